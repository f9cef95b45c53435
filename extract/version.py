"""The extractor's version: its release and a hash of every rule, so that a change of rules can never go unnoticed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from archive.versions import version_of

RELEASE = "1.0.0"
HERE = Path(__file__).parent
PATTERNS = ("components/*.py", "patterns/*.jsonl", "pipeline.py", "tokens.py", "text.py", "rules.py")
"""Files whose change can change a fact."""


@cache
def version(folder: Path = HERE) -> str:
    """The version of the rules in a folder laid out as this package; read once a process."""
    return version_of(RELEASE, folder, PATTERNS)

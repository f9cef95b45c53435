"""The extractor's version: its release and a hash of every rule, so that a change of rules can never go unnoticed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from archive.versions import version_of
from extract.rules import own_folder

RELEASE = "1.0.0"
HERE = Path(__file__).parent
PATTERNS = ("components/*.py", "patterns/*.jsonl", "pipeline.py", "tokens.py", "text.py", "rules.py")
"""Files whose change can change a fact."""


@cache
def version(folder: Path = HERE) -> str:
    """The version of the rules in a folder laid out as this package; read once a process.

    Rules of the user's own (`extract.rules`) make it another version, so that texts are read again where they change.
    """
    ours, own = version_of(RELEASE, folder, PATTERNS), own_folder()
    return f"{ours}.{version_of('own', own, ('*.jsonl',)).partition('+')[2]}" if own else ours

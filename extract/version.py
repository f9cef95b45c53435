"""The extractor's version: its release and a hash of every rule, so that a change of rules can never go unnoticed."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

RELEASE = "1.0.0"
HERE = Path(__file__).parent
PATTERNS = ("components/*.py", "patterns/*.jsonl", "pipeline.py", "tokens.py", "text.py", "rules.py")
"""Files whose change can change a fact."""


@cache
def version(folder: Path = HERE) -> str:
    """`release+hash` of the rules in a folder laid out as this package, e.g. `1.0.0+3f2a9c1d`; read once a process."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in PATTERNS for path in folder.glob(pattern)}):
        digest.update(path.relative_to(folder).as_posix().encode())
        # Line ends depend on how a checkout was made, not on the rules.
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return f"{RELEASE}+{digest.hexdigest()[:8]}"

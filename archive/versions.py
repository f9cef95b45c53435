"""The version of a body of rules: a release and a hash of their sources, so that no change of rules goes unnoticed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def version_of(release: str, folder: Path, patterns: Iterable[str]) -> str:
    """`release+hash` of the files of a folder that match the patterns, e.g. `1.0.0+3f2a9c1d`."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in patterns for path in folder.glob(pattern)}):
        digest.update(path.relative_to(folder).as_posix().encode())
        # Line ends depend on how a checkout was made, not on the rules.
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return f"{release}+{digest.hexdigest()[:8]}"

"""The parsers' version: a page read by another one is read again, although it has not changed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from archive.versions import version_of

RELEASE = "1.0.0"
HERE = Path(__file__).parent
PATTERNS = (
    "pages/*.py", "html.py", "blocks.py", "render.py", "text.py", "dates.py", "decode.py", "urls.py", "paths.py",
    "addresses.py", "labels.py", "vocabulary*.py", "webservice.py", "papers.py", "documents.py", "reading.py",
    "word.py", "filetypes.py", "limits.py", "ocr.py",
)  # fmt: skip
"""Files whose change can change what a page is read as."""


@cache
def version(folder: Path = HERE) -> str:
    """The version of the parsers in a folder laid out as this package; read once a process."""
    return version_of(RELEASE, folder, PATTERNS)

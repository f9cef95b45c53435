"""Bytes of a page to text. ModernGov writes UTF-8; headers, skins and pasted Word text say and do otherwise."""

from __future__ import annotations

import codecs
import re

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE
)
HEAD = 4096
# What these names mean on a British page is UTF-8 with, at worst, Windows-1252 bytes among it.
WESTERN = frozenset({"utf-8", "ascii", "iso8859-1", "iso8859-15", "cp1252"})


def decode(body: bytes, claimed: str | None = None) -> str:
    """Return bytes as text; never raises. `claimed` is the HTTP header's charset, believed only if not Western.

    Bytes that are no UTF-8 are read as Windows-1252, one by one: one stray apostrophe must not turn every `£` of a
    page into `Â£`.
    """
    for mark, encoding in MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    for name in (claimed, _declared(body)):
        if name and (known := _codec(name)) and known not in WESTERN:
            return body.decode(known, "replace")
    return body.replace(b"\0", b"").decode("utf-8", "minutes.windows")


def has_foreign_bytes(body: bytes, claimed: str | None = None) -> bool:
    """Whether a page that says it is UTF-8, or says nothing, has bytes that are none."""
    names = [name for name in (claimed, _declared(body)) if name]
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or any(_codec(name) != "utf-8" for name in names):
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _declared(body: bytes) -> str | None:
    found = DECLARED.search(body[:HEAD])
    return found[1].decode("ascii") if found else None


def _codec(name: str) -> str | None:
    """Return Python's name of a text encoding; UTF-16 without its mark is never true of a page that could be read."""
    try:
        known = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    is_text = known._is_text_encoding  # the only way Python offers to keep `hex` and `zip` out
    return known.name if is_text and not known.name.startswith(("utf-16", "utf-32", "utf-7")) else None


def _windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


codecs.register_error("minutes.windows", _windows)

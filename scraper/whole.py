"""Whether an answer is all there. Pure: Scrapy hands on what there is of a body that breaks off."""

from __future__ import annotations

import zlib

CHUNK = 1024 * 1024
CUT_SHORT = "the answer is cut short"
TOO_LARGE = "larger than the limit for one file"


def gzip_fault(body: bytes, most: int) -> str:
    """What is wrong with a gzip body: it breaks off, or unpacks to more than `most` bytes; else an empty text."""
    size = 0
    while body:
        unpacker = zlib.decompressobj(wbits=31)
        while not unpacker.eof:
            try:
                piece = unpacker.decompress(body, CHUNK)
            except zlib.error:
                return CUT_SHORT
            size += len(piece)
            if size > most:
                return TOO_LARGE
            body = unpacker.unconsumed_tail
            if not unpacker.eof and not body and len(piece) < CHUNK:
                return CUT_SHORT
        body = unpacker.unused_data.lstrip(b"\0")
        if not body.startswith(b"\x1f\x8b"):
            return ""  # what follows the end is padding
    return ""


def has_no_end(body: bytes) -> bool:
    """Whether a body that begins as an HTML page does not end as one."""
    return b"<html" in body[:2000].lower() and b"</html" not in body[-CHUNK:].lower()

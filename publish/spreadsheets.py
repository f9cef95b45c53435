"""CSV that is downloaded opens right in a spreadsheet: with the mark of UTF-8, and without a cell that is run.

Datasette writes CSV for programs: Excel takes its UTF-8 for something else (£ becomes Â£) and runs a cell that begins
with =. What is asked for as a download (`_dl=1`, the links of our pages) is rewritten on its way; the plain address
stays as programs want it.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Awaitable, Callable
from typing import Any

from publish.export.csv_files import guarded

MARK = "\ufeff"
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
_LARGEST_CELL = 100_000_000
Send = Callable[[dict[str, Any]], Awaitable[None]]


class Rewriter:
    """Rewrites CSV that comes in parts; a row is written once it is whole."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._waiting, self._is_begun = "", False

    def part(self, body: bytes, *, is_last: bool) -> bytes:
        """What can be written of a part and of what waited before it."""
        text = self._waiting + self._decoder.decode(body, is_last)
        whole = len(text) if is_last else _end_of_rows(text)
        self._waiting = text[whole:]
        written = _rewritten(text[:whole])
        if written and not self._is_begun:
            self._is_begun = True
            written = MARK + written
        return written.encode()


def _end_of_rows(text: str) -> int:
    """Where the last whole row ends: at a line's end that stands in no quoted cell."""
    parts, end = text.split('"'), len(text)
    for place in range(len(parts) - 1, -1, -1):
        start = end - len(parts[place])
        line = parts[place].rfind("\n") if place % 2 == 0 else -1
        if line >= 0:
            return start + line + 1
        end = start - 1
    return 0


def _rewritten(text: str) -> str:
    csv.field_size_limit(_LARGEST_CELL)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in csv.reader(io.StringIO(text, newline="")):
        writer.writerow([cell if _NUMBER.fullmatch(cell) else guarded(cell) for cell in row])
    return out.getvalue()


def for_spreadsheets(send: Send) -> Send:
    """A `send` that rewrites the CSV of a good answer."""
    rewriter: Rewriter | None = None

    async def rewriting(message: dict[str, Any]) -> None:
        nonlocal rewriter
        if message["type"] == "http.response.start" and message["status"] == 200:
            rewriter = Rewriter()
            headers = [pair for pair in message.get("headers", []) if pair[0].lower() != b"content-length"]
            message = {**message, "headers": headers}
        elif message["type"] == "http.response.body" and rewriter:
            is_last = not message.get("more_body")
            message = {**message, "body": rewriter.part(message.get("body", b""), is_last=is_last)}
        await send(message)

    return rewriting

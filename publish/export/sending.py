"""A file over HTTP, a block at a time: its hash as entity tag, part of it where asked for, so that a download that
broke off goes on where it stopped (RFC 9110, 14.2)."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from publish.caching import matches
from publish.export.manifest import sha256_of

BLOCK = 1 << 18
_RANGE = re.compile(r"bytes=(\d*)-(\d*)$")
_TEXT = {".json": "application/json", ".txt": "text/plain; charset=utf-8"}
Span = tuple[int, int]
"""First byte, and one past the last."""


def span_of(asked: str | None, size: int) -> Span | None:
    """The bytes that `Range` asks for; None for the whole: no range, several, or one that is none."""
    found = _RANGE.match((asked or "").strip())
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        return max(0, size - int(last)), size
    end = min(size, int(last) + 1) if last else size
    return (int(first), end) if int(first) < end or int(first) >= size else None


async def send_file(
    send: Any, path: Path, entry: Mapping[str, Any], asked: Mapping[str, str | None], *, is_head: bool
) -> None:
    """Send a file. `entry` is what the manifest says of it; `asked` the headers range, if-range and if-none-match."""
    with await asyncio.to_thread(path.open, "rb") as file:
        size = path.stat().st_size
        tag = f'"{entry.get("sha256") or await asyncio.to_thread(sha256_of, path)}"'
        if matches(asked.get("if-none-match"), tag):
            await _start(send, 304, {"etag": tag, "content-length": "0"})
            await send({"type": "http.response.body", "body": b""})
            return
        is_same = asked.get("if-range") in (None, tag)
        span = span_of(asked.get("range"), size) if is_same else None
        headers = {
            "etag": tag, "cache-control": "public, max-age=0, must-revalidate", "accept-ranges": "bytes",
            "content-type": str(entry.get("media_type") or _TEXT.get(path.suffix, "text/plain; charset=utf-8")),
            "content-disposition": f'attachment; filename="{path.name}"',
        }  # fmt: skip
        await _send_span(send, file, size, span, headers, is_head)


async def _send_span(
    send: Any, file: Any, size: int, span: Span | None, headers: dict[str, str], is_head: bool
) -> None:
    if span is not None and span[0] >= size:
        await _start(send, 416, {**headers, "content-range": f"bytes */{size}", "content-length": "0"})
        await send({"type": "http.response.body", "body": b""})
        return
    first, end = span or (0, size)
    part = {"content-range": f"bytes {first}-{end - 1}/{size}"} if span else {}
    await _start(send, 206 if span else 200, {**headers, **part, "content-length": str(end - first)})
    file.seek(first)
    left = 0 if is_head else end - first
    while left > 0:
        block = await asyncio.to_thread(file.read, min(BLOCK, left))
        if not block:
            # The file is shorter than it was: the connection breaks, so that nobody takes this for the whole.
            raise OSError(f"{file.name} ended early")
        left -= len(block)
        await send({"type": "http.response.body", "body": block, "more_body": left > 0})
    if is_head or first == end:
        await send({"type": "http.response.body", "body": b""})


async def _start(send: Any, status: int, headers: Mapping[str, str]) -> None:
    pairs = [[name.encode(), value.encode("latin-1", "replace")] for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": pairs})

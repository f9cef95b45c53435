"""The process that reads documents: bytes in, their text out, nothing else. Started by `scraper.sandbox`.

    python -m scraper.textworker    (standard input is the socket)

It trusts no document: a file may crash it, hang it or fill its memory, and then it is thrown away.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from archive.errors import Unreadable
from scraper.documents import DocumentText, read_document
from scraper.frames import Broken, pack, receive, send, unpack
from scraper.guards import allow, guard, peak, rest
from scraper.limits import Limits
from scraper.ocr import recognise_page

Read = Callable[[bytes, Limits], DocumentText]
REQUEST = 10_000
"""Bytes of a request without its document."""
SPENT = 4
"""A worker that has once used this part of its memory reads no more: the next document is to find all of it free."""


def main(read: Read = read_document) -> None:
    """Answer requests until the parent hangs up. `read` is another one in tests of what can go wrong."""
    with socket.socket(fileno=0) as channel:
        try:
            limits = Limits(**unpack(receive(channel, REQUEST)))
            send(channel, pack({"guards": guard(limits.memory)}))
            while True:
                request = unpack(receive(channel, REQUEST))
                body = receive(channel, limits.size)
                allow(float(request["seconds"]))
                reply = answer(request, body, limits, read)
                send(channel, pack({**reply, "is_spent": peak() > limits.memory / SPENT}))
                rest()
        except Broken:
            return


def answer(request: dict[str, Any], body: bytes, limits: Limits, read: Read) -> dict[str, Any]:
    """What to reply: `text`, `page`, or why there is none in `unreadable`, `failed` or `memory`."""
    try:
        if request["command"] == "ocr":
            page = recognise_page(body, int(request["page"]), str(request["program"]), str(request["languages"]))
            return {"page": page}
        return {"text": asdict(read(body, limits))}
    except Unreadable as error:
        return {"unreadable": str(error)}
    except MemoryError:
        return {"memory": True}
    except Exception as error:
        return {"failed": f"{type(error).__name__}: {error}".splitlines()[0][:200]}


if __name__ == "__main__":
    main()

"""A worker whose reader does what hostile files make readers do, at a word in the document. For tests only."""

from __future__ import annotations

import os
import time
from pathlib import Path
from socket import create_connection

from scraper.documents import DocumentText, read_document
from scraper.limits import Limits
from scraper.textworker import main

hoard: list[bytearray] = []


def read(body: bytes, limits: Limits) -> DocumentText:
    """Hang, spin, crash, take memory, write, call out; or read."""
    match body.split(b" ")[0]:
        case b"hang":
            time.sleep(600)
        case b"spin":
            while True:
                pass
        case b"abort":
            os.abort()
        case b"exit":
            os._exit(7)
        case b"hog":
            hoard.append(bytearray(limits.memory))
        case b"hoard":
            hoard.append(bytearray(limits.memory // int(body.split(b" ")[1])))
        case b"error":
            raise KeyError("a fault of the reader's own")
        case b"write":
            Path(body.split(b" ")[1].decode()).write_bytes(b"x")
        case b"call":
            create_connection(("127.0.0.1", int(body.split(b" ")[1])), 2).close()
        case b"nonsense":
            return DocumentText("text/plain", "ok", 7)  # type: ignore[arg-type]
        case b"flood":
            return DocumentText("text/plain", "ok", ("x" * (limits.characters * 7 + 10_000_000),))
        case b"who":
            return DocumentText("text/plain", "ok", (str(os.getpid()), str(sorted(os.environ))))
    return read_document(body, limits)


if __name__ == "__main__":
    main(read)

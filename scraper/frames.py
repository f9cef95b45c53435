"""Messages between the crawl and the process that reads documents: eight bytes of length, then the message."""

from __future__ import annotations

import json
import socket
import struct
import time
from typing import Any

_LENGTH = struct.Struct(">Q")
_CHUNK = 1024 * 1024


class Broken(Exception):
    """The other side is gone, or sent what is no message."""


def send(channel: socket.socket, message: bytes, deadline: float | None = None) -> None:
    """Send a message. `deadline` is a time of `time.monotonic`; raises TimeoutError after it, Broken where cut off."""
    _set_timeout(channel, deadline)
    try:
        channel.sendall(_LENGTH.pack(len(message)))
        channel.sendall(message)
    except TimeoutError:
        raise
    except OSError as error:
        raise Broken(str(error)) from error


def receive(channel: socket.socket, most: int, deadline: float | None = None) -> bytes:
    """Wait for a message of at most `most` bytes."""
    (length,) = _LENGTH.unpack(_exactly(channel, _LENGTH.size, deadline))
    if length > most:
        raise Broken(f"a message of {length:,} bytes")
    return _exactly(channel, length, deadline)


def _exactly(channel: socket.socket, length: int, deadline: float | None) -> bytes:
    found = bytearray()
    while len(found) < length:
        _set_timeout(channel, deadline)
        try:
            piece = channel.recv(min(_CHUNK, length - len(found)))
        except TimeoutError:
            raise
        except OSError as error:
            raise Broken(str(error)) from error
        if not piece:
            raise Broken("closed")
        found += piece
    return bytes(found)


def _set_timeout(channel: socket.socket, deadline: float | None) -> None:
    left = None if deadline is None else deadline - time.monotonic()
    if left is not None and left <= 0:
        raise TimeoutError
    channel.settimeout(left)


def pack(values: dict[str, Any]) -> bytes:
    """A message as JSON, never pickle: what a hostile document made of the other process is not run here."""
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "replace")


def unpack(message: bytes) -> dict[str, Any]:
    """The values of a message; raises Broken for what is none."""
    try:
        values = json.loads(message)
    except (ValueError, RecursionError) as error:
        raise Broken(str(error)) from error
    if not isinstance(values, dict):
        raise Broken("no values")
    return values

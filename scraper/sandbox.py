"""Text of documents, taken in a process apart: a hostile file costs its own text and nothing else.

One worker (`scraper.textworker`) is started when first needed and used for one document after another, since starting
it costs as much as reading many. A document that runs over its time is killed together with the worker; one that
crashes it or fills its memory is tried once more in a fresh worker if that one had read others before, and a worker
that has used much memory is not used again: what a document gives does not depend on what was read before it. Only
the time limit depends on the machine.

Waiting for the worker blocks the caller, a crawl's reactor too, for at most `Limits.seconds` a document.
"""

from __future__ import annotations

import atexit
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache, partial
from typing import Any, Self

from archive.errors import MinutesError, Unreadable
from scraper.documents import DocumentText, check_size
from scraper.frames import Broken, pack, receive, send, unpack
from scraper.limits import LIMITS, Limits
from scraper.ocr import Tesseract, find_tesseract, with_recognised

START_SECONDS = 60.0
DOCUMENTS_A_WORKER = 500
"""A worker is replaced after so many: what the libraries leak ends with it."""
OVERHEAD = 10_000_000


@dataclass(slots=True)
class _Worker:
    """A running process and the socket to it. `guards` is what it says it has given up."""

    process: subprocess.Popen[bytes]
    channel: socket.socket
    owner: int
    guards: tuple[str, ...] = ()
    documents: int = 0

    @classmethod
    def start(cls, module: str, limits: Limits) -> _Worker:
        ours, theirs = socket.socketpair()
        # nothing of our environment is the worker's business; what is imported here is found there, from no other place
        path = os.pathsep.join(map(os.path.abspath, sys.path))
        surroundings = {
            "PYTHONPATH": path, "PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONHASHSEED": "0", "OMP_THREAD_LIMIT": "1",
        }  # fmt: skip
        with theirs:
            process = subprocess.Popen(
                [sys.executable, "-B", "-P", "-m", module], cwd=os.sep, env=surroundings, start_new_session=True,
                stdin=theirs.fileno(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        worker = cls(process, ours, os.getpid())
        try:
            worker.greet(limits)
        except BaseException:
            worker.stop()
            raise
        return worker

    def greet(self, limits: Limits) -> None:
        """Tell a new worker its limits, and hear which of them hold."""
        deadline = time.monotonic() + START_SECONDS
        send(self.channel, pack(asdict(limits)), deadline)
        self.guards = tuple(map(str, unpack(receive(self.channel, OVERHEAD, deadline))["guards"]))

    def ask(self, request: dict[str, Any], body: bytes, most: int) -> dict[str, Any]:
        """One document's answer; raises TimeoutError or Broken."""
        self.documents += 1
        deadline = time.monotonic() + float(request["seconds"])
        send(self.channel, pack(request), deadline)
        send(self.channel, body, deadline)
        return unpack(receive(self.channel, most, deadline))

    def stop(self, patience: float = 0.5) -> str:
        """End the process and what it started; returns the name of the signal it had ended by itself with, or nothing.

        `patience` is how long to wait for that, in seconds: a crash takes a moment to be known.
        """
        self.channel.close()
        if self.owner != os.getpid():
            return ""  # a fork's copy: the worker is the parent's
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(patience)
        ended = self.process.returncode
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if ended is None or ended >= 0:
            return ""
        return next((known.name for known in signal.Signals if known == -ended), f"signal {-ended}")


class Sandbox:
    """Reads documents in a worker process. Use as a context manager, or `close` it.

    With `tesseract`, pages that are pictures are recognised too (`scraper.ocr`).
    """

    def __init__(
        self, limits: Limits = LIMITS, tesseract: Tesseract | None = None, module: str = "scraper.textworker"
    ) -> None:
        self.limits = limits
        self.tesseract = tesseract
        self.module = module
        self.started = 0
        """Workers started so far."""
        self._worker: _Worker | None = None
        self._lock = threading.RLock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the worker."""
        with self._lock:
            self._end()

    @property
    def guards(self) -> tuple[str, ...]:
        """What holds for the worker on this system: memory, files, core, network, priority."""
        with self._lock:
            return self._ready().guards

    def extract(self, body: bytes) -> DocumentText:
        """The text of a document: the same as `scraper.documents.read_document` gives.

        Raises Unreadable, with the limit and its value in words; MinutesError where no worker can be started.
        """
        check_size(body, self.limits)
        reply = self._ask({"command": "text", "seconds": self.limits.seconds}, body)
        try:
            read = _document_text(reply["text"])
        except (KeyError, TypeError, ValueError) as error:
            raise Unreadable(f"the reader gave no sense on it ({type(error).__name__})") from error
        if self.tesseract is None:
            return read
        return with_recognised(read, partial(self._recognise, body, self.tesseract), self.tesseract, self.limits)

    def _recognise(self, body: bytes, tesseract: Tesseract, number: int) -> str:
        request = {
            "command": "ocr", "page": number, "program": tesseract.path, "languages": tesseract.languages,
            "seconds": self.limits.ocr_seconds,
        }  # fmt: skip
        return str(self._ask(request, body).get("page", ""))

    def _ask(self, request: dict[str, Any], body: bytes) -> dict[str, Any]:
        """The worker's reply; Unreadable for a document that has none."""
        with self._lock:
            try:
                return self._attempt(request, body)
            except _Fallen as fallen:
                if fallen.was_fresh:
                    raise Unreadable(fallen.why) from None
            try:
                return self._attempt(request, body)
            except _Fallen as fallen:
                raise Unreadable(fallen.why) from None

    def _attempt(self, request: dict[str, Any], body: bytes) -> dict[str, Any]:
        worker = self._ready()
        was_fresh = worker.documents == 0
        try:
            reply = worker.ask(request, body, self.limits.characters * 6 + OVERHEAD)
        except TimeoutError:
            self._end(patience=0)
            raise Unreadable(self._too_slow(request)) from None
        except Broken:
            ended = self._end()
            if ended in ("SIGALRM", "SIGXCPU"):
                raise Unreadable(self._too_slow(request)) from None
            raise _Fallen(self._crashed(ended), was_fresh) from None
        except BaseException:
            self._end()  # interrupted half way through a message: the next document may not get this one's answer
            raise
        if "memory" in reply:
            self._end()
            raise _Fallen(f"reading it needs more than {self._megabytes()} MB of memory", was_fresh)
        if reply.get("is_spent"):
            self._end()
        if "failed" in reply:
            raise Unreadable(f"the reader failed on it ({reply['failed']})")
        if "unreadable" in reply:
            raise Unreadable(str(reply["unreadable"]))
        return reply

    def _ready(self) -> _Worker:
        """The worker, a new one where there is none or it has done its share."""
        held = self._worker
        if held is not None and (held.owner != os.getpid() or held.documents >= DOCUMENTS_A_WORKER):
            self._end()
        if self._worker is None:
            try:
                self._worker = _Worker.start(self.module, self.limits)
            except (OSError, Broken, KeyError) as error:
                raise MinutesError(
                    f"The process that reads documents does not start ({type(error).__name__}: {error})."
                    f" Try: {sys.executable} -m {self.module} </dev/null"
                ) from error
            self.started += 1
        return self._worker

    def _end(self, patience: float = 0.5) -> str:
        worker, self._worker = self._worker, None
        return worker.stop(patience) if worker else ""

    def _too_slow(self, request: dict[str, Any]) -> str:
        return f"reading it took longer than {request['seconds']:g} seconds and was stopped (time limit)"

    def _crashed(self, ended: str) -> str:
        how = f" ({ended})" if ended else ""
        return f"the reader crashed on it{how}: it is damaged, or needs more than {self._megabytes()} MB of memory"

    def _megabytes(self) -> str:
        return f"{self.limits.memory / 1024 / 1024:,.0f}"


class _Fallen(Exception):
    """The worker went down, perhaps for what it had read before."""

    def __init__(self, why: str, was_fresh: bool) -> None:
        super().__init__(why)
        self.why = why
        self.was_fresh = was_fresh


def _document_text(values: dict[str, Any]) -> DocumentText:
    pages, broken = tuple(map(str, values.pop("pages"))), tuple(map(int, values.pop("broken")))
    return DocumentText(**values, pages=pages, broken=broken)


@cache
def shared() -> Sandbox:
    """The sandbox of this program, with the usual limits; ended when the program ends."""
    sandbox = Sandbox()
    atexit.register(sandbox.close)
    return sandbox


def extract(body: bytes) -> DocumentText:
    """The text of a document, by the shared sandbox: see `Sandbox.extract`."""
    return shared().extract(body)


def recognise_pictures(languages: str = "eng") -> None:
    """From now on, have the shared sandbox recognise text in pictures. Raises UsageError where tesseract is missing."""
    shared().tesseract = find_tesseract(languages)

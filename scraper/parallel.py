"""Reads what evidence.db keeps in several processes, and hands back what was read in the order it was asked for.

The processes read evidence.db themselves and send back records only. How far they are ahead is bounded, so memory does
not grow with the archive. With one process nothing is started: the caller reads, one thing after another.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

from archive.errors import MinutesError
from archive.evidence import Evidence
from archive.records import Parsed
from scraper.ocr import Tesseract
from scraper.sandbox import shared

BATCH = 16  # things in one message to a process
AHEAD = 3  # batches a process that may wait to be written
DIED = (
    "A process that reads pages died twice over the same pages: the machine may be out of memory."
    " Try again with fewer: --processes 1."
)


class Task(Protocol):
    """Something kept that can be read. Small when pickled."""

    @property
    def sha256(self) -> str:
        """Of its bytes."""
        ...

    def read(self, body: bytes) -> Parsed:
        """What the bytes say. Pure."""
        ...


class Step(Protocol):
    """One thing to write. `task` is what to read before; None where that is nothing, or may prove not to be needed."""

    @property
    def task(self) -> Task | None: ...


S = TypeVar("S", bound=Step)
Results = list[Parsed | None]


@dataclass(slots=True)
class _Batch(Generic[S]):
    steps: list[S]
    read: Future[Results]


class Readers:
    """`processes` processes that read the evidence file at `path`. Use as a context manager."""

    def __init__(self, path: Path, processes: int) -> None:
        self.path, self.processes = path, processes
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._stop()

    def read(self, steps: Iterable[S]) -> Iterator[tuple[S, Parsed | None]]:
        """Each step with what its task read, in order; None where it has no task, or one process does everything.

        Raises what reading raised, and MinutesError where a process dies twice over the same things.
        """
        if self.processes == 1:
            yield from ((step, None) for step in steps)
            return
        source, waiting = iter(steps), deque[_Batch[S]]()
        while batch := list(islice(source, BATCH)):
            waiting.append(_Batch(batch, self._ask(batch)))
            if len(waiting) > AHEAD * self.processes:
                yield from self._first_of(waiting)
        while waiting:
            yield from self._first_of(waiting)

    def _first_of(self, waiting: deque[_Batch[S]]) -> Iterator[tuple[S, Parsed | None]]:
        """The batch that has waited longest; where a process died, everything that waits is asked for once more."""
        try:
            found = waiting[0].read.result()
        except BrokenProcessPool:
            self._stop()
            for batch in waiting:
                batch.read = self._ask(batch.steps)
            try:
                found = waiting[0].read.result()
            except BrokenProcessPool as error:
                raise MinutesError(DIED) from error
        yield from zip(waiting.popleft().steps, found, strict=True)

    def _ask(self, steps: Iterable[Step]) -> Future[Results]:
        tasks = [step.task for step in steps]
        if not any(tasks):
            nothing: Future[Results] = Future()
            nothing.set_result([None] * len(tasks))
            return nothing
        try:
            return self._submit(tasks)
        except BrokenProcessPool:  # what waits in the dead pool is asked for again in its turn
            self._stop()
            return self._submit(tasks)

    def _submit(self, tasks: list[Task | None]) -> Future[Results]:
        """A process may be started here: it must not hear of Ctrl-C before it can say that it does not listen."""
        pool = self._started()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return pool.submit(_read, tasks)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self.processes,
                mp_context=get_context("spawn"),
                initializer=_begin,
                initargs=(self.path, shared().tesseract),
            )
        return self._pool

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


# ------------------------------------------------------------ in a process of its own

_EVIDENCE: list[Evidence] = []  # the one file, open for as long as the process lives


def _begin(path: Path, tesseract: Tesseract | None) -> None:
    """Ctrl-C is the parent's business; a process whose parent was killed ends too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _EVIDENCE.append(Evidence(path))
    shared().tesseract = tesseract


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read(tasks: list[Task | None]) -> Results:
    return [None if task is None else task.read(_EVIDENCE[0].body(task.sha256)) for task in tasks]

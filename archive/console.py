"""Progress for people: bars with counts on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress

from archive.progress import Progress

LINE_EVERY_SECONDS = 5.0


class Bars:
    """A bar for each stage that has begun."""

    def __init__(self, stream: TextIO) -> None:
        self._bars = RichProgress(
            TextColumn("{task.description:<16}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
            console=Console(file=stream, highlight=False), transient=False,
        )  # fmt: skip
        self._tasks: dict[str, TaskID] = {}

    def say(self, line: str) -> None:
        self._bars.console.print(line, markup=False, highlight=False)

    def step(self, stage: str, done: int, total: int | None) -> None:
        if stage not in self._tasks:
            self._bars.start()
            self._tasks[stage] = self._bars.add_task(stage, total=total)
        self._bars.update(self._tasks[stage], completed=done, total=total)

    def end(self, stage: str) -> None:
        """Leave the finished bar on the screen; the last one stops the redrawing."""
        if self._tasks.pop(stage, None) is not None and not self._tasks:
            self._bars.stop()
            for task in self._bars.task_ids:
                self._bars.remove_task(task)


class Lines:
    """A line a stage every few seconds, and one at its end."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._clock = stream, clock
        self._counts: dict[str, tuple[int, int | None]] = {}
        self._last: dict[str, float] = {}

    def say(self, line: str) -> None:
        print(line, file=self._stream, flush=True)

    def step(self, stage: str, done: int, total: int | None) -> None:
        self._counts[stage] = (done, total)
        now = self._clock()
        if now - self._last.setdefault(stage, now) >= LINE_EVERY_SECONDS:
            self._last[stage] = now
            self.say(self._line(stage))

    def end(self, stage: str) -> None:
        if stage in self._counts:
            self.say(self._line(stage))
            del self._counts[stage]
            self._last.pop(stage, None)

    def _line(self, stage: str) -> str:
        done, total = self._counts[stage]
        return f"{stage}: {done:,}" + (f" of {total:,}" if total is not None else "")


def progress_on(stream: TextIO) -> Progress:
    """What suits the stream."""
    return Bars(stream) if stream.isatty() else Lines(stream)

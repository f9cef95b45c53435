"""How long work tells people where it is: the command line shows it, libraries and tests may pass `SILENT`."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """What long work calls. Stages may run at the same time; each has its own count."""

    def say(self, line: str) -> None:
        """One line for the reader."""

    def step(self, stage: str, done: int, total: int | None) -> None:
        """`done` of `total` (None where not known yet) in a stage."""

    def end(self, stage: str) -> None:
        """A stage is over."""


class _Silent:
    def say(self, line: str) -> None:
        del line

    def step(self, stage: str, done: int, total: int | None) -> None:
        del stage, done, total

    def end(self, stage: str) -> None:
        del stage


SILENT: Progress = _Silent()

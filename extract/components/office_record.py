"""An office as a text prints it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Office:
    """An office as printed: its whole span, its kind, the organisation named with it, whether it needs a person."""

    start: int
    end: int
    kind: str
    role: str
    organisation: str | None = None
    weak: bool = False

"""What is read off a list of people: each person, and the list as a whole."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listed:
    """One person of a list: the span of the name without Councillor, Alderman and the like (Mr, Dr, Sir stay).

    `office` is an office printed with the name, `note` what stands in brackets after it. A person named by office
    alone ("the Convener") has `is_named` False; the span is then the office.
    """

    start: int
    end: int
    name: str
    office: str | None = None
    note: str | None = None
    is_titled: bool = False
    is_named: bool = True


@dataclass(frozen=True, slots=True)
class NameList:
    """A list that was read: its people, where it ends, the count printed after it, and whether it is plainly a
    list; `counted` is the span of the count."""

    people: tuple[Listed, ...]
    end: int
    count: int | None
    is_whole: bool
    counted: tuple[int, int] | None = None

"""Numbers with the precision they are printed in: what "£1.2m" or "11%" may stand for before it was rounded."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.facts import Figure
from extract.components.numbers import read_digits

_DIGITS = re.compile(r"\d[\d,]*(?:\.(?P<decimals>\d+))?")


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`, both included."""

    low: float
    high: float

    @classmethod
    def of(cls, value: float, half: float = 0.0) -> Interval:
        """Values around one, `half` to either side."""
        return cls(value - half, value + half)

    def minus(self, other: Interval) -> Interval:
        """Every difference of a value of this one and a value of the other."""
        return Interval(self.low - other.high, self.high - other.low)

    def plus(self, other: Interval) -> Interval:
        """Every sum of a value of this one and a value of the other."""
        return Interval(self.low + other.low, self.high + other.high)

    def size(self) -> Interval:
        """The absolute values."""
        if self.low >= 0:
            return self
        return Interval(-self.high, -self.low) if self.high <= 0 else Interval(0.0, max(-self.low, self.high))

    def share_of(self, whole: Interval) -> Interval:
        """Percentage of a whole above 0."""
        return Interval(self.low / whole.high * 100, self.high / max(whole.low, 1e-9) * 100)

    def meets(self, other: Interval) -> bool:
        """Whether the two have a value in common, a hair's breadth of the computer's arithmetic allowed."""
        slack = 1e-9 * max(1.0, abs(self.high), abs(other.high))
        return self.low <= other.high + slack and other.low <= self.high + slack


def _half(figure: Figure) -> float:
    """Half a unit of the last digit that is printed: 0 for a whole number, 50 for 6,200, 50,000 for 1.2 million.

    A share is always rounded: 0.5 for 47 %.
    """
    match = _DIGITS.search(figure.quote)
    if match is None:
        return 0.0 if figure.value < 1000 else _rounded(figure.value)
    number = read_digits(match.group())
    scale = abs(figure.value) / number if number else 1.0
    decimals = len(match["decimals"] or "")
    if figure.kind == "percent":
        return float(0.5 * 10**-decimals)
    if scale >= 100 or (decimals and figure.kind != "money") or decimals == 1:
        return float(0.5 * 10**-decimals * scale)
    return 0.005 if decimals else _rounded(figure.value)


_WIDEST = 0.024
"""Share of a rounded number by which it may be off: 1,000 stands for 976 to 1,024 and not for 500 to 1,500."""


def _rounded(value: float) -> float:
    """A whole number from a thousand up with two noughts or more may be a rounded one."""
    whole, zeros = int(abs(value)), 0
    while whole and whole % 10 == 0:
        whole, zeros = whole // 10, zeros + 1
    return min(0.5 * 10**zeros, _WIDEST * abs(value)) if zeros >= 2 and abs(value) >= 1000 else 0.0


def interval(figure: Figure) -> Interval:
    """What a figure may stand for."""
    return Interval.of(abs(figure.value), _half(figure))


def near(values: Interval, share: Figure) -> bool:
    """Whether a value of the interval rounds to a stated percentage."""
    match = _DIGITS.search(share.quote)
    decimals = len(match["decimals"] or "") if match else 0
    half = 0.5 * 10**-decimals if share.value == round(share.value, decimals) else 0.05
    return values.meets(Interval.of(abs(share.value), float(half)))

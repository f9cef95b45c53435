"""Numbers of lists as letters and Roman figures. Pure."""

from __future__ import annotations

ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def roman(number: int) -> str:
    """A number from 1 as Roman figures: `xiv`."""
    out = ""
    for value, sign in ROMAN:
        out += sign * (number // value)
        number %= value
    return out


def letters(number: int) -> str:
    """A number from 1 as Word counts by letters: `a` to `z`, then `aa`, `bb`."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)

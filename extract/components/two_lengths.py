"""One length in two units: "3.05m or 10ft" is no range of feet."""

from __future__ import annotations

import re

from extract.components.numbers import read

_IMPERIAL = {"foot": "feet", "inch": "inches", "yard": "yards", "mile": "miles"}


def two_lengths(match: re.Match[str], name: str) -> tuple[tuple[int, int, float, str], ...]:
    """Start, end, value and unit of both lengths; none where the "m" of the first means millions, or there is one.

    `match` has the groups `low`, `lowscale` and `high`, `name` is the unit behind the second number.
    """
    scale = match["lowscale"]
    if not (scale and scale.strip() == "m" and match["high"] and name in _IMPERIAL):
        return ()
    low, high = read(match["low"]), read(match["high"])
    if low is None or high is None:
        return ()
    return (
        (match.start(), match.end("lowscale"), low.value, "metres"),
        (match.start("high"), match.end(), high.value, _IMPERIAL[name]),
    )

"""Times and rates told without a number: "within a fortnight", "deferred for one month", "twice a year".

"One" and "a" are mostly determiners, so that a single time is read only behind "within", or behind "for" or "by" in a
clause that tells of something lasting or put off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.facts import Figure
from extract.components.quantity_facts import fact
from extract.scanning import finditer

_TIME = re.compile(
    r"\b(?P<lead>within|for|by)\s(?:(?:only|just|about|up\sto|at\sleast|another)\s)?"
    r"(?P<span>(?:a|an|one)\s(?:further\s)?(?P<unit>week|fortnight|month|year|hour))\b"
    r"(?!['’-]|\s(?:or|ago|earlier|before|later|to|a|an|per|each|every|group|old)\b)",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\b(?:defer|delay|postpone|adjourn|extend|suspend|continu|clos|keep|kept|grant|appoint|trial|pilot|renew|last"
    r"|approv|fund|put\soff|held\sover|maintain|retain|hold|run|open|agree|licen[cs]e|let|lease|stay|remain)\w{0,4}\b"
    r"[^.;:\n]{0,80}\Z",
    re.IGNORECASE,
)
_HALF_AN_HOUR = re.compile(r"(?<!every\s)(?<!each\s)\bhalf\san\shour\b(?!['’])", re.IGNORECASE)
_OFTEN = re.compile(
    r"\b(?P<times>once|twice)\s(?:an?|per|each|every|in\s(?:a|each|every))\s"
    r"(?P<base>hour|day|night|week|fortnight|month|quarter|term|season|year)\b"
    r"(?!['’-]|\s(?:has|have|had|is|was|ago|earlier|later)\b)",
    re.IGNORECASE,
)
_REACH = 110
"""How far before "for" or "by" the verb may stand, in characters."""


def single_times(text: str, _starts: Sequence[int]) -> Iterator[Figure | None]:
    """Durations of one week, month or the like, and how often something is done, each kind in order."""
    for match in finditer(_TIME, text):
        before = max(0, match.start() - _REACH)
        if match["lead"].casefold() == "within" or _LASTING.search(text, before, match.start()):
            start, end = match.span("span")
            days = match["unit"].casefold() == "fortnight"
            value, unit = (14.0, "days") if days else (1.0, f"{match['unit'].casefold()}s")
            yield fact(text, start, end, "duration", value, unit, "single")
    for match in finditer(_HALF_AN_HOUR, text):
        yield fact(text, *match.span(), "duration", 30.0, "minutes", "single")
    for match in finditer(_OFTEN, text):
        value = 1.0 if match["times"].casefold() == "once" else 2.0
        yield fact(text, *match.span(), "rate", value, f"times per {match['base'].casefold()}", "often")

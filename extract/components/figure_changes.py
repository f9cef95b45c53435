"""Which figures of a sentence are the beginning and the end of a change: `from` and `to`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from archive.facts import Figure
from extract import rules

Window = tuple[str, str]
"""Words before and after a figure, white space as single spaces, no further than the figures beside it."""

_LESS = (
    r"(?:about |around |approximately |some |nearly |almost |over |just |an? average of |the |only |either |as much as "
    r"|as low as |as few as |up to |a maximum of |one of |an? (?:[\w’'-]+ ){1,3}of ){0,3}$"
)
_VERBS = rf"(?:{'|'.join(rules.values('figure_parts', 'change'))})"
_CHANGE = re.compile(rf"\b{_VERBS}\b", re.IGNORECASE)
_FROM = re.compile(rf"\b(?:from|o) {_LESS}", re.IGNORECASE)
_TO = re.compile(rf"^(?:,? [\w’'%/-]+){{0,6}},? (?:to|i) {_LESS}", re.IGNORECASE)
_NO_BEGINNING = (
    r"(?:an?|the|its|our|their) (?:[\w’'-]+ ){0,2}(?:targets?|benchmarks?|budgets?|estimates?|forecasts?|goals?"
    r"|limits?|plans?"
    r"|thresholds?|(?:national|regional|England|county) (?:average|figure|rate)) "
)
""" "savings of £2m compared with a target of £3m": nothing rose or fell."""
_BACK = re.compile(
    r"\b(?:(?:up|down|increased?|rise|rose|risen|fall|fallen|fell|drop(?:ped)?|reduced|reduction|decreased?) from"
    rf"|compared (?:with|to)(?! {_NO_BEGINNING})|o gymharu (?:â|ag)) {_LESS}",
    re.IGNORECASE,
)
_BACK_PLAIN = re.compile(rf"^,? \(?(?:up |down )?from {_LESS}", re.IGNORECASE)
""" "down to 3.84%, from 4.30% in the year before", "reduced to 100 (from 160)"."""
_THEN = re.compile(
    r"\b(?:year|month|quarter|week|period|season|time|before|earlier|ago|previous(?:ly)?|last|prior|then|since|census"
    r"|(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October|November|December|blwyddyn"
    r"|flwyddyn|llynedd|gynt|cynt)\b"
)
""" "compared with £2.4m for the ward" compares two things, and no two times."""
_CHANGED = re.compile(
    r"[,;(–-] ?(?:or |which (?:was|is) |that is,? )?(?:an? |the )?(?:[\w-]+ )?(?:increase|rise|growth|fall|drop"
    r"|reduction|decrease|decline|improvement|cynnydd|gostyngiad)\b"
)
""" "compared with 3,280 the year before, a reduction of 4.9%": only then is it told as a change."""
_CHANGED_TO = re.compile(
    r"\b(?:increas(?:e|ed|es|ing)|halved|doubled|ris(?:e|en|es|ing)|rose|fell|fall(?:en|ing)?|dropped|gr[oe]wn?|down"
    r"|(?:go|goes|gone|went|put|come|brought) (?:up|down)|reduc(?:e|ed|es|ing)|reduction"
    r"|rais(?:e|ed|es|ing)|lower(?:ed|ing)?|uplifted|cut|revised|brought|codi|cynyddu"
    rf"|gostwng) (?:to|i) {_LESS}",
    re.IGNORECASE,
)
""" "be increased to £45,000": what it was before is not told."""
_RAISED_TO = re.compile(
    r"\b(?:increas(?:e|ed|es|ing)|reduc(?:e|ed|es|ing)|rais(?:e|ed|es|ing)|lower(?:ed|ing)?|uplift(?:ed)?|cut(?:ting)?"
    r"|bring(?:ing)?|brought|revis(?:e|ed|ing)|amend(?:ed|ing)?|codi|cynyddu|gostwng)(?:[’']r)?"
    rf" (?:[\w’'/-]+ ){{1,8}}?(?:to|i) {_LESS}"
    rf"|\b(?:fall(?:en)?|fell|ris(?:en?|ing)|rose|dropped|grown?|grew)"
    r" (?:by|since|in|over|again|further|slightly|sharply|steadily)"
    rf" (?:[\w’'/-]+ ){{0,7}}?to {_LESS}",
    re.IGNORECASE,
)
""" "reduced the deficit to £4.1m": of sums and shares alone, "to" leads to much else before other numbers."""
_ONLY_TO = re.compile(rf"^,? to {_LESS}", re.IGNORECASE)
_RAISE = re.compile(
    r"\b(?:increas(?:e|ed|ing)|reduc(?:e|ed|ing)|rais(?:e|ed|ing)|lower(?:ed|ing)?|uplift(?:ed)?) [^.;]{1,80}$",
    re.IGNORECASE,
)
""" "raise the charge for craft of up to 10 metres to £31.50"."""
_BY = re.compile(rf"\b(?:{_VERBS} (?:[\w’'/-]+ ){{0,6}}?(?:by|of)|up|down) {_LESS}", re.IGNORECASE)
_AND_BY = re.compile(r"\band (?:[\w’'-]+ ){1,4}by $")
""" "Parking would go up by 20p and garden waste by £4 to £49"."""
_NO_CHANGE = re.compile(
    r"\b(?:respon[sd]\w*|due|payable|paid|awarded|granted|contribut\w+|added|applied|relat\w+|subject"
    r"|amount\w*|c[oa]mes?|equivalent|equal|equat\w+|limited|capped|restricted|confined|kept|held|(?<!to )up) to "
    r"|\b(?:questions?|issues?|concerns?|points?|matters?|objections?|quer(?:y|ies)|awareness)\b"
)


def changes(figures: Sequence[Figure], windows: Sequence[Window]) -> dict[int, str]:
    """Index of a figure and whether it is the `from` or the `to` of a change."""
    found: dict[int, str] = {}
    for at, (one, two) in enumerate(pairwise(figures)):
        before, between = windows[at]
        changing = any(_CHANGE.search(words) for words, _ in windows[max(0, at - 3) : at + 1])
        led = _FROM.search(before) or _is_opened(figures, windows, at)
        if _alike(one, two) and changing and led and _TO.search(between):
            found[at], found[at + 1] = "from", "to"
    for at, (before, _) in enumerate(windows):
        if at not in found:
            found.update(_end(figures, windows, at, before, found))
    return found


def _is_opened(figures: Sequence[Figure], windows: Sequence[Window], at: int) -> bool:
    """Whether a change stands in brackets behind its share: "had risen by 6.7% (3,935 offences to 4,199)"."""
    if at == 0 or figures[at - 1].kind != "percent" or windows[at][0] != " (":
        return False
    return _BY.search(windows[at - 1][0]) is not None


def _alike(one: Figure, two: Figure) -> bool:
    """Whether two figures may be ends of one change; the second alone may say per what: "to 150 tonnes a year"."""
    return one.kind == two.kind or (two.kind == "rate" and f"{two.unit}".startswith(f"{one.unit} per "))


def _is_compared(before: str, after: str) -> bool:
    """Whether a figure is what another is compared with, at another time, and no words after tell of a change."""
    compared = "compar" in before.casefold() or "gymharu" in before.casefold()
    return compared and not (_THEN.search(f"{before} {after}") and _CHANGED.search(after))


def _end(
    figures: Sequence[Figure], windows: Sequence[Window], at: int, before: str, found: dict[int, str]
) -> dict[int, str]:
    """What a figure alone says of itself, and of the figure before it: "212 members, up from 160"."""
    alike = at > 0 and figures[at - 1].kind == figures[at].kind
    if alike and _BACK.search(before) and not _is_compared(before, windows[at][1]):
        return {at: "from"} if "compared" in before.casefold() else {at: "from", at - 1: found.get(at - 1, "to")}
    if alike and found.get(at - 1) == "to" and _BACK_PLAIN.match(before):
        return {at: "from"}
    if figures[at].kind == "other" or not (" to " in before or " i " in before):
        return {}
    raised = figures[at].kind in ("money", "percent") and _is_raised_to(before)
    return {at: "to"} if _CHANGED_TO.search(before) or raised or _follows_rise(figures, windows, at) else {}


def _is_raised_to(before: str) -> bool:
    match = _RAISED_TO.search(before)
    return match is not None and _NO_CHANGE.search(match.group()) is None


def _follows_rise(figures: Sequence[Figure], windows: Sequence[Window], at: int) -> bool:
    """ "raise rents by 4%, to £26", "raise the charge for craft of up to 10 metres to £31.50"."""
    if at == 0 or figures[at].kind not in ("money", "count") or not _ONLY_TO.match(windows[at][0]):
        return False
    earlier, last = windows[at - 1][0], figures[at - 1].kind
    if at > 1 and figures[at].kind == "money" and _AND_BY.search(earlier) and _BY.search(windows[at - 2][0]):
        return True
    size = last == "other" or (figures[at].kind == "money" and last not in ("money", "percent"))
    return bool(_BY.search(earlier) or (size and _RAISE.search(earlier)))

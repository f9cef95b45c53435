"""Votes between two candidates: "Councillor Ash received 7 votes and Councillor Elm 4 votes".

Who had more votes is `for`: the vote is of the appointment that follows, and is read only where that names the winner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.components.mover_names import PERSON
from extract.components.names import surname
from extract.components.numbers import WORDS
from extract.components.vote_marks import MOST, Mark, Vote, count_of
from extract.scanning import finditer, may_match

_N = rf"(?:\d{{1,3}}|{WORDS})"
_PERSON = rf"(?:(?:the\s)?(?:(?:Depute|Deputy|Lord)\s)?(?:Provost|Mayor)\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?|{PERSON})"
_GOT = r"(?:(?:received|secured|obtained|polled|had|got)\s)?"
_RECEIVED = re.compile(
    rf"(?P<one>{_PERSON})\s{{1,30}}(?:[–:-]\s)?{_GOT}(?P<n1>{_N})(?P<votes>\svotes?)?(?:[,;]\s{{1,30}}and|[,;]|\s{{1,30}}and)\s{{1,30}}"
    rf"(?P<two>{_PERSON})\s{{1,30}}(?:[–:-]\s)?{_GOT}(?P<n2>{_N})(?P<votes2>\svotes?)?"
)
_VOTED = re.compile(
    rf"\bvot(?:ed|es|ing)\s(?:cast\s)?(?:\w+\s)?for\s(?P<one>{_PERSON})\s\(?(?P<n1>{_N})\)?,?\s{{1,30}}(?:and\s)?for\s(?P<two>{_PERSON})\s"
    rf"\(?(?P<n2>{_N})\b\)?"
)
_FOR = re.compile(
    rf"(?P<n1>{_N})\svotes?\s(?:were\s)?(?:cast\s)?for\s(?P<one>{_PERSON}),?\s(?:and|with)\s(?P<n2>{_N})"
    rf"(?:\svotes?)?(?:\scast)?\sfor\s(?P<two>{_PERSON})"
)
""" "6 votes for Councillor Ash and 3 for Councillor Elm"."""
_QUICK = re.compile(r"\b(?:votes?\b|voted\sfor)")
_APPOINTS = re.compile(r"\b(?:appoint|elect|co-?opt|nominat|chos|duly)\w*", re.IGNORECASE)
FAR = 500
"""Farthest after a vote, in characters, that its appointment is told."""


def find_ballots(text: str) -> Iterator[Vote]:
    """Votes between two candidates of whom one had more, and was appointed right after."""
    reached = 0
    for quick in finditer(_QUICK, text):
        if quick.start() < reached:
            continue
        start, stop = max(0, reached, quick.start() - 120), min(len(text), quick.end() + 200)
        window = text[start:stop]
        forms = (form for form in (_FOR, _RECEIVED, _VOTED) if may_match(form, window))
        match = next(filter(None, (form.search(text, start, stop) for form in forms)), None)
        reached = match.end() if match else quick.end()
        if match and (match.re in (_VOTED, _FOR) or match["votes"] or match["votes2"]):
            yield from _vote(text, match)


def _vote(text: str, match: re.Match[str]) -> Iterator[Vote]:
    first, second = count_of(match["n1"]), count_of(match["n2"])
    if first is None or second is None or first == second or max(first, second) > MOST:
        return
    won = "one" if first > second else "two"
    after = text[match.end() : match.end() + FAR]
    if surname(match[won]) not in after.casefold() or not _APPOINTS.search(after):
        return
    marks = tuple(
        Mark(*match.span(name), *match.span(name), "for" if who == won else "against", count, False)
        for name, who, count in (("n1", "one", first), ("n2", "two", second))
    )
    yield Vote(match.start("n1"), match.end(), marks, None, surname(match[won]))

"""Counts behind a label: "Members of the public: 4" at the head of a line, "Gym members: 4,106 (target 4,000)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.facts import Figure
from extract.components.counted_things import NOUNS, NUMBERED, is_plural
from extract.components.numbers import WORDS, read

_NUMBER = re.compile(
    rf"[:–-][^\S\n]{{0,10}}(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}|{WORDS})(?![\w/%]|[.,:]\d)", re.IGNORECASE
)
_AIM = re.compile(r"\s\(target:?\s(?P<number>\d[\d,]{0,9})\)")
_ENDS_LINE = re.compile(r"\.?[^\S\n]*(?:\n|\Z|\()")
_ENDS = re.compile(r"\s{0,3}(?:[.;\n(]|\Z|in\s)")
_PRESENT = re.compile(
    r"\n[^\S\n]{0,40}(?:[-•·*]\s{1,4}|\d{1,2}\.\s{1,4})?(?:number\sof\s|no\.\sof\s|the\s|local\s){0,2}"
    r"(?P<unit>members\sof\s(?:the\s)?public|public|electors|parishioners|residents)"
    r"(?:\s(?:present|in\sattendance|attending|attended|who\sattended))?\s?\Z",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:\n|[.;]\s)\s{0,40}(?:[-•·*]\s{1,4})?(?:[A-Za-z’'-]{2,20}\s){0,3}"
    rf"(?P<unit>{'|'.join(sorted(f'{word}s' for word in NUMBERED - {'application', 'case'}))})"
    r"(?:\s(?:received|recorded|reported|made|issued|waiting))?\Z",
    re.IGNORECASE,
)
""" "Gym members: 4,106" opens a sentence; "Applications: 12" may be the number of one."""
_LISTED = re.compile(
    r"\n[^\S\n]{0,40}(?:[-•·*]\s{1,10})?(?P<unit>(?:[A-Z][a-z’'-]{1,20})(?:\s[a-z’'-]{2,20}){0,3})\s?\Z"
)
_MOVED = re.compile(
    r",\s(?:\d[\d.,]*\s?(?:%|per\scent)\s)?(?:up|down|more|fewer|compared|against|an?\s(?:increase|rise|fall|drop|reduction|decrease))\b"
)
""" "Deliberate fires - 402, 12% up on the year before": a list of what was counted, each set beside another time."""
_FURTHEST = 80


def labelled_counts(text: str) -> Iterator[Figure]:
    """Counts behind their labels in order; "one" in words is left out as elsewhere."""
    for match in _NUMBER.finditer(text):
        at = match.start()
        before = text[max(0, at - _FURTHEST) : at] if at > _FURTHEST else f"\n{text[:at]}"
        if (label := _PRESENT.search(before)) and _ENDS_LINE.match(text, match.end()):
            yield from _count(match, "members of the public" if "ublic" in label["unit"].casefold() else label["unit"])
        elif (label := _LISTED.search(before)) and is_counted(label["unit"]) and _MOVED.match(text, match.end()):
            yield from _count(match, label["unit"])
        elif text[at] == ":" and (label := _LABEL.search(before)):
            aim = _AIM.match(text, match.end())
            if aim or _ENDS.match(text, match.end()):
                yield from _count(match, label["unit"])
            if aim:
                yield from _count(aim, label["unit"])


def is_counted(label: str) -> bool:
    """Whether a label ends with things that can be counted, and with no sums, times or shares."""
    noun = label.rsplit(maxsplit=1)[-1]
    return is_plural(noun) and noun.casefold() not in NOUNS["measured"]


def _count(match: re.Match[str], unit: str) -> Iterator[Figure]:
    number, (start, end) = read(match["number"]), match.span("number")
    if number is None or (number.in_words and number.value == 1):
        return
    quote = match["number"]
    yield Figure(start=start, end=end, quote=quote, rule="counts.label", kind="count", value=number.value, unit=unit)

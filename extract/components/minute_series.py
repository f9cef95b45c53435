"""Minutes numbered in a series: "24/171  APOLOGIES", "24/172  DECLARATIONS", and where the text cites one of them.

Such a heading could number an item of an agenda as well. It is taken as a minute's number only where the same text
cites one of the series by its number alone or as a minute ("Item 44/23", "would leave for 24/176").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.scanning import finditer

_CODE = r"(?:[A-Z]{1,5}[./-]?\d{1,4}(?:[./]\d{2})?|\d{1,4}[./]\d{1,4})"
_HEADED = re.compile(
    rf"(?:^|(?<=\n))[ \t]{{0,12}}\*{{0,2}}[ \t]{{0,3}}(?P<code>{_CODE})(?:[.):]|(?=[ \t]))"
    rf"[ \t\u00a0]{{1,24}}(?=[A-ZÀ-Þ“\"‘\d])"
)
_CITED = re.compile(rf"(?<![\w/.-]){_CODE}(?![\w/-]|\.\d)")
_AS_MINUTE = re.compile(
    rf"(?:[Mm]inutes?|MINUTES?|[Cc]ofnod(?:ion)?)(?:[ ](?:[Nn]os?\.?|NOS?\.?|[Rr]ef\.?))?\s{{1,12}}(?P<code>{_CODE})"
    r"\s(?:below|above|BELOW|ABOVE)\b"
)
""" "see Minute FRS/15 below": headings of the same letters number minutes, however few they are."""
_NUMBERS = re.compile(r"\d+")
_LEAST = 3
"""Fewest headings that make a series."""


def _shape(code: str) -> str:
    """A code without its numbers: codes of one series are alike in it."""
    return _NUMBERS.sub("0", code)


def _follows(one: str, other: str) -> bool:
    """Whether one of the numbers of a code is one more than in the other, and all the rest are the same."""
    pairs = list(zip(map(int, _NUMBERS.findall(one)), map(int, _NUMBERS.findall(other)), strict=False))
    steps = sorted(b - a for a, b in pairs)
    return bool(steps) and steps[-1] == 1 and not any(steps[:-1])


def _series(found: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Runs of headings whose numbers count up one by one."""
    run: list[re.Match[str]] = []
    for match in found:
        if run and not (_shape(run[-1]["code"]) == _shape(match["code"]) and _follows(run[-1]["code"], match["code"])):
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _is_of_minutes(code: str) -> bool:
    """Whether a series that begins so may be one of minutes: with a year, or of letters and not from 1 on."""
    return "/" in code or (code[0].isalpha() and int(_NUMBERS.findall(code)[0]) > 1)


def find_series(text: str) -> Iterator[tuple[int, int, str]]:
    """Spans and numbers of the headings of a cited series and of its citations, in no particular order."""
    headed = {}
    for run in _series(list(finditer(_HEADED, text))):
        if len(run) >= _LEAST and _is_of_minutes(run[0]["code"]):
            headed.update({match.start("code"): match["code"] for match in run})
    cites = (match["code"] for match in finditer(_AS_MINUTE, text))
    named = {_shape(code) for code in cites if code[0].isalpha() and "/" in code}
    alike = {match.start("code"): match["code"] for match in finditer(_HEADED, text) if _shape(match["code"]) in named}
    for start, code in alike.items():
        yield start, start + len(code), code
    if not headed:
        return
    codes = set(headed.values())
    cited = [match for match in _CITED.finditer(text) if match.group() in codes and match.start() not in headed]
    shapes = {_shape(match.group()) for match in cited}
    for match in cited:
        yield match.start(), match.end(), match.group()
    for start, code in headed.items():
        if _shape(code) in shapes and start not in alike:
            yield start, start + len(code), code

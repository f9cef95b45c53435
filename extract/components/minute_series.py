"""Citations of minutes by their bare numbers: "would leave for 24/176", "Item 44/23", "(Item C96/24)".

Such a number could be anything. It is taken as a minute's only where the same text heads its own minutes with a series
of such numbers ("24/171  APOLOGIES", "24/172  DECLARATIONS"), or where an issue's history gives it as the item of a
meeting. The number that heads a minute cites nothing, and is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extract.scanning import finditer

_CODE = r"(?:[A-Z]{1,5}(?:[./-]?\d{1,4}(?:[./]\d{2,3})?|[ ]\d{1,4}/\d{2})|\d{1,4}[./]\d{1,4})"
_HEADED = re.compile(
    rf"(?:^|(?<=\n))[ \t]{{0,12}}\*{{0,2}}[ \t]{{0,3}}(?P<code>{_CODE})(?:[.):]|(?=[ \t]))"
    rf"[ \t\u00a0]{{1,24}}(?=[A-ZÀ-Þ“\"‘\d])"
)
_CITED = re.compile(rf"(?<![\w/.])(?:(?<!-)|(?<=\d-)){_CODE}(?!\w|/|-(?!{_CODE})|\.\d)")
_OF_A_MEETING = re.compile(r"\(Item[ ](?P<code>[A-Z]{1,5}[./ -]?\d{1,4}(?:/\d{2})?)\)[ \t]*(?=[\r\n]|\Z)")
""" "Meeting: 25/04/2024 - Council (Item C96/24)" in an issue's history; a bare number may be the agenda's."""
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


def _heads(text: str, start: int) -> bool:
    """Whether a code opens a paragraph, as the number of a minute does; a line alone may go on from the one above."""
    line = text.rfind("\n", 0, start) + 1
    above = text.rfind("\n", 0, max(0, line - 1)) + 1
    return not text[line:start].strip(" \t*") and not text[above:line].strip()


def _has_year(code: str) -> bool:
    """Whether a code is of letters, a number and a year: no other thing of a text is named alike."""
    return code[0].isalpha() and "/" in code


def headings_of(text: str) -> dict[int, str]:
    """The numbers that head minutes in a series of at least three, by their offsets."""
    headed: dict[int, str] = {}
    for run in _series(list(finditer(_HEADED, text))):
        if len(run) >= _LEAST and _is_of_minutes(run[0]["code"]):
            headed.update({match.start("code"): match["code"] for match in run})
    return headed


def find_series(text: str, headed: Mapping[int, str]) -> Iterator[tuple[int, int, str]]:
    """Spans and numbers of the minutes that a text cites by bare numbers, in no particular order.

    `headed` are the numbers of `headings_of` the text.
    """
    for match in finditer(_OF_A_MEETING, text):
        yield *match.span("code"), match["code"]
    if not headed:
        return
    codes = set(headed.values())
    shapes = {_shape(code) for code in codes if _has_year(code)}
    for match in _CITED.finditer(text):
        code = match.group()
        if (
            match.start() not in headed
            and not _heads(text, match.start())
            and (code in codes or _shape(code) in shapes)
        ):
            yield match.start(), match.end(), code

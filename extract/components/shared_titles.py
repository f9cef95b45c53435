"""One title over several names: "the Corporate Directors, A Lunn and B Osk", "the Vice-Chairs, Cllrs Ash and Elm"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.facts import Role
from extract import rules
from extract.components import names
from extract.components.office_modifiers import title_start
from extract.components.office_patterns import GAP, is_person, is_service
from extract.scanning import finditer
from extract.text import Block, at_offset, words

_MANY, _ONE = (rules.values("office_words", "words", id=key) for key in ("many", "one"))
_SINGULAR: dict[str, str] = dict(zip(_MANY, _ONE, strict=True))
"""A head word over several people with the word for one of them."""
_ALONE = frozenset(rules.values("office_words", "words", id="many-alone"))
"""Plurals that are a title without any word before or after them."""
_HEAD = re.compile(
    rf"(?<![\w’'-])(?P<head>{rules.alternatives(_SINGULAR)})(?![\w-])"
    rf"(?P<what>{GAP}(?:of|for){GAP}[A-Z][\w’'-]+(?:{GAP}[A-Z][\w’'-]+){{0,3}})?"
    rf"(?=(?P<tie>,{GAP}|{GAP}?[(\[]|{GAP}?[:–—-]{GAP}|{GAP})[A-Z]|[,.;)\s]|\Z)"
)
_NAME = rf"(?:{names.TITLED}|{names.BARE})"
_PERSON = re.compile(_NAME)
_TITLED = re.compile(names.TITLED)
_TITLE_OVER = re.compile(rf"(?:Councillors|Cllrs\.?|Messrs|Aldermen){GAP}")
_CIVIC_OVER = re.compile(rf"\bBailies{GAP}$")
_SURNAME = re.compile(rf"{names.PART}(?:{GAP}{names.PART}){{0,2}}{names.HONOURS}")
""" "Councillors Ash and Elm": surnames under one title."""
_NEXT = re.compile(rf"(?:,{GAP}(?:and{GAP}|&{GAP})?|{GAP}(?:and|&){GAP})(?:the{GAP})?")
_LAST = re.compile(r"and|&")
_GOES_ON = re.compile(rf"{GAP}?[(\[]|,{GAP}(?:the{GAP})?[A-Z]|{GAP}(?:and|&){GAP}(?:the{GAP})?[A-Z]")
"""What makes it doubtful whose the title is: another office right after the last name, or one name more."""
_COUNCILLORS = re.compile(rf"[,;]?{GAP}(?:and{GAP}|&{GAP})?(?:Councillors|Cllrs)\b")
""" "Bailies Ash and Elm, Councillors ...": other people, under a title of their own."""
_IN_LIST = re.compile(rf"(?:[^\s.:]{{2}},|[,;]{GAP}(?:and|the))(?:{GAP}(?:the|both|its|our))?{GAP}$")
""" "the Clerk, Directors, ...": the plural is itself one of a list."""
_BOTH = re.compile(
    rf"(?P<one>{_NAME}){GAP}(?:and|&){GAP}(?P<two>{_NAME}|(?P<surname>{names.PART}))(?:,{GAP}(?:who{GAP}(?:are|were){GAP})?(?:the{GAP}|both{GAP}|our{GAP}|as{GAP})?|{GAP}\()$"
)
_MEMBER = re.compile(r"(?:County |Town |Parish |Borough |City )?(?:Councill?or|Cllr|Alderm[ae]n|Bailie)")
_OF_MEMBERS = (
    "Chair",
    "Leader",
    "Member",
    "Holder",
    "Convener",
    "Mayor",
    "Whip",
    "Councillor",
    "Spokesperson",
    "Champion",
    "Bailie",
)


def people(text: str, at: int, limit: int) -> tuple[list[tuple[int, int]], int]:
    """Spans of the names in a list "A, B and C", and where it ends; none where what stands there is no such list."""
    found: list[tuple[int, int]] = []
    stop = min(limit, at + 500)
    surnames = _TITLE_OVER.match(text, at, stop) or _CIVIC_OVER.search(text, max(0, at - 12), at)
    at = surnames.end() if surnames else at
    pattern, last = (_SURNAME if surnames else _PERSON), False
    while len(found) < 8 and (match := pattern.match(text, at, stop)):
        if not _TITLED.match(match.group()) and not is_person(match.group()):
            break
        found.append(match.span())
        if last:
            return found, match.end()
        if not (joined := _NEXT.match(text, match.end(), stop)):
            break
        at, last = joined.end(), _LAST.search(joined.group()) is not None
    return [], at


def names_of(text: str, start: int, end: int) -> str:
    """A name in one line, without the title that stands over several."""
    return words(_TITLE_OVER.sub("", text[start:end], count=1))


def _both_before(text: str, start: int, floor: int) -> list[tuple[int, int]]:
    """Spans of the two names that stand before a title they share: "A Lunn and B Osk, Corporate Directors"."""
    match = _BOTH.search(text, max(floor, start - 130), start)
    if not match or text[max(floor, match.start() - 2) : match.start()].strip() == ",":
        return []
    both = [match.span("one"), match.span("two")]
    sure = all(_TITLED.match(text[slice(*span)]) or is_person(text[slice(*span)]) for span in both)
    sure = sure and (not match["surname"] or _TITLE_OVER.match(match["one"]) is not None)
    return both if sure else []


def _is_title(match: re.Match[str], start: int) -> bool:
    """Whether the words are a title and not merely "Officers" or "Members"."""
    if match["head"] in _ALONE or start < match.start():
        return True
    return match["what"] is not None and is_service(words(match["what"])[3:])


def _one(match: re.Match[str], start: int) -> str:
    """The title of one of those who share it."""
    lead = match.string[start : match.start()]
    return words(f"{lead} {_SINGULAR[words(match['head'])]} {match['what'] or ''}")


def _fits(title: str, person: str) -> bool:
    """Whether a title may be borne by the first named: one of officers is not borne by councillors."""
    return re.split(r"\s(?:of|for)\s", title, maxsplit=1)[0].endswith(_OF_MEMBERS) or _MEMBER.search(person) is None


def find_shared(text: str, blocks: Sequence[Block]) -> Iterator[Role]:
    """A role for each of several people whom one title names, in the order of the text."""
    for match in finditer(_HEAD, text):
        index = at_offset(blocks, match.start())
        if index < 0 or match.end() > blocks[index].end:
            continue
        start = title_start(text, match.start(), blocks[index].start)
        if not _is_title(match, start):
            continue
        if before := _both_before(text, start, blocks[index].start):
            yield from _roles(match, start, before)
        elif match["tie"] is not None:
            yield from _roles(match, start, _after(match, start, blocks[index].end))


def _after(match: re.Match[str], start: int, limit: int) -> list[tuple[int, int]]:
    """Spans of the names that stand after a title they share; none where a doubt remains."""
    text, tie = match.string, match["tie"].strip()
    if tie == "," and _IN_LIST.search(text, max(0, start - 30), start):
        return []
    spans, end = people(text, match.end("tie"), limit)
    closed = (tie in ("(", "[")) == (text[end : end + 1] in (")", "]"))
    goes_on = _GOES_ON.match(text, end, end + 60) and not _COUNCILLORS.match(text, end, end + 60)
    return spans if spans and closed and not goes_on else []


def _roles(match: re.Match[str], start: int, people: Sequence[tuple[int, int]]) -> Iterator[Role]:
    text, title = match.string, _one(match, start)
    if not people or not _fits(title, text[max(0, people[0][0] - 12) : people[0][1]]):
        return
    for begin, end in people:
        first, last = min(start, begin), max(end, match.end() if begin < start else end)
        person = names_of(text, begin, end)
        yield Role(start=first, end=last, quote=text[first:last], rule="roles.shared", person=person, role=title)

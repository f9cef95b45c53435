"""Several people and as many offices in one order: "Councillors Ash and Elm be elected Chair and Vice-Chair"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.components import names
from extract.components.office_holding import ARTICLE, CHOSEN, Holder
from extract.components.office_patterns import GAP
from extract.components.office_record import Office
from extract.components.shared_titles import names_of, people
from extract.text import Block, at_offset

_JOINED = re.compile(rf",{GAP}(?:and{GAP}|&{GAP})?(?:the{GAP})?|{GAP}(?:and|&){GAP}(?:the{GAP})?|{GAP}?/{GAP}?")
_VERB = re.compile(
    rf",?{GAP}(?:(?:who{GAP})?(?:be{GAP}and{GAP}are|be|are|were|been|being|to{GAP}be|(?:had|have){GAP}been|BE|WERE){GAP}(?:both{GAP})?)"
    rf"{CHOSEN}{GAP}(?:(?:as|AS|to{GAP}be)(?=\s){GAP})?"
    rf"(?:to{GAP}the{GAP}(?:offices?|positions?|roles?|posts?){GAP}of{GAP}(?:the{GAP})?)?{ARTICLE}$"
)
_AS = re.compile(rf"{GAP}(?:(?:served?|act(?:ed)?|continued?|stand|stood){GAP})?(?:as|AS){GAP}{ARTICLE}$")
_APPOSED = re.compile(rf",{GAP}{ARTICLE}$")
_ONE_MORE = re.compile(rf"(?:,|\band|&){GAP}$")
""" "Cllr Ash, Cllr Elm and Cllr Osk, Chair and Vice-Chair": more people than offices. """
_RESPECTIVELY = re.compile(rf"[^.;\n]{{0,120}}?,?{GAP}respectively\b")
_AFTER = re.compile(rf"(?:,{GAP}|{GAP}?(?P<bracket>[(\[])|{GAP}?:{GAP}|{GAP}[–-]{GAP})")
_NAME_START = re.compile(r"(?<![\w’'.-])[A-Z]")
_ABSENT = re.compile(r"\b[Aa]bsence\sof\s(?:both\s)?(?:the\s)?$")
_KINDS = ("presiding", "alone", "joint", "complement", "modified", "portfolio", "held", "capitals")
_REACH = 240
"""Longest list of people before their offices, in characters."""


def paired(text: str, offices: Sequence[Office], blocks: Sequence[Block]) -> dict[int, Holder]:
    """Who holds each office of a row, by where the office starts; nothing for a row with more or fewer people."""
    found: dict[int, Holder] = {}
    for row in _rows(text, offices):
        block = blocks[at_offset(blocks, row[0].start)]
        spans = _people_before(text, row, block) or _people_after(text, row, block)
        for office, (begin, end) in zip(row, spans, strict=False):
            found[office.start] = Holder(names_of(text, begin, end), office.start, office.end)
    return found


def _rows(text: str, offices: Sequence[Office]) -> Iterator[list[Office]]:
    """Two or more different offices joined by "and" or commas."""
    row: list[Office] = []
    for office in offices:
        if row and _JOINED.fullmatch(text, row[-1].end, office.start) and office.kind in _KINDS:
            row.append(office)
            continue
        if len(row) > 1 and len({one.role for one in row}) == len(row):
            yield row
        row = [office] if office.kind in _KINDS else []
    if len(row) > 1 and len({one.role for one in row}) == len(row):
        yield row


def _people_before(text: str, row: Sequence[Office], block: Block) -> list[tuple[int, int]]:
    """Those who were chosen: "Councillors Ash and Elm were elected" and then the offices."""
    floor = max(block.start, row[0].start - _REACH)
    ordered = _RESPECTIVELY.match(text, row[-1].end, block.end) is not None
    tie = _VERB.search(text, floor, row[0].start)
    if ordered and not tie:
        tie = _AS.search(text, floor, row[0].start) or _APPOSED.search(text, floor, row[0].start)
    alone = not tie
    tie = tie or _APPOSED.search(text, floor, row[0].start)
    if not tie:
        return []
    for start in _NAME_START.finditer(text, floor, tie.start()):
        spans, end = people(text, start.start(), tie.start())
        if end == tie.start() and len(spans) == len(row):
            return [] if alone and _ONE_MORE.search(text, floor, start.start()) else spans
    return []


def _people_after(text: str, row: Sequence[Office], block: Block) -> list[tuple[int, int]]:
    """Those named after their offices, in a bracket or with "respectively": "the Chair and Vice-Chair (A and B)"."""
    tie = _AFTER.match(text, row[-1].end, block.end)
    if not tie or _ABSENT.search(text, max(block.start, row[0].start - 24), row[0].start):
        return []
    spans, end = people(text, tie.end(), block.end)
    closed = tie["bracket"] is not None and text[end : end + 1] in (")", "]")
    ordered = re.compile(rf",?{names.S}respectively\b").match(text, end) is not None
    return spans if len(spans) == len(row) and (closed or ordered) else []

"""Offices printed in capitals, inside a sentence or in a text all in capitals; headings hold none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.components import names
from extract.components.lines import line_at
from extract.components.office_record import Office
from extract.components.office_subjects import WAS_CHOSEN
from extract.scanning import finditer
from extract.text import Block, at_offset, words

_HEAD = re.compile(
    r"(?<![\w-])(?P<head>PORTFOLIO HOLDER|CABINET MEMBER|CHIEF EXECUTIVE|VICE[- ]CHAIRMAN|VICE[- ]CHAIR|CHAIRMAN"
    r"|CHAIRPERSON|CHAIR|LEADER|TOWN CLERK|PARISH CLERK|CLERK|DEPUTY MAYOR|MAYOR|PROVOST|CONVENER|CADEIRYDD"
    r"|IS-GADEIRYDD|TREE WARDEN|DIRECTOR|MONITORING OFFICER|HEAD OF [A-Z]+(?:\s[A-Z]+){0,3})\b"
    r"(?!\s(?:OF|AND|FOR(?!\s(?:THE|\d)))\b|[’']S\b)"
)
_LEAD = re.compile(
    r"(?<![\w’'-])(?!AND\s)(?:(?!(?:CHAIR[A-Z]*|VICE-CHAIR[A-Z]*|MAYOR|LEADER|CLERK|OF|THE|TO|WAS|WERE|IS|BE|BEEN|AS|AN|FOR|IN|ON|BY|AT|WITH|FROM|THAT|RESOLVED|ELECTED|APPOINTED|ELECTION"
    r"|APPOINTMENT|COUNCILLOR|CLLR|MRS?|MS)\s)(?:[A-Z’'-]{2,}|&)\s){0,6}$"
)
_HEADING = re.compile(r"(?!.*\b(?:BE|BEEN|IS|WAS|WERE|HAD|THAT)\b)(?:\d{1,3}[.)]?\s{1,4})?[A-Z0-9’'&/(),.:\s–-]{6,120}")
_CHOICE = re.compile(r"\b(?:ELECTION|APPOINTMENT)\sOF\s(?:(?:A|AN|THE)\s)?$")
_STARTING = re.compile(r"(?:THE|RESOLVED|THAT)\s")
_NAMED = re.compile(rf"\s?[:–-]\s{{1,3}}{names.TITLED}")
_SAID = re.compile(r"\b(?:THE|APPOINTED|ELECTED|AS)\s$")


def _inside(text: str, match: re.Match[str]) -> Office:
    lead = _LEAD.search(text, max(0, match.start() - 90), match.start())
    start = lead.start() if lead else match.start()
    begun = _STARTING.match(text, start, match.end())
    start = begun.end() if begun else start
    return Office(start, match.end(), "capitals", words(text[start : match.end()]))


def _set_apart(text: str, match: re.Match[str]) -> bool:
    """ "Cllr Bly (CHAIR)" or "CHAIR: Cllr Bly": a list line, however short."""
    bracketed = text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")"
    return bracketed or _NAMED.match(text, match.end()) is not None


def _chosen_below(text: str, match: re.Match[str]) -> bool:
    """ "ELECTION OF CHAIR", below it "That Councillor Bly be elected": the heading alone names the office."""
    choice = _CHOICE.search(text, max(0, match.start() - 24), match.start())
    return choice is not None and WAS_CHOSEN.match(text, match.end(), match.end() + 200) is not None


def _in_heading(text: str, match: re.Match[str]) -> bool:
    """Whether the line is in capitals from end to end and a paragraph of its own words follows."""
    line = line_at(text, match.start(), 130)
    return _HEADING.fullmatch(text, *line) is not None and not text[line[1] : line[1] + 60].strip().isupper()


def find_capital_offices(text: str, blocks: Sequence[Block]) -> Iterator[Office]:
    """Offices in capitals in the order of the text."""
    for match in finditer(_HEAD, text):
        index = at_offset(blocks, match.start())
        if index < 0 or match.end() > blocks[index].end:
            continue
        block = blocks[index]
        if _set_apart(text, match) or _chosen_below(text, match):
            yield Office(match.start(), match.end(), "capitals", words(match["head"]))
        elif _in_heading(text, match) or block.end - block.start < 40:
            continue
        elif not text[block.start : min(block.end, block.start + 2000)].isupper():
            yield _inside(text, match)
        elif text[block.end - 1] in ".;" and _SAID.search(text, max(block.start, match.start() - 14), match.start()):
            yield Office(match.start(), match.end(), "capitals", words(match["head"]))

"""People of a table's rows: "Ann Lunn | Head of Roads", a cell for the name beside one for the office."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.components import names
from extract.components.office_holders import Holder
from extract.components.office_patterns import KIND, any_of, is_person
from extract.components.offices import Office
from extract.text import Block, words

_BAR = r"[ \t\u00a0]{0,20}\|[ \t\u00a0]{0,20}"
_NAME = rf"(?P<name>{names.TITLED}|{names.BARE})"
_BEFORE = re.compile(rf"(?:\A|[\n|])[ \t\u00a0]{{0,20}}{_NAME}{_BAR}(?:\([Tt]he\s)?$")
_AFTER = re.compile(rf"{_BAR}{_NAME}[ \t\u00a0]{{0,20}}(?=[\n|]|\Z)")
_BEGINS = re.compile(r"(?:\A|[\n|])[ \t\u00a0]{0,20}$")
_ALONE = re.compile(_NAME)
_OFFICE = re.compile(rf"\b{any_of(head for head in KIND if head[0].isupper())}\b")
_TITLE = re.compile(r"[A-Z][\w’'&/-]*(?:,?[ ](?:of|for|and|the|to|&|[–-]|[A-Z(][\w’'&/()-]*)){0,11}")
_REACH = 120
"""Longest cell of a name, in characters."""


def _is_name(match: re.Match[str]) -> bool:
    name = match["name"]
    return "\n" not in name and (re.match(names.TITLED, name) is not None or is_person(name))


def in_cells(text: str, office: Office) -> Holder | None:
    """The person in the cell before an office, else in the one after; None where the office is not a whole cell."""
    around = text[max(0, office.start - 3) : office.start] + text[office.end : office.end + 24]
    if "|" not in around or not re.match(r"[ \t\u00a0]{0,20}(?:[\n|]|\Z)", text[office.end : office.end + 24]):
        return None
    floor = max(0, office.start - _REACH)
    if not _BEGINS.search(text, floor, office.start):
        return None
    before = _BEFORE.search(text, floor, office.start)
    if before and _is_name(before):
        return Holder(words(before["name"]), before.start("name"), office.end)
    after = _AFTER.match(text, office.end, office.end + _REACH)
    if after and _is_name(after):
        return Holder(words(after["name"]), office.start, after.end("name"), after.end("name"))
    return None


class Rows:
    """The paragraphs of a table whose cells came out one below the other: a name, its office, the next name."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text, self.blocks = text, blocks
        self.names: dict[int, bool] = {}

    def holder(self, index: int, office: Office) -> Holder | None:
        """The person of an office that is a paragraph of its own, where two rows or more stand in one order."""
        if not self._whole(index, office) or index == 0:
            return None
        first = index
        while first > max(0, index - 40) and self._is_name(first - 1) != self._is_name(first) and self._fits(first - 1):
            first -= 1
        last = index
        while last + 1 < min(len(self.blocks), index + 4) and self._is_name(last + 1) != self._is_name(last):
            last += 1
        if not self._is_name(first) or last - first < 3 or (first > 0 and self._is_name(first - 1)):
            return None
        name = self.blocks[index - 1]
        return Holder(words(self.text[name.start : name.end]), office.start, office.end)

    def _whole(self, index: int, office: Office) -> bool:
        block = self.blocks[index]
        return not self.text[block.start : office.start].strip() and not self.text[office.end : block.end].strip()

    def _fits(self, index: int) -> bool:
        """Whether a paragraph may be a cell: a short one with an office, or a name."""
        block = self.blocks[index]
        short = block.end - block.start < 90 and _TITLE.fullmatch(self.text, block.start, block.end) is not None
        return self._is_name(index) or (short and _OFFICE.search(self.text, block.start, block.end) is not None)

    def _is_name(self, index: int) -> bool:
        if index not in self.names:
            self.names[index] = self._reads_as_name(index)
        return self.names[index]

    def _reads_as_name(self, index: int) -> bool:
        block = self.blocks[index]
        if block.end - block.start > 50 or block.label is not None:
            return False
        match = _ALONE.fullmatch(self.text, block.start, block.end)
        return match is not None and _is_name(match)

"""Blocks of a text with their section (`agenda`, `minutes`, `decision`, `reasons`, `report`, `end`) and item.

A page copied whole carries ModernGov's own headings ("Minutes:", "Decision:", "Supporting documents:"); a stored
field carries none and its section is told by the caller.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from extract import rules
from extract.components.lines import Line, continues, lines, wrap_width
from extract.text import SPACE, Block

_HEADINGS = {heading: rule["section"] for rule in rules.load("sections") for heading in rule["headings"]}
_INLINE = re.compile(r"(?P<name>[A-Za-z()' ]{4,40}?)\s*:[-–\s]*(?=\S)")
_NUMBER_ALONE = re.compile(r"\d{1,4}[A-Za-z]?(?:[./]\d{1,4})?\.?$")
_ITEM_LINE = re.compile(
    r"\((?:Agenda )?Item(?: No\.?)? \d{1,3}[A-Za-z]?\)$|Meeting: \d{1,2}/\d{1,2}/\d{4} - ", re.IGNORECASE
)
_CAPITALS = re.compile(r"(?:\d{1,4}[A-Z]?[./]?\s{1,4})?[A-Z][A-Z0-9 ,&'’()/:–-]{5,120}$")
_CUE_WORD = re.compile(
    r"\b(?:RESOLVED|AGREED|NOTED|DECISION|DECIDED|DETERMINED|ORDERED|RECOMMENDED|PENDERFYNWYD|MINUTES|THAT)\b"
)
_FIELD = re.compile(
    r"(?:Report author|Date of decision|Decided at meeting|Publication date|Decision Maker|Decision status|Is"
    r" Key decision\??|Contact|Effective from)\s{0,3}:",
    re.IGNORECASE,
)
_AGENDA_TITLE = re.compile(r"agenda$", re.IGNORECASE)
_CUE = re.compile(r"(?:It was |IT WAS )?(?:RESOLVED|Resolved|PENDERFYNWYD|AGREED|DECIDED)\b")


def _blocks(text: str, rows: list[Line]) -> Iterator[tuple[Line, int]]:
    """Lines joined to paragraphs: the first line and the end of the last."""
    width = wrap_width(rows)
    first: Line | None = None
    last: Line | None = None
    for row in rows:
        if first and last and _joins(text, first, last, row, width):
            last = row
            continue
        if first and last:
            yield first, last.end
        first = last = row
    if first and last:
        yield first, last.end


def _joins(text: str, first: Line, last: Line, row: Line, width: int | None) -> bool:
    if (
        row.end - first.start > 20_000
        or _heading(text, row)
        or _heading(text, last)
        or _ITEM_LINE.match(text, row.start, row.end)
    ):
        return False
    return continues(text, last, row, width)


def _heading(text: str, row: Line) -> str | None:
    """Section a heading line opens. "minutes." at the end of a wrapped sentence is no heading."""
    if row.end - row.start > 60:
        return None
    words = text[row.start : row.end]
    named = _HEADINGS.get(words.strip(SPACE + "#*:-–;").casefold())
    plain = words.lstrip(SPACE + "#*")[:1].isupper() and (
        row.after_blank or row.start == row.label_start == 0 or words.isupper()
    )
    return named if named and (words.rstrip(SPACE + "*-–").endswith(":") or plain) else None


class _Reader:
    """Walks the paragraphs of one text and keeps section and item."""

    def __init__(self, text: str, section: str | None) -> None:
        self.text = text
        self.fixed = section in ("agenda", "report")
        self.opening = self.section = section or "minutes"
        self.item = 0
        self.seen: set[str] = set()
        self.out: list[Block] = []

    def next_item(self) -> None:
        self.item += 1
        self.seen.clear()

    def enter(self, section: str) -> None:
        if section in ("minutes", "decision") and section in self.seen:
            self.next_item()
        self.seen.add(section)
        if not self.fixed:
            self.section = section

    def add(self, row: Line, end: int) -> None:
        named = _heading(self.text, row)
        if named:
            self.enter(named)
        elif self._starts_item(row, end):
            self.next_item()
            if not self.fixed and (
                self.section not in ("minutes", "decision") or _NUMBER_ALONE.match(self.text, row.label_start, end)
            ):
                self.section = self.opening
        elif inline := self._inline(row, end):
            self.enter(_HEADINGS[inline.group("name").strip().casefold()])
            self._append(row, row.start, inline.end(), True)
            self._append(row, inline.end(), end, False)
            return
        elif _FIELD.match(self.text, row.start, end):
            self.enter("end")
        elif self.section in ("reasons", "report", "end") and _CUE.match(self.text, row.start, end) and not self.fixed:
            self.section = "minutes"
        self._append(row, row.start, end, bool(named))

    def _append(self, row: Line, start: int, end: int, heading: bool) -> None:
        label = row.label if start == row.start and not heading else None
        at = row.label_start if start == row.start else start
        self.out.append(Block(start, end, label, at, self.section, self.item, heading))

    def _starts_item(self, row: Line, end: int) -> bool:
        size = end - row.label_start
        if size > 130:
            return False
        text = self.text
        if _NUMBER_ALONE.match(text, row.label_start, end) and row.after_blank:
            return True
        if _ITEM_LINE.match(text, row.label_start, end):
            return True
        return bool(_CAPITALS.match(text, row.label_start, end)) and not _CUE_WORD.search(text, row.start, end)

    def _inline(self, row: Line, end: int) -> re.Match[str] | None:
        match = _INLINE.match(self.text, row.start, min(end, row.start + 60))
        if match and match.end() < end and match.group("name").strip().casefold() in _HEADINGS:
            return match
        return None


def _opening(text: str, rows: list[Line], section: str | None) -> str | None:
    """Section in which a page copied whole begins: the agenda's own words stand above "Minutes:"."""
    if section is not None:
        return section
    if any(_heading(text, row) in ("minutes", "decision") for row in rows[:4000]):
        return "preamble"
    head = rows[:6]
    if any(_AGENDA_TITLE.match(text, row.start, row.end) for row in head[:1]):
        return "agenda"
    return None


def read_blocks(text: str, section: str | None) -> list[Block]:
    """Every block of the text in order; blocks do not overlap."""
    rows = list(lines(text))
    reader = _Reader(text, _opening(text, rows, section))
    for row, end in _blocks(text, rows):
        reader.add(row, end)
    return reader.out


if not Doc.has_extension("blocks"):
    Doc.set_extension("blocks", default=())


@Language.component("sections", assigns=["doc._.blocks"])
def sections(doc: Doc) -> Doc:
    """Set `doc._.blocks`."""
    doc._.blocks = read_blocks(doc._.source, doc._.section)
    return doc

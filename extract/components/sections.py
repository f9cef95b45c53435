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
from extract.components.bare_labels import with_bare_labels
from extract.components.item_headings import ITEM_LINE, MINUTE_NUMBER, NUMBER_ALONE, ItemHeadings
from extract.components.lines import Line, bar_after, continues, is_flat, lines, wrap_width
from extract.components.lost_cues import goes_on_unheaded
from extract.components.page_marks import without_page_lines, without_page_marks
from extract.components.section_headings import HEADINGS, heading, opening
from extract.text import SPACE, Block

_PASSING = frozenset(heading for rule in rules.load("sections") if rule.get("passing") for heading in rule["headings"])
"""Headings of a list (conditions): the paragraph below the list is of the section that stood above it."""
_INLINE = re.compile(
    r"(?P<name>[A-Za-z()' ]{4,40}?)(?:\s*:[-–\s]*|(?:(?<=DECISION)|(?<=OUTCOME)|(?<=Decision))\s?[-–—]\s)(?=\S)"
)
_FIELD = re.compile(
    r"(?:Report author|Date of decision|Decided at meeting|Publication date|Decision Maker|Decision status|Is"
    r" Key decision\??|Contact|Effective from|Awdur yr adroddiad|Dyddiad (?:y penderfyniad|cyhoeddi)"
    r"|Penderfynwyd yn y cyfarfod|Gwneuthurwr y penderfyniad|Statws y penderfyniad|Cyswllt)\s{0,3}:",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"(?:PART\s[\dIVX]{1,3}\s?[–—:-]\s?)?(?:(?:It was |IT WAS |Felly, )?(?:Cytunwyd|Penderfynwyd|Nodwyd"
    r"|Cymeradwywyd|Gwrthodwyd|Gohiriwyd|RESOLVED|Resolved|PENDERFYNWYD|AGREED|DECIDED|DETERMINED|NOTED:|CYTUNWYD)\b"
    r"|(?:The\s)?(?:[A-Z][\w-]+\s){0,4}?(?:Committee|Sub-Committee|Cabinet|Council|Board|Panel|Forum|Executive"
    r"|Members)"
    r"\s(?:(?:therefore|unanimously|then)\s)?(?:RESOLVED|AGREED|NOTED|APPROVED|DECIDED|REFUSED|DEFERRED"
    r"|RECOMMENDED)\b"
    r"|(?:It was (?:then )?(?:proposed|moved)|(?:Proposed|Moved|On the (?:motion|proposal) of))\b)"
    r"|(?:resolved|agreed|Agreed|Decided|Approved)\s?[:–-]"
)


_GLUED = re.compile(
    r"(?P<name>Decision|DECISION|Decisions|Resolution|RESOLUTION|Penderfyniad|Minutes|MINUTES|Recommendations?"
    r"|RECOMMENDATIONS?)"
    r"(?:(?=That\b|RESOLVED|Resolved|AGREED\b|Agreed\b)"
    r"|\s(?:[Nn]o\.?\s)?\d{1,4}(?:[/.-]\d{1,4}){0,2}\s?[:–-]\s{0,4}(?=That\b|To\b|It\swas\b))"
)
"""A heading that lost the space behind it ("DecisionThat ..."), or has its number: "Resolution 14/23: That ..."."""
_CUE_COLON = re.compile(
    r"(?:NOT\s)?(?:AGREED|RESOLVED|NOTED|APPROVED|REFUSED|DEFERRED|DECIDED|RECOMMENDED"
    r"|NOT\sSUPPORTED)\s?:"
)
"""A cue in capitals with its colon opens a paragraph, whatever the line above it."""
_REMARK_LINE = re.compile(
    r"(?:Votes?|Voting|VOTES?|Recorded\s[Vv]ote)\s?:\s?\d|(?:Prop|Sec|Proposer|Seconder|Proposed(?:\s[Bb]y)?|Seconded(?:\s[Bb]y)?|Mover)\s?[:.]\s?(?=[A-Z])"
)
"""A line that says how the paragraph above it was voted on, or who moved it."""
_MEETING = re.compile(
    r"\b(?:PRESENT|Present|In attendance|IN ATTENDANCE|Apologies|APOLOGIES|Attendees|Sederunt|Yn bresennol"
    r"|[Mm]inutes of)\b"
)
_ACTED = re.compile(
    r"(?:The\s)?(?:[A-Z][\w-]+\s){0,4}?(?:Committee|Sub-Committee|Cabinet|Council|Board|Panel|Forum|Executive"
    r"|Members)"
    r"\s(?:(?:therefore|unanimously|then)\s)?(?:agreed|noted|approved|resolved|decided|deferred|refused)\s"
)


def _blocks(text: str, rows: list[Line]) -> Iterator[tuple[Line, int]]:
    """Lines joined to paragraphs: the first line and the end of the last."""
    width = wrap_width(rows)
    rows = without_page_lines(text, rows) if width is None else without_page_marks(text, rows)
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
        or heading(text, row)
        or heading(text, last)
        or ITEM_LINE.match(text, row.start, row.end)
        or _CUE_COLON.match(text, row.start, row.end)
        or _REMARK_LINE.match(text, row.start, row.end)
        or (
            text[last.end - 1] in ".:;)"
            and (MINUTE_NUMBER.match(text, row.start, row.end) or _CUE.match(text, row.start, row.end))
        )
    ):
        return False
    return continues(text, last, row, width)


_MOVED_AND_DONE = re.compile(
    r"\b[Ss]econded\b[^\n]{0,300}?\b(?:agreed|carried|approved|resolved|RESOLVED|[Aa]ll\sin\sfavour)\b"
)
""" "Proposal: Mr Ash proposed, and Mrs Dove seconded, the purchase, and all agreed": an act, no heading of a report."""


_OWN_HEADING = re.compile(r"\b(?:Minutes|Decision|Cofnodion|Penderfyniad):\s")


class _Reader:
    """Walks the paragraphs of one text and keeps section and item."""

    def __init__(self, text: str, section: str | None) -> None:
        self.text = text
        self.fixed = section in ("agenda", "report")
        self.opening = self.section = section or "minutes"
        self.item = 0
        self.seen: set[str] = set()
        self.out: list[Block] = []
        self.items = ItemHeadings(text)
        self.meeting = _MEETING.search(text, 0, 3000) is not None
        self.flat = is_flat(text)
        self.aside: str | None = None
        """Section to go back to after "Proposal: ..." with its list, or after a field ("Decision maker: ...")."""

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
        named = heading(self.text, row)
        if self.aside and not row.label and not self.fixed:
            self.section, self.aside = self.aside, None
        if self.flat and self._follows_bar(row):
            self.next_item()
            headed = _OWN_HEADING.search(self.text, row.start, bar_after(self.text, row.start))
            self.section = self.section if self.fixed else self.opening if headed else "minutes"
        if named:
            passing = self.text[row.start : row.end].strip(SPACE + "#*:-–;").casefold() in _PASSING
            self.aside = self.section if passing and self.section in ("minutes", "decision") else None
            self.enter(named)
        elif title := self._starts_item(row, end):
            self._append(row, row.start, end, title == "title")
            return
        elif inline := self._inline(row, end):
            self._enter_inline(inline, end)
            self._append(row, row.start, inline.end(), True)
            self._append(row, inline.end(), end, False)
            return
        elif _FIELD.match(self.text, row.start, end):
            if self.opening == "minutes" and not self.aside:
                self.aside = self.section
            self.enter("end")
        elif not self.fixed and self._resumes(row, end):
            self.section = "minutes"
        self._append(row, row.start, end, bool(named))

    def _follows_bar(self, row: Line) -> bool:
        """Whether a line is the first behind a bar: the next item of a table that was made one line an item."""
        return self.text[max(0, row.label_start - 80) : row.label_start].rstrip().endswith("|")

    def _resumes(self, row: Line, end: int) -> bool:
        """Whether a paragraph below a report's heading or reasons is an act of the meeting again."""
        if self.section == "report" and self.meeting and _ACTED.match(self.text, row.start, end):
            return True
        if self.section not in ("reasons", "report", "end"):
            return False
        return _CUE.match(self.text, row.start, end) is not None or self._goes_on(row, end)

    def _goes_on(self, row: Line, end: int) -> bool:
        """Whether minutes go on below papers or reasons, in a page that has no heading "Minutes:" of its own."""
        unheaded = self.opening == "minutes" and row.after_blank and not row.label
        return unheaded and goes_on_unheaded(self.text, row.start, end, self.section == "end")

    def _starts_item(self, row: Line, end: int) -> str | None:
        """Enter a new item where a paragraph opens one: "title" when it is no more than its heading."""
        title = self.items.is_title(row.label_start, end, self.out)
        if not title and not self.items.begins(row.label_start, end, row.after_blank, self.out):
            return None
        self.next_item()
        alone = NUMBER_ALONE.match(self.text, row.label_start, end) or self.opening == "minutes"
        if not self.fixed and (self.section not in ("minutes", "decision") or alone):
            self.section = self.opening
        return "title" if title else "text"

    def _append(self, row: Line, start: int, end: int, heading: bool) -> None:
        label = row.label if start == row.start and not heading else None
        at = row.label_start if start == row.start else start
        self.out.append(Block(start, end, label, at, self.section, self.item, heading))

    def _inline(self, row: Line, end: int) -> re.Match[str] | None:
        if glued := _GLUED.match(self.text, row.start, end):
            return glued
        match = _INLINE.match(self.text, row.start, min(end, row.start + 60))
        if match and match.end() < end and match.group("name").strip().casefold() in HEADINGS:
            return match
        return None

    def _enter_inline(self, inline: re.Match[str], end: int) -> None:
        """Enter the section of an inline heading; none where the words behind it tell what was moved and agreed."""
        if inline["name"].startswith("Proposal") and _MOVED_AND_DONE.search(self.text, inline.end(), end):
            return
        section = HEADINGS[inline["name"].strip().casefold()]
        passing = section == "report" or (section == "end" and self.opening == "minutes")
        self.aside = self.section if passing and self.section in ("minutes", "decision") else None
        self.enter(section)


def read_blocks(text: str, section: str | None) -> list[Block]:
    """Every block of the text in order; blocks do not overlap."""
    rows = with_bare_labels(text, list(lines(text)))
    reader = _Reader(text, opening(text, rows, section))
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

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
from extract.components.column_heads import is_column
from extract.components.item_headings import ITEM_LINE, MINUTE_NUMBER, NUMBER_ALONE, ItemHeadings
from extract.components.lines import Line, continues, lines, wrap_width
from extract.components.page_marks import without_page_lines, without_page_marks
from extract.text import SPACE, Block

_HEADINGS = {heading: rule["section"] for rule in rules.load("sections") for heading in rule["headings"]}
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
_AGENDA_TITLE = re.compile(r"agenda$", re.IGNORECASE)
_CUE = re.compile(
    r"(?:PART\s[\dIVX]{1,3}\s?[–—:-]\s?)?(?:(?:It was |IT WAS |Felly, )?(?:Cytunwyd|Penderfynwyd|Nodwyd"
    r"|Cymeradwywyd|Gwrthodwyd|Gohiriwyd|RESOLVED|Resolved|PENDERFYNWYD|AGREED|DECIDED|DETERMINED|NOTED:|CYTUNWYD)\b"
    r"|(?:The\s)?(?:[A-Z][\w-]+\s){0,4}?(?:Committee|Sub-Committee|Cabinet|Council|Board|Panel|Forum|Executive"
    r"|Members)"
    r"\s(?:(?:therefore|unanimously|then)\s)?(?:RESOLVED|AGREED|NOTED|APPROVED|DECIDED|REFUSED|DEFERRED"
    r"|RECOMMENDED)\b"
    r"|(?:It was (?:then )?(?:proposed|moved)|(?:Proposed|Moved|On the (?:motion|proposal) of))\b)"
    r"|(?:resolved|agreed)\s?[:–-]"
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
_NUMBERED = re.compile(r"\(?\d{1,4}[A-Za-z]?[./]?(?:\d{1,3}\.?)?\)?[\s\u00a0]{1,8}(?=\S)")
_TITLES = ("minutes", "cofnodion", "discussion", "draft minutes")
""" "Minutes" without its colon is the title of an item, or of the paper."""
_MEETING = re.compile(
    r"\b(?:PRESENT|Present|In attendance|IN ATTENDANCE|Apologies|APOLOGIES|Attendees|Sederunt|Yn bresennol"
    r"|[Mm]inutes of)\b"
)
_ACTED = re.compile(
    r"(?:The\s)?(?:[A-Z][\w-]+\s){0,4}?(?:Committee|Sub-Committee|Cabinet|Council|Board|Panel|Forum|Executive"
    r"|Members)"
    r"\s(?:(?:therefore|unanimously|then)\s)?(?:agreed|noted|approved|resolved|decided|deferred|refused)\s"
)
_FIELDS = ("minutes", "decision", "end")
""" "3. MINUTES" is an item of business, ModernGov's own heading "Minutes:" has no number."""


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
        or _heading(text, row)
        or _heading(text, last)
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


_DECISION_OF = re.compile(r"Decisions?\sof\s(?:the\s)?(?:[A-Z][\w’'-]+[,\s]{0,2}(?:(?:for|of|and|&)\s){0,2}){1,8}:?$")
""" "Decision of the Executive Member for Roads:"."""


_LEADS_ON = re.compile(
    r"(?:[,–—-]|\b(?:the|these|this|following|of|and|or|with|for|to|under|in|by|on|a|an|its|their|no|any|all))\s*$"
)
"""A line that the next one goes on from: "for the following / Reasons" holds no heading."""


def _heading(text: str, row: Line) -> str | None:
    """Section a heading line opens. "minutes." at the end of a wrapped sentence is no heading."""
    if row.end - row.start > 60:
        return None
    words = text[row.start : row.end]
    numbered = _NUMBERED.match(text, row.label_start, row.end)
    if numbered and _HEADINGS.get(text[numbered.end() : row.end].strip(SPACE + ":").casefold()) in _FIELDS:
        return None
    if words.strip(SPACE).casefold() in _TITLES:
        return None
    if _DECISION_OF.match(words):
        return "decision"
    named = _HEADINGS.get(words.strip(SPACE + "#*:-–;").casefold())
    if named is None or (not words.rstrip().endswith(":") and is_column(text, row.start, row.end)):
        return None
    plain = words.lstrip(SPACE + "#*")[:1].isupper() and (
        row.after_blank
        or row.start == row.label_start == 0
        or words.isupper()
        or words.count(" ") > 1
        or (named == "reasons" and _LEADS_ON.search(text, max(0, row.start - 30), row.start) is None)
    )
    return named if words.rstrip(SPACE + "*-–").endswith(":") or plain else None


_MOVED_AND_DONE = re.compile(
    r"\b[Ss]econded\b[^\n]{0,300}?\b(?:agreed|carried|approved|resolved|RESOLVED|[Aa]ll\sin\sfavour)\b"
)
""" "Proposal: Mr Ash proposed, and Mrs Dove seconded, the purchase, and all agreed": an act, no heading of a report."""


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
        named = _heading(self.text, row)
        if self.aside and not row.label and not self.fixed:
            self.section, self.aside = self.aside, None
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

    def _resumes(self, row: Line, end: int) -> bool:
        """Whether a paragraph below a report's heading or reasons is an act of the meeting again."""
        if self.section == "report" and self.meeting and _ACTED.match(self.text, row.start, end):
            return True
        return self.section in ("reasons", "report", "end") and _CUE.match(self.text, row.start, end) is not None

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
        if match and match.end() < end and match.group("name").strip().casefold() in _HEADINGS:
            return match
        return None

    def _enter_inline(self, inline: re.Match[str], end: int) -> None:
        """Enter the section of an inline heading; none where the words behind it tell what was moved and agreed."""
        if inline["name"].startswith("Proposal") and _MOVED_AND_DONE.search(self.text, inline.end(), end):
            return
        section = _HEADINGS[inline["name"].strip().casefold()]
        passing = section == "report" or (section == "end" and self.opening == "minutes")
        self.aside = self.section if passing and self.section in ("minutes", "decision") else None
        self.enter(section)


def _is_of_page(text: str, row: Line) -> bool:
    """Whether a line is ModernGov's own heading. "Decision" without its colon stands in minutes of other makers too."""
    named = _heading(text, row)
    return named == "minutes" or (named == "decision" and text[row.start : row.end].rstrip(SPACE + "*#").endswith(":"))


_PRINTED_TITLE = re.compile(r".{0,80}\bminutes\b|at\sa\s(?:[\w-]+\s){0,3}meeting\sof\s", re.IGNORECASE)
_PRESENT = re.compile(r"^[ \t]{0,12}(?:PRESENT|Present)\b(?!\s(?:the|a|to)\b)", re.MULTILINE)
_PAGE_ONLY = re.compile(
    r"^[ \t#*]{0,12}(?:Minutes:|Supporting documents|Additional documents|Agenda item[ \t*]*$"
    r"|Agenda and (?:minutes|decisions))",
    re.MULTILINE,
)


def _is_printed(text: str, rows: list[Line]) -> bool:
    """Whether a text with headings "Decision:" is a printed paper of a meeting and no page of ModernGov's."""
    titled = any(_PRINTED_TITLE.match(text, row.start, row.end) for row in rows[:8])
    return titled and _PRESENT.search(text, 0, 3000) is not None and _PAGE_ONLY.search(text) is None


def _opening(text: str, rows: list[Line], section: str | None) -> str | None:
    """Section in which a page copied whole begins: the agenda's own words stand above "Minutes:"."""
    if section is not None:
        return section
    if any(_is_of_page(text, row) for row in rows[:4000]):
        return None if _is_printed(text, rows) else "preamble"
    head = rows[:6]
    if any(_AGENDA_TITLE.match(text, row.start, row.end) for row in head[:1]):
        return "agenda"
    return None


def read_blocks(text: str, section: str | None) -> list[Block]:
    """Every block of the text in order; blocks do not overlap."""
    rows = with_bare_labels(text, list(lines(text)))
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

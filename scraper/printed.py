"""Printed minutes split into their agenda items: the minutes that many councils publish only as a PDF. Pure.

Every character that is not a blank is in exactly one place: the head, a part's heading or text, the tail, or a running
header or footer; each place says on which page it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scraper.printed_align import Alignment
from scraper.printed_headings import Heading, headings, known_of
from scraper.printed_labels import label_of
from scraper.printed_lines import Line, lines_of, running_lines
from scraper.printed_titles import is_capitals, likeness, plain_title

SPLITTER_VERSION = "1"
"""Goes up when the same pages would be split or joined otherwise, so that an archive is split anew."""

SECTION_LINE = re.compile(
    r"^(?:part\b|section\b|rhan\b|(?:un)?restricted\b|exempt\b|confidential\b|public\b|private\b|key\b|non-key\b|open\b"
    r"|closed\b|eithriedig\b|cyhoeddus\b|matters\b|items?\b|business\b|recommendations? (?:to|for)\b"
    r"|committee (?:reports|business)\b)",
    re.IGNORECASE,
)
END = re.compile(
    r"^\W*(?:(?:the )?(?:[\w-]+ ){0,3}(?:meeting|proceedings|business)(?: of the [\w ]{3,40})?"
    r"(?: was| being| then| having)? (?:declared )?(?:closed|ended|concluded|finished|rose|terminated)"
    r"(?: at \W*\d.*| am .*|\W*$|\W*\(.*)"
    r"|daeth y cyfarfod i ben\b.*|(?:terfynwyd|diweddwyd) y cyfarfod\b.*|end of (?:the )?(?:meeting|minutes)\W*)$",
    re.IGNORECASE,
)
DECIDES = re.compile(r"\b(?:RESOLVED|AGREED|CARRIED|PENDERFYNWYD|Resolved|Agreed) ?[:–-]|\bRESOLVED\b|\bPENDERFYNWYD\b")
ANNEX = re.compile(
    r"^(?:minute )?(?:appendix|annex|atodiad|schedule|addendum)\b(?:\s+[\w.]{1,4})?\s*(?:$|[-–:])", re.IGNORECASE
)
MOST_LINES = 20_000  # some four hundred pages; what is longer is a pack under the wrong name
LOST_LIKE = 80.0
NO_HEADINGS = "no headings of items were found in it"
TOO_LONG = "it is too long for minutes"
NO_TEXT = "no text under its heading"
LOST_NUMBER = "it may hold more than one item: the heading of {} was not found"
LOST_PAGE = "it may hold more than one item: a page within it has no text"
LOST_ITEM = "it may hold more than one item: a line in it reads like the title of another"


@dataclass(frozen=True, slots=True)
class AgendaRef:
    """An agenda item of the meeting as already known. `number_label` is as printed (`54.`, `77/21`)."""

    item_id: str
    position: int | None
    number_label: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of page `page` (from 1); they stand at `at` in the text they are part of."""

    page: int
    start: int
    end: int
    at: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A text and where its characters stand, a span a page; spans are joined by a line end."""

    text: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What was minuted under one heading. `item_id` is None where no join is certain; `reason` says why.

    `number_label` and `reference` are as printed (`76.`, and `5` of `(Item 5)`). `text` leaves the heading out.
    """

    item_id: str | None
    number_label: str | None
    title: str
    reference: str | None
    heading: Stretch
    body: Stretch
    reason: str | None = None

    @property
    def text(self) -> str:
        return self.body.text


@dataclass(frozen=True, slots=True)
class Printed:
    """Printed minutes in their parts. `tail` is what follows the end of the meeting, such as an appendix.

    `missing` are agenda items that no part is joined to; `reason` says why there are no parts.
    """

    head: Stretch
    parts: tuple[Part, ...] = ()
    tail: Stretch = Stretch()
    running: tuple[Span, ...] = ()
    missing: tuple[AgendaRef, ...] = ()
    reason: str | None = None


def split(pages: Sequence[str], agenda: Sequence[AgendaRef]) -> Printed:
    """Split the text of printed minutes (one string a page) and join it to the meeting's items, which may be none.

    Never raises on any text. The same pages and items give the same parts.
    """
    lines = lines_of(pages)
    running = running_lines(lines)
    kept = [line for index, line in enumerate(lines) if index not in running]
    marks = tuple(Span(line.page, line.start, line.end) for index, line in enumerate(lines) if index in running)
    ordered = [ref for _, ref in sorted(enumerate(agenda), key=lambda pair: (_place(pair[1]), pair[0]))]
    known = [known_of(ref.title, ref.number_label) for ref in ordered]
    found = headings(kept, known) if len(kept) <= MOST_LINES else []
    if not found:
        why = NO_HEADINGS if len(kept) <= MOST_LINES else TOO_LONG
        return Printed(_stretch(pages, kept), running=marks, missing=tuple(ordered), reason=why)
    alignment = Alignment(found, known)
    joined = alignment.joins()
    cutter = _Cutter(pages, kept, found)
    parts = tuple(
        _part(cutter, at, ordered[joined[at]].item_id if at in joined else None, alignment.reason(at))
        for at in range(len(found))
    )
    gone = [ref for index, ref in enumerate(ordered) if index not in joined.values()]
    parts = tuple(_doubted(part, at, cutter, gone) for at, part in enumerate(parts))
    have = {part.item_id for part in parts}
    missing = tuple(ref for ref in ordered if ref.item_id not in have)
    return Printed(cutter.head(), parts, cutter.tail(), marks, missing)


def _place(ref: AgendaRef) -> int:
    return ref.position if ref.position is not None else 1_000_000


def _stretch(pages: Sequence[str], lines: Sequence[Line]) -> Stretch:
    """The text of lines that follow one another, with a span for each page they stand on."""
    bounds: dict[int, tuple[int, int]] = {}
    for line in lines:
        bounds[line.page] = (bounds.get(line.page, (line.start, 0))[0], line.end)
    spans, texts, at = [], [], 0
    for page, (start, end) in bounds.items():
        spans.append(Span(page, start, end, at))
        texts.append(pages[page - 1][start:end])
        at += end - start + 1
    return Stretch("\n".join(texts), tuple(spans))


def _is_section(text: str) -> bool:
    """Whether a line heads a section of the minutes: `PART II`, `EXEMPT ITEMS`."""
    return is_capitals(text) and SECTION_LINE.match(text) is not None


class _Cutter:
    """Knows which lines belong to which heading."""

    def __init__(self, pages: Sequence[str], lines: Sequence[Line], found: Sequence[Heading]) -> None:
        self.pages, self.lines, self.found = pages, lines, found
        self.begins = [self.first_of(at) for at in range(len(found))]
        self.end = self.end_of_meeting()

    def first_of(self, at: int) -> int:
        """The first line of a heading, with the headings of a whole section that stand before it."""
        first = self.found[at].first
        floor = self.found[at - 1].last + 1 if at else 0
        while first > floor and _is_section(self.lines[first - 1].text):
            first -= 1
        return first

    def end_of_meeting(self) -> int:
        """The line after which nothing belongs to the last item."""
        last = self.found[-1].last + 1
        count = len(self.lines)
        for index in range(last, count):
            line = self.lines[index]
            if index > last and ANNEX.match(line.text) and line.page != self.lines[index - 1].page:
                return index
            if END.match(line.text):
                goes_on = any(DECIDES.search(later.text) for later in self.lines[index + 1 :])
                return count if goes_on else index + 1
        return count

    def body_lines(self, at: int) -> Sequence[Line]:
        end = self.begins[at + 1] if at + 1 < len(self.found) else self.end
        return self.lines[self.found[at].last + 1 : end]

    def lost_page(self, at: int) -> bool:
        """Whether a page without text lies between a heading and the next one, or the end."""
        first = self.lines[self.found[at].first].page
        last = self.lines[self.begins[at + 1]].page if at + 1 < len(self.found) else len(self.pages)
        return any(not page.strip() for page in self.pages[first - 1 : last])

    def heading(self, at: int) -> Stretch:
        return _stretch(self.pages, self.lines[self.begins[at] : self.found[at].last + 1])

    def body(self, at: int) -> Stretch:
        return _stretch(self.pages, self.body_lines(at))

    def head(self) -> Stretch:
        return _stretch(self.pages, self.lines[: self.begins[0]])

    def tail(self) -> Stretch:
        return _stretch(self.pages, self.lines[self.end :])


def _part(cutter: _Cutter, at: int, item_id: str | None, reason: str) -> Part:
    heading = cutter.found[at]
    label = heading.label.text if heading.label else None
    body = cutter.body(at)
    if not body.text:
        item_id, reason = None, NO_TEXT
    return Part(
        item_id, label, heading.title, heading.reference, cutter.heading(at), body, None if item_id else reason
    )  # fmt: skip


def _doubted(part: Part, at: int, cutter: _Cutter, gone: Sequence[AgendaRef]) -> Part:
    """A joined part loses its item where its text may hold the next one, whose heading was not found."""
    if part.item_id is None:
        return part
    lines = [line.text for line in cutter.body_lines(at)]
    lost = _lost_number(cutter.found, at, lines)
    reason = LOST_NUMBER.format(lost) if lost else LOST_ITEM if _lost_item(lines, gone) else None
    if reason is None and cutter.lost_page(at) and not _goes_on(cutter.found[at : at + 2]):
        reason = LOST_PAGE
    return replace(part, item_id=None, reason=reason) if reason else part


def _goes_on(pair: Sequence[Heading]) -> bool:
    """Whether the second heading has the number after the first one's, so that none is lost between them."""
    if len(pair) < 2 or pair[0].reading is None or pair[1].reading is None:
        return False
    (here, after) = (pair[0].reading, pair[1].reading)
    return here.family == after.family and after.key[0] - here.key[0] <= 1


def _lost_number(found: Sequence[Heading], at: int, lines: Sequence[str]) -> str | None:
    """The number between this heading's and the next one's that a line of the text begins with."""
    here, after = found[at].reading, found[at + 1].reading if at + 1 < len(found) else None
    if here is None or after is None or here.family != after.family or after.key[0] - here.key[0] < 2:
        return None
    between: Mapping[tuple[tuple[str, str], int], str] = {
        (here.family, number): str(number) for number in range(here.key[0] + 1, after.key[0])
    }
    labels = [label for line in lines if (label := label_of(line))]
    wanted = (between.get((reading.family, reading.key[0])) for label in labels for reading in label.readings)
    return next(filter(None, wanted), None)


def _lost_item(lines: Sequence[str], gone: Sequence[AgendaRef]) -> bool:
    titles = [title for ref in gone if len((title := plain_title(ref.title or "")).split()) > 1]
    if not titles:
        return False
    plain = [plain_title(line[label.length :] if (label := label_of(line)) else line) for line in lines]
    return any(likeness(line, title) >= LOST_LIKE for title in titles for line in plain)

"""Joins printed minutes to the agenda items of their meeting: the step after a crawl, an import or a rebuild.

A parser sees one body; which item a page of a PDF is about is known only once the meeting's items are in the archive.
Nothing is done for a meeting whose items and papers are as the last join left them. What stands on an item's page or in
the web service always wins over the printed minutes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from archive import minuted
from archive.ids import sha256, text_id
from archive.minuted import ItemRow, MeetingRow, PaperRow
from archive.progress import SILENT, Progress
from archive.records import AgendaItem, Parsed, Text
from archive.rows import Row
from archive.store import Archive
from scraper.dates import dates_in
from scraper.pages.gaps import NOT_UNDER_ITEMS
from scraper.printed import SPLITTER_VERSION, TOO_LONG, AgendaRef, Part, Printed, Stretch, split
from scraper.vocabulary import minutes_status

STAGE = "printed minutes"
SPLIT_TYPES = (None, "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
OPENING = 1500  # characters in which minutes say of which day they are
REPEATED = 85.0  # likeness of a text to a stretch of another that makes it the same text
TOO_SHORT = 40  # "Noted." stands in many texts
ANOTHER = "another paper of the meeting is split instead"
OTHER_DAY = "it does not say that it is of the day of this meeting"
WHOLE = "page"


@dataclass(slots=True)
class JoinReport:
    """What a join did: meetings looked at anew, items filled, parts joined to none, papers not split."""

    meetings: int = 0
    items: int = 0
    unjoined: int = 0
    unsplit: int = 0

    def describe(self) -> str:
        """The join in a line."""
        if not self.meetings:
            return "printed minutes: nothing changed."
        return (
            f"printed minutes: {self.meetings:,} meetings; {self.items:,} items have their minutes from them,"
            f" {self.unjoined:,} parts are of no item for certain, {self.unsplit:,} papers could not be split."
        )


@dataclass(slots=True)
class Plan:
    """What is to be written for one meeting."""

    records: list[AgendaItem] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    papers: list[Row] = field(default_factory=list)
    parts: list[Row] = field(default_factory=list)
    chosen: PaperRow | None = None


def join_printed(archive: Archive, meeting_ids: Iterable[str] | None = None, progress: Progress = SILENT) -> JoinReport:
    """Join the printed minutes of these meetings, or of all, where something changed since the last time.

    Run it before facts are extracted. Each meeting is one transaction, so that a stop costs nothing that is done.
    """
    report = JoinReport()
    due = sorted(set(meeting_ids)) if meeting_ids is not None else list(minuted.meetings_with_minutes(archive.db))
    for done, meeting_id in enumerate(due, 1):
        state = minuted.state_of(archive.db, meeting_id, SPLITTER_VERSION)
        if state != minuted.known_state(archive.db, meeting_id):
            _join(archive, meeting_id, report)
        progress.step(STAGE, done, len(due))
    if due:
        progress.end(STAGE)
    return report


def _join(archive: Archive, meeting_id: str, report: JoinReport) -> None:
    meeting = minuted.meeting_of(archive.db, meeting_id)
    if not (meeting.papers or meeting.filled or meeting.split):
        return
    plan = plan_of(meeting)
    with archive.db.atomic():
        write(archive, meeting, plan)
    report.meetings += 1
    report.items += len(plan.records)
    report.unjoined += sum(1 for row in plan.parts if row["item_id"] is None)
    report.unsplit += sum(1 for row in plan.papers if not row["part_count"])


# ---------------------------------------------------------------- what is to be written; pure


def plan_of(meeting: MeetingRow) -> Plan:
    """What the printed minutes of a meeting give: texts for its items, and texts of the paper's own."""
    plan = Plan()
    agenda = [AgendaRef(item.id, item.position, item.number_label, item.title) for item in meeting.items]
    found = {paper.id: _split_of(paper, meeting, agenda) for paper in meeting.papers}
    plan.chosen = _choice(meeting, {key: printed for key, printed in found.items() if printed.reason != OTHER_DAY})
    for paper in meeting.papers:
        printed = found[paper.id]
        if paper is plan.chosen:
            _add_paper(plan, meeting, paper, printed)
        else:
            reason = printed.reason or ANOTHER
            plan.papers.append(_paper_row(meeting, Printed(Stretch(), reason=reason), paper, None))
    return plan


def _split_of(paper: PaperRow, meeting: MeetingRow, agenda: list[AgendaRef]) -> Printed:
    if not _is_certain(paper, meeting):
        return Printed(Stretch(), reason=OTHER_DAY)
    return split(_pages(paper), agenda)


def _pages(paper: PaperRow) -> list[str]:
    """The text of every page; a page without text is kept as an empty one, so that pages keep their numbers."""
    texts = {minuted.page_number(name): text for name, text in paper.pages}
    return [texts[0]] if 0 in texts else [texts.get(number, "") for number in range(1, max(texts) + 1)]


def _is_certain(paper: PaperRow, meeting: MeetingRow) -> bool:
    """Whether the paper is this meeting's minutes: by its address, or because it says so itself.

    An attachment called "Minutes" may be those of the last meeting, put before this one.
    """
    if paper.kind == "minutes":
        return True
    opening = paper.pages[0][1][:OPENING]
    says_minutes = minutes_status(opening.split("\n\n")[0][:400], has_minutes=False) != "none"
    return says_minutes and meeting.date is not None and {found.iso for found in dates_in(opening)} == {meeting.date}


def _choice(meeting: MeetingRow, found: Mapping[str, Printed]) -> PaperRow | None:
    """The paper to split: approved before draft, then the one more of whose parts are joined."""
    papers = [paper for paper in meeting.papers if paper.id in found and _may_split(paper)]

    def rank(paper: PaperRow) -> tuple[bool, bool, int, str]:
        parts = found[paper.id].parts
        return (not parts, _is_draft(paper, found[paper.id]), -sum(1 for p in parts if p.item_id), paper.id)

    return min(papers, key=rank, default=None)


def _may_split(paper: PaperRow) -> bool:
    """A page copied as text, which an import reads by its labels, is no printed paper."""
    return paper.section != WHOLE or paper.media_type in SPLIT_TYPES


def _is_draft(paper: PaperRow, printed: Printed) -> bool:
    words = f"{paper.title} {printed.head.text[:OPENING]}".casefold()
    return "draft" in paper.title.casefold() or minutes_status(words, has_minutes=True) == "draft"


def _add_paper(plan: Plan, meeting: MeetingRow, paper: PaperRow, printed: Printed) -> None:
    status = "draft" if _is_draft(paper, printed) else meeting.minutes_status
    status = status if status in ("draft", "approved") else "unknown"
    before = meeting.split.get(paper.id) or paper.section
    own = {item.id: item for item in meeting.items if _has_own(item, meeting)}
    if not printed.parts:
        is_read = not own and bool(printed.head.text) and printed.reason != TOO_LONG
        plan.papers.append(_paper_row(meeting, printed, paper, before if is_read else None))
        if is_read:
            plan.texts.append(_text(paper.id, "part-1", printed.head.text, WHOLE, status))
        else:
            plan.chosen = None
        return
    plan.papers.append(_paper_row(meeting, printed, paper, before))
    for name, stretch in (("head", printed.head), ("tail", printed.tail)):
        if stretch.text:
            plan.texts.append(_text(paper.id, name, stretch.text, "report", status))
    items = {item.id: item for item in meeting.items}
    for number, part in enumerate(printed.parts, 1):
        _add_part(plan, meeting, paper, (number, part), (items, own), status)
    plan.texts = [text for text in plan.texts if text_id(text.record_id, text.field) not in meeting.redacted]


def _has_own(item: ItemRow, meeting: MeetingRow) -> bool:
    """Whether its page or the web service gave the item minutes or a decision."""
    return bool(item.decision_text) or (item.minutes_sha256 is not None and not _is_ours(item, meeting))


def _is_ours(item: ItemRow, meeting: MeetingRow) -> bool:
    filled = meeting.filled.get(item.id)
    return filled is not None and filled["sha256"] == item.minutes_sha256


def _add_part(
    plan: Plan, meeting: MeetingRow, paper: PaperRow, numbered: tuple[int, Part],
    known: tuple[Mapping[str, ItemRow], Mapping[str, ItemRow]], status: str,
) -> None:  # fmt: skip
    """One part: the item's minutes where the item has none, a text of the paper where it is no item's."""
    (number, part), (items, own) = numbered, known
    item = items.get(part.item_id or "")
    read_as = ""
    if item is not None and (item.minutes_sha256 is None or _is_ours(item, meeting)):
        read_as = "item" if not {item.id, text_id(item.id, "minutes")} & meeting.redacted else ""
        if read_as:
            plan.records.append(
                AgendaItem(id=item.id, site=item.site, council=item.council, minutes_text=part.text, text_source="pdf")
            )
            plan.texts.append(_text(item.id, "minutes", part.text, "minutes", status))
    elif item is None and part.text:
        read_as = "report" if _repeats(part.text, own.values()) else "minutes"
        plan.texts.append(_text(paper.id, f"part-{number}", part.text, read_as, status))
    plan.parts.append(_part_row(paper.id, number, part, read_as, item, meeting))


def _text(record_id: str, name: str, text: str, section: str, status: str) -> Text:
    return Text(record_id=record_id, field=name, text=text, section=section, minutes_status=status)


def _repeats(text: str, own: Iterable[ItemRow]) -> bool:
    """Whether an unjoined part says again what an item has from its page: its decision is not to be counted twice."""
    ours = " ".join(text.split())
    texts = (" ".join(each.split()) for item in own for each in (item.decision_text, item.minutes_text) if each)
    return any(len(each) >= TOO_SHORT and fuzz.partial_ratio(each, ours) >= REPEATED for each in texts)


def _paper_row(meeting: MeetingRow, printed: Printed, paper: PaperRow, before: str | None) -> Row:
    joined = sum(1 for part in printed.parts if part.item_id)
    return {"id": paper.id, "meeting_id": meeting.id, "part_count": len(printed.parts), "joined_count": joined,
            "reason": printed.reason, "section_before": before, "state": None, "at": paper.last_seen}  # fmt: skip


def _part_row(paper_id: str, number: int, part: Part, read_as: str, item: ItemRow | None, meeting: MeetingRow) -> Row:
    spans = [(span.page, span.start, span.end, span.at) for span in part.body.spans]
    before = None
    if read_as == "item" and item is not None:
        before = meeting.filled[item.id]["source_before"] if _is_ours(item, meeting) else item.text_source
    return {
        "id": text_id(paper_id, f"part-{number}"), "document_id": paper_id, "number": number, "item_id": part.item_id,
        "number_label": part.number_label, "title": part.title, "first_page": spans[0][0] if spans else None,
        "last_page": spans[-1][0] if spans else None, "spans": json.dumps(spans), "read_as": read_as or None,
        "reason": part.reason, "source_before": before, "sha256": sha256(part.text.encode()),
    }  # fmt: skip


# ---------------------------------------------------------------- writing it


def write(archive: Archive, meeting: MeetingRow, plan: Plan) -> None:
    """Put a plan in place of what the last join of the meeting wrote. Run inside the caller's transaction."""
    seen_at = plan.chosen.last_seen if plan.chosen else max((paper.last_seen for paper in meeting.papers), default="")
    minuted.clear(archive.db, meeting, {text_id(text.record_id, text.field) for text in plan.texts})
    for part in _no_longer(meeting, plan):
        minuted.withdraw(archive.db, part, NOT_UNDER_ITEMS, seen_at)
    if plan.chosen is not None:
        archive.save([Parsed(records=tuple(plan.records), texts=tuple(plan.texts))], seen_at)
        minuted.read_in_parts(archive.db, plan.chosen.id)
    for paper in plan.papers:
        minuted.note_split(archive.db, paper, [row for row in plan.parts if row["document_id"] == paper["id"]])
    minuted.note_state(archive.db, meeting.id, minuted.state_of(archive.db, meeting.id, SPLITTER_VERSION))


def _no_longer(meeting: MeetingRow, plan: Plan) -> Iterator[Row]:
    """Items that have their minutes from an earlier join, and have none from this one."""
    now = {record.id for record in plan.records}
    for item in meeting.items:
        if item.id not in now and _is_ours(item, meeting):
            yield meeting.filled[item.id]

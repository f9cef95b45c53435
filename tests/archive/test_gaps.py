"""No archive holds an absence for what it has, whichever page brought it in the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import records as r
from archive.gaps import held
from archive.migrations import MIGRATIONS
from archive.records_issues import Restriction
from archive.records_people import Attendance, RecordedVote
from archive.store import Archive
from scraper.documents import DocumentText
from scraper.joining import join_printed
from scraper.pages.gaps import NOT_UNDER_ITEMS
from scraper.papers import document_records
from scraper.refusals import absences_of

SITE = r.Site(id="x", site="x", name="X", base_url="https://x.example/")
MEETING, ITEM, PAPER = "x/meeting/1", "x/item/5", "x/document/s7"
MEMBER = "https://x.example/mgAttendance.aspx?UID=3"
HERE = "https://x.example/ieListDocuments.aspx?MId=1"


def link(page: str, url: str, **context: str) -> r.Link:
    return r.Link(url=f"https://x.example/{url}", page=page, why="test", context=context)


def lost(page: str, url: str, **context: str) -> r.Parsed:
    return absences_of(link(page, url, **context), "failed", "HTTP 500", SITE, has_substitute=False)


def paper(*pages: str, quality: str = "ok", cut: str | None = None) -> r.Parsed:
    base = r.Document(id=PAPER, site="x", sha256="00", size=1, kind="minutes", title="Printed minutes")
    read = DocumentText("application/pdf", quality, tuple(pages), len(pages), cut=cut)
    return document_records(base, read, section="report", url=None)


def item(text: str | None = None, source: str = "page", *gaps: r.Absence) -> r.Parsed:
    row = r.AgendaItem(id=ITEM, site="x", meeting_id=MEETING, position=0, number_label="1.", title="Lamp posts",
                       minutes_text=text, text_source=source)  # fmt: skip
    texts = (r.Text(record_id=ITEM, field="minutes", text=text, section="minutes"),) if text else ()
    meeting = r.Meeting(id=MEETING, site="x", date="2026-01-05", url=HERE)
    return r.Parsed(records=(meeting, row), texts=texts, absences=gaps)


def gap(record: str, name: str, reason: str = "not_fetched", detail: str | None = None) -> r.Absence:
    return r.Absence(record_id=record, field=name, reason=reason, detail=detail)


def vote(name: str = "Ash") -> r.Parsed:
    return r.Parsed(records=(RecordedVote(id=f"{ITEM}+v:{name}", site="x", item_id=ITEM, name=name, option="for"),))


def present(url: str) -> r.Parsed:
    row = Attendance(id=f"{MEETING}+name:ash", site="x", url=url, meeting_id=MEETING, name="Ash", attendance="Present")
    return r.Parsed(records=(row,))


PRINTED = (
    "Minutes of the Lamp Committee held on 5 January 2026\n\n1. Lamp posts\n\nRESOLVED: that the lamp posts be painted."
)
LISTED = r.Parsed(
    records=(
        r.Document(id=PAPER, site="x", kind="minutes", title="Printed minutes"),
        r.DocumentLink(id=f"{MEETING}+{PAPER}", site="x", document_id=PAPER, record_id=MEETING),
    )
)
VOTES = ("mgListRecordedVotesShort.aspx?AIID=5", "mgListRecordedVotesShort.aspx?AIID=5&MID=1")
# What may happen to one meeting, in any order: pages that come, that lack something, and that do not come.
EVENTS: dict[str, r.Parsed | None] = {
    "page without minutes": item(None, "page", gap(ITEM, "minutes_text", detail=NOT_UNDER_ITEMS)),
    "page with minutes": item("Agreed."),
    "service with minutes": item("Agreed, nem. con.", "webservice"),
    "service without items": r.Parsed(absences=(gap(MEETING, "agenda_items", "not_published"),)),
    "no attendance page": lost("meeting_attendance", "mgMeetingAttendance.aspx?ID=1", meeting_id=MEETING),
    "attendance by the service": present(HERE),
    "attendance of one member": present(MEMBER),
    "no votes page": lost("recorded_votes", VOTES[0], item_id=ITEM),
    "no votes page, by its other address": lost("recorded_votes", VOTES[1], item_id=ITEM),
    "votes": vote(),
    "no reasons page": lost("reasons_restricted", "mgReasonsRestricted.aspx?OID=5", record_id=ITEM),
    "reasons": r.Parsed(records=(Restriction(id=f"{ITEM}+r", site="x", record_id=ITEM, reason="By virtue of 3"),)),
    "paper listed": LISTED,
    "paper did not come": lost("document", "documents/s7/Minutes.pdf", document_id=PAPER),
    "paper is a scan": paper("", quality="needs_ocr"),
    "paper was recognised": paper(PRINTED, quality="ocr"),
    "paper read": paper(PRINTED, "More."),
    "paper read in part": paper(PRINTED, "", cut="only its first 2 pages are read"),
    "paper restricted": r.Parsed(absences=(gap(PAPER, "text", "restricted"),)),
    "printed minutes joined": None,
}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "archive.db") as opened:
        yield opened


def untrue(archive: Archive) -> set[tuple[str, str]]:
    """Gaps for what is held."""
    noted = [(row["record_id"], row["field"]) for row in archive.db.query("select record_id, field from absences")]
    return held(archive.db, noted)


def happen(archive: Archive, events: list[str]) -> None:
    for day, name in enumerate(events, 1):
        parsed = EVENTS[name]
        if parsed is None:
            join_printed(archive)
        else:
            archive.save([parsed], f"2026-02-{day:02}T00:00:00+00:00", day)
        assert untrue(archive) == set(), events[:day]


def gaps(archive: Archive) -> set[str]:
    return {row["id"] for row in archive.db.query("select id from absences")}


@settings(max_examples=60, deadline=None)
@given(events=st.lists(st.sampled_from(list(EVENTS)), min_size=2, max_size=12))
def test_nothing_that_is_held_is_called_missing(tmp_path_factory: pytest.TempPathFactory, events: list[str]) -> None:
    with Archive(tmp_path_factory.mktemp("gaps") / "archive.db") as archive:
        happen(archive, events)


FILLED_LATER = [
    # what lacked it, what brought it, the gap between
    (["page without minutes"], "page with minutes", f"{ITEM}#minutes_text"),
    (["page without minutes"], "service with minutes", f"{ITEM}#minutes_text"),
    (["service without items"], "page without minutes", f"{MEETING}#agenda_items"),
    (["no attendance page"], "attendance by the service", f"{MEETING}#attendance"),
    (["no votes page"], "votes", f"{ITEM}#recorded_votes"),
    # the page failed under two addresses of its
    (["no votes page", "no votes page, by its other address"], "votes", f"{ITEM}#recorded_votes"),
    (["no reasons page"], "reasons", f"{ITEM}#restrictions"),
    (["paper did not come"], "paper read", f"{PAPER}#sha256"),
    # OCR was installed, the council lifted a restriction
    (["paper is a scan"], "paper was recognised", f"{PAPER}#text"),
    (["paper restricted"], "paper read", f"{PAPER}#text"),
    (["paper read in part"], "paper read", f"{PAPER}#pages"),
    (["page without minutes", "paper listed", "paper read"], "printed minutes joined", f"{ITEM}#minutes_text"),
]


@pytest.mark.parametrize(("before", "then", "gone"), FILLED_LATER, ids=[f"{b[-1]}, {t}" for b, t, _ in FILLED_LATER])
def test_a_gap_that_is_filled_is_withdrawn(archive: Archive, before: list[str], then: str, gone: str) -> None:
    happen(archive, before)
    assert gone in gaps(archive)
    happen(archive, [then])
    assert gone not in gaps(archive)


STAYS = [
    # a page that fails once its list is held takes nothing away, so there is no gap
    ("votes", "no votes page", f"{ITEM}#recorded_votes", False),
    ("attendance by the service", "no attendance page", f"{MEETING}#attendance", False),
    # one councillor's own list does not give a meeting's whole
    ("attendance of one member", "no attendance page", f"{MEETING}#attendance", True),
]


@pytest.mark.parametrize(("before", "then", "name", "is_gap"), STAYS)
def test_what_fails_later_is_a_gap_only_where_nothing_is_held(
    archive: Archive, before: str, then: str, name: str, is_gap: bool
) -> None:
    happen(archive, [before, then])
    assert (name in gaps(archive)) is is_gap


def test_one_members_list_does_not_end_the_gap_of_a_meeting(archive: Archive) -> None:
    happen(archive, ["no attendance page", "attendance of one member"])
    assert f"{MEETING}#attendance" in gaps(archive)


def test_an_archive_of_an_earlier_version_loses_its_stale_gaps_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        happen(archive, ["page with minutes", "votes", "no votes page", "paper is a scan"])
        kept = gaps(archive)
        stale = (f"{MEETING}#agenda_items", f"{ITEM}#minutes_text", f"{ITEM}#recorded_votes")
        for key in stale:
            record, _, name = key.partition("#")
            archive.db.table("absences").insert({"id": key, "record_id": record, "field": name, "reason": "not_stated"})
        archive.db.execute(f"delete from {MIGRATIONS.migrations_table} where name = 'm0006_why_crawls_ended'")
        archive.db.conn.commit()
    with closing(Archive(path)) as archive:
        assert gaps(archive) == kept

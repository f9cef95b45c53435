"""What failed is tried again, ever later; what our parser could not read at once when it has changed, from evidence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from archive.evidence import Evidence
from archive.fetch import Fetch
from archive.history import changes_of, show
from archive.migrations import MIGRATIONS
from archive.pages import KnownPage, PageRead, known_pages
from archive.records import Absence, Document, Failure, Link, Meeting, Parsed, Site
from archive.store import Archive
from scraper import held
from scraper.due import SWEEP_DAYS
from scraper.held import held_of, take_along, wait_of
from scraper.plan import Scope
from scraper.refresh import RETRY, RefreshListing, explain
from scraper.version import version
from scraper.wanted import AGAIN, Held, Probed, at_home
from tests.conftest import Run, crawl_of
from tests.site import serve

TODAY = date(2026, 6, 15)
OLD, NEW = "https://democracy.wexcombe.example/", "https://minutes.wexcombe.example/modgov/"
SITE = Site(id="x", site="x", name="Wexcombe", base_url=OLD)
SCOPE = Scope(date(2025, 1, 1), date(2026, 12, 31), today=TODAY)


def ago(days: int) -> str:
    return f"{TODAY - timedelta(days=days)}T02:00:00+00:00"


@dataclass
class Desk:
    archive: Archive
    evidence: Evidence

    def fail(self, page: str, tail: str, *, since: int, tried: int, reason: str = "fetch_failed", parser: str | None = None,
             is_replaced: bool = False, context: dict[str, str] | None = None) -> str:  # fmt: skip
        """A page that fails since so many days, and was last tried so many days ago; returns its address."""
        failure = Failure(
            url=OLD + tail, site="x", page=page, record_id=f"x/{page}/1", field="page", reason=reason, context=context or {},
            parser_version=parser, is_replaced=is_replaced,
        )  # fmt: skip
        for days in (since, tried):
            self.archive.save([Parsed(failures=(failure,))], ago(days), 1)
        return failure.url

    def read(self, page: str, tail: str, *, days: int, record: str | None = None, **context: str) -> None:
        """A page that was read so many days ago."""
        seen = PageRead(url=OLD + tail, site="x", page=page, fingerprint="a", parser_version="1", record_id=record,
                        context=context)  # fmt: skip
        self.archive.save(
            [Parsed(records=(Meeting(id="x/meeting/1", site="x", date="2026-06-10"),))], ago(days), 1, seen
        )

    def held(self) -> Held:
        return held_of(self.archive.db, self.evidence, SITE, ago(0))

    def retries(self) -> list[str]:
        return [link.url for link in self.held().retries]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Archive(tmp_path / "archive.db") as archive, Evidence(tmp_path / "evidence.db") as evidence:
        yield Desk(archive, evidence)


def listing(known: Held, base_url: str = OLD, *, has_service: bool = True) -> RefreshListing:
    made = RefreshListing(replace(SITE, base_url=base_url), SCOPE, known)
    verdicts = {"committee_list": "ok", "xml_committees": "ok" if has_service else "gone"}
    made.probed = {page: Probed(verdict, "", base_url) for page, verdict in verdicts.items()}
    return made


# ------------------------------------------------------------ when what failed is tried again


@pytest.mark.parametrize(("failed_for", "wait"), [(0, 1), (1, 1), (3, 3), (10, 10), (29, 29), (30, 30), (400, 30)])
def test_what_fails_is_tried_ever_later(failed_for: int, wait: int) -> None:
    assert wait_of(TODAY - timedelta(days=failed_for), TODAY) == wait


@pytest.mark.parametrize("reason", ["fetch_failed", "blocked", "unreadable"])
@pytest.mark.parametrize(("since", "tried", "is_due"), [
    (0, 0, False),  # tonight
    (1, 1, True),
    (8, 3, False),  # it had failed for five days: after five more
    (8, 4, True),
    (100, 29, False),
    (100, 30, True),
])  # fmt: skip
def test_which_failing_pages_are_due(desk: Desk, reason: str, since: int, tried: int, is_due: bool) -> None:
    url = desk.fail("decision", "d1", since=since, tried=tried, reason=reason, parser=version())
    assert desk.retries() == ([url] if is_due else [])
    assert desk.held().failing == {url}
    assert desk.held().reread == frozenset()


def test_what_a_parser_could_not_read_is_read_again_at_once_when_it_has_changed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = desk.fail("decision", "d1", since=100, tried=1, reason="unreadable", parser=version())
    lost = desk.fail("decision", "d2", since=100, tried=1)  # nothing came: no parser helps
    assert desk.retries() == []
    monkeypatch.setattr(held, "version", lambda: "2.0.0")
    assert desk.retries() == [url]
    assert desk.held().reread == {url}
    assert desk.held().failing == {url, lost}


def test_a_page_that_another_stands_in_for_is_tried_only_where_it_was_read_before(desk: Desk) -> None:
    desk.fail("xml_meeting", "x9", since=5, tried=5, is_replaced=True)
    assert desk.retries() == []
    desk.read("xml_meeting", "x1", days=9, record="x/meeting/1")
    url = desk.fail("xml_meeting", "x1", since=5, tried=5, is_replaced=True)
    assert desk.retries() == [url]


@pytest.mark.parametrize(("tried", "is_replaced", "asked"), [
    (1, True, 0),
    (SWEEP_DAYS - 1, True, 0),
    (SWEEP_DAYS, True, 1),
    (1, False, 1),  # it failed, and may be there
])  # fmt: skip
def test_the_list_of_a_committee_that_has_ended_is_not_asked_for_in_each_round_of_the_nights(
    desk: Desk, tried: int, is_replaced: bool, asked: int
) -> None:
    """The service has named its meetings; that its own list is gone was said when it was asked for."""
    url = desk.fail("meeting_list", "ieListMeetings.aspx?CId=1", since=200, tried=tried, is_replaced=is_replaced)
    for base_url in (OLD, NEW):
        nights = listing(replace(desk.held(), last_crawl=TODAY), base_url)
        nights.committees = {"1": "Board"}
        number, lists = nights.unread_lists()
        assert (number, [link.url for link in lists]) == (asked, [at_home(url, base_url)] * asked)
        assert any("never held against" in line for line in explain("x", nights)) is bool(asked)


def test_what_an_earlier_version_noted_is_tried_again(desk: Desk) -> None:
    fetch = Fetch(url=OLD + "d1", canonical_url=OLD + "d1", site="x", page="decision", at=ago(3), verdict="error")
    number = desk.evidence.add_fetch(fetch, None)
    gap = Absence(record_id="x/decision/1", field="page", reason="fetch_failed")
    desk.archive.save([Parsed(absences=(gap,))], ago(3), number)
    assert desk.retries() == [OLD + "d1"]


# ------------------------------------------------------------ what failing pages do to the rest


def test_pages_that_fail_do_not_hold_the_sweep_back(desk: Desk) -> None:
    """The longest unseen come first: what never comes would take their place night after night."""
    for number in range(40):
        desk.read("xml_meeting", f"x{number}", days=200)
        desk.fail("xml_meeting", f"x{number}", since=20, tried=1, is_replaced=True)
    desk.read("committee", "c1", days=170)
    due = [each.page.url for each in listing(desk.held()).agenda().due]
    assert due == [OLD + "c1"]


def test_a_page_counts_in_the_place_of_a_service_that_fails(desk: Desk) -> None:
    desk.read("xml_meeting", "x1", days=10, record="x/meeting/1")
    desk.read("meeting", "m1", days=10, record="x/meeting/1")
    contexts = [link.context.get("joined") for link in listing(desk.held()).wanted().links if link.page == "meeting"]
    assert contexts == ["yes"]
    desk.fail("xml_meeting", "x1", since=2, tried=0, is_replaced=True)
    contexts = [link.context.get("joined") for link in listing(desk.held()).wanted().links if link.page == "meeting"]
    assert contexts == [None]


def test_lists_that_failed_are_asked_for_with_the_lists(desk: Desk) -> None:
    """What they name is read in the same night."""
    days = {"since": "2025-01-01", "until": "2025-06-30"}
    url = desk.fail("decision_register", "mgDelegatedDecisions.aspx?x=1", since=5, tried=5, context=days)
    made = listing(desk.held())
    assert [(link.url, link.why) for link in made.lists() if AGAIN in link.context] == [(url, RETRY)]
    assert url not in [link.url for link in made.wanted().links]


def test_the_service_is_not_tried_where_it_is_switched_off(desk: Desk) -> None:
    desk.read("xml_meeting", "x1", days=9, record="x/meeting/1")
    desk.fail("xml_meeting", "x1", since=5, tried=5)
    assert [link.page for link in listing(desk.held()).retries()] == ["xml_meeting"]
    assert list(listing(desk.held(), has_service=False).retries()) == []


# ------------------------------------------------------------ a site that has moved


MOVED = [
    # an address, and what it is at the new place
    (OLD + "ieListDocuments.aspx?CId=1&MId=2", NEW + "ieListDocuments.aspx?CId=1&MId=2"),
    (OLD + "documents/s7/Lamp%20report.pdf", NEW + "documents/s7/Lamp%20report.pdf"),
    (OLD + "mgWebService.asmx/GetMeeting?lMeetingId=2", NEW + "mgWebService.asmx/GetMeeting?lMeetingId=2"),
    ("http://www.wexcombe.example/cy/mgAi.aspx?ID=5", NEW + "mgAi.aspx?ID=5"),  # another directory, another scheme
    (NEW + "mgAi.aspx?ID=5", NEW + "mgAi.aspx?ID=5"),
    (NEW, NEW),
]


@pytest.mark.parametrize(("url", "moved"), MOVED)
def test_where_a_page_is_now(url: str, moved: str) -> None:
    assert at_home(url, NEW) == moved


def test_what_is_asked_is_asked_where_the_site_is_now() -> None:
    decision = KnownPage(url=OLD + "ieDecisionDetails.aspx?ID=9", page="decision", context={}, record_id="x/decision/9",
                         last_seen=ago(170), changed_at=ago(170))  # fmt: skip
    failing = Link(url=OLD + "mgAi.aspx?ID=5", page="item", why="")
    cut_off = Link(url=OLD + "ieListDocuments.aspx?CId=1&MId=2", page="meeting", why="")
    made = listing(Held(pages=[decision], retries=[failing], failing=frozenset((failing.url,))), NEW)
    made.cut_off = [cut_off]
    here = Link(url=NEW + "ieDecisionDetails.aspx?ID=9", page="decision", why="listed")
    made.decisions = {here.url: here}  # known already, by its former address
    wanted = {link.url: link.why for link in made.wanted().links}
    assert wanted == {at_home(cut_off.url, NEW): "", NEW + "mgAi.aspx?ID=5": RETRY, here.url: "sweep"}


def test_a_site_that_has_moved_takes_its_pages_along(desk: Desk) -> None:
    desk.read("meeting", "ieListDocuments.aspx?MId=1", days=9, record="x/meeting/1")
    desk.read("decision", "ieDecisionDetails.aspx?ID=9", days=9)
    desk.fail("item", "mgAi.aspx?ID=5", since=5, tried=5)
    both = PageRead(
        url=NEW + "ieDecisionDetails.aspx?ID=9", site="x", page="decision", fingerprint="b", parser_version="1"
    )
    desk.archive.save([Parsed()], ago(1), 1, both)
    take_along(desk.archive.db, replace(SITE, base_url=NEW))
    urls = [page.url for page in known_pages(desk.archive.db, "x")]
    assert urls == [NEW + "ieListDocuments.aspx?MId=1", both.url]
    assert desk.retries() == [NEW + "mgAi.aspx?ID=5"]
    shown = desk.archive.db.query(
        "select s.record_id from sightings s join pages p on p.id = s.page_id where p.url = ?", [both.url]
    )
    assert [row["record_id"] for row in shown] == ["x/meeting/1"], "what the old address showed counts on"


def test_a_move_is_one_line_of_history_and_every_record_is_found_where_the_site_is(desk: Desk) -> None:
    db, elsewhere = desk.archive.db, "https://papers.example/7.pdf"
    here = [f"ieListDocuments.aspx?CId=1&MId={number}" for number in range(5)]
    site = replace(SITE, base_url=OLD)
    meetings = [Meeting(id=f"x/meeting/{n}", site="x", url=OLD + tail, venue="Hall") for n, tail in enumerate(here)]
    paper = Document(id="x/document/s7", site="x", url=elsewhere)
    desk.archive.save([Parsed(records=(site, *meetings, paper))], ago(9))
    desk.archive.save([Parsed(records=(replace(site, base_url=NEW),))], ago(1))
    take_along(db, replace(site, base_url=NEW))
    found = [row["url"] for row in db.query("select url from meetings union all select url from documents")]
    assert found == [*(NEW + tail for tail in here), elsewhere]
    moved = replace(meetings[1], url=NEW + here[1], venue="Annexe")
    late = Meeting(id="x/meeting/9", site="x", url=NEW + "ieListDocuments.aspx?MId=9")
    desk.archive.save([Parsed(records=(moved, late))], ago(0))
    assert [(row["record_id"], row["field"]) for row in db.query("select * from revisions order by id")] == [
        ("x", "base_url"), ("x/meeting/1", "venue"),
    ]  # fmt: skip
    told = [line for change in changes_of(db, "x/meeting/1") for line in show(change)]
    assert f"    the site moved, and all of its pages with it: from {OLD} to {NEW}" in told
    assert len(told) == 5  # the move in two lines, the venue in three
    assert changes_of(db, late.id) == [], "it was first seen where the site is now"


def test_lines_of_a_move_in_every_record_go_when_an_older_archive_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        lines = [
            ("x", "base_url", OLD, NEW), ("x/meeting/1", "url", OLD + "mgAi.aspx?ID=1", NEW + "mgAi.aspx?ID=1"),
            ("x/document/s7", "url", OLD + "documents/s7", "https://papers.example/7.pdf"),  # it did not move along
            ("y/meeting/1", "url", OLD + "mgAi.aspx?ID=1", NEW + "mgAi.aspx?ID=1"),  # another site
        ]  # fmt: skip
        archive.db.table("revisions").insert_all(
            dict(zip(("record_id", "field", "old", "new", "seen_at"), (*line, ago(1)), strict=True)) for line in lines
        )
        archive.db.execute(f"delete from {MIGRATIONS.migrations_table} where name = 'm0006_why_crawls_ended'")
        archive.db.conn.commit()
    with Archive(path) as archive:
        assert [row["record_id"] for row in archive.db.query("select record_id from revisions")] == [
            "x", "x/document/s7", "y/meeting/1",
        ]  # fmt: skip


# ------------------------------------------------------------ on the sample site


def rows(path: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as db, db:
        return db.execute(sql, values).fetchall()


def test_a_site_at_a_new_address_is_refreshed_there(minutes: Run, tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    with serve() as site:
        done = minutes(*crawl_of(site.base_url, "Sample", "--no-extract", "--no-documents", "--limit", "6"))
        assert done.returncode in (0, 3), done.stderr
    known = rows(archive, "select count(*) from pages")[0][0]
    rows(archive, "update pages set last_seen = datetime(last_seen, '-200 days') || '+00:00' where page != 'document'")
    with serve() as site:
        register = tmp_path / "home" / "council-minutes" / "sites.csv"
        register.parent.mkdir(parents=True, exist_ok=True)
        register.write_text(f"slug,council,base_url\nsample,Sample,{site.base_url}\n")
        done = minutes("refresh", "--no-extract")
        assert done.returncode in (0, 3), done.stderr
        assert rows(archive, "select url from pages where url not like ? || '%'", site.base_url) == []
        assert "another host" not in " ".join(str(row) for row in rows(archive, "select detail from failures"))
    assert len([path for path in site.requests if "GetMeeting?" in path]) >= 4
    assert rows(archive, "select count(*) from pages")[0][0] < 1.5 * known, "nothing is known twice"
    done = minutes("rebuild", "--archive", "again.db", "--no-extract")
    assert done.returncode == 0, done.stderr
    urls = "select url, page from pages order by url"
    assert rows(tmp_path / "again.db", urls) == rows(archive, urls)


def test_what_a_changed_parser_can_read_is_read_without_asking(minutes: Run, tmp_path: Path) -> None:
    """As if the parser of that day had not understood a decision that today's understands."""
    archive = tmp_path / "archive.db"
    with serve() as site:
        done = minutes(*crawl_of(site.base_url, "Sample", "--no-extract", "--no-documents", "--limit", "3"))
        assert done.returncode in (0, 3), done.stderr
        [(decision, url)] = rows(archive, "select record_id, url from pages where page = 'decision' limit 1")
        for sql in ("delete from pages where record_id = ?", "update decisions set decision_text = null where id = ?"):
            rows(archive, sql, decision)
        rows(archive, "insert into absences(id, record_id, field, reason, seen_at) values (?, ?, 'page', 'unreadable', '2026-01-01')",
             f"{decision}#page", decision)  # fmt: skip
        rows(archive, """insert into failures(url, site, page, record_id, field, context, reason, is_replaced,
                parser_version, seen_at, tried_at)
            values (?, 'sample', 'decision', ?, 'page', '{}', 'unreadable', 0, 'older', '2026-01-01', '2026-01-01')""",
             url, decision)  # fmt: skip
        before = len(site.requests)
        done = minutes("refresh", "--no-extract", "--budget", "0")
        assert done.returncode in (0, 3), done.stderr
        asked = site.requests.snapshot()[before:]
    assert not [path for path in asked if url.partition("?")[2] in path and "ieDecisionDetails" in path]
    assert rows(archive, "select decision_text is not null from decisions where id = ?", decision) == [(1,)]
    assert rows(archive, "select 1 from failures where url = ?", url) == []
    assert rows(archive, "select 1 from absences where id = ?", f"{decision}#page") == []


@pytest.mark.parametrize(("pause", "registers", "services"), [(1, 1, 1), (150, 1, 1), (400, 3, 2), (1000, 6, 4)])
def test_after_a_pause_lists_are_asked_for_in_windows_as_of_a_crawl(pause: int, registers: int, services: int) -> None:
    """Slow sites die on wide ones: half a year of a register, a year of the XML service; and no day is left out."""
    night = listing(Held(last_crawl=TODAY - timedelta(days=pause)))
    found: dict[str, list[tuple[date, date]]] = {"decision_register": [], "xml_meetings": []}
    for link in night.lists():
        if link.page in found:
            found[link.page].append(
                (date.fromisoformat(link.context["since"]), date.fromisoformat(link.context["until"]))
            )
    assert [len(windows) for windows in found.values()] == [registers, services]
    for page, days in (("decision_register", 185), ("xml_meetings", 366)):
        assert all(until - since < timedelta(days=days) for since, until in found[page])
        between = zip(found[page], found[page][1:], strict=False)
        assert all(later[0] - earlier[1] == timedelta(days=1) for earlier, later in between)
    assert found["decision_register"][0][0] <= TODAY - timedelta(days=pause + 14)
    assert found["decision_register"][-1][1] == TODAY
    assert (found["xml_meetings"][0][0], found["xml_meetings"][-1][1]) == night.window()

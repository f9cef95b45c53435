"""Committees' own lists beside the XML service: meetings it leaves out, and those from before ModernGov, are found."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from archive.pages import KnownPage
from archive.records import Link, Meeting, Parsed, Site
from scraper.compared import Compared, describe, is_stood_in_for
from scraper.due import SWEEP_EARLY
from scraper.listing import Listing
from scraper.plan import Scope
from scraper.refresh import RefreshListing, explain
from scraper.refusals import absences_of, instead_of
from scraper.wanted import Held, Probed
from tests.conftest import UNTIL, Run
from tests.scraper.same import differences
from tests.site import serve

SITE = Site(id="x", site="x", name="X", base_url="https://x.example/")
SCOPE = Scope(date(2004, 5, 1), date(2026, 12, 31), today=date(2026, 6, 1))
TAKEN_OUT = {4134, 4191}  # of the Council: an early one, and one far down its list


def rows(path: Path, sql: str, *values: object) -> list[tuple]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql, values).fetchall()


def crawl_since(base_url: str, since: str, *more: str) -> list[str]:
    return ["crawl", base_url, "--slug", "sample", "--council", "Sample", "--since", since, "--until", UNTIL,
            "--no-extract", "--no-documents", *more]  # fmt: skip


# ------------------------------------------------------------ as a user runs it


def test_meetings_from_before_moderngov_are_found_beside_the_service(minutes: Run, tmp_path: Path) -> None:
    with serve() as site:
        done = minutes(*crawl_since(site.base_url, "2000-01-01", "--committee", "137"))
        assert done.returncode in (0, 3), done.stderr
        lists = [path for path in site.requests if "ieListMeetings" in path]
        first = min(m.date.year for m in site.content.meetings.values() if m.committee == 137)
    archive = tmp_path / "archive.db"
    assert rows(archive, "select date from meetings where date < '2010-01-01' order by date") == [
        ("2001-11-06",), ("2004-02-03",)
    ]  # fmt: skip
    assert len(rows(archive, "select id from texts where text like '%tender of £4,100%'")) == 1
    # its list, the two years that nothing else covers, and the first year of ModernGov; nothing was left out
    assert sorted(path.partition("Year=")[2] for path in lists) == ["", "2001", "2004", str(first)]
    assert "2 meetings from before ModernGov" in done.stderr
    (rules,) = (json.loads(row[0]) for row in rows(archive, "select rules from crawls"))
    assert (rules["lists_compared"], rules["from_before_moderngov"]) == (1, 2)
    assert "left_out_by_service" not in rules


def test_a_service_that_lists_only_some_meetings_is_noticed_on_a_first_crawl(minutes: Run, tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    with serve(webservice_leaves_out=TAKEN_OUT, page_size=4) as site:
        newest = max((m for m in site.content.meetings.values() if m.committee == 142), key=lambda m: m.date)
    with serve(webservice_leaves_out={*TAKEN_OUT, newest.id}, page_size=4) as site:
        done = minutes(*crawl_since(site.base_url, "2023-01-01"))
        wanted = {f"sample/meeting/{number}" for number in site.content.meetings}
    assert done.returncode == 3, done.stderr
    assert {row[0] for row in rows(archive, "select id from meetings")} == wanted
    sources = "select distinct text_source from agenda_items where meeting_id = ? and minutes_text is not null"
    assert {row for number in TAKEN_OUT for row in rows(archive, sources, f"sample/meeting/{number}")} == {("page",)}
    [(told,)] = rows(archive, "select message from problems where message like 'the XML service leaves out%'")
    assert told.startswith("the XML service leaves out 3 meetings")
    assert "it leaves out 3 meetings, read by their pages" in done.stderr
    assert minutes("rebuild", "--archive", "again.db", "--no-extract").returncode == 0
    assert list(differences(archive, tmp_path / "again.db", costs=True)) == []


# ------------------------------------------------------------ which lists are asked for


def listed(number: int, day: str, committee: str = "1") -> Meeting:
    return Meeting(id=f"x/meeting/{number}", site="x", committee_id=f"x/committee/{committee}", date=day)


def by_service(*meetings: Meeting, since: str = "2004-05-01", until: str = "2026-12-31") -> tuple[Link, Parsed]:
    context = {"committee": "0", "since": since, "until": until}
    return Link(url="https://x.example/xml", page="xml_meetings", why="", context=context), Parsed(records=meetings)


def own_list(*meetings: Meeting, years: tuple[int, ...] = (), links: tuple[Link, ...] = ()) -> tuple[Link, Parsed]:
    link = Listing(SITE, SCOPE).compared_list("1")
    return link, Parsed(records=meetings, links=links, facts={"years": list(years)})


@pytest.mark.parametrize(("offered", "known", "asked"), [
    ((2005, 2006), {2005, 2006}, [2005]),  # ModernGov may have been taken up in the midst of 2005
    ((2004, 2005), {2004, 2005}, []),  # the dates asked for begin in the first year
    ((2003, 2004, 2005, 2006), {2005, 2006}, [2004, 2005]),  # 2003 was not asked for
    ((2006, 2007, 2008), {2006, 2008}, [2006, 2007]),  # a year between that no list names
    ((2025, 2026, 2027), {2006, 2025, 2026}, []),  # 2027 was not asked for
    ((2010,), set(), [2010]),  # the service names no meeting of the committee
    ((), {2006}, []),
])  # fmt: skip
def test_which_years_may_hold_more(offered: tuple[int, ...], known: set[int], asked: list[int]) -> None:
    compared = Compared()
    compared.note(*own_list(years=offered))
    assert [year for _, year in compared.missing_years(SCOPE, {"1": known})] == asked


@pytest.mark.parametrize(("meeting", "is_left_out"), [
    (listed(1, "2020-01-01"), False),  # the service names it
    (listed(2, "2020-01-02"), True),
    (listed(3, "2003-01-01"), False),  # before the days that the service was asked for
    (listed(4, "2021-06-01"), False),  # of days for which it failed
])  # fmt: skip
def test_which_meetings_the_service_leaves_out(meeting: Meeting, is_left_out: bool) -> None:
    compared = Compared()
    compared.note(*by_service(listed(1, "2020-01-01"), until="2020-12-31"))
    compared.note(*own_list(meeting))
    assert compared.is_left_out(meeting) is is_left_out
    assert bool(compared.problems("x")) is is_left_out


def test_meetings_from_before_moderngov_are_not_left_out_by_the_service() -> None:
    old = Link(url="https://x.example/CeListDocuments.aspx?MId=5", page="old_meeting", why="",
               context={"meeting_id": "x/meeting/5"})  # fmt: skip
    compared = Compared()
    compared.note(*by_service())
    compared.note(*own_list(listed(5, "2006-01-01"), links=(old,)))
    assert compared.left_out() == []
    assert compared.tally() == {"lists_compared": 1, "from_before_moderngov": 1}


def site_listing(**scope: object) -> Listing:
    listing = Listing(SITE, Scope(SCOPE.since, SCOPE.until, today=SCOPE.today, **scope))  # type: ignore[arg-type]
    listing.committees = {"1": "Board", "2": "Panel"}
    listing.probed = {page: Probed("ok", "", "") for page in ("committee_list", "xml_committees")}
    return listing


EARLIER = Link(
    url="https://x.example/ieListMeetings.aspx?Act=earlier&CId=1", page="meeting_list", why="earlier meetings"
)


def asked_by(listing: Listing) -> list[list[str]]:
    return [[link.url.partition("aspx?")[2] for link in links()] for links in listing.rounds()]


def test_lists_are_read_through_only_where_the_service_leaves_something_out() -> None:
    listing = site_listing()
    listing.add(*by_service(listed(1, "2020-01-01")))
    assert asked_by(listing) == [["CId=1", "CId=2"], [], []]
    page = own_list(listed(1, "2020-01-01"), years=(2020,), links=(EARLIER,))
    listing.add(*page)
    assert list(listing.follow(*page)) == []
    assert asked_by(listing)[1:] == [["CId=1&Year=2020"], []]
    listing.add(*own_list(listed(2, "2020-02-01"), years=(2020,), links=(EARLIER,)))
    assert asked_by(listing)[2] == ["Act=earlier&CId=1", "Act=earlier&CId=1"]  # the spider asks once
    assert listing.meeting_link(listed(2, "2020-02-01")).page == "meeting"
    assert listing.meeting_link(listed(1, "2020-01-01")).page == "xml_meeting"


LATER = replace(EARLIER, url="https://x.example/ieListMeetings.aspx?Act=later&CId=1", why="later meetings")


@pytest.mark.parametrize(("days", "step", "is_followed"), [
    (("2020-12-01", "2020-03-01"), EARLIER, True),  # a year of more meetings than a page has
    (("2020-02-01", "2019-12-01"), EARLIER, False),  # the year before has begun
    (("2020-12-01", "2020-03-01"), LATER, True),
    (("2021-01-05", "2020-12-01"), LATER, False),
    ((), EARLIER, False),
])  # fmt: skip
def test_the_list_of_a_year_is_read_through(days: tuple[str, ...], step: Link, is_followed: bool) -> None:
    listing = site_listing()
    page = Parsed(records=tuple(listed(at, day) for at, day in enumerate(days)), links=(step,))
    found = list(listing.follow(listing.year_list("1", 2020), page))
    assert [link.url for link in found] == [step.url] * is_followed
    for link in found:  # the page after it is read as it is, and no further than the year
        assert (
            list(listing.follow(link, replace(page, records=(listed(9, "2019-06-01"), listed(8, "2021-06-01"))))) == []
        )
        assert absences_of(link, "failed", "", SITE, has_substitute=False).absences[0].field == "meetings of 2020"


def test_a_year_is_read_no_further_than_the_dates_asked_for() -> None:
    listing = site_listing()
    page = Parsed(records=(listed(1, "2004-04-01"), listed(2, "2004-12-01")), links=(EARLIER,))
    assert list(listing.follow(listing.year_list("1", 2004), page)) == []


@pytest.mark.parametrize(("scope", "probe", "lists"), [
    ({}, "ok", 2),
    ({"committee": "board"}, "ok", 1),
    ({"limit": 5}, "ok", 0),  # a first look asks little
    ({}, "blocked", 0),  # the service is open, the pages are not
])  # fmt: skip
def test_how_many_lists_a_crawl_compares(scope: dict, probe: str, lists: int) -> None:
    listing = site_listing(**scope)
    listing.probed["committee_list"] = Probed(probe, "", "")
    assert len(asked_by(listing)[0]) == lists


@pytest.mark.parametrize(("verdict", "gaps"), [("gone", 0), ("failed", 1), ("blocked", 1)])
def test_a_committee_that_has_ended_may_have_no_list(verdict: str, gaps: int) -> None:
    link = site_listing().compared_list("1")
    said = absences_of(link, verdict, "", SITE, has_substitute=is_stood_in_for(link, verdict))
    assert (len(said.absences), len(said.problems)) == (gaps, gaps)
    year = site_listing().year_list("1", 2004)
    [gap] = absences_of(year, verdict, "", SITE, has_substitute=is_stood_in_for(year, verdict)).absences
    assert (gap.record_id, gap.field) == ("x/committee/1", "meetings of 2004")


# ------------------------------------------------------------ night by night


def refreshed(committees: int, *read: int, day: int = 0) -> RefreshListing:
    pages = [known("committee", f"mgCommitteeDetails.aspx?ID={n}", f"x/committee/{n}") for n in range(committees)]
    pages += [known("meeting_list", f"ieListMeetings.aspx?CId={n}") for n in read]
    return RefreshListing(SITE, replace(SCOPE, today=SCOPE.today + timedelta(days=day)), Held(pages=pages))


def known(page: str, url: str, record: str | None = None) -> KnownPage:
    return KnownPage(url=f"https://x.example/{url}", page=page, context={}, record_id=record,
                     last_seen="2026-05-30T00:00:00+00:00", changed_at="2020-01-01T00:00:00+00:00")  # fmt: skip


@pytest.mark.parametrize(("committees", "read", "most"), [
    (40, (), 1),
    (40, tuple(range(39)), 1),
    (40, tuple(range(40)), 0),
    (400, (), 3),
])  # fmt: skip
def test_every_list_never_read_has_its_night_within_the_days_of_the_sweep(
    committees: int, read: tuple[int, ...], most: int
) -> None:
    unread = committees - len(read)
    asked: list[str] = []
    for day in range(SWEEP_EARLY):
        listing = refreshed(committees, *read, day=day)
        number, links = listing.unread_lists()
        assert number == unread
        assert len(links) <= most
        asked += [link.url for link in links]
    assert len(set(asked)) == unread
    said = [line for line in explain("x", refreshed(committees, *read)) if "never held against the XML service" in line]
    assert [int(line.split()[0]) for line in said] == ([unread] if unread else [])


def test_a_run_that_goes_on_asks_again_for_the_lists_that_the_cut_off_one_read_first() -> None:
    """What they lead to may not have been asked: evidence answers for the lists themselves."""
    (tonight,) = refreshed(40).unread_lists()[1]
    for first_seen, again in (("2026-06-01T02:00:00+00:00", [tonight]), ("2026-05-30T00:00:00+00:00", [])):
        page = replace(known("meeting_list", tonight.url.removeprefix("https://x.example/")), first_seen=first_seen)
        held = refreshed(40).held
        held.pages.append(page)
        listing = RefreshListing(SITE, SCOPE, held, resumed_at="2026-06-01T01:00:00+00:00")
        assert listing.unread_lists()[1] == again


def test_a_list_that_a_cut_off_run_saw_again_is_read_for_its_years() -> None:
    """The killed run had read the list, and not asked for the years that it offers: the next one asked for none."""
    page = replace(
        known("meeting_list", "ieListMeetings.aspx?CId=1"),
        first_seen="2026-01-01T02:00:00+00:00", last_seen="2026-06-01T02:00:00+00:00",
    )  # fmt: skip
    asked = {}
    for resumed_at in (None, "2026-06-01T01:00:00+00:00", "2026-06-01T03:00:00+00:00"):
        held = replace(refreshed(1).held, pages=[page])
        asked[resumed_at] = [link.url for link in RefreshListing(SITE, SCOPE, held, resumed_at=resumed_at).own_lists()]
    assert list(asked.values()) == [[], [page.url], []]


def test_a_night_asks_for_the_years_that_nothing_held_covers() -> None:
    listing = refreshed(1)
    listing.held.meetings["x/meeting/9"] = listed(9, "2005-03-01")
    listing.add(*own_list(listed(8, "2006-05-01"), years=(2004, 2005, 2006)))
    assert [link.url[-9:] for link in listing.years()] == ["Year=2004", "Year=2005"]
    listing.held.pages.append(known("meeting_list", "ieListMeetings.aspx?CId=1&Year=2005"))
    assert [link.url[-9:] for link in listing.years()] == ["Year=2004"]


def test_a_committees_own_list_changes_nothing_of_what_the_service_said() -> None:
    """Lists word a meeting's state in their own ways, and seldom give its hour."""
    listing = refreshed(1)
    link = listing.meetings_xml("0", date(2006, 1, 1), date(2006, 12, 31))
    listing.add(next(iter(link)), Parsed(records=(replace(listed(8, "2006-05-01"), start_time="18:30"),)))
    listing.add(*own_list(listed(8, "2006-05-02"), listed(9, "2006-06-01")))
    found = {meeting.id: (meeting.date, meeting.start_time) for meeting in listing.meetings.values()}
    assert found == {"x/meeting/8": ("2006-05-01", "18:30"), "x/meeting/9": ("2006-06-01", None)}


def test_lists_count_against_the_budget_of_a_night() -> None:
    """What they take is not taken again by pages that are due."""
    listing = refreshed(400)
    before = listing.asked_lists
    asked = list(listing.own_lists())
    listing.add(asked[0], Parsed(records=(listed(8, "2006-05-01"),), facts={"years": (2004, 2005, 2006)}))
    asked += [*listing.years(), *listing.rest_of_lists()]
    assert len(asked) > 3
    assert listing.asked_lists - before == len(asked)


@pytest.mark.parametrize(("days", "lists"), [("2026-04-01", 0), ("2025-01-01", 40)])
def test_a_night_in_which_the_services_other_list_fails_asks_few(days: str, lists: int) -> None:
    """The service has said that there was no meeting: of a few months that may be so, of a year it is not believed."""
    listing = refreshed(40)
    listing.probed = {"xml_committees": Probed("ok", "", "")}
    listing.committees = dict.fromkeys(map(str, range(40)))
    context = {"committee": "0", "since": days, "until": "2026-12-31"}
    service = Link(url="https://x.example/mgWebService.asmx/GetMeetings", page="xml_meetings", why="", context=context)
    [doubted] = listing.follow(service, Parsed())
    assert len(list(instead_of(doubted, listing, "failed"))) == lists


@pytest.mark.parametrize(("page", "asked"), [("xml_meeting", 1), ("meeting", 0)])
def test_a_night_does_not_miss_in_the_services_list_what_the_service_never_gave(page: str, asked: int) -> None:
    held = Held(pages=[known(page, "x.aspx?MId=7", "x/meeting/7")], meetings={"x/meeting/7": listed(7, "2026-05-20")})
    listing = RefreshListing(SITE, SCOPE, held)
    listing.probed = {"xml_committees": Probed("ok", "", "")}
    assert len(listing.vanished()[0]) == asked


@pytest.mark.parametrize(("tally", "words"), [
    ({}, ""),
    ({"lists_compared": 1200}, "1,200 committees' own lists held against the XML service"),
    ({"lists_compared": 2, "left_out_by_service": 3},
     "2 committees' own lists held against the XML service; it leaves out 3 meetings, read by their pages"),
    # lists that were asked for since the service's failed: none was compared
    ({"left_out_by_service": 3}, "the XML service leaves out 3 meetings, read by their pages"),
    ({"left_out_by_service": 3, "from_before_moderngov": 2},
     "the XML service leaves out 3 meetings, read by their pages; 2 meetings from before ModernGov, in lists of years"),
])  # fmt: skip
def test_a_receipt_says_what_was_seen_and_who_left_it_out(tally: dict[str, int], words: str) -> None:
    assert describe(tally) == words

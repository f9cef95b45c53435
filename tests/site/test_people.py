"""The pages about people say what the council's files say, and the parsers read it back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from archive.records import Parsed
from archive.records import Site as SiteRecord
from archive.records_people import Attendance, Declaration, Membership, Person, RecordedVote
from scraper.pages import parse
from tests.site import Site, serve
from tests.site.client import fetch
from tests.site.loader import load


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve() as served:
        yield served


def read(site: Site, page: str, path: str) -> Parsed:
    record = SiteRecord(id="corvedon", site="corvedon", name="Corvedon", base_url=site.base_url)
    return parse(page, fetch(site, path)[2], site.base_url + path, record)


@pytest.mark.parametrize("query", ["VW=TABLE&FN=ALPHA", "VW=LIST&FN=WARD", "bcr=1"])
def test_index_and_service_list_the_same_people(site: Site, query: str) -> None:
    listed = read(site, "member_index", f"mgMemberIndex.aspx?{query}")
    served = read(site, "xml_councillors", "mgWebService.asmx/GetCouncillorsByWard")
    assert not listed.problems + served.problems
    assert {record.id for record in listed.records} == {record.id for record in served.records}
    assert len(served.records) == len(load().people)


def test_every_profile_gives_the_seats_of_the_files(site: Site) -> None:
    for person in load().people.values():
        parsed = read(site, "person", f"mgUserInfo.aspx?UID={person.uid}")
        seats = [record for record in parsed.records if isinstance(record, Membership)]
        ends = [*(seat.end for seat in person.memberships), *(seat.end for seat in person.outside)]
        assert not parsed.problems
        assert len(seats) == len(person.memberships) + len(person.outside)
        assert sorted(seat.end_date or "" for seat in seats if seat.is_expired) == sorted(
            f"{end}" for end in ends if end
        )
        (found,) = [record for record in parsed.records if isinstance(record, Person)]
        assert len(found.terms or {}) == len(person.in_office)


def test_attendance_of_a_member_agrees_with_that_of_the_meetings(site: Site) -> None:
    rows = [r for r in read(site, "member_attendance", "mgAttendance.aspx?UID=152&DR=01/01/2023-31/12/2030").records
            if isinstance(r, Attendance)]  # fmt: skip
    assert len(rows) > 10
    for row in rows[:6]:
        at = read(site, "meeting_attendance", f"mgMeetingAttendance.aspx?ID={row.meeting_id.rpartition('/')[2]}")
        assert row.attendance in [r.attendance for r in at.records if isinstance(r, Attendance) and r.id == row.id]


def test_recorded_votes_of_the_files_come_back_and_one_count_differs(site: Site) -> None:
    differ = []
    for held, item in load().items().values():
        if item.votes:
            parsed = read(site, "recorded_votes", f"mgListRecordedVotesShort.aspx?AIID={item.id}&MID={held.id}")
            cast = [name for vote in item.votes for name in (*vote.ayes, *vote.noes, *vote.abstained)]
            votes = [record for record in parsed.records if isinstance(record, RecordedVote)]
            assert len(votes) == len(cast)
            assert {vote.result for vote in votes} == {vote.result for vote in item.votes}
            differ += [problem.message for problem in parsed.problems]
    (message,) = differ
    assert "14 counted, 13 named" in message


@pytest.mark.parametrize("query", ["UID=147", "UID=194", "RPID=137", "RPID=142", "RPID=388"])
def test_declarations_are_those_of_the_files(site: Site, query: str) -> None:
    parsed = read(site, "declarations", f"mgListDeclarationsOfInterest.aspx?{query}")
    key, value = query.split("=")
    wanted = [entry.text for held, item in load().items().values() for entry in item.declared
              if int(value) == (entry.uid if key == "UID" else held.committee)]  # fmt: skip
    assert not parsed.problems
    assert sorted(wanted) == sorted(r.interest_text or "" for r in parsed.records if isinstance(r, Declaration))


def test_both_lists_of_declarations_make_one_row(site: Site) -> None:
    by_member, by_committee = (
        {r.id for r in read(site, "declarations", f"mgListDeclarationsOfInterest.aspx?{query}").records
         if isinstance(r, Declaration) and "person/147" in r.id and r.meeting_id == "corvedon/meeting/4141"}
        for query in ("UID=147", "RPID=137")
    )  # fmt: skip
    assert by_member == by_committee != set()

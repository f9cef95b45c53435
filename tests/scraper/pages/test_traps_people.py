"""Lists of people in layouts of a skin's own: nobody is given another's presence, vote or post, and nobody is made up."""

from __future__ import annotations

import pytest

from archive.records import Decision
from archive.records_people import Attendance, Membership, Person, RecordedVote
from scraper.pages.base import Tray
from scraper.urls import PageRef
from scraper.vocabulary import meeting_status
from tests.scraper.pages.test_traps import all_of, only
from tests.scraper.pages.test_traps_lists import framed, problems

TITLE = '<h2 class="mgSubTitleTxt">Tolls</h2>'
ADA, BEN = '<a href="mgUserInfo.aspx?UID=1">Ada Orme</a>', '<a href="mgUserInfo.aspx?UID=2">Ben Tarn</a>'


def presences(body: str) -> tuple[dict[str | None, str | None], str]:
    parsed = framed("meeting_attendance", "mgMeetingAttendance.aspx?ID=5", TITLE + body, title="Attendance details")
    return {each.name: each.attendance for each in all_of(parsed, Attendance)}, problems(parsed)


@pytest.mark.parametrize(("heading", "presence"), [
    ("Members not present", "Not present"),
    ("Councillors not in attendance", "Not in attendance"),
    ("Members who were not present", "Not present"),
    ("Members neither present nor represented", None),  # rather nothing than the contrary
    ("Unable to attend", "Unable to attend"),
    ("Also present", "Present"),
])  # fmt: skip
def test_a_heading_that_denies_presence(heading: str, presence: str | None) -> None:
    assert presences(f"<h4>{heading}</h4><ul><li>{ADA}</li></ul>")[0] == {"Ada Orme": presence}


@pytest.mark.parametrize(("between", "presence"), [
    ("<div>Absent</div>", "Absent"),
    ("<div><span>Absent</span></div>", "Absent"),
    ("Absent", "Absent"),
    ("<p><b>Not</b> present</p>", "Not present"),
    ("<div>Guests of the Board</div>", None),
    ("<!-- Absent -->", "Present"),
])  # fmt: skip
def test_the_nearest_words_over_a_list_count(between: str, presence: str | None) -> None:
    body = f"<h4>Present</h4><ul><li>{ADA}</li></ul>{between}<ul><li>{BEN}</li></ul>"
    assert presences(body)[0] == {"Ada Orme": "Present", "Ben Tarn": presence}


@pytest.mark.parametrize("words", ["(was absent)", "- sent apologies", "(unable to attend)"])
def test_what_stands_beside_a_name_counts_however_it_is_worded(words: str) -> None:
    [said] = presences(f"<h4>Present</h4><ul><li>{ADA} {words}</li></ul>")[0].values()
    assert said == words.strip("()- ")


@pytest.mark.parametrize("body", [
    f"<ul><li>Apologies: {ADA} and {BEN}</li></ul>",
    f"<h4>Apologies</h4><ul><li>{ADA}, {BEN}</li></ul>",
    "<ul><li>Apologies: Ada Orme and Ben Tarn</li></ul>",
    f"<dl><dt>Apologies</dt><dd>{ADA} and Ben Tarn</dd></dl>",  # one without a link
    f"<dl><dt>Apologies</dt><dd>{ADA}<br>Ben Tarn</dd></dl>",
    "<dl><dt>Apologies</dt><dd><ul><li>Ada Orme</li><li>Ben Tarn</li></ul></dd></dl>",
    f"<dl><dt>Apologies</dt><dd><ul><li>{ADA}</li><li>{BEN}</li></ul></dd></dl>",
])  # fmt: skip
def test_all_people_of_a_line_are_read(body: str) -> None:
    assert presences(body) == ({"Ada Orme": "Apologies", "Ben Tarn": "Apologies"}, "")


@pytest.mark.parametrize("body", [
    f'<ul><li><a href="mgUserInfo.aspx?UID=1"><img src="a.png"></a> {ADA} - Present</li></ul>',
    '<ul><li><a href="mgUserInfo.aspx?UID=1"><img src="a.png"></a> Ada Orme - Present</li></ul>',
    f'<dl><dt>Present</dt><dd><a href="mgUserInfo.aspx?UID=1"><img src="a.png"></a>{ADA}</dd></dl>',
])  # fmt: skip
def test_a_picture_beside_a_name_is_no_second_person(body: str) -> None:
    assert presences(body) == ({"Ada Orme": "Present"}, "")


@pytest.mark.parametrize(
    "words", ["Members of the press and public", "All members", "various officers", "14 residents"]
)
def test_people_at_large_are_nobody(words: str) -> None:
    for body in (f"<dl><dt>Present</dt><dd>{words}</dd></dl>", f"<h4>Present</h4><ul><li>{words}</li></ul>"):
        found, problem = presences(body)
        assert found == {}
        assert "cannot tell whose attendance" in problem


def test_voters_in_descriptions_of_their_own_are_not_one() -> None:
    body = "<h3>Budget</h3><dl><dt>For (2)</dt><dd>Ada Orme</dd><dd>Ben Tarn</dd><dt>Against</dt><dd>Cai Wick</dd></dl>"
    parsed = framed("recorded_votes", "mgListRecordedVotesShort.aspx?AIID=3&MID=5", body, title="Voting record")
    assert [(each.name, each.option) for each in all_of(parsed, RecordedVote)] == [
        ("Ada Orme", "for"), ("Ben Tarn", "for"), ("Cai Wick", "against")
    ]  # fmt: skip
    assert problems(parsed) == ""


@pytest.mark.parametrize(("between", "votes"), [(" ", {"Budget"}), ("<h3>Fees</h3>", {"Budget", "Fees"})])
def test_lists_of_one_vote_are_one(between: str, votes: set[str]) -> None:
    """A list an option; a heading between them begins another vote."""
    body = f"<h3>Budget</h3><dl><dt>For</dt><dd>Ada Orme</dd></dl>{between}<dl><dt>Against</dt><dd>Ben Tarn</dd></dl>"
    parsed = framed("recorded_votes", "mgListRecordedVotesShort.aspx?AIID=3&MID=5", body, title="Voting record")
    found = all_of(parsed, RecordedVote)
    assert [(each.name, each.option) for each in found] == [("Ada Orme", "for"), ("Ben Tarn", "against")]
    assert {each.vote_title for each in found} == votes


def members(body: str) -> tuple[list[tuple[str | None, str | None]], str]:
    title = '<h2 class="mgSubTitleTxt">Harbour Board</h2><h2 class="mgSectionTitle">Membership</h2>'
    parsed = framed("committee", "mgCommitteeDetails.aspx?ID=9", title + body, title="Committee details")
    return [(each.person_id, each.role) for each in all_of(parsed, Membership)], problems(parsed)


def test_a_frame_round_members_gives_no_post_to_the_first() -> None:
    body = f"<div><div>{ADA} (Chair)</div><div>{BEN} (Vice-Chair)</div></div>"
    assert members(body)[0] == [("wexcombe/person/1", "Chair"), ("wexcombe/person/2", "Vice-Chair")]


def test_a_member_without_a_profile_in_a_table_is_reported() -> None:
    head = "<tr><th>Name</th><th>Role</th></tr>"
    found, problem = members(
        f"<table>{head}<tr><td>{ADA}</td><td>Chair</td></tr><tr><td>Cai Wick</td><td>Clerk</td></tr></table>"
    )
    assert found == [("wexcombe/person/1", "Chair")]
    assert "a member without a profile: 'Cai Wick" in problem
    assert problem.count("without a profile") == 1


def test_a_table_of_one_election_is_not_of_the_person() -> None:
    """It stands for a ward of years ago, and its columns are not all labels of a person."""
    head, row = "<th>Ward</th><th>Party</th><th>Votes</th>", "<td>Castle</td><td>Hill</td><td>5</td>"
    label = '<p><span class="mgLabel">Party: </span>River</p>'
    body = f"{label}<h2>Election history</h2><table><tr>{head}</tr><tr>{row}</tr></table>"
    person = only(framed("person", "mgUserInfo.aspx?UID=5", body, title="Councillor Ada Orme"), Person)
    assert (person.ward, person.party) == (None, "River")


@pytest.mark.parametrize(("words", "status"), [
    ("Provisional minutes", None),  # the papers are, not the meeting
    ("Cancelled due to snow", "cancelled"),
    ("Moved (storm)", "moved"),
    ("Moved from 1/6/2020", "moved"),
])  # fmt: skip
def test_a_state_is_the_meetings(words: str, status: str | None) -> None:
    assert meeting_status(words) == status
    link = '<a class="mgMeetingTableLnk" href="ieListDocuments.aspx?CId=1&amp;MId=5">2 Mar 2026 7.00 pm</a>'
    body = f'<ul class="mgNonBulletTableList"><li>{link} - {words}</li></ul>'
    parsed = framed("meeting_list", "ieListMeetings.aspx?CId=1", body)
    assert [row["status"] for row in parsed.facts["meetings"]] == [status]
    assert ("unknown words" in problems(parsed)) is (status is None)


def test_a_long_flat_register_takes_time_in_proportion(monkeypatch: pytest.MonkeyPatch) -> None:
    """A link is looked at a few times, however many stand beside it."""
    number = 120
    looked: list[str] = []
    classify = Tray.classify

    def counted(tray: Tray, href: str) -> PageRef | None:
        looked.append(href)
        return classify(tray, href)

    monkeypatch.setattr(Tray, "classify", counted)
    entry = '<p><a href="ieDecisionDetails.aspx?ID={}">To dredge</a></p><p>Approved</p>'
    body = "".join(entry.format(at) for at in range(1, number + 1))
    parsed = framed("decision_register", "mgDelegatedDecisions.aspx?V=1", body)
    assert len(all_of(parsed, Decision)) == number
    assert len(looked) < 20 * number

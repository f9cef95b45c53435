"""Real pages that stand beside the repository, with what was checked on them by eye. Skipped where they are not.

Nothing of them is copied here: a text that was read and found right is named by its digest.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from archive.records import (
    AgendaItem,
    Committee,
    Decision,
    Document,
    Meeting,
    Parsed,
    Site,
)
from archive.records_people import Attendance, Membership, Person
from scraper.html import fingerprint, verdict
from scraper.pages import BY_NAME, PAGES, parse
from scraper.urls import classify

RAW = Path(__file__).parents[4] / "shared" / "corpus" / "raw"
pytestmark = pytest.mark.skipif(not RAW.exists(), reason=f"the saved real pages are not here: {RAW}")


def read(page: str, name: str, base: str, url: str, frame: bool = False, **context: str) -> Parsed:
    """Parse a saved page. `frame` puts back the `#modgov` that whoever trimmed the page cut away."""
    path = RAW / name
    if not path.exists():
        pytest.skip(f"not here: {path}")
    body = path.read_bytes()
    if frame:
        body = b'<div id="modgov">' + body + b"</div>"
    return parse(page, body, base + url, Site(id="x", site="x", name="X", base_url=base), context)


def number(record_id: str) -> int:
    return int(record_id.rpartition("/")[2])


def digest(text: str | None) -> str:
    return hashlib.sha256((text or "").encode()).hexdigest()[:8]


# The pages' links are relative, so any host will do.
KINGSTON = KIRKLEES = MANCHESTER = KENT = "https://democracy.council.example/"


def test_kingston_meeting() -> None:
    parsed = read("meeting", "kingston/ieListDocuments-10221.html", KINGSTON, "ieListDocuments.aspx?CId=711&MId=10221")
    assert not parsed.problems
    (meeting,) = [r for r in parsed.records if isinstance(r, Meeting)]
    assert (meeting.date, meeting.start_time, meeting.status) == ("2026-01-15", "19:30", "confirmed")
    assert (digest(meeting.venue), meeting.minutes_status) == ("7d071955", "unknown")  # without ". View directions"
    items = [r for r in parsed.records if isinstance(r, AgendaItem)]
    assert [i.number_label for i in items] == [f"{n}." for n in range(54, 66)]
    assert [number(i.id) for i in items][4:8] == [51894, 51902, 51903, 51900]
    assert all(i.minutes_text for i in items if number(i.id) not in (51902, 51903))


def test_kingston_truncated_items() -> None:
    parsed = read("meeting", "kingston/ieListDocuments-10221.html", KINGSTON, "ieListDocuments.aspx?CId=711&MId=10221")
    assert [number(a.record_id) for a in parsed.absences if a.reason == "not_fetched"] == [51902, 51903]
    assert [link.url for link in parsed.links if link.page == "item"] == [
        KINGSTON + "mgAi.aspx?ID=51902", KINGSTON + "mgAi.aspx?ID=51903",
    ]  # fmt: skip
    assert not [t for t in parsed.texts if t.field == "minutes" and number(t.record_id) in (51902, 51903)]
    assert len([t for t in parsed.texts if t.field == "decision"]) == 3


def test_kingston_votes_names_and_papers() -> None:
    parsed = read("meeting", "kingston/ieListDocuments-10221.html", KINGSTON, "ieListDocuments.aspx?CId=711&MId=10221")
    items = {number(r.id): r for r in parsed.records if isinstance(r, AgendaItem)}
    votes = [n for n, i in items.items() if "Recorded Vote" in (i.other_fields or {})]
    assert votes == [51902, 51903, 51899]
    assert (items[51902].other_fields or {})["Recorded Vote"].count("Carried") == 2
    assert digest(items[51892].minutes_text) == "670458bc"  # a name with a SpellE span in it
    assert digest(items[51897].summary) == "8590d083"  # a section number with a GramE span in it
    decision = (items[51902].decision_text or "").split("\n\n")
    assert [paragraph.split()[0] for paragraph in decision] == ["RESOLVED", "1.", "2.", "3."]
    assert digest(items[51902].decision_text) == "019f773d"
    papers = {r.id.rpartition("/")[2]: r for r in parsed.records if isinstance(r, Document)}
    assert {"g10230-T0", "g10230-T1", "g10230-T2", "s112217", "s112374"} <= set(papers)
    assert len(papers) == 20
    assert digest(papers["s112218"].title) == "bddee8ed"
    assert papers["s112218"].listed_size == "PDF 601 KB"


def test_kingston_papers_reached_by_their_own_pages() -> None:
    """Late material and supplements are linked through the pack chooser alone, who voted how through a page of votes."""
    parsed = read("meeting", "kingston/ieListDocuments-10221.html", KINGSTON, "ieListDocuments.aspx?CId=711&MId=10221")
    followed = [link for link in parsed.links if link.page not in ("document", "item")]
    assert [link.url.removeprefix(KINGSTON) for link in followed] == [
        *(f"mgListRecordedVotesShort.aspx?AIID={n}&MID=10221" for n in (51902, 51903, 51899)),
        "mgMeetingAttendance.aspx?ID=10221", "mgChooseDocPack.aspx?ID=10230",
        "mgChooseDocPack.aspx?ID=10230&SID=23550", "mgChooseDocPack.aspx?ID=10230&SID=23609",
    ]  # fmt: skip
    assert {link.context["meeting_id"] for link in followed} == {"x/meeting/10221"}


# What a reader counts on each page: records of each kind, texts, absences, links, problems.
REVIEWED = [
    ("meeting", "kingston/ieListDocuments-10221.html", "ieListDocuments.aspx?CId=711&MId=10221",
     {"Committee": 1, "Meeting": 1, "AgendaItem": 12, "Document": 20, "DocumentLink": 20}, (25, 2, 29, 0)),
    ("meeting_list", "kingston/ieListMeetings-711.html", "ieListMeetings.aspx?CommitteeId=711",
     {"Committee": 1, "Meeting": 15}, (0, 0, 17, 0)),
    ("committee", "kingston/mgCommitteeDetails-711.html", "mgCommitteeDetails.aspx?ID=711",
     {"Committee": 1, "Person": 15, "Membership": 15}, (0, 0, 1, 0)),
    ("committee_list", "kingston/mgCommitteeStructure-all.html", "mgCommitteeStructure.aspx?bcr=1",
     {"Committee": 30}, (0, 0, 60, 0)),
    ("decision", "kirklees/ieDecisionDetails-6535issue-trimmed.html", "ieDecisionDetails.aspx?ID=1",
     {"Decision": 1, "Document": 1, "DocumentLink": 1}, (1, 0, 2, 0)),
    ("decision", "kirklees/ieDecisionDetails-nodocs-trimmed.html", "ieDecisionDetails.aspx?ID=2",
     {"Decision": 1}, (2, 0, 0, 0)),
    ("xml_committees", "manchester/GetCommittees-trimmed.xml", "mgWebService.asmx/GetCommittees",
     {"Committee": 3}, (0, 0, 0, 0)),
    ("xml_meetings", "manchester/GetMeetings-144-trimmed.xml", "mgWebService.asmx/GetMeetings?lCommitteeId=144",
     {"Committee": 1, "Meeting": 2}, (0, 0, 2, 0)),
    ("xml_meeting", "manchester/GetMeeting-4967-trimmed.xml", "mgWebService.asmx/GetMeeting?lMeetingId=4967",
     {"Meeting": 1, "AgendaItem": 2, "Document": 2, "DocumentLink": 2, "Person": 1, "Attendance": 1}, (4, 0, 2, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("page", "name", "url", "records", "others"), REVIEWED, ids=[row[1] for row in REVIEWED])
def test_counts_of_the_review(
    page: str, name: str, url: str, records: dict[str, int], others: tuple[int, int, int, int]
) -> None:  # fmt: skip
    parsed = read(page, name, KINGSTON, url)
    assert dict(Counter(type(record).__name__ for record in parsed.records)) == records
    assert tuple(map(len, (parsed.texts, parsed.absences, parsed.links, parsed.problems))) == others


def test_kingston_meeting_list() -> None:
    parsed = read("meeting_list", "kingston/ieListMeetings-711.html", KINGSTON, "ieListMeetings.aspx?CommitteeId=711")
    assert not parsed.problems
    rows = parsed.facts["meetings"]
    assert len(rows) == 15
    assert [row["date"] for row in rows] == sorted((row["date"] for row in rows), reverse=True)
    assert next(row for row in rows if row["id"] == "x/meeting/10161")["status"] == "cancelled"
    assert next(row for row in rows if row["id"] == "x/meeting/10221")["has_minutes"]
    assert parsed.facts["years"] == list(range(2022, 2028))


def test_kingston_committees() -> None:
    parsed = read(
        "committee_list", "kingston/mgCommitteeStructure-all.html", KINGSTON, "mgCommitteeStructure.aspx?bcr=1"
    )
    committees = {number(r.id): r for r in parsed.records if isinstance(r, Committee)}
    assert len(committees) == 30
    assert digest(committees[711].category) == "86fec689"
    assert len({c.category for c in committees.values()}) == 8
    assert not parsed.problems


def test_kingston_committee() -> None:
    parsed = read("committee", "kingston/mgCommitteeDetails-711.html", KINGSTON, "mgCommitteeDetails.aspx?ID=711")
    seats = [r for r in parsed.records if isinstance(r, Membership)]
    assert [seat.role for seat in seats] == ["Chair", "Vice-Chair"] + [None] * 13
    assert len([r for r in parsed.records if isinstance(r, Person)]) == 15
    assert not parsed.problems


def test_kirklees_decisions() -> None:
    parsed = read(
        "decision", "kirklees/ieDecisionDetails-6535issue-trimmed.html", KIRKLEES, "ieDecisionDetails.aspx?ID=1"
    )
    (decision,) = [r for r in parsed.records if isinstance(r, Decision)]
    assert (decision.decision_date, decision.publication_date) == ("2015-10-19", "2015-10-22")
    assert (decision.meeting_id, decision.issue_id) == ("x/meeting/4832", "x/issue/6535")
    assert decision.decision_maker is None  # a committee decided
    assert (decision.is_key, decision.is_call_in) == (False, False)
    parsed = read("decision", "kirklees/ieDecisionDetails-nodocs-trimmed.html", KIRKLEES, "ieDecisionDetails.aspx?ID=2")
    (decision,) = [r for r in parsed.records if isinstance(r, Decision)]
    assert (digest(decision.decision_maker), digest(decision.purpose)) == ("866a0900", "75632b85")
    assert [text.section for text in parsed.texts] == ["decision", "report"]
    assert not parsed.problems


def test_kirklees_registers() -> None:
    """These two were saved without their frame."""
    parsed = read("decision_register", "kirklees/mgDelegatedDecisions-trimmed.html", KIRKLEES,
                  "mgDelegatedDecisions.aspx?DS=2", frame=True)  # fmt: skip
    rows = [r for r in parsed.records if isinstance(r, Decision)]
    assert [(number(r.id), r.publication_date, r.is_call_in) for r in rows] == [
        (13567, "2025-04-01", False), (13149, "2025-11-03", False),
    ]  # fmt: skip
    parsed = read("decision_register", "kirklees/mgListOfficerDecisions-trimmed.html", KIRKLEES,
                  "mgListOfficerDecisions.aspx?BAM=1", frame=True)  # fmt: skip
    assert [number(r.id) for r in parsed.records if isinstance(r, Decision)] == [
        13149,
    ]  # fmt: skip
    unframed = read(
        "decision_register", "kirklees/mgDelegatedDecisions-trimmed.html", KIRKLEES, "mgDelegatedDecisions.aspx"
    )
    assert not unframed.records


def test_manchester_xml() -> None:
    service = "mgWebService.asmx/"
    parsed = read("xml_committees", "manchester/GetCommittees-trimmed.xml", MANCHESTER, service + "GetCommittees")
    assert [(number(r.id), r.is_expired) for r in parsed.records if isinstance(r, Committee)] == [
        (312, True), (163, False), (144, False),
    ]  # fmt: skip
    parsed = read(
        "xml_meetings", "manchester/GetMeetings-144-trimmed.xml", MANCHESTER, service + "GetMeetings?lCommitteeId=144"
    )
    assert [(row["id"], row["status"]) for row in parsed.facts["meetings"]] == [
        ("x/meeting/4966", "cancelled"), ("x/meeting/4967", "confirmed"),
    ]  # fmt: skip
    parsed = read("xml_meeting", "manchester/GetMeeting-4967-trimmed.xml", MANCHESTER,
                  service + "GetMeeting?lMeetingId=4967", committee_id="x/committee/144")  # fmt: skip
    items = [r for r in parsed.records if isinstance(r, AgendaItem)]
    assert [(i.number_label, number(i.id)) for i in items] == [("1.", 18831), ("9.", 18833)]
    assert digest(items[0].minutes_text) == "7d877faf"
    (person,) = [r for r in parsed.records if isinstance(r, Attendance)]
    assert (person.person_id, person.attendance, person.party) == ("x/person/192", "Expected", "LAB")
    assert not parsed.problems


SEARCHES = ["ieSearchResults2-none", "ieSearchResults2-substance-misuse", "ieDocSearch-form"]


@pytest.mark.parametrize("name", SEARCHES)
@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_kent_search_pages_are_nothing_else(name: str, page: str) -> None:
    """The reverse CMS frame: a ModernGov page, and not the one that was asked for. Nothing of it is followed."""
    parsed = read(page, f"kent/{name}.html", KENT, "x.aspx?ID=3&MId=3&CId=3&IId=3&UID=3&PlanId=3")
    assert not parsed.records
    assert not parsed.links
    assert parsed.problems


@pytest.mark.parametrize("name", SEARCHES)
def test_kent_search_pages_are_moderngov_and_classified(name: str) -> None:
    body = (RAW / "kent" / f"{name}.html").read_bytes()
    assert verdict(200, {}, body, "meeting") == "ok"
    found = classify(f"{name.partition('-')[0]}.aspx?SS=x", KENT)
    assert found is not None
    assert found.page == "search"
    assert found.page not in BY_NAME


@pytest.mark.parametrize(
    "name", ["leeds/GetCouncillorsByWard-2016.html", "denbighshire/GetCouncillorsByWard-2016.html"]
)
@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_error_bodies_give_nothing_but_a_problem(name: str, page: str) -> None:
    """Another system's error page, and a page that redirects by script, each answered in place of XML."""
    parsed = read(page, name, KENT, "x.aspx?ID=3&MId=3&CId=3")
    assert not parsed.records
    assert not parsed.absences
    assert not parsed.links
    assert parsed.problems


@pytest.mark.parametrize(
    ("name", "expected", "judged"),
    [
        ("kingston/ieListDocuments-10221.html", "meeting", "ok"),
        ("manchester/GetMeeting-4967-trimmed.xml", "xml_meeting", "ok"),
        ("denbighshire/GetCouncillorsByWard-2016.html", "xml_councillors", "not_xml"),  # redirect by script
        ("denbighshire/GetCouncillorsByWard-2016.html", "meeting", "not_moderngov"),
        ("leeds/GetCouncillorsByWard-2016.html", "xml_councillors", "not_xml"),  # another system's error page
        ("leeds/GetCouncillorsByWard-2016.html", "meeting", "error"),
        ("east-hertfordshire/GetCouncillorsByWard-2016.xml", "xml_councillors", "ok"),  # valid and empty
        ("cornwall/mgUserInfo-5756-excerpt.html", "person", "ok"),
    ],
)
def test_verdict_on_real_answers(name: str, expected: str, judged: str) -> None:
    path = RAW / name
    if not path.exists():
        pytest.skip(f"not here: {path}")
    assert verdict(200, {}, path.read_bytes(), expected) == judged


def test_fingerprint_of_a_real_page_ignores_the_skin() -> None:
    body = (RAW / "kingston" / "ieListDocuments-10221.html").read_bytes()
    assert fingerprint(body.replace(b"GTM-NLP6XNPZ", b"GTM-OTHER")) == fingerprint(body)
    assert fingerprint(body.replace(b"petitions", b"requests")) != fingerprint(body)

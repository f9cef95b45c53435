"""Declarations however a page lists them: entries with and without labels, below a heading, in one another."""

from __future__ import annotations

import pytest

from archive.records_people import Declaration, Membership, Person
from tests.scraper.pages.test_traps import all_of
from tests.scraper.pages.test_traps_lists import framed, problems

MEMBER, COMMITTEE = "mgListDeclarationsOfInterest.aspx?UID=9", "mgListDeclarationsOfInterest.aspx?RPID=3"
ADA, BEN = (
    '<a href="mgUserInfo.aspx?UID=1">Councillor Ada Orme</a>',
    '<a href="mgUserInfo.aspx?UID=2">Cllr Ben Tarn</a>',
)
BOARD = '<a href="ieListDocuments.aspx?CId=1&amp;MId=5">Harbour Board, 3 May 2024</a>'
LABELLED = '<p><span class="mgLabel">Member: </span>{}</p><p><span class="mgLabel">Nature of interest: </span>{}</p>'
Found = list[tuple[str | None, str | None, str | None, str | None]]


def declared(url: str, body: str) -> tuple[Found, str]:
    """Whose, on what day, at which meeting and what; the meeting by its number."""
    parsed = framed(
        "declarations", url, f'<h2 class="mgSubTitleTxt">Interests</h2>{body}', title="Declarations of interest"
    )
    found = all_of(parsed, Declaration)
    numbers = {each.id: (each.meeting_id or "").rpartition("/")[2] or None for each in found}
    said = [(each.person_id, each.meeting_date, numbers[each.id], each.interest_text) for each in found]
    return [(whose and whose.rpartition("/")[2], *rest) for whose, *rest in said], problems(parsed)


@pytest.mark.parametrize(("url", "body", "expected"), [
    # an entry without labels is taken whole
    (MEMBER, f"<ul><li>{BOARD} - Tolls - keeps a boat</li></ul>",
     [("9", "2024-05-03", "5", "Harbour Board, 3 May 2024 - Tolls - keeps a boat")]),
    # the meeting in the heading, or in the entry round it
    (COMMITTEE, f"<h3>{BOARD}</h3><ul><li>{ADA}: keeps a boat</li><li>{BEN}, whose wife sails</li></ul>",
     [("1", "2024-05-03", "5", "Councillor Ada Orme: keeps a boat"), ("2", "2024-05-03", "5", "Cllr Ben Tarn, whose wife sails")]),
    (COMMITTEE, f"<ul><li>{BOARD}<ol><li>{ADA}: keeps a boat</li></ol></li></ul>",
     [("1", "2024-05-03", "5", "Councillor Ada Orme: keeps a boat")]),
    (MEMBER, "<h3>Harbour Board</h3><ul><li>3 May 2024: keeps a boat</li></ul>",
     [("9", "2024-05-03", None, "3 May 2024: keeps a boat")]),
    # labels in the entry: bold, plain, ModernGov's; in a definition list
    (MEMBER, f"<ul><li><b>Meeting:</b> {BOARD}<br><b>Nature of interest:</b> Keeps a boat</li></ul>",
     [("9", "2024-05-03", "5", "Keeps a boat")]),
    (MEMBER, f"<ul><li>Meeting: {BOARD}<br>Nature of interest: Keeps a boat</li></ul>",
     [("9", "2024-05-03", "5", "Keeps a boat")]),
    (COMMITTEE, f"<h2>{BOARD}</h2><ul><li>{LABELLED.format(ADA, 'Keeps a boat')}</li></ul>",
     [("1", "2024-05-03", "5", "Keeps a boat")]),
    (MEMBER, f"<dl><dt>Meeting</dt><dd>{BOARD}</dd><dt>Nature of interest</dt><dd>Keeps a boat</dd></dl>",
     [("9", "2024-05-03", "5", "Keeps a boat")]),
    (MEMBER, f"<ul><li>Cyfarfod: {BOARD}<br>Natur y buddiant: Yn hwylio</li></ul>", [("9", "2024-05-03", "5", "Yn hwylio")]),
    # a list of links, and one that says that there is nothing
    (MEMBER, f"<ul><li>{BOARD} - keeps a boat</li></ul><ul><li>{BOARD}</li><li>None</li><li>No interests declared</li></ul>",
     [("9", "2024-05-03", "5", "Harbour Board, 3 May 2024 - keeps a boat")]),
])  # fmt: skip
def test_declarations_in_a_list(url: str, body: str, expected: Found) -> None:
    found, said = declared(url, body)
    assert found == expected
    assert "cannot tell" not in said


@pytest.mark.parametrize(("url", "body"), [
    (MEMBER, "<h3>Further words</h3><ul><li>keeps a boat</li></ul>"),  # at which meeting?
    (COMMITTEE, f"<h3>{BOARD}</h3><ul><li>Somebody keeps a boat</li></ul>"),  # whose?
])  # fmt: skip
def test_an_entry_that_does_not_say_whose_or_where_is_reported(url: str, body: str) -> None:
    found, said = declared(url, body)
    assert found == []
    assert "cannot tell whose declaration this is, or where" in said


def test_meetings_of_one_name_keep_their_own_declarations() -> None:
    """Two headings with the same words lead to two meetings."""
    section = '<h2 class="mgSectionTitle"><a href="ieListDocuments.aspx?CId=1&amp;MId={}">Harbour Board</a></h2>'
    body = "".join(section.format(at) + LABELLED.format(ADA, text) for at, text in ((5, "Boat"), (6, "Pier")))
    assert declared(COMMITTEE, body)[0] == [("1", None, "5", "Boat"), ("1", None, "6", "Pier")]


# ------------------------------------------------------------ labels within other sections


def test_a_label_does_not_end_the_list_of_members() -> None:
    quorum = '<p><span class="mgLabel">Quorum: </span>Three</p>'
    body = (
        f'<h2 class="mgSubTitleTxt">Board</h2><h2 class="mgSectionTitle">Membership</h2>{quorum}<ul><li>{ADA}</li></ul>'
    )
    assert len(all_of(framed("committee", "mgCommitteeDetails.aspx?ID=9", body), Membership)) == 1


def test_a_label_does_not_end_a_ward_of_the_index() -> None:
    party = '<p><span class="mgLabel">Party: </span>River</p>'
    body = f'<h2 class="mgSectionTitle">Quay</h2><p>{ADA}</p>{party}<p>{BEN}</p>{party}'
    people = all_of(framed("member_index", "mgMemberIndex.aspx?FN=WARD&VW=LIST", body), Person)
    assert [person.ward for person in people] == ["Quay", "Quay"]

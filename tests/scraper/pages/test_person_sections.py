"""What a councillor's page says of the past, or of something else, is no fact of the present."""

from __future__ import annotations

import pytest

from archive.records_people import Membership, Person
from tests.scraper.pages.test_traps import all_of, only
from tests.scraper.pages.test_traps_lists import framed, problems

SIDE = '<div class="mgUserSideBar"><p><span class="mgLabel">Party: </span>River</p></div>'
SEATS = '<h2 class="mgSectionTitle">Committee appointments</h2><ul><li><a href="mgCommitteeDetails.aspx?ID=3">Board</a></li></ul>'
TABLE = "<table><tr><td>Ward</td><td>Castle</td></tr><tr><td>Party</td><td>Hill</td></tr></table>"
NEVER = (None, None, None)


def person(body: str) -> Person:
    return only(framed("person", "mgUserInfo.aspx?UID=5", body, title="Councillor Ada Orme"), Person)


@pytest.mark.parametrize("heading", [
    '<h2 class="mgSectionTitle">Election history</h2>', "<h3>Election results</h3>", "<h2>Hanes etholiadol</h2>",
    "<h2>Previous wards</h2>", '<h2 class="mgSectionTitle">Wards she has walked</h2>',
])  # fmt: skip
@pytest.mark.parametrize("values", [
    TABLE,
    f"<div>{TABLE}</div>",
    "<table><tr><th>Ward</th><th>Party</th><th>Title</th></tr><tr><td>Castle</td><td>Hill</td><td>Leader</td></tr></table>",
    "<dl><dt>Ward</dt><dd>Castle</dd><dt>Party</dt><dd>Hill</dd></dl>",
    "<div><div>Ward</div><div>Castle</div></div>",
    "<p><b>Ward:</b> Castle</p>",
    "<p>Ward: Castle</p>",
    "<h4>Ward</h4><p>Castle</p>",
])  # fmt: skip
def test_labels_below_a_heading_of_something_else(heading: str, values: str) -> None:
    found = person(SEATS + heading + values)
    assert (found.ward, found.party, found.title, found.other_fields) == (*NEVER, None)
    assert person(SIDE + heading + values).party == "River"


def test_moderngovs_own_labels_below_the_past() -> None:
    past = '<h2 class="mgSectionTitle">Elections</h2><p><span class="mgLabel">Ward: </span>Castle</p>'
    assert person(SIDE + SEATS + past).ward is None


@pytest.mark.parametrize("heading", [
    "", "<h2>Councillor Ada Orme</h2>", "<h2>About Councillor Orme</h2>", "<h2>Councillor details</h2>", "<h3>Manylion</h3>",
    '<h2 class="mgSectionTitle">Contact information</h2>',
])  # fmt: skip
def test_labels_below_a_heading_of_the_person(heading: str) -> None:
    found = person(heading + TABLE + SEATS)
    assert (found.ward, found.party) == ("Castle", "Hill")


def test_a_box_round_further_sections_is_not_of_the_section_before() -> None:
    """Seats below the heading in it are those of that heading."""
    more = '<div><h2 class="mgSectionTitle">Appointments to outside bodies</h2><ul><li>Pier Trust</li></ul></div>'
    found = all_of(
        framed("person", "mgUserInfo.aspx?UID=5", SIDE + SEATS + more, title="Councillor Ada Orme"), Membership
    )
    assert [(bool(seat.committee_id), seat.organisation) for seat in found] == [(True, None), (False, "Pier Trust")]
    assert "outside_body" in found[1].id


BOARD = '<ul><li><a href="mgCommitteeDetails.aspx?ID=3">Board</a> (Chair)</li></ul>'
QUAYS = '<ul><li class="mgExpiredMembershipEntryC"><a href="mgCommitteeDetails.aspx?ID=4">Quays</a></li></ul>'


@pytest.mark.parametrize(("body", "expired", "reported"), [
    (f'<h2 class="mgSectionTitle">Committee appointments</h2>{BOARD}', [False], ""),
    (f'<h2 class="mgSectionTitle">Previous committee appointments</h2>{BOARD}{QUAYS}', [True, True], ""),
    (f'<h2 class="mgSectionTitle">Committee appointments</h2><h3>Current</h3>{BOARD}<h3>Former</h3>{QUAYS}', [False, True], ""),
    (f'<h2 class="mgSectionTitle">Committees</h2><p><b>Past</b></p>{BOARD}<p><strong>Present</strong></p>{QUAYS}', [True, True], ""),
    # it does not say which of them are over
    (f'<h2 class="mgSectionTitle">Committee history</h2>{BOARD}', [], "unknown section 'Committee history'"),
    (f'<h2 class="mgSectionTitle">Election history</h2>{BOARD}', [], ""),
])  # fmt: skip
def test_seats_below_a_heading_of_the_past_have_been_left(body: str, expired: list[bool], reported: str) -> None:
    parsed = framed("person", "mgUserInfo.aspx?UID=5", SIDE + body, title="Councillor Ada Orme")
    assert [seat.is_expired for seat in all_of(parsed, Membership)] == expired
    assert reported in problems(parsed)

"""The traps of pages about people (MODERNGOV.md sections 3.9, 3.10 and 4), each with the test that it is not stepped in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.records_people import Attendance, Declaration, Membership, Person, RecordedVote
from scraper.pages.ballots import split_names
from scraper.pages.seats import Seat, read_seat
from scraper.vocabulary_people import is_private
from tests.scraper.pages.cases import as_json
from tests.scraper.pages.test_traps import all_of, case, only

FULL = case("person", "full").parse()
VOTES = all_of(case("recorded_votes", "two_votes").parse(), RecordedVote)
PEOPLE_PAGES = [
    ("person", "full"), ("person", "name_in_sub_title"), ("member_index", "table"), ("member_index", "list_of_cards"),
    ("declarations", "of_a_member"), ("xml_councillors", "two_wards"),
]  # fmt: skip


# ---------------------------------------------------------------- 3.10


def test_expired_memberships_are_marked() -> None:
    seats = all_of(FULL, Membership)
    assert [seat.is_expired for seat in seats] == [False, True, True, False, False, False, False, True]
    assert [(seat.start_date, seat.end_date) for seat in seats if seat.is_expired] == [
        ("2021-06-02", "2022-10-09"), ("2023-12-01", "2024-04-22"), ("2019-01-01", "2020-12-31"),
    ]  # fmt: skip


def test_an_expired_seat_does_not_hide_the_current_one() -> None:
    """Somebody may have left a committee twice, be back on it, and be a substitute too: four rows, not one."""
    seats = [s for s in all_of(FULL, Membership) if s.committee_id == "wexcombe/committee/21"]
    assert [(seat.role, seat.is_expired) for seat in seats] == [
        ("Vice-Chair", True), (None, True), (None, False), ("Substitutes", False),
    ]  # fmt: skip
    assert len({seat.id for seat in seats}) == 4
    assert "wexcombe/committee/21+wexcombe/person/301" in {seat.id for seat in seats}  # as the committee's page has it


def test_expired_seats_are_known_without_their_class() -> None:
    seats = all_of(case("person", "skin_without_classes").parse(), Membership)
    assert [seat.is_expired for seat in seats] == [False, True, True]  # hidden entry, hidden list


def test_outside_bodies_are_no_committees() -> None:
    bodies = [seat for seat in all_of(FULL, Membership) if seat.committee_id is None]
    assert [(seat.organisation, seat.role) for seat in bodies] == [
        ("Weir Navigation Trust", "Trustee"), ("Friends of Otter Lane", None),
    ]  # fmt: skip


def test_links_to_committees_elsewhere_on_a_profile_are_no_seats() -> None:
    assert "wexcombe/committee/999" not in {seat.committee_id for seat in all_of(FULL, Membership)}


def test_name_stands_in_the_sub_title_where_the_title_is_a_label() -> None:
    assert only(case("person", "name_in_sub_title").parse(), Person).name == "Y Cynghorydd Huw Pugh"


def test_an_error_frame_is_nobody() -> None:
    parsed = case("person", "error_frame").parse()
    assert not parsed.records
    assert parsed.problems


def test_ward_and_electoral_division_are_one_field() -> None:
    wards = [only(case("person", name).parse(), Person).ward for name in ("full", "name_in_sub_title")]
    assert wards == ["St Bride's & Weir", "Pen y Bont"]


@pytest.mark.parametrize(("page", "name"), PEOPLE_PAGES)
def test_contact_details_are_never_kept(page: str, name: str) -> None:
    said = json.dumps(as_json(case(page, name).parse()), ensure_ascii=False)
    for detail in ("01632", "07700", "Otter Lane,", "4 Otter Lane", "WX1", "o.marchetti", "First Saturday", "bees"):
        assert detail not in said, (page, name, detail)


PRIVATE_PAIRS = (
    ("Home address", "4 Otter Lane", True),  # the label says so
    ("Bus. phone", "x", True),
    ("Ffôn symudol", "x", True),
    ("Surgery details", "Saturdays", True),
    ("Out of hours", "01632 960223", True),  # the value says so
    ("Lives at", "Weir House, WX1 2YZ", True),
    ("Write to", "a@b.example", True),
    ("Other councils", "Tarrant Parish Council", False),
    ("Elected", "06/05/2021", False),
    ("Committee reference", "123456", False),
)


@pytest.mark.parametrize(("label", "value", "expected"), PRIVATE_PAIRS)
def test_what_counts_as_contact_details(label: str, value: str, expected: bool) -> None:
    assert is_private(label, value) is expected


SEATS = (
    ("(Chair) (02/06/2025 - 09/10/2025)", Seat("Chair", "2025-06-02", "2025-10-09")),
    ("(from 12/05/2024)", Seat(None, "2024-05-12", None)),
    ("(02/06/2025 - )", Seat(None, "2025-06-02", None)),
    ("(until 04/05/2025)", Seat(None, None, "2025-05-04")),
    ("( - 04/05/2025)", Seat(None, None, "2025-05-04")),
    ("(Substitute, non-voting)", Seat("Substitute, non-voting", None, None)),
    ("(Chair) (Co-opted)", Seat("Chair, Co-opted", None, None)),
    ("(31/02/2025 - 31/09/2025)", Seat("31/02/2025 - 31/09/2025", None, None)),  # no such days: kept as printed
    ("", Seat(None, None, None)),
)


@pytest.mark.parametrize(("text", "expected"), SEATS)
def test_roles_and_dates_of_a_seat(text: str, expected: Seat) -> None:
    assert read_seat(text) == expected


def test_vacancies_and_addresses_in_an_index_are_no_people() -> None:
    people = all_of(case("member_index", "table").parse(), Person)
    assert [person.name for person in people] == [
        "Councillor Odile Marchetti", "Councillor Bevan Straker", "Councillor Ines O'Farrelly",
    ]  # fmt: skip
    assert people[2].party is None  # a row with merged cells: its columns are unknown


def test_headings_of_an_index_are_wards_only_where_the_address_says_so() -> None:
    assert [p.ward for p in all_of(case("member_index", "list_by_ward").parse(), Person)] == [
        "Mill End", "Mill End", "St Bride's & Weir",
    ]  # fmt: skip
    by_letter = all_of(case("member_index", "list_of_cards").parse(), Person)
    assert [p.ward for p in by_letter] == ["Pen y Bont", None]  # not "P"


@pytest.mark.parametrize("page", ["member_index", "member_attendance", "recorded_votes", "declarations"])
def test_nothing_is_a_problem_unless_the_page_says_so(page: str) -> None:
    silent = {"member_index": "silent", "member_attendance": "statistics_only", "recorded_votes": "no_table",
              "declarations": "columns_without_names"}[page]  # fmt: skip
    said_none = case(page, "none").parse()
    assert not said_none.records
    assert not said_none.problems
    assert case(page, silent).parse().problems


# ---------------------------------------------------------------- 3.9


def test_expected_is_not_present() -> None:
    rows = all_of(case("member_attendance", "statistics_and_meetings").parse(), Attendance)
    assert [row.attendance for row in rows] == ["Present, virtual", "Apologies", "Expected"]


def test_statistics_are_no_meetings() -> None:
    assert not case("member_attendance", "statistics_only").parse().records


def test_member_and_meeting_pages_make_one_row() -> None:
    by_member = all_of(case("member_attendance", "no_headings_other_order").parse(), Attendance)
    by_meeting = all_of(case("meeting_attendance", "present_and_expected").parse(), Attendance)
    for row in (*by_member, *by_meeting):
        assert row.person_id is None or row.id == f"{row.meeting_id}+{row.person_id}"


def test_votes_are_one_row_a_member_and_vote() -> None:
    assert [vote.id.split("+")[1] for vote in VOTES] == ["vote1"] * 6 + ["vote2"] * 5
    assert [(v.option, v.stated_count) for v in VOTES if v.vote_title == "Substantive motion"] == [
        ("for", 3), ("for", 3), ("for", 3), ("against", 1), ("conflict", 1),
    ]  # fmt: skip


def test_each_vote_has_its_own_title_result_and_motion() -> None:
    assert {(v.vote_title, v.result, v.motion_text) for v in VOTES} == {
        ("Amendment by Councillor Straker", "Lost", "That the toll be nil on Sundays.\nAnd on feast days."),
        ("Substantive motion", "Carried", None),
    }


def test_none_is_nobody() -> None:
    assert "none" not in {(vote.name or "").lower() for vote in VOTES}
    assert "abstain" not in {vote.option for vote in VOTES}


def test_linked_names_give_the_person_and_others_do_not() -> None:
    assert {bool(vote.person_id) for vote in VOTES if "vote2" in vote.id} == {True}
    assert {bool(vote.person_id) for vote in VOTES if "vote1" in vote.id} == {False}


def test_a_linked_name_is_one_name_whatever_it_holds() -> None:
    votes = all_of(case("recorded_votes", "linked_names_with_commas").parse(), RecordedVote)
    assert [(vote.name, bool(vote.person_id)) for vote in votes] == [
        ("Marchetti, Odile", True), ("Lund, Piet, MBE", True), ("Okonjo, Ferdy", True),
        ("Straker, Bevan", True), ("Ida Brandt", False),
    ]  # fmt: skip


def test_a_count_that_differs_is_kept_and_reported() -> None:
    parsed = case("recorded_votes", "count_differs").parse()
    votes = all_of(parsed, RecordedVote)
    assert {vote.stated_count for vote in votes if vote.option == "for"} == {4}
    assert len([vote for vote in votes if vote.option == "for"]) == 3
    assert "4 counted, 3 named" in parsed.problems[0].message
    assert not [vote for vote in votes if vote.option == "against"]  # two counted, nobody named: no row is invented
    assert [a.reason for a in parsed.absences] == ["not_stated"]


def test_two_of_one_name_are_two_votes() -> None:
    votes = all_of(case("recorded_votes", "count_differs").parse(), RecordedVote)
    assert [vote.name for vote in votes if vote.option == "abstain"] == ["Straker", "Straker"]


def test_an_unknown_option_is_kept_as_printed() -> None:
    votes = all_of(case("recorded_votes", "unknown_option_other_order").parse(), RecordedVote)
    assert [(v.option, v.option_label) for v in votes][-1] == ("other", "Wedi mynd adref")


NAMES: tuple[tuple[str, list[str]], ...] = (
    ("A. J. B. Stone and K.J. May", ["A. J. B. Stone", "K.J. May"]),  # initials keep their stops
    ("Ann Roe, Bryn Sele, and Cara Toft.", ["Ann Roe", "Bryn Sele", "Cara Toft"]),
    ("Councillors Roe; Sele & Toft", ["Roe", "Sele", "Toft"]),
    ("Ann Roe, MBE, JP and Bryn Sele", ["Ann Roe, MBE, JP", "Bryn Sele"]),
    ("Elin Prys, Huw Pugh a Mair Tudor", ["Elin Prys", "Huw Pugh", "Mair Tudor"]),
    ("Sandy Anders and Roland Brand", ["Sandy Anders", "Roland Brand"]),  # "and" inside a name
    ("None", []),
    ("Dim", []),
    (" - ", []),
    ("", []),
)


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_of_a_ballot(text: str, expected: list[str]) -> None:
    assert split_names(text) == expected


@given(st.text())
def test_names_are_words_of_the_text(text: str) -> None:
    for name in split_names(text):
        assert all(part in text for part in name.split(", "))


def test_declarations_of_one_member_at_one_meeting_stay_apart() -> None:
    found = all_of(case("declarations", "of_a_committee").parse(), Declaration)
    assert [(d.item_title, d.interest_type) for d in found if d.person_id] == [
        ("Weir tolls", "Personal"), ("Otter crossing", "Prejudicial"), ("Fish pass", "Personal"),
    ]  # fmt: skip
    assert [d.item_id for d in found if d.person_id] == ["wexcombe/item/7201", None, None]


def test_declared_columns_without_names_are_not_guessed() -> None:
    parsed = case("declarations", "columns_without_names").parse()
    assert only(parsed, Declaration).interest_text is None
    assert parsed.problems


# ---------------------------------------------------------------- 4


def test_xml_councillors_are_unescaped_twice_and_stripped() -> None:
    people = all_of(case("xml_councillors", "two_wards").parse(), Person)
    assert (people[0].ward, people[0].party, people[0].key_posts) == (
        "St Bride's & Weir", "Labour & Rivers", "Leader of the Council",
    )  # fmt: skip
    assert (people[1].key_posts, people[2].party) == (None, None)  # an empty element is no value


def test_xml_councillors_hosts_are_distrusted() -> None:
    assert "10.20.30.40" not in json.dumps(as_json(case("xml_councillors", "two_wards").parse()))


def test_xml_councillors_empty_is_not_nobody() -> None:
    assert case("xml_councillors", "empty").parse().problems

"""Who is meant by a name: credited to one person or to nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import derived, facts
from archive import records as r
from archive import records_people as people
from archive.linking import Name, link_people, name_of, records_to_link
from archive.rows import PendingText
from archive.store import Archive

NAMES = [
    ("Councillor Ash", Name((), "ash")),
    ("Cllr J. Ash", Name(("j",), "ash")),
    ("Cllrs Ash", Name((), "ash")),  # the first of a list
    ("Dr Jane O’Hara OBE", Name(("jane",), "ohara")),
    ("Councillor Mrs A B van der Berg", Name(("a", "b"), "vanderberg")),
    ("Y Cynghorydd Siân Lloyd-Jones", Name(("sian",), "lloydjones")),
    ("Ash, Jane", Name(("jane",), "ash")),
    ("", Name((), "")),
]


@pytest.mark.parametrize(("printed", "name"), NAMES)
def test_a_name_taken_apart(printed: str, name: Name) -> None:
    assert name_of(printed) == name


FITS = [
    ("Councillor Ash", "Councillor Jane Ash", True),
    ("J Ash", "Jane Ash", True),
    ("Jane Ash", "J M Ash", True),
    ("Jane Ash", "John Ash", False),
    ("R Ash", "Jane Ash", False),
    ("Jane Ash", "Jane Ashe", False),
    ("The Mayor", "Jane Mayor", False),
    ("", "Jane Ash", False),
]


@pytest.mark.parametrize(("printed", "known", "fits"), FITS)
def test_a_name_fits_a_person(printed: str, known: str, fits: bool) -> None:
    assert name_of(printed).fits(name_of(known)) is fits


MEETING, ITEM = "tesk/meeting/1", "tesk/item/1"
KNOWN = {
    "tesk/person/1": "Councillor Jane Ash",
    "tesk/person/2": "Councillor Omar Birch",
    "tesk/person/3": "Cllr Tom Birch",
}


def fill(archive: Archive, *, listed: tuple[str, ...] = (), seats: tuple[people.Membership, ...] = ()) -> None:
    """A meeting with an item, the people, and who was on its list or had a seat."""
    records: list[r.Record] = [
        r.Meeting(id=MEETING, site="tesk", url="u", committee_id="tesk/committee/1", date="2025-03-04"),
        r.AgendaItem(id=ITEM, site="tesk", url="u", meeting_id=MEETING, title="Boats"),
        *(people.Person(id=key, site="tesk", url="u", name=name) for key, name in KNOWN.items()),
        *(people.Attendance(id=f"{MEETING}+{key}", site="tesk", url="u", meeting_id=MEETING, person_id=key, name=KNOWN[key])
          for key in listed),
        *seats,
    ]  # fmt: skip
    archive.save([r.Parsed(records=tuple(records))], "2025-03-05T00:00:00Z")


def told(archive: Archive, *found: facts.Fact) -> dict[str, str | None]:
    """Person ids by quote, once facts of the item are stored and linked."""
    kinds = {"roles": facts.Role, "named_votes": facts.NamedVote, "interests": facts.Interest}
    extraction = facts.Extraction(
        **{kind: tuple(f for f in found if isinstance(f, cls)) for kind, cls in kinds.items()}
    )
    text = PendingText(f"{ITEM}#minutes", ITEM, "minutes", None, "x", "words")
    derived.replace_facts(archive.db, [(text, extraction, None)], "v", "2025-03-06T00:00:00Z")
    link_people(archive.db, [ITEM])
    tables = " union all ".join(f"select quote, person_id from {kind}" for kind in kinds)
    return dict(archive.db.execute(tables).fetchall())


def voted(name: str, at: int = 0) -> facts.NamedVote:
    return facts.NamedVote(start=at, end=at + 1, quote=name, rule="t", name=name, option="for", division=1)


def role(person: str, office: str) -> facts.Role:
    return facts.Role(start=50, end=51, quote=f"{person}, {office}", rule="t", person=person, role=office)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive.db")


def test_the_one_who_was_on_the_list(archive: Archive) -> None:
    fill(archive, listed=("tesk/person/1", "tesk/person/2"))
    assert told(archive, voted("Ash"), voted("O Birch", 5)) == {"Ash": "tesk/person/1", "O Birch": "tesk/person/2"}


def test_two_of_one_surname_are_nobody(archive: Archive) -> None:
    fill(archive, listed=tuple(KNOWN))
    assert told(archive, voted("Birch"), voted("T Birch", 5)) == {"Birch": None, "T Birch": "tesk/person/3"}


def test_a_councillor_of_another_body_is_nobody(archive: Archive) -> None:
    fill(archive, listed=("tesk/person/2",))
    assert told(archive, voted("Ash")) == {"Ash": None}


def test_an_officer_of_the_same_name_is_nobody(archive: Archive) -> None:
    fill(archive, listed=("tesk/person/1",))
    found = told(archive, role("Jane Ash", "Director of Boats"))
    assert found == {"Jane Ash, Director of Boats": None}


def test_an_office_of_a_councillor(archive: Archive) -> None:
    fill(archive, listed=("tesk/person/1",))
    assert told(archive, role("Councillor Ash", "Vice-Chair")) == {"Councillor Ash, Vice-Chair": "tesk/person/1"}


def seat(start: str | None, end: str | None, *, expired: bool = False) -> people.Membership:
    return people.Membership(
        id="tesk/person/1+1", site="tesk", url="u", person_id="tesk/person/1", committee_id="tesk/committee/1",
        start_date=start, end_date=end, is_expired=expired,
    )  # fmt: skip


SEATS = [
    (seat("2024-05-01", None), True),
    (seat("2024-05-01", "2026-05-01"), True),
    (seat("2024-05-01", "2025-03-03"), False),  # left the day before
    (seat("2025-03-05", None), False),  # came the day after
    (seat("2024-05-01", None, expired=True), False),  # left, nobody says when
    (seat(None, None), False),  # first seen the day after the meeting: whether they sat then is not known
]


@pytest.mark.parametrize(("membership", "is_known"), SEATS)
def test_a_seat_on_the_day(archive: Archive, membership: people.Membership, is_known: bool) -> None:
    fill(archive, seats=(membership,))
    assert told(archive, voted("Ash")) == {"Ash": "tesk/person/1" if is_known else None}


def test_a_credit_is_taken_back_when_a_namesake_becomes_known(archive: Archive) -> None:
    fill(archive, listed=("tesk/person/2",))
    assert told(archive, voted("Birch")) == {"Birch": "tesk/person/2"}
    fill(archive, listed=("tesk/person/2", "tesk/person/3"))
    assert records_to_link(archive.db, "2025-03-05T00:00:00Z") == [ITEM]
    assert link_people(archive.db, [ITEM]) == 1
    assert archive.db.execute("select person_id from named_votes").fetchone() == (None,)


def test_only_sites_whose_people_changed_are_linked_again(archive: Archive) -> None:
    fill(archive, listed=("tesk/person/1",))
    told(archive, voted("Ash"))
    assert records_to_link(archive.db, "2025-03-07T00:00:00Z") == []
    assert records_to_link(archive.db, None) == [ITEM]

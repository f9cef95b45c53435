"""Real pages about people that stand beside the repository, read by eye. Skipped where they are not.

Nothing of them is copied here: a text that was read and found right is named by its digest.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from archive.records import Parsed
from archive.records_people import Membership, Person
from scraper.vocabulary_people import PRIVATE
from tests.scraper.pages.cases import as_json
from tests.scraper.pages.test_real_pages import RAW, digest, read

pytestmark = pytest.mark.skipif(not RAW.exists(), reason=f"the saved real pages are not here: {RAW}")
HOST = "https://democracy.council.example/"
WARDS = "mgWebService.asmx/GetCouncillorsByWard"


def cornwall() -> Parsed:
    return read("person", "cornwall/mgUserInfo-5756-excerpt.html", HOST, "mgUserInfo.aspx?UID=5756")


def test_cornwall_person() -> None:
    parsed = cornwall()
    (person,) = [r for r in parsed.records if isinstance(r, Person)]
    assert [digest(text) for text in (person.name, person.title, person.party, person.ward)] == [
        "df867452", "f616eb32", "21f97b05", "95a60106",
    ]  # fmt: skip
    assert (person.key_posts, person.terms, person.other_fields) == (None, None, None)  # the page states none
    assert not parsed.problems


def test_cornwall_seats() -> None:
    seats = [r for r in cornwall().records if isinstance(r, Membership)]
    assert Counter((seat.is_expired, seat.committee_id is None) for seat in seats) == {
        (True, False): 11, (False, False): 8, (False, True): 1,
    }  # fmt: skip
    assert all((seat.start_date and seat.end_date) if seat.is_expired else not seat.end_date for seat in seats)
    assert Counter(seat.role for seat in seats) == {None: 11, "Substitutes": 8, "Vice-Chair": 1}
    ids = {seat.id.replace("x/", "") for seat in seats}
    assert {"committee/575+person/5756+2025-06-02", "committee/575+person/5756+2025-12-01"} <= ids  # left twice
    assert {"committee/2359+person/5756", "committee/2359+person/5756+2025-06-05"} <= ids  # came back
    assert "outside_body/995+person/5756" in ids


def test_cornwall_links() -> None:
    links = cornwall().links
    assert [(link.url, link.context) for link in links if link.page != "committee"] == [
        (HOST + "mgAttendance.aspx?UID=5756", {"person_id": "x/person/5756"}),
        (HOST + "mgListDeclarationsOfInterest.aspx?UID=5756", {"person_id": "x/person/5756"}),
    ]
    assert len([link for link in links if link.page == "committee"]) == 13


@pytest.mark.parametrize(
    ("council", "people", "wards", "terms", "posts"),
    [
        ("argyll-and-bute", 35, 11, 0, 21),  # one without a party: that is None, not an empty text
        ("cardiff", 75, 29, 73, 15),
        ("east-hertfordshire", 0, 0, 0, 0),  # valid and empty
        ("liverpool", 91, 30, 100, 44),  # nine have served before
        ("london-fire", 17, 3, 0, 2),  # photographs at an internal address
        ("wrexham", 52, 47, 0, 0),
    ],
)
def test_councillors(council: str, people: int, wards: int, terms: int, posts: int) -> None:
    parsed = read("xml_councillors", f"{council}/GetCouncillorsByWard-2016.xml", HOST, WARDS)
    found = [r for r in parsed.records if isinstance(r, Person)]
    assert (len(found), parsed.facts["wards"]) == (people, wards)
    assert sum(len(person.terms or {}) for person in found) == terms
    assert len([person for person in found if person.key_posts]) == posts
    assert all(person.name and person.ward for person in found)
    assert len(parsed.links) == people
    assert len(parsed.problems) == (0 if people else 1)


def test_councillors_are_unescaped_twice() -> None:
    parsed = read("xml_councillors", "liverpool/GetCouncillorsByWard-2016.xml", HOST, WARDS)
    assert "&amp;" not in json.dumps(as_json(parsed))
    assert len({r.other_fields["districttitle"] for r in parsed.records
                if isinstance(r, Person) and r.other_fields and "districttitle" in r.other_fields}) == 5  # fmt: skip


@pytest.mark.parametrize("council", ["denbighshire", "leeds"])
def test_html_for_xml_gives_nobody(council: str) -> None:
    parsed = read("xml_councillors", f"{council}/GetCouncillorsByWard-2016.html", HOST, WARDS)
    assert not parsed.records
    assert "not XML" in parsed.problems[0].message


@pytest.mark.parametrize("path", sorted(RAW.glob("*/GetCouncillorsByWard*")), ids=lambda path: Path(path).parent.name)
def test_no_contact_details_and_no_internal_hosts_are_kept(path: Path) -> None:
    said = json.dumps(as_json(read("xml_councillors", str(path.relative_to(RAW)), HOST, WARDS)))
    assert not PRIVATE.search(said)
    assert set(re.findall(r"https?://([^/\"]+)", said)) <= {"democracy.council.example", "www.w3.org"}


def test_no_contact_details_of_a_person_are_kept() -> None:
    assert not PRIVATE.search(json.dumps(as_json(cornwall())))

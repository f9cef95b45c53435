"""What a fact says in words, and the windows of pages: the pure parts of the reading pages."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rows import FACT_TABLES
from archive.tables import BY_NAME
from publish.site.document import first_shown, windows
from publish.site.facts import KINDS, number, says
from publish.site.gaps import REASONS, UNKNOWN, label_of, no_text_because
from publish.site.held import why_no_facts
from publish.site.issue import in_order, step
from publish.site.item import ballot
from publish.site.person import offices, terms

SAYS = [
    # who, and how they voted
    ("resolutions", {"outcome": "approved", "mover": "Cllr Finch", "vote_for": 6, "vote_against": 0,
                     "is_unanimous_stated": 0, "limb_label": "1."}, "approved, moved by Cllr Finch, 6 for, 0 against, part 1"),
    ("resolutions", {"outcome": "lost", "has_casting_vote": 1}, "lost, casting vote used"),
    # counted where it is printed first
    ("resolutions", {"outcome": "noted", "same_as": "x"}, "noted, printed elsewhere too, and counted there"),
    ("named_votes", {"name": "Finch", "option": "abstain", "division": 2}, "Finch, abstained, division 2"),
    ("named_votes", {"name": "Finch", "option": "for", "division": 1, "check_result": "inconsistent"},
     "Finch, voted for, division 1, does not agree with other numbers of the text"),
    ("roles", {"person": "Ann Oakes", "role": "Chair", "organisation": "Harbour Trust"}, "Ann Oakes, Chair, of Harbour Trust"),
    # sums, ranges, shares
    ("figures", {"kind": "money", "value": 42500.0, "unit": "GBP"}, "£42,500"),
    ("figures", {"kind": "money", "value": 0.12, "unit": "GBP per week", "measures": "rise"}, "£0.12 per week, of rise"),
    ("figures", {"kind": "percent", "value": 2.5, "value_max": 4.0, "unit": "%", "modifier": "about"}, "about 2.5 to 4%"),
    ("figures", {"kind": "count", "value": 90.0, "unit": "homes"}, "90 homes"),
    ("exclusions", {"paragraphs": "3", "part": "1", "schedule": "12A"}, "paragraph 3, Part 1, Schedule 12A"),
    ("interests", {"person": "Cllr Finch", "kind": "disclosable_pecuniary", "left_meeting": 0},
     "Cllr Finch, disclosable pecuniary interest, stayed in the meeting"),
    ("interests", {"kind": "nil"}, "none declared"),
    ("dates", {"iso": "2024-03", "precision": "month"}, "2024-03"),
    # nothing stated
    ("actions", {}, "action"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "values", "expected"), SAYS)
def test_says(table: str, values: dict[str, Any], expected: str) -> None:
    assert says(table, values) == expected


def test_every_kind_of_fact_has_its_words() -> None:
    assert set(KINDS) == set(FACT_TABLES)
    assert len({tag for tag, _, _ in KINDS.values()}) == len(KINDS)


@pytest.mark.parametrize("table", sorted(FACT_TABLES))
def test_any_values_can_be_said(table: str) -> None:
    values = {column.name: 1 if column.type != "text" else "{0} {x}" for column in BY_NAME[table].columns}
    assert says(table, values)


@pytest.mark.parametrize(("value", "shown"), [(1234567.0, "1,234,567"), (2.99, "2.99"), (-5.0, "-5"), (0.0, "0")])
def test_number(value: float, shown: str) -> None:
    assert number(value) == shown


@given(st.integers(min_value=0, max_value=2000), st.text(max_size=6))
def test_windows_hold_every_page_once(last: int, given_page: str) -> None:
    found = windows(last)
    assert [number for first, end in found for number in range(first, end + 1)] == list(range(1, last + 1))
    assert first_shown(given_page, last) in [first for first, _ in found] or first_shown(given_page, last) == 1


@given(st.integers(min_value=1, max_value=2000))
def test_a_page_asked_for_is_shown(page: int) -> None:
    first = first_shown(str(page), 2000)
    assert first <= page < first + 20


READ = {"section": "minutes", "sha256": "a", "read_sha256": "a", "read_note": None}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (READ, "none of the kinds we know was found"),
        ({**READ, "read_sha256": None}, "has not been read for facts yet"),
        ({**READ, "read_sha256": "b"}, "has not been read for facts again"),
        ({**READ, "read_note": "too long"}, "could not be read for facts: too long"),
        ({**READ, "section": "searched"}, "kept to be searched"),
    ],
)
def test_why_no_facts(text: dict[str, Any], words: str) -> None:
    assert words in why_no_facts(text)


def gap(field: str, reason: str, detail: str | None = None) -> dict[str, Any]:
    return {"field": field, "reason": reason, "detail": detail, "meaning": REASONS[reason]}


@pytest.mark.parametrize(
    ("absences", "said"),
    [
        ([], UNKNOWN),
        # a gap elsewhere explains nothing
        ([gap("reasons", "not_stated")], UNKNOWN),
        ([gap("minutes_text", "restricted", "paragraph 3")], "The council keeps it from the public. (paragraph 3)"),
        # the same reason twice is said once
        ([gap("minutes_text", "blocked"), gap("page", "blocked")], REASONS["blocked"]),
    ],
)
def test_why_no_text(absences: list[dict[str, Any]], said: str) -> None:
    assert no_text_because(absences, ("minutes_text",)) == said


@pytest.mark.parametrize(
    ("field", "label"), [("minutes_text", "Minutes"), ("page-3", "Page 3"), ("lead_member", "Lead member"), ("", "")]
)
def test_label(field: str, label: str) -> None:
    assert label_of(field) == label


def test_steps_of_one_day_in_the_order_of_the_way() -> None:
    steps = [step("Decision", "2024-01-02", None), step("Linked", None, None), step("Agenda item", "2024-01-02", None),
             step("Takes effect", "2024-01-01", None)]  # fmt: skip
    assert [each["step"] for each in in_order(steps)] == ["Takes effect", "Agenda item", "Decision", "Linked"]


def test_a_vote_keeps_the_number_printed() -> None:
    row = {"vote_title": "T", "motion_text": None, "result": None, "url": None, "person_id": None, "stated_count": 7}
    rows = [{**row, "option": "against", "option_label": "Against", "name": "A"},
            {**row, "option": "other", "option_label": None, "name": "B"},
            {**row, "option": "against", "option_label": "Against", "name": "C"}]  # fmt: skip
    options = ballot(rows)["options"]
    assert [(each["label"], each["stated_count"], len(each["members"])) for each in options] == [
        ("Against", 7, 2), ("other", 7, 1),
    ]  # fmt: skip


def test_offices_and_terms() -> None:
    row = {"role": "Chair", "organisation": None, "id": "x"}
    assert offices([{**row, "date": "2025-01-01"}, {**row, "date": "2024-01-01"}, {**row, "date": None}]) == [
        {"role": "Chair", "organisation": None, "fact": "x", "last": "2025-01-01", "first": "2024-01-01", "times": 3}
    ]
    assert [term["start"] for term in terms('{"18/05/2023": "", "07/05/2019": "x"}')] == ["07/05/2019", "18/05/2023"]
    assert terms(None) == []

"""Delegation, consultation, conditions, deadlines and to whom advice goes: the words of the decision, or nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.components import manner
from extract.components.conditions import condition
from extract.components.deadlines import deadline
from extract.components.delegation import consulted, delegate

DELEGATED: list[tuple[str, str | None, str | None]] = [
    ("That authority be delegated to the Head of Estates, in consultation with the Leader, to let the hall", "Head of Estates", "Leader"),
    ("To delegate the lease to the Assistant Director, Culture and Leisure", "Assistant Director, Culture and Leisure", None),
    ("the Director of Place, in consultation with the Cabinet Member for Finance, Assets and Property, be authorised to sign", "Director of Place", "Cabinet Member for Finance, Assets and Property"),
    ("That the choice be delegated to the Section 151 Officer, following consultation with the Chair and Vice-Chair", "Section 151 Officer", "Chair and Vice-Chair"),
    ("Remitted to the Executive Director (Environment), in consultation with the Convener of the Roads Committee, to settle the works", "Executive Director (Environment)", "Convener of the Roads Committee"),
    ("authorised the Clerk to seal it", "Clerk", None),
    ("DELEGATED to the Head of Parking, following consultation with the ward councillors, minor changes to the bays", "Head of Parking", "ward councillors"),
    ("THAT THE CLERK BE GIVEN POWER TO SPEND UP TO £200 IN CONSULTATION WITH THE CHAIRMAN", "CLERK", "CHAIRMAN"),
    ("dirprwyo i’r Cyfarwyddwr (Adnoddau), mewn ymgynghoriad â’r Arweinydd, yr hawl i wneud newidiadau", "Cyfarwyddwr (Adnoddau)", "Arweinydd"),
    ("Cytunwyd i roi'r hawl i'r Pennaeth Cyfreithiol gyflwyno datganiad", "Pennaeth Cyfreithiol", None),
    ("That delegated authority be given to officers to finalise the terms", "officers", None),
    # Not who is given power: the object, a document.
    ("That powers under the Contract Standing Orders be used", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "to", "whom"), DELEGATED)
def test_delegation(quote: str, to: str | None, whom: str | None) -> None:
    assert (delegate(quote), consulted(quote, "delegated")) == (to, whom)


def test_consultation_told_of_the_past_is_no_duty() -> None:
    assert consulted("APPROVED the order, following consultation with residents", "approved") is None
    assert consulted("agreed to draw up a plan in consultation with residents", "agreed") == "residents"
    assert consulted("noted the work done in consultation with residents", "noted") is None


CONDITIONS: list[tuple[str, str, str | None]] = [
    ("the sale be approved subject to the buyer’s survey, contracts to be exchanged by May", "", "the buyer’s survey"),
    ("permission be granted subject to conditions 1, 2 and 5 in the report", "", "conditions 1, 2 and 5 in the report"),
    (
        "to GRANT planning permission",
        " subject to the following conditions (unanimous):\n1. The",
        "the following conditions",
    ),
    ("Subject to the consent of the Trustees, the hall be let", "", "the consent of the Trustees"),
    ("bod y grant yn cael ei gymeradwyo yn amodol ar ganiatâd y perchennog", "", "ganiatâd y perchennog"),
    # The grounds that a report names, a thing's own burden, call-in, a list with no words of its own.
    ("the purchase of land subject to a covenant", "", None),
    ("the homes which are subject to flooding be surveyed", "", None),
    ("the plan be approved, subject to call-in", "", None),
    ("That permission be granted, subject to:", "", None),
]


@pytest.mark.parametrize(("quote", "after", "expected"), CONDITIONS)
def test_condition(quote: str, after: str, expected: str | None) -> None:
    assert condition(quote, after) == expected


DEADLINES: list[tuple[str, str, str | None]] = [
    ("that a report be brought back by 31 March 2024", "agreed", "by 31 March 2024"),
    ("direct that works be finished by Friday 28 August 2020", "other", "by Friday 28 August 2020"),
    ("build at least 150 homes by 2025, subject to funding", "agreed", "by 2025"),
    ("finish the toolkit by the end of September 2024", "agreed", "by the end of September 2024"),
    ("report on the ownership of the bridge within six weeks", "other", "within six weeks"),
    ("an apology be sent within ten working days", "agreed", "within ten working days"),
    (
        "the Clerk report no later than the next meeting of the Panel",
        "other",
        "no later than the next meeting of the Panel",
    ),
    ("gyflwyno datganiad erbyn 13 Mehefin 2025", "delegated", "erbyn 13 Mehefin 2025"),
    # Hard-wrapped.
    ("that the plan be\nbrought back by 31\nMarch 2024", "agreed", "by 31 March 2024"),
    # Nothing is to be done; who did it; how much; a forecast; a place.
    ("that the sale expected by May 2024 be noted", "noted", None),
    ("the charges rise by 2%", "agreed", None),
    ("the report submitted by May Hill Parish be approved", "approved", None),
    ("the scheme, forecast to be complete by May 2026, be approved", "approved", None),
    ("the scheme within two wards be approved", "approved", None),
    ("the plan take effect from 1 April 2024", "agreed", None),
]


@pytest.mark.parametrize(("quote", "outcome", "expected"), DEADLINES)
def test_deadline(quote: str, outcome: str, expected: str | None) -> None:
    assert deadline(quote, outcome) == expected


RECEIVERS = [
    ("that Cabinet be recommended to trial a collection", "Cabinet"),
    ("Recommended to the Combined Authority Board that the reserve be held", "Combined Authority Board"),
    ("that it be recommended to the two constituent Councils that a sum be approved", "two constituent Councils"),
    ("AGREED TO RECOMMEND to Council that the policy be revised", "Council"),
    ("the Commissioner be recommended to publish a plan", "Commissioner"),
    ("that the plan be approved", None),
]


@pytest.mark.parametrize(("quote", "expected"), RECEIVERS)
def test_receiver(quote: str, expected: str | None) -> None:
    assert manner.receiver(quote) == expected


READERS: list[Callable[[str], object]] = [
    delegate,
    lambda text: consulted(text, "delegated"),
    condition,
    lambda text: deadline(text, "agreed"),
    manner.receiver,
    manner.is_unanimous,
    manner.method,
]


@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(
            [
                "be",
                "delegated",
                "to",
                "the",
                "Head",
                "of",
                "subject",
                "by",
                "May",
                "within",
                "in",
                "consultation",
                "with",
                ",",
                "(",
                "\n",
            ]
        ),
        max_size=60,
    ).map(" ".join)
)
def test_nothing_raises_and_words_are_of_the_text(text: str) -> None:
    plain = " ".join(text.split())
    for reader in READERS:
        found = reader(text)
        assert not isinstance(found, str) or reader is manner.method or found in plain


@pytest.mark.parametrize("unit", ["delegated to ", "subject to ", "by the end of ", "in consultation with ", "A, "])
def test_a_long_decision_stays_cheap(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.perf_counter()
    for reader in READERS:
        reader(text)
    assert time.perf_counter() - start < 30

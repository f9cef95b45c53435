"""The five documents the project started from, where they are present, and five invented twins of the same forms."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from archive.facts import Extraction
from extract import extract_text

HERE = Path(__file__).parent
SEEDS = HERE.parents[2] / "shared" / "seeds"


@dataclass(frozen=True)
class Expected:
    """What one document holds. Figures are (value, modifier or None); roles (person, role, organisation)."""

    decisions: list[tuple[str, str]]
    figures: list[float]
    dates: list[str]
    roles: list[tuple[str | None, str, str | None]]
    body: str | None = None
    no_figures: tuple[float, ...] = ()


# fmt: off
SEED_FACTS = {
    "000": Expected(
        [("the DHR and Prevent updates be noted", "noted"), ("a further Prevent update would be provided in due course, following the outcome of the Prevent Duty Consultation", "agreed")],
        [3, 6287, 10, 5737, 697, 11, 302, 43, 210, 30], ["2021-06-02", "2021-06-16"],
        [(None, "Assistant Director", None), (None, "Head of Service", None), (None, "Prevent lead", "LBB"), (None, "Chair", "Safer Bromley Partnership")], "Board"),
    "001": Expected([("That the content of the report was noted", "noted")], [10], [], [("Karina Kaur", "Strategic Lead of Communities", None)], None, (21, 23)),
    "002": Expected(
        [("The response to the consultation submitted by London Councils was supported by the Sub-Committee", "approved"), ("The sub-committee agreed that any response to the consultation should be co-ordinated by officers", "agreed")],
        [3, 3], ["2015-01-21"], [(None, "Secretary of State", None)]),
    "003": Expected([], [6, 12, 85, 34, 12], ["2018-03-14", "2017-12-19", "2018-02-20", "2018-03-06"], [(None, "Chief Executive", None)]),
    "004": Expected(
        [("All County Councillors be urged to undertake Prevent Duty training", "other"), ("The Cabinet Member for Community and Cultural Services consider the allocation of a small budget to fund Prevent Duty project work", "recommended")],
        [10000, 1500000], ["2018-10-16", "2018-10-16"],
        [("Pam Smith", "Equality and Cohesion Manager CT/Prevent", None), ("Chris Coyle", "Senior Manager Children's Social Care", None), ("Scott Waddington", "Detective Chief Inspector", None)]),
}
TWIN_FACTS = {
    "000": Expected(
        [("the FDR and Safe Homes updates be noted", "noted"), ("a further Safe Homes update would be provided in due course, following the outcome of the national review", "agreed")],
        [2, 4310, 12, 3848, 512, 12, 221, 43, 154, 30], ["2022-04-07", "2022-04-21"],
        [(None, "Assistant Director", None), (None, "Head of Service", None), (None, "Safe Homes lead", "OCC"), (None, "Chair", "Safer Osney Partnership")], "Board"),
    "001": Expected([("That the content of the briefing was noted", "noted")], [15], [], [("Lena Orme", "Strategic Lead of Neighbourhoods", None)], None, (31, 34)),
    "002": Expected(
        [("The response to the consultation submitted by Northern Councils was supported by the Sub-Committee", "approved"), ("The sub-committee agreed that any response to the consultation should be collated by officers", "agreed")],
        [4], ["2016-05-09"], [(None, "Secretary of State", None)]),
    "003": Expected([], [7, 18, 64, 27, 18], ["2019-04-11", "2019-02-05", "2019-03-12", "2019-04-02"], [(None, "Chief Executive", None)]),
    "004": Expected(
        [("All Town Councillors be urged to undertake Safe Homes training", "other"), ("The Cabinet Member for Culture and Public Safety consider the allocation of a small budget to fund Safe Homes project work", "recommended")],
        [20000, 2500000], ["2019-11-08", "2019-11-08"],
        [("Amy Vance", "Safety and Resilience Manager FS/Homes", None), ("Carl Dowe", "Senior Manager Adults' Social Care", None), ("Olive Marsh", "Detective Chief Inspector", None)]),
}
# fmt: on
CASES = [("twin", number, facts) for number, facts in TWIN_FACTS.items()]
CASES += [("seed", number, facts) for number, facts in SEED_FACTS.items()]


def read(source: str, number: str) -> tuple[str, Extraction]:
    folder = HERE / "twins" if source == "twin" else SEEDS
    path = next(folder.glob(f"{number}_*.txt"), None)
    if path is None:
        pytest.skip(f"the seed documents are not here: {folder}")
    text = path.read_bytes().decode("utf-8")
    return text, extract_text(text)


@pytest.mark.parametrize(("source", "number", "expected"), CASES, ids=[f"{s}-{n}" for s, n, _ in CASES])
def test_document_holds_these_facts(source: str, number: str, expected: Expected) -> None:
    _, found = read(source, number)
    assert [(fact.quote, fact.outcome) for fact in found.resolutions] == expected.decisions
    assert sorted(fact.value for fact in found.figures) == sorted(expected.figures)
    assert [fact.iso for fact in found.dates if fact.precision == "day"] == expected.dates
    roles = {(fact.person, fact.role, fact.organisation) for fact in found.roles}
    assert roles >= set(expected.roles)
    if expected.body:
        assert {fact.body for fact in found.resolutions} == {expected.body}
    assert not {fact.value for fact in found.figures} & set(expected.no_figures)


@pytest.mark.parametrize("source", ["twin", "seed"])
def test_staff_are_counted_over_and_money_is_in_pounds(source: str) -> None:
    _, found = read(source, "004")
    money = next(fact for fact in found.figures if fact.kind == "money")
    staff = next(fact for fact in found.figures if fact.unit == "frontline staff")
    assert (money.unit, staff.modifier) == ("GBP", "over")


def test_no_break_space_is_kept_in_the_quote() -> None:
    text = "The OCC\u00a0Safe\u00a0Homes\u00a0lead spoke."
    role = extract_text(text).roles[0]
    assert (role.role, role.organisation) == ("Safe Homes lead", "OCC")
    assert text[role.start : role.end] == role.quote == "OCC\u00a0Safe\u00a0Homes\u00a0lead"

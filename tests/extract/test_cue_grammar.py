"""The grammar around a cue: every cue in every place, every way to say how it was decided, every list below it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import extract_text
from extract.components import cue_manner
from extract.components.verdicts import verdict

Quotes = list[tuple[str, str]]


def found(text: str, section: str | None = None) -> Quotes:
    return [(fact.quote, fact.outcome) for fact in extract_text(text, section).resolutions]


MANNERS = (
    " unanimously",
    " nem. con.",
    " by 7 votes to 3",
    " by 7 votes to 3, with 2 abstentions,",
    " (7-3)",
    " by a majority",
    " on a show of hands",
    " on the casting vote of the Chair",
    " without a vote",
    " with one abstention",
    ", on the proposal of Cllr Ash, seconded by Cllr Orr,",
    " (proposed Cllr Ash, seconded Cllr Orr)",
    " (Cllr Ash dissenting)",
    ", 7 for and 3 against,",
    ", after a vote,",
)
STRONG = ("RESOLVED", "Resolved", "DETERMINED", "Decided", "ORDERED")
WEAK = ("AGREED", "Agreed", "APPROVED", "RECOMMENDED", "Recommended")


@pytest.mark.parametrize("manner", ["", *MANNERS])
@pytest.mark.parametrize("cue", STRONG)
def test_how_it_was_decided_is_no_part_of_it(cue: str, manner: str) -> None:
    assert [quote for quote, _ in found(f"{cue}{manner} that the kiosk be let.")] in (
        ["the kiosk be let"],
        ["that the kiosk be let"],
    )


@pytest.mark.parametrize("manner", [one for one in MANNERS if one.strip(" ,") not in ("unanimously", "nem. con.")])
@pytest.mark.parametrize("cue", WEAK)
def test_how_it_was_agreed_is_no_part_of_it(cue: str, manner: str) -> None:
    assert [quote for quote, _ in found(f"{cue}{manner} that the kiosk be let.")] in (
        ["the kiosk be let"],
        ["that the kiosk be let"],
    )


@pytest.mark.parametrize(
    "lead",
    [
        "The Clerk spoke. {cue} that the kiosk be let.",  # in the middle of a paragraph
        "Proposed by Cllr Ash, seconded by Cllr Orr, {cue} that the kiosk be let.",  # behind mover and seconder
        "{cue}\n\nThat the kiosk be let.",  # on a line of its own
        "{cue} unanimously\n\nThat the kiosk be let.",  # the same with how
        "{cue}\n\nby 7 votes to 3\n\nThat the kiosk be let.",  # how on a line of its own
        "{cue}: on the proposal of Cllr Ash, that the kiosk be let.",  # how behind the colon
    ],
)
@pytest.mark.parametrize("cue", ["RESOLVED", "Resolved", "AGREED", "DECIDED"])
def test_a_cue_in_every_place(cue: str, lead: str) -> None:
    quotes = [quote for quote, _ in found(f"6. Kiosk\n\n{lead.format(cue=cue)}")]
    assert len(quotes) == 1
    assert quotes[0].casefold().removeprefix("that ") == "the kiosk be let"


TABLE: list[tuple[str, Quotes]] = [
    # ---- lists
    # A stem that ends in the body's name leads up to a list without a colon.
    (
        "RESOLVED:\n\nThat this Council\n\na) asks the Clerk for a plan;\n\nb) sets aside £900.",
        [("asks the Clerk for a plan", "other"), ("sets aside £900", "agreed")],
    ),
    # "THAT (1) ..." below the cue opens the list.
    (
        "RESOLVED:\n\nTHAT (1)  a budget of £9,000 be approved;\n\n(2)  the fee be £4.",
        [("a budget of £9,000 be approved", "approved"), ("the fee be £4", "agreed")],
    ),
    # Limbs numbered with the item.
    (
        "The Panel agreed:-\n\n9.1  to let the kiosk; and\n9.2  to note the rent.",
        [("to let the kiosk", "agreed"), ("to note the rent", "noted")],
    ),
    # Mover in brackets between the verb and "to:".
    (
        "The Committee agreed (proposed Cllr Ash, seconded Cllr Orr) to:\n\n"
        "1. Adopt the plan;\n2. Request a yearly report.",
        [("Adopt the plan", "approved"), ("Request a yearly report", "other")],
    ),
    # A body at the end of a paragraph, above what it did.
    (
        "The report was debated at length by all and the Board accordingly:-\n\n"
        "(a) agreed to open on Mondays;\n(b) instructed the Clerk to tell the press.",
        [("agreed to open on Mondays", "agreed"), ("instructed the Clerk to tell the press", "other")],
    ),
    # "it was agreed ... that" at the end of a paragraph.
    (
        "The motion was put and it was agreed, 7 Members voting in favour, that\n\nthe kiosk be let.",
        [("the kiosk be let", "agreed")],
    ),
    # What a limb was about stands before its colon.
    (
        "DETERMINATION\n\n(a) the hours: reduced to midnight (3 to 0)\n\n(b) the request for music: refused\n\n"
        "CONDITIONS\n\n1. No glass outside.\n\n2. Two door staff.",
        [("reduced to midnight", "agreed"), ("refused", "refused")],
    ),
    # Payments below the sum are particulars.
    (
        "It was resolved to approve the payments below, totalling £90:\n   Hall hire     50.00\n   Paint     40.00",
        [("to approve the payments below, totalling £90", "approved")],
    ),
    # ---- verdicts
    (
        "7. Grants\n\nChurch clock – declined.\n\nBand – approved, proposed Cllr Ash, seconded Cllr Orr.",
        [("declined", "refused"), ("approved", "approved")],
    ),
    ("7. Planning\n\n24/01 barn – no objection.\n\nHighways: no objection.", [("no objection", "recommended")]),
    # What is recommended, or a field, tells nothing.
    ("Officer recommendation: refused.\n\nApplication status: approved", []),
    # ---- clauses
    (
        "RESOLVED that £500 be granted to the Band and £300 to the Choir.",
        [("£500 be granted to the Band", "approved"), ("£300 to the Choir", "approved")],
    ),
    (
        "The Committee AGREED that the hall be sold and INSTRUCTED the Clerk to seek offers.",
        [("the hall be sold", "agreed"), ("INSTRUCTED the Clerk to seek offers", "other")],
    ),
    (
        "PENDERFYNWYD derbyn yr adroddiad ac awdurdodi'r Clerc i osod y neuadd.",
        [("derbyn yr adroddiad", "received"), ("awdurdodi'r Clerc i osod y neuadd", "delegated")],
    ),
    # The manner between a body and its verb is left out with the body.
    (
        "The Panel, by five votes to one, Ms Orr dissenting, awarded the contract to Oakfold Builders.",
        [("awarded the contract to Oakfold Builders", "approved")],
    ),
    # ---- results
    ("On a show of hands the proposal for a site visit fell.", [("the proposal for a site visit fell", "lost")]),
    (
        "The Chairman declared the amendment lost by 7 votes to 5, with 1 abstention.",
        [("The Chairman declared the amendment lost by 7 votes to 5, with 1 abstention", "lost")],
    ),
    (
        "The amendment of the Green Group was NOT CARRIED by 8 votes to 2.",
        [("The amendment of the Green Group was NOT CARRIED by 8 votes to 2", "lost")],
    ),
    ("Motion status:Rejected\n\nFor A. Ash\n\nAgainst B. Orr", [("Rejected", "lost")]),
    ("Nododd y Cadeirydd fod y gwelliant wedi disgyn.", [("y gwelliant wedi disgyn", "lost")]),
    # A motion printed below its title decides nothing.
    ("Motion\n\nThat Councillor Ash be elected.\n\nMoved by Councillor Orr, seconded by Councillor Pym.", []),
    # "that a) be not agreed" is what was moved.
    ("Proposed by Cllr Ash and seconded by Cllr Orr that recommendation b) be not agreed.", []),
    # ---- outcomes
    ("RESOLVED not to waive the fee.", [("not to waive the fee", "refused")]),
    ("RESOLVED that Scrutiny be invited to look at it.", [("Scrutiny be invited to look at it", "other")]),
    # ---- fields and sections
    # An exclusion in a Decision: field is read once.
    (
        "27\n\nExclusion\n\nDecision:\n\nRESOLVED that the public be excluded for item 28.",
        [("the public be excluded for item 28", "agreed")],
    ),
    # "Decision" without its colon does not make agenda of what stands above.
    (
        "3. MINUTES\n\nThe minutes of 4 May 2021 were approved as a correct record.\n\n4. RENTS\n\nDecision\n\n"
        "The Council –\n\n1. noted the offer; and\n\n2. agreed the rent.",
        [
            ("The minutes of 4 May 2021 were approved as a correct record", "approved"),
            ("noted the offer", "noted"),
            ("agreed the rent", "agreed"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_decisions(text: str, expected: Quotes) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Clerk reported. It was determined that the leak came from the roof.",  # found out, not decided
        "The county council has agreed, by 7 votes to 3, that the road be closed last year.",  # told of others, before
        "Members asked whether it had been agreed that the kiosk be let.",
        "Recommended by the officers:\n\nnothing.",
    ],
)
def test_nothing_was_decided(text: str) -> None:
    assert found(text) == []


def test_manner_alone() -> None:
    assert cue_manner.is_manner("by 7 votes to 3")
    assert cue_manner.is_manner("(unanimously)")
    assert not cue_manner.is_manner("by the Clerk")
    assert not cue_manner.is_manner("unanimously to let the kiosk")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="agreed RESOLVEDthatby 0123456789(),:–.-\n", max_size=200))
def test_never_raises(text: str) -> None:
    cue_manner.is_manner(text)
    cue_manner.leads_on(text, 0, len(text))
    cue_manner.ends_in_mark(text, 0, len(text))
    assert cue_manner.end_of_manner(text, 0, len(text)) <= len(text)
    told = verdict(text)
    assert told is None or text[told.start : told.end]
    for fact in extract_text(text).resolutions:
        assert text[fact.start : fact.end] == fact.quote


@pytest.mark.parametrize(
    "piece",
    [
        "RESOLVED by a majority of ",
        "Agreed, on the motion of Cllr Ash (",
        "the matter – refused ",
        "amendment for the ",
        "RESOLVED by 1-1, ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        begun = time.perf_counter()
        extract_text(text)
        return time.perf_counter() - begun

    seconds(2_000)
    assert seconds(80_000) < 12 * max(seconds(20_000), 0.05)

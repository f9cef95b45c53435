"""Forms of decisions met on pages of many councils: one row a form, and its counter-examples. All words are invented."""

from __future__ import annotations

import pytest

from extract import extract_text

Quotes = list[tuple[str, str]]


def found(text: str, section: str = "minutes") -> Quotes:
    return [(" ".join(fact.quote.split()), fact.outcome) for fact in extract_text(text, section).resolutions]


FORMS: list[tuple[str, Quotes]] = [
    # ---- told in a sentence
    # What was done with a report before it was noted is part of the sentence.
    (
        "The forecast was presented for information and noted.",
        [("The forecast was presented for information and noted", "noted")],
    ),
    # "It was agreed" without "that".
    (
        "It was agreed these benches should be moved to the green.",
        [("It was agreed these benches should be moved to the green", "agreed")],
    ),
    # A body that agrees minutes, above a formal decision in the same item.
    (
        "The Panel agreed the minutes of 4 May 2021 as a correct record.\n\nRents\n\nDecided:\n\nTo freeze the rents.",
        [
            ("The Panel agreed the minutes of 4 May 2021 as a correct record", "approved"),
            ("To freeze the rents", "agreed"),
        ],
    ),
    # What a licensing panel was of the opinion of is what it decided.
    (
        "Having heard the driver, the Panel was of the opinion that the badge should be revoked.",
        [("the Panel was of the opinion that the badge should be revoked", "refused")],
    ),
    (
        "There was general agreement that meetings should be held on Mondays.",
        [("There was general agreement that meetings should be held on Mondays", "agreed")],
    ),
    ("Hall hire – adopted including the new rate.", [("adopted including the new rate", "approved")]),
    (
        "Members considered the report and were content to approve it.",
        [("Members considered the report and were content to approve it", "approved")],
    ),
    (
        "Members unanimously voted in favour of the recommendations.",
        [("Members unanimously voted in favour of the recommendations", "agreed")],
    ),
    # Scots: what was done is approved afterwards; an application is held back.
    (
        "The Committee homologated the action of the Clerk.",
        [("The Committee homologated the action of the Clerk", "approved")],
    ),
    (
        "The Council continued consideration of the application to its next meeting.",
        [("The Council continued consideration of the application to its next meeting", "deferred")],
    ),
    # Determinations in capitals.
    (
        "Planning permission was REFUSED for the reasons in the report.",
        [("Planning permission was REFUSED for the reasons in the report", "refused")],
    ),
    ("APPLICATION GRANTED as per recommendation.", [("APPLICATION GRANTED as per recommendation", "approved")]),
    # Moved, seconded and agreed in the passive.
    (
        "The minutes were approved by Ms Una Ash and seconded by Mr Ian Orr.",
        [("The minutes were approved by Ms Una Ash and seconded by Mr Ian Orr", "approved")],
    ),
    # No comment is no approval.
    ("RESOLVED to make no comment.", [("to make no comment", "other")]),
    # One who decides alone, above a list.
    (
        "The Cabinet Member for Roads:\n\n(1) approved the scheme; and\n\n(2) noted the responses.",
        [("approved the scheme", "approved"), ("noted the responses", "noted")],
    ),
    # ---- cues
    ("No comments and AGREED to leave it to the officers.", [("AGREED to leave it to the officers", "delegated")]),
    # "to approve ... and instructed ...": the second verb has the form of the cue.
    (
        "The Council resolved to approve the motion and instructed the Clerk to write to the operator.",
        [("to approve the motion", "approved"), ("instructed the Clerk to write to the operator", "other")],
    ),
    # ---- lines that were pasted as paragraphs
    (
        "RESOLVED that the Executive reaffirm its wish to\n\nkeep the library open at the place\n\nfirst agreed.",
        [("the Executive reaffirm its wish to keep the library open at the place first agreed", "other")],
    ),
    (
        "RESOLVED That the minutes of the Plans Panel (Heritage and\n\nTrees) held in May (P1/21 and\n\nP4/21) were signed as accurate.",
        [
            (
                "the minutes of the Plans Panel (Heritage and Trees) held in May (P1/21 and P4/21) were signed as accurate",
                "approved",
            )
        ],
    ),
    # A line that ends with "on" is no paragraph.
    (
        "RESOLVED to accept the minutes of the meeting held on\n21st June 2019 as a true record.",
        [("to accept the minutes of the meeting held on 21st June 2019 as a true record", "approved")],
    ),
    # ---- lists
    # A list of what was done, its "RESOLVED that" lost.
    (
        "The Clerk presented the plan.\n\n(a) subject to one change, the work plan be approved;\n\n"
        "(b) Councillor Ash be appointed to the board.",
        [
            ("subject to one change, the work plan be approved", "approved"),
            ("Councillor Ash be appointed to the board", "appointed"),
        ],
    ),
    # The next label of a row in the same paragraph, after a full stop.
    (
        "RESOLVED:\n\n(a) To appoint Councillor Ash to the trust. (b) To appoint Councillor Orr to the board.",
        [
            ("To appoint Councillor Ash to the trust", "appointed"),
            ("To appoint Councillor Orr to the board", "appointed"),
        ],
    ),
    # A paragraph below a list that decides as well.
    (
        "RESOLVED That the Authority noted:\n\n• the new Mayor,\n\n• the new Deputy.\n\n"
        "That the Mayor of Oakfold may vote on transport.",
        [
            ("the new Mayor", "noted"),
            ("the new Deputy", "noted"),
            ("That the Mayor of Oakfold may vote on transport", "agreed"),
        ],
    ),
    # Every limb below "notes that:" is noted, whatever its verb.
    (
        "RESOLVED:\n\nCouncil notes that:\n\n(a) rents are to be kept low;\n\n(b) homes must be built.",
        [("rents are to be kept low", "noted"), ("homes must be built", "noted")],
    ),
    # A name broken off at the end of a line.
    (
        "RESOLVED :\nTHAT Cllr Una\nAsh be elected as Chairman.",
        [("THAT Cllr Una Ash be elected as Chairman", "appointed")],
    ),
    # Particulars with semicolons are no decisions.
    (
        "RESOLVED That the make-up: Reds: 36 (75%); Blues: 9 (19%); the balance of seats that follows be noted.",
        [("the make-up: Reds: 36 (75%); Blues: 9 (19%); the balance of seats that follows be noted", "noted")],
    ),
    # Minutes agreed and signed, with a change.
    (
        "The minutes of 18 June 2013 were agreed and signed subject to one change.",
        [("The minutes of 18 June 2013 were agreed and signed subject to one change", "approved")],
    ),
    # Welsh: minutes signed as a correct record.
    (
        "PENDERFYNWYD llofnodi cofnodion y cyfarfod a gynhaliwyd ym mis Mai, gan eu bod yn gywir.",
        [("llofnodi cofnodion y cyfarfod a gynhaliwyd ym mis Mai, gan eu bod yn gywir", "approved")],
    ),
    # What is granted stands below as a reference, in an item of its own.
    (
        "3.1 RESOLVED that the following application be granted subject to the conditions of the Head of Place:-\n\n"
        "PL/01234\n\nA porch at 4 Mill Row",
        [("the following application be granted subject to the conditions of the Head of Place", "approved")],
    ),
]
NOTHING = [
    # a finding, no act
    "The Panel accepted that the driver had told the office of the fine.",
    # views that decide nothing
    "Members were of the view that more should be done.",
    "There was general agreement that the show had been a success.",
    # what was asked, recommended or moved, listed below
    "The report recommended:\n\n(a) the plan be approved;\n\n(b) Councillor Ash be appointed.",
    "Councillor Ash suggested a motion in these words\n\n(a) the plan be approved;\n\n(b) the fee be agreed.",
    "(a) whether the plan could be approved;\n\n(b) the fee would be agreed.",
    # not yet signed
    "The minutes were updated prior to being signed as a correct record.",
    "The Leader of the Council:\n\nCouncillor Ash thanked the officers.",
    # retold
    "The Group had met in June to make recommendations and had agreed that all views were important.",
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_forms(text: str, expected: Quotes) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_decision(text: str) -> None:
    assert found(text) == []


def test_reasons_below_their_heading_without_a_blank_line_decide_nothing() -> None:
    text = (
        "1. To buy the van.\nReasons for the decision\nThe old van is worn.\nTo approve what it costs is for the Board."
    )
    assert found(text, "decision") == [("To buy the van", "agreed")]


def test_bullets_below_words_that_decide_nothing() -> None:
    text = "1. To buy the van.\n\n1. Good planning ensures:\n\n· fair prices\n\n· effective purchasing"
    assert found(text, "decision") == [("To buy the van", "agreed")]


def test_an_item_with_numbered_parts_takes_no_mover_of_the_item_above() -> None:
    text = (
        "3. Vacancy: it was proposed by Cllr Ash and seconded by Cllr Orr to ask for names.\n\n4. Neighbourhood plan:\n"
        "4.1. The Clerk reported.\n4.2. The Council AGREED to set up a group."
    )
    facts = extract_text(text, "minutes").resolutions
    assert [fact.mover for fact in facts] == [None]

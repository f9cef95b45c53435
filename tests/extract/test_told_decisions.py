"""Decisions as councils nobody wrote rules for print and tell them: a table for each rule of language."""

from __future__ import annotations

import time

import pytest

from extract import extract_text
from extract.components import clauses, delegation, finite_clauses, narrative
from extract.components.verdicts import grid

Quotes = list[tuple[str, str]]


def found(text: str) -> Quotes:
    return [(fact.quote, fact.outcome) for fact in extract_text(text).resolutions]


CUES: list[tuple[str, Quotes]] = [
    # Letters with a colon are labels where they count on.
    (
        "RESOLVED:\n\nThat Cabinet:\n\nA:   Welcomes the plan for the quay.\n\nB:   Notes the costs of the pier.",
        [("Welcomes the plan for the quay", "other"), ("Notes the costs of the pier", "noted")],
    ),
    # A body alone above a list that was lost decides nothing.
    ("Pier tolls\n\nRESOLVED:\n\nThat Cabinet:", []),
    # "(A) ...; and" is followed by "B) ...".
    (
        "RESOLVED – that (A) the list of works be approved; and\n\nB) that a visit be arranged.",
        [("the list of works be approved", "approved"), ("that a visit be arranged", "agreed")],
    ),
    # Numbers inside a paragraph, behind "; and".
    (
        "RESOLVED that Cabinet:- 1. Approves the lease of the mill; and 2. Notes the costs of the pier.",
        [("Approves the lease of the mill", "approved"), ("Notes the costs of the pier", "noted")],
    ),
    # A cue in small letters opens its paragraph, also below a short title in printed minutes.
    ("agreed – that the minutes be signed.", [("that the minutes be signed", "approved")]),
    (
        "The Clerk told the Council of the two letters that had come from the county about the bridge.\n"
        "P.15  letters\n       resolved to note the two letters and that a bench of oak be bought for the\n       green.",
        [("to note the two letters", "noted"), ("that a bench of oak be bought for the\n       green", "agreed")],
    ),
    # In the middle of a sentence it is none.
    ("The dispute was not yet\nresolved to the liking of both, and the mill stayed shut.", []),
    # The vote stands between the cue and its words, over the end of an indented line.
    (
        "The Council heard the agent for the mill and two neighbours, who spoke of noise, and it was\n"
        "       resolved (4 for; 2 against)\n          that the mill be let.",
        [("that the mill be let", "agreed")],
    ),
    # A circumstance before the cue, though it tells of the past.
    (
        "Since nobody had stood for the seat, resolved to co-opt Mrs Ida Penn.",
        [("to co-opt Mrs Ida Penn", "appointed")],
    ),
    # One who decides alone.
    (
        "The Executive Councillor for Parks resolved to:\n\n1. Approve the lease of the boathouse.",
        [("Approve the lease of the boathouse", "approved")],
    ),
    # A body above a list, with how it decided; what it only said is left out.
    (
        "Six bids had come in. The Panel, by common assent:\n\n- Awarded £40 to the band\n\n- Put off the choir's bid"
        "\n\n- Left it to the Clerk to pay the rest\n\n- Wished the band well",
        [
            ("Awarded £40 to the band", "approved"),
            ("Put off the choir's bid", "deferred"),
            ("Left it to the Clerk to pay the rest", "delegated"),
        ],
    ),
    (
        "The Panel:\n\n- Was sorry that the pier had closed\n\n- Noted the costs\n\n- Discussed the tolls",
        [("Noted the costs", "noted")],
    ),
    # Welsh: the body behind its verb, above a list.
    (
        "Wedi trafodaeth penderfynodd y Pwyllgor:\na. derbyn yr adroddiad\nb. gofyn am ddiweddariad",
        [("derbyn yr adroddiad", "received"), ("gofyn am ddiweddariad", "other")],
    ),
    # "The following was agreed:" above a list, and above lines without numbers.
    (
        "The following was agreed:\n\n1. Mrs Penn was elected Chair.\n\n2. The Panel would meet on Mondays.",
        [("Mrs Penn was elected Chair", "appointed"), ("The Panel would meet on Mondays", "agreed")],
    ),
    (
        "The following changes were agreed:\n\n16 June 2020 – add the mill\n\n11 July 2020 – add the quay",
        [("The following changes were agreed", "agreed")],
    ),
    ("The following points were raised:\n\n1. Noise.\n\n2. Dust.", []),
    (
        "Councillor Penn approved the officers’ recommendations:\n\na) To let the mill.\n\nb) To defer two bids.",
        [("To let the mill", "agreed"), ("To defer two bids", "deferred")],
    ),
    # Cues and headings that lost the space around them.
    ("MINUTES OF 4 MAY 2013RESOLVED:That the minutes be signed.", [("That the minutes be signed", "approved")]),
    ("RESOLVEDThat the barn be sold.", [("the barn be sold", "agreed")]),
    ("Purpose\n\nTo let a barn.\n\nDecisionThat the barn be let.", [("That the barn be let", "agreed")]),
    ("The matter of the barn was long UNRESOLVED: nobody wanted it.", []),
    # One bullet below a whole clause is a particular of it; below an open one it is the limb.
    (
        "RESOLVED: that the site named in this report be sold by the end of the year –\n\n• The Old Mill",
        [("that the site named in this report be sold by the end of the year", "agreed")],
    ),
    ("RESOLVED to award the grants of the Fund to:\n\n• The Old Mill Band", [("The Old Mill Band", "approved")]),
    # Powers with their particulars, and what is to be decided, are one decision.
    (
        "RESOLVED that delegated powers be given to the Harbour Master as follows:\n\n(i) Tolls of the quay;\n\n"
        "(ii) Berths at the pier.",
        [("delegated powers be given to the Harbour Master as follows", "delegated")],
    ),
    (
        "RESOLVED that authority be given to the Clerk to make the following decisions:\n\n(a) whether to let the barn;"
        "\n\n(b) how long for.",
        [("authority be given to the Clerk to make the following decisions", "delegated")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CUES)
def test_cues(text: str, expected: Quotes) -> None:
    assert found(text) == expected


TOLD: list[tuple[str, Quotes]] = [
    # No comma between what came before and the body.
    (
        "After a long talk Members were content that the hut be kept, and it was agreed that Mr Orr should see to it.",
        [
            ("Members were content that the hut be kept", "agreed"),
            ("it was agreed that Mr Orr should see to it", "agreed"),
        ],
    ),
    ("After hearing that the Council agreed to sell the mill the owner left.", []),
    # The minutes, named in the sentence before.
    (
        "The minutes had been sent round. They were taken as read and signed.",
        [("They were taken as read and signed", "approved")],
    ),
    # Who made it so, or a bracket, is no part of it.
    (
        "The minute of 2 May 2024 was approved on the motion of Councillor P. Penn, seconded by Mr Orr.",
        [("The minute of 2 May 2024 was approved", "approved")],
    ),
    ("The reply to the county was put off (see minute 9).", [("The reply to the county was put off", "deferred")]),
    (
        "Mr Orr was chosen as footpaths warden in place of Mrs Penn.",
        [("Mr Orr was chosen as footpaths warden in place of Mrs Penn", "appointed")],
    ),
    ("Mr Orr was chosen to speak first.", []),
    # The number of a minute before its first word.
    (
        "1 The levy was deferred to the meeting on 7 March 2024.",
        [("The levy was deferred to the meeting on 7 March 2024", "deferred")],
    ),
    # Brackets, and what was decided before the body withdrew.
    (
        "(The Panel then excluded the press and public under paragraph 3 of Schedule 12A.)",
        [("The Panel then excluded the press and public under paragraph 3 of Schedule 12A", "agreed")],
    ),
    (
        "The Panel withdrew, having resolved to exclude the press and public under regulation 14.",
        [("resolved to exclude the press and public under regulation 14", "agreed")],
    ),
    # Mover and seconder before what was agreed; how it was agreed behind a resolution.
    (
        "Cllr Orr proposed, Cllr Penn seconded and it was agreed unanimously that the bid be backed.",
        [("it was agreed unanimously that the bid be backed", "agreed")],
    ),
    (
        "Resolved, proposed Cllr Orr, seconded Cllr Penn, that Ida Lee be co-opted to the Council. Unanimously agreed",
        [("Ida Lee be co-opted to the Council", "appointed")],
    ),
    # Behind another clause only a verb of decision counts.
    ("The Chair proposed a visit, and the Panel agreed to go in May.", [("the Panel agreed to go in May", "agreed")]),
    ("The Clerk read the letter, and the Panel noted that it was long.", []),
    ("Whether the mill was safe was asked, and the county council agreed that it was.", []),
    # Two acts in the passive.
    (
        "The approach was endorsed and it was agreed that the Chair should write.",
        [("The approach was endorsed", "approved"), ("it was agreed that the Chair should write", "agreed")],
    ),
    # A resolution that lost its "RESOLVED that"; one that somebody asks for is none.
    (
        "Permission be refused for the following reasons:\n\n1. Noise.\n\n2. Dust.",
        [("Permission be refused for the following reasons", "refused")],
    ),
    ("Mr Orr asked that permission be refused.", []),
    ("The agent hoped that consent be granted.", []),
    ("It was moved that the plan be approved but nobody seconded it.", []),
    # Applications one after another, each with its result.
    (
        "21/0033 The Old Forge\n\nPermitted\n\n21/0034 Extension at The Mill\n\nREFUSE for the reason in the report\n\n"
        "21/0035 Barn at Low Farm\n\nResolved to DEFER for a site visit",
        [
            ("Permitted", "approved"),
            ("REFUSE for the reason in the report", "refused"),
            ("to DEFER for a site visit", "deferred"),
        ],
    ),
    # Below the sides of a division the word tells of the motion, not of an application.
    (
        "For (2)\nMr Orr, Mr Penn\nAgainst (0)\nAbstain (0)\nAgreed.\n\nThe Old Forge\n\nRESOLVED that the barn be let.",
        [("the barn be let", "agreed")],
    ),
    ("Item withdrawn from the agenda.", [("Item withdrawn from the agenda", "withdrawn")]),
    ("The motion was withdrawn.", []),
    # Welsh.
    ("Twyll – nodwyd y wybodaeth.", [("nodwyd y wybodaeth", "noted")]),
    (
        "Cyflwynwyd a chadarnhawyd fel rhai cywir, gofnodion y cyfarfodydd blaenorol.",
        [("Cyflwynwyd a chadarnhawyd fel rhai cywir, gofnodion y cyfarfodydd blaenorol", "approved")],
    ),
    (
        "Cynigiodd y Cynghorydd Huw Parri y dylid caniatáu’r cais ac eiliwyd gan y Cynghorydd Siân Môn.\n\n"
        "Penderfynwyd caniatáu’r cais.",
        [("Penderfynwyd caniatáu’r cais", "approved")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_told(text: str, expected: Quotes) -> None:
    assert found(text) == expected


FIELDS: list[tuple[str, Quotes]] = [
    # What was to be decided is no decision.
    (
        "Issue for Decision\n\nTo set out ways to let the barn.\n\nDecision Made\n\n1. That the barn be let.\n\n"
        "Reasons for Decision\n\nThat it be used.",
        [("That the barn be let", "agreed")],
    ),
    # A grid: the matter, and what it got.
    (
        "Decision taken:\n\nAshby Players – relief of 50% granted until 2017\n\nOld Forge Ltd – relief refused, being shut\n\n"
        "Reasons:\n\nThe Players sold all seats.",
        [
            ("Ashby Players – relief of 50% granted until 2017", "approved"),
            ("Old Forge Ltd – relief refused, being shut", "refused"),
        ],
    ),
    # What a body noted of the talk, where a field says what was decided.
    (
        "Minutes:\n\nThe Panel noted that it would meet again.\n\nDecision:\n\nThe Panel notes the report.",
        [("The Panel notes the report", "noted")],
    ),
    # A stem is no decision, its list is.
    (
        "Decision:\n\nThat the Leader be advised:\n\n(i) That the barn be let.\n\nDecision of the Leader\n\n"
        "RESOLVED: That the advice be accepted.",
        [("That the barn be let", "recommended"), ("That the advice be accepted", "approved")],
    ),
    # The first of a row that tells what was done.
    (
        "Decision:\n\n(1) The key points of the day were reviewed.\n\n(2) The terms of reference were noted.",
        [("The key points of the day were reviewed", "agreed"), ("The terms of reference were noted", "noted")],
    ),
    ("Decision:\n\n1. The officer had brought plans.\n\n2. Two neighbours spoke.", []),
    # One who decides alone and says so; who has power delegated to them is no decision.
    (
        "Decision:\n\nI, Councillor Penn, Lead Member for Homes, do hereby approve:\n\nThe Lettings Policy\n\nThe Reasons are:\n\n"
        "It was old.",
        [("The Lettings Policy", "approved")],
    ),
    ("I, Councillor Penn, hereby agree that the barn be let.", [("agree that the barn be let", "agreed")]),
    (
        "Decision:\n\nThe Executive Director has delegated authority to the Director of Property to grant the lease.",
        [
            (
                "The Executive Director has delegated authority to the Director of Property to grant the lease",
                "delegated",
            )
        ],
    ),
    ("The Executive Director has delegated authority to grant leases.", []),
    # ModernGov's own status of a decision is no result of a motion.
    ("Minutes:\n\n12/11/2020 - The barn ref: 1248    Recommendations Approved\n\nMr Orr moved it.", []),
]


@pytest.mark.parametrize(("text", "expected"), FIELDS)
def test_fields(text: str, expected: Quotes) -> None:
    assert found(text) == expected


CLAUSES: list[tuple[str, list[str]]] = [
    # Verbs of the body in a row are decisions each; two of them are one political statement.
    (
        "That this Council notes the fire, asks the Leader to write and thanks the crew",
        ["That this Council notes the fire", "asks the Leader to write", "thanks the crew"],
    ),
    (
        "That this Council regrets the loss and invites the operator",
        ["That this Council regrets the loss and invites the operator"],
    ),
    # "that ..., that ... and that ..." are three.
    (
        "that the hall be kept, that the hut be sold and that the barn be let",
        ["that the hall be kept", "that the hut be sold", "that the barn be let"],
    ),
    ("The Council agreed, that the hut be sold", ["The Council agreed, that the hut be sold"]),
    (
        "to admit two schools to the Fund but to defer the bid of the mill",
        ["to admit two schools to the Fund", "to defer the bid of the mill"],
    ),
    (
        "noted that ten had been asked and that four had replied",
        ["noted that ten had been asked and that four had replied"],
    ),
    (
        "that it be noted that the mill has been sold, and that the deed be signed",
        ["that it be noted that the mill has been sold", "that the deed be signed"],
    ),
    (
        "The Panel granted approval to the bid and, in accordance with the scheme, delegated power to the Clerk",
        ["The Panel granted approval to the bid", "delegated power to the Clerk"],
    ),
    ("endorsed the plan, and commended it to Council", ["endorsed the plan", "commended it to Council"]),
    (
        "That the list be noted, and the works overdue, be agreed",
        ["That the list be noted", "the works overdue, be agreed"],
    ),
    # A time of day is no count of votes.
    (
        "The Board agreed to a start time of 18:00 for its meetings",
        ["The Board agreed to a start time of 18:00 for its meetings"],
    ),
    ("that the fee be £9, four voting for and Mr Orr against", ["that the fee be £9"]),
    ("that permission be granted, the reasons being that (a) it is old", ["that permission be granted"]),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clauses(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in clauses.split(text, 0, len(text))] == expected


POWERS: list[tuple[str, str | None, str | None]] = [
    # What is given is not to whom.
    ("Authority be delegated to the Chairs to amend it", "Chairs", None),
    (
        "Authority be given to the Executive Director, Place, after consultation with the Clerk, to let it",
        "Executive Director, Place",
        "Clerk",
    ),
    ("the Marine Authority be authorised to sign", "Marine Authority", None),
    # Whom to consult ends at what is done; a portfolio does not.
    ("delegated to the Director, in consultation with the Chair, the grant of a lease", "Director", "Chair"),
    (
        "authority be granted to the S151 Officer (in consultation with the Cabinet Member for Housing) to sign",
        "S151 Officer",
        "Cabinet Member for Housing",
    ),
    ("the Clerk be authorised to seal it in consultation with the Chair in light of the letters", "Clerk", "Chair"),
    (
        "That the Chair and Spokesmen of the Board or appropriate Panel be authorised to act",
        "Chair and Spokesmen of the Board or appropriate Panel",
        None,
    ),
    ("remitted the drawings to the Harbour Master with powers", "Harbour Master", None),
    ("That the lease be left to the Chief Officer", "Chief Officer", None),
]


@pytest.mark.parametrize(("text", "who", "whom"), POWERS)
def test_powers(text: str, who: str | None, whom: str | None) -> None:
    assert (delegation.delegate(text), delegation.consulted(text, "delegated")) == (who, whom)


OUTCOMES: list[tuple[str, str]] = [
    # What may come first is not what was decided.
    (
        "RESOLVED that in the event that no objection referred to above is received, the Clerk be authorised to sign it.",
        "delegated",
    ),
    ("RESOLVED that in the event that objections are received, the matter be referred to the Panel.", "other"),
    # Elected Members are no election.
    ("RESOLVED that Elected Members were asked to note the costs.", "other"),
    ("RESOLVED that the plan be commended to Council for adoption.", "recommended"),
    # Sanctions, matters held back, powers given, what was not agreed to.
    ("RESOLVED to suspend the premises licence for a week.", "other"),
    ("RESOLVED to suspend standing orders.", "agreed"),
    ("RESOLVED to hold back a decision on the ramp until May.", "deferred"),
    ("The Panel:\n\n- continued the question of fees", "deferred"),
    ("RESOLVED that the Council continue the scheme of grants.", "agreed"),
    ("RESOLVED to give the Harbour Master power to cut the tolls.", "delegated"),
    ("RESOLVED that the lease be left to the Chief Officer.", "delegated"),
    ("RESOLVED that the lease be left to the March meeting.", "deferred"),
    ("RESOLVED that this Council does not agree to the sale of the quay.", "refused"),
    ("RESOLVED to reject the procedural motion.", "lost"),
    ("RESOLVED that the hut be declared surplus.", "agreed"),
    ("RESOLVED to appoint the lowest tenderer.", "approved"),
    ("RESOLVED to delegate to the Clerk authority to appoint a contractor.", "delegated"),
    ("The Panel decided, by 6 votes to 1, to recommend Cabinet to buy the hut.", "recommended"),
]


@pytest.mark.parametrize(("text", "outcome"), OUTCOMES)
def test_outcomes(text: str, outcome: str) -> None:
    assert [fact.outcome for fact in extract_text(text).resolutions] == [outcome]


RECEIVERS: list[tuple[str, str]] = [
    ("The Panel decided, by 6 votes to 1, to recommend Cabinet to buy the hut.", "Cabinet"),
    ("RESOLVED to recommend to the Roads Working Party that it meet.", "Roads Working Party"),
    ("The Panel agreed to commend the plan to Council for adoption.", "Council"),
]


@pytest.mark.parametrize(("text", "to"), RECEIVERS)
def test_receivers(text: str, to: str) -> None:
    assert [fact.recommended_to for fact in extract_text(text).resolutions] == [to]


def test_conditions_keep_their_figures() -> None:
    """A comma within a sum ends no condition, nor does "and to the"; "and that" does."""
    text = "RESOLVED that consent be granted subject to a sum of £610,000 and to the sign being turned off, and that the Clerk be told."
    first = extract_text(text).resolutions[0]
    assert first.subject_to == "a sum of £610,000 and to the sign being turned off"


def test_found_out_is_not_due() -> None:
    """A time within what a body found is no deadline; one of what is to be done is."""
    texts = (
        "The Panel determined that the notice had appeared within 12 days.",
        "RESOLVED that the fence be lowered within two months.",
    )
    due = [[fact.deadline for fact in extract_text(text).resolutions] for text in texts]
    assert due == [[None], ["within two months"]]


def test_no_line_is_too_long() -> None:
    """Each new reader stays linear on text made to be slow for it."""
    hard = (
        "After the and it be " * 9000,
        "That this Council notes, " * 9000,
        "the following was, and the Panel " * 9000,
    )
    began = time.perf_counter()
    for text in hard:
        narrative.tell(text[:3000], True)
        list(clauses.split(text, 0, len(text)))
        grid(text)
        finite_clauses.is_of_body(text, True)
        extract_text(text)
    assert time.perf_counter() - began < 60

"""Forms of minutes of bodies the rules were not written for: a table for each rule of language, a comment a line."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import extract_text
from extract.components.bare_labels import with_bare_labels
from extract.components.bare_words import bare
from extract.components.item_headings import is_capitals
from extract.components.lines import lines
from extract.components.page_marks import without_page_marks
from extract.text import Spaced

Quotes = list[tuple[str, str]]


def found(text: str, section: str | None = None) -> Quotes:
    return [(fact.quote, fact.outcome) for fact in extract_text(text, section).resolutions]


ITEMS: list[tuple[str, Quotes]] = [
    # A numbered title in ordinary letters opens an item: the cue below it says nothing of the item above.
    (
        "3. Summer play\n\nThe Panel noted the dates.\n\n4. Swimming\n\nRESOLVED that the pool be heated.",
        [("The Panel noted the dates", "noted"), ("the pool be heated", "agreed")],
    ),
    # "2. MINUTES" is an item of business, no heading of ModernGov's; a page number is no item.
    (
        "FERRY BOARD\n\n1. DECLARATIONS\n\nThere were none.\n\n2. MINUTES\n\nThe minutes of 4 May 2021 were agreed as a correct record"
        "\nof the meeting held that day.\n\n   3\n\n3. FARES\n\nRESOLVED - That the fares be frozen.\n",
        [
            ("The minutes of 4 May 2021 were agreed as a correct record\nof the meeting held that day", "approved"),
            ("That the fares be frozen", "agreed"),
        ],
    ),
    # Minute numbers in brackets.
    (
        "(14) MINUTES\nThe minutes of the meeting held on 2 June 2019 were approved as a correct record.\n(15) TREES\nThe Committee noted the list of trees.\n",
        [
            ("The minutes of the meeting held on 2 June 2019 were approved as a correct record", "approved"),
            ("The Committee noted the list of trees", "noted"),
        ],
    ),
    # A minute number stands before the cue.
    ("FIN/7 Resolved - That the rate be paid.", [("That the rate be paid", "approved")]),
    # A title that holds a cue's word decides nothing.
    ("4.  DELEGATED DECISIONS\n\nThe list was tabled.", []),
    # To exclude the public decides how the next item is heard: what is told above it was decided all the same.
    (
        "The Board noted the accounts.\n\nThe Board resolved to exclude the press and public from the rest of the meeting.",
        [
            ("The Board noted the accounts", "noted"),
            ("to exclude the press and public from the rest of the meeting", "agreed"),
        ],
    ),
    # Below a resolution another matter is told of, its heading lost.
    (
        "Minutes:\n\nRESOLVED that the gate be shut.\n\nThe training plan was approved.",
        [("the gate be shut", "agreed"), ("The training plan was approved", "approved")],
    ),
    # "Minutes" without a colon is the title of an item, "Fares" another.
    (
        "Present: Cllr Vane\n\nElection\n\nCllr Vane was elected Chair.\n\nMinutes\n\nThe minutes of 3 March 2021 were agreed.\n\n"
        "Fares\n\nThe Board resolved that fares be raised.",
        [
            ("Cllr Vane was elected Chair", "appointed"),
            ("The minutes of 3 March 2021 were agreed", "agreed"),
            ("fares be raised", "agreed"),
        ],
    ),
    # Fields above the decision of one who decides alone.
    (
        "Decision notice\n\nDecision maker: Cabinet Member for Roads\nDate of decision: 4 May 2021\n\nSubject: Mill Lane\n\n"
        "The Cabinet Member approved the closing of Mill Lane.",
        [("The Cabinet Member approved the closing of Mill Lane", "approved")],
    ),
    # Headings of a report inside minutes.
    (
        "Present: Cllr Vane\n\n3  QUAY\n\nBackground\n\nThe quay is old.\n\nThe Board agreed that the quay be mended.",
        [("The Board agreed that the quay be mended", "agreed")],
    ),
    # "Item 2 - ..." opens an item.
    (
        "Item 1 – Dates\n\nAgreed.\n\nItem 2 – Mill Row\n\nResolved to grant consent.",
        [("Agreed", "agreed"), ("to grant consent", "approved")],
    ),
    # "Proposal:" inside minutes is one paragraph, not the rest of them.
    (
        "5. Growth\n\nProposal: that £4,000 be set aside.\n\nThe Forum approved the sum.",
        [("The Forum approved the sum", "approved")],
    ),
]

CUE_FORMS: list[tuple[str, Quotes]] = [
    # A comma after the cue, a list below.
    (
        "Resolved, that\n\n1.\tthe toll be raised;\n2.\tthe Clerk be thanked.",
        [("the toll be raised", "agreed"), ("the Clerk be thanked", "other")],
    ),
    # Words between the body and its verb.
    (
        "The Council, after discussion, agreed:-\n\n(i) to buy the boat; and\n\n(ii) otherwise to note the report.",
        [("to buy the boat", "agreed"), ("otherwise to note the report", "noted")],
    ),
    # The body alone, its verbs in the list.
    (
        "The Panel therefore:\n\n1) REFERRED the paper to the Clerk; and\n\n2) NOTED the dates.",
        [("REFERRED the paper to the Clerk", "other"), ("NOTED the dates", "noted")],
    ),
    # A mutated Welsh cue.
    (
        "Pleidleisiwyd ar y cynnig a PHENDERFYNWYD:\n\n(a) cymeradwyo'r gyllideb; a\n\n(b) nodi'r risgiau.",
        [("cymeradwyo'r gyllideb", "approved"), ("nodi'r risgiau", "noted")],
    ),
    # Moved, seconded and agreed in one breath.
    (
        "It was proposed by Cllr Vane, seconded by Cllr Orr and agreed that the lamp be mended.",
        [("the lamp be mended", "agreed")],
    ),
    # The same without names.
    ("It was proposed, seconded and agreed that the lamp be mended.", [("the lamp be mended", "agreed")]),
    # A list of recommendations that were agreed.
    (
        "The Committee agreed the following recommendations:\n\n1. That the plan be adopted.\n2. That the risks be noted.",
        [("That the plan be adopted", "approved"), ("That the risks be noted", "noted")],
    ),
]

LIMBS: list[tuple[str, Quotes]] = [
    # Bare capitals as labels.
    (
        "RESOLVED that:\nA Subject to funds, the protocol be adopted.\nB The Leader be thanked.",
        [("Subject to funds, the protocol be adopted", "approved"), ("The Leader be thanked", "other")],
    ),
    # "A" that opens a sentence is no label.
    (
        "RESOLVED that:\nA report be brought in May.\nThe Chair spoke.",
        [("A report be brought in May", "agreed")],
    ),
    # "on the grounds that:" leads up to reasons.
    (
        "The Panel agreed to REFUSE consent on the\ngrounds that:\n\n(a) the roof is high; and\n(b) the road is narrow.",
        [("agreed to REFUSE consent on the\ngrounds that", "refused")],
    ),
    # Conditions after "subject to:", then the next limb after "and".
    (
        "RESOLVED: (i) That consent be granted, subject to:\n\n(a) no work at night;\n\n(b) a fence;\n\nand (ii) That the wording be delegated to the Clerk.",
        [
            ("That consent be granted, subject to", "approved"),
            ("That the wording be delegated to the Clerk", "delegated"),
        ],
    ),
    # Labels in capitals inside one paragraph.
    (
        "RESOLVED: (I) THAT A BIN BE BOUGHT; (II) THAT MR ORR BE APPOINTED WARDEN.",
        [("THAT A BIN BE BOUGHT", "agreed"), ("THAT MR ORR BE APPOINTED WARDEN", "appointed")],
    ),
    # Lines that only list what is paid.
    (
        "RESOLVED: TO PAY THE FOLLOWING ACCOUNTS:\n\nCLERK £412\n\nINK £36",
        [("TO PAY THE FOLLOWING ACCOUNTS", "approved")],
    ),
    # A limb that first tells of the case.
    (
        "Resolved:-\n\n(i) Driver 41 – the Panel heard that he had nine points. That the application be refused.\n\n(ii) Driver 42 – That a licence be granted.",
        [("That the application be refused", "refused"), ("Driver 42 – That a licence be granted", "approved")],
    ),
    # A page number inside a sentence.
    (
        "There were present the chairman and nine members of the panel, and two officers took\n"
        "notes of what was said about the quay, the harbour light, the fish market and tolls.\n"
        "The Panel met on the first Monday of the month in the small hall by the old harbour\n"
        "and heard from the officers about the works that had been done on the quay wall.\n"
        "RESOLVED that the keeper of the harbour light be asked to report again in the autumn\n"
        "\n12\n\nwith the costs of the works.\n",
        [
            (
                "the keeper of the harbour light be asked to report again in the autumn\n\n12\n\nwith the costs of the works",
                "other",
            )
        ],
    ),
]

TOLD: list[tuple[str, Quotes]] = [
    # Two verbs with an object each.
    (
        "The Joint Board noted the outturn and thanked the officers for their work.",
        [("The Joint Board noted the outturn", "noted"), ("thanked the officers for their work", "other")],
    ),
    # The manner is no part of what was decided.
    (
        "Mr Sam Orr was appointed Deputy Clerk on the proposal of Cllr Vane, seconded by Cllr Ash.",
        [("Mr Sam Orr was appointed Deputy Clerk", "appointed")],
    ),
    ("The Forum AGREED the criteria by 11 votes to 2.", [("AGREED the criteria", "agreed")]),
    # Words between "agreed" and "that".
    (
        "It was agreed, on the proposal of the Chairperson, that tickets be limited to 120.",
        [("It was agreed, on the proposal of the Chairperson, that tickets be limited to 120", "agreed")],
    ),
    # A participle with how or when.
    ("Agreed, with the addition of a note on bees.", [("Agreed", "agreed")]),
    ("Held over until the autumn.", [("Held over until the autumn", "deferred")]),
    ("NOT AGREED: to sell the hall", [("NOT AGREED: to sell the hall", "lost")]),
    # Nobody against.
    ("Agreed nem con that the fee be £4.", [("Agreed nem con that the fee be £4", "agreed")]),
    # The chair's proposal, agreed in the same breath.
    (
        "The Chair proposed, and it was agreed, that item 6 be taken first.",
        [("it was agreed, that item 6 be taken first", "agreed")],
    ),
    # A decision as a noun.
    ("The Panel’s decision was to issue a licence.", [("The Panel’s decision was to issue a licence", "agreed")]),
    # Welsh, with the body and without it.
    ("Nodwyd yr adroddiad.", [("Nodwyd yr adroddiad", "noted")]),
    ("Cytunodd y Pwyllgor i ohirio’r eitem.", [("Cytunodd y Pwyllgor i ohirio’r eitem", "deferred")]),
    (
        "Llofnododd y Cadeirydd y cofnodion fel rhai cywir.",
        [("Llofnododd y Cadeirydd y cofnodion fel rhai cywir", "approved")],
    ),
]

NOT_DECIDED: list[str] = [
    # The text of a motion that was put and lost is no decision; nor one whose end is not told.
    "Minutes:\n\nCouncillor Vane moved, seconded by Councillor Ash:\n\nThat the hall be sold and that the sum be given to the Band.",
    # What was said, in Welsh.
    "Nodwyd bod y ffordd yn beryglus.",
    # Apologies received, in Welsh.
    "Derbyniwyd ymddiheuriadau gan y Cynghorydd Pryce.",
    # A Welsh decision of the past.
    "Ar 28 Ionawr 2019 penderfynodd y Cabinet dderbyn yr adroddiad.",
    "Penderfynodd y Cabinet ym Mai 2019 sefydlu’r gronfa.",
    # What happened to people in a report.
    "Of these, 40 (11%) were adopted as new cases.",
    # The wish of one member.
    "Decision:\n\nCouncillor Vane asked that her dissent be recorded.",
    # What was heard, among the points of a talk.
    "Minutes:\n\nPoints made:\n\n• Noted that the fair had been busy.\n\n• Asked who had come.",
    # A heading in capitals.
    "RESOLVED ITEMS\n\nThere were none.",
    # A heading of a Welsh report.
    "Y PENDERFYNIAD A GEISIR\n\n1. Gofynnir i’r Cabinet nodi’r sefyllfa.",
]


@pytest.mark.parametrize(("text", "expected"), [*ITEMS, *CUE_FORMS, *LIMBS, *TOLD])
def test_decisions(text: str, expected: Quotes) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", NOT_DECIDED)
def test_nothing_decided(text: str) -> None:
    assert found(text) == []


def test_motion_lost_in_a_decision_field_is_only_lost() -> None:
    text = "Decision:\n\nCouncillor Vane moved, seconded by Councillor Ash that:\n\n1. The hall be sold.\n\n2. The sum be given away.\n\nThe motion was lost by 4 votes to 9."
    assert {outcome for _, outcome in found(text)} == {"lost"}


def test_capitals() -> None:
    assert is_capitals("THE CLERK REPORTED THAT THE GRASS HAD BEEN CUT. " * 6)
    assert not is_capitals("THE CLERK REPORTED that the grass had been cut. " * 6)


BARE = [
    ("Noted.", (6, "noted")),
    ("Report received.", (16, "received")),  # the subject apart
    ("Agreed as a correct record.", (6, "agreed")),  # the word is the act
    ("Deferred to the next meeting.", (29, "deferred")),  # when is part of it
    ("Not carried 1-2", (11, "lost")),  # the score apart
    ("Unanimously agreed to grant consent.", (36, "approved")),  # the body left out
    ("Agreed by all who were there it was a fine day", None),
    ("Noted that it rained.", None),  # what was said
]


@pytest.mark.parametrize(("words", "expected"), BARE)
def test_bare_words(words: str, expected: tuple[int, str] | None) -> None:
    assert bare(words) == expected


@given(st.text(alphabet=" \n\tabc\u00a0", max_size=60))
def test_spaced_leads_back(text: str) -> None:
    spaced = Spaced(text)
    for offset, letter in enumerate(spaced.text):
        if letter != " ":
            assert text[spaced.back(offset)] == letter


@given(st.text(alphabet="A1B2 \nThat.-|Page", max_size=200))
def test_lines_keep_their_places(text: str) -> None:
    rows = list(lines(text))
    for row in [*with_bare_labels(text, rows), *without_page_marks(text, rows)]:
        assert 0 <= row.label_start <= row.start < row.end <= len(text)


WORDS = st.sampled_from(
    [
        "RESOLVED",
        "AGREED",
        "that",
        "That",
        "the",
        "Committee",
        "noted",
        "(",
        "a)",
        "(b)",
        "1.",
        "2.",
        "A",
        "B",
        "\n",
        "\n\n",
        ":",
        ";",
        ".",
        ",",
        "and",
        "be",
        "approved",
        "moved",
        "Cllr",
        "Orr",
        "seconded",
        "by",
        "PENDERFYNWYD",
        "Nodwyd",
        "subject",
        "to:",
        "NOT",
        "Page",
        "3",
        "-",
        "lost",
        "carried",
        "Decision:",
        "Minutes:",
        "�",
        "£4",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_quotes_are_in_place(text: str) -> None:
    for fact in extract_text(text).resolutions:
        assert text[fact.start : fact.end] == fact.quote


@pytest.mark.parametrize(
    "text",
    [
        "A B C D " * 6_000,  # labels without a line
        "1 That\n" * 6_000,  # a row that never counts on
        "AND THE BOARD " * 4_000,  # capitals without an end
        "It was agreed, on the " * 3_000,  # a clause that never comes
        "moved by Cllr Orr, seconded by Cllr Ash and\n\n" * 1_000,  # motions without words
    ],
    ids=["letters", "numbers", "capitals", "clauses", "motions"],
)
def test_time_is_linear(text: str) -> None:
    start = time.perf_counter()
    extract_text(text[: len(text) // 4])
    quarter = time.perf_counter() - start
    start = time.perf_counter()
    extract_text(text)
    assert time.perf_counter() - start < max(2.0, 12 * quarter)

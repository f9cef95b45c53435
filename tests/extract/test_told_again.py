"""A cue told twice, a motion behind a label, a condition behind one word, and whose an office before a name is."""

from __future__ import annotations

import pytest

from extract import extract_text

TOLD_AGAIN = [
    "AGREED: On the proposal of Councillor Ash, seconded by Councillor Elm, it was agreed ",
    "Agreed: It was proposed by Councillor Ash, seconded by Councillor Elm and agreed ",
    "RESOLVED: It was unanimously resolved ",
]


@pytest.mark.parametrize("lead", TOLD_AGAIN)
def test_a_cue_told_once_more_is_no_part_of_what_was_agreed(lead: str) -> None:
    first, second = extract_text(f"{lead}to approve the plan and to appoint Tarn Works at £84,500.").resolutions
    assert (first.quote, first.outcome) == ("to approve the plan", "approved")
    assert (second.quote, second.outcome) == ("to appoint Tarn Works at £84,500", "appointed")
    assert first.mover == ("Councillor Ash" if "Ash" in lead else None)


@pytest.mark.parametrize("adverb", ["Thereafter the", "Accordingly, the", "The"])
def test_an_adverb_is_no_part_of_a_body(adverb: str) -> None:
    found = extract_text(f"{adverb} Committee:-\n(1) approved the closure; and\n(2) noted the report.\n").resolutions
    assert [(one.outcome, one.body) for one in found] == [("approved", "Committee"), ("noted", "Committee")]


@pytest.mark.parametrize("label", ["Motion", "Proposal"])
@pytest.mark.parametrize("result", ["All in favour.", "Carried."])
def test_a_motion_behind_a_label_is_quoted_by_its_words(label: str, result: str) -> None:
    text = f"{label}: that the lease be renewed for 7 years.\nProposed: Cllr Ash  Seconded: Cllr Elm\n{result}\n"
    [found] = extract_text(text).resolutions
    assert (found.quote, found.mover, found.seconder) == (
        "that the lease be renewed for 7 years", "Cllr Ash", "Cllr Elm",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("told", "quote", "subject_to"),
    [
        ("Agreed, subject to the usual terms", "Agreed, subject to the usual terms", "the usual terms"),
        ("Approved subject to legal advice", "Approved subject to legal advice", "legal advice"),
        ("Agreed, with the removal of clause 4", "Agreed", None),
    ],
)
def test_a_condition_behind_one_word_is_quoted(told: str, quote: str, subject_to: str | None) -> None:
    [found] = extract_text(f"4. Lease\nThe lease was discussed. {told}.\n").resolutions
    assert (found.quote, found.subject_to) == (quote, subject_to)


OTHERS = [
    "Town Clerk, 3 members of the public, County Cllr R. Elm",
    "The Clerk, Cllr R. Elm (County Council) and two members of the public",
]


@pytest.mark.parametrize("listed", OTHERS)
def test_the_office_of_another_is_not_given_to_the_next_named(listed: str) -> None:
    [found] = extract_text(f"In attendance: {listed}\n").attendance_mentions
    assert (found.person, found.office, found.status) == ("R. Elm", None, "in_attendance")


def test_the_last_of_a_list_is_read_behind_its_and() -> None:
    text = "Officials in attendance: J Ash, Finance Officer; L Elm, Engineer; and P Osk, Committee Officer.\n"
    found = extract_text(text).attendance_mentions
    assert [(one.person, one.office, one.status) for one in found] == [
        ("J Ash", "Finance Officer", "in_attendance"),
        ("L Elm", "Engineer", "in_attendance"),
        ("P Osk", "Committee Officer", "in_attendance"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Councillor Ash would substitute for Councillor Elm at the next meeting",
        "Councillor Ash had substituted for Councillor Elm at the last meeting",
    ],
)
def test_who_stands_in_on_another_day_is_no_substitute(sentence: str) -> None:
    assert not extract_text(f"{sentence}.\n").attendance_mentions
    today = sentence.partition(" at the ")[0].replace("would substitute", "substituted")
    assert [one.person for one in extract_text(f"{today}.\n").attendance_mentions] == ["Ash"]


def test_nobody_holds_an_office_that_is_still_to_be_won() -> None:
    roles = extract_text("If elected as Leader, Councillor Ash would resign from the Board.\n").roles
    assert [one.person for one in roles] in ([], [None])


WENT_BEFORE = [
    ("Having had regard to the guidance, the Sub-Committee decided to refuse the application", "refused"),
    ("Having heard the residents who had objected, the Sub-Committee granted the application", "approved"),
    ("After considering what had been put before it, the Panel decided to revoke the licence", "refused"),
    ("The Sub-Committee had regard to the guidance and granted the licence", "approved"),
    ("In reaching its decision, the Sub-Committee had regard to the Act and refused the licence", "refused"),
    ("The Sub-Committee, having had regard to the guidance, granted the licence", "approved"),
    ("After the applicant had left, it was resolved to defer the licence", "deferred"),
    (
        "Following a debate in which members had raised concerns, the Committee RESOLVED that the report be noted",
        "noted",
    ),
]


@pytest.mark.parametrize(("sentence", "outcome"), WENT_BEFORE)
def test_what_had_gone_before_an_act_makes_no_history_of_it(sentence: str, outcome: str) -> None:
    assert [one.outcome for one in extract_text(f"{sentence}.\n").resolutions] == [outcome]


HISTORY = [
    "The Sub-Committee had decided to grant the application in March",
    "Having heard that the Council had RESOLVED that the hall be sold, the members asked questions",
    "At the hearing last year, having had regard to the survey, the Committee refused the licence",
    "The Solicitor explained that after the union had objected, the Board agreed to delay the scheme",
]


@pytest.mark.parametrize("sentence", HISTORY)
def test_history_told_in_a_lead_is_no_decision(sentence: str) -> None:
    assert not extract_text(f"{sentence}.\n").resolutions


def test_what_the_chief_executive_undertakes_is_no_decision_of_a_body() -> None:
    found = extract_text("Cllr Ash asked for news. The Chief Executive agreed to provide a written response.\n")
    assert not found.resolutions
    assert [one.owner for one in found.actions] == ["Chief Executive"]
    [own] = extract_text("The Executive agreed to provide a grant of £400.\n").resolutions
    assert own.body == "Executive"


def test_the_number_of_a_constable_counts_nothing() -> None:
    assert not extract_text("Also present: PC 412 Ash and PCSO 7061 Elm.\n").figures


FIELDS = [
    ("Having had regard to the representations, the Licensing Act 2003, the guidance of the Home Office and the"
     " Council's own Statement of Licensing Policy, the Sub-Committee decided to GRANT the application.",
     "the Sub-Committee decided to GRANT the application"),
    ("Having had regard to the representations, the Sub-Committee decided to GRANT the application, subject to the"
     " following:\nLive music: Friday.", "the Sub-Committee decided to GRANT the application, subject to the following"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "quote"), FIELDS)
def test_a_field_is_quoted_from_who_decided(field: str, quote: str) -> None:
    found = extract_text(f"Decision\n{field}\n").resolutions
    assert [(one.quote, one.outcome) for one in found] == [(quote, "approved")]

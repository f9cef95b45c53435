"""Attendance lists in layouts of many councils: heads, columns, initials, bodies behind names; and what is no list."""

from __future__ import annotations

import pytest

from tests.extract.one_component import facts

LISTS = [
    # Under a head without a colon: names without titles, of two words or with initials.
    ("3) Apologies\nLynn Stow & Adrian Holt\n4) Statement", ["apologies Lynn Stow", "apologies Adrian Holt"]),
    ("Present\nJ Ash\nP Elm\n\nMinutes Approved\nTown Hall", ["present J Ash", "present P Elm"]),
    # Two in a line of columns.
    (
        "Other Members Present\nP J Ash J Elm\nMrs E A Osk P E Orr\n\nOfficers Present\nJ A Lunn, (Chief Executive)",
        ["present P J Ash", "present J Elm", "present Mrs E A Osk", "present P E Orr", "in_attendance J A Lunn (Chief Executive)"],
    ),
    # Initials in brackets, and an office behind them.
    (
        "Present: Jane Holt (JH) Chair, Kerry Orr (KO), Mike Ash (MA)",
        ["present Jane Holt (Chair)", "present Kerry Orr", "present Mike Ash"],
    ),
    # A council's letters behind a name.
    (
        "Local Authority Officers:\nTara Holt FC (TH) (coordinator)\nPhil Orr TBC (PO) (path officer)",
        ["in_attendance Tara Holt (coordinator)", "in_attendance Phil Orr (path officer)"],
    ),
    # Other heads, and one that ends the list before it.
    (
        "Nominated subs:\nSal Joy, Dr Tony Wick\nObservers:\nLyn Murr, Ric Fost,\nGovernor Services:\nSarah Bry",
        ["substitute Sal Joy", "substitute Dr Tony Wick", "in_attendance Lyn Murr", "in_attendance Ric Fost"],
    ),
    ("45. Attended by: Cllrs Fay Moon (Chairman), Gill Stew.", ["present Fay Moon (Chairman)", "present Gill Stew"]),
    ("PRESENT IN CHAMBER: Aldermen O Ash and P Elm", ["present O Ash", "present P Elm"]),
    (
        "Also in attendance      NK District Councillor Lunn and Councillor Turn",
        ["in_attendance Lunn", "in_attendance Turn"],
    ),
    # A calling is no person.
    (
        "In attendance: Mrs Kate Holt (Clerk), Tracy Orr, Lengthsman and 5 members of the public",
        ["in_attendance Mrs Kate Holt (Clerk)", "in_attendance Tracy Orr"],
    ),
    # What is told of a crowd is told of no one named.
    ("Present: Cllr Jo Ash, Cllr Kim Elm and 4 members of the public (2 of whom left)", ["present Jo Ash", "present Kim Elm"]),
    # Two who share a surname that the text gives to both elsewhere.
    (
        "Present: Councillor Nick Ash\n\nApologies for absence received from Councillors Nick & Debbie Ash.",
        ["present Nick Ash", "apologies Nick Ash", "apologies Debbie Ash"],
    ),
    # Initials without a space, an office in brackets in small letters.
    (
        "2) Present:\nIn the Chair A.Vine, L.Bow,A.Hay and K.O’Don (clerk).\n3) Apologies\nT.Mart, M.Nort,A.Stan\n4) Interests",
        ["present A.Vine", "present L.Bow", "present A.Hay", "present K.O’Don (clerk)",
         "apologies T.Mart", "apologies M.Nort", "apologies A.Stan"],
    ),
    # The next entries of a list are no office of the first.
    (
        "In Attendance:  Meg Ash (Chair), Pete Ash (Vice-chair), Glenn Orr (RFO), Cllr Rod Pat and 7 further parishioners.",
        ["in_attendance Meg Ash (Chair)", "in_attendance Pete Ash (Vice-chair)", "in_attendance Glenn Orr",
         "in_attendance Rod Pat"],
    ),
    (
        "In attendance:\nN Clark, Head of Policy & Buying and B Lamb, Buying Manager",
        ["in_attendance N Clark (Head of Policy & Buying)"],
    ),
    # A council's letters before a title; a title with a comma.
    (
        "Present: Cllr J Ash (Chairman); Cllr Miss A Elm; TCC Cllr L Osk; FDC Cllr A Orr",
        ["present J Ash (Chairman)", "present Miss A Elm", "present L Osk", "present A Orr"],
    ),
    ("Also Present: Borough Councillor, Mike Orr.", ["in_attendance Mike Orr"]),
    # Bullets in one line; bodies behind several.
    (
        "Apologies for absence were received from:\n· Cllr Kath Ash · Cllr Eric Elm · Cllr Matt Osk",
        ["apologies Kath Ash", "apologies Eric Elm", "apologies Matt Osk"],
    ),
    (
        "Apologies for absence were received from Cllr Bob Ash & Cllr Jo Elm – Tarn Council, Cllr Al Osk – Fell Town Council "
        "and Ann Orr – Wick Town Council",
        ["apologies Bob Ash", "apologies Jo Elm", "apologies Al Osk", "apologies Ann Orr"],
    ),
    # Told, with the names below, a body behind each.
    (
        "Apologies for absence were presented from:\n\nCouncillors Al Ash and Di Elm (Tarn County Council)\n\n"
        "Councillor Jo Osk – Fell District Council\n\nSam Orr – Natural Tarn\n\n2.\n\nMinutes",
        ["apologies Al Ash", "apologies Di Elm", "apologies Jo Osk", "apologies Sam Orr"],
    ),
    (
        "Apologies were received from members: Gordon Ash, Ann Elm and Mart Osk.",
        ["apologies Gordon Ash", "apologies Ann Elm", "apologies Mart Osk"],
    ),
    (
        "Apologies were received from Tenant Representative Lulu Ash.",
        ["apologies Lulu Ash (Tenant Representative)"],
    ),
    (
        "There were apologies for absence from Councillor Mars Ash (with Councillor Bren Orr as a substitute) and co-opted "
        "representatives Col Elm and Emma Osk.",
        ["apologies Mars Ash", "substitute Bren Orr for Mars Ash", "apologies Col Elm", "apologies Emma Osk"],
    ),
    ("1.Apologies:   A. Mack", ["apologies A. Mack"]),
    # A substitute without a title within a sentence.
    ("The Board was advised that Tom Ash was attending as Bea Elm’s substitute.", ["substitute Tom Ash for Bea Elm"]),
]  # fmt: skip
"""Text, and status and name of each person, with the office or whom a substitute stood in for."""

NONE = [
    "Also present: 4 members of the public (2 of whom left after the forum)",
    "Also present: 4 members of the public (2 of whom left after the forum)\nCllr Osk spoke.",
    "Apologies\n\nMatters Arising\nThe Clerk reported.",
    "Present\n\nBudget Monitoring\nMembers noted it.",
    "3 Apologies\nFerry Trust Update\nThe Trust reported on its work.",
    "Invitees\n\nThe Leader introduced the report.",
    "In attendance\nCouncillor Ash asked about the fence.",
    "Attended by Mrs Holt, the fair was a success.",
    "Apologies were received from Fell Housing Association.",
]
"""Texts with a label and nobody listed under it."""


def _said(fact: object) -> str:
    said = f"{fact.status} {fact.person}"  # type: ignore[attr-defined]
    said += f" ({fact.office})" if fact.office else ""  # type: ignore[attr-defined]
    return said + (f" for {fact.substitute_for}" if fact.substitute_for else "")  # type: ignore[attr-defined]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_who_is_listed(text: str, expected: list[str]) -> None:
    assert [_said(fact) for fact in facts("attendance_mentions", text)] == expected


@pytest.mark.parametrize("text", NONE)
def test_nobody_is_listed(text: str) -> None:
    assert facts("attendance_mentions", text) == ()

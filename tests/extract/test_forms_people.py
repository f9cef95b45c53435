"""Roles, attendance, interests and exclusions in forms of minutes that no gold page has."""

from __future__ import annotations

import time

import pytest

from extract import extract_text


def _roles(text: str) -> list[tuple[str | None, str]]:
    return [(fact.person, fact.role) for fact in extract_text(text, "minutes").roles]


def _attendance(text: str) -> list[tuple[str, str, str | None, str | None]]:
    found = extract_text(text, "minutes").attendance_mentions
    return [(fact.person, fact.status, fact.office, fact.substitute_for) for fact in found]


def _interests(text: str) -> list[tuple[str | None, str, bool | None]]:
    return [(fact.person, fact.kind, fact.left_meeting) for fact in extract_text(text, "minutes").interests]


def _exclusions(text: str, section: str | None = "minutes") -> list[str | None]:
    return [fact.paragraphs for fact in extract_text(text, section).exclusions]


RANKS = "Officers\n\nT Marr, Deputy Chief Fire Officer\nACFO Renshaw - Director of Service Delivery\nAM Pickthall - Area Manager, Prevention\nGM Oakes (Group Manager)"
ROLES = [
    # Ranks of a fire service before a surname: they belong to the name, and the office ends with its line.
    (RANKS, [
        ("T Marr", "Deputy Chief Fire Officer"), ("Renshaw", "ACFO"), ("Renshaw", "Director of Service Delivery"), ("Pickthall", "AM"),
        ("Pickthall", "Area Manager"), ("Oakes", "GM"), ("Oakes", "Group Manager"),
    ]),
    # Ranks of a police force, where police are spoken of.
    ("DCC Singh introduced the report of the Police. ACC Brown (Crime) responded.", [("Singh", "DCC"), ("Brown", "ACC")]),
    # The same letters are councils, regions and hours.
    ("DCC Highways said that the road would be closed. GM Police and the 10 AM Mass were named.", []),
    ("AM Peak services were full.", []),
    # The names at the end of one line are no modifiers of an office on the next.
    ("Planning Committee: Councillors H Imrie (Chair), L Moore, N Olde\nRepresentative on the Airport Committee: Cllr P Quinn", [("H Imrie", "Chair")]),
    ("RESOLVED that Councillor Tina Vaughan be and is hereby elected Mayor of the Borough.", [("Councillor Tina Vaughan", "Mayor of the Borough")]),
    # An office ends with its line where the next line is a person with one.
    ("In attendance\n\nPaul Jones - Head of Prevention\nK Amos, Director of Finance\n", [("Paul Jones", "Head of Prevention"), ("K Amos", "Director of Finance")]),
]  # fmt: skip

ATTENDANCE = [
    # "Officers" over a list of people with offices.
    (RANKS, [
        ("T Marr", "in_attendance", "Deputy Chief Fire Officer", None),
        ("ACFO Renshaw", "in_attendance", "Director of Service Delivery", None),
        ("AM Pickthall", "in_attendance", "Area Manager, Prevention", None),
        ("GM Oakes", "in_attendance", "Group Manager", None),
    ]),
    # The office first.
    ("Officers\nHead of Planning - Sarah Yates\nSolicitor - Paul Webb\n",
     [("Sarah Yates", "in_attendance", "Head of Planning", None), ("Paul Webb", "in_attendance", "Solicitor", None)]),
    # "Officers" over a sentence is no list.
    ("Officers\n\nThe Head of Planning said that Paul Webb had left.", []),
    # An officer among those who sent apologies, and the one who stood in.
    ("Apologies for absence were received from Councillor Amble and the Director of Public Health, Dr E Frost (represented by Ms G Hill).",
     [("Amble", "apologies", None, None), ("Dr E Frost", "apologies", None, None), ("Ms G Hill", "substitute", None, "Dr E Frost")]),
    ("Apologies were received from the Chief Executive (Ms R Holt).", [("Ms R Holt", "apologies", None, None)]),
    # Another sentence about an officer is no apology.
    ("Apologies were received from Councillor Amble. The Chief Executive, Ms R Holt, gave a talk.", [("Amble", "apologies", None, None)]),
    # Two of whom the first had a substitute.
    ("Apologies were received from Councillor Dean, for whom Councillor Fox substituted, and from Councillor Hart.",
     [("Dean", "apologies", None, None), ("Fox", "substitute", None, "Dean"), ("Hart", "apologies", None, None)]),
    # Northern Ireland: the chair first, then aldermen and councillors on lines of their own.
    ("Members Present: In the Chair: Alderman R Quigley\nAldermen: J Bell, S McKee\nCouncillors: A Devine, C Toner\nMembers Apologies: Councillor N Lavery",
     [("R Quigley", "present", None, None), ("J Bell", "present", None, None), ("S McKee", "present", None, None),
      ("A Devine", "present", None, None), ("C Toner", "present", None, None), ("N Lavery", "apologies", None, None)]),
    # Scotland.
    ("Sederunt:\n\nBailie Struan Orr (Convener), Councillors Fiona Baird and Iain Cowie.",
     [("Struan Orr", "present", "Convener", None), ("Fiona Baird", "present", None, None), ("Iain Cowie", "present", None, None)]),
    # People of other bodies.
    ("Board Members in attendance:\nJane Ashe, NHS Hallowdale (Chair)\nDerek Eves, Healthwatch Hallowdale\n",
     [("Jane Ashe", "present", "Chair", None), ("Derek Eves", "present", None, None)]),
    ("Members present:\nCllr Ann Bray (Chairman) - Tarn District Council\nMr Ewan Finch - Independent Member\n",
     [("Ann Bray", "present", "Chairman", None), ("Mr Ewan Finch", "present", None, None)]),
    # A rank before a name; a title that is a surname.
    ("In attendance:\nChief Constable Irene Judd QPM\nMs Kate Lord - Chief Executive, OPCC\n",
     [("Chief Constable Irene Judd", "in_attendance", None, None), ("Ms Kate Lord", "in_attendance", "Chief Executive, OPCC", None)]),
    # The one in the chair, without brackets.
    ("Present:\nCouncillor V West in the Chair\nCouncillors X Yeo, Z Abel and\nB Carr\n\nIn attendance by invitation:\nCouncillor D Eve (Portfolio Holder for Housing)\n",
     [("V West", "present", "in the Chair", None), ("X Yeo", "present", None, None), ("Z Abel", "present", None, None),
      ("B Carr", "present", None, None), ("D Eve", "in_attendance", "Portfolio Holder for Housing", None)]),
    # The mayor, named in brackets, in the chair; then councillors.
    ("PRESENT: The Mayor (Councillor R Amble) in the Chair; Councillors Birch, Carr, Dunn and Eden.",
     [("R Amble", "present", "The Mayor", None), *((name, "present", None, None) for name in ("Birch", "Carr", "Dunn", "Eden"))]),
    # A licensing hearing: lines that say whom the people are there for, with offices in brackets.
    ("Present:\nFor the Applicant: Mr J Frost (Solicitor), Ms K Lee (Designated Premises Supervisor)\n"
     "Responsible Authorities: PC Rhys Owen (Police Licensing Officer)\nInterested Parties: Mrs D Gale",
     [("Mr J Frost", "present", "Solicitor", None), ("Ms K Lee", "present", "Designated Premises Supervisor", None),
      ("PC Rhys Owen", "present", "Police Licensing Officer", None), ("Mrs D Gale", "present", None, None)]),
    ("Present:\nMembers: Councillors A Ash, B Birch and C Carr\nLegal Adviser: P Pell\nApplicant's representative: Ms K Lee (Barrister)\n\nThe Panel met.",
     [("A Ash", "present", None, None), ("B Birch", "present", None, None), ("C Carr", "present", None, None),
      ("P Pell", "present", "Legal Adviser", None), ("Ms K Lee", "present", "Applicant's representative", None)]),
    ("Present:\nCouncillors: A Ash (Chair), B Birch\nApplicant: Mr J Frost, Ms K Lee\n\nObjectors: Mr L Moor",
     [("A Ash", "present", "Chair", None), ("B Birch", "present", None, None), ("Mr J Frost", "present", None, None),
      ("Ms K Lee", "present", None, None), ("Mr L Moor", "present", None, None)]),
    # Parties without a name; other headings with a name on their line.
    ("Present:\nCllr A Ash (Chair)\nCllr B Birch\n\nInterested Parties: None\nPublic Questions: Mr J Frost\nElection of Chairman: Cllr Carr",
     [("A Ash", "present", "Chair", None), ("B Birch", "present", None, None)]),
    ("Present:\nCllr A Ash (Chair)\nCllr B Birch\n\nElection of Chairman: Cllr Carr\n\nProposed: Cllr Dean",
     [("A Ash", "present", "Chair", None), ("B Birch", "present", None, None)]),
    # Offices that begin with a word that is a title elsewhere.
    ("Officers:\nAnn Lunn, Major Projects Manager\nJo Pell, Superintendent Registrar",
     [("Ann Lunn", "in_attendance", "Major Projects Manager", None), ("Jo Pell", "in_attendance", "Superintendent Registrar", None)]),
    # Members of the public, counted, name nobody.
    ("In attendance: F Frost (Clerk), County Cllr G Gale and 4 members of the public.",
     [("F Frost", "in_attendance", "Clerk", None), ("G Gale", "in_attendance", None, None)]),
    ("In attendance: 12 members of the public, F Frost (Clerk) and G Gale (Borough Councillor)",
     [("F Frost", "in_attendance", "Clerk", None), ("G Gale", "in_attendance", None, None)]),
    ("Present: Cllr A Ash (Chair), Cllr B Birch, Mrs D Dale (Clerk) & one member of the public",
     [("A Ash", "present", "Chair", None), ("B Birch", "present", None, None), ("Mrs D Dale", "present", "Clerk", None)]),
    ("Also present: 3 members of the public and the press.", []),
    # Parishes accept apologies, with reasons.
    ("Apologies were received and accepted from Cllr H Hill (work).", [("H Hill", "apologies", None, None)]),
    ("Apologies received and accepted: Cllr H Hill (work), Cllr J Orr.", [("H Hill", "apologies", None, None), ("J Orr", "apologies", None, None)]),
    ("Apologies and reasons for absence were accepted from Cllr Hill.", [("Hill", "apologies", None, None)]),
    ("Apologies were received and the report from Cllr Hill was accepted.", []),
    # a label that says how they were there ends the list above it
    ("Members Present: Aldermen: S Craig, T Donnell; Councillors: A Ennis\n\nMembers Present Via Audio-Visual Link:"
     " Councillors: E Irwin\n",
     [("S Craig", "present", None, None), ("T Donnell", "present", None, None), ("A Ennis", "present", None, None),
      ("E Irwin", "present", None, None)]),
    # who presides under a label of its own
    ("In the Chair: Councillor R Boyle\n\nPresent: Councillors S Craig and A Ennis\n",
     [("R Boyle", "present", None, None), ("S Craig", "present", None, None), ("A Ennis", "present", None, None)]),
    # Scottish officers
    ("Attending:        Shona Clyne, Area Manager\n                  David Orr, Roads Manager\n",
     [("Shona Clyne", "in_attendance", "Area Manager", None), ("David Orr", "in_attendance", "Roads Manager", None)]),
]  # fmt: skip

INTERESTS = [
    # An office between the name and the verb.
    ("Mr T Boyd, Chief Executive, declared an interest in item 12 and left the room.", [("Mr T Boyd", "other", True)]),
    ("Councillor Ash, Elm Ward, asked about declared interests.", []),
    # A list below "the following declarations were made:".
    ("DECLARATIONS OF INTEREST\n\nThe following declarations were made:\n\nCllr Ash – Item 5 – personal, governor\nCllr Elm – Item 7 – Non-Registrable Interest",
     [("Ash", "personal", None), ("Elm", "non_registrable", None)]),
    # The heading and the list in one line.
    ("Declarations of Interest: Cllr Dyer - agenda item 6b, personal (allotment holder). Cllr Eddy - agenda item 9, prejudicial.",
     [("Dyer", "personal", None), ("Eddy", "prejudicial", None)]),
    # What the member thought it was not.
    ("Cllr Lamb declared an interest in item 3 but did not consider it prejudicial and stayed in the meeting.", [("Lamb", "other", False)]),
    ("Cllr Lamb declared a prejudicial interest in item 3.", [("Lamb", "prejudicial", None)]),
    # A table, a row a line.
    ("Declarations of Interests\n\nName | Item | Nature of interest\nCllr Ash | 6 | Personal – member\nCllr Elm | 9 | Prejudicial – employed by applicant; left the meeting",
     [("Ash", "personal", None), ("Elm", "prejudicial", True)]),
]  # fmt: skip

_BARE = "That, under Section 100A(4) of the Local Government Act 1972, the public be excluded, as defined in paragraph 3 of Part 1 of Schedule 12A."
EXCLUSIONS = [
    # No more than the words of the resolution, in minutes; the same in an agenda, or put to the meeting.
    (f"EXCLUSION OF THE PUBLIC\n\n{_BARE}", "minutes", ["3"]),
    (f"EXCLUSION OF THE PUBLIC\n\n{_BARE}", None, []),
    (f"EXCLUSION OF THE PUBLIC\n\nTo pass the following resolution:\n\n{_BARE}", "minutes", []),
    (f"The Committee is asked to consider excluding the public.\n\n{_BARE}", "minutes", []),
    # Northern Ireland; Welsh, passive.
    ("RESOLVED: That Council goes into Committee to discuss the following items in the absence of press and public.", "minutes", [None]),
    ("Penderfynwyd bod y wasg a'r cyhoedd yn cael eu heithrio o dan baragraff 14 o Ran 4 o Atodlen 12A.", "minutes", ["14"]),
    ("RESOLVED: That Council goes into the history of the pier.", "minutes", []),
    # Nothing required it.
    ("Resolved that no items of business required the exclusion of the press and public.", "minutes", []),
    ("RESOLVED that the exclusion of the public was not required.", "minutes", []),
    ("Agreed that there was no confidential or exempt business which required the press and public to be excluded.", "minutes", []),
    ("Resolved that none of the items be considered with the press and public excluded.", "minutes", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert _roles(text) == expected


@pytest.mark.parametrize(("text", "expected"), ATTENDANCE)
def test_attendance(text: str, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    assert _attendance(text) == expected


@pytest.mark.parametrize(("text", "expected"), INTERESTS)
def test_interests(text: str, expected: list[tuple[str | None, str, bool | None]]) -> None:
    assert _interests(text) == expected


@pytest.mark.parametrize(("text", "section", "expected"), EXCLUSIONS)
def test_exclusions(text: str, section: str | None, expected: list[str | None]) -> None:
    assert _exclusions(text, section) == expected


@pytest.mark.parametrize(
    "unit",
    [
        "AM Fire GM Oakes ", "Apologies were received from the Director of A, Dr E Frost and ",
        "Officers\nHead of A - ", "Present:\nFor the Applicant: Mr A (Solicitor), 4 members of the public ", "Cllr A | 6 | Personal\n", "That the press and public be excluded under Schedule 12A. ",
    ],
)  # fmt: skip
def test_time_is_linear(unit: str) -> None:
    began = time.process_time()
    extract_text(unit * (30_000 // len(unit)), "minutes")
    assert time.process_time() - began < 6

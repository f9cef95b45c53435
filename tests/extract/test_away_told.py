"""Who was there and who was away, in the lists and sentences of small councils and joint boards."""

from __future__ import annotations

import pytest

from extract import extract_text


def told(text: str) -> list[str]:
    """Status and person of every mention, with the office in brackets and whom a substitute is there for."""
    found = extract_text(text, "minutes").attendance_mentions
    return [
        f"{fact.status} {fact.person}"
        + (f" ({fact.office})" if fact.office else "")
        + (f" for {fact.substitute_for}" if fact.substitute_for else "")
        for fact in found
    ]


def page(words: str) -> str:
    """The words as an item of a meeting."""
    return f"Minutes of the Tarn Committee\n\n1. Apologies for Absence\n\n{words}\n\n2. Minutes\n\nThey were agreed.\n"


APOLOGIES = [
    # A reason behind a name, and the next name behind the reason.
    ("Apologies had been received from Cllr Pell who was on holiday and Cllr Orde who was unwell.", ["apologies Pell", "apologies Orde"]),
    ("Apologies were received from Cllr Pell - holiday, Cllr Orde - work and Cllr Bray - unwell.", ["apologies Pell", "apologies Orde", "apologies Bray"]),
    ("Apologies were received from Councillor Pell due to illness, Councillor Orde due to work and Councillor Bray.", ["apologies Pell", "apologies Orde", "apologies Bray"]),
    ("Cllr R Pell due to civic duties, Cllr J Orde and Cllr T Bray.", ["apologies R Pell", "apologies J Orde", "apologies T Bray"]),
    ("Apologies were received from Councillor Pell who would be late and from Councillor Orde.", ["apologies Orde"]),
    # Somebody's own.
    ("Cllr Pell's apologies were accepted.", ["apologies Pell"]),
    ("Cllrs Pell & Orde – apologies accepted.", ["apologies Pell", "apologies Orde"]),
    ("Apologies for non attendance were received from Cllr Pell.", ["apologies Pell"]),
    # People with bodies, parted by semicolons; behind an office.
    ("Apologies were received from Ada Pell, Director of Health; Joe Orde, Healthwatch; and Ivo Bray, Tarn Police.", ["apologies Ada Pell (Director of Health)", "apologies Joe Orde", "apologies Ivo Bray"]),
    ("Apologies were received from Councillor Pell and from the Police and Crime Commissioner Joe Orde.", ["apologies Pell", "apologies Joe Orde (Police and Crime Commissioner)"]),
    ("Apologies were noted from Directors Ada Pell, Joe Orde and Councillor Bray.", ["apologies Ada Pell", "apologies Joe Orde", "apologies Bray"]),
    ("Cllr Pell conveyed apologies from Cllr Orde, who was unwell.", ["apologies Orde"]),
    ("Apologies: Ada Pell, Tarn CCG", ["apologies Ada Pell"]),
    # A society and letters are nobody; nor does who may be late stay away.
    ("Apologies – Tarn Tennis Trust, Ada Pell, Joe Orde", ["apologies Ada Pell", "apologies Joe Orde"]),
    ("Apologies were received from NP, PC, CMC.", []),
    ("Cllr. HF and Cllr. Mrs. JMS may be late.", []),
]  # fmt: skip
"""Words of the item, and what they tell."""

SUBSTITUTES = [
    ("Apologies were received from Councillor Pell and Councillor Orde attended in her place.", ["apologies Pell", "substitute Orde for Pell"]),
    ("Apologies were received from Councillor Pell. Councillor Orde was her substitute.", ["apologies Pell", "substitute Orde for Pell"]),
    ("Councillor Pell sent apologies and was substituted by Councillor Orde.", ["apologies Pell", "substitute Orde for Pell"]),
    ("Apologies were received from Councillor Bray and Councillor Pell, who was substituted by Councillor Orde.", ["apologies Bray", "apologies Pell", "substitute Orde for Pell"]),
    ("Apologies were received from Ada Pell (Director of Place) with Joe Orde (Head of Roads) attending as her representative.", ["apologies Ada Pell (Director of Place)", "substitute Joe Orde (Head of Roads) for Ada Pell"]),
    ("Councillor Orde was in attendance on behalf of Councillor Pell.", ["substitute Orde for Pell"]),
    ("Councillor Orde took the place of Councillor Pell.", ["substitute Orde for Pell"]),
    ("Councillor Pell (Sub: Cllr Orde)", ["apologies Pell", "substitute Orde for Pell"]),
    ("The following substitutions were noted:\n\n(i)       Cllr A Pell for Cllr J Orde; and\n\n(ii)      Cllr U Bray for Cllr I Fell.", ["substitute A Pell for J Orde", "substitute U Bray for I Fell"]),
    ("Apologies were received from Councillor Pell, Councillor Orde substituting.", ["apologies Pell", "substitute Orde for Pell"]),
    ("Apologies were received from Councillors Pell and Bray, with Councillors Orde and Fell substituting.", ["apologies Pell", "apologies Bray", "substitute Orde for Pell", "substitute Fell for Bray"]),
    ("Councillor Orde attended the meeting as a substitute for Councillor Pell, and Councillor Fell as a substitute for Councillor Bray.", ["substitute Orde for Pell", "substitute Fell for Bray"]),
    ("Councillor Orde was nominated to attend in place of Councillor Pell.", ["substitute Orde for Pell"]),
    ("The following substitutes were in attendance: Councillor Orde for Councillor Pell, Councillor Fell for Councillor Bray.", ["substitute Orde for Pell", "substitute Fell for Bray"]),
    # A change for good.
    ("Mrs Pell had been appointed in place of Mr Orde as Clerk.", []),
    # Both sent apologies where the words behind only go on about them.
    ("Apologies from Councillor Pell and Councillor Orde were accepted.", ["apologies Pell", "apologies Orde"]),
]  # fmt: skip
"""Words of the item, and what they tell."""

PAGES = [
    # Between the heading and what was told stands what the agenda asked.
    (
        "Agenda item\n\nApologies\n\nMembers are reminded that substitutes may be named.\n\nMinutes:\n\nCllr A Pell and Cllr J Orde.\n\n85.\n\nConduct\n",
        ["apologies A Pell", "apologies J Orde"],
    ),
    ("1.\n\nApologies\n\nTo receive any apologies.\n\n2.\n\nRoads\n\nMinutes:\n\nCouncillor Pell spoke.\n", []),
    ("Apologies and substitutions: Councillors Pell and Orde\n\n2. Minutes\n", ["apologies Pell", "apologies Orde"]),
    ("Substitution: Councillor Orde for Councillor Pell\n\n2. Minutes\n", ["substitute Orde for Pell"]),
    ("Apologies ; Ada Pell , Joe Orde\nIn Attendance ; Una Bray(Returning Officer) , Ivo Fell .\n", ["apologies Ada Pell", "apologies Joe Orde", "in_attendance Una Bray (Returning Officer)", "in_attendance Ivo Fell"]),
    ("Apologies: Councillor Ada Pell, Cabinet Member; Joe Orde, Head of Roads\n\n2. Minutes\n", ["apologies Ada Pell (Cabinet Member)", "apologies Joe Orde (Head of Roads)"]),
    # Marks left out, letters without spaces, a surname like a country.
    ("Present: Cllr. G. Pell Cllr. J. Orde, Cllr. U. Bray; Cllr. I. Fell\n", ["present G. Pell", "present J. Orde", "present U. Bray", "present I. Fell"]),
    ("Present: Cllr’s A Pell, J Orde and U Bray\n", ["present A Pell", "present J Orde", "present U Bray"]),
    ("PRESENNOL:\n\nY Cynghorydd O. Pell - Cadeirydd\n\nY Cynghorwyr W.J.Orde; R.Ll.Bray; Ivo Fell.\n", ["present O. Pell (Cadeirydd)", "present W.J.Orde", "present R.Ll.Bray", "present Ivo Fell"]),
    ("Present: Ada Pell, Chris England, Joe Orde and Una Bray\n\nIn Attendance: none\n", ["present Ada Pell", "present Chris England", "present Joe Orde", "present Una Bray"]),
    ("In attendance:  Mrs S Pell (Clerk) and Unitary Cllr J Orde.\n", ["in_attendance Mrs S Pell (Clerk)", "in_attendance J Orde"]),
    # The list goes on under another title; below a comma; behind a crowd; under a body.
    ("Present    The Mayor, Cllr. D. Pell (DP) (in the chair).\n\n\nCouncillors:  Mrs. E. Orde (EO), J. Bray (JB) and I. Fell (IF).\n", ["present D. Pell (The Mayor)", "present Mrs. E. Orde", "present J. Bray", "present I. Fell"]),
    ("Present: Cllrs F Pell (Chairperson), G Orde,\n\nU Bray, Mrs J Fell (Clerk) and eleven members of the public from the parish.\n", ["present F Pell (Chairperson)", "present G Orde", "present U Bray", "present Mrs J Fell (Clerk)"]),
    ("In Attendance:\n\nOne member of the public\n\nMr W Pell Clerk and Executive Officer to Tarn Parish Council\n\nJoe Orde Scrutiny Officer\n", ["in_attendance Mr W Pell (Clerk and Executive Officer to Tarn Parish Council)", "in_attendance Joe Orde (Scrutiny Officer)"]),
    ("In attendance: Ada Pell - Clerk/RFO, County Cllr G Orde, 3 residents\n", ["in_attendance Ada Pell (Clerk/RFO)", "in_attendance G Orde"]),
    ("Present:\nAda Pell (AP)Parent/Chair\nJoe Orde (JO) LA/Vice Chair\nUna Bray (UB) - Staff\n", ["present Ada Pell (Parent/Chair)", "present Joe Orde (LA/Vice Chair)", "present Una Bray"]),
    ("Officers:\nA Pell / Assistant Director (Place)\nB Orde and C Bray, Principal Planning Officers\nD Fell / Clerk\n", ["in_attendance A Pell (Assistant Director)", "in_attendance D Fell (Clerk)"]),
    # A long line is read to its end.
    (
        "Also in attendance: Chief Inspector Ada Pell (Police ), Inspector Kim Holt (), Una Bray (Community Support Unit of the Tarn and Marl Partnership), Ivo Fell, Cllr Donal Gale, Cllr Rhian Lunn, Cllr Amy Tarn, Cllr Edwin Hale, Cllr Theresa Osk\n",
        ["in_attendance Chief Inspector Ada Pell", "in_attendance Donal Gale", "in_attendance Rhian Lunn", "in_attendance Amy Tarn", "in_attendance Edwin Hale", "in_attendance Theresa Osk"],
    ),
    ("15. Apology: Councillor Pell apologised to Councillor Orde for it.\n", []),
    ("Attendees: Cllrs A Pell (AP), B Orde (BO), Ed Bray (EB) Tarn Water\n", ["present A Pell", "present B Orde", "present Ed Bray"]),
    # Labels.
    ("THOSE ATTENDING:\n\nCllr K Pell\n\nCllr G Orde\n", ["present K Pell", "present G Orde"]),
    ("Present Members: Cllr P Pell (Chairman), Cllr J Orde (arrived at 7.01pm) and Cllr Bray. Cou/2/07 Apologies\n", ["present P Pell (Chairman)", "present J Orde", "present Bray"]),
    ("Councillors not present: H. Pell (HP) and D. Orde (DO).\n", ["absent H. Pell", "absent D. Orde"]),
    ("Ward Members present: Councillors Pell and Orde\n", ["in_attendance Pell", "in_attendance Orde"]),
    ("Attended remotely: Councillor Pell\n", ["in_attendance Pell"]),
]  # fmt: skip
"""Text, and what it tells."""


@pytest.mark.parametrize(("words", "expected"), [*APOLOGIES, *SUBSTITUTES])
def test_item(words: str, expected: list[str]) -> None:
    """Who is away, and who stands in for whom."""
    assert told(page(words)) == expected


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_pages(text: str, expected: list[str]) -> None:
    """Lists at the head of minutes."""
    assert told(text) == expected

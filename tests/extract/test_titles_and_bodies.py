"""Offices with a dash or a bracket of their own, whom they are of, and lists that have lost their lines."""

from __future__ import annotations

import pytest

from extract import extract_text


def held(text: str) -> list[tuple[str | None, str]]:
    """(person, role) of every role, in order."""
    return [(fact.person, fact.role) for fact in extract_text(text, "minutes").roles]


def found(text: str) -> list[tuple[str | None, str, str | None]]:
    """(person, role, organisation) of every role, in order."""
    return [(fact.person, fact.role, fact.organisation) for fact in extract_text(text, "minutes").roles]


TITLES = [
    # A dash before a field of work; before other words it ends the title.
    ("A report by the Assistant Chief Executive - Place was submitted.", [(None, "Assistant Chief Executive - Place")]),
    ("The Depute Chief Executive –\nResources spoke.", [(None, "Depute Chief Executive – Resources")]),
    ("The Deputy Chief Executive - Resources, Ada Pell, spoke.", [("Ada Pell", "Deputy Chief Executive - Resources")]),
    ("A report by the Chief Executive - copies of which were tabled.", [(None, "Chief Executive")]),
    ("The Chief Executive - Council tax in mind - agreed.", [(None, "Chief Executive")]),
    # A bracket: a part of the work, a second office, the same office by its initials.
    ("The Team Leader (Majors), Ada Pell, advised.", [("Ada Pell", "Team Leader (Majors)")]),
    ("Ada Pell, Planning Officer (East), advised.", [("Ada Pell", "Planning Officer (East)")]),
    ("Ada Pell, Planning Officer (Teams), advised.", [("Ada Pell", "Planning Officer")]),
    ("The Head of Law (Monitoring Officer), Ada Pell, advised.", [("Ada Pell", "Head of Law (Monitoring Officer)")]),
    ("Ada Pell (Chief Executive (Returning Officer)) spoke.", [("Ada Pell", "Chief Executive (Returning Officer)")]),
    ("The Responsible Financial Officer (RFO) left.\n\nThe RFO came back.", [(None, "Responsible Financial Officer")]),
    ("Councillor Pell (Chair) left.", [("Councillor Pell", "Chair")]),
    ("Councillor J Pell (Chair, Corporate Scrutiny) spoke.", [("Councillor J Pell", "Chair, Corporate Scrutiny")]),
    ("Councillor J Pell (Chair, Ada Orde) spoke.", [("Councillor J Pell", "Chair")]),
    # Part of a joint title is no office more.
    ("Ada Pell, Clerk and Treasurer, spoke.\n\nThe Treasurer left.", [("Ada Pell", "Clerk and Treasurer")]),
    # One of a list before "and" is its own.
    ("IN ATTENDANCE: Port Manager and Principal Wharf Officer.", [(None, "Port Manager"), (None, "Principal Wharf Officer")]),
    # What was once held.
    ("They heard of the death of Mr Joe Orde, former Mayor.", [("Mr Joe Orde", "former Mayor")]),
    ("The former Chief Executive had written.", [(None, "former Chief Executive")]),
    ("They remembered former Provost Joe Orde.", [("Joe Orde", "Provost")]),
    # A month, a meeting and a field of work are no body; nor is anybody's officer an office.
    ("A report was asked of the Director of Resources in April.", [(None, "Director of Resources")]),
    ("A report of the senior officer and of the Council's officer.", []),
    ("Also there was Councillor Pell (Deputy Portfolio Holder).", [("Councillor Pell", "Deputy Portfolio Holder")]),
    ("The Deputy Portfolio Holder had not come.", []),
    ("Mr Joe Orde, independent member, asked why.", [("Mr Joe Orde", "independent member")]),
    ("The three independent members asked why.", []),
    ("That Mr Orde be appointed its chairman.", [("Mr Orde", "chairman")]),
    # Chosen without a verb, by a body that says so; a proposal alone chooses nobody.
    ("RESOLVED that Councillor Pell be the Armed Forces Champion.", [("Councillor Pell", "Armed Forces Champion")]),
    ("It was agreed that Councillor Pell be Chair for the day.", [("Councillor Pell", "Chair")]),
    ("Councillor Orde wished that Councillor Pell be Chair.", [(None, "Chair")]),
    ("The Forum appointed Ada Pell its Vice-Convener.", [("Ada Pell", "Vice-Convener")]),
    # An acting rank, a title with its article.
    ("Temporary Deputy Chief Constable Ada Pell spoke.", [("Ada Pell", "Temporary Deputy Chief Constable")]),
    ("Mayor's Chaplain: The Revd Canon P Orde", [("The Revd Canon P Orde", "Mayor's Chaplain")]),
    # A word cut at the end of a line.
    ("The Director of Re-\nsources spoke.", [(None, "Director of Resources")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_title(text: str, expected: list[tuple[str | None, str]]) -> None:
    """An office is as long as its title."""
    assert held(text) == expected


BODIES = [
    ("Councillor Pell was made Chair of Planning.", [("Councillor Pell", "Chair of Planning", None)]),
    ("The Chair of the Tarn Partnership spoke.", [(None, "Chair", "Tarn Partnership")]),
    ("The Chief Officer of Police objected.", [(None, "Chief Officer of Police", None)]),
    ("Election of Chair for the Meeting", [(None, "Chair", None)]),
    ("Ms Pell, Deputy Chief Constable of Quern Police, spoke.", [("Ms Pell", "Deputy Chief Constable", "Quern Police")]),
    ("Inspector Ada Pell, Quern Police, spoke.", [("Ada Pell", "Inspector", "Quern Police")]),
    ("Quern Police's Inspector Ada Pell spoke.", [("Ada Pell", "Inspector", "Quern Police")]),
    ("The Audit Manager, Ada Pell (Tarn Audit Partnership), spoke.", [("Ada Pell", "Audit Manager", "Tarn Audit Partnership")]),
    ("The Audit Manager, Ada Pell, Licensing Committee members and others left.", [("Ada Pell", "Audit Manager", None)]),
    ("The Clerk, Ada Pell, Tarn Bowls Club and others had written.", [("Ada Pell", "Clerk", None)]),
    ("Dr Ada Pell, Clinical Lead, Quern Valley ICB", [("Dr Ada Pell", "Clinical Lead", "Quern Valley ICB")]),
    (
        "Present:\nJoe Orde, Chief Officer, Healthwatch Quern\nAda Pell, Port Manager, Tarn Harbour Trust\n",
        [("Joe Orde", "Chief Officer", "Healthwatch Quern"), ("Ada Pell", "Port Manager", "Tarn Harbour Trust")],
    ),
    (
        "Councillor Pell declared an interest as a trustee of the Tarn Rescue Team.",
        [("Councillor Pell", "trustee", "Tarn Rescue Team")],
    ),
    (
        "Councillor Pell was appointed as the Council's director on the board of Quern Leisure Ltd.",
        [("Councillor Pell", "director", "Quern Leisure Ltd")],
    ),
    ("The Fund's Independent Adviser, Mr Joe Orde, spoke.", [("Mr Joe Orde", "Independent Adviser", None)]),
    ("Ms Pell, Chair of the Wharf Board (observer), spoke.", [("Ms Pell", "Chair", "Wharf Board")]),
    # Columns: a body beside the office, the office behind the body.
    ("Ada Pell, Director of Roads      Quern Borough Council\n", [("Ada Pell", "Director of Roads", "Quern Borough Council")]),
    ("Councillor Ada Pell (Chair)      Quern Borough Council\n", [("Councillor Ada Pell", "Chair", None)]),
    (
        "Present:\n\nCouncillor A Pell      Quern City Council       (Chairman)\nCouncillor J Orde      Tarn District Council\n",
        [("Councillor A Pell", "Chairman", None)],
    ),
    (
        "Ada Pell, Partner, Marl Fenn LLP (Fund Actuary)",
        [("Ada Pell", "Partner", "Marl Fenn LLP"), ("Ada Pell", "Fund Actuary", None)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_body(text: str, expected: list[tuple[str | None, str, str | None]]) -> None:
    """The body an office is of, or whoever holds it works for; none where a field of work or a meeting is named."""
    assert found(text) == expected


LINES = [
    # A label far from its colon, and not the last name of the line above.
    (
        "Chairperson             :   Councillor Ada Pell\n"
        "Members Present         :   Aldermen Orde, McFee-Ross\n"
        "Vice Chair              :   Councillor Bo Fell\n",
        [("Councillor Ada Pell", "Chairperson"), ("Councillor Bo Fell", "Vice Chair")],
    ),
    (
        "Officers Present        :   J Harbin, Director of Environmental Services\n"
        "                            S Quill-Doyle, Head of Regulatory and\n"
        "                            Building Services\n",
        [("J Harbin", "Director of Environmental Services"), ("S Quill-Doyle", "Head of Regulatory and Building Services")],
    ),
    # A list that has lost its lines, name first: no office is of the next.
    (
        "In attendance: Joe Boyle, Chief Accountant, Corporate Services Tom Cane, Head of Housing, Environment Services"
        " Ida Fell, Director of Roads Ada Pell, Chief Executive",
        [
            ("Joe Boyle", "Chief Accountant"),
            ("Tom Cane", "Head of Housing"),
            ("Ida Fell", "Director of Roads"),
            ("Ada Pell", "Chief Executive"),
        ],
    ),
    ("R Lunn IS-GADEIRYDD/ DEPUTY CHAIR: G Tarn", [(None, "IS-GADEIRYDD"), ("G Tarn", "DEPUTY CHAIR")]),
    ("Deputy Mayor Councillor J Pell Aldermen J Bard, W Dill", [("Councillor J Pell", "Deputy Mayor")]),
    ("J A Pell, (Chief Executive) J J Orde (Director of Finance)", [("J A Pell", "Chief Executive"), ("J J Orde", "Director of Finance")]),
    # Both languages of one office; an Irish surname.
    ("Cyswllt / Contact: Ada Pell, Swyddog Pwyllgorau / Committee Officer", [("Ada Pell", "Swyddog Pwyllgorau"), ("Ada Pell", "Committee Officer")]),
    ("Chairperson: Councillor Mac an tSaoir", [("Councillor Mac an tSaoir", "Chairperson")]),
    # Who answers is not who asked.
    ("In reply to Councillor Orde, the Leader said no.", [(None, "Leader")]),
    ("In the absence of Councillor Orde, the Chair, Councillor Pell presided.", [("Councillor Orde", "Chair")]),
    ("QUERN POLICE AND CRIME PANEL\n\nThe Commissioner, Mr J Orde, said yes.", [("Mr J Orde", "Commissioner")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_line(text: str, expected: list[tuple[str | None, str]]) -> None:
    """Lists and labels tie an office to the name of its own entry."""
    assert held(text) == expected

"""Roles that are not there: words beside an office that are no part of it, and names beside it that do not hold it."""

from __future__ import annotations

import pytest

from extract import extract_text


def found(text: str) -> list[tuple[str | None, str, str | None]]:
    """(person, role, organisation) of every role, in order."""
    return [(fact.person, fact.role, fact.organisation) for fact in extract_text(text, "minutes").roles]


def held(text: str) -> list[tuple[str | None, str]]:
    """(person, role) of every role, in order."""
    return [(person, role) for person, role, _ in found(text)]


NO_OFFICE = [
    # In the name of a law, or before a heading of a planning list.
    "The Tarn Panels (Precepts and Chief Constable Appointments) Regulations 2012 applied.",
    "Ward: Saltgate\nOfficer Recommendation: GRANT",
    "Grid Ref: TQ481210 Officer: Jo Lunn",
    # No portfolio, so no office.
    "Councillors A Ash and B Elm (Cabinet Members) attended.",
    # Anyone of the kind.
    "The grant met the costs of a Communications Officer for two years.",
    "Members wished to hear from another Nursing Home Manager.",
    # Whoever it may be.
    "subject to the relevant Cabinet Spokesperson(s) agreeing, and to the appropriate Heads of Service",
    # Letters of a parish council before a word that is no name.
    "See the link to PC Minutes of September.",
    # The office of the one who is served.
    "The Solicitor to the Monitoring Officer advised.",
]
SPANS = [
    # What is to be done, on what, under which rule, in which year: no part of the office.
    ("Papers to go back. Clerk to Action", [(None, "Clerk")]),
    ("Report by Director of Education on Nursery Places.", [(None, "Director of Education")]),
    ("It was changed by the Monitoring Officer to Council Procedure Rule 7.", [(None, "Monitoring Officer")]),
    (
        "Councillor Ash was put forward for election as Mayor for the Municipal year 2023–2024.",
        [("Councillor Ash", "Mayor")],
    ),
    ("Ann Lunn (Executive Director of People- children) spoke.", [("Ann Lunn", "Executive Director of People")]),
    ("1. Welcome and Introductions1.1 Chair welcomed all.", [(None, "Chair")]),
    ("under the Rules of Procedure Group Leaders may speak", [(None, "Group Leaders")]),
    # Whose they are.
    ("He met Tarnshire’s Police and Crime Commissioner.", [(None, "Police and Crime Commissioner")]),
    ("A talk was given by Quern Rail’s Route Director.", [(None, "Route Director")]),
    # A rank before an office in small letters.
    ("The Interim s151 Officer (Neil Ash) spoke.", [("Neil Ash", "Interim s151 Officer")]),
    # Two offices, of two people.
    ("The Town Clerk and Deputy Town Clerk were there.", [(None, "Town Clerk"), (None, "Deputy Town Clerk")]),
    (
        "in liaison with Corporate Director and Portfolio Holder for Ports and Harbours; and",
        [(None, "Corporate Director"), (None, "Portfolio Holder for Ports and Harbours")],
    ),
    (
        "the report of the Executive Leader/Director of Adult Services.",
        [(None, "Executive Leader"), (None, "Director of Adult Services")],
    ),
    # A rank in small letters belongs to it.
    ("The deputy Cabinet Member for Roads spoke.", [(None, "deputy Cabinet Member for Roads")]),
    # Words that look like a label, or small words, inside a title.
    ("The Safeguarding in Education Manager spoke.", [(None, "Safeguarding in Education Manager")]),
    ("The Regional Community Action Team Co-ordinator spoke.", [(None, "Regional Community Action Team Co-ordinator")]),
    # Letters of a body behind a dash, and the name on the next line.
    (
        "Officers:\nNia Lunn, Policy Officer - TDC\nBill Osk, Director of City Strategy\nSian Vole, Audit Manager - TDC\n",
        [("Nia Lunn", "Policy Officer"), ("Bill Osk", "Director of City Strategy"), ("Sian Vole", "Audit Manager")],
    ),
]
BRACKETS = [
    # All of a title that stands in brackets behind a name.
    (
        "Officers: A Lunn (Team Leader Strategic Applications Team), B Osk (Engineer - Development [Highways]), C Bly"
        " (Solicitor - Case Manager Planning)",
        [
            ("A Lunn", "Team Leader Strategic Applications Team"),
            ("B Osk", "Engineer - Development [Highways]"),
            ("C Bly", "Solicitor - Case Manager Planning"),
        ],
    ),
    # Letters of a body, a party: no part of it.
    (
        "Present: Ann Lunn (Policy Officer - TDC), Joe Osk (Chair - Independent)",
        [("Ann Lunn", "Policy Officer"), ("Joe Osk", "Chair")],
    ),
]
SPANS_KEPT = [
    ("Nododd y Cyfreithiwr i’r Swyddog Monitro y cais.", [(None, "Cyfreithiwr")]),
    ("The Clerk to the Council replied.", [(None, "Clerk to the Council")]),
    ("The Director of Kingston on Thames Homes replied.", [(None, "Director of Kingston on Thames Homes")]),
    ("The Children’s Services Manager spoke.", [(None, "Children’s Services Manager")]),
    ("The Young People’s Services Manager spoke.", [(None, "Young People’s Services Manager")]),
    ("The Town Clerk’s Assistant spoke.", [(None, "Town Clerk’s Assistant")]),
    ("The S106 Officer spoke.", [(None, "S106 Officer")]),
    (
        "The Deputy Leader and Cabinet Member for Ports, Councillor Elm, spoke.",
        [("Councillor Elm", "Deputy Leader and Cabinet Member for Ports")],
    ),
    (
        "The Chief Executive and Director of Place, Ann Lee, spoke.",
        [("Ann Lee", "Chief Executive and Director of Place")],
    ),
    ("Joe Bly, a Communications Officer, spoke.", [("Joe Bly", "Communications Officer")]),
    ("PC Lunn spoke of the bypass.", [("Lunn", "PC")]),
    ("Cyflwynodd y Swyddog Monitro yr adroddiad.", [(None, "Swyddog Monitro")]),
]
NOT_THE_HOLDER = [
    # What is to be got, an area, a paragraph's heading.
    ("10 Groups\nVillage Arch – Clerk to get three quotes.", [(None, "Clerk")]),
    ("The Senior Planning Officer [Tarn Moor] spoke.", [(None, "Senior Planning Officer")]),
    (
        "TARN PARK AUTHORITY STAFF IN ATTENDANCE\nDan Lunn (Access Manager)\nCara Osk (Forum Secretary)",
        [("Dan Lunn", "Access Manager"), ("Cara Osk", "Forum Secretary")],
    ),
    ("PRESENT Duncan Lunn (Chair) spoke.", [("Duncan Lunn", "Chair")]),
    # A vacancy, and who spoke of it.
    (
        "There being a vacancy for Vice-Chair, Councillor Ash then proposed that Councillor Elm take it.",
        [(None, "Vice-Chair")],
    ),
    # The next of a list of those who voted.
    (
        "for the amendment - the Convener, Depute Provost Lunn, Bailies Ash and Elm.",
        [(None, "Convener"), ("Lunn", "Depute Provost"), ("Ash", "Bailie"), ("Elm", "Bailie")],
    ),
    # The entry above ends with a name, and the next begins with an office.
    (
        "Councillor A Ash\n\nDeputy Mayor\nCouncillor B Elm\n\nChief Executive\nDirector of Roads\n",
        [("Councillor B Elm", "Deputy Mayor"), (None, "Chief Executive"), (None, "Director of Roads")],
    ),
    # The kind of an interest is nobody.
    (
        "Councillor Ash declared a Personal Interest as Trustee of the Tarn Network in item 5.",
        [("Councillor Ash", "Trustee")],
    ),
    # An office before its name ends a line, and the next line has another person.
    (
        "Mr J Ash, Tarn Fire and Rescue Service, Group Manager\nMs D Elm, Tarn Fire and Rescue Service, Clerk\n",
        [("Mr J Ash", "Group Manager"), ("Ms D Elm", "Clerk")],
    ),
    # Of two that were confirmed, the last with an office between.
    (
        "that Councillor A Ash and Joe Bly, Chair of Tarn CCG, be confirmed as Chairman of the Board",
        [("Joe Bly", "Chair"), (None, "Chairman of the Board")],
    ),
]
THE_HOLDER = [
    ("Councillor Ann Ash, Tarn Borough Council was elected as Chairman.", [("Councillor Ann Ash", "Chairman")]),
    ("Councillor Ann Ash (Tarn Council) was elected as Chairman.", [("Councillor Ann Ash", "Chairman")]),
    ("Present: Joe Lunn( Chair); Quin Osk ( Harbour Master)", [("Joe Lunn", "Chair"), ("Quin Osk", "Harbour Master")]),
    ("Moved by the Lord Mayor (Councillor Ó Lunnaigh),", [("Councillor Ó Lunnaigh", "Lord Mayor")]),
    ("Cllr Joe Ash – City of Tarn Council (Chair)", [("Cllr Joe Ash", "Chair")]),
    ("The Vice-Chair, Councillor Ash, spoke.", [("Councillor Ash", "Vice-Chair")]),
    ("Joe Lunn – Town Clerk to the Council", [("Joe Lunn", "Town Clerk to the Council")]),
]
ORGANISATIONS = [
    # The body behind the comma of what somebody directs.
    (
        "Una Bly, Director of Performance, Tarn & Quern NHS Foundation Trust, spoke.",
        [("Una Bly", "Director of Performance", "Tarn & Quern NHS Foundation Trust")],
    ),
    (
        "Mr G Osk, Head of Ambulance Services North, Tarn Ambulance Service",
        [("Mr G Osk", "Head of Ambulance Services North", "Tarn Ambulance Service")],
    ),
    # A body with an office in its name.
    (
        "The Chief Executive of the Office of the Police and Crime Commissioner spoke.",
        [(None, "Chief Executive", "Office of the Police and Crime Commissioner")],
    ),
    # An office is no body.
    (
        "Chief Executive (National Park Officer)",
        [(None, "Chief Executive (National Park Officer)", None)],
    ),
    # Services behind a comma are no body.
    ("The Director of Roads, Parks and Schools spoke.", [(None, "Director of Roads, Parks and Schools", None)]),
]


@pytest.mark.parametrize("text", NO_OFFICE)
def test_no_office(text: str) -> None:
    """Nothing is an office there."""
    assert held(text) == []


@pytest.mark.parametrize(("text", "expected"), SPANS + SPANS_KEPT + BRACKETS)
def test_span(text: str, expected: list[tuple[str | None, str]]) -> None:
    """An office is as long as its title, neither shorter nor longer."""
    assert held(text) == expected


@pytest.mark.parametrize(("text", "expected"), NOT_THE_HOLDER + THE_HOLDER)
def test_holder(text: str, expected: list[tuple[str | None, str]]) -> None:
    """A name beside an office is its holder only where the text says so."""
    assert held(text) == expected


@pytest.mark.parametrize(("text", "expected"), ORGANISATIONS)
def test_organisation(text: str, expected: list[tuple[str | None, str, str | None]]) -> None:
    """The body of an office is no part of its title."""
    assert found(text) == expected


def test_attendance() -> None:
    """The beginning of an office at the end of a printed line is nobody; a seat is no part of a name."""
    text = (
        "Apologies for absence were received from Mrs S Ash, Mr K Elm, Miss E Osk, Assistant\n"
        "Director of Roads and Mrs A Bly.\nApologies were received from Linda Holt Co-optee.\n"
        "Apologies were received from J Beam Co-opted Member."
    )
    people = [fact.person for fact in extract_text(text, "minutes").attendance_mentions]
    assert "Assistant" not in people
    assert {"Mrs S Ash", "Mr K Elm", "Miss E Osk", "Linda Holt", "J Beam"} <= set(people)

"""Roles in forms of minutes that no gold page has: elections, pairs of offices, welcomes, lists that lost their marks."""

from __future__ import annotations

import pytest

from extract import extract_text


def _roles(text: str) -> list[tuple[str | None, str]]:
    return [(fact.person, fact.role) for fact in extract_text(text, "minutes").roles]


PAIRS = [
    # As many people as offices, in one order, with "respectively" or a verb of election.
    (
        "RESOLVED that Councillors Ash and Elm be elected Chair and Vice-Chair respectively for the year.",
        [("Ash", "Chair"), ("Elm", "Vice-Chair")],
    ),
    (
        "Councillor J Ash and Councillor P Elm were elected as Chair and Vice-Chair.",
        [("Councillor J Ash", "Chair"), ("Councillor P Elm", "Vice-Chair")],
    ),
    (
        "That Councillors R Ash, T Elm and S Oak be appointed Chair, First Vice-Chair and Second Vice-Chair respectively.",
        [("R Ash", "Chair"), ("T Elm", "First Vice-Chair"), ("S Oak", "Second Vice-Chair")],
    ),
    (
        "Councillors Ash and Elm served as Mayor and Deputy Mayor, respectively, in 2019.",
        [("Ash", "Mayor"), ("Elm", "Deputy Mayor")],
    ),
    (
        "The Head of Legal and the Head of Finance, Ivo Tarn and Ada Lunn respectively, replied.",
        [("Ivo Tarn", "Head of Legal"), ("Ada Lunn", "Head of Finance")],
    ),
    (
        "The Chair and Vice-Chair (Councillors Ash and Elm) had met the developer.",
        [("Ash", "Chair"), ("Elm", "Vice-Chair")],
    ),
    # More people than offices, or offices of those who were away.
    ("Councillors Ash, Elm and Oak were appointed Chair and Vice-Chair.", [(None, "Chair"), (None, "Vice-Chair")]),
    (
        "In the absence of the Chair and Vice-Chair (Councillors Ash and Elm), the meeting was put off.",
        [(None, "Chair"), (None, "Vice-Chair")],
    ),
    # The second office shares the verb of the first.
    (
        "RESOLVED that Councillor Ash be elected Chair, and Councillor Elm Vice-Chair, of the Panel.",
        [("Councillor Ash", "Chair"), ("Councillor Elm", "Vice-Chair")],
    ),
    (
        "It was agreed that Cllr Ash would be Chair and Cllr Elm Vice Chair.",
        [("Cllr Ash", "Chair"), ("Cllr Elm", "Vice Chair")],
    ),
    (
        "Councillor Ash be appointed Member Champion for Heritage and Councillor Elm Member Champion for Cycling.",
        [("Councillor Ash", "Member Champion for Heritage"), ("Councillor Elm", "Member Champion for Cycling")],
    ),
]
CHOSEN = [
    ("Cllr Dawn Ash accepted the office of Chairman and signed the declaration.", [("Cllr Dawn Ash", "Chairman")]),
    ("Cllr Elm took on the role of Vice Chair.", [("Cllr Elm", "Vice Chair")]),
    ("Mr P Elm agreed to be Vice-Chair for the coming year.", [("Mr P Elm", "Vice-Chair")]),
    # Not taken, not settled, or somebody's task.
    ("Cllr Elm declined the position of Vice Chair.", [(None, "Vice Chair")]),
    ("Cllr Elm would be Chair if nobody else came forward.", [(None, "Chair")]),
    ("Cllr Bourne was elected to Chair the meeting.", []),
    # The name is below a heading in capitals, or after nominations for the office.
    ("ELECTION OF CHAIR FOR 2024/25\nRESOLVED – That Councillor Ash be elected.\n", [("Councillor Ash", "CHAIR")]),
    ("2. APPOINTMENT OF VICE-CHAIR\n\nCouncillor Elm spoke of the year that was to come, and what it might bring.", []),
    (
        "The Clerk invited nominations for the position of Chair. Councillor Oak nominated Councillor Ash; this was seconded by Councillor Fir. "
        "On being put to the vote, Councillor Ash was elected.",
        [(None, "Clerk"), ("Councillor Ash", "Chair")],
    ),
    (
        "Nominations were invited for Chair. Nominations for Vice-Chair followed, and Councillor Ash was elected.",
        [(None, "Chair"), ("Councillor Ash", "Vice-Chair")],
    ),
    (
        "The Mayor said that he had appointed the Reverend Mark Ash as his Chaplain.",
        [(None, "Mayor"), ("Reverend Mark Ash", "Chaplain")],
    ),
    # Who presides is not who is away.
    (
        "In the absence of the Chair, Councillor Elm (Vice-Chair) presided.",
        [(None, "Chair"), ("Councillor Elm", "Vice-Chair")],
    ),
]
NAMED = [
    (
        "Ivo Tarn, the council's Assistant Director for Roads, introduced the report.",
        [("Ivo Tarn", "Assistant Director for Roads")],
    ),
    ("Ivo Tarn introduced himself as the new Head of Legal Services.", [("Ivo Tarn", "Head of Legal Services")]),
    (
        "Members welcomed Ivo Tarn to his first meeting as Head of Legal Services.",
        [("Ivo Tarn", "Head of Legal Services")],
    ),
    (
        "They welcomed Ivo Tarn, who had been appointed as Head of Legal Services.",
        [("Ivo Tarn", "Head of Legal Services")],
    ),
    (
        "They thanked Ivo Tarn for his years of service as Head of Legal Services.",
        [("Ivo Tarn", "Head of Legal Services")],
    ),
    ("They thanked Ivo Tarn for his work with the Head of Legal Services.", [(None, "Head of Legal Services")]),
    # Small letters after a name and a comma.
    ("Mr I Tarn, external auditor, presented the plan.", [("Mr I Tarn", "external auditor")]),
    ("Ivo Tarn, the Council's external auditor, presented the plan.", [("Ivo Tarn", "external auditor")]),
    ("The letter of the appellant's legal adviser was read.", []),
    # A label names nothing where the office follows.
    ("Lead officer: Ivo Tarn, Head of Legal", [("Ivo Tarn", "Head of Legal")]),
    ("School Governor Services Clerk:\nSarah Birch\n", [("Sarah Birch", "School Governor Services Clerk")]),
    # Two offices of one person.
    (
        "John Ash, the Monitoring Officer and Secretary, confirmed the position.",
        [("John Ash", "Monitoring Officer and Secretary")],
    ),
    (
        "Mr Elm (Clerk and Treasurer) attended; the Clerk and Solicitors for the owners left.",
        [("Mr Elm", "Clerk and Treasurer")],
    ),
    ("Ms Ash, Chair of Governors at Quern School, spoke.", [("Ms Ash", "Chair of Governors")]),
    # A hyphen for a dash.
    (
        "Present: Margaret Ash-Chairman (MA), Brian Elm (BE), Lynn Oak-Vice Chairman (LO)",
        [("Margaret Ash", "Chairman"), ("Lynn Oak", "Vice Chairman")],
    ),
    ("Mr Tarn, Non-Executive Director, spoke.", [("Mr Tarn", "Non-Executive Director")]),
    ("Cllrs P Ash (Chair); C Elm (V. Chair); R Oak.", [("P Ash", "Chair"), ("C Elm", "V. Chair")]),
    # Who is to hold an office does not hold it; a verb is no office.
    (
        "The Deputy Mayor-Elect, Councillor Ash, thanked them, as did Cllr Oak (Mayor Elect).",
        [("Councillor Ash", "Deputy Mayor-Elect"), ("Cllr Oak", "Mayor Elect")],
    ),
    (
        "Members congratulated Councillor B Ash on being selected as Lord Mayor Elect.",
        [("Councillor B Ash", "Lord Mayor Elect")],
    ),
    ("They asked that the Mayor elect three members.", [(None, "Mayor")]),
    # Services in a list before the head word; the next line of a list is another entry.
    (
        "Officers\nMr P Godwin - Conservation, Design and Landscape Manager\nMr R Howe - Planning, Legal and Enforcement Manager\n",
        [
            ("Mr P Godwin", "Conservation, Design and Landscape Manager"),
            ("Mr R Howe", "Planning, Legal and Enforcement Manager"),
        ],
    ),
    # A list that lost its marks, and papers named after an office.
    (
        "Director of Corporate Services Director of Leisure and Parks Head of Marketing (Mrs C Bethel) Head of Economic Development",
        [
            (None, "Director of Corporate Services"),
            (None, "Director of Leisure and Parks"),
            ("Mrs C Bethel", "Head of Marketing"),
            (None, "Head of Economic Development"),
        ],
    ),
    ("The Head of Internal Audit Annual Report 2023/24 was noted.", [(None, "Head of Internal Audit")]),
    (
        "It was the REPORT OF THE FORMER TOWN CLERK that the members had before them that night.",
        [(None, "FORMER TOWN CLERK")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*PAIRS, *CHOSEN, *NAMED])
def test_roles(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert _roles(text) == expected


MORE = [
    # The last two of a list of offices are two; two offices before or behind one name are that person's.
    (
        "OFFICERS: Head of Law, Planning Policy Manager and Committee Secretary",
        [(None, "Head of Law"), (None, "Planning Policy Manager"), (None, "Committee Secretary")],
    ),
    (
        "The Director of Finance (Section 151 Officer), Ada Lunn, explained.",
        [("Ada Lunn", "Director of Finance (Section 151 Officer)")],
    ),
    (
        "The Chairman of the Council (County Councillor G. Elm), M. Fir and the public left.",
        [("County Councillor G. Elm", "Chairman of the Council")],
    ),
    (
        "Ivo Tarn, Head of Law (Monitoring Officer), Ada Lunn, Chief Finance Officer (Section 151 Officer), and Jo Reed, Clerk, attended.",
        [
            ("Ivo Tarn", "Head of Law (Monitoring Officer)"),
            ("Ada Lunn", "Chief Finance Officer (Section 151 Officer)"),
            ("Jo Reed", "Clerk"),
        ],
    ),
    (
        "Ms Ash and Mr Elm, the Head of Housing and Strategic Housing Manager respectively, spoke.",
        [("Ms Ash", "Head of Housing"), ("Mr Elm", "Strategic Housing Manager")],
    ),
    # A member of a joint body and who sent them; a governor behind initials; who speaks at the chair's invitation.
    (
        "Members: Cllr A Ash, Quern County Council (Chair); Cllr B Elm, Tarn District Council (Vice-Chair)",
        [("Cllr A Ash", "Chair"), ("Cllr B Elm", "Vice-Chair")],
    ),
    ("Members: Gill Ash, Sue Elm (Chair), Anne Fir", [("Sue Elm", "Chair")]),
    ("Attendees:\nTom Elm (TE) – Governor, Tarn Academy\n", [("Tom Elm", "Governor")]),
    (
        "At the invitation of the Chair, Ms Ash, Strategic Lead, addressed Members.",
        [(None, "Chair"), ("Ms Ash", "Strategic Lead")],
    ),
    ("That they appoint the Leader to the Harbour Board and two others.", [(None, "Leader")]),
    (
        "IN ATTENDANCE: Mr A Marr, Chief Executive, Tarn Council Ms J Hope, Director of Roads, Quern Park Authority Mr N Half, Tarn Council",
        [("Mr A Marr", "Chief Executive"), ("Ms J Hope", "Director of Roads")],
    ),
    # An office of a body whose name stands before it, or of which somebody is the nominee.
    ("Tom Elm, Quern Housing Association's Director of Operations, spoke.", [("Tom Elm", "Director of Operations")]),
    (
        "Councillor Ash was appointed as the Council's nominated Director of Quern Leisure Ltd.",
        [("Councillor Ash", "Director")],
    ),
    ("Councillor Warren said that he was a retired Police Officer.", []),
    # Who replaces another holds the office, not the one replaced.
    ("That Councillor Ash replace Councillor Elm as Chair of the Licensing Committee.", [("Councillor Ash", "Chair")]),
    ("Councillor Elm was replaced by Councillor Ash as Chair of the Harbour Panel.", [("Councillor Ash", "Chair")]),
    ("It was noted that, succeeding Councillor Elm as Chair, she would serve a year.", [(None, "Chair")]),
]


@pytest.mark.parametrize(("text", "expected"), MORE)
def test_more_roles(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert _roles(text) == expected

"""People, movers, votes and attendance in forms that councils print and that no page here had before."""

from __future__ import annotations

import pytest

from extract import extract_text


def held(text: str) -> list[tuple[str | None, str]]:
    """(person, role) of every role, in order."""
    return [(fact.person, fact.role) for fact in extract_text(text, "minutes").roles]


def moved(text: str) -> list[tuple[str | None, str | None]]:
    """(mover, seconder) of every resolution, in order."""
    return [(fact.mover, fact.seconder) for fact in extract_text(text, "minutes").resolutions]


def voted(text: str) -> list[tuple[str, str]]:
    """(name, option) of every named vote, in order."""
    return [(fact.name, fact.option) for fact in extract_text(text, "minutes").named_votes]


def told(text: str) -> list[str]:
    """Status and person of every mention of attendance, with whom a substitute is there for."""
    found = extract_text(text, "minutes").attendance_mentions
    return [
        f"{fact.status} {fact.person}" + (f" for {fact.substitute_for}" if fact.substitute_for else "")
        for fact in found
    ]


TITLES = [
    # What the meeting did is no part of a title.
    ("The Panel had a briefing from the Head of Wharves and NOTED it.", [(None, "Head of Wharves")]),
    ("Decision Taken by the Executive Councillor for Housing None since last meeting.", [(None, "Executive Councillor for Housing")]),
    # A service behind a comma, where the words end right there.
    ("Ada Pell, Principal Accountant, Schools, introduced it.", [("Ada Pell", "Principal Accountant, Schools")]),
    ("The Principal Accountant, Schools took members through it.", [(None, "Principal Accountant, Schools")]),
    ("In attendance: Ada Pell (Principal Accountant, Schools), Joe Orde (Clerk)", [("Ada Pell", "Principal Accountant, Schools"), ("Joe Orde", "Clerk")]),
    # A rank that words before it make an office.
    ("She would ask the Highways Area Manager for a date.", [(None, "Highways Area Manager")]),
    # A report of two people.
    ("Joint report of the Chief Fire Officer and Treasurer.", [(None, "Chief Fire Officer"), (None, "Treasurer")]),
    # Known to everybody by one word.
    ("No reply had come from the Minister.", [(None, "Minister")]),
    ("The Mayor had met the Rail Minister.", [(None, "Mayor"), (None, "Rail Minister")]),
    ("The Inspector had dismissed the appeal at Tarn Fold.", [(None, "Inspector")]),
    ("The Police and Crime Panel met. The Commissioner explained why.", [(None, "Commissioner")]),
    ("That the Secretary to the Panel be authorised to reply.", [(None, "Secretary to the Panel")]),
    ("She thanked Mr Tom Orde, Roads Foreman, for his work.", [("Mr Tom Orde", "Roads Foreman")]),
    ("Its chair, Councillor Pell, thanked the officers.", [("Councillor Pell", "chair")]),
    ("In her role as Portfolio Holder for Waste, Councillor Pell answered.", [("Councillor Pell", "Portfolio Holder for Waste")]),
    ("As Armed Forces Champion, Councillor Orde reported on it.", [("Councillor Orde", "Armed Forces Champion")]),
    ("The senior legal officer presented the report.", [(None, "senior legal officer")]),
    # Welsh: a name behind the comma, and a list of fields.
    ("Cyflwynodd y Pennaeth Tai, Lowri Haf Bevan, yr adroddiad.", [("Lowri Haf Bevan", "Pennaeth Tai")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles(text: str, expected: list[tuple[str | None, str]]) -> None:
    """A title is whole, and no longer than it is."""
    assert held(text) == expected


LISTS = [
    # Columns of spaces: the body stands apart, and the next line is another entry.
    (
        "PRESENT\n\nAda Pell, Director of Public Health   Tarn Borough Council\nJoe Orde, Director of Adult Services    Tarn Borough Council\nSuperintendent Una Bray                Wick Police\n",
        [("Ada Pell", "Director of Public Health"), ("Joe Orde", "Director of Adult Services"), ("Una Bray", "Superintendent")],
    ),
    # Without marks between the entries: no name is part of an office.
    (
        "Officers Present : Chief Executive - J Orde Director of Roads and Waste – M Pell Director of Wharves – G Bray",
        [("J Orde", "Chief Executive"), ("M Pell", "Director of Roads and Waste"), ("G Bray", "Director of Wharves")],
    ),
    ("In attendance: Mrs A Bray, Parish Clerk, Mr D L Pell Deputy Clerk, and Mr J Orde", [("Mrs A Bray", "Parish Clerk"), ("Mr D L Pell", "Deputy Clerk")]),
    (
        "Present were Ada Pell, Head of Law; Joe Orde Acting Head of Finance; Una Bray Head of Resources, Ian Fell, Democratic Services Manager; and others.",
        [("Ada Pell", "Head of Law"), ("Joe Orde", "Acting Head of Finance"), ("Una Bray", "Head of Resources"), ("Ian Fell", "Democratic Services Manager")],
    ),
    ("Present: Cllr Ada Pell / Chair; Joe Orde / Clerk.", [("Cllr Ada Pell", "Chair"), ("Joe Orde", "Clerk")]),
    ("Officers in attendance:\nAda Pell / Head of Housing\nJoe Orde / Clerk\n", [("Ada Pell", "Head of Housing"), ("Joe Orde", "Clerk")]),
    ("Present J A Orde, (Chief Executive) and others.", [("J A Orde", "Chief Executive")]),
    ("Present: Councillors: Mark Pell (In the Chair), Susan Orde.", [("Mark Pell", "Chair")]),
    ("Contact: Claire Pell Tel: 01234 567890\nDemocratic Services Manager - Ann Orde Tel: 01234 567891", [("Ann Orde", "Democratic Services Manager")]),
    ("Apologies: Mr M Pell, PCC Link Officer County Cllr A Orde", [("Mr M Pell", "PCC Link Officer")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists(text: str, expected: list[tuple[str | None, str]]) -> None:
    """In a list each office is of the person in its own entry, or of nobody."""
    assert held(text) == expected


def test_no_name_in_a_title() -> None:
    """Names of a list that has lost its order are no part of anybody's office."""
    text = "Present: Ian Fell, Flood Watch Officer Ada Pell, RFO Joe Orde and Clerk Una Bray"
    assert [role for _, role in held(text)] == ["Flood Watch Officer", "RFO", "Clerk"]


NOBODY = [
    "Election of Chair - Municipal Year",
    "She announced Fr Orde at St Mary’s Church as her Chaplain.",
    "Councillor Pell was present as Substitute Member for Councillor Orde.",
    "The case officer reported two letters.",
    "There were one Headteacher and two governors.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_no_person(text: str) -> None:
    """What only looks like a name, or an office, is tied to nobody."""
    assert [(person, role) for person, role in held(text) if person or "officer" in role or "Head" in role] == []


REPEATS = [
    ("Appointment of Vice-Chair\n\nThat Dr Una Bray be appointed Vice-Chair of the Harbour Board for 2024/25.", [("Dr Una Bray", "Vice-Chair")]),
    ("Present: Ada Pell (Clerk to the Forum)\n\nACTION: Clerk to ask all schools.", [("Ada Pell", "Clerk to the Forum")]),
    ("Decision Maker: Mayor of Tarnside\n\nThe Mayor approved a grant.", [(None, "Mayor of Tarnside")]),
    ("It calls on the Minister for Ports to act. The Council wrote to the Minister.", [(None, "Minister for Ports")]),
    ("The Lord Mayor spoke. That Councillor Una Bray be elected Lord Mayor of the City.", [("Councillor Una Bray", "Lord Mayor of the City")]),
    ("Cllr Pell has been nominated as Vice-Chairman.\n\nThat Cllr Pell be elected Vice-Chairman of the Council.", [("Cllr Pell", "Vice-Chairman of the Council")]),
    ("Honorary Alderman Jean Pell, MBE had died. Jean had become an Honorary Alderman of the Council.", [("Jean Pell, MBE", "Honorary Alderman")]),
    ("Sergeant Una Bray sent apologies. Sgt Bray had written.", [("Una Bray", "Sergeant")]),
    ("Councillor D.Orde (Vice-Chairman)\n\nCouncillor Dan Orde was elected Vice-Chairman.", [("Councillor D.Orde", "Vice-Chairman")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REPEATS)
def test_once(text: str, expected: list[tuple[str | None, str]]) -> None:
    """An office that the text ties or spells out elsewhere is not counted again."""
    assert held(text) == expected


MOVED = [
    ("RESOLVED on the nomination of Councillor Pell, seconded by Councillor Orde, that Councillor Bray be elected Chair.", [("Councillor Pell", "Councillor Orde")]),
    ("Proposed Pell, seconded Orde and RESOLVED to approve the accounts.", [("Pell", "Orde")]),
    ("RESOLVED to approve the accounts. Prop. Pell Sec. Orde", [("Pell", "Orde")]),
    ("Proposed amendments seconded the view. RESOLVED to accept the minutes.", [(None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MOVED)
def test_movers(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    """Who moved and who seconded, by surname alone and by nomination."""
    assert moved(text) == expected


VOTES = [
    # Sides with the mover's name over columns.
    (
        "On a roll call Members voted as follows:-\n\n     Motion (Dunn)              Amendment (Tull)\n     Abern                      Bryce\n     Begg                       Tull\n     Dunn\n\n     There voted 3 for the Motion and 2 for the Amendment. The Motion was carried.\n",
        [("Abern", "for"), ("Bryce", "against"), ("Begg", "for"), ("Tull", "against"), ("Dunn", "for")],
    ),
    # The last name of a list on a line of its own.
    (
        "A recorded vote was taken:\n\nFor (3) - Councillors Bogue, Glass\n  and Wylie.\n\nAgainst (1) - Councillor Case.\n",
        [("Bogue", "for"), ("Glass", "for"), ("Wylie", "for"), ("Case", "against")],
    ),
    # An office before the name of the first.
    (
        "DIVISION NO. 1\n\nAYES  2\nA. Ash, B. Elm\n\nABSTAINING  2\nThe Chairman of the Council (County Councillor G. Pell), M. Orde\n\nThe amendment was negatived.\n",
        [("A. Ash", "for"), ("B. Elm", "for"), ("G. Pell", "abstain"), ("M. Orde", "abstain")],
    ),
    # Within sentences.
    ("Mrs Pell asked for the names to be taken down. In favour Mr Orde, Miss Bray. Against Mrs Pell.\n", [("Mr Orde", "for"), ("Miss Bray", "for"), ("Mrs Pell", "against")]),
    ("Under Procedure Rule 20 Councillors Pell and Orde asked that their votes against be recorded, and Councillor Bray that he had abstained.", [("Pell", "against"), ("Orde", "against"), ("Bray", "abstain")]),
    ("FOR: All Members present (16) save Councillor Pell, who voted AGAINST (1)\n", [("Pell", "against")]),
    ("Pleidlais gofnodedig:\n\nO blaid (1): Y Cynghorydd Gwyn Huws.\n\nAtal pleidlais (1): Y Cynghorydd Buddug Wyn.\n", [("Gwyn Huws", "for"), ("Buddug Wyn", "abstain")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VOTES)
def test_votes(text: str, expected: list[tuple[str, str]]) -> None:
    """One member's vote, as lists, columns and sentences tell it."""
    assert voted(text) == expected


AWAY = [
    (
        "Apologies for Absence\n\nMinutes:\n\nThe following apologies had been received:\n\n\n\nCllr Ada Pell - substituted by Cllr Joe Orde\n\nCllr Una Bray\n\nMrs Ina Fell (co-opted member)\n\n3/24\n",
        ["apologies Ada Pell", "substitute Joe Orde for Ada Pell", "apologies Una Bray", "apologies Mrs Ina Fell"],
    ),
    ("FS2  APOLOGIES\n\nReceived from Cllr M Pell (work).\n\nFS3  MINUTES\n\nNone.\n", ["apologies M Pell"]),
    ("1.         APOLOGIES FOR ABSENCE.\n\nCllr L Pell and Cllr J Orde (family). The meeting accepted these.\n\n2.         MINUTES\n", ["apologies L Pell", "apologies J Orde"]),
    (
        "Apologies were received from Councillor S Pell (Tarn City), for whom Councillor M Orde was substitute, and from Mrs Ina Bray (Lay Member).",
        ["apologies S Pell", "substitute M Orde for S Pell", "apologies Mrs Ina Bray"],
    ),
    ("Apologies were received from Councillor Ada Pell (Councillor Joe\nOrde substituting).", ["apologies Ada Pell", "substitute Joe Orde for Ada Pell"]),
    ("Apologies:\nCouncillor Ada Pell       Leader, Tarn Council\n\nOfficers:\nJoe Orde, Chief Executive\n", ["apologies Ada Pell", "in_attendance Joe Orde"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AWAY)
def test_away(text: str, expected: list[str]) -> None:
    """Who is away, and who stands in."""
    assert told(text) == expected

"""Offices, attendance and named votes in sentences that showed a fault when they were tried out one by one."""

from __future__ import annotations

import pytest

from extract import extract_text


def held(text: str) -> list[tuple[str | None, str]]:
    """(person, role) of every role, in order."""
    return [(fact.person, fact.role) for fact in extract_text(text, "minutes").roles]


def there(text: str) -> list[tuple[str, str, str | None]]:
    """(status, person, office) of every mention of attendance, in order."""
    found = extract_text(text, "minutes").attendance_mentions
    return [(fact.status, fact.person, fact.office) for fact in found]


def voted(text: str) -> list[tuple[str, str]]:
    """(name, option) of every named vote, in order."""
    return [(fact.name, fact.option) for fact in extract_text(text, "minutes").named_votes]


ROLES = [
    # An office behind a name is not the next person's, and the next person's not the first's.
    (
        "ALSO PRESENT: Mr P Vane, Chief Internal Auditor, and Ms R Crewe of Larkin LLP (External Auditor)",
        [("Mr P Vane", "Chief Internal Auditor"), ("Ms R Crewe", "External Auditor")],
    ),
    ("Ivo Tarn of the Tarn Partnership (Chief Executive) spoke.", [("Ivo Tarn", "Chief Executive")]),
    ("Clerk: Joan Orde   Chair: Cllr Ash", [(None, "Clerk"), ("Cllr Ash", "Chair")]),
    # Welsh offices are nobody's names.
    (
        "Swyddogion: Prif Weithredwr, Pennaeth Cyllid, Swyddog Monitro",
        [(None, "Prif Weithredwr"), (None, "Pennaeth Cyllid"), (None, "Swyddog Monitro")],
    ),
    ("Swyddogion: Pennaeth Cyllid, Prif Weithredwr", [(None, "Pennaeth Cyllid"), (None, "Prif Weithredwr")]),
    # Members and officers of one list.
    ("Derbyniwyd ymddiheuriadau gan y Cynghorydd Alun Huws, y Pennaeth Cyllid a Mr Ifan Prys.", [(None, "Pennaeth Cyllid")]),
    ("Apologies: Councillor Ash, Head of Finance", [(None, "Head of Finance")]),
    ("In Attendance: District Councillor Elm, the Clerk and 4 members of the public.", [(None, "Clerk")]),
    ("Councillor Ash, the Mayor and the Clerk would attend.", [(None, "Mayor"), (None, "Clerk")]),
    ("Councillor Ash, the Chair and Councillor Elm would attend.", [(None, "Chair")]),
    ("Councillor Ash, Head of Finance at Tarn Trust, spoke.", [("Councillor Ash", "Head of Finance")]),
    # Two people and an office each, or a doubt.
    ("Councillor Ash and Councillor Elm, Chair and Vice-Chair, spoke.", [("Councillor Ash", "Chair"), ("Councillor Elm", "Vice-Chair")]),
    ("Councillors Osk, Ash and Elm, Chair and Vice-Chair, spoke.", [(None, "Chair"), (None, "Vice-Chair")]),
    ("Ms Lunn and Mr Orr, Chair and Chief Executive of Tarn Homes, spoke.", [(None, "Chair and Chief Executive of Tarn Homes")]),
    ("Tree Warden Ada Lunn and Footpath Officer Lee Vane reported.", [("Ada Lunn", "Tree Warden"), ("Lee Vane", "Footpath Officer")]),
    # Titles before names.
    ("Commissioner Adele Frost presented the report.", [("Adele Frost", "Commissioner")]),
    ("Dr Ada Lunn, GP and Clinical Director, Tarn Care Network, spoke.", [("Dr Ada Lunn", "GP and Clinical Director")]),
    ("Rev T Orr, Church of England Diocesan Representative, spoke.", [("Rev T Orr", "Church of England Diocesan Representative")]),
    # What small letters before a title say of it.
    ("The deputy Chief Executive, Ada Lunn, spoke.", [("Ada Lunn", "deputy Chief Executive")]),
    ("Ms Ada Lunn, interim S151 Officer, advised.", [("Ms Ada Lunn", "interim S151 Officer")]),
    ("Cllr Elm (acting Chair) closed the meeting.", [("Cllr Elm", "acting Chair")]),
    ("The former deputy Mayor Elm spoke.", [("Elm", "deputy Mayor")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert held(text) == expected


OPENED = [
    "Due to the absence of the Chair and {}, Councillor Osk was elected.",
    "Having been invited by the {}, Councillor Osk spoke.",
    "Thanking the {}, Councillor Osk withdrew.",
    "By leave of the {}, Councillor Osk spoke.",
    "Under the direction of the {}, Joan Orde read the rules.",
    "Supported by the {}, Joan Orde replied.",
    "As advised by the {}, Councillor Osk left the room.",
    "Prior to the arrival of the {}, Councillor Osk opened the meeting.",
    "Unlike the {}, Councillor Osk disagreed.",
    "Seconded by the {}, Councillor Osk moved the motion.",
    "Despite the advice of the {}, Councillor Osk moved it.",
    "In consultation with the Chair and {}, Councillor Osk would write.",
]


@pytest.mark.parametrize("text", OPENED)
@pytest.mark.parametrize("office", ["Vice-Chair", "Leader"])
def test_who_acts_behind_an_opening_phrase_does_not_hold_the_office_in_it(text: str, office: str) -> None:
    assert (None, office) in held(text.format(office))


ADDRESSED = [
    ("Moved by the Leader, Councillor Osk, and seconded by Councillor Elm.", ("Councillor Osk", "Leader")),
    ("Presented by the Leader, Councillor Osk, and noted.", ("Councillor Osk", "Leader")),
    ("At the last meeting the Leader, Councillor Osk, had agreed.", ("Councillor Osk", "Leader")),
]


@pytest.mark.parametrize(("text", "expected"), ADDRESSED)
def test_who_is_named_in_an_opening_phrase_holds_its_office(text: str, expected: tuple[str, str]) -> None:
    assert expected in held(text)


ATTENDANCE = [
    (
        "ALSO PRESENT: Mr P Vane, Chief Internal Auditor and Ms R Crewe, External Auditor.",
        [("in_attendance", "Mr P Vane", "Chief Internal Auditor"), ("in_attendance", "Ms R Crewe", "External Auditor")],
    ),
    (
        "ALSO PRESENT: Mr P Vane, Chief Internal Auditor, and Ms R Crewe of Larkin LLP (External Auditor)",
        [("in_attendance", "Mr P Vane", "Chief Internal Auditor")],
    ),
    ("Swyddogion: Prif Weithredwr, Pennaeth Cyllid, Swyddog Monitro", []),
    (
        "In Attendance: County Councillor Ash, District Councillor Elm, the Clerk and 4 members of the public.",
        [("in_attendance", "Ash", None)],
    ),
    (
        "Officers present: Chief Executive (J Orde), Director of Place (L Vane)",
        [("in_attendance", "J Orde", "Chief Executive"), ("in_attendance", "L Vane", "Director of Place")],
    ),
    (
        "Officers: J Orde (Director of Place), L Vane (Head of Legal)",
        [("in_attendance", "J Orde", "Director of Place"), ("in_attendance", "L Vane", "Head of Legal")],
    ),
    (
        "In attendance: Ivo Tarn (for Director of Place); Ms J Bly (representing the Monitoring Officer)",
        [("in_attendance", "Ivo Tarn", None), ("in_attendance", "Ms J Bly", None)],
    ),
    (
        "PRESENT\n\nSchools members: Marcus Ellin (Chair), Moira Tenn, Neil Tarb,\nAda Lunn\n\nOfficers: Jo Pell",
        [("present", "Marcus Ellin", "Chair"), ("present", "Ada Lunn", None), ("in_attendance", "Jo Pell", None)],
    ),
    (
        "Present: Cllr Ash (Chairman), Cllr Osk, Clerk Joan Orde and District Cllr Pell",
        [("present", "Ash", "Chairman"), ("present", "Pell", None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ATTENDANCE)
def test_attendance(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert there(text) == expected


VOTES = [
    (
        "On a named vote being taken the following Members voted in favour: Councillors Ash and Elm. "
        "The following Members voted against: Councillor Osk.",
        [("Ash", "for"), ("Elm", "for"), ("Osk", "against")],
    ),
    (
        "The motion was carried by 5 votes to 2, Councillors Ash and Elm voting against and Councillor Osk abstaining.",
        [("Ash", "against"), ("Elm", "against"), ("Osk", "abstain")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), VOTES)
def test_named_votes(text: str, expected: list[tuple[str, str]]) -> None:
    assert voted(text) == expected


def absent(text: str) -> list[str]:
    """Who sent apologies, in order."""
    found = extract_text(text, "minutes").attendance_mentions
    return [fact.person for fact in found if fact.status == "apologies"]


LATE = [
    ("Apologies were received from Cllr Ash for lateness.", []),
    ("Apologies for lateness were received from Cllr Ash.", []),
    ("Apologies were received from Cllrs Ash and Elm, and Cllr Osk would arrive late.", ["Ash", "Elm"]),
    ("Apologies had been received from Cllr Ash and from Cllr Elm, who would be late.", ["Ash"]),
]


@pytest.mark.parametrize(("text", "expected"), LATE)
def test_who_comes_late_is_not_absent(text: str, expected: list[str]) -> None:
    assert absent(text) == expected


RUN_ON = [
    "In attendance: Joan Orde, Head of Finance (items 1 to 5), Lee Vane, Head of Legal (item 6)",
    "Officers in attendance: Joan Orde - Head of Finance, Lee Vane - Head of Legal",
    "Officers in attendance: Joan Orde, Head of Finance and Lee Vane, Head of Legal and Sue Bly, Democratic Services",
]


@pytest.mark.parametrize("text", RUN_ON)
def test_people_without_titles_in_one_line(text: str) -> None:
    expected = [("in_attendance", "Joan Orde", "Head of Finance"), ("in_attendance", "Lee Vane", "Head of Legal")]
    assert there(text)[:2] == expected
    assert held(text)[:2] == [(person, office) for _, person, office in expected]


WELSH_NAMES = [
    ("Cadeirydd: Y Cynghorydd Alun Huws  Is-gadeirydd: Y Cynghorydd Beti Rees", ("Y Cynghorydd Alun Huws", "Cadeirydd")),
    ("Cyflwynodd Lowri Bevan, Pennaeth Addysg, yr adroddiad.", ("Lowri Bevan", "Pennaeth Addysg")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WELSH_NAMES)
def test_welsh_names(text: str, expected: tuple[str, str]) -> None:
    assert held(text)[0] == expected


ELECTED = [
    (
        "Cllr Elm was nominated by Cllr Ash and seconded by Cllr Osk. Cllr Pell was nominated by Cllr Rudd and seconded "
        "by Cllr Sand. RESOLVED that Cllr Elm be elected Chair.",
        ("Cllr Ash", "Cllr Osk"),
    ),
    (
        "Nominations for Chair: Cllr Elm (proposed by Cllr Ash, seconded by Cllr Osk); Cllr Pell (proposed by Cllr Rudd, "
        "seconded by Cllr Sand). RESOLVED that Cllr Elm be elected Chair.",
        ("Cllr Ash", "Cllr Osk"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ELECTED)
def test_movers_of_the_one_elected(text: str, expected: tuple[str, str]) -> None:
    found = extract_text(text, "minutes").resolutions[-1]
    assert (found.mover, found.seconder) == expected


OWNERS = [
    ("In response to Councillor Elm, Joan Orde said that she would check the drains.", "Joan Orde"),
    ("ACTION: write to residents – Clerk; meet the landowner – Cllr Ash.", None),
]


@pytest.mark.parametrize(("text", "expected"), OWNERS)
def test_owners_of_actions(text: str, expected: str | None) -> None:
    assert [fact.owner for fact in extract_text(text, "minutes").actions] == [expected]


@pytest.mark.parametrize(("did", "left"), [("vacated the chair", None), ("vacated the Chair and left the room", True)])
def test_who_vacates_the_chair_need_not_leave(did: str, left: bool | None) -> None:
    found = extract_text(f"The Chair declared a personal interest in item 6 and {did}.", "minutes").interests
    assert [fact.left_meeting for fact in found] == [left]

"""Roles: person, office and organisation as minutes of many houses print them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import extract_text
from extract.components.roles import read_roles
from extract.components.sections import read_blocks
from extract.text import Block

Found = tuple[str | None, str, str | None]


def found(text: str) -> list[Found]:
    """(person, role, organisation) of every role, in order."""
    return [(fact.person, fact.role, fact.organisation) for fact in extract_text(text, "minutes").roles]


PEOPLE = [
    ("Councillor Ada Quill (Leader of the Council) spoke.", "Councillor Ada Quill", "Leader of the Council"),
    ("The Town Clerk, Mrs J Hale, read the letter.", "Mrs J Hale", "Town Clerk"),
    ("Una Bray – Head of Highways", "Una Bray", "Head of Highways"),
    ("Head of Finance: Tom Poe", "Tom Poe", "Head of Finance"),
    ("The Head of Planning (Jane Roe) advised.", "Jane Roe", "Head of Planning"),
    ("Ms Rees, the Planning Officer, presented it.", "Ms Rees", "Planning Officer"),
    ("L Traine, Solicitor, advised.", "L Traine", "Solicitor"),
    ("The Head of Markets, Iris Hall, replied.", "Iris Hall", "Head of Markets"),  # a surname that is a word
    ("The Head of Markets, Zoë Łukasz, replied.", "Zoë Łukasz", "Head of Markets"),
    ("former Director of Housing Sam Otter was thanked.", "Sam Otter", "Director of Housing"),
    ("Councillor Webb, the Council's Armed Forces Champion, spoke.", "Councillor Webb", "Armed Forces Champion"),
    ("with Councillor Grey in the Chair", "Councillor Grey", "Chair"),
    ("Present: Councillor Grey (in the Chair)", "Councillor Grey", "Chair"),
    ("Depute Provost Ann HAY-ORR, Convener, in the Chair.", "Ann HAY-ORR", "Convener"),  # a second office
    ("Kim Bell, the Director of Roads, and Wren Ames (Parks Lead)", "Kim Bell", "Director of Roads"),  # not "and Wren"
    ("Convener: Councillor Sir Toby Hay", "Councillor Sir Toby Hay", "Convener"),
    ("Mayor Gale presided.", "Gale", "Mayor"),  # a title before a surname
    ("It was seconded by Bailie Lunn.", "Lunn", "Bailie"),
    ("Depute Provost Sandy Orr was thanked.", "Sandy Orr", "Depute Provost"),
    ("CHAIR: Cllr Bly", "Cllr Bly", "CHAIR"),
    ("COUNCILLOR A BLY (CHAIRMAN)", "COUNCILLOR A BLY", "CHAIRMAN"),
    ("The Mayor [Cllr Frane] was for it.", "Cllr Frane", "Mayor"),
    ("Election of Chair. Cllr Bly was duly elected, all being in favour.", "Cllr Bly", "Chair"),
    ("It was moved by Cllr Ash that Cllr Oak be elected as Chairman. Motion put and CARRIED.", "Cllr Oak", "Chairman"),
    ("PC 1234 Dunne spoke.", "Dunne", "PC"),  # a collar number
    ("Sgt. Cole spoke.", "Cole", "Sgt"),
    ("Highways Officer Gus Wade reported.", "Gus Wade", "Highways Officer"),
    ("Mr Ed Hay of Marl Finch LLP, the external auditor, spoke.", "Mr Ed Hay", "external auditor"),
    ("In the Chair:   Councillor S Devane, Chairperson", "Councillor S Devane", "Chairperson"),
    ("Detective Chief Inspector Rae Holt spoke.", "Rae Holt", "Detective Chief Inspector"),
    ("Mr Ken Ames (Independent Member) attended.", "Mr Ken Ames", "Independent Member"),
    ("OFFICERS\nJane Roe Chief Executive", "Jane Roe", "Chief Executive"),  # a list without commas
    ("Jane Roe\tChief Executive", "Jane Roe", "Chief Executive"),  # columns
    ("THAT MR. VAN DER MARR BE APPOINTED TREE WARDEN FOR THE YEAR.", "MR. VAN DER MARR", "TREE WARDEN"),
    (
        "The Chairman, Mr. J. P. Rowe, as leader of this long meeting of the whole\nPanel, spoke.",
        "Mr. J. P. Rowe",
        "Chairman",
    ),
]


PEOPLE += [
    ("Ana Holt, head of scrutiny, replied.", "Ana Holt", "head of scrutiny"),  # small letters throughout
    ("Councillor Ash, cabinet member for health and adult social care, introduced it.", "Councillor Ash", "cabinet member for health and adult social care"),
    ("Ivo Lunn, former Captain; Captain R. Stone spoke.", "R. Stone", "Captain"),  # a rank before initials
    ("Apologies came from the Church Representative, Fr. Ivo Lunn.", "Fr. Ivo Lunn", "Church Representative"),
    ("Chair (outgoing): County Councillor Una Bray", "County Councillor Una Bray", "Chair"),
    ("PRESENT: County Councillors W. Ash (Chairman), C. Elm and D. Osk.", "W. Ash", "Chairman"),  # a title over several
    ("It noted the letter of the LBX’s Chairman, Ivo Lunn.", "Ivo Lunn", "Chairman"),  # whose it is, in letters
    ("RESOLVED on the nomination of Councillor Ash, seconded by Councillor Elm, that Councillor Ida Osk be elected Lord Mayor.",
     "Councillor Ida Osk", "Lord Mayor"),  # what was proposed was resolved
    ("to remove Mr Ivo Tarn as designated premises supervisor", "Mr Ivo Tarn", "designated premises supervisor"),
    ("Mr Farr was chosen as footpaths warden.", "Mr Farr", "footpaths warden"),
    ("J. Edwy, Built Heritage Manager", "J. Edwy", "Built Heritage Manager"),  # an initial that looks like a list's label
    ("IN ATTENDANCE: Fay Timms (Performance and Risk Manager)", "Fay Timms", "Performance and Risk Manager"),
    ("Hilda Dean (Committee and Member Services Officer)", "Hilda Dean", "Committee and Member Services Officer"),
    ("In attendance:\n\nMrs P Alder Assistant Clerk", "Mrs P Alder", "Assistant Clerk"),
    ("Assistant Chief Fire Officer (ACFO) Sam Pine joined.", "Sam Pine", "Assistant Chief Fire Officer"),
    ("RESOLVED that Una Bray be elected Chair for the Municipal Year 2017-2018.", "Una Bray", "Chair"),  # a year is no body
    ("(Mrs Game, the present Chairman, presided for this item)", "Mrs Game", "Chairman"),
    ("It noted the death of Mr Ivo Kirk, former Member for Ramsey.", "Mr Ivo Kirk", "Member for Ramsey"),
    ("Sir Ivo Ash proposed and Mr Elm seconded that Mr G Cook be appointed Chairman of the Council.\n\nAgreed unanimously.",
     "Mr G Cook", "Chairman of the Council"),
    ("Cath Noll, Head of Safeguarding & Specialist Services, replied.", "Cath Noll", "Head of Safeguarding & Specialist Services"),
    ("Etholwyd y Cynghorydd Annwen Huws yn is-gadeirydd am 2017/18.", "y Cynghorydd Annwen Huws", "is-gadeirydd"),
    ("Una Bray, Audit & Governance Lead Manager, replied.", "Una Bray", "Audit & Governance Lead Manager"),
    ("Mr J Wills - Team Leader (Major Developments)", "Mr J Wills", "Team Leader (Major Developments)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "person", "role"), PEOPLE)
def test_a_name_beside_an_office_holds_it(text: str, person: str, role: str) -> None:
    assert (person, role, None) in found(text)


CHOSEN = [
    ("Councillor Ron Ade was elected Mayor for 2024/25.", "Councillor Ron Ade", "Mayor"),
    ("That Councillor Sue Penn be re-elected as Vice-Chair for the year.", "Councillor Sue Penn", "Vice-Chair"),
    ("RESOLVED to elect and having elected Councillor Orr Vice-Chair.", "Councillor Orr", "Vice-Chair"),
    ("Mr Spence was a member from 1980 and served as Chairman of the Council.", "Mr Spence", "Chairman of the Council"),
    ("Mr Spence died in May. He was made an Honorary Alderman in 2010.", "Mr Spence", "Honorary Alderman"),
    ("It was moved by Cllr Ash that Cllr Oak be appointed Chair.", None, "Chair"),  # only moved
    ("Moved by Cllr Ash, seconded by Cllr Elm –\n\nThat Cllr Oak be appointed Chair.", None, "Chair"),
    ("That Councillors Orr and Bly be elected Chair for the day.", None, "Chair"),  # of two, nobody knows whom
    ("Mr Spence thanked Mr Bly. He was made an Honorary Alderman.", None, "Honorary Alderman"),  # which of them
]


@pytest.mark.parametrize(("text", "person", "role"), CHOSEN)
def test_who_was_chosen_and_who_was_only_proposed(text: str, person: str | None, role: str) -> None:
    assert found(text) == [(person, role, None)]


def test_a_name_spent_on_one_office_is_not_given_to_the_next() -> None:
    assert found("The Chair, Councillor Rix, the Vice-Chair, Councillor Tam, and the Mayor met.") == [
        ("Councillor Rix", "Chair", None),
        ("Councillor Tam", "Vice-Chair", None),
        (None, "Mayor", None),
    ]
    assert found("Councillors Smith (Chair), Jones (Vice-Chair) and Green.") == [
        ("Smith", "Chair", None),
        ("Jones", "Vice-Chair", None),
    ]


UNTIED = [
    ("At the request of Councillor Sloe, the Borough Solicitor wrote.", "Borough Solicitor"),  # an opening phrase
    ("In response to the Harbour Master, Mr Asan said no.", "Harbour Master"),
    ("Decision Maker: Head of Markets", "Head of Markets"),  # a label is nobody
    ("CAM GWEITHREDU: Head of Markets", "Head of Markets"),
    ("Ms Lind was heard, and the Senior Planner replied.", "Senior Planner"),
]


@pytest.mark.parametrize(("text", "role"), UNTIED)
def test_a_name_near_an_office_need_not_hold_it(text: str, role: str) -> None:
    assert found(text) == [(None, role, None)]


TITLES = [
    "Interim Head of Legal and Monitoring Officer",
    "Deputy Leader and Cabinet Member for Finance",
    "Director of Resources and Section 151 Officer",
    "Clerk to the Council / Responsible Financial Officer",
    "Cabinet Member for Education and the Coastal Language",
    "Cabinet Member for Housing, Planning and the Climate Emergency",
    "Portfolio Holder (Housing)",
    "Cabinet Member – Finance",
    "Corporate Director (Place)",
    "Assistant Director, Culture and Leisure",
    "Chief Officer, Finance",
    "Executive Chief Officer Housing",
    "Team Manager – Licensing",
    "Directors of Adult Services and Housing",
    "Opposition Group Leaders",
    "Ward Member for Saltgate East",
    "Liberal Democrat Group Spokesperson",
    "Designated Premises Supervisor",
    "Health and Safety Adviser",
]


@pytest.mark.parametrize("title", TITLES)
def test_the_whole_title_is_one_role(title: str) -> None:
    assert found(f"It was left to the {title}.") == [(None, title, None)]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_that_a_printed_line_breaks_is_the_same_role(title: str) -> None:
    for at in [place for place, letter in enumerate(title) if letter == " "]:
        text = f"It was left to the {title[:at]}\n    {title[at + 1 :]}."
        roles = [*read_roles(text, [Block(0, len(text), None, 0, "minutes", 0)])]
        assert [fact.role for fact in roles] == [title]


ORGANISATIONS = [
    ("The Chief Executive of Quern NHS Trust, Dr Nair, spoke.", ("Dr Nair", "Chief Executive", "Quern NHS Trust")),
    ("Dr Nair (Chief Executive, Quern NHS Trust) spoke.", ("Dr Nair", "Chief Executive", "Quern NHS Trust")),
    ("Ola Reed, Engagement Lead at Marl Finch LLP, spoke.", ("Ola Reed", "Engagement Lead", "Marl Finch LLP")),
    ("The Treasurer to the Joint Committee, Mr Bly, spoke.", ("Mr Bly", "Treasurer", "Joint Committee")),
    ("Mr Bly, Governor, Tarn Primary", ("Mr Bly", "Governor", "Tarn Primary")),
    ("Cllr Bly declared an interest as a director of Tarn Ltd Limited.", ("Cllr Bly", "director", "Tarn Ltd Limited")),
    ("The Audit Manager from Marl LLP Ltd, Ms Cole, spoke.", ("Ms Cole", "Audit Manager", "Marl LLP Ltd")),
    ("The Chair of the Pier Board and others met.", (None, "Chair", "Pier Board")),
]


@pytest.mark.parametrize(("text", "expected"), ORGANISATIONS)
def test_offices_of_named_bodies(text: str, expected: Found) -> None:
    assert expected in found(text)


def test_a_date_is_no_part_of_an_office() -> None:
    assert found("It was taken by the Cabinet Member for Ferries on 13 January 2010.") == [
        (None, "Cabinet Member for Ferries", None)
    ]


def test_a_body_named_after_places_with_commas() -> None:
    body = "Oban, Lorn and the Isles Area Committee".replace("Oban", "Orr")
    assert found(f"Councillor Ash, Chair of the {body} replied.") == [("Councillor Ash", "Chair", body)]


def test_the_name_after_a_welsh_cabinet_member_is_no_portfolio() -> None:
    assert found("Cyflwynodd yr Aelod Cabinet Pawl Griffri yr adroddiad.") == []
    assert found("Cyflwynodd yr Aelod Cabinet dros Dai yr adroddiad.") == [(None, "Aelod Cabinet dros Dai", None)]


def test_a_full_stop_ends_an_office() -> None:
    assert found("She was thanked as Mayor. She replied.") == [(None, "Mayor", None)]


def test_one_body_named_for_two_chairs() -> None:
    assert found("They met the Chair and Vice-Chair of the Pier Board.") == [
        (None, "Chair", "Pier Board"),
        (None, "Vice-Chair", "Pier Board"),
    ]


def test_two_offices_of_one_person() -> None:
    assert found("Mrs F Oyle, Headteacher, Rook Primary (Chair)") == [
        ("Mrs F Oyle", "Headteacher", "Rook Primary"),
        ("Mrs F Oyle", "Chair", None),
    ]
    assert found("Bailie Struan Orr (Deputy Convener)") == [
        ("Struan Orr", "Bailie", None),
        ("Bailie Struan Orr", "Deputy Convener", None),
    ]


WELSH = [
    ("Etholwyd y Cynghorydd Mair Puw yn Gadeirydd.", "y Cynghorydd Mair Puw", "Gadeirydd"),
    ("Aelod Cabinet dros Dai, y Cynghorydd Sioned Bryn", "y Cynghorydd Sioned Bryn", "Aelod Cabinet dros Dai"),
    (
        "Dywedodd y Pennaeth Gwasanaethau Cyfreithiol a Democrataidd hyn.",
        None,
        "Pennaeth Gwasanaethau Cyfreithiol a Democrataidd",
    ),
    ("Dirprwyo i’r Cyfarwyddwr Corfforaethol (Adnoddau) yr hawl.", None, "Cyfarwyddwr Corfforaethol (Adnoddau)"),
    ("Nia Wern (Cyfreithiwr)", "Nia Wern", "Cyfreithiwr"),
    ("Ifan Llwyd, Uwch Swyddog Cynllunio", "Ifan Llwyd", "Uwch Swyddog Cynllunio"),
    ("y Dirprwy Arweinydd ac Aelod Cabinet dros Gyllid", None, "Dirprwy Arweinydd ac Aelod Cabinet dros Gyllid"),
]


@pytest.mark.parametrize(("text", "person", "role"), WELSH)
def test_welsh_offices(text: str, person: str | None, role: str) -> None:
    assert found(text) == [(person, role, None)]


def test_the_body_of_a_welsh_chair() -> None:
    assert found("Penodi’r Cynghorydd Rhun fel Cadeirydd Bwrdd y Gronfa.") == [
        ("Cynghorydd Rhun", "Cadeirydd", "Bwrdd y Gronfa")
    ]


def test_offices_of_a_list_one_a_line() -> None:
    text = "IN ATTENDANCE:\n\nDirector of Environmental Services\nDirector of Development and Planning\nHead of Service (Parks)"
    titles = ["Director of Environmental Services", "Director of Development and Planning", "Head of Service (Parks)"]
    assert [role for _, role, _ in found(text)] == titles


def test_people_of_a_list_run_on() -> None:
    text = "L Marr, Head of Policy & Commissioning and B Lunn, Procurement Manager; K Gray, Head of Roads, J Lynn, Head of Property"
    people = [(person, role) for person, role, _ in found(text)]
    assert people == [
        ("L Marr", "Head of Policy & Commissioning"),
        ("B Lunn", "Procurement Manager"),
        ("K Gray", "Head of Roads"),
        ("J Lynn", "Head of Property"),
    ]


NOTHING = [
    "The Mayor.  She thanked her staff.".replace("The Mayor", "He"),
    "The Company Secretary’s representative spoke.",
    "They asked for a Headteacher member.",
    "He said that he was a retired Police Officer.",
    "The applicant is the designated premises supervisor.",  # no name
    "the director of our choir, who sings well",
    "Committee Planner and Budget Monitoring",
    "Apologies came from Honorary Alderman Pilling.",
    "Officers advised and Members agreed; the applicant and the agent left.",
    "The Officer said that Ward Members had been told by the Cabinet Member.",
    "The Planning Committee and the Head Teachers' Forum met. Chair's announcements followed.",
    "Councillor Hobb took the Chair.",
    "CHAIR’S ANNOUNCEMENTS",
    "The Mayor Making ceremony was held.",
    "A turning head and a lead pipe were approved by the officer.",
    "Sam Petrie, Nurseries",
    "Clerk's salary 811.40",
    "Cllr Bly declared an interest as patron of the Apple Fair.",
    "A letter from the Housing Executive and the Delivery Partner was read.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_office(text: str) -> None:
    assert found(text) == []


REPEATS = [
    (
        "R. Geth (Corporate Director – Communities). The Corporate Director replied.",
        ["Corporate Director – Communities"],
    ),
    ("The Chairman of the Council rose. The Chairman sat.", ["Chairman of the Council"]),
    ("The Mayor (Cllr Fox) rose. The Mayor sat.", ["Mayor"]),
    ("L Pettifer, Town Clerk, came. The Clerk thanked him.", ["Town Clerk"]),
    ("The Chair of the Pier Board, Mr Bly, came. The Chair thanked him.", ["Chair", "Chair"]),  # two chairs
]


@pytest.mark.parametrize(("text", "roles"), REPEATS)
def test_each_office_once(text: str, roles: list[str]) -> None:
    assert [role for _, role, _ in found(text)] == roles


def test_names_of_a_list_of_lines_are_not_run_together() -> None:
    assert found("Mr A Bee, Chairman\nSam Petrie\nMiri Stone, Lead Officer (Early Years)")[-1] == (
        "Miri Stone",
        "Lead Officer (Early Years)",
        None,
    )


_WORDS = st.sampled_from(
    ["Chair", "Mayor ", "Director", " of ", "and the ", "Councillor ", "Ann Lee", ", ", "(", ")", "\n", "Head", " – ", "PC ", "1",
     "Cadeirydd ", "dros ", "Cabinet Member for ", "director of ", "/", "’s ", "elected ", "THE CLERK ", "\t", "\ud800", "é"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=40).map("".join) | st.text(max_size=200))
def test_quotes_are_at_their_place_on_any_text(text: str) -> None:
    for fact in read_roles(text, read_blocks(text, None)):
        assert text[fact.start : fact.end] == fact.quote
        assert fact.role.strip()
        assert fact.start < fact.end


@pytest.mark.parametrize(
    "unit", ["Aa ", "Councillor Aa Bb, ", "Director of Aa and ", "((", "Head of A, and the ", "Jane Roe\n"]
)
def test_time_is_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        blocks, begin = read_blocks(text, None), time.process_time()
        list(read_roles(text, blocks))
        return time.process_time() - begin

    assert seconds(200_000) < 12 * seconds(40_000) + 0.5

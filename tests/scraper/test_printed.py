"""Printed minutes split into their items. Every council, name and sentence here is made up; the real papers are Kent's."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.documents import read_document
from scraper.printed import AgendaRef, Printed, Span, split
from scraper.printed_labels import label_of, plain_label, reference_of
from scraper.printed_lines import lines_of, running_lines
from scraper.printed_titles import likeness, plain_title
from tests.site.loader import load
from tests.site.model import Meeting
from tests.site.prose import plain, smart

KENT = Path(__file__).parents[2].parent / "shared" / "corpus" / "raw" / "kent"
FILLER = "The Chair welcomed everybody to the meeting and explained how it would be held and filmed."


def agenda(*items: tuple[str | None, str]) -> list[AgendaRef]:
    return [AgendaRef(f"x/item/{n}", n, label, title) for n, (label, title) in enumerate(items)]


def joined(printed: Printed) -> list[tuple[str | None, str | None]]:
    return [(part.number_label, part.item_id) for part in printed.parts]


def places(printed: Printed) -> list[Span]:
    stretches = [printed.head, printed.tail, *(s for part in printed.parts for s in (part.heading, part.body))]
    return [*printed.running, *(span for stretch in stretches for span in stretch.spans)]


def check_nothing_lost(pages: list[str] | tuple[str, ...], printed: Printed) -> int:
    """Every character that is no blank is in exactly one place, and every place's text is the page's own."""
    held: list[set[int]] = [set() for _ in pages]
    for span in places(printed):
        for at in range(span.start, span.end):
            assert at not in held[span.page - 1], "a character stands in two places"
            held[span.page - 1].add(at)
    for number, page in enumerate(pages):
        lost = [at for at, char in enumerate(page) if not char.isspace() and at not in held[number]]
        assert not lost, page[lost[0] : lost[0] + 60]
    for stretch in (printed.head, printed.tail, *(part.body for part in printed.parts)):
        for span in stretch.spans:
            size = span.end - span.start
            assert stretch.text[span.at : span.at + size] == pages[span.page - 1][span.start : span.end]
    return sum(not char.isspace() for page in pages for char in page)


# ---------------------------------------------------------------- layouts: (text of pages, numbers and titles found)

HEAD = """BOROUGH OF EXFORD
HOUSING COMMITTEE
Minutes of the meeting held on Tuesday, 4 March 2025 at 7.00 pm in the Town Hall, Exford
PRESENT: Councillor A Ashdown (Chair), Councillors B Birch, C Cole and D Dunn
ALSO PRESENT: Ms E Eaton (Head of Housing)
"""

LAYOUTS = {
    # number, point, title in mixed case, the agenda's own number in brackets below
    "reference below": (
        [HEAD + """12. Apologies for Absence
(Item 1)
Apologies were received from Councillor Frost.
13. Empty Homes
(Item 2)
1. Ms Eaton introduced the report, which set out how many homes stood empty for longer than six months and
what the Council could do about them.
2. Members asked about the cost.
3. RESOLVED that:
1. the report be noted;
2. the grant scheme be closed.
14. Rents
(Item 3)
RESOLVED that the rents be agreed."""],
        ["12.", "13.", "14."],
    ),
    # capitals, without a point
    "capitals": (
        [HEAD + """45 APOLOGIES FOR ABSENCE
None were received.
46 DECLARATIONS OF INTEREST
Councillor Birch declared an interest in item 4 as a
47 year tenant of the Council.
47 MINUTES
RESOLVED: That the minutes be signed."""],
        ["45", "46", "47"],
    ),
    # the number of the minute with the year of the council
    "number and year": (
        [HEAD + """77/21 Apologies
There were none.
78/21 Damp and mould
The Committee considered the report.
RESOLVED -
1. Note the report
2. Agree the programme of works
79/21 Urgent business
There was none."""],
        ["77/21", "78/21", "79/21"],
    ),
    # the year first
    "year and number": (
        [HEAD + "2025/45 Apologies\nNone.\n2025/46 Repairs contract\nThe contract was let.\n2025/47 Date of next meeting\n1 May."],
        ["2025/45", "2025/46", "2025/47"],
    ),
    # letters of the committee
    "prefix": (
        [HEAD + "HC101 Apologies\nNone.\nHC102 Repairs contract\nIt was let.\nHC103 Next meeting\nThe date was agreed."],
        ["HC101", "HC102", "HC103"],
    ),
    "prefix, blank and year": (
        [HEAD + "C 24/041 Election of Mayor\nCouncillor Cole was elected.\nC 24/042 Vote of Thanks\nIt was carried."],
        ["C 24/041", "C 24/042"],
    ),
    # in words
    "item": (
        [HEAD + "Item 1 - Apologies\nNone.\nItem 2 - Repairs contract\nIt was let.\nItem 3 - Next meeting\nIt was agreed."],
        ["Item 1 -", "Item 2 -", "Item 3 -"],
    ),
    # the number on a line of its own, and a sub-item
    "number alone": (
        [HEAD + "1.\nApologies\nNone.\n2.\nPlanning applications\nThe Committee considered two.\n"
         "2a\nApplication at Mill Lane\nREFUSED.\n2b\nApplication at Ford Road\nGRANTED.\n3.\nUrgent business\nNone."],
        ["1.", "2.", "2a", "2b", "3."],
    ),
    # items and paragraphs both numbered from 1 with a point: the paragraphs begin again within each item
    "paragraphs as items": (
        [HEAD + """1. Apologies for Absence
1. Councillor Frost sent apologies.
2. Leisure Centre Contract
1. The Head of Leisure presented the report and said that the contract would end in September next year.
2. Councillor Dunn asked what a year more would cost.
3. It was agreed to come back to the matter.
4. RESOLVED that the report be noted.
3. Parking Charges
1. Councillor Cole said that traders had not been asked.
2. The Committee agreed to defer the report.
4. Any Other Business
1. There was none."""],
        ["1.", "2.", "3.", "4."],
    ),
    # a list in the last item that goes on counting where the items stop
    "list after the last number": (
        [HEAD + """1. Apologies
None.
2. Appointments
The following were appointed:
3. Councillor Birch;
4. Councillor Cole; and
5. Councillor Dunn."""],
        ["1.", "2."],
    ),
    # a title over two lines, both full
    "wrapped title": (
        ["MINUTES\n" + (FILLER + "\n") * 3 + "31. Proposed Disposal of Land at the Former Depot in Station Approach to the East of the\n"
         "Railway Line\nRESOLVED that the land be sold.\n32. Apprenticeships\nNoted." + "\n" + FILLER],
        ["31.", "32."],
    ),
    "welsh": (
        [HEAD + "21. YMDDIHEURIADAU AM ABSENOLDEB\nNi chafwyd ymddiheuriadau.\n22. DATGANIADAU O FUDDIANT\n"
         "Ni ddatganwyd unrhyw fuddiant.\n23. COFNODION\nPENDERFYNWYD derbyn y cofnodion."],
        ["21.", "22.", "23."],
    ),
    # dates, years and amounts at the beginning of lines
    "numbers in sentences": (
        [HEAD + "5. Budget Monitoring\nThe Director said that the overspend would be met by\n12 March 2025 at the latest, and\n"
         "2026 would be a better year. There were\n6 High Street shops to let.\n6. Forward Plan\nNoted."],
        ["5.", "6."],
    ),
    # planning applications are titled by their numbers
    "applications": (
        [HEAD + "60. Declarations of interest\nNone.\n61. 24/01340/FUL – Solar farm at Ox Hill\nThe officer spoke.\n"
         "RESOLVED: That it be GRANTED.\n62. 25/00017/LBC – Guildhall\nREFUSED."],
        ["60.", "61.", "62."],
    ),
    # no numbers, no agenda: capitals alone
    "capitals alone": (
        [HEAD + "APOLOGIES FOR ABSENCE\nNone were received.\nDECLARATIONS OF INTEREST\nNone were made.\n"
         "REPAIRS CONTRACT\nRESOLVED: That the contract be let.\nThe contract was let."],
        [None, None, None],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_items_are_found_in_many_layouts(name: str) -> None:
    pages, labels = LAYOUTS[name]
    printed = split(pages, [])
    assert [part.number_label for part in printed.parts] == labels
    check_nothing_lost(pages, printed)
    assert all(part.item_id is None and part.reason for part in printed.parts)


def test_title_reference_and_text_are_told_apart() -> None:
    printed = split(LAYOUTS["reference below"][0], [])
    part = printed.parts[1]
    assert (part.title, part.reference) == ("Empty Homes", "2")
    assert part.text.startswith("1. Ms Eaton introduced")
    assert part.text.endswith("2. the grant scheme be closed.")
    assert "PRESENT" in printed.head.text
    assert "Apologies" not in printed.head.text


def test_a_wrapped_title_is_one_title() -> None:
    printed = split(LAYOUTS["wrapped title"][0], [])
    assert printed.parts[0].title.endswith("to the East of the Railway Line")
    assert printed.parts[0].text == "RESOLVED that the land be sold."


@pytest.mark.parametrize("text", ["", " \n ", "Some words.", HEAD, "1. One.\n2. Two.\n3. Three."])
def test_what_has_no_items_is_left_whole(text: str) -> None:
    printed = split([text], agenda(("1.", "Apologies")))
    assert (printed.parts, bool(printed.reason)) == ((), True)
    assert printed.head.text == text.strip()


# ---------------------------------------------------------------- running lines


def paged(bodies: list[str], top: str = "", foot: str = "") -> list[str]:
    return [f"{top.format(n)}\n{body}\n{foot.format(n)}".strip("\n") for n, body in enumerate(bodies, 1)]


@pytest.mark.parametrize(
    ("top", "foot", "dropped"),
    [
        ("Housing Committee 4 March 2025", "", 3),  # the same header
        ("{} Housing Committee", "", 3),  # with the page's number before it
        ("", "Page {} of 3", 3),
        ("", "{}", 3),  # the number alone
        ("", "- {} -", 3),
        ("Tudalen {}", "Minutes, 4 March 2025", 6),
        ("EXFORD\nHousing Committee", "Chair ........ {}", 9),
    ],
)
def test_running_headers_and_numbers_are_dropped(top: str, foot: str, dropped: int) -> None:
    pages = paged(["1. Apologies\nNone.\nThe text", "goes on here.\n2. Rents\nAgreed in", "full by all."], top, foot)
    printed = split(pages, [])
    assert len(printed.running) == dropped
    assert [part.text for part in printed.parts] == [
        "None.\nThe text\ngoes on here.", "Agreed in\nfull by all.",
    ]  # fmt: skip
    check_nothing_lost(pages, printed)


def test_what_only_happens_to_stand_at_an_edge_stays() -> None:
    pages = [
        "1. Parking\nMotion carried.",
        "More was said.\n2. Rents\nMotion carried.",
        "3. Bins\nMotion lost.",
        "Thanks were given.",
    ]
    lines = lines_of(pages)
    assert running_lines(lines) == set()


def test_an_items_number_at_the_top_of_a_page_is_no_page_number() -> None:
    pages = ["44\nApologies for Absence\nNone.", "45\nRents\nAgreed.", "47\nRepairs\nAgreed."]
    printed = split(pages, agenda(("44", "Apologies for Absence"), ("45", "Rents"), ("47", "Repairs")))
    check_nothing_lost(pages, printed)
    assert {part.item_id for part in printed.parts} <= {"x/item/0", "x/item/1", "x/item/2", None}


# ---------------------------------------------------------------- joining to the agenda

BODY = (
    HEAD
    + """101. Apologies
None were received.
102. Minutes
RESOLVED that the minutes of 4 February 2025 be signed.
103. Motion 1 - Buses
Lost.
104. Motion 2 - Trees
Carried.
105. Urgent Business
There was none."""
)

JOINS = [
    # the same titles, no numbers on the agenda
    ([(None, "Apologies"), (None, "Minutes"), (None, "Motion 1 - Buses"), (None, "Motion 2 - Trees"), (None, "Urgent Business")],
     [0, 1, 2, 3, 4]),
    # longer titles on the agenda: each stands between its neighbours
    ([("1.", "Apologies for absence"), ("2.", "Minutes of the last meeting"), ("3.", "Motion 1 - Buses"), ("4.", "Motion 2 - Trees"),
      ("5.", "Urgent Business")], [0, 1, 2, 3, 4]),
    # the agenda has the minutes' numbers
    ([("101", "Apologies for absence"), ("102", "Minutes"), ("103", "Motion 1: Buses"), ("104", "Motion 2: Trees"), ("105", "Urgent business")],
     [0, 1, 2, 3, 4]),
    # titles that differ in their number are of different things
    ([(None, "Apologies"), (None, "Motion 3 - Buses"), (None, "Motion 4 - Trees"), (None, "Urgent Business")],
     [0, None, None, None, 3]),
    # an item that was taken later than the agenda has it
    ([(None, "Apologies"), (None, "Minutes"), (None, "Urgent Business"), (None, "Motion 1 - Buses"), (None, "Motion 2 - Trees")],
     [0, 1, 3, 4, 2]),
    # two items of one title, one of them printed: neither for certain
    ([(None, "Apologies"), (None, "Minutes"), (None, "Urgent Business"), (None, "Exclusion of the public"), (None, "Urgent Business")],
     [0, 1, None, None, None]),
    # another meeting's agenda
    ([(None, "Election of Mayor"), (None, "Civic honours")], [None] * 5),
]  # fmt: skip


@pytest.mark.parametrize(("items", "expected"), JOINS)
def test_parts_are_joined_where_that_is_certain(
    items: list[tuple[str | None, str]], expected: list[int | None]
) -> None:
    printed = split([BODY], agenda(*items))
    found = [int(part.item_id.rpartition("/")[2]) if part.item_id else None for part in printed.parts]
    assert found == expected
    assert len(printed.missing) == len(items) - sum(item is not None for item in expected)
    assert all(part.reason for part in printed.parts if part.item_id is None)


def test_headings_without_numbers_are_found_by_the_agenda() -> None:
    text = (
        HEAD
        + "Apologies for Absence\nNone.\nHousing Repairs Contract\n1. The Head of Housing spoke.\n2. Agreed.\nWork Programme\nNoted."
    )
    items = agenda(("1.", "Apologies for Absence"), ("2.", "Housing Repairs Contract"), ("3.", "Work Programme"))
    printed = split([text], items)
    assert [part.item_id for part in printed.parts] == ["x/item/0", "x/item/1", "x/item/2"]
    assert printed.parts[1].text.startswith("1. The Head")
    assert not printed.missing


def test_a_part_that_may_hold_a_second_item_is_not_joined() -> None:
    # 13 is printed in a way that is not read as a heading: its decision must not pass for that of 12
    text = (
        HEAD
        + "12. Rents\nAgreed.\n13. empty homes policy, which was taken with the rents.\nRESOLVED.\n14. Bins\nNoted.\n15. Trees\nNoted."
    )
    printed = split([text], agenda(("12.", "Rents"), ("13.", "Empty homes policy"), ("14.", "Bins"), ("15.", "Trees")))
    assert joined(printed) == [("12.", None), ("14.", "x/item/2"), ("15.", "x/item/3")]
    assert "RESOLVED" in printed.parts[0].text
    assert printed.parts[0].reason == "it may hold more than one item: the heading of 13 was not found"


def test_a_page_without_text_leaves_the_item_before_it_unjoined() -> None:
    pages = [HEAD + "12. Rents\nAgreed.", "", "14. Bins\nNoted.\n15. Trees\nNoted."]
    printed = split(pages, agenda(("12.", "Rents"), ("13.", "Empty homes"), ("14.", "Bins"), ("15.", "Trees")))
    assert joined(printed) == [("12.", None), ("14.", "x/item/2"), ("15.", "x/item/3")]
    assert "no text" in (printed.parts[0].reason or "")


def test_what_follows_the_end_of_the_meeting_is_no_items() -> None:
    annex = "\n".join(f"Question {n} was asked by a resident and answered in writing." for n in range(9))
    text = HEAD + "12. Rents\nAgreed.\n13. Bins\nNoted.\nThe meeting closed at 9.15 pm.\nAPPENDIX A\n" + annex
    printed = split([text], agenda(("12.", "Rents"), ("13.", "Bins")))
    assert printed.parts[-1].text.endswith("9.15 pm.")
    assert printed.tail.text.startswith("APPENDIX A")
    check_nothing_lost([text], printed)


@pytest.mark.parametrize(
    ("line", "tail"),
    [
        ("The meeting ended at 9.05 p.m.", "Chair ........"),
        ("(The meeting closed at 21:05)", "Chair ........"),
        ("The meeting, having started at 7 pm, was long.", ""),
        ("The Council closed the library in 2019.", ""),  # no end of a meeting
        ("The meeting closed to the public for a while", ""),
        ("Daeth y cyfarfod i ben am 4.15pm", "Chair ........"),
    ],
)
def test_the_end_of_a_meeting(line: str, tail: str) -> None:
    text = f"{HEAD}12. Rents\nAgreed.\n13. Bins\nNoted.\n{line}\nChair ........"
    assert split([text], []).tail.text == tail


def test_a_decision_after_the_end_stays_with_its_item() -> None:
    text = f"{HEAD}12. Rents\nAgreed.\n13. Bins\nThe meeting closed at 8 pm.\nThe Mayor returned.\nRESOLVED that it be noted."
    printed = split([text], [])
    assert not printed.tail.text
    assert "RESOLVED" in printed.parts[-1].text


def test_section_headings_stand_with_the_item_below_them() -> None:
    text = HEAD + "12. Rents\nAgreed.\nEXEMPT ITEMS\n13. Land at Mill Lane\nRESOLVED that it be sold."
    printed = split([text], agenda(("12.", "Rents"), ("13.", "Land at Mill Lane")))
    assert [part.text for part in printed.parts] == ["Agreed.", "RESOLVED that it be sold."]


def test_a_heading_with_nothing_below_it_is_not_joined() -> None:
    printed = split(
        [HEAD + "12. Rents\n13. Bins\nNoted.\n14. Trees\nNoted."], agenda(("12.", "Rents"), ("13.", "Bins"))
    )
    assert "x/item/0" not in {part.item_id for part in printed.parts if not part.text}


# ---------------------------------------------------------------- labels and titles

LABELS = [
    ("12. Title", "12."), ("12) Title", "12)"), ("12 Title", "12"), ("3a Title", "3a"), ("3a. Title", "3a."),
    ("3(a) Title", "3(a)"), ("77/21 Title", "77/21"), ("45/2024. Title", "45/2024."), ("CAB123 Title", "CAB123"),
    ("CAB.12 Title", "CAB.12"), ("AG/11 Title", "AG/11"), ("C 08/042 Title", "C 08/042"), ("Item 5: Title", "Item 5:"),
    ("Agenda Item 5 - Title", "Agenda Item 5 -"), ("Minute No. 12 Title", "Minute No. 12"), ("Eitem 4 Teitl", "Eitem 4"),
    ("7.1 Title", "7.1"), ("12.", "12."),
    ("2025 was a good year", None),  # a year
    ("5th of May", None), ("(12) entry", None), ("PART 1 - PUBLIC", None), ("10.30am", None), ("£12 was paid", None),
    ("Title", None), ("", None), ("12345 Title", None), ("1,200 homes", None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "label"), LABELS)
def test_labels(line: str, label: str | None) -> None:
    found = label_of(line)
    assert (found.text if found else None) == label


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Item 5)", ("", "5")), ("(Agenda Item No. 5)", ("", "5")), ("Rents (Item 5a)", ("Rents", "5a")),
        ("[Item 12]", ("", "12")), ("(Eitem Agenda 4)", ("", "4")), ("(5)", None), ("item 5", None), ("", None),
        ("(Item 5) was taken next", None),
    ],
)  # fmt: skip
def test_item_references(line: str, expected: tuple[str, str] | None) -> None:
    assert reference_of(line) == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [("76.", "76"), ("Item 5", "5"), ("Minute No. 12", "12."), ("3 (a)", "3a"), ("C 08/042", "c08/042")],
)
def test_labels_that_are_the_same(left: str, right: str) -> None:
    assert plain_label(left) == plain_label(right)


@pytest.mark.parametrize(
    ("left", "right", "is_same"),
    [
        ("Declarations of Interest", "DECLARATIONS OF INTEREST", True),
        ("Minutes of the meeting held on 28th November 2024", "Minutes of the Meeting held on 28 November 2024", True),
        ("Children's Homes & Care", "Children’s Homes and Care", True),
        ("Annual report (Pages 3 - 18)", "Annual Report", True),
        ("Motion 1 - Buses", "Motion 2 - Buses", False),
        ("Application 24/0123/FUL", "Application 24/0124/FUL", False),
        ("Budget 2024/25", "Budget 2025/26", False),
        ("Motion B", "Motion C", False),
        ("Minutes", "Corporate Parenting Panel - Minutes for noting", False),
        ("Apologies", "Parking", False),
    ],
)
def test_titles_alike(left: str, right: str, is_same: bool) -> None:
    assert (likeness(plain_title(left), plain_title(right)) >= 88) is is_same


# ---------------------------------------------------------------- any text at all

LINES = st.one_of(
    st.sampled_from([*HEAD.split("\n"), *(line for pages, _ in LAYOUTS.values() for page in pages for line in page.split("\n"))]),
    st.text(max_size=60),
    st.builds("{}{} {}".format, st.integers(0, 300), st.sampled_from([".", ")", "/24", ""]), st.text(max_size=30)),
)  # fmt: skip
PAGES = st.lists(st.lists(LINES, max_size=14).map("\n".join), max_size=5)
AGENDAS = st.lists(
    st.tuples(st.one_of(st.none(), st.from_regex(r"\d{1,3}[./]?", fullmatch=True)), st.sampled_from(
        ["Apologies", "Minutes", "Rents", "Parking Charges", "Urgent business", "", "1", "Motion 1 - Buses"])),
    max_size=6,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(PAGES, AGENDAS)
def test_nothing_is_lost_of_any_text(pages: list[str], items: list[tuple[str | None, str]]) -> None:
    printed = split(pages, agenda(*items))
    check_nothing_lost(pages, printed)
    assert split(pages, agenda(*items)) == printed
    ids = [part.item_id for part in printed.parts if part.item_id]
    assert len(ids) == len(set(ids))
    assert {ref.item_id for ref in printed.missing} == {ref.item_id for ref in agenda(*items)} - set(ids)


# ---------------------------------------------------------------- the sample council, printed in many ways

WIDTH, DEPTH = 85, 44


def printed_pages(
    meeting: Meeting, name: str, label: str, paragraph: str
) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """A meeting's minutes as printed pages, and of each item its number and the lines of its text."""
    out = [
        "CORVEDON BOROUGH COUNCIL",
        f"MINUTES of the {name} on {meeting.date:%d %B %Y}",
        "PRESENT: Councillor Cy Cole",
    ]
    truth = []
    for item in (item for item in meeting.items if item.minutes or item.printed):
        number = label.format(len(truth) + 1)
        out += [number, *textwrap.wrap(smart(item.title), WIDTH)] if label.endswith("!") else []
        out += [] if label.endswith("!") else textwrap.wrap(f"{number} {smart(item.title)}", WIDTH)
        said = smart(plain(item.minutes or item.printed)).split("\n")
        text = [each for n, line in enumerate(said, 1) for each in textwrap.wrap(paragraph.format(n) + line, WIDTH)]
        truth.append((number, text))
        out += text
    cut = [out[at : at + DEPTH] for at in range(0, len(out), DEPTH)]
    pages = ["\n".join([f"{name} {meeting.date:%d.%m.%y}", *page, f"Page {n}"]) for n, page in enumerate(cut, 1)]
    return [page.replace("!", "") for page in pages], [(n.rstrip("!"), text) for n, text in truth]


@pytest.mark.parametrize("with_agenda", [True, False], ids=["agenda", "no agenda"])
@pytest.mark.parametrize(
    ("label", "paragraph"), [("{}.", "{}. "), ("{}", ""), ("{}/24", "{}) "), ("CD{}", "{}. "), ("{}.!", "{}. ")]
)
def test_the_sample_councils_minutes_are_split_right(label: str, paragraph: str, with_agenda: bool) -> None:
    content = load()
    for meeting in list(content.meetings.values())[::3]:
        if not meeting.has_minutes:
            continue
        pages, truth = printed_pages(meeting, content.committees[meeting.committee].name, label, paragraph)
        items = (
            [AgendaRef(str(item.id), n, None, item.title) for n, item in enumerate(meeting.items)]
            if with_agenda
            else []
        )
        printed = split(pages, items)
        assert [(part.number_label, part.text.split("\n")) for part in printed.parts] == truth, meeting.id
        if with_agenda:
            have = [str(item.id) for item in meeting.items if item.minutes or item.printed]
            assert [part.item_id for part in printed.parts] == have, meeting.id


# ---------------------------------------------------------------- real papers; counted by eye

REAL = [
    ("printed-minutes-cab_2025-01-09.pdf", range(76, 84), 19765),
    ("printed-minutes-cc_2024-12-19.pdf", range(270, 283), 26701),
    ("printed-minutes-cc_2025-03-13.pdf", range(292, 309), 31895),
]


@pytest.fixture(scope="module")
def kent() -> dict[str, tuple[str, ...]]:
    if not KENT.exists():
        pytest.skip("the shared corpus is not here")
    return {name: read_document((KENT / name).read_bytes()).pages for name, _, _ in REAL}


@pytest.mark.parametrize(("name", "numbers", "characters"), REAL)
def test_real_papers_are_split_at_every_item(kent, name: str, numbers: range, characters: int) -> None:
    pages = kent[name]
    printed = split(pages, [])
    assert [part.number_label for part in printed.parts] == [f"{number}." for number in numbers]
    assert [part.reference for part in printed.parts] == [str(n) for n in range(1, len(numbers) + 1)]
    assert check_nothing_lost(pages, printed) == characters
    assert printed.head.text.rstrip().endswith("(General Counsel)") or "Corporate Assurance)" in printed.head.text
    assert not printed.tail.text


@pytest.mark.parametrize(("name", "numbers", "characters"), REAL)
def test_real_papers_are_split_the_same_without_their_references(
    kent, name: str, numbers: range, characters: int
) -> None:
    pages = [re.sub(r"\n\(Item \d+\)", "", page) for page in kent[name]]
    assert [part.number_label for part in split(pages, []).parts] == [f"{number}." for number in numbers]


@pytest.mark.parametrize("label", ["{}.", "{}", "{}/24", "CAB{}", "Item {}", "Minute No. {}"])
@pytest.mark.parametrize(("name", "numbers", "characters"), REAL)
def test_real_papers_with_other_numbers(kent, label: str, name: str, numbers: range, characters: int) -> None:
    """Numbered from 1 as their paragraphs are, and in other styles, without references: with the agenda, all are found."""
    items = [AgendaRef(f"x/item/{n}", n, None, part.title) for n, part in enumerate(split(kent[name], []).parts)]
    pages = ["\n" + re.sub(r"\n\(Item \d+\)", "", page) for page in kent[name]]
    for at, ref in enumerate(items):
        old = re.compile(rf"\n{numbers[at]}\. (?={re.escape((ref.title or '')[:12])})")
        pages = [old.sub(lambda _, at=at: f"\n{label.format(at + 1)} ", page) for page in pages]
    printed = split(pages, items)
    assert [part.item_id for part in printed.parts] == [ref.item_id for ref in items]
    assert [part.number_label for part in split(pages, []).parts] == [label.format(n + 1) for n in range(len(items))]
    check_nothing_lost(pages, printed)

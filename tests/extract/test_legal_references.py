"""References to the law: the Act as printed, the provision before or after it, provisions alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.extract.one_component import SECTIONS, TEXTS, check_spans, facts, seconds

CASES = [
    # Headings in capitals; small letters after a number; the year first; a class of development.
    ("UNDER SECTION 34 OF THE LICENSING ACT 2003", [("LICENSING ACT 2003", "SECTION 34")]),
    (
        "paragraph 3 of Part I of Schedule 12a to the Local Government Act 1972",
        [("Local Government Act 1972", "paragraph 3 of Part I of Schedule 12a")],
    ),
    ("in accordance with the 2011 Localism Act", [("2011 Localism Act", None)]),
    (
        "Schedule 2, Part 3, Class MA of the Town and Country Planning (General Permitted Development) Order 2015",
        [("Town and Country Planning (General Permitted Development) Order 2015", "Schedule 2, Part 3, Class MA")],
    ),
    # A provision before its Act, and an abbreviation right after one.
    (
        "under section 38(6) of the Planning and Compulsory Purchase Act 2004 and s.151 LGA 1972",
        [("Planning and Compulsory Purchase Act 2004", "section 38(6)"), ("LGA 1972", "s.151")],
    ),
    # A chain of provisions; "(as amended)" belongs to the quote, not to the Act.
    (
        "paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972 (as amended)",
        [("Local Government Act 1972", "paragraph 3 of Part 1 of Schedule 12A")],
    ),
    # "the Act" names no Act; the provision stands.
    ("as defined in Part I of Schedule 12A to the Act, as amended", [(None, "Part I of Schedule 12A")]),
    # The year alone is all that is printed of the Act.
    ("under paragraphs 2 and 3 of Schedule 12A of the 1972 Act", [("1972 Act", "paragraphs 2 and 3 of Schedule 12A")]),
    # An Act with a comma before its year, and a section printed in pieces.
    ("under Section 100(A) 4 of the Local Government Act, 1972", [("Local Government Act, 1972", "Section 100(A) 4")]),
    # An Act before its provision.
    ("the Licensing Act 2003, Section 17", [("Licensing Act 2003", "Section 17")]),
    ("Local Government Act 1972 (s.100A)", [("Local Government Act 1972", "s.100A")]),
    # Brackets and "and" within names; orders; rules made under an Act.
    (
        "the Planning (Listed Buildings and Conservation Areas) Act 1990; the Town and Country Planning (Use Classes) Order 1987",
        [
            ("Planning (Listed Buildings and Conservation Areas) Act 1990", None),
            ("Town and Country Planning (Use Classes) Order 1987", None),
        ],
    ),
    (
        "regulation 14(2) of the Licensing Act 2003 (Hearings) Regulations 2005",
        [("Licensing Act 2003 (Hearings) Regulations 2005", "regulation 14(2)")],
    ),
    # Words of names that elsewhere number something.
    (
        "sections 6 and 45 of the Road Traffic Regulation Act 1984",
        [("Road Traffic Regulation Act 1984", "sections 6 and 45")],
    ),
    # "the" within a name.
    ("the Representation of the People Act 1983", [("Representation of the People Act 1983", None)]),
    # A section before the name of its Act, without "of the".
    (
        "exempt information under S100(A)(4) Local Government Act 1972, Schedule 12A, Paragraph 3",
        [("Local Government Act 1972", "S100(A)(4)"), (None, "Schedule 12A, Paragraph 3")],
    ),
    ("Exempt Information - S100 (A) (4) Local Government Act 1972", [("Local Government Act 1972", "S100 (A) (4)")]),
    # The label of the next limb is no section.
    (
        "made under section 6; and\n\n \n\n(3) a fee under section 7 be set",
        [(None, "section 6"), (None, "section 7")],
    ),
    # A list of Acts is no one name; a comma within a name is part of it.
    (
        "the Equality Act 2010, Human Rights Act 1998 and the Anti-social Behaviour, Crime and Policing Act 2014",
        [
            ("Equality Act 2010", None),
            ("Human Rights Act 1998", None),
            ("Anti-social Behaviour, Crime and Policing Act 2014", None),
        ],
    ),
    # Capitals.
    ("REVIEW OF A LICENCE UNDER THE LICENSING ACT 2003", [("LICENSING ACT 2003", None)]),
    # Printed text breaks lines within names, and indents them.
    (
        "by virtue of paragraph 3 of\n    Part 1 of Schedule 12A to the Local\n    Government Act 1972",
        [("Local Government Act 1972", "paragraph 3 of Part 1 of Schedule 12A")],
    ),
    # Welsh, with the mutations.
    (
        "paragraffau 12 a 13 o Ran 4 o Atodlen 12A i Ddeddf Llywodraeth Leol 1972",
        [("Ddeddf Llywodraeth Leol 1972", "paragraffau 12 a 13 o Ran 4 o Atodlen 12A")],
    ),
    # Without a year, with an article.
    ("its duty under the Equality Act to consult", [("Equality Act", None)]),
    ("a warrant under Section 23 of the Misuse of Drugs Act", [("Misuse of Drugs Act", "Section 23")]),
    # Shortened words, and a letter apart.
    (
        "(paras 5 and 6 of Part 1 of Sch 12A,\n   Local Government Act 1972)",
        [("Local Government Act 1972", "paras 5 and 6 of Part 1 of Sch 12A")],
    ),
    (
        "within para. 1 of Sched. 12A to the Local Government Act 1972",
        [("Local Government Act 1972", "para. 1 of Sched. 12A")],
    ),
    ("under Section 100 I of the Local Government Act 1972", [("Local Government Act 1972", "Section 100 I")]),
    # A lone paragraph of exempt information; Article 4.
    ("It held exempt information under paragraph 3.", [(None, "paragraph 3")]),
    ("to make an Article 4 direction", [(None, "Article 4")]),
    # An obligation under a section that no Act follows.
    ("an obligation under section 106 to be signed", [(None, "section 106")]),
    # An agreement that is yet to be made under a section.
    ("subject to a Section 106 agreement", [(None, "Section 106")]),
]
NONE = [
    # Agreements, offices and reports that are only named after a section.
    "The Section 106 agreement was signed by the Section 151 Officer.",
    # Parts of a report, of minutes, of the constitution.
    "See section 5 of the report, paragraph 4.2 above and Part 3 of the Constitution.",
    # Orders of another sort; rules of the house.
    "Purchase Order 2023 and the Contract Procedure Rules 2022 were checked; Tree Preservation Order 2023/04.",
    # Words that only begin like "Act".
    "a request from the Harbour Residents' Action Group; the Fair Actions Fund; the Clean Air Actuary",
    # No name.
    "The Act 2003. Act now!",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_references(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert [(fact.act, fact.provision) for fact in facts("legal_references", text)] == expected


@pytest.mark.parametrize("text", NONE)
def test_no_reference(text: str) -> None:
    assert facts("legal_references", text) == ()


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("section 75 of the Town and Country Planning (Scotland) Act 1997", "Scotland"),
        ("the Local Government (Wales) Measure 2011", "Wales"),
        ("the Planning Act (Northern Ireland) 2011", "Northern Ireland"),
        # One Act, two nations: a doubt.
        ("the Local Government Act 1972", None),
        ("the Fictional Bridges (England and Wales) Order 2019", None),
    ],
)
def test_nation_only_where_the_name_says_it(text: str, nation: str | None) -> None:
    assert [fact.nation for fact in facts("legal_references", text)] == [nation]


@settings(max_examples=80, deadline=None)
@given(text=TEXTS, section=SECTIONS)
def test_any_text(text: str, section: str | None) -> None:
    check_spans(text, facts("legal_references", text, section))


@pytest.mark.parametrize("piece", ["Act ", "section 1(1)(a), "])
def test_a_megabyte_takes_linear_time(piece: str) -> None:
    assert seconds("legal_references", piece * (1_000_000 // len(piece))) < 15

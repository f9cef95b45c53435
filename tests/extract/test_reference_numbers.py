"""Numbers of minutes, reports and planning applications."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.extract.one_component import SECTIONS, TEXTS, check_spans, facts, seconds

CASES = [
    # Numbers of houses after the number of a minute; minute(s) in brackets.
    ("an interest in minute 166, 38 Priory Road", [("minute", "166")]),
    ("(Minute LA 17/6 refers); see minutes HC 42/23 and HC 43/23", [("minute", "LA 17/6"), ("minute", "HC 42/23"), ("minute", "HC 43/23")]),
    ("an interest in Minute Item No. 17/24 and (Minute Item 5)", [("minute", "17/24"), ("minute", "5")]),
    ("Minute(s) 2058 and 2059 refer", [("minute", "2058"), ("minute", "2059")]),
    # Forms of single registers beside words that say what they are.
    ("Application no. 20/P3866 and application 23/0456C", [("planning", "20/P3866"), ("planning", "23/0456C")]),
    ("Application 3PL/2021/0456/F; application P/1905/09/RH/MAJ", [("planning", "3PL/2021/0456/F"), ("planning", "P/1905/09/RH/MAJ")]),
    ("planning Application Nos. LA07/2016/0836 and LA07/2016/0837", [("planning", "LA07/2016/0836"), ("planning", "LA07/2016/0837")]),
    ("Application No: 0612/18", [("planning", "0612/18")]),
    # Below a parish's heading, run on.
    ("Planning. 7/2016/5592, barn at Nab End: no objections.", [("planning", "7/2016/5592")]),
    # A code in brackets after whose report it is.
    ("Report of the Executive Director, Place (CAB 23/061)", [("report", "CAB 23/061")]),
    ("Finance Pressures - H&E/10/170", [("report", "H&E/10/170")]),
    # Minutes, in the forms in which they are numbered.
    (
        "Minute 45 and Minute No. 12/2023; minute 123(b) refers",
        [("minute", "45"), ("minute", "12/2023"), ("minute", "123(b)")],
    ),
    ("Minutes 45, 46 and 47 refer", [("minute", "45"), ("minute", "46"), ("minute", "47")]),
    ("(Minute Ref: C45/23)", [("minute", "C45/23")]),
    ("an interest in minute 54", [("minute", "54")]),
    ("Cofnod Rhif 45", [("minute", "45")]),
    # Reports.
    ("Report No. CEX/23/14 and the report FIN-23-004", [("report", "CEX/23/14"), ("report", "FIN-23-004")]),
    ("report no. 45/22; Report Number 12", [("report", "45/22"), ("report", "12")]),
    ("Report CSD19067 was noted", [("report", "CSD19067")]),
    ("considered report ELC 41/23", [("report", "ELC 41/23")]),
    # A code in brackets after a report.
    ("Report of the Chief Fire Officer (FRA/24/31)", [("report", "FRA/24/31")]),
    # Planning applications, known by their ending.
    ("24/00123/FUL and DM/23/01234/FPA", [("planning", "24/00123/FUL"), ("planning", "DM/23/01234/FPA")]),
    ("LA05/2023/0456/F", [("planning", "LA05/2023/0456/F")]),
    # By fixed forms.
    ("(A) PA21/05518; C25/0118/14/LL", [("planning", "PA21/05518"), ("planning", "C25/0118/14/LL")]),
    # By the words before.
    ("Application No: P/2024/0123", [("planning", "P/2024/0123")]),
    ("Cais Rhif 24/00567/LLAWN", [("planning", "24/00567/LLAWN")]),
    # By the proposal beside them, where no word says application.
    ("7. Erection of a dwelling (DC/24/01234)", [("planning", "DC/24/01234")]),
    ("HPK/2024/0123 – Change of use to a shop", [("planning", "HPK/2024/0123")]),
    # In the forms of single authorities, and with any ending after five figures.
    ("EPF/0123/24 was an application", []),
    ("Planning application EPF/0123/24; application P1234.24", [("planning", "EPF/0123/24"), ("planning", "P1234.24")]),
    ("P24/S1234/FUL, S.24/0123/FUL and 24-01234-FULL", [("planning", "P24/S1234/FUL"), ("planning", "S.24/0123/FUL"), ("planning", "24-01234-FULL")]),
    ("(REF: 24/00871/PP)", [("planning", "24/00871/PP")]),
    # A report's number at the end of its item's heading.
    ("Quay Bus Gate - RES/24/077\n\nThe Council considered it.", [("report", "RES/24/077")]),
    ("Quay Bus Gate - RES/24/077 pdf icon PDF 1 MB\n\nMinutes:", [("report", "RES/24/077")]),
    ("Report 298-2022", [("report", "298-2022")]),
    # A number on the line after its word.
    ("in Minute\n       PC.64 as owner", [("minute", "PC.64")]),
    # One of a series of numbered minutes, cited; the numbers that head them cite nothing.
    (
        "24/171  APOLOGIES\nCllr Orr.\n24/172  INTERESTS\nCllr Bly left for 24/173.\n24/173  LEASE\nAgreed.",
        [("minute", "24/173")],
    ),
    # Numbers of such a series from another meeting; letters apart from the number.
    (
        "K201/23  APOLOGIES\nCllr Orr.\nK202/23  MINUTES\nThe minutes (K178/23-K200/23) were signed.\nK203/23  LEASE",
        [("minute", "K178/23"), ("minute", "K200/23")],
    ),
    ("CB 61/24  APOLOGIES\nNone.\nCB 62/24  INTERESTS\nIn CB 63/24.\nCB 63/24  LEASE\nAgreed.", [("minute", "CB 63/24")]),
    # The history of an issue.
    ("Meeting: 25/04/2024 - Council (Item C96/24)\n\nC96/24 Recycling", [("minute", "C96/24")]),
    # A minute and an application side by side; the plural of "No".
    ("Minute No. 84 - DC/2021/00123 - 90 Roe Lane", [("minute", "84")]),
    ("Minute No’s 60/18 and 61/18 were not debated.", [("minute", "60/18"), ("minute", "61/18")]),
    # A dash between the place and its application.
    ("Mill House, Tarn -17/01633/FUL (Pages 3 - 4)", [("planning", "17/01633/FUL")]),
    ("the part A-17/01633/FUL", []),
    # One figure of six with an ending, or without where the words around it are about building.
    ("230228/FUL & 230381/LBC - Tarn House", [("planning", "230228/FUL"), ("planning", "230381/LBC")]),
    ("Application no. 173384 for the erection of a dwelling", [("planning", "173384")]),
    ("Planning\n\ni. 173066 Land at Fell Bank – proposed dwellings", [("planning", "173066")]),
    ("Planning application ESS/12/24/BTE was noted.", [("planning", "ESS/12/24/BTE")]),
    ("Minute No. 84 - DC/2021/00123 - 90 Roe Lane, change of use", [("minute", "84"), ("planning", "DC/2021/00123")]),
    ("Min Ref FC24/117 was read.", [("minute", "FC24/117")]),
    ("Application P18L0453 – 30 Norr Road", [("planning", "P18L0453")]),
]  # fmt: skip
NONE = [
    # The number of a minute above planning applications, in a series or alone.
    "24/056 PLANNING\nErection of two dwellings at Tarn House. No objection.",
    "24/055 REPORTS\nNone.\n24/056 PLANNING MATTERS\nErection of a dwelling.\n24/057 Highways, extensions to\nNone.",
    # The eleventh application of a year to any panel; sums and other figures of six.
    "Application No 11/2007 of a tenant was heard.",
    "Application 173384 for a licence was heard. Budget\n\n173066 Extension of the scheme\n150000 Demolition",
    "the score of 24/30; telephone 01632 960123; the Min 45 dB",
    # The period that a report covers.
    "Annual Report 2021/22; the Monitoring Report 2023/24; Report 24/25; Budget Monitoring Report 10/2023",
    "the Minutes 14.03.2024; Minutes 2021/22",
    # Licences and cases of enforcement are no planning applications.
    "a premises at 2 Tarn Street 18/03718/LIPN; enforcement 15/00051/ENAMEN",
    # Items that begin at one: their letters do not make them minutes.
    "C.1  APOLOGIES\nCllr Orr.\nC.2  INTERESTS\nCllr Bly declared an interest in item C.3.\nC.3  LEASE\nAgreed.",
    # Minutes of time, minutes of a day.
    "a 45 minute slot; five minutes 30 seconds; Minutes 12 June 2023; the Minutes of 3 May",
    # Years, dates and other numbers with a slash.
    "In 2023/24 the budget rose; on 12/05/2023 it fell by 3/4.",
    # A licence is no planning application.
    "Premises licence 23/0456 was reviewed.",
    "premises licence 24/00123/PRE; Contract 24/00123/AB",
    # Items that only have numbers; numbers that do not count up.
    "24/171  APOLOGIES\nNone.\n24/172  INTERESTS\nNone.\n24/173  LEASE\nAgreed.",
    "24/1  A\n24/9  B\n24/3  C\nsee 24/9",
    # An item of an agenda, in an issue's history; numbers that only head minutes, also of another series.
    "Meeting: 28/01/2025 - Health Panel (Item 41)\n\n41 Stroke Services",
    "K201/23  APOLOGIES\nNone.\nK202/23  INTERESTS\nNone.\nK203/23  LEASE\n\nK210/23 Street Names\nAgreed.",
    # A code far from any report.
    "The driver HC/207 came in a car AB12 CDE.",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_numbers(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(fact.kind, fact.number) for fact in facts("reference_numbers", text)] == expected


@pytest.mark.parametrize("text", NONE)
def test_no_number(text: str) -> None:
    assert facts("reference_numbers", text) == ()


@settings(max_examples=80, deadline=None)
@given(text=TEXTS, section=SECTIONS)
def test_any_text(text: str, section: str | None) -> None:
    check_spans(text, facts("reference_numbers", text, section))


@pytest.mark.parametrize("piece", ["24/00123/", "24/171  A\n", "EPF/0123/24 dwelling ", "Minute\n   "])
def test_a_megabyte_takes_linear_time(piece: str) -> None:
    assert seconds("reference_numbers", piece * (1_000_000 // len(piece))) < 15

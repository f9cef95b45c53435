"""Attendance lists and what sentences tell of apologies and substitutes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import extract_text


def told(text: str) -> list[str]:
    found = extract_text(text, "minutes").attendance_mentions
    return [
        f"{fact.status} {fact.person}" + (f" for {fact.substitute_for}" if fact.substitute_for else "")
        for fact in found
    ]


CASES = [
    ("Apologies: Cllr J Ash, Cllr P Elm", ["apologies J Ash", "apologies P Elm"]),
    ("Apologies for absence were received from Councillors Ash, O’Elm and Van Osk.",
     ["apologies Ash", "apologies O’Elm", "apologies Van Osk"]),
    ("Apologies had been received from Dr Ida Ash (Tarn Trust) and from Lee Elm, the Director of Public Health.",
     ["apologies Dr Ida Ash", "apologies Lee Elm"]),  # brackets; a second "from"; an office after it
    ("Councillor A R Ash had sent apologies.", ["apologies A R Ash"]),
    ("Apologies\n\nMinutes:\n\nCouncillors Ash and Elm.", ["apologies Ash", "apologies Elm"]),  # under the heading alone
    ("A pologies: Councillor Ash", ["apologies Ash"]),  # letters parted by a PDF
    ("Apologies were reported on behalf of the High Sheriff (Councillor Ash) and Alderman R. Elm.",
     ["apologies Ash", "apologies R. Elm"]),
    ("Ymddiheuriadau am absenoldeb gan y Cynghorwyr Siân Huws a Gwyn Parry.", ["apologies Siân Huws", "apologies Gwyn Parry"]),
    ("Councillor Ash substituted for Councillor Elm.", ["substitute Ash for Elm"]),
    ("Councillor Ash attended as a named substitute for Councillor Elm.", ["substitute Ash for Elm"]),
    ("Apologies: Cllr P Elm (Cllr Ash substituting)", ["apologies P Elm", "substitute Ash for P Elm"]),
    ("Apologies: Councillor Elm (substitute: Councillor Ash)", ["apologies Elm", "substitute Ash for Elm"]),
    ("Apologies were received from Councillor P Elm, with Councillor Ash substituting.",
     ["apologies P Elm", "substitute Ash for P Elm"]),
    ("Apologies: Cllr P Elm.   Substitute:  Cllr Ash for Cllr Elm.", ["apologies P Elm", "substitute Ash for P Elm"]),
    ("Present: Councillors Osk and Ash (substitute for Councillor Elm).", ["present Osk", "substitute Ash for Elm"]),
    ("Apologies were received from Councillor Elm; Councillor Ash was present as Councillor Elm's substitute.",
     ["apologies Elm", "substitute Ash for Elm"]),
    ("Councillor Elm sent apologies. Councillor Ash sat in her place.", ["apologies Elm", "substitute Ash for Elm"]),
    ("Apologies for absence\n\nMayor Ida Ash (Tarn), for whom Cllr Jo Elm was substituting.", ["apologies Ida Ash", "substitute Jo Elm for Ida Ash"]),
    ("Apologies were intimated on behalf of Mr D Ash. Ms K Elm attended for Mr Ash.", ["apologies Mr D Ash", "substitute Ms K Elm for Mr D Ash"]),
    ("Apologies were received from Cllr Ash. County Cllr Elm had also sent hers.", ["apologies Ash", "apologies Elm"]),
    ("24/171  APOLOGIES\nCllr H Ash (work) and Cllr B Elm (unwell).", ["apologies H Ash", "apologies B Elm"]),
    ("1. Ymddiheuriadau\n\nCofnod:\n\nY Cynghorwyr:- Huw Ash, Non Elm a R. Meirion Osk.",
     ["apologies Huw Ash", "apologies Non Elm", "apologies R. Meirion Osk"]),
    ("Derbyniwyd ymddiheuriad am absenoldeb gan C. Huws", ["apologies C. Huws"]),
    ("Cafwyd ymddiheuriad gan y Cynghorydd Siân Huws.", ["apologies Siân Huws"]),
    ("Ymddiheurodd y Cynghorydd Huws am yr oedi.", []),  # for something else
    ("Ymddiheuriadau: y Cynghorydd Siân Huws (dirprwy: y Cynghorydd R. Tud Parry)", ["apologies Siân Huws", "substitute R. Tud Parry for Siân Huws"]),
    ("YMDDIHEURIADAU:\n\nY Cynghorwyr C.Ll. Huws, T.Ll. Parry,\n\nRhian Elm.", ["apologies C.Ll. Huws", "apologies T.Ll. Parry", "apologies Rhian Elm"]),
    ("1.\n\nYmddiheuriadau dros Absenoldeb\n\nCofnodion:\n\nMr Rhys Parry.", ["apologies Mr Rhys Parry"]),
    ("C.1   A POLOGIES\nCounty Councillors Ivo Ash, S. K. Elm and Non Osk.", ["apologies Ivo Ash", "apologies S. K. Elm", "apologies Non Osk"]),
    ("Apologies: Councillor Ash; PC Una Elm.", ["apologies Ash", "apologies PC Una Elm"]),
    ("Apologies Mr T Ash (unwell).", ["apologies Mr T Ash"]),  # no mark after the label
    ("Apologies were received from Cllrs Ash and Elm. Cllrs Ivo Osk, Una Oak attended the meeting as substitutes.",
     ["apologies Ash", "apologies Elm", "substitute Ivo Osk", "substitute Una Oak"]),
    ("477     APOLOGIES FOR ABSENCE –\n\nThese were received from Councillors R.J. Ash and Mrs. M.R. Elm.", ["apologies R.J. Ash", "apologies Mrs. M.R. Elm"]),
    ("It was agreed to accept apologies for non-attendance at the meeting on behalf of Councillor B Ash.", ["apologies B Ash"]),
    ("Bailie Ash, who had intimated apologies, was missed.", ["apologies Ash"]),
    ("Apologies were received from Mr D Ash (Ms H Elm attended as substitute) and Ms B Osk, NHS Tarn.",
     ["apologies Mr D Ash", "substitute Ms H Elm for Mr D Ash", "apologies Ms B Osk"]),  # a body is nobody
    ("Apologies were received on behalf of Councillor Ash due to illness, for whom Councillor Elm was substituting, and apologies also from Councillor Osk.",
     ["apologies Ash", "substitute Elm for Ash", "apologies Osk"]),
    ("The Director reported apologies for absence from the following Members:\n\nMr Ivo Ash\nMr Lee Elm", ["apologies Mr Ivo Ash", "apologies Mr Lee Elm"]),
    ("Mr Ash was present virtually as substitute for Mr Elm and Sir Ivo Osk was present as substitute for Mr Oak.",
     ["substitute Mr Ash for Mr Elm", "substitute Sir Ivo Osk for Mr Oak"]),
    ("Present: Cllr R Ash (Chair), Cllr B Elm (Vice Chair), Cllr C Osk (vice Cllr Oak)",
     ["present R Ash", "present B Elm", "substitute C Osk for Oak"]),  # a vice-chair stands in for nobody
    # Paragraphs, each with a title over several; offices in between; a label without a colon.
    ("Members Present : Aldermen – F Ash, P Elm and J Osk\n\nCouncillors – J Oak, A Bly", ["present F Ash", "present P Elm", "present J Osk",
     "present J Oak", "present A Bly"]),
    ("PRESENT The Mayor (Councillor Ash) Councillors: Elm, Osk and J Oak", ["present Ash", "present Elm", "present Osk", "present J Oak"]),
    ("Officers Present:\n\nChief Executive - J Ash\nHead of Roads and Waste – P Elm\n", ["in_attendance J Ash", "in_attendance P Elm"]),
    ("ALSO PRESENT:\n\nAda Ash\tDirector of Place\nJoe Elm\tHead of Roads (for items 4-6)\n\nThe meeting began.",
     ["in_attendance Ada Ash", "in_attendance Joe Elm"]),
    ("In attendance:\n\n| Ada Ash | Director of Place |\n| Joe Elm | Head of Roads |", ["in_attendance Ada Ash", "in_attendance Joe Elm"]),
    ("Also present:\n\nAda Ash – Director of Place\n\nJoe Elm – Head of Roads\n\nThe meeting began.", ["in_attendance Ada Ash", "in_attendance Joe Elm"]),
    ("Also present:\n\nAda Ash, Director of Place\nChief Superintendent Lee Elm, Tarn Police\nBea Osk (Quern Trust)",
     ["in_attendance Ada Ash", "in_attendance Chief Superintendent Lee Elm", "in_attendance Bea Osk"]),
    ("Apologies were received from Una Ash, Director of Roads; Bea Elm, Chief Officer; Ned Osk, Clerk.",
     ["apologies Una Ash", "apologies Bea Elm", "apologies Ned Osk"]),
    ("Councillors Una Ash and Bea Elm apologised for their inability to attend the meeting.", ["apologies Una Ash", "apologies Bea Elm"]),
    ("Councillor Ash apologised for his late arrival.", []),
    ("Apologies were received from Ivo Ash, Deputy Ned Lord, Una Elm and Deputy Dr Gil Osk.",
     ["apologies Ivo Ash", "apologies Deputy Ned Lord", "apologies Una Elm", "apologies Deputy Dr Gil Osk"]),  # a surname that is a title
    ("Apologies were received from…\n\nCouncillors Nick Ash and Tony Elm.", ["apologies Nick Ash", "apologies Tony Elm"]),
    ("Councillor Ian Ash attended as substitute for Councillor Nick Elm, and Mick Osk attended as substitute for Councillor Tony Oak.",
     ["substitute Ian Ash for Nick Elm", "substitute Mick Osk for Tony Oak"]),
    ("Present: Executive Mayor Andy Ash, Councillor Una Elm, Councillor Bea Osk", ["present Andy Ash", "present Una Elm", "present Bea Osk"]),
    # A body named after places is nobody; an office is no name.
    ("Ida Ash attended in place of Joe Elm, Tarn and South Wick NHS Trust.", ["substitute Ida Ash for Joe Elm"]),
    ("Derbyniwyd ymddiheuriadau gan y Cynghorydd S. Huws a Chyfarwyddwr Corfforaethol Addysg.", ["apologies S. Huws"]),
    ("Councillor Ash attended for item 4.", []),
    ("Absent: Councillor Ash", ["absent Ash"]),
    ("Yn bresennol: Y Cynghorwyr Huws a Parry", ["present Huws", "present Parry"]),
    ("Apologies for lateness were received from Councillor Ash.", []),
    ("Apologies for leaving early were given by Councillor Ash.", []),
    ("There were no apologies.", []),
    ("Apologies\n\nCouncillor Ash welcomed everyone.", []),  # no list
    ("The Chair apologised to Councillor Ash for the delay.", []),
    ("The report was presented on behalf of Councillor Ash.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_people(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_offices_in_brackets_and_after_a_comma() -> None:
    text = "PRESENT: Councillor J Ash (Chairman); Councillors Elm and Osk (left at 8 pm).\n\nIn attendance: K Brill, Head of Parks; L Tarn, Solicitor."
    found = {fact.person: fact.office for fact in extract_text(text, "minutes").attendance_mentions}
    assert found == {"J Ash": "Chairman", "Elm": None, "Osk": None, "K Brill": "Head of Parks", "L Tarn": "Solicitor"}


def test_names_of_a_division_are_no_attendance() -> None:
    text = "A recorded vote was taken.\n\nFor: Councillor Ash\nAgainst: Councillor Elm\nAbsent: Councillor Osk"
    assert told(text) == []


@pytest.mark.parametrize("section", ["agenda", "report"])
def test_agenda_and_report_hold_none(section: str) -> None:
    assert extract_text("Apologies: Councillor Ash", section).attendance_mentions == ()


PIECES = st.sampled_from(
    ["Apologies", "Present", "Substitute", ":", " for ", "received from ", "were ", "\n", "\n\n", ", ", "and ", "Councillors ", "Cllr ",
     "Ash", "J Elm", "(", ")", "substituting", "substituted for ", ";", "\udc80", "\x00"]
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200))
def test_spans_match_and_nothing_raises(text: str) -> None:
    for fact in extract_text(text, "minutes").attendance_mentions:
        assert text[fact.start : fact.end] == fact.quote
        assert fact.person


@pytest.mark.parametrize(
    "piece", ["Apologies: ", "Present: Cllr Ash, ", "apologies were received from ", "(substitute for Cllr "]
)
def test_time_is_linear_on_a_megabyte(piece: str) -> None:
    from extract.components.attendance_lists import find_labelled
    from extract.components.substitutes import find_told
    from extract.text import Sentence

    text = piece * (1_000_000 // len(piece))
    started = time.perf_counter()
    list(find_labelled(text))
    list(find_told(text, [Sentence(0, len(text), 0)]))
    assert time.perf_counter() - started < 15

"""Apologies line by line with whoever stood in, and told of somebody with an office between name and verb."""

from __future__ import annotations

import pytest

from extract import extract_text


def told(text: str) -> list[str]:
    """Status and person of those away and those who stood in, with whom a substitute is there for."""
    found = extract_text(text, "minutes").attendance_mentions
    return [
        f"{fact.status} {fact.person}" + (f" for {fact.substitute_for}" if fact.substitute_for else "")
        for fact in found
        if fact.status in ("apologies", "substitute")
    ]


BY_LINE = [
    (
        "Apologies\nCllr Ada Pell (East Tarn Council) - Cllr Ivo Fell substituting\n"
        "Cllr Bo Orde (Quern Council) – represented by Cllr Una Bray\nSadie Marl (Harbour Commissioner)\n\n1. Welcome\n",
        [
            "apologies Ada Pell",
            "substitute Ivo Fell for Ada Pell",
            "apologies Bo Orde",
            "substitute Una Bray for Bo Orde",
            "apologies Sadie Marl",
        ],
    ),
    (
        "1. Apologies for absence\n\nCllr Ada Pell – substitute Cllr Ivo Fell\nCllr Bo Orde – no substitute\n\n2. Minutes\n",
        ["apologies Ada Pell", "substitute Ivo Fell for Ada Pell", "apologies Bo Orde"],
    ),
    (
        "Apologies for absence were received from:\n\n \n\nDr Ada Pell, Clinical Chair, Quern Valley ICB (represented by"
        " Ivo Fell)\n\nInspector Bo Orde, Quern Police\n\nCouncillor Una Bray\n\n2.\n\nMinutes\n",
        [
            "apologies Dr Ada Pell",
            "substitute Ivo Fell for Dr Ada Pell",
            "apologies Inspector Bo Orde",
            "apologies Una Bray",
        ],
    ),
    (
        "Apologies: Cllr Ada Pell - Cllr Ivo Fell substituting; Cllr Bo Orde.\n",
        ["apologies Ada Pell", "substitute Ivo Fell for Ada Pell", "apologies Bo Orde"],
    ),
    (
        "Apologies: Cllr Guy Tate; Ada Pell (Head of Fostering) – Alex Mills attending on her behalf; Rev. Bo Orde\n",
        ["apologies Guy Tate", "apologies Ada Pell", "substitute Alex Mills for Ada Pell", "apologies Rev. Bo Orde"],
    ),
    # Lines that tell something else end the list; one without a substitute is read as before.
    ("Apologies\n\nCllr Ada Pell was welcomed as a substitute teacher by the school.\n", []),
    ("Apologies: Councillors Pell and Orde\n", ["apologies Pell", "apologies Orde"]),
]


@pytest.mark.parametrize(("text", "expected"), BY_LINE)
def test_lines(text: str, expected: list[str]) -> None:
    """Each line of a list of apologies has its own substitute."""
    assert told(text) == expected


IN_SENTENCES = [
    ("Councillor Pell (holiday) was excused. District Cllr Orde had also apologised.", ["apologies Orde"]),
    ("Councillor Pell had also apologised to the tenant for the delay.", []),
    ("Mr Joe Orde, Independent Member, had also sent his apologies.", ["apologies Mr Joe Orde"]),
    ("Ada Pell, Head of Roads, Quern Council sent her apologies.", ["apologies Ada Pell"]),
    ("Ada Pell, Head of Roads, sent her apologies from the head teacher.", []),
    ("Apologies: Cllrs Pell (work) and Orde (unwell). District Cllr Fell sent hers.", ["apologies Pell", "apologies Orde", "apologies Fell"]),
    ("Apologies had come from Councillor Pell and from the Director of Place at Quern, Ms Ida Fell.", ["apologies Pell", "apologies Ms Ida Fell"]),
    ("Councillor Pell gave her apologies for the first hour.", []),
    ("FGP1/25 Apologies: Received and approved from Cllr Pell.\n", ["apologies Pell"]),
    (
        "Apologies were received from Councillor Pell and from Mr J Orde,\nMs I Fell attending in his place.",
        ["apologies Pell", "apologies Mr J Orde", "substitute Ms I Fell for Mr J Orde"],
    ),
    (
        "Notice had been given that Councillor Fell would act as substitute for Councillor Pell and Councillor Bray for Councillor Orde.",
        ["substitute Fell for Pell", "substitute Bray for Orde"],
    ),
    (
        "Notice of substitution had been received: Councillor Elm for Councillor Ash; Councillor Orr for Councillor Osk.",
        ["substitute Elm for Ash", "substitute Orr for Osk"],
    ),
    # The one who stood in right behind the one who was away; not where two were.
    ("Apologies: Councillor Ada Pell\n(Councillor Ivo Fell attended as substitute)\n", ["apologies Ada Pell", "substitute Ivo Fell for Ada Pell"]),
    ("Apologies\n\nReceived from Councillor Ada Pell. Councillor Ivo Fell sat in her place.\n", ["apologies Ada Pell", "substitute Ivo Fell for Ada Pell"]),
    ("Apologies: Councillors Pell and Orde\n(Councillor Fell attended as substitute)\n", ["apologies Pell", "apologies Orde", "substitute Fell"]),
    (
        "APOLOGIES: Councillors Joe Orde and Ada Pell, the latter being substituted by Councillor Fell.",
        ["apologies Joe Orde", "apologies Ada Pell", "substitute Fell for Ada Pell"],
    ),
    ("Cllr Ada Pell gave apologies and was replaced for this meeting by Cllr Fell.", ["apologies Ada Pell", "substitute Fell for Ada Pell"]),
    ("Apologies were received from Graeme Orde, for whom Rory Fell was acting as substitute.", ["apologies Graeme Orde", "substitute Rory Fell for Graeme Orde"]),
    ("Panel: Cllr B Ash; Cllr F Fell (sub. for Cllr D Pell)\n\nPresent: Cllr F Fell (sub. for Cllr D Pell)\n", ["substitute F Fell for D Pell"]),
    ("Ymddiheurodd y Cynghorydd Orde am absenoldeb y clerc.", []),
    ("Ymddiheurodd y Cynghorydd Orde am ei habsenoldeb.", ["apologies Orde"]),
    # Nobody stood in: a motion withdrawn, an office alone.
    ("Withdrawn by the proposer, Councillor Pell, in his absence.", []),
    ("Apologies: Cllr A Pell; the Lord Lieutenant; Cllr B Orde", ["apologies A Pell", "apologies B Orde"]),
    ("2023/114. APOLOGIES. Cllr. A. Pell (holiday) and District Councillor Orde.\n", ["apologies A. Pell", "apologies Orde"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), IN_SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    """What a sentence tells of apologies and of who stood in, and what only looks like it."""
    assert told(text) == expected


def test_a_list_behind_dots_and_the_county_in_a_welsh_title() -> None:
    """ "Present … Councillors" is a label; "Cynghorydd Sir" is a county councillor, and no knight."""
    found = extract_text("Present … Councillors: Ada Pell & Joe Orde.\n", "minutes").attendance_mentions
    assert [(fact.person, fact.status) for fact in found] == [("Ada Pell", "present"), ("Joe Orde", "present")]
    (one,) = extract_text("Hefyd yn bresennol: Y Cynghorydd Sir Gwion Parri\n", "minutes").attendance_mentions
    assert one.person == "Gwion Parri"

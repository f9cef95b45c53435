"""Declarations of interest: person, kind, whether the member left, and nil returns."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import extract_text


def declared(text: str) -> list[tuple[str | None, str, bool | None]]:
    return [(fact.person, fact.kind, fact.left_meeting) for fact in extract_text(text, "minutes").interests]


CASES = [
    ("Councillor Ash declared a disclosable pecuniary interest in item 4 and left the room.", [("Ash", "disclosable_pecuniary", True)]),
    ("Cllr J Ash disclosed a DPI in item 4. He withdrew during its consideration.", [("J Ash", "disclosable_pecuniary", True)]),
    ("Alderman Ash declared a pecuniary interest.", [("Ash", "pecuniary", None)]),
    ("Sir Ivo Ash declared a financial interest in item 2.", [("Sir Ivo Ash", "pecuniary", None)]),
    ("Councillor Ash declared a personal and prejudicial interest.", [("Ash", "prejudicial", None)]),
    ("Councillor Ash declared a personal but not prejudicial interest, and remained in the meeting.", [("Ash", "personal", False)]),
    ("Councillor Ash declared a non-registrable interest as a governor and took part.", [("Ash", "non_registrable", False)]),
    ("Councillor Ash declared a non-pecuniary interest.", [("Ash", "other", None)]),
    ("Ivo Ash declared an interest in item 5.", [("Ivo Ash", "other", None)]),  # no title
    ("Councillors Ash and Elm each declared a personal interest in item 3.", [("Ash", "personal", None), ("Elm", "personal", None)]),
    ("The Chair, Councillor Ash, declared a personal interest.", [("Ash", "personal", None)]),
    ("Councillor Ash declared a personal interest in item 3 and Councillor Elm declared a prejudicial interest in item 5.",
     [("Ash", "personal", None), ("Elm", "prejudicial", None)]),
    ("Councillor Ash declared a personal interest and would leave the meeting.", [("Ash", "personal", True)]),  # as minutes say it
    ("Councillor Ash advised that she had been granted a dispensation to speak.", [("Ash", "dispensation", None)]),
    ("Councillor Ash advised that she had a personal interest in item 6.", [("Ash", "personal", None)]),
    ("Councillor Ash, having declared an interest, withdrew from the meeting.", [("Ash", "other", True)]),
    ("Datganodd y Cynghorydd Siân Huws fuddiant personol sy’n rhagfarnu, a gadawodd y cyfarfod.", [("Siân Huws", "prejudicial", True)]),
    ("Declarations of interest\n\nCllr Ash – item 4 – Personal, as a member of the trust", [("Ash", "personal", None)]),
    ("Members declared personal interests in minute 96 as follows:\n\nI Ash - Trustee of Tarn Aid\n\nElm - Governor",
     [("I Ash", "personal", None), ("Elm", "personal", None)]),
    ("There were no declarations of interest.", [(None, "nil", None)]),
    ("No declarations of interest were made.", [(None, "nil", None)]),
    ("Declarations of Interest\n\nMinutes:\n\nNone.", [(None, "nil", None)]),
    ("42. DECLARATIONS\nThere were none.", [(None, "nil", None)]),
    ("Declarations of interest: Nil", [(None, "nil", None)]),
    ("Datgan Buddiant\n\nCofnodion:\n\nDim.", [(None, "nil", None)]),
    ("Ni ddatganwyd unrhyw fuddiant.", [(None, "nil", None)]),
    ("There were no further declarations of interest.", []),
    ("Chair's announcements\n\nMinutes:\n\nNone.", []),  # under another heading
    ("Declarations of Interest\n\nMinutes:\n\nNone.\n\n3.\n\nAnnouncements\n\nMinutes:\n\nNone.", [(None, "nil", None)]),
    ("Members were reminded to declare any interest.", []),
    ("Councillor Ash asked whether he should declare a prejudicial interest.", []),
    ("Councillor Ash declared that he had no interest in the matter.", []),
    ("Councillor Ash said that it was in the interest of residents.", []),
    ("Councillor Ash expressed an interest in buying the hall.", []),
    ("Councillor Ash asked about interest rates.", []),
    # The interest before the members who declared it.
    ("A non-pecuniary interest was declared by Councillors Ash and Elm in respect of item 7.", [("Ash", "other", None), ("Elm", "other", None)]),
    ("A prejudicial interest in item 4 was disclosed by Councillor Ash, who withdrew.", [("Ash", "prejudicial", True)]),
    ("Datganwyd buddiant gan y Cynghorydd Siân Huws yn eitem 6.", [("Siân Huws", "other", None)]),
    ("No interests were declared by Councillor Ash.", [(None, "nil", None)]),
    # Words between the member and the verb.
    ("Ms Oak, as a keeper of bees, disclosed a pecuniary interest.", [("Ms Oak", "pecuniary", None)]),
    ("Councillor Ash, a director of the company, declared an interest in item 6.", [("Ash", "other", None)]),
    ("Councillor Ash, seconded by Councillor Elm, moved that the interest be paid.", []),
    # Reported, in a kind or for an item.
    ("Councillor Ash reported a personal interest in agenda item 3.", [("Ash", "personal", None)]),
    ("Councillor Ash reported an interest in cycling among residents.", []),
    # Connections and transparency statements.
    ("Councillor Ash advised that he had a connection to item 4 as a ringer but did not consider it an interest.", [("Ash", "other", None)]),
    ("Councillor Ash made a transparency statement in respect of item 8 and remained in the meeting.", [("Ash", "other", False)]),
    ("Councillor Ash reported that the broadband connection had failed.", []),
    # Dispensations.
    ("The Monitoring Officer had granted dispensations to Councillors Ash and Elm.", [("Ash", "dispensation", None), ("Elm", "dispensation", None)]),
    ("A dispensation was granted to Cllr Ash for item 9.", [("Ash", "dispensation", None)]),
    # Openness, told with its own words under any heading.
    ("Councillor Ash said that, for openness, she knew the applicant.", [("Ash", "other", None)]),
    ("Councillor Ash said that she knew the applicant.", []),
    # Leaving said beforehand, staying, a chamber.
    ("Councillor Ash declared an interest and confirmed that he would be withdrawing from the meeting.", [("Ash", "other", True)]),
    ("Councillor Ash declared an interest and would leave the meeting if it was debated.", [("Ash", "other", None)]),
    ("Councillor Ash advised that he had a connection with item 4 but would not be withdrawing from the meeting.", [("Ash", "other", False)]),
    ("[Note: Councillor Ash, having earlier declared an interest in this item, left the Council Chamber.]", [("Ash", "other", True)]),
    ("Councillor Ash declared a personal interest. Councillor Ash confirmed that the firm was not local. Councillor Ash remained in the meeting.",
     [("Ash", "personal", False)]),
    # The kind stands beside the interest; other words of kinds are about other things.
    ("Councillor Ash declared a prejudicial interest in item 12 as owner of a house affected by the scheme.", [("Ash", "prejudicial", None)]),
    ("Datganodd y Cynghorydd Siân Huws gyswllt personol â Chofnod 156 “Cynllunio Ariannol”.", [("Siân Huws", "personal", None)]),
    ("Datganodd y Cynghorydd Siân Huws fuddiant personol, ond nid oedd yn fuddiant a oedd yn rhagfarnu ac ni adawodd y cyfarfod.",
     [("Siân Huws", "personal", False)]),
    # A county is no knight.
    ("Yn unol â Chod Dinas a Sir Tegan, datganwyd y buddiannau canlynol.", []),
    # Having an interest, made known.
    ("Councillor Ash, having a prejudicial interest as a near neighbour, left the Chamber.", [("Ash", "prejudicial", True)]),
    ("Councillor Ash, having an interest in bees, spoke.", []),
    ("Councillor Ash made known that he had a disclosable pecuniary interest in item 32.", [("Ash", "disclosable_pecuniary", None)]),
    # Nil returns under no heading; capitals.
    ("No declarations were made.", [(None, "nil", None)]),
    ("No declarations of acceptance of office were made.", []),
    ("THE CLERK HAD GRANTED MR. J. ASH A DISPENSATION TO SPEAK.", [("MR. J. ASH", "dispensation", None)]),
    # Registrable interests by their letters; each bracket says its own kind.
    ("Councillor Ash declared an ORI in item 4 as a member of Quern Town Council.", [("Ash", "other", None)]),
    ("Declarations of interest were received from Councillor Ash (item 5 – pecuniary), and Councillor Elm (item 6 – personal).",
     [("Ash", "pecuniary", None), ("Elm", "personal", None)]),
    # An interest told without the word; a result of an election is declared too.
    ("Cllr Ash declared that she was a trustee of the hall and did not vote.", [("Ash", "other", None)]),
    ("Cllr Ash declared that the motion was lost. Cllr Elm declared that he was elected.", []),
    # Leaving first.
    ("Councillor Ash withdrew from the meeting having declared a DPI.", [("Ash", "disclosable_pecuniary", True)]),
    ("Councillor Ash left the meeting having thanked everyone for their interest.", []),
    # What the interest was, and who left, in the next sentence.
    ("Councillor Ash declared an interest in item 7. As her interest was a prejudicial one she would leave the meeting for the item.",
     [("Ash", "prejudicial", True)]),
    ("Councillor Ash declared an interest in item 5. Having applied the objective test Councillor Ash concluded that she would remain and vote.",
     [("Ash", "other", False)]),
    ("Councillors Ash and Elm declared a prejudicial interest. Each member recused themselves from the Chamber.",
     [("Ash", "prejudicial", True), ("Elm", "prejudicial", True)]),
    ("Councillor Ash declared a personal interest. In accordance with the Code of Conduct he left the room.", [("Ash", "personal", True)]),
    # A dispensation asked for is none.
    ("Councillors Ash declared an interest in so far as he had applied for a dispensation.", [("Ash", "other", None)]),
    # An office between the name and the verb.
    ("Mrs Dana Jones, Democratic and Standards Officer declared a personal interest in item 9.", [("Mrs Dana Jones", "personal", None)]),
    ("Councillor Ash, who chaired the Standards Committee meeting, thanked the Officer for her interest.", []),
    # An abbreviation that looks like the end of a sentence.
    ("During motion no. 8 (minute no. 6 refers), Cllr Rook declared a personal interest.", [("Rook", "personal", None)]),
    ("Ni roddwyd unrhyw ddatganiadau buddiant.", [(None, "nil", None)]),
    # What the member thought of it, in a sentence of its own.
    ("Datganodd y Cynghorydd Siân Huws fuddiant personol. Roedd yr aelod o’r farn ei fod yn rhagfarnu a gadawodd y cyfarfod.",
     [("Siân Huws", "prejudicial", True)]),
]  # fmt: skip

UNDER_THE_HEADING = [
    # Item first, with or without a kind.
    ("Item 6 - Mrs J Ash (Financial)", [("Mrs J Ash", "pecuniary", None)]),
    ("Items 9.2 and 9.5 - Alderman Ash", [("Ash", "other", None)]),
    ("Agenda Item 7 (Licensing) – Councillors Ash and Elm (pecuniary)", [("Ash", "pecuniary", None), ("Elm", "pecuniary", None)]),
    # The item alone, members below it.
    ("Item 44/23\n\nCllr Ash, personal interest, knows the owner", [("Ash", "personal", None)]),
    # Name first.
    ("Cllr Ash - 24/176, pecuniary (supplier); left the room", [("Ash", "pecuniary", True)]),
    ("Cllr Ash, 24/178, other interest, tenant, stayed and spoke\nCllr Elm, 24/179, personal", [("Ash", "other", False), ("Elm", "personal", None)]),
    ("Cllr Ash: Item 4, personal interest (has an allotment beside the land that is\n  to be sold)\nCllr Elm: Item 6, DPI - employer", [("Ash", "personal", None), ("Elm", "disclosable_pecuniary", None)]),
    ("Councillor Ash (Item 4) – Disclosable Pecuniary Interest – Landlord", [("Ash", "disclosable_pecuniary", None)]),
    ("Y Cynghorydd Siân Huws – Eitem 5 – Personol – llywodraethwr", [("Siân Huws", "personal", None)]),
    # Tables, as tabs, columns of spaces and bars; names without a title only there.
    ("Name\t\tAgenda item\tNature\nCllr Ash\t\t36(b)\t\tDPI – landlord; left the Chamber", [("Ash", "disclosable_pecuniary", True)]),
    ("Y Cynghorydd     Rhif y Cofnod     Y Math o Fuddiant\nM. Huws          5 - Grantiau      Personol: aelod", [("M. Huws", "personal", None)]),
    ("Member          Item     Interest\nIvo Ash         5        Personal - sits on the\n                         rowing club", [("Ivo Ash", "personal", None)]),
    ("| Member | Item | Nature of interest |\n| Cllr Ash | 4 | Pecuniary: landlord |", [("Ash", "pecuniary", None)]),
    # What is no interest but said so under the heading.
    ("Councillor Ash stated that he had met the objectors but kept an open mind and remained in the meeting.", [("Ash", "other", False)]),
    ("Councillor Ash declared that she was pre-determined on item 5.", [("Ash", "other", None)]),
    ("All Members noted that they had received an email from the objectors.", [(None, "other", None)]),
    ("Councillors Ash and Elm had been lobbied on item 5.", [("Ash", "other", None), ("Elm", "other", None)]),
    ("The following declarations were made of interests:\n\nTarn Local Plan\n\nCouncillor Ash – had worked on the Plan.\n\nCouncillor Elm in respect of Item 5 as he was a member.",
     [("Ash", "other", None), ("Elm", "other", None)]),  # below a stem, with titles of items between
    ("Councillor Ash told the meeting that his wife ran the club and went out while it was decided.", [("Ash", "other", True)]),
    ("Councillor Ash – Minute No 15 – My wife has applied for dispensation - Personal and Prejudicial and left.", [("Ash", "prejudicial", True)]),
    ("The following personal interests were declared:\n\nCouncillor Ash as chair of governors at Quern School.", [("Ash", "personal", None)]),
    ("Datganodd yr aelodau canlynol fuddiant personol:\n\nY Cynghorwyr Huw Ash a Non Elm yn eitemau 6 a 7", [("Huw Ash", "personal", None), ("Non Elm", "personal", None)]),
    # What a member thought of his own interest is no nil return.
    ("Datganodd y Cynghorydd Huw Ash fuddiant personol.\n\nNid oedd yr aelod o’r farn ei fod yn fuddiant sy’n rhagfarnu ac ni adawodd y cyfarfod.", [("Huw Ash", "personal", False)]),
    # Who would withdraw says so under the heading; who would speak does not.
    ("Councillor Ash stated that since he had decided on the scheme, he would withdraw from the meeting for item 4.", [("Ash", "other", True)]),
    ("Councillor Ash stated that he would speak later.", []),
    # A stem without the word; columns parted by tabs.
    ("The following declarations were made:\n\nCouncillor\tItem\tNature\nCllr Ash\t5\tPersonal - governor\nCllr Elm\t6\tDPI - owns land. Left the room.",
     [("Ash", "personal", None), ("Elm", "disclosable_pecuniary", True)]),
    # A stem without a colon; announcements.
    ("The following declarations of interest were made in relation to Minute 28.\n\nCouncillor Ash as a director of Tarn Holdings.",
     [("Ash", "other", None)]),
    ("The following voluntary announcements were made:\n\nCouncillor Ash was a tenant of Tarn Housing.", [("Ash", "other", None)]),
    # Nil returns.
    ("None were made at this point.", [(None, "nil", None)]),
    ("There were none declared.", [(None, "nil", None)]),
    # No declarations.
    ("Cllr Ash\nCllr Elm", []),
    ("Item 5: Councillor Call for Action", []),
    ("Councillor Ash asked whether he had an interest.", []),
    ("Cllr Ash – apologies", []),
    ("Councillor Ash asked that the room be cooler.", []),
]  # fmt: skip


@pytest.mark.parametrize(
    "heading", ["Declarations of Interest\n\nMinutes:\n\n", "24/172  DECLARATIONS OF INTERESTS\n\n"]
)
@pytest.mark.parametrize(("text", "expected"), UNDER_THE_HEADING)
def test_under_the_heading(heading: str, text: str, expected: list[tuple[str | None, str, bool | None]]) -> None:
    assert declared(heading + text) == expected


@pytest.mark.parametrize(
    "heading",
    [
        "Code of Conduct - Declaration of Interests. Relevant Authorities (Disclosable Pecuniary Interests) Regulations 2012",
        "Sederunt and Declaration of Members' Interests",
        "Apologies, Substitutions and Declarations of Interest",
    ],
)
def test_headings_that_name_other_business_too(heading: str) -> None:
    text = f"{heading}\n\nMinutes:\n\nCouncillor Ash informed the Panel that he was a retired police officer."
    assert declared(text) == [("Ash", "other", None)]


def test_a_list_is_read_only_below_a_heading() -> None:
    assert declared("Outside bodies\n\nItem 6 - Mrs J Ash (Financial)\n\nCllr Elm - 24/176, personal") == []


def test_a_heading_in_two_languages_may_be_followed_by_a_list() -> None:
    text = "2.  Declarations of Interest\n    Foillseachaidhean Com-pairt\n\nItem 6 - Mrs J Ash (Financial)"
    assert declared(text) == [("Mrs J Ash", "pecuniary", None)]


@pytest.mark.parametrize(
    "text",
    ["Apologies: Mr Orr\nDeclarations: none\n\n1 Minutes. Agreed.", "2405.04  Disclosure of Interests. None."],
)
def test_a_nil_return_on_the_line_of_its_heading(text: str) -> None:
    assert declared(text) == [(None, "nil", None)]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_declarations(text: str, expected: list[tuple[str | None, str, bool | None]]) -> None:
    assert declared(text) == expected


def test_the_sentence_that_says_the_member_left_belongs_to_the_quote() -> None:
    text = "Councillor Ash declared a pecuniary interest in item 4.\nShe left the room. The item was then taken."
    (fact,) = extract_text(text, "minutes").interests
    assert fact.quote == text[: text.index(" The item")]


def test_each_of_two_members_has_a_span_of_its_own() -> None:
    found = extract_text("Councillors Ash and Elm declared personal interests.", "minutes").interests
    assert [fact.quote for fact in found] == [
        "Councillors Ash and Elm declared personal interests.",
        "Elm declared personal interests.",
    ]


@pytest.mark.parametrize("section", ["agenda", "report"])
def test_agenda_and_report_hold_none(section: str) -> None:
    assert extract_text("Councillor Ash declared a personal interest.", section).interests == ()


PIECES = st.sampled_from(
    ["Declarations of Interest", "declared ", "a personal interest", ". ", "\n", "\n\n", "Councillors ", "Cllr ", "Ash ", "J Elm", " and ",
     "left ", "None", "There were no ", "dispensation", ":", " – ", "He ", "(", ")", "\udc80", "\x00"]
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200))
def test_spans_match_and_nothing_raises(text: str) -> None:
    for fact in extract_text(text, "minutes").interests:
        assert text[fact.start : fact.end] == fact.quote
        assert fact.quote.strip()


@pytest.mark.parametrize(
    "piece",
    [
        "DECLARATIONS\n",
        "Cllr Ash - 4, personal\n",
        "interests were declared by ",
        "Cllr A, a b c ",
        "Councillor Ash declared ",
        "declarations of interest ",
        "Cllr Ash declared an interest and ",
    ],
)
def test_time_is_linear_on_a_megabyte(piece: str) -> None:
    from extract.components.interests import read_interests
    from extract.text import Block, Sentence

    text = piece * (1_000_000 // len(piece))
    started = time.perf_counter()
    list(read_interests(text, [Block(0, len(text), None, 0, "minutes", 0)], [Sentence(0, len(text), 0)]))
    assert time.perf_counter() - started < 15

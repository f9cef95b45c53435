"""Named votes told in sentences and printed as grids, in forms of councils nobody wrote rules for."""

from __future__ import annotations

import pytest

from extract import extract_text

TOLD = [
    # The Chair is named by office; a count behind each side.
    (
        "Councillors Ash and Elm voted for; Councillors Orr and Osk voted against; and Councillors Bray and Fell "
        "and the Mayor abstained.",
        "Ash+ Elm+ Orr- Osk- Bray0 Fell0 Mayor0",
    ),
    ("Cllrs Ash and Elm voted against, the Chair abstained.", "Ash- Elm- Chair0"),
    (
        "The result of the roll call was that Councillors Ash and Elm voted for the motion (2) and the Convener "
        "abstained (1).",
        "Ash+ Elm+ Convener0",
    ),
    # The option alone, behind what others did.
    ("It was carried, four voting for and Mr Orr against.", "Mr Orr-"),
    ("A vote was taken: Cllrs Ash and Elm were for, Cllrs Orr and Osk against, and so it fell.", "Ash+ Elm+ Orr- Osk-"),
    ("Carried by 5 votes to 2 (Cllrs Ash and Elm against, Cllr Orr abstaining).", "Ash- Elm- Orr0"),
    ("The motion was lost, only Councillors Ash and Elm voting for it.", "Ash+ Elm+"),
    (
        "Those voting in favour were Councillors Ash and Elm; those against were Councillors Bray and Fell.",
        "Ash+ Elm+ Bray- Fell-",
    ),
    (
        "Councillors Ash and Elm asked that their votes against be recorded, and Councillor Orr that he had abstained.",
        "Ash- Elm- Orr0",
    ),
    # Who did not vote is of the division above, and of none where there is none.
    ("A recorded vote was held. For: Ash, Elm. Against: Orr. Councillor Osk did not vote.", "Ash+ Elm+ Orr- Osk0"),
    ("For the motion: Mr Ash; Ms Elm - 2\n\nFor the amendment: Mr Orr - 1\n\nMr Osk did not vote.", "Mr Ash+ Ms Elm+ Mr Orr- Mr Osk0"),
    ("Councillor Osk did not vote. The Chair did not vote.", ""),
    # More names by far than the count: those of the other column run on below.
    ("On a recorded vote:\nAgainst 1 |\nCouncillors Ash, Elm, Bray and Orr", ""),
    ("On a recorded vote:\nAgainst 2: Councillors Ash, Elm and Orr", "Ash- Elm- Orr-"),
    # Irish names.
    (
        "A recorded vote was held.\n\nFor (2): Councillors Ash and Ó hUiginn\n\nAgainst (2): Aldermen Orr; Councillors Mac an tSaoir",
        "Ash+ Ó hUiginn+ Orr- Mac an tSaoir-",
    ),
    # Welsh.
    ("Gofynnodd y Cynghorydd Huw Ellis am gofnodi iddo bleidleisio yn erbyn.", "Huw Ellis-"),
    ("Pleidleisiodd y Cynghorwyr Huw Ellis ac Elen Wyn yn erbyn y cynnig.", "Huw Ellis- Elen Wyn-"),
    ("Ymataliodd y Cynghorydd Mair Rees rhag pleidleisio.", "Mair Rees0"),
    ("Ataliodd y Cynghorydd Mair Rees ei phleidlais.", "Mair Rees0"),
    ("Gofynnodd y Cynghorydd Huw Ellis am bleidlais wedi'i chofnodi yn erbyn y cynnig.", ""),
    # What somebody thinks, and another's office.
    ("Councillors Ash and Elm were for the closure, Councillor Orr against it, he said.", ""),
    ("Members agreed with Councillor Orr against the plan.", ""),
    ("The Mayor of Hexley abstained. The Leader of the Labour Group voted against.", ""),
    ("In accordance with Standing Order 17 Mr Orr asked that his dissent be recorded.", ""),
]  # fmt: skip
GRIDS = [
    ("Named vote requested.\n  Ash  Y    Elm-Roy  N    Orr   Y\n  Osk  Y    Bray  A\nRESOLVED (3/1/1):", "Ash+ Elm-Roy- Orr+ Osk+ Bray0"),
    ("Named vote requested.\n  Ash  Y    Elm  N    Orr   Y\n  Osk  Y    Bray  A\nIt was carried.", "Ash+ Elm- Orr+ Osk+"),
    ("A poll of houses.\n  Ash  Y    Elm  N    Orr   Y\n  Osk  Y    Bray  A\n", ""),
    ("Named vote requested.\n  Site plan  Y    Drains  N    2 keys   Y\n  Osk  Y    Bray  A\n", ""),
]  # fmt: skip
SIGNS = {"for": "+", "against": "-", "abstain": "0"}


@pytest.mark.parametrize(("text", "expected"), [*TOLD, *GRIDS])
def test_named_votes(text: str, expected: str) -> None:
    found = extract_text(text).named_votes
    assert " ".join(vote.name + SIGNS[vote.option] for vote in found) == expected

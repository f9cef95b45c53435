"""Welsh minutes: decisions in the passive, lost amendments, streets above a cue."""

from __future__ import annotations

import pytest

from extract import extract_text

PASSIVES = [
    ("Bod y rhaglen waith yn cael ei chymeradwyo", "approved"),
    ("Bod y polisi newydd yn cael ei fabwysiadu", "approved"),
    ("Bod y cais yn cael ei wrthod", "refused"),
    ("Bod yr eitem yn cael ei gohirio", "deferred"),
    ("Bod y Cynghorydd Non Gwilym yn cael ei phenodi", "appointed"),
    ("Bod llythyr yn cael ei anfon at y Gweinidog", "agreed"),
]


@pytest.mark.parametrize(("clause", "outcome"), PASSIVES)
@pytest.mark.parametrize("cue", ["PENDERFYNIAD:\n", "PENDERFYNWYD:\n"])
def test_what_is_to_be_done_in_the_passive_is_decided(cue: str, clause: str, outcome: str) -> None:
    [found] = extract_text(f"8. Rhaglen waith\n{cue}{clause}.\n").resolutions
    assert (found.quote, found.outcome) == (clause, outcome)


@pytest.mark.parametrize("result", ["Ni chariwyd y gwelliant", "Ni dderbyniwyd y cynnig"])
def test_what_was_not_carried_is_lost(result: str) -> None:
    text = f"Cynigiodd y Cynghorydd Huw Parri welliant, a eiliwyd gan y Cynghorydd Siân Môn.\n\n{result}.\n"
    [found] = extract_text(text).resolutions
    assert (found.quote, found.outcome) == (result, "lost")


def test_a_street_ends_with_its_line() -> None:
    text = "5. Cais 23/C/145 – Fferm y Bryn, Ffordd y Môr\nPENDERFYNWYD gohirio'r cais.\n"
    assert [place.name for place in extract_text(text).places] == ["Ffordd y Môr"]

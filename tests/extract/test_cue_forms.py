"""The table of cue forms: an example of each, and every name in it is a property of a cue's place."""

from __future__ import annotations

from functools import cached_property

import pytest

from extract.components.cue_forms import FORMS, NEVER, form_of
from extract.components.cue_places import CuePlace
from extract.components.sections import read_blocks

EXAMPLES: dict[str, list[tuple[str, str]]] = {
    "strong_capitals": [("The Clerk spoke at length and was heard RESOLVED that the kiosk be let.", "RESOLVED")],
    "capitals_at_start": [("AGREED the plan.", "AGREED"), ("The Clerk spoke. NOTED the plan.", "NOTED")],
    "capitals_credited": [("The Panel, having heard the Clerk, NOTED the plan.", "NOTED")],
    "capitals_after_stop": [("Report of the Clerk – NOTED.", "NOTED")],
    "capitals_and": [("No comments and AGREED to leave it to the officers.", "AGREED")],
    "small_opening": [("resolved to note the plan.", "resolved"), ("agreed – that the kiosk be let", "agreed")],
    "capitals_after_act": [("The Panel received a report and NOTED it.", "NOTED")],
    "after_title": [("Hall hire: resolved to let the hall.", "resolved")],
    "after_matter": [("(b) 25/17 a porch and a shed: resolved to support it.", "resolved")],
    "after_title_capital": [("24/119 Hall hire – Resolved to let the hall.", "Resolved")],
    "circumstance": [("As no vote was called for, resolved to let the kiosk.", "resolved")],
    "firm_at_start": [("Resolved: to let the kiosk.", "Resolved")],
    "firm_credited": [("It was resolved that the kiosk be let.", "resolved")],
    "soft_at_start": [("Decided that the kiosk be let.", "Decided")],
    "moved_and": [("Moved by Cllr Ash, seconded by Cllr Orr and agreed that the kiosk be let.", "agreed")],
    "act_at_start": [("Agreed, by 7 votes to 2, that the kiosk be let.", "Agreed")],
    "credited_mark": [("The Panel decided: that the kiosk be let.", "decided")],
    "mark_behind": [("It was agreed: the kiosk to be let.", "agreed")],
    "dash_at_start": [("Agreed – the kiosk to be let.", "Agreed")],
    "list_at_start": [("Agreed\n\n1. to let the kiosk\n\n2. to note the rent", "Agreed")],
    "list_after_act": [
        ("The Panel noted the report and agreed that:\n\n(a) the hall be let; and\n\n(b) the fee be kept.", "agreed")
    ],
    "list_credited": [("The Panel agreed to:\n\n1. let the kiosk\n\n2. note the rent", "agreed")],
}
NO_CUES = [
    ("Members asked whether it should be RESOLVED that the kiosk be let.", "RESOLVED"),  # asked only
    ("RESOLVED ITEMS", "RESOLVED"),  # a heading
    ("The plan had been agreed: the Clerk said so.", "agreed"),  # told of before
    ("The Clerk noted that the kiosk was shut.", "noted"),  # a remark
    ("resolved to the liking of both", "resolved"),  # settled
    ("(b) a porch: resolved to the liking of both", "resolved"),  # settled
]


def _place(text: str, word: str) -> CuePlace:
    blocks = read_blocks(text, "minutes")
    start = text.index(word)
    index = max(i for i, block in enumerate(blocks) if block.start <= start)
    return CuePlace(text, start, start + len(word), blocks[index], next(iter(blocks[index + 1 :]), None))


@pytest.mark.parametrize(
    ("name", "text", "word"), [(name, text, word) for name, rows in EXAMPLES.items() for text, word in rows]
)
def test_each_form_has_its_example(name: str, text: str, word: str) -> None:
    found = form_of(_place(text, word))
    assert found is not None
    assert found.id == name


@pytest.mark.parametrize(("text", "word"), NO_CUES)
def test_no_cue(text: str, word: str) -> None:
    assert form_of(_place(text, word)) is None


def test_the_table_is_whole() -> None:
    assert {form.id for form in FORMS} == set(EXAMPLES)
    names = {name for form in FORMS for name in (*form.needs, *form.unless)} | set(NEVER)
    assert all(isinstance(getattr(CuePlace, name), cached_property) for name in names)

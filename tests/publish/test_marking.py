"""Marks: spans that nest, overlap or cross paragraphs become runs, and the words stay exactly as they are."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.site.marking import Span, in_place, runs

TEXT = "RESOLVED: that £500 be paid by 3 May."


def span(start: int, end: int, kind: str = "figures") -> Span:
    return Span(start, end, kind, kind[:3], f"{kind} {start}", f"minutes-{start}-{end}", f"says-{start}-{end}")


def covers(text: str, spans: list[Span]) -> list[tuple[str, int]]:
    return [(run.text, len(run.spans)) for run in runs(text, spans)]


CASES = [
    # nothing to mark
    ([], [(TEXT, 0)]),
    # one
    ([span(15, 19)], [("RESOLVED: that ", 0), ("£500", 1), (" be paid by 3 May.", 0)]),
    # one in another
    ([span(10, 36), span(15, 19)], [("RESOLVED: ", 0), ("that ", 1), ("£500", 2), (" be paid by 3 May", 1), (".", 0)]),
    # two that overlap
    ([span(0, 19), span(15, 27)], [("RESOLVED: that ", 1), ("£500", 2), (" be paid", 1), (" by 3 May.", 0)]),
    # two at one place, side by side
    ([span(15, 19), span(15, 19, "dates")], [("RESOLVED: that ", 0), ("£500", 2), (" be paid by 3 May.", 0)]),
    ([span(0, 8), span(8, 9)], [("RESOLVED", 1), (":", 1), (" that £500 be paid by 3 May.", 0)]),
    # the whole
    ([span(0, len(TEXT))], [(TEXT, 1)]),
    # what does not lie in the text is not marked
    ([span(15, 99), span(-1, 4), span(7, 7)], [(TEXT, 0)]),
]


@pytest.mark.parametrize(("spans", "expected"), CASES)
def test_runs(spans: list[Span], expected: list[tuple[str, int]]) -> None:
    assert covers(TEXT, spans) == expected


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\n\nTwo.", 2),
        # blanks on the line between, several blank lines, Windows line ends
        ("One.\n \t\n\n\nTwo.", 2),
        ("One.\r\n\r\nTwo.", 2),
        # a line break is none
        ("One.\nStill one.", 1),
        ("\n\nOne.\n\n", 1),
        ("", 0),
    ],
)
def test_paragraphs(text: str, paragraphs: int) -> None:
    assert str(in_place(text, [])).count("<p ") == paragraphs


def test_every_fact_has_its_id_once_and_says_what_it_is() -> None:
    marked = str(in_place(TEXT, [span(10, 36, "resolutions"), span(15, 19), span(15, 19, "dates")]))
    assert marked.count('id="minutes-10-36"') == marked.count('id="minutes-15-19"') == 1
    assert 'class="fact k-resolutions k-dates k-figures"' in marked
    assert 'aria-describedby="says-10-36 says-15-19"' in marked
    assert 'title="resolutions 10 · dates 15 · figures 15"' in marked
    assert 'data-tag="dat fig"' in marked


def test_a_fact_over_two_paragraphs_begins_once() -> None:
    marked = str(in_place("One two.\n\nThree four.", [span(4, 15, "resolutions")]))
    assert re.findall(r"<mark[^>]*>([^<]*)</mark>", marked) == ["two.", "Three"]
    assert marked.count('id="') == marked.count("data-tag") == 1


WORDS = st.text(alphabet=st.sampled_from("ab <>&\"'{}%\n\t\r\u202e£é🙂"), max_size=80)
KINDS = st.sampled_from(["resolutions", "figures", "roles", "dates"])


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(WORDS)
    ends = st.integers(min_value=0, max_value=len(text))
    pairs = draw(st.lists(st.tuples(ends, ends, KINDS), max_size=8))
    return text, [span(min(left, right), max(left, right), kind) for left, right, kind in pairs]


@given(marked_texts())
def test_without_its_markup_it_is_the_text(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    marked = str(in_place(text, spans))
    assert html.unescape(re.sub(r"<[^>]*>", "", marked)) == text
    assert set(re.findall(r"</?([a-z]+)", marked)) <= {"p", "mark", "span"}


@given(marked_texts())
def test_runs_join_to_the_text_and_cover_each_span(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    found = runs(text, spans)
    assert "".join(run.text for run in found) == text
    for each in spans:
        if each.start < each.end:
            assert "".join(run.text for run in found if each in run.spans).startswith(text[each.start : each.end])


@given(marked_texts())
def test_ids_are_unique_and_none_is_missing(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    ids = re.findall(r'id="([^"]*)"', str(in_place(text, spans)))
    assert len(ids) == len(set(ids))
    wanted = {each.anchor for each in spans if text[each.start : each.end].strip("\n\r\t ")}
    assert wanted <= set(ids)

"""Cells: links where there is something to link, text everywhere else."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from publish import cells

CASES = [
    # the council's page
    ("url", "https://minutes.eastmere.example/mgAi.aspx?ID=1&x=2", ">original</a>"),
    # a record
    ("record_id", "eastmere/item/7", '<a href="/minutes/item/eastmere/7" title="eastmere/item/7">item 7</a>'),
    ("meeting_id", "eastmere/meeting/1", ">meeting 1</a>"),
    # an imported file
    ("record_id", "import/decision/0123456789abcdef", "/minutes/decision/import/0123456789abcdef"),
    # a text and a page of a paper
    ("text_id", "eastmere/item/1#minutes", 'href="/minutes/item/eastmere/1#minutes"'),
    ("text_id", "eastmere/document/s7#page-3", ">s7 page-3</a>"),
    # a fact
    ("fact", "east/item/1#minutes@resolution:1-9", 'href="/minutes/item/east/1#minutes-1-9"'),
    ("id", "eastmere/document/s7#page-30@date:1-9", 'href="/minutes/document/eastmere/s7?page=30#page-30-1-9"'),
    # a fact that stands in no record of a site
    ("fact", "import/text@resolution:1-9", 'href="/resolutions/import~2Ftext~40resolution~3A1-9"'),
    # yes and no
    ("is_key", 1, "yes"),
    ("has_casting_vote", 0, "no"),
    # a sum
    ("value", 1234567.0, "1,234,567"),
    ("value", 2.99, "2.99"),
    # a row that has no title
    ("meeting_id", {"value": "eastmere/meeting/1", "label": None}, ">meeting 1</a>"),
    # and one that has
    ("meeting_id", {"value": "eastmere/meeting/1", "label": "A & B"}, 'href="/minutes/meeting/eastmere/1"'),
    ("meeting_id", {"value": "eastmere/meeting/1", "label": "A & B"}, ">A &amp; B</a>"),
    # a site
    ("site", "eastmere", '<a href="/minutes/council/eastmere">eastmere</a>'),
    ("site", {"value": "eastmere", "label": "Eastmere"}, '<a href="/minutes/council/eastmere">Eastmere</a>'),
    # words that were found
    ("quote", "the ⟦library⟧ <b>", "the <mark>library</mark> &lt;b&gt;"),
]  # fmt: skip
LEFT_ALONE = [
    # no web address
    ("url", "javascript:alert(1)"),
    ("url", "https://minutes.example/ onmouseover=alert(1)"),
    # not one of our identifiers
    ("record_id", "something else"),
    ("record_id", "eastmere/unknown/1"),
    ("fact", "eastmere/item/1#minutes@unknown:1-2"),
    # short text, nothing, numbers
    ("title", "Branch libraries"),
    ("title", ""),
    ("title", None),
    ("council", {"value": "eastmere", "label": "Eastmere Council"}),
    ("position", 3),
]


def address(table: str, key: str) -> str:
    return f"/{table}/{key}"


def path(own: str) -> str:
    return f"/minutes{own}"


@pytest.mark.parametrize(("column", "value", "expected"), CASES)
def test_shown(column: str, value: object, expected: str) -> None:
    assert expected in str(cells.render(column, value, address, path))


@pytest.mark.parametrize(("column", "value"), LEFT_ALONE)
def test_left_to_datasette(column: str, value: object) -> None:
    assert cells.render(column, value, address) is None


def test_a_tables_own_key_is_left_to_datasette() -> None:
    assert cells.render("id", "eastmere/item/1", address, is_own_key=True) is None


def test_long_text_opens_and_says_how_long() -> None:
    text = "\n\n".join(f"Paragraph {number} of the <minutes> goes on for a while." for number in range(300))
    shown = str(cells.render("minutes_text", text, address))
    assert shown.startswith('<details class="long"><summary>Paragraph 0')
    assert f"{len(text.split()):,} words in all" in shown
    assert "<minutes>" not in shown
    assert len(shown) < 6000


@given(st.text(), st.sampled_from(["url", "record_id", "fact", "text_id", "quote", "minutes_text", "title"]))
def test_markup_never_comes_from_text(text: str, column: str) -> None:
    shown = cells.render(column, text, address)
    if shown is not None:
        tags = set(re.findall(r"</?([a-zA-Z]+)", str(shown)))
        assert tags <= {"a", "mark", "details", "summary", "span", "p", "br"}
        assert str(shown).count("<") == str(shown).count(">")


@given(st.text(alphabet="ab ⟦⟧<&"))
def test_marks_are_balanced_and_text_is_kept(text: str) -> None:
    shown = str(cells.marked(text))
    assert shown.count("<mark>") == shown.count("</mark>")
    plain = html.unescape(re.sub(r"</?mark>", "", shown))
    assert plain.replace("⟦", "").replace("⟧", "") == text.replace("⟦", "").replace("⟧", "")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]) | st.just("\n")))
def test_paragraphs_keep_every_word(text: str) -> None:
    shown = str(cells.paragraphs(text))
    assert re.sub(r"</?p>|<br>", " ", shown).split() == str(escape(text)).split()


def test_options_are_escaped_and_the_chosen_one_is_marked() -> None:
    made = cells.options([("a&b", "<i>A</i>"), ("c", "C")], "c")
    assert made == '<option value="a&amp;b">&lt;i&gt;A&lt;/i&gt;</option><option value="c" selected>C</option>'
    assert cells.options([], "c") == ""

"""The page that shows what each component did."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from archive import records as r
from archive.store import Archive
from cli import main
from extract.explain import explain
from extract.pipeline import COMPONENTS

WORDS = (
    "Councillor Ash moved and Councillor Elm seconded.\nRESOLVED (5 for, 1 against) that £900 be spent by 1 May 2025."
)


def test_it_has_the_facts_and_a_part_a_component() -> None:
    page = explain(WORDS)
    for component in COMPONENTS:
        assert f"<h2>{component}</h2>" in page
    for shown in ("£900 be spent by 1 May 2025", "outcome: ", "vote_for: 5", "iso: 2025-05-01", "value: 900.0"):
        assert shown in page, shown
    assert "<mark" in page


def test_words_never_become_markup() -> None:
    page = explain("RESOLVED that <script>alert(1)</script> & £5 be noted.", title="<b>")
    assert "<script>" not in page
    assert "<b>" not in page


@given(st.text(max_size=200))
def test_any_text_can_be_explained(text: str) -> None:
    assert BeautifulSoup(explain(text), "lxml").find("h2") is not None


def test_a_long_text_is_cut_and_says_so() -> None:
    page = explain("The ferry was late. " * 6000)
    assert "Only the first 100,000 of its 120,000 characters are drawn." in page


@pytest.mark.parametrize("given_as", ["words", "file", "stdin"])
def test_a_text_can_be_given_in_three_ways(tmp_path: Path, given_as: str) -> None:
    file = tmp_path / "minutes.txt"
    file.write_text(WORDS, encoding="utf-8")
    argument = {"words": WORDS, "file": str(file), "stdin": "-"}[given_as]
    done = CliRunner().invoke(main, ["explain", argument], input=WORDS if given_as == "stdin" else None)
    assert done.exit_code == 0, done.output
    assert "£900 be spent" in done.output


def test_a_text_of_no_archive_is_one_line(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["explain", "x/item/1#minutes", "--archive", str(tmp_path / "none.db")])
    assert done.exit_code == 2


def test_a_text_of_the_archive_is_shown_as_it_was_read(tmp_path: Path) -> None:
    """Nothing is resolved in a report: the page must not show decisions that extraction did not take."""
    path = tmp_path / "archive.db"
    words = "The Panel is asked to note this. RESOLVED that the ferry be mended."
    with Archive(path) as archive:
        paper = r.Document(id="tesk/document/s1", site="tesk", url="u", title="Ferry")
        texts = [r.Text(record_id=paper.id, field=field, section=section, text=words) for field, section in
                 (("page-1", "report"), ("page-2", "minutes"), ("page-3", "searched"))]  # fmt: skip
        archive.save([r.Parsed(records=(paper,), texts=tuple(texts))], "2025-03-05T00:00:00Z")
    shown = {number: CliRunner().invoke(main, ["explain", f"tesk/document/s1#page-{number}", "--archive", str(path)])
             for number in (1, 2, 3)}  # fmt: skip
    assert "outcome: " not in shown[1].output
    assert "outcome: " in shown[2].output
    assert shown[3].exit_code == 2

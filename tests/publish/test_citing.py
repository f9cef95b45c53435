"""Citations and changes: what they say, and that no title breaks them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.site.changes import shortened, word_diff
from publish.site.citing import Cited, as_data, bibtex, cite, day, key_of, one_line

CITED = Cited(
    record_id="eastmere/item/5001", title="Branch libraries", council="Eastmere Council", committee="Cabinet",
    on="2024-03-12", minutes_status="draft", address="https://archive.example/item/eastmere/5001",
    original="https://minutes.eastmere.example/mgAi.aspx?ID=5001", seen_at="2026-02-03T04:05:06Z",
    text_label="minutes", sha256="ab" * 32,
)  # fmt: skip


def test_in_words() -> None:
    assert cite(CITED).text == (
        "Eastmere Council, Cabinet. “Branch libraries”, 12 March 2024, draft minutes. "
        "Seen 3 February 2026 at https://archive.example/item/eastmere/5001 ; "
        "original: https://minutes.eastmere.example/mgAi.aspx?ID=5001 ; SHA-256 of the minutes: " + "ab" * 32
    )


def test_as_bibtex() -> None:
    assert bibtex(CITED) == (
        "@misc{eastmere-item-5001,\n"
        "  author = {{Eastmere Council}},\n"
        "  title = {{Branch libraries}},\n"
        "  howpublished = {Cabinet},\n"
        "  date = {2024-03-12},\n"
        "  year = {2024},\n"
        "  url = {https://archive.example/item/eastmere/5001},\n"
        "  urldate = {2026-02-03},\n"
        f"  note = {{SHA-256 of the minutes: {'ab' * 32}; Original: "
        "https://minutes.eastmere.example/mgAi.aspx?ID=5001; draft minutes}\n"
        "}\n"
    )


def test_what_is_not_known_is_left_out() -> None:
    bare = Cited(record_id="a/item/1", title="Roads", address="https://archive.example/item/a/1")
    assert cite(bare).text == "“Roads”. https://archive.example/item/a/1"
    assert re.findall(r"^  (\w+) =", bibtex(bare), re.MULTILINE) == ["title", "url"]


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2024-03-12", "12 March 2024"),
        ("2024-03-12T23:59:59+00:00", "12 March 2024"),
        # what is no date stays
        ("spring 2024", "spring 2024"),
        ("2024-13-40", "2024-13-40"),
        (None, ""),
    ],
)
def test_day(moment: str | None, said: str) -> None:
    assert day(moment) == said


@pytest.mark.parametrize(
    ("record", "key"),
    [("eastmere/item/12", "eastmere-item-12"), ("a/document/s7 ~x", "a-document-s7-x"), ("//", "record")],
)
def test_key(record: str, key: str) -> None:
    assert key_of(record) == key


@given(st.text())
def test_no_title_breaks_bibtex(title: str) -> None:
    entry = bibtex(Cited(record_id="a/item/1", title=title, council=title, address="https://archive.example/a"))
    plain = re.sub(r"\\[\\{}$&%#_]", "", entry)
    assert plain.count("{") == plain.count("}")
    assert all(line.startswith(("@misc{", "  ", "}")) for line in entry.split("\n")[:-1])
    assert not re.search(r"[\u202a-\u202e\u2066-\u2069\x00-\x09\x0b-\x1f]", entry)


@given(st.text())
def test_one_line_is_one(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


DIFFS = [
    # nothing changed
    ("same words", "same words", [("same", "same words")]),
    # a word
    ("paid cash today", "paid dear today", [("same", "paid "), ("old", "cash"), ("new", "dear"), ("same", " today")]),
    # a sum is shown whole
    ("of £160,000.", "of £180,000.", [("same", "of "), ("old", "£160,000"), ("new", "£180,000"), ("same", ".")]),
    ("up 2.5% a year", "up 3% a year", [("same", "up "), ("old", "2.5%"), ("new", "3%"), ("same", " a year")]),
    # something where there was nothing, and the other way
    ("", "all new", [("new", "all new")]),
    ("all gone", "", [("old", "all gone")]),
    # a blank between two changes belongs to both
    ("red fox ran", "blue cat ran", [("old", "red fox"), ("new", "blue cat"), ("same", " ran")]),
    # a line of many
    ("a\nb\nc\n", "a\nx\nc\n", [("same", "a\n"), ("old", "b"), ("new", "x"), ("same", "\nc\n")]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "pieces"), DIFFS)
def test_word_diff(old: str, new: str, pieces: list[tuple[str, str]]) -> None:
    assert word_diff(old, new) == pieces


@given(st.text(alphabet="ab c\n.", max_size=60), st.text(alphabet="ab c\n.", max_size=60))
def test_a_diff_holds_both_texts(old: str, new: str) -> None:
    pieces = word_diff(old, new) or []
    assert "".join(words for kind, words in pieces if kind != "new") == old
    assert "".join(words for kind, words in pieces if kind != "old") == new
    assert all(words for _, words in pieces)


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_diff_of_anything_holds_both_texts(old: str, new: str) -> None:
    pieces = word_diff(old, new) or []
    assert "".join(words for kind, words in pieces if kind != "new") == old
    assert "".join(words for kind, words in pieces if kind != "old") == new


def test_too_long_is_not_compared() -> None:
    assert word_diff("a " * 40_000, "b") is None


def test_long_stretches_that_stayed_are_cut() -> None:
    pieces = list(shortened([("same", "one " * 200), ("old", "x"), ("new", "y"), ("same", " two" * 200)]))
    assert [kind for kind, _ in pieces] == ["cut", "same", "old", "new", "same", "cut"]
    assert pieces[0] == ("cut", "175")
    assert pieces[1] == ("same", "one " * 25)


@pytest.mark.parametrize(
    ("label", "words"),
    [("minutes", "the minutes"), ("file", "the file"), ("page 3", "page 3"), (None, "the text"),
     ("printed minutes", "the printed minutes")],
)  # fmt: skip
def test_what_the_hash_is_of(label: str | None, words: str) -> None:
    cited = replace(CITED, text_label=label)
    assert as_data(cited)["hash_of"] == words
    assert f"SHA-256 of {words}: " in str(as_data(cited)["text"])

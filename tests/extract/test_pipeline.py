"""The pipeline as a whole: declared needs, spans that always match, JSON lines, linear time."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.facts import Extraction
from extract import extract_text
from extract.evaluate import evaluate, table
from extract.jsonl import run, to_json
from extract.pipeline import COMPONENTS, build_nlp

WORDS = [
    "RESOLVED", "that", "(a)", "1.", "(i)", "the", "report", "be", "noted", "and", "Councillor", "Smith", "moved", "seconded", "by", "\n", "\n\n", ":", ";", ".",
    "£", "10k", "1.5m", "%", "7:2", "For", "(52)", "Against", "Agreed.", "Head of", "Director", "(", ")", "“", "”", "14 March 2018", "\u00a0", "two hundred", "Motion lost", "|", "\r\n",
    "\ud800", "½", "١٢", "999999999999999999", "Decision:", "Minutes:", "-", "–", "a)", "99/99/99", "<sup>",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=400), st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join))


def check(text: str, found: Extraction) -> None:
    for facts in (found.resolutions, found.roles, found.figures, found.dates):
        assert [fact.start for fact in facts] == sorted(fact.start for fact in facts)
        for fact in facts:
            assert 0 <= fact.start < fact.end <= len(text)
            assert text[fact.start : fact.end] == fact.quote


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, section=st.sampled_from([None, "minutes", "decision", "agenda", "report"]))
def test_any_text_gives_sound_spans(text: str, section: str | None) -> None:
    found = extract_text(text, section)
    check(text, found)
    if section in ("agenda", "report"):
        assert found.resolutions == ()


@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_tokens_keep_the_text(text: str) -> None:
    doc = build().make_doc(text)
    assert doc.text == "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    assert doc._.source == text


_BUILT = []


def build():  # type: ignore[no-untyped-def]
    if not _BUILT:
        _BUILT.append(build_nlp())
    return _BUILT[0]


@pytest.mark.parametrize(
    "text", ["", " ", "word", "\x00\x01\xff" * 50, "RESOLVED", "AGREED:", "£", "\ud800", "MINUTES\n" * 3]
)
def test_odd_texts_give_something_sound(text: str) -> None:
    check(text, extract_text(text))


def test_every_need_of_a_component_is_met_by_one_before_it() -> None:
    analysis = build().analyze_pipes(keys=["assigns", "requires"])
    assert tuple(build().pipe_names) == COMPONENTS
    assert not any(analysis["problems"].values())


def test_offsets_are_of_the_text_as_given() -> None:
    text = "Caf\u00e9\u00a0\r\n\r\nRESOLVED that the cafe\u0301 be\u00adopened on 1\u00a0May\u00a02020.\r\n"
    found = extract_text(text)
    check(text, found)
    assert found.resolutions
    assert found.dates[0].quote == "1\u00a0May\u00a02020"


def test_spacy_is_not_imported_before_the_first_call() -> None:
    code = "import sys, extract; sys.exit('spacy' in sys.modules)"
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


# ---------------------------------------------------------------- JSON lines


def test_json_has_the_published_keys() -> None:
    row = to_json("a", extract_text("RESOLVED that £5 be paid to the Clerk on 1 May 2020."))
    assert list(row)[:5] == ["id", "resolutions", "roles", "figures", "dates"]
    assert list(row["resolutions"][0])[:7] == ["quote", "start", "end", "outcome", "vote", "mover", "seconder"]
    assert list(row["roles"][0])[:6] == ["quote", "start", "end", "person", "role", "organisation"]
    assert list(row["figures"][0])[:8] == ["quote", "start", "end", "kind", "value", "value_max", "unit", "modifier"]
    assert list(row["dates"][0])[:4] == ["quote", "start", "end", "iso"]


def test_bad_lines_are_named_and_the_others_read(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        '{"id": "a", "text": "Noted."}',
        "nonsense",
        '{"id": "b"}',
        "[]",
        "",
        '{"id": "c", "text": "x", "section": "poem"}',
        '{"id": "d", "text": "\\ud800"}',
    ]
    out: list[str] = []
    assert run(lines, out.append) == 4
    assert [json.loads(line)["id"] for line in out] == ["a", "d"]
    messages = capsys.readouterr().err.splitlines()
    assert [message.split(":")[0] for message in messages] == ["line 2", "line 3", "line 4", "line 6"]
    "".join(out).encode("utf-8")


# ---------------------------------------------------------------- measuring


def test_evaluate_counts_what_is_right_missed_and_false() -> None:
    text = "RESOLVED that the plan be noted. The Clerk spoke on 1 May 2020."
    decision = {"quote": "the plan be noted", "start": 14, "end": 31, "outcome": "noted"}
    gold = {
        "id": "a",
        "decisions": [decision],
        "roles": [],
        "figures": [{"start": 0, "end": 3, "kind": "count", "value": 1}],
        "dates": [],
    }
    score = evaluate([{"id": "a", "text": text, "origin": "authored"}, {"id": "b", "text": "x"}], [gold])[0]
    printed, score = table([score]), score.whole()
    assert (score.texts, score.kinds["decisions"].f1, score.complete.f1) == (1, 1.0, 1.0)
    assert (score.kinds["roles"].predicted, score.kinds["roles"].precision) == (1, 0.0)
    assert len(score.missed["figures"]) == 1
    assert "authored: 1 texts of 1 bodies, 0 offset errors" in printed[0]


# ---------------------------------------------------------------- time

LONG = {
    "one word": "a" * 20_000,
    "digits": "1" * 20_000,
    "sums": "1,234 " * 3_000,
    "brackets": "(" * 20_000,
    "number words": "two hundred and " * 600,
    "cues": "RESOLVED " * 1_500,
    "nested limbs": "RESOLVED that:\n\n" + "(a) the plan be approved:\n\n(i) the map be noted;\n\n" * 300,
    "clauses": "RESOLVED that x be noted " + "and that y be noted " * 600,
    "motions": "The motion was put and carried.\n\n" * 500,
    "offices": "Head Of The Big Team And " * 600,
    "sentences": "The report was noted and the plan was approved by the Committee. " * 250,
    "votes": "For (12) Against (3) " * 700,
}


def seconds(text: str) -> float:
    started = time.perf_counter()
    extract_text(text)
    return time.perf_counter() - started


@pytest.mark.parametrize("name", LONG)
def test_time_grows_with_length(name: str) -> None:
    """Eight times the text takes far less than sixty-four times as long, which a quadratic rule would need."""
    extract_text("warm up")
    short = min(seconds(LONG[name]) for _ in range(3))
    assert seconds(LONG[name] * 8) < max(short, 0.02) * 28


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["a" * 1_000_000, "RESOLVED that:\n\n" + "(a) x be noted:\n\n(i) y be noted;\n\n" * 10_000],
    ids=["one word of 1 MB", "10,000 nested limbs"],
)
def test_pathological_texts_are_read_in_seconds(text: str) -> None:
    assert seconds(text) < 60

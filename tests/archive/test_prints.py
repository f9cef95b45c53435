"""Which runs of words a redaction may call a record's own."""

from __future__ import annotations

import pytest

from archive.prints import RUN, over_seams, run_of, runs_of, words_of

KEY = b"0123456789abcdef"
STAYING = ("34.", "Planning performance, April to September", "The committee noted that nine in ten were in time.")


@pytest.mark.parametrize(("said", "is_over"), [
    ("Planning performance, April to September The committee noted", True),  # a title and its minutes
    ("34. Planning performance, April to September The committee", True),  # a number, a whole title, a beginning
    ("nine in ten were in time. 34. Planning", True),  # an end, a whole number, a beginning
    ("April to September the widow Brackenbury was noted", False),  # words that nobody else says
    ("performance, April to The committee noted that nine", False),  # no text ends with `to`
    ("in time. nine in ten The committee noted", False),  # a piece from the middle of a text
])  # fmt: skip
def test_a_run_over_the_seam_of_two_texts_that_stay_is_nobodys(said: str, is_over: bool) -> None:
    words = words_of(said)[:RUN]
    assert len(words) == RUN, said
    run = run_of(KEY, words)
    assert over_seams(KEY, [said], STAYING, runs_of(KEY, said)[RUN]) == ({run} if is_over else set())

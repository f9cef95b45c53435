"""The lists of people in a sentence: every run of titled names, and a bare name it begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.components.listed_names import Listed, read_names
from extract.components.name_words import OFFICE, PLURAL, TITLE
from extract.text import Sentence

_START = re.compile(rf"(?<![\w-])(?:{PLURAL}|{TITLE}|{OFFICE})(?=[\s\u00a0:,])")


def lists_in(text: str, sentence: Sentence) -> Iterator[tuple[Listed, ...]]:
    """Lists of people in a sentence, in order; one without any title only where the sentence begins with it."""
    stop = min(sentence.end, sentence.start + 6000)
    first = read_names(text, sentence.start, stop).people
    if first and not first[0].is_titled and all(" " in person.name for person in first):
        yield first
    at = sentence.start
    while match := _START.search(text, at, stop):
        people = read_names(text, match.start(), stop, bare=False).people
        at = max(match.end(), people[-1].end if people else 0)
        if people:
            yield people

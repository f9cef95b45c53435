"""Divisions told in one line, a member and an option at a time: "Cllr Ash: For; Cllr Elm: Against; Cllr Oak: For"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.components.listed_names import Listed, read_names
from extract.components.vote_labels import OPTIONS, option_words
from extract.components.vote_records import VoteList

_OPTION = "|".join(f"(?P<{option}>{option_words(option)})" for option in OPTIONS)
_ENTRY = re.compile(
    rf"(?<![\w’'-])(?P<name>(?:Councill?or|Cllr|Alderman|Ald|Bailie|Cynghorydd|Cyng)\b\.?[ ](?:Mrs?[ ]|Ms[ ]|Dr[ ])?"
    rf"[^\n:;,()|–]{{1,50}}?)"
    rf"(?P<mark>[ ]?:[ ]|[ ][–—-][ ]|[ ]?\(|[ ](?=(?-i:FOR|AGAINST|ABST[A-Z]+)\b))(?:voted[ ])?"
    rf"(?:{_OPTION})(?P<close>\)?)(?=[,;.]|[ ]and\b|[ \t]*(?:\n|\Z))",
    re.IGNORECASE,
)
_GAP = re.compile(r"[,;.]?[ ]{1,3}(?:and[ ])?")
_QUICK = re.compile(
    r"(?::|[–—-]|\()[ ]?(?:voted )?(?:for|against|abst|aye|no)|(?-i:[ ](?:FOR|AGAINST)[,;])", re.IGNORECASE
)
FEWEST = 3
"""Members that make a division; two suffice where they voted differently."""


def find_entries(text: str) -> Iterator[list[VoteList]]:
    """The lists of each line of entries with one mark between name and option, in the order of the text."""
    if not _QUICK.search(text):
        return
    run: list[re.Match[str]] = []
    for match in _ENTRY.finditer(text):
        same = run and match["mark"] == run[-1]["mark"] and _GAP.fullmatch(text, run[-1].end(), match.start())
        if run and not same:
            yield from _lists(text, run)
            run = []
        run.append(match)
    yield from _lists(text, run)


def _lists(text: str, run: Sequence[re.Match[str]]) -> Iterator[list[VoteList]]:
    """The lists of one run; none where an entry is no single member, or a bracket is left open."""
    people: dict[str, list[Listed]] = defaultdict(list)
    for match in run:
        found = read_names(text, match.start("name"), match.end("name"))
        if len(found.people) != 1 or found.end != match.end("name") or ("(" in match["mark"]) != bool(match["close"]):
            return
        people[next(option for option in OPTIONS if match[option])].append(found.people[0])
    if len(run) >= FEWEST or (len(run) > 1 and len(people) > 1):
        yield [
            VoteList(option, None, listed[0].start, listed[-1].end, tuple(listed), None, True, False, True)
            for option, listed in people.items()
        ]

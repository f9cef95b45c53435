"""Limbs that each begin with a verb of their own under one opening: one act, made by one motion and one vote.

The Board:
A. APPROVED the plan
B. DELEGATED authority to the Clerk
Vote: 7 for, 0 against
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from extract.components.group_records import Group
from extract.text import SPACE, Block, at_offset

_APART = re.compile(
    r"\bwithout\s(?:a\s|going\sto\s(?:a\s)?)?(?:vote|division)\b|\bunanimously\b|\bnem\.?\scon\b", re.IGNORECASE
)
"""A limb that tells how it was decided: what was decided on the others was not decided on it."""


def share(text: str, blocks: Sequence[Block], groups: Sequence[Group]) -> None:
    """Give the motion and the vote told with the first or the last group of a series to all of it."""
    for series in _series(text, blocks, groups):
        motions = [group.motion for group in series if group.motion]
        if len(motions) == 1 and series[0].motion and motions[0].end <= series[0].start:
            for group in series:
                group.motion = motions[0]
        votes = [group.vote for group in series if group.vote]
        told = series[0].vote or _is_after(blocks, series[-1])
        if told and len(votes) == 1 and not any(one.parts for one in series):
            for group in series:
                group.vote = votes[0]


def share_vote(groups: Sequence[Group], words: Mapping[int, set[str]], section: Callable[[Group], str]) -> None:
    """Give a Decision: block that repeats what the Minutes: of its item print the vote told there; `words` are those of
    the decisions of each group, by its identity."""
    told = [group for group in groups if group.kind == "cue" and group.vote and not group.parts]
    told = [group for group in told if section(group) == "minutes"]
    for group in groups if told else ():
        if group.kind == "cue" and not group.vote and section(group) == "decision":
            same = [one for one in told if words[id(one)] == words[id(group)]]
            group.vote = same[0].vote if len(same) == 1 else None


def _is_after(blocks: Sequence[Block], last: Group) -> bool:
    """Whether the vote of the last group is printed in a paragraph of its own below the limbs."""
    if last.vote is None or last.vote.start < last.end:
        return False
    block = blocks[at_offset(blocks, last.vote.start)]
    return block.label is None and block.start >= last.end


def _series(text: str, blocks: Sequence[Block], groups: Sequence[Group]) -> Iterator[list[Group]]:
    """Runs of groups in labelled paragraphs that follow one another, under a paragraph that ends with a colon."""
    ordered = sorted((group for group in groups if group.kind == "cue"), key=lambda group: group.start)
    run: list[Group] = []
    for one, two in pairwise(ordered):
        if not run and _opens(text, blocks, one):
            run = [one]
        if run and _follows(blocks, one, two) and not _APART.search(text, two.start, two.end):
            run.append(two)
            continue
        if len(run) > 1:
            yield run
        run = []
    if len(run) > 1:
        yield run


def _opens(text: str, blocks: Sequence[Block], group: Group) -> bool:
    index = at_offset(blocks, group.start)
    if index < 1 or not blocks[index].label:
        return False
    above = blocks[index - 1]
    return text[above.start : above.end].rstrip(SPACE)[-1:] in (":", "–", "-") and above.label is None


def _follows(blocks: Sequence[Block], one: Group, two: Group) -> bool:
    """Whether a group stands in the labelled paragraph right below another's."""
    first, second = at_offset(blocks, max(one.start, one.end - 1)), at_offset(blocks, two.start)
    return second == first + 1 and bool(blocks[first].label) and bool(blocks[second].label)

"""One sentence with its figures, as the checks of stated arithmetic read it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.facts import Figure
from extract.text import Sentence

POINTS = "percentage points"
CONSISTENT, INCONSISTENT, NOT_CHECKABLE = "consistent", "inconsistent", "not_checkable"
OPENS = re.compile(r"[\s\w’',%&-]{0,60}\(\s?(?:about |around |approximately |nearly |or |i\.e\. )?$")
"""Words between a number and the percentage in brackets that is of it."""
CLOSES = re.compile(r"\s?(?:of (?:the )?total)?\)")

_RISES = re.compile(
    r"\s(?:would\s|will\s|had\s|has\s|have\s|was\sto\s)?(?:now\s|then\s)?(?:be\s|been\s)?(?:ris(?:e|en|es|ing)|rose|grow[ns]?"
    r"|grew|increas(?:e|ed|es|ing)|fall(?:en|s|ing)?|fell|drop(?:ped)?|reduc(?:e|ed|es)|decreas(?:e|ed|es)|go\s(?:up|down)"
    r"|gone\s(?:up|down)|went\s(?:up|down))\sto\s(?:about\s|around\s|some\s|nearly\s|just\s|over\s){0,2}"
)
""" "income of £71.4m would rise to £73.2m"."""
Group = tuple[Sentence, tuple[Figure, ...]]


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with its figures and those of the sentences before it in the same paragraph."""

    text: str
    sentence: Sentence
    figures: tuple[Figure, ...]
    previous: tuple[Figure, ...]
    earlier: tuple[Figure, ...]

    def between(self, one: int, two: int) -> str:
        """Words between two figures of the sentence, by index."""
        return self.text[self.figures[one].end : self.figures[two].start][-160:]

    def before(self, at: int) -> str:
        """Words from the figure before (or the sentence's start) up to a figure, white space as single spaces."""
        left = self.figures[at - 1].end if at else self.sentence.start
        words = self.text[max(left, self.figures[at].start - 120) : self.figures[at].start]
        return " ".join(words.split()) + " "

    def after(self, at: int) -> str:
        """The few characters after a figure."""
        return self.text[self.figures[at].end : self.figures[at].end + 40]


def same(one: Figure, two: Figure) -> bool:
    """Whether two figures can be numbers of one thing."""
    return one.kind == two.kind and (one.kind == "count" or one.unit == two.unit)


def alike(one: Figure, two: Figure) -> bool:
    """Whether a difference can be of two numbers: "£14 a year" of prices that leave the year out."""
    return same(one, two) or (
        one.kind == two.kind == "money" and (one.unit or "").split(" ")[0] == (two.unit or "").split(" ")[0]
    )


def exact(*figures: Figure) -> bool:
    """Whether the figures are stated as they are: no modifier, no range."""
    return not any(figure.modifier or figure.value_max is not None for figure in figures)


def verdict(fits: bool, certain: bool) -> str:
    """The result of a check: inconsistent only where the pairing is certain."""
    return CONSISTENT if fits else INCONSISTENT if certain else NOT_CHECKABLE


def change_ends(scene: Scene) -> list[tuple[int, int]]:
    """Indexes of the beginning and end of each change of a sentence."""
    found = []
    for at, figure in enumerate(scene.figures):
        if (
            figure.part == "to"
            and at
            and same(scene.figures[at - 1], figure)
            and _RISES.fullmatch(scene.between(at - 1, at))
        ):
            found.append((at - 1, at))
        if figure.part != "from":
            continue
        after = at + 1
        if after < len(scene.figures) and scene.figures[after].part == "to":
            found.append((at, after))
        elif at and same(scene.figures[at - 1], figure) and len(scene.between(at - 1, at)) <= 60:
            found.append((at, at - 1))
    return found


def scenes(text: str, found: Sequence[Group]) -> Iterator[Scene]:
    """The stretches of a text whose figures may be about one another."""
    for at, (sentence, figures) in enumerate(found):
        back = [group for group in found[max(0, at - 3) : at] if group[0].block == sentence.block]
        previous = back[-1][1] if back else ()
        yield Scene(text, sentence, figures, previous, tuple(figure for group in back[:-1] for figure in group[1]))

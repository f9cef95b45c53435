"""What part a figure plays in its sentence (estimate, budget, saving, …, `from` and `to`), where the sentence says so.

Runs after the resolutions, replaces `doc._.figures` by figures with `part`, `period`, `measures` and `check_result`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import Figure, Resolution
from extract.components.figure_approvals import approved, bought
from extract.components.figure_awards import award_sums, carried
from extract.components.figure_changes import changes
from extract.components.figure_checks import check_figures
from extract.components.figure_columns import with_columns
from extract.components.figure_cues import is_difference, stated
from extract.components.figure_links import taken_over
from extract.components.figure_periods import measures_of, period_of
from extract.components.figure_subjects import subject_part
from extract.components.figure_windows import AFTER, plain, windows
from extract.text import HasSpan, Sentence, at_offset

_TO_THE_VERB = 140
"""How far after a figure "be approved" may stand, in characters."""
_STEP = re.compile(r"\b(?:up|down)(?: by)? (?:about |around |some |nearly |over |just |a further )*$")
""" "income was up £0.3m": how far it rose is no income."""
_OVER = re.compile(r"[\d,] (?:and )?(?:over|for|within) $|, (?:over|for|within) $")
""" "£3.85m, as estimated, over seven years": the time is no estimate."""
_ALLOCATION = re.compile(r"\b(?:allocation|set(?:s|ting)? aside|earmark\w*)\b[^.;£]{0,40}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one sentence, in order."""

    sentence: Sentence
    figures: tuple[Figure, ...]


def groups(figures: Sequence[Figure], sentences: Sequence[Sentence]) -> Iterator[Group]:
    """Figures by the sentence they begin in; a figure outside every sentence is in no group."""
    run: list[Figure] = []
    last: Sentence | None = None
    for figure in figures:
        index = at_offset(sentences, figure.start)
        sentence = sentences[index] if index >= 0 else None
        if sentence != last:
            if last and run:
                yield Group(last, tuple(run))
            run, last = [], sentence
        if sentence and figure.start < sentence.end:
            run.append(figure)
    if last and run:
        yield Group(last, tuple(run))


def _around(resolutions: Sequence[HasSpan], figure: Figure) -> Any:
    index = at_offset(resolutions, figure.start)
    return resolutions[index] if index >= 0 and figure.end <= resolutions[index].end else None


class _Parts:
    """Reads the parts of the figures of one text; `awards` are the offsets of sums in lists of grants."""

    def __init__(self, text: str, resolutions: Sequence[Resolution], awards: frozenset[int]) -> None:
        self.text, self.resolutions, self.awards = text, resolutions, awards
        self.told: Figure | None = None
        """The last figure of the sentence before, and its block."""
        self.block = -1

    def of(self, group: Group) -> Iterator[Figure]:
        """The figures of a sentence with part, period and what they measure."""
        beside = windows(self.text, group.sentence, group.figures)
        ends = changes(group.figures, beside)
        last = self.told if self.block == group.sentence.block else None
        self.block = group.sentence.block
        for at, (figure, (before, after)) in enumerate(zip(group.figures, beside, strict=True)):
            part = ends.get(at)
            if part == "to" and ends.get(at - 1) != "from" and stated(figure, before, after) == "estimate":
                part = "estimate"
            if part is None and not figure.rule.startswith("votes."):
                part = self._own(figure, group, last if at else None, before, after)
                part = part or taken_over(figure, last, before, after, opens=at == 0)
            last = replace(
                figure,
                part=part,
                modifier=None if _is_only_estimated(figure, part, before) else figure.modifier,
                period=period_of(figure, before, _to_money(self.text, group, at), is_first=at == 0),
                measures=measures_of(figure, before, after),
            )
            yield last
        self.told = last

    def _own(self, figure: Figure, group: Group, last: Figure | None, before: str, after: str) -> str | None:
        """The part that a figure has by its own words, by the grant before it or by its resolution."""
        if figure.kind == "money" and _STEP.search(before):
            return None
        if figure.kind == "duration" and _OVER.search(before):
            return None
        given = carried(figure, last, before, after)
        part = "grant" if given else stated(figure, before, after) or subject_part(figure, before)
        return None if is_difference(part, after) else self._firmer(part, figure, group, before)

    def _firmer(self, part: str | None, figure: Figure, group: Group, before: str) -> str | None:
        """The part that the resolution, or the list, around a figure gives it where its own words leave a doubt."""
        if part is not None and not (part == "budget" and _ALLOCATION.search(before)):
            return part
        resolution, alone = _around(self.resolutions, figure), _is_alone(figure, group)
        wider = plain(self.text, figure.end, min(group.sentence.end, figure.end + _TO_THE_VERB))
        if approved(self.text, figure, before, wider, resolution):
            return "approved"
        if part is None and alone and bought(self.text, figure, before, resolution):
            return "approved"
        listed = figure.start in self.awards and figure.value > 0
        return "grant" if part is None and listed else part


def _is_only_estimated(figure: Figure, part: str | None, before: str) -> bool:
    """Whether "estimated" gives a sum its part, and says nothing else of it: "an estimated £86,000"."""
    return figure.kind == "money" and part == "estimate" and before.endswith("estimated ")


def _is_alone(figure: Figure, group: Group) -> bool:
    """Whether a sum is the only one of its sentence."""
    return [other for other in group.figures if other.kind == "money"] == [figure]


def _to_money(text: str, group: Group, at: int) -> str:
    """Words after a figure up to the next that is no duration: "£1.2m over three years"."""
    figure = group.figures[at]
    following = (other.start for other in group.figures[at + 1 :] if other.kind != "duration")
    return plain(text, figure.end, min(next(following, group.sentence.end), group.sentence.end, figure.end + AFTER))


@Language.component(
    "figure_parts",
    requires=["doc._.figures", "doc._.sentences", "doc._.blocks", "doc._.resolutions"],
    assigns=["doc._.figures"],
)
def figure_parts(doc: Doc) -> Doc:
    """Replace `doc._.figures` by the same figures with part, period, what they measure and the result of checks."""
    if not doc._.figures:
        return doc
    text = doc._.source
    awards = award_sums(text, doc._.blocks) if "£" in text else frozenset()
    parts = _Parts(text, doc._.resolutions, awards)
    found = [(group.sentence, tuple(parts.of(group))) for group in groups(doc._.figures, doc._.sentences)]
    results = check_figures(text, found, doc._.blocks)
    known = {figure.start: figure for _, figures in found for figure in figures}
    doc._.figures = with_columns(
        text,
        [replace(known.get(figure.start, figure), check_result=results.get(figure.start)) for figure in doc._.figures],
    )
    return doc

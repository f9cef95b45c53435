"""Figures of every kind, put together: where two readings meet, the more specific one stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import Figure
from extract.components.count_labels import labelled_counts
from extract.components.counts import find_counts
from extract.components.masks import Mask, masks
from extract.components.money import find_money
from extract.components.numbers import WORDS, number_starts
from extract.components.quantities import find_quantities
from extract.components.table_sums import table_sums
from extract.text import overlaps

_ITEM = re.compile(r"\d{1,3}[^\S\n]{2,}[A-Z]")
_TITLE_WORD = r"(?:[A-Z][\w’'-]*|and|of|the|for|to|in|on|&|[-–])"
_TITLE = re.compile(rf"\d{{1,3}}\s(?:{_TITLE_WORD}[ ]){{1,11}}{_TITLE_WORD}(?=[ \t]*(?:pdf icon|[\r\n]|\Z))")
_CAPITALS = re.compile(r"\d{1,4}[A-Za-z]?[ \t\u00a0]+[A-Z]{4,}(?:[ \t]+[A-Z]{2,}|[ \t]*[–—:-]|[ \t]*(?=[\r\n]|\Z))")
""" "17 APPLICATIONS DEFERRED FROM THE LAST MEETING"."""
_INDENT = 80
"""Most characters before a number at the head of its line."""
_VOTES = re.compile(rf"\b(?:\d{{1,4}}|{WORDS})\b", re.IGNORECASE)


def _disjoint(figures: Iterable[Figure]) -> list[Figure]:
    """Figures of one group in order; of two that meet the earlier found stays when it starts first, else the longer."""
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda fact: (fact.start, -fact.end)):
        if not kept or kept[-1].end <= figure.start:
            kept.append(figure)
    return kept


def _join(kept: list[Figure], more: list[Figure]) -> list[Figure]:
    """Both lists in order without those of `more` that touch one of `kept`; linear in their length."""
    return sorted(
        [*kept, *(figure for figure in more if not overlaps(kept, figure.start, figure.end))],
        key=lambda fact: fact.start,
    )


def _number_end(figure: Figure) -> int:
    """End of the number itself: a unit may reach into a date or reference, a number may not."""
    return figure.start + max(1, len(figure.quote.split(" ")[0]))


def _number_alone(figure: Figure) -> Figure:
    """A vote's figure without its label: the 52 of "For (52)"; "None" stays as it is printed."""
    match = _VOTES.search(figure.quote)
    if match is None:
        return figure
    return replace(figure, start=figure.start + match.start(), end=figure.start + match.end(), quote=match.group())


def _is_item(text: str, figure: Figure) -> bool:
    """Whether a figure is an item's number and title: "5   High needs", "61 Substitute Members" alone."""
    heading = _ITEM.match(figure.quote) or _TITLE.match(text, figure.start) or _CAPITALS.match(text, figure.start)
    if not heading:
        return False
    before = text[max(0, figure.start - _INDENT) : figure.start]
    return not before.rpartition("\n")[2].strip() and ("\n" in before or figure.start < _INDENT)


def _unmasked(text: str, figures: Iterable[Figure], masked: list[Mask]) -> Iterator[Figure]:
    """Figures whose number no mask touches and that are no heading."""
    for figure in figures:
        if not overlaps(masked, figure.start, _number_end(figure)) and not _is_item(text, figure):
            yield figure


def _free(starts: Iterable[int], masked: Iterable[Mask]) -> Iterator[int]:
    """Starts of numbers that lie in no mask; both in order."""
    masks_left = iter(masked)
    mask = next(masks_left, None)
    for start in starts:
        while mask and mask.end <= start:
            mask = next(masks_left, None)
        if mask is None or start < mask.start:
            yield start


def merge(votes: Iterable[Figure], groups: Iterable[Iterable[Figure]]) -> tuple[Figure, ...]:
    """Figures in the order of the text; earlier groups win."""
    kept: list[Figure] = []
    for figures in (votes, *groups):
        kept = _join(kept, _disjoint(figures))
    return tuple(kept)


if not Doc.has_extension("figures"):
    Doc.set_extension("figures", default=())


@Language.component(
    "figures",
    requires=["doc._.blocks", "doc._.sentences", "doc._.dates", "doc._.vote_figures"],
    assigns=["doc._.figures"],
)
def figures(doc: Doc) -> Doc:
    """Set `doc._.figures`: votes, money, percentages, rates, durations, measures and counts."""
    text = doc._.source
    starts = number_starts(text)
    masked = masks(text, doc._.blocks, doc._.dates)
    free = list(_free(starts, masked))
    quantities = (_unmasked(text, group, masked) for group in find_quantities(text, free))
    doc._.figures = merge(
        map(_number_alone, doc._.vote_figures),
        (
            find_money(text, starts),
            table_sums(text),
            *quantities,
            labelled_counts(text),
            _unmasked(text, find_counts(text, doc._.sentences, free), masked),
        ),
    )
    return doc

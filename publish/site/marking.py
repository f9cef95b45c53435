"""Marks facts in the text they stand in: spans that nest or overlap become runs, so that the words stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup

_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n\s*")


@dataclass(frozen=True, slots=True)
class Span:
    """A fact in a text: characters `start:end`, kind (a table of facts), a short `tag`, what it says, and its ids.

    `anchor` is the id of the words in the page; `note` is the id of the element that says in full what the fact says.
    """

    start: int
    end: int
    kind: str
    tag: str
    says: str
    anchor: str
    note: str


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a text that the same spans cover, and those of them that begin here. Spans: longest first."""

    text: str
    spans: tuple[Span, ...] = ()
    begins: tuple[Span, ...] = ()


def runs(text: str, spans: Iterable[Span]) -> list[Run]:
    """The text cut at every end of a span. Joined together, the runs are the text.

    A span that does not lie in the text is left out.
    """
    held = sorted((s for s in spans if 0 <= s.start < s.end <= len(text)), key=lambda s: (s.start, -s.end, s.kind))
    cuts = sorted({0, len(text), *(s.start for s in held), *(s.end for s in held)})
    found, active, waiting = [], list[Span](), 0
    for start, end in pairwise(cuts):
        active = [span for span in active if span.end > start]
        first = waiting
        while waiting < len(held) and held[waiting].start == start:
            waiting += 1
        begins = held[first:waiting]
        active += begins
        found.append(Run(text[start:end], tuple(active), tuple(begins)))
    return found


def paragraphs(text: str, spans: Iterable[Span]) -> list[tuple[list[Run], str]]:
    """The runs a paragraph, with the white space that parts it from the next. A span may cross paragraphs."""
    waiting = sorted((s for s in spans if 0 <= s.start < s.end <= len(text)), key=lambda s: -s.start)
    open_spans, parts = list[Span](), []
    for start, end, after in _paragraph_places(text):
        while waiting and waiting[-1].start < end:
            open_spans.append(waiting.pop())
        open_spans = [span for span in open_spans if span.end > start]
        parts.append((runs(text[start:end], [_moved(span, start, end) for span in open_spans]), text[end:after]))
    return parts


def in_place(text: str, spans: Sequence[Span]) -> Markup:
    """The text as paragraphs with its facts marked. Without its tags, it is the text, escaped, and nothing else."""
    seen: set[str] = set()
    blocks = []
    for shown, between in paragraphs(text, spans):
        words = Markup("").join(_marked(run, seen) for run in shown)
        blocks.append(Markup('<p dir="auto">{}</p>{}' if shown else "{}{}").format(words, between))
    return Markup("").join(blocks)


def _paragraph_places(text: str) -> list[tuple[int, int, int]]:
    """Start, end and start of the next, of every paragraph."""
    places, start = [], 0
    for gap in _PARAGRAPH_END.finditer(text):
        places.append((start, gap.start(), gap.end()))
        start = gap.end()
    return [*places, (start, len(text), len(text))] if start < len(text) or not places else places


def _moved(span: Span, start: int, end: int) -> Span:
    """A span as it lies in the part `start:end` of the text."""
    return replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)


def _marked(run: Run, seen: set[str]) -> Markup:
    """One run; the id of a fact stands where the fact begins, once in a page."""
    if not run.spans:
        return Markup("{}").format(run.text)
    fresh = [span for span in run.begins if span.anchor not in seen]
    anchors = list(dict.fromkeys(span.anchor for span in fresh))
    seen.update(anchors)
    words = Markup("{}").format(run.text)
    for anchor in reversed(anchors[1:]):
        words = Markup('<span id="{}">{}</span>').format(anchor, words)
    tags = " ".join(dict.fromkeys(span.tag for span in fresh))
    return Markup('<mark class="{}"{}{} title="{}" aria-describedby="{}">{}</mark>').format(
        " ".join(dict.fromkeys(("fact", *(f"k-{span.kind}" for span in run.spans)))),
        Markup(' id="{}"').format(anchors[0]) if anchors else "",
        Markup(' data-tag="{}"').format(tags) if tags else "",
        " · ".join(dict.fromkeys(span.says for span in run.spans)),
        " ".join(dict.fromkeys(span.note for span in run.spans)),
        words,
    )  # fmt: skip

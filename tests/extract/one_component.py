"""One kind of fact at a time: the components that it needs, and checks that every kind must pass."""

from __future__ import annotations

import time
from functools import cache
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st
from spacy.language import Language

from extract.pipeline import build_nlp

WORDS = [
    "RESOLVED", "that", "the", "public", "be", "excluded", "(a)", "1.", "section", "106", "of", "Act", "1990", "Town", "and", "paragraph", "3",
    "Schedule 12A", "Deddf", "\n", "\n\n", ":", ";", ".", "ACTION", "Action:", "|", "Owner", "Due", "Director", "undertook", "to", "circulate",
    "would", "Mill", "Lane", "Ward", "Wards:", "14", "AB1 2CD", "Minute", "45", "Report No.", "FIN/23/4", "24/00123/FUL", "in", "2019", "May",
    "(", ")", "“", "\u00a0", "\ud800", "½", "١٢", "–", "/", "\r\n", "\t", "(Action: JS)", "Heol", "Stryd y", "31", "between", "GDPR", ",",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
SECTIONS = st.sampled_from([None, "minutes", "decision", "agenda", "report"])
_NEEDS = ("sections", "sentences", "dates")
_NEEDS_RESOLUTIONS = ("votes", "motions", "results", "resolutions", "legal_references")


@cache
def _nlp() -> Language:
    return build_nlp()


def facts(kind: str, text: str, section: str | None = None) -> tuple[Any, ...]:
    """Facts of one kind, from its component and those it needs."""
    doc = _nlp().make_doc(text)
    doc._.section = section
    needs = _NEEDS + (_NEEDS_RESOLUTIONS if kind in ("actions", "exclusions") else ())
    wanted = {*needs, kind}
    for name, component in _nlp().pipeline:
        if name in wanted:
            doc = component(doc)
    return tuple(getattr(doc._, kind))


def check_spans(text: str, found: tuple[Any, ...]) -> None:
    """Every quote is at its place; facts are in order and do not overlap."""
    for fact in found:
        assert 0 <= fact.start < fact.end <= len(text)
        assert text[fact.start : fact.end] == fact.quote
        assert fact.rule.startswith(tuple("abcdefghijklmnopqrstuvwxyz"))
    for one, following in pairwise(found):
        assert one.end <= following.start


def seconds(kind: str, text: str) -> float:
    """Processor time of one component alone, the others run beforehand."""
    doc = _nlp().make_doc(text)
    doc._.section = None
    for name, component in _nlp().pipeline:
        if name in _NEEDS:
            doc = component(doc)
    component = dict(_nlp().pipeline)[kind]
    began = time.process_time()
    doc = component(doc)
    spent = time.process_time() - began
    check_spans(text, tuple(getattr(doc._, kind)))
    return spent

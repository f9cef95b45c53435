"""The spaCy pipeline: a verbatim tokenizer and named components, in the order in which they need one another."""

from __future__ import annotations

import importlib

import spacy
from spacy.language import Language

COMPONENTS: tuple[str, ...] = (
    "sections",
    "sentences",
    "dates",
    "votes",
    "figures",
    "motions",
    "results",
    "resolutions",
    "figure_parts",
    "roles",
    "legal_references",
    "exclusions",
    "places",
    "reference_numbers",
    "actions",
    "named_votes",
    "attendance_mentions",
    "interests",
)
"""Names of the components, each registered by the module of the same name in `extract.components`."""

MAX_LENGTH = 50_000_000
"""Longest text in characters; spaCy's own default of a million is meant for statistical models."""


def build_nlp() -> Language:
    """A blank English pipeline with every component; no model is read or fetched."""
    for name in ("extract.components", "extract.tokens"):  # what is imported registers itself
        importlib.import_module(name)
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "minutes.verbatim.v1"}}})
    nlp.max_length = MAX_LENGTH
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp

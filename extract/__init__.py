"""Facts from the text of minutes: `extract_text(text)` is the one call a library user needs.

spaCy is imported at the first call, not at import, so that commands which extract nothing start quickly.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from archive.facts import FACT_KINDS, Extraction
from extract.margins import Unindented
from extract.version import version

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

EXTRACTOR_VERSION: str
"""Changes by itself with every change of rules; stored beside each fact. Read at the first use: a user's own rules,
which are part of it, are set after this package is imported."""

SECTIONS = ("minutes", "decision", "agenda", "report")
"""What a caller may say a text is. Nothing is resolved in an agenda or a report."""

__all__ = ["EXTRACTOR_VERSION", "SECTIONS", "extract_text", "run_pipeline"]


def __getattr__(name: str) -> str:
    if name == "EXTRACTOR_VERSION":
        return version()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@lru_cache(maxsize=1)
def _nlp() -> Language:
    """The pipeline, built once a process."""
    from extract.pipeline import build_nlp

    return build_nlp()


def extract_text(text: str, section: str | None = None) -> Extraction:
    """Every fact stated in one text, with offsets in code points of `text` as given.

    `section` says what the text is: one of `SECTIONS`, or None for a page copied whole, whose own headings
    ("Minutes:", "Decision:", "Supporting documents:") are then recognised. `ValueError` for any other section.
    No text makes it fail: one without facts gives an empty `Extraction`.
    """
    nlp, printed = _nlp(), Unindented(text)
    with nlp.memory_zone():
        doc = _run(nlp, printed.text, section, tokens=False)
        found = Extraction(**{kind: getattr(doc._, kind) for kind in FACT_KINDS if doc.has_extension(kind)})
        return printed.restored(found)


def run_pipeline(text: str, section: str | None = None) -> tuple[Doc, dict[str, tuple[str, tuple[str, ...]]]]:
    """The document with what every component left on it, for `extract.explain`.

    Also each component's first line of documentation, and the names of the attributes (`doc._`) it sets. Offsets are of
    `doc._.source`, which is the text without the indents of wrapped lines.
    """
    nlp = _nlp()
    doc = _run(nlp, Unindented(text).text, section)
    components = {
        name: (
            (component.__doc__ or "").strip().split("\n")[0],
            tuple(
                entry.removeprefix("doc._.") for entry in nlp.get_pipe_meta(name).assigns if entry.startswith("doc._.")
            ),
        )
        for name, component in nlp.pipeline
    }
    return doc, components


def _run(nlp: Language, text: str, section: str | None, *, tokens: bool = True) -> Doc:
    """The document with what every component left on it; tokens are for display, no component reads one."""
    from extract.tokens import text_alone

    if section is not None and section not in SECTIONS:
        raise ValueError(f"section is {section!r}: it must be None or one of {', '.join(SECTIONS)}")
    doc = nlp.make_doc(text) if tokens else text_alone(nlp.vocab, text)
    doc._.section = section
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc

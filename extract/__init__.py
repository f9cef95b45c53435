"""Facts from the text of minutes: `extract_text(text)` is the one call a library user needs.

spaCy is imported at the first call, not at import, so that commands which extract nothing start quickly.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from archive.facts import Extraction
from extract.version import version

if TYPE_CHECKING:
    from spacy.language import Language

EXTRACTOR_VERSION: str = version()
"""Changes by itself with every change of rules; stored beside each fact."""

SECTIONS = ("minutes", "decision", "agenda", "report")
"""What a caller may say a text is. Nothing is resolved in an agenda or a report."""

__all__ = ["EXTRACTOR_VERSION", "SECTIONS", "extract_text"]


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
    if section is not None and section not in SECTIONS:
        raise ValueError(f"section is {section!r}: it must be None or one of {', '.join(SECTIONS)}")
    nlp = _nlp()
    with nlp.memory_zone():
        doc = nlp.make_doc(text)
        doc._.section = section
        for _, component in nlp.pipeline:
            doc = component(doc)
        return Extraction(resolutions=doc._.resolutions, roles=doc._.roles, figures=doc._.figures, dates=doc._.dates)

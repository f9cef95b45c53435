"""Places a text names: wards, streets and full postcodes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import Place
from extract.components.streets import find_streets
from extract.components.wards import find_wards
from extract.text import overlaps

_POSTCODE = re.compile(r"(?<![\w/-])[A-Z]{1,2}\d[A-Z\d]?\s{1,2}\d[A-Z]{2}(?![\w-])")
_SECOND = re.compile(r"(?<=\s)\d[A-Z]{2}(?![\w-])")
_INWARD = re.compile(r"\d[ABD-HJLNP-UW-Z]{2}")
"""The inward code never has C, I, K, M, O or V, but by a slip. Areas are not checked: new ones are made."""
_UNITS = frozenset(["MM", "CM", "KM", "KG", "KW", "MW", "KV", "AM", "PM", "CC", "CO", "MB", "VA", "ML"])


def _is_postcode(text: str, match: re.Match[str]) -> bool:
    """Whether the letters may be an inward code's; a slip only at the end of an address, never a unit or hour."""
    if _INWARD.match(text, match.end() - 3):
        return True
    return text[max(0, match.start() - 2) : match.start()] == ", " and text[match.end() - 2 : match.end()] not in _UNITS


def _codes(text: str) -> Iterator[re.Match[str]]:
    """What has the form of a postcode, found by its second half, which little else has."""
    for inward in _SECOND.finditer(text):
        starts = range(max(0, inward.start() - 6), inward.start() - 2)
        yield from (code for code in (_POSTCODE.match(text, start) for start in starts) if code)


def find_postcodes(text: str) -> Iterator[Place]:
    """Full postcodes, in the order of the text."""
    for match in _codes(text):
        if "\n\n" not in match.group() and _is_postcode(text, match):
            name = " ".join(match.group().split())
            start, end, rule = match.start(), match.end(), "places.postcode"
            yield Place(start=start, end=end, quote=match.group(), rule=rule, kind="postcode", name=name)


if not Doc.has_extension("places"):
    Doc.set_extension("places", default=())


@Language.component("places", requires=["doc._.blocks"], assigns=["doc._.places"])
def places(doc: Doc) -> Doc:
    """Set `doc._.places`, in the order of the text; no two overlap."""
    text, blocks = doc._.source, doc._.blocks
    kept: list[Place] = []
    for group in (find_postcodes(text), find_wards(text, blocks), find_streets(text, blocks)):
        fresh: list[Place] = []
        for fact in sorted(group, key=lambda each: (each.start, -each.end)):
            if (not fresh or fresh[-1].end <= fact.start) and not overlaps(kept, fact.start, fact.end):
                fresh.append(fact)
        kept = sorted([*kept, *fresh], key=lambda each: each.start)
    doc._.places = tuple(kept)
    return doc

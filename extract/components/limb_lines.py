"""Lines without numbers below "that the following be appointed:" or "to give:": each line is a decision."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.components.cue_records import Cue
from extract.components.limb_shapes import Limb
from extract.text import SPACE, at_offset

if TYPE_CHECKING:
    from extract.components.limbs import Collector

_STEM = re.compile(r"[^:]{3,300}:[ \t]*(?=\n)")
_LINE = re.compile(r"[^\n]+")
_TITLE = r"(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Ald(?:erman)?|Rev)\b\.?\s"
_APPOINTS = re.compile(r"\b(?:appoint(?:ed|ments)?|nominat(?:ed|ions)|elected|representatives)\b", re.IGNORECASE)
_SEAT = re.compile(
    rf"(?=[^\n]*\b{_TITLE})(?![^\n]*\b(?:was|were|is|are|said|asked|had|has|be)\b)"
    r"[A-Z][^;£\n]{2,90}?(?:\s[–—-]\s|:\s|\s{2,})[^;£\n]{3,90}"
)
""" "Reading Room Trust - Cllr Ash": a seat and who takes it."""
_GIVES = re.compile(r"\b(?:give|grant|grants|award|awards|donat\w+|contribut\w+)\b", re.IGNORECASE)
_SUM = re.compile(r"[£€]\d[\d,.]*\s(?:to|for|towards)\s[^;\n]{3,90}")
_NOTHING = re.compile(r"(?:Nothing|No\s(?:grant|award|donation))\s(?:to|for)\s[^;\n]{3,90}")
LONGEST = 4000
"""How far below its stem, in characters, such a list may go on."""


def lines_below(collector: Collector, begin: int, cue: Cue) -> list[Limb]:
    """The lines below a stem that begins at `begin`, where at least two follow and each has the form that the stem
    asks for; none otherwise."""
    stem = _STEM.match(collector.text, begin)
    if stem is None:
        return []
    if _APPOINTS.search(stem.group()):
        return _rows(collector, cue, stem, (_SEAT,))
    return _rows(collector, cue, stem, (_SUM, _NOTHING)) if _GIVES.search(stem.group()) else []


def _rows(collector: Collector, cue: Cue, stem: re.Match[str], forms: tuple[re.Pattern[str], ...]) -> list[Limb]:
    text, limbs = collector.text, list[Limb]()
    for line in _LINE.finditer(text, stem.end(), stem.end() + LONGEST):
        words = line.group().strip(SPACE)
        if not words:
            continue
        start = line.start() + line.group().index(words)
        index = at_offset(collector.blocks, start)
        own = index == cue.block or (collector.usable(index, cue) and not collector.blocks[index].label)
        if not own or not any(form.fullmatch(words.rstrip(".")) for form in forms):
            within = bool(limbs) and index == limbs[-1].block
            cut = within and start < collector.blocks[index].end  # a line of the same paragraph goes on in the next
            return [] if cut or len(limbs) < 2 else limbs
        given = "be refused" if _NOTHING.match(words) else stem.group()
        limbs.append(Limb(start, start + len(words), given, None, index))
    return limbs if len(limbs) > 1 else []

"""Sentences inside blocks: abbreviations, initials and decimals do not end one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from spacy.attrs import LENGTH, SENT_START, SPACY
from spacy.language import Language
from spacy.tokens import Doc

from extract.text import Block, Sentence, trim

_STOP = re.compile(
    r"[.!?][”’\"')\]]*(?=\s+(?:[\"“‘'(\[]?[A-Z0-9£•]|\(?(?:[a-h]|[ivx]{1,4})\)\s))"
    r"|(?<=[a-z]{3})\.(?=(?:The|This|These|It|They|There|Members|Councillors?|Cllrs?|Following|After|He|She|In|On|A|All)\s[\w’'-]+\s)"
)
""" "... in the parish.The council agreed": a space that was lost between two sentences."""
_NOT_A_STOP = re.compile(
    r"(?:\b(?:Mr|MR|Mrs|MRS|Ms|MS|Dr|DR|CLLR|REV|Prof|Rev|Cllr|Cllrs|Ald|Hon|St|No|Nos|Ltd|vs|Col|Maj|Capt|Sgt|Supt|Insp|para"
    r"|paras|approx|Cyng|Prop|Sec|Wm|Geo|Thos|Chas|Ll|Rh|Revd|Fr|Sch|Sched|Lt|Brig|Gen|Rt|Messrs|Mx|Cttee|Dept|Bros|Jnr|Snr|Parch|Mt|al|ss?|p|pp|[A-Z])|\b(?:e\.g|i\.e))\.$"
)
_NUMBERS_NEXT = re.compile(
    r"(?:\b(?:nos?|NOS?|[Rr]efs?|[Ff]igs?|[Vv]ol|[Aa]rt|[Rr]egs?|[Cc]l|Mins?|[Ee]xt|[Tt]el|[Aa]ppx?|c|ca|circa|[Ee]st|[Mm]ax"
    r"|[Rr]hif|Paras?|Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec))\.$"
)
""" "minute no. 16", "ref. 24/017", "c. 400 homes": only before a number do they not end a sentence."""
_SO_MANY = re.compile(r"\d\s{0,2}(?:no|nr|No|NO)\.$")
""" "4 no. Sheffield stands"."""


def _is_abbreviation(text: str, floor: int, stop: re.Match[str]) -> bool:
    """Whether a full stop only closes an abbreviation; `floor` is where its sentence begins."""
    before, end = max(floor, stop.start() - 8), stop.end()
    if _NOT_A_STOP.search(text, before, end) or _SO_MANY.search(text, before, end):
        return True
    numbered = text[end : end + 40].lstrip()[:1].isdigit()
    return numbered and _NUMBERS_NEXT.search(text, before, end) is not None


def split(text: str, block: Block, index: int) -> Iterator[Sentence]:
    """Sentences of one block in order."""
    at = block.start
    for match in _STOP.finditer(text, block.start, block.end):
        if match.group() == "." and _is_abbreviation(text, at, match):
            continue
        yield Sentence(*trim(text, at, match.end()), index)
        at = match.end()
    start, end = trim(text, at, block.end)
    if start < end:
        yield Sentence(start, end, index)


def read_sentences(text: str, blocks: Sequence[Block]) -> list[Sentence]:
    """Sentences of all blocks in order."""
    return [sentence for index, block in enumerate(blocks) for sentence in split(text, block, index)]


def _mark_tokens(doc: Doc, sentences: Sequence[Sentence]) -> None:
    """Give spaCy its own view (`doc.sents`), for display and for rules written with token patterns.

    Set as one array: the setter of a single token reads the whole document each time.
    """
    if not len(doc):
        return
    ends = np.cumsum(doc.to_array([LENGTH, SPACY]).sum(axis=1), dtype=np.int64)
    marks = np.full(len(doc), -1, dtype=np.int64)
    first = np.searchsorted(ends, [sentence.start for sentence in sentences], side="right")
    marks[first[first < len(doc)]] = 1
    marks[0] = 1
    doc.from_array([SENT_START], marks.astype(np.uint64).reshape(-1, 1))  # type: ignore[arg-type]  # spaCy annotates with thinc's own array type


if not Doc.has_extension("sentences"):
    Doc.set_extension("sentences", default=())


@Language.component("sentences", requires=["doc._.blocks"], assigns=["doc._.sentences", "token.is_sent_start"])
def sentences(doc: Doc) -> Doc:
    """Set `doc._.sentences` and spaCy's sentence starts."""
    doc._.sentences = read_sentences(doc._.source, doc._.blocks)
    _mark_tokens(doc, doc._.sentences)
    return doc

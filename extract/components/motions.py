"""Motions: who moved and who seconded, in every order of words, and whether what is moved is an amendment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from extract.components import names
from extract.text import Block, at_offset, words

_HOLDER = (
    r"(?:[Tt]he|THE)\s(?:Deputy\s|Vice-?\s?)?(?:Chair(?:man|person|woman)?|Leader|Mayor|Provost|Convener|Lord"
    r" Mayor|Vice-Chair(?:man)?)(?:\sof\sthe\s(?:Council|Opposition|Committee|Board))?|Y\sCadeirydd"
)
_P = rf"(?:{names.TITLED}|{_HOLDER}|{names.BARE})"
_SAFE = rf"(?:{names.TITLED}|{_HOLDER})"
_OFFICE = (
    r"(?:,\s(?:[A-Z][\w&’'/-]*|and|for|of|the|&)(?:,?\s(?:[A-Z][\w&’'/-]*|and|for|of|the"
    r"|&)){1,14},)?(?:\s\([^()]{2,80}\))?"
)
_ADV = r"(?:,?\s(?:then|formally|also|had|duly|was|has|further|and|who|having))*,?"
_MOVED = r"(?:moved|proposed|MOVED|PROPOSED|suggested|put\sforward)"
_GAP = r"[\s\u00a0]{1,6}"
_MOVER = re.compile(
    rf"(?P<after>(?<!\w)(?P<p1>{_SAFE}|(?<=[.:)\n(]\s){names.BARE}|(?<=\n){names.BARE}){_OFFICE}(?:,\ssecond"
    rf"ed\sby\s{_SAFE},)?{_ADV}{_GAP}{_MOVED}\b(?!\s(?:by|development|change)))"
    rf"|(?P<before>(?<![Aa]gainst\sthe\s)(?<![Ff]or\sthe\s)(?<!FOR\sTHE\s)(?<!AINST\sTHE\s)"
    rf"\b(?:{_MOVED}|Moved|Proposed|[Pp]roposer|PROPOSER|[Mm]over|MOVER|proposition|[Mm]otion|Cy"
    rf"nigiwyd|cynnig|[Pp]roposal)(?:(?:\s[Bb]y|\sBY|\sgan|\sof)\s?[:–-]?{_GAP}|(?<![Mm]otion)(?<![Pp]roposal)\s?[:–-]"
    rf"{_GAP}|(?:\s?[:–-])?{_GAP}(?={names.TITLED}))(?P<p2>{_P}))"
)
_SECONDER = re.compile(
    rf"(?P<after>(?<!\w)(?P<p1>{_SAFE}|(?<=and\s){names.BARE}|(?<=[.:)\n(]\s){names.BARE}){_OFFICE}{_ADV}"
    rf"{_GAP}(?:seconded|SECONDED)\b(?!\sby|{_GAP}{names.TITLED}))"
    rf"|(?P<before>\b(?:[Ss]econded|SECONDED|[Ss]econder|SECONDER|[Ee]iliwyd|[Ss]upported)(?:(?:\s[Bb]y|\sBY"
    rf"|\sgan)\s?[:–-]?{_GAP}|\s?[:–-]{_GAP}|{_GAP}(?={names.TITLED}))(?P<p2>{_P}))"
)
_NOT_A_MOTION = re.compile(
    r"\b(?:proposed|suggested)\s(?:changes?|amendments? to|works|development|use|site|scheme|by the"
    r" (?:applicant|officer))|\b(?:moved|proposed)\s(?:to (?:the|a)|from|house|into|on to|onto)\b"
)
_UNPUT = re.compile(
    r"\b(?:no seconder|(?:failed|unable) to (?:find|secure|obtain) a seconder|not seconded|want of a"
    r" seconder|lack of a seconder|without a seconder|no second(?:er)?"
    r" (?:was )?forthcoming|withdrawn|withdrew|ruled out of order|out of order|fell for)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\b(?:RESOLVED|Resolved|AGREED|PENDERFYNWYD|moved|MOVED|proposed)\b")
"""Where something else begins: what is told there is not of the motion before it."""
_SEVERAL = re.compile(r"(?:Councillors|Cllrs|COUNCILLORS|CLLRS|Messrs)\b")
"""Several names after "motion:" are a list of voters."""
_AMENDMENT_BEFORE = re.compile(
    r"\b(?:(?:[Aa]n?|[Tt]he|[Ff]ollowing|[Ff]urther|[Ss]econd)\s)(?:\w+\s)?[Aa]mendment\b[^.;]{0,70}$"
)
_AMENDMENT_AFTER = re.compile(
    r"[^.;“”\"]{0,24}?\b(?:an?|the|following|further|as)\s(?:an\s)?(?:\w+\s)?amendment\b(?!s\b)", re.IGNORECASE
)
_AMENDMENT_BETWEEN = re.compile(r"\b(?:an?|the|as an|late|further|following)\s(?:\w+\s)?amendment\b", re.IGNORECASE)
_UNSECONDED = 400
"""How far, in characters, a seconder may stand from the mover."""


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion with its mover and seconder as printed; `text_start` is where its own words may begin."""

    start: int
    end: int
    mover: str | None
    seconder: str | None
    block: int
    unput: bool = False
    is_amendment: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    name: str


def _marks(pattern: re.Pattern[str], text: str) -> list[_Mark]:
    found = []
    for match in pattern.finditer(text):
        name = match["p1"] or match["p2"]
        if not _NOT_A_MOTION.search(text, match.start(), match.end() + 24) and not _SEVERAL.match(name):
            found.append(_Mark(match.start(), match.end(), words(name).rstrip(" ,.-")))
    return found


def _pair(movers: Sequence[_Mark], seconders: Sequence[_Mark]) -> Iterator[tuple[_Mark | None, _Mark | None]]:
    """Each mover with the first seconder that follows it (or stands just before it) and no other mover between."""
    used: set[int] = set()
    at = 0
    for number, mover in enumerate(movers):
        limit = movers[number + 1].start if number + 1 < len(movers) else mover.end + _UNSECONDED * 4
        while at < len(seconders) and seconders[at].end < mover.start - 60:
            at += 1
        choice = next(
            (i for i in range(at, min(at + 4, len(seconders))) if i not in used and _near(mover, seconders[i], limit)),
            None,
        )
        if choice is not None:
            used.add(choice)
        yield mover, seconders[choice] if choice is not None else None


def _near(mover: _Mark, seconder: _Mark, limit: int) -> bool:
    if seconder.start >= mover.start:
        return seconder.start < limit and seconder.start - mover.end < _UNSECONDED * 3
    return mover.start - seconder.end < 40


def find_motions(text: str, blocks: Sequence[Block]) -> list[Motion]:
    """Motions in the order of the text."""
    found = []
    for mover, seconder in _pair(_marks(_MOVER, text), _marks(_SECONDER, text)):
        if mover is None:
            continue
        start = min(mover.start, seconder.start) if seconder else mover.start
        end = max(mover.end, seconder.end) if seconder else mover.end
        block = at_offset(blocks, start)
        if block >= 0:
            second, unput = seconder.name if seconder else None, _unput(text, end)
            found.append(Motion(start, end, mover.name, second, block, unput, _amends(text, start, end, blocks[block])))
    return found


def _amends(text: str, start: int, end: int, block: Block) -> bool:
    """Whether the words around mover and seconder call what is moved an amendment."""
    before = text[max(block.start, start - 90) : start]
    heading = re.search(r"\bAmendment\b[^.]{0,400}$", text[max(0, block.start - 400) : block.start])
    return bool(
        _AMENDMENT_BEFORE.search(before)
        or _AMENDMENT_AFTER.match(text[end : end + 80])
        or _AMENDMENT_BETWEEN.search(text[start:end])
        or (heading and start - block.start < 20 and not re.search(r"\b[Mm]otion\b", heading.group()))
    )


def _unput(text: str, end: int) -> bool:
    after = _NEXT.search(text, end, min(len(text), end + 300))
    return _UNPUT.search(text, end, after.start() if after else min(len(text), end + 300)) is not None


if not Doc.has_extension("motions"):
    Doc.set_extension("motions", default=())


@Language.component("motions", requires=["doc._.blocks"], assigns=["doc._.motions"])
def motions(doc: Doc) -> Doc:
    """Set `doc._.motions`."""
    doc._.motions = tuple(find_motions(doc._.source, doc._.blocks))
    return doc

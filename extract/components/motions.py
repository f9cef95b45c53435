"""Motions: who moved and who seconded, in every order of words, and how the motion ended."""

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
    rf"|(?P<before>\b(?:{_MOVED}|Moved|Proposed|[Pp]roposer|PROPOSER|[Mm]over|MOVER|proposition|[Mm]otion|Cy"
    rf"nigiwyd|cynnig|[Pp]roposal)(?:(?:\s[Bb]y|\sBY|\sgan|\sof)\s?[:–-]?{_GAP}|\s?[:–-]{_GAP}|{_GAP}(?="
    rf"{names.TITLED}))(?P<p2>{_P}))"
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
RESULT = re.compile(
    r"(?P<quote>(?:\b(?:The|the|This)\s)?(?:\b(?:[Ss]ubstantive|[Oo]riginal|[Aa]mended|[Ff]irst|[Ss]econd"
    r"|[Pp]rocedural|[Ff]urther|[Tt]hird)\s)?\b(?:[Mm]otion|[Aa]mendment|[Pp]roposal|[Rr]ecommendations?"
    r"|MOTION|AMENDMENT)(?:\s(?:as\samended|\d|[A-Z])\b)?(?:,?\s(?:on|upon|when|having|being|was|were"
    r"|being|then|therefore|duly|put|to|the|a|vote|been|accordingly|and|declared|show|of|hands|declared|be"
    r"|subsequently|voted|as|had|by|majority|unanimously)){0,14},?\s?[:–-]?\s?"
    r"(?P<verb>[Ll]ost|LOST|[Dd]efeated|[Nn]ot\scarried|[Ff]ell|[Rr]ejected|[Cc]arried|CARRIED|[Aa]greed"
    r"|AGREED|[Aa]pproved|[Aa]ccepted|[Pp]assed)\b(?:\sby\s\d{1,3}\s(?:votes?\s)?(?:to|:"
    r"|-)\s?\d{1,3}(?:\svotes?)?|\sunanimously)?)"
    r"|(?P<short>\b(?:it|this|which|and)\swas\s(?:then\s|duly\s|unanimously\s|accordingly\s|declared\s"
    r"|therefore\s){0,3}(?P<verb2>carried|CARRIED|lost|LOST|defeated|DEFEATED)\b)"
)
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


@dataclass(frozen=True, slots=True)
class Result:
    """A statement of how a motion ended."""

    start: int
    end: int
    carried: bool
    block: int


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    name: str


def _marks(pattern: re.Pattern[str], text: str) -> list[_Mark]:
    found = []
    for match in pattern.finditer(text):
        name = match["p1"] or match["p2"]
        if not _NOT_A_MOTION.search(text, match.start(), match.end() + 24):
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
            found.append(Motion(start, end, mover.name, seconder.name if seconder else None, block, _unput(text, end)))
    return found


def _unput(text: str, end: int) -> bool:
    return _UNPUT.search(text, end, min(len(text), end + 300)) is not None


def find_results(text: str, blocks: Sequence[Block]) -> Iterator[Result]:
    """Statements such as "Motion carried" or "the amendment was put to the vote and lost", in order."""
    for match in RESULT.finditer(text):
        verb = (match["verb"] or match["verb2"]).casefold()
        block = at_offset(blocks, match.start())
        if block < 0 or match.end() > blocks[block].end or blocks[block].section not in ("minutes", "decision"):
            continue
        if verb == "fell" and _UNPUT.search(text, max(0, match.start() - 80), match.end() + 60):
            continue
        lost = verb in ("lost", "defeated", "fell", "rejected") or "not" in verb
        yield Result(match.start(), match.end(), not lost, block)


for _name in ("motions", "results"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=())


@Language.component("motions", requires=["doc._.blocks"], assigns=["doc._.motions", "doc._.results"])
def motions(doc: Doc) -> Doc:
    """Set `doc._.motions` and `doc._.results`."""
    doc._.motions = tuple(find_motions(doc._.source, doc._.blocks))
    doc._.results = tuple(find_results(doc._.source, doc._.blocks))
    return doc

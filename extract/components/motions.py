"""Motions: who moved and who seconded, whether what is moved is an amendment, and whether it was put at all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from extract.components.mover_names import PERSON, Mark
from extract.components.movers import find_marks
from extract.components.names import surname
from extract.text import Block, at_offset

_UNPUT = re.compile(
    r"\b(?:no\sseconder|(?:failed|unable)\sto\s(?:find|secure|obtain|attract|receive)\sa\s(?:seconder|second)"
    r"|not\sseconded"
    r"|(?:want|lack|absence)\sof\sa\s(?:seconder|second)|without\sa\sseconder"
    r"|no\ssecond(?:er)?\s(?:was\s)?forthcoming"
    r"|(?:no|nobody|no\s?one)\s(?:\w+\s)?(?:would\ssecond|seconded)|(?:was|were)\snot\s(?:put|pursued|pressed)"
    r"|(?<!be\s)withdrawn|withdrew|withdraw\sit"
    r"|(?:ruled\s)?out\sof\sorder|inadmissible|not\scompetent|incompetent|fell\sfor|lapsed"
    r"|heb\seilydd|dim\seilydd|nid\soedd\seilydd|ni\schafodd\sei\seilio|ni\seiliwyd|ni\schafwyd\seilydd|tynnwyd\s\w+\s(?:cynnig|gwelliant)\syn\sôl)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:[Cc]ynigiwyd|[Cc]ynigiodd|RESOLVED|Resolved|AGREED|Agreed|PENDERFYNWYD|[Mm]oved|MOVED|[Pp]roposed|PROPOSED)\b"
)
"""Where something else begins: what is told there is not of the motion before it."""
_SETTLED = re.compile(
    r"\b(?:RESOLVED|Resolved|resolved|PENDERFYNWYD|carried|CARRIED|lost|LOST|defeated|withdrawn|withdrew"
    r"|no\sseconder|(?:nid\soedd|dim|heb)\seilydd)\b"
)
"""What ends a motion: a seconder after it is of another."""
_AMENDMENT_BEFORE = re.compile(
    r"\b(?:(?:[Aa]n?|[Tt]he|[Ff]ollowing|[Ff]urther|[Ss]econd|[Aa]s)\s)(?:\w+\s){0,2}(?:[Aa]mendment"
    r"|AMENDMENT)\b[^.;]{0,70}$"
    r"|(?:^|\n|[.:)]\s)\s{0,4}(?:[Aa]mendment|AMENDMENT)(?:\s(?:No\.?\s)?\d{1,2}|\s[A-Z])?\s?[:–-]?\s{0,3}(?:was\s(?:then\s)?)?$"
    r"|\b[Bb]y\sway\sof\samendment\b[^.;]{0,40}$"
    r"|\b[Cc]ynigiodd[^.;]{0,80}\b[gw]?welliant\b[^.;]{0,30}$"
)
_AMENDMENT_AFTER = re.compile(
    r"[^.;“”\"]{0,24}?\b(?:an?|the|following|further|as|by\sway\sof)\s(?:an\s)?(?:\w+\s)?(?:amendment|alteration)\b(?!s\b)"
    r"|[\s,]{1,3}(?:g?welliant)\b",
    re.IGNORECASE,
)
_AMENDMENT_BETWEEN = re.compile(
    r"\b(?:an?|the|as an|late|further|following)\s(?:\w+\s)?amendment\b|\bg?welliant\b", re.IGNORECASE
)
_AMENDMENT_NOUN = re.compile(r"amendment\b", re.IGNORECASE)
_NOMINATED = re.compile(
    rf"\b(?:nominated|proposed)\s(?P<who>{PERSON})|\bmoved\sthe\s(?:proposal|nomination|motion)\s(?:for|of)\s(?P<who2>{PERSON})"
)
_NOMINATION = re.compile(
    rf"(?:\bnomination(?:,\sthat)?\sof\s|(?:^|[.;:\n)])\s{{0,9}})(?P<who>{PERSON}),?\s(?:was|were|had\sbeen)\s(?:\w+\s)?$"
)
""" "The nomination of Mr Elm was ", "Mr Elm was " before "moved by"."""
_TO_OFFICE = re.compile(
    rf"[\s,“\"]{{0,6}}that\s(?P<who>{PERSON}),?\s(?:(?:[A-Z]{{2,4}},?\s)?(?:should\s)?be|is|was)\s(?:duly\s)?(?:re-?)?"
    r"(?:elected|appointed|chosen|nominated|co-opted|(?:the\s)?(?:\w+\s)?(?:Chair|Vice|Deputy|Mayor|Leader|Provost|Convener))",
    re.IGNORECASE,
)
""""that Councillor Elm be elected Chair", after mover and seconder."""
_NOMINEE_BEFORE = re.compile(
    rf"(?:\b(?:[Nn]ominat\w+|[Cc]andidates?|and|or)\b[^.;()]{{0,40}}?|[;,]\s{{1,9}}(?:and\s)?)(?P<who>{PERSON})\s"
    r"\((?:[Nn]ominated|[Pp]roposed|[Mm]oved)?$"
)
""" "Nominations were received for Councillor Ash (proposed by ...) and Councillor Elm (proposed by ...)"."""
_HEADING = re.compile(r"\bAmendment\b[^.]{0,400}$")
_ABOVE = re.compile(
    r"^[ \t]{0,20}(?:(?:First|Second|Third|Further|Substantive|Original|Alternative"
    r"|FIRST|SECOND|THIRD|FURTHER|SUBSTANTIVE|ORIGINAL)\s)?"
    r"(?:(?P<amendment>Amendment|AMENDMENT)|Motion|MOTION|Proposal|PROPOSAL)"
    r"(?:\s(?:No\.?\s)?(?:\d{1,2}|[A-D]))?[ \t]{0,20}[:.–-]?[ \t]{0,20}$",
    re.MULTILINE,
)
"""A line that names what is printed below it: "Amendment 1", and its words, and who moved it."""
_RUN_IN = re.compile(
    r"[.:;]\s{1,3}(?:(?P<amendment>Amendment|AMENDMENT)|Motion|MOTION)\s{1,3}(?=(?:To|That|The|This)\s)"
)
""" "... seconded by Ash. Amendment The fee be kept. Moved by": such a line in copies that lost the breaks."""
_NEAR_HEADING = 800
_SOMEBODY_MOVED = re.compile(r"\b(?:[Mm]oved|[Ss]econded)\b")
_FAR_HEADING = 2500
"""Farthest above its mover, in characters, that such a line is looked for."""
_RETOLD = re.compile(
    r"\b(?:noted|reported|recalled|said|stated|told|informed|heard|explained|advised|reminded"
    r"|asked)\b[^.\n]{0,100}\b(?:that|whether|if|why|how)\b[^.,;\n]{0,40}$"
)
"""What somebody says was moved was moved elsewhere or before."""
_TAKEN_IN = re.compile(
    r"\b(?:subject\sto|including|incorporating|with|as\sper|together\swith|reflect\w*)\s(?:the\s)?(?:\w+\s){0,2}?"
    r"(?:amendments?|alterations?|changes?|additions?|corrections?|wording)\s(?:as\s|which\swere\s)?$",
    re.IGNORECASE,
)
""" "subject to the amendment proposed by Councillor Ash": not who moved what was resolved."""
_ACCEPTED = re.compile(r"[^.;\n]{0,90}?(?<!\bbe\s)\b(?:agreed|accepted|approved)\b")
"""What makes a suggestion a motion where nobody seconded it."""
_PRINTED = re.compile(
    r"^[ \t]{0,8}(?:Motion|MOTION|Proposal|PROPOSAL)\s?:(?=\s?(?:that|That|THAT)\b)"
    r"|\b[Ii]t\swas\s(?:then\s|duly\s)?(?:proposed|moved)\sand\s(?:duly\s)?seconded(?=[,:]?\s{1,3}(?:that|to)\b)",
    re.MULTILINE,
)
"""A motion printed with no mover."""
_UNSECONDED = 1200
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
    between: tuple[int, int] = (0, 0)
    """What stands between the mover and a seconder told after: perhaps the motion's own words."""
    nominee: str | None = None
    """Surname of who was nominated: the motion is of that appointment alone."""


def _pair(text: str, movers: Sequence[Mark], seconders: Sequence[Mark]) -> Iterator[tuple[Mark, Mark | None]]:
    """Each mover with the first seconder that follows it (or stands just before it) and no other mover between."""
    used: set[int] = set()
    at = 0
    for number, mover in enumerate(movers):
        limit = movers[number + 1].start if number + 1 < len(movers) else len(text)
        while at < len(seconders) and seconders[at].end < mover.start - 60:
            at += 1
        near = (
            i
            for i in range(at, min(at + 4, len(seconders)))
            if i not in used and _near(text, mover, seconders[i], limit)
        )
        choice = next(near, None)
        if choice is not None:
            used.add(choice)
        yield mover, seconders[choice] if choice is not None else None


def _near(text: str, mover: Mark, seconder: Mark, limit: int) -> bool:
    if seconder.name == mover.name and seconder.start < mover.end and mover.start < seconder.end:
        return False  # "proposed by Councillor Ash, duly seconded": the name is the mover's
    if seconder.start >= mover.start:
        close = seconder.start < limit and seconder.start - mover.end < _UNSECONDED
        return close and not _SETTLED.search(text, mover.end, max(seconder.start, mover.end))
    ended = re.search(r"\.[\s\u00a0]", text[max(0, seconder.end - 1) : mover.start])
    return mover.start - seconder.end < 40 and not ended


def find_motions(text: str, blocks: Sequence[Block]) -> list[Motion]:
    """Motions in the order of the text."""
    found: list[Motion] = []
    headings = list(_ABOVE.finditer(text))
    for mover, seconder in _pair(text, *find_marks(text)):
        block = at_offset(blocks, mover.start)
        if block < 0:
            continue
        if seconder and blocks[at_offset(blocks, seconder.start)].item != blocks[block].item:
            seconder = None
        if _RETOLD.search(text, max(0, mover.start - 160), mover.start) or _TAKEN_IN.search(
            text, max(0, mover.start - 80), mover.start
        ):
            continue
        if mover.is_weak and seconder is None and not _ACCEPTED.match(text, mover.end):
            continue
        start, end = mover.start, mover.end
        if seconder:
            start, end = min(start, seconder.start), max(end, seconder.end)
        block = at_offset(blocks, start)
        name = seconder.name if seconder else None
        floor = max(found[-1].end if found else 0, start - _FAR_HEADING, _item_start(blocks, block))
        named = _under(headings, floor, start)
        amends = _amends(text, start, end, blocks[block]) if named is None else named
        between = (mover.end, seconder.start) if seconder and seconder.start > mover.end else (0, 0)
        found.append(
            Motion(start, end, mover.name, name, block, _unput(text, end), amends, between, _nominee(text, mover, end))
        )
    for match in _PRINTED.finditer(text):
        block = at_offset(blocks, match.end())
        if block >= 0:
            found.append(Motion(match.start(), match.end(), None, None, block))
    return sorted(found, key=lambda motion: motion.start)


def _item_start(blocks: Sequence[Block], index: int) -> int:
    """Where the item of a block begins, as far as its last paragraphs tell."""
    item, floor = blocks[index].item, blocks[index].start - _FAR_HEADING
    while index > 0 and blocks[index - 1].item == item and blocks[index - 1].start > floor:
        index -= 1
        if blocks[index].is_heading:
            break
    return blocks[index].start


_SELF = re.compile(r"\s(?:him|her|them)sel(?:f|ves)\b")


def _nominee(text: str, mover: Mark, end: int) -> str | None:
    """Surname of the person a mover nominated; None where something else was moved."""
    if mover.name and _SELF.match(text, mover.end):
        return surname(mover.name)
    match = _NOMINATED.search(text, max(mover.start, mover.end - 12), min(len(text), mover.end + 80))
    match = match or _NOMINEE_BEFORE.search(text, max(0, mover.start - 100), mover.start)
    match = match or _NOMINATION.search(text, max(0, mover.start - 100), mover.start)
    for after in (mover.end, end):
        if match is None and "that" in text[after : after + 10].casefold():
            match = _TO_OFFICE.match(text, after, min(len(text), after + 160))
    return surname(next(who for who in match.groups() if who)) if match else None


def _under(headings: Sequence[re.Match[str]], floor: int, start: int) -> bool | None:
    """Whether the last line after `floor` that names a motion or an amendment names an amendment; None without."""
    index = bisect_right(headings, start, key=lambda match: match.end()) - 1
    if index < 0 or headings[index].start() < floor:
        return None
    return headings[index]["amendment"] is not None


def under_run_in(text: str, start: int) -> bool:
    """Whether "Amendment" opens, in the midst of a paragraph, the words that are moved at `start`."""
    floor = max(0, text.rfind("\n\n", max(0, start - _NEAR_HEADING), start), start - _NEAR_HEADING)
    lines = list(_RUN_IN.finditer(text, floor, start))
    if not lines or lines[-1]["amendment"] is None:
        return False
    return _SOMEBODY_MOVED.search(text, lines[-1].end(), start) is None


def _amends(text: str, start: int, end: int, block: Block) -> bool:
    """Whether the words around mover and seconder call what is moved an amendment."""
    floor = min(block.label_start, block.start)
    after = " ".join(text[end : end + 120].split())
    heading = _HEADING.search(text, max(floor, block.start - 400), block.start)
    return bool(
        _AMENDMENT_NOUN.match(text, start)
        or _AMENDMENT_BEFORE.search(text[max(floor, start - 90) : start])
        or _AMENDMENT_AFTER.match(f" {after}"[:80])
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

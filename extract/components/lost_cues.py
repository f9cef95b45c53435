"""Decisions whose cue is lost: a copy of the page dropped the words in bold type, "RESOLVED that" and the headings.

What is left is the list or the paragraph alone, in the words of a resolution ("that the fee be raised"), below what led
up to it. Nothing else in minutes is written so, but recommendations, motions and what was said: those are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from extract.components import lost_cue_places, outcomes
from extract.components.elsewhere import above_list
from extract.components.labels import first, follows
from extract.components.short_titles import heads_matter
from extract.text import Block

_PARTICIPLE = (
    r"(?:[\w-]+(?:ed|en|wn|ung|ept|old|ought|aught|eld)|set|put|made|paid|let|sent|met|left|cut|lent|spent"
    r"|laid|run|read|begun)"
)
_BE_DONE = re.compile(
    rf"(?:(?:that|THAT|That),?\s)?(?P<subject>[^;:]{{3,300}}?)\s(?:not\s)?be\s(?:not\s|[\w-]+ly\s|also\s|now\s)?{_PARTICIPLE}\b"
)
""" "the work programme be approved", "that the fee be raised": a limb that lost its "RESOLVED that"."""
_ONLY_TALK = re.compile(
    r"\b(?:would|will|could|should|may|might|must|can|cannot|shall|whether|if|asked|requested|suggested|proposed"
    r"|proposes|recommend\w*|moved|moves|said|stated|explained|reported|advised|noted\sthat|was|were|had)\b|\b(?:to|not)$",
    re.IGNORECASE,
)
_LEADS_UP = re.compile(
    r":[-–—\s]*$|\b(?:recommend|propos|suggest|ask|request|motion|amendment|seconded)\w*\b[^.]{0,160}$"
    r"|\b(?:is|are|was|were)\s(?:asked|invited|requested|recommended|advised)\b[^.]{0,160}\.?\s*$"
)
"""What stands above a list of things that were only recommended, moved or asked for."""
_BODY = (
    r"(?:(?:[Tt]he|[Tt]his)\s)?(?:[A-Z][\w’'&-]+\s(?:(?:and|of|the)\s){0,2}){0,5}"
    r"(?:Committee|Council|Cabinet|Panel|Board|Executive|Authority|Forum|Holder|Leader|Member)"
)
_STUB = re.compile(rf"(?:[Tt]hat|THAT|[Tt]o|TO|felly)(?:,?\s{_BODY})?[\s:–—-]*")
""" "that:", "That Cabinet:", "to": what is left of a cue above its list."""
_DANGLING = re.compile(
    r"\b(?:and|it\swas|was|accordingly|therefore|thereupon|then|put|carried)[\s:;,–—-]*$"
    rf"|(?:^|[.;]\s){_BODY}(?:\s(?:then|therefore|accordingly))?[\s,–—-]*$"
)
"""The end of a paragraph that led on to the words that are lost: "seconded by Councillor Ash and"."""
_SETTLED = re.compile(
    r"\b(?:carried|agreed|approved|accepted|supported)(?:\s(?:unanimously|by|nem)\b[^.;]{0,90})?\.?\s*$|\bput\sto\sthe\s(?:vote|meeting)\b[^.]{0,120}\.?\s*$"
)
"""The end of a paragraph that says that what is listed below was carried."""
_PRESENTED = re.compile(
    r"(?:The\s|Mrs?\.?\s|Ms\s|Councillor\s|Cllr\.?\s|Members\s|A\sreport\s|Consideration\s)[^.;:]{0,120}?\b(?:presented|introduced|reported|outlined"
    r"|submitted|explained|spoke\sto|advised|considered|received|was\sgiven|gave\sa\spresentation)\b"
)
"""What opens the minutes of an item: a list above it is the report's recommendation, not what was decided."""
_TOLD = re.compile(
    r"\b(?:was|were|had|presented|considered|explained|asked|moved|reported|said|thanked|introduced|advised|outlined"
    r"|seconded|received|discussed|voted|carried|noted|raised|queried|expressed|welcomed|felt|commented|replied|gave|spoke"
    r"|answered|heard|[A-Z]\w+odd\syr?|[A-Z]\w+wyd)\b"
)
""" A paragraph that tells what happened at the meeting."""
_ENDED = re.compile(r"\b(?:agreed|approved|resolved|endorsed|adopted)\b")
_MINUTES_TITLE = re.compile(r"(?:[A-Z][\w’'-]*\s(?:of\s|the\s)*){0,4}(?:[Mm]inutes|MINUTES)")
""" "Minutes", "Approval of the Minutes": the title of an item, though "minutes" also ends what is no title."""
_THAT = re.compile(r"(?:That|that|THAT),?\s(?=\w)")
_THAT_BODY = re.compile(rf"(?:That|that|THAT),?\s{_BODY}\s(?=[a-z]+s\b)")
_TO = re.compile(r"(?:To|to|TO)\s(?=[a-zA-Z])")
_CLOSED = ".;!?)]”\"’'"
MOST_LIMBS = 12
"""How many limbs of a list are read before it is judged."""
REACH = 25
"""How many paragraphs above are looked over for what was told at the meeting."""


def _words(text: str, block: Block) -> str:
    return " ".join(text[block.start : min(block.end, block.start + 400)].split())


def _is_done(words: str) -> bool:
    """Whether a limb says that something be done."""
    match = _BE_DONE.match(words)
    return match is not None and _ONLY_TALK.search(match["subject"]) is None


def _does(words: str) -> bool:
    """Whether a limb opens with what is to be done: "To note the report", "approve the virements"."""
    lead, opening = outcomes.lead_verb(words), _TO.match(words)
    if lead is None or not words:
        return False
    return words[opening.end() if opening else 0 :].casefold().startswith(lead[0])


def _tells_of_body(words: str) -> bool:
    """Whether a limb says what the body does: "That the Forum notes the position"."""
    match = _THAT_BODY.match(words)
    return match is not None and outcomes.lead_verb(words[match.end() :]) is not None


def _told_above(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether a paragraph above, below the last title, tells what happened at the meeting."""
    item = blocks[index].item
    for one in reversed(blocks[max(0, index - REACH) : index]):
        if (
            one.item != item
            or one.is_heading
            or heads_matter(text, one)
            or _MINUTES_TITLE.fullmatch(text, one.start, one.end)
        ):
            return False
        if not one.label and _TOLD.search(text, one.start, min(one.end, one.start + 400)):
            return True
    return False


def _row(blocks: Sequence[Block], index: int) -> list[int]:
    """The labelled paragraphs of a list that begins here, by their numbers; those of lists within it are left out."""
    row, last = [index], first(blocks[index].label or "")
    for at, one in enumerate(islice(blocks, index + 1, index + 1 + 4 * MOST_LIMBS), index + 1):
        place = follows(one.label, last) if one.label and one.item == blocks[index].item else None
        if place:
            row, last = [*row, at], place
    return row[:MOST_LIMBS]


def _leads_on(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether the paragraph above led on to the words that are lost, or says that this was carried."""
    block, above = blocks[index], blocks[index - 1] if index else None
    if above is None or above.item != block.item:
        return False
    lead = max(above.start, above.end - 300)
    if _STUB.fullmatch(text, above.start, above.end):
        return index < 2 or not _LEADS_UP.search(text, blocks[index - 2].start, blocks[index - 2].end)
    return any(pattern.search(text, lead, above.end) for pattern in (_DANGLING, _SETTLED))


def _is_led_up(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether the words above say that others only asked for what is listed, or moved it."""
    block, above = blocks[index], blocks[index - 1] if index else None
    if above is None or above.item != block.item or _leads_on(text, blocks, index):
        return False
    return _LEADS_UP.search(text, max(above.start, above.end - 300), above.end) is not None or above_list(
        text, blocks, index
    )


def _is_presented_below(text: str, blocks: Sequence[Block], last: int) -> bool:
    """Whether the minutes of the item only begin below a list."""
    below = blocks[last + 1 : last + 2]
    headed = any(one.is_heading and one.section in ("minutes", "decision") for one in below)
    return headed or _is_introduced(text, blocks, last)


def _is_introduced(text: str, blocks: Sequence[Block], last: int) -> bool:
    """Whether the paragraph below, of the same item, tells how its business began."""
    below = blocks[last + 1 : last + 2]
    return any(one.item == blocks[last].item and _PRESENTED.match(text, one.start, one.end) for one in below)


def opens_list(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether a list of at least two limbs begins here, most of which say that something be done."""
    block = blocks[index]
    if block.label is None or first(block.label).number != 1 or _is_led_up(text, blocks, index):
        return False
    row = _row(blocks, index)
    limbs = [_words(text, blocks[at]) for at in row]
    if len(row) < 2:
        return False
    if _is_done(limbs[0]) and 2 * sum(map(_is_done, limbs)) >= len(limbs):
        return True
    leads = _leads_on(text, blocks, index)
    if not leads and (not _told_above(text, blocks, index) or _is_presented_below(text, blocks, row[-1])):
        return False
    if leads and all(_THAT.match(limb) for limb in limbs):
        return True
    acts = sum(_does(limb) or _tells_of_body(limb) or _is_done(limb) for limb in limbs)
    enough = len(limbs) / 2 if leads else 2 * len(limbs) / 3
    return (_does(limbs[0]) or _tells_of_body(limbs[0])) and acts >= enough


def stands_alone(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether a paragraph is a resolution that lost its beginning: it opens in the middle of a sentence."""
    block = blocks[index]
    lower = text[block.start : block.start + 1].islower()
    if block.label or index == 0 or not (lower or text.startswith(("That", "THAT", "To "), block.start)):
        return False
    if _is_led_up(text, blocks, index):
        return False
    words = _words(text, block)
    if not lower:
        return _opens_with_that(text, blocks, index, words)
    above, leads = blocks[index - 1], _leads_on(text, blocks, index)
    if not leads and _is_introduced(text, blocks, index):
        return False
    closed = above.item != block.item or above.is_heading or text[above.end - 1] in _CLOSED or heads_matter(text, above)
    if not leads and not closed:
        return False
    return _does(words) or _is_done(words) or (leads and _THAT.match(words) is not None)


def _goes_on_below(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether the paragraph below tells what happened: "To note the report" above it was the purpose of the item."""
    below = next((one for one in blocks[index + 1 : index + 1 + REACH] if not _TO.match(text, one.start)), None)
    if below is None or below.is_heading:
        return below is not None
    of_item = below.item == blocks[index].item and not heads_matter(text, below)
    return (
        of_item
        and (_TOLD.search(text, below.start, below.end) or _ENDED.search(text, below.start, below.end)) is not None
    )


def _opens_with_that(text: str, blocks: Sequence[Block], index: int, words: str) -> bool:
    """Whether a paragraph "That ..." or "To note ..." ends the minutes of its item, and is no purpose of it."""
    if not _told_above(text, blocks, index) or _is_presented_below(text, blocks, index):
        return False
    if _TO.match(words):
        return _does(words) and not _goes_on_below(text, blocks, index)
    return _THAT.match(words) is not None and (
        _is_done(words) or _tells_of_body(words) or _leads_on(text, blocks, index)
    )


def begins(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether decisions without their cue begin in a paragraph: a list of them, or one alone."""
    if not (opens_list(text, blocks, index) or stands_alone(text, blocks, index)):
        return False
    if lost_cue_places.is_above_documents(text, blocks, index):
        return False
    if _leads_on(text, blocks, index):
        return True
    return lost_cue_places.resolves(text, blocks, index) and not lost_cue_places.is_of_others(text, blocks, index)


_LEFT = re.compile(r"(?:[Tt]hat|to)\s?[:–-]*$|that\s[^;:]{3,300}?\sbe\s\w+", re.DOTALL)
""" "that:" above a list, "that the fee be raised": what is left of a resolution."""


_LEFT_BELOW_PAPERS = re.compile(r"(?:the|Councillor|Cllr)\s[^;:.]{3,200}?\sbe\s(?:\w+ly\s)?\w+(?:ed|en)\b(?!\sby\s\d)")
""" "the minutes of 4 May be approved" below "Additional documents:" and the names of papers."""


def goes_on_unheaded(text: str, start: int, end: int, below_papers: bool) -> bool:
    """Whether a paragraph is of the minutes though no heading says so: a resolution, or below papers a sentence that
    tells what happened."""
    if _LEFT.match(text, start, end):
        return True
    if below_papers and _LEFT_BELOW_PAPERS.match(text, start, end):
        return True
    if not below_papers or text[end - 1] != "." or not (text[start].isupper() or text.startswith("the ", start)):
        return False
    return end - start > 30 and _TOLD.search(text, start, min(end, start + 400)) is not None

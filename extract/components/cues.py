"""Formal cues: RESOLVED, AGREED, DETERMINED, "it was resolved", "the Panel NOTED", a body above a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract import rules
from extract.components import bodies, cue_manner
from extract.components.labels import first
from extract.text import SPACE, Block, at_offset

_STRENGTH = {word: rule["strength"] for rule in rules.load("cues") for word in rule["words"]}
_OUTCOME = {word: rule["outcome"] for rule in rules.load("cues") for word in rule["words"]}
_RULE = {word: rule["id"] for rule in rules.load("cues") for word in rule["words"]}
_WORD = re.compile(rf"(?<![\w-])(?P<word>{rules.alternatives(_STRENGTH)})\b(?!-)", re.IGNORECASE)
_ADVERBS = (
    r"(?:(?:then|therefore|accordingly|duly|unanimously|also|further|hereby|subsequently|consequently|again"
    r"|formally|thereupon|by\s[\w ]{3,30}|,)\s?){0,3}"
)
_IT_WAS = re.compile(rf"\b(?:it\s(?:was|is|be)|was\sit|and\swas)[\s,]{{1,2}}{_ADVERBS}$", re.IGNORECASE)
_MOVED_AND = re.compile(
    rf"\b(?:[Ss]econded|SECONDED|[Pp]roposed|PROPOSED|[Mm]oved|MOVED)\b[^;:]{{0,200}}?(?:\band|\bAND"
    rf"|,)\s{{1,20}}{_ADVERBS}$"
)
""" "moved by A, seconded by B and agreed that ..."."""
_BODY_BEFORE = re.compile(
    rf"(?:^|[\s,;:(])(?P<body>{bodies.BODY})(?:\s(?:has|have|HAS|HAVE))?[\s,]{{1,2}}(?:(?:after|having|following"
    rf"|upon|on|in|by|with|without)\s[^,.:;]{{3,100}},\s)?{_ADVERBS}$"
)
_PASSIVE = re.compile(
    r"\b(?:be|been|being|is|are|had|have|has|previously|as|not|to|of|when|was|were|than|and|or)\s(?:\w+ly\s)?$",
    re.IGNORECASE,
)
_PASSIVE_CAPITALS = re.compile(r"\b(?:be|been|being|is|are|not|to)\s(?:\w+ly\s)?$", re.IGNORECASE)
_OPENING = re.compile(r"(?:^|[.!?:;–—-]\s?|^(?:DECISION|Decision|Resolution|Minute)\s?:?\s?|,\sand\s|,\s)$")
_START = re.compile(
    r"^(?:[A-Z]{0,6}[/.]?\d{1,4}(?:[/.]\d{1,4}){0,2}[.:]?\s{1,8})?(?:(?:Accordingly|Therefore|Members|Unanimously"
    r"|UNANIMOUSLY|ACCORDINGLY|IT WAS|It was|That it"
    r" be)[,\s]{0,2}){0,2}$"
)
_SENTENCE = re.compile(r"[.!?)][”’\")]?\s{1,20}$")
_PAST = re.compile(
    r"\b(?:had|previously|[Aa]t (?:its|the|their|a) (?:(?:last|previous|\w+) )?meeting (?:held )?(?:on|in|of)"
    r"|last (?:year|month|meeting)|[Ii]n (?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)?\s?(?:19|20)\d\d,?|was recalled|reminded)\b"
)
_PAST_AFTER = re.compile(
    r"\s(?:on\s(?:\w+day,?\s)?\d|in\s(?:19|20)\d\d|in\s(?:January|February|March|April|June|July|August"
    r"|September|October|November|December)|at (?:its|the|their|that) (?:last |previous )?meeting)"
)
_TO_BODY = (
    r"(?:to|TO)\s(?:the\s|THE\s)?(?P<to>(?:FULL\s|full\s|Full\s|County\s|Borough\s|City\s"
    r"|District\s)?(?:[A-Z][\w&-]+\s){0,4}?(?:Council|COUNCIL|Cabinet|CABINET|Executive|EXECUTIVE|Committee"
    r"|COMMITTEE|Board|BOARD|Authority|AUTHORITY|Panel|PANEL))\b(?!\sthe)"
)
_AFTER = re.compile(
    rf"(?:\s?[:–—-]\s+(?=(?:on|upon|by|moved|proposed)\s)(?={cue_manner.MANNER}))?(?:{cue_manner.MANNER}|[\s,]{{0,2}}(?:{_TO_BODY}|(?:as\sfollows|the\sfollowing)(?=\s?[:;–-])"
    r"|\d{1,4}(?:/\d{2,4})?(?=\s?[:–-]))){0,3}(?P<marks>[\s:;–—.,-]*"
    r"(?:\((?:[Uu]nanimous|UNANIMOUS|[Nn]em)[^()]{0,60}\)[\s:;–—.,-]*)?)"
    r"(?P<that>(?:[Tt]hat|THAT)\b(?:\s*[:;–—,-]+)?[\s]*)?"
)
_BODY_ALONE = re.compile(
    rf"(?P<body>{bodies.BODY})(?:,?\s(?:then|also|therefore|accordingly|unanimously|HAS|has))?\s?[:–-]*$"
)
_BODY_LAST = re.compile(
    rf"(?:[.;,]\s|\sand\s|\sand\sso\s)(?P<body>{bodies.BODY})(?:,?\s(?:then|also|therefore|accordingly|thereupon|unanimously|subsequently))?"
    r"\s?[:–][\s:–-]*$"
)
""" "The motion was carried and the Panel accordingly:" above what it did."""
_HEADING_AFTER = re.compile(r"(?:\s(?!THAT\b|TO\b|BE\b|UNANIMOUSLY\b|NEM\b|NO\b)[A-Z]{3,20}){1,3}")
""" "RESOLVED ITEMS": a heading in capitals, no cue."""
_QUESTION = re.compile(
    r"\b(?:whether|if|should|would|could|must|may|can|will|asked|to be|recommended that|proposed that|moved"
    r" that|suggested)\s(?:it\s(?:be|is|was)\s)?$",
    re.IGNORECASE,
)


_ACTS = ("agreed", "approved", "recommended", "refused", "delegated", "appointed", "adopted", "endorsed", "granted")
_THAT = re.compile(r"(?:That|THAT)\s")
_LEADS_ON = re.compile(r",?\s?(?:to|that)\b,?\s[^:.]{3,80}(?::\s?[-–—]?|\s[-–—])", re.IGNORECASE)
""" "agreed, without a vote, to advise Cabinet:" above a list."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A place from which the text that follows is what was decided.

    `start` is where the cue word (or a body above its list) stands, `content` where its clauses begin:
    at the cue word itself where that opens the clause ("NOTED the forecast").
    """

    start: int
    content: int
    block: int
    outcome: str
    rule: str
    that: bool
    body: str | None = None
    recommended_to: str | None = None
    strong: bool = True


def _block_of(blocks: Sequence[Block], offset: int) -> int | None:
    index = at_offset(blocks, offset)
    return index if index >= 0 and offset < blocks[index].end else None


def _is_list_ahead(text: str, block: Block, after: int, following: Block | None) -> bool:
    rest = text[cue_manner.end_of_manner(text, after, block.end) : block.end].strip(SPACE)
    if re.fullmatch(r",?\s?(?:that|to)", rest, re.IGNORECASE) and following is not None:
        return following.item == block.item and not following.is_heading
    short = (
        re.fullmatch(r"(?:that|to|the following(?:\s[\w-]+){0,3}|as follows)?[\s:;–—,.-]*", rest, re.IGNORECASE)
        is not None
    )
    if _LEADS_ON.fullmatch(rest) and following is not None and following.label is not None:
        return True
    opens = following is not None and following.label is not None and first(following.label).number in (0, 1)
    return short and (rest[-1:] in tuple(":–-—") or (rest[-1:] not in (".", ";") and opens))


def _formal(text: str, match: re.Match[str], block: Block, following: Block | None) -> bool:
    """Whether this word is a cue here, judged by its case, what stands before it and what follows."""
    word = match["word"]
    before = text[max(block.start, match.start() - 120) : match.start()]
    caps, strong = word.isupper(), _STRENGTH[word.casefold()] == "strong"
    if _QUESTION.search(before):
        return False
    moved = bool(_MOVED_AND.search(text[max(block.start, match.start() - 260) : match.start()]))
    it_was, body = moved or bool(_IT_WAS.search(before)), bool(_BODY_BEFORE.search(before))
    at_start = match.start() == block.start or bool(_START.match(before) or _SENTENCE.search(before))
    passive = bool((_PASSIVE_CAPITALS if caps else _PASSIVE).search(before)) and not it_was
    if caps and _HEADING_AFTER.fullmatch(text, match.end(), block.end):
        return False
    if caps and not passive:
        return strong or at_start or it_was or body or bool(_OPENING.search(before))
    after = text[match.end() : min(block.end, match.end() + 60)]
    ended = not after.strip(SPACE + ":;–—-.")
    marked = ended or cue_manner.leads_on(text, match.end(), block.end)
    if strong and word.casefold() not in ("decided", "determined", "ordered"):
        return (at_start and word[0].isupper() and marked) or ((it_was or body) and marked and not passive)
    if strong and at_start and word[0].isupper() and marked and not ended:
        return True
    if moved and marked and not _IT_WAS.search(before) and word.casefold() in ("agreed", "approved", "decided"):
        return True
    if word == "noted":
        return False
    acts = at_start and not block.label and word[0].isupper() and word.casefold() in _ACTS
    if acts and _ahead(text, match, block, following):
        return True
    listed = _is_list_ahead(text, block, match.end(), following)
    if (it_was or moved) and marked and cue_manner.ends_in_mark(text, match.end(), block.end):
        return True
    dashed = bool(re.match(r"\s?(?:[:;]|[:\s][–—-])", after)) and word[0].isupper()
    return (at_start and dashed and not (ended and not listed)) or (
        (it_was or body or (at_start and word[0].isupper())) and listed
    )


def _ahead(text: str, match: re.Match[str], block: Block, following: Block | None) -> bool:
    """Whether what was agreed follows how it was agreed, a comma, or stands in the next paragraph ("That ...")."""
    told = re.match(r",?\s(?:unanimously|nem\.?\s?con)\.?,?\s(?:that|to)\b", text[match.end() : match.end() + 40])
    if cue_manner.leads_far(text, match.end(), block.end):
        return told is None or match["word"].casefold() != "agreed"
    near = text[match.end() : match.end() + 8]
    if match["word"].casefold() == "recommended" and re.match(r"\s(?:that|to)\s", near):
        return True
    rest = text[match.end() : block.end]
    alone = not rest.strip(SPACE) or cue_manner.is_manner(rest)
    return alone and following is not None and _THAT.match(text, following.start, following.end) is not None


def _is_past(text: str, match: re.Match[str], block: Block) -> bool:
    stops = (text.rfind(stop, block.start, match.start()) + 1 for stop in (". ", ".\n"))
    sentence = max(block.start, match.start() - 400, *stops)
    return bool(_PAST.search(text, sentence, match.start()) or _PAST_AFTER.match(text, match.end(), block.end))


def _cue(text: str, match: re.Match[str], blocks: Sequence[Block], index: int) -> Cue:
    block, word = blocks[index], match["word"]
    after = _AFTER.match(text, match.end(), min(block.end, match.end() + 400))
    assert after is not None
    marks = after["marks"].strip(SPACE + ",")
    separated = bool(marks) or "\n" in after["marks"]
    content = after.end()
    that = bool(after["that"])
    if (
        that
        and separated
        and text[content - 1 : content] not in ":;–—-,"
        and not re.search(r"[:;–—,-]\s*$", after["that"])
    ):
        content = after.start("that")
    strong = _STRENGTH[word.casefold()] == "strong"
    keeps = (
        not strong
        and not separated
        and not that
        and content < block.end
        and not (word.casefold() == "recommended" and bool(after["to"]))
    )
    body = _BODY_BEFORE.search(text, max(block.start, match.start() - 120), match.start())
    keeps = keeps and not re.match(r"to\s?[:;–-]", text[content : content + 8])
    return Cue(
        match.start(),
        match.start() if keeps else content,
        index,
        _OUTCOME[word.casefold()],
        _RULE[word.casefold()],
        that,
        bodies.clean(body["body"]) if body else None,
        after["to"],
        strong or word.isupper(),
    )


def _lone_body(text: str, blocks: Sequence[Block], index: int) -> Cue | None:
    """A body's name alone above what it did: "The Forum" / "NOTED the forecast"; "The Committee:" / "1. noted ..."."""
    block = blocks[index]
    if index + 1 >= len(blocks):
        return None
    if block.end - block.start > 90:
        match = _BODY_LAST.search(text, max(block.start, block.end - 120), block.end)
    else:
        match = _BODY_ALONE.fullmatch(text, block.start, block.end) or _BODY_LAST.search(text, block.start, block.end)
    following = blocks[index + 1]
    colon = text[block.end - 1] in ":-–"
    if not match or not colon or following.item != block.item:
        return None
    word = re.match(r"(?:to\s|otherwise\s)?([A-Za-z]+)", text[following.start : following.start + 30])
    if not word or (word[1].casefold() not in _STRENGTH and not word[1].casefold().endswith("ed")):
        return None
    return Cue(block.start, block.end, index, "agreed", "body_list", False, bodies.clean(match["body"]), None, True)


def find_cues(text: str, blocks: Sequence[Block]) -> Iterator[Cue]:
    """Formal cues in the order of the text; those in agendas, reports, reasons and retold history are left out."""
    for index, block in enumerate(blocks):
        if text[block.end - 1] in ":-–" and block.section in ("minutes", "decision") and not block.is_heading:
            lone = _lone_body(text, blocks, index)
            if lone:
                yield lone
    for match in _WORD.finditer(text):
        found = _block_of(blocks, match.start())
        if found is None or blocks[found].section not in ("minutes", "decision") or blocks[found].is_heading:
            continue
        following = blocks[found + 1] if found + 1 < len(blocks) else None
        if _formal(text, match, blocks[found], following) and not _is_past(text, match, blocks[found]):
            yield _cue(text, match, blocks, found)

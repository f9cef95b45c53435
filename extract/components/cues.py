"""Formal cues: RESOLVED, AGREED, DETERMINED, "it was resolved", "the Panel NOTED", a body above a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract import rules
from extract.components import bodies, cue_manner
from extract.components.cue_records import STRENGTH as _STRENGTH
from extract.components.cue_records import Cue
from extract.components.labels import first
from extract.components.list_cues import hereby_cue, list_cue
from extract.scanning import finditer
from extract.text import SPACE, Block, at_offset

_OUTCOME = {word: rule["outcome"] for rule in rules.load("cues") for word in rule["words"]}
_RULE = {word: rule["id"] for rule in rules.load("cues") for word in rule["words"]}
_WORD = re.compile(rf"(?<![\w-])(?P<word>{rules.alternatives(_STRENGTH)})\b(?!-)", re.IGNORECASE)
_GLUED = re.compile(
    r"(?:(?<=[a-z0-9.)])|(?<![\w-]))(?P<word>RESOLVED|AGREED|DECIDED|DETERMINED|PENDERFYNWYD|Resolved)"
    r"(?=\s?[:–]|That\b|\sthat\b|\sTHAT\b)"
)
"""Cues that lost the space around them: "MINUTES OF 4 MAY 2013RESOLVED: That", "RESOLVEDThat"."""
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
_DECIDER_BEFORE = re.compile(
    r"(?:^|[.;:,]\s)(?:[Tt]he\s)?(?:Executive\s(?:Councillor|Member)|Cabinet\sMember|Lead\s(?:Member|Councillor)"
    r"|Portfolio\sHolder"
    r"|(?:Deputy\s)?(?:Leader|Mayor)|Commissioner|Chief\s\w+|(?:[A-Z][a-z]+\s){0,3}Director|Head\sof)\b[^.;:]{0,90}?\s$"
)
"""One who decides alone: "The Cabinet Member for Roads resolved to: ..."."""
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
    rf"(?:(?:\s?[:–—-]\s+(?=(?i:on|upon|by|moved|proposed)\s)(?={cue_manner.MANNER}))?(?:{cue_manner.MANNER}"
    rf"|[\s,]{{0,2}}(?:{_TO_BODY}|(?:as\sfollows|the\sfollowing)(?=\s?[:;–-])"
    r"|\d{1,4}(?:/\d{2,4})?(?=\s?[:–-])))){0,3}(?P<marks>[\s:;–—.,-]*"
    r"(?:\((?:[Uu]nanimous|UNANIMOUS|[Nn]em)[^()]{0,60}\)[\s:;–—.,-]*)?)"
    r"(?P<that>(?:[Tt]hat|THAT)\b(?:\s*[:;–—,-]+)?[\s]*)?"
)
_HEADING_AFTER = re.compile(r"(?:\s(?!THAT\b|TO\b|BE\b|UNANIMOUSLY\b|NEM\b|NO\b)[A-Z]{3,20}){1,3}")
""" "RESOLVED ITEMS": a heading in capitals, no cue."""
_QUESTION = re.compile(
    r"\b(?:whether|if|should|would|could|must|may|can|will|asked|to be|recommended that|proposed that|moved"
    r" that|suggested)\s(?:it\s(?:be|is|was)\s)?$",
    re.IGNORECASE,
)


_CIRCUMSTANCE = re.compile(
    r"\b(?:Since|As|In (?:view|light|accordance)|Because|Having|There being|Following|After|Upon|Pursuant)\b"
    r"[^.;:]{3,220},\s$"
)
""" "Since no election had been called, resolved to co-opt ..."."""
_SETTLED = re.compile(r"\s+to\s+(?:the|an?|its|their|his|her|this|that|everyone[’']s)\b")
""" "resolved to the liking of both": no cue."""
_ACTS = ("agreed", "approved", "recommended", "refused", "delegated", "appointed", "adopted", "endorsed", "granted")
_THAT = re.compile(r"(?:That|THAT)\s")
_LEADS_ON = re.compile(r",?\s?(?:to|that)\b,?\s[^:.]{3,80}(?::\s?[-–—]?|\s[-–—])", re.IGNORECASE)
""" "agreed, without a vote, to advise Cabinet:" above a list."""


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
    before = _flat(text[max(block.start, match.start() - 160) : match.start()])
    caps, strong = word.isupper(), _STRENGTH[word.casefold()] == "strong"
    if _QUESTION.search(before):
        return False
    long_before = _flat(text[max(block.start, match.start() - 300) : match.start()])
    moved = bool(_MOVED_AND.search(long_before))
    it_was, body = moved or bool(_IT_WAS.search(before)), bool(_BODY_BEFORE.search(before))
    body = body or (_STRENGTH[word.casefold()] == "strong" and bool(_DECIDER_BEFORE.search(before)))
    at_start = match.start() == block.start or bool(_START.match(before) or _SENTENCE.search(before))
    passive = bool((_PASSIVE_CAPITALS if caps else _PASSIVE).search(before)) and not it_was
    if caps and _HEADING_AFTER.fullmatch(text, match.end(), block.end):
        return False
    if caps and not passive:
        return strong or at_start or it_was or body or bool(_OPENING.search(before))
    after = text[match.end() : min(block.end, match.end() + 60)]
    ended = not after.strip(SPACE + ":;–—-.")
    marked = ended or cue_manner.leads_on(text, match.end(), block.end)
    if word.islower() and not passive and _opens_small(text, match, block, following):
        return True
    if word == "resolved" and _CIRCUMSTANCE.search(long_before) and re.match(r"\s+(?:that|to)\s", after):
        return True
    if strong and word.casefold() not in ("decided", "determined", "ordered"):
        return (at_start and word[0].isupper() and marked) or ((it_was or body) and marked and not passive)
    if strong and at_start and word[0].isupper() and marked and not ended:
        return True
    is_told = ended and after.strip(SPACE).startswith(".")  # "and approved.": what was approved stands before
    if moved and marked and not is_told and not _IT_WAS.search(before) and word in ("agreed", "approved", "decided"):
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


def _flat(words: str) -> str:
    """Words with every run of white space as one space: the lines of printed minutes are indented."""
    return re.sub(r"\s+", " ", words)


def _opens_small(text: str, match: re.Match[str], block: Block, following: Block | None) -> bool:
    """Whether a cue in small letters opens its paragraph: "resolved to note ...", "agreed – that ..."."""
    if match.start() != block.start:
        return False
    if _SETTLED.match(text, match.end(), block.end):
        return False
    strong = _STRENGTH[match["word"]] == "strong" and match["word"] not in ("decided", "determined", "ordered")
    if strong and cue_manner.leads_on(text, match.end(), block.end):
        return True
    rest = text[match.end() : block.end]
    if re.match(r"\s?(?:[:–—]|-\s)[\s–—-]{0,4}(?:that|to)\s", rest):
        return True
    return re.match(r"\s?[:–—]", rest) is not None and _is_list_ahead(text, block, match.end(), following)


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
    if circumstance := _CIRCUMSTANCE.search(text, sentence, match.start()):
        sentence = circumstance.end()
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


def find_cues(text: str, blocks: Sequence[Block]) -> Iterator[Cue]:
    """Formal cues in the order of the text; those in agendas, reports, reasons and retold history are left out."""
    for index, block in enumerate(blocks):
        if own := hereby_cue(text, block, index):
            yield own
        if text[block.end - 1] in ":-–" and block.section in ("minutes", "decision") and not block.is_heading:
            lone = list_cue(text, blocks, index)
            if lone:
                yield lone
    glued = {match.start(): match for match in finditer(_GLUED, text)}
    spaced = {match.start(): match for match in finditer(_WORD, text)}
    for _, match in sorted((glued | spaced).items()):
        found = _block_of(blocks, match.start())
        if found is None or blocks[found].section not in ("minutes", "decision") or blocks[found].is_heading:
            continue
        following = blocks[found + 1] if found + 1 < len(blocks) else None
        if _formal(text, match, blocks[found], following) and not _is_past(text, match, blocks[found]):
            yield _cue(text, match, blocks, found)

"""Formal cues: RESOLVED, AGREED, DETERMINED, "it was resolved", "the Panel NOTED", a body above a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract import rules
from extract.components import cue_manner, elsewhere
from extract.components.cue_forms import form_of
from extract.components.cue_places import CIRCUMSTANCE, CuePlace, body_before
from extract.components.cue_records import STRENGTH, Cue
from extract.components.list_cues import advice_head, hereby_cue, inline_list_cue, list_cue
from extract.components.told import without_circumstances
from extract.components.within import ACTS_OF_MEETING
from extract.scanning import finditer
from extract.text import SPACE, Block, at_offset

_OUTCOME = {word: rule["outcome"] for rule in rules.load("cues") for word in rule["words"]}
_RULE = {word: rule["id"] for rule in rules.load("cues") for word in rule["words"]}
_WORD = re.compile(rf"(?<![\w-])(?P<word>{rules.alternatives(STRENGTH)})\b(?!-)", re.IGNORECASE)
_GLUED = re.compile(
    r"(?:(?<=[a-z0-9.)])|(?<![\w-]))(?P<word>RESOLVED|AGREED|DECIDED|DETERMINED|PENDERFYNWYD|Resolved)"
    r"(?=\s?[:–]|That\b|\sthat\b|\sTHAT\b|(?<=\dResolved)\sto\b)"
)
"""Cues that lost the space around them: "MINUTES OF 4 MAY 2013RESOLVED: That", "RESOLVEDThat"."""
_PAST = re.compile(
    r"\b(?:(?<!Having )(?<!having )had(?! (?:due |full |proper )?regard\b| before (?:it|them)\b)|previously"
    r"|[Aa]t (?:its|the|their|a) (?:(?:last|previous|\w+) )?meeting (?:held )?(?:on|in|of)"
    r"|On (?:the )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}(?: (?:19|20)\d\d)?,? (?!the (?:motion|proposal))"
    r"|last (?:year|month|meeting)|[Ii]n (?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)?\s?(?:19|20)\d\d,?|was recalled|reminded)\b"
    r"|\b(?:heard|told|reported|stated|said|advised|informed|explained)\sthat\s(?:the\s|a\s)?(?:(?!and\b|it\b)[\w’'-]+\s){1,5}$"
)
_PAST_DAY = re.compile(
    r",\s(?:(?:having|after|when\sit)\s(?:first\s)?(?:consider|discuss|review|debat|scrutinis|met)\w*\s(?:[^.;:,]{1,60}\s)?)?"
    r"on\s(?:\w+day,?\s)?\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]+(?:\s\d{4})?,\s$"
)
""" "Cabinet, on 3 May, resolved ...", "the Panel, having considered the matter on 3 May, decided ..."."""
_PAST_AFTER = re.compile(
    r"\s(?:on\s(?:\w+day,?\s)?\d|in\s(?:19|20)\d\d|in\s(?:January|February|March|April|June|July|August"
    r"|September|October|November|December)|at (?:its|the|their|that) (?:last |previous )?meeting)"
)
_TO_BODY = (
    r"(?:to|TO)\s(?:the\s|THE\s)?(?!RECOMMEND|ADVISE|ASK|REQUEST|REFER|INVITE)(?P<to>(?:FULL\s|full\s|Full\s|County\s|Borough\s|City\s"
    r"|District\s)?(?:[A-Z][\w&-]+\s){0,4}?(?:Council|COUNCIL|Cabinet|CABINET|Executive|EXECUTIVE|Committee"
    r"|COMMITTEE|Board|BOARD|Authority|AUTHORITY|Panel|PANEL))\b(?!\sthe)"
)
_IN_BRACKET = re.compile(rf"\s?\((?P<as>(?i:to\sbe\srecommended|(?:a\s|as\sa\s)?recommendation)\s)?{_TO_BODY}\)")
""" "RECOMMENDED (to Council) –", "RESOLVED (TO BE RECOMMENDED TO COUNCIL) that"."""
_AFTER = re.compile(
    rf"(?:(?:\s?[:–—-]\s+(?=(?i:on|upon|by|moved|proposed|unanimously)\s)(?={cue_manner.MANNER}))?(?:{cue_manner.MANNER}"
    rf"|[\s,]{{0,2}}(?:{_TO_BODY}|(?:as\sfollows|the\sfollowing)(?=\s?[:;–-])"
    r"|\d{1,4}(?:/\d{2,4})?(?=\s?[:–-])))){0,3}(?P<marks>[\s:;–—.,-]*"
    r"(?:\((?:(?i:unanimous|nem\b|(?:up)?on\s(?:a|the)\s(?:motion|proposal|proposition)\b|proposed\b|moved\b|by\s\w{1,9}\svotes)"
    r"[^()]{0,160}|(?:\d{1,3}\s?[-–:]\s?){1,2}\d{1,3})\)[\s:;–—.,-]*)?)"
    r"(?P<that>(?:[Tt]hat|THAT)\b(?:\s*[:;–—,-]+)?[\s]*)?"
)


_ANNOUNCED = re.compile(
    r"\bannounced\sthat,?\s(?:[^.;:]{3,60}?,\s)?(?:it\shad\sbeen|(?:(?:the\s)?(?:[A-Z][\w-]+\s){0,3}(?:Committee|Panel|Board|Members|Tribunal|Council)|they)\shad)"
    r"\s(?:\w+ly\s)?$"
)
""" "The Chair announced that it had been RESOLVED": behind closed doors, a moment ago."""


def _is_past(text: str, start: int, end: int, block: Block) -> bool:
    """Whether the sentence of a cue at `start:end` retells what was decided before."""
    stops = (text.rfind(stop, block.start, start) + 1 for stop in (". ", ".\n"))
    sentence = max(block.start, start - 400, *stops)
    if circumstance := CIRCUMSTANCE.search(text, sentence, start):
        sentence = circumstance.end()
    lead = without_circumstances(text[sentence:start].lstrip())
    if text[start:end].isupper() and "announced" in lead and _ANNOUNCED.search(" ".join(lead.split()) + " "):
        return False  # the meeting's own, told to those let in again
    before = _PAST.search(lead) or _PAST_DAY.search(text, max(sentence, start - 120), start)
    return bool(before or _PAST_AFTER.match(text, end, block.end))


_AGAIN = re.compile(
    r"\s?[:;–—-]\s{1,9}(?:(?:[Oo]n|[Ff]ollowing|[Uu]pon)\sthe\s(?:proposal|motion|proposition)\s(?:of|by)\s[^.;:\n]{3,160}?,?\s)?[Ii]t\swas\s"
    r"(?:(?:then\s)?(?:proposed|moved)\sby\s[^.;:\n]{3,160}?\sand\s)?(?:\w+ly\s)?(?:agreed|resolved|decided)\s(?=to\s)"
)
""" "AGREED: On the proposal of Councillor Fox, it was agreed to ...": the cue told once more before what was agreed."""
_OPEN_MARK = re.compile(r"[:;–—-]\s*$")
_TO_MARK = re.compile(r"to\s?[:;–-]")


def _cue(place: CuePlace, index: int) -> Cue:
    """The cue of a word, and where its words begin: at the word itself where it opens the clause ("NOTED the plan")."""
    text, word, end = place.text, place.word.casefold(), place.block.end
    after = _AFTER.match(text, place.end, min(end, place.end + 400))
    assert after is not None
    separated = bool(after["marks"].strip(SPACE + ",")) or "\n" in after["marks"]
    content, that = after.end(), bool(after["that"])
    if that and separated and not _OPEN_MARK.search(after["that"]):
        content = after.start("that")
    if again := _AGAIN.match(text, place.end, min(end, place.end + 400)):
        content, separated = again.end(), True
    advises = word == "recommended" and bool(after["to"])
    opens = not (place.is_strong or separated or that or advises)
    bracket = _IN_BRACKET.match(text, place.end, end)
    if bracket and bracket["as"]:
        word = "recommended"
    elif word != "recommended":
        bracket = None
    keeps = opens and content < end and not _TO_MARK.match(text, content)
    return Cue(
        start=place.start,
        content=place.start if keeps else content,
        block=index,
        outcome=_OUTCOME[word],
        rule=_RULE[word],
        that=that,
        body=body_before(text, max(place.block.start, place.start - 120), place.start),
        recommended_to=after["to"] or (bracket["to"] if bracket else None),
        strong=place.is_strong or place.word.isupper(),
    )


def _above_lists(text: str, blocks: Sequence[Block]) -> Iterator[Cue]:
    """Cues without a cue word: "I hereby approve ...", a body's name above what it did."""
    for index, block in enumerate(blocks):
        if own := hereby_cue(text, block, index):
            yield own
        if block.section in ACTS_OF_MEETING and (advice := advice_head(text, blocks, index)):
            yield advice
        if block.section in ACTS_OF_MEETING and not block.is_heading and (row := inline_list_cue(text, block, index)):
            yield row
        ends_open = text[block.end - 1] in ":-–" and block.section in ACTS_OF_MEETING and not block.is_heading
        if ends_open and (lone := list_cue(text, blocks, index)):
            yield lone


def find_cues(text: str, blocks: Sequence[Block]) -> Iterator[Cue]:
    """Formal cues in the order of the text; those in agendas, reports, reasons and retold history are left out."""
    yield from _above_lists(text, blocks)
    words = {match.start("word"): match.end("word") for match in finditer(_GLUED, text)}
    words |= {match.start("word"): match.end("word") for match in finditer(_WORD, text)}
    for start, end in sorted(words.items()):
        index = at_offset(blocks, start)
        if index < 0 or start >= blocks[index].end:
            continue
        block = blocks[index]
        if block.section not in ACTS_OF_MEETING or block.is_heading:
            continue
        place = CuePlace(text, start, end, block, blocks[index + 1] if index + 1 < len(blocks) else None)
        if form_of(place) and not (
            _is_past(text, start, end, block) or elsewhere.is_quoted(text, blocks, index, start)
        ):
            yield _cue(place, index)

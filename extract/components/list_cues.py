"""Cues above a list: a body's name alone ("The Panel:"), "The following was agreed:", "penderfynodd y Pwyllgor:"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.components import bodies
from extract.components.cue_records import STRENGTH, Cue
from extract.components.labels import inline_labels
from extract.text import Block

_HOW = r"(?:,?\s(?:then|also|therefore|accordingly|thereupon|unanimously|subsequently|HAS|has|by\s[\w ]{3,30}),?)?"
_BODY_ALONE = re.compile(rf"(?P<body>{bodies.BODY}){_HOW}\s?[:–-]*$")
_DECIDER_ALONE = re.compile(
    r"(?P<body>(?:The\s)?(?:Cabinet\sMember|Executive\s(?:Member|Councillor)|Lead\s(?:Member|Councillor)|Portfolio\sHolder"
    r"|(?:Deputy\s)?Leader|(?:City\s)?Mayor|Commissioner)\b[^.;:]{0,90}?)(?:,?\s(?:has|therefore|accordingly))?\s?[:–-]+"
)
""" "The Cabinet Member for Roads:" above what was decided alone."""
_BODY_LAST = re.compile(rf"(?:[.;,]\s|\sand\s|\sand\sso\s)(?P<body>{bodies.BODY}){_HOW}\s?[:–][\s:–-]*$")
""" "The motion was carried and the Panel accordingly:" above what it did."""
_WELSH_BODY = re.compile(
    r"\b(?:[Pp]enderfynodd|[Cc]ytunodd|[Aa]rgymhellodd"
    r"|[Cc]ymeradwyodd)\s(?:[Yy]r?)\s(?P<body>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,4})"
    r"(?:,?\s(?:yn\sunfrydol|fel\sa\sganlyn|hefyd|felly|i)){0,2}\s?[:–-]+$"
)
""" "penderfynodd y Pwyllgor:" above a list."""
_FOLLOWING_AGREED = re.compile(
    r"(?:^|[.;]\s+|(?<=\s)(?=(?:took|made|reached)\s))(?:[Tt]he\sfollowing\s(?:(?:decisions?|resolutions?|recommendations?|proposals?|appointments?"
    r"|nominations?|motions?"
    r"|changes|amendments?)\s)?(?:was|were)\s(?:\w+ly\s|then\s|also\s){0,2}(?:agreed|approved|resolved|adopted|made"
    r"|taken)"
    r"|(?:[Ii]t\swas|[Mm]embers)\s(?:\w+ly\s|then\s|also\s){0,2}(?:agreed"
    r"|resolved)\s(?:upon\s)?the\sfollowing(?:\s\w+)?"
    r"|(?:took|made|reached)\sthe\sfollowing\s(?:decisions?|resolutions?|recommendations?)(?:\sto\s[^.;:]{3,60}?)?"
    r"|(?:Councillor|Cllr|[Tt]he\s(?:Executive|Cabinet|Lead)\s(?:Member|Councillor)|[Tt]he\sPortfolio\sHolder"
    r"|[Tt]he\sLeader|[Tt]he\sMayor)\b[^.;:]{0,70}?\s"
    r"(?:approved|agreed|accepted"
    r"|endorsed)\s(?:all\s)?(?:of\s)?the\s(?:officers?[’']s?\s)?recommendations?[^.;:]{0,40})\s?[:–-]+$"
)
""" "The following was agreed:" above a list."""
_ADVICE = re.compile(
    rf"[Tt]hat\s(?P<body>(?:[Ff]ull\s)?{bodies.BODY})\sbe\s(?i:recommended|advised)(?:,?\s(?:to|that))?\s?[:–-]+"
)
""" "That Council be RECOMMENDED to:" above a list, with no "RESOLVED" before it."""
_TOLD_VERB = re.compile(r"\w+ed|put|left|took|gave|chose|set|made|held", re.IGNORECASE)
"""A verb that tells what a body did, in a list below its name."""


def _advice_cue(text: str, blocks: Sequence[Block], index: int) -> Cue | None:
    """ "That Council be RECOMMENDED to:" as a cue; None where it only quotes a report."""
    block, above = blocks[index], blocks[index - 1] if index else None
    if block.label or (above and above.item == block.item and text[above.end - 1] == ":"):
        return None
    return Cue(block.start, block.start, index, "recommended", "body_list", False)


def list_cue(text: str, blocks: Sequence[Block], index: int) -> Cue | None:
    """A body's name alone above what it did: "The Forum" / "NOTED the forecast"; "The Committee:" / "1. noted ..."."""
    block = blocks[index]
    if index + 1 >= len(blocks):
        return None
    for pattern in (_WELSH_BODY, _FOLLOWING_AGREED):
        found = pattern.search(text, max(block.start, block.end - 200), block.end)
        if found and blocks[index + 1].item == block.item and blocks[index + 1].label:
            advice = re.search(
                r"recommendations?\s(?:was|were)\smade|made\sthe\sfollowing\srecommendations?", found.group()
            )
            outcome = "recommended" if advice else "agreed"
            return Cue(found.start(), block.end, index, outcome, "body_list", False, found.groupdict().get("body"))
    short = block.end - block.start < 160
    if short and blocks[index + 1].label and _ADVICE.fullmatch(text, block.start, block.end):
        return _advice_cue(text, blocks, index)
    match = _DECIDER_ALONE.fullmatch(text, block.start, block.end) if short else None
    if match is None and block.end - block.start > 90:
        match = _BODY_LAST.search(text, max(block.start, block.end - 120), block.end)
    elif match is None:
        match = _BODY_ALONE.fullmatch(text, block.start, block.end) or _BODY_LAST.search(text, block.start, block.end)
    following = blocks[index + 1]
    colon = text[block.end - 1] in ":-–"
    if not match or not colon or following.item != block.item:
        return None
    word = re.match(r"(?:to\s|otherwise\s)?([A-Za-z]+)", text[following.start : following.start + 30])
    if not word or not (word[1].casefold() in STRENGTH or _TOLD_VERB.fullmatch(word[1])):
        return None
    body = match["body"]
    return Cue(match.start("body"), block.end, index, "agreed", "body_list", False, bodies.clean(body), None, True)


_FIRST_LABEL = re.compile(r"[\s:–-](?:\(?(?:1|a|i)\)|(?<=:\s)[1i]\.)\s")
_INLINE_HEAD = re.compile(
    rf"(?P<body>{bodies.BODY})(?:,\s(?:having|after|following|on|noting|in)\s[^.;:]{{3,160}}?,)?"
    r"(?P<verb>\s(?:has\s|have\s)?(?:\w+ly\s|then\s|therefore\s)?(?:agreed|decided|resolved|determined|voted))?(?:\s(?:to|that))?[\s:–—,-]*"
)
_WORD = re.compile(r"(?:to\s)?([A-Za-z]+)")


def inline_list_cue(text: str, block: Block, index: int) -> Cue | None:
    """A body and what it did in one paragraph: "The Joint Board: (a) noted the report; and (b) ..."."""
    if not _FIRST_LABEL.search(text, block.start, min(block.end, block.start + 300)):
        return None
    row = inline_labels(text, block.start, block.end)
    match = _INLINE_HEAD.fullmatch(text, block.start, row[0].start()) if row else None
    if match is None:
        return None
    words = [word[1] for label in row if (word := _WORD.match(text, label.end()))]
    told = len(words) == len(row) and all(word.casefold() in STRENGTH or _TOLD_VERB.fullmatch(word) for word in words)
    if not match["verb"] and not told:
        return None
    return Cue(block.start, row[0].start(), index, "agreed", "body_list", False, bodies.clean(match["body"]))


_HEREBY = re.compile(
    r"I\b[^.;:]{0,240}?\b(?:do\s)?hereby\s(?P<verb>approve|agree|authorise|resolve|decide|determine|confirm|award)\b"
    r"|I\b[^.;:]{0,240}?\b(?:have\s)?(?P<decided>decided|agreed|resolved|determined)\s(?P<what>to|that|not\sto)(?:\s|(?=:))"
)
""" "I, Councillor Ash, Cabinet Member for Roads, do hereby approve:", "I have decided to approve ..."."""


def hereby_cue(text: str, block: Block, index: int) -> Cue | None:
    """The record of one who decides alone and says so: the words begin with the verb."""
    if not text.startswith("I", block.start) or block.section not in ("minutes", "decision") or block.is_heading:
        return None
    match = _HEREBY.match(text, block.start, block.end)
    if match is None:
        return None
    if match["what"]:
        return Cue(match.start(), match.start("what"), index, "agreed", "hereby", False)
    outcome = "agreed" if match["verb"] in ("agree", "resolve", "decide", "determine") else "approved"
    return Cue(match.start(), match.start("verb"), index, outcome, "hereby", False)

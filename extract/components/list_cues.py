"""Cues above a list: a body's name alone ("The Panel:"), "The following was agreed:", "penderfynodd y Pwyllgor:"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.components import bodies
from extract.components.cue_records import STRENGTH, Cue
from extract.components.labels import inline_labels
from extract.components.limb_shapes import GRANT
from extract.components.manner import receiver
from extract.text import Block

_HOW = r"(?:,?\s(?:then|also|therefore|accordingly|thereupon|unanimously|subsequently|HAS|has|by\s[\w ]{3,70}),?)?"
_BODY_ALONE = re.compile(rf"(?P<body>{bodies.BODY}){_HOW}\s?[:–-]*$")
_DECIDER_ALONE = re.compile(
    r"(?P<body>(?:The\s)?(?:Cabinet\sMember|Executive\s(?:Member|Councillor)|Lead\s(?:Member|Councillor)|Portfolio\sHolder"
    r"|(?:Deputy\s)?Leader|(?:City\s)?Mayor|Commissioner)\b[^.;:]{0,90}?)(?:,?\s(?:has|therefore|accordingly))?\s?[:–-]+"
)
""" "The Cabinet Member for Roads:" above what was decided alone."""
_BODY_LAST = re.compile(rf"(?:[.;,]\s|\sand\s|\sand\sso\s)(?P<body>{bodies.BODY}){_HOW}\s?[:–][\s:–-]*$")
""" "The motion was carried and the Panel accordingly:" above what it did."""
SAT_OVER = (
    r"received|considered|discussed|heard|reviewed|debated|scrutinised|welcomed|examined|thanked|acknowledged"
    r"|recognised|commended|questioned"
)
"""What a body does to a paper before it decides."""
_BODY_ACTED = re.compile(
    rf"(?:^|[.;]\s)(?P<body>{bodies.BODY})\s(?:{SAT_OVER}|noted)\s[^.;:]{{3,200}}?,?\sand(?:\s(?:then|also|therefore|subsequently))?\s?[:–-]+$"
)
""" "The Panel considered the plan and:" above what it did."""
_JOINS = (" and", " then", " also", "fore", "ently")
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
    r"|endorsed)\s(?:all\s)?(?:of\s)?the\s(?:officers?[’']s?\s)?recommendations?[^.;:]{0,40}"
    r"|(?:(?:[Tt]he\s)?(?:[A-Z][\w-]+\s){0,3}[A-Z][\w-]+[’']s|[Ii]ts|[Tt]heir)\srecommendations?\sto\s(?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3}\s(?:were|are)"
    r"(?:\sas\sfollows)?)\s?[:–-]+$"
)
""" "The following was agreed:" above a list."""
_AWARDED = re.compile(
    r"(?:^|[.;]\s+)[Tt]he\sfollowing\s(?:\w+\s){0,2}?(?:awards?|grants?|donations?|contributions?)\s(?:was|were)\s(?:\w+ly\s)?"
    r"(?:made|agreed|approved|awarded|given)\s?[:–-]+$"
)
""" "The following awards were made:" above lines of recipients and sums."""
_ADVISED = re.compile(r"recommendations?\s(?:to|(?:was|were)\smade)\b|made\sthe\sfollowing\srecommendations?")
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
            body = found.groupdict().get("body")
            if _ADVISED.search(found.group()):
                to = receiver(found.group())
                return Cue(found.start(), block.end, index, "recommended", "recommended", False, body, to)
            return Cue(found.start(), block.end, index, "agreed", "body_list", False, body)
    below = blocks[index + 1]
    if (
        below.item == block.item
        and GRANT.fullmatch(text, below.start, below.end)
        and _AWARDED.search(text, block.start, block.end)
    ):
        return Cue(block.start, block.end, index, "approved", "body_list", False)
    short = block.end - block.start < 160
    if short and blocks[index + 1].label and _ADVICE.fullmatch(text, block.start, block.end):
        return _advice_cue(text, blocks, index)
    match = _DECIDER_ALONE.fullmatch(text, block.start, block.end) if short else None
    if match is None and block.end - block.start > 90:
        match = _BODY_LAST.search(text, max(block.start, block.end - 120), block.end)
    elif match is None:
        match = _BODY_ALONE.fullmatch(text, block.start, block.end) or _BODY_LAST.search(text, block.start, block.end)
    if match is None and text[max(block.start, block.end - 20) : block.end].rstrip(" :–-").endswith(_JOINS):
        match = _BODY_ACTED.search(text, max(block.start, block.end - 300), block.end)
    following = blocks[index + 1]
    colon = text[block.end - 1] in ":-–"
    if not match or not colon or following.item != block.item:
        return None
    word = re.match(r"(?:to\s|otherwise\s)?([A-Za-z]+)", text[following.start : following.start + 30])
    if not word or not (word[1].casefold() in STRENGTH or _TOLD_VERB.fullmatch(word[1])):
        return None
    if _is_talk(text, blocks, index, match.start("body")):
        return None
    body = match["body"]
    return Cue(match.start("body"), block.end, index, "agreed", "body_list", False, bodies.clean(body), None, True)


_IN_TALK = re.compile(
    r"(?:[Ii]n|[Dd]uring)\s(?:the\s|its\s|their\s)?(?:\w+\s)?(?:discussions?|debate|questioning|consideration)\b[^.;:]{0,60},\s$"
)
_TALKED = re.compile(
    r"(?:queried|questioned|asked\s(?:about|whether|if|how|what|why)|raised|commented|suggested|expressed|sought|highlighted"
    r"|discussed|considered|felt|heard|recognised|stressed)\b"
)


def _is_talk(text: str, blocks: Sequence[Block], index: int, start: int) -> bool:
    """Whether the list below tells what was said: "In discussion, Members:" above "queried the delay"."""
    block = blocks[index]
    if not _IN_TALK.search(text, block.start, start):
        return False
    return any(_TALKED.match(text, one.start, one.end) for one in blocks[index + 1 : index + 6] if one.label)


_FIRST_LABEL = re.compile(r"[\s:–-](?:\(?(?:1|a|i)\)|(?<=:\s)[1i]\.)\s")
_INLINE_HEAD = re.compile(
    rf"(?P<body>{bodies.BODY})(?:,\s(?:having|after|following|on|noting|in)\s[^.;:]{{3,160}}?,)?"
    r"(?P<verb>\s(?:has\s|have\s)?(?:\w+ly\s|then\s|therefore\s)?(?:agreed|decided|resolved|determined|voted))?(?:\s(?:to|that))?[\s:–—,-]*"
)
_IT_WAS_HEAD = re.compile(
    rf"(?:{bodies.BODY}\s[^.;:]{{3,160}},?\sand\s|(?:Following|After|On|Upon|Having)\s[^.;:]{{3,160}},\s)?"
    r"[Ii]t\swas\s(?:\w+ly\s|then\s|therefore\s|further\s)?"
    r"(?P<verb>agreed|decided|determined)(?:,?\s(?:unanimously|by\s[^.;:]{3,40}))?,?\s(?:that|to)[\s:–—,-]*"
)
""" "It was agreed that (i) the licence be renewed, (ii) ...": the body is not named."""
_BE_DONE = re.compile(
    r"[^.;]{0,200}?\b(?:be|should|would|will|shall)\s|(?:not\s)?to\s"
    r"|(?:that\s)?(?:the|an?)\s[\w\s]{2,60}?\s(?:write|meet|send|ask)\b"
)
"""A limb that something is to be done, not what was only found."""
_WORD = re.compile(r"(?:to\s)?([A-Za-z]+)")


def inline_list_cue(text: str, block: Block, index: int) -> Cue | None:
    """A body and what it did in one paragraph: "The Joint Board: (a) noted the report; and (b) ..."."""
    if not _FIRST_LABEL.search(text, block.start, min(block.end, block.start + 300)):
        return None
    row = inline_labels(text, block.start, block.end)
    match = _INLINE_HEAD.fullmatch(text, block.start, row[0].start()) if row else None
    if match is None:
        head = _IT_WAS_HEAD.fullmatch(text, block.start, row[0].start()) if row else None
        done = head and all(_BE_DONE.match(text, label.end(), min(block.end, label.end() + 300)) for label in row)
        return Cue(block.start, row[0].start(), index, "agreed", "body_list", False) if done else None
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

"""Cues above a list: a body's name alone ("The Panel:"), "The following was agreed:", "penderfynodd y Pwyllgor:"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.components import bodies
from extract.components.cue_records import STRENGTH, Cue
from extract.components.labels import inline_labels
from extract.components.limb_shapes import GRANT, SEAT
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
    r"|(?:(?:Following|After|Having)\s[^.;:]{3,90}?,?\s)?(?:Councillor|Cllr|[Tt]he\s(?:Executive|Cabinet|Lead)\s(?:Member|Councillor)|[Tt]he\sPortfolio\sHolder"
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
_SEATED = re.compile(
    r"(?:^|[.;]\s+)(?:[Tt]he\sfollowing|[Rr]epresentatives|[Mm]embers|[Aa]ppointments)\s(?:[\w’'-]+\s){0,6}?(?:was|were)\s(?:\w+ly\s|then\s)?(?:re-?)?"
    r"(?:appointed|elected|nominated|made|agreed)(?:\s(?:to|as|for|on)\s[^.;:]{3,90})?\s?[:–-]+$"
)
""" "The following were appointed:" above lines of bodies and who sits on them."""
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


def _ending(text: str, block: Block, reach: int) -> tuple[int, str]:
    """The last words of a block and where they begin; "^" matches in them only where the block begins."""
    start = max(block.start, block.end - reach)
    words = text[start : block.end]
    return start, words if start == block.start else f"\0{words[1:]}"


def list_cue(text: str, blocks: Sequence[Block], index: int) -> Cue | None:
    """A body's name alone above what it did: "The Forum" / "NOTED the forecast"; "The Committee:" / "1. noted ..."."""
    if index + 1 >= len(blocks) or blocks[index + 1].item != blocks[index].item:
        return None
    block, below = blocks[index], blocks[index + 1]
    if cue := _following_cue(text, block, below, index):
        return cue
    if below.label and block.end - block.start < 160 and _ADVICE.fullmatch(text, block.start, block.end):
        return _advice_cue(text, blocks, index)
    return _body_cue(text, blocks, index)


def _following_cue(text: str, block: Block, below: Block, index: int) -> Cue | None:
    """ "The following was agreed:" above a list, "The following grants were made:" above recipients and sums."""
    at, ending = _ending(text, block, 200)
    for pattern in (_WELSH_BODY, _FOLLOWING_AGREED):
        found = pattern.search(ending) if below.label else None
        if found is None:
            continue
        body = found.groupdict().get("body")
        if _ADVISED.search(found.group()):
            to = receiver(found.group())
            return Cue(at + found.start(), block.end, index, "recommended", "recommended", False, body, to)
        return Cue(at + found.start(), block.end, index, "agreed", "body_list", False, body)
    for row, head, outcome in ((GRANT, _AWARDED, "approved"), (SEAT, _SEATED, "appointed")):
        if row.fullmatch(text, below.start, below.end) and head.search(ending):
            return Cue(block.start, block.end, index, outcome, "body_list", False)
    return None


def _body_cue(text: str, blocks: Sequence[Block], index: int) -> Cue | None:
    """A body, or one who decides alone, above a list of verbs."""
    block, below = blocks[index], blocks[index + 1]
    short = block.end - block.start < 160
    at, ending = _ending(text, block, 300)
    match = _DECIDER_ALONE.fullmatch(ending) if short else None
    if match is None and block.end - block.start <= 90:
        match = _BODY_ALONE.fullmatch(ending)
    match = match or _BODY_LAST.search(ending, max(0, len(ending) - 120))
    if match is None and ending.rstrip(" :–-").endswith(_JOINS):
        match = _BODY_ACTED.search(ending)
    if not match or ending[-1] not in ":-–":
        return None
    word = re.match(r"(?:to\s|otherwise\s)?([A-Za-z]+)", text[below.start : below.start + 30])
    if not word or not (word[1].casefold() in STRENGTH or _TOLD_VERB.fullmatch(word[1])):
        return None
    start = at + match.start("body")
    if _is_talk(text, blocks, index, start):
        return None
    return Cue(start, block.end, index, "agreed", "body_list", False, bodies.clean(match["body"]), None, True)


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


_ADVICE_HEAD = re.compile(
    r"(?:RECOMMENDATIONS?\s(?:TO|to|for)\s(?:THE\s|the\s)?|Recommendations?\s(?:to|for)\s(?:the\s)?)(?P<to>(?:FULL\s|full\s|Full\s)?(?:[A-Z][\w&-]+\s){0,4}?"
    r"(?:Council|COUNCIL|Cabinet|CABINET|Executive|EXECUTIVE|Committee|COMMITTEE|Board|BOARD|Authority|AUTHORITY))\s?[:–—-]{0,2}"
)
_DECIDED_BELOW = re.compile(
    r"\b(?:RESOLVED|AGREED|DECIDED|Resolved|DECISION)\b|^[ \t]*(?:Agreed|Decision)\b", re.MULTILINE
)
""" "RECOMMENDATIONS TO COUNCIL", and what a meeting does with the recommendations of a report that it prints."""


def advice_head(text: str, blocks: Sequence[Block], index: int) -> Cue | None:
    """A line "RECOMMENDATIONS TO COUNCIL" above what a committee recommends; None where more is decided below it."""
    block = blocks[index]
    if block.end - block.start > 80 or text[block.start] not in "Rr" or index + 1 == len(blocks):
        return None
    match, below = _ADVICE_HEAD.fullmatch(text, block.start, block.end), blocks[index + 1]
    if match is None or below.item != block.item or not (below.label or text.startswith("That ", below.start)):
        return None
    last = next((one for one in reversed(blocks[index : index + 60]) if one.item == block.item), below)
    if _DECIDED_BELOW.search(text, block.end, last.end):
        return None
    return Cue(block.start, block.end, index, "recommended", "recommended", False, None, match["to"])


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
    stop = text.rfind(". ", block.start, row[0].start()) if row else -1
    start = stop + 2 if stop >= 0 else block.start
    match = _INLINE_HEAD.fullmatch(text, start, row[0].start()) if row else None
    if match is None:
        head = _IT_WAS_HEAD.fullmatch(text, start, row[0].start()) if row else None
        done = head and all(_BE_DONE.match(text, label.end(), min(block.end, label.end() + 300)) for label in row)
        return Cue(start, row[0].start(), index, "agreed", "body_list", False) if done else None
    words = [word[1] for label in row if (word := _WORD.match(text, label.end()))]
    told = len(words) == len(row) and all(word.casefold() in STRENGTH or _TOLD_VERB.fullmatch(word) for word in words)
    if not match["verb"] and not told:
        return None
    return Cue(start, row[0].start(), index, "agreed", "body_list", False, bodies.clean(match["body"]))


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

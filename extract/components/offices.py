"""Offices: an open grammar of modifiers, a head word and what follows "of" or "for"; not a list of offices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract import rules
from extract.text import Block, at_offset

_KIND = {head: rule["kind"] for rule in reversed(rules.load("offices")) for head in rule["heads"]}
_SP = r"[\s\u00a0]{1,2}"


def any_of(heads: Iterable[str]) -> str:
    """Pattern for any of the heads, with any white space between their words."""
    return rules.alternatives(_SP.join(map(re.escape, head.split())) for head in heads)


RANKS = frozenset(rules.values("offices", "heads", kind="rank"))
_HEADS = any_of(_KIND)
_HEAD = re.compile(rf"(?<![\w-])(?P<head>{_HEADS})(?![\w-]|[’']\w?\s?s?[A-Z])")
_CAPS_HEAD = re.compile(
    r"(?<![\w-])(?P<head>PORTFOLIO HOLDER|CABINET MEMBER|CHIEF EXECUTIVE|CHAIRMAN|CHAIR|LEADER|DIRECTOR"
    r"|MONITORING OFFICER|HEAD OF [A-Z]+(?:\s[A-Z]+){0,3})\b(?!\s(?:OF|FOR|AND))"
)
_WORD = re.compile(r"[^\s\u00a0]+")
_CAPITALISED = re.compile(r"[A-Z(][\w’'&/.()-]*$|\d{2,3}$|[A-Z]{1,6}/[A-Z]\w*$")
_CAP = r"(?:[A-Z][\w’'&/-]*|&|\d{1,3}(?!\d|[.,/]))"
_SEQ = rf"{_CAP}(?:{_SP}(?:(?:of|for|in|to(?!{_SP}[A-Z]{{2,}}\b)|on|with){_SP}(?:the{_SP})?)?{_CAP}){{0,7}}"
_LIST = rf"{_SEQ}(?:(?:,{_SP}{_SEQ}){{0,4}},?{_SP}(?:and|&|a|ac){_SP}(?!(?:the|The)\b){_SEQ}){{0,3}}"
_OF = re.compile(rf"{_SP}(?:of|for|to|dros|ar gyfer|with responsibility for){_SP}(?:the{_SP})?(?P<what>{_LIST})")
_DIRECT = re.compile(rf"(?:{_SP}|\s[–-]\s)(?P<what>{_LIST})")
_BRACKET = re.compile(r"\s\((?P<what>[A-Z][^()]{3,80})\)")
_AREA = re.compile(rf",{_SP}(?:(?:East|West|North|South|Mid|Central)\w*{_SP})[A-Z]\w+(?=\))")
_THE_COUNCIL = re.compile(
    rf"{_SP}of{_SP}(?:the{_SP})?(?P<what>Council|Opposition|Cabinet|Executive|House|Board|Committee|Authority|Pa"
    rf"nel|Main Opposition)\b"
)
_JOINT = re.compile(
    rf"{_SP}(?:and|&){_SP}(?=(?:"
    rf"{any_of(head for head, kind in _KIND.items() if kind in ('portfolio', 'alone') and head != 'Ward Member')}"
    rf")\b)"
)
_STARTERS = frozenset(rules.values("office_words", "words", id="starters"))
_FUNCTIONAL = frozenset(rules.values("office_words", "words", id="functional"))
_NOT_AFTER = re.compile(
    r"[\s\u00a0](?:Group|Board|Team|Committee|Panel|Report|Reports|Decisions?|Briefing|Update|Role|Programme"
    r"|Scheme|Forum|Network|Meeting|Announcements?|Sub-Committee|Services?|Unit|Department|Office|Conference"
    r"|Authority|Training|Vacancy|Post|Survey|Election|Elections)\b"
)
_ORGANISED = re.compile(
    r"(?:Vice-?\s?)?(?:Chair(?:man|person|woman)?|Convener|President|Deputy Chair|Independent Chair|Co-Chair"
    r"|Cadeirydd|Chief Executive)"
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office as printed: its whole span, its kind, and the organisation named inside it."""

    start: int
    end: int
    kind: str
    role: str
    organisation: str | None = None


def _before(text: str, start: int, floor: int) -> int:
    """Where the modifiers before a head word begin ("Equality and Cohesion" Manager)."""
    window = max(floor, start - 110)
    found = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(text, window, start)]
    if found and window > floor and found[0][0] == window:
        found.pop(0)
    at, position = start, len(found) - 1
    while position >= 0 and start - at < 100:
        begin, finish, word = found[position]
        bracket = len(word) - len(word.lstrip('(“"'))
        if re.search(r"\n[\s\u00a0]*\n", text[finish:at]):
            break
        if (
            word in ("and", "&", "of")
            and at != start
            and position > 0
            and _modifier(found[position - 1][2])
            and found[position - 1][2] not in _KIND
        ):
            if word == "of":
                break
            position -= 1
            continue
        if position and re.fullmatch(r"(?:Councill?or|Cllr\.?|Mrs?\.?|Ms\.?|Miss|Dr\.?)", found[position - 1][2]):
            break
        if bracket and _modifier(word[bracket:]):
            return begin + bracket
        if not _modifier(word) or (
            word in _KIND and word not in ("Deputy", "Assistant", "Executive", "Lead", "Associate", "Principal")
        ):
            break
        at = begin
        position -= 1
    return at


def _modifier(word: str) -> bool:
    return (
        bool(_CAPITALISED.match(word))
        and word not in _STARTERS
        and not word.endswith((".", ")", "'s.", ":"))
        and word[0] != "("
    )


def _complement(
    text: str, end: int, limit: int, head: str, kind: str, tied: bool
) -> tuple[int, str | None, str | None]:
    """End of the office with what it is of or for; that complement; "of" or "direct"."""
    if (
        tied
        and (bracket := _BRACKET.match(text, end, limit))
        and (head.endswith("Director") or re.search(r",|&| and ", bracket["what"]))
        and not re.search(r"\b(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\b", bracket["what"])
    ):
        return bracket.end(), bracket["what"], "direct"
    council = _THE_COUNCIL.match(text, end, limit)
    if kind == "presiding" and council and not re.match(r"\s[A-Z]", text[council.end() : council.end() + 2]):
        return council.end(), None, None
    match = _OF.match(text, end, limit)
    if match:
        stop = _cut(text, match.start("what"), match.end("what"))
        bracket = _BRACKET.match(text, stop, limit)
        if (
            bracket
            and re.search(r",|&|\band\b", bracket["what"])
            and not re.search(r"\b(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\b", bracket["what"])
        ):
            return bracket.end(), text[match.start("what") : bracket.end()], "of"
        area = _AREA.match(text, stop, limit)
        return (area.end() if area else stop), text[match.start("what") : stop], "of"
    if head.endswith(("Director", "Manager", "Lead", "Officer")) and tied:
        direct = _DIRECT.match(text, end, limit)
        if direct:
            stop = _cut(text, direct.start("what"), direct.end("what"))
            area = _AREA.match(text, stop, limit)
            return (area.end() if area else stop), text[direct.start("what") : stop], "direct"
    return end, None, None


_BODY_ENDS = re.compile(r"\b(?:Committee|Sub-Committee|Group|Board|Panel|Forum|Partnership)(?=,\s)")


def _cut(text: str, start: int, end: int) -> int:
    """End of a complement without a person or another office that the list ran into."""
    stop = re.search(
        r"(?:,[\s\u00a0]{1,2}|[\s\u00a0]{1,2}(?:and|&)[\s\u00a0]{1,2}|[\s\u00a0])(?:The\b|Councillor|Cllr"
        r"|Mrs?\b|Ms\b|Miss\b|Dr\b|Sir\b|Dame\b|Head of|Chief Executive|Director of|Assistant Director|Cabinet"
        r" Member|Executive Member|Portfolio Holder|Deputy Leader|Leader of|Chair of|Monitoring Officer"
        r"|Resolved|RESOLVED)",
        text[start:end],
    )
    finish = start + stop.start() if stop else end
    body = _BODY_ENDS.search(text, start, finish)
    finish = body.end() if body else finish
    return start + len(re.sub(r"[’']s?$", "", text[start:finish]).rstrip(" ,&"))


def _tied(text: str, start: int, floor: int) -> bool:
    return (
        re.search(r"[A-Z][\w’'-]+(?:\s\((?:the\s)?|,[\s\u00a0]{1,2}(?:the\s)?)$", text[max(floor, start - 40) : start])
        is not None
    )


def _office(text: str, match: re.Match[str], block: Block) -> Office | None:
    head = " ".join(match["head"].split())
    kind = "rank" if head in RANKS else _KIND[head]
    start = match.start()
    modified = _before(text, start, block.start) if kind != "welsh" else start
    if kind == "rank" and modified < start and head in ("Inspector", "Superintendent", "Sergeant"):
        kind = "modified"
    elif kind == "rank":
        modified = start
    if (head == "Principal" and re.match(r"[\s\u00a0][A-Z]", text[match.end() : match.end() + 2])) or re.match(
        r"[\s\u00a0]of[\s\u00a0]Terms", text[match.end() : match.end() + 9]
    ):
        return None
    if re.search(
        r"\b(?:took|take|taking|resumed|vacated|left|in|assumed)\s[Tt]he\s$", text[max(0, start - 14) : start]
    ) and head.startswith("Chair"):
        return None
    if head == "Head" and not re.match(r"[\s\u00a0]{1,2}of[\s\u00a0]", text[match.end() : match.end() + 5]):
        return None
    end, what, how = _complement(text, match.end(), block.end, head, kind, _tied(text, modified, block.start))
    if kind == "welsh":
        direct = (
            re.compile(
                rf"(?:{_SP}(?:dros|yr?|y){_SP}|{_SP})(?P<what>{_SEQ}(?:,{_SP}{_SEQ})*(?:{_SP}(?:a|ac|ac?\sy){_SP}"
                rf"{_SEQ})?)"
            ).match(text, end, block.end)
            if what is None and head not in ("Cadeirydd", "Maer")
            else None
        )
        end = direct.end() if direct and not re.match(r"\s(?:Cynghorydd|Mr|Ms)", direct.group()) else end
    elif how is None and _NOT_AFTER.match(text, end, block.end):
        return None
    if not _specific(head, kind, modified < start, what, text, match):
        return None
    return _named(text, modified, end, head, kind, what, match.start())


def _specific(head: str, kind: str, modified: bool, what: str | None, text: str, match: re.Match[str]) -> bool:
    if kind == "portfolio":
        return what is not None or modified
    if kind in ("modified", "lower"):
        return modified or " " in head or (head in ("Commissioner", "Champion", "Clerk") and what is not None)
    if kind == "rank" and " " not in head:
        return (
            re.match(r"[\s\u00a0][A-Z][a-z]+(?:[\s\u00a0][A-Z]|[^\w]|$)", text[match.end() : match.end() + 40])
            is not None
        )
    if kind == "complement":
        return what is not None
    if head == "Minister":
        return what is not None
    if head == "Leader" and what is None and not modified:
        return re.search(
            r"(?:[Tt]he|THE|[Cc]ouncil|\()\s?$", text[max(0, match.start() - 8) : match.start()]
        ) is not None or (match.end() < len(text) and text[match.end()] in " ,)")
    return True


def _named(text: str, start: int, end: int, head: str, kind: str, what: str | None, head_start: int) -> Office:
    owner = re.match(
        r"(?:Council|Authority|Committee|Trust|Board|Cabinet|Borough|County|Government)[’']s?[\s\u00a0]+",
        text[start:head_start],
    )
    start += len(owner.group()) if owner else 0
    organisation = None
    words = text[start:head_start].split()
    role_start, role_end = start, end
    if (
        words
        and re.fullmatch(r"[A-Z]{2,6}", words[0])
        and words[0] not in _FUNCTIONAL
        and kind in ("presiding", "lower", "alone")
    ):
        organisation = words[0]
        role_start = start + text[start:head_start].index(words[0]) + len(words[0])
    if what and _ORGANISED.fullmatch(head) and organisation is None:
        organisation = " ".join(what.split())
        role_end = head_start + len(text[head_start:end].split(" of ", maxsplit=1)[0].split("\u00a0of", maxsplit=1)[0])
        if text[head_start:role_end] == text[head_start:end]:
            role_end = head_start + len(head)
    return Office(start, end, kind, " ".join(text[role_start:role_end].split()), organisation)


def find_offices(text: str, blocks: Sequence[Block]) -> Iterator[Office]:
    """Offices in the order of the text, disjoint; joint titles ("Deputy Leader and Cabinet Member for ...") are one."""
    last: Office | None = None
    for match in _HEAD.finditer(text):
        index = at_offset(blocks, match.start())
        if index < 0 or match.end() > blocks[index].end or (last and match.start() < last.end):
            continue
        office = _office(text, match, blocks[index])
        if office is None or (last and office.start < last.end):
            continue
        if (
            last
            and last.kind in ("presiding", "alone", "modified")
            and (joint := _JOINT.match(text, last.end))
            and joint.end() == office.start
        ):
            last = Office(last.start, office.end, "joint", " ".join(text[last.start : office.end].split()))
            continue
        if last:
            yield last
        last = office
    if last:
        yield last


def find_capital_offices(text: str, blocks: Sequence[Block]) -> Iterator[Office]:
    """Offices printed in capitals inside a sentence; headings in capitals hold none."""
    for match in _CAPS_HEAD.finditer(text):
        index = at_offset(blocks, match.start())
        if index < 0 or match.end() > blocks[index].end:
            continue
        block = blocks[index]
        words = text[block.start : block.end]
        if words.isupper() or block.end - block.start < 40:
            continue
        lead = re.search(
            r"(?:(?:[A-Z’'-]{2,}|&)[\s\u00a0]){0,6}$", text[max(block.start, match.start() - 90) : match.start()]
        )
        start = match.start() - (len(lead.group()) if lead else 0)
        start += (
            len(match_.group()) if (match_ := re.match(r"(?:THE|RESOLVED|THAT)\s", text[start : match.end()])) else 0
        )
        yield Office(start, match.end(), "capitals", " ".join(text[start : match.end()].split()))

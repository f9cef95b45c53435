"""Where the words of a motion are printed below its mover: nothing is decided in there, whatever its verbs say.

"The following motion was moved by A and seconded by B: This Council notes ... This Council resolves to: ... On being
put to the vote the motion was lost."
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extract.components.motions import Motion
from extract.text import Block

_BODY = r"(?:Council|Cabinet|Committee|Board|Authority|Assembly|Comhairle|Panel|Chamber|Group|Cyngor)"
_SAYS = (
    r"(?:notes?|believes?|recogni[sz]es?|resolves?|acknowledges?|welcomes?|agrees?|calls|regrets?|condemns?|understands?"
    r"|considers?|supports?|reaffirms?|affirms?|expresses|is\s\w+|has\s\w+|accepts?|thanks?|congratulates?|commends?"
    r"|requests?"
    r"|instructs?|asks?|deplores?|opposes?|declares?|commits?|applauds?|values?|shares?|wishes|stands|pledges|urges?"
    r"|yn\snodi|yn\scredu|yn\sgalw|yn\scydnabod|yn\spenderfynu)"
)
_OWN = re.compile(
    rf"(?P<lead>[^\n“”\"‘]{{0,120}}(?:(?P<below>\n)\s{{0,60}}(?:[^\n:]{{2,90}}:?[ \t]*\n\s{{0,60}})??)?)"
    rf"(?:(?<=\s)[-–•]\s{{1,3}})?(?P<open>[‘'“\"]?)"
    rf"(?P<own>(?:[Tt]hat\s)?(?:[Tt]his\s|[Tt]he\s|[Oo]ur\s|[Mm]ae’?r\s)?(?:[A-Z][\w-]+\s){{0,4}}{_BODY}\s"
    rf"(?:(?:also|further|therefore|hereby|hwn)\s)?{_SAYS}\b)"
)
_TITLE = re.compile(
    r"\n\s*(?:\w+\s)?(?:(?P<amends>[Aa]mendment|AMENDMENT)|[Mm]otion|MOTION)(?:\s\w{1,2})?\s?[:.–-]?\s*\n"
)
"""A line that names what is printed below it."""
_LIST = re.compile(
    r"[^\n“”\"‘]{0,200}?\bas\sfollows\s?(?P<own>:)[-–]?[ \t]*(?=\n\s{1,60}(?:\(?[a-z\d]{1,3}[.)]|[•·-])\s)"
)
""""... moved the recommendations in the report as follows:" over a list."""
_ACTED = re.compile(r"\b(?:resolved|agreed|carried|lost|approved|voted|decided|withdrawn)\b", re.IGNORECASE)
_CLOSES = {"‘": "’", "'": "'", "“": "”", '"': '"'}
_END = re.compile(
    r"\n[ \t\u00a0]{0,12}(?:(?:[Uu]p)?[Oo]n\s(?:being|a\s|the\s)|Following|After"
    r"|\w{1,9}\s(?:[Mm]embers|[Cc]ouncillors)\svoted\b|(?:The|This)\s(?:(?:procedural|original|substantive|amended|above|proposed)\s)?(?:[Mm]otion|[Aa]mendment|proposal|Mayor|Lord|Chair|Provost|Convener|vote|debate|meeting)|A\s(?:recorded|vote|debate|division|named|poll)"
    r"|An?\s[Aa]mendment|A[Mm]\w*ENDMENT|Amendment|Councillors?\s|Cllrs?\b|Members\s|In\s(?:accordance|moving|seconding"
    r"|debate|the\sdebate)|RESOLVED|Resolved|AGREED|Agreed|DECISION|Decision|F[oO][rR]\b|A[gG][aA]|V[oO][tT]|It\swas"
    r"|Moved|MOVED|Proposed|Seconded|Put\s|During|Debate|Having|There\s(?:were|voted|being)|Lost|LOST|Carried|CARRIED"
    r"|M[oO][tT][iI][oO][nN]\b|With\s\d|By\s)"
)
"""Words with which a paragraph tells what became of a motion, or names who spoke to it."""
LONGEST = 12_000
"""Longest motion read, in characters."""


def motion_spans(text: str, blocks: Sequence[Block], motions: Sequence[Motion]) -> Iterator[tuple[int, int]]:
    """Spans of the words of motions that begin "This Council notes", in the order of the text."""
    ends = _item_ends(blocks)
    starts = [motion.start for motion in motions]
    for motion in motions:
        match = _words(text, motion)
        if match is None:
            continue
        later = bisect_right(starts, motion.end)
        limit = min(ends.get(blocks[motion.block].item, len(text)), match.end() + LONGEST)
        if later < len(starts) and starts[later] < limit:
            limit = max(starts[later], match.end())
        yield match.start("own"), _end(text, match, limit)


def _words(text: str, motion: Motion) -> re.Match[str] | None:
    """Where the words of a motion begin below its mover; None where they are not printed so."""
    if not motion.mover:
        return None
    stop = min(len(text), motion.end + 500)
    match = _OWN.match(text, motion.end, stop)
    if match and (title := _TITLE.search(match["lead"])) and bool(title["amends"]) is not motion.is_amendment:
        return None  # its own words stand above its mover
    if match and not _ACTED.search(match["lead"]) and (match["below"] or match["open"]):
        return match
    match = _LIST.match(text, motion.end, stop)
    return match if match and not _ACTED.search(match.group()) else None


def _end(text: str, match: re.Match[str], limit: int) -> int:
    """The closing quotation mark at a paragraph's end, else where a paragraph tells what became of the motion."""
    mark = _CLOSES.get(match.groupdict().get("open") or "")
    if mark:
        closing = re.compile(rf"{mark}[.;,]?[ \t\u00a0]*(?=\n|\Z)").search(text, match.end(), limit)
        if closing:
            return closing.start()
    found = _END.search(text, match.end(), limit)
    return found.start() if found else limit


def _item_ends(blocks: Sequence[Block]) -> dict[int, int]:
    return {block.item: block.end for block in blocks}

"""Results that are no decision of their own: another decision, above or below, prints what they say was carried."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extract.components.group_records import BARE, Group
from extract.components.motion_directions import way, way_of_motion
from extract.components.motions import Motion
from extract.components.outcomes import classify
from extract.components.short_titles import opens_matter
from extract.text import Block, at_offset

_ASIDE = re.compile(r"[\s.;]{0,4}(?:\([^()\n]{1,70}\))?[\s.;(]{0,4}")
VOTE_WORDS = re.compile(
    r"(?:[\s.,;:()\[\]–—-]|\d|\b(?:votes?|voting|voted|recorded|result|in|favour|for|against|abst\w+|unanimous\w*|nil|none|no"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|members?|councillors?|cllrs?|with|and|the|all|those"
    r"|was|were|there|motion|proposal|which|it|this|duly|put|to)\b){0,80}",
    re.IGNORECASE,
)
"""Words that tell no more than how a decision was voted on: "5 for, 2 against - " before "carried"."""
_ENDED = re.compile(
    r"\s(?:was|were|being|and)\s(?:(?:\w+ly|then|put|to|the|a|vote|and|on)\s){0,8}(?:carried|agreed|approved|lost)\b"
)
_WHAT = re.compile(
    r"\b(?:[Mm]otion|[Pp]roposal|[Pp]roposition|[Rr]ecommendation)s?\b[^.;]{0,120}?\s(?P<what>(?:to\s(?!the\b|an?\b|vote\b)[a-z]+|that\s|of\s(?:approval|refusal)|for\s(?:approval|refusal))"
    r"[^.;]{0,240})"
)
""" "A motion to refuse the application was carried": what it was to do."""
_BECAME = re.compile(r"\bbecame\sthe\s(?:finding|decision|resolution)\b")
_WON = re.compile(
    r"[\s.,:]*(?:(?:and\s)?(?:the\s)?(?:[A-Z]\w+\s){1,3}(?:therefore\s|accordingly\s)?resolved\saccordingly"
    r"|Decision|DECISION)[\s.,:]*",
    re.IGNORECASE,
)
NEAR = 90
"""Farthest, in characters, that a result may stand from the decision it echoes."""


def told_above(text: str, groups: Sequence[Group], group: Group) -> bool:
    """Whether a sentence right above mover, seconder and result tells what was decided: they are made its own."""
    motion = group.motion
    if motion is None or group.subject == "amendment" or not motion.end <= group.start < motion.end + 4:
        return False
    told = (one for one in groups if one.kind in ("told", "cue") and one.end <= motion.start < one.end + 80)
    above = next((one for one in told if _ASIDE.fullmatch(text, one.end, motion.start)), None)
    if above is None or above.motion is not None:
        return False
    above.motion, above.vote = motion, above.vote or group.vote
    return True


def confirms(text: str, groups: Sequence[Group], group: Group) -> bool:
    """Whether a result without a motion only says, right below a decision, that it was carried: its vote is that one's.

    `groups` are in the order of the text.

    "RESOLVED that the gate be shut. 5 for, 2 against - carried."
    """
    if group.motion is not None or group.subject in ("amendment", "substantive"):
        return False
    at = bisect_left(groups, group.start, key=lambda one: one.start)
    near = (one for one in groups[max(0, at - 4) : at] if one.end <= group.start <= one.end + NEAR)
    made = [one for one in near if one.kind in ("cue", "told", "that")]
    if not made or not VOTE_WORDS.fullmatch(text, made[-1].end, group.start):
        return False
    if (
        not re.search(r"[.\n;:(]", text[max(0, made[-1].end - 1) : group.start])
        or "ecommend" in text[group.start : group.end]
    ):
        return False  # "The report was noted and the recommendations were approved"
    made[-1].vote, group.subject = made[-1].vote or group.vote, BARE
    return True


def won(text: str, group: Group, after: Group) -> bool:
    """Whether an amendment that beat the motion is what the resolution right below prints: it was no mere step."""
    between = text[group.end : after.start]
    found = _BECAME.search(text, group.start, group.end)
    if after.kind != "cue" or len(between) >= NEAR:
        return False
    with_cue = text[group.end : after.start + len("resolved accordingly")]
    return bool(found or _WON.fullmatch(between) or _WON.fullmatch(with_cue))


def runs_on(text: str, group: Group, span: tuple[int, int]) -> bool:
    """Whether a motion's words are part of the statement of its result ("A motion to raise rents was carried")."""
    return group.start < span[0] < group.end and _ENDED.search(text, *span) is not None


_PUT_FORWARD = re.compile(
    r"\b(?:proposed|nominated)\s(?:(?:Councillor|Cllr|Mrs?|Ms|Miss|Dr)\.?\s)?[A-Z][\w’'-]*\.?\s(?:[A-Z][\w’'-]*\.?\s){0,3}(?:as|for|to\sbe)\s(?:the\s)?(?:(?:Vice|Deputy)[\s-])?"
    r"(?:Chair\w*|Mayor|Leader|Treasurer|Secretary|Provost|Convener)\b"
)
""" "Ann Ash proposed Bea Elm as Vice-Chair": who is carried is appointed."""
_WHY_REFUSED = re.compile(r"\b(?:reasons?|grounds?)\s(?:for|of)\s(?:the\s)?(?:refusal|refusing|rejection)\b")


def moved(text: str, group: Group, motion: Motion | None) -> str:
    """Outcome of a motion carried whose words only the statement of its result tells, or who moved it ("Cllr Ash moved
    refusal"); `agreed` where they tell none."""
    told = _WHAT.search(text, group.start, group.end) if group.subject == "motion" else None
    if motion is not None and _PUT_FORWARD.search(text, max(0, motion.start - 60), group.end):
        return "appointed"
    what = _ENDED.split(told["what"], maxsplit=1)[0] if told else ""
    if what and _WHY_REFUSED.search(told["what"] if told else ""):
        return "agreed"  # reasons were approved, and by them nothing was
    if what:
        return classify(what) if what.startswith(("to ", "that ")) else way(what) or "agreed"
    plain = (
        motion is not None and group.subject in ("motion", BARE) and not motion.is_amendment and motion.end <= group.end
    )
    return (plain and motion and way_of_motion(text, motion.start, motion.end)) or "agreed"


def heads(text: str, group: Group, after: Group) -> bool:
    """Whether nothing but mover and seconder stands between a result and the resolution that it is of."""
    motion = after.motion
    if after.kind != "cue" or group.motion or motion is None or not group.end <= motion.start < after.start:
        return False
    between = text[group.end : motion.start] + text[motion.end : after.start]
    return len(between) < 60 and not re.search(r"[^\W\d_]{3}", re.sub(r"(?i:resolution|decision)\s?:", "", between))


def repeated_by(text: str, group: Group, after: Group) -> bool:
    """Whether the resolution below says again, with its own mover or vote, what was carried: the vote is that one's."""
    if after.kind != "cue" or group.subject == "amendment":
        return False
    one, two = group.motion, after.motion
    if one and two and one is not two and one.mover and one.seconder:
        if (one.mover, one.seconder) != (two.mover, two.seconder):
            return False
        after.vote = after.vote or group.vote
        return True
    same = way(text[group.start : group.end])
    return group.vote is None and one is two and same is not None and same == way(text[after.start : after.end])


_OF_SEAT = re.compile(r"\b(?:elect|appoint|nominat|co-opt|chosen|chair|declared)", re.IGNORECASE)


def is_of_another(text: str, blocks: Sequence[Block], group: Group, after: Group) -> bool:
    """Whether the next decision is of another matter than what was carried: below a title of its own, or, where a
    nomination was carried, naming neither who was nominated nor any seat."""
    nominee = group.motion.nominee if group.motion else None
    words = text[after.start : after.end].casefold()
    if nominee is not None and nominee not in words and _OF_SEAT.search(words) is None:
        return True
    first, last = (max(0, at_offset(blocks, each.start)) for each in (group, after))
    return opens_matter(text, blocks[first : last + 1])


def resolved_by(group: Group, after: Group) -> bool:
    """Whether the next decision prints what was carried."""
    return after.kind in ("cue", "that") and after.motion is group.motion and after.vote is group.vote

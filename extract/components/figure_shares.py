"""Shares of a total that a text states: "697 (11%)" of 6,287, "97.4% of the 29,686"."""

from __future__ import annotations

import re

from archive.facts import Figure
from extract.components.figure_scenes import (
    CLOSES,
    CONSISTENT,
    NOT_CHECKABLE,
    OPENS,
    Scene,
    change_ends,
    exact,
    same,
    verdict,
)
from extract.components.intervals import Interval, interval, near

_OF_TOTAL = re.compile(r"\s(?:\w+\s){0,3}?(?:of|out of)\s(?:the\s|a\stotal\sof\s|all\s|these\s|those\s){0,2}$")
_OF_OPENS = re.compile(r"(?:^|[,;:.]\s|\b(?:that|and)\s)of\s(?:the\s|all\s|these\s|those\s)?$", re.IGNORECASE)
_OF_WHICH = re.compile(r"\bof\s(?:which|whom|these|those|them)\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\s(?:of|o)\s(?:them|these|those|hynny)\b", re.IGNORECASE)
_THEN_COUNT = re.compile(r"(?:\sof\s(?:the\s|all\s|these\s|those\s)?(?:[\w’'-]+\s){0,3}[\w’'-]+)?\s\($")
""" "25% (16)", "40% of the homes (eight units)"."""
_OR_SHARE = re.compile(r",?\sor\s(?:about\s|around\s|some\s|nearly\s|just\sover\s|just\sunder\s)?$")
_AGAINST_AIM = re.compile(
    r"\b(?:against|out\sof)\s(?:an?|the|its|our)\s(?:[\w’'-]+\s){0,2}(?:target|plan|budget|programme)\sof\s$"
)
_ON_A = re.compile(r"\s(?:on|of|out\sof|against|from)\s(?:an?|the|its|our|their)\s(?:[\w’'-]+\s){0,4}of\s$")
_TOLD = re.compile(
    r"(?:,?\s(?:or|representing|making|giving|being|equal\sto|equivalent\sto)|which\s(?:was|is|represented|equated\sto)|\b(?:turnout"
    r"|rate|return|yield|success\srate|pass\srate|response\srate|proportion|share)\sof)\s(?:about\s|around\s|some\s|nearly\s|just\s"
    r"|over\s|under\s|an?\s){0,2}$"
)
_OF_COST = re.compile(
    r"\sof\s(?:the|its|our|their|an?)\s(?:[\w-]+\s){0,3}?"
    r"(?:(?:costs?|budget|price|bill|sum|total|value|project)\s(?:of|was|is|at)\s)?$"
)
_THEN_SUM = re.compile(r"(?:\s[\w-]+){0,2}(?:,\s(?:or\s|that\sis,?\s|being\s)?|\s\()(?:up\sto\s)?")
""" "80% of the £75,000 cost, £60,000"."""
_WHICH_WAS = re.compile(
    r"(?:,?\s(?:which|that)\s(?:was|is|were|are|would\sbe)|,|\swas|\swere|\sis|\sbeing)\s(?:about\s|some\s|nearly\s|just\s|over\s)?$"
)
_ABOVE = re.compile(
    r"\s(?P<how>above|over|higher\sthan|more\sthan|up\son|below|under|lower\sthan|less\sthan|down\son)"
    r"\s(?:the|its|our|an?)\s(?:[\w’'-]+\s){1,4}(?:of|which\swas|at)\s"
)
_RISING = frozenset(["above", "over", "higher than", "more than", "up on"])
_OF_ANOTHER = re.compile(r"[^)]{0,20}\)\s(?:by|in|of|at|on|for|when|where|if|once|after|before|excluding|including)\s")
""" "Two of the five schemes (30%) in value": of something else than their number."""
_BESIDE = re.compile(r"[\s\w’'-]{0,40}(?:,\s|\s–\s|\s-\s|,?\sor\s)(?:or\s|that\sis,?\s|just\s|some\s)?$")


def _is_share(scene: Scene, at: int) -> int | None:
    """Index of the number whose share a bracketed percentage is, None when it is in no brackets of its own."""
    if at == 0 or not CLOSES.match(scene.after(at)):
        return None
    for back in range(at - 1, max(-1, at - 3), -1):
        if scene.figures[back].kind in ("count", "money", "rate", "other") and not _is_vote(scene.figures[back]):
            opened = scene.text[scene.figures[at - 1].end : scene.figures[at].start]
            if not OPENS.match(opened) or opened.count("(") != 1:
                return None
            linked = back == at - 1 or _OF_TOTAL.match(scene.between(back, back + 1))
            if back == at - 1 and back and _OF_TOTAL.match(scene.between(back - 1, back)):
                return back - 1
            return back if linked else None
    return None


def _is_vote(figure: Figure) -> bool:
    return figure.rule.startswith("votes.")


def _stated_total(scene: Scene, part: int, share: int) -> Figure | None:
    """The total that the text names for a number without doubt, None where it names none or several may be meant."""
    figures, number = scene.figures, scene.figures[part]
    if part + 1 < share and _OF_TOTAL.match(scene.between(part, part + 1)):
        return figures[part + 1]
    for at in range(part):
        if _OF_OPENS.search(scene.before(at)) and same(figures[at], number):
            return figures[at]
    before = [figure for figure in figures[:part] if same(figure, number) and not _is_vote(figure)]
    linked = _OF_WHICH.search(scene.before(part)) or _OF_THEM.match(scene.after(part))
    if not linked:
        return None
    if not before:
        before = [figure for figure in scene.previous if same(figure, number) and not _is_vote(figure)]
    return before[0] if len(before) == 1 else None


def share(scene: Scene, at: int) -> str | None:
    """Result of a percentage in brackets after the number it is the share of, None where it is none."""
    part = _is_share(scene, at)
    if part is None:
        return None
    number, share = scene.figures[part], scene.figures[at]
    if number.kind == "rate":
        return verdict(near(Interval.of(number.value * 100), share), number.rule.endswith("one_in") and exact(share))
    if number.part == "to" or _is_end(scene, part):
        return None
    total = _stated_total(scene, part, at)
    others = [*scene.figures[:part], *scene.figures[part + 1 :], *scene.previous, *scene.earlier]
    candidates = [figure for figure in others if same(figure, number) and figure.value >= number.value > 0]
    if any(near(interval(number).share_of(interval(figure)), share) for figure in candidates):
        return CONSISTENT
    certain = total is not None and total.value >= number.value > 0 and exact(number, total, share)
    return verdict(False, certain and _of_one_thing(number, total) and not _OF_ANOTHER.match(scene.after(at)))


def _of_one_thing(number: Figure, total: Figure | None) -> bool:
    """Whether a number counts the things of the total: 30 flats of 120 homes may have a share of their own."""
    if total is None or number.kind != "count" or not number.rule.endswith("unit"):
        return True
    return _head(number) == _head(total)


def _head(figure: Figure) -> str:
    """The last word of what is counted."""
    return (figure.unit or "").rpartition(" ")[2].casefold()


def _is_end(scene: Scene, at: int) -> bool:
    """Whether a number is the later end of a change that names its beginning."""
    return any(x == at or y == at for x, y in change_ends(scene))


def share_after(scene: Scene, at: int) -> str | None:
    """ "28,914 members, 97.4% of the 29,686 due one"."""
    if at == 0 or at + 1 >= len(scene.figures) or not _OF_TOTAL.match(scene.between(at, at + 1)):
        return None
    number, share, total = scene.figures[at - 1], scene.figures[at], scene.figures[at + 1]
    if not same(number, total) or not _BESIDE.match(scene.between(at - 1, at)) or not 0 < number.value <= total.value:
        return None
    alone = sum(same(figure, number) for figure in scene.figures) == 2 and _of_one_thing(total, number)
    return verdict(near(interval(number).share_of(interval(total)), share), alone and exact(number, share, total))


def share_before(scene: Scene, at: int) -> str | None:
    """ "25% (16) had replied", where what the 16 are a share of was told before; "14% of the total (63 out of 450)"."""
    if at + 1 >= len(scene.figures) or not _THEN_COUNT.fullmatch(scene.between(at, at + 1)):
        return None
    share, number = scene.figures[at], scene.figures[at + 1]
    if scene.text[number.end : number.end + 1] != ")" and number.rule != "counts.unit":
        return None
    if number.kind == "rate" and number.rule.endswith("one_in"):
        return CONSISTENT if near(Interval.of(number.value * 100), share) else NOT_CHECKABLE
    if number.kind not in ("count", "money") or _is_vote(number) or number.value <= 0:
        return None
    others = [*scene.figures[:at], *scene.previous, *scene.earlier]
    wholes = [figure for figure in others if figure.kind == number.kind and figure.value >= number.value]
    fits = any(near(interval(number).share_of(interval(whole)), share) for whole in wholes)
    return CONSISTENT if fits else NOT_CHECKABLE


def share_of_aim(scene: Scene, at: int) -> str | None:
    """ "22 audits had been done against a plan of 24 (92%)", where the arithmetic holds; else others may read it."""
    if at < 2 or scene.between(at - 1, at).strip() != "(" or not CLOSES.match(scene.after(at)):
        return None
    part, whole = scene.figures[at - 2], scene.figures[at - 1]
    if not same(part, whole) or whole.value <= 0 or not _AGAINST_AIM.search(scene.between(at - 2, at - 1)):
        return None
    return CONSISTENT if near(interval(part).share_of(interval(whole)), scene.figures[at]) else None


def share_or(scene: Scene, at: int) -> str | None:
    """ "an overspend of £7.8m on a net budget of £486.3m, or 1.6%"."""
    if (
        at < 2
        or not _OR_SHARE.fullmatch(scene.between(at - 1, at))
        or not _ON_A.fullmatch(scene.between(at - 2, at - 1))
    ):
        return None
    part, whole = scene.figures[at - 2], scene.figures[at - 1]
    if not same(part, whole) or not 0 < part.value <= whole.value:
        return None
    fits = near(interval(part).share_of(interval(whole)), scene.figures[at])
    return CONSISTENT if fits else NOT_CHECKABLE


def share_told(scene: Scene, at: int) -> str | None:
    """ "159 of the 212 people who replied, or 75%", "1,700 of 5,000 electors had voted, a turnout of 34%"."""
    if not at or not _TOLD.search(scene.between(at - 1, at)):
        return None
    last = scene.figures[at - 1]
    if last.kind == "rate" and last.rule.endswith("one_in"):
        return CONSISTENT if near(Interval.of(last.value * 100), scene.figures[at]) else None
    if _OF_TOTAL.match(scene.between(at - 2, at - 1)):
        return _share_of_pair(scene, at, at - 2)
    return _share_of_one(scene, at, last)


def _share_of_one(scene: Scene, at: int, part: Figure) -> str | None:
    """`consistent` where the sentence, or the one before it, has one whole of which a number is the percentage."""
    if part.kind not in ("count", "money") or part.part in ("from", "to") or _is_vote(part) or part.value <= 0:
        return None
    others = [figure for figure in (*scene.figures[: at - 1], *scene.previous) if figure.value >= part.value]
    wholes = [figure for figure in others if same(figure, part) and not _is_vote(figure)]
    fits = [whole for whole in wholes if near(interval(part).share_of(interval(whole)), scene.figures[at])]
    return CONSISTENT if fits and scene.figures[at].value_max is None else None


def above_another(scene: Scene, at: int) -> str | None:
    """ "a price of £1.87m, which was 14% above the estimate of £1.64m"."""
    if not at or at + 1 >= len(scene.figures) or not _WHICH_WAS.search(scene.between(at - 1, at)):
        return None
    more = _ABOVE.fullmatch(scene.between(at, at + 1))
    one, two = scene.figures[at - 1], scene.figures[at + 1]
    if not more or not same(one, two) or two.value <= 0 or (one.value > two.value) != (more["how"] in _RISING):
        return None
    difference = interval(one).minus(interval(two)).size()
    return CONSISTENT if near(difference.share_of(interval(two)), scene.figures[at]) else NOT_CHECKABLE


def share_split(scene: Scene, at: int) -> str | None:
    """ "£60,000 met 80% of the cost of £75,000", "34% (1,700 of 5,000 electors)"."""
    figures = scene.figures
    if at + 2 < len(figures) and _THEN_COUNT.fullmatch(scene.between(at, at + 1)) and _of(scene, at + 1):
        return _share_of_pair(scene, at, at + 1)
    if at + 1 >= len(figures) or not _OF_COST.match(scene.between(at, at + 1)):
        return None
    beside = [figures[at - 1]] if at else []
    beside += [figure for figure in figures[at + 2 : at + 3] if _THEN_SUM.fullmatch(scene.between(at + 1, at + 2))]
    whole = figures[at + 1]
    shares = (interval(part).share_of(interval(whole)) for part in beside if same(part, whole) and whole.value > 0)
    return CONSISTENT if any(near(values, figures[at]) for values in shares) else None


def _of(scene: Scene, at: int) -> bool:
    """Whether the number at an index is some "of" the next: "1,700 of 5,000 electors"."""
    return _OF_TOTAL.match(scene.between(at, at + 1)) is not None


def _share_of_pair(scene: Scene, at: int, part: int) -> str | None:
    """`consistent` where a percentage is what a number is of the next one."""
    if part < 0:
        return None
    number, whole = scene.figures[part], scene.figures[part + 1]
    if not same(number, whole) or whole.value <= 0 or _is_vote(number):
        return None
    return CONSISTENT if near(interval(number).share_of(interval(whole)), scene.figures[at]) else None


SHARES = (share_of_aim, share, share_after, share_before, share_or, share_told, share_split, above_another)
"""Each the result of a percentage whose parts the text states in one manner, None where it does not."""

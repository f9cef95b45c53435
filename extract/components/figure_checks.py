"""Arithmetic that a text itself states: shares of a total, changes from one number to another, lists with their total.

Only the derived figure (the percentage, the difference, the total) carries a result. `consistent`: it follows from the
numbers beside it within the precision they are printed with. `inconsistent`: it does not, and the text leaves no doubt
which numbers it is of. `not_checkable`: a relation is stated, but a number is missing or several could be meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.facts import Figure
from extract.components.figure_balances import BALANCES
from extract.components.figure_scenes import (
    CLOSES,
    CONSISTENT,
    INCONSISTENT,
    NOT_CHECKABLE,
    OPENS,
    POINTS,
    Group,
    Scene,
    alike,
    change_ends,
    exact,
    same,
    scenes,
    verdict,
)
from extract.components.figure_shares import SHARES
from extract.components.figure_totals import check_totals
from extract.components.intervals import interval, near
from extract.text import Block

_RISE = r"(?:increase|rise|growth|jump|uplift|cynnydd)"
_FALL = r"(?:reduction|decrease|drop|fall|cut|decline|gostyngiad|lleihad)"
_MODIFIER = r"(?:about |around |approximately |some |nearly |almost |over |just |just over |just under |only ){0,2}$"
_CHANGE_OF = re.compile(
    rf"\b(?:{_RISE}|{_FALL}|change)(?: of| o) {_MODIFIER}"
    r"|\b(?:grow|rise|fall|increase|decrease|reduce|drop|go up|go down|rising|falling|grown|risen|rose|fallen|fell"
    r"|increased|reduced|decreased|grew|gone up|gone down|went up|went down|dropped"
    rf"|up|down|cut|declined|raised) (?:by )?{_MODIFIER}"
    rf"|\b(?:cut|cuts|reduced|raised|increased|lowered) (?:[\w’'-]+ ){{1,8}}by {_MODIFIER}",
    re.IGNORECASE,
)
_OVERSPEND = re.compile(
    rf"\b(?:over|under)spend(?:ing)? of {_MODIFIER}|\b(?:gorwariant|tanwariant) o {_MODIFIER}", re.IGNORECASE
)
_COMPARED = re.compile(r"\b(?:compared|on|over|from|than)\b", re.IGNORECASE)
_THEN = re.compile(
    r"(?!.{0,160}\b(?:and|while|but)\b)[\s\w’'/-]{0,60}(?:[,(–—-]|\s-)\s?"
    r"(?:which\s(?:[\w’']+\s){1,4}|representing\s|being\s|or\s|that\sis,?\s|sef\s)?(?:an?\s|the\s)?(?:\w+\s)?"
    rf"(?:(?:{_RISE}|{_FALL}|change)\s(?:of|o)\s|(?:up|down)\s(?:by\s)?)?{_MODIFIER}",
    re.IGNORECASE | re.DOTALL,
)
"""Words between a change and the percentage that is of no other one: ", an increase of", " (", " - up "."""
_ALONE = re.compile(
    r",\s(?:or\s|which\s(?:was|is|came\sto)\s|sef\s|that\sis,?\s)?(?:about\s|around\s|some\s|nearly\s|almost\s|over\s|just\s){0,2}"
)
_ENDS = re.compile(r"\s?(?:[.;,)]|$)")
""" "fallen from 4,200 to 3,990, nearly 5%."."""
_ITS_OWN = re.compile(
    r"\s?(?:[.;,)]|$)|\s(?:on|over|since|from|against|compared\s(?:with|to))\s(?:the\s)?(?:previous|last|preceding|same"
    r"|year|month|quarter|figure|20\d\d)\b"
)
""" An increase "of 5% at Band D", or "of £3 a household", is not that of the sums before it."""
_FIRST = re.compile(r",?\s(?:overall,?\s)?from\s(?:an?\saverage\sof\s|about\s|around\s|the\s)?$", re.IGNORECASE)
_OR = re.compile(r"[\s\w’'-]{0,50},?\s(?:or|that\sis|i\.e\.),?\s(?:about\s|nearly\s)?$")


def _is_change(scene: Scene, at: int) -> bool:
    if _CHANGE_OF.search(scene.before(at)):
        return True
    bracketed = OPENS.match(scene.text[scene.figures[at - 1].end : scene.figures[at].start]) if at else None
    if (
        at
        and scene.figures[at].kind == "percent"
        and _OR.match(scene.text[scene.figures[at - 1].end : scene.figures[at].start])
    ):
        return _CHANGE_OF.search(scene.before(at - 1)) is not None
    ends = {index for pair in change_ends(scene) for index in pair}
    if at - 1 in ends and scene.figures[at].kind == "percent" and _ALONE.fullmatch(scene.between(at - 1, at)):
        return _ENDS.match(scene.after(at)) is not None
    return bool(bracketed and at - 1 in ends and CLOSES.match(scene.after(at)))


def _change(scene: Scene, at: int) -> str | None:
    """A percentage or difference of a change whose two ends the sentence, or the one before it, states."""
    derived = scene.figures[at]
    if derived.part in ("from", "to") or not _is_change(scene, at):
        return None
    ends = change_ends(scene)
    if not ends:
        return _change_since(scene, at) if derived.kind == "percent" else None
    fits = [pair for pair in ends if _fits(scene, pair, derived)]
    if fits:
        return CONSISTENT
    if derived.kind != "percent" and not any(alike(scene.figures[pair[0]], derived) for pair in ends):
        return None
    (one, two), certain = ends[0], len(ends) == 1
    low, high = min(one, two), max(one, two)
    beside = (at == high + 1 and _THEN.match(scene.between(high, at))) or (
        at == low - 1 and _FIRST.match(scene.between(at, low))
    )
    clear = bool(beside) and exact(derived, scene.figures[one], scene.figures[two]) and _agrees(scene, at, one, two)
    own = _is_of(derived, scene.figures[one], scene.figures[two]) and _ITS_OWN.match(scene.after(at)) is not None
    return verdict(False, certain and clear and own and not _many_changes(scene, at))


def _is_of(derived: Figure, one: Figure, two: Figure) -> bool:
    """Whether a difference can be of nothing but the two numbers: not "£3 a household" of two precepts.

    A percentage of two percentages may be a share or points.
    """
    if derived.kind == "percent":
        return one.kind != "percent" or derived.unit == POINTS
    return derived.unit in (one.unit, two.unit)


def _many_changes(scene: Scene, at: int) -> bool:
    """Whether another figure of the sentence is a change too: then which is of which is in doubt."""
    return any(other != at and _is_change(scene, other) for other in range(len(scene.figures)))


def _agrees(scene: Scene, at: int, one: int, two: int) -> bool:
    """Whether the words and the numbers go the same way; where they do not, the numbers may be read wrongly."""
    before = scene.before(at).casefold()
    rises = scene.figures[two].value > scene.figures[one].value
    says_rise = re.search(rf"\b(?:{_RISE}|grown|risen|rose|increased|grew|up|raised)\b", before) is not None
    says_fall = re.search(rf"\b(?:{_FALL}|fallen|fell|reduced|decreased|down|dropped|declined)\b", before) is not None
    return not (says_rise and not rises) and not (says_fall and rises)


def _fits(scene: Scene, pair: tuple[int, int], derived: Figure) -> bool:
    start, end = scene.figures[pair[0]], scene.figures[pair[1]]
    if not alike(start, end) or start.value <= 0:
        return False
    difference = interval(end).minus(interval(start)).size()
    if derived.kind == "percent":
        points = start.kind == "percent" and difference.meets(interval(derived))
        return points or (derived.unit != POINTS and near(difference.share_of(interval(start)), derived))
    return alike(start, derived) and difference.meets(interval(derived))


def _change_since(scene: Scene, at: int) -> str:
    """ "There were 6,287 referrals. This was an increase of 10% on the year before (5,737)."""
    following = [figure for figure in scene.figures[at + 1 :] if figure.kind in ("count", "money")]
    later = [figure for figure in (*scene.previous, *scene.figures[:at]) if figure.kind in ("count", "money")]
    if len(following) == 1 and later and _COMPARED.search(scene.text, scene.figures[at].end, following[0].start):
        start = following[0]
        for end in later:
            difference = interval(end).minus(interval(start)).size()
            if same(start, end) and start.value > 0 and near(difference.share_of(interval(start)), scene.figures[at]):
                return CONSISTENT
    return NOT_CHECKABLE


def _overspend(scene: Scene, at: int) -> str | None:
    """ "spent £71.6m against a budget of £70m, an overspend of 2.3%"."""
    if scene.figures[at].kind not in ("percent", "money") or not _OVERSPEND.search(scene.before(at)):
        return None
    spent = [figure for figure in scene.figures[:at] if figure.part == "spent"]
    budget = [figure for figure in scene.figures[:at] if figure.part == "budget"]
    if len(spent) != 1 or len(budget) != 1 or not same(spent[0], budget[0]) or budget[0].value <= 0:
        return NOT_CHECKABLE if spent and budget else None
    difference, derived = interval(spent[0]).minus(interval(budget[0])).size(), scene.figures[at]
    if derived.kind == "percent":
        fits = near(difference.share_of(interval(budget[0])), derived)
    else:
        fits = difference.meets(interval(derived))
    certain = exact(spent[0], budget[0], derived) and _ITS_OWN.match(scene.after(at)) is not None
    return verdict(fits, certain)


_NUMBER = re.compile(r"(?<![\w/])\d[\d,.]*(?![\w/])")
_NO_AMOUNT = re.compile(r"(?:19|20)\d\d[,.]?\Z|.*\)")
_DATED = re.compile(
    r"\s{1,40}(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def _unread(scene: Scene) -> bool:
    """Whether a number of the sentence is no figure of ours: the percentage may be of that one."""
    start, end = scene.sentence.start, scene.sentence.end
    for match in _NUMBER.finditer(scene.text, start, end):
        known = any(figure.start <= match.start() < figure.end for figure in scene.figures)
        if not known and not _NO_AMOUNT.match(match.group()) and not _DATED.match(scene.text, match.end()):
            return True
    return False


_MOST = 60
"""Most figures of a sentence that is read for stated arithmetic; a longer run is a table."""


def check_figures(text: str, found: Sequence[Group], blocks: Sequence[Block]) -> dict[int, str]:
    """Result of each figure that the text derives from others, by the figure's start."""
    results = check_totals(text, found, blocks)
    for scene in scenes(text, found):
        if len(scene.figures) > _MOST:
            continue
        for at, figure in enumerate(scene.figures):
            result = _overspend(scene, at) or _change(scene, at)
            if result is None and figure.kind == "percent":
                result = next((told for reads in SHARES if (told := reads(scene, at))), None)
            if result == INCONSISTENT and _unread(scene):
                result = NOT_CHECKABLE
            if result in (None, NOT_CHECKABLE) and len(scene.figures) > 1:
                result = next((told for reads in BALANCES if (told := reads(scene, at))), result)
            if result:
                results.setdefault(figure.start, result)
    return results

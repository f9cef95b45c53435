"""Stated results of taking away and multiplying: "a surplus of £2,250", "£4,300 above the budget", "six at £450".

Each function gives `consistent` where the numbers beside a figure give it, and None where they do not: what else the
figure might follow from is not known, so nothing here is `inconsistent`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from archive.facts import Figure
from extract.components.figure_scenes import CONSISTENT, POINTS, Scene, alike
from extract.components.intervals import Interval, interval, near

_ROUGHLY = r"(?:about |around |approximately |some |nearly |almost |over |just |just over |just under |only ){0,2}$"
_LEFT_OVER = re.compile(
    r"\b(?:leaving|leaves?|left|(?:surplus|deficit|shortfall|balance|difference|gap|profit|loss|variance|remainder"
    r"|increase|rise|growth|reduction|decrease|drop|fall|cut|decline|extra|additional|(?:over|under)-?spend(?:ing)?)"
    rf"(?: for the year| of| was| is| being| to)*)(?: an?| the| balance| surplus| deficit| of)* {_ROUGHLY}",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\s(?:above|below|over|under|short\sof|within|(?:more|less|fewer|higher|lower|better|worse)\sthan|up\son|down\son)\s",
)
_BY = re.compile(r"\s(?:over|under|above|below|more|less|higher|lower)(?=[.;,)]|$)")
""" "spent £9.4m against a budget of £9.1m, £0.3m over."."""
_ON = re.compile(r"(?:\s?\([^()]{1,20}\))?\s(?:on|over|from|compared\s(?:with|to)|than)\s[^.;:]{0,60}$")
""" "an increase of £2,500 (5%) on the present"."""
_SCALED = re.compile(r"\d\s?(?:k|m|bn|[tmb]\w*illion|thousand)\b|\d\.\d", re.IGNORECASE)
_RISEN = re.compile(rf"\b(?:up|(?:an? )?(?:increase|rise) of) {_ROUGHLY}", re.IGNORECASE)
_SUNK = re.compile(rf"\b(?:down|(?:a )?(?:decrease|fall|reduction|drop|cut) of) {_ROUGHLY}", re.IGNORECASE)
_RISE_TO = re.compile(r"\s?to\s(?:about\s|around\s|some\s|nearly\s|just\s|over\s)?")
_SMALLEST_PRODUCT = 1.0
_REACH = 140
"""How far apart, in characters, the numbers of a product may stand."""
_TIMES = {"week": "weeks", "month": "months", "year": "years", "day": "days", "hour": "hours", "night": "nights"}


def _like_before(scene: Scene, at: int, most: int) -> list[Figure]:
    """The nearest figures of the sentence before one that it can be a difference of, the nearest last."""
    return [figure for figure in scene.figures[:at] if alike(figure, scene.figures[at])][-most:]


def _differ_by(one: Figure, two: Figure, derived: Figure) -> bool:
    return _printed(one).minus(_printed(two)).size().meets(_printed(derived)) and one.value != two.value


def _printed(figure: Figure) -> Interval:
    """What a figure may stand for; one without a scale or a fraction stands for itself, be it ever so round."""
    scaled = _SCALED.search(figure.quote) is not None or figure.value != int(figure.value)
    return interval(figure) if scaled or figure.kind == "percent" else Interval.of(abs(figure.value))


def left_over(scene: Scene, at: int) -> str | None:
    """ "income of £18,450 and expenditure of £16,200, a surplus of £2,250"; an opening balance first."""
    derived = scene.figures[at]
    if derived.kind == "percent" or not _LEFT_OVER.search(scene.before(at)):
        return None
    here = _like_before(scene, at, 3)
    if any(_differ_by(one, two, derived) for one, two in combinations(here, 2)):
        return CONSISTENT
    last = [figure for figure in scene.previous if alike(figure, derived)][-1:]
    if len(here) == 2 and last:
        closing = _printed(last[0]).plus(_printed(here[0])).minus(_printed(here[1]))
        return CONSISTENT if closing.meets(_printed(derived)) else None
    return None


def apart(scene: Scene, at: int) -> str | None:
    """ "£84,300, which was £4,300 above the budget of £80,000", "£9.4m against £9.1m, £0.3m over"."""
    derived, after = scene.figures[at], scene.after(at)
    before = _like_before(scene, at, 2)
    if not before or derived.kind == "percent":
        return None
    if at + 1 < len(scene.figures) and _APART.match(after) and alike(scene.figures[at + 1], derived):
        return CONSISTENT if _differ_by(before[-1], scene.figures[at + 1], derived) else None
    both = len(before) == 2 and _BY.match(after) and _differ_by(before[0], before[1], derived)
    return CONSISTENT if both else None


def points(scene: Scene, at: int) -> str | None:
    """ "92% in autumn and 94.5% in spring, a rise of 2.5 percentage points", "48.2%, up 1.4 points from 46.8%"."""
    derived = scene.figures[at]
    if derived.unit != POINTS:
        return None
    shares = [figure for figure in scene.figures if figure.kind == "percent" and figure.unit != POINTS]
    near_by = [figure for figure in shares if abs(figure.start - derived.start) < _REACH]
    fits = len(near_by) == 2 and _differ_by(near_by[0], near_by[1], derived)
    return CONSISTENT if fits else None


def rise_on(scene: Scene, at: int) -> str | None:
    """ "£52,500, an increase of £2,500 (5%) on the present £50,000": the sum and the share."""
    derived, figures = scene.figures[at], scene.figures
    if not (_LEFT_OVER.search(scene.before(at)) or (at and _LEFT_OVER.search(scene.before(at - 1)))):
        return None
    sums = [index for index, figure in enumerate(figures) if figure.kind in ("money", "count")]
    ends = [
        (one, two) for one in sums for two in sums if one < at < two <= at + 2 and alike(figures[one], figures[two])
    ]
    for now, then in ends[-2:]:
        told = _ON.search(scene.text, figures[at].end, figures[then].start)
        if told and _is_change(figures[then], figures[now], derived):
            return CONSISTENT
    return None


def share_of_rise(scene: Scene, at: int) -> str | None:
    """ "rise by £4.20 to £144.20, a rise of 3%"."""
    if at < 2 or scene.figures[at].kind != "percent" or not _LEFT_OVER.search(scene.before(at)):
        return None
    by, to = scene.figures[at - 2 : at]
    led = to.part == "to" and by.part is None and _RISE_TO.fullmatch(scene.between(at - 2, at - 1))
    if not led or not alike(by, to):
        return None
    starts = (interval(to).minus(interval(by)), interval(to).plus(interval(by)))
    return CONSISTENT if any(_is_share(interval(by), start, scene.figures[at]) for start in starts) else None


def _is_change(start: Figure, end: Figure, derived: Figure) -> bool:
    """Whether a figure is the difference of two others, or its share of the first."""
    if derived.kind != "percent":
        return alike(start, derived) and _differ_by(start, end, derived)
    return _is_share(interval(end).minus(interval(start)).size(), interval(start), derived)


def _is_share(part: Interval, whole: Interval, derived: Figure) -> bool:
    return whole.low > 0 and near(part.share_of(whole), derived)


def share_of_rise_to(scene: Scene, at: int) -> str | None:
    """ "£212,900, up £8,650 (4.2%)": the share of what it was before."""
    if at < 2 or scene.figures[at].kind != "percent" or not re.fullmatch(r"\s\(|,?\sor\s", scene.between(at - 1, at)):
        return None
    now, by = scene.figures[at - 2 : at]
    led = _RISEN.search(scene.before(at - 1)) or _SUNK.search(scene.before(at - 1))
    if not led or not alike(now, by) or by.value >= now.value:
        return None
    before = interval(now).minus(interval(by)) if led.re is _RISEN else interval(now).plus(interval(by))
    return CONSISTENT if _is_share(interval(by), before, scene.figures[at]) else None


def share_of_two(scene: Scene, at: int) -> str | None:
    """ "£6m in April and £4.5m in March, a fall of £1.5m or 25%": of the two like figures told before it."""
    derived = scene.figures[at]
    if derived.kind != "percent" or not (_LEFT_OVER.search(scene.before(at)) or _is_or(scene, at)):
        return None
    sums = [figure for figure in scene.figures[:at] if figure.kind in ("money", "count")]
    for one, two in combinations(sums[-3:], 2):
        if alike(one, two) and one.value > 0 and one.value != two.value and _is_change(one, two, derived):
            return CONSISTENT
    return None


def _is_or(scene: Scene, at: int) -> bool:
    """Whether a share is another way of telling a difference: "a fall of £1.5m or 25%"."""
    joined = at > 0 and re.fullmatch(r"[\w\s]{0,30}(?:,?\sor\s|\s\()", scene.between(at - 1, at))
    return bool(joined) and _LEFT_OVER.search(scene.before(at - 1)) is not None


def product(scene: Scene, at: int) -> str | None:
    """ "six benches at £450 each, a total of £2,700", "£250,000 a year, £1.25m over five years"."""
    derived = scene.figures[at]
    if derived.kind != "money" or derived.value <= _SMALLEST_PRODUCT:
        return None
    beside = [
        figure
        for figure in scene.figures[max(0, at - 3) : at + 3]
        if figure is not derived and abs(figure.start - derived.start) <= _REACH
    ]
    fits = any(number.value * price.value == derived.value for number, price in _priced(scene, beside))
    return CONSISTENT if fits else None


def _priced(scene: Scene, beside: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """How many of something there are, and the price of one."""
    for number in beside:
        for price in beside:
            if number.value <= 1 or price.kind != "money" or number.kind not in ("count", "duration"):
                continue
            if number.kind == "duration":
                per = (price.unit or "").partition(" per ")[2]
                if _TIMES.get(per, "") == number.unit:
                    yield number, price
            elif _is_price(scene.text, number, price):
                yield number, price


def _is_price(text: str, number: Figure, price: Figure) -> bool:
    """Whether a sum is what each of the counted things costs: "six benches at £450", "£12 for 30 stalls"."""
    if (price.unit or "").endswith(" each"):
        return True
    between = text[min(number.end, price.end) : max(number.start, price.start)]
    pattern = r"[\w\s]{0,40}\b(?:at|pay|paying|charged)\s" if number.start < price.start else r"\s(?:for|from)\s"
    each = re.search(r"\b(?:each|every)\b[^.;]{0,30}$", text[max(0, number.start - 30) : number.start], re.IGNORECASE)
    return bool(re.fullmatch(pattern, between)) or bool(each and number.start < price.start)


BALANCES = (left_over, apart, points, rise_on, share_of_rise, share_of_rise_to, share_of_two, product)
"""Each the result of a figure that the text derives in one manner, None where it does not."""

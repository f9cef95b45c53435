"""Sums that a text states with their parts: "£2m and £3m, £5m in total", a list with its total, (a) less (b)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.facts import Figure
from extract.components.intervals import Interval, interval
from extract.text import Block, Sentence, at_offset

_TOTAL_BEFORE = re.compile(
    r"\b(?:total(?:ling|led|s)?|totaling|cyfanswm|sum)(?:\s(?:of|o|cost|was|is|to|being|amount)){0,2}\s?[:|=£]?\s{0,40}$",
    re.IGNORECASE,
)
_SUM = re.compile(r"\bsum\s(?:of|was|is|to|being)\s\Z", re.IGNORECASE)
""" "a sum of £15k" is a total only where it turns out to be one."""
_TOTAL_AFTER = re.compile(r"\s(?:in\s(?:total|all)|altogether|in\saggregate)\b", re.IGNORECASE)
_MADE_OF = re.compile(
    r"[\s\w’'-]{0,60}[,(:–-]?\s?(?:compris(?:ing|ed|es)|made\sup\sof|consist(?:ing|ed|s)\sof|split\sbetween)\b",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\b(?:which|who|that|were|was|had|been|by|with|and|attended|for|from|to)\b|,\s\w+\s(?:compris|consist)"
)
""" "six events which were attended by staff, consisting of 12 from here": not the events."""
_THEN_LISTED = re.compile(r"(?:\s[\w’'-]+){0,4}(?::|\s\()\s?(?=[£€$])")
""" "The cost was £64,000: £40,000 from reserves and £24,000 from the lottery"."""
_LIST_END = re.compile(
    r"[\s\w’'-]{0,60}[,;(–-]\s?(?:(?:making|giving|being|or)\s)?(?:an?\s|the\s)?(?:grand\s)?(?:total(?:ling)?\b|$)"
)
_EXCEEDS = re.compile(
    r"\bamount\sby\swhich\b[^;\n]{0,120}?\((?P<more>[a-z]{1,4})\)[^;\n]{0,80}?\bexceeds\b[^;\n]{0,120}?\((?P<less>[a-z]{1,4})\)",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:less|minus|net|includ\w+|exclud\w+|plus|vat|rest|remain\w+|balance|others?|smaller|deduct\w+|discount|credit"
    r"|refund|contingency|partly|mainly|chiefly|largely|such as|offset|after)\b",
    re.IGNORECASE,
)
"""Words that say that a list may be more, or less, than the sums in it."""
_MOST_FIGURES = 60
"""Most figures of a sentence that is read as a list with its total; a longer run is a table."""
_AFTER_LAST = 60
"""How far after the last figure of a list such words may stand, in characters."""
_MOST_PARTS, _REACH, _LABELS_BACK = 14, 1500, 30

Group = tuple[Sentence, tuple[Figure, ...]]


def _is_total(text: str, figure: Figure) -> bool:
    before = _TOTAL_BEFORE.search(text, max(0, figure.start - 40), figure.start)
    return bool(before or _TOTAL_AFTER.match(text, figure.end, figure.end + 20))


def _like(one: Figure, two: Figure) -> bool:
    return one.kind == two.kind and (one.kind == "money" or one.unit == two.unit) and one.unit == two.unit


def _adds_up(parts: Sequence[Figure], total: Figure) -> bool:
    """Whether two or more of the parts, from the first on without a gap, add up to the total."""
    added = Interval.of(0.0)
    for count, part in enumerate(parts, 1):
        added = added.plus(interval(part))
        close = added.high - added.low <= 0.1 * abs(total.value)
        if count > 1 and (
            added.meets(interval(total)) if close else sum(p.value for p in parts[:count]) == total.value
        ):
            return True
    return False


def _beside(run: Sequence[Figure], at: int, step: int) -> list[Figure]:
    """Figures like the one at an index that stand before (step -1) or after it, nearest first."""
    total, index = run[at], at + step
    found: list[Figure] = []
    while 0 <= index < len(run) and len(found) < _MOST_PARTS and abs(run[index].start - total.start) < _REACH:
        if _like(run[index], total):
            found.append(run[index])
        index += step
    return found


def _certain(text: str, figures: Sequence[Figure], total: Figure) -> bool:
    """Whether a sentence is nothing but its parts and their total, joined by words that say so."""
    like = [figure for figure in figures if _like(figure, total)]
    at = like.index(total)
    others = [figure for figure in like if figure is not total]
    added = Interval.of(0.0)
    for figure in others:
        added = added.plus(interval(figure))
    if (
        len(like) < 3
        or _LOOSE.search(text, figures[0].start, min(len(text), figures[-1].end + _AFTER_LAST))
        or added.meets(interval(total))
        or any(figure.modifier or figure.value_max is not None for figure in like)
    ):
        return False
    if at == 0:
        made = _MADE_OF.match(text, total.end, like[1].start)
        return made is not None and _OF_ANOTHER.search(made.group()) is None
    return at == len(like) - 1 and _LIST_END.match(text, like[-2].end, total.start) is not None


def _sums(text: str, found: Sequence[Group]) -> Iterator[tuple[int, str]]:
    run = [figure for _, figures in found for figure in figures if figure.kind in ("money", "count")]
    places = {figure.start: index for index, figure in enumerate(run)}
    for _, figures in found:
        for figure in figures:
            if figure.kind not in ("money", "count") or figure.rule.startswith("votes."):
                continue
            total = bool(_MADE_OF.match(text, figure.end, figure.end + 80)) or _is_total(text, figure)
            if not (total or _THEN_LISTED.match(text, figure.end)):
                continue
            at = places[figure.start]
            if _adds_up(_beside(run, at, -1), figure) or _adds_up(_beside(run, at, 1), figure):
                yield figure.start, "consistent"
            elif (
                total
                and not _SUM.search(text, max(0, figure.start - 12), figure.start)
                and len(figures) <= _MOST_FIGURES
                and sum(_like(other, figure) for other in figures) >= 3
            ):
                yield figure.start, "inconsistent" if _certain(text, figures, figure) else "not_checkable"


def _differences(text: str, found: Sequence[Group], blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """ "(c) £5m being the amount by which (a) exceeds (b)", the statutory calculation of a budget."""
    amounts = {figures[0].start: figures[0] for _, figures in found if figures[0].kind == "money"}
    by_block: dict[int, Figure] = {}
    for start, figure in amounts.items():
        by_block.setdefault(at_offset(blocks, start), figure)
    for index, figure in by_block.items():
        match = _EXCEEDS.search(text, figure.end, min(blocks[index].end, figure.end + 500))
        if not match:
            continue
        ends = [_labelled(blocks, by_block, index, match[name]) for name in ("more", "less")]
        if ends[0] and ends[1]:
            difference = interval(ends[0]).minus(interval(ends[1]))
            yield figure.start, "consistent" if difference.meets(interval(figure)) else "not_checkable"


def _labelled(blocks: Sequence[Block], by_block: dict[int, Figure], index: int, label: str) -> Figure | None:
    """Sum of the nearest block above with a label."""
    for back in range(index - 1, max(-1, index - _LABELS_BACK), -1):
        if (blocks[back].label or "").strip(" ().") == label:
            return by_block.get(back)
    return None


def check_totals(text: str, found: Sequence[Group], blocks: Sequence[Block]) -> dict[int, str]:
    """Result of each stated total and statutory difference, by the figure's start."""
    return {**dict(_sums(text, found)), **dict(_differences(text, found, blocks))}

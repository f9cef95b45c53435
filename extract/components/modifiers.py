"""The words beside a figure that say how exact it is: about, over, under, up to, at least, at most, nearly."""

from __future__ import annotations

import re

from extract import rules

_NAMES = {word: rule["modifier"] for rule in rules.load("modifiers") for word in rule.get("words", ())}
_AFTER_NAMES = {word: rule["modifier"] for rule in rules.load("modifiers") for word in rule.get("after", ())}


def _any(words: dict[str, str]) -> str:
    return rules.alternatives(r"\s{1,40}".join(map(re.escape, word.split())) for word in words)


_BEFORE = re.compile(
    rf"(?<!\w)(?P<word>{_any(_NAMES)})(?:\s{{1,40}}|:\s)(?:the\s|a\s|a\stotal\sof\s|of\s)?\(?$",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<!\w)(?:(?P<about>c|ca|circa|approx)\.?|(?P<mark>[~<>≤≥]))\Z", re.IGNORECASE)
_MARKS = {"~": "about", "<": "under", ">": "over", "≤": "at most", "≥": "at least"}
_AFTER = re.compile(rf"(?P<plus>\+)(?!\w)|[\s\u00a0]{{1,2}}\(?(?P<word>{_any(_AFTER_NAMES)})(?!\w)", re.IGNORECASE)
COMPARED = re.compile(r"%\s{1,12}(?:more|fewer|less|higher|lower)\s{1,12}than\s{1,12}(?:the\s)?$")
""" "12% fewer than the 2,665 of the year before": a comparison with a number that is exact."""
_ENDS = tuple({word.rpartition(" ")[2] for word in _NAMES} | {"the", "a", "of"})
"""What the words before a figure end with where one of them is a modifier: a quick test before a slow pattern."""
_THE_LIMIT = re.compile(
    r"\b(?:below|above|than|against|exceed\w*|over|under|beyond|reach\w*|meet\w*|met|breach\w*)\s(?:the|its|our|their|his|her)\s(?:\w+\s)?$"
)
""" "below the minimum of £3m": the limit, which is exact."""
_BY_SO_MUCH = re.compile(r"(?:£\d[\d,.]*\s?(?:m|k|bn|million|billion)?|\d\s?%|\bper\scent|\bpoints)\s\Z")
_COMPARING = ("above", "below", "over", "under", "more than", "less than", "fewer than", "higher than", "lower than")
""" "£2,180 below the £16,000": a comparison with a sum that is exact; "£12m over 64 schemes" is spread over them."""
_UNDER = re.compile(
    r"\s(?:[a-z-]{1,20}\s){0,2}?(?:notices?|agreements?|orders|licences|contracts|headings|themes|powers|heads|acts|schemes)\b"
)
""" "carried out under five temporary event notices"."""
_BY_POWER = re.compile(r"(?<!\bwas)(?<!\bwere)(?<!\bare)\sunder\s{1,4}\Z")
_UP_TO = re.compile(r"\b(?:go|goes|gone|going|went|rise|risen|rose|come|came)\s\Z", re.IGNORECASE)
""" "the rent ought to go up to £30": no limit."""
_LABEL = re.compile(r"[\n;]c\.\s")
""" "c. £164,000 to reserves" below "b. £201,000": the third of a list."""
_THE = re.compile(r"\b(?:the|its|our|their)\s{1,4}\Z", re.IGNORECASE)
_IS_LIMIT = re.compile(
    r"\s(?:speed\s)?(?:limit|threshold|target|standard|ceiling|cap|benchmark|trigger)\b", re.IGNORECASE
)
""" "above the 30mph limit" is exact."""
REACH = 60
"""Longest stretch before a figure that is read for its modifier, in characters."""


def modifier_before(text: str, start: int) -> str | None:
    """Name of the modifier that stands right before the offset, None when none does."""
    if glued := _GLUED.search(text, max(0, start - 8), start):
        return "about" if glued["about"] else _MARKS[glued["mark"]]
    if not text[max(0, start - REACH) : start].rstrip(" \t\r\n\u00a0(:").casefold().endswith(_ENDS):
        return None
    match = _BEFORE.search(text, max(0, start - REACH), start)
    if match is None or COMPARED.search(text, max(0, start - REACH), start) or _LABEL.match(text, match.start() - 1):
        return None
    if match["word"].casefold().startswith(("minimum", "maximum")) and _THE_LIMIT.search(
        text[max(0, match.start() - 40) : match.start()]
    ):
        return None
    word, lead = " ".join(match["word"].casefold().split()), text[max(0, match.start() - 24) : match.start()]
    if (word in _COMPARING and _BY_SO_MUCH.search(lead)) or (word == "up to" and _UP_TO.search(lead)):
        return None
    if match["word"].casefold() in ("over", "under") and text[match.end("word") : start].strip() == "of":
        return None  # "a carry over of £165"
    return _NAMES.get(word)


def modifier_after(text: str, end: int) -> str | None:
    """Name of the modifier that stands right after the offset ("or more", "at most"), None when none does."""
    match = _AFTER.match(text, end, end + REACH)
    if match is None:
        return None
    return "at least" if match["plus"] else _AFTER_NAMES.get(" ".join(match["word"].casefold().split()))


def modifier_of(text: str, start: int, end: int) -> str | None:
    """Name of the modifier of the figure at `start:end`: the one before it, else the one after it."""
    if _IS_LIMIT.match(text, end) and _THE.search(text, max(0, start - 8), start):
        return modifier_after(text, end)
    before = modifier_before(text, start)
    return (None if before == "under" and _is_under(text, start, end) else before) or modifier_after(text, end)


def _is_under(text: str, start: int, end: int) -> bool:
    """Whether "under" tells by what power: "under five temporary event notices"."""
    digit = re.match(r"[\w,.]+", text[start:end]) if _BY_POWER.search(text, max(0, start - 20), start) else None
    return digit is not None and _UNDER.match(text, start + digit.end(), end + 30) is not None

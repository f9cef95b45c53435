"""Money: any amount with a currency, its scale, range, sign and period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.facts import Figure
from extract import rules
from extract.components.modifiers import modifier_of
from extract.components.numbers import DIGITS, NOT_LONG_AGO, SCALE, WORDS, Number, at_starts, is_change, read, scale_of
from extract.scanning import finditer
from extract.text import words

_SIGN = {"£": "GBP", "€": "EUR", "$": "USD", "gbp": "GBP", "eur": "EUR", "usd": "USD"}
_NAMES = {
    "pound": "GBP",
    "pounds": "GBP",
    "bunt": "GBP",
    "euro": "EUR",
    "euros": "EUR",
    "dollars": "USD",
    "pence": "p",
    "p": "p",
    "ceiniog": "p",
}
_PER = (
    r"(?P<period>\s?(?:per|/|an?\b|y\b|yr\b)[\s-]?(?P<per>(?:sq(?:uare|\.)?\s?(?:metre|foot|ft|m)|m2|m²|hr"
    r"|[a-z]{3,12}(?:\s(?:week|month|year|annum|hour|day)|\sper\s[a-z]{3,12})?))(?![\w²])"
    rf"{NOT_LONG_AGO}|\s?(?P<adverb>annually|p\.?a\.?|pcm|each\s(?:year|week|month|day)|every\s(?:year|week|month|day)|weekly"
    rf"|monthly|a\syear)(?!\w){NOT_LONG_AGO})?"
)
_EACH = re.compile(rf"\s{rules.alternatives(rules.values('money', 'each'))}\b")
_VAT = re.compile(
    r"(?:\s?\+\s?|,?\s\(?(?:plus|excluding|exclusive of|excl?\.?|ex\.?|including|inclusive of|incl?\.?|net of)\s)"
    r"(?:the\s)?V\.?A\.?T\b",
    re.IGNORECASE,
)
_MILLIONS = r"(?:[^\S\n]?mill?s?\b|[^\S\n]millions\b)"
""" "£1.5mil" is a million and a half in English; in Welsh "£500 mil" is 500 thousand."""
_MONEY_SCALE = rf"(?:{_MILLIONS}|b\b(?!\))|{SCALE})"
_MIL_OF_WELSH = re.compile(r"\s(?:o|yn|oedd|gan|mewn|neu|wedi|ac|yr|y|i'r|a'r)\b")
_SOMETHING_ELSE = re.compile(r"\s(?!pounds?\b|pence\b|per\b|plus\b)[a-z]{2,20}s\b|\sto\s")
""" "£500 to 600 residents": the second number counts something."""
_NO_SUM = re.compile(r"0{3,}\Z")
""" "£000" heads a column."""
_TO = r"\s?(?:-|–|to|and)\s?"
_SIGNED = re.compile(
    rf"(?P<open>\()?(?P<minus>[-−–](?=[£€$])|\bminus\s(?=[£€$]))?(?P<sign>[£€$]|\bGBP\s?"
    rf"|\bEUR\s?)(?:[^\S\n]{{0,2}}|\n)(?P<inner>\(|[-−](?="
    rf"\d))?(?P<low>{DIGITS})(?![.,]?\d|%)(?P<lowscale>{_MONEY_SCALE})?(?P<close>\))?(?P<after>(?(inner){SCALE}"
    rf"|(?!)))?"
    rf"(?:(?P<to>{_TO})[£€$]?\s?(?P<high>{DIGITS})(?P<highscale>{_MONEY_SCALE})?(?!\s?%|/\d|\d|[.,]\d|\s?(?:years?|"
    rf"months?|weeks?|days?|hours?)\b))?{_PER}"
)
_SIGNS = re.compile(r"[£€$]|\bGBP|\bEUR")
_NAMED = re.compile(
    rf"(?<![\w£.,/-])(?P<low>{DIGITS}|{WORDS})(?P<lowscale>{SCALE})?(?:(?P<to>{_TO})(?P<high>{DIGITS}|"
    rf"{WORDS})(?P<highscale>{SCALE})?)?"
    rf"(?:[\s-](?P<name>pounds?|euros?|dollars|pence|ceiniog|o bunnoedd|bunt)|(?P<p>p))\b(?!\.\d){_PER}",
    re.IGNORECASE,
)
_ADVERBS = {"weekly": "week", "monthly": "month", "pcm": "month"} | {
    f"{every} {time}": time for every in ("each", "every") for time in ("year", "week", "month", "day")
}
_PERIODS = {"annum": "year", "calendar month": "month", "hr": "hour"} | {
    "flwyddyn": "year",
    "wythnos": "week",
    "awr": "hour",
    "mis": "month",
}
_NOT_PER = frozenset(rules.values("money", "not_per"))
_ARTICLE_PER = frozenset(rules.values("money", "per"))
_BETWEEN = re.compile(r"\bbetween\s{1,40}$", re.IGNORECASE)
_UP = re.compile(r"\b(?:up|down)\s{1,40}$", re.IGNORECASE)
_STEP = 2
""" "up £0.3m to £2.2m" is a step and where it leads to; "up £2m to £3m" may be a range."""
_FRACTION_OF = re.compile(r"\b(?:half|quarters?|thirds?|fifths?|tenths?)\sof\s$", re.IGNORECASE)
""" "three-quarters of a million pounds" is no million."""
_BEFORE_NEGATIVE = re.compile(
    r"(?:\b(?:of|is|was|at|to|from|by|being|forecast|variance|underspend|overspend|deficit|surplus)|[:|])\s{1,40}$"
)


def _without_range(match: re.Match[str]) -> re.Match[str]:
    """The same amount read without "and £4m": two amounts, not a range, unless "between" stands before."""
    again = match.re.match(match.string, match.start(), match.start("to"))
    return again if again is not None else match


def _unit(currency: str, match: re.Match[str]) -> str:
    adverb = " ".join((match["adverb"] or "").casefold().split())
    per = _ADVERBS.get(adverb, "year") if adverb else " ".join((match["per"] or "").split())
    return f"{currency} per {_PERIODS.get(per, per)}" if per else currency


def _end(match: re.Match[str]) -> int:
    """End of the match without a period that is none ("£500 a result")."""
    per = (match["per"] or "").casefold()
    article = not re.match(r"\s?(?:per|/)", match["period"]) if per else False
    if per and (per in _NOT_PER or (article and per.split()[0] not in _ARTICLE_PER)):
        return match.start("period")
    return match.end()


def _scale(match: re.Match[str], end: str) -> str | None:
    """The scale of one of the sums as `scale_of` knows it; `ValueError` where "£5 mil" may be thousands or millions."""
    printed = (match.groupdict().get(end) or "").strip().casefold()
    if not printed.startswith("mil") or printed in ("million", "miliwn"):
        return match[end]
    text, at = match.string, match.end(end)
    adjacent = match[end][0].casefold() == "m"
    if printed != "mil" or adjacent or "." in match[end.removesuffix("scale")]:
        return "million"
    if _MIL_OF_WELSH.match(text, at):
        return "mil"
    raise ValueError(printed)


def _is_no_range(match: re.Match[str]) -> bool:
    """Whether the second number of "£500 to 600 residents" or "£4,000 to 33 projects" is no sum."""
    signed = match.string[match.start("high") - 1] in "£€$" or match.string[match.start("high") - 2] in "£€$"
    if signed or not match["to"].strip().isalpha():
        return False
    return _SOMETHING_ELSE.match(match.string, match.end("high")) is not None


def _figure(text: str, match: re.Match[str], currency: str, factor: float, negative: bool, rule: str) -> Figure | None:
    low_scale, high_scale = _scale(match, "lowscale"), _scale(match, "highscale")
    high = read(match["high"], high_scale) if match["high"] else None
    low = read(match["low"], low_scale or (high_scale if high else None))
    if low and high and low.value >= high.value:
        low = read(match["low"], low_scale)  # "£500 to £1m": the scale is the second sum's own
    if (
        low is None
        or _NO_SUM.match(match["low"])
        or (match["low"][0] in "aA" and _FRACTION_OF.search(text, max(0, match.start() - 12), match.start()))
    ):
        return None
    if high is not None and (low.value >= high.value or _is_no_range(match)):
        return _figure(text, _without_range(match), currency, factor, negative, rule)
    joined = (
        high is not None
        and match["to"].strip() == "and"
        and not _BETWEEN.search(text, max(0, match.start() - 12), match.start())
    )
    if joined or (high is not None and (is_change(text, match.start(), match.group()) or _is_step(match, low, high))):
        return _figure(text, _without_range(match), currency, factor, negative, rule)
    return _amount(
        match, low.value * factor * (-1 if negative else 1), high.value * factor if high else None, currency, rule
    )


def _is_step(match: re.Match[str], low: Number, high: Number) -> bool:
    """Whether "£0.3m to £2.2m" behind "up" is how far something rose, and to what."""
    led = _UP.search(match.string, max(0, match.start() - 8), match.start()) and match["to"].strip() == "to"
    return bool(led) and high.value >= _STEP * low.value


def _amount(match: re.Match[str], value: float, top: float | None, currency: str, rule: str) -> Figure:
    text, start, end = match.string, match.start(), _end(match)
    unit = _unit(currency, match) if end == match.end() else currency
    if unit == currency and _EACH.match(text, end):
        unit = f"{currency} each"
    vat = _VAT.match(text, end)
    end = vat.end() if vat else end
    return Figure(
        start=start,
        end=end,
        quote=text[start:end],
        rule=rule,
        kind="money",
        value=round(value, 6),
        value_max=round(top, 6) if top is not None and top > value else None,
        unit=unit,
        modifier=modifier_of(text, start, end),
        measures=words(vat.group().strip(" ,(")) if vat else None,
    )


def _signed(text: str, match: re.Match[str]) -> Figure | None:
    opened, closed = bool(match["open"]), bool(match["close"])
    negative = bool(match["minus"]) or bool(match["inner"])
    bracketed = opened and closed and not match["inner"]
    negative = negative or (
        bracketed and bool(_BEFORE_NEGATIVE.search(text, max(0, match.start() - 14), match.start()))
    )
    factor = scale_of(match["after"]) if match["after"] else 1.0
    try:
        figure = _figure(text, match, _SIGN[match["sign"].strip().casefold()], factor, negative, "money.signed")
    except ValueError:
        return None
    if figure is None:
        return None
    start, end = figure.start, figure.end
    if opened and not (negative and bracketed):
        start += 1
    if closed and not match["inner"] and not (negative and bracketed) and text[end - 1] == ")":
        end -= 1
    return _respan(text, figure, start, end)


def _respan(text: str, figure: Figure, start: int, end: int) -> Figure:
    return replace(figure, start=start, end=end, quote=text[start:end], modifier=modifier_of(text, start, end))


def _opening(text: str, at: int) -> int:
    """Where the match of a sum begins whose sign is at an offset: a bracket or a minus may stand before it."""
    if text[at - 1 : at] in ("-", "−", "–"):
        at -= 1
    elif text[max(0, at - 6) : at].casefold() == "minus ":
        at -= 6
    return at - 1 if text[at - 1 : at] == "(" else at


def find_money(text: str, starts: Sequence[int]) -> Iterator[Figure]:
    """Amounts of money in a text, signs first, then amounts with the currency's name.

    `starts` are the offsets of `number_starts`.
    """
    at = 0
    for sign in finditer(_SIGNS, text):
        if sign.start() < at:
            continue
        match = _SIGNED.match(text, max(at, _opening(text, sign.start())))
        figure = _signed(text, match) if match else None
        at = max(figure.end if figure else sign.end(), at)
        if figure is not None:
            yield figure
    for match in at_starts(_NAMED, text, starts):
        named = _NAMES.get((match["name"] or match["p"]).casefold(), "GBP")
        currency, factor = ("GBP", 0.01) if named == "p" else (named, 1.0)
        figure = _figure(text, match, currency, factor, False, "money.named")
        if figure is not None:
            yield figure

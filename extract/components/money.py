"""Money: any amount with a currency, its scale, range, sign and period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.facts import Figure
from extract.components.modifiers import modifier_before
from extract.components.numbers import DIGITS, SCALE, WORDS, is_change, read, scale_of

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
    r"(?P<period>\s?(?:per|/|an?\b)[\s-]?(?P<per>[a-z]{3,12}(?:\s(?:week|month|year|annum|hour|day))?)\b"
    r"|\s(?P<adverb>annually|p\.?a\.?|each year|every year|weekly|monthly|a year)(?!\w))?"
)
_TO = r"\s?(?:-|–|to|and)\s?"
_SIGNED = re.compile(
    rf"(?P<open>\()?(?P<minus>[-−–](?=[£€$]))?(?P<sign>[£€$]|\bGBP\s?|\bEUR\s?)\s{{0,2}}(?P<inner>\(|[-−](?="
    rf"\d))?(?P<low>{DIGITS})(?P<lowscale>{SCALE})?(?P<close>\))?(?P<after>(?(inner){SCALE}|(?!)))?"
    rf"(?:(?P<to>{_TO})[£€$]?\s?(?P<high>{DIGITS})(?P<highscale>{SCALE})?(?!\s?%|/\d|\d|[.,]\d|\s?(?:years?|"
    rf"months?|weeks?|days?|hours?)\b))?{_PER}"
)
_NAMED = re.compile(
    rf"(?<![\w£.,/-])(?P<low>{DIGITS}|{WORDS})(?P<lowscale>{SCALE})?(?:(?P<to>{_TO})(?P<high>{DIGITS}|"
    rf"{WORDS})(?P<highscale>{SCALE})?)?"
    rf"(?:[\s-](?P<name>pounds?|euros?|dollars|pence|ceiniog|o bunnoedd|bunt)|(?P<p>p))\b(?!\.\d){_PER}",
    re.IGNORECASE,
)
_ADVERBS = {
    "annually": "year",
    "each year": "year",
    "every year": "year",
    "a year": "year",
    "weekly": "week",
    "monthly": "month",
}
_PERIODS = {"annum": "year", "calendar month": "month"}
_NOT_PER = {
    "result",
    "total",
    "grant",
    "maximum",
    "minimum",
    "sum",
    "cost",
    "further",
    "part",
    "new",
    "small",
    "large",
    "one",
    "contribution",
    "and",
    "budget",
    "loan",
    "rate",
}
_ARTICLE_PER = {
    "year",
    "week",
    "month",
    "day",
    "hour",
    "head",
    "night",
    "session",
    "quarter",
    "term",
    "visit",
    "household",
    "unit",
}
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_BEFORE_NEGATIVE = re.compile(
    r"(?:\b(?:of|is|was|at|to|from|by|being|forecast|variance|underspend|overspend|deficit|surplus)|[:|])\s$"
)


def _without_range(match: re.Match[str]) -> re.Match[str]:
    """The same amount read without "and £4m": two amounts, not a range, unless "between" stands before."""
    again = match.re.match(match.string, match.start(), match.start("to"))
    return again if again is not None else match


def _unit(currency: str, match: re.Match[str]) -> str:
    per = _ADVERBS.get((match["adverb"] or "").strip(), "year" if match["adverb"] else match["per"])
    return f"{currency} per {_PERIODS.get(per, per)}" if per else currency


def _end(match: re.Match[str]) -> int:
    """End of the match without a period that is none ("£500 a result")."""
    per = (match["per"] or "").casefold()
    article = match["period"].strip()[:1].casefold() == "a" if per else False
    if per and (per in _NOT_PER or (article and per not in _ARTICLE_PER)):
        return match.start("period")
    return match.end()


def _figure(text: str, match: re.Match[str], currency: str, factor: float, negative: bool, rule: str) -> Figure | None:
    low_scale = match["lowscale"] or (match["highscale"] if match["high"] else None)
    low = read(match["low"], low_scale)
    high = read(match["high"], match["highscale"]) if match["high"] else None
    if low is None:
        return None
    joined = (
        high is not None
        and match["to"].strip() == "and"
        and not _BETWEEN.search(text, max(0, match.start() - 12), match.start())
    )
    if joined or (high is not None and is_change(text, match.start(), match.group())):
        return _figure(text, _without_range(match), currency, factor, negative, rule)
    start, end = match.start(), _end(match)
    quote = text[start:end]
    sign = -1 if negative else 1
    value = round(low.value * factor * sign, 6)
    unit = _unit(currency, match) if end == match.end() else currency
    top = round(high.value * factor, 6) if high and high.value > low.value else None
    return Figure(
        start=start,
        end=end,
        quote=quote,
        rule=rule,
        kind="money",
        value=value,
        value_max=top,
        unit=unit,
        modifier=modifier_before(text, start),
    )


def _signed(text: str, match: re.Match[str]) -> Figure | None:
    opened, closed = bool(match["open"]), bool(match["close"])
    negative = bool(match["minus"]) or bool(match["inner"])
    bracketed = opened and closed and not match["inner"]
    negative = negative or (
        bracketed and bool(_BEFORE_NEGATIVE.search(text, max(0, match.start() - 14), match.start()))
    )
    factor = scale_of(match["after"]) if match["after"] else 1.0
    figure = _figure(text, match, _SIGN[match["sign"].strip().casefold()], factor, negative, "money.signed")
    if figure is None:
        return None
    start, end = figure.start, figure.end
    if opened and not (negative and bracketed):
        start += 1
    if closed and not match["inner"] and not (negative and bracketed) and text[end - 1] == ")":
        end -= 1
    return _respan(text, figure, start, end)


def _respan(text: str, figure: Figure, start: int, end: int) -> Figure:
    return Figure(
        start=start,
        end=end,
        quote=text[start:end],
        rule=figure.rule,
        kind=figure.kind,
        value=figure.value,
        value_max=figure.value_max,
        unit=figure.unit,
        modifier=modifier_before(text, start),
    )


def find_money(text: str) -> Iterator[Figure]:
    """Amounts of money in a text, signs first, then amounts with the currency's name."""
    at = 0
    while match := _SIGNED.search(text, at):
        figure = _signed(text, match)
        at = max(figure.end if figure else match.end(), match.start() + 1)
        if figure is not None:
            yield figure
    for match in _NAMED.finditer(text):
        named = _NAMES.get((match["name"] or match["p"]).casefold(), "GBP")
        currency, factor = ("GBP", 0.01) if named == "p" else (named, 1.0)
        figure = _figure(text, match, currency, factor, False, "money.named")
        if figure is not None:
            yield figure

"""The words right before or right after a figure that give it a part: "an estimated cost of £900", "a £340k saving"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from archive.facts import Figure
from extract import rules
from extract.scanning import may_match

LINK = (
    r"(?:[ ,:(–-]{1,3}(?:of|to|be|being|at|was|were|is|are|would|will|had|has|been|about|around"
    r"|approximately|some|nearly|almost|over|under|up|least|than|more|less|no|not|exceeding|between|the|a|an|in|total"
    r"|totall?ing|sum|region|order|just|now"
    r"|worth|cost|costs|put|stands?|stood|amounting|amounted|came|come|comes|set|only|currently|further|additional|estimated"
    r"|expected|o|yn|tua|oddeutu|hyd|dros|oedd)){0,7}[ ,:(–-]{0,3}$"
)
"""Words that may stand between a cue and its figure."""

NOT_THE_COUNCILS = re.compile(
    r"\b(?:household|family|personal|average|median|disposable|lost|forgone|foregone) (?:annual )?income\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"\b(?:to|be|not|un|yet|planned|proposed) (?:be )?$", re.IGNORECASE)
_DRAFT = re.compile(
    r"\b(?:drafts?|propos(?:ed|als?)|estimates?|forecasts?|would|next year)\b[^.;]{0,60}$", re.IGNORECASE
)
""" "the draft showed net expenditure of £212,900": nothing is spent yet."""
_ASKED = re.compile(r"\b(?:asked|recommended|requested|invited|urged) (?:\w+ )?to $", re.IGNORECASE)
""" "that Cabinet be asked to set aside £75,000"."""
_AWAY_FROM = re.compile(
    r"\b(?:short ?fall|variance|variation|departure|deviation) (?:from|against|to) (?:the )?$", re.IGNORECASE
)
""" "a shortfall from budget of £269,000"."""
_SET_BESIDE = re.compile(
    r"\b(?:increase|rise|reduction|improvement|fall|worsening) (?:on|from|against|over) (?:the )?(?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
""" "an increase on the quarter 2 forecast overspend by £1.8m": how much more than that."""
_NO_BUDGET = re.compile(r"\b(?:no|without (?:an?|any)|not (?:an?|any)) (?:\w+ )?$", re.IGNORECASE)
_LOST = re.compile(
    r"\b(?:loss(?:es)? (?:of|in)|los[et]|losing|(?:reduc\w+|drop|fall|decrease|shortfall|decline) (?:of|in)"
    r"|less|under-?achievement of"
    r"|for(?:e)?gone) (?:\w+ )?$",
    re.IGNORECASE,
)
""" "a loss of income of £30,000"."""
_DIFFERENCE = re.compile(
    r"^ (?:(?:less|more|higher|lower|fewer) than\b(?! (?:covered|offset|met|matched|paid for|made up))"
    r"|(?:below|above|under|over|short of) (?:(?:the|its|their|our|this"
    r"|last|approved|revised|original|agreed|targeted|planned|full|annual|expected) ){0,3}"
    r"(?:budget|target|forecast|estimate|plan|allocation|year|profile|expectation)s?\b"
    r"|(?:below|above|short of) (?:the |its |their |our )?$|(?:over|under) (?:the|its|their|our) $)",
    re.IGNORECASE,
)
""" "Income was £3m below budget": how far it was from another figure."""
_MORE = re.compile(
    r"^ (?:less|more|extra|higher|lower|cheaper|dearer)\b"
    r"(?! (?:would|will|was|is|were) | than (?:covered|offset|met|matched|paid for|made up))"
)
""" "would cost £80,000 less each year": how much less, not how much."""
_OVERSPEND = re.compile(r"^ (?:net |gross |revenue )?(?:(?:over|under)-?spen\w+|deficit|surplus)\b")
""" "the outturn was a £1.3m overspend": how far it was from the budget."""
_LEFT_OVER = re.compile(
    r"^ (?:was |were |is |are |had been |still |now ){0,2}(?:left|remaining|unspent|unallocated|uncommitted"
    r"|over(?=[.,;)]|$)|available to spend)\b"
)
""" "her budget had £1,150 left": what is left of it is not the budget."""
_NOT_A_NOUN = re.compile(
    r"^(?!on (?:the )?(?:current|latest) estimate)(?:from|to|in|into|over|on|above|below|within|for|by|and|or|against"
    r"|under|towards|as|with|at|than|but|per|a|the)(?![\w-])"
)
IN_YEAR = re.compile(
    r" (?:for|in|during) (?:the )?(?:(?:financial|municipal) )?(?:year )?20\d\d(?:\s?[/–-]\s?\d\d(?:\d\d)?)?(?= )"
)
_OVER = re.compile(r"\b(?:over|under)[ -]$", re.IGNORECASE)
""" "a forecast over budget of £2m" tells what was spent above the budget."""
_NAMED_BEFORE = re.compile(
    r"\b(?:gaps?|shortfalls?|deficits?|(?:over|under)-?spend(?:s|ing)?|variances?|pressures?|surplus(?:es)?|slippage|loans?"
    r"|debts?|increases?|reductions?|errors?|losses|loss|fines?|penalt(?:y|ies))(?: [\w’'-]+){0,3} (?:of|by|totall?ing)"
    r"(?: (?:about|around|approximately|some|nearly|almost|over|under|up|to|at|least|just|a|further)){0,3} $",
    re.IGNORECASE,
)
""" "a shortfall of £1m in the budget": what comes after tells where it is, not what it is."""
_BESIDE_BUDGET = re.compile(
    r"^ (?:above|over|below|under|more than|less than|within) (?:the |its )?budget", re.IGNORECASE
)


_FORESEEN = re.compile(
    r"^ (?:was|were|is|are|had been|has been) (?:now |still )?"
    r"(?:estimated|forecast|projected|predicted|anticipated|expected)\b"
)
_GAP = re.compile(
    r"\b(?:(?:over|under)-?spend|deficit|surplus|shortfall|(?:funding|budget) gap"
    r"|(?:net|gross|total) (?:expenditure|spending))"
    r"(?: (?:on|in|for) [\w’' -]{1,40})? of"
    r" (?:about |around |some |nearly |over |up to )?$",
    re.IGNORECASE,
)


_IS_GAP = re.compile(r"^ (?:[\w’'-]+ ){0,3}(?:(?:over|under)-?spend|deficit|surplus|shortfall)\b", re.IGNORECASE)
_FORECASTS = re.compile(
    r"\b(?:forecast(?:s|ed|ing)?|project(?:s|ed|ing)|predict(?:s|ed|ing)|expect(?:s|ed|ing)|anticipat(?:es|ed|ing))"
    r" (?:an? |the )?\+?$",
    re.IGNORECASE,
)
_GAP_NAMED = re.compile(
    r"^ (?:net )?(?:forecast|projected|predicted|anticipated|expected) (?:[\w’'-]+ ){0,5}(?:(?:over|under)-?spend"
    r"|deficit|surplus|shortfall|gap)\b",
    re.IGNORECASE,
)
_A_PERIOD = (
    r"(?:in|during|over|for) (?:the )?(?:last |previous |past )?(?:(?:first|second|third|fourth|financial) )?"
    r"(?:quarter|year|20\d\d)(?:\s?[/–-]\s?\d\d(?:\d\d)?)?"
)
_COST_WAS = re.compile(rf"\bcosts? of [\w’' -]{{1,50}} {_A_PERIOD} (?:was|were|had been|came to) $", re.IGNORECASE)
_WAS_DONE = re.compile(
    r"\b(?:was|were|(?:had|has|have) been)"
    r" (?!agreed|proposed|decided|resolved|suggested|recommended|approved|drawn|designed|priced)"
    r"[\w’' ,-]{3,90}"
    r" at a (?:total |net |gross )?cost of $"
)
_IN_A_PERIOD = re.compile(rf"^ {_A_PERIOD}\b")
_PLANNED_COST = re.compile(r"\b(?:would|will|could|may|might|should|be|to|planned|proposed|expected)\b")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words before and after a figure that give it one part; `money` says that only sums of money can have it."""

    part: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    then: re.Pattern[str] | None
    money: bool


def _cue(rule: dict[str, Any]) -> Cue:
    before = rules.alternatives(rule["before"])
    after = rules.alternatives(rule["after"])
    then = re.compile(rf"^ {rules.alternatives(rule['then'])}", re.IGNORECASE) if "then" in rule else None
    return Cue(
        rule["part"],
        re.compile(rf"(?<![\w-]){before}{LINK}", re.IGNORECASE),
        re.compile(rf"^(?: |(?=,)){after}", re.IGNORECASE),
        then,
        rule.get("money", False),
    )


_CUES = tuple(_cue(rule) for rule in rules.load("figure_parts") if "before" in rule)


def stated(figure: Figure, before: str, after: str) -> str | None:
    """Part that a cue right before or right after the figure gives it; a year may stand between."""
    if figure.value < 0 or _BESIDE_BUDGET.match(after):
        return None
    if figure.kind == "money" and _is_forecast(before, after):
        return "estimate"
    part, shorter = _beside(figure, before, after), IN_YEAR.sub("", before)
    if part is None and figure.kind == "money" and "cost" in before and _was_paid(before, after):
        return "spent"
    return part if part or shorter == before else _beside(figure, shorter, after)


def is_difference(part: str | None, after: str) -> bool:
    """Whether a sum is only how far what the part names was from another sum, or what is left of it."""
    if part in ("budget", "spent") and _LEFT_OVER.match(after):
        return True
    if part == "spent" and _OVERSPEND.match(after):
        return True
    if part == "estimate" and _MORE.match(after):
        return True
    return part in ("income", "spent", "budget", "grant") and _DIFFERENCE.match(after) is not None


def _beside(figure: Figure, before: str, after: str) -> str | None:
    for cue in _CUES:
        if cue.money and figure.kind != "money":
            continue
        found = cue.before.search(before) if may_match(cue.before, before) else None
        if found and not _denied(cue.part, before, found.start()) and not _goes_on(before, after):
            return cue.part
        if cue.part == "income" and (_PAID_OUT.search(before) or _WRITTEN_OFF.search(after)):
            continue
        if _says(cue, after) and not _NAMED_BEFORE.search(before):
            return cue.part
    return None


_PAID_OUT = re.compile(
    r"\b(?:pa(?:y|ys|id|ying)|cost(?:s|ing)?|spen[dt]\w*|owed?|owing|debts?|arrears|writ\w+ off|lost|refund\w*"
    r"|waiv\w+|concerns?|questions?|issues?|objections?|quer(?:y|ies))\b",
    re.IGNORECASE,
)
_WRITTEN_OFF = re.compile(r"\b(?:be|was|were|been) (?:written off|refunded|waived|owed|unpaid)\b")
""" "paid £7m a year in interest", "debts of £8,000 of council tax be written off": nothing came in."""


def _says(cue: Cue, after: str) -> bool:
    """Whether the words after a figure give it the part; a preposition is the first of them in `then` alone."""
    if cue.then and cue.then.match(after):
        return True
    return bool(cue.after.match(after)) and not _NOT_A_NOUN.match(
        after.lstrip().removeprefix("in ").removeprefix("of ")
    )


def _is_forecast(before: str, after: str) -> bool:
    """ "an overspend of £4m was forecast", "forecasts a £4m overspend", "a £4m forecast underspend"."""
    if _GAP_NAMED.match(after) or (_FORECASTS.search(before) and _IS_GAP.match(after)):
        return True
    return _FORESEEN.match(after) is not None and _GAP.search(before) is not None


def _was_paid(before: str, after: str) -> bool:
    """ "they were carried at a cost of £5.6m in 2023/24", "the cost of overtime in the first quarter was £900"."""
    if _COST_WAS.search(before):
        return True
    return bool(_WAS_DONE.search(before) and _IN_A_PERIOD.match(after) and not _PLANNED_COST.search(before))


def _goes_on(before: str, after: str) -> bool:
    """Whether the sum after a comma opens a clause of its own: "As part of the budget, £16m of cuts were made"."""
    return before.endswith(", ") and after[:1] not in ("", ",", ".", ";", ")")


def _denied(part: str, before: str, at: int) -> bool:
    """Whether the words around a cue take it back: "household income", "to be spent"."""
    if part == "budget":
        return any(what.search(before[:at]) for what in (_OVER, _NO_BUDGET, _ASKED, _AWAY_FROM))
    if part == "estimate":
        return _SET_BESIDE.search(before[:at]) is not None
    if part == "income":
        return (NOT_THE_COUNCILS.search(before) or _LOST.search(before[:at])) is not None
    return part == "spent" and (_PLANNED.search(before[:at]) or _DRAFT.search(before[:at])) is not None

"""The part that a figure takes over from the one before it: "£9m was spent, including £2m on agency staff"."""

from __future__ import annotations

import re

from archive.facts import Figure

_CARRIED = frozenset(["saving", "spent", "income", "grant"])
""" "a budget of £5m, including £2m for roads" names one budget; a part of what was spent was spent too."""
_INCLUDING = re.compile(
    r"(?: (?:had|has|have) been \w+(?: so far| in| already)?"
    r"|(?P<on> (?:on|for|from|in|to) (?:[\w’'&-]+ ){0,8}[\w’'&-]+))?,?"
    r" (?:including|of which|among them|of this,?|of these,?)(?: about| around| approximately| some| nearly| over)? "
)
_ACHIEVED = re.compile(
    r"^ (?:of (?:this|these|it|them|that) )?(?:had|has|have|was|were) (?:already |now |so far )?(?:been )?(?:already )?"
    r"(?:achieved|delivered|secured|banked|realised|identified|made|found)\b"
)
_AGAINST = re.compile(r",? (?:as )?against (?:about |around |nearly |just over |just under |over |some )?")
_IN_THE_SAME = re.compile(
    r"^ (?:in|for|over|during) the (?:same|corresponding) "
    r"|^ (?:last year|a year (?:earlier|before|ago)|the year before)\b"
)
""" "we had spent £286,000, against £341,500 in the same period of last year"."""
_AND_SPENDING = re.compile(
    r",? and (?:total |net |gross )?(?:expenditure|spending|payments|outgoings) (?:was |were |of )?"
    r"|,? (?:as )?against (?:running )?(?:costs|expenditure|spending) of "
)
_OF_THEM = re.compile(r" (?:had|has|have) been \w+(?: in)?,? (?:about |some |over )?")
_THEM = re.compile(r"^ (?:\(?\d{1,3}%\)? ?)?of (?:them|it|this|these)\b")
""" "savings of £5.7m had been planned, £4.6m (80%) of them in offices"."""
_COMES_FROM = re.compile(r" (?:would|will|could|had|has) (?:come|came) from\b")
""" "income for the year was £451,318 and expenditure £438,902"."""
_AND = re.compile(
    r" (?P<how>on|for|from|in|to|towards) (?:[\w’'&/-]+ ){1,8}and (?:a further |another )?", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|would|will|could|that|which|who|approve|approved|agree|agreed|note|noted|cost|costs"
    r"|budget|saving|savings|income|grant|grants|estimate|estimated|increase|reduction|loss|loan|borrowing)\b",
    re.IGNORECASE,
)


def taken_over(figure: Figure, last: Figure | None, before: str, after: str, *, opens: bool) -> str | None:
    """Part of the figure before, `last`, where the words between say that a sum is one more of the same, or of it.

    `before` are the words from `last` to the figure, `after` those that follow it. `opens`: it is the first figure of
    its sentence, and `last` of the one before.
    """
    if figure.kind != "money" or last is None or last.kind not in ("money", "percent", "duration"):
        return None
    if last.part == "saving" and _ACHIEVED.match(after) and (not opens or after.startswith(" of th")):
        return "saving"
    if opens:
        return None
    if last.kind != "money" or last.part is None:
        return None
    if last.part == "income" and _AND_SPENDING.fullmatch(before):
        return "spent"
    if last.part in _CARRIED and _OF_THEM.fullmatch(before) and _THEM.match(after):
        return last.part
    within = _INCLUDING.fullmatch(before) if last.part in _CARRIED else None
    if within and not _CLAUSE.search(f"{within['on'] or ''}{_COMES_FROM.sub('', after)}"):
        return last.part
    if last.part in _CARRIED and _AGAINST.fullmatch(before) and _IN_THE_SAME.match(after):
        return last.part
    return last.part if last.part not in ("from", "to") and _goes_on(before, after) else None


def _goes_on(before: str, after: str) -> bool:
    """Whether a sum is the second of two for two things: "£2m on roads and £1m on bridges"."""
    one = _AND.fullmatch(before)
    return one is not None and after.startswith(f" {one['how']} ") and _CLAUSE.search(before) is None

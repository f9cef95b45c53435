"""What part a figure plays in its sentence (estimate, budget, saving, …, `from` and `to`), where the sentence says so.

Runs after the resolutions, replaces `doc._.figures` by figures with `part`, `period`, `measures` and `check_result`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import Figure, Resolution
from extract import rules
from extract.components.figure_awards import award_blocks, bought, carried
from extract.components.figure_changes import raised_to
from extract.components.figure_checks import check_figures
from extract.components.figure_columns import with_columns
from extract.components.figure_periods import measures_of, period_of
from extract.text import HasSpan, Sentence, at_offset

BEFORE, AFTER = 130, 60
"""How far a cue is looked for before and after a figure, in characters."""

LINK = (
    r"(?:[ ,:;(–-]{1,3}(?:of|to|be|being|at|was|were|is|are|would|will|had|has|been|about|around|approximately|some"
    r"|nearly"
    r"|almost|over|under|up|least|than|more|less|no|not|exceeding|between|the|a|an|in|total|totall?ing|sum|region"
    r"|just|now"
    r"|worth|cost|costs|put|stood|amounting|amounted|came|come|comes|set|only|currently|further|additional|estimated|o|yn|tua"
    r"|oddeutu"
    r"|hyd|dros|oedd)){0,7}[ ,:;(–-]{0,3}$"
)
"""Words that may stand between a cue and its figure."""

_NOT_THE_COUNCILS = re.compile(
    r"\b(?:household|family|personal|average|median|disposable) (?:annual )?income\b", re.IGNORECASE
)
_PLANNED = re.compile(r"\b(?:to|be|not|un|yet|planned|proposed) (?:be )?$", re.IGNORECASE)
_NOT_A_NOUN = re.compile(
    r"^(?:from|to|in|into|over|on|above|below|within|for|by|and|or|against|under|towards|as|with|at|than|but|per|a"
    r"|the)\b"
)
_IN_YEAR = re.compile(
    r" (?:for|in|during) (?:the )?(?:(?:financial|municipal) )?(?:year )?20\d\d(?:\s?[/–-]\s?\d\d(?:\d\d)?)?(?= )"
)
_OVER = re.compile(r"\b(?:over|under)[ -]$", re.IGNORECASE)
""" "a forecast over budget of £2m" tells what was spent above the budget."""
_BESIDE_BUDGET = re.compile(
    r"^ (?:above|over|below|under|more than|less than|within) (?:the |its )?budget", re.IGNORECASE
)
_APPROVE = re.compile(
    r"\b(?:approv(?:e|es|ed|ing|al)|cymeradwyo|cymeradwywyd|award(?:ed|s)? the \w+|authoris(?:e|es|ed|ing)"
    r"|accept(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_BE_APPROVED = re.compile(
    r"^[^.;£€]{0,120}?\bbe (?:and (?:is|are) hereby )?(?:approved|authorised|accepted)\b", re.IGNORECASE
)
_APPROVING = frozenset(["approved", "agreed"])


@dataclass(frozen=True, slots=True)
class Cue:
    """Words before and after a figure that give it one part; `money` says that only sums of money can have it."""

    part: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    money: bool


def _cue(rule: dict[str, Any]) -> Cue:
    before = rules.alternatives(rule["before"])
    after = rules.alternatives(rule["after"])
    return Cue(
        rule["part"],
        re.compile(rf"(?<![\w-]){before}{LINK}", re.IGNORECASE),
        re.compile(rf"^ {after}", re.IGNORECASE),
        rule.get("money", False),
    )


_CUES = tuple(_cue(rule) for rule in rules.load("figure_parts") if "before" in rule)
_OBJECT = re.compile(
    rf"\b(?:{'|'.join(rules.values('figure_parts', 'objects'))}|approve[sd]?|approving|cymeradwyo){LINK}", re.IGNORECASE
)
_FIXED = re.compile(
    r"\b(?:charges?|fees?|fares?|rents?|precept|levy|flagfall|tariffs?|prices?|allowances?|penalty|subscriptions?)\b"
    r"[^.;:£€]{0,70} be (?:(?:set|fixed|kept|held|retained|confirmed|agreed|charged|levied|approved) )?(?:at )?$",
    re.IGNORECASE,
)
""" "RESOLVED that the charge for garden waste be £52"."""
_CHANGE = re.compile(rf"\b(?:{'|'.join(rules.values('figure_parts', 'change'))})\b", re.IGNORECASE)
_LESS = r"(?:about |around |approximately |some |nearly |almost |over |just |an? average of |the |only ){0,3}$"
_FROM = re.compile(rf"\b(?:from|o) {_LESS}", re.IGNORECASE)
_TO = re.compile(rf"^(?: [\w’'%-]+){{0,6}} (?:to|i) {_LESS}", re.IGNORECASE)
_BACK = re.compile(
    rf"\b(?:(?:up|down|increased?|rise|rose|risen|fall|fallen|fell|drop(?:ped)?|reduced|reduction|decreased?) from"
    rf"|compared (?:with|to)|o gymharu (?:â|ag)) {_LESS}",
    re.IGNORECASE,
)


_CHANGED_TO = re.compile(
    r"\b(?:increased?|increasing|raised|reduced|lowered|uplifted|halved|doubled|ris(?:e|en|ing)|rose|fell|fall(?:en|ing)?"
    r"|dropped|grown|grew) to "
    rf"{_LESS}",
    re.IGNORECASE,
)
""" "be increased to £45,000": what it was before is not told."""


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one sentence, in order."""

    sentence: Sentence
    figures: tuple[Figure, ...]


def _plain(text: str, start: int, end: int) -> str:
    """A stretch of text with every run of white space as one space; a space at an end stays."""
    words = text[start:end]
    inner = " ".join(words.split())
    lead, tail = " " if words[:1].isspace() else "", " " if words[-1:].isspace() else ""
    return f"{lead}{inner}{tail}" if inner else words[:1] and " "


def groups(figures: Sequence[Figure], sentences: Sequence[Sentence]) -> Iterator[Group]:
    """Figures by the sentence they begin in; a figure outside every sentence is in no group."""
    run: list[Figure] = []
    last: Sentence | None = None
    for figure in figures:
        index = at_offset(sentences, figure.start)
        sentence = sentences[index] if index >= 0 else None
        if sentence != last:
            if last and run:
                yield Group(last, tuple(run))
            run, last = [], sentence
        if sentence and figure.start < sentence.end:
            run.append(figure)
    if last and run:
        yield Group(last, tuple(run))


def _windows(text: str, group: Group) -> list[tuple[str, str]]:
    """Words before and after each figure of a sentence, no further than the figures beside it."""
    ends = [group.sentence.start, *(figure.end for figure in group.figures)]
    starts = [*(figure.start for figure in group.figures[1:]), max(group.sentence.end, group.figures[-1].end)]
    return [
        (
            _plain(text, max(left, figure.start - BEFORE), figure.start),
            _plain(text, figure.end, min(right, figure.end + AFTER)),
        )
        for figure, left, right in zip(group.figures, ends, starts, strict=False)
    ]


def _stated(figure: Figure, before: str, after: str) -> str | None:
    """Part that a cue right before or right after the figure gives it."""
    if _BESIDE_BUDGET.match(after):
        return None
    for cue in _CUES:
        if cue.money and figure.kind != "money":
            continue
        found = cue.before.search(before)
        if found and not _denied(cue.part, before, found.start()):
            return cue.part
        if cue.after.search(after) and not _NOT_A_NOUN.match(after.lstrip().removeprefix("in ").removeprefix("of ")):
            return cue.part
    return None


def _denied(part: str, before: str, at: int) -> bool:
    """Whether the words around a cue take it back: "household income", "to be spent"."""
    if part == "budget":
        return _OVER.search(before[:at]) is not None
    if part == "income":
        return _NOT_THE_COUNCILS.search(before) is not None
    return part == "spent" and _PLANNED.search(before[:at]) is not None


def _changes(figures: Sequence[Figure], windows: Sequence[tuple[str, str]]) -> dict[int, str]:
    """Index of a figure and whether it is the `from` or the `to` of a change."""
    found: dict[int, str] = {}
    for at, (one, two) in enumerate(pairwise(figures)):
        before, between = windows[at][0], windows[at][1]
        lead = _FROM.search(before)
        if (
            one.kind == two.kind
            and lead
            and _TO.search(between)
            and (any(_CHANGE.search(words) for words, _ in windows[max(0, at - 3) : at + 1]))
        ):
            found[at], found[at + 1] = "from", "to"
    for at, (before, _) in enumerate(windows):
        if at not in found and _BACK.search(before) and at and figures[at - 1].kind == figures[at].kind:
            found[at] = "from"
        elif at not in found and (_CHANGED_TO.search(before) or raised_to(figures, windows, at)):
            found[at] = "to"
    return found


def _approved(figure: Figure, before: str, after: str, resolution: Resolution | None) -> bool:
    """Whether a resolution that approves names the figure as what it approves."""
    if resolution is None or resolution.outcome not in _APPROVING or figure.kind not in ("money", "percent"):
        return False
    if figure.kind == "money" and _FIXED.search(before):
        return True
    if not _OBJECT.search(before):
        return False
    return bool(_APPROVE.search(before) or _BE_APPROVED.match(after))


def _around(resolutions: Sequence[HasSpan], figure: Figure) -> Any:
    index = at_offset(resolutions, figure.start)
    return resolutions[index] if index >= 0 and figure.end <= resolutions[index].end else None


def _with_parts(text: str, group: Group, resolutions: Sequence[Resolution], awards: frozenset[int]) -> Iterator[Figure]:
    windows = _windows(text, group)
    changes = _changes(group.figures, windows)
    last: Figure | None = None
    for at, (figure, (before, after)) in enumerate(zip(group.figures, windows, strict=True)):
        part = changes.get(at)
        if part is None and not figure.rule.startswith("votes."):
            part = _stated(figure, before, after) or _stated(figure, _IN_YEAR.sub("", before), after)
            wider = _plain(text, figure.end, min(group.sentence.end, figure.end + 140))
            if part in (None, "budget") and _approved(figure, before, wider, _around(resolutions, figure)):
                part = "approved"
            if part is None and _is_alone(figure, group) and bought(text, figure, before, _around(resolutions, figure)):
                part = "approved"
            if part is None and (carried(figure, last, before, after) or _is_award(figure, group, awards)):
                part = "grant"
        last = replace(
            figure,
            part=part,
            period=period_of(figure, before, _to_money(text, group, at), is_first=at == 0),
            measures=measures_of(figure, before, after),
        )
        yield last


def _is_award(figure: Figure, group: Group, awards: frozenset[int]) -> bool:
    """Whether a figure is the only sum of an item in a list of awards."""
    return group.sentence.block in awards and _is_alone(figure, group)


def _is_alone(figure: Figure, group: Group) -> bool:
    """Whether a sum is the only one of its sentence."""
    return [other for other in group.figures if other.kind == "money"] == [figure]


def _to_money(text: str, group: Group, at: int) -> str:
    """Words after a figure up to the next that is no duration: "£1.2m over three years"."""
    figure = group.figures[at]
    following = (other.start for other in group.figures[at + 1 :] if other.kind != "duration")
    return _plain(text, figure.end, min(next(following, group.sentence.end), group.sentence.end, figure.end + AFTER))


@Language.component(
    "figure_parts",
    requires=["doc._.figures", "doc._.sentences", "doc._.blocks", "doc._.resolutions"],
    assigns=["doc._.figures"],
)
def figure_parts(doc: Doc) -> Doc:
    """Replace `doc._.figures` by the same figures with part, period, what they measure and the result of checks."""
    if not doc._.figures:
        return doc
    text = doc._.source
    awards = award_blocks(text, doc._.blocks) if "£" in text else frozenset()
    found = [
        (group.sentence, tuple(_with_parts(text, group, doc._.resolutions, awards)))
        for group in groups(doc._.figures, doc._.sentences)
    ]
    results = check_figures(text, found, doc._.blocks)
    known = {figure.start: figure for _, figures in found for figure in figures}
    doc._.figures = with_columns(
        text,
        [replace(known.get(figure.start, figure), check_result=results.get(figure.start)) for figure in doc._.figures],
    )
    return doc

"""What part a figure plays in its sentence (estimate, budget, saving, …, `from` and `to`), where the sentence says so.

Runs after the resolutions, replaces `doc._.figures` by figures with `part`, `period`, `measures` and `check_result`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import Figure, Resolution
from extract import rules
from extract.components.figure_changes import changes
from extract.components.figure_checks import check_figures
from extract.components.figure_periods import measures_of, period_of
from extract.text import Block, HasSpan, Sentence, at_offset

BEFORE, AFTER = 130, 60
"""How far a cue is looked for before and after a figure, in characters."""

LINK = (
    r"(?:[ ,:;(–-]{1,3}(?:of|to|be|being|at|was|were|is|are|would|will|had|has|been|about|around|approximately|some"
    r"|nearly"
    r"|almost|over|under|up|least|than|more|less|no|not|exceeding|between|the|a|an|in|total|totall?ing|sum|region"
    r"|just|now"
    r"|worth|cost|costs|put|stood|amounting|amounted|came|come|comes|set|only|currently|further|additional|estimated|expected|o|yn|tua"
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
_OVER = re.compile(r"\b(?:over|under)[ -]$", re.IGNORECASE)
""" "a forecast over budget of £2m" tells what was spent above the budget."""
_BESIDE_BUDGET = re.compile(
    r"^ (?:above|over|below|under|more than|less than|within) (?:the |its )?budget", re.IGNORECASE
)
_APPROVE = re.compile(rf"\b(?:{'|'.join(rules.values('figure_parts', 'verbs'))})\b", re.IGNORECASE)
_BE_APPROVED = re.compile(
    r"^[^.;£€]{0,120}?\b(?:be|is|are) (?:and (?:is|are) hereby )?(?:approved|issued|released|allocated)\b",
    re.IGNORECASE,
)
_FIXED = re.compile(
    r"\b(?:charges?|fees?|fares?|flagfall|precepts?|rents?|tariffs?|prices?|allowances?|lev(?:y|ies)|tolls?)\b"
    r"[^.;£€]{0,60} be $",
    re.IGNORECASE,
)
""" "that the charge for garden waste be £52": what is resolved is the sum."""
_LED_IN = re.compile(
    rf"\b{rules.alternatives(rules.values('figure_parts', 'lists'))}\b"
    r"(?! (?:applications?|requests?|bids?|budgets?|balances?))",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:consider|request\w*|applied|applications?|seek\w*|sought|remaining|bids?|asked)\b", re.IGNORECASE
)
_MOST_LISTED, _LONGEST_LISTED, _LONGEST_OPENING = 15, 160, 30
_ALLOCATION = re.compile(r"\b(?:allocation|set(?:s|ting)? aside|earmark\w*)\b[^.;£]{0,40}$", re.IGNORECASE)
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
_OBJECTS = rules.alternatives([*rules.values("figure_parts", "objects"), *rules.values("figure_parts", "acts")])
_OBJECT = re.compile(rf"\b{_OBJECTS}{LINK}", re.IGNORECASE)


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
    if figure.value < 0 or _BESIDE_BUDGET.match(after):
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


def _approved(text: str, figure: Figure, before: str, after: str, resolution: Resolution | None) -> bool:
    """Whether a resolution that approves names the figure as what it approves."""
    if resolution is None or resolution.outcome not in _APPROVING or figure.kind not in ("money", "percent"):
        return False
    if _FIXED.search(before) and figure.kind == "money":
        return True
    if not _OBJECT.search(before):
        return False
    opening = text[resolution.start : min(figure.start, resolution.start + _LONGEST_OPENING)]
    return bool(_APPROVE.search(before) or _BE_APPROVED.match(after) or _APPROVE.search(opening))


def _is_listed_grant(text: str, blocks: Sequence[Block], sentence: Sentence) -> bool:
    """Whether a sum stands in a list below "The following grants were awarded:"."""
    for index in range(sentence.block, max(-1, sentence.block - _MOST_LISTED), -1):
        words = text[blocks[index].start : blocks[index].end].rstrip(" -–\n\u00a0")
        if index < sentence.block and words.endswith(":"):
            return _LED_IN.search(words[-200:]) is not None and _ASKED.search(words[-200:]) is None
        if len(words) > _LONGEST_LISTED or "£" not in words:
            return False
    return False


def _around(resolutions: Sequence[HasSpan], figure: Figure) -> Any:
    index = at_offset(resolutions, figure.start)
    return resolutions[index] if index >= 0 and figure.end <= resolutions[index].end else None


def _with_parts(
    text: str, group: Group, resolutions: Sequence[Resolution], blocks: Sequence[Block]
) -> Iterator[Figure]:
    windows = _windows(text, group)
    ends = changes(group.figures, windows)
    for at, (figure, (before, after)) in enumerate(zip(group.figures, windows, strict=True)):
        part = ends.get(at)
        if part == "to" and ends.get(at - 1) != "from" and _stated(figure, before, after) == "estimate":
            part = "estimate"
        if part is None and not figure.rule.startswith("votes."):
            part = _stated(figure, before, after)
            wider = _plain(text, figure.end, min(group.sentence.end, figure.end + 140))
            firm = part is not None and not (part == "budget" and _ALLOCATION.search(before))
            if not firm and _approved(text, figure, before, wider, _around(resolutions, figure)):
                part = "approved"
            if (
                part is None
                and figure.kind == "money"
                and figure.value > 0
                and _is_listed_grant(text, blocks, group.sentence)
            ):
                part = "grant"
        yield replace(
            figure,
            part=part,
            period=period_of(figure, before, _to_money(text, group, at), is_first=at == 0),
            measures=measures_of(figure, before, after),
        )


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
    found = [
        (group.sentence, tuple(_with_parts(text, group, doc._.resolutions, doc._.blocks)))
        for group in groups(doc._.figures, doc._.sentences)
    ]
    results = check_figures(text, found, doc._.blocks)
    known = {figure.start: figure for _, figures in found for figure in figures}
    doc._.figures = tuple(
        replace(known.get(figure.start, figure), check_result=results.get(figure.start)) for figure in doc._.figures
    )
    return doc

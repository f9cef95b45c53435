"""Votes as stated: counts for, against and abstaining, in every order and in digits or words. Nothing is inferred."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import Figure
from extract import rules
from extract.components.numbers import WORDS, read

_N = rf"(?P<n>\d{{1,3}}|{WORDS}|[Nn]one|[Nn]il|[Nn]o(?=\s(?:votes?|abstentions?|Members?)\b))"
_WHO = r"(?:\s(?:votes?|members?|councillors?|were|cast|had|bleidlais|aelod))*"


def _options(key: str) -> str:
    return "|".join(f"(?P<{rule['option']}>{rules.alternatives(rule[key])})" for rule in rules.load("votes"))


_LABELLED = re.compile(
    rf"(?<![\w-])(?:{_options('labels')})\s{{0,2}}(?::\s?[-–]?|[-–=]|\()\s{{0,2}}{_N}(?![\w%,.:]\d|\d|\s?[%:])",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"(?<![\w£.,/-]){_N}{_WHO}\s(?:{_options('after')})\b", re.IGNORECASE)
# "For the motion: Councillors Ash, Elm and Oak (13)": names first, the count after them.
_NAMES_FIRST = re.compile(
    rf"(?<![\w-])(?:{_options('labels')})(?:\sthe\s(?:motion|amendment|recommendations?|proposal))?\s?[:–-]\s{{0,2}}"
    rf"(?:Councillors?|Cllrs?\.?|Members|Mrs?|Ms|Miss|Dr|[A-Z][\w’'-]+,\s)[^:;()\d]{{3,1500}}?"
    rf"(?:\(|[–-]\s|=\s?|Total:?\s)(?P<n>\d{{1,3}})(?:\svotes?)?(?![\d,.]\d|\d)",
    re.IGNORECASE,
)
# "For 6, Against 1", "there voted for the motion 3 and against it 3": no mark between label and count.
_UNMARKED = re.compile(
    rf"(?<![\w-])(?:{_options('labels')})(?:\s(?:it|(?:the\s)?(?:motion|amendment|recommendations?|proposal)))?"
    rf"[\s\u00a0]{{1,3}}{_N}(?=\s*(?:[,;.)\n/]|$|and\b|against\b|abst|for\b|in\sfavour|not\svoting|whereupon\b))"
    rf"(?![,.:]\d)",
    re.IGNORECASE,
)
_SCORE = re.compile(
    rf"(?P<lead>\b(?:vot(?:e|es|ed|ing)|carried|lost|defeated|agreed|approved|refused|by|majority|resolved|o"
    rf"n)\b[^.;\n\d]{{0,40}}?\s|\()\(?(?P<first>\d{{1,3}}|{WORDS})\s?(?:(?P<votes>votes?)\s)?(?:(?P<colon>[:"
    rf"–-])|to|v|votes? to)\s?(?P<second>\d{{1,3}}|{WORDS}|nil|none)(?P<votes2>\svotes?)?(?::(?P<third>\d{{1"
    rf",3}}))?"
    rf"(?!\d|[:%/]\d?|\.\d|\s?(?:am|pm|years?|months?|weeks?|days?|hours?|per)\b)(?:[\s,;(]{{1,3}}(?:with\s|"
    rf"and\s){{0,2}}(?P<abstain>\d{{1,3}}|{WORDS})\s(?:members? )?(?:abstentions?|abstaining|abstained))?",
    re.IGNORECASE,
)
_SIDES = re.compile(
    rf"(?:\bfor\sthe\s(?P<side>motion|amendment)\s{{0,2}}[:(–-]\s?(?P<count>\d{{1,3}})\)?|(?P<before>\d{{1,3}}|"
    rf"{WORDS})\s(?:members?\s|councillors?\s|votes?\s)?(?:voted\s|voting\s|cast\s)?for\sthe\s(?P<side2>motion|a"
    rf"mendment))",
    re.IGNORECASE,
)
_VOTE_WORD = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|carried|lost|defeated|division|ballot|majority|pleidlais)\b", re.IGNORECASE
)
_RESOLVED_BEFORE = re.compile(r"\b(?:resolved|agreed|approved|refused|carried|granted)\s\(?$", re.IGNORECASE)
_NOT_A_VOTE = re.compile(
    r"\b(?:letters?|representations?|respondents?|responses?|petition|objections?|consultees|emails?"
    r"|comments)\b",
    re.IGNORECASE,
)
_LOST = re.compile(r"\b(?:lost|defeated|fell|not carried)\b", re.IGNORECASE)
_UNITS = {"for": "votes for", "against": "votes against", "abstain": "abstentions"}
_WELSH_UNITS = {"for": "pleidleisiau o blaid", "against": "pleidleisiau yn erbyn", "abstain": "ymataliadau"}


MOST = 300
"""More votes than any council has members: a count above it is of something else."""


LONGEST_LABEL = 40
"""Longest label before a count, in characters; a longer one is a list of names and no part of the figure."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One stated count and the option it belongs to."""

    start: int
    end: int
    number_start: int
    number_end: int
    option: str
    count: int
    labelled: bool


@dataclass(frozen=True, slots=True)
class Vote:
    """One division: what is not stated is None."""

    start: int
    end: int
    marks: tuple[Mark, ...]

    def count(self, option: str) -> int | None:
        """Stated count of an option."""
        return next((mark.count for mark in self.marks if mark.option == option), None)


def _count(text: str) -> int | None:
    if text.casefold() in ("none", "nil", "no"):
        return 0
    number = read(text)
    return None if number is None or number.value != int(number.value) else int(number.value)


def _marks(text: str) -> Iterator[Mark]:
    patterns = ((_LABELLED, True), (_NUMBERED, False), (_NAMES_FIRST, True))
    for match, labelled in [*((m, labelled) for p, labelled in patterns for m in p.finditer(text)), *_unmarked(text)]:
        if match["n"]:
            count = _count(match["n"])
            option = next((name for name in _UNITS if match[name]), None)
            if count is not None and option:
                end = match.end() + (text[match.end() : match.end() + 1] == ")" and "(" in match.group())
                yield Mark(match.start(), end, match.start("n"), match.end("n"), option, count, labelled)


def _unmarked(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Counts after a bare label, where another option stands right beside; one alone may be anything."""
    found = list(_UNMARKED.finditer(text))
    for at, match in enumerate(found):
        beside = [*found[max(0, at - 1) : at], *found[at + 1 : at + 2]]
        mine = next((name for name in _UNITS if match[name]), None)
        if any(_beside(match, other) and other[mine] is None for other in beside if mine):
            yield match, False


def _beside(one: re.Match[str], two: re.Match[str]) -> bool:
    return max(one.start(), two.start()) - min(one.end(), two.end()) <= 12


def _groups(text: str, marks: Iterable[Mark]) -> Iterator[Vote]:
    """Marks that follow one another with different options make one vote; printed name lists may stand between."""
    run: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: mark.start):
        if run and mark.start < run[-1].end:
            continue
        reach = 4000 if mark.labelled and run and run[-1].labelled else 90
        if run and (mark.option in {m.option for m in run} or mark.start - run[-1].end > reach):
            yield from _vote(text, run)
            run = []
        run.append(mark)
    yield from _vote(text, run)


def _vote(text: str, run: list[Mark]) -> Iterator[Vote]:
    if not run or not any(mark.option == "for" for mark in run):
        return
    start, end = run[0].start, run[-1].end
    around = text[max(0, start - 80) : end + 40]
    worded = bool(_VOTE_WORD.search(around))
    if len(run) == 1 and not (worded and _VOTE_WORD.search(text[start:end])):
        return
    if any(mark.count > MOST for mark in run):
        return
    if worded or not _NOT_A_VOTE.search(around):
        yield Vote(start, end, tuple(run))


def _scores(text: str) -> Iterator[Vote]:
    for match in _SCORE.finditer(text):
        lead, stated = match["lead"], bool(match["votes"] or match["votes2"])
        bracketed = text[match.start("first") - 1] == "(" and _RESOLVED_BEFORE.search(lead) and match["colon"]
        if not (stated or match["third"] or bracketed or (_VOTE_WORD.search(lead) and match["colon"])):
            continue
        first, second = _count(match["first"]), _count(match["second"])
        if first is None or second is None:
            continue
        lost = bool(_LOST.search(text, max(0, match.start() - 20), match.end())) and second < first
        options = ("against", "for") if lost else ("for", "against")
        yield _scored(match, options, first, second)


def _scored(match: re.Match[str], options: tuple[str, str], first: int, second: int) -> Vote:
    marks = [
        Mark(match.start(name), match.end(name), match.start(name), match.end(name), option, count, False)
        for name, option, count in zip(("first", "second"), options, (first, second), strict=True)
    ]
    last = "third" if match["third"] else "abstain"
    abstain = _count(match[last]) if match[last] else None
    if abstain is not None:
        end = match.end() if last == "abstain" else match.end(last)
        marks.append(Mark(match.start(last), end, match.start(last), match.end(last), "abstain", abstain, False))
    return Vote(match.start("first"), match.end(), tuple(marks))


def _sides(text: str) -> Iterator[Vote]:
    """Scottish divisions between motion and amendment: the side with more votes is `for`."""
    found = [
        (match.start(), match.end(), match["side"] or match["side2"], _count(match["count"] or match["before"]))
        for match in _SIDES.finditer(text)
    ]
    for one, two in pairwise(found):
        if (
            two[0] - one[1] < 3000
            and one[2].casefold() != two[2].casefold()
            and one[3] is not None
            and two[3] is not None
            and one[3] != two[3]
        ):
            ordered = sorted((one, two), key=lambda side: -(side[3] or 0))
            marks = [
                Mark(s[0], s[1], s[0], s[1], option, s[3] or 0, True)
                for s, option in zip(ordered, ("for", "against"), strict=True)
            ]
            yield Vote(one[0], two[1], tuple(sorted(marks, key=lambda mark: mark.start)))


def find_votes(text: str) -> list[Vote]:
    """Divisions in the order of the text, disjoint; scores first, then printed lists."""
    kept: list[Vote] = []
    candidates = [*_sides(text), *_groups(text, _marks(text)), *_scores(text)]
    for vote in sorted(candidates, key=lambda vote: (vote.start, -len(vote.marks))):
        if not kept or vote.start >= kept[-1].end:
            kept.append(vote)
        elif len(vote.marks) > len(kept[-1].marks):
            kept[-1] = replace(vote)
    return kept


def vote_figures(text: str, votes: Iterable[Vote]) -> Iterator[Figure]:
    """Each stated count as a figure: "For (52)" whole, the number alone after a colon or in a score."""
    for vote in votes:
        for mark in vote.marks:
            listed = mark.number_start - mark.start > LONGEST_LABEL
            whole = not listed and (text[mark.end - 1] == ")" or mark.end != mark.number_end)
            start, end = (mark.start, mark.end) if whole else (mark.number_start, mark.number_end)
            welsh = "blaid" in text[mark.start : mark.end] or "erbyn" in text[mark.start : mark.end]
            unit = (_WELSH_UNITS if welsh else _UNITS)[mark.option]
            yield Figure(
                start=start,
                end=end,
                quote=text[start:end],
                rule="votes.count",
                kind="count",
                value=float(mark.count),
                unit=unit,
            )


for _name in ("votes", "vote_figures"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=())


@Language.component("votes", assigns=["doc._.votes", "doc._.vote_figures"])
def votes(doc: Doc) -> Doc:
    """Set `doc._.votes` and the figures they hold."""
    doc._.votes = tuple(find_votes(doc._.source))
    doc._.vote_figures = tuple(vote_figures(doc._.source, doc._.votes))
    return doc

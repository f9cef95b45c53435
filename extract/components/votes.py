"""Votes as stated: counts for, against and abstaining, in every order and in digits or words. Nothing is inferred."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import Figure
from extract import rules
from extract.components.divisions import Division, find_divisions
from extract.components.numbers import WELSH, WORDS
from extract.components.vote_ballots import find_ballots
from extract.components.vote_counts_first import find_counts_first
from extract.components.vote_lists import votes_of
from extract.components.vote_marks import MOST, Mark, Vote, count_of, windows
from extract.components.vote_scores import find_scores
from extract.components.vote_sides import find_sides
from extract.components.vote_totals import find_totals
from extract.scanning import finditer

_N = (
    rf"(?P<n>\d{{1,3}}|{WORDS}"
    rf"|(?:un|{WELSH})(?=\s(?:aelod\w*\s)?(?:o\sblaid|yn\serbyn|yn\symatal|yn\satal|wedi\s))"
    r"|[Nn]one|[Nn]il|[Nn]eb|[Dd]im|[Nn]o(?=\s(?:votes?|abstentions?|Members?)\b))"
)
_SPACE = r"\s{1,30}"
_WHO = (
    r"(?:\s(?:votes?|(?:constituent\s)?(?:members?|authorities)|councillors?|were|cast|had|having|present"
    r"|bleidlais|aelod))*"
)


def _options(key: str) -> str:
    """A named group an option; a line may end between two words of one."""
    return "|".join(
        f"(?P<{rule['option']}>{rules.alternatives(rule[key]).replace(' ', _SPACE)})" for rule in rules.load("votes")
    )


_LABELLED = re.compile(
    rf"(?<![\w-])(?:{_options('labels')})(?:\s{{0,2}}(?::\s?[-–]?|[-–=]|\()|\s\|(?=\s\d{{1,3}}\s?(?:\||\n|\Z))"
    rf"|[ \t]{{0,3}}(?:[.…·_]\s?){{3,90}})\s{{0,2}}{_N}(?![\w%,.:]\d|\d|\s?[%:])",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"(?<![\w£.,/-]){_N}{_WHO}\s{{1,30}}(?:{_options('after')})\b(?!\s?[:=]\s{{0,2}}\d)", re.IGNORECASE
)
# "For the motion: Councillors Ash, Elm and Oak (13)": names first, the count after them.
_ABSTAINED_FIRST = re.compile(
    rf"\b(?P<for>(?!))?(?P<against>(?!))?(?P<abstain>[Yy]mataliodd|[Aa]taliodd){_SPACE}(?P<n>\d{{1,3}}|un|{WELSH})(?:\s(?:o\s)?aelod\w*)?"
    r"(?:\s(?:ei|eu)\s[bp]h?leid\w+)?(?![\w/%]|\s?[:.]\d)"
)
""" "Ataliodd 1 aelod ei bleidlais": Welsh puts the verb before its count."""
_NAMES_FIRST = re.compile(
    rf"(?<![\w-])(?:{_options('labels')})(?:\sthe\s(?:motion|amendment|recommendations?|proposal))?\s?[:–-]\s{{0,2}}"
    rf"(?:Councillors?|Cllrs?\.?|Aldermen|Alderm[ae]n|Members|Bailies?|(?:Depute\s|Lord\s)?Provost|Mrs?|Ms|Miss|Dr|[A-Z][\w’'-]+,\s)"
    rf"(?:(?!\b(?:against|abst|yn\serbyn|ymatal))[^:()\d]){{3,1200}}?"
    rf"(?:\(|[–-]\s|=\s?|Total:?\s)(?P<n>\d{{1,3}})(?:\svotes?)?(?![\d,.]\d|\d)",
    re.IGNORECASE,
)
# "For, 3: Councillors Ash ...", "O blaid y cynnig, (4) Y Cynghorwyr": the count between the label and the names.
_NAMES_LAST = re.compile(
    rf"(?<![\w-])(?:{_options('labels')})(?:\s(?:the|y|yr)\s\w+(?:\s\w+){{0,3}})?,\s\(?{_N}\)?(?=\s?:|\s(?:Y\s)?(?:Councillors?|Cllrs?|Cyng))",
    re.IGNORECASE,
)
# "For 6, Against 1", "there voted for the motion 3 and against it 3": no mark between label and count.
_UNMARKED = re.compile(
    rf"(?<![\w-])(?:{_options('labels')})(?:\s(?:it|(?:the\s)?(?:motion|amendment|recommendations?|proposal)))?"
    rf"(?:[ \t\u00a0]{{1,3}}|[ \t]?\r?\n[ \t]{{0,3}}){_N}(?=\s*(?:[,;.)\]\n/|(]|[–-](?!\d)|$|and\b|against\b"
    rf"|abst|for\b|in\sfavour|not\svoting|whereupon\b))"
    rf"(?![,.:]\d)",
    re.IGNORECASE,
)
_READERS = ((_LABELLED, True), (_NUMBERED, False), (_ABSTAINED_FIRST, False), (_NAMES_LAST, True))
"""Patterns, and whether names may stand between their counts."""
_VOTE_WORD = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|carried|lost|defeated|division|ballot|majority|pleidlais)\b", re.IGNORECASE
)
_NOT_A_VOTE = re.compile(
    r"\b(?:letters?|representations?|respondents?|responses?|petition|objections?|consultees|emails?"
    r"|comments)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:referend(?:um|a)|electorate|(?:ballot|poll|survey)\sof\s(?:\w+\s)?(?:residents|tenants|members|employees|staff|parents))\b",
    re.IGNORECASE,
)
"""A vote of people who are no members of the meeting."""
_OTHERS_VOTED = re.compile(
    r"\b(?:residents|tenants|staff|employees|electors|householders|shareholders|pupils|students|parents|teachers|parishioners"
    r"|members\sof\sthe\spublic|MPs|union(?:\smembers)?)\s(?:had\s|have\s)?voted\b[^.;\n]{0,40}$",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b[Aa]gainst\s(?:an?|the|its|our|their)\s(?:\w+\s){0,2}(?:figure|targets?|budget|estimate|average|baseline|forecast)\b"
    r"|\b(?:Quarter|Qtr|Period|Month|Phase|Stage|Band|Year)\s\d"
)
""" "0 for Quarter 1 against a figure of 3" is a measure of performance."""
_SAID = re.compile(
    r"\bvot(?:e|es|ed|ing)\b|\bpleidl|\bfor\sthe\s(?:motion|amendment|proposal|recommendations?)\s?\(", re.IGNORECASE
)
"""Words that make a count of those for, told alone, one of a vote."""
_FIELD_BEFORE = re.compile(r"(?:\b(?:Votes?|Voting|VOTES?|VOTING)\s?[:–-]\s?|\bAll\s)$")
"""What makes a count of those for, told alone, one of a vote: "Voting: 9 for", "All in favour (9)"."""
_REMARKED = re.compile(
    r"\b(?:carried|agreed|approved|resolved|unanimously|passed|granted|lost|refused)\b[^.;]{0,30}?\b(?:with|there\sbeing)\s$"
    r"|\b(?:voted|voting)\sin\sfavour\b[^.;]{0,40}?\b(?:with|and)\s$",
    re.IGNORECASE,
)
"""What stands before a count of abstentions or of votes against that is told alone: "carried with one abstention"."""
_PARTED = re.compile(
    r"\b(?:RESOLVED|Resolved|PENDERFYNWYD|carried|CARRIED|lost|LOST|defeated|moved|MOVED|proposed|seconded|eiliwyd)\b"
)
"""Words that begin another vote: counts on the two sides of one are not of one division."""
_LISTED = re.compile(r"[^.;\n]{0,40}?(?:\bviz\b|\bnamely\b|\bbeing\b|[:(–-])", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]{0,1500}\)")
_UNITS = {"for": "votes for", "against": "votes against", "abstain": "abstentions"}
_WELSH_UNITS = {"for": "pleidleisiau o blaid", "against": "pleidleisiau yn erbyn", "abstain": "ymataliadau"}


LONGEST_LABEL = 40
"""Longest label before a count, in characters; a longer one is a list of names and no part of the figure."""


def _marks(text: str, places: Iterable[tuple[int, int]]) -> Iterator[Mark]:
    for window in places:
        found = [(match, labelled) for pattern, labelled in _READERS for match in finditer(pattern, text, *window)]
        found += [(match, True) for match in finditer(_NAMES_FIRST, text, window[0], min(len(text), window[1] + 1300))]
        for match, labelled in [*found, *_unmarked(text, window)]:
            yield from _mark(text, match, labelled)


def _mark(text: str, match: re.Match[str], labelled: bool) -> Iterator[Mark]:
    count = count_of(match["n"]) if match["n"] else None
    option = next((name for name in _UNITS if match[name]), None)
    if count is not None and option:
        end = match.end() + (text[match.end() : match.end() + 1] == ")" and "(" in match.group())
        yield Mark(match.start(), end, match.start("n"), match.end("n"), option, count, labelled)


def _unmarked(text: str, window: tuple[int, int]) -> Iterator[tuple[re.Match[str], bool]]:
    """Counts after a bare label, where another option stands right beside; one alone may be anything."""
    found = list(finditer(_UNMARKED, text, *window))
    for at, match in enumerate(found):
        beside = [*found[max(0, at - 1) : at], *found[at + 1 : at + 2]]
        mine = next((name for name in _UNITS if match[name]), None)
        if any(_beside(text, match, other) and other[mine] is None for other in beside if mine):
            yield match, text[match.end() : match.end() + 2].strip().startswith("(")


def _beside(text: str, one: re.Match[str], two: re.Match[str]) -> bool:
    """Whether two counts stand side by side, a list of names in brackets apart."""
    first, second = sorted((one, two), key=lambda match: match.start())
    gap = second.start() - first.end()
    return gap <= 12 or (gap < 1600 and len(_BRACKETED.sub("", text[first.end() : second.start()])) <= 12)


def _groups(text: str, marks: Iterable[Mark]) -> Iterator[Vote]:
    """Marks that follow one another with different options make one vote; printed name lists may stand between."""
    run: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: mark.start):
        if run and mark.start < run[-1].end:
            continue
        far = run and (
            mark.start - run[-1].end > _reach(text, run[-1], mark) or _PARTED.search(text, run[-1].end, mark.start)
        )
        if run and (far or mark.option in {m.option for m in run}):
            yield from _vote(text, run)
            run = []
        run.append(mark)
    yield from _vote(text, run)


def _reach(text: str, one: Mark, two: Mark) -> int:
    """How far apart two counts of one vote may stand: names stand between labels, or in a sentence after "viz."."""
    if one.labelled and two.labelled:
        return 4000
    return 600 if _LISTED.match(text, one.end) and ". " not in text[one.end + 12 : two.start] else 90


def _is_told_alone(text: str, mark: Mark, worded: bool) -> bool:
    """Whether a count of those for, with no other beside it, is of a vote: "Voting: 9 for", "All in favour (9)"."""
    if worded and _SAID.search(text[mark.start : mark.end]):
        return True
    return _FIELD_BEFORE.search(text, max(0, mark.start - 12), mark.start) is not None


def _vote(text: str, run: list[Mark]) -> Iterator[Vote]:
    if not run or not (
        any(mark.option == "for" for mark in run) or _REMARKED.search(text, max(0, run[0].start - 60), run[0].start)
    ):
        return
    start, end = run[0].start, run[-1].end
    around = text[max(0, start - 80) : end + 40]
    worded = bool(_VOTE_WORD.search(around))
    if len(run) == 1 and run[0].option == "for" and not _is_told_alone(text, run[0], worded):
        return
    if any(mark.count > MOST for mark in run) or _ELSEWHERE.search(around):
        return
    if worded or not (_NOT_A_VOTE.search(around) or _MEASURED.search(around)):
        yield Vote(start, end, tuple(run))


def find_votes(text: str, divisions: Sequence[Division] | None = None) -> list[Vote]:
    """Votes in the order of the text, disjoint; of those that overlap the one with more counts. `divisions` are those
    with lists of names, where they are known already."""
    kept: list[Vote] = []
    places = list(windows(text))
    divisions = find_divisions(text) if divisions is None else divisions
    candidates = [
        *votes_of(text, divisions),
        *find_sides(text),
        *find_totals(text),
        *find_ballots(text),
        *find_counts_first(text, places),
        *_groups(text, _marks(text, places)),
        *find_scores(text, places),
    ]
    for vote in sorted(candidates, key=lambda vote: (vote.start, -len(vote.marks))):
        if _OTHERS_VOTED.search(text, max(0, vote.start - 60), vote.start):
            continue
        if not kept or vote.start >= kept[-1].end:
            kept.append(vote)
        elif len(vote.marks) > len(kept[-1].marks):
            kept[-1] = vote
    return _with_lists(text, kept, divisions)


_BELOW_LISTS = re.compile(
    r"[ \t|XxYyNn✓✔.]{0,30}[\s(\[]{0,12}(?:(?:votes?|voting|totals?|result)\s?:?\s{0,3})?", re.IGNORECASE
)


def _with_lists(text: str, votes: Sequence[Vote], divisions: Sequence[Division]) -> list[Vote]:
    """The votes, those told right below lists of names without counts from the first list on."""
    starts = {division.end: division.start for division in divisions}
    ends = sorted(starts)
    found = []
    for vote in votes:
        at = bisect_right(ends, vote.start) - 1
        if at >= 0 and vote.start - ends[at] < 40 and _BELOW_LISTS.fullmatch(text, ends[at], vote.start):
            vote = replace(vote, start=starts[ends[at]])
        found.append(vote)
    return found


def vote_figures(text: str, votes: Iterable[Vote]) -> Iterator[Figure]:
    """Each stated count as a figure: "For (52)" whole, the number alone after a colon or in a score."""
    for vote in votes:
        for mark in {mark.number_start: mark for mark in vote.marks}.values():
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


for _name in ("divisions", "votes", "vote_figures"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=())


@Language.component("votes", assigns=["doc._.divisions", "doc._.votes", "doc._.vote_figures"])
def votes(doc: Doc) -> Doc:
    """Set `doc._.divisions`, `doc._.votes` and the figures they hold."""
    doc._.divisions = tuple(find_divisions(doc._.source))
    doc._.votes = tuple(find_votes(doc._.source, doc._.divisions))
    doc._.vote_figures = tuple(vote_figures(doc._.source, doc._.votes))
    return doc

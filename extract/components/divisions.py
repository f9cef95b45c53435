"""Divisions: who a text lists as voting for, against or abstaining, grouped by the vote they were cast in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.components.bare_surnames import Surnames
from extract.components.division_signs import REACH, Told, is_division
from extract.components.listed_names import Listed, read_names
from extract.components.numbers import WORDS
from extract.components.vote_brackets import find_bracketed
from extract.components.vote_entries import find_entries
from extract.components.vote_grids import find_grids
from extract.components.vote_labels import Label, find_labels, is_possible
from extract.components.vote_legends import find_marked
from extract.components.vote_parties import read_by_party
from extract.components.vote_records import VoteList
from extract.components.vote_tables import find_tables

_NOBODY = re.compile(
    r"[\s\u00a0]{0,12}(?:there\s(?:were|was)\s)?(?:(?:none|nil|no\sone|nobody|no\s(?:members?|councillors?|abstentions?|votes?(?:\sagainst)?)|dim|neb|n/a)"
    r"(?:\b|(?=\d))(?:[ \t]{0,60}\((?=0\))|\s{0,3})(?P<n>0)?"
    r"|(?P<n2>0)\b)",
    re.IGNORECASE,
)
_NUMBER_WORD = re.compile(rf"\s{{0,12}}(?:{WORDS})\b(?!,)", re.IGNORECASE)
""""For: Nine": a count, and nobody's name."""
_BELOW = re.compile(r"[ \t.]{0,4}(?:\r?\n[ \t]{0,40}){1,2}(?:[Tt]otal:?\s)?(?P<n>\d{1,3})[ \t]*(?=[\r\n]|\Z)")
"""A number on a line of its own under a list: its count where it is the number of names, else perhaps a page's."""
_OPTION_NOTE = re.compile(r"(?:voted\s)?(?:for|against|abstain\w*|abstention|in favour|yes|no|aye|nay)", re.IGNORECASE)
_RESULT = re.compile(
    r"\b(?:carried|lost|defeated|resolved|agreed|declared|fell|moved|seconded|proposed|penderfynwyd|recorded\svote"
    r"|further\svote|voted)\b",
    re.IGNORECASE,
)
_MISCOUNTED = 2
"""How many more names a list may have than its count: with more, those of another column run on below it."""
FARTHEST = 6000
"""Longest list in characters."""


@dataclass(frozen=True, slots=True)
class Division:
    """One vote: its lists, each option at most once (a motion and an amendment have a side each), and its span."""

    start: int
    end: int
    lists: tuple[VoteList, ...]


def _read_list(text: str, label: Label, stop: int, surnames: Surnames) -> VoteList:
    """The people under one label; none where what follows is not plainly a list."""
    nobody = _NOBODY.match(text, label.end, stop)
    if nobody:
        name = "n" if nobody["n"] else "n2"
        counted = label.counted or (nobody.span(name) if nobody[name] else None)
        return _list(label, (), nobody.end(), 0 if label.count is None else label.count, True, counted)
    limit = label.count or None
    if _NUMBER_WORD.match(text, label.end, stop):
        return _list(label, (), label.end, label.count, False, label.counted)
    farthest = min(stop, label.end + FARTHEST)
    found = read_by_party(text, label.end, farthest) or read_names(text, label.end, farthest, limit=limit)
    if label.count == 0:
        return _list(label, (), label.end, 0, True, label.counted)
    people = surnames.split(found.people) if found.is_whole and _plausible(found.people) else None
    if people is None:
        return _list(label, (), label.end, label.count, False, label.counted)
    if label.count is not None and len(people) > label.count + _MISCOUNTED:
        return _list(label, (), label.end, label.count, False, label.counted)
    if label.count is not None:
        return _list(label, people, found.end, label.count, True, label.counted)
    if found.count is None and (below := _BELOW.match(text, found.end)) and int(below["n"]) == len(people):
        return _list(label, people, below.end(), len(people), True, below.span("n"))
    return _list(label, people, found.end, found.count, True, found.counted)


def _list(
    label: Label, people: tuple[Listed, ...], end: int, count: int | None, whole: bool, counted: tuple[int, int] | None
) -> VoteList:
    strong = label.is_vote or (label.has_thing and label.option in ("for", "against"))
    return VoteList(label.option, label.side, label.start, end, people, count, whole, label.is_vote, strong, counted)


def _plausible(people: Sequence[Listed]) -> bool:
    """Whether the names can be those of members; a person without title in a list of titled ones cannot."""
    if any(person.note and _OPTION_NOTE.fullmatch(person.note) for person in people):
        return False  # "Ash (For), Elm (Against)": each name tells its own vote
    titled = [person.is_titled for person in people if not person.office]
    return all(titled) or not any(titled[:1])


def _groups(text: str, lists: Iterable[VoteList]) -> Iterator[list[VoteList]]:
    run: list[VoteList] = []
    for one in lists:
        if run and not _goes_with(text, run, one):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _goes_with(text: str, run: Sequence[VoteList], one: VoteList) -> bool:
    """Whether a list is of the same division as those before it."""
    last = run[-1]
    gap = one.start - last.end
    if gap > (1500 if not last.is_whole else 150) or _RESULT.search(text, last.end, one.start):
        return False
    if (one.option, one.side) in {(other.option, other.side) for other in run}:
        return False
    same = [other for other in run if other.option == one.option]
    if not same:
        return True
    sides = {other.side for other in (*same, one)}
    return one.option == "for" and None not in sides and not any(other.option == "against" for other in run)


_CELL_BEFORE = re.compile(
    r"(?:^|\|)[ \t]*(?:vot\w+[ \t])?(?:for|in[ \t]favour|against|yes|ayes?)\b[^|\n]{0,30}\|", re.IGNORECASE
)
_CARRIED = re.compile(
    r"\b(?P<what>motion|amendment)\b[^.\n]{0,60}?\b(?:carried|became\sthe\s(?:finding|decision|resolution)|successful|prevailed)\b"
    r"|\bcasting\svote\s(?:for|in\sfavour\sof)\sthe\s(?P<cast>motion|amendment)\b|\b(?P<lost>motion|amendment)\b[^.\n]{0,40}?\b(?:lost|defeated|fell|not\scarried)\b",
    re.IGNORECASE,
)


def _sides(text: str, run: Sequence[VoteList]) -> Iterator[VoteList]:
    """Lists with motion and amendment turned into for and against: the side that carried is `for`.

    Where the text does not say which carried and the numbers do not tell, neither side is given.
    """
    backed = [one for one in run if one.option == "for" and one.side]
    opposed = any(one.option == "against" for one in run)
    if opposed or not backed or (len(backed) == 1 and not _has_other_side(text, run, backed[0])):
        yield from run
        return
    winner = _winner(text, max(one.end for one in run), backed)
    for one in run:
        if one not in backed:
            yield one
        elif winner:
            yield replace(one, option="for" if one.side == winner else "against")


def _has_other_side(text: str, run: Sequence[VoteList], one: VoteList) -> bool:
    """Whether a list for one side may stand against another that was not read."""
    if _base(one.side) == "amendment":
        return True
    window = text[max(0, run[0].start - REACH) : run[-1].end + REACH].casefold()
    return "for the amendment" in window or "yr gwelliant" in window


def _winner(text: str, end: int, backed: Sequence[VoteList]) -> str | None:
    if len(backed) != 2:
        return None
    if any(not side.is_whole and side.count is None for side in backed):
        return None
    one, two = ((side.count if side.count is not None else len(side.people)) for side in backed)
    more = None if one == two else backed[0].side if one > two else backed[1].side
    said = _CARRIED.search(text, end, end + 250)
    if not said:
        return more
    if "not " in said.group().casefold() and said["what"]:
        return more
    named = {_base(side.side): side.side for side in backed}
    if len(named) < 2:
        return more
    other = {"motion": "amendment", "amendment": "motion"}
    told = said["what"] or said["cast"]
    stated = named.get(told.casefold() if told else other[said["lost"].casefold()])
    return stated if more in (None, stated) else None


def _base(side: str | None) -> str:
    """ "motion" or "amendment", whoever moved it."""
    return (side or "").partition(" ")[0]


def _labelled(text: str, taken: Sequence[tuple[int, int]]) -> list[VoteList]:
    starts = [start for start, _ in taken]
    labels = [label for label in find_labels(text) if not _within(taken, bisect_right(starts, label.start), label)]
    stops = [*(label.start for label in labels[1:]), len(text)][: len(labels)]
    lists: list[VoteList] = []
    surnames = Surnames(text)
    for label, stop in zip(labels, stops, strict=True):
        index = bisect_left(starts, label.end)
        after = starts[index] if index < len(starts) else len(text)
        one = _read_list(text, label, min(stop, after), surnames)
        # "For 30 | Against 26" over two lists: which list is whose is not plain.
        bare = bool(lists) and _is_bare(lists[-1]) and not text[lists[-1].end : label.start].strip(" |\t\r\n\u00a0")
        unclear = bare or _is_last_cell(text, label) or _is_behind_name(text, label) or _is_of_row(text, label)
        lists.append(replace(one, people=(), is_whole=False, end=label.end) if unclear else one)
    return lists


def _is_last_cell(text: str, label: Label) -> bool:
    """Whether a label is the last cell of a heading that names another option: the names below are of every column."""
    line = text.rfind("\n", max(0, label.start - 200), label.start) + 1
    above = text[max(line, label.start - 200) : label.start]
    rest = text[label.end : label.end + 200].split("\n", 1)[0]
    return "|" in above and not rest.strip(" |\t\r\u00a0") and _CELL_BEFORE.search(above) is not None


_OPTION = r"(?:for|against|in[ ]favour|abstain\w*|abstentions?|no[ ]vote|absent|motion|amendment|yes|no|ayes?|noes)"
_ROW_BEFORE = re.compile(
    rf"\n[ \t|]*(?:{_OPTION}[ \t]*(?:[:|][ \t|:]*|[ \t]{{2,9}})){{1,4}}$"
    r"|\n[ \t|]*(?:motion|amendment)[\s|:\u00a0]{1,9}(?:motion|amendment)[\s|:\u00a0]{1,9}$",
    re.IGNORECASE,
)
_ROW_BEHIND = re.compile(rf"[ \t|:]*{_OPTION}[ \t]*[:|]?[ \t|]*(?=\n)", re.IGNORECASE)


def _is_of_row(text: str, label: Label) -> bool:
    """Whether a label is one of a row of headings ("For: Against:", "Motion" over "Amendment" over "No Vote").

    Copies that lost their columns print the names of all columns below the last heading.
    """
    above = text[max(0, label.start - 40) : label.start] if label.start > 40 else f"\n{text[: label.start]}"
    return _ROW_BEFORE.search(above) is not None or _ROW_BEHIND.match(text, label.end) is not None


_LEAD_WORD = re.compile(
    r"\b(?:vot\w+|motion|amendment|recorded|division|named|roll|budget|recommendations?|proposal)\b|:\s*$",
    re.IGNORECASE,
)


def _is_behind_name(text: str, label: Label) -> bool:
    """Whether a label ends a line that begins with other words ("Ash, Jo | For"): the vote of who stands before it."""
    line = max(text.rfind("\n", max(0, label.start - 200), label.start) + 1, label.start - 200, 0)
    above = text[line : label.start].strip(" |\t\u00a0•*-–—_")
    rest = text[label.end : label.end + 40].split("\n", 1)[0]
    return bool(above) and not rest.strip(" |\t\r\u00a0") and label.count is None and _LEAD_WORD.search(above) is None


def _within(taken: Sequence[tuple[int, int]], index: int, label: Label) -> bool:
    """Whether a label stands in one of the spans before an index, which are in order and may overlap."""
    return any(start <= label.start < end for start, end in taken[max(0, index - 3) : index])


def _is_bare(one: VoteList) -> bool:
    """Whether a label has neither names nor a nought under it."""
    return not one.people and not one.is_whole


def find_divisions(text: str) -> list[Division]:
    """Every division with a list of names, in the order of the text."""
    if not is_possible(text):
        return []
    found = [*find_tables(text), *find_marked(text), *find_bracketed(text), *find_entries(text), *find_grids(text)]
    taken = sorted((min(one.start for one in table), max(one.end for one in table)) for table in found)
    found += _groups(text, _labelled(text, taken))
    divisions = []
    told = Told(text)
    for run in sorted(found, key=lambda run: run[0].start):
        if not is_division(told, run):
            continue
        lists = tuple(_sides(text, run))
        divisions.append(Division(run[0].start, max(one.end for one in run), lists))
    return [one for one in divisions if any(each.people for each in one.lists)]

"""Named votes: one member's vote as a list of a division names it. Never inferred from attendance or party."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import NamedVote, Resolution
from extract.components.divisions import Division
from extract.components.listed_names import Listed
from extract.components.recorded_names import find_told
from extract.components.vote_marks import Vote
from extract.components.vote_records import VoteList
from extract.text import Block, at_offset

AFTER = 350
"""Characters within which a resolution follows the division that decided it, or a division the resolution."""
_SEX = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Lady|Lord)\b\.?\s", re.IGNORECASE)
_OTHER_TITLE = re.compile(
    r"^(?:Dr|Prof|Professor|Rev|Revd|Reverend|Canon|Captain|Capt|Col|Colonel|Major)\b\.?\s", re.IGNORECASE
)
_RESULT = re.compile(r"\b(?:carried|lost|defeated|fell|agreed|approved|declared|cario|gwrthod)\w*", re.IGNORECASE)
_STATUS = re.compile(r"\bstatus\s?:\s{0,3}$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|y|yr)\s", re.IGNORECASE)
_UNREAD = ("agenda", "report", "preamble")


def _key(name: str) -> tuple[str, str]:
    """What two printed names of one person share: sex as the title tells it, and the rest."""
    sex = _SEX.match(name)
    rest = name[sex.end() :] if sex else name
    rest = _OTHER_TITLE.sub("", rest)
    return (sex.group().strip(" .").casefold() if sex else "", re.sub(r"[.\s]+", " ", rest).strip().casefold())


def _same(one: tuple[str, str], two: tuple[str, str]) -> bool:
    return one[1] == two[1] and (one[0] == two[0] or "" in (one[0], two[0]))


def _conflicts(division: Division) -> set[tuple[str, str]]:
    """Keys of members listed for more than one option."""
    seen: dict[str, list[tuple[tuple[str, str], str]]] = {}
    out: set[tuple[str, str]] = set()
    for one in division.lists:
        for person in one.people:
            key = _key(person.name)
            for other, option in seen.setdefault(key[1], []):
                if option != one.option and _same(key, other):
                    out |= {key, other}
            seen[key[1]].append((key, one.option))
    return out


def _check(division: Division, one: VoteList, votes: Sequence[Vote]) -> str:
    """Names listed for an option against the count that the list or the division's vote states."""
    count = one.count
    if count is None:
        near = [vote for vote in votes if vote.start < division.end + 150 and division.start - 150 < vote.end]
        count = near[0].count(one.option) if len(near) == 1 else None
    if count is None:
        return "not_checkable"
    return "consistent" if count == len(one.people) else "inconsistent"


def _sizes(division: Division) -> dict[str, int]:
    """How many voted each way, by the count printed, else by the names listed."""
    return {one.option: one.count if one.count is not None else len(one.people) for one in division.lists}


class _Decided:
    """Finds the one resolution that a division decided."""

    def __init__(self, text: str, blocks: Sequence[Block], resolutions: Sequence[Resolution]) -> None:
        self.text, self.blocks = text, blocks
        self.of_item: dict[int, list[Resolution]] = {}
        for fact in resolutions:
            self.of_item.setdefault(self.item(fact.start), []).append(fact)

    def item(self, offset: int) -> int:
        """Number of the agenda item at an offset, -1 before all."""
        index = at_offset(self.blocks, offset)
        return self.blocks[index].item if index >= 0 else -1

    def span(self, division: Division, before: int, after: int) -> tuple[int, int] | None:
        """The resolution's span, None where several may be meant. `before` and `after` bound the next divisions."""
        mine = self.of_item.get(self.item(division.start), [])
        within = [fact for fact in mine if fact.start <= division.start and division.end <= fact.end]
        if within:
            return self._agreed(division, within[0])  # "agreed the fee, Councillor Ash voting against"
        following = [fact for fact in mine if division.end <= fact.start < after and not self._is_next_status(fact)]
        near = following[:1] if following and following[0].start - division.end < AFTER else []
        if near and (len(following) == 1 or self._is_result(near[0])):
            return self._agreed(division, near[0])
        earlier = [fact for fact in mine if before <= fact.start and fact.end <= division.start]
        if before and earlier and earlier[0].start - before < AFTER:
            return None  # it may be what the division before decided
        if not following and len(earlier) == 1 and division.start - earlier[0].end < AFTER:
            return self._agreed(division, earlier[0])
        return self._counted(division, [*earlier, *following])

    def _counted(self, division: Division, facts: Sequence[Resolution]) -> tuple[int, int] | None:
        """The first limb of the one motion whose stated vote is that of the lists: its limbs stand side by side."""
        size = _sizes(division)
        stated = [
            at
            for at, fact in enumerate(facts)
            if (fact.vote_for, fact.vote_against) == (size.get("for"), size.get("against"))
        ]
        if not stated or None in (size.get("for"), size.get("against")) or stated[-1] - stated[0] >= len(stated):
            return None
        same = (
            len({(facts[at].mover, facts[at].seconder) for at in stated}) == 1
            and facts[stated[0]].limb_label is not None
        )
        return self._agreed(division, facts[stated[0]]) if same else None

    def _is_next_status(self, fact: Resolution) -> bool:
        """Whether a result stands over the lists it is of: "Motion status: Carried", in a record of votes."""
        return _STATUS.search(self.text, max(0, fact.start - 20), fact.start) is not None

    def _is_result(self, fact: Resolution) -> bool:
        return fact.end - fact.start < 120 and _RESULT.search(self.text, fact.start, fact.end) is not None

    @staticmethod
    def _agreed(division: Division, fact: Resolution) -> tuple[int, int] | None:
        """The span, unless the lists say that the vote went the other way."""
        size = _sizes(division)
        if {"for", "against"} <= size.keys() and not fact.has_casting_vote:
            went = size["for"] > size["against"]
            if size["for"] != size["against"] and went == (fact.outcome == "lost"):
                return None
        return fact.start, fact.end


def _divisions(doc: Doc) -> list[Division]:
    """Divisions with lists and those told in sentences, in the order of the text; what is told again is left out."""
    text, blocks = doc._.source, doc._.blocks
    found = doc._.divisions
    told = []
    for lists in find_told(text, doc._.sentences):
        start, end = lists[0].start, lists[-1].end
        if not any(one.start <= start < one.end for one in found):
            told.append(Division(start, end, tuple(lists)))
    merged = list(_taken_in(text, sorted([*found, *_joined(text, told)], key=lambda one: one.start)))
    return [one for one in merged if _is_of_meeting(blocks, one)]


def _is_beside(text: str, one: Division, two: Division) -> bool:
    """Whether one is told right behind the other; in a paragraph of its own, behind two lists or more."""
    between = text[one.end : two.start]
    apart = "\n\n" in between and (len(one.lists) < 2 or bool(between.strip(" .\n\r\t\u00a0")))
    return 0 <= two.start - one.end < 60 and not apart


def _taken_in(text: str, divisions: Sequence[Division]) -> Iterator[Division]:
    """Divisions, each with what the next sentence tells of another option: "... were Ash and Elm. Orr abstained."."""
    last: Division | None = None
    for one in divisions:
        told = [each.option for each in one.lists] == ["abstain"]
        if last and told and _is_beside(text, last, one) and "abstain" not in {each.option for each in last.lists}:
            last = _join([last, one])
            continue
        if last and not _is_doubtful(last):
            yield last
        last = one
    if last and not _is_doubtful(last):
        yield last


def _is_doubtful(division: Division) -> bool:
    """Whether somebody is only told not to have voted, beside no division: many reasons keep members from a vote."""
    return all(one.option == "abstain" and one.is_vote and not one.is_strong for one in division.lists)


def _is_of_meeting(blocks: Sequence[Block], division: Division) -> bool:
    """Whether a division was held at the meeting. "Proposal:" opens a report, or a motion that was then voted on."""
    section = _section(blocks, division.start)
    both = {"for", "against"} <= {one.option for one in division.lists}
    return section not in _UNREAD or (section == "report" and both)


def _joined(text: str, told: Sequence[Division]) -> Iterator[Division]:
    """Told votes that follow one another in a paragraph are of one division."""
    run: list[Division] = []
    for one in told:
        if run and (one.start - run[-1].end > 200 or "\n\n" in text[run[-1].end : one.start]):
            yield _join(run)
            run = []
        run.append(one)
    if run:
        yield _join(run)


def _join(run: Sequence[Division]) -> Division:
    return Division(run[0].start, run[-1].end, tuple(one for division in run for one in division.lists))


def _section(blocks: Sequence[Block], offset: int) -> str:
    index = at_offset(blocks, offset)
    return blocks[index].section if index >= 0 else ""


def _votes(doc: Doc, divisions: Sequence[Division]) -> Iterator[NamedVote]:
    decided = _Decided(doc._.source, doc._.blocks, doc._.resolutions)
    bounds = [0, *(one.end for one in divisions)]
    ends = [*(one.start for one in divisions[1:]), len(doc._.source) + 1]
    for number, (division, before, after) in enumerate(zip(divisions, bounds, ends, strict=False), 1):
        span = decided.span(division, before, after)
        conflicts = _conflicts(division)
        for one in division.lists:
            check = _check(division, one, doc._.votes)
            for person in one.people:
                if _key(person.name) not in conflicts:
                    yield _vote(doc._.source, _listed(person), one.option, number, span, check)


def _listed(person: Listed) -> Listed:
    """Who is listed ("the Convener", "the Baroness Ash"), without the article."""
    if not (article := _ARTICLE.match(person.name)):
        return person
    return replace(person, start=person.start + article.end(), name=person.name[article.end() :])


def _vote(text: str, person: Listed, option: str, number: int, span: tuple[int, int] | None, check: str) -> NamedVote:
    return NamedVote(
        start=person.start,
        end=person.end,
        quote=text[person.start : person.end],
        rule="named_votes.list",
        name=person.name,
        option=option,
        division=number,
        resolution=span,
        check_result=check,
    )


if not Doc.has_extension("named_votes"):
    Doc.set_extension("named_votes", default=())


@Language.component(
    "named_votes",
    requires=["doc._.blocks", "doc._.sentences", "doc._.divisions", "doc._.votes", "doc._.resolutions"],
    assigns=["doc._.named_votes"],
)
def named_votes(doc: Doc) -> Doc:
    """Set `doc._.named_votes`, in the order of the text, no two with the same span."""
    doc._.named_votes = ()
    if doc._.section in ("agenda", "report"):
        return doc
    found = sorted(_votes(doc, _divisions(doc)), key=lambda fact: (fact.start, fact.end))
    doc._.named_votes = tuple(
        one for last, one in pairwise([None, *found]) if one and (not last or last.end <= one.start)
    )
    return doc

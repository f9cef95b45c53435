"""Declarations told in sentences: "Councillor Ash declared a personal interest in item 4 and left the meeting"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from archive.facts import Interest
from extract.components import interest_nil as nil_words
from extract.components import interest_words as terms
from extract.components.interest_clauses import also_as, by_initials, declares, goes_on, of_itself, unnamed
from extract.components.interest_facts import fact_of
from extract.components.interest_own import DECLARED_ONE, OF_SELF, OWN_STATEMENT
from extract.components.listed_names import Listed, read_names
from extract.components.name_lists import lists_in
from extract.text import Block, Sentence

_UNDER = (
    terms.CONTACT, terms.LOBBIED, terms.WITHDRAWING, terms.DECLARED_THAT, terms.DECLARED_KIND, OWN_STATEMENT,
    DECLARED_ONE,
)  # fmt: skip
"""What declares without the word "interest", under a heading of declarations."""


_NEAR = 12
"""Most paragraphs from the heading to those in which members tell of themselves: an item may go on to other things."""


@dataclass(slots=True)
class Under:
    """Where a reader stands below the last heading of declarations: the index of its block, its item and its words.

    `awaited` until something but the heading was read; `listing` while a list of declarations may go on, `table` where
    it has columns, `stem` the line that led in to it, `last` those of its last entry; `title` is the heading where that
    names one kind of interest.
    """

    awaited: bool = False
    listing: bool = False
    table: bool = False
    item: int | None = None
    heading: int = -9
    stem: str | None = None
    title: str = ""
    last: tuple[Listed, ...] = ()

    def holds(self, blocks: Sequence[Block], sentence: Sentence) -> bool:
        """Whether a sentence stands in the item of the declarations."""
        below = self.item is not None and blocks[sentence.block].item == self.item
        return below or sentence.block == self.heading + 1


@dataclass(frozen=True, slots=True)
class _Clause:
    """A declaration in a sentence: who, the words from the first name on, and where they end."""

    people: tuple[Listed, ...]
    start: int
    end: int


class Teller:
    """Reads the sentences of one text; what they declare may depend on the heading they stand under."""

    def __init__(
        self, text: str, blocks: Sequence[Block], by_block: Mapping[int, Sequence[Sentence]], under: Under
    ) -> None:
        self.text, self.blocks, self.by_block, self.under = text, blocks, by_block, under
        self.last_kind = "other"

    def told(self, index: int, start: int, plain: bool = False) -> Iterator[Interest]:
        """What the sentences of a block declare, those that end before `start` left out; `plain` leaves out those that
        say what somebody should declare."""
        sentences = self.by_block.get(index, [])
        for at, sentence in enumerate(sentences):
            if sentence.end <= start or (plain and self._is_wish(sentence)):
                continue
            following = [*sentences[at + 1 : at + 3], *self.by_block.get(index + 1, [])[:2]]
            yield from self._sentence(replace(sentence, start=max(sentence.start, start)), following[:3])

    def _is_wish(self, sentence: Sentence) -> bool:
        """Whether a sentence says what should be declared, and nobody declares anything before it says so."""
        said = terms.CONDITIONAL.search(self.text, sentence.start, sentence.end)
        if said is None:
            return False
        verb = terms.DECLARED.search(self.text, sentence.start, said.start())
        return verb is None or verb["plain"] is None

    def _following(self, sentence: Sentence, stem: re.Match[str]) -> Iterator[Interest]:
        """Those whom a sentence lists behind what they declared: "The following declared an interest: A, B"."""
        said = self.text[sentence.start : sentence.end]
        found = read_names(self.text, sentence.start + stem.end(), sentence.end)
        people = [person for person in found.people if person.is_named and (person.is_titled or found.is_whole)]
        for number, person in enumerate(people):
            noted = person.note if person.note and terms.has_kind(person.note) else said
            begin = sentence.start if number == 0 else person.start
            yield fact_of(
                self.text, begin, sentence.end, person.name, terms.kind_of(noted), terms.left(said), "following"
            )

    def _sentence(self, sentence: Sentence, following: Sequence[Sentence]) -> Iterator[Interest]:
        said = self.text[sentence.start : min(sentence.end, sentence.start + 3000)]
        told = terms.INTEREST.search(said) is not None
        is_nil = self.under.awaited or told or nil_words.NO_DECLARATIONS.match(said)
        if is_nil and nil_words.NIL.search(said) and not nil_words.EXCEPT.search(said):
            yield fact_of(self.text, sentence.start, sentence.end, None, "nil", None, "nil")
            return
        none = nil_words.NONE_SAID.search(said) if self.under.holds(self.blocks, sentence) else None
        if none and self.under.listing and not told:
            yield fact_of(
                self.text,
                sentence.start + none.start("nil"),
                sentence.start + none.end("nil"),
                None,
                "nil",
                None,
                "nil",
            )
            return
        if stem := terms.FOLLOWING.match(said):
            yield from self._following(sentence, stem)
            return
        here = self.under.holds(self.blocks, sentence)
        under = _UNDER if here else ()
        if not told and not any(pattern.search(said) for pattern in (terms.OWN_CONTACT, terms.OPENLY, OF_SELF, *under)):
            return
        clauses = list(self._clauses(sentence))
        everybody = terms.ALL_MEMBERS.match(said) if here and not clauses else None
        if everybody and terms.DECLARED.match(said, everybody.end()) and terms.CONTACT.search(said, everybody.end()):
            yield fact_of(self.text, sentence.start, sentence.end, None, terms.kind_of(said), terms.left(said), "told")
        if here and not clauses and (terms.GRANTED_TO_ALL.search(said) or terms.WAS_GRANTED.search(said)):
            yield fact_of(self.text, sentence.start, sentence.end, None, "dispensation", None, "told")
        carried: str | None = None
        for number, clause in enumerate(clauses):
            end = clause.end
            if number == len(clauses) - 1:
                end = goes_on(self.text, clause.people, clause.end, following)
            for fact in self._people(clause, sentence.start if number == 0 else clause.start, end, carried):
                carried = self.last_kind = fact.kind
                yield fact

    def _clauses(self, sentence: Sentence) -> Iterator[_Clause]:
        """Declarations of a sentence, each up to where the next begins."""
        under, listed = self.under.holds(self.blocks, sentence), list(lists_in(self.text, sentence))
        near = under and sentence.block <= self.under.heading + _NEAR
        found = [people for people in listed if declares(self.text, people, sentence, under, near)]
        alone = (people for people in unnamed(self.text, sentence, found))
        found += [one for one in alone if of_itself(self.text, one) and declares(self.text, one, sentence, under)]
        if not found and under:
            found = list(by_initials(self.text, sentence))
        if found:
            first = min(people[0].start for people in found)
            later = (people for people in listed if people not in found and people[0].start > first)
            found += [people for people in later if also_as(self.text, people)]
        found.sort(key=lambda people: people[0].start)
        for number, people in enumerate(found):
            stop = found[number + 1][0].start if number + 1 < len(found) else sentence.end
            said = self.text[people[0].start : stop]
            cut = stop if stop == sentence.end else people[0].start + len(terms.without_title(said).rstrip())
            yield _Clause(people, people[0].start, cut)

    def _people(self, clause: _Clause, start: int, end: int, carried: str | None) -> Iterator[Interest]:
        """Declarations of a clause; `carried` is the kind of the one before, for a clause that names no interest."""
        said = self.text[clause.start : end]
        kind, lead = terms.kind_of(said), terms.without_title(self.text[start : clause.start])
        kind = carried if carried and not terms.INTEREST.search(said) else kind
        if kind == "other" and not terms.has_kind(said):
            passive = terms.PASSIVE.search(lead)
            kind = "dispensation" if terms.GRANTED[0].search(lead) else terms.kind_of(lead) if passive else kind
        if kind == "other" and DECLARED_ONE.search(said):
            kind = self.last_kind
        noted = any(person.note and terms.has_kind(person.note) for person in clause.people)
        if self.text[start].islower() or self.text[start].isdigit():
            start = clause.start  # the end of an abbreviation taken for the end of a sentence
        for number, person in enumerate(clause.people):
            name = person.name if person.is_named else None
            begin = start if number == 0 else person.start
            own = terms.kind_of(person.note or "") if noted else kind
            yield fact_of(self.text, begin, end, name, own, terms.left(said), "told")

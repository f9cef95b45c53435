"""Declarations of interest: who declared what kind, whether the member left, and nil returns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import Interest
from extract.components import interest_nil as nil_words
from extract.components import interest_words as terms
from extract.components.interest_clauses import also_as, declares, goes_on, of_itself, unnamed
from extract.components.interest_facts import first_told, introduces, meets_any, with_leaving, without_repeats
from extract.components.interest_lines import Entry, find_entries, is_heading_row, is_item_alone
from extract.components.listed_names import Listed, read_names
from extract.components.name_lists import lists_in
from extract.scanning import search
from extract.text import Block, Sentence, words

_LONGEST_ROW = 1000
"""Longest row of a table read, in characters."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A declaration in a sentence: who, the words from the first name on, and where they end."""

    people: tuple[Listed, ...]
    start: int
    end: int


class _Reader:
    """Reads the declarations of one text, block after block."""

    def __init__(self, text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> None:
        self.text, self.blocks, self.sentences = text, blocks, sentences
        self.awaited = self.listing = self.table = False
        self.item: int | None = None
        self.heading = -9
        self.until = 0
        self.stem: str | None = None
        self.by_block: dict[int, list[Sentence]] = {}
        for sentence in sentences:
            self.by_block.setdefault(sentence.block, []).append(sentence)

    def read(self) -> Iterator[Interest]:
        """Every declaration, in the order of the text."""
        for index, block in enumerate(self.blocks):
            if block.section == "agenda" or (block.is_heading and not self._is_title(block)):
                continue
            if self._is_title(block):
                self.awaited = self.listing = True
                self.table, self.stem, self.item, self.heading = False, None, block.item, index
                continue
            if block.start >= self.until:
                yield from self._block(index, self._row(block))
            if self._ends_with_title(block):
                self.awaited = self.listing = True
                self.table, self.stem, self.item, self.heading = False, None, None, index

    def _row(self, block: Block) -> Block:
        """A block of a list; where it is the first cell of a table's row, the row."""
        if not self.listing or "|" not in self.text[block.end : block.end + 3]:
            return block
        end = self.text.find("\n", block.end, block.end + _LONGEST_ROW)
        self.until = end if end >= 0 else min(len(self.text), block.end + _LONGEST_ROW)
        return replace(block, end=self.until)

    def _ends_with_title(self, block: Block) -> bool:
        """Whether the last line of a paragraph is the heading: printed text has no empty line above it."""
        at = self.text.rfind("\n", block.start, block.end) + 1
        return at > block.start and terms.NUMBERED_HEADING.match(self.text, at, block.end) is not None

    def _is_title(self, block: Block) -> bool:
        if block.end - block.start > 220:
            return False
        match = terms.HEADING.match(self.text, block.start, block.end)
        below = (match["translated"] or "").strip() if match else ""
        if not below:
            return match is not None
        named = read_names(below, 0, len(below), bare=False).people
        return not (named or nil_words.NIL_ALONE.match(below) or nil_words.NIL.search(below))

    def _block(self, index: int, block: Block) -> Iterator[Interest]:
        inline = terms.INLINE_HEADING.match(self.text, block.start, block.end)
        if inline:
            self.awaited, self.listing = True, False
        start = inline.end() if inline else block.start
        nil = nil_words.NIL_ALONE.match(self.text, start, block.end) if self.awaited else None
        if nil and block.section != "preamble":
            yield self._fact(nil.start("nil"), nil.end("nil"), None, "nil", None, "nil")
            self.awaited = False
            return
        elsewhere = nil_words.INLINE_NIL.search(self.text, start, block.end)
        if elsewhere and block.section != "preamble":
            yield self._fact(elsewhere.start("nil"), elsewhere.end("nil"), None, "nil", None, "nil")
        if introduces(self.text[block.start : min(block.end, block.start + 400)], self.awaited) or (
            self.listing and self._leads(block)
        ):
            return
        found = list(self._entries(block)) if self.listing else []
        if inline:
            for sentence in self.by_block.get(index, []):
                if sentence.end > start:
                    found += self._entries(replace(block, start=max(start, sentence.start), end=sentence.end))
        told = (fact for fact in self._declared(index, start) if not meets_any(fact, found))
        found = list(first_told([*found, *told]))
        if not found and self.listing:
            found = list(self._line(block))
        self._remember(block, bool(found))
        yield from found

    def _leads(self, block: Block) -> bool:
        """Whether a block below the heading only heads the declarations: a row of columns, the item they concern."""
        words_ = self.text[block.start : min(block.end, block.start + 200)]
        heads = is_heading_row(words_)
        self.table = self.table or heads
        named = read_names(self.text, block.start, block.end, bare=False).people
        translated = (
            self.awaited and not named and terms.TRANSLATED.fullmatch(words_) and not nil_words.NIL.search(words_)
        )
        is_one_line = "\n" not in self.text[block.start : block.end].strip()
        return translated or is_item_alone(words_) or (heads and is_one_line)

    def _remember(self, block: Block, found: bool) -> None:
        """What the next block may be: a line of a list, or nothing to do with interests."""
        words_ = self.text[block.start : block.end]
        about = terms.INTEREST.search(words_) or (self.listing and terms.DECLARATIONS.search(words_))
        stem = words_.rstrip().endswith((":", ":-", ":–")) and bool(about)
        stem = stem or (self.listing and terms.STEM.search(words_[:200]) is not None)
        title = self.stem is not None and block.item == self.item and len(words_) < 150 and words_[-1:] not in ".;"
        self.stem = words_ if stem else self.stem if found or title else None
        self.listing = stem or (self.listing and (found or title))
        self.awaited = False

    def _following(self, sentence: Sentence, stem: re.Match[str]) -> Iterator[Interest]:
        """Those whom a sentence lists behind what they declared: "The following declared an interest: A, B"."""
        said = self.text[sentence.start : sentence.end]
        found = read_names(self.text, sentence.start + stem.end(), sentence.end)
        people = [person for person in found.people if person.is_named and (person.is_titled or found.is_whole)]
        for number, person in enumerate(people):
            noted = person.note if person.note and terms.has_kind(person.note) else said
            begin = sentence.start if number == 0 else person.start
            yield self._fact(begin, sentence.end, person.name, terms.kind_of(noted), terms.left(said), "following")

    def _declared(self, index: int, start: int) -> Iterator[Interest]:
        sentences = self.by_block.get(index, [])
        for at, sentence in enumerate(sentences):
            if sentence.end <= start:
                continue
            following = [*sentences[at + 1 : at + 3], *self.by_block.get(index + 1, [])[:2]]
            yield from self._sentence(sentence, following[:3])

    def _sentence(self, sentence: Sentence, following: Sequence[Sentence]) -> Iterator[Interest]:
        said = self.text[sentence.start : min(sentence.end, sentence.start + 3000)]
        told = terms.INTEREST.search(said) is not None
        is_nil = self.awaited or told or nil_words.NO_DECLARATIONS.match(said)
        if is_nil and nil_words.NIL.search(said) and not nil_words.EXCEPT.search(said):
            yield self._fact(sentence.start, sentence.end, None, "nil", None, "nil")
            return
        none = nil_words.NONE_SAID.search(said) if self._is_under(sentence) else None
        if none and self.listing and not told:
            yield self._fact(
                sentence.start + none.start("nil"), sentence.start + none.end("nil"), None, "nil", None, "nil"
            )
            return
        if stem := terms.FOLLOWING.match(said):
            yield from self._following(sentence, stem)
            return
        here = self._is_under(sentence)
        under = (terms.CONTACT, terms.LOBBIED, terms.WITHDRAWING, terms.DECLARED_THAT) if here else ()
        if not told and not any(pattern.search(said) for pattern in (terms.OWN_CONTACT, terms.OPENLY, *under)):
            return
        clauses = list(self._clauses(sentence))
        everybody = terms.ALL_MEMBERS.match(said) if here and not clauses else None
        if everybody and terms.DECLARED.match(said, everybody.end()) and terms.CONTACT.search(said, everybody.end()):
            yield self._fact(sentence.start, sentence.end, None, terms.kind_of(said), terms.left(said), "told")
        carried: str | None = None
        for number, clause in enumerate(clauses):
            end = clause.end
            if number == len(clauses) - 1:
                end = goes_on(self.text, clause.people, clause.end, following)
            for fact in self._people(clause, sentence.start if number == 0 else clause.start, end, carried):
                carried = fact.kind
                yield fact

    def _clauses(self, sentence: Sentence) -> Iterator[_Clause]:
        """Declarations of a sentence, each up to where the next begins."""
        under, listed = self._is_under(sentence), list(lists_in(self.text, sentence))
        found = [people for people in listed if declares(self.text, people, sentence, under)]
        alone = (people for people in unnamed(self.text, sentence, found))
        found += [one for one in alone if of_itself(self.text, one) and declares(self.text, one, sentence, under)]
        if found:
            first = min(people[0].start for people in found)
            later = (people for people in listed if people not in found and people[0].start > first)
            found += [people for people in later if also_as(self.text, people)]
        found.sort(key=lambda people: people[0].start)
        for number, people in enumerate(found):
            stop = found[number + 1][0].start if number + 1 < len(found) else sentence.end
            said = self.text[people[0].start : stop]
            cut = stop if stop == sentence.end else people[0].start + len(terms.without_title(said))
            yield _Clause(people, people[0].start, cut)

    def _is_under(self, sentence: Sentence) -> bool:
        """Whether a sentence stands in the item of the declarations."""
        below = self.item is not None and self.blocks[sentence.block].item == self.item
        return below or sentence.block == self.heading + 1

    def _people(self, clause: _Clause, start: int, end: int, carried: str | None) -> Iterator[Interest]:
        """Declarations of a clause; `carried` is the kind of the one before, for a clause that names no interest."""
        said = self.text[clause.start : end]
        kind, lead = terms.kind_of(said), terms.without_title(self.text[start : clause.start])
        kind = carried if carried and not terms.INTEREST.search(said) else kind
        if kind == "other" and not terms.has_kind(said):
            passive = terms.PASSIVE.search(lead)
            kind = "dispensation" if terms.GRANTED[0].search(lead) else terms.kind_of(lead) if passive else kind
        noted = any(person.note and terms.has_kind(person.note) for person in clause.people)
        if self.text[start].islower() or self.text[start].isdigit():
            start = clause.start  # the end of an abbreviation taken for the end of a sentence
        for number, person in enumerate(clause.people):
            name = person.name if person.is_named else None
            begin = start if number == 0 else person.start
            own = terms.kind_of(person.note or "") if noted else kind
            yield self._fact(begin, end, name, own, terms.left(said), "told")

    def _entries(self, block: Block) -> Iterator[Interest]:
        """The lines of a list or table below the heading or a stem."""
        if terms.CONDITIONAL.search(self.text, block.start, min(block.end, block.start + 400)):
            return
        for entry in self._parts(block):
            said = self.text[entry.start : entry.end]
            kind = terms.kind_of(said if terms.has_kind(said) else self.stem or said)
            for number, person in enumerate(entry.people):
                begin = entry.start if number == 0 else person.start
                yield self._fact(begin, entry.end, person.name, kind, terms.left(said), "listed")

    def _parts(self, block: Block) -> Iterator[Entry]:
        """The entries of a block; of a line, those parted by semicolons: "Cllr A (personal) item 4; Cllr B ..."."""
        starts = [block.start, *(cut.end() for cut in terms.NEXT_ENTRY.finditer(self.text, block.start, block.end))]
        if len(starts) == 1:
            yield from find_entries(self.text, block, self.table)
            return
        for start, stop in zip(starts, [*starts[1:], block.end], strict=True):
            end = self.text.rfind(";", start, stop) if stop < block.end else stop
            yield from find_entries(self.text, replace(block, start=start, label_start=start, end=end), self.table)

    def _line(self, block: Block) -> Iterator[Interest]:
        """A line of a list under the heading or after "as follows:": a name with what was declared."""
        said = self.text[block.start : block.end]
        if len(said) > 600 or terms.CONDITIONAL.search(said) or not (terms.has_kind(said) or self.stem):
            return
        found = read_names(self.text, block.start, block.end, bare=self.stem is not None)
        people = [person for person in found.people if person.is_named]
        after = self.text[people[-1].end : people[-1].end + 4].strip()[:1] if people else ""
        place = terms.IN_ITEM.match(self.text, people[-1].end, block.end) if people else None
        if not people or not (place or after in ("-", "–", "—", ":", "|", "(")) or len(people) > 30:
            return
        kind = terms.kind_of(said if terms.has_kind(said) else self.stem or said)
        for number, person in enumerate(people):
            begin = block.start if number == 0 else person.start
            yield self._fact(begin, block.end, person.name, kind, terms.left(said), "line")

    def _fact(self, start: int, end: int, person: str | None, kind: str, gone: bool | None, rule: str) -> Interest:
        return Interest(
            start=start,
            end=end,
            quote=self.text[start:end],
            rule=f"interests.{rule}",
            person=words(person) if person else None,
            kind=kind,
            left_meeting=gone,
        )


def read_interests(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> Iterator[Interest]:
    """Every declaration of a text, in the order of its blocks."""
    yield from _Reader(text, blocks, sentences).read()


if not Doc.has_extension("interests"):
    Doc.set_extension("interests", default=())


@Language.component("interests", requires=["doc._.blocks", "doc._.sentences"], assigns=["doc._.interests"])
def interests(doc: Doc) -> Doc:
    """Set `doc._.interests`, in the order of the text, no two with the same span."""
    doc._.interests = ()
    text = doc._.source
    if doc._.section in ("agenda", "report") or not search(terms.QUICK, text):
        return doc
    read = list(read_interests(text, doc._.blocks, doc._.sentences))
    unique = {(fact.start, fact.end): fact for fact in reversed(read)}
    told = sorted(unique.values(), key=lambda fact: (fact.start, fact.end))
    doc._.interests = tuple(with_leaving(text, list(without_repeats(told))))
    return doc

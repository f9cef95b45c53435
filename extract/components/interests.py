"""Declarations of interest: who declared what kind, whether the member left, and nil returns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import Interest
from extract.components import interest_headings as headings
from extract.components import interest_nil as nil_words
from extract.components import interest_words as terms
from extract.components.interest_facts import fact_of, first_told, introduces, meets_any, without_repeats
from extract.components.interest_leaving import with_leaving
from extract.components.interest_lines import LEAD, Entry, find_entries, is_heading_row, is_item_alone
from extract.components.interest_own import HOLDS
from extract.components.interest_tables import below_name, is_heading_cell, is_one_more, name_alone, read_cells
from extract.components.interest_told import Teller, Under
from extract.components.lines import is_flat
from extract.components.listed_names import read_names
from extract.scanning import search
from extract.text import Block, Sentence

_MOST_CELLS = 400
"""Most paragraphs of a table whose cells stand one below another."""
_LONGEST_ROW = 1000
"""Longest row of a table read, in characters."""


class _Reader:
    """Reads the declarations of one text, block after block."""

    def __init__(self, text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> None:
        self.text, self.blocks, self.sentences = text, blocks, sentences
        self.flat = is_flat(text)
        self.under = Under()
        self.until = 0
        self.by_block: dict[int, list[Sentence]] = {}
        for sentence in sentences:
            self.by_block.setdefault(sentence.block, []).append(sentence)
        self.teller = Teller(text, blocks, self.by_block, self.under)

    def read(self) -> Iterator[Interest]:
        """Every declaration, in the order of the text."""
        for index, block in enumerate(self.blocks):
            if block.section == "agenda" or block.start < self.until:
                continue
            if self._is_title(block) or self._is_flat_title(block):
                self._begin(index, block.item)
                continue
            if self._is_next_title(index, block):
                self.under.item, self.under.listing = None, False
            placed = self._placed(index, block) if self.under.listing else None
            if placed is not None:
                yield from placed
                continue
            if headings.MINUTES.fullmatch(self.text, block.start, block.end) and block.item == self.under.item:
                self.under.awaited = self.under.listing = not self.under.last
                continue
            if block.is_heading and not self._is_read(block):
                continue
            yield from self._block(index, self._row(block))
            if self._ends_with_title(block):
                self._begin(index, None)

    def _begin(self, index: int, item: int | None) -> None:
        """A heading of declarations: what follows is read as below it. `item` None where only the next block is."""
        under, block = self.under, self.blocks[index]
        under.awaited = under.listing = True
        under.table, under.stem, under.item, under.heading, under.last = False, None, item, index, ()
        under.title = terms.only_kind(self.text[block.start : block.end]) if item is not None else ""

    def _is_next_title(self, index: int, block: Block) -> bool:
        """Whether a block looks like the title of the next item, where items have no numbers."""
        under = self.under
        below = under.item == block.item and index > under.heading + 1 and not (under.awaited or under.stem)
        return below and headings.is_title(self.text[block.start : block.end])

    def _is_read(self, block: Block) -> bool:
        """Whether a heading is read like a paragraph: one that runs on to what was declared."""
        return headings.INLINE_HEADING.match(self.text, block.start, block.end) is not None

    def _placed(self, index: int, block: Block) -> list[Interest] | None:
        """Declarations laid out one part below another from this block on, None where none begin; what they take is
        not read again."""
        text, people = self.text, name_alone(self.text, block)
        if self.under.item not in (None, block.item):
            return None
        if is_heading_cell(text[block.start : block.end]):
            later = (other for other in self.blocks[index + 1 : index + _MOST_CELLS] if other.item != block.item)
            entries = read_cells(text, block.start, next((other.label_start for other in later), len(text)))
        elif people:
            end, none_end = below_name(text, self.blocks, index)
            self.until = none_end
            if end is None:
                return [] if none_end else None
            entries = [Entry(people, block.start, end)]
        elif len(self.under.last) == 1 and is_one_more(text, block):
            entries = [Entry(self.under.last, block.start, block.end)]
        else:
            return None
        if not entries:
            return None
        self.until = entries[-1].end
        self.under.awaited, self.under.last = False, entries[-1].people
        return [fact for entry in entries for fact in self._facts(entry, self.under.stem or self.under.title)]

    def _row(self, block: Block) -> Block:
        """A block of a list; where it is the first cell of a table's row, the row."""
        if not self.under.listing or "|" not in self.text[block.end : block.end + 3]:
            return block
        end = self.text.find("\n", block.end, block.end + _LONGEST_ROW)
        end = end if end >= 0 else min(len(self.text), block.end + _LONGEST_ROW)
        if not self.text[block.end : end].strip("| \t\r"):
            return block  # "None. |": the bar that ends an item, and no cell behind it
        self.until = end
        return replace(block, end=end)

    def _ends_with_title(self, block: Block) -> bool:
        """Whether the last line of a paragraph is the heading: printed text has no empty line above it."""
        at = self.text.rfind("\n", block.start, block.end) + 1
        return at > block.start and headings.NUMBERED_HEADING.match(self.text, at, block.end) is not None

    def _is_title(self, block: Block) -> bool:
        if block.end - block.start > 220:
            return False
        end = block.end - 1 if headings.ENDS_WITH_STOP.match(self.text, block.start, block.end) else block.end
        match = headings.HEADING.match(self.text, block.start, end)
        if match and self._runs_on(block):
            return False
        below = (match["translated"] or "").strip() if match else ""
        if not below:
            return match is not None
        named = read_names(below, 0, len(below), bare=False).people
        return not (named or nil_words.NIL_ALONE.match(below) or nil_words.NIL.search(below))

    def _is_flat_title(self, block: Block) -> bool:
        """Whether a page made one line an item has, above "Minutes:", the heading and the agenda's words after it."""
        above = self.flat and block.section == "preamble"
        return above and headings.FLAT_TITLE.match(self.text, block.start, block.end) is not None

    def _runs_on(self, block: Block) -> bool:
        """Whether a heading runs on to what was declared: "Declarations of Interest – None"."""
        inline = headings.INLINE_HEADING.match(self.text, block.start, block.end)
        if inline is None:
            return False
        named = read_names(self.text, inline.end(), block.end, bare=False).people
        return bool(named) or nil_words.NIL_ALONE.match(self.text, inline.end(), block.end) is not None

    def _block(self, index: int, block: Block) -> Iterator[Interest]:
        inline = headings.INLINE_HEADING.match(self.text, block.start, block.end)
        if inline:
            self.under.awaited, self.under.listing = True, False
        start = inline.end() if inline else block.start
        nil = nil_words.NIL_ALONE.match(self.text, start, block.end) if self.under.awaited else None
        run_in = nil_words.INLINE_ALONE.match(self.text, start, block.end) if inline and not nil else None
        nil = nil or run_in
        if nil and block.section != "preamble":
            while nil:  # "Dim. / None.": in either language
                yield fact_of(self.text, nil.start("nil"), nil.end("nil"), None, "nil", None, "nil")
                nil = nil_words.NIL_ALONE.match(self.text, nil.end(), block.end)
            self.under.awaited = False
            if run_in:
                yield from self.teller.told(index, run_in.end())
            return
        elsewhere = nil_words.INLINE_NIL.search(self.text, start, block.end)
        if elsewhere and block.section != "preamble":
            yield fact_of(self.text, elsewhere.start("nil"), elsewhere.end("nil"), None, "nil", None, "nil")
        if introduces(self.text[block.start : min(block.end, block.start + 400)], self.under.awaited) or (
            self.under.listing and self._leads(block)
        ):
            yield from self.teller.told(index, start, plain=True)
            return
        found = list(self._entries(block)) if self.under.listing else []
        if inline:
            for sentence in self.by_block.get(index, []):
                if sentence.end > start:
                    found += self._entries(replace(block, start=max(start, sentence.start), end=sentence.end))
        told = (fact for fact in self.teller.told(index, start) if not meets_any(fact, found))
        found = list(first_told([*found, *told]))
        if not found and self.under.listing:
            found = list(self._line(block))
        self._remember(block, bool(found))
        yield from found

    def _leads(self, block: Block) -> bool:
        """Whether a block below the heading only heads the declarations: a row of columns, the item they concern."""
        words_ = self.text[block.start : min(block.end, block.start + 200)]
        heads = is_heading_row(words_)
        self.under.table = self.under.table or heads
        named = read_names(self.text, block.start, block.end, bare=False).people
        translated = (
            self.under.awaited
            and not named
            and headings.TRANSLATED.fullmatch(words_)
            and not nil_words.NIL.search(words_)
        )
        is_one_line = "\n" not in self.text[block.start : block.end].strip()
        return translated or is_item_alone(words_) or (heads and is_one_line)

    def _remember(self, block: Block, found: bool) -> None:
        """What the next block may be: a line of a list, or nothing to do with interests."""
        words_ = self.text[block.start : block.end]
        about = terms.INTEREST.search(words_) or (self.under.listing and terms.DECLARATIONS.search(words_))
        stem = words_.rstrip().endswith((":", ":-", ":–")) and bool(about)
        stem = stem or (self.under.listing and terms.STEM.search(words_[:200]) is not None)
        title = (
            self.under.stem is not None
            and block.item == self.under.item
            and len(words_) < 150
            and words_[-1:] not in ".;"
        )
        self.under.stem = words_ if stem else self.under.stem if found or title else None
        heads = self.under.awaited and not found and headings.goes_on_heading(words_)
        self.under.listing = stem or (self.under.listing and (found or title or heads))
        self.under.awaited = heads

    def _entries(self, block: Block) -> Iterator[Interest]:
        """The lines of a list or table below the heading or a stem."""
        if terms.CONDITIONAL.search(self.text, block.start, min(block.end, block.start + 400)):
            return
        lead = LEAD.match(self.text, block.start, block.end)
        block = replace(block, start=lead.end(), label_start=lead.end()) if lead else block
        for entry in self._parts(block):
            self.under.last = entry.people
            yield from self._facts(entry, (lead and lead["kind"]) or self.under.stem)

    def _facts(self, entry: Entry, stem: str | None) -> Iterator[Interest]:
        """The declarations of an entry; what it does not say itself, the line that led in to it may."""
        said = self.text[entry.start : entry.end]
        kind = terms.kind_of(said if terms.has_kind(said) else stem or said)
        gone = terms.left(said)
        for number, person in enumerate(entry.people):
            begin = entry.start if number == 0 else person.start
            yield fact_of(self.text, begin, entry.end, person.name, kind, gone, "listed")

    def _parts(self, block: Block) -> Iterator[Entry]:
        """The entries of a block; of a line, those parted by semicolons: "Cllr A (personal) item 4; Cllr B ..."."""
        starts = [block.start, *(cut.end() for cut in terms.NEXT_ENTRY.finditer(self.text, block.start, block.end))]
        if len(starts) == 1:
            yield from find_entries(self.text, block, self.under.table)
            return
        for start, stop in zip(starts, [*starts[1:], block.end], strict=True):
            end = self.text.rfind(";", start, stop) if stop < block.end else stop
            yield from find_entries(
                self.text, replace(block, start=start, label_start=start, end=end), self.under.table
            )

    def _line(self, block: Block) -> Iterator[Interest]:
        """A line of a list under the heading or after "as follows:": a name with what was declared."""
        said = self.text[block.start : block.end]
        if len(said) > 600 or terms.CONDITIONAL.search(said):
            return
        if not (terms.has_kind(said) or self.under.stem or HOLDS.search(said[:90])):
            return
        found = read_names(self.text, block.start, block.end, bare=self.under.stem is not None)
        people = [person for person in found.people if person.is_named]
        after = self.text[people[-1].end : people[-1].end + 4].strip()[:1] if people else ""
        place = terms.IN_ITEM.match(self.text, people[-1].end, block.end) if people else None
        if not people or not (place or after in ("-", "–", "—", ":", "|", "(")) or len(people) > 30:
            return
        kind = terms.kind_of(said if terms.has_kind(said) else self.under.stem or said)
        for number, person in enumerate(people):
            begin = block.start if number == 0 else person.start
            yield fact_of(self.text, begin, block.end, person.name, kind, terms.left(said), "line")


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
    doc._.interests = tuple(with_leaving(text, list(without_repeats(told)), doc._.sentences))
    return doc

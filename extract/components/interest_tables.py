"""Declarations laid out one part below another: tables with a cell a line, names on a line above what they declared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract import rules
from extract.components import interest_nil as nil_words
from extract.components.interest_lines import HEADINGS, ITEM_FIRST, Entry, titled_people
from extract.components.interest_words import CONDITIONAL, KIND_WORD
from extract.components.listed_names import Listed
from extract.components.name_words import INITIALS, WORD
from extract.text import SPACE, Block, trim, words

_WHO = frozenset(rules.values("interests", "names"))
""" "Councillor", "Name": the heading of the column that says who declared. """
_LINE = re.compile(r"[^\n]+")
_INITIALS = rf"(?:{INITIALS})[ \t\u00a0]{{0,2}}"
_BARE = re.compile(rf"(?P<initials>{_INITIALS})?{WORD}(?:[ \t\u00a0]{{1,2}}{WORD}){{0,2}}")
_MOST_LINES = 400
_MOST_COLUMNS = 6
_LONGEST = 600
"""Longest paragraph, in characters, that may stand below a name as what was declared."""
_OWN_WORDS = re.compile(
    r"\b(?:declared|disclosed|no\s(?:further|other|new)\s(?:interests?|declarations?))\b", re.IGNORECASE
)
""" "No further declarations", or a sentence of its own: nothing that the name above it declared. """
_NOTHING = re.compile(r"(?:None|Nil|No(?:ne)?\s(?:further|other|new|interests?|declarations?))\b", re.IGNORECASE)
_ONE_MORE = re.compile(
    rf"(?:an?\s)?{KIND_WORD}\sinterests?\s(?:in|as|for|regarding|concerning|with|on)\s", re.IGNORECASE
)
""" "Personal interest in item 9 (Hall)": a further declaration of the member named above."""

Cell = tuple[int, int]


def _cells(text: str, start: int, stop: int) -> list[Cell]:
    """Spans of the lines that hold something."""
    found: list[Cell] = []
    for line in _LINE.finditer(text, start, stop):
        cell = trim(text, line.start(), line.end(), SPACE + "|*•", SPACE + "|")
        found += [cell] if cell[0] < cell[1] else []
        if len(found) == _MOST_LINES:
            break
    return found


def is_heading_cell(words_: str) -> bool:
    """Whether a line alone is the heading of a column of declarations."""
    return len(words_) < 40 and words(words_).casefold().strip(" .:*") in HEADINGS


def _person(text: str, cell: Cell) -> tuple[Listed, bool] | None:
    """The person a cell names, and whether its own words are enough to say that it is one."""
    people = titled_people(text, *cell)
    if people and len(people) == 1:
        return people[0], True
    match = _BARE.fullmatch(text, *cell)
    return (Listed(*cell, words(match.group())), match["initials"] is not None) if match else None


def _next_row(text: str, cells: Sequence[Cell], at: int, wide: int, who: int) -> int:
    """Where the row after the one that begins at `at` begins: a cell may be empty, or take several lines."""
    for more in (0, 1, 2, -1):
        index = at + wide + more + who
        found = _person(text, cells[index]) if index < len(cells) else None
        if found and (more == 0 or found[1]):
            return at + wide + more
    return at + wide


def read_cells(text: str, start: int, stop: int) -> list[Entry]:
    """The rows of a table whose cells stand below one another and whose first heading stands at `start`."""
    cells = _cells(text, start, stop)
    names = [words(text[begin:end]).casefold().strip(" .:*") for begin, end in cells[:_MOST_COLUMNS]]
    wide = next((number for number, name in enumerate(names) if name not in HEADINGS), len(names))
    who = next((number for number, name in enumerate(names[:wide]) if name in _WHO), None)
    return list(_rows(text, cells, wide, who)) if wide > 1 and who is not None else []


def _rows(text: str, cells: Sequence[Cell], wide: int, who: int) -> Iterator[Entry]:
    at = wide
    while at + max(who, 1) < len(cells) and (found := _person(text, cells[at + who])):
        stop = min(_next_row(text, cells, at, wide, who), len(cells))
        row = [cell for cell in cells[at:stop] if not nil_words.NIL.search(text, *cell)]
        yield Entry((found[0],), row[0][0], row[-1][1])
        at = stop


def name_alone(text: str, block: Block) -> tuple[Listed, ...] | None:
    """The people of a paragraph that is their names with titles and nothing else; None for any other."""
    if "|" in text[block.end : block.end + 3]:
        return None  # the first cell of a row
    start, end = trim(text, block.start, block.end, SPACE, SPACE + "-–—:")
    return titled_people(text, start, end) if end - start < 120 else None


def _is_declared(text: str, block: Block) -> bool:
    """Whether a paragraph may be what a name above it declared."""
    said = text[block.start : block.end]
    doubtful = _OWN_WORDS.search(said) or CONDITIONAL.search(said) or nil_words.NIL_ALONE.match(said)
    return len(said) < _LONGEST and not doubtful and not nil_words.NIL.search(said)


def below_name(text: str, blocks: Sequence[Block], index: int) -> tuple[int | None, int]:
    """End of what the members named alone in block `index` declared, None for nothing; and where reading goes on.

    It is the next paragraph; where that is the name of an item, the one after it too. Reading goes on at 0, here,
    where the next paragraph does not belong to the name; behind it where it says that they declared nothing.
    """
    item = blocks[index].item
    following = [block for block in blocks[index + 1 : index + 3] if block.item == item and not block.is_heading]
    if not following or following[0] is not blocks[index + 1] or name_alone(text, following[0]):
        return None, 0
    first, *more = following
    if not _is_declared(text, first):
        return None, first.end if _NOTHING.match(text, first.start, first.end) else 0
    of_item = ITEM_FIRST.match(text, min(first.label_start, first.start), first.end)
    goes_on = more and of_item and _is_declared(text, more[0]) and not ITEM_FIRST.match(text, more[0].start)
    end = more[0].end if goes_on and not name_alone(text, more[0]) else first.end
    return end, end


def is_one_more(text: str, block: Block) -> bool:
    """Whether a paragraph is a further declaration of the member named last: it begins with its kind."""
    return block.end - block.start < _LONGEST and _ONE_MORE.match(text, block.start, block.end) is not None

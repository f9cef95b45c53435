"""Declarations printed as a list or a table: "Item 6 - Mrs J Ash (Financial)", "Cllr Elm | 36(b) | DPI - landlord"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract import rules
from extract.components.interest_words import KIND_WORD
from extract.components.listed_names import Listed, read_names
from extract.components.name_words import INITIALS, PLURAL, TITLE, WORD
from extract.text import SPACE, Block, trim, words

_SP = r"[ \t\u00a0]"
_WORD_OF_ITEM = (
    r"(?:(?:[Aa]genda\s)?(?:[Ii]tems?|ITEMS?|[Mm]inutes?|[Mm]in\.?|[Aa]pplications?|[Rr]eports?|[Ee]item(?:au)?|[Cc]ofnod(?:ion)?|[Cc]ais)"
    r"(?:\s(?:[Nn]os?\.?|[Nn]umbers?|[Rr]hif))?\s{1,3})"
)
_CODE = (
    r"(?:[A-Z]{1,4}[./-]?)?\d{1,4}(?:[./]\d{1,5}){0,2}(?:[a-h](?:i{1,3}|iv|vi{0,3}|ix)(?!\w)|[A-Za-z])?"
    r"(?:\([a-z0-9]{1,3}\))?(?!\w)"
)
""" "6", "24/176", "CL.12", "4bii", "36(b)": what numbers an item."""
_CODES = rf"{_CODE}(?:(?:,\s?|\s(?:and|&|to|a|ac)\s|\s?[-–]\s?){_CODE}){{0,6}}"
_PART = rf"(?:{_SP}{{0,3}}[-–—:|,;]{_SP}{{0,40}}|{_SP}{{2,60}}|\t{{1,6}}{_SP}{{0,40}})"
ITEM_FIRST = re.compile(rf"{_WORD_OF_ITEM}?{_CODES}(?:\s?\([^()\n]{{2,60}}\))?{_PART}(?=[A-ZÀ-Þ])")
_ITEM_ALONE = re.compile(rf"\s*{_WORD_OF_ITEM}{_CODES}\s?[:.–-]?\s*")
_IN = rf"(?:in|for|on|re|regarding)\s(?:(?:respect\sof|relation\sto|regard\sto)\s)?(?:the\s)?{_WORD_OF_ITEM}{_CODES}"
_NAME_END = re.compile(
    rf"{_SP}[-–—]{_SP}|[:|(;\t\n]|{_SP}{{2}}|,\s{{1,3}}(?=(?:an?\s)?(?:{_WORD_OF_ITEM}|{_CODES}[\s,;:–-]|{KIND_WORD}\b))"
    rf"|{_SP}(?={_IN}\b|as\san?\s)"
    rf"|{_SP}(?=(?i:{KIND_WORD}\s(?:\w+\s)?interests?\b))"
)
_GOES_ON = re.compile(
    rf"[\s,:;|(–—-]{{1,60}}(?:{_WORD_OF_ITEM}?{_CODES}(?=[\s,:;|)–-]|$)|(?:an?\s)?{KIND_WORD}\b|{_IN}(?=[\s,:;.|)–-]|$)"
    r"|as\s(?:an?|the)\s)",
    re.IGNORECASE,
)
_TITLED = re.compile(rf"(?:{PLURAL}|{TITLE})[ \t\u00a0]{{1,3}}")
_SAYS = re.compile(
    rf"(?:{PLURAL}|{TITLE})\s(?:(?:{TITLE}|{INITIALS})\s?){{0,3}}{WORD}(?:\s{WORD})?\s(?:had|has|have|was|were|declared|stated|said|also|would|then)\b"
)
""" "Cllr Elm had been lobbied", below the entry of another: a sentence of its own. """
_IN_COLUMN = re.compile(
    rf"(?P<name>(?:(?:{INITIALS}){_SP}{{1,2}}{WORD}|{WORD})(?:{_SP}{WORD}){{0,2}})(?={_SP}{{2}}|\t|{_SP}?\|)"
)
_COLUMN = re.compile(r"[ \t\u00a0]*(?:\t|[ \u00a0]{2})")
_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"\t+|[ \t]{2,}|\s?\|\s?")
HEADINGS = frozenset(rules.values("interests", "headings"))
_LONGEST = 600
"""Longest entry of a list, in characters."""


LEAD = re.compile(
    rf"(?:(?P<kind>{KIND_WORD}(?:\s(?:and|/|&)\s{KIND_WORD})?(?:\sinterests?)?)"
    r"|(?:interests?|declarations?(?:\sof\s(?:[\w-]+\s){0,4}interests?)?)\s(?:was|were)\s(?:declared|made|received|recorded|disclosed)"
    rf"(?:\sas\sfollows|\sby)?)\s{{0,2}}(?::[-–]?|[-–])\s{{1,4}}(?={_TITLED.pattern})",
    re.IGNORECASE,
)
""" "Personal interests: Cllr Ash (item 3)", "Interests were declared as follows: ...": what leads in to a list."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list of declarations, with the lines it is carried on to."""

    people: tuple[Listed, ...]
    start: int
    end: int


def is_heading_row(words_: str) -> bool:
    """Whether a line is the heading of a table of declarations: "Name | Agenda item | Nature of interest"."""
    first = words_.strip(SPACE + "|").split("\n", 1)[0]
    cells = [words(cell).casefold().strip(" .:*") for cell in _CELL.split(first)]
    return len(cells) > 1 and sum(cell in HEADINGS for cell in cells) > 1


def is_item_alone(words_: str) -> bool:
    """Whether a paragraph only says which item the declarations below it concern: "Item 44/23"."""
    return len(words_) < 60 and _ITEM_ALONE.fullmatch(words_) is not None


def _people(text: str, at: int, end: int, in_table: bool) -> tuple[tuple[Listed, ...], int] | None:
    """The people an entry names and where their names end; None where no name stands there."""
    if _TITLED.match(text, at, end):
        stop = _NAME_END.search(text, at, end)
        last = stop.start() if stop else end
        people = tuple(person for person in read_names(text, at, last, bare=False).people if person.is_named)
        whole = people and not text[people[-1].end : last].strip(SPACE + ",.")
        return (people, people[-1].end) if whole else None
    match = _IN_COLUMN.match(text, at, end) if in_table else None
    if match is None:
        return None
    return (Listed(match.start(), match.end("name"), words(match["name"])),), match.end("name")


def titled_people(text: str, start: int, end: int) -> tuple[Listed, ...] | None:
    """The people of a stretch that is their names with titles and nothing else; None for any other."""
    found = _people(text, start, end, in_table=False)
    return found[0] if found and not text[found[1] : end].strip(SPACE + ".") else None


def _entry(text: str, start: int, end: int, in_table: bool) -> tuple[Listed, ...] | None:
    """The people of an entry that begins here, None where none does."""
    item = ITEM_FIRST.match(text, start, end)
    found = _people(text, item.end() if item else start, end, in_table)
    if found is None:
        return None
    people, at = found
    if item:
        parted = text[at:end].strip()[:1] in ("", "(", "-", "–", "—", ":", ",", ";", "|", ".")
        return people if parted or _COLUMN.match(text, at, end) else None
    return people if _GOES_ON.match(text, at, end) else None


def find_entries(text: str, block: Block, in_table: bool) -> Iterator[Entry]:
    """The entries of a paragraph below a heading of declarations, in order. `in_table` allows names without a title."""
    begin = min(block.start, block.label_start) if in_table else block.start
    people: tuple[Listed, ...] | None = None
    at = last = begin
    for line in _LINE.finditer(text, begin, block.end):
        start, end = trim(text, line.start(), line.end(), SPACE + "|•*", SPACE + "|")
        fresh = _entry(text, start, end, in_table) if start < end else None
        anew = _SAYS.match(text, start, end)
        if fresh is None and people and not anew and text[last - 1] != "." and end - at < _LONGEST:
            last = end
            continue
        if people:
            yield Entry(people, at, last)
        people, at, last = fresh, start, end
    if people:
        yield Entry(people, at, last)

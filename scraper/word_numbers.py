"""Numbers that Word counts and does not write: `12.` before a minute stands in no text of the file. Pure.

The Word reader numbers each list anew and knows no letters, so the numbers are worked out here, from the styles and
the list definitions, and handed on as text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

from scraper.numerals import letters, roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE = f"{W}val"
BULLETS = ("bullet", "none")
PLACE = re.compile(r"%([1-9])")
MOST_LETTERED = 780  # `z` thirty times; Word begins anew after it
LONGEST_CHAIN = 20  # styles on one another


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts. `text` is what stands before a paragraph, with `%1` for the first level's."""

    start: int = 1
    kind: str = "decimal"
    text: str = "%1."


@dataclass(slots=True)
class Numbering:
    """The lists of one file, and how far each has counted while its paragraphs are read in order."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _begun: set[str] = field(default_factory=set)

    def before(self, paragraph: _Element) -> str | None:
        """What Word prints before a paragraph; None for bullets and for what is no part of a list."""
        number, depth = self._list_of(paragraph)
        key = self.abstract.get(number or "", "")
        level = self.levels.get(key, {}).get(depth)
        if number is None or level is None:
            return None
        self._count(number, key, depth, level)
        return None if level.kind in BULLETS else self._printed(key, level)

    def _list_of(self, paragraph: _Element) -> tuple[str | None, int]:
        """The number of a paragraph's list and its depth: its own, or those of its style."""
        about = paragraph.find(f"{W}pPr")
        style = _value(about, "pStyle") if about is not None else None
        number, depth = self.styles.get(style or "", (None, 0))
        own = about.find(f"{W}numPr") if about is not None else None
        if own is not None:
            number = _value(own, "numId") or number
            depth = _integer(_value(own, "ilvl"), depth)
        return (None if number == "0" else number), depth

    def _count(self, number: str, key: str, depth: int, level: Level) -> None:
        counts = self._counts[key]
        if number not in self._begun:
            self._begun.add(number)
            for at, start in self.restarts.get(number, {}).items():
                counts[at] = start - 1
        for upper in range(depth):
            counts.setdefault(upper, self.levels[key].get(upper, Level()).start)
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]

    def _printed(self, key: str, level: Level) -> str:
        levels, counts = self.levels[key], self._counts[key]

        def figure(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            return numeral(counts.get(at, 1), levels.get(at, Level()).kind)

        return PLACE.sub(figure, level.text).strip()


def numbering_of(lists: _Element | None, styles: _Element | None) -> Numbering:
    """The lists of a file by its parts `numbering.xml` and `styles.xml`."""
    made = Numbering()
    if lists is None:
        return made
    for each in lists.findall(f"{W}abstractNum"):
        made.levels[each.get(f"{W}abstractNumId", "")] = dict(_levels(each))
    for each in lists.findall(f"{W}num"):
        number = each.get(f"{W}numId", "")
        made.abstract[number] = _value(each, "abstractNumId") or ""
        made.restarts[number] = dict(_restarts(each))
    made.styles = _styles(styles)
    return made


def drop_numbers(lists: _Element) -> None:
    """Take out of the list definitions what is written as text now: bullets stay."""
    for level in list(lists.iter(f"{W}lvl")):
        outer = level.getparent()
        if outer is not None and (_value(level, "numFmt") or "decimal") not in BULLETS:
            outer.remove(level)


def _levels(definition: _Element) -> Iterator[tuple[int, Level]]:
    for level in definition.findall(f"{W}lvl"):
        depth = _integer(level.get(f"{W}ilvl"), 0)
        kind, text = _value(level, "numFmt") or "decimal", _value(level, "lvlText")
        yield depth, Level(_integer(_value(level, "start"), 0), kind, "" if text is None else text)


def _restarts(number: _Element) -> Iterator[tuple[int, int]]:
    for each in number.findall(f"{W}lvlOverride"):
        start = _value(each, "startOverride")
        if start is not None:
            yield _integer(each.get(f"{W}ilvl"), 0), _integer(start, 1)


def _styles(part: _Element | None) -> dict[str, tuple[str, int]]:
    """The list and depth of each paragraph style, its own or that of the style it is based on."""
    own: dict[str, tuple[str | None, int | None]] = {}
    based: dict[str, str] = {}
    for style in part.findall(f"{W}style") if part is not None else ():
        name = style.get(f"{W}styleId", "")
        about = style.find(f"{W}pPr/{W}numPr")
        if about is not None:
            depth = _value(about, "ilvl")
            own[name] = _value(about, "numId"), None if depth is None else _integer(depth, 0)
        based[name] = _value(style, "basedOn") or ""
    found = ((name, _inherited(name, own, based)) for name in based)
    return {name: each for name, each in found if each is not None}


def _inherited(
    name: str, own: Mapping[str, tuple[str | None, int | None]], based: Mapping[str, str]
) -> tuple[str, int] | None:
    depth: int | None = None
    for _ in range(LONGEST_CHAIN):
        number, stated = own.get(name, (None, None))
        depth = stated if depth is None else depth
        if number is not None:
            return number, depth or 0
        name = based.get(name, "")
    return None


def numeral(number: int, kind: str) -> str:
    """A number as a level prints it; a kind that is not known is printed in figures.

    >>> numeral(4, "lowerRoman"), numeral(28, "upperLetter"), numeral(7, "decimalZero")
    ('iv', 'BB', '07')
    """
    if kind.endswith("Letter") and 0 < number <= MOST_LETTERED:
        return letters(number).upper() if kind.startswith("upper") else letters(number)
    if kind.endswith("Roman") and number > 0:
        return roman(number).upper() if kind.startswith("upper") else roman(number)
    return f"{number:02}" if kind == "decimalZero" else str(number)


def _value(element: _Element, name: str) -> str | None:
    found = element.find(f"{W}{name}")
    return found.get(VALUE) if found is not None else None


def _integer(value: str | None, default: int) -> int:
    return int(value) if value is not None and re.fullmatch(r"\d{1,5}", value) else default

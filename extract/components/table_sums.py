"""Numbers of tables whose unit stands in the heading of their column ("£000"), or in the words above a list.

Three forms are read, of cells parted by bars, tabs or two spaces: a heading with a sign of money a column, above rows
of as many numbers; a caption that is only the sign ("£'000"), above rows of any; and a list of labels with amounts to
the penny below words that end in a colon and tell their total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from archive.facts import Figure
from extract.components.counted_things import is_plural
from extract.components.numbers import read_digits, scale_of
from extract.text import trim

_CELLS = re.compile(r"[^\S\n]*\|[^\S\n]*|\t+|[^\S\n\t]{2,}")
_SIGN = re.compile(
    r"(?P<money>£) ?(?P<scale>['’]?000['’]?s?|k|m|million|millions|bn)?(?![\w£]|['’,.]?\d| ?\d)|(?P<share>%)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:(?:table|all figures|all amounts|figures|amounts|values|shown|are|in|[\d.:]) ?){0,8}"
    r"\(?£ ?(?:['’]?000['’]?s?|k|m|million|millions|bn)\)?:?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?P<open>\()?(?P<minus>[-–−+])?£? ?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d{1,3})?|\d{1,9}(?:\.\d{1,3})?)\)?%?\Z"
)
_NONE = re.compile(r"(?:[-–—]|nil|n/?a|0)\Z", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_PENNIES = re.compile(r"£? ?\d{1,3}(?:,?\d{3})*\.\d\d\Z")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+\Z")
_STEM_SUM = re.compile(r"£ ?(?!000)\d")
_ROW = re.compile(r"(?:\||  |\t)[ \t]{0,8}[(–+-]?£? ?\d[\d,.]{0,14}\)?%?(?=[ \t]*(?:$|\||\t|  ))", re.MULTILINE)
"""A number that stands alone in a cell after the first."""
_ABOVE = 800
"""How far above the first row, in characters, the words are read that may be a heading."""
_LETTER = re.compile(r"[^\W\d_]{2}")
_LONGEST = 240
"""Longest row of a table, in characters."""
_PROSE = 80
"""Longest line, in characters, that may be a heading between the rows of a table."""

Cell = tuple[int, int]
"""Start and end of a cell in the text."""


def _cells(text: str, start: int, end: int) -> list[Cell]:
    """The cells of a line, blank ones left out."""
    gaps = [(start, start), *(gap.span() for gap in _CELLS.finditer(text, start, end)), (end, end)]
    pairs = ((left[1], right[0]) for left, right in pairwise(gaps))
    return [cell for cell in (trim(text, *pair) for pair in pairs) if cell[0] < cell[1]]


def _signs(line: str) -> list[float | None]:
    """Factor of each column that a heading gives a unit: of sums their scale, None of shares; [] where it is none."""
    signs = list(_SIGN.finditer(line))
    if not any(sign["money"] for sign in signs) or _STEM_SUM.search(line):
        return []
    return [_factor(sign) if sign["money"] else None for sign in signs]


def _factor(sign: re.Match[str]) -> float:
    scale = (sign["scale"] or "").casefold().strip("'’")
    return 1e3 if scale.startswith("000") else scale_of(scale.removesuffix("s"))


class _Table:
    """What the lines read last say of the numbers below them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.signs: list[float | None] = []
        self.columns: list[float | None] = []
        """The same for each cell of the heading."""
        self.is_caption = False
        self.words = ""

    def above(self, line: str, words: str) -> None:
        """Take a line that is no row: a heading, a caption, the words above a list, or the end of a table."""
        signs = _signs(line) if "£" in line and len(line) <= _LONGEST else []
        if signs:
            self.columns = [next(iter(_signs(line[slice(*cell)])), None) for cell in _cells(line, 0, len(line))]
        if signs or len(words) > _PROSE or words.endswith((".", ":")):
            self.signs, self.is_caption = signs, bool(signs) and _CAPTION.fullmatch(words) is not None
        self.words = f"{self.words[-100:]} {words[-200:]}"

    @property
    def may_go_on(self) -> bool:
        """Whether the lines above lead to a table."""
        return bool(self.signs) or self.words.endswith(":")

    def row(self, cells: Sequence[Cell]) -> Iterator[Figure]:
        """The numbers of a row that the lines above give a unit."""
        numbers = [cell for cell in cells[1:] if self.is_number(cell)]
        if self.signs:
            for cell, factor in self._with_factors(cells, numbers):
                if factor is not None and (figure := self._sum(cell, factor)):
                    yield figure
        elif self.words.endswith(":") and len(numbers) == 1 and len(cells) == 2:
            yield from self._listed(cells[0], numbers[0])

    def _with_factors(self, cells: Sequence[Cell], numbers: Sequence[Cell]) -> Iterator[tuple[Cell, float | None]]:
        """The cells of a row with the factors of their columns: none where row and heading do not fit together."""
        if self.is_caption:
            yield from ((cell, self.signs[0]) for cell in numbers if len(numbers) == len(cells) - 1)
        elif len(cells) == len(self.columns):
            yield from zip(cells, self.columns, strict=True)
        elif len(numbers) == len(cells) - 1 == len(self.signs):
            yield from zip(numbers, self.signs, strict=True)

    def is_number(self, cell: Cell) -> bool:
        """Whether a cell holds a number, or a mark that there is none."""
        words = self.text[slice(*cell)]
        return (_NUMBER.match(words) is not None and not _YEAR.match(words)) or _NONE.match(words) is not None

    def _sum(self, cell: Cell, factor: float) -> Figure | None:
        words = self.text[slice(*cell)]
        match = _NUMBER.match(words)
        if match is None or "£" in words or words.endswith("%"):
            return None
        number = read_digits(match["digits"])
        if number is None:
            return None
        negative = bool(match["open"]) or match["minus"] in ("-", "–", "−")
        value = round(number * factor * (-1 if negative else 1), 6)
        return Figure(start=cell[0], end=cell[1], quote=words, rule="tables.sum", kind="money", value=value, unit="GBP")

    def _listed(self, label: Cell, cell: Cell) -> Iterator[Figure]:
        """An amount to the penny below a stem with a sum, or a number of things below a stem."""
        words, stem = self.text[slice(*cell)], self.words
        if _PENNIES.match(words) and _STEM_SUM.search(stem):
            if figure := self._sum(cell, 1.0):
                yield figure
        elif _THOUSANDS.match(words) and re.search(r"\d", stem) and (unit := _plural_of(self.text[slice(*label)])):
            value = read_digits(words)
            if value is not None:
                yield Figure(
                    start=cell[0], end=cell[1], quote=words, rule="tables.count", kind="count", value=value, unit=unit
                )


def _plural_of(label: str) -> str | None:
    """The label of a row where it names things that can be counted: "Active members"."""
    words = label.split()
    return label if words and len(words) < 5 and is_plural(words[-1]) and not label.endswith(":") else None


def table_sums(text: str) -> Iterator[Figure]:
    """Figures of tables in order."""
    rows = [row.span() for row in _ROW.finditer(text)]
    if not rows:
        return
    table, at, last = _Table(text), max(0, rows[0][0] - _ABOVE), rows[-1][1]
    while at < last:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        words = text[at:stop].strip()
        cells = _cells(text, at, stop) if table.may_go_on and 0 < stop - at <= _LONGEST else []
        if len(cells) > 1 and _LETTER.search(text, *cells[0]) and any(map(table.is_number, cells[1:])):
            yield from table.row(cells)
        elif words:
            table.above(text[at:stop], words)
        at = stop + 1

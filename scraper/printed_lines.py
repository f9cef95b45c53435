"""Printed pages as lines: where each stands, which only repeat on every page, and how wide the page is. Pure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

EDGE = 4  # lines at the top and at the foot of a page that may be running ones
PAGE_MARK = re.compile(r"\b(?:page|tudalen)\s*:?\s*\d+(?:\s*(?:of|o|/)\s*\d+)?\b", re.IGNORECASE)
BARE_NUMBER = re.compile(r"^[-–\s]*(\d{1,4})[-–\s]*$")
EDGE_NUMBER = re.compile(r"^\d{1,4}\s+(?=\D)|(?<=\D)\s+\d{1,4}$")
SENTENCE_END = re.compile(r"[.;:,]$|\b(?:resolved|carried|lost|agreed|noted)\W*$", re.IGNORECASE)
NARROWEST = 60  # characters of a full line at least; a short text has no full one to go by
FULL = 0.92  # of the usual width: proportional type makes lines of the same width differ in characters


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. `page` counts from 1; `pages[page - 1][start:end] == text`."""

    page: int
    start: int
    end: int
    text: str


def lines_of(pages: Sequence[str]) -> list[Line]:
    """Every line of every page that is not blank, without the blanks around it."""
    return [line for number, page in enumerate(pages, 1) for line in _lines_on(number, page)]


def _lines_on(number: int, page: str) -> Iterator[Line]:
    at = 0
    for raw in page.split("\n"):
        text = raw.strip()
        if text:
            start = at + raw.index(text)
            yield Line(number, start, start + len(text), text)
        at += len(raw) + 1


def width_of(lines: Sequence[Line]) -> int:
    """Characters of a full line: the length that one line in twenty exceeds, and never that of a column's."""
    lengths = sorted(len(line.text) for line in lines)
    return max(NARROWEST, lengths[int(len(lengths) * 0.95)]) if lengths else NARROWEST


def wraps(line: str, following: str, width: int) -> bool:
    """Whether `line` ends only because the first word of `following` no longer fitted on it."""
    return len(line) + 1 + len(following.split(" ", 1)[0]) > FULL * width


def running_lines(lines: Sequence[Line]) -> set[int]:
    """Indexes of page numbers and of headers and footers that stand on many pages, only next to a page's edge.

    A sentence must stand on most pages to be taken for one: "Motion carried." may end several pages by chance.
    """
    edges = _edges(lines)
    page_count = len({line.page for line in lines})
    seen: dict[tuple[str, str], set[int]] = defaultdict(set)
    for side, indexes in edges:
        for index in indexes:
            seen[side, _key(lines[index].text)].add(lines[index].page)
    numbers = _page_numbers(lines, edges)
    found: set[int] = set()
    for side, indexes in edges:
        for index in indexes:
            key = _key(lines[index].text)
            if index not in numbers and key and not _often(key, len(seen[side, key]), page_count):
                break  # what lies further from the edge is the page's own text
            if not key and index not in numbers and not PAGE_MARK.search(lines[index].text):
                break
            found.add(index)
    return found


def _edges(lines: Sequence[Line]) -> list[tuple[str, list[int]]]:
    """Indexes of each page's first lines, and of its last ones from the foot up."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        by_page[line.page].append(index)
    tops = [("top", indexes[:EDGE]) for indexes in by_page.values()]
    return tops + [("foot", indexes[::-1][:EDGE]) for indexes in by_page.values()]


def _key(text: str) -> str:
    """What of a line is the same on every page: all but its page number. Empty where it is nothing else."""
    text = PAGE_MARK.sub(" ", text)
    if BARE_NUMBER.match(text):
        return ""
    return " ".join(EDGE_NUMBER.sub(" ", text).casefold().split())


def _often(key: str, count: int, page_count: int) -> bool:
    if SENTENCE_END.search(key):
        return count >= max(3, ceil(0.6 * page_count))
    return count >= max(2, ceil(0.3 * page_count))


def _page_numbers(lines: Sequence[Line], edges: Sequence[tuple[str, list[int]]]) -> set[int]:
    """Lines that are only a number, where it goes up with the pages: another number may be an item's."""
    found = {
        index: int(match[1]) - lines[index].page
        for _, indexes in edges
        for index in indexes
        if (match := BARE_NUMBER.match(lines[index].text))
    }
    counts = Counter(found.values())
    return {index for index, offset in found.items() if counts[offset] >= 2}

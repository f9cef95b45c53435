"""Where the items of printed minutes begin: lines that may be headings, and the run of numbers that is theirs. Pure.

Paragraphs and resolutions are numbered too, and begin again at 1 within each item. Items are the run of numbers that
goes up through the whole text; what the lines say, and the agenda where it is known, tell which run that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scraper.printed_labels import Label, Reading, label_of, plain_label, reference_of
from scraper.printed_lines import Line, width_of, wraps
from scraper.printed_titles import NOT_A_TITLE, is_capitals, likeness, plain_title, reads_as_title

TITLE_LINES = 5
LIKE = 88.0  # two titles this alike are taken for one
HALF_LIKE = 70.0
UNLABELLED_LIKE = 92.0
SENTENCE = re.compile(r"[.!?](?:\s+[A-Z“\"]|$)")
TAIL_OF_SENTENCE = re.compile(r"[.:;!?”\"')\]]$")


@dataclass(frozen=True, slots=True)
class Heading:
    """Lines `first` to `last` (indexes) that may head an item. `reference` is the number in `(Item 5)`."""

    first: int
    last: int
    label: Label | None
    title: str
    reference: str | None
    points: float
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an agenda item, ready for comparing."""

    title: str
    label: str


def headings(lines: Sequence[Line], agenda: Sequence[Known]) -> list[Heading]:
    """The headings of the items, in the order of the text."""
    finder = _Finder(lines, agenda)
    labelled = [heading for index in range(len(lines)) if (heading := finder.labelled(index))]
    chosen = best_run(_less_lists(labelled))
    found = [*chosen, *finder.unlabelled(chosen)]
    if not found and not agenda:
        found = finder.capitals()
    return sorted(found, key=lambda heading: heading.first)


class _Finder:
    """Reads headings off lines."""

    def __init__(self, lines: Sequence[Line], agenda: Sequence[Known]) -> None:
        self.lines = lines
        self.texts = [line.text for line in lines]
        self.agenda = agenda
        self.width = width_of(lines)
        self.titles = {known.title for known in agenda}
        self.first_words = {title.split()[0] for title in self.titles if title}

    def labelled(self, index: int) -> Heading | None:
        """The heading that begins with the number at a line's start, where there is one."""
        label = label_of(self.texts[index])
        if label is None:
            return None
        rest = self.texts[index][label.length :].strip()
        start = index if rest else index + 1
        if start >= len(self.texts) or (not rest and label_of(self.texts[start])):
            return None
        title, last, reference, alike = self.title_at(start, rest)
        points = self.points(index, title, last - start + 1, reference, alike) + (2.0 if label.is_distinct else 0.5)
        if label.is_sub or not (label.style or label.is_distinct):
            points -= 2.0 if label.is_sub else 0.5
        return Heading(index, last, label, title, reference, points)

    def points(self, index: int, title: str, count: int, reference: str | None, alike: float) -> float:
        """How much speaks for a heading here, its number apart."""
        points = reads_as_title(title, count)
        points += 4.0 if reference else 0.0
        if alike >= LIKE:
            points = max(points, 0.0) + 5.0  # the agenda prints it so, however little it looks like a title
        points += 2.0 if HALF_LIKE <= alike < LIKE else 0.0
        return points - (2.5 if self.is_within_sentence(index) else 0.0)

    def is_within_sentence(self, index: int) -> bool:
        """Whether the line before goes on into this one."""
        before = self.texts[index - 1] if index else ""
        return bool(before) and not TAIL_OF_SENTENCE.search(before) and wraps(before, self.texts[index], self.width)

    def title_at(self, start: int, rest: str) -> tuple[str, int, str | None, float]:
        """The title that begins on line `start` with `rest`: its text, last line, reference and likeness."""
        options = list(self.extents(start, rest))
        for title, last, reference in options:
            if reference is not None:
                return title, last, reference, self.alike(title)
        scored = [(self.alike(title), -last, title) for title, last, _ in options]
        alike, minus_last, title = max(scored)
        if alike >= HALF_LIKE:
            return title, -minus_last, None, alike
        title, last = self.wrapped(start, rest)
        return title, last, None, alike

    def extents(self, start: int, rest: str) -> Iterator[tuple[str, int, str | None]]:
        """Titles of one line, of two, and so on, up to the next number or the item reference."""
        words: list[str] = []
        for index in range(start, min(start + TITLE_LINES, len(self.texts))):
            text = rest if index == start and rest else self.texts[index]
            if index > start and (label_of(text) or re.search(r"[.;:]$", words[-1])) and reference_of(text) is None:
                return
            found = reference_of(text)
            words.append(found[0] if found else text)
            yield " ".join(filter(None, words)), index, found[1] if found else None
            if found:
                return

    def wrapped(self, start: int, rest: str) -> tuple[str, int]:
        """A title with the lines it wraps on to; capitals go on as long as they are capitals."""
        words = [rest or self.texts[start]]
        last = start
        while last + 1 < len(self.texts) and last - start < TITLE_LINES - 1:
            line, following = self.texts[last], self.texts[last + 1]
            if is_capitals(words[0]):
                goes_on = is_capitals(following) and not NOT_A_TITLE.match(following)
            else:
                goes_on = wraps(line, following, self.width)
            if label_of(following) or not goes_on:
                break
            words.append(following)
            last += 1
        if len(words) > 1 and words[1][0].isupper() and SENTENCE.search(" ".join(words[1:])):
            return words[0], start  # the title fills its line, and the text begins on the next one
        return " ".join(words), last

    def alike(self, title: str) -> float:
        """The likeness of the agenda's title that is most like this one."""
        plain = plain_title(title)
        return max((likeness(plain, known) for known in self.titles), default=0.0)

    def unlabelled(self, chosen: Sequence[Heading]) -> Iterator[Heading]:
        """Lines without a number that are the title of an agenda item which no numbered heading has."""
        have = {plain_title(heading.title) for heading in chosen}
        taken = {index for heading in chosen for index in range(heading.first, heading.last + 1)}
        wanted = {title for title in self.titles if max((likeness(title, other) for other in have), default=0) < LIKE}
        for index, text in enumerate(self.texts):
            if index in taken or plain_title(text.split(" ", 1)[0]) not in self.first_words:
                continue
            if self.is_within_sentence(index):
                continue
            heading = self.unlabelled_at(index, wanted)
            if heading and taken.isdisjoint(range(index, heading.last + 1)):
                taken.update(range(index, heading.last + 1))
                yield heading

    def unlabelled_at(self, index: int, wanted: set[str]) -> Heading | None:
        for title, last, reference in self.extents(index, ""):
            plain = plain_title(title)
            if any(likeness(plain, other) >= UNLABELLED_LIKE for other in wanted) and not title.endswith((":", ";")):
                return Heading(index, last, None, title, reference, 0.0)
        return None

    def capitals(self) -> list[Heading]:
        """Lines all in capitals, for minutes without numbers whose agenda is not known; three at least, or none."""
        found: list[Heading] = []
        for index, text in enumerate(self.texts):
            if found and index <= found[-1].last:
                continue
            if index and is_capitals(text) and len(text) >= 5 and not NOT_A_TITLE.match(text) and not label_of(text):
                title, last = self.wrapped(index, "")
                if last + 1 < len(self.texts) and not is_capitals(self.texts[last + 1]):
                    found.append(Heading(index, last, None, title, None, 0.0))
        known = [heading for heading in found if COMMON.search(heading.title)]
        return found[found.index(known[0]) :] if len(known) >= 2 and len(found) >= 3 else []


COMMON = re.compile(
    r"\b(?:APOLOGIES|DECLARATIONS?|MINUTES|URGENT|INTERESTS?|PUBLIC|QUESTIONS|EXCLUSION|ANNOUNCEMENTS|SUBSTITUT"
    r"|YMDDIHEURIADAU|DATGANIADAU|DATGAN|COFNODION|BRYS)"
)  # fmt: skip


def _less_lists(found: Sequence[Heading]) -> list[Heading]:
    """Headings with less for those that follow one another line by line: these are the entries of a list."""
    ends = {heading.last: heading for heading in found}
    starts = {heading.first: heading for heading in found}
    return [
        replace(heading, points=heading.points - 2.5 * (_is_next(ends.get(heading.first - 1), heading)
                                                         + _is_next(heading, starts.get(heading.last + 1))))
        for heading in found
    ]  # fmt: skip


def _is_next(left: Heading | None, right: Heading | None) -> bool:
    if left is None or right is None or left.label is None or right.label is None:
        return False
    if left.label.style != right.label.style:
        return False
    before = {(reading.family, reading.key[0] + 1) for reading in left.label.readings}
    return any((reading.family, reading.key[0]) in before for reading in right.label.readings)


# ---------------------------------------------------------------- the run of numbers

MOST = 1500  # headings that are weighed against each other; above, the weakest are left out
SWITCH = 4.0
OTHER_STYLE = 1.0


def best_run(found: Sequence[Heading]) -> list[Heading]:
    """The headings whose numbers go up through the text, weighed by how much speaks for each."""
    likely = [heading for heading in found if heading.points > -4.0]
    if len(likely) > MOST:
        least = sorted((heading.points for heading in likely), reverse=True)[MOST - 1]
        likely = [heading for heading in likely if heading.points >= least][:MOST]
    nodes = [replace(h, reading=reading) for h in likely for reading in (h.label.readings if h.label else ())]
    total, back = _totals(nodes)
    if not total:
        return []
    at: int | None = max(range(len(nodes)), key=total.__getitem__)
    run: list[Heading] = []
    while at is not None:
        run.append(nodes[at])
        at = back[at]
    run.reverse()
    return run if len(run) > 1 or run[0].points >= 4.0 else []


def _totals(nodes: Sequence[Heading]) -> tuple[list[float], Mapping[int, int | None]]:
    """The weight of the best run that ends at each node, and the node before it."""
    total: list[float] = []
    back: dict[int, int | None] = {}
    for right, node in enumerate(nodes):
        best, before = 0.0, None
        for left in range(right):
            if nodes[left].last >= node.first:
                continue
            weight = total[left] + step(nodes[left], node)
            if weight > best:
                best, before = weight, left
        total.append(best + node.points)
        back[right] = before
    return total, back


def step(left: Heading, right: Heading) -> float:
    """How well one heading follows another: the next number is best, a gap is worse, going back is out."""
    if left.reading is None or right.reading is None or left.label is None or right.label is None:
        return 0.0
    if left.reading.family != right.reading.family:
        return -SWITCH
    (number, sub), (next_number, next_sub) = left.reading.key, right.reading.key
    if (next_number, next_sub) <= (number, sub):
        return float("-inf")
    cost = OTHER_STYLE if left.label.style != right.label.style else 0.0
    gap = next_number - number - 1
    return (1.5 if gap < 1 else -min(0.5 * gap, 4.0)) - cost


def known_of(title: str | None, number_label: str | None) -> Known:
    """An agenda item, ready for comparing."""
    return Known(plain_title(title or ""), plain_label(number_label))

"""Which agenda item each heading of printed minutes is of: by title, number and order, and only where that is certain.

A wrong join puts one item's decision under another, so that what could be either stays with neither. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scraper.printed_headings import HALF_LIKE, LIKE, Heading, Known
from scraper.printed_labels import plain_label
from scraper.printed_titles import likeness, plain_title

BY_NUMBER = 55.0  # likeness that is enough where number or item reference say the same
TWINS = 97.0
OUT_OF_ORDER = 95.0
LONG_TITLE = 10
NOT_ON_AGENDA = "no item of the agenda has this title"
UNCERTAIN = "more than one item of the agenda, or none for certain"


class Alignment:
    """Joins headings (by index) to agenda items (by index)."""

    def __init__(self, found: Sequence[Heading], agenda: Sequence[Known]) -> None:
        self.found, self.agenda = found, agenda
        titles = [plain_title(heading.title) for heading in found]
        self.like = [[likeness(title, known.title) for known in agenda] for title in titles]
        self.alike_parts = [[likeness(one, other) for other in titles] for one in titles]
        self.numbered = [known.label for known in agenda if known.label]

    def joins(self) -> Mapping[int, int]:
        """Heading to item, for those that are certain."""
        ordered = self.in_order()
        certain = {part: item for part, item in ordered.items() if self.is_certain(part, item)}
        between = {part: item for part, item in ordered.items() if self.is_between(part, item, certain)}
        joined = {**between, **certain}
        self.add_out_of_order(joined)
        return joined

    def has_number(self, part: int, item: int) -> bool:
        """Whether the heading's number, or its reference `(Item 5)`, is the item's."""
        heading, label = self.found[part], self.agenda[item].label
        if label and heading.label and plain_label(heading.label.text) == label:
            return True
        if not heading.reference or not label:
            return False
        is_place = heading.reference.isdigit() and self.place(item) == int(heading.reference)
        return heading.reference == label or (is_place and heading.reference not in self.numbered)

    def place(self, item: int) -> int:
        """Which of the numbered items it is, from 1: minute numbers replace those of the agenda once there are any."""
        return sum(1 for known in self.agenda[: item + 1] if known.label)

    def in_order(self) -> dict[int, int]:
        """The pairs that add up to the most, in the order of both."""
        rows, columns = len(self.found), len(self.agenda)
        best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
        for part in range(rows - 1, -1, -1):
            for item in range(columns - 1, -1, -1):
                paired = self.weight(part, item)
                both = best[part + 1][item + 1] + paired if paired else 0.0
                best[part][item] = max(best[part + 1][item], best[part][item + 1], both)
        return self.path(best)

    def path(self, best: Sequence[Sequence[float]]) -> dict[int, int]:
        pairs: dict[int, int] = {}
        part = item = 0
        while part < len(self.found) and item < len(self.agenda):
            paired = self.weight(part, item)
            if paired and best[part][item] == best[part + 1][item + 1] + paired:
                pairs[part] = item
                part, item = part + 1, item + 1
            elif best[part][item] == best[part + 1][item]:
                part += 1
            else:
                item += 1
        return pairs

    def weight(self, part: int, item: int) -> float:
        like, same = self.like[part][item], self.has_number(part, item)
        if like < HALF_LIKE and not (same and like >= BY_NUMBER):
            return 0.0
        return like / 100 + (0.5 if same else 0.0)

    def is_certain(self, part: int, item: int) -> bool:
        """By number and title together, or by a title that no other item has."""
        like = self.like[part][item]
        if self.has_number(part, item):
            return like >= BY_NUMBER
        return like >= LIKE and self.is_only(part, item)

    def is_only(self, part: int, item: int) -> bool:
        """Whether no other item could be meant; twins are told apart by order where all of them are printed."""
        rivals = sum(1 for other in self.like[part] if other >= min(self.like[part][item] - 3, TWINS))
        parts = sum(1 for other in self.alike_parts[part] if other >= TWINS)
        return rivals == 1 or rivals == parts

    def is_between(self, part: int, item: int, joined: Mapping[int, int]) -> bool:
        """Whether it stands as far from the certain headings before and after as the item does from their items."""
        ends = {-1: -1, len(self.found): len(self.agenda), **joined}
        before = max(at for at in ends if at < part)
        after = min(at for at in ends if at > part)
        in_step = part - before == item - ends[before] and after - part == ends[after] - item
        return in_step and self.like[part][item] >= HALF_LIKE

    def add_out_of_order(self, joined: dict[int, int]) -> None:
        """Items may be printed in the order in which they were taken: a title that only one part and item have."""
        free = [item for item in range(len(self.agenda)) if item not in joined.values()]
        for part in range(len(self.found)):
            if part in joined:
                continue
            likes = [item for item in free if self.like[part][item] >= OUT_OF_ORDER]
            rivals = [other for other in range(len(self.agenda)) if self.like[part][other] >= LIKE]
            twins = sum(1 for other in self.alike_parts[part] if other >= LIKE)
            if len(likes) == len(rivals) == twins == 1 and len(self.agenda[likes[0]].title) >= LONG_TITLE:
                joined[part] = likes[0]
                free.remove(likes[0])

    def reason(self, part: int) -> str:
        """Why a heading has no item."""
        return UNCERTAIN if any(like >= BY_NUMBER for like in self.like[part]) else NOT_ON_AGENDA

"""People of a list whose names and offices stand on lines of their own: a name, below it the office, the next name."""

from __future__ import annotations

import re

from extract.components import names
from extract.components.lines import line_at, line_before
from extract.components.office_holding import Holder
from extract.components.office_patterns import KIND, any_of, has_institution, is_person
from extract.components.office_record import Office
from extract.text import trim, words

_NAME = re.compile(rf"(?P<name>{names.TITLED}|{names.BARE})(?:[ ]?\([A-Z][A-Za-z]{{1,4}}\))?")
_OFFICE = re.compile(rf"\b{any_of(head for head in KIND if head[0].isupper())}\b")
_WORD = r"(?:of|for|and|the|to|in|with|at|&|/|[–—-]|\(?[A-Z][\w’'&/.-]*\)?)"
_TITLE = re.compile(rf"[A-Z][\w’'&/.-]*(?:,?[ ]{_WORD}){{0,15}}")
_AROUND = " \t\u00a0\r•*·-–"
_LONGEST = 110
_EMPTY = 2
"""Most empty lines between two lines of a list."""
_FARTHEST = 30
"""Most lines that are looked at before an office."""


class Rows:
    """The lines of a text, each read once: "name", "office", "body" or "" for any other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.kinds: dict[tuple[int, int], str] = {}

    def holder(self, office: Office) -> Holder | None:
        """The person of an office that begins a line, where the line before is a name and the list goes on so."""
        line = self._line(office.start)
        lead = self.text[line[0] : office.start].strip(_AROUND)
        if lead not in ("", "(") or (above := self._before(line)) is None or self._kind(above) != "name":
            return None
        bracketed = lead == "(" and self.text[office.end : line[1]].strip(_AROUND) == ")"
        if not bracketed and (self._kind(line) != "office" or not self._is_list(above, line)):
            return None
        name = _NAME.match(self.text, *self._trimmed(above))
        return Holder(words(name["name"]), office.start, office.end) if name else None

    def _is_list(self, name: tuple[int, int], office: tuple[int, int]) -> bool:
        """Whether entries of one order stand around: two or more, a name first in each."""
        entries, first = 1, name
        before = self._before(first)
        for _ in range(_FARTHEST):
            if before is None or self._kind(before) not in ("office", "body"):
                break
            at = self._before(before) if self._kind(before) == "body" else before
            above = self._before(at) if at and self._kind(at) == "office" else None
            if above is None or self._kind(above) != "name":
                heading = self._kind(before) == "body" and (at is None or self._kind(at) == "")
                return heading and (entries > 1 or self._goes_on(office))
            entries, first = entries + 1, above
            before = self._before(first)
        if (before is not None and self._kind(before) == "name") or self._ends_with_name(office):
            return False
        return entries > 1 or self._goes_on(office)

    def _ends_with_name(self, office: tuple[int, int]) -> bool:
        """Whether the list ends with a name that has no office below: offices may then stand above their names."""
        line: tuple[int, int] | None = office
        for _ in range(_FARTHEST):
            below = self._after(line) if line else None
            below = self._after(below) if below and self._kind(below) == "body" else below
            if below is None or self._kind(below) != "name":
                return False
            line = self._after(below)
            if line is None or self._kind(line) != "office":
                return True
        return False

    def _goes_on(self, office: tuple[int, int]) -> bool:
        """Whether the next entry follows: a name and an office."""
        below = self._after(office)
        below = self._after(below) if below and self._kind(below) == "body" else below
        last = self._after(below) if below and self._kind(below) == "name" else None
        return last is not None and self._kind(last) == "office"

    def _kind(self, line: tuple[int, int]) -> str:
        if line not in self.kinds:
            self.kinds[line] = self._read(*self._trimmed(line))
        return self.kinds[line]

    def _read(self, start: int, end: int) -> str:
        if not start < end <= start + _LONGEST:
            return ""
        name = _NAME.fullmatch(self.text, start, end) if end - start <= 50 else None
        if name and (re.match(names.TITLED, name["name"]) or is_person(name["name"])):
            return "name"
        if not _TITLE.fullmatch(self.text, start, end):
            return ""
        if _OFFICE.search(self.text, start, end):
            return "office"
        return "body" if has_institution(self.text[start:end]) else ""

    def _trimmed(self, line: tuple[int, int]) -> tuple[int, int]:
        return trim(self.text, *line, _AROUND, _AROUND)

    def _line(self, at: int) -> tuple[int, int]:
        """The line around an offset; of a long one a stretch that is too long for any entry."""
        return line_at(self.text, at, 2 * _LONGEST)

    def _before(self, line: tuple[int, int]) -> tuple[int, int] | None:
        return line_before(self.text, line[0], 2 * _LONGEST, _EMPTY, _AROUND)

    def _after(self, line: tuple[int, int]) -> tuple[int, int] | None:
        at = line[1] + 1
        for _ in range(_EMPTY + 1):
            if at >= len(self.text):
                return None
            found = self._line(at)
            if self.text[slice(*found)].strip(_AROUND):
                return found
            at = found[1] + 1
        return None

"""Lists of people as minutes print them: "Councillors A, B and C (3)", one a line, in cells, wrapped over lines.

Where what is read is not plainly a list of people, the list is not whole and callers take nothing from it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extract import rules
from extract.components.list_records import Listed, NameList
from extract.components.list_words import (
    COUNT_BEHIND,
    ENTRY_END,
    FIRST_NUMBER,
    MEMBER,
    OVER_ALL,
    PAGE_BREAK,
    SURNAMES_AFTER,
    SURNAMES_TOO,
    TITLED_LINE,
    WRAPPED_NAME,
)
from extract.components.name_words import TOKEN
from extract.text import words

__all__ = ["MOST", "NOT_NAMES", "WRAPPED", "Listed", "NameList", "read_names", "read_paragraphs"]

NOT_NAMES = frozenset(word.casefold() for word in rules.values("not_names", "words"))
"""Words that are no part of a person's name, in lower case: a line that holds one is a heading or a sentence."""
WRAPPED = 55
"""A line at least this long may break inside a name; a shorter one ends with its last name."""
MOST = 300


def read_names(text: str, start: int, stop: int, bare: bool = True, limit: int | None = None) -> NameList:
    """The people listed from `start` on and before `stop`. `bare` allows names without any title; `limit` ends a list
    of bare lines parted by blank lines, where a heading below could look like a name."""
    return _Reader(text, start, stop, bare, limit).read()


def read_paragraphs(text: str, start: int, stop: int, bare: bool) -> NameList:
    """The same, where a paragraph that begins with a title over several ("Councillors ...") carries the list on."""
    return _Reader(text, start, stop, bare, None, paragraphs=True).read()


class _Reader:
    """One list being read; the current entry is in `parts`, finished ones in `people`."""

    def __init__(
        self, text: str, start: int, stop: int, bare: bool, limit: int | None, paragraphs: bool = False
    ) -> None:
        self.text, self.at, self.stop, self.bare, self.limit = text, start, stop, bare, limit
        self.paragraphs = paragraphs
        self.people: list[Listed] = []
        self.parts: list[tuple[str, int, int]] = []
        self.titled = self.carried = self.blank_lines = self.fresh = self.ended = self.closed = self.parted = False
        self.office: tuple[int, int] | None = None
        self.last = self.style = self.before = ""
        self.safe: tuple[int, int] | None = None
        self.count: int | None = None
        self.counted: tuple[int, int] | None = None

    def read(self) -> NameList:
        """Read tokens until one ends the list."""
        while self.at < self.stop and not self.closed and len(self.people) < MOST:
            match = TOKEN.match(self.text, self.at, self.stop)
            if not match or not self._take(str(match.lastgroup), match):
                return self._stopped()
            self.at = max(self.at, match.end())
        return self._finish() if self._close() else self._rolled_back()

    def _take(self, kind: str, match: re.Match[str]) -> bool:
        """Handle one token; False where it cannot be part of a list."""
        if kind in ("space", "honour"):
            return True
        if kind == "newline":
            return self._line(match)
        if kind == "gap":
            return not self._is_complete() or self._separate("gap")
        if kind in ("comma", "and", "semi"):
            return self._separate(kind)
        if kind in ("count", "stop", "bar"):
            return self._end(kind, match)
        if kind == "crowd":
            self.last = kind
            return not self.parts and not self.titled
        if kind == "bracket":
            return self._bracket(match)
        return self._part(kind, match)

    def _part(self, kind: str, match: re.Match[str]) -> bool:
        """A title, an office or a part of a name."""
        if kind == "title" and self.parts and match.group() in SURNAMES_TOO:
            kind = "word"
        if kind == "title" and not (self.people or self.titled) and OVER_ALL.fullmatch(match.group()):
            kind = "plural"
        if kind in ("plural", "title", "office"):
            named = self._has_name() and not (kind == "title" and self._next_member(match))
            if named or (kind == "plural" and self.office and not self._close()):
                return False  # "The Lord Mayor, Councillors Ash and Elm": the Lord Mayor is another
            if kind == "office" and self.last == "bracket" and ENTRY_END.match(self.text, match.end(), self.stop):
                self.people[-1] = replace(self.people[-1], office=words(match.group()))
                return True  # "Jo Ash (JA) Chair, ..."
            if kind == "office":
                if self.office and self.last == "comma" and not self._close():
                    return False
                self.office = match.span()
            elif kind == "title" and not MEMBER.search(match.group()):
                self.parts.append((kind, *match.span()))
            self.titled, self.carried = True, self.carried or kind == "plural"
            self.last = kind
            return True
        if kind == "word" and match.group().casefold() in NOT_NAMES and not self._is_surname(match):
            return False
        if self.fresh and not self._may_go_on():
            return False
        self.parts.append((kind, *match.span()))
        self.last, self.fresh = kind, False
        return len(self.parts) <= 8

    def _is_surname(self, match: re.Match[str]) -> bool:
        """Whether a word that begins no name ends the one being read: "Chris England"."""
        ends = ENTRY_END.match(self.text, match.end(), self.stop) is not None
        return match.group() in SURNAMES_AFTER and self._is_complete() and bool(self.parts) and ends

    def _next_member(self, match: re.Match[str]) -> bool:
        """Whether "Cllr" right behind a whole name with a title begins the next, its comma left out."""
        whole = self.titled and self._is_complete() and MEMBER.search(match.group()) is not None
        return whole and self._separate("comma")

    def _may_go_on(self) -> bool:
        """Whether a name without title may begin the line after one that ended with a whole name."""
        alike = self.carried or (bool(self.people) and not self.people[-1].is_titled)
        return self.titled or (self.style == "line" and alike and (self.bare or self.carried))

    def _separate(self, kind: str) -> bool:
        if kind == "comma" and self.office and not self.parts:
            self.last = kind
            return True  # "The Mayor, Councillor A": one person
        if not self.parts and not self.office:
            good = self.last == "crowd" or (bool(self.people) and (kind == "and" or self.last not in ("comma", "semi")))
            self.ended = self.ended or (kind == "and" and self.last == "comma" and not self.carried)
            self.last = self.before = kind
            self.fresh = self.fresh and kind != "and"  # "Ash, Elm" and on the next line "and Osk"
            return good
        self.ended = self.before == "and"
        if not self._close():
            return False
        self.style = self.style or ("line" if kind == "gap" else "run")
        self.before = kind
        self.safe = None if kind != "semi" else (len(self.people), self.at)
        self.last = kind
        self.parted = self.parted or kind in ("comma", "and")
        if kind == "semi" and self.parted:
            self.carried = self.parted = False  # "Councillors Ash and Elm; Mr Osk": the title was for those alone
        return True

    def _line(self, match: re.Match[str]) -> bool:
        """The end of a line: inside a name, after a separator, or the end of an entry."""
        blank = match.group().count("\n") > 1
        if self.last in ("comma", "and", "semi"):
            page = PAGE_BREAK.match(self.text, self.at, self.stop)
            self.at = page.end() if page else self.at
            return True
        if not self._is_complete():
            initials = any(kind == "initials" for kind, _, _ in self.parts)
            inverted = initials and not self._is_long() and self._inverted()
            return self._next_line(match, blank) if inverted else bool(self.parts or self.titled or not self.people)
        if not blank and (self._is_wrapped() or self.text[match.end() : match.end() + 1] == "("):
            return True
        if not self._close():
            return False
        return self._next_line(match, blank)

    def _next_line(self, match: re.Match[str], blank: bool) -> bool:
        if len(self.people) == 1 and not self.style:
            self.style, self.blank_lines = "line", blank
        self.safe = (len(self.people), self.at)
        self.last, self.fresh = "newline", True
        if blank and not (self.style == "line" and self.blank_lines):
            below = TITLED_LINE.match(self.text, match.end(), self.stop) if self.paragraphs else None
            return below is not None and below["over"] is not None
        if self.limit is not None and len(self.people) >= self.limit and (blank or self.style == "run"):
            return False
        if self.style == "run" and not TITLED_LINE.match(self.text, match.end(), self.stop):
            return re.match(r"and\s", self.text[match.end() : match.end() + 4]) is not None
        return True

    def _is_wrapped(self) -> bool:
        return self._is_long() and WRAPPED_NAME.match(self.text, self.at, self.stop) is not None

    def _is_long(self) -> bool:
        begin = max(self.text.rfind("\n", max(0, self.at - 300), self.at), self.at - 300)
        return self.at - begin >= WRAPPED

    def _end(self, kind: str, match: re.Match[str]) -> bool:
        if not self._close() and not self.people:
            return False
        if kind == "stop":
            match = COUNT_BEHIND.match(self.text, match.end(), self.stop) or match
        if kind == "count" or match.re is COUNT_BEHIND:
            number = FIRST_NUMBER.search(match.group())
            if number:
                self.count = int(number.group())
                self.counted = match.start() + number.start(), match.start() + number.end()
        self.at, self.closed = match.end(), True
        return True

    def _bracket(self, match: re.Match[str]) -> bool:
        inner = match.group().strip("()[]")
        if self.last == "crowd":
            return True  # "four members of the public (two of whom left)" tells of no one named
        if self.office and not self.parts:
            nested = read_names(self.text, match.start() + 1, match.end() - 1, bare=False)
            if len(nested.people) != 1:
                return not nested.people  # "the Mayor (in the Chair)"
            named = nested.people[0]
            office = words(self.text[slice(*self.office)])
            self.people.append(Listed(named.start, named.end, named.name, office, None, True))
            self._reset()
            self.last = "bracket"
            return True
        inverted = bool(self.parts) and self.parts[-1][0] == "initials"
        if not (self._is_complete() or inverted) or not self._close() or not self.people:
            return False
        person = self.people[-1]
        self.people[-1] = Listed(person.start, person.end, person.name, person.office, inner.strip(), person.is_titled)
        self.last = "bracket"
        return True

    def _has_name(self) -> bool:
        return any(kind == "word" for kind, _, _ in self.parts)

    def _is_complete(self) -> bool:
        """Whether the current entry could end here."""
        return self.last in ("bracket", "honour", "crowd") or (
            bool(self.parts) and self.parts[-1][0] in ("word", "initials") and self._has_name()
        )

    def _close(self) -> bool:
        """End the current entry; False where it is no person."""
        if not self.parts:
            if self.office and self.last in ("office", "comma"):
                start, end = self.office
                self.people.append(Listed(start, end, words(self.text[start:end]), is_titled=True, is_named=False))
            good = self.office is not None or bool(self.people) or not self.titled
            self._reset()
            return good
        if not self._has_name():
            return self._inverted()
        if self.parts[-1][0] == "initials" and self.text[slice(*self.parts[-1][1:])] == "A":
            self.parts.pop()  # "GRANTED MR ASH A DISPENSATION"
        start, end = self.parts[0][1], self.parts[-1][2]
        if self.parts[-1][0] == "particle" or not (self.bare or self.titled or self.carried):
            return False
        office = words(self.text[slice(*self.office)]) if self.office else None
        titled = self.titled or self.carried
        name = words(self.text[start:end]).replace("- ", "-")  # a name broken at the end of a line
        self.people.append(Listed(start, end, name, office, None, titled))
        self._reset()
        return True

    def _inverted(self) -> bool:
        """Initials after a surname and a comma: "Coyle, Mrs P" is one person, "J Coyle, Cllr Mrs P" are two."""
        if not self.people or any(kind == "particle" for kind, _, _ in self.parts) or self.safe:
            return False
        person, end = self.people[-1], self.parts[-1][2]
        between, behind = self.text[person.start : end], self.text[person.end : end].lstrip()
        if "," in between.replace(",", "", 1) or behind[:1] != "," or person.name[1:2] in (" ", "."):
            return False
        whole = words(self.text[person.start : end])
        self.people[-1] = Listed(person.start, end, whole, person.office, person.note, person.is_titled)
        self.style = "" if len(self.people) == 1 else self.style
        self._reset()
        return True

    def _reset(self) -> None:
        self.parts, self.office, self.titled = [], None, False

    def _stopped(self) -> NameList:
        """The list when a token does not belong to it: whole up to the last line or semicolon that ended a name."""
        if not self.parts and not self.titled:
            if self.last in ("newline", "crowd") and self.people:
                return self._finish()
            if self.last in ("comma", "and") and self.ended:  # "A and B, and it was lost"
                return NameList(tuple(self.people), self.people[-1].end, None, True)
        if self.safe is None and self._is_complete():
            self._close()
        return self._rolled_back()

    def _rolled_back(self) -> NameList:
        if self.safe is None:
            return NameList(tuple(self.people), self.at, None, False)
        kept, end = self.safe
        return NameList(tuple(self.people[:kept]), end, None, kept > 0)

    def _finish(self) -> NameList:
        return NameList(tuple(self.people), self.at, self.count, bool(self.people), self.counted)

"""Surnames in a row with nothing between them: "For: Ash Elm Osk", told from one long name by who else is named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.components.listed_names import Listed, read_names
from extract.components.name_words import PLURAL, TITLE, WORD
from extract.components.names import surname
from extract.text import words

_START = re.compile(rf"(?<![\w-])(?:{PLURAL}|{TITLE})(?=[\s\u00a0:])")
_ROW = re.compile(rf"{WORD}(?:[ \t\u00a0]{{1,3}}{WORD}){{1,60}}")
_WORD = re.compile(WORD)
LONGEST_NAME = 3
"""Most words of a name without title, initials or particle; more of them in a row are several people."""
_READ = 3000
"""Longest list of titled names, in characters, that is read for its surnames."""


class Surnames:
    """The people that one text names with a title, found when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._known: set[str] | None = None
        self._whole: set[str] = set()

    def split(self, people: Sequence[Listed]) -> tuple[Listed, ...] | None:
        """The people of a list with rows of surnames taken apart; None where a row can be neither name nor surnames."""
        found: list[Listed] = []
        for person in people:
            plain = person.is_named and not person.is_titled
            if not plain or _ROW.fullmatch(self.text, person.start, person.end) is None:
                found.append(person)
                continue
            parts = self._parts(person)
            if parts is None and len(person.name.split()) > LONGEST_NAME:
                return None
            found += parts or [person]
        return tuple(found)

    def _parts(self, person: Listed) -> list[Listed] | None:
        """The surnames in a row, where each is that of somebody named elsewhere and the row is nobody's whole name."""
        self._learn()
        spans = [match.span() for match in _WORD.finditer(self.text, person.start, person.end)]
        names = [self.text[start:end] for start, end in spans]
        if person.name.casefold() in self._whole or not all(name.casefold() in (self._known or ()) for name in names):
            return None
        return [Listed(start, end, name) for (start, end), name in zip(spans, names, strict=True)]

    def _learn(self) -> None:
        if self._known is not None:
            return
        self._known, at = set(), 0
        while match := _START.search(self.text, at):
            people = read_names(self.text, match.start(), min(len(self.text), match.start() + _READ), bare=False).people
            at = max(match.end(), people[-1].end if people else 0)
            for person in people:
                if person.is_named:
                    self._known.add(surname(person.name))
                    self._whole.add(words(person.name).casefold())

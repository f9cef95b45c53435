"""People whom minutes call by a first name or initials alone, where the text elsewhere gives the whole name."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from extract.components.undertaking_words import is_name

INITIALS = r"(?:(?:[A-Z]\.){2,3}|[A-Z]{2,3}|[A-Z][a-z]?[A-Z])(?![\w’'.-])"
""" "JS", "J.S.", "JdB": perhaps a person, perhaps a body."""
_FIRST_NAME = re.compile(r"[A-Z][a-z]{2,12}")
_LETTERS = re.compile(r"[A-Z][A-Za-z]{1,2}")
_FULL = (
    r"(?<![\w’'-]){first}(?:[a-z’'-]{{0,14}}[ \u00a0]|\.[ ]?)"
    r"(?:[\w’'.-]{{1,14}}[ \u00a0]){{0,2}}?(?P<last>{last}[\w’'-]{{1,20}})"
)


_FIRST_AND_LAST = re.compile(r"(?<![\w’'-])(?P<first>[A-Z][a-z]{2,12}) (?=(?P<last>[A-Z][a-z]{2}[\w’'-]{0,20}))")
_BRACKETED = re.compile(r"[a-z]\s{1,2}\((?P<short>[A-Z][A-Za-z.]{1,6})\)")
_BODY = re.compile(
    r"(?:[Tt]rust|[Cc]ouncil|[Aa]gency|[Bb]oard|[Aa]uthority|[Gg]roup|[Ss]ervice|[Ff]und|[Ff]orum|[Pp]lan|[Cc]ommittee"
    r"|[Tt]eam)\w{0,2}\Z"
)


class _Names:
    """The names of one text as they are asked for: it is read once for all first names, once for all brackets."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.by_first: dict[str, set[str]] = defaultdict(set)
        for match in _FIRST_AND_LAST.finditer(text):
            self.by_first[match["first"]].add(match["last"])
        self.bracketed: dict[str, bool] = {}  # letters in brackets behind a word, and whether some body's
        for match in _BRACKETED.finditer(text):
            is_body = _BODY.search(text[max(0, match.start() - 12) : match.start() + 1]) is not None
            self.bracketed[match["short"]] = is_body or self.bracketed.get(match["short"], False)
        self.by_ends: dict[str, bool] = {}  # first letter of the first name and of the last one

    def has_first(self, first: str) -> bool:
        """Whether somebody of a first name is named in full."""
        return any(is_name(f"{first} {last}") for last in self.by_first.get(first, ()))

    def has_initials(self, short: str, letters: str) -> bool:
        """Whether letters are somebody's: explained in brackets, and not as a body's, or those of a name in full."""
        if short in self.bracketed:
            return not self.bracketed[short]
        ends = letters[0] + letters[-1]
        if ends not in self.by_ends:
            full = re.search(_FULL.format(first=ends[0], last=ends[1]), self.text)
            self.by_ends[ends] = full is not None and is_name(full.group())
        return self.by_ends[ends]


_names = lru_cache(maxsize=1)(_Names)


def is_known(text: str, short: str) -> bool:
    """Whether a word is the first name, or letters the initials, of somebody named in full in the text."""
    letters = short.replace(".", "")
    if _FIRST_NAME.fullmatch(letters):
        return _names(text).has_first(letters)
    return bool(_LETTERS.fullmatch(letters)) and _names(text).has_initials(short, letters)

"""What stands before a head word and belongs to the title: "Equality and Cohesion" Manager, "Deputy" Clerk."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract import rules
from extract.components import office_patterns as words_of
from extract.components.office_patterns import GAP, KIND

_WORD = re.compile(r"\S+")
_CAPITALISED = re.compile(r"[A-ZÂÊÎÔÛŴŶ(][\w’'&/.()-]*$|\d{2,3}$|[A-Z]{1,6}/[A-Z]\w*$")
_ONE_GAP = re.compile(GAP)
_STARTERS = frozenset(rules.values("office_words", "words", id="starters"))
_TITLED_INITIALS = re.compile(r"\b(?:Mrs?|Ms|Miss|Dr|Cllr|Councillor)\.?\s(?:[A-Z]\.?\s?){1,4}\s$")
_REST_OF_NAME = re.compile(r"\S+\s+")
""" "Mr W Ash Clerk": what stands before the office in a list without commas is the rest of a name. """
_PART_OF_HEAD = ("Deputy", "Assistant", "Executive", "Lead", "Associate", "Principal")
_SERVED = ("Member", "Members", "Councillor", "Governor", "Governors")
""" "Member Services Manager": whom a service serves, and no office of theirs. """
_NO_MODIFIER = re.compile(r"\d{4}|[a-z]\d|[^\W\d_]\($")
""" "Grid Ref: TQ481210 Officer", "Ann Lee( Chair)": a number of a map, and a name before its bracket. """
_Placed = tuple[int, int, str]
"""Start, end and letters of a word."""
_LONE_INITIAL = re.compile(r"[A-Z]\.?")
_NEAR_TITLE = re.compile(r"(?:Councill?or|Cllr\.?|Mrs?\.?|Ms\.?|Miss|Dr\.?)")


_JOINS_LAST = re.compile(r"\s(?:and|&)\s")
_SERVICES_FIRST = re.compile(
    r"(?:\b[Tt]he\s|\s[–-]\s|\(|\A|\n|,\s)(?P<list>(?:[A-Z][\w’'-]+(?:\s(?:(?:and|&)\s)?[A-Z][\w’'-]+){0,2},\s){1,3})$"
)
""" "the Conservation, ", "(Roads, Fleet Services, ": services before the last two of a title. """


def title_start(text: str, start: int, floor: int) -> int:
    """Where the modifiers before a head word begin ("Equality and Cohesion" Manager)."""
    if text[start - 1 : start] in ("/", "-"):
        return start
    window = max(floor, start - 110)
    found = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(text, window, start)]
    if found and window > floor and found[0][0] == window:
        found.pop(0)
    at, position = start, len(found) - 1
    while position >= 0 and start - at < 100 and not _is_cut(text, found, position, start):
        begin, _, word = found[position]
        if word in ("and", "&") and at != start and position > 0 and _joins(found[position - 1][2].lstrip('(“"')):
            position -= 1
            continue
        if _LONE_INITIAL.fullmatch(word) and not _is_article(text, word, begin, at, start):
            return _behind_name(text, found, position, start)
        if _is_of_a_name(found, position):
            break
        bracket = len(word) - len(word.lstrip('(“"'))
        if bracket and _modifier(word[bracket:]):
            return begin + bracket
        taken = _taken(text, found, position, at, start)
        if taken is None:
            break
        at, position = taken, position - 1
    at = _listed(text, window, at, start)
    named = _TITLED_INITIALS.search(text, window, at)
    rest = _REST_OF_NAME.match(text, at, start) if named else None
    return rest.end() if rest else at


def _is_article(text: str, word: str, begin: int, at: int, head: int) -> bool:
    """Whether a single letter is the "A" of "A Senior Officer", and no initial."""
    listed = at == head or "\n" in text[begin:head] or text[max(0, begin - 2) : begin] in ("– ", "- ")
    return word == "A" and not listed


def _behind_name(text: str, found: Sequence[_Placed], position: int, head: int) -> int:
    """Where a title begins after an initial and a surname: "– A Lunn" Director; all of "R Champion" is a name."""
    if position + 2 >= len(found) or "\n" in text[found[position][0] : head]:
        return head  # "L Moore, N Olde" and on the next line "Representative"
    return found[position + 2][0]


def _is_cut(text: str, found: Sequence[_Placed], position: int, head: int) -> bool:
    """Whether more than a space, or the end of a line of a list, parts a word from the one after it."""
    finish = found[position][1]
    after = found[position + 1][0] if position + 1 < len(found) else head
    is_apart = not _ONE_GAP.fullmatch(text, finish, after) or "\t" in text[finish:after]
    return is_apart or words_of.ends_list_line(text, finish, after)


def _is_of_a_name(found: Sequence[_Placed], position: int) -> bool:
    """Whether a word is the first or the second behind Councillor, Mrs and the like."""
    before = [word for _, _, word in found[max(0, position - 2) : position]]
    if before and _NEAR_TITLE.fullmatch(before[-1]):
        return True
    return len(before) > 1 and bool(_NEAR_TITLE.fullmatch(before[0])) and _is_name(before[1], found[position][2])


def _taken(text: str, found: Sequence[_Placed], position: int, at: int, head: int) -> int | None:
    """Where a title begins that takes in one word more; as it was for one that only joins; None where it ends."""
    begin, _, word = found[position]
    before = found[position - 1][2] if position else ""
    following = found[position + 1][2] if position + 1 < len(found) else ""
    if word in _SERVED and following in ("Services", "Support", "Development"):
        return begin
    if word == "Action" and following == "Team" and before and _modifier(before):
        return at  # "Community Action Team" Co-ordinator: no label of a thing to do
    if word == "of" and before == "Rights" and following == "Way":
        return at
    if word == "in" and _in_field(text, before, begin, at, head):
        return at
    if not _modifier(word) or (word in KIND and word not in _PART_OF_HEAD):
        return None
    return begin


def _in_field(text: str, before: str, begin: int, at: int, head: int) -> bool:
    """Whether "in" is part of a title: the "Safeguarding in" Education Manager."""
    whole = at < head and before in words_of.SERVICES
    return whole and re.search(rf"\b[Tt]he\s{before}\s$", text[max(0, begin - len(before) - 6) : begin]) is not None


def _listed(text: str, floor: int, at: int, head: int) -> int:
    """Start of a title whose first words are a list of services: the "Conservation, Design and" Landscape Manager."""
    if text[at - 2 : at] != ", " or not _JOINS_LAST.search(text, at, head):
        return at
    listed = _SERVICES_FIRST.search(text, floor, at)
    words = listed["list"].replace(",", " ").split() if listed else []
    whole = bool(words) and all(
        word in ("and", "&") or word in words_of.SERVICES or word in words_of.FUNCTIONAL for word in words
    )
    return listed.start("list") if listed and whole else at


def _is_name(first: str, last: str) -> bool:
    """Whether two words after a title are a whole name: "Councillor Chris Barker Chairman"."""
    return first[-1].isalpha() and len(first) > 1 and last[0] != "(" and words_of.is_person(f"{first} {last}")


def _joins(word: str) -> bool:
    return _modifier(word) and word not in KIND


def _modifier(word: str) -> bool:
    return (
        bool(_CAPITALISED.match(word))
        and word not in _STARTERS
        and not _NO_MODIFIER.search(word)
        and not word.endswith((".", ")", "'s.", ":"))
        and word[0] != "("
    )

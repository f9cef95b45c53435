"""What patterns of offices are made of: head words by kind, capitalised sequences, words of services and bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract import rules

GAP = r"(?:[^\S\n]{1,2}(?!\s)|[^\S\n]{0,3}\n[^\S\n]{0,30})"
"""The gap between two words: spaces, or the end of one printed line and the indent of the next, never an empty line."""


def any_of(heads: Iterable[str]) -> str:
    """Pattern for any of the heads, with any gap between their words."""
    return rules.alternatives(GAP.join(map(re.escape, head.split())) for head in heads)


KIND = {head: rule["kind"] for rule in reversed(rules.load("offices")) for head in rule["heads"]}
"""Kind of each head word: what it needs around it to be an office."""
RANKS = frozenset(rules.values("offices", "heads", kind="rank"))
NAME_TITLES = RANKS | frozenset(rules.values("offices", "heads", id="civic"))
"""Offices that stand before a name as its title ("Bailie Struan Orr")."""
SERVICES = frozenset(rules.values("service_words", "words", id="services"))
INSTITUTIONS = frozenset(rules.values("service_words", "words", id="institutions"))
FUNCTIONAL = frozenset(rules.values("office_words", "words", id="functional"))
_NOT_PEOPLE = SERVICES | INSTITUTIONS | frozenset(rules.values("service_words", "words", id="other"))
_FIRMS = frozenset(rules.values("office_words", "words", id="firms"))
"""Two capitalised words that name nobody: firms of auditors, forms of address."""
_SURNAMES = frozenset(rules.values("service_words", "words", id="surnames"))
_LIKE_NOUNS = frozenset(rules.values("service_words", "words", id="surnames-like-nouns"))
TITLES = (
    r"(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Mx|Dr|Sir|Dame|Professor|Prof|Rev|Alderman|Bailie|(?:[Yy]\s)?Cynghorydd)\b"
)

_CUT = r"(?:(?<=[a-z]-)\n[ \t]{0,30}[a-z][\w’'-]+)?"
""" "Re-" at the end of a line and "sources" below. """
CAP = rf"(?:[A-ZÂÊÎÔÛŴŶÀÉÓÚÁÍ][\w’'&/-]*{_CUT}|&|\d{{1,3}}(?!\d|[.,/]))"
SEQ = rf"{CAP}(?:{GAP}(?:(?:of|for|in|to(?!{GAP}[A-Z]{{2,}}\b)|on|with){GAP}(?:the{GAP})?(?!\d))?{CAP}){{0,7}}"
"""Capitalised words with small ones between: "Strategy for the Coast"."""
_NAMED_NEXT = rf"[A-Z][\w’'-]+{GAP}[A-Z][\w’'-]+{GAP}?\("
""" "the Director of Roads, and Ann Lee (Clerk)": a person, and no service of the director's."""
_AND = rf"(?:,{GAP}(?:and|&|a|ac){GAP}(?!{_NAMED_NEXT})|{GAP}(?:and|&|a|ac){GAP})"
LIST = rf"{SEQ}(?:(?:,{GAP}{SEQ}){{0,4}}{_AND}(?!(?:the|The)\b){SEQ}){{0,3}}"
"""Sequences with commas and a last "and"."""
_TOKEN = r"(?:[^\Wa-z_]\S*|\([A-Z]{1,2}[A-Za-z]{0,3}\)|of|for|and|the|to|&|/|[-–])"
_LIST_LINE = re.compile(rf"[.)•-]{{0,3}}\s{{0,60}}{_TOKEN}(?:\s{{1,60}}{_TOKEN}){{1,15}}\s{{0,60}}")
_NAME_FIRST = re.compile(r"(?P<name>[^\Wa-z\d_][\w’'.-]*[^\S\n]{1,3}[^\Wa-z\d_][\w’'-]*[a-z])[^\S\n]{1,3}")
_NAME_LAST = re.compile(
    r"\w\s[–—-]\s(?:(?:Mrs?|Ms|Miss|Dr|Cllr|Councillor)\.?\s)?(?:[A-Z][\w’'.-]*\s){1,2}[A-Z][\w’'-]+[ \t]*$"
)
""" "Director of Roads and Waste – A Lunn" at the end of a line: an entry of a list, however long."""
_COLUMNS = re.compile(r"[^\s.:;][ ]{3,40}[A-Z][^\n.;:]*$")
""" "Ann Lee, Head of Roads      Quern Council": a line in columns, however long."""
_OWNS = re.compile(r"[a-z][’']s(?:\s|$)")
""" "St Mary's Church" is nobody's name. """
_NOUN = re.compile(r"(?:tions?|ments?|ings|ances?|ies)$")


def in_list_line(text: str, at: int) -> bool:
    """Whether the line around an offset is one of an attendance list: titles and names, no verb."""
    begin, end = text.rfind("\n", max(0, at - 120), at) + 1, text.find("\n", at, at + 120)
    begin = begin if begin or at <= 120 else at
    return _LIST_LINE.fullmatch(text, begin, end if end >= 0 else min(len(text), at + 120)) is not None


def ends_list_line(text: str, start: int, end: int) -> bool:
    """Whether the gap between two words ends a short line, which a list has and wrapped text has not."""
    broken = text.find("\n", start, end)
    if broken < 0:
        return False
    begin = text.rfind("\n", max(0, broken - 60), broken)
    if _COLUMNS.search(text, max(0, broken - 80), broken):
        return True
    return (begin >= 0 and broken - begin < 56) or _NAME_LAST.search(text, max(0, broken - 60), broken) is not None


def after_name(text: str, start: int, head: int) -> int:
    """Start of a title without a name that stands before it in a list line ("Jo Marsh Chief Executive")."""
    before = text[text.rfind("\n", max(0, start - 120), start) + 1 : start].strip()
    if not before.endswith((":", ";", "Signed", "SIGNED")) and (before or not in_list_line(text, start)):
        return start
    named = _NAME_FIRST.match(text, start, head)
    return named.end() if named and is_person(named["name"]) else start


def is_service(words: str) -> bool:
    """Whether words name what a council does ("Culture and Leisure"), by its first and last word."""
    parts = [part.strip(",;()") for part in words.split()]
    return bool(parts) and all(part in SERVICES or part in FUNCTIONAL for part in (parts[0], parts[-1]))


def has_institution(words: str) -> bool:
    """Whether one of the words is that of an institution ("Trust", "LLP")."""
    return any(part in INSTITUTIONS and part not in SERVICES for part in (word.strip(",;()") for word in words.split()))


def is_person(name: str) -> bool:
    """Whether capitalised words without a title may name a person: none is a word of services, bodies or papers."""
    parts = [part.strip(",.") for part in name.split()]
    if not parts or " ".join(parts) in _FIRMS or _OWNS.search(name) or (name.isupper() and len(name) > 30):
        return False
    if len(parts) > 1 and (" ".join(parts) in KIND or KIND.get(parts[0]) == "welsh"):
        return False  # "Prif Weithredwr", "Pennaeth Cyllid": an office
    if len(parts) > 1 and parts[0].isupper() and len(parts[0]) > 3 and parts[0].isalpha() and not parts[-1].isupper():
        return False  # "NIHE Ann Lee": a body before a name
    if len(parts) == 1 and _NOUN.search(parts[0]) and parts[0] not in _LIKE_NOUNS:
        return False
    last_may_be = 2 <= len(parts) <= 3 and parts[-1] in _SURNAMES
    return not any(part in _NOT_PEOPLE for part in parts[: -1 if last_may_be else None])

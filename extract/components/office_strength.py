"""Whether a head word with what stands around it is an office: always, only where a person holds it, or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extract import rules
from extract.components import names
from extract.components.office_complements import Complement
from extract.components.office_organisations import ends_as_institution
from extract.components.office_patterns import GAP, TITLES, has_institution, is_person, is_service
from extract.text import Block, words

_UNSPECIFIC = frozenset(rules.values("office_words", "words", id="unspecific"))
_BODIES_TOO = frozenset(rules.values("office_words", "words", id="bodies-too"))
_NEAR = 5000
"""Characters before and behind a head word in which the text says what it is about."""
_ANYONE = ("Police", "Army", "Prison", "Care", "Security")
"""With these an officer is one of many: "he was a retired Police Officer". """
_PLURAL_WITH_OF = ("Directors", "Heads", "Chief Officers", "Chief Executives")
_COLLAR_AND_NAME = re.compile(rf"\.?{GAP}(?:\d{{2,6}}{GAP})?(?:[A-Z](?:\.{GAP}?|{GAP})){{0,3}}(?P<name>[A-Z][a-z]+)")
_SHORT_RANKS = ("ACFO", "DCFO", "CFO", "DCC", "ACC", "T/ACC", "AM", "GM", "SM", "WM", "CM")
"""Ranks of fire and police that are as well names of councils, regions and hours of the day."""
_SURNAMED = re.compile(
    r"[^\S\n]{1,3}(?:[A-Z]\.?[^\S\n]{1,2}){0,2}(?P<name>[A-Z][\w’'-]*[a-z](?:[^\S\n]{1,2}[A-Z][\w’'-]*[a-z])?)"
    r"(?=[^\S\n]{0,3}(?:[\n,;.()–—-]|$|(?:and|&|was|were|had|has|advised|explained|reported|presented|introduced|said"
    r"|confirmed|stated|provided|gave|outlined|updated|responded|informed|noted|highlighted|agreed|undertook)\b))"
)
_OF_FIRM = re.compile(
    rf",?{GAP}(?:(?:of|for){GAP})?(?:the{GAP})?(?:[A-Z][\w’'&-]*{GAP}){{1,6}}?(?:Ltd|Limited|LLP|plc|PLC|Trust|Company|Club|Association|School)\.?\)"
)
""" "(director, Tarn Lofts Ltd)" behind a name."""
_LOWLY = re.compile(
    r"(?:(?:[Ss]enior|[Pp]rincipal|[Dd]eputy|[Aa]ssistant|[Aa]cting|[Ii]nterim|[Tt]emporary|[Jj]oint)\s|(?:[A-Z][\w&-]*\s){0,4}"
    r"[A-Z][\w-]*[’']s?\s){0,3}"
)
_OF_FIRMS = ("Partner", "Associate", "Consultant")
_FIRM_NEXT = re.compile(rf",{GAP}(?:[A-Z][\w’'&-]*{GAP}|and{GAP}){{1,4}}(?:LLP|Ltd|Limited|plc|PLC)\b")
""" "Ann Lee, Partner, Marl Orr LLP": of a firm. """
_ONE_OF_MANY = ("officer", "adviser", "advisor", "engineer", "clerk")
_ONE_ONLY = frozenset(
    ["monitoring officer", "deputy monitoring officer", "town clerk", "parish clerk", "section 151 officer",
     "s151 officer", "chief finance officer", "chief fire officer", "returning officer",
     "responsible financial officer", "data protection officer"]
)  # fmt: skip
"""Small letters: these are one in a council, "a planning officer" is anyone."""
_NO_SEAT = re.compile(rf"{TITLES}|(?:Agenda|Items?|Minutes?|Part)\b")
""" "the Substitute Member for Councillor Orr", "the Visiting Member for Item 6": a person or a time, and no ward. """
_SERVICES_NEAR = re.compile(r"\b(?:[Ff]ire|FIRE|Brigade|Police|POLICE|Constab\w+|CONSTABULARY|Constable|ACFO|DCFO)\b")


_TO_THE = re.compile(rf"{GAP}to{GAP}the{GAP}")
_NAME_FOLLOWS = re.compile(rf"{GAP}[A-Z]")
_APPEAL = re.compile(r"\b(?:[Aa]ppeals?|Local\sPlan|Planning\sInspectorate|[Pp]ublic\s[Ii]nquiry)\b")
""" "the Inspector had dismissed the appeal": of planning, and not of police. """
_OF_POLICE = re.compile(r"\b(?:Police(?:,?\sFire)?\sand\sCrime|POLICE(?:,?\sFIRE)?\sAND\sCRIME)\b")


_THEN_TITLED = re.compile(rf",{GAP}{names.TITLED}")
_CHOSEN = re.compile(r"\b(?:elected|appointed|confirmed)\s(?:as\s)?(?:(?:its|their|our)\s)?$")
""" "that Mr Orr be appointed its chairman". """
_OWN_CHAIR = re.compile(r"\b(?:[Ii]ts|[Tt]he|[Tt]heir)\s$")
""" "Its chair, Councillor Orr": in small letters, with the name behind. """


@dataclass(frozen=True, slots=True)
class Found:
    """A head word in the text, with where its modifiers begin."""

    text: str
    head: str
    kind: str
    start: int
    head_start: int
    head_end: int
    block: Block

    @property
    def modified(self) -> bool:
        """Whether words before the head belong to the title."""
        return self.start < self.head_start

    def after(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The pattern directly after the head word."""
        return pattern.match(self.text, self.head_end, self.block.end)

    def near(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern is somewhere around."""
        return pattern.search(self.text, max(0, self.start - _NEAR), self.head_end + _NEAR) is not None


def strength(found: Found, what: Complement, tied: bool) -> str:
    """ "strong", "weak" (an office only where a person holds it) or "" (none)."""
    head, kind = found.head, found.kind
    if kind in _BY_KIND:
        return _BY_KIND[kind](found, what, tied)
    if head in _SHORT_RANKS:
        return "strong" if _short_rank(found) else ""
    if head == "Inspector" and _the_only(found) and found.near(_APPEAL):
        return "strong"
    if kind == "rank" and " " not in head:
        named = _COLLAR_AND_NAME.match(found.text, found.head_end, min(found.block.end, found.head_end + 40))
        return "strong" if named and is_person(named["name"]) else ""
    if kind == "complement":
        return "strong" if what.what is not None else ""
    if head == "Minister":
        return "strong" if what.what is not None or found.modified or _the_only(found) else ""
    if head == "Leader" and what.what is None and not found.modified:
        return "strong" if _bare_leader(found) else ""
    return "strong"


def _portfolio(found: Found, what: Complement, _tied: bool) -> str:
    """ "Cabinet Member for Ports" or "Ports Portfolio Holder", never the bare words; "Group Leaders" needs nothing."""
    if found.head == "Heads" and what.what in ("Service", "Services", "Department", "Departments"):
        return ""
    if found.head == "Deputy Portfolio Holder" and what.what is None:
        return "weak"
    listed = found.modified and found.head not in _PLURAL_WITH_OF
    return "strong" if what.what is not None or listed or found.head == "Group Leaders" else ""


def _seat(found: Found, what: Complement, _tied: bool) -> str:
    """ "Ward Member for Saltgate"; "the member for Saltgate ward", but no member for a service."""
    follows = words(found.text[found.head_end : found.head_end + 8])
    if what.what is None or not f"{follows} ".startswith("for ") or _NO_SEAT.match(what.what):
        return ""
    if found.head not in ("member", "councillor"):
        return "strong"
    article = re.search(r"\b(?:[Tt]he|as|[Ll]ocal|[Ww]ard)\s$", found.text[max(0, found.start - 8) : found.start])
    return "strong" if article and not is_service(what.what) and not has_institution(what.what) else ""


def _modified(found: Found, what: Complement, tied: bool) -> str:
    """ "Flood Resilience Officer"; a profession alone only of somebody: "L Traill, Solicitor"."""
    head = found.head
    if found.kind == "lower" and _LOWLY.fullmatch(found.text, found.start, found.head_start):
        return ""  # "a senior officer", "the District Council's officer"
    if found.modified and (head in _BODIES_TOO or found.text[found.start : found.head_start].strip() in _ANYONE):
        return "weak"
    if found.modified or " " in head or (head in ("Commissioner", "Champion", "Clerk") and what.what is not None):
        return "strong"
    if head in ("Secretary", "Treasurer") and what.joined == "of" and found.after(_TO_THE):
        return "strong"
    if head == "Commissioner" and _the_only(found) and found.near(_OF_POLICE):
        return "strong"
    if head == "Commissioner" and found.kind == "modified" and (named := found.after(_SURNAMED)):
        return "weak" if is_person(named["name"]) else ""  # "Commissioner Ann Lee": a title
    lead = (head == "Lead" and what.joined == "of") or (head in _OF_FIRMS and found.after(_FIRM_NEXT) is not None)
    return "weak" if found.kind == "modified" and tied and (lead or head not in _UNSPECIFIC) else ""


def _held_strength(found: Found, what: Complement, tied: bool) -> str:
    """Offices of other bodies: "a director of Tarn Homes Ltd", "Mr Reeve (Independent Member)"."""
    if found.head[0].isupper():
        named = " " in found.head or found.modified
        return "weak" if tied or named or what.what is not None else ""
    if tied and " " in found.head:
        return "weak"  # "Mr Anselm Lee, independent member, asked why"
    if _CHOSEN.search(found.text, max(0, found.start - 24), found.start):
        return "weak"
    if found.after(_THEN_TITLED) and _OWN_CHAIR.search(found.text, max(0, found.start - 5), found.start):
        return "weak"
    named = what.what is not None and (has_institution(what.what) or ends_as_institution(what.what))
    article = re.search(r"\b(?:an?|the|as|was|is)\s$|\($", found.text[max(0, found.head_start - 5) : found.head_start])
    return "weak" if named and article else ""


def _plain_strength(found: Found, what: Complement, tied: bool) -> str:
    """Small letters: only after an article or of somebody, and "head of" only with a name of what in capitals."""
    before = found.text[max(0, found.start - 14) : found.start]
    if before.endswith("(") and found.after(_OF_FIRM):
        return "weak"
    if tied and re.search(r",\s$", before) and (found.kind == "plain" or what.what is not None):
        return "weak"
    if not re.search(
        r"\b(?:[Tt]he|our|its|an?|(?:[Cc]ouncil|[Aa]uthority|[Tt]rust|[Bb]oard|Committee|[Ff]und)[’']s)\s$", before
    ):
        return ""
    if (
        found.head.endswith(_ONE_OF_MANY)
        and found.head not in _ONE_ONLY
        and not re.search(r"(?:[Tt]he|[’']s)\s$", before)
    ):
        return ""
    if found.kind == "plain":
        return "weak" if found.head == "case officer" else "strong"
    return "" if what.what is None else "weak" if has_institution(what.what) else "strong"


def _short_rank(found: Found) -> bool:
    """ "GM Oakes" where fire or police is spoken of near by: a rank before a surname that ends a line or acts."""
    named = _SURNAMED.match(found.text, found.head_end, found.head_end + 60)
    near = slice(max(0, found.head_start - 1500), found.head_end + 1500)
    clock = re.search(r"\d\s?$", found.text[max(0, found.head_start - 3) : found.head_start])
    return bool(named and not clock and is_person(named["name"]) and _SERVICES_NEAR.search(found.text[near]))


def _the_only(found: Found) -> bool:
    """ "the Minister", without a name: whom everybody knows."""
    article = re.search(r"\b[Tt]he\s$", found.text[max(0, found.start - 5) : found.start])
    return article is not None and found.after(_NAME_FOLLOWS) is None


def _bare_leader(found: Found) -> bool:
    before = found.text[max(0, found.head_start - 8) : found.head_start]
    return re.search(r"(?:[Tt]he|THE|[Cc]ouncil|\()\s?$", before) is not None or (
        found.head_end < len(found.text) and found.text[found.head_end] in " ,)"
    )


_BY_KIND: dict[str, Callable[[Found, Complement, bool], str]] = {
    "portfolio": _portfolio,
    "plural": _portfolio,
    "seat": _seat,
    "borne": lambda _found, _what, _tied: "weak",
    "modified": _modified,
    "lower": _modified,
    "held": _held_strength,
    "plain": _plain_strength,
    "plain-of": _plain_strength,
}

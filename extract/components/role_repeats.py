"""One role of each person, office and organisation: which mentions only repeat what a text ties or spells out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from archive.facts import Role
from extract.components import names

_OWN_BODY = (
    "council", "committee", "board", "panel", "authority", "subcommittee", "forum", "cyngor", "pwyllgor", "city",
    "borough", "town", "county",
)  # fmt: skip
_SHORTENED = re.compile(r"(?:director|manager|officer|head|lead|cynorthwyol|pennaeth|cyfarwyddwr|corfforaethol)$")
_WHOLE = {
    "clerk": re.compile(r"(?:town|parish|community|council)clerk|clerk(?:to|council).*"),
    "commissioner": re.compile(r"police(?:fire)?crimecommissioner"),
    "mayor": re.compile(r"mayor(?!al|ess).+"),
    "minister": re.compile(r"minister.+"),
}
"""A title of one word with the longer ones, without gaps, that say whom a text means by it."""
_TO_CHOOSE = re.compile(
    r"(?:\A|\n)[^\n.;]{0,60}?\b(?:Appointment|Election|APPOINTMENT|ELECTION)\s(?:of|OF)\s(?:(?:an?|the)\s)?$"
    r"|\b(?:[Pp]roposed|[Nn]ominated|[Nn]ominations?)\b[^.;\n]{0,60}?\s(?:as|for|to\sbe)\s(?:(?:an?|the)\s)?$"
)
""" "Election of Chair" on a line of its own, "proposed Cllr Orr as Chair": what is yet to be done. """


_JOINS = re.compile(r"\s(?:and|&)\s|\s?[()/]\s?")
_SHORT = {"sgt": "sergeant", "insp": "inspector", "supt": "superintendent", "capt": "captain"}


def _parts(title: str) -> list[str]:
    plain = (re.sub(r"\W", "", word) for word in title.casefold().split())
    return [_SHORT.get(word, word) for word in plain if word and word not in ("of", "for", "the", "and")]


def _key(role: Role) -> tuple[str, str]:
    return "".join(_parts(role.role)), (role.organisation or "").casefold()


def _joined(role: Role) -> list[str]:
    """The titles of a joint one, without gaps: "Clerk and Treasurer", "Head of Law (Monitoring Officer)"."""
    if role.rule != "roles.joint":
        return []
    return ["".join(_parts(part)) for part in _JOINS.split(role.role) if part]


def _initials(title: str) -> str:
    """The first letters of a title's words in small letters, those of "of" and "and" apart."""
    return "".join(word[0] for word in title.split() if word[0].isupper()).casefold()


class _Spelled:
    """The titles of a text: which are tied to a person, and which are the beginning of a longer one."""

    def __init__(self, text: str, roles: Sequence[Role]) -> None:
        self.text = text
        self.tied = {_key(role) for role in roles if role.person}
        self.tied_titles = {title for title, _ in self.tied}
        self.tied_here = {title for title, body in self.tied if not body}
        for title in (part for role in roles if role.person and not role.organisation for part in _joined(role)):
            self.tied_titles.add(title)
            self.tied_here.add(title)
        self.titles = {_key(role)[0] for role in roles}
        self.short = {letters for role in roles if len(letters := _initials(role.role)) > 2}
        self.begun: set[str] = set()
        for role in roles:
            parts = _parts(role.role)[:12]
            self.begun |= {"".join(parts[:count]) for count in range(1, len(parts))}

    def repeats(self, role: Role) -> bool:
        """Whether a mention without a person only repeats an office that the text ties or spells out elsewhere."""
        key = _key(role)
        if key in self.tied:
            return True
        title = key[0]
        if role.organisation:
            return key[1] in _OWN_BODY and title in self.tied_here
        if title in (self.tied_here if role.rule == "roles.presiding" else self.tied_titles):
            return True
        if title in self.tied_titles and _TO_CHOOSE.search(self.text, max(0, role.start - 90), role.start):
            return True
        if role.role.isupper() and title in self.short:
            return True  # "the RFO", where the Responsible Financial Officer is named
        whole = _WHOLE.get(title)
        if whole and any(whole.fullmatch(other) for other in (self.titles if title != "clerk" else self.tied_titles)):
            return True
        own = role.rule == "roles.presiding" and any(f"{title}{body}" in self.titles for body in _OWN_BODY)
        return own or (_SHORTENED.search(title) is not None and title in self.begun)


def once(text: str, roles: Iterable[Role]) -> list[Role]:
    """One of each: a bare mention gives way to the one with a person, "Mr Lund" to "Pat Lund"."""
    found = list(roles)
    spelled = _Spelled(text, found)
    kept: list[Role] = []
    seen: set[tuple[tuple[str, str], str]] = set()
    by_person: dict[str, list[str]] = {}
    for role in found:
        key = _key(role)
        person = names.surname(role.person or "")
        if (role.person is None and spelled.repeats(role)) or (key, person) in seen:
            continue
        if person and any(other.startswith(key[0]) for other in by_person.get(person, ())):
            continue
        seen.add((key, person))
        if person:
            by_person.setdefault(person, []).append(key[0])
        kept.append(role)
    return kept

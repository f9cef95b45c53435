"""Roles: offices with the person the text ties to them, once for each person, role and organisation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import Role
from extract.components import bodies, names
from extract.components.offices import RANKS, Office, any_of, find_capital_offices, find_offices
from extract.text import Block, at_offset, words

_NOT_A_NAME = re.compile(
    r"\b(?:Services?|Council|Committee|Board|Education|Planning|Finance|Health|Social|Care|Team|Department"
    r"|Group|Housing|County|Borough|City|District|Panel|Cabinet|Police|Trust|Office|"
    r"Officers?|Manager|Director|Head|Chair\w*|Leader|Member|Members|Partnership|Children|Adults?|Public"
    r"|Community|Environment|Transport|Economic|Development|Corporate|Resources|"
    r"Report|Update|Item|Agenda|Minutes|Plan|Strategy|Policy|Act|Government|Street|Road|Lane|House|Hall"
    r"|Park|School|College|University|Station|North|South|East|West|Ltd|Limited|Sub|Safety|"
    r"Prevent|Programme|Project|Mayor|Ward|Parish|Town|Authority|Forum|Network|Unit|Division|Legal"
    r"|Democratic|Governance|Human|Adult|Clinical|National|Local|Regional|Strategic|Senior|Interim"
    r"|Assistant|Deputy|Acting|Lead|Chief|Executive|Monitoring|Also|Present|Apologies|In|Attendance|Other"
    r"|Terrorism|Counter|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Monday|Tuesday|Wednesday|Thursday|Friday|Fire|Rescue|Royal|Great|Britain|England|Wales"
    r"|Scotland|Ireland|London|Kingdom|Digital|Business|Support|Quality|Assurance|Engagement|Participation"
    r"|Waste|Highways|Leisure|Culture|Skills)\b"
)
_S = r"[\s\u00a0]{1,3}"
_BEFORE = re.compile(
    rf"(?P<name>{names.TITLED}|(?<![\w-]){names.BARE})(?P<tie>{_S}?\((?:the{_S})?|,{_S}(?:the{_S}|our{_S}|in"
    rf"{_S}(?:his|her){_S}(?:role|capacity){_S}as{_S}(?:the{_S})?)?|{_S}[–-]{_S}|{_S}as{_S}(?:the{_S})?|:"
    rf"{_S})$"
)
_AFTER = re.compile(
    rf"(?P<tie>,?{_S}|{_S}?\(|{_S}?[:–-]{_S}|,{_S}(?:the{_S})?)(?:(?P<titled>{names.TITLED})|(?P<bare>"
    rf"{names.BARE})(?P<next>(?=,|\)|[.;]|{_S}(?:said|presented|introduced|advised|explained|reported|outlin"
    rf"ed|gave|updated|informed|spoke|confirmed|stated|attended|to|and|was|were|who|provided|responded|thank"
    rf"ed|highlighted|summarised|delivered|from|joined)\b|$|\n)))"
)
_USER_PAGE = re.compile(r"\s*(?:Councillor details|Manylion y Cynghorydd|Your Councillor)\b")
_RANK = re.compile(rf"{any_of(RANKS)}{_S}(?=[A-Z])")
_REACH = 90
_DIRECT_KINDS = ("rank", "alone", "presiding")


def _person_name(text: str) -> bool:
    return _NOT_A_NAME.search(text) is None


def _tie_before(text: str, office: Office, floor: int) -> tuple[str, int, int] | None:
    match = _BEFORE.search(text, max(floor, office.start - _REACH), office.start)
    if not match:
        return None
    name = match["name"]
    if not re.match(names.TITLED, name) and not _person_name(name):
        return None
    end = office.end
    if "(" in match["tie"] and text[end : end + 1] == ")":
        end += 1
    rank = _RANK.match(name)
    person = name[rank.end() :] if rank else name
    return words(person), match.start("name") + len(name) - len(person), end


def _tie_after(text: str, office: Office, limit: int) -> tuple[str, int, int] | None:
    match = _AFTER.match(text, office.end, min(limit, office.end + _REACH))
    if not match:
        return None
    name = match["titled"] or match["bare"]
    tie = match["tie"].strip(" \u00a0\n")
    if match["bare"] and (not _person_name(name) or (tie == "" and office.kind not in _DIRECT_KINDS)):
        return None
    end = match.end()
    if tie == "(":
        if text[end : end + 1] != ")":
            return None
        end += 1
    elif (
        tie == ","
        and match["titled"]
        and re.match(r"[\s\u00a0]+(?:and|&)[\s\u00a0]", text[end : end + 6])
        and office.kind in ("presiding", "alone")
    ):
        return None
    return words(name), office.start, end


def _page_person(text: str, blocks: Sequence[Block]) -> str | None:
    """Councillor of a ModernGov "Councillor details" page, whom every office on it belongs to."""
    if not _USER_PAGE.match(text[:80]):
        return None
    for block in blocks[1:4]:
        if re.fullmatch(names.TITLED, text[block.start : block.end]):
            return words(text[block.start : block.end])
    return None


def _organisation(text: str, office: Office, floor: int) -> str | None:
    """Body before a bracketed office: "Audit Committee (Chair)"."""
    match = re.search(rf"(?P<body>{bodies.BODY})\s\($", text[max(floor, office.start - 80) : office.start])
    return bodies.clean(match["body"]) if match else None


def _role(text: str, office: Office, block: Block, owner: str | None) -> Role:
    organisation = office.organisation or _organisation(text, office, block.start)
    tied = (
        None
        if owner or (organisation and not office.organisation)
        else _tie_before(text, office, block.start) or _tie_after(text, office, block.end)
    )
    if tied is None and not owner:
        tied = _tie_before(text, office, block.start) if not organisation else None
    person, start, end = tied or (owner, office.start, office.end)
    return Role(
        start=start,
        end=end,
        quote=text[start:end],
        rule=f"roles.{office.kind}",
        person=person,
        role=office.role,
        organisation=organisation,
    )


def _key(role: Role) -> tuple[str, str]:
    return re.sub(r"\b(?:of|for|the|and)\b|[^\w]", "", role.role.casefold()), (role.organisation or "").casefold()


def _once(roles: Iterable[Role]) -> list[Role]:
    """One of each: a bare mention gives way to the one with a person, "Mr Lund" to "Pat Lund"."""
    found = list(roles)
    tied = {_key(role) for role in found if role.person}
    tied_roles = {key[0] for key in tied}
    spelled = {_key(role)[0] for role in found}
    kept: list[Role] = []
    seen: dict[tuple[tuple[str, str], str], int] = {}
    by_person: dict[str, list[str]] = {}
    for role in found:
        key = _key(role)
        if role.person is None and role.role in ("Leader", "Deputy Leader") and f"{key[0]}council" in spelled:
            continue
        if role.person is None and (key in tied or (not role.organisation and key[0] in tied_roles)):
            continue
        person = names.surname(role.person or "")
        identity = (key, person)
        if identity in seen:
            continue
        if person and any(other.startswith(key[0]) for other in by_person.get(person, ())):
            continue
        seen[identity] = len(kept)
        by_person.setdefault(person, []).append(key[0]) if person else None
        kept.append(role)
    return kept


def read_roles(text: str, blocks: Sequence[Block]) -> Iterator[Role]:
    """Every office of a text with its person, in order; repeats are still there."""
    owner = _page_person(text, blocks)
    offices = [*find_offices(text, blocks)]
    taken = {office.start for office in offices}
    offices += [office for office in find_capital_offices(text, blocks) if office.start not in taken]
    for office in sorted(offices, key=lambda office: office.start):
        yield _role(text, office, blocks[at_offset(blocks, office.start)], owner)


if not Doc.has_extension("roles"):
    Doc.set_extension("roles", default=())


@Language.component("roles", requires=["doc._.blocks"], assigns=["doc._.roles"])
def roles(doc: Doc) -> Doc:
    """Set `doc._.roles`."""
    doc._.roles = tuple(_once(sorted(read_roles(doc._.source, doc._.blocks), key=lambda role: (role.start, role.end))))
    return doc

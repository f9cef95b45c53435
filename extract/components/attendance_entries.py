"""One entry of an attendance list: a name with an office or a body, or an office with its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.components.listed_names import NOT_NAMES, Listed, read_names
from extract.components.name_words import INITIALS, PLURAL, TITLE, WORD
from extract.components.office_patterns import is_person
from extract.text import words

OFFICE_WORD = re.compile(
    r"\b(?:chair\w*|vice[- ]chair\w*|mayor|provost|convener|leader|director|manager|officer|head of|clerk|solicitor"
    r"|lawyer|cabinet member|portfolio holder|executive|secretary|treasurer|lead|adviser|advisor|engineer|planner"
    r"|accountant|auditor|co-?ordinator|governor|inspector|superintendent|constable|representative|co-opted|commissioner"
    r"|headteacher|principal|nurse|consultant|surveyor|administrator|analyst|commander|supervisor|barrister|counsel"
    r"|registrar|cadeirydd|is-gadeirydd|maer"
    r"|weithredwr|p?h?ennaeth|bennaeth|ch?yfarwyddwr|gyfarwyddwr|swyddog|rheolwr|cyfreithiwr|gyfreithiwr|chadeirydd)\b",
    re.IGNORECASE,
)
"""A word of an office: a name never holds one, but after a rank."""
SPACE = " \t\u00a0\r|•*·"
_TIE = (
    r"(?:\s{1,2}\((?!(?:Chair|Clerk|Mayor)\))[A-Z][A-Za-z]{1,4}\)(?:,|\s?[-–—:])?\s{0,3}(?=[A-Z])|,\s{1,3}|\s{0,3}[–—]\s{0,3}"
    r"|\s{1,3}-\s{1,3}|:\s{1,3}|[ ]?\t\s{0,40}|\s{2,60}|\s{0,9}\|\s{0,9}|\s{1,3}/\s{1,3}|\s?\()"
)
"""What parts a name from its office, with the initials that may stand between: "Ann Lunn (AL) Head of Roads"."""
_AFTER_NAME = re.compile(rf"{_TIE}(?P<office>[A-Z][^.;\n]{{3,120}}?)[\s.|)]{{0,9}}$")
_FIRST_OFFICE = re.compile(rf"(?P<office>[A-Z][^.;\n|\t]{{3,90}}?){_TIE}(?=[A-Z])")
_LATER_OFFICE = re.compile(rf"(?P<office>[A-Z][^.;\n|\t]{{3,90}}){_TIE}(?=[A-Z])")
"""The same with as long an office as there can be: "Director of Roads – West – A Lunn"."""
_RANKED = re.compile(rf"^(?:{TITLE}\s{{1,3}}){{1,2}}")
_LABEL = re.compile(r"(?P<of>[A-Z][^.:;,\n]{3,60}?)\s?:[-–]?\s{1,8}(?=[A-Z])")
_OVER = re.compile(rf"(?:{PLURAL}|{TITLE})$")
_NAMED = re.compile(
    r"\b(?:(?:Councillor|Cllr|Alderman|Ald|Bailie|Cynghorydd|Cyng|Mrs?|Ms|Miss|Mx|Dr|Prof|Revd?|PC|Sgt)\b\.?\s[A-Z]"
    r"|(?:Councillors|Cllrs|Aldermen|Messrs)\b)"
)
"""A person, by titles that no office begins with (as "Major Projects Manager" and "Superintendent Registrar" do)."""
_NO_LABEL = re.compile(
    r"(?i)\b(?:elections?|appointments?|nominations?|questions?|participation|petitions?|deputations?|presentations?"
    r"|declarations?|report\w*|speak\w*|apolog\w*|absen\w*|substitut\w*|interests?|minutes?"
    r"|items?|motion|resolved|agreed|proposed|seconded)\b"
)
_CLOSED = re.compile(r"[^()]*(?:\([^()]*\)?[^()]*){0,2}")
""" "Mayor) Cllr A Lunn" is the end of a bracket and the next entry."""
_ASIDE = re.compile(r"\s?\([^()]{0,60}$|\s?\([^()]{1,60}\)$")
_ACRONYM = re.compile(r"[A-Z&]{2,6}")
""" "Chair, ICB" ends with a body."""
_BULLET = re.compile(r"\s{0,60}[·•*▪◦-][ \t\u00a0]{1,20}(?P<entry>[^\n]{2,160}?)[ \t\u00a0]*(?=\n|\Z)")
_NEXT = re.compile(r"\),\s[A-Z][\w’'-]*\s[A-Z][^,]{0,40}\(")
""" "Vice-chair), Glenn Orr (RFO": the next entries of a list that runs on."""
_NEXT_NAMED = re.compile(
    r"(?:,?\sand\s|,\s|(?<=Clerk)\s|(?<=Officer)\s|(?<=Manager)\s|(?<=Director)\s)(?:[A-Z]\.?\s){1,3}[A-Z][a-z][\w’'-]*(?=,|\s?$)"
)
""" "Head of Policy and B Osk, Solicitor": another person, behind the office of the first."""
_TITLED = re.compile(rf"{TITLE}\s[A-Z]")
_NEXT_TITLED = re.compile(
    rf"(?:,\s{{1,3}}(?:(?:and|&|ac?)\s)?|\s(?:and|&|ac?)\s)(?=(?:{TITLE})\s[A-Z])|,?\sand\s(?=\d{{1,3}}\s[a-z])"
)
_NEXT_MEMBER = re.compile(
    r"(?:,\s{1,3}(?:and\s)?|\sand\s)(?=(?:(?:County|District|Borough|City|Ward|Unitary)\s)?(?:Councillor|Cllr|Mrs?|Ms|Miss|Dr)\.?\s[A-Z])"
    r"|,\s{1,3}(?=\d{1,3}\s[a-z])"
)
""" "Ann Lunn - Clerk, County Cllr Osk, 3 residents"."""
_OFFICE_NAMED = re.compile(
    r"(?:,\s{1,3}(?:and\s)?|;\s{1,3}|\sand\s)?(?:[Tt]he\s)?(?P<office>[A-Z][^(),;\n]{3,80}?)\s?\((?P<name>[^()\n]{3,40})\)"
)
_NEXT_BARE = re.compile(
    rf"(?:,\s{{1,3}}(?:(?:and|&|ac?)\s)?|\s(?:and|&|ac?)\s)(?=(?P<name>{WORD}\s{WORD})(?:,\s|\s[–-]\s|\s\()[A-Z])"
)
_HOLDER_NEXT = re.compile(rf"(?:Clerk|Officer|Manager|Director)\s(?P<name>{WORD}\s{WORD})")
""" "Cllr A Lunn, Clerk Bo Osk": the office is of the name behind it. """
_LEADS_OFFICE = "Deputy|Assistant|Acting|Interim|Town|Parish|Clerk|Head|Chief|Senior|Principal|Director"
_BEHIND = re.compile(
    rf"(?P<name>(?:Mr|Mrs|Ms|Miss|Dr)\.?[ ](?:(?:{INITIALS})[ ]{{0,2}}|{WORD}[ ](?!{_LEADS_OFFICE})){WORD})"
    r"[ ]{1,3}(?P<office>[A-Z][^,.;:()\n]{3,80}?)(?:,[ ][A-Z][^,.;:()\n]{2,60})?[ .]{0,3}$"
)
_BARE_BEHIND = re.compile(
    rf"(?P<name>{WORD}[ ](?!{_LEADS_OFFICE}){WORD})[ ]{{1,3}}"
    r"(?P<office>[A-Z][^,.;:()\n]{5,80}?)(?:,[ ][A-Z][^,.;:()\n]{2,60})?[ .]{0,3}$"
)
_COUNTED = re.compile(r"(?:^|,\s)\d{1,3}\s[a-z]")
""" "Town Clerk, 3 members of the public, Cllr A Lunn": the office is not of the last one named."""
_OF_STAFF = re.compile(
    r"\b(?:[Cc]lerk|[Oo]fficer|[Mm]anager|[Ee]ngineer|[Ss]olicitor|[Ss]urveyor|[Pp]lanner|[Aa]ccountant)$"
)
_MEMBER = re.compile(r"(?:(?:Councillor|Cllr|Alderman|Cynghorydd)\b\.?\s)")
""" "The Clerk, Cllr A Lunn" are two: no councillor is the clerk."""
_NAMED_ONLY = re.compile(r"(?:(?:\(?[A-Z][\w’'&.-]*|and|of|for|to|the|in|&|[–-])\)?(?:[\s,]{1,3}|$)){1,12}$")
""" "Tarn Police", "Quern Housing Association": capitalised words, and no verb."""


def parts(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Entries that run on in one line behind each other's offices: "Mr A Lunn, Solicitor, and Ms B Osk, Valuer"."""
    titled = _TITLED.match(text, start, stop) is not None
    following = (_NEXT_TITLED if titled else _NEXT_MEMBER).finditer(text, start, stop)
    found = [*following, *([] if titled else _bare_next(text, start, stop))]
    cuts = [cut for cut in sorted(found, key=re.Match.start) if not _open(text, start, cut.start())]
    begins = [start, *(cut.end() for cut in cuts)]
    return list(zip(begins, [*(cut.start() for cut in cuts), stop], strict=True))


def _bare_next(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """Where the next name without a title begins, behind an office: "Ann Lunn, Solicitor, Bo Osk, Head of Roads"."""
    for cut in _NEXT_BARE.finditer(text, start, stop):
        behind = OFFICE_WORD.search(text, start, cut.start()) is not None
        if behind and is_person(cut["name"]) and not OFFICE_WORD.search(cut["name"]):
            yield cut


def _open(text: str, start: int, end: int) -> bool:
    """Whether a bracket is open at the end of a stretch."""
    return text.count("(", start, end) > text.count(")", start, end)


def entry(text: str, start: int, stop: int) -> Listed | None:
    """The person of one entry of a list, with the office that the entry states; None where it is no such entry."""
    return _name_first(text, start, stop) or _office_first(text, start, stop) or _office_right_behind(text, start, stop)


def _name_first(text: str, start: int, stop: int) -> Listed | None:
    for cut in sorted({mark.start() for mark in re.finditer(_TIE, text[start : min(stop, start + 70)])})[:6]:
        found = read_names(text, start, start + cut)
        if not (found.is_whole and len(found.people) == 1 and found.people[0].is_named):
            continue
        person = found.people[0]
        if holds_office(person) or not (person.is_titled or " " in person.name):
            return None
        after = _AFTER_NAME.match(text, start + cut, stop)
        told = after["office"] if after and _CLOSED.fullmatch(after["office"]) else ""
        behind = _HOLDER_NEXT.fullmatch(told)
        if behind and is_person(behind["name"]):
            return None
        if after and (_NAMED.match(after["office"]) or _NEXT.search(after["office"])):
            return None  # "Interested Parties: Mrs D Gale"
        office = _office_told(told) or person.office
        if told and (office or _NAMED_ONLY.match(told)):
            return Listed(
                person.start, person.end, person.name, office, None if office else person.note, person.is_titled
            )
    found = read_names(text, start, stop)
    person_ = found.people[0] if found.is_whole and len(found.people) == 1 else None
    fits = person_ and person_.is_named and (person_.is_titled or " " in person_.name)
    return person_ if person_ and fits and not holds_office(person_) else None


def bulleted(text: str, at: int) -> Iterator[Listed]:
    """People of the bulleted lines that follow, each with an office or a body: "· Ann Lunn – Fire & Rescue"."""
    while (line := _BULLET.match(text, at)) is not None:
        person = entry(text, line.start("entry"), line.end("entry"))
        if person:
            yield person
        at = line.end()


def several(text: str, start: int, stop: int) -> tuple[Listed, ...]:
    """The people of a line that names more than one, or whom they are there for: "For the Applicant: Mr A Lunn"."""
    label = _LABEL.match(text, start, stop)
    if label and (OFFICE_WORD.search(label["of"]) or _NO_LABEL.search(label["of"])):
        return ()
    at = label.end() if label and not _OVER.match(label["of"]) else start
    if label and NOT_NAMES.isdisjoint(word.strip("’'s").casefold() for word in label["of"].split()):
        return ()
    found = read_names(text, at, stop)
    if (
        found.is_whole
        and not text[found.end : stop].strip(" .\r")
        and all((one.is_titled or one.note) and not _ACRONYM.fullmatch(one.name) for one in found.people)
    ):
        return tuple(one for one in found.people if one.is_named)
    one = entry(text, at, stop) if label else None
    return (one,) if one else ()


def _office_told(told: str) -> str | None:
    """The office in what stands after a name, without the body that a bracket adds, or in the bracket after a body."""
    aside = _ASIDE.search(told)
    shown = told[: aside.start()] if aside else told
    following = _NEXT_NAMED.search(shown)
    shown = shown[: following.start()] if following else shown
    if aside and not OFFICE_WORD.search(shown):
        if "," in shown or is_person(shown.strip()):
            return None  # "Ann Lunn, Bo Osk, Cy Penn (Solicitor)": the office is of the last
        shown = aside.group().strip(" ()")
    return words(shown) if OFFICE_WORD.search(shown) else None


def in_brackets(text: str, start: int, stop: int) -> list[Listed]:
    """The people of a line that puts each behind the office, in brackets: "Head of Roads (A Lunn), Clerk (B Osk)"."""
    people: list[Listed] = []
    at = start
    while match := _OFFICE_NAMED.match(text, at, stop):
        found = read_names(text, match.start("name"), match.end("name"))
        person = found.people[0] if len(found.people) == 1 and found.is_whole else None
        fits = person and person.is_named and (person.is_titled or " " in person.name) and not holds_office(person)
        if not person or not fits or not OFFICE_WORD.search(match["office"]):
            return []
        people.append(replace(person, office=words(match["office"])))
        at = match.end()
    return people if not text[at:stop].strip(" .\r") else []


def holds_office(person: Listed) -> bool:
    """Whether what was read as a name runs on into an office; a rank before it is a title."""
    return OFFICE_WORD.search(without_rank(person.name)) is not None


def without_rank(name: str) -> str:
    """A name without the rank or title before it ("Superintendent Ann Lunn")."""
    return _RANKED.sub("", name, count=1)


def _office_right_behind(text: str, start: int, stop: int) -> Listed | None:
    """ "Mr A Lunn Deputy Clerk": a name with a title, and its office without a mark."""
    match = _BEHIND.match(text, start, stop) or _BARE_BEHIND.match(text, start, stop)
    if match and match.re is _BARE_BEHIND and not is_person(match["name"]):
        return None
    if not match or not OFFICE_WORD.search(match["office"]) or not _NAMED_ONLY.match(match["office"]):
        return None
    return Listed(match.start("name"), match.end("name"), words(match["name"]), words(match["office"]), None, True)


def _is_of_others(office: str, title: str) -> bool:
    """Whether an office before a name is another's: "Town Clerk, 3 members of the public, Cllr A Lunn"."""
    return bool(_COUNTED.search(office) or (_OF_STAFF.search(office) and _MEMBER.search(title)))


def _office_first(text: str, start: int, stop: int) -> Listed | None:
    if text.count("(", start, stop) > 1:
        return None  # several, each in brackets
    match = _FIRST_OFFICE.match(text, start, stop)
    while match and match.end() < stop:
        found = read_names(text, match.end(), stop)
        person = found.people[0] if len(found.people) == 1 and found.people[0].is_named else None
        end = found.end if person and person.note and found.is_whole else person.end if person else stop
        whole = person and not text[end:stop].strip(" .|)\t\r") and (person.is_titled or " " in person.name)
        said = OFFICE_WORD.search(match["office"]) and not _NO_LABEL.search(match["office"])
        if person and whole and said and not holds_office(person) and not _NAMED.search(match["office"]):
            others = _is_of_others(match["office"], text[match.end() : person.start])
            office = None if others else words(match["office"])
            return Listed(person.start, person.end, person.name, office, None, person.is_titled)
        match = _LATER_OFFICE.match(text, start, stop) if match.re is _FIRST_OFFICE else None
    return None

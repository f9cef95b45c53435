"""Who sent apologies, as sentences tell it, with whoever stood in for the last named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.components.apology_reasons import after_reason, owned, stands_in, without_actor
from extract.components.attendance_entries import bulleted, entry
from extract.components.attendance_lines import below_each
from extract.components.attendance_lists import end_of, sure
from extract.components.listed_names import Listed, read_names
from extract.components.name_words import PLURAL, TITLE, WORD
from extract.components.office_patterns import is_person
from extract.text import words

S = r"\s{1,20}"
APOLOGIES = re.compile(
    rf"\bapolog(?:y|ies)(?:{S}and{S}reasons)?(?:{S}(?:for|of){S}(?:absence|non(?:-|{S})attendance|inability{S}to{S}attend"
    rf"|(?:being{S}unable|not{S}being{S}able){S}to{S}attend))?(?:{S}(?:for|from|at){S}(?:this|the){S}meeting)?"
    rf"(?:{S}(?:were|was|had|have|has|been|also|duly|then|received|submitted|reported|intimated|noted|given"
    rf"|sent|tendered"
    rf"|offered|recorded|made|accepted|approved|presented|conveyed|announced|came|come|and)){{0,6}}(?:{S}to{S}the{S}meeting)?"
    rf"{S}(?:from|by|on{S}behalf{S}of|for{S}the{S}(?:absence|non-attendance){S}of|for|of(?={S}(?:{PLURAL}|{TITLE}){S}[A-Z]))(?:\s?:[\s·•]{{1,12}}|{S})(?:(?:the{S}following(?:{S}(?:members|councillors))?|(?:(?:board|committee|panel|forum){S})?(?:members|councillors)(?=\s?:))\s?[:–-]{{0,3}}\s{{1,8}})?(?=[^\W\d_])"
    rf"|\bymddiheuriad(?:au)?(?:{S}am{S}(?:absenoldeb|eu{S}habsenoldeb))?{S}(?:(?:am|yn|wedi|eu|cyflwyno"
    rf"|derbyn){S}){{0,3}}"
    rf"(?:gan|oddi{S}wrth|ar{S}ran){S}(?=[^\W\d_])|\b(?P<sorry>ymddiheurodd){S}(?=[^\W\d_])",
    re.IGNORECASE,
)
_OFFICE_NAME = re.compile(
    rf"(?:the{S})?(?P<office>(?:[A-Z][\w’'-]+{S}(?:(?:and|of|for){S})?){{1,5}}?"
    r"(?:Representative|Governor|Officer|Manager|Director|Headteacher|Adviser|Member|Commissioner|Constable|Executive))"
    rf"{S}(?P<name>{WORD}{S}{WORD})(?=\s*(?:[.,;]|and\b|$))"
)
_SEMICOLON = re.compile(r";\s{0,9}(?:and\s)?")
_BODY = (
    r"(?:Council|Trust|Board|Authority|Group|Police|Service|Association|Society|Committee|Team"
    r"|University|College|NHS|CCG|ICB)"
)
_AGAIN = re.compile(
    rf"{S}[–-]{S}(?:[A-Z][\w’'&-]*(?:{S}(?:of|the|and|&))?{S}){{1,6}}?{_BODY}(?:,|;|{S}and){S}(?={TITLE}{S}|[A-Z][\w’'-]+{S}[A-Z])|"
    rf"(?:\s?\([^()]{{1,80}}\))?,?{S}(?:and{S})?(?:the{S})?(?:co-opted|independent|lay|parent{S}governor|church|employee|employer){S}(?:members?|representatives?|persons?){S}(?=[A-Z])|"
    rf"(?:\s?\([^()]{{1,80}}\))?,{S}(?:for{S}whom|whose{S}(?:place|substitute)){S}[^.;]{{3,90}}?,?{S}and{S}(?:also{S})?from{S}"
    rf"|\s{{0,3}}(?:\([^()]{{1,80}}\)|,{S}(?:the{S})?[A-Z][^,.;()]{{2,60}}(?=,))?[,;]?\s{{0,3}}(?:and{S})?(?:also{S})?(?:(?:from|on{S}behalf{S}of){S}"
    rf"|(?:[Ff]rom{S})?[Tt]he{S}[A-Z][\w’'&-]*(?:,?{S}(?:of|for|at|and|the|&|[A-Z][\w’'-]*)){{0,9}}"
    rf"(?:(?:,{S}|{S}?\()(?={TITLE}{S}[A-Z])|{S}[–-]{S}(?=[A-Z])))"
)
""" "and also from", "and the Director of Public Health, " before a name with its title. """
_BELOW = re.compile(
    r"\bfollowing\sapologies\b[^.;]{0,60}\b(?:received|noted|given|submitted|made|reported)\s?:\s*$"
    r"|\bapologies\b[^.;]{0,60}\b(?:from|of)(?:\sthe\sfollowing(?:\s[\w-]+){0,2}\s?[:–-]{0,3}|\s?(?:…|\.{3}|:))\s*$",
    re.IGNORECASE,
)
""" "apologies from the following Members:", and below it the names. """
_OTHERWISE = re.compile(
    rf"{S}am{S}(?!(?:ei|eu|beidio|fod|na|nad|fethu){S}|absenoldeb(?:\s*(?:[.,;]|\Z)|{S}o\b))", re.IGNORECASE
)
""" "Ymddiheurodd y Cynghorydd Huws am yr oedi": an apology for something other than absence. """
_NONE = re.compile(r"\b(?:[Nn]o|[Nn]or|[Nn]il|[Ww]ithout)\s(?:(?:formal|further|other)\s)?$")
""" "No apologies had been received from ..." """
_LATE = re.compile(
    rf",?{S}(?:(?P<all>for{S}(?:(?:being|his|her|their|a){S})?(?:late\w*|early{S}departure|leaving{S}early))"
    rf"|(?:who{S}|and{S})?(?:would|will|was|were|is|are|may|might|could){S}(?:also{S})?(?:be{S}|arrive{S}|join{S}|arriving{S}|joining{S}|running{S}|leaving{S}|leave{S})"
    rf"(?:the{S}meeting{S})?(?:slightly{S}|a{S}little{S})?(?:late|early)\b)"
)
""" "for lateness", "and Councillor Osk would arrive late": no absence. """
_WITH_ALL = re.compile(rf",?{S}(?:with|for{S}whom){S}(?={PLURAL}|{TITLE})")
_LATTER = re.compile(
    rf",?{S}the{S}latter{S}(?:being|was|having{S}been){S}(?:represented|substituted|replaced){S}by{S}(?=[^\W\d_])"
)
_WITH = re.compile(rf"\s{{0,3}}[,;:–-]?\s{{0,12}}[(]?\s?(?:with{S}|for{S}whom{S})?(?=(?:{PLURAL}|{TITLE}|[A-Z]))")
FOR_ABSENT = re.compile(
    rf",?{S}(?!in{S}(?:his|her|their){S}absence)(?:(?:was|were|also|attended|attending|acted|acting|present|sat|stood{S}in|in{S}attendance|appointed|nominated|yn|wedi){S}){{0,3}}"
    rf"(?:in{S}(?:his|her|their){S}(?:place|stead|absence)|(?:as{S}(?:a{S})?)?(?:substitut(?:e|ed|ing)"
    rf"|deputi[sz](?:ed|ing)){S}for{S}"
    rf"(?:him|her|them)|(?:as{S}|was{S}|were{S})?(?:his|her|their){S}(?:named{S})?(?:substitute|deputy)|(?:eilydd"
    rf"|dirprwyo){S}(?:ar{S}ei{S}rh?an|yn{S}ei{S}l?le))\b",
    re.IGNORECASE,
)
_STANDING_IN = re.compile(
    rf",?{S}(?:(?:was|were|attended|attending|acted|acting|present){S}){{0,2}}(?:as{S})?(?:(?:his|her|their|a|the){S})?"
    rf"(?:substituting|deputising|substituted|substitute)(?!{S}(?:for|on)\b)"
    rf"|,?{S}(?:attending|attended|present){S}(?:as{S}(?:his|her|their){S}(?:representative|nominee)|on{S}(?:his|her|their){S}behalf)\b",
)


@dataclass(frozen=True, slots=True)
class Told:
    """One person with the status told, and whom a substitute stood in for."""

    person: Listed
    status: str
    other: Listed | str | None = None


def find_apologies(text: str, start: int, stop: int) -> Iterator[Told]:
    """Everyone of whom the words between two offsets tell apologies, with who stood in."""
    below = _BELOW.search(text, start, stop)
    if below:
        yield from (Told(person, "apologies") for person in bulleted(text, stop))
        found = read_names(text, stop, min(len(text), stop + 3000))
        listed = below_each(text, stop, min(len(text), stop + 3000))
        people = sure(found)
        yield from (Told(person, "apologies") for person in (listed if len(listed) > len(people) else people))
    yield from (Told(person, "apologies") for person in owned(text, start, stop))
    for match in APOLOGIES.finditer(text, start, stop):
        if not _NONE.search(text, max(start, match.start() - 20), match.start()):
            yield from _behind(text, match, stop)


def _behind(text: str, match: re.Match[str], stop: int) -> Iterator[Told]:
    """Everyone named behind the words of apologies, list after list, and who stood in for the last."""
    at: int | None = match.end()
    last: tuple[Listed, ...] = ()
    while at is not None:
        found = sure(read_names(text, at, stop)) or _in_office(text, at, stop)
        last, actor = without_actor(text, without_late(text, found, stop), stop)
        if match["sorry"] and last and _OTHERWISE.match(text, last[-1].end, stop):
            return
        yield from (Told(person, "apologies") for person in last)
        if len(last) == 1 and ";" in text[last[0].end : stop]:
            yield from (Told(person, "apologies") for person in _parted(text, last[0].end, stop))
        if actor:
            stood = len(last) == 1 and (FOR_ABSENT.match(text, actor.end, stop) or stands_in(text, actor.end, stop))
            yield from [Told(actor, "substitute", last[0])] if stood else []
            return
        at = _next_list(text, found[-1].end if found else at, stop)
    if len(last) == 1:
        yield from standing_in(text, last[0], stop)
    elif last:
        yield from _all_standing_in(text, last, stop)
    if last:
        yield from latter(text, last[-1], stop)


def latter(text: str, absent: Listed, stop: int) -> Iterator[Told]:
    """ "Councillors Ash and Elm, the latter being represented by Councillor Orr"."""
    said = _LATTER.match(text, absent.end, stop)
    named = read_names(text, said.end(), stop).people if said else ()
    yield from (Told(person, "substitute", absent) for person in named[:1])


def _all_standing_in(text: str, absent: tuple[Listed, ...], stop: int) -> Iterator[Told]:
    """ "from Councillors A and B, with Councillors C and D substituting": one for one."""
    lead = _WITH_ALL.match(text, end_of(text, absent[-1]), stop)
    people = read_names(text, lead.end(), stop).people if lead else ()
    if len(people) == len(absent) and stands_in(text, people[-1].end, stop):
        yield from (Told(person, "substitute", other) for person, other in zip(people, absent, strict=True))


def _next_list(text: str, end: int, stop: int) -> int | None:
    """Where the next list of those who sent apologies begins behind one that ends at `end`."""
    again = _AGAIN.match(text, end, stop)
    return again.end() if again else after_reason(text, end, stop)


def without_late(text: str, people: tuple[Listed, ...], stop: int) -> tuple[Listed, ...]:
    """Those who were absent: not who would only come late, nor any where the apologies are for that."""
    if not people or not (late := _LATE.match(text, people[-1].end, stop)):
        return people
    return () if late["all"] else people[:-1]


def _in_office(text: str, start: int, stop: int) -> tuple[Listed, ...]:
    """One person behind an office without "the": "Tenant Representative Ana Holt"."""
    match = _OFFICE_NAME.match(text, start, stop)
    if not match or not is_person(match["name"]):
        return ()
    return (Listed(match.start("name"), match.end("name"), words(match["name"]), words(match["office"])),)


def _parted(text: str, start: int, stop: int) -> Iterator[Listed]:
    """People parted by semicolons, each with an office or a body: "...; Ann Lunn, Head of Roads; ..."."""
    while begun := _SEMICOLON.search(text, start, stop):
        end = text.find(";", begun.end(), stop)
        start = end if end >= 0 else stop
        person = entry(text, begun.end(), start)
        if person is None or not (person.is_titled or person.office or is_person(person.name)):
            return
        yield person


def standing_in(text: str, absent: Listed, stop: int) -> Iterator[Told]:
    """ "..., with Councillor B substituting": whoever is named right after the one who sent apologies."""
    end = end_of(text, absent)
    lead = _WITH.match(text, end, stop)
    if not lead or lead.end() == end:
        return
    found = read_names(text, lead.end(), stop)
    after = end_of(text, found.people[0]) if len(found.people) == 1 else stop
    if _STANDING_IN.match(text, after, stop) or FOR_ABSENT.match(text, after, stop):
        yield Told(found.people[0], "substitute", absent)

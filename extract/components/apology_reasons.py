"""What stands behind a name among apologies: a reason, what somebody else did, somebody's own apologies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.components import names
from extract.components.listed_names import Listed, read_names
from extract.components.name_words import PLURAL, TITLE

_S = r"\s{1,20}"
_REASON = re.compile(
    rf"(?:\s?\([^()]{{1,80}}\))?(?:,?{_S}(?:due{_S}to|owing{_S}to|because|as{_S}(?:he|she|they)|who{_S}(?:was|is|were|are|had|has|would|will|may|might"
    rf"|could)|through|on{_S}(?:holiday|leave|account{_S}of))\b[^,.;()\n]{{0,80}}?|{_S}[-–—]{_S}[a-z][^,.;()\n]{{2,50}}?)"
    rf"(?:,{_S}(?:and{_S}|&{_S})?|;{_S}(?:and{_S})?|{_S}(?:and|&){_S})(?:also{_S})?(?:from{_S})?(?=(?:{PLURAL}|{TITLE}){_S}[A-Z])"
)
""" "Councillor Ash due to illness, Councillor Elm who was away and Councillor Orde"."""
_ACTED = re.compile(
    rf"{_S}(?:(?:then|also){_S})?(?:attended|attends|attending|substituted|deputised|sat|acted|took|stood|replaced|joined|chaired|presided"
    rf"|(?:was|were|had|would|will){_S}(?!accept|not|noted|approv|receiv|record|given|sent|unable|both|all\b|also{_S}(?:accept|not|receiv)|been{_S}(?:accept|not|receiv|approv)))\b"
)
""" "... from Councillor Ash and Councillor Elm attended in her place": the second did something else."""
_JOINED = re.compile(rf",?{_S}(?:and|with|but){_S}(?:{TITLE}{_S})?")
_OVER_SEVERAL = re.compile(rf"(?:{PLURAL}){_S}$")
_STANDS = re.compile(
    rf",?{_S}(?:(?:were|was|attended|attending|acting){_S})?(?:substituting|deputi[sz]ing|as{_S}(?:(?:his|her|their|the|a){_S})?(?:(?:named|nominated){_S})?substitutes?)"
    rf"(?!{_S}(?:for|on)\b)"
    rf"|,?{_S}(?:was{_S}|were{_S})?(?:attended|attending|sitting|sat|acting|acted|present){_S}(?:in{_S}(?:his|her|their){_S}(?:place|stead)|on{_S}(?:his|her|their){_S}behalf)\b"
)
""" "Councillor Ash, Councillor Elm substituting"."""
_OWN = re.compile(
    rf"(?P<name>{names.TITLED}?)[’'](?:s{_S}|{_S})apolog(?:ies|y)(?:{_S}for{_S}(?:absence|non-attendance))?{_S}"
    rf"(?:(?:were|was|had|have|has|be|been|duly|then|also){_S}){{1,3}}(?:received|accepted|noted|approved|recorded|given|submitted|agreed)\b"
)
""" "Councillor Ash's apologies were accepted"."""


_ONLY_LATE = re.compile(r"\b(?:late|later|lateness|early)\b")


def after_reason(text: str, end: int, stop: int) -> int | None:
    """Where the next name begins behind the reason of the one that ends at `end`; None where no reason stands there."""
    match = _REASON.match(text, end, stop)
    return match.end() if match else None


def going_on(text: str, people: tuple[Listed, ...], stop: int) -> tuple[Listed, ...]:
    """A list of people with titles and everyone whom it names behind a reason."""
    while people and (reason := _REASON.match(text, people[-1].end, stop)) is not None:
        more = read_names(text, reason.end(), stop, bare=False).people
        if not more:
            break
        absent = people[:-1] if _ONLY_LATE.search(reason.group()) else people
        people = (*absent, *(person for person in more if person.is_named))
    return people


def without_actor(text: str, people: tuple[Listed, ...], stop: int) -> tuple[tuple[Listed, ...], Listed | None]:
    """Those who sent apologies, and who is named last, if the words behind say what that one did."""
    if len(people) == 2 and stands_in(text, people[-1].end, stop):
        return people[:1], people[1]
    if len(people) < 2 or not _ACTED.match(text, people[-1].end, stop):
        return people, None
    joined = _JOINED.fullmatch(text, people[-2].end, people[-1].start)
    over = _OVER_SEVERAL.search(text, max(0, people[0].start - 24), people[0].start)
    return (people[:-1], people[-1]) if joined and people[-1].is_titled and not over else (people, None)


def stands_in(text: str, end: int, stop: int) -> bool:
    """Whether the words behind a name say that its bearer stands in for the one named before."""
    return _STANDS.match(text, end, stop) is not None


def owned(text: str, start: int, stop: int) -> Iterator[Listed]:
    """Everyone whose own apologies were accepted."""
    for match in _OWN.finditer(text, start, stop):
        found = read_names(text, match.start("name"), match.end("name"))
        if len(found.people) == 1 and found.people[0].is_titled:
            yield found.people[0]

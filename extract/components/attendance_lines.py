"""People of an attendance list one a line, each with a title, an office or a body; crowds are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract import rules
from extract.components.attendance_entries import OFFICE_WORD, SPACE, entry, in_brackets, parts, several
from extract.components.listed_names import Listed, read_names
from extract.components.name_words import PLURAL

_CROWD = re.compile(
    r"(?:(?:[Aa]pproximately|[Aa]bout|[Ss]ome)\s)?(?:\d{1,3}|[A-Za-z]{1,8})\s(?:[Mm]embers?\s(?:of\s(?:the\s)?)?(?:[Pp]ublic|[Pp]ress)|residents?"
    r"|parishioners?|electors?)\b.{0,40}"
)
""" "One member of the public": a line of the list that names nobody."""
_LABELS = {word.casefold() for rule in rules.load("attendance") for word in rule["words"]}
_SEGMENT = re.compile(r"[^\n;]{2,2000}")
_JOINED = re.compile(rf"[{SPACE}]*(?:(?:and|ac?)\s(?=[A-Z]))?")
_OVER = re.compile(rf"(?:{PLURAL})\s?:?\s")
""" "Councillors A Ash; B Elm": a title over several, whose list may run on over marks and lines."""
_BODY = re.compile(
    r"(?:NHS[ ])?(?:(?:[A-Z][\w’'&.-]*|and|of|for|the|&|–|-)[ ]){1,11}"
    r"(?:Council|Authority|Board|Trust|Partnership|Committee|Police|Constabulary|Services?|University|College|Association):?"
)
_NO_VERB = re.compile(r"(?:(?:[A-Z][\w’'&./-]*|and|of|for|to|the|&|/|–|-)[\s,]{1,3}){1,13}[A-Z][\w’'&./-]*")
""" "A Lunn and B Osk, Principal Planners": an entry of the list that is not read, and no sentence."""
_TIED = re.compile(r"\s[–—-]\s[A-Z]")
_REPLACED = re.compile(r"[ ](?:[–-][ ]|\()(?:substituted|represented|replaced)[ ]by[ ]")
""" "Cllr Ash - substituted by Cllr Elm", a line of those who sent apologies. """


def _begin(segment: re.Match[str]) -> int:
    """Where an entry begins: "; and A Lunn, Clerk" goes on with the last of a list."""
    joined = _JOINED.match(segment.group())
    return segment.start() + (joined.end() if joined else 0)


def below_each(text: str, at: int, stop: int) -> tuple[Listed, ...]:
    """People one a paragraph, each with a title, an office or a body: "Councillor Ash – Fell Borough Council"."""
    people: list[Listed] = []
    for match in _SEGMENT.finditer(text, at, stop):
        line = match.group()
        if not line.strip(SPACE):
            continue
        start = _begin(match)
        replaced = _REPLACED.search(text, start, match.end())
        end = replaced.start() if replaced else match.end()
        several_ = several(text, start, end)
        one = entry(text, start, end) if len(several_) < 2 else None
        bodied = one and (one.is_titled or one.office or _TIED.search(line))
        if not several_ and not bodied:
            break
        people += [one] if one else several_
    return tuple(people)


def _is_body(line: str) -> bool:
    """ "Tarn County Council": a line that says for whom those below it are there."""
    return len(line) < 70 and _BODY.fullmatch(line) is not None and not OFFICE_WORD.search(line)


def _is_label(line: str) -> bool:
    """ "In attendance: A Lunn": another list begins."""
    label, colon, _ = line.partition(":")
    return colon == ":" and " ".join(label.split()).casefold() in _LABELS


def _run_on(text: str, start: int, stop: int) -> list[Listed]:
    """The people of a line that runs on from one entry to the next, or is a single one."""
    read = [entry(text, *part) for part in parts(text, start, stop)]
    if read[0] is None:
        read = [entry(text, start, stop)]
    return [person for person in read if person]


def _of_line(text: str, start: int, stop: int) -> tuple[tuple[Listed, ...], Listed | None]:
    """The people of a line, and the one of a line that is a single entry."""
    people = several(text, start, stop)
    if len(people) > 1:
        return people, None
    found = in_brackets(text, start, stop) or _run_on(text, start, stop)
    return tuple(found) or people, found[0] if len(found) == 1 else None


def with_offices(text: str, at: int, stop: int) -> Iterator[Listed]:
    """People of a list that gives each an office: one a line or parted by semicolons, name or office first.

    After an empty line only an entry that states an office still belongs to the list.
    """
    begun, headed, read_to = False, False, at
    for match in _SEGMENT.finditer(text, at, stop):
        line = match.group()
        if not line.strip(SPACE) or match.start() < read_to:
            continue
        parted = "\n\n" in text[max(at, match.start() - 3) : match.start()].replace("\r", "").replace(" ", "")
        start = _begin(match)
        if _CROWD.fullmatch(line.strip(SPACE)):
            continue
        if _is_label(line):
            return
        if _is_body(line.strip(SPACE)):
            headed = True
            continue
        over = read_names(text, start, stop) if _OVER.match(text, start) else None
        if over and over.is_whole and len(over.people) > 1:
            yield from (person for person in over.people if person.is_named)
            begun, read_to = True, over.end
            continue
        people, one = _of_line(text, start, match.end())
        if not people and begun and OFFICE_WORD.search(line) and _NO_VERB.fullmatch(line.strip(SPACE)):
            continue
        if not people or (begun and parted and not headed and one and one.office is None):
            return
        begun, headed = True, False
        yield from people

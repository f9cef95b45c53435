"""Wards and electoral divisions: "Oakfield Ward", "the wards of A and B", "Ward: Oakfield"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.facts import Place
from extract import rules
from extract.components.office_patterns import is_service
from extract.components.place_people import is_person
from extract.components.within import block_at
from extract.scanning import finditer, search
from extract.text import Block, trim, words

_WORDS = rules.alternatives(re.escape(word) for word in rules.values("wards", "words"))
_FIRST = rules.alternatives(rules.values("wards", "first_words"))
_LABELS = rules.alternatives(rules.values("wards", "labels"))
_NOT_NAMES = frozenset(rules.values("wards", "not_names"))
_PARTS_OF_TOWNS = frozenset({"town", "city"})
""" "Hexley Town Ward": behind a name a part of it. """
_CAP = r"(?:(?!(?:[Ww]ards?|WARDS?)\b)(?:St\.|[A-ZÀ-ÞŴŶ][\w’'-]{0,24}))"
_NAME = rf"{_CAP}(?:(?:\s(?:and|&|of|the|on|upon|with|in|under|y|yr|le|a)){{0,2}}\s{_CAP}){{0,5}}"
_BEFORE = re.compile(
    rf"(?P<names>{_CAP},?(?:\s(?:(?:and|&|of|the|upon|with|y|yr|le)\s){{0,2}}{_CAP},?){{0,8}})[’']?\s{{1,3}}(?P<word>{_WORDS})(?![\w-])"
)
_OF = re.compile(
    rf"\b(?P<word>[Ww]ards?|WARDS?|[Ee]lectoral\s[Dd]ivisions?)\s{{1,3}}of\s{{1,3}}(?P<names>{_CAP}(?:(?:,\s{{1,2}}|\s(?:and|&|of|the|upon)\s{{1,2}}|\s{{1,3}}){_CAP}){{0,12}})"
)
_FIELDS = (
    r"(?:Officer|Applicant|Site|Proposal|Application|Case|Parish|Address|Agent|Recommendation|Location|Grid|Councillor"
    r"|Cllr|Lead|Contact|Decision|Report|Reference|Ref)"
)
"""Labels that may follow on the line of a ward: "Ward: Tarnside   Applicant: Mr Orme"."""
_LABEL = re.compile(
    rf"(?:^|(?<=\n)|(?<=[(|.;] )|(?<=[\d \u00a0][ \u00a0])(?=Ward))[ \t]*(?P<word>{_LABELS})\s{{0,2}}[:–-]\s{{0,3}}"
    rf"(?P<names>(?:(?!\s{{0,6}}{_FIELDS}\b)(?:[^\n|().:]|(?<=\bSt)\.)){{2,200}})"
)
_LABEL_ABOVE = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?P<word>(?:Wards?|(?:Electoral )?Divisions?)(?:\(s\))? (?:[Aa]ffected|AFFECTED))"
    r"[ \t]*:?[ \t]*\n\s{0,6}(?P<names>[A-Z](?:[^\n|().:]|(?<=\bSt)\.){2,120})(?=\n|\Z)"
)
""" "Wards Affected" and, in the paragraph below, "Tarn and Hexley". """
_MEMBER_FOR = re.compile(
    rf"s?\s(?:for|representing)\s(?:the\s)?(?P<names>{_NAME})(?!\s(?:[Ww]ard|[Dd]ivision|Electoral))"
)
_NEXT_PERSON = re.compile(
    r"\s(?:and|&)\s(?:the\s)?(?=(?:Councill?or|Cllr|Mrs?|Ms|Miss|Dr|Chair|Leader|Mayor|Deputy|Vice|Portfolio|Cabinet|Clerk|Head|Director"
    r"|Officers?|Members?|Town|Parish|County|Chair\w+)\b)"
)
""" "the Ward Member for Tarn and Councillor Orr"."""
_OF_WARD = re.compile(
    r"\b(?:(?:[Ww]ard|[Ll]ocal|[Dd]ivisional|[Dd]ivision)\s[MmCc]|(?:[Cc]ounty|[Dd]istrict|[Bb]orough|[Cc]ity|[Uu]nitary)\s[Cc])$"
)
""" "the Ward Member for Tarn Ottery". """
_NUMBERED = re.compile(
    r"Ward\s\d{1,2}\s?(?:[:–-]\s{0,4}|\()"
    rf"(?P<names>{_NAME}(?:,\s{_NAME}){{0,2}})(?=\s*(?:[,;.)\n]|\Z))"
)
""" "Ward 3: Tarn and Hexley", "Ward 3 (Tarn)". """
_HEADING = re.compile(
    r"^[ \t|]*(?:Ward|Electoral Division)[ \t]*(?:\|[^\n]{1,150}|(?:[ \t]+[A-Z£%][\w£%()/-]*){1,8})$", re.MULTILINE
)
_ROW = re.compile(rf"[ \t|]*(?P<name>{_NAME})[ \t]*(?:\|[ \t]*|[ \t])(?=[£\d(-])[^\n]{{0,150}}(?=\n|\Z)")
_WELSH = re.compile(
    rf"(?<![\w-])(?P<word>{_FIRST})\s(?P<names>[A-ZÂÊÎÔŴŶ][\w’'-]{{1,24}}(?:\s(?:y\s|yr\s|/\s)?[A-ZÂÊÎÔŴŶ][\w’'-]{{1,24}}){{0,3}})"
)
_WELSH_TEXT = re.compile(r"\b(?:yn|ac|wedi|bod|gan|oedd)\b")
_ONE_OF_THREE = re.compile(rf"{_CAP}(?:\s{_CAP})?,\s{_CAP}(?:\s{_CAP})?,?\s(?:and|&)\s{_CAP}(?:\s{_CAP})?")
_FOR_ONE = re.compile(r"\bfor\s(?:the\s)?$")
""" "councillor for Greasham, Fran and Irwell ward" is of one ward."""
_OF_HOSPITAL = re.compile(
    r"(?:\s(?:and|&)\s[A-Z][\w’'-]+\s[Ww]ard)?\s(?:at|of|in)\s(?:the\s)?(?:[A-Z][\w’'-]+\s){0,4}(?:Hospital|Infirmary|Unit)\b"
)
""" "Oak Ward at Tarn Hospital". """
_SPLIT = re.compile(r"\s*[,;]\s*(?:and\s)?|\s+(?:and|&|a|ac)\s+")
_SPLIT_FIELD = re.compile(r"\s*;\s*")
""" "Wards affected: Brim and Marl; Upper Wend": a field whose names are parted so joins none by "and"."""
_SPLIT_ONE = re.compile(r"\s*[,;]\s*(?:and\s)?")
_FULL_NAME = re.compile(rf"(?:(?:The|Y|Yr)\s)?{_NAME}(?:(?:,\s|\s/\s){_NAME}){{0,2}}$")
_DIGIT = re.compile(r"\d")
_INITIAL = re.compile(r"(?:^|\s)[A-Z]\.?$")
""" "K Robinson and N Ward" are two members."""
_TRAILING = re.compile(r"(?:\s(?:[Ww]ards?|WARDS?)|\.)$")


def _fact(text: str, start: int, end: int, rule: str) -> Place | None:
    """A ward of that span, None where its words are no name."""
    start, end = trim(text, start, end)
    while (tail := _TRAILING.search(text, start, end)) and tail.end() == end:
        end = tail.start()
    name = words(text[start:end])
    first = name.split(" ")[0].casefold().rstrip(".") if name else ""
    if (
        not _FULL_NAME.match(name)
        or _DIGIT.search(name)
        or name.casefold() in _NOT_NAMES
        or _INITIAL.search(name)
        or (first in _NOT_NAMES and " " not in name)
    ):
        return None
    return Place(start=start, end=end, quote=text[start:end], rule=f"places.{rule}", kind="ward", name=name)


def _parts(text: str, start: int, end: int, plural: bool) -> Iterator[tuple[int, int]]:
    """Spans of the names in a list; "and" parts names only after a plural word ("wards of A and B")."""
    at, split = start, _SPLIT if plural else _SPLIT_ONE
    for match in (_SPLIT_FIELD if ";" in text[start:end] else split).finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end


def _is_outside(word: str, plural: bool, is_first: bool) -> bool:
    """Whether a word before "ward" belongs to the sentence: the name begins behind it."""
    plain = word.casefold().strip(",.")
    if plain in _PARTS_OF_TOWNS and not is_first:
        return False
    if plain in _NOT_NAMES and (word[0].isupper() or plain not in ("of", "and", "in", "with")):
        return True
    return (word.endswith(",") and not plural) or (is_first and plain in ("of", "and", "&"))


def _own_name(text: str, match: re.Match[str]) -> int:
    """Where the name before "ward" begins."""
    first, plural = match.start("names"), match["word"].casefold().endswith("s")
    start = first
    if not plural and _ONE_OF_THREE.fullmatch(match["names"]) and _FOR_ONE.search(text, max(0, first - 8), first):
        return first
    for word in re.finditer(r"\S+", match["names"]):
        if _is_outside(word.group(), plural, start + 1 >= first + word.start()):
            start = first + word.end()
    return trim(text, start, match.end("names"))[0]


def _before(text: str, match: re.Match[str], block: Block) -> Iterator[Place]:
    start, end = max(_own_name(text, match), block.start), match.end("names")
    if (
        start >= end
        or _OF_HOSPITAL.match(text, match.end("word"), block.end)
        or (match["word"] == "Ward" and is_person(text, start, match.end("word"), block.start))
    ):
        return
    plural = match["word"].casefold().endswith("s")
    one = not plural and _ONE_OF_THREE.fullmatch(text, start, end)
    parts = [(start, end)] if one else list(_parts(text, start, end, plural))
    for first, last in parts:
        fact = _fact(text, first, last, "ward")
        if fact and (first, last) == parts[-1] and not plural:
            whole = text[fact.start : match.end("word")]
            fact = Place(
                start=fact.start, end=match.end("word"), quote=whole, rule=fact.rule, kind="ward", name=fact.name
            )
        if fact:
            yield fact


def _listed(text: str, match: re.Match[str], rule: str, always: bool = False) -> Iterator[Place]:
    plural = always or match["word"].casefold().rstrip(")").endswith("s") or "affected" in match["word"].casefold()
    for start, end in _parts(text, match.start("names"), match.end("names"), plural):
        fact = _fact(text, start, end, rule)
        if fact:
            yield fact


def _rows(text: str) -> Iterator[Place]:
    """The first cells of a table whose heading begins with "Ward": "Hollin £15,000 £9,320", two rows or more."""
    for heading in _HEADING.finditer(text):
        at = heading.end() + 1
        found: list[Place | None] = []
        while len(found) < 60 and (row := _ROW.match(text, at)):
            found.append(_fact(text, row.start("name"), row.end("name"), "ward_table"))
            at = row.end() + 1
        if len(found) > 1:
            yield from (fact for fact in found if fact and fact.name != "Total")


def _sat_for(text: str) -> Iterator[Place]:
    """Wards that a member is said to sit for."""
    for word in ("ember", "ouncillor"):
        at = text.find(word)
        while at >= 0:
            match = _MEMBER_FOR.match(text, at + len(word))
            if match and _OF_WARD.search(text, max(0, at - 14), at) and not is_service(match["names"]):
                stop = _NEXT_PERSON.search(match["names"])
                fact = (
                    _fact(text, match.start("names"), match.start("names") + stop.start(), "member_for")
                    if stop
                    else None
                )
                yield from (fact,) if fact else () if stop else _whole(text, match, "member_for")
            at = text.find(word, at + 1)


def _whole(text: str, match: re.Match[str], rule: str) -> Iterator[Place]:
    """The ward that the names are all together."""
    fact = _fact(text, match.start("names"), match.end("names"), rule)
    if fact:
        yield fact


_QUICK = re.compile(
    r"[Ww]ard|WARD|[Dd]ivision|\bDEA|[Ee]lectoral|[Ll]ocal\s(?:[Mm]ember|[Cc]ouncillor)|(?:nty|ict|ugh|ity|ary)\s[Cc]ouncillors?\sfor\s"
)


def find_wards(text: str, blocks: Sequence[Block]) -> Iterator[Place]:
    """Wards a text names, in no particular order; two may overlap."""
    if not search(_QUICK, text):
        return
    for match in _LABEL.finditer(text):
        yield from _listed(text, match, "ward_label")
    for match in finditer(_LABEL_ABOVE, text):
        yield from _listed(text, match, "ward_label")
    for match in finditer(_OF, text):
        yield from _listed(text, match, "wards_of")
    yield from _rows(text)
    yield from _sat_for(text)
    for match in _NUMBERED.finditer(text):
        if text[match.start() - 1 : match.start()] in ("", "\n", " ", "(", ",", ";"):
            yield from _whole(text, match, "numbered_ward")
    for match in _BEFORE.finditer(text):
        block = block_at(blocks, match.start("word"))
        if block is not None:
            yield from _before(text, match, block)
    for match in finditer(_WELSH, text):
        near = text[max(0, match.start() - 200) : match.end() + 200]
        if match["word"].casefold().startswith("wardi") or _WELSH_TEXT.search(near):
            yield from _listed(text, match, "welsh_ward")

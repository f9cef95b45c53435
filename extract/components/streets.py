"""Streets: the name before a thoroughfare word. House numbers are evidence and stay out of the quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.facts import Place
from extract import rules
from extract.components.place_people import AT, NAMES_BLOCK, PERSON_AFTER, PERSON_BEFORE
from extract.components.street_lines import in_address_line
from extract.components.street_scenes import SURE_HEAD, is_dwelt_in, is_in_place, is_told_of, is_venue
from extract.components.street_whole_names import find_whole_names
from extract.components.within import block_at
from extract.scanning import finditer
from extract.text import Block, words

_SURE = frozenset(rules.values("thoroughfares", "words", evidence="none"))
_CAPS = {word.upper(): word for rule in rules.load("thoroughfares") for word in rule.get("words", ())}
_HEADS = rules.alternatives(re.escape(word) for word in (*_CAPS, *_CAPS.values()))
_BY_LETTER = "|".join(
    letter + rules.alternatives(re.escape(word[1:]) for word in (*_CAPS, *_CAPS.values()) if word[0] == letter)
    for letter in sorted({word[0] for word in _CAPS})
)
"""The same words, the first letter tried once."""
_SIDE = r"(?:[ \u00a0]|[ ]?\n)(?:North|South|East|West|Upper|Lower)(?![\w-]|\s(?:[A-Z][a-z]|of\b|ward\b))"
""" "Kettle Street Lower", "Guildhall Square North": the street's own name goes on."""
_HEAD = re.compile(
    r"(?<=[\w’'.)])(?:\s{1,3}|[ \t]{0,3}\n[ \t]{0,30})"
    rf"(?=[A-Z])(?P<head>{_BY_LETTER})(?![\w-]|[’']s?\s[A-Z])(?P<side>{_SIDE})?"
)
_NOT_NAMES = frozenset(rules.values("thoroughfares", "not_names"))
_AFTER = rules.alternatives(rules.values("thoroughfares", "after"))
_NOT_AFTER = re.compile(rf"[\s-]{{1,3}}(?:{_AFTER}\b|{_AFTER.upper()}\b)|\s(?:{_HEADS})\b")
_WORD = re.compile(r"\S{1,30}")
_NAME = re.compile(r"(?:St\.|[A-ZÀ-Þ](?:[’'][A-Z])?(?:[^\W\d]|[’'-])*)$")
_HOUSES = frozenset(rules.values("thoroughfares", "houses"))
""" "Curlew Farm Gull Lane": the name of a house before that of its street."""
_WITH_OF = frozenset(rules.values("thoroughfares", "with_of"))
""" "Duke of Fell Street"; but "Mr Orr of Fell Street" is no street's name."""
_NAMES_ALONE = frozenset({"new", "main", "north"})
_SMALL = frozenset({"of", "the", "upon", "le", "y", "and"})
_SIDES = frozenset(
    "South North East West Rear Front Side End Part Top Corner Junction Land Site Length Section".split()  # noqa: SIM905
)
""" "Land South of Mill Road" names Mill Road."""
_NUMBER = re.compile(
    r"(?:\b[Nn]os?\.?\s)?(?<![\d./-])\b\d{1,4}[A-Za-z]?(?:(?:\s?[-–,&/]\s?|\s(?:and|to)\s)\d{1,4}[A-Za-z]?)?,?"
    r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]?)\Z"
)
"""A house's number; one that an empty line parts from the name numbers an item."""
_NUMBERED_THING = re.compile(
    r"\b(?:Phase|Stage|Tranche|Option|Item|Section|Appendix|Class|Band|Tier|Year|Quarter|Table|Units?|Suite)"
    r"\s{1,3}\d{1,3}[A-Z]?,?\s{1,3}$"
)
""" "Phase 1 Tarn Bridge": no number of a house."""
_ITEM_NUMBER = re.compile(
    r"(?:^|\n)[ \t]*(?:[A-Z]{1,5}[./ -]?)?\d{1,4}(?:[./]\d{1,4})?[A-Za-z]?[.)]?(?:[ \t]{2,30}|\t)$"
    r"|(?:^|\n)[ \t]*(?:[A-Z]{1,5}[./ -]?)?\d{1,4}[./]\d{2,4}[ ]$"
)
_ROMAN = re.compile(r"\s*[IVXL]{1,5}\s*")
_LAND_AT = re.compile(
    r"(?i:\b(?:lands?|sites?|garages?|plots?)\s(?:at|off|adjacent\sto|adj\.?(?:\sto)?|(?:to\sthe\s)?rear\sof|(?:to\sthe\s)?(?:north|south|east|west)\sof)"
    r"|\b(?:street|road|development|new\sclose)\s(?:to\s)?be\snamed|\bward,)\s{1,3}$"
)
_BUILT_ON = frozenset(rules.values("thoroughfares", "built_on"))
"""Thoroughfare words for which "land at" before the name is evidence enough."""
_NO_CLOSE = frozenset(word.casefold() for word in rules.values("thoroughfares", "not_close"))
""" "Financial Close", "Meeting Close": words before it that make no street of it. """
_FIRST = rules.alternatives(rules.values("thoroughfares", "first_words"))
_WELSH = re.compile(
    rf"(?<![\w-])(?P<name>(?!Maes\s(?:Parcio|Awyr|Chwarae)){_FIRST}[^\S\n](?:(?:y|yr|’r|'r|Y|Yr)[^\S\n])?[A-ZÂÊÎÔŴŶ][\w’'-]{{1,24}}(?:[^\S\n][A-ZÂÊÎÔŴŶ][\w’'-]{{1,24}}){{0,2}})"
)
_WELSH_CAPS = re.compile(
    rf"(?<![\w-])(?P<name>(?!MAES\s(?:PARCIO|AWYR|CHWARAE)){_FIRST.upper()}[^\S\n](?:(?:Y|YR|’R|'R)[^\S\n])?[A-ZÂÊÎÔŴŶ][A-ZÂÊÎÔŴŶ’'-]{{1,24}}(?:[^\S\n][A-ZÂÊÎÔŴŶ][A-ZÂÊÎÔŴŶ’'-]{{1,24}}){{0,2}})(?!\w)"
)
_AFTER_STREET = re.compile(rf"\s{SURE_HEAD},\s{{1,3}}$")
""" "2 Tarn Grove, Hexley Park, ZE2 9HJ": the address has its street already."""
_AT_CAPS = re.compile(r"\b(?:AT|ON|IN|OF|AND|OFF|TO|NEAR|FROM|ADJACENT|BETWEEN)\Z")
_REACH = 64
_POSTCODE_NEAR = re.compile(r",(?!\s\d)[^\n;]{0,60}\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b")


def _fact(text: str, start: int, end: int, rule: str) -> Place:
    return Place(
        start=start, end=end, quote=text[start:end], rule=f"places.{rule}", kind="street", name=words(text[start:end])
    )


def _begin(text: str, head: int, floor: int) -> int:
    """Where the name before a thoroughfare word begins; `head` where no name stands there."""
    found = list(_WORD.finditer(text, max(floor, head - _REACH), head))[-5:]
    start = head
    for index in range(len(found) - 1, -1, -1):
        match = found[index]
        word = match.group().lstrip('(“"‘')
        at = match.end() - len(word)
        if word in _SMALL and start < head and index:
            if not _goes_on(word, found[index - 1].group()):
                break
            continue
        slash = word.rfind("/") + 1
        if slash and _NAME.match(word[slash:]):
            is_code = word.isupper() and not text[head:].lstrip()[:3].isupper()
            return start if is_code else at + slash
        if start < head and word.casefold() in _HOUSES:
            return start
        if word.isupper() and len(word.rstrip(".")) > 1 and not text[head:].lstrip()[:3].isupper():
            return start
        school = word in ("School", "SCHOOL") and start == head and text[head:].lstrip()[:6].casefold() != "street"
        if not _NAME.match(word) or (word.casefold().rstrip(".") in _NOT_NAMES and not school):
            return at if start == head and _is_whole_name(text, at, word) else start
        start = at
        if len(word) < len(match.group()) or head - start > 45:
            break
    return start


def _goes_on(word: str, before: str) -> bool:
    """Whether a small word within a name joins what stands before it to the name."""
    return word != "and" and before not in _SIDES and _NAME.match(before) is not None


def _behind_person(text: str, start: int, head: int) -> int:
    """Where a street's name begins that somebody's stands before: "Mr Orr of Mill Lane", "Una Bray of Mill Lane"."""
    of = text.rfind(" of ", start, head)
    if of < 0:
        return start
    before = text[start:of].split()
    titled = PERSON_BEFORE.search(text, max(0, start - 40), start)
    named = len(before) > 1 and before[0].title() not in _WITH_OF and before[-1].title() not in _WITH_OF
    return of + 4 if titled or named else start


def _is_whole_name(text: str, start: int, word: str) -> bool:
    """Whether "New" or "Main" is all of a street's name: with a number or "in" before it."""
    before = text[max(0, start - 24) : start]
    known = word[:1].isupper() and word.casefold() in _NAMES_ALONE
    return known and bool(AT.search(before) or before.endswith((", ", ",\n")) or _NUMBER.search(before))


def _is_street(text: str, start: int, match: re.Match[str], block: Block) -> bool:
    name = text[start : match.start()]
    if not re.search(r"[A-Za-z]{2}", name) or _ROMAN.fullmatch(name) or _NOT_AFTER.match(text, match.end(), block.end):
        return False
    before = text[max(block.start, start - 40) : start]
    lead = text[max(0, start - 24) : start]
    numbered = bool(_NUMBER.search(lead)) and not (name.isupper() and _ITEM_NUMBER.search(lead))
    numbered = numbered and _NUMBERED_THING.search(lead) is None
    if PERSON_BEFORE.search(before) or (
        not numbered and " " not in name and NAMES_BLOCK.match(text, block.start) and not AT.search(before)
    ):
        return False
    if not numbered and (" " not in name.strip()) and PERSON_AFTER.match(text, match.end()) and not AT.search(before):
        return False
    head = str(_CAPS.get(match["head"], match["head"]))
    if head == "Close" and name.split()[-1].casefold() in _NO_CLOSE:
        return False
    certain = head in _SURE and not (head == "Close" and "\n" in text[match.start() : match.start("head")])
    sure = certain or (head in _BUILT_ON and _LAND_AT.search(before) is not None)
    if is_venue(text, start, block) and not _AFTER_STREET.search(before):
        return True
    told = head in _BUILT_ON and is_told_of(text, start, match.end(), block)
    if (
        sure
        or numbered
        or told
        or is_dwelt_in(text, start, head, block)
        or in_address_line(text, start, match.end(), head)
    ):
        return True
    if head == "Place" and is_in_place(text, match.start(), match.end(), block):
        return True
    addressed = _POSTCODE_NEAR.match(text, match.end(), block.end)
    return addressed is not None and _AFTER_STREET.search(before) is None


def _is_run_of_capitals(text: str, start: int, head: int) -> bool:
    """Whether a heading in capitals leaves open where the name begins: "BUS STOP ACCESS KETTLE LANE"."""
    name = text[start:head]
    if not name.isupper() or len(name.split()) < 3:
        return False
    before = text[max(0, start - 12) : start].rstrip(" ")
    return not (before and (before[-1] in ",;:(–—-&/" or before[-1].isdigit() or _AT_CAPS.search(before)))


def find_streets(text: str, blocks: Sequence[Block]) -> Iterator[Place]:
    """Streets a text names, in no particular order."""
    for match in _HEAD.finditer(text):
        block = block_at(blocks, match.start("head"))
        if block is None or match.start() < block.start:
            continue
        start = _begin(text, match.start(), min(block.label_start, block.start))
        start = _behind_person(text, start, match.start())
        if _is_run_of_capitals(text, start, match.start()):
            continue
        if start < match.start() and _is_street(text, start, match, block):
            rule = "street" if _CAPS.get(match["head"], match["head"]) in _SURE else "street_with_evidence"
            yield _fact(text, start, match.end(), rule)
    for begin, end, rule in find_whole_names(text, blocks):
        yield _fact(text, begin, end, rule)
    for pattern, rule in ((_WELSH, "welsh_street"), (_WELSH_CAPS, "welsh_street")):
        for match in finditer(pattern, text):
            yield _fact(text, match.start("name"), match.end("name"), rule)

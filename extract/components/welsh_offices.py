"""Offices in Welsh: what follows the head word, with an article or none ("Cadeirydd y Pwyllgor", "dros Gyllid")."""

from __future__ import annotations

import re

from extract.components.office_patterns import GAP, TITLES, is_person

_CAP = r"[A-ZÂÊÎÔÛŴŶÁÉÍÓÚ][\w’'-]*"
_SEQ = rf"{_CAP}(?:{GAP}(?:(?:ar|i|o|yn|am){GAP})?(?:(?:yr?|y){GAP})?{_CAP}){{0,5}}"
_LIST = rf"{_SEQ}(?:,{GAP}{_SEQ}){{0,4}}(?:{GAP}(?:a|ac|a’r|a'r|ac’r)(?:{GAP}(?:yr?|y))?{GAP}{_SEQ}){{0,2}}"
_WHAT = re.compile(
    rf"(?:{GAP}(?:Dros{GAP}Dro|Interim)\b)?(?:{GAP}|{GAP}[–-]{GAP})(?:(?:dros|ar{GAP}gyfer|â{GAP}chyfrifoldeb{GAP}(?:dros|am)){GAP})?"
    rf"(?:(?:yr|y|Yr|Y){GAP})?(?P<what>{_LIST})"
)
_MODIFIER = re.compile(
    rf"{GAP}(?:Cynorthwyol|Corfforaethol|Gweithredol|Strategol|Dros{GAP}Dro|Interim|Statudol|Cyffredinol|Annibynnol)\b"
)
_BODY = re.compile(
    rf"{GAP}(?:(?:yr?){GAP})?(?P<body>(?:Pwyllgor|Cyngor(?=\s[A-Z])|Is-bwyllgor|Is-Bwyllgor|Bwrdd|Panel|Fforwm|Awdurdod|Cabinet|Gweithgor"
    rf"|Cyd-bwyllgor|Ymddiriedolaeth|Partneriaeth)(?:(?:{GAP}(?:yr?|ar|i|o|a|ac)){{0,2}}{GAP}{_CAP}){{0,6}})"
)
_BRACKET = re.compile(
    rf"{GAP}\((?!{TITLES}|[A-Z]{{1,4}}\))(?P<what>{_CAP}(?:(?:,?{GAP}(?:(?:yr?|a|ac|ar){GAP})?){_CAP}){{0,5}})\)"
)
_OWN = re.compile(rf"{GAP}(?:(?:yr?){GAP})(?:Cyngor|Pwyllgor|Wrthblaid|Cabinet|Bwrdd|Panel|Awdurdod)\b(?!{GAP}{_CAP})")
_PRESIDING = re.compile(r"(?:Is-|Cyd-)?(?:[Cc]h?adeirydd|[Gg]adeirydd|Arweinydd|Dirprwy\sArweinydd|Llywydd|Is-lywydd)$")
_ALONE = re.compile(
    r"(?:Faer|Maer|[Cc]adeirydd|[Gg]adeirydd|Llywydd|Clerc|Glerc|Swyddog\sMonitro|Swyddog\sAdran\s151)$"
)
NEEDS_MORE = frozenset(
    ["Swyddog", "Uwch Swyddog", "Rheolwr", "Reolwr", "Rheolwraig", "Ymgynghorydd", "Aelod Cabinet", "Aelod y Cabinet",
     "Deilydd Portffolio", "Deiliad Portffolio", "Ddeiliad Portffolio", "Gweinidog", "Weinidog", "Pencampwr",
     "Ysgrifennydd", "Cydlynydd", "Gydlynydd", "Arolygydd"]
)  # fmt: skip
"""Head words that are no office without what they are for."""
LEADING = re.compile(r"(?:(?:Dirprwy|Ddirprwy|Prif|Brif|Uwch|Cyn|Is)[\s-]){1,2}$")
"""What stands before a head word and belongs to it ("Dirprwy Bennaeth")."""


_NAMED = re.compile(r"(?:Aelod\s(?:y\s)?Cabinet|De[il]+ydd\sPortffolio)$")


def _is_name(text: str, end: int, what: re.Match[str]) -> bool:
    """Whether what follows "Aelod Cabinet" is its holder and no field of work, which "dros" would join."""
    joined = text[end : what.start("what")].split()
    return not joined and len(what["what"].split()) in (2, 3) and "," not in what["what"] and is_person(what["what"])


def _then_name(what: str) -> int:
    """Length of a field of work before the name behind its comma: "Tai, Lowri Bevan"; fields end with "a" and one."""
    field, comma, name = what.rpartition(",")
    parts = name.split()
    whole = bool(comma) and 2 <= len(parts) <= 4 and not {"a", "ac", "y", "yr"} & set(parts)
    return len(field) if whole and is_person(name) else 0


def welsh_complement(text: str, end: int, limit: int, head: str) -> tuple[int, bool, tuple[int, int] | None]:
    """End of the office; whether it says what it is of; the span of the organisation it is of, where one is named."""
    plain = " ".join(head.split())
    if own := _OWN.match(text, end, limit):
        return own.end(), True, None
    if _PRESIDING.search(plain) and (body := _BODY.match(text, end, limit)):
        return body.end(), True, body.span("body")
    while modifier := _MODIFIER.match(text, end, limit):
        end = modifier.end()
    if _ALONE.search(plain):
        return end, False, None
    if bracket := _BRACKET.match(text, end, limit):
        return bracket.end(), True, None
    what = _WHAT.match(text, end, limit)
    if not what or re.match(TITLES, what["what"]) or (_NAMED.search(plain) and _is_name(text, end, what)):
        return end, False, None
    if named := _then_name(what["what"]):
        return what.start("what") + named, True, None
    stop = re.search(
        rf"(?:,\s|\s(?:a|ac|y|yr|a[’']r|ac[’']r)\s|\s)(?:{TITLES}|Pennaeth|Cyfarwyddwr|Rheolwr|Swyddog\s(?:Monitro|Adran)"
        r"|Aelod\s(?:y\s)?Cabinet|[PB]rif\sWeithredwr|Arweinydd|Cadeirydd|Clerc|Llywydd)",
        what["what"],
    )
    return (what.start("what") + stop.start() if stop else what.end()), True, None

"""Who is welcomed, thanked or appointed to an office, and who stands beside another with an office of the same verb."""

from __future__ import annotations

import re

from extract.components import names
from extract.components.office_holding import ARTICLE, Holder, plain
from extract.components.office_patterns import KIND, any_of, is_person
from extract.components.office_record import Office

_S = names.S
_NAME = rf"(?P<name>{names.TITLED}|{names.BARE})"
_POSSESSIVE = r"(?:his|her|their|the)"
_RECEIVED = re.compile(
    rf"\b(?:welcom(?:ed?|ing)|thank(?:ed|s{_S}to|ing)?|congratulat(?:ed?|ing|ions{_S}to)|introduced|introducing|tribute{_S}to|appreciation{_S}(?:of|to))"
    rf"{_S}(?:again{_S}|also{_S}|both{_S})?{_NAME}"
    rf"(?:{_S}(?:back{_S})?to{_S}{_POSSESSIVE}{_S}(?:first{_S})?(?:meeting|Council|Committee|council|committee)"
    rf"|{_S}(?:for|on){_S}{_POSSESSIVE}{_S}(?:(?!and\b)[a-z-]+{_S}){{0,5}}?[a-z-]+"
    rf"|{_S}(?:on|for|upon){_S}(?:being|having{_S}been){_S}(?:re-?)?(?:elected|appointed|selected|chosen|promoted))"
    rf"(?:,)?{_S}(?:(?:as|to){_S})(?:the{_S}(?:post|role|position|office){_S}of{_S})?{ARTICLE}$"
)
""" "welcomed Ann Lee to her first meeting as", "thanked Ann Lee for her years of service as". """
_LIKEWISE = re.compile(
    rf",?{_S}(?:and|with){_S}{_NAME}(?:,?{_S}(?:be|was|is|to{_S}be|as|is{_S}to{_S}be))?(?:{_S}(?:re-?)?(?:elected|appointed))?{_S}(?:as{_S})?{ARTICLE}"
)
""" "... be elected Chair, and Councillor Elm Vice-Chair": the verb of the office before. """
_OFFICE = re.compile(rf"\b{any_of(head for head in KIND if head[0].isupper())}\b")
_REACH = 200


def _is_name(name: str) -> bool:
    return re.match(names.TITLED, name) is not None or (is_person(name) and _OFFICE.search(name) is None)


def welcomed(text: str, office: Office, floor: int) -> Holder | None:
    """Who is welcomed, thanked or congratulated in an office: "thanked Ann Lee for her work as Head of Roads"."""
    match = _RECEIVED.search(text, max(floor, office.start - _REACH), office.start)
    if not match or not _is_name(match["name"]):
        return None
    return Holder(plain(match["name"]), office.start, office.end)


def likewise(text: str, chosen_end: int, office: Office) -> Holder | None:
    """Who holds an office that shares the verb of one that ends at `chosen_end`."""
    if not 0 < office.start - chosen_end < _REACH:
        return None
    match = _LIKEWISE.fullmatch(text, chosen_end, office.start)
    if not match or not _is_name(match["name"]):
        return None
    return Holder(plain(match["name"]), match.start("name"), office.end)

"""Who was chosen for an office, told in a sentence: "Councillor Ash was elected Chair."."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.components.told import PAST, Told, is_only_moved, whole
from extract.scanning import quick_match

_ELECTED = re.compile(
    r"[^.;:]{3,120}?\s(?:was|were)\s(?:then\s|thereupon\s)?(?:duly\s)?declared\s(?:duly\s)?(?:re-?)?elected(?=\.?\s?$|\s[–—-]\s|,|\sand\s)"
    r"|(?:(?:Cllrs?|Mrs?|Ms|Dr)\.\s)?[^.;:]{3,80}?\s(?:was|were)\s(?:duly|unanimously|therefore|accordingly"
    r"|then)\s(?:re-?)?elected(?:\sunopposed|\sunanimously)?(?=\.?\s?$|\s[–—-]\s|,)"
    r"|(?:[^.;:]{0,60}?,?\s)?(?:Councillor|Cllr|Mrs?|Ms|Miss|Dr|Alderman|Bailie)\s[^.;:,]{2,50}?\swas\s(?:\w+ly\s)?(?:re-?)?elected\sby\s(?:\w+\svotes?\sto\s\w+|\d|a\smajority)"
    r"|.{0,80}?\b(?:was|were|be)\s(?:\w+ly\s|duly\s|then\s|therefore\s|thus\s|thereby\s|again\s|declared\s){0,2}(?:re-?)?(?:elected"
    r"|appointed|co-opted|nominated)\s(?:as\s)?(?:the\s|to\s(?:be\s|the\s)?)?(?:(?:Town|City|Lord|Parish|County|Council)\s)?(?:Chair|Vice|Deputy|Mayor|Leader"
    r"|Provost|Convener|chair"
    r"|substitute|member|representative|Clerk|Treasurer|Secretary|Trustee|Governor|Director|Warden"
    r"|(?:[A-Z][a-z]+\s){0,3}Panel"
    r"|(?:[A-Z][a-z]+\s){0,3}(?:Board|Committee|Group|Forum))"
    r"|(?:(?:Following|After|By|On|Upon)\s[^.;:,]{3,60}?,?\s)?(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Rev|Alderman|Bailie|Sir|Dame)\.?\s[^.;:]{3,80}?\s(?:was"
    r"|were)\s(?:\w+ly\s)?"
    r"(?:(?:chosen|elected|appointed|re-elected|re-appointed|nominated)\s(?:as|to)\s(?!(?:the\s|an?\s)?(?:M[SP]P?|Councillor|Member\s(?:for|of\s(?:Parliament|the\s(?:Senedd|Scottish))))\b|speak|address|attend"
    r"|be\sheard)[^.;:]{3,160}|co-opted(?:\s(?:as|to|on|onto|unopposed|unanimously|by\s\w+\svotes)\b[^.;:]{0,160})?\.?$"
    r"|(?:proposed|nominated)\b[^.;:]{0,160}?\bseconded\b[^.;:]{0,120}?\s(?:and\s|was\s|were\s|declared\s){1,3}(?:\w+ly\s)?(?:re-?)?"
    r"(?:elected|appointed|co-opted)\b[^.;:]{0,80}\.?$)"
    r"|(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Alderman|Bailie)\s[^.;:]{3,80}?\b(?:proposed|nominated)\b[^.;:]{0,160}?\bseconded\b[^.;:]{0,120}?\sand\s(?:was\s)?(?:\w+ly\s)?"
    r"(?:confirmed|chosen|approved|agreed)\s(?:by\sa\sunanimous\svote\s|unanimously\s|by\sall\s)?as\s(?:the\s)?(?:Chair|Vice|Deputy|Mayor|Leader|Provost|Convener)",
    re.DOTALL,
)


_NOBODY_ELSE = re.compile(
    r"(?:There\s(?:being|were)\sno\s(?:other|further)\s(?:\w+\s)?(?:names?|nominations?|candidates?|nominees?)(?:\s[a-z]+){0,2}"
    r"|No\sother\s(?:names?|nominations?)\s(?:being|having\sbeen)\s\w+),\s(?=(?:Councillor|Cllr|Mrs?|Ms|Miss|Dr|Alderman|the|it)\b)"
)
_TOOK_CHAIR = re.compile(
    r",?\sand\s(?:then\s|thereupon\s|duly\s)?(?:took|assumed|signed|made|thanked|accepted|will\sbe)\s(?:the\s(?:chair|[Dd]eclaration)|his|her|their|members|all"
    r"|everyone|up|asked|invited)\b[^;:]{0,160}$"
)
""" "... was elected Chairman and took the chair": what followed is no part of it."""


_SAID_THAT = re.compile(
    r"(?:The\s)?[A-Z][^.;:,]{2,60}?\s(?:said|reported|told\s[^.;:,]{2,40}|stated|explained|advised|informed\s[^.;:,]{2,40}|added|heard|recalled)\sthat\b"
)
""" "Cllr Ash said that five governors were elected": of a school."""


_STANDS_IN = re.compile(
    r"\b(?:appointed|nominated)\s(?:as\s)?(?:(?:his|her|their)\s(?:named\s)?substitutes?|(?:an?\s|the\s)?(?:named\s)?substitutes?\s"
    r"for\s(?:Councillors?|Cllrs?\.?|Mrs?|Ms|Alderm[ae]n)\s[^;:]{2,60}?)(?:\s(?:for|at)\s(?:this|the)\smeeting)?\.?\s*$"
)
_SEAT = re.compile(r"\s(?:on|to)\s(?:the|all|any)\s")
""" "Cllr Elm was appointed as substitute for Cllr Ash": who came instead, where no seat on a body is named."""


def _stands_in(sentence: str) -> bool:
    found = _STANDS_IN.search(sentence) if "ubstitut" in sentence else None
    return found is not None and _SEAT.search(found.group()) is None


def elected(sentence: str) -> Told | None:
    """The election or appointment that a sentence tells, None where it tells none."""
    if quick_match(_ELECTED, sentence) and not (
        PAST.search(sentence[:120]) or is_only_moved(sentence) or _SAID_THAT.match(sentence) or _stands_in(sentence)
    ):
        lead = _NOBODY_ELSE.match(sentence)
        told = whole(sentence, lead.end() if lead else 0, "elected", "appointed")
        sat = _TOOK_CHAIR.search(sentence, told.start)
        return replace(told, end=sat.start()) if sat else told
    return None

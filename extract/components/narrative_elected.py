"""Who was chosen for an office, told in a sentence: "Councillor Ash was elected Chair."."""

from __future__ import annotations

import re

from extract.components.told import PAST, Told, is_only_moved, whole
from extract.scanning import quick_match

_ELECTED = re.compile(
    r"[^.;:]{3,80}?\s(?:was|were)\s(?:duly|unanimously|therefore|accordingly"
    r"|then)\s(?:re-?)?elected(?:\sunopposed)?(?=\s?$|\s[–—-]\s|,)"
    r"|.{0,80}?\b(?:was|were|be)\s(?:\w+ly\s|duly\s|then\s|therefore\s|thus\s|thereby\s|again\s|declared\s){0,2}(?:re-?)?(?:elected"
    r"|appointed|co-opted|nominated)\s(?:as\s)?(?:the\s|to\s(?:be\s|the\s)?)?(?:Chair|Vice|Deputy|Mayor|Leader"
    r"|Provost|Convener|chair"
    r"|substitute|member|representative|Clerk|Treasurer|Secretary|Trustee|Governor|Director|Warden"
    r"|(?:[A-Z][a-z]+\s){0,3}Panel"
    r"|(?:[A-Z][a-z]+\s){0,3}(?:Board|Committee|Group|Forum))"
    r"|(?:(?:Following|After|By|On|Upon)\s[^.;:,]{3,60}?,?\s)?(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Rev|Alderman|Bailie|Sir|Dame)\s[^.;:]{3,80}?\s(?:was"
    r"|were)\s(?:\w+ly\s)?"
    r"(?:(?:chosen|elected|appointed|re-elected|re-appointed|nominated)\s(?:as|to)\s(?!(?:the\s|an?\s)?(?:M[SP]P?|Councillor|Member\s(?:for|of\s(?:Parliament|the\s(?:Senedd|Scottish))))\b|speak|address|attend"
    r"|be\sheard)[^.;:]{3,160}|co-opted(?:\s(?:as|to|on|onto|unopposed|unanimously|by\s\w+\svotes)\b[^.;:]{0,160})?\.?$"
    r"|(?:proposed|nominated)\b[^.;:]{0,160}?\bseconded\b[^.;:]{0,120}?\s(?:and\s|was\s|were\s|declared\s){1,3}(?:\w+ly\s)?(?:re-?)?"
    r"(?:elected|appointed|co-opted)\b[^.;:]{0,80}\.?$)",
    re.DOTALL,
)


def elected(sentence: str) -> Told | None:
    """The election or appointment that a sentence tells, None where it tells none."""
    if quick_match(_ELECTED, sentence) and not PAST.search(sentence[:120]) and not is_only_moved(sentence):
        return whole(sentence, 0, "elected", "appointed")
    return None

"""Whether a name that may be a place's is a person's: "Mr John Lane", "Sarah Ward said"."""

from __future__ import annotations

import re

PERSON_BEFORE = re.compile(
    r"(?:\b(?:Councill?ors?|Cllrs?\.?|Mrs?\.?|Ms\.?|Miss|Dr\.?|Prof\.?|Sir|Dame|Bailie|Alderm[ae]n|Mayor|Provost|Lord|Lady"
    r"|Rev(?:d|erend)?\.?|Professor|Sgt|Sergeant|Inspector|Superintendent|Constable|PCS?O?|Colonel|Captain|Officer|Manager|Clerk|Chair|Director|Head)\s{1,3}|\b[A-Z]\.?\s{1,3})(?:[A-Z][\w’'-]*\s{1,3}){0,2}$"
)
PERSON_AFTER = re.compile(
    r"\s{1,3}(?:said|asked|moved|seconded|declared|reported|presented|introduced|replied|proposed|attended|spoke|left"
    r"|addressed|stated|advised|explained|thanked|welcomed|queried|felt|noted)\b"
    r"|\s{1,3}\([A-Z][\w ]{0,40}\b(?:Advis[eo]r|Officer|Manager|Solicitor|Director|Clerk|Lawyer|Services|Planner)\)"
    r"|(?:,\s{1,3}|\s{1,3}\(|\s{1,3}[–-]\s{1,3})(?:Head|Director|Clerk|Chair|Leader|Chief|Deputy|Assistant|Senior|Service|Principal|Team|Portfolio)\b"
)
AT = re.compile(r"\b(?:of|in|on|at|from|near|along|off|to)\s{1,3}$")

NAMES_BLOCK = re.compile(
    r"\s*(?:(?:Also\s)?[Pp]resent|PRESENT|Apologies|APOLOGIES|[Ii]n\s[Aa]ttendance"
    r"|Councillors(?!\s[a-z])|Sederunt|Officers(?!\s[a-z])|Yn bresennol)\b"
)
"""The beginning of a list of those present."""


def is_person(text: str, start: int, end: int, floor: int) -> bool:
    """Whether a title before a name, or what is said after it, makes it a person's; nothing before `floor` is read."""
    before = text[max(floor, start - 40) : start]
    if NAMES_BLOCK.match(text, floor) and text[start - 2 : start] in (", ", ": ", "d "):
        return True
    return bool(PERSON_BEFORE.search(before) or (PERSON_AFTER.match(text, end) and not AT.search(before)))

"""Head words of offices that name nobody's office: a surname, a paper, a seat somebody takes, a verb."""

from __future__ import annotations

import re

from extract.components import names
from extract.components.office_patterns import GAP, KIND, any_of
from extract.components.office_strength import Found

_PRESIDING = any_of(head for head, kind in KIND.items() if kind == "presiding")
_SITTING = re.compile(
    r"\b(?:took|take|taking|takes|resumed|vacated|vacating|left|leave|leaving|[Ii]n|assumed|occupied|through)\s[Tt]he\s$"
)
_TO_CHAIR = re.compile(r"\b(?:to|will|would|should|could|may|can)\s$")
_A_MEETING = re.compile(r"\s(?:the|this|that|a|an|any|all|future|meetings?|it|them|today)\b")
""" "elected to Chair the meeting": what somebody does, and no office. """
_CHAIRED_BY = re.compile(
    rf"\s?:\s{{1,3}}(?=(?P<name>{names.TITLED}))(?P=name)(?!,?{GAP}\(?(?:the{GAP})?(?:[A-Z][a-z]+[ -])?{_PRESIDING}\b)"
)
"""The name after "In the Chair:", whole, where no office of its own follows it."""
_SURNAME = re.compile(r"\b(?:Councillors?|Cllrs?\.?|Mrs?\.?|Ms\.?|Miss|Dr\.?|[A-Z]\.?)\s$")
""" "Councillors Bailie and Lunn": a surname that is an office elsewhere."""
_PAPER = re.compile(r"\b(?:Committee|Business|Work|Forward|Meetings?|Agenda|Year|Annual|Budget)\s$")
""" "Committee Planner": a paper that lists coming business."""
_LEADS_ON = re.compile(rf"{GAP}(?:Manager|Officer|Director|Engineer|Planner|Accountant|Lawyer|Solicitor|Consultant)\b")
""" "Audit Lead Manager": the head word is the second."""
_NAME_NEXT = re.compile(rf"{GAP}[A-Z][\w’'-]+(?!{GAP}[A-Z]|[\w’'-])")
"""A surname alone after "Honorary Alderman", which is then no more than its title."""
_WHOEVER = ("relevant ", "appropriate ", "respective ")
""" "the relevant Cabinet Spokesperson(s)": whoever it may be. """
_AIDE = re.compile(
    r"\b(?:PA|P\.A\.|Solicitor|Secretary|Aide|Chaplain|Escort|Consort|Assistant)\sto\s(?:[Tt]he\s)?$|\b[Cc]yfreithiwr\si[’']r\s$"
)
""" "the Solicitor to the Monitoring Officer": another office than the one served."""
_NAME_IN = re.compile(rf"{names.TITLED}{GAP}in{GAP}the{GAP}$")
_CIVIC_NAME = re.compile(
    rf"\b(?:Mayor|Provost|Chair(?:man|person|woman)?|Conven[eo]r|President),?{GAP}(?:{names.TITLED}|{names.BARE}){GAP}?\([Ii]n{GAP}the{GAP}$"
)
""" "The Mayor, Councillor Orr (in the Chair)" holds one office."""


def no_office(found: Found) -> bool:
    """Whether a head word, as it stands, is none of an office."""
    text, before = found.text, found.text[max(0, found.head_start - 14) : found.head_start]
    if (
        found.head.startswith("Chair")
        and _SITTING.search(before)
        and text[found.head_end : found.head_end + 4] != " of "
    ):
        return not re.search(r"\b[Ii]n\s[Tt]he\s$", before) or not _in_the_chair(found)
    if found.head == "Chair" and _TO_CHAIR.search(before) and _A_MEETING.match(text, found.head_end):
        return True
    if text.startswith("(s)", found.head_end) or text[max(0, found.start - 12) : found.start].endswith(_WHOEVER):
        return True
    if _AIDE.search(text, max(0, found.start - 24), found.start):
        return True
    if found.head == "Lead" and _LEADS_ON.match(text, found.head_end):
        return True
    if found.head == "Planner" and _PAPER.search(before):
        return True
    if found.head in ("Bailie", "Sheriff") and _SURNAME.search(before):
        return True
    if found.head == "Bailie" and not re.match(r"\s{1,3}[A-Z(]|[’')]", text[found.head_end : found.head_end + 4]):
        return not re.search(r"\b(?:[Tt]he|[Aa])\s$", before)
    if found.head.startswith("Honorary") and _NAME_NEXT.match(text, found.head_end, found.head_end + 40):
        return True
    if found.head == "Head" and text[found.head_end : found.head_end + 6].split()[:1] != ["of"]:
        return True
    if found.head == "Principal" and re.match(r"\s[A-Z]", text[found.head_end : found.head_end + 2]):
        return True
    return text[found.head_end : found.head_end + 9].split()[:2] == ["of", "Terms"]


def _in_the_chair(found: Found) -> bool:
    """ "(in the Chair)" after a name, or "In the Chair: Councillor Orr"; a vice-chair in the chair holds one office."""
    text, start = found.text, found.head_start
    named = _CHAIRED_BY.match(text, found.head_end, found.block.end)
    bracketed = re.search(r"(?P<last>\S)\s?\([Ii]n\sthe\s$", text[max(0, start - 12) : start])
    after = _NAME_IN.search(text, max(found.block.start, start - 60), start)
    if bracketed and _CIVIC_NAME.search(text, max(found.block.start, start - 90), start):
        return False
    return bool(named or after or (bracketed and bracketed["last"] not in ").:"))

"""Who undertakes and with what words: subjects and verbs of "officers would circulate ...", "Clerk to write ..."."""

from __future__ import annotations

import re

from extract import rules
from extract.components import names
from extract.components.office_patterns import KIND, is_person, is_service
from extract.text import words

S = r"\s{1,12}"
_GAP = r"\s{1,3}"
_ALL_VERBS = rules.values("action_verbs", "verbs")
_WEAK = frozenset(rules.values("action_verbs", "weak"))


def _any(verbs: list[str]) -> str:
    return rf"(?i:{rules.alternatives(verb.replace(' ', _GAP) for verb in verbs)})"


VERB = rf"(?:{_any(_ALL_VERBS)})\b"
"""What people promise to do; after "said that she would", "agreed to"."""
SURE_VERB = rf"(?:{_any([verb for verb in _ALL_VERBS if verb not in _WEAK])})\b"
"""The same without verbs that tell as often what an office does every day ("would review")."""
MEMBER_VERB = rf"(?:{_any(rules.values('action_verbs', 'members'))})\b"
"""Verbs of that kind that tell what a member or the clerk is to do once."""
OPEN_VERB = rf"(?!(?i:{rules.alternatives(rules.values('action_verbs', 'not'))})\b)[a-z]{{2}}"
"""Any verb but those of what a meeting does itself ("agreed to accept the amendment")."""
TASK_VERB = rf"(?!(?:{rules.alternatives(rules.values('action_verbs', 'not_tasks'))})\b)[a-z]{{2}}"
"""Any verb that may follow "Clerk to" as a task."""
CAP = r"[A-Z][\w’'&/-]*"
_HEADS = rules.alternatives(
    {
        re.escape(head.split()[-1])
        for head in rules.values("offices", "heads")
        if head.split()[-1] not in ("Executive", "Council")
    }
    | {"Chamberlain", "Comptroller", "O?PCC", r"(?<=Chief\s)Executive"}
)
OFFICE = (
    rf"(?:[Tt]he{S})?(?:(?:{CAP},?|and|&|of|for|to|151){S}){{0,7}}?{_HEADS}"
    rf"(?:{S}(?:of|for|to|–|-)(?:{S}the)?(?:{S}(?:{CAP},?|and|&|the|of)){{1,8}}|,?{S}\({CAP}(?:{S}[\w&-]+){{0,6}}\))?"
)
_LOWER = (
    rf"(?:[Tt]he|[Aa]n?){S}(?!(?:new|additional|extra|proposed|future|postholder)\b)(?:[a-z][\w-]+{S}){{1,3}}?"
    r"(?:officer|clerk|manager|director|solicitor|secretary|engineer|surveyor|accountant|auditor|planner|treasurer|author|presenter|actuary|adviser)\b"
)
""" "the case officer", "the finance manager"."""
_OFFICERS = (
    rf"(?:(?:[Tt]he|[Ss]ome|[Cc]ouncil|[Pp]lanning|[Hh]ousing|[Ff]inance|[Hh]ighways){S})?"
    rf"(?:[Oo]fficers?|the{S}team|[Ss]wyddogion)"
)
_STAFF = (
    rf"(?:[Tt]he{S})?Secretariat|[Tt]he{S}[Rr]epresentatives|(?:[Tt]he{S})?(?:{CAP}{S}(?:(?:and|&){S}{CAP}{S})?){{1,3}}(?:[Tt]eam|[Oo]fficers|[Cc]olleagues|[Ss]taff)(?!\w)"
    rf"|[Cc]olleagues{S}(?:from|in){S}(?:the{S})?{CAP}(?:{S}{CAP}){{0,3}}"
)
""" "The Highways team", "Finance colleagues", "colleagues from Public Health"."""
_SERVICE = (
    rf"(?:{CAP}{S}(?:(?:and|&){S}{CAP}{S})?){{0,3}}{CAP}(?={S}(?:would|will|to|agreed|undertook|offered|is|are){S})"
)
RANKED = (
    r"(?:PC|PCSO|PSCO|WPC|Sgt|Sergeant|Insp|Inspector|Chief\sInspector|Superintendent|Supt)\.?"
    rf"{S}(?:{names.PART}{S})?{names.PART}"
)
_SEVERAL = (
    rf"(?:Councillors|Cllrs\.?|Messrs){S}{names.PART}(?:(?:,{S}|{S}){names.PART}){{0,6}}"
    rf"{S}(?:and|&){S}{names.PART}(?:{S}{names.PART})?"
)
_REPRESENTATIVE = (
    rf"(?:[Tt]he|[Aa]){S}[Rr]epresentatives?{S}(?:of|from|for){S}(?:the{S})?{CAP}(?:{S}(?:of|and|the|&|{CAP})){{0,6}}"
)
PERSON = rf"(?:{_SEVERAL}|{names.TITLED}|{RANKED}|{_REPRESENTATIVE}|{_STAFF}|{_LOWER}|{OFFICE}|{_OFFICERS})"
SUBJECT = rf"(?:{PERSON}|{_SERVICE})"
"""People, officers of a service, and services; of the last `is_doer` says which they are."""
FULL_NAME = rf"{names.PART}{S}(?:[A-Z]\.?{S})?{names.PART}(?:-[A-Z][a-z]+)?"
HEAD_AFTER = rf"(?!{S}(?:{CAP}{S}){{0,3}}{_HEADS}(?!\w))"
""" "the Head" is no subject of "the Head of Roads"."""

_BODY_END = re.compile(
    r"(?:Committee|Council|Panel|Board|Cabinet|Forum|Authority|(?<!Chief\s)Executive|Commission|Partnership|Group|Team|team)$"
)
_ELSEWHERE = re.compile(r"(?:Minister|Secretary\sof\sState|Planning\sInspector|Ombudsman|Assembly\sMember)$")
"""Whose undertakings are not to the meeting."""
PEOPLE = re.compile(rf"{PERSON}\Z")
"""People and staff, without services."""
_ALONE = frozenset(rules.values("action_verbs", "services"))
"""Services that one word names; "Access to provide a wide splay" names none."""
_TEAMS = re.compile(r"(?P<of>.*?)(?:[Tt]eam|[Oo]fficers|[Cc]olleagues|[Ss]taff)(?!\w)(?:\s(?:from|in)\s.*)?")
_COUNCILS = re.compile(
    r"(?:and|&|[A-Z]{2,6}|Council|County|Borough|District|Town|City|Community|Lead|Senior|Project|Programme)$"
)


def is_doer(subject: str) -> bool:
    """Whether words before a verb name a person, officers or a service of the council; no other body is one."""
    plain = words(subject)
    if plain[0].islower() and not plain.startswith(
        ("the ", "y ", "yr ", "a ", "an ", "officers", "swyddogion", "colleagues", "some ")
    ):
        return False  # "the new officer": what is left of other words
    staff = _TEAMS.fullmatch(plain)
    if staff:
        of = staff["of"].removeprefix("The ").removeprefix("the ").split()
        return all(_COUNCILS.match(word) or is_service(word) for word in of)
    if "," in plain and re.search(r"(?:Councill?ors|Cllrs)", plain):
        return plain.startswith(("Councillors", "Cllrs"))
    if _ELSEWHERE.search(plain):
        return False
    if _BODY_END.search(plain) and not re.search(r"\b(?:of|for|to)\b", plain):
        return False
    service = is_service(plain) and (" " in plain or plain in _ALONE)
    return PEOPLE.match(plain) is not None or service


def is_name(plain: str) -> bool:
    """Whether words are a name and no office or team ("Town Clerk", "Democratic Services")."""
    return is_person(plain) and not any(word in KIND for word in plain.split())

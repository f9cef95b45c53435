"""How minutes print the person or the office that moved or seconded: the names that `movers` looks for."""

from __future__ import annotations

from dataclasses import dataclass

from extract.components.name_words import INITIALS, PARTICLE, TITLE, WORD

S = r"(?:[ \t\u00a0]{1,4}|[ \t\u00a0]{0,4}\r?\n[ \t\u00a0]{0,40})"
"""A space within a name or between two words: also one line's end with the next line's indent."""
_STOP = (
    r"(?!(?i:Seconded|Seconding|Moved|Proposed|Proposer|Seconder|Mover|And|The|That|It|Resolved|Agreed|For"
    r"|Against|Abstain\w*"
    r"|Members?|Minutes|Chair|Chairman|In|On|At|As|Having|Said|Council|Committee|Cabinet|Leader|Deputy"
    r"|Councillors?|Cllrs?|Vote"
    r"|Votes|Voting|Unanimous\w*|Carried|Lost|Director|Head|Officer|Manager|Portfolio|Resolution|Also|Was|Were|Then|This"
    r"|Action|Date|Item|Present"
    r"|Apologies|Title|To|Upon|Motion|Amendment|All|Reasons?|Note|Decision|Eiliwyd|Eilio|Eilydd|Penderfynwyd|Recorded"
    r"|Following|Approved|County|Borough|District|Sec|Prop)\b)"
)
PART = rf"{_STOP}(?:{INITIALS}|{WORD})"
_HONOURS = rf"(?:,?{S}(?:OBE|MBE|CBE|KBE|DBE|JP|DL|QPM|BEM|KC|QC|MP|MS|MSP|KFSM)\b){{0,3}}"
_RANK = r"(?:(?:(?:Lord|Deputy|Depute)[\s-])?(?:Mayor|Provost)(?=\s[A-Z]))"
_NAME = rf"(?:{PARTICLE}{S}){{0,2}}{PART}(?:{S}(?:{PARTICLE}{S}){{0,2}}{PART}){{0,4}}{_HONOURS}"
PERSON = rf"(?:(?:[Yy]r?{S})?(?:{TITLE}|{_RANK})(?:{S}{TITLE}){{0,2}}{S}{_NAME})"
"""A name with a title: "Councillor J Paskin", "Alderman Ó Briain", "Y Cynghorydd Ifan ap Dewi"."""
BARE = rf"(?:{PART}(?:{S}(?:{PARTICLE}{S}){{0,2}}{PART}){{1,3}}{_HONOURS})"
HOLDER = (
    rf"(?:(?:(?i:the){S}(?:(?:Right{S})?(?:Worshipful|Honourable),?{S}(?:the{S})?)?|(?:Her"
    rf"|His){S}Worship{S}(?:the{S})?)(?:(?:Deputy|Depute|Vice|Lord|Acting|Town){S}"
    rf"|Vice-){{0,2}}(?:Chair(?:man|person|woman)?|Leader|Mayor|Provost|Speaker|President|Presiding{S}(?:Member|Officer)"
    rf"|Convener|Convenor|CHAIR(?:MAN|PERSON|WOMAN)?|MAYOR|LEADER|CONVENER|(?:Cabinet|Executive|Lead){S}Member"
    rf"|Portfolio{S}Holder)"
    rf"(?:{S}(?:of|for)(?:{S}(?:the|and|&|(?!MOVED|SECONDED|PROPOSED)[A-Z][\w’'-]*),?){{1,7}}?(?=\W))?|[Yy]r?{S}(?:Cadeirydd|Gadeirydd"
    rf"|Arweinydd))"
)
WHO = rf"(?:{HOLDER},?{S}\(?(?P<held>{PERSON})\)?,?|{HOLDER}|(?P<named>{PERSON})"
ANYONE = rf"(?:{WHO}|(?P<bare>{BARE})))"
SAFE = rf"(?:{WHO}))"
_AFTER_SINGLE = r"\s{1,12}(?i:that|and|seconded|seconder|carried|vote|all|agreed|unanimous\w*|[ps]rop\w*)\b"
SINGLE = rf"(?P<single>{PART})(?=\s?(?:[,;/)\n]|\.(?![A-Z])|$)|{_AFTER_SINGLE})"
OFFICE = (
    r"(?:,\s(?:as\s)?(?:the\s)?(?:[A-Z][\w&’'/-]*|and|for|of|the|&)(?:,?\s(?:[A-Z][\w&’'/-]*|and|for|of|the"
    r"|&)){0,14},)?"
    r"(?:\s\([^()]{2,80}\))?"
)
"""An office behind a name, or a bracket: ", the Leader of the Council,"."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One telling that somebody moved or seconded; `name` is None where only "he" or "she" is told. `is_weak` where the
    words may also tell of a mere suggestion."""

    start: int
    end: int
    name: str | None
    is_weak: bool = False

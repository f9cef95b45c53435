"""Names of people as minutes print them: with a title, or bare where the words around say that a person is meant."""

from __future__ import annotations

import re

S = r"[\s\u00a0]{1,3}"
TITLE = (
    r"(?:(?:County|Town|Parish|Borough|City|District|Community|Lead|Honorary)[\s\u00a0])?"
    r"(?:Councill?ors?|COUNCILLORS?|Cllrs?\.?|CLLRS?|Mr\.?|Mrs\.?|Ms\.?|Miss|Mx|Dr\.?|Prof\.?|Professor"
    r"|Sir|Dame|Lord|Lady|Baroness|Baron|Rev\.?|Reverend|"
    r"Canon|Father|Bishop|Rabbi|Imam|Alderman|Alderwoman|Aldermen|Ald\.?|Bailie|Cynghorydd|Cyng\.?)"
)
_PART = (
    r"(?:(?:Mc|Mac|O['’]|D['’]|Fitz|St\.?[\s\u00a0])?[A-Z][a-zà-öø-ÿ'’]+(?:[A-Z][a-z]+)?(?:-[A-Z][\w'’]+)*"
    r"|[A-Z](?:\.[A-Z])*\.?(?![\w])|[A-Z]['’][A-Z][a-z]+|[A-Z]{3,}(?![\w]))"
)
_STOP = (
    r"(?!(?:Seconded|Moved|Proposed|Proposer|Seconder|And|The|That|It|Resolved|RESOLVED|AGREED|For|Against"
    r"|Abstain|Members?|Minutes|Chair|Chairman|"
    r"In|On|At|As|Having|Said|Council|Committee|Cabinet|Leader|Deputy|Mayor|Councillors?|Cllrs?|Vote"
    r"|Voting|Director|Head|Lead|Officer|Manager|Portfolio|Also|Was|Were|Then|This|Action|ACTION|Date|Item"
    r"|Present|Apologies|TITLE)\b)"
)
PART = rf"{_STOP}{_PART}"
_PARTICLE = r"(?:(?:de|van|von|der|den|le|la|ap|ab|al|el|bin|du)[\s\u00a0]){0,2}"
HONOURS = r"(?:,?[\s\u00a0](?:OBE|MBE|CBE|KBE|DBE|JP|DL|QPM|BEM|KC|QC|MP|MS|MSP|KFSM)\b){0,3}"
TITLED = rf"(?:[Yy][\s\u00a0])?{TITLE}{S}(?:{TITLE}{S}){{0,2}}{_PARTICLE}{PART}(?:{S}{_PARTICLE}{PART}){{0,3}}{HONOURS}"
"""A name with a title: "Councillor J Paskin", "Sir Paul Wright CBE"."""
BARE = rf"{PART}(?:{S}{_PARTICLE}{PART}){{1,3}}{HONOURS}"
"""Two to four capitalised words; only a name where its place says so."""
_TITLE_START = re.compile(rf"(?:[Yy]{S})?{TITLE}{S}")


def surname(name: str) -> str:
    """Last word of a name in lower case, honours apart."""
    parts = re.sub(HONOURS + "$", "", name).replace("\u00a0", " ").split()
    return parts[-1].casefold() if parts else ""


def without_title(name: str) -> str:
    """The name without titles before it."""
    while True:
        match = _TITLE_START.match(name)
        if not match:
            return name
        name = name[match.end() :]

"""Names of people as minutes print them: with a title, or bare where the words around say that a person is meant."""

from __future__ import annotations

import re

from extract.components import name_words

S = r"(?:[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,30})"
"""The gap between two words of a name: a few spaces, or the end of one line and the indent of the next."""
TITLE = (
    r"(?:(?:County|Town|Parish|Borough|City|District|Community|Lead|Honorary)[\s\u00a0])?"
    r"(?:Councill?ors?|COUNCILLORS?|Cllrs?\.?|CLLRS?|Mr\.?|Mrs\.?|Ms\.?|Miss|MR\.?|MRS\.?|MS\.?|MISS|DR\.?|Mx|Dr\.?|Prof\.?|Professor"
    r"|(?<!yngor\s)(?<!inas\sa\s)(?<!\sy\s)(?<!\syn\s)(?<!\so\s)(?<!\sar\s)Sir|Dame|Lord|Lady|Baroness|Baron|Revd?\.?|Reverend|Fr\.?|Monsignor|"
    r"Canon|Father|Bishop|Rabbi|Imam|Alderman|Alderwoman|Aldermen|Ald\.?|Bailie|Cynghorydd|Gynghorydd|Cyng\.?)"
)
_PART = (
    rf"(?:(?:St\.?{S}(?=[A-Z])|(?:[A-Z]\.){{1,3}}(?=[A-Z][a-z]{{2}}))?(?![A-Z]{{2}}(?!\w)){name_words.WORD}"
    r"|[A-Z](?:\.[^\S\n]?[A-Z](?![\w'’]))*\.?(?![\w'’])|(?:Ll|Rh|Th|Ph|Ch)\.)"
)
_STOP = (
    r"(?!(?:Seconded|Moved|Proposed|Proposer|Seconder|And|The|That|It|Resolved|RESOLVED|AGREED|For|Against"
    r"|Abstain|Members?|Minutes|Chair|Chairman|"
    r"In|On|At|As|Having|Said|Council|Committee|Cabinet|Leader|Deputy|Mayor|Councillors?|Cllrs?|Vote"
    r"|Voting|Director|Head|Lead|Officer|Manager|Portfolio|Also|Was|Were|Then|This|Action|ACTION|Date|Item"
    r"|CHAIR(?:MAN|WOMAN|PERSON)?|VICE|DEPUTY|CLERK|MAYOR|LEADER|Vice(?=-Chair|\s(?:Chair|President|Convener))"
    r"|(?:Clerk|Treasurer|Secretary)(?=\s?:|\s(?:Mrs?|Ms|Miss|Dr|Cllr|Councillor)\b)"
    r"|Present|PRESENT|ATTENDANCE|Apologies|APOLOGIES|TITLE|Tel|TEL|Telephone|Email|E-mail|Phone|Ext|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Bailie|Cynghorydd|Gynghorydd|Cynghorwyr|Alderm[ae]n"
    r"|Is-[Gg]adeirydd|Cadeirydd|Arweinydd|Pennaeth|Swyddog|Clerc|Aelod|[A-Z][a-zâêîôûŵŷ]{4,20}odd)\b)"
)
PART = rf"{_STOP}{_PART}"
_PARTICLE = r"(?:(?:de|van|von|der|den|le|la|ap|ab|al|el|bin|du|Ó|Ní|Uí)[\s\u00a0]){0,2}"
HONOURS = r"(?:,?\s(?:OBE|MBE|CBE|KBE|DBE|JP|DL|QPM|BEM|KC|QC|MP|MS|MSP|KFSM)\b){0,3}"
_INITIALS = rf"(?:[A-Z]{{2}}{S}(?=[A-Z][a-z]))?"
_OF_THE = rf"(?:(?<=\bMac|\bNic){S}(?:an|na){S}[th]?[A-ZÁÉÍÓÚ][\w’'-]+)?"
""" "Mac an tSaoir": an Irish surname with its article. """
_PERSON = rf"{_INITIALS}{_PARTICLE}{PART}(?:{S}{_PARTICLE}{PART}){{0,3}}{_OF_THE}{HONOURS}"
TITLED = rf"(?<!\w)(?:[Yy]{S}|[Tt]he{S}(?=Rev))?{TITLE}{S}(?:{TITLE}{S}){{0,2}}{_PERSON}"
"""A name with a title: "Councillor J Paskin", "Sir Paul Wright CBE"."""
BARE = rf"{PART}(?:{S}{_PARTICLE}{PART}){{1,3}}{_OF_THE}{HONOURS}"
"""Two to four capitalised words; only a name where its place says so."""
_INITIALS_FIRST = re.compile(r"^(?:[A-Z]\.)+(?=\w{2})")
""" "D.Lunn" without a space. """
_TITLE_START = re.compile(rf"(?:[Yy]{S})?{TITLE}{S}")


def surname(name: str) -> str:
    """Last word of a name in lower case, honours and initials apart."""
    parts = re.sub(HONOURS + "$", "", name).replace("\u00a0", " ").split()
    return _INITIALS_FIRST.sub("", parts[-1]).casefold() if parts else ""


def without_title(name: str) -> str:
    """The name without titles before it."""
    while True:
        match = _TITLE_START.match(name)
        if not match:
            return name
        name = name[match.end() :]

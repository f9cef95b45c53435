"""The words that names of people are made of, for readers of lists: any Latin script capital, Welsh and Irish forms."""

from __future__ import annotations

import re

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŴŶŸŹŻŽȘȚ"
LETTER = r"[^\W\d_]"
_SP = r"[ \t\u00a0]{1,3}"
WORD = (
    rf"(?:(?:al|el|ad|an|ar|as|at|ash|az|ul|ud|bin|ibn)-)?(?:[ODNML]['’‘`]|[th](?=[{_UPPER}]{LETTER}))?[{_UPPER}]{LETTER}+(?:['’‘`]{LETTER}+)?"
    rf"(?:(?:[-‐‑–](?!\s)|-\r?\n[ \t]{{0,40}}(?=[{_UPPER}])){LETTER}+(?:['’]{LETTER}+)?){{0,3}}"
)
"""One capitalised part of a name: "McPhee", "O'Hare", "Sutcliffe-Bey", "al-Hakim", "Ó hUiginn", "Mac an tSaoir"."""
INITIALS = (
    rf"[{_UPPER}](?:(?:\.|\.?{_SP})[{_UPPER}](?:(?:l|h)(?=\.[{_UPPER}]{LETTER}{{2}})|(?:l\.|h\.)?(?!{LETTER}|['’]))){{0,4}}(?:\.(?=[{_UPPER}](?:{LETTER}{{2}}|['’][{_UPPER}]))|\.?(?!{LETTER}|['’]{LETTER}))"
    rf"|(?:Ll|Rh|Th|Ph|Ch)\.(?!{LETTER})|(?:Wm|Geo|Jas|Chas|Thos|Jos|Robt|Edw|Alex|St)\.(?=\s[A-Z])"
)
"""Initials: "A. J. B.", "RE", "C.Ll."."""
PARTICLE = (
    r"(?:(?<=[MN][ai]c )an|de|van|von|der|den|le|la|ap|ab|al|el|bin|bint|du|da|dos|di|del|ter|ten|af|ferch|uí|ní|y)"
    r"(?=[\s-])"
)
HONOUR = (
    r"(?:(?:AM|GM)(?![ \u00a0][A-Z][a-z])"
    r"|CC(?![ \u00a0][A-Z])|MLA"
    r"|OBE|MBE|CBE|KBE|DBE|GBE|JP|DL|QPM|BEM|KC|QC|MP|MSP|KFSM|RD|TD|CVO|MVO|LVO|VR|JNR|Jnr|Jr|Snr)\b\.?"
)
_BREAK = r"(?:[ \u00a0]|[ \t]{0,3}\n[ \t]{0,30})"
PLURAL = (
    rf"(?:(?:[Tt]he\s)?(?:(?:County|Town|Parish|Borough|City|District|Community|Honorary){_BREAK})?"
    r"(?:Councillors|COUNCILLORS|Cllrs"
    r"|CLLRS|Aldermen|ALDERMEN|Alderwomen|Bailies|Messrs|Members|MEMBERS)\b\.?|Cllr[’']s(?=[ ][A-Z])"
    r"|(?:[Yy]r?\s)?(?:Cynghorwyr|Gynghorwyr|CYNGHORWYR)\b)"
)
"""A title over several names."""
TITLE = (
    rf"(?:(?:[Tt]he\s|[Yy]r?\s)?(?:(?:County|Town|Parish|Borough|City|District|Community|Lead|Honorary|Unitary|Cnty|Dst"
    rf"|Ward(?={_BREAK}(?:Councillor|Cllr))){_BREAK})?"
    r"(?:Councillor|Councilor|COUNCILLOR|Cllr|CLLR|Alderman|ALDERMAN|Alderwoman|Ald|Bailie|BAILIE|[CG]ynghorydd(?:\s(?:Sir|Tref|Cymuned|Dosbarth)(?=\s[A-Z]))?"
    r"|CYNGHORYDD|Cyng|Mr|MR|Mrs|MRS|Ms|MS|Miss|MISS|Mx|Dr|DR|Prof|Professor|(?<!yngor\s)(?<!inas\sa\s)(?<!\sy\s)(?<!\syn\s)(?<!\so\s)(?<!\sar\s)Sir|Dame"
    r"|Lord(?!\s(?:Mayor|Provost)|[ ]?[,;.)]|\sand\b)|Lady"
    r"|Baroness|Rev|Revd|Reverend|Fr|Monsignor|Rabbi|Imam|Captain|Capt|Colonel|Col|PC|PCSO|Sgt|Sergeant|Inspector|Insp|Chief\s(?:Inspector|Superintendent|Constable)|Superintendent|Supt"
    r"|Deputy(?=[ \u00a0][A-Z])(?![ \u00a0](?:Lord|Mayor|Leader|Chair|Provost|Chief|Convener|Head|Director|Clerk"
    r"|Town|Cabinet"
    r"|Monitoring|Speaker|Group|Presiding|Section|Executive|Portfolio|Democratic))"
    r"|(?:Deputy|Assistant)\sChief\sConstable(?=[ \u00a0][A-Z][a-z])"
    r"|(?:ACFO|DCFO|CFO|DCC|ACC|AM|GM|SM|WM|CM|Ch\sInsp|Ch\sSupt)(?=[ \u00a0][A-Z][a-z])"
    r"|(?:Baron|Canon|Father|Bishop|Major)(?=[ \u00a0][A-Z]))\b\.?)"
)
OFFICE = (
    r"(?:(?:[Tt]he\s|[Yy]r?\s)?(?:(?:[Rr]ight\s)?(?:Honourable|Hon|Worshipful)\.?,?\s(?:[Tt]he\s)?)?"
    r"(?:(?:Lord|Deputy|Depute|Vice|Acting|Is|Executive|Civic|Town)[\s-]){0,2}"
    r"(?:Mayor|Provost|Chairman|Chairwoman|Chairperson|Chair|Convener|Convenor|Leader|High\sSheriff|President|Maer"
    r"|Cadeirydd|Gadeirydd)\b(?:\sof\s(?:the\s)?(?:Council|Committee|Board|Authority))?)"
)
"""A civic office that stands before or for a name."""
_NUMBER = r"\d{1,3}(?:\s(?:votes?|members?|councillors?|in\sfavour|against|abstentions?))?"
_CROWD = (
    r"(?:(?:[Aa]pproximately|[Aa]round|[Aa]bout|[Ss]ome)\s)?(?:\d{1,4}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine"
    r"|[Tt]en|[Ee]leven|[Tt]welve|[Tt]hirteen|[Ff]ourteen|[Ff]ifteen|[Ss]ixteen|[Tt]wenty|[Ss]everal|[Aa]|[Nn]o)\s(?:(?:further|other|more)\s)?(?:[Mm]embers?\sof\s(?:the\s)?(?:[Pp]ublic|[Pp]ress)|residents?\b|parishioners?\b|electors?\b)"
    r"(?:\sand\s(?:the\s)?(?:[Pp]ublic|[Pp]ress))?|[Mm]embers\sof\sthe\s[Pp]ublic"
)
""" "and 4 members of the public": an entry that names nobody. """
TOKEN = re.compile(
    rf"(?P<honour>,?\s{{0,3}}{HONOUR})|(?P<newline>[ \t\u00a0]*(?:[\r\n\x0b\x0c\u2028]\s*))"
    rf"|(?P<crowd>{_CROWD})|(?P<count>[(\[]\s?(?:[Tt]otal:?\s?)?{_NUMBER}\s?[)\]]|(?:\.{{2,200}}|…{{1,80}}|(?:[–—-]\s)?Total:?|[–—=|:-])\s{{0,3}}{_NUMBER}"
    rf"(?=\s*(?:\Z|[\n|.;]))|(?:[ \t]{{2,80}}|\t|(?<={LETTER}))\d{{1,3}}(?=[ \t]*(?:\Z|[\r\n])))"
    rf"|(?P<bracket>\([^()]{{1,120}}\)|\[[^\[\]]{{1,120}}\]|in\s(?:the|THE)\s[Cc]hair\b)"
    rf"|(?P<gap>[ \t\u00a0]{{3,}}|\t)"
    rf"|(?P<space>[ \t\u00a0\u2007\u202f\u200b]+|[A-Z]{{2,5}}[ ](?=(?:Cllr|Councillor)\b))"
    rf"|(?P<plural>{PLURAL}(?:\s?:[-–—]?|\s[-–—](?=\s)|\s)?)|(?P<title>{TITLE}(?::|(?<=illor),)?)|(?P<office>{OFFICE})"
    rf"|(?P<and>(?:and|AND|&|ac|a)(?=\s))|(?P<comma>,(?:[ ],)?)|(?P<semi>;|[·•](?=[ \u00a0]))|(?P<bar>\|)"
    rf"|(?P<stop>[.)])|(?P<initials>{INITIALS})|(?P<word>{WORD})|(?P<particle>{PARTICLE})"
)
"""One token of a list of names, named by its kind."""

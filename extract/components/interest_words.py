"""The words of declarations of interest: verbs, kinds, headings, nil returns, leaving and staying."""

from __future__ import annotations

import re

from extract import rules

INTEREST = re.compile(
    r"\b(?:interests?|DPIs?|dispensations?|b?fuddian(?:t|nau)|buddian(?:t|nau)|goddefeb|oddefeb|[dg]?diddordeb|ddiddordeb"
    r"|[gc]h?ysylltiad\w*|[gc]h?yswllt)\b",
    re.IGNORECASE,
)
QUICK = re.compile(r"nterest|NTEREST|DPI|ispensation|uddian|iddordeb|ysyll?[tw]|oddefeb|ECLARATION|eclaration")
_ADVERB = (
    r"(?:each|both|all|then|also|further|similarly|likewise|again|subsequently|had|has|have|having|who|verbally|duly)"
)
DECLARED = re.compile(
    rf"(?:\s?\([^()]{{1,80}}\))?,?\s(?:{_ADVERB},?\s){{0,4}}"
    r"(?:(?P<plain>declared|disclosed|registered|intimated|declares|discloses|declaring|disclosing)"
    r"|made\s(?:a|an|the\sfollowing|declarations?)|gave\snotice|datgan\w*|ddatgan\w*"
    r"|(?P<told>advised|stated|indicated|reported|noted|informed|confirmed|said|notified|explained|reminded|drew\sattention|wished"
    r"|asked\sfor\sit|requested)|(?:was|were|had\sbeen|been)\sgranted)\b",
    re.IGNORECASE,
)
TOLD_HAVING = re.compile(
    r"\b(?:he|she|they)\s(?:each\s|both\s|also\s)?(?:had|has|have|held|would\s(?:be\s)?declar\w+|wished\sto\sdeclare|was|were)\b[^.;]{0,80}?"
    r"\b(?:interests?|dispensations?|DPI)\b|\bto\sdeclare\b[^.;]{0,60}\binterests?\b|\b(?:of|to)\s(?:an?|his|her|their)\s[^.;]{0,30}"
    r"\binterests?\b|\brecorded\sas\san?\s[^.;]{0,40}\binterest\b",
    re.IGNORECASE,
)
GRANTED = (
    re.compile(
        r"\bgrant(?:ed|ing)\s{1,3}(?:to\s{1,3})?$|\bdispensation[^.;]{0,40}\bgranted\s{1,3}to\s{1,3}$", re.IGNORECASE
    ),
    re.compile(r"\s{1,3}(?:an?\s{1,3})?dispensation", re.IGNORECASE),
)
"""What stands before and after the names of members to whom a dispensation was granted."""
WELSH = re.compile(r"\b(?:[Dd]d?atgan(?:odd|wyd|iad)|[Gg]wnaeth)(?:\s(?:gan|o))?\s(?=[Yy]r?\s|C[yY]ng)")
NEGATED = re.compile(
    r"\b(?:no|any)\s(?:\w+\s){0,3}interests?\b|\bnot\s(?:\w+\s){0,2}an?y?\s(?:\w+\s){0,3}interests?\b|\b(?:did|had|have|do)\snot\b[^.;]{0,40}\binterest|\binterests?\sof\s(?:the\s)?"
    r"(?:residents|public|council|borough|community)|\bpublic\sinterest\b|\bin\sthe\sinterests?\b|\binterest\srates?\b"
    r"|\bexpressions?\sof\sinterest\b|^\s(?:an?|his|her|their)\sinterest\sin\s(?:buying|taking|becoming|using|leasing|renting|joining)\b",
    re.IGNORECASE,
)
CONDITIONAL = re.compile(
    r"\b(?:should|must|reminded|whether|invited|asked\sto|need(?:ed)?\sto|are\srequired|is\srequired|if\sthey|if\sany|if\syou"
    r"|any\s(?:member|councillor)|unless)\b",
    re.IGNORECASE,
)
_KINDS = [
    (rule["kind"], re.compile(rf"(?<![\w-])(?:{rules.alternatives(rule['words'])})\b", re.IGNORECASE))
    for rule in rules.load("interests")
    if rule["kind"] not in ("nil", "dispensation")
]
_DISPENSATION = re.compile(
    rf"\b(?:{rules.alternatives(rules.values('interests', 'words', kind='dispensation'))})", re.IGNORECASE
)
_AN_INTEREST = re.compile(
    r"\b(?:interests?|DPIs?|fuddiant|buddiant|fuddiannau|buddiannau|gyswllt|gysylltiad|ddiddordeb)\b", re.IGNORECASE
)
HEADING = re.compile(
    r"(?:\d{1,4}[A-Za-z]?[.):]?\s{1,6})?(?:to\s(?:receive|note|consider)\s)?(?:any\s)?(?:members[’']?\s|councillors[’']?\s)?"
    r"(?:(?:d\s?eclarations?|disclosures?|interests?\sdeclared|conflicts?\sof\sinterests?|declaring|notifications?|datgan(?:iadau?)?|datgelu|datgeliadau)\b(?!\sof\s(?:acceptance|office|result))"
    r"[^.:\n]{0,110}|interests)\s?:?(?:[-–]\s?)?\s*$",
    re.IGNORECASE,
)
INLINE_HEADING = re.compile(
    r"(?:\d{1,4}[.):]?\s{1,6})?(?:any\s)?(?:(?:d\s?eclarations?|disclosures?|datgan(?:iadau?)?)(?:\sof?\s?[^.:\n–]{0,60}"
    r"(?:interests?|fuddiant|fuddiannau|buddiant|diddordeb))?|interests?\sdeclared|conflicts?\sof\sinterests?(?:\sdeclared)?)"
    r"\s?(?::|[-–])\s{0,3}(?=\S)",
    re.IGNORECASE,
)
_NIL_WORDS = rules.alternatives(rules.values("interests", "words", kind="nil"))
NIL_ALONE = re.compile(rf"(?P<nil>(?:{_NIL_WORDS}))\s?[.;]?[ \t]*(?:\s*\Z|\r?\n)", re.IGNORECASE)
_DECLARATIONS = r"(?:declarations?|disclosures?|interests?|pecuniary|DPIs?)"
NIL = re.compile(
    rf"\b(?:there\s(?:were|was|being|are)|it\swas\snoted\sthat\s(?:there\s)?)\s?no\s(?:(?!further|other|additional|more\b)[\w’',-]+\s)"
    rf"{{0,4}}?{_DECLARATIONS}\b"
    rf"|(?:\A|(?<=[.:;,]\s)|\bthat\s)no\s(?:(?!further|other|additional|more\b)[\w’'/-]+\s){{0,5}}?{_DECLARATIONS}\b[^.;]{{0,90}}?\b(?:made|received"
    rf"|declared|disclosed|reported|intimated|recorded|registered|given|noted)\b"
    rf"|(?:\A|(?<=[.:;]\s))no\s(?:members?|councillors?|interests?|one)\b[^.;]{{0,60}}\b(?:declared|disclosed|had|made|registered)\b"
    rf"[^.;]{{0,60}}\b(?:interests?|declarations?)\b"
    rf"|(?:\A|(?<=[.:;]\s))ni(?:d|\s)\s?(?:ddatgan\w+|wnaed|wnaeth\w*|chafwyd|dderbyniwyd|fu|oedd)\b[^.;]{{0,80}}(?:[bf]uddian|[gc]ysyll?[tw]"
    rf"|d?diddordeb|d?datgan)\w*",
    re.IGNORECASE,
)
EXCEPT = re.compile(r"\b(?:except|other\sthan|apart\sfrom|save|but|however|whip)\b", re.IGNORECASE)
_GOING = (
    r"(?:left|withdrew|vacated\sthe|retired\sfrom|departed|exited|absented|gadawodd|adawodd|ymneilltuodd|tynnodd|leaving\sthe"
    r"|withdrawing\sfrom)"
)
LEFT = re.compile(
    rf"(?<!would\s)(?<!will\s)(?<!to\shave\s)(?<!having\sto\s)\b{_GOING}\b(?!\s(?:hand|over|it|behind|school|office|the\s(?:council|party|company|board)))",
    re.IGNORECASE,
)
STAYED = re.compile(
    r"(?<!would\s)(?<!will\s)\b(?:remained|stayed|took\spart|did\snot\s(?:leave|withdraw)|arhosodd)\b(?!\s(?:a|an|the|concerned|unchanged|of)\s)",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"(?:He|She|They|Both|The\s(?:Councillor|Member|Chair)|Councillors?|Cllrs?|Ald\w+|M(?:r|rs|s|iss)\b|Gadawodd|Arhosodd)\b"
)


def kind_of(words: str) -> str:
    """Kind of the interest that words declare; `other` where they name none."""
    words = " ".join(words.split())
    named = next((kind for kind, pattern in _KINDS if pattern.search(words)), None)
    if _DISPENSATION.search(words) and (named is None or not _AN_INTEREST.search(words)):
        return "dispensation"
    return named or "other"


def has_kind(words: str) -> bool:
    """Whether words name a kind of interest."""
    words = " ".join(words.split())
    return any(pattern.search(words) for _, pattern in _KINDS)


def left(words: str) -> bool | None:
    """Whether the member left, as stated: None where the words say neither or both."""
    gone, stayed = bool(LEFT.search(words)), bool(STAYED.search(words))
    return None if gone == stayed else gone


NEXT_CLAUSE = re.compile(
    r"[\s,;]{0,4}(?:\b(?:and|while|whilst|a|ac)\s{1,3})?(?:(?:[Tt]he\s|[Yy]r?\s)?(?:Councillors?|Cllrs?\.?|Aldermen|Alderman|Bailie"
    r"|Cynghorydd|Cynghorwyr)\s{0,3})?$"
)
"""What stands between one declaration and the first name of the next."""
IN_ITEM = re.compile(r"\s{1,3}(?:yn|ar|in|on)\s(?:agenda\s)?(?:eitem|item|minute|application|cais)\b", re.IGNORECASE)
"""What may stand after a name in a list of declarations."""


def without_title(said: str) -> str:
    """Words of a clause without the "and Councillor" that begins the next."""
    cut = NEXT_CLAUSE.search(said)
    return said[: cut.start()] + " " if cut and cut.group().strip() else said.rstrip() + " "

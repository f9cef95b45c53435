"""The words of declarations of interest: verbs, kinds, headings, nil returns, leaving and staying."""

from __future__ import annotations

import re

from extract import rules
from extract.components.names import HONOURS

INTEREST = re.compile(
    r"\b(?:interests?|DPIs?|ORIs?|NRIs?|dispensations?|b?fuddian(?:t|nau)|buddian(?:t|nau)|goddefeb|oddefeb|[dg]?diddordeb|ddiddordeb"
    r"|[gc]h?ysylltiad\w*|[gc]h?yswllt|connections?|transparency\sstatements?)\b",
    re.IGNORECASE,
)
QUICK = re.compile(
    r"nterest|NTEREST|DPI|\bORI|\bNRI|declared\sthat\s|isclosure|ISCLOSURE|onnection|open\smind|re-?determin|ransparency|penness|ispensation|ISPENSATION|uddian|UDDIAN|iddordeb"
    r"|ysyll?[tw]|yswllt|oddefeb|ECLARATION|eclaration"
)
_ASIDE = (
    r"(?:,\s(?:as|being|who|having|an?|the|by\sway\sof|in\s(?:his|her|their))\s[^,.;:()]{3,90},"
    r"|(?-i:,\s[A-Z][\w’'-]+(?:\s(?:(?:of|for|and|the|&)\s)?[A-Z][\w’'-]+){0,6},))"
)
"""Words between a member and the verb: ", as a grazier on the common,"."""
_OFFICE_ASIDE = (
    r"(?:,\s(?:the\s)?(?=[^,.;:()]{0,70}(?:Officer|Manager|Director|Head|Executive|Clerk|Solicitor|Chair\w*|Leader|Mayor|Convener|Lead|Member)\b)"
    r"[^,.;:()]{3,90}?(?:,(?:\son\sbehalf\sof\s[^,.;:()]{3,60}?)?(?=\s)|(?=\s(?:declared|disclosed)\b)))"
)
""" ", Standards Officer declared", ", Chief Executive, on behalf of all officers declared"."""
_ADVERB = (
    r"(?:earlier|previously|already|each|both|all|then|also|further|similarly|likewise|again|subsequently|had|has"
    r"|have|having|who|verbally|duly|wedi)"
)
DECLARED = re.compile(
    rf"(?-i:{HONOURS})(?:\s?\([^()]{{1,80}}\))?(?:{_ASIDE}|{_OFFICE_ASIDE}|,)?\s{{1,3}}(?:{_ADVERB},?\s){{0,4}}"
    r"(?:(?P<plain>declared|disclosed|registered|intimated|declares|discloses|declaring|disclosing|claimed"
    r"|expressed(?=\san?\s(?:[\w-]+\s){0,3}?(?:(?:non-?)?(?:prejudicial|pecuniary)|disclosable|registrable)\b))"
    r"|made\s(?:a|an|the\sfollowing|declarations?)|gave\snotice|datgan\w*|ddatgan\w*"
    r"|(?P<told>made\sknown|told|advised|stated|indicated|reported|noted|informed|confirmed|said|notified|explained|reminded|drew\sattention|wished"
    r"|asked\sfor\sit|requested)|(?:was|were|had\sbeen|been)\sgranted)\b",
    re.IGNORECASE,
)
HAVING = re.compile(
    r",?\s(?:who\s)?(?:having|had|has)\s(?:previously\s|already\s)?(?:declared\s|disclosed\s)?(?:an?|the|his|her)\s(?:(?:[\w-]+|and|&),?\s){0,5}?"
    r"(?:interests?|DPI)\b",
    re.IGNORECASE,
)
""" "Councillor Ash, having a prejudicial interest in the item, left": a declaration without its verb. """
LEFT_HAVING = re.compile(
    r",?\s(?:then\s|also\s|therefore\s)?(?:left|withdrew(?:\sfrom)?|vacated|retired\sfrom)\s[^.;]{0,90}?,?\s(?:after\s)?having\s"
    r"(?:previously\s|earlier\s|already\s)?(?:declared|disclosed|registered)\b",
    re.IGNORECASE,
)
""" "Councillor Ash left the room, having declared an interest". """
OWN_CONTACT = re.compile(
    r"that\s(?:he|she|they|s/he)\s(?:each\s|both\s|also\s){0,2}(?:(?:is|was|are|were)\s(?:also\s|currently\s)?(?:an?|the|related|married|employed|"
    r"members?|trustees?|governors?|directors?|in\sreceipt\sof|employed|retired|owners?|tenants?)\b|knew\b|knows\b|had\s(?:worked|known|met|been\sa)\b)"
)
""" "declared that she was a trustee of the hall": an interest told without the word. """
TOLD_HAVING = re.compile(
    r"\b(?:he|she|they)\s(?:each\s|both\s|also\s)?(?:had|has|have|held|would\s(?:be\s)?declar\w+|wished\sto\sdeclare|was|were)\b[^.;]{0,80}?"
    r"\b(?:interests?|dispensations?|DPI|connections?\s(?:with|to|in))\b|\bto\sdeclare\b[^.;]{0,60}\binterests?\b|\b(?:of|to)\s(?:an?|his|her|their)\s[^.;]{0,30}"
    r"\binterests?\b|^\s(?:an?|his|her|their)\s[^.;]{0,40}\binterests?\sin\s(?:(?:respect\sof|relation\sto|regard\sto)\s)?(?:agenda\s)?(?:items?|minutes?|applications?)\b"
    r"|\brecorded\sas\san?\s[^.;]{0,40}\binterest\b|\b(?:given|granted)\s(?:him|her|them)\s(?:an?\s)?dispensation\b",
    re.IGNORECASE,
)
GRANTED = (
    re.compile(
        r"\bgrant(?:ed|ing)\s{1,3}(?:(?:an?\s|the\sfollowing\s)?dispensations?\s{1,3})?(?:to\s{1,3})?$"
        r"|\bdispensation[^.;]{0,40}\bgranted\s{1,3}to\s{1,3}$",
        re.IGNORECASE,
    ),
    re.compile(r"\s{1,3}(?:an?\s{1,3})?dispensation", re.IGNORECASE),
)
"""What stands before and after the names of members to whom a dispensation was granted."""
WAS_GRANTED = re.compile(
    r"\badvised\sthat\s(?:an?\s)?(?:general\s)?dispensations?\s(?:had|has|have)\s(?:already\s)?been\sgranted\b(?!\sto\s)",
    re.IGNORECASE,
)
""" "advised that a dispensation had been granted so that they could vote". """
GRANTED_TO_ALL = re.compile(
    r"\b(?<!not )granted\s(?:an?\s|the\s)?(?:general\s|standing\s)?dispensations?\sto\s"
    r"(?:everybody|everyone|all\s(?:\w+\s)?(?:members|councillors|present))\b"
    r"|\bdispensations?\s(?:had|has|have)\sbeen\sgranted\sto\sall\s(?:\w+\s)?(?:members|councillors)\b",
    re.IGNORECASE,
)
""" "had granted a dispensation to all Members to vote on the budget": nobody is named. """
WELSH = re.compile(r"\b(?:[Dd]d?atgan(?:odd|wyd|iad)|[Gg]wnaeth)(?:\s(?:gan|o))?\s(?=[Yy]r?\s|C[yY]ng)")
NEGATED = re.compile(
    r"\b(?:no|any)\s(?:\w+\s){0,3}interests?\b|\bnot\s(?:\w+\s){0,2}an?y?\s(?:\w+\s){0,3}interests?\b|\b(?:did|had|have|do)\snot\b[^.;]{0,40}\binterest|\binterests?\sof\s(?:the\s)?"
    r"(?:residents|public|council|borough|community)|\bpublic\sinterest\b|\bin\sthe\sinterests?\b|\binterest\srates?\b"
    r"|\bexpressions?\sof\sinterest\b|^\s(?:an?|his|her|their)\sinterest\sin\s(?:buying|taking|becoming|using|leasing|renting"
    r"|joining|moving|attending|serving|standing|applying|purchasing|acquiring|working|hosting|volunteering|running|helping|hearing|receiving)\b",
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
    if rule["kind"] not in ("nil", "dispensation", "heading")
]
_BEGINNINGS = [
    word for rule in rules.load("interests") if rule["kind"] not in ("nil", "heading") for word in rule["words"]
]
KIND_WORD = (
    rf"(?:{rules.alternatives(_BEGINNINGS)}"
    r"|(?:other\s)?interests?|transparency\sstatement|(?:b|f)uddiant)"
)
"""A word that begins what somebody declared, in a line of a list."""
BEGINS_WITH_KIND = re.compile(rf"\san?\s{KIND_WORD}\b", re.IGNORECASE)
DECLARED_KIND = re.compile(rf"\b(?:declared|disclosed)\san?\s{KIND_WORD}\b", re.IGNORECASE)
""" "declared a personal but not prejudicial role": an interest under a heading, without the word."""
_DISPENSATION = re.compile(
    rf"\b(?:{rules.alternatives(rules.values('interests', 'words', kind='dispensation'))})", re.IGNORECASE
)
_SOUGHT = re.compile(
    r"\b(?:appl(?:ied|ying|ication)|request(?:ed|ing)?|sought)\s(?:for\s)?[^.;]{0,30}dispensation", re.IGNORECASE
)
_AN_INTEREST = re.compile(
    r"\b(?:interests?|DPIs?|fuddiant|buddiant|fuddiannau|buddiannau|gyswllt|gysylltiad|ddiddordeb)\b", re.IGNORECASE
)
_HAS_GRANT = re.compile(r"\bgrant\w*|\b(?:has|had|have)\san?\s|\brhodd\w*|\brodd\w*", re.IGNORECASE)
DECLARATIONS = re.compile(r"\b(?:declarations?|disclosures?|declared|disclosed|d?datganiadau)\b", re.IGNORECASE)
_CONTACT = (
    r"(?:pre-?determined|pre-?disposed|open\smind|(?:been|were|was)\s(?:lobbied|contacted|approached|sent\s(?:e-?mails?|letters?))"
    r"|received\s(?:(?:an?|several|some|many|the\ssame)\s)?(?:\w+\s){0,2}(?:e-?mails?|letters?|correspondence|representations?|calls?)"
    r"|(?:had|has|have)\s(?:also\s|already\s|previously\s|not\s)?(?:met|spoken|visited|attended|known|discussed|made\s(?:a\sdecision|up\s(?:his|her|their)\sminds?)"
    r"|commented|voted|considered|taken\spart)"
    r"|knew|was\s(?:known|acquainted|related|an?|the)|had\s(?:previously\s|formerly\s)?worked|used\sto\s(?:work|live|be))\b"
)
_FAMILY = (
    r"(?:\sthat)?\s(?:his|her|their)\s(?:\w+\s)?(?:wife|husband|partner|spouse|son|daughter|father|mother|brother|sister"
    r"|family|employer|firm|company)\b"
)
LOBBIED = re.compile(
    r"\s(?:each\s|all\s|both\s)?(?:had|have|has)\s(?:each\s|all\s|both\s|also\s)?(?:been\s(?:lobbied|contacted|approached)|received\s[^.;]{0,40}"
    r"\b(?:e-?mails?|letters?|correspondence|representations?))\b"
    r"|\s(?:had|was|is|has)\s[^.;]{3,160}?\b(?:would|did|could)\snot\s(?:(?:feel|consider|think)\s(?:it\s)?(?:was\s)?appropriate\sto\s|be\s)?"
    r"(?:take\spart|taking\spart|participate|vote|voting)\b"
)
"""A statement of contact without "advised that", under a heading of declarations."""
PASSIVE = re.compile(
    r"\b(?:interests?|DPIs?|transparency\sstatements?)\b[^.;]{0,160}?\s(?:was|were)\s(?:also\s|then\s)?(?:declared|disclosed|made|recorded|registered|received"
    r"|intimated)\s(?:by|from)\s{1,3}(?:the\s)?$|\bd?datganwyd\s[^.;]{0,60}\bb?f?uddian\w*\s[^.;]{0,60}?gan\s(?:[yY]r?\s)?$",
    re.IGNORECASE,
)
"""What stands before the names where the interest comes first: "an interest in item 4 was declared by"."""
CONTACT = re.compile(
    rf"(?:\sthat)?,?\s(?:[^.;]{{0,60}}?,?\s)?(?:he|she|they|s/he)\s[^.;]{{0,80}}?\b{_CONTACT}|(?:\sthat)?\s(?:he|she|they)\s(?:was|were|had)\s{_CONTACT}|{_FAMILY}"
    r"|\s[^.;]{0,80}?\b(?:was|were|is)\s(?:\w+\s)?known\sto\s(?:him|her|them)\b|\s(?:it\sto\sbe|that\sit\sbe)\s(?:noted|recorded)\sthat\b",
    re.IGNORECASE,
)
"""What members say of themselves under a heading of declarations that is no interest: lobbied, met the applicant."""
OPENLY = re.compile(
    r"\b(?:open\smind|pre-?determined|(?:for|in\sthe\sinterests?\sof|for\sthe\ssake\sof|for\sreasons\sof)\s(?:openness|transparency)|by\sway\sof\sinterest)\b",
    re.IGNORECASE,
)
"""Words by which such a statement is told also under another heading."""
DECLARED_THAT = re.compile(
    r"\b(?:declared|disclosed)\s(?:that\s[^.;]{0,60}?\b(?:he|she|they|his|her|their)\b|(?:he|she|they)\s)"
)
"""Under the heading, of itself: "declared that in relation to the slipway they had heard it before". """
ALL_MEMBERS = re.compile(
    r"(?:(?:All|Each\sof\sthe)\s(?:the\s)?(?:\w+\s)?[Mm]embers(?:\s(?:of\sthe\s\w+|present))?|Members\sgenerally)(?=\s)"
)
WITHDRAWING = re.compile(
    r"\b(?:he|she|they)\s(?:would|will)\s[^.;]{0,80}?\b(?:withdraw|leave\s(?:the\s)?(?:room|meeting|chamber|table)|take\sno\spart|not\s(?:take\spart"
    r"|participate|vote))\b(?![^.;]{0,30}\b(?:at\s(?:\d|lunch|noon|midday|about)|early|before\s\d|by\s\d|for\sanother|prior\sto\sthe\send))",
    re.IGNORECASE,
)
"""Under a heading of declarations: "stated that since he had decided on the scheme he would withdraw". """
_WOULD_GO = (
    r"(?:would|will)\s(?:be\s(?=leaving|withdrawing)|then\s|also\s|therefore\s)?"
    r"(?:leaving|withdrawing|leave|step\sout|withdraw(?:\sfrom|(?=\s*(?:[.;,)]|$)))|vacate\sthe|retire\sfrom)"
)
_GOING = (
    r"(?:(?:recused|excused)\s(?:himself|herself|themselves|themself)(?!\sfor)|(?:chose|elected|decided|opted)\sto\s(?:leave|withdraw)"
    r"|(?<!not\s)considered\sthat\s[^.;]{3,60}?\s(?:required|(?<!not\s)would\srequire)\s(?:him|her|them)\sto\s(?:leave|withdraw)|left|went\sout|withdrew|stepped\sout|vacated\sthe(?!\s[Cc]hair\b)|retired\sfrom|departed|exited|absented|gadawodd|gadawsant|adawodd|ymneilltuodd|tynnodd|leaving\sthe"
    r"|withdrawing\sfrom)"
)
LEFT = re.compile(
    rf"(?:(?<!to\shave\s)(?<!having\sto\s)(?<!\bni\s)(?<!\bnid\s)(?<!\bna\s)(?<!not\s)(?<!not\sbe\s)(?<!without\s)\b{_GOING}|\b{_WOULD_GO})\b"
    r"(?!\s(?:hand|over|it|behind|school|office|the\s(?:council(?!\schamber|\smeeting)|party|company|board(?!room)))|[^.;]{0,60}\bif\b)",
    re.IGNORECASE,
)
STAYED = re.compile(
    r"\b(?:remained|stayed|took\spart|would\s(?:therefore\s|also\s|then\s|accordingly\s)?(?:stay|remain(?=\s(?:in|and|for)\b|\s?[.;,]|$)|be\s(?:staying|remaining)|not\s(?:be\s)?(?:leav|withdraw)\w+|take\spart)"
    r"|did\snot\s(?:(?:need|require|have)\sto\s)?(?:leave|withdraw)(?:\sthe\s(?:meeting|room|chamber|Chamber)|\sfrom\sthe\smeeting)?|(?:would\snot|not\ssuch\sas\sto)\srequire\s(?:him|her|them)\sto\s(?:leave|withdraw)(?:\s(?:from\s)?the\s\w+)?|did\snot\sconsider\s(?:that\s)?[^.;]{3,90}?\srequired?s?\s(?:him|her|them)\sto\s(?:leave|withdraw)(?:\s(?:from\s)?the\s\w+)?"
    r"|(?:neither|none)\s[^.;]{3,60}?\sconsidered\sthat\s[^.;]{3,60}?\srequired\sthem\sto\s(?:leave|withdraw)(?:\sthe\s\w+)?|(?:ni(?:d)?|na)\s(?:adawodd|thynnodd)|arhosodd)\b(?!\s(?:a|an|the|concerned|unchanged|of)\s)",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"(?:As\s(?:his|her|their|this|the)\s[^.;]{0,60}\binterests?|As\s(?:such|a\sresult)|Therefore|Accordingly|Consequently"
    r"|For\sthis\sreason|In\s(?:accordance|line|compliance)\swith\sthe|Having\s(?:applied|considered|regard)|On\sth(?:at|is)\sbasis|Each\s(?:member|councillor|of\sthem)|He|She|They|Both|The\s(?:Councillors?|Members?|Chair)|Councillors?|Cllrs?|Ald\w+|M(?:r|rs|s|iss)\b|Gadawodd|Arhosodd"
    r"|Roedd\s(?:yr\saelod|y\s[CG]h?ynghorydd|o|ef|hi)|Ni(?:d)?\s(?:adawodd|oedd))\b"
)


_NOT_SO = re.compile(
    r"\bnot\san?\spersonal\s(?:acquaintance|friend)\b|\b(?:not|nor)\s(?:consider\w*\s)?(?:(?:it|this|that|the\sinterest|his|her|their)\s(?:interest\s)?)?(?:was\s|were\s|to\sbe\s|as\s|be\s)?(?:an?\s)?(?:personal\s(?:and|or)\s)?prejudicial(?:\sinterest)?"
    r"|\bnone\sof\swhich\s[^.;]{0,60}?\binterests?\b|\b(?:but|and)\snot\s(?:an?\s)?(?:DPI|disclosable\specuniary|pecuniary|personal)(?:\sinterest)?\b|\b(?:nid|nad)\soedd[^.;]{0,50}rhagfarn\w*",
    re.IGNORECASE,
)
_TITLE_OF_ITEM = re.compile(r"\((?![^()]*\b[Ii]nterest)[A-Z][^()\s]*(?:\s[^()\s]+){2,20}\)")
""" "(Council Financial Performance, Quarter 4)": an item's name, and no kind of interest. """
_NOT_PECUNIARY = re.compile(r"\bnon[- ]?(?:pecuniary|financial|disclosable)", re.IGNORECASE)
_NEAR = re.compile(
    r"(?:[\w/,&()-]+\s){0,7}(?:interests?|DPIs?|ORIs?|NRIs?)\b"
    r"|\b(?:b?fuddian(?:t|nau)|buddian(?:t|nau)|[dg]?diddordeb|ddiddordeb|[gc]h?ysylltiad\w*|[gc]h?yswllt)(?:\s[\w’']+){1,6}",
    re.IGNORECASE,
)
"""The words before "interest" in English, those after it in Welsh, which name its kind."""


def kind_of(words: str) -> str:
    """Kind of the interest that words declare, near the word "interest" where that stands there; `other` for none."""
    words = _NOT_SO.sub("", _TITLE_OF_ITEM.sub("", " ".join(words.split())))
    near = " / ".join(match.group() for match in _NEAR.finditer(words))
    found = [kind for kind, pattern in _KINDS if pattern.search(near)]
    anywhere = [kind for kind, pattern in _KINDS if pattern.search(words)]
    if found[:2] == ["other", "pecuniary"] and not _NOT_PECUNIARY.search(near):
        found = found[1:]  # "a significant and pecuniary interest"
    named = next(iter(found or anywhere), None)
    if named in ("personal", "pecuniary") and "prejudicial" in anywhere:
        named = "prejudicial"
    sought = named is None and _SOUGHT.search(words) is not None and _AN_INTEREST.search(words) is not None
    if (
        not sought
        and _DISPENSATION.search(words)
        and (named is None or (_HAS_GRANT.search(words) and not _AN_INTEREST.search(words)))
    ):
        return "dispensation"
    return named or "other"


def has_kind(words: str) -> bool:
    """Whether words name a kind of interest."""
    words = " ".join(words.split())
    return any(pattern.search(words) for _, pattern in _KINDS)


def only_kind(words: str) -> str:
    """The words, where they name one kind of interest and no other; else none of them."""
    plain = " ".join(words.split())
    return words if sum(pattern.search(plain) is not None for _, pattern in _KINDS) == 1 else ""


_ONLY_IF = re.compile(
    r"\b(?:should|if|were)\s(?:there\sbe|any|the\s(?:item|matter|discussion)|it)\b[^.;]{0,90}?\b(?:would|will)\s(?:\w+\s){0,2}"
    r"(?:leave|withdraw|be\sleaving|vacate)\b",
    re.IGNORECASE,
)
""" "should there be any discussion on it, he would leave": nobody knows whether he did. """


def left(words: str) -> bool | None:
    """Whether the member left, as stated: None where the words say neither or both."""
    if _ONLY_IF.search(words):
        return None
    gone, stayed = bool(LEFT.search(words)), bool(STAYED.search(words))
    return None if gone == stayed else gone


FOLLOWING = re.compile(
    r"(?:\w+[.)]\s{1,3})?(?:The\s)?[Ff]ollowing\s(?:[\w-]+\s){0,3}?(?:[Mm]embers?|[Cc]ouncillors?|[Oo]fficers?|persons?)\b[^.:;]{0,60}?\b(?:declared|disclosed|made|registered|gave)\b"
    r"[^:;]{0,40}?\b(?:interests?|declarations?|DPIs?|NRIs?|ORIs?|dispensations?)\b[^.:;]{0,160}:[-–]?\s{1,8}"
)
""" "The following members declared an interest in item 4: ..." with the names in the same sentence."""
NEXT_ENTRY = re.compile(r";\s{1,3}(?:and\s)?(?=(?:Councill?ors?|Cllrs?|Mrs?|Ms|Miss|Dr|Alderman|Ald)\b)")
STEM = re.compile(
    r"\bfollowing\s(?:[\w-]+\s){0,3}(?:declarations?|disclosures?|interests?|announcements?)\b[^.;]{0,60}\b(?:made|declared|received|disclosed)\b",
    re.IGNORECASE,
)
""" "The following declarations were made in relation to Minute 28": what introduces a list, without a colon too."""
NEXT_CLAUSE = re.compile(
    r"[\s,;]{0,4}(?:\b(?:and|while|whilst|a|ac)\s{1,3})?(?:(?:(?<!\w)(?:[Tt]he|[Yy]r?)\s)?(?:Councillors?|Cllrs?\.?|Aldermen|Alderman|Bailie"
    r"|Cynghorydd|Cynghorwyr)\s{0,3})?$"
)
"""What stands between one declaration and the first name of the next."""
IN_ITEM = re.compile(
    r"\s{1,3}(?:yn|ar|in|on|for|regarding|concerning|(?:in|with)\s(?:respect\sof|relation\sto|regard\sto))\s(?:the\s)?(?:agenda\s)?"
    r"(?:eitem(?:au)?|items?|minute|application|cais)\b|\s{1,3}as\s(?:an?\s|the\s)?[a-z]{3}|\s{1,3}(?:was|is)\s(?:an?|the)\s[a-z]{3}",
    re.IGNORECASE,
)
"""What may stand after a name in a list of declarations."""


def without_title(said: str) -> str:
    """Words of a clause without the "and Councillor" that begins the next."""
    cut = NEXT_CLAUSE.search(said)
    return said[: cut.start()] + " " if cut and cut.group().strip() else said.rstrip() + " "

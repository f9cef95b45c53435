"""The words of nil returns: that no member had an interest to declare."""

from __future__ import annotations

import re

from extract import rules
from extract.components.interest_headings import INLINE_HEADING

_NIL_WORDS = rules.alternatives(rules.values("interests", "words", kind="nil"))
NIL_ALONE = re.compile(rf"(?P<nil>(?:{_NIL_WORDS}))\s?[.;]?[ \t]*(?:\s*\Z|\r?\n|/[ ]?(?=[A-Z]))", re.IGNORECASE)
INLINE_ALONE = re.compile(
    r"(?P<nil>(?:none|nil|no\sinterests?|no\sdeclarations?)(?:\s(?:were\s)?(?:declared|made|received|stated|given))?)\.(?=\s{1,3}[A-Z])",
    re.IGNORECASE,
)
""" "Declarations of interest: None declared. Members were reminded ...". """
INLINE_NIL = re.compile(
    rf"\n[ \t]{{0,12}}{INLINE_HEADING.pattern}(?P<nil>(?:{_NIL_WORDS}))\s?[.;]?[ \t]*(?:\s*\Z|\r?\n)", re.IGNORECASE
)
"""A heading with a nil return on a further line of a paragraph."""
NO_DECLARATIONS = re.compile(
    r"(?:There\s(?:were|was)\s)?no\sdeclarations?(?:\sof\sinterests?)?(?:\s(?:was|were)\s(?:made|received|declared|recorded|given))?[\s.;]*$",
    re.IGNORECASE,
)
"""A nil return under no heading: "No declarations were made." """
_DECLARATIONS = r"(?:declarations?|disclosures?|interests?|pecuniary|DPIs?)"
NIL = re.compile(
    rf"\b(?:there\s(?:were|was|being|are)|it\swas\snoted\sthat\s(?:there\s)?)\s?no\s(?:(?!further|other|additional|more\b)[\w’',-]+\s)"
    rf"{{0,4}}?{_DECLARATIONS}\b"
    rf"|(?:\A|(?<=[.:;,]\s)|\bthat\s)no\s(?:(?!further|other|additional|more\b)[\w’'/-]+\s){{0,5}}?{_DECLARATIONS}\b[^.;]{{0,90}}?\b(?:made|received"
    rf"|declared|disclosed|reported|intimated|recorded|registered|given|noted)\b"
    rf"|(?:\A|(?<=[.:;]\s))no\s(?:members?|councillors?|interests?|one)\b[^.;]{{0,60}}\b(?:declared|disclosed|had|made|registered)\b"
    rf"[^.;]{{0,60}}\b(?:interests?|declarations?)\b"
    rf"|\b(?:there\swere|with)\snil\s(?:\w+\s){{0,2}}?{_DECLARATIONS}\b|\A(?:the\s)?(?:members|councillors|those\spresent)\s(?:had|made)\sno\s(?:\w+\s){{0,3}}?{_DECLARATIONS}\b"
    rf"|\A(?:the\s)?(?:members|councillors|those\spresent)\s(?:present\s)?(?:did\snot\s(?:declare|disclose|have)\sany\s(?:\w+\s){{0,3}}?"
    rf"|(?:confirmed|advised|stated|indicated|reported)\sthat\sthey\shad\sno\s(?:\w+\s){{0,3}}?){_DECLARATIONS}\b"
    rf"|\A(?:nobody|no\sone)\s(?:present\s)?(?:had|declared|made|wished\sto\sdeclare)\s[^.;]{{0,30}}?\b{_DECLARATIONS}\b"
    rf"|(?:\A|(?<=[.:;]\s))ni(?:d|\s)\s?(?:ddatgan\w+|ddatgel\w+|roddwyd|chyflwynwyd|wnaed|wnaeth\w*|chafwyd|dderbyniwyd|fu|oedd(?!\s(?:yr?\s[\w-]+\s)?(?:o’r|o'r|yn\sei|farn|ef|hi|o)\b))\b[^.;]{{0,80}}(?:[bf]uddian|[gc]ysyll?[tw]"
    rf"|d?diddordeb|d?datgan)\w*",
    re.IGNORECASE,
)
NONE_SAID = re.compile(
    r"\b(?P<nil>there\s(?:were|was|being)\snone(?:\s(?:made|declared|received))?|none\swere\s(?:forthcoming|declared|made|received))[\s.]*$",
    re.IGNORECASE,
)
""" "The Chair sought declarations. The Board noted that there were none." """
EXCEPT = re.compile(r"\b(?:except|other\sthan|apart\sfrom|save|but|however|whip|arall|eraill|pellach)\b", re.IGNORECASE)

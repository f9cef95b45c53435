"""Headings of declarations of interest: on a line of their own, or run in to what was declared."""

from __future__ import annotations

import re

from extract.components.interest_words import INTEREST, KIND_WORD

_ITEM_NUMBER = (
    r"(?:(?-i:[A-Z]{1,6}|[A-Z][a-z]{1,4}(?=[./-]\d))?[./-]?\d{1,4}(?:[a-z](?=/))?(?:[./_-]\d{1,4}){0,3}[A-Za-z]?[.,):]?\s{1,12}(?:\d{1,2}\.\s{1,12})?)?"
    r"(?:(?:Agenda\s)?Item\s(?:No\.?\s)?\d{1,3}[.:]?\s(?:[–-]\s)?)?"
)
""" "4.", "24/172", "CL.45/23", "Cou/287/07-08", "168.0 Agenda Item 2": what numbers a heading. """
_NOT_OF = (
    r"(?!\s(?:of|as\sto)\s(?:an?y?\s|the\s)?(?:party\s|political\s)?"
    r"(?:whip\w*|substitut\w+|lobbying|vacanc\w+|urgen\w+)(?![^\n]*\sinterest))"
)
"""What else is declared under a heading of its own: "Declaration of party whip"."""
HEADING = re.compile(
    rf"{_ITEM_NUMBER}"
    r"(?:[^.:;\n]{3,80}(?:,|\s(?:and|&))\s(?=(?:any\s)?(?:members[’']?\s)?declarations?\sof\s(?:[\w’']+\s){0,2}interests?$))?"
    r"(?:(?:code\sof\sconduct|welcome|sederunt|apologies(?:\sfor\sabsence)?|substitut(?:es|ions?))(?:,?\s(?:for\sabsence\s)?(?:and|&)\s|,\s|\s?[-–:/]\s?)){0,3}"
    r"(?:to\s(?:receive|note|consider)\s)?(?:any\s)?(?:members[’']?\s|councillors[’']?\s)?"
    r"(?:(?:d\s?eclarations?|disclosures?|interests?(?:\sand\snature\sof\sinterests?)?\sdeclared|conflicts?\sof\sinterests?|declaring|notifications?|datgan(?:iadau?)?|datgelu|datgeliadau)\b(?!\sof\s(?:acceptance|office|result))"
    rf"{_NOT_OF}"
    r"[^.:\n]{0,110}(?:\.\sRelevant\sAuthorities[^.:\n]{0,110})?"
    r"|(?:(?:disclosable|pecuniary|personal|prejudicial|registrable|financial|other|non-?\w+|and|or|&|/)\s){0,6}interests)\s?:?(?:[-–]\s?)?\s*(?P<translated>\n[^.:;,|(\n]{3,60})?$",
    re.IGNORECASE,
)
ENDS_WITH_STOP = re.compile(
    rf"{_ITEM_NUMBER}(?:[^a-zà-ÿ\n]{{4,120}}|(?:Any\s)?(?:Declarations?|Disclosures?)(?:\sof\s(?:[\w’'-]+\s){{0,4}}Interests?)?)\.$"
)
""" "DECLARATIONS OF PERSONAL INTEREST.", "Declarations of Interest.": a heading may end with a full stop."""
FLAT_TITLE = re.compile(
    rf"{_ITEM_NUMBER}(?:(?:Members|Councillors)[’']?\s|MEMBERS[’']?\s)?"
    r"(?:Declarations?|Disclosures?|DECLARATIONS?|DISCLOSURES?)\s(?:of|OF)\s(?:[\w’'-]+\s){0,3}(?:Interests?|INTERESTS?)\b(?!\s?:)"
)
""" "Declarations of Interest To receive any declarations from Members.": the heading and the agenda's words in one."""
MINUTES = re.compile(r"(?:Minutes|MINUTES|Cofnodion|Decision)(?:\s?/\s?(?:Minutes|Cofnodion))?\s?:")
"""The label below the heading of an item, under which what was declared stands, after the words of the agenda."""
NUMBERED_HEADING = re.compile(
    r"[ \t]*(?:[A-Z]{1,6}[./-]?)?\d{1,4}(?:[./-]\d{1,4}){0,2}[A-Za-z]?[.):]?[ \t]{1,8}"
    r"(?:(?:DECLARATIONS?|Declarations?|DISCLOSURES?|Disclosures?)(?:\s[\w’']+){0,6}|INTERESTS|Interests)\s?[:.]?$"
)
""" "37  INTERESTS": a heading on a line of its own. """
INLINE_HEADING = re.compile(
    rf"{_ITEM_NUMBER}"
    r"(?:any\s)?(?:(?:d\s?eclarations?|disclosures?|datgan(?:iadau?)?)(?:\sof?\s?[^.:\n–]{0,60}"
    r"(?:interests?|fuddiant|fuddiannau|buddiant|diddordeb))?|interests?(?:\sand\snature\sof\sinterests?)?\sdeclared|conflicts?\sof\sinterests?(?:\sdeclared)?|members[’']?\sinterests)"
    r"(?:(?:\s(?:and|&|or)\s|\s?/\s?)[^.:\n–…]{3,60}?)?"
    r"(?:\s?\([^()\n]{3,60}\)(?=\s(?:none|nil)\b))?"
    r"\s?(?::|[-–]|…|\.{3}|(?<=\))(?=\s)|\.(?=\s{1,3}(?:there\swere\snone|none|nil)\b))\s{0,3}(?=\S)",
    re.IGNORECASE,
)
TRANSLATED = re.compile(r"[A-ZÀ-Þ][^.:;,|()\d\n]{3,60}")
"""A heading's second line, in the other language."""
_ACTED = re.compile(r"\b(?:declared|disclosed|made|received|advised|stated|noted|reported|none|nil)\b", re.IGNORECASE)
_NONE_OF_A_KIND = re.compile(
    rf"{KIND_WORD}(?:\sinterests?)?\s?[:–-]\s{{0,3}}(?:none|nil)(?:\sdeclared)?\.?", re.IGNORECASE
)
_TITLE_WORDS = re.compile(r"[A-ZÀ-Þ][^\d.;:,!?|\t\n]{6,68}")
_SAYS = re.compile(
    r"\b(?:declar\w+|disclos\w+|interests?|was|were|had|has|is|are|none|nil|councillors?|cllrs?|mrs?|ms|miss|dr)\b",
    re.IGNORECASE,
)


def is_title(words: str) -> bool:
    """Whether a paragraph looks like the title of an item: short, without a stop, a verb, a number or a member."""
    return _TITLE_WORDS.fullmatch(words) is not None and " " in words and _SAYS.search(words) is None


def goes_on_heading(words: str) -> bool:
    """Whether a paragraph only goes on with a heading: "or other interests as outlined", "Pecuniary: none"."""
    if _NONE_OF_A_KIND.fullmatch(words):
        return True
    about = INTEREST.search(words) is not None
    return about and len(words) < 250 and _ACTED.search(words) is None and (words[0].islower() or words[-1] not in ":;")

"""What may stand between a cue and what was decided: the vote, the mover, a bracket, the body advised.

"AGREED, by 5 votes to 2, that ...", "RESOLVED (on the motion of Councillor Ash) to ...", "Resolved nem. con.: ...".
"""

from __future__ import annotations

import re

from extract.components.outcomes import verbs

_NUMBER = r"(?:\d{1,3}|nil|none|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SCORE = (
    rf"{_NUMBER}\s?(?:votes?\s|members?\s|in\s)?(?:to|for|favour|:|-|–|/)\s?(?:and\s)?{_NUMBER}"
    rf"(?:\s?(?:-|–|/|:)\s?{_NUMBER})?(?:\s(?:votes?|against))?"
    rf"(?:[\s,]{{1,2}}(?:with|and)\s\w+\s(?:abst\w+|members?\sabst\w+))?"
)
_MEANS = (
    r"(?:vote[sd]?|voting|majority|show\sof\shands|casting|ballot|division|divided|acclamation|assent|consent|abst\w+"
    r"|dissent\w*|motion|proposition|proposal|proposed|moved|seconded|unanim\w+|requisition|nomination)"
)
_OPENER = (
    rf"(?:by|on|upon|with|without|following|after|proposed|moved|seconded|there\sbeing|nobody"
    rf"|{_NUMBER}\s(?:[Mm]embers?\s)?(?:voting\s|having\svoted\s)?"
    r"(?:for|in\sfavour|votes?))"
)
_WITHIN = r"(?:[^.:;()]|\([^()]{0,120}\)|(?<=\b[A-Z])\.|(?<=Cllr)\.|(?<=Mr)\.)"
_VERB = "|".join(sorted(map(re.escape, verbs()), key=len, reverse=True))
_LONG = (
    rf"(?=[^.:;]{{1,180}}?\b{_MEANS}\b|[^.:;]{{0,30}}\b(?:for|against)\b){_OPENER}\b{_WITHIN}{{0,200}}?"
    rf"(?=,?\sthat\b|\s?:|\s[–—-]\s|,?\s(?:not\s)?to\s(?:{_VERB})\b|,[ \t]*\Z)"
)
""" "on the motion of Councillor Ash, seconded by Councillor Orr": up to the words of the decision, never over them."""
_SHORT = (
    r"(?:unanimously|yn\sunfrydol|nem\.?\s?(?:con|dis\w*)\b\.?|without\s(?:a\s)?(?:vote|division|dissent|debate"
    r"|discussion"
    r"|objection)|as\samended|accordingly|by\sall(?:\s(?:present|(?:the\s)?(?:members|councillors))){0,2}"
    rf"|(?:by|on|upon|with|following|after)\s(?:a\s|the\s|his\s|her\s)?(?:\w+\s){{0,3}}?(?:majority|show\sof\shands"
    rf"|votes?|casting\svotes?|ballot|division|acclamation|assent|(?:{_NUMBER}\s)?abstentions?)"
    rf"(?:\sof\s(?:{_SCORE}|the\s[A-Z][\w-]+))?"
    rf"|(?:by\s)?{_SCORE})(?=[\s:;,.–—-]|$)"
)
_BRACKET = r"\((?![a-z0-9ivx]{1,4}\)\s)[^()]{0,160}\)"
_DISSENTING = (
    r"(?:with\s)?(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Alderm[ae]n|[Tt]he\sChair\w*)\b\.?\s?[^.:;()]{0,90}?\s?"
    r"(?:dissenting|abstaining|voting\sagainst)(?=,)"
)
""" "It was resolved, Mr Ash dissenting, that ..."."""
MANNER = rf"(?:[\s,]{{0,2}}(?:{_BRACKET}|{_DISSENTING}|(?i:{_LONG})|(?i:{_SHORT})))"
"""One statement of the manner with the comma or space before it."""
_ALONE = re.compile(rf"{MANNER}{{1,3}}[\s:;,.–—-]*$")
_MARKED = re.compile(
    rf"{MANNER}{{0,3}}(?:\s*[:;–—-](?!\w)|,?\s[“\"]?(?:that|to|not\sto)\b|[\s:;,.–—-]*$)", re.IGNORECASE
)


_FAR = re.compile(rf"(?:{MANNER}{{1,3}}(?:\s?[:–—](?!\w)|,?\s(?:that|to|not\sto)\b)|,\s(?:that|to)\s)", re.IGNORECASE)


_RUN = re.compile(rf"{MANNER}{{1,3}}")
_MARK = re.compile(rf"{MANNER}{{0,3}}\s?(?::|\s[–—-])\s*(?=[\w£(“\"])", re.IGNORECASE)


def _flat(text: str, after: int, end: int) -> str:
    """The next words with every run of white space as one space: the lines of printed minutes are indented."""
    return re.sub(r"\s+", " ", text[after : min(end, after + 400)])


def end_of_manner(text: str, after: int, end: int) -> int:
    """Where the words about the manner end that begin at `after`; `after` itself where there are none."""
    match = _RUN.match(text, after, min(end, after + 400))
    return match.end() if match else after


def ends_in_mark(text: str, after: int, end: int) -> bool:
    """Whether a colon or a dash with words behind it follows a cue that ends at `after`, or how it was decided."""
    return _MARK.match(_flat(text, after, end)) is not None


def is_manner(words: str) -> bool:
    """Whether a paragraph says no more than how something was decided."""
    return len(words) < 200 and _ALONE.match(words) is not None


_OPINION = re.compile(
    r"\s(?i:no\s(?:objections?|comments?)|(?:strongly\s)?object|objection)\b(?!\s(?:had|have|has|were|was|being)\b)"
)
""" "Resolved No Objection.", with no mark between."""


def leads_on(text: str, after: int, end: int) -> bool:
    """Whether what was decided follows a cue that ends at `after`: at once, or behind how it was decided."""
    flat = _flat(text, after, end)
    return _MARKED.match(flat) is not None or _OPINION.match(flat) is not None


def leads_far(text: str, after: int, end: int) -> bool:
    """Whether how it was decided, or at least a comma, stands between a cue that ends at `after` and its words."""
    return _FAR.match(_flat(text, after, end)) is not None

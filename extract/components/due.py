"""When an action was to be done, as its statement says: "by 12 May", "within ten days", "before the next meeting"."""

from __future__ import annotations

import re

from extract import rules
from extract.text import words

_MONTH = rules.alternatives(re.escape(name) for rule in rules.load("months") for name in rule["names"] if len(name) > 2)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE = (
    rf"(?:(?:{_DAY},?\s)?(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\b(?:,?\s(?:19|20)\d\d)?"
    rf"|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|(?:(?:early|mid|late|the\send\sof|end\sof|end|the\sbeginning\sof|diwedd|mis)[\s-])?{_MONTH}\b(?:\s(?:19|20)\d\d)?"
    rf"|{_DAY}(?:\s\w+)?|(?:19|20)\d\d\b)"
)
_SITTING = r"(?:council|board|committee|cabinet|forum|panel)(?!\s(?:meeting|member))"
_EVENT = (
    r"(?:(?:the|its|their|our|y)\s)?(?:end\sof\s(?:the\s|this\s|next\s)?(?:week|month|year|quarter|day|meeting|municipal\syear|financial\syear|term)"
    rf"|next\s(?:\w+\s){{0,4}}?(?:meeting|week|month|year|quarter|cycle|{_SITTING})|(?:following|{_MONTH}|annual|forthcoming)\s(?:\w+\s){{0,2}}?(?:meeting|{_SITTING})"
    r"|(?:summer|winter|spring|autumn|Christmas|Easter|\w+)\s(?:recess|break|holidays?)|Christmas|Easter|(?:summer|autumn|winter|spring)(?:\sterm)?|cyfarfod\snesaf"
    r"|half[\s-]term|publication|close\sof\splay|noon|(?:\w+\s){0,3}meeting|budget(?:\s\w+){0,2})"
)
_LENGTH = (
    r"(?:the\snext\s)?(?:\w+|\d{1,3})\s(?:working\s|calendar\s)?"
    r"(?:fortnight|days?|weeks?|months?|hours?|years?|cycles?|diwrnod|wythnos)(?:\sof\s[^,.;()]{3,40})?"
)
_ON = re.compile(rf"\smeeting\s(?:on|of|to\sbe\sheld\son)\s(?P<date>{_DATE})", re.IGNORECASE)
""" "to the next meeting on 6 March": the day says more than the meeting."""
_DUE = re.compile(
    rf"\b(?:(?:by|no\slater\sthan|not\slater\sthan|due(?:\sby|\son|\sdate)?:?|deadline:?|target(?:\sdate)?:?|erbyn)\s(?P<plain>{_DATE}|{_EVENT})"
    rf"|(?P<kept>(?:before|ahead\sof|prior\sto|in\stime\sfor|in\sadvance\sof|cyn)\s(?:{_DATE}|{_EVENT}))"
    rf"|(?P<length>(?:within|o\sfewn|in)\s{_LENGTH})"
    rf"|(?:at|to|for|in)\s(?P<meeting>(?:the|its|their)\s(?:next|following|{_MONTH})\s(?:\w+\s){{0,4}}?(?:meeting|{_SITTING}))"
    r"|(?P<until>(?:before|ahead\sof|prior\sto|in\stime\sfor|cyn)\s(?:the|its|their|y|yr)\s(?:[\w’'-]+\s){0,2}?[\w’'-]+(?=[\s.;,)]*$)"
    r"|cyn\s(?:[\w’'-]+\s){0,3}[\w’'-]+(?=[\s.;,)]*$))"
    rf"|(?<!for\s)(?<!of\s)(?<!in\s)(?<!by\s)(?P<every>(?:each|every)\s(?:week|month|quarter|year|{_DAY})(?=[\s.;,)]*$))"
    r"|(?<!for\s)(?<!of\s)(?<!about\s)(?<!on\s)(?<!the\s)(?P<next>(?:from\s(?:the\s)?)?next\s(?:week|month|quarter|term|year|spring|summer|autumn|winter)(?=[\s.;,)]*$))"
    rf"|in\s(?P<month>(?:{_MONTH}\b(?:\s(?:19|20)\d\d)?|the\s(?:new\syear|autumn|spring|summer|winter))(?=[\s.;,)]*$))"
    r"|(?P<after>(?:after|following)\s(?:(?:the\s)?(?:half[\s-]term|Christmas|Easter"
    r"|(?:summer|winter|spring|autumn)\s(?:recess|break|holidays?)))))(?!\w)",
    re.IGNORECASE,
)
_IN_LENGTH = re.compile(
    r"in\s(?!(?:the\snext|\d|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b)", re.IGNORECASE
)
_AT_END = re.compile(
    rf"(?:(?:[(–-]|,)\s?(?P<date>{_DATE})\)?|(?:\(|\s[–—-]\s)(?P<event>{_EVENT})\)?)\.?$", re.IGNORECASE
)


_ABOUT = re.compile(r"\s(?:suggesting|stating|explaining|saying|asking|complaining|requesting)\s")
"""What follows is what a letter will say, and its times are not those of the action."""
_ARTICLE = re.compile(r"(?:the|y|yr)\s(?=\S)", re.IGNORECASE)


def without_article(owner: str) -> str:
    """Who is to act, without "the" before an office."""
    match = _ARTICLE.match(owner)
    return owner[match.end() :] if match else owner


def due_of(statement: str) -> str | None:
    """The time a statement sets, as printed without "by", white space as one space; None where it sets none."""
    plain = _ABOUT.split(words(statement))[0]
    found = [match for match in _DUE.finditer(plain) if not (match["length"] and _IN_LENGTH.match(match["length"]))]
    first = next((match for match in found if match["plain"]), found[0] if found else None)
    sitting = _ON.search(plain)
    if sitting and (first is None or first["meeting"]):
        return sitting["date"]
    if first:
        return next(value for value in first.groupdict().values() if value).strip()
    end = _AT_END.search(plain[-60:])
    return (end["date"] or end["event"]) if end else None

"""Rows of infinitives in one clause, and where the minutes go on to tell what happened next."""

from __future__ import annotations

import re

from extract.components.outcomes import verbs

_VERBS = rf"(?:{'|'.join(sorted(map(re.escape, verbs()), key=len, reverse=True))})"
COMMA_TO = re.compile(
    rf",\s{{1,20}}(?=(?:also\s|further\s)?to\s{_VERBS}\s[^;]{{3,400}}?,?\s(?:and|or)\s(?:also\s|further\s)?to\s{_VERBS}\s)",
    re.IGNORECASE,
)
"""The comma in "To approve the policy, to fix the charge and to note the replies"."""
_OPENS = re.compile(r"(?:that\s)?to\s", re.IGNORECASE)
_HANDS_ON = re.compile(
    r"\b(?:authoris|authoriz|delegat|authority|power|request|instruct|ask|invit|urg|call|empower|permit|allow)",
    re.IGNORECASE,
)
_TOLD_NEXT = re.compile(
    r",?\s(?:and|whereupon|after\swhich)\s(?:at\s\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\.?,?\s)?(?:all\s(?:the\s)?|the\s|both\s)?(?:parties|public|press|meeting|hearing|applicants?"
    r"|objectors?|officers|[Cc]hair\w*|[Ss]ub-?\s?[Cc]ommittee|[Pp]anel)\s(?:then\s|duly\s|accordingly\s){0,2}(?:returned|reconvened|resumed|withdrew|left|announced|re-?entered"
    r"|retired|were\s(?:re-?admitted|recalled|invited\sback|asked\sto\s(?:leave|return))|was\s(?:re-?admitted|recalled))\b"
)
""" "... exclude the public in order to deliberate, and at 8.50 pm all parties returned"."""


def is_row(left: str) -> bool:
    """Whether the words before `COMMA_TO` are an infinitive of the body, not what somebody else is told to do."""
    return _OPENS.match(left) is not None and not _HANDS_ON.search(left)


def told_next(text: str, start: int, end: int) -> int:
    """Where a clause ends whose sentence goes on with what was done then; `end` where it does not."""
    found = _TOLD_NEXT.search(text, start, end)
    return found.start() if found else end

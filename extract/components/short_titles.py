"""Titles within an item: a short line in ordinary letters, or the reference of an application, above its matter."""

from __future__ import annotations

import re

TITLE = re.compile(r"[A-Z][\w’'&(),/–-]*(?:\s[\w’'&(),/–-]+){0,8}")
REFERENCE = re.compile(r"(?:Application\s(?:No\.?\s)?)?(?:[A-Z]{1,5}/)?\d{2,4}/\d{3,6}(?:/[A-Z]{1,5})?\b[^.;]*$")
""" "21/0035 Barn at Low Farm": the title of an application."""
NO_TITLE = re.compile(
    r"\b(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Bailie|Alderman|[Vv]ot\w+|[Ff]or|[Aa]gainst|[Aa]bst\w+|[Mm]otion"
    r"|[Aa]mendment|moved"
    r"|seconded|[Pp]roposed|was|were|is|are|be|has|had|Minutes|Page|and|it|following)$|^(?:Members|Following|After"
    r"|Resolved|RESOLVED|It|For|Against|Abst\w+|Absent|Ayes?|Noes)\b|\(\d{1,3}\)$|[,;]$"
)
"""What makes a short line no title: it goes on, or is of a division."""
MOTION_TITLE = re.compile(
    r"(?:The\s|First\s|Second\s|Further\s)?(?:[Mm]otion|MOTION|[Aa]mendment|AMENDMENT"
    r"|[Pp]roposal)(?:\s(?:No\.?\s)?\w{1,3})?\s?[:–-]?$"
)
MOVED_BELOW = re.compile(r"\(?(?:[Mm]oved|MOVED|[Pp]roposed|PROPOSED|[Pp]roposer|[Mm]over)\b(?:\s[Bb]y|\s?:|\s[A-Z])")
"""What stands above the words of a motion, and below them."""

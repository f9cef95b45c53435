"""How presence is worded over a list of people and beside a name. Pure."""

from __future__ import annotations

import re

from scraper.vocabulary import ATTENDANCE_WORDS

PART = re.compile(r"\s+[-–—|]\s*|\s*[-–—|:]\s+|\s*[()\[\]]\s*|\s*[;|]\s*")
NO = r"\b(?:not|non|nor|neither|never|un\w+|without)\b"
# "Officers in attendance", "Also present", "Members not present": who, and the presence
OVER = re.compile(
    r"(?:(?:also|other|officers?|members?|councillors?|committee members|substitutes?|guests?|visitors)\b"
    rf"(?:(?!{NO}).){{0,30}}?\s+)?"
    r"(?P<presence>(?:not\s+)?(?:present|in attendance|attending|absent|apologies)\b.{0,40})",
    re.IGNORECASE,
)
# "was absent", "sent apologies", "unable to attend"
STATED = re.compile(
    r"(?:(?:was|were|has|have|had|sent|gave|tendered|submitted|with|his|her|their)\s+)*"
    rf"(?:{ATTENDANCE_WORDS.pattern}|(?:not|unable to|could not|cannot)\s+(?:be\s+present|attend))",
    re.IGNORECASE,
)
LONGEST = 60  # characters of a presence


def presence_in(words: str) -> str | None:
    """The presence that a heading or label states, if it does."""
    stated = OVER.fullmatch(words.strip(" :")) or STATED.match(words.strip())
    if stated is None or len(words) > LONGEST:
        return None
    found = stated["presence"] if stated.re is OVER else words.strip(" :")
    return found[0].upper() + found[1:]


def beside(line: str) -> tuple[str | None, str | None]:
    """What a line states beside a name: the presence, and the rest such as a role: `(Chair) - Present, virtual`."""
    parts = [found for part in PART.split(line) if (found := part.strip(" ,."))]
    stated = [part for part in parts if STATED.match(part) and len(part) <= LONGEST]
    return ", ".join(stated) or None, ", ".join(part for part in parts if part not in stated) or None

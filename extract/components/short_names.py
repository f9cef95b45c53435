"""People whom minutes call by a first name or initials alone, where the text elsewhere gives the whole name."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.components.undertaking_words import is_name

INITIALS = r"(?:(?:[A-Z]\.){2,3}|[A-Z]{2,3}|[A-Z][a-z]?[A-Z])(?![\w’'.-])"
""" "JS", "J.S.", "JdB": perhaps a person, perhaps a body."""
_FIRST_NAME = re.compile(r"[A-Z][a-z]{2,12}")
_FULL = (
    r"(?<![\w’'-]){first}(?:[a-z’'-]{{0,14}}[ \u00a0]|\.[ ]?)"
    r"(?:[\w’'.-]{{1,14}}[ \u00a0]){{0,2}}?(?P<last>{last}[\w’'-]{{1,20}})"
)


@lru_cache(maxsize=256)
def is_known(text: str, short: str) -> bool:
    """Whether a word is the first name, or letters the initials, of somebody named in full in the text."""
    letters = short.replace(".", "")
    if _FIRST_NAME.fullmatch(letters):
        pattern = rf"(?<![\w’'-]){letters} (?P<last>[A-Z][a-z]{{2}}[\w’'-]{{0,20}})"
        return any(is_name(f"{letters} {full['last']}") for full in re.finditer(pattern, text))
    if not re.fullmatch(r"[A-Z][A-Za-z]{1,2}", letters):
        return False
    if re.search(rf"[a-z]\s{{1,2}}\({re.escape(short)}\)", text):
        return (
            re.search(
                rf"(?:[Tt]rust|[Cc]ouncil|[Aa]gency|[Bb]oard|[Aa]uthority|[Gg]roup|[Ss]ervice|[Ff]und|[Ff]orum|[Pp]lan|[Cc]ommittee|[Tt]eam)\w{{0,2}}\s{{1,2}}\({re.escape(short)}\)",
                text,
            )
            is None
        )
    full = re.search(_FULL.format(first=letters[0], last=letters[-1]), text)
    return full is not None and is_name(full.group())

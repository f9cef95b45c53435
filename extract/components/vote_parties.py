"""Lists of voters by political group: "Labour Group: Councillors Ash and Elm", a line each, under one option."""

from __future__ import annotations

import re

from extract.components.listed_names import Listed, NameList, read_names

_PARTY = re.compile(
    r"\s{0,12}(?:(?:[A-Z][\w’'&-]*|and|of|&)\s){0,4}?(?:Labour|Co-operative|Conservatives?|Unionist|Liberals?|Democrats?|Greens?"
    r"|Independents?|Plaid\sCymru|SNP|DUP|UUP|SDLP|TUV|Sinn\sF[eé]in|Alliance|UKIP|Reform(?:\sUK)?|Residents?|Grŵp\s\w+"
    r"|Non-?[Aa]ligned|Unaligned|Group|Party)(?:\s(?:Group|Party|Members?|and\sUnionist))?"
    r"(?:\s?\(\d{1,3}\))?\s?[:–-]\s{0,3}(?=\S)"
)


def read_by_party(text: str, start: int, stop: int) -> NameList | None:
    """The people from `start` on, group after group; None where no group is named there, or a list cannot be read."""
    people: list[Listed] = []
    match = _PARTY.match(text, start, stop)
    if match is None:
        return None
    end = match.end()
    while match is not None:
        found = read_names(text, match.end(), stop)
        if not found.is_whole:
            return None
        people += found.people
        end = found.end
        match = _PARTY.match(text, end, stop)
    return NameList(tuple(people), end, None, True)

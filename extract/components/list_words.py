"""What stands between and around the names of a list: titles, page breaks, a name broken over two lines."""

from __future__ import annotations

import re

from extract.components.name_words import OFFICE, PLURAL, TITLE, WORD

PAGE_BREAK = re.compile(r"\s*\n\s*(?:Page\s)?\d{1,3}\s*\n\s*(?=[^\W\d_])")
WRAPPED_NAME = re.compile(
    rf"[ \t]*\r?\n[ \t]*(?!(?:[A-Z]{{4}}|Resolved|Agreed|Decided|Noted)\S*\s){WORD}(?:\s*[,;.(]|\s+[a-z]{{3}})"
)
TITLED_LINE = re.compile(rf"(?:and\s|&\s)?(?:(?P<over>{PLURAL})|{TITLE}|{OFFICE})\b")
ENTRY_END = re.compile(r"[ \t]*(?:[,;\n]|and\s|&\s|\Z)")
MEMBER = re.compile(r"(?:ouncil|OUNCIL|Cllr|CLLR|Ald|ALD|Bailie|BAILIE|yng|YNG)")
"""A title that only says that the person is a member, and is left out of the name."""
OVER_ALL = re.compile(r"(?:Councillor|COUNCILLOR|Cllr|CLLR|Member)\s?:")
""" "Councillor: Ann Ash, Bea Elm": a form whose label stays in the singular."""
SURNAMES_AFTER = frozenset(["England"])
"""Words that begin no name but may end one: "Chris England"."""
SURNAMES_TOO = frozenset(["Lord", "Lady", "Bishop", "Major", "Canon", "Baron", "Father", "Captain"])
"""Titles that are surnames too: "Ms Kate Lord"."""
COUNT_BEHIND = re.compile(r"[ \t]{0,3}[(\[]\s?(?:[Tt]otal:?\s)?\d{1,3}(?:\s(?:votes?|members?|councillors?))?\s?[)\]]")
""" "... Ash and Elm. (2)": a count behind the full stop of its list."""
FIRST_NUMBER = re.compile(r"\d+")

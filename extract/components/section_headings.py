"""ModernGov's own headings in a text ("Minutes:", "Decision:"), and the section in which a page copied whole begins."""

from __future__ import annotations

import re

from extract import rules
from extract.components.column_heads import is_column
from extract.components.lines import Line
from extract.text import SPACE

HEADINGS = {heading: rule["section"] for rule in rules.load("sections") for heading in rule["headings"]}
_NUMBERED = re.compile(r"\(?\d{1,4}[A-Za-z]?[./]?(?:\d{1,3}\.?)?\)?[\s\u00a0]{1,8}(?=\S)")
_TITLES = ("minutes", "cofnodion", "discussion", "draft minutes")
""" "Minutes" without its colon is the title of an item, or of the paper."""
_FIELDS = ("minutes", "decision", "end")
""" "3. MINUTES" is an item of business, ModernGov's own heading "Minutes:" has no number."""


_AGENDA_TITLE = re.compile(r"agenda$", re.IGNORECASE)
_DECISION_OF = re.compile(r"Decisions?\sof\s(?:the\s)?(?:[A-Z][\w’'-]+[,\s]{0,2}(?:(?:for|of|and|&)\s){0,2}){1,8}:?$")
""" "Decision of the Executive Member for Roads:"."""


_LEADS_ON = re.compile(
    r"(?:[,–—-]|\b(?:the|these|this|following|of|and|or|with|for|to|under|in|by|on|a|an|its|their|no|any|all))\s*$"
)
"""A line that the next one goes on from: "for the following / Reasons" holds no heading."""


def heading(text: str, row: Line) -> str | None:
    """Section a heading line opens. "minutes." at the end of a wrapped sentence is no heading."""
    if row.end - row.start > 60:
        return None
    words = text[row.start : row.end]
    numbered = _NUMBERED.match(text, row.label_start, row.end)
    if numbered and HEADINGS.get(text[numbered.end() : row.end].strip(SPACE + ":").casefold()) in _FIELDS:
        return None
    if words.strip(SPACE).casefold() in _TITLES:
        return None
    if _DECISION_OF.match(words):
        return "decision"
    named = HEADINGS.get(words.strip(SPACE + "#*:-–;").casefold())
    if named is None or (not words.rstrip().endswith(":") and is_column(text, row.start, row.end)):
        return None
    plain = words.lstrip(SPACE + "#*")[:1].isupper() and (
        row.after_blank
        or row.start == row.label_start == 0
        or words.isupper()
        or words.count(" ") > 1
        or (named == "reasons" and _LEADS_ON.search(text, max(0, row.start - 30), row.start) is None)
    )
    return named if words.rstrip(SPACE + "*-–").endswith(":") or plain else None


def _is_of_page(text: str, row: Line) -> bool:
    """Whether a line is ModernGov's own heading. "Decision" without its colon stands in minutes of other makers too."""
    named = heading(text, row)
    return named == "minutes" or (named == "decision" and text[row.start : row.end].rstrip(SPACE + "*#").endswith(":"))


_PRINTED_TITLE = re.compile(r".{0,80}\bminutes\b|at\sa\s(?:[\w-]+\s){0,3}meeting\sof\s", re.IGNORECASE)
_PRESENT = re.compile(r"^[ \t]{0,12}(?:PRESENT|Present)\b(?!\s(?:the|a|to)\b)", re.MULTILINE)
_PAGE_ONLY = re.compile(
    r"^[ \t#*]{0,12}(?:Minutes:|Supporting documents|Additional documents|Agenda item[ \t*]*$"
    r"|Agenda and (?:minutes|decisions))",
    re.MULTILINE,
)


def _is_printed(text: str, rows: list[Line]) -> bool:
    """Whether a text with headings "Decision:" is a printed paper of a meeting and no page of ModernGov's."""
    titled = any(_PRINTED_TITLE.match(text, row.start, row.end) for row in rows[:8])
    return titled and _PRESENT.search(text, 0, 3000) is not None and _PAGE_ONLY.search(text) is None


def opening(text: str, rows: list[Line], section: str | None) -> str | None:
    """Section in which a page copied whole begins: the agenda's own words stand above "Minutes:"."""
    if section is not None:
        return section
    if any(_is_of_page(text, row) for row in rows[:4000]):
        return None if _is_printed(text, rows) else "preamble"
    head = rows[:6]
    if any(_AGENDA_TITLE.match(text, row.start, row.end) for row in head[:1]):
        return "agenda"
    return None

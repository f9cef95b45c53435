"""Where a new item of business begins in minutes that lost their markup: numbered titles, minute numbers, capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.components.outcomes import lead_verb
from extract.text import SPACE, Block

NUMBER_ALONE = re.compile(r"\d{1,4}[A-Za-z]?(?:[./]\d{1,4})?\.?$")
ITEM_LINE = re.compile(
    r"\((?:Agenda )?Item(?: No\.?)? \d{1,3}[A-Za-z]?\)$"
    r"|(?:Agenda )?Item(?: No\.?)? \d{1,3}[A-Za-z]?\s?[:–—.-]\s?[^.;]{3,100}$"
    r"|Minute(?: No\.?)? \d{1,4}(?:[/.-]\d{1,4})?[A-Za-z]?(?:$|\s(?-i:[A-Z])[^.;]{2,80}(?<!was)(?<!were)$)"
    r"|Meeting: \d{1,2}/\d{1,2}/\d{4} - ",
    re.IGNORECASE,
)
_LETTER = "A-ZÀ-ÖØ-ÞŴŶ"
_CAPITALS = re.compile(
    rf"(?:\(?\d{{1,4}}[A-Z]?[./]?(?:\d{{1,3}}\.?)?\)?\s{{1,8}})?[{_LETTER}][{_LETTER}0-9 ,&'’()/:–-]{{5,120}}$"
)
_CUE_WORD = re.compile(
    r"\b(?:RESOLVED|AGREED|NOTED|DECISION|DECIDED|DETERMINED|ORDERED|RECOMMENDED|PENDERFYNWYD|MINUTES|THAT|CARRIED"
    r"|LOST|APPROVED|REFUSED|DEFERRED|WITHDRAWN|BE|ACTION|VOTING|FOR:|AGAINST:|CYTUNWYD|NODWYD)\b"
)
MINUTE_NUMBER = re.compile(
    r"(?:[A-Z]{1,6}[/.]?\d{0,4}[/.:]\d{1,4}(?:/\d\d)?|(?:20)?\d\d/(?!\d\d\b)\d{2,3}[a-z]?|\d{2,3}/\d\d(?::\d{2,3})?)[.:]?[\s\u00a0]{1,8}(?=[A-Z])"
)
""" "AUD/21 Further to ...", "24/063 To receive ...": a minute whose number stands before its first word."""
_TITLE = re.compile(r"(?:\d{2,4}/)?(?P<number>\d{1,3})\.?[\s\u00a0]{1,16}(?P<title>[A-Z“'‘][^;?!\n]{2,110}?)$")
_COUNTED = re.compile(r"(?P<number>\d{1,3})(?:[\s\u00a0]{1,8}(?=[A-Z])|(?P<stop>\.)[ \t\u00a0]{1,8}(?=[A-Z£]))")
_RUN_IN = re.compile(
    r"(?:To\s(?:consider|receive|approve|note|agree|discuss|confirm|review|adopt)\b[^.;:?!\n]{3,110}|[A-Z][^.;:?!\n]{2,60})\.\s{1,3}(?=[A-Z£“\"(\d])"
)
""" "7. Grit bins. It was proposed ...": a title that its paragraph runs on from."""
_LIMB = re.compile(r"(?:That|To|THAT|TO|The following|Any|All)\b")
_VERB = re.compile(r"\b(?:be|is|are|was|were|has|have|had|should|will|would|must|may)\b")
_TELLS = re.compile(r"\b(?:was|were|had|reported|said|proposed|agreed|noted|resolved|RESOLVED|AGREED|NOTED)\b")
_ACT_IN_TITLE = re.compile(
    r"\b(?:RESOLVED|AGREED|DECIDED|WAS|[Pp]roposed\sby|[Mm]oved\sby|[Ss]econded|PROPOSED|MOVED|SECONDED)\b"
)
"""Words of an act: "1. On the motion of Cllr Ash, IT WAS RESOLVED" is no title."""
_NOT_TITLE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Ionawr|Chwefror|Mawrth"
    r"|Ebrill|Mai"
    r"|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr|members?|councillors?|votes?|people|residents|per\s?cent"
    r"|years?|days|months|weeks|for|against"
    r"|in\sfavour|abst\w+|o\sblaid)\b",
    re.IGNORECASE,
)
_TALLY = re.compile(
    r"(?:AYES?|NOES|YES|NO|FOR|AGAINST|ABST\w+|ABSENT|PRESENT|TOTAL|NOT VOTING|(?:IN FAVOUR"
    r"|DECLINED)(?: TO VOTE)?|O BLAID|YN ERBYN|YMATAL\w*"
    r"|Ayes?|Noes|Yes|No|For|Against|Abst\w+|Absent|Not voting|O blaid|Yn erbyn"
    r"|Ymatal\w*)(?: THE [A-Z ]{3,30})?[\s(:–—-]{0,4}\d{0,3}\)?[:.]?$"
)
"""A line of a division: "YES", "NO - 9", "Against (7)". """
_TABLE = re.compile(
    r"(?:(?:NAMES?|MEMBERS?|COUNCILLORS?|MOTION|AMENDMENT|FOR|AGAINST|ABST[A-Z]*|ABSENT|TOTALS?|YES|NO|VOTES?"
    r"|\d{1,3})\b"
    r"[\s|:–-]{0,60}){2,9}$"
)
"""The heading of a table of votes, or its totals."""
_COUNTS = re.compile(
    r"[^\n]{0,60}?(?:\b(?:FOR|AGAINST|IN FAVOUR|ABST[A-Z]+)[ :(–=-]{1,3}\d|\b\d{1,3} (?:VOTES? )?(?:FOR|AGAINST"
    r"|IN FAVOUR|ABST[A-Z]+)\b)"
)
"""A line that counts votes: "VOTE: 9 FOR, 0 AGAINST"."""
_MOTION = re.compile(
    r"(?:(?:SUBSTANTIVE|ORIGINAL|FIRST|SECOND|THIRD|FURTHER|ALTERNATIVE) )?(?:MOTION|AMENDMENT|COUNTER-?MOTION)"
    r"(?: (?:NO\.? ?)?\d{1,2}| [A-D])?[ \t]?[:.]?$"
)
""" "AMENDMENT 1" over the words of one: part of the item it is moved in."""
_YEAR = re.compile(r"(?:20)?(?P<one>\d\d)/(?:20)?(?P<two>\d\d)\b")
""""2024/25 Accounts": a financial year, no number of an item."""
_YEARED = re.compile(r"\d{4}\.\d{2}[.:]?[\s\u00a0]{1,8}(?=[A-Z])")
""""2405.03  Apologies. ...": year and month of the meeting, and the item."""


def is_capitals(text: str) -> bool:
    """Whether a whole text is printed in capitals: then they mark no headings."""
    letters = list(filter(str.isalpha, text[:20_000]))
    return len(letters) > 200 and sum(map(str.isupper, letters)) > 0.75 * len(letters)


class ItemHeadings:
    """Tells where items begin in one text; keeps the last number of each row of numbers."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.capitals = not is_capitals(text)
        self.last: dict[bool, tuple[int, int]] = {}
        """Number and start of the last paragraph that opened an item by counting on: without a stop, and with one."""

    def begins(self, start: int, end: int, after_blank: bool, before: Sequence[Block] = ()) -> bool:
        """Whether the paragraph `start:end` (label included) opens an item and holds more than its title."""
        text = self.text
        counted = any(_TALLY.fullmatch(text, block.start, min(block.end, block.start + 60)) for block in before[-2:])
        if counted and NUMBER_ALONE.match(text, start, end):
            return False  # the count under a list of a division
        numbered = MINUTE_NUMBER.match(text, start, end) or _YEARED.match(text, start, end)
        numbered = None if self._is_year(start, end) else numbered
        if numbered or self._counts_on(start, end, before):
            return True
        if end - start > 130:
            return False
        alone = after_blank and NUMBER_ALONE.match(text, start, end) and not self._is_year(start, end)
        return bool((alone and not self._in_row(start, end)) or ITEM_LINE.match(text, start, end))

    def _is_year(self, start: int, end: int) -> bool:
        year = _YEAR.match(self.text, start, end)
        return year is not None and int(year["two"]) == int(year["one"]) + 1

    def _in_row(self, start: int, end: int) -> bool:
        """Whether words stand before a paragraph in its line, or a cell behind it: "Total | 2 | 1" are values."""
        line = max(self.text.rfind("\n", max(0, start - 200), start) + 1, start - 200)
        return any(map(str.isalnum, self.text[line:start])) or "|" in self.text[end : end + 3]

    def is_title(self, start: int, end: int, before: Sequence[Block]) -> bool:
        """Whether the paragraph `start:end` (label included) is an item's title; `before` are the blocks above it."""
        text = self.text
        if end - start > 130:
            return False
        if any(pattern.match(text, start, end) for pattern in (_TALLY, _TABLE, _COUNTS, _MOTION)):
            return False
        if self._title(start, end, before):
            return True
        capitals = self.capitals and _CAPITALS.match(text, start, end)
        return bool(capitals) and not _CUE_WORD.search(text, start, end)

    def _counts_on(self, start: int, end: int, before: Sequence[Block]) -> bool:
        """ "2 Priya Shah reported ...", "7. Grit bins. It was ...": it counts on from the last of its kind."""
        match = _COUNTED.match(self.text, start, end)
        if not match:
            return False
        number, stopped = int(match["number"]), match["stop"] is not None
        opens = self._run_in(match, end, before) if stopped else self._follows(match, end)
        if opens:
            self.last[stopped] = (number, start)
        return opens

    def _follows(self, match: re.Match[str], end: int) -> bool:
        """Whether a number without a stop is 1 or the next, and opens no limb."""
        words = self.text[match.end() : min(end, match.end() + 200)]
        number = int(match["number"])
        return number == self.last.get(False, (0, 0))[0] + 1 and not (_LIMB.match(words) or lead_verb(words))

    def _run_in(self, match: re.Match[str], end: int, before: Sequence[Block]) -> bool:
        """Whether a paragraph has its title run in, or counts on from one that has: no list stands between them."""
        number, last = int(match["number"]), self.last.get(True)
        above = next((block for block in reversed(before[-12:]) if block.label and block.label[0].isdigit()), None)
        counts_on = above is not None and (above.label or "").strip(SPACE + ".") == str(number - 1)
        if last is not None and last[0] == number - 1:
            return not counts_on or (above is not None and above.label_start == last[1])
        return not counts_on and self._has_run_in_title(match.end(), end, before)

    def _has_run_in_title(self, start: int, end: int, before: Sequence[Block]) -> bool:
        title = _RUN_IN.match(self.text, start, end)
        if not title or (before and self.text[before[-1].end - 1] in ":–-,;"):
            return False
        words = title.group().rstrip(SPACE + ".")
        if words.startswith("To "):
            return _TELLS.search(self.text, title.end(), end) is not None
        is_sentence = _VERB.search(words) or _LIMB.match(words) or lead_verb(words) or _ACT_IN_TITLE.search(words)
        return not is_sentence and _LIMB.match(self.text, title.end(), end) is None

    def _title(self, start: int, end: int, before: Sequence[Block]) -> bool:
        """ "4. Lunch clubs and loneliness": a short numbered line that is no sentence, no limb and in no list."""
        match = _TITLE.match(self.text, start, end)
        if not match or self._is_year(start, end):
            return False
        title = match["title"].rstrip(SPACE)
        parted = re.compile(rf"\s{{1,9}}{match['number']}\.1\b").match(self.text, end) is not None
        if parted and title[-1] == ":":
            title = title[:-1]
        if (
            title[-1] in ".,:-–"
            or (not title.isupper() and _ACT_IN_TITLE.search(title))
            or _LIMB.match(title)
            or _VERB.search(title)
            or _NOT_TITLE.match(title)
            or lead_verb(title)
        ):
            return False
        above = before[-1] if before else None
        if above is None or parted:
            return True
        ended = self.text[above.end - 1] not in ":–-,;"
        number = int(match["number"])
        listed = above.label is not None and above.label.strip("().[]") == str(number - 1)
        return ended and not (listed and not above.is_heading)

"""Numbers by which minutes name something: a minute, a report, a planning application."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import ReferenceNumber
from extract import rules
from extract.components.codes import at_codes, code_starts
from extract.components.minute_series import find_series, headings_of
from extract.components.planning_numbers import find_planning, near_planning, of_a_proposal
from extract.scanning import finditer
from extract.text import overlaps

_MONTH = rules.alternatives(re.escape(name) for rule in rules.load("months") for name in rule["names"])
_NO = r"(?:\s{1,3}(?:[Nn]o[’']?s?\.?|NO\.?|[Nn]umbers?|[Rr]ef(?:erence)?s?\.?(?:\s[Nn]o\.?)?|[Rr]hif)\s{0,2}:?)"
_MINUTE_NUMBER = (
    r"(?:[A-Z]{1,5}(?:[./-]?|\s(?=\d{1,4}/\d{1,4}\b)))?\d{1,4}[A-Z]?(?:[./-]\d{1,4}){0,2}[A-Za-z]?"
    r"(?:\((?:\d{1,2}|[A-Za-z]{1,4})\)){0,3}(?!\w|:\d|/\d)"
)
_MINUTE = re.compile(
    rf"(?<![\w-])(?P<word>[Mm]inute\(s\)|[Mm]inutes?(?:\s[Ii]tems?)?|MINUTES?|Min\.|Min(?=\s[Rr]ef|\s[Nn]o)|(?:(?<=\b[Rr]ef\s)|(?<=\b[Rr]ef:\s))Min:?|[CG]h?ofnod(?:ion)?)(?P<no>{_NO})?\s{{1,24}}(?P<number>{_MINUTE_NUMBER})"
    rf"(?P<more>(?:(?:,\s|\s(?:and|to|&|a)\s|\s?[–-]\s?(?![A-Z]))(?!\d{{2,4}}/\d{{3}}|[A-Z]{{1,5}}/){_MINUTE_NUMBER}(?![/\d])){{0,8}})"
)
_TIME_BEFORE = re.compile(r"(?:\d|\b(?:per|a|an|each|every|last|one|two|three|five|ten))[\s-]{1,2}$", re.IGNORECASE)
_NOT_MINUTE = re.compile(
    rf"(?:st|nd|rd|th)?\s{{1,3}}(?:{_MONTH}\b|seconds?\b|minutes?\b|of\s(?:the\s)?(?:clock|past))|\s?%|[.,]\d|[ap]m\b",
    re.IGNORECASE,
)
_WRAPPED = 50
"""Characters of a printed line that goes on in the next: below a shorter "Minutes" the number is the paragraph's."""
_CITES = re.compile(r"(?:\b(?:in|see|at|under|to|by|of|per|as)\s|\()\Z", re.IGNORECASE)
_HOUSE = re.compile(r"\s{1,3}(?:St\.\s|[A-Z][\w’'-]+\s){1,3}(?:[A-Z]|\d)|\s{1,3}[A-Z][\w’'-]+\s(?:[A-Z][\w’'-]+)")
""" "minute 166, 38 Priory Road": the number of a house."""
_PARAGRAPH = re.compile(
    r"\d{1,2}\.\d{1,2}\.?\s{1,3}(?:(?:The|An?|It|In|At|On|Members|Councillor)\s[A-Za-z]|[A-Z][a-z]+\s(?!and\b|refers?\b)[a-z])"
)
""" "Plan Minutes 2.1 The plan was read": below a heading, the number of a paragraph with its first words."""
_MORE_NUMBER = re.compile(_MINUTE_NUMBER)
_DATE = re.compile(r"\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:(?:19|20)\d\d|\d\d)\Z")
_YEARS = re.compile(r"(?:20)?(?P<one>\d\d)[/-](?:20)?(?P<two>\d\d)\Z")
_PERIODICAL = re.compile(
    r"\b(?:annual|monitoring|budget|finance|financial|performance|progress|quarterly|monthly|outturn|activity|update)\s$",
    re.IGNORECASE,
)
_CODE = (
    r"(?:[A-Z]{1,8}[A-Za-z&]{0,6}[./ -]){0,3}?"
    r"[A-Z]{0,4}\d{1,5}(?:[./-][A-Z]{0,5}\d{1,4}){0,3}(?:[./-][A-Z]{1,5})?(?![\w/])"
)
_REPORT_NO = re.compile(
    rf"(?<![\w-])(?P<word>[Rr]eports?|REPORTS?|[Aa]droddiad|[Pp]apers?|PAPERS?)(?P<no>{_NO})\s{{0,3}}(?P<number>{_CODE})"
)
_SURE_CODE = (
    r"(?:[A-Z]{2,5}\s\d{1,4}/\d{2}(?:\d\d)?(?![\w/])"
    r"|(?:[A-Z]{2,8}[./-]){1,3}\d{1,4}[./-]\d{1,4}(?:[./-][A-Z]{1,4})?(?![\w/]))"
)
_REPORT = re.compile(
    rf"(?<![\w-])(?P<word>[Rr]eport|REPORT|[Aa]droddiad|[Pp]aper)\s{{1,3}}\(?(?P<number>{_SURE_CODE}|[A-Z]{{2,5}}\d{{4,6}}(?![\w/-])|\d{{1,4}}(?:/\d{{2,4}}|-20\d\d)(?![\d/-])|\d\d/\d{{5}}(?![\d/-]))"
)
_BARE_CODE = re.compile(
    r"(?<![\w/.&-])[A-Z](?:[A-Z]|&(?=[A-Z])){1,7}(?:[/-][A-Z]{2,4})?(?:/\d{2}(?:\d\d)?/\d{1,4}|-\d{2}(?:\d\d)?-\d{2,4})(?![\w/-])"
)
_ENDS_HEADING = re.compile(
    r"(?<=\s[-–—]\s)(?P<number>[A-Z](?:[A-Z]|&(?=[A-Z])){1,5}/\d{2}(?:\d\d)?/\d{1,3})"
    r"(?=[ \t]*(?:pdf icon PDF[^\n]{0,12})?(?:\r?\n|\Z))"
)
"""A report's number after the heading of the item: "Quayside Bus Gate - RES/24/077"."""
_OF_A_REPORT = re.compile(
    r"\b[Rr]eport\s(?:of|by|from)\s(?:[^\n.;()]|\n(?!\s*\n)){4,110}\s"
    r"\((?P<number>(?:[A-Z]{2,6}[ /-]?\d{2}/\d{1,4}|[A-Z]{2,6}/\d{1,4}/\d{2}))\)"
)
""" "Report of the Executive Director, Place (CAB 23/061)"."""
_REPORT_NEAR = re.compile(r"\b[Rr]eports?\b|\bREPORT\b|\b[Aa]droddiad")


def _fact(text: str, start: int, end: int, kind: str, number: str, rule: str) -> ReferenceNumber:
    return ReferenceNumber(
        start=start, end=end, quote=text[start:end], rule=f"reference_numbers.{rule}", kind=kind, number=number
    )  # fmt: skip


def _is_a_year(number: str) -> bool:
    """Whether a number is a financial year, "2021/22" or "24/25"."""
    match = _YEARS.match(number)
    return match is not None and (int(match["one"]) + 1) % 100 == int(match["two"])


def _is_of_a_period(text: str, match: re.Match[str]) -> bool:
    """Whether what follows "report" is the period it covers: "Annual Report 2021/22", "Monitoring Report 10/2023"."""
    if "no" in match.groupdict():
        return False
    number = match["number"]
    if _is_a_year(number) or _DATE.match(number):
        return True
    return number[0].isdigit() and _PERIODICAL.search(text, max(0, match.start() - 16), match.start()) is not None


def _is_minute(text: str, match: re.Match[str]) -> bool:
    if _NOT_MINUTE.match(text, match.end("number")) or "\n\n" in match.group():
        return False
    if match["no"]:
        return True
    if _DATE.match(match["number"]) or (_is_a_year(match["number"]) and match["number"].startswith("20")):
        return False
    if "\n" in text[match.end("word") : match.start("number")] and not _is_wrapped(text, match):
        return False
    if match["word"] in ("Minutes", "MINUTES") and _PARAGRAPH.match(text, match.start("number")):
        return False
    plain = match["number"].isdigit()
    if plain and "(" not in match["word"] and (len(match["number"]) == 4 or match["word"] == "MINUTES"):
        return False
    return not (match["word"].islower() and _TIME_BEFORE.search(text[max(0, match.start() - 10) : match.start()]))


def _is_wrapped(text: str, match: re.Match[str]) -> bool:
    """Whether a line ends in "minute" for want of room, and the number below it is not that of a paragraph."""
    line = text.rfind("\n", max(0, match.start() - 300), match.start()) + 1
    return match.end("word") - line >= _WRAPPED or _CITES.search(text, line, match.start()) is not None


def _minutes(text: str) -> Iterator[ReferenceNumber]:
    for match in finditer(_MINUTE, text):
        if not _is_minute(text, match):
            continue
        gap = text[match.end("no" if match["no"] else "word") : match.start("number")]
        broken = len(gap) > 3 or "\n" in gap
        start = match.start("number") if broken else match.start()
        yield _fact(text, start, match.end("number"), "minute", match["number"], "minute")
        for more in _MORE_NUMBER.finditer(text, match.start("more"), match.end("more")):
            if _HOUSE.match(text, more.end()):
                break
            yield _fact(text, more.start(), more.end(), "minute", more.group(), "minute_list")


def _numbered(text: str, headed: Mapping[int, str]) -> Iterator[ReferenceNumber]:
    for start, end, number in find_series(text, headed):
        yield _fact(text, start, end, "minute", number, "minute_series")


def _reports(text: str, codes: Sequence[int]) -> Iterator[ReferenceNumber]:
    for match in finditer(_OF_A_REPORT, text):
        yield _fact(text, match.start("number"), match.end("number"), "report", match["number"], "report_code")
    for pattern, rule in ((_REPORT_NO, "report_number"), (_REPORT, "report")):
        for match in finditer(pattern, text):
            if _is_of_a_period(text, match):
                continue
            start = match.start("number") if match["word"].islower() and rule == "report" else match.start()
            yield _fact(text, start, match.end(), "report", " ".join(match["number"].split()), rule)
    for match in at_codes(_ENDS_HEADING, text, codes):
        if not of_a_proposal(text[max(0, match.start() - 160) : match.start()].rpartition("\n")[2]):
            yield _fact(text, match.start(), match.end(), "report", match["number"], "report_heading")
    for match in at_codes(_BARE_CODE, text, codes):
        before = text[max(0, match.start() - 160) : match.start()].rpartition("\n\n")[2]
        if _REPORT_NEAR.search(before) and not near_planning(before):
            yield _fact(text, match.start(), match.end(), "report", match.group(), "report_code")


def find_reference_numbers(text: str) -> list[ReferenceNumber]:
    """Every number of a minute, report or planning application, in order; where two meet the surer kind stays."""
    kept: list[ReferenceNumber] = []
    headed = headings_of(text)
    codes = [start for start in code_starts(text) if start not in headed]
    for found in (_minutes(text), _numbered(text, headed), find_planning(text, codes), _reports(text, codes)):
        fresh: list[ReferenceNumber] = []
        for fact in sorted(found, key=lambda each: (each.start, -each.end)):
            if (not fresh or fresh[-1].end <= fact.start) and not overlaps(kept, fact.start, fact.end):
                fresh.append(fact)
        kept = sorted([*kept, *fresh], key=lambda each: each.start)
    return kept


if not Doc.has_extension("reference_numbers"):
    Doc.set_extension("reference_numbers", default=())


@Language.component("reference_numbers", assigns=["doc._.reference_numbers"])
def reference_numbers(doc: Doc) -> Doc:
    """Set `doc._.reference_numbers`, in the order of the text."""
    doc._.reference_numbers = tuple(find_reference_numbers(doc._.source))
    return doc

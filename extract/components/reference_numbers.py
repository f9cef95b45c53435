"""Numbers by which minutes name something: a minute, a report, a planning application."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import ReferenceNumber
from extract import rules
from extract.components.minute_series import find_series
from extract.scanning import finditer
from extract.text import overlaps

_MONTH = rules.alternatives(re.escape(name) for rule in rules.load("months") for name in rule["names"])
_NO = r"(?:\s{1,3}(?:[Nn]o[’']?s?\.?|NO\.?|[Nn]umbers?|[Rr]ef(?:erence)?s?\.?(?:\s[Nn]o\.?)?|[Rr]hif)\s{0,2}:?)"
_MINUTE_NUMBER = (
    r"(?:[A-Z]{1,5}[./-]?)?\d{1,4}[A-Z]?(?:[./-]\d{1,4}){0,2}[A-Za-z]?"
    r"(?:\((?:\d{1,2}|[A-Za-z]{1,4})\)){0,3}(?!\w|:\d|/\d)"
)
_MINUTE = re.compile(
    rf"(?<![\w-])(?P<word>[Mm]inute\(s\)|[Mm]inutes?|MINUTES?|Min\.|[CG]h?ofnod(?:ion)?)(?P<no>{_NO})?\s{{1,24}}(?P<number>{_MINUTE_NUMBER})"
    rf"(?P<more>(?:(?:,\s|\s(?:and|to|&|a)\s|\s?[–-]\s?(?![A-Z]))(?!\d{{2,4}}/\d{{3}}|[A-Z]{{1,5}}/){_MINUTE_NUMBER}(?![/\d])){{0,8}})"
)
_TIME_BEFORE = re.compile(r"(?:\d|\b(?:per|a|an|each|every|last|one|two|three|five|ten))[\s-]{1,2}$", re.IGNORECASE)
_NOT_MINUTE = re.compile(
    rf"(?:st|nd|rd|th)?\s{{1,3}}(?:{_MONTH}\b|seconds?\b|minutes?\b|of\s(?:the\s)?(?:clock|past))|\s?%|[.,]\d|[ap]m\b",
    re.IGNORECASE,
)
_HOUSE = re.compile(r"\s{1,3}(?:St\.\s|[A-Z][\w’'-]+\s){1,3}(?:[A-Z]|\d)|\s{1,3}[A-Z][\w’'-]+\s(?:[A-Z][\w’'-]+)")
""" "minute 166, 38 Priory Road": the number of a house."""
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
    rf"(?<![\w-])(?P<word>[Rr]eport|REPORT|[Aa]droddiad|[Pp]aper)\s{{1,3}}\(?(?P<number>{_SURE_CODE}|[A-Z]{{2,5}}\d{{4,6}}(?![\w/-])|\d{{1,4}}(?:/\d{{2,4}}|-20\d\d)(?![\d/-]))"
)
_BARE_CODE = re.compile(
    r"(?<![\w/.&-])[A-Z](?:[A-Z]|&(?=[A-Z])){1,7}(?:[/-][A-Z]{2,4})?(?:/\d{2}(?:\d\d)?/\d{1,4}|-\d{2}(?:\d\d)?-\d{2,4})(?![\w/-])"
)
_ENDS_HEADING = re.compile(
    r"(?<=\s[-–—]\s)(?P<number>[A-Z](?:[A-Z]|&(?=[A-Z])){1,5}/\d{2}(?:\d\d)?/\d{1,3})(?=[ \t]*(?:\r?\n|\Z))"
)
"""A report's number after the heading of the item: "Quayside Bus Gate - RES/24/077"."""
_OF_A_REPORT = re.compile(
    r"\b[Rr]eport\s(?:of|by|from)\s[^\n.;()]{4,90}\s"
    r"\((?P<number>(?:[A-Z]{2,6}[ /-]?\d{2}/\d{1,4}|[A-Z]{2,6}/\d{1,4}/\d{2}))\)"
)
""" "Report of the Executive Director, Place (CAB 23/061)"."""
_REPORT_NEAR = re.compile(r"\b[Rr]eports?\b|\bREPORT\b|\b[Aa]droddiad")
_IN_LIST = re.compile(
    r"\b(?:[Aa]pplications?|APPLICATIONS?|[Aa]ppeals?|[Pp]lanning\s[Rr]efs?)\b[^.\n]{0,30}?(?:[A-Z0-9]{1,8}(?:[./-][A-Z0-9]{1,8}){1,4}(?:,|;|\sand|,\sand)\s){1,8}$"
)
""" "Applications 22/01234/FUL; P/2022/0789; " before one more of the list."""
_SUFFIX = rules.alternatives(rules.values("planning_suffixes", "words"))
_PLANNING = re.compile(
    r"(?<![\w/.-])(?:(?:\d?[A-Z]{1,4}\d{0,2}[/.]|\d{1,2}/)){0,2}(?:19|20)?\d{2}/(?:[A-Z]{1,4}/)?\d{3,6}(?:/\d{1,2})?"
    rf"/(?:[A-Z]{{1,4}}/)?{_SUFFIX}(?:/[A-Z0-9]{{1,5}})?(?![\w/])"
)
_PLANNING_REGIONAL = re.compile(
    r"(?<![\w/.-])(?:PA\d\d/\d{5}|LA\d\d/20\d\d/\d{4}|\d{3,5}/APP/20\d\d/\d{1,4}|[A-Z]\d\d/\d{4}/\d\d/[A-Z]{2,3}|[A-Z]\d\d/[A-Z]\d{4}/[A-Z]{1,3}|NP/[A-Z]{1,3}/\d{4}/\d{4}"
    rf"|\d\d-\d{{4,6}}-{_SUFFIX})(?![\w/-])"
)
"""Forms with letters and digits of fixed lengths, which nothing else has (those of single authorities)."""
_PLANNING_TOLD = re.compile(
    r"\b(?:[Aa]pplication|APPLICATION)\s(?:[Nn]o\.?|[Nn]umber|[Rr]ef(?:erence)?\.?|NO\.?|NUMBER)\s?:?\s{0,3}"
    r"(?P<number>\d{3,4}/\d{2})(?![\w/])"
)
""" "Application No: 0612/18", which nothing in its own form tells from a minute's number."""
_PLANNING_LONG = re.compile(
    r"(?<![\w/.-])(?:20)?\d\d/\d{5,6}/(?!LI(?!B)[A-Z]{2}|LAP?RE|EN[A-Z]|PREM|TEN\b)[A-Z]{1,6}\d?(?![\w/])"
)
"""Year, five figures and any letters: a register of applications, of planning where nothing says of licences."""
_PLANNING_CUED = re.compile(
    r"(?<![\w/.-])(?:\d?[A-Z]{1,4}\d{0,2}/){0,2}(?:"
    r"(?:[A-Z]{0,3}(?:19|20)?\d{2}|\d{1,2}/\d{2})/(?:[A-Z]{1,3}/)?\d{3,6}|[A-Z]{1,2}/\d{2,4}/\d{3,6}|[A-Z]{1,5}/\d{3,5}/(?:20)?\d\d|\d/20\d\d/\d{3,6}"
    r"|\d\d/(?:[A-Z]\d{4}|\d{4}[A-Z])|[A-Z]/\d{4}/\d\d)"
    r"(?:/[A-Z0-9]{1,6}){0,2}(?![\w/])|(?<![\w/.-])(?:P\d{4}\.\d\d|[A-Z]\d\d[A-Z]\d{4}|[A-Z]{2}\.\d\d/\d{4}|H\d\d-\d{4}-\d\d)(?![\w/])"
)
_DEVELOPMENT = re.compile(
    r"\b(?:[Ee]rection|[Cc]hange\sof\s[Uu]se|[Dd]emolition|[Dd]wellings?|[Dd]wellinghouse|(?:[Ss]ingle|[Tt]wo|[Ff]irst)[\s-][Ss]tore?y|[Ee]xtensions?\sto"
    r"|[Oo]utline|[Rr]eserved\s[Mm]atters|[Vv]ariation\sof\s[Cc]ondition|[Ll]isted\s[Bb]uilding|[Rr]etrospective|[Nn]ewydd\sarfaethedig|[Cc]odi\s)\b"
)
"""Words of a proposal to build, by which a number beside them is that of an application."""
_PLANNING_NEAR = re.compile(
    r"(?:\b[Aa]pplications?|\bAPPLICATIONS?|\b[Pp]lanning|\bPLANNING|\b[Cc]ais|\bCAIS|\b[Cc]eisiadau|\b[Aa]ppeals?"
    r"|\bproposal|\b[Dd]evelopment)\b(?:[^\n.;]|(?<=\b[Nn]o)\.|(?<=\b[Nn]os)\.){0,60}$"
)
_HEADING = re.compile(
    r"(?:^|(?<=\n)|(?<=[.;]\s))[ \t]*(?:\d[\d./]{0,9}[.)]?\s{1,4})?(?:(?P<planning>(?:PLANNING|Planning)"
    r"(?:\s(?:[Aa]pplications?|APPLICATIONS?|[Mm]atters|MATTERS|[Dd]ecisions?))?\s?(?:[.:–-]|(?=\n)))"
    r"|[A-Z][A-Za-z ]{2,40}(?:[.:]|(?=\n)))"
)
_NOT_PLANNING = re.compile(
    r"\b(?:[Mm]inutes?|[Rr]eports?|[Ll]icen[cs]e|[Ll]icensing|[Pp]remises|[Cc]ontract)\b[^\n;]{0,25}$"
)
_LICENCE = re.compile(r"\b(?:[Ll]icen[cs]\w+|LICEN[CS]\w+|[Pp]remises|[Cc]ontract|[Tt]ender|[Ii]nvoice)\b")


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
    plain = match["number"].isdigit()
    if plain and "(" not in match["word"] and (len(match["number"]) == 4 or match["word"] == "MINUTES"):
        return False
    return not (match["word"].islower() and _TIME_BEFORE.search(text[max(0, match.start() - 10) : match.start()]))


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


def _numbered(text: str) -> Iterator[ReferenceNumber]:
    for start, end, number in find_series(text):
        yield _fact(text, start, end, "minute", number, "minute_series")


def _reports(text: str) -> Iterator[ReferenceNumber]:
    for match in finditer(_OF_A_REPORT, text):
        yield _fact(text, match.start("number"), match.end("number"), "report", match["number"], "report_code")
    for pattern, rule in ((_REPORT_NO, "report_number"), (_REPORT, "report")):
        for match in finditer(pattern, text):
            if _is_of_a_period(text, match):
                continue
            start = match.start("number") if match["word"].islower() and rule == "report" else match.start()
            yield _fact(text, start, match.end(), "report", " ".join(match["number"].split()), rule)
    for match in finditer(_ENDS_HEADING, text):
        line = text[max(0, match.start() - 160) : match.start()].rpartition("\n")[2]
        if not _PLANNING_NEAR.search(line[-60:]) and not _DEVELOPMENT.search(line):
            yield _fact(text, match.start(), match.end(), "report", match["number"], "report_heading")
    for match in finditer(_BARE_CODE, text):
        before = text[max(0, match.start() - 160) : match.start()].rpartition("\n\n")[2]
        if _REPORT_NEAR.search(before) and not (_PLANNING_NEAR.search(before[-45:]) or _IN_LIST.search(before)):
            yield _fact(text, match.start(), match.end(), "report", match.group(), "report_code")


def _under_planning(text: str, at: int) -> bool:
    """Whether a number stands below the heading "Planning" of a parish's minutes, or runs on from it."""
    begin = max(0, at - 400)
    headings = list(_HEADING.finditer(text, begin, at))
    return bool(headings) and headings[-1]["planning"] is not None


def _planning(text: str) -> Iterator[ReferenceNumber]:
    for match in finditer(_PLANNING_TOLD, text):
        if not _LICENCE.search(text[max(0, match.start() - 80) : match.start()]):
            yield _fact(text, match.start("number"), match.end("number"), "planning", match["number"], "planning_cued")
    for match in finditer(_PLANNING, text):
        yield _fact(text, match.start(), match.end(), "planning", match.group(), "planning")
    for match in finditer(_PLANNING_REGIONAL, text):
        yield _fact(text, match.start(), match.end(), "planning", match.group(), "planning")
    for match in finditer(_PLANNING_LONG, text):
        before = text[max(0, match.start() - 80) : match.start()]
        if not _LICENCE.search(before) and not _NOT_PLANNING.search(before):
            yield _fact(text, match.start(), match.end(), "planning", match.group(), "planning")
    for match in finditer(_PLANNING_CUED, text):
        before = text[max(0, match.start() - 80) : match.start()]
        around = text[max(0, match.start() - 150) : match.end() + 150]
        listed = _IN_LIST.search(text[max(0, match.start() - 160) : match.start()])
        told = _PLANNING_NEAR.search(before) or listed or _DEVELOPMENT.search(around)
        cued = told or _under_planning(text, match.start())
        if cued and not _NOT_PLANNING.search(before):
            yield _fact(text, match.start(), match.end(), "planning", match.group(), "planning_cued")


_FINDERS: tuple[Callable[[str], Iterator[ReferenceNumber]], ...] = (_minutes, _numbered, _planning, _reports)


def find_reference_numbers(text: str) -> list[ReferenceNumber]:
    """Every number of a minute, report or planning application, in order; where two meet the surer kind stays."""
    kept: list[ReferenceNumber] = []
    for finder in _FINDERS:
        fresh: list[ReferenceNumber] = []
        for fact in sorted(finder(text), key=lambda each: (each.start, -each.end)):
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

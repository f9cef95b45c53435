"""The numbers of planning applications: "24/01234/FUL", "LA05/2023/0456/F", and shorter ones where words say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.facts import ReferenceNumber
from extract import rules
from extract.components.codes import at_codes
from extract.scanning import finditer

_IN_LIST = re.compile(
    r"\b(?:[Aa]pplications?|APPLICATIONS?|[Aa]ppeals?|[Pp]lanning\s[Rr]efs?)\b[^.\n]{0,30}?(?:[A-Z0-9]{1,8}(?:[./-][A-Z0-9]{1,8}){1,4}(?:,|;|\sand|,\sand)\s){1,8}$"
)
""" "Applications 22/01234/FUL; P/2022/0789; " before one more of the list."""
_LISTED = re.compile(r"\b[Aa]pplications\s(?P<list>\d{4,5}/\d\d(?:(?:,\s|\s?&\s|,?\sand\s)\d{4,5}/\d\d){1,8})(?![\w/])")
_IN_LISTED = re.compile(r"\d{4,5}/\d\d")
""" "applications 4963/16, 5070/16 and 02232/17": of several, no minutes. """
_SUFFIX = rules.alternatives(rules.values("planning_suffixes", "words"))
_PLANNING = re.compile(
    r"(?<![\w/.])(?<!\w-)(?:(?:\d?[A-Z]{1,4}\d{0,2}[/.]|\d{1,2}/)){0,2}(?:19|20)?\d{2}/(?:[A-Z]{1,4}/)?\d{3,6}(?:/\d{1,2})?"
    rf"/(?:[A-Z]{{1,4}}/)?{_SUFFIX}(?:/[A-Z0-9]{{1,5}})?(?![\w/])"
)
_PLANNING_REGIONAL = re.compile(
    r"(?<![\w/.-])(?:PA\d\d/\d{5}|LA\d\d/20\d\d/\d{4}|\d{3,5}/APP/20\d\d/\d{1,4}|[A-Z]\d\d/\d{4}/\d\d/[A-Z]{2,3}|[A-Z]\d\d/[A-Z]\d{4}/[A-Z]{1,3}|NP/[A-Z]{1,3}/\d{4}/\d{4}|\d\d(?:LPA|C)\d{1,4}[A-Z]{0,2}(?:/[A-Z]{1,4}){1,2}"
    rf"|\d\d-\d{{4,6}}-{_SUFFIX}|\d{{6}}/(?=[A-Z]{{2}}){_SUFFIX})(?![\w/-])"
)
"""Forms with letters and digits of fixed lengths, which nothing else has (those of single authorities)."""
_PLANNING_TOLD = re.compile(
    r"\b(?:[Aa]pplication|APPLICATION)\s(?:[Nn]o\.?|[Nn]umber|[Rr]ef(?:erence)?\.?|NO\.?|NUMBER)\s?:?\s{0,3}"
    r"(?P<number>\d{3,4}/\d{2})(?![\w/])"
)
""" "Application No: 0612/18", which nothing in its own form tells from a minute's number."""
_PLANNING_LONG = re.compile(
    r"(?<![\w/.])(?<!\w-)(?:20)?\d\d/\d{5,6}/(?!LI(?!B)[A-Z]{2}|LAP?RE|EN[A-Z]|PREM|TEN\b)[A-Z]{1,6}\d?(?![\w/])"
)
"""Year, five figures and any letters: a register of applications, of planning where nothing says of licences."""
_PLANNING_CUED = re.compile(
    r"(?<![\w/.-])(?:\d?[A-Z]{1,4}\d{0,2}/){0,2}(?:"
    r"(?:[A-Z]{0,3}(?:19|20)?\d{2}|\d{1,2}/\d{2})/(?:[A-Z]{1,3}/)?\d{3,6}|[A-Z]{1,2}/\d{2,4}/\d{3,6}|[A-Z]{2}/\d{5}(?!/)|20\d\d/\d\d/\d{4,5}|[A-Z]{1,5}/\d{3,5}/(?:20)?\d\d|[A-Z]{2,4}/\d{2,3}/\d\d(?=/[A-Z]{2,4})|\d/20\d\d/\d{3,6}"
    r"|\d\d/(?:[A-Z]\d{4}|\d{4}[A-Z])|[A-Z]/\d{4}/\d\d)"
    r"(?:/[A-Z0-9]{1,6}){0,2}(?![\w/])|(?<![\w/.-])(?:P\d{4}\.\d\d|[A-Z]\d\d[A-Z]\d{4}|[A-Z]{2}\.\d\d/\d{4}|H\d\d-\d{4}-\d\d)(?![\w/])"
)
_DEVELOPMENT = re.compile(
    r"\b(?:[Ee]rection|[Cc]hange\sof\s[Uu]se|[Dd]emolition|[Dd]wellings?|[Dd]wellinghouse|(?:[Ss]ingle|[Tt]wo|[Ff]irst)[\s-][Ss]tore?y|[Ee]xtensions?\sto"
    r"|[Cc]onversion\sof|[Rr]esidential\s[Dd]evelopment|[Aa]gricultural\s(?:[Bb]uilding|[Ss]hed|[Bb]arn|[Ww]orker)|[Oo]utline|[Rr]eserved\s[Mm]atters|[Vv]ariation\sof\s[Cc]ondition|[Ll]isted\s[Bb]uilding|[Rr]etrospective|[Nn]ewydd\sarfaethedig|[Cc]odi\s)\b"
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
    r"\b(?:[Mm]inutes?(?!(?:\s[Nn]os?\.?)?\s\d{1,4}\s[–-]\s)|[Rr]eports?|[Ll]icen[cs]e|[Ll]icensing|[Pp]remises|[Cc]ontract)\b[^\n;]{0,25}$"
)
_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])/(?:19|20)\d\d")
_OF_A_YEAR = re.compile(r"\d{1,2}/(?:19|20)\d\d")
""" "Application 11/2007" may be the eleventh of that year to any panel."""
_SIX_FIGURES = re.compile(
    r"(?:\b(?P<told>(?:[Aa]pplication|APPLICATION)s?\s(?:[–-]\s|[Nn](?:o|umber)s?\.?\s|[Rr]ef(?:erence)?s?\.?\s(?:[Nn]o\.?\s)?)?)|(?:^|(?<=\n))[^\S\n]{0,12}(?:\(?[a-z\d]{1,4}[.)][^\S\n]{1,6})?)"
    r"(?P<number>[12]\d{5})(?!\d|[/.,]\d)(?=[\s:;,.–-])"
)
""" "Application 240123", "i. 240123 Land at Fell": a planning application's where what follows is about building."""
_CODE = re.compile(r"[A-Z\d]+(?:[/.-][A-Z\d]+)+(?![\w/])")
_SHORTEST_ECHO = 7
"""Characters that a number needs more of: "24/0012" may be a minute's elsewhere."""
_YEAR_FIRST = re.compile(r"(?<=\s[–-]\s)(?P<number>(?:19|20)\d{6})(?=\s[–-]\s)")
""" "TARN - 20060770 - Conversion of a barn": year and number in one, before what is to be built."""
_HEADS = re.compile(r"\n?[ \t]*(?:[A-Z]{1,5})?\d{2,4}/\d{1,4}[ \t]+[A-Z][A-Z &’',/()-]{3,60}[ \t]*(?:\n|\Z)")
""" "24/056 PLANNING MATTERS": the number of a minute with its title."""
_LICENCE = re.compile(r"\b(?:[Ll]icen[cs]\w+|LICEN[CS]\w+|[Pp]remises|[Cc]ontract|[Tt]ender|[Ii]nvoice)\b")


def _under_planning(text: str, at: int) -> bool:
    """Whether a number stands below the heading "Planning" of a parish's minutes, or runs on from it."""
    begin = max(0, at - 400)
    headings = list(_HEADING.finditer(text, begin, at))
    return bool(headings) and headings[-1]["planning"] is not None


def _fact(match: re.Match[str], rule: str, group: str | int = 0) -> ReferenceNumber:
    (start, end), number = match.span(group), match[group]
    rule = f"reference_numbers.{rule}"
    return ReferenceNumber(start=start, end=end, quote=number, rule=rule, kind="planning", number=number)


def _is_told(text: str, match: re.Match[str]) -> bool:
    """Whether words around a short number say that it is an application's."""
    before = text[max(0, match.start() - 80) : match.start()]
    if (
        _DATE.fullmatch(match.group())
        or _NOT_PLANNING.search(before)
        or _HEADS.match(text, max(0, text.rfind("\n", 0, match.start())), match.end() + 60)
    ):
        return False
    if _OF_A_YEAR.fullmatch(match.group()) and "lanning" not in before and "LANNING" not in before:
        return _is_of_building(text, match)
    if _PLANNING_NEAR.search(before) or _IN_LIST.search(text[max(0, match.start() - 160) : match.start()]):
        return True
    return _is_of_building(text, match)


def _is_of_building(text: str, match: re.Match[str]) -> bool:
    """Whether words around a number are about building, or stand under a heading of planning."""
    around = text[max(0, match.start() - 150) : match.end() + 150]
    return _DEVELOPMENT.search(around) is not None or _under_planning(text, match.start())


def _echoes(text: str, codes: Sequence[int], found: Sequence[ReferenceNumber]) -> Iterator[ReferenceNumber]:
    """The same numbers elsewhere in the text, where no word around says what they are ("4.1 – PL/01234")."""
    known = {fact.number for fact in found if "/" in fact.number and len(fact.number) > _SHORTEST_ECHO}
    taken = {fact.start for fact in found}
    for start in codes if known else ():
        match = _CODE.match(text, start)
        if match is None or match.group() not in known or start in taken:
            continue
        if not _NOT_PLANNING.search(text[max(0, start - 80) : start]):
            yield _fact(match, "planning_again")


def find_planning(text: str, codes: Sequence[int]) -> Iterator[ReferenceNumber]:
    """Numbers of planning applications, in no particular order; `codes` are the offsets of `code_starts`."""
    found = list(_find(text, codes))
    yield from found
    yield from _echoes(text, codes, found)


def _find(text: str, codes: Sequence[int]) -> Iterator[ReferenceNumber]:
    """The numbers that their form, or the words around them, say to be an application's."""
    for match in finditer(_PLANNING_TOLD, text):
        if not _LICENCE.search(text[max(0, match.start() - 80) : match.start()]):
            yield _fact(match, "planning_cued", "number")
    for match in finditer(_LISTED, text):
        if not _LICENCE.search(text[max(0, match.start() - 80) : match.start()]):
            numbers = _IN_LISTED.finditer(text, match.start("list"), match.end("list"))
            yield from (_fact(number, "planning_cued") for number in numbers)
    for match in finditer(_SIX_FIGURES, text):
        after = text[match.end() : match.end() + 150].split("\n\n", maxsplit=1)[0]
        if not match["told"] and not _under_planning(text, match.start()):
            continue
        if _DEVELOPMENT.search(after) and not _LICENCE.search(text[max(0, match.start() - 80) : match.end()]):
            yield _fact(match, "planning_cued", "number")
    for match in finditer(_YEAR_FIRST, text):
        if _DEVELOPMENT.match(text, match.end() + 3):
            yield _fact(match, "planning_cued", "number")
    for pattern in (_PLANNING, _PLANNING_REGIONAL):
        for match in at_codes(pattern, text, codes):
            yield _fact(match, "planning")
    for match in at_codes(_PLANNING_LONG, text, codes):
        before = text[max(0, match.start() - 80) : match.start()]
        if not _LICENCE.search(before) and not _NOT_PLANNING.search(before):
            yield _fact(match, "planning")
    for match in at_codes(_PLANNING_CUED, text, codes):
        if _is_told(text, match):
            yield _fact(match, "planning_cued")


def near_planning(before: str) -> bool:
    """Whether the words before a number say that it is an application's, and no report's."""
    return _PLANNING_NEAR.search(before[-45:]) is not None or _IN_LIST.search(before) is not None


def of_a_proposal(line: str) -> bool:
    """Whether a line that ends with a number is about a planning application."""
    return _PLANNING_NEAR.search(line[-60:]) is not None or _DEVELOPMENT.search(line) is not None

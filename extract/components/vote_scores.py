"""Votes told as a score: "by 7 votes to 2", "carried 4–1", "Vote: 5/2/1", "11:4", "o 7 pleidlais i 4"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from extract.components.numbers import WORDS
from extract.components.vote_marks import MOST, Mark, Vote, count_of, windows
from extract.scanning import finditer

_SPACED = r"(?:[^.;\n\d]|\n(?=[ \t]*\S))"
"""A character between two words of one sentence; one line may end between them, a paragraph may not."""
_N = rf"(?:\d{{1,3}}|{WORDS})"
_SCORE = re.compile(
    rf"(?P<lead>\b(?:vot(?:e|es|ed|ing)|carried|lost|defeated|agreed|approved|refused|by|majority|resolved|o"
    rf"n|unanimously|tied|tie|declined|rejected|passed|fell)\b{_SPACED}{{0,40}}?\s"
    rf"|\()\(?(?P<first>{_N})\s?(?:(?P<votes>votes?|pleidlais)\s)?(?:(?P<colon>[:"
    rf"–-])|(?P<to>to)|v|votes? to|i(?=\s\d))\s?(?P<second>{_N}|nil|none)(?P<votes2>\svotes?)?(?:(?::"
    rf"|(?P=colon))(?P<third>\d{{1"
    rf",3}}))?"
    rf"(?!\d|[%/]\d?|:\d|\.\d|\s?(?:am|pm|years?|months?|weeks?|days?|hours?"
    rf"|per)\b)(?:(?:\s(?:in\sfavour|for|against)\b(?=[^.;\n]{{0,60}}?\babst){_SPACED}{{0,60}}?)?[,;(]?\s{{1,30}}\(?(?:with\s{{1,30}}|"
    rf"and\s{{1,30}}|there\sbeing\s{{1,30}}){{0,2}}(?P<abstain>{_N}|no)\s{{1,30}}(?:members?\s)?(?:abstentions?"
    rf"|abstaining|abstained))?",
    re.IGNORECASE,
)
_WELSH = re.compile(
    r"\b(?:o|[dt]rwy|gyda)\s(?P<first>\d{1,3})\s(?:o\s)?(?P<votes>[bp]h?leidl(?:ais|eisiau))\si\s(?P<second>\d{1,3})(?!\d)",
    re.IGNORECASE,
)
_TERSE = re.compile(
    r"(?P<lead>(?<![\w-])(?:votes?|voting|result|division|pleidlais|bleidlais)(?:\s(?:was|were|taken|recorded"
    r"|result|cast))?"
    r"(?:\s\((?:for|in\sfavour)\s?[/:,-]\s?against(?:\s?[/:,-]\s?abst\w*)?\))?\s{0,2}[:–=-]?\s{0,2}\(?)"
    r"(?P<first>\d{1,2})\s?(?P<mark>[/:–-])\s?(?P<second>\d{1,2})(?:\s?(?P=mark)\s?(?P<third>\d{1,2}))?(?![\d%/:]|[–-]\d|\.\d|\s?(?:am|pm)\b)",
    re.IGNORECASE,
)
"""For, against, abstaining, in this order, right after the word "vote"."""
_TIED = re.compile(
    rf"\b(?:votes?\s(?:being\s|were\s|was\s|having\sbeen\s|are\s)?|voting\s(?:was\s"
    rf"|being\s)?)?(?:equal(?:ly\s(?:divided|split))?|tied|even)\b[^.;\d]{{0,30}}?"
    rf"(?:\bat\s|[(–-]\s?|,\s)(?P<first>{_N})\s?(?:votes?\s)?(?:apiece|each|all|(?:votes?\s)?on\s(?:each"
    rf"|either)\sside)\b",
    re.IGNORECASE,
)
"""An equality of votes told with one number: "the votes being equal at five apiece"."""
_BARE_TO = re.compile(
    r"\b(?:votes?\sof|majority\sof|margin\sof|(?:carried|lost|defeated|agreed|approved|refused|rejected|passed"
    r"|voted)(?:\sby)?|(?:carried|lost|defeated),|(?:resolved|agreed|carried|lost|approved|refused)\s\(by)\s$",
    re.IGNORECASE,
)
"""What must stand right before "six to four" where no word says that these are votes."""
_THEN_ACTED = re.compile(
    r",?\s(?:the\s)?(?:(?i:sub-)?[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]ouncil|[Mm]embers|it\swas)\s(?:\w+ly\s)?(?:agreed|voted|resolved|decided|refused|approved|granted)"
)
""" "... and by 7 to 3 the Committee agreed to refuse it": words that make the numbers a vote."""
_VOTE_WORD = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|carried|lost|defeated|division|ballot|majority|tied|tie|pleidlais)\b", re.IGNORECASE
)
_CLOSING = re.compile(
    r"[(\[]\s?(?P<by>[A-Z]{2,3}\s?/\s?[A-Z]{2,3},?\s)?(?P<first>\d{1,2})\s?(?P<mark>[/:–—-])\s?(?P<second>\d{1,2})(?:\s?(?P=mark)\s?(?P<third>\d{1,2}))?\s?[)\]]"
    r"(?=\.?[ \t]*(?:[\r\n]|\Z))"
)
"""A score in brackets that closes a paragraph: "RESOLVED - That the plan be adopted. (9-1)", "CARRIED (10/0/0)."."""
_OPENING = re.compile(
    r"\b(?:RESOLVED|AGREED|CARRIED|LOST|Resolved|Agreed|Carried"
    r"|Lost)\s\((?P<first>\d{1,2})\s?(?P<mark>[/:–—-])\s?(?P<second>\d{1,2})"
    r"(?:\s?(?P=mark)\s?(?P<third>\d{1,2}))?\)"
)
_OF_ACT = re.compile(
    r"\b(?:RESOLVED|Resolved|AGREED|Agreed|CARRIED|[Cc]arried|LOST|DECISION|PENDERFYNWYD"
    r"|[Vv]ot(?:e|ed|ing)|abstain\w*)\b"
)
_TOLD_BEFORE = re.compile(
    r"(?:[.;”\"]|\b(?:carried|unanimously|lost|defeated|agreed|approved|refused|voted|vote|abstain(?:ed|ing)?"
    r"|dissenting))\s{1,3}$",
    re.IGNORECASE,
)
_LIMB_SCORE = re.compile(
    rf"\((?P<first>{_N})\s(?:votes?\s)?to\s(?P<second>{_N})(?P<rest>,?\s[^()\n]{{2,120}})?\)"
    rf"(?=[.;]?[ \t]*(?:[\r\n]|\Z))"
)
"""A score in brackets that closes a limb: "(b) the bar: closed at ten (2 to 1, Councillor Ash dissenting)"."""
_DISSENT = re.compile(r"\b(?:dissent|against|abst|casting)", re.IGNORECASE)
_RESOLVED_BEFORE = re.compile(
    r"\b(?:resolved|agreed|approved|refused|carried|granted|lost|defeated|unanimously)\s\(?$", re.IGNORECASE
)
_LOST = re.compile(r"\b(?:lost|defeated|negatived|fell|not carried|rejected)\b", re.IGNORECASE)


_OPPOSED = re.compile(r"\sagainst\s(?:the|this|that|it|an|approv|adopt|grant|accept|support)")
""" "voted 8-2 against the motion": the first number is of those against. """
_EACH = re.compile(
    rf"\b(?:having|had|both|each)\s(?:each\s)?(?:received|secured|attracted|obtained)\s(?P<first>{_N})\svotes?\b(?:\seach\b)?",
    re.IGNORECASE,
)
"""A tie of a motion and an amendment: "the Motion and the Amendment having each received 4 votes"."""


_HAD_VOTED = re.compile(
    r"\b(?:Council|Meeting|Committee|Cabinet|Panel|Board|Forum|Assembly|Association|Authority|Executive|Society|Trust|Union)\s(?:had|has)\s"
    r"(?:\w+\s)?(?:supported|opposed|voted|resolved|agreed|approved|refused|objected|recommended|rejected|backed|decided)\b[^.;\n]{0,160}$"
)
""" "The Parish Meeting had supported the barn by 11 votes to 4": no vote of this meeting."""


def find_scores(text: str, places: Iterable[tuple[int, int]] | None = None) -> Iterator[Vote]:
    """Votes told as a score, in no order; `places` are the parts of the text to look in, where they are known."""
    yield from _limb_scores(text)
    for window in windows(text) if places is None else places:
        for match in finditer(_SCORE, text, *window):
            if _is_vote(text, match):
                yield from _read(text, match)
        yield from _other_scores(text, window)


def _other_scores(text: str, window: tuple[int, int]) -> Iterator[Vote]:
    ties = [match for match in _EACH.finditer(text, *window) if "each" in match.group().casefold()]
    for match in [*_TIED.finditer(text, *window), *ties]:
        count = count_of(match["first"])
        if count:
            at = match.start("first"), match.end("first")
            marks = tuple(Mark(*at, *at, option, count, False) for option in ("for", "against"))
            yield Vote(match.start(), match.end(), marks)
    for match in _CLOSING.finditer(text, *window):
        if _closes(text, match):
            yield from _read(text, match)
    for pattern in (_TERSE, _WELSH, _OPENING):
        for match in finditer(pattern, text, *window):
            yield from _read(text, match)


def _closes(text: str, match: re.Match[str]) -> bool:
    """Whether a score in brackets is of the act that its paragraph tells; that of a game, a grade or a page is not."""
    start = max(text.rfind("\n\n", max(0, match.start() - 800), match.start()), match.start() - 800, 0)
    before = text[start : match.start()]
    fewer = int(match["first"]) < int(match["second"])
    if fewer and not _LOST.search(before[-200:]):
        return False
    if match["by"] and match["third"]:
        return True  # "(AB/CD, 9-0-0)": mover and seconder by their initials
    return _OF_ACT.search(before) is not None and _TOLD_BEFORE.search(before) is not None


def _limb_scores(text: str) -> Iterator[Vote]:
    """Scores "(3 to 0)" at the ends of limbs: one that tells who dissented, or several of the same number of votes."""
    found = [match for match in _LIMB_SCORE.finditer(text) if (_sum(match) or 0) > 0]
    sums = Counter(_sum(match) for match in found)
    for match in found:
        first, second = count_of(match["first"]) or 0, count_of(match["second"]) or 0
        told = match["rest"] and _DISSENT.search(match["rest"])
        if told or (not match["rest"] and sums[first + second] > 1 and first > second):
            yield _scored(match, ("for", "against"), first, second)


def _sum(match: re.Match[str]) -> int | None:
    first, second = count_of(match["first"]), count_of(match["second"])
    return None if first is None or second is None or max(first, second) > MOST else first + second


def _is_vote(text: str, match: re.Match[str]) -> bool:
    lead = " ".join(match["lead"].split()) + " "
    if _HAD_VOTED.search(text, max(0, match.start("first") - 240), match.start("first")):
        return False
    if match["votes"] or match["votes2"] or match["third"]:
        return True
    if match["to"]:
        return _BARE_TO.search(lead) is not None or (
            lead.endswith("by ") and _THEN_ACTED.match(text, match.end()) is not None
        )
    if not match["colon"]:
        return False
    bracketed = text[match.start("first") - 1] == "(" and _RESOLVED_BEFORE.search(match["lead"])
    return bool(bracketed or _VOTE_WORD.search(lead))


def _read(text: str, match: re.Match[str]) -> Iterator[Vote]:
    first, second = count_of(match["first"]), count_of(match["second"])
    if first is None or second is None or max(first, second) > MOST:
        return
    # "lost by 30 votes to 12": the winner's count is printed first, and the winner was against.
    before = max(text.rfind(mark, max(0, match.start() - 20), match.start()) for mark in (". ", "\n"))
    lost = bool(_LOST.search(text, max(0, match.start() - 20, before), match.end())) and second < first
    opposed = match.re is _SCORE and _OPPOSED.match(text, match.end("second"))
    options = ("against", "for") if lost or opposed else ("for", "against")
    yield _scored(match, options, first, second)


def _scored(match: re.Match[str], options: tuple[str, str], first: int, second: int) -> Vote:
    marks = [
        Mark(match.start(name), match.end(name), match.start(name), match.end(name), option, count, False)
        for name, option, count in zip(("first", "second"), options, (first, second), strict=True)
    ]
    groups = match.groupdict()
    last = "third" if groups.get("third") else "abstain"
    abstain = count_of(groups[last]) if groups.get(last) else None
    if abstain is not None:
        end = match.end() if last == "abstain" else match.end(last)
        marks.append(Mark(match.start(last), end, match.start(last), match.end(last), "abstain", abstain, False))
    return Vote(match.start("first"), match.end(), tuple(marks))

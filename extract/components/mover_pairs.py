"""Mover and seconder printed as a pair: in brackets, by their first letters, as two surnames."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.components.mover_names import BARE, OFFICE, PART, PERSON, Mark, S
from extract.scanning import finditer
from extract.text import words

_NO_SURNAME = (
    r"(?:He|She|They|We|I|You|It|Who|Which|Nobody|None|No|Everyone|Both|Another|One|Labour|Conservatives?|Liberal"
    r"|Officers?|Residents?|Independents?|Greens?|Group|Mayor|Provost|Convener|President|Clerk|Speaker|Governors?)\b"
)
_PAIR = re.compile(
    rf"(?:^|(?<=[.:;)]\s)|(?<=\n))(?!{_NO_SURNAME})(?P<one>{PART})\s(?P<act>proposed|moved)\b(?:,?\s[^.;\n]{{0,160}}?)??,?\s(?:and\s)?"
    rf"(?!{_NO_SURNAME})(?P<two>{PART})\sseconded\b",
    re.MULTILINE,
)
""""Ash proposed and Elm seconded that": surnames alone, which only the other of the two makes names."""
_PAIR_VERB = re.compile(r"\s(?:proposed|moved)\b")
_TITLED_MOTION = re.compile(
    rf"^[ \t]{{0,8}}(?P<what>(?:(?:SUBSTANTIVE|Substantive|FURTHER|Further|FIRST|First|SECOND"
    rf"|Second)\s)?(?:MOTION|Motion|AMENDMENT|Amendment|PROPOSAL|Proposal)"
    rf"(?:\s(?:No\.?\s)?(?:\d{{1,2}}|[A-Z]))?)\s\((?:(?i:moved|proposed|proposer|mover)(?:\s(?:by"
    rf"|BY))?:?{S})?(?P<one>{PERSON}|{BARE}|{PART})"
    rf"(?:{OFFICE})?\s?(?:[,;/]|and|&){S}?(?:(?i:seconded|seconder|sec|2nd)\.?(?:\s(?:by"
    rf"|BY))?:?{S})(?P<two>{PERSON}|{BARE}|{PART})\)",
    re.MULTILINE,
)
""""MOTION A (Hay, seconded Gill): that ...": mover and seconder in brackets after the name of the motion."""
_CUE_PAIR = re.compile(
    rf"\b(?:RESOLVED|Resolved|resolved|AGREED|Agreed|agreed|CARRIED|Carried|carried)(?:,?\s(?:unanimously|that))?\s?[:–-]?\s?"
    rf"\((?:(?P<one>{PERSON})(?:{S}?[/–]{S}?|,\s?(?:seconded\s(?:by\s)?|sec\.?:?\s))(?P<two>{PERSON})"
    rf"|(?:Cllrs?\.?|Councillors){S}(?P<one2>{PART}){S}?/{S}?(?P<two2>{PART})|(?P<one3>[A-Z]{{2,3}})\s?/\s?(?P<two3>[A-Z]{{2,3}}))"
    r"(?=\)|[,;]\s)"
)
""" "RESOLVED (Cllr Hay/Cllr Gill): that ...": mover and seconder in brackets after the cue, in this order."""
_CLOSING_PAIR = re.compile(
    rf"\((?P<one>{PERSON}){S}?/{S}?(?P<two>{PERSON})\)(?=\.?[ \t]*(?:\r?\n|\Z))",
)
_DECIDED = re.compile(
    r"\b(?:RESOLVED|[Rr]esolved|AGREED|[Aa]greed|APPROVED|[Aa]pproved|GRANTED|[Gg]ranted|REFUSED|[Rr]efused|DEFERRED|[Dd]eferred|[Cc]arried)\b"
)
_TO_DO = re.compile(r"\baction", re.IGNORECASE)
""" "RESOLVED that the fee be waived. (Cllr Hay/Cllr Gill)": behind the full stop, or where a text does so again."""
_LETTERS = re.compile(
    rf"(?:^|(?<=[\s(.;|]))P\s?[:.–-]\s?(?P<one>{PERSON}|{BARE}|{PART}|[A-Z]{{2,3}})[\s,;/|–-]{{1,8}}"
    rf"S\s?[:.–-]\s?(?P<two>{PERSON}|{BARE}|{PART}|[A-Z]{{2,3}}\b)"
)
""" "P: Cllr Hay  S: Cllr Gill": proposer and seconder by their first letters, only together."""
_IN_BRACKETS = re.compile(
    rf"\b(?:[Mm]oved|[Pp]roposed|[Pp]roposal|[Mm]otion)\s\((?P<one>{PERSON}|{BARE}|{PART})\),?\s(?:and\s)?"
    rf"[Ss]econded\s\((?P<two>{PERSON}|{BARE}|{PART})\)"
)
""" "Proposed (Cllr Hay), seconded (Cllr Gill)"."""

_VERBS_FIRST = re.compile(
    rf"\b(?:[Mm]oved|[Pp]roposed|[Pp]rop\.?)\s(?!{_NO_SURNAME})(?P<one>{BARE}|{PART}),?\s(?:and\s)?"
    rf"(?:[Ss]econded|[Ss]ec\.?|2nd)\s(?!{_NO_SURNAME})(?P<two>{BARE}|{PART})(?=[,.;)]|\s(?:and\s)?(?:RESOLVED|[Rr]esolved|AGREED|[Aa]greed)\b|\s*(?:\n|\Z))"
)
""" "Proposed Hay, seconded Gill": names without a title behind their verbs, only together."""


def find_pairs(text: str) -> Iterator[tuple[Mark, Mark]]:
    """Mover and seconder of every pair."""
    for titled in finditer(_TITLED_MOTION, text):
        one, two = (words(titled[key]).rstrip(" ,.-") for key in ("one", "two"))
        yield Mark(titled.start("what"), titled.end("one"), one), Mark(titled.start("two"), titled.end(), two)
    told = (_CUE_PAIR, _LETTERS, _IN_BRACKETS, _VERBS_FIRST)
    for pair in [found for pattern in told for found in finditer(pattern, text)]:
        a, b = [key for key, name in pair.groupdict().items() if name]
        one, two = (words(pair[key]).rstrip(" ,.-") for key in (a, b))
        close = pair.end(b) + (pair.re is _IN_BRACKETS)
        yield Mark(pair.start(a), pair.end(a), one), Mark(pair.start(b), close, two)
    for pair in _closing(text):
        one, two = (words(pair[key]).rstrip(" ,.-") for key in ("one", "two"))
        yield Mark(pair.start(), pair.end("one"), one), Mark(pair.start("two"), pair.end(), two)
    for pair in _surnames(text):
        seconder = Mark(pair.start("two"), pair.end(), words(pair["two"]))
        yield Mark(pair.start("one"), pair.end("act"), words(pair["one"])), seconder


def _closing(text: str) -> list[re.Match[str]]:
    """Pairs in brackets that close a paragraph which decides; two people of whom something is asked are none."""
    found = []
    for pair in finditer(_CLOSING_PAIR, text):
        start = max(text.rfind("\n", max(0, pair.start() - 1200), pair.start()), pair.start() - 1200, 0)
        if _DECIDED.search(text, start, pair.start()) and not _TO_DO.search(text, start, pair.start()):
            found.append(pair)
    ended = [pair for pair in found if text[max(0, pair.start() - 9) : pair.start()].rstrip().endswith(".")]
    return found if len(found) > 1 else ended


def _surnames(text: str) -> Iterator[re.Match[str]]:
    """Two surnames that begin a sentence, one proposing and one seconding."""
    for verb in finditer(_PAIR_VERB, text):
        start = 1 + max(text.rfind(mark, max(0, verb.start() - 40), verb.start()) for mark in (" ", "\n"))
        match = _PAIR.match(text, start)
        if match:
            yield match

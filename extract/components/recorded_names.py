"""Votes told of one member or a few: "Councillor A asked that his vote against be recorded", "Cllr B abstained"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.components.listed_names import read_names
from extract.components.name_words import PLURAL, TITLE
from extract.components.numbers import WORDS
from extract.components.vote_marks import count_of
from extract.components.vote_records import VoteList
from extract.text import Sentence

_START = re.compile(rf"(?:{PLURAL}|{TITLE})(?=[\s\u00a0:])")
_OPTION = (
    r"(?P<against>(?:vot(?:ed?|es|ing)|cast)[^.;]{0,40}?\bagainst|against|yn\serbyn)"
    r"|(?P<abstain>abstain(?:ed|ing)?|abstentions?|ymatal\w*)"
    r"|(?P<for>(?:vot(?:ed?|es|ing))[^.;]{0,20}?\b(?:for|in\sfavour)|o\sblaid)"
)
_ASKS = re.compile(
    r",?\s(?:each\s|both\s|all\s|then\s|also\s|subsequently\s|further\s)?(?:asked|requested|wished|wishes|asks"
    r"|requests|desired"
    r"|gofynnodd)\b(?P<rest>[^.;]{4,240})",
)
_NEXT_MEMBER = re.compile(rf",?\s(?:and|while|whilst|with)\s(?:{PLURAL}|{TITLE})\s")
""" "asked that their votes against be recorded, and Councillor Elm ...": what another asked."""
_ASKED_OPTION = re.compile(_OPTION, re.IGNORECASE)
_RECORDED = re.compile(r"\b(?:record(?:ed|ing)?|minuted|noted|cofnod\w*)\b", re.IGNORECASE)
_NOT_ASKED = re.compile(
    r"\brecorded\svote\b|\bif\b|\bwhether\b|\bwhy\b|\bhow\b|\bnot\b|\bprevious\b|\blast\smeeting\b|\b(?:19"
    r"|20)\d\d\b|\bofficers\b"
    r"|\breport\b",
    re.IGNORECASE,
)
_VOTED = re.compile(
    r",?\s(?:who\s(?:had\s)?)?(?:each\s|both\s|all\s)?(?:(?P<for>voted\s(?:for|in\sfavour))|(?P<against>voted\s(?:against|AGAINST))"
    r"|(?P<abstain>(?:(?:had\s)?abstained(?:\sfrom\svoting|\sfrom\sthe\svote)?|(?:did\snot|declined\sto)\svote)))\b(?P<rest>[^.;\n]{0,80})"
)
_IN_SCORE = re.compile(
    r",?\s(?:both\s|each\s|all\s)?(?:(?P<against>dissent(?:ing|ed))|(?P<against2>voting\sagainst)|(?P<abstain>abstaining))"
    r"(?=\s?[;.,)]|\sand\s)",
    re.IGNORECASE,
)
_SCORE = re.compile(
    rf"\b(?:\d{{1,3}}|{WORDS})\s?(?:votes?\s)?(?:to|v|[:–-])\s?(?P<fewer>\d{{1,3}}|{WORDS})\b", re.IGNORECASE
)
_RETOLD = re.compile(r"\b(?:previous|last|earlier|in\s(?:19|20)\d\d|because|since|had|when|if|who)\b|\b(?:19|20)\d\d\b")
_BEFORE = re.compile(
    r"(?:^|[.;:(\n|]|,|\b(?:and|with|while|whilst|but|save|except|(?:Rule|Order)(?:\sNo\.?)?\s[\d.]{1,6}))"
    r"[\s\u00a0(•*–-]{0,8}$",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:\s?\([^()\n]{1,40}\))?")
""" "Councillor Ash (Ind) abstained": a party behind the name."""
_QUICK = re.compile(r"gainst|GAINST|dissent|bstain|bstent|favour|erbyn|matal|voted\sfor")


def find_told(text: str, sentences: Sequence[Sentence]) -> Iterator[list[VoteList]]:
    """Lists of each sentence that tells how members it names voted, in the order of the text."""
    for sentence in sentences:
        if sentence.end - sentence.start > 2000 or not _QUICK.search(text, sentence.start, sentence.end):
            continue
        lists = list(_in_sentence(text, sentence))
        options = [one.option for one in lists]
        if lists and len(set(options)) == len(options):
            yield lists


def _in_sentence(text: str, sentence: Sentence) -> Iterator[VoteList]:
    at = sentence.start
    while match := _START.search(text, at, sentence.end):
        found = read_names(text, match.start(), sentence.end, bare=False)
        at = max(match.end(), found.people[-1].end if found.people else 0)
        if not found.people or not _BEFORE.search(text[max(sentence.start, match.start() - 20) : match.start()] or "."):
            continue
        end = _NOTE.match(text, found.people[-1].end, sentence.end).end()  # type: ignore[union-attr]
        option = _option(text, end, sentence.end) or _in_score(text, sentence, len(found.people), end)
        if option:
            yield VoteList(option, None, found.people[0].start, end, found.people, None, True, True, True)


def _in_score(text: str, sentence: Sentence, people: int, end: int) -> str | None:
    """Option of names told beside a result. Who dissents is against, but where more voted against than are named."""
    told = _IN_SCORE.match(text, end, sentence.end)
    if told and _RETOLD.search(text, sentence.start, end):
        return None
    if not told or told["against2"]:
        return "against" if told else None
    score = list(_SCORE.finditer(text, max(sentence.start, end - 400), end))
    if told["abstain"]:
        return "abstain"
    return "against" if not score or count_of(score[-1]["fewer"]) == people else None


def _option(text: str, end: int, stop: int) -> str | None:
    """Option that the words after the names tell, None where they tell none for certain."""
    asks = _ASKS.match(text, end, stop)
    if asks:
        rest = _NEXT_MEMBER.split(asks["rest"], maxsplit=1)[0]
        options = {str(match.lastgroup) for match in _ASKED_OPTION.finditer(rest)}
        plain = len(options) == 1 and _RECORDED.search(rest) and not _NOT_ASKED.search(rest)
        return options.pop() if plain else None
    voted = _VOTED.match(text, end, stop)
    if voted and not _RETOLD.search(voted["rest"]):
        return next(name for name in ("for", "against", "abstain") if voted[name])
    return None

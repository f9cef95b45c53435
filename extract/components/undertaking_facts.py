"""Facts of what somebody undertook, and what makes words no undertaking: questions, hopes, what the meeting decided."""

from __future__ import annotations

import re

from archive.facts import Action
from extract.components.due import due_of
from extract.text import Sentence, trim_clause

ANSWERING = re.compile(
    r"\b(?:[Ii]n\s(?:response|reply|answer)\sto|[Ff]ollowing|[Aa]s|[Ww]hen|[Hh]aving|[Oo]n)\s[^,;]{0,160},"
)
""" "In response to a question from a member, ": what a sentence may begin with."""
ASKED = re.compile(
    r"\b(?:whether|if|asks?|asked|requested|requests|hoped|hopes|suggested|queried|should|could|might|wished|recommended|proposed"
    r"|moved|resolved|RESOLVED|AGREED|instructed|urged|unless|calls?\son|to\sseek|expected|had|which|who)\b"
    r"|\b(?:[Ii]t\swas\s(?:\w+\s)?agreed|(?:Committee|Council|Panel|Board|Cabinet|Members|Forum|Authority)\s(?:\w+\s)?(?:agreed|noted))\b"
)
_AND = re.compile(r"\band\s{1,12}$")
_THAT = re.compile(r"\b(?:whether|if|that|to|agreed|resolved|RESOLVED|AGREED|noted)\b")
_CLAUSE = re.compile(r";|\bbut\b")


def fact_of(text: str, start: int, end: int, owner: str | None, rule: str) -> Action | None:
    """The action that a stretch of text states; None where that is too short to state one."""
    start, end = trim_clause(text, start, end)
    if end - start < 12:
        return None
    quote = text[start:end]
    return Action(start=start, end=end, quote=quote, rule=f"actions.{rule}", owner=owner, due=due_of(quote))


def is_asked(text: str, sentence: Sentence, start: int) -> bool:
    """Whether the words before say that somebody asked or hoped for it, or that the meeting decided it."""
    clause = max(
        sentence.start, text.rfind(";", sentence.start, start) + 1, text.rfind(", but ", sentence.start, start)
    )
    before = ANSWERING.sub("", text[clause:start])
    asked = ASKED.search(before)
    if asked and _AND.search(text, sentence.start, start) and not _THAT.search(before, asked.start()):
        asked = None  # "Mr Ash asked a question and the Head of Roads agreed to ..."
    return bool(asked) or text[sentence.end - 1] == "?"

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
    r"\b(?:[Ww]hether|[Ii]f|[Uu]nless|Should|asks?|asked|requested|requests|hoped|hopes|suggested|queried|should|could|might|wished|recommended|proposed"
    r"|moved|resolved|RESOLVED|AGREED|instructed|urged|calls?\son|to\sseek|expected|had|which|who)\b"
    r"|\b(?:[Ii]t\swas\s(?:\w+\s)?agreed|(?:Committee|Council|Panel|Board|Cabinet|Members|Forum|Authority)\s(?:\w+\s)?(?:agreed|noted))\b"
)
_SCHEME = re.compile(
    r"\b[Uu]nder\s(?:the|this|these|those|such|new)\s(?:[\w-]+\s){0,3}?(?:schemes?|polic(?:y|ies)|proposals?|arrangements?|procedures?|model"
    r"|plans?|contracts?|agreements?|protocols?|rules?)\b"
)
""" "Under the scheme the Manager would ...": what is to happen from day to day."""
_OUTSIDER = (
    r"(?:residents?|objectors?|members?\sof\sthe\spublic|applicants?|appellants?|agents?|petitioners?|developers?|landowners?|landlords?"
    r"|licensees?|licence\sholders?|drivers?|complainants?|neighbours?|tenants?|speakers?|supporters?)\b"
)
_SAID_BY_OUTSIDER = re.compile(
    rf"(?:(?:The|A|An|One|Some|Several|Another|Other|Many|Two|Three|All)\s(?:[\w-]+\s){{0,2}}?)?(?i:{_OUTSIDER})"
    rf"|(?:Mrs?|Ms|Miss|Dr)\.?\s[^,.;]{{2,40}},\s(?:(?:an?|the|for|on\sbehalf\sof|representing)\s)+(?:[\w’'-]+\s){{0,3}}?{_OUTSIDER}"
)
""" "A resident said that ...", "Mr Hay, for the applicant, said": no word of the council's."""
_IN_CASES = re.compile(
    r"(?<!\bof)(?<!\bon)(?<!about)(?<!\bout)(?<!firm)(?<!heck)(?<!\bsee)\swhere(?:ver)?\s(?:any|there|they|(?:the|an?)\s[\w-]+\s(?:was|were|had|has|is|are))\b"
)
""" "would write to applicants where the fee was not paid": what is done in every such case."""
_AND = re.compile(r"\band\s{1,12}$")
_THAT = re.compile(r"\b(?:whether|if|that|to|agreed|resolved|RESOLVED|AGREED|noted)\b")


def fact_of(text: str, start: int, end: int, owner: str | None, rule: str) -> Action | None:
    """The action that a stretch of text states; None where that is too short to state one."""
    start, end = trim_clause(text, start, end)
    if end - start < 12:
        return None
    quote = text[start:end]
    return Action(start=start, end=end, quote=quote, rule=f"actions.{rule}", owner=owner, due=due_of(quote))


def is_told_of_others(text: str, sentence: Sentence) -> bool:
    """Whether a sentence tells what outsiders said, or what is done in every case of a kind."""
    opening = text[sentence.start : min(sentence.end, sentence.start + 100)]
    return bool(_SAID_BY_OUTSIDER.match(opening) or _IN_CASES.search(text, sentence.start, sentence.end))


def is_asked(text: str, sentence: Sentence, start: int) -> bool:
    """Whether the words before say that somebody asked or hoped for it, or that the meeting decided it."""
    clause = max(
        sentence.start, text.rfind(";", sentence.start, start) + 1, text.rfind(", but ", sentence.start, start)
    )
    before = ANSWERING.sub("", text[clause:start])
    if _SCHEME.search(before):
        return True
    asked = ASKED.search(before)
    if asked and _AND.search(text, sentence.start, start) and not _THAT.search(before, asked.start()):
        asked = None  # "Mr Ash asked a question and the Head of Roads agreed to ..."
    return bool(asked) or text[sentence.end - 1] == "?"

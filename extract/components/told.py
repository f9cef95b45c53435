"""What a sentence tells: the record, and the words all its readers share."""

from __future__ import annotations

import re
from dataclasses import dataclass

LEADIN = (
    r"(?:(?:Accordingly|Therefore|Thereafter|Subsequently|In conclusion|Having|After|Following|On|Upon|In"
    r" (?:reaching|coming to|making|arriving at)|In light of|In view of|In response to|In relation to"
    r"|As regards|In respect of|Due to|Owing to|Given"
    r"|At the (?:request|suggestion) of|Further to|Arising from"
    r"|With|By|Under|Pursuant to|In accordance with|Whereupon|Then"
    r"|During)\b"
    r".{0,260}?,\s)?"
    r"(?:There being no (?:(?:other|further) nominations?|amendments?|counter[- ]motions?),?\s)?"
    r"(?:(?:By|On)\sa\s(?:\w+\s)?majority(?:\svote)?,?\s(?!of\b))?(?:By\s(?:a\smajority\sof\s)?[\w-]{1,12}(?:\svotes?)?\sto\s[\w-]{1,12}(?:\svotes?)?,?\s)?(?:[Aa]nd\s)?"
    r"(?:(?:After|Following|During|Having|Upon|On\sa\s(?:vote|division|show|poll)|In order to"
    r"|In terms of|In relation to|In respect of|As regards"
    r"|At this point"
    r"|In the end"
    r"|Arising)\b[^.,;:]{0,90}?\s(?<!that )(?<!which )(?<!when )(?<!the )"
    r"(?<!what )(?<!of )(?<!by )(?<!with )(?<!from )(?<!to )(?=[Tt]he\s|Members\s|Cabinet\s|Council\s))?"
)
PAST = re.compile(
    r"\b(?:had(?!\s(?:\w+\s)?regard\b)"
    r"|[Pp]reviously|last (?:year|month|week|meeting)|at (?:its|the|their|a) (?:\w+ )?(?:previous |last"
    r" )?meeting (?:held )?(?:on|in)|in (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)|in (?:19|20)\d\d|years? ago|the Inspector|on appeal|already|earlier)\b"
)
GONE_BEFORE = (
    r"(?:Having|After|Following|Upon|On\s(?:hearing|considering|balance)"
    r"|In\s(?:reaching|coming|making|arriving|light|view|response)|Given|Mindful|Taking|Satisfied|Noting|Notwithstanding)\b"
)
"""Words with which a sentence first tells what went before the act of a meeting."""
_CIRCUMSTANCE = re.compile(rf"(?:Accordingly,\s|Therefore,\s)?{GONE_BEFORE}")
_HAD = re.compile(r"\bhad\b(?!\s*(?:\w+ly\s+)?\Z)")
_THEN_IT_WAS = re.compile(r"[,;]\s(?:and|so)\s(?:[Ii]t\swas\s)?(?:(?:\w+ly|then|therefore)\s){0,2}\Z")
""" "The hall had been let twice, and it was resolved to ...": what comes behind the comma is done now."""
_PAPERS_CAME = re.compile(
    r"\bhad\s(?:now\s|also\s|since\s)?been\s(?:received|submitted|obtained|circulated|sought|made|sent|given)\b"
    r"(?!.*\bhad\b).*\sand\s(?:[Ii]t\swas\s)?(?:(?:\w+ly|then|therefore)\s){0,2}\Z",
    re.DOTALL,
)
""" "Two quotations had been received and it was resolved to ...": what came in before is no other day's act."""
_RETELLS = re.compile(
    r"\b(?:reported|told|heard|informed|advised|said|stated|explained|recalled|reminded|announced|learnt|learned)\b"
)


def without_circumstances(lead: str) -> str:
    """The words before an act without the "had" of what only went before it.

    "Having heard those who had objected, the Panel ...": it acts now. "... heard that the Panel had" it did not.
    """
    then = _THEN_IT_WAS.search(lead, max(0, len(lead) - 60)) or _PAPERS_CAME.search(lead)
    new_clause = then and not _RETELLS.search(lead)
    return _HAD.sub("", lead) if new_clause or _CIRCUMSTANCE.match(lead) else lead


def is_past(lead: str) -> bool:
    """Whether the words before a body's act tell of another day."""
    return PAST.search(without_circumstances(lead)) is not None


ASKING = re.compile(r"(?:whether|if|asked|suggested|could|should|would|propos|recommend(?:ed|ation) that|hoped|felt)\b")

SAID = re.compile(
    r",\s(?:said\s[^,.;:]{3,60}"
    r"|(?:(?:the|an?|one|his|her|their)\s[\w’' -]{3,40}|(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.?\s[A-Z][\w’' -]{1,30}"
    r"|he|she|they|it\swas)\s(?:said|told\s[^,.;:]{3,40}|explained|stated|added|argued|claimed|recalled|reported))\.?$"
)
""" "The licence is granted in such cases, the Solicitor explained": what somebody said."""
FOUND_OUT = re.compile(r"that\b(?!.{0,300}?\b(?:be|should)\s)", re.DOTALL)
""" "that" before what was only learnt, not decided: nothing in it should be done."""


_REMARK = re.compile(
    r"\s?(?:that\s)?(?:[^.;,]{0,80}?\bhad\s(?:been|\w+ed)\b|(?:it|this|these|they|he|she|(?:Cllr|Councillor|Mr|Mrs|Ms)\s[\w’'-]+)\s(?:was|were)\s"
    r"|[^.;,]{3,80}?\s(?:was|were)\s(?:(?:an?\s)?(?:very|most|quite|really|extremely)\b|(?:an?\s)?(?:good|great|excellent|useful|helpful|successful|success"
    r"|poor|encouraging|disappointing|impressive|positive|worrying|concerning|informative|interesting|valuable|unfortunate|comprehensive|thorough|detailed|important|vital|timely|reassuring)\b))"
    r"(?!.*\b(?:be|should|would|will|must|to|not|no|options?|way|record|\w*(?:accept|suffic|approp|reason|prefer|satisf|approv|necess|requir"
    r"|need|best|agree|prior)\w*)\b)",
    re.DOTALL,
)


_BE_DONE = re.compile(r"\s(?:be\s\w+ed|should)\b")
""" "that the minutes be varied to show that she had left": something is to be done."""
_TO_DO = re.compile(r"\s?(?:not\s)?to\s[a-z]")
""" "agreed to put it off until the accounts had come": something is to be done."""


def is_remark(words: str) -> bool:
    """Whether the words behind "agreed" only say what all thought of something: "that it had been a good year"."""
    return _TO_DO.match(words) is None and _REMARK.match(words) is not None and _BE_DONE.search(words[:160]) is None


_MOVED_THAT = re.compile(
    r"\b(?:proposed|moved|nominated|suggested)\b(?:\sand\s(?:duly\s)?seconded\b)?(?:(?:\s(?:by|from)\b|,)(?:[^.;:]|(?<=cllr)\.|(?<=mr)\.|(?<=mrs)\.){3,160}?)?,?\sthat\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"(?<!\bbe\s)\b(?:agreed|resolved|carried|unanimous(?:ly)?|declared|duly\selected)\b|\ball\s(?:\w+\s)?in\sfavour\b",
    re.IGNORECASE,
)


def is_only_moved(sentence: str) -> bool:
    """Whether a sentence tells what somebody proposed, and not what became of it."""
    return _MOVED_THAT.search(sentence) is not None and _DONE.search(sentence) is None


@dataclass(frozen=True, slots=True)
class Told:
    """A decision told in a sentence: offsets relative to that sentence."""

    start: int
    end: int
    outcome: str
    rule: str
    body: str | None = None


def whole(sentence: str, start: int, rule: str, outcome: str, body: str | None = None) -> Told:
    """The whole sentence from `start` on as a decision."""
    return Told(start, len(sentence), outcome, f"narrative.{rule}", body)

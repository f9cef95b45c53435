"""Who was to act, as the statement of an action says at its start, at its end or in a field, and the fact itself."""

from __future__ import annotations

import re

from archive.facts import Action
from extract import rules
from extract.components import names
from extract.components.due import due_of, without_article
from extract.components.office_patterns import KIND, is_person
from extract.components.undertaking_words import is_doer
from extract.text import trim_clause, words

OWNER_TO = re.compile(
    r"(?:That\s|bod\s)?(?P<owner>(?:(?:the|The|Y|Yr|y|yr)\s)?(?:[A-ZÂÊÎÔŴŶ][\w’'&/.-]*|officers)"
    r"(?:,?\s(?:and|&|/|of|for|the|with|ac?|y|yr|team|members|councillors|(?<=Officer\s)[–-]|(?!TO\b)[A-ZÂÊÎÔŴŶ(][\w’'&/.()-]*)){0,11}?),?\s{1,3}"
    r"(?:(?:to|will|would|shall|should|must|is\sto|are\sto|agreed\sto|undertook\sto|i)\s{1,12}(?!be\b)[a-z]"
    r"|TO\s{1,12}(?!BE\b)[A-Z])"
)
_TO_BE_BY = re.compile(
    r"\bto\sbe\s\w+(?:\s\w+){0,4}?\sby\s(?P<owner>(?:the\s)?[A-Z][\w’'&-]*(?:\s(?:of|and|for|[A-Z][\w’'&-]*)){0,6})"
)
_OWNER_END = re.compile(
    r"(?:\((?P<bracket>[A-Z]{2,4}(?:\s?[/,&]\s?[A-Z]{2,4}){0,4})\)|\s[–-]\s(?P<dash>[A-Z]{2,4}(?:/[A-Z]{2,4}){0,4}))\.?$"
)
THAT_OWNER = re.compile(
    r"[Tt]hat\s(?P<owner>(?:the\s)?[A-Z][\w’'&/.-]*(?:\s(?:of|for|and|&|the|[A-Z][\w’'&/.-]*)){0,9}?)\s"
    r"(?:be\s(?:asked|requested|instructed|invited)\sto\s[a-z]|(?!be\b|is\b|are\b|was\b|were\b|has\b|have\b|had\b|of\b|for\b|and\b)[a-z]{3,15}\s)"
)
""" "That the Head of Roads circulate the map": who is to act, below the label of an action."""
_OFFICE_END = re.compile(
    rf"\s[–—-]\s(?P<owner>{names.TITLED}|(?:[Tt]he\s)?(?:[A-Z][\w&’'-]*\s(?:of\s|for\s|and\s|&\s)?){{0,6}}?"
    r"(?:Clerk|Chair(?:man|person)?|Director|Officers?|Manager|Secretary|Leader|Treasurer|Team|Solicitor|Convener|Executive|Engineer"
    r"|Accountant|Auditor|Head)(?:\s(?:of|for)(?:\s(?:and|&|the|[A-Z][\w’'-]*)){1,6})?)(?:,?\s(?:by|before|within)\s[^.;]{3,40}|\s[–—-]\s(?:[A-Z]\w+\s)?\d{1,2}(?:st|nd|rd|th)?\s[A-Z]\w+(?:\s\d{4})?)?\.?$"
)
""" "Invite the auditor – Town Clerk, by September"."""
_NAME_END = re.compile(
    r"(?<=\w)\s[–—-]\s(?P<owner>[A-Z][a-z’'-]+\s(?:[A-Z]\.?\s)?[A-Z][\w’'-]+)(?:,?\s(?:by|before|within)\s[^.;]{3,40})?\.?$"
)
""" "Figures to be sent to Members – Ana Holt": a name behind what is to be done."""
_BRACKET_END = re.compile(r"\((?P<owner>[A-Z][^()]{2,60})\)\.?$")
""" "write to the bus company (Town Clerk)"."""
_TIME_BEHIND = re.compile(r",?\s(?:by|before|within)\s")
_OWNED_BEFORE = re.compile(r"(?:\s[–—-]\s[A-Z][\w\s/&’'.]{1,60}|\([A-Z][\w\s/&’'.]{1,60}\)\.?);")
""" "write to residents – Clerk; meet the owner – Cllr Ash": of two things to do, each has an owner. """
_INITIALS = re.compile(r"[A-Z]{2,4}(?:\s?[/,&]\s?[A-Z]{2,4}){0,4}")
_OWNER_APART = re.compile(
    r"(?P<owner>(?:(?:the|The)\s)?[A-Z][\w’'&.-]*(?:,?\s(?:of|and|&|for|the|[A-Z(][\w’'&.()-]*)){0,8})\s?(?:\s[–—-]|:)\s"
    r"(?:to\s)?(?=[a-z]{3})"
)
""" "Head of Finance – provide a breakdown": who is to act, set apart at the start."""
_TITLED = re.compile(names.TITLED)
_OWNER_FIELD = re.compile(
    r"\b(?:Owner|Lead|Responsible|Lead [Oo]fficer|By whom|Perchennog)\s?:\s?(?P<owner>[A-Z][^;.,()\n]{1,60})"
)
_VERB_FIRST = re.compile(
    r"(?:To|I)\s[a-z]|[A-Z][a-z]+(?:e|te|de|ve|ct|rt|nd|ck|t|n|p|w|d)\s(?:the|a|an|with|out|up|all|members"
    rf"|to(?!\s{rules.alternatives(rules.values('action_verbs', 'verbs'))}\b))\b"
)
LONGEST = 1200
"""Longest action statement read, in characters."""


def is_owner(plain: str) -> bool:
    """Whether words alone name who is to act: initials, a name with its title, an office."""
    parts = plain.replace(",", " ").replace("/", " ").split()
    if not 0 < len(parts) < 8:
        return False
    is_named = _TITLED.match(plain) or parts[-1] in KIND or parts[-1].capitalize() in KIND or is_doer(plain)
    return bool(_INITIALS.fullmatch(plain) or is_named)


def owner_of(statement: str) -> str | None:
    """Who was to act, as a statement says at its start or end; None where it names nobody."""
    plain = words(statement)
    field = _OWNER_FIELD.search(plain)
    if field:
        return field["owner"].strip()
    match = OWNER_TO.match(plain)
    if match and (not _VERB_FIRST.match(plain) or is_owner(match["owner"])):
        return match["owner"].rstrip(",")
    apart = _OWNER_APART.match(plain)
    if apart and (_TITLED.match(apart["owner"]) or any(word in KIND for word in apart["owner"].split())):
        return apart["owner"]
    if ";" in plain and _OWNED_BEFORE.search(plain):
        return None
    end = _OWNER_END.search(plain)
    if end:
        return end["bracket"] or end["dash"]
    bracket = _BRACKET_END.search(plain)
    plain_bracket = _TIME_BEHIND.split(bracket["owner"])[0] if bracket else ""
    if is_owner(plain_bracket):
        return plain_bracket
    if office := _OFFICE_END.search(plain):
        return office["owner"]
    if that := THAT_OWNER.match(plain):
        return that["owner"]
    passive = _TO_BE_BY.search(plain)
    return passive["owner"] if passive else None


def _named_at_end(text: str, statement: str) -> str | None:
    """A full name behind what is to be done, where the text names that person in another place too."""
    found = _NAME_END.search(words(statement))
    known = found is not None and is_person(found["owner"]) and text.count(found["owner"]) > 1
    return found["owner"] if found and known else None


def labelled_fact(
    text: str, start: int, end: int, rule: str, owner: str | None = None, due: str | None = None
) -> Action | None:
    """The action stated between two offsets, its owner and time as given or as stated; None where it is too short."""
    start, end = trim_clause(text, start, min(end, start + LONGEST))
    if end - start < 8:
        return None
    quote = text[start:end]
    owner, due = owner or owner_of(quote) or _named_at_end(text, quote), due or due_of(quote)
    owner = without_article(owner) if owner else None
    return Action(start=start, end=end, quote=quote, rule=f"actions.{rule}", owner=owner, due=due)

"""What is counted: nouns that can be, and what the other words of a sentence say is counted."""

from __future__ import annotations

import re

from extract import rules
from extract.components.numbers import GAP, WORDS
from extract.components.within import spaced
from extract.text import Sentence

NOUNS = {
    flag: {noun for rule in rules.load("counted") if rule.get(flag) for noun in rule["nouns"]}
    for flag in ("hyphen", "singular", "welsh", "never", "measured", "stop")
}
_PLURALS = {noun for rule in rules.load("counted") if rule["id"] == "plural-without-s" for noun in rule["nouns"]}

_CONTEXT = spaced(
    r"\b(?P<subject>(?:[A-Z]?[a-z’'-]{2,20} )?(?:[A-Za-z’'-]{2,20}s|staff))(?: figures?)?"
    r" (?:(?:had|has|have|would|will|should|could|be|been|were|was|are|is) ){0,3}"
    r"(?:limited|capped|restricted|grown|grew|risen|rose|fallen|fell|increased"
    r"|decreased|reduced|dropped|c[oa]me (?:up|down)|(?:are|were|is|was|been|gone|went) (?:up|down)"
    r"|(?:up|down)(?! to\b)|(?:gone|went)(?= from \d)"
    r"|declined|doubled|totall?ed|numbered|reached|exceeded|averaged"
    r"|(?:would|will|should|could|might|may) (?:not |now |then )?(?:fall|rise|grow|drop|increase|decrease"
    r"|(?:go|come) (?:up|down|above|over|below))"
    r"|amounted to|came to|nearing|approaching|(?:was|were|are|stood at) (?=\d))"
    r"|\b(?:number of|numbers of|total of|average|level of|figure of"
    r"|nifer) (?P<unit>(?:[a-z’'-]+ ){0,2}[A-Za-z’'-]+)|\b(?P<noun>(?i:caseloads?|cases|referrals|births"
    r"|complaints|applications|pupils|visits|deaths|attendances|admissions))\b(?! per )"
)


_MAY_COUNT = re.compile(
    r"limited|capped|restricted|gr[oe]w|r[io]se|f[ae]ll|creased|reduced|dropped|\bc[oa]me|\bup\b|\bdown\b|declined|doubled"
    r"|\bfall\b|\brise\b|drop|crease|\bgo\s|\bcome\s|averaged"
    r"|total|numbers? of|numbered|nifer|reached|exceeded|amounted|nearing|approaching|average|level of|figure of"
    r"|gone|went|caseload|cases|referrals|births|complaints|applications|pupils|visits|deaths|attendances|admissions"
    r"|s\s(?:\w+\s)?(?:was|were|are|stood\sat)\s{1,40}\d".replace(" ", r"\s{1,40}")
)
"""What every sentence holds that names what it counts: a quick test before a slow pattern."""
_INSIDE = spaced(r"\b(?:in|of|at|on|for|with|from|by|to|against) (?:[\w’'-]{1,20} ){0,2}$")
""" "the number of deaths in primary fires was 3" counts deaths, though the fires stand before the verb."""
_A_TIME = spaced(rf" {WORDS} (?:years|months|weeks|days|hours|minutes|quarters)\b", re.IGNORECASE)
""" "against 29 two years ago" counts no years."""
_WHOSE = spaced(
    r"\b(?P<things>visits|attendances|admissions|calls|visitors|complaints|applications|referrals|journeys|trips|loans"
    r"|enquiries) (?:to|at|from|about|by|for|in|on) (?:the |its |our |all ){0,2}(?:[\w’'-]{1,20} )?$",
    re.IGNORECASE,
)
""" "Visits to the five centres came to 1.42 million" counts visits."""
_PER = re.compile(r"\bper\s[\d,]+\s$")
""" "Complaints per 1,000 tenants were 4.2" counts no tenants."""
WORD = re.compile(rf"{GAP}([^\W\d_][\w’'/&-]{{0,30}})")
"""White space and a word after it."""


_COMPOUND = re.compile(
    rf"{GAP}(?:on{GAP}call|out{GAP}of{GAP}(?:area|hours|county|borough)|on{GAP}(?:site|street)|in{GAP}(?:year|house))(?=\s[a-z])"
)
""" "nine on call firefighters": words of one noun, though "on" mostly ends one."""
_ACRONYMS = re.compile(r"[A-Z]{2,6}[’']s")
""" "941 SOA's": a plural, though it is not written as one."""
NUMBERED = frozenset(rules.values("counted", "numbers_of"))
"""Words before "numbers" for those who are counted: passenger, pupil, visitor."""


def is_plural(word: str) -> bool:
    """Whether a word can be what a number counts: a plural, or a noun that needs no s."""
    low = word.casefold()
    if _ACRONYMS.fullmatch(word):
        return True
    if low in NOUNS["never"] or low in NOUNS["stop"]:
        return False
    return low in _PLURALS or (low.endswith("s") and not low.endswith(("ss", "'s", "’s", "ous", "us")) and len(low) > 2)


def unit_after(text: str, end: int, limit: int) -> int | None:
    """End of the counted noun that follows a number: the first plural within four words, and plurals right after it."""
    compound = _COMPOUND.match(text, end, limit)
    at, found = compound.end() if compound else end, None
    for _ in range(5):
        match = WORD.match(text, at, limit)
        if not match or match[1].casefold() in NOUNS["stop"] or _A_TIME.match(text, match.start()):
            break
        at = match.end()
        if is_plural(match[1]):
            found = at
        elif found is not None:
            break
    return found


def context_units(text: str, sentence: Sentence) -> list[tuple[int, str]]:
    """What the words of a sentence count, with where each is named: "the number of complaints", "referrals rose"."""
    found: list[tuple[int, str]] = []
    if not _MAY_COUNT.search(text, sentence.start, sentence.end):
        return found
    numbered = False
    for match in _CONTEXT.finditer(text, sentence.start, sentence.end):
        if _PER.search(text, max(sentence.start, match.start() - 20), match.start()):
            continue
        if (
            numbered
            and match["subject"]
            and _INSIDE.search(text, max(sentence.start, match.start() - 30), match.start())
        ):
            continue
        numbered = match["unit"] is not None
        whole = (
            _WHOSE.search(text, max(sentence.start, match.start() - 60), match.start()) if match["subject"] else None
        )
        if unit := (whole and whole["things"]) or _named(match):
            found.append((match.start(), unit))
    return found


def _named(match: re.Match[str]) -> str | None:
    if match["subject"]:
        return _subject(" ".join(match["subject"].split()))
    words = (match["unit"] or match["noun"]).split()
    plural = next((index for index, word in enumerate(words) if is_plural(word)), None)
    if plural is None:
        return _welsh_noun(words) if match.group().startswith("nifer") else match["noun"]
    return " ".join(words[: plural + 1])


def _welsh_noun(words: list[str]) -> str | None:
    """The noun of "nifer y disgyblion o 412": it ends before a preposition."""
    kept = words[words[0] in ("y", "yr") :]
    end = next((at for at, word in enumerate(kept) if word in ("o", "i", "a", "yn", "ym", "yng", "wedi")), len(kept))
    return " ".join(kept[:end]) or None


def _people_of(word: str) -> str | None:
    """What "passenger numbers" or "visitor numbers" are numbers of: passengers, visitors; None where it is unsure."""
    low = word.casefold().removesuffix("s")
    if low in _PLURALS:
        return low
    return f"{low}s" if low in NUMBERED else None


def _subject(subject: str) -> str | None:
    """What is counted, as the subject of a change; sums, times and rates are none."""
    noun = subject.rpartition(" ")[2]
    if noun == "numbers":
        return _people_of(subject.partition(" ")[0])
    if noun.casefold() in NOUNS["measured"] or not is_plural(noun):
        return None
    first = subject.partition(" ")[0]
    return (
        noun if first.casefold() in NOUNS["stop"] or first.casefold() in ("that", "its", "their", "such") else subject
    )

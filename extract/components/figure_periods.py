"""The period a figure is of and what it measures, in the words of its sentence."""

from __future__ import annotations

import re

from archive.facts import Figure
from extract import rules

_YEARS = r"20\d\d(?:\s?[/–-]\s?(?:20)?\d\d)(?!\d)"
_ENDING = r"(?:(?:to|ending|ended|from)(?: on)? (?:\d{1,2} )?[A-Z][a-z]{2,8}(?: 20\d\d)?)"
_QUARTER = r"(?:Quarter [1-4]|Q[1-4]|[Qq]tr ?[1-4])"
_PERIOD = (
    rf"(?:the )?(?:(?:financial|municipal|academic|calendar) years? )?{_YEARS}(?: (?:to|and|-|–) {_YEARS})?"
    r"(?: financial years?)?"
    rf"|{_QUARTER}(?: (?:of )?(?:the )?(?:{_YEARS}|20\d\d))?"
    r"|the year to date"
    r"|the (?:(?:financial|municipal|calendar|full|current|previous|last|coming|first|second|third|fourth|final) )?"
    rf"(?:year|quarter|half[- ]year|half year)(?: {_ENDING}| (?:of )?{_YEARS}| before)?"
    r"|a full year"
    rf"|the (?:last|past|next|previous|coming|first|following) (?:\w+ )?(?:years|months|weeks|quarters)"
    rf"|20\d\d(?![/–\d-])"
    rf"|flwyddyn ariannol {_YEARS}|y flwyddyn"
)
_SPAN = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) years"
_RELATIVE = r"(?:last|this|next|the previous|the current|the coming) (?:financial )?year|y llynedd|eleni"
_AFTER = re.compile(
    rf"^[^,;.:()£€%]{{0,45}}?(?<![\w-])(?:for|in|during|throughout|over|ar gyfer|yn ystod|yn) "
    rf"(?P<period>{_PERIOD})(?![\w-])"
)
_AFTER_SPAN = re.compile(rf"^ over (?:a period of )?(?P<period>{_SPAN})\b")
_AFTER_RELATIVE = re.compile(
    rf"^[^,;.:()£€%]{{0,45}}?(?<!than )(?<!as )(?<!from )(?<!into )(?<!until )(?<!by )(?<!since )(?<!on )"
    rf"\b(?P<period>{_RELATIVE})\b"
)
_BEFORE = re.compile(
    rf"(?<![\w-])(?:for|in|during|ar gyfer|yn ystod) (?P<period>{_PERIOD})"
    r"(?:,? (?:was|is|are|were|had|has|been|would|will|shall|be|of|at|to|as|approved|calculated|amounting|totalling"
    r"|estimated|expected|forecast|set|stood|about|around"
    r"|some|approximately|nearly|over|up|came|in the sum|oedd|yw|yn|o)){1,6} $"
)
_MORE_THAN_THEN = re.compile(rf"\bover (?:the )?{_YEARS}$")
""" "a reduction of 5.3% over 2017-18": the year it is set beside."""
_ENDED = re.compile(rf"^ in (?:{_PERIOD}) to $")
""" "from £1.9m in 2019/20 to £620,000": the year of the other end."""
_OF_A_YEAR = re.compile(
    rf"(?:^|[.;:] |\b(?:[Tt]he|[Ii]ts|[Oo]ur|an?|that) )(?P<period>{_YEARS}|{_QUARTER})"
    r" (?!to |and |was |were |had |the )(?:[a-z]+ ){1,4}?"
    r"(?:of|was|is|would be|had been|be|be set at|set at|at|totalled|stood at|came to)"
    r"(?: (?:about|around|some|nearly|over|up to))? $"
)
""" "The 2024/25 budget of £212m", "Quarter 2 spend was £2.4m"."""
_OPENING = re.compile(rf"^(?:In|During|For|Over|Yn) (?P<period>{_PERIOD})\b")

_OF_OTHER = re.compile(
    r"\b(?:same|below|above|than|against|compared|as in|that|which|who|when|while|where|but|because"
    r"|and (?:the|an?|its|their))\b"
)
""" "£42,300 was below the same quarter of the previous year": the period of another figure."""
_DECIDED = re.compile(r"\b(?:agreed|resolved|decided|voted|approved|asked|recommended)\b")
""" "In 2023 the Committee had agreed to cap awards at £3,000"."""
_VERB = re.compile(r"(?:ed|ied|ere|ave|ad|ould)$")
_BARE_YEAR = re.compile(r"20\d\d")
"""Of a count it mostly says when something happened, not what the count is of."""
_STOP = frozenset(rules.values("figure_parts", "no_nouns"))
_OPENERS = frozenset(["it", "this", "that", "these", "those", "he", "she", "they", "there", "which", "who", "we", "i"])
_SUBJECT = re.compile(
    r"(?:^|[,;:(] |\b(?:that|and|while|but|whereas) )(?P<subject>(?:[\w’'&/-]+ ){1,8}?)(?:now |currently |also )?"
    r"(?:was|were|is|are|stood|had|has|have|would|will|rose|fell|grew|increased|decreased|dropped|remained|totalled"
    r"|reached)"
    r"(?: (?:be|been|now|only|at|to|by|from|fallen|risen|grown|increased|decreased|reduced|dropped|gone|up|down|stand"
    r"|cost|about|around|approximately|nearly|almost|over|under|just|some|estimated|forecast|expected|set|raised|cut|put"
    r"|between|least|in|the|region|of|an?|average|total|more|less|than|a total)){0,8} \(?$",
    re.IGNORECASE,
)
_OWNS = re.compile(
    r"\b(?:has|had|have) (?:(?:now|only|currently|about|around|some|over|nearly|an?) ){0,2}\(?$", re.IGNORECASE
)
""" "the Council had £4.9m": what has it is not what it measures."""
_OF = re.compile(
    r"(?P<words>(?:[\w’'/&-]+ ){1,5})(?P<of>of|o) (?:about |around |approximately |up to |some |nearly |almost |over "
    r"|under |at least |just |no more than |not more than |a further |only ){0,2}\(?$",
    re.IGNORECASE,
)
_FROM_WHOM = re.compile(
    r" (?:from|by|to|for) (?:the |a )?(?:[A-Z][\w’'&-]+ )(?:(?:and|of|&|[A-Z][\w’'&-]+) ){0,5}(?=(?:of|o) )"
)
""" "a contribution from the Parish Council of £269": whose, not what."""
_AT_PERIOD = re.compile(
    r" (?:at|for|in|as at) (?:the end of )?(?:period|quarter|month|P|Q) ?\d{1,2}(?= (?:of|o) )", re.IGNORECASE
)
""" "the forecast overspend at Period 10 of £49m": when, not what."""
_ONLY_TIME = re.compile(
    r"(?:19|20)\d\d(?:[-/–]\d{2,4})?|(?:[\w-]+ ){0,3}(?:year|quarter|month|week|period)", re.IGNORECASE
)
_CHANGE_IN = re.compile(r"\b(?:reduction|increase|decrease|rise|fall|cut|change|growth) (?:in|to) (?:the )?$")
""" "a reduction in charges of 5%": not the charges are 5%."""
_WELSH_NOUN = re.compile(
    r"\b(?:ch?ynnydd|gh?ynnydd|gynnydd|g?ostyngiad|lleihad|gorwariant|orwariant|tanwariant|danwariant|(?:ch?|g)yllideb"
    r"|cyfanswm|gyfanswm|arbed(?:ion|iad)|grantiau|grant|cost|gost|chost|costau|bwlch|fwlch|gwariant|wariant|incwm"
    r"|diffyg|ddiffyg|gwarged|warged|dirwy|ddirwy|ffi|buddsoddiad|fuddsoddiad|swm|praesept|premiwm|bremiwm|ardoll"
    r"|dreth gyngor|dreth|cyfradd|gyfradd|trosiant|benthyciad|fenthyciad|cyfraniad|gyfraniad|ôl-ddyledion)\b",
    re.IGNORECASE,
)
_DERIVED = re.compile(
    r"\b(?:increas|decreas|reduc|rais|ris|rose|fall|fell|grow|gr[eo]w|drop|cut|exceed|over-?sp|under-?sp|widen|improv|worsen)"
    r"\w* by (?:about |around |approximately |some |nearly |almost |over |just |only |up to |a further ){0,2}\(?$",
    re.IGNORECASE,
)
""" "the precept would be increased by 1.2%": how much the precept changes is not the precept."""
_OVER = re.compile(r"\b(?:over|under)[ -]$", re.IGNORECASE)
_MADE = frozenset(["set", "put", "made", "paid", "gave"])
_DOING = frozenset(rules.values("figure_parts", "doing"))
""" "approve budget amendments of £1m": what is done is no part of the name of the thing."""
_SHARE_VERBS = frozenset(["met", "made", "felt", "said", "took", "went", "came", "saw", "got", "fell", "rose", "paid"])
_SHARE_OF = re.compile(
    r"^ of (?:the |all |our |its |their |those |these )?(?P<noun>(?:[\w’'-]+ ?){1,5})", re.IGNORECASE
)


def _opening(before: str) -> re.Match[str] | None:
    """The period that a sentence opens with, unless it tells when something was decided."""
    return None if _DECIDED.search(before) else _OPENING.match(before)


def period_of(figure: Figure, before: str, after: str, *, is_first: bool) -> str | None:
    """Period stated for a figure, from the words before and after it (white space as single spaces)."""
    if figure.kind == "duration" or figure.rule.startswith("votes."):
        return None
    found = _AFTER.match(after)
    if found and _MORE_THAN_THEN.search(after, 0, found.end()):
        found = None
    if found and _OF_OTHER.search(after, 0, found.start("period")):
        found = None
    if not found and figure.kind == "money":
        found = _AFTER_SPAN.match(after) or _AFTER_RELATIVE.match(after)
        if found and _OF_OTHER.search(after, 0, found.start("period")):
            return None
    if not found:
        found = (None if _ENDED.search(before) else _BEFORE.search(before)) or (_opening(before) if is_first else None)
    if not found and figure.kind == "money":
        found = _OF_A_YEAR.search(before)
    if not found or (figure.kind != "money" and _BARE_YEAR.fullmatch(found["period"])):
        return None
    return found["period"].strip()


def _trailing(words: str, most: int = 5) -> str | None:
    """The last words up to one that is no part of a noun phrase, or to the verb of a plural: "assets delivered"."""
    kept: list[str] = []
    for word in reversed(words.split()):
        if word.casefold() in _STOP or len(kept) == most:
            break
        if kept and kept[-1].endswith("ed") and word.endswith("s"):
            kept.pop()
            break
        kept.append(word)
    while kept and (kept[-1].casefold() in _MADE or (len(kept) > 1 and kept[-1].casefold() in _DOING)):
        kept.pop()
    return " ".join(reversed(kept)) or None


def _subject(before: str) -> str | None:
    match = _SUBJECT.search(before)
    if not match:
        return None
    if _OWNS.search(match.group()):
        return None
    named = re.split(r"\b(?:that|while|whereas) ", match["subject"])[-1].split()
    if named and named[0].casefold() in (
        "when",
        "where",
        "if",
        "as",
        "once",
        "in",
        "for",
        "during",
        "at",
        "on",
        "by",
        "of",
        "from",
    ):
        return None
    while len(named) > 1 and named[-1].casefold() in ("be", "shall", "should", "to", "been"):
        named.pop()
    while named and named[0].casefold() in ("the", "a", "an", "its", "their", "our", "that", "and", "this"):
        if named[0].casefold() == "this" and len(named) == 1:
            break
        named = named[1:]
    while named and named[-1].casefold() in ("had", "has", "have", "also", "now", "then", "been", "to", "be", "being"):
        named.pop()
    if not named or {named[0].casefold(), named[-1].casefold()} & _OPENERS or len(named) > 7:
        return None
    return " ".join(named)


def measures_of(figure: Figure, before: str, after: str) -> str | None:
    """What a figure measures as its sentence says: "tenants" of "28% of tenants", "reserves" of "reserves were £2m".

    A count has its unit for that, and VAT stated with a sum is kept.
    """
    if figure.kind == "count":
        return figure.measures
    found: str | None = None
    if _DERIVED.search(before):
        return figure.measures
    if figure.kind in ("percent", "rate") and (share := _SHARE_OF.match(after)):
        found = _leading(share["noun"])
    if found is None and (of := _OF.search(_FROM_WHOM.sub(" ", _AT_PERIOD.sub("", before)))):
        found = _welsh(of["words"]) if of["of"] == "o" else _trailing(of["words"])
        if found and (change := _CHANGE_IN.search(of["words"], 0, of["words"].rfind(found))):
            found = change.group() + found
        found = None if found and _ONLY_TIME.fullmatch(found) else found
        if found and (over := _OVER.search(before, 0, before.rfind(found))):
            found = over.group() + found
    found = found or _subject(before)
    return ", ".join(part for part in (found, figure.measures) if part) or None


def _welsh(words: str) -> str | None:
    """What a Welsh figure measures: the noun that names a sum or a change, and what follows it; else the last word."""
    found = list(_WELSH_NOUN.finditer(words))
    return words[found[-1].start() :].strip() if found else _trailing(words, 1)


def _is_verb(before: str, word: str) -> bool:
    """Whether a word after a noun goes on with what the things did: "households said", "schools offering"."""
    doing = word.endswith("ing") and before.endswith("s")
    return doing or word in _SHARE_VERBS or _VERB.search(word) is not None


_NO_SHARE = re.compile(r"(?:them|which|whom|it|(?:\w+ )?(?:year|quarter|month|period|week)s?)\b", re.IGNORECASE)
""" "97% of them", "the 6.4% of the year before"."""


def _leading(words: str, most: int = 4) -> str | None:
    """The first words up to one that is no part of a noun phrase."""
    kept: list[str] = []
    if _NO_SHARE.match(words):
        return None
    for word in words.split():
        if word.casefold() in _STOP or len(kept) == most or word[:1].isdigit() or (kept and _is_verb(kept[-1], word)):
            break
        kept.append(word)
    return " ".join(kept) or None

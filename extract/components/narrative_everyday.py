"""Decisions told in everyday words: "The matter was left until May", "The request could not be entertained"."""

from __future__ import annotations

import re

from extract.components.told import ASKING, PAST, SAID, Told, is_past, whole
from extract.components.went_before import is_of_another_day

_LEAD = r"(?:(?:After|Following|On|Since|As|There\sbeing|Because)\b[^.;:]{3,160}?,\s(?:and\s)?(?:so\s)?)?"
_MATTER = r"(?:[Tt]h(?:e|is|ese)\s|[Aa]n?\s)?(?:(?!\b(?:that|which|who|had|was|were|if|when)\b)[^.;:,\s]{1,30}\s){0,6}?"
_LEFT = re.compile(
    rf"{_LEAD}(?P<quote>{_MATTER}(?:matters?|items?|questions?|decisions?|subject|application|report|discussion|election|appointment)"
    r"(?:\s(?:of|on|about|for)\s[^.;:,]{3,80}?)?\s(?:was|were)\s(?:therefore\s|then\s)?(?:left|laid)(?:\sover)?\s"
    r"(?:until|till|to\s(?:the|a)\s(?:next|later|following|future))\b[^;:]{2,120})\.?$"
)
""" "The matter was left until September."."""
_MET_WITH = re.compile(
    rf"{_LEAD}(?P<quote>(?=[^.;:]{{0,90}}?\b(?:proposal|suggestion|request|recommendation|estimates?|plan|idea|draft|scheme)s?\b)"
    r"[A-Z](?!\b(?:had)\b)[^.;:]{3,200}?\smet\swith\s(?:(?:the|general|unanimous|full|members[’']|everyone[’']s)\s){0,2}"
    r"(?:approval|agreement|assent)(?:\sof\s(?:all|the\s(?:meeting|[Cc]ouncil|[Cc]ommittee|[Mm]embers)))?)\.?$"
)
""" "The Clerk's proposal that the fee be kept met with approval."."""
_COULD_NOT = re.compile(
    rf"{_LEAD}(?P<quote>{_MATTER}(?:requests?|applications?|proposals?|suggestions?|appeal)(?:\s(?:of|from|by|for|that|to)\s[^.;:]{{3,120}}?)?\s"
    r"(?:could\snot\sbe\s(?:entertained|supported|acceded\sto|agreed(?:\sto)?|granted|met)|was\snot\s(?:entertained|acceded\sto))"
    r"(?:,?\s(?:as|since|because)\s[^;:]{3,160})?)\.?$"
)
""" "The request of the Ramblers could not be entertained."."""
_NOT_GIVEN = re.compile(
    r"(?:\A|\b(?:so|therefore|[Aa]ccordingly),?\s)"
    r"(?P<quote>(?:[Tt]he\s(?:Council|Committee|Trustees)[’']s?\s)?(?:[Pp]ermission|[Cc]onsent|[Aa]pproval|[Ll]eave)"
    r"(?:\s(?:for|to)\s[^.;:]{3,80}?)?\s"
    r"was\s(?:therefore\s)?(?:not\s(?:given|granted)|withheld)(?:,?\s(?:as|since|because)\s[^;:]{3,160})?)\.?$"
)
""" "Two were for and three against, and so permission was not given."."""
_AGREED_TO = re.compile(
    r"(?P<quote>(?:Councillor|Cllr|Alderman|Mrs?|Ms|Miss|Dr)\.?\s[A-Z][^.;:,]{1,40}?[’']s?\s(?:proposal|motion|proposition|suggestion)"
    r"(?:,\s(?:which\swas\s)?(?:duly\s)?seconded(?:\sby\s[^.;:,]{3,60})?,)?\s(?:that|to)\s[^.;:]{5,240}?\swas\s(?:\w+ly\s)?"
    r"(?:agreed(?:\sto)?|accepted|adopted))\.?$"
)
""" "Councillor Elm's proposal, seconded by Councillor Ash, that a letter be sent was agreed to."."""
_BY_OTHERS = re.compile(
    r"\b(?:[Dd]istrict|[Cc]ounty|[Bb]orough|[Uu]nitary|[Cc]ity)\s[Cc]ouncil\b|\b(?:[Ii]nspector|[Mm]inister|landlord|owner|diocese|Diocese|bank)\b"
)
_FORMS = (
    (_LEFT, "deferred"),
    (_MET_WITH, "approved"),
    (_COULD_NOT, "refused"),
    (_NOT_GIVEN, "refused"),
    (_AGREED_TO, "agreed"),
)
_WORDS = (" left ", " laid ", "met with", "not be ", " not ", "withheld", " agreed", "accepted", "adopted")
"""One of them each form holds: a quick test before the slow ones."""


def everyday(sentence: str) -> Told | None:
    """What a sentence tells in such words, None where it was done before, asked, or done by somebody else."""
    if len(sentence) > 500 or not any(word in sentence for word in _WORDS):
        return None
    for pattern, outcome in _FORMS:
        match = pattern.search(sentence) if pattern is _NOT_GIVEN else pattern.match(sentence)
        if match is None:
            continue
        told = match["quote"]
        past = PAST.search(told) or is_past(sentence[: match.start("quote")]) or is_of_another_day(sentence)
        if (
            past
            or SAID.search(sentence)
            or ASKING.search(told[:60].replace("could not be", "was not"))
            or _BY_OTHERS.search(sentence)
        ):
            return None
        return whole(sentence, match.start("quote"), "everyday", outcome)
    return None

"""Decisions told in a sentence without a formal cue: "The Panel agreed that ...", "The report was noted."."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from extract.components import narrative_welsh
from extract.components.bare_words import bare
from extract.components.narrative_body import body_acts
from extract.components.narrative_elected import elected
from extract.components.narrative_everyday import everyday
from extract.components.narrative_hearings import acts_now, announced, pronounced
from extract.components.narrative_it_was import and_it_was, it_was, it_was_referred, noted_and
from extract.components.narrative_minutes import confirms_minutes
from extract.components.narrative_passive import any_passive, empowered, given, is_subjunctive, passive, submitted
from extract.components.narrative_view import officer, view
from extract.components.outcome_shapes import BREACH
from extract.components.outcomes import classify
from extract.components.told import SAID, Told, whole
from extract.components.verdicts import verdict
from extract.scanning import may_match, quick_match

Reader = Callable[[str, bool], Told | None]
"""Reads a sentence; the second argument says that it stands in a Decision: field."""
_ACCEPTED = re.compile(
    r"(?P<quote>.{3,80}?\b(?:suggested|proposed|moved|put forward)\b.{0,120}?\band\s.{0,80}?\b(?:agreed"
    r"|accepted)\s(?:to\s)?(?:make\s)?(?:the|this|an)\s(?:following\s|proposed\s)?(?:amendments?|changes?"
    r"|alterations?|revisions?))\b",
    re.DOTALL,
)
_THAT = re.compile(r"That\s.{3,600}?\b(?:be\s(?:\w+ly\s)?|shall\s)\w+", re.DOTALL)
_STRONG = re.compile(
    r"\b(?:unanimously agreed (?:that|to)\b|awarded|rejected|remitted|(?i:approved)|(?i:deferred)|adopted|ADOPTED"
    r"|(?:re-?)?appointed|(?:re-?)?elected|confirmed (?:[\w ]{3,30} )?as (?:the )?(?:Chair|Vice|Deputy|Mayor)"
    r"|ratified|awarded|refused|[Ii]t was (?:\w+ly )?"
    r"(?:(?:further|also|then|therefore) )?agreed (?:to|that))\b"
)
"""Acts that a debate above a formal decision does not tell of."""
_WOULD_DO = re.compile(
    r"[Ii]t\swas\s(?:\w+ly\s|also\s|further\s)?agreed\sthat\s(?:the\s)?(?:[\w&,’'-]+\s){0,5}?"
    r"(?:[Oo]fficers?|Director|Manager|Clerk|Executive|Secretary|Solicitor|Engineer|Treasurer|Head|Commissioner|PCC|Constable)\b[^.;,]{0,60}?\swould\s(?!be\s)"
)
""" "It was agreed that the Director would report on it.": what somebody undertook in the debate."""


_FOLLOWING = re.compile(
    r"(?P<quote>(?:(?:On|Upon)\sthe\s(?:motion|proposal|proposition)\sof\s[^;:]{3,160}?,\s)?[Tt]he\sfollowing\s(?:[\w/-]+\s){0,3}?(?:was|were)\s(?:\w+ly\s|then\s|also\s)?(?:(?:passed|approved"
    r"|authorised|agreed)\sfor\spayment"
    r"|agreed|approved|adopted)(?:\sas\s(?:amendments|corrections)[^:]{0,60})?"
    r"|(?:The|These)\s(?:[\w/-]+\s){1,4}?(?:was|were)\s(?:\w+ly\s|then\s|also\s)?(?:agreed|approved|adopted)\sas\sfollows)\s?(?::|[.–-]?$)"
)
""" "The following changes were agreed:" above lines without numbers."""
_HAVING_EXCLUDED = re.compile(
    r"\bhaving\s(?:first\s|earlier\s|already\s)?(?P<quote>(?:resolved|agreed|voted|decided)\s(?:that\s"
    r"|to\s)(?:exclude\s)?the\s(?:press\sand\s)?public\b)"
)
""" "The Panel withdrew, having resolved to exclude the press and public"."""
_HALVES = re.compile(
    r";\s(?:and\s)?|,?\sand\s(?=the\s(?!(?:press|public)\b)[^,;.]{3,90}?\s(?:was|were)\s(?:\w+ly\s)?(?:approved|agreed|noted|adopted|accepted|endorsed|deferred|refused)\b)"
)
_NO_HALVES = ("narrative.verdict", "narrative.that", "narrative.bare")
_DANGLING = re.compile(
    r"\b(?:to|that|following|follows|the|of)[\s:–—-]*$|\b(?i:resolved|agreed|decided|recommended|accordingly)\s?[:–—-]+\s*$"
)
""" "The Panel agreed to:" without its list tells nothing."""


_TO_LIST = re.compile(r"\bto\s?[:–—-]+\s*$")
""" "Authorised the Clerk to:" above a list."""
_MADE_BY = re.compile(
    r"(?:,?\s(?:on|upon)\sthe\s(?:motion|proposal|proposition|nomination)\sof\s(?:(?!,\s(?:that|to)\s)(?:[^;:]|;(?=\s(?:and\s)?seconded))){3,160}"
    r"|\s?(?:(?:\s[–—-]|[,;])\s(?:prop(?:osed|\.)?|moved|nominated)|:\s(?:[Pp]rop(?:osed|\.)?|[Mm]oved))\s(?:by\s)?(?:(?!\sthat\s)[^:]){3,160}"
    r"|\s\([^()]{3,200}\))\.?$"
)
""" "... was approved on the motion of Mr Ash", "... was elected – proposed Mr Orr", "... was put off (minute 9)"."""


_OF_WHAT = re.compile(
    r"\s\((?![^()]*\b(?i:prop|mov|second|minute|vot|unanim|nem|in\sfavour|Cllr|Councillor|Mrs?|Ms|Ald|abst|for|against|dissent|min)"
    r"\w*\b)"
    r"[A-Z][^()\d]{2,40}\)\.?$"
)
""" "... to appoint Cllr Ash (Hall) and Cllr Elm (Charity)": a bracket that is part of what was decided."""


def _unmade(sentence: str) -> str:
    """A sentence without who made it so, or a bracket, at its end."""
    found = _MADE_BY.search(sentence, 20) if len(sentence) < 900 else None
    return sentence[: found.start()] if found else sentence


_CORRECTED = re.compile(r"\b(?P<end>following\s(?:\w+\s){0,2}(?:amendments?|corrections?|changes?|alterations?))\s?:\s")
""" "... as a correct record, subject to the following amendment: ...": the words of the change are no part of it."""
_BEFORE_MINUTES = re.compile(
    r"(?:[A-Z][A-Z\d’',/&() -]{5,90}\s(?=The\s)|[^.;:]{3,90}?\s[–—-]\s)"
    r"(?=(?:The\s)?[Mm]inutes?\b|(?:They|These|This)\s(?:was|were)\b)"
)
""" "To approve the minutes – The minutes of 4 May were approved as a correct record": a title before a dash."""
_TITLED = re.compile(
    r"(?:[A-Z][\w’'&/(), -]{2,60}|[A-Z][A-Z\d’'&/(), –-]{2,90}):\s"
    r"(?=(?:The|It|This|These|Members|Cabinet|A|the\s(?:Forum|Committee|Panel|Board|Council))[\s,])"
)
_NO_TITLE = re.compile(
    r"\b(?:is|was|were|are|has|had|have|said|asked|reported|noted|stated|replied|queried|question|answer|response|comments?"
    r"|motion|amendment|recommend\w*|follow\w*|reasons?|note|notes|proposal|proposed|moved|agreed|resolved)\b",
    re.IGNORECASE,
)
""" "Accounts: The list of payments was approved": a title before the sentence; "The Clerk said:" is none."""
_THANKED = re.compile(
    r"(?:The\s)?[A-Z][^.;:]{2,120}?\sthanked\s[^.;:]{3,160}?,\swhich\s(?:was|were)\s(?:\w+ly\s)?(?P<verb>noted|agreed|approved"
    r"|received)\.?$"
)
""" "The Chair thanked the officers for their report, which was noted."."""


def _following(sentence: str, _decision: bool = False) -> Told | None:
    match = _FOLLOWING.match(sentence)
    if match is None:
        return None
    outcome = "approved" if "payment" in match["quote"] else classify(match["quote"])
    return Told(0, match.end("quote"), outcome, "narrative.following")


def _welsh(sentence: str, _decision: bool) -> Told | None:
    found = narrative_welsh.told(sentence)
    return whole(sentence, 0, "welsh", *found) if found else None


def _thanked(sentence: str, _decision: bool) -> Told | None:
    match = quick_match(_THANKED, sentence)
    return whole(sentence, 0, "passive", classify(f"be {match['verb']}", default="agreed")) if match else None


def _is_finding(sentence: str) -> bool:
    """ "That Councillor Ash breached paragraph 3 of the Code.": a limb of what a hearing decided."""
    return sentence.startswith("That ") and "breach" in sentence and BREACH.match(sentence) is not None


def _subjunctive(sentence: str, _decision: bool) -> Told | None:
    that = len(sentence) < 900 and (_THAT.match(sentence) or is_subjunctive(sentence) or _is_finding(sentence))
    return whole(sentence, 0, "that", classify(sentence)) if that else None


_SURE: tuple[Reader, ...] = (_following, _welsh, _thanked, lambda sentence, _: noted_and(sentence))
"""Readers of a sentence by which no other word is needed; the first that finds something is taken."""
_READERS: tuple[Reader, ...] = (
    lambda sentence, _: body_acts(sentence),
    and_it_was,
    lambda sentence, _: it_was_referred(sentence),
    lambda sentence, _: passive(sentence),
    any_passive,
    lambda sentence, _: empowered(sentence),
    lambda sentence, _: given(sentence),
    lambda sentence, _: submitted(sentence),
    lambda sentence, _: view(sentence),
    lambda sentence, _: officer(sentence),
    lambda sentence, _: pronounced(sentence) or acts_now(sentence) or announced(sentence),
    lambda sentence, _: elected(sentence),
    lambda sentence, _: everyday(sentence),
    _subjunctive,
)
"""Readers of a sentence that stands where no formal decision is still to come, in the order of trust."""
_STRONG_READERS: tuple[Reader, ...] = (
    lambda sentence, _: body_acts(sentence),
    lambda sentence, _: it_was(sentence),
    lambda sentence, _: any_passive(sentence, False),
    lambda sentence, _: elected(sentence),
)
"""Those that are asked above a formal decision too."""


_APOLOGIES = re.compile(
    r"(?:The\s)?(?:[Aa]pologies|APOLOGIES|[Rr]easons?(?:\sfor\s(?:\w+\s)?absence|\sgiven)?)\b[^.;:]{0,90}?\b(?:was|were)\s(?:\w+ly\s)?(?:accepted|approved|noted)\b"
    r"|(?:The\s)?(?:[A-Za-z][\w-]+\s){0,4}?(?:accepted|approved|noted|received)\s(?:the\s)?(?:[\w.’'-]+\s){0,4}?"
    r"(?:apologies\b|reasons?\s(?:(?:given\s)?for\s(?:\w+\s)?(?:absence|non-attendance|apolog\w+)|given\b))"
)
""" "The apologies of Councillor Ash were accepted": a formality of attendance."""


def _is_apology(sentence: str) -> bool:
    return ("pologies" in sentence or "POLOGIES" in sentence or "eason" in sentence) and _APOLOGIES.match(
        sentence
    ) is not None


def tell(sentence: str, alone: bool, decision: bool = False) -> Told | None:
    """The decision a sentence tells, if any.

    `alone` says that no formal decision is still to come in its item, `decision` that it stands in a Decision: field.
    White space within the sentence is single.
    """
    if may_match(_HAVING_EXCLUDED, sentence) and (excluded := _HAVING_EXCLUDED.search(sentence)):
        return Told(excluded.start("quote"), len(sentence), "agreed", "narrative.excluded")
    if _is_apology(sentence) or SAID.search(sentence, max(0, len(sentence) - 120)):
        return None
    if found := verdict(sentence):
        return found
    if (title := _TITLED.match(sentence)) and not _NO_TITLE.search(title.group()):
        found = tell(sentence[title.end() :], alone, decision)
        return replace(found, start=title.end() + found.start, end=title.end() + found.end) if found else None
    if confirms_minutes(sentence) or narrative_welsh.confirms_minutes(sentence):
        title = _BEFORE_MINUTES.match(sentence)
        told = whole(sentence, title.end() if title else 0, "minutes", "approved")
        cut = _CORRECTED.search(sentence)
        return replace(told, end=cut.end("end")) if cut else told
    if accepted := quick_match(_ACCEPTED, sentence):
        return Told(0, accepted.end("quote"), "agreed", "narrative.amendment")
    word = bare(sentence, decision, alone)
    if word and (alone or word[1] == "noted") and not _TO_LIST.search(sentence, max(0, len(sentence) - 12)):
        return Told(0, word[0], word[1], "narrative.bare")
    short = _unmade(sentence)
    read = _told_alone if alone else _told_strongly
    first, last = (sentence, short) if _OF_WHAT.search(sentence, len(short)) else (short, sentence)
    return read(first, decision) or (read(last, decision) if len(short) < len(sentence) else None)


def tell_each(sentence: str, alone: bool, decision: bool = False) -> Iterator[Told]:
    """Every decision a sentence tells: "The budget was approved; the fees were deferred to May." tells two."""
    if (
        ("; " in sentence or " and the " in sentence)
        and len(sentence) < 1500
        and _HALVES.search(sentence)
        and len(each := list(_halves(sentence, alone, decision))) > 1
    ):
        yield from each
    elif found := tell(sentence, alone, decision):
        yield found
    elif "; " in sentence and len(sentence) < 1500:
        yield from _halves(sentence, alone, decision)


def _halves(sentence: str, alone: bool, decision: bool) -> Iterator[Told]:
    start = 0
    for stop in [*(match.span() for match in _HALVES.finditer(sentence)), (len(sentence), len(sentence))]:
        half = sentence[start : stop[0]]
        found = tell(half[:1].upper() + half[1:], alone, decision)
        if found and half.count(" ") > 2 and found.rule not in _NO_HALVES:
            yield replace(found, start=start + found.start, end=start + found.end)
        start = stop[1]


def _first(readers: tuple[Reader, ...], sentence: str, decision: bool) -> Told | None:
    return next((found for read in readers if (found := read(sentence, decision))), None)


def _told_strongly(sentence: str, decision: bool) -> Told | None:
    """Above a formal decision: only acts that a debate does not tell of."""
    if following := _following(sentence):
        return following
    found = _first(_STRONG_READERS, sentence, decision)
    if found is None or _DANGLING.search(sentence) or _WOULD_DO.match(sentence, found.start):
        return None
    return found if _STRONG.search(sentence[found.start : found.start + 160]) else None


def _told_alone(sentence: str, decision: bool) -> Told | None:
    if sure := _first(_SURE, sentence, decision):
        return sure
    found = _first(_READERS, sentence, decision)
    return None if found is None or _DANGLING.search(sentence) else found

"""Decisions told in a sentence without a formal cue: "The Panel agreed that ...", "The report was noted."."""

from __future__ import annotations

import re

from extract.components import bodies, narrative_welsh
from extract.components.bare_words import bare
from extract.components.cue_manner import end_of_manner
from extract.components.narrative_passive import any_passive, passive
from extract.components.outcomes import classify
from extract.components.told import ASKING, LEADIN, PAST, Told, whole
from extract.components.verdicts import verdict

_ADV = (
    r"(?:(?:unanimously|also|then|therefore|accordingly|duly|further|subsequently|hereby|formally|had|has"
    r"|have)\s){0,3}"
)
_ACTS = (
    r"agreed|noted|approved|endorsed|accepted|adopted|deferred|refused|granted|recommended|appointed|elected"
    r"|re-elected|confirmed|resolved|decided|delegated|authorised|rejected|ratified|supported|nominated"
    r"|received and noted|determined|postponed|declined|overruled|reaffirmed|permitted|dismissed|awarded|selected"
    r"|continued|upheld|rescinded|took note of|gave (?:its )?(?:approval|consent)|referred back|remitted|instructed"
    r"|allocated|chose|co-opted|reappointed|re-appointed|formally noted"
    r"|(?:asked|requested)(?=\s(?:that\b|(?:the|its|his|their|officers|(?-i:[A-Z]))[^.;]{0,80}?\sto\s))"
)
_HAVING = (
    r",\s(?:after|having|following|upon|on|in|by|with|without|being|noting|mindful|when|while|as)\b"
    r"(?:(?!,\s(?:and\s)?(?:it|he|she|they)\b)[^.;:]){3,160}?,\s"
)
""" "The Panel, having heard both sides, agreed ..."."""
_BODY_ACTS = re.compile(
    rf"{LEADIN}(?P<body>{bodies.BODY})(?=[\s,])\s?(?:(?:was|were)\s(?:content|happy|minded|in agreement)\b"
    rf"|(?:(?:congratulated"
    rf"|thanked|welcomed|discussed|considered"
    rf"|debated)\s[^.;:]{{3,90}}?,?\sand\s)?(?P<how>{_HAVING})?(?P<act>{_ADV}(?P<verb>(?i:{_ACTS})))\b)(?P<rest>.*)",
    re.DOTALL,
)
_IT_WAS = re.compile(
    r"(?P<lead>.{0,250}?)(?P<quote>\b[Ii]t\swas\s(?:(?:unanimously|also|then|therefore|accordingly|duly|furth"
    r"er|subsequently|,)\s?){0,3}(?P<verb>(?i:agreed|resolved|decided|approved|recommended|determined"
    r"|ordered))(?:\s(?:unanimo"
    r"usly|by [^,.]{3,60}?))?(?:,?\s(?:on|under|pursuant|in\s(?:terms|accordance|principle|line)|after|following|by"
    r"|with"
    r"|without|upon|nem)\b.{2,200}?)?,?\s(?:that|to|the|not\sto)\b.*)",
    re.DOTALL,
)
_DECISION_WAS = re.compile(
    rf"(?:(?:[Tt]he\s)?{bodies.BODY}[’']s|[Tt]he"
    rf"|[Tt]he\sunanimous)\s(?:unanimous\s)?decision(?:\sof\s{bodies.BODY})?\s(?:was|is)"
    r"(?:\stherefore)?\s(?P<what>(?:to|that|not\sto)\s.{5,})",
    re.DOTALL,
)
""" "The Panel's decision was to issue a licence."."""
_SAYS = re.compile(
    r"(?:It was|That was) the (?P<what>view|decision|recommendation|wish"
    r"|unanimous view) of (?:the )?.{3,120}?,?\sthat\s.{5,}",
    re.DOTALL,
)
""" "It was the view of the Board that Cabinet should be advised ..."."""
_ELECTED = re.compile(
    r"[^.;:]{3,80}?\s(?:was|were)\s(?:duly|unanimously|therefore|accordingly"
    r"|then)\s(?:re-?)?elected(?:\sunopposed)?(?=\s?$|\s[–—-]\s|,)"
    r"|.{0,80}?\b(?:was|were|be)\s(?:duly\s|unanimously\s|then\s|declared\s){0,2}(?:re-?)?(?:elected"
    r"|appointed|co-opted|nominated)\s(?:as\s)?(?:the\s|to\s(?:be\s|the\s)?)?(?:Chair|Vice|Deputy|Mayor|Leader"
    r"|Provost|Convener|chair"
    r"|substitute|member|representative|Clerk|Treasurer|Secretary|Trustee|Governor|Director"
    r"|(?:[A-Z][a-z]+\s){0,3}Panel"
    r"|(?:[A-Z][a-z]+\s){0,3}(?:Board|Committee|Group|Forum))",
    re.DOTALL,
)
_RECORD = re.compile(
    r".{0,300}?\b[Mm]inutes\b.{0,250}?\b(?:approved|agreed|confirmed|accepted|signed"
    r"|taken)\b.{0,40}?\b(?:correct|true|accurate|accurately|read)\b",
    re.DOTALL,
)
_ACCEPTED = re.compile(
    r"(?P<quote>.{3,80}?\b(?:suggested|proposed|moved|put forward)\b.{0,120}?\band\s.{0,80}?\b(?:agreed"
    r"|accepted)\s(?:to\s)?(?:make\s)?(?:the|this|an)\s(?:following\s|proposed\s)?(?:amendments?|changes?"
    r"|alterations?|revisions?))\b",
    re.DOTALL,
)
_THAT = re.compile(r"That\s.{3,600}?\bbe\s(?:\w+ly\s)?\w+", re.DOTALL)
_NOT_BODY = re.compile(r"(?:A|One|Some|Several|Many|Most|Other|Another|Individual|Both)\s")
_OTHER_BODY = re.compile(
    r"(?:[Tt]he\s)?(?:[Cc]ounty|[Pp]arish|[Tt]own|[Dd]istrict|[Cc]ommunity|[Nn]eighbouring|[Cc]ombined|[Hh]ealth)"
    r"\s(?:[Cc]ouncil|[Aa]uthority|[Bb]oard)"
)
""" "The county council supported one option": what another body thinks is no decision of this meeting."""
_TALK = re.compile(
    r"\s(?:with (?:the|this|him|her)|a number of|the following (?:points|comments|concerns|issues|matters))\b"
)


def _act(match: re.Match[str]) -> str:
    """Body, verb and what follows, without what the body did before ("thanked the officers, and agreed ...")."""
    rest = match["rest"]
    return f"{match['body']} {match['verb'] or 'agreed'}{rest[end_of_manner(rest, 0, len(rest)) :].lstrip(',')}"


def _body_acts(sentence: str) -> Told | None:
    match = _BODY_ACTS.match(sentence)
    if not match or _NOT_BODY.match(match["body"]) or (match["verb"] and _TALK.match(match["rest"][:60])):
        return None
    verb = (match["verb"] or "agreed").casefold()
    if _OTHER_BODY.match(match["body"]) and (verb == "supported" or match["body"].rpartition(" ")[2].islower()):
        return None
    if (
        PAST.search(sentence[: match.end("body")])
        or re.match(r"\s(?:on|in|at)\s(?:\d|its|(?:19|20)\d\d|[A-Z][a-z]+ (?:19|20)\d\d)", match["rest"])
        or re.search(r"\s(?:had|previously)\s", sentence[match.start("body") : match.start("rest")])
    ):
        return None
    start = match.start("body")
    outcome = (
        "noted"
        if verb in ("noted", "nododd", "received and noted")
        else classify(_act(match), default="recommended" if verb == "recommended" else "agreed")
    )
    if verb == "recommended":
        outcome = "recommended"
    if match["how"]:
        start = match.start("act")
    return whole(sentence, start, "body", "approved" if verb == "supported" else outcome, bodies.clean(match["body"]))


_FOUND_OUT = re.compile(r"that\b(?!.{0,300}?\b(?:be|should)\s)", re.DOTALL)


def _it_was(sentence: str) -> Told | None:
    match = _IT_WAS.match(sentence)
    asking = match is not None and not match["lead"].endswith(", and ") and ASKING.search(match["lead"][-40:])
    if not match or asking or PAST.search(match["lead"]):
        return None
    if re.search(r"\b(?:that|noted that|and|when|where|as|after|once|if|because)\s$", match["lead"]) and not re.search(
        r",\s?(?:and\s)?$|\band\s$", match["lead"]
    ):
        return None
    after = match["quote"][match["quote"].find(match["verb"]) + len(match["verb"]) :].strip(" ,")
    verb = match["verb"].casefold()
    if verb in ("determined", "ordered", "decided") and _FOUND_OUT.match(after):
        return None  # "it was determined that the leak came from the roof"
    default = "recommended" if verb == "recommended" else "agreed"
    return whole(
        sentence,
        match.start("quote"),
        "it_was",
        default if default == "recommended" else classify(after, default="agreed"),
    )


PUT_OFF = re.compile(
    r"(?:This|The)\s(?:item|report|matter|application|motion|petition|question)\s(?:was|is|has\sbeen)\s(?:\w+ly\s)?"
    r"(?:deferred|withdrawn|postponed|adjourned)\b"
)
"""A sentence that puts off the whole item: what the field says it was "to receive" was not done."""


_OFFICER = re.compile(
    r"The\s(?:Cabinet\sMember|Executive\sMember|Lead\sMember|Portfolio\sHolder|Leader|Mayor|Deputy\sMayor"
    r"|Commissioner|Director|Head"
    r"\sof|Chief\s\w+|Corporate\sDirector|Strategic\sDirector)\b[^.;:]{0,90}?\s(?:has\s)?(?P<verb>approved|refused"
    r"|determined|decided"
    r"|RESOLVED|DECIDED|AGREED|APPROVED)\s(?P<what>(?:the|a|an|to|that)\s.{5,})",
    re.DOTALL,
)
""" "The Cabinet Member approved the order.": one who decides alone; "agreed to" is often no more than a promise."""


def _officer(sentence: str) -> Told | None:
    match = _OFFICER.match(sentence)
    if (
        not match
        or PAST.search(sentence[: match.end("verb")])
        or re.search(r"\b(?:that|which|who)\b", sentence[: match.start("verb")])
    ):
        return None
    return whole(sentence, 0, "officer", classify(f"{match['verb']} {match['what']}"))


def _view(sentence: str) -> Told | None:
    if (decision := _DECISION_WAS.match(sentence)) and not PAST.search(sentence[:120]):
        return whole(sentence, 0, "view", classify(decision["what"], default="agreed"))
    match = _SAYS.match(sentence)
    if not match or (
        match["what"].endswith("view") and not re.search(r"should\sbe\s(?:advised|asked|recommended)", sentence)
    ):
        return None
    return whole(sentence, 0, "view", "recommended" if "decision" not in match["what"] else classify(sentence))


_STRONG = re.compile(
    r"\b(?:unanimously agreed (?:that|to)\b|awarded|rejected|remitted|approved|deferred|adopted"
    r"|(?:re-?)?appointed|(?:re-?)?elected|ratified|awarded|refused|[Ii]t was (?:\w+ly )?"
    r"(?:(?:further|also|then|therefore) )?agreed (?:to|that))\b"
)
"""Acts that a debate above a formal decision does not tell of."""


_DANGLING = re.compile(r"\b(?:to|that|following|follows|the|of)[\s:–—-]*$")
""" "The Panel agreed to:" without its list tells nothing."""


def tell(sentence: str, alone: bool, decision: bool = False) -> Told | None:
    """The decision a sentence tells, if any.

    `alone` says that no formal decision is still to come in its item, `decision` that it stands in a Decision: field.
    White space within the sentence is single.
    """
    found = verdict(sentence)
    if found is None and _confirms_minutes(sentence):
        return whole(sentence, 0, "minutes", "approved")
    if accepted := _ACCEPTED.match(sentence):
        return Told(0, accepted.end("quote"), "agreed", "narrative.amendment")
    if found is not None:
        return found
    word = bare(sentence, decision)
    if word and (alone or word[1] == "noted"):
        return Told(0, word[0], word[1], "narrative.bare")
    return _told_alone(sentence, decision) if alone else _told_strongly(sentence)


def _confirms_minutes(sentence: str) -> bool:
    return (
        _RECORD.match(sentence) is not None
        and not ASKING.search(sentence[:60])
        and not PAST.search(sentence[:30])
        and not re.match(r"To\s", sentence)
    )


def _elected(sentence: str) -> Told | None:
    if _ELECTED.match(sentence) and not PAST.search(sentence[:120]):
        return whole(sentence, 0, "elected", "appointed")
    return None


def _told_strongly(sentence: str) -> Told | None:
    """Above a formal decision: only acts that a debate does not tell of."""
    found = _body_acts(sentence) or _it_was(sentence) or any_passive(sentence, False) or _elected(sentence)
    return found if found is not None and _STRONG.search(sentence[found.start : found.start + 160]) else None


def _told_alone(sentence: str, decision: bool) -> Told | None:
    if welsh := narrative_welsh.told(sentence):
        return whole(sentence, 0, "welsh", *welsh)
    found = _body_acts(sentence) or _it_was(sentence) or passive(sentence) or any_passive(sentence, decision)
    found = found or _view(sentence) or _officer(sentence) or _elected(sentence)
    if found is None and _THAT.match(sentence) and len(sentence) < 900:
        found = whole(sentence, 0, "that", classify(sentence))
    return None if found is None or _DANGLING.search(sentence) else found

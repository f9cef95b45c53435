"""Decisions told in a sentence without a formal cue: "The Panel agreed that ...", "The report was noted."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.components import bodies
from extract.components.outcomes import classify

_ADV = (
    r"(?:(?:unanimously|also|then|therefore|accordingly|duly|further|subsequently|hereby|formally|had|has"
    r"|have)\s){0,3}"
)
_LEADIN = (
    r"(?:(?:Accordingly|Therefore|Thereafter|Subsequently|In conclusion|Having|After|Following|On|Upon|In"
    r" light of|In view of|Further to|Arising from)\b[^.]{0,200}?,\s)?"
    r"(?:By\s[\w-]{1,12}\svotes?\sto\s[\w-]{1,12},?\s)?(?:[Aa]nd\s)?"
)
_ACTS = (
    r"agreed|noted|approved|endorsed|accepted|adopted|deferred|refused|granted|recommended|appointed|elected"
    r"|re-elected|confirmed|resolved|decided|delegated|authorised|rejected|ratified|supported|nominated"
    r"|received and noted|determined|cytunodd|nododd|cymeradwyodd"
)
_BODY_ACTS = re.compile(
    rf"{_LEADIN}(?P<body>{bodies.BODY})\s(?:(?:was|were)\s(?:content|happy|minded|in agreement)\b|(?:(?:congratulated"
    rf"|thanked|welcomed|discussed|considered|debated)\s[^.;:]{{3,90}}?,?\sand\s)?{_ADV}(?P<verb>{_ACTS})\b)(?P<rest>.*)",
    re.DOTALL,
)
_IT_WAS = re.compile(
    r"(?P<lead>.{0,250}?)(?P<quote>\b[Ii]t\swas\s(?:(?:unanimously|also|then|therefore|accordingly|duly|furth"
    r"er|subsequently|,)\s?){0,3}(?P<verb>agreed|resolved|decided|approved|recommended|AGREED)(?:\s(?:unanimo"
    r"usly|by [^,.]{3,60}?))?,?\s(?:that|to|the)\b.*)",
    re.DOTALL,
)
_PASSIVE_ACTS = (
    r"approved|agreed|noted|accepted|adopted|endorsed|deferred|refused|confirmed|ratified|withdrawn|received"
    r" and noted|supported|granted|NOTED|APPROVED|AGREED|DEFERRED|REFUSED|GRANTED"
    r"|received(?=\.?$|\sand\s|\swith\sthanks)"
)
_SUBJECT = (
    r"(?:[Mm]inutes|[Rr]eports?|[Rr]ecommendations?|[Pp]roposals?|[Aa]pplications?|[Uu]pdates?|[Rr]esponses?"
    r"|[Ii]tems?|[Pp]olicy|[Pp]olicies|[Pp]lan|[Ss]trategy|[Bb]udget|[Rr]eference|[Rr]equests?|[Pp]rogramme"
    r"|[Cc]ontents?|[Pp]resentation|[Bb]riefing|[Ii]nformation|[Ss]tatement|[Aa]ccounts?|[Cc]harter"
    r"|[Rr]egister|[Ss]chedule|[Tt]imetable|[Pp]ermission|[Cc]alendar|[Pp]osition|[Oo]utturn|[Aa]pologies"
    r"|[Cc]onsent|[Nn]ominations?|[Cc]orrespondence|[Ff]igures|[Cc]omments|[Dd]raft|[Ll]etter|[Pp]aper"
    r"|[Nn]otice|[Uu]pdates|[Tt]erms|[Pp]etitions?|[Cc]onsideration|[Mm]atter)"
)
_PASSIVE = re.compile(
    rf"(?:(?:[Tt]hat|{_LEADIN})\s?)?(?P<subject>(?:\w[^.;:]{{0,240}}?\b)?{_SUBJECT}\b[^.;:]{{0,240}}?)\s(?:w"
    rf"as|were|be)\s(?:(?:unanimously|then|therefore|duly|also|formally|subsequently|accordingly|taken as re"
    rf"ad and|proposed, seconded and|moved, seconded and)\s){{0,2}}(?P<verb>{_PASSIVE_ACTS})\b(?P<rest>[^.;:"
    rf"]{{0,200}})\.?$",
    re.DOTALL,
)
_PASSIVE_REST = re.compile(
    rf"\s*(?:$|,?\s?(?:as (?:a|an|being|true|correct|read|set out|presented|amended|printed|recommended)|by (?:t"
    rf"he\s)?(?:{bodies.BODY}|[Mm]embers|general consent|assent)|unanimously|and|subject|to (?:a|the) (?:next|fu"
    rf"ture|later)|until|for (?:a |the )?(?:information|site|further|adoption|publication)|with|without|in princ"
    rf"iple|pending|from the agenda|at the request|because|to (?:allow|enable|await) "
    r"|for (?:the )?\d|to [A-Z][a-z]|, (?:a|an|the|with|subject) ))"
)
_ELECTED = re.compile(
    r".{0,80}?\b(?:was|were|be)\s(?:duly\s|unanimously\s|then\s)?(?:re-?)?(?:elected"
    r"|appointed)\s(?:as\s)?(?:the\s|to\s(?:be\s|the\s)?)?(?:Chair|Vice|Deputy|Mayor|Leader|Provost|Convener|chair"
    r"|substitute|member|representative)",
    re.DOTALL,
)
_RECORD = re.compile(
    r".{0,300}?\b[Mm]inutes\b.{0,250}?\b(?:approved|agreed|confirmed|accepted|signed"
    r"|taken)\b.{0,40}?\b(?:correct|true|accurate|read)\b",
    re.DOTALL,
)
_ACCEPTED = re.compile(
    r"(?P<quote>.{3,80}?\b(?:suggested|proposed|moved|put forward)\b.{0,120}?\band\s.{0,80}?\b(?:agreed"
    r"|accepted)\s(?:to\s)?(?:make\s)?(?:the|this|an)\s(?:following\s|proposed\s)?(?:amendments?|changes?"
    r"|alterations?|revisions?))\b",
    re.DOTALL,
)
_BARE = re.compile(
    r"(?:It was |This was |The report was |Report )?(?:[Nn]oted|NOTED|[Aa]greed|AGREED|[Aa]pproved|APPROVED"
    r"|[Rr]eceived|[Dd]eferred|DEFERRED|[Ww]ithdrawn|WITHDRAWN|Nodwyd|NODWYD|Cytunwyd|[Rr]efused|REFUSED"
    r"|Endorsed|Granted|Carried)(?:\s(?:unanimously|accordingly|and noted))?\.?$"
)
_THAT = re.compile(r"That\s.{3,600}?\bbe\s(?:\w+ly\s)?\w+", re.DOTALL)
_PAST = re.compile(
    r"\b(?:had|previously|last (?:year|month|week|meeting)|at (?:its|the|their|a) (?:\w+ )?(?:previous |last"
    r" )?meeting (?:held )?(?:on|in)|in (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)|in (?:19|20)\d\d|years? ago|the Inspector|on appeal|already|earlier)\b"
)
_NOT_BODY = re.compile(r"(?:A|One|Some|Several|Many|Most|Other|Another|Individual|Both)\s")
_ASKING = re.compile(
    r"(?:whether|if|asked|suggested|could|should|would|propos|recommend(?:ed|ation) that|hoped|felt)\b"
)
_RECEIVED = re.compile(r"\b(?:petitions?|reports?|minutes|updates?|presentation|statement)\b", re.IGNORECASE)
_OTHER_BODY = re.compile(
    r"(?:[Tt]he\s)?(?:[Cc]ounty|[Pp]arish|[Tt]own|[Dd]istrict|[Cc]ommunity|[Nn]eighbouring|[Cc]ombined|[Hh]ealth)"
    r"\s(?:[Cc]ouncil|[Aa]uthority|[Bb]oard)"
)
""" "The county council supported one option": what another body thinks is no decision of this meeting."""
_TALK = re.compile(
    r"\s(?:with (?:the|this|him|her)|a number of|the following (?:points|comments|concerns|issues|matters))\b"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A decision told in a sentence: offsets relative to that sentence."""

    start: int
    end: int
    outcome: str
    rule: str
    body: str | None = None


def _whole(sentence: str, start: int, rule: str, outcome: str, body: str | None = None) -> Told:
    return Told(start, len(sentence), outcome, f"narrative.{rule}", body)


def _act(match: re.Match[str]) -> str:
    """Body, verb and what follows, without what the body did before ("thanked the officers, and agreed ...")."""
    return f"{match['body']} {match['verb'] or 'agreed'}{match['rest']}"


def _body_acts(sentence: str) -> Told | None:
    match = _BODY_ACTS.match(sentence)
    if not match or _NOT_BODY.match(match["body"]) or (match["verb"] and _TALK.match(match["rest"][:60])):
        return None
    verb = (match["verb"] or "agreed").casefold()
    if _OTHER_BODY.match(match["body"]) and (verb == "supported" or match["body"].rpartition(" ")[2].islower()):
        return None
    if (
        _PAST.search(sentence[: match.end("body")])
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
    return _whole(sentence, start, "body", "approved" if verb == "supported" else outcome, bodies.clean(match["body"]))


def _it_was(sentence: str) -> Told | None:
    match = _IT_WAS.match(sentence)
    if not match or _ASKING.search(match["lead"][-40:]) or _PAST.search(match["lead"]):
        return None
    if re.search(r"\b(?:that|noted that|and|when|where|as|after|once|if|because)\s$", match["lead"]) and not re.search(
        r",\s?(?:and\s)?$|\band\s$", match["lead"]
    ):
        return None
    after = match["quote"][match["quote"].find(match["verb"]) + len(match["verb"]) :].strip(" ,")
    default = "recommended" if match["verb"] == "recommended" else "agreed"
    return _whole(
        sentence,
        match.start("quote"),
        "it_was",
        default if default == "recommended" else classify(after, default="agreed"),
    )


def _passive(sentence: str) -> Told | None:
    if len(sentence) > 700:
        return None
    match = _PASSIVE.match(sentence)
    if not match or not _PASSIVE_REST.match(match["rest"]) or _PAST.search(sentence.replace(match["subject"], "", 1)):
        return None
    if re.search(
        r"\b(?:that|which|who|if|until|once|when|whether|where|after|before|because)\b", match["subject"]
    ) or _ASKING.search(sentence[:40]):
        return None
    verb = match["verb"]
    if verb == "received" and not _RECEIVED.search(match["subject"]):
        return None
    if verb in ("supported", "granted", "refused") and not re.match(
        r"\s?by\sthe\s|\s(?:subject|unanimously)|$", match["rest"]
    ):
        return None
    return _whole(sentence, 0, "passive", classify(sentence, default="approved" if verb == "supported" else "agreed"))


PUT_OFF = re.compile(
    r"(?:This|The)\s(?:item|report|matter|application|motion|petition|question)\s(?:was|is|has\sbeen)\s(?:\w+ly\s)?"
    r"(?:deferred|withdrawn|postponed|adjourned)\b"
)
"""A sentence that puts off the whole item: what the field says it was "to receive" was not done."""


def tell(sentence: str, alone: bool) -> Iterator[Told]:
    """The decision a sentence tells, if any. `alone` says that nothing else in its item is a formal decision."""
    if (
        _RECORD.match(sentence)
        and not _ASKING.search(sentence[:60])
        and not _PAST.search(sentence[:30])
        and not re.match(r"To\s", sentence)
    ):
        yield _whole(sentence, 0, "minutes", "approved")
        return
    if accepted := _ACCEPTED.match(sentence):
        yield Told(0, accepted.end("quote"), "agreed", "narrative.amendment")
        return
    if not alone:
        return
    if _BARE.match(sentence):
        yield _whole(sentence, 0, "bare", classify(sentence, default="agreed"))
        return
    found = _body_acts(sentence) or _it_was(sentence) or _passive(sentence)
    if found is None and _ELECTED.match(sentence) and not _PAST.search(sentence[:120]):
        found = _whole(sentence, 0, "elected", "appointed")
    if found is None and _THAT.match(sentence) and len(sentence) < 900:
        found = _whole(sentence, 0, "that", classify(sentence))
    if found is not None:
        yield found

"""Decisions told in a sentence without a formal cue: "The Panel agreed that ...", "The report was noted."."""

from __future__ import annotations

import re

from extract.components import bodies, narrative_welsh
from extract.components.bare_words import bare
from extract.components.cue_manner import end_of_manner
from extract.components.narrative_elected import elected
from extract.components.narrative_minutes import confirms_minutes
from extract.components.narrative_passive import any_passive, is_subjunctive, passive
from extract.components.narrative_view import officer, view
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
    r"|continued|upheld|rescinded|homologated"
    r"|took note of|gave (?:its )?(?:approval|consent)|referred back|remitted|instructed"
    r"|allocated|chose|co-opted|reappointed|re-appointed|formally noted|put off|held over|turned down|signed off"
    r"|commended"
    r"|excluded (?=(?:the )?(?:members of the )?(?:press|public)\b)|went into (?:private|closed"
    r"|confidential) session(?= under\b)"
    r"|passed(?= a (?:resolution|vote)\b)"
    r"|voted(?=,?\s(?:(?:unanimously|overwhelmingly|narrowly|\d{1,2}\s?[:–-]\s?\d{1,2}|(?:by\s)?\(?\w+\s(?:votes\s)?to\s\w+\)?),?\s)?"
    r"(?:to\s(?!abstain)|in\sfavour\sof\s(?!the\s(?:motion|amendment)\b)))"
    r"|(?:asked|requested)(?=\s(?:that\b|(?:the|its|his|their|officers|(?-i:[A-Z]))[^.;]{0,80}?\sto\s))"
)
_HAVING = (
    r",\s(?:after|having|following|upon|on|in|by|with|without|being|noting|mindful|when|while|as)\b"
    r"(?:(?!,\s(?:and\s)?(?:it|he|she|they)\b)[^.;:]){3,160}?,\s"
)
""" "The Panel, having heard both sides, agreed ..."."""
_BODY_ACTS = re.compile(
    rf"{LEADIN}(?P<body>{bodies.BODY})(?=[\s,])\s?(?:(?:(?:considered|discussed|debated)\s[^.;:]{{3,90}}?,?\sand\s)?"
    r"(?:was|were)\s(?:content|happy|minded|in agreement)\b"
    rf"|(?:(?:disagreed|did\snot\s(?:support|agree|accept)\s[^.;:]{{3,60}}?)\sand\s)?(?:(?:congratulated"
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
    r"|without|upon|nem)\b.{2,200}?)?,?\s(?:(?:that|to|the|not\sto)\b|(?:this|these|it|they|we|an?|any|all|no|each"
    r"|both|Cllrs?|Councillors?|[Mm]embers|officers)\b[^.;:]{0,120}?\s(?:should|would|will|be|to\sbe)\s).*)",
    re.DOTALL,
)
_ACCEPTED = re.compile(
    r"(?P<quote>.{3,80}?\b(?:suggested|proposed|moved|put forward)\b.{0,120}?\band\s.{0,80}?\b(?:agreed"
    r"|accepted)\s(?:to\s)?(?:make\s)?(?:the|this|an)\s(?:following\s|proposed\s)?(?:amendments?|changes?"
    r"|alterations?|revisions?))\b",
    re.DOTALL,
)
_THAT = re.compile(r"That\s.{3,600}?\b(?:be\s(?:\w+ly\s)?|shall\s)\w+", re.DOTALL)
_RULED_AND = re.compile(
    r"(?!If\b|Whether\b|When\b|Although\b|While\b)[A-Z][^.;:]{3,240}?,\sand\s(?:so\s)?(?=[Tt]he\s"
    r"|[Mm]embers\s|Cabinet\s|Council\s)"
)
""" "The Chair proposed a visit, and the Panel agreed to it": what stands before the body's act."""
_NOT_BODY = re.compile(r"(?:A|One|Some|Several|Many|Most|Other|Another|Individual|Both)\s")
_OTHER_BODY = re.compile(
    r"(?:[Tt]he\s)?(?:[Cc]ounty|[Pp]arish|[Tt]own|[Dd]istrict|[Cc]ommunity|[Nn]eighbouring|[Cc]ombined|[Hh]ealth)"
    r"\s(?:[Cc]ouncil|[Aa]uthority|[Bb]oard)"
)
""" "The county council supported one option": what another body thinks is no decision of this meeting."""
_TALK = re.compile(
    r"\s(?:with (?:the|this|him|her)|a number of|the following (?:points|comments|concerns|issues|matters))\b"
)


_COMPOUND = ("agreed", "resolved", "approved", "decided", "endorsed", "recommended", "refused", "deferred", "accepted")
"""Verbs that tell an act behind another clause too."""


_BUT_DEFERRED = re.compile(r"\bbut\s(?:\w+ly\s)?(?:deferred|adjourned|to\sdefer)\b")
""" "was minded to approve the plan but deferred it"."""
_FOUND_OUT = re.compile(r"that\b(?!.{0,300}?\b(?:be|should)\s)", re.DOTALL)


def _act(match: re.Match[str]) -> str:
    """Body, verb and what follows, without what the body did before ("thanked the officers, and agreed ...")."""
    rest = match["rest"]
    if (match["verb"] or "").casefold() in ("decided", "resolved", "determined", "voted"):
        return rest[end_of_manner(rest, 0, len(rest)) :].lstrip(", ")
    return f"{match['body']} {match['verb'] or 'agreed'}{rest[end_of_manner(rest, 0, len(rest)) :].lstrip(',')}"


def _body_acts(sentence: str) -> Told | None:
    match = _BODY_ACTS.match(sentence)
    if match is None and (lead := _RULED_AND.match(sentence)):
        match = _BODY_ACTS.match(sentence, lead.end())
        if match is None or (match["verb"] or "").casefold() not in _COMPOUND:
            return None
    if not match or _NOT_BODY.match(match["body"]) or (match["verb"] and _TALK.match(match["rest"][:60])):
        return None
    verb = (match["verb"] or "agreed").casefold()
    if verb == "voted" and PAST.search(match["rest"]):
        return None
    if verb in ("accepted", "confirmed", "supported") and _FOUND_OUT.match(match["rest"].lstrip(" ,")):
        return None  # "The Panel accepted that the driver had been ill"
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
    if match["verb"] is None and _BUT_DEFERRED.search(match["rest"]):
        outcome = "deferred"
    if match["how"]:
        start = match.start("act")
    return whole(sentence, start, "body", "approved" if verb == "supported" else outcome, bodies.clean(match["body"]))


_MOVED_LEAD = re.compile(r",\sand\s$|\bseconded\b[^.;:]{0,80}?\band\s$|\bseconding,?\s$")


def _it_was(sentence: str) -> Told | None:
    match = _IT_WAS.match(sentence)
    asking = match is not None and not _MOVED_LEAD.search(match["lead"]) and ASKING.search(match["lead"][-40:])
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


def _and_it_was(sentence: str, decision: bool) -> Told | None:
    """ "The plan was endorsed and it was agreed that ...": both, where what stands before is an act too."""
    found = _it_was(sentence)
    if found is None or not (lead := _AND_LEAD.match(sentence, 0, found.start)):
        return found
    first = passive(lead["first"]) or any_passive(lead["first"], decision)
    return whole(sentence, 0, "it_was", first.outcome) if first else found


_AND_LEAD = re.compile(r"(?P<first>.{10,300}?),?\sand\s$", re.DOTALL)
PUT_OFF = re.compile(
    r"(?:This|The)\s(?:item|report|matter|application|motion|petition|question)\s(?:was|is|has\sbeen)\s(?:\w+ly\s)?"
    r"(?:deferred|withdrawn|postponed|adjourned)\b"
)
"""A sentence that puts off the whole item: what the field says it was "to receive" was not done."""


_STRONG = re.compile(
    r"\b(?:unanimously agreed (?:that|to)\b|awarded|rejected|remitted|(?i:approved)|(?i:deferred)|adopted|ADOPTED"
    r"|(?:re-?)?appointed|(?:re-?)?elected|ratified|awarded|refused|[Ii]t was (?:\w+ly )?"
    r"(?:(?:further|also|then|therefore) )?agreed (?:to|that))\b"
)
"""Acts that a debate above a formal decision does not tell of."""


_FOLLOWING = re.compile(
    r"(?P<quote>The\sfollowing\s(?:[\w/-]+\s){0,3}?(?:was|were)\s(?:\w+ly\s|then\s|also\s)?(?:(?:passed|approved"
    r"|authorised|agreed)\sfor\spayment"
    r"|agreed|approved|adopted)(?:\sas\s(?:amendments|corrections)[^:]{0,60})?)\s?(?::|[.–-]?$)"
)
""" "The following changes were agreed:" above lines without numbers."""
_HAVING_EXCLUDED = re.compile(
    r"\bhaving\s(?:first\s|earlier\s|already\s)?(?P<quote>(?:resolved|agreed|voted|decided)\s(?:that\s"
    r"|to\s)(?:exclude\s)?the\s(?:press\sand\s)?public\b)"
)
""" "The Panel withdrew, having resolved to exclude the press and public"."""
_DANGLING = re.compile(r"\b(?:to|that|following|follows|the|of)[\s:–—-]*$")
""" "The Panel agreed to:" without its list tells nothing."""


_MADE_BY = re.compile(
    r"(?:,?\s(?:on|upon)\sthe\s(?:motion|proposal|proposition|nomination)\sof\s(?:(?!,\s(?:that|to)\s)[^;:]){3,160}"
    r"|\s?(?:\s[–—-]|[,;])\s(?:prop(?:osed|\.)?|moved|nominated)\s(?:by\s)?(?:(?!\sthat\s)[^:]){3,160}"
    r"|\s\([^()]{3,200}\))\.?$"
)
""" "... was approved on the motion of Mr Ash", "... was elected – proposed Mr Orr", "... was put off (minute 9)"."""


def _unmade(sentence: str) -> str:
    """A sentence without who made it so, or a bracket, at its end."""
    match = _MADE_BY.search(sentence, 20) if len(sentence) < 900 else None
    return sentence[: match.start()] if match else sentence


_THANKED = re.compile(
    r"(?:The\s)?[A-Z][^.;:]{2,120}?\sthanked\s[^.;:]{3,160}?,\swhich\s(?:was|were)\s(?:\w+ly\s)?(?P<verb>noted|agreed|approved"
    r"|received)\.?$"
)
""" "The Chair thanked the officers for their report, which was noted."."""
_NOTED_AND = re.compile(
    r"It\swas\s(?:\w+ly\s)?noted\sthat\s[^.;:]{5,240}?,?\sand\s(?:it\swas\s)?(?P<quote>(?:\w+ly\s)?(?:agreed|resolved)\s"
    r"(?:that|to)\s.+)",
    re.DOTALL,
)
""" "It was noted that numbers had fallen and agreed that ...": what was noted was only said."""
_BEFORE_CUE = re.compile(
    rf"(?P<first>{LEADIN}{bodies.BODY}\s(?:\w+ly\s)?(?:noted|approved|endorsed|adopted|received|supported|accepted)\s.{{4,400}}?)"
    r",?\sand\s(?:it\swas\s)?(?:\w+ly\s)?(?:RESOLVED|AGREED|DECIDED|RECOMMENDED|resolved|decided)\b[^.;]{0,40}$",
    re.DOTALL,
)


def before_cue(words: str) -> int | None:
    """Where an act ends that stands before a cue in its sentence: "The Panel noted it, and RESOLVED that ..."."""
    found = _BEFORE_CUE.match(words) if "and" in words[-60:] else None
    return found.end("first") if found else None


def tell(sentence: str, alone: bool, decision: bool = False) -> Told | None:
    """The decision a sentence tells, if any.

    `alone` says that no formal decision is still to come in its item, `decision` that it stands in a Decision: field.
    White space within the sentence is single.
    """
    if excluded := _HAVING_EXCLUDED.search(sentence):
        return Told(excluded.start("quote"), len(sentence), "agreed", "narrative.excluded")
    found = verdict(sentence)
    if found is None and confirms_minutes(sentence):
        return whole(sentence, 0, "minutes", "approved")
    if accepted := _ACCEPTED.match(sentence):
        return Told(0, accepted.end("quote"), "agreed", "narrative.amendment")
    if found is not None:
        return found
    word = bare(sentence, decision)
    if word and (alone or word[1] == "noted"):
        return Told(0, word[0], word[1], "narrative.bare")
    short = _unmade(sentence)
    found = _told_alone(short, decision) if alone else _told_strongly(short)
    if found is None and len(short) < len(sentence):
        found = _told_alone(sentence, decision) if alone else _told_strongly(sentence)
    return found


def _told_strongly(sentence: str) -> Told | None:
    """Above a formal decision: only acts that a debate does not tell of."""
    found = _body_acts(sentence) or _it_was(sentence) or any_passive(sentence, False) or elected(sentence)
    if following := _FOLLOWING.match(sentence):
        return Told(0, following.end("quote"), classify(following["quote"], default="agreed"), "narrative.following")
    if found is None or _DANGLING.search(sentence):
        return None
    return found if _STRONG.search(sentence[found.start : found.start + 160]) else None


def _told_alone(sentence: str, decision: bool) -> Told | None:
    if following := _FOLLOWING.match(sentence):
        outcome = "approved" if "payment" in following["quote"] else classify(following["quote"])
        return Told(0, following.end("quote"), outcome, "narrative.following")
    if welsh := narrative_welsh.told(sentence):
        return whole(sentence, 0, "welsh", *welsh)
    if thanked := _THANKED.match(sentence):
        return whole(sentence, 0, "passive", classify(f"be {thanked['verb']}", default="agreed"))
    if (noted := _NOTED_AND.match(sentence)) and not PAST.search(noted["quote"][:60]):
        return whole(sentence, noted.start("quote"), "it_was", classify(noted["quote"], default="agreed"))
    half = sentence.find("; ")
    if 0 < half < 300 and (first := passive(sentence[:half])) and passive(sentence[half + 2 :].capitalize()):
        return Told(0, half, first.outcome, first.rule)
    found = (
        _body_acts(sentence) or _and_it_was(sentence, decision) or passive(sentence) or any_passive(sentence, decision)
    )
    found = found or view(sentence) or officer(sentence) or elected(sentence)
    if found is None and len(sentence) < 900 and (_THAT.match(sentence) or is_subjunctive(sentence)):
        found = whole(sentence, 0, "that", classify(sentence))
    return None if found is None or _DANGLING.search(sentence) else found

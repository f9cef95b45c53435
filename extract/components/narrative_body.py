"""What a body did, told in a sentence: "The Panel agreed that ...", "Members, having heard them, approved ..."."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.components import bodies
from extract.components.cue_manner import end_of_manner
from extract.components.outcomes import classify, verbs
from extract.components.told import FOUND_OUT, LEADIN, PAST, Told, is_past, is_remark, whole

_ADV = (
    r"(?:(?:by\s(?:a\s)?(?:\w+\s)?majority|unanimously|otherwise|also|then|therefore|thereafter|thereupon|accordingly|duly|further|subsequently|hereby|formally|had|has"
    r"|have)\s){0,3}"
)
_ACTS = (
    r"agreed|noted|approved|endorsed|accepted|adopted|deferred|refused|granted|recommended|appointed|elected"
    r"|re-elected|confirmed|resolved|decided|delegated|authorised|rejected|ratified|supported|nominated"
    r"|received and noted|determined|postponed|declined|overruled|reaffirmed|permitted|dismissed|awarded|selected"
    r"|continued|upheld|rescinded|homologated"
    r"|recorded(?=\s(?:its|their|the)\s(?:\w+\s)?(?:thanks|gratitude|appreciation|congratulations|condolences|sympathy|best\swishes)\b)"
    r"|placed on record(?=\s(?:its|their|the)\s)|took note of"
    r"|gave (?:(?:its|their|unanimous|formal) )?(?:approval|consent)"
    r"|referred back|remitted|instructed"
    r"|allocated|chose|co-opted|reappointed|re-appointed|formally noted|put off|held over|turned down|signed off"
    r"|commended|received(?=\s[^.;:]{3,120}\sfor\sinformation\b)|allowed(?=\s(?:the|this)\s(?:application|appeal|variation))"
    r"|(?:revoked|suspended|modified)(?=\s(?:the|this|his|her|their|an?)\s(?:[\w’'-]+\s){0,6}?(?:licen[cs]es?|permit|badge|consent|permission"
    r"|registration|order|conditions)\b)"
    r"|issued(?=\san?\s(?:\w+\s){0,3}warning)|imposed(?=\s(?:[\w’'-]+\s){0,4}?(?:points|conditions?|sanctions?|suspension)\b)"
    r"|attached(?=\s(?:the\s|\w+\s)?(?:following\s)?(?:\w+\s)?conditions?\b)"
    r"|overturned(?=\s(?:the|its|their|this|officers?)\s)|gave(?=\s(?:officers|(?:the\s)?(?-i:[A-Z])[^.;,]{2,90}?)\s(?:delegated\s)?(?:powers?|authority)\sto\s)"
    r"|excluded (?=(?:the )?(?:members of the )?(?:press|public)\b)|went into (?:private|closed"
    r"|confidential) session(?= under\b)"
    r"|passed(?= a (?:resolution|vote)\b)"
    r"|declared(?=\s(?:itself\s(?:\w+\s)?(?:eligible|qualified|satisfied|to)\b|that\sit\s(?:meets|met|satisfies|satisfied|had\smet|was\seligible)\b))"
    r"|voted(?=,?\s(?:(?:unanimously|overwhelmingly|narrowly|\d{1,2}\s?[:–-]\s?\d{1,2}|(?:by\s)?\(?\w+\s(?:votes\s)?to\s\w+\)?),?\s)?"
    r"(?:(?:not\s)?to\s(?!abstain)|in\sfavour\sof\s(?!the\s(?:motion|amendment)\b)))"
    r"|(?:asked|requested)(?=\s(?:that\b|(?:the|its|his|their|officers|(?-i:[A-Z]))[^.;]{0,80}?\sto\s))"
)
_HAVING = (
    r",\s(?:after|having|following|upon|on|in|by|with|without|being|noting|mindful|when|while|as)\b"
    r"(?:(?!,\s(?:and\s)?(?:it|he|she|they)\b)[^.;:]){3,160}?,\s"
)
""" "The Panel, having heard both sides, agreed ..."."""
_BODY_ACTS = re.compile(
    rf"{LEADIN}(?P<body>{bodies.BODY})(?=[\s,])\s?(?:(?:(?i:considered|discussed|debated)\s[^.;:]{{3,90}}?,?\sand\s)?"
    r"(?:was|were)\s(?:content|happy|minded|in agreement|(?:all|unanimously)\sin\s(?:agreement"
    r"|favour\sof(?!\sthe\s(?:motion|amendment|proposal|recommendation))))\b"
    rf"|(?:also\s|then\s)?(?:(?:disagreed|did\snot\s(?:support|agree|accept|endorse|approve)\s[^.;:]{{3,60}}?|(?:was|were)\s(?:not\s)?(?:satisfied|persuaded|convinced)\sthat\s[^.;:]{{3,240}}?"
    rf"|did\snot\s(?:consider|believe|think|feel|find)\s(?:that\s)?[^.;:]{{3,240}}?),?\s(?:and|but)\s(?:so\s)?)?(?:(?:(?P<first>(?i:received|acknowledged|recognised"
    r"|(?:took|gained)\sassurance|heard(?=\s(?:from|representations|evidence|both|the\s))))|(?i:congratulated"
    r"|(?:was|were)\s(?:re)?(?:assured|pleased|satisfied|disappointed|concerned|encouraged|grateful|supportive|informed"
    r"|advised)\b|thanked|welcomed|discussed|considered|reviewed|examined|scrutinised"
    r"|had\s(?:\w+\s)?regard\sto|took\sinto\s(?:account|consideration)"
    rf"|debated))\s(?:[^.;:]{{3,200}}?,?\s)?and\s)?(?P<how>{_HAVING})?(?P<act>{_ADV}(?P<verb>(?i:{_ACTS})))\b)(?P<rest>.*)",
    re.DOTALL,
)
_RULED_AND = re.compile(
    r"(?!If\b|Whether\b|When\b|Although\b|While\b)[A-Z](?:[^.;:]{3,240}?,\sand\s(?:so\s)?"
    r"|[^.;:,]{2,80}?\s(?:having|being)\s[^.;:]{3,200}?,\s)(?=[Tt]he\s|[Mm]embers\s|Cabinet\s|Council\s)"
)
""" "The Chair proposed a visit, and the Panel agreed to it": what stands before the body's act."""
_NOT_BODY = re.compile(
    r"(?:A|One|Some|Several|Many|Most|Other|Another|Individual|Both)\s"
    r"|(?:[Tt]he\s)?(?:(?:Deputy|Vice|Acting|Interim|Outgoing|Former|Independent)[\s-])?(?:Chair\w*|Leader|Convener|Convenor|Mayor|Secretary"
    r"|Clerk|Director|Head|President|Representatives?|Chief\s(?:Executive|Officer)|Officers?)\s(?:of|to|for|from|on)\s"
    r"|(?:[Tt]he\s)?(?:(?:Deputy|Assistant|Acting|Interim|Group)\s){0,2}Chief\sExecutive\b"
    r"|(?:The\s)?(?:[A-Z][\w’'-]+\s){0,4}?(?:NHS|Foundation|Hospitals?)\s(?:[A-Z]\w+\s)?Trust\b"
    r"|(?:The\s)?(?:[A-Z][\w’'-]+\s){0,4}?(?:(?:Trust|Hospitals?|School|Academy|College|Lottery|Bank)[’']?s?\s(?:Board|Trustees|Governors|Council)"
    r"|Integrated\sCare\sBoard|Clinical\sCommissioning\sGroup|University\sHealth\sBoard|(?:Highways?|Water|Rail|Statutory|Airport|Planning)\sAuthority)\b"
)
""" "The Trust Board approved the merger": a body that no council's site has minutes of."""
_ADJOURNED = re.compile(
    r"\s(?:to\s)?(?:adjourn(?:\s(?:for|at|until|briefly|the\smeeting)\b|$|\.)|(?:take\s|have\s)?an?\s(?:short|brief|comfort|\w+[\s-]minute)\s"
    r"(?:adjournment|break|recess))"
)
""" "The Panel agreed to adjourn for five minutes": no decision."""
_OTHER_BODY = re.compile(
    r"(?:[Tt]he\s)?(?:[Cc]ounty|[Pp]arish|[Tt]own|[Dd]istrict|[Cc]ommunity|[Nn]eighbouring|[Cc]ombined|[Hh]ealth)"
    r"\s(?:[Cc]ouncil|[Aa]uthority|[Bb]oard)"
)
""" "The county council supported one option": what another body thinks is no decision of this meeting."""
_PERMITTED = re.compile(
    r"(?:[A-Z][\w’'-]+\s){1,4}Council\s(?:has|have)\s(?:now\s|also\s)?(?:granted|refused|approved|given)\s"
    r"(?:(?:planning|listed\sbuilding|outline|full|prior|its)\s){0,2}(?:permission|consent|approval|application)"
)
""" "Ashby Council have granted planning permission": what a parish hears of the planning authority."""
_TALK = re.compile(
    r"\s(?:with (?:the|this|him|her|his|their)(?! (?:[\w’'-]+ ){0,3}?recommendations?\b)"
    r"|a number of|the following (?:points|comments|concerns|issues|matters))\b"
)


_DECLINED = re.compile(
    r"\sto\s(?:comment|answer|speak|discuss|say|respond|reply|attend|take\spart|be\s(?:drawn|interviewed)|name|give\s(?:an?\s)?(?:answer|view|opinion|evidence))\b"
)
""" "The Board declined to comment": nothing was refused that had been applied for."""
_IN_MONTH = re.compile(
    r"\s(?!to\b|that\b)(?:(?!\b(?:be|to|for|from|held|of|with|until|meeting|event|workshop|visit|report|update)\b)[^.;:,]){3,120}?\s"
    r"(?:(?:in|during)\s(?:(?:early\s|late\s|mid-)?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:\s(?:19|20)\d\d)?|(?:19|20)\d\d)|last\s(?:week|month|year|spring|summer|autumn|winter|[JFMASOND][a-z]{2,8}))(?:,?\s(?:and|but)\b.*)?\.?$",
    re.DOTALL,
)
""" "The Board approved the business case in March.": told of another day."""
_LONG_AGO = re.compile(
    r"\b(?:years?|months?|weeks?)\sago\.?$|(?<!ed|de|ld|en)\sat\sits\s(?:\w+\s)?meeting\s(?:in|on)\s[^,;:]{3,30}\.?$"
)
_THAT_CLAUSE = re.compile(
    r"(?:informed|advised|assured|told|reassured|pleased|disappointed|concerned|encouraged|grateful)\sthat\s|heard\s(?:[^.;:]{1,40}\s)?that\s"
)
_ITS_OWN = re.compile(
    r"(?:agreed|resolved|decided|determined|requested|asked|recommended|voted)\s(?:unanimously\s)?(?:not\s)?(?:to|that)\s|(?:noted|received|thanked)\b"
)
_ONCE = (
    "overturned",
    "imposed",
    "attached",
    "issued",
    "gave",
    "revoked",
    "suspended",
    "approved",
    "adopted",
    "endorsed",
    "refused",
    "granted",
    "rejected",
    "ratified",
    "agreed",
)
"""Verbs of acts that are told of another day too."""
_HAS = re.compile(r"\s(?:has|have)\s")
_OF_ALL = re.compile(r"(?:Council|Cabinet|Executive|Authority)$")
""" "The Council has agreed to fund the works": what stands already, as a speaker says; a panel's record says so too."""
_GOES_ON = re.compile(r"\s(?:to|with|in|on|for|as)\b|\s(?:its|their)\s(?!consideration|determination|deliberation)")
""" "The Council continued to have a gap in its budget": it put nothing off."""
_COMPOUND = (
    "agreed",
    "resolved",
    "approved",
    "decided",
    "endorsed",
    "recommended",
    "refused",
    "deferred",
    "accepted",
    "declared",
    "adopted",
    "appointed",
    "elected",
    "granted",
)
"""Verbs that tell an act behind another clause too."""


_BUT_DEFERRED = re.compile(r"\b(?:but|and)\s(?:\w+ly\s)?(?:deferred|adjourned|to\sdefer)\b")
""" "was minded to approve the plan but deferred it"."""
_BEFORE_CUE = re.compile(
    rf"(?P<first>{LEADIN}{bodies.BODY}\s(?:\w+ly\s)?(?:noted|approved|endorsed|adopted|received|supported|accepted)\s.{{4,400}}?)"
    r",?\sand\s(?:it\swas\s)?(?:\w+ly\s)?(?:RESOLVED|AGREED|DECIDED|RECOMMENDED|resolved|decided)\b[^.;]{0,40}$",
    re.DOTALL,
)


_BEFORE_LIST = re.compile(
    rf"(?P<first>{LEADIN}{bodies.BODY}\s(?:\w+ly\s)?(?:noted|approved|endorsed|adopted|supported|accepted)\s.{{4,400}}?)"
    r",?\sand\s(?:\w+ly\s|also\s|then\s|therefore\s)?(?:(?:agreed|resolved|decided|recommended|approved|noted|requested)\b[^.;]{0,60}?)?[:–-]+\s*$",
    re.DOTALL,
)


def before_cue(words: str) -> int | None:
    """Where an act ends that stands before a cue in its sentence: "The Panel noted it, and RESOLVED that ..."."""
    found = _BEFORE_CUE.match(words) if "and" in words[-60:] else None
    return found.end("first") if found else None


def before_list(words: str) -> int | None:
    """Where an act ends that stands before a list of others: "The Panel noted the report and agreed that:"."""
    found = _BEFORE_LIST.match(words) if words.rstrip()[-1:] in (":", "–", "-") and " and " in words[-90:] else None
    return found.end("first") if found else None


_WHICH = re.compile(r",\s(?:[a-z]{2,6}\s)?which\s")
_NONE = re.compile(
    r"\sthat\s(?:there\s(?:were|was|had\sbeen)\s(?:none|no\s(?:\w+\s){0,2}?(?:declarations?|disclosures?|interests?|apolog\w+"
    r"|petitions?|questions?|deputations?|items?|business))\b|no\s(?:\w+\s)?(?:declarations|interests|apologies)\b)"
    r"|\sthat\sthe\sfollowing\s(?:substitut\w+|declarations?|apologies|members?\s(?:had|were))\b"
    r"|\s(?:the\s|all\s)?(?:following\s)?(?:declarations?(?:\sof\sinterests?)?\b|apologies\b)"
)
""" "The Board noted that there were none": nothing was decided."""


def _noted_end(sentence: str, start: int, end: int) -> int:
    """Where what was noted ends: what is told of it behind ", which" is not what was noted."""
    match = _WHICH.search(sentence, start + 5, end)
    return match.start() if match and not sentence.startswith(" that ", start) else end


def _act(match: re.Match[str]) -> str:
    """Verb and what follows, as of any body, without what it did before ("thanked the officers, and agreed ...")."""
    rest = match["rest"]
    if (match["verb"] or "").casefold() in ("decided", "resolved", "determined", "voted"):
        return rest[end_of_manner(rest, 0, len(rest)) :].lstrip(", ")
    return f"The Council {match['verb'] or 'agreed'}{rest[end_of_manner(rest, 0, len(rest)) :].lstrip(',')}"


_SETTLED = re.compile(r"\s(?:its|their|his|her|the|this|these|any|some|all)\s")
""" "The Panel resolved its differences": what it resolved to do would be told with "to" or "that"."""
_HOW_THEN = re.compile(
    r"\b(?:consider|discuss|review|debat|scrutinis|met)\w*\s(?:[^.;:,]{1,60}\s)?on\s(?:\w+day,?\s)?\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]+(?:\s\d{4})?,\s$"
)
""" "The Panel, having considered it on 9 January, decided ...": told of that day."""
_ELSEWHEN = re.compile(r"\s(?:on|in|at)\s(?:\d|its|(?:19|20)\d\d|[A-Z][a-z]+ (?:19|20)\d\d)")
_ON_DAY = re.compile(r"On (?:the )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}(?: (?:19|20)\d\d)?,? ")
""" "On 3 May, the Council agreed ...": told of that day."""
_HAD = re.compile(r"\s(?:had(?!\s(?:\w+\s)?regard\b)|previously)\s")


def body_acts(sentence: str) -> Told | None:
    """What a body did, from its name on; from its verb on where it first tells how ("having heard both sides,")."""
    match = _BODY_ACTS.match(sentence)
    if match is None and (lead := _RULED_AND.match(sentence)):
        match = _BODY_ACTS.match(sentence, lead.end())
        if match is None or (match["verb"] or "").casefold() not in _COMPOUND:
            return None
    if match is None or _is_no_act(match, (match["verb"] or "agreed").casefold()):
        return None
    outcome = _outcome(match, (match["verb"] or "agreed").casefold())
    title = max(0, match["body"].find(" The ") + 1)  # "Litter The Parish Council noted ...": a title without its mark
    apart = match["how"] or (match["first"] and not sentence.startswith(" and ", match.end("first")))
    start = match.start("act") if apart else match.start("body") + title
    told = whole(sentence, start, "body", outcome, bodies.clean(match["body"][title:]))
    return replace(told, end=_noted_end(sentence, match.start("rest"), told.end)) if outcome == "noted" else told


def _is_no_act(match: re.Match[str], verb: str) -> bool:
    """Whether what a body did is talk, a finding, a formality, was done before or by another body."""
    sentence, body, rest = match.string, match["body"], match["rest"]
    if _NOT_BODY.match(body) or (match["verb"] and _TALK.match(rest[:60])):
        return True
    if verb in ("decided", "determined") and not rest.strip(" ."):
        return True  # "considered the report on appeals lodged and decided"
    of_itself = verb != "declared" and rest.startswith((" itself", " themselves"))
    if (verb == "voted" and PAST.search(rest)) or of_itself:
        return True
    if verb in ("accepted", "confirmed", "supported") and FOUND_OUT.match(rest.lstrip(" ,")):
        return True  # "The Panel accepted that the driver had been ill"
    if (verb == "continued" and _GOES_ON.match(rest)) or (verb in ("agreed", "resolved") and _ADJOURNED.match(rest)):
        return True
    if verb == "agreed" and (is_remark(rest) or rest.startswith(" to declare")):
        return True
    if verb == "declined" and _DECLINED.match(rest):
        return True
    if (verb in _ONCE and _IN_MONTH.match(rest)) or _LONG_AGO.search(rest):
        return True
    told = sentence[match.end("body") : match.start("verb")] if match["verb"] else ""
    if _THAT_CLAUSE.search(told) and not _ITS_OWN.match(f"{verb}{rest}"):
        return True  # "was told that the Trust was in debt and approved a plan": of the Trust
    if _HAS.search(sentence[match.start("body") : match.start("rest")]) and verb in _ONCE and _OF_ALL.search(body):
        return True
    if match["how"] and _HOW_THEN.search(match["how"]):
        return True
    if verb == "noted" and body.startswith("All "):
        return True  # "All Members noted that they had had a letter"
    if (verb == "noted" and _NONE.match(rest)) or (verb == "resolved" and _SETTLED.match(rest)):
        return True
    if _OTHER_BODY.match(body) and (verb == "supported" or body.rpartition(" ")[2].islower()):
        return True
    if _PERMITTED.match(sentence, match.start("body")):
        return True
    if is_past(sentence[: match.end("body")]) or _ELSEWHEN.match(rest) or _ON_DAY.match(sentence):
        return True
    acted = sentence[match.start("body") : match.start("rest")]
    return _HAD.search(acted.replace(match["how"], " ") if match["how"] else acted) is not None


_OWN_OUTCOMES = {
    "recommended": "recommended", "placed on record": "other", "supported": "approved", "declared": "agreed",
}  # fmt: skip


def _outcome(match: re.Match[str], verb: str) -> str:
    if match["verb"] is None and _BUT_DEFERRED.search(match["rest"]):
        return "deferred"
    if verb in ("noted", "nododd", "received and noted"):
        return "noted"
    return _OWN_OUTCOMES.get(verb) or classify(_act(match), default=verbs().get(verb, "agreed"))

"""Decisions told as somebody's: of one who decides alone, or as "the decision", "the view" of a body."""

from __future__ import annotations

import re

from extract.components import bodies
from extract.components.outcomes import classify
from extract.components.told import LEADIN, PAST, Told, whole

_DECISION_WAS = re.compile(
    rf"{LEADIN}(?:(?:[Tt]he\s)?{bodies.BODY}[’']s|[Tt]he"
    rf"|[Tt]he\sunanimous)\s(?:unanimous\s)?decision(?:\sof\s{bodies.BODY})?\s(?:was|is)"
    r"(?:\stherefore)?\s?[:–-]?\s(?P<what>(?:to(?!\sbe\s(?:made|taken))|that|not\sto)\s.{5,})",
    re.DOTALL,
)
""" "The Panel's decision was to issue a licence."."""
_DECISION_TO = re.compile(
    r"(?:[A-Z][^.;:]{2,80}?\s?[:–—-]\s|(?:After|Following)\s[^.;:]{3,160}?,\s)?"
    r"(?P<quote>(?:(?:[Tt]he|[Aa])\s)?(?:[Uu]nanimous|[Mm]ajority|[Cc]ollective)\sdecision(?:\swas\s(?:made|taken|reached))?\s"
    r"(?P<what>(?:to|that|not\sto)\s.{5,}))",
    re.DOTALL,
)
""" "War memorial – Unanimous decision to clean it.", "A unanimous decision was taken to close the path."."""
_WAS_DECISION = re.compile(
    r"(?:.{0,200}?(?:,\s|\s)and\s)?(?P<quote>[Ii]t\swas\sthe\s(?:unanimous|majority|collective)\sdecision(?:\sof\s[^.;:]{3,60}?)?\s"
    r"(?P<what>(?:to|that|not\sto)\s.{5,}))",
    re.DOTALL,
)
""" "... seconded by Mr Elm and it was the unanimous decision to let the hall"."""
_SAYS = re.compile(
    r"(?:It was|That was) the (?P<what>view|decision|recommendation|wish"
    r"|unanimous view) of (?:the )?.{3,120}?,?\sthat\s.{5,}"
    rf"|It (?:is|was) (?:therefore )?the (?:unanimous )?decision of (?P<of>{bodies.BODY}),?\s"
    r"(?P<done>(?:not )?to\s.{5,}|that\s.{5,})",
    re.DOTALL,
)
""" "It was the view of the Board that Cabinet should be advised ..."."""
_OTHERS = re.compile(
    r"\b(?:previous|former|last|Ministry|Inspect\w+|Government|Trust|Court|Scottish|Welsh|Tribunal|Ombudsman|Department|owners?|residents|applicant|Diocese)\b"
)
""" "It was the decision of the previous Council to sell": somebody else's."""
_AGREEMENT = re.compile(
    r"[Tt]here\swas\s(?:(?:general|unanimous|full|broad|clear|cross-party|a)\s)?(?:agreement|consensus)"
    r"(?:\s(?:amongst|among|by|from)\s[^,.;:]{3,40}?)?\s(?P<what>to\s.{5,}|that\s[^.;:]{5,200}?\s(?:should|be)\s.*)",
    re.DOTALL,
)
""" "There was general agreement that the hall be kept."."""
_OPINION = re.compile(
    rf"(?P<lead>(?:[A-Z][^.;:]{{3,160}}?,\s)?)(?P<body>{bodies.BODY})\s"
    r"(?:(?:was|were)\s(?:therefore\s|unanimously\s)?of\sthe\s(?:opinion|view)|(?:therefore\s)?concluded)"
    r"\sthat\s(?P<what>[^.;:]{5,200}?\sshould\s(?:not\s)?(?:therefore\s)?be\s"
    r"(?:granted|refused|approved|deferred|rejected|revoked|suspended|reinstated|renewed|removed|permitted|awarded)\b.*)",
    re.DOTALL,
)
""" "The Panel was of the opinion that the licence should be reinstated.": so it was decided."""
_UNANIMOUS = re.compile(
    rf"{LEADIN}(?P<body>{bodies.BODY})\s(?:was|were)\sunanimous\s(?:that|in\s(?:agreeing|deciding|resolving)\s(?:that|to))\s(?P<what>.{{5,}})",
    re.DOTALL,
)
""" "The Trustees were unanimous that the hall should be let."."""
_OFFICER = re.compile(
    r"The\s(?:Cabinet\sMember|Executive\s(?:Member|Councillor)|Lead\sCouncillor|Lead\sMember|Portfolio\sHolder|Leader"
    r"|Mayor|Deputy\sMayor"
    r"|Commissioner|Director|Head\sof|Chief\s\w+|City\sMayor"
    r"|(?:Corporate|Strategic|Executive|Assistant|Service|Joint\sAssistant|Deputy)\sDirector)\b[^.;:]{0,90}?\s(?:has\s)?(?P<verb>approved|refused"
    r"|determined|decided"
    r"|RESOLVED|DECIDED|AGREED|APPROVED|delegated(?=\sauthority\sto\s(?:the\s)?[A-Z])"
    r"|deferred(?=\s(?:a|the|his|her|their)\s(?:decision|determination)\b)|agreed(?=\sthat\sthe\s(?:press|public)\b))"
    r"\s(?P<what>(?:the|a|an|to|that|authority)\s.{5,})",
    re.DOTALL,
)
""" "The Cabinet Member approved the order.": one who decides alone; "agreed to" is often no more than a promise."""


def officer(sentence: str) -> Told | None:
    """What one who decides alone has decided."""
    match = _OFFICER.match(sentence)
    if (
        not match
        or PAST.search(sentence[: match.end("verb")])
        or re.search(r"\b(?:that|which|who)\b", sentence[: match.start("verb")])
    ):
        return None
    return whole(sentence, 0, "officer", classify(f"{match['verb']} {match['what']}"))


def view(sentence: str) -> Told | None:
    """A decision or a view of a body told as such."""
    if (decision := _DECISION_WAS.match(sentence)) and not PAST.search(sentence[:120]):
        return whole(sentence, 0, "view", classify(decision["what"], default="agreed"))
    if (
        "unanimous" in sentence
        and (one := _UNANIMOUS.match(sentence))
        and re.search(r"\bshould\b|^to\s", one["what"])
        and not PAST.search(sentence)
    ):
        return whole(
            sentence, one.start("body"), "view", classify(one["what"], default="agreed"), bodies.clean(one["body"])
        )
    made = (_DECISION_TO.match(sentence) or _WAS_DECISION.match(sentence)) if "decision" in sentence else None
    if made and not PAST.search(sentence):
        return whole(sentence, made.start("quote"), "view", classify(made["what"], default="agreed"))
    if agreement := _AGREEMENT.match(sentence):
        return whole(sentence, 0, "view", classify(agreement["what"], default="agreed"))
    if (opinion := _OPINION.match(sentence)) and not PAST.search(opinion["lead"]):
        words = f"the matter {opinion['what'][opinion['what'].rfind(' be ') + 1 :]}"
        return whole(sentence, opinion.start("body"), "view", classify(words), bodies.clean(opinion["body"]))
    match = _SAYS.match(sentence)
    if match and match["done"]:
        if _OTHERS.search(match["of"]):
            return None
        return whole(sentence, 0, "view", classify(match["done"]))
    if not match or (
        match["what"].endswith("view") and not re.search(r"should\sbe\s(?:advised|asked|recommended)", sentence)
    ):
        return None
    return whole(sentence, 0, "view", "recommended" if "decision" not in match["what"] else classify(sentence))

"""Outcomes told by the shape of a clause, before its verb is asked: sanctions, power given, what was refused."""

from __future__ import annotations

import re

SANCTION = re.compile(
    r"\b(?:licen[cs]e|badge|permit|driver|holder)\b[^.;]{0,40}?\b(?:be|is|was)\s(?:suspended|warned|reprimanded)\b"
    r"|\bremoved\sfrom\sthe\s+(?:premises\s)?licence\b|\bgiven\sa\s(?:final\s)?(?:written\s)?warning\b"
    r"|^(?:that\s)?(?:to\s)?suspend(?:ed|s)?\s(?:the|his|her|their)\s(?:[\w’'-]+\s){0,3}?(?:licen[cs]e|badge|permit)\b"
    r"|^(?:that\s)?(?:to\s)?remove[sd]?\s[^.;]{3,60}?\sas\s(?:the\s)?designated\spremises\ssupervisor\b",
    re.IGNORECASE,
)

COMMENDED = re.compile(
    r"^(?:that\s)?(?:[\w’' -]{1,60}?\s)?commend(?:s|ed)?\s[^.;]{1,90}?\sto\s(?:the\s)?(?:full\s)?"
    r"(?:council|cabinet|executive|assembly|authority|[\w -]{1,30}(?:committee|board))\b",
    re.IGNORECASE,
)
""" "commended it to Council for adoption"."""

EMPOWERS = re.compile(
    r"^(?:that\s)?(?:(?:the\s)?[\w-]+\s){0,3}?(?:to\s)?(?:(?i:authori[sz]e[sd]?)\s(?:the\s"
    r"|its\s)?[A-Z][\w ,&()’'-]{2,90}?\sto\s[a-z]"
    r"|[Gg]iv(?:e|es|en)\s(?:the\s)?[A-Z][\w &’'-]{2,60}?\s(?:delegated\s|full\s)?(?:powers?|authority)\b"
    r"|[Rr]emit(?:s|ted)?\s.{3,160}?\swith\s(?:full\s|delegated\s)?powers?\b"
    r"|[Rr]emit(?:s|ted)?\s(?:it\s|the\smatter\s)?to\sthe\s(?!.{0,20}[Cc]ommittee).{3,160}?\sto\s"
    r"(?!(?:report|bring|submit|consider|investigate|review|look|examine|prepare|provide|respond|write|come)\b)[a-z])"
    r"|\b[Ll]eft\s(?:to|with)\s(?:the\s)?(?=[A-Z])[^.;,]{0,60}?\b(?:Officer|Director|Clerk|Head|Manager|Chair\w*"
    r"|Convener|Leader"
    r"|Executive|Solicitor|Treasurer)\b",
)
""" "authorised the Clerk to seal it", "remitted to the Director to settle the programme": power is given."""

NEGATED = re.compile(
    r"\b(?:not|no longer)\s(?:be\s)?(?:granted|approved|supported|accepted|adopted|endorsed|awarded"
    r"|allowed|permitted)\b"
    r"|\bbe not (?:approved|granted|supported|adopted)\b|\b(?:do|does|did)\snot\s(?:agree|support|approve|accept)\b",
    re.IGNORECASE,
)

ADVISED_REFUSAL = re.compile(
    r"^(?:that\s)?(?:to\s)?(?:agree|accept|concur)\s(?:with\s)?[^.;]{3,60}?\sand\s(?:to\s)?refuse\b", re.IGNORECASE
)
""" "to agree with the officer and REFUSE permission"."""

NOTHING = re.compile(r"^(?:that\s)?no\s(?:grant|award|funding|contribution|payment)\b", re.IGNORECASE)

DECLINED = re.compile(
    r"^(?:that\s)?(?:the\s\w+\s)?not\sto\s(?:uphold|accede|waive|grant|approve|support|remove|allow|permit|agree|accept"
    r"|adopt|award|fund|revoke|suspend|proceed\swith\sthe"
    r"\s(?:application|request|proposal))\b",
    re.IGNORECASE,
)
""" "not to waive the fee": what was asked for was refused."""

ADVICE = re.compile(
    r"^(?:that\s)?(?:the\s)?(?:(?:relevant\s)?(?:cabinet member|portfolio holder|executive member|lead"
    r" member)\b|cabinet\b|executive\b|leader\b|full council\b).{0,120}?\b(?:consider|be (?:asked|requested"
    r"|recommended|invited|advised) to consider|give consideration to)\b"
    r"|^(?:that\s)?(?:the\s)?(?:full\scouncil|cabinet|executive(?:\s(?:board|committee))?)\sbe\s(?:asked|urged|invited|requested)\sto\s",
    re.IGNORECASE,
)

NO_COMMENT = re.compile(
    r"^(?:that\s)?(?:to\s)?(?:make|submit|offer|raise|express|return)\s(?:\w+\s)?no\s(?:comments?|objections?|observations?)\b",
    re.IGNORECASE,
)
""" "to make no comment": nothing is approved by it."""

DEFERMENT = re.compile(
    r"^(?:that\s)?(?:to\s)?agree[sd]?\s(?:to\s)?(?:the\s)?(?:deferment|deferral|postponement)\b", re.IGNORECASE
)

APPOINTMENTS = re.compile(
    r"\b(?:appointments?|nominations?|representatives?)\s(?:[\w’'-]+\s){0,5}?be\s(?:made|appointed|nominated)\b"
    r"|\bfollowing\s(?:[\w’'-]+\s){0,5}?be\s(?:appointed|nominated)\b",
    re.IGNORECASE,
)

RECORD = re.compile(
    r"\b(?:correct|true|accurate|fair)\s(?:and\s\w+\s)?record\b|rhai cywir|g?[cg]?ofnod(?:ion)? cywir"
    r"|\bg?c?ofnodion\b.{0,200}?\byn\s(?:gofnod(?:ion)?\s)?g?cywir\b|\bg?c?ofnodion\b.{0,200}?\byn\s(?:gofnod(?:ion)?\s)?gywir\b",
    re.IGNORECASE,
)
REJECTED = re.compile(
    r"^(?:that\s)?(?:to\s)?reject(?:s|ed)?\s(?:the\s)?(?:[\w-]+\s){0,2}(?:motion|amendment)\b", re.IGNORECASE
)
SURPLUS = re.compile(
    r"\bdeclared\ssurplus\b|\bnominat\w+\b.{0,80}?\bas\s(?:an?\s)?(?:community\s)?assets?\b", re.IGNORECASE | re.DOTALL
)
""" "be nominated as an asset of community value": nobody is appointed."""
WRITTEN_OFF = re.compile(r"\b(?:written|wr[io]te)\soff\b", re.IGNORECASE)
""" "£1,800 be written off": nobody is written to."""
HELD_BACK = re.compile(
    r"\bcontinue[sd]?\s(?:the\s|further\s)?(?:consideration|question|matter|application|item|appeal|hearing)\b"
    r"|\bhold\sback\s(?:a|the|any)\sdecision\b",
    re.IGNORECASE,
)
CONTRACT = re.compile(
    r"^(?:that\s)?(?:to\s)?appoint(?:s|ed)?\s(?:the\s)?(?:[\w’'-]+\s){0,3}?(?:bidders?|contractors?|tenderers?|suppliers?|Ltd|Limited"
    r"|LLP|plc)\b"
)
_SHAPES = (
    (SANCTION, "other"),
    (COMMENDED, "recommended"),
    (EMPOWERS, "delegated"),
    (NEGATED, "refused"),
    (ADVISED_REFUSAL, "refused"),
    (NOTHING, "refused"),
    (DECLINED, "refused"),
    (ADVICE, "recommended"),
    (NO_COMMENT, "other"),
    (DEFERMENT, "deferred"),
    (HELD_BACK, "deferred"),
    (REJECTED, "lost"),
    (SURPLUS, "agreed"),
    (CONTRACT, "approved"),
    (APPOINTMENTS, "appointed"),
    (WRITTEN_OFF, "approved"),
)


def by_shape(text: str) -> str | None:
    """Outcome of a clause (white space single) that has one of the shapes, the first of them in order."""
    return next((outcome for pattern, outcome in _SHAPES if pattern.search(text)), None)

"""Outcomes told by the shape of a clause, before its verb is asked: sanctions, power given, what was refused."""

from __future__ import annotations

import re

SANCTION = re.compile(
    r"\b(?:licen[cs]e|badge|permit|driver|holder)\b[^.;]{0,40}?\b(?:be|is|was)\s(?:suspended|warned|reprimanded)\b"
    r"|\bremoved\sfrom\sthe\s+(?:premises\s)?licence\b|\b(?:given?|gave|ma[dk]e|administer(?:ed)?|issued?(?:\swith)?)\sa\s(?:(?:final|formal|first|strong|written)\s){0,3}warning\b"
    r"|^(?:that\s)?(?:the\s\w+\s)?(?:to\s)?suspend(?:ed|s)?\s(?:the|his|her|their)\s(?:[\w’'-]+\s){0,3}?(?:licen[cs]e|badge|permit)\b"
    r"|^(?:that\s)?(?:to\s)?remove[sd]?\s[^.;]{3,60}?\sas\s(?:the\s)?designated\spremises\ssupervisor\b"
    r"|\bdesignated\spremises\ssupervisor\sbe\sremoved\b|\bbe\sremoved\sas\s(?:the\s)?designated\spremises\ssupervisor\b",
    re.IGNORECASE,
)

BREACH = re.compile(
    r"^(?:[Tt]hat\s)?there\s(?:was|had\sbeen|is|has\sbeen)\s(?:no\s|an?\s)(?:[\w-]+\s){0,2}breach\b"
    r"|^(?:[Tt]he\s)?(?:[A-Z][\w-]+\s){0,3}(?:(?:[Ss]ub-)?[Cc]ommittee|Panel|Board|Members)\s(?:\w+ly\s)?found\s(?:that\s)?[^.;]{3,80}?\s(?:in|to\shave|had|no)\s(?:not\s)?(?:breach\w*|failed)\b"
    r"|^(?:[Tt]hat\s)?(?:the\s)?(?:Councillor|Cllr|Mr|Mrs|Ms|subject\s[Mm]ember|[Mm]ember|he\b|she\b|they\b)\b[^.;]{0,60}?(?:\s(?:had|has|did|was)\s(?:not\s)?"
    r"(?:failed\sto\s(?:comply|treat|declare|disclose|show)|breached|breach|in\sbreach)|\sbreached|\sfailed\sto\s(?:comply|treat|declare|disclose|show))\b"
)
""" "That Councillor Ash had breached the Code": a finding."""
INSTRUCTED = re.compile(
    r"^(?!\w+ed\s)(?:[Tt]hat\s)?(?:the\s)?(?:[A-Z]?[\w’'-]+,?\s){0,8}?(?:[Oo]fficers?|[Cc]lerk|[Cc]hair\w*|[Ll]eader|[Mm]ayor|[Pp]rovost|[Cc]onvener"
    r"|Executive|Director|Manager|Solicitor|[Cc]ouncil|[Aa]uthority|[Bb]oard|[Cc]ommittee|[Pp]anel|Services|Education|Finance)\s(?:also\s)?writes?\s"
    r"|^[Bb]od\s(?:y|yr|y['’]r)\s[^.;]{3,60}?\syn\sysgrifennu\b"
)
""" "that the Clerk write to the owner": words are addressed to somebody."""

COMMENDED = re.compile(
    r"^(?:that\s)?(?:[\w’' -]{1,60}?\s)?commend(?:s|ed)?\s[^.;]{1,90}?\sto\s(?:the\s)?(?:full\s)?"
    r"(?:council|cabinet|executive|assembly|authority|[\w -]{1,30}(?:committee|board))\b",
    re.IGNORECASE,
)
""" "commended it to Council for adoption"."""

EMPOWERS = re.compile(
    r"^(?:the\s)?delegation\sto\s(?:the\s)?[A-Z]|"
    r"^(?:that\s)?(?:(?:the\s)?[\w-]+\s){0,3}?(?:to\s)?(?:(?i:authori[sz]e[sd]?)\s(?:the\s"
    r"|its\s)?[A-Z][\w ,&()’'-]{2,90}?\sto\s[a-z]"
    r"|[Gg](?:iv(?:e|es|en)|ave)\s(?:the\s)?(?:[A-Z]|officers\b)[\w &’'-]{0,60}?\s(?:delegated\s"
    r"|full\s)?(?:powers?|authority)\b"
    r"|[Rr]emit(?:s|ted)?\s.{3,160}?\swith\s(?:full\s|delegated\s)?powers?\b"
    r"|[Rr]emit(?:s|ted)?\s(?:it\s|the\smatter\s)?to\sthe\s(?!.{0,20}[Cc]ommittee).{3,160}?\sto\s"
    r"(?!(?:report|bring|submit|consider|investigate|review|look|examine|prepare|provide|respond|write|come|consult"
    r"|advertise|contact|discuss|explore|circulate|monitor)\b)[a-z])"
    r"|^(?:That\s)?(?:[Tt]he\s)?(?=[^.;]{0,90}?\b(?:Officer|Director|Head|Manager|Solicitor"
    r"|Clerk)\b)[A-Z][\w ,&()’'–-]{2,100}?\s(?i:authori[sz]ed\sto)\s[A-Za-z]"
    r"|\b[Ll]eft\s(?:to|with)\s(?:the\s)?(?=[A-Z])[^.;,]{0,60}?\b(?:Officer|Director|Clerk|Head|Manager|Chair\w*"
    r"|Convener|Leader"
    r"|Executive|Solicitor|Treasurer)\b",
)
""" "authorised the Clerk to seal it", "remitted to the Director to settle the programme": power is given."""

POWER_PASSED_ON = re.compile(
    r"^(?:and\s)?(?:that\s)?(?:the\s|full\s|final\s|further\s|all\s|any\s|necessary\s){0,2}(?:authorit(?:y|ies)|powers?|responsibilit(?:y|ies)|discretion)"
    r"\s(?:to|for|over|in|of)\s[^;]{3,300}?\b(?:be|is|are|was|were)\s(?:hereby\s|also\s|now\s)?(?:delegated|given|granted|conferred|devolved|vested)\b"
    r"|^(?:that\s)?(?:full\s)?delegations?\sbe\s(?:granted|given)\b",
    re.IGNORECASE,
)
""" "authority to award the contract be delegated to the Head of Law": no contract is awarded by it."""

NEGATED = re.compile(
    r"\b(?:not|no longer)\s(?:be\s)?(?:granted|upheld|approved|agreed(?=\sfor\b|\sby\b|\.?$)|supported"
    r"|accepted|adopted|endorsed|awarded"
    r"|allowed|permitted)\b"
    r"|\bbe not (?:approved|granted|supported|adopted|confirmed)\b"
    r"|\b(?:do|does|did)\snot\s(?:agree|support|approve|accept)\b",
    re.IGNORECASE,
)

NO_COUNTER_NOTICE = re.compile(
    r"\b(?:not\s(?:to\s)?(?:be\s)?(?:issued?|given?|serv(?:e|ed))|no)\s(?:a\s|any\s)?(?:further\s)?counter[\s-]notices?\b"
    r"|\bcounter[\s-]notices?\s(?:should\s|shall\s|will\s)?(?:be\snot|not\sbe)\b",
    re.IGNORECASE,
)
""" "not to issue a counter notice": the event may go ahead."""

PRIOR_APPROVAL = re.compile(
    r"\bprior\sapproval\s(?:(?:is|was|be)\s)?(?:hereby\s)?(?:required\s(?:and|but)\s(?:(?:is|be)\s)?)?refused\b",
    re.IGNORECASE,
)
""" "prior approval is required and refused"."""

UNFIT = re.compile(
    r"\bnot\sa\sfit\sand\sproper\sperson\b[^.;]{0,60}?\b(?:and|so)\s(?:\w+ly\s|therefore\s)?(?:to\s)?(?:refused?|revoked?)\b",
    re.IGNORECASE,
)
""" "determined that he was not a fit and proper person and refused the application"."""

MINDED = re.compile(r"\bminded\sto\s(?:refuse|reject)\b", re.IGNORECASE)
BE_DONE = re.compile(r"\bbe\s\w+")
MINDED_TO = re.compile(r"\bminded\s(?:not\s)?to\s\w", re.IGNORECASE)
""" "was minded to grant permission": a view of what is to be decided, with its reasons or conditions below."""
DECISION_TO = re.compile(
    r"\b(?:decision|resolve[ds]|decided|determined|agree[ds]|voted)\b[^.;:]{0,80}?\sto\s(?:\w+ly\s)?(?:grant|refuse|revoke|approve|suspend|vary|reject|renew|modify|allow|issue|defer)\b",
    re.IGNORECASE,
)
""" "It is the decision of the Panel to grant the licence": its conditions stand below."""
DEFERRED_TO = re.compile(
    r"\b(?:defer(?:red)?,?\s(?:and|&)\s(?:to\s)?delegated?|delegated?\s(?:and|&)\s(?:to\s)?defer(?:red)?)\b"
    r"|^(?:that\s)?(?:to\s)?(?:be\s)?delegated?\s(?:the\s)?(?:approval|refusal|grant(?:ing)?|determination)\b",
    re.IGNORECASE,
)
""" "to defer and delegate approval to the Chief Planning Officer": power is given, nothing is put off."""

_TAKEN_ADVICE = (
    r"^(?:that\s)?(?:to\s)?(?:the\s\w+\s)?(?:agree[sd]?|accept(?:s|ed)?|support(?:s|ed)?|endorse[sd]?|follow(?:s|ed)?|concur(?:s|red)?"
    r"|approve[sd]?|adopt(?:s|ed)?)\s(?:with\s)?(?:the\s)?(?:[\w’'-]+\s){0,3}?recommendations?"
)
""" "agreed with the officer's recommendation": what was recommended was decided."""
ADVISED_GRANT = re.compile(
    rf"{_TAKEN_ADVICE}\s(?:to\s(?:grant|approve|permit)|of\sapproval|for\sapproval|that\s[^.;]{{3,90}}?\sbe\s(?:granted|approved))\b"
    r"|\boverturn(?:ed)?\s[^.;]{3,90}?\sand\s(?:to\s|therefore\s)?(?:approved?|granted?)\b",
    re.IGNORECASE,
)
ADVISED_REFUSAL = re.compile(
    r"^(?:that\s)?(?:to\s)?(?:agree|accept|concur)\s(?:with\s)?[^.;]{3,60}?\sand\s(?:to\s)?refuse\b"
    r"|\b(?:uph(?:eld|old)|affirm(?:ed)?|overturn(?:ed)?)\s[^.;]{3,90}?\sand\s(?:to\s|therefore\s)?refused?\b"
    rf"|{_TAKEN_ADVICE}\s(?:to\s(?:refuse|reject)|of\srefusal|for\srefusal|that\s[^.;]{{3,90}}?\sbe\srefused)\b",
    re.IGNORECASE,
)
""" "to agree with the officer and REFUSE permission"."""

UNCHANGED = re.compile(
    r"^(?:that\s)?no\s(?:further\s|other\s)?(?:changes?|alterations?|amendments?)\s[^.;]{0,20}?be\smade\b",
    re.IGNORECASE,
)
""" "no change be made to the hours": a course agreed; nothing is approved."""
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

_SAY_NO = r"^(?:that\s)?(?:to\s)?(?:make|submit|offer|raise|express|return)\s(?:\w+\s)?no\s"
NO_COMMENT = re.compile(rf"{_SAY_NO}(?:comments?|observations?)\b", re.IGNORECASE)
""" "to make no comment": nothing is approved by it."""
NO_OBJECTION = re.compile(rf"{_SAY_NO}objections?\b", re.IGNORECASE)
""" "to raise no objection": advice to the planning authority."""

DEFERMENT = re.compile(
    r"^(?:that\s)?(?:to\s)?agree[sd]?\s(?:to\s)?(?:the\s)?(?:deferment|deferral|postponement)\b", re.IGNORECASE
)

APPOINTMENTS = re.compile(
    r"\b(?:appointments?|nominations?|representatives?)\s(?:[\w’'-]+\s){0,5}?be\s(?:made|appointed|nominated)\b"
    r"|\bfollowing\s(?:[\w’'-]+\s){0,5}?(?:be|was|were)\s(?:\w+ly\s|then\s)?(?:re-?)?(?:appointed|nominated|elected)\b"
    r"|\b(?:be|was|were)\s(?:\w+ly\s)?confirmed\sas\s(?:the\s)?(?:new\s)?(?:vice|deputy|chair|mayor|leader|clerk|convener|treasurer)",
    re.IGNORECASE,
)

RECEIVED = re.compile(
    r"^(?:the\s)?(?:[\w-]+\s){0,3}?(?:reports?|petitions?|updates?|presentation|minutes|correspondence)\sreceived\.?$",
    re.IGNORECASE,
)
""" "Report received"."""

RECORD = re.compile(
    r"\b(?:correct|true|accurate|fair)\s(?:and\s\w+\s)?record\b|rhai cywir|g?[cg]?ofnod(?:ion)? cywir"
    r"|\bg?c?ofnodion\b.{0,200}?\byn\s(?:gofnod(?:ion)?\s)?g?cywir\b|\bg?c?ofnodion\b.{0,200}?\byn\s(?:gofnod(?:ion)?\s)?gywir\b",
    re.IGNORECASE,
)
REJECTED = re.compile(
    r"^(?:that\s)?(?:(?:the\s)?(?:council|committee|members|board|panel|cabinet|assembly)\s)?(?:to\s)?reject(?:s|ed)?\s(?:the\s)?"
    r"(?:[\w-]+\s){0,2}(?:motion|amendment)\b",
    re.IGNORECASE,
)
AGAINST_ADVICE = re.compile(
    r"^(?:that\s)?(?:the\s\w+\s)?(?:be\s)?(?:to\s)?(?:reject(?:s|ed)?|overturn(?:s|ed)?)\s(?:the\s)?(?:\w+[’']?s?[’']?\s){0,2}?recommendations?\b",
    re.IGNORECASE,
)
""" "to reject the officer's recommendation to refuse": nothing that was applied for was refused by it."""
SURPLUS = re.compile(
    r"\bdeclared\ssurplus\b|\bnominat\w+\b.{0,80}?\bas\s(?:an?\s)?(?:community\s)?assets?\b", re.IGNORECASE | re.DOTALL
)
""" "be nominated as an asset of community value": nobody is appointed."""
WRITTEN_OFF = re.compile(r"\b(?:written|(?<!authorised\sto\s)(?<!authorized\sto\s)wr[io]te)\soff\b", re.IGNORECASE)
""" "£1,800 be written off": nobody is written to."""
HELD_BACK = re.compile(
    r"\bcontinue[sd]?\s(?:the\s|this\s|that\s|further\s)?(?:consideration|question|matter|application|item|appeal|hearing)\b"
    r"|\bhold\sback\s(?:a|the|any)\sdecision\b",
    re.IGNORECASE,
)
CONTRACT = re.compile(
    r"^(?:that\s)?(?:to\s)?appoint(?:s|ed)?\s(?:the\s)?(?:[\w’'-]+\s){0,3}?(?:bidders?|contractors?|tenderers?|suppliers?|Ltd|Limited"
    r"|LLP|plc)\b"
)
_SHAPES = (
    (SANCTION, "other"),
    (BREACH, "other"),
    (INSTRUCTED, "other"),
    (COMMENDED, "recommended"),
    (EMPOWERS, "delegated"),
    (POWER_PASSED_ON, "delegated"),
    (NO_COUNTER_NOTICE, "agreed"),
    (PRIOR_APPROVAL, "refused"),
    (UNFIT, "refused"),
    (DEFERRED_TO, "delegated"),
    (MINDED, "refused"),
    (NEGATED, "refused"),
    (ADVISED_REFUSAL, "refused"),
    (ADVISED_GRANT, "approved"),
    (NOTHING, "refused"),
    (UNCHANGED, "agreed"),
    (DECLINED, "refused"),
    (ADVICE, "recommended"),
    (NO_COMMENT, "other"),
    (NO_OBJECTION, "recommended"),
    (DEFERMENT, "deferred"),
    (HELD_BACK, "deferred"),
    (REJECTED, "lost"),
    (AGAINST_ADVICE, "other"),
    (SURPLUS, "agreed"),
    (CONTRACT, "approved"),
    (APPOINTMENTS, "appointed"),
    (WRITTEN_OFF, "approved"),
    (RECEIVED, "received"),
)


_NOTES = re.compile(r"^(?:that\s)?(?:the\s\w+\s)?(?:it\sbe\s|to\s)?(?:\w+ly\s|also\s)?note[sd]?\sthat\b", re.IGNORECASE)
""" "to note that the bid was not approved": others did what is noted."""


def by_shape(text: str) -> str | None:
    """Outcome of a clause (white space single) that has one of the shapes, the first of them in order."""
    if _NOTES.match(text):
        return None
    return next((outcome for pattern, outcome in _SHAPES if pattern.search(text)), None)

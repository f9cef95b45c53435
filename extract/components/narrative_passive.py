"""Decisions told in the passive: "The report was noted.", "The application is refused."."""

from __future__ import annotations

import re

from extract.components import bodies
from extract.components.outcomes import classify
from extract.components.told import ASKING, LEADIN, PAST, Told, whole

_PASSIVE_ACTS = (
    r"approved|agreed|noted|accepted|adopted|endorsed|deferred|refused|rejected|confirmed|ratified|withdrawn|received"
    r" and noted|supported|granted|NOTED|APPROVED|AGREED|DEFERRED|REFUSED|GRANTED"
    r"|received(?=\.?$|\sand\s|\swith\sthanks|\sfor\sinformation)"
)
_SUBJECT = (
    r"(?:[Mm]inutes|[Rr]eports?|[Rr]ecommendations?|[Pp]roposals?|[Aa]pplications?|[Uu]pdates?|[Rr]esponses?"
    r"|[Ii]tems?|[Pp]olicy|[Pp]olicies|[Pp]lan|[Ss]trategy|[Bb]udget|[Rr]eference|[Rr]equests?|[Pp]rogramme"
    r"|[Cc]ontents?|[Pp]resentation|[Bb]riefing|[Ii]nformation|[Ss]tatement|[Aa]ccounts?|[Cc]harter"
    r"|[Rr]egister|[Ss]chedule|[Tt]imetable|[Pp]ermission|[Cc]alendar|[Pp]osition|[Oo]utturn|[Aa]pologies"
    r"|[Cc]onsent|[Nn]ominations?|[Cc]orrespondence|[Ff]igures|[Cc]omments|[Dd]raft|[Ll]etter|[Pp]aper"
    r"|[Nn]otice|[Uu]pdates|[Tt]erms|[Pp]etitions?|[Cc]onsideration|[Mm]atter|[Ll]ogs?|[Ll]ist|[Dd]ates?|[Pp]rogress"
    r"|[Ff]orecast|[Mm]inute|[Cc]hanges|[Aa]ppointments?|[Aa]mendments?|[Rr]isks?|[Ll]icence|[Ss]cheme"
    r"|[Pp]rotocol|[Dd]ispensations?|[Mm]inute|[Tt]ender|[Gg]rant|[Aa]greement|[Cc]onstitution|[Oo]rder)"
)
_ANY = r"(?:[A-Z£][^.;:]{0,160}?)"
_ANY_ACTS = (
    r"(?:approved|agreed|adopted|endorsed|deferred|accepted|declined|ratified|re-?appointed|revoked|suspended"
    r"|continued|put off|held over|turned down|passed for payment|APPROVED|AGREED|DEFERRED"
    r"|ADOPTED)"
)
_ANY_PASSIVE = re.compile(
    rf"(?P<subject>{_ANY})\s(?:was|were)\s(?:(?:unanimously|then|therefore|duly|also|formally|subsequently"
    rf"|accordingly)\s){{0,2}}(?P<verb>{_ANY_ACTS})\b(?P<rest>[^.;:]{{0,200}})\.?$",
    re.DOTALL,
)
""" "Four grants were approved.": any subject with a verb that only a meeting's act takes."""
_IS_DECIDED = re.compile(
    rf"(?P<subject>{_ANY}|(?:the|a|an|no|all)\s[^.;:]{{2,160}}?)\s(?:is|are|was|were|has been"
    rf"|have been)\s(?:\w+ly\s)?(?P<verb>refused|granted|approved"
    rf"|agreed|deferred|dismissed"
    r"|adjourned|rejected|upheld|declined|revoked|suspended|adopted|noted|attached|imposed|varied|renewed"
    r"|removed|reduced"
    r"|extended|modified|retained|awarded|REFUSED|GRANTED"
    r"|APPROVED)\b(?P<rest>[^;:]{0,300})\.?$",
    re.DOTALL,
)
""" "The application is refused.", in a field that holds nothing but the decision."""
_CLAUSE_WORD = re.compile(
    r"\b(?:that|which|who|if|until|once|when|whether|where|after|before|because|said|reported|explained|would|it|they"
    r"|he|she|previously|originally|had|has|have)\b|^(?:This|These|Those|Some|Many|Most|Both|Few|Of|In|At|Since)\b|%",
    re.IGNORECASE,
)
_SUBJUNCTIVE = re.compile(
    r"(?P<subject>[A-Z][^.;:]{2,160}?)\sbe\s(?:\w+ly\s)?(?:granted|refused|approved|deferred|noted|adopted|endorsed"
    r"|received|confirmed|accepted|delegated|GRANTED|REFUSED|APPROVED|DEFERRED|NOTED|ADOPTED)\b"
)
""" "Planning permission be granted subject to conditions.": a resolution that lost its "RESOLVED that"."""
_NO_SUBJUNCTIVE = re.compile(
    r"\b(?:would|will|could|should|may|might|must|to|can|cannot|shall|not|that|whether|if|asked|requested|suggested"
    r"|proposed|proposes|recommend\w*|moved|is|are|was|were|has|had|have|said|by|than|moves?|seconded|let|it)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"(?:(?:[Tt]hat|{LEADIN})\s?)?(?P<subject>(?:\w[^.;:]{{0,240}}?\b)?{_SUBJECT}\b[^.;:]{{0,240}}?)\s(?:w"
    rf"as|were|be)\s(?:(?:unanimously|then|therefore|duly|also|formally|subsequently|accordingly|taken as re"
    rf"ad and|proposed, seconded and|moved, seconded and|(?P<step>submitted|presented|circulated|tabled|considered"
    rf"|discussed|reviewed|outlined|shared|taken|introduced|examined|checked"
    rf"|(?:moved|proposed)\sby\s[^.;:]{{3,60}}?,?\s(?:and\s)?seconded\sby\s[^.;:]{{3,60}}?)(?:\sfor\s\w+|\sin\sfull|\sby\s(?:the\s)?\w+)?"
    rf",?\sand)\s){{0,2}}(?P<verb>{_PASSIVE_ACTS})\b(?P<rest>[^.;:"
    rf"]{{0,200}})\.?$",
    re.DOTALL,
)
_IS_PASSIVE = re.compile(r"\s(?:was|were|be)\s")
"""What `_PASSIVE` always holds: a quick test before the slow one."""
_PASSIVE_REST = re.compile(
    rf"\s*(?:$|,?\s?(?:by (?:a majority|\w+ votes?\b|\d{{1,2}} to \d)"
    rf"|as (?:a|an|being|true|correct|read|set out|presented|amended|printed|recommended)|by (?:t"
    rf"he\s)?(?:{bodies.BODY}|[Mm]embers|general consent|assent)|by\s[A-Z][^.;:]{{2,40}}?,?\s(?:and\s)?seconded\sby\s"
    rf"|unanimously|and|subject|to (?:a|the) (?:next|fu"
    rf"ture|later)|until|for (?:a |the )?(?:information|site|further|adoption|publication)|with|without"
    rf"|in accordance with|in line with|as per|contrary to|against|on the grounds?"
    rf"|on the (?:motion|proposal|proposition|recommendation)|in princ"
    rf"iple|in order (?:that|to)|at this time|owing to|due to|pending|from the agenda|at the request|because|as per "
    rf"|for the (?:following )?reasons?\b|contrary to|on the grounds?\b"
    rf"|to (?:allow|enable|await) "
    r"|for (?:the )?\d|to [A-Z][a-z]|, (?:a|an|the|with|subject) ))"
)
_MOTION = re.compile(r"\b(?:motion|amendment)\b", re.IGNORECASE)
"""What is withdrawn before it is put was decided by nobody."""
_RECEIVED = re.compile(r"\b(?:petitions?|reports?|minutes|updates?|presentation|statement)\b", re.IGNORECASE)


def passive(sentence: str) -> Told | None:
    """ "The minutes were approved.": a subject that meetings decide on, and what became of it."""
    if len(sentence) > 700 or not _IS_PASSIVE.search(sentence):
        return None
    match = _PASSIVE.match(sentence)
    if not match or not _PASSIVE_REST.match(match["rest"]) or PAST.search(sentence.replace(match["subject"], "", 1)):
        return None
    if re.search(
        r"\b(?:that|which|who|if|until|once|when|whether|where|after|before|because)\b", match["subject"]
    ) or ASKING.search(sentence[:40]):
        return None
    verb = match["verb"]
    if verb == "withdrawn" and _MOTION.search(match["subject"]):
        return None
    if verb == "received" and not _RECEIVED.search(match["subject"]):
        return None
    if verb in ("supported", "granted", "refused") and not re.match(
        r"\s?by\sthe\s|\s?by\s(?:a\smajority|\w+\svotes?|\d{1,2}\sto)|\s(?:subject|unanimously|contrary|against"
        r"|in\saccordance|as\sper|on\sthe\sgrounds?|to\s(?:the\s)?(?:[A-Z]|all\s))|$",
        match["rest"],
    ):
        return None
    told = f"{match['subject']} be {verb}{match['rest']}" if match["step"] else sentence
    return whole(sentence, 0, "passive", classify(told, default="approved" if verb == "supported" else "agreed"))


def any_passive(sentence: str, decision: bool) -> Told | None:
    """Any subject with a verb of decision; in a Decision: field (`decision`) also "is refused"."""
    match = (_IS_DECIDED if decision else _ANY_PASSIVE).match(sentence) if len(sentence) < 700 else None
    if not match or _CLAUSE_WORD.search(match["subject"]) or PAST.search(sentence):
        return None
    if not decision and len(sentence) > 350:
        return None
    if not decision and not (
        _PASSIVE_REST.match(match["rest"]) or re.match(r"\sto\sthe\smeeting|\sfor\s", match["rest"])
    ):
        return None
    return whole(sentence, 0, "passive", classify(sentence, default="agreed"))


def is_subjunctive(sentence: str) -> bool:
    """Whether a sentence says, with no verb above it, that something be done: "Permission be granted."."""
    match = _SUBJUNCTIVE.match(sentence)
    return match is not None and _NO_SUBJUNCTIVE.search(match["subject"]) is None

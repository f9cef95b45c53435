"""Outcome of a clause: the first decision verb in a place where a decision stands, else what its cue gives."""

from __future__ import annotations

import re
from functools import lru_cache

from extract import rules
from extract.components import outcome_shapes, verbless
from extract.components.delegation import CONSULTED
from extract.components.outcome_leads import without_leads
from extract.text import unbroken

_ADVERB = (
    r"(?:\w{2,12}ly\s|otherwise\s|thereafter\s|also\s|hereby\s|further\s|duly\s|not\s|then\s|therefore\s|thus\s|now\s"
    r"|again\s){0,3}"
)
_SUBJECT = (
    r"(?:(?:the|this|that|a|full)\s)?(?:[\w&'’/-]{1,25}\s){0,6}?(?:council|cabinet|committee|sub-committee"
    r"|panel|board|executive|members|authority|forum|commission|assembly|partnership|councillors|group"
    r"|meeting|leader|mayor|(?:lead|cabinet|executive)\smember|portfolio\sholder|clerk)\s"
)
_HEAD = (
    r"(?:(?:and|or)\s)?(?:otherwise,?\s)?(?:that\s)?(?:,?\s?having\s[^,]{1,120},\s?)?(?:it\s(?:be"
    r"|was)\s)?(?:(?:considered"
    r"|discussed|reviewed|scrutinised|welcomed)\s(?:[^,;]{3,80}?\s)??and\s)?"
)
_TAIL = rf"(?:would|will|should|shall|do|does|did)?\s?(?:to\s|i\s)?{_ADVERB}(?P<verb>[\w-]+)\b"
_LEAD = re.compile(rf"{_HEAD}{_TAIL}", re.IGNORECASE)
_LEAD_SUBJECT = re.compile(rf"{_HEAD}{_SUBJECT}{_TAIL}", re.IGNORECASE)
_ELECTED_MEMBERS = re.compile(r"^(?:that\s)?(?:all\s)?elected\s(?=(?:members?|representatives?)\b)", re.IGNORECASE)
_OPENER = re.compile(
    r"^(?:In particular|Furthermore|Further|Additionally|In addition|Also|Accordingly|Therefore),?\s", re.IGNORECASE
)
_NOUNS = frozenset(
    ("review", "support", "fund", "place", "call", "repair", "repairs", "transfer", "transfers", "request", "award",
     "grant", "permit", "use", "progress", "move", "note", "report", "provide", "sign")
)  # fmt: skip
_PASSIVE = re.compile(
    rf"\b(?P<be>be|is|are|was|were|been|yn\scael\se[iu])\s(?:and\s(?:is|are)\s(?:hereby\s)?)?{_ADVERB}"
    r"(?P<verb>[^\W\d_][\w-]*)\b",
    re.IGNORECASE,
)
""" "be approved"; in Welsh "yn cael ei chymeradwyo". """
_MAY = re.compile(r"\b(?:could|would|might|can|may|to)\s$")
""" "was deferred so that it could be seen": what could be done was not decided."""
_MONEY = re.compile(r"[£€]\s?\d")
_SPENDING = re.compile(
    r"\b(?:be met|be funded|be allocated|be spent|be paid|be transferred|be increased|be set|be released|be"
    r" vired|be drawn|expenditure|be earmarked|be added)\b",
    re.IGNORECASE,
)
_AGREE = re.compile(r"^(?:that\s)?.{0,80}?\bagree[sd]?\s(?P<rest>to\s|that\s)", re.IGNORECASE)
_AGREED_BE = re.compile(r"^agreed\s(?:the|all|any|this|these)\s[^.;:]{2,120}?\sbe\s", re.IGNORECASE)
""" "AGREED the report be noted": "that" was left out."""
_RECOMMENDING = re.compile(
    r"(?:\b(?:to\s)?(?:recommend|advise)(?:s|ed)?(?::\s(?=\()|\s)(?:to\s)?(?:(?:the|full)\s)?[^.;:]{0,60}?"
    r"|\bto\s(?:recommend|advise)|\bbe\s(?:recommended|advised)"
    r"|\brecommendations?\sto\s(?:the\s)?(?:[\w-]+\s){0,4}?(?:council|cabinet|executive|board|committee|authority|panel)"
    r"(?:\s(?:was|were|is|are|be)(?:\smade|\sas\sfollows)?)?"
    r"|\bargymell\w*(?:\s(?:i['’]r|i)\s[^.;:]{0,40})?)(?:,?\s(?:to|that))?[\s:;–—-]*$",
    re.IGNORECASE,
)
""" "Council be recommended to:", "to recommend to Council –" above a list: every limb is advice."""
_NOTED_THAT = re.compile(r"\bnot(?:e|es|ed)\sthat[\s:;–—-]*$", re.IGNORECASE)
""" "Council notes that:" above a list: every limb is noted, whatever verb it has."""
_RECEIVED_NOTED = re.compile(
    r"\breceiv\w+(?:,?\s(?:and|considered and|and the contents?)\s(?:be\s)?(?:duly\s)?)not(?:e|ed|es)\b", re.IGNORECASE
)


_EXCLUDES = re.compile(
    r"\b(?:exclu\w{2,6}|leave|withdraw)\b.{0,60}?\b(?:press|public)\b|\b(?:press"
    r"|public)\b.{0,80}?\b(?:be\s+(?:\w+ly\s+)?(?:exclu"
    r"|asked\s+to)|withdraw|should\s+leave)|\b(?:eithrio|cau\s+allan)\b|\bg?wahardd\b.{0,30}?\b(?:wasg|cyhoedd)\b",
    re.DOTALL | re.IGNORECASE,
)


def excludes_public(text: str) -> bool:
    """Whether a resolution excludes press and public: it decides how an item is heard, not what is done about it."""
    return _EXCLUDES.search(text) is not None


def _forms(verb: str) -> list[str]:
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied"]
    double = [verb + verb[-1] + "ed"] if verb in ("defer", "refer", "permit", "commit", "remit") else []
    third = verb + "es" if verb.endswith(("s", "sh", "ch", "x")) else verb + "s"
    return [verb, third, stem + "ed", *double]


@lru_cache(maxsize=1)
def verbs() -> dict[str, str]:
    """Every form of every decision verb with its outcome; the first rule that names a form wins."""
    table: dict[str, str] = {}
    for rule in rules.load("outcomes"):
        forms = [form for verb in rule.get("verbs", []) for form in _forms(verb)]
        for form in [*forms, *rule.get("irregular", []), *rule.get("welsh", [])]:
            table.setdefault(form, rule["outcome"])
    return table


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    order = ("refused", "delegated", "deferred", "recommended", "other", "appointed", "withdrawn", "noted", "approved")
    table = {rule["outcome"]: rule.get("phrases", []) for rule in rules.load("outcomes")}
    return tuple(
        (re.compile(rf"\b{rules.alternatives(map(re.escape, table[name]))}\b", re.IGNORECASE), name)
        for name in order
        if table.get(name)
    )


def _phrase(text: str) -> str | None:
    found = [(match.start(), outcome) for pattern, outcome in _phrases() if (match := pattern.search(text))]
    return min(found)[1] if found else None


def _passive(text: str) -> tuple[int, str] | None:
    """Offset and outcome of the decision verb after "be"; "was approved" in a relative clause gives way to it."""
    table, second = verbs(), None
    for match in _PASSIVE.finditer(text):
        outcome = table.get(match["verb"].casefold())
        if second and _MAY.search(text, 0, match.start()):
            continue
        if outcome and match["be"].casefold() not in ("is", "are", "was", "were", "been"):
            return match.start(), outcome
        if outcome and second is None:
            second = (match.start(), outcome)
    return second


def lead_verb(text: str) -> tuple[str, str] | None:
    """Decision verb with which a clause opens ("note the report", "Cabinet approves ...") and its outcome."""
    text = _ELECTED_MEMBERS.sub("", _OPENER.sub("", text, count=1), count=1)
    for pattern in (_LEAD, _LEAD_SUBJECT):
        match = pattern.match(text)
        verb = match["verb"].casefold() if match else ""
        if verb == "held" and pattern is _LEAD_SUBJECT:
            continue  # "the minutes of the meeting held on ..."
        if verb in verbs() and not (verb in _NOUNS and pattern is _LEAD and _noun_reading(text)):
            return verb, verbs()[verb]
    return None


def _noun_reading(text: str) -> bool:
    """ "review" opens "Review of charges be noted" as a noun: something else is said to be done with it."""
    return (
        not re.match(r"(?:that\s)?to\s|(?:request|note)\sthat\s", text, re.IGNORECASE)
        and re.search(r"\bbe\s\w+", text) is not None
    )


def has_decision_verb(text: str) -> bool:
    """Whether a clause has the shape of a decision: opens with a decision verb or says that something be done."""
    shaped = (outcome_shapes.RECORD, outcome_shapes.BE_DONE, outcome_shapes.MINDED_TO, outcome_shapes.DECISION_TO)
    return bool(lead_verb(text) or _passive(text) or any(shape.search(text) for shape in shaped))


_PRONOUN = re.compile(r"(?:that\s)?(?:it|they|he|she)\s", re.IGNORECASE)
""" "and that it report by May": what the group appointed is to do."""


def going_on(clause: str, before: str) -> str | None:
    """Outcome of a clause without a verb that goes on from an appointment ("and Dr Orr to the Board"), else None."""
    return before if before == "appointed" and not (_PRONOUN.match(clause) or has_decision_verb(clause)) else None


_TOLD = re.compile(
    r"(?:[Tt]hat\s)?(?:[Tt]h(?:e|is)\s)?[A-Z][^.;:]{2,90}?\s(?:had\sagreed|decided|resolve[ds]|determine[ds]|voted)\s"
    r"(?P<what>(?:not\s)?to\s|that\s)",
    re.DOTALL,
)
""" "The Panel has decided to grant the licence": what it decided to do."""


_AND_RESOLVES = re.compile(
    r"(?:[Tt]hat\s)?[Tt]he\s[A-Z][^.;:]{2,60}?\s(?:has|have)\s(?:taken|considered)\b[^.;:]{3,400}?\sand\s(?:therefore\s)?resolves?\s(?P<what>to\s)"
)
""" "That the Committee has taken into consideration ... and resolves to REFUSE permission"."""


@lru_cache(maxsize=8192)
def classify(clause: str, stem: str = "", default: str = "agreed") -> str:
    """Outcome of a clause under a stem ("to award:"); `default` is what the cue gives when no verb does."""
    text = without_leads(CONSULTED.sub("", unbroken(clause)[:600]))
    if told := _TOLD.match(text) or _AND_RESOLVES.match(text):
        text = text[told.start("what") :]
    if outcome_shapes.RECORD.search(text):
        return "approved"
    if excludes_public(text):
        return "agreed"
    above = " ".join(stem.split())[-300:]
    if above and _RECOMMENDING.search(above):
        return "recommended"
    if by_shape := outcome_shapes.by_shape(text):
        return by_shape
    if above and _NOTED_THAT.search(above):
        return "noted"
    if above and outcome_shapes.APPOINTMENTS.search(above) and not lead_verb(text):
        return "appointed"
    if above and _by_verb(above) == "other" and lead_verb(above) and not lead_verb(text):
        return "other"
    if above and _EMPOWERING.search(above) and _empowers(above):
        return "delegated"
    return _not_item(text, _by_verb(text)) or (_by_verb(above) if above else None) or _by_object(text, default)


_EMPOWERING = re.compile(r"\bto\s?[:;–-]*$")


def _empowers(above: str) -> bool:
    """Whether the words above a list give somebody the power to do what it says ("To authorise the Clerk to:")."""
    plain = CONSULTED.sub("", above).rstrip(" :;–-")
    return "delegated" in (_by_verb(above), _by_verb(f"{plain} do"), outcome_shapes.by_shape(f"{plain} do"))


def _by_object(text: str, default: str) -> str:
    if default == "agreed" and re.match(r"[£€]\d", text):
        return "approved"
    if default == "agreed" and _MONEY.search(text) and _SPENDING.search(text):
        return "approved"
    return (default == "agreed" and verbless.outcome(text)) or default


_WITHDRAWN = re.compile(
    r"(?P<what>.{8,}?)\sbe\s(?:\w+ly\s)?withdrawn\b|.{0,60}?\bwithdraws?\s(?P<whose>.{3,90})", re.IGNORECASE | re.DOTALL
)
_ITEM = re.compile(
    r"\b(?:item|agenda|report|application|paper|motion|petition|question|matter|recommendation|proposal|amendment|appeal|request"
    r"|tender|nomination|objection|claim|draft|document|representation|notice|order|it|this)s?\b",
    re.IGNORECASE,
)


def _not_item(text: str, outcome: str | None) -> str | None:
    """The outcome, unless a thing of the world is withdrawn ("the engine be withdrawn"): that is a course agreed."""
    thing = _WITHDRAWN.match(text) if outcome == "withdrawn" else None
    return "agreed" if thing and not _ITEM.search(thing["what"] or thing["whose"]) else outcome


def _by_verb(text: str) -> str | None:
    lead = lead_verb(text)
    phrase = _phrase(text[:260])
    if _RECEIVED_NOTED.search(text):
        return "noted"
    if lead and lead[1] == "agreed" and lead[0].startswith("agree"):
        return _of_agreement(text)
    if lead and not (phrase in ("delegated", "deferred", "refused") and lead[1] in ("approved", "agreed")):
        return lead[1] if lead[1] != "agreed" or not (_MONEY.search(text) and _SPENDING.search(text)) else "approved"
    passive = _passive(text)
    if phrase in ("delegated", "deferred", "refused", "other", "recommended") and not (
        passive and passive[1] == "noted"
    ):
        return phrase
    if passive and passive[1] == "agreed" and _MONEY.search(text) and _SPENDING.search(text):
        return "approved"
    if phrase == "approved" and passive and passive[1] == "agreed":
        return "approved"
    return passive[1] if passive else phrase


def _of_agreement(text: str) -> str:
    """ "agree to delegate ..." gives power; "agree to request ..." is still a course of action agreed."""
    match = _AGREE.match(text)
    if match:
        rest = text[match.end("rest") :]
        inner = outcome_shapes.by_shape(rest) or _by_verb(rest)
    else:
        inner = (_passive(text) or (0, None))[1] if _AGREED_BE.match(text) else None
    if re.match(r".{0,80}?\bagree[sd]?\sto\s(?:call on|urge|call upon)", text, re.IGNORECASE):
        return "other"
    return (
        inner
        if inner in ("delegated", "deferred", "refused", "recommended", "appointed", "withdrawn", "noted", "approved")
        else "agreed"
    )

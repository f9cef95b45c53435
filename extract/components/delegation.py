"""To whom a decision gives power and whom they are to consult, as stated: never who else is named in it."""

from __future__ import annotations

import re

from extract import rules
from extract.text import words


def _phrases(*kinds: str) -> str:
    found = sorted(
        (phrase for kind in kinds for phrase in rules.values("manner", "phrases", kind=kind)), key=len, reverse=True
    )
    return "(?:" + "|".join(found).replace(" ", r"\s") + ")"


_WORD = r"(?:[A-ZÀ-ÖØ-ÞŴŶ][\w’'&/-]*|\d{2,3}(?=\s(?:Officer|Chief)))"
_JOIN = r"(?:of|for|and|or|appropriate|relevant|the|to\sthe|&|in|with\sresponsibility\sfor|with|dros|y|yr|a|ac|o)"
_BRACKET = r"\s\((?!(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr|Sir|[A-Z]{2,6}\)|[a-z]))[^()]{2,60}\)"
_OFFICE = rf"(?:{_WORD}(?:{_BRACKET})?(?:,?\s(?:{_JOIN}\s){{0,2}}{_WORD}(?:{_BRACKET})?){{0,14}}(?:\sservices?\b)?)"
_LOWER = (
    r"(?:(?:relevant|appropriate|authorised|senior|named|responsible|planning|legal|council|proper|lead|chief"
    r"|assistant)\s){0,3}"
    r"(?:officers?|chair(?:man|person|woman)?(?:\sand\svice-?\s?chair\w*)?|vice-?\s?chair\w*|clerk|leader|director"
    r"|convener"
    r"|(?:head|director)\sof\s\w+(?:\sand\s\w+)?|chief\s(?:executive|officer)|monitoring\sofficer|portfolio\sholder"
    r"|solicitor|treasurer"
    r"|(?:sub-?\s?committee|working\s(?:group|party)|panel|committee|board)\b)"
)
_OF_BODY = (
    r"(?:(?:vice-?\s?)?chair(?:man|woman|person)?|convener|leader|secretary|clerk|head|director)"
    rf"\sof\s(?:the\s)?{_OFFICE}"
)
""" "the convener of the Lamp Working Group"."""
_WHO = rf"(?:(?:the|y|yr)\s)?(?:{_OFFICE}|{_OF_BODY}|{_LOWER}\b)"
_POWER = r"(?:authorit(?:y|ies)|powers?|permission|delegations?|responsibility|discretion)"
_GIVEN = (
    rf"(?:delegated|authori[sz]ed|empowered|granted\s(?:delegated\s)?{_POWER}|given\s(?:\w+\s)?{_POWER}|mandated"
    rf"|permitted\sto)"
)
_FORMS = (
    # "the Clerk be authorised to", "the Clerk has delegated authority to"
    re.compile(
        rf"(?P<who>{_WHO}),?\s(?:be|is|are|was|were|being|shall\sbe|has|have)\s(?:hereby\s|then\s|also\s)?(?:(?i:{_GIVEN})"
        rf"|(?:delegated\s){_POWER})\b"
    ),
    # "Head of Planning authorised to grant permission"
    re.compile(rf"^(?:That\s)?(?P<who>{_WHO})\s(?i:authori[sz]ed\sto)\b"),
    # "dirprwyo ... i'r Pennaeth", "rhoi'r hawl i'r Pennaeth", "awdurdodi'r Pennaeth i"
    re.compile(
        rf"\b(?:[Dd]d?irprwy\w*|[Rr]hoi['’]r\s(?:hawl|awdurdod|grym)|[Rr]hoi\s(?:hawl|awdurdod|grym)|hawl|awdurdod)"
        rf"\b[^.;]{{0,120}}?\bi['’]?(?:r|\sy|\syr)?\s(?P<who>{_OFFICE})"
    ),
    re.compile(rf"\b[Aa]wdurdodi(?:['’]r|\sy|\syr)\s(?P<who>{_OFFICE})"),
    # "authority be delegated to the Clerk", "delegate the lease to the Clerk", "remitted to the Clerk"
    re.compile(
        rf"\b(?:[Dd]elegat(?:e[sd]?|ing|ion)|DELEGATE[DS]?|(?i:{_POWER})|[Rr]emit(?:s|ted)?|[Ll]eft|[Ll]eave"
        rf"|be\s(?:given|granted|devolved))\b(?:(?!\bto\b)[^.;]){{0,90}}?\b(?:to|TO)\s(?P<who>{_WHO})"
    ),
    # "authorise the Clerk to seal it", "to give the Clerk delegated power"
    re.compile(
        rf"\b(?:[Aa]uthori[sz](?:e[sd]?|ing)|AUTHORI[SZ]ED?|[Ee]mpower(?:s|ed)?|EMPOWER(?:ED)?|[Gg]ive[sn]?|[Gg]ave"
        rf"|[Gg]rant(?:s|ed)?)\s(?P<who>{_WHO})"
        rf"(?=,?\s(?:to\b|TO\b|(?:delegated\s|full\s|the\s)?{_POWER}))"
    ),
)
_NO_HOLDER = re.compile(rf"(?:that\s)?(?:(?:full|delegated)\s)?{_POWER}(?:\s(?:to|for|in)\b.*)?$", re.IGNORECASE)
""" "Authority be delegated to ...": what is given, not to whom. "Marine Authority" is a body."""
_HOLDER = re.compile(
    r"\b(?:\w*Officers?|Directors?|Directorate|Heads?|Managers?|Chief|Chair\w*|Vice-\w+|Leader|Member|Mayor|Provost"
    r"|Clerk"
    r"|Solicitor|Secretary|Treasurer|Holder|Convenor|Convener|Leads?|Engineer|Registrar|Surveyor|Counsel|Council"
    r"|Committee|Cabinet"
    r"|Sub-Committee|Board|Panel|Executive|Group|Party|Authority|Commissioner|Constable|Trustees?|Governors?|Planner"
    r"|Accountant"
    r"|Coordinator|Co-ordinator|Master|Harbourmaster|Warden|Architect|Headteacher|Bursar|Marshal|Ranger|Service|Team"
    r"|Principal|Deputy|Councillors?|Cllrs?|Mr|Mrs|Ms|Dr|CEO|Administrator|Auditor|Inspector"
    r"|Pennaeth|Cyfarwyddwr|Cyfarwyddwraig|Prif|Swyddog\w*|Arweinydd|Cadeirydd|Clerc|Aelod|Rheolwr|Cabinet|Pwyllgor"
    r"|Bwrdd)\b",
    re.IGNORECASE,
)
"""A word for a person or body that can be given power: "Contract Standing Orders" cannot."""
_ARTICLE = re.compile(r"^(?:that\s)?(?:the|y|yr|['’]r)\s", re.IGNORECASE)
_LOOSE_END = re.compile(
    r"(?:\sfor\s(?:approval|refusal|determination|decision))?(?:,|\s(?:of|for|and|the|in|with|to))*$",
    re.IGNORECASE,
)
""" "be DELEGATED to the Head of Planning for APPROVAL": what for is no part of the office."""

CONSULTED = re.compile(
    r",?\s(?:\(?(?:acting\s)?(?:in|after|following|subject to|and in)\s)"
    r"(?:(?:prior\s|full\s)?consultation with|consulting(?:\swith)?)\b"
    r"[^,;.()]{2,160}?(?=,\s|\)|\s(?:be|is|to)\b|$)\)?(?:,(?=\s(?:be|is|to)\b))?",
    re.IGNORECASE,
)
"""Who is to be consulted: no part of who is given power, or to do what."""
_WITH_WHOM = re.compile(
    rf"(?<![\w-])(?P<when>{_phrases('consult', 'consult_before')})\s(?P<who>[^;()]{{2,240}})", re.IGNORECASE
)
_BEFOREHAND = re.compile(_phrases("consult_before"), re.IGNORECASE)
_WHOM_ENDS = re.compile(
    r"[;:.]|,(?!\s(?:(?-i:[A-Z])[\w’'-]+,?\s){1,4}(?:and|&)\s(?-i:[A-Z]))(?!\s(?:and|the)\s(?:the\s)?(?-i:[A-Z]))"
    r"|\s(?:be|is|are|to|on|as|who|where|before|regarding|about|within|by|if|once|when|prior|following|yr\shawl|i|ar"
    r"|am)\b"
    r"|\sfor\s(?=the\spurposes?\b|(?-i:[a-z])\w+ing\b|any\b|all\b)|\sin\s(?=respect|relation|order|accordance|light"
    r"|the\slight|view|line\swith|the\sevent)"
    r"|\sand\s(?=(?:that|to|authoris\w*|delegat\w*|approv\w*|agree\w*|subject|in|if)\b)",
    re.IGNORECASE,
)


def _plain(who: str) -> str:
    """An office without its article and loose ends."""
    return _ARTICLE.sub("", _LOOSE_END.sub("", who.strip(" ,"))).strip(" ,")


def delegate(quote: str) -> str | None:
    """To whom a delegating clause gives power, None when it names nobody."""
    text = _without_consulted(words(quote)[:1500])
    if text.isupper():
        return _shouted(text)
    for form in _FORMS:
        for match in form.finditer(text):
            who = _plain(match["who"])
            if _HOLDER.search(who) and not _NO_HOLDER.match(who):
                return who
    return None


def _without_consulted(text: str) -> str:
    """A clause without who is to be consulted: "the Clerk, after consultation with the Chair, be authorised"."""
    kept, at = [], 0
    for match in _WITH_WHOM.finditer(text):
        stop = _WHOM_ENDS.search(match["who"])
        end = match.start("who") + stop.start() if stop else match.end()
        kept.append(text[at : match.start()].rstrip(" ,("))
        at = end + (text[end : end + 1] in (",", ")"))
    return "".join([*kept, text[at:]])


_SHOUTED = re.compile(
    r"(?:\bTHAT\s)?(?:\bTHE\s)?(?P<one>[A-Z][A-Z&’'-]+(?:\s(?:OF|AND|FOR"
    r"|[A-Z][A-Z&’'-]+)){0,6}?)\sBE\s(?:AUTHORI[SZ]ED|EMPOWERED|GIVEN\s|DELEGATED\s)"
    r"|\b(?:DELEGATED|DELEGATE)\s(?:[A-Z]+\s){0,4}?TO\s(?:THE\s)?(?P<two>[A-Z][A-Z&’'-]+(?:\s(?:OF|AND|FOR"
    r"|[A-Z][A-Z&’'-]+)){0,6}?)(?=\s(?:TO|IN|AND|AFTER)\b|[,.;]|$)"
)


def _shouted(text: str) -> str | None:
    match = _SHOUTED.search(text)
    who = _plain(match["one"] or match["two"]) if match else ""
    return who if who and _HOLDER.search(who) else None


def consulted(quote: str, outcome: str) -> str | None:
    """Whom the decision says is to be consulted. "Following consultation" tells of the past, unless power is given."""
    text = words(quote)
    for match in _WITH_WHOM.finditer(text):
        if outcome in ("noted", "received", "lost") or (
            outcome != "delegated" and _BEFOREHAND.fullmatch(match["when"])
        ):
            continue
        stop = _WHOM_ENDS.search(match["who"])
        who = _plain(match["who"][: stop.start()] if stop else match["who"])
        if who:
            return who
    return None

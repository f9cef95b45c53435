"""Decisions told in a Welsh sentence: impersonal ("Cytunwyd i ...") or with the body ("Nododd y Pwyllgor ...")."""

from __future__ import annotations

import re

from extract.components.outcomes import classify

_IMPERSONAL = re.compile(
    r"(?:Felly,?\s|Yn unfrydol,?\s|(?:Ar ôl|Yn dilyn) (?:trafod(?:aeth)?|ystyried|dadl|pleidlais)[^,.]{0,80},\s"
    r"|(?:Ni\s)?[A-Za-z]\w+wyd\s[^.;]{3,200}?,?\sac\sfe\s(?=benderfynwyd|gytunwyd))?"
    r"(?P<verb>benderfynwyd|gytunwyd|[CcGg]ytunwyd|[Pp]enderfynwyd|[Nn]odwyd|[Cc]ymeradwywyd|[Dd]erbyniwyd|[Gg]ohiriwyd|[Gg]wrthodwyd"
    r"|[Ee]tholwyd|[Dd]yfarnwyd|[Cc]yfeiriwyd|[Hh]epgorwyd"
    r"|[Pp]enodwyd|[Cc]adarnhawyd|[Dd]irprwywyd|[Aa]rgymhellwyd|[Mm]abwysiadwyd|[Cc]aniatawyd|[Cc]efnogwyd)"
    r"(?:,?\syn unfrydol,?)?(?:,?\s(?:yn\sunol\s|o\s\d+\s|ar\s(?:gynnig|ôl)\s)[^.;]{3,160}?,)?\s(?P<rest>.{3,})",
    re.DOTALL,
)
_BODY = re.compile(
    r"(?:Felly,?\s|Yn unfrydol,?\s)?"
    r"(?P<verb>Cytunodd|Penderfynodd|Nododd|Cymeradwyodd|Derbyniodd|Gohiriodd|Gwrthododd|Etholodd|Penododd|Cadarnhaodd"
    r"|Dirprwyodd|Argymhellodd|Mabwysiadodd)\s"
    r"(?:[Yy]r?|yr)\s(?P<body>Pwyllgor|Is-?[Bb]wyllgor|Cyngor|Cabinet|Bwrdd|Panel|Fforwm|Gweithgor|Aelodau|aelodau"
    r"|Cydbwyllgor"
    r"|Awdurdod|Bwrdd Gweithredol)\b(?P<rest>.{3,})",
    re.DOTALL,
)
_OWN_BODY = r"(?:Pwyllgor|Is-?[Bb]wyllgor|Cyngor|Cabinet|Bwrdd|Panel|Fforwm|[Aa]elodau|Cydbwyllgor|Awdurdod)"
_WAS_AGREEING = re.compile(
    rf"(?:(?:Felly,?\s|Yn unfrydol,?\s)?Roedd\s(?:[Yy]r?)\s(?P<body>{_OWN_BODY})\s(?:i\sgyd\s)?"
    r"yn\s(?:unfrydol\syn\s)?(?P<verb>cytuno|gytûn)(?:\syn\sunfrydol)?"
    rf"|Bu\si[’']r\s(?P<body2>{_OWN_BODY})\s"
    r"(?P<verb2>gytuno|benderfynu|gymeradwyo|argymell|ohirio|wrthod))(?:[’'][rn])?(?:\sunfrydol)?\s"
    r"(?P<rest>(?:(?P<that>i|y\sdylid|ar)\s)?.{3,})",
    re.DOTALL,
)
""" "Roedd y Pwyllgor yn cytuno i ohirio'r adroddiad", "Bu i'r Cyngor benderfynu ..."."""
_RECORD = re.compile(
    r".{0,200}?\b[Gg]?[Cc]?ofnodion\b.{0,200}?\b(?:fel\s(?:rhai\s|cofnod(?:ion)?\s)?(?:cywir|gwir)"
    r"|yn\s(?:rhai\s)?gywir)\b"
    r"|.{0,80}?\b(?:ch?adarnhawyd|ch?ymeradwywyd|ch?ytunwyd|dderbyniwyd|derbyniwyd)\s.{0,30}?\bfel\s(?:rhai\s"
    r"|cofnod\s)?(?:cywir|gwir),?\sg?ofnodion\b",
    re.DOTALL,
)
_SIGNING = re.compile(
    r"\b(?:[Ll]lofnod|chadarnha|chymeradwy|[Cc]ymeradwy|[Cc]adarnha|[Dd]erbyniwyd|[Aa]rwyddwyd"
    r"|[Cc]ytunwyd)"
)
_TALK = re.compile(r"(?:bod|fod|nad|na\s|y\s(?:byddai|gallai|dylai|bydd)|ymddiheuriad|â’r|â'r|gyda|mai)", re.IGNORECASE)
""" "Nodwyd bod ..." tells what was said; "Derbyniwyd ymddiheuriadau" is of apologies."""
_PAST = re.compile(r"\s(?:ar\s\d|y[mn]g?\s(?:(?:19|20)\d\d|[A-Z]\w+\s(?:19|20)\d\d)|y llynedd|eisoes|yn flaenorol)")
_ADVISES = re.compile(r"[\s,]{0,3}(?:yn\sunfrydol,?\s)?i\sargymh?ell\b")
_STEMS = (
    ("nod", "noted"),
    ("gohir", "deferred"),
    ("gwrthod", "refused"),
    ("ethol", "appointed"),
    ("penod", "appointed"),
    ("dirprwy", "delegated"),
    ("argymhell", "recommended"),
    ("cymeradwy", "approved"),
    ("cadarnha", "approved"),
    ("mabwysiad", "approved"),
    ("caniat", "approved"),
    ("cefnog", "approved"),
    ("derbyn", "received"),
)


def confirms_minutes(sentence: str) -> bool:
    """Whether a Welsh sentence tells that minutes were confirmed."""
    return "ofnodion" in sentence and _RECORD.match(sentence) is not None and _SIGNING.search(sentence) is not None


def _agreeing(match: re.Match[str]) -> tuple[str, str | None] | None:
    """The same of a body that "was agreeing to" something: to an act, not that something was so."""
    verb, needs = match["verb"] or match["verb2"], match["verb"] or match["verb2"] == "gytuno"
    if (needs and match["that"] is None) or _TALK.match(match["rest"]) or _PAST.search(match["rest"]):
        return None
    own = {"gymeradwyo": "approved", "argymell": "recommended", "ohirio": "deferred", "wrthod": "refused"}.get(verb)
    return own or classify(match["rest"], default="agreed"), match["body"] or match["body2"]


def told(sentence: str) -> tuple[str, str | None] | None:
    """Outcome and body of a Welsh sentence that tells a decision, None when it tells none."""
    if confirms_minutes(sentence):
        return "approved", None
    if agreeing := _WAS_AGREEING.match(sentence):
        return _agreeing(agreeing)
    match = _BODY.match(sentence) or _IMPERSONAL.match(sentence)
    if not match or _TALK.match(match["rest"].lstrip(" ,")) or _PAST.match(match["rest"]):
        return None
    if _ADVISES.match(match["rest"]):
        return "recommended", match.groupdict().get("body")
    verb = match["verb"].casefold()
    stem = next((outcome for start, outcome in _STEMS if verb.startswith(start)), None)
    return stem or classify(match["rest"].strip(" ,"), default="agreed"), match.groupdict().get("body")

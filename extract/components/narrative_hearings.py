"""What those who heard a case pronounced: "The licence is hereby revoked.", "The Chair announced that ..."."""

from __future__ import annotations

import re

from extract.components import bodies
from extract.components.outcomes import classify
from extract.components.told import PAST, Told, whole

_LEAD = (
    r"(?:(?:Accordingly|Therefore|Consequently|As\sa\s(?:result|consequence)"
    r"|(?:In|For|Having|After|Following|On|Upon|Taking|Given)\s[^.;:]{3,240}?),?\s)?"
)
_MATTER = (
    r"(?P<matter>[Tt]h(?:e|is)\s(?:[\w’'/-]+\s){0,4}?(?:applications?|licen[cs]es?|variation|permission|consent|certificate|request"
    r"|notice|order|appeal|registration|permit)(?:\s(?:for|to|by|of|in)\s[^.;:]{2,160}?)?)"
)
_DONE = r"(?P<verb>(?i:granted|refused|revoked|suspended|rejected|approved|dismissed|modified|varied|renewed|allowed))"
_PRONOUNCED = re.compile(
    rf"{_LEAD}(?P<quote>{_MATTER}\sis\s(?:(?P<now>(?:therefore|hereby|accordingly|thus)\s)|(?:unanimously|also)\s)?{_DONE}"
    r"(?P<rest>(?:[^.;]|(?<=\d)[.:](?=\d)){0,300}))\.?$",
    re.DOTALL,
)
_HOW = re.compile(
    r"(?::|$|,?\s(?:subject\sto|in\s(?:full|part|its\sentirety)|as\s(?:applied|requested|sought|follows|amended|per)"
    r"|with(?:out)?\s(?:the\s|immediate\s|effect\s|\w+\s)?(?:following\s)?(?:\w+\s)?(?:conditions?|amendments?|modifications?|effect)"
    r"|for\s(?:the\s(?:following\s)?reasons?|a\speriod|\w+\s(?:days?|weeks?|months?|years?))|on\sthe\s(?:following\s)?grounds?"
    r"|until\s\d|under\ssection)\b)"
)
""" "The licence is granted by the Home Office" is no pronouncement; "... is granted in part" is."""
_OFTEN = re.compile(r"\b(?:only|usually|normally|generally|always|often|(?:most|such|all|many|some)\s\w+|each|every)\b")
""" "is granted in most cases", "grants one only where ...": what is done as a rule."""
_BY_OTHERS = re.compile(
    r"\sby\s(?:his|her|their|its|an?\s(?!majority|vote|show)|(?:[A-Z]|the\s(?!.{0,30}?(?:Committee|Panel|Board|Members))))"
)
_CLAUSE = re.compile(r"\b(?:that|which|who|if|where|when|once|whether|unless|had|was|were)\b")
_BODY_NOW = re.compile(
    rf"{_LEAD}(?P<quote>(?P<body>{bodies.BODY})\s(?:therefore|hereby|accordingly)\s(?:unanimously\s)?"
    r"(?P<verb>grants?|refuses?|revokes?|suspends?|approves?|rejects?|modif(?:y|ies)|dismiss(?:es)?|(?:determine|resolve|agree|decide)s?(?=\s(?:not\s)?to\s))"
    r"\s(?:the|this|his|her|their|(?:not\s)?to)\s(?P<what>.{3,}))",
    re.DOTALL,
)
""" "The Sub-Committee therefore grants the application."."""
_SPOKE = (
    r"(?:[Tt]he\s)?(?:Chair\w*|Legal\s\w+|Solicitor|Clerk|Democratic\sServices\s\w+|(?P<member>Councillor\s[^.;:,]{2,40}|Cllr\s[^.;:,]{2,40}))"
    r"\b[^.;:]{0,60}?\s"
)
_BACK = (
    r"(?:(?:[Oo]n|[Uu]pon|Following|[Aa]fter|Having|[Ww]hen)\b[^.;:]{0,40}?\b(?:reconven\w+|return\w*|deliberat\w+|resum\w+|retir\w+|adjourn\w+)\b"
    r"(?:[^.;:]|(?<=\d)[.:](?=\d)){0,60}?,?\s)"
)
_ANNOUNCED = re.compile(
    rf"(?:(?P<back>{_BACK})?{_SPOKE}(?:then\s)?(?:(?P<announced>announced)|advised|stated|informed\s[^.;:]{{3,60}}?|confirmed|reported|explained))\sthat\s"
    rf"(?P<quote>(?P<body>{bodies.BODY})\s(?:had|have|has)\s(?:\w+ly\s)?(?:decided|resolved|agreed|determined|voted)\s"
    r"(?P<what>(?:not\s)?to\s.{5,}|that\s.{5,}))",
    re.DOTALL,
)
""" "On reconvening, the Chair advised that the Panel had resolved to refuse it."."""
_HERE = re.compile(r"(?:[Tt]he\s)?(?:Sub-?\s?Committee|Committee|Panel|Board|Members)")
""" "announced that the Panel had decided": the one that sits. Named in full it may be any other's."""
_HERE_NAMED = re.compile(
    rf"(?:[Tt]he\s)?(?:Licensing|Planning|Regulatory|Appeals?|Hearings?|Taxi|Review)\s(?:and\s\w+\s)?(?:Sub-?\s?Committee|Committee|Panel)|{_HERE.pattern}"
)
""" "The Chair announced that the Licensing Sub-Committee had decided": a committee that hears cases."""
_HEARS = re.compile(
    r"(?:[Tt]he\s)?(?:[A-Z][\w-]+\s(?:and\s|\(|\))?){0,4}(?:Sub-?\s?Committee|Committee|Panel|Board|Members|(?<=he\s)Council)"
)
_BEFORE = re.compile(
    r"\b(?:last\s(?:year|month|week|time|meeting)|ago|previously|(?:earlier|previous|other|former|similar)\s(?:cases?|hearings?|meetings?|applications?|decisions?))\b"
)
"""What is told of another case, or of another day."""
_THEN_TOLD = re.compile(
    r"(?P<lead>(?:The|Members|Having|After)\b[^.;:]{3,160}?\sand,?\s)(?=(?:up)?on\s|the\s(?:Chair|Legal|Solicitor|Clerk))"
)
""" "The Panel considered its decision and upon its return the Chair announced that ..."."""
_READ_OUT = re.compile(
    rf"(?:{_BACK})?(?P<quote>{_SPOKE}(?:then\s)?(?:announced|stated|read\sout|gave|delivered)\s(?:that\s)?(?:the|its|their)\s"
    rf"(?:{bodies.BODY}[’']?s?[’']?\s)?decision(?:\sof\s{bodies.BODY})?,?\s?:?\s?(?:(?:which\s)?was,?\s?:?\s)?(?P<what>to\s"
    r"(?:grant|refuse|approve|revoke|suspend|reject|vary|renew|allow|defer|issue|modify|uphold|dismiss|take\sno)\b.{5,}))",
    re.DOTALL,
)
""" "The Chair announced the decision, which was to grant the application."."""
_IT_WAS_ANNOUNCED = re.compile(
    rf"{_BACK}(?P<quote>it\swas\s(?:then\s)?announced\sthat\s(?P<what>[^.;:]{{3,120}}?\sbe\s(?:\w+ly\s)?(?:granted|refused|revoked|suspended|approved|renewed|varied|dismissed"
    r"|rejected|allowed|modified)\b.*))",
    re.DOTALL,
)
""" "On their return it was announced that the licence be granted"."""
_WARNED = re.compile(
    r"[Tt]he\s(?:[\w’'-]+\s){0,3}?(?:driver|applicant|operator|licensee|holder|proprietor)\s(?:was|be)\s(?:given|issued\swith)\s"
    r"an?\s(?:(?:final|formal|first|strong|severe|written|verbal|oral),?\s(?:and\s)?){0,3}warning"
    r"(?:,?\s(?:as\sto|about|regarding|concerning|that|in\s(?:respect|relation)|and)\b[^.;:]{3,200})?\.?$"
)


def pronounced(sentence: str) -> Told | None:
    """A pronouncement in the present tense; what the law says, or others did, is none."""
    if " is " not in sentence or len(sentence) > 900:
        return None
    match = _PRONOUNCED.match(sentence)
    if match is None or _CLAUSE.search(match["matter"]) or PAST.search(match["quote"]):
        return None
    if _OFTEN.search(match["rest"]) or _BY_OTHERS.search(match["rest"]):
        return None
    if not _HOW.match(match["rest"]) and not (match["now"] and not match["rest"].startswith(" by ")):
        return None
    return whole(sentence, match.start("quote"), "hearing", classify(f"it be {match['verb']}"))


def acts_now(sentence: str) -> Told | None:
    """What a body therefore, or hereby, does."""
    if len(sentence) > 1500 or not any(word in sentence for word in (" therefore ", " hereby ", " accordingly ")):
        return None
    match = _BODY_NOW.match(sentence)
    if match is None or PAST.search(sentence[: match.end("verb")]) or _OFTEN.search(match["what"][:90]):
        return None
    words = sentence[match.start("verb") :]
    return whole(sentence, match.start("quote"), "hearing", classify(words), bodies.clean(match["body"]))


def _is_of_this_hearing(match: re.Match[str]) -> bool:
    """Whether an announcement is of those who heard the case: a member tells of other bodies too."""
    if match["back"] is None and match["announced"] is None:
        return False
    named = _HEARS if match["back"] else _HERE_NAMED
    own = _HERE if match["member"] else named
    return own.fullmatch(match["body"].strip()) is not None and _BEFORE.search(match["what"]) is None


def announced(sentence: str) -> Told | None:
    """What was announced as decided, or was decided to somebody's face."""
    if "warning" in sentence and _WARNED.match(sentence) and not PAST.search(sentence):
        return whole(sentence, 0, "hearing", "other")
    if "t was announced" in sentence and (told := _IT_WAS_ANNOUNCED.match(sentence)) and not _BEFORE.search(sentence):
        return whole(sentence, told.start("quote"), "hearing", classify(told["what"]))
    if not any(word in sentence for word in ("had ", "has ", "have ", "decision")):
        return None
    lead = _THEN_TOLD.match(sentence)
    match = _ANNOUNCED.match(sentence) or (lead and _ANNOUNCED.match(sentence, lead.end()))
    if match and _is_of_this_hearing(match) and not (lead and PAST.search(lead["lead"])):
        return whole(sentence, match.start("quote"), "hearing", classify(match["what"]), bodies.clean(match["body"]))
    if (match := _READ_OUT.match(sentence)) and not _BEFORE.search(match["what"]):
        return whole(sentence, match.start("quote"), "hearing", classify(match["what"]))
    return None

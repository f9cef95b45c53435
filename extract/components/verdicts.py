"""A matter and what became of it, with no verb between them: "Church clock – declined.", "(c) revocation: rejected"."""

from __future__ import annotations

import re

from extract.components.outcomes import classify
from extract.components.told import Told

_WORDS = (
    r"agreed|approved|accepted|adopted|noted|objected\sto|put\soff|received|deferred|refused|granted|declined"
    r"|rejected|confirmed|withdrawn|ratified"
    r"|supported|renewed|revoked|suspended|reduced|removed|dismissed|upheld|postponed|endorsed|retained|held\sover"
    r"|not\s(?:agreed|approved"
    r"|supported|granted)|no\sobjections?|no\scomments?|(?:strong(?:ly)?\s)?object(?:ion)?|permitted|imposed|varied|extended|authorised"
)
_VERDICT = re.compile(
    rf"(?P<matter>[^:;]{{4,200}}?)(?:\s[–—-]\s?|:\s)(?P<quote>(?P<word>(?i:{_WORDS}))\b"
    r"(?:\s(?:as|with|by|until|till|to|from|for|subject|unanimously|and|nem|in|on|without|including)\b[^:;]{0,160}?"
    r"|,\s(?:on\s(?:account|the\sgrounds?)|because|owing\sto|due\sto|subject\sto)\b[^:;]{0,160}?)?)"
    r"(?P<why>(?:,|\s[–—-])\s[^:;]{3,160}?(?:;\s[^:;]{3,80}?){0,3})?(?:;\s[^:;–—]{3,160})?(?:\s?\([^()]{1,120}\))?[\s.;]*(?:\b(?:and)\s*)?$",
    re.DOTALL,
)
_WELSH = re.compile(
    r"(?P<matter>[^:;.]{3,120}?)(?:\s[–—-]\s|:\s)(?P<quote>(?:[Nn]odwyd|[Cc]ymeradwywyd|[Cc]ytunwyd|[Gg]ohiriwyd"
    r"|[Gg]wrthodwyd"
    r"|[Dd]erbyniwyd|[Cc]adarnhawyd|[Mm]abwysiadwyd)(?:\s(?!bod\b|fod\b|nad\b|gan\b|ymddiheur)[^:;]{1,160}?)?)[\s.;]*$"
)
_OPINION = re.compile(
    r"(?P<quote>(?:(?:The\s)?(?:(?:Parish|Town|Community)\s)?(?:Council|Committee|Councillors|Members)\s(?:\w+ly\s)?(?:objects?|objected"
    r"|(?:(?:has|have|had|raised?s?|made)\sno\s(?:objections?|comments?|observations?)|wish(?:es|ed)?\sto\sobject))|N[oO]\s(?:[oO](?:bjections?|BJECTIONS?)|[cC](?:omments?|OMMENTS?)|[oO]bservations?|OBSERVATIONS?)|O(?:bject(?:ion)?s?|BJECT(?:ION)?S?)|S(?:upport(?:ed)?|UPPORT(?:ED)?)|Neutral)(?:,?\s(?:on|to|due|because"
    r"|as|subject|provided|providing|but|although|unless|if|however)\b[^:;]{3,160}?)?)"
    r"[\s.;]*(?:\([^()]{1,80}\))?[\s.;]*(?:(?<=;\s)[^:;]{3,200})?"
)
""" "No objection.": what a parish council says of an application, in a sentence of its own."""
_TOLD_OF = re.compile(
    r"[Oo]bjections?\s(?:to|on)\s(?:(?!(?:because|as|that|which|due)\b)\S{1,40}\s){1,12}?(?:was|were|is|are|had|has|have)\b"
)
""" "Objections to the site had been heard" tells of others'. """
_CONSULTEE = re.compile(
    r"\b(?:highways?|environment\w*|police|agency|consultees?|water|drainage|historic|heritage|county|officers?"
    r"|neighbours?|natural|forestry"
    r"|fire|health|landscape|ecolog\w+|archaeolog\w+|tree|conservation|[Cc]ouncil|authority)\b"
    r"(?!\s(?:[A-Z][a-z]+\s)?(?:Cottages?|House|Farm|Lane|Close|Road|Street|Avenue|Drive|Way|View|Barn|Lodge|Mill|Court|Hall|Terrace)\b)",
    re.IGNORECASE,
)
""" "Highways: no objection" is what another body said."""
_NO_MATTER = re.compile(
    r"\b(?:recommend\w*|motion|amendment|status|vot(?:e|es|ing|ed)|result|outcome|decision|type|is|are|was|were|has"
    r"|have|had|will|would|should"
    r"|could|said|asked|reported|stated|that|who|which|if|whether|key|legend|note|page|option|figures?"
    r"|applications?\s(?:received|determined)"
    r"|last\syear|previous\w*)\b|^(?:Moved|Proposed|Seconded|Present|For|Against)\b",
    re.IGNORECASE,
)
"""What has a verb is a sentence; what names a recommendation, a motion or a field tells of something else."""
_BY_AUTHORITY = re.compile(
    r"\w+\sby\s(?:[A-Z]{2,5}\b|(?:the\s)?(?:[A-Z][\w’'-]+\s){0,2}(?:District|County|Borough|City|Unitary|Planning|Inspector\w*|National\sPark"
    r"|LPA)\b(?!\sCommittee))"
)
""" "23/1, Mill Lane – granted by the District": what a parish hears of the planning authority."""
_HOW = re.compile(r",?\s(?:proposed|moved|seconded|prop\.?|on the (?:motion|proposal))\b", re.IGNORECASE)


_GRID = re.compile(
    r"(?P<matter>[^:;]{3,160}?)\s[–—-]\s(?:[^:;.]{3,80}?\s)?(?P<word>granted|refused|approved|awarded|declined|agreed"
    r"|renewed|revoked|suspended|rejected"
    r"|deferred|withdrawn)\b(?:(?:,|\s(?:until|subject|for|to|as|with|from|on|towards|in|by|pending|because)\b|\s(?=£))\s?[^:;]{2,200}"
    r"|;\s(?:the|it|this|no|not|as|insufficient)\s[^:;]{2,200})?[\s.;]*$"
)


def grid(words: str) -> str | None:
    """Outcome of a line of a Decision: field such as "Ashby Players – relief of 50% granted", None where it is none."""
    match = _GRID.fullmatch(words) if len(words) < 500 else None
    if match is None or re.search(r"\b(?:that|which|was|were|had|who)\b", match["matter"]):
        return None
    return classify(f"be {match['word']}", default="agreed")


def verdict(words: str) -> Told | None:
    """The participle with which a line of the minutes says what became of its matter, None where it says nothing."""
    if len(words) > 500:
        return None
    if (opinion := _OPINION.fullmatch(words)) and not _TOLD_OF.match(words):
        advice = "object" in opinion["quote"].casefold()  # to the planning authority
        return Told(0, opinion.end("quote"), "recommended" if advice else "other", "narrative.verdict")
    if welsh := _WELSH.fullmatch(words):
        return Told(*welsh.span("quote"), classify(welsh["quote"]), "narrative.verdict")
    match = _VERDICT.fullmatch(words)
    if not match or _NO_MATTER.search(match["matter"]):
        return None
    if _BY_AUTHORITY.match(match["quote"]):
        return None
    if re.match(r"(?:no|(?:strong(?:ly)?\s)?object|support)", match["word"], re.IGNORECASE) and _CONSULTEE.search(
        match["matter"]
    ):
        return None
    how = _HOW.search(words, match.start("quote"), match.end("quote"))
    end = how.start() if how else match.end("quote")
    if (
        how is None
        and (match["why"] or "")[:2].strip() in ("–", "—", "-")
        and match["word"].casefold().endswith(("object", "objection"))
    ):
        end = match.end("why")  # what a parish council holds against an application
    quote = words[match.start("quote") : end]
    word = match["word"].casefold()
    outcome = (
        "lost"
        if word == "not agreed"
        else "recommended"  # advice to the planning authority
        if word.startswith(("no objection", "object", "strong"))
        else "other"
        if word.startswith("no ")
        else classify(quote, default="agreed")
    )
    return Told(match.start("quote"), end, outcome, "narrative.verdict")

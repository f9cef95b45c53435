"""What was agreed, told without saying by whom: "It was agreed that ...", "... and it was referred to the Clerk"."""

from __future__ import annotations

import re

from extract.components.cue_manner import end_of_manner
from extract.components.narrative_passive import any_passive, passive
from extract.components.outcomes import classify
from extract.components.told import ASKING, FOUND_OUT, PAST, Told, is_past, is_remark, whole

_IT_WAS = re.compile(
    r"(?P<lead>.{0,250}?)(?P<quote>\b[Ii]t\swas\s(?:(?:suggested|proposed|considered|discussed)\sand\s(?!\w+\sby\s(?!all|everyone|members|Members|the\s(?:[\w-]+\s){0,3}(?:Council|Committee|Board|Panel|meeting|Members)\b)))?(?:(?:unanimously|also|then|therefore|accordingly|duly|furth"
    r"er|subsequently|,)\s?){0,3}(?P<verb>(?i:agreed|resolved|decided|approved|recommended|determined"
    r"|ordered)|voted(?=[\s,]))(?:\s\(?\d{1,2}\s?[-–:]\s?\d{1,2}\)?|\s\([^()]{3,60}\))?(?:\s(?:unanimo"
    r"usly|by [^,.]{3,60}?))?(?:,?\s(?:on|under|pursuant|in\s(?:terms|accordance|principle|line)|after|following|by"
    r"|with"
    r"|without|upon|nem)\b.{2,200}?)?"
    r"(?:,\s(?:Cllrs?|Councillors?|Mrs?|Ms|Dr)\.?\s[^.;:,]{2,60}?\s(?:dissenting|abstaining))?,?\s(?:(?:that|to|the|not\sto)\b|(?:this|these|it|they|we|an?|any|all|no|each"
    r"|both|Cllrs?|Councillors?|[Mm]embers|officers|[A-Z]{2,4})\b[^.;:]{0,120}?\s(?:should|would|will|be|to\sbe)\s).*)",
    re.DOTALL,
)
_NOTED_AND = re.compile(
    r"It\swas\s(?:\w+ly\s)?noted\sthat\s[^.;:]{5,240}?,?\sand\s(?:it\swas\s)?(?P<quote>(?:\w+ly\s)?(?:agreed|resolved)\s"
    r"(?:that|to)\s.+)",
    re.DOTALL,
)
""" "It was noted that numbers had fallen and agreed that ...": what was noted was only said."""
_REFERRED = re.compile(
    r"(?:[^;:]{3,240}?\sand\s|,\s)?(?P<quote>\b(?:[Ii]t|[Tt]his)\swas\s(?:\w+ly\s|then\s)?(?:referred|remitted|deferred|put\soff|held\sover)"
    r"\s(?:to\s(?!as\b|in\b|by\b|at\b|on\b)|until\s|for\s)[^.;:]{3,160})\.?$"
)
""" "No debate was sought and it was referred to the Chief Executive.": "it" is the item."""
_ITEM = re.compile(
    r"[A-Z0-9][^.;:]{2,120}?[a-z)\d]\s(?P<quote>This\s(?:item|application|matter|report)\s(?:was|has\sbeen)\s(?:\w+ly\s)?"
    r"(?:deferred|withdrawn|postponed)\b[^;:]{0,240})$"
)
""" "Best Shop Window This item was deferred to May": a title and what became of it, with no mark between."""
_WITH_OTHERS = re.compile(
    r"with\s(?!(?:[\w’'-]+\s){0,5}?(?:abst\w+|vot\w+|dissent\w*|against|objections?|majority|unanim\w+|amend\w+|modif\w+|conditions?|provis\w+|caveats?"
    r"|exceptions?|additions?|effect|recommendations?)\b)(?:the\s|our\s|its\s)?(?:[\w’'-]+\s){1,5}that\b",
    re.IGNORECASE,
)
""" "It was agreed with the contractor that ...": between the two of them, not by the meeting."""
_OWN = re.compile(r"\b(?:Officers?|Director|Committee|Clerk|Executive|Board|Panel|Cabinet|Council|Group|Forum)\b")
_BY_ONE = re.compile(
    r"\sby\s(?:an?|one|his|her|the\s(?:police|complainant|applicant|landlord|tenant|owner|resident))\b(?!\smajority|\svote|\sshow)"
)
""" "It was referred to the Clerk by a resident.": somebody else did."""
_NEXT_CLAUSE = re.compile(r",\s(?=[A-Z][^,.;]{2,60}\s(?:was|were)\s)")
""" "agreed to book two places, Cllr Ash and the Clerk were nominated": another sentence after a comma."""
_AND_LEAD = re.compile(r"(?P<first>.{10,300}?),?\sand\s$", re.DOTALL)
_MOVED_LEAD = re.compile(r",\sand\s$|\bseconded\b[^.;:]{0,80}?\band\s$|\bseconding,?\s$")


def it_was(sentence: str) -> Told | None:
    """What was agreed, from "it was" on; None where that is only asked, or was long ago."""
    match = _IT_WAS.match(sentence) if "t was " in sentence else None
    asking = match is not None and not _MOVED_LEAD.search(match["lead"]) and ASKING.search(match["lead"][-40:])
    if not match or asking or is_past(match["lead"]):
        return None
    if re.search(r"\b(?:that|noted that|and|when|where|as|after|once|if|because)\s$", match["lead"]) and not re.search(
        r",\s?(?:and\s)?$|\band\s$", match["lead"]
    ):
        return None
    after = match["quote"][match["quote"].find(match["verb"]) + len(match["verb"]) :].strip(" ,")
    after = _NEXT_CLAUSE.split(after, maxsplit=1)[0]
    after = after[end_of_manner(f" {after}", 0, 400) :].lstrip(", ") or after
    verb = match["verb"].casefold()
    if verb in ("determined", "ordered", "decided") and FOUND_OUT.match(after):
        return None  # "it was determined that the leak came from the roof"
    if verb == "agreed" and (is_remark(after) or _WITH_OTHERS.match(after)):
        return None
    default = "recommended" if verb == "recommended" else "agreed"
    return whole(
        sentence,
        match.start("quote"),
        "it_was",
        default if default == "recommended" else classify(after, default="agreed"),
    )


def and_it_was(sentence: str, decision: bool) -> Told | None:
    """ "The plan was endorsed and it was agreed that ...": both, where what stands before is an act too."""
    found = it_was(sentence)
    if found is None or not (lead := _AND_LEAD.match(sentence, 0, found.start)):
        return found
    first = passive(lead["first"]) or any_passive(lead["first"], decision)
    return whole(sentence, 0, "it_was", first.outcome) if first else found


def noted_and(sentence: str) -> Told | None:
    """What was agreed behind what was only noted."""
    match = _NOTED_AND.match(sentence) if sentence.startswith("It was") else None
    if match is None or PAST.search(match["quote"][:60]):
        return None
    return whole(sentence, match.start("quote"), "it_was", classify(match["quote"], default="agreed"))


def it_was_referred(sentence: str) -> Told | None:
    """What became of the item, named as "it"."""
    if len(sentence) > 500 or not ("t was " in sentence or "his " in sentence):
        return None
    match = _REFERRED.match(sentence) or _ITEM.match(sentence)
    if match is None or PAST.search(sentence) or ASKING.search(sentence):
        return None
    if match["quote"][:5] in ("this ", "This ") and not _OWN.search(match["quote"]) and match.re is _REFERRED:
        return None  # "... and this was referred to the police"
    if _BY_ONE.search(match["quote"]):
        return None
    return whole(sentence, match.start("quote"), "it_was", classify(match["quote"], default="other"))

"""Undertakings without a verb of saying: "Clerk to order salt", "a note would be circulated to members", Welsh ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.facts import Action
from extract import rules
from extract.components.due import without_article
from extract.components.short_names import is_known
from extract.components.undertaking_facts import fact_of, is_asked
from extract.components.undertaking_words import (
    CAP,
    FULL_NAME,
    OPEN_VERB,
    PEOPLE,
    PERSON,
    SUBJECT,
    SURE_VERB,
    TASK_VERB,
    VERB,
    S,
    is_doer,
    is_name,
)
from extract.text import Sentence, words

_INITIALS = r"(?:[A-Z]\.?){2,3}(?<!\.[A-Z])|[A-Z][a-z]?[A-Z]"
_ONE = rf"(?:{SUBJECT}|{_INITIALS}|{FULL_NAME}|[Aa]ll(?:{S}[Mm]embers|{S}[Cc]ouncillors)?|ALL)"
_MORE = rf"(?:(?:,{S}|{S}(?:and|&){S}|{S}?/{S}?)(?:{PERSON}|{_INITIALS}|{FULL_NAME}|{CAP})){{0,3}}"
_NUMBER = rf"(?:(?:\(\d[\d./]{{0,8}}\)|[A-Z]{{0,3}}\d[\w./-]{{0,8}}[.):]?|[a-z][.)]|[•*·-]){S})?"
_TO_DO = re.compile(
    rf"{_NUMBER}(?P<owner>(?:{_ONE}){_MORE}){S}(?:(?:is{S}|are{S})?(?:to|TO){S}(?P<sure>{SURE_VERB})|(?:to|TO){S}(?!action[.]?$){TASK_VERB})"
)
""" "MS to send the link", "Clerk and Cllr Hay to order salt": a sentence that only says who is to do what."""
_ASKED_TO = re.compile(
    rf"(?P<owner>(?:The{S}|the{S})?(?:[\w-]+{S}){{0,3}}?(?:Clerk|Chair(?:man|person|woman)?|Convener|Treasurer|[Oo]fficers?|Secretary|Warden|Ranger)){S}(?:was|were){S}"
    rf"(?:asked|requested|tasked|directed){S}to{S}{VERB}"
)
""" "The Clerk was asked to chase the contractor": of the body's own staff alone."""
_AGREED = re.compile(
    rf"(?<!not\s)\b(?:agreed|(?P<noted>noted?)){S}(?:(?:unanimously|also){S})?that{S}(?P<owner>{SUBJECT}){S}(?:would|will){S}"
    rf"(?:(?P<sure>{SURE_VERB})|{OPEN_VERB})"
)
""" "It was agreed that the Clerk would hold a workshop": what the meeting agreed that somebody would do. """
_FOR_MEMBERS = re.compile(
    r"\b(?:[Mm]embers|[Cc]ouncillors?|Cllrs?|(?:[Cc]ommittee|[Pp]anel|[Bb]oard|[Ff]orum|[Cc]abinet|[Cc]ouncils?)|[Cc]hair\w*|back|meeting)\b"
)
_NEXT_DOER = re.compile(
    rf",?{S}and{S}(?:the{S})?(?:Clerk|Chair(?:man)?|Cllrs?\.?{S}{CAP}|Councillors?{S}{CAP}){S}(?:agreed|undertook|offered|would|will|to){S}"
)
""" "the Clerk to write to the owner and the Chairman agreed to ring him": another's task."""
_DASH = re.compile(
    r"(?:\(?\d[\d./]{0,8}\)\s)?[^\n.;:]{2,70}?\s[–—-]\s{1,3}|[^;\n]{2,300};\s{1,3}|[A-Z][^.;:\n]{2,60}:\s{1,3}"
    r"|[^\n;:?]{6,240}?,\s{1,12}(?:so\s|and\s|but\s)?(?=(?:the\s)?(?:Clerk|clerk|Chair(?:man)?|Cllrs?\.?\s[A-Z][\w’'-]+|Councillors?\s[A-Z][\w’'-]+)\sto\s)"
)
""" "Minute 12 – the Clerk to chase the contractor": the matter, before who is to do what."""
_TAIL = (
    r"(?:to|with|outside|after|following|by|before|prior|ahead|within|"
    r"in(?:\sdue\scourse|\swriting|\sadvance)|at\sthe\snext)"
)
_THING = (
    r"(?:[Tt]he|[Aa]n?|[Ff]urther|[Tt]h(?:is|at|ese|ose)|[Mm]ore|[Dd]etails|[Cc]opies|[Ii]nformation|[Ff]igures|It|it|[Ww]ritten|[Ss]lides"
    r"|[Aa]ll|[Aa]ny|[Aa]dditional|[Oo]fficer)"
)
_TO_MEMBERS = (
    r"(?:to\s(?:all\s)?(?:[Mm]embers|the\s(?:Committee|Panel|Board|Chair|Forum|[Mm]ember)|[Cc]ouncillors?|Cllr))"
)
_PASSIVE = re.compile(
    rf"(?P<quote>(?<![\w’'-]){_THING}\b[^.;:]{{0,140}}?\s(?:would|will){S}be{S}(?:"
    rf"(?:circulated|re-circulated|e-?mailed|sent|shared|supplied|forwarded|distributed)(?:{S}\w+)?{S}{_TAIL}"
    rf"|(?:provided|issued|reported|answered|fed{S}back|made{S}available)(?:{S}back)?{S}(?:{_TO_MEMBERS}|(?:outside|after|following){S}(?:of{S})?the{S}meeting|by{S}e-?mail|in{S}writing)"
    rf"|(?:prepared|arranged|organised|convened|drafted|scheduled|set{S}up){S}for{S}(?:all{S})?(?:[Mm]embers|[Cc]ouncillors|the{S}(?:Committee|Panel|Board|Forum|Council))"
    rf"|(?:followed{S}up|picked{S}up|taken{S}up|taken{S}away|taken{S}back|passed{S}on|looked{S}into|raised|chased|clarified|checked)(?:{S}again)?"
    rf"{S}(?:with|outside|after|following|by{S}(?:the{S})?(?:[Oo]fficers?|[Cc]lerk|[Cc]hair)|to{S}(?:the|officers))"
    rf"|(?:brought|presented|provided|submitted|given)(?:{S}back)?{S}(?:to|at){S}(?:the|a){S}(?:next|future|following)))\b"
)
_REASON = re.compile(r"\bas\s{1,12}(?:[a-z]+\s{1,12}){1,3}(?:would|will)\s")
""" "no action was taken as comments will be forwarded": a reason for what was done."""
_THAT = re.compile(r"\b(?:that|confirmed|said|advised)\s{1,12}(?=[a-z])")
_BY_OTHERS = re.compile(
    r"\bby\s(?:the\s)?(?:company|contractor|applicant|developer|firm|operator|government|owner|agent)s?\b"
)
_AND_THING = re.compile(rf"\b(?:were|was|had)\s[^.;:]{{2,120}}\sand\s{{1,12}}(?={_THING}\b)")
""" "two questions were not put and written replies would be sent": a second clause. """
_CLAUSE_START = re.compile(r"(?:\bthat|[;,]|[.;:]|\bsaid|\bconfirmed|\badvised|\band|\bbut)\s{1,12}$")
_WELSH = re.compile(
    r"\b(?:Ymrwymodd|Cytunodd|Addawodd|Cynigiodd)\s(?P<subject>(?:(?:y|yr|Y|Yr)\s)?(?:[A-ZÂÊÎÔŴŶ][\w’'-]*|swyddogion)(?:\s(?:a\s|ac\s|y\s)?[A-ZÂÊÎÔŴŶ][\w’'-]*){0,6})\si\s[a-z]"
    rf"|\b(?:Bydd|Byddai)(?:['’]r|\s(?:y|yr))?\s(?P<would>(?:[A-ZÂÊÎÔŴŶ][\w’'-]*|swyddogion)(?:\s(?:a\s|ac\s|y\s)?[A-ZÂÊÎÔŴŶ][\w’'-]*){{0,6}})\syn\s"
    rf"{rules.alternatives(rules.values('action_verbs', 'welsh'))}\b"
    r"|\b(?:Dywedodd|Cadarnhaodd|Atebodd|Nododd|Eglurodd)\s(?P<said>(?:(?:y|yr)\s)?[A-ZÂÊÎÔŴŶ][\w’'-]*(?:\s(?:a\s|ac\s|y\s)?[A-ZÂÊÎÔŴŶ][\w’'-]*){0,6})\sy\sbyddai(?:['’]n|\s(?:ef|hi)['’]n|\syn)\s"
    rf"{rules.alternatives(rules.values('action_verbs', 'welsh'))}\b"
    rf"|^(?P<to>(?:[Yy]r?\s)?[A-ZÂÊÎÔŴŶ][\w’'-]*(?:\s(?:a\s|ac\s|y\s)?[A-ZÂÊÎÔŴŶ][\w’'-]*){{0,4}})\si\s"
    rf"{rules.alternatives(rules.values('action_verbs', 'welsh_soft'))}\b"
)
_FULL = re.compile(FULL_NAME)
_WELSH_OFFICE = re.compile(
    r"(?:Clerc|Swyddog|Pennaeth|Cyfarwyddwr|Cadeirydd|Cynghorydd|Rheolwr|Ysgrifennydd|Arweinydd|Maer|Cyng)\b"
)
_TO = re.compile(r"\s(?:to|TO)\s")
_NOT_STAFF = re.compile(
    r"(?i:applicant|licen[sc]ee|licen[sc]e holder|contractor|supervisor|developer|tenant|owner|operator)s?$"
)
""" Who has to do something under a condition, and undertook nothing. """
_BE = re.compile(r"\s(?:would|will)\s{1,12}be\s")
_WOULD = re.compile(r"\sthat\s[^.;]{3,120}?\s(?:would|will)\s")
_IS_WELSH = re.compile(r"\b(?:Ymrwymodd|Cytunodd|Addawodd|Cynigiodd|[Bb]ydd(?:ai)?|i)\b")
_BODIES = re.compile(
    r"(?:[Cc]ommittee|[Cc]ouncil|[Cc]abinet|[Pp]anel|[Bb]oard|[Ff]orum|Authority|(?<!Chief\s)Executive)$"
)


def _does(text: str, owner: str, is_sure: bool) -> bool:
    """Whether a task's owner can have one: people, staff, services, initials, a first name used alone."""
    plain = words(owner)
    first = re.split(r",\s|\s(?:and|&)\s|\s?/\s?", plain)[0]
    if re.fullmatch(_INITIALS, first):
        return is_sure or len(first) <= 3
    if re.fullmatch(r"[Aa]ll(?:\s[Mm]embers|\s[Cc]ouncillors)?|ALL", plain):
        return is_sure
    if _BODIES.search(plain):
        return False
    if _NOT_STAFF.search(first):
        return False
    if is_doer(first):
        return is_sure or PEOPLE.fullmatch(first) is not None
    return is_sure and (
        is_known(text, first) if " " not in first else _FULL.fullmatch(first) is not None and is_name(first)
    )


def _to_do(text: str, sentence: Sentence) -> Iterator[Action | None]:
    """A sentence that only says who is to do what, or its part behind a dash or a semicolon."""
    match = _TO_DO.match(text, sentence.start, sentence.end)
    if match is None and (dash := _DASH.match(text, sentence.start, sentence.end)):
        match = _TO_DO.match(text, dash.end(), sentence.end)
    if match and text[sentence.end - 1] != "?" and _does(text, match["owner"], bool(match["sure"])):
        owner = without_article(words(match["owner"]))
        following = _NEXT_DOER.search(text, match.end(), sentence.end)
        end = following.start() if following else sentence.end
        yield fact_of(text, match.start("owner"), end, owner, "to_do")


def _is_for_members(text: str, match: re.Match[str], sentence: Sentence) -> bool:
    """Whether a task that was only noted is one for the members, and not what an office does anyway."""
    return match["sure"] is not None and _FOR_MEMBERS.search(text, match.end(), sentence.end) is not None


def _agreed(text: str, sentence: Sentence) -> Iterator[Action | None]:
    """What the meeting agreed that somebody would do; of what it only noted, what is plainly a task."""
    match = _AGREED.search(text, sentence.start, sentence.end)
    if match and is_doer(match["owner"]) and (not match["noted"] or _is_for_members(text, match, sentence)):
        owner = without_article(words(match["owner"]))
        yield fact_of(text, match.start("owner"), sentence.end, owner, "agreed")


def _passive(text: str, sentence: Sentence) -> Iterator[Action | None]:
    """What would be sent or followed up, where nobody is named who would do it."""
    for match in _PASSIVE.finditer(text, sentence.start, sentence.end):
        if _BY_OTHERS.search(text, match.start(), sentence.end):
            continue
        start = match.start("quote")
        that = list(_THAT.finditer(text, start, match.end()))
        start = that[-1].end() if that else start
        second = _AND_THING.search(text, start, match.end())
        start = second.end() if second else start
        if _REASON.search(text, start, match.end()):
            continue
        begins = start == sentence.start or _CLAUSE_START.search(text, max(sentence.start, start - 16), start)
        if begins and not is_asked(text, sentence, start):
            stop = text.find(";", match.end(), sentence.end)
            yield fact_of(text, start, stop if stop >= 0 else sentence.end, None, "undertaking_passive")


def _welsh(text: str, sentence: Sentence) -> Iterator[Action | None]:
    said = text[sentence.start : sentence.end]
    for match in _WELSH.finditer(said):
        if match["to"] and not _WELSH_OFFICE.search(match["to"]):
            continue
        owner = without_article(words(match["subject"] or match["would"] or match["said"] or match["to"]))
        yield fact_of(text, sentence.start + match.start(), sentence.end, owner, "undertaking_welsh")


def find_bare(text: str, sentence: Sentence) -> Iterator[Action]:
    """Such undertakings of one sentence, which may overlap."""
    found: list[Action | None] = []
    if _TO.search(text, sentence.start, min(sentence.end, sentence.start + 160)):
        found += _to_do(text, sentence)
    asked = _ASKED_TO.match(text, sentence.start, sentence.end)
    if asked and text[sentence.end - 1] != "?":
        owner = without_article(words(asked["owner"]))
        found.append(fact_of(text, sentence.start, sentence.end, owner, "undertaking_asked"))
    if _WOULD.search(text, sentence.start, sentence.end):
        found += _agreed(text, sentence)
    if _BE.search(text, sentence.start, sentence.end):
        found += _passive(text, sentence)
    if _IS_WELSH.search(text, sentence.start, sentence.end):
        found += _welsh(text, sentence)
    yield from (fact for fact in found if fact is not None)

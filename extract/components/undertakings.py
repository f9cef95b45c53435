"""What people said that they would do: "The Director undertook to circulate ...", "officers would write ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from archive.facts import Action
from extract.components.antecedents import Speakers, names_another
from extract.components.due import without_article
from extract.components.names import TITLED
from extract.components.office_patterns import is_service
from extract.components.short_names import INITIALS, is_known
from extract.components.undertaking_facts import ANSWERING, fact_of, is_asked, is_told_of_others
from extract.components.undertaking_words import (
    CAP,
    FULL_NAME,
    HEAD_AFTER,
    MEMBER_VERB,
    OPEN_VERB,
    RANKED,
    SUBJECT,
    SURE_VERB,
    VERB,
    S,
    is_doer,
    is_name,
)
from extract.components.undertakings_bare import find_bare
from extract.components.within import ACTS_OF_MEETING
from extract.text import Block, Sentence, words

_ANY = "[a-z]{2}"
_ASIDE = rf"(?:,{S}(?P<aside>[^,.;:]{{3,60}}),|{S}\([^()]{{2,60}}\))?"
_ADVERB = rf"(?:{S}(?:also|then|therefore|further|subsequently|kindly|duly|accordingly|in{S}turn))?"
_GIVE_IT = (
    rf"(?:provide|supply){S}(?:it|them|this){S}(?:after|outside|following|to{S}(?:[Mm]embers|[Cc]ouncillors?|the))\b"
)
_THIS = rf"(?:{VERB}{S}(?:(?:this|it|these)(?=[\s.,;])|that(?=[.,;]))|{_GIVE_IT})"
""" "would explore this": what was just said, and no duty of every day. """
_BODY = r"(?:[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]abinet|[Cc]ouncil|[Ff]orum|[Mm]eeting|[Cc]hair|[Aa]uthority)"
_SAID = (
    rf"(?:said|advised|confirmed|replied|stated|explained|indicated|responded|added|reported|acknowledged|accepted|clarified|mentioned|assured|informed|told|agreed|promised|offered|noted|commented)"
    rf"(?:{S}(?:[Mm]embers|the{S}(?:[\w-]+{S}){{0,2}}?{_BODY}))?,?{S}(?:that{S})?"
)
_HE_WOULD = rf"(?:he|she|they|he/she|s/he|we){S}(?:would|will)"
_SENT = (
    r"(?:circulated|e-?mailed|sent|shared|supplied|forwarded|provided|passed\son|fed\sback|followed\sup|picked\sup|taken\sback"
    r"|looked\sinto|raised|taken\sup|arranged|actioned|amended|corrected|chased|checked|clarified|investigated)"
)
_THIS_WOULD = (
    rf"(?:(?:this|it|these|that){S}(?:would|will){S}be{S}{_SENT}"
    rf"|an?{S}(?:further{S}|written{S}|fuller{S})?(?:report|paper|update|note|response|briefing|reply){S}(?:would|will){S}be{S}"
    rf"(?:{_SENT}|brought|submitted|presented|issued|prepared))\b"
)
_A_PAPER = (
    rf"(?:an?|the|further|more|some|another){S}(?:[\w-]+{S}){{0,3}}?(?:paper|report|note|briefing|update|response|reply|answer|figures|information|details"
    r"|cop(?:y|ies)|letter|list|breakdown|presentation|summary|seminar|workshop|visit)\b"
)
""" "promised a supplementary paper": what is undertaken named by what will be given. """
_PROMISED = r"(?:undertook|promised|pledged|volunteered|(?:has|have)\sundertaken)"
_GAVE = (
    rf"(?:gave{S}(?:an?{S}|his{S}|her{S})(?:undertaking|commitment|assurance)|was{S}asked{S}and{S}agreed"
    rf"|took{S}(?:away{S})?an{S}action|(?:was|were){S}tasked)"
)
_DOES = (
    rf"(?P<did>{_PROMISED}(?:,[^,.;]{{3,50}},)?{S}to{S}{_ANY}|{_GAVE}{S}to{S}{_ANY}"
    rf"|gave{S}an?{S}(?:undertaking|commitment|assurance){S}that{S}[^.;]{{0,80}}?\s(?:would|will){S})|(?:was|were){S}tasked{S}with{S}[a-z]+ing\b|(?:undertook|promised|pledged){S}that{S}[a-z]"
    rf"|(?:(?:has|have){S})?(?:also{S})?(?:agreed|offered){S}to{S}{OPEN_VERB}|(?:was|were|is|are){S}to{S}{SURE_VERB}"
    rf"|(?:is|are){S}going{S}to{S}{SURE_VERB}"
    rf"|(?:promised|offered|undertook){S}(?:[Mm]embers{S}|the{S}[Cc]ommittee{S})?{_A_PAPER}|committed{S}to{S}[a-z]\w+"
    rf"|(?P<said>{_SAID}{_HE_WOULD}{_ADVERB}{S}{VERB})|{_SAID}{_THIS_WOULD}|(?:would|will){_ADVERB}{S}(?:{SURE_VERB}|{_THIS})"
)
_MEMBER_WOULD = re.compile(
    rf"(?<![\w’'-])(?P<subject>He|She|(?:The{S}|the{S})?(?:{TITLED}|{RANKED}|(?:Parish{S}|Town{S}|Deputy{S})?Clerk)){S}(?:would|will|is{S}to|was{S}to)"
    rf"{_ADVERB}{S}{MEMBER_VERB}"
)
""" "Cllr Elm will look at the drain": of people, verbs too that tell of officers what they do every day."""
_HOW = re.compile(r"\b(?:how|what|why|where|when|whom|than)\s{1,12}$")
""" "asked how she would approach this": no word of what she was to do. """
_BODY_OF_MEMBERS = re.compile(r"(?:(?:[Tt]he|[Aa]ll)\s)?(?:[A-Z]\w+\s)?(?:Members|Councillors)")
""" "Members agreed to hold the meeting in public": the meeting decides. """
_CLAUSE = re.compile(r"(?:[,;]\s{1,12}(?:and\s{1,12}|but\s{1,12})?|\b(?:and|but)\s{1,12})$")
""" ", and" before a clause: what was asked before it is not what somebody undertook."""
_TOLD = re.compile(
    rf"(?<![\w’'-])(?P<subject>{SUBJECT}|{INITIALS}|He|She|he|she|They|they){_ASIDE}{_ADVERB}{S}(?:{_DOES})"
)
_BY_NAME = re.compile(
    rf"(?:[^\n;:]{{2,200}}:{S})?(?:[A-Z]{{0,3}}\d[\w./-]{{0,8}}[.):]?{S})?(?P<subject>{FULL_NAME}|[A-Z][a-z]{{2,12}})"
    rf"(?:{S}(?:from|of){S}(?:the{S})?{CAP}(?:{S}{CAP}){{0,4}})?{_ASIDE}{_ADVERB}{S}(?:{_DOES})"
)
""" "Ana Holt would send the table", "Ana Holt agreed to ...": a name without a title that begins a sentence. """
_SECOND_CLAUSE = re.compile(r";\s{1,12}(?:and\s)?(?=[A-Z])")
""" "Mr Orr asked about the toilets; Ana Holt undertook to write to him". """
_NAME = re.compile(FULL_NAME)
_OPENING = re.compile(rf"\s{{0,12}}(?P<subject>{SUBJECT})(?=\s|,){HEAD_AFTER}")
_ALSO = re.compile(
    rf"\b(?:and|but){_ADVERB}{S}(?P<quote>{_PROMISED}{S}to{S}[a-z]|(?:agreed|offered){S}to{S}{OPEN_VERB}"
    rf"|(?:promised|offered|undertook){S}(?:[Mm]embers{S})?{_A_PAPER}"
    rf"|(?:said|advised|confirmed|indicated){S}(?:that{S})?(?:{_HE_WOULD}{_ADVERB}{S}{SURE_VERB}|{_THIS_WOULD})"
    rf"|(?P<would>would{_ADVERB}{S}(?:{SURE_VERB}|{_THIS}))|that{S}(?P<he>{_HE_WOULD}{_ADVERB}{S}{VERB}))"
)
""" "The Director said that it was closed and undertook to write": a second verb of the sentence's subject. """
_LACKED = re.compile(
    rf"{S}(?:(?:did|could){S}not{S}(?:have|know|say|answer|give|tell)|was{S}(?:unable|not{S}able)|had{S}(?:no|not)){S}"
)
""" "The Leader did not have the figure with him and would write to her": quoted whole. """
_ANOTHER = re.compile(
    rf"\bthat{S}(?!(?:he|she|they|it|this|that|these|those|there|no|some|any|an?|further|more|such)\b)"
)
""" "that the firm was closed and would write": whoever would write need not be who spoke. """
_WISHED = re.compile(
    r"\b(?:whether|if|asked|requested|hoped|suggested|queried|should|recommended|proposed|moved|which|who)\b"
)
_LAST_NAMED = re.compile(rf",{S}(?P<name>{TITLED})$")
""" "In response to the Chair of the Board, Mr Asante said ...": who acts is the last named."""
_AGREES = re.compile(r"\b(?:agreed|undertook|offered|promised|(?:he|she|they)\swould)\b")
""" "... asked for a plan, which the Director agreed to circulate"."""
_TITLED = re.compile(TITLED)
_HOLDER = re.compile(rf",\s(?P<name>{TITLED}|{FULL_NAME})$")
""" "the Head of Ferries, Ana Holt". """
_PRONOUN = re.compile(r"(?:s?he|they)$", re.IGNORECASE)
_SHE = re.compile(r"\b(?:he|she|they)\b")
""" "thanked Ms Dar and said that she would": either of two."""
_STOP = re.compile(
    rf";|{S}and{S}(?:also{S})?(?:undertook|promised|agreed|offered|asked|invited|thanked){S}|,{S}(?:and|but|which){S}(?:the{S}(?:Committee|Panel|Board|Chair)|it{S}was|[Cc]ouncillor|Cllr|that{S}the)|[.]{S}(?:RESOLVED|AGREED)\b"
)
_CUES = re.compile(
    rf"\b(?:undertook|undertaken|an{S}undertaking|promised|pledged|volunteered|tasked|an{S}action|commit|assurance|(?:agreed|offered){S}to{S}[a-z]"
    rf"|(?:was|were|is|are){S}(?:going{S})?to{S}{VERB}|(?:would|will){_ADVERB}{S}(?:be{S}(?:{_SENT}|brought|submitted|presented|issued|prepared)|{VERB}|{_GIVE_IT}))"
)
"""Words without which a sentence is no undertaking: a cheap test before the grammar above."""


def _owner(subject: str) -> str | None:
    """Who a subject is, without "the"; of an office and its holder the name, None for a pronoun."""
    plain = words(subject).rstrip(",")
    holder = _HOLDER.search(plain)
    if holder and (_TITLED.match(holder["name"]) or is_name(holder["name"])):
        return holder["name"]
    return None if _PRONOUN.match(plain) else without_article(plain)


def _end(text: str, at: int, sentence: Sentence) -> int:
    stop = _STOP.search(text, at, sentence.end)
    return stop.start() if stop else sentence.end


def _sentence_subject(text: str, sentence: Sentence) -> tuple[str, int] | None:
    """Person or office a sentence begins with, behind an answer's opening, and its end; None for any other subject."""
    opening = ANSWERING.match(text, sentence.start, sentence.end)
    start = opening.end() if opening else sentence.start
    match = _OPENING.match(text, start, sentence.end)
    owner = _owner(match["subject"]) if match and is_doer(match["subject"]) else None
    if match and owner:
        return owner, match.end("subject")
    named = _NAME.match(text, start, sentence.end)
    return (words(named.group()), named.end()) if named and is_name(words(named.group())) else None


def _by_name(text: str, sentence: Sentence) -> Action | None:
    """What a person named without a title at a sentence's start was to do."""
    match = _BY_NAME.match(text, sentence.start, sentence.end)
    if not match and (clause := _SECOND_CLAUSE.search(text, sentence.start, sentence.end)):
        match = _BY_NAME.match(text, clause.end(), sentence.end)
    if not match or text[sentence.end - 1] == "?":
        return None
    owner = words(match["subject"])
    if not (is_name(owner) if " " in owner else is_known(text, owner)):
        return None
    return fact_of(text, match.start("subject"), _end(text, match.end(), sentence), owner, "undertaking")


def _is_undertaken(text: str, match: re.Match[str], sentence: Sentence, start: int) -> bool:
    """Whether the words before the subject at `start` leave it so: nobody only asked for it, or how it would be."""
    near = max(sentence.start, start - 24)
    if _HOW.search(text, near, start):
        return False
    if text[start - 6 : start] == "which " and _AGREES.search(text, match.end("subject"), match.end()):
        return True
    groups = match.groupdict()
    if (
        (groups.get("did") or groups.get("said"))
        and text[sentence.end - 1] != "?"
        and _CLAUSE.search(text, near, start)
    ):
        return True
    return not is_asked(text, sentence, start)


def _told(text: str, index: int, speakers: Speakers) -> Iterator[Action | None]:
    sentence = speakers.sentences[index]
    found = (pattern.finditer(text, sentence.start, sentence.end) for pattern in (_TOLD, _MEMBER_WOULD))
    for match in chain(*found):
        later = _LAST_NAMED.search(match["subject"])
        start = match.start("subject") + (later.start("name") if later else 0)
        subject = text[start : match.end("subject")]
        if _BODY_OF_MEMBERS.fullmatch(words(subject)):
            continue
        is_pronoun = _PRONOUN.match(subject) is not None
        if _is_undertaken(text, match, sentence, start) and (
            is_pronoun or is_doer(subject) or is_known(text, words(subject))
        ):
            aside = words(match.groupdict().get("aside") or "")
            subject += f", {aside}" if aside and is_service(aside) else ""
            owner = _owner(subject) or speakers.who(index, start, subject)
            if owner is None and match.re is _MEMBER_WOULD:
                continue  # "He would look at": of anybody
            yield fact_of(text, start, _end(text, match.end(), sentence), owner, "undertaking")


def _also(text: str, sentence: Sentence) -> Iterator[Action | None]:
    """What the subject of a sentence undertook besides what it said or did."""
    subject: tuple[str, int] | None = None
    for match in _ALSO.finditer(text, sentence.start, sentence.end):
        subject = subject or _sentence_subject(text, sentence)
        if subject is None or text[sentence.end - 1] == "?":
            return
        between = text[subject[1] : match.start()]
        asked = _WISHED.search(between) if match["would"] or match["he"] else is_asked(text, sentence, sentence.start)
        if not asked and not (match["would"] and _ANOTHER.search(between)):
            start = match.start("he" if match["he"] else "quote")
            if _LACKED.match(text, subject[1], match.start()):
                start = text.rfind(subject[0], sentence.start, subject[1])
            is_unsure = _SHE.search(match.group()) and names_another(text, subject[1], match.start(), subject[0])
            owner = None if is_unsure else subject[0]
            yield fact_of(text, start, _end(text, match.end(), sentence), owner, "undertaking")


def find_undertakings(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> Iterator[Action]:
    """Undertakings told in the minutes, in no particular order; agendas, reports and questions give none."""
    speakers = Speakers(text, sentences, _sentence_subject)
    for index, sentence in enumerate(sentences):
        block = blocks[sentence.block]
        if block.section not in ACTS_OF_MEETING or block.is_heading or sentence.end - sentence.start > 2000:
            continue
        yield from find_bare(text, sentence)
        if _CUES.search(text, sentence.start, sentence.end) and not is_told_of_others(text, sentence):
            found = [*_told(text, index, speakers), *_also(text, sentence), _by_name(text, sentence)]
            yield from (fact for fact in found if fact is not None)

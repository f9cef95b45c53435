"""What people said that they would do: "The Director undertook to circulate ...", "officers would write ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.facts import Action
from extract import rules
from extract.components import names
from extract.components.antecedents import Speakers
from extract.components.due import due_of, without_article
from extract.components.office_patterns import KIND, is_person, is_service
from extract.components.within import ACTS_OF_MEETING
from extract.text import Block, Sentence, trim_clause, words

_S = r"\s{1,12}"
_ALL_VERBS = rules.values("action_verbs", "verbs")
_WEAK = frozenset(rules.values("action_verbs", "weak"))
_GAP = r"\s{1,3}"


def _any(verbs: list[str]) -> str:
    return rf"(?i:{rules.alternatives(verb.replace(' ', _GAP) for verb in verbs)})"


_VERB = rf"(?:{_any(_ALL_VERBS)})\b"
_SURE_VERB = rf"(?:{_any([verb for verb in _ALL_VERBS if verb not in _WEAK])})\b"
_HEADS = rules.alternatives(
    {
        re.escape(head.split()[-1])
        for head in rules.values("offices", "heads")
        if head.split()[-1] not in ("Executive", "Council")
    }
)
_CAP = r"[A-Z][\w’'&/-]*"
_OFFICE = (
    rf"(?:[Tt]he{_S})?(?:(?:{_CAP},?|and|&|of|for|to|151){_S}){{0,7}}?{_HEADS}"
    rf"(?:{_S}(?:of|for|to|–|-)(?:{_S}the)?(?:{_S}(?:{_CAP},?|and|&|the|of)){{1,8}}|,?{_S}\({_CAP}(?:{_S}[\w&-]+){{0,6}}\))?"
)
_OFFICERS = (
    rf"(?:(?:[Tt]he|[Ss]ome|[Cc]ouncil|[Pp]lanning|[Hh]ousing|[Ff]inance|[Hh]ighways){_S})?"
    rf"(?:[Oo]fficers?|the{_S}team|[Ss]wyddogion)"
)
_SUBJECT = rf"(?:{names.TITLED}|{_OFFICE}|{_OFFICERS})"
_FULL_NAME = rf"{names.PART}{_S}(?:[A-Z]\.?{_S})?{names.PART}"
_NAMED = re.compile(
    rf"(?:[A-Z]{{0,3}}\d[\w./-]{{0,8}}[.):]?{_S})?(?P<subject>{_FULL_NAME}){_S}(?:(?:also|then){_S})?(?:(?:would|will){_S}(?:also{_S})?{_SURE_VERB}"
    rf"|(?P<to>to){_S}{_SURE_VERB}|(?:undertook|promised|agreed|offered|volunteered|is|was){_S}to{_S}{_SURE_VERB})"
)
""" "Ana Holt to send the link", "Ana Holt would send the table": a name without a title that begins a sentence. """
_OPENING_SUBJECT = re.compile(rf"\s{{0,12}}(?P<subject>{_SUBJECT})(?=\s|,)(?!{_S}(?:{_CAP}{_S}){{0,3}}{_HEADS}(?!\w))")
_ASIDE = rf"(?:,{_S}(?P<aside>[^,.;:]{{3,60}}),|{_S}\([^()]{{2,60}}\))?"
_ADVERB = rf"(?:{_S}(?:also|then|therefore|further|subsequently|kindly|duly|accordingly|in{_S}turn))?"
_SAID = (
    rf"(?:said|advised|confirmed|replied|stated|explained|indicated|responded|added|assured|informed|told|agreed|promised|offered|noted|commented)"
    rf"(?:{_S}(?:[Mm]embers|the{_S}(?:[\w-]+{_S}){{0,2}}?(?:[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]abinet|[Cc]ouncil|[Ff]orum|[Mm]eeting|[Cc]hair|[Aa]uthority)))?"
    rf",?{_S}(?:that{_S})?(?:he|she|they|he/she|s/he|we){_S}(?:would|will)"
)
_A_PAPER = (
    rf"(?:an?|the|further|more|some|another){_S}(?:[\w-]+{_S}){{0,3}}?(?:paper|report|note|briefing|update|response|reply|figures|information|details"
    r"|cop(?:y|ies)|letter|list|breakdown|presentation|summary|seminar|workshop|visit)\b"
)
""" "promised a supplementary paper": what is undertaken named by what will be given. """
_TOLD = re.compile(
    rf"(?<![\w’'-])(?P<subject>{_SUBJECT}|He|She|he|she|They|they){_ASIDE}{_ADVERB}{_S}(?:"
    rf"(?:undertook|promised|pledged|volunteered|gave{_S}an{_S}undertaking|was{_S}asked{_S}and{_S}agreed){_S}to{_S}(?P<any>[a-z])"
    rf"|(?:undertook|promised|pledged){_S}that{_S}[a-z]"
    rf"|(?:(?:had{_S})?agreed|offered|was{_S}to|were{_S}to){_S}to{_S}{_VERB}|(?:was|were){_S}to{_S}{_SURE_VERB}"
    rf"|(?:promised|offered|undertook){_S}(?:[Mm]embers{_S}|the{_S}[Cc]ommittee{_S})?{_A_PAPER}"
    rf"|committed{_S}(?:to{_S}[a-z]\w+)"
    rf"|{_SAID}{_ADVERB}{_S}{_VERB}"
    rf"|(?:would|will){_ADVERB}{_S}{_SURE_VERB})"
)
_AND_UNDERTOOK = re.compile(
    rf"\b(?:and|but){_ADVERB}{_S}(?P<quote>(?:undertook|promised){_S}to{_S}[a-z]|agreed{_S}to{_S}{_SURE_VERB}"
    rf"|(?:promised|offered|undertook){_S}(?:[Mm]embers{_S})?{_A_PAPER})"
)
_PASSIVE = re.compile(
    r"(?:^|(?<=that\s)|(?<=[;,]\s)|(?<=[.;]\s))(?P<quote>(?:[Tt]he|[Aa]n?|[Ff]urther|[Tt]his|[Mm]ore|[Dd]etails|[Cc]opies|[Ii]nformation|[Ff]igures|It|it)\b"
    rf"[^.;:]{{0,140}}?\s(?:would|will){_S}be{_S}(?:"
    rf"(?:circulated|re-circulated|e-?mailed|sent|shared|supplied|forwarded|distributed)(?:{_S}\w+)?{_S}(?:to|with|outside|after|following)"
    rf"|(?:provided|issued){_S}(?:to{_S}(?:all{_S})?(?:[Mm]embers|the{_S}(?:Committee|Panel|Board|Chair)|[Cc]ouncillors?|Cllr)"
    rf"|(?:outside|after|following){_S}(?:of{_S})?the{_S}meeting))\b)"
)
_WELSH = re.compile(
    r"\b(?:Ymrwymodd|Cytunodd|Addawodd|Cynigiodd)\s(?P<subject>(?:(?:y|yr|Y|Yr)\s)?(?:[A-ZÂÊÎÔŴŶ][\w’'-]*|swyddogion)(?:\s(?:a\s|ac\s|y\s)?[A-ZÂÊÎÔŴŶ][\w’'-]*){0,6})\si\s[a-z]"
)
_TO_DO = re.compile(
    rf"(?:[A-Z]{{0,3}}\d[\w./-]{{0,8}}[.):]?{_S})?"
    rf"(?P<owner>(?:[A-Z]{{2,3}}(?:\s?[/&]\s?[A-Z][A-Za-z]{{1,12}}){{0,3}}|{names.TITLED}|{_OFFICE})){_S}to{_S}{_SURE_VERB}"
)
""" "MS to send the link": a sentence that only says who is to do what."""
_DASH = re.compile(r"[^\n.;:]{2,70}?\s[–—-]\s{1,3}")
""" "Minute 12 – the Clerk to chase the contractor": the matter, before who is to do what."""
_ANSWERING = re.compile(
    r"\b(?:[Ii]n\s(?:response|reply|answer)\sto|[Ff]ollowing|[Aa]s|[Ww]hen|[Hh]aving|[Oo]n)\s[^,;]{0,160},"
)
_ASKED = re.compile(
    r"\b(?:whether|if|asks?|asked|requested|requests|hoped|hopes|suggested|queried|should|could|might|wished|recommended|proposed"
    r"|moved|resolved|RESOLVED|AGREED|instructed|urged|unless|calls?\son|to\sseek|expected|had)\b"
    r"|\b(?:[Ii]t\swas\s(?:\w+\s)?agreed|(?:Committee|Council|Panel|Board|Cabinet|Members|Forum|Authority)\s(?:\w+\s)?(?:agreed|noted))\b"
)
_BODY_END = re.compile(
    r"(?:Committee|Council|Panel|Board|Cabinet|Forum|Authority|Executive|Commission|Partnership|Group|Team)$"
)
_LAST_NAMED = re.compile(rf",{_S}(?P<name>{names.TITLED})$")
""" "In response to the Chair of the Board, Mr Asante said ...": who acts is the last named."""
_PRONOUN = re.compile(r"(?:s?he|they)$", re.IGNORECASE)
_STOP = re.compile(
    rf";|{_S}and{_S}(?:also{_S})?(?:undertook|promised|agreed|offered){_S}|,{_S}(?:and|but|which){_S}(?:the{_S}(?:Committee|Panel|Board|Chair)|it{_S}was|[Cc]ouncillor|Cllr|that{_S}the)|[.]{_S}(?:RESOLVED|AGREED)\b"
)


def _owner(subject: str) -> str | None:
    plain = words(subject).rstrip(",")
    return None if _PRONOUN.match(plain) else without_article(plain)


def _fact(text: str, start: int, end: int, owner: str | None, rule: str) -> Action | None:
    start, end = trim_clause(text, start, end)
    if end - start < 12:
        return None
    quote = text[start:end]
    return Action(start=start, end=end, quote=quote, rule=f"actions.{rule}", owner=owner, due=due_of(quote))


def _end(text: str, at: int, sentence: Sentence) -> int:
    stop = _STOP.search(text, at, sentence.end)
    return stop.start() if stop else sentence.end


def _is_asked(text: str, sentence: Sentence, start: int) -> bool:
    """Whether the words before say that somebody asked or hoped for it, or that the meeting decided it."""
    clause = max(sentence.start, text.rfind(";", sentence.start, start) + 1)
    before = _ANSWERING.sub("", text[clause:start])
    return bool(_ASKED.search(before)) or text[sentence.end - 1] == "?"


def _is_person(subject: str) -> bool:
    plain = words(subject)
    if "," in plain and re.search(r"(?:Councill?ors|Cllrs)", plain):
        return False
    return not (_BODY_END.search(plain) and not re.search(r"\b(?:of|for|to)\b", plain))


def _sentence_subject(text: str, sentence: Sentence) -> tuple[str, int] | None:
    """Person or office a sentence begins with, behind an answer's opening, and its end; None for any other subject."""
    opening = _ANSWERING.match(text, sentence.start, sentence.end)
    start = opening.end() if opening else sentence.start
    match = _OPENING_SUBJECT.match(text, start, sentence.end)
    owner = _owner(match["subject"]) if match and _is_person(match["subject"]) else None
    return (owner, match.end("subject")) if match and owner else None


def _to_do(text: str, sentence: Sentence) -> Iterator[Action]:
    """A sentence that only says who is to do what."""
    dash = _DASH.match(text, sentence.start, sentence.end)
    match = _TO_DO.match(text, sentence.start, sentence.end)
    match = match or (_TO_DO.match(text, dash.end(), sentence.end) if dash else None)
    if match and text[sentence.end - 1] != "?":
        fact = _fact(text, match.start("owner"), sentence.end, without_article(words(match["owner"])), "to_do")
        if fact is not None:
            yield fact


def _is_name(words_: str) -> bool:
    """Whether words are a name and no office or team ("Town Clerk", "Democratic Services")."""
    return is_person(words_) and not any(word in KIND for word in words_.split())


def _by_name(text: str, sentence: Sentence) -> Iterator[Action | None]:
    """What a person named without a title at a sentence's start was to do."""
    match = _NAMED.match(text, sentence.start, sentence.end)
    if match and text[sentence.end - 1] != "?" and _is_name(words(match["subject"])):
        owner, rule = words(match["subject"]), "to_do" if match["to"] else "undertaking"
        yield _fact(text, match.start("subject"), _end(text, match.end(), sentence), owner, rule)


def _told(text: str, index: int, speakers: Speakers) -> Iterator[Action | None]:
    sentence = speakers.sentences[index]
    for match in _TOLD.finditer(text, sentence.start, sentence.end):
        later = _LAST_NAMED.search(match["subject"])
        start = match.start("subject") + (later.start("name") if later else 0)
        subject = text[start : match.end("subject")]
        if not _is_asked(text, sentence, start) and _is_person(subject):
            aside = words(match["aside"] or "")
            subject += f", {aside}" if aside and is_service(aside) else ""
            owner = _owner(subject) or speakers.who(index, start, subject)
            yield _fact(text, start, _end(text, match.end(), sentence), owner, "undertaking")
    for match in _AND_UNDERTOOK.finditer(text, sentence.start, sentence.end):
        subject_ = _sentence_subject(text, sentence)
        if subject_ is not None and not _is_asked(text, sentence, sentence.start):
            yield _fact(text, match.start("quote"), _end(text, match.end(), sentence), subject_[0], "undertaking")
    for match in _PASSIVE.finditer(text, sentence.start, sentence.end):
        if not _is_asked(text, sentence, match.start("quote")):
            yield _fact(text, match.start("quote"), _end(text, match.end(), sentence), None, "undertaking_passive")
    for match in _WELSH.finditer(text, sentence.start, sentence.end):
        yield _fact(
            text, match.start(), _end(text, match.end(), sentence), _owner(match["subject"]), "undertaking_welsh"
        )


_CUES = re.compile(
    rf"\b(?:undertook|an{_S}undertaking|promised|pledged|volunteered|committed{_S}to|(?:agreed|offered|was|were){_S}to{_S}{_VERB}"
    rf"|(?:would|will){_ADVERB}{_S}(?:be{_S}(?:circ|re-circ|e-?mail|sent|shar|suppl|forw|distr|prov|issu)|{_VERB})"
    r"|Ymrwymodd|Cytunodd|Addawodd|Cynigiodd)"
)
"""Words without which a sentence is no undertaking: a cheap test before the grammar above."""
_TO = re.compile(r"\sto\s")
_NAME_FIRST = re.compile(
    r"[^\n]{0,12}?[A-Z][\w’'-]*\s(?:[A-Z]\.?\s)?[A-Z][\w’'-]*\s+"
    r"(?:to|also|then|would|will|undertook|promised|agreed|offered|volunteered|is|was)\s"
)


def find_undertakings(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> Iterator[Action]:
    """Undertakings told in the minutes, in no particular order; agendas, reports and questions give none."""
    speakers = Speakers(text, sentences, _sentence_subject)
    for index, sentence in enumerate(sentences):
        block = blocks[sentence.block]
        if block.section not in ACTS_OF_MEETING or block.is_heading or sentence.end - sentence.start > 2000:
            continue
        if _TO.search(text, sentence.start, min(sentence.end, sentence.start + 120)):
            yield from _to_do(text, sentence)
        if _NAME_FIRST.match(text, sentence.start, min(sentence.end, sentence.start + 120)):
            yield from (fact for fact in _by_name(text, sentence) if fact is not None)
        if _CUES.search(text, sentence.start, sentence.end):
            yield from (fact for fact in _told(text, index, speakers) if fact is not None)

"""Who moves and who seconds, as minutes print it: a name before or after the verb, in English and Welsh."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extract.components.name_words import INITIALS, PARTICLE, TITLE, WORD
from extract.scanning import finditer
from extract.text import words

_S = r"(?:[ \t\u00a0]{1,4}|[ \t\u00a0]{0,4}\r?\n[ \t\u00a0]{0,40})"
"""A space within a name or between two words: also one line's end with the next line's indent."""
_STOP = (
    r"(?!(?i:Seconded|Seconding|Moved|Proposed|Proposer|Seconder|Mover|And|The|That|It|Resolved|Agreed|For"
    r"|Against|Abstain\w*"
    r"|Members?|Minutes|Chair|Chairman|In|On|At|As|Having|Said|Council|Committee|Cabinet|Leader|Deputy"
    r"|Councillors?|Cllrs?|Vote"
    r"|Votes|Voting|Unanimous\w*|Carried|Lost|Director|Head|Officer|Manager|Portfolio|Resolution|Sec|Prop|Also|Was|Were|Then|This"
    r"|Action|Date|Item|Present"
    r"|Apologies|Title|To|Upon|Motion|Amendment|All|Reasons?|Note|Decision|Eiliwyd|Eilydd|Penderfynwyd|Recorded"
    r"|Following|Approved|County|Borough|District)\b)"
)
_PART = rf"{_STOP}(?:{INITIALS}|{WORD})"
_HONOURS = rf"(?:,?{_S}(?:OBE|MBE|CBE|KBE|DBE|JP|DL|QPM|BEM|KC|QC|MP|MS|MSP|KFSM)\b){{0,3}}"
_RANK = r"(?:(?:(?:Lord|Deputy|Depute)[\s-])?(?:Mayor|Provost)(?=\s[A-Z]))"
_NAME = rf"(?:{PARTICLE}{_S}){{0,2}}{_PART}(?:{_S}(?:{PARTICLE}{_S}){{0,2}}{_PART}){{0,4}}{_HONOURS}"
PERSON = rf"(?:(?:[Yy]r?{_S})?(?:{TITLE}|{_RANK})(?:{_S}{TITLE}){{0,2}}{_S}{_NAME})"
"""A name with a title: "Councillor J Paskin", "Alderman Ó Briain", "Y Cynghorydd Ifan ap Dewi"."""
_BARE = rf"(?:{_PART}(?:{_S}(?:{PARTICLE}{_S}){{0,2}}{_PART}){{1,3}}{_HONOURS})"
_HOLDER = (
    rf"(?:(?:(?i:the){_S}(?:(?:Right{_S})?Worshipful{_S}(?:the{_S})?)?|(?:Her"
    rf"|His){_S}Worship{_S}(?:the{_S})?)(?:(?:Deputy|Depute|Vice|Lord|Acting|Town){_S}"
    rf"|Vice-){{0,2}}(?:Chair(?:man|person|woman)?|Leader|Mayor|Provost"
    rf"|Convener|Convenor|CHAIR(?:MAN|PERSON|WOMAN)?|MAYOR|LEADER|CONVENER|(?:Cabinet|Executive|Lead){_S}Member"
    rf"|Portfolio{_S}Holder)"
    rf"(?:{_S}(?:of|for)(?:{_S}(?:the|and|&|[A-Z][\w’'-]*),?){{1,7}}?(?=\W))?|[Yy]r?{_S}(?:Cadeirydd|Gadeirydd"
    rf"|Arweinydd))"
)
_WHO = rf"(?:{_HOLDER}(?:,?{_S}\(?(?P<held>{PERSON})\)?,?)?|(?P<named>{PERSON})"
_ANYONE = rf"(?:{_WHO}|(?P<bare>{_BARE})))"
_SAFE = rf"(?:{_WHO}))"
_OFFICE = (
    r"(?:,\s(?:as\s)?(?:the\s)?(?:[A-Z][\w&’'/-]*|and|for|of|the|&)(?:,?\s(?:[A-Z][\w&’'/-]*|and|for|of|the"
    r"|&)){0,14},)?"
    r"(?:\s\([^()]{2,80}\))?"
)
_ADVERBS = (
    r"(?:,?\s(?:then|formally|also|had|duly|was|has|further|and|who|having|accordingly|therefore|subsequently"
    r"|thereafter|thereupon|next|again|finally|now|in|turn"
    r"|with|the|consent|of|Council)){0,6},?"
)
_ACT = re.compile(
    rf"(?<![\w-])(?:(?P<verb>(?i:moved|proposed|moves|proposes)|[Nn]ominated(?=\sby\s)|nominated(?={_S}{PERSON}))"
    r"|(?P<weak>put\sforward|suggested|moving|proposing)"
    r"|(?P<label>(?i:mover|proposer|cynigydd|g?cynigiwyd|gynigiwyd|cynigiodd|gynigiodd|(?<=ar\s)gynnig)|(?i:prop)(?=[.:]"
    r"|\s(?:Cllr|Councillor|Mrs?|Ms|Dr)\b))"
    r"|(?P<noun>(?i:motion|proposition|proposal|amendment|gynnig)))(?![\w-])"
)
_SECOND = re.compile(
    r"(?<![\w-])(?:(?P<verb>(?i:seconded|seconds|seconding))|(?P<noun>[Ss]econd(?=\sby\s))"
    r"|(?P<label>(?i:seconder|eiliwyd|heiliwyd|eilydd|eiliodd|eiliad(?=\sy|\sgan))|(?i:sec)(?=[.:]|\s(?:Cllr"
    r"|Councillor|Mrs?|Ms|Dr)\b)))(?![\w-])"
)
_SHARED = re.compile(
    rf"(?i:\s?(?:/|and|&)\s?(?:seconded|seconder)(?:\sby)?)\s?[:(–-]?{_S}?(?:(?:Councillors|COUNCILLORS|Cllrs\.?"
    rf"|Messrs\.?|Members){_S})?(?P<one>{PERSON}|{_BARE}|{_PART})"
    rf"{_S}?(?:/|,|;|and|&|–|-){_S}?(?P<two>{PERSON}|{_BARE}|{_PART})"
)
"""After "Proposed": "/Seconded: A / B", " and seconded by A and B"."""
_TITLED_MOTION = re.compile(
    rf"^[ \t]{{0,8}}(?P<what>(?:(?:SUBSTANTIVE|Substantive|FURTHER|Further|FIRST|First|SECOND"
    rf"|Second)\s)?(?:MOTION|Motion|AMENDMENT|Amendment|PROPOSAL|Proposal)"
    rf"(?:\s(?:No\.?\s)?(?:\d{{1,2}}|[A-Z]))?)\s\((?:(?i:moved|proposed|proposer|mover)(?:\s(?:by"
    rf"|BY))?:?{_S})?(?P<one>{PERSON}|{_BARE}|{_PART})"
    rf"(?:{_OFFICE})?\s?(?:[,;/]|and|&){_S}?(?:(?i:seconded|seconder|sec)\.?(?:\s(?:by"
    rf"|BY))?:?{_S})(?P<two>{PERSON}|{_BARE}|{_PART})\)",
    re.MULTILINE,
)
""""MOTION A (Hay, seconded Gill): that ...": mover and seconder in brackets after the name of the motion."""
_CUE_PAIR = re.compile(
    rf"\b(?:RESOLVED|Resolved|resolved|AGREED|Agreed|agreed|CARRIED|Carried|carried)(?:,?\s(?:unanimously|that))?\s?[:–-]?\s?"
    rf"\((?:(?P<one>{PERSON})(?:{_S}?[/–]{_S}?|,\s?(?:seconded\s(?:by\s)?|sec\.?:?\s))(?P<two>{PERSON})"
    rf"|(?:Cllrs?\.?|Councillors){_S}(?P<one2>{_PART}){_S}?/{_S}?(?P<two2>{_PART})|(?P<one3>[A-Z]{{2,3}})\s?/\s?(?P<two3>[A-Z]{{2,3}}))"
    r"(?=\)|[,;]\s)"
)
""" "RESOLVED (Cllr Hay/Cllr Gill): that ...": mover and seconder in brackets after the cue, in this order."""
_LETTERS = re.compile(
    rf"(?:^|(?<=[\s(.;|]))P\s?[:.–-]\s?(?P<one>{PERSON}|{_BARE}|{_PART}|[A-Z]{{2,3}})[\s,;/|–-]{{1,8}}S\s?[:.–-]\s?(?P<two>{PERSON}|{_BARE}|{_PART}|[A-Z]{{2,3}}\b)"
)
""" "P: Cllr Hay  S: Cllr Gill": proposer and seconder by their first letters, only together."""
_IN_BRACKETS = re.compile(
    rf"\b(?:[Mm]oved|[Pp]roposed)\s\((?P<one>{PERSON}|{_BARE}|{_PART})\),?\s(?:and\s)?[Ss]econded\s\((?P<two>{PERSON}|{_BARE}|{_PART})\)"
)
_CANDIDATE = re.compile(rf"{_S}{PERSON},?\s(?:as|for|to\sbe|be)\s(?!seconded|carried|duly)")
""" "proposed Councillor Hay as Chair": who was proposed, not who proposed."""
_AFTER_SINGLE = r"\s{1,12}(?i:and|seconded|seconder|carried|vote|all|agreed|unanimous\w*|[ps]rop\w*)\b"
_SINGLE = rf"(?P<single>{_PART})(?=\s?(?:[,;./)\n]|$)|{_AFTER_SINGLE})"
_BY = re.compile(
    rf"(?i:\.?(?:{_S}(?:duly|formally|then|hynny|hyn|gwelliant|cynnig|y{_S}cynnig"
    rf"|y{_S}gwelliant)){{0,2}}{_S}(?:by|gan|of)"
    rf"|(?:(?<=prop)|(?<=sec))\.(?=\s)|{_S}?[:–-])\s?[:–-]?{_S}{{0,2}}(?:{_ANYONE}|(?<=[:y]\s){_SINGLE})"
)
_STRAIGHT = re.compile(rf"{_S}(?:{_SAFE}|(?P<single>[A-Z]{{2,3}})(?=[,;).]))")
_WELSH_BY = re.compile(rf"(?:{_S}[^\s.;,]{{1,30}}){{1,12}}?{_S}gan{_S}{_SAFE}")
""""Cynigiwyd gwrthod y cais gan y Cynghorydd ...": what was moved stands between."""
_OF = re.compile(rf"{_S}(?i:of|by|from|gan){_S}{_SAFE}")
_SUBJECT = re.compile(
    rf"(?<!\w)(?:{_WHO}|(?:(?<=[.:;)\n(]\s)|(?<=[.:;)\n(])|(?<=and\s)|(?<=,\s)|(?<=\n)|^)(?P<bare>{_BARE})))"
    rf"{_OFFICE}(?P<within>,{_S}(?i:seconded{_S}by){_S}[^,;\n]{{3,60}}(?:\n[^,;\n]{{3,40}})?,)?{_ADVERBS}{_S}$"
)
_PRESENTS = re.compile(
    rf"\s{{0,40}}(?P<subject>{_SAFE}{_OFFICE})\s(?:then\s|also\s)?"
    rf"(?:presented|introduced|led|outlined|explained|submitted|summarised|spoke\sto|set\sout|gave|reported|highlighted|commended|referred\sto|read)\s[^.\n]{{3,300}}?\sand\s(?:then\s|formally\s)?"
    rf"(?=(?i:moved|proposed|seconded)|$)"
)
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)(?:\s(?:then|also|therefore|formally|accordingly|duly)){0,2}\s$")
_NOT_A_MOTION = re.compile(
    r"(?:proposed|suggested)\s(?:changes?|amendments? to|works|development|use|site|scheme"
    r"|by the (?:applicant|officer)|budget|charges"
    r"|increases?|reductions?|savings?)\b"
    r"|(?:moved|proposed)\s(?:a\s)?(?:(?:vote|motion)\sof\s)?(?:\w+\s)?(?:thanks|condolence|congratulation)\w*\b"
    r"|(?:moved|proposed)\s(?:to\s(?:the|a)|from|house|into|on(?!\sbehalf)|onto|away|out)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?:Councillors|Cllrs|COUNCILLORS|CLLRS|Messrs|Members)\b")
"""Several names after "motion:" are a list of voters."""
_SIDE = re.compile(r"\b(?:for|against|in\sfavour\sof)\sthe\s$", re.IGNORECASE)
_TO_A_PLACE = re.compile(r"\s(?:to|from|as)\s(?:the|a|an|another)\b", re.IGNORECASE)
_PEOPLE = re.compile(PERSON)
WINDOW = 200
"""Characters before a verb in which its subject stands."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One telling that somebody moved or seconded; `name` is None where only "he" or "she" is told. `is_weak` where the
    words may also tell of a mere suggestion."""

    start: int
    end: int
    name: str | None
    is_weak: bool = False


def _name(match: re.Match[str]) -> str | None:
    """The person, else the office, as printed; None for a list of people."""
    groups = match.groupdict()
    named = next((groups[key] for key in ("held", "named", "bare", "single") if groups.get(key)), None)
    found = named or _holder(match.group())
    plain = words(found or "").rstrip(" ,.-–").replace("- ", "-")
    return None if not plain or _SEVERAL.match(plain) else plain


_HELD = re.compile(_HOLDER)
_REST = re.compile(rf"(?:{_S}(?:the|and|&|[A-Z][\w’'-]*),?){{0,7}}{_S}[A-Z][\w’'-]*")


def _holder(told: str) -> str | None:
    """The office, with the rest of its name where it breaks off within one ("the Leader of the")."""
    match = _HELD.search(told)
    if match is None:
        return None
    broken = match.group().endswith((" of", " for", " the", " and", " &"))
    rest = _REST.match(told, match.end()) if broken else None
    return match.group() + rest.group() if rest else match.group()


def _before(text: str, at: int) -> Mark | None:
    """The subject of a verb at an offset."""
    start = max(0, at - WINDOW)
    window = text[start:at]
    pronoun = _PRONOUN.search(window[-60:])
    if pronoun:
        begin = at - len(window[-60:]) + pronoun.start()
        return Mark(begin, at, _only_one(text, begin))
    match = _SUBJECT.search(window)
    name = _name(match) if match else None
    if match and name:
        return Mark(start + match.start(), at, name)
    return _same_subject(text, at) if window.endswith(("and ", "then ")) else None


def _same_subject(text: str, at: int) -> Mark | None:
    """The subject of "Councillor Ash presented the report and moved": who begins the sentence, where nobody else is
    named in it."""
    floor = max(0, at - 400)
    ends = [end + len(mark) for mark in (". ", "\n", ".\u00a0") if (end := text.rfind(mark, floor, at)) >= 0]
    begin = max(ends, default=floor)
    match = _PRESENTS.match(text, begin, at)
    name = _name(match) if match else None
    if not match or not name or _PEOPLE.search(text, match.end("subject"), at):
        return None
    return Mark(begin, at, name)


def _only_one(text: str, at: int) -> str | None:
    """The person named in the sentence before, where it names one alone."""
    end = text.rfind(". ", max(0, at - 6), at) + 1
    if not end:
        return None
    begin = max(text.rfind(mark, max(0, end - 400), end - 1) for mark in (". ", "\n"))
    people = {words(match.group()).rstrip(" ,.-") for match in _PEOPLE.finditer(text, max(begin, end - 400, 0), end)}
    return next(iter(people)) if len(people) == 1 else None


def _after(text: str, at: int, is_label: bool) -> tuple[int, str] | None:
    """End and name of who stands after a verb: "moved by X", "Moved: X", "Moved Councillor X"."""
    match = _BY.match(text, at) or _STRAIGHT.match(text, at)
    if match is None and text[max(0, at - 9) : at].casefold() == "cynigiwyd":
        match = _WELSH_BY.match(text, at)
    if not match:
        return None
    if (
        match.re is _BY
        and not is_label
        and match["bare"]
        and "by" not in match.group()[:12].casefold().split()
        and ":" not in match.group()[:6]
    ):
        return None
    name = _name(match)
    return (match.end(), name) if name else None


def _shared(text: str, act: re.Match[str]) -> tuple[Mark, Mark] | None:
    match = _SHARED.match(text, act.end())
    if not match:
        return None
    one, two = (words(match[key]).rstrip(" ,.-") for key in ("one", "two"))
    return Mark(act.start(), match.end("one"), one), Mark(match.start("two"), match.end(), two)


def _movers(text: str) -> Iterator[tuple[Mark, Mark | None]]:
    for titled in _TITLED_MOTION.finditer(text):
        one, two = (words(titled[key]).rstrip(" ,.-") for key in ("one", "two"))
        yield Mark(titled.start("what"), titled.end("one"), one), Mark(titled.start("two"), titled.end(), two)
    for pair in [*finditer(_CUE_PAIR, text), *finditer(_LETTERS, text), *finditer(_IN_BRACKETS, text)]:
        a, b = [name for name, told in pair.groupdict().items() if told]
        one, two = (words(pair[key]).rstrip(" ,.-") for key in (a, b))
        close = pair.end(b) + (pair.re is _IN_BRACKETS)
        yield Mark(pair.start(a), pair.end(a), one), Mark(pair.start(b), close, two)
    for act in finditer(_ACT, text):
        if _NOT_A_MOTION.match(text, act.start()):
            continue
        if act["noun"]:
            match = None if _SIDE.search(text, max(0, act.start() - 18), act.start()) else _OF.match(text, act.end())
            name = _name(match) if match else None
            if match and name:
                yield Mark(act.start(), match.end(), name), None
            continue
        if (shared := _shared(text, act)) is not None:
            yield shared
            continue
        names_other = act.group() == "nominated" and not text.startswith(" by", act.end())
        names_other = names_other or _CANDIDATE.match(text, act.end()) is not None
        told = None if names_other else _after(text, act.end(), bool(act["label"]))
        if told is not None:
            yield Mark(act.start(), told[0], told[1]), None
        elif not act["label"] and not text.startswith("ominated by", act.start() + 1):
            mark = _before(text, act.start())
            yield from () if mark is None else [(Mark(mark.start, act.end(), mark.name, bool(act["weak"])), None)]


def _seconders(text: str) -> Iterator[Mark]:
    for act in finditer(_SECOND, text):
        if _TO_A_PLACE.match(text, act.end()):
            continue
        told = _after(text, act.end(), bool(act["label"]))
        if told is not None:
            yield Mark(act.start(), told[0], told[1])
        elif not act["label"] and (mark := _before(text, act.start())) is not None and mark.name:
            yield Mark(mark.start, act.end(), mark.name)


def find_marks(text: str) -> tuple[list[Mark], list[Mark]]:
    """Movers and seconders, each in the order of the text and disjoint."""
    found = list(_movers(text))
    movers = _disjoint(mover for mover, _ in found)
    shared = {mover.start: (mover, second) for mover, second in found if second}
    starts = sorted(shared)
    seconders = [second for _, second in shared.values()]
    for mark in _seconders(text):
        index = bisect_right(starts, mark.start) - 1
        if index < 0 or mark.start >= shared[starts[index]][1].end:
            seconders.append(mark)
    return movers, _disjoint(seconders)


def _disjoint(marks: Iterator[Mark] | list[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept

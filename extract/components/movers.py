"""Who moves and who seconds, as minutes print it: a name before or after the verb, in English and Welsh."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from extract.components.mover_names import ANYONE, BARE, HOLDER, OFFICE, PART, PERSON, SAFE, SINGLE, WHO, Mark, S
from extract.components.mover_pairs import find_pairs
from extract.scanning import finditer
from extract.text import words

_ADVERBS = (
    r"(?:,?\s(?:then|formally|also|had|duly|has|further|and|who|having|accordingly|therefore|subsequently"
    r"|thereafter|thereupon|next|again|finally|now|in|turn"
    r"|with|the|consent|of|Council)){0,6},?"
)
_ACT = re.compile(
    rf"(?<![\w-])(?:(?P<verb>(?i:moved|proposed|moves|proposes)|[Nn]ominated(?=\s(?:(?:as|for)\s(?:[\w-]+\s){{1,3}})?by\s)"
    rf"|nominated(?={S}{PERSON}))"
    r"|(?P<weak>put\sforward|suggested|moving|proposing)"
    r"|(?P<label>(?i:mover|proposer|cynigydd|g?cynigiwyd|gynigiwyd|cynigiodd|gynigiodd|(?<=ar\s)gynnig|cynnig(?=\s?:\s{0,3}(?:y\s)?cyng))|(?i:prop)(?=[.:]"
    r"|\s(?:Cllr|Councillor|Mrs?|Ms|Dr)\b))"
    r"|(?P<noun>(?i:motion|proposition|proposal|amendment|gynnig)|(?<=n\sthe\s)nomination))(?![\w-])"
)
_SECOND = re.compile(
    r"(?<![\w-])(?:(?P<verb>(?i:seconded|seconds|seconding))|(?P<noun>[Ss]econd(?=\sby\s))"
    r"|(?P<label>(?i:seconder|eiliwyd|heiliwyd|eilydd|eilio(?=\s?:|\sgan\b)|eiliodd|eiliad(?=\sy|\sgan))|2nd(?=\.?\s(?:by\s)?(?:Cllr|Councillor|Mr)\b)|(?i:sec)(?=[.:]|\s(?:Cllr"
    r"|Councillor|Mrs?|Ms|Dr)\b)))(?![\w-])"
)
_SHARED = re.compile(
    rf"(?i:\s?(?:/|and|&)\s?(?:seconded|seconder)(?:\sby)?)\s?[:(–-]?{S}?(?:(?:Councillors|COUNCILLORS|Cllrs\.?"
    rf"|Messrs\.?|Members){S})?(?P<one>{PERSON}|{BARE}|{PART})"
    rf"{S}?(?:/|,|;|and|&|–|-){S}?(?P<two>{PERSON}|{BARE}|{PART})"
)
"""After "Proposed": "/Seconded: A / B", " and seconded by A and B"."""
_BY = re.compile(
    rf"(?i:\.?(?:{S}(?:as{S}an?{S}(?:true|correct|accurate|fair)(?:{S}(?:and{S}(?:true|correct|accurate){S})?record)?|for{S}(?:approval|acceptance|adoption)"
    rf"|(?:as|for|to{S}be){S}(?:the{S})?(?:(?:vice|deputy)[\s-])?(?:chair\w{{0,6}}|mayor|leader|convener|clerk)"
    rf"|duly|formally|then|hynny|hyn|gwelliant|cynnig|y{S}cynnig"
    rf"|y{S}gwelliant)){{0,2}}{S}(?:by|gan|of)"
    rf"|(?:(?<=prop)|(?<=sec))\.(?=\s)|{S}?[:–-])\s?[:–-]?{S}{{0,2}}(?:{ANYONE}|(?<=[:y.]\s){SINGLE})"
)
_STRAIGHT = re.compile(rf"{S}(?:{SAFE}|(?P<single>[A-Z]{{2,3}})(?=[,;).])|\((?P<initials>[A-Z]{{2,3}})\))")
_MOVER_FIRST = re.compile(
    rf"(?:^|(?<=[.;:)\n]\s)|(?<=[.;:)\n])|(?<=\sand\s)|(?<=\s\s))"
    rf"(?:{PERSON}|{HOLDER})[ ](?:then[ ]|also[ ]|duly[ ]){{0,2}}$"
)
""""Councillor Ash " at the beginning of a sentence, right before "proposed Councillor Elm"."""
_WELSH_BY = re.compile(rf"(?:{S}[^\s.;,]{{1,30}}){{1,12}}?{S}gan{S}{SAFE}")
""""Cynigiwyd gwrthod y cais gan y Cynghorydd ...": what was moved stands between."""
_OF = re.compile(
    rf"(?:{S}(?:a{S}ganlyn|canlynol|isod)|(?P<given>{S}(?:submitted|tabled|put{S}forward|presented|received)))?"
    rf"{S}(?i:of|by|from|gan){S}{SAFE}"
)
_SECONDED_NEXT = re.compile(r"[^.\n]{0,60}?\b[Ss]econded\b")
""""Motion submitted by Councillor Ash": who gave notice moved it where a seconder is named right behind."""
_SUBJECT = re.compile(
    rf"(?<!\w)(?:{WHO}|(?:(?<=[.:;)\n(]\s)|(?<=[.:;)\n(])|(?<=and\s)|(?<=,\s)|(?<=\n)|^)(?P<bare>{BARE})))"
    rf"{OFFICE}(?P<within>,{S}(?i:seconded{S}by){S}[^,;\n]{{3,60}}(?:\n[^,;\n]{{3,40}})?,?)?{_ADVERBS}{S}$"
)
_PRESENTS = re.compile(
    rf"\s{{0,40}}(?P<subject>{SAFE}{OFFICE})\s+(?:then\s|also\s)?(?:"
    r"(?:presented|introduced|led|outlined|explained|submitted|summarised|spoke\sto|set\sout|gave|reported|highlighted"
    r"|commended|referred\sto|read)"
    r"|(?P<opinion>felt|thought|believed|considered|said|stated|argued|commented|expressed|thanked|welcomed|supported"
    r"|opposed|questioned|urged|raised|described|acknowledged|was|wished|agreed|disagreed|remarked|voiced|noted))\s"
    r"(?:[^.\n]|\n(?!\s*\n)){3,300}?\sand\s+(?:then\s|formally\s|therefore\s|so\s)?"
    r"(?=(?i:moved|proposed|seconded)|$)"
)
_TO_BE_SECONDED = re.compile(r"[^.]{0,200}?\b[Ss]econd(?:ed|ing)\b|[^.]{0,200}\.\s[^.]{0,60}?\bseconded\b")
"""What follows a proposal told behind an opinion: without it "officers had listened and proposed" may be meant."""
_PRONOUN = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey)(?:\s(?:then|also|therefore|formally|accordingly|duly)){0,2}\s{1,40}$"
)
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


_CIVIC = re.compile(r"^(?:(?:Lord|Deputy|Depute)[\s-])?(?:Mayor|Provost)\s(?=[A-Z])")
"""An office that stands as a title before a name: "Mayor R Ash" is R Ash."""


def _name(match: re.Match[str]) -> str | None:
    """The person, else the office, as printed; None for a list of people."""
    groups = match.groupdict()
    found = (
        groups.get("held")
        or groups.get("named")
        or groups.get("bare")
        or groups.get("single")
        or groups.get("initials")
        or _holder(match.group())
    )
    plain = _CIVIC.sub("", words(found or "").rstrip(" ,.-–").replace("- ", "-"))
    return None if not plain or _SEVERAL.match(plain) else plain


_HELD = re.compile(HOLDER)


_REST = re.compile(rf"(?:{S}(?:the|and|&|[A-Z][\w’'-]*),?){{0,7}}{S}[A-Z][\w’'-]*")


def _holder(told: str) -> str | None:
    """The office, with the rest of its name where it breaks off within one ("the Leader of the")."""
    match = _HELD.search(told)
    if match is None:
        return None
    broken = match.group().endswith((" of", " for", " the", " and", " &"))
    rest = _REST.match(told, match.end()) if broken else None
    return match.group() + rest.group() if rest else match.group()


_JOINED = re.compile(r"\b(?:and|then|formally|therefore|so)\s+$")


_OBJECT = re.compile(
    r"(?:\b(?P<joined>thanked|congratulated|supported|welcomed|asked|invited|echoed|praised|commended|heard|hearing|seconding|after|before|for)"
    r"|\b(?:to|of|with|from|about|by|beside|behind|alongside|against))\s+(?:the\s)?$"
)
"""What stands before one who is only spoken of: "The Chair thanked Councillor Ash and moved", "hearing from Elm"."""
_OWN_VERB = re.compile(r"\b(?:who|having|moving|proposing|seconding|suggesting)\b")
""" "thanked Councillor Ash, who moved", "with Councillor Ash moving": a verb of whoever is spoken of."""


def _is_object(window: str, act: str, match: re.Match[str]) -> bool:
    """Whether a name before a verb is no subject of it: a word before the name makes it part of something else."""
    spoken_of = _OBJECT.search(window[: match.start()])
    if spoken_of is None or _OWN_VERB.search(window[match.start() :] + act):
        return False
    apart = _JOINED.search(window[-20:]) or window.rstrip().endswith(",")
    return bool(apart) or not spoken_of["joined"]


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
        spoken_of = _is_object(window, text[at : at + 9], match)
        return None if spoken_of else Mark(start + match.start(), at, name)
    return _same_subject(text, at) if _JOINED.search(window[-20:]) else None


def _same_subject(text: str, at: int) -> Mark | None:
    """The subject of "Councillor Ash presented the report and moved": who begins the sentence, where nobody else is
    named in it."""
    floor = max(0, at - 400)
    ends = [end + len(mark) for mark in (". ", "\n", ".\u00a0") if (end := text.rfind(mark, floor, at)) >= 0]
    for begin in sorted(ends, reverse=True) or [floor]:
        match = _PRESENTS.match(text, begin, at)
        name = _name(match) if match else None
        if not match or not name or _PEOPLE.search(text, match.end("subject"), at):
            continue
        if match["opinion"] is None or _TO_BE_SECONDED.match(text, at):
            return Mark(begin, at, name)
    return None


def _only_one(text: str, at: int) -> str | None:
    """The person named in the sentence before, where it names one alone."""
    end = text.rfind(". ", max(0, at - 6), at) + 1
    if not end:
        return None
    begin = max(text.rfind(mark, max(0, end - 400), end - 1) for mark in (". ", "\n"))
    people = _people(text, max(begin, end - 400, 0), end)
    if not people:  # the sentence before speaks of "he" too: who the paragraph is about
        floor = max(text.rfind("\n", max(0, end - PARAGRAPH), end - 1), end - PARAGRAPH, 0)
        people = _people(text, floor, end) if any(title in text[floor:end] for title in _TITLES) else set()
    return next(iter(people)) if len(people) == 1 else None


PARAGRAPH = 900
"""Characters before "he" in which the person whom a paragraph is about is looked for."""
_TITLES = ("ouncillor", "Cllr", "OUNCILLOR", "CLLR", "Alderm", "Bailie", "Mr", "Ms ", "Miss", "Dr", "ynghor", "Cyng")


def _people(text: str, start: int, end: int) -> set[str]:
    return {words(match.group()).rstrip(" ,.-") for match in _PEOPLE.finditer(text, start, end)}


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


def _names_nominee(text: str, act: re.Match[str]) -> bool:
    """Whether a verb stands between who moved and who was put forward: "Cllr Ash proposed Cllr Elm"."""
    if not act["verb"] or not _STRAIGHT.match(text, act.end()):
        return False
    match = _MOVER_FIRST.search(text, max(0, act.start() - 80), act.start())
    return match is not None and match.end() == act.start()


def _shared(text: str, act: re.Match[str]) -> tuple[Mark, Mark] | None:
    match = _SHARED.match(text, act.end())
    if not match:
        return None
    one, two = (words(match[key]).rstrip(" ,.-") for key in ("one", "two"))
    return Mark(act.start(), match.end("one"), one), Mark(match.start("two"), match.end(), two)


def _movers(text: str) -> Iterator[tuple[Mark, Mark | None]]:
    yield from find_pairs(text)
    for act in finditer(_ACT, text):
        if _NOT_A_MOTION.match(text, act.start()):
            continue
        if act["noun"]:
            match = None if _SIDE.search(text, max(0, act.start() - 18), act.start()) else _OF.match(text, act.end())
            name = _name(match) if match else None
            if match and name and (not match["given"] or _SECONDED_NEXT.match(text, match.end())):
                yield Mark(act.start(), match.end(), name), None
            continue
        if (shared := _shared(text, act)) is not None:
            yield shared
            continue
        names_other = act.group() == "nominated" and not text.startswith(" by", act.end())
        told = None if names_other or _names_nominee(text, act) else _after(text, act.end(), bool(act["label"]))
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

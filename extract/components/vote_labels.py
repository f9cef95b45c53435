"""Labels over the lists of a division: "For the motion (8) -", "Those voting against:", "Yn erbyn:"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract import rules
from extract.components.name_words import OFFICE, PLURAL, TITLE
from extract.components.numbers import WORDS, read
from extract.scanning import finditer, search

OPTIONS = ("for", "against", "abstain", "absent")
SPACED = r"[\s\u00a0]{1,3}"


def option_words(option: str) -> str:
    """Pattern for every word of an option."""
    found = rules.values("vote_lists", "words", option=option)
    return rules.alternatives(word.replace(" ", SPACED) for word in found)


_OPTION = "|".join(f"(?P<{option}>{option_words(option)})" for option in OPTIONS)
_LEAD = (
    r"(?:(?:there|the|those|these|following|named|members?|councillors?|cllrs|elected|who|also|and|had|having|persons"
    r"|number|total|y|yr|canlynol|bleidleisiodd|pleidleisiodd)[\s\u00a0]{1,3}){0,6}"
)
_VOTED = r"(?:(?P<voted>vot(?:ed|ing|es?)|casting|cast|pleidlais|pleidleisiau|pleidleisio)[\s\u00a0]{1,3})?"
_THING = (
    r"(?:motions?|amendments?|recommendations?|proposals?|proposition|resolution|budget|minutes|refusal|approval"
    r"|deferral"
    r"|application|cynnig|gwelliant)"
)
_GAP = r"(?:[ \t\u00a0]{1,3}|[ \t]{0,3}\r?\n[ \t]{0,20}(?!\s))"
_OBJECT = (
    rf"(?:{_GAP}(?:of{_GAP})?(?:(?:the|this|his|her|their|that|y|yr){_GAP})?(?:[\w’']{{1,20}}{_GAP}){{0,3}}?(?P<thing>{_THING})\b"
    rf"(?:{_GAP}(?:by|of|as|moved|proposed|being|in|to|i|gan)\b[^\n:;|()]{{0,80}}?)?)?"
)
_TAIL = r"(?:[\s\u00a0]{1,3}(?:were|was|are|is|being|as[\s\u00a0]follows|fel[\s\u00a0]a[\s\u00a0]ganlyn))?"
_COUNT = (
    r"(?:[,:]?\s{0,3}[(\[]\s?(?P<n>\d{1,3}|none|nil|dim)(?:\s(?:votes?|members?|councillors?))?\s?[)\]]"
    r"|\s{0,2}[:–=,-]{0,2}\s{0,2}(?P<n2>\d{1,3})(?:\s(?:votes?|members?|councillors?))?(?![\d\w]|[./:]\d))?"
)
_MARK = (
    r"(?P<mark>\s{0,3}(?::\s{0,2}[-–—]?|[–—=|]|-(?!(?<=\w-)\w))|(?=[ \t\u00a0]{0,20}(?:[\r\n]|\Z))"
    r"|(?(n2)[ \t]?\((?=(?-i:[^\W\d_a-z])[^()\n\d]{2,900}\))|(?!))"
    r"|(?=(?:[ \t]{2,60}|\t)(?:(?-i:[^\W\d_a-z])|none\b|nil\b))"
    r"|(?<=\))(?=[ \t]{1,4}(?-i:[^\W\d_a-z]))|(?=[ \t](?-i:[^\W\d_a-z])[^\n:()]{1,200}\(\d{1,3}\)[ \t]*(?:[\r\n]|\Z)))"
)
_PERSON = rf"[\s\u00a0]{{1,4}}(?:{PLURAL}|{TITLE}|{OFFICE})"
_NOT_BY = "".join(f"(?<!{word})" for word in ("by", "of", "gan", "the", "Lord", "Vice", "Deputy", "Depute"))
_LABEL = re.compile(
    rf"(?:\A|[\n\r.,;:|(–—-])(?P<lead>[\s\u00a0•·*_–—-]{{0,12}})"
    rf"(?P<label>(?:{_LEAD}{_VOTED}(?:{_OPTION})(?!\w){_OBJECT}{_TAIL}){_COUNT})(?:{_MARK}|{_NOT_BY}(?={_PERSON}))",
    re.IGNORECASE,
)
_FREE = re.compile(
    rf"(?:\A|[\n\r.,;:|(–—-]|(?<=[a-z])(?=[ ]the[ ]following[ ]))(?P<lead>[\s\u00a0•·*_–—-]{{0,12}})"
    rf"(?P<label>{_LEAD}(?P<voted>vot(?:ed|ing|es?))[\s\u00a0]{{1,3}}(?:{_OPTION})(?!\w)[^\n.:;|(]{{0,100}}?{_COUNT})"
    rf"(?P<mark>\s?:\s?[-–—]?)",
    re.IGNORECASE,
)
# Names after the option inside a sentence: "2 voted for it (Councillors A and B)", "six against, viz., Alderman C".
_INLINE = re.compile(
    rf"(?<![\w-])(?P<label>(?:(?P<n1>\d{{1,3}}|{WORDS})[\s\u00a0]{{1,3}}(?:(?:members?|councillors?|votes?|had"
    rf"|having)"
    rf"[\s\u00a0]{{1,3}}){{0,3}})?(?P<voted>(?:voted|voting|cast)[\s\u00a0]{{1,3}})?(?:{_OPTION})(?!\w)(?:\sit)?{_OBJECT}"
    rf"(?:\s(?P<n2>\d{{1,3}}))?(?:\s?\((?=(?:{PLURAL}|{TITLE})\s)|,?\s(?:viz\.?,?|namely,?"
    rf"|being)\s(?=(?:{PLURAL}|{TITLE})\s)))",
    re.IGNORECASE,
)
_VOTED_QUICK = re.compile(r"[Vv]ot(?:ed|ing|es?)\s|VOT(?:ED|ING|ES?)\s")
_INLINE_QUICK = re.compile(
    r"\((?:Councillor|Cllr|Ald|Cyng|Y Cyng|M[rs]|Bailie|COUNCILLOR|CLLR)|\b(?:viz|namely|being)\b"
)
# "ForA. Ash, B. Elm and C. Osk3": cells of a table whose bounds are lost.
_GLUED = re.compile(
    r"^[ \t]{0,8}(?P<label>(?:(?P<for>For)|(?P<against>Against)|(?P<abstain>Abst(?:ain(?:ed|ing)?|entions?))"
    r"|(?P<absent>Absent)))"
    r"(?=[^\W\d_][^\n]{2,4000}\d[ \t]*$)(?=[A-ZÀ-ÖØ-Þ])",
    re.MULTILINE,
)
# "Motion - 3 (Mrs Ash, ...)", "Amendment 1" over names: the sides of a division, without "for the".
_SIDE_LINE = re.compile(
    rf"^[ \t]{{0,8}}(?P<label>(?P<side>Motion|MOTION|Amendment|AMENDMENT)(?P<which>\s\d)?)"
    rf"(?:(?:\s?[–:(-]\s?(?P<n>\d{{1,3}})\)?(?:\svotes?)?)[ \t]{{0,3}}[:(–-]?\s{{0,8}}|[ \t]{{0,3}}[:–-]?\s{{0,8}})"
    rf"(?=(?:{PLURAL}|{TITLE})\s)",
    re.MULTILINE,
)
_SIDE_QUICK = re.compile(r"^[ \t]{0,8}(?:Amendment|AMENDMENT)\b[^\n.]{0,30}(?:\d|$)", re.MULTILINE)
_GLUED_QUICK = re.compile(r"^[ \t]{0,8}Against[A-ZÀ-ÖØ-Þ]", re.MULTILINE)
_CANDIDATE_QUICK = re.compile(r"\b[Ff]or\s(?:the\s)?(?:C|Mr|Ms|Miss|Dr|Ald|Bailie)[^\n:]{2,60}:")
_CANDIDATE = re.compile(
    rf"(?:\A|[\n.;])[ \t\u00a0]{{0,8}}(?P<label>[Ff]or\s(?P<who>{TITLE}\s[^\n:;,.()]{{2,50}}?))"
    rf"(?:\s?\((?P<n>\d{{1,3}})(?:\svotes?)?\))?\s?:"
)
_THOSE_WERE = re.compile(r"(?:and\s)?(?:those|the\sfollowing)\s[^:]{2,60}\s(?:were|was)", re.IGNORECASE)
""" "...; those against were Councillors Ash and Elm"."""
_SIDE = re.compile(r"\b(motion|cynnig)|\b(amendment|gwelliant)", re.IGNORECASE)
_WHICH = re.compile(
    r"\b(first|second|third|fourth)(?=\s(?:motion|amendment))|(?<=amendment\s)(?:no\.?\s)?(\d{1,2}|(?-i:[A-D]))\b",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"\b(?:amendment|motion)\s{1,3}(?:(?:moved|proposed)\s)?(?:by|of)\s(?P<who>[^\n:;|()]{3,80})", re.IGNORECASE
)
_NONE = frozenset(("none", "nil", "dim"))
_QUICK = re.compile(
    r"gainst|GAINST|bst[ae]|BST|Noes|NOES|erbyn|ERBYN|blaid|BLAID|matal|MATAL|oting|OTING|[Vv]ot(?:ed|es?)\s(?:for|in)|VOTE"
    r"|For\s?[:(–|-]|For\sthe|FOR|mendment|MENDMENT|(?:ecorded|amed)\s[Vv]ote\b|Ayes?\s?[–:-]|AYES?\s?[–:-]|Yes\s?[–:-]|YES\s?[–:-]|=\s?(?:YES|NO|FOR|Yes|No|For)\b"
    r"|\bFor\s(?:C(?:oun|llr)|Mrs?\b|Ms\b|Ald)"
)


@dataclass(frozen=True, slots=True)
class Label:
    """One label: its option, what was voted on ("motion", "amendment", "amendment by Councillor Ash"), its count."""

    start: int
    end: int
    option: str
    side: str | None
    count: int | None
    is_vote: bool
    has_thing: bool
    counted: tuple[int, int] | None = None
    """Span of the count."""


def is_possible(text: str) -> bool:
    """Whether the text holds any word of a division; a quick test before the slow one."""
    return search(_QUICK, text) is not None


def _label(text: str, match: re.Match[str], voted: bool) -> Label | None:
    words = match["label"]
    if not voted and text[match.start()] == "," and "\n" not in match["lead"]:
        return None
    number = match["n"] or (match["n2"] if "n2" in match.re.groupindex else None)
    marked = match["mark"] is not None
    if not marked and not number:
        begins = match["lead"].find("\n") >= 0 or match.start("label") == 0 or text[match.start()] == "\n"
        begins = begins or (text[match.start()] == "." and words.casefold() != "for")
        if _THOSE_WERE.fullmatch(words):
            return _of(match, words, voted)
        if not (voted or (begins and words[:1].isupper())):
            return None
    return _of(match, words, voted)


def _of(match: re.Match[str], words: str, voted: bool) -> Label:
    """The label that a match is."""
    number = match["n"] or (match["n2"] if "n2" in match.re.groupindex else None)
    option = next(name for name in OPTIONS if match[name])
    side = _SIDE.search(words)
    count = None if number is None else 0 if number.casefold() in _NONE else int(number)
    thing = side is not None or bool(match.groupdict().get("thing"))
    counted = None if number is None else match.span("n" if match["n"] else "n2")
    return Label(match.start("label"), match.end(), option, _side(side, words), count, voted, thing, counted)


def _side(side: re.Match[str] | None, label: str) -> str | None:
    """What was voted on, with its mover where the label names one: of two amendments each is a side."""
    if side is None:
        return None
    owner = _OWNER.search(label)
    named = "motion" if side[1] else "amendment"
    which = _WHICH.search(label)
    if which and not owner:
        return f"{named} {(which[1] or which[2]).casefold()}"
    return f"{named} by {' '.join(owner['who'].split())}" if owner and not side[1] else named


def _near(pattern: re.Pattern[str], quick: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches of a slow pattern around those of a quick one that each of them holds."""
    reached = 0
    for found in finditer(quick, text):
        if found.start() < reached:
            continue
        match = pattern.search(text, max(reached, found.start() - 160), min(len(text), found.end() + 240))
        if match and match.start() <= found.start():
            reached = match.end()
            yield match


def _inline(text: str) -> Iterator[Label]:
    """Labels inside a sentence, where it says "voted" or gives a count."""
    for match in _near(_INLINE, _INLINE_QUICK, text):
        number = read(match["n1"] or match["n2"] or "")
        if number or match["voted"]:
            option = next(name for name in OPTIONS if match[name])
            count = int(number.value) if number else None
            counted = None if number is None else match.span("n1" if match["n1"] else "n2")
            yield Label(match.start("label"), match.end(), option, None, count, bool(match["voted"]), False, counted)


def _glued(text: str) -> Iterator[Label]:
    """Labels that their names follow without a space."""
    if _GLUED_QUICK.search(text):
        for match in _GLUED.finditer(text):
            option = next(name for name in OPTIONS if match[name])
            yield Label(match.start("label"), match.end("label"), option, None, None, False, False)


def _sides_named(text: str) -> Iterator[Label]:
    """Labels that name a side alone; read only where an amendment has one."""
    if _SIDE_QUICK.search(text):
        for match in _SIDE_LINE.finditer(text):
            side = " ".join(match["side"].casefold().split()) + (match["which"] or "")
            number = int(match["n"]) if match["n"] else None
            counted = match.span("n") if match["n"] else None
            yield Label(match.start("label"), match.end(), "for", side, number, False, True, counted)


def _candidates(text: str) -> Iterator[Label]:
    """Labels that name a candidate, "For Councillor Ash:", where another candidate has one too."""
    found = list(_CANDIDATE.finditer(text)) if _CANDIDATE_QUICK.search(text) else []
    whose = {match["who"] for match in found}
    for match in found if len(whose) > 1 else ():
        number = int(match["n"]) if match["n"] else None
        counted = match.span("n") if match["n"] else None
        side = f"candidate {' '.join(match['who'].split())}"
        yield Label(match.start("label"), match.end(), "for", side, number, False, True, counted)


def find_labels(text: str) -> Iterator[Label]:
    """Labels in the order of the text, disjoint."""
    found: dict[int, Label] = {}
    for match in finditer(_LABEL, text):
        label = _label(text, match, bool(match["voted"]))
        if label:
            found[label.start] = label
    for match in _near(_FREE, _VOTED_QUICK, text):
        label = _label(text, match, True)
        if label and label.start not in found:
            found[label.start] = label
    found |= {label.start: label for label in (*_inline(text), *_glued(text), *_sides_named(text), *_candidates(text))}
    end = 0
    for start in sorted(found):
        if start >= end:
            end = found[start].end
            yield found[start]

"""Statements of how a motion or an amendment ended: "Motion carried", "the amendment was put to the vote and lost"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from extract import rules
from extract.components import casting_votes, put_results, result_echoes
from extract.components.elsewhere import is_participle
from extract.components.part_votes import names_parts
from extract.scanning import finditer
from extract.text import Block, at_offset

_NOUN = (
    r"(?:[Mm]otion|[Aa]mendment|[Nn]otion|[Pp]roposal|[Pp]roposition|[Rr]ecommendations?|[Rr]eference\s[Bb]ack|MOTION"
    r"|AMENDMENT|PROPOSAL)"
)
_SUBJECT = (
    r"(?:\b(?:The|the|This|this|That|that|A|An)\s)?(?:\b[Oo]fficers?(?:[’']s?)?\s)?(?:\b(?:vote\son\sthe|VOTE\sON\sTHE|proposed)\s)?"
    r"(?:\b(?:[Ss]ubstantive|SUBSTANTIVE|[Oo]riginal|[Aa]mended|[Aa]ltered|[Rr]evised|[Cc]omposite|[Ff]irst|[Ss]econd|[Pp]rocedural|[Ff]urther"
    r"|[Tt]hird|[Ll]ate|[Cc]losure|SECOND|FIRST|ORIGINAL|[Aa]dditional|[Cc]ounter-?)\s)?\b"
)
_STEPS = (
    r"(?:,?\s(?:on|upon|when|having|being|was|were|then|therefore|duly|put|to|the|a|vote|been|accordingly"
    r"|and|declared|show|of|hands|be|subsequently|voted|as|amended|altered|had|by|majority|unanimously|recorded"
    r"|thereupon|accordingly"
    r"|meeting|thus|thereby|found|is|hereby|again|narrowly|also|become|hereupon"
    r"|seconded)){0,14}"
)
_SCORE = (
    r"(?:\s+by\s+(?:\d{1,3}|\w{3,12})\s(?:votes?\s+)?(?:to|:|-)\s?(?:\d{1,3}|\w{3,9}\b)(?:\s+votes?)?|\s+unanimously"
    r"|\s\d{1,3}\s?[-–:]\s?\d{1,3}(?:\s?[-–:]\s?\d{1,3})?"
    r")?(?:,?\s+(?:with|and)\s+\w+\s+abst\w{3,10})?"
)
_TOLD = re.compile(
    rf"(?P<quote>{_SUBJECT}{_NOUN}(?!\sand\shad\b)(?:\s(?:\d|[A-Z])\b)?(?:,\s(?:having|being)\s[^.,;\n]{{3,60}}(?=,\s))?{_STEPS},?\s?[:–-]?\s?"
    r"(?P<verb>[Ll]ost|LOST|[Dd]efeated|DEFEATED|[Nn]ot\s(?:[Cc]arried|agreed|approved|supported|accepted"
    r"|passed)|NOT\s(?:CARRIED|AGREED|PASSED|APPROVED)"
    r"|(?:did|DID)\s(?:not|NOT)\s(?:carry|pass|succeed)|[Ff]ailed(?!\s(?:for|to\b))|FAILED|[Ff]alls|[Ff]ell"
    r"|FELL|[Rr]ejected|[Nn]egatived|[Cc]arried|CARRIED|PASSED"
    r"|(?:became|to\sbe|is|was)\sthe\s(?:finding|decision|resolution|judge?ment)\sof\sthe\s(?:[Mm]eeting|Council|Committee|Board"
    r"|Authority|Sub-Committee|Panel)"
    rf"|[Aa]greed|AGREED|[Aa]pproved|(?<=otion\swas\s)adopted|[Aa]ccepted|[Pp]ass(?:ed|es)|(?<=unanimously\s)supported(?!\sby\s(?:Cllr|Councillor)))\b(?!\s(?:forward|out|over)\b){_SCORE})"
)
# Words may stand between a motion and its result ("the proposal was seconded by X but, on being put, was lost"); then
# only verbs count that nothing but a motion can take.
_FAR = re.compile(
    rf"(?P<quote>{_SUBJECT}(?:{_NOUN}|change)\b(?:(?!\b(?:[Mm]otion|[Aa]mendment|[Pp]roposal|[Rr]ecommendation)s?\b)"
    r"(?:[^.;\n]|\.(?=\d))){1,220}?"
    r"(?:\b(?:was|were|being|be|and|is)\s)(?:(?:then|duly|therefore|declared|accordingly|to|be|was|put"
    r"|and|unanimously)\s){0,4}"
    rf"(?P<verb>lost|LOST|defeated|DEFEATED|not\scarried|NOT\sCARRIED|not\sagreed|not\ssupported(?!\sby)|negatived|carried|CARRIED)\b"
    rf"(?!\s(?:forward|out|over)\b){_SCORE})"
)
_MOTION_TO = re.compile(
    rf"(?P<quote>\b(?:The|the|This|A|An)\s(?:[Mm]otion|[Pp]roposal)\s(?:to|that|for)\s[^.;\n]{{3,160}}?\b[Rr]ecommendations?\b[^.;\n]{{0,60}}?\s(?:was|were)\s"
    rf"(?:[\w-]+,?\s){{0,8}}?(?P<verb>not\scarried|carried|CARRIED|lost|LOST|defeated|agreed){_SCORE})"
)
""" "The motion to follow the officer's recommendation was carried": of the motion."""
_OF = re.compile(
    rf"(?P<quote>{_SUBJECT}{_NOUN}\s(?:for|of|on|by|from|in|to)\s(?:[^\s.;:,]{{1,30}}\s){{1,9}}?(?:(?:was"
    rf"|were)\s)?(?:(?:then|duly|declared"
    r"|accordingly|therefore|put|and|to|the|vote)\s){0,6}(?P<verb>(?<=vote\sand\s)(?:agreed|approved)|[Ll]ost|LOST"
    r"|[Dd]efeated|DEFEATED|fell|FELL|failed|FAILED"
    r"|[Nn]ot\s[Cc]arried"
    rf"|NOT\sCARRIED|carried|CARRIED){_SCORE})(?=\s?[.,;(]|\s[–-]\s|\swith(?:out)?\b|\s?\n|$)"
)
""" "The proposal for a site visit fell."."""
_DECLARED = re.compile(
    rf"(?P<quote>\b(?:The\s|the\s)?(?:[A-Z][\w-]+\s){{1,4}}(?:then\s|thereupon\s"
    rf"|duly\s)?declared\s+{_SUBJECT}{_NOUN}\s(?:as\s)?(?:to\s"
    r"(?:be|have\sbeen)\s)?(?P<verb>[Ll]ost|LOST|[Dd]efeated|[Cc]arried|CARRIED|[Nn]ot\s[Cc]arried|[Ff]allen)\b"
    rf"{_SCORE})"
)
_PUT_AND_DECLARED = re.compile(
    r"(?P<quote>\b(?:The|the)\s(?:[A-Z][\w-]+\s){1,4}(?:then\s|thereupon\s|duly\s)?put\s(?:the|this|that)\s(?P<what>(?:\w+\s){0,2}?"
    rf"{_NOUN})(?:,?\sas\samended,?)?(?:\sto\s(?:the\s|a\s)?(?:vote|meeting|Council|Committee|show\sof\shands))?,?\s(?:and|which\s(?:he|she)|who)\s"
    r"(?:(?:then\s|thereupon\s|duly\s)?declared\s(?:it|the\ssame)\s(?:to\s(?:be|have\sbeen)\s|as\s)?"
    r"|(?:it|this)\swas\s(?:then\s|duly\s|unanimously\s|declared\s)?)"
    rf"(?P<verb>[Ll]ost|LOST|[Dd]efeated|[Cc]arried|CARRIED|[Nn]ot\s[Cc]arried)\b{_SCORE})"
)
""" "The Mayor put the motion and declared it carried", "... put the motion to the vote and it was carried"."""
_BETWEEN = re.compile(r"\b[Ss]econded\b[^.;]{3,120}?\sand,?\s(?:then\s)?(?:,?\s?(?:on|upon|when)\s)")
"""Who moved and seconded, told before the result in one sentence."""
_VOTED_FOR = re.compile(r"\bvot(?:ed|es|ing)\s(?:for|against|in\sfavour\sof)\s$", re.IGNORECASE)
_TAIL = re.compile(r"\b(?:(?:it\s)?(?:was|were)|been)\s(?=(?:\w+\s){0,4}$)")
_CHANGE = re.compile(
    r"(?P<quote>\b[Tt]he\s(?:proposed\s)?change\s(?:in|to|of)\s[^.;\n]{3,80}?\swas\s(?:\w+ly\s|then\s)?"
    r"(?P<verb>agreed|carried)\b)"
)
_STATUS = re.compile(
    r"\b(?:[Mm]otion|[Aa]mendment|MOTION|AMENDMENT|[Pp]roposal|[Rr]esolution|[Rr]ecommendation)\s(?:[Ss]tatus|[Rr]esult|[Oo]utcome|STATUS"
    r"|RESULT)\s?:\s?"
    r"(?P<quote>(?P<verb>[Rr]ejected|[Cc]arried|[Ll]ost|[Dd]efeated|[Aa]greed|[Aa]pproved|[Nn]ot\s[Cc]arried"
    r"|[Pp]assed|[Ff]ell))\b"
)
""" "Motion status: Carried": a field of a voting record."""
# A line or sentence of its own: "Not carried 1–2", "CARRIED.", "This fell, five voting for and eight against".
_ALONE = re.compile(
    r"(?P<quote>(?:(?<=\n)|(?<=\n[ \t]{3})|(?<=[.”;\"]\s)|(?<=;\n))(?P<verb>[Nn]ot\s[Cc]arried|NOT\sCARRIED"
    r"|LOST|Lost|DEFEATED|Defeated|CARRIED|Carried"
    r"|(?<=;\s)carried(?:\s\d{1,3}\s?[-–:]\s?\d{1,3}(?:\s?[-–:]\s?\d{1,3})?)?)\b)"
    r"(?=[ \t]{0,3}(?:[.(\n–-]|:\s?(?:\d|[Uu]nanimous)|\d|$|by\s|unanimously|nem\b|on\s(?:a|the)\s))"
    r"|(?P<this>(?<=[.\n]\s)(?:This|It)\s(?P<fell>fell|was\snot\s(?:carried|agreed))\b)"
    r"(?=[ ,;]{0,2}(?:by\s|with\s|\w+\svoting|\d|\.|$))"
)
_NOT_AGREED = re.compile(
    r"(?<=\n)[ \t]{0,12}(?P<quote>(?P<verb>NOT\s(?:AGREED|APPROVED|SUPPORTED))\s?:\s?[^\n]{3,300}?)(?=\.?\s*(?:\n|$))"
)
_OTHER_WORDS = re.compile(
    rf"(?P<quote>(?<![\w-])(?:(?P<lost>{rules.alternatives(rules.values('results', 'phrases', carried='no'))})"
    rf"|(?P<carried>{rules.alternatives(rules.values('results', 'phrases', carried='yes'))}))(?!\w))"
)
_SHORT = re.compile(
    r"(?P<quote>\b(?:[Ii]t|[Tt]his|which|and)\swas\s(?:then\s|duly\s|unanimously\s|accordingly\s|declared\s"
    r"|therefore\s){0,3}(?P<verb>carried|CARRIED|lost|LOST|defeated|DEFEATED)\b(?!\s(?:forward|out|over)\b)"
    rf"{_SCORE})"
    r"|(?P<this>\b(?:RESOLVED|Resolved|AGREED|Agreed)\saccordingly(?=\s?\.?\s*(?:\n|\Z))|(?<=\n)This\swas\s(?:then\s"
    r"|duly\s|unanimously\s)?agreed\b(?:\sby\sthe\s[A-Z]\w+)?)(?=\s?[.\n]|$)"
)
_SECONDED_AND = re.compile(
    rf"\b[Ss]econded\sby\s[^.;\n]{{3,60}}?,?\sand\s(?:then\s|duly\s)?(?P<quote>(?P<verb>carried|lost|defeated){_SCORE})(?=\s?[.,;\n(]|$)"
)
""" "This was seconded by Councillor Ash and carried by 20 votes to 14"."""
_MAYBE = re.compile(
    r"\b(?:if|whether|would|should|could|might|had\sbeen|unless|were\sto\sbe|in\sthe\sevent)\b", re.IGNORECASE
)
_TO_BE = re.compile(
    r"(?<!to )\bbe\s(?:not\s)?(?:agreed|approved|accepted|carried|rejected|supported"
    r"|not\s\w+)$",
    re.IGNORECASE,
)
""" "that recommendation b) be not agreed" is what was moved."""
_RETOLD = re.compile(
    r"\b(?:noted|reported|recalled|said|stated|told|informed|heard|explained|advised|reminded)\b[^.]{0,60}\bthat\b"
)
"""What somebody says became of a motion happened elsewhere or before."""
_PAST_AFTER = re.compile(r"\sat\s(?:the|its|their)\s(?:last|previous)\smeeting\b")
_UNPUT = re.compile(
    r"\b(?:no\sseconder|not\sseconded|a\sseconder|withdrawn|withdrew|out\sof\sorder|fell\sfor"
    r"|lapsed)\b",
    re.IGNORECASE,
)
_LOST = ("lost", "defeated", "fell", "falls", "fallen", "failed", "rejected", "negatived")


@dataclass(frozen=True, slots=True)
class Result:
    """A statement of how a motion ended. `subject` is `amendment`, `substantive` (as amended) or `motion`."""

    start: int
    end: int
    carried: bool
    block: int
    subject: str = "motion"
    """`any` where a line or sentence tells the result alone and does not say of what."""


def _subject(quote: str) -> str:
    low = quote.casefold()
    if re.search(r"\bsubstantive|\bas (?:amended|altered)|amended motion|motion[^.]{0,12}as (?:amended|altered)", low):
        return "substantive"
    return "amendment" if re.search(r"\bamendment|\bg?welliant", low) else "motion"


def _told_from(text: str, start: int, verb: int) -> int:
    """Where the result begins in a statement that first tells who moved and seconded, or who voted how."""
    if re.search(r"[“\"]", text[start:verb]):
        return start
    if not _BETWEEN.search(text, start, verb) and not _VOTED_FOR.search(text, max(0, start - 30), start):
        return start
    tails = list(_TAIL.finditer(text, start, verb))
    return tails[-1].start() if tails else start


def _verb(groups: dict[str, str | None]) -> str:
    """The verb of a statement; "carried" or "lost" where it has other words."""
    told = groups.get("verb") or groups.get("fell")
    if told:
        return " ".join(told.casefold().split())
    return "agreed" if groups.get("this") else "carried" if groups.get("carried") else "lost"


_FIELD_BEFORE = re.compile(r"(?:\bref:\s?\d+|\b[Ss]tatus:?|\b[Oo]utcome:?)\s{1,12}$")
""" "... ref: 1248   Recommendations Approved": the status that ModernGov prints of a decision."""


def _read(text: str, match: re.Match[str], blocks: Sequence[Block]) -> Result | None:
    groups = match.groupdict()
    whole = "quote" if groups.get("quote") else "this"
    quote, start, end = match[whole], match.start(whole), match.end(whole)
    verb = _verb(groups)
    block = at_offset(blocks, start)
    if block < 0 or end > blocks[block].end or blocks[block].section not in ("minutes", "decision"):
        return None
    lead = text[max(blocks[block].start, start - 160) : match.start()].rpartition(". ")[2]
    lost = verb in _LOST or " not" in verb or verb.startswith("not")
    if _PAST_AFTER.match(text, end, end + 40) or is_participle(text, quote, verb, end):
        return None
    told = text[max(start, text.rfind(",", start, match.start("verb"))) : end] if match.re is _FAR else quote
    if _TO_BE.search(quote) or _MAYBE.search(lead[-40:]) or _MAYBE.search(told) or _RETOLD.search(lead):
        return None
    if put_results.is_of_others(match, verb, start, blocks[block].start):
        return None
    if not lost and (names_parts(text, start, end) or _is_accepted(text, quote, verb, end)):
        return None
    if verb in ("fell", "falls", "failed") and _UNPUT.search(text, max(0, start - 80), end + 60):
        return None
    if quote.istitle() and _FIELD_BEFORE.search(text, max(0, start - 40), start):
        return None
    if match.re is _FAR:
        start = _told_from(text, start, match.start("verb"))
    named = text[max(0, start - 12) : end] if quote.startswith("which") else put_results.named(lead, quote)
    return Result(start, end, not lost, block, "any" if match.re in _OF_WHAT_IS_ABOVE else _subject(named))


def _is_accepted(text: str, quote: str, verb: str, end: int) -> bool:
    """Whether an amendment was only taken into the motion by its mover: nothing was put to the vote."""
    if verb != "accepted":
        return False
    return (_subject(quote) == "amendment" and "vote" not in quote) or text[end : end + 4] == " by "


_SCORE_THEN = re.compile(
    r"\b(?:for|against|favour|abst\w{3,10})\s?[-–—,;:]\s?(?P<quote>(?P<verb>[Cc]arried|[Ll]ost|[Dd]efeated))(?=\s?(?:[.;(\n]|\Z))"
)
""" "Seven for, one against - carried."."""
_OF_WHAT_IS_ABOVE = (_ALONE, _SECONDED_AND, _SCORE_THEN, *put_results.OF_WHAT_IS_ABOVE)
_PATTERNS = (
    *put_results.PATTERNS,
    _TOLD,
    _MOTION_TO,
    _STATUS,
    _OTHER_WORDS,
    _NOT_AGREED,
    _DECLARED,
    _PUT_AND_DECLARED,
    _OF,
    _FAR,
    _CHANGE,
    _SHORT,
    _SECONDED_AND,
    _SCORE_THEN,
    _ALONE,
    *casting_votes.PATTERNS,
)
"""In the order of trust: of two that begin at one place the first is kept."""


def find_results(text: str, blocks: Sequence[Block]) -> Iterator[Result]:
    """Statements in the order of the text, disjoint; the one that names its motion is kept before "it was lost"."""
    found = [
        (rank, result)
        for rank, pattern in enumerate(_PATTERNS)
        if pattern not in casting_votes.PATTERNS or "casting" in text or "deciding" in text
        for match in finditer(pattern, text)
        if (result := _read(text, match, blocks))
    ]
    kept: list[Result] = []
    for _, result in sorted(found, key=lambda entry: (entry[1].start, entry[0])):
        if kept and (result.start < kept[-1].end or _is_repeated(text, blocks, kept[-1], result)):
            continue
        if kept and casting_votes.tells(text[kept[-1].start : kept[-1].end]) and _tells_more(kept[-1], result):
            kept.pop()
        kept.append(result)
    yield from kept


def _is_repeated(text: str, blocks: Sequence[Block], last: Result, result: Result) -> bool:
    """Whether a result only says that the one before it was resolved: "carried ... RESOLVED accordingly"."""
    if last.subject == "any" and result.subject == "motion" and last.carried is result.carried:
        return (
            bool(result_echoes.VOTE_WORDS.fullmatch(text, last.end, result.start))
            and "\n" not in text[last.end : result.start]
        )
    accordingly = text[result.start : result.end].endswith("accordingly")
    return accordingly and last.carried and blocks[last.block].item == blocks[result.block].item


def _tells_more(casting: Result, result: Result) -> bool:
    """Whether a result right below a casting vote states what became of the same thing."""
    same = result.carried is casting.carried and (not result.carried or result.subject == casting.subject)
    return same and result.start - casting.end < 60


if not Doc.has_extension("results"):
    Doc.set_extension("results", default=())


@Language.component("results", requires=["doc._.blocks"], assigns=["doc._.results"])
def results(doc: Doc) -> Doc:
    """Set `doc._.results`."""
    doc._.results = tuple(find_results(doc._.source, doc._.blocks))
    return doc

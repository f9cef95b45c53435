"""Statements of how a motion or an amendment ended: "Motion carried", "the amendment was put to the vote and lost"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from extract.components.part_votes import names_parts
from extract.text import Block, at_offset

_NOUN = r"(?:[Mm]otion|[Aa]mendment|[Pp]roposal|[Rr]ecommendations?|MOTION|AMENDMENT)"
_SUBJECT = (
    r"(?:\b(?:The|the|This|That|that|A|An)\s)?(?:\b(?:vote\son\sthe|VOTE\sON\sTHE|proposed)\s)?"
    r"(?:\b(?:[Ss]ubstantive|SUBSTANTIVE|[Oo]riginal|[Aa]mended|[Ff]irst|[Ss]econd|[Pp]rocedural|[Ff]urther"
    r"|[Tt]hird|[Ll]ate)\s)?\b"
)
_STEPS = (
    r"(?:,?\s(?:on|upon|when|having|being|was|were|then|therefore|duly|put|to|the|a|vote|been|accordingly"
    r"|and|declared|show|of|hands|be|subsequently|voted|as|amended|altered|had|by|majority|unanimously|recorded)){0,14}"
)
_SCORE = r"(?:\sby\s\d{1,3}\s(?:votes?\s)?(?:to|:|-)\s?\d{1,3}(?:\svotes?)?|\sunanimously|\sby\s\w+\svotes?\sto\s\w+)?"
_TOLD = re.compile(
    rf"(?P<quote>{_SUBJECT}{_NOUN}(?:\s(?:\d|[A-Z])\b)?{_STEPS},?\s?[:–-]?\s?"
    r"(?P<verb>[Ll]ost|LOST|[Dd]efeated|[Nn]ot\scarried|[Nn]ot\sagreed|[Ff]ell|FELL|[Rr]ejected|[Cc]arried|CARRIED"
    rf"|[Aa]greed|AGREED|[Aa]pproved|[Aa]ccepted|[Pp]assed)\b(?!\s(?:forward|out|over)\b){_SCORE})"
)
# Words may stand between a motion and its result ("the proposal was seconded by X but, on being put, was lost"); then
# only verbs count that nothing but a motion can take.
_FAR = re.compile(
    rf"(?P<quote>{_SUBJECT}(?:{_NOUN}|change)\b(?:(?!\b(?:[Mm]otion|[Aa]mendment|[Pp]roposal|[Rr]ecommendation)s?\b)"
    r"(?:[^.;\n]|\.(?=\d))){1,220}?"
    r"(?:\b(?:was|were|being|be|and|is)\s)(?:(?:then|duly|therefore|declared|accordingly|to|be|was|put"
    r"|and|unanimously)\s){0,4}"
    rf"(?P<verb>lost|LOST|defeated|DEFEATED|not\scarried|not\sagreed|negatived|carried|CARRIED)\b"
    rf"(?!\s(?:forward|out|over)\b){_SCORE})"
)
_CHANGE = re.compile(
    r"(?P<quote>\b[Tt]he\s(?:proposed\s)?change\s(?:in|to|of)\s[^.;\n]{3,80}?\swas\s(?:\w+ly\s|then\s)?"
    r"(?P<verb>agreed|carried)\b)"
)
_SHORT = re.compile(
    r"(?P<quote>\b(?:[Ii]t|[Tt]his|which|and)\swas\s(?:then\s|duly\s|unanimously\s|accordingly\s|declared\s"
    r"|therefore\s){0,3}(?P<verb>carried|CARRIED|lost|LOST|defeated|DEFEATED)\b(?!\s(?:forward|out|over)\b)"
    rf"{_SCORE})"
    r"|(?P<this>(?<=\n)This\swas\s(?:then\s|duly\s|unanimously\s)?agreed\b(?:\sby\sthe\s[A-Z]\w+)?)(?=\s?[.\n]|$)"
)
_CASTING = re.compile(
    r"(?P<quote>\b(?:the\s)?[\w-]+(?:\s[\w-]+)?\s(?:used|gave|exercised|cast)\s(?:his|her|their|the|a)\scasting\svote"
    r"\sagainst(?:\sthe\s(?:motion|amendment|proposal|recommendation|application))?)(?=\s?[.,;])"
)
_MAYBE = re.compile(
    r"\b(?:if|whether|would|should|could|might|had\sbeen|unless|were\sto\sbe|in\sthe\sevent)\b", re.IGNORECASE
)
_RETOLD = re.compile(
    r"\b(?:noted|reported|recalled|said|stated|told|informed|heard|explained|advised|reminded)\b[^.]{0,60}\bthat\b"
)
"""What somebody says became of a motion happened elsewhere or before."""
_UNPUT = re.compile(
    r"\b(?:no seconder|not seconded|seconder|withdrawn|withdrew|out of order|fell for)\b", re.IGNORECASE
)
_LOST = ("lost", "defeated", "fell", "rejected", "negatived")


@dataclass(frozen=True, slots=True)
class Result:
    """A statement of how a motion ended. `subject` is `amendment`, `substantive` (as amended) or `motion`."""

    start: int
    end: int
    carried: bool
    block: int
    subject: str = "motion"


def _subject(quote: str) -> str:
    low = quote.casefold()
    if re.search(r"\bsubstantive|\bas (?:amended|altered)|amended motion|motion[^.]{0,12}as (?:amended|altered)", low):
        return "substantive"
    return "amendment" if "amendment" in low else "motion"


def _read(text: str, match: re.Match[str], blocks: Sequence[Block]) -> Result | None:
    groups = match.groupdict()
    quote = groups.get("quote") or groups.get("this") or ""
    verb = (groups.get("verb") or ("agreed" if groups.get("this") else "lost")).casefold()
    block = at_offset(blocks, match.start())
    if block < 0 or match.end() > blocks[block].end or blocks[block].section not in ("minutes", "decision"):
        return None
    lead = text[max(blocks[block].start, match.start() - 160) : match.start()].rpartition(". ")[2]
    lost = verb in _LOST or verb.startswith("not")
    if _MAYBE.search(lead[-40:]) or _MAYBE.search(quote) or _RETOLD.search(lead):
        return None
    if not lost and names_parts(text, match.start(), match.end()):
        return None
    if verb == "fell" and _UNPUT.search(text, max(0, match.start() - 80), match.end() + 60):
        return None
    return Result(match.start(), match.end(), not lost, block, _subject(quote))


def find_results(text: str, blocks: Sequence[Block]) -> Iterator[Result]:
    """Statements in the order of the text, disjoint; the one that names its motion is kept before "it was lost"."""
    found = [
        (rank, result)
        for rank, pattern in enumerate((_TOLD, _FAR, _CHANGE, _SHORT, _CASTING))
        for match in pattern.finditer(text)
        if (result := _read(text, match, blocks))
    ]
    kept: list[Result] = []
    for _, result in sorted(found, key=lambda entry: (entry[1].start, entry[0])):
        if kept and result.start < kept[-1].end:
            continue
        if kept and not result.carried and _is_casting(text, kept[-1]) and result.start - kept[-1].end < 60:
            kept.pop()
        kept.append(result)
    yield from kept


def _is_casting(text: str, result: Result) -> bool:
    """Whether a result only tells of a casting vote: "the motion was lost" after it is the statement to quote."""
    return "casting vote" in text[result.start : result.end]


if not Doc.has_extension("results"):
    Doc.set_extension("results", default=())


@Language.component("results", requires=["doc._.blocks"], assigns=["doc._.results"])
def results(doc: Doc) -> Doc:
    """Set `doc._.results`."""
    doc._.results = tuple(find_results(doc._.source, doc._.blocks))
    return doc

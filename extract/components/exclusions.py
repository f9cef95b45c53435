"""Resolutions to exclude press and public, with the paragraphs of exempt information that they state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import Exclusion, LegalReference, Resolution
from extract.components.within import ACTS_OF_MEETING, block_at, sentence_at
from extract.scanning import finditer
from extract.text import Block, Sentence, at_offset, overlaps, trim_clause

_QUICK = re.compile(
    r"exclu|leave|withdraw|private|closed\ssession|eithrio|gwahardd|wahardd|cau allan|committee|absence of",
    re.IGNORECASE,
)
_WHO = r"(?:public|press|media|wasg|cyhoedd|gyhoedd)"
_EXCLUDE = re.compile(
    rf"\b{_WHO}\b[^.;\n]{{0,200}}?(?:\n[^.;\n]{{1,120}})?\b(?:be\s|are\s|were\s|was\s)?(?:excluded|exclusion|cael\s(?:eu|ei)\s(?:h?eithrio|gwahardd))\b"
    rf"|\b(?:exclu(?:de|des|ded|ding|sion)|h?eithrio|gwahardd|wahardd|cau\sallan)\b(?:[^.;\n]"
    rf"|\n(?!\s*\n)){{0,60}}?\b{_WHO}\b"
    rf"|\b{_WHO}\b(?:[^.;\n]|\n(?!\s*\n)){{0,60}}?\b(?:leave|withdraw)\b"
    rf"|\b(?:taken|considered|heard|discussed|dealt\swith|held|transacted"
    rf"|determined)\s+in\s+the\s+absence\s+of\s[^.;\n]{{0,40}}?\b{_WHO}\b"
    r"|\bgo(?:es|ing)?\sinto\scommittee\b|\b(?:into|in|enter)\s(?:a\s)?(?:private\ssession|private|closed\ssession|confidential\ssession"
    r"|“?'?‘?in\scommittee)\b",
    re.IGNORECASE,
)
_BY_LAW = re.compile(
    r"[Ss]ch(?:ed)?(?:ule|\.)?\s(?:12\s?\(?A|7A|6)|Admission\sto\sMeetings|[Ss]ection\s42|100\s?\(?A|50A"
)
_NOT = re.compile(
    r"\bnot\s(?:to\s)?(?:be\s)?(?:now\s)?exclud|\b(?:remain|re-?admit|re-?admitted|no\sneed|need\snot)\b"
    r"|\bnot\s(?:to\s)?move\sinto"
    r"|\bpeidio\sag?\s|\bshould\snot\b|\bnot\snecessary\b|\bno\slonger\b"
    r"|\b(?:no|none\sof\sthe)\s(?:[\w/]+\s){0,4}(?:items?|business|matters?|reports?|papers?)\b[^.;]{0,80}\b(?:require|need|necessitat|warrant|merit|justif"
    r"|exclu)|\b(?:not|un)\s?(?:be\s)?(?:required|needed|warranted|moved)\b",
    re.IGNORECASE,
)
_RESOLVED = re.compile(
    r"\b(?:RESOLVED|Resolved|resolved|AGREED|Agreed|agreed|DECIDED|Decided|decided|ORDERED|PENDERFYNWYD|Penderfynwyd"
    r"|penderfynwyd|PENDERFYNODD|Penderfynodd|CYTUNWYD|Cytunwyd|cytunwyd|UNANIMOUSLY|DETERMINED)\b"
)
_BARE = re.compile(r"That\b,?\s")
_PUT = re.compile(
    r"\b(?:asked|invited|consider|recommend\w*|may\s(?:wish|be)|mov(?:e|es|ing)|pass|following\sresolution|proposed|if\s)\b",
    re.IGNORECASE,
)
"""Words above the clause of an agenda: "To pass the following resolution:"."""
_FORMAL = re.compile(r"(?i:resolved|agreed|decided|penderfynwyd|cytunwyd)(?:\s\w+ly)?\s{0,2}[:–—-]\s{0,3}")
_SENTENCE_END = re.compile(r"[.;](?=\s|$)|\n\s*\n|$")
_UNCERTAIN = re.compile(
    r"\b(?:may|might|could|would|whether|if|had|recommended\sto|is\sasked|are\sasked|to\sconsider"
    r"|considered\swhether|will\sbe"
    r"|previously)\b[^.]{0,60}$",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\b(?:[Pp]aragraphs?(?:\(s\))?|[Pp]aras?\.?|PARAGRAPHS?|[PpBbMm]h?aragraff(?:au)?|[Cc]ategor(?:y"
    r"|ies))(?:\s(?:[Nn]os?\.?|[Nn]umbers?))?\s{0,3}"
)
_ONE = r"(?:\(?\d{1,2}\)?(?![\d.]\d|\w))"
_NUMBERS = re.compile(
    rf"{_ONE}(?:(?:,\s*(?:and\s)?|\s*(?:and|or|to|&|a|ac|neu|hyd\sat|i)\s*(?:[Pp]aragraphs?\s)?"
    rf"|\s?[–-]\s?){_ONE}){{0,12}}"
)
_RANGE = re.compile(r"(\d{1,2})\)?\s?(?:[–-]|\sto\s|to\s|hyd\sat|\si\s)\s?\(?(\d{1,2})")
_NOT_SCHEDULE = re.compile(
    r"\s{1,3}(?:of|in|to)\s{1,3}(?:the\s|this\s)?(?:report|agenda|minutes?|Constitution|Access|Council|Procedure"
    r"|covering)",
    re.IGNORECASE,
)
_SCHEDULE = re.compile(
    r"\b(?:[Ss]chedule|[Ss]ch(?:ed)?\.?|SCHEDULE|[Aa]todlen)\s{1,3}(?P<number>\d{1,2}\s?(?:\([A-Z]\)|[A-Z])?)(?!\w)"
)
_PART = re.compile(r"\b(?:Part|PART|Rhan|Ran)\s{1,3}(?P<number>\d{1,2}|[IVX]{1,3}A?)\b")
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_HIGHEST = 18
"""Highest paragraph of exempt information in any schedule of the nations (Schedule 12A, Part 4, Wales)."""
_WINDOW = 1500


def paragraphs_of(clause: str) -> str | None:
    """Paragraphs of exempt information as a clause states them ("1,2"); ranges are written out, repeats left out."""
    found: list[str] = []
    for cue in _LIST.finditer(clause):
        match = _NUMBERS.match(clause, cue.end())
        if match is None or _NOT_SCHEDULE.match(clause, match.end()):
            continue
        numbers = _RANGE.sub(lambda pair: ",".join(map(str, _between(pair[1], pair[2]))), match.group())
        found += [number for number in re.findall(r"\d{1,2}", numbers) if 0 < int(number) <= _HIGHEST]
    return ",".join(dict.fromkeys(found)) or None


def _between(first: str, last: str) -> range:
    """Whole numbers of a stated range; at most the paragraphs there can be."""
    return range(int(first), min(int(last), _HIGHEST) + 1)


def _schedule(clause: str) -> str | None:
    match = _SCHEDULE.search(clause)
    return re.sub(r"[\s()]", "", match["number"]) if match else None


def _part(clause: str) -> str | None:
    match = _PART.search(clause)
    return _ROMAN.get(match["number"], match["number"]) if match else None


def nation(act: str | None, schedule: str | None, part: str | None, paragraphs: str | None) -> str | None:
    """Nation whose law a clause names, None where a doubt remains: the Act of 1972 alone is England's and Wales's.

    Part 4 of Schedule 12A, with its paragraphs 12 to 18, was inserted for Wales only.
    """
    if "Northern Ireland" in (act or "") or "(NI)" in (act or ""):
        return "Northern Ireland"
    if "(Scotland)" in (act or "") or schedule == "7A":
        return "Scotland"
    numbers = [int(number) for number in (paragraphs or "").split(",") if number]
    return "Wales" if schedule == "12A" and part == "4" and all(number >= 12 for number in numbers) else None


class _Reader:
    """Reads the exclusions of one text from what it resolved, else from the sentence that says it was resolved."""

    def __init__(self, doc: Doc) -> None:
        self.text: str = doc._.source
        self.blocks: Sequence[Block] = doc._.blocks
        self.sentences: Sequence[Sentence] = doc._.sentences
        self.resolutions: Sequence[Resolution] = sorted(doc._.resolutions, key=lambda fact: fact.start)
        self.references: Sequence[LegalReference] = doc._.legal_references
        self.is_minutes = doc._.section == "minutes"

    def _resolution(self, match: re.Match[str]) -> Resolution | None:
        index = at_offset(self.resolutions, match.start())
        for fact in self.resolutions[max(0, index) : index + 2]:
            if fact.start < match.end() and match.start() < fact.end:
                return fact
        return None

    def _acts(self, start: int, end: int) -> Iterator[str]:
        index = max(0, at_offset(self.references, start))
        for fact in self.references[index : index + 12]:
            if fact.act and start <= fact.start < end and "Access to Information" not in fact.act:
                yield fact.act

    def _clause(self, match: re.Match[str]) -> tuple[int, int] | None:
        """Span of an exclusion that no resolution covers: its sentence, where that or its cue says it was resolved."""
        sentence = sentence_at(self.sentences, match.start())
        if sentence is None:
            return None
        floor = max(self.text.rfind("\n\n", 0, match.start()), match.start() - 400, 0)
        cues = list(_RESOLVED.finditer(self.text, floor, match.start()))
        if not cues and (bare := self._bare(match, sentence)):
            return bare
        if not cues or _UNCERTAIN.search(self.text[sentence.start : match.start()][-160:]):
            return None
        opening = sentence_at(self.sentences, cues[-1].start()) or sentence
        start = min(opening.start, sentence.start)
        formal = _FORMAL.match(self.text, start, match.start())
        end = max(sentence.end, match.end())
        if self.text[end - 1] not in ".:;":
            further = _SENTENCE_END.search(self.text, end, end + 900)
            end = further.start() if further else end
        return trim_clause(self.text, formal.end() if formal else start, end)

    def _bare(self, match: re.Match[str], sentence: Sentence) -> tuple[int, int] | None:
        """A paragraph of minutes that is no more than the resolution: "That, under Section 100A, ..."."""
        index = at_offset(self.blocks, match.start())
        block, above = self.blocks[index], self.blocks[index - 1] if index > 0 else None
        if not self.is_minutes or block.start != sentence.start or not _BARE.match(self.text, block.start, block.end):
            return None
        if above and (_PUT.search(self.text[max(above.start, above.end - 300) : above.end])):
            return None
        lawful = _BY_LAW.search(self.text, sentence.start, sentence.end)
        return trim_clause(self.text, sentence.start, sentence.end) if lawful else None

    def _one(self, match: re.Match[str]) -> Exclusion | None:
        block = block_at(self.blocks, match.start())
        if block is None or block.section not in ACTS_OF_MEETING or block.is_heading:
            return None
        resolution = self._resolution(match)
        if resolution is not None:
            if resolution.outcome in ("lost", "withdrawn", "deferred", "refused", "noted"):
                return None
            return self._fact(resolution.start, resolution.end, "resolution")
        clause = self._clause(match)
        return self._fact(*clause, "sentence") if clause else None

    def _fact(self, start: int, end: int, rule: str) -> Exclusion | None:
        text = self.text[start:end]
        if len(text) > 4 * _WINDOW or _NOT.search(text[:_WINDOW]):
            return None
        if not re.search(rf"\b{_WHO}\b", text, re.IGNORECASE) and not _BY_LAW.search(text):
            return None
        sentence = sentence_at(self.sentences, end - 1)
        whole = self.text[start : max(end, sentence.end if sentence else end)][: 2 * _WINDOW]
        schedule, part, paragraphs = _schedule(whole), _part(whole), paragraphs_of(whole) or self._below(end)
        act = next(self._acts(start, start + len(whole)), None)
        return Exclusion(
            start=start, end=end, quote=text, rule=f"exclusions.{rule}", paragraphs=paragraphs, schedule=schedule,
            part=part, act=act, nation=nation(act, schedule, part, paragraphs),
        )  # fmt: skip

    def _below(self, end: int) -> str | None:
        """Paragraphs in the list of items right below, each line of which names its paragraph."""
        index = at_offset(self.blocks, end - 1)
        found: list[str] = []
        for block in self.blocks[index + 1 : index + 12]:
            line = self.text[block.start : min(block.end, block.start + 300)]
            if not _LIST.search(line) or len(line) > 250:
                break
            found += (paragraphs_of(line) or "").split(",")
        return ",".join(dict.fromkeys(filter(None, found))) or None

    def read(self) -> Iterator[Exclusion]:
        """Exclusions in order; a resolution that says it twice gives one."""
        last = -1
        for match in finditer(_EXCLUDE, self.text):
            fact = self._one(match) if match.start() >= last else None
            if fact is not None:
                last = max(fact.end, match.end())
                yield fact


if not Doc.has_extension("exclusions"):
    Doc.set_extension("exclusions", default=())


@Language.component(
    "exclusions",
    requires=["doc._.blocks", "doc._.sentences", "doc._.resolutions", "doc._.legal_references"],
    assigns=["doc._.exclusions"],
)
def exclusions(doc: Doc) -> Doc:
    """Set `doc._.exclusions`, in the order of the text; no two overlap."""
    kept: list[Exclusion] = []
    if _QUICK.search(doc._.source):
        for fact in _Reader(doc).read():
            if not overlaps(kept, fact.start, fact.end):
                kept.append(fact)
    doc._.exclusions = tuple(kept)
    return doc

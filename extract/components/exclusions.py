"""Resolutions to exclude press and public, with the paragraphs of exempt information that they state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import Exclusion, LegalReference, Resolution
from extract.components.exempt_paragraphs import LIST, nation, paragraphs_of, part_of, schedule_of
from extract.components.within import ACTS_OF_MEETING, block_at, sentence_at
from extract.scanning import finditer, search
from extract.text import Block, Sentence, at_offset, overlaps, trim_clause

_QUICK = re.compile(
    r"exclu|leave|withdr[ae]w|private|in(?:to)?\scamera|closed\sto\s"
    r"|closed\ssession|confidential|into\spart|eithrio|gwahardd|wahardd|cau allan"
    r"|cau['’]r |committee|absence of"
    r"|(?:public|press|media)\s(?:then\s)?left\b",
    re.IGNORECASE,
)
_WHO = r"(?:public|press|media|wasg|cyhoedd|gyhoedd)"
_EXCLUDE = re.compile(
    rf"\b{_WHO}\b[^.;\n]{{0,200}}?(?:\n[^.;\n]{{1,120}})?\b(?:be\s|are\s|were\s|was\s)?(?:excluded|exclusion|cael\s(?:eu|ei)\s(?:h?eithrio|gwahardd))\b"
    rf"|\b(?:exclu(?:de|des|ded|ding|sion)|h?eithrio|gwahardd|wahardd|cau\sallan)\b(?:[^.;\n]"
    rf"|\n(?!\s*\n)){{0,60}}?\b{_WHO}\b"
    rf"|\bcau['’]r\s{_WHO}\b[^.;\n]{{0,40}}?\ballan\b"
    rf"|\b{_WHO}\b(?:[^.;\n]|\n(?!\s*\n)){{0,60}}?\b(?:leave|withdraw|left|withdrew)\b"
    rf"|\b(?:taken|considered|heard|discussed|dealt\swith|held|transacted"
    rf"|determined)\s+in\s+the\s+absence\s+of\s[^.;\n]{{0,40}}?\b{_WHO}\b"
    rf"|\bmeeting\s(?:then\s|now\s)?(?:be|was)\s(?:then\s|now\s)?closed\sto\s(?:the\s)?(?:press\sand\s(?:the\s)?)?{_WHO}\b"
    r"|\b(?:into|in|enter)\s(?:a\s)?(?:private\ssession|private|closed\ssession|confidential\s(?:session|business)|exempt\ssession"
    r"|camera\b|part\s(?:2|ii|two|b)\b|“?'?‘?in\scommittee|[“‘\"']?(?<=[“‘\"'\s])committee(?=[”’\"'.,;\s])(?!\s(?:room|meeting|structure|stage|report)))",
    re.IGNORECASE,
)
_BODY = r"(?:meeting|committee|sub-committee|council|panel|board|cabinet|executive|forum|authority|members)"
_SESSION = re.compile(
    rf"(?:\b{_BODY}\s(?:then\s|now\s|subsequently\s|therefore\s)?|\b(?:agreed|resolved)\s(?:unanimously\s)?to\s)"
    r"(?:went|goes|go|moved?|moves|proceeded|passed|entered|enter|continued?|resumed)\s[“‘\"']?"
    r"(?:in\s?to\s(?:a\s)?[“‘\"']?(?:private|closed|confidential|exempt|camera\b|part\s(?:2|ii|two|b)\b|committee(?!\s(?:of|room|meeting|report)|\w))"
    r"|(?:in\s)?(?:a\s)?(?:private|closed|confidential)\ssession|in\scamera\b)"
    r"(?!\s(?:deliberation|discussion|hire|sector|finance|rented))(?![^.;\n]{0,60}\b(?:deliberat\w+|(?:make|reach|consider|determine)\s(?:its|their|a)\sdecision))",
    re.IGNORECASE,
)
""" "The meeting went into private session", "agreed that Council go “Into Committee”": nothing of the law is told."""
_IN_PRIVATE = re.compile(
    r"\b(?:items?|business|matters?|reports?|meeting|hearing|discussion)\b[^.;\n]{0,60}?\sbe\s(?:taken|considered|dealt\swith|discussed|held|heard"
    r"|conducted|transacted|determined)\sin\s(?:private|camera)\b",
    re.IGNORECASE,
)
""" "agreed that the remaining items be taken in private"."""
_WERE_EXCLUDED = re.compile(
    rf"(?:The\s|Members\sof\sthe\s)?(?:{_WHO}(?:,?\sand\s(?:the\s)?|,\s)?)+\s(?:was|were)\s(?:then\s)?excluded\s"
    r"(?:from\s(?:the|this)\s(?:[\w-]+\s)?(?:meeting|part)\s)?(?:for|during|while|whilst)\s(?!part\sof\s(?:last|the\slast|previous))",
    re.IGNORECASE,
)
""" "The press and public were excluded from the meeting during consideration of the following item." """
_AGREED = re.compile(
    r"\b(?:[Pp]roposed|[Ss]econded|[Mm]oved|agreed|AGREED|[Rr]esolved|RESOLVED|went|moved|proceeded|entered|passed|continued)\b"
)
_EXEMPT = re.compile(
    r"\b(?:exempt|confidential)\s(?:information|item|business|nature)|\bparagraphs?\s\(?\d", re.IGNORECASE
)
_THAT = re.compile(r"[\s“\"‘']{0,4}That\b")
_CARRIED_AFTER = re.compile(
    r"[.”\"’'\s]{0,12}(?:(?:This|It|The\s(?:motion|resolution|proposal))\s(?:was|were)\s(?:duly\s|unanimously\s|then\s)?)?(?:[Aa]greed|AGREED|[Cc]arried|CARRIED)\b"
)
""" "... of the said Act." This was agreed."""
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
_LABEL_ALONE = re.compile(r"(?:Minutes|Decision|Cofnodion|Resolved|RESOLVED|Resolution)\s?:$")
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
_CLASSED = re.compile(
    r"(?:This|The|Such|That)\s(?:information|item|report|business|matter)\s(?:is|was|being|falls|fell)\b"
)
_WINDOW = 1500
_SOON = 200
"""Characters behind a resolution within which "the meeting went into closed session" only tells that it was done."""


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
        if not cues and (bare := self._bare(sentence)):
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

    def _bare(self, sentence: Sentence) -> tuple[int, int] | None:
        """Span of a resolution printed without its cue: a paragraph "That, under section 100A, the public be ..."."""
        index = at_offset(self.blocks, sentence.start)
        block = self.blocks[max(index, 0)]
        if sentence.start - block.start > 4 or not _THAT.match(self.text, block.start):
            return None
        end = max(sentence.end, block.end) if block.end - sentence.start < _WINDOW else sentence.end
        known = self.is_minutes and not self._is_put(index)
        if not known and not _CARRIED_AFTER.match(self.text, end, end + 120):
            return None
        lawful = _BY_LAW.search(self.text, sentence.start, end)
        return trim_clause(self.text, sentence.start, end) if lawful else None

    def _is_put(self, index: int) -> bool:
        """Whether the words above a block only put it to the meeting."""
        block = self.blocks[index]
        above = self.text[max(0, block.start - 80) : block.start].rstrip(" \n\t“‘\"'-–")
        put = _LABEL_ALONE.sub("", above).endswith(":")
        before = self.blocks[index - 1] if index > 0 else None
        return put or bool(before and _PUT.search(self.text, max(before.start, before.end - 300), before.end))

    def _told(self, match: re.Match[str]) -> tuple[int, int] | None:
        """Span of a sentence that tells of a closed session, or that the public left for what is exempt."""
        sentence = sentence_at(self.sentences, match.start())
        if sentence is None or sentence.end - sentence.start > _WINDOW:
            return None
        said = self.text[sentence.start : sentence.end]
        session = _SESSION.search(said) or _IN_PRIVATE.search(said)
        if session is None:
            left = re.search(
                rf"\b{_WHO}\b[^.;]{{0,60}}?\b(?:left|withdrew|(?:were|was)\s(?:then\s)?asked\sto\s(?:leave|withdraw))\b",
                said,
                re.IGNORECASE,
            )
            if _WERE_EXCLUDED.match(said):
                return trim_clause(self.text, sentence.start, sentence.end)
            law = left and (_BY_LAW.search(said, left.start()) or _EXEMPT.search(said, left.start()))
            return trim_clause(self.text, sentence.start, sentence.end) if law else None
        if _UNCERTAIN.search(said[: session.end()]) or not _AGREED.search(said):
            return None
        return trim_clause(self.text, sentence.start, sentence.end)

    def _one(self, match: re.Match[str]) -> Exclusion | None:
        block = block_at(self.blocks, match.start())
        if block is None or block.section not in ACTS_OF_MEETING or block.is_heading:
            return None
        resolution = self._resolution(match)
        if resolution is not None:
            if resolution.outcome in ("lost", "withdrawn", "deferred", "refused", "noted"):
                return None
            return self._fact(resolution.start, resolution.end, "resolution")
        if clause := self._clause(match):
            return self._fact(*clause, "sentence") or (
                self._fact(*told, "told") if (told := self._told(match)) else None
            )
        told = self._told(match)
        return self._fact(*told, "told") if told else None

    def _fact(self, start: int, end: int, rule: str) -> Exclusion | None:
        text = self.text[start:end]
        if len(text) > 4 * _WINDOW or _NOT.search(text[:_WINDOW]):
            return None
        public = re.search(rf"\b{_WHO}\b", text, re.IGNORECASE) or _BY_LAW.search(text)
        if not public and rule != "told" and not self._is_session(self._sentence_of(start, text)):
            return None
        sentence = sentence_at(self.sentences, end - 1)
        whole = self.text[start : max(end, sentence.end if sentence else end)][: 2 * _WINDOW]
        schedule, part, paragraphs = schedule_of(whole), part_of(whole), paragraphs_of(whole) or self._below(end)
        paragraphs = paragraphs or self._after(start + len(whole))
        part = part if schedule or paragraphs else None  # "Part II" of an agenda
        act = next(self._acts(start, start + len(whole)), None)
        return Exclusion(
            start=start, end=end, quote=text, rule=f"exclusions.{rule}", paragraphs=paragraphs, schedule=schedule,
            part=part, act=act, nation=nation(act, schedule, part, paragraphs),
        )  # fmt: skip

    @staticmethod
    def _is_session(said: str) -> bool:
        """Whether words that name nobody say that the meeting is to go on behind closed doors."""
        return bool(_SESSION.search(said) or _IN_PRIVATE.search(said))

    def _after(self, end: int) -> str | None:
        """Paragraphs that the next sentence states: "This information is exempt under Paragraphs 1 and 2 of ..."."""
        following = sentence_at(
            self.sentences, end + len(self.text[end : end + 4]) - len(self.text[end : end + 4].lstrip(" .\n"))
        )
        said = self.text[following.start : following.end][:600] if following else ""
        return paragraphs_of(said) if _CLASSED.match(said) else None

    def _sentence_of(self, start: int, text: str) -> str:
        """The sentence in which a clause stands, with who acts before its cue."""
        sentence = sentence_at(self.sentences, start)
        return self.text[sentence.start : start] + text if sentence and start - sentence.start < 300 else text

    def _below(self, end: int) -> str | None:
        """Paragraphs in the list of items right below, each line of which names its paragraph."""
        index = at_offset(self.blocks, end - 1)
        found: list[str] = []
        for block in self.blocks[index + 1 : index + 12]:
            line = self.text[block.start : min(block.end, block.start + 300)]
            if not LIST.search(line) or len(line) > 250:
                break
            found += (paragraphs_of(line) or "").split(",")
        return ",".join(dict.fromkeys(filter(None, found))) or None

    def read(self) -> Iterator[Exclusion]:
        """Exclusions in order; a resolution that says it twice gives one."""
        last = formal = -1
        for match in finditer(_EXCLUDE, self.text):
            fact = self._one(match) if match.start() >= last else None
            if fact is None or (fact.rule == "exclusions.told" and formal >= 0 and fact.start - formal < _SOON):
                continue
            last = max(fact.end, match.end())
            formal = fact.end if fact.rule != "exclusions.told" else formal
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
    if search(_QUICK, doc._.source):
        for fact in _Reader(doc).read():
            if not overlaps(kept, fact.start, fact.end):
                kept.append(fact)
    doc._.exclusions = tuple(kept)
    return doc

"""References to the law: an Act or other instrument with the provision before or after it, or a provision alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import LegalReference
from extract import rules
from extract.components.legal_acts import Act, find_acts, nation_of
from extract.scanning import finditer
from extract.text import overlaps, words

_UNIT = rules.alternatives(rules.values("legal_units", "words"))
_SUB = r"(?:\s?\((?:\d{1,2}[A-Z]{0,2}|[A-Za-z]{1,4})\)){0,4}"
_GAP = r"\s{1,12}"
"""White space between words: a printed page breaks lines and indents them."""
_NUMBER = (
    rf"(?:\d{{1,3}}(?:[A-Z]{{1,3}}|[a-d](?!\w)|\.\d{{1,2}}|\s[A-Z](?={_GAP}of{_GAP}the)|(?=\s?\([A-Z]\)))?{_SUB}(?:{_GAP}\d{{1,2}}(?={_GAP}of{_GAP}the))?(?!\w|,\d{{3}})"
    r"|[IVX]{1,4}[A-Z]?\b)"
)
_SERIES = (
    rf"{_NUMBER}(?:(?:\s?,\s?(?:and{_GAP})?|;{_GAP}(?:and|&){_GAP}|{_GAP}(?:and|or|to|&|a|ac|i|hyd{_GAP}at){_GAP}|\s?[–-]\s?|&)"
    rf"(?:{_NUMBER}|\((?:\d{{1,2}}|[a-z]{{1,3}})\))){{0,8}}"
)
_JOIN = r"(?:,?\s{1,12}(?:of|to|in|and|under|o|i|yn)\s{1,12}(?:(?:the|said)\s{1,12})?|,\s{1,12}|\s{1,12}\(?)"
_CHAIN = re.compile(
    rf"(?<![\w.])(?P<first>{_UNIT})\s{{0,12}}{_SERIES}(?:{_JOIN}\s{{0,12}}{_UNIT}\s{{0,12}}{_SERIES}){{0,4}}"
    r"(?:,\s{1,12}[Cc]lass(?:es)?\s[A-Z]{1,2}(?![\w’']))?"
)
_LINK = re.compile(
    r"\)?(?:,?\s{1,12}(?:of|to|in|under|from|i|o|yn|or?|dan|OF|TO|IN|UNDER)\s{1,12}|,\s{1,12}|\s?[–-]\s{1,12}|\s{1,12}\(?)"
    r"(?:(?:the|THE|that|this|said|[Yy]r?)\s{1,12}){0,2}"
)
_SAME_ACT = re.compile(
    r",?\s{1,12}(?:of|to|in|under|o|i|i'r|o’r)\s{1,12}(?:the|that|such|this|y)\s{1,12}(?:(?:above|said|same|aforementioned)\s{1,12})?"
    r"(?P<year>(?:19|20)\d\d\s{1,12})?(?P<type>Act|Regulations|Order|Measure|Rules|Ddeddf)\b(?:\s{1,12}(?:honno|uchod))?"
)
_AFTER_ACT = re.compile(r"(?:,|:)?\s?[–-]?\s{0,3}\(?")
_CUE = re.compile(
    r"\b(?:under|pursuant\sto|accordance\swith|virtue\sof|(?:in|the)\sterms\sof|powers?\s(?:in|of)|required\s(?:by|under)"
    r"|meaning\sof|defined\s(?:in|by|at)|requirements?\sof|provisions?\sof|duty\s(?:in|of)|breach\sof"
    r"|o\sdan|unol\s(?:ag|â)|contrary\sto|exemptions?\sin|issued\sunder|notice\sunder)\s(?:the\s)?$",
    re.IGNORECASE,
)
_OF_SOMETHING = re.compile(
    r"\s{1,12}(?:of|in|to|on|above|below|at|o)\s{1,12}(?:(?:the|this|that|its|his|her|their|our|an?|each|Appendix|Annex)\b"
    r"|[A-Z])|\s(?:above|below|overleaf)\b",
)
_A_THING = re.compile(
    r"\s{1,12}(?:[Aa]greements?|[Oo]fficers?|[Cc]ontributions?|[Mm]on(?:ies|ey)|[Ff]und(?:s|ing)|[Rr]eports?"
    r"|[Nn]otices?|[Pp]ayments?|[Ss]taff|[Gg]rants?|OFFICER|AGREEMENT)\b"
)
_AN_AGREEMENT = re.compile(r"\s{1,12}(?:[Pp]lanning\s)?(?:[Aa]greement|[Oo]bligation)\b")
_TO_BE_MADE = re.compile(r"\b[Aa]n?\s{1,12}$")
""" "subject to a section 106 agreement" names a law; "the Section 106 agreement" is a paper. """
_EXEMPT = re.compile(r"exempt|confidential|press and public|eithri|esempt", re.IGNORECASE)
_OWN_NUMBER = re.compile(r"\d[A-Z]|\d\s?\([\dA-Za-z]")
_EXEMPT_SCHEDULE = re.compile(r"(?:[Ss]ch(?:ed)?\.?|[Ss]chedule|SCHEDULE|[Aa]todlen)\s(?:12\s?\(?A|7A)")
_BLANK = re.compile(r"\n[^\S\n]*\n")
_COUNTED = re.compile(r",?\s{1,12}(?:and|or|to|&)\s{1,12}\d{1,3}\Z")
_NOUN = re.compile(
    r"\s{1,12}(?!(?:of|in|to|under|and|or|above|below|as|by|which|for|at|on|from|with|was|were|is|are|be|has|had|have|o)\b)[a-z]{3,}"
)
""" "under section 19 and 640 metres of pipe": the second number counts what follows it."""
_NEAR = 260
"""How far back, in characters, the word "exempt" makes a lone paragraph one of the schedule."""


def _is_law_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a provision that no Act follows or precedes is one of the law, not of a report or constitution."""
    unit, quote = match["first"].casefold(), match.group()
    if _EXEMPT_SCHEDULE.search(quote):
        return True
    if _AN_AGREEMENT.match(text, match.end()) and _TO_BE_MADE.search(text[max(0, match.start() - 14) : match.start()]):
        return True
    if _OF_SOMETHING.match(text, match.end()) or _A_THING.match(text, match.end()):
        return False
    before = text[max(0, match.start() - 40) : match.start()]
    if unit.startswith(("para", "bara", "phara")):
        near = text[max(0, match.start() - _NEAR) : match.start()]
        return "." not in quote[5:] and bool(_CUE.search(before)) and bool(_EXEMPT.search(near))
    if unit.startswith("art"):
        return bool(re.search(r"\b4\b", quote)) or bool(_CUE.search(before) and _OWN_NUMBER.search(quote))
    if unit.startswith(("s", "§", "adran", "reg", "rheol", "reol")) and not unit.startswith("sch"):
        return "." not in quote[4:] and bool(_OWN_NUMBER.search(quote) or _CUE.search(before))
    return "Schedule" in quote and bool(_EXEMPT.search(text[max(0, match.start() - _NEAR) : match.start()]))


class _Reader:
    """Puts provisions and Acts of one text together."""

    def __init__(self, text: str, acts: Sequence[Act]) -> None:
        self.text, self.acts = text, acts
        self.by_start = {act.start: act for act in acts}
        self.by_end = {act.end: act for act in acts}
        self.used: set[int] = set()

    def _following(self, match: re.Match[str]) -> Act | None:
        link = _LINK.match(self.text, match.end())
        return self.by_start.get(link.end()) if link else None

    def _preceding(self, match: re.Match[str]) -> Act | None:
        for gap in range(0, 6):
            act = self.by_end.get(match.start() - gap)
            if act and act.start not in self.used and _AFTER_ACT.fullmatch(self.text, act.end, match.start()):
                return act
        return None

    def _fact(self, start: int, end: int, act: str | None, provision: str | None, rule: str) -> LegalReference:
        nation = nation_of(act)
        if nation is None and provision and re.search(r"[Ss]chedule 7A", provision) and act is None:
            nation = "Scotland"
        return LegalReference(
            start=start, end=end, quote=self.text[start:end], rule=f"legal_references.{rule}",
            act=act, provision=provision, nation=nation,
        )  # fmt: skip

    def _one(self, match: re.Match[str]) -> LegalReference | None:
        provision = words(match.group())
        act = self._following(match)
        if act:
            self.used.add(act.start)
            return self._fact(match.start(), act.end, act.name, provision, "provision_of_act")
        same = _SAME_ACT.match(self.text, match.end())
        if same:
            named = f"{same['year'].strip()} {same['type']}" if same["year"] else None
            return self._fact(match.start(), same.end(), named, provision, "provision_of_same_act")
        before = self._preceding(match)
        if before:
            self.used.add(before.start)
            opened = "(" in self.text[before.end : match.start()]
            closing = opened and self.text[match.end() : match.end() + 1] == ")"
            return self._fact(before.start, match.end() + closing, before.name, provision, "act_with_provision")
        if _is_law_alone(self.text, match):
            return self._fact(match.start(), match.end(), None, provision, "provision")
        return None

    def _in_one_paragraph(self, match: re.Match[str]) -> re.Match[str]:
        """The same provisions up to a blank line: after "under section 6; and" the (3) below is the next limb's."""
        stop = _BLANK.search(match.group())
        if stop is None and not match["first"].endswith("s") and _NOUN.match(self.text, match.end()):
            stop = _COUNTED.search(match.group())
        return (_CHAIN.match(self.text, match.start(), match.start() + stop.start()) if stop else None) or match

    def read(self) -> Iterator[LegalReference]:
        """References with a provision, then the Acts that none belongs to."""
        for match in map(self._in_one_paragraph, finditer(_CHAIN, self.text)):
            if not overlaps(self.acts, match.start(), match.end()):
                reference = self._one(match)
                if reference:
                    yield reference
        for act in self.acts:
            if act.start not in self.used:
                yield self._fact(act.start, act.end, act.name, None, act.rule)


if not Doc.has_extension("legal_references"):
    Doc.set_extension("legal_references", default=())


@Language.component("legal_references", requires=["doc._.blocks"], assigns=["doc._.legal_references"])
def legal_references(doc: Doc) -> Doc:
    """Set `doc._.legal_references`, in the order of the text; no two overlap."""
    text = doc._.source
    kept: list[LegalReference] = []
    for fact in sorted(_Reader(text, find_acts(text, doc._.blocks)).read(), key=lambda each: (each.start, -each.end)):
        if not kept or kept[-1].end <= fact.start:
            kept.append(fact)
    doc._.legal_references = tuple(kept)
    return doc

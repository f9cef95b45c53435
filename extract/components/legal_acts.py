"""Names of Acts, Measures, Regulations, Orders and Rules as printed, found from the word that ends the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract import rules
from extract.components.within import block_at
from extract.scanning import finditer
from extract.text import Block

_TYPE = (
    r"(?:Acts?|ACT|Measure|MEASURE|Regulations(?:\s{1,12}and\s{1,12}General\s{1,12}Directions)?|REGULATIONS|Order|ORDER|Rules|RULES"
    r"|Directive)"
)
_YEAR = r"(?:1[6-9]|20)\d\d"
_YEAR_END = r"(?!\d|[/–-]\d)"
_TAIL = re.compile(
    rf"\b(?P<type>{_TYPE})(?!\w)(?:\s{{1,12}}\((?!{_YEAR}\))[^()\d]{{2,60}}\)){{0,3}}"
    rf"(?P<year>,?\s{{1,12}}(?:{_YEAR}{_YEAR_END}|\({_YEAR}\)))?"
)
_WELSH = re.compile(
    r"\b(?:[DN]?Deddf|Ddeddf|[MF]esur|Rh?eoliadau|G?[Oo]rchymyn)\b"
    rf"(?P<name>(?:\s{{1,12}}(?:\([^()\d]{{2,80}}\)|[A-ZÂÊÎÔŴŶ][\w’'-]{{0,30}},?|a|ac|ag|ar|i|o|yr?|mewn|etc\.?|’r|'r)){{1,16}})"
    rf"\s{{1,12}}{_YEAR}{_YEAR_END}"
)
_KNOWN = re.compile(rf"(?<![\w-]){rules.alternatives(map(re.escape, rules.values('legal_acts', 'names')))}(?![\w-])")
_AMENDED = re.compile(r",?\s{1,3}\(as\s[^()]{0,20}amended[^()]{0,60}\)")
_UNDER_AN_ACT = re.compile(
    rf"\s{{1,12}}(?:\([^()]{{2,60}}\)|[A-Z][a-z]+(?:\s{{1,12}}(?:and\s{{1,12}})?[A-Z][a-z]+){{0,3}})(?:\s{{1,12}}\([^()]{{2,60}}\))?\s{{1,12}}{_TYPE},?\s{{1,12}}{_YEAR}{_YEAR_END}"
)
""" "the Licensing Act 2003 (Hearings) Regulations 2005" is one name. """
_PART_FIRST = re.compile(r"(?:Part|PART|Schedule|Chapter)\s{1,12}[IVX]{1,5}[A-Z]?,?\s{1,12}(?=[A-Z])")
""" "Part VII Housing Act 1996": a provision before the name, without "of the". """
_SECTION = re.compile(
    r"(?:(?:[Ss](?:ections?)?\.?)?\d{1,3}[A-Z]{0,2})?(?:\((?:[A-Za-z]|\d{1,2}[A-Z]?)\)){1,4}"
    r"|[Ss](?:ections?)?\.?\d{1,3}[A-Z]{0,2}"
)
""" "S100(A)(4) Local Government Act 1972": a provision before the name, too."""
_YEAR_FIRST = re.compile(rf"\b(?:the|The)\s{{1,3}}(?P<year>{_YEAR})\s{{1,3}}\Z")
""" "the 2011 Localism Act"."""
_WORD = re.compile(r"\S{1,60}")
_CAPITALISED = re.compile(r"[(“\"‘']?[A-ZÀ-Þ][\w’'/&–-]*,?\)?$")
_CONNECTORS = frozenset({"of", "and", "&", "to", "etc.", "etc", "etc.)", "against", "or", "at"})
_STOP = frozenset(rules.values("legal_acts", "not_names"))
_NO_LAW = frozenset({"Purchase", "Work", "Court", "Standing", "Money", "Running", "Alphabetical", "Working"})
_HOUSE_RULES = re.compile(r"\b(?:Contract|Financial|Council|Committee|Meeting)(?:\sand\s\w+)?(?:\sProcedure)?\s*$")
_REACH = 240
"""Longest name of an Act read, in characters."""
_NATIONS = {
    "scotland": "Scotland",
    "northern ireland": "Northern Ireland",
    "ni": "Northern Ireland",
    "wales": "Wales",
    "cymru": "Wales",
    "england": "England",
}
_NATION = re.compile(r"\((scotland|northern ireland|ni|wales|cymru|england)\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Act:
    """A law as named: its whole span, the name as printed without line breaks, and how it was found."""

    start: int
    end: int
    name: str
    rule: str


def nation_of(name: str | None) -> str | None:
    """Nation that a name itself states in brackets; None for one that leaves a doubt or names two."""
    found = {_NATIONS[word.casefold()] for word in _NATION.findall(name or "")}
    if re.match(r"(?:National Assembly|Mesur|Fesur)\b", name or "") or re.search(r"\(Wales\) Measure", name or ""):
        found.add("Wales")
    return found.pop() if len(found) == 1 else None


class _Name:
    """Walks back, word by word, from the end of a name to where it begins."""

    def __init__(self, text: str, end: int) -> None:
        self.text, self.at, self.end = text, end, end
        self.has_and = self.in_brackets = self.article = False

    def take(self, match: re.Match[str], before: str) -> bool:
        """Read one more word to the left; False when the name began behind it."""
        word = match.group()
        if _SECTION.fullmatch(word.rstrip(",")):
            return False
        plain = word.strip("(),“\"‘'").casefold()
        if self.in_brackets or word.endswith((")", "),")):
            return self._bracketed(match, word, before)
        if word[0] in '(“"‘' and _CAPITALISED.match(word) and plain not in _STOP:
            self.at = match.start() + 1
            return False
        if plain == "the" and before in ("of", "against", "Of", "Against", "OF", "AGAINST"):
            people = re.match(r"\s{1,12}(?:People|Person|PEOPLE)\b", self.text[match.end() : match.end() + 12])
            self.article = people is None
            return people is not None
        self.article = plain == "the"
        if plain in _CONNECTORS and word[-1] not in ",:":
            self.has_and = self.has_and or plain in ("and", "&")
            return True
        if plain in _STOP or not _CAPITALISED.match(word) or (word.endswith(",") and not self.has_and):
            return False
        self.at = match.start()
        return True

    def _bracketed(self, match: re.Match[str], word: str, before: str) -> bool:
        opens = "(" in word
        self.in_brackets = not opens
        if opens and word[0] == "(":
            return True
        if opens:
            self.at = match.start()
        numbered = before.casefold().rstrip(".") == "(no" and word[0].isdigit()  # "(Amendment) (No. 2) Regulations"
        return numbered or word[0].isalpha() or word[0] in "&“'"


def _start(text: str, tail: int, floor: int) -> tuple[int, bool]:
    """Where the name that ends at `tail` begins, and whether "the" stands before it; `tail` where there is none."""
    words = list(_WORD.finditer(text, max(floor, tail - _REACH), tail))
    name = _Name(text, tail)
    for index in range(len(words) - 1, max(-1, len(words) - 26), -1):
        before = words[index - 1].group() if index else ""
        if not name.take(words[index], before):
            break
    return name.at, name.article


def _is_law(text: str, start: int, match: re.Match[str], article: bool) -> bool:
    name = text[start : match.start()].split()
    if not name or not re.search(r"[A-Za-z]{2}", " ".join(name)):
        return False
    kind = match["type"].casefold()
    if match["year"] is None:
        return kind == "act" and article and match.group().casefold() == "act"
    if kind == "rules" and _HOUSE_RULES.search(" ".join(name)):
        return False
    return kind in ("act", "acts") or name[-1] not in _NO_LAW


def _amended(text: str, end: int) -> int:
    match = _AMENDED.match(text, end)
    return match.end() if match else end


def _english(text: str, blocks: Sequence[Block]) -> Iterator[Act]:
    for match in finditer(_TAIL, text):
        block = block_at(blocks, match.start())
        if block is None or match.end() > block.end:
            continue
        paragraph = text.rfind("\n\n", max(0, match.start() - _REACH), match.start())
        start, article = _start(text, match.start(), max(paragraph, 0))
        part = _PART_FIRST.match(text, start, match.start())
        start = part.end() if part else start
        if match["year"] is None and (first := _YEAR_FIRST.search(text, max(0, start - 12), start)):
            start, article = first.start("year"), True
        if start < match.start() and _is_law(text, start, match, article):
            further = _UNDER_AN_ACT.match(text, match.end())
            end = further.end() if further else match.end()
            name = " ".join(text[start:end].split())
            yield Act(start, _amended(text, end), name, "act" if match["year"] else "act_without_year")


def find_acts(text: str, blocks: Sequence[Block]) -> list[Act]:
    """Every law a text names, in order; of two that meet the earlier and longer stays."""
    found = list(_english(text, blocks))
    for pattern, rule in ((_WELSH, "welsh_act"), (_KNOWN, "known_act")):
        found += [
            Act(match.start(), _amended(text, match.end()), " ".join(match.group().split()), rule)
            for match in finditer(pattern, text)
        ]
    kept: list[Act] = []
    for act in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or kept[-1].end <= act.start:
            kept.append(act)
    return kept

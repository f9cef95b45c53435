"""Streets of address lines: "24/01402/HOU - Paddock Rise, Tarn", where a planning reference or "Site:" leads in."""

from __future__ import annotations

import re

from extract import rules

_HEADS = frozenset(rules.values("thoroughfares", "in_address"))
"""Thoroughfare words that a part of an address line may end with; parks, courts and bridges may be no street."""
_THINGS = rules.alternatives(rules.values("thoroughfares", "things"))
""" "Public Conveniences, Market Hill": what stands in a street, as a heading names it."""
_LEAD = re.compile(
    r"(?<![\w/])(?:\d{2,4}/\d{4,6}/[A-Z]{1,6}\d?|[A-Z]{1,6}/(?:[A-Z]{1,4}/)?\d{2,4}/\d{3,6}(?:/[A-Z]{1,6})?|\d{2}/\d{5})(?![\w/])"
    r"|\b(?:Site|Location|Address|Site\s[Aa]ddress|Property|Premises)\s?:"
    r"|\b(?i:licen[cs]e|licensing\sact\s\d{4}|special\streatments?|event\snotice|street\strading)[^\n.;]{0,40}\s?[–—:-]\s"
    rf"|(?:^|\n)[ \t]*(?:\d[\d./]{{0,7}}[.)]?[ \t]{{1,8}})?(?:[A-Z][a-z]+\s){{0,3}}{_THINGS}(?:,|\s[–—-])\s"
)
_BEGINS = re.compile(r"(?:,|[–—:|-]|\b(?:at|of|off|to)|\d[A-Z/]*)\s{1,4}$")
_ENDS = re.compile(r"\s{0,3}(?:[,(|]|\s[–—-]\s|\.?\s{0,3}(?:\n|\Z))")
_SURE = re.compile(
    rf"[A-Z][\w’'-]+\s{rules.alternatives(rules.values('thoroughfares', 'words', evidence='none'))}(?!\w)"
    rf"|\d[A-Za-z]?\s[A-Z][\w’'-]+\s(?:[A-Z][\w’'-]+\s)?{rules.alternatives(_HEADS)}(?!\w)"
)
_LONGEST = 240


def in_address_line(text: str, start: int, end: int, head: str) -> bool:
    """Whether a name is a whole part of an address line that has no plainer street."""
    if head not in _HEADS or text.startswith("The ", start) or not _ENDS.match(text, end):
        return False
    begin = text.rfind("\n", max(0, start - _LONGEST), start) + 1 or max(0, start - _LONGEST)
    broken = text.find("\n", end, end + _LONGEST)
    if broken >= 0 and text[broken - 1] == ",":  # the address goes on in the next printed line
        broken = text.find("\n", broken + 1, end + _LONGEST)
    stop = broken if broken >= 0 else min(len(text), end + _LONGEST)
    if not _BEGINS.search(text, max(begin, start - 20), start) or not _LEAD.search(text, max(0, begin - 1), stop):
        return False
    return not any(match.end() != end for match in _SURE.finditer(text, begin, stop))

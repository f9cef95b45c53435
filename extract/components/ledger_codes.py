"""Codes of ledgers: the 201 of "201 Open spaces   £74,300   £79,900" numbers a heading of accounts."""

from __future__ import annotations

import re

_CODE = re.compile(r"\d{3,6}\Z")
_NAME = re.compile(r"[^\S\n]+[A-Z]")
_BEFORE = re.compile(r"(?:^|\n|\||\t|[^\S\n]{2})[^\S\n]*(?:[A-Z]{2,6}[^\S\n]+)?\Z")
""" A cell begins with the code, or with how it was paid ("BACS 411")."""
_AMOUNT = r"[(-]{0,2}£?[^\S\n]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d\d)?\)?"
_IN_CELLS = re.compile(rf"[^\n]{{1,160}}?(?:\t|\||[^\S\n]{{2}})[^\S\n]*{_AMOUNT}[^\S\n]*(?:\n|\Z|\t|\||[^\S\n]{{2}})")
_IN_SUMS = re.compile(r"[^£\n]{2,60}(?: -?£\d[\d,.]{0,14}){2,8}[^\S\n]*(?:\n|\Z)")
""" "4010 Salaries £23,400 £22,100": sums that single spaces part."""
_INDENT = 24


def is_ledger_code(text: str, start: int, end: int) -> bool:
    """Whether the number at `start:end` opens a row of an account: a name and amounts in cells follow."""
    if not _CODE.match(text[start:end]) or not _NAME.match(text, end):
        return False
    if not _BEFORE.search(text[max(0, start - _INDENT) : start] if start > _INDENT else f"\n{text[:start]}"):
        return False
    return _IN_CELLS.match(text, end) is not None or _IN_SUMS.match(text, end) is not None

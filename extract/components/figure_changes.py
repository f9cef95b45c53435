"""What a figure is changed to, where only the verb before says so: "to raise the charge to £31.50"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.facts import Figure

_RAISED = re.compile(
    r"\b(?:to |be )(?:increase|raise|reduce|lower|uplift|amend|cut)d? (?:[\w’'/-]+ ){1,8}"
    r"(?<!up )to (?:a maximum of |up to )?$"
    r"|^,? to $",
    re.IGNORECASE,
)
_RAISE = re.compile(r"\b(?:to|be) (?:increase|raise|reduce|lower|uplift)d? (?:the|its|our|their) ", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:increas|rais|reduc|lower|uplift|cut|rise|fall|rose|fell|grew|risen)\w* (?:[\w’'/-]+ ){0,6}"
    r"by (?:about |around |some )?$",
    re.IGNORECASE,
)
""" "raise rents by 4%, to £26"."""


def raised_to(figures: Sequence[Figure], windows: Sequence[tuple[str, str]], at: int) -> bool:
    """ "to raise the charge to £31.50", "raise rents by 4%, to £26", "raise the fee for up to 10 metres to £31"."""
    match = _RAISED.search(windows[at][0])
    if match is None or len(match.group()) > 6 or at == 0:
        return match is not None and len(match.group()) > 6
    before = windows[at - 1][0]
    other = figures[at].kind == "money" and figures[at - 1].kind not in ("money", "percent")
    return bool(_BY.search(before) or (other and _RAISE.search(before)))

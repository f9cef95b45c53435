"""What around a name says that it is a street's: a street beside it, traffic in it, who lives there, a venue."""

from __future__ import annotations

import re

from extract import rules
from extract.text import Block

_SURE = rules.values("thoroughfares", "words", evidence="none")
SURE_HEAD = rules.alternatives(re.escape(word) for name in _SURE for word in (name, name.upper()))
_BESIDE = re.compile(rf"(?:\s(?:and|&|to)\s|\s?/\s?)(?:[A-Z][\w’'-]+\s){{1,3}}{SURE_HEAD}(?!\w)")
_CORNER = re.compile(r"\b(?:[Cc]orner|[Jj]unction)s?\s(?:of|with)\s(?:(?:[A-Z][\w’'-]+\s){2,4}(?:and|with|&)\s)?$")
""" "the corner of Orchard Way and Station Approach". """
_BESIDE_BEFORE = re.compile(rf"\s{SURE_HEAD}(?:,\s(?:and\s)?|\s(?:and|&)\s|\s?/\s?)$")
""" "Sorrel Close and Mill Road": of two names joined, one is plainly a street's. """
_JOINED_BEFORE = re.compile(rf"\s{SURE_HEAD}(?:,?\s(?:and|&)\s|\s?/\s?)$")
_IN_STREET = re.compile(
    r"\b(?:in|on|at|along|off|into|outside|near|opposite|between|to|from|for|around|within|up|down"
    r"|(?:[Rr]esidents?|[Jj]unctions?|[Ee]nd|length|[Pp]arts?|[Ss]ides?|[Ss]ections?|[Tt]op|[Bb]ottom|foot)\sof)\s{1,3}(?:the\s)?$"
)
_UPON = re.compile(r"\b(?:on|along)\s{1,3}$")
_IN_OR_UPON = re.compile(r"\b(?:in|on|along|off|at|down|up)\s{1,3}$")
_OF_STREETS = re.compile(
    r"\b(?:roads?|streets?|parking|parked|waiting|yellow\slines?|TROs?|Traffic\sRegulation|traffic|speed(?:ing|s)?|mph|junctions?|pavements?"
    r"|footways?|highways?|resurfac\w+|resurface|potholes?|street\slight\w*|lighting|verges?|cul-de-sac|restrictions?|vehicles|cars|bus\sstops?|plots|cycle\slane"
    r"|crossing|noise|toilets|street\sparty|benches|bollards|stalls|taxi\srank|pedestrian\w*|kerbs?|drains?|gull(?:y|ies)|bins?|fly[\s-]?tipp(?:ing|ed)|bus\sshelters?|hedges?|hedgerows?|litter|dog\sfouling|dropped\skerbs?"
    r"|flooding|surface\swater|potholed|street\ssigns?|speed\slimits?|grit\sbins?|weeds?|road\ssafety|double\syellow|permits?|zones?|nameplates?|cushions|humps)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\s{1,3}(?:(?:would|will|is|was|to|had|has|should)\s{1,3})?(?:(?:be|been|being)\s{1,3})?(?:closed\s(?:for|from|to|at|on|overnight|between|while|during)"
    r"|resurfaced|gritted|one-way|repaved|re-?laid)\b"
)
""" "Fuller's Hill would be closed for ten nights". """
_DWELT_IN = frozenset(rules.values("thoroughfares", "dwelt_in"))
_DWELLS = re.compile(
    r"\b(?:(?:[Rr]esidents?|[Hh]ouseholders?|[Oo]ccupiers?|[Nn]eighbours?|[Tt]enants?)\s(?:of|from|in|at)|(?:lived|lives|living)\s(?:in|at)"
    r"|(?:Mrs?|Ms|Miss|Dr)\.?\s(?:[A-Z][\w’'.-]*\s){0,3}[A-Z][\w’'-]+,?\s(?:of|from))\s{1,3}$"
)
""" "Mrs Hesk of Tarn Rise": who lives there. A village may end in "Hill", but not in these words. """
_IN_PLACE = re.compile(r"\b(?:in|off|along)\s{1,3}(?P<first>[A-Z][\w’'-]+)(?:\s[A-Z][\w’'-]+)?\s$")
_NO_PLACE = frozenset(rules.values("thoroughfares", "not_place"))
_CLAUSE_END = re.compile(r"[.;](?:\s|$)|\n\s*\n")
_VENUE = re.compile(r"\b(?:[Vv]enue\s?:|[Hh]eld\s(?:at|in))[^\n;.]{0,80},\s{1,2}$")


def is_beside(text: str, start: int, end: int, block: Block) -> bool:
    """Whether a name is joined by "and", a comma or a slash to one that is plainly a street's, or is of a corner."""
    before = text[max(block.start, start - 40) : start]
    beside = _BESIDE.match(text, end, block.end) or _BESIDE_BEFORE.search(before) or _CORNER.search(before)
    return beside is not None


def is_joined(text: str, start: int, end: int, block: Block) -> bool:
    """The same of "and" and a slash alone: behind a comma stands the town."""
    before = text[max(block.start, start - 40) : start]
    return bool(_BESIDE.match(text, end, block.end) or _JOINED_BEFORE.search(before))


def _has_traffic(text: str, start: int, end: int, block: Block) -> bool:
    """Whether the clause about a name tells of what streets have."""
    lead = _CLAUSE_END.split(text[max(block.start, start - 160) : start])[-1]
    rest = _CLAUSE_END.split(text[end : min(block.end, end + 120)])[0]
    return _OF_STREETS.search(f"{lead} / {rest}") is not None


def is_told_of(text: str, start: int, end: int, block: Block) -> bool:
    """Whether words around a name say that it is a street's: one beside it, or traffic in it."""
    if is_beside(text, start, end, block) or _CLOSED.match(text, end, block.end):
        return True
    before = text[max(block.start, start - 40) : start]
    return bool(_IN_STREET.search(before)) and _has_traffic(text, start, end, block)


def is_travelled(text: str, start: int, end: int, block: Block, *, is_known: bool) -> bool:
    """Whether there is traffic on a name; `is_known` where it is hardly a town's, so that it may be in it, too."""
    near = (_IN_OR_UPON if is_known else _UPON).search(text, max(block.start, start - 12), start)
    return near is not None and _has_traffic(text, start, end, block)


def is_closed(text: str, end: int, block: Block) -> bool:
    """Whether what a name ends is told to be closed or laid anew, as only streets are."""
    return _CLOSED.match(text, end, block.end) is not None


def is_dwelt_in(text: str, start: int, head: str, block: Block) -> bool:
    """Whether somebody is told to live in a name that ends in a word of streets of houses."""
    return head in _DWELT_IN and _DWELLS.search(text, max(block.start, start - 50), start) is not None


def is_in_place(text: str, head: int, end: int, block: Block) -> bool:
    """Whether something is told to be in a "Place", at `head`, as in a street: "a clinic in Albion Place"."""
    match = _IN_PLACE.search(text, max(block.start, head - 40), head + 1)
    return match is not None and match["first"] not in _NO_PLACE and not text[end : end + 2].lstrip().istitle()


def is_venue(text: str, start: int, block: Block) -> bool:
    """Whether a name is a part of the address where a meeting was held, behind the house."""
    return _VENUE.search(text, max(block.start, start - 110), start) is not None

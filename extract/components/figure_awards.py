"""Sums given: "award £600 to the Elders and £250 to the Scouts", and the lists below "grants be approved:"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.facts import Figure
from extract import rules
from extract.text import Block

_AWARDED = re.compile(
    r"\b(?:[Aa]ward(?:s|ed|ing)?|AWARD(?:ED)?|[Dd]yfarn(?:u|wyd)|[Dd]onat(?:e|es|ed|ing)|DONATE[SD]?)"
    r"(?: (?:a|the|up|to|of|further|sum|sums|grant|grants|total|donation)){0,5} $"
)
_TO_WHOM = re.compile(r"^ (?:be (?:\w+ )?(?:awarded|donated|granted) )?(?:(?:to|i|towards) |i[’']r )")
_WON = re.compile(
    r"\b(?:secur(?:e|ed|ing)|(?:been )?awarded|been allocated|receiv(?:e|ed|ing)|obtain(?:ed|ing)|won"
    r"|attract(?:ed|ing)|granted|offered)"
    r" (?:(?:up|to|a|further|additional|some|over|nearly|just|another|funding|of|total|sum) ){0,4}$"
)
_LISTED = re.compile(
    r"\b(?:grants?|donations?|awards?)\b[^.£]{0,60}\b(?:awarded|made|paid|approved|agreed|given|granted)\b[^.£]{0,30}:"
    r"[^.£:]{1,60}$"
)
""" "that the following grants be awarded: Fellside Scouts £300". """
_NEXT_NAME = re.compile(r"^(?:;|,| and|; and) [A-Z][^.£:;]{1,60}$")
_GOT = re.compile(r"\b(?:received|got|given|awarded) $")
_AWARDED_WHOM = re.compile(
    r"\b(?:[Aa]ward(?:ed|s|ing)?|[Dd]onat(?:e|es|ed|ing)|[Gg]rant(?:ed|s)? the|[Gg]ive|gave) "
    r"(?!(?:of|by|from|a|an|the|this|that)? ?(?:\w+ )?(?:contract|tender|work|permission|scheme|amount|sum|total))"
    r"(?:(?!(?:at|of|an?|price|sum|cost|contract|tender|rate|fee|would|will|could|may|had|has|have|was|were"
    r")\b)[\w’'&-]+ ){1,6}$"
)
_ITS_SUM = re.compile(r"^(?: (?:and|towards|to|for|from|as|on)\b|[.;,)]|$)")
""" "agreed to award the group £1,000 and advised that": whom it was given comes first."""
_FIRM = re.compile(
    r"\b(?:Ltd|Limited|LLP|plc|PLC|[Cc]ontractors?|[Cc]onsultants?|Construction|Builders)\b"
    r"|\bfor the (?:\w+ ){0,3}(?:works?|contract|supply)\b"
)
""" "award £25,000 to Brown Ltd for the resurfacing works": a contract."""
_GIVER = re.compile(rf"^ (?:(?:of|in) (?:\w+ )?funding )?{rules.alternatives(rules.values('figure_parts', 'givers'))}")
""" "secured £1.2m from the Levelling Up Fund". """
_AND = re.compile(r"(?:,|;|\band|\ba|\bac) (?:of )?$")
_STEM = re.compile(
    rf"\b{rules.alternatives(rules.values('figure_parts', 'lists'))}\b(?! (?:budgets?|balances?))", re.IGNORECASE
)
_GIVEN = re.compile(
    r"\b(?:following|below|canlynol|(?:award|approv|grant(?!s)|made|paid|pay|agree|giv|allocat|dyfarn|cymeradwy)\w*)\b",
    re.IGNORECASE,
)
""" "Community Grants:" alone is a heading, below which anything may be told."""
_NOT_STEM = re.compile(
    r"\b(?:appl\w+|requests?|requested|seek\w*|sought|asked|bids?|consider\w*|refus\w+|declin\w+|reject\w+|not|propos\w+"
    r"|recommend\w+|remaining|contracts?|tenders?)\b",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"(?:[Ii]t was )?(?:RESOLVED|[Rr]esolved|AGREED|[Aa]greed|APPROVED|[Aa]pproved)"
    r"(?: (?:to )?(?:give|award|donate|pay|make|grant))?",
)
_TOPIC = re.compile(r"\b(?:grants|donations|grant aid|grantiau|rhoddion)\b", re.IGNORECASE)
""" "GRANTS (s.137)" above "RESOLVED:", and "Donations. Resolved to give:"."""
_LONGEST_TOPIC = 120
_COLON = re.compile(r"\s?[:–—-]{1,3}\s*$")
_LONGEST = 160
"""A longer line below a list's stem is no item that only names a recipient and a sum."""
_LONGEST_LIST = 3000
_LINE = re.compile(r"[^\n]+")
_ASIDE = re.compile(r"\s\([^()]{0,80}\)")
_NOTHING = re.compile(
    r"\s(?:[\d,.]{1,9}|nil|none|refused|declined|deferred|withdrawn)(?:\s\([^()]{0,60}\))?\W{0,3}\Z|\bnothing\sto\s",
    re.IGNORECASE,
)
""" "Bell ringers  nil": an entry of a list of grants."""
_SENTENCE_END = re.compile(r"[.](?=\s|\Z)(?<!\bSt\.)(?<!\bNo\.)")
_PARTED = re.compile(r"\n|;(?:\s{1,3}and)?")
_COMMAS = re.compile(r",(?:\s{1,3}and)?(?=\s)|\sand(?=\s[A-Z])")
_OPENED = re.compile(
    r"\b(?:grants?|donations?|awards?)\b[^.£]{0,30}\b(?:awarded|made|given|paid|approved|granted|agreed)\b[^.£]{0,90}\($"
    r"|\b[Aa]ward(?:ed|s)? [^.£]{3,90}\($"
)
""" "that grants be made to the Scouts (£300), the Choir (£200)". """
_NEXT_OPENED = re.compile(r"^\),?(?: and)? (?:the )?[A-Z][^.£()]{1,60} \($")
_GIVE = re.compile(r"\b(?:[Gg]iv(?:e|es|en|ing)|[Gg]ave)(?: (?:a|the|further|sum|of|up|to))* $")
_TO_A_NAME = re.compile(r"^ to (?:the |our )?[A-Z]")
_SUM_AWARDED = re.compile(r"^ (?:was |were |to be )?(?:awarded|granted)(?=[.,;:)]|$| (?:for|towards)\b)")
_NO_GRANT = re.compile(r"\b(?:costs|contracts?|tenders?|damages|compensation|refused|penalt\w+)\b", re.IGNORECASE)
""" "costs of £6,400 awarded". """


def carried(figure: Figure, last: Figure | None, before: str, after: str) -> bool:
    """Whether a sum of money is given to somebody, by its own words or by those of the sum before it."""
    if figure.kind != "money" or _FIRM.search(after):
        return False
    return _is_given(before, after) or (last is not None and last.part == "grant" and _goes_on(before, after))


def _is_given(before: str, after: str) -> bool:
    """Whether the words around a sum say that somebody was given it."""
    if _TO_WHOM.match(after):
        whom = _AWARDED.search(before)
    else:
        whom = _AWARDED_WHOM.search(before) if _ITS_SUM.match(after) else None
    if whom or _LISTED.search(before) or (_GIVE.search(before) and _TO_A_NAME.match(after)):
        return True
    if after.startswith(")") and _OPENED.search(before) and not _NO_GRANT.search(before):
        return True
    if _SUM_AWARDED.match(after) and not _NO_GRANT.search(before):
        return True
    won = _WON.search(before) and _GIVER.match(after)
    return bool(won or (after.startswith(" towards ") and _GOT.search(before)))


def _goes_on(before: str, after: str) -> bool:
    """Whether a sum goes on with the list of the one before it: "and £250 to the Scouts", "; Rowan Choir £90"."""
    if _TO_WHOM.match(after):
        return _AND.search(before) is not None
    if after.startswith(")") and _NEXT_OPENED.match(before):
        return True
    ends = after[:1] in ("", ".", ";", ",") or after.startswith(" and ")
    return ends and _NEXT_NAME.match(before) is not None


def award_sums(text: str, blocks: Sequence[Block]) -> frozenset[int]:
    """Offsets of the sums in lists behind "grants be approved as follows:", each with a recipient of its own."""
    found: set[int] = set()
    if not _STEM.search(text):
        return frozenset()
    open_item: int | None = None
    topic = ""
    for block in blocks:
        words, above = text[max(block.start, block.end - 300) : block.end], topic
        topic = words if block.is_heading or len(words) <= _LONGEST_TOPIC else ""
        line = text.find("\n", block.start, block.end)
        colon = None if block.is_heading else _COLON.search(words)
        if colon:
            topic = above if _CUE.fullmatch(words[: colon.start()].strip()) else topic
            open_item = block.item if _leads(words[: colon.start()], above) else None
            continue
        if line > 0 and text[line - 1] == ":" and _leads(text[block.start : line - 1], above):
            open_item = block.item
            found.update(_lines(text, line, block.end))
            continue
        end = min(block.end, block.start + _LONGEST_LIST)
        if open_item is not None and block.item == open_item:
            sums = _lines(text, block.start, end)
            found.update(sums)
            if sums or (block.end - block.start <= _LONGEST and _NOTHING.search(text, block.start, block.end)):
                continue
        open_item = None
        found.update(_behind_stem(text, block.start, end))
    return frozenset(found)


def _lines(text: str, start: int, end: int) -> list[int]:
    """The sums that stand alone in their lines between two offsets; [] where a line is longer than an entry."""
    entries = [(line.start(), line.end()) for line in _LINE.finditer(text, start, end)]
    if any(last - first > _LONGEST for first, last in entries):
        return []
    return [at for entry in entries if (at := _only_sum(text, *entry)) is not None]


def _only_sum(text: str, start: int, end: int) -> int | None:
    """Offset of the one sum of an entry, None where it has none, or several."""
    at = text.find("£", start, end)
    return at if at >= 0 and text.find("£", at + 1, end) < 0 else None


def _behind_stem(text: str, start: int, end: int) -> list[int]:
    """The sums of a paragraph that lists its grants behind a colon: "to award: the Scouts £300; the Choir £200"."""
    colon = text.find(":", start, end)
    first = text.find("£", start, end)
    if colon < 0 or first < colon or not _is_stem(" ".join(text[start:colon].split()).rpartition(". ")[2]):
        return []
    stop = _SENTENCE_END.search(text, colon, end)
    stop_at = stop.start() if stop and "\n" not in text[colon : stop.start()] else end
    parting = _PARTED if _PARTED.search(text, colon + 1, stop_at) else _COMMAS
    cuts = [colon + 1, *(at for cut in parting.finditer(text, colon + 1, stop_at) for at in cut.span()), stop_at]
    pairs = zip(cuts[::2], cuts[1::2], strict=True)
    entries = [(one, two) for one, two in pairs if text[one:two].strip() and not _NOTHING.search(text, one, two)]
    sums = [_only_sum(text, *entry) for entry in entries]
    listed = " ".join(text[colon:stop_at].split())
    plain = all(two - one <= _LONGEST for one, two in entries) and not _NOT_STEM.search(listed)
    return [at for at in sums if at is not None] if plain and None not in sums else []


def _leads(words: str, above: str) -> bool:
    """Whether the words before a colon lead to a list of grants, `above` being the heading over them."""
    about, _, stem = " ".join(words.split()).rpartition(". ")
    return _is_stem(stem) or (_CUE.fullmatch(stem) is not None and _is_topic(about or above))


def _is_topic(words: str) -> bool:
    """Whether a heading, or the words before "Resolved to give:", is about grants or donations."""
    plain = " ".join(words.split())
    return len(plain) <= _LONGEST_TOPIC and _TOPIC.search(plain) is not None and _NOT_STEM.search(plain) is None


def _is_stem(words: str) -> bool:
    """Whether the words before a colon say that what is listed below was given; who proposed it may stand between."""
    words = _ASIDE.sub(" ", words)
    return bool(_STEM.search(words) and _GIVEN.search(words)) and _NOT_STEM.search(words) is None

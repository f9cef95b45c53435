"""The numbers that printed minutes put before an item, and the agenda item they refer to. Pure.

Councils print `12.`, `77/21`, `45/2024`, `3a`, `Item 5`, `Minute No. 12`, `CAB123`, `C 08/042`. Which part of a number
with several counts up cannot be told from one label, so that a label has a reading for each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

Key = tuple[int, int]
"""Number of an item and of its sub-item (0 for none): `3`, `3a` and `4` are (3, 0), (3, 1), (4, 0)."""

_WORD = r"(?:agenda\s+item|item|minute|eitem(?:\s+(?:agenda|rhaglen))?|cofnod)(?:\s+(?:no|number|rhif)\b\.?)?\s*:?\s*"
LABEL = re.compile(
    rf"(?P<word>(?i:{_WORD}))?"
    r"(?P<prefix>[A-Z]{1,6}(?:&[A-Z]{1,3})?)?(?P<gap>[ ./-]?)"
    r"(?P<numbers>\d{1,4}(?:[/-]\d{1,4}){0,3})(?:\.(?P<sub>\d{1,2}))?\s?(?:\(?(?P<letter>[a-zA-Z])\))?(?P<bare>[a-z])?"
    r"(?P<close>\s?[.):]|\s+[-–—](?=\s)|)(?=\s|$)"
)
REFERENCE = re.compile(
    r"[(\[]\s*(?:agenda\s+)?(?:item|eitem)(?:\s+(?:agenda|rhaglen))?(?:\s+(?:no|number|rhif)\b\.?)?\s*:?\s*"
    r"(?P<number>\d{1,3}(?:\.\d{1,2})?\s?[a-z]?)\s*[)\]]\s*\.?\s*$",
    re.IGNORECASE,
)
_SPACED_PREFIX = 3  # "C 08/042"; a longer word before a number is a word ("PART 1", "PHASE 2")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to count a label up: what stays the same within the minutes, and what goes up."""

    family: tuple[str, str]
    key: Key


@dataclass(frozen=True, slots=True)
class Label:
    """A number as printed (`text`), how many characters it takes, and the ways to read it.

    `style` is the mark that closes it; `is_distinct` that no paragraph is numbered so; `is_sub` that it has a point
    and a second number, as numbered paragraphs have.
    """

    text: str
    length: int
    style: str
    readings: tuple[Reading, ...]
    is_distinct: bool
    is_sub: bool


def label_of(line: str) -> Label | None:
    """The label that a line begins with."""
    match = LABEL.match(line)
    if match is None or not _is_label(match):
        return None
    numbers = re.split(r"[/-]", match["numbers"])
    letter = (match["letter"] or match["bare"] or "").lower()
    sub = int(match["sub"]) if match["sub"] else ord(letter) - 96 if letter else 0
    head = f"{match['prefix'] or ''}{match['gap'].strip()}".casefold()
    readings = tuple(
        Reading((head + "/".join(numbers[:at]), "/".join(numbers[at + 1 :])), (int(number), sub))
        for at, number in enumerate(numbers)
    )
    is_distinct = bool(match["word"] or match["prefix"] or len(numbers) > 1)
    return Label(match[0].strip(), match.end(), match["close"].strip(), readings, is_distinct, bool(match["sub"]))


def _is_label(match: re.Match[str]) -> bool:
    prefix, gap = match["prefix"] or "", match["gap"]
    several = bool(re.search(r"[/-]", match["numbers"]))
    if gap and not prefix:
        return False
    if gap == " " and not (several and len(prefix) <= _SPACED_PREFIX):
        return False
    if match["word"] or prefix or several or match["close"].strip():
        return True
    return not 1900 <= int(match["numbers"]) <= 2100  # "2025 was": a year at the start of a line


def plain_label(label: str | None) -> str:
    """A label for comparing: `76.`, `Item 76`, `76` are the same."""
    text = re.sub(rf"^(?i:{_WORD})(?=\S)", "", (label or "").strip())
    return re.sub(r"[\s()]+", "", text).strip(".:-–—").casefold()


def reference_of(line: str) -> tuple[str, str] | None:
    """What stands before an item reference `(Item 5)` that closes a line, and the number in it."""
    match = REFERENCE.search(line)
    return (line[: match.start()].rstrip(), plain_label(match["number"])) if match else None

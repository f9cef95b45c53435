"""Which resolutions are the same one printed twice: under Decision:, under Minutes:, in the decision record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from rapidfuzz.fuzz import ratio

CLOSE = 92.0
MIN_LENGTH = 25
# Minutes are the legal record; the decision record is made from them.
ORDER = {"minutes": 0, "decision": 1}


def plain(quote: str) -> str:
    """A quote without what differs between two printings: case, spaces, opening 'that', closing marks."""
    text = re.sub(r"\s+", " ", quote).strip().casefold()
    return re.sub(r"^(that|to)\s+", "", text).strip(" .;,:")


def is_same(left: str, right: str) -> bool:
    """Whether two plain quotes are one resolution: equal, or near-equal and long with the very same numbers.

    Numbers must agree: 'application 24/001 be approved' and 'application 24/002 be approved' differ by one letter.
    """
    if left == right:
        return True
    if min(len(left), len(right)) < MIN_LENGTH or re.findall(r"\d+", left) != re.findall(r"\d+", right):
        return False
    return ratio(left, right) >= CLOSE


def same_as(rows: Iterable[Mapping[str, Any]]) -> dict[str, str | None]:
    """For each resolution of one item and its decision records: the id of the one it repeats; None for one to count.

    Rows have id, text_id and quote. Within one text nothing is a repeat: 'the report be noted' twice is two decisions.
    """
    ordered = sorted(
        rows, key=lambda row: (ORDER.get(row["text_id"].rpartition("#")[2], 2), row["record_id"], row["start"])
    )
    kept: list[tuple[Mapping[str, Any], str]] = []
    result: dict[str, str | None] = {}
    used: set[tuple[str, str]] = set()
    for row in ordered:
        words = plain(row["quote"])
        match = next((k for k, text in kept if _may_repeat(row, k, used) and is_same(words, text)), None)
        result[row["id"]] = match["id"] if match else None
        if match:
            used.add((row["text_id"], match["id"]))
        else:
            kept.append((row, words))
    return result


def _may_repeat(row: Mapping[str, Any], kept: Mapping[str, Any], used: set[tuple[str, str]]) -> bool:
    """A row repeats one of another text, and no two rows of its own text repeat the same one."""
    return row["text_id"] != kept["text_id"] and (row["text_id"], kept["id"]) not in used

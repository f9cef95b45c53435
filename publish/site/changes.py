"""What changed in a record since it was first seen, as words that stayed, went and came."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from archive.history import PARTS
from publish.site.page import Ask, Data

AT_MOST = 50
CONTEXT = 25
MOST_CHARACTERS = 60_000
# A sum is one word: of £160,000 and £180,000 the noughts are not what stayed.
_TOKEN = re.compile(r"[£€$]?\d+(?:[.,]\d+)*\w*%?|\w+|[^\w\s]|\s+")
Piece = tuple[str, str]
"""`same`, `old` or `new`, and the characters."""

_PARTS = " union ".join(f"select id from {table} where {column} = :ref" for table, column in PARTS)
_SQL = f"""select record_id, field, cast(old as text) as old, cast(new as text) as new, seen_at
from revisions where record_id = :ref or (:with_parts and record_id in ({_PARTS}
  union select document_id from document_links where record_id = :ref))
order by +seen_at desc, id desc limit {AT_MOST + 1}"""  # `+`: by the record, not along the index of days
# Columns that say what somebody wrote: kept back with the text itself.
PLAIN_FIELDS = frozenset(("gone_at", "date", "start_time", "status", "minutes_status", "url", "sha256", "is_restricted",
                          "decision_date", "effective_from", "publication_date", "page_count", "size"))  # fmt: skip


async def changes_of(ask: Ask, record: str, *, with_parts: bool = False, is_kept_back: bool = False) -> Data:
    """The changes of a record, newest first, and of what belongs to it.

    `{"rows": [{record_id, field, seen_at, old, new, kind, pieces}], "is_cut": bool}`; `kind` is gone, back, changed or
    kept back (no words then), `pieces` the words as `[same|old|new, characters]`, as in `word_diff`.
    """
    found = await ask.rows(_SQL, {"ref": record, "with_parts": with_parts})
    # In a thread: comparing long texts must not keep other readers waiting.
    rows = await asyncio.to_thread(lambda: [_shown(row, is_kept_back) for row in found[:AT_MOST]])
    return {"rows": rows, "is_cut": len(found) > AT_MOST}


def _shown(row: Data, is_kept_back: bool) -> Data:
    if row["field"] == "gone_at":
        return {**row, "kind": "gone" if row["new"] else "back", "pieces": []}
    if is_kept_back and row["field"] not in PLAIN_FIELDS:
        return {**row, "old": None, "new": None, "kind": "kept back", "pieces": []}
    pieces = word_diff(row["old"] or "", row["new"] or "")
    return {**row, "kind": "changed", "pieces": list(shortened(pieces)) if pieces is not None else None}


def word_diff(old: str, new: str) -> list[Piece] | None:
    """What stayed, went and came, by words; None where the texts are too long to compare in a request.

    `same` and `old` together are the old text, `same` and `new` the new one. Lines are compared first, so that a
    long text with few changes costs little.
    """
    if len(old) + len(new) > MOST_CHARACTERS:
        return None
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    pieces: list[Piece] = []
    for op, left, left_end, right, right_end in _operations(before, after):
        gone, came = "".join(before[left:left_end]), "".join(after[right:right_end])
        pieces += [("same", gone)] if op == "equal" else _by_words(gone, came)
    return _merged(pieces)


def _by_words(old: str, new: str) -> list[Piece]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    pieces: list[Piece] = []
    for op, left, left_end, right, right_end in _operations(before, after):
        gone, came = "".join(before[left:left_end]), "".join(after[right:right_end])
        pieces += [("same", gone)] if op == "equal" else [("old", gone), ("new", came)]
    return pieces


def _operations(before: Sequence[str], after: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    # Among thousands of words the commonest match everywhere and say nothing: difflib may leave them aside there.
    return SequenceMatcher(None, before, after, autojunk=len(before) + len(after) > 2000).get_opcodes()


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours of one kind as one; between two that stayed, all that went comes before all that came.

    White space alone between two changes belongs to both: a new sentence is no row of new words.
    """
    joined = [(is_same, list(group)) for is_same, group in groupby(pieces, lambda piece: piece[0] == "same")]
    merged: list[Piece] = []
    gone = came = ""
    for place, (is_same, group) in enumerate(joined):
        words = "".join(text for _, text in group)
        if not is_same:
            gone += "".join(text for kind, text in group if kind == "old")
            came += "".join(text for kind, text in group if kind == "new")
        elif words.isspace() and 0 < place < len(joined) - 1:
            gone, came = gone + words, came + words
        else:
            merged += [*_change(gone, came), ("same", words)] if words else []
            gone, came = ("", "") if words else (gone, came)
    return merged + _change(gone, came)


def _change(gone: str, came: str) -> list[Piece]:
    return [piece for piece in (("old", gone), ("new", came)) if piece[1]]


def shortened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The same with long stretches that stayed cut to the words round a change; `cut` says how many are left out."""
    for place, (kind, text) in enumerate(pieces):
        words = re.findall(r"\S+\s*|\s+", text)
        if kind != "same" or len(words) <= 2 * CONTEXT + 10:
            yield kind, text
            continue
        head = words[:CONTEXT] if place else []
        tail = words[-CONTEXT:] if place < len(pieces) - 1 else []
        yield from [("same", "".join(head))] if head else []
        yield "cut", f"{len(words) - len(head) - len(tail):,}"
        yield from [("same", "".join(tail))] if tail else []

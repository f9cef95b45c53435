"""Extraction as JSON lines: the public shape of facts, and the filter behind `minutes extract --jsonl`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from archive.facts import DateMention, Extraction, Fact, Figure, Resolution, Role
from extract import EXTRACTOR_VERSION, SECTIONS, extract_text


def _fact(fact: Fact) -> dict[str, Any]:
    return {"quote": fact.quote, "start": fact.start, "end": fact.end}


def _resolution(fact: Resolution) -> dict[str, Any]:
    counts = {"for": fact.vote_for, "against": fact.vote_against, "abstain": fact.vote_abstain}
    return {
        **_fact(fact),
        "outcome": fact.outcome,
        "vote": counts if any(count is not None for count in counts.values()) else None,
        "mover": fact.mover,
        "seconder": fact.seconder,
        "body": fact.body,
        "limb_label": fact.limb_label,
        "vote_method": fact.vote_method,
        "is_unanimous_stated": fact.is_unanimous_stated,
        "has_casting_vote": fact.has_casting_vote,
        "recommended_to": fact.recommended_to,
        "delegated_to": fact.delegated_to,
        "rule": fact.rule,
    }


def _role(fact: Role) -> dict[str, Any]:
    return {
        **_fact(fact),
        "person": fact.person,
        "role": fact.role,
        "organisation": fact.organisation,
        "rule": fact.rule,
    }


def _figure(fact: Figure) -> dict[str, Any]:
    return {
        **_fact(fact),
        "kind": fact.kind,
        "value": fact.value,
        "value_max": fact.value_max,
        "unit": fact.unit,
        "modifier": fact.modifier,
        "measures": fact.measures,
        "rule": fact.rule,
    }


def _date(fact: DateMention) -> dict[str, Any]:
    return {**_fact(fact), "iso": fact.iso, "rule": fact.rule}


def to_json(id: str, extraction: Extraction) -> dict[str, Any]:
    """Facts of one text as plain JSON values. Keys are only ever added, never renamed or removed."""
    return {
        "id": id,
        "resolutions": [_resolution(fact) for fact in extraction.resolutions],
        "roles": [_role(fact) for fact in extraction.roles],
        "figures": [_figure(fact) for fact in extraction.figures],
        "dates": [_date(fact) for fact in extraction.dates],
        "extractor_version": EXTRACTOR_VERSION,
    }


NOT_UTF_8 = "\0not UTF-8"


def lines_of(stream: Iterable[bytes]) -> Iterator[str]:
    """Lines of UTF-8, whatever the locale says; a line that is none is `NOT_UTF_8`, which `run` counts as bad."""
    for number, line in enumerate(stream):
        try:
            yield line.decode("utf-8-sig" if number == 0 else "utf-8")
        except UnicodeDecodeError:
            yield NOT_UTF_8


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _read(line: str) -> tuple[Any, str, str | None]:
    """Id, text and section of an input line; `ValueError` says what is wrong with it."""
    if line == NOT_UTF_8:
        raise ValueError("not UTF-8: save the file as UTF-8")
    try:
        row = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise ValueError('not JSON: give one object a line, {"id": "...", "text": "..."}') from None
    if not isinstance(row, dict):
        raise ValueError(f"a JSON {type(row).__name__}, not an object with id and text")
    if not isinstance(row.get("text"), str):
        raise ValueError('no "text", or one that is not a string')
    section = row.get("section")
    if section is not None and section not in SECTIONS:
        raise ValueError(f'"section" is {section!r}: leave it out or give one of {", ".join(SECTIONS)}')
    return row.get("id"), row["text"], section


def _line(row: dict[str, Any]) -> str:
    """JSON with letters as they are, or escaped where a lone surrogate could not be written."""
    line = json.dumps(row, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        line = json.dumps(row)
    return line + "\n"


def run(stdin_lines: Iterable[str], write: Callable[[str], object]) -> int:
    """Extract each `{"id", "text"}` line and write one JSON line for it; the number of lines that were bad.

    A bad line gives one message on stderr with its number and what to do; the lines after it are still read.
    """
    bad = 0
    for number, line in enumerate(stdin_lines, 1):
        if not line.strip():
            continue
        try:
            id, text, section = _read(line)
        except ValueError as error:
            bad += 1
            sys.stderr.write(f"line {number}: {error}\n")
            continue
        write(_line(to_json(id, extract_text(text, section))))
    return bad

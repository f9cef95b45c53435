"""Extraction as JSON lines: the public shape of facts, and the filter behind `minutes extract --jsonl`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import Any

from archive.facts import FACT_KINDS, Extraction, Fact, Resolution
from extract import EXTRACTOR_VERSION, SECTIONS, extract_text

_FIRST = ("quote", "start", "end")
_VOTES = {"vote_for": "for", "vote_against": "against", "vote_abstain": "abstain"}


def _fact(fact: Fact) -> dict[str, Any]:
    """One fact: its quote and place, its values by the names of the table's columns, the rule that made it."""
    values = asdict(fact)
    rule = values.pop("rule")
    return {**{name: values.pop(name) for name in _FIRST}, **values, "rule": rule}


def _resolution(fact: Resolution) -> dict[str, Any]:
    """A resolution, its counts together under `vote`; None where the text states none."""
    row = _fact(fact)
    counts = {option: row.pop(name) for name, option in _VOTES.items()}
    place = {name: row.pop(name) for name in (*_FIRST, "outcome")}
    stated = counts if any(count is not None for count in counts.values()) else None
    return {**place, "vote": stated, "mover": row.pop("mover"), "seconder": row.pop("seconder"), **row}


def to_json(id: str, extraction: Extraction) -> dict[str, Any]:
    """Facts of one text as plain JSON values. Keys are only ever added, never renamed or removed.

    `dates` are those with a day; months and years alone are `partial_dates`.
    """
    row: dict[str, Any] = {"id": id, "resolutions": [_resolution(fact) for fact in extraction.resolutions]}
    for kind in FACT_KINDS[1:]:
        row[kind] = [_fact(fact) for fact in getattr(extraction, kind)]
    row["partial_dates"] = [date for date in row["dates"] if date["precision"] != "day"]
    row["dates"] = [date for date in row["dates"] if date["precision"] == "day"]
    return {**row, "extractor_version": EXTRACTOR_VERSION}


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

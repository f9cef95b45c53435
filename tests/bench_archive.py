"""An archive of any size, made of words with a distribution like that of real text. For benchmarks.

    make_archive(Path("archive.db"), 1_000_000)

The commonest words are English ones, the others are made up; how often each comes follows Zipf's law. Each item has
minutes of its own; most resolve something, some name sums of money, few were voted on.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from sqlite_utils import Database

from archive.facts import OUTCOMES
from archive.ids import fact_id, sha256, text_id
from archive.tables import BY_NAME
from publish.build import BuildReport, build
from tests.publish.archives import empty_archive

SEEN = {"first_seen": "2026-01-02T03:04:05Z", "last_seen": "2026-02-03T04:05:06Z"}
NOW = "2026-02-04T05:06:07Z"
ITEMS_A_MEETING, MEETINGS_A_COMMITTEE, COMMITTEES = 10, 60, 8
WORDS_AN_ITEM = 90
CHUNK = 10_000
COMMON = re.findall(
    r"\w+",
    """the of to and that in be for committee report council was councillor on members a by with it is at noted as from
had were agreed this which meeting resolved not would officer an planning service been cabinet budget have their
application chair proposed site recommendation local public area development approved also plan considered are
traffic he there been housing she road has proposal minutes community any during following between residents
director explained parking highways policy than other asked could they new will more school year one whether
update work care site support date two should under being its into time after against through funding head until
library""",
)
_ONSETS = re.findall(r"\w+", "b br c ch cl d dr f fl g gr h j k l m n p pl qu r s sh st t th tr v w")
_VOWELS = re.findall(r"\w+", "a e i o u ea oo ai")
_ENDS = re.findall(r"\w+", "n r l st d m ck th ng p")


@dataclass(frozen=True, slots=True)
class Words:
    """A vocabulary, commonest word first, and how likely each is up to and with it."""

    listed: Sequence[str]
    sums: np.ndarray[Any, Any]

    def pick(self, random: np.random.Generator, count: int) -> list[str]:
        """So many words."""
        places = np.searchsorted(self.sums, random.random(count) * self.sums[-1])
        return [self.listed[place] for place in places.tolist()]


def vocabulary(size: int = 60_000) -> Words:
    """Words whose frequency falls with their rank: Zipf's law with Mandelbrot's shift."""
    listed = list(dict.fromkeys(COMMON))
    seen = set(listed)
    parts = [start + vowel + end for start in _ONSETS for vowel in _VOWELS for end in _ENDS]
    random = np.random.default_rng(7)
    while len(listed) < size:
        word = "".join(parts[place] for place in random.integers(0, len(parts), 2 if len(listed) < 20_000 else 3))
        if word not in seen:
            seen.add(word)
            listed.append(word)
    return Words(listed, np.cumsum(1 / (np.arange(size) + 2.7)))


def make_archive(path: Path | str, items: int) -> BuildReport:
    """Make an archive of so many agenda items and build it for publishing; returns what the build says."""
    db = fill_archive(path, items)
    report = build(db, now=NOW)
    db.close()
    return report


def options(items: int) -> argparse.ArgumentParser:
    """How many items an archive made for a run has, or which archive is there."""
    asked = argparse.ArgumentParser()
    asked.add_argument("items", nargs="?", type=int, default=items)
    asked.add_argument("--archive", type=Path, help="an archive that is built; none is made")
    return asked


@contextmanager
def chosen_archive(chosen: argparse.Namespace) -> Iterator[Path]:
    """The archive that is named, else one made for this run."""
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.archive or Path(folder) / "archive.db"
        if chosen.archive is None:
            make_archive(path, chosen.items)
        yield path


def fill_archive(path: Path | str, items: int) -> Database:
    """The same, not built, and left open."""
    db = empty_archive(path)
    db.execute("pragma journal_mode = wal")
    meetings = max(1, items // ITEMS_A_MEETING)
    committees = max(1, meetings // MEETINGS_A_COMMITTEE)
    councils = max(1, committees // COMMITTEES)
    with db.atomic():
        _insert(db, "sites", (_site(number) for number in range(councils)))
        _insert(db, "councils", (_council(number) for number in range(councils)))
        _insert(db, "committees", (_committee(number, councils) for number in range(committees)))
        _insert(db, "meetings", (_meeting(number, committees, councils) for number in range(meetings)))
        words, random = vocabulary(), np.random.default_rng(11)
        for first in range(0, items, CHUNK):
            _fill_chunk(db, range(first, min(first + CHUNK, items)), meetings, committees, councils, words, random)
    return db


def _fill_chunk(
    db: Database, numbers: range, meetings: int, committees: int, councils: int, words: Words,
    random: np.random.Generator,
) -> None:  # fmt: skip
    lengths = np.clip(random.lognormal(np.log(WORDS_AN_ITEM * 0.7), 0.7, len(numbers)).astype(int), 12, 900).tolist()
    drawn = iter(words.pick(random, sum(lengths) + 5 * len(numbers)))
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in ("agenda_items", "texts", "resolutions", "figures")}
    for number, length, dice in zip(numbers, lengths, random.random((len(numbers), 4)).tolist(), strict=True):
        slug = _slug(_committee_of(number // ITEMS_A_MEETING % meetings, committees), councils)
        title = " ".join(next(drawn) for _ in range(5)).capitalize()
        _add_item(rows, slug, number, title, [next(drawn) for _ in range(length)], dice, meetings)
    for name, found in rows.items():
        _insert(db, name, found)


def _add_item(
    rows: dict[str, list[dict[str, Any]]], slug: str, number: int, title: str, words: list[str], dice: list[float],
    meetings: int,
) -> None:  # fmt: skip
    item = f"{slug}/item/{number}"
    parts = [" ".join(words[place : place + 17]).capitalize() + "." for place in range(0, len(words), 17)]
    sum_named = f"£{int(10 ** (3 + 5 * dice[2])):,}" if dice[1] < 0.3 else ""
    resolved = f"that {' '.join(words[:9])}{' at a cost of ' + sum_named if sum_named else ''} be agreed"
    minutes = "\n\n".join([*parts[:3], *(["RESOLVED: " + resolved + "."] if dice[0] < 0.6 else []), *parts[3:]])
    text = text_id(item, "minutes")
    rows["agenda_items"].append({
        "id": item, "site": slug, "council": slug, "url": f"https://minutes.{slug}.example/mgAi.aspx?ID={number}",
        "meeting_id": f"{slug}/meeting/{number // ITEMS_A_MEETING % meetings}", "position": number % ITEMS_A_MEETING,
        "number_label": f"{number % ITEMS_A_MEETING + 1}.", "title": title, "minutes_text": minutes,
        "text_source": "page", **SEEN,
    })  # fmt: skip
    rows["texts"].append({
        "id": text, "record_id": item, "field": "minutes", "section": "minutes", "minutes_status": "approved",
        "text": minutes, "sha256": sha256(minutes.encode()), "seen_at": SEEN["first_seen"],
    })  # fmt: skip
    if dice[0] < 0.6:
        votes = {"vote_for": 6, "vote_against": int(9 * dice[3]), "vote_abstain": 0} if dice[3] < 0.1 else {}
        outcome = OUTCOMES[int(len(OUTCOMES) * dice[3] ** 2)]
        rows["resolutions"].append({**_fact(text, "resolution", minutes, resolved), "outcome": outcome, **votes})
        if sum_named:
            value = float(sum_named[1:].replace(",", ""))
            told = {"kind": "money", "value": value, "unit": "GBP"}
            rows["figures"].append({**_fact(text, "figure", minutes, sum_named), **told})


def _fact(text: str, kind: str, words: str, quote: str) -> dict[str, Any]:
    start = words.index(quote)
    return {
        "id": fact_id(text, kind, start, start + len(quote)), "text_id": text, "record_id": text.partition("#")[0],
        "quote": quote, "start": start, "end": start + len(quote), "rule": "bench", "extractor_version": "1",
        "minutes_status": "approved",
    }  # fmt: skip


def _site(number: int) -> dict[str, Any]:
    slug = f"council{number}"
    base = f"https://minutes.{slug}.example/"
    return {"id": slug, "site": slug, "council": slug, "url": base, "name": slug, "base_url": base,
            "is_fictional": 1, "is_link_only": 0, **SEEN}  # fmt: skip


def _council(number: int) -> dict[str, Any]:
    slug = f"council{number}"
    return {"id": slug, "site": slug, "council": slug, "url": f"https://minutes.{slug}.example/",
            "name": f"Council {number}", "nation": "England", "is_fictional": 1, **SEEN}  # fmt: skip


def _committee(number: int, councils: int) -> dict[str, Any]:
    slug = _slug(number, councils)
    return {"id": f"{slug}/committee/{number}", "site": slug, "council": slug, "name": f"Committee {number % COMMITTEES}",
            "url": f"https://minutes.{slug}.example/c{number}", **SEEN}  # fmt: skip


def _meeting(number: int, committees: int, councils: int) -> dict[str, Any]:
    committee = _committee_of(number, committees)
    slug = _slug(committee, councils)
    held = date(2016, 1, 4) + timedelta(days=(number * 37) % 3650)
    return {"id": f"{slug}/meeting/{number}", "site": slug, "council": slug, "title": f"Meeting {number}",
            "url": f"https://minutes.{slug}.example/m{number}", "committee_id": f"{slug}/committee/{committee}",
            "date": held.isoformat(), "status": "confirmed", "minutes_status": "approved", **SEEN}  # fmt: skip


def _committee_of(meeting: int, committees: int) -> int:
    return meeting % committees


def _slug(committee: int, councils: int) -> str:
    return f"council{committee % councils}"


def _insert(db: Database, table: str, rows: Iterable[dict[str, Any]]) -> None:
    columns = BY_NAME[table].column_names
    marks = ", ".join("?" * len(columns))
    names = ", ".join(f'"{name}"' for name in columns)
    db.conn.executemany(f"insert into {table} ({names}) values ({marks})", _values(rows, columns))


def _values(rows: Iterable[dict[str, Any]], columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        yield tuple(row.get(column) for column in columns)

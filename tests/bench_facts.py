"""Facts of every kind for the items of a made-up archive (tests/bench_archive.py), about as many as minutes hold.

    fill_facts(db)      # before the build

Names, offices, places and Acts are drawn from short lists, so that most occur often and some hardly ever.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from sqlite_utils import Database

from archive.facts import FIGURE_PARTS, INTEREST_KINDS
from archive.ids import fact_id, text_id
from archive.tables import BY_NAME
from tests.bench_archive import CHUNK, SEEN, vocabulary

SHARES = {
    "roles": 0.3, "actions": 0.1, "places": 0.3, "legal_references": 0.1, "reference_numbers": 0.2, "interests": 0.05,
    "named_votes": 0.2, "exclusions": 0.02, "absences": 0.1, "revisions": 0.05, "decisions": 0.1,
}  # fmt: skip
"""How many of each an item has, on average."""
OFFICES = ("Head of Highways", "Director of Place", "Monitoring Officer", "Leader", "Clerk", "Chair", "Harbour Master")
ACTS = ("Local Government Act 1972", "Housing Act 1985", "Equality Act 2010", "Licensing Act 2003", "Piers Act 1899")
REASONS = ("not_published", "restricted", "blocked", "not_fetched", "not_stated", "unreadable")
ATTENDED = ("Present", "Present", "Present", "Apologies", "Absent", "Expected")


class _Facts:
    """Makes rows; every draw comes from one seeded source, so that an archive is the same every time."""

    def __init__(self) -> None:
        self.chance, self.words = np.random.default_rng(5), vocabulary(8_000)

    def pick(self, choices: Iterable[Any]) -> Any:
        """One of them, the first ones more often."""
        listed = list(choices)
        return listed[int(len(listed) * self.chance.random() ** 2)]

    def name(self) -> str:
        """A councillor's name."""
        given, family = self.words.pick(self.chance, 2)
        return f"Councillor {given.capitalize()} {family.capitalize()}"

    def row(self, table: str, number: int, record: str, meeting: str) -> dict[str, Any]:
        """A row of a table for an item."""
        if table in ("absences", "revisions", "decisions"):
            return dict(getattr(self, f"_{table}")(record, meeting))
        text = text_id(record, "minutes")
        own = getattr(self, f"_{table}")()
        return {
            "id": fact_id(text, table, number, number + 5), "text_id": text, "record_id": record, "quote": "Minutes",
            "start": 0, "end": 5, "rule": "bench", "extractor_version": "1", "minutes_status": "approved", **own,
        }  # fmt: skip

    def _roles(self) -> dict[str, Any]:
        return {"person": self.name(), "role": self.pick(OFFICES)}

    def _actions(self) -> dict[str, Any]:
        return {"owner": self.pick(OFFICES), "due": "by June"}

    def _places(self) -> dict[str, Any]:
        return {"kind": "street", "name": f"{self.words.pick(self.chance, 1)[0].capitalize()} Lane"}

    def _legal_references(self) -> dict[str, Any]:
        return {"act": self.pick(ACTS), "provision": "section 5", "nation": "England"}

    def _reference_numbers(self) -> dict[str, Any]:
        return {
            "kind": "planning",
            "number": f"{20 + int(6 * self.chance.random())}/{int(1e5 * self.chance.random()):05d}",
        }

    def _interests(self) -> dict[str, Any]:
        return {"person": self.name(), "kind": self.pick(INTEREST_KINDS)}

    def _named_votes(self) -> dict[str, Any]:
        return {"name": self.name(), "option": self.pick(("for", "against", "abstain"))}

    def _exclusions(self) -> dict[str, Any]:
        return {"paragraphs": self.pick(("3", "1, 2", "5", "7")), "act": ACTS[0], "nation": "England"}

    def _absences(self, record: str, meeting: str) -> dict[str, Any]:
        owner = record if self.chance.random() < 0.7 else meeting
        return {"record_id": owner, "field": "minutes", "reason": self.pick(REASONS), "seen_at": SEEN["first_seen"]}

    def _revisions(self, record: str, meeting: str) -> dict[str, Any]:
        field = self.pick(("title", "minutes_text", "position"))
        day = int(27 * self.chance.random()) + 1
        return {
            "record_id": record,
            "field": field,
            "old": "one",
            "new": "two",
            "seen_at": f"2026-01-{day:02d}T00:00:00Z",
        }

    def _decisions(self, record: str, meeting: str) -> dict[str, Any]:
        site = record.partition("/")[0]
        return {
            "id": record.replace("/item/", "/decision/"), "site": site, "council": site, "url": f"https://minutes.{site}.example/d", "title": "Decision on it",
            "decision_maker": self.pick(OFFICES), "decision_text": "That it be done.", "meeting_id": meeting,
            "item_id": record, "decision_date": f"20{16 + int(10 * self.chance.random())}-05-06",
            "is_key": int(self.chance.random() < 0.2), **SEEN,
        }  # fmt: skip


def fill_facts(db: Database) -> None:
    """Give the items facts, the meetings attendance, and some resolutions movers, deadlines and delegations."""
    facts, last = _Facts(), db.execute("select max(rowid) from agenda_items").fetchone()[0]
    with db.atomic():
        for first in range(1, last + 1, CHUNK):
            sql = "select id, meeting_id from agenda_items where rowid >= ? and rowid < ?"
            _give(db, facts, db.execute(sql, [first, first + CHUNK]).fetchall())
        for (meeting,) in db.execute("select id from meetings").fetchall():
            site = meeting.partition("/")[0]
            rows = [{"id": f"{meeting}/attendance/{place}", "site": site, "council": site, "meeting_id": meeting,
                     "name": facts.name(), "attendance": facts.pick(ATTENDED), **SEEN} for place in range(10)]  # fmt: skip
            _insert(db, "attendance", rows)
        db.execute(
            "update resolutions set mover = 'Councillor Ada Finch', seconder = 'Councillor Ravi Ash' where rowid % 5 = 0"
        )
        db.execute("update resolutions set deadline = 'by 31 March 2025' where rowid % 20 = 0")
        db.execute("update resolutions set subject_to = 'the call-in period' where rowid % 20 = 1")
        db.execute("update resolutions set delegated_to = 'Director of Place' where rowid % 10 = 2")
        db.execute("update figures set part = 'budget', check_result = 'inconsistent' where rowid % 50 = 0")
        db.execute("update figures set part = ? where rowid % 9 = 1", [FIGURE_PARTS[3]])
        db.execute("update agenda_items set is_restricted = 1 where rowid % 40 = 0")


def _give(db: Database, facts: _Facts, items: list[tuple[str, str]]) -> None:
    for table, share in SHARES.items():
        chosen = facts.chance.random(len(items)) < share
        rows = [facts.row(table, number, record, meeting)
                for number, ((record, meeting), is_chosen) in enumerate(zip(items, chosen.tolist(), strict=True)) if is_chosen]  # fmt: skip
        _insert(db, table, rows)


def _insert(db: Database, table: str, rows: list[dict[str, Any]]) -> None:
    columns = BY_NAME[table].column_names
    names = ", ".join(f'"{name}"' for name in columns)
    sql = f"insert into {table} ({names}) values ({', '.join('?' * len(columns))})"
    db.conn.executemany(sql, [tuple(row.get(column) for column in columns) for row in rows])

"""Rows of a question as an Atom feed: one entry a record or fact that rows name, updated when that was last seen to
change, newest first. Rows that name neither are left out: nobody could tell whether they had read them.

Where a question's rows count something (a committee, a month, a council), its feed has one entry that is the whole
answer, and another once the answer is another. A table of counts has no feed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from datasette.database import Database

from archive.ids import sha256
from archive.rows import KIND_TABLES
from publish.site.addresses import reading_of
from publish.site.feed import Entry, atom

AT_MOST = 100
IDS = ("fact", "id", "resolution_id", "record_id", "item", "decision", "meeting", "document", "item_id", "decision_id",
       "meeting_id", "document_id")  # fmt: skip
ANSWER_ROWS = 50
"""Rows of an answer that its entry tells."""
NO_FEED = (
    "No feed can be made of these rows. They name no record or fact of their own (they may be counts), so that nobody "
    "could tell the new ones from the old."
)
_TITLES = ("title", "name", "committee")
_WORDS = ("quote", "snippet", "decided", "detail")
_NOT_SAID = {*IDS, *_TITLES, *_WORDS, "url", "original", "text_id", "start", "end", "rule", "site", "council_name"}
_TEXTS = "select id, seen_at from texts where id in (select value from json_each(?))"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: the question's title and description, its path and query string, whether rows were left out."""

    title: str
    description: str
    path: str
    question: str
    is_cut: bool


def has_ids(columns: Iterable[str]) -> bool:
    """Whether rows of these columns name records or facts."""
    return not set(IDS).isdisjoint(columns)


def ident_of(row: Mapping[str, Any]) -> str | None:
    """The fact or record that a row is about: the most exact of its ids that can be read here."""
    named = (row.get(name) for name in IDS)
    values = [each.get("value") if isinstance(each, dict) else each for each in named]  # a label beside the key
    return next((value for value in values if isinstance(value, str) and reading_of(value)), None)


def by_ident(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    """The rows about each record or fact, those about none left out."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        if ident := ident_of(row):
            found.setdefault(ident, []).append(row)
    return found


async def feed(
    db: Database, asked: Asked, rows: Sequence[Mapping[str, Any]], absolute: Callable[[str], str], own: str
) -> str:
    """The feed. `absolute` makes a whole address of a path; `own` is the feed's address without its question."""
    found = by_ident(rows)
    times = await seen(db, found)
    entries = [_entry(ident, about, times.get(ident), absolute) for ident, about in found.items()]
    entries.sort(key=lambda entry: (entry.updated or "", entry.ident), reverse=True)
    question = f"?{asked.question}" if asked.question else ""
    cut = " Only a part of the rows was looked at: ask for less." if asked.is_cut else ""
    return atom(
        asked.title, own.removesuffix(".atom") + question, None, entries[:AT_MOST], own=own + question,
        subtitle=f"{asked.description.strip()} At most {AT_MOST} entries, newest first.{cut}".strip(),
    )  # fmt: skip


async def answer_feed(db: Database, asked: Asked, rows: Sequence[Mapping[str, Any]], own: str) -> str:
    """The feed of a question whose rows name no record: the answer as one entry, which is new when the answer is."""
    question = f"?{asked.question}" if asked.question else ""
    page = own.removesuffix(".atom") + question
    # a day on which something was looked at again is no other answer
    counted = [{name: value for name, value in row.items() if not name.endswith(("_seen", "_at"))} for row in rows]
    told = json.dumps(counted, default=str, ensure_ascii=False)
    number = f"{len(rows)} rows" if len(rows) != 1 else "1 row"
    entry = Entry(
        ident=f"{asked.path}{question}#{sha256(told.encode('utf-8', 'replace'))}", title=f"{asked.title} · {number}",
        address=page, updated=(await db.execute("select max(at) from builds")).single_value(),
        summary="\n".join(map(_in_line, rows[:ANSWER_ROWS])),
    )  # fmt: skip
    subtitle = f"{asked.description.strip()} One entry, the answer; there is a new one when the answer has changed."
    return atom(asked.title, page, None, [entry] if rows else [], own=own + question, subtitle=subtitle.strip())


async def seen(db: Database, idents: Iterable[str]) -> dict[str, str]:
    """When each record, text or fact was first seen as it is now; none for what the archive does not hold."""
    by_record: dict[str, list[str]] = {}
    texts: dict[str, list[str]] = {}
    for ident in idents:
        text, _, _ = ident.partition("@")
        (texts if "#" in text else by_record).setdefault(text, []).append(ident)
    times = await _times(db, _TEXTS, texts)
    for kind, table in KIND_TABLES.items():
        some = [record for record in by_record if record.split("/")[1] == kind]
        sql = (
            "select id, max(first_seen, coalesce((select max(v.seen_at) from revisions v "
            f"where v.record_id = {table}.id), '')) from {table} where id in (select value from json_each(?))"
        )
        times |= await _times(db, sql, some) if some else {}
    return {ident: times[key] for key, group in {**texts, **by_record}.items() if key in times for ident in group}


async def _times(db: Database, sql: str, keys: Iterable[str]) -> dict[str, str]:
    result = await db.execute(sql, [json.dumps(list(keys))])
    return {key: at for key, at in result.rows if at}


def _entry(
    ident: str, about: Sequence[Mapping[str, Any]], updated: str | None, absolute: Callable[[str], str]
) -> Entry:
    row = about[0]
    title = next((str(row[name]) for name in _TITLES if row.get(name)), "") or _quote(row)[:100] or ident
    url, author, day = row.get("url"), row.get("council_name") or row.get("council"), row.get("date")
    return Entry(
        ident=ident, title=f"{title} · {day}" if day else title, address=absolute(reading_of(ident) or "/"),
        updated=updated, summary="\n\n".join(_summary(each) for each in about),
        author=str(author) if author else None, original=url if isinstance(url, str) else None,
    )  # fmt: skip


def _summary(row: Mapping[str, Any]) -> str:
    said = [f"{name.replace('_', ' ')}: {value}" for name, value in row.items() if _is_said(name, value)]
    return "\n".join(part for part in (_quote(row), *said) if part)


def _in_line(row: Mapping[str, Any]) -> str:
    """A row of an answer, whole: what it counts is told with the counts."""
    return "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in row.items() if value not in (None, ""))


def _quote(row: Mapping[str, Any]) -> str:
    return next((str(row[name]) for name in _WORDS if row.get(name)), "")


def _is_said(name: str, value: Any) -> bool:
    is_words = value not in (None, "") and not isinstance(value, dict)
    return is_words and name not in _NOT_SAID and not name.endswith("_id")

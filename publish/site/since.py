"""What came, changed or went since a moment, in the order in which it was seen, a page at a time: `/changes.json`.

It covers the records that have pages, their fields that changed (gone from a site and back again among them), and the
texts whose facts were read (again). It tells ids, titles, addresses and times, and no words of minutes.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from archive.rows import KIND_TABLES
from publish.site.addresses import address_of, text_address
from publish.site.page import Ask, Data, Page

SIZE, MOST = 100, 1000
EARLIEST = "0001-01-01T00:00:00+00:00"
COVERS = (
    "Records that have a page of their own (committees, meetings, agenda items, decisions, documents, people, issues, "
    "plans): new when first seen; changed when a field of theirs was seen to differ, gone or back when they vanished "
    "from the council's site or came back; and facts: when a text of theirs was read for facts. What was taken out of "
    "the archive for good is in the table redactions."
)
ADVICE = (
    "Times are when the archive saw it, and a crawl writes what it saw a little later: ask again from a day before the "
    "last time, and know by its id what you have already."
)
NO_TIME = "Nothing was looked for: since is no date or time such as 2026-01-31 or 2026-01-31T09:00:00Z."
NO_TOKEN = "Nothing was looked for: next is no token of a page."
# What a record is called where it is not simply its title; a meeting may have none of its own.
_TITLES = {
    "committees": "name",
    "meetings": "coalesce(title, (select c.name from committees c where c.id = committee_id)"
    " || coalesce(', ' || date, ''))",
}
RECORDS = ("committees", "meetings", "agenda_items", "decisions", "documents", "people", "issues", "plans")
# Each source in the order of its index (publish/fts.py), so that a page costs the same wherever it begins.
_NEW = "select 'new' as kind, id as record_id, null as field, first_seen as at, id as k from {table} where "
_SOURCES: tuple[tuple[str, str], ...] = (
    *((f"{_NEW.format(table=table)}", "first_seen, id") for table in RECORDS),
    (
        "select case when field <> 'gone_at' then 'changed' when new is null or new = '' then 'back' else 'gone' end "
        "as kind, record_id, field, seen_at as at, id as k from revisions where ",
        "seen_at, id",
    ),
    (
        "select 'facts' as kind, text_id as record_id, fact_count as field, at, text_id as k from extractions where ",
        "at, text_id",
    ),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: behind the row of source `source` with key `key`, seen at `at`."""

    at: str
    source: int = -1
    key: str | int = ""

    def token(self) -> str:
        """The place as it stands in an address."""
        packed = json.dumps([self.at, self.source, self.key], separators=(",", ":"))
        return urlsafe_b64encode(packed.encode()).decode().rstrip("=")

    @classmethod
    def of(cls, token: str) -> Place | None:
        """The place that a token names; None for one that names none."""
        try:
            at, source, key = json.loads(urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        except (ValueError, TypeError):
            return None
        good = isinstance(at, str) and isinstance(source, int) and isinstance(key, str | int)
        return cls(at, source, key) if good else None


def since_of(given: str) -> str | None:
    """A moment as rows hold it; the beginning where nothing is given, None for what is no moment."""
    if not given:
        return EARLIEST
    try:
        # A plus sign in an address that was not encoded is a blank.
        found = datetime.fromisoformat(given.replace(" ", "+") if "T" in given else given)
    except ValueError:
        return None
    return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC).isoformat(timespec="seconds")


async def read(ask: Ask) -> Data:
    """A page of changes; `problem` says what is wrong with the question, in words."""
    token = ask.given("next")
    since = since_of(ask.given("since") or await _lately(ask))
    place = Place.of(token) if token else Place(since or EARLIEST)
    size = int(ask.given("size")) if ask.given("size").isdecimal() else SIZE
    base = {"title": "What changed", "since": since, "site": ask.given("site") or None, "covers": COVERS,
            "advice": ADVICE, "address": "/changes"}  # fmt: skip
    if since is None or place is None:
        wrong = NO_TIME if since is None else NO_TOKEN
        return {**base, "problem": wrong, "changes": [], "next": None, "next_address": None}
    rows, following = await _page(ask, place, max(1, min(size, MOST)))
    shown = [_shown(row) for row in rows if not base["site"] or row["record_id"].startswith(f"{base['site']}/")]
    await _name(ask, shown)
    return {**base, "problem": None, "changes": shown, "next": following,
            "next_address": ask.absolute(_address(ask, following)) if following else None}  # fmt: skip


async def _lately(ask: Ask) -> str:
    """Where a reader's page begins that names no day: a week before the last look. Programs begin at the beginning."""
    if ask.request.url_vars.get("form") or ask.given("next"):
        return ""
    found = await ask.row("select date(max(last_seen), '-7 days') as day from sites") or {}
    return str(found.get("day") or "")


def _address(ask: Ask, token: str) -> str:
    kept = {name: ask.given(name) for name in ("site", "size") if ask.given(name)}
    return f"/changes.json?{urlencode({'next': token, **kept})}"


async def _page(ask: Ask, place: Place, size: int) -> tuple[list[Data], str | None]:
    """The next `size` rows after a place, of all sources together, and the token of the page after; None at the end."""
    found: list[tuple[str, int, Data]] = []
    for number, (sql, order) in enumerate(_SOURCES):
        after, values = _after(number, order, place)
        rows = await ask.rows(f"{sql}{after} order by {order} limit {size + 1}", values)
        found += [(row["at"], number, row) for row in rows]
    found.sort(key=lambda each: each[:2])
    shown = found[:size]
    if len(found) <= size:
        return [row for *_, row in shown], None
    at, number, last = shown[-1]
    return [row for *_, row in shown], Place(at, number, last["k"]).token()


def _after(number: int, order: str, place: Place) -> tuple[str, list[str | int]]:
    """SQL for what a source holds behind a place; of one moment the sources come one after another."""
    at = order.partition(",")[0]
    if number == place.source:
        return f"({order}) > (?, ?)", [place.at, place.key]
    return (f"{at} >= ?" if number > place.source else f"{at} > ?"), [place.at]


async def _name(ask: Ask, changes: list[Data]) -> None:
    """Give each change the title of its record. People are not named: their pages are no search engine's business."""
    titles: dict[str, str | None] = {}
    for kind, table in KIND_TABLES.items():
        own = [each["record_id"] for each in changes if f"/{kind}/" in each["record_id"]]
        if own and table != "people":
            title = _TITLES.get(table, "title")
            sql = f"select id, {title} as title from {table} where id in (select value from json_each(?))"
            titles |= {row["id"]: row["title"] for row in await ask.rows(sql, [json.dumps(own)])}
    for change in changes:
        change["title"] = titles.get(change["record_id"])


def _shown(row: Data) -> Data:
    record, _, field = row["record_id"].partition("#")
    is_facts = row["kind"] == "facts"
    return {
        "kind": row["kind"], "at": row["at"], "record_id": record,
        "field": field if is_facts else row["field"], "fact_count": row["field"] if is_facts else None,
        "address": text_address(row["record_id"]) if is_facts else address_of(record),
    }  # fmt: skip


PAGE = Page("changes", "/changes", read)

"""Queries end when their time is up, whoever else is at work; what was found is remembered while the files are the same."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from pathlib import Path

import pytest
from datasette.database import QueryInterrupted
from sqlite_utils import Database

from publish.build import build
from publish.remembered import Remembered
from publish.serve import datasette_for
from publish.settings import DATABASE
from publish.site import search_find
from publish.watchdog import WATCHDOG, WatchedConnection
from tests.publish.conftest import METADATA, NOW, Get, getter

ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"


def connection() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", check_same_thread=False, factory=WatchedConnection)


def test_a_query_ends_when_its_time_is_up() -> None:
    db, start = connection(), time.perf_counter()
    db.set_progress_handler(lambda: time.perf_counter() > start + 0.05, 1000)
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        db.execute(ENDLESS)
    assert time.perf_counter() - start >= 0.05
    db.set_progress_handler(None, 1000)


def test_the_next_query_of_an_interrupted_connection_runs() -> None:
    db = connection()
    for _ in range(20):
        db.set_progress_handler(lambda: True, 1000)
        with pytest.raises(sqlite3.OperationalError):
            db.execute(ENDLESS)
        db.set_progress_handler(None, 1000)
        assert db.execute("select 1").fetchone() == (1,)


def test_one_that_is_in_time_is_left_alone() -> None:
    db = connection()
    db.set_progress_handler(lambda: False, 1000)
    count = db.execute(
        "with recursive n(i) as (select 1 union all select i + 1 from n limit 300000) select count(*) from n"
    )
    assert count.fetchone() == (300_000,)
    db.set_progress_handler(None, 1000)
    assert db not in WATCHDOG._watched


def test_datasette_says_so(archive_path: Path) -> None:
    async def ask() -> None:
        datasette = datasette_for(archive_path, METADATA)
        await datasette.invoke_startup()
        await datasette.get_database(DATABASE).execute(ENDLESS, custom_time_limit=30)

    with pytest.raises(QueryInterrupted):
        asyncio.run(ask())


def test_what_was_found_is_remembered_until_the_file_changes(tmp_path: Path) -> None:
    path, made = tmp_path / "a.db", list[int]()
    path.write_text("one")
    known = Remembered(path, most=2)

    async def make() -> int:
        made.append(1)
        return len(made)

    def asked(key: str) -> int:
        return asyncio.run(known.get(key, make))

    assert [asked("a"), asked("a"), asked("b"), asked("c"), asked("c")] == [1, 1, 2, 3, 3]
    assert asked("a") == 4  # two are kept
    known.forget("a")
    assert asked("a") == 5
    path.write_text("another")
    assert [asked("c"), asked("c")] == [6, 6]


def test_a_search_finds_what_came_since(fresh: Database, tmp_path: Path) -> None:
    build(fresh, now=NOW)
    get: Get = getter(datasette_for(tmp_path / "archive.db", METADATA))
    assert get("/search.json", words="resurfacing").json()["records"] == 1
    assert get("/search.json", words="herons").json()["records"] == 0
    fresh.execute("update agenda_items set minutes_text = 'The herons returned.' where id = 'eastmere/item/5002'")
    build(fresh, now=NOW)
    fresh.conn.commit()
    assert get("/search.json", words="herons").json()["records"] == 1


def test_where_records_take_too_long_the_first_places_are_shown(
    fresh: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(fresh, now=NOW)
    fresh.conn.commit()
    get: Get = getter(datasette_for(tmp_path / "archive.db", METADATA))  # one that remembers no answer
    looked_up = search_find._records_of

    async def slow(ask: object, numbers: tuple[int, ...]) -> dict[str, list[int]]:
        if len(numbers) > 1:
            raise QueryInterrupted(None, "", {})
        return await looked_up(ask, numbers)

    monkeypatch.setattr(search_find, "_records_of", slow)
    monkeypatch.setattr(search_find, "AT_ONCE", 1)
    data = get("/search.json", words="libraries").json()
    assert data["matches"] > data["most"] == data["records"] == 1

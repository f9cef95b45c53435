"""Questions with more rows than an answer shows: JSON says that it was cut, CSV holds them all."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from sqlite_utils import Database

from publish.build import build
from publish.serve import Serving, datasette_for
from tests.bench_archive import make_archive
from tests.publish.conftest import METADATA, NOW, Get, getter

CANONICAL = "select count(*) from resolutions where same_as is null"
FULL = {
    "decided_about": CANONICAL,
    "decided_about?words=that": CANONICAL,
    "committee_since": CANONICAL,
    "committee_since?committee=committee": CANONICAL,
    "not_done": f"{CANONICAL} and outcome in ('deferred', 'refused', 'withdrawn', 'lost')",
    "who_moved_what": f"{CANONICAL} and mover is not null",
    "who_moved_what?person=ash": f"{CANONICAL} and mover is not null",
    "largest_sums": "select count(*) from figures",
    "largest_sums?words=that": "select count(*) from figures",
    "contested_votes": f"{CANONICAL} and vote_against > 0",
}
"""Questions, and what counts their rows."""


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with more than a thousand rows for most questions, each decision on its own."""
    path = tmp_path_factory.mktemp("long") / "archive.db"
    make_archive(path, 4_000)
    db = Database(str(path))
    db.execute("update resolutions set mover = 'Councillor Ash', vote_for = 5, vote_against = 1 + rowid % 3")
    build(db, now=NOW)
    db.close()
    return path


@pytest.fixture(scope="module")
def ask(long: Path) -> Get:
    return getter(datasette_for(long, METADATA))


def expected(path: Path, sql: str) -> int:
    db = Database(str(path))
    count = int(db.execute(sql).fetchone()[0])
    db.close()
    return count


@pytest.mark.parametrize("question", FULL)
def test_csv_holds_every_row(ask: Get, long: Path, question: str) -> None:
    name, _, given = question.partition("?")
    rows = list(csv.reader(io.StringIO(ask(f"/archive/{name}.csv?{given}").text)))[1:]
    assert len(rows) == expected(long, FULL[question])
    assert not rows[-1][0].startswith("CUT")


@pytest.mark.parametrize("question", FULL)
def test_json_says_that_it_was_cut(ask: Get, long: Path, question: str) -> None:
    name, _, given = question.partition("?")
    data = ask(f"/archive/{name}.json?{given}").json()
    count = expected(long, FULL[question])
    assert (len(data["rows"]), data["truncated"]) == (min(count, 1000), count > 1000)


def test_a_table_says_so_too(ask: Get) -> None:
    data = ask("/archive/resolutions.json?_size=max").json()
    assert (len(data["rows"]), bool(data["next_url"]), data["truncated"]) == (1000, True, False)
    page = ask("/archive.json", sql="select id from resolutions").json()
    assert (len(page["rows"]), page["truncated"]) == (1000, True)


def test_where_more_rows_are_allowed_more_are_looked_for(long: Path) -> None:
    get = getter(datasette_for(long, METADATA, serving=Serving(most_rows=1500)))
    data = get("/archive/decided_about.json").json()
    assert (len(data["rows"]), data["truncated"]) == (1500, True)

"""Facets: exactly the counts of a plain group-by, whatever is filtered; the narrow tables behind them are in step."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from publish import metadata
from publish.build import build
from publish.described import HIDDEN
from publish.facets import PlacedFacet
from publish.narrow import narrow_count, narrow_rows
from publish.placed_tables import PLACED, Placed
from publish.serve import datasette_for
from tests.publish.archives import add, add_fact, add_item, add_meeting, sample_archive
from tests.publish.conftest import METADATA, NOW, Get, getter

FACETED = [table for table in metadata.described() if table.facets and table.name not in HIDDEN]
OUTCOMES = ("approved", "noted", "deferred", None)


def plain(placed: Placed) -> str:
    """What the view should hold, joined from the facts, their records and councils, without the narrow table."""
    own = "".join(f", f.{name}" for name in placed.own)
    return (
        f"select f.id, r.date, r.council, n.name, r.committee{own} from {placed.facts} f "
        "join records r on r.id = f.record_id left join councils n on n.id = r.council "
        f"where {placed.where} and not (r.kind = 'document' and r.gone_at is not null)"
    )


def rows(db: Database, sql: str) -> list[tuple[object, ...]]:
    return sorted(db.execute(sql).fetchall(), key=str)


def assert_in_step(db: Database) -> None:
    for placed in PLACED:
        columns = ", ".join(placed.table.column_names)
        assert rows(db, f"select {columns} from {placed.name}") == rows(db, plain(placed)), placed.name
        assert rows(db, f"select id from {placed.view}") == rows(db, f"select id from {placed.name}"), placed.name


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The sample archive with more of everything that has facets in context."""
    db = sample_archive(tmp_path_factory.mktemp("facets") / "archive.db")
    for number in range(12):
        meeting = add_meeting(
            db, f"eastmere/committee/{1 + number % 2}", 300 + number, f"202{number % 5}-02-0{1 + number % 7}"
        )
        item = add_item(db, meeting, 7000 + number, f"Item {number}", f"that £{number} be lent. Ada Finch, Clerk.")
        text = f"{item}#minutes"
        add_fact(db, "resolutions", text, "be lent", outcome=OUTCOMES[number % 4], mover="Ada Finch")
        add_fact(db, "figures", text, f"£{number}", kind=("money", "count")[number % 2], unit="GBP", part="cost")
        add_fact(db, "roles", text, "Clerk", role="Clerk")
        add_fact(db, "named_votes", text, "Ada", name="Ada", option=("for", "against")[number % 2])
        add_fact(db, "actions", text, "Finch", owner="Finch")
        add_fact(db, "exclusions", text, "that", paragraphs=str(1 + number % 3))
        add_fact(db, "interests", text, "lent", kind=("personal", "other")[number % 2])
    build(db, now=NOW)
    yield db
    db.close()


@pytest.fixture(scope="module")
def ask(filled: Database) -> Get:
    path = filled.execute("pragma database_list").fetchone()[2]
    return getter(datasette_for(Path(path), METADATA))


def conditions(db: Database, table: str, columns: tuple[str, ...], facets: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Nothing, then what people filter by: each facet's commonest value, a place, days, two at once, a column beside."""
    yield {}
    for name in dict.fromkeys((*facets, "council", "council_name", "committee", "mover", "url")):
        if name in columns:
            found = db.execute(
                f'select "{name}" from {table} where "{name}" is not null group by 1 order by count(*) desc, 1 desc'
            )
            if row := found.fetchone():
                yield {name: str(row[0])}
                if "date" in columns:
                    yield {name: str(row[0]), "date__gte": "2022-01-01", "date__lt": "2024-06-01"}
    if "date" in columns:
        yield {"date__gte": "2023-01-01"}
        yield {"_where": "date < '2024-01-01' and id like '%'"}


def counted(db: Database, table: str, facet: str, given: dict[str, str]) -> dict[object, int]:
    signs = {"": "=", "gte": ">=", "lt": "<"}
    where, values = [f'"{facet}" is not null'], []
    for name, value in given.items():
        column, _, how = name.partition("__")
        where.append(f"({value})" if name == "_where" else f'"{column}" {signs[how]} ?')
        values += [] if name == "_where" else [value]
    return dict(db.execute(f'select "{facet}", count(*) from {table} where {" and ".join(where)} group by 1', values))


@pytest.mark.parametrize("table", FACETED, ids=lambda table: table.name)
def test_facets_are_those_of_a_plain_group_by(filled: Database, ask: Get, table: metadata.Table) -> None:
    for given in conditions(filled, table.name, table.column_names, table.facets):
        answer = ask(f"/archive/{table.name}.json", _size="0", _facet_size="max", **given).json()
        found = answer["facet_results"]
        assert set(found) == set(table.facets), given
        for facet in table.facets:
            shown = {each["value"]: each["count"] for each in found[facet]["results"]}
            assert shown == counted(filled, table.name, facet, given), (facet, given)


def test_the_readers_own_facets_are_counted_beside_the_declared(filled: Database, ask: Get) -> None:
    found = ask("/archive/canonical_resolutions.json?_size=0&_facet=mover&_facet=rule").json()["facet_results"]
    assert {each["value"]: each["count"] for each in found["mover"]["results"]} == counted(
        filled, "canonical_resolutions", "mover", {}
    )
    assert list(found) == ["outcome", "council_name", "committee", "mover", "rule"]


def test_facets_name_what_is_chosen_and_lead_to_the_others(ask: Get) -> None:
    found = ask("/archive/canonical_resolutions.json?_size=0&outcome=noted").json()["facet_results"]["outcome"]
    (only,) = found["results"]
    assert only["selected"]
    assert only["toggle_url"].endswith("/archive/canonical_resolutions.json?_size=0")


CASES = [
    # all of it
    ("", "select * from placed_resolutions as canonical_resolutions "),
    # what the narrow table holds
    ('where "outcome" = :p0 ', 'select * from placed_resolutions as canonical_resolutions where "outcome" = :p0 '),
    # a column of the view alone
    ('where "mover" = :p0 ', None),
    # the same written in capitals, and in SQL of the reader's own
    ("where MOVER = 'x' ", None),
    ("where outcome = 'x' and exists (select 1 from roles where quote = 'x') ", None),
    # there are no row numbers in a view
    ("where rowid = 1 ", None),
]


@pytest.mark.parametrize(("where", "expected"), CASES)
def test_only_what_the_narrow_table_holds_is_asked_of_it(where: str, expected: str | None) -> None:
    assert narrow_rows(f"select [id], [mover] from canonical_resolutions {where}", "canonical_resolutions") == expected
    count = f"select count(*) from canonical_resolutions {where}"
    assert narrow_count(count) == (expected.replace("select *", "select count(*)") if expected else count)


def test_another_table_is_asked_itself() -> None:
    assert narrow_rows("select [id] from meetings ", "meetings") is None
    for sql in (
        "select count(*) from meetings ",
        "select count(*) from canonical_resolutions r join roles",
        "select count(*), mover from canonical_resolutions ",
    ):
        assert narrow_count(sql) == sql


@pytest.mark.parametrize("placed", PLACED, ids=lambda placed: placed.view)
def test_the_number_above_a_page_is_that_of_its_rows(filled: Database, ask: Get, placed: Placed) -> None:
    for given in (
        {},
        {"council": "eastmere"},
        {"committee": "Cabinet"},
        {"date__gte": "2023-01-01"},
        {"rule": "test.rule"},
    ):
        answer = ask(f"/archive/{placed.view}.json", _size="max", **given).json()
        assert answer["filtered_table_rows_count"] == len(answer["rows"]) > 0


def test_a_facet_that_is_given_up_is_named_on_the_page(ask: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    async def late(self: PlacedFacet, sql: str, configs: list[object]) -> tuple[list[object], list[str]]:
        return [], ["council_name"] if configs else []

    monkeypatch.setattr(PlacedFacet, "_counted", late)
    page = ask("/archive/canonical_resolutions").text
    assert "Not counted here, since it takes too long to count so many rows: council name" in page


def change(db: Database, chance: random.Random) -> None:
    """One edit of any kind that a crawl, an extraction, a redaction or a build makes."""
    ids = [ident for (ident,) in db.execute("select id from records order by id")]
    facts = [ident for (ident,) in db.execute("select id from resolutions order by id")]
    record, fact = chance.choice(ids), chance.choice(facts)
    outcome, number = chance.choice(OUTCOMES), chance.randrange(10**6)
    fields = "id, record_id, text_id, quote, outcome, same_as"
    edits: list[tuple[str, list[object]]] = [
        ("update resolutions set outcome = ? where id = ?", [outcome, fact]),
        ("update resolutions set same_as = ? where id = ?", [chance.choice((None, facts[0])), fact]),
        ("update resolutions set record_id = ? where id = ?", [record, fact]),
        ("update resolutions set id = ? where id = ?", [f"x{number}", fact]),
        (f"insert into resolutions ({fields}) values (?, ?, 't', 'q', ?, null)", [f"n{number}", record, outcome]),
        (f"insert or replace into resolutions ({fields}) values (?, ?, 't', 'q', ?, null)", [fact, record, outcome]),
        ("delete from resolutions where id = ? and id <> ?", [fact, facts[0]]),
        ("insert into figures (id, record_id, quote, kind, unit) values (?, ?, '£1', 'money', 'GBP')", [f"f{number}", record]),
        ("update figures set part = 'cost' where record_id = ?", [record]),
        ("delete from figures where record_id = ?", [record]),
        ("update agenda_items set gone_at = '2026-03-01' where id = ?", [record]),
        ("update documents set gone_at = ? where id = ?", [chance.choice((None, "2026-03-01")), record]),
        ("delete from agenda_items where id = ?", [record]),
        ("update committees set name = ? where id = 'eastmere/committee/1'", [f"Cabinet {number}"]),
        ("update councils set name = ? where id = 'eastmere'", [f"Council {number}"]),
        ("delete from councils where id = 'thornwick'", []),
        ("insert or replace into councils (id, name) values ('thornwick', ?)", [f"Council {number}"]),
        ("update meetings set date = ? where id = 'eastmere/meeting/101'", [f"20{10 + number % 20}-01-01"]),
        ("update records set council = 'thornwick', committee = null where id = ?", [record]),
    ]  # fmt: skip
    sql, values = chance.choice(edits)
    db.execute(sql, values)


@pytest.mark.parametrize("seed", range(8))
def test_narrow_tables_are_in_step_after_any_edit(fresh: Database, seed: int) -> None:
    """At once, without a build; and after one."""
    build(fresh, now=NOW)
    add(fresh, "committees", id="eastmere/committee/9", name="Panel")
    assert_in_step(fresh)
    chance = random.Random(seed)
    for number in range(40):
        change(fresh, chance)
        assert_in_step(fresh)
        if number % 8 == 7:
            build(fresh, now=NOW, force=True)
            assert_in_step(fresh)


def test_a_table_of_facts_made_anew_is_placed_anew(fresh: Database) -> None:
    build(fresh, now=NOW)
    kept = list(fresh.query("select * from figures"))
    fresh.table("figures").drop()
    fresh.table("figures").create({"id": str, **dict.fromkeys(kept[0], str)}, pk="id")
    fresh.table("figures").insert_all([{**kept[0], "kind": "count"}], pk="id")
    build(fresh, now=NOW, force=True)
    assert_in_step(fresh)


def test_facets_read_indexes_alone(filled: Database) -> None:
    """No row of a table with a facet is read to count it, filtered or not."""
    for table in (*(table for table in FACETED if table.layer != "view"), *(placed.table for placed in PLACED)):
        for facet in table.facets:
            for where in ("true", *(f"\"{other}\" = 'x'" for other in table.facets)):
                sql = f'select "{facet}", count(*) from {table.name} where {where} and "{facet}" is not null group by 1'
                plan = str(filled.execute(f"explain query plan {sql}").fetchall())
                assert "COVERING INDEX" in plan, (sql, plan)

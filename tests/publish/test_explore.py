"""/explore: what is counted, that counting again costs what changed, charts, finders, and what they must not show."""

from __future__ import annotations

import csv
import io
import random
import re
from pathlib import Path

import pytest
from sqlite_utils import Database

from publish.build import build
from publish.counted_tables import COUNTED_TABLES
from publish.described import ALL_TABLES, COVERAGE, COVERAGE_TOTALS, HIDDEN, NO_FACETS
from publish.metadata import described
from publish.serve import datasette_for
from publish.site.trust_pages import EXPLORE
from tests.publish.archives import SCRIPT, add_fact, add_item, add_meeting
from tests.publish.conftest import METADATA, NOW, Get, getter
from tests.publish.trusted import SHUT, SUM, trusted_archive

PATHS = [page.pattern for page in EXPLORE]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Get:
    path = tmp_path_factory.mktemp("explore") / "archive.db"
    db = trusted_archive(path)
    build(db, now=NOW)
    db.close()
    return getter(datasette_for(path, METADATA))


@pytest.fixture
def made(tmp_path: Path) -> Database:
    db = trusted_archive(tmp_path / "archive.db")
    build(db, now=NOW)
    return db


def counted(db: Database, measure: str, council: str = "eastmere") -> dict[str, int]:
    sql = "select kind, sum(number) from counts where measure = ? and council = ? group by 1"
    return dict(db.execute(sql, [measure, council]).fetchall())


def dump(db: Database) -> dict[str, list[tuple[object, ...]]]:
    names = [table.name for table in (*COUNTED_TABLES, COVERAGE, COVERAGE_TOTALS)]
    return {name: sorted(db.execute(f"select * from {name}").fetchall(), key=str) for name in names}


def count_anew(db: Database, now: str) -> dict[str, list[tuple[object, ...]]]:
    """What a build gives that finds nothing counted."""
    for name in ("counted", COVERAGE.name, COVERAGE_TOTALS.name):
        db.execute(f"delete from {name}")
    build(db, now=now, force=True)
    return dump(db)


def test_counts_are_those_of_canonical_resolutions(made: Database) -> None:
    by_outcome = "select outcome, count(*) from canonical_resolutions where council = 'eastmere' group by 1"
    assert counted(made, "resolution") == dict(made.execute(by_outcome).fetchall())
    total = made.execute("select count(*) from canonical_resolutions").fetchone()[0]
    assert sum(counted(made, "resolution", "*").values()) == total
    # the decision record repeats the item: printed twice, counted once
    assert made.execute("select count(*) from resolutions").fetchone()[0] > total


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        # two decisions of one text with the same numbers are one vote
        ("vote", {"contested": 2}),
        # the largest sum of each decision that approves; a saving is no sum approved
        ("approved_sum", {"approved": 2}),
        ("attendance", {"Present": 1, "Apologies": 1}),
        # seen without minutes on the 3rd, with them on the 20th: ten days after the meeting
        ("minutes_delay", {"8 to 14 days": 1}),
        # paragraph 3 in a resolution and in a reason that the site prints
        ("exempt", {"3": 2, "5": 1}),
    ],
)
def test_what_is_counted(made: Database, measure: str, expected: dict[str, int]) -> None:
    assert counted(made, measure) == expected


def test_sums_add_up_the_largest_of_each_decision(made: Database) -> None:
    (value,) = made.execute(
        "select sum(value) from counts where measure = 'approved_sum' and council = 'eastmere'"
    ).fetchone()
    assert value == 1_200_000 + 42_500


def test_only_watched_meetings_say_how_long(made: Database) -> None:
    rows = {row["id"]: (row["days"], row["is_watched"]) for row in made.query("select * from minutes_seen")}
    assert rows["eastmere/meeting/111"] == (10, 1)
    assert rows["eastmere/meeting/101"] == (661, 0)


CHANGES = [
    "update resolutions set outcome = 'refused' where outcome = 'deferred'",
    "delete from exclusions",
    "update meetings set date = '2025-02-20' where id = 'eastmere/meeting/110'",
    "update resolutions set same_as = null",
    "update attendance set attendance = 'Absent' where name = 'Ada Finch'",
    "delete from restrictions",
    "delete from meetings where id = 'eastmere/meeting/111'",
    "update agenda_items set meeting_id = 'eastmere/meeting/102' where id = 'eastmere/item/5020'",
    "update agenda_items set meeting_id = null where id = 'eastmere/item/5020'",
    "update documents set gone_at = '2026-02-05'",
    # a meeting without items: nothing but itself remembers where it stood
    "update meetings set date = '2026-04-01' where id = 'eastmere/meeting/103'",
    "update meetings set date = null where id = 'eastmere/meeting/103'",
    "update meetings set committee_id = 'eastmere/committee/1' where id = 'eastmere/meeting/103'",
    "update meetings set committee_id = null where id = 'eastmere/meeting/103'",
    # a decision taken in another month than that of its meeting, where coverage counts it
    "update decisions set decision_date = '2025-11-03'",
    "delete from committees where id = 'thornwick/committee/1'",
    "update committees set name = 'Executive' where id = 'eastmere/committee/1'",
    "update recorded_votes set gone_at = '2026-02-05'",
]


@pytest.mark.parametrize("change", CHANGES)
def test_incremental_is_the_same_as_anew(made: Database, change: str) -> None:
    made.execute(change)
    build(made, now="2026-02-05", force=True)
    after = dump(made)
    assert count_anew(made, "2026-02-06") == after


EDITS = [
    *(change for change in CHANGES if not change.startswith("delete")),
    "update resolutions set outcome = (select outcome from resolutions order by id limit 1) where id = :fact",
    "update resolutions set vote_against = :number, vote_for = 5 where id = :fact",
    "delete from resolutions where id = :fact",
    "update figures set value = 100.1 * :number where record_id = :record",
    "update figures set part = case part when 'saving' then null else 'saving' end where record_id = :record",
    "update agenda_items set meeting_id = :meeting where id = :record",
    "update agenda_items set is_restricted = 1 - coalesce(is_restricted, 0) where id = :record",
    "delete from agenda_items where id = :record",
    "update meetings set date = '202' || :number || '-0' || (1 + :number) || '-01' where id = :meeting",
    "update meetings set committee_id = (select id from committees order by id desc limit 1) where id = :meeting",
    "update meetings set date = null where id = :meeting",
    "update meetings set last_seen = '2026-03-0' || (1 + :number) where id = :meeting",
    "update decisions set decision_date = '202' || :number || '-03-05'",
    "update meetings set gone_at = '2026-02-05' where id = :meeting",
    "update committees set council = 'thornwick' where id = 'eastmere/committee/2'",
]


@pytest.mark.parametrize("seed", range(6))
def test_many_edits_built_one_after_another_give_what_a_fresh_count_gives(made: Database, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(12):
        chosen = {
            name: chance.choice([ident for (ident,) in made.execute(f"select id from {table} order by id")] or [""])
            for name, table in (("fact", "resolutions"), ("record", "records"), ("meeting", "meetings"))
        }
        for _ in range(chance.randint(1, 3)):
            made.execute(chance.choice(EDITS), {**chosen, "number": chance.randrange(9)})
        build(made, now=f"2026-02-{5 + number:02}", force=True)
    after = dump(made)
    assert count_anew(made, "2026-03-01") == after


def test_only_the_month_that_changed_is_counted(made: Database) -> None:
    others = "committee_id = 'thornwick/committee/1' or (committee_id = 'eastmere/committee/1' and month = '2025-01')"
    made.execute(f"update counts set number = 99 where {others}")
    made.execute("update coverage set items = 99 where committee_id = 'eastmere/committee/1' and month = '2025-01'")
    made.execute("update resolutions set outcome = 'refused' where outcome = 'deferred'")  # in March 2024
    assert build(made, now="2026-02-05").months_counted == 1
    assert counted(made, "resolution")["refused"] == 1
    assert {number for (number,) in made.execute(f"select number from counts where {others}")} == {99}
    assert made["coverage"].get("eastmere/committee/1@2025-01")["items"] == 99


@pytest.mark.parametrize(
    "change", [CHANGES[0], CHANGES[2], "update agenda_items set title = 'Other' where id like '%5020'"]
)
def test_counting_again_costs_no_more_in_a_committee_with_a_long_past(tmp_path: Path, change: str) -> None:
    def steps(years: int) -> int:
        """Of SQLite's machine, for the change of one record."""
        db = trusted_archive(tmp_path / f"{years}.db")
        for number in range(years * 12):
            day = f"{1900 + number // 12}-{number % 12 + 1:02}-09"
            meeting = add_meeting(db, "eastmere/committee/1", 9000 + number, day)
            add_item(db, meeting, 90000 + number, "Sandbags", "Sandbags were noted.")
        build(db, now=NOW)
        db.execute(change)
        count = [0]
        db.conn.set_progress_handler(lambda: count.__setitem__(0, count[0] + 1), 100)
        build(db, now="2026-02-05", force=True)
        db.conn.set_progress_handler(None, 0)
        db.close()
        return count[0]

    short, long = steps(2), steps(40)
    assert long <= short * 1.5 + 40, (short, long)


def test_again_writes_nothing(made: Database) -> None:
    before = made.conn.total_changes
    build(made, now="2026-02-05")
    assert made.conn.total_changes == before


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "query", ["", "council=eastmere&since=2024&until=2025", "council=nowhere&since=x", "person=a&kind=z"]
)
def test_pages_and_their_other_forms(ask: Get, path: str, query: str) -> None:
    page = ask(f"{path}?{query}")
    assert page.status_code == 200
    assert " style=" not in page.text
    assert SCRIPT not in page.text
    data = ask(f"{path}.json?{query}").json()
    sheet = ask(f"{path}.csv?{query}")
    assert sheet.content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(sheet.text.lstrip("\ufeff"))))
    if "rows" in data:
        assert len(lines) == len(data["rows"]) + 1
        assert lines[0] == data["columns"]
    if "council=nowhere" in query:
        assert "There is no council" in page.text


def test_each_chart_has_a_title_and_its_numbers(ask: Get) -> None:
    page = ask("/explore", council="eastmere").text
    data = ask("/explore.json", council="eastmere").json()
    assert [each["id"] for each in data["charts"]] == ["decisions", "sums", "votes", "attendance", "delay", "exempt"]
    for svg in re.findall(r"<svg class=\"chart\".*?</svg>", page, re.DOTALL):
        ident = re.search(r'aria-labelledby="(\w+)-title', svg)
        assert ident
        assert f'<title id="{ident.group(1)}-title">' in svg
        assert f'<desc id="{ident.group(1)}-desc">' in svg
    assert page.count('<table class="numbers') == len(data["charts"])
    assert "£1,242,500" in page


def test_a_month_without_minutes_is_not_nought(ask: Get) -> None:
    (decisions,) = [
        each for each in ask("/explore.json", council="eastmere").json()["charts"] if each["id"] == "decisions"
    ]
    assert decisions["unknown"]["2024-06"] == "only cancelled meetings"
    assert decisions["unknown"]["2024-05"] == "no minutes held"
    assert decisions["unknown"]["2024-07"] == "no meeting listed"
    assert "2025-01" not in decisions["unknown"]


def test_all_councils_sum_up(ask: Get) -> None:
    sums = next(each for each in ask("/explore.json").json()["charts"] if each["id"] == "sums")
    assert sums["labels"][0] == "Eastmere Council"
    assert sums["series"][0]["values"][0] == 1_242_500


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("", [1_200_000, 300_000, 77_000, 42_500]),
        ("council=eastmere&since=2025&until=2025", [1_200_000, 300_000]),
        ("part=saving", [300_000]),
        ("at_least=£100,000", [1_200_000, 300_000]),
        ("check_result=inconsistent", [1_200_000]),
        ("since=2026", []),
    ],
)
def test_the_money_index(ask: Get, query: str, values: list[float]) -> None:
    assert [row["value"] for row in ask(f"/explore/money.json?{query}").json()["rows"]] == values


@pytest.mark.parametrize(
    ("query", "votes"),
    [
        ("council=eastmere", [(5, 4, "text"), (1, 1, "site"), (6, 3, "text")]),
        ("council=eastmere&order=closest", [(1, 1, "site"), (5, 4, "text"), (6, 3, "text")]),
        ("council=eastmere&order=most_against", [(5, 4, "text"), (6, 3, "text"), (1, 1, "site")]),
        ("council=eastmere&margin=1&source=text", [(5, 4, "text")]),
        ("council=eastmere&against=4", [(5, 4, "text")]),
    ],
)
def test_divided_votes(ask: Get, query: str, votes: list[tuple[int, int, str]]) -> None:
    rows = ask(f"/explore/divided.json?{query}").json()["rows"]
    assert sorted((row["vote_for"], row["vote_against"], row["source"]) for row in rows) == sorted(votes)
    if "order" in query:
        assert [(row["vote_for"], row["vote_against"], row["source"]) for row in rows] == votes


def test_parts_of_a_sentence_are_said_in_words(ask: Get) -> None:
    page = ask("/explore/money").text
    assert '<option value="to">brought to this sum</option>' in page
    assert '<option value="saving">saving</option>' in page


def test_a_vote_in_minutes_and_on_the_site_is_one_row(made: Database, tmp_path: Path) -> None:
    assert {row["source"] for row in served(tmp_path)("/explore/divided.json").json()["rows"]} == {"text", "site"}
    # the numbers that the site lists for the same item
    made.execute("update resolutions set vote_for = 1, vote_against = 1 where vote_for = 5")
    build(made, now="2026-02-05")
    get = served(tmp_path)
    for asked in ("", "?source=text", "?source=site"):
        rows = get(f"/explore/divided.json{asked}").json()["rows"]
        (row,) = [row for row in rows if row["vote_for"] == 1]
        assert row["source"] == "both"
        assert row["quote"]
        assert row["vote_title"]
        assert row["fact"]
        assert row["names"] == 3
    assert [row["source"] for row in get("/explore/divided.json").json()["rows"] if row["vote_for"] == 6] == ["text"]
    assert get("/explore/divided").text.count("the words of the minutes, and names the site lists") == 1


@pytest.mark.parametrize(
    "change",
    [
        # the abstentions differ: not the same vote
        "update resolutions set vote_for = 1, vote_against = 1, vote_abstain = 2 where vote_for = 5",
        # two decisions of two texts of the item with the numbers of the one that the site lists
        "update resolutions set vote_for = 1, vote_against = 1, record_id = (select item_id from recorded_votes limit 1) "
        "where vote_for in (5, 6)",
    ],
)
def test_votes_that_may_not_be_the_same_stay_apart(made: Database, tmp_path: Path, change: str) -> None:
    made.execute(change)
    build(made, now="2026-02-05")
    rows = served(tmp_path)("/explore/divided.json").json()["rows"]
    sources = [row["source"] for row in rows if row["vote_for"] == 1]
    assert "site" in sources
    assert set(sources) == {"text", "site"}


def served(tmp_path: Path) -> Get:
    return getter(datasette_for(tmp_path / "archive.db", METADATA))


def test_a_vote_on_two_decisions_is_one(ask: Get) -> None:
    rows = ask("/explore/divided.json?against=4").json()["rows"]
    assert [(row["decisions"], row["quote"]) for row in rows] == [(2, SUM)]


def test_secrecy(ask: Get) -> None:
    data = ask("/explore/secrecy.json?council=eastmere").json()
    assert {row["kind"] for row in data["rows"]} == {"document", "exclusion", "reason"}
    (item,) = ask("/explore/secrecy.json?council=eastmere&kind=item").json()["rows"]
    # it has a reason of its own, which says more than its mark: one thing is not listed twice
    assert item["record_id"] in {row["record_id"] for row in data["rows"] if row["kind"] == "reason"}
    assert next(row for row in data["by_year"] if row["year"] == "2024")["items_restricted"] == 1
    third = ask("/explore/secrecy.json?council=eastmere&paragraph=3").json()["rows"]
    assert {row["quote"] for row in third} == {"that the press and public be excluded", "Bids are still open."}
    assert ask("/explore/secrecy.json?paragraph=33").json()["rows"] == []


def test_roles(ask: Get) -> None:
    assert ask("/explore/roles.json").json()["rows"] == []
    rows = ask("/explore/roles.json?person=finch").json()["rows"]
    assert {(row["role"], row["source"]) for row in rows} == {("Councillor", "minutes"), ("Chair", "site")}
    assert ask("/explore/roles?person=finch").headers["x-robots-tag"] == "noindex"


@pytest.mark.parametrize("path", PATHS)
def test_words_of_a_site_that_only_links_are_not_shown(ask: Get, path: str) -> None:
    for form in ("", ".json", ".csv"):
        assert "lent quietly" not in ask(f"{path}{form}?council={SHUT}").text


def test_every_table_people_read_has_facets_or_a_reason() -> None:
    lacking = {table.name for table in described() if not table.facets and table.name not in HIDDEN}
    assert lacking == set(NO_FACETS)
    assert all(len(reason) > 20 for reason in NO_FACETS.values())


def test_facets_are_answered(ask: Get) -> None:
    for table in (*ALL_TABLES, *described()):
        if table.facets and table.name not in HIDDEN:
            found = ask(f"/archive/{table.name}.json?_size=0").json()["facet_results"]
            assert set(found) == set(table.facets), table.name


def test_the_finders_read_an_index_not_the_archive(made: Database) -> None:
    """A hundred decided sums more: the first page reads what it shows."""
    meeting = add_meeting(made, "eastmere/committee/1", 120, "2025-06-01")
    words = " ".join(f"that £{number},000 be spent;" for number in range(1, 100))
    item = add_item(made, meeting, 5040, "Many sums", words)
    add_fact(made, "resolutions", f"{item}#minutes", words, outcome="approved")
    for number in range(1, 100):
        add_fact(made, "figures", f"{item}#minutes", f"£{number},000", kind="money", unit="GBP", value=number * 1000.0)
    build(made, now="2026-02-05")
    made.execute("analyze")
    for where, order in (
        ("true", "value desc"),
        ("council = 'eastmere'", "value desc"),
        ("part = 'saving'", "value desc"),
    ):
        plan = made.execute(
            f"explain query plan select * from decided_sums where {where} order by {order} limit 101"
        ).fetchall()
        assert "USE TEMP B-TREE" not in str(plan), plan
    for name in ("divided_votes", "kept_from_public"):
        sql = f"explain query plan select * from {name} where council = 'x' order by date desc limit 101"
        assert f"USING INDEX idx_{name}_council_date" in str(made.execute(sql).fetchall())

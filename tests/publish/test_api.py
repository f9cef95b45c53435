"""The contract of the API: every endpoint answers, with the keys and types its schema names, and nothing is cut in silence."""

from __future__ import annotations

import asyncio
import csv
import hashlib
import io
import re
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from sqlite_utils import Database

from publish import whole_csv
from publish.build import build
from publish.export.run import export
from publish.serve import datasette_for
from publish.site.endpoints import ENDPOINTS, Endpoint
from publish.site.pages import PAGES
from publish.site.since import Place, since_of
from tests.publish.archives import add, sample_archive
from tests.publish.asking import ask
from tests.publish.conftest import METADATA, NOW, Get

EXAMPLES = {"question": "contested_votes", "table": "canonical_resolutions", "column__op": "date__gte"}
NUMBERS = {
    "committee": 1,
    "meeting": 101,
    "item": 5001,
    "decision": 900,
    "issue": 3,
    "person": 7,
    "document": "s77",
    "plan": 4,
}
AT = "2026-03-04T05:06:07+00:00"


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    """A sample with a record of each kind, and an export beside it."""
    path = tmp_path_factory.mktemp("api") / "archive.db"
    db = sample_archive(path)
    add(db, "issues", id="eastmere/issue/3", title="Libraries")
    add(db, "people", id="eastmere/person/7", name="Ada Finch")
    add(db, "plans", id="eastmere/plan/4", title="Plan for March")
    build(db, now=NOW)
    db.close()
    export(path, path.parent / "out" / "export", now=AT, program="1", formats=("sqlite", "csv", "jsonl"))
    return datasette_for(path, METADATA)


def address(endpoint: Endpoint) -> str:
    """An address of the endpoint that the sample can answer."""
    kind = endpoint.path.split("/")[1].partition(".")[0]
    filled = endpoint.path.format(site="eastmere", number=NUMBERS.get(kind), **EXAMPLES)
    question = "&".join("_shape=objects" for each in endpoint.parameters if each.name == "_shape")
    return f"{filled}?{question}"


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.path)
def test_contract(api: Datasette, endpoint: Endpoint) -> None:
    answer = ask(api, address(endpoint))
    assert answer.status_code == 200
    media = answer.headers["content-type"].partition(";")[0]
    assert media == endpoint.media or (endpoint.media, media) == ("text/csv", "text/plain")  # shown unless downloaded
    if endpoint.schema is not None:
        Draft202012Validator(endpoint.schema).validate(answer.json())


def test_contract_can_fail(api: Datasette) -> None:
    endpoint = next(each for each in ENDPOINTS if each.path == "/changes.json")
    said = ask(api, "/changes.json").json()
    assert said["changes"]
    del said["changes"][0]["record_id"]
    assert not Draft202012Validator(endpoint.schema).is_valid(said)


def test_openapi(api: Datasette) -> None:
    document = ask(api, "/api/openapi.json", host="archive.example").json()
    validate(document)
    assert document["openapi"].startswith("3.1")
    assert document["servers"] == [{"url": "http://archive.example"}]
    assert set(document["paths"]) == {endpoint.path for endpoint in ENDPOINTS}


def test_every_record_page_is_in_the_contract() -> None:
    kinds = {endpoint.path.split("/")[1] for endpoint in ENDPOINTS}
    assert {page.name for page in PAGES if "<number>" in page.pattern} <= kinds


def test_the_examples_work(api: Datasette) -> None:
    """Every address printed on the page is of this server and answers."""
    page = (
        ask(api, "/api", host="archive.example").text.replace("&amp;", "&").replace("&#34;", '"').replace("&quot;", '"')
    )
    printed = set(re.findall(r"http://archive\.example(/[^\"\s<]*)", page))
    assert len(printed) >= 6
    for each in printed:
        assert ask(api, each).status_code == 200, each
    for language in ("curl ", "urlopen", "read.csv", "IMPORTDATA"):
        assert language in page


def test_the_python_example_runs(
    api: Datasette, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = ask(api, "/api", host="archive.example").text
    programs = re.findall(r"<pre><code>(import json.*?)</code>", page, re.DOTALL)
    assert len(programs) == 2

    def urlopen(where: str) -> io.BytesIO:
        return io.BytesIO(ask(api, where.removeprefix("http://archive.example"), host="archive.example").content)

    monkeypatch.setattr("urllib.request.urlopen", urlopen)
    for code in programs:
        exec(code.replace("&#34;", '"').replace("&quot;", '"').replace("&amp;", "&"), {})
    said = capsys.readouterr().out
    assert "3 decisions" in said
    assert "new eastmere/item/5001" in said


# ---------------------------------------------------------------- what changed


def changes(site: Datasette, question: str) -> list[dict[str, Any]]:
    """All changes, page by page."""
    found: list[dict[str, Any]] = []
    where: str | None = f"/changes.json?{question}"
    while where:
        page = ask(site, where).json()
        assert page["problem"] is None
        found += page["changes"]
        where = page["next_address"] and page["next_address"].removeprefix("http://localhost")
    return found


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
def test_pages_of_any_size_tell_the_same(api: Datasette, size: int) -> None:
    whole = changes(api, "size=1000")
    assert changes(api, f"size={size}") == whole
    assert [each["at"] for each in whole] == sorted(each["at"] for each in whole)
    assert {each["record_id"] for each in whole if each["kind"] == "new"} >= {"eastmere/item/5001", "eastmere/person/7"}
    revised = next(each for each in whole if each["kind"] == "changed")
    assert revised == {"kind": "changed", "at": "2026-02-01", "record_id": "thornwick/item/1", "field": "minutes_text",
                       "fact_count": None, "address": "/item/thornwick/1", "title": 'Petition 100% "quoted" <b>bold</b>'}  # fmt: skip
    assert "Draft text" not in str(whole)  # what and when, no words


def test_since_and_site(tmp_path: Path) -> None:
    db = sample_archive(tmp_path / "archive.db")
    for ident, new, at in ((1, "2026-05-01", "2026-05-01T00:00:00+00:00"), (2, None, "2026-05-02T00:00:00+00:00")):
        db["revisions"].insert({"id": ident + 50, "record_id": "eastmere/meeting/101", "field": "gone_at", "old": None,
                                "new": new, "seen_at": at})  # fmt: skip
    db["extractions"].insert(
        {"text_id": "eastmere/item/5001#minutes", "fact_count": 2, "at": "2026-05-03T00:00:00+00:00"}
    )
    build(db, now=NOW)
    db.close()
    site = datasette_for(tmp_path / "archive.db", METADATA)
    found = changes(site, "since=2026-04-01")
    assert [each["kind"] for each in found] == ["gone", "back", "facts"]
    assert found[2]["address"] == "/item/eastmere/5001#minutes"
    assert (found[2]["field"], found[2]["fact_count"]) == ("minutes", 2)
    assert [each["kind"] for each in changes(site, "since=2026-05-02T00:00:00Z")] == ["back", "facts"]
    assert [each["kind"] for each in changes(site, "since=2026-05-02T01:00:00%2B01:00")] == ["back", "facts"]
    assert {each["record_id"].split("/")[0] for each in changes(site, "site=thornwick&size=2")} == {"thornwick"}
    assert "Nothing on this page" in ask(site, "/changes?since=2026-06-01").text


@pytest.mark.parametrize("question", ["since=soon", "next=xyz", "next=WzFd", "since=2026-13-01", "since='"])
def test_a_wrong_question_says_so(api: Datasette, question: str) -> None:
    said = ask(api, f"/changes.json?{question}").json()
    assert said["changes"] == []
    assert said["problem"].startswith("Nothing was looked for: ")
    assert said["problem"] in ask(api, f"/changes?{question}").text


def test_changes_are_read_by_index(fresh: Database) -> None:
    """Whatever the size of the archive: no table is read or sorted as a whole."""
    from publish.site.since import _SOURCES, _after

    build(fresh, now=NOW)
    fresh.execute("delete from sqlite_stat1")  # which says that these tables have three rows, not worth an index
    fresh.execute("analyze sqlite_schema")
    for number, (sql, order) in enumerate(_SOURCES):
        for place in (Place("2026-01-01"), Place("2026-01-01", number, "x")):
            after, values = _after(number, order, place)
            for row in fresh.execute(f"explain query plan {sql}{after} order by {order} limit 10", values):
                assert row[3].startswith("SEARCH"), row
                assert "TEMP B-TREE" not in row[3]


@given(st.text(max_size=30))
def test_any_token_is_a_place_or_none(token: str) -> None:
    place = Place.of(token)
    assert place is None or isinstance(place.at, str)


@given(st.text(max_size=30), st.integers(-1, 20), st.text(max_size=20) | st.integers(0, 2**60))
def test_a_place_comes_back(at: str, source: int, key: str | int) -> None:
    place = Place(at, source, key)
    assert Place.of(place.token()) == place


SINCE = [
    ("2026-01-31", "2026-01-31T00:00:00+00:00"),  # a day is its first moment
    ("2026-01-31T09:00:00Z", "2026-01-31T09:00:00+00:00"),
    ("2026-01-31T09:00:00+01:00", "2026-01-31T08:00:00+00:00"),  # as rows hold it: UTC
    ("2026-01-31T09:00:00 01:00", "2026-01-31T08:00:00+00:00"),  # a plus sign that became a blank on the way
    ("", "0001-01-01T00:00:00+00:00"),  # from the beginning
    ("yesterday", None),
]


@pytest.mark.parametrize(("given_since", "expected"), SINCE)
def test_since(given_since: str, expected: str | None) -> None:
    assert since_of(given_since) == expected


# ---------------------------------------------------------------- CSV, whole or said to be cut


@pytest.fixture
def many(tmp_path: Path) -> Datasette:
    """More rows than Datasette gives at once."""
    db = sample_archive(tmp_path / "archive.db")
    rows = [
        {"id": f"eastmere/committee/{number}", "site": "eastmere", "council": "eastmere", "name": f"Panel {number}"}
        for number in range(10, 2600)
    ]
    db["committees"].insert_all(rows)
    build(db, now=NOW)
    db.close()
    return datasette_for(tmp_path / "archive.db", METADATA)


def csv_rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


WHOLE = ["/archive/committees.csv", "/archive/committees.csv?_dl=on&_size=max", "/archive/committees.csv?_sort=name",
         "/archive.csv?sql=select+*+from+committees"]  # fmt: skip


@pytest.mark.parametrize("path", WHOLE)
def test_csv_is_whole(many: Datasette, path: str) -> None:
    answer = ask(many, path)
    assert len(csv_rows(answer.text)) == 1 + 3 + 2590
    assert "CUT" not in answer.text


def test_a_page_that_was_asked_for_is_a_page(many: Datasette) -> None:
    assert len(csv_rows(ask(many, "/archive/committees.csv?_size=10").text)) == 11
    assert len(csv_rows(ask(many, "/archive/committees.csv?name__contains=Panel+25").text)) == 1 + 1 + 10 + 100


def test_csv_of_a_question_says_where_it_is_cut(many: Datasette, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_csv, "MOST_ROWS", 2000)
    answer = ask(many, "/archive.csv?sql=select+id,+name+from+committees")
    rows = csv_rows(answer.text)
    assert len(rows) == 1 + 2000 + 1
    assert rows[-1] == ["CUT: only the first 2,000 rows are here. The whole archive is at /download."]
    assert answer.headers["x-rows-cut"] == "first 2000 rows"
    assert "archive-first-2000-rows.csv" in answer.headers["content-disposition"]


def test_csv_of_a_question_has_its_parameters(get: Get) -> None:
    rows = csv_rows(get("/archive/decided_about.csv", words="library", outcome="approved").text)
    assert rows[0][0] == "date"
    assert len(rows) == 2
    assert len(csv_rows(get("/archive/decided_about.csv", words="library", outcome="refused").text)) == 1
    assert "attachment" in get("/archive/decided_about.csv", _dl="on").headers["content-disposition"]


@pytest.mark.parametrize(
    "sql", ["delete from search", "pragma table_info(search)", "select nowhere", "", "attach 'x' as y"]
)
def test_csv_of_sql_reads_only(get: Get, sql: str) -> None:
    assert get("/archive.csv", sql=sql).status_code == 400


def test_csv_that_takes_too_long_is_what_was_read_and_says_so(get: Get) -> None:
    endless = (
        "with recursive c(n) as (select 1 union all select n + 1 from c) select n from c where n < 5000 or n % 4000 < 2"
    )
    rows = csv_rows(get("/archive.csv", sql=endless).text)
    assert len(rows) > 2  # the header, rows that come at once on the slowest machine, and the line that says so
    assert rows[-1][0].startswith("CUT: only the first ")


def test_endless_sql_is_stopped(get: Get) -> None:
    endless = "with recursive c(n) as (select 1 union all select n + 1 from c) select max(n) from c"
    answer = get("/archive.csv", sql=endless)
    assert answer.status_code == 400
    assert "/download" in answer.text


def test_sql_switched_off_is_off_here_too(archive_path: Path) -> None:
    from publish.serve import Serving

    site = datasette_for(archive_path, METADATA, serving=Serving(has_sql=False))
    assert ask(site, "/archive.csv?sql=select+1").status_code == 403
    assert ask(site, "/archive/contested_votes.csv").status_code == 200


BROKEN = [
    ([b"a,b\r\n", b"1,2\r\n"], b""),  # whole
    ([b"a,b\r\n", b"1,2\r\n", b"interrupted"], b"\r\nCUT: the server stopped here"),  # Datasette's words for an error
    ([b"a,b\r\n1,2\r", b"\n"], b""),  # the end comes in two parts
]


@pytest.mark.parametrize(("parts", "ending"), BROKEN)
def test_a_stream_that_broke_off_says_so(parts: list[bytes], ending: bytes) -> None:
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def run() -> None:
        checked = whole_csv.said_if_cut(send)
        await checked({"type": "http.response.start", "status": 200})
        for part in parts:
            await checked({"type": "http.response.body", "body": part, "more_body": True})
        await checked({"type": "http.response.body", "body": b""})

    asyncio.run(run())
    body = b"".join(message.get("body", b"") for message in sent)
    assert body.startswith(b"".join(parts))
    assert body.removeprefix(b"".join(parts)).startswith(ending)
    assert (b"CUT" in body) is bool(ending)


# ---------------------------------------------------------------- downloads


def test_downloads_are_listed_and_whole(api: Datasette) -> None:
    said = ask(api, "/download.json").json()
    page = ask(api, "/download").text
    assert [group["format"] for group in said["groups"]] == ["sqlite", "csv", "jsonl"]
    for group in said["groups"]:
        for each in group["files"]:
            assert each["sha256"] in page
            if each["table"] in (None, "meetings", "coverage", "absences"):
                body = ask(api, each["address"])
                assert hashlib.sha256(body.content).hexdigest() == each["sha256"]
                assert (int(body.headers["content-length"]), len(body.content)) == (each["bytes"], each["bytes"])
                assert body.headers["content-type"] == each["media_type"]
    assert said["export"]["citation"] in page.replace("&#39;", "'")
    assert ask(api, "/download/README.txt").status_code == 200


ESCAPES = [
    "/download/../archive.db", "/download/..%2F..%2F..%2Farchive.db", "/download/%2e%2e/%2e%2e/archive.db",
    "/download//etc/passwd", "/download/csv/../../../../archive.db", "/download/csv", "/download/csv/", "/download/nowhere",
    "/download/csv/meetings.csv%00", "/download/.unfinished-x/archive.db", "/download/~2e~2e/archive.db",
]  # fmt: skip


@pytest.mark.parametrize("path", ESCAPES)
def test_nothing_else_is_given(api: Datasette, path: str) -> None:
    answer = ask(api, path)
    assert answer.status_code in (302, 403, 404)
    assert b"SQLite format" not in answer.content


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    db = sample_archive(tmp_path / "archive.db")
    build(db, now=NOW)
    db.close()
    done = export(tmp_path / "archive.db", tmp_path / "out" / "export", now=AT, program="1", formats=("csv",))
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (done.folder / "csv" / "meetings.csv").unlink()
    (done.folder / "csv" / "meetings.csv").symlink_to(secret)
    site = datasette_for(tmp_path / "archive.db", METADATA)
    assert ask(site, "/download/csv/meetings.csv").status_code == 404
    assert ask(site, "/download/csv/people.csv").status_code == 200


PARTS = [
    ("bytes=0-9", 206, slice(0, 10)),
    ("bytes=10-", 206, slice(10, None)),
    ("bytes=-5", 206, slice(-5, None)),
    ("bytes=5-1", 200, slice(None)),  # no range
    ("bytes=0-1,4-5", 200, slice(None)),  # several: the whole is a good answer
    ("lines=1-2", 200, slice(None)),
    ("bytes=99999999-", 416, slice(0, 0)),
]


@pytest.mark.parametrize(("part", "status", "expected"), PARTS)
def test_a_download_goes_on_where_it_stopped(api: Datasette, part: str, status: int, expected: slice) -> None:
    whole = ask(api, "/download/csv/meetings.csv")
    answer = ask(api, "/download/csv/meetings.csv", range=part)
    assert (answer.status_code, answer.content) == (status, whole.content[expected])
    other = ask(api, "/download/csv/meetings.csv", range=part, if_range='"another file"')
    assert (other.status_code, other.content) == (200, whole.content)


def test_a_download_that_is_held_is_not_sent_again(api: Datasette) -> None:
    whole = ask(api, "/download/csv/meetings.csv")
    tag = whole.headers["etag"]
    assert ask(api, "/download/csv/meetings.csv", if_none_match=tag).status_code == 304
    head = ask(api, "/download/csv/meetings.csv", method="HEAD")
    assert (head.content, head.headers["content-length"]) == (b"", str(len(whole.content)))


def test_without_an_export_the_page_says_so(get: Get) -> None:
    assert "No export is offered here yet" in get("/download").text
    assert get("/download/README.txt").status_code == 404


def test_an_export_elsewhere(fresh: Database, tmp_path: Path) -> None:
    from publish.serve import Serving

    build(fresh, now=NOW)
    export(tmp_path / "archive.db", tmp_path / "else", now=AT, program="1", formats=("csv",))
    site = datasette_for(tmp_path / "archive.db", METADATA, serving=Serving(export_dir=tmp_path / "else"))
    assert ask(site, "/download.json").json()["export"]["exported_at"] == AT


def test_a_reader_sees_what_changed_lately(api: Datasette) -> None:
    """A page that names no day begins a week before the last look; a program's answer at the beginning."""
    page = ask(api, "/changes").text
    assert 'name="since" value="2026-01-27"' in page
    assert "thornwick/item/1" in page
    assert "eastmere/item/5001" not in page
    assert ask(api, "/changes.json").json()["since"] == "0001-01-01T00:00:00+00:00"

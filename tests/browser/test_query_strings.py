"""No address and no query string changes the archive, fails inside, or tells what lies outside it."""

from __future__ import annotations

import http.client
import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from publish.metadata import queries
from publish.site.pages import PAGES
from tests.browser.serving import Served
from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.slow]
VALUES = (
    "", "0", "-1", "99999999999999999999", "1e309", "NaN", "null", "true", "٣", "²", "2024-02-30", "9999-12-31", "0000-00-00",
    "'", '"', "';--", "\x00", "%", "%%s{0}", "\\", "../../../../etc/passwd", "file:///etc/passwd", "{{7*7}}",
    "<script>alert(1)</script>", "\u202e\u200b", "\ud7ff", "𝕬" * 50, "a" * 3000, "sample/item/1#x@y:9-1", "sample/item/1#@:-",
    "#", "/", "//", "a:b", "NEAR(", '"', "*", "AND OR NOT", "title:", "x" + "(" * 200, "[1,2]", '{"a": 1}', "on",
)  # fmt: skip
NAMES = (
    "words", "council", "committee", "since", "until", "kind", "outcome", "least", "order", "vote", "advanced", "page", "size",
    "id", "next", "year", "paragraph", "person", "role", "kinds", "site", "cursor", "q", "table", "form",
)  # fmt: skip
DATASETTE = (
    "_shape=nonsense", "_shape=arrays", "_shape=object", "_size=max", "_size=-1", "_size=a", "_next=nonsense", "_next=1,2,3",
    "_sort=nonsense", "_sort_desc=id", "_facet=nonsense", "_facet_array=id", "_facet_date=first_seen", "_facet_size=max",
    "_where=1%3D1", "_where=nonsense", "_where=id+in+(select+file+from+pragma_database_list)", "_search=%22", "_search=(",
    "_search_title=x", "_searchmode=raw&_search=(", "_nocol=id", "_col=nonsense", "_labels=on", "_json=id", "_trace=1",
    "_through=nonsense", "_through=%7B%7D", "_extra=nonsense", "_timelimit=1", "_timelimit=a", "_nl=on", "_dl=on", "_stream=on",
    "_header=off", "_nofacet=1", "_nocount=1", "_ttl=x", "_hash=1", "_hide_sql=1", "id__in=%5B", "id__like=%25",
    "date__gt=", "nonsense__exact=1", "id__nonsense=1", "title__contains=%00", "position__gt=a", "_filter_column=id&_filter_op=x",
    "_filter_column_1=id&_filter_op_1=exact&_filter_value_1=x", "callback=alert",
)  # fmt: skip
SQL = (
    "select * from pragma_database_list", "select file from pragma_database_list()", "attach '/etc/passwd' as x",
    "select load_extension('x')", "select readfile('/etc/passwd')", "select writefile('/tmp/x', 'x')", "pragma database_list",
    "pragma table_info(meetings)", "select * from pragma_compile_options", "vacuum into '/tmp/x.db'", "select sqlite_version()",
    "update meetings set title = ''", "with x as (select 1) delete from meetings", "select 1; drop table meetings",
    "explain select 1", "select * from sqlite_master", "select * from sqlite_dbpage", "select * from dbstat",
    "select fts3_tokenizer('x')", "select zeroblob(1e9)", "select randomblob(100000000)", "select hex(zeroblob(500000000))",
    "with recursive x(n) as (select 1 union all select n+1 from x) select count(*) from x", "select :a, :b", "select '", "",
    "select printf('%.*c', 100000000, 'x')", "select * from meetings, agenda_items, texts, documents", "selekt",
    "create table x(y)", "select * from pragma_function_list", "select json_each.* from json_each('[', 1)", "select 1 as [<b>x</b>]",
)  # fmt: skip
INSIDE = (
    "/-/databases", "/-/databases.json", "/-/threads", "/-/threads.json", "/-/permissions", "/-/allow-debug", "/-/messages",
    "/-/patterns", "/-/logout", "/-/auth-token?token=x", "/-/actor.json", "/-/config", "/-/config.json", "/-/settings.json",
    "/-/metadata.json", "/-/versions.json", "/-/plugins.json?all=1", "/_internal", "/_internal/databases", "/_memory",
    "/archive.db", "/-/static/../../../etc/passwd", "/-/static/%2e%2e/%2e%2e/app.py", "/static/%2e%2e/guards.py",
    "/static/../serve.py", "/download/..%2f..%2farchive.db", "/download/%2e%2e/%2e%2e/%2e%2e/archive.db", "/download/",
    "/download//etc/passwd", "/download/manifest.json%00.csv", "/-/static-plugins/x/y.js", "/favicon.ico", "/robots.txt",
    "/%2e%2e/%2e%2e/etc/passwd", "/archive/..%2f", "/%ff%fe", "/archive/%ff", "/item/%ff/%ff", "/item/~ff/~zz", "/council/~",
    "/item/sample/" + "9" * 3000, "/archive/meetings/~", "/archive/meetings/a,b,c", "/archive/search_everything/x", "//etc/passwd",
)  # fmt: skip
TELLING = ("/etc/", "site-packages", "Traceback (most recent call last)", "root:x:0", ".venv")
TABLES = ("meetings", "texts", "canonical_resolutions", "search_fts", "sqlite_master")


@pytest.fixture(scope="module")
def fingerprint(demo_served: Served) -> Iterator[str]:
    """The hash of the archive: the same after everything below was asked."""
    before = sha256(demo_served.archive.read_bytes()).hexdigest()
    files = sorted(each.name for each in demo_served.archive.parent.iterdir())
    yield before
    assert sha256(demo_served.archive.read_bytes()).hexdigest() == before
    later = {each.name for each in demo_served.archive.parent.iterdir()} - set(files)
    assert later <= {"archive.db-wal", "archive.db-shm"}


@pytest.fixture(scope="module")
def ask(demo_served: Served, fingerprint: str) -> object:
    """Ask for a path and look at the answer: no failure inside, no word of the machine."""
    telling = [*TELLING, str(ROOT), str(Path.home()), sys.prefix, str(demo_served.archive.parent)]
    place = urlsplit(demo_served.url)
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=20)

    def problem(path: str, method: str = "GET", body: str | None = None) -> str | None:
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
        except OSError as error:
            connection.close()
            return f"no answer to {path[:200]}: {error!r}"
        text = answer.read().decode(errors="replace")
        # What was asked may be repeated; what was not asked may not be told.
        told = [
            word
            for word in telling
            if word in text and word not in path and quote(word) not in path and word not in (body or "")
        ]
        if answer.status >= 500 or told:
            return f"{answer.status} {path[:200]} {told} {text[:300] if answer.status >= 500 else ''}"
        return None

    return problem


def assert_all_well(ask: object, paths: Iterator[str]) -> None:
    asked, problems = 0, []
    for path in paths:
        asked += 1
        if found := ask(path):
            problems.append(found)
    assert problems == []
    assert asked > 5


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_our_own_pages(ask: object, places: dict[str, str], page: object) -> None:
    """Every name with a few values, and every value under a few names, in every form of the page."""
    path = next(each.partition("?")[0] for each in places.values() if re.match(page.route(), each.partition("?")[0]))
    forms = ["", *(f".{ending}" for ending in page.endings)]

    def paths() -> Iterator[str]:
        for number, name in enumerate(NAMES):
            yield f"{path}{forms[number % len(forms)]}?{name}={quote(VALUES[(number * 7) % len(VALUES)])}"
        for number, value in enumerate(VALUES):
            names = [NAMES[(number + step) % len(NAMES)] for step in (0, 5, 11)]
            yield f"{path}{forms[number % len(forms)]}?" + "&".join(f"{name}={quote(value)}" for name in names)
        for form in forms:
            yield f"{path}{form}?words=a&words=b&page=2&page=&=&&&%00=%00&%ff=%ff"

    assert_all_well(ask, paths())


@pytest.mark.parametrize(
    "parameter", ["words", "since", "until", "council", "least", "page", "size", "kind", "committee"]
)
def test_search(ask: object, parameter: str) -> None:
    more = "" if parameter == "words" else "&words=council"
    assert_all_well(ask, (f"/search{form}?{parameter}={quote(value)}{more}{advanced}"
                          for value in VALUES for form, advanced in (("", "&advanced=1"), (".json", "")))
    )  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_tables(ask: object, table: str) -> None:
    assert_all_well(ask, (f"/archive/{table}{('', '.json', '.csv')[number % 3]}?{question}"
                          for number, question in enumerate(DATASETTE)))  # fmt: skip


@pytest.mark.parametrize("question", list(queries(ROOT / "metadata.yml")))
def test_questions(ask: object, question: str) -> None:
    names = queries(ROOT / "metadata.yml")[question].get("params") or ["words", "council", "since", "committee"]
    assert_all_well(ask, (f"/archive/{question}{('', '.json', '.atom')[number % 3]}?"
                          + "&".join(f"{name}={quote(value)}" for name in names)
                          for number, value in enumerate(VALUES[::2])))  # fmt: skip


@pytest.mark.parametrize("form", ["", ".json", ".csv"])
def test_own_sql(ask: object, form: str) -> None:
    assert_all_well(ask, (f"/archive{form}?sql={quote(sql)}" for sql in SQL))


def test_addresses_that_reach_beyond(ask: object) -> None:
    assert_all_well(ask, iter(INSIDE))


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_sent(ask: object, demo_served: Served, method: str) -> None:
    paths = [
        "/",
        "/search",
        "/archive",
        "/archive/meetings",
        "/archive/contested_votes",
        "/item/sample/1",
        "/corrections",
    ]
    problems = [found for path in paths if (found := ask(path, method, "sql=delete+from+meetings&words=x"))]
    assert problems == []
    assert {demo_served.get(path, method)[0] for path in paths} == {405}

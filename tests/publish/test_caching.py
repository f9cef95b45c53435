"""Entity tags: 304 before any SQL, and another tag whenever the archive, the program, the address or the host is another."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from datasette.app import Datasette
from datasette.database import Database

from publish import caching
from publish.build import build
from publish.export.run import export
from publish.serve import Serving, datasette_for
from tests.publish.archives import sample_archive
from tests.publish.asking import ask
from tests.publish.conftest import METADATA, NOW

PAGES = ["/", "/about", "/item/eastmere/5001", "/item/eastmere/5001.json", "/council/eastmere.atom", "/committee/eastmere/1.ics",
         "/archive/meetings.json", "/archive/contested_votes", "/archive/contested_votes.csv", "/changes.json", "/api/openapi.json",
         "/static/minutes.css"]  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    db = sample_archive(tmp_path / "archive.db")
    build(db, now=NOW)
    db.execute("pragma journal_mode = wal")
    db.close()
    return tmp_path / "archive.db"


@pytest.fixture
def site(path: Path) -> Datasette:
    return datasette_for(path, METADATA)


@pytest.mark.parametrize("address", PAGES)
def test_the_second_time_no_sql_is_run(datasette: Datasette, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = ask(datasette, address)
    assert first.status_code == 200
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == caching.CACHE_CONTROL

    def asked(*_: object) -> None:
        raise AssertionError("the archive was asked")

    monkeypatch.setattr(type(datasette.get_database("archive")), "execute_fn", asked)
    monkeypatch.setattr(Database, "execute_fn", asked)
    for method in ("GET", "HEAD"):
        again = ask(datasette, address, method=method, if_none_match=f'"other", {tag}')
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert again.headers["x-content-type-options"] == "nosniff"  # what others add is there too


def test_head_has_the_tag_and_no_body(datasette: Datasette) -> None:
    answer = ask(datasette, "/archive/meetings.json", method="HEAD")
    assert answer.headers["etag"] == ask(datasette, "/archive/meetings.json").headers["etag"]


def test_a_changed_archive_changes_the_tag(site: Datasette, path: Path) -> None:
    before = ask(site, "/archive/committees.json?_shape=array")
    db = sqlite3.connect(path)
    db.execute("update committees set name = 'Cabinet of Eastmere' where name = 'Cabinet'")
    db.commit()  # into the write-ahead log: the file itself is untouched
    after = ask(site, "/archive/committees.json?_shape=array", if_none_match=before.headers["etag"])
    assert after.status_code == 200
    assert "Cabinet of Eastmere" in after.text
    assert after.headers["etag"] != before.headers["etag"]
    same = ask(site, "/archive/committees.json?_shape=array", if_none_match=after.headers["etag"])
    assert same.status_code == 304
    db.close()  # which folds the log into the file: may change the tag, never keep one that tells an older state
    assert "Cabinet of Eastmere" in ask(site, "/archive/committees.json?_shape=array").text


def test_a_new_archive_under_the_name_changes_the_tag(site: Datasette, path: Path, tmp_path: Path) -> None:
    tag = ask(site, "/archive/committees.json").headers["etag"]
    shutil.copy2(path, tmp_path / "new.db")
    os.replace(tmp_path / "new.db", path)  # the same size and time: another file
    assert ask(site, "/archive/committees.json", if_none_match=tag).status_code == 200


def test_reading_changes_nothing(site: Datasette) -> None:
    tag = ask(site, "/archive/committees.json").headers["etag"]
    for address in PAGES:
        ask(site, address)
    assert ask(site, "/archive/committees.json", if_none_match=tag).status_code == 304


def test_a_new_export_changes_the_tag(site: Datasette, path: Path) -> None:
    tag = ask(site, "/download").headers["etag"]
    export(path, path.parent / "out" / "export", now="2026-03-04T05:06:07+00:00", program="1", formats=("csv",))
    assert ask(site, "/download", if_none_match=tag).status_code == 200


NOT_KEPT = [
    "/-/settings.json",  # Datasette itself
    "/archive?sql=select+random()",  # another answer each time
    "/archive.json?sql=select+random()",
    "/archive.csv?sql=select+random()",
    "/archive/meetings.csv?_stream=on",  # may break off in the middle
    "/archive/meetings.csv",  # streamed too
    "/archive/meetings.json?_ttl=10",  # the reader says how long
    "/nowhere",  # not found today
    "/archive/nowhere.json",
]


@pytest.mark.parametrize("address", NOT_KEPT)
def test_what_is_not_kept(datasette: Datasette, address: str) -> None:
    answer = ask(datasette, address)
    assert "etag" not in answer.headers


@pytest.mark.parametrize("name", ["cookie", "authorization"])
def test_what_may_be_personal_is_not_kept(datasette: Datasette, name: str) -> None:
    tag = ask(datasette, "/about").headers["etag"]
    answer = ask(datasette, "/about", **{name: "x=y", "if_none_match": tag})
    assert answer.status_code == 200
    assert "etag" not in answer.headers


def tags(**changed: object) -> caching.Tags:
    values = {"state": lambda: "1", "settings": "{}", "clock": lambda: 0, **changed}
    return caching.Tags(**values)  # type: ignore[arg-type]


CHANGES = [
    ({"state": lambda: "2"}, ("h", "/p", "")),  # the archive
    ({"settings": "{1}"}, ("h", "/p", "")),  # its settings, its questions
    ({"clock": lambda: 1}, ("h", "/p", "")),  # an hour later
    ({}, ("other", "/p", "")),  # feeds hold whole addresses
    ({}, ("h", "/q", "")),
    ({}, ("h", "/p", "a=1")),
    ({}, ("h/p", "", "")),  # no two parts run into one
]


@pytest.mark.parametrize(("changed", "asked"), CHANGES)
def test_what_a_tag_depends_on(changed: dict[str, object], asked: tuple[str, str, str]) -> None:
    assert tags().tag("h", "/p", "") == tags().tag("h", "/p", "")
    assert tags(**changed).tag(*asked) != tags().tag("h", "/p", "")


def test_a_tag_depends_on_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    before = tags().tag("h", "/p", "")
    monkeypatch.setattr(caching, "code_version", lambda: "other")
    assert tags().tag("h", "/p", "") != before


MATCHES = [
    ('W/"a"', True),
    ('"a"', True),  # a proxy may have made it strong
    ('"b", W/"a"', True),
    ("*", False),  # whether there is anything is not known yet
    ('W/"b"', False),
    ("", False),
    (None, False),
    ("a", False),  # no tag without its marks
]


@pytest.mark.parametrize(("given", "expected"), MATCHES)
def test_if_none_match(given: str | None, expected: bool) -> None:
    assert caching.matches(given, 'W/"a"') is expected


def test_below_a_path(path: Path) -> None:
    site = datasette_for(path, METADATA, serving=Serving(base_url="/minutes/"))
    first = ask(site, "/archive/meetings.json")
    assert ask(site, "/archive/meetings.json", if_none_match=first.headers["etag"]).status_code == 304
    assert "etag" not in ask(site, "/-/settings.json").headers


def test_every_answer_may_be_read_from_other_sites(datasette: Datasette) -> None:
    tag = ask(datasette, "/changes.json").headers["etag"]
    for answer in (
        ask(datasette, "/changes.json"),  # our own pages
        ask(datasette, "/changes.json", if_none_match=tag),  # 304
        ask(datasette, "/archive/meetings.json"),  # Datasette's
        ask(datasette, "/nowhere.json"),  # what is not there
        ask(datasette, "/changes.json", method="OPTIONS"),  # asked before
    ):
        assert answer.headers.get_list("access-control-allow-origin") == ["*"]
        assert "ETag" in answer.headers["access-control-expose-headers"]


def test_nothing_is_kept_of_another_archive(path: Path) -> None:
    """A row that came between reading the state and answering gives a newer answer, never an older one."""
    state = caching.archive_state(path)
    db = sqlite3.connect(path)
    db.execute("insert into committees (id, site) values ('eastmere/committee/9', 'eastmere')")
    db.commit()
    assert caching.archive_state(path) != state
    db.close()
    assert caching.archive_state(path.with_name("none.db")) == ""

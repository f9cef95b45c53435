"""A new build takes over while readers read; the server keeps to the archive."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
import uvicorn
from sqlite_utils import Database

from publish.build import build
from publish.guards import LARGEST_VALUE, SECURITY_HEADERS
from publish.serve import Serving, check_port, datasette_for
from scraper.limits import LIMITS
from tests.publish.archives import sample_archive
from tests.publish.conftest import METADATA, NOW, Get


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A built archive, folded into one file."""
    path = tmp_path / "archive.db"
    db = sample_archive(path)
    build(db, now=NOW)
    db.close()
    return path


def renamed(path: Path, title: str) -> Path:
    """A copy of the archive beside it in which every committee is called `title`."""
    copy = path.with_name("next.db")
    shutil.copy(path, copy)
    db = Database(str(copy))
    db.execute("update committees set name = ?", [title])
    db.conn.commit()
    db.close()
    return copy


@pytest.fixture(params=[False, True], ids=["live", "immutable"])
def address(path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The archive behind a real server."""
    datasette = datasette_for(path, METADATA, serving=Serving(immutable=request.param))
    asyncio.run(datasette.invoke_startup())
    server = uvicorn.Server(uvicorn.Config(datasette.app(), port=0, log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def names(address: str) -> set[str]:
    rows = httpx.get(f"{address}/archive/committees.json?_shape=array", timeout=20).raise_for_status().json()
    return {row["name"] for row in rows}


def test_a_new_file_is_taken_up(address: str, path: Path) -> None:
    assert len(names(address)) > 1
    os.replace(renamed(path, "The Boat Panel"), path)
    assert names(address) == {"The Boat Panel"}
    count = httpx.get(f"{address}/archive/committees.json", timeout=20).json()["filtered_table_rows_count"]
    assert count > 1


def test_readers_see_no_error_while_it_is_taken_up(address: str, path: Path) -> None:
    """Four readers, eight new archives: every answer is whole, and at the end everybody has the newest."""
    stop = threading.Event()

    def read() -> list[set[str]]:
        seen = []
        while not stop.is_set():
            seen.append(names(address))
        return seen

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read) for _ in range(4)]
        for number in range(8):
            os.replace(renamed(path, f"Panel {number}"), path)
            stop.wait(0.1)
        stop.set()
        seen = [each for reader in readers for each in reader.result()]
    assert len(seen) > 8
    assert all(seen)
    assert all(len(each) == 1 for each in seen if any(name.startswith("Panel ") for name in each))
    assert [names(address) for _ in range(6)] == [{"Panel 7"}] * 6


def test_files_that_were_replaced_are_let_go(address: str, path: Path) -> None:
    held = Path("/proc/self/fd")
    if not held.is_dir():
        pytest.skip("only Linux tells which files a process holds")
    for number in range(10):
        os.replace(renamed(path, f"Panel {number}"), path)
        for _ in range(6):
            names(address)
    gone = [link for link in map(os.readlink, _links(held)) if link.startswith(str(path)) and "(deleted)" in link]
    assert len(gone) <= 3  # a thread that was not asked since


def _links(folder: Path) -> Iterator[str]:
    for name in os.listdir(folder):
        link = str(folder / name)
        if os.path.islink(link):
            yield link


REACHING = [
    "select * from pragma_database_list",
    "select * from PRAGMA_database_list()",
    "select load_extension('x')",
    "select readfile('/etc/passwd')",
    "attach database '/etc/passwd' as x",
    "select 1; attach database '/etc/passwd' as x",
    "with x as (select 1) delete from search",
    "pragma query_only = 0",
]


@pytest.mark.parametrize("sql", REACHING)
def test_no_question_reaches_beyond_the_archive(get: Get, archive_path: Path, sql: str) -> None:
    answer = get("/archive.json", sql=sql)
    assert answer.status_code == 400
    assert str(archive_path.parent) not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize(
    "inside", ["databases", "databases.json", "threads", "threads.json", "actor.json", "permissions"]
)
def test_no_page_tells_of_the_machine(get: Get, archive_path: Path, inside: str) -> None:
    answer = get(f"/-/{inside}")
    assert answer.status_code == 404
    assert str(archive_path.parent) not in answer.text


@pytest.mark.parametrize(
    "address", ["/", "/archive", "/archive/search.json", "/nowhere", "/static/minutes.css", "/archive.json?sql=x"]
)
def test_every_answer_has_security_headers(get: Get, address: str) -> None:
    headers = get(address).headers
    given = {name: headers.get(name) for name in SECURITY_HEADERS}
    assert given.pop("Referrer-Policy") in (
        "no-referrer",
        SECURITY_HEADERS["Referrer-Policy"],
    )  # Datasette's is stricter
    assert given == {name: value for name, value in SECURITY_HEADERS.items() if name in given}


def ask(path: Path, serving: Serving, address: str) -> httpx.Response:
    async def fetch() -> httpx.Response:
        datasette = datasette_for(path, METADATA, serving=serving)
        await datasette.invoke_startup()
        transport = httpx.ASGITransport(app=datasette.app())
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.get(address)

    return asyncio.run(fetch())


def test_sql_can_be_switched_off(path: Path) -> None:
    off = Serving(has_sql=False)
    assert ask(path, off, "/archive.json?sql=select+1").status_code == 403
    assert ask(path, off, "/archive/search_everything.json?words=library&_shape=array").status_code == 200
    assert ask(path, Serving(), "/archive.json?sql=select+1&_shape=array").json() == [{"1": 1}]


def test_a_query_that_takes_long_is_stopped(path: Path) -> None:
    long = "with+recursive+n(i)+as+(select+1+union+all+select+i%2B1+from+n)+select+count(*)+from+n"
    answer = ask(path, Serving(time_limit=60), f"/archive.json?sql={long}")
    assert answer.status_code == 400
    assert "time limit" in answer.text.lower() or "interrupted" in answer.text.lower()


def test_rows_are_limited(path: Path) -> None:
    many = "with+recursive+n(i)+as+(select+1+union+all+select+i%2B1+from+n+limit+500)+select+i+from+n"
    answer = ask(path, Serving(most_rows=100), f"/archive.json?sql={many}").json()
    assert (len(answer["rows"]), answer["truncated"]) == (100, True)


def test_it_can_be_served_below_a_path(path: Path) -> None:
    """Every link of the first page begins with the path that the proxy serves us below."""
    answer = ask(path, Serving(base_url="/minutes/"), "/minutes/")
    assert answer.status_code == 200
    links = re.findall(r'(?:href|action|src)="(/[^"]*)"', answer.text)
    assert links
    assert [link for link in links if not link.startswith("/minutes/")] == []


def test_a_paper_of_any_length_that_is_kept_can_be_read() -> None:
    assert 4 * LIMITS.characters < LARGEST_VALUE  # a character takes four bytes at most


def test_a_port_that_is_free_is_not_refused() -> None:
    check_port("127.0.0.1", 0)

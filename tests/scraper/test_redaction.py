"""What is redacted is gone, and stays gone: looked for with code of this file's own, not with the tool's proof."""

from __future__ import annotations

import html
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from archive.evidence import Evidence
from archive.store import Archive
from archive.tables import TABLES
from commands.redact import tell_of_exports
from publish.export.manifest import NAME
from scraper.documents import read_document
from tests.conftest import ROOT, Demo, Run, crawl_of, run_minutes
from tests.scraper.bent import Answer, bent
from tests.site import serve

pytestmark = pytest.mark.slow  # whole crawls, each redacted, crawled again and rebuilt

RUN = 8
REASON = "Published by mistake"
WHEN = {"first_seen", "last_seen", "seen_at", "at", "fetch_id", "gone_at", "same_as"}
NAMES = {*WHEN, "id", "site", "council", "url", "sha256"}
COMPARED = [
    table for table in TABLES
    if table.layer in ("ground", "derived") and table.name not in ("absences", "revisions")
]  # fmt: skip
# A paper, an item, a decision, one text with all that repeats it, an item of a meeting that the web service does not
# give, and a whole meeting.
REFS = (
    "sample/document/s3407", "sample/item/22024", "sample/decision/2119", "sample/item/25341#minutes",
    "sample/item/24858", "sample/meeting/4224",
)  # fmt: skip
WITH_ALL = ("sample/item/25341#minutes", "sample/item/24858")
"""Taken out together with every record that says the same."""


def rows(path: Path, sql: str, *values: object) -> list[tuple]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql, values).fetchall()


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", html.unescape(html.unescape(text)).lower())


def runs(text: str) -> set[str]:
    found = words(text)
    return {" ".join(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


def texts_in(path: Path, about: set[str], *, inside: bool) -> Iterator[str]:
    """Every text of the archive that is of these records (or of none of them)."""
    for record, identity, text in rows(path, "select record_id, id, text from texts"):
        if (record in about or identity in about) is inside:
            yield text
    for table in ("agenda_items", "decisions", "issues", "documents", "plan_items", "issue_links", "declarations"):
        with closing(sqlite3.connect(path)) as db:
            db.row_factory = sqlite3.Row
            for row in db.execute(f"select * from {table}"):
                for name in row.keys():  # noqa: SIM118
                    column = f"{row['id']}#{name.removesuffix('_text')}"
                    if name in NAMES or name.endswith("_id") or not isinstance(row[name], str):
                        continue
                    if (row["id"] in about or column in about) is inside:
                        yield row[name]


def plain(body: bytes) -> Iterator[str]:
    """A page with its tags taken for blanks, for nothing, and as they are."""
    text = body.decode("utf-8", "replace")
    yield from (re.sub(r"<[^<>]*>", " ", text), re.sub(r"<[^<>]*>", "", text), text)


def bodies(path: Path) -> Iterator[tuple[str, bytes]]:
    with Evidence(path) as evidence:
        kept = {f.sha256: f.page for f in evidence.fetches() if f.sha256 and f.verdict != "redacted"}
        kept |= {f.sha256: "file" for f in evidence.files() if f.verdict != "redacted"}
        for digest, page in kept.items():
            yield page, evidence.body(digest)


@dataclass
class Secret:
    """What a redaction takes out: its records, and the runs of words that nothing else says."""

    refs: set[str]
    runs: set[str]


def secret_of(demo: Demo, ref: str, also: list[str]) -> Secret:
    """The words of a record that no other record says; of papers those that no page prints either."""
    mine, refs = {ref}, {ref, *also}
    if "/meeting/" in ref:
        items = "select id from agenda_items where meeting_id = ?"
        mine |= {key for sql in (items, "select id from decisions where meeting_id = ?")
                 for (key,) in rows(demo.archive, sql, ref)}  # fmt: skip
        papers = f"select document_id from document_links where record_id = ? or record_id in ({items})"
        refs |= mine | {key for (key,) in rows(demo.archive, papers, ref, ref)}
    # papers that go with it hold its words, and more that pages print
    said = {run for text in texts_in(demo.archive, mine, inside=True) for run in runs(text)}
    said -= {run for text in texts_in(demo.archive, refs, inside=False) for run in runs(text)}
    if "/document/" in ref:
        for page, body in bodies(demo.evidence):
            said -= set() if page == "document" else {run for text in plain(body) for run in runs(text)}
    return Secret(refs, said)


def assert_gone(folder: Path, secret: Secret, archive: str = "archive.db") -> None:
    """No run of it in any body, table, word index or raw byte."""
    for page, body in bodies(folder / "evidence.db"):
        if page in ("document", "file") and b"<html" not in body[:500]:
            said = " ".join(read_document(body).pages) if body[:4] in (b"%PDF", b"PK\x03\x04") else ""
            assert not runs(said) & secret.runs, page
            continue
        for text in plain(body):
            assert not runs(text) & secret.runs, page
    path = folder / archive
    for (table,) in rows(path, "select name from sqlite_master where type = 'table'"):
        if re.search(r"_fts(_\w+)?$", table):
            continue
        for row in rows(path, f'select * from "{table}"'):
            about = [value for value in row if isinstance(value, str)]
            assert not any(runs(value) & secret.runs for value in about), (table, row[0])
    for file in (path, folder / "evidence.db"):
        for each in (file, file.with_name(file.name + "-wal"), file.with_name(file.name + "-shm")):
            if each.exists():
                assert not runs(each.read_bytes().decode("utf-8", "replace")) & secret.runs, each.name
    for run in sorted(secret.runs)[:: max(1, len(secret.runs) // 20)]:
        for (index,) in rows(path, "select name from sqlite_master where name like '%\\_fts' escape '\\'"):
            sql = f"select count(*) from {index} where {index} match ?"
            assert rows(path, sql, '"' + run + '"') == [(0,)], (index, run)


def content(path: Path, table, gone: set[str]) -> set[tuple]:
    """A table's rows but for those of redacted records, times apart."""
    names = [name for name in table.column_names if name not in WHEN]
    found = set()
    for row in rows(path, f"select {', '.join(names)} from {table.name}"):
        ids = {part for value in row for part in (str(value).partition("#")[0], *str(value).split("+"))}
        ids |= {str(value).partition("@")[0] for value in row}
        if not ids & gone:
            found.add(row)
    return found


def gone_in(path: Path) -> set[str]:
    refs = {ref for (ref,) in rows(path, "select id from redactions")}
    return {ref if "/document/" in ref else ref.partition("#")[0] for ref in refs}


def redact(folder: Path, ref: str, *more: str) -> subprocess.CompletedProcess[str]:
    return run_minutes(folder, "redact", ref, "--reason", REASON, "--yes", *more)


def also_of(folder: Path, ref: str) -> list[str]:
    """`--also` for every record that a dry run names."""
    said = run_minutes(folder, "redact", ref, "--reason", REASON, "--dry-run").stdout
    return re.findall(r"--also|sample/\S+", "\n".join(re.findall(r"add: (.*)", said)))


@pytest.fixture(scope="module")
def secrets(demo: Demo) -> dict[str, Secret]:
    return {ref: secret_of(demo, ref, also_of(demo.folder, ref) if ref in WITH_ALL else []) for ref in REFS}


@pytest.fixture(scope="module")
def redacted(demo: Demo, secrets: dict[str, Secret], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample archive with each of REFS taken out, one after another."""
    folder = tmp_path_factory.mktemp("redacted")
    for file in (demo.archive, demo.evidence):
        shutil.copy(file, folder)
    for ref in REFS:
        also = also_of(folder, ref) if ref in WITH_ALL else []
        done = redact(folder, ref, *also)
        assert (done.returncode == 0) or ref not in WITH_ALL, done.stdout
        assert done.returncode in (0, 3), done.stderr
        assert "nothing of it is left in" in done.stdout
        assert_gone(folder, secrets[ref])
    return folder


@pytest.fixture(scope="module")
def crawled_again(demo: Demo, redacted: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The same site crawled again, which still shows everything; with what it was asked for."""
    folder = tmp_path_factory.mktemp("again")
    for name in ("archive.db", "evidence.db"):
        shutil.copy(redacted / name, folder)
    with serve(int(demo.base_url.rsplit(":", 1)[1].strip("/"))) as site:
        done = run_minutes(folder, *crawl_of(site.base_url, site.content.council.name))
        asked = site.requests.snapshot()
    assert done.returncode in (0, 3), done.stderr
    return folder, asked


@pytest.fixture(scope="module")
def rebuilt(crawled_again: tuple[Path, list[str]]) -> Path:
    done = run_minutes(crawled_again[0], "rebuild", "--archive", "new.db")
    assert done.returncode in (0, 3), done.stderr
    return crawled_again[0]


@pytest.mark.parametrize("ref", REFS)
def test_it_is_gone_and_the_gap_is_seen(redacted: Path, secrets: dict[str, Secret], ref: str) -> None:
    assert len(secrets[ref].runs) > 15, "the case is worth something"
    assert_gone(redacted, secrets[ref])
    record = ref.partition("#")[0]
    gaps = rows(redacted / "archive.db", "select field, reason, detail from absences where record_id = ?", record)
    assert ("redacted", REASON) in {gap[1:] for gap in gaps}
    table = {"item": "agenda_items", "meeting": "meetings", "decision": "decisions", "document": "documents"}
    kept = rows(redacted / "archive.db", f"select id from {table[record.split('/')[1]]} where id = ?", record)
    assert kept == [(record,)]


@pytest.mark.parametrize("table", COMPARED, ids=lambda table: table.name)
def test_everything_else_is_as_it_was(demo: Demo, redacted: Path, table) -> None:
    gone = gone_in(redacted / "archive.db")
    assert content(redacted / "archive.db", table, gone) == content(demo.archive, table, gone)


@pytest.mark.parametrize("ref", REFS)
def test_a_crawl_does_not_bring_it_back(
    crawled_again: tuple[Path, list[str]], secrets: dict[str, Secret], ref: str
) -> None:
    assert_gone(crawled_again[0], secrets[ref])
    sql = "select count(*) from absences where record_id = ? and reason = 'redacted'"
    assert rows(crawled_again[0] / "archive.db", sql, ref.partition("#")[0])[0][0] >= 1


def test_its_own_pages_are_not_asked_for(crawled_again: tuple[Path, list[str]]) -> None:
    asked = crawled_again[1]
    assert asked
    assert not [
        each for each in asked if re.search(r"ieDecisionDetails\.aspx\?ID=2119\b|M(?:eeting)?Id=4224\b|ID=3407\b", each)
    ]


def test_a_crawl_leaves_the_others_alone(demo: Demo, crawled_again: tuple[Path, list[str]]) -> None:
    path = crawled_again[0] / "archive.db"
    gone = gone_in(path)
    for table in COMPARED:
        assert content(path, table, gone) == content(demo.archive, table, gone), table.name
    assert rows(path, "select count(*) from revisions where new like '%[redacted]%'") == [(0,)]


@pytest.mark.parametrize("ref", REFS)
def test_a_rebuild_does_not_bring_it_back(rebuilt: Path, secrets: dict[str, Secret], ref: str) -> None:
    assert_gone(rebuilt, secrets[ref], "new.db")
    record = ref.partition("#")[0]
    sql = "select field, reason, detail from absences where record_id = ? order by 1"
    before, after = (rows(rebuilt / name, sql, record) for name in ("archive.db", "new.db"))
    assert after == before
    assert rows(rebuilt / "new.db", "select reason from redactions where id = ?", ref) == [(REASON,)]


def test_a_rebuild_leaves_the_others_alone(demo: Demo, rebuilt: Path) -> None:
    path = rebuilt / "new.db"
    gone = gone_in(path)
    for table in COMPARED:
        assert content(path, table, gone) == content(demo.archive, table, gone), table.name


def test_taken_out_twice_is_taken_out_once(redacted: Path) -> None:
    before = rows(redacted / "archive.db", "select * from redactions order by id")
    gaps = rows(redacted / "archive.db", "select * from absences order by id")
    done = redact(redacted, "sample/document/s3407")
    assert "nothing of it is left in" in done.stdout
    assert rows(redacted / "archive.db", "select * from redactions order by id") == before
    assert rows(redacted / "archive.db", "select * from absences order by id") == gaps


def test_what_a_first_run_names_is_taken_out_by_a_second(demo: Demo, tmp_path: Path) -> None:
    """An item, then the printed minutes that say the same: the rest of the meeting's pages stays, and all is proven.

    The paper prints the titles and minutes of the other items one after another, as rows of the archive have them; and
    the page shows the masks of the first run.
    """
    for file in (demo.archive, demo.evidence):
        shutil.copy(file, tmp_path)
    first = redact(tmp_path, "sample/item/25382")
    named = re.findall(r"says the same for itself: (\S+)\. Redact", first.stdout)
    assert "sample/document/g4276-T1" in named
    second = redact(tmp_path, "sample/item/25382", *(part for ref in named for part in ("--also", ref)))
    for done in (first, second):
        assert "nothing of it is left in" in done.stdout, done.stdout
        assert "erased whole" not in done.stderr, done.stderr
    assert second.returncode == 0, second.stdout
    kept = " ".join(
        text for page, body in bodies(tmp_path / "evidence.db") if page == "xml_meeting" for text in plain(body)
    )
    assert "Planning performance, April to September 2026" in kept


def test_what_is_taken_out_one_after_another_stays_on_no_page(demo: Demo, tmp_path: Path) -> None:
    """An item while the printed minutes still say the same, then these: the pages about its issue print both."""
    for file in (demo.archive, demo.evidence):
        shutil.copy(file, tmp_path)
    named = ("sample/document/g4144-T1", "sample/document/g4144-T2", "sample/decision/1934")
    secret = secret_of(demo, "sample/item/22024", list(named))
    assert any("photographs of the second pier" in run for run in secret.runs)
    for ref in ("sample/item/22024", *named):
        done = redact(tmp_path, ref)
        assert "nothing of it is left in" in done.stdout, done.stdout
    assert_gone(tmp_path, secret)


def test_words_beside_an_agenda_are_taken_out_alone(tmp_path: Path) -> None:
    note = "Mrs Tarn of 4 Sallow Lane has asked that the meeting be put off until her case is heard"

    def bend(path: str, answer: Answer) -> Answer:
        status, headers, body = answer
        beside = b"<p>" + note.encode() + b"</p><table"
        return status, headers, body.replace(b"<table", beside, 1) if "ieListDocuments" in path else body

    with serve() as site, bent(site.base_url, bend) as address:
        args = crawl_of(address, "Sample", "--committee", "Planning", "--limit", "1", "--no-documents", "--no-extract")
        assert run_minutes(tmp_path, *args).returncode == 0
        [(ref, text)] = rows(tmp_path / "archive.db", "select id, text from texts where field = 'notes'")
        assert text == note
        done = redact(tmp_path, ref)
        assert "nothing of it is left in" in done.stdout, done.stdout + done.stderr
        assert run_minutes(tmp_path, *args).returncode == 0
    items = "select id, title, minutes_text from agenda_items where title is not null order by id"
    kept = rows(tmp_path / "archive.db", items)
    assert run_minutes(tmp_path, "rebuild", "--archive", "new.db", "--no-extract").returncode == 0
    assert rows(tmp_path / "new.db", items) == kept != []
    for name in ("archive.db", "evidence.db", "new.db"):
        assert b"Sallow Lane has asked" not in (tmp_path / name).read_bytes()


def test_an_export_made_before_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Archive(tmp_path / "archive.db") as archive:
        tell_of_exports(archive)
        assert capsys.readouterr().out == ""
        folder = tmp_path / "out" / "export" / "2026-01-01"
        folder.mkdir(parents=True)
        (folder / NAME).write_text("{}")
        tell_of_exports(archive)
    assert f"The export {folder} was made before, may hold it" in capsys.readouterr().out


def test_the_list_says_what_and_why(redacted: Path) -> None:
    said = run_minutes(redacted, "redact", "--list").stdout
    for ref in REFS:
        assert re.search(rf"^\S+  {re.escape(ref)}  {REASON}$", said, re.MULTILINE)


# Where the process is killed: before bytes go, between bytes and masks, before the archive, before its free pages.
KILLED_AT = (
    "archive.evidence.Evidence.erase", "archive.redactions.Redactions.replace_all", "archive.store.Archive.take_down",
    "archive.erasing.scrub",
)  # fmt: skip


@pytest.mark.parametrize("instant", KILLED_AT)
def test_killed_half_way_the_same_command_completes_it(
    demo: Demo, secrets: dict[str, Secret], tmp_path: Path, instant: str
) -> None:
    for file in (demo.archive, demo.evidence):
        shutil.copy(file, tmp_path)
    ref = "sample/decision/2119"
    place, _, name = instant.rpartition(".")
    owner, _, kind = place.rpartition(".")
    owner, target = (owner, f"m.{kind}") if kind[0].isupper() else (place, "m")
    code = (
        f"import os, {owner} as m; {target}.{name} = lambda *a, **k: os.kill(os.getpid(), 9);"
        f"from cli import main; main(['redact', '{ref}', '--reason', '{REASON}', '--yes'])"
    )
    killed = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
        capture_output=True,
    )  # fmt: skip
    assert killed.returncode == -9, killed.stderr
    done = redact(tmp_path, ref)
    assert done.returncode in (0, 3), done.stderr
    assert "nothing of it is left in" in done.stdout
    assert_gone(tmp_path, secrets[ref])
    sql = "select distinct reason from absences where record_id = ?"
    assert rows(tmp_path / "archive.db", sql, ref) == [("redacted",)]


# ---------------------------------------------------------------- imported files

TEXT = """Agenda item

Allotments on Tinker Lane

Minutes:

Mrs Ottoline Brackenbury of the third cottage said that her hens had been taken by a fox four times since Easter.

RESOLVED that the fence be mended.
"""
FOX = "her hens had been taken by a fox four times since easter"


def imported(minutes: Run, folder: Path) -> str:
    (folder / "Complaint of Mrs Ottoline Brackenbury about the fox.txt").write_text(TEXT)
    assert minutes("import", "Complaint of Mrs Ottoline Brackenbury about the fox.txt").returncode == 0
    return rows(folder / "archive.db", "select id from agenda_items")[0][0]


def test_an_imported_file_is_not_taken_in_again(minutes: Run, tmp_path: Path) -> None:
    ref = imported(minutes, tmp_path)
    done = minutes("redact", ref, "--reason", REASON, "--yes")
    assert done.returncode == 0, done.stdout + done.stderr
    again = minutes("import", "Complaint of Mrs Ottoline Brackenbury about the fox.txt", "--no-extract")
    assert again.returncode == 3
    assert "it was redacted, so it is not taken in again" in again.stderr
    assert minutes("rebuild", "--archive", "new.db", "--no-extract").returncode == 0
    for name in ("archive.db", "evidence.db", "new.db"):
        said = " ".join(words((tmp_path / name).read_bytes().decode("utf-8", "replace")))
        assert FOX not in said
    assert rows(tmp_path / "new.db", "select id from agenda_items") == [(ref,)]
    assert rows(tmp_path / "new.db", "select distinct reason from absences") == [("redacted",)]


def test_an_older_copy_of_the_archive_loses_it_too(minutes: Run, tmp_path: Path) -> None:
    ref = imported(minutes, tmp_path)
    shutil.copy(tmp_path / "archive.db", tmp_path / "backup.db")
    minutes("redact", ref, "--reason", REASON, "--yes")
    shutil.copy(tmp_path / "backup.db", tmp_path / "archive.db")
    (tmp_path / "b.txt").write_text("Agenda item\n\nBins\n\nMinutes:\n\nRESOLVED that the report be noted.\n")
    minutes("import", "b.txt", "--no-extract")
    assert rows(tmp_path / "archive.db", "select count(*) from texts where record_id = ?", ref) == [(0,)]
    assert rows(tmp_path / "archive.db", "select count(*) from redactions") == [(1,)]


def test_nothing_is_written_without_a_yes_or_in_a_dry_run(minutes: Run, tmp_path: Path) -> None:
    ref = imported(minutes, tmp_path)
    tell = minutes("redact", ref, "--reason", REASON, "--dry-run")
    assert (tell.returncode, "To be taken out for good" in tell.stdout) == (0, True)
    said_no = minutes("redact", ref, "--reason", REASON, stdin="n\n")
    assert said_no.returncode == 1
    assert "cannot be brought back" in said_no.stderr
    assert rows(tmp_path / "archive.db", "select count(*) from redactions") == [(0,)]
    assert len(rows(tmp_path / "archive.db", "select * from texts")) == 1
    assert minutes("redact", "--list").stdout == "Nothing was taken out.\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("import/item/0000", "--reason", "x"), "has no record 'import/item/0000'"),  # unknown
        (("nonsense", "--reason", "x"), "has no record 'nonsense'"),  # no id at all
        (("import/document/1#page-3", "--reason", "x"), "one text cannot be taken out"),  # a page of a paper
        (("import/item/0000",), "and why"),  # no reason
    ],
)
def test_a_wrong_ref_is_one_line(minutes: Run, tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    imported(minutes, tmp_path)
    done = minutes("redact", *arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1

"""Exports: all files of one snapshot, as the manifest says; what is withheld is left out and said; whole or not at all."""

from __future__ import annotations

import csv
import hashlib
import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

import cli
from archive.errors import ArchiveLocked, ArchiveUnreadable, UnknownSite
from archive.lock import sole_writer
from publish.build import build
from publish.export import csv_files, json_lines, manifest
from publish.export import run as running
from publish.export.offered import newest
from publish.export.run import Exported, export
from publish.export.tables import EXPORTED
from tests.publish.archives import COUNCIL, OTHER, QUOTE, SCRIPT, add, add_fact, add_item, empty_archive
from tests.publish.conftest import NOW, ROOT

AT = "2026-03-04T05:06:07+00:00"
LATER = "2026-03-05T05:06:07+00:00"
LONG = "Minute 7. " * 5000
FORMULA = '=HYPERLINK("https://thief.example";"click")'
pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")


def make(fresh: Database, tmp_path: Path, **options: Any) -> Exported:
    """Build the archive and export it."""
    build(fresh, now=NOW)
    return export(tmp_path / "archive.db", tmp_path / "out", now=AT, program="1", **options)


def table(done: Exported, name: str) -> list[dict[str, str]]:
    """A table of the export, as its CSV says it."""
    with (done.folder / "csv" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def lines(done: Exported, name: str) -> list[dict[str, Any]]:
    text = (done.folder / "jsonl" / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n")[:-1]]


def every_byte(done: Exported) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(done.folder.rglob("*")) if path.is_file())


def test_every_format_holds_the_same(fresh: Database, tmp_path: Path) -> None:
    add_item(fresh, "eastmere/meeting/101", 5004, FORMULA, LONG, is_restricted=0)
    done = make(fresh, tmp_path)
    db = sqlite3.connect(done.folder / "archive.db")
    assert db.execute("pragma integrity_check").fetchone() == ("ok",)
    for each in EXPORTED:
        names = list(each.column_names)
        columns = ", ".join(f'"{name}"' for name in names)
        held = db.execute(f'select {columns} from {each.name} order by "{each.pk}"').fetchall()
        in_lines = lines(done, each.name)
        parquet = pq.read_table(done.folder / "parquet" / f"{each.name}.parquet")
        assert parquet.column_names == names
        assert len(table(done, each.name)) == len(in_lines) == parquet.num_rows == len(held), each.name
        for row, said, typed in zip(held, in_lines, parquet.to_pylist(), strict=True):
            assert list(said) == names
            for name, cell in zip(names, row, strict=True):
                assert typed[name] == cell, (each.name, name)
                assert said[name] == cell or isinstance(said[name], dict | list)


def test_files_are_those_of_the_manifest(fresh: Database, tmp_path: Path) -> None:
    done = make(fresh, tmp_path)
    said = json.loads((done.folder / "manifest.json").read_text(encoding="utf-8"))
    assert said == done.manifest
    held = {str(path.relative_to(done.folder)) for path in done.folder.rglob("*") if path.is_file()}
    assert held == {"manifest.json", "README.txt", "SHA256SUMS", *(each["path"] for each in said["files"])}
    for each in said["files"]:
        body = (done.folder / each["path"]).read_bytes()
        assert (len(body), hashlib.sha256(body).hexdigest()) == (each["bytes"], each["sha256"])
    rows = {(each["format"], each["table"]): each["rows"] for each in said["files"]}
    assert rows[("csv", "agenda_items")] == rows[("parquet", "agenda_items")] == rows[("jsonl", "agenda_items")] == 5
    assert rows[("sqlite", None)] == sum(count for (form, _), count in rows.items() if form == "csv")
    for line in (done.folder / "SHA256SUMS").read_text().splitlines():
        digest, path = line.split("  ")
        assert hashlib.sha256((done.folder / path).read_bytes()).hexdigest() == digest
    assert said["snapshot"]["sha256"] in said["citation"]
    assert "2 councils" in said["citation"]
    assert [each["id"] for each in said["councils"]] == [COUNCIL, OTHER]
    assert "states no licence" in said["councils"][0]["attribution"]
    assert set(said["tables"]) == {each.name for each in EXPORTED}


def test_the_same_archive_gives_the_same_files(fresh: Database, tmp_path: Path) -> None:
    fresh["documents"].update("eastmere/document/s77", {"gone_at": "2026-02-02"})
    first = make(fresh, tmp_path)
    again = export(tmp_path / "archive.db", tmp_path / "out", now=LATER, program="1")
    assert again.folder != first.folder
    assert again.manifest["files"] == first.manifest["files"]
    assert newest(tmp_path / "out").folder == again.folder


def test_a_licence_as_stated(fresh: Database, tmp_path: Path) -> None:
    fresh["councils"].update(
        COUNCIL, {"licence": "Open Government Licence v3.0", "licence_source": "https://x.example"}
    )
    done = make(fresh, tmp_path, formats=("csv",))
    assert (
        "Licence as stated by the council: Open Government Licence v3.0." in done.manifest["councils"][0]["attribution"]
    )
    assert "Open Government Licence v3.0" in (done.folder / "README.txt").read_text(encoding="utf-8")
    assert not (done.folder / "archive.db").exists()
    assert len(done.manifest["snapshot"]["sha256"]) == 64


def test_csv_opens_right_in_excel(fresh: Database, tmp_path: Path) -> None:
    add_item(fresh, "eastmere/meeting/101", 5004, FORMULA, LONG)
    done = make(fresh, tmp_path, formats=("csv", "jsonl"))
    raw = (done.folder / "csv" / "agenda_items.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfid,")
    assert b"\r\n" in raw
    row = next(row for row in table(done, "agenda_items") if row["id"].endswith("/5004"))
    assert row["title"] == f"'{FORMULA}"
    assert row["minutes_text"] == LONG
    assert row["summary"] == ""
    assert next(row for row in lines(done, "agenda_items") if row["id"].endswith("/5004"))["title"] == FORMULA
    entry = next(each for each in done.manifest["files"] if each["path"] == "csv/agenda_items.csv")
    assert (entry["guarded_cells"], entry["cells_beyond_excel"]) == (1, 1)
    assert "longer than the 32,767 characters" in (done.folder / "README.txt").read_text(encoding="utf-8")


GUARDED = [
    ("=1+1", "'=1+1"),  # a formula
    ("+44 1632 960000", "'+44 1632 960000"),  # read as one too
    ("-2+3", "'-2+3"),
    ("@SUM(A1)", "'@SUM(A1)"),  # the old way to begin one
    ("\t=1", "'\t=1"),  # a tab is dropped, and the formula comes first
    ("\r=1", "'\r=1"),
    ("＝1+1", "'＝1+1"),  # the wide sign counts where wide letters do
    ("a=1", "a=1"),  # no formula: begins with a letter
    ("", ""),
    (-5, -5),  # a number is a number
    (None, None),
]


@pytest.mark.parametrize(("cell", "expected"), GUARDED)
def test_no_cell_is_run(cell: Any, expected: Any) -> None:
    assert csv_files.guarded(cell) == expected


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2, max_size=2)
    )
)
def test_any_text_comes_back_whole(rows: list[list[str]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        written = csv_files.write(path, ["a", "b"], [rows])
        with path.open(encoding="utf-8-sig", newline="") as file:
            back = list(csv.reader(file))
        assert back == [["a", "b"], *[[csv_files.guarded(cell) for cell in row] for row in rows]]
        assert written.rows == len(rows)
        notes = next(each for each in EXPORTED if each.name == "absences")
        values = [("x", row[0], row[1], None, None, None, None) for row in rows]
        assert json_lines.write(path, notes, [values]) == len(rows)
        assert [json.loads(line)["record_id"] for line in path.read_text(encoding="utf-8").splitlines()] == [
            row[0] for row in rows
        ]


def test_text_kept_back_is_left_out_and_said(fresh: Database, tmp_path: Path) -> None:
    fresh["sites"].update(COUNCIL, {"is_link_only": 1})
    add(fresh, "revisions", id=77, record_id="eastmere/item/5001", field="minutes_text", old="Secret draft", new="x",
        seen_at="2026-01-03")  # fmt: skip
    done = make(fresh, tmp_path)
    everything = every_byte(done)
    for words in ("Quayside", "quaysid", "bookshelves", "Secret draft", "branch libraries in"):
        assert words.encode() not in everything, words
    assert b"Branch libraries" in everything  # the title is listed, as on the page
    items = {row["id"]: row for row in table(done, "agenda_items")}
    assert items["eastmere/item/5001"]["minutes_text"] == ""
    assert items["thornwick/item/1"]["minutes_text"] != ""
    gaps = {row["id"]: row["reason"] for row in table(done, "absences")}
    assert gaps["eastmere/item/5001#minutes_text"] == "redacted"  # a gap, and no "nothing was minuted"
    assert gaps["eastmere/decision/900#decision_text"] == "redacted"
    assert {each["site"] for each in done.manifest["withheld"]} == {COUNCIL}
    held = [row for row in table(done, "coverage") if row["committee_id"] == "eastmere/committee/1"]
    assert [row["items_with_minutes"] for row in held] == ["2"]
    assert "does not want its text shown" in (done.folder / "README.txt").read_text(encoding="utf-8")


def test_papers_taken_down_are_left_out_and_said(fresh: Database, tmp_path: Path) -> None:
    text = "eastmere/document/s77#page-1"
    add_fact(fresh, "resolutions", text, "Page one on bookshelves", outcome="noted")
    again = fresh["texts"].get("eastmere/item/5001#minutes")
    shown = add_fact(fresh, "resolutions", again["id"], "branch libraries in Eastmere", outcome="noted",
                     same_as=f"{text}@resolution:0-23")  # fmt: skip
    twice = add_fact(fresh, "resolutions", again["id"], "the opening hours", outcome="noted",
                     same_as=f"{text}@resolution:0-23")  # fmt: skip
    fresh["documents"].update("eastmere/document/s77", {"gone_at": "2026-02-02"})
    done = make(fresh, tmp_path)
    assert b"bookshelves" not in every_byte(done)
    assert b"bookshelv" not in (done.folder / "archive.db").read_bytes()  # nor the stem in a word index
    paper = next(row for row in table(done, "documents") if row["id"].endswith("s77"))
    assert paper["gone_at"] == "2026-02-02"
    assert [each["count"] for each in done.manifest["withheld"]] == [2]
    repeats = {row["id"]: row["same_as"] for row in table(done, "resolutions")}
    # What repeated the withdrawn one is counted once.
    assert sorted(repeats[key] for key in (shown, twice)) == ["", min(shown, twice)]
    assert "eastmere/document/s77#text" in {row["id"] for row in table(done, "absences")}
    # The archive itself is only read.
    assert "bookshelves" in fresh["texts"].get(text)["text"]


def test_what_was_redacted_is_said(fresh: Database, tmp_path: Path) -> None:
    fresh["redactions"].insert({"id": "thornwick/item/9", "site": OTHER, "reason": "a home address", "at": NOW})
    done = make(fresh, tmp_path, formats=("csv",))
    assert [(each["site"], each["count"]) for each in done.manifest["withheld"]] == [(OTHER, 1)]
    assert "for good" in done.manifest["withheld"][0]["why"]


def test_one_site_alone(fresh: Database, tmp_path: Path) -> None:
    done = make(fresh, tmp_path, sites=[OTHER])
    assert QUOTE.encode() not in every_byte(done)
    assert SCRIPT.encode() in every_byte(done)
    for each in EXPORTED:
        for row in table(done, each.name):
            assert not any((row.get(name) or "").startswith(f"{COUNCIL}/") for name in row), each.name
    assert [row["id"] for row in table(done, "sites")] == [OTHER]
    db = Database(done.folder / "archive.db")
    assert db.execute("select count(*) from search where site <> ?", [OTHER]).fetchone() == (0,)
    assert db.execute("select count(*) from search_fts where search_fts match 'petition'").fetchone() != (0,)
    assert db.execute("select count(*) from search_fts where search_fts match 'bookshelves'").fetchone() == (0,)
    assert {row["council"] for row in db["builds"].rows} <= {"*", OTHER}
    for counted in ("coverage_totals", "counts", "decided_sums", "divided_votes", "kept_from_public", "minutes_seen"):
        assert {row["council"] for row in db[counted].rows} <= {"*", OTHER}, counted
    total = db.execute("select sum(meetings) from coverage_totals where council = '*'").fetchone()
    assert total == db.execute("select count(*) from meetings where site = ?", [OTHER]).fetchone()


def test_an_unknown_site_leaves_nothing(fresh: Database, tmp_path: Path) -> None:
    with pytest.raises(UnknownSite, match=r"holds no site 'nowhere'\. It holds: eastmere, thornwick"):
        make(fresh, tmp_path, sites=["nowhere"])
    assert [path.name for path in (tmp_path / "out").iterdir() if path.is_dir()] == []


def test_a_writer_meanwhile_changes_nothing(fresh: Database, tmp_path: Path) -> None:
    """The archive changes after the snapshot: all formats tell the state before."""
    build(fresh, now=NOW)
    fresh.execute("pragma journal_mode = wal")

    class Meddler:
        def say(self, line: str) -> None: ...
        def end(self, stage: str) -> None: ...
        def step(self, stage: str, done: int, total: int | None) -> None:
            fresh["committees"].insert({"id": f"{COUNCIL}/committee/{stage}-{done}", "site": COUNCIL}, replace=True)

    done = export(tmp_path / "archive.db", tmp_path / "out", now=AT, program="1", progress=Meddler())
    assert fresh["committees"].count > 10
    assert {each["rows"] for each in done.manifest["files"] if each["table"] == "committees"} == {3}


def test_an_interrupted_export_leaves_no_folder(
    fresh: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: Any) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(running.json_lines, "write", stop)
    with pytest.raises(KeyboardInterrupt):
        make(fresh, tmp_path)
    assert [path.name for path in (tmp_path / "out").iterdir() if path.is_dir()] == []
    assert newest(tmp_path / "out") is None


def test_what_a_killed_export_left_is_no_export_and_is_removed(fresh: Database, tmp_path: Path) -> None:
    left = tmp_path / "out" / ".unfinished-abc"
    left.mkdir(parents=True)
    (left / "manifest.json").write_text("{}")
    assert newest(tmp_path / "out") is None
    done = make(fresh, tmp_path, formats=("csv",))
    assert not left.exists()
    assert newest(tmp_path / "out").folder == done.folder


def test_one_export_at_a_time(fresh: Database, tmp_path: Path) -> None:
    with sole_writer(tmp_path / "out" / "export", what="export", at=AT), pytest.raises(ArchiveLocked):
        make(fresh, tmp_path)


def test_older_exports_go_when_asked(fresh: Database, tmp_path: Path) -> None:
    other = tmp_path / "out" / "notes"
    other.mkdir(parents=True)
    first = make(fresh, tmp_path, formats=("csv",))
    second = export(tmp_path / "archive.db", tmp_path / "out", now=AT, program="1", formats=("csv",), keep=1)
    assert second.folder.name == f"{first.folder.name}-02"
    assert not first.folder.exists()
    assert other.exists()


def test_the_exported_archive_is_served(fresh: Database, tmp_path: Path) -> None:
    from publish.serve import datasette_for
    from tests.publish.conftest import METADATA

    done = make(fresh, tmp_path, formats=("sqlite",))
    assert datasette_for(done.folder / "archive.db", METADATA, immutable=True)


def test_an_archive_without_rows(tmp_path: Path) -> None:
    empty_archive(tmp_path / "archive.db").close()
    done = export(tmp_path / "archive.db", tmp_path / "out", now=AT, program="1")
    assert {each["rows"] for each in done.manifest["files"] if each["table"] == "meetings"} == {0}
    assert (done.folder / "csv" / "meetings.csv").read_bytes().endswith(b"gone_at\r\n")


def test_no_archive(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no archive at all, but long enough to look like a file" * 50)
    with pytest.raises(ArchiveUnreadable):
        export(tmp_path / "text.db", tmp_path / "out", now=AT, program="1")
    with pytest.raises(ArchiveUnreadable):
        export(tmp_path / "none.db", tmp_path / "out", now=AT, program="1")


def test_the_command(fresh: Database, tmp_path: Path) -> None:
    build(fresh, now=NOW)
    path = str(tmp_path / "archive.db")
    run = CliRunner().invoke(cli.main, ["export", "--archive", path, "--formats", "csv, jsonl"])
    assert run.exit_code == 0, run.output
    assert "files" in run.stderr
    offer = newest(tmp_path / "out" / "export")
    assert {each["format"] for each in offer.manifest["files"]} == {"csv", "jsonl"}
    for wrong, says in (("xlsx", "Unknown format 'xlsx'"), (",", "names no format")):
        run = CliRunner().invoke(cli.main, ["export", "--archive", path, "--formats", wrong])
        assert run.exit_code == 2
        assert says in run.output


def test_parquet_only_needs_pyarrow_when_asked_for() -> None:
    """The command, and every other format, work without it."""
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "import cli, commands.export, publish.export.run\n"
        "from publish.export.parquet import check_available\n"
        "check_available()"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "UsageError: Parquet needs pyarrow" in run.stderr


def test_manifest_names_a_schema() -> None:
    from publish.export.tables import schema_sha256

    assert len(schema_sha256()) == 64
    assert manifest.attribution("Eastmere Council", None, None).startswith(
        "Source: Eastmere Council. The council states"
    )

"""The command as people use it: what can go wrong is one line, with what to do next."""

from __future__ import annotations

import json
import re
import socket
import sqlite3
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

import cli
from tests.conftest import Demo, Run
from tests.site import serve


def one_line(stderr: str) -> str:
    """The only line a failed command leaves, without the deprecations of libraries."""
    lines = [line for line in stderr.strip().splitlines() if line.startswith("Error")]
    assert len(lines) == 1, stderr
    assert "Traceback" not in stderr
    return lines[0]


BAD = [
    # what the user types, exit code, what the line must say
    (["crawl", "haringy"], 2, r"Unknown site 'haringy'\. Did you mean: haringey"),
    (["crawl", "zzzzqqqq"], 2, r"Unknown site 'zzzzqqqq'\..*`minutes sites` lists them"),
    (["crawl", "haringey"], 2, r"minutes contact you@example\.org"),
    (["crawl", "http://127.0.0.1:9/"], 1, r"127\.0\.0\.1:9/.* cannot be reached: the connection was refused"),
    (["crawl", "http://nowhere.invalid/", "--delay", "0"], 2, r"minutes contact"),
    (["crawl", "http://127.0.0.1:9/", "--since", "2025-02-01", "--until", "2025-01-01"], 2, r"--since 2025-02-01 is after --until 2025-01-01"),
    (["crawl", "http://127.0.0.1:9/", "--slug", "Not A Slug"], 2, r"no slug"),
    (["crawl", "http://127.0.0.1:9/", "haringey", "--slug", "x"], 2, r"--slug names one site"),
    (["crawl", "http://127.0.0.1:9/", "--archive", "folder"], 1, r"Cannot write folder.*--archive"),
    (["crawl", "http://127.0.0.1:9/", "--archive", "text.db"], 1, r"text\.db is not an archive.*--archive"),
    (["crawl", "http://127.0.0.1:9/", "--archive", "newer.db"], 1, r"newer\.db was made by a newer version"),
    (["crawl", "http://127.0.0.1:9/", "--evidence", "folder"], 1, r"Cannot write folder.*--evidence"),
    (["extract", "--archive", "none.db"], 2, r"There is no none\.db\. `minutes crawl` or `minutes import` makes it"),
    (["build", "--archive", "none.db"], 2, r"There is no none\.db"),
    (["serve", "--archive", "none.db"], 2, r"There is no none\.db"),
    (["import", "a", "b", "--url", "https://x.example/"], 2, r"--url is the address of one file"),
    (["sites", "zzzzqqqq"], 2, r"No site matches 'zzzzqqqq'"),
    (["crawl", "haringey", "--since", "next week"], 2, r"'--since'.*next week.*`minutes crawl --help` tells more"),
    (["crawl", "haringey", "--limit", "none"], 2, r"'--limit'.*`minutes crawl --help` tells more"),
    (["crawl"], 2, r"Missing argument 'SITE\.\.\.'"),
    (["crwal"], 2, r"No such command 'crwal'"),
    (["contact", "nobody"], 2, r"no e-mail address and no web page"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "code", "says"), BAD, ids=[" ".join(arguments)[:60] for arguments, _, _ in BAD])
def test_what_goes_wrong_is_one_line(minutes: Run, tmp_path: Path, arguments: list[str], code: int, says: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "text.db").write_text("not a database " * 100)
    with sqlite3.connect(tmp_path / "newer.db") as db:
        db.execute(
            "create table _sqlite_migrations(id integer primary key, migration_set text, name text, applied_at text)"
        )
        db.execute(
            "insert into _sqlite_migrations(migration_set, name, applied_at) values ('archive', 'm9999_later', '')"
        )
    done = minutes(*arguments)
    assert re.search(says, one_line(done.stderr)), done.stderr
    assert done.returncode == code


def test_a_port_in_use_is_named_with_a_free_one(minutes: Run, demo: Demo) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = minutes("serve", "--archive", str(demo.archive), "--port", str(port))
    assert done.returncode == 1
    assert re.search(rf"Port {port} on 127\.0\.0\.1 is in use\..*--port \d+", one_line(done.stderr))


class Blog(BaseHTTPRequestHandler):
    """Any other web site: a page for every address."""

    def do_GET(self) -> None:
        body = (
            b"<html><head><title>My garden</title></head><body><h1>Roses</h1>" + b"<p>A long page about roses.</p>" * 80
        )
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


def test_a_site_that_is_not_moderngov_is_told_so(minutes: Run) -> None:
    with HTTPServer(("127.0.0.1", 0), Blog) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        done = minutes("crawl", f"http://127.0.0.1:{server.server_address[1]}/")
        server.shutdown()
    assert done.returncode == 1
    assert "is not a ModernGov site" in one_line(done.stderr)


def test_a_real_site_may_not_join_the_sample(minutes: Run, demo: Demo) -> None:
    minutes("contact", "someone@council-watch.example")
    done = minutes("crawl", "haringey", "--archive", str(demo.archive), "--evidence", "e.db")
    assert done.returncode == 2
    assert re.search(r"holds the fictional .*--archive", one_line(done.stderr))


def test_a_real_file_may_not_join_the_sample(minutes: Run, demo: Demo, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Agenda item\n\nBins\n\nMinutes:\n\nNoted.\n")
    done = minutes("import", "a.txt", "--archive", str(demo.archive))
    assert done.returncode == 2
    assert "--archive" in one_line(done.stderr)


def test_one_site_that_fails_does_not_cost_the_other(minutes: Run, tmp_path: Path) -> None:
    with serve() as site:
        done = minutes("crawl", "http://127.0.0.1:9/", site.base_url, "--limit", "2", "--no-documents", "--no-extract")
    assert done.returncode == 3
    assert "cannot be reached" in one_line(done.stderr)
    with sqlite3.connect(tmp_path / "archive.db") as db:
        assert db.execute("select count(*) from agenda_items").fetchone()[0] > 0
        outcomes = [row[0] for row in db.execute("select outcome from crawls order by started_at")]
    assert outcomes[0] == "refused"
    assert outcomes[1].startswith("done")


def test_the_contact_is_said_once(minutes: Run) -> None:
    assert "not set" in minutes("contact").stdout
    assert minutes("contact", "someone@council-watch.example").returncode == 0
    assert minutes("contact").stdout.strip() == "someone@council-watch.example"


def test_jsonl_answers_each_line_and_names_a_bad_one(minutes: Run) -> None:
    lines = [
        json.dumps({"id": "a", "text": "RESOLVED that the report be noted."}),
        "not json",
        json.dumps({"id": "b", "text": ""}),
    ]
    done = minutes("extract", "--jsonl", stdin="\n".join(lines) + "\n")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["id"] for row in found] == ["a", "b"]
    [resolution] = found[0]["resolutions"]
    assert {"quote", "start", "end", "outcome", "vote", "mover", "seconder"} <= set(resolution)
    assert set(found[1]) >= {"id", "resolutions", "roles", "figures", "dates"}
    assert "line 2" in done.stderr
    assert done.returncode == 3


def test_jsonl_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    import os
    import subprocess
    import sys

    from tests.conftest import ROOT

    lines = (
        b"\xef\xbb\xbf" + '{"id": "a", "text": "£10k was granted."}\n'.encode() + b'{"id": "b", "text": "caf\xe9"}\n'
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "cli", "extract", "--jsonl"],
        input=lines,
        capture_output=True,
        env=environment,
        check=False,
    )
    [row] = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [(figure["value"], figure["quote"]) for figure in row["figures"]] == [(10000, "£10k")]
    assert b"line 2: not UTF-8" in done.stderr
    assert done.returncode == 3


def test_archive_and_evidence_are_two_files(minutes: Run) -> None:
    done = minutes("crawl", "http://127.0.0.1:9/", "--archive", "one.db", "--evidence", "one.db")
    assert done.returncode == 2
    assert "cannot be both" in one_line(done.stderr)


def test_a_newer_archive_is_not_served(minutes: Run, demo: Demo, tmp_path: Path) -> None:
    import shutil

    shutil.copy(demo.archive, tmp_path / "newer.db")
    with sqlite3.connect(tmp_path / "newer.db") as db:
        db.execute(
            "insert into _sqlite_migrations(migration_set, name, applied_at) values ('archive', 'm9999_later', '')"
        )
    done = minutes("serve", "--archive", "newer.db", "--port", "8999")
    assert done.returncode == 1
    assert "newer version" in one_line(done.stderr)


def test_every_command_says_what_it_does() -> None:
    for name, command in cli.main.commands.items():
        done = CliRunner().invoke(cli.main, [name, "--help"])
        assert done.exit_code == 0
        assert command.help, name


def test_help_does_not_wait_for_the_big_libraries(minutes: Run, tmp_path: Path) -> None:
    (tmp_path / "probe.py").write_text(
        "import sys, cli\ntry:\n    cli.main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print([name for name in ('spacy', 'scrapy', 'datasette', 'sqlite_utils') if name in sys.modules])\n"
    )
    import subprocess
    import sys

    from tests.conftest import ROOT

    done = subprocess.run(
        [sys.executable, str(tmp_path / "probe.py")],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.stdout.strip().endswith("[]"), done.stdout + done.stderr


def test_progress_is_plain_lines_where_there_is_no_terminal(demo: Demo) -> None:
    assert re.search(r"^meetings: \d+ of \d+$", demo.said, re.MULTILINE)
    assert "\x1b" not in demo.said
    assert "\r" not in demo.said

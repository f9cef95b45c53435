"""Serving: the port, the archive, the address."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from sqlite_utils import Database

from archive.errors import ArchiveUnreadable, MinutesError, PortInUse
from publish import screenshot
from publish.serve import check_port, datasette_for, serve
from tests.publish.archives import sample_archive
from tests.publish.conftest import METADATA, ROOT

HOST = "127.0.0.1"


@pytest.fixture
def taken() -> socket.socket:
    listening = socket.socket()
    listening.bind((HOST, 0))
    listening.listen(1)
    return listening


def test_a_port_in_use_is_one_line_with_another(taken: socket.socket, archive_path: Path) -> None:
    port = taken.getsockname()[1]
    with pytest.raises(PortInUse) as refusal:
        serve(archive_path, host=HOST, port=port, metadata=METADATA)
    message = str(refusal.value)
    assert message.startswith(f"Port {port} on {HOST} is in use. Stop the other program or choose another: --port ")
    assert "\n" not in message
    other = int(message.rstrip(".").rsplit(" ", 1)[1])
    check_port(HOST, other)


@pytest.mark.parametrize("host", ["no.such.host.example", "203.0.113.7", "bad host"])
def test_a_host_that_is_not_ours(host: str) -> None:
    with pytest.raises(MinutesError, match="Cannot serve on"):
        check_port(host, 8001)


PROGRAM = """
import sys
from publish.serve import serve
archive, port, metadata = sys.argv[1:]
serve(archive, host="127.0.0.1", port=int(port), metadata=metadata, on_ready=lambda url: print(url, flush=True))
"""


def test_serves_on_loopback_and_says_when(archive_path: Path) -> None:
    """In a process of its own, as people run it: the order of imports is then the program's."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", PROGRAM, str(archive_path), str(port), str(METADATA)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            address = server.stdout.readline().strip()
            assert address == f"http://{HOST}:{port}/"
            with urllib.request.urlopen(f"{address}archive/contested_votes.json?_shape=array", timeout=30) as answer:
                assert [row["vote_against"] for row in json.load(answer)] == [3]
            with pytest.raises(urllib.error.HTTPError) as wrong:
                urllib.request.urlopen(f"{address}nowhere", timeout=30)
            assert wrong.value.code == 404
        finally:
            server.terminate()
        assert server.stderr
        assert "Traceback" not in server.stderr.read()


@pytest.mark.parametrize("name", ["other.db", "my archive.db", "café & Söhne.db"])
def test_the_archive_is_named_archive_whatever_its_file(tmp_path: Path, archive_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(archive_path.read_bytes())
    assert list(datasette_for(path, METADATA).databases) == ["_internal", "archive"]


@pytest.mark.parametrize("name", ["100%.db", "what?.db", "a#b.db"])
def test_a_path_datasette_cannot_open_is_said(tmp_path: Path, archive_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(archive_path.read_bytes())
    with pytest.raises(ArchiveUnreadable, match="Rename it"):
        datasette_for(path, METADATA)


def test_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveUnreadable, match="There is no archive"):
        datasette_for(tmp_path / "none.db", METADATA)


def test_not_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    path.write_bytes(b"This is no database. " * 100)
    with pytest.raises(ArchiveUnreadable, match="cannot be read: file is not a database"):
        datasette_for(path, METADATA)


def test_not_built(tmp_path: Path) -> None:
    sample_archive(tmp_path / "archive.db").close()
    with pytest.raises(ArchiveUnreadable, match="minutes build"):
        datasette_for(tmp_path / "archive.db", METADATA)


def test_immutable_while_written_is_refused(tmp_path: Path, archive_path: Path) -> None:
    path = tmp_path / "archive.db"
    path.write_bytes(archive_path.read_bytes())
    db = Database(str(path))
    db.enable_wal()
    db.execute("update councils set nation = 'Wales'")
    with pytest.raises(ArchiveUnreadable, match="still being written"):
        datasette_for(path, METADATA, immutable=True)
    db.close()


def test_no_browser_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, archive_path: Path) -> None:
    monkeypatch.setattr(screenshot, "browser", lambda: None)
    line = screenshot.take(archive_path, METADATA, tmp_path / "shot.png")
    assert "no Chromium on PATH" in line
    assert not (tmp_path / "shot.png").exists()


@pytest.mark.skipif(screenshot.browser() is None, reason="no Chromium on PATH")
def test_a_picture_of_the_first_page(tmp_path: Path, archive_path: Path) -> None:
    target = tmp_path / "docs" / "shot.png"
    screenshot.take(archive_path, METADATA, target)
    assert target.read_bytes().startswith(b"\x89PNG")
    assert target.stat().st_size > 20_000

"""Serves the archive with Datasette: read only, with the settings, questions and pages of this project."""

from __future__ import annotations

import asyncio
import errno
import socket
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import sqlite_utils
import uvicorn
from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm

from archive.errors import ArchiveUnreadable, MinutesError, PortInUse
from archive.migrations import refuse_newer
from publish.export.offered import default_folder, offer_from
from publish.live import LiveDatabase
from publish.metadata import load
from publish.said import ToldDatasette
from publish.settings import DATABASE, SETTINGS

HERE = Path(__file__).parent
_PORTS = 65536
SWITCH_SECONDS = 0.0005
# Longer than a proxy or a browser would use a connection again: one that we close just then is an error over there.
KEEP_ALIVE_SECONDS = 130
WELCOME = """The archive is at {url} (Ctrl-C stops). Three things to try:
  search the minutes       {url}search?words=leisure
  votes that were divided  {url}archive/contested_votes
  the largest sums, JSON   {url}archive/largest_sums.json?_shape=array"""


@dataclass(frozen=True, slots=True)
class Serving:
    """How the archive is served.

    `immutable`: nobody writes the file while it is served; a new file may still take its place. `base_url`: the path a
    proxy serves us below, with slashes at both ends. `has_sql`: readers may ask in SQL of their own, within the limits
    of time (milliseconds) and rows; the questions and pages work either way. `export_dir`: where `/download` finds the
    exports; None is out/export beside the archive.
    """

    immutable: bool = False
    base_url: str = "/"
    has_sql: bool = True
    time_limit: int = int(SETTINGS["sql_time_limit_ms"])
    most_rows: int = int(SETTINGS["max_returned_rows"])
    export_dir: Path | None = None

    def settings(self) -> dict[str, int | bool | str]:
        """Datasette's settings."""
        limits = {"sql_time_limit_ms": self.time_limit, "max_returned_rows": self.most_rows}
        return {**SETTINGS, **limits, "base_url": self.base_url, "default_allow_sql": self.has_sql}


def datasette_for(
    archive_path: Path | str, metadata: Path | str, *, immutable: bool = False, serving: Serving | None = None
) -> Datasette:
    """Datasette on the archive, named `archive` whatever its file is called. Nothing can be written through it.

    `immutable` is short for that one setting of `serving`. Raises ArchiveUnreadable where there is no archive.
    """
    path, serving = Path(archive_path), serving or Serving(immutable=immutable)
    immutable = serving.immutable
    _check_path(path, immutable)
    # Where rich is installed Datasette prints a hundred lines for every page that is not there.
    pm.get_plugin("datasette.handle_exception").rich = None
    datasette = ToldDatasette(
        load(Path(metadata)),
        files=[str(path)],
        plugins_dir=str(HERE / "plugins"),
        template_dir=str(HERE / "templates"),
        static_mounts=[("static", str(HERE / "static"))],
        settings=serving.settings(),
        cors=True,
    )
    for name in [name for name in datasette.databases if name != "_internal"]:
        datasette.remove_database(name)
    database = LiveDatabase(datasette, str(path), is_mutable=not immutable)
    _check_built(path, database)
    datasette.add_database(database, name=DATABASE)
    offer_from(datasette, serving.export_dir or default_folder(path))
    return datasette


def serve(
    archive_path: Path | str,
    *,
    host: str,
    port: int,
    metadata: Path | str,
    serving: Serving | None = None,
    on_ready: Callable[[str], None] | None = None,
) -> None:
    """Serve until interrupted. `on_ready` is called with the address once requests are answered.

    Raises PortInUse, before the archive is opened, and ArchiveUnreadable.
    """
    check_port(host, port)
    # Threads that wait for a query to go on are many and soon done: they take turns more often than Python's 5 ms.
    sys.setswitchinterval(SWITCH_SECONDS)
    serving = serving or Serving()
    datasette = datasette_for(archive_path, metadata, serving=serving)
    asyncio.run(_run(datasette, host, port, serving.base_url, on_ready))


def check_port(host: str, port: int) -> None:
    """Raise PortInUse, naming a free port, where the port is taken; MinutesError where it cannot be had."""
    problem = _listen_problem(host, port)
    if problem == errno.EADDRINUSE:
        other = _free_port(host, port)
        raise PortInUse(f"Port {port} on {host} is in use. Stop the other program or choose another: --port {other}.")
    if problem:
        raise MinutesError(f"Cannot serve on {host}, port {port}: {errno.errorcode.get(problem, 'unknown host')}. "
                           "Choose another with --host and --port.")  # fmt: skip


async def _run(
    datasette: Datasette, host: str, port: int, base_url: str, on_ready: Callable[[str], None] | None
) -> None:
    await datasette.invoke_startup()
    config = uvicorn.Config(datasette.app(), host=host, port=port, log_level="warning", lifespan="on",
                            timeout_keep_alive=KEEP_ALIVE_SECONDS)  # fmt: skip
    server = _Server(config)
    server.ready = (lambda: on_ready(f"http://{host}:{port}{base_url}")) if on_ready else None
    await server.serve()


class _Server(uvicorn.Server):
    """Says when it listens."""

    ready: Callable[[], None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and self.ready:
            self.ready()


def _listen_problem(host: str, port: int) -> int:
    """errno of trying to listen there; 0 where it works, -1 where the host is unknown."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, OverflowError, UnicodeError):
        return -1
    with socket.socket(family, kind, protocol) as probe:
        # As the server itself does: a port that lingers after a stop counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
            probe.listen(1)
        except (OSError, OverflowError) as error:
            return getattr(error, "errno", None) or -1
    return 0


def _free_port(host: str, port: int) -> int:
    """The next free port above; the next one at all where a hundred are taken."""
    following = range(port + 1, min(port + 100, _PORTS))
    return next((number for number in following if not _listen_problem(host, number)), port + 1)


def _check_path(path: Path, immutable: bool) -> None:
    if not path.is_file():
        raise ArchiveUnreadable(f"There is no archive at {path}. Make one with `minutes crawl` or `make demo`.")
    if odd := [character for character in "%?#" if character in str(path)]:
        # Datasette puts the path into a URI as it is, where these mean something else.
        raise ArchiveUnreadable(f"{path} cannot be served: Datasette opens no path with {odd[0]} in it. Rename it.")
    waiting = path.with_name(path.name + "-wal")
    if immutable and waiting.exists() and waiting.stat().st_size:
        raise ArchiveUnreadable(f"{path} is still being written ({waiting.name}). Stop the writer, then serve it.")


def _check_built(path: Path, database: Database) -> None:
    try:
        connection = database.connect()
        query = "select count(*) from sqlite_master where name in ('search', 'builds', 'councils', 'placed_roles')"
        found = connection.execute(query).fetchone()[0]
        refuse_newer(sqlite_utils.Database(connection), str(path))
        connection.close()
    except sqlite3.Error as error:
        raise ArchiveUnreadable(f"{path} cannot be read: {error}. Choose another with --archive.") from None
    if found < 4:
        raise ArchiveUnreadable(f"{path} has not been built for publishing. Run `minutes build` first.")

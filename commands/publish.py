"""What readers see: `minutes build`, `minutes serve`."""

from __future__ import annotations

from pathlib import Path

import click

from archive.options import archive_option
from commands.shared import must_exist, progress_on_stderr, stamp

DEFAULT_PORT = 8001
DEFAULT_METADATA = Path(__file__).parents[1] / "metadata.yml"

metadata_option = click.option(
    "--metadata", type=click.Path(path_type=Path), default=DEFAULT_METADATA,
    help="Datasette metadata with the queries. Default: the project's own metadata.yml.",
)  # fmt: skip


@click.command()
@archive_option
@click.option("--force", is_flag=True, help="Publish even where a council lost more than half of its rows.")
def build(archive_path: Path, force: bool) -> None:
    """Make the indexes, the search table and the views that Datasette serves."""
    from archive.lock import sole_writer
    from archive.store import Archive
    from publish.build import build as build_archive

    must_exist(archive_path)
    progress = progress_on_stderr()
    with sole_writer(archive_path, what="build", at=stamp()), Archive(archive_path) as archive:
        progress.say(build_archive(archive.db, now=stamp(), progress=progress, force=force).describe())


@click.command()
@archive_option
@metadata_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=DEFAULT_PORT, show_default=True, type=click.IntRange(1, 65535))
@click.option("--immutable", is_flag=True, help="Nobody writes the file while it is served (a new one may replace it).")
@click.option("--base-url", default="/", show_default=True, help="The path a proxy serves it below, such as /minutes/.")
@click.option("--sql/--no-sql", default=True, show_default=True, help="Whether readers may ask in SQL of their own.")
@click.option("--time-limit", default=1000, show_default=True, type=click.IntRange(50), help="Milliseconds a query.")
@click.option("--most-rows", default=1000, show_default=True, type=click.IntRange(10), help="Rows a page or query.")
@click.option(
    "--export-dir",
    type=click.Path(path_type=Path),
    help="Folder of exports that /download offers. Default: out/export beside the archive.",
)
def serve(
    archive_path: Path, metadata: Path, host: str, port: int, immutable: bool, base_url: str, sql: bool,
    time_limit: int, most_rows: int, export_dir: Path | None,
) -> None:  # fmt: skip
    """Serve the archive with Datasette. A new archive under the same name is taken up while it runs."""
    from publish.serve import WELCOME, Serving
    from publish.serve import serve as serve_archive

    must_exist(archive_path)
    serving = Serving(immutable, f"/{base_url.strip('/')}/".replace("//", "/"), sql, time_limit, most_rows, export_dir)
    serve_archive(
        archive_path, host=host, port=port, metadata=metadata, serving=serving,
        on_ready=lambda url: click.echo(WELCOME.format(url=url)),
    )  # fmt: skip

"""One built archive for the tests that only read, and Datasette on it in process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from datasette.app import Datasette
from sqlite_utils import Database

from publish.build import build
from publish.serve import datasette_for
from tests.publish.archives import sample_archive

ROOT = Path(__file__).parents[2]
METADATA = ROOT / "metadata.yml"
NOW = "2026-02-04T05:06:07Z"

Get = Callable[..., httpx.Response]


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Database]:
    """A sample archive that a test may change; not built."""
    db = sample_archive(tmp_path / "archive.db")
    yield db
    db.close()


@pytest.fixture(scope="session")
def archive_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("publish") / "archive.db"
    db = sample_archive(path)
    build(db, now=NOW)
    db.close()
    return path


@pytest.fixture(scope="session")
def datasette(archive_path: Path) -> Datasette:
    return datasette_for(archive_path, METADATA)


@pytest.fixture(scope="session")
def get(datasette: Datasette) -> Get:
    """Ask Datasette for a path; parameters as keywords."""
    return getter(datasette)


def getter(datasette: Datasette) -> Get:
    """The same for any Datasette."""

    def ask(path: str, **parameters: Any) -> httpx.Response:
        async def fetch() -> httpx.Response:
            await datasette.invoke_startup()
            response: httpx.Response = await datasette.client.get(path, params=parameters or None)
            return response

        return asyncio.run(fetch())

    return ask

"""What the server was told is known to its plugins, whichever Datasette serves."""

from __future__ import annotations

from datasette.app import Datasette

from publish import said
from publish.metadata import queries
from tests.publish.conftest import METADATA

FILE = {"title": "T", "databases": {"archive": {"queries": {"one": {"sql": "select 1"}}, "tables": {"a": {}}}}}


def test_datasette_0_65_is_told_by_metadata() -> None:
    assert said.arguments(FILE, ("files", "metadata")) == {"metadata": FILE}


def test_datasette_1_0_is_told_the_questions_apart() -> None:
    told = said.arguments(FILE, ("files", "config", "metadata"))
    assert told["config"] == {"databases": {"archive": {"queries": {"one": {"sql": "select 1"}}}}}
    assert told["metadata"] == FILE


def test_what_is_given_to_datasette_is_a_copy() -> None:
    told = said.arguments(FILE, ("config", "metadata"))
    told["metadata"]["databases"].clear()
    told["config"]["databases"].clear()
    assert FILE["databases"]


def test_questions_and_tables(datasette: Datasette) -> None:
    assert list(said.questions(datasette)) == list(queries(METADATA))
    assert said.tables(datasette)["agenda_items"]["description"]


def test_a_server_that_was_told_nothing() -> None:
    bare = Datasette([], memory=True)
    assert said.questions(bare) == said.tables(bare) == {}

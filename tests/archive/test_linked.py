"""Sites that are only linked to: their words never come into the archive, and go out of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from archive import records as r
from archive.linked import WORDS
from archive.rows import FACT_TABLES
from archive.store import Archive
from archive.tables import BY_NAME
from extract import run as extraction

SHOWN = r.Site(id="tesk", site="tesk", name="Tesk", base_url="https://tesk.example/", is_fictional=True)
LINKED = replace(SHOWN, is_link_only=True)
WORD = "quagmire"
TEXT = f"RESOLVED that £900 be spent on the {WORD}."
ITEM = r.AgendaItem(id="tesk/item/1", site="tesk", url="u", title="Paths", minutes_text=TEXT, summary=f"The {WORD}.")
OTHER = r.AgendaItem(id="teskby/item/1", site="teskby", url="u", title="Paths", minutes_text=TEXT)
T0, T1 = "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"


def page(item: r.AgendaItem) -> r.Parsed:
    return r.Parsed(records=(item,), texts=(r.Text(record_id=item.id, field="minutes", section="minutes", text=TEXT),))


def dump(archive: Archive) -> str:
    return "\n".join(line for line in archive.db.conn.iterdump() if not line.startswith("CREATE"))


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive.db")


def test_its_words_never_come_in(archive: Archive) -> None:
    archive.save([r.Parsed(records=(LINKED,)), page(ITEM)], T0)
    archive.save([page(ITEM)], T1)
    assert WORD not in dump(archive)
    row = archive.db.table("agenda_items").get(ITEM.id)
    assert (row["title"], row["minutes_text"]) == ("Paths", None)
    [gap] = archive.db.query("select * from absences")
    assert (gap["record_id"], gap["field"], gap["reason"]) == (ITEM.id, "minutes", "link_only")


def test_they_go_out_when_the_owner_asks(archive: Archive) -> None:
    archive.save([r.Parsed(records=(SHOWN,)), page(ITEM), page(OTHER)], T0)
    archive.save([page(replace(ITEM, minutes_text=TEXT + " And more."))], T1)
    extraction.run(archive, lambda: T1)
    assert dump(archive).count(WORD) > 5
    archive.save([r.Parsed(records=(LINKED,))], T1)
    for table in ("texts", "extractions", *(table for table, _ in FACT_TABLES.values())):
        column = "text_id" if table == "extractions" else "record_id"
        rows = archive.db.execute(f"select {column} from {table}").fetchall()
        assert all(row[0].startswith("teskby/") for row in rows), table
    assert archive.db.table("agenda_items").get(OTHER.id)["minutes_text"] == TEXT
    assert archive.db.execute("select count(*) from revisions where old like ?", [f"%{WORD}%"]).fetchone() == (0,)
    assert archive.db.table("absences").get("tesk/item/1#minutes")["reason"] == "link_only"


def test_a_site_that_may_be_shown_again_is(archive: Archive) -> None:
    archive.save([r.Parsed(records=(LINKED,)), page(ITEM)], T0)
    archive.save([r.Parsed(records=(SHOWN,)), page(ITEM)], T1)
    assert archive.db.table("agenda_items").get(ITEM.id)["minutes_text"] == TEXT
    assert list(archive.db.query("select * from absences")) == []


def test_every_column_named_is_one() -> None:
    for table, columns in WORDS.items():
        assert set(columns) <= set(BY_NAME[table].column_names), table

"""`minutes verify`: every way in which a fact may not be quoted is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from archive import records as r
from archive.quotes import Verified, verify
from archive.store import Archive
from cli import main
from extract import run as extraction

WORDS = "On the motion of Councillor Ash it was RESOLVED that the ferry be mended at a cost of £900.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An archive with one item's minutes and their facts."""
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        item = r.AgendaItem(id="tesk/item/1", site="tesk", url="u", title="Ferry", minutes_text=WORDS)
        text = r.Text(record_id=item.id, field="minutes", section="minutes", text=WORDS)
        archive.save([r.Parsed(records=(item,), texts=(text,))], "2025-03-05T00:00:00Z")
        extraction.run(archive, lambda: "2025-03-06T00:00:00Z")
    return path


def faults(path: Path) -> list[tuple[str, str]]:
    with Archive(path) as archive:
        return [(fault.table, fault.why) for fault in verify(archive.db, Verified())]


def test_what_extraction_stores_stands_where_it_says(path: Path) -> None:
    seen = Verified()
    with Archive(path) as archive:
        assert list(verify(archive.db, seen)) == []
    assert (seen.texts, seen.faults) == (1, 0)
    assert seen.facts >= 2


WRONG = [
    ("update resolutions set quote = 'the ferry be sold'", "resolutions", "its quote is not at characters"),
    ("update figures set start = start + 1", "figures", "its quote is not at characters"),
    ('update figures set "end" = 100000', "figures", "its quote is not at characters"),
    ("update figures set start = null", "figures", "its quote is not at characters"),
    ("update texts set text = replace(text, '£900', '£990')", "texts", "not those of its SHA-256"),
    ("update extractions set text_sha256 = 'x'", "extractions", "of another form of the text"),
    ("delete from texts", "figures", "its text is not in the archive"),
    ("update resolutions set same_as = 'nobody'", "resolutions", "same_as points at nobody"),
]


@pytest.mark.parametrize(("change", "table", "why"), WRONG, ids=[change for change, _, _ in WRONG])
def test_what_may_not_be_quoted_is_found(path: Path, change: str, table: str, why: str) -> None:
    with Archive(path) as archive:
        archive.db.conn.execute(change)
        archive.db.conn.commit()
    assert any(found == table and why in told for found, told in faults(path)), faults(path)


def test_the_command_fails_with_a_line_a_fault(path: Path) -> None:
    good = CliRunner().invoke(main, ["verify", "--archive", str(path)])
    assert (good.exit_code, good.output.count("0 faults")) == (0, 1)
    with Archive(path) as archive:
        archive.db.conn.execute("update resolutions set quote = 'the ferry be sold'")
        archive.db.conn.commit()
    bad = CliRunner().invoke(main, ["verify", "--archive", str(path)])
    assert bad.exit_code == 1
    assert "its quote is not at characters" in bad.output
    assert "1 faults" in bad.output
    mended = CliRunner().invoke(main, ["extract", "--all", "--archive", str(path)])
    assert mended.exit_code == 0, mended.output
    assert CliRunner().invoke(main, ["verify", "--archive", str(path)]).exit_code == 0

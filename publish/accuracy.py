"""How good the extraction is, as a table: the measures recorded with this version of it (`make scores`)."""

from __future__ import annotations

import json
from pathlib import Path

from sqlite_utils import Database

RECORD = Path(__file__).parent / "scores.json"


def write_scores(db: Database) -> int:
    """Replace the rows of `extraction_scores` where they differ from the record; returns how many there are."""
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    rows = [
        {"id": f"{row['origin']}/{row['what']}/{row['kind']}", **row, "extractor_version": record["extractor_version"]}
        for row in record["measures"]
    ]
    table = db.table("extraction_scores")
    if list(db.query("select * from extraction_scores order by rowid")) != rows:
        with db.atomic():
            table.delete_where()
            table.insert_all(rows, pk="id", batch_size=len(rows) or 1)
    return len(rows)

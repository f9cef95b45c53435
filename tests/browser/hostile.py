"""The demo archive after a council published what is meant to break pages: in every text, title, name and note."""

from __future__ import annotations

from pathlib import Path

import sqlite_utils

from archive.ids import sha256
from archive.tables import TABLES
from tests.conftest import run_minutes

SCRIPT = "<script>alert('hostile')</script>"
LONG = "Llanfair" * 1250
"""One word of 10,000 letters."""
WORDS = (
    f"{SCRIPT}<img src=x onerror=alert(1)>",
    "{{ 7*7 }} {% raw %} ${7*7} {{ config }}",
    "'); drop table agenda_items; -- \" or 1=1",
    "\u202egnorw yaw eht daer\u202c \u2066isolated\u2069 \u200f\u05e9\u05dc\u05d5\u05dd\u200e",
    "zero\u200bwidth\u200djoined\ufeffmark \x07bell",
    "emoji 🏛️👩🏽‍⚖️🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f z̷̢̛͇a̸l̶g̵o̷",
    "</textarea></title></pre></style>--></script><h1>out</h1>&lt;b&gt; &amp;",
    '"><a href="javascript:alert(2)" onmouseover=\'alert(3)\'>click</a> ]]>',
    LONG,
)
"""What a page must show as text and nothing else."""
SHOWN = "{{ 7*7 }}"
TEXT_COLUMNS = frozenset({
    "name", "title", "purpose", "summary", "venue", "contact", "category", "decision_maker", "reasons", "alternatives",
    "report_author", "wards", "meeting_label", "author", "party", "ward", "key_posts", "organisation", "role",
    "vote_title", "motion_text", "result", "option_label", "item_title", "interest_type", "interest_text",
    "key_reason", "lead_member", "lead_officer", "department", "decision_due", "paragraph", "reason", "statement",
    "justification", "detail", "message", "licence", "representing", "number_label",
})  # fmt: skip
"""Columns of ground tables that hold whatever a council's page says."""
NOT_FREE = {("absences", "reason"), ("failures", "reason"), ("printed_parts", "reason"), ("printed_minutes", "reason")}
TEXTS_CHANGED = 60


def make_hostile(archive: Path) -> None:
    """Change the archive, then read its texts for facts and build it as after any crawl."""
    db = sqlite_utils.Database(str(archive))
    for table in TABLES:
        if table.layer != "derived":
            _spoil_columns(db, table.name, table.column_names, table.pk)
    _spoil_texts(db)
    _spoil_addresses(db)
    _add_revisions(db)
    db.close()
    for step in ("extract", "build"):
        done = run_minutes(archive.parent, step, "--archive", str(archive))
        assert done.returncode in (0, 3), done.stderr


def _spoil_columns(db: sqlite_utils.Database, table: str, columns: list[str], key: str) -> None:
    """Each row gets the next of `WORDS`, before its own where it has some; the longest word only now and then."""
    for place, column in enumerate(name for name in columns if name in TEXT_COLUMNS and (table, name) not in NOT_FREE):
        rows = db.execute(f"select [{key}], [{column}] from [{table}] where [{column}] is not null").fetchall()
        short = len(WORDS) - 1
        changed = [
            (f"{LONG if number % 40 == 3 else WORDS[(number + place) % short]} {value}", ident)
            for number, (ident, value) in enumerate(rows)
        ]
        with db.conn:
            db.conn.executemany(f"update [{table}] set [{column}] = ? where [{key}] = ?", changed)


def _spoil_texts(db: sqlite_utils.Database) -> None:
    """Minutes in which every resolution holds the words: facts are found again, so marks stand in their midst."""
    sql = """select t.id, t.record_id, t.field, t.text, count(r.id) as found from texts t
    left join resolutions r on r.text_id = t.id group by t.id order by found desc, t.id limit ?"""
    for number, (ident, record, field, text, _) in enumerate(db.execute(sql, [TEXTS_CHANGED]).fetchall()):
        words = WORDS[number % len(WORDS)]
        spoilt = f"{words}\n\n{text.replace(' be ', f' {words} be ', 2)}\n\nRESOLVED: that {words} be approved."
        with db.conn:
            digest = sha256(spoilt.encode("utf-8", "surrogatepass"))
            db.conn.execute("update texts set text = ?, sha256 = ? where id = ?", [spoilt, digest, ident])
            if field == "minutes":
                db.conn.execute("update agenda_items set minutes_text = ? where id = ?", [spoilt, record])


def _spoil_addresses(db: sqlite_utils.Database) -> None:
    """Addresses that are none, or run a script."""
    with db.conn:
        db.conn.execute("update documents set url = 'javascript:alert(4)' where rowid % 3 = 0")
        db.conn.execute(
            "update recorded_votes set url = 'data:text/html,<script>alert(5)</script>' where rowid % 2 = 0"
        )
        db.conn.execute("update agenda_items set url = url || '\"><script>alert(6)</script>' where rowid % 2 = 0")


def _add_revisions(db: sqlite_utils.Database) -> None:
    """Words that changed, so that the pages show both."""
    sql = "select id, minutes_text from agenda_items where minutes_text is not null"
    rows = [
        {"record_id": ident, "field": "minutes_text", "old": f"{WORDS[number % len(WORDS)]} draft", "new": text,
         "seen_at": "2026-11-01T00:00:00Z", "fetch_id": number}
        for number, (ident, text) in enumerate(db.execute(sql).fetchall())
    ]  # fmt: skip
    db.table("revisions").insert_all(rows)

"""A file of other tables is told before a byte of it is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from archive.errors import ArchiveUnreadable


def refuse_other(db: sqlite3.Connection, path: str, ours: Collection[str], what: str, option: str) -> None:
    """Raise ArchiveUnreadable where a file has tables, none of them of `ours`. `what` is what the file was to be,
    `option` what names another."""
    held = {name for (name,) in db.execute("select name from sqlite_master where type = 'table'")}
    if held and held.isdisjoint(ours):
        raise ArchiveUnreadable(
            f"{path} is not {what}: it holds other tables ({', '.join(sorted(held)[:3])} …)."
            f" Choose another file with {option}."
        )

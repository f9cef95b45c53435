"""A site that has moved to another address: its records are found there, and history says so once, of the site.

A line of every record would say thousands of times what the change of the site's `base_url` says.
"""

from __future__ import annotations

from sqlite_utils import Database

from archive.rows import RECORD_TABLES

TABLES = tuple(table for table in RECORD_TABLES.values() if table not in ("sites", "councils"))


def former_homes(db: Database, site: str) -> list[str]:
    """The base addresses that a site had before, oldest first."""
    sql = "select distinct old from revisions where record_id = ? and field = 'base_url' order by id"
    return [row["old"] for row in db.query(sql, [site])]


def move_records(db: Database, site: str, home: str) -> None:
    """Let the records of a site be found at its present base address; what is elsewhere stays there."""
    former = [each for each in former_homes(db, site) if each != home]
    if not former:
        return
    with db.atomic():
        for table in TABLES:
            sql = f"""update {table} set url = :home || substr(url, length(:old) + 1)
                where site = :site and substr(url, 1, length(:old)) = :old and substr(url, 1, length(:home)) != :home"""
            db.conn.executemany(sql, [{"site": site, "home": home, "old": old} for old in former])


def forget_moves_of_records(db: Database) -> None:
    """Drop the lines that earlier versions wrote of every record where a site had moved: the site's own line stays."""
    db.execute(
        """delete from revisions where field = 'url' and exists (select 1 from revisions s
            where s.field = 'base_url' and revisions.record_id like s.record_id || '/%'
                and revisions.new = s.new || substr(revisions.old, length(s.old) + 1)
                and substr(revisions.old, 1, length(s.old)) = s.old)"""
    )

"""What an export leaves out of its copy of the archive, and says so: text its owners keep back, papers taken down.

What was redacted is not in the archive any more; it is counted here, so that the manifest can say it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from archive.linked import WORDS
from archive.schema import Table
from archive.tables import BY_NAME
from archive.tables_derived import DERIVED
from publish.described import ALL_TABLES, COVERAGE
from publish.due_lists import MONTHS_DUE
from publish.site.changes import PLAIN_FIELDS
from publish.site.gaps import LINK_ONLY, TAKEN_DOWN

REDACTED = "It was taken out of this archive for good; the table redactions says when and why, never what it said."
# The columns whose emptiness a reader could take for nothing decided.
MISSED = (("agenda_items", "minutes_text"), ("agenda_items", "decision_text"), ("decisions", "decision_text"))
# Counted at build time, a row a fact: they go with the fact. Sums of them stay, as they name nothing.
COUNTED_FACTS = (
    ("decided_sums", "resolution_id", "resolutions"),
    ("divided_votes", "fact_id", "resolutions"),
    ("kept_from_public", "fact_id", "exclusions"),
)
_LINK_ONLY_SITES = "(select id from sites where is_link_only = 1)"
_GONE_PAPERS = "(select id from documents where gone_at is not null)"
FACTS = tuple(table.name for table in DERIVED)


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is left out: of which site, what, how many, and why in words."""

    site: str
    what: str
    count: int
    why: str


def site_of(column: str) -> str:
    """SQL: the site that an id begins with."""
    return f"substr({column}, 1, instr({column} || '/', '/') - 1)"


def withhold(db: Database, at: str) -> list[Withheld]:
    """Take out of this copy what may not be passed on, with a row in `absences` for each; return what it was."""
    with db.atomic():
        said = [*_count_texts(db), *_count_redacted(db)]
        _say_gaps(db, at)
        _drop(db, f"record_id in {_GONE_PAPERS} or {site_of('record_id')} in {_LINK_ONLY_SITES}")
        for table, columns in WORDS.items():
            emptied = ", ".join(f"{name} = null" for name in columns)
            db.execute(f"update {table} set {emptied} where site in {_LINK_ONLY_SITES}")
        plain = ", ".join(f"'{name}'" for name in sorted(PLAIN_FIELDS))
        theirs = f"{site_of('record_id')} in {_LINK_ONLY_SITES}"
        db.execute(f"delete from revisions where {theirs} and field not in ({plain})")
        for table, fact, facts in COUNTED_FACTS:
            db.execute(f"delete from {table} where {fact} <> '' and {fact} not in (select id from {facts})")
        db.execute(
            f"delete from printed_parts where document_id in {_GONE_PAPERS} or {site_of('id')} in {_LINK_ONLY_SITES}"
        )
    return said


def _count_texts(db: Database) -> Iterable[Withheld]:
    site = site_of("record_id")
    taken_down = f"record_id in {_GONE_PAPERS} and {site} not in {_LINK_ONLY_SITES}"
    for why, where in ((LINK_ONLY, f"{site} in {_LINK_ONLY_SITES}"), (TAKEN_DOWN, taken_down)):
        query = f"select {site} as site, count(*) from texts where {where} group by 1 order by 1"
        yield from [Withheld(whose, "texts", count, why) for whose, count in db.execute(query)]
    for (whose,) in db.execute(f"select id from sites where id in {_LINK_ONLY_SITES} order by 1").fetchall():
        yield Withheld(whose, "text of every page of the site", 1, LINK_ONLY)


def _count_redacted(db: Database) -> list[Withheld]:
    query = "select coalesce(site, ''), count(*) from redactions group by 1 order by 1"
    return [Withheld(site, "records and texts", count, REDACTED) for site, count in db.execute(query)]


def _say_gaps(db: Database, at: str) -> None:
    insert = "insert or replace into absences (id, record_id, field, reason, detail, seen_at)"
    for table, column in MISSED:
        db.execute(
            f"{insert} select id || '#{column}', id, '{column}', 'redacted', :why, :at from {table} "
            f"where site in {_LINK_ONLY_SITES} and coalesce({column}, '') <> ''",
            {"why": LINK_ONLY, "at": at},
        )
    for why, where in ((TAKEN_DOWN, "gone_at is not null"), (LINK_ONLY, f"site in {_LINK_ONLY_SITES}")):
        db.execute(
            f"{insert} select id || '#text', id, 'text', 'redacted', :why, :at from documents d where {where} "
            "and exists (select 1 from texts t where t.record_id = d.id)",
            {"why": why, "at": at},
        )


def _drop(db: Database, where: str) -> None:
    """Remove texts and their facts. What repeated a resolution that goes stands for it from now on, once."""
    db.execute(f"create temp table gone_facts as select id from resolutions where {where}")
    db.execute("create unique index temp.gone_facts_id on gone_facts (id)")
    db.execute(
        "create temp table now_first as select same_as as old, min(id) as new from resolutions "
        "where same_as in (select id from gone_facts) and id not in (select id from gone_facts) group by 1"
    )
    db.execute(
        "update resolutions set same_as = nullif((select new from now_first where old = same_as), id) "
        "where same_as in (select old from now_first) and id not in (select id from gone_facts)"
    )
    db.execute("update named_votes set resolution_id = null where resolution_id in (select id from gone_facts)")
    for table in FACTS:
        db.execute(f"delete from {table} where {where}")
    db.execute(f"delete from extractions where text_id in (select id from texts where {where})")
    db.execute(f"delete from texts where {where}")
    db.execute("drop table temp.gone_facts")
    db.execute("drop table temp.now_first")


def keep_sites(db: Database, sites: Iterable[str]) -> None:
    """Remove every row of other sites. Rows of no site, such as the scores, stay. A build must follow."""
    with db.atomic():
        db.execute("create temp table kept_sites (id text primary key)")
        db.conn.executemany("insert into kept_sites values (?)", [(site,) for site in sorted(set(sites))])
        # What is counted is counted again by the build that must follow, for the committees that go as well.
        db.execute("delete from counted")
        db.execute(MONTHS_DUE.add("select id from coverage"))
        for table in ALL_TABLES:
            if table is not COVERAGE and (owner := _site_column(table)):
                db.execute(f"delete from {table.name} where {owner} not in (select id from kept_sites)")
        db.execute("delete from sightings where page_id not in (select id from pages)")
        db.execute("drop table temp.kept_sites")


def _site_column(table: Table) -> str | None:
    """SQL: the site of a row of the table; None for a table that goes by others, or counts over all."""
    names = table.column_names
    if "site" in names:
        return "coalesce(site, '')"
    if table.name not in BY_NAME or table.name == "sightings":
        return None
    return site_of(next(name for name in ("record_id", "text_id", "id") if name in names))

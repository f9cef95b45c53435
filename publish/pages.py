"""What the pages say beside Datasette's own rows: counts, freshness, choices of a form, a fact in its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from datasette.database import Database
from datasette.utils import tilde_decode
from datasette.utils.asgi import Request

from archive.facts import FIGURE_KINDS, FIGURE_PARTS, OUTCOMES, VOTE_OPTIONS
from archive.records import ABSENCE_REASONS
from publish.cells import FACT_TABLES
from publish.remembered import remembered

CONTEXT = 700
SEARCH_KINDS = ("item", "decision", "resolution", "document_page", "document")
# What a form shows for a parameter of a question: label and hint.
LABELS = {
    "words": ("Words", "library hours"),
    "topic": ("Topic", "housing"),
    "council": ("Council", ""),
    "committee": ("Committee", "part of its name"),
    "outcome": ("Outcome", ""),
    "kind": ("Kind", ""),
    "reason": ("Reason", ""),
    "since": ("From", ""),
    "until": ("To", ""),
    "office": ("Office", "head of highways"),
    "person": ("Person", "part of the name"),
    "decision_maker": ("Decision maker", "part of the name"),
    "at_least": ("At least (£)", "10000"),
    "decided": ("Where", ""),
    "to_whom": ("To whom", "director"),
    "field": ("Field", "minutes_text"),
    "option": ("Voted", ""),
    "paragraph": ("Paragraph", "3"),
    "owner": ("Who", "director"),
    "part": ("Said to be", ""),
    "kind_of_number": ("Kind of number", ""),
    "watched": ("Watched from before", ""),
    "place": ("Ward, street or postcode", "Mill Lane"),
    "act": ("Act or section", "Housing Act"),
    "number": ("Number", "24/00123/FUL"),
    "attendance": ("Presence", "apologies"),
}
DATES = ("since", "until")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A fact's words with the text round them."""

    before: str
    quote: str
    after: str
    text_id: str


async def everywhere(db: Database) -> dict[str, Any]:
    """For every page: is this made up, and when was it last filled."""
    return await remembered(db).get("everywhere", lambda: _everywhere(db))


async def _everywhere(db: Database) -> dict[str, Any]:
    row = (await db.execute("select max(is_fictional), max(last_seen), count(*) from councils")).first()
    return {"is_fictional": bool(row[0]), "last_seen": row[1], "council_count": row[2]}


async def counts(db: Database) -> dict[str, int]:
    """Rows a table, as the last build counted them."""
    rows = await db.execute(
        "select table_name, sum(row_count) as rows from builds where at = (select max(at) from builds) group by 1"
    )
    once = await db.execute("select count(*) from resolutions where same_as is null")
    return {row["table_name"]: row["rows"] for row in rows.rows} | {"canonical_resolutions": once.first()[0]}


async def example_words(db: Database) -> str:
    """A word to try: of the titles that most items share, so that it finds something here."""
    rows = await db.execute("select title from search where kind = 'item' and text <> '' limit 300")
    seen: dict[str, int] = {}
    for (title,) in rows.rows:
        for word in {word.strip(".,:()").lower() for word in title.split()}:
            if len(word) > 5 and word.isalpha() and word not in _DULL:
                seen[word] = seen.get(word, 0) + 1
    return max(seen, key=lambda word: (seen[word], len(word), word), default="library")


# Titles that stand on every agenda and say nothing about this council.
_DULL = {
    "minutes", "report", "apologies", "declarations", "interest", "interests", "previous", "meeting", "update",
    "matters", "urgent", "business", "exclusion", "public", "questions", "absence", "council",
}  # fmt: skip


async def choices(db: Database) -> dict[str, list[tuple[str, str]]]:
    """What a form offers: value and label, a parameter."""
    councils = await db.execute("select id, coalesce(name, id) from councils order by 2 limit 1000")
    return {
        "council": [(ident, name) for ident, name in councils.rows],
        "outcome": [(outcome, outcome) for outcome in OUTCOMES],
        "reason": [(reason, reason.replace("_", " ")) for reason in ABSENCE_REASONS],
        "decided": [("yes", "only in a decision")],
        "option": [(option, option) for option in VOTE_OPTIONS],
        "part": [(part, part) for part in FIGURE_PARTS],
        "kind_of_number": [(kind, kind) for kind in FIGURE_KINDS],
        "watched": [("yes", "yes: the days say how long"), ("no", "no: there when first seen")],
        "kind": [(kind, kind.replace("_", " ")) for kind in SEARCH_KINDS],
    }


async def committee_names(db: Database) -> list[str]:
    """Names to choose from while typing."""
    rows = await db.execute("select distinct name from committees where name is not null order by 1 limit 500")
    return [name for (name,) in rows.rows]


async def fact_in_text(db: Database, table: str, key: str) -> Quoted | None:
    """The fact's words where they stand; None where the table holds no facts or the text is not held."""
    if table not in FACT_TABLES.values():
        return None
    query = (
        'select f."start", f."end", f.quote, f.text_id, t.text '
        f"from {table} f join texts t on t.id = f.text_id where f.id = ?"
    )
    row = (await db.execute(query, [key])).first()
    if row is None or row["text"][row["start"] : row["end"]] != row["quote"]:
        return None
    text, start, end = row["text"], row["start"], row["end"]
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Quoted(
        ("… " if start > CONTEXT else "") + before, row["quote"], after + (" …" if end + CONTEXT < len(text) else ""),
        row["text_id"],
    )  # fmt: skip


_BESIDE = {
    "resolutions": "select id as fact, outcome, quote, same_as from resolutions where record_id = ? "
    "order by text_id, start limit 100",
    "absences": "select field, reason, detail from absences where record_id = ? limit 100",
    "papers": "select d.id as record_id, coalesce(l.title, d.title) as title, d.url from document_links l "
    "join documents d on d.id = l.document_id where l.record_id = ? order by l.position limit 100",
    "agenda": "select id as record_id, number_label, title, is_restricted, minutes_text <> '' as has_minutes "
    "from agenda_items where meeting_id = ? order by position limit 300",
}


async def beside(db: Database, table: str, key: str) -> dict[str, list[dict[str, Any]]]:
    """What hangs on a record: things decided, papers, items of a meeting, and what is missing with the reason."""
    wanted = {
        "agenda_items": ("resolutions", "papers", "absences"), "decisions": ("resolutions", "papers", "absences"),
        "meetings": ("agenda", "papers", "absences"), "documents": ("resolutions", "absences"),
    }.get(table, ())  # fmt: skip
    found = {name: (await db.execute(_BESIDE[name], [key])).rows for name in wanted}
    return {name: [dict(row) for row in rows] for name, rows in found.items() if rows}


_WHERE = {
    "meetings": "select c.name, m.date, n.name as council from meetings m "
    "left join committees c on c.id = m.committee_id left join councils n on n.id = m.council where m.id = ?",
    "records": "select r.committee as name, r.date, n.name as council from records r "
    "left join councils n on n.id = r.council where r.id = ?",
}


async def where(db: Database, table: str, key: str) -> dict[str, str | None]:
    """Committee (`name`), date and council of a record, or of the record that a text or fact belongs to."""
    query = _WHERE["meetings" if table == "meetings" else "records"]
    row = (await db.execute(query, [key.partition("#")[0]])).first()
    return dict(row) if row else {}


def row_key(request: Request) -> str:
    """The key in the address of a row's page."""
    return str(tilde_decode(request.url_vars.get("pks", "")))

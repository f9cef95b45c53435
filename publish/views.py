"""The views that make questions easy: facts with their context, meetings held; each declared once, described."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from archive.schema import Column, Table, col
from archive.tables import BY_NAME
from publish.described import RECORDS
from publish.placed_tables import PLACED

_RESOLUTIONS, _FIGURES, _ROLES = BY_NAME["resolutions"], BY_NAME["figures"], BY_NAME["roles"]
_COUNCIL_NAME = col("council_name", "text", "The council's name; empty where the source does not say which.")
_COMMITTEE = col("committee", "text", "Name of the committee.")


@dataclass(frozen=True, slots=True)
class View:
    """A view: `table` describes it as if it were a table, `sql` is its SELECT."""

    table: Table
    sql: str


def _columns(table: Table, *names: str) -> tuple[Column, ...]:
    by_name = {column.name: column for column in table.columns}
    return tuple(by_name[name] for name in names)


_PLACE = (*_columns(RECORDS, "date"), _COUNCIL_NAME, *_columns(RECORDS, "committee", "title"))
_PLACE_SQL = "p.date, p.council_name, p.committee, r.title"
_END = (
    *_columns(_RESOLUTIONS, "minutes_status"),
    *_columns(RECORDS, "url", "decision_maker", "number_label"),
    col("record_kind", "text", "item, decision or document."),
    *_columns(RECORDS, "council", "meeting_id", "committee_id", "site"),
    *_columns(_RESOLUTIONS, "record_id", "text_id", "start", "end", "rule"),
)
_END_SQL = (
    "f.minutes_status, r.url, r.decision_maker, r.number_label, r.kind as record_kind, p.council, r.meeting_id, "
    'r.committee_id, r.site, f.record_id, f.text_id, f."start", f."end", f.rule'
)
_PLACED = {placed.view: placed for placed in PLACED}


def _fact_view(name: str, table: Table, description: str, columns: tuple[str, ...], *, label: str = "quote") -> View:
    """A table of facts with the place of each beside it; `columns` are the fact's own.

    Which facts, where and when they were, and what they are counted by comes from the narrow table of the view.
    """
    placed = _PLACED[name]
    own = ", ".join(f"{'p' if column in placed.own else 'f'}.{column}" for column in columns)
    described = Table(
        name, "view", description,
        (*_columns(table, "id"), *_PLACE, *_columns(table, "quote", *columns), *_END),
        facets=placed.facets, sort_desc="date", label_column=label,
    )  # fmt: skip
    sql = (
        f"select p.id, {_PLACE_SQL}, f.quote, {own}, {_END_SQL} from {placed.name} p "
        f"join {table.name} f on f.id = p.id join records r on r.id = f.record_id"
    )
    return View(described, sql)


_RESOLUTION_COLUMNS = (
    "outcome", "body", "mover", "seconder", "vote_for", "vote_against", "vote_abstain", "vote_method",
    "is_unanimous_stated", "has_casting_vote", "limb_label", "recommended_to", "delegated_to",
    "in_consultation_with", "subject_to", "deadline",
)  # fmt: skip

CANONICAL_RESOLUTIONS = _fact_view(
    "canonical_resolutions",
    _RESOLUTIONS,
    "One row is one thing decided, once, however often it is printed, with where and when. Count these.",
    _RESOLUTION_COLUMNS,
)
FIGURES_IN_CONTEXT = _fact_view(
    "figures_in_context",
    _FIGURES,
    "One row is a number with meaning, with where and when it was written. A number printed twice stands here twice.",
    ("kind", "value", "value_max", "unit", "modifier", "measures", "part", "period", "check_result"),
)
ROLES_IN_CONTEXT = _fact_view(
    "roles_in_context",
    _ROLES,
    "One row is a person in an office, or an office alone, as a text names them, with where and when.",
    ("person", "role", "organisation", "person_id"),
)

NAMED_VOTES_IN_CONTEXT = _fact_view(
    "named_votes_in_context",
    BY_NAME["named_votes"],
    "One row is one member's vote as a list in a text names it, with where and when.",
    ("name", "option", "division", "resolution_id", "check_result", "person_id"),
    label="name",
)
ACTIONS_IN_CONTEXT = _fact_view(
    "actions_in_context",
    BY_NAME["actions"],
    "One row is something somebody was to do, as minutes note it, with where and when. A suggestion, no decision.",
    ("owner", "due"),
)
EXCLUSIONS_IN_CONTEXT = _fact_view(
    "exclusions_in_context",
    BY_NAME["exclusions"],
    "One row is a resolution to exclude press and public, with the paragraphs it names, and where and when.",
    ("paragraphs", "schedule", "part", "act", "nation"),
)
INTERESTS_IN_CONTEXT = _fact_view(
    "interests_in_context",
    BY_NAME["interests"],
    "One row is a declaration of interest that a text tells, with where and when.",
    ("person", "kind", "left_meeting", "person_id"),
)

MEETINGS_HELD = View(
    Table(
        "meetings_held",
        "view",
        "One row is a meeting whose day has passed and that was not cancelled, with what is held of it.",
        (
            *_columns(BY_NAME["meetings"], "id", "date", "start_time", "council"),
            _COUNCIL_NAME,
            _COMMITTEE,
            *_columns(BY_NAME["meetings"], "title", "status", "minutes_status"),
            col("items", "integer", "Agenda items listed.", unit="items"),
            col("items_with_minutes", "integer", "Items with text under Minutes:.", unit="items"),
            col("documents", "integer", "Papers listed.", unit="documents"),
            col("resolutions", "integer", "Things decided, as extracted.", unit="resolutions"),
            *_columns(BY_NAME["meetings"], "venue", "url", "committee_id", "site", "last_seen", "gone_at"),
        ),
        facets=("council_name", "committee", "minutes_status"),
        sort_desc="date",
        label_column="title",
    ),
    """select m.id, m.date, m.start_time, coalesce(m.council, c.council) as council, n.name as council_name,
  c.name as committee, m.title, m.status, m.minutes_status,
  (select count(*) from agenda_items i where i.meeting_id = m.id) as items,
  (select count(*) from agenda_items i where i.meeting_id = m.id and i.minutes_text <> '') as items_with_minutes,
  (select count(*) from records r where r.meeting_id = m.id and r.kind = 'document') as documents,
  (select count(*) from records r join resolutions f on f.record_id = r.id
    where r.meeting_id = m.id and f.same_as is null) as resolutions,
  m.venue, m.url, m.committee_id, m.site, m.last_seen, m.gone_at
from meetings m
left join committees c on c.id = m.committee_id
left join councils n on n.id = coalesce(m.council, c.council)
where m.date <= date('now') and coalesce(m.status, '') <> 'cancelled'""",
)

VIEWS: tuple[View, ...] = (
    CANONICAL_RESOLUTIONS,
    FIGURES_IN_CONTEXT,
    ROLES_IN_CONTEXT,
    NAMED_VOTES_IN_CONTEXT,
    ACTIONS_IN_CONTEXT,
    EXCLUSIONS_IN_CONTEXT,
    INTERESTS_IN_CONTEXT,
    MEETINGS_HELD,
)


def make_views(db: Database) -> None:
    """Create every view, replacing one whose definition changed and leaving the others alone."""
    for view in VIEWS:
        db.create_view(view.table.name, view.sql, replace=True)

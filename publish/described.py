"""Tables that publishing adds to the archive, described the way `archive.tables` describes its own.

`metadata.yml` is generated from these and from `archive.tables.TABLES`; the build creates them.
"""

from __future__ import annotations

from archive.schema import Column, Table, col
from archive.tables import TABLES
from publish.counted_tables import COUNTED_TABLES
from publish.due_lists import DUE_LISTS
from publish.placed_tables import PLACED_TABLES

PLACE = (
    col("site", "text", "The ModernGov install it comes from.", references="sites"),
    col("council", "text", "The council, where the source says which.", references="councils"),
    col("committee", "text", "Name of the committee, where it belongs to a meeting of one."),
    col(
        "date", "date", "Day of the meeting or of the decision; for a paper the meeting it was for, else its own date."
    ),
)

RECORDS = Table(
    "records",
    "derived",
    "One row is an agenda item, a decision or a document with its council, committee, meeting and date beside it. "
    "Join facts to it on record_id.",
    (
        col("id", "text", "Identifier, as in agenda_items, decisions or documents."),
        col("kind", "text", "item, decision or document."),
        *PLACE,
        col("committee_id", "text", "The committee.", references="committees"),
        col("meeting_id", "text", "The meeting.", references="meetings"),
        col("decision_maker", "text", "Who decided, as a decision record states it."),
        col("number_label", "text", "Number of the agenda item as printed."),
        col("title", "text", "Title."),
        col("is_restricted", "bool", "1 where the site marks it as not public."),
        col("minutes_status", "text", "Status of the minutes of its meeting: none, draft, approved or unknown."),
        col("url", "text", "The original page or file."),
        col("gone_at", "datetime", "When it was first missing from the site; empty while it is there."),
    ),
    indexes=(
        ("date",),
        ("council", "date"),
        ("committee_id", "date"),
        ("meeting_id",),
        ("is_restricted", "date"),
        # most records are items: what is counted of them stands in its order
        ("kind", "council"),
        ("kind", "committee"),
    ),
    facets=("kind", "council", "committee"),
    sort_desc="date",
    label_column="title",
)

SEARCH = Table(
    "search",
    "derived",
    "One row is one thing that can be searched: an agenda item with its minutes, a decision, a resolution, a page of a "
    "document, or a document whose text is not held. The page /search ranks it.",
    (
        col("number", "integer", "Number in the word index: the day (YYYYMMDD), then the place in that day."),
        col("id", "text", "Identifier of the record, of the resolution, or of the text for a page of a document."),
        col("kind", "text", "item, decision, resolution, document_page or document (title only)."),
        col("record_id", "text", "The item, decision or document."),
        *PLACE,
        col("title", "text", "Title, with the number of the item or of the page; empty for a resolution."),
        col("text", "text", "What is searched beside the title: agenda text, decision and minutes; or the page."),
        col("url", "text", "The original page or file."),
        col("largest_gbp", "real", "The largest sum that it names, in pounds.", unit="GBP"),
        col("keys", "text", "Codes of council, committee, kind, outcome, vote and sums, for the filters of /search."),
    ),
    pk="number",
    indexes=(("record_id",), ("council", "date"), ("date",), ("kind", "council"), ("id",), ("largest_gbp",)),
    facets=("kind", "council"),
    fts=("title", "text", "keys"),
    sort_desc="date",
    label_column="title",
)

_COUNTS: tuple[Column, ...] = (
    col("meetings", "integer", "Meetings listed, cancelled ones among them.", unit="meetings"),
    col("meetings_cancelled", "integer", "Meetings marked as cancelled.", unit="meetings"),
    col("meetings_gone", "integer", "Meetings no longer on the site; counted nowhere else.", unit="meetings"),
    col("meetings_with_minutes", "integer", "Meetings with minutes, draft or approved.", unit="meetings"),
    col("items", "integer", "Agenda items listed.", unit="items"),
    col("items_with_minutes", "integer", "Items with minutes or a decision under them.", unit="items"),
    col("items_restricted", "integer", "Items marked as not public.", unit="items"),
    col("decisions", "integer", "Decision records tied to these meetings.", unit="decisions"),
    col("documents", "integer", "Papers listed.", unit="documents"),
    col("documents_held", "integer", "Papers whose file was fetched.", unit="documents"),
    col("documents_without_text", "integer", "Papers fetched that gave no text.", unit="documents"),
    col("documents_missing", "integer", "Papers listed and not held.", unit="documents"),
    col("documents_restricted", "integer", "Papers marked as not public.", unit="documents"),
    col("blocked", "integer", "Things the site refused to give.", unit="absences"),
    col("not_fetched", "integer", "Things not fetched, or that failed.", unit="absences"),
)
COUNT_COLUMNS = tuple(column.name for column in _COUNTS)

COVERAGE = Table(
    "coverage",
    "derived",
    "One row counts what is held, and what is missing, of one committee's meetings in one month. "
    "A month that is not here has no meeting listed.",
    (
        col("id", "text", "Committee @ month."),
        col("council", "text", "The council.", references="councils"),
        col("council_name", "text", "The council's name; empty where the source does not say which."),
        col("committee", "text", "Name of the committee."),
        col("month", "text", "Month of the meetings, YYYY-MM; empty where no date is stated."),
        *_COUNTS,
        col("last_good_fetch", "datetime", "When a page of one of these meetings last came whole (UTC)."),
        col("committee_id", "text", "The committee.", references="committees"),
        col("site", "text", "The ModernGov install.", references="sites"),
    ),
    indexes=(("committee_id", "month"), ("month",), ("council",)),
    facets=("council_name", "committee"),
    sort_desc="month",
    label_column="committee",
)

COVERAGE_TOTALS = Table(
    "coverage_totals",
    "derived",
    "One row counts what is held, and what is missing, of one council's meetings in one month: coverage summed up.",
    (
        col("id", "text", "Council @ month."),
        col("council", "text", "The council; * for all councils, empty where the source does not say which."),
        col("month", "text", "Month of the meetings, YYYY-MM; empty where no date is stated."),
        *_COUNTS,
    ),
    indexes=(("council", "month"), ("month",)),
)

EXTRACTION_SCORES = Table(
    "extraction_scores",
    "derived",
    "One row says how well one kind of fact, or one value of it, is found on pages where people marked what is right. "
    "Read the held_out rows first: their bodies were not looked at when the rules were made.",
    (
        col("id", "text", "Origin / what / kind."),
        col("origin", "text", "Pages it was measured on: held_out and development are fictional, real are real."),
        col("kind", "text", "Kind of fact, or the value."),
        col("what", "text", "fact: found at its place; value: what it says, of the facts found."),
        col("precision", "real", "Share of what was found that is right."),
        col("recall", "real", "Share of what is there that was found."),
        col("f1", "real", "Their harmonic mean."),
        col("f1_low", "real", "Lower end of its 95 % interval over bodies; empty where there are few."),
        col("f1_high", "real", "Upper end of that interval."),
        col("right", "integer", "Found and right.", unit="facts"),
        col("gold", "integer", "Marked by people.", unit="facts"),
        col("found", "integer", "Found by the rules.", unit="facts"),
        col("bodies", "integer", "Bodies whose pages they are.", unit="bodies"),
        col("texts", "integer", "Pages.", unit="texts"),
        col("extractor_version", "text", "The extractor that was measured."),
    ),
    facets=("origin", "what"),
)

BUILDS = Table(
    "builds",
    "ledger",
    "One row says how many rows of a table a council had when the archive was last built, so that a collapse shows.",
    (
        col("id", "integer", "Number."),
        col("at", "datetime", "When (UTC)."),
        col("council", "text", "The council, else the site; * for the whole archive."),
        col("table_name", "text", "The table."),
        col("row_count", "integer", "Rows still on the site.", unit="rows"),
    ),
    sort_desc="id",
)

ROW_COUNTS = Table(
    "row_counts",
    "ledger",
    "One row says how many rows a table has now: kept by triggers, so that a build need not count them.",
    (
        col("id", "text", "The table, then the council."),
        col("table_name", "text", "The table; of tables that sites are read for, rows still on the site are counted."),
        col("council", "text", "The council, else the site; * for the table as a whole."),
        col("row_count", "integer", "Rows.", unit="rows"),
    ),
)

PUBLISHED: tuple[Table, ...] = (
    RECORDS, SEARCH, COVERAGE, COVERAGE_TOTALS, EXTRACTION_SCORES, BUILDS, *(each.table for each in DUE_LISTS),
    ROW_COUNTS, *COUNTED_TABLES, *PLACED_TABLES,
)  # fmt: skip
ALL_TABLES: tuple[Table, ...] = (*TABLES, *PUBLISHED)
HIDDEN = (
    "builds", "coverage_totals", "counted", "extractions", "row_counts", *(each.name for each in DUE_LISTS),
    *(table.name for table in PLACED_TABLES),
)  # fmt: skip
NO_FACETS = {
    "sightings": "It only joins pages to records, and is the longest table there is.",
}
"""Tables people can open that declare no facets, with the reason."""

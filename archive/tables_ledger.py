"""The tables about the archive itself: what is missing and why, what changed, what went wrong, how fresh it is."""

from __future__ import annotations

from archive.records import ABSENCE_REASONS
from archive.schema import MINUTES_STATUS, Table, col

ABSENCES = Table(
    "absences",
    "ground",
    "One row is something that is not here, with the reason. Nothing found is never the same as nothing decided.",
    (
        col("id", "text", "Record id # field."),
        col("record_id", "text", "What it would belong to."),
        col("field", "text", "What is missing."),
        col("reason", "text", "One of: " + ", ".join(ABSENCE_REASONS) + "."),
        col("detail", "text", "In words."),
        col("fetch_id", "integer", "The fetch that showed it (evidence.db)."),
        col("seen_at", "datetime", "When it was first seen missing (UTC)."),
    ),
    indexes=(("record_id",), ("reason",)),
    facets=("reason", "field"),
)

REVISIONS = Table(
    "revisions",
    "ground",
    "One row is one field of one record that changed between two fetches.",
    (
        col("id", "integer", "Number."),
        col("record_id", "text", "The record."),
        col("field", "text", "Its column."),
        col("old", "text", "Before."),
        col("new", "text", "After."),
        col("seen_at", "datetime", "When the change was first seen (UTC)."),
        col("fetch_id", "integer", "The fetch that showed it (evidence.db)."),
    ),
    indexes=(("record_id",),),
    facets=("field",),
)

PROBLEMS = Table(
    "problems",
    "ledger",
    "One row is something that went wrong or was not understood, kept so that gaps can be seen.",
    (
        col("id", "text", "Stage, place and message."),
        col("site", "text", "Site or import."),
        col(
            "stage",
            "text",
            "fetch, parse, document, import, extract, gone (what vanished), notice (what was read stands).",
        ),
        col("message", "text", "What, in words."),
        col("record_id", "text", "Record concerned, where one is."),
        col("url", "text", "Page concerned."),
        col("fetch_id", "integer", "The fetch concerned (evidence.db)."),
        col("seen_at", "datetime", "When it was last seen (UTC)."),
    ),
    indexes=(("site", "seen_at"), ("stage", "seen_at"), ("seen_at",)),
    facets=("stage", "site"),
    sort_desc="seen_at",
)

CRAWLS = Table(
    "crawls",
    "ledger",
    "One row is a crawl of one site: how fresh the archive is, and what it cost the council's server.",
    (
        col("id", "text", "Site and start."),
        col("site", "text", "The site.", references="sites"),
        col("started_at", "datetime", "Start (UTC)."),
        col("finished_at", "datetime", "End (UTC)."),
        col("outcome", "text", "done, done with problems, refused, failed or stopped."),
        col("detail", "text", "Why it was refused, failed or given up, in words."),
        col("mode", "text", "crawl (all within its scope) or refresh (what is new, changed or due)."),
        col("scope", "json", "Dates, committee and limit asked for."),
        col("requests", "integer", "Requests sent.", unit="requests"),
        col("reused", "integer", "Pages and papers not asked for again.", unit="pages"),
        col("unchanged", "integer", "Pages that said the same as before.", unit="pages"),
        col("untouched", "integer", "Pages that were the same and were not read again.", unit="pages"),
        col("bytes", "integer", "Bytes received.", unit="bytes"),
        col("refused", "integer", "Pages that the site refused.", unit="pages"),
        col("failed", "integer", "Pages that failed.", unit="pages"),
        col("waited", "integer", "Seconds spent waiting beyond the delay between requests.", unit="seconds"),
        col("rules", "json", "The rules that applied: robots.txt, permission, delays, lists compared, why it ended."),
        col("user_agent", "text", "How the crawl introduced itself."),
    ),
    indexes=(("site", "started_at"),),
    facets=("site", "outcome"),
    sort_desc="started_at",
)

EXTRACTIONS = Table(
    "extractions",
    "ledger",
    "One row says which version of the extractor has read a text, so that unchanged text is never read again.",
    (
        col("text_id", "text", "The text.", references="texts"),
        col("text_sha256", "text", "The version of the text that was read."),
        col("extractor_version", "text", "The extractor that read it."),
        col("fact_count", "integer", "Facts found."),
        col("section", "text", "What it was read as."),
        MINUTES_STATUS,
        col("note", "text", "Why there is nothing, where a text could not be read."),
        col("at", "datetime", "When (UTC)."),
    ),
    pk="text_id",
)

PAGES = Table(
    "pages",
    "ledger",
    "One row is a page of a site as last read: what makes it known again, and when it was last looked at.",
    (
        col("id", "integer", "Number."),
        col("url", "text", "Its canonical address."),
        col("site", "text", "The site.", references="sites"),
        col("page", "text", "Page type."),
        col("record_id", "text", "The record it is the page of, where it is of one."),
        col("context", "json", "What the linking page knew, for its parser."),
        col("fingerprint", "text", "SHA-256 of what the page says; the same means unchanged."),
        col("parser_version", "text", "The parser that read it last."),
        col("fetch_id", "integer", "The fetch that was read last (evidence.db)."),
        col("first_seen", "datetime", "When it was first read (UTC)."),
        col("last_seen", "datetime", "When it was last fetched whole, or the site last said that it is no more (UTC)."),
        col("changed_at", "datetime", "When it last said something new (UTC)."),
        col("gone_at", "datetime", "When the site first said that it is no more."),
    ),
    indexes=(("url",), ("site", "last_seen"), ("record_id",)),
    facets=("page",),
)

SIGHTINGS = Table(
    "sightings",
    "ledger",
    "One row says that a page shows a record. A record that no page shows any more is gone.",
    (
        col("id", "text", "Page number + record id."),
        col("page_id", "integer", "The page.", references="pages"),
        col("record_id", "text", "The record it shows."),
        col("record_table", "text", "The record's table."),
        col("gone_at", "datetime", "When the page no longer showed it."),
        col("doubted_at", "datetime", "When the page no longer showed it, with so much else that it was not believed."),
    ),
    indexes=(("page_id",), ("record_id",)),
)

FAILURES = Table(
    "failures",
    "ledger",
    "One row is a page that did not come when last asked for, or could not be read. It is tried again, ever later.",
    (
        col("url", "text", "Its canonical address."),
        col("site", "text", "The site.", references="sites"),
        col("page", "text", "Page type."),
        col("record_id", "text", "What it belongs to."),
        col("field", "text", "What is missing there without it: the field of its absence."),
        col("context", "json", "What the linking page knew, for its parser."),
        col("reason", "text", "One of: " + ", ".join(ABSENCE_REASONS) + "."),
        col("detail", "text", "In words."),
        col("is_replaced", "bool", "1 where another page was asked for in its place, so that nothing is missing."),
        col("parser_version", "text", "The parser that could not read it, where one tried."),
        col("fetch_id", "integer", "The fetch that showed it (evidence.db)."),
        col("seen_at", "datetime", "Since when it fails (UTC)."),
        col("tried_at", "datetime", "When it was last tried (UTC)."),
    ),
    pk="url",
    indexes=(("site",), ("record_id",)),
    facets=("site", "page", "reason"),
)

REDACTIONS = Table(
    "redactions",
    "ledger",
    "One row is something taken out of the archive for good: what, when and why; never what it said.",
    (
        col("id", "text", "What was taken out: a record id or a text id."),
        col("site", "text", "The site."),
        col("sha256", "text", "SHA-256 of each body or text taken out, separated by blanks."),
        col("reason", "text", "Why."),
        col("at", "datetime", "When (UTC)."),
    ),
    facets=("site",),
)

LEDGERS: tuple[Table, ...] = (
    ABSENCES, REVISIONS, PROBLEMS, CRAWLS, EXTRACTIONS, PAGES, SIGHTINGS, FAILURES, REDACTIONS,
)  # fmt: skip

"""The tables about printed minutes: how each paper was split into its agenda items, and where each part stands."""

from __future__ import annotations

from archive.schema import Table, col

PRINTED_MINUTES = Table(
    "printed_minutes",
    "ledger",
    "One row is a paper of printed minutes that was split into its agenda items, or could not be, with the reason.",
    (
        col("id", "text", "The paper.", references="documents"),
        col("meeting_id", "text", "The meeting it is of.", references="meetings"),
        col("part_count", "integer", "Items found in it.", unit="items"),
        col("joined_count", "integer", "Items joined to the meeting's agenda.", unit="items"),
        col("reason", "text", "Why it was not split."),
        col("section_before", "text", "What its pages were read as before; empty where they still are."),
        col("state", "text", "SHA-256 of all that the split depends on; the same means nothing to do."),
        col("at", "datetime", "When the paper was last seen (UTC)."),
    ),
    indexes=(("meeting_id",),),
    facets=("reason",),
)

PRINTED_PARTS = Table(
    "printed_parts",
    "ledger",
    "One row is what printed minutes say under one heading, with its pages, and the agenda item it was joined to.",
    (
        col("id", "text", "Paper # part-N."),
        col("document_id", "text", "The paper.", references="documents"),
        col("number", "integer", "Order in the paper, from 1."),
        col("item_id", "text", "The agenda item, where the join is certain.", references="agenda_items"),
        col("number_label", "text", "Number as printed."),
        col("title", "text", "Title as printed."),
        col("first_page", "integer", "Page its text begins on, from 1."),
        col("last_page", "integer", "Page its text ends on."),
        col("spans", "json", "Its text by page: page, start, end there, place in the part's text."),
        col("read_as", "text", "item: as the item's minutes; minutes or report: as a text of the paper; empty: not."),
        col("reason", "text", "Why it is joined to no item."),
        col("source_before", "text", "Where the item's texts came from before."),
        col("sha256", "text", "SHA-256 of its text."),
    ),
    indexes=(("document_id",), ("item_id",)),
    facets=("read_as",),
)  # fmt: skip

PRINTED_TABLES: tuple[Table, ...] = (PRINTED_MINUTES, PRINTED_PARTS)

"""A decision record: what was decided, by whom, why, and what it says of call-in."""

from __future__ import annotations

from publish.site import held
from publish.site.page import Ask, Data, Page

FIELDS = ("decision", "purpose", "reasons", "alternatives")
# Fields of the record beside its texts, as a reader calls them.
STATED = (
    ("decision_maker", "Who decided"), ("decision_date", "Decided on"), ("status", "Status"),
    ("is_key", "Key decision"), ("is_call_in", "Subject to call-in"), ("publication_date", "Published on"),
    ("effective_from", "Takes effect from"), ("meeting_label", "Decided at meeting"), ("wards", "Wards affected"),
    ("report_author", "Report author"), ("contact", "Contact"),
)  # fmt: skip


async def read(ask: Ask) -> Data | None:
    """The decision; None where the archive has none of this id."""
    row = await held.row_of(ask, "decision")
    if row is None:
        return None
    data = await held.reading(ask, row, "decision", FIELDS)
    return {
        **data, "no_text_because": held.no_words(data, row, ("decision",)), "stated": stated(row, STATED),
        "meeting_id": row["meeting_id"], "item_id": row["item_id"], "issue_id": row["issue_id"],
    }  # fmt: skip


def stated(row: Data, names: tuple[tuple[str, str], ...]) -> list[Data]:
    """What a record states, as `{field, label, value}`; yes and no in words; what is not stated is left out."""
    found = []
    for name, label in names:
        value = row[name]
        if value is None or value == "":
            continue
        shown = ("yes" if value else "no") if name.startswith("is_") else value
        found.append({"field": name, "label": label, "value": shown})
    return found


PAGE = Page("decision", held.pattern("decision"), read, forms={"bib": held.bib})

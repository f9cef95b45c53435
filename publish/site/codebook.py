"""/codebook: every table, column and vocabulary, generated from the declared schema."""

from __future__ import annotations

from collections.abc import Mapping

from archive import facts
from archive.records import ABSENCE_REASONS
from archive.schema import Column, Table
from publish.described import HIDDEN
from publish.metadata import described
from publish.site.asking import rows_as_csv
from publish.site.meanings import MEANINGS
from publish.site.page import Ask, Data, Page

VOCABULARIES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("resolutions", "outcome"): facts.OUTCOMES, ("figures", "kind"): facts.FIGURE_KINDS,
    ("figures", "part"): facts.FIGURE_PARTS, ("figures", "check_result"): facts.CHECK_RESULTS,
    ("named_votes", "option"): facts.VOTE_OPTIONS, ("named_votes", "check_result"): facts.CHECK_RESULTS,
    ("interests", "kind"): facts.INTEREST_KINDS, ("attendance_mentions", "status"): facts.ATTENDANCE_STATUSES,
    ("dates", "precision"): facts.DATE_PRECISIONS, ("places", "kind"): facts.PLACE_KINDS,
    ("reference_numbers", "kind"): facts.REFERENCE_KINDS, ("exclusions", "nation"): facts.NATIONS,
    ("legal_references", "nation"): facts.NATIONS, ("absences", "reason"): ABSENCE_REASONS,
    ("failures", "reason"): ABSENCE_REASONS,
    ("meetings", "minutes_status"): ("none", "draft", "approved", "unknown"),
}  # fmt: skip
"""The words that a column may hold; columns that are not here hold what the source says, or a number."""
LAYERS = {
    "ground": "what a council's pages say", "derived": "found or counted by rules",
    "view": "facts with their place beside them", "ledger": "how the archive came to be",
}  # fmt: skip
COLUMNS = ("table", "layer", "column", "type", "unit", "references", "description", "vocabulary")


async def read(_: Ask) -> Data:
    """`{tables: [{name, layer, description, columns}], rows}`; a row of `rows` is a column of a table."""
    tables = [_table(table) for table in described() if table.name not in HIDDEN]
    rows = [{"table": table["name"], "layer": table["layer"], **column, "vocabulary": ", ".join(column["vocabulary"])}
            for table in tables for column in table["columns"]]  # fmt: skip
    return {
        "title": "Codebook",
        "layers": LAYERS,
        "tables": tables,
        "columns": COLUMNS,
        "rows": rows,
    }


def _table(table: Table) -> Data:
    return {
        "name": table.name, "layer": table.layer, "description": table.description, "key": table.pk,
        "columns": [_column(table.name, column) for column in table.columns],
    }  # fmt: skip


def _column(table: str, column: Column) -> Data:
    ground = table.removesuffix("_in_context").replace("canonical_", "").replace("meetings_held", "meetings")
    return {
        "column": column.name, "type": column.type, "unit": column.unit, "references": column.references,
        "description": column.description, "vocabulary": list(VOCABULARIES.get((ground, column.name), ())),
        "means": dict(MEANINGS.get((ground, column.name), {})),
    }  # fmt: skip


PAGE = Page("codebook", "/codebook", read, forms={"csv": rows_as_csv})

"""Every table of archive.db, described once; names are a public contract."""

from __future__ import annotations

from archive.schema import Table
from archive.tables_derived import DERIVED
from archive.tables_ground import GROUND
from archive.tables_issues import ISSUE_TABLES
from archive.tables_ledger import LEDGERS
from archive.tables_people import PEOPLE_TABLES
from archive.tables_printed import PRINTED_TABLES

TABLES: tuple[Table, ...] = (*GROUND, *PEOPLE_TABLES, *ISSUE_TABLES, *LEDGERS, *PRINTED_TABLES, *DERIVED)
BY_NAME = {table.name: table for table in TABLES}

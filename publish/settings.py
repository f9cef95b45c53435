"""How Datasette is set, as data."""

from __future__ import annotations

DATABASE = "archive"
"""The name the archive is served under, whatever its file is called: addresses and metadata.yml rely on it."""

SETTINGS: dict[str, int | bool | str] = {
    "default_page_size": 50,
    "max_returned_rows": 1000,
    "sql_time_limit_ms": 1000,
    # more than Datasette's 3: a page asks a dozen small questions, and each would wait behind somebody's long one
    "num_sql_threads": 8,
    # each thread keeps so much of the file in memory, rather than SQLite's 2 MB
    "cache_size_kb": 16_000,
    "default_facet_size": 20,
    "facet_time_limit_ms": 400,
    # Guessing facets reads every column of every table page; the useful ones are declared.
    "suggest_facets": False,
    # the file as it is holds papers that a council took down since; `/download` offers exports without them
    "allow_download": False,
    "allow_csv_stream": True,
    "default_cache_ttl": 5,
    "truncate_cells_html": 400,
    "max_csv_mb": 0,
}

"""/accuracy: how good the extraction is, in plain words; unseen pages first."""

from __future__ import annotations

from collections.abc import Mapping

from publish.site.asking import rows_as_csv
from publish.site.page import Ask, Data, Page

ORIGINS: Mapping[str, tuple[str, str]] = {
    "held_out": ("Pages that nobody looked at when the rules were made",
                 "The best guess for a council the rules have never seen. Their councils are fictional, and the pages "
                 "were written, not collected: they show the forms their authors know."),
    "real": ("Real pages", "Pages of real councils, marked by hand."),
    "authored": ("Pages written to be measured on",
                 "Written by people who know minutes and not the rules, marked by hand."),
    "held_out_without_cues": ("The unseen pages, without their headings and cues",
                              "As copies have them that lost “Minutes:”, “RESOLVED” and item numbers. Pages that this "
                              "program fetches itself have them."),
    "development_without_cues": ("The same of the pages the rules were made with",
                                 "Expect less elsewhere here too."),
    "development": ("Pages the rules were made with", "Expect less elsewhere: the rules know these pages."),
}  # fmt: skip
"""In the order in which they are shown: title, and how to take them."""
_ROWS = "select * from extraction_scores order by origin, what, kind limit 1000"
COLUMNS = ("origin", "what", "kind", "precision", "recall", "f1", "f1_low", "f1_high", "right", "gold", "found",
           "bodies", "texts", "extractor_version")  # fmt: skip


async def read(ask: Ask) -> Data:
    """`{parts: [{origin, title, how, facts, values, texts, bodies}], rows, version}`."""
    rows = await ask.rows(_ROWS)
    known = [*ORIGINS, *sorted({row["origin"] for row in rows} - set(ORIGINS))]
    parts = [_part(origin, [row for row in rows if row["origin"] == origin]) for origin in known]
    return {
        "title": "How good the extraction is", "parts": [part for part in parts if part["facts"] or part["values"]],
        "version": rows[0]["extractor_version"] if rows else None, "columns": COLUMNS, "rows": rows,
    }  # fmt: skip


def _part(origin: str, rows: list[Data]) -> Data:
    title, how = ORIGINS.get(origin, (origin, ""))
    facts = sorted((row for row in rows if row["what"] == "fact"), key=lambda row: -row["gold"])
    return {
        "origin": origin, "title": title, "how": how,
        "facts": [{**row, "says": in_words(row)} for row in facts],
        "values": [row for row in rows if row["what"] != "fact"],
        "texts": max((row["texts"] for row in rows), default=0),
        "bodies": max((row["bodies"] for row in rows), default=0),
    }  # fmt: skip


def in_words(row: Data) -> str:
    """A measure as a sentence a reader can quote."""
    if not row["gold"]:
        return "Nothing of this kind stands on these pages."
    if not row["found"]:
        return f"None of the {row['gold']} was found: these pages say nothing about how right a find is."
    return (f"Of 100 found, {_of_hundred(row['precision'])} are right. "
            f"Of 100 that are there, {_of_hundred(row['recall'])} are found.")  # fmt: skip


def _of_hundred(share: float) -> str:
    """A share as a whole number; never 100 where there was a mistake, never 0 where there was a hit."""
    if share in (0.0, 1.0):
        return f"{share * 100:.0f}"
    return str(min(99, max(1, round(share * 100))))


PAGE = Page("accuracy", "/accuracy", read, forms={"csv": rows_as_csv})

"""/methods: how the archive is made and where it errs; the known biases stand in docs/extraction.md alone."""

from __future__ import annotations

from publish.site.guides import part_of
from publish.site.page import Ask, Data, Page

GUIDE = "extraction"
PARTS = {"found": "What is found", "biases": "Known biases"}


async def read(ask: Ask) -> Data:
    """`{found, biases, version}`: parts of the guide as Markdown, None where the guide is not installed."""
    row = await ask.row("select extractor_version as version from extractions order by at desc limit 1") or {}
    return {"title": "Methods and known biases", "version": row.get("version"),
            **{name: part_of(GUIDE, heading) for name, heading in PARTS.items()}}  # fmt: skip


PAGE = Page("methods", "/methods", read)

"""/problems: what went wrong or was not understood, and the pages that still do not come."""

from __future__ import annotations

from archive.rows import KIND_TABLES
from publish.site import page_types
from publish.site.asking import rows_as_csv
from publish.site.gaps import REASONS
from publish.site.page import Ask, Data, Page

MOST = 200
STAGES = {
    "fetch": "asking for a page", "parse": "reading a page", "document": "reading a paper", "import": "an import",
    "extract": "finding facts in a text", "gone": "looking for what vanished",
    "notice": "nothing: odd, and what was read stands",
}  # fmt: skip
COLUMNS = ("seen_at", "site", "stage", "message", "record_id", "url")
# Whether there is a page of ours to lead to: what failed may never have come.
_HELD = (
    "("
    + " or ".join(f"exists (select 1 from {table} h where h.id = p.record_id)" for table in KIND_TABLES.values())
    + ")"
)
_PROBLEMS = """select p.seen_at, p.site, p.stage, p.message, p.record_id, p.url, {held} as is_held
from problems p where {where}
order by p.seen_at desc limit {most}"""
_FAILURES = """select p.site, p.page, p.url, p.record_id, p.reason, p.detail, p.seen_at, p.tried_at, {held} as is_held
from failures p where {where} order by seen_at desc limit {most}"""
_SITES = "select id, coalesce(name, id) as name from sites order by 2 limit 1000"


async def read(ask: Ask) -> Data:
    """`{rows, failures, is_cut, stages, sites, site, stage}`."""
    sites = await ask.rows(_SITES)
    site = ask.given("site") if ask.given("site") in {each["id"] for each in sites} else ""
    stage = ask.given("stage") if ask.given("stage") in STAGES else ""
    asked = {name: value for name, value in (("site", site), ("stage", stage)) if value}
    where = " and ".join(f"{name} = :{name}" for name in asked) or "true"
    rows = await ask.rows(_PROBLEMS.format(where=where, held=_HELD, most=MOST + 1), asked)
    failures = await ask.rows(
        _FAILURES.format(where="site = :site" if site else "true", held=_HELD, most=MOST), {"site": site}
    )
    return {
        "title": "What went wrong", "sites": sites, "site": site, "stage": stage, "stages": STAGES, "columns": COLUMNS,
        "rows": [{**row, "said": page_types.said(row["message"])} for row in rows[:MOST]], "is_cut": len(rows) > MOST,
        "failures": [
            {**row, "page_words": page_types.in_words(row["page"]),
             "meaning": REASONS.get(row["reason"], row["reason"])} for row in failures
        ],
    }  # fmt: skip


PAGE = Page("problems", "/problems", read, forms={"csv": rows_as_csv})

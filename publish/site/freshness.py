"""/freshness: when each site was last looked at, how that ended, and what still fails."""

from __future__ import annotations

from publish.site.asking import rows_as_csv
from publish.site.page import Ask, Data, Page

COLUMNS = ("site", "name", "last_started", "last_outcome", "last_detail", "last_mode", "requests", "refused", "failed",
           "last_good", "last_seen", "failing", "problems", "is_link_only")  # fmt: skip
GOOD = "('done', 'done with problems')"
# Seeks by (site, started_at): as many as there are sites, whatever the number of crawls.
_ROWS = f"""select s.id as site, s.name, k.started_at as last_started, k.outcome as last_outcome,
  k.detail as last_detail, k.mode as last_mode, k.requests, k.refused, k.failed,
  (select max(g.started_at) from crawls g where g.site = s.id and g.outcome in {GOOD}) as last_good, s.last_seen,
  (select count(*) from failures f where f.site = s.id) as failing,
  (select count(*) from problems p where p.site = s.id) as problems, s.is_link_only
from sites s left join crawls k on k.id = (
  select id from crawls c where c.site = s.id order by c.started_at desc limit 1)
order by k.started_at is not null, k.started_at limit 1000"""
_REASONS = "select site, reason, count(*) as number from failures group by 1, 2 order by 1, 3 desc limit 3000"


async def read(ask: Ask) -> Data:
    """`{rows, reasons}`: a site each, the one not looked at for longest first."""
    rows = await ask.rows(_ROWS)
    reasons: dict[str, list[Data]] = {}
    for row in await ask.rows(_REASONS):
        reasons.setdefault(row["site"], []).append({"reason": row["reason"], "number": row["number"]})
    shown = [{**row, "failing_because": reasons.get(row["site"], []), "says": outcome_in_words(row)} for row in rows]
    return {"title": "How fresh it is", "columns": COLUMNS, "rows": shown}


def outcome_in_words(row: Data) -> str:
    """How the last crawl ended."""
    if not row["last_started"]:
        return "No crawl is recorded: it came by import, or before crawls were recorded."
    ended = {
        "done": "It went through.", "done with problems": "It went through, with problems.",
        "refused": "It was refused: nothing new can come from it.", "failed": "It failed.",
        "stopped": "It was stopped before its end.", None: "It has not ended.",
    }.get(row["last_outcome"], row["last_outcome"])  # fmt: skip
    extra = [f"{row[name]:,} pages {name}" for name in ("refused", "failed") if row[name]]
    why = ["Why: " + row["last_detail"].rstrip(".") + "."] if row["last_detail"] else []
    return " ".join([str(ended), *why, *([", ".join(extra) + "."] if extra else [])])


PAGE = Page("freshness", "/freshness", read, forms={"csv": rows_as_csv})

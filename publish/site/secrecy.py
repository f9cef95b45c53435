"""/explore/secrecy: what was kept from the public, by year and council, and the newest of it with the reason."""

from __future__ import annotations

from publish.site.asking import MOST_ROWS, bounds, conditions, rows_as_csv, scope
from publish.site.page import Ask, Data, Page

KINDS = {
    "item": "agenda item marked as not public", "document": "paper marked as not public",
    "exclusion": "resolution to exclude press and public", "reason": "reason printed by the site",
}  # fmt: skip
COLUMNS = ("date", "council", "committee", "title", "kind", "paragraphs", "quote", "url", "fact", "record_id")
_YEARS = """select nullif(substr(month, 1, 4), '') as year, sum(items) as items,
  sum(items_restricted) as items_restricted, sum(documents) as documents,
  sum(documents_restricted) as documents_restricted
from coverage_totals where council = :council and month >= :since and month <= :until group by 1 order by 1 desc"""
_COUNCILS = """select t.council as id, n.name as council, sum(t.items) as items,
  sum(t.items_restricted) as items_restricted, sum(t.documents) as documents,
  sum(t.documents_restricted) as documents_restricted
from coverage_totals t left join councils n on n.id = t.council
where t.council <> '*' and t.month >= :since and t.month <= :until group by 1 order by 2 limit 500"""
# What has a reason is shown by its reason: the mark alone would be the same thing once more, without its paragraph.
_ONCE = """(v.kind not in ('item', 'document') or not exists (
  select 1 from restrictions o where o.record_id = v.record_id and o.gone_at is null))"""
_ROWS = """select k.date, n.name as council, r.committee, r.title, k.kind, k.paragraphs,
  case when s.is_link_only = 1 then null else coalesce(x.quote, w.justification, w.reason, w.statement,
    (select group_concat(distinct a.detail) from absences a
      where a.record_id = k.record_id and a.reason = 'restricted')) end as quote, r.url, k.fact_id as fact, k.record_id
from (select * from kept_from_public v where {where} and {once} order by date desc limit {limit}) k
join records r on r.id = k.record_id left join exclusions x on x.id = k.fact_id
left join restrictions w on w.id = k.id left join councils n on n.id = k.council left join sites s on s.id = r.site
order by k.date desc, k.record_id"""


async def read(ask: Ask) -> Data:
    """`{years, by_council, rows, is_cut, kinds, …}`."""
    chosen = await scope(ask)
    kind = ask.given("kind") if ask.given("kind") in KINDS else ""
    paragraph = ask.given("paragraph")[:4].lower()
    where, values = conditions(
        chosen, {"kind = ?": kind, "instr(', ' || paragraphs || ',', ?)": f" {paragraph}," if paragraph else ""}
    )
    rows = await ask.rows(_ROWS.format(where=where, once="true" if kind else _ONCE, limit=MOST_ROWS + 1), values)
    return {
        "title": "The secrecy tracker", **chosen, "kind": kind, "paragraph": paragraph, "kinds": KINDS,
        "by_year": await ask.rows(_YEARS, bounds(chosen)),
        "by_council": [] if chosen["council"] else await ask.rows(_COUNCILS, bounds(chosen)),
        "columns": COLUMNS, "rows": rows[:MOST_ROWS], "is_cut": len(rows) > MOST_ROWS,
    }  # fmt: skip


PAGE = Page("secrecy", "/explore/secrecy", read, forms={"csv": rows_as_csv})

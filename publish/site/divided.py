"""/explore/divided: votes in which somebody voted against, newest, closest or most opposed first."""

from __future__ import annotations

from publish.site.asking import MOST_ROWS, conditions, rows_as_csv, scope
from publish.site.page import Ask, Data, Page

COLUMNS = ("date", "council", "committee", "title", "quote", "outcome", "vote_for", "vote_against", "vote_abstain",
           "margin", "has_casting_vote", "names", "decisions", "source", "is_in_both", "url", "fact",
           "record_id")  # fmt: skip
ORDERS = {
    "newest": ("Newest first", "date desc"),
    "closest": ("Closest first", "margin, date desc"),
    "most_against": ("Most against first", "vote_against desc, date desc"),
}
_ROWS = """select k.date, n.name as council, r.committee, r.title,
  case when s.is_link_only = 1 then null else coalesce(d.quote, (select v.vote_title from recorded_votes v
    where v.item_id = k.record_id and k.id = v.item_id || '+' || coalesce(v.vote_title, '') limit 1)) end as quote,
  k.outcome, k.vote_for, k.vote_against, k.vote_abstain, k.margin, k.has_casting_vote, k.names, k.decisions, k.source,
  exists (select 1 from divided_votes o where o.record_id = k.record_id and o.source <> k.source
    and o.vote_for = k.vote_for and o.vote_against = k.vote_against) as is_in_both,
  r.url, k.fact_id as fact, k.record_id
from (select * from divided_votes where {where} order by {order} limit {limit}) k
join records r on r.id = k.record_id left join resolutions d on d.id = k.fact_id
left join councils n on n.id = k.council left join sites s on s.id = r.site order by {outer}"""


async def read(ask: Ask) -> Data:
    """The votes: `{rows, is_cut, order, orders, …}`."""
    chosen = await scope(ask)
    order = ask.given("order") if ask.given("order") in ORDERS else "newest"
    source = ask.given("source") if ask.given("source") in ("text", "site") else ""
    more = {"source = ?": source, "margin <= ?": _whole(ask.given("margin")),
            "vote_against >= ?": _whole(ask.given("against"))}  # fmt: skip
    if order == "closest":
        more["margin >= ?"] = 0
    where, values = conditions(chosen, more)
    by = ORDERS[order][1]
    outer = ", ".join(f"k.{part}" for part in by.split(", "))
    rows = await ask.rows(_ROWS.format(where=where, order=by, outer=outer, limit=MOST_ROWS + 1), values)
    return {
        "title": "Divided votes", **chosen, "order": order,
        "orders": {name: words for name, (words, _) in ORDERS.items()},
        "source": source, "margin": _whole(ask.given("margin")), "against": _whole(ask.given("against")),
        "columns": COLUMNS, "rows": rows[:MOST_ROWS], "is_cut": len(rows) > MOST_ROWS,
    }  # fmt: skip


def _whole(words: str) -> int | None:
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 7 else None


PAGE = Page("divided", "/explore/divided", read, forms={"csv": rows_as_csv})

"""/explore/divided: votes in which somebody voted against, newest, closest or most opposed first.

A vote that minutes state and the site lists by name is one row, of source `both`.
"""

from __future__ import annotations

from publish.site.asking import MOST_ROWS, conditions, rows_as_csv, scope
from publish.site.page import Ask, Data, Page

COLUMNS = ("date", "council", "committee", "title", "quote", "vote_title", "outcome", "vote_for", "vote_against",
           "vote_abstain", "margin", "has_casting_vote", "names", "decisions", "source", "url", "fact",
           "record_id")  # fmt: skip
ORDERS = {
    "newest": ("Newest first", "date desc"),
    "closest": ("Closest first", "margin, date desc"),
    "most_against": ("Most against first", "vote_against desc, date desc"),
}
# The other row of the same vote, one as the words state it and one as the site lists it: the numbers agree, and no
# third row of the record has them. Where one does, nobody can tell which is which, and all stay apart.
_TWIN = """{other}.record_id = {own}.record_id and {other}.source <> {own}.source
    and {other}.vote_for = {own}.vote_for and {other}.vote_against = {own}.vote_against
    and coalesce({other}.vote_abstain = {own}.vote_abstain, 1)
    and 2 = (select count(*) from divided_votes p where p.record_id = {own}.record_id
      and p.vote_for = {own}.vote_for and p.vote_against = {own}.vote_against)"""
_ONCE = f"(v.source = 'text' or not exists (select 1 from divided_votes w where {_TWIN.format(own='v', other='w')}))"
_VOTE = "case when k.source = 'site' then k.id else o.id end"
_ROWS = f"""select k.date, n.name as council, r.committee, r.title,
  case when s.is_link_only = 1 then null else d.quote end as quote,
  case when s.is_link_only = 1 then null else (select v.vote_title from recorded_votes v where v.item_id = k.record_id
    and {_VOTE} = v.item_id || '+' || coalesce(v.vote_title, '') limit 1) end as vote_title,
  case when k.source = 'text' or o.id is null then k.outcome else o.outcome end as outcome,
  k.vote_for, k.vote_against, coalesce(k.vote_abstain, o.vote_abstain) as vote_abstain, k.margin,
  coalesce(nullif(k.has_casting_vote, 0), o.has_casting_vote, k.has_casting_vote) as has_casting_vote,
  max(coalesce(k.names, 0), coalesce(o.names, 0)) as names, max(k.decisions, coalesce(o.decisions, 1)) as decisions,
  case when o.id is null then k.source else 'both' end as source,
  r.url, d.id as fact, k.record_id
from (select * from divided_votes v where {{where}} and {{once}} order by {{order}} limit {{limit}}) k
left join divided_votes o on {_TWIN.format(own="k", other="o")}
join records r on r.id = k.record_id left join resolutions d on d.id = coalesce(k.fact_id, o.fact_id)
left join councils n on n.id = k.council left join sites s on s.id = r.site order by {{outer}}"""


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
    once = "true" if source else _ONCE
    rows = await ask.rows(_ROWS.format(where=where, once=once, order=by, outer=outer, limit=MOST_ROWS + 1), values)
    return {
        "title": "Divided votes", **chosen, "order": order,
        "orders": {name: words for name, (words, _) in ORDERS.items()},
        "source": source, "margin": _whole(ask.given("margin")), "against": _whole(ask.given("against")),
        "columns": COLUMNS, "rows": rows[:MOST_ROWS], "is_cut": len(rows) > MOST_ROWS,
    }  # fmt: skip


def _whole(words: str) -> int | None:
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 7 else None


PAGE = Page("divided", "/explore/divided", read, forms={"csv": rows_as_csv})

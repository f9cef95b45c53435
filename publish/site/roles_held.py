"""/explore/roles: people and the roles they held, as minutes name them and as the site lists seats."""

from __future__ import annotations

from publish.site.asking import MOST_ROWS, rows_as_csv, scope
from publish.site.page import Ask, Data, Page

COLUMNS = ("person", "role", "organisation", "council", "first", "last", "times", "source", "fact", "person_id")
_MOST_FACTS = 3000
_AS_NAMED = f"""with found as (select id from roles where {{where}} limit {_MOST_FACTS})
select f.person, f.role, f.organisation, n.name as council, min(r.date) as first, max(r.date) as last,
  count(*) as times, 'minutes' as source, f.id as fact, max(f.person_id) as person_id
from found cross join roles f on f.id = found.id cross join records r on r.id = f.record_id
left join councils n on n.id = r.council left join sites s on s.id = r.site
where coalesce(s.is_link_only, 0) = 0 and (r.kind <> 'document' or r.gone_at is null)
  and (:council = '' or r.council = :council)
group by f.person, f.role, f.organisation, r.council order by last desc, f.person limit {MOST_ROWS + 1}"""
_AS_LISTED = f"""select p.name as person, m.role, coalesce(c.name, m.organisation) as organisation, n.name as council,
  m.start_date as first, m.end_date as last, null as times, 'site' as source, null as fact, m.person_id
from people p cross join memberships m on m.person_id = p.id left join committees c on c.id = m.committee_id
left join councils n on n.id = coalesce(m.council, p.council)
where (:person = '' or instr(lower(p.name), lower(:person))) and (:office = '' or instr(lower(m.role), lower(:office)))
  and (:council = '' or coalesce(m.council, p.council) = :council) and m.gone_at is null
order by m.role is null, m.start_date desc, p.name limit {MOST_ROWS + 1}"""


async def read(ask: Ask) -> Data:
    """`{rows, is_cut, is_asked, person, office, …}`; nothing is listed until a name or an office is given."""
    chosen = await scope(ask)
    person, office = ask.given("person")[:100], ask.given("office")[:100]
    named, listed = await _found(ask, {"person": person, "office": office, "council": chosen["council"]})
    return {
        "title": "People and the roles they held", **chosen, "person": person, "office": office,
        "is_asked": bool(person or office), "columns": COLUMNS, "rows": [*named[:MOST_ROWS], *listed[:MOST_ROWS]],
        "is_cut": len(named) > MOST_ROWS or len(listed) > MOST_ROWS,
    }  # fmt: skip


async def _found(ask: Ask, asked: dict[str, str]) -> tuple[list[Data], list[Data]]:
    if not (asked["person"] or asked["office"]):
        return [], []
    # Only what is asked for stands in the query, so that one index of names or offices is read, no row of text.
    tests = [f"instr(lower({column}), lower(:{name}))"
             for name, column in (("person", "person"), ("office", "role")) if asked[name]]  # fmt: skip
    where = " and ".join(["person is not null", *tests])
    return await ask.rows(_AS_NAMED.format(where=where), asked), await ask.rows(_AS_LISTED, asked)


PAGE = Page("roles_held", "/explore/roles", read, forms={"csv": rows_as_csv}, is_hidden=True)

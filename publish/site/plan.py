"""A forward plan: the matters it announces."""

from __future__ import annotations

from publish.site import changes, gaps, held
from publish.site.page import Ask, Data, Page

_PLACE = """select c.name as committee, c.id as committee_id, n.name as council from plans p
left join committees c on c.id = p.committee_id left join councils n on n.id = coalesce(p.council, c.council)
where p.id = ?"""
_ENTRIES = """select issue_id, title, decision_maker, decision_due, is_key, gone_at from plan_items where plan_id = ?
order by gone_at is not null, decision_due_date is null, decision_due_date, title limit 500"""


async def read(ask: Ask) -> Data | None:
    """The plan; None where the archive has none of this id."""
    row = await held.row_of(ask, "plan")
    if row is None:
        return None
    base = await held.basis(ask, row, "plan")
    place = await ask.row(_PLACE, [row["id"]]) or {"committee": None, "committee_id": None, "council": None}
    title = row["title"] or "Forward plan"
    return {
        **base, "title": title, "place": {**place, "date": row["start_date"]}, "start_date": row["start_date"],
        "end_date": row["end_date"], "entries": await ask.rows(_ENTRIES, [row["id"]]),
        "absences": await gaps.absences_of(ask, [row["id"]]),
        "changes": await changes.changes_of(ask, row["id"], with_parts=True, is_kept_back=bool(base["kept_back"])),
        "citation": held.citation(ask, base, title, {**place, "date": row["start_date"]}, None),
    }  # fmt: skip


PAGE = Page("plan", held.pattern("plan"), read, forms={"bib": held.bib})

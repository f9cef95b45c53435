"""A meeting: its agenda with what is held of each item, who was there, papers, decisions, what is missing."""

from __future__ import annotations

from publish.site import changes, gaps, held, to_come
from publish.site.page import Ask, Data, Page

_COMMITTEE = """select c.id, c.name, n.name as council from committees c
left join councils n on n.id = coalesce(?, c.council) where c.id = ?"""
_AGENDA = """select i.id, i.number_label, i.title, i.is_restricted, i.gone_at,
  coalesce(i.minutes_text, '') <> '' as has_minutes, coalesce(i.decision_text, '') <> '' as has_decision,
  (select json_group_array(outcome) from resolutions f where f.record_id = i.id) as outcomes
from agenda_items i where i.meeting_id = ? order by i.position limit 500"""
_ATTENDANCE = """select coalesce(attendance, 'Not stated') as attendance, name, person_id, role, representing
from attendance where meeting_id = ? and gone_at is null order by id limit 500"""
_DECLARED = """select name, person_id, item_id, item_title, interest_type, interest_text, action from declarations
where meeting_id = ? and gone_at is null order by id limit 200"""
_DECISIONS = "select id, title, decision_date, decision_maker from decisions where meeting_id = ? order by id limit 300"
STATUS = {
    "cancelled": "Cancelled: it did not take place.", "moved": "Moved to another day.",
    "provisional": "Provisional: the council may change it.",
}  # fmt: skip


async def read(ask: Ask) -> Data | None:
    """The meeting; None where the archive has none of this id."""
    row = await held.row_of(ask, "meeting")
    if row is None:
        return None
    base = await held.basis(ask, row, "meeting")
    committee = await ask.row(_COMMITTEE, [row["council"], row["committee_id"]]) or {}
    place = {
        "date": row["date"], "committee": committee.get("name"), "committee_id": row["committee_id"],
        "council": committee.get("council"), "meeting_id": row["id"], "minutes_status": row["minutes_status"],
    }  # fmt: skip
    title = row["title"] or place["committee"] or "Meeting"
    kept_back = bool(base["kept_back"])
    is_to_come = to_come.is_to_come(row["date"], await ask.today())
    agenda, absences = await _agenda(ask, row["id"], is_to_come=is_to_come)
    status = held.STATUS.get(row["minutes_status"] or "")
    return {
        **base, "title": title, "place": place, "is_to_come": is_to_come,
        "status": to_come.status(status, row["minutes_status"], row["status"], to_come=is_to_come),
        "held": STATUS.get(row["status"] or ""), "start_time": row["start_time"], "venue": row["venue"],
        "agenda": agenda, "absences": absences, "papers": await held.papers_of(ask, row["id"]),
        "attendance": by_status(await ask.rows(_ATTENDANCE, [row["id"]])),
        "declarations": [] if kept_back else await ask.rows(_DECLARED, [row["id"]]),
        "beside": [] if kept_back else await held.texts_of(ask, row, ("notes",)),
        "decisions": await ask.rows(_DECISIONS, [row["id"]]),
        "changes": await changes.changes_of(ask, row["id"], with_parts=True, is_kept_back=kept_back),
        "citation": held.citation(ask, base, title, place, None),
    }  # fmt: skip


async def _agenda(ask: Ask, meeting: str, *, is_to_come: bool) -> tuple[list[Data], list[Data]]:
    """The items, each with what is decided and why it has no minutes; and what is missing of the meeting itself."""
    items = await ask.rows(_AGENDA, [meeting])
    missing = await gaps.absences_of(ask, [meeting, *(item["id"] for item in items if not item["has_minutes"])])
    missing = to_come.lacking(missing, to_come=is_to_come)
    for item in items:
        item["outcomes"] = sorted(set(held.from_json(item["outcomes"])) - {None})
        own = [gap for gap in missing if gap["record_id"] == item["id"]]
        because = None if is_to_come else gaps.no_text_because(own, ("minutes_text",))
        item["no_minutes_because"] = None if item["has_minutes"] else because
    return items, [gap for gap in missing if gap["record_id"] == meeting]


def by_status(rows: list[Data]) -> list[Data]:
    """`{attendance, count, people}` in the order in which the site first uses each word."""
    words = dict.fromkeys(row["attendance"] for row in rows)
    groups = ((word, [row for row in rows if row["attendance"] == word]) for word in words)
    return [{"attendance": word, "count": len(people), "people": people} for word, people in groups]


PAGE = Page("meeting", held.pattern("meeting"), read, forms={"bib": held.bib})

"""An issue: one matter from the forward plan through meetings to decision and call-in, in order of date."""

from __future__ import annotations

from publish.site import changes, facts, gaps, held, to_come
from publish.site.decision import stated
from publish.site.page import Ask, Data, Page

_PLANS = """select p.id, coalesce(p.title, e.title) as title, e.decision_due, e.decision_due_date, e.decision_maker,
  p.start_date as date from plan_items e left join plans p on p.id = e.plan_id where e.issue_id = ? limit 100"""
_ITEMS = """select i.id, i.meeting_id, i.title, m.date, c.name as committee, m.status, i.is_restricted,
  coalesce(i.minutes_text, '') <> '' or coalesce(i.decision_text, '') <> '' as has_text, i.gone_at,
  (select json_group_array(outcome) from resolutions f where f.record_id = i.id) as outcomes
from agenda_items i left join meetings m on m.id = i.meeting_id left join committees c on c.id = m.committee_id
where i.issue_id = :issue or i.id in (select record_id from issue_links where issue_id = :issue) limit 300"""
_DECISIONS = """select d.id, d.title, coalesce(d.decision_date, d.meeting_date) as date, d.decision_maker, d.status,
  d.is_call_in, d.publication_date, d.effective_from, coalesce(d.decision_text, '') <> '' as has_text, d.gone_at,
  (select json_group_array(outcome) from resolutions f where f.record_id = d.id) as outcomes
from decisions d where d.issue_id = :issue or d.id in (select record_id from issue_links where issue_id = :issue)
limit 300"""
_LINKED = """select l.record_id as id, l.title, coalesce(l.date, m.date) as date, m.status, m.minutes_status,
  c.name as committee from issue_links l left join meetings m on m.id = l.record_id
left join committees c on c.id = m.committee_id where l.issue_id = ? limit 500"""
STATED = (
    ("status", "Status"), ("decision_due", "Decision due"), ("decision_maker", "Who is to decide"),
    ("is_key", "Key decision"), ("key_reason", "Why it is key"), ("lead_member", "Lead member"),
    ("lead_officer", "Lead officer"), ("department", "Department"), ("wards", "Wards affected"),
    ("contact", "Contact"), ("notice_date", "Notice given on"),
)  # fmt: skip
STEPS = ("Notice", "Forward plan", "Meeting", "Agenda item", "Decision", "Published", "Takes effect", "Linked")
NAMES = {"meeting": "Meeting", "item": "Agenda item", "decision": "Decision", "plan": "Forward plan"}
NO_TEXT = "No minutes or decision held, which does not mean that nothing was decided."
CALL_IN = "Marked as subject to call-in: councillors may ask for it to be looked at again before it takes effect."


async def read(ask: Ask) -> Data | None:
    """The issue and its trail; None where the archive has none of this id."""
    row = await held.row_of(ask, "issue")
    if row is None:
        return None
    base = await held.basis(ask, row, "issue")
    council = await ask.row("select name from councils where id = ?", [row["council"]]) or {}
    place = {"council": council.get("name"), "committee": None, "date": None}
    kept_back, title = bool(base["kept_back"]), row["title"] or "Untitled issue"
    return {
        **base, "title": title, "place": place, "stated": stated(row, STATED),
        "purpose": None if kept_back else row["purpose"], "trail": await _trail(ask, row),
        "papers": await held.papers_of(ask, row["id"]), "absences": await gaps.absences_of(ask, [row["id"]]),
        "restrictions": [] if kept_back else await gaps.restrictions_of(ask, row["id"]),
        "changes": await changes.changes_of(ask, row["id"], with_parts=True, is_kept_back=kept_back),
        "citation": held.citation(ask, base, title, place, None),
    }  # fmt: skip


async def _trail(ask: Ask, row: Data) -> list[Data]:
    key = {"issue": row["id"]}
    notice = row["notice_date"]
    steps = [step("Notice", notice, None, "Notice of it was first published.")] if notice else []
    steps += [_planned(each) for each in await ask.rows(_PLANS, [row["id"]])]
    items, decisions = await ask.rows(_ITEMS, key), await ask.rows(_DECISIONS, key)
    today = await ask.today()
    for each in items:
        each["is_to_come"] = to_come.is_to_come(each["date"], today)
    steps += [_discussed(each) for each in items]
    steps += [made for each in decisions for made in _decided(each)]
    told = {each["record"] for each in steps} | {each["meeting_id"] for each in items}
    steps += [_linked(each) for each in await ask.rows(_LINKED, [row["id"]]) if each["id"] not in told]
    return in_order(steps)


def in_order(steps: list[Data]) -> list[Data]:
    """Steps by date, those of one day in the order of a matter's way; undated ones last."""
    return sorted(steps, key=lambda s: (s["date"] is None, s["date"] or "", STEPS.index(s["step"]), s["title"] or ""))


def step(name: str, date: str | None, record: str | None, *known: str | None, title: str | None = None) -> Data:
    """One step: `{step, date, record, title, known}`; `known` are sentences, those that are None left out."""
    return {"step": name, "date": date, "record": record, "title": title, "known": [each for each in known if each]}


def _planned(row: Data) -> Data:
    due = f"Decision due: {row['decision_due'] or row['decision_due_date']}." if row["decision_due"] else None
    maker = f"To be decided by {row['decision_maker']}." if row["decision_maker"] else None
    return step("Forward plan", row["date"], row["id"], due, maker, title=row["title"])


def _discussed(row: Data) -> Data:
    where = f"At {row['committee']}." if row["committee"] else None
    is_off = row["status"] in ("cancelled", "moved")
    off = f"The meeting is marked {row['status']}." if is_off else None
    return step("Agenda item", row["date"], row["id"], where, off, *_of_text(row), title=row["title"])


def _of_text(row: Data) -> list[str | None]:
    """What is known of what came of it: never silence, which would read as nothing decided."""
    outcomes = sorted(set(held.from_json(row["outcomes"])) - {None})
    closed = "Not public." if row.get("is_restricted") else None
    gone = "No longer on the council's site." if row["gone_at"] else None
    if outcomes:
        return [f"Found in its text: {', '.join(facts.OUTCOMES.get(each, each) for each in outcomes)}.", closed, gone]
    none = to_come.TO_COME if row.get("is_to_come") else NO_TEXT
    return ["Its text is held; our rules marked no decision in it: read it." if row["has_text"] else none, closed, gone]


def _decided(row: Data) -> list[Data]:
    maker = f"By {row['decision_maker']}." if row["decision_maker"] else None
    status = f"Status: {row['status']}." if row["status"] else None
    calling = {1: CALL_IN, 0: "Marked as not subject to call-in."}.get(row["is_call_in"])
    steps = [step("Decision", row["date"], row["id"], maker, status, calling, *_of_text(row), title=row["title"])]
    for name, column in (("Published", "publication_date"), ("Takes effect", "effective_from")):
        if row[column] and row[column] != row["date"]:
            steps.append(step(name, row[column], row["id"], title=row["title"]))
    return steps


def _linked(row: Data) -> Data:
    kind = row["id"].split("/")[1]
    name = NAMES.get(kind, "Linked")
    told = f"At {row['committee']}." if row["committee"] else None
    return step(name, row["date"], row["id"], told, title=row["title"])


PAGE = Page("issue", held.pattern("issue"), read, forms={"bib": held.bib})

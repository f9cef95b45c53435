"""A person: offices, committees, presence counted, votes and declarations, as the council publishes them.

Kept out of search engines: what an elected member did in office is public, and still nobody's search result by name.
"""

from __future__ import annotations

from publish.site import changes, follow, gaps, held
from publish.site.decision import stated
from publish.site.page import Ask, Data, Page

AT_MOST = 100
_MEMBERSHIPS = """select m.committee_id, coalesce(c.name, m.organisation) as body, m.role, m.start_date, m.end_date,
  m.is_expired, m.gone_at from memberships m left join committees c on c.id = m.committee_id
where m.person_id = ? order by coalesce(m.is_expired, 0), body limit 300"""
_ATTENDANCE = """select coalesce(a.attendance, 'Not stated') as attendance, count(*) as meetings,
  min(m.date) as first, max(m.date) as last from attendance a join meetings m on m.id = a.meeting_id
where a.person_id = ? and a.gone_at is null group by 1 order by 2 desc"""
_ROLES = """select f.id, f.role, f.organisation, f.quote, r.date, r.title from roles f
join records r on r.id = f.record_id where f.person_id = ? and (r.kind <> 'document' or r.gone_at is null)
order by r.date desc limit 400"""
_RECORDED = f"""select v.item_id, v.vote_title, v.result, v.option_label, v.option, m.date, i.title
from recorded_votes v left join agenda_items i on i.id = v.item_id left join meetings m on m.id = v.meeting_id
where v.person_id = ? and v.gone_at is null order by m.date desc, v.id limit {AT_MOST + 1}"""
_NAMED = f"""select f.id, f.option, f.check_result, r.date, r.title, s.quote as decided, s.outcome from named_votes f
join records r on r.id = f.record_id left join resolutions s on s.id = f.resolution_id
where f.person_id = ? and (r.kind <> 'document' or r.gone_at is null)
order by r.date desc, f.id limit {AT_MOST + 1}"""
_DECLARED = f"""select item_id, meeting_id, meeting_date as date, item_title, interest_type, interest_text, action
from declarations where person_id = ? and gone_at is null order by meeting_date desc limit {AT_MOST + 1}"""
_TOLD = f"""select f.id, f.kind, f.left_meeting, f.quote, r.date, r.title from interests f
join records r on r.id = f.record_id where f.person_id = ? and (r.kind <> 'document' or r.gone_at is null)
order by r.date desc, f.id limit {AT_MOST + 1}"""
SOURCE = (
    "All of this comes from the council's own website and minutes and is about this person's work in public office; "
    "nothing is added from anywhere else, and this page is kept out of search engines."
)
STATED = (("title", "Title"), ("key_posts", "Posts"), ("party", "Party"), ("ward", "Ward"))
EXPECTED = "Expected"


async def read(ask: Ask) -> Data | None:
    """The person; None where the archive has none of this id."""
    row = await held.row_of(ask, "person")
    if row is None:
        return None
    base, key = await held.basis(ask, row, "person"), [row["id"]]
    name = row["name"] or "Name not stated"
    attendance = await ask.rows(_ATTENDANCE, key)
    return {
        **base, "title": name, "source": SOURCE, "place": {"council": None, "committee": None},
        "stated": stated(row, STATED), "terms": terms(row["terms"]),
        "memberships": await ask.rows(_MEMBERSHIPS, key),
        # 'Expected' is the site's word for a meeting whose list nobody has filled in: neither there nor away.
        "attendance": [each for each in attendance if each["attendance"] != EXPECTED],
        "not_recorded": sum(each["meetings"] for each in attendance if each["attendance"] == EXPECTED),
        **await _in_texts(ask, row["id"], bool(base["kept_back"])),
        "recorded_votes": await ask.rows(_RECORDED, key),
        "absences": await gaps.absences_of(ask, key), "at_most": AT_MOST,
        "changes": await changes.changes_of(ask, row["id"], is_kept_back=bool(base["kept_back"])),
        "citation": held.citation(ask, base, name, {}, None),
    }  # fmt: skip


async def _in_texts(ask: Ask, person: str, is_kept_back: bool) -> Data:
    """What texts say, and declarations: none of it where the text is kept back."""
    if is_kept_back:
        return {"offices": [], "named_votes": [], "declarations": [], "interests": []}
    return {
        "offices": offices(await ask.rows(_ROLES, [person])), "named_votes": await ask.rows(_NAMED, [person]),
        "declarations": await ask.rows(_DECLARED, [person]), "interests": await ask.rows(_TOLD, [person]),
    }  # fmt: skip


def terms(stated_terms: str | None) -> list[Data]:
    """Terms of office as printed, `{start, end}`, the earliest first where both are `dd/mm/yyyy`."""
    found = held.from_json(stated_terms) or {}
    return [{"start": start, "end": found[start]} for start in sorted(found, key=lambda day: day.split("/")[::-1])]


def offices(rows: list[Data]) -> list[Data]:
    """Each office that texts name, with the first and last date and the newest place: `{role, ..., first, last, fact}`.

    `rows` come newest first.
    """
    found: dict[tuple[str, str], Data] = {}
    for row in rows:
        key = (row["role"], row["organisation"] or "")
        office = found.setdefault(key, {
            "role": row["role"], "organisation": row["organisation"], "fact": row["id"], "last": row["date"],
            "times": 0, "first": row["date"],
        })  # fmt: skip
        office["times"] += 1
        office["first"] = row["date"] or office["first"]
    return list(found.values())


PAGE = Page("person", held.pattern("person"), read, forms={"atom": follow.person_feed}, is_hidden=True)

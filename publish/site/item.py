"""An agenda item: its minutes with what was found in them, votes, papers, what is missing and what changed."""

from __future__ import annotations

from itertools import groupby

from publish.site import held
from publish.site.page import Ask, Data, Page

FIELDS = ("minutes", "decision", "summary")
_BESIDE = """select 'before' as side, id, number_label, title from (select * from agenda_items
  where meeting_id = :meeting and position < :position order by position desc limit 1)
union all select 'after', id, number_label, title from (select * from agenda_items
  where meeting_id = :meeting and position > :position order by position limit 1)"""
_VOTES = """select vote_title, motion_text, result, option, option_label, stated_count, name, person_id, url
from recorded_votes where item_id = ? and gone_at is null order by id"""
_ORDER = {option: place for place, option in enumerate(("for", "against", "abstain"))}
_DECISIONS = """select id, title, decision_date, decision_maker from decisions where item_id = ?
order by decision_date limit 50"""
_PRINTED = """select p.document_id, p.first_page, p.last_page, d.title, d.url from printed_parts p
join documents d on d.id = p.document_id where p.item_id = ? and p.read_as = 'item' order by p.number limit 20"""


async def read(ask: Ask) -> Data | None:
    """The item; None where the archive has none of this id."""
    row = await held.row_of(ask, "item")
    if row is None:
        return None
    data = await held.reading(ask, row, "item", FIELDS)
    votes = [] if data["kept_back"] else await ask.rows(_VOTES, [row["id"]])
    return {
        **data, "no_text_because": held.no_words(data, row, ("minutes", "decision")),
        "number_label": row["number_label"], "is_restricted": bool(row["is_restricted"]),
        "text_source": row["text_source"], "issue_id": row["issue_id"],
        "printed": await ask.rows(_PRINTED, [row["id"]]) if row["text_source"] == "pdf" else [],
        "votes": [ballot(list(rows)) for _, rows in groupby(votes, lambda v: (v["vote_title"], v["motion_text"]))],
        "decisions": await ask.rows(_DECISIONS, [row["id"]]),
        "neighbours": {each.pop("side"): each for each in await ask.rows(
            _BESIDE, {"meeting": row["meeting_id"], "position": row["position"]})},
    }  # fmt: skip


def ballot(rows: list[Data]) -> Data:
    """One vote: `{title, motion, result, url, options: [{option, label, stated_count, members}]}`.

    Rows of one option need not follow one another; the number printed beside an option is given as printed.
    """
    first, options = rows[0], dict[str, Data]()
    for row in rows:
        label = row["option_label"] or row["option"]
        option = {"option": row["option"], "label": label, "stated_count": row["stated_count"], "members": []}
        options.setdefault(label, option)["members"].append({"name": row["name"], "person_id": row["person_id"]})
    return {
        "title": first["vote_title"], "motion": first["motion_text"], "result": first["result"], "url": first["url"],
        "options": sorted(options.values(), key=lambda each: _ORDER.get(each["option"] or "", len(_ORDER))),
    }  # fmt: skip


PAGE = Page("item", held.pattern("item"), read, forms={"bib": held.bib})

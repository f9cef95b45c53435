"""What can be followed: Atom feeds of a committee, a council and a person.

An entry is a record (an agenda item, a decision, a paper) in which something was decided, or a meeting whose minutes
are there. Its id is that of the record, wherever the archive is served; `updated` is when these words were first seen,
so that changed minutes come again as the same entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from publish.site.addresses import address_of
from publish.site.facts import as_json
from publish.site.feed import Entry, atom
from publish.site.gaps import LINK_ONLY
from publish.site.page import Ask, Data

AT_MOST = 60
DAYS = 400
_DECIDED = """select r.id, r.kind, r.title, r.number_label, r.date, r.committee, r.minutes_status, r.url,
  (select max(t.seen_at) from texts t where t.record_id = r.id) as updated
from records r where {where} and (r.kind <> 'document' or r.gone_at is null)
  and exists (select 1 from resolutions f where f.record_id = r.id and f.same_as is null)
order by updated desc, r.id desc limit :most"""
_MINUTED = """select m.id, m.title, m.date, c.name as committee, m.minutes_status, m.url, m.first_seen as published,
  max(m.first_seen, coalesce((select max(v.seen_at) from revisions v where v.record_id = m.id
    and v.field in ('minutes_status', 'status', 'date')), '')) as updated
from {tables} where {where} and m.minutes_status in ('draft', 'approved') and m.gone_at is null
order by updated desc, m.id desc limit :most"""
_OF_COMMITTEE = "meetings m left join committees c on c.id = m.committee_id"
_OF_SITE = "committees c cross join meetings m on m.committee_id = c.id"
# A site's committees by a range of their ids, their meetings by their days: no index of its own, whatever the size.
_LATELY = f"c.id >= :low and c.id < :high and m.date >= date('now', '-{DAYS} days')"
_MEETINGS_LATELY = f"(select m.id from {_OF_SITE} where {_LATELY})"
_COUNCILS = "(select id from councils where site = :site)"
_ALONE = f"""r.kind = 'decision' and r.meeting_id is null and r.council in {_COUNCILS}
  and r.date >= date('now', '-{DAYS} days')"""
_QUOTES = """select record_id, outcome, quote from resolutions
where record_id in (select value from json_each(:records)) and same_as is null order by record_id, text_id, start"""
MINUTES = {"draft": "Draft minutes", "approved": "Approved minutes"}


async def committee_feed(ask: Ask, data: Data) -> str:
    """What a committee decided, and its minutes, newest first: a value of `Page.forms`."""
    key = {"committee": data["id"], "most": AT_MOST}
    decided = await ask.rows(_DECIDED.format(where="r.committee_id = :committee"), key)
    minuted = await ask.rows(_MINUTED.format(tables=_OF_COMMITTEE, where="m.committee_id = :committee"), key)
    return await _feed(ask, data, decided, minuted, "What is decided here, and minutes as they appear.")


async def council_feed(ask: Ask, data: Data) -> str:
    """What a council's committees and officers decided, and minutes, of meetings of the last 400 days."""
    site = data["id"]
    key = {"low": f"{site}/", "high": f"{site}0", "most": AT_MOST}
    decided = await ask.rows(_DECIDED.format(where=f"r.meeting_id in {_MEETINGS_LATELY}"), key)
    alone = await ask.rows(_DECIDED.format(where=_ALONE), {"site": site, "most": AT_MOST})
    minuted = await ask.rows(_MINUTED.format(tables=_OF_SITE, where=_LATELY), key)
    about = f"Decisions, and minutes as they appear, of meetings in the last {DAYS} days."
    return await _feed(ask, data, [*decided, *alone], minuted, about)


async def _feed(ask: Ask, data: Data, decided: list[Data], minuted: list[Data], about: str) -> str:
    quotes = {} if data["kept_back"] else await quotes_of(ask, [row["id"] for row in decided])
    said = LINK_ONLY if data["kept_back"] else ""
    rows = [(row, _decided(row), said or quotes.get(row["id"], "")) for row in decided]
    rows += [(row, _minuted(row), "") for row in minuted]
    entries = [_entry(ask, row, title, summary) for row, title, summary in rows]
    return whole(ask, data, entries, about)


async def quotes_of(ask: Ask, records: Iterable[str]) -> dict[str, str]:
    """What was decided in each record, in its own words, one resolution a line after its outcome."""
    found: dict[str, list[str]] = {}
    for row in await ask.rows(_QUOTES, {"records": as_json(list(records))}):
        found.setdefault(row["record_id"], []).append(f"{row['outcome'] or 'decided'}: {row['quote']}")
    return {record: "\n".join(lines) for record, lines in found.items()}


def _decided(row: Mapping[str, Any]) -> str:
    what = " ".join(part for part in (row["number_label"], row["title"]) if part)
    return " · ".join(part for part in (what or "Untitled", row["committee"], row["date"]) if part)


def _minuted(row: Mapping[str, Any]) -> str:
    return " · ".join(part for part in (MINUTES[row["minutes_status"]], row["committee"], row["date"]) if part)


def _entry(ask: Ask, row: Mapping[str, Any], title: str, summary: str) -> Entry:
    return Entry(
        ident=row["id"], title=title, address=ask.absolute(address_of(row["id"]) or "/"), updated=row["updated"],
        published=row.get("published"), summary=summary, author=row["committee"], original=row["url"],
    )  # fmt: skip


def whole(ask: Ask, data: Data, entries: Iterable[Entry], about: str) -> str:
    """A feed of a page: its entries newest first, at most `AT_MOST`."""
    newest = sorted(entries, key=lambda entry: (entry.updated or "", entry.ident), reverse=True)[:AT_MOST]
    page = ask.absolute(data["address"])
    # A feed in which nothing has happened yet has changed when its page was first seen.
    changed = None if newest else data.get("first_seen")
    return atom(
        data["title"], page, changed, newest, own=f"{page}.atom", subtitle=f"{about} At most {AT_MOST} entries."
    )


_MEMBERSHIPS = """select m.id, coalesce(c.name, m.organisation) as body, m.role, m.first_seen, m.gone_at, m.committee_id
from memberships m left join committees c on c.id = m.committee_id where m.person_id = :person
order by m.first_seen desc limit :most"""
_VOTES = """select v.id, v.item_id as record_id, coalesce(i.title, v.vote_title) as title, v.option_label as said,
  v.first_seen as updated, v.url from recorded_votes v left join agenda_items i on i.id = v.item_id
where v.person_id = :person and v.gone_at is null order by v.first_seen desc limit :most"""
_NAMED = """select f.id, f.record_id, r.title, f.option as said, t.seen_at as updated, r.url
from named_votes f join records r on r.id = f.record_id join texts t on t.id = f.text_id
where f.person_id = :person and (r.kind <> 'document' or r.gone_at is null) order by t.seen_at desc limit :most"""
_DECLARED = """select id, coalesce(item_id, meeting_id) as record_id, item_title as title, interest_type as said,
  first_seen as updated, url from declarations
where person_id = :person and gone_at is null order by first_seen desc limit :most"""
_KINDS = ((_VOTES, "Vote"), (_NAMED, "Vote"), (_DECLARED, "Declared interest"))


async def person_feed(ask: Ask, data: Data) -> str:
    """A member's seats, votes and declarations as they appear. No words of texts where these are kept back."""
    key = {"person": data["id"], "most": AT_MOST}
    own = ask.absolute(data["address"])
    entries = [_seat(row, own) for row in await ask.rows(_MEMBERSHIPS, key)]
    for sql, what in () if data["kept_back"] else _KINDS:
        for row in await ask.rows(sql, key):
            address = address_of(row["record_id"])
            said = f"{what}: {row['said']}" if row["said"] else what
            entries.append(
                Entry(ident=row["id"], title=f"{said} · {row['title'] or 'Untitled'}", original=row["url"],
                      address=ask.absolute(address) if address else own, updated=row["updated"])
            )  # fmt: skip
    return whole(ask, data, entries, "Seats, votes and declared interests, as the council publishes them.")


def _seat(row: Data, own: str) -> Entry:
    ended = "Seat no longer listed" if row["gone_at"] else "Seat"
    title = " · ".join(part for part in (ended, row["body"], row["role"]) if part)
    return Entry(ident=row["id"], title=title, address=own, updated=row["gone_at"] or row["first_seen"])


FORMS_OF = {"committee": committee_feed, "council": council_feed, "person": person_feed}
"""The Atom form of each kind of page."""

"""What the archive holds and lacks for a council, a committee and a time, as one sentence with its counts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from publish.coverage_totals import ALL
from publish.site.page import Ask, Data

NOT_DECIDED = "That says what this archive holds, not what the council did."
_COUNTS = ("meetings", "meetings_cancelled", "meetings_with_minutes", "items_restricted", "documents_restricted",
           "documents_missing", "documents_without_text", "blocked", "not_fetched")  # fmt: skip
_SUMS = ", ".join(f"coalesce(sum({name}), 0) as {name}" for name in _COUNTS)
_ENDS = "min(nullif(month, '')) as first_month, max(month) as last_month"
_TIME = "month >= :since and month <= :until"
_OF_COUNCIL = f"select {_SUMS}, {_ENDS} from coverage_totals where council = :council and {_TIME}"
_NAMED = """(select id from committees where (:council = '' or council = :council)
    and (id = :committee or name in (select value from json_each(:committees))))"""
_OF_COMMITTEES = f"select {_SUMS}, {_ENDS} from coverage where committee_id in {_NAMED} and {_TIME}"
# What the month of today holds of days to come. In the order of the day: a month is few of all meetings.
_COMING = """select count(*) as meetings from meetings m cross join committees c on c.id = m.committee_id
where m.date > :today and m.date < :end and m.status is not 'cancelled' and m.gone_at is null
  and (:council in ('', '*') or c.council = :council)"""
_COMING_OF_COMMITTEES = f"{_COMING} and m.committee_id in {_NAMED}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a sentence is about. Empty is all; days are YYYY-MM-DD and count as whole months."""

    council: str = ""
    council_name: str = ""
    committee: str = ""
    committees: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


async def coverage_of(ask: Ask, scope: Scope, today: date) -> Data:
    """The counts and the sentence: `{sentence, meetings, meetings_to_come, meetings_with_minutes, …}`.

    Months to come are left out: their meetings have no minutes yet. Of this month `meetings_to_come` are to come.
    """
    month = today.isoformat()[:7]
    asked = {"since": scope.since[:7], "until": min(scope.until[:7] or "9999-12", month)}
    coming = {"today": today.isoformat(), "end": f"{month}-99"}
    if scope.committee or scope.committees:
        named = {"council": scope.council, "committee": scope.committee, "committees": json.dumps(scope.committees)}
        of_counts, of_coming, place = _OF_COMMITTEES, _COMING_OF_COMMITTEES, named
    else:
        of_counts, of_coming, place = _OF_COUNCIL, _COMING, {"council": scope.council or ALL}
    counts = await ask.row(of_counts, {**asked, **place})
    counts = counts or {**dict.fromkeys(_COUNTS, 0), "first_month": None, "last_month": None}
    is_now = asked["since"] <= month <= asked["until"]
    to_come = await ask.row(of_coming, {**coming, **place}) if is_now else None
    counts["meetings_to_come"] = to_come["meetings"] if to_come else 0
    return {**counts, "sentence": sentence(scope, counts)}


def sentence(scope: Scope, counts: Mapping[str, int | str | None]) -> str:
    """For example: For Eastmere Council, 2023 to 2024, the archive holds minutes of 41 of 52 meetings; …"""
    place = _place(scope)
    held = {name: int(counts[name] or 0) for name in _COUNTS}
    to_come = int(counts.get("meetings_to_come") or 0)
    took_place = held["meetings"] - held["meetings_cancelled"] - to_come
    when = _time(scope, counts)
    if not held["meetings"]:
        # No date is inferred from what is not there.
        return f"For {place}{when}, the archive lists no meeting, so it cannot say what was decided."
    minutes = f"minutes of {held['meetings_with_minutes']:,} of {took_place:,} meeting{'' if took_place == 1 else 's'}"
    others = ((held["meetings_cancelled"], "cancelled"), (to_come, "to come"))
    more = ", ".join(f"{number:,} more {words}" for number, words in others if number)
    return f"For {place}{when}, the archive holds {minutes}{f' ({more})' if more else ''}; {_lacks(held)}."


def _lacks(held: Mapping[str, int]) -> str:
    told = (
        ("documents_restricted", "paper is not public", "papers are not public"),
        ("items_restricted", "item was taken in private", "items were taken in private"),
        ("blocked", "thing was refused by the site", "things were refused by the site"),
        ("not_fetched", "thing was not fetched or failed", "things were not fetched or failed"),
        ("documents_without_text", "paper gave no text", "papers gave no text"),
    )
    parts = [f"{held[name]:,} {one if held[name] == 1 else many}" for name, one, many in told if held[name]]
    return ", ".join(parts) or "nothing else is known to be missing"


def _place(scope: Scope) -> str:
    council = scope.council_name or scope.council or "all councils here"
    if not scope.committee and not scope.committees:
        return council
    named = scope.committees[0] if len(scope.committees) == 1 else f"{len(scope.committees)} committees"
    return f"{named if scope.committees else 'this committee'} ({council})"


def _time(scope: Scope, counts: Mapping[str, int | str | None]) -> str:
    first = scope.since or str(counts.get("first_month") or "")
    last = scope.until or str(counts.get("last_month") or "")
    start, end = (_month(first), _month(last)) if scope.since or scope.until else (first[:4], last[:4])
    if not start or not end:
        return f", from {start}" if start else f", until {end}" if end else ""
    return f", {start}" if start == end else f", {start} to {end}"


def _month(day: str) -> str:
    """`2024-03-12` as March 2024; of a year alone the year."""
    try:
        return f"{date(int(day[:4]), int(day[5:7]), 1):%B %Y}"
    except ValueError:
        return day[:4]

"""The filters of the search page: read from the address, checked, and offered in its form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from archive.facts import OUTCOMES
from publish.remembered import remembered
from publish.site.page import Ask, Data
from publish.site.search_query import KINDS, MAX_LENGTH, Asked

PARAMETERS = ("words", "advanced", "council", "committee", "since", "until", "kind", "outcome", "vote", "least")
BESIDE = ("order", "page", "size")
MOST_COMMITTEES = 200
# What other programs add to an address, and what Datasette takes for itself.
_ALIEN = ("_", "utm_", "fbclid", "gclid", "mc_")
_YES = ("1", "yes", "on", "true")
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")
_COUNCILS = "select id, coalesce(name, id) as name from councils order by 2 limit 1000"
_COMMITTEES = f"""select distinct name from committees where name is not null
  and (:council = '' or council = :council) and (lower(name) = lower(:name) or instr(lower(name), lower(:name)))
order by lower(name) <> lower(:name), name limit {MOST_COMMITTEES + 1}"""


@dataclass(frozen=True, slots=True)
class Filters:
    """`asked` for the index; `given` the parameters as they came, none empty; `problems` what could not be used.

    `council_name` is the council's own; `committee_names` those that the part of a name stands for.
    """

    asked: Asked
    given: dict[str, str]
    problems: tuple[str, ...]
    council_name: str | None
    committee_names: tuple[str, ...]
    councils: Sequence[Data]


async def read_filters(ask: Ask) -> Filters:
    """What the address asks for. What cannot be used is told in `problems`, never dropped in silence."""
    given = {name: value for name in PARAMETERS if (value := _given(ask, name))}
    councils = await remembered(ask.db).get("councils", lambda: ask.rows(_COUNCILS))
    problems = _not_used(ask)
    council = _council(given, councils, problems)
    names = await _committees(ask, given, council, problems)
    since, until = (_day(given, name, problems) for name in ("since", "until"))
    if since and until and since > until:
        problems.append("The first day is after the last one, so nothing can be found.")
    asked = Asked(
        words=given.get("words", ""), is_advanced=given.get("advanced", "").lower() in _YES, council=council,
        committees=names, kind=_one_of(given, "kind", KINDS, problems),
        outcome=_one_of(given, "outcome", OUTCOMES, problems), has_vote=given.get("vote", "").lower() in _YES,
        least=_pounds(given, problems), since=since, until=until,
    )  # fmt: skip
    name = next((row["name"] for row in councils if row["id"] == council), None)
    return Filters(asked, given, tuple(problems), name, names or (), councils)


def _not_used(ask: Ask) -> list[str]:
    """What stands in the address and filters nothing: a name that is no filter, and all but the last of a name."""
    names = [name for name in ask.request.args if name in PARAMETERS]
    others = [name for name in ask.request.args if name not in (*PARAMETERS, *BESIDE) and not name.startswith(_ALIEN)]
    twice = [name for name in names if len(set(ask.request.args.getlist(name))) > 1]
    known = ", ".join(PARAMETERS)
    said = [f"“{name[:40]}” is no filter here and was not used: there are {known}." for name in others[:3]]
    return [*said, *(f"“{name}” stands in the address more than once: only the last was used." for name in twice)]


def _given(ask: Ask, name: str) -> str:
    value = ask.given(name)
    return value if name == "words" else value[:MAX_LENGTH]


def _council(given: dict[str, str], councils: Sequence[Data], problems: list[str]) -> str:
    """The council's id; it may be asked for by its name."""
    wanted = given.get("council", "")
    for row in councils:
        if wanted and wanted.casefold() in (row["id"].casefold(), row["name"].casefold()):
            return str(row["id"])
    if wanted:
        problems.append(f"This archive has no council “{wanted[:80]}”, so nothing can be found.")
    return wanted


async def _committees(ask: Ask, given: dict[str, str], council: str, problems: list[str]) -> tuple[str, ...] | None:
    """The committee's id, or all names that hold the words; None where any committee will do."""
    wanted = given.get("committee", "")
    if not wanted or "/committee/" in wanted:
        return (wanted,) if wanted else None
    rows = await ask.rows(_COMMITTEES, {"council": council, "name": wanted})
    if not rows:
        problems.append(f"This archive has no committee called “{wanted[:80]}” here, so nothing can be found.")
    if len(rows) > MOST_COMMITTEES:
        problems.append(f"More than {MOST_COMMITTEES} committees are called so: only the first were looked at.")
    return tuple(row["name"] for row in rows[:MOST_COMMITTEES])


def _day(given: dict[str, str], name: str, problems: list[str]) -> str:
    """A day; of a month or a year its first, and its last for `until`."""
    value = given.get(name, "")
    found = _as_day(value, is_last=name == "until") if value else ""
    if found is None:
        problems.append(f"“{value[:40]}” is no date. Write it as 2024-03-12, 2024-03 or 2024. It was not used.")
    return found or ""


def _as_day(value: str, *, is_last: bool) -> str | None:
    if not _DAY.match(value):
        return None
    try:
        if len(value) == 10:
            return date.fromisoformat(value).isoformat()
        year, month = int(value[:4]), int(value[5:7] or 0)
        first = date(year, month or (12 if is_last else 1), 1)
    except ValueError:
        return None
    return f"{first.isoformat()[:7]}-31" if is_last else first.isoformat()


def _one_of(given: dict[str, str], name: str, allowed: Any, problems: list[str]) -> str:
    value = given.get(name, "")
    if value and value not in allowed:
        problems.append(f"“{value[:40]}” is no {name} here: it is one of {', '.join(allowed)}. It was not used.")
        return ""
    return value


def _pounds(given: dict[str, str], problems: list[str]) -> float | None:
    """`£10,000`, `10000` or `10k` as a number of pounds."""
    value = given.get("least", "")
    found = re.fullmatch(r"£?\s*(\d[\d,]{0,14}(?:\.\d{1,2})?)\s*(k|m|bn)?", value.lower())
    if found:
        return float(found[1].replace(",", "")) * {"k": 1e3, "m": 1e6, "bn": 1e9}.get(found[2] or "", 1) or None
    if value:
        problems.append(f"“{value[:40]}” is no sum in pounds. Write it as 10000. It was not used.")
    return None

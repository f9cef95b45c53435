"""The rows of `search`: what can be searched, numbered by day, with the codes that the filters of the search page use.

`number` is the row's number in the word index. It begins with the day, so that an index in order of numbers is in order
of time: the newest matches come first without sorting, and a range of dates is a range of numbers. Codes are words of
the index too: a filter costs what it finds, not what the archive holds.
"""

from __future__ import annotations

from sqlite_utils import Database

from publish.described import SEARCH
from publish.due_lists import RECORDS_DUE
from publish.fts import differs

DAY = 10_000_000
"""Numbers a day: the number of a row is its day as YYYYMMDD times this, and its place in that day."""
SUMS = tuple(digit * 10**zeros for zeros in range(2, 11) for digit in (1, 2, 5))
"""The sums in pounds that have a code of their own."""
MOST_DUE = 10_000
"""Records that can be brought in step at once."""
_DAY_OF = f"case when {{0}} glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' then cast(substr(replace({{0}}, '-', ''), 1, 8) as integer) * {DAY} else 0 end"  # fmt: skip  # noqa: E501


def code(kind: str, value: str) -> str:
    """The word of the index that stands for a value of a filter: one that nobody types, and that no stemmer changes."""
    return f"x{kind}{value.encode().hex()}z"


def first_number(day: str) -> int:
    """The least number that a row of this day (YYYY-MM-DD) can have."""
    return int(day.replace("-", "")) * DAY


def _code(kind: str, value: str) -> str:
    """The same in SQL; empty where there is no value."""
    return f"coalesce('x{kind}' || lower(hex({value})) || 'z ', '')"


# Text of a paper that its council took down (gone_at) is not searched; its title is. A resolution is found by its own
# words only: under the title of its item, every one of that item would stand before the item itself.
# Cross joins start from what is due: SQLite would rather read the whole archive for every batch. The limit, and the
# conditions on r.id (never empty), keep it from making filters of whole tables for the little that is due.
_ROWS = f"""
with placed as materialized (select r.* from now_due cross join records r
  on r.id = now_due.record_id limit {MOST_DUE})
select r.id, r.kind, r.id as record_id, null as text_id, r.site, r.council, r.committee, r.date,
  trim(coalesce(r.number_label, '') || ' ' || coalesce(r.title, '')) as title,
  trim(coalesce(i.summary, '') || char(10, 10) || coalesce(i.decision_text, '') || char(10, 10)
    || coalesce(i.minutes_text, ''), ' ' || char(10)) as text, r.url, r.committee_id
from placed r cross join agenda_items i on i.id = r.id
union all
select r.id, r.kind, r.id, null, r.site, r.council, r.committee, r.date, r.title,
  trim(coalesce(d.decision_text, '') || char(10, 10) || coalesce(d.purpose, '') || char(10, 10)
    || coalesce(d.reasons, '') || char(10, 10) || coalesce(d.alternatives, '') || char(10, 10)
    || coalesce(d.decision_maker, ''), ' ' || char(10)), r.url, r.committee_id
from placed r cross join decisions d on d.id = r.id
union all
select t.id, 'document_page', r.id, t.id, r.site, r.council, r.committee, r.date,
  coalesce(r.title, '') || case when t.field like 'page-%' then ', page ' || substr(t.field, 6) else '' end,
  t.text, r.url, r.committee_id
from placed r cross join texts t on t.record_id = r.id
where r.kind = 'document' and r.gone_at is null
  and (r.id = '' or t.text <> '' and t.field not in ('head', 'tail') and t.field not like 'part-%')
union all
select r.id, r.kind, r.id, null, r.site, r.council, r.committee, r.date, r.title, '', r.url, r.committee_id
from placed r
where r.kind = 'document' and (r.gone_at is not null
  or not exists (select 1 from texts t where t.record_id = r.id and t.text <> ''))
union all
select f.id, 'resolution', r.id, f.text_id, r.site, r.council, r.committee, r.date, '', f.quote, r.url,
  r.committee_id
from placed r cross join resolutions f on f.record_id = r.id
where (r.id = '' or f.same_as is null) and (r.kind <> 'document' or r.gone_at is null)
"""


def _by_kind(resolution: str, page: str, record: str) -> str:
    """SQL of a fact of a row: of a resolution its own, of a page those on it, else those of the whole record."""
    return f"case n.kind when 'resolution' then ({resolution}) when 'document_page' then ({page}) else ({record}) end"


def _where(select: str) -> str:
    return _by_kind(*(f"{select} {where}" for where in ("id = n.id", "text_id = n.text_id", "record_id = n.record_id")))


_OUTCOMES = _where("select group_concat(distinct 'xo' || lower(hex(outcome)) || 'z') from resolutions where")
_COUNTED = _where("select max(coalesce(vote_for, vote_against, vote_abstain) is not null) from resolutions where")
_NAMED = _by_kind(
    "exists (select 1 from named_votes where resolution_id = n.id)",
    "exists (select 1 from named_votes where text_id = n.text_id)",
    "exists (select 1 from named_votes where record_id = n.record_id) "
    "or exists (select 1 from recorded_votes where item_id = n.id)",
)
# The plus keeps SQLite from reading every sum of the archive by its kind.
_MONEY = "select max(coalesce(g.value_max, g.value)) from figures g where +g.kind = 'money' and g.unit = 'GBP'"
_LARGEST = _by_kind(
    f"""{_MONEY} and g.text_id = n.text_id and exists (select 1 from resolutions f where f.id = n.id
      and g."start" >= f."start" and g."end" <= f."end")""",
    f"{_MONEY} and g.text_id = n.text_id",
    f"{_MONEY} and g.record_id = n.record_id",
)
_STEPS = "".join(f" || case when m.largest_gbp >= {least} then 'xs{least}z ' else '' end" for least in SUMS)

_NOW = f"""
create temp table now_search as
with n as materialized ({_ROWS}), m as materialized (select n.*, {_LARGEST} as largest_gbp,
  {_OUTCOMES} as outcomes, coalesce({_COUNTED}, 0) or {_NAMED} as is_voted from n)
select m.id, m.kind, m.record_id, m.site, m.council, m.committee, m.date, m.title, m.text, m.url, m.largest_gbp,
  trim({_code("k", "m.kind")} || {_code("c", "m.council")} || {_code("b", "m.committee_id")}
    || {_code("n", "m.committee")} || coalesce(replace(m.outcomes, ',', ' ') || ' ', '')
    || case when m.is_voted then 'xvz ' else '' end{_STEPS}) as keys,
  {_DAY_OF.format("m.date")} as day
from m
"""
_COLUMNS = tuple(name for name in SEARCH.column_names if name != "number")
_VALUES = tuple(name for name in _COLUMNS if name != "id")
_CHANGED = differs(_VALUES, "s", "n")
_GONE = """delete from search where number in (select s.number from search s
  where s.record_id in (select record_id from now_due) and s.id not in (select id from now_search))"""
# A row whose day changed goes to another place of the index.
_MOVED = f"""delete from search where number in (select s.number from now_search n cross join search s on s.id = n.id
  where s.number / {DAY} <> n.day / {DAY})"""
_WRITE = f"""update search set ({", ".join(_VALUES)}) =
    (select {", ".join(f"n.{name}" for name in _VALUES)} from now_search n where n.id = search.id)
  where number in (select s.number from now_search n cross join search s on s.id = n.id where {_CHANGED})"""
# In order of numbers: the word index takes rows that come in order together, others one at a time.
_ADD = f"""insert into search (number, {", ".join(_COLUMNS)})
select coalesce((select max(s.number) from search s where s.number >= n.day and s.number < n.day + {DAY}), n.day)
  + row_number() over (partition by n.day order by n.id) as number, {", ".join(f"n.{name}" for name in _COLUMNS)}
from now_search n where not exists (select 1 from search s where s.id = n.id) order by 1"""


def replace_rows(db: Database) -> tuple[int, int]:
    """Bring `search` in step with the records of the temporary table now_due; rows written, rows removed."""
    db.execute("drop table if exists temp.now_search")
    db.execute(_NOW)
    db.execute("create unique index temp.now_search_id on now_search(id)")
    removed = db.execute(_GONE).rowcount
    db.execute(_MOVED)
    written = db.execute(_WRITE).rowcount + db.execute(_ADD).rowcount
    return written, removed


def renew(db: Database) -> None:
    """Where `search` was made by an earlier version with other columns: make it anew, with everything due."""
    table = db.table(SEARCH.name)
    if tuple(column.name for column in table.columns) == SEARCH.column_names:
        return
    if table.detect_fts():
        table.disable_fts()
    table.drop()
    table.create(SEARCH.sqlite_columns(), pk=SEARCH.pk, foreign_keys=SEARCH.foreign_keys())
    db.execute(RECORDS_DUE.add("select id from records"))

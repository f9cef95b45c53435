"""What /explore counts, as SQL: the rows of the detail tables, and the counts of `counts`.

`{months}` stands before the table that is read by months of committees (`k`), `{due}` where it is bound to them; `r` is
the record, or what takes its place.
"""

from __future__ import annotations

from archive.schema import Table
from publish.counted_tables import DETAILS

APPROVING = ("approved", "agreed")
"""Outcomes whose sums are added up."""
NOT_SPENT = ("saving", "income", "from", "spent")
"""Parts of a sentence whose sums are not what was approved."""
DAYS = ((7, "up to 7 days"), (14, "8 to 14 days"), (28, "15 to 28 days"), (60, "29 to 60 days"))
LONGER = "more than 60 days"

_PLACE = "r.council, r.committee_id, r.date, substr(r.date, 1, 4) as year"
_MINUTES = "('draft', 'approved', 'unknown')"

# A paper that its council took down counts nowhere, as in canonical_resolutions.
_HERE = "(r.kind <> 'document' or r.gone_at is null)"
_SUMS = f"""select f.id, d.id as resolution_id, r.id as record_id, f.value, f.part, d.outcome, f.check_result,
  row_number() over (partition by d.id order by f.value desc, f.start) = 1 as is_largest, {_PLACE},
  min(d.end - d.start) as width
from {{months}} records r cross join resolutions d on d.record_id = r.id and d.same_as is null
cross join figures f on f.text_id = d.text_id and f.start >= d.start and f.end <= d.end
where {_HERE}
  and +f.kind = 'money' and f.unit = 'GBP' and f.value is not null and {{due}} group by f.id"""
_STATED = f"""select d.id, 'text' as source, r.id as record_id, d.id as fact_id, d.vote_for, d.vote_against,
  d.vote_abstain, abs(d.vote_for - d.vote_against) as margin, d.has_casting_vote, d.outcome,
  (select count(*) from named_votes v where v.resolution_id = d.id) as names, count(*) as decisions,
  min(d.start) as start, {_PLACE}
from {{months}} records r cross join resolutions d on d.record_id = r.id and d.same_as is null
where {_HERE} and d.vote_against > 0 and {{due}} group by d.text_id, d.vote_for, d.vote_against, d.vote_abstain"""
_LISTED = f"""select i.id || '+' || coalesce(v.vote_title, '') as id, 'site' as source, i.id as record_id,
  null as fact_id, sum(v.option = 'for') as vote_for, sum(v.option = 'against') as vote_against,
  sum(v.option = 'abstain') as vote_abstain, abs(sum(v.option = 'for') - sum(v.option = 'against')) as margin,
  null as has_casting_vote, max(v.result) as outcome, count(*) as names, 1 as decisions, {_PLACE}
from {{months}} records r cross join agenda_items i on i.id = r.id
cross join recorded_votes v on v.item_id = i.id and v.gone_at is null
where r.kind = 'item' and {{due}} group by i.id, v.vote_title having sum(v.option = 'against') > 0"""
_KEPT = f"""select r.id, r.kind, r.id as record_id, null as fact_id, null as paragraphs, {_PLACE}
from {{months}} records r where r.is_restricted = 1 and {{due}}"""
_EXCLUDED = f"""select x.id, 'exclusion' as kind, r.id as record_id, x.id as fact_id, x.paragraphs, {_PLACE}
from {{months}} records r cross join exclusions x on x.record_id = r.id
where {_HERE} and {{due}}"""
_REASONS = f"""select x.id, 'reason' as kind, r.id as record_id, null as fact_id,
  coalesce(x.paragraph, x.statement) as paragraphs, {_PLACE}
from {{months}} records r cross join restrictions x on x.record_id = r.id and x.gone_at is null where {{due}}"""
# Seen to appear: a change from no minutes to minutes. Else all that is known is when they were there.
# A change on the day of the first look is one crawl that filled in what an overview page did not say.
_CHANGED = f"""select min(v.seen_at) from revisions v where v.record_id = m.id and v.field = 'minutes_status'
  and v.old = 'none' and v.new in {_MINUTES} and date(v.seen_at) > date(m.first_seen)"""
_ITEM_CHANGED = """select min(v.seen_at) from agenda_items i cross join revisions v on v.record_id = i.id
  where i.meeting_id = m.id and v.field = 'minutes_text' and coalesce(v.old, '') = '' and v.new <> ''
    and date(v.seen_at) > date(i.first_seen)"""
_SEEN = f"""with looked as (
  select m.id, m.date, m.committee_id, m.minutes_status, m.first_seen, coalesce(m.council, c.council) as council,
    min(coalesce(({_CHANGED}), '9'), coalesce(({_ITEM_CHANGED}), '9')) as appeared,
    exists (select 1 from agenda_items i where i.meeting_id = m.id and i.minutes_text <> '') as has_text
  from {{months}} meetings m left join committees c on c.id = m.committee_id
  where m.gone_at is null and coalesce(m.status, '') <> 'cancelled' and m.date is not null and {{due}}),
seen as (select *, case when appeared < '9' then appeared else first_seen end as seen_at from looked)
select r.id, seen_at, cast(julianday(date(seen_at)) - julianday(r.date) as integer) as days,
  appeared < '9' as is_watched, {_PLACE}
from seen r where (r.minutes_status in {_MINUTES} or has_text) and date(seen_at) >= r.date"""

_UNMINUTED = f"""select r.id, {_PLACE} from (
  select m.id, m.date, m.committee_id, coalesce(m.council, c.council) as council
  from {{months}} meetings m left join committees c on c.id = m.committee_id
  where {{due}} and not exists (select 1 from agenda_items i where i.meeting_id = m.id and i.minutes_text <> '')) r"""

DETAIL_SQL: tuple[tuple[Table, str], ...] = tuple(
    zip((DETAILS[0], DETAILS[1], DETAILS[1], DETAILS[2], DETAILS[2], DETAILS[2], DETAILS[3], DETAILS[4]),
        (_SUMS, _STATED, _LISTED, _KEPT, _EXCLUDED, _REASONS, _SEEN, _UNMINUTED), strict=True)
)  # fmt: skip


def _words(values: tuple[str, ...]) -> str:
    return ", ".join(f"'{value}'" for value in values)


_BUCKET = " ".join(f"when days <= {most} then '{name}'" for most, name in DAYS)
_MEETINGS = """(select m.id, m.date, m.committee_id, coalesce(m.council, c.council) as council
  from meetings m left join committees c on c.id = m.committee_id where m.gone_at is null)"""
# Decisions of one text with the same numbers were taken by one vote.
_VOTES = """count(distinct d.text_id || ' ' || coalesce(d.vote_for, '') || ' ' || coalesce(d.vote_against, '') || ' '
  || coalesce(d.vote_abstain, ''))"""
# measure, kind, number, value, from (r has council, committee_id and date), where
COUNT_SQL = (
    ("resolution", "coalesce(d.outcome, 'other')", "count(*)", "null",
     "records r cross join resolutions d on d.record_id = r.id and d.same_as is null",
     _HERE),
    ("vote", "case when d.vote_against > 0 then 'contested' else 'none_against' end", _VOTES, "null",
     "records r cross join resolutions d on d.record_id = r.id and d.same_as is null",
     f"{_HERE} and (d.vote_against is not null or d.is_unanimous_stated = 1)"),
    ("approved_sum", "'approved'", "count(*)", "sum(r.value)", "decided_sums r",
     f"r.is_largest = 1 and r.outcome in ({_words(APPROVING)}) and coalesce(r.part, '') not in ({_words(NOT_SPENT)})"),
    ("attendance", "a.attendance", "count(*)", "null",
     f"{_MEETINGS} r cross join attendance a on a.meeting_id = r.id and a.gone_at is null", "a.attendance <> ''"),
    ("minutes_delay", f"case {_BUCKET} else '{LONGER}' end", "count(*)", "null", "minutes_seen r", "r.is_watched = 1"),
    ("exempt", "p.value", "count(distinct r.record_id)", "null",
     """kept_from_public r cross join json_each('["' || replace(r.paragraphs, ', ', '","') || '"]') p""",
     "r.paragraphs <> ''"),
)  # fmt: skip

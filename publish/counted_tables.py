"""The tables behind /explore, counted at build time: no words in them, only ids, days and numbers.

Words are read from the facts when a page shows them, so that what is taken out of the archive stands nowhere else.
"""

from __future__ import annotations

from archive.schema import Column, Table, col

ALL_COUNCILS = "*"
"""The council of a row of `counts` that sums up all councils."""

_COUNCIL = col("council", "text", "The council, where the source says which.", references="councils")
_COMMITTEE = col("committee_id", "text", "The committee; empty where there is none.", references="committees")
_DATE = col("date", "date", "Day of the meeting or of the decision.")
_YEAR = col("year", "text", "Year of that day.")
_RECORD = col("record_id", "text", "The item, decision or document.")
_PLACE = (_COUNCIL, _COMMITTEE, _DATE, _YEAR)


def _detail(
    name: str, description: str, *columns: Column, indexes: tuple[tuple[str, ...], ...], facets: tuple[str, ...]
) -> Table:
    ident = col("id", "text", "Identifier of what is listed.")
    return Table(
        name, "derived", description, (ident, *columns, *_PLACE), indexes=(("committee_id", "date"), *indexes),
        facets=facets, sort_desc="date",
    )  # fmt: skip


COUNTS = Table(
    "counts",
    "derived",
    "One row counts one kind of thing of one committee in one month, for the charts of /explore. "
    "Decisions are counted once each (canonical_resolutions).",
    (
        col("id", "text", "Council, committee, measure, month and kind."),
        col("measure", "text", "resolution, vote, approved_sum, attendance, minutes_delay or exempt."),
        col("kind", "text", "Outcome; contested or none_against; presence as printed; days; or paragraph."),
        col("council", "text", "The council; * for all councils together."),
        col("month", "text", "Month of the meeting or decision, YYYY-MM; empty where no date is stated."),
        col("number", "integer", "How many."),
        col("value", "real", "Of approved_sum: the largest sum of each decision, added up.", unit="GBP"),
        col("committee_id", "text", "The committee; empty for all councils, and where there is none."),
    ),
    indexes=(("measure", "council", "month", "kind", "committee_id", "number", "value"),
             ("measure", "month", "kind", "council", "number", "value"), ("committee_id", "month")),
    facets=("measure", "kind", "council"), sort_desc="month",
)  # fmt: skip

DECIDED_SUMS = _detail(
    "decided_sums",
    "One row is a sum in pounds that stands in the words of a decision; a decision printed twice is taken once.",
    col("resolution_id", "text", "The decision.", references="resolutions"),
    _RECORD,
    col("value", "real", "The sum; of a range the lower end.", unit="GBP"),
    col("part", "text", "Its part in the sentence, where that says so; else empty."),
    col("outcome", "text", "What became of the decision."),
    col("check_result", "text", "Whether it agrees with other numbers of the text."),
    col("is_largest", "bool", "1 for the largest sum of the decision: add up these alone."),
    indexes=(("value",), ("council", "value"), ("year", "value"), ("part", "value")),
    facets=("outcome", "part", "council", "year"),
)

DIVIDED_VOTES = _detail(
    "divided_votes",
    "One row is a vote in which somebody voted against: as a decision's words state it, or as the site lists names.",
    col("source", "text", "text: counts stated in the words; site: names that the site lists."),
    _RECORD,
    col("fact_id", "text", "The decision in its text; empty where the site lists the vote."),
    col("vote_for", "integer", "Votes for, as stated or as listed.", unit="votes"),
    col("vote_against", "integer", "Votes against.", unit="votes"),
    col("vote_abstain", "integer", "Abstentions; empty where not stated.", unit="votes"),
    col("margin", "integer", "Votes between the two sides; empty where one is not stated.", unit="votes"),
    col("has_casting_vote", "bool", "1 where the text says the chair used a casting vote."),
    col("outcome", "text", "What became of it, or the result as the site prints it."),
    col("names", "integer", "Names that the minutes or the site list beside it.", unit="names"),
    col("decisions", "integer", "Decisions of the text that state these numbers: taken as one vote."),
    indexes=(
        ("date",),
        ("council", "date"),
        ("year", "date"),
        ("margin", "date"),
        ("vote_against", "date"),
        ("record_id",),
    ),
    facets=("source", "outcome", "council", "year"),
)

KEPT_FROM_PUBLIC = _detail(
    "kept_from_public",
    "One row is something kept from the public: an item, a paper, a resolution to exclude, or a reason the site gives.",
    col("kind", "text", "item, document, exclusion (as minutes tell it) or reason (as the site prints it)."),
    _RECORD,
    col("fact_id", "text", "The exclusion in its text, for that kind."),
    col("paragraphs", "text", "Paragraphs of exempt information, as numbers between commas; empty: not stated."),
    indexes=(("date",), ("council", "date"), ("kind", "date"), ("year", "date")),
    facets=("kind", "paragraphs", "council", "year"),
)

MINUTES_SEEN = _detail(
    "minutes_seen",
    "One row is a meeting with minutes, and when this archive first saw them. Only is_watched says how long.",
    col("seen_at", "datetime", "When minutes of it were first seen (UTC)."),
    col("days", "integer", "Days from the meeting until then: it took at most so long.", unit="days"),
    col("is_watched", "bool", "1 where the meeting was seen without minutes before: only then days say how long."),
    indexes=(("council", "date"), ("date",)),
    facets=("is_watched", "council", "year"),
)

UNMINUTED = _detail(
    "meetings_unminuted",
    "One row is a meeting, to come or held, with no minutes under any of its items here. Why, says the table absences.",
    indexes=(("date",), ("council", "date")),
    facets=("council", "year"),
)

COUNTED = Table(
    "counted",
    "ledger",
    "One row says by which rules the tables of /explore were counted last; where they differ all is counted again.",
    (col("id", "text", "SHA-256 of the rules."),),
)

COUNTED_TABLES: tuple[Table, ...] = (
    DECIDED_SUMS, DIVIDED_VOTES, KEPT_FROM_PUBLIC, MINUTES_SEEN, UNMINUTED, COUNTS, COUNTED,
)  # fmt: skip
DETAILS: tuple[Table, ...] = (DECIDED_SUMS, DIVIDED_VOTES, KEPT_FROM_PUBLIC, MINUTES_SEEN, UNMINUTED)

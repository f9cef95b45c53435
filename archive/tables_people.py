"""The tables of people: seats, presence, recorded votes and declared interests, as the site lists them."""

from __future__ import annotations

from archive.schema import Table, col, ground

# Of which sites somebody came since the last run: see `archive.linking.records_to_link`.
_BY_FIRST_SEEN = ("first_seen", "site")

PEOPLE = ground(
    "people",
    "One row is a councillor or officer with a page of their own on the site.",
    col("name", "text", "Name as the site gives it."),
    col("title", "text", "Title as the site gives it (Leader of the Council)."),
    col("party", "text", "Party as the site gives it."),
    col("ward", "text", "Ward or division as the site gives it."),
    col("key_posts", "text", "Posts as the site gives them."),
    col("terms", "json", "Terms of office as stated: start to end."),
    col("other_fields", "json", "Labels we do not know, with their text."),
    indexes=(_BY_FIRST_SEEN,),
    facets=("party",),
    label_column="name",
)

MEMBERSHIPS = ground(
    "memberships",
    "One row is a seat on a committee or outside body, as observed.",
    col("person_id", "text", "Who.", references="people"),
    col("committee_id", "text", "Of which committee; empty for an outside body.", references="committees"),
    col("organisation", "text", "Name of the body as printed, where it is no committee of the site."),
    col("role", "text", "Role as stated (Chair, Vice-Chair, Member)."),
    col("start_date", "date", "Start, where stated."),
    col("end_date", "date", "End, where stated."),
    col("is_expired", "bool", "1 where the site marks the seat as already left."),
    indexes=(("person_id",), ("committee_id",), _BY_FIRST_SEEN),
    facets=("role",),
)

ATTENDANCE = ground(
    "attendance",
    "One row is a person's presence at a meeting in ModernGov's own words; 'Expected' means not recorded yet.",
    col("meeting_id", "text", "The meeting.", references="meetings"),
    col("person_id", "text", "Who, where linked.", references="people"),
    col("name", "text", "Name as printed."),
    col("role", "text", "Role as printed."),
    col("attendance", "text", "Status as printed."),
    col("party", "text", "Party as printed at the time."),
    col("ward", "text", "Ward as printed at the time."),
    col("representing", "text", "Whom they stood for, as printed."),
    indexes=(("meeting_id",), ("person_id",), ("name",), ("attendance",), _BY_FIRST_SEEN),
    facets=("attendance",),
)

RECORDED_VOTES = ground(
    "recorded_votes",
    "One row is one member's vote as ModernGov lists it; votes named in the text of minutes are facts of their own.",
    col("item_id", "text", "The agenda item voted on.", references="agenda_items"),
    col("meeting_id", "text", "The meeting.", references="meetings"),
    col("vote_title", "text", "Title of the vote."),
    col("motion_text", "text", "What was voted on, as printed."),
    col("result", "text", "Result as printed (Carried)."),
    col("option", "text", "for, against, abstain, conflict or other."),
    col("option_label", "text", "The option as printed."),
    col("stated_count", "integer", "Number printed beside the option; never corrected.", unit="votes"),
    col("name", "text", "Name as printed."),
    col("person_id", "text", "Who, where linked.", references="people"),
    indexes=(("item_id",), ("meeting_id",), ("person_id",), ("name",)),
    facets=("option", "result"),
)

DECLARATIONS = ground(
    "declarations",
    "One row is an interest declared at a meeting, as ModernGov lists it.",
    col("meeting_id", "text", "The meeting.", references="meetings"),
    col("item_id", "text", "The agenda item, where stated.", references="agenda_items"),
    col("person_id", "text", "Who, where linked.", references="people"),
    col("name", "text", "Name as printed."),
    col("item_title", "text", "The item as printed."),
    col("meeting_label", "text", "The meeting as printed."),
    col("meeting_date", "date", "Day of the meeting, as printed."),
    col("interest_type", "text", "Kind of interest as printed."),
    col("interest_text", "text", "The interest as printed."),
    col("action", "text", "What the member did, as printed."),
    col("other_fields", "json", "Labels we do not know, with their text."),
    indexes=(("meeting_id",), ("person_id",)),
    facets=("interest_type",),
)

PEOPLE_TABLES: tuple[Table, ...] = (PEOPLE, MEMBERSHIPS, ATTENDANCE, RECORDED_VOTES, DECLARATIONS)

"""Why something is not here, in plain words. Nothing found is never shown as nothing decided."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from publish.site.page import Ask, Data

REASONS: Mapping[str, str] = {
    "not_published": "The council has not published it, or no longer does.",
    "restricted": "The council keeps it from the public.",
    "blocked": "The council's site refused to give it.",
    "not_fetched": "It was not fetched: it lay outside what was asked for, or its time has not come.",
    "fetch_failed": "Fetching it failed. It is tried again.",
    "unreadable": "It was fetched and could not be read.",
    "not_stated": "The council's page does not say.",
    "redacted": "It was taken out of this archive.",
    "link_only": "The owner of this site does not want its text shown elsewhere. Follow the link to the original.",
}
"""For each reason of an absence, what it means for a reader."""

FIELDS: Mapping[str, str] = {
    "minutes_text": "Minutes", "minutes": "Minutes", "decision_text": "Decision", "decision": "Decision",
    "summary": "Agenda text", "purpose": "Purpose", "reasons": "Reasons", "alternatives": "Alternatives considered",
    "notes": "Printed beside the agenda",
    "sha256": "The file", "bytes": "The file", "text": "Text", "page": "The page", "agenda_items": "The agenda",
    "gone_at": "On the site", "minutes_status": "State of the minutes", "is_restricted": "Not public",
    "other_fields": "Other fields", "key_posts": "Posts", "url": "Address", "documents": "Papers",
    "recorded_votes": "Votes by name", "head": "What stands before the first item",
    "tail": "What stands after the last item",
}  # fmt: skip
LINK_ONLY = (
    "The owner of this site does not want its text shown elsewhere. Read it on the council's own page: the original."
)
TAKEN_DOWN = "The council took this paper down, so its text is no longer shown here."
UNKNOWN = (
    "The archive holds no text here and does not know why. That does not mean that nothing was decided: "
    "see the original."
)

_ABSENCES = """select record_id, field, reason, detail, seen_at from absences
where record_id in (select value from json_each(:records)) order by record_id, field limit 200"""
_RESTRICTIONS = """select title, paragraph, reason, statement, justification, url from restrictions
where record_id = :record order by id limit 50"""


def label_of(field: str) -> str:
    """A field as a reader calls it: `minutes_text` is Minutes, `page-3` is Page 3."""
    words = field.replace("_", " ").replace("-", " ")
    return FIELDS.get(field) or words[:1].upper() + words[1:]


async def absences_of(ask: Ask, records: Sequence[str]) -> list[Data]:
    """What is missing of records, with the reason in words: `{record_id, field, label, reason, meaning, detail}`."""
    rows = await ask.rows(_ABSENCES, {"records": json.dumps(list(records))})
    return [
        {**row, "label": label_of(row["field"]), "meaning": REASONS.get(row["reason"], row["reason"])} for row in rows
    ]


async def restrictions_of(ask: Ask, record: str) -> list[Data]:
    """The reasons the site gives for keeping a record back, as printed."""
    return await ask.rows(_RESTRICTIONS, {"record": record})


def no_text_because(absences: Sequence[Data], fields: Sequence[str]) -> str:
    """The sentence that stands where a text would; the reasons known, or that none is known."""
    told = [gap for gap in absences if gap["field"] in (*fields, "page")]
    said = [f"{gap['meaning']}{' (' + gap['detail'] + ')' if gap['detail'] else ''}" for gap in told]
    return " ".join(dict.fromkeys(said)) or UNKNOWN

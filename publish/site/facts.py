"""The facts of texts, in one read: what each says in words, where it stands, and the address of its row."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from datasette.utils import tilde_encode

from archive.rows import FACT_TABLES
from archive.tables import BY_NAME
from publish.settings import DATABASE
from publish.site.addresses import anchor
from publish.site.marking import Span
from publish.site.page import Ask, Data

KINDS: Mapping[str, tuple[str, str, str]] = {
    "resolutions": ("decision", "Decision", "Something decided: the words that say what."),
    "named_votes": ("vote", "Named vote", "How one member voted, as a list in the text says."),
    "roles": ("role", "Person or office", "Somebody in an office, or an office alone."),
    "figures": ("figure", "Figure", "A number with a meaning: a sum, a count, a share."),
    "dates": ("date", "Date", "A date that the text states."),
    "legal_references": ("law", "Law", "A reference to an Act, regulations or an order."),
    "exclusions": ("exclusion", "Public excluded", "A resolution to go on without press and public."),
    "interests": ("interest", "Interest", "A declaration of interest."),
    "attendance_mentions": ("attendance", "Attendance", "Somebody who was there, sent apologies or was away."),
    "actions": ("action", "Action", "Something to be done: a suggestion of ours, decided by nobody."),
    "places": ("place", "Place", "A ward, street or postcode."),
    "reference_numbers": ("number", "Number", "The number of a minute, a report or an application."),
}
"""Tables of facts in the order of the legend: tag in the text, name, what it is."""

_COMMON = {"id", "text_id", "record_id", "quote", "start", "end", "rule", "extractor_version", "minutes_status"}
_OWN = {
    table: [column.name for column in BY_NAME[table].columns if column.name not in _COMMON] for table in FACT_TABLES
}
# How a column is said; one that is not here is said as `its name: value`. Empty: it is not said.
_WORDS = {
    "outcome": "{}", "body": "by {}", "mover": "moved by {}", "seconder": "seconded by {}",
    "vote_for": "{} for", "vote_against": "{} against", "vote_abstain": "{} abstained", "vote_method": "vote: {}",
    "is_unanimous_stated": "said to be unanimous", "has_casting_vote": "casting vote used", "limb_label": "part {}",
    "recommended_to": "recommended to {}", "delegated_to": "delegated to {}", "subject_to": "subject to {}",
    "in_consultation_with": "in consultation with {}", "deadline": "by {}",
    "same_as": "printed elsewhere too, and counted there", "person": "{}", "role": "{}", "organisation": "of {}",
    "person_id": "", "resolution_id": "", "precision": "", "is_suggestion": "a suggestion", "name": "{}",
    "option": "voted {}", "division": "division {}", "iso": "{}", "act": "{}", "provision": "{}", "nation": "{}",
    "paragraphs": "paragraph {}", "schedule": "Schedule {}", "part": "{}", "kind": "{}", "number": "{}",
    "status": "{}", "substitute_for": "substitute for {}", "office": "{}", "owner": "{}", "due": "by {}",
    "measures": "of {}", "period": "for {}", "modifier": "{}",
}  # fmt: skip
OUTCOMES: Mapping[str, str] = {"other": "another outcome"}
PARTS: Mapping[str, str] = {"to": "brought to this", "from": "changed from this"}
"""Values that say little to a reader on their own, in words."""
# A word that two tables use for two things.
_WORDS_OF = {("exclusions", "part"): "Part {}", ("interests", "kind"): "{} interest"}
_WHOLE = {("interests", "kind", "nil"): "none declared", ("interests", "kind", "dispensation"): "dispensation"}
_SINGULAR = {"votes for": "vote for", "votes against": "vote against", "abstentions": "abstention"}
_OPTIONS = {"abstain": "abstained", "absent": "absent"}
_CHECKS = {"inconsistent": "does not agree with other numbers of the text", "consistent": "", "not_checkable": ""}


def _select(table: str) -> str:
    pairs = ", ".join(f"'{name}', \"{name}\"" for name in _OWN[table])
    return (
        f'select \'{table}\' as "table", id, text_id, start, "end", quote, rule, extractor_version, '
        f"json_object({pairs}) as own from {table} where text_id in (select value from json_each(:texts))"
    )


_SQL = " union all ".join(_select(table) for table in KINDS) + ' order by text_id, start, "end" desc'


async def facts_of(ask: Ask, text_ids: Sequence[str]) -> list[Data]:
    """The facts of texts in the order of each text.

    Each is `{id, table, kind, text_id, field, start, end, quote, says, rule, extractor_version, anchor, row, values}`;
    `row` is the path of its row, `values` the columns of its own that are stated.
    """
    if not text_ids:
        return []
    return [_fact(row) for row in await ask.rows(_SQL, {"texts": as_json(text_ids)})]


def as_json(values: Sequence[str]) -> str:
    """A list as `json_each` takes it, so that a query has one parameter however long the list."""
    return json.dumps(list(values))


def _fact(row: Data) -> Data:
    table, field = row["table"], row["text_id"].partition("#")[2]
    values = {name: value for name, value in json.loads(row.pop("own")).items() if value not in (None, "")}
    return {
        **row, "kind": KINDS[table][0], "field": field, "says": says(table, values), "values": values,
        "anchor": anchor(field, row["start"], row["end"]), "row": f"/{DATABASE}/{table}/{tilde_encode(row['id'])}",
    }  # fmt: skip


def says(table: str, values: Mapping[str, Any]) -> str:
    """What a fact says, in words: `approved, moved by Councillor Ada Finch, 6 for, 3 against`."""
    if table == "figures":
        said = [_amount(values), *_said(table, values, "measures", "period", "part")]
    else:
        said = _said(table, values, *(name for name in values if name != "check_result"))
    checked = _CHECKS.get(values.get("check_result", ""), "")
    return ", ".join(part for part in (*said, checked) if part) or KINDS[table][1].lower()


def _said(table: str, values: Mapping[str, Any], *names: str) -> list[str]:
    return [_phrase(table, name, values[name]) for name in names if name in values]


def _phrase(table: str, name: str, value: Any) -> str:
    if whole := _WHOLE.get((table, name, str(value))):
        return whole
    if name.startswith(("is_", "has_")):
        return _WORDS.get(name, name) if value else ""
    if table in ("resolutions", "figures") and name in ("outcome", "part"):
        value = OUTCOMES.get(value, value) if name == "outcome" else PARTS.get(value, value)
    if name == "left_meeting":
        return "left the meeting" if value else "stayed in the meeting"
    if name == "option" and value in _OPTIONS:
        return _OPTIONS[value]
    words = _WORDS_OF.get((table, name)) or _WORDS.get(name, name.replace("_", " ") + ": {}")
    shown = str(value).rstrip(".") if name == "limb_label" else str(value)
    return words.format(shown.replace("_", " "))


def _amount(values: Mapping[str, Any]) -> str:
    numbers = [number(values[name]) for name in ("value", "value_max") if name in values]
    unit = str(values.get("unit", ""))
    if unit.startswith("GBP"):
        numbers, unit = [f"£{each}" for each in numbers], unit.removeprefix("GBP")
    if numbers == ["1"]:
        unit = _SINGULAR.get(unit, unit)
    gap = "" if unit.startswith(("%", " ")) else " "
    return f"{values.get('modifier', '')} {' to '.join(numbers)}{gap}{unit}".strip()


def number(value: float) -> str:
    """`42500.0` as `42,500`; what is no whole number keeps its digits."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def spans_of(facts: Sequence[Data], text: Data) -> list[Span]:
    """The facts of one text as spans to mark; one whose quote does not stand there is not marked."""
    return [
        Span(fact["start"], fact["end"], fact["table"], fact["kind"], f"{KINDS[fact['table']][1]}: {fact['says']}",
             fact["anchor"], f"says-{fact['table']}-{fact['anchor']}")
        for fact in facts
        if fact["text_id"] == text["id"] and text["text"][fact["start"] : fact["end"]] == fact["quote"]
    ]  # fmt: skip


def legend(facts: Sequence[Data]) -> list[Data]:
    """The kinds that are marked here, with their counts: `{table, tag, name, meaning, count, again}`.

    `again` of them are decisions that are printed elsewhere too, and counted there.
    """
    counted = {table: sum(1 for fact in facts if fact["table"] == table) for table in KINDS}
    again = {table: sum(1 for fact in facts if fact["table"] == table and fact["values"].get("same_as"))
             for table in KINDS}  # fmt: skip
    return [
        {"table": table, "tag": tag, "name": name, "meaning": meaning, "count": counted[table], "again": again[table]}
        for table, (tag, name, meaning) in KINDS.items()
        if counted[table]
    ]

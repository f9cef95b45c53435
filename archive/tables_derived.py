"""The tables of facts: extracted from texts, droppable and rebuildable alone."""

from __future__ import annotations

from archive.facts import (
    ATTENDANCE_STATUSES,
    CHECK_RESULTS,
    DATE_PRECISIONS,
    FIGURE_KINDS,
    FIGURE_PARTS,
    INTEREST_KINDS,
    NATIONS,
    OUTCOMES,
    PLACE_KINDS,
    REFERENCE_KINDS,
    VOTE_OPTIONS,
)
from archive.schema import MINUTES_STATUS, Column, Table, col

_FACT = (
    col("id", "text", "Text id @ kind : start - end."),
    col("text_id", "text", "The text it stands in.", references="texts"),
    col("record_id", "text", "Item, decision or document of that text."),
)
_PLACE = (
    col("start", "integer", "First character in the text.", unit="characters"),
    col("end", "integer", "One past the last character.", unit="characters"),
    col("rule", "text", "Rule that found it."),
    col("extractor_version", "text", "Extractor that found it."),
    MINUTES_STATUS,
)
_NATION = col("nation", "text", "Whose law it is, where the Act leaves no doubt: " + ", ".join(NATIONS) + ".")
_PERSON_ID = col("person_id", "text", "The councillor, where the archive can tell for certain.", references="people")


def _one_of(words: tuple[str, ...]) -> str:
    return "One of: " + ", ".join(words) + "."


_QUOTE = col("quote", "text", "The words themselves, exactly as in the text.")


def _derived(
    name: str, description: str, *columns: Column, facets: tuple[str, ...] = (), fts: tuple[str, ...] = (),
    indexes: tuple[tuple[str, ...], ...] = (),
) -> Table:  # fmt: skip
    """A table of facts: ids and quote first, place and provenance last."""
    return Table(
        name, "derived", description, (*_FACT, _QUOTE, *columns, *_PLACE),
        indexes=(("text_id",), ("record_id",), *indexes), facets=facets, fts=fts,
    )  # fmt: skip


RESOLUTIONS = _derived(
    "resolutions",
    "One row is one thing decided. Count canonical_resolutions: words under Decision: and Minutes: are two rows here.",
    col("outcome", "text", _one_of(OUTCOMES)),
    col("body", "text", "Who decided, as the text names it."),
    col("mover", "text", "Who moved it, as stated."),
    col("seconder", "text", "Who seconded it, as stated."),
    col("vote_for", "integer", "Votes for, as stated; empty is not stated, never 0.", unit="votes"),
    col("vote_against", "integer", "Votes against, as stated.", unit="votes"),
    col("vote_abstain", "integer", "Abstentions, as stated.", unit="votes"),
    col("vote_method", "text", "How it was voted, as stated."),
    col("is_unanimous_stated", "bool", "1 where the text says unanimously."),
    col("has_casting_vote", "bool", "1 where the text says the chair used a casting vote."),
    col("limb_label", "text", "Number of the limb as printed."),
    col("recommended_to", "text", "Body it is recommended to."),
    col("delegated_to", "text", "Person or office given the power."),
    col("in_consultation_with", "text", "Whom that person or office is to consult, as stated."),
    col("subject_to", "text", "What it is subject to, as stated."),
    col("deadline", "text", "By when it is to be done, as stated."),
    col("same_as", "text", "Row that this repeats; empty for the row to count."),
    facets=("outcome", "body"),
    fts=("quote",),
    indexes=(("outcome",), ("same_as",)),
)

ROLES = _derived(
    "roles",
    "One row is a person in an office, or an office alone, as a text names them.",
    col("person", "text", "Name as the text ties it to the office; empty where it does not."),
    col("role", "text", "The office."),
    col("organisation", "text", "Body the office belongs to, as stated."),
    _PERSON_ID,
    facets=("role", "organisation"),
    indexes=(("role",), ("person",), ("person_id",)),
)

FIGURES = _derived(
    "figures",
    "One row is a number with meaning.",
    col("kind", "text", _one_of(FIGURE_KINDS)),
    col("value", "real", "The number, written out (10k is 10000); of a range the lower end."),
    col("value_max", "real", "Upper end of a range."),
    col("unit", "text", "Currency, thing counted, or measure."),
    col("modifier", "text", "about, over, up to, at least, nearly, as stated."),
    col("measures", "text", "What it is a number of, where stated."),
    col("part", "text", "Its part in the sentence, where that says so: " + ", ".join(FIGURE_PARTS) + "."),
    col("period", "text", "The time it is for, as stated."),
    col("check_result", "text", "Whether it agrees with other numbers of the text: " + ", ".join(CHECK_RESULTS) + "."),
    facets=("kind", "unit", "part"),
    indexes=(("kind", "value"), ("part", "kind", "value"), ("check_result",)),
)

DATES = _derived(
    "dates",
    "One row is a date that a text states; a month or a year alone has that precision.",
    col("iso", "text", "The date: YYYY-MM-DD; of a month YYYY-MM, of a year YYYY."),
    col("precision", "text", _one_of(DATE_PRECISIONS)),
    facets=("precision",),
    indexes=(("iso",),),
)

NAMED_VOTES = _derived(
    "named_votes",
    "One row is one member's vote as a text lists it. A member listed on both sides of a division has none.",
    col("name", "text", "The member as listed."),
    col("option", "text", _one_of(VOTE_OPTIONS)),
    col("division", "integer", "Number of the division in its text, from 1."),
    col("resolution_id", "text", "What was decided by it, where the text leaves no doubt.", references="resolutions"),
    col("check_result", "text", "Names listed against the count stated: " + ", ".join(CHECK_RESULTS) + "."),
    _PERSON_ID,
    facets=("option", "check_result"),
    indexes=(("resolution_id",), ("person_id",), ("name",)),
)

ACTIONS = _derived(
    "actions",
    "One row is something a person or office was to do, as minutes note it: a suggestion, no decision.",
    col("owner", "text", "Who is to do it, as stated."),
    col("due", "text", "By when, as stated."),
    col("is_suggestion", "bool", "Always 1: found by rules, decided by nobody."),
    facets=("owner",),
)

EXCLUSIONS = _derived(
    "exclusions",
    "One row is a resolution to exclude press and public.",
    col("paragraphs", "text", "Paragraphs of exempt information, as stated."),
    col("schedule", "text", "Schedule that has them, as stated."),
    col("part", "text", "Part of the schedule, as stated."),
    col("act", "text", "Act, as stated."),
    _NATION,
    facets=("paragraphs", "act"),
)

INTERESTS = _derived(
    "interests",
    "One row is a declaration of interest that a text tells; nil is a text that says there were none.",
    col("person", "text", "Who declared it."),
    _PERSON_ID,
    col("kind", "text", _one_of(INTEREST_KINDS)),
    col("left_meeting", "bool", "1 where the text says that the member left, 0 where it says not; else empty."),
    facets=("kind", "left_meeting"),
    indexes=(("person_id",),),
)

ATTENDANCE_MENTIONS = _derived(
    "attendance_mentions",
    "One row is a person in an attendance list of a text. No vote is ever inferred from it.",
    col("person", "text", "The person as listed."),
    _PERSON_ID,
    col("status", "text", _one_of(ATTENDANCE_STATUSES)),
    col("substitute_for", "text", "The member whom a substitute stands for, as stated."),
    col("office", "text", "Office listed beside the name."),
    facets=("status",),
    indexes=(("person_id",),),
)

LEGAL_REFERENCES = _derived(
    "legal_references",
    "One row is a reference to an Act, regulations or an order, with section or schedule where stated.",
    col("act", "text", "Its title and year as printed."),
    col("provision", "text", "Section, schedule or paragraph as printed."),
    _NATION,
    facets=("act", "nation"),
)

PLACES = _derived(
    "places",
    "One row is a ward, street or postcode that a text names.",
    col("kind", "text", _one_of(PLACE_KINDS)),
    col("name", "text", "The place, spaces made single."),
    facets=("kind", "name"),
    indexes=(("kind", "name"),),
)

REFERENCE_NUMBERS = _derived(
    "reference_numbers",
    "One row is the number of a minute, a report or a planning application in a text.",
    col("kind", "text", _one_of(REFERENCE_KINDS)),
    col("number", "text", "The number as printed."),
    facets=("kind",),
    indexes=(("kind", "number"),),
)

DERIVED: tuple[Table, ...] = (
    RESOLUTIONS,
    NAMED_VOTES,
    ROLES,
    FIGURES,
    DATES,
    ACTIONS,
    EXCLUSIONS,
    INTERESTS,
    ATTENDANCE_MENTIONS,
    LEGAL_REFERENCES,
    PLACES,
    REFERENCE_NUMBERS,
)

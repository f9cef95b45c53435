"""The tables of facts: extracted from texts, droppable and rebuildable alone."""

from __future__ import annotations

from archive.facts import FIGURE_KINDS, OUTCOMES
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
    col("outcome", "text", "One of: " + ", ".join(OUTCOMES) + "."),
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
    col("person_id", "text", "The councillor, where the archive can tell for certain.", references="people"),
    facets=("role", "organisation"),
    indexes=(("role",), ("person",)),
)

FIGURES = _derived(
    "figures",
    "One row is a number with meaning.",
    col("kind", "text", "One of: " + ", ".join(FIGURE_KINDS) + "."),
    col("value", "real", "The number, written out (10k is 10000); of a range the lower end."),
    col("value_max", "real", "Upper end of a range."),
    col("unit", "text", "Currency, thing counted, or measure."),
    col("modifier", "text", "about, over, up to, at least, nearly, as stated."),
    col("measures", "text", "What it is a number of, where stated."),
    facets=("kind", "unit"),
    indexes=(("kind", "value"),),
)

DATES = _derived(
    "dates",
    "One row is a date that a text states with day, month and year.",
    col("iso", "date", "The date."),
    indexes=(("iso",),),
)

DERIVED: tuple[Table, ...] = (RESOLUTIONS, ROLES, FIGURES, DATES)

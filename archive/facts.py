"""The facts that extraction finds in one stored text, as frozen dataclasses: what is quoted, where, and what it says.

`None` always means *not stated*; it never means zero, no or empty.
"""

from __future__ import annotations

from dataclasses import dataclass

OUTCOMES = (
    "noted",
    "approved",
    "agreed",
    "refused",
    "deferred",
    "recommended",
    "appointed",
    "delegated",
    "received",
    "withdrawn",
    "lost",
    "other",
)
FIGURE_KINDS = ("money", "percent", "count", "rate", "duration", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something stated in one text: `text[start:end] == quote`, offsets in Unicode code points."""

    start: int
    end: int
    quote: str
    rule: str
    """Name of the rule that made the fact, `component.rule`; stable, for people who ask why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution(Fact):
    """One thing decided: a limb at the lowest self-standing level."""

    outcome: str
    body: str | None = None
    mover: str | None = None
    seconder: str | None = None
    vote_for: int | None = None
    vote_against: int | None = None
    vote_abstain: int | None = None
    vote_method: str | None = None
    is_unanimous_stated: bool = False
    has_casting_vote: bool = False
    limb_label: str | None = None
    recommended_to: str | None = None
    delegated_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Fact):
    """A specific office, once per distinct (person, role, organisation) in a text."""

    person: str | None
    role: str
    organisation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Fact):
    """A number with meaning. `value` is normalised (10k is 10000); a range has `value_max` too."""

    kind: str
    value: float
    value_max: float | None = None
    unit: str | None = None
    modifier: str | None = None
    measures: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Fact):
    """A date stated with day, month and year; `iso` is `YYYY-MM-DD`."""

    iso: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Every fact of one text, each kind in the order of the text."""

    resolutions: tuple[Resolution, ...] = ()
    roles: tuple[Role, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()

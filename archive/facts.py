"""The facts that extraction finds in one stored text, as frozen dataclasses: what is quoted, where, and what it says.

`None` always means *not stated*; it never means zero, no or empty.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

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
FIGURE_PARTS = ("approved", "estimate", "budget", "saving", "grant", "income", "spent", "from", "to")
"""What part a figure plays in its sentence, where the sentence says so; `from` and `to` are the ends of a change."""
CHECK_RESULTS = ("consistent", "inconsistent", "not_checkable")
"""Whether numbers that one text states agree with one another; nothing is ever corrected."""
VOTE_OPTIONS = ("for", "against", "abstain", "absent")
INTEREST_KINDS = (
    "disclosable_pecuniary",
    "pecuniary",
    "personal",
    "prejudicial",
    "non_registrable",
    "other",
    "dispensation",
    "nil",
)
ATTENDANCE_STATUSES = ("present", "apologies", "absent", "substitute", "in_attendance")
DATE_PRECISIONS = ("day", "month", "year")
PLACE_KINDS = ("ward", "street", "postcode")
REFERENCE_KINDS = ("minute", "report", "planning")
NATIONS = ("England", "Wales", "Scotland", "Northern Ireland")


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
    in_consultation_with: str | None = None
    subject_to: str | None = None
    deadline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedVote(Fact):
    """One member's vote as a list in the text names it; the quote is the name as listed.

    `division` numbers the divisions of the text from 1. `resolution` is the span of the resolution it decided, where
    the text leaves no doubt. `check_result` compares the names listed for this option with the count stated for it.
    A member listed on both sides of one division has no vote.
    """

    name: str
    option: str
    division: int
    resolution: tuple[int, int] | None = None
    check_result: str = "not_checkable"


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
    part: str | None = None
    period: str | None = None
    check_result: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Fact):
    """A date as stated: `iso` is `YYYY-MM-DD`, or of a month `YYYY-MM`, of a year `YYYY`, as `precision` says."""

    iso: str
    precision: str = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Fact):
    """Something a person or office was to do, as minutes note it. No decision: always a suggestion to the reader."""

    owner: str | None = None
    due: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalReference(Fact):
    """A place in the law: `act` with its year (also regulations and orders), `provision` as printed, and the nation
    whose Act it is where the Act leaves no doubt."""

    act: str | None = None
    provision: str | None = None
    nation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion(Fact):
    """A resolution to exclude press and public: the paragraphs of exempt information, comma separated, as stated."""

    paragraphs: str | None = None
    schedule: str | None = None
    part: str | None = None
    act: str | None = None
    nation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest(Fact):
    """A declaration of interest; `kind` of `INTEREST_KINDS`. `left_meeting` only where the text says yes or no."""

    person: str | None
    kind: str
    left_meeting: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceMention(Fact):
    """One person in an attendance list of the text. Never used to infer a vote."""

    person: str
    status: str
    substitute_for: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Fact):
    """A ward, street or postcode that the text names."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceNumber(Fact):
    """The number of a minute, report or planning application."""

    kind: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Every fact of one text, each kind in the order of the text."""

    resolutions: tuple[Resolution, ...] = ()
    roles: tuple[Role, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    named_votes: tuple[NamedVote, ...] = ()
    actions: tuple[Action, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    interests: tuple[Interest, ...] = ()
    attendance_mentions: tuple[AttendanceMention, ...] = ()
    legal_references: tuple[LegalReference, ...] = ()
    places: tuple[Place, ...] = ()
    reference_numbers: tuple[ReferenceNumber, ...] = ()


FACT_KINDS: tuple[str, ...] = tuple(field.name for field in fields(Extraction))
"""Kinds of fact: the fields of `Extraction`, the tables of the archive and the keys of the JSON."""

"""Records about people: who they are, where they sit, when they were there, how they voted, what they declared."""

from __future__ import annotations

from dataclasses import dataclass

from archive.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """A councillor or officer with a page of their own. Addresses and telephone numbers are never kept here.

    `terms` is what the site states of terms of office, as printed: `{"16/05/2014": "unspecified"}`.
    """

    name: str | None = None
    title: str | None = None
    party: str | None = None
    ward: str | None = None
    key_posts: str | None = None
    terms: dict[str, str] | None = None
    other_fields: dict[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Record):
    """A seat as observed. Id: `{committee id}+{person id}`; for an outside body `{outside body id}+{person id}`.

    One person may have left a committee twice and be on it again: an expired seat's id ends in `+{day it began}`, that
    of a second seat held at once in `+{role}`.

    `organisation` is the body's name as printed where it is no committee of the site; `committee_id` is None then.
    `is_expired` is the site's own mark: its page lists seats already left, and hides them.
    """

    person_id: str
    committee_id: str | None = None
    organisation: str | None = None
    role: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    is_expired: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Record):
    """Presence in ModernGov's own words; `Expected` means not recorded yet. Id: `{meeting id}+{person id}`."""

    meeting_id: str
    person_id: str | None = None
    name: str | None = None
    role: str | None = None
    attendance: str | None = None
    party: str | None = None
    ward: str | None = None
    representing: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedVote(Record):
    """One member's vote as ModernGov lists it. Id: `{item id}+vote{n}+{option}+{person id or name}`, n from 1.

    `option` is for, against, abstain, conflict or other; `option_label` as printed. `stated_count` is the number
    printed beside the option: it is never corrected, and may differ from the number of names.
    """

    item_id: str
    meeting_id: str | None = None
    vote_title: str | None = None
    motion_text: str | None = None
    result: str | None = None
    option: str | None = None
    option_label: str | None = None
    stated_count: int | None = None
    name: str | None = None
    person_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration(Record):
    """An interest declared at a meeting, as ModernGov lists it.

    Id: `{meeting or item id}+{person id or name}`; further ones of one member end in `+2`, `+3`.
    """

    meeting_id: str | None = None
    item_id: str | None = None
    person_id: str | None = None
    name: str | None = None
    item_title: str | None = None
    meeting_label: str | None = None
    meeting_date: str | None = None
    interest_type: str | None = None
    interest_text: str | None = None
    action: str | None = None
    other_fields: dict[str, str] | None = None

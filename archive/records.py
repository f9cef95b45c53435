"""The ground records, as frozen dataclasses: what a page says, and what a parser returns.

People are in `records_people.py`, issues and plans in `records_issues.py`, facts in `facts.py`.

Names are ModernGov's own where it has one (ARCHITECTURE.md, glossary). `None` always means *this page does not state
it*; it never means zero, no or empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

NOTICE = "notice"  # stage of a problem that casts no doubt on what was read: told so that nobody wonders
SEARCHED = "searched"  # section of a page whose text is read elsewhere: no facts are taken from it
IDENTITY = ("id", "site", "url")  # what a row is, not what a page says of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row of a ground table. Field names are column names; `store.RECORD_TABLES` maps class to table.

    `id` is `{site}/{kind}/{ModernGov id}` (archive.ids). `council` is the id of a `councils` row,
    `None` where the source does not say which council it is from. `url` is where a reader finds the original.
    """

    id: str
    site: str
    council: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Record):
    """One ModernGov install; its id is the register's slug. `is_link_only`: its owner does not want its text shown."""

    name: str
    base_url: str | None = None
    host_group: str | None = None
    is_fictional: bool = False
    is_link_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Council(Record):
    name: str
    gss_code: str | None = None
    nation: str | None = None
    licence: str | None = None
    licence_source: str | None = None
    is_fictional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Committee(Record):
    name: str | None = None
    category: str | None = None
    purpose: str | None = None
    is_expired: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """`date` is `YYYY-MM-DD`, `start_time` is `HH:MM` (24 h, Europe/London) or None where not stated."""

    committee_id: str | None = None
    title: str | None = None
    date: str | None = None
    start_time: str | None = None
    status: str | None = None  # confirmed cancelled moved provisional new
    venue: str | None = None
    contact: str | None = None
    minutes_status: str | None = None  # none draft approved unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Record):
    """`position` is 0-based document order; `number_label` is as printed (`54.`, `77/21`, `3a`) or None.

    `summary` is the agenda text, `decision_text` what stands under `Decision:`, `minutes_text` under `Minutes:`; a text
    that the page cuts short is None here, with an `Absence`. `other_fields` keeps unknown labels with their text.
    """

    meeting_id: str | None = None
    position: int | None = None
    number_label: str | None = None
    title: str | None = None
    summary: str | None = None
    decision_text: str | None = None
    minutes_text: str | None = None
    issue_id: str | None = None
    is_restricted: bool | None = None
    text_source: str | None = None  # page webservice pdf import
    other_fields: dict[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """A ModernGov decision record (`ieDecisionDetails.aspx`). Dates are `YYYY-MM-DD`.

    `decision_label` is the heading the page prints over the text (`Decision:`, `Decisions:`).
    """

    title: str | None = None
    decision_maker: str | None = None
    status: str | None = None
    is_key: bool | None = None
    is_call_in: bool | None = None
    purpose: str | None = None
    decision_text: str | None = None
    decision_label: str | None = None
    reasons: str | None = None
    alternatives: str | None = None
    decision_date: str | None = None
    publication_date: str | None = None
    effective_from: str | None = None
    meeting_id: str | None = None
    meeting_label: str | None = None
    meeting_date: str | None = None
    item_id: str | None = None
    issue_id: str | None = None
    contact: str | None = None
    report_author: str | None = None
    wards: str | None = None
    other_fields: dict[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """A paper. `size` is bytes as fetched; `listed_size` is what the page printed (`PDF 161 KB`)."""

    kind: str | None = None  # report agenda minutes decisions pack supplement other
    title: str | None = None
    media_type: str | None = None
    listed_size: str | None = None
    size: int | None = None
    sha256: str | None = None
    page_count: int | None = None
    text_quality: str | None = None  # ok ocr needs_ocr failed none
    ocr_pages: str | None = None
    author: str | None = None
    report_date: str | None = None
    is_restricted: bool | None = None
    other_fields: dict[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLink(Record):
    """That a paper stands at a meeting, an item or a decision. Id: `{record id}+{document id}`."""

    document_id: str
    record_id: str
    title: str | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A piece of text facts are extracted from. `section` is what extraction is told it is reading."""

    record_id: str
    field: str  # summary minutes decision reasons purpose alternatives notes page-N text part-N head tail
    text: str
    section: str  # agenda minutes decision report; page: a whole page with its headings; searched: not extracted
    language: str | None = None
    minutes_status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Why `field` of a record is not here. `reason` is one of `ABSENCE_REASONS`."""

    record_id: str
    field: str
    reason: str
    detail: str | None = None


ABSENCE_REASONS = (
    "not_published",
    "restricted",
    "blocked",
    "not_fetched",
    "fetch_failed",
    "unreadable",
    "not_stated",
    "redacted",
    "link_only",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A page that did not come, or came and could not be read. `url` is its canonical address.

    It leaves a gap at `field` of `record_id`, for the `reason` (one of `ABSENCE_REASONS`) that `detail` says in words;
    none where it `is_replaced`: another page was asked for in its place. `parser_version` is the parser that could not
    read it, where one tried.
    """

    url: str
    site: str
    page: str
    record_id: str
    field: str
    reason: str
    context: dict[str, str]
    detail: str | None = None
    parser_version: str | None = None
    is_replaced: bool = False


# ---------------------------------------------------------------- what a parser returns


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page worth fetching. `page` is the name of a page type (`PAGES`), `why` is for `--explain` and the ledger.

    `context` is handed to that page's parser: what the linking page knows and the linked page may not say, such as
    `meeting_id` for an agenda item.
    """

    url: str
    page: str
    why: str
    context: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something a reader or maintainer must know: an unknown label, a broken row, a refused page."""

    stage: str  # fetch parse document import extract gone; NOTICE where what was read stands
    message: str
    record_id: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """Everything one page gave."""

    records: tuple[Record, ...] = ()
    texts: tuple[Text, ...] = ()
    absences: tuple[Absence, ...] = ()
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()
    fetched: tuple[str, ...] = ()
    """Ids of the records whose own page this is: an absence of that page is over."""
    settled: tuple[tuple[str, str], ...] = ()
    """Record and field of further absences that this page ends."""
    failures: tuple[Failure, ...] = ()
    """Pages that did not come, or could not be read."""
    facts: dict[str, Any] = field(default_factory=dict)
    """What the crawl needs to know and no record holds, such as `committees` listed or `is_last_page`."""

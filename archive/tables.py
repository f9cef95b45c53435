"""Every table of archive.db with its columns, described once (ARCHIVE.md is the contract they keep)."""

from __future__ import annotations

from archive.records import ABSENCE_REASONS, FIGURE_KINDS, OUTCOMES
from archive.schema import Column, Table, col

_SEEN = (
    col("first_seen", "datetime", "When this row was first seen (UTC)."),
    col("last_seen", "datetime", "When this row was last seen unchanged or changed (UTC)."),
    col("gone_at", "datetime", "When it was first missing from the site; empty while it is there."),
)
_ID = col("id", "text", "Identifier: site / kind / ModernGov id. Never reused.")
_SITE = col("site", "text", "The ModernGov install it comes from.", references="sites")
_COUNCIL = col("council", "text", "The council, where the source says which.", references="councils")
_URL = col("url", "text", "The original page or file.")


def _ground(
    name: str,
    description: str,
    *columns: Column,
    indexes: tuple[tuple[str, ...], ...] = (),
    facets: tuple[str, ...] = (),
    fts: tuple[str, ...] = (),
    sort_desc: str | None = None,
    label_column: str | None = None,
) -> Table:
    """A table of records: id, site, council and url first, the seen columns last."""
    return Table(
        name, "ground", description, (_ID, _SITE, _COUNCIL, _URL, *columns, *_SEEN),
        indexes=indexes, facets=facets, fts=fts, sort_desc=sort_desc, label_column=label_column,
    )  # fmt: skip


_MINUTES_STATUS = col(
    "minutes_status",
    "text",
    "none, draft, approved, or unknown where the source does not tell draft from approved.",
)

SITES = Table(
    "sites",
    "ground",
    "One row is one ModernGov install. A site may carry several councils.",
    (
        col("id", "text", "The site's slug in the register."),
        col("site", "text", "The same slug, as in every other table."),
        col("council", "text", "The council it is run by, where it is one."),
        _URL,
        col("name", "text", "Name in the register."),
        col("base_url", "text", "Address below which all its pages lie."),
        col("host_group", "text", "Sites that share servers; crawled one request at a time."),
        col("is_fictional", "bool", "1 where the site is made up, as the demo's is."),
        *_SEEN,
    ),
    label_column="name",
)

COUNCILS = Table(
    "councils",
    "ground",
    "One row is one council.",
    (
        col("id", "text", "Identifier of the council: its slug."),
        _SITE,
        col("council", "text", "The same slug, as in every other table."),
        _URL,
        col("name", "text", "The council's name."),
        col("gss_code", "text", "ONS code, where the register has it."),
        col("nation", "text", "England, Wales, Scotland or Northern Ireland."),
        col("licence", "text", "Licence as stated on the site; empty where not stated."),
        col("licence_source", "text", "Where the licence is stated."),
        col("is_fictional", "bool", "1 where the council is made up, as the demo's is."),
        *_SEEN,
    ),
    label_column="name",
)

COMMITTEES = _ground(
    "committees",
    "One row is a committee: council, cabinet, panel, sub-committee.",
    col("name", "text", "Name as the site gives it."),
    col("category", "text", "Heading it is listed under."),
    col("purpose", "text", "What the site says it is for."),
    col("is_expired", "bool", "1 where the site marks it as no longer sitting; empty where not stated."),
    indexes=(("council",),),
    facets=("category",),
    label_column="name",
)

MEETINGS = _ground(
    "meetings",
    "One row is a meeting, held, to come or cancelled.",
    col("committee_id", "text", "The committee that meets.", references="committees"),
    col("title", "text", "Heading of the meeting's page."),
    col("date", "date", "Day of the meeting."),
    col("start_time", "text", "Start as stated, 24 hours, local time."),
    col("status", "text", "confirmed, cancelled, moved, provisional or new, as the site marks it."),
    col("venue", "text", "Where, as stated."),
    col("contact", "text", "Officer to ask, as stated."),
    _MINUTES_STATUS,
    indexes=(("committee_id", "date"), ("date",), ("council",)),
    facets=("status", "minutes_status"),
    sort_desc="date",
    label_column="title",
)

AGENDA_ITEMS = _ground(
    "agenda_items",
    "One row is one item of a meeting's agenda, with what was minuted under it.",
    col("meeting_id", "text", "The meeting it stands in.", references="meetings"),
    col("position", "integer", "Order on the agenda, from 0."),
    col("number_label", "text", "Number as printed (54., 77/21, 3a); empty for headings."),
    col("title", "text", "Title."),
    col("summary", "text", "Agenda text: what the item was to be about, before the meeting."),
    col("decision_text", "text", "Text under 'Decision:'."),
    col("minutes_text", "text", "Text under 'Minutes:'. Empty: look in absences for the reason."),
    col("issue_id", "text", "ModernGov issue it belongs to."),
    col("is_restricted", "bool", "1 where the site marks it as not public."),
    col("text_source", "text", "page, webservice, pdf or import."),
    col("other_fields", "json", "Labels we do not know, with their text."),
    indexes=(("meeting_id", "position"), ("council",), ("issue_id",)),
    fts=("title", "summary", "decision_text", "minutes_text"),
    label_column="title",
)

DECISIONS = _ground(
    "decisions",
    "One row is a ModernGov decision record: of a committee, a cabinet member or an officer.",
    col("title", "text", "Title."),
    col("decision_maker", "text", "Who decided, as stated."),
    col("status", "text", "Status in ModernGov's own words."),
    col("is_key", "bool", "1 for a key decision, 0 where the record says No."),
    col("is_call_in", "bool", "1 where it is subject to call-in, 0 where the record says No."),
    col("purpose", "text", "Purpose as stated."),
    col("decision_text", "text", "What was decided, in full."),
    col("decision_label", "text", "Heading printed over the decision."),
    col("reasons", "text", "Reasons as stated."),
    col("alternatives", "text", "Alternatives considered, as stated."),
    col("decision_date", "date", "Date of decision."),
    col("publication_date", "date", "Date of publication."),
    col("effective_from", "date", "Date from which it takes effect."),
    col("meeting_id", "text", "Meeting it was decided at.", references="meetings"),
    col("meeting_label", "text", "'Decided at meeting' as printed."),
    col("item_id", "text", "Agenda item, where linked.", references="agenda_items"),
    col("issue_id", "text", "ModernGov issue it belongs to."),
    col("contact", "text", "Contact as stated."),
    col("report_author", "text", "Report author as stated."),
    col("wards", "text", "Wards affected, as stated."),
    col("other_fields", "json", "Labels we do not know, with their text."),
    indexes=(("council", "decision_date"), ("meeting_id",), ("item_id",)),
    facets=("decision_maker", "is_key"),
    fts=("title", "purpose", "decision_text", "reasons"),
    sort_desc="decision_date",
    label_column="title",
)

DOCUMENTS = _ground(
    "documents",
    "One row is a paper: report, agenda, printed minutes, decision sheet.",
    col("kind", "text", "report, agenda, minutes, decisions, pack, supplement or other."),
    col("title", "text", "Title as linked."),
    col("media_type", "text", "Type as served, or as the bytes show."),
    col("listed_size", "text", "Size as the page prints it."),
    col("size", "integer", "Size as fetched.", unit="bytes"),
    col("sha256", "text", "SHA-256 of the bytes fetched. Empty: look in absences."),
    col("page_count", "integer", "Pages, where the format has pages.", unit="pages"),
    col("text_quality", "text", "ok, needs_ocr (no text layer), failed, or none."),
    col("author", "text", "Author as stated in it."),
    col("report_date", "date", "Date the paper states for itself."),
    col("is_restricted", "bool", "1 where the site marks it as not public."),
    col("other_fields", "json", "Other labelled lines of the paper."),
    indexes=(("sha256",), ("council",)),
    facets=("kind", "text_quality"),
    fts=("title",),
    label_column="title",
)

DOCUMENT_LINKS = _ground(
    "document_links",
    "One row says that a paper stands at a meeting, an item or a decision.",
    col("document_id", "text", "The paper.", references="documents"),
    col("record_id", "text", "Meeting, item or decision it is listed under."),
    col("title", "text", "Title as listed there."),
    col("position", "integer", "Order in the list, from 0."),
    indexes=(("record_id",), ("document_id",)),
)

PEOPLE = _ground(
    "people",
    "One row is a councillor or officer with a page of their own on the site.",
    col("name", "text", "Name as the site gives it."),
    col("party", "text", "Party as the site gives it."),
    col("ward", "text", "Ward as the site gives it."),
    facets=("party",),
    label_column="name",
)

MEMBERSHIPS = _ground(
    "memberships",
    "One row is a seat on a committee, as observed.",
    col("person_id", "text", "Who.", references="people"),
    col("committee_id", "text", "Of which committee.", references="committees"),
    col("role", "text", "Role as stated (Chair, Vice-Chair, Member)."),
    col("start_date", "date", "Start, where stated."),
    col("end_date", "date", "End, where stated."),
    indexes=(("person_id",), ("committee_id",)),
    facets=("role",),
)

ATTENDANCE = _ground(
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
    indexes=(("meeting_id",), ("person_id",)),
    facets=("attendance",),
)

TEXTS = Table(
    "texts",
    "ground",
    "One row is a piece of text that facts are extracted from. Offsets of facts count its characters.",
    (
        col("id", "text", "Record id # field."),
        col("record_id", "text", "Item, decision or document it is the text of."),
        col("field", "text", "summary, minutes, decision, purpose, reasons, page-N or text."),
        col("section", "text", "What extraction reads it as: agenda, minutes, decision or report."),
        col("language", "text", "en or cy, where known."),
        _MINUTES_STATUS,
        col("sha256", "text", "SHA-256 of the text."),
        col("text", "text", "The text as stored."),
        col("seen_at", "datetime", "When this version was first seen (UTC)."),
    ),
    indexes=(("record_id", "field"),),
    facets=("field", "section"),
)

ABSENCES = Table(
    "absences",
    "ground",
    "One row is something that is not here, with the reason. Nothing found is never the same as nothing decided.",
    (
        col("id", "text", "Record id # field."),
        col("record_id", "text", "What it would belong to."),
        col("field", "text", "What is missing."),
        col("reason", "text", "One of: " + ", ".join(ABSENCE_REASONS) + "."),
        col("detail", "text", "In words."),
        col("fetch_id", "integer", "The fetch that showed it (evidence.db)."),
        col("seen_at", "datetime", "When it was first seen missing (UTC)."),
    ),
    indexes=(("record_id",), ("reason",)),
    facets=("reason", "field"),
)

REVISIONS = Table(
    "revisions",
    "ground",
    "One row is one field of one record that changed between two fetches.",
    (
        col("id", "integer", "Number."),
        col("record_id", "text", "The record."),
        col("field", "text", "Its column."),
        col("old", "text", "Before."),
        col("new", "text", "After."),
        col("seen_at", "datetime", "When the change was first seen (UTC)."),
        col("fetch_id", "integer", "The fetch that showed it (evidence.db)."),
    ),
    indexes=(("record_id",),),
    facets=("field",),
)

PROBLEMS = Table(
    "problems",
    "ledger",
    "One row is something that went wrong or was not understood, kept so that gaps can be seen.",
    (
        col("id", "text", "Stage, place and message."),
        col("site", "text", "Site or import."),
        col("stage", "text", "fetch, parse, document, import or extract."),
        col("message", "text", "What, in words."),
        col("record_id", "text", "Record concerned, where one is."),
        col("url", "text", "Page concerned."),
        col("fetch_id", "integer", "The fetch concerned (evidence.db)."),
        col("seen_at", "datetime", "When it was last seen (UTC)."),
    ),
    facets=("stage", "site"),
    sort_desc="seen_at",
)

CRAWLS = Table(
    "crawls",
    "ledger",
    "One row is a crawl of one site: how fresh the archive is, and what it cost the council's server.",
    (
        col("id", "text", "Site and start."),
        col("site", "text", "The site.", references="sites"),
        col("started_at", "datetime", "Start (UTC)."),
        col("finished_at", "datetime", "End (UTC)."),
        col("outcome", "text", "done, done with problems, refused, failed or stopped."),
        col("scope", "json", "Dates, committee and limit asked for."),
        col("requests", "integer", "Requests sent.", unit="requests"),
        col("reused", "integer", "Pages and papers not asked for again.", unit="pages"),
        col("unchanged", "integer", "Pages that said the same as before.", unit="pages"),
        col("bytes", "integer", "Bytes received.", unit="bytes"),
        col("refused", "integer", "Pages that the site refused.", unit="pages"),
        col("failed", "integer", "Pages that failed.", unit="pages"),
        col("user_agent", "text", "How the crawl introduced itself."),
    ),
    facets=("site", "outcome"),
    sort_desc="started_at",
)

EXTRACTIONS = Table(
    "extractions",
    "ledger",
    "One row says which version of the extractor has read a text, so that unchanged text is never read again.",
    (
        col("text_id", "text", "The text.", references="texts"),
        col("text_sha256", "text", "The version of the text that was read."),
        col("extractor_version", "text", "The extractor that read it."),
        col("fact_count", "integer", "Facts found."),
        col("section", "text", "What it was read as."),
        _MINUTES_STATUS,
        col("note", "text", "Why there is nothing, where a text could not be read."),
        col("at", "datetime", "When (UTC)."),
    ),
    pk="text_id",
)

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
    _MINUTES_STATUS,
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
    "One row is one thing decided. Count canonical_resolutions: the same words under Decision: and Minutes: are two rows here.",
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

TABLES: tuple[Table, ...] = (
    SITES, COUNCILS, COMMITTEES, MEETINGS, AGENDA_ITEMS, DECISIONS, DOCUMENTS, DOCUMENT_LINKS, PEOPLE, MEMBERSHIPS,
    ATTENDANCE, TEXTS, ABSENCES, REVISIONS, PROBLEMS, CRAWLS, EXTRACTIONS, RESOLUTIONS, ROLES, FIGURES, DATES,
)  # fmt: skip

BY_NAME = {table.name: table for table in TABLES}

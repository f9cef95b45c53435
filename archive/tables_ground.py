"""The tables of records: what pages say, parsed from evidence. More in `tables_people` and `tables_issues`."""

from __future__ import annotations

from archive.schema import MINUTES_STATUS, SEEN, SITE, URL, Table, col, ground

SITES = Table(
    "sites",
    "ground",
    "One row is one ModernGov install. A site may carry several councils.",
    (
        col("id", "text", "The site's slug in the register."),
        col("site", "text", "The same slug, as in every other table."),
        col("council", "text", "The council it is run by, where it is one."),
        URL,
        col("name", "text", "Name in the register."),
        col("base_url", "text", "Address below which all its pages lie."),
        col("host_group", "text", "Sites that share servers; crawled one request at a time."),
        col("is_fictional", "bool", "1 where the site is made up, as the demo's is."),
        col("is_link_only", "bool", "1 where its owner does not want its text shown elsewhere: pages link only."),
        *SEEN,
    ),
    facets=("is_link_only",),
    label_column="name",
)

COUNCILS = Table(
    "councils",
    "ground",
    "One row is one council.",
    (
        col("id", "text", "Identifier of the council: its slug."),
        SITE,
        col("council", "text", "The same slug, as in every other table."),
        URL,
        col("name", "text", "The council's name."),
        col("gss_code", "text", "ONS code, where the register has it."),
        col("nation", "text", "England, Wales, Scotland or Northern Ireland."),
        col("licence", "text", "Licence as stated on the site; empty where not stated."),
        col("licence_source", "text", "Where the licence is stated."),
        col("is_fictional", "bool", "1 where the council is made up, as the demo's is."),
        *SEEN,
    ),
    facets=("nation", "licence"),
    label_column="name",
)

COMMITTEES = ground(
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

MEETINGS = ground(
    "meetings",
    "One row is a meeting, held, to come or cancelled.",
    col("committee_id", "text", "The committee that meets.", references="committees"),
    col("title", "text", "Heading of the meeting's page."),
    col("date", "date", "Day of the meeting."),
    col("start_time", "text", "Start as stated, 24 hours, local time."),
    col("status", "text", "confirmed, cancelled, moved, provisional or new, as the site marks it."),
    col("venue", "text", "Where, as stated."),
    col("contact", "text", "Officer to ask, as stated."),
    MINUTES_STATUS,
    indexes=(("committee_id", "date"), ("date",), ("council",)),
    facets=("status", "minutes_status"),
    sort_desc="date",
    label_column="date",
)

AGENDA_ITEMS = ground(
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
    indexes=(("meeting_id", "position"), ("council",), ("issue_id",), ("is_restricted",)),
    facets=("council", "is_restricted"),
    fts=("title", "summary", "decision_text", "minutes_text"),
    label_column="title",
)

DECISIONS = ground(
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
    col("meeting_date", "date", "Date of the meeting it was decided at, as printed there."),
    col("item_id", "text", "Agenda item, where linked.", references="agenda_items"),
    col("issue_id", "text", "ModernGov issue it belongs to."),
    col("contact", "text", "Contact as stated."),
    col("report_author", "text", "Report author as stated."),
    col("wards", "text", "Wards affected, as stated."),
    col("other_fields", "json", "Labels we do not know, with their text."),
    indexes=(("council", "decision_date"), ("meeting_id",), ("item_id",), ("issue_id",)),
    facets=("decision_maker", "is_key"),
    fts=("title", "purpose", "decision_text", "reasons"),
    sort_desc="decision_date",
    label_column="title",
)

DOCUMENTS = ground(
    "documents",
    "One row is a paper: report, agenda, printed minutes, decision sheet.",
    col("kind", "text", "report, agenda, minutes, decisions, pack, supplement or other."),
    col("title", "text", "Title as linked."),
    col("media_type", "text", "Type as served, or as the bytes show."),
    col("listed_size", "text", "Size as the page prints it."),
    col("size", "integer", "Size as fetched.", unit="bytes"),
    col("sha256", "text", "SHA-256 of the bytes fetched. Empty: look in absences."),
    col("page_count", "integer", "Pages, where the format has pages.", unit="pages"),
    col("text_quality", "text", "ok, ocr (recognised in pictures), needs_ocr (no text layer), failed, or none."),
    col("ocr_pages", "text", "Pages whose text was recognised in a picture, and the program that did it."),
    col("author", "text", "Author as stated in it."),
    col("report_date", "date", "Date the paper states for itself."),
    col("is_restricted", "bool", "1 where the site marks it as not public."),
    col("other_fields", "json", "Other labelled lines of the paper."),
    indexes=(("sha256",), ("council",)),
    facets=("kind", "text_quality"),
    fts=("title",),
    label_column="title",
)

DOCUMENT_LINKS = ground(
    "document_links",
    "One row says that a paper stands at a meeting, an item or a decision.",
    col("document_id", "text", "The paper.", references="documents"),
    col("record_id", "text", "Meeting, item or decision it is listed under."),
    col("title", "text", "Title as listed there."),
    col("position", "integer", "Order in the list, from 0."),
    indexes=(("record_id",), ("document_id",)),
    facets=("council",),
)

TEXTS = Table(
    "texts",
    "ground",
    "One row is a piece of text that facts are extracted from. Offsets of facts count its characters.",
    (
        col("id", "text", "Record id # field."),
        col("record_id", "text", "Item, decision, meeting or document it is the text of."),
        col("field", "text", "summary, minutes, decision, purpose, reasons, notes, text, page-N, part-N, head, tail."),
        col("section", "text", "What extraction reads it as: agenda, minutes, decision, report; searched: not read."),
        col("language", "text", "en or cy, where known."),
        MINUTES_STATUS,
        col("sha256", "text", "SHA-256 of the text."),
        col("text", "text", "The text as stored."),
        col("seen_at", "datetime", "When this version was first seen (UTC)."),
    ),
    indexes=(("record_id", "field"),),
    facets=("field", "section"),
)

GROUND: tuple[Table, ...] = (
    SITES, COUNCILS, COMMITTEES, MEETINGS, AGENDA_ITEMS, DECISIONS, DOCUMENTS, DOCUMENT_LINKS, TEXTS,
)  # fmt: skip

"""Files people have: saved pages, text copied from pages, PDFs, Word files. What each says, as records. Pure.

What a file does not say is unknown, never guessed: no council, no meeting, no date is made up for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from archive.errors import Unreadable
from archive.ids import import_id, link_id, record_id, sha256
from archive.records import (
    Absence,
    AgendaItem,
    Council,
    Decision,
    Document,
    DocumentLink,
    Meeting,
    Parsed,
    Record,
    Site,
    Text,
)
from scraper import documents, pages, urls
from scraper.dates import parse_date
from scraper.documents import DocumentText, TextOf
from scraper.html import is_fictional, modgov, parse_html, text_of
from scraper.labels import REPORT_LABELS
from scraper.pagetext import PageText, read_page_text
from scraper.papers import document_records
from scraper.verdict import verdict
from scraper.vocabulary import boolean, key

IMPORT_SITE = "import"
SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)\s*(\S+)", re.IGNORECASE)
CANONICAL = re.compile(rb"<link\b[^>]*\brel=[\"']?canonical[\"']?[^>]*\bhref=[\"']?([^\"'\s>]+)", re.IGNORECASE)
MINUTES_HEAD = re.compile(r"^[#* ]*(?:draft |printed |public )*(?:minutes|cofnodion)\b", re.IGNORECASE | re.MULTILINE)
HEAD_LINES = 12
IMPORTED_PAGES = {"meeting", "item", "decision", "committee", "meeting_list", "committee_list", "xml_meeting"}


@dataclass(frozen=True, slots=True)
class Stated:
    """What the person importing says of a file: they know where it is from, the file may not."""

    council: Council | None = None
    site: Site | None = None
    url: str | None = None
    meeting_date: str | None = None
    is_fictional: bool = False


def read_file(name: str, body: bytes, stated: Stated, take_text: TextOf = documents.read_document) -> Parsed:
    """The records of one file.

    `name` is the file's own name; `take_text` takes the text of its bytes. Raises Unreadable, with the reason in words,
    for a file that is empty, broken, huge, binary, or not what its name says.
    """
    media_type = _checked_type(name, body)
    url = stated.url or (_address_in(body) if media_type == documents.HTML else None)
    if media_type == documents.HTML and is_fictional(parse_html(body)) and not stated.is_fictional:
        raise Unreadable("it is a page of the fictional sample council; import it with --fictional")
    if media_type == documents.HTML and url and stated.site:
        return _read_as_page(body, url, stated)
    read = take_text(body)
    frame = modgov(parse_html(body)) if media_type == documents.HTML else None
    if frame is not None:
        page = read_page_text(text_of(frame))
    elif media_type in (documents.HTML, documents.TEXT):
        page = read_page_text(read.pages[0] if read.pages else "")
    else:
        page = PageText("report", PurePath(name).stem, None)
    return _Importer(body, stated, url).parsed(page, read)


def _checked_type(name: str, body: bytes) -> str:
    if not body.strip():
        raise Unreadable("it is empty")
    if len(body) > documents.MAX_BYTES:
        raise Unreadable(f"it has {len(body) / 1e6:.0f} MB; files over {documents.MAX_BYTES / 1e6:.0f} MB are not read")
    media_type, named = documents.media_type_of(body), documents.named_type(name)
    if media_type == documents.OTHER:
        said = f"its name says {PurePath(name).suffix}, but " if named else ""
        raise Unreadable(f"{said}its bytes are no text, HTML, PDF or Word file")
    if named and named != media_type and {named, media_type} != {documents.TEXT, documents.HTML}:
        ending = next(suffix for suffix, kind in documents.SUFFIXES.items() if kind == media_type)
        raise Unreadable(
            f"its name says {PurePath(name).suffix}, but it is {ending[1:]}; rename it to {ending} and import it again"
        )
    return media_type


def _address_in(body: bytes) -> str | None:
    """The address a browser noted in a saved page, or the page gives as its own."""
    match = SAVED_FROM.search(body[:4096]) or CANONICAL.search(body[:20_000])
    return match.group(1).decode("ascii", errors="ignore") if match else None


def address_of(body: bytes) -> str | None:
    """The address in a saved HTML page, for finding the site it is from; None where there is none."""
    return _address_in(body) if documents.media_type_of(body) == documents.HTML else None


def _read_as_page(body: bytes, url: str, stated: Stated) -> Parsed:
    """A saved page of a known site: read as the crawl reads it, under its own ids; its links are not followed."""
    site = stated.site
    ref = urls.classify(url, site.base_url or "") if site else None
    if site is None or ref is None or ref.page not in IMPORTED_PAGES:
        raise Unreadable(f"it is a page we do not read ({url})")
    if stated.council and site.council and stated.council.id != site.council:
        raise Unreadable(f"it is from {site.name} ({url}), not from {stated.council.name}; leave --council out")
    found = verdict(200, {}, body, ref.page, url)
    parsed = pages.parse(ref.page, body, url, site, {})
    if found != "ok" or not parsed.records:
        raise Unreadable(f"it is saved from {url}, but is no {ref.page.replace('_', ' ')} page ({found})")
    if stated.meeting_date and ref.page == "item":
        parsed = _at_meeting(parsed, stated, site)
    return replace(parsed, links=())


def _at_meeting(parsed: Parsed, stated: Stated, site: Site) -> Parsed:
    """A saved item page does not name its meeting; the person who imports it says of which day it is."""
    meeting = Meeting(id=_meeting_id(stated, site.id), site=site.id, council=site.council, date=stated.meeting_date)
    records = tuple(
        replace(record, meeting_id=meeting.id)
        if isinstance(record, AgendaItem) and record.meeting_id is None
        else record
        for record in parsed.records
    )
    return replace(parsed, records=(*records, meeting))


def _meeting_id(stated: Stated, site: str) -> str:
    """Files of one council and day are of one meeting as far as anyone has said."""
    whose = stated.council.id if stated.council else site
    return import_id("meeting", f"{whose} {stated.meeting_date}".encode())


class _Importer:
    """Makes the records of one file under ids of its bytes, or under the site's own where the address tells."""

    def __init__(self, body: bytes, stated: Stated, url: str | None) -> None:
        self.body, self.stated, self.url = body, stated, url
        self.site = stated.site.id if stated.site else IMPORT_SITE
        self.council = stated.council.id if stated.council else None
        self.ref = urls.classify(url, stated.site.base_url or "") if url and stated.site else None

    def id(self, kind: str) -> str:
        if kind == "meeting" and not (self.ref and "meeting" in self.ref.ids):
            return _meeting_id(self.stated, self.site if self.council or self.stated.site else sha256(self.body))
        if self.ref and kind in self.ref.ids:
            return record_id(self.site, kind, self.ref.ids[kind])
        return import_id(kind, self.body)

    def parsed(self, page: PageText, read: DocumentText) -> Parsed:
        if page.kind == "item":
            made = self.item(page)
        elif page.kind == "decision":
            made = self.decision(page)
        else:
            made = self.paper(page, read)
        meeting = self.meeting()
        return replace(made, records=(*made.records, *meeting))

    def meeting(self) -> tuple[Record, ...]:
        """The meeting that the importer states, where the file is no page of a meeting already known."""
        if self.stated.meeting_date is None:
            return ()
        return (Meeting(id=self.id("meeting"), site=self.site, council=self.council, date=self.stated.meeting_date),)

    def gaps(self, key: str, *fields: str) -> tuple[Absence, ...]:
        """What a reader would miss: whose decision it was, and when."""
        return tuple(
            Absence(record_id=key, field=field, reason="not_stated", detail="the imported file does not say")
            for field in fields
        )

    def item(self, page: PageText) -> Parsed:
        own = self.id("item")
        decision, minutes = page.part("decision_text"), page.part("minutes_text")
        meeting_id = self.id("meeting") if self.stated.meeting_date else None
        item = AgendaItem(
            id=own, site=self.site, council=self.council, url=self.url, meeting_id=meeting_id, title=page.title,
            summary=page.lead, decision_text=_text(decision), minutes_text=_text(minutes), text_source="import",
        )  # fmt: skip
        sections = (
            ("summary", "agenda", page.lead),
            ("decision", "decision", _text(decision)),
            ("minutes", "minutes", _text(minutes)),
        )
        missing = [name for name, value in (("council", self.council), ("meeting_id", meeting_id)) if value is None]
        gaps = self.gaps(own, *missing)
        if item.minutes_text is None:
            gaps += (
                Absence(
                    record_id=own, field="minutes_text", reason="not_stated", detail="no minutes in the imported file"
                ),
            )
        return Parsed(records=(item,), texts=_texts(own, sections), absences=gaps)

    def decision(self, page: PageText) -> Parsed:
        own = self.id("decision")
        values: dict[str, str] = {
            part.name: part.text for part in page.parts if part.name and part.text and part.name != "documents"
        }
        label = page.part("decision_text")
        text = values.get("decision_text") or page.lead
        record = Decision(
            id=own, site=self.site, council=self.council, url=self.url, title=page.title, decision_text=text,
            decision_label=f"{label.label}:" if label else None, is_key=boolean(values.get("is_key", "")),
            is_call_in=boolean(values.get("is_call_in", "")), meeting_label=values.get("meeting"),
            meeting_date=self.stated.meeting_date or parse_date(values.get("meeting", "").split(" - ")[0]),
            meeting_id=self.id("meeting") if self.stated.meeting_date else None,
            **{name: parse_date(values.get(name)) for name in ("decision_date", "publication_date", "effective_from")},
            **{name: values.get(name) for name in _PLAIN_FIELDS},
            other_fields={part.label: part.text for part in page.parts if part.name == ""} or None,
        )  # fmt: skip
        sections = (
            ("decision", "decision", text),
            ("purpose", "report", values.get("purpose")),
            ("reasons", "report", values.get("reasons")),
        )
        return Parsed(
            records=(record,),
            texts=_texts(own, sections),
            absences=self.gaps(own, *([] if self.council else ["council"])),
        )

    def paper(self, page: PageText, read: DocumentText) -> Parsed:
        """A report, or minutes as a whole: a document with its text."""
        own = self.id("document")
        is_minutes = page.kind == "meeting" or _opens_as_minutes(read)
        fields = page.labelled
        base = Document(
            id=own, site=self.site, council=self.council, url=self.url, title=page.title,
            size=len(self.body), sha256=sha256(self.body), kind="minutes" if is_minutes else "report",
            author=_first(fields, "author"), report_date=parse_date(_first(fields, "report_date")),
            other_fields={**({"heading": page.heading} if page.heading else {}), **fields} or None,
        )  # fmt: skip
        made = document_records(base, read, section="page" if is_minutes else "report", url=self.url)
        links: tuple[Record, ...] = ()
        if self.stated.meeting_date:
            meeting = self.id("meeting")
            links = (
                DocumentLink(
                    id=link_id(meeting, own), site=self.site, council=self.council, document_id=own, record_id=meeting
                ),
            )
        gaps = self.gaps(own, *([] if self.council else ["council"]))
        return replace(made, records=(*made.records, *links), absences=made.absences + gaps)


_PLAIN_FIELDS = (
    "decision_maker", "status", "purpose", "reasons", "alternatives", "contact", "report_author", "wards",
)  # fmt: skip


def _text(part: object) -> str | None:
    return getattr(part, "text", None) or None


def _texts(key: str, sections: tuple[tuple[str, str, str | None], ...]) -> tuple[Text, ...]:
    return tuple(
        Text(record_id=key, field=field, text=text, section=section) for field, section, text in sections if text
    )


def _opens_as_minutes(read: DocumentText) -> bool:
    """Whether a paper calls itself minutes near its top: then its decisions are taken, else it is a report."""
    lines = [line for line in "\n".join(read.pages[:1]).split("\n") if line.strip()]
    return bool(MINUTES_HEAD.search("\n".join(lines[:HEAD_LINES])))


def _first(fields: Mapping[str, str], name: str) -> str | None:
    return next((value for label, value in fields.items() if REPORT_LABELS.get(key(label)) == name), None)

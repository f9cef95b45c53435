"""A fetched paper as records: its bytes' facts and the text of its pages. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from archive.errors import Unreadable
from archive.ids import sha256
from archive.records import Absence, Document, Parsed, Problem, Site, Text
from scraper.documents import DocumentText, TextOf, read_document
from scraper.refusals import record_of

HAS_TEXT = ("ok", "ocr")


def parse_document(
    body: bytes, url: str, site: Site, context: Mapping[str, str], text_of: TextOf = read_document
) -> Parsed:
    """What a paper's bytes say. The record's id comes from `context["record_id"]`, or else from the address.

    Every page's text is read as a report: printed minutes repeat what the meeting's items say. `text_of` takes the
    text of the bytes; the crawl passes one that does so in a process of its own.
    """
    record_id = context.get("record_id") or record_of(url, site)
    if record_id is None:
        return Parsed(problems=(Problem(stage="document", message="a paper at an address we do not know", url=url),))
    base = Document(id=record_id, site=site.id, council=site.council, size=len(body), sha256=sha256(body))
    try:
        read = text_of(body)
    except Unreadable as error:
        return _unread(base, "failed", str(error), url)
    return document_records(base, read, section="report", url=url)


def document_records(base: Document, read: DocumentText, *, section: str, url: str | None) -> Parsed:
    """`base` completed with what was read of it, a `Text` a page, and an absence where there is no text."""
    if read.text_quality not in HAS_TEXT:
        return _unread(base, read.text_quality, _why_silent(read), url, read)
    texts = tuple(
        Text(record_id=base.id, field=f"page-{number}" if read.page_count else "text", text=page, section=section)
        for number, page in enumerate(read.pages, 1)
        if page
    )
    problems = (Problem(stage="document", message=read.cut, record_id=base.id, url=url),) if read.cut else ()
    return Parsed(
        records=(_with(base, read, read.text_quality),),
        texts=texts,
        absences=tuple(_gaps(base.id, read)),
        problems=problems,
        fetched=(base.id,),
        settled=tuple((base.id, field) for field in _settled(texts, read)),
    )


def _why_silent(read: DocumentText) -> str:
    if read.text_quality != "needs_ocr":
        return read.why or f"no text is taken from {read.media_type}"
    damaged = f"; {len(read.broken):,} of its pages are damaged" if read.broken else ""
    return "; ".join(filter(None, (f"no text layer: it is a scan, or blank{damaged}", read.cut)))


def _gaps(key: str, read: DocumentText) -> Iterator[Absence]:
    """Pages without text among others, and what is beyond a limit (field `pages`)."""
    for number, page in enumerate(read.pages, 1):
        if read.page_count and not page:
            is_broken = number in read.broken
            why = "this page of the PDF is damaged" if is_broken else "no text layer on this page: a picture, or blank"
            yield Absence(record_id=key, field=f"page-{number}", reason="unreadable", detail=why)
    if read.cut:
        yield Absence(record_id=key, field="pages", reason="unreadable", detail=read.cut)


def _settled(texts: tuple[Text, ...], read: DocumentText) -> Iterator[str]:
    """Gaps of an earlier reading that this one has closed."""
    yield "text"
    yield from (text.field for text in texts if text.field != "text")
    if not read.cut:
        yield "pages"


def _unread(base: Document, quality: str, why: str, url: str | None, read: DocumentText | None = None) -> Parsed:
    """A paper whose bytes are kept and whose text could not be had."""
    return Parsed(
        records=(_with(base, read, quality),),
        absences=(Absence(record_id=base.id, field="text", reason="unreadable", detail=why),),
        problems=(Problem(stage="document", message=f"no text: {why}", record_id=base.id, url=url),),
        fetched=(base.id,),
    )


def _with(base: Document, read: DocumentText | None, quality: str) -> Document:
    return replace(
        base,
        text_quality=quality,
        media_type=read.media_type if read else None,
        page_count=read.page_count if read else None,
        ocr_pages=read.recognised if read else None,
    )

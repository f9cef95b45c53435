"""A fetched paper as records: its bytes' facts and the text of its pages. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from archive.errors import Unreadable
from archive.ids import sha256
from archive.records import Absence, Document, Parsed, Problem, Site, Text
from scraper.documents import DocumentText, read_document
from scraper.refusals import record_of


def parse_document(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """What a paper's bytes say. The record's id comes from `context["record_id"]`, or else from the address.

    Every page's text is read as a report: printed minutes repeat what the meeting's items say.
    """
    record_id = context.get("record_id") or record_of(url, site)
    if record_id is None:
        return Parsed(problems=(Problem(stage="document", message="a paper at an address we do not know", url=url),))
    base = Document(id=record_id, site=site.id, council=site.council, size=len(body), sha256=sha256(body))
    try:
        read = read_document(body)
    except Unreadable as error:
        return _unread(base, "failed", str(error), url)
    return document_records(base, read, section="report", url=url)


def document_records(base: Document, read: DocumentText, *, section: str, url: str | None) -> Parsed:
    """`base` completed with what was read of it, a `Text` a page, and an absence where there is no text."""
    if read.text_quality != "ok":
        why = (
            "no text layer: it is a scan"
            if read.text_quality == "needs_ocr"
            else f"no text is taken from {read.media_type}"
        )
        return _unread(base, read.text_quality, why, url, read)
    document = _with(base, read, read.text_quality)
    texts = tuple(
        Text(record_id=base.id, field=f"page-{number}" if read.page_count else "text", text=page, section=section)
        for number, page in enumerate(read.pages, 1)
        if page
    )
    problems: tuple[Problem, ...] = ()
    silent = [number for number, page in enumerate(read.pages, 1) if not page] if read.page_count else []
    gaps = tuple(
        Absence(record_id=base.id, field=f"page-{number}", reason="unreadable", detail="no text layer on this page")
        for number in silent
    )
    if read.truncated_at:
        message = f"only the first {read.truncated_at} of {read.page_count} pages were read"
        problems = (Problem(stage="document", message=message, record_id=base.id, url=url),)
    return Parsed(records=(document,), texts=texts, absences=gaps, problems=problems, fetched=(base.id,))


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
    )

"""Papers: the text in them, page by page. Pure, but for hostile files: those belong in `scraper.sandbox`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2

from archive.errors import Unreadable
from scraper.decode import decode
from scraper.filetypes import (
    DOCX,
    HTML,
    OTHER,
    PDF,
    SUFFIXES,
    TEXT,
    foreign_type,
    media_type_of,
    named_type,
    utf_16_of,
)
from scraper.html import parse_html, text_of
from scraper.limits import LIMITS, Limits
from scraper.pdf_text import attached_files, page_text
from scraper.text import plain_text, without_marks
from scraper.word import read_word

__all__ = [
    "DOCX", "HTML", "MAX_BYTES", "OTHER", "PDF", "SUFFIXES", "TEXT", "DocumentText", "TextOf", "as_text",
    "check_size", "media_type_of", "named_type", "read_document",
]  # fmt: skip

MAX_BYTES = LIMITS.size


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The text of a paper. `pages` has one entry a page, one in all where the format has no pages.

    `text_quality` is ok, ocr (text recognised in pictures), needs_ocr (pages without a text layer) or none (no text is
    taken from this type; `why` names it). `cut` says in words what was left out of a paper over a limit. Of pages
    without text, `broken` are those the reader could not open; `recognised` says which pages' text is from OCR, and by
    which program. Page numbers count from 1.
    """

    media_type: str
    text_quality: str
    pages: tuple[str, ...] = ()
    page_count: int | None = None
    cut: str | None = None
    why: str | None = None
    broken: tuple[int, ...] = ()
    recognised: str | None = None


TextOf = Callable[[bytes], DocumentText]
"""Takes the text of a document; raises Unreadable. `read_document` in process, `scraper.sandbox.extract` apart."""


def check_size(body: bytes, limits: Limits = LIMITS) -> None:
    """Raise Unreadable for a file that is too large to be read."""
    if len(body) > limits.size:
        raise Unreadable(f"{len(body) / 1e6:.0f} MB; files over {limits.size // 1_000_000} MB are not read")


def read_document(body: bytes, limits: Limits = LIMITS) -> DocumentText:
    """Text of a paper.

    Raises Unreadable, with the reason in words, for a file that is broken, encrypted or too large.
    """
    check_size(body, limits)
    media_type = media_type_of(body)
    if media_type == PDF:
        return _read_pdf(body, limits)
    if media_type == OTHER:
        media_type, name = foreign_type(body)
        return DocumentText(media_type, "none", why=f"no text is taken from this type of file: it is {name}")
    if media_type == DOCX:
        text = text_of(parse_html(f"<html><body>{read_word(body, limits)}</body></html>").soup)
    elif media_type == HTML:
        text = text_of(parse_html(as_text(body) if utf_16_of(body) else body).soup)
    else:
        text = plain_text(as_text(body))
    return _one_text(media_type, text, limits)


def as_text(body: bytes) -> str:
    """Text of unknown encoding: UTF-16 with or without its mark, UTF-8, and Windows-1252 for what is not UTF-8."""
    wide = utf_16_of(body)
    return body.decode(wide, errors="replace").removeprefix("\ufeff") if wide else decode(body)


def _one_text(media_type: str, text: str, limits: Limits) -> DocumentText:
    text = without_marks(text)
    if not text:
        return DocumentText(media_type, "none", why="there is no text in it")
    if len(text) <= limits.characters:
        return DocumentText(media_type, "ok", (text,))
    kept = text[: text.rfind("\n", 0, limits.characters) + 1 or limits.characters].rstrip()
    cut = f"the text after its first {len(kept):,} characters is left out: {_told(limits)} of a document are read"
    return DocumentText(media_type, "ok", (kept,), cut=cut)


def _told(limits: Limits) -> str:
    return f"at most {limits.characters:,} characters"


# ---------------------------------------------------------------- PDF


def _read_pdf(body: bytes, limits: Limits) -> DocumentText:
    try:
        pdf = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        why = "it is protected by a password" if "password" in str(error).lower() else "the PDF is damaged"
        raise Unreadable(f"{why} ({error})") from error
    try:
        count = len(pdf)
        pages = _pages(pdf, min(count, limits.pages), limits)
        attached = attached_files(pdf)
    finally:
        pdf.close()
    texts = tuple(without_marks(page or "") for page in pages)
    broken = tuple(number for number, page in enumerate(pages, 1) if page is None)
    if len(broken) == len(pages):
        raise Unreadable("the PDF is damaged (none of its pages opens)")
    left_out = (_cut(len(pages), count, limits) if len(pages) < count else None, attached)
    cut = "; ".join(filter(None, left_out)) or None
    return DocumentText(PDF, "ok" if any(texts) else "needs_ocr", texts, count, cut, broken=broken)


def _cut(read: int, count: int, limits: Limits) -> str:
    which = f"pages {read + 1:,} to {count:,} are" if read + 1 < count else f"page {count:,} is"
    limit = f"at most {limits.pages:,} pages" if read == limits.pages else _told(limits)
    return f"{which} left out: {limit} of a document are read"


def _pages(pdf: pypdfium2.PdfDocument, count: int, limits: Limits) -> list[str | None]:
    """The text of the first `count` pages, None for one that does not open; fewer where the text grows too long."""
    pages: list[str | None] = []
    total = 0
    for number in range(count):
        page = page_text(pdf, number)
        total += len(page or "")
        if total > limits.characters:
            break
        pages.append(page)
    return pages

"""Papers: what kind of file the bytes are, and the text in them, page by page."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

import mammoth
import pypdfium2
from charset_normalizer import from_bytes

from archive.errors import Unreadable
from scraper.html import parse_html, text_of
from scraper.text import plain_text

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
TEXT = "text/plain"
OTHER = "application/octet-stream"

SUFFIXES = {".pdf": PDF, ".docx": DOCX, ".html": HTML, ".htm": HTML, ".aspx": HTML, ".txt": TEXT, ".md": TEXT}
MAX_BYTES = 50 * 1024 * 1024
MAX_PAGES = 3000
MAX_UNZIPPED = 300 * 1024 * 1024
_SNIFF = 4096
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# a browser's single-file page or a saved e-mail: its text is wrapped in an encoding of its own
MIME_HEAD = re.compile(rb"(?:[A-Za-z-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*MIME-Version:", re.IGNORECASE)
_HTML_SIGNS = (b"<!doctype html", b"<html", b"<div", b"<head", b"<body", b"<p", b"<table", b"<h1")
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The text of a paper. `pages` has one entry a page, one in all where the format has no pages.

    `text_quality` is ok, needs_ocr (pages without a text layer) or none (a format we take no text from).
    """

    media_type: str
    text_quality: str
    pages: tuple[str, ...] = ()
    page_count: int | None = None
    truncated_at: int | None = None


def media_type_of(body: bytes) -> str:
    """What the bytes are, whatever name or header says."""
    start = body[:_SNIFF].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(UTF_16_MARKS):
        start = start.decode("utf-16", errors="ignore").encode()
    if start.startswith(b"{\\rtf") or MIME_HEAD.match(start):
        return OTHER
    if b"%PDF-" in body[:1024]:
        return PDF
    if start.startswith(b"PK\x03\x04"):
        return DOCX if b"word/" in body else OTHER
    if start[:200].lower().startswith(_HTML_SIGNS) or b"<html" in start.lower() or b'id="modgov"' in start:
        return HTML
    return OTHER if _is_binary(body[:_SNIFF]) else TEXT


def _is_binary(start: bytes) -> bool:
    """More control characters than a text would hold; UTF-16 text has a byte order mark."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return b"\0" in start or len(start) - len(start.translate(None, _CONTROL)) > max(8, len(start) // 50)


def named_type(name: str) -> str | None:
    """What a file's name says it is, or None for a suffix we do not know."""
    return SUFFIXES.get(PurePath(name).suffix.lower())


def decode(body: bytes) -> str:
    """Text of unknown encoding: UTF-8 where it is, else the best guess among what Windows programs write."""
    if not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return body.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    best = from_bytes(body, cp_isolation=["cp1252", "utf_16", "utf_16_le", "utf_16_be"]).best()
    return str(best) if best else body.decode("cp1252", errors="replace")


def markup_of(body: bytes) -> bytes | str:
    """HTML as its parser wants it: bytes, but for UTF-16, which pages saved by Windows programs are in."""
    return body.decode("utf-16", errors="replace") if body.startswith(UTF_16_MARKS) else body


def read_document(body: bytes) -> DocumentText:
    """Text of a paper.

    Raises Unreadable, with the reason in words, for a file that is broken, encrypted or too large.
    """
    if len(body) > MAX_BYTES:
        raise Unreadable(f"{len(body) / 1e6:.0f} MB; files over {MAX_BYTES // 1_000_000} MB are not read")
    media_type = media_type_of(body)
    if media_type == PDF:
        return _read_pdf(body)
    if media_type == DOCX:
        return _read_docx(body)
    if media_type == OTHER:
        return DocumentText(OTHER, "none")
    text = text_of(parse_html(markup_of(body)).soup) if media_type == HTML else plain_text(decode(body))
    return DocumentText(media_type, "ok" if text else "none", (text,) if text else ())


def _read_pdf(body: bytes) -> DocumentText:
    try:
        pdf = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        why = "it is protected by a password" if "password" in str(error).lower() else "the PDF is damaged"
        raise Unreadable(f"{why} ({error})") from error
    try:
        count = len(pdf)
        pages = tuple(_page_text(pdf, number) for number in range(min(count, MAX_PAGES)))
    finally:
        pdf.close()
    quality = "ok" if any(pages) else "needs_ocr"  # pages without text among others are told apart in `papers`
    return DocumentText(PDF, quality, pages, count, MAX_PAGES if count > MAX_PAGES else None)


def _page_text(pdf: pypdfium2.PdfDocument, number: int) -> str:
    try:
        page = pdf[number]
        layer = page.get_textpage()
        text = str(layer.get_text_bounded())
        layer.close()
        page.close()
    except pypdfium2.PdfiumError:
        return ""  # one broken page does not cost the others; the page's text stays empty
    # U+FFFE and U+0002 stand where PDFium saw a hyphen at a line's end
    return plain_text(
        text.replace("\ufffe\r\n", "").replace("\x02\r\n", "").replace("\ufffe", "-").replace("\x02", "-")
    )


def _read_docx(body: bytes) -> DocumentText:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            unzipped = sum(info.file_size for info in archive.infolist())
        if unzipped > MAX_UNZIPPED:
            raise Unreadable(f"it unpacks to {unzipped / 1e6:.0f} MB")
        html = mammoth.convert_to_html(io.BytesIO(body)).value
    except Unreadable:
        raise
    except Exception as error:  # a hostile or cut file makes zip, XML and Word readers fail in many ways
        raise Unreadable(f"the Word file is damaged ({type(error).__name__}: {error})"[:200]) from error
    text = text_of(parse_html(f"<html><body>{html}</body></html>").soup)
    return DocumentText(DOCX, "ok" if text else "none", (text,) if text else ())

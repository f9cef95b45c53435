"""What kind of file bytes are, whatever their name or header says. Pure."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
TEXT = "text/plain"
OTHER = "application/octet-stream"

SUFFIXES = {".pdf": PDF, ".docx": DOCX, ".html": HTML, ".htm": HTML, ".aspx": HTML, ".txt": TEXT, ".md": TEXT}
_SNIFF = 4096
# a browser's single-file page or a saved e-mail: its text is wrapped in an encoding of its own
MIME_HEAD = re.compile(rb"(?:[A-Za-z-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*MIME-Version:", re.IGNORECASE)
_HTML_SIGNS = (b"<!doctype html", b"<html", b"<div", b"<head", b"<body", b"<p", b"<table", b"<h1")
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_OLE, _ZIP, _RIFF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"RIFF"

# how files start that we take no text from: media type, and what a reader calls it
STARTS: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "application/rtf", "an RTF file"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "a picture (PNG)"),
    (b"\xff\xd8\xff", "image/jpeg", "a picture (JPEG)"),
    (b"GIF8", "image/gif", "a picture (GIF)"),
    (b"II*\0", "image/tiff", "a picture (TIFF)"),
    (b"MM\0*", "image/tiff", "a picture (TIFF)"),
    (b"BM", "image/bmp", "a picture (BMP)"),
    (b"ID3", "audio/mpeg", "a sound recording (MP3)"),
    (b"\x1f\x8b", "application/gzip", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", "a 7z archive"),
    (b"Rar!", "application/vnd.rar", "a RAR archive"),
)
# names of streams in the container of Office 97-2003, which writes them in UTF-16
OLE_STREAMS = (
    ("EncryptedPackage", "application/x-ole-storage", "an Office file protected by a password"),
    ("WordDocument", "application/msword", "a Word 97-2003 file (.doc)"),
    ("Workbook", "application/vnd.ms-excel", "an Excel 97-2003 file (.xls)"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint", "a PowerPoint 97-2003 file (.ppt)"),
    ("__substg1.0_", "application/vnd.ms-outlook", "an Outlook message (.msg)"),
)
_OPEN = "application/vnd.oasis.opendocument"
_MICROSOFT = "application/vnd.openxmlformats-officedocument"
ZIP_PARTS = (
    ("xl/", f"{_MICROSOFT}.spreadsheetml.sheet", "an Excel file (.xlsx)"),
    ("ppt/", f"{_MICROSOFT}.presentationml.presentation", "a PowerPoint file (.pptx)"),
    (f"{_OPEN}.text", f"{_OPEN}.text", "an OpenDocument text (.odt)"),
    (f"{_OPEN}.spreadsheet", f"{_OPEN}.spreadsheet", "an OpenDocument spreadsheet (.ods)"),
    (f"{_OPEN}.presentation", f"{_OPEN}.presentation", "an OpenDocument presentation (.odp)"),
)


def media_type_of(body: bytes) -> str:
    """One of PDF, DOCX, HTML, TEXT, and OTHER for all that no text is taken from."""
    start = body[:_SNIFF].lstrip(b"\xef\xbb\xbf \t\r\n")
    if wide := utf_16_of(body):
        start = body[: _SNIFF * 2].decode(wide, errors="ignore").lstrip("\ufeff \t\r\n").encode()
    if start.startswith(b"{\\rtf") or MIME_HEAD.match(start):
        return OTHER
    if b"%PDF-" in body[:1024]:
        return PDF
    if start.startswith(_ZIP):
        return DOCX if b"word/" in body else OTHER
    if start[:200].lower().startswith(_HTML_SIGNS) or b"<html" in start.lower() or b'id="modgov"' in start:
        return HTML
    return TEXT if wide or not _is_binary(body[:_SNIFF]) else OTHER


def _is_binary(start: bytes) -> bool:
    """More control characters than a text would hold."""
    return b"\0" in start or len(start) - len(start.translate(None, _CONTROL)) > max(8, len(start) // 50)


def utf_16_of(body: bytes) -> str | None:
    """The byte order of UTF-16 text, by its mark or, without one, by every other byte of it being NUL; else None."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16-le" if body.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    start = body[: _SNIFF - _SNIFF % 2]
    for encoding, high, low in (("utf-16-le", start[1::2], start[::2]), ("utf-16-be", start[::2], start[1::2])):
        if len(start) >= 8 and high.count(0) > 0.6 * len(high) and low.count(0) <= 0.02 * len(low):
            text = start.decode(encoding, errors="replace")
            if not _is_binary(text.encode("utf-8", "ignore")) and text.count("\ufffd") <= 1:
                return encoding
    return None


def foreign_type(body: bytes) -> tuple[str, str]:
    """Media type and plain name of a file that no text is taken from."""
    head = body[:_SNIFF].lstrip()
    if body.startswith(_OLE):
        return _by_content(body, OLE_STREAMS, "utf-16-le", ("application/x-ole-storage", "an old Office file"))
    if body.startswith(_ZIP):
        return _by_content(body, ZIP_PARTS, "ascii", ("application/zip", "a zip archive"))
    if body.startswith(_RIFF):
        is_picture = body[8:12] == b"WEBP"
        return ("image/webp", "a picture (WebP)") if is_picture else ("audio/x-riff", "a sound or film recording")
    if body[4:8] == b"ftyp":
        is_picture = body[8:11] in (b"hei", b"avi", b"mif")
        return ("image/heif", "a picture (HEIF)") if is_picture else ("video/mp4", "a film or sound recording (MP4)")
    if MIME_HEAD.match(head):
        return "message/rfc822", "a saved e-mail or web archive"
    found = ((media_type, name) for sign, media_type, name in STARTS if head.startswith(sign))
    return next(found, (OTHER, "a file of an unknown type"))


def _by_content(
    body: bytes, known: tuple[tuple[str, str, str], ...], encoding: str, otherwise: tuple[str, str]
) -> tuple[str, str]:
    """The first of `known` whose sign is anywhere in the bytes."""
    found = ((media_type, name) for sign, media_type, name in known if sign.encode(encoding) in body)
    return next(found, otherwise)


def named_type(name: str) -> str | None:
    """What a file's name says it is, or None for a suffix we do not know."""
    return SUFFIXES.get(PurePath(name).suffix.lower())

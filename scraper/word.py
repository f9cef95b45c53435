"""Word files as HTML, with their packing checked: a small zip can hold more than the machine has memory. Pure.

The zip's own directory is checked first, and since it can lie, every byte is counted again as it is unpacked. Only the
parts that hold text are unpacked, and handed to the Word reader as a new, plain zip.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from xml.parsers import expat

import mammoth

from archive.errors import Unreadable
from scraper.limits import Limits
from scraper.word_body import put_right

_CHUNK = 64 * 1024
RATIO_COUNTS_FROM = 16_000_000
"""Bytes; below it a high ratio harms nobody, and long tables of equal cells reach it."""
# hold no text of the document: damage to them costs nothing
NO_TEXT = (
    "docProps/", "customXml/", "word/theme/", "word/fontTable.xml", "word/settings.xml", "word/webSettings.xml",
)  # fmt: skip
WAY_BACK = re.compile(r'<a href="#[^"]*note-ref-[^"]*">↑</a>')  # which the Word reader puts behind each footnote
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def read_word(body: bytes, limits: Limits) -> str:
    """The text of a DOCX as an HTML fragment, without its pictures. Raises Unreadable, with the reason in words."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            check_directory(packed.infolist(), len(body), limits)
            parts = _text_parts(packed, limits)
        for part in parts.values():
            _refuse_entities(part)
        made = mammoth.convert_to_html(io.BytesIO(_plain_zip(put_right(parts))), convert_image=_no_picture)
        return WAY_BACK.sub("", str(made.value))
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # a hostile or cut file makes zip, XML and Word readers fail in many ways
        raise Unreadable(f"the Word file is damaged ({type(error).__name__}: {error})"[:200]) from error


def check_directory(members: Iterable[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    """Raise Unreadable for a zip that says itself that it is a bomb. `size` is its size in bytes."""
    infos = list(members)
    if len(infos) > limits.members:
        raise Unreadable(f"it is packed of {len(infos):,} parts; Word files of over {limits.members:,} are not read")
    unpacked = sum(info.file_size for info in infos)
    _check_unpacked(unpacked, size, limits)
    if any(info.flag_bits & 1 for info in infos):
        raise Unreadable("it is protected by a password")
    if any(info.compress_type not in _PACKINGS for info in infos):
        raise Unreadable("the Word file is damaged (it is packed as Word does not pack)")


def _check_unpacked(unpacked: int, size: int, limits: Limits) -> None:
    if unpacked > limits.unpacked:
        told = f"Word files of over {limits.unpacked / 1e6:,.0f} MB unpacked are not read"
        raise Unreadable(f"it unpacks to {unpacked / 1e6:,.0f} MB or more; {told}")
    if unpacked > max(RATIO_COUNTS_FROM, limits.ratio * size):
        told = f"Word files that grow more than {limits.ratio}-fold are not read"
        raise Unreadable(f"it unpacks to {unpacked / 1e6:,.0f} MB or more from {size / 1e6:.1f} MB; {told}")


def _text_parts(packed: zipfile.ZipFile, limits: Limits) -> dict[str, bytes]:
    """The XML parts, unpacked piece by piece."""
    size = sum(info.compress_size for info in packed.infolist())
    parts, total = {}, 0
    for info in packed.infolist():
        if not info.filename.endswith((".xml", ".rels")) or info.filename.startswith(NO_TEXT):
            continue
        part = bytearray()
        with packed.open(info) as member:
            while chunk := member.read(_CHUNK):
                part += chunk
                total += len(chunk)
                _check_unpacked(total, size, limits)
        parts[info.filename] = bytes(part)
    return parts


def _refuse_entities(part: bytes) -> None:
    """Word writes no document type; who does wants entities, which grow without end or name files of this machine."""

    def refuse(*_: object) -> None:
        raise Unreadable("it declares XML entities, which Word files never do")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(part, True)
    except expat.ExpatError:
        return  # broken XML is the Word reader's to judge: it may be in a part that is not needed


def _plain_zip(parts: dict[str, bytes]) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_STORED) as packed:
        for name, part in parts.items():
            packed.writestr(zipfile.ZipInfo(name), part)
    return body.getvalue()


def _no_picture(_: object) -> list[object]:
    return []

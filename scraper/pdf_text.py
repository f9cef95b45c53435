"""The text of one PDF page, with what is filled into its fields, and the names of files attached to a PDF.

Text stands in the order in which it was drawn, which is that of reading but for two: fields are no part of what a page
draws, and some programs draw all numbers of a margin or column after the rest. The text of such a page is put in the
order of its places, so that a value stands behind its label and a number before its paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
from pypdfium2 import raw

from scraper.text import one_line, plain_text

PRINTED_NOTES = (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_WIDGET)
MOST_NOTES = 2_000  # of a page; a form has tens
MOST_NAMED = 5
NO_LETTERS = ("Cc", "Cn", "Co", "Cs")  # categories of Unicode
LONGEST_NAME = 60  # characters
# Numbers by themselves, one under another.
MARGIN = re.compile(r"(?:^[(\[]?\d{1,4}[.)\]]?[ ]*\r?$\n?){2,}", re.MULTILINE)
COLUMN = 25  # characters: two pieces of a line longer than this, and apart, are of two columns
GAP = 15.0  # points
SAME_LINE = 0.5  # of a piece's height: by how much the middles of two pieces on one line differ at most


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def middle(self) -> float:
        """The height at which the piece stands."""
        return (self.bottom + self.top) / 2


def page_text(pdf: pypdfium2.PdfDocument, number: int) -> str | None:
    """The text of a page, counted from 0; None for one that does not open."""
    try:
        page = pdf[number]
        text = _drawn(page)
        if _has_fields(page) and raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
            page.close()
            page = pdf[number]
            text = text if _drawn(page) == text else _by_place(page) or text
        elif MARGIN.search(text) and not page.get_rotation():
            text = _by_place(page) or text
        page.close()
    except pypdfium2.PdfiumError:
        return None  # one broken page does not cost the others
    # U+FFFE and U+0002 stand where PDFium saw a hyphen at a line's end
    text = text.replace("\ufffe\r\n", "").replace("\x02\r\n", "").replace("\ufffe", "-").replace("\x02", "-")
    return plain_text("" if _is_coded(text) else text)


def _is_coded(text: str) -> bool:
    """Whether the signs of a page stand for no letters: its fonts do not say which, so it can only be read by eye."""
    strange = sum(unicodedata.category(char) in NO_LETTERS and not char.isspace() for char in text)
    return strange > sum(map(str.isalnum, text))


def _drawn(page: pypdfium2.PdfPage) -> str:
    """What a page draws inside its box. Of a turned page PDFium compares places that do not fit: that is read whole."""
    layer = page.get_textpage()
    text = layer.get_text_range() if page.get_rotation() else layer.get_text_bounded()
    layer.close()
    return str(text)


def _has_fields(page: pypdfium2.PdfPage) -> bool:
    """Whether a page has fields, stamps or notes that are printed with it."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if note:
            kind = raw.FPDFAnnot_GetSubtype(note)
            raw.FPDFPage_CloseAnnot(note)
            if kind in PRINTED_NOTES:
                return True
    return False


def _by_place(page: pypdfium2.PdfPage) -> str | None:
    """The text of a page from the top down and from left to right; None for one that has columns of prose."""
    lines: list[list[Piece]] = []
    for piece in sorted(_pieces(page), key=lambda piece: -piece.middle):
        line = lines[-1] if lines else []
        if line and abs(line[0].middle - piece.middle) < SAME_LINE * max(1, piece.top - piece.bottom):
            line.append(piece)
        else:
            lines.append([piece])
    rows = [sorted(line, key=lambda piece: piece.left) for line in lines]
    if any(_has_columns(row) for row in rows):
        return None
    return "\r\n".join(" ".join(piece.text for piece in row) for row in rows)


def _has_columns(row: list[Piece]) -> bool:
    pairs = pairwise(row)
    return any(min(len(one.text), len(other.text)) > COLUMN and other.left - one.right > GAP for one, other in pairs)


def _pieces(page: pypdfium2.PdfPage) -> Iterator[Piece]:
    layer = page.get_textpage()
    for index in range(layer.count_rects()):
        left, bottom, right, top = layer.get_rect(index)
        if text := one_line(layer.get_text_bounded(left, bottom, right, top)):
            yield Piece(left, bottom, right, top, text)
    layer.close()


def attached_files(pdf: pypdfium2.PdfDocument) -> str | None:
    """What to say of files that lie inside a PDF, which nobody reads here; None where there are none."""
    count = pdf.count_attachments()
    if count <= 0:
        return None
    names = [name for index in range(min(count, MOST_NAMED)) if (name := _name_of(pdf, index))]
    named = ", ".join([*names, *(["…"] if count > len(names) else [])])
    return f"{'1 file' if count == 1 else f'{count} files'} attached to it left out: {named}"


def _name_of(pdf: pypdfium2.PdfDocument, index: int) -> str | None:
    try:
        return one_line(pdf.get_attachment(index).get_name())[:LONGEST_NAME]
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return None  # an attachment that is broken does not cost the text of the pages

"""Files for the tests of documents, made here: sound ones and hostile ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence

import docx
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib import pdfencrypt
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

MAIN = "word/document.xml"


def pdf(*pages: str, password: str | None = None) -> bytes:
    """A PDF with a text layer; a page of no text is blank."""
    body = io.BytesIO()
    locked = pdfencrypt.StandardEncryption(password, ownerPassword="owner") if password else None
    canvas = Canvas(body, invariant=True, encrypt=locked)
    for page in pages:
        for line, text in enumerate(page.split("\n")):
            canvas.drawString(60, 760 - 18 * line, text)
        canvas.showPage()
    canvas.save()
    return body.getvalue()


def picture(*lines: str) -> Image.Image:
    """A4 in grey at 150 dots per inch, as a photocopier gives it."""
    made = Image.new("L", (1240, 1754), 250)
    draw = ImageDraw.Draw(made)
    for place, line in enumerate(lines):
        draw.text((110, 120 + 60 * place), line, fill=20, font=ImageFont.load_default(36))
    return made


def scanned(*pages: Sequence[str] | str) -> bytes:
    """A PDF: a page given as lines is a picture of them, one given as a string has a text layer."""
    body = io.BytesIO()
    canvas = Canvas(body, invariant=True)
    for page in pages:
        if isinstance(page, str):
            canvas.drawString(60, 760, page)
        else:
            canvas.drawImage(ImageReader(picture(*page)), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return body.getvalue()


def raw_pdf(*objects: str) -> bytes:
    """A PDF of objects as written, numbered from 1; the first is the catalogue."""
    body = bytearray(b"%PDF-1.7\n")
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode()
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    body += b"".join(b"%010d 00000 n \n" % place for place in places)
    body += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(body)


def hanging_pdf(depth: int = 12, times: int = 20) -> bytes:
    """A PDF of a few KB that takes for ever: each of its forms draws the next one twenty times."""
    draws = "<< /XObject << /X %d 0 R >> >>"
    forms = []
    for number in range(depth):
        stream = "/X Do " * times if number < depth - 1 else "q Q"
        forms.append(
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources {draws % (number + 6)}"
            f" /Length {len(stream)} >>\nstream\n{stream}\nendstream"
        )
    return raw_pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources {draws % 5} >>",
        "<< /Length 6 >>\nstream\n/X Do \nendstream",
        *forms,
    )


def bomb() -> bytes:
    """A Word file of about 100 KB whose text is 60 MB."""
    return word_with({MAIN: b"<w:t>" + b"0" * 60_000_000 + b"</w:t>"})


def many_pages(count: int) -> bytes:
    """A PDF of many pages that are all the same blank one, small enough to make in a test."""
    kids = " ".join(f"{number} 0 R" for number in range(3, count + 3))
    pages = f"<< /Type /Pages /Kids [{kids}] /Count {count} /MediaBox [0 0 595 842] >>"
    font = "<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    drawn = f"{count + 3} 0 R"
    stream = "BT /F 12 Tf 60 760 Td (Noted) Tj ET"
    each = [f"<< /Type /Page /Parent 2 0 R /Resources {font} /Contents {drawn} >>"] * count
    last = f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream"
    return raw_pdf("<< /Type /Catalog /Pages 2 0 R >>", pages, *each, last)


def word(*paragraphs: str) -> bytes:
    """A Word file."""
    body = io.BytesIO()
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(body)
    return body.getvalue()


def word_with(parts: dict[str, bytes], base: bytes | None = None) -> bytes:
    """A Word file with some of its parts replaced or added."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(base or word("Noted"))) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            new.writestr(info.filename, parts.get(info.filename, old.read(info.filename)))
        for name in parts.keys() - set(old.namelist()):
            new.writestr(name, parts[name])
    return made.getvalue()


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of any members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in members:
            new.writestr(name, content)
    return made.getvalue()


def lying(body: bytes, name: str, size: int) -> bytes:
    """A zip whose directory and local header give a member another unpacked size than it has."""
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        info = packed.getinfo(name)
    real, told = info.file_size.to_bytes(4, "little"), size.to_bytes(4, "little")
    changed = bytearray(body)
    for sign, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = changed.find(sign)
        while at >= 0:
            length = int.from_bytes(changed[at + offset + 4 : at + offset + 6], "little")
            start = at + (30 if offset == 22 else 46)
            if bytes(changed[start : start + length]) == name.encode():
                assert changed[at + offset : at + offset + 4] in (real, b"\0\0\0\0")
                changed[at + offset : at + offset + 4] = told
            at = changed.find(sign, at + 4)
    return bytes(changed)

"""The files of the sample site: PDF by reportlab, DOCX by python-docx; the same bytes on every run."""

from __future__ import annotations

import io
import textwrap
import zipfile
from collections.abc import Callable
from datetime import datetime
from html import escape
from pathlib import Path

from docx import Document
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from tests.site.model import Content, Item, Meeting, Paper
from tests.site.prose import Block, _bare, blocks, plain, smart

NOTICE = "Corvedon Borough Council is fictional. This document was written for a demonstration."
STYLES = getSampleStyleSheet()
BODY = ParagraphStyle("body", parent=STYLES["BodyText"], fontSize=10.5, leading=14, spaceAfter=5)
ENTRY = ParagraphStyle("entry", parent=BODY, leftIndent=24, firstLineIndent=-18)
LONG_AGO = (2020, 1, 1, 0, 0, 0)


class Press:
    """Makes documents when first asked and keeps them under `cache`."""

    def __init__(self, content: Content, cache: Path) -> None:
        self.content = content
        self.cache = cache

    def paper(self, number: int) -> bytes:
        """Attachment `number`; KeyError when there is none."""
        paper = self.content.papers[number]
        make = docx if paper.format == "docx" else scan if paper.scanned else report
        return self._kept(f"s{number}", lambda: make(paper))

    def printed(self, meeting: Meeting, kind: int) -> bytes:
        """A pack of a meeting by ModernGov's `T`: 0 front sheet, 1 minutes, 2 decisions, 10 all papers."""
        lines = printed_lines(self.content, meeting, kind)
        header = self._name(meeting) if any(item.printed for item in meeting.items) else ""
        return self._kept(f"g{meeting.g}-{kind}", lambda: pdf(self._name(meeting), lines, header))

    def _name(self, meeting: Meeting) -> str:
        return f"{self.content.committees[meeting.committee].name}, {meeting.date:%A %d %B %Y}"

    def _kept(self, name: str, make: Callable[[], bytes]) -> bytes:
        path = self.cache / name
        if not path.exists():
            whole = path.with_suffix(f".{id(make)}")
            whole.write_bytes(make())
            whole.replace(path)
        return path.read_bytes()


def printed_lines(content: Content, meeting: Meeting, kind: int) -> list[Block]:
    """The text of a pack, item by item."""
    if kind == 1 and any(item.printed for item in meeting.items):
        return _minutes_only_printed(content, meeting)
    lines = [Block(meeting.venue), Block(f"{meeting.date:%A, %d %B %Y} at {meeting.time}")]
    if kind == 1:
        lines += _present(content, meeting)
    for item in meeting.items:
        lines.append(Block(f"**{item.num} {item.title}**".replace("** ", "**")))
        lines += _printed_item(content, item, kind)
    return lines


def _minutes_only_printed(content: Content, meeting: Meeting) -> list[Block]:
    """Minutes as councils print them that publish them nowhere else: paragraphs are numbered anew within each item."""
    body = content.committees[meeting.committee].name
    lines = [
        Block(content.council.name.upper()),
        Block(f"MINUTES of a meeting of the {body} held at {meeting.venue} on {meeting.date:%A, %d %B %Y}."),
        *_present(content, meeting),
        Block("UNRESTRICTED ITEMS"),
    ]
    for place, item in enumerate(meeting.items, 1):
        lines += [Block(f"**{item.num}. {item.title}**"), Block(f"(Item {place})")]
        for number, line in enumerate(blocks(item.printed or item.minutes), 1):
            lines.append(Block(line.text, line.marker or f"{number}."))
    return [*lines, Block("The meeting closed at 4.05 pm."), Block("Chair ........................")]


def _present(content: Content, meeting: Meeting) -> list[Block]:
    there = [
        person.styled
        for person, _ in content.members(meeting.committee, meeting.date)
        if person.uid not in meeting.apologies
    ]
    officers = [f"{name} ({post})" for name, post in meeting.officers.items()]
    return [Block(f"**Present:** {', '.join(there)}")] + (
        [Block(f"**Officers:** {', '.join(officers)}")] if officers else []
    )


def _printed_item(content: Content, item: Item, kind: int) -> list[Block]:
    if kind == 10:
        return [line for number in item.docs for line in blocks(content.papers[number].body)]
    return blocks({0: "", 1: item.minutes, 2: item.decision}[kind])


# ---------------------------------------------------------------- PDF


def report(paper: Paper) -> bytes:
    """A report as PDF, with its author and date on the first lines."""
    return pdf(paper.title, _heading(paper) + blocks(paper.body))


def _heading(paper: Paper) -> list[Block]:
    made = f"{paper.date:%d %B %Y}".lstrip("0") if paper.date else ""
    return [
        Block(f"**{label}:** {value}") for label, value in (("Report author", paper.author), ("Date", made)) if value
    ]


def pdf(title: str, lines: list[Block], header: str = "") -> bytes:
    """A text PDF, with `header` on top of every page; reportlab's invariant mode fixes its dates and ids."""
    out = io.BytesIO()
    document = SimpleDocTemplate(out, pagesize=A4, title=title, author="Corvedon Borough Council", invariant=1)
    story: list[Flowable] = [Paragraph(escape(smart(title)), STYLES["Title"])]
    for line in lines:
        story += _flowables(line)

    def edges(canvas: Canvas, page: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 7)
        canvas.drawString(72, 806, header)
        _footer(canvas, page)

    document.build(story, onFirstPage=edges, onLaterPages=edges)
    return out.getvalue()


def _flowables(line: Block) -> list[Flowable]:
    if line.rows:
        grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("FONTSIZE", (0, 0), (-1, -1), 9)]
        return [Table([[_bare(cell) for cell in row] for row in line.rows], style=grid, hAlign="LEFT"), Spacer(1, 8)]
    text = _pdf_inline(line.text)
    mark = "•" if line.marker == "-" else line.marker
    return [Paragraph(f"{mark}&nbsp;&nbsp;{text}" if mark else text, ENTRY if mark else BODY)]


def _pdf_inline(text: str) -> str:
    parts = escape(smart(text), quote=False).split("**")
    bolded = "".join(f"<b>{part}</b>" if place % 2 else part for place, part in enumerate(parts))
    return _bare(bolded)


def _footer(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont("Helvetica", 7)
    canvas.drawString(72, 36, NOTICE)
    canvas.drawRightString(523, 36, f"Page {document.page}")


def scan(paper: Paper) -> bytes:
    """A PDF of pictures only, as from a photocopier: there is no text to extract."""
    picture = Image.new("L", (1240, 1754), 250)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(24)
    for place, line in enumerate(_scan_lines(paper)):
        draw.text((110, 120 + 40 * place), line, fill=40, font=font)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.drawImage(ImageReader(picture), 0, 0, *A4)
    canvas.save()
    return out.getvalue()


def _scan_lines(paper: Paper) -> list[str]:
    lines = f"{paper.title}\n\n{plain(paper.body)}\n\n{NOTICE}".replace("£", "GBP ").splitlines()
    return [part for line in lines for part in textwrap.wrap(line, 84) or [""]]


# ---------------------------------------------------------------- DOCX


def docx(paper: Paper) -> bytes:
    """A report as Word file with fixed dates."""
    document = Document()
    document.core_properties.created = document.core_properties.modified = datetime(2020, 1, 1)
    document.core_properties.title = paper.title
    document.core_properties.author = paper.author
    document.add_heading(smart(paper.title), 1)
    for line in [*_heading(paper), *blocks(paper.body), Block(NOTICE)]:
        _docx_line(document, line)
    out = io.BytesIO()
    document.save(out)
    return _repacked(out.getvalue())


def _docx_line(document: Document, line: Block) -> None:  # type: ignore[valid-type]
    if line.rows:
        table = document.add_table(len(line.rows), len(line.rows[0]))  # type: ignore[attr-defined]
        for cells, row in zip(table.rows, line.rows, strict=True):
            for cell, text in zip(cells.cells, row, strict=True):
                cell.text = _bare(smart(text))
        return
    text = f"{line.marker} {line.text}".strip()
    document.add_paragraph(_bare(smart(text)))  # type: ignore[attr-defined]


def _repacked(data: bytes) -> bytes:
    """The same zip with the clock taken out of its entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            new.writestr(zipfile.ZipInfo(name, LONG_AGO), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()

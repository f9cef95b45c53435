"""Papers as offices make them: turned pages, fields to fill in, lists that Word counts, headers, boxes and changes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pypdfium2
import pytest
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from scraper.documents import DocumentText, read_document
from scraper.word_numbers import numeral
from tests.scraper import files

# ---------------------------------------------------------------- PDF


def drawn(draw: Callable[[Canvas], None], size: tuple[float, float] = A4) -> DocumentText:
    body = io.BytesIO()
    canvas = Canvas(body, pagesize=size, invariant=True)
    draw(canvas)
    canvas.save()
    return read_document(body.getvalue())


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_turned_page_is_read_whole(turned: int) -> None:
    def table(canvas: Canvas) -> None:
        canvas.setPageRotation(turned)
        for place, line in enumerate(("Tolls by year", "2024 | 12", "2025 | 14")):
            canvas.drawString(40, 560 - 20 * place, line)
        canvas.drawString(700, 40, "far corner")

    assert set(drawn(table, landscape(A4)).pages[0].split("\n")) == {
        "Tolls by year", "2024 | 12", "2025 | 14", "far corner",
    }  # fmt: skip


def test_what_is_filled_into_fields_stands_behind_their_labels() -> None:
    def notice(canvas: Canvas) -> None:
        for place, label in ((720, "Notice of a decision"), (700, "Decision:"), (660, "Reason:"), (600, "End")):
            canvas.drawString(60, place, label)
        canvas.acroForm.textfield(name="d", value="That the weir be mended", x=150, y=692, width=300, height=20)
        canvas.acroForm.textfield(name="r", value="It leaks", x=150, y=652, width=300, height=20)
        canvas.linkURL("https://tesk.example/", (10, 10, 50, 50))

    read = drawn(notice).pages[0]
    assert read == "Notice of a decision\nDecision: That the weir be mended\nReason: It leaks\nEnd"


def test_a_page_with_links_alone_keeps_the_order_in_which_it_was_drawn() -> None:
    def columns(canvas: Canvas) -> None:
        for left, lines in ((60, ("One", "two")), (320, ("three", "four"))):
            for place, line in enumerate(lines):
                canvas.drawString(left, 700 - 16 * place, line)
        canvas.linkURL("https://tesk.example/", (10, 10, 50, 50))

    assert drawn(columns).pages[0] == "One\ntwo\nthree\nfour"


@pytest.mark.parametrize(("late", "expected"), [
    (True, "12. Apologies\nNone came.\n13. Tolls\nThey stay."),
    (False, "12. Apologies\nNone came.\n13. Tolls\nThey stay."),
])  # fmt: skip
def test_numbers_in_the_margin_stand_before_their_paragraphs(late: bool, expected: str) -> None:
    def minutes(canvas: Canvas) -> None:
        for number, top in (("12.", 700), ("13.", 650)):
            if not late:
                canvas.drawString(60, top, number)
            canvas.drawString(100, top, "Apologies" if number == "12." else "Tolls")
            canvas.drawString(100, top - 16, "None came." if number == "12." else "They stay.")
        for number, top in (("12.", 700), ("13.", 650)) if late else ():
            canvas.drawString(60, top, number)

    assert drawn(minutes).pages[0] == expected


def test_columns_of_prose_are_not_put_side_by_side() -> None:
    """Whatever numbers stand by themselves on their page."""

    def columns(canvas: Canvas) -> None:
        for left, line in ((60, "The tolls of the mill bridge stay"), (330, "The weir above it is to be mended")):
            for place in range(3):
                canvas.drawString(left, 700 - 16 * place, f"{line} {place}")
        for place, number in ((400, "12."), (380, "13.")):
            canvas.drawString(60, place, number)

    lines = drawn(columns).pages[0].split("\n")
    assert [line[-1] for line in lines[:6]] == ["0", "1", "2", "0", "1", "2"]


def test_files_attached_to_a_pdf_are_told() -> None:
    pdf = pypdfium2.PdfDocument(files.pdf("See the papers inside"))
    for number in range(7):
        pdf.new_attachment(f"Annex {number}.pdf").set_data(b"%PDF-1.7")
    body = io.BytesIO()
    pdf.save(body)
    read = read_document(body.getvalue())
    assert read.pages == ("See the papers inside",)
    assert read.cut == (
        "7 files attached to it left out: Annex 0.pdf, Annex 1.pdf, Annex 2.pdf, Annex 3.pdf, Annex 4.pdf, …"
    )


SIGNS = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>"
MAPPED = "begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <{}> endbfrange endcmap"


def test_an_attached_file_that_is_broken_does_not_cost_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = pypdfium2.PdfDocument(files.pdf("See the papers inside"))
    pdf.new_attachment("Annex.pdf").set_data(b"%PDF-1.7")
    body = io.BytesIO()
    pdf.save(body)

    def broken(_: object, index: int) -> None:
        raise pypdfium2.PdfiumError(f"Failed to get attachment at index {index}.")

    monkeypatch.setattr(pypdfium2.PdfDocument, "get_attachment", broken)
    read = read_document(body.getvalue())
    assert read.pages == ("See the papers inside",)
    assert read.cut == "1 file attached to it left out: …"


@pytest.mark.parametrize(("first", "expected"), [
    ("0040", ("ok", "ABC")),
    ("e000", ("needs_ocr", "")),  # signs of a private area: the font says nothing of its letters
    ("fb00", ("ok", "fiflffi")),  # letters cast in one
])  # fmt: skip
def test_signs_without_letters_are_no_text(first: str, expected: tuple[str, str]) -> None:
    stream = "BT /F 12 Tf 60 760 Td <000100020003> Tj ET"
    table = MAPPED.format(first)
    read = read_document(files.raw_pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        SIGNS,
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 600 >>",
        f"<< /Length {len(table)} >>\nstream\n{table}\nendstream",
    ))  # fmt: skip
    assert (read.text_quality, read.pages[0]) == expected


def test_what_the_print_template_leaves_is_no_text() -> None:
    """The marks of ModernGov's templates round each item, and the template itself behind the text."""
    lines = ["Board", "<AI1>", "1", "Welcome to a < b", "</AI1>", "<TRAILER_SECTION>", "Signed by the Chair", "</TRAILER_SECTION>",
             "<LAYOUT_SECTION>", "1. FIELD_TITLE", "</LAYOUT_SECTION>", "<TITLE_ONLY_LAYOUT_SECTION>", "2. FIELD_TITLE"]  # fmt: skip
    page = "".join(f"<p>{line.replace('<', '&lt;')}</p>" for line in lines)
    expected = "Board\n\n1\n\nWelcome to a < b\n\nSigned by the Chair"
    assert read_document(f"<html><body>{page}</body></html>".encode()).pages == (expected,)
    assert read_document(files.pdf("\n".join(lines[:5]))).pages == ("Board\n\n1\nWelcome to a < b",)


# ---------------------------------------------------------------- Word


def text_of(word: Word) -> str:
    body = io.BytesIO()
    word.save(body)
    return "\n".join(filter(None, read_document(body.getvalue()).pages[0].split("\n")))


def listed(word: Word, *levels: tuple[str, int, str]) -> str:
    """A new list of these levels: kind of numeral, first number, text. Returns the list's number."""
    lists = word.part.numbering_part.element
    name = str(90 + len(lists))
    each = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (kind, start, text) in enumerate(levels)
    )
    lists.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{name}">{each}</w:abstractNum>'))
    return again(word, name)


def again(word: Word, name: str, restart: str = "") -> str:
    lists = word.part.numbering_part.element
    number = str(900 + len(lists))
    lists.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{name}"/>{restart}</w:num>')
    )
    return number


def entry(word: Word, number: str, text: str, depth: int = 0) -> Paragraph:
    made = word.add_paragraph(text)
    made._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
    )
    return made


def test_numbers_of_minutes_are_those_that_word_prints() -> None:
    """They run on over the paragraphs between; limbs have letters of their own, and begin anew under each."""
    word = docx.Document()
    number = listed(word, ("decimal", 12, "%1."), ("lowerLetter", 1, "(%2)"), ("decimal", 1, "%1.%2.%3"))
    entry(word, number, "TOLLS")
    word.add_paragraph("RESOLVED: That")
    for text in ("the toll stay", "the keeper be told"):
        entry(word, number, text, 1)
    entry(word, number, "WEIRS")
    entry(word, number, "the weir be mended", 1)
    entry(word, number, "by frost", 2)
    assert text_of(word).split("\n") == [
        "12. TOLLS", "RESOLVED: That", "(a) the toll stay", "(b) the keeper be told", "13. WEIRS",
        "(a) the weir be mended", "13.a.1 by frost",
    ]  # fmt: skip


def test_a_list_that_begins_anew_or_not_at_all() -> None:
    word = docx.Document()
    number = listed(word, ("decimal", 1, "Minute %1/26"))
    name = word.part.numbering_part.element.findall(qn("w:num"))[-1].find(qn("w:abstractNumId")).get(qn("w:val"))
    entry(word, number, "one")
    entry(word, again(word, name), "goes on")
    override = f'<w:lvlOverride {nsdecls("w")} w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    entry(word, again(word, name, override), "anew")
    entry(word, "0", "none")
    word.add_paragraph("a bullet", style="List Bullet")
    word.add_paragraph("by its style", style="List Number")
    word.add_paragraph("and on", style="List Number")
    assert text_of(word).split("\n") == [
        "Minute 1/26 one", "Minute 2/26 goes on", "Minute 7/26 anew", "none", "- a bullet", "1. by its style", "2. and on",
    ]  # fmt: skip


@pytest.mark.parametrize(("number", "kind", "expected"), [
    (4, "lowerRoman", "iv"), (9, "upperRoman", "IX"), (27, "lowerLetter", "aa"), (28, "upperLetter", "BB"), (7, "decimalZero", "07"),
    (12, "decimalZero", "12"), (0, "lowerRoman", "0"), (3, "chicago", "3"), (99999, "lowerLetter", "99999"),
])  # fmt: skip
def test_numerals(number: int, kind: str, expected: str) -> None:
    assert numeral(number, kind) == expected


def test_numbers_of_headings_and_of_cells() -> None:
    word = docx.Document()
    number = listed(word, ("decimal", 3, "%1"))
    style = word.styles["Heading 1"].element.find(qn("w:pPr"))
    style.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{number}"/></w:numPr>'))
    word.add_heading("Tolls", 1)
    word.add_heading("Weirs", 1)
    cells = word.add_table(1, 2).rows[0].cells
    about = cells[0].paragraphs[0]._p.get_or_add_pPr()
    about.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{number}"/></w:numPr>'))
    cells[1].text = "Locks"
    assert text_of(word).split("\n") == ["3 Tolls", "4 Weirs", "5 | Locks"]


def test_a_footnote_is_text() -> None:
    space = nsdecls("w")
    word = docx.Document()
    line = word.add_paragraph("The toll is 30p")
    line._p.append(parse_xml(f'<w:r {space}><w:footnoteReference w:id="2"/></w:r>'))
    body = io.BytesIO()
    word.save(body)
    note = f'<w:footnotes {space}><w:footnote w:id="2"><w:p><w:r><w:t>Children ride free.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    with zipfile.ZipFile(io.BytesIO(body.getvalue())) as packed:
        types, links = (packed.read(name).decode() for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    types = types.replace("</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>')
    target = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    links = links.replace(
        "</Relationships>", f'<Relationship Id="rId90" Type="{target}" Target="footnotes.xml"/></Relationships>'
    )
    made = files.word_with(
        {"[Content_Types].xml": types.encode(), "word/_rels/document.xml.rels": links.encode(), "word/footnotes.xml": note.encode()},
        body.getvalue(),
    )  # fmt: skip
    assert read_document(made).pages == ("The toll is 30p[1]\n\n1. Children ride free.",)


def test_headers_and_footers_are_text() -> None:
    word = docx.Document()
    section = word.sections[0]
    section.header.paragraphs[0].text = "Notice of a decision"
    section.footer.paragraphs[0].text = "Keeper of the records"
    section.footer.add_paragraph("3")  # a page's number
    word.add_paragraph("That the tolls stay.")
    assert text_of(word) == "Notice of a decision\nThat the tolls stay.\nKeeper of the records"


RUN = "<w:r><w:t>{}</w:t></w:r>"
NEW_BOX = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="x"><wps:wsp'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:txbx><w:txbxContent><w:p>'
    "<w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
OLD_BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r>'
    "</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
TWICE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">'
    f"{NEW_BOX}</mc:Choice><mc:Fallback>{OLD_BOX}</mc:Fallback></mc:AlternateContent>"
)
TICK = (
    '<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="1"/>'
    "</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>"
)


@pytest.mark.parametrize(("inner", "expected"), [
    (f'<w:del w:id="1"><w:r><w:delText>five</w:delText></w:r></w:del><w:ins w:id="2">{RUN.format("six")}</w:ins>', "Toll: six"),
    (f'<w:moveFrom w:id="1">{RUN.format("there")}</w:moveFrom><w:moveTo w:id="2">{RUN.format("here")}</w:moveTo>', "Toll: here"),
    ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>", "Toll:"),
    ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t></w:r>', "Toll: shown"),
    (NEW_BOX, "Toll:\nin a box"),
    (OLD_BOX, "Toll:\nin a box"),
    (f"<w:r>{TWICE}</w:r>", "Toll:\nin a box"),
    (NEW_BOX + NEW_BOX.replace("in a box", "and in another"), "Toll:\nin a box\nand in another"),
    (TICK, "Toll: ☒"),
    (TICK.replace("<w:sdtPr>", "<w:sdtPr><!-- made by hand -->"), "Toll: ☒"),
    ("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>opted</w:t></w:r>", "Toll: co-opted"),
    ("<w:sdt><w:sdtContent><w:r><w:t>chosen</w:t></w:r></w:sdtContent></w:sdt>", "Toll: chosen"),
], ids=["changed", "moved", "hidden", "not hidden", "new box", "old box", "both boxes", "two boxes", "ticked", "with a comment", "hyphen", "control"])  # fmt: skip
def test_a_line_says_what_its_reader_sees(inner: str, expected: str) -> None:
    word = docx.Document()
    line = word.add_paragraph("Toll: ")
    for each in list(parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>")):
        line._p.append(each)
    assert text_of(word) == expected


def test_a_text_box_in_a_header_is_read_once() -> None:
    word = docx.Document()
    line = word.sections[0].header.paragraphs[0]
    line.text = "Notice"
    for each in list(parse_xml(f"<w:p {nsdecls('w')}><w:r>{TWICE}</w:r></w:p>")):
        line._p.append(each)
    word.add_paragraph("That the tolls stay.")
    assert text_of(word) == "Notice\nin a box\nThat the tolls stay."


def test_a_damaged_header_costs_nothing_else() -> None:
    body = files.word_with({"word/header1.xml": b"<w:hdr"}, files.word("That the tolls stay."))
    assert read_document(body).pages == ("That the tolls stay.",)

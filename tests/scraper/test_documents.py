"""What is taken from a paper, and what is said of what is not: every type, every limit, broken and hostile files."""

from __future__ import annotations

import io
import random
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import Unreadable, UsageError
from archive.records import Absence, Document, Parsed, Site
from scraper.documents import DOCX, HTML, LIMITS, OTHER, PDF, TEXT, DocumentText, media_type_of, read_document
from scraper.limits import Limits
from scraper.ocr import Tesseract, find_tesseract, ranges, with_recognised
from scraper.papers import document_records, parse_document
from scraper.sandbox import Sandbox
from tests.scraper import files

SITE = Site(id="tesk", site="tesk", name="Tesk", is_fictional=True)
PAPER = "https://tesk.example/documents/s17/Lamps.pdf"
SENTENCE = "The Panel’s café spent £5,000 – a fifth."
PLAIN = "The Panel met at ten and noted the report of its officers.\r\nNo more was said."


def parsed(body: bytes, limits: Limits = LIMITS) -> Parsed:
    return parse_document(
        body, PAPER, SITE, {"record_id": "tesk/document/s17"}, lambda given: read_document(given, limits)
    )


def gaps(made: Parsed) -> list[tuple[str, str | None]]:
    assert all(gap.reason == "unreadable" for gap in made.absences)
    return [(gap.field, gap.detail) for gap in made.absences]


def document(made: Parsed) -> Document:
    [record] = made.records
    assert isinstance(record, Document)
    return record


# ---------------------------------------------------------------- text

ENCODED = [
    (SENTENCE.encode(), SENTENCE),
    (SENTENCE.encode("utf-8-sig"), SENTENCE),
    (SENTENCE.encode("cp1252"), SENTENCE),
    (SENTENCE.encode("utf-16"), SENTENCE),  # with a byte order mark
    (b"\xfe\xff" + SENTENCE.encode("utf-16-be"), SENTENCE),
    (SENTENCE.encode("utf-16-le"), SENTENCE),  # without: told by its NULs
    (SENTENCE.encode("utf-16-be"), SENTENCE),
    (PLAIN.encode("utf-16-le") * 300, "\n".join(["The Panel met at ten and noted the report of its officers."] + ["No more was said.The Panel met at ten and noted the report of its officers."] * 299 + ["No more was said."])),
    (f"{SENTENCE}\nIt’s ".encode() + b"\x92tis", f"{SENTENCE}\nIt’s ’tis"),  # one stray byte does not spoil the rest
    ("Cyngor Môn: ŵyr a thŷ".encode(), "Cyngor Môn: ŵyr a thŷ"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), ENCODED)
def test_text_of_any_encoding(body: bytes, expected: str) -> None:
    read = read_document(body)
    assert (read.media_type, read.text_quality, read.pages) == (TEXT, "ok", (expected,))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_page_of_any_encoding(encoding: str) -> None:
    read = read_document(f"<!DOCTYPE html><html><body><p>{SENTENCE}</p></body></html>".encode(encoding))
    assert (read.media_type, read.pages) == (HTML, (SENTENCE,))


@settings(max_examples=200, deadline=None)
@given(st.binary(min_size=8, max_size=400))
def test_bytes_at_random_are_seldom_taken_for_text_in_utf_16(body: bytes) -> None:
    if b"\0" in body and not body.startswith((b"\xff\xfe", b"\xfe\xff")) and media_type_of(body) in (TEXT, HTML):
        assert body.count(0) > len(body) * 0.25


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
FOREIGN = [
    (OLE + "WordDocument".encode("utf-16-le"), "application/msword", "a Word 97-2003 file (.doc)"),
    (OLE + "Workbook".encode("utf-16-le"), "application/vnd.ms-excel", "an Excel 97-2003 file (.xls)"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "application/x-ole-storage", "an Office file protected by a password"),
    (OLE, "application/x-ole-storage", "an old Office file"),
    (files.zipped([("ppt/presentation.xml", b"<a/>")]), "application/vnd.openxmlformats-officedocument.presentationml.presentation", "a PowerPoint file (.pptx)"),
    (files.zipped([("xl/workbook.xml", b"<a/>")]), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "an Excel file (.xlsx)"),
    (files.zipped([("a.bin", b"x")]), "application/zip", "a zip archive"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png", "a picture (PNG)"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "image/jpeg", "a picture (JPEG)"),
    (b"II*\0\x08\0\0\0", "image/tiff", "a picture (TIFF)"),
    (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp", "a picture (WebP)"),
    (b"\0\0\0\x18ftypmp42\0\0\0\0", "video/mp4", "a film or sound recording (MP4)"),
    (b"{\\rtf1\\ansi Minutes}", "application/rtf", "an RTF file"),
    (b"From: a@tesk.example\r\nMIME-Version: 1.0\r\n\r\nx", "message/rfc822", "a saved e-mail or web archive"),
    (b"\0\1\2\3\0\0\0\0\1\1\1\1", "application/octet-stream", "a file of an unknown type"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "media_type", "name"), FOREIGN, ids=[name for _, _, name in FOREIGN])
def test_a_file_no_text_is_taken_from_is_named(body: bytes, media_type: str, name: str) -> None:
    assert media_type_of(body) == OTHER
    made = parsed(body)
    assert (document(made).text_quality, document(made).media_type) == ("none", media_type)
    assert gaps(made) == [("text", f"no text is taken from this type of file: it is {name}")]


def test_an_empty_file_says_so() -> None:
    assert gaps(parsed(b" \n")) == [("text", "there is no text in it")]


# ---------------------------------------------------------------- PDF


def test_each_page_is_a_text_of_its_own() -> None:
    made = parsed(files.pdf("First page", "Second page"))
    assert [(text.record_id, text.field, text.text) for text in made.texts] == [
        ("tesk/document/s17", "page-1", "First page"),
        ("tesk/document/s17", "page-2", "Second page"),
    ]
    assert (document(made).text_quality, document(made).page_count) == ("ok", 2)
    assert made.absences == made.problems == ()


def test_a_scan_needs_recognition() -> None:
    made = parsed(files.scanned(["Minutes"], ["Page two"]))
    assert document(made).text_quality == "needs_ocr"
    assert gaps(made) == [("text", "no text layer: it is a scan, or blank")]


def test_a_scan_among_typed_pages_is_named() -> None:
    made = parsed(files.scanned("Typed", ["A drawing"], "Typed too"))
    assert (document(made).text_quality, [text.field for text in made.texts]) == ("ok", ["page-1", "page-3"])
    assert gaps(made) == [("page-2", "no text layer on this page: a picture, or blank")]


FEW = replace(LIMITS, pages=3, characters=120)
CUT = [
    (files.pdf(*"abcd"), 3, "page 4 is left out: at most 3 pages of a document are read"),
    (files.pdf(*"abcdef"), 3, "pages 4 to 6 are left out: at most 3 pages of a document are read"),
    (files.pdf("a" * 60, "b" * 50, "c" * 20, "d"), 2, "pages 3 to 4 are left out: at most 120 characters of a document are read"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "kept", "told"), CUT)
def test_pages_over_a_limit_are_left_out_and_told(body: bytes, kept: int, told: str) -> None:
    made = parsed(body, FEW)
    assert document(made).text_quality == "ok"
    assert len(made.texts) == kept
    assert gaps(made) == [("pages", told)]
    assert [problem.message for problem in made.problems] == [told]


def test_ten_thousand_pages_are_two_thousand_and_a_word_on_the_others() -> None:
    made = parsed(files.many_pages(10_000))
    assert (len(made.texts), document(made).page_count) == (2_000, 10_000)
    assert gaps(made) == [("pages", "pages 2,001 to 10,000 are left out: at most 2,000 pages of a document are read")]


@pytest.mark.parametrize("body", [b"a line\n" * 50, files.word(*["a line"] * 50)], ids=["text", "word"])
def test_text_without_pages_is_cut_at_a_line(body: bytes) -> None:
    made = parsed(body, FEW)
    [text] = made.texts
    assert set(text.text.split("\n")) <= {"a line", ""}
    [(field, told)] = gaps(made)
    assert field == "pages"
    assert told == f"the text after its first {len(text.text)} characters is left out: at most 120 characters of a document are read"  # fmt: skip


def test_what_a_later_reading_has_found_is_no_gap_any_more() -> None:
    assert ("tesk/document/s17", "text") in parsed(files.pdf("One")).settled
    assert {("tesk/document/s17", "page-1"), ("tesk/document/s17", "pages")} <= set(parsed(files.pdf("One")).settled)
    cut = parsed(files.pdf(*"abcd"), FEW)
    assert not {(gap.record_id, gap.field) for gap in cut.absences} & set(cut.settled)


CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>"
PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
HOSTILE_PDF = [
    ("protected", files.pdf("secret", password="x"), "it is protected by a password"),
    ("cut off", files.pdf("whole")[:200], "the PDF is damaged"),
    ("only a name", b"%PDF-1.7", "the PDF is damaged"),
    ("a tree of pages in a circle", files.raw_pdf(CATALOGUE, "<< /Type /Pages /Kids [2 0 R] /Count 9 >>"), None),
    ("a catalogue that is its own pages", files.raw_pdf("<< /Type /Catalog /Pages 1 0 R >>"), None),
    ("more pages promised than there are", files.raw_pdf(CATALOGUE, "<< /Type /Pages /Kids [3 0 R] /Count 900000000 >>", PAGE), None),
    ("a page that draws itself", files.raw_pdf(CATALOGUE, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /X 4 0 R >> >> >>", "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream"), None),
    ("lists in lists", files.raw_pdf(CATALOGUE, "<< /Type /Pages /Kids " + "[" * 50_000 + "]" * 50_000 + " /Count 1 >>"), None),
    ("a page that is not there", files.raw_pdf(CATALOGUE, "<< /Type /Pages /Kids [9 0 R] /Count 1 >>"), None),
]  # fmt: skip


@pytest.fixture(scope="module")
def box() -> Iterator[Sandbox]:
    with Sandbox(replace(LIMITS, seconds=20)) as made:
        yield made


@pytest.mark.parametrize(("body", "why"), [case[1:] for case in HOSTILE_PDF], ids=[case[0] for case in HOSTILE_PDF])
def test_a_hostile_pdf_gives_a_reason_or_its_text(box: Sandbox, body: bytes, why: str | None) -> None:
    begun = time.monotonic()
    try:
        read = box.extract(body)
    except Unreadable as error:
        assert why is None or str(error).startswith(why)
    else:
        assert why is None
        assert read.text_quality in ("needs_ocr", "none")
    assert time.monotonic() - begun < 15
    assert box.extract(files.pdf("Well")).pages == ("Well",)


def test_a_broken_page_is_not_taken_for_a_scan() -> None:
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
    stream = "<< /Length 29 >>\nstream\nBT /F 12 Tf 60 760 Td (A) Tj ET\nendstream"
    body = files.raw_pdf(CATALOGUE, "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>", page, "(no page)", stream)
    read = read_document(body)
    assert (read.pages, read.broken) == (("A", ""), (2,))
    assert gaps(parsed(body)) == [("page-2", "this page of the PDF is damaged")]


# ---------------------------------------------------------------- Word

BIG = b"<w:t>" + b"0" * 40_000_000 + b"</w:t>"
HOSTILE_WORD = [
    ("a member of 40 MB in 40 KB", files.word_with({files.MAIN: BIG}), "it unpacks to 41 MB or more from 0.1 MB; Word files that grow more than 200-fold are not read"),
    ("a bomb beside the text", files.word_with({"word/media/x.bin": bytes(40_000_000)}), "it unpacks to 41 MB or more"),
    ("a directory that makes it small", files.lying(files.word_with({files.MAIN: BIG}), files.MAIN, 100), "the Word file is damaged"),
    ("a directory that makes it huge", files.lying(files.word_with({files.MAIN: b"<a/>"}), files.MAIN, 2_000_000_000), "it unpacks to 2,001 MB or more; Word files of over 200 MB unpacked are not read"),
    ("thousands of parts", files.word_with({f"word/part{n}.xml": b"" for n in range(5_001)}), "it is packed of 5,0.. parts; Word files of over 5,000 are not read"),
    ("entities that grow", files.word_with({files.MAIN: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>'}), "it declares XML entities"),
    ("an entity that names a file", files.word_with({files.MAIN: b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'}), "it declares XML entities"),
    ("entities in UTF-16", files.word_with({files.MAIN: '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY a "ha">]><a>&a;</a>'.encode("utf-16")}), "it declares XML entities"),
    ("no text part", files.zipped([("word/other.xml", b"<a/>")]), "the Word file is damaged"),
    ("cut off", files.word("x")[:3000], "the Word file is damaged"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "why"), [case[1:] for case in HOSTILE_WORD], ids=[case[0] for case in HOSTILE_WORD])
def test_a_hostile_word_file_is_refused_in_words(body: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_document(body)


def test_a_zip_in_a_zip_is_not_opened() -> None:
    inner = files.zipped([("x", bytes(10_000_000))])
    for _ in range(3):
        inner = files.zipped([(f"word/embeddings/{n}.zip", inner) for n in range(9)])
    assert read_document(files.word_with({"word/embeddings/x.docx": inner})).pages == ("Noted",)


def test_unpacked_bytes_are_counted_while_reading() -> None:
    """A directory that promises little is not believed: with the check of it taken away, the count still stops it."""
    from scraper.word import _text_parts

    body = files.word_with({files.MAIN: BIG})
    with zipfile.ZipFile(io.BytesIO(body)) as packed, pytest.raises(Unreadable, match="it unpacks to 16 MB or more"):
        _text_parts(packed, LIMITS)


def test_a_locked_or_oddly_packed_word_file_is_told() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_BZIP2) as new:
        new.writestr(files.MAIN, b"<a/>" * 100)
    with pytest.raises(Unreadable, match="packed as Word does not pack"):
        read_document(made.getvalue())
    locked = bytearray(files.word("x"))
    at = -1
    while (at := locked.find(b"PK\x01\x02", at + 1)) >= 0:
        locked[at + 8] |= 1
    with pytest.raises(Unreadable, match="protected by a password"):
        read_document(bytes(locked))


def test_damage_where_no_text_is_costs_nothing() -> None:
    body = files.word_with({"docProps/app.xml": b"<broken", "customXml/item1.xml": b"<!DOCTYPE a><a/>"})
    assert read_document(files.lying(body, "docProps/app.xml", 3)).pages == ("Noted",)


def test_damage_to_notes_is_not_passed_over() -> None:
    """A Word file without its footnotes would look whole."""
    body = files.word_with({"word/footnotes.xml": b"<w:footnotes/>" * 9})
    with pytest.raises(Unreadable, match="the Word file is damaged"):
        read_document(files.lying(body, "word/footnotes.xml", 3))


def test_pictures_of_a_word_file_are_left_out_and_its_text_kept() -> None:
    import docx

    body, drawn = io.BytesIO(), io.BytesIO()
    files.picture("Lamp").save(drawn, "PNG")
    made = docx.Document()
    made.add_paragraph("Before")
    made.add_picture(io.BytesIO(drawn.getvalue()))
    made.add_paragraph("After")
    made.save(body)
    assert [line for line in read_document(body.getvalue()).pages[0].split("\n") if line] == ["Before", "After"]


# ---------------------------------------------------------------- mutations

SOUND = [
    files.pdf("One page\nof text", "Another"),
    files.scanned(["Lamp"]),
    files.word("One", "Two"),
    SENTENCE.encode(),
]


def mutated(body: bytes, seed: int) -> bytes:
    """A file with bytes changed, cut, doubled or taken from elsewhere in it."""
    chance = random.Random(seed)
    changed = bytearray(body)
    for _ in range(chance.randint(1, 12)):
        at, length = chance.randrange(len(changed)), chance.randint(1, 40)
        match chance.randrange(5):
            case 0:
                changed[at] = chance.randrange(256)
            case 1:
                del changed[at : at + length]
            case 2:
                changed[at:at] = changed[at : at + length]
            case 3:
                other = chance.randrange(len(changed))
                changed[at : at + length] = changed[other : other + length]
            case 4:
                changed[at : at + length] = str(chance.choice([0, -1, 2**31, 2**63, 65536])).encode()
        if not changed:
            changed = bytearray(b"%")
    return bytes(changed)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(SOUND), st.integers(0, 2**32))
def test_a_mutated_file_gives_text_or_a_reason(box: Sandbox, body: bytes, seed: int) -> None:
    read_mutated(box, body, seed)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SOUND), st.integers(0, 2**32))
def test_many_mutated_files_give_text_or_a_reason(box: Sandbox, body: bytes, seed: int) -> None:
    read_mutated(box, body, seed)


def read_mutated(box: Sandbox, body: bytes, seed: int) -> None:
    """No exception escapes, and the worker lives on or is replaced."""
    body = mutated(body, seed)
    made = parse_document(body, PAPER, SITE, {"record_id": "tesk/document/s17"}, box.extract)
    quality = document(made).text_quality
    assert quality in ("ok", "needs_ocr", "failed", "none")
    assert bool(made.texts) == (quality == "ok")
    assert made.texts or any(gap.field == "text" for gap in made.absences)
    assert all("\n" not in (gap.detail or "") for gap in made.absences)
    again = parse_document(body, PAPER, SITE, {"record_id": "tesk/document/s17"}, box.extract)
    assert again == made


# ---------------------------------------------------------------- recognition of text in pictures

READ = DocumentText(PDF, "ok", ("Typed", "", "", ""), 4, broken=(4,))
PROGRAM = Tesseract("/no/such/tesseract", "5.0")


def recognised(number: int) -> str:
    return {2: "Seen on two", 3: " . - "}[number]


def test_pages_without_text_are_recognised_and_marked() -> None:
    read = with_recognised(READ, recognised, PROGRAM)
    assert read.pages == ("Typed", "Seen on two", "", "")
    assert (read.text_quality, read.recognised) == ("ocr", "2 (tesseract 5.0)")
    made = document_records(Document(id="tesk/document/s17", site="tesk"), read, section="report", url=None)
    assert (document(made).text_quality, document(made).ocr_pages) == ("ocr", "2 (tesseract 5.0)")
    assert [text.field for text in made.texts] == ["page-1", "page-2"]
    assert [field for field, _ in gaps(made)] == ["page-3", "page-4"]


def test_where_nothing_is_recognised_nothing_changes() -> None:
    def fails(number: int) -> str:
        raise Unreadable("no")

    assert with_recognised(READ, fails, PROGRAM) == READ
    assert with_recognised(READ, recognised, PROGRAM, replace(LIMITS, ocr_pages=0)) == READ
    typed = DocumentText(PDF, "ok", ("Typed",), 1)
    assert with_recognised(typed, fails, PROGRAM) is typed


@pytest.mark.parametrize(("numbers", "told"), [([1], "1"), ([1, 2, 3], "1-3"), ([1, 3, 4, 9], "1, 3-4, 9"), ([], "")])
def test_page_numbers_are_told_as_ranges(numbers: list[int], told: str) -> None:
    assert ranges(numbers) == told


def test_a_scan_is_read_by_tesseract() -> None:
    try:
        program = find_tesseract()
    except UsageError as error:
        pytest.skip(str(error))
    body = files.scanned(["Minutes of the Lamp Panel", "RESOLVED that ten lamps be bought."], "Typed")
    with Sandbox(tesseract=program) as sandbox:
        read = sandbox.extract(body)
    assert read.text_quality == "ocr"
    assert "RESOLVED that ten lamps be bought." in read.pages[0]
    assert read.pages[1] == "Typed"
    assert read.recognised == f"1 (tesseract {program.version})"


def test_a_missing_language_is_told() -> None:
    try:
        find_tesseract()
    except UsageError as error:
        pytest.skip(str(error))
    with pytest.raises(UsageError, match="tesseract lacks the language xxx"):
        find_tesseract("eng+xxx")


def test_a_missing_program_is_told(monkeypatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="tesseract, which is not installed"):
        find_tesseract()


def test_a_program_that_fails_leaves_the_page_silent() -> None:
    with Sandbox(tesseract=PROGRAM) as sandbox:
        assert sandbox.extract(files.scanned(["x"])).text_quality == "needs_ocr"


def test_an_absence_never_stands_beside_its_text() -> None:
    made = parsed(files.scanned("Typed", ["x"], "Typed"))
    assert all(isinstance(gap, Absence) for gap in made.absences)
    assert not {gap.field for gap in made.absences} & {text.field for text in made.texts}
    assert DOCX not in {document(made).media_type}

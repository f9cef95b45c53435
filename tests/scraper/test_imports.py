"""Files people have: the five seed documents, their twins, and everything that can be wrong with a file."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from archive.errors import Unreadable
from archive.records import AgendaItem, Decision, Document, Meeting, Parsed
from scraper.imports import Stated, read_file
from tests.conftest import Run

TWINS = Path(__file__).parents[1] / "extract" / "twins"
STATED = Stated()


def pdf_of(*pages: str) -> bytes:
    body = io.BytesIO()
    canvas = Canvas(body, invariant=True)
    for page in pages:
        for line, text in enumerate(page.split("\n")):
            canvas.drawString(60, 760 - 18 * line, text)
        canvas.showPage()
    canvas.save()
    return body.getvalue()


def docx_of(*paragraphs: str) -> bytes:
    body = io.BytesIO()
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(body)
    return body.getvalue()


def only(parsed: Parsed, kind: type):
    [record] = [record for record in parsed.records if isinstance(record, kind)]
    return record


ITEM = "Agenda item\n\nBINS AND BOTTLE BANKS\n\nTo consider the report.\n\nMinutes:\n\nThe Panel met.\n\nRESOLVED that it be noted.\n\nSupporting documents:\n"
DECISION = (
    "Decision details\n\nMobile library stops\n\nDecision Maker: Head of Culture\n\nDecision status: Approved\n\n"
    "Is Key decision?: Yes\n\nIs subject to call in?: No\n\nPurpose:\n\nTo settle the stops.\n\nDecisions:\n\n"
    "1. Nine stops be kept.\n\nNote: the van is old.\n\nReason for decision:\n\nUse has grown.\n\nUrgent decision: No\n\n"
    "Publication date: 03/02/2025\n\nDate of decision: 31/01/2025\n\nDecided at meeting: 31/01/2025 - Culture Committee\n\nAccompanying Documents:\n"
)
REPORT = "# Tesk Partnership\n\n## Update on lighting\n\nDate Report Filed: 4<sup>th</sup> May 2024\n\nAuthor: J. Marl\n\nThe lamps were counted.\n"


def test_a_copied_agenda_item() -> None:
    parsed = read_file("item.txt", ITEM.encode(), STATED)
    item = only(parsed, AgendaItem)
    assert (item.title, item.summary) == ("BINS AND BOTTLE BANKS", "To consider the report.")
    assert item.minutes_text == "The Panel met.\n\nRESOLVED that it be noted."
    assert (item.council, item.meeting_id, item.decision_text) == (None, None, None)
    assert {(gap.field, gap.reason) for gap in parsed.absences} == {
        ("council", "not_stated"),
        ("meeting_id", "not_stated"),
    }
    assert [(text.field, text.section) for text in parsed.texts] == [("summary", "agenda"), ("minutes", "minutes")]


def test_a_copied_decision_record() -> None:
    decision = only(read_file("decision.txt", DECISION.encode(), STATED), Decision)
    assert (decision.decision_maker, decision.status, decision.is_key, decision.is_call_in) == (
        "Head of Culture",
        "Approved",
        True,
        False,
    )
    assert (decision.purpose, decision.reasons) == ("To settle the stops.", "Use has grown.")
    assert decision.decision_text == "1. Nine stops be kept.\n\nNote: the van is old."  # prose with a colon is no label
    assert decision.decision_label == "Decisions:"
    assert (decision.decision_date, decision.publication_date, decision.meeting_date) == (
        "2025-01-31",
        "2025-02-03",
        "2025-01-31",
    )
    assert decision.meeting_label == "31/01/2025 - Culture Committee"
    assert decision.other_fields == {"Urgent decision": "No"}


def test_a_report_has_its_labelled_lines_in_columns() -> None:
    parsed = read_file("report.txt", REPORT.encode(), STATED)
    paper = only(parsed, Document)
    assert (paper.kind, paper.title, paper.author, paper.report_date) == (
        "report",
        "Update on lighting",
        "J. Marl",
        "2024-05-04",
    )
    assert paper.other_fields == {
        "heading": "Tesk Partnership",
        "Date Report Filed": "4th May 2024",
        "Author": "J. Marl",
    }
    assert "<sup>" not in parsed.texts[0].text
    assert parsed.texts[0].section == "report"


def test_what_the_importer_states_is_taken() -> None:
    from archive.records import Council

    stated = Stated(council=Council(id="tesk", site="import", name="Tesk"), meeting_date="2025-01-31")
    parsed = read_file("item.txt", ITEM.encode(), stated)
    item, meeting = only(parsed, AgendaItem), only(parsed, Meeting)
    assert item.council == meeting.council == "tesk"
    assert item.meeting_id == meeting.id
    assert meeting.date == "2025-01-31"
    assert parsed.absences == ()


def test_pdf_and_word_files_give_their_text() -> None:
    pdf = read_file("report.pdf", pdf_of("Lamp report\nTen lamps", "Second page"), STATED)
    assert [(text.field, text.text) for text in pdf.texts] == [
        ("page-1", "Lamp report\nTen lamps"),
        ("page-2", "Second page"),
    ]
    assert only(pdf, Document).page_count == 2
    word = read_file("report.docx", docx_of("Lamp report", "Ten lamps"), STATED)
    assert word.texts[0].text == "Lamp report\n\nTen lamps"


def test_minutes_as_a_paper_are_read_for_decisions_and_a_report_is_not() -> None:
    minutes = read_file("m.pdf", pdf_of("Minutes of the Parks Panel\nRESOLVED that the plan be approved."), STATED)
    report = read_file(
        "r.pdf", pdf_of("Report to the Parks Panel\nThat the plan be approved. It took ten minutes."), STATED
    )
    assert [only(paper, Document).kind for paper in (minutes, report)] == ["minutes", "report"]
    assert [paper.texts[0].section for paper in (minutes, report)] == ["page", "report"]


def test_a_scan_is_kept_with_the_reason_for_its_silence() -> None:
    parsed = read_file("scan.pdf", pdf_of(""), STATED)
    assert only(parsed, Document).text_quality == "needs_ocr"
    assert [(gap.field, gap.reason) for gap in parsed.absences if gap.field == "text"] == [("text", "unreadable")]


def zip_bomb() -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (301 * 1024 * 1024))
    return body.getvalue()


BAD = [
    ("empty.txt", b"", "it is empty"),
    ("blank.txt", b" \n\t ", "it is empty"),
    ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "its bytes are no text, HTML, PDF or Word file"),
    ("picture.pdf", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, r"its name says \.pdf, but its bytes are no text"),
    ("minutes.txt", pdf_of("x"), r"its name says \.txt, but it is pdf; rename it to \.pdf"),
    ("minutes.pdf", ITEM.encode(), r"its name says \.pdf, but it is txt; rename it to \.txt"),
    ("minutes.docx", b"<html><body>x</body></html>", r"its name says \.docx, but it is html"),
    ("cut.pdf", pdf_of("x")[:300], "the PDF is damaged"),
    ("cut.docx", docx_of("x")[:900], "the Word file is damaged|no text, HTML, PDF or Word"),
]


@pytest.mark.parametrize(("name", "body", "why"), BAD, ids=[name for name, _, _ in BAD])
def test_a_bad_file_says_why_in_words(name: str, body: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_file(name, body, STATED)


def docx_with(name: str, content: bytes) -> bytes:
    """A Word file with one of its parts replaced."""
    body, made = io.BytesIO(docx_of("x")), io.BytesIO()
    with zipfile.ZipFile(body) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, content if info.filename == name else old.read(info.filename))
    return made.getvalue()


DAMAGED = [
    ("an empty document", docx_with("word/document.xml", b"")),
    ("a document that is cut off", docx_with("word/document.xml", b"<w:document")),
    ("broken styles", docx_with("word/styles.xml", b"<w:styles><broken")),
    ("too deep", docx_with("word/document.xml", b"<a>" * 5000 + b"</a>" * 5000)),
]


@pytest.mark.parametrize("body", [body for _, body in DAMAGED], ids=[name for name, _ in DAMAGED])
def test_a_damaged_word_file_is_a_line(body: bytes) -> None:
    with pytest.raises(Unreadable, match="the Word file is damaged"):
        read_file("m.docx", body, STATED)


WRAPPED = [
    ("rtf.txt", rb"{\rtf1\ansi Minutes}"),
    (
        "page.mht",
        b"From: <Saved by a browser>\r\nSubject: Minutes\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n--x",
    ),
]


@pytest.mark.parametrize(("name", "body"), WRAPPED)
def test_text_wrapped_in_another_format_is_not_taken_for_minutes(name: str, body: bytes) -> None:
    with pytest.raises(Unreadable, match="no text, HTML, PDF or Word file"):
        read_file(name, body, STATED)


PAGE = '<html><head>{head}</head><body><div id="modgov"><h1>Agenda item</h1><h2>Bins</h2><p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><p>The report was noted.</p></div></div></body></html>'


def test_a_page_in_utf_16_is_read_as_a_page() -> None:
    item = only(read_file("page.html", PAGE.format(head="").encode("utf-16"), STATED), AgendaItem)
    assert item.minutes_text == "The report was noted."


def test_a_page_of_the_sample_council_says_that_it_is_made_up() -> None:
    body = PAGE.format(head='<meta name="minutes:is_fictional" content="true">').encode()
    with pytest.raises(Unreadable, match="fictional sample council; import it with --fictional"):
        read_file("page.html", body, STATED)
    assert read_file("page.html", body, Stated(is_fictional=True)).records


HARINGEY = "https://www.minutes.haringey.gov.uk/mgAi.aspx?ID=62926"


def test_a_saved_bot_wall_is_no_page(minutes: Run, tmp_path: Path) -> None:
    (tmp_path / "wall.html").write_text(
        "<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>"
    )
    done = minutes("import", "wall.html", "--url", HARINGEY, "--no-extract")
    assert done.returncode == 3
    assert "is no item page" in done.stderr


def test_what_is_stated_of_a_saved_page_is_kept_or_contradicted(minutes: Run, tmp_path: Path) -> None:
    (tmp_path / "item.html").write_text(PAGE.format(head=""))
    done = minutes("import", "item.html", "--url", HARINGEY, "--meeting-date", "2024-03-18", "--no-extract")
    assert done.returncode == 0, done.stderr
    with sqlite3.connect(tmp_path / "archive.db") as db:
        joined = "select i.id, m.date from agenda_items i join meetings m on m.id = i.meeting_id"
        assert db.execute(joined).fetchall() == [("haringey/item/62926", "2024-03-18")]
    other = minutes("import", "item.html", "--url", HARINGEY, "--council", "Bexley", "--no-extract")
    assert other.returncode == 3
    assert "leave --council out" in other.stderr


def test_files_of_one_council_and_day_are_of_one_meeting(minutes: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ITEM)
    (tmp_path / "b.txt").write_text(ITEM.replace("BINS", "BANKS"))
    (tmp_path / "c.pdf").write_bytes(pdf_of("Lamp report"))
    minutes("import", "a.txt", "b.txt", "c.pdf", "--council", "Tesk", "--meeting-date", "2025-01-31", "--no-extract")
    with sqlite3.connect(tmp_path / "archive.db") as db:
        [meeting] = db.execute("select id from meetings").fetchall()
        assert db.execute("select distinct meeting_id from agenda_items").fetchall() == [meeting]
        assert db.execute("select record_id from document_links").fetchall() == [meeting]


def test_a_page_without_text_among_others_is_a_gap() -> None:
    parsed = read_file("half.pdf", pdf_of("A typed cover", "", ""), STATED)
    assert [gap.field for gap in parsed.absences if gap.reason == "unreadable"] == ["page-2", "page-3"]


def test_an_empty_folder_is_told(minutes: Run, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    done = minutes("import", "none")
    assert done.returncode == 2
    assert "No files in none" in done.stderr


@pytest.mark.slow
def test_a_zip_bomb_is_not_unpacked() -> None:
    with pytest.raises(Unreadable, match="unpacks to"):
        read_file("bomb.docx", zip_bomb(), STATED)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=3000), st.sampled_from(["a.txt", "a.pdf", "a.docx", "a.html", "a"]))
def test_any_bytes_give_records_or_a_reason(body: bytes, name: str) -> None:
    try:
        parsed = read_file(name, body, STATED)
    except Unreadable as error:
        assert "\n" not in str(error)
    else:
        assert parsed.records


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\x1f"), max_size=2000))
def test_any_text_after_a_known_heading_is_kept(text: str) -> None:
    item = only(
        read_file("a.txt", f"Agenda item\n\nTitle\n\nMinutes:\n\nSo.\n\n{text}".encode("utf-8", "ignore"), STATED),
        AgendaItem,
    )
    assert item.title == "Title"
    assert (item.minutes_text or "").startswith("So.")


def test_the_good_go_in_and_the_bad_cost_a_line_each(minutes: Run, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.txt").write_text(ITEM)
    (folder / "b.pdf").write_bytes(b"\x00\x01binary")
    (folder / ".hidden").write_text("x")
    done = minutes("import", "files", "nowhere.txt", "--no-extract")
    assert done.returncode == 3
    lines = done.stderr.splitlines()
    assert "files/b.pdf: not imported: its name says .pdf, but its bytes are no text, HTML, PDF or Word file." in lines
    assert "nowhere.txt: not imported: No such file or directory." in lines
    assert "imported: 1 files" in done.stderr
    assert "Traceback" not in done.stderr
    with sqlite3.connect(tmp_path / "archive.db") as db:
        assert db.execute("select count(*) from problems where stage = 'import'").fetchone() == (2,)


def test_a_folder_with_an_archive_in_it_gives_its_papers_and_not_its_databases(minutes: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Agenda\n\nThe Board met.", encoding="utf-8")
    assert minutes("import", "a.txt", "--no-extract").returncode == 0
    (tmp_path / "old.db-wal").write_text("not a paper", encoding="utf-8")
    done = minutes("import", ".", "--no-extract")  # archive.db, evidence.db and their locks are here
    assert done.returncode == 0, done.stderr
    assert "1 files" in done.stderr + done.stdout
    for file in ("archive.db", "evidence.db"):
        (tmp_path / "copy.bin").write_bytes((tmp_path / file).read_bytes())
        named = minutes("import", "copy.bin", "--no-extract")
        assert named.returncode in (1, 3)
        assert "it is a database" in named.stderr
    with sqlite3.connect(tmp_path / "evidence.db") as db:
        assert db.execute("select distinct name from files").fetchall() == [("a.txt",)]


def test_the_archive_names_no_folder_of_the_machine(minutes: Run, tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "bad.docx").write_bytes(b"\0\1\2")
    done = minutes(
        "import", str(tmp_path / "private" / "bad.docx"), str(tmp_path / "private" / "no.txt"), "--no-extract"
    )
    assert str(tmp_path) in done.stderr  # whoever asked is told which file
    with sqlite3.connect(tmp_path / "archive.db") as db:
        told = [message for (message,) in db.execute("select message from problems")]
    assert len(told) == 2
    assert not any("private" in message for message in told)


def test_the_same_file_twice_is_one_record(minutes: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ITEM)
    (tmp_path / "copy of a.txt").write_text(ITEM)
    assert minutes("import", "a.txt", "copy of a.txt", "--no-extract").returncode == 0
    with sqlite3.connect(tmp_path / "archive.db") as db:
        assert db.execute("select count(*) from agenda_items").fetchone() == (1,)


def test_the_address_gives_a_file_its_own_place(minutes: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ITEM)
    address = "https://www.minutes.haringey.gov.uk/mgAi.aspx?ID=62926"
    assert minutes("import", "a.txt", "--url", address, "--no-extract").returncode == 0
    with sqlite3.connect(tmp_path / "archive.db") as db:
        assert db.execute("select id, council, url from agenda_items").fetchall() == [
            ("haringey/item/62926", "haringey", address)
        ]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """An archive of the five twins of the seed documents."""
    from tests.conftest import run_minutes

    folder = tmp_path_factory.mktemp("twins")
    done = run_minutes(folder, "import", str(TWINS), "--fictional")
    assert done.returncode == 0, done.stderr
    return folder / "archive.db"


def test_the_twins_are_three_items_a_report_and_a_decision(imported: Path) -> None:
    with sqlite3.connect(imported) as db:
        kinds = {
            table: db.execute(f"select count(*) from {table}").fetchone()[0]
            for table in ("agenda_items", "documents", "decisions")
        }
    assert kinds == {"agenda_items": 3, "documents": 1, "decisions": 1}


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> sqlite3.Connection:
    """An archive of the five seed documents."""
    from tests.conftest import run_minutes

    folder = tmp_path_factory.mktemp("seeds")
    done = run_minutes(folder, "import", str(shared / "seeds"))
    assert done.returncode == 0, done.stderr
    db = sqlite3.connect(folder / "archive.db")
    db.row_factory = sqlite3.Row
    return db


def decided(db: sqlite3.Connection, title: str) -> list[tuple[str, str]]:
    """Quote and outcome of every resolution of the record with this title."""
    sql = """select r.quote, r.outcome from resolutions r
        where r.record_id in (select id from agenda_items where title = :t union select id from decisions where title = :t
            union select id from documents where title = :t) order by start"""
    return [tuple(row) for row in db.execute(sql, {"t": title})]


def days(db: sqlite3.Connection, title: str) -> set[tuple]:
    """The dates with a day; months and years alone are dates too, of another precision."""
    return {(iso,) for iso, precision in facts(db, "dates", "iso, precision", title) if precision == "day"}


def facts(db: sqlite3.Connection, table: str, columns: str, title: str) -> set[tuple]:
    sql = f"""select {columns} from {table} f where f.record_id in (select id from agenda_items where title = :t
        union select id from decisions where title = :t union select id from documents where title = :t)"""
    return {tuple(row) for row in db.execute(sql, {"t": title})}


DHR, UPDATE, PLAN, REPORT_TITLE, RECORD = (
    "DHR AND PREVENT VERBAL UPDATE",
    "Prevent Update",
    "PREVENT PLAN",
    "Update on PREVENT",
    "Prevent",
)


def test_seed_000(seeds: sqlite3.Connection) -> None:
    assert [row["council"] for row in seeds.execute("select council from agenda_items")] == [None] * 3
    (first, noted), (second, agreed) = decided(seeds, DHR)
    assert first.removeprefix("that ") == "the DHR and Prevent updates be noted"
    assert second.removeprefix("that ").startswith("a further Prevent update would be provided in due course")
    assert (noted, agreed) == ("noted", "agreed")
    assert facts(seeds, "resolutions", "body", DHR) in ({("The Board",)}, {("Board",)})
    values = facts(seeds, "figures", "kind, value", DHR)
    assert {
        ("count", 3),
        ("count", 6287),
        ("percent", 10),
        ("count", 5737),
        ("count", 697),
        ("percent", 11),
        ("count", 302),
        ("percent", 43),
        ("count", 210),
        ("percent", 30),
    } <= values
    assert days(seeds, DHR) == {("2021-06-02",), ("2021-06-16",)}
    roles = {role for role, _ in facts(seeds, "roles", "role, organisation", DHR)}
    assert {"Assistant Director", "Head of Service"} <= roles
    assert any("Prevent lead" in role for role in roles)
    assert ("Chair", "Safer Bromley Partnership") in facts(
        seeds, "roles", "role, organisation", DHR
    ) or "Chair of the Safer Bromley Partnership" in roles


def test_seed_001(seeds: sqlite3.Connection) -> None:
    assert [(quote.removeprefix("That "), outcome) for quote, outcome in decided(seeds, UPDATE)] == [
        ("the content of the report was noted", "noted")
    ]
    assert ("Karina Kaur", "Strategic Lead of Communities") in facts(seeds, "roles", "person, role", UPDATE)
    values = facts(seeds, "figures", "kind, value, quote", UPDATE)
    assert any(kind == "duration" and value == 10 for kind, value, _ in values)
    assert not any("21" in quote or "23" in quote for _, _, quote in values)
    [summary] = seeds.execute("select summary from agenda_items where title = ?", [UPDATE]).fetchone()
    assert summary == "Briefing note about the Prevent programme, its key priorities and local delivery."


def test_seed_002(seeds: sqlite3.Connection) -> None:
    assert decided(seeds, PLAN) == [
        (
            "The response to the consultation submitted by London Councils was supported by the Sub-Committee",
            "approved",
        ),
        ("The sub-committee agreed that any response to the consultation should be co-ordinated by officers", "agreed"),
    ]
    assert days(seeds, PLAN) == {("2015-01-21",)}


def test_seed_003(seeds: sqlite3.Connection) -> None:
    assert decided(seeds, REPORT_TITLE) == []
    row = seeds.execute("select * from documents").fetchone()
    assert (row["kind"], row["author"], row["report_date"]) == ("report", "Rob Vale", "2018-03-14")
    assert json.loads(row["other_fields"])["Date of last Strategic Group"] == "19th December 2017"
    assert days(seeds, REPORT_TITLE) == {
        ("2018-03-14",),
        ("2017-12-19",),
        ("2018-02-20",),
        ("2018-03-06",),
    }
    assert {6, 12, 85, 34} <= {value for (value,) in facts(seeds, "figures", "value", REPORT_TITLE)}
    assert "<sup>" not in seeds.execute("select text from texts where record_id = ?", [row["id"]]).fetchone()[0]


def test_seed_004(seeds: sqlite3.Connection) -> None:
    row = seeds.execute("select * from decisions").fetchone()
    assert (row["decision_maker"], row["status"], row["is_key"], row["decision_label"]) == (
        "External Scrutiny Committee",
        "Recommendations approved",
        0,
        "Decisions:",
    )
    assert (row["decision_date"], row["meeting_date"], row["report_author"]) == (
        "2018-10-16",
        "2018-10-16",
        "Pam Smith",
    )
    assert [quote for quote, _ in decided(seeds, RECORD)] == [
        "All County Councillors be urged to undertake Prevent Duty training",
        "The Cabinet Member for Community and Cultural Services consider the allocation of a small budget to fund Prevent Duty project work",
    ]
    figures = facts(seeds, "figures", "kind, value, unit, modifier", RECORD)
    assert any(figure[:3] == ("money", 10000, "GBP") for figure in figures)
    assert any(value == 1500000 and modifier == "over" for _, value, _, modifier in figures)
    people = {person for (person,) in facts(seeds, "roles", "person", RECORD)}
    assert {"Pam Smith", "Chris Coyle", "Scott Waddington"} <= people


def test_every_fact_is_at_its_place(seeds: sqlite3.Connection) -> None:
    for table in ("resolutions", "roles", "figures", "dates"):
        wrong = seeds.execute(
            f"select f.id from {table} f join texts t on t.id = f.text_id where substr(t.text, f.start + 1, f.end - f.start) != f.quote"
        )
        assert wrong.fetchall() == []

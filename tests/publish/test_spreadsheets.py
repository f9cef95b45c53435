"""CSV that is downloaded: what a spreadsheet makes of it, in whatever parts it comes."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.spreadsheets import MARK, Rewriter
from tests.publish.conftest import Get

CELL = st.text(alphabet='ab"\r\n,=+-@1£ ', max_size=8)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20 7946 0000", "'+44 20 7946 0000"),
        ("- the report be noted", "'- the report be noted"),
        ("@mention", "'@mention"),
        ("-5", "-5"),  # a number
        ("-5.25", "-5.25"),
        ("+3e5", "+3e5"),
        ("1-5", "1-5"),
        ("£1.2m", "£1.2m"),
        ("a\n=1", "a\n=1"),  # begins with a letter
        ("", ""),
    ],
)
def test_a_cell(cell: str, written: str) -> None:
    file = io.StringIO()
    csv.writer(file).writerows([["name"], [cell, "x"]])
    text = Rewriter().part(file.getvalue().encode(), is_last=True).decode()
    assert text.startswith(MARK)
    assert list(csv.reader(io.StringIO(text.removeprefix(MARK), newline=""))) == [["name"], [written, "x"]]


@given(rows=st.lists(st.lists(CELL, min_size=2, max_size=3), min_size=1, max_size=6), size=st.integers(1, 9))
def test_parts_make_the_same_as_the_whole(rows: list[list[str]], size: int) -> None:
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    body = file.getvalue().encode()
    whole = Rewriter().part(body, is_last=True)
    rewriter = Rewriter()
    parts = [rewriter.part(body[at : at + size], is_last=False) for at in range(0, len(body), size)]
    assert b"".join([*parts, rewriter.part(b"", is_last=True)]) == whole
    read = list(csv.reader(io.StringIO(whole.decode().removeprefix(MARK), newline="")))
    assert [[cell.removeprefix("'") for cell in row] for row in read] == rows


@pytest.mark.parametrize(
    "path",
    ["/archive/agenda_items.csv", "/archive/decided_about.csv?words=library", "/archive.csv?sql=select+'=1'+as+a"],
)
def test_a_download_has_the_mark_and_an_address_for_programs_has_not(get: Get, path: str) -> None:
    joined = "&" if "?" in path else "?"
    plain, download = get(path), get(f"{path}{joined}_dl=1")
    assert not plain.content.startswith(MARK.encode())
    assert download.content.startswith(MARK.encode())
    assert "attachment" in download.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(plain.text, newline="")))
    read = list(csv.reader(io.StringIO(download.text.removeprefix(MARK), newline="")))
    assert len(read) == len(rows)
    assert read[0] == rows[0]


def test_nothing_of_ones_own_sql_is_run(get: Get) -> None:
    text = get("/archive.csv", sql="select '=1+1' as a, -5 as b", _dl="1").text
    assert text == f"{MARK}a,b\r\n'=1+1,-5\r\n"


@pytest.mark.parametrize("path", ["/archive/agenda_items", "/archive/contested_votes"])
def test_pages_offer_the_download(get: Get, path: str) -> None:
    assert "_dl=1" in get(path).text


def test_a_failure_is_not_rewritten(get: Get) -> None:
    answer = get("/archive.csv", sql="select nonsense", _dl="1")
    assert answer.status_code == 400
    assert not answer.content.startswith(MARK.encode())

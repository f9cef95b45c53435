"""The XML service and the files say what the pages say."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pypdfium2
import pytest

from tests.site import Site, serve
from tests.site.client import fetch, modgov, text_of, words, xml
from tests.site.loader import load
from tests.site.papers import Press

EVERY_DATE = "sFromDate=01/01/2020&sToDate=31/12/2030"


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve(webservice_fails_for=frozenset()) as served:
        yield served


def test_xml_lists_every_committee_and_meeting(site: Site) -> None:
    content = load()
    committees = xml(site, "GetCommittees")
    assert committees.findtext("committeescount") == f" {len(content.committees)}"
    expired = {text_of(node, "committeeid"): text_of(node, "committeeexpired") for node in committees.iter("committee")}
    assert expired["388"] == "True"
    assert expired["137"] == "False"
    meetings = xml(site, f"GetMeetings?lCommitteeId=0&{EVERY_DATE}")
    assert {int(text_of(node, "meetingid")) for node in meetings.iter("meeting")} == set(content.meetings)
    by_date = xml(site, f"GetAllMeetingsByDate?lCommitteeId=-1&{EVERY_DATE}&bIsAscendingDateOrder=True")
    assert len(list(by_date.iter("meeting"))) == len(content.meetings)
    councillors = xml(site, "GetCouncillorsByWard")
    assert len(list(councillors.iter("councillor"))) == len(content.people)


def test_xml_titles_are_encoded_twice(site: Site) -> None:
    titles = [text_of(node, "committeetitle") for node in xml(site, "GetCommittees").iter("committee")]
    assert "Audit &amp; Governance Committee" in titles


def test_xml_items_equal_the_items_of_the_pages(site: Site) -> None:
    for meeting in load().meetings.values():
        nodes = list(xml(site, f"GetMeeting?lMeetingId={meeting.id}").iter("agendaitem"))
        rows = modgov(site, f"ieListDocuments.aspx?MId={meeting.id}").select("#mgItemTable > tr")[1:]
        assert len(nodes) == len(rows) == len(meeting.items)
        for node, row, item in zip(nodes, rows, meeting.items, strict=True):
            assert text_of(node, "agendaitemid") == str(row.select('a[name^="AI"]')[0]["name"]).removeprefix("AI")
            assert text_of(node, "fulldisplaynumberformat") == row.select("td.mgItemNumberCell")[0].get_text(strip=True)
            assert html.unescape(text_of(node, "agendaitemtitle")) in row.get_text()
            assert text_of(node, "isrestricted") == str(item.restricted)
            papers = [int(text_of(linked, "attachmentid")) for linked in node.iter("linkeddoc")]
            assert papers == [int(found) for found in re.findall(r"documents/s(\d+)/", str(row))]


def test_xml_has_the_whole_minutes_of_the_item_page(site: Site) -> None:
    for node in xml(site, "GetMeeting?lMeetingId=4138").iter("agendaitem"):
        page = words(str(modgov(site, f"mgAi.aspx?ID={text_of(node, 'agendaitemid')}")))
        assert words(text_of(node, "minutesnonemptyhtmlbody")) in page


def test_xml_failures_are_not_xml(site: Site) -> None:
    assert fetch(site, "mgWebService.asmx/GetDecisions")[0] == 500
    with serve() as default:
        assert fetch(default, "mgWebService.asmx/GetMeeting?lMeetingId=4195")[2].startswith(b"<html>")
        assert fetch(default, "mgWebService.asmx/GetMeeting?lMeetingId=4138")[2].startswith(b"<?xml")


def test_files_open_and_hold_their_text(site: Site) -> None:
    for paper in load().papers.values():
        data = fetch(site, f"documents/s{paper.id}/{paper.file_name}")[2]
        if paper.format == "docx":
            found = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
        else:
            with pypdfium2.PdfDocument(data) as pdf:
                found = "\n".join(page.get_textpage().get_text_range() for page in pdf)
        assert bool(found.strip()) != paper.scanned, paper.id
        assert paper.scanned or "fictional" in found


def test_convert_gives_the_same_bytes_and_packs_need_their_kind(site: Site) -> None:
    assert fetch(site, "mgConvert2PDF.aspx?ID=3302")[2] == fetch(site, "documents/s3302/any name.pdf")[2]
    link = modgov(site, "ieListDocuments.aspx?MId=4127").select_one('a[href*="Printed minutes"]')
    assert link
    assert " " in str(link["href"])
    assert fetch(site, str(link["href"]))[2].startswith(b"%PDF")
    assert fetch(site, str(link["href"]).partition("?")[0])[0] == 404


def test_files_have_the_same_bytes_on_every_run(tmp_path: Path) -> None:
    content = load()
    presses = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        presses.append(Press(content, tmp_path / name))
    for number in (3302, 3309, 3333):  # PDF, DOCX, scan
        assert presses[0].paper(number) == presses[1].paper(number)
    meeting = content.meetings[4138]
    assert presses[0].printed(meeting, 1) == presses[1].printed(meeting, 1)

"""Minutes that are published, but not under the items, are never called unpublished."""

from __future__ import annotations

import pytest

from archive.records import Meeting, Site
from scraper import pages
from scraper.pages.gaps import NOT_UNDER_ITEM, NOT_UNDER_ITEMS

SITE = Site(id="x", site="x", name="X", base_url="http://x.example/")
URL = "http://x.example/ieListDocuments.aspx?CId=1&MId=2"
XML_URL = "http://x.example/mgWebService.asmx/GetMeeting?lMeetingId=2"
PRINTED = '<ul class="mgActionList"><li><a href="documents/g7/Printed {kind} 1.pdf?T=1">Printed {kind}</a></li></ul>'


def page(title: str, printed: str, minutes: str) -> bytes:
    row = '<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt"><a name="AI{n}"></a>{n}.</p></td><td><p class="mgAiTitleTxt">Bins</p>{m}</td></tr>'
    block = (
        f'<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><p>{minutes}</p></div>' if minutes else ""
    )
    rows = row.format(n=1, m=block) + row.format(n=2, m="")
    return (
        f'<html><body><div id="modgov"><h1 class="mgMainTitleTxt">{title}</h1>'
        f'<h2 class="mgSubTitleTxt">Parks Panel - Monday 6 January 2025 7.00 pm</h2>{printed}'
        f'<div class="mgContent"><table id="mgItemTable">{rows}</table></div></div></body></html>'
    ).encode()


CASES = [
    # title, printed minutes listed as, minutes under item 1, status, reason and detail for item 2
    ("Agenda", "", "", "none", "not_published", "the meeting has no minutes yet"),
    ("Agenda and minutes", "", "Noted.", "unknown", "not_stated", NOT_UNDER_ITEM),
    ("Agenda and minutes", "minutes", "", "unknown", "not_fetched", NOT_UNDER_ITEMS),
    ("Agenda", "minutes", "", "unknown", "not_fetched", NOT_UNDER_ITEMS),
    ("Agenda", "draft minutes", "", "draft", "not_fetched", NOT_UNDER_ITEMS),
]


@pytest.mark.parametrize(("title", "printed", "minutes", "status", "reason", "detail"), CASES)
def test_why_there_are_no_minutes_under_an_item(
    title: str, printed: str, minutes: str, status: str, reason: str, detail: str
) -> None:
    parsed = pages.parse("meeting", page(title, PRINTED.format(kind=printed) if printed else "", minutes), URL, SITE)
    [meeting] = [record for record in parsed.records if isinstance(record, Meeting)]
    assert meeting.minutes_status == status
    gap = next(gap for gap in parsed.absences if gap.record_id == "x/item/2" and gap.field == "minutes_text")
    assert (gap.reason, gap.detail) == (reason, detail)


@pytest.mark.parametrize(("published", "reason"), [("True", "not_fetched"), ("False", "not_published")])
def test_the_xml_service_says_that_minutes_are_published_without_giving_them(published: str, reason: str) -> None:
    body = (
        '<?xml version="1.0" encoding="utf-8"?><meeting><meetingid>2</meetingid><meetingdate>06/01/2025</meetingdate>'
        f"<minutepublished>{published}</minutepublished><agendaitems><agendaitem><agendaitemid>9</agendaitemid>"
        "<agendaitemtitle>Bins</agendaitemtitle></agendaitem></agendaitems></meeting>"
    ).encode()
    parsed = pages.parse(
        "xml_meeting", body, XML_URL, SITE, {"meeting_id": "x/meeting/2", "committee_id": "x/committee/1"}
    )
    assert [gap.reason for gap in parsed.absences if gap.field == "minutes_text"] == [reason]
    assert parsed.facts.get("minutes_elsewhere", False) is (published == "True")

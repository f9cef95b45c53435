"""Pages masked: what stood there is gone, and everything else still reads as it did."""

from __future__ import annotations

import pytest

from archive.prints import Prints, runs_of
from archive.records import Site
from archive.withheld import Withheld
from scraper.decode import decode
from scraper.masks import MARK, Hidden, is_clean, mask
from scraper.pages import parse

SITE = Site(id="x", site="x", name="X", base_url="https://democracy.x.example/")
URL = "https://democracy.x.example/ieListDocuments.aspx?CId=1&MId=5"
SECRET = "Mr Barnaby Quillfeather of the old toll house asked why his late wife was named in the earlier report"
OTHER = "The Chair thanked the rangers who had kept the meadow path open all through a very wet winter"
ROW = """<tr><td class="mgItemNumberCell"><a name="AI{number}">{label}.</a></td><td><p class="mgAiTitleTxt">
<a href="mgAi.aspx?ID={number}">{title}</a></p><div class="mgWordPara"><p>{text}</p></div>
<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara">{minutes}</div></td></tr>"""


def page(*parts: str) -> bytes:
    body = "".join(parts)
    return f"""<html><head><title>Cabinet</title></head><body><div id="modgov"><h1>Agenda</h1>
<h2 class="mgSubTitleTxt">Cabinet - Monday, 3 February 2025 6.00 pm</h2>{body}</div></body></html>""".encode()


def table(*rows: str) -> str:
    return f'<table id="mgItemTable" class="mgItemTable">{"".join(rows)}</table>'


def hidden(*refs: str, said: str = SECRET) -> Hidden:
    prints = Prints(b"k" * 16)
    prints.add(runs_of(prints.key, said), is_own=True)
    return Hidden(SITE, Withheld.of(refs), prints, {ref.partition("#")[0]: prints for ref in refs if "#" in ref})


TWO_ROWS = page(
    table(
        ROW.format(number=70, label=1, title="A complaint", text="About a report.", minutes=f"<p>{SECRET}</p>"),
        ROW.format(number=71, label=2, title="Meadows", text="To note the year.", minutes=f"<p>{OTHER}</p>"),
    )
)


def test_a_row_is_masked_and_its_neighbour_is_not() -> None:
    masked = mask("meeting", TWO_ROWS, hidden("x/item/70"))
    text = masked.decode()
    assert "Quillfeather" not in text
    assert "A complaint" not in text
    before, after = (parse("meeting", each, URL, SITE) for each in (TWO_ROWS, masked))
    items = [{each.id: each for each in parsed.records} for parsed in (before, after)]
    assert items[0]["x/item/71"] == items[1]["x/item/71"]
    assert items[1]["x/item/70"].minutes_text == MARK
    assert after.problems == before.problems


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>{SECRET}</p>",  # as it is
        f"<p>{SECRET.replace(' his ', ' <b>his</b> ')}</p>",  # a tag within
        f"<p>{SECRET.replace('Quill', 'Quill<span>')}</span></p>",  # a tag within a word
        f"<p>{SECRET.replace(' the ', ' &#116;he&nbsp;')}</p>",  # entities and no-break spaces
        "".join(f"<p>{half}</p>" for half in (SECRET[:50], SECRET[50:])),  # two paragraphs
        f'<img alt="{SECRET}">',  # an attribute
        f'<a href="other.aspx?q={SECRET.replace(" ", "%20")}">look</a>',  # an address
        f"<!-- {SECRET} --><script>var t = '{SECRET}';</script>",  # what nobody sees
        f"<p>{SECRET.upper()}</p>",  # another case
        f"<p>{SECRET.replace('toll', 'to&shy;ll')}</p>",  # an invisible hyphen
    ],
)
def test_its_words_are_found_wherever_they_stand(markup: str) -> None:
    body = page(f"<p>{OTHER}</p>", markup)
    rules = hidden("x/item/70")
    assert not is_clean(decode(body), rules.prints)
    masked = mask("issue", body, rules)
    assert is_clean(decode(masked), rules.prints)
    assert OTHER in masked.decode()
    assert "Cabinet - Monday, 3 February 2025" in masked.decode()


def test_one_text_leaves_the_rest_of_its_item() -> None:
    masked = mask("meeting", TWO_ROWS, hidden("x/item/70#minutes")).decode()
    assert "Quillfeather" not in masked
    assert "A complaint" in masked
    assert "About a report." in masked


IN_PLACE = """<p><span class="mgLabel">Meeting: </span><a href="ieListDocuments.aspx?CId=1&amp;MId={meeting}">{day}</a></p>
{title}<div class="mgWordPara"><p>{text}</p></div><p class="mgSubItemTitleTxt">Minutes:</p>
<div class="mgWordPara"><p>{minutes}</p></div>"""


@pytest.mark.parametrize("title", [
    '<a name="AI{}"></a><p class="mgAiTitleTxt">{}</p>',  # the mark before the title
    '<p class="mgAiTitleTxt"><a id="AI{}"></a>{}</p>',  # within it
])  # fmt: skip
def test_an_item_printed_among_the_meetings_of_its_issue_is_masked_whatever_it_says_now(title: str) -> None:
    new = "She has since asked for the toll house to be let"
    body = page(
        IN_PLACE.format(meeting=5, day="3 March 2026", title=title.format(70, "A complaint"), text=new, minutes=new),
        IN_PLACE.format(
            meeting=6, day="4 May 2026", title=title.format(71, "Meadows"), text="To note it.", minutes=OTHER
        ),
    )
    masked = mask("issue_meetings", body, hidden("x/item/70")).decode()
    assert "toll house" not in masked
    assert "A complaint" not in masked
    for kept in ("3 March 2026", "4 May 2026", "Meeting: ", "Meadows", "To note it.", OTHER):
        assert kept in masked


def test_a_link_is_masked_and_the_date_beside_it_stays() -> None:
    body = page(
        '<table><tr><td><a href="ieDecisionDetails.aspx?ID=9" title="Lease of 4 Sallow Lane">Lease of 4 Sallow Lane</a>'
        "</td><td>03/02/2025</td><td>To let the house to its present tenant again</td></tr>"
        '<tr><td><a href="ieDecisionDetails.aspx?ID=8">Bins</a></td><td>04/02/2025</td></tr></table>'
    )
    masked = mask("decision_register", body, hidden("x/decision/9")).decode()
    assert "Sallow" not in masked
    assert "present tenant" not in masked
    assert "03/02/2025" in masked
    assert "Bins" in masked


def test_a_paper_keeps_its_number_and_loses_its_name() -> None:
    body = page('<ul><li><a href="documents/s77/Dismissal%20of%20Mr%20Q.pdf">Dismissal of Mr Q</a> PDF 40 KB</li></ul>')
    masked = mask("meeting", body, hidden("x/document/s77")).decode()
    assert "Dismissal" not in masked
    assert "documents/s77" in masked


XML = f"""<?xml version="1.0" encoding="utf-8"?><meeting><meetingid>5</meetingid><meetingdate>03/02/2025</meetingdate>
<agendaitems><agendaitem><agendaitemid>70</agendaitemid><agendaitemtitle>A complaint</agendaitemtitle>
<isrestricted>False</isrestricted><minutesnonemptyhtmlbody>&lt;p&gt;{SECRET}&lt;/p&gt;</minutesnonemptyhtmlbody>
<linkeddocuments><linkeddoc><attachmentid>3</attachmentid><title>Report on paths</title></linkeddoc></linkeddocuments>
</agendaitem><agendaitem><agendaitemid>71</agendaitemid><agendaitemtitle>Meadows</agendaitemtitle>
<minutesnonemptyhtmlbody>{OTHER}</minutesnonemptyhtmlbody></agendaitem></agendaitems></meeting>""".encode()


def test_an_item_of_the_web_service_is_masked_and_its_papers_stay() -> None:
    url = "https://democracy.x.example/mgWebService.asmx/GetMeeting?lMeetingId=5"
    masked = mask("xml_meeting", XML, hidden("x/item/70"))
    assert b"Quillfeather" not in masked
    assert b"A complaint" not in masked
    before, after = (
        {each.id: each for each in parse("xml_meeting", body, url, SITE).records} for body in (XML, masked)
    )
    assert before.keys() == after.keys()
    assert {key for key in before if before[key] != after[key]} == {"x/item/70"}


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe\x00", b"<?xml version='1.0'?><meeting>", b"<" * 5000, page("<p>70</p>")]
)
def test_what_shows_nothing_of_it_comes_back_as_it_is(body: bytes) -> None:
    for kind in ("meeting", "xml_meeting"):
        assert mask(kind, body, hidden("x/item/99")) == body

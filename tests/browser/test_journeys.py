"""What readers do, in a real browser: find a decision, read it, cite it, follow it, take the data; and without a mouse,
without scripts, on a phone."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from defusedxml import ElementTree

from tests.browser.looking import PHONE, SCREENSHOTS, WIDE, Listener
from tests.browser.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WAYS = {
    "wide": {"viewport": WIDE},
    "phone without scripts": {"viewport": PHONE, "has_touch": True, "is_mobile": True, "java_script_enabled": False},
}
"""How people come: options of a browser's context."""
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(params=list(WAYS))
def page(request: pytest.FixtureRequest, browser: object, demo_served: Served) -> Iterator[object]:
    """An empty page; at its end nothing may have complained and, on a phone, nothing stuck out."""
    context = browser.new_context(base_url=demo_served.url, **WAYS[request.param])
    context.set_default_timeout(15_000)
    page = context.new_page()
    listener = Listener(page, demo_served.url)
    yield page
    SCREENSHOTS.joinpath("journeys").mkdir(parents=True, exist_ok=True)
    name = re.sub(r"\W+", "-", request.node.name).strip("-")
    page.screenshot(path=str(SCREENSHOTS / "journeys" / f"{name}.jpg"), type="jpeg", quality=60)
    assert listener.said == []
    assert sticks_out(page) == 0
    context.close()


@pytest.fixture
def plain_page(browser: object, demo_served: Served) -> Iterator[object]:
    """An empty page with scripts, without touch."""
    context = browser.new_context(base_url=demo_served.url, viewport=WIDE)
    yield context.new_page()
    context.close()


def sticks_out(page: object) -> int:
    """How much wider than its window the page is, in CSS pixels."""
    return max(0, page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))


def search_for(page: object, words: str) -> None:
    """From the first page, as a newcomer does."""
    page.goto("/")
    page.get_by_label("Search minutes, decisions and papers").fill(words)
    page.locator("form.search-big input[type=submit]").click()
    page.wait_for_url("**/search?**")


def narrow(page: object, **fields: str) -> None:
    """Open the filters and choose."""
    if page.locator("form.search-big details:not([open])").count():
        page.locator("form.search-big summary").click()
    for label, value in fields.items():
        box = page.locator("form.search-big").get_by_label(label, exact=True)
        if box.evaluate("each => each.tagName") == "SELECT":
            box.select_option(label=value)
        else:
            box.fill(value)
    page.locator("form.search-big .row input[type=submit]").click()
    page.wait_for_load_state()


def hits_of(page: object) -> list[dict]:
    """The hits as the same search gives them to programs."""
    address = page.locator("link[rel=alternate][type='application/json']").get_attribute("href")
    return json.loads(page.request.get(address).text())["hits"]


def test_search_for_a_word(page: object) -> None:
    search_for(page, "leisure")
    assert page.get_by_role("heading", level=1).inner_text() == "Search"
    assert re.search(r"\d+ places? match", page.locator("h2.summary-line").inner_text())
    shown = page.locator("ol.hits > li")
    assert shown.count() == len(hits_of(page)) > 3
    assert all("leisure" in words.lower() for words in page.locator("ol.hits mark").all_inner_texts())
    assert page.locator("section.held").inner_text().startswith("What the archive holds")


def test_filter_by_council_outcome_and_date(page: object) -> None:
    search_for(page, "council")
    before = len(hits_of(page))
    narrow(page, Council="Corvedon Borough Council", Outcome="approved", From="2024-01-01", To="2024-12-31")
    hits = hits_of(page)
    assert before >= len(hits) > 0
    assert {hit["council_name"] for hit in hits} == {"Corvedon Borough Council"}
    assert all(hit["date"].startswith("2024") for hit in hits)
    # What was chosen stays chosen, and the address alone leads to the same again.
    assert page.locator("#s-outcome").input_value() == "approved"
    page.goto(page.url)
    assert [hit["id"] for hit in hits_of(page)] == [hit["id"] for hit in hits]


def test_nothing_found_says_what_is_held(page: object) -> None:
    search_for(page, "zyxwvut")
    assert "Nothing found" in page.locator("main").inner_text()
    assert "What the archive holds" in page.locator("main").inner_text()


def test_a_result_opens_at_the_words_that_are_marked(page: object) -> None:
    page.goto("/search?words=leisure&kind=resolution")
    page.locator("ol.hits h3 a[href*='#']").first.click()
    page.wait_for_url(re.compile("#"))
    target = page.url.partition("#")[2]
    place = page.locator(f"[id='{target}']")
    assert place.count() == 1
    assert place.inner_text().strip()
    box = place.bounding_box()
    assert box
    assert -1 <= box["y"] <= page.viewport_size["height"], "the browser did not go to the words"
    assert page.locator(".legend").count() == 1


def test_follow_a_citation(page: object, places: dict[str, str]) -> None:
    page.goto(places["item"])
    cited = page.locator("section.cite p").first.inner_text()
    address = re.search(r"at (http\S+)", cited)[1]
    hash_cited = re.search(r"SHA-256 of the [\w ]+: ([0-9a-f]{64})", cited)[1]
    title = page.get_by_role("heading", level=1).inner_text()
    page.goto(address)
    assert page.get_by_role("heading", level=1).inner_text() == title
    bib = page.locator("link[rel=alternate][type='application/x-bibtex']").get_attribute("href")
    answer = page.request.get(bib)
    assert answer.headers["content-type"].startswith("application/x-bibtex")
    assert answer.text().startswith("@misc{")
    assert f"url = {{{address}}}" in answer.text()
    assert hash_cited in answer.text()


def test_open_page_n_of_a_document(page: object, places: dict[str, str]) -> None:
    page.goto(places["document"])
    last = page.locator("section.sheet").last
    anchor = last.get_attribute("id") or last.locator("[id^=page-]").first.get_attribute("id")
    number = anchor.removeprefix("page-")
    page.goto("about:blank")
    page.goto(f"{places['document']}?page={number}#page-{number}")
    box = page.locator(f"#page-{number}").bounding_box()
    assert box
    assert -1 <= box["y"] <= page.viewport_size["height"]
    assert page.locator(f"a[href$='#page={number}']").count() >= 1  # that page of the council's own PDF


@pytest.mark.parametrize("name", ["committee", "council", "person", "search with results"])
def test_follow_a_feed(plain_page: object, places: dict[str, str], name: str) -> None:
    page = plain_page
    page.goto(places[name])
    feed = page.locator("link[rel=alternate][type='application/atom+xml']").get_attribute("href")
    answer = page.request.get(feed)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(answer.text())
    entries = root.findall(f"{ATOM}entry")
    assert entries
    address = entries[0].find(f"{ATOM}link[@rel='alternate']")
    address = entries[0].find(f"{ATOM}link") if address is None else address
    page.goto(address.get("href"))
    assert page.get_by_role("heading", level=1).count() == 1


def test_a_calendar_can_be_followed(page: object, places: dict[str, str]) -> None:
    page.goto(places["committee"])
    calendar = page.locator("link[rel=alternate][type='text/calendar']").get_attribute("href")
    text = page.request.get(calendar).text()
    assert text.startswith("BEGIN:VCALENDAR")
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") > 0


def test_download_a_file_of_the_export(page: object) -> None:
    page.goto("/download")
    link = page.locator("a[download][href$='canonical_resolutions.csv']").first
    row = link.locator("xpath=ancestor::tr")
    rows = int(row.locator("td.number").first.inner_text().replace(",", ""))
    with page.expect_download() as started:
        link.click()
    with open(started.value.path(), newline="", encoding="utf-8-sig") as file:
        assert sum(1 for _ in csv.DictReader(file)) == rows > 100


def test_take_a_search_as_csv(page: object) -> None:
    search_for(page, "leisure")
    records = {hit["record_id"] for hit in hits_of(page)}
    link = page.locator("main").get_by_role("link", name="CSV", exact=True)
    answer = page.request.get(link.get_attribute("href"))
    rows = list(csv.DictReader(io.StringIO(answer.body().decode("utf-8-sig"))))
    assert records <= {row["record_id"] for row in rows}


def test_answer_a_question_through_its_form(page: object) -> None:
    page.goto("/archive")
    page.get_by_role("link", name="What was decided about …?").click()
    page.locator("form.question input[name=words]").fill("leisure")
    page.locator("form.question input[type=submit]").click()
    page.wait_for_url("**words=leisure**")
    rows = page.locator("table.rows-and-columns tbody tr")
    assert rows.count() > 0
    told = page.locator("p.summary").inner_text()
    assert told.startswith(f"{rows.count()} row")
    rows.first.get_by_role("link", name=re.compile("in its text")).click()
    assert page.locator(".words mark, blockquote mark").count() > 0


def test_own_sql(page: object) -> None:
    page.goto("/archive")
    page.get_by_role("button", name="Run SQL").click()
    page.wait_for_url("**sql=**")
    assert page.locator("table.rows-and-columns tbody tr").count() > 1
    page.get_by_label("SQL", exact=True).fill("delete from agenda_items")
    page.get_by_role("button", name="Run SQL").click()
    assert "must be a SELECT" in page.locator(".message-error").inner_text()


def test_a_misspelt_word_leads_to_the_right_one(page: object) -> None:
    search_for(page, "lesiure centre")
    assert "No text that is held here has “lesiure”" in page.locator("ul.hints").inner_text()
    page.locator("ul.hints").get_by_role("link", name="leisure centre").click()
    page.wait_for_load_state()
    assert page.locator("ol.hits > li").count() > 3


def test_take_a_question_into_a_spreadsheet(page: object) -> None:
    page.goto("/archive/contested_votes")
    rows = page.locator("table.rows-and-columns tbody tr").count()
    with page.expect_download() as started:
        page.locator("main").get_by_role("link", name="CSV", exact=True).click()
    written = Path(started.value.path()).read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")  # else Excel shows other letters
    cells = [cell for row in csv.reader(io.StringIO(written.decode("utf-8-sig"))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "@", "\t"))]
    assert len(list(csv.reader(io.StringIO(written.decode("utf-8-sig"))))) == rows + 1


def test_print_an_item(plain_page: object, places: dict[str, str]) -> None:
    page = plain_page
    page.goto(places["item"])
    page.emulate_media(media="print")
    shown = {name: page.locator(name).first.is_visible() for name in ("header", "footer.ft", "nav", "form")}
    assert not any(shown.values()), shown
    assert page.locator("section.cite").is_visible()
    assert page.locator("table.facts thead th").all_inner_texts()[:3] == ["Kind", "Words", "What it says"]
    assert not page.get_by_role("columnheader", name="Rule").is_visible()
    address = page.locator("a.original").first.evaluate("each => getComputedStyle(each, '::after').content")
    assert page.locator("a.original").first.get_attribute("href") in address
    pdf = page.pdf(format="A4")
    SCREENSHOTS.joinpath("journeys").mkdir(parents=True, exist_ok=True)
    SCREENSHOTS.joinpath("journeys", "print.pdf").write_bytes(pdf)
    paper = pypdfium2.PdfDocument(pdf)
    words = " ".join(sheet.get_textpage().get_text_range() for sheet in paper)
    assert "Cite this" in words
    assert "What the marks mean" not in words
    assert len(paper) < 8


def test_filter_a_table(page: object) -> None:
    page.goto("/archive/meetings")
    page.locator("form.filters summary").click()
    page.get_by_label("column", exact=True).last.select_option("status")
    page.get_by_label("value", exact=True).last.fill("cancelled")
    page.get_by_role("button", name="Filter").click()
    page.wait_for_url("**status**")
    assert page.locator("p.summary").inner_text().startswith("2 rows")


# ---------------------------------------------------------------- by keyboard alone

FOCUSED = """() => {
    const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
    return {tag: at.tagName, words: (at.innerText || at.value || at.id || "").trim(), id: at.id, href: at.getAttribute("href"),
            seen: box.width > 4 && box.height > 4 && box.bottom > 0 && box.top < innerHeight
                  && style.visibility === "visible" && style.clipPath === "none",
            ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2};
}"""


def tab_until(page: object, wanted: str, most: int = 60) -> list[dict]:
    """Press Tab until the focus is on what the JavaScript expression `wanted` of `at` holds for; all on the way."""
    way = []
    for _ in range(most):
        page.keyboard.press("Tab")
        way.append(page.evaluate(FOCUSED))
        if page.evaluate(f"() => {{ const at = document.activeElement; return {wanted}; }}"):
            return way
    raise AssertionError(f"Tab did not reach {wanted}: {[each['words'] for each in way]}")


def test_the_first_stop_skips_to_the_content(plain_page: object) -> None:
    plain_page.goto("/search?words=leisure")
    (first,) = tab_until(plain_page, "at.matches('a[href=\"#content\"]')", most=1)
    assert first["seen"]
    assert first["ring"]
    plain_page.keyboard.press("Enter")
    inside = tab_until(plain_page, "true")[0]
    assert plain_page.evaluate("() => document.activeElement.closest('main') !== null"), inside


def test_search_and_open_the_first_result_by_keyboard(plain_page: object) -> None:
    plain_page.goto("/")
    tab_until(plain_page, "at.matches('input[type=search]')", most=4)
    plain_page.keyboard.type("leisure")
    plain_page.keyboard.press("Enter")
    plain_page.wait_for_url("**/search?words=leisure")
    way = tab_until(plain_page, "at.closest('ol.hits h3') !== null")
    unseen = [stop for stop in way if not (stop["seen"] and stop["ring"])]
    assert unseen == []
    assert plain_page.evaluate("() => document.activeElement === document.querySelector('ol.hits h3 a')")
    plain_page.keyboard.press("Enter")
    plain_page.wait_for_url(re.compile(r"/(item|decision|document|meeting)/"))
    assert plain_page.locator(".words mark").count() > 0


@pytest.mark.parametrize("name", ["item", "question with parameters", "table", "explore", "download"])
def test_every_stop_on_a_page_is_seen(plain_page: object, places: dict[str, str], name: str) -> None:
    plain_page.goto(places[name])
    for _ in range(25):
        plain_page.keyboard.press("Tab")
        stop = plain_page.evaluate(FOCUSED)
        assert stop["seen"], stop
        assert stop["ring"], stop

"""Reading pages: each kind of record at its address, facts in their place, what is missing said, text kept back."""

from __future__ import annotations

import asyncio
import html
import re
import sqlite3
from itertools import pairwise
from typing import Any

import httpx
import pytest
from sqlite_utils import Database

from archive.ids import link_id, sha256, text_id
from publish.build import build
from publish.serve import datasette_for
from publish.site import (
    changes,
    committee,
    council,
    decision,
    document,
    facts,
    gaps,
    held,
    issue,
    item,
    meeting,
    person,
    plan,
)
from publish.site.addresses import PAGES_SHOWN, address_of, fact_address, reading_of
from publish.site.pages import READING
from tests.publish.archives import LIBRARY, SCRIPT, add, add_document, add_fact, add_item, add_meeting, add_text
from tests.publish.archives import sample_archive as sample
from tests.publish.conftest import METADATA, NOW, Get

ISSUE, PLAN, PERSON = "eastmere/issue/70", "eastmere/plan/3", "eastmere/person/11"
LONG, SHUT = "eastmere/document/s90", "wexford-vale"
OVERRIDE = "Approved \u202eby nobody\u202c and " + "very" * 60 + "long."
VOTED = "For the motion: Councillors Finch and Oduya. The Head of Highways was thanked."


def fill(db: Database) -> None:
    """What the sample lacks: an issue with its way, a person, votes, a long paper, a site whose text is kept back."""
    _fill_issue(db)
    _fill_person(db)
    add_document(db, "eastmere/item/5001", 90, "Long report", tuple(f"Words of page {n}, £{n}." for n in range(1, 46)))
    add_fact(db, "figures", f"{LONG}#page-30", "£30", kind="money", value=30.0, unit="GBP")
    taken = add_document(db, "eastmere/item/5001", 91, "Withdrawn paper", ("Words that went.",), gone_at="2026-01-20")
    assert taken
    add_item(db, "thornwick/meeting/101", 2, "Odd words", OVERRIDE)
    add_text(db, "eastmere/meeting/102", "notes", "The lift is out of order.", section="searched")
    _fill_shut(db)


def _fill_issue(db: Database) -> None:
    add(db, "issues", id=ISSUE, title="Future of the libraries", status="Approved", notice_date="2024-01-05",
        is_key=1, purpose="To settle the opening hours.")  # fmt: skip
    add(db, "plans", id=PLAN, title="Plan for spring", start_date="2024-02-01", committee_id="eastmere/committee/1")
    add(db, "plan_items", id=link_id(PLAN, ISSUE), plan_id=PLAN, issue_id=ISSUE, title="Libraries",
        decision_due="12 Mar 2024 by Cabinet", decision_maker="Cabinet")  # fmt: skip
    db.table("agenda_items").update("eastmere/item/5001", {"issue_id": ISSUE})
    db.table("decisions").update("eastmere/decision/900", {
        "issue_id": ISSUE, "is_call_in": 1, "publication_date": "2024-03-14", "effective_from": "2024-03-22",
        "item_id": "eastmere/item/5001"})  # fmt: skip
    for record in ("eastmere/meeting/102", "eastmere/item/5001"):
        add(db, "issue_links", id=link_id(ISSUE, record), issue_id=ISSUE, record_id=record, title="Audit Committee")


def _fill_person(db: Database) -> None:
    add(db, "people", id=PERSON, name="Councillor Ada Finch", party="Eastmere First", terms='{"05/05/2022": ""}')
    add(db, "memberships", id=link_id("eastmere/committee/1", PERSON), person_id=PERSON, role="Chair",
        committee_id="eastmere/committee/1")  # fmt: skip
    for number, word in ((101, "Present"), (102, "Present"), (103, "Expected")):
        meeting = f"eastmere/meeting/{number}"
        add(db, "attendance", id=link_id(meeting, PERSON), meeting_id=meeting, person_id=PERSON,
            name="Councillor Ada Finch", attendance=word)  # fmt: skip
    voted = add_item(db, "eastmere/meeting/102", 5011, "Bus shelters", VOTED)
    for option, names in (("against", ["Councillor Ravi Oduya"]), ("for", ["Councillor Ada Finch"])):
        for name in names:
            add(db, "recorded_votes", id=f"{voted}+vote1+{option}+{name}", item_id=voted, name=name, option=option,
                meeting_id="eastmere/meeting/102", option_label=option.title(), stated_count=2, result="Carried",
                vote_title="Shelters", person_id=PERSON if "Finch" in name else None)  # fmt: skip
    text = text_id(voted, "minutes")
    add_fact(db, "named_votes", text, "Finch", name="Finch", option="for", division=1, person_id=PERSON)
    add_fact(db, "roles", text, "Head of Highways", role="Head of Highways", person_id=PERSON)
    add(db, "declarations", id=link_id(voted, PERSON), item_id=voted, meeting_id="eastmere/meeting/102",
        person_id=PERSON, interest_text="Owns a bus", meeting_date="2024-05-20")  # fmt: skip


def _fill_shut(db: Database) -> None:
    add(db, "sites", id=SHUT, site=SHUT, name="Wexford Vale", base_url=f"https://{SHUT}.example/", is_fictional=1,
        is_link_only=1, council=SHUT)  # fmt: skip
    add(db, "committees", id=f"{SHUT}/committee/1", site=SHUT, council=SHUT, name="Board", purpose="Hushed purpose.")
    meeting = add_meeting(db, f"{SHUT}/committee/1", 7, "2024-03-01")
    add_text(db, meeting, "notes", "Hushed words beside the agenda.", section="searched")
    item = add_item(db, meeting, 8, "Ferry", "Hushed words about a ferry for £900.", summary="Hushed summary.")
    add_fact(db, "figures", text_id(item, "minutes"), "£900", kind="money", value=900.0, unit="GBP")
    add(db, "decisions", id=f"{SHUT}/decision/9", site=SHUT, council=SHUT, title="Ferry", reasons="Hushed reasons.",
        decision_text="Hushed decision.", purpose="Hushed purpose.", url=f"https://{SHUT}.example/d?ID=9")  # fmt: skip
    add_document(db, item, 10, "Ferry report", ("Hushed page.",))
    add(db, "issues", id=f"{SHUT}/issue/5", site=SHUT, council=SHUT, title="Ferry", purpose="Hushed aim.")
    db.table("revisions").insert({"record_id": item, "field": "minutes_text", "old": "Hushed before.", "new": "Hushed.",
                                  "seen_at": "2026-02-01", "fetch_id": 9})  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Database:
    db = sample(tmp_path_factory.mktemp("reading") / "archive.db")
    fill(db)
    build(db, now=NOW)
    db.conn.commit()
    return db


@pytest.fixture(scope="module")
def read(built: Database) -> Get:
    datasette = datasette_for(built.conn.execute("pragma database_list").fetchone()[2], METADATA)

    def ask(where: str, **parameters: Any) -> httpx.Response:
        async def fetch() -> httpx.Response:
            await datasette.invoke_startup()
            response: httpx.Response = await datasette.client.get(where, params=parameters or None)
            return response

        return asyncio.run(fetch())

    return ask


ADDRESSES = [
    "/council/eastmere", "/committee/eastmere/1", "/meeting/eastmere/101", "/item/eastmere/5001",
    "/decision/eastmere/900", "/issue/eastmere/70", "/plan/eastmere/3", "/person/eastmere/11", "/document/eastmere/s77",
    "/item/thornwick/1", "/item/thornwick/2", "/item/eastmere/5003", "/meeting/eastmere/103",
    f"/document/{SHUT}/s10",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_page_is_there_and_its_json_says_the_same(read: Get, address: str) -> None:
    page, data = read(address), read(f"{address}.json")
    assert page.status_code == data.status_code == 200
    assert data.headers["content-type"].startswith("application/json")
    assert html.escape(data.json()["title"], quote=False)[:20] in html.unescape(page.text).replace("<", "&lt;").replace(
        ">", "&gt;"
    )
    assert SCRIPT not in page.text
    assert " style=" not in page.text
    assert f'href="{address}.json"' in page.text


@pytest.mark.parametrize("address", ADDRESSES)
def test_headings_are_in_order_and_ids_unique(read: Get, address: str) -> None:
    page = read(address).text
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    ids = re.findall(r'<[^>]* id="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    for described in re.findall(r'aria-describedby="([^"]*)"', page):
        assert set(described.split()) <= set(ids)


@pytest.mark.parametrize("address", ADDRESSES)
def test_links_of_a_page_lead_somewhere(read: Get, address: str) -> None:
    for link in sorted(set(re.findall(r'href="(/[^"#]*)', read(address).text))):
        assert read(html.unescape(link)).status_code == 200, f"{address} -> {link}"


@pytest.mark.parametrize(
    "address",
    ["/item/eastmere/1", "/item/nowhere/5001", "/council/nowhere", "/person/eastmere/11/x", "/document/eastmere/s77/1"],
)
def test_what_is_not_held_is_not_found(read: Get, address: str) -> None:
    assert read(address).status_code == 404


def test_addresses_and_pages_agree() -> None:
    for page in READING:
        if page.name != "council":
            assert re.fullmatch(page.route(), address_of(f"a/{page.name}/b.c%d~e") or "")


def test_facts_are_marked_where_they_stand(read: Get) -> None:
    page = read("/item/eastmere/5001").text
    assert 'title="Decision: approved, by Cabinet, moved by Councillor Ada Finch' in page
    assert re.search(
        r'<mark class="fact k-resolutions k-figures" id="minutes-\d+-\d+" data-tag="figure"[^>]*>£42,500<', page
    )
    words = re.search(r'<h2 id="minutes">.*?<div class="words">(.*?)</div>', page, re.DOTALL)
    assert words
    assert html.unescape(re.sub(r"<[^>]+>", "", words[1])) == LIBRARY
    assert "What the marks mean" in page


def test_a_link_to_a_fact_lands_on_it(read: Get) -> None:
    found = read("/item/eastmere/5001.json").json()["facts"]
    assert {fact["kind"] for fact in found} == {"decision", "figure"}
    for fact in found:
        address, _, anchor = (fact_address(fact["id"]) or "").partition("#")
        assert f'id="{anchor}"' in read(address).text
        assert fact["quote"] == LIBRARY[fact["start"] : fact["end"]]
        assert read(f"{fact['row']}.json").status_code == 200


def test_a_fact_on_a_late_page_lands_on_it(read: Get) -> None:
    address, _, anchor = (fact_address(f"{LONG}#page-30@figure:18-21") or "").partition("#")
    assert address == "/document/eastmere/s90?page=30"
    assert f'id="{anchor}"' in read(address).text
    assert f'id="{anchor}"' not in read("/document/eastmere/s90").text


def test_a_document_is_read_page_by_page(read: Get) -> None:
    page = read("/document/eastmere/s90").text
    assert "Words of page 20, " in page
    assert f"Words of page {PAGES_SHOWN + 1}, " not in page
    assert 'href="https://minutes.eastmere.example/documents/s90/paper.pdf#page=7"' in page
    assert 'id="page-7"' in page
    later = read("/document/eastmere/s90", page="45").text
    assert "Words of page 45" in later
    assert "Words of page 40" not in later
    assert '<strong aria-current="page">41–45</strong>' in later


@pytest.mark.parametrize("asked", ["0", "46", "x", "²", "-1", "9" * 30, "1; drop table texts"])
def test_a_page_that_is_none_shows_the_first(read: Get, asked: str) -> None:
    assert "Words of page 1, " in read("/document/eastmere/s90", page=asked).text


def test_what_was_taken_down_is_not_shown(read: Get) -> None:
    for form in ("", ".json"):
        page = read(f"/document/eastmere/s91{form}").text
        assert "Words that went" not in page
        assert "took this paper down" in page


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("/item/eastmere/5003", "The council keeps it from the public. (Not for publication: paragraph 3)"),
        ("/item/eastmere/5010", "does not know why. That does not mean that nothing was decided"),
        ("/document/eastmere/s78", "The council's site refused to give it. (403)"),
        ("/meeting/eastmere/103", "Cancelled: it did not take place"),
        ("/meeting/eastmere/101", "The council keeps it from the public. (Not for publication: paragraph 3)"),
    ],
)
def test_a_gap_has_its_reason(read: Get, address: str, reason: str) -> None:
    assert reason in html.unescape(read(address).text)


def test_words_beside_the_agenda_stand_on_the_meetings_page(read: Get) -> None:
    page = read("/meeting/eastmere/102").text
    assert "Printed beside the agenda" in page
    assert "The lift is out of order." in page
    assert "Printed beside the agenda" not in read("/meeting/eastmere/101").text
    assert "Hushed words beside" not in read(f"/meeting/{SHUT}/7").text


def test_why_no_fact_is_marked(read: Get) -> None:
    assert "has not been read for facts yet" in read("/item/thornwick/2").text


def test_draft_or_approved(read: Get) -> None:
    assert "Draft: the committee has not agreed" in read("/item/thornwick/1").text
    assert "Approved: the council marks" in read("/item/eastmere/5001").text


def test_what_changed_is_shown_by_words(read: Get) -> None:
    page = read("/item/thornwick/1").text
    assert "<del>Draft text</del>" in page
    assert "<ins>The clerk read out &lt;script&gt;" in page
    assert "it has said the same since 2 January 2026" in read("/item/eastmere/5001").text


def test_the_citation_has_the_hash_of_the_text(read: Get) -> None:
    data, bib = read("/item/eastmere/5001.json").json(), read("/item/eastmere/5001.bib")
    assert data["citation"]["sha256"] == sha256(LIBRARY.encode())
    assert bib.headers["content-type"].startswith("application/x-bibtex")
    assert bib.text == data["citation"]["bibtex"]
    assert "Eastmere Council, Cabinet. “Branch libraries”, 12 March 2024, approved minutes" in data["citation"]["text"]
    assert data["citation"]["text"] in html.unescape(read("/item/eastmere/5001").text)


def test_a_paper_is_cited_by_its_file(read: Get) -> None:
    """The whole file, not the first of the pages that are shown."""
    citation = read("/document/eastmere/s90.json").json()["citation"]
    assert (citation["text_label"], citation["sha256"]) == ("file", f"{90:064d}")
    assert f"SHA-256 of the file: {90:064d}" in citation["text"]
    assert "SHA-256 of the file" in citation["bibtex"]
    assert "The hash is of the file as it was fetched" in read("/document/eastmere/s90").text


def test_the_legend_tells_what_is_printed_again(read: Get) -> None:
    legend = {kind["table"]: kind for kind in read("/decision/eastmere/900.json").json()["legend"]}
    assert (legend["resolutions"]["count"], legend["resolutions"]["again"]) == (1, 1)
    assert "(1, of them 1 printed again and counted elsewhere)" in read("/decision/eastmere/900").text
    assert {kind["again"] for kind in read("/item/eastmere/5001.json").json()["legend"]} == {0}


def test_the_row_of_an_absence_leads_to_where_it_is_told(read: Get) -> None:
    page = read("/document/eastmere/s78").text
    assert 'id="bytes"' in page
    assert 'href="/document/eastmere/s78#bytes"' in read("/archive/absences/eastmere~2Fdocument~2Fs78~23bytes").text


def test_votes_are_listed_for_before_against(read: Get) -> None:
    votes = read("/item/eastmere/5011.json").json()["votes"]
    assert [(option["label"], len(option["members"])) for option in votes[0]["options"]] == [("For", 1), ("Against", 1)]
    assert votes[0]["result"] == "Carried"


def test_a_matter_in_order_of_date(read: Get) -> None:
    trail = read("/issue/eastmere/70.json").json()["trail"]
    assert [(step["date"], step["step"]) for step in trail] == [
        ("2024-01-05", "Notice"), ("2024-02-01", "Forward plan"), ("2024-03-12", "Agenda item"),
        ("2024-03-12", "Decision"), ("2024-03-14", "Published"), ("2024-03-22", "Takes effect"),
        ("2024-05-20", "Meeting"),
    ]  # fmt: skip
    known = {step["step"]: " ".join(step["known"]) for step in trail}
    assert "Decision due: 12 Mar 2024 by Cabinet." in known["Forward plan"]
    assert "Found in its text: approved." in known["Agenda item"]
    assert "subject to call-in" in known["Decision"]
    assert "approved" in known["Decision"]


def test_a_person_is_counted_and_kept_out_of_search_engines(read: Get) -> None:
    page, data = read("/person/eastmere/11"), read("/person/eastmere/11.json")
    assert page.headers["x-robots-tag"] == data.headers["x-robots-tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in page.text
    said = data.json()
    assert [(each["attendance"], each["meetings"]) for each in said["attendance"]] == [("Present", 2)]
    assert said["not_recorded"] == 1
    assert [vote["option"] for vote in said["recorded_votes"]] == ["for"]
    assert [vote["option"] for vote in said["named_votes"]] == ["for"]
    assert said["offices"][0]["role"] == "Head of Highways"
    assert said["declarations"][0]["interest_text"] == "Owns a bus"
    assert "comes from the council's own website and minutes" in html.unescape(page.text)
    assert "x-robots-tag" not in read("/item/eastmere/5001").headers


@pytest.mark.parametrize("path", ["council/{}", "committee/{}/1", "meeting/{}/7", "item/{}/8", "decision/{}/9",
                                  "document/{}/s10", "issue/{}/5"])  # fmt: skip
@pytest.mark.parametrize("form", ["", ".json", ".bib"])
def test_text_of_a_site_to_link_only_is_kept_back(read: Get, path: str, form: str) -> None:
    page = read(f"/{path.format(SHUT)}{form}")
    if form == ".bib" and path.startswith("council"):
        return
    assert page.status_code == 200
    assert "Hushed" not in page.text
    assert "£900" not in page.text
    if form == "":
        assert "does not want its text shown elsewhere" in page.text


def test_years_of_a_committee(read: Get) -> None:
    assert read("/committee/eastmere/2.json").json()["year"] == "2024"
    assert read("/committee/eastmere/2.json", year="1066").json()["year"] == "2024"


def test_words_that_run_on_or_turn_round_stay_in_their_place(read: Get) -> None:
    page = read("/item/thornwick/2").text
    assert f'<p dir="auto">{OVERRIDE}</p>' in page


def test_the_rest_of_the_site_leads_here(read: Get) -> None:
    row = read("/archive/agenda_items/eastmere~2Fitem~2F5001").text
    assert '<a href="/item/eastmere/5001">Read it in its minutes</a>' in row
    assert 'href="/council/eastmere"' in read("/archive/councils/eastmere").text
    questions = read("/archive/canonical_resolutions").text
    assert re.search(r'href="/item/eastmere/5001#minutes-\d+-\d+"', questions)
    assert 'href="/meeting/eastmere/101"' in questions


@pytest.mark.parametrize(
    ("ident", "path"),
    [
        ("a/item/7", "/item/a/7"),
        ("a/document/s7#page-3", "/document/a/s7#page-3"),
        ("a/document/s7#page-21", "/document/a/s7?page=21#page-21"),
        ("a/document/s7#part-21", "/document/a/s7#part-21"),
        ("a/item/7#minutes@date:1-9", "/item/a/7#minutes-1-9"),
        # no record, no text of one
        ("a/unknown/7", None),
        ("eastmere", None),
        ("", None),
        ("a/unknown/7#minutes@date:1-9", None),
        # what is counted of a committee in a month has no page
        ("a/committee/7@2024-03", None),
        ("eastmere@a/committee/7@resolution@2024-03@agreed", None),
    ],
)
def test_where_an_identifier_is_read(ident: str, path: str | None) -> None:
    assert reading_of(ident) == path


class _Any(dict[str, Any]):
    """A value for every parameter of a query."""

    def __missing__(self, key: str) -> str:
        return "[]"


def queries() -> list[Any]:
    """Every query of the reading pages."""
    modules = (item, decision, meeting, committee, council, issue, plan, person, document, facts, gaps, held, changes)
    return [
        pytest.param(value, id=f"{module.__name__.rpartition('.')[2]}{name}")
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, str) and value.lstrip().startswith("select") and "from" in value and name != "_TEXT"
    ]


@pytest.fixture(scope="module")
def unmeasured(built: Database) -> sqlite3.Connection:
    """The archive without SQLite's statistics, which tell it that a table of a test is soon read whole."""
    copy = sqlite3.connect(":memory:")
    built.conn.backup(copy)
    copy.execute("delete from sqlite_stat1")
    copy.execute("analyze sqlite_schema")
    return copy


@pytest.mark.parametrize("sql", queries())
def test_no_query_reads_a_whole_table(unmeasured: sqlite3.Connection, sql: str) -> None:
    parameters: Any = ["x"] * sql.count("?") if "?" in sql else _Any()
    plan = [row[3] for row in unmeasured.execute(f"explain query plan {sql}", parameters)]
    small = r"SCAN (?:sites|councils|value|json_each|\(|VIRTUAL|CONSTANT|[a-z] VIRTUAL)"
    whole = [step for step in plan if step.startswith("SCAN") and not re.match(small, step)]
    assert not [step for step in whole if "SUBQUERY" not in step and "json_each" not in step]

"""The pages that say how far the archive can be trusted."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from archive import facts
from archive.schema import Column
from publish import robots
from publish.build import build
from publish.described import HIDDEN
from publish.metadata import described
from publish.serve import datasette_for
from publish.site import accuracy, corrections, guides, licence
from publish.site.codebook import VOCABULARIES
from publish.site.coverage_page import in_words
from publish.site.freshness import outcome_in_words
from publish.site.trust_pages import EXPLORE, TRUST
from tests.publish.archives import QUOTE, SCRIPT
from tests.publish.conftest import METADATA, NOW, ROOT, Get, getter
from tests.publish.trusted import trusted_archive

PATHS = [page.pattern for page in TRUST]
FACT = "eastmere/item/5001#minutes@resolution:78-153"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("trust") / "archive.db"
    db = trusted_archive(path)
    build(db, now=NOW)
    db.close()
    return path


@pytest.fixture(scope="module")
def ask(built: Path) -> Get:
    return getter(datasette_for(built, METADATA))


def with_contact(built: Path, folder: Path, contact: str) -> Get:
    metadata = yaml.safe_load(METADATA.read_text(encoding="utf-8"))
    metadata["plugins"]["minutes"]["contact"] = contact
    path = folder / "metadata.yml"
    path.write_text(yaml.safe_dump(metadata), encoding="utf-8")
    return getter(datasette_for(built, path))


@pytest.mark.parametrize("path", PATHS)
def test_a_page_and_its_data(ask: Get, path: str) -> None:
    page = ask(path)
    assert page.status_code == 200
    assert page.text.count("<h1>") == 1
    assert " style=" not in page.text
    assert SCRIPT not in page.text
    assert "<b>Ward</b>" not in page.text
    assert ask(f"{path}.json").json()["title"] in html.unescape(page.text)


@pytest.mark.parametrize("start", ["/", "/archive/agenda_items", "/explore", "/coverage"])
def test_every_page_leads_to_them(ask: Get, start: str) -> None:
    page = ask(start).text
    for path in (*PATHS, "/explore"):
        assert f'href="{path}"' in page, path


def test_every_link_leads_somewhere(ask: Get) -> None:
    pages = [*PATHS, *(page.pattern for page in EXPLORE), "/coverage?council=eastmere", f"/corrections?id={FACT}"]
    links = {link for page in pages for link in re.findall(r'href="(/[^"#]*)', ask(page).text)}
    assert len(links) > 60
    for link in sorted(links):
        assert ask(html.unescape(link)).status_code == 200, link


def test_held_out_measures_come_first(ask: Get) -> None:
    origins = [part["origin"] for part in ask("/accuracy.json").json()["parts"]]
    assert origins[0] == "held_out"
    assert origins == [origin for origin in accuracy.ORIGINS if origin in origins]
    assert list(accuracy.ORIGINS)[-1] == "development"
    assert all(part["how"] for part in ask("/accuracy.json").json()["parts"])


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"gold": 0, "found": 0}, "Nothing of this kind"),
        ({"gold": 9, "found": 0}, "None of the 9 was found"),
        # never a hundred where there was a mistake, never nought where there was a hit
        (
            {"gold": 999, "found": 999, "precision": 0.999, "recall": 0.001},
            "99 are right. Of 100 that are there, 1 are",
        ),
        ({"gold": 2, "found": 2, "precision": 1.0, "recall": 1.0}, "Of 100 found, 100 are right"),
    ],
)
def test_a_measure_in_words(row: dict[str, float], words: str) -> None:
    assert words in accuracy.in_words(row)


def test_coverage_of_all_and_of_one(ask: Get) -> None:
    rows = {row["id"]: row for row in ask("/coverage.json").json()["rows"]}
    assert rows["eastmere"]["meetings"] == 5
    assert rows["eastmere"]["meetings_with_minutes"] == 3
    data = ask("/coverage.json?council=eastmere&year=2024").json()
    cells = {row["committee"]: row["months"] for row in data["grid"]}
    assert cells["Audit Committee"]["2024-06"]["says"].startswith("0 meetings; cancelled: 1")
    assert (
        cells["Cabinet"]["2024-03"]["says"]
        == "1 meeting, 1 with minutes; items not public: 1; papers not public: 1; refused by the site: 1"
    )
    assert {(row["reason"], row["number"]) for row in data["missing"]} == {("restricted", 1), ("blocked", 1)}
    assert "keeps it from the public" in ask("/coverage?council=eastmere&year=2024").text


def test_a_month_says_what_is_missing() -> None:
    row = dict.fromkeys(("meetings", "meetings_cancelled", "meetings_gone", "items_restricted", "documents_missing",
                         "documents_restricted", "documents_without_text", "blocked", "not_fetched",
                         "meetings_with_minutes"), 0)  # fmt: skip
    assert (
        in_words({**row, "meetings": 2, "meetings_with_minutes": 1, "not_fetched": 3})
        == "2 meetings, 1 with minutes; not fetched: 3"
    )


def test_freshness_tells_the_last_good_from_the_last(ask: Get) -> None:
    rows = {row["site"]: row for row in ask("/freshness.json").json()["rows"]}
    own = rows["eastmere"]
    assert (own["last_outcome"], own["last_good"][:10], own["failing"], own["problems"]) == (
        "failed",
        "2026-01-02",
        1,
        1,
    )
    assert own["failing_because"] == [{"reason": "fetch_failed", "number": 1}]
    assert "No crawl is recorded" in rows["thornwick"]["says"]


def test_freshness_says_why_a_crawl_was_refused() -> None:
    row = {
        "last_started": "2026-01-02",
        "last_outcome": "refused",
        "last_detail": "its owner asked us to leave it alone",
    }
    words = outcome_in_words({**row, "refused": 0, "failed": 0})
    assert words == "It was refused: nothing new can come from it. Why: its owner asked us to leave it alone."


def test_problems_and_failures(ask: Get) -> None:
    data = ask("/problems.json?site=eastmere&stage=parse").json()
    assert [row["message"] for row in data["rows"]] == ["unknown label <b>Ward</b>"]
    assert data["failures"][0]["meaning"] == "Fetching it failed. It is tried again."
    assert ask("/problems.json?stage=fetch").json()["rows"] == []


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ("Open Government Licence v3.0", "Contains public sector information of X, licensed under the Open Government Licence v3.0."),
        ("All rights reserved", "Licence as stated: All rights reserved."),
        (None, "No licence is stated"),
    ],
)  # fmt: skip
def test_attribution(stated: str | None, words: str) -> None:
    assert words in licence.attribution({"council": "X", "licence": stated})


def test_licence_not_stated_is_said(ask: Get) -> None:
    rows = {row["council"]: row["licence"] for row in ask("/licence.json").json()["rows"]}
    assert rows["Thornwick Council"] == "not stated"
    assert rows["Eastmere Council"] == "Open Government Licence v3.0"


def test_without_a_contact_it_says_so(ask: Get) -> None:
    page = ask("/corrections", id=FACT).text
    assert "has given no address to write to" in page
    assert QUOTE in html.unescape(page)
    assert f"Identifier: {FACT}" in html.unescape(page)


def test_a_letter_is_filled_in(built: Path, tmp_path: Path) -> None:
    page = with_contact(built, tmp_path, "data@archive.example")("/corrections", id=FACT).text
    link = html.unescape(re.search(r'href="(mailto:[^"]+)"', page).group(1))  # type: ignore[union-attr]
    assert unquote(link).startswith(f"mailto:data@archive.example?subject=Wrong or missing: {FACT}")
    assert QUOTE in unquote(link)


@pytest.mark.parametrize(
    "contact", ["javascript:alert(1)", "http://insecure.example/", "nobody", "a@b", 'https://x.example/"onclick']
)
def test_a_contact_that_is_none(contact: str) -> None:
    assert corrections.link_of(contact, "s", "b") is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_letter_of_anything_stays_in_its_place(subject: str, body: str) -> None:
    link = corrections.link_of("https://issues.example/new?labels=data", subject, body)
    assert link
    asked = parse_qs(urlsplit(link).query, keep_blank_values=True)
    assert asked["title"] == [subject.encode("utf-8", "replace").decode()]
    assert set(asked) == {"labels", "title", "body"}
    assert not re.search(r"[\s\"'<>]", link)


@pytest.mark.parametrize(
    "ident", ["nowhere/item/1", "x", "'; drop table texts", "a/b/c@d", SCRIPT, "eastmere/item/5001#x@resolution:1-2"]
)
def test_an_identifier_of_nothing(ask: Get, ident: str) -> None:
    page = ask("/corrections", id=ident)
    assert page.status_code == 200
    assert "nothing with the identifier" in page.text
    assert SCRIPT not in page.text


def test_words_of_a_site_that_only_links_are_not_in_the_letter(ask: Get) -> None:
    fact = "wexford-vale/item/1#minutes@resolution:10-38"
    data = ask("/corrections.json", id=fact).json()
    assert data["is_known"]
    assert "quietly" not in str(data)


@pytest.mark.parametrize(
    "path", ["/archive/resolutions/eastmere~2Fitem~2F5001~23minutes~40resolution~3A78-153", "/item/eastmere/5001"]
)
def test_a_row_and_a_page_lead_to_corrections(ask: Get, path: str) -> None:
    page = ask(path).text
    link = re.search(r'href="(/corrections\?id=[^"]+)"', page)
    assert link
    assert ask(html.unescape(link.group(1))).text.count("You are writing about") == 1


def test_the_codebook_has_every_column(ask: Get) -> None:
    rows = {(row["table"], row["column"]) for row in ask("/codebook.json").json()["rows"]}
    expected = {
        (table.name, column.name) for table in described() if table.name not in HIDDEN for column in table.columns
    }
    assert rows == expected
    assert ("resolutions", "outcome") in rows
    assert ("named_votes_in_context", "option") in rows


def test_vocabularies_are_those_of_the_schema() -> None:
    columns: dict[tuple[str, str], Column] = {
        (table.name, column.name): column for table in described() for column in table.columns
    }
    for key, words in VOCABULARIES.items():
        assert all(word in columns[key].description for word in words), key
    declared = {key for key, column in columns.items() if column.description.startswith("One of: ")}
    named = {
        (table.removesuffix("_in_context").replace("canonical_", ""), name)
        for table, name in declared if table not in HIDDEN
    }  # fmt: skip
    assert named <= set(VOCABULARIES)
    assert VOCABULARIES["resolutions", "outcome"] == facts.OUTCOMES


def test_known_biases_come_from_the_guide(ask: Get) -> None:
    guide = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")
    first = re.search(r"## Known biases\s+- \*\*(.+?)\*\*", guide)
    assert first
    assert f"<strong>{first.group(1)}</strong>" in html.unescape(ask("/methods").text)
    assert 'href="adr' not in ask("/methods").text


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"),
        # a file of the guides is no page of ours
        ("see [scores](scores.md)", "<p>see scores</p>\n"),
        ("[x](javascript:alert)", "<p>[x](javascript:alert)</p>\n"),
        ("[site](https://a.example/)", '<p><a href="https://a.example/">site</a></p>\n'),
    ],
)
def test_guides_as_html(markdown: str, expected: str) -> None:
    assert guides.as_html(markdown) == expected


def test_what_was_taken_out_is_listed(ask: Get) -> None:
    assert ask("/privacy.json").json()["rows"] == [
        {"id": "eastmere/item/1", "site": "eastmere", "reason": "Named a child", "at": "2026-02-03T00:00:00Z"}
    ]


@pytest.mark.parametrize(
    ("path", "is_hidden"),
    [
        ("/person/eastmere/11", True), ("/person/eastmere/11.json", True), ("/archive/people", True),
        ("/archive/people.json", True), ("/archive/named_votes_in_context", True), ("/archive/how_voted?person=finch", True),
        ("/archive/people/eastmere~2Fperson~2F11", True), ("/explore/roles", True),
        ("/item/eastmere/5001", False), ("/archive/resolutions", False), ("/explore", False),
        ("/archive/canonical_resolutions", False), ("/", False),
    ],
)  # fmt: skip
def test_people_are_kept_out_of_search_engines(ask: Get, path: str, is_hidden: bool) -> None:
    page = ask(path)
    assert page.status_code == 200
    assert page.headers.get_list("x-robots-tag") == (["noindex"] if is_hidden else [])


def test_robots_txt_lets_an_engine_read_noindex(ask: Get) -> None:
    text = ask("/robots.txt").text
    assert "User-agent: *" in text
    forbidden = re.findall(r"^Disallow: (.+)$", text, re.MULTILINE)
    assert forbidden
    assert not any(path.startswith(("/person", "/item", "/decision", "/meeting")) for path in forbidden)


def test_questions_about_people_are_those_there_are() -> None:
    queries = yaml.safe_load(METADATA.read_text(encoding="utf-8"))["databases"]["archive"]["queries"]
    assert set(robots.PEOPLE_QUESTIONS) <= set(queries)
    about = {name for name, query in queries.items() if ":person" in query["sql"]}
    assert about <= set(robots.PEOPLE_QUESTIONS) | {"largest_sums"}
    assert set(robots.PEOPLE_TABLES) <= {table.name for table in described()}

"""Broken pages: no exception escapes a parser, nothing is invented, no I/O happens."""

from __future__ import annotations

import builtins
import random
import socket
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.records import Parsed, Site, Text
from scraper.pages import BY_NAME, PAGES, parse
from scraper.pages.base import PageType
from tests.scraper.pages.cases import SITE, Case, case_id, cases

CASES = cases()
RAW = Path(__file__).parents[4] / "shared" / "corpus" / "raw"
CUTS = (
    b"<",
    b">",
    b'"',
    b"</div>",
    b"<table>",
    b"</td>",
    b"&",
    b"&#0;",
    b"\x00",
    b"\xff\xfe",
    b"<p>",
    b"<![CDATA[",
    b"<a href=",
)


def mutated(body: bytes, seed: int) -> bytes:
    """Cut, doubled, shuffled, sprinkled with bytes: what proxies, truncation and bad editors do to a page."""
    rng = random.Random(seed)
    out = bytearray(body)
    for _ in range(rng.randint(1, 12)):
        at, length = rng.randrange(len(out) + 1), rng.randint(1, 400)
        match rng.randrange(4):
            case 0:
                del out[at : at + length]
            case 1:
                out[at:at] = rng.choice(CUTS)
            case 2:
                piece = out[at : at + length]
                out[rng.randrange(len(out) + 1) : 0] = piece
            case _:
                out[at : at + 1] = bytes([rng.randrange(256)])
    return bytes(out[: rng.randint(0, len(out))] if rng.random() < 0.2 else out)


def check(parsed: Parsed) -> None:
    """What holds of any page, however broken."""
    assert isinstance(parsed, Parsed)
    assert parsed.records or parsed.problems or parsed.facts
    ids = {(type(record), record.id) for record in parsed.records}
    assert len(ids) == len(parsed.records), "an id stands twice"
    assert all(record.id.startswith(f"{SITE.id}/") and record.site == SITE.id for record in parsed.records)
    assert all(link.url.startswith("https://democracy.wexcombe.example/") for link in parsed.links)
    for text in parsed.texts:
        check_text(parsed, text)


def check_text(parsed: Parsed, text: Text) -> None:
    assert text.text == text.text.strip() != ""
    assert any(record.id == text.record_id for record in parsed.records)
    absent = {(absence.record_id, absence.field) for absence in parsed.absences}
    assert not {(text.record_id, f"{text.field}_text"), (text.record_id, text.field)} & absent, (
        "here and absent at once"
    )


@pytest.mark.parametrize("case", CASES, ids=case_id)
@pytest.mark.parametrize("seed", range(12))
def test_mutated_fixtures(case: Case, seed: int) -> None:
    check(case.parse(mutated(case.body, seed)))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PAGES), st.binary(max_size=2000))
def test_any_bytes(page: PageType, body: bytes) -> None:
    check(page.parse(body, "https://democracy.wexcombe.example/x.aspx?ID=1&MId=1&CId=1", SITE, {}))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(CASES),
    st.sampled_from(["", ".aspx", "http://[/mgAi.aspx", "/mgAi.aspx?ID=1", "https://x.example/mgAi.aspx?ID=1"]),
    st.dictionaries(st.sampled_from(["meeting_id", "item_id", "encoding"]), st.text()),
)
def test_any_context_and_url(case: Case, url: str, context: Mapping[str, str]) -> None:
    check(BY_NAME[case.page].parse(case.body, url, SITE, context))
    unknown = Site(id=SITE.id, site=SITE.id, name="No address")
    BY_NAME[case.page].parse(case.body, url, unknown, context)


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_every_page_type_survives_every_other_page(case: Case) -> None:
    for page in PAGES:
        check(page.parse(case.body, case.told["url"], SITE, {}))


@pytest.mark.parametrize("path", sorted(RAW.glob("*/*.*ml")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_mutated_real_pages(path: Path) -> None:
    """Skipped where the saved real pages are not beside the repository: then there is nothing to collect."""
    body = path.read_bytes()[:60_000]
    for seed, page in enumerate(PAGES):
        check(page.parse(mutated(body, seed), "https://democracy.wexcombe.example/x.aspx?ID=1&MId=1&CId=1", SITE, {}))


def test_a_fault_of_a_parser_costs_a_problem_not_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Parsed:
        raise ZeroDivisionError("boom")

    monkeypatch.setitem(BY_NAME, "item", PageType(name="item", parse=broken, kinds=(), is_verified=False))
    parsed = parse("item", b"", "https://x.example/", Site(id="x", site="x", name="X"))
    assert [problem.message for problem in parsed.problems] == ["item: the parser failed: ZeroDivisionError: boom"]


def test_parsers_do_no_io(monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = [(case, case.body, case.told) for case in CASES]
    first = [BY_NAME[case.page].parse(body, told["url"], SITE, told.get("context", {})) for case, body, told in bodies]

    def refuse(name: str) -> Callable[..., Any]:
        def call(*args: Any, **_: Any) -> Any:
            raise AssertionError(f"{name} called with {args!r}")

        return call

    monkeypatch.setattr(builtins, "open", refuse("open"))
    monkeypatch.setattr(socket, "socket", refuse("socket"))
    monkeypatch.setattr(socket, "getaddrinfo", refuse("getaddrinfo"))
    again = [BY_NAME[case.page].parse(body, told["url"], SITE, told.get("context", {})) for case, body, told in bodies]
    assert again == first, "parsing twice gives the same"

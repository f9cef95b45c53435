"""The fault table: what goes wrong on the way, and what stands afterwards. `docs/faults.md` is made from it.

Every fault has a site of its own: the sample site behind a server that bends one page. All are crawled by one command.
`python -m tests.scraper.test_fault_table` prints the table.
"""

from __future__ import annotations

import gzip
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.scraper.bent import HTML, LEAN, Answer, Bend, Wire, ask, bent, drip, hang_up, reset, silent, unfinished
from tests.site import serve

TIMEOUT = 1.0  # seconds that the crawl of the table waits for an answer
SCOPE = ("--limit", "2", "--no-documents", "--no-extract", "--since", "2025-05-01", "--until", "2025-06-30")
CIRCLE = "ieDecisionDetails.aspx?ID=999999"
DECISION, MEETING_XML, MEETING = "ieDecisionDetails", "GetMeeting?", "ieListDocuments"
LOG_IN = b'<html><body><div id="modgov"><h1>Log in</h1></div></body></html>'
Make = Callable[[Answer], "Answer | Wire"]


@dataclass(frozen=True)
class Fault:
    """One row. `make` bends the answer to the first page asked for whose address has `page` in it.

    `reason` is the absence that stands at the record (None: nothing is missing), `words` what `problems` says in the
    stage fetch (a pattern; empty: nothing went wrong), `outcome` the ledger's word for the crawl.
    """

    name: str
    page: str
    make: Make
    reason: str | None
    words: str
    then: str
    outcome: str = "done with problems"
    differs: bool = False  # the page's own words are not as they were


def status(code: int, **headers: str) -> Make:
    """An error page."""
    body = f"<html><body><h1>{code}</h1>{'<p>Try again later.</p>' * 100}</body></html>".encode()
    return lambda _: (code, {**HTML, **{name.replace("_", "-"): value for name, value in headers.items()}}, body)


def to(location: str) -> Make:
    """A redirect."""
    return lambda _: (302, {**HTML, "Location": location}, b"")


def with_body(change: Callable[[bytes], bytes], **headers: str) -> Make:
    """The page with another body."""
    return lambda answer: (200, {**answer[1], **headers}, change(answer[2]))


def gzipped(cut: float = 1.0) -> Make:
    """The page compressed, and cut short."""

    def make(answer: Answer) -> Answer:
        packed = gzip.compress(answer[2])
        return 200, {**answer[1], "Content-Encoding": "gzip"}, packed[: int(len(packed) * cut)]

    return make


def bomb(_: Answer) -> Answer:
    """A few kilobytes that unpack to more than a page may be."""
    return 200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b" " * (60 * 1024 * 1024), 9)


def padded(body: bytes) -> bytes:
    """10 MB of comment inside #modgov."""
    return body.replace(b'<div class="mgContent"', b"<!-- " + b"x" * 10_000_000 + b' --><div class="mgContent"', 1)


def linked(body: bytes) -> bytes:
    """100,000 links that lead nowhere we go."""
    links = b"".join(b'<a href="mgTrap.aspx?ID=%d">%d</a>\n' % (number, number) for number in range(100_000))
    return body.replace(b'<div class="mgContent"', b"<div>" + links + b'</div><div class="mgContent"', 1)


def relaid(body: bytes) -> bytes:
    """A page whose layout has changed: #modgov is there and nothing in it is as it was."""
    return (
        b'<html><body><div id="modgov"><section><article>Now all new</article></section></div></body></html>'
        + b" " * 2000
    )


def in_windows_1252(body: bytes) -> bytes:
    """What the page says, in another charset than it says."""
    return body.decode("utf-8").replace("</h2>", " – £500</h2>").encode("cp1252", "xmlcharrefreplace")


def twice_encoded(body: bytes) -> bytes:
    """Mojibake: UTF-8 taken for windows-1252 and encoded once more, as a careless import leaves it."""
    return body.decode("utf-8").replace("</h2>", " – £500</h2>").encode().decode("cp1252", "replace").encode()


def doubled(body: bytes) -> bytes:
    """The first item of an agenda twice, with one id."""
    return re.sub(rb"(<agendaitem>.*?</agendaitem>)", rb"\1\1", body, count=1, flags=re.DOTALL)


def reused(body: bytes) -> bytes:
    """The first item of an agenda once more with another title, under the same id."""
    second = rb"\1<agendaitemtitle>Quite another matter</agendaitemtitle>\2"
    item = re.search(rb"<agendaitem>.*?</agendaitem>", body, flags=re.DOTALL)
    assert item
    other = re.sub(rb"(?s)(.*)<agendaitemtitle>.*?</agendaitemtitle>(.*)", second, item[0])
    return body.replace(item[0], item[0] + other, 1)


def wall(_: Answer) -> Answer:
    """A bot wall that says that all is well."""
    return (
        200,
        HTML,
        b"<html><head><title>Just a moment...</title></head><body>" + b"<p>Checking</p>" * 200 + b"</body></html>",
    )


STANDS_IN = "its HTML page is read in its place"
MISSING = "the decision has its absence; the rest is read"
WHOLE = "read whole: nothing is missing"
FAULTS = (
    Fault("reset in the middle of a page", DECISION, lambda a: reset(a[2]), "fetch_failed", r"no answer \(the answer broke off\)", MISSING),
    Fault("hung up without a word", DECISION, lambda _: hang_up, "fetch_failed", r"no answer \(the answer broke off\)", MISSING),
    Fault("a byte at a time", DECISION, lambda a: drip(a[2], 3 * TIMEOUT), "fetch_failed", r"no answer \(no answer in time\)", MISSING),
    Fault("no answer at all", DECISION, lambda _: silent(3 * TIMEOUT), "fetch_failed", r"no answer \(no answer in time\)", MISSING),
    Fault("cut short, length not said", DECISION, lambda a: unfinished(a[2]), "fetch_failed", r"\(the answer is cut short\)", MISSING),
    Fault("gzip cut short", DECISION, gzipped(0.6), "fetch_failed", r"\(the answer is cut short\)", MISSING),
    Fault("gzip, whole", DECISION, gzipped(), None, "", WHOLE),
    Fault("gzip bomb", DECISION, bomb, "fetch_failed", r"\(larger than the limit for one file\)", MISSING),
    Fault("403", DECISION, status(403), "blocked", r"the site refused \(HTTP 403\)", MISSING),
    Fault("403 with Retry-After", DECISION, status(403, Retry_After="1"), "blocked", r"the site refused \(HTTP 403\)",
          "waited for, asked again; then its absence; the rest is read"),
    Fault("401", DECISION, status(401), "blocked", r"the site refused \(HTTP 401\)", MISSING),
    Fault("429", DECISION, status(429), "blocked", r"the site refused \(HTTP 429\)", MISSING),
    Fault("429 with Retry-After", DECISION, status(429, Retry_After="1"), "blocked", r"the site refused \(HTTP 429\)",
          "waited for, asked again; then its absence; the rest is read"),
    Fault("503", DECISION, status(503), "blocked", r"the site refused \(HTTP 503\)", MISSING),
    Fault("503 with Retry-After: 2 hours", DECISION, status(503, Retry_After="7200"), "blocked",
          r"the crawl was given up: the site asks us to come back in 120 minutes \(HTTP 503\)",
          "the crawl of this site ends, what was not come to is `not_fetched`; the next run goes on", "refused"),
    Fault("500", DECISION, status(500), "fetch_failed", r"answered with an error \(HTTP 500\)", MISSING),
    Fault("404", DECISION, status(404), "fetch_failed", r"the page does not exist \(HTTP 404\)", MISSING),
    Fault("mgError", DECISION, to("mgError.aspx"), "fetch_failed", r"the page does not exist", MISSING),
    Fault("redirect in circles", DECISION, to(CIRCLE), "fetch_failed", r"\(redirected in circles\)", MISSING),
    Fault("redirect to another host", DECISION, to("https://elsewhere.example/ieDecisionDetails.aspx?ID=1"), "fetch_failed",
          r"led to another host, which is not asked: https://elsewhere\.example/", MISSING),
    Fault("redirect to a log-in page", DECISION, to("ieLogon.aspx?RPID=1"), "blocked", r"the site refused \(HTTP 200\)", MISSING),
    Fault("bot wall with status 200", DECISION, wall, "blocked", r"the site refused \(HTTP 200\)", MISSING),
    Fault("another page with status 200", DECISION, with_body(lambda _: b"<html><body>" + b"<p>Welcome.</p>" * 200 + b"</body></html>"),
          "fetch_failed", r"not a ModernGov page", MISSING),
    Fault("nothing with status 200", DECISION, with_body(lambda _: b""), "fetch_failed", r"answered with an error \(HTTP 200\)", MISSING),
    Fault("layout changed", DECISION, with_body(relaid), "unreadable", r"could not be read", MISSING),
    Fault("a page of 10 MB", DECISION, with_body(padded), None, r"unusually large page \(10\.0 MB\)", WHOLE),
    Fault("100,000 links", DECISION, with_body(linked), None, r"unusually large page \(4\.\d MB\)",
          WHOLE + "; none of them is followed"),
    Fault("wrong charset", DECISION, with_body(in_windows_1252), None, r"not all of it is the UTF-8 it says it is",
          WHOLE + ": told from the bytes", differs=True),
    Fault("mojibake", DECISION, with_body(twice_encoded), None, r"letters are garbled on the page",
          "read as the page has it: nothing is guessed", differs=True),
    Fault("an id twice on a page", MEETING_XML, with_body(doubled), None, "", "one record, read whole"),
    Fault("one id for two items", MEETING_XML, with_body(reused), None, r"two items of different titles have one number",
          "one record, under the first title"),
    Fault("HTML for XML", MEETING_XML, with_body(lambda _: b"<!DOCTYPE html><html><body>" + b"<p>No.</p>" * 300 + b"</body></html>"),
          None, r"not the XML asked for.*; another page is read in its place", STANDS_IN),
    Fault("bot wall for XML", MEETING_XML, wall, None, r"the site refused.*; another page is read in its place", STANDS_IN),
    Fault("XML cut short", MEETING_XML, with_body(lambda body: body[: len(body) // 2]), None,
          r"another page is read in its place", STANDS_IN),
    Fault("reset in the middle of XML", MEETING_XML, lambda a: reset(a[2]), None,
          r"the answer broke off.*; another page is read in its place", STANDS_IN),
    Fault("500 for XML", MEETING_XML, status(500), None, r"HTTP 500.*; another page is read in its place", STANDS_IN),
)  # fmt: skip
REFUSED = "connection refused"


class First:
    """Bends the first page asked for whose address has `part` in it, every time that it is asked for."""

    def __init__(self, part: str, make: Make) -> None:
        self.part, self.make, self.path = part, make, ""
        self.asked: list[str] = []

    def __call__(self, path: str, answer: Answer) -> Any:
        self.asked.append(path)
        if not self.path and self.part in path:
            self.path = path
        if "ieLogon" in path:
            return 200, HTML, LOG_IN
        return self.make(answer) if path == self.path or path.endswith(CIRCLE) else answer


def slug(name: str) -> str:
    """A fault's name as the slug of its site."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


@dataclass(frozen=True)
class Crawled:
    """The table as crawled: the archive, and for each fault what was asked and which page was bent."""

    folder: Path
    bends: dict[str, First]
    said: str

    def rows(self, sql: str, *values: str, file: str = "archive.db") -> list[tuple]:
        with sqlite3.connect(self.folder / file) as db:
            return db.execute(sql, values).fetchall()

    def ids(self, table: str, site: str) -> set[str]:
        """Ids without the site's slug."""
        sql = f"select id from {table} where id like ? || '/%'"
        return {key.split("/", 1)[1] for (key,) in self.rows(sql, site)}


def own_register(folder: Path, places: dict[str, str]) -> None:
    """Names for the sites, in the user's own register."""
    path = folder / "home" / "council-minutes" / "sites.csv"
    path.parent.mkdir(parents=True)
    lines = [f"{site},Sample,{url}\n" for site, url in places.items()]
    path.write_text("slug,council,base_url\n" + "".join(lines), encoding="utf-8")


def minutes(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command with a home of its own, and time for three dozen sites."""
    environment = {
        **os.environ,
        "HOME": str(folder / "home"),
        "XDG_CONFIG_HOME": str(folder / "home"),
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.run(
        [sys.executable, "-m", "cli", *arguments], cwd=folder, env=environment, capture_output=True, text=True,
        timeout=900, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """All faults, and a site without one, crawled in one command."""
    folder = tmp_path_factory.mktemp("faults")
    bends = {slug(fault.name): First(fault.page, fault.make) for fault in FAULTS}
    usual: Bend = lambda _, answer: answer  # noqa: E731
    with ExitStack() as stack:
        site = stack.enter_context(serve(missing_pages=LEAN))
        with bent(site.base_url, usual) as closed:
            pass  # nobody listens there any more
        places = {"usual": stack.enter_context(bent(site.base_url, usual)), slug(REFUSED): closed}
        places |= {name: stack.enter_context(bent(site.base_url, bend)) for name, bend in bends.items()}
        own_register(folder, places)
        done = minutes(folder, "crawl", *places, *SCOPE, "--timeout", str(TIMEOUT))
    assert "Traceback" not in done.stderr, done.stderr[-3000:]
    assert done.returncode == 3, done.stderr[-3000:]
    return Crawled(folder, bends, done.stderr)


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_what_stands_afterwards(crawled: Crawled, fault: Fault) -> None:
    site, bend = slug(fault.name), crawled.bends[slug(fault.name)]
    assert bend.path, "the page was never asked for"
    [[outcome]] = crawled.rows("select outcome from crawls where site = ?", site)
    problems = [
        row[0]
        for row in crawled.rows("select message from problems where site = ? and stage in ('fetch', 'notice')", site)
    ]
    expected = {row[0] for row in crawled.rows("select message from problems where site = 'usual' and stage = 'fetch'")}
    mine = [message for message in problems if message not in expected]
    if fault.reason is None:
        assert bool(mine) == bool(fault.words)
        assert all(re.search(fault.words, message) for message in mine), mine
        lost = "decision/" + bend.path.split("ID=")[1].split("&")[0] if fault.differs else ""
        assert_all_read(crawled, site, without=lost)
        return
    lost = "decision/" + bend.path.split("ID=")[1].split("&")[0]
    gaps = crawled.rows("select reason from absences where record_id = ? and field = 'page'", f"{site}/{lost}")
    assert len(gaps) == 1
    assert gaps[0][0] == fault.reason
    assert any(re.search(fault.words, message) for message in mine), mine
    assert outcome == fault.outcome
    if outcome != "refused":
        assert_all_read(crawled, site, without=lost)


def assert_all_read(crawled: Crawled, site: str, without: str = "") -> None:
    """Everything that the undisturbed crawl read is there and says the same, but for one decision."""
    for table in ("committees", "meetings", "agenda_items", "decisions", "people", "documents"):
        assert crawled.ids(table, site) >= crawled.ids(table, "usual"), table  # a stand-in may name more papers
    texts = "select substr(id, instr(id, '/') + 1), title, decision_text from decisions where site = ? order by 1"
    mine, usual = crawled.rows(texts, site), crawled.rows(texts, "usual")
    assert [row for row in mine if row[0] != without] == [row for row in usual if row[0] != without]
    items = "select substr(id, instr(id, '/') + 1), title, minutes_text from agenda_items where site = ? order by 1"
    assert crawled.rows(items, site) == crawled.rows(items, "usual")


@pytest.mark.parametrize(("name", "end"), [("wrong charset", " – £500"), ("mojibake", " â€“ Â£500")])
def test_how_letters_are_read(crawled: Crawled, name: str, end: str) -> None:
    """Bytes that are no UTF-8 are what they are in Windows-1252; what is garbled is not mended."""
    key = f"{slug(name)}/decision/" + crawled.bends[slug(name)].path.split("ID=")[1].split("&")[0]
    [[title]] = crawled.rows("select title from decisions where id = ?", key)
    assert title.endswith(end)


def test_nothing_that_came_is_lost(crawled: Crawled) -> None:
    """Every page that came whole is in evidence with its bytes, whatever happened beside it."""
    missing = "select count(*) from fetches where verdict = 'ok' and (sha256 is null or sha256 not in (select sha256 from bodies))"
    assert crawled.rows(missing, file="evidence.db") == [(0,)]


def test_every_fault_is_in_evidence_too(crawled: Crawled) -> None:
    """What made a page missing can be read again without network."""
    for fault in FAULTS:
        if fault.reason and fault.outcome != "refused":
            rows = crawled.rows(
                "select verdict, detail, status from fetches where site = ? and page = 'decision' and verdict != 'ok'",
                slug(fault.name), file="evidence.db",
            )  # fmt: skip
            assert len(rows) == (0 if fault.reason == "unreadable" else 1), (fault.name, rows)


def test_connection_refused(crawled: Crawled) -> None:
    site = slug(REFUSED)
    assert re.search(
        r"Error: Sample: http://127\.0\.0\.1:\d+/\S+ cannot be reached: the connection was refused", crawled.said
    )
    told = crawled.rows("select message from problems where site = ? and stage = 'fetch'", site)
    assert re.search("cannot be reached: the connection was refused", told[0][0])
    gaps = crawled.rows("select record_id, field, reason from absences where record_id = ?", site)
    assert gaps == [(site, "page", "fetch_failed")]
    assert crawled.rows("select outcome from crawls where site = ?", site) == [("refused",)]


def test_another_host_was_never_asked(crawled: Crawled) -> None:
    urls = {row[0] for row in crawled.rows("select url from fetches where status is not null", file="evidence.db")}
    assert not any("elsewhere.example" in url for url in urls)


def test_an_id_that_is_used_again_keeps_what_it_was(tmp_path: Path) -> None:
    """A decision's number shows another decision at the second crawl: what it said before is in `revisions`."""
    with serve(missing_pages=LEAN) as site:
        other = f"{site.base_url}ieDecisionDetails.aspx?ID={min(site.content.decisions)}"
        again: list[bool] = []
        swap = First(DECISION, lambda _: ask(other))

        def bend(path: str, answer: Answer) -> Answer:
            return swap(path, answer) if again else answer

        with bent(site.base_url, bend) as address:
            arguments = ("crawl", address, "--slug", "sample", "--council", "Sample", *SCOPE)
            first = minutes(tmp_path, *arguments)
            again.append(True)
            second = minutes(tmp_path, *arguments)
    assert {first.returncode, second.returncode} <= {0, 3}, second.stderr
    key = "sample/decision/" + swap.path.split("ID=")[1]
    with sqlite3.connect(tmp_path / "archive.db") as db:
        changed = db.execute(
            "select field, old from revisions where record_id = ? and old is not null", [key]
        ).fetchall()
        told = db.execute("select message from problems where record_id = ? and stage = 'fetch'", [key]).fetchall()
    assert {"title", "decision_text"} & {field for field, _ in changed}
    assert ["perhaps another record under the same number" in message for (message,) in told] == [True]


# ---------------------------------------------------------------- the page of the documentation


def as_markdown() -> str:
    """The table for readers."""
    lines = [
        "# What goes wrong on the way, and what stands afterwards",
        "",
        "Made from the table in `tests/scraper/test_fault_table.py`, which crawls the sample site with each of these faults:",
        "`python -m tests.scraper.test_fault_table > docs/faults.md`. A fault costs the page it is on; everything else of the",
        "site is read as without it, which the test compares. A crawl with a gap ends with exit code 3, one of a site that",
        "gave nothing with 1. The page has a row in `failures` and is tried again, ever later; the absence goes when no page",
        "fails any more that left it. Where another page stands in, `problems` has one row of the site for all of them. Such a",
        "row, and one of a page that was read and is only odd, has the stage `notice`: it is no reason for exit code 3.",
        "",
        "Papers that harm whoever opens them (a PDF that hangs its reader, a zip bomb in a Word file, others) cost their own",
        "text: absence `unreadable`, and a problem that names the limit (`tests/scraper/test_sandbox.py`). A number that is",
        "used again for another record keeps what it said in `revisions`, and `problems` says so.",
        "",
        "| fault | on | absence | what `problems` says | then |",
        "|---|---|---|---|---|",
        f"| {REFUSED} | every page | `fetch_failed`, at the site | cannot be reached:"
        " the connection was refused | exit code 1; the next run asks again |",
    ]
    for fault in FAULTS:
        words = re.sub(r"\\(.)", r"\1", fault.words) or "–"
        reason = f"`{fault.reason}`" if fault.reason else "none"
        on = {DECISION: "a decision", MEETING_XML: "a meeting in XML"}[fault.page]
        lines.append(f"| {fault.name} | {on} | {reason} | {words} | {fault.then} |")
    return "\n".join(lines) + "\n"


def test_the_documentation_is_current() -> None:
    page = ROOT / "docs" / "faults.md"
    assert page.read_text(encoding="utf-8") == as_markdown(), "make it anew: see the first lines of docs/faults.md"


if __name__ == "__main__":
    print(as_markdown(), end="")

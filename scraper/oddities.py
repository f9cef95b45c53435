"""What is odd about a page that came whole and was read: told so that nobody wonders, no reason to doubt it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.records import NOTICE, Link, Parsed, Problem, Site
from scraper.decode import has_foreign_bytes
from scraper.refusals import record_of

LARGE = 2_000_000  # bytes; a long meeting takes a tenth of it
# UTF-8 that was taken for Windows-1252 and encoded once more: `\u00e2\u20ac`, `\u00c2\u00a3`, `\u00c3\u00a9`
GARBLED = re.compile(rb"\xc3\xa2\xe2\x82\xac|\xc3\x82\xc2[\xa1-\xbf]|\xc3\x83\xc2[\x80-\xbf]")


def oddities(link: Link, body: bytes, charset: str, parsed: Parsed, site: Site) -> Iterator[Problem]:
    """The odd things about a page, each a notice: a parser has understood the page, and what was read stands."""
    for words in _told(body, charset, parsed):
        record = record_of(link.url, site) or site.id
        yield Problem(stage=NOTICE, message=f"{link.page}: {words}", record_id=record, url=link.url)


def _told(body: bytes, charset: str, parsed: Parsed) -> Iterator[str]:
    if len(body) > LARGE:
        yield f"an unusually large page ({len(body) / 1e6:.1f} MB), read whole"
    if has_foreign_bytes(body, charset):
        yield "not all of it is the UTF-8 it says it is; the rest was read as Windows-1252"
    if found := GARBLED.search(body):
        yield f"letters are garbled on the page ({found[0].decode()}), and kept as it has them"
    for record in parsed.facts.get("doubled", ()):
        yield f"two items of different titles have one number ({record.rpartition('/')[2]}): they are not told apart"

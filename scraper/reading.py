"""A fetch as records: what the spider does with a page that came, and a rebuild with one kept in evidence.db. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from archive.records import Link, Parsed, Site
from scraper import pages
from scraper.papers import parse_document
from scraper.refusals import gap_of


def read_page(link: Link, body: bytes, url: str, headers: Mapping[str, str], site: Site) -> Parsed:
    """What a page says, by its own parser, with the gap it closes. `url` is where it came from in the end."""
    if link.page == "document":
        return parse_document(body, url, site, link.context)
    context = {**link.context, "encoding": charset_of(headers)}
    return replace(pages.parse(link.page, body, url, site, context), settled=(gap_of(link, site),))


def charset_of(headers: Mapping[str, str]) -> str:
    """The encoding the header claims, or nothing; the parser checks it against the page."""
    return headers.get("Content-Type", "").lower().partition("charset=")[2].strip(" \"';")

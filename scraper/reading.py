"""A fetch as records: what the spider does with a page that came, and a rebuild with one kept in evidence.db.

Pure, but for the text of papers, which is taken in a process apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from archive.joined import JOINED
from archive.pages import PageRead
from archive.records import Link, Parsed, Site
from scraper import pages
from scraper.documents import TextOf
from scraper.oddities import oddities
from scraper.papers import parse_document
from scraper.refusals import gap_of, record_of
from scraper.sandbox import extract
from scraper.version import version
from scraper.wanted import AGAIN

BESIDE = " beside the XML service"  # another way to read a page: what was skipped then is read now


def read_page(
    link: Link, body: bytes, url: str, headers: Mapping[str, str], site: Site, text_of: TextOf = extract
) -> Parsed:
    """What a page says, by its own parser, with the gap it closes. `url` is where it came from in the end.

    `text_of` takes the text of a paper.
    """
    if link.page == "document":
        return parse_document(body, url, site, link.context, text_of)
    context = {**link.context, "encoding": charset_of(headers)}
    parsed = pages.parse(link.page, body, url, site, context)
    if is_unread(link, parsed, site):
        return replace(parsed, facts={**parsed.facts, "is_unread": True})
    odd = oddities(link, body, context["encoding"], parsed, site)
    return replace(parsed, settled=(gap_of(link, site),), problems=(*parsed.problems, *odd))


def is_unread(link: Link, parsed: Parsed, site: Site) -> bool:
    """Whether a page came and said nothing of what it is the page of: cut off, empty, or not understood."""
    own = record_of(link.url, site)
    if own is not None:
        return all(record.id != own for record in parsed.records)
    return not parsed.records and bool(parsed.problems)


def charset_of(headers: Mapping[str, str]) -> str:
    """The encoding the header claims, or nothing; the parser checks it against the page."""
    return headers.get("Content-Type", "").lower().partition("charset=")[2].strip(" \"';")


def page_read(link: Link, meta: Mapping[str, Any], site: Site) -> PageRead:
    """Which page this is, and what makes it known again. `meta` has `canonical` and `fingerprint`."""
    context = {name: value for name, value in link.context.items() if name != AGAIN}
    return PageRead(
        url=meta["canonical"], site=site.id, page=link.page, record_id=own_record(link, site), context=context,
        fingerprint=meta.get("fingerprint"), parser_version=version() + BESIDE if JOINED in context else version(),
    )  # fmt: skip


def own_record(link: Link, site: Site) -> str | None:
    """The record that a link leads to the page of."""
    return link.context.get("document_id") if link.page == "document" else record_of(link.url, site)

"""A site as a crawl came to know it, followed again through the fetches that evidence.db keeps of it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Self

from archive.fetch import Fetch
from archive.kept import Crawl
from archive.records import Council, Link, Parsed, Site
from scraper import urls
from scraper.compared import is_stood_in_for
from scraper.job import CRAWL
from scraper.listing import Listing
from scraper.plan import Scope
from scraper.refusals import instead_of


@dataclass(slots=True, kw_only=True)
class Replayed:
    """One crawl of a site, `asked` at an address. `listing` knows where the site is and its committees."""

    site: Site
    councils: tuple[Council, ...]
    mode: str
    has_papers: bool
    asked: str | None
    listing: Listing = field(init=False)

    def __post_init__(self) -> None:
        self.listing = Listing(self.site, Scope(date.min, date.max))

    @classmethod
    def of(cls, crawl: Crawl, before: Replayed | None) -> Self:
        """A crawl about to begin; what one that it goes on from knew of the site (`before`) holds until it is asked."""
        options: dict[str, Any] = crawl.options
        replayed = cls(
            site=Site(**options["site"]), councils=tuple(Council(**each) for each in options["councils"]),
            asked=options["site"].get("base_url"), mode=options.get("mode", CRAWL),
            has_papers=bool(options["scope"].get("documents", True)),
        )  # fmt: skip
        if before is not None and before.asked == replayed.asked:
            replayed.site, replayed.councils, replayed.listing = before.site, before.councils, before.listing
        return replayed

    def note(self, link: Link, fetch: Fetch) -> None:
        """A fetch was made: a site that has moved is followed."""
        self.listing.note(link, fetch.verdict, fetch.detail or "", fetch.url)
        if link.page == "committee_list" and fetch.verdict == "ok":
            self.site = replace(self.site, base_url=urls.base_directory(fetch.url))

    def probed(self, link: Link, parsed: Parsed) -> Parsed:
        """A probe was read; returns the site and its councils as it shows them: made up or not."""
        self.listing.add(link, parsed)
        if link.page == "committee_list":
            is_fictional = bool(parsed.facts.get("is_fictional"))
            self.site = replace(self.site, is_fictional=is_fictional)
            self.councils = tuple(replace(council, is_fictional=is_fictional) for council in self.councils)
        return Parsed(records=(self.site, *self.councils), fetched=(self.site.id,))

    def has_substitute(self, link: Link, verdict: str) -> bool:
        """Whether the crawl asked for something else where this page did not come."""
        if verdict == "ok":
            return False
        return is_stood_in_for(link, verdict) or any(True for _ in instead_of(link, self.listing, verdict))

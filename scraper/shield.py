"""What a crawl, a rebuild or an import may not bring back: pages not asked for, or masked before they are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from archive.evidence import Evidence
from archive.fetch import Fetch
from archive.prints import Prints, joined
from archive.records import Site
from archive.store import Archive
from archive.withheld import TakenDown, Withheld
from scraper.decode import decode
from scraper.masks import Hidden, is_clean, mask
from scraper.refusals import record_of

WHY_NOT_ASKED = "it was redacted, so it is not asked for"
WHY_NOT_KEPT = "it shows what was redacted, and could not be kept without it"
# Pages about one record whose address does not name it, and the context that does.
OWNERS = {
    "document": "document_id", "meeting_attendance": "meeting_id", "document_pack": "meeting_id",
    "recorded_votes": "item_id", "reasons_restricted": "record_id",
}  # fmt: skip


def owner_of(page: str, canonical: str, context: Mapping[str, str], site: Site) -> str | None:
    """The record that a page is about, where it is about one."""
    return context.get(OWNERS.get(page, "")) or record_of(canonical, site)


def is_own_page(fetch: Fetch, site: Site, withheld: Withheld) -> bool:
    """Whether a fetch was of the page of a redacted record."""
    return owner_of(fetch.page, fetch.canonical_url, fetch.context, site) in withheld.records


@dataclass(frozen=True, slots=True)
class Shield:
    """The redactions of one site."""

    hidden: Hidden
    withheld: Withheld = field(default_factory=Withheld)

    def __bool__(self) -> bool:
        return bool(self.withheld)

    @classmethod
    def of(cls, evidence: Evidence, site: Site) -> Shield:
        """What evidence says was redacted of a site."""
        refs = sorted({each.ref for each in evidence.redactions() if each.ref.startswith(f"{site.id}/")})
        withheld = Withheld.of(refs)
        if not refs:
            return cls(Hidden(site, withheld, Prints(b""), {}), withheld)
        texts: dict[str, Prints] = {}
        ledger = evidence.taken_down
        for ref in refs:
            record, mark, _ = ref.partition("#")
            if mark:
                held = texts.setdefault(record, Prints(ledger.key()))
                more = ledger.prints(ref)
                held.add(more.own, is_own=True)
                held.add(more.shared, is_own=False)
        return cls(Hidden(site, withheld, ledger.prints(f"{site.id}/"), texts), withheld)

    def owner(self, page: str, canonical: str, context: Mapping[str, str]) -> str | None:
        """The record that a page is about, where it is about one."""
        return owner_of(page, canonical, context, self.hidden.site)

    def hides(self, page: str, canonical: str, context: Mapping[str, str]) -> bool:
        """Whether a page is that of a redacted record: it is neither asked for nor kept."""
        return bool(self.withheld) and self.owner(page, canonical, context) in self.withheld.records

    def masked(self, page: str, body: bytes, canonical: str, context: Mapping[str, str]) -> bytes | None:
        """A page without what was redacted; None where that cannot be proven. Papers are as they are."""
        if not self.withheld or page in ("document", "robots"):
            return body
        kept = mask(page, body, self.hidden, self.owner(page, canonical, context))
        return kept if is_clean(decode(kept), self.hidden.prints) else None


def taken_down(evidence: Evidence, refs: Iterable[str] | None = None) -> list[TakenDown]:
    """The redactions in evidence, one a record or text; of some only, where given."""
    wanted, found = None if refs is None else set(refs), dict[str, TakenDown]()
    digests: dict[str, list[str]] = {}
    for each in evidence.redactions():
        if wanted is None or each.ref in wanted:
            digests.setdefault(each.ref, []).extend([each.sha256] if each.sha256 else [])
            found.setdefault(each.ref, TakenDown(each.ref, each.reason, each.at))
    return [TakenDown(ref, one.reason, one.at, joined(digests[ref])) for ref, one in found.items()]


def keep_out(evidence: Evidence, archive: Archive) -> None:
    """Have an archive know what was redacted, and take it out of one that still holds it (an older copy, say)."""
    archive.take_down(taken_down(evidence))

"""Take records out of archive and evidence for good: what they said, where it stands, and the taking out.

In this order, so that a kill at any instant loses nothing the next run needs: who is redacted and what it said (as
hashes), then evidence, then the archive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from archive.erasing import covered, is_held, texts_of
from archive.errors import Unreadable, UsageError
from archive.evidence import Evidence
from archive.fetch import Fetch
from archive.ids import import_id
from archive.kept import StoredFile
from archive.prints import SHORTEST_OWN, Prints, digest_of, words_of
from archive.records import Link, Parsed, Site
from archive.redactions import REDACTED
from archive.rows import table_of
from archive.standing import site_held
from archive.store import Archive
from archive.withheld import Withheld, plain_address
from scraper import pages
from scraper.html import fingerprint
from scraper.imports import read_file
from scraper.masks import MARK
from scraper.own_words import fetches_of, prints_of
from scraper.reading import read_page
from scraper.sandbox import extract
from scraper.shield import Shield, is_own_page, owner_of, taken_down
from scraper.tasks import stated_of


@dataclass(slots=True)
class Plan:
    """What is to be taken out. `refs` are the records and texts, `main` those of them that it is all about: the others
    go because they hold the same words. `said` is what each of them says."""

    site: Site
    refs: list[str]
    main: list[str]
    said: dict[str, list[str]] = field(default_factory=dict)

    @property
    def words(self) -> int:
        """Words that will be taken out."""
        return sum(len(words_of(text)) for text in {text for texts in self.said.values() for text in texts})


@dataclass(slots=True)
class Removed:
    """What was done: bodies erased and masked, and pages that had to be erased whole since no mask could be proven."""

    erased: int = 0
    masked: int = 0
    whole: list[str] = field(default_factory=list)


def plan(evidence: Evidence, archive: Archive, refs: Sequence[str]) -> Plan:
    """What redacting these takes out. Raises UsageError for what is not here, or cannot be taken out alone."""
    wanted: list[str] = []
    known = {each.ref for each in evidence.redactions()}
    for ref in refs:
        _check(archive, ref, ref in known)
        wanted += covered(archive.db, ref)
    site = ref_site(evidence, archive, wanted[0].partition("/")[0])
    if any(not ref.startswith(f"{site.id}/") for ref in wanted):
        raise UsageError("These records are of different sites. Redact those of one site at a time.")
    made = Plan(site, list(dict.fromkeys(wanted)), covered(archive.db, refs[0]))
    for ref in made.refs:
        made.said[ref] = list(texts_of(archive.db, ref))
    for ref, text in _said_in_evidence(evidence, made):
        made.said.setdefault(ref if ref in made.said else made.refs[0], []).append(text)
    for ref, texts in made.said.items():  # a mask of an earlier redaction is nobody's word
        made.said[ref] = [text.replace(MARK, " ") for text in texts]
    return made


def _check(archive: Archive, ref: str, is_known: bool) -> None:
    table = table_of(ref.partition("#")[0])
    is_alone = table in ("agenda_items", "decisions", "issues") or (table == "meetings" and ref.endswith("#notes"))
    if "#" in ref and not is_alone:
        raise UsageError(f"{ref}: one text cannot be taken out of this record's file. Redact {ref.partition('#')[0]}.")
    if table is None or not (is_known or is_held(archive.db, ref)):
        raise UsageError(f"{archive.path} has no record {ref!r}. An id is site/kind/number, or such an id#field.")


def ref_site(evidence: Evidence, archive: Archive, name: str) -> Site:
    """The site a record is of, with the address its pages lie below."""
    row = site_held(archive.db, name)
    base = row["base_url"] if row else None
    for crawl in evidence.crawls():
        if crawl.site == name and base is None:
            base = crawl.options["site"].get("base_url")
    return Site(id=name, site=name, name=name, base_url=base)


# ---------------------------------------------------------------- what was said


def files_of(evidence: Evidence) -> Iterator[tuple[StoredFile, bytes]]:
    """Every imported file whose bytes are here."""
    for file in evidence.files():
        if file.verdict != REDACTED:
            yield file, evidence.body(file.sha256)


def _said_in_evidence(evidence: Evidence, made: Plan) -> Iterator[tuple[str, str]]:
    """What every version of every page says of the records, by the pages' own parsers."""
    withheld = Withheld.of(made.refs)
    numbers = {number_of(ref).encode() for ref in made.refs}
    shield = Shield.of(evidence, made.site)
    for fetch, body in fetches_of(evidence, made.site):
        owner = shield.owner(fetch.page, fetch.canonical_url, fetch.context)
        if fetch.page != "robots" and fetch.verdict == "ok" and _is_about(fetch, body, owner, withheld, numbers):
            yield from withheld.taken_from(_parsed(fetch, body, made.site))
    for file, body in files_of(evidence):
        try:
            yield from withheld.taken_from(read_file(file.name, body, stated_of(file.options), extract))
        except Unreadable:
            continue


def _is_about(fetch: Fetch, body: bytes, owner: str | None, withheld: Withheld, numbers: set[bytes]) -> bool:
    if fetch.page == "document":
        return owner in withheld.records
    return owner in withheld.records or owner in withheld.columns or any(number in body for number in numbers)


def _parsed(fetch: Fetch, body: bytes, site: Site) -> Parsed:
    link = Link(url=fetch.canonical_url, page=fetch.page, why="redact", context=fetch.context)
    if fetch.page != "document" and fetch.page not in pages.BY_NAME:
        return Parsed()
    return read_page(link, body, fetch.url, fetch.headers or {}, site)


def number_of(ref: str) -> str:
    """The site's own number in a record id: `x/document/s112217` → `112217`."""
    return ref.partition("#")[0].rpartition("/")[2].lstrip("sgb").partition("-")[0]


# ---------------------------------------------------------------- taking out


def note(evidence: Evidence, archive: Archive, made: Plan, reason: str, at: str) -> None:
    """Keep who is redacted and why, and what was said, as hashes. From here on it can be taken out again and again."""
    prints = prints_of(evidence, archive, made)
    for ref in made.refs:
        evidence.taken_down.add_prints(ref, prints.get(ref) or Prints(evidence.taken_down.key()))
        evidence.add_redaction(ref, None, reason, at)
        texts = {text for text in made.said.get(ref, ()) if len(words_of(text)) >= SHORTEST_OWN}
        for digest in sorted(map(digest_of, texts)):
            evidence.add_redaction(ref, digest, reason, at)


def remove(evidence: Evidence, archive: Archive, made: Plan, reason: str, at: str) -> Removed:
    """Erase the records' own bytes, mask the pages that show them, empty the archive. `scrub` must follow there."""
    remover = _Remover(evidence, made, reason, at)
    for fetch, body in fetches_of(evidence, made.site):
        remover.fetch(fetch, body)
    for file, body in files_of(evidence):
        remover.file(file, body)
    remover.write()
    archive.take_down(taken_down(evidence, made.refs), again=True)
    return remover.done


class _Remover:
    """Decides body by body, and writes at the end: each body is erased, masked or left."""

    def __init__(self, evidence: Evidence, made: Plan, reason: str, at: str) -> None:
        self.evidence, self.made, self.reason, self.at = evidence, made, reason, at
        self.shield = Shield.of(evidence, made.site)
        self.erased: set[str] = set()
        self.files: set[str] = set()
        self.masks: dict[str, tuple[bytes, str | None]] = {}
        self.done = Removed()

    def fetch(self, fetch: Fetch, body: bytes) -> None:
        """A page or paper: erased where it is a redacted record's own, else shown without it."""
        digest, owner = fetch.sha256 or "", is_own_page(fetch, self.made.site, self.shield.withheld)
        if owner and fetch.verdict == "ok":
            self.erased.add(digest)
            ref = owner_of(fetch.page, fetch.canonical_url, fetch.context, self.made.site)
            self.evidence.add_redaction(ref or "", digest, self.reason, self.at)
            return
        self._show(digest, body, fetch.page, fetch.canonical_url, fetch.context)

    def file(self, file: StoredFile, body: bytes) -> None:
        """An imported file, likewise; a saved page of the site may show others too."""
        if {import_id(ref.split("/")[1], body) for ref in self.made.refs} & set(self.made.refs):
            return self._erase_file(file)
        stated = stated_of(file.options)
        if stated.site is None or stated.site.id != self.made.site.id:
            return None
        try:
            read = read_file(file.name, body, stated, extract)
        except Unreadable:
            return None
        if not self.shield.withheld.records.isdisjoint(read.fetched):
            return self._erase_file(file)
        if any(True for _ in self.shield.withheld.taken_from(read)):
            self._show(file.sha256, body, "meeting", stated.url or "", {})
        return None

    def _erase_file(self, file: StoredFile) -> None:
        self.files.add(file.sha256)
        self.evidence.add_redaction(self.made.refs[0], file.sha256, self.reason, self.at)

    def _show(self, digest: str, body: bytes, page: str, url: str, context: Mapping[str, str]) -> None:
        kept = self.shield.masked(page, body, url, context)
        if kept == body:
            return
        if kept is None:
            self.erased.add(digest)
            self.done.whole.append(f"{page} {url}")
        else:
            self.masks[digest] = (kept, fingerprint(kept))
        self.evidence.add_redaction(self.made.refs[0], digest, self.reason, self.at)

    def write(self) -> None:
        """Bytes out of the file, words out of addresses and names."""
        site, ledger = self.made.site, self.evidence.taken_down
        renamed = {
            fetch.id or 0: plain_address(fetch.canonical_url) or ""
            for fetch in self.evidence.fetches()
            if fetch.site == site.id and (fetch.sha256 in self.erased or is_own_page(fetch, site, self.shield.withheld))
        }
        gone = self.erased | self.files
        ledger.rename(renamed, self.files)
        self.evidence.erase(gone)
        ledger.replace_all({old: new for old, new in self.masks.items() if old not in gone})
        self.done.erased, self.done.masked = len(gone), len(self.masks)

"""Which words of redacted records are their own: no record that stays says them, nor, of a paper, any page.

Only these are looked for everywhere; what others say too is taken out of its place alone (`archive.prints`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from archive.erasing import others
from archive.evidence import Evidence
from archive.fetch import Fetch
from archive.prints import RUN, SHORTEST_OWN, Prints, Runs, hashes, over_seams, readings, runs_of, words_of
from archive.records import Site
from archive.redactions import REDACTED
from archive.rows import table_of
from archive.store import Archive
from scraper.decode import decode

if TYPE_CHECKING:
    from scraper.redaction import Plan


def fetches_of(evidence: Evidence, site: Site) -> Iterator[tuple[Fetch, bytes]]:
    """Every fetch of a site whose bytes are here, each body once a page."""
    seen: set[tuple[str, str]] = set()
    for fetch in evidence.fetches():
        key = (fetch.sha256 or "", fetch.canonical_url)
        if fetch.site != site.id or fetch.sha256 is None or fetch.verdict == REDACTED or key in seen:
            continue
        seen.add(key)
        yield fetch, evidence.body(fetch.sha256)


def prints_of(evidence: Evidence, archive: Archive, made: Plan) -> dict[str, Prints]:
    """What each record says as hashes: its own where no record that stays says it, and (of a paper) no page.

    What a page says only of a record that was redacted before is the paper's own all the same: while the paper stayed,
    it was nobody's, and is there yet.
    """
    key = evidence.taken_down.key()
    said = {ref: _runs(key, texts) for ref, texts in made.said.items()}
    everything: Runs = {}
    for runs in said.values():
        for size, known in runs.items():
            everything.setdefault(size, set()).update(known)
    gone = [*made.refs, *(each.ref for each in evidence.redactions())]
    elsewhere = _held(key, (text for _, text in others(archive.db, gone)), everything)
    texts = {text for each in made.said.values() for text in each}
    seams = over_seams(key, texts, (text for _, text in others(archive.db, gone)), everything.get(RUN, set()))
    elsewhere.setdefault(RUN, set()).update(seams)
    papers = {ref for ref in said if table_of(ref) == "documents"}
    on_pages = _held(key, _pages(evidence, made), everything) if papers else {}
    for size, gone_before in _said_before(evidence).items():
        on_pages.get(size, set()).difference_update(gone_before)
    found = {}
    for ref, runs in said.items():
        prints = found[ref] = Prints(key)
        for size, known in runs.items():
            common = elsewhere.get(size, set()) | (on_pages.get(size, set()) if ref in papers else set())
            own = known - common if size >= SHORTEST_OWN else set()
            prints.add({size: own}, is_own=True)
            prints.add({size: known - own}, is_own=False)
    return found


def _said_before(evidence: Evidence) -> Runs:
    """What was said by records redacted before, papers aside: those may hold what stays."""
    before = Prints(evidence.taken_down.key())
    for ref in dict.fromkeys(each.ref for each in evidence.redactions()):
        if table_of(ref.partition("#")[0]) != "documents":
            before.add(evidence.taken_down.prints(ref).everything(), is_own=True)
    return before.own


def _runs(key: bytes, texts: Iterable[str]) -> Runs:
    runs: Runs = {}
    for text in set(texts):
        for size, prints in runs_of(key, text).items():
            runs.setdefault(size, set()).update(prints)
    return runs


def _pages(evidence: Evidence, made: Plan) -> Iterator[str]:
    for fetch, body in fetches_of(evidence, made.site):
        if fetch.page not in ("document", "robots"):
            yield from readings(decode(body))


def _held(key: bytes, texts: Iterable[str], runs: Runs) -> Runs:
    """Those of the runs that texts say."""
    held: Runs = {size: set() for size in runs}
    for text in texts:
        words = words_of(text)
        for size, wanted in runs.items():
            held[size].update(wanted.intersection(hashes(key, words, size)))
    return held

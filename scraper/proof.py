"""Proof that what was redacted is not here any more: every body, row and raw byte is looked through.

What is looked for are runs of eight words that only the redacted records said, known by their hashes. Records that
say the same for themselves (a decision and its minutes, a pack of papers) are named, not counted as clean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlite_utils import Database

from archive.erasing import indexes, is_held, others
from archive.errors import Unreadable
from archive.evidence import Evidence
from archive.prints import Prints, Runs, found, longest, run_of, words_of
from archive.records import Site
from archive.redactions import REDACTED
from archive.standing import check_index, papers_read, rows_of
from archive.store import Archive
from scraper.decode import decode
from scraper.masks import is_clean
from scraper.own_words import prints_of
from scraper.redaction import Plan
from scraper.sandbox import extract
from scraper.shield import owner_of

STRETCH = 25  # words in a row that make a text a repeat of another
SHARE = 0.6  # or so much of the text
SHORTEST = 4  # words
COMMON = 6  # records: what more of them say is a set phrase
PIECE, OVERLAP = 4_000_000, 4_000  # bytes of a file looked at in one go


@dataclass(slots=True)
class Proof:
    """What was looked through, and what was found: `places` still hold own words, `repeats` say the same themselves.

    `unread` are papers whose text cannot be taken (scans, damaged files): nobody can say what they hold.
    """

    bodies: int = 0
    rows: int = 0
    bytes: int = 0
    runs: int = 0
    places: list[str] = field(default_factory=list)
    repeats: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left anywhere that could be read."""
        return not self.places and not self.repeats

    def describe(self) -> Iterator[str]:
        """The proof in lines."""
        looked = f"{self.bodies:,} bodies, {self.rows:,} rows and {self.bytes / 1e6:.1f} MB of both files"
        if not self.places:
            yield f"nothing of it is left in {looked} ({self.runs:,} runs of words looked for)."
        for place in self.places:
            yield f"STILL THERE: {place}"
        for repeat in self.repeats:
            yield f"says the same for itself: {repeat}. Redact it too if it must go: `minutes redact {repeat} …`"
        if self.unread:
            yield f"not looked into, since no text can be taken from them: {', '.join(sorted(self.unread))}"


def prove(evidence: Evidence, archive: Archive, made: Plan) -> Proof:
    """Look for the words of redacted records everywhere."""
    prints = together(evidence, (evidence.taken_down.prints(ref) for ref in made.refs))
    proof = Proof(runs=sum(map(len, prints.own.values())))
    earlier = set(_bodies(proof, evidence, archive, prints, made.site))
    _rows(proof, archive.db, prints)
    _indexes(proof, archive.db)
    for path in (archive.path, evidence.path):
        for each in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
            _file(proof, each, prints)
    main = together(evidence, (evidence.taken_down.prints(ref) for ref in made.main))
    proof.repeats = sorted(repeats(archive.db, _gone(evidence, made), main, made.site) | earlier)
    return proof


def together(evidence: Evidence, each: Iterable[Prints]) -> Prints:
    """The prints of several records as one."""
    merged = Prints(evidence.taken_down.key())
    for prints in each:
        merged.add(prints.own, is_own=True)
        merged.add(prints.shared, is_own=False)
    return merged


def _gone(evidence: Evidence, made: Plan) -> list[str]:
    return [*made.refs, *(each.ref for each in evidence.redactions())]


def _bodies(proof: Proof, evidence: Evidence, archive: Archive, prints: Prints, site: Site) -> Iterator[str]:
    """Look through every body. Yields the papers that stay and said it in an earlier version of theirs."""
    held = papers_read(archive.db)
    seen: set[str] = set()
    for digest, page, name, owner in _kept(evidence, site):
        if digest in seen:
            continue
        seen.add(digest)
        proof.bodies += 1
        is_paper = page in ("document", "file")
        if is_paper and (digest in held or _is_clean_paper(proof, evidence.body(digest), name, prints)):
            continue
        if not is_paper and is_clean(decode(evidence.body(digest)), prints):
            continue
        if is_paper and owner and is_held(archive.db, owner):
            yield owner
        else:
            proof.places.append(f"{page} {name}")


def _kept(evidence: Evidence, site: Site) -> Iterator[tuple[str, str, str, str | None]]:
    """Every body that is not redacted: its SHA-256, what it is, what it is called, and the record it is the page of."""
    for fetch in evidence.fetches():
        if fetch.verdict != REDACTED and fetch.sha256 is not None:
            owner = owner_of(fetch.page, fetch.canonical_url, fetch.context, site)
            yield fetch.sha256, fetch.page, fetch.canonical_url, owner
    for file in evidence.files():
        if file.verdict != REDACTED:
            yield file.sha256, "file", file.name, None


def _is_clean_paper(proof: Proof, body: bytes, name: str, prints: Prints) -> bool:
    """A paper whose text is not in the archive, as it is looked through there otherwise."""
    try:
        read = extract(body)
    except Unreadable:
        proof.unread.append(name)
        return True
    if not any(read.pages):
        proof.unread.append(name)
    return not prints.is_in("\n".join(read.pages))


def _rows(proof: Proof, db: Database, prints: Prints) -> None:
    """Every text of every table, the tables of the word indexes aside: see `_indexes`."""
    shadows = tuple(f"{name}{part}" for name in indexes(db) for part in ("", "_data", "_idx", "_docsize", "_config"))
    for table in db.table_names():
        if table in shadows:
            continue
        for row in rows_of(db, table):
            proof.rows += 1
            if any(isinstance(value, str) and prints.is_in(value) for value in row.values()):
                proof.places.append(f"table {table}, {row.get('id') or row.get('record_id')}")


def _indexes(proof: Proof, db: Database) -> None:
    """A word index holds the words of its table and no others: SQLite compares them."""
    for name in indexes(db):
        try:
            with db.atomic():
                check_index(db, name)
        except Exception as error:  # whatever it says, the index is not proven
            proof.places.append(f"word index {name}: {error}")


def _file(proof: Proof, path: Path, prints: Prints) -> None:
    """The raw bytes of a file, free pages among them."""
    if not path.exists():
        return
    with path.open("rb") as file:
        at, size = 0, path.stat().st_size
        while at < size:
            file.seek(max(0, at - OVERLAP))
            piece = file.read(PIECE + OVERLAP)
            if prints.is_in(piece.decode("utf-8", "replace")):
                proof.places.append(f"raw bytes of {path}")
                break
            at += PIECE
        proof.bytes += size


def repeats_of(evidence: Evidence, archive: Archive, made: Plan) -> list[str]:
    """The records that would stay and say the same, before anything is taken out. Writes nothing of them."""
    said = prints_of(evidence, archive, made)
    main = together(evidence, (said[ref] for ref in made.main if ref in said))
    return sorted(repeats(archive.db, _gone(evidence, made), main, made.site))


def repeats(db: Database, gone: Sequence[str], prints: Prints, site: Site) -> set[str]:
    """Records that stay and say a good part of what was taken out. Set phrases, which many say, do not count."""
    texts = [(key, words_of(text)) for key, text in others(db, gone) if key.startswith((f"{site.id}/", "import/"))]
    everything, said = prints.everything(), Counter[tuple[int, int]]()
    holding: dict[str, list[list[str]]] = {}
    for key, words in texts:
        here = {(end - start, start) for start, end in found(prints.key, words, everything)}
        if here:
            holding.setdefault(key, []).append(words)
    runs = {key: _runs(prints.key, lists, everything) for key, lists in holding.items()}
    for each in runs.values():
        said.update(each)
    rare: Runs = {size: {one for one in known if 0 < said[size, one] <= COMMON} for size, known in everything.items()}
    return {key for key, lists in holding.items() if any(_is_repeat(prints.key, words, rare) for words in lists)}


def _runs(key: bytes, lists: Sequence[list[str]], runs: Runs) -> set[tuple[int, int]]:
    return {(end - start, run_of(key, words[start:end])) for words in lists for start, end in found(key, words, runs)}


def _is_repeat(key: bytes, words: list[str], runs: Runs) -> bool:
    stretch = longest(key, words, {size: known for size, known in runs.items() if size >= SHORTEST})
    return stretch >= STRETCH or (stretch >= SHORTEST and stretch >= SHARE * len(words))

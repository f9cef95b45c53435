"""From the texts of an archive to its facts: reads what changed, extracts, replaces. The only part of `extract` that
knows there is an archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field

from archive import derived
from archive.facts import Extraction
from archive.progress import SILENT, Progress
from archive.rows import PendingText
from archive.store import Archive
from extract import EXTRACTOR_VERSION, extract_text
from extract.repeats import same_as

BATCH = 50


@dataclass(slots=True)
class RunReport:
    """What a run did. `unchanged` texts were not read again; `failed` gave an error and have none of their facts."""

    read: int = 0
    unchanged: int = 0
    failed: int = 0
    facts: Counter[str] = field(default_factory=Counter)

    def describe(self) -> str:
        """The run in a line."""
        facts = ", ".join(f"{count:,} {kind}" for kind, count in self.facts.items())
        failed = f"; {self.failed:,} could not be read (table extractions, note)" if self.failed else ""
        return f"extracted: {self.read:,} texts read, {self.unchanged:,} unchanged; {facts or 'nothing new'}{failed}."


def read_text(text: PendingText) -> tuple[Extraction, str | None]:
    """The facts of one text; where reading it fails, none, and a note that says so.

    Whatever one text does to the rules, the others must still be read, and the gap must be seen.
    """
    try:
        return extract_text(text.text, None if text.section == "page" else text.section), None
    except Exception as error:
        return Extraction(), f"extraction failed: {type(error).__name__}: {error}"[:300]


def run(
    archive: Archive, clock: Callable[[], str], progress: Progress = SILENT, executor: Executor | None = None
) -> RunReport:
    """Extract every text this version has not read. `clock` gives UTC, ISO 8601."""
    extract_text("")  # a broken installation fails here, once and loudly, and not as a note on every text
    pending = list(derived.pending_texts(archive.db, EXTRACTOR_VERSION))
    report = RunReport(unchanged=derived.count_texts(archive.db) - len(pending))
    for batch in chunks(pending, BATCH):
        found = list(_map(executor, batch))
        notes = [(text, facts, note) for text, (facts, note) in zip(batch, found, strict=True)]
        report.facts += derived.replace_facts(archive.db, notes, EXTRACTOR_VERSION, clock())
        report.read += len(batch)
        report.failed += sum(note is not None for _, _, note in notes)
        progress.step("texts", report.read, len(pending))
    progress.end("texts")
    link_repeats(archive, {text.record_id for text in pending})
    return report


def _map(executor: Executor | None, batch: Sequence[PendingText]) -> Iterator[tuple[Extraction, str | None]]:
    return executor.map(read_text, batch, chunksize=10) if executor else map(read_text, batch)


def chunks(texts: Sequence[PendingText], size: int) -> Iterator[Sequence[PendingText]]:
    """Slices of at most `size`."""
    for at in range(0, len(texts), size):
        yield texts[at : at + size]


def link_repeats(archive: Archive, record_ids: Iterable[str]) -> None:
    """Point each resolution that repeats another of the same item at the one to count."""
    for rows in derived.resolutions_together(archive.db, record_ids):
        derived.set_same_as(archive.db, same_as(rows))

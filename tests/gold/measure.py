"""Measure extraction on the project's own gold pages, and on the corpus beside the repository where that is.

    python -m tests.gold.measure                     # the development pages and the corpus, printed
    python -m tests.gold.measure --held-out          # the held-out pages: once, when the rules are as they will be
    python -m tests.gold.measure --write             # docs/scores.md and publish/scores.json, which CI holds us to
    python -m tests.gold.measure --misses decisions  # what development pages miss of a kind, and what is found falsely
                                                     # (with --without-cues: the same of their copies without cues)
    python -m tests.gold.measure --jsonl FOLDER      # pages.jsonl and gold.jsonl, for the corpus' own scorer

Misses are shown of development pages alone, and the totals of the held-out ones only where they are asked for: rules
are not to be made after looking at either.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from extract.evaluate import Evaluation, as_json, evaluate, evaluate_files, markdown, missed, table
from tests.gold.copies import without_cues
from tests.gold.markup import SPLITS, gold_row, load, page_row

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "text"
TABLE, RECORD = ROOT / "docs" / "scores.md", ROOT / "publish" / "scores.json"


def own(*splits: str) -> list[Evaluation]:
    """The scores on the project's own pages: as they are, and as copies have them that lost headings and cues."""
    pages = [page for split in splits or SPLITS for page in load(split)]
    whole = evaluate(map(page_row, pages), map(gold_row, pages))
    poor = list(without_cues(pages))
    return [*whole, *evaluate(map(page_row, poor), map(gold_row, poor))]


def corpus() -> list[Evaluation]:
    """The scores on the corpus of real and authored pages; nothing where it is not there."""
    if not CORPUS.is_dir():
        return []
    return evaluate_files(CORPUS / "pages.jsonl", CORPUS / "gold.jsonl")


def write_jsonl(folder: Path) -> None:
    """The pages and their gold as the corpus' own scorer reads them."""
    pages = [page for split in SPLITS for page in load(split)]
    for name, rows in (("pages", map(page_row, pages)), ("gold", map(gold_row, pages))):
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")


def main() -> None:
    """Print or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--by-body", action="store_true")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--misses", metavar="KIND")
    parser.add_argument("--without-cues", action="store_true")
    parser.add_argument("--jsonl", metavar="FOLDER", type=Path)
    asked = parser.parse_args()
    if asked.misses:
        of = "development_without_cues" if asked.without_cues else "development"
        print("\n".join(missed((each for each in own("development") if each.origin == of), asked.misses)))
    elif asked.jsonl:
        write_jsonl(asked.jsonl)
    elif asked.write:
        scores = [*own(), *corpus()]
        TABLE.write_text(markdown(scores).rstrip() + "\n", encoding="utf-8")
        RECORD.write_text(as_json(scores) + "\n", encoding="utf-8")
    else:
        found = own("held_out") if asked.held_out else [*own("development"), *corpus()]
        print("\n".join(table(found, by_body=asked.by_body)))


if __name__ == "__main__":
    main()

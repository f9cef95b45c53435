"""How much one document may cost. Each limit that is hit is told in the archive, in words and with its value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of a document. Sizes are in bytes, times in seconds of the clock on the wall.

    `size` counts before anything reads it. `pages` and `characters` cut: what was read until there is kept. `members`,
    `unpacked` and `ratio` (unpacked to packed) are of the zip that a Word file is. `seconds` and `memory` are the
    worker process's (`scraper.sandbox`): a document that needs more gives no text. `ocr_pages` and `ocr_seconds`
    (a page) are those of recognising text in pictures (`scraper.ocr`), where it is asked for.
    """

    size: int = 50 * 1024 * 1024
    pages: int = 2_000
    characters: int = 10_000_000
    members: int = 5_000
    unpacked: int = 200_000_000
    ratio: int = 200
    seconds: float = 60.0
    memory: int = 2 * 1024 * 1024 * 1024
    ocr_pages: int = 200
    ocr_seconds: float = 60.0


LIMITS = Limits()

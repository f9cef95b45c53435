"""What an issue or a plan announces of a decision to come: when it is due, who is to take it, and whether it is key."""

from __future__ import annotations

from scraper.dates import dates_in, parse_date
from scraper.vocabulary import boolean, key
from scraper.vocabulary_issues import DUE_BY, KEY_TYPE, NOT_KEY_TYPE, NOT_ONE_DAY, OR_LATER


def due_day(text: str) -> str | None:
    """The one day on which a decision is due (`5 Dec 2026 by Cabinet`); None for a span or an earliest day."""
    found = dates_in(text)
    if not found or NOT_ONE_DAY.search(text[: found[0].start]) or OR_LATER.match(text[found[-1].end :]):
        return None
    return parse_date(text)


def due_maker(text: str) -> str | None:
    """Who is to decide, where the time due says so: `March 2026 by Cabinet`."""
    found = DUE_BY.search(text)
    return found["maker"].rstrip(";, ") or None if found else None


def is_key(text: str) -> bool | None:
    """Whether a decision type (`Key`, `Non-key`) or a Yes/No value says that a decision is key."""
    word = key(text)
    return True if KEY_TYPE.match(word) else False if NOT_KEY_TYPE.match(word) else boolean(text)

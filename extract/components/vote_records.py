"""One list of a division: the plain structure that labels, tables and told votes all end in."""

from __future__ import annotations

from dataclasses import dataclass

from extract.components.listed_names import Listed


@dataclass(frozen=True, slots=True)
class VoteList:
    """The people listed for one option, with the count stated for it. `is_whole` is False where the list could not be
    read; `is_vote` where its label itself says vote, `is_strong` where it says so or names what was voted on."""

    option: str
    side: str | None
    start: int
    end: int
    people: tuple[Listed, ...]
    count: int | None
    is_whole: bool = True
    is_vote: bool = False
    is_strong: bool = False
    counted: tuple[int, int] | None = None
    """Span of the stated count."""

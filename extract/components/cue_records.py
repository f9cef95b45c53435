"""A cue: a place from which the text that follows is what was decided; and how sure each cue word is."""

from __future__ import annotations

from dataclasses import dataclass

from extract import rules

STRENGTH: dict[str, str] = {word: rule["strength"] for rule in rules.load("cues") for word in rule["words"]}
"""Cue words in small letters with their strength: `strong` ones are cues wherever they stand in capitals."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A place from which the text that follows is what was decided.

    `start` is where the cue word (or a body above its list) stands, `content` where its clauses begin:
    at the cue word itself where that opens the clause ("NOTED the forecast").
    """

    start: int
    content: int
    block: int
    outcome: str
    rule: str
    that: bool
    body: str | None = None
    recommended_to: str | None = None
    strong: bool = True

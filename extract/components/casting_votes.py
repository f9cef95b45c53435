"""Casting votes told with what became of a motion by them: "the Chair used her casting vote against the motion"."""

from __future__ import annotations

import re

_AGAINST = re.compile(
    r"(?P<quote>\b(?:the\s)?[\w-]+(?:\s[\w-]+)?\s(?:used|gave|exercised|cast)\s(?:his|her|their|the|a)\scasting\svote"
    r"\s(?:to\svote\s)?against(?:\sthe\s(?:[^.,;\n]{0,60}\s)?(?:motion|amendment|proposal|recommendation"
    r"|application))?)"
    r"(?=\s?[.,;]|\s(?:moved|proposed)\sby\b)"
)
_FOR = re.compile(
    r"(?P<quote>\b(?:the\s)?[\w-]+(?:\s[\w-]+)?\s(?:used|gave|exercised|cast)\s(?:his|her|their|the|a)\s(?:(?:second|casting|deciding)\s(?:(?:and|or)\s)?){1,2}vote"
    r"\s(?:in\sfavour\sof|for)\s(?P<carried>the\s(?:\w+\s)?[Aa]mendment))(?=\s?[.,;\n])(?!,\s(?:which|but)\b)"
)
""" "the Chair gave her casting vote for the amendment"; where it was for the motion, what was resolved is told next."""
PATTERNS = (_AGAINST, _FOR)
"""Statements that a casting vote settled something; each has the group `quote`, the second also `carried`."""


def tells(words: str) -> bool:
    """Whether a result only tells of a casting vote: "the motion was lost" after it is the statement to quote."""
    return any(vote in words for vote in ("casting vote", "deciding vote", "casting and"))

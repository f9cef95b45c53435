"""Texts that stand under no heading and are perhaps not what they would be taken for."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any

from scraper.vocabulary import key

LONGEST_NOTICE = 200  # characters: a longer text that says so is about something else
NOT_SHOWN = re.compile(
    r"\b(?:not|no longer) (?:currently )?(?:available|published|found|public)\b|\bcannot be (?:shown|displayed|found)\b"
    r"|\bdoes not exist\b|\blog ?in\b|\bnid yw\b[^.]*\bar gael\b",
    re.IGNORECASE,
)

MARK = re.compile(r":| \| ")  # behind a label; the second between the cells of a table


def is_notice(text: str) -> bool:
    """Whether a text says that something is not shown here, and no more than that."""
    return len(text) <= LONGEST_NOTICE and NOT_SHOWN.search(text) is not None


def holds_labels(text: str, known: Container[str]) -> bool:
    """Whether lines of a text begin with labels: a page in a layout we do not know, taken for one text."""
    return sum(key(MARK.split(line, maxsplit=1)[0]) in known for line in text.splitlines() if MARK.search(line)) > 1


def doubt_of(values: dict[str, Any], known: Container[str]) -> str | None:
    """Why a text under no heading may not be the decision's. A notice that stands alone is taken out of `values`."""
    text = values.get("decision_text") or ""
    if "decision_label" in values:
        return None
    if is_notice(text) and set(values) == {"decision_text", "other_fields"}:
        values["decision_text"] = None  # and nothing is left: the page is none of a decision
        return None
    return "labels stand in the decision's text: not a layout we know" if holds_labels(text, known) else None

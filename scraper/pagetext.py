"""Text copied from a ModernGov page, or from a report, taken apart by the labels that the page prints.

The labels and their order survive a copy; the markup does not. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from scraper.labels import ENDS_DECISION_TEXT, PAGE_KINDS
from scraper.vocabulary import DECISION_LABELS, ITEM_LABELS, key

MAX_LABEL = 60
_LABELLED = re.compile(r"^(?P<label>[^\W\d_][^:\n]{1,58}?)\s*[:?]\s*:?\s*(?P<value>.*)$")
_HEADING = re.compile(r"^(?P<level>#{1,6})\s+(?P<text>.+?)\s*#*$")


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one label: the label as printed, the name we know it by (None where we do not), the text."""

    label: str
    name: str | None
    text: str


@dataclass(frozen=True, slots=True)
class PageText:
    """`kind` is item, decision, meeting or report; `lead` is the text between title and first label."""

    kind: str
    title: str | None
    lead: str | None
    parts: tuple[Part, ...] = ()
    heading: str | None = None
    labelled: dict[str, str] = field(default_factory=dict)

    def part(self, name: str) -> Part | None:
        return next((part for part in self.parts if part.name == name), None)


def read_page_text(text: str) -> PageText:
    """Take apart cleaned text (`scraper.text`). What is no page we know is a report."""
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    kind = PAGE_KINDS.get(key(lines[first])) if lines else None
    if kind == "item":
        return _read_labelled(kind, lines[first + 1 :], ITEM_LABELS, inline=False)
    if kind == "decision":
        return _read_labelled(kind, lines[first + 1 :], DECISION_LABELS, inline=True)
    if kind == "meeting":
        return PageText(kind, next((line.strip() for line in lines[first + 1 :] if line.strip()), None), text)
    return _read_report(lines)


def _read_labelled(kind: str, lines: Sequence[str], labels: dict[str, str], *, inline: bool) -> PageText:
    """Title, lead and labelled parts. `inline` labels may carry their value on their own line."""
    title_at = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    title = lines[title_at].strip() if title_at < len(lines) else None
    groups: list[tuple[str, str | None, list[str]]] = [("", None, [])]
    for line in lines[title_at + 1 :]:
        found = _label(line, labels, inline=inline)
        if found and not (groups[-1][1] == "decision_text" and found[2] and found[1] not in ENDS_DECISION_TEXT):
            label, name, value = found
            groups.append((label, name, [value] if value else []))
        else:
            groups[-1][2].append(line)
    parts = tuple(Part(label, name, _joined(body)) for label, name, body in groups[1:])
    return PageText(kind, title, _joined(groups[0][2]) or None, parts)


def _label(line: str, labels: dict[str, str], *, inline: bool) -> tuple[str, str, str] | None:
    """The label a line begins with, where it is one of those a page prints."""
    match = _LABELLED.match(line.strip())
    if not match or (match["value"] and not inline):
        return None
    name = labels.get(key(match["label"]))
    # '' marks labels kept verbatim; in an item's text 'Actions:' is prose of the minutes, not a field
    known = name is not None if inline else bool(name)
    return (match["label"].strip(), name or "", match["value"].strip()) if known else None


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines).strip()


def _read_report(lines: Sequence[str]) -> PageText:
    """A report: the headings it opens with, the labelled lines after them, and all of it as text."""
    opening = [line.strip() for line in lines if line.strip()][:20]
    headings, at = [], 0
    while at < len(opening) and (match := _HEADING.match(opening[at])):
        headings.append(match["text"])
        at += 1
    if not headings and opening:
        headings, at = [opening[0][:200]], 1
    heading = headings[0] if len(headings) > 1 else None
    return PageText(
        "report", headings[-1] if headings else None, _joined(lines), (), heading, dict(_top_labels(opening[at:]))
    )


def _top_labels(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """`Author: Rob` lines until the first line that is not one."""
    for line in lines:
        match = _LABELLED.match(line)
        if not match or not match["value"] or len(line) > 2 * MAX_LABEL:
            return
        yield match["label"].strip(), match["value"].strip()

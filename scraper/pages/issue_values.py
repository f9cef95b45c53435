"""The labelled parts of an issue, wherever a skin has put them (section 3.8)."""

from __future__ import annotations

from typing import Any

from bs4 import Tag

from scraper import html
from scraper.blocks import NOT_SET, Block, blocks, labelled
from scraper.dates import parse_date
from scraper.layouts import relabel, says_only
from scraper.pages.announced import due_day, due_maker, is_key
from scraper.pages.base import Tray
from scraper.pages.body import body_of
from scraper.vocabulary import boolean, key
from scraper.vocabulary_issues import ISSUE_LABELS, LIST_TITLES

HEADINGS = ["h2", "h3", "h4", "h5"]
UNLABELLED = "Other text on the page"


class Values:
    """The fields of one issue as they are found: the first of each name stays, others are kept under their label."""

    def __init__(self, tray: Tray, issue_id: str) -> None:
        self.tray, self.issue_id = tray, issue_id
        self.fields: dict[str, Any] = {}
        self.other: dict[str, str] = {}

    def read(self, label: str, value: str) -> None:
        """Take one label with its text."""
        name = ISSUE_LABELS.get(key(label))
        if name is None:
            self.tray.problem(f"unknown label {label!r} kept in other_fields", self.issue_id)
        if not value or name == "documents":
            return
        if not name or name in self.fields:
            self.keep(label, value)
        elif name in ("decision_type", "lead_director"):
            self.fields[name] = value
            self.keep(label, value)
        else:
            self._set(name, label, value)

    def keep(self, label: str, value: str) -> None:
        """Keep a text under its label as printed."""
        before = self.other.get(label)
        self.other[label] = f"{before}\n\n{value}" if before and before != value else value

    def _set(self, name: str, label: str, value: str) -> None:
        stated = parse_date(value) if name == "notice_date" else boolean(value) if name == "is_key" else value
        if stated is None:
            self.keep(label, value)
            self.tray.problem(f"cannot read {label!r}: {value!r}", self.issue_id)
        else:
            self.fields[name] = stated

    def finished(self) -> dict[str, Any]:
        """The fields of the record: what one label says of another field fills it where it has no label of its own."""
        fields = dict(self.fields)
        kind, director = fields.pop("decision_type", None), fields.pop("lead_director", None)
        derived = {"is_key": is_key(kind) if kind else None, "lead_officer": director}
        if due := fields.get("decision_due"):
            derived |= {"decision_due_date": due_day(due), "decision_maker": due_maker(due)}
        return {**{name: value for name, value in derived.items() if value is not None}, **fields}


def read_values(tray: Tray, issue_id: str, content: Tag) -> dict[str, Any]:
    """The fields of an issue from its labels and headings, in any order; unknown ones are kept and reported."""
    body = body_of(content)
    _drop_lists(body)
    relabel(body, ISSUE_LABELS, ("purpose",))
    values = Values(tray, issue_id)
    for label, text in _texts_of_labels(body):
        values.read(label, text)
    for pair in labelled(body):
        values.read(pair.label, pair.value.strip("; ").strip())
    for place, block in enumerate(blocks(body)):
        _read_block(values, block, is_first=place == 0)
    fields = values.finished()
    return {**fields, "other_fields": values.other or None} if fields or values.other else {}


def _read_block(values: Values, block: Block, *, is_first: bool) -> None:
    """The text before the labels says what the issue is about; text without a label after them is only kept."""
    if block.label and block.text:
        values.read(block.label.rstrip(" :"), block.text)
    elif block.text:
        values.read("Purpose", block.text) if is_first else values.keep(UNLABELLED, block.text)
    if block.rest:
        values.keep(UNLABELLED, block.rest)


def _drop_lists(body: Tag) -> None:
    """Take out headings over lists of links, with the tables under them: they are no text of the issue."""
    for heading in body.find_all(HEADINGS):
        if key(html.line_of(heading)) not in LIST_TITLES or heading.find_parent(class_="mgWordPara"):
            continue
        for node in heading.find_next_siblings():
            if not isinstance(node, Tag) or node.name not in ("table", "ul", "ol"):
                break
            node.extract()
        heading.extract()


def _texts_of_labels(body: Tag) -> list[tuple[str, str]]:
    """Labels whose text follows in a block of its own (`Explanation of anticipated restriction:`), taken out."""
    found = []
    for span in body.find_all("span", class_="mgLabel"):
        line = span.parent
        if line is None or line is body or not says_only(line, span):
            continue
        after = line.find_next_sibling()
        if isinstance(after, Tag) and html.has_class(after, "mgWordPara"):
            text = html.text_of(after)
            found.append((html.line_of(span.contents).rstrip(" :"), "" if text == NOT_SET else text))
            after.extract()
            line.extract()
    return [(label, text) for label, text in found if label and text]

"""Ballots given as a list instead of a table: `For (3)` over its names, or `For: A, B and C (3)` on a line."""

from __future__ import annotations

import copy
import re

from bs4 import Tag
from bs4.element import NavigableString

from scraper import html
from scraper.layouts import terms_of
from scraper.vocabulary import key
from scraper.vocabulary_people import CAST

OPTION = re.compile(r"(?P<label>[^\d:()]+?)\s*(?:\(\s*(?P<count>\d{1,4})\s*\))?\s*:?")
TAIL = re.compile(r"\(\s*(\d{1,4})\s*\)\s*$")  # "A, B and C (3)"


def as_tables(scope: Tag) -> None:
    """Turn lists of ballots into tables, in place: `For (3)` over its names, or `For: A, B and C (3)` on a line."""
    made: dict[int, set[str]] = {}  # the options of each table by its `id`
    for listed in scope.find_all(["dl", "ul"]):
        pairs = list(terms_of(listed)) if listed.name == "dl" else list(map(_line, listed.find_all("li")))
        said = [(OPTION.fullmatch(html.line_of(label.contents)), values) for label, values in pairs]
        labels = [label for label, _ in said if label is not None]
        if len(labels) != len(said) or not any(key(label["label"]) in CAST for label in labels):
            continue  # an entry that is not understood may be of somebody's vote: then none is taken
        table = _same_vote(listed, [key(label["label"]) for label in labels], made) or Tag(name="table")
        for label, (_, values) in zip(labels, said, strict=True):
            table.append(_row(label["label"], label["count"], values))
            made.setdefault(id(table), set()).add(key(label["label"]))
        if table.parent is None:
            listed.replace_with(table)
        else:
            listed.extract()


def _same_vote(listed: Tag, labels: list[str], made: dict[int, set[str]]) -> Tag | None:
    """The table made of the list right before one, where both are of one vote: a skin may have a list an option."""
    before = next((node for node in listed.previous_siblings if isinstance(node, Tag) or str(node).strip()), None)
    if isinstance(before, Tag) and id(before) in made and made[id(before)].isdisjoint(labels):
        return before
    return None


def _line(entry: Tag) -> tuple[Tag, list[Tag]]:
    """The label that a line begins with, up to its colon, and the rest of it."""
    label, rest = Tag(name="span"), Tag(name="span")
    nodes = [node.extract() for node in list(copy.copy(entry).contents)]  # the list may be of something else
    for at, node in enumerate(nodes):
        before, colon, after = str(node).partition(":") if isinstance(node, NavigableString) else ("", "", "")
        if isinstance(node, Tag) and html.line_of(node).endswith(":"):
            label.append(node)
            rest.extend(nodes[at + 1 :])
            break
        if colon:
            label.append(NavigableString(before))
            rest.extend([NavigableString(after), *nodes[at + 1 :]])
            break
        label.append(node)
    else:
        return Tag(name="span"), [label]  # no label at all
    return label, [rest]


def _row(label: str, count: str | None, values: list[Tag]) -> Tag:
    """A row of a table of ballots; a count behind the names stands in a cell of its own."""
    row, names = Tag(name="tr"), Tag(name="td")
    for value in values:
        names.extend([*value.contents, Tag(name="br")])  # a name may have a description of its own
    last = next((node for node in reversed(names.find_all(string=True)) if str(node).strip()), None)
    if last is not None and (found := TAIL.search(str(last))):
        count = count or found[1]
        last.replace_with(NavigableString(TAIL.sub("", str(last))))
    for text in (label, count or ""):
        cell = Tag(name="td")
        cell.append(NavigableString(text))
        row.append(cell)
    row.insert(1, names)
    return row

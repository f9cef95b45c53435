"""Ballots given as a list instead of a table: `For (3)` over its names, or `For: A, B and C (3)` on a line."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from bs4 import Tag
from bs4.element import NavigableString

from scraper import html
from scraper.layouts import terms_of
from scraper.vocabulary import key
from scraper.vocabulary_people import CAST, RESULT, VOTE_OPTIONS

OPTION = re.compile(r"(?P<label>[^\d:()]+?)\s*(?:\(\s*(?P<count>\d{1,4})\s*\))?\s*:?")
TAIL = re.compile(r"\(\s*(\d{1,4})\s*\)\s*$")  # "A, B and C (3)"
LISTS = ["ul", "ol"]
HEADINGS = ("h2", "h3", "h4", "h5", "h6", "p", "strong", "b")
Entry = tuple[Tag, list[Tag]]


def as_tables(scope: Tag) -> None:
    """Turn lists of ballots into tables, in place: `For (3)` over its names, or `For: A, B and C (3)` on a line.

    A result among the ballots becomes a line above their table, where results of votes stand.
    """
    made: dict[int, set[str]] = {}  # the options of each table by its `id`
    for found in scope.find_all(["dl", *LISTS]):
        if found.find_parent(class_="mgWordPara") is not None:
            continue  # of the motion
        listed = _with_heading(found, made)
        entries = list(_entries(listed))
        results = [said for entry in entries if (said := _result(entry))]
        ballots = [entry for entry in entries if not _result(entry)]
        labels = [label for entry in ballots if (label := OPTION.fullmatch(html.line_of(entry[0].contents)))]
        options = [key(label["label"]) for label in labels]
        before = _same_vote(listed, options, made)
        if results and not ballots:
            _put_before(listed, results)
            listed.extract()
            continue
        if len(labels) != len(ballots) or not labels or (before is None and CAST.keys().isdisjoint(options)):
            continue  # an entry that is not understood may be of somebody's vote: then none is taken
        table = before or Tag(name="table")
        for label, (_, values) in zip(labels, ballots, strict=True):
            table.append(_row(label["label"], label["count"], values))
        made.setdefault(id(table), set()).update(options)
        if before is None:
            listed.insert_before(table)
        listed.extract()
        _put_before(table, results)
    for table in scope.find_all("table"):
        words = {key(html.line_of(cell)) for cell in table.find_all(["td", "th"])}
        if table.find("table") is None and not words.isdisjoint(CAST):
            _lift_results(table)


def _lift_results(table: Tag) -> None:
    """A row of a result among those of ballots becomes a line above their table."""
    for row in table.find_all("tr"):
        cells = row.find_all(["td", "th"])
        if cells and (said := _result((cells[0], cells[1:]))):
            _put_before(table, [said])
            row.extract()


def _entries(listed: Tag) -> Iterator[Entry]:
    """The entries of a list, each a label and what stands under it; an empty label where there is none."""
    if listed.name == "dl":
        yield from terms_of(listed)
        return
    for entry in listed.find_all("li"):
        if entry.find_parent(LISTS) is listed:
            yield _over_names(entry) if entry.find(LISTS) is not None else _line(entry)


def _over_names(entry: Tag) -> Entry:
    """An option over the list of its names."""
    label = copy.copy(entry)
    names = [inner.extract() for inner in label.find_all(LISTS) if inner.find_parent(LISTS) is None]
    return label, names


def _with_heading(listed: Tag, made: dict[int, set[str]]) -> Tag:
    """A list of names below its option, `<h4>For (2)</h4><ul>`, as the one entry of a list."""
    heading = _before(listed)
    if listed.name == "dl" or not isinstance(heading, Tag) or heading.name not in HEADINGS:
        return listed
    label, above = OPTION.fullmatch(html.line_of(heading)), _before(heading)
    options = VOTE_OPTIONS if isinstance(above, Tag) and id(above) in made else CAST
    if label is None or key(label["label"]) not in options or listed.find(LISTS) is not None:
        return listed
    whole, entry = Tag(name="ul"), Tag(name="li")
    listed.insert_before(whole)
    whole.append(entry)
    entry.extend([NavigableString(label.group()), listed.extract()])
    heading.extract()
    return whole


def _before(tag: Tag) -> Tag | NavigableString | None:
    """What stands right before an element, white space left out."""
    siblings = (node for node in tag.previous_siblings if isinstance(node, Tag | NavigableString))
    return next((node for node in siblings if isinstance(node, Tag) or str(node).strip()), None)


def _result(entry: Entry) -> str | None:
    """The line of an entry that tells what came of the vote: `Result: Carried`."""
    label, values = entry
    said = f"{html.line_of(label.contents).rstrip(' :')}: {html.line_of(values)}"
    return said if RESULT.fullmatch(said) and key(html.line_of(label.contents)) not in VOTE_OPTIONS else None


def _put_before(tag: Tag, lines: list[str]) -> None:
    for words in lines:
        line = Tag(name="p")
        line.append(NavigableString(words))
        tag.insert_before(line)


def _same_vote(listed: Tag, options: list[str], made: dict[int, set[str]]) -> Tag | None:
    """The table made of the list right before one, where both are of one vote: a skin may have a list an option."""
    before = _before(listed)
    if isinstance(before, Tag) and id(before) in made and made[id(before)].isdisjoint(options):
        return before
    return None


def _line(entry: Tag) -> Entry:
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

"""A table of ballots: `For | A, B and C | 3`. Columns go by name, else by what their cells say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bs4 import Tag

from scraper import html
from scraper.pages.base import Tray
from scraper.pages.tables import rows_of
from scraper.vocabulary import key
from scraper.vocabulary_people import CAST, NOBODY, VOTE_COLUMNS, VOTE_OPTIONS

Name = tuple[str, str | None]
COUNT = re.compile(r"\(?\s*(\d{1,4})\s*\)?")
JOINT = re.compile(r"\s*(?:,\s*and\s|,\s*&\s|[,;\n]|\sand\s|\s&\s|\sac?\s)\s*")  # " a ", " ac " are Welsh for "and"
MARK = re.compile(r"<\d{1,4}>")
TITLES_OF_ALL = re.compile(r"^(?:Councillors|Cllrs|Members|Y Cynghorwyr|Cynghorwyr)\b[.:]?\s+", re.IGNORECASE)
FULL_STOP = re.compile(r"(?<=\w{3})\.$")  # not that of an initial
HONOUR = re.compile(r"(?:[A-Z]\.?){2,4}|Jnr|Snr|Jr|Sr|Esq|Ph\.?D", re.ASCII)  # "Ann Roe, MBE, JP" is one name


@dataclass(frozen=True, slots=True)
class Ballot:
    """One option of a vote: its printed label and count, and who is named; `links` is where a person's page is."""

    option: str
    label: str
    count: int | None
    names: tuple[Name, ...]
    links: dict[str, str] = field(default_factory=dict)


def ballots_of(tray: Tray, table: Tag) -> list[Ballot]:
    """Return the ballots of a table; none if no row says for, against or abstain."""
    rows = [(row, [cell for cell in row.element.find_all(["td", "th"]) if isinstance(cell, Tag)])
            for row in rows_of(table, VOTE_COLUMNS)]  # fmt: skip
    if not any(key(text) in CAST for row, _ in rows for text in row.texts):
        return []
    places = [at for row, _ in rows for at, text in enumerate(row.texts) if key(text) in CAST]
    found = []
    for row, cells in rows:
        if sum(key(text) in VOTE_COLUMNS for text in row.texts) > 1:
            continue  # headings in ordinary cells
        at = next((at for at, text in enumerate(row.texts) if key(text) in VOTE_OPTIONS), None)
        at = at if at is not None else _place(row.texts, row.cells.get("option"), places)
        if at is None or at >= len(cells):
            if any(row.texts):
                tray.problem(f"a row of a vote is not understood: {' | '.join(row.texts)!r}")
            continue
        found.append(_ballot(tray, row.texts[at], [cell for n, cell in enumerate(cells) if n != at]))
    return found


def _place(texts: tuple[str, ...], named: str | None, places: list[int]) -> int | None:
    """Where the option of a row stands whose words are unknown: under its heading, else where the known ones do."""
    if named is not None:
        return texts.index(named)
    return places[0] if places[0] < len(texts) and any(COUNT.fullmatch(text) for text in texts) else None


def _ballot(tray: Tray, label: str, cells: list[Tag]) -> Ballot:
    option = VOTE_OPTIONS.get(key(label))
    if option is None:
        tray.problem(f"unknown way to vote: {label!r}")
    count = next((int(said[1]) for cell in cells if (said := COUNT.fullmatch(html.line_of(cell)))), None)
    rest = [cell for cell in cells if not COUNT.fullmatch(html.line_of(cell))]
    for cell in rest:
        _unlist(cell)
    linked = [(anchor.text, tray.classify(anchor.href)) for cell in rest for anchor in html.anchors(cell)]
    people = [(text, ref) for text, ref in linked if text and ref and ref.page == "person"]
    known = [(text, tray.ref("person", ref.ids["person"]) or "") for text, ref in people]
    links = {person_id: ref.url for (_, person_id), (_, ref) in zip(known, people, strict=True)}
    return Ballot(option or "other", label, count, _names("\n".join(map(html.text_of, rest)), known), links)


def _unlist(cell: Tag) -> None:
    """Names in a list stand on lines of their own, without its marks."""
    for tag in cell.find_all(["ul", "ol", "li"]):
        tag.append(Tag(name="br"))
        tag.insert_before(Tag(name="br"))
        tag.unwrap()


def _names(text: str, known: list[tuple[str, str]]) -> tuple[Name, ...]:
    """Pair names with the people they are links to. A linked name is one name, whatever commas it holds."""
    people = {f"<{number}>": entry for number, entry in enumerate(known)}
    for mark, (name, _) in people.items():
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", mark, text, count=1)
    found: list[Name] = []
    for part in split_names(text):
        marks = [mark for mark in MARK.findall(part) if mark in people]
        if len(marks) == 1:
            name, person_id = people[marks[0]]
            found.append((part.replace(marks[0], name), person_id))
        else:
            found += [people[mark] for mark in marks] or [(part, None)]
    return tuple(found)


def split_names(text: str) -> list[str]:
    """Return the names of a list; "None" is nobody, and honours stay with their name.

    >>> split_names("Ann Roe, MBE, Bryn Sele and Cara Toft")
    ['Ann Roe, MBE', 'Bryn Sele', 'Cara Toft']
    """
    names: list[str] = []
    for part in JOINT.split(TITLES_OF_ALL.sub("", text.strip())):
        name = FULL_STOP.sub("", part.strip())
        if not name or key(name) in NOBODY:
            continue
        if names and HONOUR.fullmatch(name):
            names[-1] = f"{names[-1]}, {name}"
        else:
            names.append(name)
    return names

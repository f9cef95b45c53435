"""Attendance given as a list instead of a table: under each presence the people, or behind each person the presence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from scraper import html
from scraper.blocks import labelled
from scraper.layouts import BOLD, terms_of
from scraper.pages.presence_words import PART, STATED, beside, presence_in
from scraper.pages.tables import Row
from scraper.vocabulary import key
from scraper.vocabulary_people import PEOPLE_AT_LARGE

IsPerson = Callable[[Tag], bool]
BETWEEN = re.compile(r"\s*(?:,|;|&|\n(?:- )?|\band\b|\bac\b|\ba\b(?= [^\W\d_]))\s*")
PEOPLE = re.compile(r"^\s*(?:councillors|cllrs\.?|(?:committee )?members|cynghorwyr|y cynghorwyr)\s+", re.IGNORECASE)
TITLED = re.compile(r"\s*(?:councillor|cllr|alderman|y cynghorydd|the mayor|lord|mr|mrs|ms|miss|dr)\b", re.IGNORECASE)
WORD = r"[^\W\d_][\w.'’-]*"
NAME = re.compile(rf"{WORD}(?:\s+{WORD}){{1,6}}")
MARK = re.compile(r"<(\d+)>")
NOBODY = frozenset(map(key, ("None", "Nil", "No one", "Nobody", "N/A", "None received", "Dim", "Neb")))
INLINE = (*BOLD, "a", "font", "i", "span", "u")


def people_listed(content: Tag, is_person: IsPerson) -> Iterator[Row]:
    """People in lists, each with `name`, and with `attendance` and `role` as printed beside it or over the list.

    One whose presence is not stated has none; whom a presence is of that nobody's name stands beside has no name.
    """
    for dl in content.find_all("dl"):
        for term, values in terms_of(dl):
            yield from _term(term, values, is_person)
    for entry in content.find_all("li"):
        if entry.find(["li", "dl", "table"]) is None:
            yield from _entry(entry, _heading_over(entry, content), is_person)
    _name_presences(content)
    for pair in labelled(content):
        if presence := presence_in(pair.label):
            linked = {link.href for link in pair.links}
            tags = (tag for tag in html.with_href(content) if str(tag["href"]) in linked)
            yield from _together(_named(tags, is_person), pair.value, presence)


def _name_presences(content: Tag) -> None:
    """Give a presence its class where a skin has none: what a line begins with, up to its colon, in bold or plain."""
    for line in content.find_all("p"):
        first = next((node for node in line.contents if isinstance(node, Tag) or str(node).strip()), None)
        if first is None or line.find_parent(["li", "dd", "td", "th"]) is not None:
            continue
        if isinstance(first, Tag):
            words, is_headed = html.line_of(first), first.name in BOLD
            after = str(first.next_sibling or "").lstrip()
            if is_headed and (words.endswith(":") or after.startswith(":")) and presence_in(words):
                first.name, first["class"] = "span", "mgLabel"
            continue
        head, colon, rest = str(first).partition(":")
        if colon and presence_in(head):
            label = Tag(name="span", attrs={"class": "mgLabel"})
            label.append(NavigableString(f"{head}:"))
            first.insert_before(label)
            first.replace_with(NavigableString(rest))


def _row(element: Tag, line: str, **cells: str | None) -> Row:
    return Row(element, {name: text for name, text in cells.items() if text}, (line,))


def _is_name(words: str, are_titled: bool = False) -> bool:
    """Whether words are a person's name; a surname alone is one where a title stands before all of them."""
    is_whole = NAME.fullmatch(words) or (are_titled and re.fullmatch(WORD, words))
    return bool(is_whole) and words[0].isupper() and PEOPLE_AT_LARGE.isdisjoint(key(words).split())


def _named(links: Iterable[Tag], is_person: IsPerson) -> list[Tag]:
    """The links that name people, one a person: that of a picture has no words."""
    return list({str(tag["href"]): tag for tag in links if is_person(tag) and html.line_of(tag)}.values())


def _term(term: Tag, values: Sequence[Tag], is_person: IsPerson) -> Iterator[Row]:
    """A pair of a definition list: a presence with its people, or a person with the presence."""
    words = html.line_of(term.contents).rstrip(" :")
    if presence := presence_in(words):
        for value in values:
            text = html.text_of(value.contents).removeprefix("- ")
            yield from _together(_named(html.with_href(value), is_person), text, presence)
        return
    said = " - ".join(html.line_of(value.contents) for value in values)
    if any(map(is_person, html.with_href(term))) or STATED.match(said):
        name, _, role = words.partition("(")
        presence, rest = beside(said)
        roles = ", ".join(filter(None, (role.rstrip(") "), rest)))
        yield _row(term, f"{words} | {said}", name=name.strip(), attendance=presence, role=roles)


def _entry(entry: Tag, over: str | None, is_person: IsPerson) -> Iterator[Row]:
    """One entry of a list: the name is a person's link, or what stands before the first mark."""
    line, links = html.line_of(entry.contents), list(html.with_href(entry))
    if (links and not any(map(is_person, links))) or key(line) in NOBODY:
        return
    people = _named(links, is_person)
    head, _, rest = line.partition(":")
    over = (presence_in(head) if rest else None) or over
    if len(people) > 1 or (rest and not people and presence_in(head)):
        yield from _together(people, rest if rest and presence_in(head) else line, over)
        return
    name = html.line_of(people[0]) if people else PART.split(line, maxsplit=1)[0].split(",")[0].strip(" .")
    before, _, behind = line.partition(name) if name else ("", "", line)
    presence, role = beside(behind)
    presence = presence or beside(before)[0]
    if people or (_is_name(name) and (presence or over)) or TITLED.match(name):
        yield _row(entry, line, name=name, attendance=presence or over, role=role)
    elif presence or over:
        yield _row(entry, line, attendance=presence or over)


def _together(tags: Sequence[Tag], text: str, presence: str | None) -> Iterator[Row]:
    """People named one after another under one presence, with links (`tags`) or without."""
    if key(text) in NOBODY or text.isdecimal():
        return
    are_titled, marked = PEOPLE.match(text) is not None, text
    for at, tag in enumerate(tags):
        yield _row(tag, text, name=html.line_of(tag), attendance=presence)
        marked = marked.replace(html.line_of(tag), f"<{at}>", 1)
    for printed in filter(None, BETWEEN.split(PEOPLE.sub("", marked))):
        if MARK.search(printed):
            continue
        name, role = (part.strip(" .)") for part in (printed.partition("(")[0], printed.partition("(")[2]))
        who = name if _is_name(name, are_titled) else None
        yield _row(Tag(name="span"), printed, name=who, attendance=presence, role=role)


def _heading_over(entry: Tag, content: Tag) -> str | None:
    """The presence that the words nearest before a list state, whatever element they stand in; other words end it."""
    for text in (entry.find_parent(["ul", "ol"]) or entry).find_all_previous(string=True):
        if not any(outer is content for outer in text.parents):
            return None
        if str(text).strip() and text.find_parent(["li", "dd"]) is None and not isinstance(text, PreformattedString):
            block = next(outer for outer in text.parents if outer.name not in INLINE)
            is_line = block is not content and block.find(["ul", "ol", "dl", "table"]) is None
            words = html.line_of(block.contents if is_line else text)
            return None if is_line and list(html.with_href(block)) else presence_in(words)
    return None

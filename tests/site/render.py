"""Templates, and the small notations ModernGov has for dates, sizes, links and escaped text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tests.site.model import Content, Item, Paper
from tests.site.papers import Press
from tests.site.prose import Word, blocks, cut

ENTITIES = {"&": 38, "'": 39, "(": 40, ")": 41, "/": 47, ":": 58, "@": 64, "<": 60, ">": 62, '"': 34}
TEXT_LIMITS = {"agenda": 700, "decision": 100_000, "minutes": 1000}
Part = Literal["agenda", "decision", "minutes"]


def text(value: object) -> str:
    """Text as ModernGov escapes it: numeric entities for punctuation."""
    return "".join(f"&#{ENTITIES[char]};" if char in ENTITIES else char for char in str(value))


def attr(value: object) -> str:
    """An attribute value: blanks are entities too."""
    return text(value).replace(" ", "&#32;")


def dmy(day: date) -> str:
    return day.strftime("%d&#47;%m&#47;%Y")


def short(day: date) -> str:
    """`15 Jan 2026`."""
    return f"{day.day} {day:%b %Y}"


def long(day: date) -> str:
    """`Thursday 15 January 2026`."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def listed_size(data: bytes) -> str:
    """`161 KB`, rounded as a size in a list."""
    return f"{max(1, round(len(data) / 1024))} KB"


def word_of(content: Content, number: int) -> Word:
    """How the text of record `number` was pasted: the same on every run."""
    spelled = frozenset(person.name.split()[-1] for person in content.people.values() if person.spell)
    return Word(number % 3, spelled)


def item_html(content: Content, item: Item, part: Part, truncated: bool = False) -> str:
    """One block of an item; a long one is cut as on the meeting page when `truncated`."""
    found = blocks(getattr(item, part))
    word = word_of(content, item.id)
    if truncated:
        found, was_cut = cut(found, TEXT_LIMITS[part])
        return word.html(found, _more(item, part) if was_cut else "")
    return word.html(found)


def _more(item: Item, part: Part) -> str:
    title = text(item.title).replace("&#58;", ":")
    return (
        f' &nbsp;...&nbsp; <a href="mgAi.aspx?ID={item.id}" '
        f'title="Link to view the full item text for item {item.num}, {title}">'
        f"view the full {part} text for item {item.num}</a>"
    )


def names(content: Content, uids: Iterable[int]) -> str:
    """Councillors in a row as on the voting record, or `None`."""
    found = [content.people[uid].styled for uid in uids]
    return " and ".join([", ".join(found[:-1]), found[-1]]) if len(found) > 1 else (found or ["None"])[0]


def href(paper: Paper) -> str:
    """The address of an attachment, blanks and all."""
    return f"documents/s{paper.id}/{paper.file_name}".replace("&", "&amp;")


def paper_size(press: Press, paper: Paper) -> str:
    return f"{'PDF' if paper.format == 'pdf' else paper.format.upper()} {listed_size(press.paper(paper.id))}"


def environment(content: Content, press: Press) -> Environment:
    """The Jinja environment with every filter the templates use."""
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        autoescape=False,
        keep_trailing_newline=True,
    )
    prose: Callable[[str], str] = lambda value: word_of(content, len(value)).html(blocks(value))  # noqa: E731
    filters: dict[str, Callable[..., Any]] = {
        "text": text,
        "attr": attr,
        "dmy": dmy,
        "short": short,
        "long": long,
        "prose": prose,
        "href": href,
        "word": partial(item_html, content),
        "names": partial(names, content),
        "paper": lambda number: content.papers[number],
        "papers": lambda numbers: [content.papers[number] for number in numbers],
        "size": partial(paper_size, press),
    }
    env.filters.update(filters)
    return env

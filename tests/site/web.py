"""What a page handler gets and gives back, and the knobs of a served site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from jinja2 import Environment

from tests.site.model import Content
from tests.site.papers import Press

HTML = "text/html; charset=utf-8"
Params = Mapping[str, str]
"""Query parameters with lower-case names."""


class GoneError(LookupError):
    """An unknown id: ModernGov redirects to mgError.aspx."""


class NotInstalledError(LookupError):
    """No such page: 404."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knobs:
    """How a served site behaves; `serve` documents each."""

    webservice: bool = True
    webservice_fails_for: frozenset[int] = frozenset({161})
    webservice_leaves_out: frozenset[int] = frozenset()
    robots: str | None = None
    truncate: bool = True
    subdir: str = ""
    blocked: bool = False
    frame: str = "standard"
    page_size: int = 15
    today: date | None = None
    missing_pages: frozenset[str] = frozenset()
    status_for: Mapping[str, int] = field(default_factory=dict)
    withdrawn: frozenset[int] = frozenset()
    amended: Mapping[int, str] = field(default_factory=dict)
    delay: float = 0.0


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer; a `location` makes it a redirect."""

    body: bytes = b""
    status: int = 200
    content_type: str = HTML
    location: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a page is made from. `base` is the path of the install directory, `url` the absolute address of it."""

    content: Content
    press: Press
    knobs: Knobs
    env: Environment
    base: str
    url: str

    @property
    def today(self) -> date:
        return self.knobs.today or self.content.today

    def page(self, template: str, h1: str, **values: Any) -> Reply:
        """Render an HTML page. Lines outside Word text end in CRLF, as the real ones do."""
        shared = {
            "council": self.content.council.name,
            "committees": self.content.committees,
            "base": self.base,
            "frame": self.knobs.frame,
            "truncate": self.knobs.truncate,
            "h1": h1,
            "h2": "",
            "h2_href": "",
            "trail": (),
            "dc_title": values.get("h2") or h1,
            "dc_date": None,
            "dc_modified": None,
        }
        markup = self.env.get_template(template).render(**(shared | values))
        return Reply(mixed_ends(markup).encode())


Page = Callable[[Context, Params], Reply]


def mixed_ends(markup: str) -> str:
    """CRLF everywhere but inside `div.mgWordPara`."""
    parts = markup.split('<div class="mgWordPara">')
    ended = [parts[0].replace("\n", "\r\n")]
    for part in parts[1:]:
        word, close, rest = part.partition("</div>\n</div>")
        ended.append(word + close + rest.replace("\n", "\r\n"))
    return '<div class="mgWordPara">'.join(ended)


def number(params: Params, *aliases: str) -> int:
    """The id under any of its parameter names; GoneError when missing or not a number."""
    for alias in aliases:
        if params.get(alias, "").isdigit():
            return int(params[alias])
    raise GoneError(f"none of {aliases} is a number")


def whole(params: Params, name: str, default: int) -> int:
    """A number that is no id, such as a year; the default when it is missing or not a number."""
    value = params.get(name, "")
    return int(value) if value.isdigit() else default


def find(table: Mapping[int, Any], key: int) -> Any:
    """The record, or GoneError."""
    if key not in table:
        raise GoneError(str(key))
    return table[key]


def dates(value: str) -> tuple[date, date] | None:
    """The two days of `dd/mm/yyyy-dd/mm/yyyy`, or None."""
    try:
        start, end = (datetime.strptime(part.strip(), "%d/%m/%Y").date() for part in value.split("-"))
    except ValueError:
        return None
    return start, end

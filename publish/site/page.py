"""What a page is: an address, a read of the archive, and the forms in which the answer can be had."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.database import Database
from datasette.utils.asgi import NotFound, Request, Response

from publish.settings import DATABASE

Data = dict[str, Any]
MEDIA_TYPES = {
    "json": "application/json; charset=utf-8", "csv": "text/csv; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8", "ics": "text/calendar; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
}  # fmt: skip
PARTS_OF_PAGES = ("page", "year")
"""Parameters that show another part of the same thing, with an address of its own."""
FORM_NAMES = {"json": "JSON", "csv": "CSV", "atom": "Atom feed", "ics": "Calendar", "bib": "BibTeX"}


@dataclass(frozen=True, slots=True)
class Ask:
    """A request for a page: the archive, the parts of its address, what stands after the question mark."""

    db: Database
    datasette: Datasette
    request: Request
    parts: Mapping[str, str]

    def given(self, name: str) -> str:
        """A parameter, without spaces round it; empty where it is not given. The last counts where several are."""
        values = self.request.args.getlist(name)
        return str(values[-1]).strip() if values else ""

    async def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[Data]:
        """Rows as dicts. Datasette's limits of time and rows hold."""
        return [dict(row) for row in (await self.db.execute(sql, parameters)).rows]

    async def row(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Data | None:
        """The first row, or None."""
        return next(iter(await self.rows(sql, parameters)), None)

    async def today(self) -> date:
        """The day, UTC, by the database's clock: views ask the same one."""
        return date.fromisoformat((await self.rows("select date('now') as today"))[0]["today"])

    def url(self, path: str) -> str:
        """A path under the base address (a proxy may serve us below a path)."""
        return str(self.datasette.urls.path(path))

    def absolute(self, path: str) -> str:
        """A whole address, as feeds and citations need it."""
        return str(self.datasette.absolute_url(self.request, self.url(path)))


Read = Callable[[Ask], Awaitable[Data | None]]
Write = Callable[[Ask, Data], Awaitable[str | bytes] | str | bytes]


@dataclass(frozen=True, slots=True)
class Page:
    """A kind of page.

    `pattern` is a regular expression of the path under the base address, without its form (`.json`, `.atom`); its named
    groups are `Ask.parts`. `read` gives the data, None where there is no such thing (404). `template` is in
    `publish/templates/site/`. `forms` are the other forms, by ending: JSON is there unless left out, and is the data.
    `is_hidden` keeps a page out of search engines. `http_status` in the data is the answer's, and is not shown.
    """

    name: str
    pattern: str
    read: Read
    forms: Mapping[str, Write] = field(default_factory=dict)
    has_json: bool = True
    is_hidden: bool = False

    @property
    def template(self) -> str:
        """The template of its HTML."""
        return f"site/{self.name}.html"

    @property
    def endings(self) -> tuple[str, ...]:
        """Forms beside HTML."""
        return (*(("json",) if self.has_json else ()), *(form for form in self.forms if form != "json"))

    def route(self) -> str:
        """The regular expression that Datasette matches a path with."""
        forms = f"(?:\\.(?P<form>{'|'.join(self.endings)}))?" if self.endings else ""
        return f"^{self.pattern}{forms}$"


async def answer(page: Page, request: Request, datasette: Datasette) -> Response:
    """The answer to a request that matched the page's route."""
    db = datasette.get_database(DATABASE)
    parts = {name: value for name, value in request.url_vars.items() if name != "form" and value is not None}
    ask = Ask(db, datasette, request, parts)
    data = await page.read(ask)
    if data is None:
        raise NotFound("The archive holds no such thing. It may be elsewhere on the council's own site.")
    form, status = request.url_vars.get("form"), int(data.pop("http_status", 200))
    headers = {"X-Robots-Tag": "noindex"} if page.is_hidden else {}
    if form is None:
        shown = {**data, "page": page, "other_forms": list(other_forms(page, ask)), "ask": ask}
        shown["canonical"] = canonical(ask)
        html = await datasette.render_template(page.template, shown, request=request, view_name=page.name)
        return Response.html(html, status=status, headers=headers)
    body = await _body(page.forms.get(form), ask, data)
    return Response(body, status=status, content_type=MEDIA_TYPES[form], headers=headers)


def canonical(ask: Ask) -> str:
    """The one address of what is shown, whatever else stands after the question mark: whole, as search engines want."""
    kept = {name: value for name in PARTS_OF_PAGES if (value := ask.given(name))}
    path = ask.request.path.removesuffix("/") or "/"
    return str(ask.datasette.absolute_url(ask.request, path)) + (f"?{urlencode(kept)}" if kept else "")


async def _body(write: Write | None, ask: Ask, data: Data) -> str | bytes:
    if write is None:
        return json.dumps(data, ensure_ascii=False, indent=1, default=str) + "\n"
    written = write(ask, data)
    return await written if isinstance(written, Awaitable) else written


def other_forms(page: Page, ask: Ask) -> Iterable[dict[str, str]]:
    """The other forms of this very page: ending, name, media type, address (with the same question)."""
    path = ask.request.path.removesuffix("/")
    form = ask.request.url_vars.get("form")
    path = path.removesuffix(f".{form}") if form else path
    pairs = [(key, value) for key in ask.request.args for value in ask.request.args.getlist(key)]
    question = f"?{urlencode(pairs)}" if pairs else ""
    for ending in page.endings:
        media = MEDIA_TYPES[ending].partition(";")[0]
        yield {"form": ending, "name": FORM_NAMES[ending], "type": media, "url": f"{path}.{ending}{question}"}

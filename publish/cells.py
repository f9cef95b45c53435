"""How a value is shown in a page: links, paragraphs, marked words. All is escaped: minutes never become markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from datasette.utils import tilde_encode
from markupsafe import Markup, escape

from archive import rows
from publish.site.addresses import address_of, council_address, fact_address, text_address

FOUND, END_FOUND = "⟦", "⟧"
"""What the questions put round words that were found (see `snippet()` in metadata.yml)."""

SHORT = 240
LONG = 3000
FACT_TABLES = {label: table for table, label in rows.FACT_TABLES.values()}
_FACT = re.compile(r"@(\w+):\d+-\d+$")
_LINKED = (
    "record_id",
    "text_id",
    "meeting_id",
    "committee_id",
    "item_id",
    "document_id",
    "person_id",
    "same_as",
    "resolution_id",
    "issue_id",
    "plan_id",
    "id",
)

RowAddress = Callable[[str, str], str]
"""From table and encoded key to the address of the row's page."""
PathAddress = Callable[[str], str]
"""From a path of our own to its address, below the base address."""


@dataclass(frozen=True, slots=True)
class Place:
    """A row another cell points at. `path` is where it is read: a reading page, or the place in one; None: its row."""

    table: str
    key: str
    label: str
    path: str | None = None

    def address(self, row: RowAddress, path: PathAddress) -> str:
        """Where a reader is sent."""
        return path(self.path) if self.path else row(self.table, tilde_encode(self.key))


def place_of(ident: str) -> Place | None:
    """Where the row with this identifier is: a record, a text or a fact; None for anything else."""
    if fact := _FACT.search(ident):
        table = FACT_TABLES.get(fact.group(1))
        return Place(table, ident, "in its text", fact_address(ident)) if table else None
    if "#" in ident:
        return Place("texts", ident, ident.rsplit("/", 1)[-1].replace("#", " "), text_address(ident))
    table = rows.table_of(ident)
    kind, _, number = ident.partition("/")[2].partition("/")
    return Place(table, ident, f"{kind} {number}", address_of(ident)) if table else None


def render(
    column: str, value: object, address: RowAddress, path: PathAddress = str, *, is_own_key: bool = False
) -> Markup | None:
    """The cell, or None to leave it to Datasette. `is_own_key` is set where Datasette itself links the row."""
    if isinstance(value, int) and column.startswith(("is_", "has_")):
        return Markup("yes" if value else "no")
    if isinstance(value, float) and column in ("value", "value_max"):
        return Markup(f"{value:,.0f}" if value.is_integer() else f"{value:,}")
    if column == "site" and value:
        return council(value, path)
    if isinstance(value, dict):
        # A row that this one points at; where it has no title, its identifier says more than "None".
        return linked(str(value.get("value")), address, path, str(value.get("label") or ""))
    if not isinstance(value, str) or not value:
        return None
    if column in ("url", "base_url", "licence_source"):
        return original(value)
    if column == "fact" or (column in _LINKED and not is_own_key):
        return linked(value, address, path)
    if FOUND in value:
        return marked(value)
    return shortened(value) if len(value) > SHORT else None


def council(value: object, path: PathAddress) -> Markup:
    """A link to the page of a site, which is given by its slug or as Datasette gives a row pointed at."""
    site, label = (value.get("value"), value.get("label")) if isinstance(value, dict) else (value, None)
    return Markup('<a href="{}">{}</a>').format(path(council_address(str(site))), label or site)


def original(url: str) -> Markup | None:
    """A link to the council's own page; None for what is no web address (`javascript:` among it)."""
    if not re.match(r"https?://[^\s]+$", url):
        return None
    return Markup(f'<a class="original" href="{escape(url)}" rel="noopener noreferrer">original</a>')


def linked(ident: str, address: RowAddress, path: PathAddress = str, label: str = "") -> Markup | None:
    """A link to where the row with this identifier is read."""
    place = place_of(ident)
    if place is None:
        return None
    return Markup('<a href="{}" title="{}">{}</a>').format(place.address(address, path), ident, label or place.label)


def marked(text: str) -> Markup:
    """Text with found words marked."""
    html = str(escape(text)).replace(FOUND, "<mark>").replace(END_FOUND, "</mark>")
    # An end that the excerpt cut off, or that stood in the text itself, must not leave a tag open.
    return Markup(html) if _is_balanced(html) else escape(text)


def options(pairs: Iterable[tuple[object, object]], chosen: object) -> Markup:
    """What a form offers, value and words each: one piece, since a page of a hundred councils is put together often."""
    return Markup("".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(words)}</option>'
        for value, words in pairs
    ))  # fmt: skip


def paragraphs(text: object) -> Markup:
    """Text as paragraphs: a blank line parts them, a line break stays one."""
    parts = [part.strip("\n") for part in re.split(r"\n\s*\n", str(text)) if part.strip()]
    return Markup("").join(Markup("<p>{}</p>").format(Markup("<br>").join(part.split("\n"))) for part in parts)


def shortened(text: str) -> Markup:
    """The beginning of a long text, which opens to show more without leaving the page."""
    start = _cut(text, SHORT - 60)
    rest = text[len(start) :]
    more = paragraphs(_cut(rest, LONG))
    note = Markup('<p class="note">{} words in all; open the row for the rest.</p>').format(f"{len(text.split()):,}")
    tail = note if len(rest) > LONG else Markup("")
    return Markup('<details class="long"><summary>{} <span class="more">…</span></summary>{}{}</details>').format(
        start, more, tail
    )


def _cut(text: str, length: int) -> str:
    """At most `length` characters, ending with a whole word where there is one."""
    if len(text) <= length:
        return text
    return text[: text.rfind(" ", 0, length) if " " in text[:length] else length]


def _is_balanced(html: str) -> bool:
    tags = re.findall(r"</?mark>", html)
    return tags == ["<mark>", "</mark>"] * (len(tags) // 2)

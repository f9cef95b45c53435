"""How a value is shown in a page: links, paragraphs, marked words. All is escaped: minutes never become markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from datasette.utils import tilde_encode
from markupsafe import Markup, escape

FOUND, END_FOUND = "⟦", "⟧"
"""What the questions put round words that were found (see `snippet()` in metadata.yml)."""

SHORT = 240
LONG = 3000
# Kind in an identifier to the table its rows stand in.
RECORD_TABLES = {
    "item": "agenda_items", "decision": "decisions", "document": "documents", "meeting": "meetings",
    "committee": "committees", "person": "people",
}  # fmt: skip
FACT_TABLES = {"resolution": "resolutions", "role": "roles", "figure": "figures", "date": "dates"}
_FACT = re.compile(r"@(\w+):\d+-\d+$")
_LINKED = ("record_id", "text_id", "meeting_id", "committee_id", "item_id", "document_id", "person_id", "same_as", "id")

RowAddress = Callable[[str, str], str]
"""From table and encoded key to the address of the row's page."""


@dataclass(frozen=True, slots=True)
class Place:
    """A row another cell points at."""

    table: str
    key: str
    label: str


def place_of(ident: str) -> Place | None:
    """Where the row with this identifier is: a record, a text or a fact; None for anything else."""
    if fact := _FACT.search(ident):
        table = FACT_TABLES.get(fact.group(1))
        return Place(table, ident, "in its text") if table else None
    if "#" in ident:
        return Place("texts", ident, ident.rsplit("/", 1)[-1].replace("#", " "))
    parts = ident.split("/")
    if len(parts) < 3 or parts[-2] not in RECORD_TABLES:
        return None
    return Place(RECORD_TABLES[parts[-2]], ident, f"{parts[-2]} {parts[-1]}")


def render(column: str, value: object, address: RowAddress, *, is_own_key: bool = False) -> Markup | None:
    """The cell, or None to leave it to Datasette. `is_own_key` is set where Datasette itself links the row."""
    if isinstance(value, int) and column.startswith(("is_", "has_")):
        return Markup("yes" if value else "no")
    if isinstance(value, float) and column in ("value", "value_max"):
        return Markup(f"{value:,.0f}" if value.is_integer() else f"{value:,}")
    if isinstance(value, dict) and value.get("label") is None:
        # A row that this one points at has no title: its identifier says more than "None".
        return linked(str(value.get("value")), address)
    if not isinstance(value, str) or not value:
        return None
    if column in ("url", "base_url", "licence_source"):
        return original(value)
    if column == "fact" or (column in _LINKED and not is_own_key):
        return linked(value, address)
    if FOUND in value:
        return marked(value)
    return shortened(value) if len(value) > SHORT else None


def original(url: str) -> Markup | None:
    """A link to the council's own page; None for what is no web address (`javascript:` among it)."""
    if not re.match(r"https?://[^\s]+$", url):
        return None
    return Markup('<a class="original" href="{}" rel="noopener noreferrer">original</a>').format(url)


def linked(ident: str, address: RowAddress) -> Markup | None:
    """A link to the page of the row with this identifier."""
    place = place_of(ident)
    if place is None:
        return None
    return Markup('<a href="{}" title="{}">{}</a>').format(
        address(place.table, tilde_encode(place.key)), ident, place.label
    )


def marked(text: str) -> Markup:
    """Text with found words marked."""
    html = str(escape(text)).replace(FOUND, "<mark>").replace(END_FOUND, "</mark>")
    # An end that the excerpt cut off, or that stood in the text itself, must not leave a tag open.
    return Markup(html) if _is_balanced(html) else escape(text)


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

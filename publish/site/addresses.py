"""Stable addresses, made of the site and ModernGov's own ids: record `sample/item/12` is at `/item/sample/12`. Pure."""

from __future__ import annotations

from datasette.utils import tilde_decode, tilde_encode

PAGES_SHOWN = 20
"""Pages of a document shown at once."""
KINDS = ("committee", "meeting", "item", "decision", "issue", "person", "document", "plan")
"""Kinds of record that have a page; the kind is the middle of the record's id."""
COUNCIL = "council"


def address_of(record_id: str | None) -> str | None:
    """The path of a record's page, without the base address; None for an id of another kind, or of nothing.

    What has an @ in it counts or joins records (`sample/committee/1@2024-03`) and is none itself.

    `sample/item/12` gives `/item/sample/12`; characters that an address may not hold are tilde-encoded.
    """
    parts = (record_id or "").split("/")
    if len(parts) != 3 or parts[1] not in KINDS or not parts[0] or not parts[2] or "@" in str(record_id):
        return None
    return f"/{parts[1]}/{tilde_encode(parts[0])}/{tilde_encode(parts[2])}"


def council_address(site: str) -> str:
    """The path of a council's page."""
    return f"/{COUNCIL}/{tilde_encode(site)}"


def record_of(kind: str, site: str, number: str) -> str:
    """The record that an address names."""
    return f"{tilde_decode(site)}/{kind}/{tilde_decode(number)}"


def fact_address(fact_id: str) -> str | None:
    """The path of a fact where it stands in its text: the page of its record, at the fact.

    `sample/item/12#minutes@resolution:4-20` gives `/item/sample/12#minutes-4-20`.
    """
    record, _, place = fact_id.partition("#")
    address, (field, _, span) = address_of(record), place.partition("@")
    if address is None or not span:
        return None
    return f"{address}{_page_asked(field)}#{anchor(field, *_ends(span))}"


def text_address(text_id: str) -> str | None:
    """The path of a text in the page of its record, such as `/document/sample/s7?page=30#page-30`."""
    record, _, field = text_id.partition("#")
    address = address_of(record)
    return f"{address}{_page_asked(field)}#{tilde_encode(field)}" if address and field else None


def reading_of(ident: str) -> str | None:
    """Where a record, a text or a fact is read; None for an identifier of anything else."""
    if "#" not in ident:
        return address_of(ident)
    return fact_address(ident) if "@" in ident else text_address(ident)


def _page_asked(field: str) -> str:
    """What to ask for so that the page of a document is among those shown; nothing for the first ones."""
    name, _, number = field.partition("-")
    is_later = name == "page" and number.isdecimal() and int(number) > PAGES_SHOWN
    return f"?page={number}" if is_later else ""


def _ends(span: str) -> tuple[int, int]:
    start, _, end = span.rpartition(":")[2].partition("-")
    return int(start), int(end)


def anchor(field: str, start: int, end: int) -> str:
    """The id in a page of the words `start:end` of one of a record's texts."""
    return f"{tilde_encode(field)}-{start}-{end}"

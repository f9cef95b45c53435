"""/corrections: how to say that something is wrong or missing, with the identifier and the words filled in."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

from datasette.utils import tilde_encode

from archive.rows import FACT_TABLES, table_of
from publish.settings import DATABASE
from publish.site.addresses import reading_of
from publish.site.citing import one_line
from publish.site.page import Ask, Data, Page

PLUGIN = "minutes"
"""The block of `plugins:` in metadata.yml with `contact`: an e-mail address, or the https address of new issues."""
_EMAIL = re.compile(r"[^\s@<>?&:/]{1,64}@[^\s@<>?&:/]{1,190}\.[^\s@<>?&:/]{2,}")
_FACT = re.compile(r"@(\w+):\d+-\d+$")
_QUOTE = """select f.quote, s.is_link_only from {table} f left join records r on r.id = f.record_id
left join sites s on s.id = r.site where f.id = ?"""
LONGEST = 300


async def read(ask: Ask) -> Data:
    """`{id, is_known, quote, address, row, contact, link, subject, body}` of `?id=`; without it the page alone."""
    ident = ask.given("id")[:LONGEST]
    found = await _known(ask, ident)
    address = reading_of(ident) if found["is_known"] else None
    where = ask.absolute(path) if (path := address or found["row"]) else ""
    subject, body = _letter(ident if found["is_known"] else "", where, found["quote"])
    contact = str((ask.datasette.plugin_config(PLUGIN) or {}).get("contact") or "").strip()
    return {
        "title": "Wrong or missing?", "id": ident, **found, "address": address, "subject": subject, "body": body,
        "contact": contact if link_of(contact, "", "") else None, "link": link_of(contact, subject, body),
    }  # fmt: skip


async def _known(ask: Ask, ident: str) -> Data:
    """Whether the archive has what the identifier names, its row, and the words of a fact that may be shown."""
    fact = _FACT.search(ident)
    labels = {label: table for table, label in FACT_TABLES.values()}
    table = labels.get(fact.group(1)) if fact else "texts" if "#" in ident else table_of(ident)
    if not ident or table is None:
        return {"is_known": False, "quote": None, "row": None}
    row = await ask.row(_QUOTE.format(table=table) if fact else f"select 1 as here from {table} where id = ?", [ident])
    words = row.get("quote") if row and not row.get("is_link_only") else None
    return {"is_known": row is not None, "quote": words,
            "row": f"/{DATABASE}/{table}/{tilde_encode(ident)}" if row else None}  # fmt: skip


def _letter(ident: str, where: str, words: str | None) -> tuple[str, str]:
    if not ident:
        return "Something is missing or wrong", "What is missing or wrong:\n\nWhere it can be seen (address):\n"
    said = f"What it says here: {one_line(words)[:LONGEST]}\n" if words else ""
    body = f"Identifier: {ident}\nPage: {where}\n{said}\nWhat is wrong or missing:\n\nHow you know (address):\n"
    return f"Wrong or missing: {ident}", body


def link_of(contact: str, subject: str, body: str) -> str | None:
    """A link that opens the letter: `mailto:` for an e-mail address, a query for a web address; else None."""
    address = contact.removeprefix("mailto:")
    if _EMAIL.fullmatch(address):
        return f"mailto:{quote(address, safe='@')}?{urlencode({'subject': subject, 'body': body}, quote_via=quote)}"
    if re.fullmatch(r"https://[^\s\"'<>]+", contact):
        return (
            f"{contact}{'&' if '?' in contact else '?'}{urlencode({'title': subject, 'body': body}, quote_via=quote)}"
        )
    return None


PAGE = Page("corrections", "/corrections", read)

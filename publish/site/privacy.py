"""/privacy: what is kept out of search engines, how something is taken out; the guide is docs/redaction.md."""

from __future__ import annotations

from publish.site.corrections import PLUGIN, link_of
from publish.site.guides import part_of
from publish.site.page import Ask, Data, Page

GUIDE = "redaction"
PARTS = {"happens": "What happens", "not_covered": "What it does not cover"}
_ROWS = "select id, site, reason, at from redactions order by at desc limit 200"
SUBJECT = "Please take something out of the archive"
BODY = "What (address or identifier):\n\nWhy:\n\nHow you are concerned, if you wish to say:\n"


async def read(ask: Ask) -> Data:
    """`{rows, happens, not_covered, contact, link}`; `rows` are what was taken out, with the reason."""
    contact = str((ask.datasette.plugin_config(PLUGIN) or {}).get("contact") or "").strip()
    return {
        "title": "Privacy, and taking something out", "rows": await ask.rows(_ROWS),
        "contact": contact if link_of(contact, "", "") else None, "link": link_of(contact, SUBJECT, BODY),
        **{name: part_of(GUIDE, heading) for name, heading in PARTS.items()},
    }  # fmt: skip


PAGE = Page("privacy", "/privacy", read)

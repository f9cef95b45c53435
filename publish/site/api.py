"""How programs ask: working examples whose addresses are those of this very server, and the list of endpoints."""

from __future__ import annotations

from publish.site.addresses import council_address
from publish.site.endpoints import ENDPOINTS, VERSION
from publish.site.page import Ask, Data, Page

_SITE = "select id from sites order by id limit 1"


async def read(ask: Ask) -> Data:
    """The endpoints and examples; those of a council or committee name the first that the archive has."""
    site = (await ask.row(_SITE) or {"id": "SITE"})["id"]
    return {
        "title": "For programs: the API", "version": VERSION, "server": ask.absolute("/").removesuffix("/"),
        "endpoints": [
            {"path": each.path, "summary": each.summary, "media": each.media,
             "parameters": [{"name": one.name, "in": one.place, "what": one.description} for one in each.parameters]}
            for each in ENDPOINTS
        ],
        "addresses": {
            "changes": ask.absolute("/changes.json?since=2026-01-01"),
            "question": ask.absolute("/archive/contested_votes.json?_shape=objects"),
            "table": ask.absolute("/archive/canonical_resolutions.json?_shape=objects&_size=100"),
            "csv": ask.absolute("/archive/canonical_resolutions.csv?outcome=approved"),
            "question_csv": ask.absolute("/archive/contested_votes.csv"),
            "council": ask.absolute(f"{council_address(site)}.json"),
            "calendar": ask.absolute(f"{council_address(site)}.ics"),
            "openapi": ask.absolute("/api/openapi.json"),
            "downloads": ask.absolute("/download"),
        },
    }  # fmt: skip


PAGE = Page("api", "/api", read)

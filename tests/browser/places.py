"""Every type of page, with an address of it in a given archive: `PLACES`, name to address.

A name in braces stands for a record of the archive, chosen by `RECORDS`: the one of its kind with the most to show. A
page of our own that is not here fails `test_html.py`.
"""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from datasette.utils import tilde_encode

from publish.site.addresses import address_of, council_address, fact_address

_MOST = "select {0} from {1} where {2} group by 1 order by count(*) desc, 1 limit 1"
RECORDS = {
    "committee": _MOST.format("committee_id", "meetings", "committee_id is not null"),
    "meeting": _MOST.format("meeting_id", "agenda_items", "minutes_text is not null"),
    "cancelled": "select id from meetings where status = 'cancelled' order by id limit 1",
    "item": _MOST.format("record_id", "resolutions", "record_id like '%/item/%' and same_as is null"),
    "voted": _MOST.format("item_id", "recorded_votes", "item_id is not null"),
    "unminuted": "select id from agenda_items where minutes_text is null and is_restricted = 0 order by id limit 1",
    "closed": "select id from agenda_items where is_restricted = 1 order by id limit 1",
    "decision": _MOST.format("record_id", "resolutions", "record_id like '%/decision/%'"),
    "issue": _MOST.format("issue_id", "issue_links", "1"),
    "plan": _MOST.format("plan_id", "plan_items", "1"),
    "person": _MOST.format("person_id", "recorded_votes", "person_id is not null"),
    "document": _MOST.format("record_id", "texts", "field like 'page-%'"),
    "unheld": "select id from documents where sha256 is null order by id limit 1",
}
"""Query of a record's id, by the name it has in `PLACES`."""

PLACES = {
    # Datasette's own, in our frame
    "first page": "/",
    "about": "/about",
    "database": "/archive",
    "database with bookkeeping": "/archive?_show_hidden=1",
    "table": "/archive/agenda_items",
    "table filtered and faceted": "/archive/meetings?_facet=status&_facet=committee_id&status__not=cancelled&_sort_desc=date",
    "table searched": "/archive/agenda_items?_search=leisure",
    "table without rows": "/archive/meetings?status=none-such",
    "view": "/archive/canonical_resolutions",
    "row": "/archive/agenda_items/{item.key}",
    "row of a fact": "/archive/resolutions/{fact.key}",
    "row of a meeting": "/archive/meetings/{meeting.key}",
    "question": "/archive/contested_votes",
    "question with parameters": "/archive/decided_about?words=leisure",
    "question without an answer": "/archive/decided_about?words=zyxwvut",
    "search everything": "/archive/search_everything?words=leisure",
    "own SQL": "/archive?sql=select+outcome%2C+count(*)+from+resolutions+group+by+outcome",
    "own SQL with a parameter": "/archive?sql=select+title+from+agenda_items+where+id+%3D+%3Aitem&item={item.id}",
    "own SQL that is wrong": "/archive?sql=select+nonsense+from+nowhere",
    "not here": "/nowhere/at/all",
    "no such table": "/archive/nowhere",
    "no such row": "/archive/meetings/nowhere",
    "settings": "/-/settings",
    "versions": "/-/versions",
    # Search
    "search": "/search",
    "search with results": "/search?words=leisure",
    "search with filters": "/search?words=council&council={council.id}&since=2024&until=2026&outcome=approved&order=newest",
    "search without results": "/search?words=zyxwvut",
    "search that is wrong": "/search?words=title%3A+%28&advanced=1",
    # Reading pages
    "council": "{council}",
    "committee": "{committee}",
    "meeting": "{meeting}",
    "meeting cancelled": "{cancelled}",
    "item": "{item}",
    "item with a vote": "{voted}",
    "item without minutes": "{unminuted}",
    "item kept from the public": "{closed}",
    "decision": "{decision}",
    "issue": "{issue}",
    "plan": "{plan}",
    "person": "{person}",
    "document": "{document}",
    "document not held": "{unheld}",
    "no such item": "/item/sample/0",
    # To take, to explore, to trust
    "download": "/download",
    "API": "/api",
    "what changed": "/changes?since=2020-01-01",
    "explore": "/explore",
    "money": "/explore/money",
    "divided votes": "/explore/divided",
    "secrecy": "/explore/secrecy",
    "roles": "/explore/roles",
    "coverage": "/coverage",
    "freshness": "/freshness",
    "accuracy": "/accuracy",
    "methods": "/methods",
    "problems": "/problems",
    "codebook": "/codebook",
    "licence": "/licence",
    "corrections": "/corrections",
    "corrections of a fact": "/corrections?id={fact.id}",
    "privacy": "/privacy",
}
"""Name of a page to its address."""
SAYING_NOTHING = frozenset({
    "about", "settings", "versions", "not here", "no such table", "API", "methods", "accuracy", "codebook", "privacy",
})  # fmt: skip
"""Places that show no word of a council."""


def addresses(archive: Path) -> dict[str, str]:
    """`PLACES` with the records of this archive put in. Fails where the archive has none of a kind."""
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as db:
        found = {name: db.execute(sql).fetchone() for name, sql in RECORDS.items()}
        missing = [name for name, row in found.items() if row is None]
        assert not missing, f"the archive has none of {missing}"
        ids = {name: str(row[0]) for name, row in found.items()}
        fact = db.execute("select id from resolutions where record_id = ? order by start limit 1", [ids["item"]])
        ids["fact"] = str(fact.fetchone()[0])
        council = str(db.execute("select id from councils order by id limit 1").fetchone()[0])
        site = str(db.execute("select id from sites order by id limit 1").fetchone()[0])
    known = {name: address_of(ident) or fact_address(ident) or "" for name, ident in ids.items()}
    known |= {f"{name}.id": tilde_encode(ident).replace("~", "%") for name, ident in ids.items()}
    known |= {f"{name}.key": tilde_encode(ident) for name, ident in ids.items()}
    known |= {"council": council_address(site), "council.id": council}
    return {name: re.sub(r"\{([\w.]+)\}", lambda part: known[part[1]], place) for name, place in PLACES.items()}


def slug(name: str) -> str:
    """A place's name as the name of a file."""
    return re.sub(r"\W+", "-", name).strip("-").lower()

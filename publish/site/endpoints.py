"""The endpoints that programs may rely on: address, parameters, and what a JSON answer holds. Pure data.

A key or parameter that stands here is neither renamed nor removed without a new version of this API; more may come. The
same list is the page `/api`, its OpenAPI document, and what the contract tests hold the answers to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from archive.facts import OUTCOMES
from publish.site.addresses import KINDS
from publish.site.search_query import KINDS as SEARCHED_KINDS

VERSION = "1.1.0"
Schema = Mapping[str, Any]
TEXT, WHOLE, FLAG = {"type": "string"}, {"type": "integer"}, {"type": "boolean"}
MAYBE: Schema = {"type": ["string", "null"]}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an address: in its path or its query."""

    name: str
    description: str
    place: str = "query"
    schema: Schema | None = None


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address, with `{names}` in its path. `schema` is of its JSON; None where the answer is no JSON."""

    path: str
    summary: str
    parameters: tuple[Parameter, ...] = ()
    media: str = "application/json"
    schema: Schema | None = None


def thing(**properties: Schema) -> Schema:
    """JSON Schema of an object that holds at least these."""
    return {"type": "object", "properties": properties, "required": sorted(properties)}


def listing(of: Schema) -> Schema:
    """JSON Schema of a list."""
    return {"type": "array", "items": of}


_SITE = Parameter("site", "A site: its slug, the first part of every id.", "path")
_NUMBER = Parameter("number", "ModernGov's own number, the last part of the id.", "path")
_RECORD = thing(
    id=TEXT, kind=TEXT, title=TEXT, address=TEXT, original=MAYBE, first_seen=MAYBE, last_seen=MAYBE, gone_at=MAYBE,
    site=thing(id=TEXT, name=MAYBE), absences=listing(thing(field=TEXT, reason=TEXT, meaning=TEXT)),
)  # fmt: skip
_COUNCIL = thing(
    id=TEXT, kind=TEXT, title=TEXT, address=TEXT, original=MAYBE, first_seen=MAYBE, last_seen=MAYBE,
    councils=listing(thing(id=TEXT, name=MAYBE, licence=MAYBE)), committees=listing(thing(id=TEXT, name=MAYBE)),
)  # fmt: skip
_ROWS = thing(rows=listing({"type": "object"}), columns=listing(TEXT), truncated=FLAG)
_PAGE = thing(
    rows=listing({"type": "object"}), columns=listing(TEXT), truncated=FLAG, next=MAYBE, next_url=MAYBE, table=TEXT
)
_CHANGE = thing(
    kind={"enum": ["new", "changed", "gone", "back", "facts"]}, at=TEXT, record_id=TEXT, title=MAYBE,
    address=MAYBE, field=MAYBE, fact_count={"type": ["integer", "null"]},
)  # fmt: skip
_CHANGES = thing(since=MAYBE, problem=MAYBE, next=MAYBE, next_address=MAYBE, covers=TEXT, changes=listing(_CHANGE))
_FILE = thing(path=TEXT, address=TEXT, rows=WHOLE, bytes=WHOLE, sha256=TEXT, media_type=TEXT)
_DOWNLOADS = thing(
    export={"type": ["object", "null"]}, groups=listing(thing(format=TEXT, files=listing(_FILE))),
    tables=listing(thing(name=TEXT, address=TEXT)),
)  # fmt: skip
_SIZE_OF = {"type": "integer", "minimum": 1, "maximum": 1000}
_OBJECTS = Parameter("_shape", "objects: each row is an object, its keys the columns.", schema={"enum": ["objects"]})
_SIZE = Parameter("_size", "Rows a page, at most 1000.", schema=_SIZE_OF)
_QUERY = Parameter("question", "Name of a question.", "path")
_TABLE = Parameter("table", "Name of a table or view.", "path")
_FILTER = Parameter("column__op", "A filter: a column with exact, contains, gte, lte, isnull …, such as date__gte.")
_ATOM, _ICS, _CSV = "application/atom+xml", "text/calendar", "text/csv"
_ONE = (_SITE, _NUMBER)

RECORDS: tuple[Endpoint, ...] = tuple(
    Endpoint(f"/{kind}/{{site}}/{{number}}.json", f"One {kind} with all that its page shows.", _ONE, schema=_RECORD)
    for kind in KINDS
)
SINCE = Endpoint(
    "/changes.json",
    "What came, changed or went since a moment, in order, a page at a time.",
    (
        Parameter("since", "A day or a time, ISO 8601; UTC where it names no zone."),
        Parameter("next", "Token of the next page, from the answer before."),
        Parameter("site", "Only this site. A page may be empty while there is a next one."),
        Parameter("size", "Changes a page, at most 1000.", schema=_SIZE_OF),
    ),
    schema=_CHANGES,
)
FOLLOWED = (
    Endpoint("/council/{site}.json", "A site: councils, committees, meetings near.", (_SITE,), schema=_COUNCIL),
    Endpoint("/council/{site}.atom", "What its committees decided, and minutes as they appear.", (_SITE,), _ATOM),
    Endpoint("/council/{site}.ics", "Its meetings as a calendar.", (_SITE,), _ICS),
    Endpoint("/committee/{site}/{number}.atom", "What a committee decided, and its minutes.", _ONE, _ATOM),
    Endpoint("/committee/{site}/{number}.ics", "Its meetings as a calendar.", _ONE, _ICS),
    Endpoint("/person/{site}/{number}.atom", "A member's seats, votes and declarations.", _ONE, _ATOM),
)
ASKED = (
    Endpoint(
        "/archive/{question}.json",
        "A question; its own parameters beside. `truncated` says whether rows were left out.",
        (_QUERY, _OBJECTS),
        schema=_ROWS,
    ),
    Endpoint(
        "/archive/{question}.csv",
        "The same with up to 50,000 rows; a last line that begins with CUT says where that is not all.",
        (_QUERY,),
        _CSV,
    ),
    Endpoint("/archive/{question}.atom", "The same as a feed.", (_QUERY,), _ATOM),
    Endpoint(
        "/archive/{table}.json",
        "Rows of a table or view, a page at a time: `next_url` is the address of the next page.",
        (_TABLE, _OBJECTS, _SIZE, Parameter("_next", "Token of the next page."), _FILTER),
        schema=_PAGE,
    ),
    Endpoint("/archive/{table}.csv", "The same to its last row, with the same filters.", (_TABLE, _FILTER), _CSV),
)
_HIT = thing(
    id=TEXT, record_id=TEXT, kind=TEXT, title=TEXT, date=MAYBE, council=MAYBE, committee=MAYBE, snippet=MAYBE,
    address=MAYBE, original=MAYBE, places=WHOLE, is_to_come=FLAG,
)  # fmt: skip
_FOUND = thing(
    asked={"type": "object"}, address=TEXT, matches=WHOLE, is_capped=FLAG, records=WHOLE, hits=listing(_HIT),
    problems=listing(TEXT), error=MAYBE, next=MAYBE, coverage={"type": ["object", "null"]},
    hints=listing(thing(says=TEXT, words=TEXT, address=MAYBE)),
)  # fmt: skip
_SEARCHED = (
    Parameter("words", "What is looked for: every word must be there."),
    Parameter("advanced", "1: AND, OR, NOT, NEAR and brackets in the words.", schema={"enum": ["1"]}),
    Parameter("council", "A council's id or name."),
    Parameter("committee", "A committee's id, or a part of its name."),
    Parameter("since", "From this day, month or year."),
    Parameter("until", "Until this day, month or year."),
    Parameter("kind", "Only this kind.", schema={"enum": list(SEARCHED_KINDS)}),
    Parameter("outcome", "Only decisions with this outcome.", schema={"enum": list(OUTCOMES)}),
    Parameter("vote", "1: only with a vote, its numbers or names.", schema={"enum": ["1"]}),
    Parameter("least", "Only what names a sum of at least so many pounds."),
)
_ORDERED = Parameter("order", "newest: newest first; else best match first.", schema={"enum": ["newest"]})
_PAGED = (
    Parameter("page", "Number of the page.", schema={"type": "integer", "minimum": 1}),
    Parameter("size", "Records a page, at most 100.", schema={"type": "integer", "minimum": 1, "maximum": 100}),
)
SEARCH = (
    Endpoint(
        "/search.json",
        "A search. `matches` counts places, `records` what they stand in; `next` is the address of the next page.",
        (*_SEARCHED, _ORDERED, *_PAGED),
        schema=_FOUND,
    ),
    Endpoint("/search.csv", "The same, all that can be paged through in one file.", (*_SEARCHED, _ORDERED), _CSV),
    Endpoint("/search.atom", "The same as a feed, newest first.", _SEARCHED, _ATOM),
)
_DOCUMENT = thing(openapi=TEXT, info={"type": "object"}, paths={"type": "object"})
ENDPOINTS: tuple[Endpoint, ...] = (
    SINCE,
    *RECORDS,
    *FOLLOWED,
    *SEARCH,
    *ASKED,
    Endpoint("/download.json", "The files of the newest export, with rows, bytes and SHA-256.", schema=_DOWNLOADS),
    Endpoint("/api/openapi.json", "This list as OpenAPI 3.1.", schema=_DOCUMENT),
)


def openapi(server: str) -> dict[str, Any]:
    """The list as an OpenAPI 3.1 document for the server at this address."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Council minutes and decisions", "version": VERSION,
            "description": "Read only, no key, CORS open. Answers carry an ETag: send it back as If-None-Match, and "
            "an archive that has not changed answers 304.",
        },
        "servers": [{"url": server}],
        "paths": {endpoint.path: {"get": _operation(endpoint)} for endpoint in ENDPOINTS},
    }  # fmt: skip


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    content = {endpoint.media: {"schema": endpoint.schema or TEXT}}
    return {
        "summary": endpoint.summary,
        "operationId": endpoint.path.strip("/").replace("/", "_").replace(".", "_").replace("{", "").replace("}", ""),
        "parameters": [
            {"name": each.name, "in": each.place, "description": each.description, "schema": each.schema or TEXT,
             **({"required": True} if each.place == "path" else {})}
            for each in endpoint.parameters
        ],
        "responses": {
            "200": {"description": "The answer.", "content": content},
            "304": {"description": "Nothing changed since the answer whose ETag was sent."},
            **({"404": {"description": "The archive holds no such thing."}} if "{" in endpoint.path else {}),
        },
    }  # fmt: skip

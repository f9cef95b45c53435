"""The search page: one box over minutes, decisions, resolutions and papers, ranked, with filters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from archive.facts import OUTCOMES
from publish.site import search_forms, search_hints
from publish.site.addresses import reading_of
from publish.site.coverage_sentence import NOT_DECIDED, Scope, coverage_of
from publish.site.gaps import LINK_ONLY
from publish.site.page import Ask, Data, Page
from publish.site.search_filters import Filters, read_filters
from publish.site.search_find import RANKED, SHOWN, BadSyntax, Found, check_syntax, find, hits_of, records_of
from publish.site.search_query import KINDS, Match, match_of
from publish.site.to_come import is_to_come
from publish.words import NOTHING

PATH = "/search"
NO_WORDS = "No word and no number was typed that can be looked for."
SIZE, MOST = 25, 100


async def read(ask: Ask) -> Data:
    """What was asked, how much was found, the hits of one page, and what the archive holds for that place and time."""
    filters = await read_filters(ask)
    match = match_of(filters.asked)
    try:
        if filters.asked.is_advanced and match.words:
            await check_syntax(ask, match.words)
    except BadSyntax as error:
        return {**_frame(ask, filters), "error": str(error), "http_status": 400}
    if not filters.given:
        return _frame(ask, filters)
    form = ask.request.url_vars.get("form")
    found = await find(ask, match, newest=form == "atom" or ask.given("order") == "newest")
    data = {**_frame(ask, filters), **await _shown(ask, filters, match, found, is_whole=form == "csv")}
    data["coverage"] = await coverage_of(ask, _scope(filters), await ask.today())
    if found.problem:
        data |= {"error": found.problem, "http_status": 503}
    elif not found.matches:
        is_empty = match.is_nothing and match.words == NOTHING
        data["nothing"] = NO_WORDS if is_empty else f"Nothing found. {NOT_DECIDED}"
    if not found.problem and form in (None, "json"):
        data["hints"] = [
            {**hint, "address": address(ask, hint["asked"]) if hint["asked"] else None}
            for hint in await search_hints.hints_of(ask, filters, is_found=bool(found.matches))
        ]
    return data


def _frame(ask: Ask, filters: Filters) -> Data:
    """What every answer has, so that its shape never changes."""
    order = {"order": "newest"} if ask.given("order") == "newest" else {}
    asked = {**filters.given, **order}
    return {
        "asked": asked, "address": address(ask, asked), "path": f"{PATH}?{urlencode(asked)}", "error": None,
        "nothing": None, "problems": list(filters.problems), "matches": 0, "is_capped": False, "order": None,
        "ranked_since": None, "records": 0, "page_number": 1, "pages": 0, "first": 1, "next": None,
        "previous": None, "hits": [], "hints": [], "coverage": None, "most": SHOWN, "ranked_among": RANKED,
        "form": {"councils": filters.councils, "kinds": KINDS, "outcomes": OUTCOMES},
    }  # fmt: skip


async def _shown(ask: Ask, filters: Filters, match: Match, found: Found, *, is_whole: bool) -> Data:
    """The hits of one page; all that can be paged through where `is_whole`."""
    records = await records_of(ask, found.numbers)
    looked_at = sum(map(len, records.values()))
    size = len(records) or 1 if is_whole else min(_number(ask.given("size"), SIZE), MOST)
    pages = -(-len(records) // size)
    number = 1 if is_whole else max(1, min(_number(ask.given("page"), 1), pages))
    listed = list(records.values())[(number - 1) * size : number * size]
    hits = await hits_of(ask, [places[0] for places in listed], match.words)
    places, today = {each[0]: len(each) for each in listed}, await ask.today()
    asked = {**filters.given, **{name: value for name in ("order", "size") if (value := ask.given(name))}}
    return {
        "matches": found.matches, "is_capped": found.is_capped, "order": found.order, "ranked_since": found.since,
        "records": len(records), "most": SHOWN if looked_at == len(found.numbers) else looked_at,
        "page_number": number, "pages": pages,
        "first": (number - 1) * size + 1,
        "next": address(ask, asked, page=number + 1) if number < pages else None,
        "previous": address(ask, asked, page=number - 1) if number > 1 else None,
        "hits": [_hit(ask, hit, places[hit["number"]], today) for hit in hits],
    }  # fmt: skip


def _hit(ask: Ask, hit: Data, places: int, today: date) -> Data:
    path = reading_of(hit["id"]) or reading_of(hit["record_id"])
    kept_back = LINK_ONLY if hit["is_kept_back"] else None
    return {
        **{name: hit[name] for name in ("id", "record_id", "kind", "date", "council", "council_name", "committee")},
        "title": hit["title"] or "Untitled", "marked_title": hit["marked_title"] or None,
        "snippet": None if kept_back else hit["snippet"], "kept_back": kept_back,
        "largest_gbp": hit["largest_gbp"], "gone_at": hit["gone_at"] or None, "places": places,
        "is_to_come": is_to_come(hit["date"], today),
        "path": path, "address": ask.absolute(path) if path else None, "original": hit["url"],
    }  # fmt: skip


def address(ask: Ask, asked: Mapping[str, str], *, page: int = 1, form: str = "") -> str:
    """The whole address of a search, which stays the same: it is made of what was asked."""
    parameters = {**asked, **({"page": str(page)} if page > 1 else {})}
    question = f"?{urlencode(parameters)}" if parameters else ""
    return ask.absolute(f"{PATH}{form}") + question


def _scope(filters: Filters) -> Scope:
    asked, committee = filters.asked, filters.given.get("committee", "")
    is_id = "/committee/" in committee
    return Scope(
        council=asked.council, council_name=filters.council_name or "", committee=committee,
        committees=() if is_id else filters.committee_names, since=asked.since, until=asked.until,
    )  # fmt: skip


def _number(text: str, otherwise: int) -> int:
    """A whole number of one or more, as somebody wrote it into the address."""
    return max(1, int(text)) if text.isdecimal() and len(text) < 9 else otherwise


PAGE = Page(
    "search", PATH, read, is_hidden=True,
    forms={"json": search_forms.as_json, "csv": search_forms.as_csv, "atom": search_forms.as_atom},
)  # fmt: skip

"""A document, page by page: the text of each page with what was found in it, and the page of the PDF itself."""

from __future__ import annotations

from publish.site import held
from publish.site.addresses import PAGES_SHOWN
from publish.site.gaps import TAKEN_DOWN, no_text_because
from publish.site.page import Ask, Data, Page

_COUNT = """select max(cast(substr(field, 6) as integer)) from texts
where record_id = ? and field >= 'page-' and field < 'page.'"""
_PARTS = """select field from texts where record_id = ? and (field in ('text', 'head', 'tail') or field >= 'part-'
  and field < 'part.') order by length(field), field limit 100"""
_LISTED = """select l.record_id, l.title, coalesce(i.title, d.title, m.title, s.title) as of_title,
  coalesce(j.date, d.decision_date, m.date) as date
from document_links l left join agenda_items i on i.id = l.record_id left join meetings j on j.id = i.meeting_id
left join decisions d on d.id = l.record_id left join meetings m on m.id = l.record_id
left join issues s on s.id = l.record_id where l.document_id = ? order by date, l.record_id limit 100"""
_ITEMS = """select p.item_id, coalesce(i.title, p.title) as title, p.number_label, p.first_page from printed_parts p
join agenda_items i on i.id = p.item_id where p.document_id = ? order by p.number limit 300"""
QUALITY = {
    "ocr": "Some of this text was recognised in pictures of the pages and may be wrong, in figures above all.",
    "needs_ocr": "The file is a picture of pages without text, so nothing in it can be searched or read here.",
    "failed": "The file was fetched and its text could not be read.",
    "none": "The file holds no text.",
}


async def read(ask: Ask) -> Data | None:
    """The document and the pages round `?page=`; None where the archive has none of this id."""
    row = await held.row_of(ask, "document")
    if row is None:
        return None
    last = max(await _last_page(ask, row["id"]), row["page_count"] or 0)
    first = first_shown(ask.given("page"), last)
    shown = [f"page-{number}" for number in range(first, min(first + PAGES_SHOWN, last + 1))]
    parts = [each["field"] for each in await ask.rows(_PARTS, [row["id"]])] if first == 1 else []
    data = await held.reading(ask, row, "document", [*shown, *parts])
    if row["gone_at"]:
        data |= {"kept_back": data["kept_back"] or TAKEN_DOWN, "texts": [], "facts": [], "legend": []}
    if row["sha256"]:  # the whole file, not the first of the pages shown
        file = {"label": "File", "sha256": row["sha256"]}
        data["citation"] = held.citation(ask, data, data["title"], data["place"], file)
    texts = {text["field"]: text for text in data["texts"]}
    return {
        **data, "is_restricted": bool(row["is_restricted"]), "media_type": row["media_type"], "size": row["size"],
        "sha256": row["sha256"], "text_quality": row["text_quality"], "quality": QUALITY.get(row["text_quality"] or ""),
        "ocr_pages": row["ocr_pages"], "author": row["author"], "report_date": row["report_date"],
        "listed": await ask.rows(_LISTED, [row["id"]]), "last_page": last, "windows": windows(last),
        "first_page": first, "split_into": await ask.rows(_ITEMS, [row["id"]]),
        "pages": [_page(row["url"], number, texts.get(f"page-{number}"))
                  for number in range(first, first + len(shown)) if not data["kept_back"]],
        "other_texts": [text for text in data["texts"] if not text["field"].startswith("page-")],
        "no_text_because": no_text_because(data["absences"], ("text", "sha256", "bytes")),
    }  # fmt: skip


async def _last_page(ask: Ask, record: str) -> int:
    found = await ask.row(_COUNT, [record])
    return int(next(iter((found or {}).values()), 0) or 0)


def first_shown(given: str, last: int) -> int:
    """The first of the pages shown when page `given` is asked for; the beginning where that is no page."""
    number = int(given) if given.isdecimal() and len(given) < 6 and 1 <= int(given) <= last else 1
    return (number - 1) // PAGES_SHOWN * PAGES_SHOWN + 1


def windows(last: int) -> list[tuple[int, int]]:
    """First and last page of each part that is shown at once."""
    return [(first, min(first + PAGES_SHOWN - 1, last)) for first in range(1, last + 1, PAGES_SHOWN)]


def _page(url: str | None, number: int, text: Data | None) -> Data:
    """One page: `{number, anchor, original, text}`; `text` is the text's field in `texts`, None where it has none."""
    return {
        "number": number, "anchor": f"page-{number}", "text": text["field"] if text else None,
        "original": f"{url}#page={number}" if url else None,
    }  # fmt: skip


PAGE = Page("document", held.pattern("document"), read, forms={"bib": held.bib})

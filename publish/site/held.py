"""What the archive holds of one record: its row, where it belongs, its texts with their facts, papers, citation."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from datasette.utils import tilde_encode

from archive.ids import sha256, text_id
from archive.records import SEARCHED
from archive.rows import KIND_TABLES
from archive.withheld import COLUMNS
from publish.settings import DATABASE
from publish.site import changes, citing, facts, gaps, to_come
from publish.site.addresses import KINDS, address_of, record_of
from publish.site.facts import as_json
from publish.site.page import Ask, Data

_PLACE = """select r.date, r.committee, r.committee_id, r.meeting_id, r.minutes_status, n.name as council
from records r left join councils n on n.id = r.council where r.id = ?"""
_SITE = "select id, name, base_url, is_link_only from sites where id = ?"
_TEXT = """select t.id, t.field, t.section, t.language, t.minutes_status, t.sha256, t.text, t.seen_at,
  x.note as read_note, x.extractor_version, x.text_sha256 as read_sha256
from texts t left join extractions x on x.text_id = t.id"""
_TEXTS = f"{_TEXT} where t.record_id = :record and t.field in (select value from json_each(:fields))"
_PAPERS = """select d.id, coalesce(l.title, d.title) as title, d.url, d.kind, d.media_type, d.is_restricted, d.gone_at,
  d.sha256 is not null as is_held from document_links l join documents d on d.id = l.document_id
where l.record_id = ? order by l.position limit 300"""
STATUS = {
    "draft": "Draft: the committee has not agreed these minutes yet.",
    "approved": "Approved: the council marks these minutes as agreed.",
    "none": (
        "No minutes of this meeting were on the council's site when we last looked. "
        "That does not mean that nothing was decided."
    ),
    "unknown": "The site does not tell whether these minutes are a draft or approved.",
}


async def row_of(ask: Ask, kind: str) -> Data | None:
    """The row that the address names, None where there is none."""
    record = record_of(kind, ask.parts["site"], ask.parts["number"])
    return await ask.row(f"select * from {KIND_TABLES[kind]} where id = ?", [record])


async def basis(ask: Ask, row: Data, kind: str) -> Data:
    """What every page of a record says: ids, addresses, when it was seen, its site, whether its text may be shown."""
    site = await ask.row(_SITE, [row["site"]]) or {"id": row["site"], "name": row["site"], "is_link_only": 0}
    return {
        "id": row["id"], "kind": kind, "original": row["url"], "address": address_of(row["id"]),
        "row": f"/{DATABASE}/{KIND_TABLES[kind]}/{tilde_encode(row['id'])}",
        "site": {"id": site["id"], "name": site["name"]},
        "first_seen": row["first_seen"], "last_seen": row["last_seen"], "gone_at": row["gone_at"],
        "kept_back": gaps.LINK_ONLY if site["is_link_only"] else None,
    }  # fmt: skip


async def place_of(ask: Ask, record: str) -> Data:
    """Council, committee, meeting and date of an item, a decision or a document; each None where not known."""
    names = ("date", "committee", "committee_id", "meeting_id", "minutes_status", "council")
    return await ask.row(_PLACE, [record]) or dict.fromkeys(names)


async def texts_of(ask: Ask, row: Data, fields: Sequence[str]) -> list[Data]:
    """The texts of a record in the order of `fields`, each with `label` and what became of reading it.

    Words that stand in the record's row alone are a text too, read for facts by nobody.
    """
    rows = {text["field"]: text for text in await ask.rows(_TEXTS, {"record": row["id"], "fields": as_json(fields)})}
    for field in fields:
        words = row.get(COLUMNS.get(field, field))
        if field not in rows and words:
            rows[field] = _unread(row, field, words)
    return [{**rows[field], "label": gaps.label_of(field)} for field in fields if field in rows]


def _unread(row: Data, field: str, words: str) -> Data:
    digest = sha256(words.encode("utf-8", "surrogatepass"))
    return {
        "id": text_id(row["id"], field), "field": field, "section": None, "language": None, "minutes_status": None,
        "sha256": digest, "text": words, "seen_at": row["last_seen"], "read_note": None, "extractor_version": None,
        "read_sha256": None,
    }  # fmt: skip


async def reading(ask: Ask, row: Data, kind: str, fields: Sequence[str]) -> Data:
    """The page of a record with texts: `basis`, place, texts, facts, papers, gaps, changes and citation.

    Where the text is kept back, texts and facts are empty and changes say no words.
    """
    base, place = await basis(ask, row, kind), await place_of(ask, row["id"])
    texts = [] if base["kept_back"] else await texts_of(ask, row, fields)
    order = {text["id"]: place for place, text in enumerate(texts)}
    found = sorted(await facts.facts_of(ask, list(order)), key=lambda fact: order[fact["text_id"]])
    for text in texts:
        text["facts"] = sum(fact["text_id"] == text["id"] for fact in found)
        text["no_facts_because"] = None if text["facts"] else why_no_facts(text)
    is_to_come = kind != "decision" and to_come.is_to_come(place["date"], await ask.today())
    absences = to_come.lacking(await gaps.absences_of(ask, [row["id"]]), to_come=is_to_come)
    status = STATUS.get(place["minutes_status"] or "")
    return {
        **base, "title": row["title"] or "Untitled", "place": place, "is_to_come": is_to_come,
        "status": to_come.status(status, place["minutes_status"], None, to_come=is_to_come),
        "texts": texts, "facts": found, "legend": facts.legend(found), "absences": absences,
        "papers": await papers_of(ask, row["id"]),
        "restrictions": [] if base["kept_back"] else await gaps.restrictions_of(ask, row["id"]),
        "changes": await changes.changes_of(ask, row["id"], is_kept_back=bool(base["kept_back"])),
        "citation": citation(ask, base, row["title"] or "Untitled", place, texts[0] if texts else None),
    }  # fmt: skip


def no_words(data: Data, row: Data, fields: Sequence[str]) -> str | None:
    """Why none of these texts is there; None where one is, or where the page says already that text is kept back."""
    if data["kept_back"] or any(text["field"] in fields for text in data["texts"]):
        return None
    names = [name for field in fields for name in (field, COLUMNS.get(field, field))]
    if data["is_to_come"]:
        return to_come.NO_MINUTES
    because = gaps.no_text_because(data["absences"], names)
    return gaps.REASONS["restricted"] if because == gaps.UNKNOWN and row.get("is_restricted") else because


def why_no_facts(text: Data) -> str:
    """Why a text has no fact marked."""
    if text["section"] == SEARCHED:
        return "These words are kept to be searched; facts were looked for where they stand in parts or under an item."
    if text["read_sha256"] is None:
        return "This text has not been read for facts yet."
    if text["read_note"]:
        return f"This text could not be read for facts: {text['read_note']}."
    if text["read_sha256"] != text["sha256"]:
        return "This text changed and has not been read for facts again yet."
    return "Read for facts, and none of the kinds we know was found. That does not mean that nothing was decided."


async def papers_of(ask: Ask, record: str) -> list[Data]:
    """The papers listed under a record."""
    return await ask.rows(_PAPERS, [record])


def citation(ask: Ask, base: Data, title: str, place: Data, text: Data | None) -> dict[str, Any]:
    """How the record is cited; the hash is of the first text shown."""
    return dict(
        citing.as_data(
            citing.Cited(
                record_id=base["id"], title=title, council=place.get("council") or base["site"]["name"],
                committee=place.get("committee"), on=place.get("date"), minutes_status=place.get("minutes_status"),
                address=ask.absolute(base["address"]), original=base["original"], seen_at=base["last_seen"],
                text_label=text["label"].lower() if text else None, sha256=text["sha256"] if text else None,
            )
        )
    )  # fmt: skip


def from_json(words: str | None) -> Any:
    """A column of type json; an empty list where there is nothing in it."""
    return json.loads(words) if words else []


def pattern(kind: str) -> str:
    """The address of a kind of record, as a regular expression."""
    assert kind in KINDS
    return f"/{kind}/(?P<site>[^/.]+)/(?P<number>[^/.]+)"


def bib(_: Ask, data: Data) -> str:
    """The page as BibTeX."""
    return str(data["citation"]["bibtex"])

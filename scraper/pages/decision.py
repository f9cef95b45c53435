"""A decision record: `ieDecisionDetails.aspx` (section 3.6)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bs4 import Tag

from archive.records import Decision, Document, DocumentLink, Parsed, Site
from scraper import addresses, html
from scraper.blocks import Block, Labelled, blocks, labelled
from scraper.dates import dates_in, parse_date
from scraper.layouts import head_texts, relabel
from scraper.pages.base import PageType, Tray, content_of, open_page
from scraper.pages.body import is_intro
from scraper.pages.distrust import doubt_of
from scraper.pages.notes import follow_notes
from scraper.pages.papers import add_papers
from scraper.vocabulary import DECISION_LABELS, boolean, key
from scraper.vocabulary_issues import ISSUE_LABELS

SECTIONS = {"decision_text": "decision", "purpose": "report", "reasons": "report", "alternatives": "report"}
DATES = ("decision_date", "publication_date", "effective_from")
FLAGS = ("is_key", "is_call_in")
UNLABELLED = "Other text on the page"
# A decision's page may print what its issue's page says; that is known, and kept verbatim among the other fields.
KNOWN = {**dict.fromkeys(ISSUE_LABELS, ""), **DECISION_LABELS}


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the decision with its texts and papers."""
    tray = Tray("decision", url, site, context)
    _, frame = open_page(tray, body)
    decision_id = tray.known("decision")
    if frame is None:
        return tray.parsed()
    if decision_id is None:
        tray.problem("neither the URL nor the context states the decision's id")
        return tray.parsed()
    content, heading = content_of(frame), html.sub_title(frame)
    relabel(content, KNOWN, SECTIONS)
    head_texts(content)
    values: dict[str, Any] = {"other_fields": {}}
    for pair in labelled(content):
        _read_pair(tray, decision_id, pair, values)
    _read_blocks(tray, decision_id, content, values)
    if doubt := doubt_of(values, KNOWN):
        tray.problem(doubt, decision_id)
    if heading is None or all(value in (None, "", {}) for value in values.values()):
        tray.problem("no title or none of the parts of a decision: not a decision page", decision_id)
        return tray.parsed()
    _read_links(tray, decision_id, frame, values)
    values["other_fields"] = values["other_fields"] or None
    tray.add(
        Decision, decision_id, url=addresses.decision(tray.base, decision_id.rpartition("/")[2]),
        title=html.line_of(heading) or None, **values,
    )  # fmt: skip
    _add_texts(tray, decision_id, values)
    add_papers(tray, decision_id, (a for block in blocks(content) for a in block.links))
    return tray.parsed()


def _read_pair(tray: Tray, decision_id: str, pair: Labelled, values: dict[str, Any]) -> None:
    value = pair.value.rstrip("; ").strip()
    name = _name(pair.label)
    if name is None:
        tray.problem(f"unknown label {pair.label!r} kept in other_fields", decision_id)
    if not value:
        return
    if name == "meeting":
        values["meeting_label"] = value
        values["meeting_date"] = next((found.iso for found in dates_in(value)), None)
        linked = [ref for link in pair.links if (ref := tray.classify(link.href)) and "meeting" in ref.ids]
        values["meeting_id"] = tray.ref("meeting", linked[0].ids["meeting"]) if linked else None
    elif name in (None, "", "documents") or name in values:
        _keep(values, pair.label, value)
    else:
        _set(tray, decision_id, name or "", pair.label, value, values)


def _set(tray: Tray, decision_id: str, name: str, label: str, value: str, values: dict[str, Any]) -> None:
    normalised = parse_date(value) if name in DATES else boolean(value) if name in FLAGS else value
    if normalised is None:
        _keep(values, label, value)
        tray.problem(f"cannot read {label!r}: {value!r}", decision_id)
    else:
        values[name] = normalised
        if name in SECTIONS:
            values.setdefault("decision_label", f"{label}:" if name == "decision_text" else None)


def _read_blocks(tray: Tray, decision_id: str, content: Tag, values: dict[str, Any]) -> None:
    """Headed texts; a text without heading is the decision's only on sites that leave the heading out, and only where
    it is the one such text: of two, one may say what the decision is for."""
    found = blocks(content)
    is_headed = any(block.text and _name(block.label) == "decision_text" for block in found)
    bare = sum(_boxes(block) for block in found if block.label is None and not is_intro(content, block))
    if not is_headed and bare > 1:
        tray.problem(f"{bare} texts without headings: which of them is the decision is not known", decision_id)
        is_headed = True
    for block in found:
        is_other = is_headed or is_intro(content, block)
        name = _name(block.label) if block.label or is_other else "decision_text"
        if block.label and name is None:
            tray.problem(f"unknown label {block.label!r} kept in other_fields", decision_id)
        if block.rest:
            _keep(values, UNLABELLED, block.rest)
        if not block.text or (name == "documents" and not block.says_more):
            continue
        if block.is_truncated:
            where = f"cut short on the page; see {block.full_href}"
            tray.absent(decision_id, name or "other_fields", "not_fetched", where)
            tray.problem(f"the decision page cuts {block.label or 'its text'!r} short", decision_id)
        elif name not in SECTIONS:
            _keep(values, (block.label or UNLABELLED).strip(" :"), block.text)
        else:
            values[name] = f"{values[name]}\n\n{block.text}" if values.get(name) else block.text
            if name == "decision_text" and block.label:
                values["decision_label"] = block.label


def _boxes(block: Block) -> int:
    """How many texts a block holds in ModernGov's own containers."""
    return sum(html.has_class(node, "mgWordPara") and bool(html.text_of(node)) for node in block.nodes)


def _name(label: str | None) -> str | None:
    return KNOWN.get(key(label)) if label else None


def _keep(values: dict[str, Any], label: str, text: str) -> None:
    """Keep a text under its label as printed; what the page says twice is kept once."""
    other = values["other_fields"]
    if label not in other:
        other[label] = text
    elif text not in other[label].split("\n\n"):
        other[label] += f"\n\n{text}"


def _read_links(tray: Tray, decision_id: str, frame: Tag, values: dict[str, Any]) -> None:
    """Issue and agenda item from the page's own links, where it has exactly one."""
    for kind in ("issue", "item"):
        refs = (tray.classify(str(tag["href"])) for tag in html.own_links(frame))
        numbers = {ref.ids[kind] for ref in refs if ref and ref.page == kind}
        if len(numbers) == 1:
            values[f"{kind}_id"] = tray.ref(kind, numbers.pop())
    follow_notes(tray, decision_id, html.anchors(frame))


def _add_texts(tray: Tray, decision_id: str, values: dict[str, Any]) -> None:
    for name, section in SECTIONS.items():
        tray.text(decision_id, "decision" if name == "decision_text" else name, values.get(name), section)
    if not values.get("decision_text"):
        tray.absent(decision_id, "decision_text", "not_stated", "the page prints no decision text")


PAGE = PageType(name="decision", parse=parse, kinds=(Decision, Document, DocumentLink), is_verified=True)

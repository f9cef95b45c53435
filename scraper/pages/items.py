"""What one agenda item says, wherever it stands: a row of a meeting page or a page of its own (sections 3.4, 3.5)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bs4 import Tag

from archive.records import AgendaItem
from scraper import addresses, urls
from scraper.blocks import Block, Labelled, blocks, labelled
from scraper.html import Anchor
from scraper.layouts import head_texts
from scraper.pages.base import Tray
from scraper.pages.body import is_intro
from scraper.pages.gaps import missing_minutes
from scraper.pages.notes import follow_notes
from scraper.pages.papers import add_papers
from scraper.vocabulary import ITEM_LABELS, RESTRICTED_TEXT, RESTRICTED_TITLE, key

SECTIONS = {"summary": "agenda", "decision_text": "decision", "minutes_text": "minutes"}
TEXT_FIELDS = {"summary": "summary", "decision_text": "decision", "minutes_text": "minutes"}
SHORT_NOTICE = 300  # characters: a longer text that mentions restriction is about something else
LONGEST_NAME = 25  # characters: a longer text under a label that we do not know may be minutes
ABOUT_THE_ITEM = re.compile(r"\bitem\b", re.IGNORECASE)
UNLABELLED = "Other text on the page"


@dataclass(slots=True)
class ItemContent:
    """The parts of one item before they become records."""

    fields: dict[str, str | None] = field(default_factory=dict)
    cut: dict[str, str] = field(default_factory=dict)
    other: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    papers: list[Anchor] = field(default_factory=list)
    notes: list[Anchor] = field(default_factory=list)


def read_blocks(tray: Tray, scope: Tag) -> ItemContent:
    """Read the labelled blocks of an item, in any order; unknown labels are kept and reported."""
    content = ItemContent()
    has_labels = scope.find(class_="mgLabel") is not None
    if has_labels:
        head_texts(scope)
    for block in blocks(scope):
        name = ITEM_LABELS.get(key(block.label)) if block.label else "" if is_intro(scope, block) else "summary"
        if block.rest:
            _append(content.other, UNLABELLED, block.rest)
        if name in SECTIONS:
            _read_text(content, name, block)
        elif name != "documents" or block.says_more:
            _read_other(tray, content, name, block)
        _read_links(tray, content, block)
    for pair in labelled(scope) if has_labels else ():
        _read_pair(tray, content, pair)
    return content


def _read_pair(tray: Tray, content: ItemContent, pair: Labelled) -> None:
    """A label with its value on one line, such as who presents the item."""
    if not pair.value:
        return
    if key(pair.label) not in ITEM_LABELS:
        tray.problem(f"unknown label {pair.label!r} kept in other_fields")
    _append(content.other, pair.label, pair.value)


def _read_text(content: ItemContent, name: str, block: Block) -> None:
    if block.is_truncated:
        content.cut[name] = block.full_href or ""
        content.fields.pop(name, None)  # a text in several blocks is cut where one of them is
    elif block.text and name not in content.cut:
        before = content.fields.get(name)
        content.fields[name] = f"{before}\n\n{block.text}" if before else block.text


def _read_other(tray: Tray, content: ItemContent, name: str | None, block: Block) -> None:
    label = (block.label or "").strip().rstrip(" :") or UNLABELLED
    if name is None:
        tray.problem(f"unknown label {label!r} kept in other_fields")
        content.unknown += [label] if len(block.text or "") > LONGEST_NAME else []
    if block.text:
        _append(content.other, label, block.text)


def _append(fields: dict[str, str], label: str, text: str) -> None:
    fields[label] = f"{fields[label]}\n\n{text}" if label in fields else text


def _read_links(tray: Tray, content: ItemContent, block: Block) -> None:
    for anchor in block.links:
        found = tray.classify(anchor.href)
        if found and found.page == "document":
            content.papers.append(anchor)
        elif found:
            content.notes.append(anchor)
        elif block.label and ITEM_LABELS.get(key(block.label)) == "documents" and "//" in anchor.href:
            _append(content.other, block.label.strip().rstrip(" :"), f"{anchor.text} <{urls.clean(anchor.href)}>")


def add_item(
    tray: Tray, item_id: str, content: ItemContent, *, meeting_id: str | None, title: str | None,
    number_label: str | None, position: int | None, minutes_status: str | None, title_papers: list[Anchor],
) -> None:  # fmt: skip
    """Add the item with its texts, absences, papers and, for a text the page cuts short, the link to the whole."""
    restricted = is_restricted(tray, title, content)
    tray.add(
        AgendaItem, item_id, url=addresses.item(tray.base, item_id.rpartition("/")[2]), meeting_id=meeting_id,
        position=position, number_label=number_label, title=title, issue_id=_issue(tray, content),
        is_restricted=restricted, text_source="page", other_fields=content.other or None, **content.fields,
    )  # fmt: skip
    for name, text in content.fields.items():
        tray.text(item_id, TEXT_FIELDS[name], text, SECTIONS[name], minutes_status)
    for name, href in content.cut.items():
        _follow(tray, item_id, name, href, meeting_id, minutes_status)
    missing_minutes(tray, item_id, content.fields, content.cut, minutes_status, restricted, content.unknown)
    if not restricted and (reasons := _reasons(tray, content)):
        tray.absent(item_id, "documents", "restricted", "; ".join(anchor.text for anchor in reasons) or None)
    add_papers(tray, item_id, content.papers, title_papers)
    follow_notes(tray, item_id, content.notes)
    _follow_votes(tray, item_id, content, meeting_id)


def _follow_votes(tray: Tray, item_id: str, content: ItemContent, meeting_id: str | None) -> None:
    """The recorded vote's table says what was carried; who voted how stands on a page of its own."""
    for found in (tray.classify(anchor.href) for anchor in content.notes):
        if found and found.page == "recorded_votes":
            tray.link(found.url, "recorded_votes", f"votes on {item_id}", item_id=item_id, meeting_id=meeting_id)


def _follow(tray: Tray, item_id: str, name: str, href: str, meeting_id: str | None, minutes_status: str | None) -> None:
    found = tray.classify(href)
    number = item_id.rpartition("/")[2]
    url = found.url if found and found.ids.get("item") == number else addresses.item(tray.base, number)
    tray.absent(item_id, name, "not_fetched", f"{tray.page} page cuts this text short; whole at {url}")
    if tray.page == "item":
        tray.problem(f"the item's own page cuts its {TEXT_FIELDS[name]} short", item_id)
    else:
        tray.link(
            url, "item", f"{TEXT_FIELDS[name]} cut short on the {tray.page} page", item_id=item_id,
            meeting_id=meeting_id, minutes_status=minutes_status,
        )  # fmt: skip


def is_restricted(tray: Tray, title: str | None, content: ItemContent) -> bool | None:
    """Return True where title, text or ModernGov's "reasons restricted" link say so; None where nothing does."""
    if any(ABOUT_THE_ITEM.search(f"{anchor.text} {anchor.hint}") for anchor in _reasons(tray, content)):
        return True
    if title and RESTRICTED_TITLE.search(title):
        return True
    texts = [text for text in content.fields.values() if text and len(text) <= SHORT_NOTICE]
    return True if any(RESTRICTED_TEXT.search(text) for text in texts) else None


def _reasons(tray: Tray, content: ItemContent) -> list[Anchor]:
    """ModernGov's links to the reasons why something here is restricted."""
    pages = ((anchor, tray.classify(anchor.href)) for anchor in content.notes)
    return [anchor for anchor, found in pages if found and found.page == "reasons_restricted"]


def _issue(tray: Tray, content: ItemContent) -> str | None:
    issues = {ref.ids["issue"] for a in content.notes if (ref := tray.classify(a.href)) and "issue" in ref.ids}
    return tray.ref("issue", issues.pop()) if len(issues) == 1 else None

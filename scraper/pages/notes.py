"""The notes beside an item or decision: links to its issue, and to the reasons why something of it is not public."""

from __future__ import annotations

from collections.abc import Iterable

from scraper import addresses
from scraper.html import Anchor
from scraper.pages.base import Tray
from scraper.urls import PageRef


def follow_notes(tray: Tray, record_id: str, anchors: Iterable[Anchor]) -> None:
    """Add a link to every issue and every page of reasons that a meeting's item or a decision leads to."""
    for anchor in anchors:
        ref = tray.classify(anchor.href)
        if ref is not None and ref.page == "issue":
            number = ref.ids["issue"]
            url, issue_id = addresses.issue(tray.base, number), tray.ref("issue", number)
            tray.link(url, "issue", f"background of {record_id}", issue_id=issue_id)
        elif ref is not None and ref.page == "reasons_restricted":
            link_reasons(tray, record_id, anchor, ref)


def link_reasons(tray: Tray, record_id: str, anchor: Anchor, ref: PageRef) -> None:
    """Add the link to `mgReasonsRestricted.aspx`; its parser is told the record and the words of the link."""
    tray.link(
        ref.url, "reasons_restricted", f"why something of {record_id} is restricted", record_id=record_id,
        title=anchor.text or anchor.hint or None,
    )  # fmt: skip

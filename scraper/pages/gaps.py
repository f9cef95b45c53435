"""Why there are no minutes under an item: never silence that could be read as "nothing was decided"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from archive.records import AgendaItem
from scraper.pages.base import Tray

NOT_UNDER_ITEM = "the meeting has minutes, but none under this item"
UNKNOWN_LABELS = "the meeting has minutes; the item's may be what is kept in other_fields under labels we do not know"
NOT_UNDER_ITEMS = "the meeting's minutes are published, but not under its items: see its printed minutes"


def missing_minutes(
    tray: Tray, item_id: str, fields: dict[str, str | None], cut: dict[str, str], status: str | None,
    restricted: bool | None, unknown: Sequence[str] = (),
) -> None:  # fmt: skip
    """Say why an item has no minutes text: restricted, none published for the meeting yet, or none for this item.

    `unknown` are labels of its texts that we do not know: its minutes may stand under one of them.
    """
    if fields.get("minutes_text") or "minutes_text" in cut:
        return
    if restricted:
        tray.absent(item_id, "minutes_text", "restricted")
    elif status == "none":
        tray.absent(item_id, "minutes_text", "not_published", "the meeting has no minutes yet")
    elif status is not None and unknown:
        tray.absent(item_id, "minutes_text", "unreadable", f"{UNKNOWN_LABELS}: {', '.join(map(repr, unknown))}")
    elif status is not None:
        tray.absent(item_id, "minutes_text", "not_stated", NOT_UNDER_ITEM)


def minutes_elsewhere(tray: Tray, status: str) -> None:
    """Where a meeting has minutes and none of its items has a line of them, say that they stand elsewhere."""
    items = [record for record in tray.records if isinstance(record, AgendaItem)]
    cut = {
        absence.record_id
        for absence in tray.absences
        if absence.field == "minutes_text" and absence.reason == "not_fetched"
    }
    if status == "none" or not items or cut or any(item.minutes_text for item in items):
        return
    tray.facts["minutes_elsewhere"] = True
    tray.absences[:] = [
        replace(gap, reason="not_fetched", detail=NOT_UNDER_ITEMS) if gap.detail == NOT_UNDER_ITEM else gap
        for gap in tray.absences
    ]

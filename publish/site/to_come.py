"""Meetings whose day has not come: what they have not got yet is not missing."""

from __future__ import annotations

from datetime import date

from publish.site.page import Data

TO_COME = "The meeting is still to come."
NO_MINUTES = f"{TO_COME} It can have no minutes yet."


def is_to_come(day: str | None, today: date) -> bool:
    """Whether a day (YYYY-MM-DD) is after today; the day of a meeting itself is no longer to come."""
    return bool(day) and str(day) > today.isoformat()


def lacking(absences: list[Data], *, to_come: bool) -> list[Data]:
    """What is missing: of a meeting to come, not what the council has not published yet."""
    return [gap for gap in absences if not (to_come and gap["reason"] == "not_published")]


def status(words: str | None, minutes_status: str | None, meeting_status: str | None, *, to_come: bool) -> str | None:
    """The sentence on the state of the minutes: of a meeting that was called off none, of one to come that it is."""
    if (minutes_status or "none") != "none":
        return words
    if meeting_status in ("cancelled", "moved"):
        return None
    return TO_COME if to_come else words

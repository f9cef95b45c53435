"""What the pages of a council's site are called in words: the code's own names of them say little to a reader."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "committee_list": "list of committees",
    "committee": "page of a committee",
    "meeting_list": "list of a committee's meetings",
    "meetings_home": "first page of the meetings",
    "meeting": "page of a meeting",
    "item": "page of an agenda item",
    "meeting_attendance": "attendance of a meeting",
    "attendance_summary": "attendance, summed up",
    "old_meeting": "page of a meeting from before ModernGov",
    "document": "paper",
    "document_pack": "choice of printed packs",
    "calendar": "calendar of a month",
    "whats_new": "what is new on the site",
    "decision_register": "list of decisions",
    "decision": "page of a decision",
    "issue": "page of an issue",
    "issue_decisions": "decisions on an issue",
    "issue_meetings": "meetings on an issue",
    "issue_chronology": "history of an issue",
    "plans": "forward plans",
    "plan_list": "list of forward plans",
    "plan": "page of a forward plan",
    "reasons_restricted": "reasons for keeping something from the public",
    "member_index": "list of councillors",
    "person": "page of a councillor",
    "member_attendance": "attendance of a councillor",
    "outside_body": "page of an outside body",
    "recorded_votes": "recorded votes of a meeting",
    "declarations": "declarations of interest",
    "rss": "news feed of the site",
    "search": "search of the site",
    "xml_committees": "list of committees (XML service)",
    "xml_meetings": "list of a committee's meetings (XML service)",
    "xml_meetings_by_date": "list of meetings by date (XML service)",
    "xml_meeting": "a meeting with its items (XML service)",
    "xml_councillors": "list of councillors (XML service)",
}
"""Page type, as `docs/page-types.md` lists them, to words."""
_KEPT = "kept in other_fields"


def in_words(page: str | None) -> str:
    """`xml_meeting` in words; a page type that is not known here, with blanks."""
    return WORDS.get(page or "", (page or "page").replace("_", " "))


def said(message: str | None) -> str:
    """The message of a problem; the type of page that it may begin with, as `decision: unknown label …`, in words."""
    page, colon, rest = (message or "").partition(": ")
    words = f"{WORDS[page][:1].upper()}{WORDS[page][1:]}: {rest}" if colon and page in WORDS else message or ""
    return words.replace(_KEPT, "kept in the record, under other fields")

"""What the first line of a copied page says it is, and the labelled lines reports open with. Data; see `vocabulary`."""

from __future__ import annotations

from scraper.vocabulary import look_up

# first line of a copied page (its h1) → what the page is
PAGE_KINDS = look_up(
    {
        "item": ("Agenda item", "Eitem agenda", "Eitem ar yr agenda"),
        "decision": ("Decision details", "Manylion y penderfyniad", "Manylion penderfyniad"),
        "meeting": (
            "Agenda", "Agenda and minutes", "Agenda and draft minutes", "Agenda and decisions", "Decisions", "Minutes",
            "Agenda, decisions and minutes", "Agenda, decisions and draft minutes", "Draft minutes",
            "Rhaglen a chofnodion", "Agenda a chofnodion", "Issue - meetings",
        ),
    }
)  # fmt: skip

REPORT_LABELS = look_up(
    {
        "author": ("Author", "Report author", "Author of report", "Report by", "Written by", "Awdur"),
        "report_date": ("Date report filed", "Report date", "Date of report", "Date filed", "Dated", "Date"),
    }
)

# Inside the text of a decision only these begin a new field on a line of their own text: 'Ward: …' may be prose there.
ENDS_DECISION_TEXT = frozenset(
    ("publication_date", "decision_date", "effective_from", "meeting", "documents", "report_author", "wards")
)

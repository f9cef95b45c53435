"""Labels and words of ModernGov pages as data, English and Welsh (MODERNGOV.md sections 1.6, 3.3 to 3.9).

All are compared by `key`: without colon, question mark, brackets and case. A label that is not here is kept verbatim
and reported. Welsh labels marked ~ are translations not yet seen on a page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from scraper.text import one_line


def key(label: str) -> str:
    """Return a label as it is compared: `Ward(s) Affected:` and `Wards affected` are one."""
    text = one_line(label).lower().replace("’", "'").replace("(s)", "s")
    return re.sub(r"[:;?*.()\s-]+$", "", re.sub(r"^[*\s-]+", "", text))


def look_up(table: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Turn `field: labels` into `key of label: field`."""
    return {key(label): field for field, labels in table.items() for label in labels}


# Sub-titles of an agenda item. `documents` is a list of papers.
ITEM_LABELS = look_up(
    {
        "summary": ("Agenda", "Summary", "Purpose", "Agenda text"),
        "decision_text": (
            "Decision", "Decisions", "Draft decision", "Draft decisions", "Decision made", "Decisions made",
            "Decision taken", "Decisions taken", "Record of decision", "Record of decisions", "Resolution",
            "Resolutions", "Resolved", "Penderfyniad", "Penderfyniadau", "Penderfynwyd",
        ),
        "minutes_text": (
            "Minutes", "Minute", "Draft minutes", "Draft minute", "Minutes (draft)", "Minutes and decisions",
            "Minutes and decision", "Decision and minutes", "Decisions and minutes", "Minute text", "Minutes text",
            "Cofnodion", "Cofnod", "Cofnodion drafft",
        ),
        "documents": (
            "Additional documents", "Additional document", "Supporting documents", "Supporting document",
            "Accompanying documents", "Documents", "Dogfennau ychwanegol", "Dogfennau ategol", "Dogfennau",
        ),
        "": (
            "Recorded Vote", "Recorded Votes", "Media", "Webcast", "Presented by", "Actions", "Cyflwynwyd gan",
            "Contact", "Report author", "Report of", "Lead officer", "Lead member", "Wards affected", "Ward", "Wards",
            "Cyswllt",
        ),
    }
)  # fmt: skip

# Columns of the agenda table; any other is a council's own note.
ITEM_COLUMNS = look_up({"number": ("No", "Number", "Item no", "Rhif"), "item": ("Item", "Items", "Eitem", "Eitemau")})

# Label/value pairs and headings of a decision record.
DECISION_LABELS = look_up(
    {
        "decision_maker": ("Decision Maker", "Decision made by", "Decision taker", "Penderfynwr",
                           "Gwneuthurwr y Penderfyniad"),
        "status": ("Decision status", "Status", "Statws y penderfyniad", "Statws"),
        "is_key": ("Is Key decision", "Key decision", "Is this a key decision", "A yw'n benderfyniad allweddol"),
        "is_call_in": (
            "Is subject to call in", "Is subject to call-in", "Subject to call in", "Subject to call-in",
            "Is decision subject to call in", "A yw'n destun galw i mewn", "Yn amodol ar alw i mewn",
        ),
        "publication_date": (
            "Publication date", "Date published", "Published", "Decision published", "Date of publication",
            "Dyddiad cyhoeddi",
        ),
        "decision_date": (
            "Date of decision", "Decision date", "Date decision made", "Decision taken on", "Dyddiad y penderfyniad",
        ),
        "effective_from": ("Effective from", "Effective date", "Date effective", "Yn effeithiol o", "Yn weithredol o"),
        "meeting": ("Decided at meeting", "Made at meeting", "Penderfynwyd yn y cyfarfod"),
        "contact": ("Contact", "Contact officer", "Contact person", "Cyswllt"),
        "report_author": ("Report author", "Author", "Awdur yr adroddiad"),
        "wards": ("Wards affected", "Ward affected", "Ward", "Wards", "Electoral divisions affected",
                  "Divisions affected", "Wardiau a effeithir"),
        "purpose": ("Purpose", "Purpose of decision", "Diben", "Pwrpas"),
        "decision_text": ("Decision", "Decisions", "Decision taken", "Penderfyniad", "Penderfyniadau"),
        "reasons": (
            "Reason for decision", "Reasons for decision", "Reasons for the decision", "Reason for the decision",
            "Reason for decisions", "Reasons for decisions", "Reason", "Reasons",
            "Rheswm dros y penderfyniad", "Rhesymau dros y penderfyniad",
        ),
        "alternatives": (
            "Alternative options considered", "Alternative options considered and rejected", "Alternative options",
            "Alternatives considered", "Other options considered", "Options considered", "Options rejected",
            "Details of any alternative options considered and rejected",
        ),
        "documents": (
            "Accompanying documents", "Supporting documents", "Additional documents", "Background documents",
            "Background papers", "Related documents", "Dogfennau ategol", "Dogfennau cysylltiedig",
        ),
        # Known, and kept verbatim among the other fields.
        "": (
            "Recommend to Council", "Conflict of interest", "Dispensation granted", "Lead officer", "Lead member",
            "Lead director", "Decision type", "Reason key", "Decision due", "Department", "Directorate", "Service",
            "Portfolio", "Urgent decision", "Is urgent", "Declarations", "Interests declared", "Reference",
            "Notice of proposed decision first published", "Explanation of anticipated restriction", "Implementation",
            "Date for implementation", "Consultees", "Financial implications", "Divisions", "Parish", "Location",
            "Interests and nature of interests declared", "Conflicts of interest", "Conflicts of interest declared",
            "Declarations of interest", "Other reasons/organisations consulted", "Organisations consulted",
        ),
    }
)  # fmt: skip

MEETING_LABELS = look_up(
    {
        "venue": ("Venue", "Proposed venue", "Location", "Lleoliad", "Lleoliad arfaethedig"),
        "contact": ("Contact", "Contact officer", "Support officer", "Cyswllt"),
        "": ("Webcast", "Media", "Link", "Links", "Note", "Notes", "Gwe-ddarllediad", "Membership", "Quorum",
             "Please note"),
    }
)  # fmt: skip

REGISTER_COLUMNS = look_up(
    {
        "title": ("Title", "Teitl", "Decision"),
        "publication_date": ("Published", "Date", "Date published", "Publication date", "Decision published",
                             "Dyddiad", "Cyhoeddwyd"),
        "effective_from": ("Applies", "Effective from", "Effective date", "Yn effeithiol o"),
        "call_in": ("Call-ins", "Call-in", "Call in", "Call ins", "Galw i mewn"),
    }
)  # fmt: skip

ATTENDANCE_COLUMNS = look_up(
    {
        "name": ("Attendee", "Attendees", "Name", "Member", "Councillor", "Enw", "Aelod", "Mynychwr"),
        "role": ("Role", "Position", "Rôl", "Swydd"),
        "attendance": ("Attendance", "Attending", "Attended", "Status", "Presence", "Presenoldeb"),
        "party": ("Party", "Political party", "Plaid"),
        "ward": ("Ward", "Electoral division", "Division"),
        "representing": ("Representing", "Yn cynrychioli"),
    }
)

PURPOSE = frozenset(map(key, ("Purpose of committee", "Purpose", "Remit", "Terms of reference", "Diben y pwyllgor",
                              "Pwrpas y pwyllgor")))  # fmt: skip
MEMBERSHIP = frozenset(
    map(key, ("Membership", "Members", "Current membership", "Current members", "Committee members",
              "Committee membership", "Panel members", "Board members", "Aelodaeth", "Aelodau"))
)  # fmt: skip

MEETING_STATUS = look_up(
    {
        "confirmed": ("Confirmed", "Cadarnhawyd"),
        "cancelled": ("Cancelled", "Canceled", "Canslwyd", "Wedi'i ganslo", "Wedi ei ganslo", "Wedi'i chanslo"),
        "moved": ("Moved", "Symudwyd", "Wedi'i symud"),
        "provisional": ("Provisional", "Dros dro"),
        "new": ("New", "Newydd"),
    }
)

# A state with its reason: "Cancelled due to lack of business", "Moved from 1 June 2020".
STATE_AND_WHY = re.compile(
    r"(cancell?ed|moved|provisional|canslwyd|symudwyd)\b"
    r"(?=\s*[^\w\s]|\s+(?:due|because|as|owing|from|to|by|until|for|and)\b)",
    re.IGNORECASE,
)


def meeting_status(words: str) -> str | None:
    """Return the state of a meeting that words print, with or without a reason; None if they print none we know."""
    found = STATE_AND_WHY.match(words.strip())
    return MEETING_STATUS.get(key(words)) or (MEETING_STATUS.get(key(found[1])) if found else None)


LIST_SUFFIXES = look_up(
    {
        "agenda": (
            "Agenda", "Agendas", "Agenda frontsheet", "Agenda published", "Supplementary agenda", "Agenda supplement",
            "Agenda reports pack", "Reports", "Rhaglen", "Agenda atodol",
        ),
        "decisions": (
            "Decisions", "Decision", "Draft decisions", "Printed decisions", "Decision notice", "Decision notices",
            "Decision sheet", "Decisions published", "Penderfyniadau", "Penderfyniad",
        ),
        "minutes": ("Minutes", "Printed minutes", "Approved minutes", "Minutes published", "Cofnodion"),
        "draft": ("Draft minutes", "Minutes (draft)", "Draft printed minutes", "Cofnodion drafft"),
        "": ("Webcast", "Media", "Video", "Recording", "Attendance", "Gwe-ddarllediad"),
    }
)  # fmt: skip

TRUE = frozenset(("yes", "true", "ie", "oes", "ydy"))
FALSE = frozenset(("no", "false", "na", "nac oes", "nac ydy", "nage"))

# Words of a title that say the item is private. "(restricted roads)" and "Exempt accommodation" do not.
RESTRICTED_TITLE = re.compile(
    r"[(\[]\s*(?:exempt|restricted|confidential|not for publication)\s*"
    r"(?:[)\]]|-|–|:|categor|item|report|appendi|information|paragraph|under|by virtue|minute)"
    r"|[-–]\s*(?:exempt|confidential|not for publication)\s*$|\bexempt (?:category|by virtue)\b"
    r"|^(?:exempt|restricted|confidential) item\b",
    re.IGNORECASE,
)
RESTRICTED_TEXT = re.compile(
    r"\brestricted\b[^.]{0,60}\b(?:exempt|confidential)\b|\b(?:exempt from|not (?:available )?for) publication\b",
    re.IGNORECASE,
)
# How presence is worded, where a table does not name its columns.
ATTENDANCE_WORDS = re.compile(
    r"(?:present|in attendance|apolog|absent|expected|not required|attended|attending|did not attend|not present"
    r"|not in attendance|non-?\s?attend"
    r"|yn bresennol|ymddiheur|absennol)",
    re.IGNORECASE,
)
# What a page says that has nothing to list. It must name what it lacks, and not suppose it: a council's own words
# ("there are no fees", "if there are no decisions here, ...") over a list that we cannot read are no empty list.
_THINGS = (
    "decisions|meetings|events|items|agendas?|documents|papers|reports|minutes|packs|attendance|attendees|committees"
    "|plans|issues|members|councillors|votes|declarations|interests|records|results|entries|details|information"
    "|matches|reasons|changes|updates|appointments|memberships"
)
_STATED = r"(?<!\bif )(?<!\bwhen )(?<!\bwhere )(?<!\bunless )"
NOTHING_HERE = re.compile(
    r"no documents are available|(?<!\bif there are )(?<!\bwhere there are )(?<!\bwhen there are )"
    r"\bno (?:matching )?(?:decisions|meetings|items|documents|attendance|committees"
    r"|(?:forward |current )?plans|issues|plan items)\b"
    rf"|{_STATED}\bthere (?:are|were|is) (?:currently |at present )?no (?:[\w'’-]+ ){{0,2}}?(?:{_THINGS})\b"
    r"|no results found|nid oes\b"
    r"|dim (?:penderfyniadau|cyfarfodydd|dogfennau)\b",
    re.IGNORECASE,
)


DRAFT = re.compile(r"\bdraft (?:\w+ )?minutes\b|\bminutes \(draft\)|\b[cg]h?ofnodion drafft\b|\bdrafft gofnodion\b")


def boolean(text: str) -> bool | None:
    """Return what a Yes/No value says; None if it says neither."""
    word = key(text)
    return True if word in TRUE else False if word in FALSE else None


def minutes_status(title: str | None, has_minutes: bool) -> str:
    """Return a meeting's minutes status from the page's main title (section 3.4): only `draft` is ever printed."""
    words = (title or "").lower()
    if DRAFT.search(words):
        return "draft"
    if re.search(r"\bapproved minutes\b", words):
        return "approved"
    return "unknown" if has_minutes or re.search(r"\bminutes\b|\b[cg]h?ofnodion\b", words) else "none"

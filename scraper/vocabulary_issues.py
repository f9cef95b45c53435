"""Labels and words of issue, forward plan and restriction pages as data (MODERNGOV.md sections 3.8 and 3.11).

Compared by `vocabulary.key`. A label that is not here is kept verbatim and reported. Welsh ones are translations not
yet seen on a page.
"""

from __future__ import annotations

import re

from scraper.vocabulary import key, look_up

# Label/value pairs and headings of an issue. "" is known, and kept verbatim among the other fields.
ISSUE_LABELS = look_up(
    {
        "status": ("Decision status", "Status", "Issue status", "Statws y penderfyniad", "Statws"),
        "decision_type": ("Decision type", "Type of decision", "Math o benderfyniad"),
        "is_key": ("Is Key decision", "Key decision", "Is this a key decision", "Key", "A yw'n benderfyniad allweddol"),
        "key_reason": ("Reason Key", "Reason for key decision", "Reason it is key", "Rheswm allweddol"),
        "decision_due": (
            "Decision due", "Decision due date", "Date decision due", "Decision due by", "Date of decision due",
            "Proposed decision date", "Penderfyniad i'w wneud", "Dyddiad y penderfyniad",
        ),
        "decision_maker": ("Decision Maker", "Decision to be made by", "Decision taker", "Gwneuthurwr y penderfyniad",
                           "Penderfynwr"),
        "lead_member": (
            "Lead member", "Lead councillor", "Portfolio holder", "Lead portfolio holder", "Cabinet member",
            "Lead cabinet member", "Executive member", "Lead executive member", "Aelod arweiniol",
        ),
        "lead_officer": ("Lead officer", "Responsible officer", "Swyddog arweiniol"),
        "lead_director": ("Lead director", "Director", "Cyfarwyddwr arweiniol"),
        "department": ("Department", "Directorate", "Service", "Service area", "Adran", "Cyfarwyddiaeth"),
        "contact": ("Contact", "Contact officer", "Contact person", "Contact details", "Cyswllt"),
        "wards": (
            "Wards affected", "Ward affected", "Ward", "Wards", "Divisions affected", "Division affected",
            "Electoral divisions affected", "Electoral division affected", "Wardiau a effeithir",
        ),
        "notice_date": (
            "Notice of proposed decision first published", "Notice of decision first published",
            "Notice first published", "First published", "Cyhoeddwyd hysbysiad o'r penderfyniad arfaethedig gyntaf",
            "Cyhoeddwyd gyntaf",
        ),
        "purpose": ("Purpose", "Purpose of decision", "Summary", "Description", "Details", "Diben", "Pwrpas",
                    "Disgrifiad"),
        "documents": ("Documents", "Accompanying documents", "Supporting documents", "Background documents",
                      "Additional documents", "Dogfennau"),
        "": (
            "Anticipated restriction", "Explanation of anticipated restriction", "Reason no public access",
            "Reason for urgency", "Is consultation required", "Consultation", "Consultees", "Consultation process",
            "Consultation undertaken", "Background information", "Additional information", "Background papers",
            "Documents considered", "Documents to be considered", "Implementation", "Is subject to call in",
            "Report author", "Report of", "Reference", "Plan reference", "Urgent decision", "Financial implications",
            "Making representations", "Relevant committees", "Open/Exempt", "Business type", "Reason considered",
            "Type", "Math", "Rheswm dros ei ystyried", "Comment", "Representations", "How to make representations",
            "Recommendations", "Notes", "Comments", "Decision",
        ),
    }
)  # fmt: skip

# Headings over lists of links: what stands under them is no text of the issue.
LIST_TITLES = frozenset(
    map(
        key,
        (
            "Decisions", "Decision", "Agenda items", "Agenda item", "Documents", "Meetings", "Issue history", "History",
            "Items at meetings", "Plan items", "Chronology", "Further information", "Related issues", "Penderfyniadau",
            "Eitemau agenda", "Eitemau ar yr agenda", "Dogfennau", "Cyfarfodydd", "Hanes",
        ),
    )
)  # fmt: skip

# Columns of a plan printed as a table, beside the labels above.
PLAN_COLUMNS_WITHOUT_FIELD = frozenset(
    map(key, ("No", "Number", "Item", "Title", "Issue", "Matter", "Matter for decision", "Teitl", "Eitem", "Rhif"))
)

# A council may add why: "Key - spending over £500,000", or whose it is: "Exec Non-key". A value that names both kinds
# says neither.
BODY = "exec|executive|cabinet|officer|council|committee|delegated|urgent|member|portfolio holder"
WHOSE = rf"(?:(?:{BODY})[\s:/–-]+){{0,2}}"
KEY_TYPE = re.compile(
    rf"{WHOSE}(?:key|allweddol|penderfyniad allweddol)\b(?!.*\b(?:non|not|heb|ddim)\b)", re.IGNORECASE
)
NOT_KEY_TYPE = re.compile(rf"{WHOSE}(?:non|not(?: an?)?)[\s-]*key\b|(?:heb fod|ddim) yn allweddol\b", re.IGNORECASE)

# A time that is not one day: "Not before 12 March 2026", "By 12 March 2026", "Week commencing 9 March 2026".
NOT_ONE_DAY = re.compile(
    r"\b(?:no earlier than|not earlier than|on or after|before|after|between|from|until|week|w/c|month|period"
    r"|ddim cyn|ar ôl|rhwng|cyn|erbyn|wythnos)\b|\bby\s*$",
    re.IGNORECASE,
)
OR_LATER = re.compile(r"\W*(?:at the earliest|or (?:later|after)|onwards?|neu'n hwyrach)\b", re.IGNORECASE)
DUE_BY = re.compile(r"\b(?:19|20)\d\d\s+(?:by|gan)\s+(?P<maker>\S.*)$", re.IGNORECASE)
A_TIME = re.compile(r"\b(?:19|20)\d\d\b")
NEW_MARK = re.compile(r"\s*(?:\b(?:new|newydd)\s*!)\s*$", re.IGNORECASE)
RANGE = re.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b|\bhyd\b|\btan\b|\bi\b)\s*", re.IGNORECASE)

# ---------------------------------------------------------------- reasons restricted

# Paragraphs of an Act are numbered 3 or 10A, those of a parliament's standing orders viii.
PARAGRAPH = r"(?:\d{1,2}[A-Za-z]?|[ivxlc]{1,6})"
NUMBERS = rf"{PARAGRAPH}(?:\s*(?:,|and|&|a|ac)\s*{PARAGRAPH})*"
# "By virtue of paragraph(s) 3, 12 of Part 1 of Schedule 12A of the …": paragraphs, then the Act.
STATEMENT = re.compile(
    rf"\b(?:by virtue of|under|yn rhinwedd?)\s+(?:paragraph|paragraff)(?:\(?(?:s|au)\)?)?\s*(?P<numbers>{NUMBERS})\s+"
    r"(?:of|o|in|yn|part|rhan)\b.*",
    re.IGNORECASE,
)
# The heading of one paragraph's explanation: "By Virtue of Paragraph 3".
EXPLAINED = re.compile(
    r"^\W*(?:by virtue of|under|yn rhinwedd?)?\s*(?:paragraph|paragraff)s?\s+"
    rf"(?P<number>{PARAGRAPH})\s*[:.–-]?\s*$",
    re.IGNORECASE,
)
NUMBER = re.compile(rf"\b{PARAGRAPH}\b", re.IGNORECASE)
EXPLANATIONS = frozenset(
    map(key, ("Explanation of Reasons", "Explanation", "Esboniad o'r rhesymau", "Esboniad o resymau"))
)
JUSTIFICATIONS = frozenset(
    map(key, ("Reason restricted justification", "Reasons restricted justification", "Cyfiawnhad dros y cyfyngiad"))
)
# Headings that are no title of a page, where a skin has dropped the classes.
NO_TITLES = LIST_TITLES | EXPLANATIONS | JUSTIFICATIONS
# `OT` of mgReasonsRestricted.aspx: what `OID` is the number of. Others were not seen, and are not guessed.
OBJECT_TYPES = {"a": "item", "i": "issue"}

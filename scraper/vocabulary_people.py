"""Labels and words of the pages about people as data, English and Welsh (MODERNGOV.md sections 3.9 and 3.10).

Compared by `vocabulary.key`. Field name "" means: known, and kept verbatim among the other fields. Welsh labels are
translations not yet seen on a page, but for those that `vocabulary` has too.
"""

from __future__ import annotations

import re

from scraper.vocabulary import NOTHING_HERE, key, look_up

WARD = (
    "Ward", "Wards", "Electoral division", "Electoral divisions", "Division", "Electoral ward", "Constituency",
    "Ward/Electoral division", "Electoral area", "Region", "Electoral region", "Ward etholiadol", "Adran etholiadol",
    "Rhanbarth etholiadol", "Rhanbarth", "Etholaeth",
)  # fmt: skip
PARTY = ("Party", "Political party", "Plaid", "Plaid wleidyddol")

PERSON_LABELS = look_up(
    {
        "title": ("Title", "Teitl"),
        "party": PARTY,
        "ward": WARD,
        "key_posts": ("Key posts", "Key post", "Posts held", "Swyddi allweddol", "Prif swyddi"),
        "terms": ("Term of office", "Terms of office", "Tymor y swydd", "Tymor swydd", "Cyfnod yn y swydd"),
        "": (
            "Political group", "Political grouping", "Group", "Parish", "District", "Other councils", "Representing",
            "Role", "Position", "Portfolio", "Occupation", "Appointed by", "Yn cynrychioli", "Grŵp gwleidyddol",
        ),
    }
)  # fmt: skip

# h1 of a profile whose name stands in the sub-title.
PERSON_HEADINGS = frozenset(
    map(
        key,
        (
            "Councillor details", "Councillor", "Councillor information", "Councillor profile", "Member details",
            "Member profile", "Member information", "User information", "User details", "Your councillor", "Profile",
            "Manylion y cynghorydd", "Manylion cynghorydd", "Manylion aelod", "Gwybodaeth am y cynghorydd",
        ),
    )
)  # fmt: skip

COMMITTEE_SEATS = frozenset(
    map(
        key,
        (
            "Committee appointments", "Committee memberships", "Committee membership", "Committees", "Memberships",
            "Committee seats", "Penodiadau pwyllgor", "Penodiadau i bwyllgorau", "Aelodaeth pwyllgorau", "Pwyllgorau",
        ),
    )
)  # fmt: skip
OUTSIDE_SEATS = frozenset(
    map(
        key,
        (
            "Appointments to outside bodies", "Outside bodies", "Outside body appointments",
            "Outside body memberships", "Representation on outside bodies", "Penodiadau i gyrff allanol",
            "Cyrff allanol",
        ),
    )
)  # fmt: skip
TERMS = frozenset(name for name, field in PERSON_LABELS.items() if field == "terms")
# Sections that say nothing a record holds: links elsewhere, and the council's own prose about a person.
OTHER_SECTIONS = re.compile(
    r"more information|further information|additional information|about|biograph|elections?\b"
    r"|register|interests|declarations|training|attendance|allowances|expenses|documents|news|photo|related"
    r"|gwybodaeth|etholiad|cofrestr|datganiad|hyfforddiant|lwfans",
    re.IGNORECASE,
)

# Headings over what a person is now, and over what was or is of something else: a ward below is of an election, say.
ABOUT = re.compile(r"\babout\b|information|details|profile|contact|councillor$|member$|manylion|gwybodaeth|cyswllt")
LEFT_SEATS = re.compile(r"\b(?:previous|former|past|expired|ended|blaenorol)\b|\bformerly\b", re.IGNORECASE)
PAST = re.compile(
    rf"{LEFT_SEATS.pattern}|histor|\bhanes|election|etholiad|result|canlyniad|register|cofrestr|interests|declaration|datganiad"
    r"|attendance|presenoldeb|allowance|lwfans|training|hyfforddiant|expenses|news|gift|rhodd"
)

# Labels and sections of addresses, telephones and surgeries: never kept in a record.
CONTACT = re.compile(
    r"address|\bphone|telephone|\btel\b|mobile|\bfax|e-?mail|correspond|surger|contact|\bhome\b|\bwork\b|\bbus\b"
    r"|business|post\s?code|twitter|facebook|instagram|linked ?in|social media|website|web ?(?:page|site)|blog|v-?card"
    r"|assistant|secretary|cyfeiriad|ffôn|ffon|e-?bost|symudol|cymhorthf|cymorthf|cyswllt|gwefan|cartref",
    re.IGNORECASE,
)
# What such details look like where a label does not say so: e-mail, telephone, UK postcode.
PRIVATE = re.compile(
    r"\S@\S|(?<!\d)(?:\+44|0)(?:[\s()-]?\d){9,10}(?!\d)|\b[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}\b", re.IGNORECASE
)

# Words of those who are nobody in particular: "members of the public", "various officers".
PEOPLE_AT_LARGE = frozenset(
    ("all", "various", "several", "some", "many", "public", "press", "officers", "members", "councillors", "visitors",
     "guests", "others", "staff")
)  # fmt: skip

MEMBER_COLUMNS = look_up(
    {
        "name": ("Councillor", "Name", "Member", "Councillors", "Enw", "Cynghorydd", "Aelod"),
        "party": PARTY,
        "ward": WARD,
        "title": ("Title", "Teitl"),
        "key_posts": ("Key posts", "Key post"),
    }
)

PRESENCE_COLUMNS = look_up(
    {
        "date": ("Date", "Date and time", "Meeting date", "Dyddiad", "Dyddiad y cyfarfod"),
        "meeting": ("Meeting", "Committee", "Meetings", "Name of meeting", "Cyfarfod", "Pwyllgor"),
        "role": ("Role", "Position", "Rôl", "Swydd"),
        "attendance": ("Attendance", "Status", "Attended", "Presence", "Attendance status", "Presenoldeb", "Statws"),
        "representing": ("Representing", "Yn cynrychioli"),
    }
)

VOTE_COLUMNS = look_up(
    {
        "option": ("Vote", "Option", "Voting", "How voted", "Pleidlais"),
        "names": ("Members", "Names", "Name", "Councillors", "Voters", "Enwau", "Aelodau"),
        "count": ("Number", "Count", "Total", "No", "Nifer", "Cyfanswm"),
    }
)
CAST = look_up(
    {
        "for": ("For", "In favour", "Aye", "Ayes", "Voting for", "O blaid", "O blaid y cynnig"),
        "against": ("Against", "Noes", "Nays", "Voting against", "Yn erbyn", "Yn erbyn y cynnig"),
        "abstain": ("Abstain", "Abstained", "Abstention", "Abstentions", "Abstaining", "Ymatal", "Yn ymatal"),
    }
)
VOTE_OPTIONS = CAST | look_up(
    {
        "conflict": (
            "Conflict of interests", "Conflict of interest", "Conflicts of interest", "Declared interest",
            "Interest declared", "Gwrthdaro buddiannau",
        ),
        "other": (
            "Absent", "Not present", "Not voting", "Did not vote", "No vote", "No vote recorded", "Non-voting",
            "Present not voting", "Present and not voting", "Rejected", "Apologies", "Absennol", "Heb bleidleisio",
        ),
    }
)  # fmt: skip
RESULT_LABELS = (
    "Resolution status", "Motion status", "Amendment status", "Vote status", "Status", "Result", "Outcome",
    "Statws y penderfyniad", "Canlyniad",
)  # fmt: skip
# A council may vote on other things than those known: "Recommendation status:Carried".
RESULT = re.compile(
    rf"(?:{'|'.join(map(re.escape, RESULT_LABELS))}|(?:[^\W\d_]+ ){{1,3}}status)\s*:\s*(.*)", re.IGNORECASE
)
ITEM_LINE = re.compile(r"(?:agenda )?(?:item|eitem)(?: agenda)?\s*:", re.IGNORECASE)
NOBODY = frozenset(("", "none", "nil", "nobody", "no one", "n/a", "0", "dim", "neb"))

DECLARATION_COLUMNS = look_up(
    {
        "meeting": ("Meeting", "Committee", "Meeting name", "Cyfarfod", "Pwyllgor"),
        "date": ("Date", "Meeting date", "Date of meeting", "Dyddiad", "Dyddiad y cyfarfod"),
        "item": ("Item", "Agenda item", "Item title", "Subject", "Issue", "Eitem", "Eitem agenda", "Pwnc"),
        "name": ("Member", "Councillor", "Name", "Declared by", "Declarer", "Aelod", "Cynghorydd", "Enw"),
        "interest_type": (
            "Type", "Type of interest", "Interest type", "Kind of interest", "Category", "Math", "Math o fuddiant",
        ),
        "interest_text": (
            "Nature of interest", "Interest", "Declaration", "Details", "Nature", "Details of interest", "Reason",
            "Interest declared", "Nature of the interest", "Declaration of interest", "Buddiant",
            "Natur y buddiant", "Datganiad", "Manylion",
        ),
        "action": ("Action", "Action taken", "Action by member", "Outcome", "Gweithred", "Camau"),
    }
)  # fmt: skip

NOTHING_SAID = re.compile(
    NOTHING_HERE.pattern + r"|there (?:is|has been) (?:currently )?no\b(?! quorum)"
    r"|no (?:recorded )?(?:votes?|voting|declarations?|interests?|councillors|members|appointments)\b"
    r"(?: \w+){0,3} (?:found|available|recorded|made|declared|listed)"
    r"|\bdim (?:datganiadau|pleidleisiau|cynghorwyr|presenoldeb)\b",
    NOTHING_HERE.flags,
)


def is_private(label: str, value: str) -> bool:
    """Whether a labelled value is, or holds, an address, telephone, e-mail or surgery."""
    return bool(CONTACT.search(key(label)) or PRIVATE.search(value))

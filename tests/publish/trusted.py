"""An invented archive for the tests of /explore, of the questions and of the pages about trust: a little of every fact."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database

from archive.ids import text_id
from tests.publish.archives import add, add_document, add_fact, add_item, add_meeting, add_text, sample_archive

VOTED = (
    "Councillor Ada Finch declared a personal interest in the Mill Lane scheme and left the room.\n\n"
    "RESOLVED: that £1,200,000 be approved for Mill Lane, of which £300,000 is a saving, subject to the call-in period, "
    "by 31 March 2025. For 5, against 4. For: Finch, Oduya. Against: Penrose.\n\n"
    "RESOLVED: that the press and public be excluded under paragraphs 3 and 5 of Part 1 of Schedule 12A to the Local "
    "Government Act 1972. ACTION: the Director of Place to report by June. Application 24/00123/FUL was noted."
)
SUM = "that £1,200,000 be approved for Mill Lane, of which £300,000 is a saving"
EXCLUDED = "that the press and public be excluded"
FINCH, VOTES = "eastmere/person/11", "eastmere/item/5020"
SHUT = "wexford-vale"


def trusted_archive(path: Path | str) -> Database:
    """The sample with votes by name, interests, exclusions, actions, places, laws, crawls and failures. Not built."""
    db = sample_archive(path)
    add(db, "people", id=FINCH, name="Ada Finch")
    add(db, "memberships", id=f"{FINCH}+1", person_id=FINCH, committee_id="eastmere/committee/1", role="Chair")
    meeting = add_meeting(db, "eastmere/committee/1", 110, "2025-01-20")
    item = add_item(db, meeting, 5020, "Mill Lane", VOTED, is_restricted=None)
    _facts(db, text_id(item, "minutes"))
    _lists(db, meeting, item)
    _watched(db)
    _ledgers(db)
    _link_only(db)
    return db


def _facts(db: Database, text: str) -> None:
    sum_ = add_fact(db, "resolutions", text, SUM, outcome="approved", vote_for=5, vote_against=4,
                    subject_to="the call-in period", deadline="by 31 March 2025")  # fmt: skip
    add_fact(db, "resolutions", text, EXCLUDED, outcome="agreed", vote_for=5, vote_against=4)
    money = {"kind": "money", "unit": "GBP"}
    add_fact(
        db, "figures", text, "£1,200,000", value=1_200_000.0, part="approved", check_result="inconsistent", **money
    )
    add_fact(db, "figures", text, "£300,000", value=300_000.0, part="saving", **money)
    for name, option in (("Finch", "for"), ("Oduya", "for"), ("Penrose", "against")):
        person = FINCH if name == "Finch" else None
        place = VOTED.index("For: Finch")
        start = VOTED.index(name, place)
        ident = f"{text}@named_vote:{start}-{start + len(name)}"
        row = {
            "id": ident,
            "text_id": text,
            "record_id": VOTES,
            "quote": name,
            "start": start,
            "end": start + len(name),
        }
        db.table("named_votes").upsert({**row, "name": name, "option": option, "division": 1, "resolution_id": sum_,
                                        "check_result": "not_checkable", "person_id": person, "rule": "t"}, pk="id")  # fmt: skip
    add_fact(db, "exclusions", text, EXCLUDED, paragraphs="3 and 5", schedule="12A", act="Local Government Act 1972")
    add_fact(db, "interests", text, "Councillor Ada Finch declared a personal interest in the Mill Lane scheme",
             person="Ada Finch", kind="personal", left_meeting=1, person_id=FINCH)  # fmt: skip
    add_fact(db, "actions", text, "the Director of Place to report by June", owner="Director of Place", due="by June")
    add_fact(db, "places", text, "Mill Lane", kind="street", name="Mill Lane")
    add_fact(db, "legal_references", text, "Local Government Act 1972", act="Local Government Act 1972")
    add_fact(db, "reference_numbers", text, "24/00123/FUL", kind="planning", number="24/00123/FUL")
    add_fact(db, "roles", text, "Councillor Ada Finch", person="Ada Finch", role="Councillor")


def _lists(db: Database, meeting: str, item: str) -> None:
    url = "https://minutes.eastmere.example/list"
    for number, (name, status) in enumerate((("Ada Finch", "Present"), ("Ravi Oduya", "Apologies"))):
        add(db, "attendance", id=f"{meeting}+a{number}", meeting_id=meeting, name=name, attendance=status, url=url)
        add(db, "recorded_votes", id=f"{item}+v{number}", item_id=item, meeting_id=meeting, vote_title="Amendment",
            name=name, option=("for", "against")[number], result="Lost", url=url)  # fmt: skip
    add(db, "declarations", id=f"{meeting}+d1", meeting_id=meeting, item_id=item, name="Ravi Oduya",
        item_title="Mill Lane", interest_type="Personal", interest_text="Lives there", url=url)  # fmt: skip
    add(db, "restrictions", id="eastmere/item/5003+r1", record_id="eastmere/item/5003", paragraph="3", url=url,
        justification="Bids are still open.")  # fmt: skip
    add(db, "plans", id="eastmere/plan/3", title="Forward plan", committee_id="eastmere/committee/1", url=url)
    add(db, "plan_items", id="eastmere/plan/3+70", plan_id="eastmere/plan/3", title="New library", url=url,
        decision_due_date="2026-03-01")  # fmt: skip


def _watched(db: Database) -> None:
    """A meeting whose minutes were seen to come ten days after it, and changed later."""
    first = {"first_seen": "2026-01-03T00:00:00Z"}
    meeting = add_meeting(db, "eastmere/committee/2", 111, "2026-01-10", minutes_status="approved", **first)
    item = add_item(db, meeting, 5030, "Watched", "Words that came later.")
    add_document(db, item, 95, "Report", ("Nothing decided here.",))
    rows = [(meeting, "minutes_status", "none", "draft", "2026-01-20T00:00:00Z"),
            (meeting, "minutes_status", "draft", "approved", "2026-02-01T00:00:00Z"),
            (item, "minutes_text", "Words that came.", "Words that came later.", "2026-02-01T00:00:00Z")]  # fmt: skip
    db.table("revisions").insert_all(
        {"record_id": record, "field": field, "old": old, "new": new, "seen_at": at}
        for record, field, old, new, at in rows
    )


def _ledgers(db: Database) -> None:
    for day, outcome in (("2026-01-02", "done"), ("2026-02-03", "failed")):
        add(db, "crawls", id=f"eastmere {day}", site="eastmere", started_at=f"{day}T01:00:00Z", outcome=outcome,
            mode="refresh", requests=10, refused=0, failed=3)  # fmt: skip
    add(db, "failures", url="https://minutes.eastmere.example/mgAi.aspx?ID=9", site="eastmere", page="item",
        record_id="eastmere/item/9", reason="fetch_failed", detail="502", seen_at="2026-02-03", tried_at="2026-02-03")  # fmt: skip
    add(db, "problems", id="p1", site="eastmere", stage="parse", message="unknown label <b>Ward</b>", seen_at="2026-02-03",
        record_id="eastmere/item/5001")  # fmt: skip
    add(db, "redactions", id="eastmere/item/1", site="eastmere", reason="Named a child", at="2026-02-03T00:00:00Z")
    add(db, "councils", id="eastmere", name="Eastmere Council", nation="England", is_fictional=1,
        url="https://minutes.eastmere.example/", licence="Open Government Licence v3.0")  # fmt: skip


def _link_only(db: Database) -> None:
    """A site whose text is kept back: its facts count, its words are not shown."""
    base = f"https://minutes.{SHUT}.example/"
    add(db, "sites", id=SHUT, site=SHUT, council=SHUT, url=base, name="Wexford Vale", base_url=base, is_link_only=1,
        is_fictional=1)  # fmt: skip
    add(db, "councils", id=SHUT, site=SHUT, council=SHUT, url=base, name="Wexford Vale Council", is_fictional=1)
    add(db, "committees", id=f"{SHUT}/committee/1", site=SHUT, council=SHUT, name="Cabinet")
    meeting = add_meeting(db, f"{SHUT}/committee/1", 1, "2025-05-01")
    item = add_item(db, meeting, 1, "Quiet matter", "RESOLVED: that £77,000 be lent quietly.")
    text = add_text(db, item, "minutes", "RESOLVED: that £77,000 be lent quietly.")
    add_fact(db, "resolutions", text, "that £77,000 be lent quietly", outcome="approved", vote_for=2, vote_against=1)
    add_fact(db, "figures", text, "£77,000", kind="money", unit="GBP", value=77_000.0)

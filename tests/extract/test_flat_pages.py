"""Pages whose table of items was made one line an item: "Title Minutes: The Panel noted it. |"."""

from __future__ import annotations

from extract import extract_text
from extract.components.sections import read_blocks

PAGE = """No. | Item |
---|---|
Declarations of Interest Members to declare any interest. Minutes: Councillor Ann Ash declared a personal interest in item 4 as her son rowed there. |
To approve the minutes of 4 May Minutes: The minutes of 4 May were approved. |
12 Pond Lane Rear extension Recommendation: Approval Decision: RESOLVED:
1) That the application be approved; and 2) That the Head of Trees be authorised to sign. Minutes: Officers introduced the application.
RESOLVED:
1) That the application be approved; and 2) That the Head of Trees be authorised to sign. |
Response of the Cabinet RESOLVED that the response be noted. |
Lease of the Hut To note the lease. Minutes: Members asked about the rent. |
"""  # fmt: skip


def test_each_item_has_its_own_sections() -> None:
    blocks = read_blocks(PAGE, None)
    told = {PAGE[block.start : block.end][:30]: (block.section, block.is_heading) for block in blocks if block.item}
    assert told["To approve the minutes of 4 May"[:30]] == ("preamble", False)
    assert told["The minutes of 4 May were appr"] == ("minutes", False)
    assert told["Approval"][0] == "report"
    assert told["That the application be approv"][0] == "minutes"
    assert told["Decision:"] == ("decision", True)


def test_only_what_the_meeting_did_is_decided() -> None:
    facts = extract_text(PAGE)
    limbs = ["That the application be approved", "That the Head of Trees be authorised to sign"]
    assert [fact.quote for fact in facts.resolutions] == [
        "The minutes of 4 May were approved", *limbs, *limbs, "the response be noted",
    ]  # fmt: skip
    assert [(fact.person, fact.kind) for fact in facts.interests] == [("Ann Ash", "personal")]

"""Numbered paragraphs of parish minutes, each an item with its title run in: nothing passes from one to the next."""

from __future__ import annotations

from extract import extract_text

PARISH = """6. To consider quotations for the bus shelter. Three had been received. Proposed Cllr Ash, seconded Cllr Birch, that \
Larch Ltd be given the work. All agreed.
7. Allotments. A motion by Cllr Dove to raise rents was carried with one against.
8. Council resolved (6-0) to take out a lease of the paddock.
9. The recommendation of the Finance Working Party was accepted.
10. Newsletter. It was agreed to print it in colour. A reader had asked for larger type.
11. Gate. RESOLVED that the gate be locked at night.
"""


def test_each_paragraph_is_an_item() -> None:
    found = {r.quote: (r.mover, r.seconder) for r in extract_text(PARISH).resolutions}
    assert found["that Larch Ltd be given the work"] == ("Cllr Ash", "Cllr Birch")
    assert found["to take out a lease of the paddock"] == (None, None)  # the mover of item 7 is not the mover of item 8
    assert found["the gate be locked at night"] == (None, None)
    assert "The recommendation of the Finance Working Party was accepted" in found
    assert "It was agreed to print it in colour" in found  # no debate before the decision of item 11


LIST = """RESOLVED that:
1. Budget. The budget be approved.
2. Fees. The fees be deferred to May.
3. Rents. Rents rise by 2%.
"""


def test_limbs_with_titles_run_in_stay_limbs() -> None:
    found = extract_text(f"Moved by Cllr Ash and seconded by Cllr Birch.\n\n{LIST}").resolutions
    assert [r.limb_label for r in found] == ["1.", "2.", "3."]
    assert {r.mover for r in found} == {"Cllr Ash"}


def test_a_list_within_an_item_goes_on() -> None:
    text = "3. Fees. The Panel considered a report.\n\nRESOLVED that:\n\n1. Fees rise.\n\n2. Rents stay.\n\n3. Tolls end.\n\n4. Fines double.\n"
    assert [r.limb_label for r in extract_text(text).resolutions] == ["1.", "2.", "3.", "4."]


def test_a_line_with_the_number_of_a_minute_opens_an_item() -> None:
    text = (
        "Minute 12 Bus shelter\nCllr Ash moved, and Cllr Birch seconded, that Larch Ltd be engaged. The motion was carried with 6"
        " votes in favour.\nMinute 13 Hall\nThe Clerk had a quote.\nResolved to paint the door.\n"
    )
    first, second = extract_text(text).resolutions
    assert (first.quote, first.mover, first.vote_for) == ("that Larch Ltd be engaged", "Cllr Ash", 6)
    assert (second.quote, second.mover, second.vote_for) == ("to paint the door", None, None)


def test_a_motion_carried_above_a_title_is_not_of_what_is_resolved_below_it() -> None:
    text = (
        "Bus shelter\n\nCllr Ash moved, and Cllr Birch seconded, that Larch Ltd be engaged. The motion was carried with 6 votes in"
        " favour.\n\nVillage hall\n\nThe Clerk had a quote for the door.\n\nResolved to paint the door.\n"
    )
    first, second = extract_text(text).resolutions
    assert (first.quote, first.mover, first.vote_for) == ("that Larch Ltd be engaged", "Cllr Ash", 6)
    assert (second.quote, second.mover, second.vote_for) == ("to paint the door", None, None)

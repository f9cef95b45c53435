"""Where a sentence ends, and where a full stop only closes an abbreviation."""

from __future__ import annotations

import pytest

from extract.components.sentences import read_sentences
from extract.text import Block

CASES = [
    ("It rained. The fair was put off.", 2),
    ("It rained.\nThe fair was put off.", 2),
    # A number after an abbreviation.
    ("Members recalled minute no. 16 of the June meeting. It stood.", 2),
    ("See ref. 24/017 and fig. 3 for the plan.", 1),
    ("Some c. 400 homes would be built by Sept. 2027.", 1),
    ("Gwelwyd cofnod rhif. 12 eto.", 1),
    # So many of a thing, whatever comes next.
    ("The plan has 4 no. Sheffield stands and 2 No. 1 bed flats.", 1),
    # The word "no" at the end of a sentence, and months in full.
    ("The answer was no. The Clerk wrote it down.", 2),
    ("It would open in May. 12 stalls were let.", 2),
    ("They had 40 homes. 12 of them were let.", 2),
    # Titles and names.
    ("Messrs. Orr and Lt. Bly wrote to Cllr. J. Fenn.", 1),
    ("The Cttee. Clerk and Parch. Huws came.", 1),
]


@pytest.mark.parametrize(("text", "number"), CASES)
def test_sentences(text: str, number: int) -> None:
    block = Block(0, len(text), None, 0, "minutes", 0)
    assert len(read_sentences(text, [block])) == number

"""Whose an office is: names on both sides of it, opening phrases, proposals, lists that lost their marks."""

from __future__ import annotations

import pytest

from extract import extract_text


def held(text: str) -> list[tuple[str | None, str]]:
    """(person, role) of every role, in order."""
    return [(fact.person, fact.role) for fact in extract_text(text, "minutes").roles]


BODIES = [
    # A time, and no body.
    ("Councillor Pell nominated Ada Bray as Vice-Chair for 12 months.", [("Vice-Chair", None)]),
    (
        "Ada Pell, Chair of Healthwatch Tarn, Joe Orde, CEO, and Una Bray, Wharf Manager, came.",
        [("Chair", "Healthwatch Tarn"), ("CEO", None), ("Wharf Manager", None)],
    ),
    # Whose office it is, said of a panel too.
    ("The Panel's Chair, Mr Pell, replied.", [("Chair", None)]),
]
"""Text, and role and organisation of each."""

PROPOSED = [
    # Who proposes somebody behind the name of an office does not hold it.
    ("2) To elect the Chair: Cllr Pell proposed Cllr Orde.\nIt was left over.", [(None, "Chair")]),
    ("3. Vice-Chair – Cllr Bray nominated Cllr Orde; nobody seconded.", [(None, "Vice-Chair")]),
    ("Cllr Pell proposed Cllr Orde as Chairman, Cllr Bray seconded this and all agreed.", [("Cllr Orde", "Chairman")]),
    ("Ada Pell was nominated as Convener, Joe Orde as Vice Convener, Una Bray as Treasurer and Ivo Fell as Secretary.", [(None, "Convener"), (None, "Vice Convener"), (None, "Treasurer")]),
    ("Ada Pell proposes Joe Orde as Secretary and Una Bray seconds.", []),
    ("Nominations: Chair – Cllr Pell; Vice-Chair – Cllr Orde.", [(None, "Chair"), (None, "Vice-Chair")]),
    ("Recommended appointments\nTarn Trust – Trustee – Councillor Pell\nWharf Board – Director – Councillor Orde\n", [(None, "Director")]),
    # But chosen, after a proposal.
    ("Cllr Pell was nominated and elected as Chairman, proposed by Cllr Orde.", [("Cllr Pell", "Chairman")]),
    ("Councillor Pell was nominated unopposed and was duly appointed Chair of the Fire Authority.", [("Councillor Pell", "Chair")]),
]  # fmt: skip
"""Text, and person and role of each."""

BETWEEN = [
    # An office between two names, neither of which has another.
    ("Also in attendance: Mr Pell, Tree Warden Mr Orde, County Cllr Bray and 7 residents.", [(None, "Tree Warden")]),
    ("Chair Cllr Pell, Vice-Chair Cllr Orde, Clerk Una Bray", [("Cllr Pell", "Chair"), (None, "Vice-Chair"), ("Una Bray", "Clerk")]),
    ("Cllr Pell, Chair Cllr Orde, Vice-Chair Una Bray, Clerk", [(None, "Chair"), ("Cllr Orde", "Vice-Chair"), ("Una Bray", "Clerk")]),
    ("(Led by: Ada Pell, Lead Officer: Joe Orde)", [("Joe Orde", "Lead Officer")]),
    # The name of the next office is no part of the name before it.
    ("Chair: Cllr Pell Vice-Chair: Cllr Orde Clerk: Una Bray", [("Cllr Pell", "Chair"), ("Cllr Orde", "Vice-Chair"), ("Una Bray", "Clerk")]),
    ("Chairman Mr Pell Clerk Mrs Orde Treasurer Mr Bray", [("Mr Pell", "Chairman"), ("Mrs Orde", "Clerk"), ("Mr Bray", "Treasurer")]),
    ("Present CHAIRMAN: COUNCILLOR R. PELL VICE CHAIRMAN: COUNCILLOR R. ORDE", [("COUNCILLOR R. PELL", "CHAIRMAN"), ("COUNCILLOR R. ORDE", "VICE CHAIRMAN")]),
    ("Chair Ada Pell Vice Chair Joe Orde Secretary Una Bray", [(None, "Chair"), (None, "Vice Chair")]),
    # The second of two names, behind the body of the first.
    ("Ada Pell from the Harbour Agency and Joe Orde, Flood Risk Manager at Tarn Water, attended.", [("Joe Orde", "Flood Risk Manager")]),
    # Members under one title, and the officers who are listed next.
    ("Apologies came from Councillors M Pell and A Orde, the Chief Executive, Dr B Bray, and the Monitoring Officer, Ms C Fell.", [("Dr B Bray", "Chief Executive"), ("Ms C Fell", "Monitoring Officer")]),
    ("Ada Pell, Partner, Marl Orde (Independent Legal Adviser) presented it.", [(None, "Independent Legal Adviser")]),
    # The school ends before the next name.
    ("There were Ada Pell, Headteacher of Tarn Primary, Joe Orde, Chair of Governors, and Mr Bray, Clerk.", [("Ada Pell", "Headteacher of Tarn Primary"), ("Joe Orde", "Chair of Governors"), ("Mr Bray", "Clerk")]),
    ("Ada Pell (Co-opted Governor, Chair) and Joe Orde (Parent Governor)", [("Ada Pell", "Co-opted Governor"), ("Ada Pell", "Chair"), ("Joe Orde", "Parent Governor")]),
]  # fmt: skip
"""Text, and person and role of each."""

BETWEEN += [
    ("Bishop Ada Pell, Archdeacon Joe Orde and Canon Bray led prayers.", [("Joe Orde", "Archdeacon")]),
    ("Police Constable Ada Pell and Special Sergeant Joe Orde gave the figures.", [("Ada Pell", "Police Constable"), ("Joe Orde", "Special Sergeant")]),
]  # fmt: skip

OPENED = [
    # An office of who is named in an opening phrase, and the speaker behind it.
    ("In response to Councillor Pell, Chair of Scrutiny, Joe Orde, Head of Housing, said yes.", [("Councillor Pell", "Chair of Scrutiny"), ("Joe Orde", "Head of Housing")]),
    ("In the absence of Councillor Pell, Chairman, Councillor Orde presided.", [("Councillor Pell", "Chairman")]),
    ("With the consent of the Chairman, Mr Orde, a resident, spoke.", [(None, "Chairman")]),
    # As before: the apposition closes behind the name.
    ("Following a question from Councillor Pell, the Head of Housing, Joe Orde explained it.", [("Joe Orde", "Head of Housing")]),
    ("At the request of the Chair, Councillor Pell, the Clerk read it.", [("Councillor Pell", "Chair"), (None, "Clerk")]),
]  # fmt: skip
"""Text, and person and role of each."""

NOBODY = [
    # What somebody is yet to be, or only thought of.
    ("Cllr Pell will be Chair from May.", [(None, "Chair")]),
    ("Cllr Pell had considered standing as Mayor.", [(None, "Mayor")]),
    # What stands before an office names no person.
    ("6.2 Policing Matters – Local Police Officer – no report.", [(None, "Local Police Officer")]),
    ("Councillor Pell was present as Visiting Member for Item 16.", []),
    ("Signed Ada Pell Chairman", [(None, "Chairman")]),
    # An office that a letter goes to, and the place to write to.
    ("A letter from the Chief Constable to the Chairman, Councillor Pell and Mr Orde was read.", [(None, "Chief Constable"), (None, "Chairman")]),
    ("Report of the Director of Resources (Contact Officer: Ada Pell, Finance Manager, 01234 567890)", [(None, "Director of Resources"), ("Ada Pell", "Finance Manager")]),
    ("5. Planning – Chairman and Clerk to reply.", [(None, "Chairman"), (None, "Clerk")]),
    # An office of more words.
    ("The Clerk met Ada Pell, Rights of Way Officer.", [(None, "Clerk"), ("Ada Pell", "Rights of Way Officer")]),
    ("PC Pell, Licensing Officer, objected.", [("Pell", "PC"), ("Pell", "Licensing Officer")]),
    ("Present: Cllrs I Pell (IP), J Orde (JO, Clerk)", [("J Orde", "Clerk")]),
]  # fmt: skip
"""Text, and person and role of each."""


@pytest.mark.parametrize(("text", "expected"), [*PROPOSED, *BETWEEN, *OPENED, *NOBODY])
def test_whose(text: str, expected: list[tuple[str | None, str]]) -> None:
    """Each office is of the person whom the text ties to it, or of nobody."""
    assert held(text) == expected


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_bodies(text: str, expected: list[tuple[str, str | None]]) -> None:
    """An office names the body that it is of, and nothing else for one."""
    assert [(fact.role, fact.organisation) for fact in extract_text(text, "minutes").roles] == expected

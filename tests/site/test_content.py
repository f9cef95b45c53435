"""The content files: enough of every kind, and at one with themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.loader import ContentError, load


def test_counts_reach_the_minimums() -> None:
    content = load()
    items = [item for _, item in content.items().values()]
    days = [meeting.date for meeting in content.meetings.values()]
    papers = content.papers.values()
    assert len(content.committees) >= 6
    assert len(content.meetings) >= 24
    assert max(days).year - min(days).year >= 3
    assert len(items) >= 160
    assert sum(len(item.minutes) > 300 for item in items) >= 70
    assert len(content.decisions) >= 20
    assert sum(decision.officer for decision in content.decisions.values()) >= 5
    assert len(content.people) >= 15
    assert sum(paper.format == "pdf" for paper in papers) >= 24
    assert sum(paper.format == "docx" for paper in papers) >= 6
    assert any(paper.scanned for paper in papers)


def test_every_kind_of_meeting_and_item_is_there() -> None:
    content = load()
    meetings = content.meetings.values()
    items = [item for _, item in content.items().values()]
    upcoming = [meeting for meeting in meetings if meeting.date > content.today and meeting.has_agenda]
    assert 1 <= len(upcoming) <= 3
    assert not any(meeting.has_minutes or meeting.has_decisions for meeting in upcoming)
    assert any(meeting.status == "Cancelled" for meeting in meetings)
    assert any(meeting.draft and meeting.has_minutes for meeting in meetings)
    assert any(meeting.has_decisions and not meeting.has_minutes for meeting in meetings)
    assert any(not item.num and item.minutes for item in items)
    assert any(item.welsh for item in items)
    assert any(item.restricted for item in items)
    assert any(committee.expired for committee in content.committees.values())


def test_no_paragraph_of_minutes_is_used_twice() -> None:
    seen: dict[str, int] = {}
    for _, item in load().items().values():
        decided = set(item.decision.splitlines())
        for line in item.minutes.splitlines():
            if len(line) > 120 and line not in decided:
                assert seen.setdefault(line, item.id) == item.id, line


def test_recorded_votes_are_by_members_who_were_there() -> None:
    content = load()
    for meeting, item in content.items().values():
        there = {person.uid for person, _ in content.members(meeting.committee, meeting.date)} - set(meeting.apologies)
        for vote in item.votes:
            cast = [*vote.ayes, *vote.noes, *vote.abstained]
            assert sorted(cast) == sorted(there), (item.id, vote.title)
            assert (len(vote.ayes) > len(vote.noes)) == (vote.result == "Carried"), (item.id, vote.title)


def test_votes_stated_in_minutes_are_not_more_than_the_members() -> None:
    content = load()
    for meeting, item in content.items().values():
        seats = len(content.members(meeting.committee, meeting.date)) - len(meeting.apologies)
        for match in re.finditer(r"\((\d+) for, (\d+) against(?:, (\d+) abstention)?", item.minutes):
            assert sum(int(group or 0) for group in match.groups()) <= seats, (item.id, match[0])


def test_content_file_with_an_unknown_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "meetings").mkdir()
    (tmp_path / "council.yaml").write_text("name: A\ntoday: 2026-01-01\ncommittees: []\npeople: []\nissues: {}\n")
    (tmp_path / "meetings" / "a.yaml").write_text(
        "- {id: 1, g: 2, committee: 3, date: 2026-01-01, time: x, wrong: 1}\n"
    )
    with pytest.raises(ContentError, match=r"meetings/a\.yaml.*wrong"):
        load(tmp_path)

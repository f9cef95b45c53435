"""Recorded votes on an item: `mgListRecordedVotesShort.aspx` (section 3.9). Only the text of real ones is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bs4 import Tag
from bs4.element import PageElement

from archive import ids
from archive.records import Parsed, Site
from archive.records_people import Person, RecordedVote
from scraper import html
from scraper.dates import dates_in
from scraper.pages.ballot_lists import as_tables
from scraper.pages.ballots import Ballot, ballots_of
from scraper.pages.base import PageType, Tray, content_of, open_page
from scraper.vocabulary_people import ITEM_LINE, NOTHING_SAID, RESULT_LABELS

# A council may vote on other things than those known: "Recommendation status:Carried".
RESULT = re.compile(
    rf"(?:{'|'.join(map(re.escape, RESULT_LABELS))}|(?:[^\W\d_]+ ){{1,3}}status)\s*:\s*(.*)", re.IGNORECASE
)
TITLES = ["h2", "h3", "h4", "h5"]
FRAME = ("mgMainTitleTxt", "mgSubTitleTxt", "mgHeader", "mgSubTitle", "mgLinks", "mgFooter")


@dataclass(slots=True)
class Vote:
    """One vote; `motion` is the lines printed between its result and its table."""

    title: str | None = None
    result: str | None = None
    motion: list[str] = field(default_factory=list)
    ballots: list[Ballot] = field(default_factory=list)


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return one record a member and vote. A count that differs from the names is kept and reported, never mended.

    Fact: `votes`, their number.
    """
    tray = Tray("recorded_votes", url, site, context)
    _, frame = open_page(tray, body)
    item_id = tray.known("item")
    if frame is None:
        return tray.parsed()
    if item_id is None:
        tray.problem("neither the URL nor the context states the item's id")
        return tray.parsed()
    content = content_of(frame)
    as_tables(content)
    votes = list(_votes(tray, content))
    for number, vote in enumerate(votes, start=1):
        _add(tray, item_id, number, vote)
    tray.facts["votes"] = len(votes)
    if not votes and not NOTHING_SAID.search(html.line_of(content)):
        tray.problem("no recorded votes, and the page does not say that there are none", item_id)
    return tray.parsed()


def _votes(tray: Tray, content: Tag) -> Iterator[Vote]:
    """Yield a vote for each table of ballots, with what is printed since the table before."""
    before: list[PageElement] = []
    for node, ballots in _flatten(tray, content):
        if ballots:
            vote = _heading(before)
            vote.ballots = ballots
            yield vote
            before = []
        else:
            before.append(node)


def _flatten(tray: Tray, scope: Tag) -> Iterator[tuple[PageElement, list[Ballot]]]:
    """Yield what stands in a scope in order, each table of ballots by itself wherever a skin has put it."""
    waiting = list(reversed(scope.contents))
    while waiting:
        node = waiting.pop()
        inner = node.find_all("table") if isinstance(node, Tag) else []
        ballots = ballots_of(tray, node) if isinstance(node, Tag) and node.name == "table" and not inner else []
        if html.has_class(node, *FRAME):
            continue
        if isinstance(node, Tag) and inner:
            waiting += reversed(node.contents)
        else:
            yield node, ballots


def _heading(nodes: list[PageElement]) -> Vote:
    """Read title, result and motion. The title is the last heading, else the line before the result."""
    tags = [tag for node in nodes if isinstance(node, Tag) for tag in [node, *node.find_all(TITLES)]]
    titles = [html.line_of(tag) for tag in tags if tag.name in TITLES]
    vote = Vote(title=next(filter(None, reversed(titles)), None))
    above: list[str] = []
    for line in (each.strip() for each in html.text_of(nodes).splitlines()):
        if result := RESULT.fullmatch(line):
            vote.result, above, vote.motion = result[1].strip(" .;") or None, above + vote.motion, []
        elif line and line == vote.title:
            vote.motion = []
        elif line and not ITEM_LINE.match(line):
            vote.motion.append(line)
    if vote.title is not None:
        vote.motion = vote.motion or above  # some print the motion before its result
    elif above and not dates_in(above[-1]):
        vote.title = above[-1]
    return vote


def _add(tray: Tray, item_id: str, number: int, vote: Vote) -> None:
    named: dict[str, str] = {}
    for ballot in vote.ballots:
        at = f"vote {number} ({vote.title or 'no title'}), {ballot.label}"
        if ballot.count is not None and ballot.count != len(ballot.names):
            tray.problem(f"{at}: {ballot.count} counted, {len(ballot.names)} named", item_id)
            if not ballot.names:
                tray.absent(item_id, "recorded_votes", "not_stated", f"{at}: {ballot.count} counted, nobody named")
        for name, person_id in ballot.names:
            who = person_id or f"name:{name.casefold()}"
            if who in named:
                tray.problem(f"{at}: {name!r} is named twice, under {named[who]} before", item_id)
                who = who if person_id else ids.link_id(who, "2")  # two of one name may have voted
            named[who] = ballot.label
            _add_name(tray, item_id, f"vote{number}+{ballot.option}+{who}", vote, ballot, name, person_id)


def _add_name(
    tray: Tray, item_id: str, tail: str, vote: Vote, ballot: Ballot, name: str, person_id: str | None
) -> None:  # fmt: skip
    tray.add(
        RecordedVote, ids.link_id(item_id, tail), url=tray.url, item_id=item_id, meeting_id=tray.known("meeting"),
        vote_title=vote.title, motion_text="\n".join(vote.motion) or None, result=vote.result, option=ballot.option,
        option_label=ballot.label, stated_count=ballot.count, name=name, person_id=person_id,
    )  # fmt: skip
    if person_id:
        tray.add(Person, person_id, url=ballot.links.get(person_id), name=name)


PAGE = PageType(name="recorded_votes", parse=parse, kinds=(RecordedVote, Person), is_verified=False)

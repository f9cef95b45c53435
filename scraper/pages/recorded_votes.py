"""Recorded votes on an item: `mgListRecordedVotesShort.aspx` (section 3.9). Only the text of real ones is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

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
from scraper.pages.body import body_of
from scraper.vocabulary_people import ITEM_LINE, NOTHING_SAID, RESULT

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
    content = body_of(content_of(frame))
    as_tables(content)
    votes = _votes(tray, content)
    for number, vote in enumerate(votes, start=1):
        _add(tray, item_id, number, vote)
    tray.facts["votes"] = len(votes)
    if not votes and not NOTHING_SAID.search(html.line_of(content)):
        tray.problem("no recorded votes, and the page does not say that there are none", item_id)
    return tray.parsed()


def _votes(tray: Tray, content: Tag) -> list[Vote]:
    """The votes: one for each table of ballots, with what is printed since the table before.

    Where a result stands below the last table, each stands below its own: then which is whose is not known.
    """
    before: list[PageElement] = []
    votes: list[Vote] = []
    for node, ballots in _flatten(tray, content):
        if ballots:
            votes.append(_heading(before))
            votes[-1].ballots = ballots
            before = []
        else:
            before.append(node)
    if votes and (said := _heading(before).result):
        tray.problem(f"a result stands below the last vote, so none is taken: {said!r}")
        for vote in votes:
            vote.result = None
    return votes


def _flatten(tray: Tray, scope: Tag) -> Iterator[tuple[PageElement, list[Ballot]]]:
    """Yield what stands in a scope in order, each table of ballots by itself wherever a skin has put it."""
    waiting = list(reversed(scope.contents))
    while waiting:
        node = waiting.pop()
        is_text = html.has_class(node, "mgWordPara")  # of the motion: a table in it is no vote
        inner = node.find_all(_is_part) if isinstance(node, Tag) and not is_text else []
        ballots = ballots_of(tray, node) if isinstance(node, Tag) and node.name == "table" and not inner else []
        if html.has_class(node, *FRAME):
            continue
        if isinstance(node, Tag) and inner:
            waiting += reversed(node.contents)
        else:
            yield node, ballots


def _is_part(tag: Tag) -> bool:
    return tag.name == "table" or html.has_class(tag, "mgWordPara")


def _lines(nodes: list[PageElement]) -> Iterator[tuple[str, bool]]:
    """The lines of nodes, and whether each is of the motion's own text: no result is told there, and no title."""
    for is_text, group in groupby(nodes, lambda node: html.has_class(node, "mgWordPara")):
        yield from ((line.strip(), is_text) for line in html.text_of(list(group)).splitlines())


def _heading(nodes: list[PageElement]) -> Vote:
    """Read title, result and motion. The title is the last heading, else the line before the result."""
    own = [node for node in nodes if isinstance(node, Tag) and not html.has_class(node, "mgWordPara")]
    tags = [tag for node in own for tag in [node, *node.find_all(TITLES)]]
    titles = [html.line_of(tag) for tag in tags if tag.name in TITLES]
    vote = Vote(title=next(filter(None, reversed(titles)), None))
    above: list[str] = []
    last = ""  # line of the page's own before the result
    for line, is_text in _lines(nodes):
        result = None if is_text else RESULT.fullmatch(line.replace(" | ", ": ", 1))
        if result:
            vote.result, above, vote.motion = result[1].strip(" .;") or None, above + vote.motion, []
        elif line and line == vote.title and not is_text:
            vote.motion = []
        elif line and not ITEM_LINE.match(line):
            vote.motion.append(line)
            last = last if is_text or vote.result else line
    if vote.title is not None:
        vote.motion = vote.motion or above  # some print the motion before its result
    elif above and above[-1] == last and not dates_in(last):
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

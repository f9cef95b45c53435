"""What the sample council consists of, as frozen dataclasses. Names are ModernGov's."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Committee:
    """`expired` committees are not listed on the HTML pages; the XML service lists them with a flag."""

    id: int
    name: str
    category: str
    purpose: str = ""
    officer: str = "Democratic Services"
    expired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A seat; `end` is set when it is over. `role` is as printed in brackets (`Chair`), empty for others."""

    committee: int
    role: str = ""
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideSeat:
    """A councillor's place on an outside body of `Content.bodies`; `end` is set when it is over."""

    body: int
    role: str = ""
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of office; `end` is set when it is over."""

    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A councillor. `spell` says that Word would mark the surname as a spelling mistake; `terms` are earlier ones."""

    uid: int
    name: str
    party: str
    ward: str
    title: str = ""
    spell: bool = False
    memberships: tuple[Membership, ...] = ()
    outside: tuple[OutsideSeat, ...] = ()
    terms: tuple[Term, ...] = ()

    @property
    def in_office(self) -> list[Term]:
        """Every term, the running one last: it began with the first seat."""
        starts = [seat.start for seat in self.memberships if seat.start]
        return [*self.terms, *([Term(start=min(starts))] if starts else [])]

    @property
    def styled(self) -> str:
        return f"Councillor {self.name}"

    @property
    def slug(self) -> str:
        return self.name.lower().replace(" ", ".").replace("'", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One attachment (`documents/s{id}/…`). `body` is prose markup (`prose.blocks`); `scanned` means no text layer."""

    id: int
    title: str
    body: str
    author: str = ""
    date: date | None = None
    format: str = "pdf"
    file: str = ""
    scanned: bool = False

    @property
    def file_name(self) -> str:
        return f"{self.file or self.title}.{self.format}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A recorded vote; `ayes`, `noes` and `abstained` are member ids. `printed` are counts the page gets wrong."""

    title: str
    result: str
    type: str = "Resolution"
    text: str = ""
    ayes: tuple[int, ...] = ()
    noes: tuple[int, ...] = ()
    abstained: tuple[int, ...] = ()
    printed: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """An interest a member declared in an item."""

    uid: int
    type: str
    text: str
    action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An agenda item. `num` is printed as it stands; an empty one is a section heading. Texts are prose markup.

    `printed` are minutes that only the printed paper has: neither page nor XML service shows them.
    """

    id: int
    title: str
    num: str = ""
    agenda: str = ""
    decision: str = ""
    minutes: str = ""
    printed: str = ""
    docs: tuple[int, ...] = ()
    leads: bool = True
    issue: int | None = None
    restricted: bool = False
    welsh: bool = False
    votes: tuple[Vote, ...] = ()
    declared: tuple[Declared, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """`status` is Confirmed, Cancelled, New or Provisional; `g` is the agenda id of its packs and differs from `id`."""

    id: int
    g: int
    committee: int
    date: date
    time: str
    status: str = "Confirmed"
    venue: str = "Council Chamber, Guildhall, Corvedon"
    draft: bool = False
    apologies: tuple[int, ...] = ()
    also: dict[int, str] = field(default_factory=dict)
    officers: dict[str, str] = field(default_factory=dict)
    items: tuple[Item, ...] = ()

    @property
    def has_agenda(self) -> bool:
        return bool(self.items) and self.status != "Cancelled"

    @property
    def has_decisions(self) -> bool:
        return any(item.decision for item in self.items)

    @property
    def has_minutes(self) -> bool:
        return any(item.minutes or item.printed for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision page. Without `text` it shows the decision of its `item`, as ModernGov does."""

    id: int
    title: str
    made: date
    published: date
    status: str = "Recommendations Approved"
    maker: str = ""
    heading: str = "Decision:"
    text: str = ""
    purpose: str = ""
    key: bool = False
    call_in: bool = False
    call_ins: str = "Not for call-in"
    effective: date | None = None
    item: int | None = None
    issue: int | None = None
    officer: bool = False
    docs: tuple[int, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)
    """Further labels of the page in the order printed, such as `Recommend to Council?: ` → `No;`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """The council itself."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything there is about the council."""

    council: Council
    today: date
    committees: dict[int, Committee]
    people: dict[int, Person]
    papers: dict[int, Paper]
    meetings: dict[int, Meeting]
    decisions: dict[int, Decision]
    issues: dict[int, str]
    bodies: dict[int, str] = field(default_factory=dict)

    def items(self) -> dict[int, tuple[Meeting, Item]]:
        """Every agenda item with its meeting, by item id."""
        return {item.id: (meeting, item) for meeting in self.meetings.values() for item in meeting.items}

    def of_committee(self, committee: int) -> list[Meeting]:
        """The meetings of a committee, newest first."""
        found = [meeting for meeting in self.meetings.values() if meeting.committee == committee]
        return sorted(found, key=lambda meeting: meeting.date, reverse=True)

    def members(self, committee: int, when: date | None = None) -> list[tuple[Person, Membership]]:
        """Who sits on a committee on a day (today when not given), chair and vice-chair first."""
        day = when or self.today
        found = [
            (person, seat)
            for person in self.people.values()
            for seat in person.memberships
            if seat.committee == committee and (seat.start or day) <= day <= (seat.end or day)
        ]
        return sorted(found, key=lambda pair: ({"Chair": 0, "Mayor": 0, "": 2}.get(pair[1].role, 1), pair[0].name))

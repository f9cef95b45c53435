"""Who is meant: the person a fact names, where the archive knows the councillors of that body on that date.

A name is credited to a person only where exactly one of those known fits it, and then only for what a councillor does:
a namesake among the officers, two of one surname, a body whose members are not known leave `person_id` empty. A wrong
credit is worse than a missing one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nameparser import HumanName
from nameparser.config import Constants
from sqlite_utils import Database

NAMED: dict[str, str] = {
    "roles": "person", "named_votes": "name", "interests": "person", "attendance_mentions": "person",
}  # fmt: skip
"""Tables of facts that name a person, and the column that does."""
_KNOWN_BY = ("people", "memberships", "attendance")
_CHUNK = 500
_TITLES = (
    "councillor",
    "councillors",
    "cllr",
    "cllrs",
    "county",
    "alderman",
    "alderwoman",
    "ald",
    "bailie",
    "provost",
    "cynghorydd",
    "y",
    "yr",
)
_CONSTANTS = Constants()
_CONSTANTS.titles.add(*_TITLES)
_OFFICER = re.compile(
    r"\b(?:director|officer|manager|head|solicitor|clerk|executive|secretary|engineer|accountant|surveyor|planner"
    r"|lawyer|inspector|superintendent|auditor|treasurer|cyfarwyddwr|swyddog|rheolwr|pennaeth|prif weithredwr)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart, without titles and honours: case, accents and marks apart."""

    given: tuple[str, ...]
    family: str

    def fits(self, known: Name) -> bool:
        """Whether this may be a printing of a known person's name: the family name, and given names or initials.

        A given name that the known person does not have rules them out; one that is left out does not.
        """
        if not self.family or self.family != known.family:
            return False
        return all(any(_same_given(mine, theirs) for theirs in known.given) for mine in self.given)


def _same_given(mine: str, theirs: str) -> bool:
    return mine == theirs or (1 in (len(mine), len(theirs)) and mine[:1] == theirs[:1])


@lru_cache(maxsize=50_000)
def name_of(printed: str) -> Name:
    """A printed name taken apart."""
    words = " ".join(printed.replace("’", "'").split())
    plain = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    parsed = HumanName(re.sub(r"[().]", " ", plain), constants=_CONSTANTS)
    family, given = _bare(parsed.last), f"{parsed.first} {parsed.middle}"
    if not family:  # "Councillor Ash": one word is a family name
        family, given = _bare(given), ""
    letters = re.sub(r"[^\w\s-]", " ", given).casefold().split()
    return Name(tuple(letters), family)


def _bare(words: str) -> str:
    return re.sub(r"[\s'-]+", "", words).casefold()


@dataclass(frozen=True, slots=True)
class _Fact:
    table: str
    id: str
    name: str
    role: str | None
    quote: str


def link_people(db: Database, record_ids: Iterable[str]) -> int:
    """Set `person_id` of every fact of these records that names somebody; returns how many rows changed."""
    keys, changed = sorted(set(record_ids)), 0
    for at in range(0, len(keys), _CHUNK):
        meetings = _meetings_of(db, keys[at : at + _CHUNK])
        known = {meeting: _known(db, meeting) for meeting in set(meetings.values())}
        with db.atomic():
            for record, meeting in sorted(meetings.items()):
                changed += _link_record(db, record, known[meeting])
    return changed


def records_to_link(db: Database, since: str | None) -> list[str]:
    """Records that name somebody, of sites where a person, a seat or an attendance was first seen since then."""
    seen = " union ".join(f"select site from {table} where first_seen >= coalesce(:since, '')" for table in _KNOWN_BY)
    found: set[str] = set()
    for (site,) in db.execute(seen, {"since": since}).fetchall():
        for table in NAMED:
            sql = f"select distinct record_id from {table} where record_id >= ? and record_id < ?"
            found.update(record for (record,) in db.execute(sql, _range(site)))
    return sorted(found)


def _range(site: str) -> list[str]:
    return [f"{site}/", f"{site}0"]  # "0" follows "/"


def _meetings_of(db: Database, records: Sequence[str]) -> dict[str, str]:
    """The one meeting of each record: of items their own, of papers the only one that lists them."""
    marks = ", ".join("?" * len(records))
    sql = f"""select id, meeting_id from agenda_items where id in ({marks}) and meeting_id is not null
        union all select id, meeting_id from decisions where id in ({marks}) and meeting_id is not null
        union all select document_id, min(meeting) from (
            select l.document_id, coalesce(i.meeting_id, m.id) as meeting from document_links l
            left join agenda_items i on i.id = l.record_id left join meetings m on m.id = l.record_id
            where l.document_id in ({marks}))
            where meeting is not null group by document_id having count(distinct meeting) = 1"""
    return {row[0]: row[1] for row in db.execute(sql, [*records, *records, *records])}


def _known(db: Database, meeting: str) -> list[tuple[str, Name]]:
    """Councillors of the body on the day: those on the meeting's list, those with a seat that day."""
    listed = "select person_id from attendance where meeting_id = :meeting and person_id is not null"
    seated = """select s.person_id from memberships s join meetings m on m.id = :meeting
        where s.committee_id = m.committee_id and s.person_id is not null
          and m.date >= coalesce(s.start_date, substr(s.first_seen, 1, 10))
          and (m.date <= s.end_date or (s.end_date is null and not coalesce(s.is_expired, 0)
               and m.date <= substr(coalesce(s.gone_at, '9999'), 1, 10)))"""
    sql = f"select id, name from people where name is not null and id in ({listed} union {seated})"
    return [(row["id"], name_of(row["name"])) for row in db.query(sql, {"meeting": meeting})]


def _link_record(db: Database, record: str, known: Sequence[tuple[str, Name]]) -> int:
    changed = 0
    for fact in _facts(db, record):
        person = _person(fact, known)
        update = f"update {fact.table} set person_id = ? where id = ? and person_id is not ?"
        changed += db.execute(update, [person, fact.id, person]).rowcount
    return changed


def _facts(db: Database, record: str) -> Iterator[_Fact]:
    for table, column in NAMED.items():
        role = "role" if table == "roles" else "null"
        sql = f"select id, {column}, {role}, quote from {table} where record_id = ? and {column} is not null"
        for row in db.execute(sql, [record]).fetchall():
            yield _Fact(table, *row)


def _person(fact: _Fact, known: Sequence[tuple[str, Name]]) -> str | None:
    """The only one known whose name this may be; nobody for an officer's office."""
    if fact.role is not None and _OFFICER.search(fact.role):
        return None
    name = name_of(fact.name)
    fitting = {person for person, other in known if name.fits(other)}
    return fitting.pop() if len(fitting) == 1 else None

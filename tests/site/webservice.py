"""`mgWebService.asmx`: plain XML without a namespace, as GET answers it."""

from __future__ import annotations

import html
from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from tests.site.model import Committee, Item, Meeting, Paper, Person
from tests.site.pages_decisions import roll
from tests.site.render import item_html
from tests.site.web import Context, NotInstalledError, Params, Reply, whole

XML = "text/xml; charset=utf-8"
FAILURE = "<html><head><title>Runtime Error</title></head><body><h1>Server Error in '/' Application.</h1></body></html>"
Node = tuple[str, "str | list[Node]"]
"""A tag with its text, or with its children."""


def answer(site: Context, operation: str, params: Params) -> Reply:
    """The reply to one operation; an unknown one is answered 500, as .NET does."""
    if not site.knobs.webservice:
        raise NotInstalledError(operation)
    operations = {
        "getcommittees": committees,
        "getmeetings": meetings,
        "getmeeting": meeting,
        "getallmeetingsbydate": by_date,
        "getcouncillorsbyward": councillors,
    }
    make = operations.get(operation.lower())
    if make is None:
        return Reply(b"Web Service method name is not valid.\r\n", 500, "text/plain; charset=utf-8")
    return make(site, params)


def document(root: str, children: list[Node]) -> Reply:
    """An XML document, indented by two blanks, CRLF between the lines."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', *write((root, children), 0)]
    return Reply("\r\n".join(lines).encode(), content_type=XML)


def write(node: Node, depth: int) -> Iterable[str]:
    """The lines of one element. An empty one holds a line break and the indent, as the real service prints it."""
    tag, inner = node
    pad, close = "  " * depth, tag.split()[0]
    if isinstance(inner, list):
        yield f"{pad}<{tag}>"
        for child in inner:
            yield from write(child, depth + 1)
        yield f"{pad}</{close}>"
    elif inner:
        yield f"{pad}<{tag}>{escape(inner)}</{close}>"
    else:
        yield f"{pad}<{tag}>"
        yield f"{pad}</{close}>"


def twice(title: str) -> str:
    """A title as the service has it: encoded once more than XML needs."""
    return html.escape(title).replace("&#x27;", "&#39;")


def flag(value: object) -> str:
    return "True" if value else "False"


def count(values: Iterable[object]) -> str:
    """A count, with the leading blank the service prints."""
    return f" {len(list(values))}"


def committees(site: Context, _params: Params) -> Reply:
    """GetCommittees: expired ones too, by name."""
    listed = sorted(site.content.committees.values(), key=lambda committee: committee.name)
    return document("committees", [("committeescount", count(listed)), *(_committee(entry) for entry in listed)])


def _committee(committee: Committee) -> Node:
    return (
        "committee",
        [
            ("committeeid", str(committee.id)),
            ("committeetitle", twice(committee.name)),
            ("committeedeleted", "False"),
            ("committeeexpired", flag(committee.expired)),
            ("committeecategory", twice(committee.category)),
        ],
    )


def _day(value: str, other: date) -> date:
    try:
        return datetime.strptime(value, "%d/%m/%Y").date()
    except ValueError:
        return other


def _within(site: Context, params: Params) -> list[Meeting]:
    """Meetings of the committee (0 = all) between the two dates, oldest first within a committee."""
    wanted = params.get("lcommitteeid", "0")
    start, end = _day(params.get("sfromdate", ""), date.max), _day(params.get("stodate", ""), date.min)
    found = [
        meeting
        for meeting in site.content.meetings.values()
        if start <= meeting.date <= end
        and wanted in ("0", str(meeting.committee))
        and meeting.id not in site.knobs.webservice_leaves_out
    ]
    return sorted(found, key=lambda meeting: (meeting.committee, meeting.date))


def _row(meeting: Meeting) -> Node:
    return (
        "meeting",
        [
            ("meetingid", str(meeting.id)),
            ("meetingdate", f"{meeting.date:%d/%m/%Y}"),
            ("meetingstatus", meeting.status),
            ("meetingtime", meeting.time),
            ("iswebcast", "False"),
        ],
    )


def meetings(site: Context, params: Params) -> Reply:
    """GetMeetings?lCommitteeId=&sFromDate=&sToDate=, by committee."""
    found = _within(site, params)
    groups: list[Node] = []
    for key, group in groupby(found, key=lambda meeting: meeting.committee):
        rows = [_row(entry) for entry in group]
        head: list[Node] = [("committeeid", str(key)), ("committeetitle", twice(site.content.committees[key].name))]
        groups.append(("committee", [*head, ("committeemeetingcount", count(rows)), ("committeemeetings", rows)]))
    return document("getmeetings", [("meetingscount", count(found)), ("committeescount", count(groups)), *groups])


def by_date(site: Context, params: Params) -> Reply:
    """GetAllMeetingsByDate: one list in the order of days. All committees are -1 here, and 0 is none."""
    stated = params.get("lcommitteeid", "")
    params = {**params, "lcommitteeid": {"-1": "0", "0": "none"}.get(stated, stated)}
    is_rising = params.get("bisascendingdateorder", "true").lower() == "true"
    found = sorted(_within(site, params), key=lambda entry: entry.date, reverse=not is_rising)
    rows: list[Node] = []
    for entry in found:
        body = site.content.committees[entry.committee]
        extra: list[Node] = [("committeeid", str(body.id)), ("committeetitle", twice(body.name))]
        rows.append(("meeting", [*extra, *_row(entry)[1]]))
    return document("getmeetingsbydate", [("meetingscount", count(found)), ("meetings", rows)])


# ---------------------------------------------------------------- one meeting


def meeting(site: Context, params: Params) -> Reply:
    """GetMeeting?lMeetingId= — every item with its whole text."""
    found = site.content.meetings.get(whole(params, "lmeetingid", 0))
    if found is None or found.id in site.knobs.webservice_leaves_out:
        return Reply(FAILURE.encode(), 500)
    if found.committee in site.knobs.webservice_fails_for:
        return Reply(FAILURE.encode())
    body: list[Node] = [
        ("meetingid", str(found.id)),
        ("meetingdate", f"{found.date:%d/%m/%Y}"),
        ("meetingstatus", found.status),
        ("isdisplayallowed", "True"),
        ("meetingtime", found.time),
        *((tag, "") for tag in ("meetingactualstarttime", "meetingplannedfinishtime", "meetingactualfinishtime")),
        ("meetinglocation", found.venue),
        ("iswebcast", "False"),
        ("agendaid", str(found.g)),
        ("agendapublished", flag(found.has_agenda)),
        ("decisionpublished", flag(found.has_decisions)),
        ("minutepublished", flag(found.has_minutes)),
        ("meetingroom", ""),
        ("agendaitems", [_item(site, found, place, item) for place, item in enumerate(found.items)]),
        ("attendees", [_attendee(site, *row) for row in roll(site, found)]),
    ]
    return document("meeting", body)


def _attendee(site: Context, person: Person, role: str, presence: str) -> Node:
    values = {
        "membertype": "U",
        "memberid": person.uid,
        "name": person.styled,
        "roledescription": role,
        "attendance": presence,
        "politicalparty": person.party,
        "ward": person.ward,
    }
    head = " ".join(f"{key}={quoteattr(str(value))}" for key, value in values.items())
    return f"attendee {head}", [("url", f"{site.url}mgUserInfo.aspx?UID={values['memberid']}")]


def _item(site: Context, held: Meeting, place: int, item: Item) -> Node:
    """One agendaitem. `agendaitemnumber` is an internal place, not the printed number; headings have 0."""
    internal = str(place + 3) if item.num else "0"
    bodies = {part: item_html_of(site, item, part) for part in ("agenda", "minutes", "decision")}
    decided: list[Node] = [("decisionnonemptyhtmlbody", bodies["decision"])] if item.decision else []
    return (
        "agendaitem",
        [
            ("agendaitemid", str(item.id)),
            ("agendaitemtitle", twice(item.title)),
            ("agendatext", bodies["agenda"]),
            ("actualmeetingdate", f"{held.date:%d/%m/%Y}"),
            ("agendaitemnumber", internal),
            ("agendaitemsubnumber", ""),
            ("fulldisplaynumberformat", item.num),
            ("authorusername", ""),
            ("commentlabel1", "Presented By"),
            ("commenttext1", ""),
            ("commentlabel2", "Actions"),
            ("commenttext2", ""),
            ("minutesnonemptyhtmlbody", bodies["minutes"]),
            *decided,
            *_flags(held, item),
            ("minutesitemnumber", "".join(filter(str.isdigit, item.num.split("/")[0]))),
            ("minutesitemsubnumber", ""),
            ("preferreddate", f"{held.date:%d/%m/%Y}"),
            ("refertocommittee", twice(site.content.committees[held.committee].name)),
            ("linkeddocuments", [_linked(site, held, item, number) for number in item.docs]),
        ],
    )


def item_html_of(site: Context, item: Item, part: str) -> str:
    """The whole text of a part without the `mgWordPara` frame, empty when there is none."""
    if not getattr(item, part):
        return ""
    markup = item_html(site.content, item, part)  # type: ignore[arg-type]
    return markup.removeprefix('<div class="mgWordPara">').removesuffix("\n</div> ") + "\n"


def _flags(held: Meeting, item: Item) -> list[Node]:
    return [
        ("declarationcount", str(len(item.declared))),
        ("iscallin", "False"),
        ("iscomment", "False"),
        ("isdecision", flag(item.decision)),
        ("isdecisionpublished", flag(item.decision)),
        ("isminutepublished", flag(held.has_minutes)),
        ("ispubliccanspeak", "False"),
        ("isrestricted", flag(item.restricted)),
        ("isdisplayallowed", "True"),
        ("meetingdate", f"{held.date:%d/%m/%Y}"),
        ("meetingtime", held.time),
    ]


def _linked(site: Context, held: Meeting, item: Item, number: int) -> Node:
    paper: Paper = site.content.papers[number]
    day = f"{held.date:%d/%m/%Y}"
    return (
        "linkeddoc",
        [
            ("attachmentid", str(number)),
            ("title", twice(paper.title)),
            ("isurl", "False"),
            ("url", f"{site.url}mgConvert2PDF.aspx?ID={number}"),
            ("isrestricted", "False"),
            ("restrictionsRef", ""),
            ("itemnum", str(item.docs.index(number) + 1)),
            ("publicationdate", day if paper.date is None else f"{paper.date:%d/%m/%Y}"),
            ("meetingdate", day),
            ("decisiondate", day),
            ("committeetitle", twice(site.content.committees[held.committee].name)),
            ("isdecisionattachment", "False"),
            ("ownertitle", twice(item.title)),
        ],
    )


# ---------------------------------------------------------------- councillors


def councillors(site: Context, _params: Params) -> Reply:
    """GetCouncillorsByWard."""
    people = sorted(site.content.people.values(), key=lambda person: (person.ward, person.name))
    wards: list[Node] = []
    for ward, group in groupby(people, key=lambda person: person.ward):
        rows = [_councillor(person) for person in group]
        wards.append(("ward", [("wardtitle", twice(ward)), ("councillors", [("councillorcount", count(rows)), *rows])]))
    return document("councillorsbyward", [("wards", wards)])


def _councillor(person: Person) -> Node:
    """One councillor. The photograph's address is an internal one, as on real sites; nobody may follow it."""
    terms: list[Node] = [
        (
            "termofoffice",
            [("startdate", f"{t.start:%d/%m/%Y}"), ("enddate", f"{t.end:%d/%m/%Y}" if t.end else "unspecified")],
        )
        for t in person.in_office
    ]
    photo = f"http://10.20.30.40:9071/UserData/Info{person.uid:08}"
    return (
        "councillor",
        [
            ("councillorid", str(person.uid)),
            ("fullusername", twice(person.styled)),
            ("photosmallurl", f"{photo}/smallpic.jpg"),
            ("photobigurl", f"{photo}/bigpic.jpg"),
            ("politicalpartytitle", twice(person.party)),
            *((tag, "") for tag in ("districttitle", "representing")),
            ("keyposts", twice(person.title)),
            ("workaddress", [("line1", "Guildhall"), ("email", f"cllr.{person.slug}@corvedon.example")]),
            ("homeaddress", [("line1", f"{person.uid} {person.ward} Road"), ("mobile", f"07700 900{person.uid}")]),
            ("surgerydetails", [("line1", f"First Saturday of the month, {person.ward} Library")]),
            ("termsofoffice", terms),
        ],
    )

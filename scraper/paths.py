"""ModernGov's page names and parameters as data (MODERNGOV.md section 1.1 and 1.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# Parameters that change nothing in what a page says.
NOISE = frozenset({"bcr", "xxr", "j", "zts", "$lo$", "a", "ver", "lll"})


@dataclass(frozen=True, slots=True)
class Path:
    """One page name. `params` maps a kind of id to its parameter names, canonical first.

    `needs` are the ids without which the URL is not such a page; `keeps` the other parameters that select what is
    shown (lower case; None keeps all but noise).
    """

    name: str
    page: str
    params: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    keeps: frozenset[str] | None = frozenset()
    selects: frozenset[str] = frozenset()
    """Parameters that are noise on every other page, and here select what is shown."""


MEETING = {"committee": ("CId", "CommitteeId"), "meeting": ("MId", "MeetingId")}
ALL: tuple[Path, ...] = (
    Path("mgListCommittees.aspx", "committee_list"),
    Path("mgCommitteeStructure.aspx", "committee_list"),
    Path("ieDocHome.aspx", "meetings_home", keeps=frozenset({"year", "categories"})),
    Path("mgCommitteeDetails.aspx", "committee", {"committee": ("ID",)}, ("committee",)),
    Path(
        "ieListMeetings.aspx", "meeting_list", {"committee": ("CId", "CommitteeId")}, ("committee",),
        frozenset({"act", "d", "md", "year"}),
    ),
    Path("ieListDocuments.aspx", "meeting", MEETING, ("meeting",)),
    Path("CeListDocuments.aspx", "old_meeting", MEETING, (), None, frozenset({"a"})),
    Path("mgAi.aspx", "item", {"item": ("ID", "AIId")}, ("item",)),
    Path("ieDecisionDetails.aspx", "decision", {"decision": ("ID",), "item": ("AIId",)}),
    Path("mgIssueHistoryHome.aspx", "issue", {"issue": ("IId",)}, ("issue",)),
    Path("mgIssueHistoryChronology.aspx", "issue_chronology", {"issue": ("IId",)}, ("issue",)),
    Path("mgDecisionDetails.aspx", "issue_decisions", {"issue": ("IId",)}, ("issue",), frozenset({"opt"})),
    Path("ieIssueDetails.aspx", "issue_meetings", {"issue": ("IId",)}, ("issue",), frozenset({"opt", "planid"})),
    Path("mgDelegatedDecisions.aspx", "decision_register", keeps=None),
    Path("mgListOfficerDecisions.aspx", "decision_register", keeps=None),
    Path("mgPlansHome.aspx", "plans"),
    Path("mgListPlans.aspx", "plan_list", {"committee": ("RPId", "RP")}, (), frozenset({"rd"})),
    Path("mgListPlanItems.aspx", "plan", {"plan": ("PlanId",), "committee": ("RP",)}, ("plan",)),
    Path("mgMeetingAttendance.aspx", "meeting_attendance", {"meeting": ("ID",)}, ("meeting",)),
    Path("mgAttendance.aspx", "member_attendance", {"person": ("UID",)}, ("person",), frozenset({"dr"})),
    Path("mgAttendanceSummary.aspx", "attendance_summary", keeps=None),
    Path("mgMemberIndex.aspx", "member_index", keeps=frozenset({"vw", "fn"})),
    Path("mgUserInfo.aspx", "person", {"person": ("UID",)}, ("person",)),
    Path("mgOutsideBodyDetails.aspx", "outside_body", {"outside_body": ("ID",)}, ("outside_body",)),
    Path(
        "mgListRecordedVotesShort.aspx", "recorded_votes", {"item": ("AIID",), "meeting": ("MID",)}, ("item",),
    ),
    Path("mgListDeclarationsOfInterest.aspx", "declarations", {"person": ("UID",), "committee": ("RPID",)}),
    Path("mgReasonsRestricted.aspx", "reasons_restricted", keeps=None),
    Path("mgCalendarMonthView.aspx", "calendar", keeps=frozenset({"m", "dd", "cid", "ot", "c", "gl"})),
    Path("mgWhatsNew.aspx", "whats_new", keeps=None),
    Path("mgRss.aspx", "rss", keeps=None),
    Path("mgChooseDocPack.aspx", "document_pack", {"agenda": ("ID",), "supplement": ("SID",)}, ("agenda",)),
    Path("mgConvert2PDF.aspx", "document", keeps=None),
    Path("ieDocSearch.aspx", "search", keeps=None),
    Path("ieSearchResults.aspx", "search", keeps=None),
    Path("ieSearchResults2.aspx", "search", keeps=None),
    Path("mgError.aspx", "error"),
)  # fmt: skip
PATHS: dict[str, Path] = {path.name.lower(): path for path in ALL}

OPERATIONS: tuple[Path, ...] = (
    Path("GetCommittees", "xml_committees"),
    Path("GetMeetings", "xml_meetings", {"committee": ("lCommitteeId",)}),
    Path("GetAllMeetingsByDate", "xml_meetings_by_date", {"committee": ("lCommitteeId",)}),
    Path("GetMeeting", "xml_meeting", {"meeting": ("lMeetingId",)}),
    Path("GetCouncillorsByWard", "xml_councillors"),
)
SERVICE: dict[str, Path] = {operation.name.lower(): operation for operation in OPERATIONS}

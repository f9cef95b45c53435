"""An address for every request made, joined to the install's base directory (MODERNGOV.md section 1.1). Pure."""

from __future__ import annotations

from datetime import date, timedelta

from scraper.urls import SERVICE_PATH, base_directory, join


def committee_list(base: str) -> str:
    """Every current committee."""
    return join(base_directory(base), "mgListCommittees.aspx", [])


def committee_structure(base: str) -> str:
    """The same list under its other name, where a site has only that."""
    return join(base_directory(base), "mgCommitteeStructure.aspx", [])


def committee(base: str, committee_id: str | int) -> str:
    """One committee: purpose and members."""
    return join(base_directory(base), "mgCommitteeDetails.aspx", [("ID", str(committee_id))])


def meeting_list(base: str, committee_id: str | int, year: int | None = None) -> str:
    """A committee's meetings; a window of about 15, or those of one calendar year."""
    query = [("CId", str(committee_id))] + ([("Year", str(year))] if year else [])
    return join(base_directory(base), "ieListMeetings.aspx", query)


def meeting(base: str, committee_id: str | int | None, meeting_id: str | int) -> str:
    """One meeting with its agenda, decisions and minutes."""
    query = ([("CId", str(committee_id))] if committee_id else []) + [("MId", str(meeting_id))]
    return join(base_directory(base), "ieListDocuments.aspx", query)


def item(base: str, item_id: str | int) -> str:
    """One agenda item with its whole text."""
    return join(base_directory(base), "mgAi.aspx", [("ID", str(item_id))])


def decision(base: str, decision_id: str | int) -> str:
    """One decision record."""
    return join(base_directory(base), "ieDecisionDetails.aspx", [("ID", str(decision_id))])


def meeting_attendance(base: str, meeting_id: str | int) -> str:
    """Who was at a meeting."""
    return join(base_directory(base), "mgMeetingAttendance.aspx", [("ID", str(meeting_id))])


def person(base: str, user_id: str | int) -> str:
    """One councillor or officer."""
    return join(base_directory(base), "mgUserInfo.aspx", [("UID", str(user_id))])


def decision_register(base: str, since: date, until: date) -> str:
    """Decisions *published* from `since` to `until`, both included (section 3.7)."""
    fixed = {"ACT": "Find", "RP": "0", "K": "0", "V": "0", "DM": "0", "HD": "0", "DS": "2", "Next": "true"}
    query = [("DR", f"{_day(since)}-{_day(until)}"), *fixed.items(), ("META", "mgdelegateddecisions")]
    return join(base_directory(base), "mgDelegatedDecisions.aspx", query)


def officer_decisions(base: str, since: date, until: date) -> str:
    """Officer decisions published in a window; a subset of the register."""
    fixed = {"ACT": "Find", "K": "0", "DM": "0", "DEP": "0", "PH": "0", "LO": "0", "C3": "0", "Next": "true"}
    query = [("FULL", "1"), ("BAM", "1"), ("DR", f"{_day(since)}-{_day(until)}"), *fixed.items()]
    return join(base_directory(base), "mgListOfficerDecisions.aspx", query)


def committees_xml(base: str) -> str:
    """Every committee, deleted and expired ones too."""
    return join(base_directory(base), f"{SERVICE_PATH}/GetCommittees", [])


def meetings_xml(base: str, committee_id: str | int, since: date, until: date) -> str:
    """Meetings of a committee (0: of all) in a window."""
    query = [("lCommitteeId", str(committee_id)), ("sFromDate", _day(since)), ("sToDate", _day(until))]
    return join(base_directory(base), f"{SERVICE_PATH}/GetMeetings", query)


def meeting_xml(base: str, meeting_id: str | int) -> str:
    """One meeting with the full text of every item."""
    return join(base_directory(base), f"{SERVICE_PATH}/GetMeeting", [("lMeetingId", str(meeting_id))])


def meetings_by_date_xml(base: str, committee_id: str | int, since: date, until: date) -> str:
    """Meetings of a committee (0: of all) in a window, newest first. The operation has -1 for all; 0 gives none."""
    wanted = str(committee_id) if str(committee_id) != "0" else "-1"
    query = [("lCommitteeId", wanted), ("sFromDate", _day(since)), ("sToDate", _day(until))]
    path = f"{SERVICE_PATH}/GetAllMeetingsByDate"
    return join(base_directory(base), path, [*query, ("bIsAscendingDateOrder", "false")])


def councillors_xml(base: str) -> str:
    """Every councillor by ward, with party and terms of office."""
    return join(base_directory(base), f"{SERVICE_PATH}/GetCouncillorsByWard", [])


def member_index(base: str) -> str:
    """Every councillor, as a list."""
    return join(base_directory(base), "mgMemberIndex.aspx", [("VW", "TABLE"), ("FN", "ALPHA")])


def member_attendance(base: str, user_id: str | int, since: date, until: date) -> str:
    """One councillor's presence at meetings from `since` to `until`."""
    query = [("UID", str(user_id)), ("DR", f"{_day(since)}-{_day(until)}")]
    return join(base_directory(base), "mgAttendance.aspx", query)


def recorded_votes(base: str, item_id: str | int, meeting_id: str | int | None = None) -> str:
    """The recorded votes on an item."""
    query = [("AIID", str(item_id))] + ([("MID", str(meeting_id))] if meeting_id else [])
    return join(base_directory(base), "mgListRecordedVotesShort.aspx", query)


def declarations(base: str, committee_id: str | int) -> str:
    """Interests declared at the meetings of a committee."""
    return join(base_directory(base), "mgListDeclarationsOfInterest.aspx", [("RPID", str(committee_id))])


def issue(base: str, issue_id: str | int) -> str:
    """One issue: what is to be decided, when and by whom."""
    return join(base_directory(base), "mgIssueHistoryHome.aspx", [("IId", str(issue_id))])


def issue_decisions(base: str, issue_id: str | int) -> str:
    """The decisions of an issue."""
    return join(base_directory(base), "mgDecisionDetails.aspx", [("IId", str(issue_id)), ("Opt", "1")])


def issue_meetings(base: str, issue_id: str | int) -> str:
    """The meetings at which an issue is or was considered."""
    query = [("IId", str(issue_id)), ("Opt", "3"), ("PlanId", "0")]
    return join(base_directory(base), "ieIssueDetails.aspx", query)


def plans(base: str) -> str:
    """The forward plans of every decision maker."""
    return join(base_directory(base), "mgPlansHome.aspx", [])


def plan_list(base: str, committee_id: str | int) -> str:
    """The forward plans of one decision maker."""
    return join(base_directory(base), "mgListPlans.aspx", [("RPId", str(committee_id)), ("RD", "0")])


def plan(base: str, plan_id: str | int, committee_id: str | int | None = None) -> str:
    """One forward plan."""
    query = [("PlanId", str(plan_id))] + ([("RP", str(committee_id))] if committee_id else [])
    return join(base_directory(base), "mgListPlanItems.aspx", query)


def calendar(base: str, year: int, month: int) -> str:
    """One month of every committee's meetings (`DD` is the year, section 3.11)."""
    fixed = {"OT": "", "C": "-1", "MR": "1", "WE": "1", "D": ""}
    query = [("GL", "1"), ("M", str(month)), ("DD", str(year)), ("CID", "0"), *fixed.items()]
    return join(base_directory(base), "mgCalendarMonthView.aspx", query)


def whats_new(base: str, since: date, until: date) -> str:
    """What the site says changed from `since` to `until`."""
    query = [("CID", "0"), ("WID", "0"), ("CT", "0"), ("DR", f"{_day(since)}-{_day(until)}")]
    return join(base_directory(base), "mgWhatsNew.aspx", query)


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def windows(since: date, until: date, months: int = 6) -> list[tuple[date, date]]:
    """Cut `since` … `until` (both included) into windows of at most `months`; empty if `since` is later."""
    cut = []
    while since <= until:
        month = since.month - 1 + months
        start = date(since.year + month // 12, month % 12 + 1, 1)
        end = min(start - timedelta(days=1), until)
        cut.append((since, end))
        since = end + timedelta(days=1)
    return cut


def halves(window: tuple[date, date]) -> list[tuple[date, date]]:
    """Cut a window that failed in two; a window of one day stays one (section 1.4)."""
    since, until = window
    if since >= until:
        return [window]
    middle = since + (until - since) // 2
    return [(since, middle), (middle + timedelta(days=1), until)]

"""Records about issues: matters to be decided, the plans that announce them, and why things are not public."""

from __future__ import annotations

from dataclasses import dataclass

from archive.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Record):
    """A ModernGov issue: one matter through forward plan, meetings and decisions. Dates are `YYYY-MM-DD`.

    `decision_due` is as printed ("Not before 12/03/2026 by Cabinet"); `decision_due_date` where it states one day.
    """

    title: str | None = None
    status: str | None = None
    is_key: bool | None = None
    key_reason: str | None = None
    decision_due: str | None = None
    decision_due_date: str | None = None
    decision_maker: str | None = None
    purpose: str | None = None
    lead_member: str | None = None
    lead_officer: str | None = None
    department: str | None = None
    contact: str | None = None
    wards: str | None = None
    notice_date: str | None = None
    other_fields: dict[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueLink(Record):
    """That an issue's pages lead to a meeting, item, decision or plan. Id: `{issue id}+{record id}`."""

    issue_id: str
    record_id: str
    title: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Record):
    """A forward plan: the list of decisions to come within its dates. Kind of id: `plan`."""

    title: str | None = None
    committee_id: str | None = None
    start_date: str | None = None
    end_date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem(Record):
    """An issue's entry in a forward plan. Id: `{plan id}+{issue id}`."""

    plan_id: str
    issue_id: str | None = None
    title: str | None = None
    decision_maker: str | None = None
    decision_due: str | None = None
    decision_due_date: str | None = None
    is_key: bool | None = None
    other_fields: dict[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Restriction(Record):
    """Why something is not public, in the site's words. Id: `{record id}+restriction{n}`, n from 1.

    `record_id` is the item, document, decision or issue kept back; `paragraph` is the paragraph as printed ("3"),
    `reason` its explanation. `statement` names the paragraphs and the Act; `justification` is the council's own reason.
    """

    record_id: str | None = None
    title: str | None = None
    paragraph: str | None = None
    reason: str | None = None
    statement: str | None = None
    justification: str | None = None

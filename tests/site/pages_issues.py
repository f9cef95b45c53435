"""Issues, forward plans, and the reasons why something is not public."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

import yaml

from tests.site.loader import FOLDER, build
from tests.site.model import Decision, Item, Meeting
from tests.site.web import Context, Page, Params, Reply, find, number


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What an issue page prints. `title` where council.yaml has none; `due` as printed; `labels` are further ones."""

    type: str
    status: str
    due: str
    notice: date
    purpose: str
    title: str = ""
    key_reason: str = ""
    member: str = ""
    officer: str = ""
    director: str = ""
    department: str = ""
    contact: str = ""
    wards: str = ""
    paragraphs: tuple[str, ...] = ()
    justification: str = ""
    explanation: str = ""
    docs: tuple[int, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A forward plan of a committee, with its issues in order."""

    id: int
    committee: int
    title: str
    issues: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """Paragraphs of Part 1 of Schedule 12A, and the council's own words."""

    paragraphs: tuple[str, ...]
    justification: str = ""


@dataclass(frozen=True, slots=True)
class Issues:
    """Everything of `content/issues.yaml`."""

    issues: dict[int, Issue]
    plans: dict[int, Plan]
    reasons: dict[int, Reasons]
    explanations: dict[str, str]


@lru_cache(maxsize=1)
def load_issues() -> Issues:
    """Read the content file."""
    name = "issues.yaml"
    data: dict[str, Any] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return Issues(
        {key: build(Issue, row, name) for key, row in data["issues"].items()},
        {row["id"]: build(Plan, row, name) for row in data["plans"]},
        {key: build(Reasons, row, name) for key, row in data["reasons"].items()},
        data["explanations"],
    )


def title_of(site: Context, key: int) -> str:
    """The issue's title; GoneError for an unknown number."""
    found: Issue = find(load_issues().issues, key)
    return found.title or site.content.issues[key]


def items_of(site: Context, key: int) -> list[tuple[Meeting, Item]]:
    """The agenda items of an issue with their meetings, oldest first."""
    found = [(held, item) for held, item in site.content.items().values() if item.issue == key]
    return sorted(found, key=lambda pair: pair[0].date)


def decisions_of(site: Context, key: int) -> list[tuple[Decision, str]]:
    """The decisions of an issue with their texts, oldest first."""
    items = {item.id: item for _, item in items_of(site, key)}
    found = [d for d in site.content.decisions.values() if d.issue == key or d.item in items]
    found.sort(key=lambda decision: decision.made)
    return [(d, d.text or (items[d.item].decision if d.item in items else "")) for d in found]


def issue(site: Context, params: Params) -> Reply:
    """mgIssueHistoryHome.aspx?IId="""
    key = number(params, "iid")
    values = {"items": items_of(site, key), "decisions": decisions_of(site, key)}
    title = title_of(site, key)
    return site.page("issue.html", "Issue details", h2=title, id=key, issue=load_issues().issues[key], **values)


def issue_decisions(site: Context, params: Params) -> Reply:
    """mgDecisionDetails.aspx?IId=&Opt=1"""
    key = number(params, "iid")
    title = title_of(site, key)
    return site.page("issue_decisions.html", "Issue - decisions", h2=title, decisions=decisions_of(site, key))


def issue_meetings(site: Context, params: Params) -> Reply:
    """ieIssueDetails.aspx?IId=&Opt=3"""
    key = number(params, "iid")
    return site.page("issue_meetings.html", "Issue - meetings", h2=title_of(site, key), items=items_of(site, key))


def chronology(site: Context, params: Params) -> Reply:
    """mgIssueHistoryChronology.aspx?IId="""
    key = number(params, "iid")
    title, found = title_of(site, key), load_issues()
    plans = [plan for plan in found.plans.values() if key in plan.issues]
    values = {"items": items_of(site, key), "decisions": decisions_of(site, key), "plans": plans}
    return site.page("chronology.html", "Issue history", h2=title, notice=found.issues[key].notice, **values)


def plans_home(site: Context, _params: Params) -> Reply:
    """mgPlansHome.aspx: whose plans there are."""
    bodies = {plan.committee: site.content.committees[plan.committee] for plan in load_issues().plans.values()}
    links = [(body.name, f"mgListPlans.aspx?RPId={body.id}&amp;RD=0") for body in bodies.values()]
    lines = ["A forward plan says which decisions are to come, and who is to take them."]
    return site.page("plain.html", "Browse forward plans", lines=lines, links=links)


def plan_list(site: Context, params: Params) -> Reply:
    """mgListPlans.aspx?RPId="""
    body = find(site.content.committees, number(params, "rpid", "rp"))
    plans = [plan for plan in load_issues().plans.values() if plan.committee == body.id]
    links = [(plan.title, f"mgListPlanItems.aspx?PlanId={plan.id}&amp;RP={body.id}") for plan in plans]
    lines = [] if plans else ["There are no forward plans."]
    h2 = f"{body.name}, {site.today.year}"
    return site.page("plain.html", "Browse forward plans", h2=h2, lines=lines, links=links)


def plan(site: Context, params: Params) -> Reply:
    """mgListPlanItems.aspx?PlanId="""
    found: Plan = find(load_issues().plans, number(params, "planid"))
    issues = [(key, title_of(site, key), load_issues().issues[key]) for key in found.issues]
    body = site.content.committees[found.committee]
    return site.page("plan.html", "Forward plan", h2=found.title, plan=found, committee=body, issues=issues)


def reasons(site: Context, params: Params) -> Reply:
    """mgReasonsRestricted.aspx?OID=&OT=A (an agenda item) or OT=I (an issue)"""
    key, found = number(params, "oid"), load_issues()
    is_issue = params.get("ot", "").upper() == "I"
    kept = {number_: each for number_, each in found.issues.items() if each.paragraphs}
    held: Issue | Reasons = find(kept if is_issue else found.reasons, key)
    h1 = "Anticipated reasons for restriction" if is_issue else "Reasons restricted"
    return site.page(
        "reasons.html", h1, h2=title_of(site, key) if is_issue else "", reasons=held, explanations=found.explanations
    )


PAGES: dict[str, Page] = {
    "mgissuehistoryhome.aspx": issue,
    "mgissuehistorychronology.aspx": chronology,
    "mgdecisiondetails.aspx": issue_decisions,
    "ieissuedetails.aspx": issue_meetings,
    "mgplanshome.aspx": plans_home,
    "mglistplans.aspx": plan_list,
    "mglistplanitems.aspx": plan,
    "mgreasonsrestricted.aspx": reasons,
}

"""One forward plan: `mgListPlanItems.aspx?PlanId=` (section 3.11)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bs4 import Tag

from archive import ids
from archive.records import Parsed, Site
from archive.records_issues import Plan, PlanItem
from scraper import addresses, html
from scraper.layouts import name_labels
from scraper.pages.announced import due_day, due_maker, is_key
from scraper.pages.base import PageType, Tray, open_list
from scraper.pages.body import report_nothing, title_of
from scraper.pages.notes import link_reasons
from scraper.pages.plan_entries import Entry, entries_of, pairs_of, unlinked_titles
from scraper.pages.plan_list import span_of
from scraper.vocabulary import key
from scraper.vocabulary_issues import A_TIME, ISSUE_LABELS, NEW_MARK

OWN = ("decision_maker", "decision_due", "is_key", "decision_type")


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the plan and its items, each with a link to its issue."""
    tray = Tray("plan", url, site, context)
    _, frame = open_list(tray, body)
    plan_id = tray.known("plan")
    if frame is None:
        return tray.parsed()
    if plan_id is None:
        tray.problem("neither the URL nor the context states the plan's id")
        return tray.parsed()
    name_labels(frame, ISSUE_LABELS, (), has_tables=True)
    entries = entries_of(tray, frame)
    for entry in entries:
        _add_item(tray, plan_id, entry)
    if unlinked := unlinked_titles(tray, frame):
        tray.problem(f"{unlinked} items of the plan have no link to their issue and are not kept", plan_id)
    if entries or title_of(frame):
        _add_plan(tray, plan_id, frame)
    report_nothing(tray, frame, plan_id, bool(entries or unlinked), "items of the plan")
    return tray.parsed()


def _add_item(tray: Tray, plan_id: str, entry: Entry) -> None:
    issue_id = tray.ref("issue", entry.number) or ""
    item_id = ids.link_id(plan_id, issue_id)
    values: dict[str, Any] = {}
    other: dict[str, str] = {}
    for element in entry.scope:  # in a table of items, which is a text on other pages
        name_labels(element, ISSUE_LABELS, (), has_tables=True)
    for label, value in pairs_of(entry):
        _read(tray, item_id, label, value.strip("; ,").strip(), values, other)
    due, kind = values.get("decision_due"), values.pop("decision_type", None)
    if kind is not None and values.get("is_key") is None:
        values["is_key"] = is_key(kind)
    if due:
        values["decision_due_date"] = due_day(due)
        values.setdefault("decision_maker", due_maker(due))
    url = addresses.issue(tray.base, entry.number)
    tray.add(
        PlanItem, item_id, url=url, plan_id=plan_id, issue_id=issue_id,
        title=NEW_MARK.sub("", entry.title) or None, other_fields=other or None, **values,
    )  # fmt: skip
    tray.link(url, "issue", "announced in a forward plan", issue_id=issue_id)
    for each in html.anchors(entry.scope):
        ref = tray.classify(each.href)
        if ref is not None and ref.page == "reasons_restricted":
            link_reasons(tray, issue_id, each, ref)


def _read(
    tray: Tray, item_id: str, label: str, value: str, values: dict[str, Any], other: dict[str, str]
) -> None:  # fmt: skip
    name = ISSUE_LABELS.get(key(label))
    if name is None:
        tray.problem(f"unknown label {label!r} kept in other_fields", item_id)
    if key(label) == "decision" and A_TIME.search(value):
        name = "decision_due"  # some plans print the time due under "Decision:"
    stated = is_key(value) if name == "is_key" else value
    if not value:
        return
    if name not in OWN or name in values or stated is None:
        other[label] = value
        return
    values[str(name)] = stated
    if name == "decision_type":
        other[label] = value


def _add_plan(tray: Tray, plan_id: str, frame: Tag) -> None:
    """The plan itself. Its full title with the days stands in the sub-title, or in a line of its own."""
    title = title_of(frame)
    start, end = span_of(title or "")
    url = addresses.plan(tray.base, plan_id.rpartition("/")[2], (tray.known("committee") or "").rpartition("/")[2])
    tray.add(
        Plan, plan_id, url=url, title=title, committee_id=tray.known("committee"), start_date=start, end_date=end
    )  # fmt: skip


PAGE = PageType(name="plan", parse=parse, kinds=(Plan, PlanItem), is_verified=False)

"""The tables of issues: matters through plans, meetings and decisions, and why things are not public."""

from __future__ import annotations

from archive.schema import Table, col, ground

ISSUES = ground(
    "issues",
    "One row is a ModernGov issue: one matter through forward plan, meetings and decisions.",
    col("title", "text", "Title."),
    col("status", "text", "Status in ModernGov's own words."),
    col("is_key", "bool", "1 for a key decision, 0 where the page says No."),
    col("key_reason", "text", "Why it is key, as stated."),
    col("decision_due", "text", "When and by whom a decision is due, as printed."),
    col("decision_due_date", "date", "The day it is due, where one is stated."),
    col("decision_maker", "text", "Who is to decide, as stated."),
    col("purpose", "text", "Purpose as stated."),
    col("lead_member", "text", "Lead member as stated."),
    col("lead_officer", "text", "Lead officer as stated."),
    col("department", "text", "Department as stated."),
    col("contact", "text", "Contact as stated."),
    col("wards", "text", "Wards affected, as stated."),
    col("notice_date", "date", "When notice of it was first published, as stated."),
    col("other_fields", "json", "Labels we do not know, with their text."),
    indexes=(("council",),),
    facets=("is_key",),
    label_column="title",
)

ISSUE_LINKS = ground(
    "issue_links",
    "One row says that an issue's pages lead to a meeting, item, decision or plan.",
    col("issue_id", "text", "The issue.", references="issues"),
    col("record_id", "text", "Meeting, item, decision or plan."),
    col("title", "text", "Title as listed there."),
    col("date", "date", "Day as listed there."),
    indexes=(("issue_id",), ("record_id",)),
    facets=("council",),
)

PLANS = ground(
    "plans",
    "One row is a forward plan: the decisions to come within its dates.",
    col("title", "text", "Title."),
    col("committee_id", "text", "The committee it is of, where stated.", references="committees"),
    col("start_date", "date", "First day."),
    col("end_date", "date", "Last day."),
    indexes=(("committee_id",),),
    facets=("council",),
    label_column="title",
)

PLAN_ITEMS = ground(
    "plan_items",
    "One row is an issue's entry in a forward plan.",
    col("plan_id", "text", "The plan.", references="plans"),
    col("issue_id", "text", "The issue.", references="issues"),
    col("title", "text", "Title as listed."),
    col("decision_maker", "text", "Who is to decide, as listed."),
    col("decision_due", "text", "When it is due, as printed."),
    col("decision_due_date", "date", "The day it is due, where one is stated."),
    col("is_key", "bool", "1 for a key decision, 0 where the plan says No."),
    col("other_fields", "json", "Columns we do not know, with their text."),
    indexes=(("plan_id",), ("issue_id",)),
    facets=("is_key",),
    label_column="title",
)

RESTRICTIONS = ground(
    "restrictions",
    "One row is a reason the site gives for keeping something back.",
    col("record_id", "text", "The item, document, decision or issue kept back, where stated."),
    col("title", "text", "What is kept back, as printed."),
    col("paragraph", "text", "Paragraph of the Act as printed."),
    col("reason", "text", "The explanation of the paragraph as printed."),
    col("statement", "text", "The sentence that names the paragraphs and the Act, as printed."),
    col("justification", "text", "The council's own justification, as printed."),
    indexes=(("record_id",),),
    facets=("paragraph", "council"),
)

ISSUE_TABLES: tuple[Table, ...] = (ISSUES, ISSUE_LINKS, PLANS, PLAN_ITEMS, RESTRICTIONS)

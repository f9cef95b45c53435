"""The decisions of an issue: `mgDecisionDetails.aspx?IId=&Opt=1` (section 3.8)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bs4 import Tag
from bs4.element import PageElement

from archive.records import Decision, Parsed, Site
from archive.records_issues import Issue, IssueLink
from scraper import addresses, html
from scraper.blocks import LONGEST_TITLE, SUB_TITLES, VIEW_THE_FULL
from scraper.dates import dates_in
from scraper.pages.base import PageType, Tray, content_of
from scraper.pages.body import report_nothing, title_of
from scraper.pages.decision import SECTIONS
from scraper.pages.issues import Target, add_issue, add_links, open_issue
from scraper.text import one_line
from scraper.vocabulary import DECISION_LABELS, key

HEADINGS = re.compile(r"h[1-6]", re.IGNORECASE)
DASH = re.compile(r"\s*[-–—]")
TITLES = ("mgSubTitleTxt", "mgSectionTitle", "mgAiTitleTxt", "mgSubItemTitleTxt", "mgSubSubTitleTxt")


@dataclass(slots=True)
class Printed:
    """One decision as the page prints it: texts by field name, and by label where the label is unknown."""

    texts: dict[str, str] = field(default_factory=dict)
    other: dict[str, str] = field(default_factory=dict)
    cut: set[str] = field(default_factory=set)
    name: str | None = "decision_text"
    label: str | None = None

    def head(self, label: str) -> None:
        """What follows stands under this sub-title."""
        self.label, self.name = label, DECISION_LABELS.get(key(label))

    def add(self, text: str, *, is_cut: bool) -> None:
        """Take a text under the sub-title before it; of one that the page cuts short, nothing."""
        into = self.texts if self.name in SECTIONS else self.other
        at = (self.name if self.name in SECTIONS else (self.label or "").rstrip(" :")) or "Other text on the page"
        if is_cut or at in self.cut:
            self.cut.add(at)
            into.pop(at, None)
        elif text:
            into[at] = f"{into[at]}\n\n{text}" if at in into else text


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the decisions the page links, with their texts where they stand under the link, and links to each."""
    tray = Tray("issue_decisions", url, site, context)
    opened = open_issue(tray, body)
    if opened is None:
        return tray.parsed()
    frame, issue_id = opened
    add_issue(tray, issue_id, title_of(frame))
    found = [target for target in add_links(tray, issue_id, frame) if target.ref.page == "decision"]
    printed = _printed(tray, content_of(frame))
    for target in found:
        if "decision" in target.ref.ids:
            _add(tray, issue_id, target, printed.get(target.ref.ids["decision"]) or Printed())
    if unlinked := sum(_is_dated(node) and not _has_link(tray, node) for node in _walk(content_of(frame))):
        tray.problem(f"{unlinked} decisions are named without a link and are not kept", issue_id)
    report_nothing(tray, frame, issue_id, bool(found or unlinked), "decisions")
    return tray.parsed()


def _add(tray: Tray, issue_id: str, target: Target, printed: Printed) -> None:
    """Add one decision. The day printed before its title may be of the decision or of its publication: not taken."""
    decision_id = target.record_id or ""
    values: dict[str, Any] = dict(printed.texts)
    tray.add(
        Decision, decision_id, url=addresses.decision(tray.base, target.ref.ids["decision"]), issue_id=issue_id,
        title=target.title if target.date else None, other_fields=printed.other or None, **values,
    )  # fmt: skip
    seen = {(text.record_id, text.field) for text in tray.texts}
    for name, section in SECTIONS.items():
        kind = "decision" if name == "decision_text" else name
        if (decision_id, kind) not in seen:
            tray.text(decision_id, kind, values.get(name), section)


def _printed(tray: Tray, content: Tag) -> dict[str, Printed]:
    """The texts by the number of the decision whose link they stand under.

    A text before the first link means that texts stand above their links, or under none: then whose they are is not
    known, and none is taken. A dated heading without a link ends a decision too.
    """
    found: dict[str, Printed] = {}
    current: Printed | None = None
    for node in _walk(content):
        if _is_dated(node):
            current = None
        if not isinstance(node, Tag):
            continue
        if html.has_class(node, "mgWordPara"):
            if current is None and not found:
                return {}
            if current is not None:
                current.add(html.text_of(node), is_cut=_is_cut(node))
        elif (number := _decision_of(tray, node)) is not None:
            current = found.setdefault(number, Printed())
        elif current is not None and (html.has_class(node, *SUB_TITLES) or _is_bare_title(node)):
            current.head(html.line_of(node))
        elif HEADINGS.fullmatch(node.name) or html.has_class(node, *TITLES):
            current = None
    return found


def _is_bare_title(tag: Tag) -> bool:
    """Whether an element without a class is the sub-title of the container that it stands over."""
    after = tag.find_next_sibling()
    if html.classes_of(tag) or after is None or not html.has_class(after, "mgWordPara"):
        return False
    words = html.line_of(tag)
    return 0 < len(words) <= LONGEST_TITLE and (words.endswith(":") or key(words) in DECISION_LABELS)


def _walk(content: Tag) -> Iterator[PageElement]:
    """The elements and strings of a page in order, without what stands inside the texts."""
    for node in content.descendants:
        if node.find_parent(class_="mgWordPara") is None:
            yield node


def _decision_of(tray: Tray, tag: Tag) -> str | None:
    ref = tray.classify(str(tag["href"])) if tag.name == "a" and tag.get("href") else None
    return ref.ids.get("decision") if ref and ref.page == "decision" else None


def _is_cut(tag: Tag) -> bool:
    """Whether the page shows only the beginning of a text; the decision's own page has it whole."""
    return any(VIEW_THE_FULL.match(anchor.text) for anchor in html.anchors(tag))


def _is_dated(node: PageElement) -> bool:
    """Whether a string such as `14/03/2013 - Footbridge painting` begins another decision, and is no link itself."""
    if isinstance(node, Tag) or node.find_parent("a", href=True) is not None:
        return False
    line = one_line(str(node))
    first = next(iter(dates_in(line)), None)
    is_value = html.has_class(node.previous_sibling or node, "mgLabel")  # of `Publication date:`
    return first is not None and first.start == 0 and DASH.match(line, first.end) is not None and not is_value


def _has_link(tray: Tray, node: PageElement) -> bool:
    """Whether the decision a day stands before has its link in the same line or row."""
    line = node.find_parent(["tr", "li", "p", "div"])
    return isinstance(line, Tag) and any(_decision_of(tray, link) for link in html.with_href(line))


PAGE = PageType(name="issue_decisions", parse=parse, kinds=(Issue, IssueLink, Decision), is_verified=False)

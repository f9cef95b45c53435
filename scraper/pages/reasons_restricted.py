"""Why something is not public: `mgReasonsRestricted.aspx` (section 1.1; FIELD.md 6c).

`OT` says what `OID` is the number of: A an agenda item, I an issue. Others were not seen: then the page that led here
says what is kept back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from archive import ids
from archive.records import Parsed, Site
from archive.records_issues import Restriction
from scraper import html, urls
from scraper.pages.base import PageType, Tray, content_of, open_page
from scraper.pages.body import body_of, title_of
from scraper.text import one_line
from scraper.vocabulary import key
from scraper.vocabulary_issues import EXPLAINED, EXPLANATIONS, JUSTIFICATIONS, NUMBER, OBJECT_TYPES, STATEMENT


@dataclass(slots=True)
class Reasons:
    """What the page says: the sentence that names the Act, each paragraph's explanation, and the council's own."""

    statement: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    explained: dict[str, list[str]] = field(default_factory=dict)
    justification: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return one restriction a paragraph of the Act, or one where the page names no paragraph."""
    tray = Tray("reasons_restricted", url, site, context)
    _, frame = open_page(tray, body)
    if frame is None:
        return tray.parsed()
    record_id, base = _restricted(tray)
    if base is None:
        tray.problem("neither the URL nor the context states what is restricted")
        return tray.parsed()
    if record_id is None:
        tray.problem("what is restricted is of a kind that is not known")
    title = title_of(frame) or context.get("title") or None
    reasons = _read(html.text_of(body_of(content_of(frame))))
    each = _each(reasons)
    for number, (paragraph, reason) in enumerate(each, 1):
        tray.add(
            Restriction, f"{base}+restriction{number}", url=tray.url, record_id=record_id, title=title,
            paragraph=paragraph, reason=reason, statement=_lines(reasons.statement),
            justification=_lines(reasons.justification),
        )  # fmt: skip
    if not tray.records:
        tray.problem("no reasons for the restriction", record_id)
    return tray.parsed()


def _restricted(tray: Tray) -> tuple[str | None, str | None]:
    """The record kept back, and what the ids of its restrictions begin with."""
    number, kind = ((urls.parameter(tray.url, name) or "").strip() for name in ("oid", "ot"))
    kind = kind.lower()
    known = number.isascii() and number.isdecimal() and int(number) > 0
    if known and kind in OBJECT_TYPES:
        stated = tray.ref(OBJECT_TYPES[kind], str(int(number)))
        return stated, stated
    told = tray.context.get("record_id", "")
    if told.startswith(f"{tray.site.id}/"):
        return told, told
    return None, ids.record_id(tray.site.id, "restriction", f"{kind}{int(number)}") if known else None


def _read(text: str) -> Reasons:
    """Read the page line by line: headings of its parts, headings of paragraphs, and what stands under them."""
    reasons = Reasons()
    into = reasons.rest
    for line in filter(None, map(one_line, text.split("\n"))):
        stated, explained = STATEMENT.search(line), EXPLAINED.match(line)
        if key(line) in EXPLANATIONS:
            into = reasons.rest
        elif key(line) in JUSTIFICATIONS:
            into = reasons.justification
        elif explained and into is not reasons.justification:
            into = reasons.explained.setdefault(explained["number"], [])
        elif stated and not reasons.statement and into is reasons.rest:
            reasons.statement, reasons.paragraphs = [line], NUMBER.findall(stated["numbers"])
        else:
            into.append(line)
    return reasons


def _each(reasons: Reasons) -> list[tuple[str | None, str | None]]:
    """Paragraph and reason of each restriction, in the order the page names them."""
    numbers = list(dict.fromkeys([*reasons.paragraphs, *reasons.explained]))
    if numbers:  # what stands beside the sentence and under no heading is kept with it
        reasons.statement += reasons.rest
        return [(number, _lines(reasons.explained.get(number, []))) for number in numbers]
    has_any = reasons.rest or reasons.statement or reasons.justification
    return [(None, _lines(reasons.rest))] if has_any else []


def _lines(lines: list[str]) -> str | None:
    return "\n".join(lines) or None


PAGE = PageType(name="reasons_restricted", parse=parse, kinds=(Restriction,), is_verified=False)

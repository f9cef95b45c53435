"""The one module that knows the XML engine: answers of `mgWebService.asmx` (MODERNGOV.md section 4).

Entities, document types and network access are refused (defusedxml). Values are stripped, since empty elements hold a
line end and counts a space; plain-text fields are unescaped once more, HTML fields never.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from scraper.decode import decode
from scraper.text import one_line, unescape

Report = Callable[[str], None]
FORBIDDEN = re.compile(
    r"&#(?:x(?:0?[0-8bcef]|1[0-9a-f]|fff[ef])|(?:[0-8]|1[124-9]|2\d|3[01]));"
    r"|[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]",
    re.IGNORECASE,
)


def root_of(body: bytes, expected: str, report: Report) -> Element | None:
    """Return the root element if the body is XML with that root; else reports what it is instead."""
    start = decode(body).lstrip()
    if not start.startswith("<?xml"):
        report(f"not XML: starts with {one_line(start[:60])!r}")
        return None
    root = _read(start, report)
    if root is None:
        return None
    if root.tag.rpartition("}")[2] != expected:
        report(f"expected <{expected}>, got <{root.tag}>")
        return None
    return root


def _read(text: str, report: Report) -> Element | None:
    """Parse; a second time without the control characters that Word text smuggles in and XML forbids."""
    reason = ""
    for candidate in (text, FORBIDDEN.sub("", text)):
        try:
            root: Element = fromstring(candidate)
        except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
            reason = one_line(str(error))
        else:
            if candidate is not text:
                report("control characters that XML forbids were dropped")
            return root
    report(f"cannot read the XML: {reason}")
    return None


def child(element: Element, name: str) -> Element | None:
    """Return the first child of that name, in whatever namespace."""
    return next((each for each in element if each.tag.rpartition("}")[2] == name), None)


def children(element: Element, *path: str) -> list[Element]:
    """Return the elements at a path of names."""
    found = [element]
    for name in path:
        found = [each for parent in found for each in parent if each.tag.rpartition("}")[2] == name]
    return found


def raw(element: Element, name: str) -> str:
    """Return an HTML field as it is."""
    found = child(element, name)
    return (found.text or "").strip() if found is not None else ""


def value(element: Element, name: str) -> str | None:
    """Return a plain-text field on one line, or None if it is missing or empty."""
    return one_line(unescape(raw(element, name))) or None


def attribute(element: Element, name: str) -> str | None:
    """Return a plain-text attribute, or None if it is missing or empty."""
    return one_line(unescape(element.get(name) or "")) or None


def flag(element: Element, name: str) -> bool | None:
    """Return a `True`/`False` field, None if it says neither."""
    return {"true": True, "false": False}.get(raw(element, name).lower())


def number(element: Element, name: str) -> str | None:
    """Return a positive id as text, or None; `0` means that there is none."""
    text = raw(element, name)
    return str(int(text)) if text.isascii() and text.isdecimal() and len(text) <= 12 and int(text) else None

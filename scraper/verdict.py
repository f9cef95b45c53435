"""What an answer is, judged by its content and not by its status alone (MODERNGOV.md sections 1.4 and 5). Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

OK, GONE, BLOCKED, ERROR, NOT_MODERNGOV, NOT_XML = "ok", "gone", "blocked", "error", "not_moderngov", "not_xml"
VERDICTS = (OK, GONE, BLOCKED, ERROR, NOT_MODERNGOV, NOT_XML)

REFUSING_STATUS = frozenset({401, 403, 407, 429, 503})
GONE_STATUS = frozenset({404, 410})
HEAD = 60_000
STUB = 1024
MODGOV = re.compile(rb"""<[a-z]+\s[^<>]*\bid\s*=\s*["']?modgov["'\s>]""", re.IGNORECASE)
CHALLENGE = re.compile(
    rb"just a moment|cf-chl|cf_chl|attention required!|_incapsula_resource|incapsula incident|request unsuccessful"
    rb"|access denied|request rejected|the requested url was rejected|sucuri website firewall|ddos protection"
    rb"|azure waf|\.azwaf\.|<(?:title|h1)[^<>]*>[^<]{0,40}\bblocked\b|access to this page has been denied|ddos-guard"
    rb"|challenge-platform|px-captcha|datadome|please enable (?:js|javascript|cookies)"
    rb"|verify (?:that )?you are (?:a )?human|barracuda|captcha|bot protection",
    re.IGNORECASE,
)
SERVER_ERROR = re.compile(
    rb"server error in '|runtime error|service unavailable|http error 5\d\d|an unexpected error has occurred",
    re.IGNORECASE,
)
SCRIPT_REDIRECT = re.compile(rb"window\.location|location\.(?:href|replace)|http-equiv=.?refresh", re.IGNORECASE)
TITLE = re.compile(rb"<h1\b", re.IGNORECASE)
ERROR_TITLE = re.compile(rb"<h1[^>]*>\s*(?:error|page not found|not found|gwall)\b", re.IGNORECASE)
TEXT = re.compile(rb"mgwordpara|mgitemtable", re.IGNORECASE)
MARKUP = re.compile(rb"\s*(?:<!doctype html|<html|<head|<body|<script|<!--)", re.IGNORECASE)


def is_modgov(body: bytes) -> bool:
    """Whether the body holds the element `#modgov`, the only stable part of every ModernGov page."""
    return MODGOV.search(body) is not None


def verdict(status: int, headers: Mapping[str, str], body: bytes, expected: str, url: str = "") -> str:
    """Judge an answer; one of `VERDICTS`.

    `expected` is the name of a page type: `xml_…` wants the XML service, `document` wants a file, all others a page
    with `#modgov`. `url` is the final address after redirects; ModernGov sends unknown ids to `mgError.aspx`.
    """
    if re.search(r"/mgerror\.aspx", url, re.IGNORECASE) or status in GONE_STATUS:
        return GONE
    if status in REFUSING_STATUS or re.search(r"/ielogon\.aspx", url, re.IGNORECASE) or _is_challenged(headers):
        return BLOCKED
    if status >= 300 or not body.strip():  # a redirect that was not followed is no page either
        return ERROR
    if expected.startswith("xml"):
        return _xml(body)
    if expected == "document":
        return _document(body)
    return _page(body)


def _is_challenged(headers: Mapping[str, str]) -> bool:
    return any(name.lower() == "cf-mitigated" and "challenge" in value.lower() for name, value in headers.items())


def _xml(body: bytes) -> str:
    start = body.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    if start.startswith(b"<?xml") and b"<html" not in start:
        return OK
    return BLOCKED if CHALLENGE.search(body[:HEAD]) else NOT_XML


def _document(body: bytes) -> str:
    """A file. An HTML rendition is one too, so only what is known to be something else is refused."""
    if not MARKUP.match(body):
        return OK
    if is_modgov(body):
        return GONE if is_error_page(body) else OK
    if CHALLENGE.search(body[:HEAD]):
        return BLOCKED
    return _stub(body) or OK


def _page(body: bytes) -> str:
    if is_modgov(body):
        return GONE if is_error_page(body) else OK
    if CHALLENGE.search(body[:HEAD]):
        return BLOCKED
    return _stub(body) or (ERROR if SERVER_ERROR.search(body[:HEAD]) else NOT_MODERNGOV)


def is_error_page(body: bytes) -> bool:
    """Whether the page's own title says so: in the frame, or just before it. Minutes may have such a heading too."""
    frame = MODGOV.search(body)
    if frame is None:
        return False
    inside, text = TITLE.search(body, frame.end()), TEXT.search(body, frame.end())
    if inside is None or (text is not None and text.start() < inside.start()):
        inside = next(reversed(list(TITLE.finditer(body, 0, frame.start()))), None)
    return inside is not None and ERROR_TITLE.match(body, inside.start()) is not None


def _stub(body: bytes) -> str | None:
    """A script of a few hundred bytes instead of a page is a bot wall, unless it only sends the reader elsewhere."""
    if len(body) >= STUB:
        return None
    return NOT_MODERNGOV if SCRIPT_REDIRECT.search(body) else BLOCKED

"""What an answer is, by its content (sections 1.4 and 5). Named test_verdict for `scraper.html.verdict`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.html import is_modgov, verdict
from scraper.verdict import VERDICTS

PAGE = b'<html><body><div id="modgov"><h1 class="mgMainTitleTxt">Agenda</h1></div></body></html>'
MINUTES = PAGE.replace(
    b"</h1>", b'</h1><div class="mgWordPara"><h1>Errors in the accounts</h1><h1>Error found</h1></div>'
)
LONG = b"<html><body>" + b"<p>Welcome to the council.</p>" * 100
XML = b'<?xml version="1.0" encoding="utf-8"?>\n<meeting></meeting>'
CASES = [
    # (status, body, expected page, verdict, why)
    (200, PAGE, "meeting", "ok", "a page"),
    (200, PAGE.replace(b'"modgov"', b"modgov "), "meeting", "ok", "id without quotes"),
    (200, PAGE + b"/cdn-cgi/challenge-platform/x.js just a moment", "meeting", "ok", "a real page behind Cloudflare"),
    (200, LONG, "meeting", "not_moderngov", "a council's other page"),
    (200, b"<title>Just a moment...</title>" + LONG, "meeting", "blocked", "challenge with status 200"),
    (403, b"<title>Just a moment...</title>", "meeting", "blocked", "challenge with status 403"),
    (200, b"<html><script src='/_Incapsula_Resource?x'></script></html>", "meeting", "blocked", "212-byte stub"),
    (200, b"<html><script src='/x.js'></script></html>", "meeting", "blocked", "any stub without #modgov"),
    (200, b"<script>window.location = 'https://'+x</script>", "meeting", "not_moderngov", "redirect by script"),
    (401, PAGE, "meeting", "blocked", "log in"),
    (429, b"", "meeting", "blocked", "too many requests"),
    (503, b"", "xml_meeting", "blocked", "asked to stay away"),
    (500, b"Server Error in '/' Application", "meeting", "error", "server error"),
    (200, b"<h1>Server Error in '/' Application.</h1>" + LONG, "meeting", "error", "server error with status 200"),
    (200, b"", "meeting", "error", "nothing at all"),
    (302, b"<html><body><h2>Object moved</h2></body></html>", "meeting", "error", "a redirect that leads nowhere"),
    (404, b"", "meeting", "gone", "page type not installed"),
    (410, b"", "document", "gone", "withdrawn"),
    (200, PAGE.replace(b"Agenda", b"Error"), "item", "gone", "mgError in the frame"),
    (
        200,
        b"<h1>Error</h1>" + PAGE.replace(b'<h1 class="mgMainTitleTxt">Agenda</h1>', b""),
        "item",
        "gone",
        "its title before the frame",
    ),
    (200, b"<h1>Our council</h1>" + PAGE.replace(b"Agenda", b"Gwall"), "item", "gone", "a skin's title before it"),
    (200, MINUTES, "meeting", "ok", "minutes with a heading of an error"),
    (200, MINUTES.replace(b"Agenda", b"Error"), "meeting", "gone", "an error page that quotes such minutes"),
    (
        200,
        b"<h1>Agenda</h1>" + MINUTES.replace(b'<h1 class="mgMainTitleTxt">Agenda</h1>', b""),
        "meeting",
        "ok",
        "the same below its title",
    ),
    (200, XML, "xml_meeting", "ok", "XML"),
    (200, b"\xef\xbb\xbf" + XML, "xml_meeting", "ok", "XML with a byte-order mark"),
    (200, PAGE, "xml_meeting", "not_xml", "HTML for XML"),
    (200, b"<title>Attention Required! | Cloudflare</title>", "xml_meeting", "blocked", "wall for XML"),
    (200, b'<?xml version="1.0"?><!DOCTYPE html><html></html>', "xml_meeting", "not_xml", "XHTML for XML"),
    (200, b"<title>Azure WAF</title>" + LONG, "meeting", "blocked", "another firewall with status 200"),
    (200, b"<h1>Your request has been blocked</h1>" + LONG, "meeting", "blocked", "a firewall without a name"),
    (200, b"<html><p>The request was blocked by members.</p>" + LONG, "document", "ok", "minutes that say blocked"),
    (200, b"%PDF-1.7 just a moment", "document", "ok", "a PDF"),
    (200, b"PK\x03\x04", "document", "ok", "a Word file"),
    (200, b"<html><p>Printed minutes</p>" + LONG, "document", "ok", "HTML rendition"),
    (200, b"<html><title>Just a moment...</title></html>", "document", "blocked", "wall for a file"),
    (200, PAGE.replace(b"Agenda", b"Error"), "document", "gone", "mgError for a file"),
]


@pytest.mark.parametrize(("status", "body", "expected", "judged", "why"), CASES)
def test_verdict(status: int, body: bytes, expected: str, judged: str, why: str) -> None:
    assert verdict(status, {}, body, expected) == judged, why


def test_redirect_to_the_error_page_is_gone() -> None:
    assert verdict(200, {}, PAGE, "meeting", "https://x.example/mgError.aspx?x=1") == "gone"


def test_a_log_in_page_is_a_refusal() -> None:
    assert verdict(200, {}, PAGE, "meeting", "https://x.example/moderngov/ieLogon.aspx?RPID=3") == "blocked"


def test_cloudflare_says_so_in_a_header() -> None:
    assert verdict(200, {"CF-Mitigated": "challenge"}, PAGE, "meeting") == "blocked"


@pytest.mark.parametrize("body", [b"<p>modgov</p>", b'<div class="modgov">', b"", b'{"id": "modgov"}'])
def test_is_not_modgov(body: bytes) -> None:
    assert not is_modgov(body)


@given(st.integers(100, 599), st.binary(), st.sampled_from(["meeting", "xml_meeting", "document"]))
def test_every_answer_gets_a_verdict(status: int, body: bytes, expected: str) -> None:
    assert verdict(status, {}, body, expected) in VERDICTS

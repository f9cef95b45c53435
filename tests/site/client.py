"""What the tests of the sample site share: requests without redirects, and text to compare."""

from __future__ import annotations

import http.client
import xml.etree.ElementTree as ET
from urllib.parse import quote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from tests.site import Site


def fetch(site: Site, path: str, method: str = "GET", body: str | None = None) -> tuple[int, dict[str, str], bytes]:
    """One request without following redirects: status, headers in lower case, body."""
    target = urlsplit(urljoin(site.base_url, path))
    connection = http.client.HTTPConnection(target.hostname or "", target.port, timeout=20)
    address = quote(target.path, safe="/%()',&+") + (f"?{target.query}" if target.query else "")
    connection.request(method, address.replace(" ", "%20"), body=body)
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer.status, {key.lower(): value for key, value in answer.getheaders()}, data


def modgov(site: Site, path: str) -> Tag:
    """The #modgov frame of a page that must be there."""
    status, _, body = fetch(site, path)
    frame = BeautifulSoup(body.decode(), "lxml").select_one("#modgov")
    assert status == 200, path
    assert frame is not None, path
    return frame


def words(markup: str) -> str:
    """Text of HTML with blanks evened out, so that wrapped and unwrapped copies compare."""
    return " ".join(BeautifulSoup(markup, "lxml").get_text("").split())


def xml(site: Site, call: str) -> ET.Element:
    """The root of an answer of the XML service."""
    status, headers, body = fetch(site, f"mgWebService.asmx/{call}")
    assert status == 200
    assert headers["content-type"].startswith("text/xml")
    assert body.startswith(b"<?xml")
    return ET.fromstring(body)


def text_of(node: ET.Element, tag: str) -> str:
    """The text of a child without the blanks round it."""
    return (node.findtext(tag) or "").strip()

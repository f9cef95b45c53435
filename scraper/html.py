"""The HTML engine: BeautifulSoup on lxml's parser. Only this module, `render` and `blocks` know it.

Everything outside `#modgov` is a council's own skin and may be unbalanced, so select by known class or label inside
`#modgov`, never by position or ancestry (MODERNGOV.md section 2). A selector that finds another number of elements
than it expects reports it to the caller and goes on; it never raises.
"""

from __future__ import annotations

import hashlib
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement
from lxml import etree

from scraper.decode import decode
from scraper.render import render
from scraper.text import one_line, unescape
from scraper.verdict import is_modgov, verdict

__all__ = [
    "Anchor", "Page", "anchors", "classes_of", "fingerprint", "fragment", "has_class", "heading_meta", "is_fictional",
    "is_modgov", "language_of", "line_of", "modgov", "one", "own_links", "parse_html", "some", "sub_title", "text_of",
    "title_of", "verdict", "with_href",
]  # fmt: skip

Report = Callable[[str], None]
BODY = "mgContent"  # the page's body; a council's own words before it may close the frame with an end tag too many
UNSEEN = ("script", "style", "template", "noscript")
SESSION = re.compile(r"\(S\([^)]*\)\)/?", re.IGNORECASE)
FRAME = re.compile(r"^\s*modgov\s*$", re.IGNORECASE)
BARE = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False)


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed HTML page."""

    soup: BeautifulSoup


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link: `href` as written, its text without size and hidden words, and the printed size (`PDF 161 KB`)."""

    href: str
    text: str
    size: str | None = None
    hint: str = ""
    """The `title` attribute, which often says more than the text."""


# ---------------------------------------------------------------- pages and selectors


def parse_html(body: bytes | str, encoding: str | None = None) -> Page:
    """Parse any bytes or text; never raises. `encoding` is what the HTTP header claims."""
    text = decode(body, encoding) if isinstance(body, bytes) else body
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # BeautifulSoup wonders at bodies that look like XML, a URL or a file name
        return Page(BeautifulSoup(text.replace("\0", ""), "lxml"))


def fragment(markup: str) -> Tag:
    """Parse a piece of HTML, such as a text field of the XML service."""
    return parse_html(f"<div>{markup}</div>").soup


def modgov(page: Page) -> Tag | None:
    """Return `#modgov`, or None: then the page is not ModernGov's, and must not be read as an empty one."""
    found = page.soup.find(id=FRAME)
    if not isinstance(found, Tag) or found.find(class_=BODY) is not None or found.find_next(class_=BODY) is None:
        return found if isinstance(found, Tag) else None
    return next(outer for outer in found.parents if outer.find(class_=BODY) is not None)  # closed too early


def some(scope: Tag, selector: str, report: Report | None = None) -> list[Tag]:
    """Return every match; reports when there is none."""
    found = list(scope.select(selector))
    if not found and report:
        report(f"expected at least one '{selector}', found none")
    return found


def one(scope: Tag, selector: str, report: Report | None = None) -> Tag | None:
    """Return the first match; reports when there is not exactly one."""
    found = list(scope.select(selector))
    if len(found) != 1 and report:
        report(f"expected one '{selector}', found {len(found)}")
    return found[0] if found else None


def has_class(element: PageElement, *names: str) -> bool:
    """Whether an element carries one of the classes."""
    return isinstance(element, Tag) and not {name.lower() for name in names}.isdisjoint(classes_of(element))


def classes_of(element: Tag) -> set[str]:
    """Return the classes of an element in lower case."""
    return {name.lower() for name in element.get_attribute_list("class") if name}


# ---------------------------------------------------------------- text and links


def text_of(element: PageElement | Iterable[PageElement]) -> str:
    """Return the text of Word HTML: see `scraper.render`."""
    nodes = [element] if isinstance(element, PageElement) else list(element)
    return render(nodes)


def line_of(element: PageElement | Iterable[PageElement]) -> str:
    """Return the text of an element on one line."""
    return one_line(text_of(element))


def anchors(element: PageElement | Iterable[PageElement]) -> list[Anchor]:
    """Return the links in an element, in order, those without an address left out."""
    nodes = [element] if isinstance(element, PageElement) else list(element)
    return [_anchor(tag) for node in nodes if isinstance(node, Tag) for tag in with_href(node)]


def own_links(scope: Tag) -> list[Tag]:
    """Return the links of a page itself: those inside a council's text are about other things."""
    return [tag for tag in with_href(scope) if tag.find_parent(class_="mgWordPara") is None]


def with_href(node: Tag) -> Iterator[Tag]:
    """Yield an element if it is a link, then the links in it."""
    if node.name == "a" and node.get("href"):
        yield node
    yield from (tag for tag in node.find_all("a", href=True) if isinstance(tag, Tag))


def _anchor(tag: Tag) -> Anchor:
    size = next((line_of(span.contents) for span in tag.find_all(class_="mgFileSize")), "")
    return Anchor(str(tag["href"]), line_of(tag), size or None, one_line(unescape(str(tag.get("title") or ""))))


# ---------------------------------------------------------------- frame


def title_of(page: Page) -> str | None:
    """Return the page's title: `#modgov h1`, the `h1` just before it, `DC.title`, `<title>` (section 2)."""
    frame = modgov(page)
    if frame is not None:
        for heading in (frame.find(_is_own_h1), frame.find_previous("h1")):
            if isinstance(heading, Tag) and (text := line_of(heading)):
                return text
    if stated := heading_meta(page).get("title"):
        return stated
    title = page.soup.find("title")
    return (line_of(title.contents) or None) if isinstance(title, Tag) else None


def sub_title(frame: Tag) -> Tag | None:
    """Return `h2.mgSubTitleTxt`, or the first `h2` of a skin that dropped the class."""
    found = frame.find(class_="mgSubTitleTxt") or frame.find(_is_plain_h2)
    return found if isinstance(found, Tag) else None


def _is_plain_h2(tag: Tag) -> bool:
    return tag.name == "h2" and not has_class(tag, "mgSectionTitle") and not _is_in_text(tag)


def _is_own_h1(tag: Tag) -> bool:
    return tag.name == "h1" and not _is_in_text(tag)


def _is_in_text(tag: Tag) -> bool:
    """Whether a heading is one of the council's text: Word has such headings too."""
    return tag.find_parent(class_="mgWordPara") is not None


def heading_meta(page: Page) -> dict[str, str]:
    """Return ModernGov's Dublin Core metas: `title`, `date`, `date.modified`, `date.created`; first of each."""
    found: dict[str, str] = {}
    for meta in page.soup.find_all("meta"):
        name = str(meta.get("name") or "").lower()
        if name.startswith("dc.") and (content := one_line(str(meta.get("content") or ""))):
            found.setdefault(name.removeprefix("dc."), content)
    return found


def is_fictional(page: Page) -> bool:
    """Whether the page says that its council is fictional (the sample site)."""
    metas = page.soup.find_all("meta", attrs={"name": "minutes:is_fictional"})
    return any(str(meta.get("content")).lower() == "true" for meta in metas)


def language_of(page: Page) -> str | None:
    """Return `cy` where the page says that it is Welsh; `en` stands on every skin and says nothing."""
    root = page.soup.find("html")
    stated = str(root.get("lang") or "") if isinstance(root, Tag) else ""
    return "cy" if stated.lower().startswith("cy") else None


def fingerprint(body: bytes) -> str:
    """Return the SHA-256 (hex) of what a reader sees in `#modgov`: title, text, sizes, link targets.

    Per-request tokens of firewalls stand outside it or in scripts, so an unchanged page has an unchanged fingerprint.
    A body without `#modgov` is hashed whole.
    """
    root = _bare_tree(body) if is_modgov(body) else None
    frame, heading = _bare_frame(root) if root is not None else (None, None)
    if root is None or frame is None:
        return hashlib.sha256(body).hexdigest()
    etree.strip_elements(root, *UNSEEN, with_tail=False)
    metas = _bare_metas(root)
    stated = (frame.find(".//h1"), heading, metas.get("dc.title"), root.find(".//title"))
    seen = [next(filter(None, map(_bare_line, stated)), "")]
    seen += sorted(f"{name}={value}" for name, value in metas.items())
    seen += [" ".join(words) for text in frame.itertext() if (words := str(text).split())]
    # Cloudflare's e-mail protection writes another token into each answer.
    hrefs = (tag.get("href") or "" for tag in frame.iter("a"))
    seen += [SESSION.sub("", href) for href in hrefs if href and "email-protection" not in href]
    return hashlib.sha256("\n".join(seen).encode("utf-8", "replace")).hexdigest()


def _bare_tree(body: bytes) -> etree._Element | None:
    """The page as lxml has it, without BeautifulSoup's tree over it: every page of every crawl takes this way."""
    try:
        return etree.fromstring(decode(body).replace("\0", "").encode("utf-8", "replace"), BARE)
    except etree.LxmlError:
        return None  # nothing in it that could be an element


def _bare_frame(root: etree._Element) -> tuple[etree._Element | None, etree._Element | None]:
    """`#modgov`, and the last `h1` before it."""
    heading = None
    for tag in root.iter("*"):
        if (tag.get("id") or "").strip().lower() == "modgov":
            return _with_body(tag, root), heading
        heading = tag if tag.tag == "h1" else heading
    return None, None


def _with_body(frame: etree._Element, root: etree._Element) -> etree._Element:
    """The frame, or what holds both it and the page's body, where the frame was closed before that."""
    if any(map(_is_body, frame.iter("*"))):
        return frame
    above = {outer for body in filter(_is_body, root.iter("*")) for outer in body.iterancestors()}
    return next((outer for outer in frame.iterancestors() if outer in above), frame)


def _is_body(tag: etree._Element) -> bool:
    return BODY in (tag.get("class") or "").split()


def _bare_metas(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name, content = (meta.get("name") or "").lower(), _bare_line(meta.get("content"))
        if name.startswith("dc.") and content:
            found.setdefault(name, content)
    return found


def _bare_line(found: etree._Element | str | None) -> str:
    """The words of a text, or of an element, with single spaces."""
    text = found if isinstance(found, str) else "" if found is None else "".join(map(str, found.itertext()))
    return " ".join(text.split())

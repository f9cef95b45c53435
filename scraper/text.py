"""Cleaning of text, without any HTML engine. Text is cleaned once, before it is stored; facts point into the result."""

from __future__ import annotations

import html
import re

ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\x0b\x0c"
SYMBOL_BULLETS = "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d\uf06f\uf0a8"
HYPHENS = "\u2010\u2011"
LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
# The entities councils write by hand (`&nbsp;`), only with their semicolon: a URL's `&copy=1` is not one.
ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
TEMPLATE = re.compile(r"<([A-Z_]*LAYOUT_SECTION)>.*?(?:</\1>|\Z)", re.DOTALL)
MARK_LINE = re.compile(r"^[ ]*(?:</?(?:AI\d{1,4}|[A-Z_]+_SECTION)>[ ]*)+$", re.MULTILINE)
BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
INLINE_TAG = re.compile(r"</?(?:sup|sub|b|i|u|em|strong|span|font)(?:\s[^<>]*)?/?>", re.IGNORECASE)


def _c1_to_windows() -> dict[int, str | None]:
    """Map C1 controls to what Windows-1252 meant by them; `&#146;` on a page is an apostrophe."""
    table: dict[int, str | None] = {}
    for code in range(0x80, 0xA0):
        table[code] = bytes([code]).decode("cp1252", errors="ignore") or None
    return table


CHARACTERS: dict[int, str | None] = {
    **{code: None for code in range(0x20) if chr(code) not in "\n\r\t\x0b\x0c"},
    0x7F: None,
    **_c1_to_windows(),
    **{ord(char): None for char in ZERO_WIDTH},
    **{ord(char): " " for char in SPACES},
    **{ord(char): "·" for char in SYMBOL_BULLETS},
    **{ord(char): "-" for char in HYPHENS},
    **{ord(char): letters for char, letters in LIGATURES.items()},
}
CHARACTERS[0x2028] = "\n"
CHARACTERS[0x2029] = "\n"


def clean_characters(text: str) -> str:
    """Return text with one kind of space, `\\n` line ends and no invisible or control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(CHARACTERS)
    return text.encode("utf-8", "ignore").decode("utf-8")  # lone surrogates cannot be stored


def tidy(text: str) -> str:
    """Return text with single spaces, no spaces at line ends, and one blank line at most."""
    text = re.sub(r" {2,}", " ", text)
    text = re.sub(r" *\n *", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def without_marks(text: str) -> str:
    """Return the text of a paper without what ModernGov's own print templates leave in it: the marks round each item
    (`<AI1>`), and the parts of the template behind the text (`<LAYOUT_SECTION> FIELD_TITLE ...`)."""
    if "_SECTION>" not in text and not MARK_LINE.search(text):
        return text
    return tidy(MARK_LINE.sub("", TEMPLATE.sub("\n", text)))


def one_line(text: str) -> str:
    """Return text with every run of white space as one space."""
    return " ".join(clean_characters(text).split())


def unescape(text: str) -> str:
    """Undo the second escaping of plain-text fields (`Children&#39;s`), with full entities only."""
    return ENTITY.sub(lambda match: html.unescape(match.group()), text)


def plain_text(text: str) -> str:
    """Clean text that was copied from a page: `14<sup>th</sup>`, no-break and zero-width spaces, CRLF, blank lines.

    Lines stay lines: in a copied text nobody can tell a wrapped line from a paragraph.
    """
    text = BREAK_TAG.sub("\n", text)
    text = INLINE_TAG.sub("", text)
    return tidy(clean_characters(unescape(text)))

"""Parts of the guides in `docs/`, shown on pages: one source for what is said in both places."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

DOCS = Path(__file__).parents[2] / "docs"
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


@lru_cache(maxsize=16)
def part_of(name: str, heading: str) -> str | None:
    """The Markdown below a heading of the second rank in a guide; None where the guide or the heading is not there."""
    path = DOCS / f"{name}.md"
    if not path.is_file():
        return None
    text = path.read_text(encoding="utf-8")
    heads = [*_HEADING.finditer(text)]
    for place, head in enumerate(heads):
        if head.group(1).strip() == heading:
            end = heads[place + 1].start() if place + 1 < len(heads) else len(text)
            return text[head.end() : end].strip()
    return None


def as_html(markdown: str) -> Markup:
    """Markdown as HTML: no tags of its own pass; links to files of the guides become their words."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(markdown)
    for token in tokens:
        if token.children:
            token.children = _without_file_links(token.children)
    return Markup(parser.renderer.render(tokens, parser.options, {}))


def _without_file_links(tokens: list[Token]) -> list[Token]:
    kept, is_open = [], False
    for token in tokens:
        if token.type == "link_open" and not str(token.attrs.get("href", "")).startswith(("https://", "/")):
            is_open = True
        elif token.type == "link_close" and is_open:
            is_open = False
        else:
            kept.append(token)
    return kept

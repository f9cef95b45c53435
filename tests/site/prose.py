"""Prose markup of the content files, and the Word HTML that ModernGov prints for it.

Prose: one paragraph a line, blank lines ignored; `**bold**`, `_italic_` (whole words); a line that begins `1. `,
`(1) `, `(a) `, `a) `, `i. ` or `- ` is a list entry; lines that begin with `|` are a table.
"""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

MARKER = re.compile(r"(\d{1,2}\.|\((?:\d{1,2}|[a-z]{1,4})\)|[a-z]\)|[ivx]{1,4}\.|-)\s+(?=\S)")
CUES = re.compile(r"\b(RESOLVED|AGREED|DETERMINED|RECOMMENDED|CARRIED|LOST|REFUSED|GRANTED)\b(?!\*\*)")
WIDTH = 67
SMALL = '<span style="font:7.0pt &quot;Times New Roman&quot;">'
NAMED = {
    "’": "rsquo",
    "‘": "lsquo",
    "“": "ldquo",
    "”": "rdquo",
    "–": "ndash",
    "—": "mdash",
    "£": "pound",
    "é": "eacute",
}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list entry (`marker` is what is printed before it) or a table (`rows`)."""

    text: str
    marker: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def blocks(prose: str) -> list[Block]:
    """The blocks of a text, in order."""
    lines = [line.strip() for line in prose.splitlines() if line.strip()]
    found: list[Block] = []
    for is_table, group in groupby(lines, key=lambda line: line.startswith("|")):
        kept = list(group)
        found += [_table(kept)] if is_table else [_block(line) for line in kept]
    return found


def _block(line: str) -> Block:
    marker = MARKER.match(line)
    return Block(line[marker.end() :], marker[1]) if marker else Block(line)


def _table(lines: Iterable[str]) -> Block:
    rows = tuple(tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines)
    return Block("\n".join(" ".join(row) for row in rows), rows=rows)


def plain(prose: str) -> str:
    """The text without markup, one block a line, list markers and table cells kept."""
    return "\n".join(_bare(f"{block.marker} {block.text}".strip()) for block in blocks(prose))


def _bare(text: str) -> str:
    return re.sub(r"\*\*|(?<!\w)_|_(?!\w)", "", text)


def cut(found: list[Block], limit: int) -> tuple[list[Block], bool]:
    """The blocks up to `limit` characters, the last one broken off between two words; whether anything was cut."""
    kept: list[Block] = []
    room = limit
    for block in found:
        if len(block.text) > room and not block.rows:
            return [*kept, replace(block, text=_broken(block.text, room))], True
        kept.append(block)
        room = max(room - len(block.text), 40)
    return kept, False


def _broken(text: str, room: int) -> str:
    words = textwrap.wrap(text.replace("**", ""), max(room, 20), break_long_words=False)[0]
    return words.rstrip(" .,;:")


# ---------------------------------------------------------------- Word HTML


@dataclass(frozen=True, slots=True)
class Word:
    """How one text was pasted from Word: `habit` varies the noise, `spelled` are the words Word does not know."""

    habit: int = 0
    spelled: frozenset[str] = frozenset()

    def html(self, found: list[Block], tail: str = "") -> str:
        """The blocks as `div.mgWordPara`; `tail` is raw HTML set at the end of the last paragraph."""
        parts = [
            self._one(block, found, place, tail if place == len(found) - 1 else "") for place, block in enumerate(found)
        ]
        spacer = "" if self.habit == 1 else f'\n<p class="MsoNormal">{self._span("&nbsp;")}</p>'
        body = f"{spacer}\n".join(parts) if self.habit != 1 else "\n".join(parts)
        return f'<div class="mgWordPara"><div class="WordSection1">\n{body}\n</div>\n</div> '

    def _one(self, block: Block, found: list[Block], place: int, tail: str) -> str:
        if block.rows:
            return self._table(block)
        if block.marker:
            return self._entry(block, found, place, tail)
        return wrap(f'<p class="MsoNormal">{self._span(self._inline(block.text) + tail)}</p>')

    def _entry(self, block: Block, found: list[Block], place: int, tail: str) -> str:
        first = place == 0 or not found[place - 1].marker
        last = place == len(found) - 1 or not found[place + 1].marker
        kind = "First" if first and not last else "Last" if last and not first else "Middle"
        mark = "·" if block.marker == "-" else block.marker
        nbsp = "&nbsp;" * (9 if block.marker == "-" else 5)
        head = f'<span style=""><span style="">{mark}{SMALL}{nbsp}</span></span></span> '
        return wrap(
            f'<p class="MsoListParagraphCxSp{kind}" style="text-indent:-18.0pt"> '
            f"{head}{self._inline(block.text)}{tail}</p>"
        )

    def _table(self, block: Block) -> str:
        rows = "".join(f"<tr>\n{''.join(self._cell(cell) for cell in row)}</tr>\n" for row in block.rows)
        return f'<table class="MsoNormalTable" border="1" cellspacing="0" cellpadding="0">\n{rows}</table>'

    def _cell(self, cell: str) -> str:
        body = wrap(f'<p class="MsoNormal">{self._inline(cell)}</p>')
        style = "border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt"
        return f'<td width="164" valign="top" style="{style}">\n{body}\n</td>\n'

    def _span(self, inner: str) -> str:
        if self.habit == 2:
            return f'<span lang="EN-US" style="" xml:lang="EN-US">{inner}</span>'
        return f'<span style="">{inner}</span>' if self.habit == 1 else inner

    def _inline(self, text: str) -> str:
        text = entities(smart(text))
        if self.habit != 1:
            text = CUES.sub(r'<b style="">\1</b>', text)
        text = re.sub(r"\*\*(.+?)\*\*", r'<b style="">\1</b>', text)
        text = re.sub(r"(?<!\w)_(.+?)_(?!\w)", r'<i style="">\1</i>', text)
        for word in self.spelled:
            text = re.sub(rf"\b{word}\b", f'<span class="SpellE">{word}</span>', text)
        return text


def smart(text: str) -> str:
    """Straight quotes as Word's curly ones."""
    text = re.sub(r'(^|[\s(\[–])"', r"\1“", text).replace('"', "”")
    return re.sub(r"(^|[\s(\[–])'", r"\1‘", text).replace("'", "’")


def entities(text: str) -> str:
    """Escaped for HTML, with the named entities Word HTML has."""
    text = html.escape(text, quote=False)
    return "".join(f"&{NAMED[char]};" if char in NAMED else char for char in text)


def wrap(markup: str) -> str:
    """Hard-wrap as the site does: at blanks between words, between attributes, and after the `=` of an attribute."""
    pieces = re.findall(r"<[^>]*>|[^<]+", markup)
    joined = "".join(_breakable(piece) if piece.startswith("<") else piece for piece in pieces)
    lines = [""]
    for chunk in _chunks(joined):
        if len(lines[-1]) + len(chunk.rstrip()) > WIDTH and lines[-1].strip():
            lines[-1] = lines[-1].rstrip(" ")
            lines.append("")
        lines[-1] += chunk
    return "\n".join(lines).replace("\x01", " ")


def _breakable(tag: str) -> str:
    quoted = re.sub(r'"[^"]*"', lambda match: match[0].replace(" ", "\x01"), tag)
    return quoted.replace('="', '=\x02"')


def _chunks(text: str) -> Iterator[str]:
    yield from (chunk.replace("\x02", "") for chunk in re.findall(r"[^ \x02]*(?: |\x02|$)", text) if chunk)

"""Offices printed in small letters throughout: "Councillor Orr, cabinet member for health and adult social care"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.components.office_patterns import GAP, SERVICES
from extract.components.office_record import Office
from extract.text import Block, at_offset, words

_SERVICES = frozenset(word.casefold() for word in SERVICES if len(word) > 2)
"""Words of services in small letters; "it" and "hr" are other words there."""
_HEAD = (
    r"(?:(?:deputy|assistant|interim|acting|joint|shadow|former)\s){0,2}"
    r"(?:cabinet\smember|executive\smember|lead\smember|portfolio\sholder|head|(?:assistant|strategic|corporate"
    r"|executive|service|deputy)\sdirector|director|opposition\sspokesperson|spokesperson)"
)
_PART = rf"[a-z][\w’'-]{{2,24}}(?:{GAP}(?:and{GAP}|&{GAP}|of{GAP})?[a-z][\w’'-]{{1,24}}){{0,5}}"
_OFFICE = re.compile(
    rf"(?<![\w’'-])(?P<head>{_HEAD}){GAP}(?:for|of|on|with{GAP}responsibility{GAP}for){GAP}(?:the{GAP})?"
    rf"(?P<what>{_PART}(?:,{GAP}{_PART}){{0,3}})"
)
_JOINT = re.compile(rf"(?:deputy{GAP})?(?:leader|mayor)(?:{GAP}of{GAP}the{GAP}council)?{GAP}(?:and|&){GAP}$")
_BEFORE = re.compile(rf"(?:[^\W\d_][\w’'-]+(?P<comma>,)?|\()(?:{GAP}|(?<=\())(?:(?P<article>[Tt]he){GAP})?$")
_QUICK = re.compile(r"(?:member|holder|head|director|spokesperson)\s+(?:for|of|on|with)\s+(?:the\s+)?[a-z]")


def _service_end(what: str) -> int:
    """Length of the words that name what a council does, 0 where they do not."""
    tokens = list(re.finditer(r"[\w’'-]+", what))
    last = 0
    for number, token in enumerate(tokens):
        word = token.group()
        if word in _SERVICES:
            last = token.end()
        elif _ends_before(what, tokens, number):
            break
    return last if tokens and tokens[0].group() in _SERVICES else 0


def _ends_before(what: str, tokens: list[re.Match[str]], number: int) -> bool:
    """Whether a word that is no service belongs to the sentence: behind a comma, or with no service right after it."""
    token = tokens[number]
    if what[: token.start()].rstrip().endswith(","):
        return True
    if token.group() in ("and", "of", "the", "for"):
        return False
    following = tokens[number + 1] if number + 1 < len(tokens) else None
    return not following or bool(what[token.end() : following.start()].strip()) or following.group() not in _SERVICES


def find_lower_offices(text: str, blocks: Sequence[Block]) -> Iterator[Office]:
    """Offices in small letters, in the order of the text: behind a name and a comma, in brackets, or with "the"."""
    for quick in _QUICK.finditer(text):
        index = at_offset(blocks, quick.start())
        if index < 0:
            continue
        block = blocks[index]
        match = _last(text, max(block.start, quick.start() - 60), quick.end(), block.end)
        length = _service_end(match["what"]) if match else 0
        if not match or not length:
            continue
        joint = _JOINT.search(text, max(block.start, match.start() - 40), match.start())
        start = joint.start() if joint else match.start()
        before = _BEFORE.search(text, max(block.start, start - 40), start)
        if before and (before["comma"] or before["article"] or before.group().endswith("(")):
            end = match.start("what") + length
            weak = before["article"] is None
            yield Office(start, end, "plain", words(text[start:end]), None, weak)


def _last(text: str, floor: int, at: int, limit: int) -> re.Match[str] | None:
    """The office whose head word ends where `at` is near."""
    for match in _OFFICE.finditer(text, floor, min(limit, at + 200)):
        if match.start("what") >= at - 8 and match.start() < at:
            return match
    return None

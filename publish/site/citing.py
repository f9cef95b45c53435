"""How a record is cited: in words and as BibTeX, with the day it was seen and the hash of what it said. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_STATUS = {"draft": "draft minutes", "approved": "approved minutes"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What a citation names. Dates are ISO; `address` is ours, `original` the council's; `sha256` is its text's."""

    record_id: str
    title: str
    council: str | None = None
    committee: str | None = None
    on: str | None = None
    minutes_status: str | None = None
    address: str
    original: str | None = None
    seen_at: str | None = None
    text_label: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """The two forms."""

    text: str
    bibtex: str


def cite(cited: Cited) -> Citation:
    """The record in words and as BibTeX. What is not known is left out, never guessed."""
    return Citation(_in_words(cited), bibtex(cited))


def as_data(cited: Cited) -> Mapping[str, str | None]:
    """The parts and both forms, for JSON."""
    return {**asdict(cited), **asdict(cite(cited)), "hash_of": hash_of(cited) if cited.sha256 else None}


def hash_of(cited: Cited) -> str:
    """What the hash is of, in words: `the minutes`, `the file`, `page 3`."""
    label = cited.text_label or "text"
    return label if re.fullmatch(r"(page|part) \d+", label) else f"the {label}"


def _in_words(cited: Cited) -> str:
    body = ", ".join(one_line(part) for part in (cited.council, cited.committee) if part)
    status = _STATUS.get(cited.minutes_status or "")
    told = [f"“{one_line(cited.title)}”", day(cited.on), status]
    seen = f"Seen {day(cited.seen_at)} at {cited.address}" if cited.seen_at else cited.address
    # Nothing follows an address but a blank: a full stop would be copied with it.
    parts = [f"{seen} "] + ([f"original: {cited.original} "] if cited.original else [])
    parts += [f"SHA-256 of {hash_of(cited)}: {cited.sha256}"] if cited.sha256 else []
    first = ". ".join(part for part in (body, ", ".join(part for part in told if part)) if part)
    return f"{first}. {'; '.join(parts)}".strip()


def bibtex(cited: Cited) -> str:
    """An entry of BibTeX, one field a line; braces balance whatever the title says."""
    seen = cited.seen_at[:10] if cited.seen_at else None
    notes = [f"SHA-256 of {hash_of(cited)}: {cited.sha256}"] if cited.sha256 else []
    notes += [f"Original: {cited.original}"] if cited.original else []
    notes += [_STATUS[cited.minutes_status]] if cited.minutes_status in _STATUS else []
    values = {
        "author": cited.council, "title": cited.title, "howpublished": cited.committee,
        "date": cited.on, "year": cited.on[:4] if cited.on else None, "url": cited.address, "urldate": seen,
        "note": "; ".join(notes),
    }  # fmt: skip
    lines = [f"  {name} = {_value(name, value)}" for name, value in values.items() if value]
    return f"@misc{{{key_of(cited.record_id)},\n" + ",\n".join(lines) + "\n}\n"


def _value(name: str, value: str) -> str:
    """A value in braces; a name of a body in two pairs, so that no program takes it for a person's."""
    if name == "url":
        return "{" + re.sub(r"[\s{}\\]", "", value) + "}"
    escaped = "".join(_SPECIAL.get(character, character) for character in one_line(value))
    return f"{{{{{escaped}}}}}" if name in ("author", "title") else f"{{{escaped}}}"


def key_of(record_id: str) -> str:
    """The key of an entry: `sample/item/12` gives `sample-item-12`."""
    return re.sub(r"[^A-Za-z0-9]+", "-", record_id).strip("-") or "record"


def one_line(text: str) -> str:
    """Words with single blanks, without control and direction marks, which would run on into what follows."""
    kept = "".join(character for character in text if unicodedata.category(character) not in ("Cf", "Cs", "Co"))
    spaced = "".join(" " if unicodedata.category(character) == "Cc" else character for character in kept)
    return " ".join(spaced.split())


def day(moment: str | None) -> str:
    """`2024-03-12T10:00:00Z` as `12 March 2024`; what is no date stays as it is."""
    try:
        on = date.fromisoformat((moment or "")[:10])
    except ValueError:
        return moment or ""
    return f"{on.day} {on:%B %Y}"

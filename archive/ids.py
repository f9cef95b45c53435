"""Identifiers. They come from the site, never from text or position (ARCHITECTURE.md, Identifiers)."""

from __future__ import annotations

import hashlib

SHA_PREFIX = 16


def record_id(site: str, kind: str, moderngov_id: str | int) -> str:
    """`haringey/meeting/9871`."""
    return f"{site}/{kind}/{moderngov_id}"


def link_id(left: str, right: str) -> str:
    """Id of a row that joins two records: `haringey/item/62926+haringey/document/s112217`."""
    return f"{left}+{right}"


def text_id(record: str, field: str) -> str:
    """`haringey/item/62926#minutes`."""
    return f"{record}#{field}"


def fact_id(text: str, kind: str, start: int, end: int) -> str:
    """`haringey/item/62926#minutes@resolution:10-52`."""
    return f"{text}@{kind}:{start}-{end}"


def sha256(body: bytes) -> str:
    """Hex SHA-256 of a body."""
    return hashlib.sha256(body).hexdigest()


def import_id(kind: str, body: bytes) -> str:
    """Id of an imported file: its kind and the first 16 hex digits of its SHA-256."""
    return record_id("import", kind, sha256(body)[:SHA_PREFIX])

"""Reads the content files into `model.Content`. A key that no dataclass has is an error that names the file."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from tests.site.model import (
    Committee,
    Content,
    Council,
    Decision,
    Declared,
    Item,
    Meeting,
    Membership,
    OutsideSeat,
    Paper,
    Person,
    Term,
    Vote,
)

T = TypeVar("T")
FOLDER = Path(__file__).parent / "content"
NESTED: dict[tuple[type, str], type] = {
    (Person, "memberships"): Membership,
    (Person, "outside"): OutsideSeat,
    (Person, "terms"): Term,
    (Meeting, "items"): Item,
    (Item, "votes"): Vote,
    (Item, "declared"): Declared,
}


class ContentError(ValueError):
    """A content file is wrong: which file, which record, what to do."""


def build(cls: type[T], row: dict[str, Any], where: str) -> T:
    """Make one dataclass from one mapping; lists become tuples, nested records their own classes."""
    known = {field.name for field in dataclasses.fields(cls)}  # type: ignore[arg-type]
    if unknown := set(row) - known:
        raise ContentError(
            f"{where}: {cls.__name__} {row.get('id', '')} has unknown keys {sorted(unknown)}; remove them"
        )
    if "@decision" in row.get("minutes", ""):
        row = row | {"minutes": row["minutes"].replace("@decision", row["decision"])}
    try:
        return cls(**{key: _value(cls, key, value, where) for key, value in row.items()})
    except TypeError as error:
        raise ContentError(f"{where}: {cls.__name__} {row.get('id', '')}: {error}") from error


def _value(cls: type, key: str, value: Any, where: str) -> Any:
    if isinstance(value, list):
        nested = NESTED.get((cls, key))
        return tuple(build(nested, entry, where) if nested else entry for entry in value)
    return value.strip() if isinstance(value, str) else value


def _keyed(cls: type[T], rows: list[dict[str, Any]], where: str, key: str = "id") -> dict[int, T]:
    return {row[key]: build(cls, row, where) for row in rows}


def _files(folder: Path, name: str) -> Iterator[tuple[str, Any]]:
    for path in sorted((folder / name).glob("*.yaml")):
        yield f"{name}/{path.name}", yaml.safe_load(path.read_text(encoding="utf-8"))


def _merge(cls: type[T], folder: Path, name: str) -> dict[int, T]:
    """Every record of every file of a folder by id. A file is a list, or a mapping of shared keys and `list`."""
    merged: dict[int, T] = {}
    for where, data in _files(folder, name):
        shared = {key: value for key, value in data.items() if key != "list"} if isinstance(data, dict) else {}
        rows = data["list"] if isinstance(data, dict) else data
        found = _keyed(cls, [shared | row for row in rows], where)
        if twice := merged.keys() & found.keys():
            raise ContentError(f"{where}: ids used twice: {sorted(twice)}")
        merged |= found
    return merged


@lru_cache(maxsize=4)
def load(folder: Path = FOLDER) -> Content:
    """Read every content file under `folder`."""
    council = yaml.safe_load((folder / "council.yaml").read_text(encoding="utf-8"))
    content = Content(
        council=Council(name=council["name"]),
        today=council["today"],
        committees=_keyed(Committee, council["committees"], "council.yaml"),
        people=_keyed(Person, council["people"], "council.yaml", "uid"),
        issues=council["issues"],
        bodies=council.get("outside_bodies", {}),
        papers=_merge(Paper, folder, "papers"),
        meetings=_merge(Meeting, folder, "meetings"),
        decisions=_merge(Decision, folder, "decisions"),
    )
    check(content)
    return content


def check(content: Content) -> None:
    """Raise ContentError where one record names another that is not there."""
    items = content.items()
    if len(items) != sum(len(meeting.items) for meeting in content.meetings.values()):
        raise ContentError("meetings: an agenda item id is used twice")
    papers = [paper for _, item in items.values() for paper in item.docs]
    papers += [paper for decision in content.decisions.values() for paper in decision.docs]
    issues = {item.issue for _, item in items.values()} | {d.issue for d in content.decisions.values()}
    for kind, used, known in (
        ("papers", set(papers), content.papers),
        ("issues", issues - {None}, content.issues),
        ("items", {d.item for d in content.decisions.values()} - {None}, items),
        (
            "outside bodies",
            {seat.body for person in content.people.values() for seat in person.outside},
            content.bodies,
        ),
        ("people", {entry.uid for _, item in items.values() for entry in item.declared}, content.people),
        ("committees", {m.committee for m in content.meetings.values()}, content.committees),
    ):
        if missing := used - set(known):
            raise ContentError(f"content: {kind} used but not defined: {sorted(missing)}")  # type: ignore[type-var]

"""The newest export in a folder, as the site offers it: only files its manifest names, only where they lie."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from publish.export.manifest import NAME, README, SUMS, VERSION

_FOLDERS: WeakKeyDictionary[object, Path] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Offer:
    """An export that may be downloaded."""

    folder: Path
    manifest: dict[str, Any]

    def path_of(self, name: str) -> Path | None:
        """Where a file lies that the export names; None for any other name, and for a link to elsewhere."""
        if name not in {NAME, SUMS, README, *(each["path"] for each in self.manifest["files"])}:
            return None
        path, folder = (self.folder / name).resolve(), self.folder.resolve()
        return path if path.is_relative_to(folder) and path.is_file() else None

    def entry_of(self, name: str) -> dict[str, Any]:
        """What the manifest says of a file; empty for the manifest itself, its README and its checksums."""
        return next((dict(each) for each in self.manifest["files"] if each["path"] == name), {})


def default_folder(archive: Path) -> Path:
    """Where exports of an archive are looked for: `out/export` beside it."""
    return archive.parent / "out" / "export"


def offer_from(site: object, folder: Path) -> None:
    """Say where a running site finds its exports."""
    _FOLDERS[site] = folder


def folder_of(site: object, archive: Path) -> Path:
    """Where a running site finds its exports."""
    return _FOLDERS.get(site) or default_folder(archive)


def newest_folder(folder: Path) -> Path | None:
    """The newest complete export below a folder; None where there is none."""
    whole = sorted((path.parent for path in folder.glob(f"[0-9]*/{NAME}")), reverse=True)
    return whole[0] if whole else None


def newest(folder: Path) -> Offer | None:
    """The newest export that this version can read; None where there is none."""
    found = newest_folder(folder)
    if found is None:
        return None
    try:
        manifest = json.loads((found / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return Offer(found, manifest) if manifest.get("manifest_version") == VERSION else None

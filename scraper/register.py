"""Makes `sites.csv` from a survey of ModernGov addresses: `python -m scraper.register SURVEY.csv`.

The survey has one row an address (`council, base_url, preferred_for_council, vintage, kind, lgsf_code, ons_code,
reachability, notes`); the register has one row a site: the preferred address of each council, its other ones beside it.
Rows that are known to be wrong are put right here, where the correction can be seen.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

from scraper.sites import NATIONS, REGISTER, SiteSpec, check, host_group, slug_of
from scraper.urls import base_directory

Row = dict[str, str]
COLUMNS = (
    "slug", "council", "base_url", "gss_code", "lgsf_code", "nation", "kind", "host_group", "other_base_urls",
    "reachability", "notes", "permission", "is_off", "off_reason", "text", "certificate",
)  # fmt: skip
VINTAGES = ("current", "unverified", "listed 2023-24", "2016 list only")
STYLE = re.compile(
    r"^(?:london borough of|royal borough of|city of(?! london)|city and county of)\s+"
    r"|\s+(?:city council|county council|borough council|district council|council)$|\s*\(.*\)$",
    re.IGNORECASE,
)
# Base URL → what the survey gets wrong about it. The GSS code or the host says whose site it is.
CORRECTIONS: dict[str, Row] = {
    "http://democracy.cityoflondon.gov.uk": {"council": "City of London", "lgsf_code": "LND"},
    "https://moderngov.cheshireeast.gov.uk/ecminutes": {"council": "Cheshire East"},
    "https://business.senedd.wales": {"council": "Senedd Cymru", "kind": "other"},
    "http://www.senedd.assemblywales.org": {"council": "Senedd Cymru", "preferred_for_council": "no"},
    "http://www.senedd.cynulliadcymru.org": {"council": "Senedd Cymru (Welsh host)"},
    "https://politics.leics.gov.uk": {"council": "Leicestershire", "preferred_for_council": "no"},
    "https://moderngov.merseytravel.gov.uk": {"council": "Liverpool City Region Combined Authority", "kind": "other"},
    "http://moderngov.merseytravel.uk.net": {"council": "Liverpool City Region Combined Authority", "kind": "other"},
    "https://edemocracy.northyorks.gov.uk": {"council": "North Yorkshire", "kind": "council", "notes": ""},
    "https://democracy.somerset.gov.uk": {"council": "Somerset", "kind": "council", "notes": ""},
    "https://democracy.westsuffolk.gov.uk": {"council": "West Suffolk", "kind": "council", "notes": ""},
    "http://www.leeds.gov.uk": {"council": ""},  # the council's main site, not a ModernGov install
}
# Slug → what the site's owner has said: `permission`, `is_off` with `off_reason`, `text`; or its pinned `certificate`.
OWNERS: dict[str, dict[str, Any]] = {}


def main(survey: Path, register: Path = REGISTER) -> int:
    """Write the register; returns the number of sites."""
    with survey.open(encoding="utf-8-sig", newline="") as file:
        rows = [{**row, **CORRECTIONS.get(row["base_url"], {})} for row in csv.DictReader(file)]
    specs = [replace(spec, **OWNERS.get(spec.slug, {})) for spec in build(rows)]
    check(specs)
    with register.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for spec in specs:
            values = (getattr(spec, name) for name in COLUMNS)
            writer.writerow([" ".join(value) if isinstance(value, tuple) else value for value in values])
    return len(specs)


def build(rows: list[Row]) -> list[SiteSpec]:
    """Return one site a council, in the order of slugs. An address that serves two names goes to the preferred one."""
    groups: dict[str, list[Row]] = defaultdict(list)
    shared = _shared(rows)
    for row in rows:
        if slug := slug_of(name_of(row["council"])):
            groups[slug if row["preferred_for_council"] == "yes" else shared.get(slug, slug)].append(row)
    specs: dict[str, SiteSpec] = {}
    for slug, members in sorted(groups.items(), key=lambda group: (-_is_preferred(group[1]), group[0])):
        spec = _site(slug, members)
        specs.setdefault(spec.base_url.split("://")[1].removeprefix("www.").lower(), spec)
    return sorted(specs.values(), key=lambda spec: spec.slug)


def _shared(rows: list[Row]) -> dict[str, str]:
    """Return, for each council on an install it shares, the slug of that install."""
    names = {
        name_of(row["council"]) for row in rows if " / " in row["council"] and row["preferred_for_council"] == "yes"
    }
    return {slug_of(part): slug_of(name) for name in names for part in name.split(" / ")}


def name_of(council: str) -> str:
    """Return a council's name without its legal style: `Bedford Borough Council` and `Bedford` are one."""
    names = dict.fromkeys(name.strip() for name in council.split(" / "))
    return " / ".join(STYLE.sub("", STYLE.sub("", name)) for name in names)


def _is_preferred(rows: list[Row]) -> bool:
    return any(row["preferred_for_council"] == "yes" for row in rows)


def _site(slug: str, rows: list[Row]) -> SiteSpec:
    best = min(rows, key=lambda row: (row["preferred_for_council"] != "yes", "Welsh host" in row["council"],
                                        VINTAGES.index(row["vintage"])))  # fmt: skip
    base = base_directory(best["base_url"])
    others = dict.fromkeys(base_directory(row["base_url"]) for row in rows)
    name = name_of(best["council"])
    gss = best["ons_code"] if " / " not in name else ""  # of a shared site the survey codes one council only
    return SiteSpec(
        slug=slug, council=name, base_url=base, gss_code=gss, lgsf_code=best["lgsf_code"],
        nation=NATIONS.get(best["ons_code"][:1], ""), kind=best["kind"], host_group=host_group(base),
        other_base_urls=tuple(url for url in others if url != base), reachability=best["reachability"],
        notes="; ".join(note for note in (best["notes"], _doubt(best)) if note),
    )  # fmt: skip


def _doubt(row: Row) -> str:
    return "" if row["vintage"] == "current" else f"address from an older list ({row['vintage']})"


if __name__ == "__main__":
    print(main(Path(sys.argv[1])), "sites")  # noqa: T201

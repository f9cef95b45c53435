"""Ready files that run `minutes refresh` every night: a systemd service and timer, a GitHub workflow. Pure.

Both stop when the night is over: what was gathered stays, and the next night goes on from there.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import time
from string import Template

NAME = "council-minutes"
GITHUB_HOURS = 5  # GitHub ends a job after six; the rest is for saving what was gathered


@dataclass(frozen=True, slots=True, kw_only=True)
class Nightly:
    """What to run and when. `program` is the path of `minutes`, `folder` holds archive.db and evidence.db.

    `sites` maps a site's slug to what `minutes crawl` takes for it (slug or address); without any, every site of the
    archive is refreshed. `start` is UK time, `hours` how long a night may take. Without `contact`,
    the one that was set with `minutes contact`.
    """

    program: str
    folder: str
    sites: Mapping[str, str] = field(default_factory=dict)
    start: time = time(1, 20)
    hours: int = 5
    contact: str | None = None


class _File(Template):
    """A file with `@name` to fill in: shells and GitHub have the dollar sign."""

    delimiter = "@"


SERVICE = _File("""\
# Goes to ~/.config/systemd/user/@name.service
[Unit]
Description=Bring the archive of council minutes up to date
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory=@folder
@contact
# Fetches what is due, extracts and builds. The night ends after @hours h: SIGINT lets the request in flight finish.
ExecStart=/usr/bin/timeout --preserve-status --signal=INT --kill-after=45m @{hours}h "@program" refresh --night@sites
# 3 is "done with problems": they are in the tables problems and absences, and most nights have some.
SuccessExitStatus=3
# Fails, and with it the unit, where a council fell silent, shrank or changed its pages. `systemctl --user status
# @name` then shows the report; an OnFailure= line of your own can mail it.
ExecStartPost="@program" status
TimeoutStartSec=infinity
Nice=10
NoNewPrivileges=yes
""")

TIMER = _File("""\
# Goes to ~/.config/systemd/user/@name.timer
[Unit]
Description=Every night: bring the archive of council minutes up to date

[Timer]
OnCalendar=*-*-* @start:00 Europe/London
# Not everyone at the same minute.
RandomizedDelaySec=20m
# A night that was missed is not made up for by day, when councils and their readers need their servers.
Persistent=false

[Install]
WantedBy=timers.target
""")

WORKFLOW = _File("""\
# Goes to .github/workflows/@name.yml of a repository with this program; a private one, see docs/scheduling.md.
name: Council minutes

on:
  schedule:
    - cron: "@minute @hour * * *" # UTC: an hour later by the clock in summer
  workflow_dispatch:
    inputs:
      crawl:
        description: Sites to add to the archive (slugs or addresses, with blanks between)
        required: false

permissions:
  contents: write # the crawl's memory is kept in a release

concurrency: # two runs at once would each save half
  group: @name
  cancel-in-progress: false

defaults:
  run:
    shell: bash

jobs:
  refresh:
    runs-on: ubuntu-latest
    timeout-minutes: 355
    env:
      GH_TOKEN: ${{ github.token }}
      MINUTES_CONTACT: ${{ vars.MINUTES_CONTACT }}
      STATE: crawl-memory # the release that evidence.db and archive.db are kept in
    steps:
      - uses: actions/checkout@@v4
      - uses: actions/setup-python@@v5
        with:
          python-version: "3.12"
          cache: pip
          cache-dependency-path: requirements.lock

      - name: Say who asks
        run: |
          test -n "$MINUTES_CONTACT" || {
            echo "::error::Councils must be able to reach you: set the repository variable MINUTES_CONTACT."
            exit 1
          }

      - name: Install
        run: |
          pip install --quiet --require-hashes -r requirements.lock
          pip install --quiet --no-deps .

      - name: Fetch the crawl's memory
        id: memory
        run: |
          gh release view "$STATE" >/dev/null || gh release create "$STATE" --prerelease \\
            --title "Crawl memory" --notes "evidence.db and archive.db between runs. Do not delete."
          newest=$(gh release view "$STATE" --json assets --jq '.assets[].name' |
            sed -n 's/\\.complete$//p' | sort -V | tail -n 1)
          if [ -z "$newest" ]; then
            echo "::notice::No memory yet: this is the first run."
          else
            gh release download "$STATE" --pattern "$newest.*" --dir memory
            (cd memory && sha256sum --check --quiet "$newest.complete")
            cat memory/"$newest".tar.* | tar -x
            rm -r memory
          fi

      - name: Refresh
        env:
          ADD: ${{ inputs.crawl }}
        run: |
          # Both fetch, extract and build. 3 is "done with problems", which most nights have.
          # The night ends with SIGINT, which lets the request in flight finish.
          over=$(($(date +%s) + @github_hours * 3600))
          night() {
            left=$((over - $(date +%s)))
            [ $left -gt 0 ] || return 0 # the next night goes on from there
            timeout --preserve-status --signal=INT --kill-after=30m "$left" minutes "$@@" || [ $? -eq 3 ]
          }
          set -f # an address may have a question mark
          if [ -f archive.db ]; then
            if [ -n "$ADD" ]; then night crawl $ADD; else night refresh@sites; fi
          else
            ADD="$ADD@known"
            if [ -n "$ADD" ]; then night crawl $ADD;@otherwise fi
@named          fi

      - name: Keep the crawl's memory
        if: ${{ !cancelled() && steps.memory.outcome == 'success' }}
        run: |
          test -f evidence.db || exit 0
          shopt -s nullglob
          name="memory-$GITHUB_RUN_NUMBER-$GITHUB_RUN_ATTEMPT"
          tar -c evidence.db* archive.db* | split -b 1900M - "$name.tar." # a release takes files of up to 2 GiB
          sha256sum "$name".tar.* > "$name.complete"
          gh release upload "$STATE" "$name".tar.*
          gh release upload "$STATE" "$name.complete" # last: without it the parts do not count
          # the one before is kept too, all others go
          kept=$(gh release view "$STATE" --json assets --jq '.assets[].name' |
            sed -n 's/\\.complete$//p' | sort -V | tail -n 2)
          gh release view "$STATE" --json assets --jq '.assets[].name' | while read -r asset; do
            grep -qxF "${asset%%.*}" <<< "$kept" || gh release delete-asset "$STATE" "$asset" --yes
          done

      - name: Publish the archive
        uses: actions/upload-artifact@@v4
        with:
          name: archive
          path: archive.db
          retention-days: 30

      - name: Say so where a council fell silent
        run: minutes status | tee -a "$GITHUB_STEP_SUMMARY"
""")


def systemd_service(nightly: Nightly) -> str:
    """The service unit, for a user's own systemd."""
    contact = f"Environment={_quoted(f'MINUTES_CONTACT={nightly.contact}')}" if nightly.contact else (
        "# Councils must be able to reach you: `minutes contact you@example.org` once, or here:\n"
        "# Environment=MINUTES_CONTACT=you@example.org"
    )  # fmt: skip
    return SERVICE.substitute(
        name=NAME, folder=_plain(nightly.folder), program=_plain(nightly.program), hours=nightly.hours,
        contact=contact, sites=_listed(nightly.sites),
    )  # fmt: skip


def systemd_timer(nightly: Nightly) -> str:
    """The timer unit that starts the service every night."""
    return TIMER.substitute(name=NAME, start=f"{nightly.start:%H:%M}")


def github_workflow(nightly: Nightly) -> str:
    """The workflow, whole: fetch the memory, refresh, keep the memory, publish, report."""
    known = [slug for slug, given in nightly.sites.items() if slug == given]
    named = {slug: address for slug, address in nightly.sites.items() if slug != address}
    return WORKFLOW.substitute(
        name=NAME, minute=nightly.start.minute, hour=nightly.start.hour, sites=_listed(nightly.sites),
        known=_listed(known), github_hours=min(nightly.hours, GITHUB_HOURS),
        otherwise="" if named else " else night refresh;",  # which says that there is nothing yet
        named="".join(f"            night crawl {shlex.quote(given)} --slug {slug}\n" for slug, given in named.items()),
    )  # fmt: skip


def files(nightly: Nightly) -> dict[str, str]:
    """File name → its text, all three."""
    return {
        f"{NAME}.service": systemd_service(nightly),
        f"{NAME}.timer": systemd_timer(nightly),
        f"{NAME}.yml": github_workflow(nightly),
    }


def _listed(sites: Iterable[str]) -> str:
    return "".join(f" {site}" for site in sites)


def _plain(text: str) -> str:
    """A path as systemd takes it: a percent sign begins a specifier there."""
    return text.replace("%", "%%")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_plain(escaped)}"'

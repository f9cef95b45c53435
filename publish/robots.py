"""What search engines are asked to leave alone: people, and pages without end. Decisions are for everybody to find."""

from __future__ import annotations

from collections.abc import Callable

PEOPLE_TABLES = (
    "people", "memberships", "attendance", "attendance_mentions", "recorded_votes", "declarations", "named_votes",
    "named_votes_in_context", "interests", "interests_in_context", "roles", "roles_in_context",
)  # fmt: skip
PEOPLE_QUESTIONS = ("how_voted", "who_moved_what", "office", "who_declared", "roles_of_a_person",
                    "who_was_there")  # fmt: skip
_PEOPLE = ("/person/", "/explore/roles", *(f"/archive/{name}" for name in (*PEOPLE_TABLES, *PEOPLE_QUESTIONS)))
ENDLESS = ("/archive?sql=", "/archive.json?", "/*?*_facet", "/*?*_sort", "/*?*_next=", "/*?*_filter")


def is_about_people(path: str) -> bool:
    """Whether a path under the base address lists people, or tells of one."""
    return any(_is_under(path, start) for start in _PEOPLE)


def _is_under(path: str, start: str) -> bool:
    rest = path.removeprefix(start)
    return rest != path and (start.endswith("/") or rest[:1] in ("", "/", ".", "?"))


def robots_txt(url: Callable[[str], str]) -> str:
    """The text of /robots.txt.

    People's pages are not forbidden in it: they answer `noindex`, which an engine must be allowed to read. One that may
    not fetch a page can still list its address, with the name that a link elsewhere gives it.
    """
    lines = ["# Pages about people may be fetched, and answer \"noindex\": please keep them out of your index.",
             "# Decisions, meetings and papers are for everybody to find.", "User-agent: *",
             *(f"Disallow: {url('/')}{path.removeprefix('/')}" for path in ENDLESS)]  # fmt: skip
    return "\n".join(lines) + "\n"

"""Every error a user can cause, drawn as a tree. Message: what, where, what next; one line.

MinutesError (exit 1)
├── UsageError (exit 2)
│   ├── UnknownSite
│   ├── MixedArchive      fictional and real rows may not meet in one archive
│   └── ContactMissing
├── ArchiveError
│   ├── ArchiveUnwritable
│   ├── ArchiveUnreadable
│   ├── ArchiveTooNew
│   └── ArchiveLocked     another process is writing it
├── SiteError
│   ├── NotModernGov
│   ├── SiteUnreachable
│   ├── SiteRefuses       robots.txt, 401/403, a bot wall
│   └── SiteSwitchedOff   its owner does not want it read; nothing is asked
├── PortInUse
├── QuotesWrong           facts that are not where they say
├── CouncilCollapsed      a build that would publish far less of a council than the last one
└── Unreadable            a file or document that gives no text, with its reason
"""

from __future__ import annotations

DONE, FAILED, USAGE, DONE_WITH_PROBLEMS = 0, 1, 2, 3


class MinutesError(Exception):
    """Base of all; `exit_code` is what the command ends with."""

    exit_code = FAILED


class QuotesWrong(MinutesError):
    pass


class UsageError(MinutesError):
    exit_code = USAGE


class UnknownSite(UsageError):
    pass


class MixedArchive(UsageError):
    pass


class ContactMissing(UsageError):
    pass


class ArchiveError(MinutesError):
    pass


class ArchiveUnwritable(ArchiveError):
    pass


class ArchiveUnreadable(ArchiveError):
    pass


class ArchiveTooNew(ArchiveError):
    pass


class ArchiveLocked(ArchiveError):
    pass


class SiteError(MinutesError):
    pass


class NotModernGov(SiteError):
    pass


class SiteUnreachable(SiteError):
    pass


class SiteRefuses(SiteError):
    pass


class SiteSwitchedOff(SiteError):
    pass


class PortInUse(MinutesError):
    pass


class CouncilCollapsed(MinutesError):
    pass


class Unreadable(MinutesError):
    """`reason` is one of `archive.records.ABSENCE_REASONS` or a text_quality; the message says why in words."""

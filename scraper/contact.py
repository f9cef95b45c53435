"""How councils can reach whoever crawls them: said once, kept in the user's settings, sent with every request."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from platformdirs import user_config_path

from archive.errors import ContactMissing, UsageError
from scraper.settings import is_loopback

CONTACT_VARIABLE = "MINUTES_CONTACT"


def contact_path() -> Path:
    """Where the contact is kept."""
    return user_config_path("council-minutes") / "contact"


def read_contact() -> str | None:
    """The contact that was set, or None."""
    path = contact_path()
    return path.read_text(encoding="utf-8").strip() or None if path.exists() else None


def checked(address: str) -> str:
    """An e-mail address or a web page as it is sent, on one line. Raises UsageError for anything else."""
    address = address.strip()
    is_one = "@" in address or address.startswith(("http://", "https://"))
    if not is_one or not (address.isascii() and address.isprintable()):  # it stands in a header of every request
        raise UsageError(f"{address!r} is no e-mail address and no web page; councils must be able to reach you.")
    return address


def write_contact(address: str) -> None:
    """Keep an e-mail address or a web page. Raises UsageError for anything else."""
    address = checked(address)
    path = contact_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(address + "\n", encoding="utf-8")


def contact_for(base_urls: Iterable[str], stated: str | None) -> str | None:
    """The contact to send: `stated`, else the one set. Raises ContactMissing where a site is not on this machine,
    UsageError where it is none."""
    contact = checked(stated) if stated else read_contact()
    if contact is None and not all(is_loopback(url) for url in base_urls):
        raise ContactMissing(
            "Councils must be able to reach who crawls them. Say once how: `minutes contact you@example.org`"
            f" (or set {CONTACT_VARIABLE}), then crawl again."
        )
    return contact

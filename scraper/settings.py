"""How we behave towards a council's server. The defaults are polite; loopback needs no politeness."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

DELAY_SECONDS = 2.0
TIMEOUT_SECONDS, NEAR_TIMEOUT_SECONDS = 90.0, 20.0  # slow sites take up to a minute (MODERNGOV.md section 1.4)
MAX_PAGE_BYTES = 50 * 1024 * 1024
ACCEPT = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "Accept-Language": "en"}
MIDDLEWARES: dict[str, int | None] = {  # see `scraper.courtesy` for what each does
    "scraper.courtesy.Watch": 40,
    "scraper.middlewares.EvidenceMiddleware": 50,
    "scraper.courtesy.Fence": 60,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "scraper.courtesy.PatientRetry": 550,
    "scraper.courtesy.Whole": 595,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "scraper.courtesy.Redirects": 600,
    "scraper.turns.Turn": 940,
}
RETRY_CODES = [429, 500, 502, 503, 504, 522, 524, 408]


def is_loopback(url: str) -> bool:
    """Whether an address is on this machine."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_private(url: str) -> bool:
    """Whether an address names a machine of a private network, as sites leak them now and then."""
    host = urlsplit(url).hostname or ""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".local", ".internal", ".lan"))


def user_agent(contact: str | None) -> str:
    """Who we are and how to reach us. `contact` is an e-mail address or a page; loopback crawls have none."""
    try:
        number = version("council-minutes")
    except PackageNotFoundError:
        number = "0"
    return f"council-minutes/{number} (public minutes archive; contact: {contact or 'none, loopback only'})"


def delay_for(base_url: str, delay: float | None) -> float:
    """Seconds between two requests: `delay`, or the polite default, which is none on this machine."""
    if delay is not None:
        return delay
    return 0.0 if is_loopback(base_url) else DELAY_SECONDS


def settings_for(
    base_url: str, contact: str | None, delay: float | None, *, timeout: float | None = None,
    permission: str = "", certificate: Path | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Scrapy settings for one site.

    `delay` is seconds between requests, `timeout` seconds a whole answer may take; None is the polite default.
    `permission` is the site owner's word that robots.txt need not be asked; `certificate` is a pinned intermediate.
    """
    near = is_loopback(base_url)
    return {
        "USER_AGENT": user_agent(contact),
        "ROBOTSTXT_OBEY": not permission,
        "ROBOTSTXT_PARSER": "scraper.courtesy.RobotRules",
        "CONCURRENT_REQUESTS": 1,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_DELAY": delay_for(base_url, delay),
        "DOWNLOAD_DELAY_JITTER": 0.0,  # Scrapy's would go down to half of our delay
        "AUTOTHROTTLE_ENABLED": not near,
        "AUTOTHROTTLE_START_DELAY": 5,
        "AUTOTHROTTLE_MAX_DELAY": 60,
        "AUTOTHROTTLE_TARGET_CONCURRENCY": 1.0,
        "DOWNLOAD_TIMEOUT": timeout or (NEAR_TIMEOUT_SECONDS if near else TIMEOUT_SECONDS),
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DOWNLOAD_HANDLERS": {"https": "scraper.tls.CheckedHandler"},
        "MINUTES_CERTIFICATE": str(certificate) if certificate else "",
        "DEFAULT_REQUEST_HEADERS": {**ACCEPT, "Accept-Encoding": "gzip"},  # the one whose end can be checked: `Whole`
        "REDIRECT_MAX_TIMES": 5,
        "DOWNLOAD_MAXSIZE": MAX_PAGE_BYTES,
        "DOWNLOAD_WARNSIZE": 0,
        "RETRY_TIMES": 1 if near else 3,
        "RETRY_HTTP_CODES": RETRY_CODES,
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_ENABLED": False,
        "MEMUSAGE_ENABLED": False,
        "DOWNLOADER_MIDDLEWARES": MIDDLEWARES,
        "ITEM_PIPELINES": {"scraper.pipelines.ArchivePipeline": 300},
    }

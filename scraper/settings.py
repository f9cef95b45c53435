"""How we behave towards a council's server. The defaults are polite; loopback needs no politeness."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

DELAY_SECONDS = 2.0
MAX_PAGE_BYTES = 50 * 1024 * 1024
RETRY_CODES = [429, 500, 502, 503, 504, 522, 524, 408]


def is_loopback(url: str) -> bool:
    """Whether an address is on this machine."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def user_agent(contact: str | None) -> str:
    """Who we are and how to reach us. `contact` is an e-mail address or a page; loopback crawls have none."""
    try:
        number = version("council-minutes")
    except PackageNotFoundError:
        number = "0"
    return f"council-minutes/{number} (public minutes archive; contact: {contact or 'none, loopback only'})"


def settings_for(base_url: str, contact: str | None, delay: float | None) -> dict[str, Any]:
    """Scrapy settings for one site. `delay` is seconds between requests; None is the polite default."""
    near = is_loopback(base_url)
    return {
        "USER_AGENT": user_agent(contact),
        "ROBOTSTXT_OBEY": True,
        "CONCURRENT_REQUESTS": 1,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_DELAY": delay if delay is not None else (0 if near else DELAY_SECONDS),
        "AUTOTHROTTLE_ENABLED": not near,
        "AUTOTHROTTLE_START_DELAY": 5,
        "AUTOTHROTTLE_MAX_DELAY": 60,
        "AUTOTHROTTLE_TARGET_CONCURRENCY": 1.0,
        "DOWNLOAD_TIMEOUT": 20 if near else 90,
        "DOWNLOAD_MAXSIZE": MAX_PAGE_BYTES,
        "DOWNLOAD_WARNSIZE": 0,
        "RETRY_TIMES": 1 if near else 3,
        "RETRY_HTTP_CODES": RETRY_CODES,
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_ENABLED": False,
        "MEMUSAGE_ENABLED": False,
        "DOWNLOADER_MIDDLEWARES": {"scraper.middlewares.EvidenceMiddleware": 50},
        "ITEM_PIPELINES": {"scraper.pipelines.ArchivePipeline": 300},
    }

"""A few polite requests outside of a crawl: one at a time, robots.txt obeyed, redirects counted, certificates verified.

`Client` is for looking at one site (`probe`) or one page (`capture`). Nothing is retried: a site that is in trouble is
left alone. Every request counts, that for robots.txt and each step of a redirect too.
"""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx
from protego import Protego

from archive.errors import SiteRefuses
from scraper import urls
from scraper.manners import LONGEST_CRAWL_DELAY
from scraper.pace import HostPace
from scraper.settings import ACCEPT, MAX_PAGE_BYTES, delay_for, is_loopback, is_private, user_agent
from scraper.sites import SiteSpec
from scraper.verdict import ERROR, verdict

ROBOTS, FAILED, TLS, NOT_ASKED = "robots", "failed", "tls", "not_asked"
TELLING = re.compile(r"/(?:mgerror|ielogon)\.aspx", re.IGNORECASE)  # where a redirect leads says enough
REDIRECTS = frozenset({301, 302, 303, 307, 308})
WORDS = (
    (httpx.TimeoutException, "no answer in time"),
    (httpx.ConnectError, "cannot connect"),
    (httpx.ProtocolError, "the answer broke off"),
    (httpx.DecodingError, "the answer cannot be decompressed"),
    (httpx.NetworkError, "the connection was lost"),
)
BODY_SECONDS = 180.0
LOOK_AGAIN = 0.2  # seconds between looks at whether another program's request has come to its end


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of asking for a page. `verdict` is one of `scraper.verdict`, or one of the four names above.

    `asked` is the address asked for, `url` that which answered in the end; `detail` says it in words.
    """

    page: str
    asked: str
    url: str
    verdict: str
    detail: str = ""
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


class OutOfRequestsError(Exception):
    """The limit is reached."""


class FetchError(Exception):
    """No answer; `verdict` is `failed` or `tls`."""

    def __init__(self, verdict: str, detail: str) -> None:
        super().__init__(detail)
        self.verdict = verdict


@dataclass(slots=True)
class Rules:
    """What robots.txt of one host says. Without `parser` there is none; `refusal` says why nothing may be asked."""

    parser: Protego | None = None
    refusal: tuple[str, str] | None = None

    def forbids(self, url: str, agent: str) -> bool:
        return self.parser is not None and not self.parser.can_fetch(url, agent)


class Client:
    """Asks one site at most `limit` times, as far apart as a crawl would. Use as a context manager.

    `pace` is that of the site's host group, which crawls keep too: they take turns. Without one, only the requests of
    this client are spaced out. Raises SiteRefuses for a site whose owner does not want it read.
    """

    def __init__(
        self, spec: SiteSpec, contact: str | None, limit: int, sleep: Callable[[float], None] = time.sleep,
        pace: HostPace | None = None,
    ) -> None:  # fmt: skip
        if spec.is_off:
            raise SiteRefuses(f"{spec.slug} is switched off: {spec.off_reason}. Nothing was asked.")
        self.is_near = is_loopback(spec.base_url)
        self.agent = user_agent(contact)
        self.limit, self.sleep, self.pace = limit, sleep, pace
        self.delay = delay_for(spec.base_url, None)
        self.permission = spec.permission
        self.requests: list[str] = []
        self._rules: dict[str, Rules] = {}
        self._homes: dict[str, str] = {}
        self._http = httpx.Client(
            headers={**ACCEPT, "User-Agent": self.agent}, timeout=20 if self.is_near else 90,
            verify=checked(spec.certificate_path), follow_redirects=False, trust_env=not self.is_near,
        )  # fmt: skip

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def ask(self, url: str, page: str) -> Answer:
        """Ask for a page and judge what comes. Never raises for anything a site does."""
        here, seen = url, set[str]()
        try:
            while True:
                here = self._at_home(here)
                if here in seen:
                    return Answer(page=page, asked=url, url=here, verdict=ERROR, detail="it redirects in a circle")
                seen.add(here)
                if no := self._refusal(here):
                    return Answer(page=page, asked=url, url=here, verdict=no[0], detail=no[1])
                response, body = self._get(here)
                onward = self._onward(here, response)
                if onward is None:
                    return judged(page, url, here, response, body)
                here = onward
                if TELLING.search(here):
                    return judged(page, url, here, response, body)
        except OutOfRequestsError:
            detail = f"not asked: {self.limit} requests are the limit"
            return Answer(page=page, asked=url, url=here, verdict=NOT_ASKED, detail=detail)
        except FetchError as error:
            return Answer(page=page, asked=url, url=here, verdict=error.verdict, detail=str(error))

    # ------------------------------------------------------------ robots.txt

    def _refusal(self, url: str) -> tuple[str, str] | None:
        """Why an address may not be asked for: verdict and words. The owner's permission stands above robots.txt."""
        if self.permission:
            return None
        parts = urlsplit(url)
        if parts.netloc not in self._rules:
            self._rules[parts.netloc] = self._read_rules(parts)
        rules = self._rules[parts.netloc]
        if rules.refusal:
            return rules.refusal
        return (ROBOTS, "robots.txt asks robots to stay away") if rules.forbids(url, self.agent) else None

    def _read_rules(self, parts: SplitResult) -> Rules:
        """Fetch robots.txt. One that cannot be had forbids everything, one that is not there nothing (RFC 9309)."""
        here = asked = f"{parts.scheme}://{parts.netloc}/robots.txt"
        try:
            for _ in range(5):
                response, body = self._get(here)
                onward = self._onward(here, response)
                if onward is None:
                    break
                here = onward
        except FetchError as error:
            return Rules(refusal=(error.verdict, str(error)))
        if response.status_code >= 500:
            words = f"robots.txt cannot be read (HTTP {response.status_code}), which counts as a no"
            return Rules(refusal=("error", words))
        if urlsplit(here).path == "/robots.txt" and urls.same_host(here, asked):
            self._homes[f"{parts.scheme}://{parts.netloc}"] = here.removesuffix("/robots.txt")
        if response.status_code >= 400 or response.is_redirect:
            return Rules()
        rules = Protego.parse(body.decode("utf-8", "replace"))
        self.delay = max(self.delay, min(float(rules.crawl_delay(self.agent) or 0), LONGEST_CRAWL_DELAY))
        self._rules[urlsplit(here).netloc] = Rules(rules)
        return Rules(rules)

    def _at_home(self, url: str) -> str:
        """The address where the host's robots.txt answered from: one redirect less a page."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        return self._homes.get(origin, origin) + url[len(origin) :]

    # ------------------------------------------------------------ one request

    def _onward(self, here: str, response: httpx.Response) -> str | None:
        """Where a redirect leads, if it is one. Raises FetchError where it must not be followed."""
        location = response.headers.get("location")
        if response.status_code not in REDIRECTS or not location:
            return None
        try:
            onward = urljoin(here, urls.clean(location))
            parts = urlsplit(onward)
        except ValueError:
            raise FetchError(FAILED, f"led to {location!r}, which is no address") from None
        if parts.scheme not in ("http", "https") or (not self.is_near and is_private(onward)):
            raise FetchError(FAILED, f"led to {onward}, which is no public web address")
        return onward

    def _get(self, url: str) -> tuple[httpx.Response, bytes]:
        """One request, after the delay. The body is what was sent, decompressed, up to the limit for one file."""
        if len(self.requests) >= self.limit:
            raise OutOfRequestsError
        with self._turn():
            self.requests.append(url)
            self._http.cookies.clear()  # crawls keep none either
            try:
                with self._http.stream("GET", url) as response:
                    return response, _body_of(response)
            except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
                raise _in_words(error) from error

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait until the host group may be asked, and keep others from asking it meanwhile."""
        if self.pace is None:
            if self.requests:
                self.sleep(self.delay)
            yield
            return
        while not self._take(self.pace):
            pass
        begun = self.pace.clock().timestamp()
        try:
            yield
        finally:
            self.pace.give_back(begun)

    def _take(self, pace: HostPace) -> bool:
        if wait := pace.wait(self.delay):
            self.sleep(wait)
        if not pace.take():
            self.sleep(LOOK_AGAIN)
            return False
        if pace.wait(self.delay) > 0:  # another has asked in between
            pace.give_back()
            return False
        return True


def _body_of(response: httpx.Response) -> bytes:
    """Raises FetchError for more than anyone should take: too many bytes, or too few of them for too long."""
    gathered, end = bytearray(), time.monotonic() + BODY_SECONDS
    for chunk in response.iter_bytes():
        gathered += chunk
        if len(gathered) > MAX_PAGE_BYTES:
            raise FetchError(FAILED, "larger than the limit for one file")
        if time.monotonic() > end:
            raise FetchError(FAILED, "no answer in time")
    return bytes(gathered)


def _in_words(error: Exception) -> FetchError:
    said = str(error).splitlines()[0][:200] if str(error) else ""
    if "certificate" in said.lower() or "ssl" in said.lower():
        return FetchError(TLS, f"its certificate cannot be verified: {said}")
    words = next((words for kind, words in WORDS if isinstance(error, kind)), type(error).__name__)
    return FetchError(FAILED, f"{words} ({said})" if said else words)


def checked(pinned: Path | None) -> ssl.SSLContext:
    """Certificates are checked by the system's roots; a pinned intermediate completes a chain and is no root."""
    context = ssl.create_default_context()
    context.verify_flags &= ~ssl.VerifyFlags.VERIFY_X509_PARTIAL_CHAIN
    if pinned is not None:
        context.load_verify_locations(pinned)
    return context


def judged(page: str, asked: str, url: str, response: httpx.Response, body: bytes) -> Answer:
    """An answer with its verdict, by content."""
    headers = {name.title(): value for name, value in response.headers.items()}
    found = verdict(response.status_code, headers, body, page, url)
    return Answer(
        page=page, asked=asked, url=url, verdict=found, detail=_said(found, response.status_code, url, headers),
        status=response.status_code, headers=headers, body=body,
    )  # fmt: skip


def _said(found: str, status: int, url: str, headers: Mapping[str, str]) -> str:
    """A verdict in words."""
    page = urlsplit(url).path.rpartition("/")[2]
    if found == "blocked":
        if re.fullmatch(r"ielogon\.aspx", page, re.IGNORECASE):
            return "it asks for a log-in"
        is_challenge = status < 400 or "cf-mitigated" in {name.lower() for name in headers}
        return f"a bot challenge instead of the page (HTTP {status})" if is_challenge else f"HTTP {status}"
    return {
        "ok": "answers",
        "gone": f"no such page (HTTP {status})" if status >= 400 else "the site's own error page",
        "error": f"an error (HTTP {status})",
        "not_moderngov": f"not a ModernGov page (HTTP {status})",
        "not_xml": f"not the XML asked for (HTTP {status})",
    }.get(found, found)

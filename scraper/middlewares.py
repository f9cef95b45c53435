"""Between Scrapy and the parsers: everything fetched is kept in evidence.db before anything reads it."""

from __future__ import annotations

from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, Response

from archive.fetch import Fetch
from archive.ids import sha256
from archive.redactions import REDACTED
from scraper import html, urls
from scraper.courtesy import FAULT, refusal
from scraper.job import Job
from scraper.listing import PROBE_PAGES
from scraper.plan import reuse
from scraper.shield import WHY_NOT_ASKED, WHY_NOT_KEPT, Shield
from scraper.tls import CertificateRefused
from scraper.turns import NotAsked
from scraper.wanted import AGAIN

KEPT_HEADERS = ("Content-Type", "Content-Disposition", "Last-Modified", "ETag", "Retry-After", "Server", "Location")
ROBOTS = "robots"


class EvidenceMiddleware:
    """Answers from evidence.db what need not be asked again; keeps every answer of the site.

    Sits next to the engine, so that it sees what is left after redirects, retries and decompression.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self.shield = Shield.of(job.evidence, job.site)
        self.home, self.formers = "", list[str]()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> EvidenceMiddleware:
        return cls(crawler.spider.job)  # type: ignore[union-attr]

    def process_request(self, request: Request) -> Response | None:
        """A response from evidence where the plan says that it is still good."""
        page, canonical = request.meta.get("page"), request.meta.get("canonical")
        if page and canonical and self.shield.hides(page, canonical, request.meta.get("context", {})):
            raise NotAsked(REDACTED, WHY_NOT_ASKED)
        if page is None or canonical is None:
            return None
        is_kept = canonical in self.job.reread  # only our parser was at fault: the bytes are good
        if AGAIN in request.meta.get("context", {}) and not is_kept:
            return None
        held = self._held(page, canonical)
        is_kept = is_kept or bool(reuse(page, held, self.job.clock(), self.job.resumes))
        if not is_kept or held is None or held.sha256 is None:
            return None
        self.job.receipt.reused += 1
        request.meta.update(fetch_id=held.id, verdict=held.verdict, seen_at=held.at, kept=True)
        request.meta["fingerprint"] = held.mark
        body = self.job.evidence.body(held.sha256)
        url = held.url if held.canonical_url == canonical else request.url
        return HtmlResponse(url, status=held.status or 200, headers=held.headers, body=body, request=request)

    def _held(self, page: str, canonical: str) -> Fetch | None:
        """What evidence has of a page; of a paper, where its site stood before it moved too."""
        evidence, home = self.job.evidence, urls.base_directory(self.job.site.base_url or "")
        held = evidence.last_fetch(canonical)
        if held is not None or page != "document" or not canonical.startswith(home):
            return held
        if self.home != home:
            self.home, known = home, map(urls.base_directory, evidence.addresses_of(self.job.site.id))
            self.formers = [each for each in dict.fromkeys(known) if each != home]
        found = (evidence.last_fetch(former + canonical[len(home) :]) for former in reversed(self.formers))
        return next((each for each in found if each is not None), None)

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep an answer; leave its verdict and the fetch's number in `request.meta`."""
        if request.meta.get("kept"):
            return response
        page = request.meta.get("page", ROBOTS)
        canonical = request.meta.get("canonical", request.url)
        headers = kept_headers(response)
        verdict, detail = self._verdict(page, response, headers)
        if fault := request.meta.get(FAULT):
            verdict, detail = "error", fault
        kept = self._shown(request, response)
        if kept is None:
            verdict, detail, kept, headers = REDACTED, WHY_NOT_KEPT, b"", {}
        is_masked, size = kept != response.body, len(response.body)
        response = response.replace(body=kept) if is_masked else response
        fingerprint = html.fingerprint(response.body) if page not in ("document", ROBOTS) else None
        before = self.job.evidence.last_fetch(canonical)
        at = self.job.now()
        fetch = Fetch(
            url=response.url, canonical_url=canonical, site=self.job.site.id, page=page, at=at, verdict=verdict,
            context=request.meta.get("context", {}), status=response.status, headers=headers,
            fingerprint=fingerprint, crawl_id=self.job.crawl_id, detail=detail, is_masked=is_masked,
        )  # fmt: skip
        fetch_id = self.job.evidence.add_fetch(fetch, None if verdict == REDACTED else response.body)
        receipt = self.job.receipt
        receipt.requests += 1
        receipt.bytes += size
        receipt.unchanged += bool(before and verdict == "ok" and fingerprint and before.fingerprint == fingerprint)
        request.meta.update(
            fetch_id=fetch_id,
            verdict=verdict,
            detail=detail,
            seen_at=at,
            fingerprint=fingerprint or sha256(response.body),
        )
        return response

    def _shown(self, request: Request, response: Response) -> bytes | None:
        """A body without what was redacted; None where it may not be kept at all."""
        page, canonical = request.meta.get("page", ROBOTS), request.meta.get("canonical", request.url)
        if not self.shield or page == ROBOTS:
            return response.body
        if self.shield.hidden.site.base_url != self.job.site.base_url:  # a site that has moved
            self.shield = Shield.of(self.job.evidence, self.job.site)
        if self.shield.hides(page, response.url, {}):  # redirected there
            return None
        return self.shield.masked(page, response.body, canonical, request.meta.get("context", {}))

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Keep that a request came to nothing, and why."""
        if "page" not in request.meta:
            return
        verdict, detail = refusal(exception) or ("failed", describe(exception))
        if verdict in ("stopped", REDACTED):
            request.meta.update(verdict=verdict, detail=detail)
            return  # nothing was asked: the next run asks, or nobody does
        if verdict == ROBOTS:
            detail = self.job.receipt.applied.robots_unread or detail
            self.job.receipt.forbidden += 1
        fetch = Fetch(
            url=request.url, canonical_url=request.meta["canonical"], site=self.job.site.id, page=request.meta["page"],
            at=self.job.now(), verdict=verdict, context=request.meta.get("context", {}),
            detail=detail, crawl_id=self.job.crawl_id,
        )  # fmt: skip
        request.meta.update(
            fetch_id=self.job.evidence.add_fetch(fetch, None), verdict=fetch.verdict, detail=detail, seen_at=fetch.at
        )

    def _verdict(self, page: str, response: Response, headers: dict[str, str]) -> tuple[str, str | None]:
        if page == ROBOTS:
            return ("ok" if response.status < 400 else "error"), None
        if page not in PROBE_PAGES and not urls.same_host(response.url, self.job.site.base_url or ""):
            return "error", f"led to another host: {response.url}"[:300]
        return html.verdict(response.status, headers, response.body, page, response.url), None


def kept_headers(response: Response) -> dict[str, str]:
    """The headers that evidence keeps."""
    values: dict[str, Any] = {name: response.headers.get(name) for name in KEPT_HEADERS}
    return {name: value.decode("latin-1") for name, value in values.items() if value is not None}


def describe(error: BaseException) -> str:
    """A network error in plain words."""
    words = {
        "DNSLookupError": "the host name does not exist",
        "CannotResolveHostError": "the host name does not exist",
        "ConnectionRefusedError": "the connection was refused",
        "DownloadConnectionRefusedError": "the connection was refused",
        "TimeoutError": "no answer in time",
        "TCPTimedOutError": "no answer in time",
        "DownloadTimeoutError": "no answer in time",
        "ResponseFailed": "the answer broke off",
        "DownloadFailedError": "the answer broke off",
        "ConnectError": "the host cannot be reached",
        "ResponseDataLossError": "the answer broke off",
        "ConnectionLost": "the connection was lost",
        "DownloadCancelledError": "larger than the limit for one file",
    }
    if isinstance(error, CertificateRefused):
        return str(error)
    name = type(error).__name__
    return words.get(name, f"{name}: {error}".strip(": ").splitlines()[0][:200])

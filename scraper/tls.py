"""HTTPS with the certificate checked, always: chain and host name, by the system's roots.

Scrapy does not check certificates unless told to, and says nothing of why one fails. A council whose server forgets to
send the intermediate certificate of its chain gets it pinned in the register: it completes the chain and is no root, so
a chain that ends in no trusted root fails all the same. Verification is never switched off.
"""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any, cast

from OpenSSL import SSL, crypto
from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Response
from service_identity import VerificationError
from service_identity.hazmat import DNS_ID, IPAddress_ID, verify_service_identity
from service_identity.pyopenssl import extract_patterns
from twisted.internet.interfaces import IOpenSSLClientConnectionCreator
from twisted.internet.ssl import CertificateOptions, platformTrust
from twisted.python.failure import Failure
from twisted.web.client import BrowserLikePolicyForHTTPS
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer  # type: ignore[import-untyped]

LEGACY_SERVER_CONNECT = 0x4  # servers without secure renegotiation; says nothing about certificates
WRONG_NAME = "the certificate is not for this host"
# OpenSSL's numbers (x509_vfy.h) → words
WORDS = {
    2: "its chain ends in an issuer that this machine does not trust",
    9: "the certificate is not valid yet",
    10: "the certificate has expired",
    18: "the certificate is signed by nobody but itself",
    19: "its chain ends in a root that this machine does not trust",
    20: "the server does not send the whole chain of its certificate, or its root is not trusted",
    21: "the server does not send the whole chain of its certificate",
    23: "the certificate was revoked",
}


class CertificateRefused(Exception):
    """A server whose certificate does not hold; the message begins with `TLS:`. Never tried again unchecked."""


@implementer(IOpenSSLClientConnectionCreator)
class CheckedConnections:
    """Makes connections to one host that fail unless chain and name hold; `fault` keeps why the last one did."""

    def __init__(self, context: SSL.Context, host: str) -> None:
        self.context, self.host, self.fault = context, host, ""

    def clientConnectionForTLS(self, protocol: object) -> SSL.Connection:  # noqa: ARG002, N802
        """A connection, for Twisted."""
        connection = SSL.Connection(self.context, None)
        if not self._is_address():
            connection.set_tlsext_host_name(self.host.encode("ascii"))
        connection.set_verify(SSL.VERIFY_PEER | SSL.VERIFY_FAIL_IF_NO_PEER_CERT, self._check)
        return connection

    def _is_address(self) -> bool:
        try:
            ip_address(self.host)
        except ValueError:
            return False
        return True

    def _check(self, _: SSL.Connection, certificate: crypto.X509, error: int, depth: int, ok: int) -> bool:
        """OpenSSL asks for every certificate of the chain; the leaf has depth 0. Our word can only be stricter."""
        if not ok:
            self.fault = WORDS.get(error, f"the certificate does not hold (OpenSSL error {error})")
            return False
        if depth:
            return True
        name = IPAddress_ID(self.host) if self._is_address() else DNS_ID(self.host)
        try:
            verify_service_identity(extract_patterns(certificate), [name], [])
        except Exception:  # whatever else goes wrong here is no reason to let a certificate pass
            self.fault = WRONG_NAME
            return False
        return True


class CheckedHttps(BrowserLikePolicyForHTTPS):
    """Twisted's policy with the system's roots, and a site's own intermediate certificate beside them."""

    def __init__(self, pinned: Path | None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.pinned = pinned
        self.hosts: dict[str, CheckedConnections] = {}

    def creatorForNetloc(self, hostname: bytes, port: int) -> Any:  # noqa: ARG002, N802
        """Connections to a host, for Twisted."""
        host = hostname.decode("ascii")
        if host not in self.hosts:
            self.hosts[host] = CheckedConnections(self._context(), host)
        return self.hosts[host]

    def fault(self, host: str) -> str:
        """Why the last certificate of a host did not hold, or an empty text."""
        return self.hosts[host].fault if host in self.hosts else ""

    def _context(self) -> SSL.Context:
        context = CertificateOptions(trustRoot=platformTrust()).getContext()  # type: ignore[no-untyped-call]
        assert isinstance(context, SSL.Context)
        context.set_options(LEGACY_SERVER_CONNECT)
        store = context.get_cert_store()
        for certificate in intermediates(self.pinned) if self.pinned and store else ():
            assert store is not None
            store.add_cert(certificate)
        return context


class CheckedHandler(HTTP11DownloadHandler):
    """Scrapy's own handler for https with `CheckedHttps`; a certificate that does not hold is named."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        pinned = crawler.settings.get("MINUTES_CERTIFICATE")
        self.policy = CheckedHttps(Path(pinned) if pinned else None)
        # were Scrapy's name for it to change, DOWNLOAD_VERIFY_CERTIFICATES still holds
        self._contextFactory = cast(IPolicyForHTTPS, self.policy)

    async def download_request(self, request: Request) -> Response:
        """Fetch. Raises CertificateRefused, which is not tried again."""
        try:
            return await super().download_request(request)
        except Exception as error:
            if any(isinstance(cause, SSL.Error | VerificationError) for cause in causes(error)):
                host = request.url.split("/")[2].rpartition("@")[2].rsplit(":", 1)[0].strip("[]").lower()
                raise CertificateRefused(f"TLS: {self.policy.fault(host) or words_of(error)}") from error
            raise


def causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error, what it was raised from, and the reasons that Twisted wraps."""
    while error is not None:
        yield error
        for reason in getattr(error, "reasons", None) or ():
            if isinstance(reason, Failure) and reason.value is not None:
                yield reason.value
        error = error.__cause__


def words_of(error: BaseException) -> str:
    """A failed handshake where the certificate was not at fault."""
    for cause in causes(error):
        if isinstance(cause, SSL.Error) and cause.args and isinstance(cause.args[0], list) and cause.args[0]:
            return f"the connection cannot be made safe ({cause.args[0][0][-1]})"
    return "the connection cannot be made safe"


def intermediates(path: Path) -> list[crypto.X509]:
    """The certificates of a PEM file. Raises ValueError where it holds none, OSError where it cannot be read."""
    marker = b"-----BEGIN CERTIFICATE-----"
    parts = path.read_bytes().split(marker)[1:]
    if not parts:
        raise ValueError(f"{path.name} holds no certificate")
    return [crypto.load_certificate(crypto.FILETYPE_PEM, marker + part) for part in parts]

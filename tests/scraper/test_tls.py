"""HTTPS is checked: chain, host name, dates; a missing intermediate can be pinned, and nothing else helps."""

from __future__ import annotations

import csv
import sqlite3
import ssl
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from scraper.tls import causes, intermediates
from tests.conftest import run_minutes
from tests.scraper.bent import bent
from tests.site import serve

NOW = datetime.now(UTC)
CASES = [
    # (how the server is set up, whether it is read, what is said of it)
    ("good chain", True, ""),
    ("missing intermediate", False, "TLS: the server does not send the whole chain of its certificate"),
    ("pinned intermediate", True, ""),
    ("pinned, root unknown", False, "TLS: its chain ends in an issuer that this machine does not trust"),
    ("pinned is another's", False, "TLS: the server does not send the whole chain of its certificate"),
    ("root unknown", False, "TLS: its chain ends in a root that this machine does not trust"),
    ("wrong host", False, "TLS: the certificate is not for this host"),
    ("pinned, wrong host", False, "TLS: the certificate is not for this host"),
    ("expired", False, "TLS: the certificate has expired"),
    ("not valid yet", False, "TLS: the certificate is not valid yet"),
    ("self-signed", False, "TLS: the certificate is signed by nobody but itself"),
]  # fmt: skip


def served(folder: Path, name: str, pems: list[bytes]) -> ssl.SSLContext:
    """A server's side of TLS from a private key and certificates."""
    path = folder / f"{name}.pem"
    path.write_bytes(b"".join(pems))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def self_signed() -> list[bytes]:
    """A key and a certificate that it has signed itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=1)).not_valid_after(NOW + timedelta(days=9))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return [secret, certificate.public_bytes(serialization.Encoding.PEM)]


def authorities(folder: Path) -> tuple[trustme.CA, trustme.CA, trustme.CA, trustme.CA]:
    """Two roots, the first of which is trusted, and an intermediate of each; their files are in `folder`."""
    root, stranger = trustme.CA(), trustme.CA()
    middle, strange_middle = root.create_child_ca(), stranger.create_child_ca()
    root.cert_pem.write_to_path(str(folder / "root.pem"))
    middle.cert_pem.write_to_path(str(folder / "middle.pem"))
    strange_middle.cert_pem.write_to_path(str(folder / "strange.pem"))
    return root, stranger, middle, strange_middle


def set_ups(folder: Path) -> Iterator[tuple[str, list[bytes], str]]:
    """For each case: its name, key and certificates that the server sends, and the pinned file."""
    root, stranger, middle, strange_middle = authorities(folder)

    def key_and(leaf: trustme.LeafCert, *, whole: bool) -> list[bytes]:
        chain = [pem.bytes() for pem in leaf.cert_chain_pems]
        return [leaf.private_key_pem.bytes(), *(chain if whole else chain[:1])]

    leaf = middle.issue_cert("localhost")
    stray = strange_middle.issue_cert("localhost")
    other = root.issue_cert("democracy.wexcombe.example")
    old = root.issue_cert("localhost", not_before=NOW - timedelta(days=9), not_after=NOW - timedelta(days=1))
    early = root.issue_cert("localhost", not_before=NOW + timedelta(days=1), not_after=NOW + timedelta(days=9))
    pin, strange_pin = str(folder / "middle.pem"), str(folder / "strange.pem")
    yield "good chain", key_and(leaf, whole=True), ""
    yield "missing intermediate", key_and(leaf, whole=False), ""
    yield "pinned intermediate", key_and(leaf, whole=False), pin
    yield "pinned, root unknown", key_and(stray, whole=False), strange_pin
    yield "pinned is another's", key_and(leaf, whole=False), strange_pin
    yield "root unknown", [*key_and(stray, whole=True), stranger.cert_pem.bytes()], ""
    yield "wrong host", key_and(other, whole=True), ""
    yield "pinned, wrong host", key_and(middle.issue_cert("x.example"), whole=False), pin
    yield "expired", key_and(old, whole=True), ""
    yield "not valid yet", key_and(early, whole=True), ""
    yield "self-signed", self_signed(), ""


def slug(name: str) -> str:
    return name.replace(", ", "-").replace(" ", "-").replace("'", "")


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every case crawled in one command; the folder has archive.db and evidence.db."""
    folder = tmp_path_factory.mktemp("tls")
    own = folder / "home" / "council-minutes" / "sites.csv"
    own.parent.mkdir(parents=True)
    with ExitStack() as stack, own.open("w", encoding="utf-8", newline="") as file:
        site = stack.enter_context(serve())
        rows = csv.writer(file)
        rows.writerow(["slug", "council", "base_url", "certificate"])
        for name, pems, pin in set_ups(folder):
            url = stack.enter_context(bent(site.base_url, lambda _, answer: answer, served(folder, slug(name), pems)))
            rows.writerow([slug(name), "Sample", url, pin])
        file.flush()
        few = ("--limit", "1", "--no-documents", "--no-extract", "--since", "2025-05-01", "--until", "2025-06-30")
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        patch.setenv("SSL_CERT_FILE", str(folder / "root.pem"))
        done = run_minutes(folder, "crawl", *(slug(name) for name, _, _ in CASES), *few)
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == 3, done.stderr
    return folder


@pytest.mark.parametrize(("name", "is_read", "words"), CASES, ids=[case[0] for case in CASES])
def test_only_what_can_be_checked_is_read(crawled: Path, name: str, is_read: bool, words: str) -> None:
    with sqlite3.connect(crawled / "archive.db") as db:
        committees = db.execute("select count(*) from committees where site = ?", [slug(name)]).fetchone()[0]
        gaps = db.execute("select reason, detail from absences where record_id = ?", [slug(name)]).fetchall()
        [outcome] = db.execute("select outcome from crawls where site = ?", [slug(name)]).fetchone()
    with sqlite3.connect(crawled / "evidence.db") as db:
        sql = "select verdict, detail from fetches where site = ? and page = 'committee_list'"
        kept = set(db.execute(sql, [slug(name)]))
    if is_read:
        assert committees == 7
        assert outcome.startswith("done")
        assert {verdict for verdict, _ in kept} == {"ok"}
        return
    assert committees == 0
    assert outcome == "refused"
    assert {detail.startswith(words) for _, detail in kept} == {True}
    assert {verdict for verdict, _ in kept} == {"failed"}
    assert [(reason, words in detail) for reason, detail in gaps] == [("fetch_failed", True)]


def test_a_certificate_that_fails_is_not_tried_again(crawled: Path) -> None:
    with sqlite3.connect(crawled / "archive.db") as db:
        [rules] = db.execute("select rules from crawls where site = 'expired'").fetchone()
    assert "retries" not in rules


def test_the_receipt_names_the_pinned_certificate(crawled: Path) -> None:
    with sqlite3.connect(crawled / "archive.db") as db:
        [rules] = db.execute("select rules from crawls where site = 'pinned-intermediate'").fetchone()
    assert '"certificate": "middle.pem"' in rules


def test_a_file_without_certificates_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.pem"
    path.write_text("nothing here\n")
    with pytest.raises(ValueError, match=r"empty\.pem holds no certificate"):
        intermediates(path)


def test_causes_are_found_however_deep() -> None:
    try:
        try:
            raise KeyError("inner")
        except KeyError as inner:
            raise ValueError("outer") from inner
    except ValueError as error:
        assert [type(cause) for cause in causes(error)] == [ValueError, KeyError]

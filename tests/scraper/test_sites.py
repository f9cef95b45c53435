"""The register and its look-up."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import UnknownSite, UsageError
from scraper import register, sites
from scraper.sites import REGISTER as REGISTER_FILE
from scraper.sites import Register, SiteSpec, check, from_base_url, load_register, slug_of

REGISTER = load_register()
PLAIN = SiteSpec(slug="wexcombe", council="Wexcombe", base_url="https://democracy.wexcombe.example/")
DEEP = SiteSpec(
    slug="harbour", council="Harbour / Quay", base_url="https://www.county.example/moderngov/",
    other_base_urls=("http://old.county.example/",), gss_code="E07000999",
)  # fmt: skip
SMALL = Register((PLAIN, DEEP, dataclasses.replace(PLAIN, slug="county", base_url="https://www.county.example/")))


def test_the_register_holds_the_sites_of_the_survey() -> None:
    assert len(REGISTER) >= 340
    assert REGISTER.find("haringey").council == "Haringey"


def test_shared_hosts_are_one_group() -> None:
    """72 and more councils share one family of hosts: one request in flight for all of them."""
    grouped = [spec for spec in REGISTER if spec.host_group == "moderngov.co.uk"]
    assert len(grouped) >= 72


def test_no_code_for_a_site_that_several_councils_share() -> None:
    assert all(not spec.gss_code for spec in REGISTER if " / " in spec.council)


def test_nation_follows_from_the_code() -> None:
    assert all(spec.nation == "England" for spec in REGISTER if spec.gss_code.startswith("E"))


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("wexcombe", "wexcombe"),
        (" WexCombe ", "wexcombe"),
        ("https://democracy.wexcombe.example", "wexcombe"),
        ("http://democracy.wexcombe.example/mgAi.aspx?ID=3", "wexcombe"),
        ("democracy.wexcombe.example", "wexcombe"),
        ("https://county.example/ModernGov/ieDocHome.aspx", "harbour"),  # the deeper of two installs on one host
        ("https://www.county.example/mgAi.aspx?ID=3", "county"),
        ("http://old.county.example/x.aspx", "harbour"),  # a former address
        ("http://127.0.0.1:8002/", "127-0-0-1-8002"),
        ("https://new.example/moderngov/ieDocHome.aspx", "new-example-moderngov"),
    ],
)
def test_find(text: str, slug: str) -> None:
    assert SMALL.find(text).slug == slug


@pytest.mark.parametrize("text", ["wexcomb", "Wexcombe Borough Council", "wexocmbe"])
def test_unknown_site_names_the_close_ones(text: str) -> None:
    with pytest.raises(UnknownSite, match=r"Did you mean: wexcombe") as caught:
        SMALL.find(text)
    assert "\n" not in str(caught.value)
    assert "`minutes sites` lists them; a base URL works too." in str(caught.value)


@pytest.mark.parametrize("text", ["", "qqqq", "ftp://x.example/", "two words"])
def test_unknown_site_without_close_ones(text: str) -> None:
    with pytest.raises(UnknownSite) as caught:
        SMALL.find(text)
    assert "Did you mean" not in str(caught.value)


def test_a_site_of_one_council_names_it() -> None:
    assert PLAIN.site.council == "wexcombe"
    assert [council.name for council in PLAIN.councils] == ["Wexcombe"]


def test_a_shared_site_does_not_guess_the_council() -> None:
    assert DEEP.site.council is None
    assert [(council.name, council.gss_code) for council in DEEP.councils] == [("Harbour", None), ("Quay", None)]


def test_a_bare_address_says_nothing_of_a_council() -> None:
    spec = from_base_url("http://127.0.0.1:8002/")
    assert (spec.site.council, spec.councils, spec.site.base_url) == (None, (), "http://127.0.0.1:8002/")


@pytest.mark.parametrize(
    ("specs", "message"),
    [
        ([PLAIN, PLAIN], "slug stands twice"),
        ([PLAIN, dataclasses.replace(PLAIN, slug="other")], "base_url stands twice"),
        ([PLAIN, dataclasses.replace(PLAIN, slug="o", base_url="http://DEMOCRACY.wexcombe.example/")], "is not a base"),
        ([dataclasses.replace(PLAIN, slug="Wex Combe")], "not a slug"),
        ([dataclasses.replace(PLAIN, base_url="https://x.example/mgAi.aspx")], "is not a base directory"),
        ([dataclasses.replace(PLAIN, base_url="ftp://x.example/")], "not an http"),
        ([dataclasses.replace(PLAIN, council="")], "no council"),
    ],
)
def test_check_refuses(specs: list[SiteSpec], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        check(specs)


def test_unknown_columns_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "sites.csv"
    path.write_text("slug,council,base_url,colour\nx,X,https://x.example/,red\n", encoding="utf-8")
    with pytest.raises(ValueError, match="colour"):
        load_register(path)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("King's Lynn & West Norfolk", "kings-lynn-and-west-norfolk"),
        ("St. Helens", "st-helens"),
        ("Adur / Worthing", "adur-worthing"),
    ],
)
def test_slug_of(name: str, slug: str) -> None:
    assert slug_of(name) == slug


def survey(council: str, url: str, preferred: str = "no", vintage: str = "current", code: str = "") -> dict[str, str]:
    return {
        "council": council, "base_url": url, "preferred_for_council": preferred, "vintage": vintage, "kind": "council",
        "lgsf_code": "", "ons_code": code, "reachability": "", "notes": "",
    }  # fmt: skip


def test_register_takes_the_preferred_address_and_keeps_the_others() -> None:
    rows = [
        survey("Wexcombe Borough Council", "https://new.example", "yes", code="E07000998"),
        survey("Wexcombe", "http://old.example", vintage="2016 list only"),
        survey("Harbour / Quay", "https://quay.example", "yes", code="E07000999"),
        survey("Quay", "http://oldquay.example"),  # a council of a shared site has no site of its own
        survey("Lonely (Welsh host)", "http://cym.example", vintage="2016 list only"),
        survey("Lonely (English host)", "http://eng.example", vintage="2016 list only"),
    ]
    specs = {spec.slug: spec for spec in register.build(rows)}
    assert sorted(specs) == ["harbour-quay", "lonely", "wexcombe"]
    assert specs["wexcombe"].base_url == "https://new.example/"
    assert specs["wexcombe"].other_base_urls == ("http://old.example/",)
    assert (specs["wexcombe"].gss_code, specs["wexcombe"].nation) == ("E07000998", "England")
    assert (specs["harbour-quay"].gss_code, specs["harbour-quay"].nation) == ("", "England")
    assert specs["harbour-quay"].other_base_urls == ("http://oldquay.example/",)
    assert specs["lonely"].base_url == "http://eng.example/"


def test_register_is_what_the_survey_gives(tmp_path: Path) -> None:
    """`sites.csv` is made, not written: it must be what the script makes."""
    source = Path(__file__).parents[3] / "shared" / "data" / "moderngov_sites.csv"
    if not source.exists():
        pytest.skip(f"the survey is not here: {source}")
    made = tmp_path / "sites.csv"
    register.main(source, made)
    assert made.read_bytes() == REGISTER_FILE.read_bytes()


@given(st.text(max_size=80))
def test_any_text_finds_or_is_refused_in_one_line(text: str) -> None:
    try:
        message = SMALL.find(text).slug
    except UnknownSite as error:
        message = str(error)
    assert len(message.splitlines()) == 1


OWNED = {"slug": "wexcombe", "council": "Wexcombe", "base_url": "https://democracy.wexcombe.example/"}


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"permission": "you may"}, "permission has no date"),
        ({"is_off": "yes"}, "off_reason says why"),
        ({"off_reason": "asked in May 2026"}, "off_reason says why"),
        ({"is_off": "perhaps", "off_reason": "?"}, "is_off is `yes` or empty"),
        ({"text": "none"}, "it is `link_only` or empty"),
        ({"certificate": "missing.pem"}, "there is no certificate"),
    ],
)
def test_what_an_owner_said_is_checked(said: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        check([SiteSpec(**{**OWNED, **said})])


def test_what_an_owner_said_is_carried() -> None:
    said = {"permission": "Clerk, 3 May 2026", "is_off": "yes", "off_reason": "asked", "text": "link_only"}
    spec = SiteSpec(**{**OWNED, **said})
    check([spec])
    assert (spec.permission, spec.text, spec.certificate_path) == ("Clerk, 3 May 2026", "link_only", None)


def test_no_owner_has_said_anything_yet() -> None:
    assert {(s.permission, s.is_off, s.off_reason, s.text, s.certificate) for s in REGISTER} == {("",) * 5}


def test_own_rows_say_only_what_they_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "sites.csv"
    monkeypatch.setattr(sites, "own_register", lambda: own)
    assert len(sites.known_sites()) == len(REGISTER)
    haringey = REGISTER.find("haringey")
    own.write_text(
        "slug,council,base_url,permission\n"
        f'haringey,{haringey.council},{haringey.base_url},"Clerk, 3 May 2026: do"\n'
        "wexcombe,Wexcombe,https://democracy.wexcombe.example/,\n"
    )
    known = sites.known_sites()
    assert len(known) == len(REGISTER) + 1
    assert known.find("haringey") == dataclasses.replace(haringey, permission="Clerk, 3 May 2026: do")
    assert known.find("wexcombe").council == "Wexcombe"


def test_a_wrong_row_of_ones_own_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "sites.csv"
    own.write_text("slug,council,base_url,is_off\nwexcombe,Wexcombe,https://democracy.wexcombe.example/,maybe\n")
    monkeypatch.setattr(sites, "own_register", lambda: own)
    with pytest.raises(UsageError, match=r"is_off is `yes` or empty.*Put the row right"):
        sites.known_sites()

"""Word HTML to text, labels, blocks, frame (sections 2 and 3.4)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ids import sha256
from scraper.blocks import blocks, labelled, sections
from scraper.decode import decode
from scraper.html import (
    anchors,
    fingerprint,
    fragment,
    heading_meta,
    is_fictional,
    line_of,
    modgov,
    one,
    parse_html,
    some,
    sub_title,
    text_of,
    title_of,
)
from scraper.text import clean_characters, plain_text


def text(markup: str) -> str:
    return text_of(fragment(markup))


TEXTS = [
    # lines hard-wrapped by Word are joined
    ("<p class=MsoNormal>The Board\nagreed the\r\nplan.</p>", "The Board agreed the plan."),
    # spelling marks in the middle of a name add no space
    ('Ada <span class="SpellE">Thistle</span>wood', "Ada Thistlewood"),
    # … and a space that stands between them stays
    ('<span class="SpellE">Mill</span> <i>Reach</i>', "Mill Reach"),
    # no-break space is a space; a spacer paragraph is no more than one blank line
    ("<p>a&nbsp;b</p><p>&nbsp;</p>\n<p>&nbsp;</p><p>c</p>", "a b\n\nc"),
    # list markers typed as text stay
    ("<p class=MsoListParagraph><span>1.<span>&nbsp;&nbsp;&nbsp;</span></span>\nthat it be noted</p>",
     "1. that it be noted"),
    ("<p>·<span>&nbsp;&nbsp;&nbsp;</span>first</p><p>\uf0b7 second</p>", "· first\n\n· second"),
    # real lists get markers
    ("<ul><li>one</li><li><p>two</p></li><li> </li></ul>", "- one\n- two"),
    ("<ol><li>one</li><li>two</li></ol>", "1. one\n2. two"),
    ('<ol type="a" start="3"><li>one</li><li>two</li></ol>', "c. one\nd. two"),
    ('<ol style="list-style-type: lower-roman"><li>one</li><li value="4">two</li></ol>', "i. one\niv. two"),
    ("<p>that</p><ol><li>one<ul><li>inner</li></ul></li></ol><p>end</p>", "that\n\n1. one\n\n- inner\n\nend"),
    # ordinals, line breaks, rules
    ("the 14<sup>th</sup> of May", "the 14th of May"),
    ("one<br>two<br/>three", "one\ntwo\nthree"),
    ("one<hr>two", "one\n\ntwo"),
    # tables keep their cells apart; lines inside a cell are joined
    ("<table><tr><th>For</th><th>Against</th></tr><tr><td><p>A</p><p>B</p></td><td>C</td></tr></table>",
     "For | Against\nA; B | C"),
    ("<table><tr><td>Total</td><td></td><td>3</td><td></td></tr></table>", "Total | | 3"),
    ("<table><tr><td><table><tr><td>in</td><td>ner</td></tr></table></td></tr></table>", "in | ner"),
    ("<table><thead><th>A</th><th>B</th></th><tr><td>1</td><td>2</td></tr></thead></table>", "A | B\n1 | 2"),
    ("<table><caption>Costs</caption><tr><td>1</td></tr></table>", "Costs\n1"),
    # what no reader sees
    ('a<span class="mgHide"> hidden</span><span  class="mgFileSize" > PDF 1 MB</span><script>x()</script>'
     "<style>p{}</style><!-- no --><!--[if x]>y<![endif]-->", "a"),
    ("zero\u200bwidth \ufeffand soft\u00adhyphen", "zerowidth and softhyphen"),
    # Windows-1252 numbers as entities
    ("the Board&#146;s &#150; plan", "the Board’s – plan"),
    # unclosed tags of a council's own text
    ("<a href=x>Watch<b>us</a> here <p>next", "Watchus here\n\nnext"),
    ("&amp;lt;b&amp;gt; is not a tag", "&lt;b&gt; is not a tag"),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "expected"), TEXTS)
def test_text_of(markup: str, expected: str) -> None:
    assert text(markup) == expected


def test_a_cell_of_long_prose_is_layout_not_data() -> None:
    """Minutes laid out in two columns keep their paragraphs."""
    prose = f"<p>{'The Board heard from residents. ' * 8}</p><p>RESOLVED that the lane be closed.</p>"
    lines = text(f"<table><tr><td>{prose}</td><td>Action: clerk</td></tr></table>").splitlines()
    assert "RESOLVED that the lane be closed." in lines
    assert "Action: clerk" in lines


PLAIN = [
    ("the 14<sup>th</sup> of May", "the 14th of May"),
    ("lead of\u00a0LBB", "lead of LBB"),
    ("one\r\ntwo  \r\n\r\n\r\n\r\nthree", "one\ntwo\n\nthree"),  # lines stay lines
    ("a\u200bb\ufeff\x07c", "abc"),
    ("Tea &amp; cake&nbsp;&#163;5", "Tea & cake £5"),
    ("https://x.example/?a=1&copy=2", "https://x.example/?a=1&copy=2"),  # no entity without its semicolon
    ("if a < b and c > d", "if a < b and c > d"),
    ("one<br />two", "one\ntwo"),
    ("\ud800 lone", "lone"),
]


@pytest.mark.parametrize(("given_text", "expected"), PLAIN)
def test_plain_text(given_text: str, expected: str) -> None:
    assert plain_text(given_text) == expected


@given(st.text())
def test_cleaning_twice_is_cleaning_once(given_text: str) -> None:
    once = text_of(fragment(given_text))
    assert "\n\n\n" not in once
    assert not set(once) & set("\r\t\u00a0\u200b\ufeff")
    assert once == clean_characters(once).strip()


# ---------------------------------------------------------------- bytes

PAGES = [
    ("£5 – café".encode(), None, "£5 – café"),
    ("£5 café".encode("cp1252"), None, "£5 café"),  # no charset anywhere
    ("£5 caf\u00e9".encode(), "iso-8859-1", "£5 café"),  # the header is wrong
    ("£5 ".encode() + b"\x92s", "utf-8", "£5 ’s"),  # one pasted byte does not spoil the pound sign
    (b'<meta charset="iso-8859-2">' + "ř".encode("iso-8859-2"), None, '<meta charset="iso-8859-2">ř'),
    (b"\xef\xbb\xbfa", None, "a"),
    (b"\xff\xfea\x00", None, "a"),  # UTF-16 with its mark
    (b"a\x00b", None, "ab"),
    (b"a", "no-such-charset", "a"),
    (b"a", "zip", "a"),  # a codec that is none of text
]


@pytest.mark.parametrize(("body", "claimed", "expected"), PAGES)
def test_decode(body: bytes, claimed: str | None, expected: str) -> None:
    assert decode(body, claimed) == expected


@given(st.binary(), st.text(max_size=12))
def test_any_bytes_are_survived(body: bytes, claimed: str) -> None:
    decode(body, claimed)
    page = parse_html(body)
    title_of(page)
    fingerprint(b'<div id="modgov">' + body)


# ---------------------------------------------------------------- frame

TITLES = [
    ('<title>T</title><div id="modgov"><h1 class="mgMainTitleTxt">Agenda</h1></div>', "Agenda"),
    ('<h1>Site</h1><div id="modgov"><h1>Agenda</h1></div>', "Agenda"),  # skin prints its own
    ('<title>T</title><h1>Member</h1><div id="modgov"><p>x</p></div>', "Member"),  # h1 before the frame
    ('<meta name="DC.title" content="Agenda&#32;for X"><title>T</title><div id="modgov"></div>', "Agenda for X"),
    ("<title>T</title>", "T"),
    ("", None),
]


@pytest.mark.parametrize(("markup", "expected"), TITLES)
def test_title_of(markup: str, expected: str | None) -> None:
    assert title_of(parse_html(markup)) == expected


def test_frame_is_found_by_id_alone() -> None:
    assert modgov(parse_html('<section ID="ModGov">x</section>')) is not None
    assert modgov(parse_html("<div class=modgov>x</div>")) is None


def test_meta_of_the_meeting() -> None:
    page = parse_html('<meta name="DC.date" content="2026-01-15"><meta name="dc.date.modified" content="2026-02-05">')
    assert heading_meta(page) == {"date": "2026-01-15", "date.modified": "2026-02-05"}


def test_sub_title_without_its_class() -> None:
    frame = modgov(parse_html('<div id=modgov><h2 class="mgSectionTitle">Media</h2><h2>Board</h2></div>'))
    assert frame is not None
    found = sub_title(frame)
    assert found is not None
    assert line_of(found) == "Board"


@pytest.mark.parametrize(("content", "expected"), [("true", True), ("false", False), (None, False)])
def test_is_fictional(content: str | None, expected: bool) -> None:
    meta = f'<meta name="minutes:is_fictional" content="{content}">' if content else ""
    assert is_fictional(parse_html(meta)) is expected


def test_selectors_report_what_they_did_not_expect() -> None:
    said: list[str] = []
    scope = fragment("<p>a</p><p>b</p>")
    found = one(scope, "p", said.append)
    assert found is not None
    assert found.get_text() == "a"
    assert one(scope, "h2", said.append) is None
    assert some(scope, "h3", said.append) == []
    assert [message.split("'")[1] for message in said] == ["p", "h2", "h3"]


# ---------------------------------------------------------------- fingerprint

FRAME = '<html><head>{head}</head><body><div id="modgov"><h1>A</h1>{body}</div>{after}</body></html>'


def page(head: str = "", body: str = "<p>x</p><a href='a.aspx'>y</a>", after: str = "") -> bytes:
    return FRAME.format(head=head, body=body, after=after).encode()


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (page(after="<script src='/bnith__77'></script><a href='/-Oex6em.html'></a>"), "tokens outside the frame"),
        (page(body="<p>x</p>\r\n <a href='a.aspx'>y</a><script>var t=91</script><!-- 12:04 -->"), "space and scripts"),
        (page(body="<p>x</p><a href='(S(abc123))/a.aspx'>y</a>"), "session in the path"),
    ],
)
def test_fingerprint_of_an_unchanged_page(other: bytes, why: str) -> None:
    assert fingerprint(other) == fingerprint(page()), why


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (page(body="<p>x!</p><a href='a.aspx'>y</a>"), "text"),
        (page(body="<p>x</p><a href='b.aspx'>y</a>"), "link"),
        (page(body="<p>x</p><a href='a.aspx'>y<span class=mgFileSize>PDF 2 KB</span></a>"), "size of a paper"),
        (page(head='<meta name="DC.date.modified" content="2026-02-05">'), "stated date of change"),
    ],
)
def test_fingerprint_of_a_changed_page(other: bytes, why: str) -> None:
    assert fingerprint(other) != fingerprint(page()), why


IN_A_WORD = [
    ("mo<!-- 12:04 -->tion", "motion"),  # a comment is nothing a reader sees
    ("mo<?php echo 1 ?>tion", "motion"),
    ("mo<script>var t=91</script>tion", "motion"),
    ("mo<!-- a --><!-- b --><script>1</script><!-- c -->tion", "motion"),
    ("motion <!-- carried -->lost", "motion lost"),
]


@pytest.mark.parametrize(("written", "seen"), IN_A_WORD)
def test_fingerprint_is_of_the_words_that_are_seen(written: str, seen: str) -> None:
    assert fingerprint(page(body=f"<p>{written}</p>")) == fingerprint(page(body=f"<p>{seen}</p>"))


def test_fingerprint_stays_what_archives_have_kept() -> None:
    """A faster way to the same digest is welcome; another digest makes every page of every archive look changed."""
    body = "<h2>Naïve &amp; sons</h2>\r\n<p>£5<!-- c --> for\u00a0oats</p><a href='(S(x1))/b.aspx?ID=7'>y</a>"
    known = page('<title>T</title><meta name="DC.date" content="2025-01-09">', body, "<p>outside</p>")
    assert fingerprint(known) == "a7c1484d050959e8cd6f133cbea062a570e5b8cfafd46a5ef7bf0b0789fbd173"


NOISE = ("", " ", "\r\n\t", "<!-- 12:04 -->", "<script>var t=91</script>", "<style>p{}</style>", "\u00a0")
WORDS = st.text("abcdé£ ", min_size=1, max_size=8).map(str.strip).filter(bool)


def noisy(words: list[str], links: list[str], noise: Sequence[str], name: str) -> bytes:
    """A page whose words and links are these, with noise between its elements and another class on each."""
    parts = [f"<p class='{name}'>{word}</p>" for word in words] + [f"<a id={name} href='{x}.aspx'>z</a>" for x in links]
    return page(body="".join(between + part for part, between in zip(parts, cycle(noise), strict=False)))


@given(st.lists(WORDS, max_size=5), st.lists(WORDS, max_size=3), st.lists(st.sampled_from(NOISE), min_size=1), WORDS)
def test_noise_between_elements_does_not_count_but_words_and_links_do(
    words: list[str], links: list[str], noise: list[str], other: str
) -> None:
    plain = fingerprint(noisy(words, links, ("",), "a"))
    assert fingerprint(noisy(words, links, noise, "b")) == plain
    assert fingerprint(noisy([*words, other], links, noise, "b")) != plain
    assert fingerprint(noisy(words, [*links, other], noise, "b")) != plain


FIXTURES = sorted((Path(__file__).parents[1] / "fixtures" / "pages").rglob("*.html"))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_two_engines_see_the_same_frame(path: Path) -> None:
    """The fingerprint is of what the parsers read, though it is taken without their tree."""
    frame, text = modgov(parse_html(path.read_bytes())), path.read_text("utf-8", "replace")
    if frame is None:
        assert fingerprint(path.read_bytes()) == sha256(path.read_bytes())
        return
    for string in list(frame.stripped_strings)[:5]:
        if text.count(string) == 1 and string.isalpha():
            assert fingerprint(text.replace(string, "Zz9").encode()) != fingerprint(text.encode())
    noise = text.replace("</p>", "</p><script>1</script>\n")
    assert fingerprint(noise.encode()) == fingerprint(text.encode())


CLOSED = "<p>Our words.</p></div><div class='mgContent'><h2>{}</h2><a href='a.aspx'>y</a></div>"


@pytest.mark.parametrize("tail", ["", "<div class='mgContent'><p>twice</p></div>"])
def test_a_frame_that_the_council_closed_too_early_still_has_its_body(tail: str) -> None:
    """One end tag too many in the words above the page: the body then stands behind `#modgov`."""
    body = page(body=CLOSED.format("Shut the gate") + tail)
    frame = modgov(parse_html(body))
    assert frame is not None
    assert frame.find("h2") is not None
    assert fingerprint(body) != fingerprint(page(body=CLOSED.format("Open the gate") + tail))
    assert title_of(parse_html(body)) == "A"


def test_what_stands_behind_a_whole_frame_is_not_the_page() -> None:
    body = page(body="<div class='mgContent'><h2>Shut</h2></div>", after="<div class='mgContent'>token 1</div>")
    assert fingerprint(body) == fingerprint(body.replace(b"token 1", b"token 2"))


def test_email_protection_tokens_do_not_count() -> None:
    one_token, other = (page(body=f"<a href='/cdn-cgi/l/email-protection#{t}'>[email]</a>") for t in ("a1", "b2"))
    assert fingerprint(one_token) == fingerprint(other)


# ---------------------------------------------------------------- parts


def test_labels_and_values() -> None:
    scope = fragment(
        '<p><span  class="mgLabel" >Venue: </span>Hall. <a href="m.aspx"> View directions</a></p>'
        '<p><span class="mgLabel">A: </span>1<br><span class="mgLabel">B:</span> : 2</p>'
        '<p><span class="mgLabel"> </span></p>'
    )
    assert [(pair.label, pair.value) for pair in labelled(scope)] == [
        ("Venue", "Hall. View directions"), ("A", "1"), ("B", "2"),
    ]  # fmt: skip
    assert [link.text for link in labelled(scope)[0].links] == ["View directions"]


def test_links_keep_address_and_size_apart_from_text() -> None:
    (found,) = anchors(fragment('<a href="a b.pdf" title="x&#32;y">Plan<span class="mgHide">, item 3</span> '
                                '<span class="mgFileSize"><img> PDF 161 KB</span></a><a name="AI1"></a>'))  # fmt: skip
    assert (found.href, found.text, found.size, found.hint) == ("a b.pdf", "Plan", "PDF 161 KB", "x y")


WORD = '<div class="mgWordPara"><div class="WordSection1"><p class="MsoNormal">{}</p></div></div>'
SUB = '<p class="mgSubItemTitleTxt">{}</p>'


def parts(markup: str) -> list[tuple[str | None, str | None]]:
    return [
        (block.label, block.text) for block in blocks(fragment(f"<div>{markup}</div>")) if block.label or block.text
    ]


def test_blocks_keep_raw_labels_in_any_order() -> None:
    markup = (
        WORD.format("agenda")
        + SUB.format("Minutes:")
        + WORD.format("m")
        + SUB.format("Penderfyniad:")
        + WORD.format("d")
    )
    assert parts(markup) == [(None, "agenda"), ("Minutes:", "m"), ("Penderfyniad:", "d")]


def test_blocks_inside_wrappers_of_a_skin() -> None:
    markup = f'<div class="skin"><div>{SUB.format("Minutes:")}{WORD.format("m")}</div></div>'
    assert parts(markup) == [("Minutes:", "m")]


def test_an_empty_list_of_documents_is_a_block_without_text() -> None:
    assert parts(SUB.format("Additional documents:")) == [("Additional documents:", None)]


CUT = [
    # seen: ellipsis and link, the address with a line end
    (
        'The plan was &nbsp;...&nbsp; <a href=\n"mgAi.aspx?\nID=5">\nview the full minutes text for item 5.</a>',
        "The plan was",
    ),
    # another language: the ellipsis and the address tell
    ('Y cynllun … <a href="mgAi.aspx?ID=5">gweld y testun llawn</a>', "Y cynllun"),
    # without an ellipsis: the words tell
    ('The plan <a href="MGAI.ASPX?id=5">View the full agenda text</a>', "The plan"),
]


@pytest.mark.parametrize(("markup", "shown"), CUT)
def test_cut_text_is_known(markup: str, shown: str) -> None:
    block = blocks(fragment(SUB.format("Minutes:") + WORD.format(markup)))[-1]
    assert block.is_truncated
    assert block.text == shown
    assert block.full_href is not None


@pytest.mark.parametrize(
    "markup",
    [
        'See <a href="mgAi.aspx?ID=4">item 4</a> of the last meeting.',
        "To be continued ...",
        '<a href="x.pdf">view the full report</a>',
    ],
)
def test_whole_text_is_not_cut(markup: str) -> None:
    assert not blocks(fragment(SUB.format("Minutes:") + WORD.format(markup)))[-1].is_truncated


def test_text_that_fell_out_of_its_container_is_not_lost() -> None:
    """A council's own stray closing tag must not make minutes end early."""
    markup = f'<div>{SUB.format("Minutes:")}<div class="mgWordPara"><p class="MsoNormal">one</p></div></div>'
    markup = markup.replace("</div></div>", '</div><p class="MsoNormal">two</p><p>three</p></div>')
    block = blocks(fragment(markup))[-1]
    assert block.text == "one\n\ntwo"
    assert block.rest == "three"


def test_labelled_paragraphs_end_a_block() -> None:
    markup = (
        '<h3 class="mgSubSubTitleTxt">Decision:</h3>' + WORD.format("d") + '<p><span class="mgLabel">Date: </span>1</p>'
    )
    assert parts(markup)[0] == ("Decision:", "d")


def test_sections_by_heading() -> None:
    found = sections(fragment('<p>intro</p><div><h2 class="mgSectionTitle">A</h2><ul><li>1</li></ul></div>'))
    assert [(section.title, text_of(section.nodes)) for section in found] == [(None, "intro"), ("A", "- 1")]


def test_deep_nesting_is_survived() -> None:
    assert "x" in text("<div>" * 5000 + "x")
    assert "x" in text("<table><tr><td>" * 400 + "x")
    assert "x" in text("<ul><li>" * 400 + "x")

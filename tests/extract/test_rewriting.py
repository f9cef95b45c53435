"""What a rewritten pattern finds is what `re` finds, for every pattern of every component and for generated ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.rewriting import BEYOND, _letter, compiled, rewriting
from tests.extract.test_scanning import TEXTS, _patterns

Found = list[tuple[object, ...]]


def _all(pattern: re.Pattern[str], text: str) -> Found:
    """Everything that can be asked of the matches of a pattern."""
    return [(match.regs, match.groupdict(), match.lastgroup) for match in pattern.finditer(text)]


def _ways(pattern: re.Pattern[str], line: str) -> Found:
    """A match at the start, of the whole, from the third character, and the text without what is found."""
    asked = (pattern.match(line), pattern.fullmatch(line), pattern.search(line, 2), pattern.match(line, 2, 40))
    return [(match and (match.regs, match.lastgroup),) for match in asked] + [(pattern.sub("", line),)]


def test_every_pattern_of_every_component_finds_the_same() -> None:
    lines = [line for text in TEXTS for line in text.splitlines()[::25]]
    for name, one in _patterns():
        plain, fast = re.compile(one.pattern, one.flags), compiled(one.pattern, one.flags)
        assert (fast.pattern, fast.flags, fast.groups) == (plain.pattern, plain.flags, plain.groups)
        assert fast.groupindex == plain.groupindex
        assert one == fast  # it is what extraction runs
        for text in TEXTS:
            assert _all(fast, text) == _all(plain, text), name
        for line in lines:
            assert _ways(fast, line) == _ways(plain, line), name


# what is rewritten, and a text in which the order of the alternatives decides what is found
TRAPS = [
    (r"a|ab|abc", "abcabab"),  # the first that matches is taken, not the longest
    (r"(?:abc|b|ab|a)c?", "abcacbc"),  # two begin alike, one stands between
    (r"(?:ab|[ax]c|ad)", "adacabxc"),  # a class and a letter that begin alike stay in order
    (r"(?:a(?P<one>x)|b|a(?P<two>.))", "ayaxb"),
    (r"(?:(?P<one>a)|ab)?c", "abcac"),
    (r"(?:x?|ab)c", "abcxcc"),  # one alternative may be nothing
    (r"(?:the )??(?:the )?motion", "the the motion"),
    (r"(?:(a)|b)*?c|(?:ab)?", "abcab"),
    (r"(?i)k|(?i:s)t|\bi", "K ſt İ ı kst"),  # letters of both cases outside ASCII
    (r"(?i:[^a])b", "Abcb"),
    (r"(?<=a|b)c|(?<!\w)d|\Ba", "acdbca d"),
    (r"(?:a|b)(?=c|d)(?!ce)", "acbdace"),
    (r"(a)?b(?(1)c|d)|\d\W", "abcbd1 "),
    (r"(?a:\w)é|[^\W\d]+", "aéé1"),
    (r"(?:ab?){1,2}+c|(?>a|ab)c", "abacabc"),
    (r"", "ab"),
    (r"^(?:a|b)$", "a\nb\nc"),
    (r"[Ā-Ħ]|[€-™]x", "Ăx€x"),
]


@pytest.mark.parametrize(("written", "text"), TRAPS)
@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE | re.DOTALL])
def test_traps(written: str, text: str, flags: int) -> None:
    for each in (text, text.upper(), text * 3):
        assert _all(compiled(written, flags), each) == _all(re.compile(written, flags), each)
        assert _ways(compiled(written, flags), each) == _ways(re.compile(written, flags), each)


LETTERS = "abcIKsſKıİéĂ \n1."
ATOMS = [*"abciks", "é", "Ă", "ab", "abc", r"\.", ".", r"\d", r"\w", r"\s", "[ab]", "[^a]", "[A-Zé]", r"\b", "^", "$"]
ATOMS += [r"(?<!\w)", "(?<=a)", "(?=b)", "(?!c)"]


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    each = st.lists(inner, min_size=1, max_size=4)
    marks = st.sampled_from(["?", "??", "{0,2}", "{1,2}?", "*", "+"])
    return st.one_of(
        each.map("".join),
        each.map(lambda some: f"(?:{'|'.join(some)})"),
        each.map(lambda some: f"({'|'.join(some)})"),
        inner.map(lambda one: f"(?i:{one})"),
        st.builds(lambda one, mark: f"(?:{one}){mark}", inner, marks),
    )


PATTERNS = st.recursive(st.sampled_from(ATOMS), _grown, max_leaves=12)


@settings(max_examples=300, deadline=None)
@given(PATTERNS, st.text(LETTERS, max_size=12), st.sampled_from([0, re.IGNORECASE, re.MULTILINE]))
def test_any_pattern_finds_the_same_in_any_text(written: str, text: str, flags: int) -> None:
    plain, fast = re.compile(written, flags), compiled(written, flags)
    assert _all(fast, text) == _all(plain, text)
    assert _ways(fast, text) == _ways(plain, text)


def _equals(letter: str) -> Iterator[str]:
    every = "".join(map(chr, range(0x110000)))
    yield from re.findall(re.escape(letter), every, re.IGNORECASE)


@pytest.mark.parametrize("letter", "abhikstzé1[")
def test_letters_that_are_equal_but_for_their_case_are_known(letter: str) -> None:
    known = _letter(ord(letter), re.IGNORECASE)
    for other in _equals(letter):
        assert known & (1 << ord(other) if ord(other) < 256 else BEYOND), other


def test_a_pattern_is_rewritten_while_modules_are_imported_and_no_longer() -> None:
    written, plain = r"\b(?:motion|minute)s?", re.compile
    with rewriting():
        assert re.compile(written) == compiled(written)
        assert re.compile(b"a") == plain(b"a")
    assert re.compile is plain
    assert compiled(written) != re.compile(written)  # `re` compares what is run: else nothing was rewritten


def test_a_module_that_cannot_be_imported_leaves_re_as_it_was() -> None:
    plain = re.compile
    with pytest.raises(re.error), rewriting():
        re.compile("(")
    assert re.compile is plain


def test_on_a_python_that_is_not_known_nothing_is_rewritten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.rewriting._KNOWN_CODE", set())
    plain = re.compile
    with rewriting():
        assert re.compile is plain

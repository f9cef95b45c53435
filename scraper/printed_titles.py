"""How alike two titles of agenda items are, and whether a line reads like a title at all. Pure."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

DATE_OR_TIME = re.compile(
    r"^(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr"
    r"|[ap]\.?m\b|yb|yp|%)(?:\W|$)",
    re.IGNORECASE,
)
TELLS = re.compile(
    r"\b(?:was|were|is|are|been|has|have|had|said|noted|asked|proposed|seconded|introduced|outlined|explained|advised|"
    r"reported|presented|thanked|welcomed|referred|confirmed|stated|commented|questioned|highlighted|informed|would|"
    r"should|could|agreed|resolved|declared|spoke|left|"
    r"oedd|roedd|cafodd|cafwyd|gwnaeth|nododd|dywedodd|penderfynwyd|cyflwynodd|cytunwyd)\b"
)
ORDERS = re.compile(
    r"^(?:that|note[sd]?|agree[sd]?|approve[sd]?|delegate[sd]?|request[sd]?|authorise[sd]?|endorse[sd]?|instruct[sd]?"
    r"|recommend(?:s|ed)?|resolved|adopts?|ensures?|writes?|supports?)\b",
    re.IGNORECASE,
)
PERSON = re.compile(
    r"^(?:mr|mrs|ms|miss|dr|sir|cllr|councillor|y cynghorydd|the (?:chair|leader|mayor)\w*|members?)\b[.]?\s+(?=\w)",
    re.IGNORECASE,
)
NOT_A_TITLE = re.compile(
    r"^(?:present|also present|in attendance|attendance|apologies\s*:|absent|officers|members|councillors"
    r"|chair(?:man|person)?|(?:un)?resolved|agreed|carried|lost|recommended|motion carried|motion lost|for|against"
    r"|abstain(?:ed|ing)?"
    r"|yn bresennol|presennol|hefyd yn bresennol|ymddiheuriadau\s*:|swyddogion|penderfynwyd)\b",
    re.IGNORECASE,
)
APPLICATION = re.compile(r"^\d{2,4}/\d{3,}")  # planning applications are titled by their numbers
LONGEST = 220  # characters of a title
_NOISE = re.compile(r"\(\s*(?:pages?|tudalennau)\b[^)]*\)|\bpdf\s+\d.*$|[^\w\s/&]", re.IGNORECASE)
_ORDINAL_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b")
_NUMERAL = re.compile(r"^(?:ii|iii|iv|vi|vii|viii|ix|[b-hj-z])$")
WITHIN = 74.0
OTHER_NUMBERS = 50.0


def plain_title(title: str) -> str:
    """A title for comparing: lower case, no punctuation, `&` as a word, `28th` as `28`."""
    text = _NOISE.sub(" ", title.replace("’", "").replace("'", "")).replace("&", " and ")
    return _ORDINAL_DAY.sub(r"\1", " ".join(text.casefold().split()))


def likeness(left: str, right: str) -> float:
    """How alike two plain titles are, 0 to 100. Titles that differ in their numbers are of different things.

    A title that is all within the other ("apologies", "apologies for absence") counts for something, never for certain.
    """
    if not left or not right:
        return 0.0
    if left == right:
        return 100.0
    whole = max(fuzz.ratio(left, right), fuzz.token_sort_ratio(left, right))
    ours, theirs = _marks(left), _marks(right)
    if (ours and theirs and ours != theirs) or (ours != theirs and whole >= 85):
        return min(whole, OTHER_NUMBERS)
    shorter, longer = sorted((set(left.split()), set(right.split())), key=len)
    return max(whole, WITHIN) if shorter <= longer else whole


def _marks(title: str) -> frozenset[str]:
    """What tells one of several similar titles: its numbers, and letters that stand for a number."""
    return frozenset(word for word in title.split() if any(c.isdigit() for c in word) or _NUMERAL.match(word))


def is_capitals(text: str) -> bool:
    """Whether all its letters are capitals, and there are some."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 3 and sum(char.isupper() for char in letters) >= 0.9 * len(letters)


def reads_as_title(title: str, line_count: int) -> float:
    """Points for and against a text being a title rather than a paragraph or an entry of a list."""
    if not title or len(title) > LONGEST or DATE_OR_TIME.match(title):
        return -8.0
    if not (title[0].isupper() or title[0] in "'\"‘“(" or APPLICATION.match(title)):
        return -8.0
    capitals = is_capitals(title)
    points = 2.5 if capitals else _capital_words(title)
    points += -3.0 if re.search(r"[.;,:]$|\b(?:and|or)$", title) else 1.0
    points -= 3.0 if TELLS.search(title) else 0.0
    points -= 2.5 if ORDERS.match(title) and not capitals else 0.0
    points -= 1.5 if PERSON.match(title) and not capitals else 0.0
    return points - (1.5 if line_count > 2 and not capitals else 0.0)


def _capital_words(title: str) -> float:
    words = [word for word in re.findall(r"[A-Za-z]\w+", title) if len(word) > 3]
    share = sum(word[0].isupper() for word in words) / len(words) if words else 0.0
    return 1.5 if share >= 0.6 else -1.0 if share < 0.35 and len(words) > 4 else 0.0

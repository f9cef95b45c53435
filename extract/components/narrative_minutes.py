"""Minutes confirmed, told in a sentence: "The minutes were agreed as a correct record.", "They were signed."."""

from __future__ import annotations

import re

from extract.components.told import ASKING, PAST, is_only_moved
from extract.scanning import may_match, quick_match

_RECORD = re.compile(
    r".{0,300}?\b(?:[Mm]inutes?|MINUTES)\b.{0,250}?\b(?:approved|agreed|confirmed|accepted|adopted|signed"
    r"|taken|APPROVED|AGREED|CONFIRMED|ACCEPTED|ADOPTED|SIGNED)\b.{0,40}?\b(?:correct|true|accurate|accurately|read)\b",
    re.DOTALL,
)
_BODY_RECORD = re.compile(
    r"(?:The\s|Members\s)?[^.;:]{0,90}?\b(?:approved|agreed|confirmed|accepted|adopted|signed)\s(?:that\s)?the\s"
    r"(?:[\w-]+\s){0,4}?(?:minutes?|records?)\b.{0,250}?\b(?:correct|true|accurate|accurately)\b",
    re.DOTALL | re.IGNORECASE,
)
""" "The Panel agreed the minutes of its last meeting as a correct record."."""
_THEY_WERE = re.compile(
    r"(?:On the (?:motion|proposal|proposition) of [^.;:]{3,120}?,\s)?(?:[Tt]hey|[Tt]hese"
    r"|[Tt]he(?:se)? minutes)\swere\s(?:then\s|duly\s)?"
    r"(?:(?:taken\sas\sread|agreed|approved|confirmed|accepted|adopted)\sand\s(?:then\s)?(?:signed|initialled)"
    r"|(?:agreed|approved|confirmed|accepted|adopted|signed|taken)(?:\sand\ssigned)?\sas\s(?:an?\s)?"
    r"(?:(?:correct|true|accurate|fair)\b|read$))[^.;:]{0,80}"
)
""" "They were agreed as an accurate record.": the minutes, named in the sentence before."""


_SIGNED = re.compile(
    r".{0,300}?\b[Mm]inutes?\b.{0,250}?\b(?:agreed|approved|confirmed|accepted|adopted|(?:held|taken|considered)\sas\sread)"
    r"\s(?:by\s(?:the\s)?[\w-]{3,20}\s)?,?\s?and\s(?:\w+\s)?signed\b",
    re.DOTALL,
)
""" "The minutes were agreed and signed, subject to one change."."""
_MOVED_AS_TRUE = re.compile(
    r".{0,300}?\b[Mm]inutes?\b.{0,160}?\b(?:proposed|moved)\s(?:and\sseconded\s)?(?:as\san?\s|to\sbe\san?\s)(?:true|correct|accurate|fair)\b"
    r".{0,260}?\b(?:were|was|and)\s(?:\w+ly\s)?(?:agreed|approved|accepted|adopted|carried)\b",
    re.DOTALL,
)
""" "The minutes were proposed as a true record by A and, with one change, were agreed by all."."""
_CONFIRMED = re.compile(r"\b(?:approved|agreed|confirmed|accepted|adopted|signed|correct|true|accurate)\b")
""" "The minutes were taken as read": what is confirmed of them is told next."""
_IN_BETWEEN = re.compile(r",\s(?:copies\sof\s)?(?:which|having)\s[^,.;:]{3,90}?,\s(?=(?:was|were)\s)")
""" "The minutes, which had been sent to members, were signed": how they came to be read is no other day."""
_NAMES = ("inute", "INUTE", "ecord", "ECORD", "hey were", "hese were")
"""What minutes confirmed are called: a quick test before the slow ones."""
_NOT_YET = re.compile(
    r"\b(?:(?:prior\sto|before|until|once|would|will|to)\s(?:\w+\s)?(?:being|be|been))\b(?!\sa\b|\san\b|\sheld\b)"
)
""" "The minutes were updated before being signed": no word of their confirmation."""


_SAID = re.compile(
    r"(?:Councillor|Cllr|Mrs?|Ms|Miss|Dr|A\s[Mm]ember|The\s(?:Clerk|[Oo]fficer))\b[^.;:]{0,60}?\s"
    r"(?:confirmed|said|stated|advised|asked|felt|believed|agreed)\sthat\b|[^.;:]{0,160}?\bnot\s(?:an?\s|yet\s)?(?:correct|accurate|true|approved|agreed|confirmed)"
)
""" "Councillor Ash confirmed that the minutes were not accurate"."""


def confirms_minutes(sentence: str) -> bool:
    """Whether a sentence tells that minutes were confirmed, by name or as "they" of the sentence before."""
    if not any(word in sentence for word in _NAMES):
        return False
    sentence = _IN_BETWEEN.sub(" ", sentence, count=1)
    if "taken as read" in sentence and not _CONFIRMED.search(sentence):
        return False
    if may_match(_THEY_WERE, sentence) and _THEY_WERE.fullmatch(sentence.rstrip(" .")):
        return True
    return (
        any(quick_match(pattern, sentence) for pattern in (_RECORD, _BODY_RECORD, _SIGNED, _MOVED_AS_TRUE))
        and not ASKING.search(sentence[:60])
        and not PAST.search(sentence[:30])
        and not re.match(r"To\s", sentence)
        and not _SAID.match(sentence)
        and not _NOT_YET.search(sentence)
        and not is_only_moved(sentence)
    )

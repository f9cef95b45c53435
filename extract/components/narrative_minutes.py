"""Minutes confirmed, told in a sentence: "The minutes were agreed as a correct record.", "They were signed."."""

from __future__ import annotations

import re

from extract.components.told import ASKING, PAST

_RECORD = re.compile(
    r".{0,300}?\b[Mm]inutes\b.{0,250}?\b(?:approved|agreed|confirmed|accepted|signed"
    r"|taken)\b.{0,40}?\b(?:correct|true|accurate|accurately|read)\b",
    re.DOTALL,
)
_THEY_WERE = re.compile(
    r"(?:On the (?:motion|proposal|proposition) of [^.;:]{3,120}?,\s)?(?:[Tt]hey|[Tt]hese"
    r"|[Tt]he(?:se)? minutes)\swere\s(?:then\s|duly\s)?"
    r"(?:(?:taken\sas\sread|agreed|approved|confirmed|accepted|adopted)\sand\s(?:then\s)?(?:signed|initialled)"
    r"|(?:agreed|approved|confirmed|accepted|adopted|signed|taken)(?:\sand\ssigned)?\sas\s(?:an?\s)?"
    r"(?:(?:correct|true|accurate|fair)\b|read$))[^.;:]{0,80}"
)
""" "They were agreed as an accurate record.": the minutes, named in the sentence before."""


def confirms_minutes(sentence: str) -> bool:
    """Whether a sentence tells that minutes were confirmed, by name or as "they" of the sentence before."""
    if _THEY_WERE.fullmatch(sentence.rstrip(" .")):
        return True
    return (
        _RECORD.match(sentence) is not None
        and not ASKING.search(sentence[:60])
        and not PAST.search(sentence[:30])
        and not re.match(r"To\s", sentence)
    )

"""Who "he" or "she" is that undertook something: the person whose words are being told, where nobody else can be meant.

"The Head of Estates said that the gate was broken. She undertook to have it mended."
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extract.components import names
from extract.components.office_patterns import KIND, is_person
from extract.text import Sentence, words

_SAYING = (
    r"(?:said|says|advised|explained|replied|confirmed|stated|noted|reported|presented|introduced|gave|highlighted|outlined"
    r"|responded|informed|told|described|answered|added|clarified|indicated|acknowledged|provided|updated|summarised|spoke"
    r"|pointed|drew|reminded|assured|commented|referred|observed|remarked|apologised|accepted|agreed|thanked|undertook"
    r"|offered|promised|in\sreply)\b"
)
_SAYS = re.compile(
    rf"\s{{0,12}}(?:\([^()]{{2,60}}\),?\s{{1,12}}|,?\s{{0,12}}(?P<named>{names.TITLED}|{names.BARE}),?\s{{1,12}}|,\s{{1,12}}[A-Z][^,.;:]{{3,80}},\s{{1,12}})?"
    rf"(?:(?:also|then|further|had|has|subsequently|in\sturn|duly|briefly)\s{{1,12}}){{0,2}}{_SAYING}"
)
""" "... said", ", Ann Lee, said", ", Leader of the Council, said", "(A Lee) then said": right behind the office or name
that a sentence begins with."""
_BARE_SPEAKER = re.compile(rf"\s{{0,12}}(?P<name>{names.BARE})(?=\s{{1,12}}(?:also\s|then\s)?{_SAYING})")
_SPEAKS_ON = re.compile(rf"\s{{0,12}}(?:He|She|They)\s{{1,12}}(?:(?:also|then|further|had)\s{{1,12}}){{0,2}}{_SAYING}")
_OTHER = re.compile(names.TITLED)
_MALE = re.compile(r"(?:Mr\b|Sir\b|Lord\b|Alderman\b|Canon\b|Father\b)")
_FEMALE = re.compile(r"(?:Mrs\b|Ms\b|Miss\b|Dame\b|Lady\b|Baroness\b|Alderwoman\b)")
FARTHEST = 4
"""Sentences back, in one paragraph, in which the speaker may be named."""
OPENING = 20
"""Characters from the start of a sentence within which a pronoun is its subject."""


def _agrees(pronoun: str, owner: str) -> bool:
    """Whether a pronoun may stand for a name: "she" never for "Mr Ash"."""
    against = {"he": _FEMALE, "she": _MALE}.get(pronoun.casefold())
    return against is None or not against.match(owner)


def names_another(text: str, start: int, end: int, owner: str) -> bool:
    """Whether anybody with a title, other than the speaker, is named between two offsets."""
    own = names.surname(owner)
    return any(names.surname(words(match.group())) != own for match in _OTHER.finditer(text, start, end))


class Speakers:
    """Finds who is meant in the sentences of one text; `subject_of` gives a sentence's subject, and where that ends."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], subject_of: Callable[[str, Sentence], tuple[str, int] | None]
    ) -> None:
        self.text, self.sentences, self.subject_of = text, sentences, subject_of

    def who(self, index: int, at: int, pronoun: str) -> str | None:
        """Whom a pronoun at an offset of a sentence stands for, None where more than one may be meant."""
        if at - self.sentences[index].start < OPENING:
            return self._before(index, pronoun)
        told = self._speaker(self.sentences[index])
        if told is None or told[1] > at or names_another(self.text, told[1], at, told[0]):
            return None
        return told[0] if _agrees(pronoun, told[0]) else None

    def _before(self, index: int, pronoun: str) -> str | None:
        """The speaker of the sentences before, from the nearest on: those of "He also said" are passed over."""
        block = self.sentences[index].block
        for sentence in reversed(self.sentences[max(0, index - FARTHEST) : index]):
            if sentence.block != block:
                return None
            told = self._speaker(sentence)
            if told is not None:
                return told[0] if _agrees(pronoun, told[0]) else None
            if not _SPEAKS_ON.match(self.text, sentence.start, sentence.end):
                return None
        return None

    def _speaker(self, sentence: Sentence) -> tuple[str, int] | None:
        """Who speaks in a sentence, and the end of the words that say so."""
        subject = self.subject_of(self.text, sentence)
        if subject is not None:
            says = _SAYS.match(self.text, subject[1], sentence.end)
            return (words(says["named"] or subject[0]), says.end()) if says else None
        bare = _BARE_SPEAKER.match(self.text, sentence.start, sentence.end)
        name = words(bare["name"]) if bare else ""
        if bare and is_person(name) and not any(word in KIND for word in name.split()):
            return name, bare.end()
        return self._only_one(sentence)

    def _only_one(self, sentence: Sentence) -> tuple[str, int] | None:
        """The one person with a title in a sentence, where it says what they said: "Members asked, and Mr Ash said"."""
        found = list(_OTHER.finditer(self.text, sentence.start, sentence.end))
        says = _SAYS.match(self.text, found[0].end(), sentence.end) if len(found) == 1 else None
        return (words(says["named"] or found[0].group()), says.end()) if says else None

"""What stands around a word that may be a cue: its case, what stands before it, what follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from extract.components import bodies, cue_following, cue_manner
from extract.components.cue_records import STRENGTH
from extract.components.list_cues import SAT_OVER
from extract.text import SPACE, Block

_ADVERBS = (
    r"(?:(?:then|therefore|accordingly|duly|unanimously|also|further|hereby|subsequently|consequently|again"
    r"|formally|thereupon|by\s[\w ]{3,30}|,)\s?){0,3}"
)
_IT_WAS = re.compile(rf"\b(?:it\s(?:was|is|be|had\sbeen)|was\sit|and\swas)[\s,]{{1,2}}{_ADVERBS}$", re.IGNORECASE)
_TITLE = re.compile(
    r"^(?:\W{0,3}(?:\w{1,3}[.)]|\d{1,4}[/.]\d{1,4}[.:]?)\s{1,4})?[A-Z][^.;:?!]{2,80}(?::|\s[–—-])\s{1,4}$"
)
_MATTER = re.compile(
    r"^(?!.*\b(?:said|asked|stated|reported|noted|replied|explained|that|which|who|moved|proposed|seconded)\b)[^;?!]{3,150}:\s{1,4}$"
)
_MOVED_AND = re.compile(
    rf"\b(?:[Ss]econded|SECONDED|[Pp]roposed|PROPOSED|[Mm]oved|MOVED)\b[^;:]{{0,200}}?(?:\band|\bAND"
    rf"|,)\s{{1,20}}{_ADVERBS}$"
)
""" "moved by A, seconded by B and agreed that ..."."""
_BODY_BEFORE = re.compile(
    rf"(?:^|[\s,;:(])(?P<body>{bodies.BODY})(?:\s(?:has|have|HAS|HAVE))?[\s,]{{1,2}}(?:(?:after|having|following"
    rf"|upon|on|in|by|with|without)\s[^,.:;]{{3,100}},\s)?{_ADVERBS}$"
)
_DECIDER_BEFORE = re.compile(
    r"(?:^|[.;:,]\s)(?:[Tt]he\s)?(?:Executive\s(?:Councillor|Member)|Cabinet\sMember|Lead\s(?:Member|Councillor)"
    r"|Portfolio\sHolder"
    r"|(?:Deputy\s)?(?:Leader|Mayor)|Commissioner|Chief\s\w+|(?:[A-Z][a-z]+\s){0,3}Director|Head\sof)\b[^.;:]{0,90}?\s$"
    r"|(?:^|\.\s)We\s(?:\w+ly\s|therefore\s|also\s){0,2}$"
)
"""One who decides alone: "The Cabinet Member for Roads resolved to: ..."."""
_PASSIVE = re.compile(
    r"\b(?:be|been|being|is|are|had|have|has|previously|as|not|to|of|when|was|were|than|and|or)\s(?:\w+ly\s)?$",
    re.IGNORECASE,
)
_PASSIVE_CAPITALS = re.compile(r"\b(?:be|been|being|is|are|not|to)\s(?:\w+ly\s)?$", re.IGNORECASE)
_OPENING = re.compile(r"(?:^|[.!?:;–—-]\s?|^(?:DECISION|Decision|Resolution|Minute)\s?:?\s?|,\sand\s|,\s)$")
_START = re.compile(
    r"^(?:[A-Z]{0,6}[/.]?\d{1,4}(?:[/.]\d{1,4}){0,2}[.:]?\s{0,8})?(?:(?:Accordingly|Therefore|Members|Unanimously"
    r"|UNANIMOUSLY|ACCORDINGLY|IT WAS|It was|That it"
    r" be)[,\s]{0,2}){0,2}$"
)
_SENTENCE = re.compile(r"[.!?)][”’\")]?\s{1,20}(?:(?:Unanimously|UNANIMOUSLY|Accordingly)[\s,]{1,2})?$")
_HEADING_AFTER = re.compile(r"(?:\s(?!THAT\b|TO\b|BE\b|UNANIMOUSLY\b|NEM\b|NO\b)[A-Z]{3,20}){1,3}")
""" "RESOLVED ITEMS": a heading in capitals, no cue."""
_QUESTION = re.compile(
    r"\b(?:whether|if|should|would|could|must|may|can|will|asked|to be|recommended that|proposed that|moved"
    r" that|suggested)\s(?:it\s(?:be|is|was)\s)?$",
    re.IGNORECASE,
)
CIRCUMSTANCE = re.compile(
    r"\b(?:Since|As|At the (?:request|suggestion) of|In (?:view|light|accordance)"
    r"|Because|Having|There being|Following|After|Upon|Pursuant)\b"
    r"[^.;:]{3,220},\s$"
)
""" "Since no election had been called, resolved to co-opt ..."."""
_AND = re.compile(r"\band\s(?:\w+ly\s)?$")
_ACTED_AND = re.compile(
    rf"(?:^|[.;,]\s)(?:{bodies.BODY})\s(?:then\s|\w+ly\s)?(?:{SAT_OVER}|noted|approved|endorsed|accepted|supported|adopted|agreed)"
    r"\s[^.;:]{3,200}?\sand\s(?:\w+ly\s|also\s|then\s|therefore\s)?$"
)
""" "The Panel received a presentation and NOTED it", "noted the report and agreed that:"."""
_FORMALITY = re.compile(
    r"[\s:–-]{1,4}(?:the\s|all\s)?(?:following\s)?(?:declarations?(?:\sof\sinterests?)?|apologies)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"\s+(?:that|to)\s")
_DASH = re.compile(r"\s?(?:[:;]|[:\s][–—-])")
_ACTS = ("agreed", "approved", "recommended", "refused", "delegated", "appointed", "adopted", "endorsed", "granted")
_MOVED_ACTS = ("agreed", "approved", "decided", "accepted")


def body_before(text: str, start: int, end: int) -> str | None:
    """The body named as the one that acts, right before a cue that begins at `end`."""
    match = _BODY_BEFORE.search(text, start, end)
    return bodies.clean(match["body"]) if match else None


def flat(words: str) -> str:
    """Words with every run of white space as one space: the lines of printed minutes are indented."""
    return re.sub(r"\s+", " ", words)


@dataclass(frozen=True)
class CuePlace:
    """A word at `start:end` of its block that may be a cue; every property is read once, when it is first asked for."""

    text: str
    start: int
    end: int
    block: Block
    following: Block | None

    @cached_property
    def word(self) -> str:
        """The word as printed."""
        return self.text[self.start : self.end]

    @cached_property
    def voice(self) -> str:
        """`capitals`, `firm` (resolved), `noted` (small letters only) or `loose` (all else)."""
        if self.word.isupper() and not self.is_passive:
            return "capitals"
        if self.is_strong and self.word.casefold() not in cue_following.SOFT:
            return "firm"
        return "noted" if self.word == "noted" else "loose"

    # ------------------------------------------------------------ the word

    @cached_property
    def is_strong(self) -> bool:
        """Whether the word in capitals is a cue wherever it stands."""
        return STRENGTH[self.word.casefold()] == "strong"

    @cached_property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital."""
        return self.word[0].isupper()

    @cached_property
    def is_small(self) -> bool:
        """Whether it is in small letters."""
        return self.word.islower()

    @cached_property
    def is_resolved(self) -> bool:
        """Whether it is "resolved" in small letters."""
        return self.word == "resolved"

    @cached_property
    def is_act(self) -> bool:
        """Whether it opens notes of acts ("Agreed to ...")."""
        return self.word.casefold() in _ACTS

    @cached_property
    def is_moved_act(self) -> bool:
        """Whether it may follow "moved by A, seconded by B and"."""
        return self.word in _MOVED_ACTS

    # ------------------------------------------------------------ what stands before

    @cached_property
    def before(self) -> str:
        """The words before it in its block, at most 160 characters."""
        return flat(self.text[max(self.block.start, self.start - 160) : self.start])

    @cached_property
    def lead(self) -> str:
        """The same, at most 300 characters."""
        return flat(self.text[max(self.block.start, self.start - 300) : self.start])

    @cached_property
    def at_start(self) -> bool:
        """Whether it opens its block or a sentence."""
        return self.start == self.block.start or bool(_START.match(self.before) or _SENTENCE.search(self.before))

    @cached_property
    def after_stop(self) -> bool:
        """Whether a mark or a field's name stands right before it."""
        return _OPENING.search(self.before) is not None

    @cached_property
    def after_title(self) -> bool:
        """Whether nothing but a title stands before it in its block ("Payments: resolved to ...")."""
        return _TITLE.match(self.before) is not None

    @cached_property
    def after_matter(self) -> bool:
        """Whether a limb's matter and a colon stand before it ("(b) 4 Mill Row, a new porch: resolved to ...")."""
        return bool(self.block.label) and _MATTER.search(self.before) is not None

    @cached_property
    def after_and(self) -> bool:
        """Whether "and" joins it to what was said before ("No comments and AGREED to ...")."""
        return _AND.search(self.before) is not None

    @cached_property
    def after_act(self) -> bool:
        """Whether it tells a body's second act ("The Panel received a presentation and NOTED it")."""
        joined = self.before.endswith((" and ", "ly ", " also ", " then ", "fore "))
        return joined and _ACTED_AND.search(self.lead) is not None

    @cached_property
    def is_asked(self) -> bool:
        """Whether it is asked or proposed only ("whether it be resolved")."""
        return _QUESTION.search(self.before) is not None

    @cached_property
    def is_moved(self) -> bool:
        """Whether mover and seconder stand before it."""
        return _MOVED_AND.search(self.lead) is not None

    @cached_property
    def it_was(self) -> bool:
        """Whether "it was" stands before it."""
        return _IT_WAS.search(self.before) is not None

    @cached_property
    def is_of_meeting(self) -> bool:
        """Whether "it was", or mover and seconder, stand before it."""
        return self.is_moved or self.it_was

    @cached_property
    def is_credited(self) -> bool:
        """Whether the words before it say who acted: the meeting, a body, one who decides alone."""
        if self.is_of_meeting or _BODY_BEFORE.search(self.before):
            return True
        return self.is_strong and _DECIDER_BEFORE.search(self.before) is not None

    @cached_property
    def is_passive(self) -> bool:
        """Whether it is a participle of a sentence about something else ("had been agreed")."""
        pattern = _PASSIVE_CAPITALS if self.word.isupper() else _PASSIVE
        return pattern.search(self.before) is not None and not self.is_of_meeting

    @cached_property
    def has_circumstance(self) -> bool:
        """Whether "Since no election had been called," stands before it."""
        return CIRCUMSTANCE.search(self.lead) is not None

    # ------------------------------------------------------------ what follows

    @cached_property
    def after(self) -> str:
        """The words after it in its block, at most 60 characters."""
        return self.text[self.end : min(self.block.end, self.end + 60)]

    @cached_property
    def is_in_heading(self) -> bool:
        """Whether words in capitals make a heading with it ("RESOLVED ITEMS")."""
        return self.word.isupper() and _HEADING_AFTER.fullmatch(self.text, self.end, self.block.end) is not None

    @cached_property
    def is_formality(self) -> bool:
        """Whether no more is noted than who was away, or had an interest ("NOTED the following declarations")."""
        return self.word.casefold() == "noted" and _FORMALITY.match(self.after) is not None

    @cached_property
    def is_ended(self) -> bool:
        """Whether nothing but marks follows in its block."""
        return not self.after.strip(SPACE + ":;–—-.")

    @cached_property
    def is_told(self) -> bool:
        """Whether it ends its sentence ("and approved."): what was approved stands before."""
        rest = self.text[cue_manner.end_of_manner(self.text, self.end, self.block.end) : self.block.end].strip(SPACE)
        return rest.startswith(".") and not rest.strip(SPACE + ":;–—-.")

    @cached_property
    def is_marked(self) -> bool:
        """Whether what was decided follows at once, behind how it was decided, or below."""
        return self.is_ended or cue_manner.leads_on(self.text, self.end, self.block.end)

    @cached_property
    def has_clause(self) -> bool:
        """Whether "that" or "to" follows."""
        return _CLAUSE.match(self.after) is not None

    @cached_property
    def is_settled(self) -> bool:
        """Whether "to" leads on to a thing, not to an act ("resolved to the liking of both")."""
        return cue_following.SETTLED.match(self.after) is not None

    @cached_property
    def has_dash(self) -> bool:
        """Whether a colon or a dash follows."""
        return _DASH.match(self.after) is not None

    @cached_property
    def has_mark(self) -> bool:
        """Whether a colon or a dash follows, or how it was decided and then one, with words behind."""
        return cue_manner.ends_in_mark(self.text, self.end, self.block.end)

    @cached_property
    def opens_small(self) -> bool:
        """Whether in small letters it opens its paragraph as a cue ("resolved to note ...")."""
        return cue_following.opens_small(self.text, self.start, self.end, self.block, self.following)

    @cached_property
    def has_ahead(self) -> bool:
        """Whether what was agreed follows how it was agreed, or stands in the next paragraph."""
        return cue_following.is_ahead(self.text, self.start, self.end, self.block, self.following)

    @cached_property
    def has_list(self) -> bool:
        """Whether a list of what was decided stands below."""
        return cue_following.is_list_ahead(self.text, self.end, self.block, self.following)

    @cached_property
    def is_labelled(self) -> bool:
        """Whether its block is a limb of a list."""
        return bool(self.block.label)

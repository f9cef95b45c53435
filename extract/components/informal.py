"""Decisions that no formal cue introduces: Decision: fields without one, and sentences that tell a decision."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from extract.components import clauses, elsewhere, lost_cue_places, narrative, narrative_body, outcomes, same_body
from extract.components.decision_fields import DecisionFields
from extract.components.drafts import Drafts
from extract.components.limb_shapes import hangs
from extract.components.moved_sentences import MovedSentences
from extract.components.short_titles import heads_matter
from extract.components.told import Told
from extract.components.verdicts import verdict
from extract.text import Sentence, Spaced, at_offset, trim_clause

_MINUTE_NUMBER = re.compile(r"\(?\d{1,3}[.)]?\s{1,8}(?=[A-Z])")
_SET_APART = re.compile(r"\d{1,4}(?:[./]\d{1,4}){0,2}[.)]?[ \t\u00a0]{2,20}(?=[A-Z])")
"""The number of an item before its first word: "4 The levy was deferred.", "1203      The levy was deferred."."""
_INLINE_LABEL = re.compile(r"\((?:[ivx]{1,4}|[a-z]|\d{1,2})\)\s{1,8}(?=[A-Z])")
""" "(i) The accounts were approved. (ii) The fees were noted.": labels of sentences in one paragraph."""
_BRACKETED = re.compile(r"\((?P<words>[^()]{20,600})\)?\.?\)?")
"""A sentence in brackets: "(The Panel then excluded the public.)"."""
_NOTED_THAT = re.compile(r"\bnoted\sthat\b")
""" "The Panel noted that ..." tells what was said, where a Decision: field says what was decided."""
_NOTE = re.compile(r"(?:Noted|NOTED)(?:\sby\s(?:the\s)?[\w-]+)?\sthat\b")
_BODY_SAID = re.compile(
    r"\b(?:Committee|Members|Panel|Board|Commission|Forum|Group|Partnership|Authority)\s(?:also\s|then\s)?(?:asked|felt|questioned|queried|commented"
    r"|enquired|wondered|expressed|highlighted|raised|sought)\b"
)
_WHOLE = ("narrative.following", "narrative.minutes", "narrative.amendment", "narrative.bare", "narrative.verdict")
"""Rules whose sentences are one decision."""
_TOLD_ANEW = re.compile(r"\b(?:was|were|agreed|resolved|noted|decided|approved|deferred)\b")
""" "it was recommended that Mr Ash be Mayor and Mr Elm be appointed Deputy": both are only advised."""
_VERDICTS = ("narrative.verdict", "narrative.bare")
"""Rules of lines that say what became of a matter, which may be another's decision."""
_LISTED = ("narrative.that", "narrative.passive")
"""Rules of clauses that may stand in a list of what others asked for."""


_OPINIONS = re.compile(r"\b(?:comments|observations|responses|representations|recommendations|decisions)\b")


class Informal:
    """Adds decisions that no formal cue introduces."""

    def __init__(self, drafts: Drafts) -> None:
        self.d = drafts
        self.formal: set[tuple[int, str]] = set()
        self.talk: dict[int, bool] = {}
        self.last_formal: dict[tuple[int, str], int] = {}
        self.formal_starts: dict[tuple[int, str], list[int]] = {}
        self.moved = MovedSentences(drafts)
        self.fields = DecisionFields(drafts, self.moved)

    def _formal_places(self) -> set[tuple[int, str]]:
        """Item and section of every formal decision; sets where the last one of each ends."""
        places = set()
        for groups in self.d.groups.values():
            for group in groups:
                block = self.d.blocks[at_offset(self.d.blocks, group.start)]
                if group.kind == "cue" and not outcomes.excludes_public(
                    self.d.text[group.start : min(group.end, group.start + 700)]
                ):
                    place = block.item, block.section
                    places.add(place)
                    self.formal_starts.setdefault(place, []).append(group.start)
                    self.last_formal[place] = max(self.last_formal.get(place, 0), group.end)
        for starts in self.formal_starts.values():
            starts.sort()
        return places

    def informal(self) -> None:
        """Decision: fields without a cue, then sentences that tell a decision in items without one."""
        self.formal = self._formal_places()
        self.fields.read(self.last_formal)
        self._told(self.formal)

    def _told(self, formal: set[tuple[int, str]]) -> None:
        taken = sorted((draft.start, draft.end) for draft in self.d.found)
        ends = iter([*taken, (len(self.d.text) + 1, len(self.d.text) + 1)])
        nearest = next(ends)
        for sentence in self.d.sentences:
            block = self.d.blocks[sentence.block]
            while nearest[1] <= sentence.start:
                nearest = next(ends)
            if block.section not in ("minutes", "decision") or self.d.printed.is_quoted(sentence.start):
                continue
            whole = nearest[0] >= sentence.end
            words = self.d.text[sentence.start : min(sentence.end if whole else nearest[0], sentence.start + 600)]
            length = narrative_body.before_list(words) if whole else narrative_body.before_cue(words)
            if whole and not length and self._leads_cue(sentence):
                continue
            if length:
                self._tell(Sentence(sentence.start, sentence.start + length, sentence.block), True)
            elif whole:
                self._tell(sentence, self._stands_alone(sentence, formal))

    def _stands_alone(self, sentence: Sentence, formal: set[tuple[int, str]]) -> bool:
        """Whether no formal decision is still to come in the sentence's item and section: what is told is an act.

        What is told above a formal decision may be the debate that led to it.
        """
        block = self.d.blocks[sentence.block]
        if (block.item, block.section) not in formal:
            return True
        place = block.item, block.section
        if self.last_formal.get(place, 0) <= sentence.start:
            return True
        above = sentence.block > 0 and heads_matter(self.d.text, self.d.blocks[sentence.block - 1])
        whole = above and block.start == sentence.start and block.end - sentence.end < 2
        return (whole or sentence.end - sentence.start > 30) and self._titled(sentence, place)

    def _titled(self, sentence: Sentence, place: tuple[int, str]) -> bool:
        """Whether a title stands between a sentence and the next formal decision: it opens another matter."""
        starts = self.formal_starts.get(place, [])
        at = bisect_right(starts, sentence.start)
        stop = at_offset(self.d.blocks, starts[at]) if at < len(starts) else sentence.block
        below = self.d.blocks[sentence.block + 1 : min(stop, sentence.block + 40)]
        return any(heads_matter(self.d.text, block) for block in below)

    def _tell(self, sentence: Sentence, alone: bool) -> None:
        words = self.d.text[sentence.start : min(sentence.end, sentence.start + 3000)]
        if bracketed := _BRACKETED.fullmatch(words):
            sentence = Sentence(sentence.start + 1, sentence.start + bracketed.end("words"), sentence.block)
            words = bracketed["words"]
        if result := self.moved.result_in(sentence):
            before = self.moved.before_result(sentence, result)
            if before is None:
                return
            sentence, words = before, words[: before.end - before.start]
        if self.moved.is_moved(sentence):
            return
        block = self.d.blocks[sentence.block]
        item = block.item
        number = _SET_APART.match(words) if block.start == sentence.start else None
        if number is None and self.d.item_starts[item] == sentence.start:
            number = _MINUTE_NUMBER.match(words)
        number = number or _INLINE_LABEL.match(words)
        if number:
            sentence = Sentence(sentence.start + number.end(), sentence.end, sentence.block)
            words = words[number.end() :]
        formal = any((item, section) in self.formal for section in ("minutes", "decision"))
        spaced = Spaced(words)
        formal = formal and not (alone and (item, block.section) in self.formal)
        for told in self._each(sentence, spaced.text, alone):
            idle = elsewhere.is_clause(told, spaced.text) or self._is_idle(told, sentence, words, formal)
            if not idle:
                start, end = sentence.start + spaced.back(told.start), sentence.start + spaced.back(told.end)
                self._add(start, end, told, sentence)

    def _each(self, sentence: Sentence, words: str, alone: bool) -> Iterator[Told]:
        """What a sentence tells, with the body of the sentence before where "It" stands for that."""
        field, grown = self.d.blocks[sentence.block].section == "decision", 0
        if body := same_body.antecedent(self.d.text, self.d.blocks, sentence):
            words, grown = same_body.named(words, body)
        for told in narrative.tell_each(words, alone, field):
            yield same_body.moved_back(told, grown) if grown else told

    def _is_idle(self, told: Told, sentence: Sentence, words: str, formal: bool) -> bool:
        """Whether what a sentence tells is no decision where it stands; `formal` says that its item has one."""
        if elsewhere.gives_reasons(self.d.text, self.d.blocks, sentence.block):
            return True
        if elsewhere.is_in_letter(self.d.text, self.d.blocks, sentence.block):
            return True
        that = told.rule == "narrative.that" or (told.rule in _LISTED and words[:5].casefold() == "that ")
        if that and self._is_of_others(sentence):
            return True
        if told.rule in _VERDICTS and elsewhere.is_notified(self.d.text, self.d.blocks, sentence.block):
            return True
        if told.rule in _LISTED and elsewhere.is_listed_elsewhere(self.d.text, self.d.blocks, sentence):
            return True
        if told.rule not in _WHOLE and elsewhere.is_answer(self.d.text, self.d.blocks, sentence.block):
            return True
        if told.rule == "narrative.bare" and words[:7].casefold() == "carried" and self._just_decided(sentence):
            return True
        ended = words.startswith("That ") and any(
            self.moved.ended_below(sentence.block, each) for each in (True, False)
        )
        if (told.rule == "narrative.that" or ended) and self.moved.is_printed(sentence.block):
            return True
        paid = told.rule == "narrative.following" and words.rstrip(" :").endswith("payment")
        if told.rule in ("narrative.that", "narrative.following") and not paid and self._leads_up(sentence):
            return True
        if told.rule == "narrative.following" and self._heads_opinions(sentence):
            return True
        if told.rule == "narrative.bare" and _NOTE.match(words):
            return formal or not self._opens_notes(sentence)
        if told.rule == "narrative.bare" and told.outcome == "withdrawn" and formal:
            return True  # what was decided of it stands in its field
        if told.outcome != "noted" or told.rule != "narrative.body":
            return False
        item = self.d.blocks[sentence.block].item
        if _NOTED_THAT.search(words[:120]) and self._is_talk(item):
            return True
        return formal or (item in self.fields.items and _NOTED_THAT.search(words[:120]) is not None)

    def _is_of_others(self, sentence: Sentence) -> bool:
        """Whether a paragraph "That ..." of the minutes, without a cue, is of a paper or of others."""
        block = self.d.blocks[sentence.block]
        whole = sentence.start == block.start and block.section == "minutes"
        return whole and lost_cue_places.is_of_others(self.d.text, self.d.blocks, sentence.block)

    def _is_talk(self, item: int) -> bool:
        """Whether the minutes tell what was said as said by the body ("The Panel asked ... The Panel felt ...")."""
        if item not in self.talk:
            start = self.d.item_starts[item]
            end = self.d.item_starts.get(item + 1, len(self.d.text))
            self.talk[item] = len(list(islice(_BODY_SAID.finditer(self.d.text, start, end), 2))) == 2
        return self.talk[item]

    def _opens_notes(self, sentence: Sentence) -> bool:
        """Whether "Noted that ..." is a paragraph of its own, in a list only below another act of the same list."""
        block = self.d.blocks[sentence.block]
        if block.start != sentence.start or block.section == "decision":
            return block.section == "decision"
        above = self.d.blocks[sentence.block - 1] if sentence.block else block
        return not block.label or any(above.start <= draft.start < above.end for draft in self.d.found[-3:])

    def _just_decided(self, sentence: Sentence) -> bool:
        """Whether a decision ends right before a sentence in its paragraph: "Carried" there is a table's cell."""
        return any(0 <= sentence.start - draft.end < 4 for draft in self.d.found)

    def _leads_up(self, sentence: Sentence) -> bool:
        """Whether a sentence only leads up to the list below it ("That the Leader be advised:")."""
        below = self.d.blocks[sentence.block + 1 : sentence.block + 2]
        lists = self.d.text[sentence.end - 1] == ":" and bool(below) and below[0].label is not None
        return lists and not hangs(self.d.text[sentence.start : sentence.end])

    def _leads_cue(self, sentence: Sentence) -> bool:
        """Whether a sentence ends in a cue whose limbs stand below ("It was resolved that these be appointed:")."""
        if self.d.text[sentence.end - 1] not in ":–-":
            return False
        groups = self.d.groups.get(self.d.blocks[sentence.block].item, ())
        return any(one.kind == "cue" and sentence.start <= one.start < sentence.end < one.end for one in groups)

    def _heads_opinions(self, sentence: Sentence) -> bool:
        """Whether what was agreed is what lines below say of one application each ("12 Mill Row: no objection")."""
        below = self.d.blocks[sentence.block + 1 : sentence.block + 2]
        return bool(
            _OPINIONS.search(self.d.text, sentence.start, sentence.end)
            and below
            and verdict(" ".join(self.d.text[below[0].start : below[0].end].split()))
        )

    def _add(self, start: int, end: int, told: Told, sentence: Sentence) -> None:
        """Add what a sentence tells: each of its verbs with an object of its own is a decision."""
        start, end = trim_clause(self.d.text, start, end)
        group = self.d.group(start, end, "that" if told.rule == "narrative.that" else "told", sentence.block)
        if told.rule in _WHOLE and not (told.rule == "narrative.bare" and " and to " in self.d.text[start:end]):
            self.d.add(start, end, told.outcome, told.rule, group, told.body)
            return
        parts, last = list(clauses.split(self.d.text, start, end)), ""
        for begin, finish in parts:
            words = " ".join(self.d.text[begin:finish].split())
            again = narrative.tell(words, True) if len(parts) > 1 else told
            part = again if group.kind != "that" else None
            outcome = part.outcome if part else outcomes.going_on(words, last) or outcomes.classify(words)
            last = outcome
            advised = told.outcome == "recommended" and not _TOLD_ANEW.search(words)
            self.d.add(begin, finish, told.outcome if advised else outcome, told.rule, group, told.body)

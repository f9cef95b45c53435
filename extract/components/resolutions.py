"""Resolutions of a text: formal cues with their limbs, Decision: blocks, motions with their results, told decisions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import Resolution
from extract.components import conditions, deadlines, delegation, manner, outcomes, part_votes
from extract.components.drafts import Draft, Drafts
from extract.components.group_records import BARE
from extract.components.informal import Informal
from extract.components.limb_shapes import TAKEN_UP
from extract.components.motion_results import MotionResults
from extract.components.motions import Motion, under_run_in
from extract.components.surroundings import Surroundings
from extract.components.vote_marks import Vote
from extract.text import at_offset

_REJECTS = re.compile(
    r"(?:that\s|to\s)?(?:reject|not\s(?:agree|accept|support))\w*\s[^.;]{0,40}\b(?:motion|amendment)\b",
    re.IGNORECASE,
)
""""to reject the procedural motion": the vote that lost it."""


_NOT_DONE = re.compile(r"\b(?:be\snot|not\sbe)\s(?:agreed|approved|supported|accepted)\b", re.IGNORECASE)
""" "that the transfer be not agreed", below a vote that most lost."""
_UNVOTED = re.compile(r"\b(?:[Ww]ithout\s(?:a\s|going\sto\s(?:a\s)?)?(?:vote|division))\b[^.\n]{0,80}(?:\n|$)")
"""What was decided below it was not decided by the motion above: "Without a vote the committee went on to"."""
_MOVED_THAT = re.compile(r"[^.\n]{0,40}?\bthat\s(?P<what>(?:[^\n]|\n(?!\s*\n)){10,600})")
"""The words of a motion behind its mover: "moved by the Chair, and duly seconded, that the minutes be adopted"."""
_OPENS_CLAUSE = re.compile(r"^(?:agreed |noted |resolved |approved )?(?:that |to )?")
_QUALIFIED = re.compile(
    r"\b(?:two|three)[-\s](?:thirds|quarters)\b|\b(?:required|requisite|necessary)\smajority\b", re.IGNORECASE
)
"""A motion that more voted for than against may be lost all the same."""
_VOTE_LINE = re.compile(r"(?:Votes?|Voting|VOTES?)\s?:")
"""A paragraph between limbs that tells how the limb above it was voted on."""
_NOTED_THAT = re.compile(r"[^.;]{0,80}?\bnot(?:e[sd]?|ing)\sthat\b")
"""What others did unanimously may be noted: only the words up to "that" say how it was noted."""
_UNANIMOUSLY = re.compile(
    r"(?:[Tt]hat\s)?(?:[Tt]h(?:e|is)\s)?(?:[A-Z][\w-]+\s(?:(?!that\b|noted\b|had\b|who\b)[\w-]+\s){0,4}?unanimously\s[a-z]+(?:s|ed)\b|Unanimously\s[a-z]+ed\b|(?:[Aa]greed|[Rr]esolved)\sunanimously\b)"
)
""" "That the Panel unanimously recommends ...": said in the decision itself."""
_GOVERNS = re.compile(r"(?:that|to|for|in\sfavour\sof|not)\s", re.IGNORECASE)
"""What follows a vote that is told before what was decided by it."""


class _Records:
    """Turns drafts into resolutions, once motions and votes are joined to them."""

    def __init__(self, drafts: Drafts) -> None:
        self.d = drafts
        self.surroundings = Surroundings(drafts)
        self.last: dict[int, int] = {}
        """Where the last decision of each group starts, by the group's identity."""
        self.of_motion: dict[int, list[Draft]] = defaultdict(list)
        """Those that one motion is taken to have made, by the motion's identity."""
        for draft in drafts.found:
            self.last[id(draft.group)] = max(draft.start, self.last.get(id(draft.group), 0))
            if draft.group.motion:
                self.of_motion[id(draft.group.motion)].append(draft)

    def resolutions(self) -> Iterator[Resolution]:
        """Everything decided, in the order of the text, no two with the same span."""
        seen: set[tuple[int, int]] = set()
        found = sorted(self.d.found, key=lambda draft: (draft.start, draft.end))
        for index, draft in enumerate(found):
            if any(self._is_printed_again(draft, after) for after in found[index + 1 : index + 2]):
                continue
            if (draft.start, draft.end) not in seen and self.d.text[draft.start : draft.end].strip():
                seen.add((draft.start, draft.end))
                yield self._record(draft)

    @staticmethod
    def _is_printed_again(draft: Draft, after: Draft) -> bool:
        """Whether a motion's words are those of the resolution that a cue gives ("Resolved, moved by A, that ...")."""
        if not draft.rule.startswith("motions.") or after.rule.startswith("motions."):
            return False
        return after.start - draft.start < 8 and after.start < draft.end and after.end <= draft.end

    def _record(self, draft: Draft) -> Resolution:
        quote, around = self.d.text[draft.start : draft.end], self.surroundings.around(draft)
        motion, vote = self._tied(draft, around)
        return Resolution(
            start=draft.start,
            end=draft.end,
            quote=quote,
            rule=draft.rule,
            outcome=draft.outcome,
            body=draft.body or self.d.bodies.before(draft.start, self._item_start(draft)),
            mover=motion.mover if motion else None,
            seconder=motion.seconder if motion else None,
            vote_for=vote.count("for") if vote else None,
            vote_against=vote.count("against") if vote else None,
            vote_abstain=vote.count("abstain") if vote else None,
            vote_method=None if draft.group.parts else manner.method(around),
            is_unanimous_stated=self._is_unanimous(draft, vote, around, quote),
            has_casting_vote=manner.has_casting_vote(f"{around} {quote}" if draft.outcome == "lost" else around),
            limb_label=draft.label,
            recommended_to=self._receiver(draft, quote),
            delegated_to=self._delegate(draft, quote),
            in_consultation_with=self._consulted(draft, quote),
            subject_to=self._condition(draft, quote),
            deadline=deadlines.deadline(quote, draft.outcome),
        )

    @staticmethod
    def _is_unanimous(draft: Draft, vote: Vote | None, around: str, quote: str) -> bool:
        """Whether a decision is said to be unanimous: not where some voted against, nor where limbs had their votes."""
        if draft.group.parts or (vote and vote.count("against")):
            return False
        if told := _NOTED_THAT.match(quote):
            around = f"{around.replace(quote, '')} {told.group()}"
        return manner.is_unanimous(around) or _UNANIMOUSLY.match(quote) is not None

    @staticmethod
    def _delegate(draft: Draft, quote: str) -> str | None:
        """To whom power is given, in the clause or in the words above its list."""
        if draft.outcome != "delegated":
            return None
        return delegation.delegate(quote) or delegation.delegate(draft.stem)

    @staticmethod
    def _consulted(draft: Draft, quote: str) -> str | None:
        """Who is to be consulted; for power given above a list, where those words say so too."""
        who = delegation.consulted(quote, draft.outcome)
        return delegation.consulted(draft.stem, "delegated") if who is None and draft.outcome == "delegated" else who

    def _condition(self, draft: Draft, quote: str) -> str | None:
        if draft.outcome in deadlines.NOT_DUE:
            return None
        return conditions.condition(quote, self.d.text[draft.end : draft.end + 90])

    def _item_start(self, draft: Draft) -> int:
        return self.d.item_starts[self.d.blocks[at_offset(self.d.blocks, draft.start)].item]

    @staticmethod
    def _receiver(draft: Draft, quote: str) -> str | None:
        if draft.outcome != "recommended" or draft.recommended_to:
            return draft.recommended_to
        return manner.receiver(quote)

    def _tied(self, draft: Draft, around: str) -> tuple[Motion | None, Vote | None]:
        """Motion and vote of a decision; neither where the votes say that something else was decided.

        A decision that more voted against than for was not made by that vote, nor by its motion.
        """
        motion, vote = draft.group.motion, draft.group.vote_of(part_votes.core(draft.label or ""))
        if vote and (self._of_other_limb(draft, vote) or part_votes.is_of_group(self.d.text, vote.start, vote.end)):
            vote = None
        quote = self.d.text[draft.start : draft.end].casefold()
        if vote and vote.of and vote.of not in quote:
            vote = None
        is_result = draft.rule.startswith("motions.") and draft.start == draft.group.start
        is_told = draft.group.subject != BARE and draft.rule != "motions.agreed" and not is_result
        if motion and motion.nominee and is_told and motion.nominee not in quote:
            motion = None
        if motion and self._is_named_by(motion, draft):
            motion = None
        if motion and is_result and under_run_in(self.d.text, motion.start) and "amendment" not in quote:
            motion = None  # a copy lost its breaks: the amendment's mover stands nearer to "the motion was carried"
        if motion and outcomes.excludes_public(quote) and self._moves_another(motion):
            motion = None
        if motion and _UNVOTED.search(self.d.text, motion.end, max(motion.end, draft.start)):
            return None, None
        if motion and len(self.of_motion[id(motion)]) > 1 and self._moves_other_limb(motion, draft):
            motion = None
        given, against = (vote.count("for"), vote.count("against")) if vote else (None, None)
        if given is None or against is None or manner.has_casting_vote(around):
            return motion, vote
        if draft.outcome == "lost" or self._rejects(draft, given < against):
            return motion, vote if given <= against or _QUALIFIED.search(around) else None
        return (motion, vote) if given >= against else (None, None)

    def _rejects(self, draft: Draft, outvoted: bool) -> bool:
        """Whether a decision says that what was put to the vote was not agreed: those for it were fewer."""
        rejects = _REJECTS.match(self.d.text, draft.start, draft.end)
        refused = outvoted and draft.outcome == "refused" and _NOT_DONE.search(self.d.text, draft.start, draft.end)
        return bool(rejects or refused)

    def _is_named_by(self, motion: Motion, draft: Draft) -> bool:
        """Whether the mover is only named in another limb ("(1) To approve the motion by Councillor Ash")."""
        block = self.d.blocks[motion.block]
        named = TAKEN_UP.match(self.d.text, block.start, block.end)
        return named is not None and not block.start <= draft.start < block.end

    def _moves_another(self, motion: Motion) -> bool:
        """Whether the motion's own words are of another matter than the exclusion of the public."""
        moved = _MOVED_THAT.match(self.d.text, motion.end)
        return moved is not None and not outcomes.excludes_public(moved["what"])

    def _moves_other_limb(self, motion: Motion, draft: Draft) -> bool:
        """Whether the motion's own words are those of another limb of the same act, and not of this one."""
        moved = _MOVED_THAT.match(self.d.text, motion.end) if motion.end <= draft.group.start else None
        if moved is None or re.search(r"[“”\":]", moved["what"]):
            return False
        said = self._plain(moved["what"].partition(". ")[0])
        each = {one.start: self._plain(self.d.text[one.start : one.end]) for one in self.of_motion[id(motion)][:40]}
        others = (words for start, words in each.items() if start != draft.start and len(words) > 15)
        return each.get(draft.start, said) not in said and any(
            words in said and len(said) < len(words) + 15 for words in others
        )

    def _is_bracketed(self, vote: Vote) -> bool:
        return self.d.text[max(0, vote.start - 2) : vote.start].rstrip().endswith(("(", "["))

    @staticmethod
    def _plain(words: str) -> str:
        return _OPENS_CLAUSE.sub("", " ".join(re.findall(r"\w+", words.casefold())))

    def _of_other_limb(self, draft: Draft, vote: Vote) -> bool:
        """Whether a vote is printed within another limb, before what that limb decides ("Voted (8 to 2) to ...")."""
        block = self.d.blocks[max(0, at_offset(self.d.blocks, vote.start))]
        between = not block.label and draft.group.start < block.start and _VOTE_LINE.match(self.d.text, block.start)
        if between and vote.end <= draft.start:
            return True
        if not block.label or block.start <= draft.group.start or block.start <= draft.start < block.end:
            return False
        rest = self.d.text[vote.end : block.end].lstrip(" )],.;:–-")
        more_below = self.last[id(draft.group)] >= block.end
        if vote.start < draft.group.end and len(rest) < 5 and more_below and self._is_bracketed(vote):
            return True
        return vote.start < draft.group.end and len(rest) > 15 and _GOVERNS.match(rest) is not None


if not Doc.has_extension("resolutions"):
    Doc.set_extension("resolutions", default=())


@Language.component(
    "resolutions",
    requires=["doc._.blocks", "doc._.sentences", "doc._.votes", "doc._.motions", "doc._.results"],
    assigns=["doc._.resolutions"],
)
def resolutions(doc: Doc) -> Doc:
    """Set `doc._.resolutions`."""
    if doc._.section in ("agenda", "report"):
        doc._.resolutions = ()
        return doc
    drafts = Drafts(doc)
    drafts.formal()
    motions = MotionResults(drafts)
    motions.motions_and_results()
    Informal(drafts).informal()
    motions.settle()
    doc._.resolutions = tuple(_Records(drafts).resolutions())
    return doc

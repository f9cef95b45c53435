"""What became of motions: lost, carried as a step, agreed at once; and which decisions they and the votes belong to."""

from __future__ import annotations

import re
from collections import defaultdict

from extract.components import clauses, outcomes, result_echoes
from extract.components.cue_records import Cue
from extract.components.drafts import Draft, Drafts
from extract.components.group_records import BARE, Group
from extract.components.group_series import share, share_vote
from extract.components.groups import Reader
from extract.components.limb_shapes import Limb
from extract.components.motion_labels import labelled, printed_below
from extract.components.motion_unquoted import settle_unquoted
from extract.components.motions import Motion
from extract.components.vote_marks import Vote
from extract.text import at_offset, overlaps, trim_clause

_AND_DECIDED = re.compile(
    r"(?:\s(?:unanimously|nem\scon))?,?\s(?:and|whereupon)\s(?:accordingly\s)?(?:it\swas\s+(?:\w+ly\s)?(?:agreed"
    r"|resolved)\sthat\s(?P<quote1>[^.;]{8,300})|(?P<quote2>the\s[^.;]{3,90}?\s(?:was|were)\s+(?:\w+ly\s)?(?:approved|agreed"
    r"|adopted|granted|refused|endorsed)\b))|\s(?P<quote3>that\s[^.;\n]{3,200}?\s(?:should\s)?be\s[^.;]{2,200})"
)
_AS_ADVISED = re.compile(
    r"(?:the )?(?:\w+ ){0,3}(?:recommendations?|proposals?) (?:\w+ ){0,6}(?:was|were|be) "
    r"(?:approved|agreed|accepted|adopted)"
)
""" "The recommendations were approved", in lower case and without marks."""
_ADJOURNS = re.compile(r"(?:[Tt]hat\s)?the\smeeting\s(?:do\s|be\s|now\s|stand\s)*adjourn")
""" "that the meeting be adjourned until Monday": how the meeting goes on, no decision of it."""
_STEM = re.compile(r"[“‘\"']?(?:That|This)\s[^.;:]{2,60}:")
_LED_UP = re.compile(r"(?:moved\s)?(?:that(?:\s(?:the|this)\s[A-Z][\w\s-]{2,40})?)?")
""" "That the Council:" between mover and seconder and the limbs."""
_AMENDED = re.compile(r"\bas\s(?:amended|altered)\b|\bamended\smotion\b", re.IGNORECASE)
"""What was carried is not what the motion's own words say."""
_ACCORDINGLY = re.compile(
    r"[^.;\n]{0,60}?,?\sand\s(?:[Tt]he\s)?(?:\w+\s){1,4}?(?:resolved|agreed|decided)\saccordingly\s?(?:[.;\n]|$)"
)
_REPLACED = re.compile(r"\bamendment\b[^.;\n]{0,80}$", re.IGNORECASE)
""" "The amendment was put as the substantive motion": it is not the first mover's any more."""


class MotionResults:
    """Adds decisions made by motions to the drafts of a text."""

    def __init__(self, drafts: Drafts) -> None:
        self.d = drafts
        self.stated: set[int] = set()
        """Results, by identity, of motions whose words are decisions already."""
        self.starts: set[int] = set()
        """Where the decisions begin that were found before motions are settled."""

    def motions_and_results(self) -> None:
        """Motions lost, motions carried as a step or without a RESOLVED, motions agreed in the same breath."""
        cues = sorted((group for groups in self.d.groups.values() for group in groups), key=lambda group: group.start)
        for result in self.d.results:
            reach = 0 if "\n" in self.d.text[max(0, result.start - 3) : result.start] else 3
            if self.d.printed.is_quoted(result.start) or overlaps(cues, result.start - reach, result.start + 1):
                continue
            kind = "carried" if result.carried else "lost"
            group = self.d.group(result.start, result.end, kind, result.block)
            group.subject = result.subject
            if not result.carried:
                self.d.add(result.start, result.end, "lost", "motions.lost", group, None)
        for motion in self.d.motions:
            if not self._carried_above(motion):
                self._agreed_at_once(motion)

    def _carried_above(self, motion: Motion) -> bool:
        """ "It was moved by Mr Ash, seconded by Ms Orr and carried:" above the limbs; whether there are any."""
        span = None if motion.unput or motion.is_amendment else self.d.printed.carried_below(motion)
        if span is None or overlaps(self.d.found, motion.end, span[0] + 1):
            return False
        block = at_offset(self.d.blocks, span[0])
        group = self.d.group(motion.start, span[0], "motion", block)
        return self._limbs_of(Cue(motion.start, span[0], block, "agreed", "motion", False), span[1], group)

    def _agreed_at_once(self, motion: Motion) -> None:
        """ "X proposed and Y seconded that the motion be put. Agreed." """
        span = self.d.printed.clause_of(motion)
        if motion.unput or (motion.is_amendment and span is None) or self.d.printed.is_quoted(motion.start):
            return
        end = self.d.printed.agreed_at_once(span[1]) if span else self.d.printed.agreed_after(motion)
        span = span or self.d.printed.clause_between(motion)
        if span is None:
            self._told_bare(motion)
            return
        if end is not None and not overlaps(self.d.results, motion.end, end):
            group = self.d.group(motion.start, end, "motion", motion.block)
            self._clauses(*span, "motions.agreed", group)

    def _told_bare(self, motion: Motion) -> None:
        """ "Proposed by A, seconded by B and unanimously approved.": what was moved is the item itself."""
        span = self.d.printed.bare_result(motion) if motion.mover and motion.seconder else None
        block = self.d.blocks[motion.block]
        if span is None or block.section not in ("minutes", "decision"):
            return
        if overlaps(self.d.results, motion.end, span[1]):
            return
        self.d.group(*span, "carried", motion.block).subject = BARE

    def _clauses(self, start: int, end: int, rule: str, group: Group) -> None:
        """A decision for each clause of a motion: "that consent be granted; and that the Clerk be told"."""
        for begin, finish in clauses.split(self.d.text, start, end):
            if _ADJOURNS.match(self.d.text, begin, finish):
                continue
            self.d.add(begin, finish, outcomes.classify(self.d.text[begin:finish]), rule, group, None)

    def settle(self) -> None:
        """Join motions and votes to decisions, then quote the motions carried that no RESOLVED follows."""
        reader = Reader(self.d.text, self.d.blocks)
        events: dict[int, list[Group | Motion | Vote]] = defaultdict(list)
        for item, groups in self.d.groups.items():
            events[item] += groups
        for motion in self.d.motions:
            events[self.d.blocks[motion.block].item].append(motion)
        for vote in self.d.votes:
            events[self.d.blocks[max(0, at_offset(self.d.blocks, vote.start))].item].append(vote)
        for found in events.values():
            reader.read(found)
        for groups in self.d.groups.values():
            share(self.d.text, self.d.blocks, groups)
        words = self._words_of_groups()
        self.starts = {draft.start for draft in self.d.found}
        for groups in list(self.d.groups.values()):
            self._share_motion(groups, words)
            share_vote(groups, words, self._section)
            self.stated |= settle_unquoted(self.d, groups)
            self._carried(sorted(groups, key=lambda group: group.start))

    def _words_of_groups(self) -> dict[int, set[str]]:
        """The words of the decisions of each group, by the group's identity: read once, or a long text takes long."""
        words: dict[int, set[str]] = defaultdict(set)
        for draft in self.d.found:
            words[id(draft.group)].add(self._words(draft))
        return words

    def _share_motion(self, groups: list[Group], words: dict[int, set[str]]) -> None:
        """A Decision: block that repeats what the Minutes: of its item print, or only says that what was recommended
        was approved, was made by their motion."""
        told = [group for group in groups if group.motion and group.kind == "cue" and self._section(group) == "minutes"]
        one_motion = len({id(group.motion) for group in told}) == 1
        for group in groups:
            if group.motion is None and self._section(group) == "decision" and (mine := words[id(group)]):
                short = one_motion and all(_AS_ADVISED.match(each) for each in mine)
                same = [one for one in told if short or mine <= words[id(one)]]
                group.motion = same[0].motion if same else None

    def _section(self, group: Group) -> str:
        return self.d.blocks[max(0, at_offset(self.d.blocks, group.start))].section

    def _words(self, draft: Draft) -> str:
        """The words of a decision as they are compared: without "that", case and marks."""
        plain = " ".join(re.findall(r"\w+", self.d.text[draft.start : draft.end].casefold()))
        return plain.removeprefix("that ").removeprefix("to ")

    def _carried(self, groups: list[Group]) -> None:
        text = self.d.text
        for group, after in zip(groups, [*groups[1:], None], strict=True):
            if id(group) in self.stated:
                continue
            self._part(group, after)
            step = group.subject == "amendment" and not (group.vote and group.vote.side)
            if group.kind != "carried" or (after is not None and not step and result_echoes.resolved_by(group, after)):
                continue
            if after is not None and result_echoes.repeated_by(text, group, after):
                continue
            if after is not None and result_echoes.heads(text, group, after):
                after.vote = after.vote or group.vote
                continue
            if result_echoes.told_above(text, groups, group) or result_echoes.confirms(text, groups, group):
                continue
            if group.subject == BARE:
                self._item_itself(group)
                continue
            if self._told_after(group) or (after is not None and step and result_echoes.won(text, group, after)):
                continue
            if group.subject == "substantive" and _REPLACED.search(text, max(0, group.start - 90), group.start):
                group.motion = None
            step = step and not self._is_final(group)
            span = None if step else self.d.printed.told_within(group.start, group.end)
            self._words_carried(group, None if step or self._is_amended(group, groups) else group.motion, span)

    def _part(self, group: Group, after: Group | None) -> None:
        """Take a motion carried, and its vote, from a decision of another matter: below a title, or of no nominee."""
        if group.kind != "carried" or after is None or not result_echoes.resolved_by(group, after):
            return
        if result_echoes.is_of_another(self.d.text, self.d.blocks, group, after):
            after.motion = after.vote = None

    def _is_final(self, group: Group) -> bool:
        """Whether an amendment carried is what was decided: "... and the Council resolved accordingly"."""
        return _ACCORDINGLY.match(self.d.text, group.end, min(len(self.d.text), group.end + 140)) is not None

    def _words_carried(self, group: Group, motion: Motion | None, span: tuple[int, int] | None) -> None:
        """Add the motion's own words where they are printed, else the statement of the result."""
        if span is None and motion:
            span = self.d.printed.clause_of(motion) or self.d.printed.clause_between(motion)
        if span is None and ((motion and self._printed_limbs(group, motion)) or self._noticed_limbs(group)):
            return
        if span is None and motion and group.subject != "substantive":
            span = self.d.printed.clause_above(motion)
            span = None if span and span[0] in self.starts else span
        if span is None and group.subject in ("any", "motion", BARE):
            span = labelled(self.d.text, group.start) or printed_below(self.d.text, group.start, group.end)
        if span and not result_echoes.runs_on(self.d.text, group, span):
            self._clauses(*span, "motions.carried", group)
        else:
            outcome = "appointed" if motion and motion.nominee else result_echoes.moved(self.d.text, group, motion)
            self.d.add(group.start, group.end, outcome, "motions.carried", group, None)

    def _is_amended(self, group: Group, groups: list[Group]) -> bool:
        """Whether what was carried is not what its motion's own words say: an amendment was carried before."""
        if _AMENDED.search(self.d.text, group.start, group.end):
            return True
        if group.subject != "substantive" or group.motion is None:
            return False
        return any(one.kind == "carried" and group.motion.end < one.start < group.start for one in groups)

    def _item_itself(self, group: Group) -> None:
        """What was moved, by its words behind a label or the statement of its result, where nothing else tells it."""
        if not (motion := group.motion) or any(d.start < group.end and motion.start < d.end for d in self.d.found):
            return
        if span := labelled(self.d.text, group.start):
            self._clauses(*span, "motions.carried", group)
        else:
            self.d.add(group.start, group.end, self._of_result(group), "motions.carried", group, None)

    def _of_result(self, group: Group) -> str:
        """Outcome of a motion that only its result tells: an appointment where somebody was nominated."""
        if group.motion and group.motion.nominee:
            return "appointed"
        told = outcomes.classify(self.d.text[group.start : group.end])
        return told if told != "agreed" else result_echoes.moved(self.d.text, group, group.motion)

    def _told_after(self, group: Group) -> bool:
        """Whether the sentence goes on with what was decided ("... carried and the plan was accordingly approved")."""
        match = _AND_DECIDED.match(self.d.text, group.end, min(len(self.d.text), group.end + 400))
        if match is not None:
            name = next(name for name in ("quote1", "quote2", "quote3") if match[name])
            self._clauses(*trim_clause(self.d.text, *match.span(name)), "motions.carried", group)
        return match is not None

    def _printed_limbs(self, group: Group, motion: Motion) -> bool:
        """Limbs of a motion carried that is printed in quotation marks, or as a list below; whether there are any."""
        start, end = self.d.printed.quoted_of(motion) or self._listed(motion, group) or (0, 0)
        return start < end <= group.start and self._limbs_between(start, end, group)

    def _noticed_limbs(self, group: Group) -> bool:
        """Limbs of the one motion of the item that stands quoted below who was to move it, where none amended it."""
        item = self.d.blocks[max(0, at_offset(self.d.blocks, group.start))].item
        amended = any(one.kind == "carried" and one.subject == "amendment" for one in self.d.groups[item])
        span = self.d.printed.given_notice(self.d.item_starts[item], group.start)
        if amended or group.subject == "amendment" or span is None:
            return False
        return self._limbs_between(*span, group)

    def _limbs_between(self, start: int, end: int, group: Group) -> bool:
        if own := [cue for cue in self.d.moved if start <= cue.start < end]:
            added = [self._limbs_of(cue, end, group) for cue in own]
            return any(added)
        at = self.d.printed.operative(start, end)
        if at is None:
            return False
        block = at_offset(self.d.blocks, at)
        block -= block > 0 and self.d.blocks[block].start > at - 1 and at > start + 1
        cue = Cue(at - 1, at, block, "agreed", "motion", False)
        return self._limbs_of(cue, end, group, at + 40)

    def _limbs_of(self, cue: Cue, end: int, group: Group, latest: int | None = None) -> bool:
        """Add the limbs of a cue in a motion's own words, up to where these end; whether there are any.

        `latest` is where the first may begin.
        """
        limbs = [limb for limb in self.d.collector.collect(cue) if limb.start < end]
        if limbs and latest is not None and limbs[0].start > latest:
            return False
        for limb in limbs:
            cut = Limb(limb.start, min(limb.end, end), limb.stem, limb.label, limb.block)
            self.d.limb(cut, cue, group)
        return bool(limbs)

    def _listed(self, motion: Motion, group: Group) -> tuple[int, int] | None:
        """Span of the numbered paragraphs right below mover and seconder, up to the result."""
        index = at_offset(self.d.blocks, max(motion.start, motion.end - 1)) + 1
        stem = self.d.blocks[index] if index + 1 < len(self.d.blocks) else None
        if (
            stem
            and not stem.label
            and stem.end - stem.start < 80
            and _STEM.fullmatch(self.d.text, stem.start, stem.end)
        ):
            between = self.d.text[motion.end : stem.start].strip(" .:,;\r\n\t–-\u00a0")
            return (stem.end - 1, group.start) if not between and self.d.blocks[index + 1].label else None
        rest = self.d.text[motion.end : self.d.blocks[index].label_start] if index < len(self.d.blocks) else "?"
        if not _LED_UP.fullmatch(rest.strip(" .:,;\r\n\t–-\u00a0")) or not self.d.blocks[index].label:
            return None
        return motion.end - 1, group.start

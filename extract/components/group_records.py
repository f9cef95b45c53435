"""Decisions of one act, and what is known of an item while its motions, votes and decisions are read in order."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.components.motions import Motion
from extract.components.vote_marks import Vote

BARE = "bare"
"""Subject of a result told right behind mover and seconder, of a motion that has no words of its own."""


@dataclass(slots=True)
class Group:
    """Decisions made by one act: the limbs of a cue, or one statement of a result. Offsets cover cue and limbs."""

    start: int
    end: int
    kind: str
    motion: Motion | None = None
    vote: Vote | None = None
    before: int = 0
    """End of the group before it in the same item: its lead-in begins here."""
    subject: str = "motion"
    """What a result is of: `amendment`, `substantive` or `motion`; `any` until the motion it is of is found."""
    told: int = 0
    """End of the remark below it that tells who moved: a vote right below that is told with it too."""
    parts: dict[str, Vote] = field(default_factory=dict)
    """Votes on single limbs, by their label; the other limbs then have no vote."""

    def vote_of(self, label: str | None) -> Vote | None:
        """The vote on a limb."""
        return self.parts.get(label or "") if self.parts else self.vote


@dataclass(slots=True)
class State:
    """What is known of one item while it is read."""

    pending: list[Motion] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """Where every motion of the item begins, the settled ones too."""
    vote: Vote | None = None
    parts: dict[str, Vote] = field(default_factory=dict)
    last: Group | None = None
    before: int = 0
    results: list[Group] = field(default_factory=list)
    """What was said to be carried or lost, in order."""

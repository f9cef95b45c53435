"""Motions printed without quotation marks: "This Council resolves to ..." was resolved only if the result says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.components.drafts import Drafts, is_present
from extract.components.group_records import Group

_NOT_PUT = re.compile(
    r"[\s\S]{0,600}?\b(?:no\sseconder|not\sseconded|(?:was|were)\swithdrawn|withdrew\s(?:the|his|her|their)\smotion|out\sof\sorder"
    r"|motion\s(?:fell|lapsed|(?:stands?|stood)\s(?:automatically\s)?(?:referred|deferred|adjourned)|was\s(?:not\s(?:put|moved)|deferred)))\b"
)
"""What is told of a motion that was moved and never voted on."""


def settle_unquoted(drafts: Drafts, groups: Sequence[Group]) -> set[int]:
    """Settle them by the result told below; the identities of the results whose words are decisions already.

    Carried, they have its vote and the result is no second decision; lost, or amended since, nothing of them was
    resolved.
    """
    ordered, dropped, stated = sorted(groups, key=lambda group: group.start), set[int](), set[int]()
    for at, group in enumerate(ordered):
        if group.kind != "cue" or not is_present(drafts.text, group.start):
            continue
        later = [
            one for one in ordered[at + 1 : at + 20] if not (one.kind == "cue" and is_present(drafts.text, one.start))
        ]
        settled = [one for one in later if one.kind in ("cue", "carried", "lost")]
        result = next((one for one in settled if one.subject != "amendment" or one.kind == "cue"), None)
        if result is None and _NOT_PUT.match(drafts.text, group.end, min(len(drafts.text), group.end + 700)):
            dropped.add(id(group))
        if result is None or result.kind not in ("carried", "lost") or _moved_between(drafts, group, result):
            continue
        amended = any(one.kind == "carried" and one.start < result.start for one in later)
        if result.kind == "carried" and not amended:
            group.vote, group.motion = result.vote or group.vote, group.motion or result.motion
            stated.add(id(result))
        else:
            result.motion = result.motion or group.motion
            dropped.add(id(group))
    if dropped:
        drafts.found = [draft for draft in drafts.found if id(draft.group) not in dropped]
    return stated


def _moved_between(drafts: Drafts, group: Group, result: Group) -> bool:
    """Whether another motion was moved since, which the result may be of."""
    return any(
        group.end < motion.start < result.start and not motion.is_amendment
        for motion in drafts.motions
        if motion is not result.motion and motion.mover
    )

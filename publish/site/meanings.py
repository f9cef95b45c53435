"""What the words of vocabularies mean, for a reader: an outcome in one word says less than it seems."""

from __future__ import annotations

from collections.abc import Mapping

from publish.site.gaps import REASONS

CHECKS = {
    "consistent": "the numbers agree with one another as printed",
    "inconsistent": "they do not: look at the original; nothing is corrected",
    "not_checkable": "the text gives nothing to check them against",
}
MEANINGS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("resolutions", "outcome"): {
        "noted": "taken note of; these words do no more",
        "approved": "approved, adopted, granted, confirmed, funded or the like",
        "agreed": "agreed, or to be done, with no closer word for it; amendments that were carried as well",
        "refused": "refused, rejected, declined, revoked or overruled",
        "deferred": "put off",
        "recommended": "advice to another body, which has still to decide",
        "appointed": "somebody was elected, appointed or nominated",
        "delegated": "somebody was given the power to decide, most often an officer",
        "received": "a report, a petition or the like was received",
        "withdrawn": "taken back before it was decided",
        "lost": "a motion or an amendment that fell",
        "other": "another outcome: somebody was asked, thanked, referred to another body, or something else again",
    },
    ("figures", "part"): {
        "approved": "the sum that is approved", "estimate": "an estimate", "budget": "a budget",
        "saving": "a saving", "grant": "a grant", "income": "income", "spent": "already spent",
        "from": "what it was before a change", "to": "what it is after a change",
    },
    ("figures", "check_result"): CHECKS, ("named_votes", "check_result"): CHECKS,
    ("absences", "reason"): REASONS, ("failures", "reason"): REASONS,
    ("meetings", "minutes_status"): {
        "none": "none were on the site when we last looked; something may have been decided all the same",
        "draft": "not agreed by the committee yet", "approved": "marked as agreed",
        "unknown": "there are minutes; the site does not tell draft from approved",
    },
}  # fmt: skip
"""(table, column) to word to meaning. Words that are not here mean what they say."""

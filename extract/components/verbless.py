"""Decisions of a Decision: field that have no verb of their own: "Contract awarded to Larch Ltd.", "Approval of it."

Officers and cabinet members sign records whose one field says what was decided, often as a title would. In the minutes
the same words are a heading or a report's subject, so only fields are read so.
"""

from __future__ import annotations

import re

from extract.components import sentences
from extract.text import Block

_NOUNS: dict[str, str] = {
    "approved": "approvals?|acceptance|adoption|awards?|endorsement|confirmation|consent|permission|ratification",
    "refused": "refusal|rejection",
    "appointed": "(?:re-?)?appointments?",
    "deferred": "deferral|deferment|postponement",
    "agreed": "extension|renewal|closure|disposal|sale|purchase|acquisition|variation|introduction|implementation"
    "|making|transfer|procurement|allocation|release|publication|designation|termination|surrender|assignment|letting"
    "|revocation|suspension|commencement|continuation|installation|removal|creation|deletion|establishment|relocation|prohibition|authorisation"
    r"|agreement(?=\s(?:(?:is|was)\s)?(?:given\s)?to\s)",
}
_NOMINAL = re.compile(
    r"(?:The\s)?(?:(?:final|full|formal|one[- ]off|direct|proposed|temporary|permanent)\s)?(?:"
    + "|".join(f"(?P<{outcome}>{nouns})" for outcome, nouns in _NOUNS.items())
    + r")(?:\s(?:(?:is|was)\s)?(?:given|granted))?\s(?:of|to|for)\s(?P<rest>.{8,})",
    re.IGNORECASE | re.DOTALL,
)
_ELLIPTIC = re.compile(
    r"(?P<subject>[A-Z][^.;:]{2,90}?)\s(?P<verb>awarded|approved|granted|agreed|extended|renewed|refused|appointed|accepted|confirmed"
    r"|adopted|varied|declined|authorised|deferred|endorsed|allocated|released|(?:re-?)?elected|co-opted)\s"
    r"(?:to|for|from|at|by|with|until|on|in|as|of|subject|unopposed|(?:(?:Vice|Deputy)[\s-])?(?:Chair\w*|Mayor|Leader))\b",
    re.DOTALL,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|could|can|may|might|should|shall|must|did|does|do|said|stated|asked"
    r"|reported|explained|advised|considered|welcomed|heard|queried|who|which|that)\b"
)  # small letters only: "4 May 2025"


def _sentence(words: str) -> str:
    """The first sentence of a field."""
    plain = " ".join(words[:1200].split())
    first = next(sentences.split(plain, Block(0, len(plain), None, 0, "decision", 0), 0), None)
    return plain[first.start : first.end].rstrip(".") if first else ""


def outcome(words: str) -> str | None:
    """Outcome of words that decide something without a finite verb; None where they have one, or decide nothing."""
    sentence = _sentence(words)
    if nominal := _NOMINAL.match(sentence):
        told = next(name for name in _NOUNS if nominal[name])
        return told if not _FINITE.search(_main(nominal["rest"])) else None
    if (elliptic := _ELLIPTIC.match(sentence)) and not _FINITE.search(elliptic["subject"]):
        return _OF_VERB.get(elliptic["verb"], "approved")
    return None


_OF_VERB = {
    "agreed": "agreed", "extended": "agreed", "renewed": "agreed", "varied": "agreed", "authorised": "agreed",
    "allocated": "approved", "refused": "refused", "declined": "refused", "appointed": "appointed",
    "elected": "appointed", "re-elected": "appointed", "reelected": "appointed", "co-opted": "appointed",
    "deferred": "deferred",
}  # fmt: skip


def _main(rest: str) -> str:
    """Words before the first clause of their own: "of the lease, which was ..." still has no verb."""
    return re.split(r",|\s(?:as|so|where|because|when|if|in\sorder|who|which|that)\s", rest, maxsplit=1)[0]

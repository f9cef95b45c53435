"""Actions: what somebody was to do, as minutes label or tell it. No decisions: always suggestions to the reader."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import Action, Resolution
from extract.components.action_lines import find_labelled
from extract.components.undertakings import find_undertakings
from extract.text import at_offset, overlaps

if not Doc.has_extension("actions"):
    Doc.set_extension("actions", default=())


def _is_decided(decided: Sequence[Resolution], fact: Action) -> bool:
    """Whether an action that no label sets apart is (part of) what the meeting resolved."""
    beside = fact.rule == "actions.owner_beside"
    if not beside and not fact.rule.startswith(("actions.undertaking", "actions.to_do")):
        return False
    to_do = fact.rule == "actions.to_do"
    index = at_offset(decided, fact.end - 1 if beside else fact.start - (not to_do))
    return index >= 0 and decided[index].end > fact.start


def _in_table(text: str, kept: Sequence[Action], fact: Action) -> bool:
    """Whether what is told stands in another cell of a row that gave an action."""
    if fact.rule == "actions.table" or " | " not in text[max(0, fact.start - 400) : fact.start]:
        return False
    begin = text.rfind("\n", 0, fact.start) + 1
    return any(each.rule == "actions.table" and begin <= each.start < fact.start for each in kept)


@Language.component(
    "actions", requires=["doc._.blocks", "doc._.sentences", "doc._.resolutions"], assigns=["doc._.actions"]
)
def actions(doc: Doc) -> Doc:
    """Set `doc._.actions`, in the order of the text: labelled ones, then those told that touch none of them.

    What is told within a resolution is decided, and no action; nor is one that has only an owner set beside it.
    """
    text, blocks, sentences = doc._.source, doc._.blocks, doc._.sentences
    decided = sorted(doc._.resolutions, key=lambda fact: fact.start)
    kept: list[Action] = []
    for group in (find_labelled(text, blocks, sentences), find_undertakings(text, blocks, sentences)):
        fresh: list[Action] = []
        for fact in sorted(group, key=lambda each: (each.start, -each.end)):
            is_free = (
                not _in_table(text, kept, fact)
                and (not fresh or fresh[-1].end <= fact.start)
                and not overlaps(kept, fact.start, fact.end)
            )
            if is_free and not _is_decided(decided, fact):
                fresh.append(fact)
        kept = sorted([*kept, *fresh], key=lambda each: each.start)
    doc._.actions = tuple(kept)
    return doc

"""The forms of a cue, a table: which word, with what before it and what behind it, opens what was decided."""

from __future__ import annotations

from dataclasses import dataclass

from extract.components.cue_places import CuePlace


@dataclass(frozen=True, slots=True)
class Form:
    """One form: the voices of the word it is for, the properties of its place that it needs, and those that forbid it.

    Voices and properties are those of `CuePlace`.
    """

    id: str
    voices: tuple[str, ...]
    needs: tuple[str, ...]
    unless: tuple[str, ...] = ()

    def fits(self, place: CuePlace) -> bool:
        """Whether a word at its place has this form."""
        if place.voice not in self.voices or not all(getattr(place, name) for name in self.needs):
            return False
        return not any(getattr(place, name) for name in self.unless)


_CAPITALS, _FIRM, _LOOSE = ("capitals",), ("firm",), ("loose",)
NEVER = ("is_asked", "is_in_heading", "is_formality")
"""What makes a word no cue, whatever its form."""
FORMS = (
    # "The Clerk spoke. RESOLVED that ..."
    Form("strong_capitals", _CAPITALS, ("is_strong",)),
    # "AGREED the plan."
    Form("capitals_at_start", _CAPITALS, ("at_start",)),
    # "The Panel NOTED the plan."
    Form("capitals_credited", _CAPITALS, ("is_credited",)),
    # "Report of the Clerk - NOTED."
    Form("capitals_after_stop", _CAPITALS, ("after_stop",)),
    # "No comments and AGREED to leave it to the officers."
    Form("capitals_and", _CAPITALS, ("is_act", "after_and", "has_clause")),
    # "The Panel received a presentation and NOTED its contents."
    Form("capitals_after_act", _CAPITALS, ("after_act",), ("is_ended",)),
    # "resolved to note the plan", a paragraph of its own
    Form("small_opening", ("firm", "noted", "loose"), ("is_small", "opens_small"), ("is_passive",)),
    # "As no vote was called for, resolved to let the kiosk."
    Form("circumstance", _FIRM, ("is_resolved", "is_marked", "has_circumstance"), ("is_ended",)),
    # "Payments: resolved to pay the accounts."
    Form("after_title", _FIRM, ("is_resolved", "has_clause", "after_title"), ("is_settled",)),
    # "(b) 4 Mill Row, a new porch: resolved to support it."
    Form("after_matter", _FIRM, ("is_resolved", "has_clause", "after_matter"), ("is_settled",)),
    # "24/119 Lettings – Resolved to let the kiosk."
    Form("after_title_capital", _FIRM, ("is_capitalised", "is_marked", "after_title"), ("is_passive",)),
    # "Resolved: to let the kiosk."
    Form("firm_at_start", _FIRM, ("at_start", "is_capitalised", "is_marked")),
    # "It was resolved that the kiosk be let."
    Form("firm_credited", _FIRM, ("is_credited", "is_marked"), ("is_passive",)),
    # "Decided that the kiosk be let."
    Form("soft_at_start", _LOOSE, ("is_strong", "at_start", "is_capitalised", "is_marked"), ("is_ended",)),
    # "Moved by Cllr Ash, seconded by Cllr Orr and agreed to let the kiosk."
    Form("moved_and", _LOOSE, ("is_moved_act", "is_moved", "is_marked"), ("is_told", "it_was")),
    # "The Committee decided: that the kiosk be let."
    Form("credited_mark", _LOOSE, ("is_strong", "is_credited", "has_dash", "is_marked"), ("is_ended",)),
    # "Agreed, by 7 votes to 2, that the kiosk be let."
    Form("act_at_start", _LOOSE, ("is_act", "at_start", "is_capitalised", "has_ahead"), ("is_labelled",)),
    # "It was agreed: the kiosk to be let."
    Form("mark_behind", _LOOSE, ("is_of_meeting", "is_marked", "has_mark")),
    # "Agreed - the kiosk to be let."
    Form("dash_at_start", _LOOSE, ("at_start", "is_capitalised", "has_dash"), ("is_ended",)),
    # "Agreed:" above a list
    Form("list_at_start", _LOOSE, ("at_start", "is_capitalised", "has_list")),
    # "The Panel noted the report and agreed that:" above a list
    Form("list_after_act", ("loose", "firm"), ("after_act", "has_list")),
    # "The Panel agreed to:" above a list
    Form("list_credited", _LOOSE, ("is_credited", "has_list")),
)


def _is_of_report(place: CuePlace) -> bool:
    """Whether a report says it: "It is RECOMMENDED that the Council ..."."""
    return place.word.casefold() == "recommended" and place.before[-16:].casefold().endswith(
        ("it is ", "is therefore ")
    )


def form_of(place: CuePlace) -> Form | None:
    """The first form that a word has at its place, None where it is no cue."""
    found = next((form for form in FORMS if form.fits(place)), None)
    if found is None or _is_of_report(place):
        return None
    return None if any(getattr(place, name) for name in NEVER) else found

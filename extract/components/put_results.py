"""Results told of a motion that the sentence before prints: "Upon being put to the vote, this was agreed."."""

from __future__ import annotations

import re

from extract.components.motion_labels import labelled

_WAS = r"(?:was|were)\s(?:(?:then|duly|declared|unanimously|accordingly|therefore|overwhelmingly|narrowly)\s){0,3}"
_VERB = (
    r"(?P<verb>agreed|approved|accepted|carried|CARRIED|AGREED|lost|LOST|defeated|rejected|not\s(?:agreed|carried|approved|supported))"
    r"(?:\sunanimously)?\b(?!\s(?:forward|out|over|that|to|with)\b)"
)
_ENDED = (
    r"(?=\s?(?:[.;:,(\n]|$)|\sby\s(?:\d|an?\s|[\w-]+\svotes|the\scasting)|\son\s(?:a|the|being)\s|\swith\s(?:\d|[\w-]+\s(?:vot|abst|against|for))"
    r"|\sand\s|\sunanimously|\snem)"
)
"""What stands behind a result: no one else who reached it, no other place."""
_PUT = re.compile(
    r"\b(?:(?:[Uu]pon|[Oo]n|[Ww]hen|[Aa]fter|[Hh]aving)\s(?:it\s|this\s)?(?:being|been)\s)put\sto\s(?:the|a)\s(?:vote|meeting|Council|Committee),?\s"
    rf"(?P<quote>(?:(?:this|it|they|these|the\ssame)\s)?{_WAS}{_VERB})"
)
""" "Upon being put to the vote, this was agreed"."""
_PUT_AND = re.compile(
    rf"(?P<quote>\b(?:This|It)\swas\s(?:then\s|duly\s|subsequently\s)?put\sto\s(?:the|a)\svote,?\s(?:and\s|where\sit\s|whereupon\sit\s)(?:{_WAS})?{_VERB})"
)
""" "This was put to the vote and agreed"."""
_VOTED_ALL = re.compile(
    r"(?<=\n)[ \t]{0,12}(?:Vot(?:e|es|ing)\s?(?:result\s?)?[:–-]\s{0,3})"
    r"(?P<quote>(?P<verb>[Aa]ll\s(?:\w+\s){0,2}in\s(?:favour|agreement)"
    r"|[Uu]nanimous(?:ly)?(?:\s(?:in\sfavour|agreed|carried|approved))?|[Ff]or\s?[:–-]\s?(?i:all)))"
    r"(?=\s?\.?[ \t]*(?:\n|\Z))"
)
""" "Vote: all in favour." below the words of a motion and who moved it."""
OF_WHAT_IS_ABOVE = (_PUT, _PUT_AND, _VOTED_ALL)
"""Results that do not say of what; each pattern has the groups `quote` and `verb`."""
MOTION_TO = re.compile(
    r"(?P<quote>\b(?:A|The)\s(?:[Pp]rocedural\s|[Ff]urther\s)?(?:[Mm]otion|[Pp]roposal)\s(?:to|that|under|for)\s[^.;\n]{3,200}?\s(?:was|were)\s"
    r"(?:then\s|duly\s)?(?:[Mm]oved|[Pp]roposed)(?:\sby\s[^.;\n]{3,60}?)?,?\s(?:and\s)?(?:duly\s)?[Ss]econded(?:\sby\s[^.;\n]{3,60}?)?,?\sand,?\s"
    rf"(?:{_WAS})?{_VERB}){_ENDED}"
)
""" "A motion to extend the meeting was moved by Councillor Ash, seconded by Councillor Orr and agreed"."""
MOVER_OF = re.compile(r"\b(?:mover|proposer|seconder)s?\s(?:and\sseconder\s)?of\s(?:the\s)?$", re.IGNORECASE)
""" "the mover of the motion accepted the amendment": what somebody did, not what became of the motion."""
BUDGET = re.compile(
    r"(?P<quote>(?:\b(?:The|the)\s(?!(?:[\w’'-]+\s){0,3}?(?:Government|Chancellor|Autumn|Spring|Scottish|Welsh|Minister|School)\w*\b)(?:(?:[A-Z][\w’'-]+\s){1,3}|alternative\s|amended\s|original\s|substantive\s)(?:alternative\s)?[Bb]udget|(?<![a-z’']\s)\bAlternative\s[Bb]udget)"
    rf"(?:\s(?:proposals?|amendments?|motion|[A-Z]\b|\d{{1,2}}))?\s(?:{_WAS}put\sto\s(?:the|a)\svote,?\sand\s)?(?:{_WAS})?"
    rf"(?P<verb>not\s(?:agreed|carried|approved|supported)|lost|LOST|defeated|rejected|carried|CARRIED|fell)){_ENDED}"
)
""" "The alternative budget was not approved"."""
OF_OTHERS = re.compile(
    r"\b(?:recalled|reminded|years?\sago|last\s(?:year|month|week)|House\sof|(?:at|by)\s(?:the|its|their)\s(?:\w+\s){0,2}(?:district|county|parish|borough|city|town|community)\scouncil"
    r"|(?:district|county|parish|borough|city|town|community)\scouncil\b[^.;\n]{0,60}(?:\bhad\b|\bproposal\b)"
    r"|[A-Z][\w’'-]+\s(?:(?:Parish|Town|District|County|Borough|City|Community)\sCouncil|Society|Association|Trust|Club|Union)\b"
    r"[^.;\n]{0,40}?\b(?:told|wrote|written|informed|reported|sent|had)\b|\b[Aa](?:t|nnual)\s(?:the\s|a\s)?(?:\w+\s){0,3}meeting\sof\s)"
)
""" "At the district council a proposal was made. Put to the vote, this was agreed": told of somebody else."""


_MOVED_ABOVE = re.compile(
    r"\n[ \t]{0,12}Second(?:ed|er)\b[^\n]{0,90}\n\s{0,12}(?:That|To)\s[^\n]{5,400}(?:\n[^\n]{3,200}){0,3}\n\s{0,40}$"
)
"""Mover and seconder, and the words they moved."""


_THE_AMENDMENT = re.compile(r"\s{0,9}(?:The|the|This|His|Her)\s(?:\w+\s)?amendment\s(?=(?:was|being|having|on|when|,))")


def named(lead: str, quote: str) -> str:
    """A result with what its sentence begins with, where "it" is one ("The amendment was put; it was lost")."""
    amendment = _THE_AMENDMENT.match(lead) if quote[:3].casefold() == "it " else None
    return f"{amendment.group()}{quote}" if amendment else quote


def is_of_others(match: re.Match[str], verb: str, start: int, floor: int) -> bool:
    """Whether the result at `start`, in a paragraph that begins at `floor`, is what somebody did, or another body's."""
    if match.re is _VOTED_ALL:
        return labelled(match.string, start) is None and not _MOVED_ABOVE.search(
            match.string, max(0, start - 700), match.start()
        )
    if verb in ("accepted", "agreed") and MOVER_OF.search(match.string, max(0, start - 30), start):
        return True
    return match.re in OF_WHAT_IS_ABOVE and OF_OTHERS.search(match.string, max(floor, start - 300), start) is not None


PATTERNS = (BUDGET, MOTION_TO, *OF_WHAT_IS_ABOVE)

"""Results told of a motion that the sentence before prints: "Upon being put to the vote, this was agreed."."""

from __future__ import annotations

import re

_WAS = r"(?:was|were)\s(?:(?:then|duly|declared|unanimously|accordingly|therefore|overwhelmingly|narrowly)\s){0,3}"
_VERB = (
    r"(?P<verb>agreed|approved|accepted|carried|CARRIED|AGREED|lost|LOST|defeated|rejected|not\s(?:agreed|carried|approved|supported))"
    r"(?:\sunanimously)?\b(?!\s(?:forward|out|over|that|to|with)\b)"
)
_PUT = re.compile(
    r"\b(?:(?:[Uu]pon|[Oo]n|[Ww]hen|[Aa]fter|[Hh]aving)\s(?:it\s|this\s)?(?:being|been)\s)put\sto\s(?:the|a)\s(?:vote|meeting|Council|Committee),?\s"
    rf"(?P<quote>(?:(?:this|it|they|these|the\ssame)\s)?{_WAS}{_VERB})"
)
""" "Upon being put to the vote, this was agreed"."""
_PUT_AND = re.compile(
    rf"(?P<quote>\b(?:This|It)\swas\s(?:then\s|duly\s|subsequently\s)?put\sto\s(?:the|a)\svote,?\s(?:and\s|where\sit\s|whereupon\sit\s)(?:{_WAS})?{_VERB})"
)
""" "This was put to the vote and agreed"."""
OF_WHAT_IS_ABOVE = (_PUT, _PUT_AND)
"""Results that do not say of what; each pattern has the groups `quote` and `verb`."""
MOTION_TO = re.compile(
    r"(?P<quote>\b(?:A|The)\s(?:[Pp]rocedural\s|[Ff]urther\s)?(?:[Mm]otion|[Pp]roposal)\s(?:to|that|under|for)\s[^.;\n]{3,200}?\s(?:was|were)\s"
    r"(?:then\s|duly\s)?(?:[Mm]oved|[Pp]roposed)(?:\sby\s[^.;\n]{3,60}?)?,?\s(?:and\s)?(?:duly\s)?[Ss]econded(?:\sby\s[^.;\n]{3,60}?)?,?\sand,?\s"
    rf"(?:{_WAS})?{_VERB})"
)
""" "A motion to extend the meeting was moved by Councillor Ash, seconded by Councillor Orr and agreed"."""
MOVER_OF = re.compile(r"\b(?:mover|proposer|seconder)s?\s(?:and\sseconder\s)?of\s(?:the\s)?$", re.IGNORECASE)
""" "the mover of the motion accepted the amendment": what somebody did, not what became of the motion."""
BUDGET = re.compile(
    r"(?P<quote>\b(?:The|the)\s(?:(?:[A-Z][\w’'-]+\s){1,3}|alternative\s|amended\s|original\s|substantive\s)(?:alternative\s)?[Bb]udget"
    rf"(?:\s(?:proposals?|amendments?|motion))?\s(?:{_WAS}put\sto\s(?:the|a)\svote,?\sand\s)?(?:{_WAS})?"
    r"(?P<verb>not\s(?:agreed|carried|approved|supported)|lost|LOST|defeated|rejected|carried|CARRIED|fell))\b(?!\s(?:forward|out|over)\b)"
)
""" "The alternative budget was not approved"."""
PATTERNS = (BUDGET, MOTION_TO, *OF_WHAT_IS_ABOVE)

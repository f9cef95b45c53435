"""What members say of themselves under a heading of declarations, without the word "interest"."""

from __future__ import annotations

import re

_STATE = (
    r"(?:was|were|is|are|had|has|have|knew|knows|lived|lives|owned|owns|rented|rents|worked|works|served|serves|sat|sits|held"
    r"|holds|used|lets?|farmed|farms|chaired|chairs|ran|runs|banked|belonged|shared|employed|managed|taught|volunteer(?:ed|s))"
)
_OPENLY = r"(?:\s(?:(?:for|in|by)\s[^.;,]{3,60}),?|,\s[^,.;]{3,40},|\sit\s(?:to\sbe\s)?(?:recorded|noted|known))?"
_ABOUT = (
    r"(?:(?:as\sto|in\srelation\sto|with\sregard\sto|regarding|concerning|on|in\srespect\sof|for|under|at)\s"
    r"[^.;,]{2,60},?\s)?"
)
_KIN = (
    r"(?:wife|husband|spouse|partner|son|daughter|brother|sister|father|mother|parents?|family|cousin|uncle|aunt|niece|nephew"
    r"|grandson|granddaughter|friend|neighbour|employer|client|firm|company|business|shop|house|home|garden|land|farm)"
)
OWN_STATEMENT = re.compile(
    rf"{_OPENLY}\sthat,?\s{_ABOUT}(?:(?:he|she|they)\s(?:(?:once|also|both|each)\s)?{_STATE}\b"
    rf"|(?:his|her|their)\s(?:[\w’'-]+\s)?{_KIN}\s(?:was|is|were|had|has|worked|works|owned|owns|lived|lives|farmed|ran|runs|rented|let)\b)"
    r"(?!\s(?:[\w-]+\s){0,2}(?:not|no|never|nothing|neither|late|early|unable|leaving|happy|content|grateful|pleased|concerned"
    r"|opposed|against|sorry|aware|sure|minded|disappointed|asked|raised|requested|to)\b)",
    re.IGNORECASE,
)
""" "stated, for openness, that he had taught an objector", "said that her brother farmed the land". """
HOLDS = re.compile(
    r"\s[–-]\s(?:an?\s|the\s)?(?:[a-z]+\s){0,2}(?:member|governor|trustee|director|patron|chair\w*|president|treasurer|secretary"
    r"|owner|tenant|employee|volunteer)\sof\s"
)
""" "Cllr Elm – member of the Patients' Forum", in a list of declarations. """
OF_SELF = re.compile(
    r"\bdeclared\sthat\s(?:he|she|they)\s(?:lived|lives|owned|owns|rented|rents|worked|works|knew|knows|held|holds)\b"
)
""" "declared that he lived in the road", wherever it is told. """
_MEMBER = re.compile(
    r"\b(?:Councill?ors?|Cllrs?\.?|COUNCILLORS?|CLLRS?\.?|Ald(?:erman|ermen|\.)?|Bailies?|(?:C|G)?ynghor(?:ydd|wyr))\s{1,3}(?:\w[\w.’'-]*\s)?$"
)
""" "Mrs Orr said that her house was near": no member, but one of the public. """
_NOT_LOBBIED = re.compile(
    r"\s(?:that\s)?(?:he|she|they|none\sof\sthem|nobody)\s(?:had|has|have|was|were)\s(?:each\s|all\s)?(?:not|never)\s(?:been\s)?"
    r"(?:lobbied|contacted|approached|received|met|spoken)\b(?![^.;]*\bbut\b)",
    re.IGNORECASE,
)
DECLARED_ONE = re.compile(r"\b(?:declared|disclosed)\s(?:one|another|the\ssame(?:\sinterest)?)\s(?:in|for|as)\b")
""" "declared one in item 7", right after somebody's declaration. """
_ONE = re.compile(r"\s(?:one|another|the\ssame(?:\sinterest)?)\s(?:in|for|as)\b")


def says_not(rest: str) -> bool:
    """Whether the words after the verb say only that nobody had lobbied, which is no interest."""
    return _NOT_LOBBIED.match(rest) is not None


def tells_of_itself(text: str, start: int, rest: str) -> bool:
    """Whether the words after "stated" or "advised" tell of the own life of a member whose name starts there."""
    member = _MEMBER.search(text, max(0, start - 30), start)
    return member is not None and OWN_STATEMENT.match(rest) is not None


def is_one_more(rest: str) -> bool:
    """Whether the words after "declared" only point to the interest declared before: "one in item 7"."""
    return _ONE.match(rest) is not None

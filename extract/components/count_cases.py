"""The places in a sentence in which a number counts what is named elsewhere: "two were refused", "from 20 to 27".

Each is a row of `CASES`: what must be so of the number and its sentence, and the words right before and right after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract import rules
from extract.components.numbers import DIGITS, WORDS
from extract.components.within import spaced

NUM = rf"(?:{DIGITS}|{WORDS})"
ROUGHLY = r"(?:(?:about|around|approximately|some|just|over|nearly|almost|only) ){0,2}"
_VERB = (
    r"(?:were|was|are|had|have|did|would|will|could|should|being|gave|achieved|remained|showed|required|failed|passed"
    r"|met|voted|attended|responded|replied|supported|objected|opposed|agreed|disagreed|came|went|left|received|related"
    r"|concerned|involved|which|who|whom|having|no longer|still|also)"
)
DID = spaced(rf" (?:{_VERB}|in (?:support|favour)|objecting|supporting|opposing|abstaining|against)\b")
CLAUSE = spaced(r"(?:[,;:(–]|\b(?:and|but|while|whilst|with|that|of (?:which|whom))) $")
ELLIPSIS = re.compile(r"[.,;)]|$")
TARGET = spaced(
    r"\b(?:against|than|above|below|exceed(?:ed|ing)|missed|met|under|over|on) (?:an?|the|its|our|their) (?:\w+ )?"
    r"(?:target|figure|average|baseline|forecast|plan) of $"
)
""" "82 incidents against a target of 85": what is counted stands before."""
PEOPLE = spaced(
    r"\b(?P<noun>population|electorate|attendance|membership|waiting list|housing register|workforce|headcount"
    r"|capacity|audience|crowd|congregation|footfall|readership|establishment|school roll|numbers on roll)"
    r"(?: (?:at|in)(?: [\w’'-]+){1,4}?(?= (?:was|is|had|has|stood|reached) ))?"
    r"(?: (?:(?:figure|had|has|been|of|was|is|at|stood|reached|totalled|now|currently|then|grow|grown|grew|rise|risen"
    r"|rose|fall|fallen|fell|increased?|decreased?|drop|dropped|declined?|doubled|halved|trebled|would|will|could|expected"
    r"|forecast|projected|be|up|down|from|to) ){1,5}|: )" + ROUGHLY + "$",
    re.IGNORECASE,
)
"""Nouns that name a number of people themselves, so that nothing need follow the number."""
PEOPLE_CHANGED = spaced(
    r"\b(?P<noun>population|electorate|attendance|membership|waiting list|housing register|workforce|headcount|footfall"
    r"|readership)(?: (?:had|has|was|is|would|will|went|rose|fell|grew|increased|decreased|dropped|declined))"
    r"[^.;:]{0,50} from " + ROUGHLY + "$",
    re.IGNORECASE,
)
""" "Footfall was up 10% on last year, from 41,000 to 45,100"."""
OF_THE = spaced(rf" (?:out )?of (?:the(?: [\w-]{{2,20}}[’']s?)?|these|those|all|its|their|our|his|her) {NUM}")
OUT_OF = spaced(r" out of (?=\d)")
""" "the total (63 out of 450)"."""
OF_ALL = spaced(r"\)? (?:out )?of \d[\d,]*(?= [a-z]{4})")
""" "245 of 260 planning applications": both count the same."""
TO_NUMBER = spaced(rf" to {ROUGHLY}{NUM}")
OF_WHICH = spaced(rf"\b[Oo]f (?:which|whom|these|those),?(?: there (?:were|are|had been))? {ROUGHLY}$")
_SLOT = spaced(
    r"\b(?:from|to|by|at|on|was|were|is|are|of|only|just|total(?:l?ed|ling)?|reached|stood at|numbered"
    r"|increased|decreased|and|be|been|now|above|below|averaged|nearing|approaching"
    r"|exceed(?:ed)?|(?:more|less|fewer|higher|lower) than) $",
    re.IGNORECASE,
)
_CHANGED = spaced(
    r"\b(?:(?:up|down|increase|rise|fall|drop|reduction|decrease) from|compared (?:with|to)|as against"
    r"|as opposed to) $"
)
_EARLIER = spaced(
    r"(?: in)? (?:(?:(?:\w+ ){1,2}(?:ago|earlier|before))"
    r"|the (?:\w+ ){0,2}(?:year|month|quarter|period|months)(?: before)?|last (?:year|month|quarter|time)"
    r"|a year (?:ago|earlier|before)|in 20\d\d)\b"
)
""" "17 complaints, against 12 in the half year before"."""


_STATE = rf"(?:{'|'.join(rules.values('counted', 'states'))})"
""" "six amber and five red", "10 reasonable and 4 limited": how each was found to be."""
_DONE = spaced(
    rf" (?:(?:[a-z]{{3,12}}ly )?(?:[a-z]{{3,}}ed|hurt|killed)|upheld|withdrawn|met|left|lost|won|{_STATE})"
    r"(?=[.,;)]| (?:by|in|at|on|during|within|and|to date|so far|because)\b)"
)
_AS_STATE = spaced(rf" {_STATE}(?=[.,;)]| (?:and|with|from|in|to|at)\b)")
_HELD = spaced(
    r"\b(?:had|has|have|holds?|held|gives?|(?:give|given|gave) (?:it|them|us)|invited)"
    rf" (?:now )?{ROUGHLY}$"
)
""" "The school was built for 96 pupils and had 131"."""
_HELD_WHERE = spaced(r"[.,;)]|$| on (?:the|its) (?:register|roll|list|waiting list|books)\b")
_SINCE = spaced(r"\b(?:Since|In|During|By|At|On|Of late|To date)\b[^.;:\d]{0,40} $")
""" "Since July two have been added"."""
_THE_OTHER = spaced(r"\bthe (?:remaining|other) $")
_THEN_DONE = spaced(r" (?:be|to|were|had|have|are|would|will|remained|could|should)\b|[.,;)]")
_THEY_WERE = spaced(r" (?:were|are|have|had been|would be|will be|came|went|left) [a-z]")
_FOR_OR_AGAINST = spaced(r" (?:for|against)[.,;)]")
PEOPLE_DID = spaced(
    r" (?:had |have )?(?:applied|replied|responded|attended|volunteered|enrolled|registered|signed up|taken part"
    r"|took part)\b"
)
""" "said that nine had applied": people."""
SAID_THAT = spaced(r"\bthat $")
_HAD_DONE = spaced(
    r"\b(?:upheld|dismissed|allowed|refused|approved|granted|rejected|closed|opened|completed|withdrawn|resolved|settled"
    r"|received|issued|served|filled|appointed|recruited|lost|won) $"
)
_NOT_EXCEEDED = re.compile(r"(?<!exceeded\sthe\s)(?<!exceeds\sthe\s)(?<!exceed\sthe\s)\Z")
""" "exceeded the 1,120 needed" may be metres."""
_PLACED = spaced(r" (?:of|in|for|at|from|on|under|with)\b")
_OF_SO_MANY = spaced(rf"\bOf (?:the |these |those )?{NUM} [^.;:,]{{3,60}} $")
_EACH_OF_SEVERAL = spaced(rf" (?:for|in|on|under|from) [^()\d]{{1,40}}(?:,| and) {NUM}\b")
""" "22 notices (14 for littering, six for fouling)"."""
_ELSEWHERE = spaced(r" (?:on|in|at|under|being|waiting|to (?:come|go))\b|[.,;)]")
_SIDE = spaced(r" (?:of|in) (?:objection|support|comment|representation|favour)\b")


@dataclass(frozen=True, slots=True)
class Case:
    """What must be so (`needs`, of the names that `facts` gives), and the words before and after the number."""

    needs: frozenset[str]
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    reach: int = 40
    """How far before the number the words may begin, in characters."""


def _case(
    needs: str, before: re.Pattern[str] | None = None, after: re.Pattern[str] | None = None, reach: int = 40
) -> Case:
    return Case(frozenset(needs.split()), before, after, reach)


CASES = (
    _case("million"),  # "1.2 million were sold"
    # "12,400 in May", where the paragraph has counted something, or nothing was counted yet
    _case("thousands", _NOT_EXCEEDED),
    _case("", None, spaced(r" \(\d{1,3}(?:\.\d+)?%\)")),  # "14 (35%)"
    _case("", None, OF_THE),  # "12 of the 40 homes"
    _case("", None, OF_ALL),  # "245 of 260 planning applications"
    _case("digits", None, OUT_OF),
    _case("counted last here digits", spaced(r"\bout of $"), ELLIPSIS),  # "63 out of 450"
    _case("counted last here digits", spaced(r"\b\d{1,4} of $"), DID),  # "Appeals: 3 of 8 were allowed"
    _case("digits", None, spaced(r" from [A-Z]")),  # "31 from Harle"
    _case("", PEOPLE, None, 60),  # "the membership was 212"
    _case("change"),  # "from 20 to 27"
    _case("counted told", TARGET, None, 50),  # "82 incidents against a target of 85"
    _case("", OF_WHICH),  # "14 appeals, of which nine"
    _case("last", None, spaced(r" (?:of|from) (?:them|these|those|which|whom)\b")),  # "nine of them"
    _case("named digits", _SLOT),  # "the number of visits was 312"
    _case("counted last whole", _SLOT, ELLIPSIS),  # "14 appeals, an increase of nine."
    _case("opens listed digits", None, DID),  # "of the 65 homes:" above "37 were let"
    _case("opens here word", None, DID),  # "40 pupils applied. Twelve were refused."
    _case("named digits", spaced(r"\b[oi] $"), spaced(rf" i {DIGITS}")),  # "nifer y disgyblion o 412 i 438"
    _case("named digits", spaced(rf"\bo {DIGITS} i $")),
    _case("counted last", _CHANGED),  # "14 appeals, up from nine"
    _case("told digits", spaced(r"\b(?:including|of which|of whom|namely) $"), _PLACED),  # "including 13 for visitors"
    _case(
        "counted last", spaced(r"\b(?:including|only|with|and|gynnwys|[,;(]) $"), _AS_STATE
    ),  # "64 homes (including 19 affordable)"
    _case("counted last here", _HELD, _HELD_WHERE, 60),
    _case("last here word", _SINCE, DID, 70),
    _case("last here", _THE_OTHER, _THEN_DONE),  # "the remaining two be deferred"
    _case("opens here digits whole", None, _THEY_WERE),  # "1,903 pupils had a plan. 164 were in other schools."
    _case("counted last", spaced(r"(?:[,;]|\band) $"), _FOR_OR_AGAINST),  # "90 letters, 43 against and 47 for, came"
    _case("counted word", _OF_SO_MANY, DID, 90),  # "Of 11 decisions since April nine were dismissed"
    _case("counted last here digits", re.compile(r"\(\Z"), _EACH_OF_SEVERAL),
    _case("told digits", spaced(r"\b(?:another|a further) $"), _ELSEWHERE),  # "with another 96 on site"
    _case("told digits", spaced(r"\b(?:up|down) $"), spaced(r" (?:from|on|since)\b")),  # "down 18 from 330"
    _case("counted last", None, spaced(r" (?:in (?:all|total)|altogether)\b")),  # "9 in May and 12 in June, 21 in all"
    _case("counted last", spaced(r"\bagainst $"), _EARLIER),
    _case("counted last here", spaced(rf"\bfrom {ROUGHLY}{NUM}[^.;:]{{0,60}} to {ROUGHLY}$"), None, 120),
    _case("counted last", CLAUSE, DID),  # "40 applied and twelve were refused"
    _case("counted last", spaced(r"(?:[,;]|\b(?:and|with|leaving)) $"), _DONE),  # "40 came in and 52 closed"
    _case("counted last word", _HAD_DONE, ELLIPSIS),  # "27 complaints were received and they had upheld four."
    _case("counted last digits", spaced(r"\band $"), _SIDE),  # "38 letters of support and 11 of objection"
    _case("last here digits", re.compile(r"(?:%|\bper\s{1,40}cent)\s{1,40}\($"), re.compile(r"\)")),  # "25% (16)"
)


def counts(text: str, match: re.Match[str], floor: int, facts: frozenset[str]) -> bool:
    """Whether a number stands in one of the places; `floor` is where its sentence begins.

    `facts`: `digits`, `word`, `whole`, `million`, `thousands` of the number; `change`: it is one's first end; `opens`
    its sentence; `named` in the sentence, `counted` in it before, `last` in the text, `told` in either, `here` in the
    paragraph, `listed` above: what things were counted.
    """
    start, end = match.span()
    return any(
        case.needs <= facts
        and (case.after is None or case.after.match(text, end) is not None)
        and (case.before is None or case.before.search(text, max(floor, start - case.reach), start) is not None)
        for case in CASES
    )

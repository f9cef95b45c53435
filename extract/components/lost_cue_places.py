"""Places where words of a resolution are none: papers, petitions, conditions, motions that fell, terms of reference.

A decision whose cue is lost is known by the form of its words alone, and others use that form too. What stands above
and below tells: where it speaks of somebody else's wishes, or of papers not yet taken, nothing is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from extract.text import Block

_RECORD = re.compile(
    r"^[ \t#*]{0,12}(?:Agenda(?:,\s\w+)?\sand\s(?:\w+\s)?(?:minutes|decisions)|Minutes(?:\s(?:of|for|from)\b|:)"
    r"|Cofnodion\s?:|Present\b|PRESENT\b|In\sattendance|Attendance|Sederunt|Yn\sbresennol|Meeting:\s)",
    re.MULTILINE | re.IGNORECASE,
)
"""What stands at the top of a record of a meeting."""
_RECORD_TITLE = re.compile(r"^[ \t#*]{0,12}(?:[\w’'-]+[ \t]){0,8}minutes[ \t]*$", re.MULTILINE | re.IGNORECASE)
_PAPER_TITLE = re.compile(
    r"^[ \t#*]{0,12}(?:Agenda(?:\s(?:for|of)\s[^\n]{0,120})?|Council\ssummons|Summons"
    r"|You\sare\s(?:hereby\s)?summoned\b[^\n]*|Notice\sis\shereby\sgiven\b[^\n]*|(?:The\s)?Forward\splan\b[^\n]{0,60}"
    r"|Report\s(?:to|title)\b[^\n]{0,120}|Terms\sof\sreference|Standing\sorders|Financial\sregulations"
    r"|(?:The\s|Our\s)?Constitution(?:\sof\s[^\n]{3,80})?|Part\s\w{1,3}\b[^\n]{0,60}\b(?:rules|procedures?|constitution|functions|delegation)\b[^\n]{0,60}"
    r"|(?:[A-Z][\w’'-]+\s){0,3}procedure\srules|Rules\sof\sprocedure)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
"""What stands at the top of an agenda without minutes, of a report, of terms of reference or of standing orders."""
_PAPER_HEADING = re.compile(
    r"^[ \t#*]{0,12}(?:\d{1,2}(?:\.\d{1,2})?\.?[ \t]+)?(?:Introduction|Purpose\sof\s(?:the\s)?report|Executive\ssummary"
    r"|(?:Financial|Legal|Resource|Equality|Equalities|Staffing|Risk|Climate|Environmental)(?:\sand\s\w+)?\simplications"
    r"|Options(?:\sconsidered|\sappraisal)?|Next\ssteps|Conclusions?|Risk\s(?:assessment|management)|Implications"
    r"|Consultations?(?:\sundertaken)?|Alternative\soptions)[ \t]*:?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
HEAD = 1500
"""Characters at the top of a text in which it says what it is."""

_OTHERS_TITLE = re.compile(
    r"(?:(?:Councillor|Cllr|Head\sof|Director\sof)\s[A-Z][^.;:(]{2,40}|Proposals?|Options?|Petitions?|Draft\s[Rr]esolutions?|Actions?(?:\s[Pp]lan)?|Points\s(?:made|raised)|Quorum|Membership"
    r"|Conditions|Informatives?|Functions|Powers|Duties|Remit|Terms\sof\s[Rr]eference)\b(?![^.;:]*\b(?:noted|agreed|approved)\b)[^.;]{0,60}"
)
""" "Proposal 2", "Action plan", "Conditions": titles right above what was not decided."""
_ASKED_TITLE = re.compile(
    r"(?:(?:Public\s|Supplementary\s)?Questions?\s(?:\d|from\b|by\b|to\b)|(?:Motions?|Amendments?)\s(?:on\s[Nn]otice|submitted|by|from)\b"
    r"|\(?\w\)?\s?(?:Motion|Notice\sof\s[Mm]otion)\s(?:submitted|by|from)\b|Notices?\sof\s[Mm]otion\b|Rhybudd\so\s[Gg]ynnig\b)"
)
_THING = (
    r"(?:resolutions?|motions?|amendments?|proposals?|conditions?|actions?|points?|requests?|recommendations?"
    r"|suggestions?|undertakings?|changes|questions?|ideas|aims|wishes|demands|terms)"
)
_LEAD = re.compile(
    rf"\b(?:the\sfollowing|draft|these|those)\s(?:\w+\s){{0,2}}?{_THING}\b[^.;]{{0,120}}[.:]?$"
    rf"|\b(?:made|put\sforward|offered|listed|submitted)\s(?:(?:a\snumber\sof|some|several|\w+)\s)?{_THING}\b[^.,;]{{0,60}}[.:]?$"
    r"|\bas\san\samendment\b[^.;]{0,80}$|\b(?:undertook|undertaken|undertakes|promised|offered|agreed)\b[^.;]{0,40}\bfollowing\b[^.;]{0,20}[.:]?$"
    r"|\bto\sdo\sthe\sfollowing\b[.:]?$|\balternative\sbudget\b[^.;]{0,30}[.:]?$|\bnotice\sof\s(?:a\s|the\s|this\s)?motion\b[^.;]{0,60}[.:]?$"
    r"|\b(?:what|which)\s(?:[\w’'-]+\s){0,5}?(?:asks?|asked|wish|wished|wants?|wanted|did|had\sto\sbe\sdone|should\sbe\sdone)\b[^.;]{0,50}[.:]?$"
    r"|\b(?:conditions?|reasons?)(?:\s(?:set\sout|listed|given|printed))?(?:\s(?:below|overleaf|as\sfollows|here))?[.:]?$"
    r"|\b(?:decisions?|resolutions?)\s(?:of|by|from|made\sby|taken\sby)\s(?-i:(?:the\s)?[A-Z])[^.;]{0,80}[.:]?$"
    r"|\b(?:are|is|will|may|shall|must|includes?|can|should)[\s:–-]*$|\b(?:recommended|proposed)\b[^.;]{0,120}\bas\sfollows[.:]?$",
    re.IGNORECASE,
)
"""The end of a paragraph above what others want, what they are bound by, or what a body is for."""
_WRITTEN = re.compile(
    r"\b(?:letters?|petition\w*|ll?ythyr\w*|deiseb\w*|deputations?|wrote|e-?mails?)\b|\b(?:minutes|notes|summary)\sof\sthe\s(?:[A-Z]|minutes\b)",
    re.IGNORECASE,
)
"""What somebody else wrote or decided is told: words of a resolution in the middle of an item may be theirs."""
_FELL = re.compile(
    r"\b(?:was|were|be|been|be(?:came)?|it|them|motion|amendment)\s(?:then\s|therefore\s|accordingly\s)?(?:withdrawn|lost|defeated|ruled\sout)\b"
    r"|\bwithdr(?:aw|ew)\s(?:it|them|his|her|the\smotion)\b|\bfell\b|\bstood\s(?:referred|adjourned|remitted)\b|\bnot\s(?:accepted|carried|seconded)\b|\bwant\sof\sa\sseconder\b|\bnot\sput\b",
)
"""What became of a motion that stands above."""
_ANOTHER = re.compile(
    r"(?:An?|Another)\s(?:\w+\s)?(?:motion|amendment|proposal)\b|It\swas\s(?:then\s)?(?:moved|proposed)\b"
    r"|(?:Councillor|Cllr)\b[^.;]{0,60}\b(?:moved|proposed)\b"
)
""" "A motion by Councillor Ash failed": not the one above."""
_TALK = re.compile(
    r"(?:In\s(?:reply|response|answer)\b|(?:The\s)?(?:Members|Councillors|Cabinet|Panel|Committee|Officers|Council|Chair\w*|Leader(?:\sof\sthe\s[^.;]{3,50}?)?|Clerk|Mayor|Convener"
    r"|Applicants?|Agent|Objectors?|Petitioners|Adviser|Solicitor|Residents?|Licence\sholder|Licensee|(?:lead\s)?Signator(?:y|ies)"
    r"|(?:[A-Z][\w’'-]+\s){0,3}(?:Head|Director|Officer|Manager|Member|Lead|Engineer)\b(?:\s(?:of|for)\s(?:(?:[A-Z][\w’'-]+|and)\s?){1,5})?"
    r"|(?:Councillor|Cllr\.?|Mrs?\.?|Ms|Dr)\s[A-Z][\w’'. -]{1,30}?)\s(?:\w+ly\s|also\s|then\s|had\s)?"
    r"(?:said|replied|responded|welcomed|felt|answered|discussed|spoke|gave|queried|commented|made|asked\s(?:how|what|when|whether|why|if|about|who|for\s(?!h|it|the))"
    r"|thanked\s(?!members|the\s(?:council|committee|panel)\b))\b)",
    re.IGNORECASE,
)
"""A paragraph that goes on with the debate: what stands above it did not end it."""
_ACTION = re.compile(r"(?:\(|ACTION|Action|Vote|Voting|For\b|GWEITHREDU)")
_STATUS = re.compile(r"\b(?:Completed?|In\s[Pp]rogress|Ongoing|Outstanding|Not\s(?:begun|started)|Closed|Overdue)\.?$")
""" "the risk register be reviewed   In progress": a row of a table of what was recommended before."""
_DECISION_CELL = re.compile(r"\b(?:decision|resolution|resolved|penderfyniad)s?\s{0,3}:?\s{0,3}\|\s*$", re.IGNORECASE)
""" "Decision | That the fees be frozen.": the cell before says what the words are."""
_OPEN_LIMB = re.compile(r"(?:that|That|THAT|to|To|TO|not to|[a-z])[\s\w]")
_OF_OFFICE = re.compile(
    r"\b(?:not(?:ed|es?|ing)|approv\w+|agree\w*|authori[sz]\w+|delegat\w+|adopt\w*|confirm\w*|grant\w*|refus\w+|defer\w*|recommend\w*|appoint\w*"
    r"|elect\w*|request\w*|thank\w*|refer\w*|receiv\w+|endors\w+|accept\w*|support\w*|exclu\w+|signed\s(?:by|as)|correct\srecord|award\w*|instruct\w*|congratulat\w+"
    r"|amend\w*|welcom\w+|suspend\w*|revok\w*|dismiss\w*|reject\w*|ratif\w*|resolv\w*|ask\w*|invit\w*|establish\w*|set\sup|allocat\w*"
    r"|nominat\w*|permit\w*|counter\snotice|contract|meeting|licence|report\w*|no\s(?:further\s)?action|record\w*"
    r"|dirprwy\w*|nodi|cymeradwy\w*|derbyn|cadarnhau|penodi|mabwysiad\w*|argymell\w*|gofyn\w*|cytuno|gohirio|gwrthod)\b",
    re.IGNORECASE,
)
""" "be noted", "be authorised": words in which bodies resolve. "The hedge be kept" has none of them."""
_NUMBER = re.compile(r"\w+")
NEAR = 3
"""Paragraphs above and below that are looked at, those of lists left out."""


@lru_cache(maxsize=8)
def is_paper(text: str) -> bool:
    """Whether a text is a report, an agenda without minutes, terms of reference or a part of a constitution."""
    if _RECORD.search(text, 0, 2 * HEAD) or _RECORD_TITLE.search(text, 0, HEAD // 6):
        return False
    if _PAPER_TITLE.search(text, 0, HEAD):
        return True
    return len({found.group().strip().casefold() for found in _PAPER_HEADING.finditer(text)}) > 2


def _around(text: str, blocks: Sequence[Block], index: int, step: int) -> Iterator[Block]:
    """The nearest paragraphs of the same item above (`step` -1) or below (1), without lists and rows like this one."""
    item, at, seen = blocks[index].item, index + step, 0
    while 0 <= at < len(blocks) and seen < NEAR and abs(at - index) < 40:
        one = blocks[at]
        if one.item != item:
            return
        if not one.label and not (_OPEN_LIMB.match(text, one.start) and one.end - one.start > 12):
            seen += 1
            yield one
        at += step


def _is_line(text: str, block: Block) -> bool:
    return block.end - block.start < 90 and text[block.end - 1] not in ".;,"


def _is_led(text: str, above: list[Block], adjacent: bool) -> bool:
    """Whether a title or the paragraph above says whose words these are; not across another list."""
    if not above:
        return False
    if adjacent and _LEAD.search(text, max(above[0].start, above[0].end - 260), above[0].end):
        return True
    if _is_line(text, above[0]) and _OTHERS_TITLE.fullmatch(text, above[0].start, above[0].end):
        return True
    return any(_is_line(text, one) and _ASKED_TITLE.match(text, one.start, one.end) for one in above)


def _goes_on(text: str, above: list[Block], below: list[Block]) -> bool:
    """Whether what is told below shows that nothing was settled above it."""
    here = takewhile(lambda one: not _ANOTHER.match(text, one.start), below)
    if any(_FELL.search(text, one.start, min(one.end, one.start + 400)) for one in here):
        return True
    if not below or below[0].is_heading or _is_line(text, below[0]):
        return False
    if _TALK.match(text, below[0].start, below[0].end):
        return True
    told = below[0].end - below[0].start > 40 and not _ACTION.match(text, below[0].start)
    return told and any(_WRITTEN.search(text, one.start, min(one.end, one.start + 600)) for one in above)


def is_above_documents(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether "Additional documents:" is the next heading below: that stands between an agenda's words and minutes."""
    for one in blocks[index + 1 : index + 40]:
        if one.is_heading or not (one.label or _OPEN_LIMB.match(text, one.start)):
            return text.startswith(("Additional documents", "Dogfennau ychwanegol"), one.start)
    return False


def resolves(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether a paragraph "that ...", or one of a list that begins with it, has a word in which bodies resolve."""
    item, labelled = blocks[index].item, blocks[index].label is not None
    if not labelled and text.startswith(("that ", "That ", "THAT "), blocks[index].start):
        return True
    for one in blocks[index : index + 2 * NEAR]:
        if one.item != item or (one.label is not None) != labelled:
            return False
        if _OF_OFFICE.search(text, one.start, one.end):
            return True
        if not labelled:
            return False
    return False


def _first(blocks: Sequence[Block], index: int) -> int:
    """The first of the paragraphs labelled in the same manner that end with this one; itself without a label."""
    while index and (label := blocks[index].label) and blocks[index].item == blocks[index - 1].item:
        above = blocks[index - 1].label
        if not above or _NUMBER.sub("x", above) != _NUMBER.sub("x", label):
            break
        index -= 1
    return index


def is_of_others(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether words in the form of a resolution are of a paper, of others, or of what was not carried."""
    block, index = blocks[index], _first(blocks, index)
    if _STATUS.search(text, max(block.start, block.end - 30), block.end) or is_paper(text):
        return True
    line = text.rfind("\n", max(0, block.label_start - 60), block.label_start) + 1
    cells = text[max(line, block.label_start - 60) : block.start]
    if "|" in cells and not _DECISION_CELL.search(cells):
        return True  # a cell of a table
    above, below = list(_around(text, blocks, index, -1)), list(_around(text, blocks, index, 1))
    return _is_led(text, above, not (index and blocks[index - 1].label)) or _goes_on(text, above, below)

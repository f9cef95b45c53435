"""What reads like an act of the meeting and is none: a clause of time, an answer, a list of what others asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.components import bodies
from extract.components.short_titles import is_title
from extract.components.told import PAST, Told
from extract.text import Block, Sentence

_CLAUSE = re.compile(
    r"(?:When|After|Before|If|Had|Once|Since|Until|Should|Were|Unless|As|Because)\s(?:[Tt]he\s|[Tt]his\s)?[A-Z\d]"
    r"|(?:When|After|Before|If|Once|Since|Until|Unless|As|Because)\sthe\s[a-z]+\s(?:agreed|approved|resolved|decided)\b"
)
""" "When the Cabinet approved the budget", "Had the Panel agreed it": when, or if, something was decided."""
_CLAUSE_BEFORE = re.compile(
    r"(?:^|[\s,(])(?:[Ww]hen|[Aa]fter|[Bb]efore|If|[Hh]ad|[Oo]nce|[Ss]ince|[Uu]ntil|[Uu]nless|As|[Bb]ecause)\s$"
)
_BY_OTHERS = re.compile(
    r"\b(?:agreed|resolved|decided|approved|deferred|refused|granted|adopted|accepted|rejected|appointed|endorsed"
    r"|confirmed)\sby\s(?:the\s|a\s|an\s|both\s)?(?:(?:UK|Welsh|Scottish|British|Central|central|Local|Coalition|Labour"
    r"|Conservative)\s)?"
    r"(?:Government|Secretary\sof\sState|Minister|Ministers|Parliament|Senedd|High\sCourt|Supreme\sCourt|Court\sof\sAppeal"
    r"|Magistrates|Planning\sInspector\w*|Inspector\w*|Ombudsman|Home\sOffice|Treasury|Department\b|NHS|ICB|CCG|DfE|Ofsted"
    r"|Lottery|National\sLottery|Heritage\sFund|Environment\sAgency"
    r"|(?:[A-Z][\w’'-]+\s){0,3}(?:(?:District|County|Borough|City)\sCouncil|Planning\sAuthority)"
    r"|bank|landlord|contractors?|developers?|parties|parish\smeeting|Upper\sTribunal)\b"
)
""" "It was agreed by the Government that ...": somebody else did."""
_BEFORE_NOW = re.compile(
    r"[^.;:]*?\b(?:approved|agreed|adopted|considered|endorsed|noted|refused|deferred)\s"
    r"(?:(?!\b(?:to|that|minutes?|notes|record|raised|made|discussed|held|presented|asked|taken)\b)[^.;:]){3,120}?"
    r"\sat\s(?:its|their|our|the)\s(?:last|previous)\smeeting\.?$",
    re.DOTALL,
)
""" "The Panel approved the scheme at its last meeting."."""
_SO_FAR = re.compile(
    rf"(?:{bodies.BODY})\s(?:has|have)\s(?:\w+\s)?(?:approved|agreed|refused|granted|awarded|adopted|endorsed|allocated|deferred)\b"
    r"(?:[^.;:]{0,160}?\b(?:this\s(?:financial\s|municipal\s|civic\s)?year|to\sdate|so\sfar|since|(?:each|every)\syear"
    r"|over\sthe\s(?:last|past))\b|\s[A-Z]{0,6}\d{1,6}/\d)"
)
""" "The Panel has approved three such applications this year."."""
_ANSWER = re.compile(
    r"(?:Supplementary\s)?(?:Question|Answer|Reply|Response\s(?:by|from|of))(?:\s(?:by|from|of|no\.?)?\s?[^:\n]{1,60}|\s?\d{1,2})?\s?:"
    r"|[QA]\d{1,2}\s?[.:]\s"
)
""" "Answer: Yes. The Council approved it in May.": a question put to the Leader, and the reply."""
_ANSWER_HEAD = re.compile(
    r"(?:Supplementary\s)?(?:[Rr]esponse|[Rr]eply|[Aa]nswer)(?:\s(?:by|from|of)\s[^.;:\n]{3,70})?\s?:?"
)
""" "Response", "Reply from the Leader": a line above what was answered."""
_SPEECH = re.compile(
    r"\b(?:said|stated|replied|responded|answered|wrote|reads?|quoted|added|asked|explained|commented)\s?[:,]?\s?[“\"‘']\s?$"
)
""" "He stated: "It was agreed that ..."."""
_HELD_BY = re.compile(
    r"\b(?:residents?|petition\w*|objectors?|parishioners|members\sof\sthe\spublic|public\sspeakers?|speakers?"
    r"|called\s(?:up)?on|heard\sfrom|will\s(?:be\sasked\sto\s)?(?:move|propose)|(?:is|are)\s(?:asked|invited)\sto"
    r"|would\slike|alleg\w+|complain\w+)\b",
    re.IGNORECASE,
)
_NOTED_OF = re.compile(
    r"\bfollowing\s(?:decisions?|recommendations?|resolutions?|responses?)\s(?:of|by|from)\s[^.;:]{3,60}?\sbe\s(?:noted|received)\b"
)
""" "That the following decision of Cabinet be noted:": the list below is what another body decided."""
_HAD_ACTED = re.compile(r"\b(?:resolved|agreed|decided|recommended|approved|determined)\b", re.IGNORECASE)
_HAD = re.compile(
    r"\bhad\b|,\son\s\d|\son\s(?:\w+day,?\s)?\d{1,2}\s[A-Z][a-z]+(?:\s\d{4})?,\s(?:decided|agreed|resolved|recommended)\b"
)
_OPEN = re.compile(r"[:–—-][\s–—-]*(?:(?:that|to)[\s:–—-]*)?$", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"\s(?:by|at|in|on|with|last)\b[^.;:\n]{0,80}?\s(?:would|will|was|were|had|is|are|has|have|should|could|may|might|must"
    r"|shall|can)\s|\s(?:would|will|should|could|may|might|must|shall|can|are|is|had|have|has)\s"
)
""" "Any recommendations agreed by the Panel would be sent": which, not what became of them."""
_ONLY_THAT = re.compile(r"(?:that|to)[\s:–—-]*", re.IGNORECASE)
_LABEL = re.compile(r"[“\"‘']?\(?\w{1,3}[.)]\s{1,4}")
_ANOTHER_LIMB = re.compile(r"(?:[“\"‘']?\(?\d{1,2}[.)]\s{1,4})?(?:That|THAT|To|that|to)\s")
_ROW = re.compile(r"[\s–—-]*[“\"‘']?(?:\(?\w{1,3}[.)]\s*)?(?:(?:That|THAT|To|that|to)\s|$)")
LONGEST_ANSWER = 6
"""Paragraphs of an answer that are read as such, below the line that says it is one."""
REACH = 120
"""Paragraphs up to which the words above a list are looked for."""


def is_clause(told: Told, words: str) -> bool:
    """Whether a sentence only tells when, or by whom, something was decided; white space in `words` is single."""
    quote = words[told.start : told.end]
    if told.rule == "narrative.body" and _CLAUSE.match(quote) and "," not in quote[:8]:
        return True
    if _CLAUSE_BEFORE.search(words, max(0, told.start - 12), told.start):
        return True
    if _SPEECH.search(words, max(0, told.start - 40), told.start):
        return True
    if "by " in quote and _BY_OTHERS.search(quote, 0, 240):
        return True
    if told.rule != "narrative.body":
        return False
    return bool(_SO_FAR.match(quote)) or ("meeting" in quote and _BEFORE_NOW.match(quote) is not None)


def is_answer(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether a paragraph is a question put to somebody or the answer, as it says itself or a line above it."""
    block = blocks[index]
    if text[block.start] in "QASR" and _ANSWER.match(text, block.start, min(block.end, block.start + 90)):
        return True
    for above in reversed(blocks[max(0, index - LONGEST_ANSWER) : index]):
        if above.item != block.item or above.is_heading:
            return False
        if above.end - above.start < 90 and text[above.end - 1] not in ".;":
            return _ANSWER_HEAD.fullmatch(text, above.start, above.end) is not None
    return False


def _is_lead(words: str) -> bool:
    if not _OPEN.search(words):
        return False
    return bool(_HELD_BY.search(words) or _NOTED_OF.search(words)) or bool(
        (PAST.search(words) or _HAD.search(words)) and _HAD_ACTED.search(words)
    )


def is_listed_elsewhere(text: str, blocks: Sequence[Block], sentence: Sentence) -> bool:
    """Whether the words above a list say that others asked for it, or that it was decided before.

    "The petitioners called on the Council:", "Cabinet had RECOMMENDED to Council:", "The Chair will move:".
    """
    block = blocks[sentence.block]
    if sentence.start > block.start + 3 and not _LABEL.fullmatch(text, block.start, sentence.start):
        head, colon, rest = text[max(block.start, sentence.start - 600) : sentence.start].partition(":")
        row = bool(colon) and _ROW.match(rest) is not None
        return row and _is_lead(f"{head[max(head.rfind('. '), head.rfind('.' + chr(10))) + 1 :]}:")
    return above_list(text, blocks, sentence.block)


def above_list(text: str, blocks: Sequence[Block], index: int) -> bool:
    """The same of the list to which a paragraph belongs."""
    item = blocks[index].item
    for block in reversed(blocks[max(0, index - REACH) : index]):
        if block.item != item:
            return False
        if _ONLY_THAT.fullmatch(text, block.start, block.end):
            continue
        words = text[max(block.start, block.end - 300) : block.end]
        if _is_lead(words[words.rfind(". ") + 1 :]):
            return True
        if not (block.label or _ANOTHER_LIMB.match(text, block.start)):
            return False
    return False


_REASONS = re.compile(r"\b(?:reasons?|findings(?:\sof\sfact)?)\b[^.;:]{0,50}:[\s–—-]*$", re.IGNORECASE)


def gives_reasons(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether a labelled paragraph is one of a list of reasons: "gave the following reasons:" stands above it."""
    item, label = blocks[index].item, blocks[index].label
    for block in reversed(blocks[max(0, index - REACH) : index]):
        if not label or block.item != item:
            return False
        if not block.label:
            return _REASONS.search(text, max(block.start, block.end - 120), block.end) is not None
    return False


_NOTIFIED = re.compile(
    r"(?:^|[\s.):–-])(?:[Pp]lanning\s|PLANNING\s)?(?:[Dd]ecisions|DECISIONS|[Dd]eterminations|DETERMINATIONS|[Rr]esults"
    r"|(?:[Dd]ecision|DECISION)(?=\s(?i:notices|received)))"
    r"(?:\s(?i:notices|received|notified|reported|issued|determined|to\snote|for\sinformation|from|by|of)\b[^.;]{0,90})?\s?[:–-]*$"
    r"|\bfollowing\s(?:\w+\s){0,2}(?:decisions|determinations|notices|approvals|refusals)\b[^.;]{0,60}?\b(?:received|notified|noted|reported|issued)\b"
)
""" "Planning decisions", "Decisions received from the District": what a parish is told of the planning authority."""


def is_notified(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether the nearest title above a paragraph says that the decisions below it were made by somebody else."""
    item = blocks[index].item
    for block in reversed(blocks[max(0, index - 40) : index]):
        if block.item != item:
            return False
        if block.end - block.start < 140 and _NOTIFIED.search(text[block.start : block.end]):
            return True
        if block.is_heading or is_title(text, block):
            return False
    return False


_LETTER = re.compile(
    r"\b(?:letters?|e-?mails?|wrote|written|states?|stated|said|says|reads?|quot\w+|repl(?:y|ied)|responded|extract|article|leaflet)\b",
    re.IGNORECASE,
)
_OWN_WORDS = re.compile(
    r"\b(?:motion|amend\w*|resolution|recommendation|proposal|proposed|moved|seconded|agreed)\b", re.IGNORECASE
)


def is_quoted(text: str, blocks: Sequence[Block], index: int, start: int) -> bool:
    """Whether a place in a paragraph stands between quotation marks round what somebody wrote or said."""
    block = blocks[index]
    if is_in_letter(text, blocks, index):
        return True
    opened = text.rfind("“", block.start, start)
    if opened < 0 or text.find("”", opened, start) >= 0:
        return False
    lead = text[max(block.start, opened - 200) : opened]
    if len(lead) < 3 and index:
        lead = text[max(blocks[index - 1].start, blocks[index - 1].end - 200) : blocks[index - 1].end]
    return _LETTER.search(lead) is not None and _OWN_WORDS.search(lead) is None


_SALUTATION = re.compile(r"[“\"‘']?Dear\s(?:[A-Z]|all\b|residents\b|neighbours?\b)")
_SIGNS_OFF = re.compile(
    r"[“\"‘']?(?:Yours\b|Kind(?:est)?\sregards|(?:With\s)?[Bb]est\s(?:wishes|regards)|Regards\b|Signed\b)"
)
_LETTER_LENGTH = 24
"""Paragraphs of a letter that are read as such, below its salutation."""


def is_in_letter(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether a paragraph is one of a letter that the minutes print, between "Dear Clerk" and "Yours"."""
    item, above = blocks[index].item, blocks[max(0, index - _LETTER_LENGTH) : index + 1]
    for block in reversed(above):
        if block.item != item or _SIGNS_OFF.match(text, block.start):
            return False
        if _SALUTATION.match(text, block.start):
            below = blocks[index : index + _LETTER_LENGTH]
            return any(one.item == item and _SIGNS_OFF.match(text, one.start) for one in below)
    return False


def is_participle(text: str, quote: str, verb: str, end: int) -> bool:
    """Whether the verb stands right behind its noun, and another verb follows: it only says which ones are meant."""
    words = quote.split()
    if verb not in ("agreed", "approved", "accepted") or len(words) < 2 or not words[-2][-4:].isalpha():
        return False
    noun = words[-2].casefold().rstrip("s")
    return noun in ("motion", "amendment", "proposal", "recommendation") and bool(
        _PARTICIPLE.match(text, end, end + 120)
    )

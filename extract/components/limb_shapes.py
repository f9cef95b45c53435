"""What limbs look like: stems that lead up to a list, clauses that conditions hang from, words that decide."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.components.outcomes import lead_verb
from extract.text import SPACE, Block

MAX_GAP = 6
"""How many paragraphs (a table, a note) may stand between two limbs of one list."""

_STEM_END = re.compile(
    r"(?:[:]|:\s?[-–—]|\s[-–—])$|^(?:that|to|and|that it)?[\s:;,.–—-]*$"
    r"|\b(?:agree|recommended|resolves?|asked|requested|invited|authorised|instructed|urged)\s(?:that|to)$"
    r"|\b(?:recommends?|recommended|advises?)\sto\s(?:the\s)?(?:[\w-]+\s){1,5}?(?:that|to)$"
    r"|^(?:that\s)?(?:this|the)\s(?:[\w-]+\s){0,3}?(?:council|cabinet|committee|board|panel|executive|authority"
    r"|forum)$",
    re.IGNORECASE,
)
_HANGING = re.compile(
    r"\b(?:subject to(?: the)?|conditions?|for the (?:following )?reasons?|reasons?|on the grounds?(?:"
    r" that)?|informatives?|because|namely|comprising|including|such as|"
    r"as set out below|with the requests? that (?:it|they)|"
    r"calculated as follows|(?:in accordance with|having regard to)(?=[^,]*$)|regulations?|being)\b[^.;]{0,90}$",
    re.IGNORECASE,
)
_PARTICULARS = re.compile(
    r"\bto\s(?:make|take)\sthe\sfollowing\sdecisions?$|\b(?:to\ssecure|securing)(?:\sthe\sfollowing(?:\s[\w-]+){0,3})?$"
    r"|\bin\spart,?(?:\sas\sfollows|\snamely)?$"
    r"|\b(?:on|with|under)\sthe\sfollowing\s(?:heads\sof\s)?(?:terms|criteria|basis|principles|parameters)$"
    r"|\b(?:to|of|at)\sthe\sfollowing\s(?:sites?|premises|locations?|propert(?:y|ies)|places)(?:\s[^.;:]{3,50})?$"
    r"|\b(?:in\sorder|so)\s(?:to|that|as\sto)$|\b(?:permission|consent|application|licen[cs]e)\s(?:following|upon|on|after)$"
    r"|\b(?:with|subject\sto|for)\s(?:the\s)?following\s(?:[\w-]+\s){0,3}(?:amendments|modifications|changes|variations|alterations"
    r"|hours|times|activities|exceptions|restrictions|steps|additions|measures)$"
    r"|\b(?:grant|vary|renew|modify)(?:ed|s)?\s(?:the|this|an?|his|her|its|their)\s[^.;:]{0,120}?\bas\sfollows$"
    r"|\b(?:application|licen[cs]e|certificate|permit|consent|permission|variation)\s[^.;:]{0,90}?\b(?:be|was|is)\s(?:\w+ly\s)?(?:granted|refused"
    r"|varied|approved|renewed|modified)(?:\sin\spart)?,?\sas\sfollows$",
    re.IGNORECASE,
)
""" "authority be given to the Clerk to make the following decisions:" is one, as is a licence with its hours."""
_WORDING = re.compile(
    r"\bto\s(?:now\s)?(?:read|state)(?:\sas\sfollows)?$"
    r"|\b(?:amended|altered|revised|varied|reworded|replaced)\b[^.;:]{0,50}\sas\sfollows$"
    r"|\bfollowing\s(?:\w+\s)?(?:words?|wording|text|paragraphs?|clauses?|sentences?)(?:\s(?:be\s)?\w+ed)?$",
    re.IGNORECASE,
)
""" "Article 4 be amended to read:" is one decision, the list below it the words of the article."""
_NEW_WORDS = re.compile(r"\bfollowing\s(?:\w+\s)?(?:words?|wording|text)\b[^.;:]{0,110}$", re.IGNORECASE)
""" "adopt the following additional words in the Rules -": what stands below is what the rules will say."""
_POWERS = re.compile(
    r"\b(?:authority|powers?)\b[^.;]{0,160}?\bbe\s(?:given|delegated|granted)\b[^;]*?\b(?:as\sfollows|following)\b",
    re.IGNORECASE,
)
""" "delegated powers be given to the Director as follows:" is one decision, what they are for its particulars."""
_GROUNDS = re.compile(
    r"\b(?:on|upon|for)\s(?:the\s)?(?:following\s)?(?:grounds?|reasons?|basis)(?:\s(?:that|of|being))?$"
    r"|\b(?:because|namely|in\sthat|subject\sto)$",
    re.IGNORECASE,
)
""" "on the grounds that:" leads up to reasons, though "that" ends it."""
OPEN = re.compile(
    r"(?:\b(?:to|that|by|for|agree[sd]?|note[sd]?|approve[sd]?|resolve[sd]?|adopt|endorse|award|delegate"
    r"|appoint|the following(?:\s\w+){0,3}|as follows|be (?:approved|noted|agreed|adopted|appointed|granted"
    r"|endorsed|awarded|made|recommended)|the(?:\s[\w-]+){0,3}\s(?:recommendations|decisions|proposals|actions|grants|awards)\s(?:set\sout\s|listed\s)?below))[\s:;–—-]*$|(?:council|cabinet|committee|board|panel|members"
    r"|executive|authority|group|forum|cyngor)[\s:;–—-]*$",
    re.IGNORECASE,
)
TAKEN_UP = re.compile(
    r"To\s(?:approve|agree|adopt|accept)\s(?:the\s)?(?:[\w’'-]+\s){0,3}?(?:motions?|amendments?|addend(?:um|a))\b(?:\s\w+)?\sby\s"
)
""" "To approve the motion by Councillor Ash": it is named by its mover, not moved."""
ASIDE = re.compile(
    r"(?:Reasons?|Note|NB|Background|Action|ACTION|Contact|Informatives?|Voting|Vote|Proposed|Moved|Proposer"
    r"|For|Against|Abstain\w*|Supporting|The meeting|Meeting|Councillors?|Cllrs?|Mrs?|Ms|Miss|Post meeting"
    r"|Declaration|Signed|Signature|Officer|\(?(?:Proposed|Moved|Councillor|Cllr|Mr|Mrs|Ms|The vote|Voting|NB|Note)"
    r"|Minutes\sto\sbe|On being|Following|At this point|During|In accordance with)\b"
)
GOES_ON = re.compile(r"(?:and\s)?(?:that|to)\s|and\s(?:that|to|further)\b", re.IGNORECASE)
LEADS_ON = re.compile(r"\b(?:to|of|the|at|in|for|with|by|from|an?|its|their|on|and)$")
"""The end of a line that is no end of a clause."""
BODY_GOES_ON = re.compile(
    r"(?:Members|(?:The |This )?(?:Council|Cabinet|Committee|Board|Panel|Executive|Authority))\s(?:also\s)?"
    r"(?:continue|note|agree|approve|endorse|support|welcome|recommend|request|adopt|delegate|resolve|receive|urge"
    r"|call)s?\s"
)
OTHER_LANGUAGE = re.compile(
    r"\s?/\s?(?=(?:RESOLVED|PENDERFYNWYD|AGREED|CYTUNWYD|NOTED|NODWYD|Resolved|Penderfynwyd)\b)"
)
"""The same resolution in the other language, after a stroke."""
GRANT = re.compile(
    r"[A-Z][^.;:£€]{2,90}?(?:\s?[:–—-])?\s{1,40}[£€]\d[\d,]*(?:\.\d\d)?(?:\s\([^()]{1,60}\))?[.;,]?(?:\sand)?"
)
""" "Marsh Scouts - £250": a recipient and a sum, a decision where grants are awarded."""
OPINIONS = re.compile(
    r"\bfollowing\s(?:\w+\s){0,2}(?:comments|observations|responses|views|representations|decisions|recommendations)\b[^.;]{0,120}$",
    re.IGNORECASE,
)
""" "the following comments be made:" above titles of applications."""
TOLD_ON = re.compile(
    r"(?:The\s(?:Chair\w*|Mayor|Leader|Clerk|meeting|Provost|Convener|Director|Officers?|Head|Committee|Panel|Board)|Members|Officers"
    r"|Councillors?|Cllrs?|Mrs?|Ms|Miss|Dr)\b[^.;]{0,120}?\s(?:thanked|said|asked|closed|left|declared|explained|advised"
    r"|reported|stated|commented|welcomed|requested|queried|voted|abstained|rejoined|returned|replied|undertook)\b"
)
""" "(b) the fee be £5. The Chair thanked everybody.": a sentence behind the last limb of a row."""
SEAT = re.compile(
    r"[A-Z][^.;:£€\n]{2,90}?\s?(?:\s[–—-]|:)\s{1,40}(?:the\s)?(?:Councillors?|Cllrs?|Mrs?|Ms|Miss|Dr|Prof|Rev|Sir|Dame|Alderm[ae]n|Ald|Bailie|Provost|(?:Deputy\s)?Mayor)\b\.?"
    r"(?:\s[^.;:£\n]|[^\s.;:£\n]|(?<=\b[A-Z])\.|(?<=Cllr)\.){0,120}[.;,]?"
)
""" "Allotment Association – Cllrs Ash and Elm": a body and who sits on it, a decision where people are appointed."""
AWARDS = re.compile(
    r"\bfollowing\s(?:\w+\s){0,2}(?:awards|grants|donations|funding|allocations|contributions)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
RESTS = re.compile(r"(?:Further|FURTHER|And|AND|and|it was further)\b.{0,30}$")


@dataclass(frozen=True, slots=True)
class Limb:
    """One limb before its clauses are told apart. `stem` is the text it inherits its verb from."""

    start: int
    end: int
    stem: str
    label: str | None
    block: int


def is_stem(text: str) -> bool:
    """Whether words after a cue only lead up to the list below them."""
    return _STEM_END.search(text.strip(SPACE)) is not None


def hangs(parent: str) -> bool:
    """Whether the list below a clause is of conditions, reasons or particulars, not of limbs."""
    parent = " ".join(parent[-400:].split())
    if _POWERS.search(parent) and not re.search(r"\bto[\s:;–-]*$", parent):
        return True
    ending = parent[-80:].rstrip(SPACE + ":;-–")
    if _NEW_WORDS.search(parent[-160:].rstrip(SPACE + ":;-–")):
        return True
    if _GROUNDS.search(ending) or _PARTICULARS.search(ending) or _WORDING.search(ending):
        return True
    return _HANGING.search(parent[-160:].rstrip(SPACE + ":;-–")) is not None and not re.search(
        r"\b(?:to|that)\s?[:;–-]*$", parent.rstrip(SPACE)
    )


def decides(words: str) -> bool:
    """Whether words open with a decision verb or say that something be done."""
    return (
        lead_verb(words) is not None
        or re.search(r"\bbe\s(?:\w+ly\s)?\w+(?:ed|en|ld|pt|id|de|nt)\b", words) is not None
        or _IN_PARTICULAR.match(words) is not None
    )


_IN_PARTICULAR = re.compile(
    r"(?:In particular|Furthermore|Further|Additionally|In addition|Also),?\s(?:that\s)?the\s\w+\s(?:urges"
    r"|requests|asks|notes|agrees|approves|calls|recommends)\b",
    re.IGNORECASE,
)


_FILE_SIZE = re.compile(r"\bPDF\s\d[\d.,]*\s[KM]B\s*$")
_ABOVE_FIELD = re.compile(r"\s*\n\s*(?:Minutes|Decision|Cofnodion|Penderfyniad)\s?:\s*\n")


def is_title(text: str, block: Block) -> bool:
    """Whether a block is a heading, or an item's title: with the size of its paper, or its Minutes: below it."""
    if block.is_heading or (block.section == "minutes" and not block.label and _ABOVE_FIELD.match(text, block.end)):
        return True
    return _FILE_SIZE.search(text, max(block.start, block.end - 30), block.end) is not None

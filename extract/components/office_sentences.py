"""What a sentence says before an office: an opening phrase, a nomination only, several people at once."""

from __future__ import annotations

import re

from extract.components import names

_FRONTED = re.compile(
    r"(?:In\s(?:response|reply|answer|answering|relation|addition)|At\sthe\s(?:request|invitation|suggestion|instigation)"
    r"|(?:In|Due\sto|Owing\sto)\sthe\s(?:unavoidable\s)?absence\sof|On\s(?:the\s(?:proposal|motion|proposition|recommendation|advice)|behalf)|Respond|Reply|Answer|Follow|Further\sto|After"
    r"|With|When|Asked|Question|Prompted|Pressed|Invited|Wrth|Mewn)[^,]{0,200}$"
)
_PROPOSED = re.compile(r"\b(?:moved|propos(?:ed|es|ing|al)|nominat(?:ed|es|ing|ions?)|cynigi\w+)\b", re.IGNORECASE)
_DECIDED = re.compile(r"RESOLVED|Resolved|resolved|AGREED|agreed|PENDERFYN|carried|CARRIED|DECIDED|[.!?]\s+\S")
_CARRIED = re.compile(
    r"[^“”]{0,160}?\b(?:CARRIED|carried|duly\selected|unanimously\s(?:agreed|approved)|all\s(?:in\sfavour|agreed)|agreed\sby\sall)\b"
    r"|[^.“”]{0,60}\.\s{1,4}(?:Agreed|AGREED)(?:\s(?:unanimously|nem\.?\scon\.?))?\s*(?:[.\n]|$)"
)
"""A motion told to be carried in the words after it."""
_DECIDED_ON = re.compile(
    r"\b(?:RESOLVED|Resolved|resolved|AGREED|Agreed|agreed|PENDERFYNWYD)\b[^.;]{0,80}?\b(?:on|upon|following|ar)\s"
    r"(?:(?:the|a)\s)?(?:nomination|motion|proposal|proposition|gynnig)\b"
)
""" "RESOLVED on the nomination of Councillor Orr, seconded by ..., that": what is proposed was decided. """
_SENTENCE = re.compile(r"[.;:]\s|\n\s*\n")
_SHORT = frozenset(["Mr", "Mrs", "Ms", "Dr", "Cllr", "llr", "Rev", "St"])


_OPENS = re.compile(
    r"(?:In|At|On|With|By|For|To|From|Under|Upon|During|Until|Before|After|Since|Despite|Given|Through|Without|Like|Unlike"
    r"|Alongside|Together|Along|As|While|Whilst|When|If|Although|Because|Once|Prior|Subject|Contrary|According|Due|Owing|Having"
    r"|(?:[A-Z][a-z]+(?:ed|ing)|Led|Written|Taken)\s(?:by|to|with|after|from|the|all|for))\b[^,]{0,160}$"
)
_OBJECT_OF = re.compile(
    r"(?:^|\s)(?:of|by|with|to|from|for|after|before|upon|unlike|like|until|alongside|under|despite|than|and|\w+ing)\s"
    r"(?:(?:the|its|our)\s)?$",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"\s{1,3}(?:then\s|also\s)?(?:[a-z]+ed|said|spoke|took|left|met|gave|was|had|has|would|will|did|made|read|rose|put|began"
    r"|drew|told|sought|felt|thought|went|came|chose|held|withdrew|wrote|could|should)\b(?!\sby\b)"
)


def leads_in(text: str, start: int, comma: int, name_end: int, floor: int) -> bool:
    """Whether an office at `start` ends an opening phrase and is not of who is named behind its comma.

    "Thanking the Chair, Councillor Orr sat down": Councillor Orr is not the chair.
    """
    if fronted(text, comma, floor):
        return True
    if not _ACTS.match(text, name_end, name_end + 24):
        return False
    begin = _begin(text, comma, floor)
    return _OPENS.match(text, begin, start) is not None and _OBJECT_OF.search(text[begin:start]) is not None


def fronted(text: str, comma: int, floor: int) -> bool:
    """Whether the comma ends an opening phrase: "At the request of Councillor Orr, the Clerk read ..."."""
    return _FRONTED.match(text, _begin(text, comma, floor), comma) is not None


def _begin(text: str, comma: int, floor: int) -> int:
    """Where the sentence around a comma begins."""
    begin = floor
    for match in _SENTENCE.finditer(text, max(floor, comma - 240), comma):
        if (
            text[match.start()] != "."
            or text[max(0, match.start() - 4) : match.start()].rpartition(" ")[2] not in _SHORT
        ):
            begin = match.end()
    return begin


def _short(text: str, stop: re.Match[str]) -> bool:
    """Whether a full stop is that of "Cllr." or "Mr."."""
    before = text[max(0, stop.start() - 5) : stop.start()]
    return text[stop.start()] == "." and re.split(r"\s", before)[-1] in _SHORT


def sentence_start(text: str, at: int, floor: int) -> int:
    """Where the sentence around an offset begins, at most 400 characters before."""
    starts = [match.end() for match in _SENTENCE.finditer(text, max(floor, at - 400), at) if not _short(text, match)]
    return starts[-1] if starts else max(floor, at - 400)


def only_proposed(text: str, at: int, floor: int, end: int) -> bool:
    """A nomination not said to be carried gives nobody an office; "moved by ... –" may end the paragraph before."""
    begin = sentence_start(text, at, floor)
    before = text[max(0, begin - 160) if begin <= floor + 4 else begin : at]
    proposed = [match.end() for match in _PROPOSED.finditer(before)]
    if not proposed or _DECIDED.search(before, proposed[-1]) or _DECIDED_ON.search(before):
        return False
    return _CARRIED.match(text, end, end + 200) is None


def one_of_several(text: str, at: int, floor: int) -> bool:
    """ "that Councillors Orr and Bly be elected Chair and Vice-Chair" says nothing of one of them alone."""
    before = text[max(floor, at - 80) : at]
    return (
        re.search(
            rf"(?:{names.TITLED}|(?:Councillors|Cllrs|Messrs)\b[^.;]{{0,60}}){names.S}(?:and|&){names.S}$", before
        )
        is not None
    )

"""Clauses of a limb: two verbs with an object each are two decisions; conditions, votes and movers are cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.components import clause_rows, finite_clauses
from extract.components.outcomes import excludes_public, has_decision_verb, lead_verb, verbs
from extract.text import trim, trim_clause

_VERBS = rf"(?:{'|'.join(sorted(map(re.escape, verbs()), key=len, reverse=True))})"
_AND_THAT = re.compile(
    r"[,;]?\s{1,20}(?:and|AND)(?:\s(?:further|also|therefore))?\s{1,20}(?=(?:that|THAT)\s)|;\s{1,20}(?=(?:that"
    r"|That)\s)"
)
_COMMA_THAT = re.compile(
    r",\s{1,20}(?=that\s(?:the|an?|no|all|any|officers|authority|Council|Cabinet)\b[^;.]{3,200}?\s(?:be|write|report|bring|prepare|arrange|submit|seek|contact|provide|ask)\s)"
)
""" "that the hall be kept, that the hut be sold and that ..."."""
_NOT_YET = r"(?<!\bwould)(?<!\bcould)(?<!\bwill)(?<!\bmight)(?<!\bmay)(?<!\bcan)(?<!\bto)(?<!\bnot)"
_BE_DONE = re.compile(rf"{_NOT_YET}\sbe\s")
_THAT_BE = re.compile(r"(?:\bthat\b|^).{3,}\bbe\s", re.IGNORECASE | re.DOTALL)
_NOTED_THAT = re.compile(rf"(?:[\w-]+\s){{0,4}}?not(?:ed|es?)\sthat\b(?!.*{_NOT_YET}\sbe\s)", re.IGNORECASE | re.DOTALL)
""" "noted that 64 had been asked and that 16 had replied" is one decision."""
_SEMICOLON_VERB = re.compile(
    rf";\s{{1,20}}(?:and\s{{1,20}})?(?=(?:to\s)?(?:also\s|further\s)?{_VERBS}\s)"
    rf"|;\s{{1,20}}(?:and\s{{1,20}})?(?=(?:the|a|an|any|no|authority|de"
    rf"legated)\s[^;]{{3,160}}?\s(?:(?:be|is|are)\s{_VERBS}|stands?\sover|lies?\son\sthe\stable)\b)",
    re.IGNORECASE,
)
_AND_PASSIVE = re.compile(
    rf"[,;]?\s{{1,20}}and\s{{1,20}}(?!(?:a|an|the)\s(?:\w+\s){{0,2}}conditions?\s)(?=(?:(?:the|a|an|any|no|its|his|her|their|authority|delegated|power|powers"
    rf"|officers|Councill"
    rf"or|Cllr|Mr|Mrs|Ms)\b|£\d[\d,.]*\w{{0,2}})(?:[^,;.£]|£\d[\d,.]*\w?|\.\d|,(?=\sbe\s)){{1,110}}?\sbe\s(?:\w+ly\s"
    rf"|not\s)?(?:{_VERBS}|\w+ed)\b|it\sbe\s(?:also\s|further\s)?(?:noted|recorded|agreed)\b)"
)
_AND_SUM = re.compile(
    r",?\s{1,20}(?:and\s{1,20})?(?=[£€]\d[\d,.]*\w?\s(?:be\s\w+\s)?(?:to|for|towards|i)\s)", re.IGNORECASE
)
""" "£500 be granted to the band and £300 to the choir"."""
_AND_CAPITALS = re.compile(r"(?:[,;]?\s{1,20}and|,)\s{1,20}(?:also\s|further\s)?(?=[A-Z]{4,12}ED\s[a-z£A-Z])")
""" "AGREED that the hall be sold and INSTRUCTED officers to seek offers"."""
_AND_SEAT = re.compile(
    r",?\s{1,20}and\s{1,20}(?=(?:Councillors?|Cllrs?|Mrs?|Ms|Miss|Dr|Prof|Alderm[ae]n|Bailie|Provost)\.?\s[A-Z][^;.]{1,80}?"
    r"\s(?:(?:to|on|onto)\s(?:the\s)?[A-Z]|take\s(?:his|her|their)\s(?:place|seat)\b))"
)
""" "Cllr Ash be appointed to the Harbour Board and Cllr Elm to the Quay Panel"."""
_SEATED = re.compile(
    r"\b(?:appoint|nominate|elect)\w*\s[^;.]{0,160}?\b(?:to|on|onto)\s(?:the\s)?[A-Z][^;.]*$|\bbe\s(?:removed|replaced|released)\b|^[^;.]{3,120}?\s(?:to|on|onto)\s(?:the\s)?[A-Z][^;.]*$"
)
_WELSH_AND = re.compile(
    r"[,;]?\s{1,20}(?:ac|a|ac\shefyd)\s{1,20}(?!\w+(?:ir|wyd|id)\b)(?=(?:i\s)?(?:g?wrthod|n?odi|[cg]?ymeradwyo|m?abwysiadu"
    r"|f?abwysiadu|d?dirprwyo|awdurdodi|gofyn"
    r"|argymell|p?h?enodi|ethol|gohirio|derbyn|cadarnhau|cefnogi|caniat|cytuno|neilltuo|rhyddhau|cyfeirio"
    r"|diolch)\w{0,3}['’]?[\w]{0,2}\s)"
)
""" "cymeradwyo'r telerau ac awdurdodi'r Clerc i ..."."""
_AND_TO = re.compile(
    rf"[,;]?\s{{1,20}}(?:and|but)\s{{1,20}}(?:also\s"
    rf"|further\s)?(?=to\s{{1,20}}(?:also\s)?{_VERBS}\b)",
    re.IGNORECASE,
)
_AND_VERB = re.compile(
    rf"[,;]?\s{{1,20}}(?:and|but)(?:,\s(?:in|under|having|subject|following|after|pursuant)\s[^,;.]{{3,120}},)?\s{{1,20}}(?:also\s|further\s)?(?=(?P<verb>{_VERBS})\s{{1,20}}(?:the|that|to|a|an|any|all"
    rf"|its|no|it|them|for|powers?|approval|£|authority|Co"
    rf"uncil|recommend\w*|(?:Councillors?|Cllrs?|Mrs?|Ms)\b(?=[^;]*?\sto\s))\b)",
    re.IGNORECASE,
)
_COMMA_VERB = re.compile(
    r",\s{1,20}(?=(?P<verb>noted|approved|endorsed|adopted|agreed|accepted|requested|recommended|thanked)\s(?:the|that|to|a|an|its)\s)"
)
""" "approved the accounts, noted the findings and agreed to publish both"."""
_AND_TOLD = re.compile(
    r"[,;]?\s{1,20}and\s{1,20}(?=(?:it\swas\s(?:\w+\s)?(?:agreed|resolved|decided)|(?:members"
    r"|[Tt]he\s[\w-]+)\s(?:agreed|noted"
    r"|approved|resolved)\s(?:to|that|the)|(?:Councillor|Cllr|Mr|Mrs|Ms|Dr)\s[^,;.]{3,60}?\s(?:was"
    r"|were)\s(?:re-?)?(?:appointed"
    r"|elected|nominated|chosen|co-opted)|(?:declined|refused|deferred|rejected|approved)\s(?:for|in|until))\b)"
)
_TELLING = re.compile(
    r"(?:it\swas|(?:the\s)?[\w-]+(?:\s[\w-]+){0,4})\s(?:\w+ly\s)?(?:agreed|resolved|decided"
    r"|recommended)(?:\s\w+ly)?,?\sthat\s",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:the|a|an|no|all|any|£|Cllr|Councillor|Mr|Mrs|Ms)\b|£", re.IGNORECASE)
_SUM_GIVEN = re.compile(
    r"(?:[£€]\d[\d,.]*\w?\sbe\s(?:\w+ly\s)?(?:granted|awarded|paid|given|donated|allocated|made)\s(?:to|for"
    r"|towards)\s[^.;]+$"
    r"|^(?:that\s)?[£€]\d[\d,.]*\w?\s(?:to|for|towards)\s[^.;]+$)",
    re.IGNORECASE,
)
_WELSH_VERB = re.compile(
    r"(?:(?:[PpCc]h?[ey]\w+wyd|Cytunwyd|Penderfynwyd)\s(?:yn\sunfrydol\s)?)?(?:i\s)?(?:[gc]?ymeradwyo|n?odi"
    r"|derbyn|cadarnhau|m?f?abwysiadu|d?dirprwyo"
    r"|dyfarnu|caniat\w+|g?wrthod|gohirio|penodi|ethol|argymell|cytuno|rhoi|cefnogi|sefydlu|neilltuo)\b",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(
    r"\bto\s(?!(?:the|a|an|be|date|this|that|its|their|his|all|any|each|which|it|them|[A-Z0-9£])\b)[a-z]+(?=\s|$)",
    re.MULTILINE,
)
_ACT_OF_BODY = re.compile(r"(?:agree|note|endorse|recommend|delegate|resolve|adopt)s?", re.IGNORECASE)
_INSTRUCTED = re.compile(r"instructed|noted|requested|thanked|remitted|delegated|authorised|appointed|recommended")
""" "The Council resolved to approve the motion and instructed the Clerk to write": a second verb of the cue's form."""
_HANDS_ON = re.compile(r"\b(?:authoris|delegat|authority|request|instruct|ask|invit|urg|call)", re.IGNORECASE)
_BE = re.compile(r"\b(?:be|was|were|is|are|would|will|should|has|have)\b")
_PARTICULARS = re.compile(r"\b(?:following|these)\s[^:]{0,60}:|\bto secure:|,\sthat\sis:")
"""A list of conditions or particulars inside a clause: what it names is not decided one by one."""
_INTEREST = re.compile(
    r"(?:that\s)?(?:the\s)?(?:in\s(?:all|all\sof)\sthe\scircumstances,?\s)?(?:of\sthe\scase,?\s)?(?:the\s)?public\sinterest\b",
    re.IGNORECASE,
)
""" "and that the public interest in secrecy outweighs ...": why the public is excluded."""
_SIGNED = re.compile(r"\b(?:record|minutes)\b.*\bsign|\bsign(?:ed|s)?\b", re.IGNORECASE | re.DOTALL)
_MINUTES = re.compile(r"\b(?:minutes?|records?|cofnodion)\b", re.IGNORECASE)
_TAIL = re.compile(
    r"\s*[\[(]?(?:(?<=[\[(])(?:proposed|moved)(?=\s(?:by|Cllr|Councillor|Mrs?|Ms|Dr|Ald))|(?:Proposed|PROPOSED|Moved|MOVED|Seconded|Proposer|Mover|Prop)(?:\s(?:by|BY|(?=(?:Cllr|Councillor|Mrs?|Ms)\b))|:|(?<=Prop)\.)|(?:Voting"
    r"|VOTING|Vote|VOTE|Votes)\s?[:–-]|For\s?[:–(-]\s?\d|\(?(?<![\d.,:£])\d{1,3}\s(?:votes?\s)?(?:for|in"
    r" favour)\b|"
    r"\d{1,3}\so blaid|(?<=\()(?:\d{1,2}\s?[-–:/]\s?){1,2}\d{1,2}\)|(?<=\()(?:Cllr"
    r"|Councillor)\s[^()/]{2,40}/\s?(?:Cllr|Councillor)\s[^()/]{2,40}\)|[Uu]nanimous(?:ly)?\)|(?:Reason|REASON)s?\s?(?:for|:)|(?:Note|NOTE)\s?:|(?:Action"
    r"|ACTION)s?\s?(?:by)?\s?[:–-]|"
    r"(?:The\s)?(?:Chair(?:man)?|Councillors?|Cllrs?|Mr|Mrs|Ms|Miss)\s[^.]{2,80}?\s(?:abstained|voted"
    r"|asked|wished|requested|left|declared|dissented)\b)"
)
_CONDITIONS = re.compile(
    r"\s(?:and\s)?(?:to\s|for\s|subject\sto\s)?the\sfollowing\s(?:conditions?|reasons?)\s?[:;–-]\s?(?=\(?\d"
    r"|\(?[a-z]\))"
    r"|\s[–—-]\s(?:reasons?|conditions?|rhesymau|amodau)\s*[:–-]?\s*$"
    r"|,?\s(?:the|its|their)\sreasons?\s(?:for\s[\w’' -]{3,50}\s)?(?:being|was|were)\b",
    re.IGNORECASE,
)


_TOLD = re.compile(
    r"\b(?:agreed|noted|approved|adopted|endorsed|accepted|received|deferred|refused|granted|confirmed|resolved"
    r"|content|happy|elected|appointed|chosen|co-opted|nominated)\b",
    re.IGNORECASE,
)
_THAT_AFTER = re.compile(r"(?:,|[A-Z][\w’'-]+)\s(?:that|to)\s|\bbe\s")
_MANNER = re.compile(
    r"(?:,?\s{1,20}ar\sgynnig\s(?:y\sCynghorydd|yr?\s|[A-Z])|,?\s{1,20}gan\s(?:fod|bod|y\sbyddai|nad)\s"
    r"|,?\s{1,20}(?:on|upon)\sthe\s(?:proposal|motion|proposition)\sof\s(?:the\s|Councillor|Cllr|Mr|Ms|Dr|Bailie"
    r"|Alderman"
    r"|Provost|[A-Z])|,\s(?:proposed|moved)(?:\sby)?\s(?:the\s|Councillor|Cllr|Mr|Ms|Dr|Bailie|Alderman)"
    r"|,?\s{1,20}(?:by|on)\s(?:a\svote\sof\s)?(?:\d{1,3}|[a-z]{3,9})\s(?:votes?\s)?(?:to|:|-)\s(?:\d{1,3}"
    r"|[a-z]{2,9})(?:\svotes?)?"
    r"(?:,?\s(?:with|and)\s[\w ]{1,20}\sabst\w{3,10})?\s*\.?(?=\s*$)"
    r"|,\s(?:\d{1,3}|[a-z]{3,9})\s(?:members\s)?voting\s(?:for|in\sfavour)\b"
    r"|,\s(?:with\s)?all\s(?:the\s)?(?:[Mm]embers|[Cc]ouncillors|Cllrs|those)(?:\spresent)?\s(?:(?:voting|being)\s)?in\s"
    r"(?:favour|agreement)\b|,\s(?:nobody|no one|none"
    r"|no [Mm]ember)\s(?:dissent|vot|abstain)\w*)"
)
""" "..., on the motion of Councillor Hay", "... by 11 votes to 2": how it was decided, not what."""


_BREAKS = (
    _AND_THAT,
    _COMMA_THAT,
    finite_clauses.COMMA,
    finite_clauses.AND,
    _SEMICOLON_VERB,
    _AND_PASSIVE,
    _AND_SUM,
    clause_rows.COMMA_TO,
    _AND_TO,
    _AND_VERB,
    _COMMA_VERB,
    _AND_TOLD,
    _AND_CAPITALS,
    _AND_SEAT,
    _WELSH_AND,
)
"""Where one decision may end and the next begin, in the order in which they are tried."""


def cut_tail(text: str, start: int, end: int) -> int:
    """End of a limb without the vote, the mover, the reason or the note printed after it."""
    end = clause_rows.told_next(text, start + 8, end) if end - start > 8 else end
    match = _TAIL.search(text, start + 8, end) if end - start > 8 else None
    while match and not _is_tail(text, start, match):
        match = _TAIL.search(text, match.end(), end)
    end = match.start() if match else end
    manner = _MANNER.search(text, start + 8, end) if end - start < 3000 else None
    if manner and excludes_public(text[start : manner.start()]):
        return end  # why the public is excluded is part of that resolution
    return manner.start() if manner and not _THAT_AFTER.search(text, manner.end(), end) else end


def _is_tail(text: str, start: int, match: re.Match[str]) -> bool:
    before = text[start : match.start()].rstrip()
    if before[-1:] in "–—-" and match.group().lstrip()[:6].casefold() == "action":
        return True
    return before[-1:] in ".;:)”" or text[match.start() : match.end()].lstrip()[:1] in "(["


def cut_conditions(text: str, start: int, end: int) -> int:
    """End of a limb without the numbered conditions or reasons that hang from it in the same paragraph."""
    match = _CONDITIONS.search(text, start, end)
    return match.start() if match else end


def _split_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """First place where a clause ends and another with a verb of its own begins."""
    lead = lead_verb(text[start : min(end, start + 300)])
    for pattern in _BREAKS:
        for match in pattern.finditer(text, start + 5, end):
            if _stands_apart(text, start, match, end, pattern, lead):
                return match.start(), match.end()
    return None


def _stands_apart(
    text: str, start: int, match: re.Match[str], end: int, pattern: re.Pattern[str], lead: tuple[str, str] | None
) -> bool:
    left, right = text[start : match.start()], text[match.end() : end]
    if _PARTICULARS.search(left) or _INTEREST.match(right):
        return False
    noted = pattern is _AND_THAT and _NOTED_THAT.match(left) and not _BE_DONE.search(right[:300])
    if noted or (pattern is _AND_THAT and finite_clauses.is_reported(left, right)):
        return False
    if (_SIGNED.search(right[:60]) and _MINUTES.search(left)) or left.count("(") != left.count(")"):
        return False
    told = _by_pattern(left, pattern, lead)
    return told if told is not None else lead is not None and _by_verbs(left, right, match, pattern, lead)


def _by_pattern(left: str, pattern: re.Pattern[str], lead: tuple[str, str] | None) -> bool | None:
    """Whether a break that says by itself what it is stands between two decisions; None for those of verbs alone."""
    if pattern in (finite_clauses.COMMA, finite_clauses.AND):
        return finite_clauses.is_of_body(left, pattern is finite_clauses.AND)
    if pattern is _COMMA_THAT and not _THAT_BE.search(left):
        return False
    if pattern is clause_rows.COMMA_TO:
        return clause_rows.is_row(left)
    if pattern in (_AND_THAT, _COMMA_THAT):
        clause = _BE.search(left) or lead or left[:5].casefold() == "that " or _SUBJECT.match(left)
        return bool(clause)
    if pattern is _SEMICOLON_VERB:
        return ":" not in left or lead is not None or has_decision_verb(left)
    if pattern is _AND_CAPITALS:  # "The Committee considered the report and AGREED ...": one act
        return _TOLD.search(left) is not None or has_decision_verb(left)
    if pattern is _AND_PASSIVE:
        told = _TELLING.match(left)
        return bool(re.search(r"\bbe\s", left)) and not re.search(
            r"\b(?:that|which|who|until|if|once|provided)\s[^,;]{1,60}$", left[told.end() if told else 8 :]
        )
    needed = {
        _AND_SEAT: _SEATED.search,
        _AND_SUM: _SUM_GIVEN.search,
        _WELSH_AND: _WELSH_VERB.match,
        _AND_TOLD: _TOLD.search,
    }.get(pattern)
    return None if needed is None else needed(left) is not None


def _by_verbs(left: str, right: str, match: re.Match[str], pattern: re.Pattern[str], lead: tuple[str, str]) -> bool:
    """Whether two verbs of a clause have an object each, and so decide two things."""
    words = left.split()
    if len(words) < 3 or words[-1].casefold() == lead[0]:
        return False  # "the Panel reviewed and endorsed it": one object
    if lead[1] == "other" and (pattern is _AND_TO or ((next_verb := lead_verb(right)) and next_verb[1] == "other")):
        return False
    inner = _INFINITIVE.search(left, len(words[0]) + 4)
    if pattern is _AND_VERB and _ACT_OF_BODY.fullmatch(match.group("verb")) and not _HANDS_ON.search(left):
        return _same_form(lead[0], match.group("verb"))
    if pattern is _AND_TO:
        return inner is None and not re.search(
            r"\b(?:authoris|delegat|authority|request|instruct|ask|invit|continu|urg)", left
        )
    if pattern is _COMMA_VERB:
        return lead[0].endswith("ed") and not _HANDS_ON.search(left)
    if pattern is _AND_VERB and lead[0].endswith("ed") and match.group("verb").casefold().endswith("ed"):
        return not _HANDS_ON.search(left) or inner is None
    if pattern is _AND_VERB and left.startswith("to ") and _INSTRUCTED.fullmatch(match.group("verb")):
        return True
    opening = re.match(r"(?:that\s)?(?:[\w’' -]{0,60}?\s)?(?:to\s)?", left, re.IGNORECASE)
    return opening is not None and inner is None and _same_form(lead[0], match.group("verb"))


def _same_form(one: str, two: str) -> bool:
    def form(verb: str) -> str:
        return "ed" if verb.endswith("ed") else "s" if verb.endswith("s") else "base"

    return form(one) == form(two.casefold())


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the decisions in one limb, trimmed; at most twelve, so that an endless sentence stays cheap."""
    rest = [(start, cut_conditions(text, start, cut_tail(text, start, end)))]
    places = 12
    while rest:
        start, end = trim(text, *rest.pop())
        place = _split_at(text, start, end) if places and end - start < 3000 else None
        if place is not None:
            places -= 1
            rest += [(place[1], end), (start, place[0])]
        elif start < end:
            yield trim_clause(text, start, end)

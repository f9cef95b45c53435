"""A participle alone as the body's act: "Noted.", "Agreed, with the addition of ...", "Held over until May."."""

from __future__ import annotations

import re

from extract.components.outcomes import classify

_WORD = (
    r"(?P<word>[Nn]oted|NOTED|[Aa]greed|AGREED|[Aa]pproved|APPROVED|[Rr]eceived|RECEIVED|[Dd]eferred|DEFERRED"
    r"|[Ww]ithdrawn|WITHDRAWN|Nodwyd|NODWYD|Cytunwyd|CYTUNWYD|Cymeradwywyd|Derbyniwyd|Gohiriwyd|Gwrthodwyd"
    r"|[Rr]efused|REFUSED|[Ee]ndorsed|ENDORSED|[Gg]ranted|GRANTED|[Aa]dopted|ADOPTED|[Aa]ccepted|[Cc]onfirmed"
    r"|PERMITTED|Permitted"
    r"|[Hh]eld over|[Pp]ostponed|[Cc]ontinued|[Cc]arried)"
)
_ALONE = re.compile(
    rf"(?:(?:It was|This was|These were|They were|All were|The report was|Report|Minutes|Contents|Duly"
    r"|Applications?|Licence|Permission|Planning permission|Consent|Recommendations?|Proposals?|Request"
    rf"|Variation)\s)?{_WORD}"
    r"(?:\s(?:unanimously|accordingly|and noted|en bloc|nem\.? con))?(?:,\snem\.?\scon)?\.?$"
)
_SIGNED = re.compile(
    r"(?:Taken as read(?:,| and|, and)\s(?:\w+ly\s)?(?:approved|agreed|confirmed|accepted|signed)\b"
    r"|(?:Approved|Agreed|Confirmed|Accepted|Received)(?:\sas\s(?:an?\s)?(?:true|correct|accurate)(?:\sand\s\w+)?\srecord)?,?\s(?:and\s)?(?:duly\s)?signed\b)"
    r"[^.:;]{0,60}\.?$"
)
""" "Confirmed and signed.", "Taken as read and approved." below the title "Minutes"."""
_AS = re.compile(
    rf"{_WORD}(?:,?\s(?:as (?:an? )?(?:accurate|correct|true|read|printed|circulated|recommended)\b|with\b"
    rf"|subject to\b|without\b|unanimously)[^.:;]{{0,200}})\.?$"
)
""" "Agreed, with the addition of ...": the word is the act, what follows says how."""
_UNTIL = re.compile(
    r"(?:(?:The\s)?(?:Approval|Adoption|Consideration|Discussion|Election|Decision|Item|Matter)(?:\sof\s[^.;:]{3,80}?)?\s)?"
    r"(?P<word>[Hh]eld over|[Dd]eferred|[Pp]ostponed|[Cc]ontinued|[Cc]arried over|[Ww]ithdrawn|[Ss]tood over"
    r"|[Ll]eft over|[Ll]aid over|[Ll]eft(?=\suntil\s))"
    r"\s(?:until|till|to|for|by|from|pending)\b[^;:]{2,200}\.?$"
)
_ORDER = re.compile(
    r"(?P<word>APPROVE|REFUSE|DEFER|GRANT|PERMIT)(?:\s(?:subject|for|with|as|in|pending|until|planning|permission|consent|the\sapplication)\b"
    r"[^:;]{2,300})?\.?$"
)
""" "REFUSE for the reason in the report" below the title of an application."""
_APPLICATION = re.compile(
    r"(?:PLANNING\s)?(?:APPLICATION|PERMISSION|LICENCE|CONSENT)\s(?:BE\s|WAS\s)?(?P<word>GRANTED|REFUSED|APPROVED|DEFERRED)"
    r"(?:(?:,|\s[–—-])?\s(?i:conditionally|as|subject|with|for|in|until|by|on)\b[^:;]{2,300})?\.?$"
)
""" "APPLICATION GRANTED as per recommendation"."""
_WITH_CONDITIONS = re.compile(
    r"(?P<quote>(?P<word>[Aa]pproved|APPROVED|[Rr]efused|REFUSED|[Gg]ranted|GRANTED|[Pp]ermitted|PERMITTED|DEFERRED|[Rr]evoked)"
    r"(?:,|\s[–—-])?\s(?i:as\s(?:recommended|per|applied)|subject\sto|with\s(?:\w+\s){0,2}conditions?|contrary\sto|against\s(?:the\s)?officer"
    r"|for\s(?:the\s)?(?:\w+\s)?(?:reasons?|a\ssite)|on\s(?:the\s)?(?:\w+\s)?grounds?|conditionally|in\s(?:accordance|line)\swith)\b"
    r"[^.:;()]{0,240}?)(?:\s?\([^()]{1,60}\))?\s?[.:]?$"
)
""" "Approved, as recommended.", "Refused, for reasons to be given by officers." below the title of an application."""
_NOUN = re.compile(
    r"(?P<word>REFUSAL|APPROVAL|DEFERRAL|Refusal|Approval|Deferral)(?:,?\s(?:[–—-]\s)?(?i:as|subject|with|for|in|contrary|on)\b[^:;]{2,240})?\.?$"
)
_OF_NOUN = {"refusal": "refused", "approval": "approved", "deferral": "deferred"}
""" "REFUSAL - As recommended" in a field that says what was decided."""
_ITEM = re.compile(
    r"(?:The )?(?:[Ii]tem|[Aa]pplication|[Rr]eport|[Pp]aper) (?:was )?withdrawn(?: from the agenda)?"
    r"(?: by [^.;:]{3,80})?\.?$"
)
"""An item taken off the agenda. A motion withdrawn was never put."""
_NOT = re.compile(
    r"(?:NOT|Not)\s(?:AGREED|CARRIED|APPROVED|SUPPORTED|agreed|carried|approved|supported)\b(?P<rest>\s?[:–-]\s?.{3,})?"
)
""" "NOT AGREED: to sell the hall": what was put was lost."""


_MATTER = re.compile(
    r"(?:(?:The|That)\s)?(?:(?:[Rr]etrospective|[Oo]utline|[Ff]ull|[Pp]lanning|[Ll]isted\s[Bb]uilding|[Pp]remises|[Vv]ariation"
    r"|[Aa]dvert(?:isement)?|[Rr]eserved\s[Mm]atters|[Cc]onservation\s[Aa]rea|[Tt]axi|[Dd]river\S{0,2}|[Ss]treet\s[Tt]rading)\s){0,2}"
    r"(?:[Aa]pplications?|[Pp]ermission|[Cc]onsent|[Ll]icen[cs]e|[Rr]ecommendations?|[Vv]ariation|[Rr]equest)\s"
    r"(?P<word>refused|granted|approved|deferred|agreed|permitted|withdrawn|REFUSED|GRANTED|APPROVED|DEFERRED|AGREED|PERMITTED)"
    r"(?:(?:,|\s[–—-])?\s(?:subject|conditionally|as\s(?:per|recommended)|for|to|contrary|in\sline|in\saccordance|on\sthe\sgrounds?|with|unanimously)\b"
    r"[^.;:]{0,240})?(?:\s?\([^()]{1,60}\))?[.:]?$"
)
""" "Application refused (unanimous)." with nothing but the matter before the participle."""
_PAPERS = re.compile(
    r"(?:[A-Z][^.;:]{2,40}\s[–—-]\s)?(?P<quote>(?!To\s)(?=[A-Za-z])(?:[A-Za-z][^.;:]{0,80}?\b)?(?:[Qq]uotations?|[Qq]uotes?|[Tt]enders?|payments?|invoices|accounts|cheques|minutes|reconciliations?|budget|precept"
    r"|report|policy|policies|statements?|quotations?|quotes?|estimates?|correspondence|regulations|orders|assessment|register|plan)"
    r"(?:\s(?:for|of|from|dated|to|in|up\sto)\s[^.;:]{2,60}?)?\s(?:unanimously\s)?"
    r"(?P<word>(?<=minutes\s|reports\s)received|(?<=report\s)received|approved|agreed|noted|adopted|accepted|ratified|APPROVED|AGREED|NOTED|ADOPTED|ACCEPTED)"
    r"(?:\s(?:unanimously|as\s(?:presented|listed|circulated|read|printed|amended|attached|below|follows)|for\spayment|subject\sto\s[^.;:]{3,80}|nem\.?\scon))?)"
    r"(?:,?\s\(?(?:proposed|moved|prop\.?)\b[^:;]{3,120})?\s?[:.]?$"
)
_FINITE = re.compile(
    r"\b(?:was|were|is|are|be|been|being|has|had|have|not|that|which|who|when|if|said|asked|previously|already|can|could|will|would|(?-i:may)"
    r"|should|must|as|once|after|until|by|he|she|it|they|we|need\w*|require\w*|await\w*|want\w*|any|all|how|why|no)\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"(?:(?:Unanimously|Formally|Also|Further)\s)?(?P<verb>[Aa]greed|[Rr]esolved|[Aa]pproved|[Nn]oted|[Rr]efused"
    r"|[Gg]ranted"
    r"|[Ee]ndorsed|[Rr]eceived\sand\s(?:noted|considered|commented\son)|[Aa]uthorised|[Rr]atified|[Aa]dopted|[Dd]elegated|[Aa]ppointed|[Aa]ccepted)(?:\s(?:unanimously"
    r"|nem\.?\s?con\.?|by\s(?:(?:the\s)?(?:[Mm]embers|Committee|Council|Panel|Board|Sub-Committee|Forum)|all)),?)?"
    r"\s(?P<object>in terms of|to|that|the|a|an|all|this|these"
    r"|its)\b.{3,}",
    re.DOTALL,
)
""" "Agreed to fund ..." in notes that leave the body out; "Noted that ..." only tells what was said."""


def of_matter(words: str) -> str | None:
    """Outcome of words that are a matter and its participle, or a noun of verdict, alone ("Application refused",
    "REFUSAL - as recommended"); None where they are not."""
    if noun := _NOUN.match(words):
        return _OF_NOUN[noun["word"].casefold()]
    found = _MATTER.match(words) or _APPLICATION.match(words)
    return classify(f"be {found['word']}", default="agreed") if found else None


def _note(words: str, noted: bool) -> tuple[int, str] | None:
    """Length and outcome of an act in notes that leave the body, or the verb, out; "Noted that ..." only if `noted`."""
    papers = _PAPERS.match(words) if len(words) < 200 else None
    if papers and not _FINITE.search(words, 0, papers.start("word")):
        return papers.end("quote"), classify(f"be {papers['word']}", default="agreed")
    act = _ACT.match(words)
    if act is None or not words[0].isupper():
        return None
    only_told = act["verb"].casefold() == "noted" and act["object"] == "that" and not noted
    return None if only_told else (len(words), classify(words, default="agreed"))


def bare(words: str, field: bool = False, alone: bool = False) -> tuple[int, str] | None:
    """Length and outcome of a paragraph that is a participle, None when it is something else.

    In a Decision: field (`field`), and where no formal decision is still to come (`alone`), "Noted that ..." is an act;
    elsewhere it only tells what was said.
    """
    if _SIGNED.match(words):
        return len(words), "approved"
    word = _ALONE.match(words)
    if word and words.startswith(("This was confirmed", "It was confirmed")):
        return None  # a question answered
    if word:
        return len(words), classify("received and noted" if "and noted" in words else word["word"], default="agreed")
    if order := _ORDER.match(words) or _APPLICATION.match(words):
        return len(words), classify(order["word"], default="agreed")
    if _ITEM.match(words) and words[0].isupper():
        return len(words), "withdrawn"
    if (field or not _NOUN.match(words)) and (became := of_matter(words)):
        return len(words), became
    if determined := _WITH_CONDITIONS.match(words):
        return determined.end("quote"), classify(f"be {determined['word']}", default="agreed")
    match = _AS.match(words)
    if match:
        conditional = "subject to" in words[match.end("word") : match.end("word") + 26]
        return len(words) if conditional else match.end("word"), classify(match["word"], default="agreed")
    if _UNTIL.match(words):
        return len(words), "withdrawn" if words[0] in "Ww" else "deferred"
    if noted := _note(words, field or alone):
        return noted
    lost = _NOT.match(words)
    if lost:
        return (len(words) if lost["rest"] and not lost["rest"].strip(" :–-")[:1].isdigit() else lost.end()), "lost"
    return None

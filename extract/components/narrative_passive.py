"""Decisions told in the passive: "The report was noted.", "The application is refused."."""

from __future__ import annotations

import re

from extract.components import bodies
from extract.components.outcome_shapes import RECORD
from extract.components.outcomes import classify
from extract.components.told import ASKING, LEADIN, PAST, Told, whole
from extract.components.went_before import is_of_another_day, main_clause, tells_of_this_meeting

_PASSIVE_ACTS = (
    r"approved|agreed|noted|accepted|adopted|endorsed|deferred|refused|rejected|confirmed|ratified|withdrawn|received"
    r" and noted|supported|granted|NOTED|APPROVED|AGREED|DEFERRED|REFUSED|GRANTED"
    r"|received(?=\.?$|:\s*$|\sand\s|\swith\sthanks|\sfor\sinformation)"
)
_SUBJECT = (
    r"(?:[Mm]inutes|[Nn]otes(?=\sof\s)|[Rr]eports?|[Ss]tatements|[Bb]udgets|[Pp]lans|[Rr]egisters|[Qq]uotations?|[Ii]nvoices|[Pp]ayments|[Rr]ecommendations?|[Pp]roposals?|[Aa]pplications?|[Uu]pdates?|[Rr]esponses?"
    r"|[Ii]tems?|[Pp]olicy|[Pp]olicies|[Pp]lan|[Ss]trategy|[Bb]udget|[Rr]eference|[Rr]equests?|[Pp]rogramme"
    r"|[Cc]ontents?|[Pp]resentation|[Bb]riefing|[Ii]nformation|[Ss]tatement|[Aa]ccounts?|[Cc]harter"
    r"|[Rr]egister|[Ss]chedule|[Tt]imetable|[Pp]ermission|[Cc]alendar|[Pp]osition|[Oo]utturn|[Aa]pologies"
    r"|[Cc]onsent|[Nn]ominations?|[Cc]orrespondence|[Rr]epl(?:y|ies)|[Ff]igures|[Cc]omments|[Dd]raft|[Ll]etter|[Pp]aper"
    r"|[Nn]otice|[Uu]pdates|[Tt]erms|[Pp]etitions?|[Cc]onsideration|[Mm]atters?(?:\s[Aa]rising)?|[Ll]ogs?|[Ll]ist|[Tt]able|[Ss]ummary|[Dd]ashboard|[Bb]ulletin|[Aa]ctions|[Dd]ates?|[Pp]rogress"
    r"|[Ff]orecast|[Mm]inute|[Cc]hanges|[Aa]ppointments?|[Aa]mendments?|[Rr]isks?|[Ll]icence|[Ss]cheme"
    r"|[Pp]rotocol|[Dd]ispensations?|[Mm]inute|[Tt]ender|[Gg]rant|[Aa]greement|[Cc]onstitution|[Oo]rder"
    r"|[Dd]ecision(?=\s(?:[^.;:]{1,120}?\s)?(?:was|were)\s(?:\w+ly\s|then\s|also\s)?(?:noted|NOTED)\b))"
)
_ANY = r"(?:[A-Z£](?:[^.;:]|(?<=\d)\.(?=\d)|(?:(?<=Mr)|(?<=Mrs)|(?<=Ms)|(?<=Dr)|(?<=Cllr)|(?<=Cllrs))\.(?=\s)){0,160}?)"
_ANY_ACTS = (
    r"(?:approved|agreed|adopted|endorsed|deferred|accepted|declined|ratified|re-?appointed|revoked|suspended"
    r"|continued|put off|held over|left over|turned down|passed for payment|authorised|chosen|selected"
    r"|APPROVED|AGREED|DEFERRED"
    r"|ADOPTED)"
)
_REST = r"(?:[^.;:]|(?<=\d)[.:](?=\d)){0,200}"
"""To the end of a clause: "23:00" and "7.30pm" do not end it."""
_ANY_PASSIVE = re.compile(
    rf"(?P<subject>{_ANY})\s(?:was|were)\s(?:(?:unanimously|then|therefore|duly|also|formally|subsequently"
    rf"|accordingly)\s){{0,2}}(?P<verb>{_ANY_ACTS}|not\s(?:agreed|approved|supported|accepted))\b(?P<rest>{_REST})\.?$",
    re.DOTALL,
)
""" "Four grants were approved.": any subject with a verb that only a meeting's act takes."""
_IS_DECIDED = re.compile(
    rf"(?P<subject>{_ANY}|(?:the|a|an|no|all)\s[^.;:]{{2,160}}?)\s(?:is|are|was|were|has been"
    rf"|have been)\s(?:\w+ly\s)?(?P<verb>refused|granted|approved"
    rf"|agreed|deferred|dismissed"
    r"|adjourned|rejected|upheld|declined|revoked|suspended|adopted|noted|attached|imposed|varied|renewed"
    r"|removed|reduced"
    r"|extended|modified|retained|awarded|REFUSED|GRANTED"
    r"|APPROVED)\b(?P<rest>(?:[^;:]|(?<=\d):(?=\d)){0,300})\.?$",
    re.DOTALL,
)
""" "The application is refused.", in a field that holds nothing but the decision."""
_CLAUSE_WORD = re.compile(
    r"\b(?:that|which|who|if|until|once|when|whether|where|why|how|after|before|because|said|reported|explained|would|it|they"
    r"|he|she|previously|originally|had|has|have)\b|^(?:This(?!\s(?:item|application|matter|report|request|course)\b)|These|Those|Some|Many|Most|Both|Few|Of|In|At|Since)\b|%",
    re.IGNORECASE,
)
_SUBJUNCTIVE = re.compile(
    r"(?P<subject>[A-Z][^.;:]{2,160}?)\sbe\s(?:\w+ly\s)?(?:granted|refused|approved|deferred|noted|adopted|endorsed"
    r"|received|confirmed|accepted|delegated|GRANTED|REFUSED|APPROVED|DEFERRED|NOTED|ADOPTED)\b"
)
""" "Planning permission be granted subject to conditions.": a resolution that lost its "RESOLVED that"."""
_NO_SUBJUNCTIVE = re.compile(
    r"\b(?:would|will|could|should|may|might|must|to|can|cannot|shall|not|that|whether|if|asked|requested|suggested"
    r"|proposed|proposes|recommend\w*|moved|is|are|was|were|has|had|have|said|by|than|moves?|seconded|let|it)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"(?:(?:[Tt]hat|{LEADIN})\s?)?(?P<subject>(?:\w[^.;:]{{0,240}}?\b)?{_SUBJECT}\b[^.;:]{{0,240}}?)\s(?:w"
    rf"as|were|be)\s(?:(?:unanimously|then|therefore|duly|DULY|also|formally|subsequently|accordingly"
    rf"|(?:taken|held) as read and|proposed, seconded and|moved, seconded and"
    rf"|(?P<step>submitted|presented|circulated|tabled|considered"
    rf"|discussed|reviewed|welcomed|outlined|shared|taken|introduced|examined|checked|read"
    rf"|(?:moved|proposed)\sby\s[^.;:]{{3,60}}?,?\s(?:and\s)?seconded\sby\s[^.;:]{{3,60}}?)(?:\sfor\s\w+|\sin\sfull|\sby\s(?:the\s)?\w+)?"
    rf",?\sand(?:\s(?:was|were))?)\s){{0,2}}(?P<verb>{_PASSIVE_ACTS})\b(?P<rest>{_REST})\.?$",
    re.DOTALL,
)
_IS_PASSIVE = re.compile(r"\s(?:was|were|be)\s")
"""What `_PASSIVE` always holds: a quick test before the slow one."""
_PASSIVE_REST = re.compile(
    rf"\s*(?:$|,?\s?(?:by (?:a majority|\w+ votes?\b|\d{{1,2}} to \d)"
    rf"|as (?:a|an|being|incomplete|true|correct|read|set out|presented|amended|printed|recommended|applied"
    rf"|sought|requested|the (?:preferred|chosen|final|agreed|best|recommended) )|by (?:t"
    rf"he\s)?(?:{bodies.BODY}|[Mm]embers|general consent|assent)|by\s[A-Z][^.;:]{{2,40}}?,?\s(?:and\s)?seconded\sby\s"
    rf"|at (?:a|an|the) (?:[\w-]+ ){{0,2}}(?:fee|cost|price|rate|rent|sum|charge|salary)\b"
    rf"|unanimously|and|subject|as complete|to (?:a|the) (?:next|fu"
    rf"ture|later|[A-Z]\w+ meeting)|in (?:part|full)$|until"
    rf"|for (?:a |the )?(?:information|site|further|adoption|publication)|with|without"
    rf"|in accordance with|in line with|as per|contrary to|against|on the grounds?"
    rf"|on the (?:motion|proposal|proposition|recommendation)|en bloc|in princ"
    rf"iple|in order (?:that|to)|at this time|owing to|due to|pending|from the agenda|at the request|because|as per "
    rf"|for the (?:following )?reasons?\b|contrary to|on the grounds?\b"
    rf"|,\s(?:he|she|they|it|the\s\w+)\s(?:not\s)?being\s|save (?:that|for|as)\b|except (?:that|for)\b"
    rf"|to (?:allow|enable|await) "
    r"|for (?:the )?\d|for (?:a (?:further )?period|\w+ (?:months?|years?|days))\b|to [A-Z][a-z]|, (?:a|an|the"
    r"|with|subject) ))"
)
_PUT_OFF = ("deferred", "refused", "withdrawn", "rejected")
_BY_ON_DAY = re.compile(r"\s?by\s[^.;:]{2,60}?\son\s(?:\w+day,?\s)?\d{1,2}(?:st|nd|rd|th)?\s[A-Z]")
""" "was agreed by Cabinet on 4 May": told of another day."""
_WHY = re.compile(r",?\s(?:as|since|because|so\sthat|in\sorder|while|whilst|pending|owing\sto|due\sto|following)\s")
"""What tells why something was put off or refused may be of any time: "deferred, as the survey had not come"."""
_NO_MATTER = re.compile(
    r"Unless\b|(?:The|A)\s(?:vote|voting)\s(?!was\staken\b)|(?:The\s)?[Mm]eeting\s(?:was|is)\s(?:\w+ly\s|then\s)?adjourned\b|(?:[Aa]ll|[Tt]he|[Tt]hese|[Aa]ny)\s(?:\w+\s){0,2}?(?:decisions|resolutions|votes)\b"
)
""" "Unless otherwise stated all decisions were agreed", "The meeting was adjourned": nothing is decided by it."""
_WAS = re.compile(r"\b(?:was|were)\b")
_AGREED_WITH = re.compile(
    r"agreed\swith\s(?:(?:him|her|them)\b|(?:Mr|Mrs|Ms|Cllr|Councillor)\s|(?:the|our|their|its)\s(?!addition|exception|omission|provis|following|amend|change|correction|condition"
    r"|item|understanding|caveat|inclusion|deletion|removal|insertion|proposed|suggested|word))"
)
""" "The works were agreed with the contractor": no decision of the meeting."""
_WITH = re.compile(r"\b(?:with|subject\sto|including|until|to)\s")
"""What follows tells how or until when, not when it was done: "agreed, with an item on floods in May"."""
_MOTION = re.compile(r"\b(?:motion|amendment)\b", re.IGNORECASE)
_PUT = re.compile(r"\b(?:motion|amendment|proposal|recommendations?)\b", re.IGNORECASE)
_PARTLY = re.compile(
    r"(?:\sfor\s(?:the\s)?[a-z]+(?:\s\w+){0,3}|\sby\s(?:the\s)?(?:[A-Z]\w+\s?){1,4}|\sby\s\w+\svotes\sto\s\w+)\.?$"
)
""" "was not agreed for the secondary phase": for whom, or by whom, and nothing more."""
"""What is withdrawn before it is put was decided by nobody."""
_RECEIVED = re.compile(
    r"\b(?:petitions?|reports?|minutes|updates?|presentation|statement|table|summary|dashboard|bulletin)\b",
    re.IGNORECASE,
)


_EMPOWERED = re.compile(
    r"(?:(?P<subject>(?:The\s)?(?=[^.;:]{0,100}?\b(?:Officers?|Directors?|Clerk|Head|Manager|Chair\w*|Leader|Solicitor|Treasurer|Convener"
    r"|Secretary|Councillors?|Cllrs?|Executive|Provost|Engineer|Surveyor|Convenor|officers)\b)[A-Z][^.;:]{2,120}?)\s(?:was|were)\s(?:\w+ly\s|then\s|also\s)?(?:given\s(?:delegated\s|full\s)?"
    r"(?:authority|powers?)|authorised|authorized|empowered)\sto\s[a-z]"
    r"|(?:Delegated\s)?[Aa]uthority\s(?:was|is)\s(?:\w+ly\s)?(?:delegated|given|granted)\sto\s(?:the\s)?[A-Z][^.;:]{2,160}?\sto\s[a-z]"
    r"|(?:The\s(?:decision|final\s|wording|matter|application|item|determination)|(?:Full\s|Final\s)?(?:[Aa]uthority|[Aa]pproval)\b)"
    r"(?:(?!\b(?:that|which|who|had)\b)[^.;:]){0,120}?"
    r"\swas\s(?:then\s|therefore\s|deferred\sand\s)?delegated\sto\s(?:the\s)?(?:[A-Z](?![^.;:]{0,90}\sby\sthe\s(?i:county|district|borough|city|town|parish)\s)"
    r"|officers\b(?=\.?$|,|\sto\s|\sfor\s|\ssubject\s|\sin\s|\swith\s|\sand\s|\sonce\s|\spending\s)))"
)
_GIVEN = re.compile(
    r"(?:(?:Unanimous|Formal|Full|Retrospective)\s)?(?:[Aa]pproval|[Cc]onsent|[Aa]greement)\swas\s(?:\w+ly\s|then\s)?given\s"
    r"(?:to\s|for\s)[^;:]{3,240}\.?$"
    r"|(?:The\s(?:issue\sof\san?\s)?|Formal\s)?(?i:enforcement\s(?:action|notice)|direct\saction|prosecution)\b[^.;:]{0,80}?\swas\s(?:\w+ly\s)?authorised\b(?!\sby\b|\sunder\s(?:the\s)?(?:scheme|delegat))"
    r"[^;:]{0,200}\.?$"
    r"|(?:On\sthe\smotion\sof\s[^.;:]{3,120}?,\s(?:duly\s)?seconded(?:\sby\s[^.;:,]{3,60})?,\s)?"
    r"(?:Standing\s[Oo]rders?|(?:Council\s|Committee\s)?Procedure\s[Rr]ules?)(?:\s\d{1,3}(?:\.\d{1,2})?\w?)?(?:\s\([^()]{3,60}\))?\s(?:was|were)\s(?:\w+ly\s|then\s)?suspended\b(?!\sby\sthe\s(?:previous|former|old|county|district))[^;:]{0,200}\.?$"
    r"|[Tt]he\s(?:precept|budget|levy|[Cc]ouncil\s[Tt]ax|rent|allowance)\b[^.;:]{0,60}?\swas\s(?:\w+ly\s|then\s)?(?:set|fixed|agreed|approved)"
    r"\sat\s£[^;:]{2,160}\.?$",
    re.DOTALL,
)
""" "Approval was given to the purchase of a mower.", "The precept was set at £12,000."."""
_WHICH_WAS = re.compile(
    r"There\s(?:was|were|had\sbeen|has\sbeen|have\sbeen)\s(?:re-?)?(?:submitted|circulated|tabled|presented|produced|laid)\b"
    r"[^.;:]{0,300}?,?\swhich\s(?:was|were)\s(?:then\s|duly\s)?(?P<verb>(?i:approved|noted|agreed|homologated|adopted|confirmed))\.?$"
)
""" "There had been submitted the minute of 4 May, which was APPROVED"."""
_SUBMITTED = re.compile(
    r"There\s(?:was|were|had\sbeen|has\sbeen|have\sbeen)\s(?:re-?)?(?:submitted|circulated|tabled|presented|produced|laid)\b[^.;:]{0,40}?"
    r"(?:,|\sand)\s(?:(?:was|were)\s)?(?:then\s|duly\s)?(?P<verb>(?i:approved|noted|agreed|received|homologated|adopted|confirmed))\s"
    r"(?!that\b|to\b|by\b|in\b|on\b)"
)


_OF_OTHERS = ("supported", "granted", "refused")
"""Verbs of acts that others do too: only with words of how a meeting does them are they its own."""
_OWN_WAY = re.compile(
    r"\s?by\sthe\s|\s?by\s(?:a\smajority|\w+\svotes?|\d{1,2}\sto)|,?\s(?:in\s(?:part|full)$|subject|unanimously|contrary|against"
    r"|in\saccordance|as\s(?:per|applied|sought|requested|recommended)|with(?:out)?\s(?:the\s|\w+\s)?(?:additions?|amendments?|conditions?|exceptions?|modifications?|hours)\b|(?:save|except)\s(?:that|for)\b|on\sthe\sgrounds?|for\s(?:a\s(?:further\s)?period|\w+\s(?:months?|years?|days))\b|to\s(?:the\s)?(?:[A-Z]|all\s))|,\s\w+(?:\s\w+)?\s(?:not\s)?being\s|$"
)
_APPLIED_FOR = re.compile(r"\b(?:applications?|permission|consent|appeal|licence)\b", re.IGNORECASE)
"""What an authority refuses, of which a parish may only hear."""
_REASON = re.compile(
    r"\s(?:as|because|since)\sthe\s(?:(?:Parish|Town|Community|Village)\s)?(?:Council|Committee|Board|Panel|Trustees)\b"
)


def _was_refused(match: re.Match[str]) -> bool:
    """ "The request was refused as the Council helps only local causes"; what "be refused because" is only moved."""
    done = match.string[match.end("subject") :].startswith((" was ", " were "))
    done = done and _APPLIED_FOR.search(match["subject"]) is None
    return match["verb"] == "refused" and done and _REASON.match(match["rest"]) is not None


_MAY = re.compile(r"\b(?:to|can|cannot|could|will|would|may|might|must|needs?)$")


def passive(sentence: str) -> Told | None:
    """ "The minutes were approved.": a subject that meetings decide on, and what became of it."""
    if len(sentence) > 700 or not _IS_PASSIVE.search(sentence):
        return None
    match = _PASSIVE.match(sentence)
    if not match or _NO_MATTER.match(match["subject"]) or is_of_another_day(sentence):
        return None
    if _MAY.search(match["subject"]) and sentence.startswith(" be ", match.end("subject")):
        return None  # "The plan needs to be approved by Council"
    why = _WHY.search(match["rest"]) if match["verb"].casefold() in _PUT_OFF else None
    if not _PASSIVE_REST.match(match["rest"]) and not (why and why.start() == 0):
        return None
    plain = match["rest"][: why.start()] if why else match["rest"]
    if PAST.search(sentence[match.end("subject") : match.start("rest")] + _WITH.split(plain, maxsplit=1)[0]):
        return None
    if re.search(
        r"\b(?:that|which|who|if|until|once|when|whether|where|why|how|after|before|because)\b", match["subject"]
    ) or ASKING.search(sentence[main_clause(sentence) :][:40]):
        return None
    verb = match["verb"]
    if _BY_ON_DAY.match(plain) or _AGREED_WITH.match(verb + match["rest"]):
        return None
    if verb == "withdrawn" and _MOTION.search(match["subject"]):
        return None
    if verb == "received" and not _RECEIVED.search(match["subject"]):
        return None
    if verb in _OF_OTHERS and not (_OWN_WAY.match(match["rest"]) or _was_refused(match)):
        return None
    subject = "it" if _WAS.search(match["subject"]) else match["subject"]
    told = (
        f"{subject} be {verb}{match['rest']}" if match["step"] or subject == "it" else sentence[main_clause(sentence) :]
    )
    return whole(sentence, 0, "passive", classify(told, default="approved" if verb == "supported" else "agreed"))


def any_passive(sentence: str, decision: bool) -> Told | None:
    """Any subject with a verb of decision; in a Decision: field (`decision`) also "is refused".

    What was talked over before it may be told first ("After members had compared the prices, new gates were agreed").
    """
    begins = main_clause(sentence)
    if not begins or not tells_of_this_meeting(sentence[:begins]):
        return _any_passive(sentence, decision)
    main = _any_passive(sentence[begins : begins + 1].upper() + sentence[begins + 1 :], decision)
    return main and whole(sentence, 0, "passive", main.outcome)


def _any_passive(sentence: str, decision: bool) -> Told | None:
    match = (_IS_DECIDED if decision else _ANY_PASSIVE).match(sentence) if len(sentence) < 700 else None
    if not match or _CLAUSE_WORD.search(match["subject"]) or PAST.search(sentence) or _NO_MATTER.match(sentence):
        return None
    if not decision and (
        len(sentence) > 350 or _AGREED_WITH.match(match["verb"] + match["rest"]) or _BY_ON_DAY.match(match["rest"])
    ):
        return None
    if match["verb"].startswith("not ") and (_PUT.search(match["subject"]) or not _PARTLY.match(match["rest"])):
        return None
    if not decision and not (
        _PASSIVE_REST.match(match["rest"]) or re.match(r"\sto\sthe\smeeting|\sfor\s", match["rest"])
    ):
        return None
    if not decision and match["verb"] in ("deferred", "declined", "put off", "held over", "left over", "turned down"):
        return whole(sentence, 0, "passive", classify(f"it be {match['verb']}", default="agreed"))
    return whole(sentence, 0, "passive", classify(sentence, default="agreed"))


_MADE_ON = re.compile(r"On\sthe\s(?:motion|proposal|proposition)\sof\s")


def given(sentence: str) -> Told | None:
    """Approval given in so many words, a sum set; None where that was done before, or is only told by somebody."""
    if (
        not (" was " in sentence or " were suspended" in sentence)
        or not _GIVEN.match(sentence)
        or PAST.search(sentence)
        or ASKING.search(_MADE_ON.sub("", sentence.partition(" was suspended")[0], count=1))
    ):
        return None
    return whole(sentence, 0, "passive", "approved")


def is_subjunctive(sentence: str) -> bool:
    """Whether a sentence says, with no verb above it, that something be done: "Permission be granted."."""
    match = _SUBJUNCTIVE.match(sentence)
    return match is not None and _NO_SUBJUNCTIVE.search(match["subject"]) is None


def empowered(sentence: str) -> Told | None:
    """Power given: "The Clerk was authorised to sign the lease.", "Authority was delegated to the Clerk to ..."."""
    if len(sentence) > 700 or not ("uthori" in sentence or "power" in sentence or "elegated" in sentence):
        return None
    match = _EMPOWERED.match(sentence)
    if match is None or PAST.search(sentence[:160]) or _CLAUSE_WORD.search(match["subject"] or ""):
        return None
    return whole(sentence, 0, "passive", "approved" if RECORD.search(sentence) else "delegated")


def submitted(sentence: str) -> Told | None:
    """Scottish minutes: "There was submitted and approved the Minute of 4 May.": from the verb on."""
    if not sentence.startswith("There"):
        return None
    if (which := _WHICH_WAS.match(sentence)) and not PAST.search(sentence[which.start("verb") - 20 :]):
        return whole(sentence, 0, "passive", classify(f"be {which['verb'].casefold()}", default="agreed"))
    match = _SUBMITTED.match(sentence)
    if match is None or PAST.search(sentence[match.start("verb") : match.end() + 30]):
        return None
    return whole(sentence, match.start("verb"), "passive", classify(f"be {match['verb'].casefold()}", default="agreed"))

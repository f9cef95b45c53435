"""Votes told of one member or a few: "Councillor A asked that his vote against be recorded", "Cllr B abstained"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.components.listed_names import Listed, read_names
from extract.components.name_words import PLURAL, TITLE
from extract.components.numbers import WORDS
from extract.components.vote_marks import count_of
from extract.components.vote_records import VoteList
from extract.text import Sentence

_CHAIR = (
    r"(?:[Tt]he\s)(?:(?:Lord|Deputy|Vice|Town|Civic)[\s-]){0,2}"
    r"(?:Mayor|Provost|Chairman|Chairwoman|Chairperson|Chair|Convener|Convenor|Leader|President)(?=\s(?!of\b|[A-Z]))"
)
_START = re.compile(rf"(?:{PLURAL}|{TITLE})(?=[\s\u00a0:])|(?<![\w-]){_CHAIR}")
_BY_OFFICE = re.compile(_CHAIR)
_MORE = re.compile(rf",?\s(?:and|&)\s(?={_CHAIR})")
""" "Councillors Ash and Elm and the Mayor abstained"."""
_OPTION = (
    r"(?P<against>(?:vot(?:ed?|es|ing)|cast)[^.;]{0,40}?\bagainst|against|yn\serbyn)"
    r"|(?P<abstain>abstain(?:ed|ing)?|abstentions?|ymatal\w*)"
    r"|(?P<for>(?:vot(?:ed?|es|ing))[^.;]{0,20}?\b(?:for|in\sfavour)|o\sblaid)"
)
_ASKS = re.compile(
    r",?\s(?:each\s|both\s|all\s|then\s|also\s|subsequently\s|further\s)?(?:asked|requested|wished|wishes|asks"
    r"|requests|desired"
    r"|gofynnodd)\b(?P<rest>[^.;]{4,240})",
)
_NEXT_MEMBER = re.compile(rf",?\s(?:and|while|whilst|with)\s(?:{PLURAL}|{TITLE})\s")
""" "asked that their votes against be recorded, and Councillor Elm ...": what another asked."""
_ASKED_OPTION = re.compile(_OPTION, re.IGNORECASE)
_RECORDED = re.compile(r"\b(?:record(?:ed|ing)?|minuted|noted|cofnod\w*)\b", re.IGNORECASE)
_NOT_ASKED = re.compile(
    r"\brecorded\svote\b|\bif\b|\bwhether\b|\bwhy\b|\bhow\b|\bnot\b|\bprevious\b|\blast\smeeting\b|\b(?:19"
    r"|20)\d\d\b|\bofficers\b"
    r"|\breport\b",
    re.IGNORECASE,
)
_VOTED = re.compile(
    r",?\s(?:who\s(?:had\s)?)?(?:each\s|both\s|all\s)?(?:(?P<for>voted\s(?:for|in\sfavour))|(?P<against>voted\s(?:against|AGAINST))"
    r"|(?P<abstain>(?:(?:had\s)?abstained(?:\sfrom\svoting|\sfrom\sthe\svote)?|(?:did\snot|declined\sto)\svote)))\b(?P<rest>[^.;\n]{0,80})"
)
_IN_SCORE = re.compile(
    r",?\s(?:both\s|each\s|all\s)?(?:(?P<against>dissent(?:ing|ed))|(?P<against2>voting\sagainst)|(?P<abstain>abstaining)|(?P<for>voting\s(?:for|in\sfavour)))"
    r"(?=(?:\s(?:it|the\s(?:motion|amendment|proposal|recommendation)))?(?:\s?[;.,)]|\sand\s))",
    re.IGNORECASE,
)
_THAT_TOO = re.compile(r"\s(?:that|for)\s(?:he|she|they|his|her|their|it)\b[^.;,]{3,60}")
_WELSH_VERB = re.compile(
    r"\b(?P<verb>[Gg]ofynnodd|[Dd]ymunodd|[Pp]leidleisiodd|[Yy]mataliodd|[Aa]taliodd)\s(?=(?:[Yy]r?\s)?(?:Cyng|Gyng|Mr|Mrs|Ms)\w*)"
)
_WELSH_ABSTAINS = re.compile(r"(?:\srhag\spleidleisio|\so[’'](?:r|i)\s\w+)?(?:\s?[.,;]|\sac?\s|\s?\Z)")
_WELSH_WITHHELD = re.compile(r"\s(?:ei|eu)\s(?:bleidlais|phleidlais|pleidlais)\b")
_WELSH_VOTED = re.compile(r"\s(?:(?P<against>yn\serbyn)|(?P<for>o\sblaid|dros))\b")
_WELSH_NOTED = re.compile(r"\b(?:g|ch|c)?ofnod\w*")
_WELSH_RECORDED_VOTE = re.compile(r"[pb]h?leidlais\s(?:wedi|gofnod|gael|enwol)")
_BARE = re.compile(r"\s(?:(?:was|were)\s)?(?:(?P<against>against)|(?P<for>for|in\sfavour))(?=\s?[;.,)]|\sand\s|\s?\Z)")
_BEHIND_OTHERS = re.compile(
    r"(?:\b(?:voting|voted|votes?|were|was)\s(?:for|in\sfavour|against)|\b(?i:carried|agreed|resolved|approved|lost|defeated|refused)\b[^.;]{0,60}?"
    r"|\b(?:[Vv]ote|[Dd]ivision|[Rr]oll\scall)\s(?:was|were)\s(?:then\s)?(?:taken|held|called)\s?:)(?:,?\s(?:and|with|but)\s|,\s|\s?\(|\s)\Z"
)
""" "four voting for and Mr Orr against", "carried with Mr Orr against": without such words he may only think so."""
_SCORE = re.compile(
    rf"\b(?:\d{{1,3}}|{WORDS})\s?(?:votes?\s)?(?:to|v|[:–-])\s?(?P<fewer>\d{{1,3}}|{WORDS})\b", re.IGNORECASE
)
_RETOLD = re.compile(r"\b(?:previous|last|earlier|in\s(?:19|20)\d\d|because|since|had|when|if|who)\b|\b(?:19|20)\d\d\b")
_BEFORE = re.compile(
    r"(?:^|[.;:(\n|]|,|\b(?:vote|roll[ -]?call|division|poll)\s(?:was|is)\sthat"
    r"|\b(?:and|with|only|while|whilst|but|save|except|(?:Rule|Order)(?:\sNo\.?)?\s[\d.]{1,6}))"
    r"[\s\u00a0(•*–-]{0,8}$",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:\s?\([^()\n]{1,40}\))?")
""" "Councillor Ash (Ind) abstained": a party behind the name."""
_QUICK = re.compile(r"gainst|GAINST|dissent|bstain|bstent|favour|erbyn|matal|taliodd|vot(?:ed|ing)\sfor|not\svote")
_QUICK_STRONG = re.compile(r"(?!not\svote)(?:" + _QUICK.pattern + ")")


def find_told(text: str, sentences: Sequence[Sentence]) -> Iterator[list[VoteList]]:
    """Lists of each sentence that tells how members it names voted, in the order of the text."""
    for sentence in sentences:
        if sentence.end - sentence.start > 2000 or not _QUICK.search(text, sentence.start, sentence.end):
            continue
        lists = list(_in_sentence(text, sentence))
        options = [one.option for one in lists]
        if lists and len(set(options)) == len(options):
            yield lists


def _asked_too(text: str, end: int, stop: int) -> str | None:
    """Option of one more who asked: "..., and Councillor Elm that she had abstained"."""
    said = _THAT_TOO.match(text, end, stop)
    options = {str(match.lastgroup) for match in _ASKED_OPTION.finditer(said.group())} if said else set()
    return options.pop() if len(options) == 1 else None


def _welsh(text: str, sentence: Sentence) -> Iterator[VoteList]:
    """Votes told in Welsh, where the verb stands before the names."""
    for match in _WELSH_VERB.finditer(text, sentence.start, sentence.end):
        people = read_names(text, match.end(), sentence.end, bare=False).people
        if not people:
            continue
        end = people[-1].end
        rest, verb = text[end : min(sentence.end, end + 160)], match["verb"].casefold()
        if option := _welsh_option(verb, rest):
            yield VoteList(option, None, people[0].start, end, people, None, True, True, True)


def _welsh_option(verb: str, rest: str) -> str | None:
    if verb == "ymataliodd":
        return "abstain" if _WELSH_ABSTAINS.match(rest) else None
    if verb == "ataliodd":
        return "abstain" if _WELSH_WITHHELD.match(rest) else None
    if verb == "pleidleisiodd":
        voted = _WELSH_VOTED.match(rest)
        return (voted.lastgroup or None) if voted else None
    options = {str(match.lastgroup) for match in _ASKED_OPTION.finditer(rest)}
    plain = len(options) == 1 and _WELSH_NOTED.search(rest) and not _WELSH_RECORDED_VOTE.search(rest)
    return options.pop() if plain else None


def _in_sentence(text: str, sentence: Sentence) -> Iterator[VoteList]:
    yield from _welsh(text, sentence)
    asked = False
    at, strong = sentence.start, _QUICK_STRONG.search(text, sentence.start, sentence.end) is not None
    while match := _START.search(text, at, sentence.end):
        people = _people(text, match.start(), sentence.end)
        at = max(match.end(), people[-1].end if people else 0)
        if not people or not _BEFORE.search(text[max(sentence.start, match.start() - 30) : match.start()] or "."):
            continue
        end = _NOTE.match(text, people[-1].end, sentence.end).end()  # type: ignore[union-attr]
        option = _option(text, end, sentence.end) or _in_score(text, sentence, len(people), end)
        option = option or _beside_others(text, sentence, match.start(), end)
        option = option or (_asked_too(text, end, sentence.end) if asked else None)
        asked = asked or (option is not None and _ASKS.match(text, end, sentence.end) is not None)
        if option:
            yield VoteList(option, None, people[0].start, end, people, None, True, True, strong)


def _people(text: str, start: int, stop: int) -> tuple[Listed, ...]:
    """A list of people with the Mayor or the Chair who is named behind it by office alone."""
    if office := _BY_OFFICE.match(text, start, stop):
        return (Listed(*office.span(), office.group(), is_titled=True, is_named=False),)
    people = read_names(text, start, stop, bare=False).people
    more = _MORE.match(text, people[-1].end, stop) if people else None
    return people + _people(text, more.end(), stop) if more else people


def _beside_others(text: str, sentence: Sentence, start: int, end: int) -> str | None:
    """Option of names that have it alone behind them, where how others voted stands before them."""
    told = _BARE.match(text, end, sentence.end)
    before = text[max(sentence.start, start - 120) : start]
    if told is None or not _BEHIND_OTHERS.search(before) or _RETOLD.search(before[-30:]):
        return None
    return "against" if told["against"] else "for"


def _in_score(text: str, sentence: Sentence, people: int, end: int) -> str | None:
    """Option of names told beside a result. Who dissents is against, but where more voted against than are named."""
    told = _IN_SCORE.match(text, end, sentence.end)
    if told and _RETOLD.search(text, sentence.start, end):
        return None
    if not told or told["against2"]:
        return "against" if told else None
    score = list(_SCORE.finditer(text, max(sentence.start, end - 400), end))
    if told["abstain"] or told["for"]:
        return "abstain" if told["abstain"] else "for"
    return "against" if not score or count_of(score[-1]["fewer"]) == people else None


def _option(text: str, end: int, stop: int) -> str | None:
    """Option that the words after the names tell, None where they tell none for certain."""
    asks = _ASKS.match(text, end, stop)
    if asks:
        rest = _NEXT_MEMBER.split(asks["rest"], maxsplit=1)[0]
        options = {str(match.lastgroup) for match in _ASKED_OPTION.finditer(rest)}
        plain = len(options) == 1 and _RECORDED.search(rest) and not _NOT_ASKED.search(rest)
        return options.pop() if plain else None
    voted = _VOTED.match(text, end, stop)
    if voted and not _RETOLD.search(voted["rest"]):
        return next(name for name in ("for", "against", "abstain") if voted[name])
    return None

"""Whether the words after names declare an interest, and how far a declaration goes; declarers without a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.components import interest_own as own
from extract.components import interest_words as terms
from extract.components.interest_facts import denies
from extract.components.listed_names import Listed, read_names
from extract.components.name_words import OFFICE, PLURAL, TITLE
from extract.components.names import surname
from extract.text import Sentence, words

_UNNAMED = re.compile(
    rf"(?<![\w’'-])(?:(?:{OFFICE}|(?:[Tt]he\s)?(?:Depute|Vice)[\s-](?:Convener|Provost|Chair(?:man|person|woman)?)|[Tt]he\s(?:[A-Z][\w’-]+\s){{0,3}}"
    rf"(?:Chief\sExecutive|Clerk|Director|Monitoring\sOfficer|Solicitor|Treasurer|Commissioner))(?!,?\s(?:{TITLE}|{PLURAL})|\s[A-Z]|\sof\s|[’'])"
    rf"|(?:[Aa]ll|[Ee]ach\sof\sthe|[Tt]he)\s(?:of\sthe\s)?(?:[A-Z][\w’-]+\s){{0,3}}(?:[Mm]embers|[Cc]ouncillors)(?:\spresent(?:\sat\sthe\smeeting)?|\sof\sthe\s(?:[\w-]+\s){{0,2}}(?:[Cc]ommittee|[Bb]oard|[Pp]anel|[Cc]ouncil|[Cc]abinet))?)(?=,?\s)"
)
""" "The Convener", "All Forum Members": who declares, where nobody is named."""


_OF_SELF = re.compile(
    r"\s(?:of\s(?:an?|his|her|their)\s|(?:for\s(?:reasons\sof|openness|transparency)[^.;]{0,30}?\s)?(?:that\s)?(?:he|she|they|his|her|their)\b(?!\smust))"
)
""" "advised that he had a connection": of itself, not "reminded Members to declare interests"."""


_ALSO_AS = re.compile(
    r"\s(?:also\s)?(?:as\s(?:an?|the|his|her)\s[a-z]|an?\s(?:[\w-]+\s){0,4}?interests?\b|(?:in|for|on)\sthe\ssame\s(?:item|minute|application)\b|(?:in|for|on)\s(?:(?:respect\sof|relation\sto|regard\sto)\s)?(?:agenda\s)?(?:items?|minutes?|applications?)\s)",
    re.IGNORECASE,
)
""" "and Councillor Elm as a tenant of it", "in item 4": a further member, of whom the verb before is said too. """
_AS_DID = re.compile(rf",?\sas\sdid\s(?:the\s)?(?:(?:{TITLE}|{PLURAL})\s{{1,3}})?$")
""" "declared an interest, as did Councillor Elm"."""
_INITIALS = re.compile(
    r"[A-Z]{2,4}(?:(?:,\s|\s(?:and|&)\s|\s?/\s?)[A-Z]{2,4}){0,8}(?=\s(?:each\s|both\s|all\s)?(?:declared|disclosed)\b)"
)
_CLAUSE_END = re.compile(r"[.;]")


def of_itself(text: str, people: Sequence[Listed]) -> bool:
    """Whether whoever is not named tells of its own interest, right after the verb."""
    verb = terms.DECLARED.match(text, people[-1].end, people[-1].end + 300)
    if verb is None:
        return False
    if verb["told"]:
        return _OF_SELF.match(text, verb.end()) is not None
    rest = text[verb.end() : verb.end() + 120]
    return terms.INTEREST.search(rest[: _CLAUSE_END.search(rest + ".").start()]) is not None  # type: ignore[union-attr]


def unnamed(text: str, sentence: Sentence, named: Sequence[Sequence[Listed]]) -> Iterator[tuple[Listed, ...]]:
    """Offices and groups in a sentence that may declare; none right before or within the names found there."""
    for match in _UNNAMED.finditer(text, sentence.start, min(sentence.end, sentence.start + 1500)):
        if any(people[0].start - 40 < match.start() < people[-1].end for people in named):
            continue
        yield (Listed(match.start(), match.end(), words(match.group()), is_named=False),)


def by_initials(text: str, sentence: Sentence) -> Iterator[tuple[Listed, ...]]:
    """Members whom a sentence names by initials that the text explains: "AL & MS declared", after "Ann Ley (AL)"."""
    match = _INITIALS.match(text, sentence.start, min(sentence.end, sentence.start + 120))
    if match is None:
        return
    people = [Listed(*each.span(), each.group()) for each in re.finditer(r"[A-Z]{2,4}", match.group())]
    moved = [replace(one, start=one.start + match.start(), end=one.end + match.start()) for one in people]
    if all(f"({one.name})" in text for one in moved):
        yield tuple(moved)


def also_as(text: str, people: Sequence[Listed]) -> bool:
    """Whether those named only join a declaration: "... as a tenant and Councillor Elm as an owner"."""
    start, end = people[0].start, people[-1].end
    if _AS_DID.search(text, max(0, start - 30), start):
        return True
    joined = terms.NEXT_CLAUSE.search(text[max(0, start - 40) : start])
    return bool(joined and joined.group().strip()) and _ALSO_AS.match(text, end, end + 60) is not None


def declares(text: str, people: Sequence[Listed], sentence: Sentence, is_under: bool, is_near: bool = False) -> bool:
    """Whether the words after the names say that they declared an interest, and plainly so.

    `is_under` where they stand in the item of the declarations, `is_near` where right below its heading.
    """
    end, stop = people[-1].end, min(sentence.end, people[-1].end + 400)
    verb = terms.DECLARED.match(text, end, stop)
    if gone := terms.LEFT_HAVING.match(text, end, stop):
        return terms.INTEREST.search(text, gone.end(), min(stop, gone.end() + 80)) is not None
    if verb is None:
        return _declared_otherwise(text, people, sentence, is_under)
    rest = text[verb.end() : stop]
    before = text[sentence.start : people[0].start]
    if denies(rest, told=bool(verb["told"])) or terms.CONDITIONAL.search(before):
        return False
    if own.says_not(rest):
        return False
    if terms.CONTACT.search(rest) and (terms.OPENLY.search(rest) or is_under):
        return True
    openly = is_near or terms.OPENLY.search(rest) is not None
    if verb["told"] and openly and own.tells_of_itself(text, people[0].start, rest):
        return True
    if is_under and verb["plain"] and own.is_one_more(rest):
        return True
    if verb["plain"] and (terms.OWN_CONTACT.match(rest.lstrip()) or own.OF_SELF.match(text, verb.start("plain"), stop)):
        return True
    if verb["plain"] and is_under and terms.DECLARED_THAT.match(text, verb.start("plain"), stop):
        return True
    if verb["told"] and is_under and terms.WITHDRAWING.search(rest):
        return True
    if verb["told"]:
        having = terms.TOLD_HAVING.search(rest[:220])
        return having is not None and not terms.NEGATED.search(rest[: having.end()])
    found = terms.INTEREST.search(rest)
    kind = verb["plain"] and is_under and terms.BEGINS_WITH_KIND.match(rest)
    return bool(kind) or (found is not None and found.start() < 160)


def _declared_otherwise(text: str, people: Sequence[Listed], sentence: Sentence, is_under: bool) -> bool:
    """The same where no verb of declaring follows the names: "having declared", "were declared by", a dispensation."""
    start, end, stop = people[0].start, people[-1].end, min(sentence.end, people[-1].end + 400)
    if having := terms.HAVING.match(text, end, stop):
        named = terms.has_kind(having.group()) or is_under or "declared" in having.group()
        return named and not terms.NEGATED.search(having.group())
    if is_under and terms.LOBBIED.match(text, end, stop):
        return True
    long_lead = text[max(sentence.start, start - 300) : start]
    if terms.PASSIVE.search(terms.without_title(long_lead)):
        return not terms.NEGATED.search(long_lead)
    lead = text[max(sentence.start, start - 80) : start]
    granted = terms.GRANTED[0].search(terms.without_title(lead))
    if granted and ("ispensation" in granted.group() or terms.GRANTED[1].match(text, end, stop)):
        return True
    return terms.WELSH.search(lead) is not None and terms.INTEREST.search(text, end, stop) is not None


def goes_on(text: str, people: Sequence[Listed], end: int, following: Sequence[Sentence]) -> int:
    """End of a declaration with the sentence that says the member left or stayed, where it directly follows."""
    for sentence in following:
        said = text[sentence.start : sentence.end]
        anew = terms.DECLARED.search(said) and terms.INTEREST.search(said)
        if not terms.GOES_ON.match(said) or anew or len(said) > 400:
            break
        named = read_names(text, sentence.start, sentence.end, bare=False).people
        known = {surname(person.name) for person in people}
        if named and not {surname(person.name) for person in named} <= known:
            break
        if terms.left(said) is not None:
            return sentence.end
    return end

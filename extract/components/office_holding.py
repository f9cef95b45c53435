"""The person of an office with the span of both, and the words that several ties of the two share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.components import names
from extract.text import words

_S = names.S
ARTICLE = (
    rf"(?:(?:the|a|an|our|its|y|yr|Y|Yr){_S})?"
    rf"(?:(?:present|current|then|former|outgoing|retiring|new|newly[ -](?:elected|appointed)){_S})?"
    rf"(?:(?:(?:County|City|Town|Parish|Borough|District){_S})?(?:[Cc]ouncil|[Aa]uthority|Board|[Tt]rust|Committee|[Gg]roup"
    rf"|Commissioner|Cabinet|Panel|[Ff]orce|[Ff]und|Partnership|[Cc]ompany|[Bb]orough|[Cc]ounty|[Ss]ervice)[’']s{_S})?"
    rf"(?:(?:new|current|nominated){_S})?"
)
CHOSEN = (
    rf"(?:(?:proposed|nominated)(?:{_S}unopposed)?{_S}and{_S}(?:was{_S}|then{_S})?)?(?:(?:duly|unanimously|hereby|also|then|formally|again){_S}){{0,2}}(?:re-?)?"
    r"(?:elected|appointed|confirmed|selected|co-opted|installed|made|declared|chosen|ELECTED|APPOINTED)"
)
_PLURAL = re.compile(
    rf"^(?:(?:County|Town|Parish|Borough|City|District|Community){_S})?(?:Councillors|Cllrs\.?|COUNCILLORS|CLLRS|Aldermen){_S}"
)
_COUNTY = re.compile(r"\sCC$")
""" "Mr. A. J. Orr CC": a county councillor, which is no honour."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A person and the span of name and office; `spent` is the end of a name that stands after the office."""

    person: str | None
    start: int
    end: int
    spent: int = 0


def plain(person: str) -> str:
    """A name in one line, without a title over several and without "CC"."""
    return _COUNTY.sub("", words(_PLURAL.sub("", person.removeprefix("the "))))

"""The words by which motions, votes and results of one item are told apart: the patterns of `groups`."""

from __future__ import annotations

import re

FAILED = re.compile(
    r"\b(?:(?<!had )(?<!has )(?<!have )lost(?!\s(?:all|its|their|his|her|the|an?|some|many|most|half|\d)\b)|LOST"
    r"|defeated|DEFEATED|negatived|(?<!be )not (?:carried|agreed|supported|accepted)"
    r"|(?<!be )rejected|(?<!be )withdrawn|withdrew"
    r"|fell(?!\s(?:to|from|below|within|outside|into|under|short|behind|off|between|due)\b)"
    r"|voted down|against the motion)\b"
)
"""A word of failure between a motion and a decision: the motion is not what was decided. Streets that "had lost their
trees" and numbers that "fell to 12" are no motions."""
GOES_ON = re.compile(r"\b(?:put|lost|fell|defeated|withdrawn|amendment)\b", re.IGNORECASE)
VOTED_ON = re.compile(
    r"\b(?:vot(?:e|es|ing)|division|poll)(?:\s\w+){0,3}?\s(?:on|for)\s(?:the|that"
    r"|this)\s(?P<noun>(?:procedural\smotion|reference\sback"
    r"|closure\smotion|(?:first|second|third|further)\samendment|amendment|motion"
    r"|proposal))\b[^.\n]{0,120}?\b(?:record|as\sfollows|follow|show)",
    re.IGNORECASE,
)
DONE = re.compile(
    r"\b(?:[Tt]his|[Ii]t|which)\swas\s(?:\w+ly\s)?(?:agreed|approved|carried|adopted)\b"
    r"|(?:^|[.\n]\s)(?:Agreed|AGREED|Carried|CARRIED|Approved)\."
)
"""Something told as done."""
NOTHING_TOLD = re.compile(
    r"(?:[\W_]|and|it|was|were|accordingly|unanimously|duly|therefore|then|agreed)*", re.IGNORECASE
)
BECAME = re.compile(
    r"\b(?:carried|won|prevailed)\b[^.\n]{0,60}?\b(?:(?:resolved|decided|agreed|found)\saccordingly|(?:became|becoming|was\sdeclared)"
    r"\sthe\s(?:decision|finding)\b)",
    re.IGNORECASE,
)
""" "the amendment was carried and the Committee resolved accordingly": what was put against it is lost."""
ACCORDINGLY = re.compile(
    r"[^.;\n]{0,90}?(?:\bresolved\saccordingly\b|\b(?:accordingly|therefore)\s(?:\w+\s){0,2}?(?:resolved"
    r"|agreed)\b)[\s\S]{0,60}",
    re.IGNORECASE,
)
""""The amendment was carried and the Council resolved accordingly:": what was resolved is the amendment."""
HUGGED = re.compile(r"[\s.,;:()–-]{0,8}(?:(?:This|It)\swas\s)?|[\s,;(–-]{1,8}(?:up)?on\s(?:the|a)\s")
NUMBERED = re.compile(r"\b(?:first|second|third|fourth)\samendment|\bamendment\s(?:\d{1,2}|[A-D])\b", re.IGNORECASE)
APPLICATION = re.compile(r"(?:[A-Z]{1,5}/)?\d{2,4}/\d{3,6}(?:/[A-Z]{1,5})?\b(?!/)")
""" "24/0902 Barn at Low Farm": a paragraph about another application."""
REQUESTED = re.compile(r"\b[Aa]t\sthe\s(?:request|suggestion)\sof\s[^.;:\n]{3,70},\s$")
""" "At the request of Councillor Ash, the Council agreed ...": no motion above it was of that."""
THAT = re.compile(r"\bthat\s+", re.IGNORECASE)
OF_OWN = re.compile(r"(?:motion|proposal|proposition|amendment)\b", re.IGNORECASE)
FOLLOWS = re.compile(
    r"[^\n.;]{0,60}[.;,]?\s{1,3}(?:(?:and|It|it|was|The|the|this|therefore|accordingly|so|thus|[A-Z][\w-]+)\s){0,6}"
    r"(?:RESOLVED|Resolved|resolved|AGREED|agreed)?\W{0,8}",
)
"""What stands between a vote and the decision it led to."""
PASSIVE = re.compile(r"(?:moved|proposed|seconded|mover|proposer)\b", re.IGNORECASE)
""" "The motion was lost, moved by Cllr Ash": of the result; "... and Cllr Ash moved deferral" is of the next."""
IN_QUOTES = re.compile(r"[\s:,;–-]{0,12}[“\"](?P<words>[^“”\"]{10,500})[”\"]")
NOT = re.compile(r"\b(?:do|does|be|is|are|was|were|should|shall|will)\snot\b", re.IGNORECASE)
ANNOUNCED = re.compile(r"[^.;:\n]{0,160}:\s{1,12}")
"""What stands between a result and the votes that it announces: "with the votes being recorded as follows:"."""
WHOSE = re.compile(r"\b[Aa]mendment\s(?:moved\s|proposed\s)?(?:by|from)\s(?:the\s)?[A-Z]")
""""The amendment by the Labour Group was lost"."""
SENTENCE = re.compile(r"[.!?][”\")]?\s|\n\s*\n")
WELSH = re.compile(r"[^.\n]{0,60}?\b(?:penderfyn|cytun|phenderfyn)", re.IGNORECASE)

"""The words by which motions, votes and results of one item are told apart: the patterns of `groups`."""

from __future__ import annotations

import re

FAILED = re.compile(
    r"\b(?:lost|LOST|defeated|DEFEATED|negatived|(?<!be )not (?:carried|agreed|supported|accepted)"
    r"|(?<!be )rejected|(?<!be )withdrawn|withdrew"
    r"|fell|voted down|against the motion)\b"
)
"""A word of failure between a motion and a decision: the motion is not what was decided."""
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
ACCORDINGLY = re.compile(
    r"[^.;\n]{0,90}?(?:\bresolved\saccordingly\b|\b(?:accordingly|therefore)\s(?:\w+\s){0,2}?(?:resolved"
    r"|agreed)\b)[\s\S]{0,60}",
    re.IGNORECASE,
)
""""The amendment was carried and the Council resolved accordingly:": what was resolved is the amendment."""
HUGGED = re.compile(r"[\s.,;:()–-]{0,8}|[\s,;(–-]{1,8}(?:up)?on\s(?:the|a)\s")
NUMBERED = re.compile(r"\b(?:first|second|third|fourth)\samendment|\bamendment\s(?:\d{1,2}|[A-D])\b", re.IGNORECASE)
THAT = re.compile(r"\bthat\s+", re.IGNORECASE)
OF_OWN = re.compile(r"(?:motion|proposal|proposition|amendment)\b", re.IGNORECASE)
SENTENCE = re.compile(r"[.!?][”\")]?\s|\n\s*\n")
WELSH = re.compile(r"[^.\n]{0,60}?\b(?:penderfyn|cytun|phenderfyn)", re.IGNORECASE)

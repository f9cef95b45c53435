"""Roles: offices with the person the text ties to them, once for each person, role and organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import Role
from extract.components import names
from extract.components.capital_offices import find_capital_offices
from extract.components.lower_offices import find_lower_offices
from extract.components.office_cells import in_cells
from extract.components.office_holders import holder
from extract.components.office_holding import Holder
from extract.components.office_organisations import (
    employer_after,
    ends_as_institution,
    organisation_after,
    organisation_before,
    organisation_beside,
)
from extract.components.office_patterns import has_institution, is_person, is_service
from extract.components.office_record import Office
from extract.components.office_rows import Rows
from extract.components.office_welcomes import likewise
from extract.components.offices import find_offices
from extract.components.paired_offices import paired
from extract.components.role_repeats import once
from extract.components.shared_titles import find_shared
from extract.text import Block, at_offset, overlaps, words

_USER_PAGE = re.compile(r"\s*(?:Councillor details|Manylion y Cynghorydd|Your Councillor)\b")
_EMPLOYED = ("rank", "modified", "complement", "alone", "joint")
_LABELS = (
    "lead officer", "case officer", "contact officer", "responsible officer", "reporting officer", "action officer"
)  # fmt: skip
_THEN_TITLE = re.compile(
    r"(?:,\s{1,3}|\s?\(|\s[–-]\s)(?:[A-Z][\w’'&-]*\s){0,6}?(?:Officer|Manager|Director|Head|Lead|Chief|Solicitor|Clerk|Accountant|Planner|Leader)\b"
)
_INITIAL = re.compile(r"[A-Z]\.")
"""A label that may be the initial of a name: "J. Ash, Senior Solicitor". """
_CUT = re.compile(r"(?<=[a-z])-\s(?!and\b)(?=[a-z])")
""" "Director of Re- sources": a word that was cut at the end of a line. """
_IN_BRACKETS = ("modified", "complement", "alone")
_TO_BRACKET = re.compile(
    r"\s(?:[–-]\s)?(?P<rest>[A-Z][\w’'&/-]*(?:\s(?:and|of|for|the|&|[A-Z][\w’'&/-]*)){0,6}(?:\s\[[A-Z][\w\s]{2,30}\])?)\)"
)
_FIELD = re.compile(r",\s(?P<field>[A-Z][\w’'&-]*(?:\s(?:and|of|for|the|&|[A-Z][\w’'&-]*)){0,5})\)")
_ANYONE = re.compile(r"(?<![\w.])(?:[Aa]n?|[Aa]ny|[Aa]nother|[Ee]ach|[Ee]very)\s$")
_ONE = re.compile(r"(?<![\w.])[Oo]ne\s$")
""" "one Headteacher and two governors": seats of a body. """
_NAME_NEXT = re.compile(rf"[ ]{{1,3}}{names.TITLED}")
_SAME_LINE = re.compile(r",[^\n;.]{0,60}\s\($")
_ONE_MORE = re.compile(rf"(?<!\w){names.TITLE}\s")
""" "Mr A Lunn, Chief Auditor, and Ms B Osk of Orr LLP (Manager)": somebody else's. """


def _page_person(text: str, blocks: Sequence[Block]) -> str | None:
    """Councillor of a ModernGov "Councillor details" page, whom every office on it belongs to."""
    if not _USER_PAGE.match(text[:80]):
        return None
    for block in blocks[1:4]:
        if re.fullmatch(names.TITLED, text[block.start : block.end]):
            return words(text[block.start : block.end])
    return None


class _Reader:
    """Walks the offices of a text in order; a name spent on one office is not given to the next."""

    def __init__(self, text: str, blocks: Sequence[Block], pairs: dict[int, Holder]) -> None:
        self.text, self.blocks, self.rows, self.pairs = text, blocks, Rows(text), pairs
        self.owner = _page_person(text, blocks)
        self.spent = self.closed = 0
        self.last: Role | None = None

    def read(self, office: Office) -> Role | None:
        if office.start < self.closed:
            return None
        block = self.blocks[at_offset(self.blocks, office.start)]
        organisation = office.organisation or organisation_before(self.text, office.start, block.start)
        after = None if organisation else organisation_after(self.text, office.end, block.end)
        found = self.pairs.get(office.start) or self._inside(office)
        if not found and not self.owner and office.kind != "plural" and (office.organisation or not organisation):
            found = self._holder(office, block) or self._again(office) or self._likewise(office)
        if found is None and after and not office.weak and not self.owner:
            found = self._holder(replace(office, end=after[0]), block)
            organisation = after[1] if found else None
        elif found and after and found.end == office.end:
            organisation, end = after[1], after[0]
            closed = self.text[end : end + 1] == ")" and "(" in self.text[found.start : office.start]
            found = replace(found, end=end + closed)
        if found and not organisation and found.end > office.end and office.kind in _EMPLOYED:
            organisation = employer_after(self.text, found.end, block.end)
        if found and not organisation and office.kind in _EMPLOYED:
            organisation = organisation_beside(self.text, found.end)
        if found is None and self._is_anyone(office):
            return None
        if (found is None and office.weak) or (self._labels(office) and not self._names_only(found)):
            return None
        if found and not organisation and office.kind == "presiding":
            office, found = self._of_its_body(office, found)
        if found and (whole := self._to_bracket(office, found)):
            office, found = whole
        self.spent = max(self.spent, found.spent if found else 0)
        self.last = self._role(office, found or Holder(self.owner, office.start, office.end), organisation)
        return self.last

    def _inside(self, office: Office) -> Holder | None:
        """A second office in brackets right behind the first: "Ann Lee, Head of Law (Monitoring Officer)"."""
        last = self.last
        if not last or not last.person or last.quote.endswith(last.person):
            return None
        alone = self.text[last.end : office.start].strip() == "(" and self.text[office.end : office.end + 1] == ")"
        return self._again(office) if alone else None

    def _holder(self, office: Office, block: Block) -> Holder | None:
        start = block.label_start if block.label and _INITIAL.fullmatch(block.label) else block.start
        return (
            holder(self.text, office, start, block.end, self.spent)
            or in_cells(self.text, office)
            or self._in_rows(office)
        )

    def _in_rows(self, office: Office) -> Holder | None:
        found = self.rows.holder(office) if office.kind not in ("capitals", "plain") else None
        return None if found and self._is_of_last(found, office) else found

    def _to_bracket(self, office: Office, found: Holder) -> tuple[Office, Holder] | None:
        """ "A Lunn (Solicitor - Case Manager Planning)": in brackets behind a name the title is all there is."""
        if found.start >= office.start or found.end != office.end or office.kind not in _IN_BRACKETS:
            return None
        rest = _TO_BRACKET.match(self.text, office.end) if self.text[office.start - 1] == "(" else None
        if not rest or ends_as_institution(rest["rest"]) or rest["rest"].isupper():
            return None
        self.closed = rest.end()
        role = words(self.text[office.start : rest.end("rest")])
        return replace(office, end=rest.end("rest"), role=role), replace(found, end=rest.end())

    def _of_its_body(self, office: Office, found: Holder) -> tuple[Office, Holder]:
        """ "Councillor A Lunn (Chair, Corporate Scrutiny)": what somebody chairs is part of the title."""
        named = _FIELD.match(self.text, office.end)
        if not named or self.text[office.start - 1] != "(" or not is_service(named["field"]) or found.end != office.end:
            return office, found
        self.closed = named.end()
        role = words(self.text[office.start : named.end("field")])
        return replace(office, end=named.end("field"), role=role), replace(found, end=named.end())

    def _is_anyone(self, office: Office) -> bool:
        """Whether an article says that one of many is meant: "the costs of a Communications Officer"."""
        before = self.text[max(0, office.start - 9) : office.start]
        if _ONE.search(before):
            return True
        return office.kind in ("modified", "plain") and not self.owner and _ANYONE.search(before) is not None

    def _is_of_last(self, found: Holder, office: Office) -> bool:
        """Whether the name above an office ends the entry before: "Deputy Mayor", "Cllr A Lunn", "Chief Executive"."""
        last = self.last
        named = last is not None and last.person == found.person and last.quote.endswith(found.person or "\0")
        return named and last is not None and not self.text[last.end : office.start].strip()

    def _labels(self, office: Office) -> bool:
        """Whether the words only label what follows: "Lead Officer: Head of Housing"."""
        return self.text[office.end : office.end + 1] == ":" and office.role.casefold() in _LABELS

    def _names_only(self, found: Holder | None) -> bool:
        """Whether nothing but a name stands behind a label: "Lead Officer: Ann Lee, Head of Housing" has an office."""
        return found is not None and _THEN_TITLE.match(self.text, found.end) is None

    def _likewise(self, office: Office) -> Holder | None:
        """ "be elected Chair, and Councillor Elm Vice-Chair": an office that shares the verb of the one before."""
        last = self.last
        if not last or not last.person or last.person in last.quote:
            return None
        return likewise(self.text, last.end, office)

    def _role(self, office: Office, found: Holder, organisation: str | None) -> Role:
        return Role(
            start=found.start,
            end=found.end,
            quote=self.text[found.start : found.end],
            rule=f"roles.{office.kind}",
            person=found.person,
            role=_CUT.sub("", office.role),
            organisation=organisation,
        )

    def _again(self, office: Office) -> Holder | None:
        """A second office of the person before: "Ann Lee, Headteacher, Quern Primary (Chair)"."""
        last = self.last
        if not last or not last.person:
            return None
        between = self.text[last.end : min(office.start, last.end + 80)]
        beside = between.strip() == "/" and last.rule == "roles.welsh"
        beside = beside or (between.strip() == "(" and last.organisation is not None)
        if office.kind not in ("presiding", "alone", "joint", "held") and not (beside and office.kind == "modified"):
            return None
        place = between.strip(" ,(")
        known = has_institution(place) or is_service(place)
        if _NAME_NEXT.match(self.text, office.end, office.end + 60):
            return None  # "Chair Cllr Orr, Vice-Chair Cllr Osk"
        of_body = office.kind == "presiding" or (office.kind == "alone" and office.organisation is not None)
        presides = between.strip() == "," and of_body and last.quote.endswith(last.person)
        bracketed = between.strip() in (",", "and", "&") and "(" in last.quote and ")" not in last.quote
        alone = not is_person(place) and not _ONE_MORE.search(between)
        on_line = _SAME_LINE.fullmatch(between) and known and alone
        both = between.strip() in ("and", "&", "/") and last.quote.startswith(last.person) and last.quote[-1] != ")"
        if between.strip() != "(" and not presides and not on_line and not bracketed and not both:
            return None
        return Holder(last.person, office.start, office.end)


def read_roles(text: str, blocks: Sequence[Block]) -> Iterator[Role]:
    """Every office of a text with its person, in order; repeats are still there."""
    offices = [*find_offices(text, blocks)]
    taken = {office.start for office in offices}
    for finder in (find_capital_offices, find_lower_offices):
        offices += [office for office in finder(text, blocks) if office.start not in taken]
    shared = [*find_shared(text, blocks)]
    yield from shared
    whole = [*{role.start: role for role in shared}.values()]  # of those who share a title, the last with all of them
    offices.sort(key=lambda office: office.start)
    reader = _Reader(text, blocks, paired(text, offices, blocks))
    for office in offices:
        if overlaps(whole, office.start, office.end):
            continue
        if role := reader.read(office):
            yield role


if not Doc.has_extension("roles"):
    Doc.set_extension("roles", default=())


@Language.component("roles", requires=["doc._.blocks"], assigns=["doc._.roles"])
def roles(doc: Doc) -> Doc:
    """Set `doc._.roles`."""
    found = sorted(read_roles(doc._.source, doc._.blocks), key=lambda role: (role.start, role.end))
    doc._.roles = tuple(once(doc._.source, found))
    return doc

"""Actions under a label ("ACTION: ..."), beside one ("(Action: JS)") or in a table with an action column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.facts import Action
from extract import rules
from extract.components import names
from extract.components.due import due_of, without_article
from extract.components.office_patterns import KIND
from extract.components.within import block_at
from extract.scanning import search
from extract.text import SPACE, Block, Sentence, at_offset, trim, trim_clause, words

_LABELS = rules.alternatives(rules.values("action_labels", "labels"))
_BY = r"(?:\s{1,2}(?:by|By|BY|for|For|on|gan|i)(?=[\s:]))"
_LABEL = re.compile(
    rf"(?<![\w-])(?P<label>{_LABELS})(?:\s/\s{_LABELS})?(?:\s(?:No\.?\s?)?\d{{1,3}}(?:[./]\d{{1,3}})?)?(?P<by>{_BY})?"
    rf"(?:\s{{1,2}}(?!{_LABELS}\s?:)(?P<owner>[A-Z][^:;.()\n–]{{1,70}}?)|\s?\((?P<bracket>[^()\n]{{1,70}})\))?"
    r"\s?(?:[:]|\s[–-](?=\s)|[–-](?=\s[A-Z]))[ \t\u00a0]{0,40}"
)
_NEXT_LABEL = re.compile(rf"\n[ \t]{{0,12}}(?={_LABELS}{_BY}?\s?[:–-])")
_BARE = re.compile(
    r"(?P<label>ACTION POINTS?|ACTIONS?|CAMAU? GWEITHREDU)\s{1,20}"
    r"(?!POINTS?\b)(?=[A-Z][A-Za-z]*\b[^.\n]{0,60}?\s(?:to|i)\s[a-z])"
)
_ITEM_NUMBER = r"(?:(?:[A-Z]{1,5}[./-]?)?\d{1,4}(?:[./]\d{1,4})?[.)]?[ \t]{1,12})?"
_ALONE = re.compile(rf"(?:^|(?<=\n))[ \t]*{_ITEM_NUMBER}(?P<label>{_LABELS})(?:\s(?i:arising))?[ \t\u00a0]*(?=\n)")
_LABEL_ALONE = re.compile(_LABELS)
_NONE = re.compile(r"(?:None|Nil|None arising|No actions?|Dim|N/A)\.?", re.IGNORECASE)
_BRACKETED = re.compile(rf"[(\[](?:{_LABELS}){_BY}?\s?[:–-]?\s(?P<owner>[^()\[\]\n]{{1,120}})[)\]]")
_OWNER_TO = re.compile(
    r"(?:That\s|bod\s)?(?P<owner>(?:(?:the|The|Y|Yr|y|yr)\s)?(?:[A-ZÂÊÎÔŴŶ][\w’'&/.-]*|officers)"
    r"(?:,?\s(?:and|&|/|of|for|the|with|ac?|y|yr|team|members|councillors|(?<=Officer\s)[–-]|(?!TO\b)[A-ZÂÊÎÔŴŶ(][\w’'&/.()-]*)){0,11}?),?\s{1,3}"
    r"(?:(?:to|will|would|shall|should|must|is\sto|are\sto|agreed\sto|undertook\sto|i)\s{1,12}(?!be\b)[a-z]"
    r"|TO\s{1,12}(?!BE\b)[A-Z])"
)
_TO_BE_BY = re.compile(
    r"\bto\sbe\s\w+(?:\s\w+){0,4}?\sby\s(?P<owner>(?:the\s)?[A-Z][\w’'&-]*(?:\s(?:of|and|for|[A-Z][\w’'&-]*)){0,6})"
)
_ONLY_OWNER = re.compile(
    r"(?:(?:[A-Z]{2,4}|All|ALL)(?:(?:\s?[/,&]\s?|\sand\s)(?:[A-Z]{2,4}|All))*"
    r"|(?:(?:The|the|Y|Yr)\s)?[A-ZÂÊÎÔŴŶ][\w’'&.-]*(?:(?:,?\s|\s?/\s?)(?:of|and|&|for|the|a|ac|y|yr|[A-ZÂÊÎÔŴŶ(][\w’'&.()-]*)){0,9})\.?$"
)
_OWNER_END = re.compile(
    r"(?:\((?P<bracket>[A-Z]{2,4}(?:\s?[/,&]\s?[A-Z]{2,4}){0,4})\)|\s[–-]\s(?P<dash>[A-Z]{2,4}(?:/[A-Z]{2,4}){0,4}))\.?$"
)
_THAT_OWNER = re.compile(
    r"That\s(?P<owner>(?:the\s)?[A-Z][\w’'&/.-]*(?:\s(?:of|for|and|&|the|[A-Z][\w’'&/.-]*)){0,9}?)\s"
    r"(?:be\s(?:asked|requested|instructed|invited)\sto\s[a-z]|(?!be\b|is\b|are\b|was\b|were\b|has\b|have\b|had\b|of\b|for\b|and\b)[a-z]{3,15}\s)"
)
""" "That the Head of Roads circulate the map": who is to act, below the label of an action."""
_OFFICE_END = re.compile(
    rf"\s[–—-]\s(?P<owner>{names.TITLED}|(?:[Tt]he\s)?(?:[A-Z][\w&’'-]*\s(?:of\s|for\s|and\s|&\s)?){{0,6}}?"
    r"(?:Clerk|Chair(?:man|person)?|Director|Officers?|Manager|Secretary|Leader|Treasurer|Team|Solicitor|Convener|Executive|Engineer"
    r"|Accountant|Auditor|Head)(?:\s(?:of|for)(?:\s(?:and|&|the|[A-Z][\w’'-]*)){1,6})?)(?:,?\s(?:by|before|within)\s[^.;]{3,40})?\.?$"
)
""" "Invite the auditor – Town Clerk, by September"."""
_OWNER_APART = re.compile(
    r"(?P<owner>(?:(?:the|The)\s)?[A-Z][\w’'&.-]*(?:,?\s(?:of|and|&|for|the|[A-Z(][\w’'&.()-]*)){0,8})\s?(?:\s[–—-]|:)\s"
    r"(?:to\s)?(?=[a-z]{3})"
)
""" "Head of Finance – provide a breakdown": who is to act, set apart at the start."""
_TITLED = re.compile(names.TITLED)
_OWNER_FIELD = re.compile(
    r"\b(?:Owner|Lead|Responsible|Lead [Oo]fficer|By whom|Perchennog)\s?:\s?(?P<owner>[A-Z][^;.,()\n]{1,60})"
)
_OWNER_COLUMN = re.compile(
    rf"(?P<owner>[A-Z]{{2,4}}(?:[/&][A-Z]{{2,4}}){{0,3}}|{names.TITLED}|(?:[Tt]he\s)?[A-Z][\w’'-]+(?:\s(?:of|and|for|[A-Z][\w’'-]+)){{0,5}})"
    r"(?:[ \t]{2,40}|\t{1,6}|\s?[:–—-]\s{1,4})(?P<what>[A-Za-z][a-z]{1,20}\s[^\n]{6,600})"
)
""" "LP   write to the harbour board": a line of a list of actions, its owner set apart. """
_VERB_FIRST = re.compile(
    r"(?:To|I)\s[a-z]|[A-Z][a-z]+(?:e|te|de|ve|ct|rt|nd|ck|t|n|p|w|d)\s(?:the|a|an|with|out|up|all|members"
    rf"|to(?!\s{rules.alternatives(rules.values('action_verbs', 'verbs'))}\b))\b"
)
_DECIDES = re.compile(r"\s(?:RESOLVED|AGREED|DECISION|PENDERFYNWYD)\b")
_OUT = ("agenda", "report", "preamble")
_COLUMNS = {heading: rule["column"] for rule in rules.load("action_labels") for heading in rule.get("headings", ())}
_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[ \t]\|(?:[ \t]|(?=\n|\Z))|\t|\s/\s")
_MAX_ROW = 4000
"""Longest table row read, in characters."""
_MAX = 1200
"""Longest action statement read, in characters."""


def owner_of(statement: str) -> str | None:
    """Who was to act, as a statement says at its start or end; None where it names nobody."""
    plain = words(statement)
    field = _OWNER_FIELD.search(plain)
    if field:
        return field["owner"].strip()
    match = _OWNER_TO.match(plain)
    if match and not _VERB_FIRST.match(plain):
        return match["owner"].rstrip(",")
    apart = _OWNER_APART.match(plain)
    if apart and (_TITLED.match(apart["owner"]) or any(word in KIND for word in apart["owner"].split())):
        return apart["owner"]
    end = _OWNER_END.search(plain)
    if end:
        return end["bracket"] or end["dash"]
    if office := _OFFICE_END.search(plain):
        return office["owner"]
    if that := _THAT_OWNER.match(plain):
        return that["owner"]
    passive = _TO_BE_BY.search(plain)
    return passive["owner"] if passive else None


def _fact(
    text: str, start: int, end: int, rule: str, owner: str | None = None, due: str | None = None
) -> Action | None:
    start, end = trim_clause(text, start, min(end, start + _MAX))
    if end - start < 8:
        return None
    quote = text[start:end]
    owner, due = owner or owner_of(quote), due or due_of(quote)
    owner = without_article(owner) if owner else None
    return Action(start=start, end=end, quote=quote, rule=f"actions.{rule}", owner=owner, due=due)


def _name(owner: str | None) -> str | None:
    """An owner without the time set in the same place ("JS by 12 May")."""
    plain = re.split(r",?\s(?:by|before|within|erbyn)\s", words(owner or ""))[0].strip(" ,;.–-")
    return plain or None


class _Lines:
    """Reads the labelled actions of one text."""

    def __init__(self, text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> None:
        self.text, self.blocks, self.sentences = text, blocks, sentences

    def _before(self, start: int, owner: str, rule: str) -> Action | None:
        """The action whose owner alone stands beside it: the last sentence before, in the same item."""
        index = at_offset(self.sentences, start - 1)
        if index < 0:
            return None
        sentence, here = self.sentences[index], block_at(self.blocks, start)
        block = self.blocks[sentence.block]
        if block.is_heading or (here is not None and here.item != block.item) or start - sentence.end > 40:
            return None
        if (named := _LABEL.match(self.text, sentence.start)) and named["label"]:
            return None  # it has a label, and an owner, of its own
        return _fact(self.text, sentence.start, min(sentence.end, start), rule, _name(owner), due_of(owner))

    def _statements(self, start: int, end: int, owner: str | None) -> Iterator[Action | None]:
        """The sentences of a labelled paragraph: a new action wherever one says who is to act."""
        decides = _DECIDES.search(self.text, start, end)
        end = decides.start() if decides else end
        at = start
        index = max(0, at_offset(self.sentences, start))
        for sentence in self.sentences[index : index + 12]:
            if at < sentence.start < end and _OWNER_TO.match(self.text, sentence.start, end):
                yield _fact(self.text, at, sentence.start, "label", owner)
                at = sentence.start
        yield _fact(self.text, at, end, "label", owner)

    def _listed(self, index: int) -> Iterator[Action | None]:
        """Actions in the list below a label that stands alone."""
        for block in self.blocks[index + 1 : index + 40]:
            columns = [] if block.is_heading or block.label else list(self._columns(block))
            if columns:
                yield from columns
                continue
            named = _OWNER_TO.match(self.text, block.start, block.end) or (
                block is self.blocks[index + 1] and _THAT_OWNER.match(self.text, block.start, block.end)
            )
            if (
                block.is_heading
                or not (block.label or named)
                or _DECIDES.search(" " + self.text[block.start : block.start + 20])
            ):
                return
            yield from self._lines_of(block)

    def _lines_of(self, block: Block) -> Iterator[Action | None]:
        """A paragraph of a list: one action, or one a line where every line says who is to act."""
        rows = [trim(self.text, row.start(), row.end()) for row in _LINE.finditer(self.text, block.start, block.end)]
        apart = len(rows) > 1 and all(_OWNER_TO.match(self.text, start, end) for start, end in rows)
        for start, end in rows if apart else [(block.start, block.end)]:
            yield _fact(self.text, start, end, "list")

    def _columns(self, block: Block) -> Iterator[Action | None]:
        """The lines of a paragraph, each an owner and what to do; none where one line is not so."""
        rows = _LINE.finditer(self.text, block.start, block.end)
        lines = [trim(self.text, row.start(), row.end()) for row in rows]
        found = [_OWNER_COLUMN.fullmatch(self.text, start, end) for start, end in lines if start < end]
        for match in found if all(found) else ():
            if match and not _LABEL_ALONE.fullmatch(match["owner"]):
                owner = words(match["owner"])
                yield _fact(self.text, match.start("what"), match.end("what"), "owner_column", owner)

    def _labelled(self, match: re.Match[str], index: int) -> Iterator[Action | None]:
        block = self.blocks[index]
        stop = min(block.end, match.end() + _MAX)
        following = _NEXT_LABEL.search(self.text, match.end(), stop)
        start, end = trim(self.text, match.end(), following.start() if following else stop)
        groups = match.groupdict()
        owner = _name(groups.get("owner") or groups.get("bracket"))
        rest = self.text[start:end]
        if not rest.strip(SPACE + ".:"):
            yield from self._listed(index)
        elif _NONE.fullmatch(rest.strip()):
            return
        elif (
            len(rest) < 130
            and " TO " not in rest
            and _ONLY_OWNER.match(re.split(r",?\s\(?(?:by|before|within|erbyn)\s", rest)[0].strip())
        ):
            yield self._before(match.start(), rest, "owner_beside")
        else:
            yield from self._statements(start, end, owner)

    def _starts(self, match: re.Match[str], block: Block) -> bool:
        """A label stands at the start of a paragraph or behind a full stop; "any action: ..." within one is none."""
        before = self.text[max(block.start, match.start() - 40) : match.start()]
        stripped = before.rstrip(SPACE)
        return not stripped or stripped[-1] in ".;:!?)|*" or (len(before) > 2 and before[-3:].isspace())

    def read(self) -> Iterator[Action | None]:
        """Labelled actions, then those whose owner stands in brackets."""
        for pattern in (_LABEL, _BARE, _ALONE):
            done = 0
            for match in pattern.finditer(self.text):
                if match.start() < done:
                    continue
                index = at_offset(self.blocks, match.start("label"))
                block = block_at(self.blocks, match.start("label"))
                if block is None or block.section in _OUT or not self._starts(match, self.blocks[index]):
                    continue
                for fact in self._labelled(match, index):
                    done = max(done, fact.end if fact else 0)
                    yield fact
        for match in _BRACKETED.finditer(self.text):
            block = block_at(self.blocks, match.start())
            if block is None or block.section in _OUT:
                continue
            if _OWNER_TO.match(match["owner"]):
                yield _fact(self.text, match.start("owner"), match.end("owner"), "bracket")
            else:
                yield self._beside(match)

    def _beside(self, match: re.Match[str]) -> Action | None:
        index = at_offset(self.sentences, match.start())
        if index >= 0 and self.sentences[index].start < match.start() - 8:
            sentence = self.sentences[index]
            return _fact(
                self.text, sentence.start, match.start(), "owner_beside", _name(match["owner"]), due_of(match["owner"])
            )
        return self._before(match.start(), match["owner"], "owner_beside")


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cells, at = [], start
    for match in _CELL.finditer(text, start, end):
        cells.append(trim(text, at, match.start()))
        at = match.end()
    return [*cells, trim(text, at, end)]


def _tables(text: str, blocks: Sequence[Block]) -> Iterator[Action | None]:
    """Rows of a table whose heading names an action and an owner or a time, one table row a line."""
    columns: list[str | None] = []
    for row in _LINE.finditer(text):
        if row.end() - row.start() > _MAX_ROW or not _CELL.search(text, row.start(), row.end()):
            columns = []
            continue
        cells = _cells(text, row.start(), row.end())
        kinds = [_COLUMNS.get(text[a:b].strip(SPACE + ":*?").casefold()) for a, b in cells]
        if "action" in kinds and ({"owner", "due"} & set(kinds)):
            columns, last = kinds, row.end()
            continue
        if not columns or len(cells) != len(columns) or row.start() > last + 2:
            columns = []
            continue
        last = row.end()
        block = block_at(blocks, cells[columns.index("action")][0])
        if block is not None and block.section not in _OUT:
            yield _row_fact(text, cells, columns)


def _row_fact(text: str, cells: list[tuple[int, int]], columns: list[str | None]) -> Action | None:
    values = {kind: text[a:b].strip() for kind, (a, b) in zip(columns, cells, strict=True) if kind}
    start, end = cells[columns.index("action")]
    return _fact(text, start, end, "table", values.get("owner") or None, values.get("due") or None)


_QUICK = re.compile(r"[Aa]ction|ACTION|[Gg]weithredu|GWEITHREDU|\b[Tt]ask\b|[Cc]am|\bAP ?\d")


def find_labelled(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> Iterator[Action]:
    """Labelled and tabled actions, in no particular order; two may be the same."""
    if not search(_QUICK, text):
        return
    yield from (fact for fact in _tables(text, blocks) if fact is not None)
    yield from (fact for fact in _Lines(text, blocks, sentences).read() if fact is not None)

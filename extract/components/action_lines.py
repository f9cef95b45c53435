"""Actions under a label ("ACTION: ..."), beside one ("(Action: JS)") or in a table with an action column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.facts import Action
from extract import rules
from extract.components import names
from extract.components.action_owners import LONGEST, OWNER_TO, THAT_OWNER, is_owner, labelled_fact
from extract.components.action_stacks import find_stacked
from extract.components.action_tables import find_printed, find_tabled, is_heading
from extract.components.due import due_of
from extract.components.within import block_at
from extract.scanning import finditer, search
from extract.text import SPACE, Block, Sentence, at_offset, trim, words

_LABELS = rules.alternatives(rules.values("action_labels", "labels"))
_BY = r"(?:\s{1,2}(?:by|By|BY|for|For|on|gan|i)(?=[\s:]))"
_NO_OWNER = (
    r"(?:Plans?|Needed|Taken|Updates?|Trackers?|Sheets?|Groups?|Fraud|Status|Type|Ref|Number|Details?|Areas?|Zones?"
    r"|Days?|Required)"
)
""" "Action Plan: ..." labels nothing that somebody is to do."""
_LABEL = re.compile(
    rf"(?<![\w-])(?P<label>{_LABELS})(?:\s/\s{_LABELS})?(?:\s(?:No\.?\s?)?\d{{1,3}}(?:[./]\d{{1,3}})?)?(?P<by>{_BY})?"
    rf"(?:\s{{1,2}}(?!{_LABELS}\s?:|{_NO_OWNER}\b)(?P<owner>[A-Z][^:;.()\n–]{{1,70}}?)|\s?\((?P<bracket>[^()\n]{{1,70}})\))?"
    r"\s?(?:[:]|\s[–-](?=\s)|[–-](?=\s[A-Z]))[ \t\u00a0]{0,40}"
)
_BARE_NEXT = r"ACTIONS?\s{1,20}[A-Z][A-Za-z]*\b[^.\n]{0,60}?\sto\s[a-z]"
_NEXT_LABEL = re.compile(rf"\n[ \t]{{0,12}}(?={_LABELS}{_BY}?\s?[:–-]|{_BARE_NEXT})")
_BARE = re.compile(
    r"(?P<label>ACTION POINTS?|ACTIONS?|CAMAU? GWEITHREDU)\s{1,20}"
    r"(?!POINTS?\b)(?=[A-Z][A-Za-z]*\b[^.\n]{0,60}?\s(?:to|i)\s[a-z])"
)
_ITEM_NUMBER = r"(?:(?:[A-Z]{1,5}[./-]?)?\d{1,4}(?:[./]\d{1,4})?[.)]?[ \t]{1,12})?"
_ALONE = re.compile(rf"(?:^|(?<=\n))[ \t]*{_ITEM_NUMBER}(?P<label>{_LABELS})(?:\s(?i:arising))?[ \t\u00a0]*(?=\n)")
_LABEL_ALONE = re.compile(_LABELS)
_NONE = re.compile(
    r"(?:(?:There (?:were|was) )?(?:None|No (?:further )?(?:actions?|action points))(?: (?:were |was )?"
    r"(?:arising|required|identified|agreed|recorded|needed|outstanding|taken|necessary))?|Nil|Dim|N/A)\.?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    rf"[(\[](?:{_LABELS})(?:\s(?:No\.?\s?)?\d{{1,3}}(?=\s?[:–-]))?{_BY}?\s?[:–-]?\s(?P<owner>[^()\[\]\n]{{1,120}})[)\]]"
)
_ONLY_OWNER = re.compile(
    r"(?:(?:[A-Z]{2,4}|All|ALL)(?:(?:\s?[/,&]\s?|\sand\s)(?:[A-Z]{2,4}|All))*"
    r"|(?:(?:The|the|Y|Yr)\s)?[A-ZÂÊÎÔŴŶ][\w’'&.-]*(?:(?:,?\s|\s?/\s?)(?:of|and|&|for|the|a|ac|y|yr|[A-ZÂÊÎÔŴŶ(][\w’'&.()-]*)){0,9})\.?$"
)
_TRAILING = re.compile(
    r"(?P<label>ACTION|Action)(?:\s(?:by|for|BY))?\s(?:[–-]\s)?(?:the\s)?"
    r"(?P<owner>[A-Z][\w’'/&., ]{1,50}?)(?:\.?[ \t]*(?=\n|\Z)|(?<=\s[A-Z]{2})\.(?=\s[A-Z]))"
)
""" "... was broken. ACTION CLERK": an owner set behind what is to be done, without a mark."""
_APART = re.compile(r"(?:\A|\n\s{0,2}|[.;]\s|\s\s)\Z")
_TO_ACTION = re.compile(r"(?:The\s)?(?P<owner>[A-Z][\w’'/&., ]{1,50}?)\s(?:to|will|would)\saction(?:\sthis)?\.?")
""" "Clerk to action": a sentence that only gives the one before its owner."""
_CODE = re.compile(
    r"(?:[Mm]in(?:ute)?\.?\s)?(?:[A-Z]{1,5}[ ./-]?)?\d{1,4}(?:[./-]\d{1,4}){0,2}[.):]?"
    r"(?:[ \t]{2,40}|\t|\s[–-]\s)(?=[A-Z])"
)
_EITHER = re.compile(r"\s/\s{1,3}(?=[A-ZÂÊÎÔŴŶ])")
""" "GWEITHREDU / ACTION: Clerc i anfon copi / Clerk to send a copy": a label of two languages, and both after it."""
_OWNER_COLUMN = re.compile(
    rf"(?P<owner>[A-Z]{{2,4}}(?:[/&][A-Z]{{2,4}}){{0,3}}|{names.TITLED}|(?:[Tt]he\s)?[A-Z][\w’'-]+(?:\s(?:of|and|for|[A-Z][\w’'-]+)){{0,5}})"
    r"(?:[ \t]{2,40}|\t{1,6}|\s?[:–—-]\s{1,4})(?P<what>[A-Za-z][a-z]{1,20}\s[^\n]{6,600})"
)
""" "LP   write to the harbour board": a line of a list of actions, its owner set apart. """
_NUMBER_END = re.compile(r"\s\(?\d{1,2}[.)]\s*\Z")
_DECIDES = re.compile(r"\s(?:RESOLVED|AGREED|DECISION|PENDERFYNWYD)\b")
_OUT = ("agenda", "report", "preamble")
_LINE = re.compile(r"[^\n]+")


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
        if _TRAILING.match(self.text, sentence.start):
            return None
        if (named := _LABEL.match(self.text, sentence.start)) and named["label"]:
            return None  # it has a label, and an owner, of its own
        return labelled_fact(self.text, sentence.start, min(sentence.end, start), rule, _name(owner), due_of(owner))

    def _statements(self, start: int, end: int, owner: str | None) -> Iterator[Action | None]:
        """The sentences of a labelled paragraph: a new action wherever one says who is to act."""
        decides = _DECIDES.search(self.text, start, end)
        end = decides.start() if decides else end
        at = start
        index = max(0, at_offset(self.sentences, start))
        for sentence in self.sentences[index : index + 12]:
            if at < sentence.start < end and OWNER_TO.match(self.text, sentence.start, end):
                numbered = _NUMBER_END.search(self.text, at, sentence.start)
                yield labelled_fact(self.text, at, numbered.start() if numbered else sentence.start, "label", owner)
                at = sentence.start
        yield labelled_fact(self.text, at, end, "label", owner)

    def _listed(self, index: int) -> Iterator[Action | None]:
        """Actions in the list below a label that stands alone."""
        for block in self.blocks[index + 1 : index + 40]:
            columns = [] if block.is_heading or block.label else list(self._columns(block))
            if columns:
                yield from columns
                continue
            named = OWNER_TO.match(self.text, *self._behind_code(block.start, block.end)) or (
                block is self.blocks[index + 1] and THAT_OWNER.match(self.text, block.start, block.end)
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
        lines = _LINE.finditer(self.text, block.start, block.end)
        rows = [self._behind_code(*trim(self.text, row.start(), row.end())) for row in lines]
        apart = len(rows) > 1 and all(OWNER_TO.match(self.text, start, end) for start, end in rows)
        for start, end in rows if apart else [self._behind_code(block.start, block.end)]:
            yield labelled_fact(self.text, start, end, "list")

    def _behind_code(self, start: int, end: int) -> tuple[int, int]:
        """A line's span without the number of the minute that it begins with: "CA 65/24   Clerk to write ..."."""
        code = _CODE.match(self.text, start, end)
        return (code.end() if code else start), end

    def _columns(self, block: Block) -> Iterator[Action | None]:
        """The lines of a paragraph, each an owner and what to do; none where one line is not so."""
        rows = _LINE.finditer(self.text, block.start, block.end)
        lines = [trim(self.text, row.start(), row.end()) for row in rows]
        if any(is_heading(self.text, start, end) for start, end in lines):
            return  # of a table, whose rows are read as such
        found = [_OWNER_COLUMN.fullmatch(self.text, start, end) for start, end in lines if start < end]
        for match in found if all(found) else ():
            if match and not _LABEL_ALONE.fullmatch(match["owner"]):
                owner = words(match["owner"])
                yield labelled_fact(self.text, match.start("what"), match.end("what"), "owner_column", owner)

    def _labelled(self, match: re.Match[str], index: int) -> Iterator[Action | None]:
        block = self.blocks[index]
        stop = min(block.end, match.end() + LONGEST)
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
        elif " / " in match.group() and len(cuts := list(_EITHER.finditer(self.text, start, end))) == 1:
            for begin, stop in ((start, cuts[0].start()), (cuts[0].end(), end)):
                yield from self._statements(begin, stop, owner)
        else:
            yield from self._statements(start, end, owner)

    def _starts(self, match: re.Match[str], block: Block) -> bool:
        """A label stands at the start of a paragraph or behind a full stop; "any action: ..." within one is none."""
        before = self.text[max(block.start, match.start() - 40) : match.start()]
        stripped = before.rstrip(SPACE)
        return (
            not stripped
            or "\n" in before[len(stripped) :]
            or stripped[-1] in ".;:!?)|*"
            or (len(before) > 2 and before[-3:].isspace())
        )

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
            if OWNER_TO.match(match["owner"]):
                yield labelled_fact(self.text, match.start("owner"), match.end("owner"), "bracket")
            else:
                yield self._beside(match)

    def trailing(self) -> Iterator[Action | None]:
        """Actions whose owner stands behind them without a mark."""
        for match in finditer(_TRAILING, self.text):
            block = block_at(self.blocks, match.start("label"))
            if not _APART.search(self.text, max(0, match.start() - 3), match.start()):
                continue
            if block and block.section not in _OUT and is_owner(match["owner"]):
                yield self._before(match.start("label"), match["owner"], "owner_beside")
        for sentence in self.sentences if " action" in self.text else ():
            match_ = _TO_ACTION.fullmatch(self.text, sentence.start, sentence.end)
            if match_ and self.blocks[sentence.block].section not in _OUT and is_owner(match_["owner"]):
                yield self._before(sentence.start, match_["owner"], "owner_beside")

    def _beside(self, match: re.Match[str]) -> Action | None:
        index = at_offset(self.sentences, match.start())
        if index >= 0 and self.sentences[index].start < match.start() - 8:
            sentence = self.sentences[index]
            return labelled_fact(
                self.text, sentence.start, match.start(), "owner_beside", _name(match["owner"]), due_of(match["owner"])
            )
        return self._before(match.start(), match["owner"], "owner_beside")


_QUICK = re.compile(r"[Aa]ction|ACTION|[Gg]weithredu|GWEITHREDU|\b[Tt]ask\b|[Cc]am|\bAP ?\d")


def find_labelled(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> Iterator[Action]:
    """Labelled and tabled actions, in no particular order; two may be the same."""
    if not search(_QUICK, text):
        return
    tabled = (*find_tabled(text, blocks), *find_printed(text, blocks), *find_stacked(text, blocks))
    yield from (fact for fact in tabled if fact is not None)
    lines = _Lines(text, blocks, sentences)
    yield from (fact for fact in (*lines.read(), *lines.trailing()) if fact is not None)

"""A tokenizer whose text is the text as given: no normalisation, linear in length, safe for any code point.

spaCy's own tokenizer takes quadratic time on a megabyte without a space and refuses lone surrogates. Facts are cut
from the text as given (`doc._.source`), so tokens serve sentences and display only.
"""

from __future__ import annotations

import re

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

TOKEN = re.compile(r"\w{1,200}(?:['’-]\w{1,200})?|[^\w\s]|\s+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def register() -> None:
    """Declare the Doc attribute the tokenizer assigns."""
    if not Doc.has_extension("source"):
        Doc.set_extension("source", default="")
    if not Doc.has_extension("section"):
        Doc.set_extension("section", default=None)


class VerbatimTokenizer:
    """Callable `text -> Doc` with `doc._.source` holding the text as given."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        for match in TOKEN.finditer(_SURROGATE.sub("\ufffd", text)):
            word = match.group()
            if word[0] == " " and words and not spaces[-1]:
                spaces[-1] = True
                word = word[1:]
                if not word:
                    continue
            words.append(word)
            spaces.append(False)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        doc._.source = text
        return doc


@spacy.registry.tokenizers("minutes.verbatim.v1")  # type: ignore[attr-defined,untyped-decorator]
def create_tokenizer() -> object:
    """spaCy factory for the tokenizer."""

    def create(nlp: Language) -> VerbatimTokenizer:
        register()
        return VerbatimTokenizer(nlp.vocab)

    return create

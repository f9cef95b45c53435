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

TOKEN = re.compile(r"(\w{1,200}(?:['’-]\w{1,200})?|[^\w\s]|\s+)( ?)")
"""A token and the space after it. White space is taken whole, so that what follows it is no space."""
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
        found = TOKEN.findall(_SURROGATE.sub("\ufffd", text))
        doc = Doc(self.vocab, words=[word for word, _ in found], spaces=[space == " " for _, space in found])
        doc._.source = text
        return doc


def text_alone(vocab: Vocab, text: str) -> Doc:
    """A document without tokens, for who wants its facts alone: no component reads a token, and to make them costs."""
    doc = Doc(vocab)
    doc._.source = text
    return doc


@spacy.registry.tokenizers("minutes.verbatim.v1")  # type: ignore[attr-defined,untyped-decorator]
def create_tokenizer() -> object:
    """spaCy factory for the tokenizer."""

    def create(nlp: Language) -> VerbatimTokenizer:
        register()
        # The shape of each new word, its likeness to a number and so on cost more than any rule, and none reads them.
        nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]  # the stub leaves it out
        return VerbatimTokenizer(nlp.vocab)

    return create

"""What each component of the pipeline made of one text, as an HTML page: `minutes explain`. Drawn by displaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from spacy import displacy
from spacy.tokens import Doc

from archive.facts import FACT_KINDS
from extract import EXTRACTOR_VERSION, run_pipeline

_SHOWN = 100_000
"""Characters of a text that are drawn: a browser is slow on more."""
_COLOURS = ("#cfe8ff", "#ffe2b8", "#d7f0c8", "#f6d0e4", "#e2dcff", "#fff3a8", "#d0f0ee", "#f3d9c9")
_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1b1b1b; }
h2 { border-top: 1px solid #bbb; padding-top: 1rem; margin-top: 2rem; }
.entities { background: #fafafa; border: 1px solid #ddd; padding: .75rem; overflow-wrap: anywhere; }
mark.entity { font-size: inherit; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { border: 1px solid #ccc; padding: .25rem .5rem; text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; }
.none { color: #666; }
"""


def explain(text: str, section: str | None = None, title: str = "What the rules found") -> str:
    """One HTML page: the facts in a table, then a part a component with the words it marked.

    A component's marks are the spans it leaves on the document (`assigns` in its factory): blocks, sentences, votes,
    motions, and the facts themselves, each with the rule that made it.
    """
    doc, components = run_pipeline(text, section)
    text = doc._.source
    cut = f" Only the first {_SHOWN:,} of its {len(text):,} characters are drawn." if len(text) > _SHOWN else ""
    parts = [
        f"<h1>{escape(title)}</h1>",
        f"<p>Extractor {escape(EXTRACTOR_VERSION)}; a text of {len(text):,} characters.{cut}</p>",
        *_facts(doc),
    ]
    for name, (about, attributes) in components.items():
        parts += _component(text, doc, name, about, attributes)
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
    return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{"".join(parts)}</body></html>\n'


def _facts(doc: Doc) -> Iterator[str]:
    yield "<h2>Facts</h2><table><tr><th>kind</th><th>quote</th><th>says</th><th>rule</th></tr>"
    for kind in FACT_KINDS:
        for fact in getattr(doc._, kind) if doc.has_extension(kind) else ():
            says = "; ".join(f"{name}: {value}" for name, value in _stated(fact))
            cells = (kind, fact.quote, says, fact.rule)
            yield "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in cells) + "</tr>"
    yield "</table>"


def _stated(fact: Any) -> Iterator[tuple[str, Any]]:
    for name in fact.__dataclass_fields__:
        value = getattr(fact, name)
        if name not in ("start", "end", "quote", "rule") and value not in (None, False):
            yield name, value


def _component(text: str, doc: Doc, name: str, about: str, attributes: Iterable[str]) -> Iterator[str]:
    yield f"<h2>{escape(name)}</h2><p>{escape(about)}</p>"
    for attribute in attributes:
        spans = list(_spans(getattr(doc._, attribute)))
        yield f"<h3><code>{escape(attribute)}</code>: {len(spans):,}</h3>"
        drawn = list(_apart(spans))
        if not drawn:
            yield '<p class="none">Nothing.</p>'
            continue
        yield _drawn(text[:_SHOWN], drawn)
        if len(drawn) < len(spans):
            yield f'<p class="none">{len(spans) - len(drawn):,} more overlap these, or lie beyond what is drawn.</p>'


def _spans(found: Any) -> Iterator[tuple[int, int, str]]:
    for each in found if isinstance(found, (list, tuple)) else ():
        start, end = getattr(each, "start", None), getattr(each, "end", None)
        if isinstance(start, int) and isinstance(end, int) and start < end:
            label = getattr(each, "rule", None) or getattr(each, "section", None) or getattr(each, "kind", None)
            yield start, end, str(label or type(each).__name__.strip("_").lower())


def _apart(spans: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Spans that can be drawn beside one another, the first and longest first."""
    at = 0
    for start, end, label in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= at and end <= _SHOWN:
            yield start, end, label
            at = end


def _drawn(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    entities = [{"start": start, "end": end, "label": label} for start, end, label in spans]
    labels = sorted({str(entity["label"]) for entity in entities})
    colours = {label.upper(): _COLOURS[number % len(_COLOURS)] for number, label in enumerate(labels)}
    plain = text.encode("utf-8", "replace").decode()  # a lone surrogate cannot be written
    given = {"text": plain, "ents": entities, "title": None}
    html: str = displacy.render(given, style="ent", manual=True, page=False, jupyter=False, options={"colors": colours})
    return html

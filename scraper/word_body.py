"""What the Word reader leaves out or reads wrongly, put right in the parts of the file before it sees them. Pure.

Numbers of lists are written out; headers, footers and text boxes become paragraphs; what Word hides, or has moved to
another place, is taken out.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from scraper.word_numbers import VALUE, W, drop_numbers, numbering_of

MAIN, LISTS, STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"
OTHER_TEXTS = ("word/footnotes.xml", "word/endnotes.xml")
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
OFF = ("0", "false", "off", "none")
PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
)  # fmt: skip
NOT_THERE = ("moveFrom", "del")  # text that a tracked change took from here


def put_right(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts of a Word file with the texts of `MAIN` as a reader sees them. A part that is no XML stays as it is."""
    body, lists = _parsed(parts.get(MAIN)), _parsed(parts.get(LISTS))
    if body is None:
        return parts
    made = dict(parts)
    for name in OTHER_TEXTS:
        if (notes := _parsed(parts.get(name))) is not None:
            _drop_hidden(notes)
            made[name] = _written(notes)
    _drop_hidden(body)
    _open_boxes(body)
    _tell_ticks(body)
    if lists is not None:
        _number(body, lists, _parsed(parts.get(STYLES)))
        drop_numbers(lists)
        made[LISTS] = _written(lists)
    _add_edges(body, parts)
    made[MAIN] = _written(body)
    return made


def _parsed(part: bytes | None) -> _Element | None:
    if part is None:
        return None
    try:
        return etree.fromstring(part, PARSER)
    except etree.XMLSyntaxError:
        return None  # the Word reader says what is wrong


def _written(element: _Element) -> bytes:
    return etree.tostring(element, encoding="UTF-8", xml_declaration=True)


def _drop_hidden(body: _Element) -> None:
    for gone in list(body.iter(*(f"{W}{name}" for name in NOT_THERE))):
        outer = gone.getparent()
        if outer is not None and outer.tag not in (f"{W}rPr", f"{W}trPr"):  # there it is of a mark, and holds no text
            outer.remove(gone)
    for mark in list(body.iter(f"{W}vanish")):
        about = mark.getparent()
        run = about.getparent() if about is not None and about.tag == f"{W}rPr" else None
        outer = run.getparent() if run is not None and run.tag == f"{W}r" else None
        if run is not None and outer is not None and mark.get(VALUE, "") not in OFF:
            outer.remove(run)


def _open_boxes(body: _Element) -> None:
    """Text boxes: of one written twice, the form for older programs stays, which the Word reader knows. Of one that is
    only there in the new form, the paragraphs follow the one it hangs in."""
    for twice in body.iter(f"{COMPATIBLE}AlternateContent"):
        for new in twice.findall(f"{COMPATIBLE}Choice") if twice.find(f"{COMPATIBLE}Fallback") is not None else ():
            twice.remove(new)
    for box in reversed([each for each in body.iter(f"{W}txbxContent") if not _is_old(each)]):
        anchor = next(box.iterancestors(f"{W}p"), None)
        if anchor is not None:
            for paragraph in reversed(list(box)):
                anchor.addnext(paragraph)


def _is_old(box: _Element) -> bool:
    """Whether the Word reader knows the kind of box."""
    outer = box.getparent()
    return outer is not None and outer.tag.startswith("{urn:schemas-microsoft-com:vml}")


def _tell_ticks(body: _Element) -> None:
    """A box to tick is what is printed for it, `☒` or `☐`, and no field to fill in."""
    for about in body.iter(f"{W}sdtPr"):
        for mark in [each for each in about if etree.QName(each).localname == "checkbox"]:
            about.remove(mark)


def _number(body: _Element, lists: _Element, styles: _Element | None) -> None:
    counted = numbering_of(lists, styles)
    for paragraph in body.iter(f"{W}p"):
        text = counted.before(paragraph)
        if text:
            about = paragraph.find(f"{W}pPr")
            paragraph.insert(0 if about is None else paragraph.index(about) + 1, _run(f"{text} "))


def _run(text: str) -> _Element:
    run = etree.Element(f"{W}r")
    inner = etree.SubElement(run, f"{W}t")
    inner.text = text
    inner.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _add_edges(body: _Element, parts: dict[str, bytes]) -> None:
    """The words of headers before the text, and those of footers behind it, each once."""
    inner = body.find(f"{W}body")
    if inner is None:
        return
    for at, paragraph in enumerate(_edge(parts, "word/header")):
        inner.insert(at, paragraph)
    last = inner.find(f"{W}sectPr")
    for paragraph in _edge(parts, "word/footer"):
        inner.insert(len(inner) if last is None else inner.index(last), paragraph)


def _edge(parts: dict[str, bytes], start: str) -> Iterator[_Element]:
    """The paragraphs of headers or footers that say something, as plain text; page numbers say nothing."""
    seen: set[str] = set()
    for name in sorted(part for part in parts if part.startswith(start)):
        part = _parsed(parts[name])
        if part is None:
            continue
        _drop_hidden(part)
        _open_boxes(part)
        for paragraph in part.iter(f"{W}p"):
            words = "".join(_words(paragraph)).strip()
            if any(char.isalpha() for char in words) and words not in seen:
                seen.add(words)
                made = etree.Element(f"{W}p")
                made.append(_run(words))
                yield made


def _words(paragraph: _Element) -> Iterator[str]:
    """The words of a paragraph without those of paragraphs in a text box that hangs in it."""
    for each in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        if next(each.iterancestors(f"{W}p")) is paragraph:
            yield each.text or "" if each.tag == f"{W}t" else " "

"""Text in pictures of text: scanned pages, read by the program tesseract where it is installed and asked for.

The pages are drawn and recognised in the process of `scraper.sandbox`. Such text is marked (`text_quality` is `ocr`,
`ocr_pages` says which pages): it may be wrong, in figures above all.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pypdfium2

from archive.errors import Unreadable, UsageError
from scraper.documents import PDF, DocumentText
from scraper.limits import LIMITS, Limits
from scraper.text import plain_text

DOTS_PER_INCH = 300
"""What tesseract's own manual asks for."""
MOST_PIXELS = 40_000_000
"""A large plan is drawn coarser rather than not at all; A4 at 300 dots per inch has 8.7 million."""


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program: its path, version and the languages to look for (`eng+cym` for English and Welsh)."""

    path: str
    version: str
    languages: str = "eng"


def find_tesseract(languages: str = "eng") -> Tesseract:
    """The program on PATH. Raises UsageError, with what to install, where it is missing or lacks a language."""
    path = shutil.which("tesseract")
    if path is None:
        raise UsageError("Text in pictures is read by tesseract, which is not installed. On Debian: tesseract-ocr.")
    version = _told(path, "--version").split("\n")[0].removeprefix("tesseract").strip()
    held = _told(path, "--list-langs").split()
    if missing := [name for name in languages.split("+") if name not in held]:
        raise UsageError(f"tesseract lacks the language {', '.join(missing)}. On Debian: tesseract-ocr-{missing[0]}.")
    return Tesseract(path, version, languages)


def _told(path: str, option: str) -> str:
    done = subprocess.run([path, option], capture_output=True, text=True, errors="replace", timeout=30, check=False)
    return done.stdout + done.stderr


def recognise_page(body: bytes, number: int, program: str, languages: str) -> str:
    """The text that `program` sees on page `number` (from 1) of a PDF. Takes a second or more."""
    command = [program, "stdin", "stdout", "-l", languages, "--psm", "3"]
    done = subprocess.run(command, input=_picture(body, number), capture_output=True, check=False)
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip().split("\n")[-1]
        raise Unreadable(f"tesseract failed on page {number} ({told or done.returncode})"[:200])
    return plain_text(done.stdout.decode("utf-8", "replace"))


def _picture(body: bytes, number: int) -> bytes:
    """A page in grey, as a portable grey map: it needs no library to write and none to read."""
    try:
        with pypdfium2.PdfDocument(body) as pdf:
            page = pdf[number - 1]
            width, height = page.get_size()
            scale = min(DOTS_PER_INCH / 72, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
            drawn = page.render(scale=scale, grayscale=True)
            rows = bytes(drawn.buffer)
            lines = (rows[at : at + drawn.width] for at in range(0, drawn.height * drawn.stride, drawn.stride))
            return b"P5 %d %d 255\n" % (drawn.width, drawn.height) + b"".join(lines)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(f"page {number} cannot be drawn ({error})") from error


def with_recognised(
    read: DocumentText, recognise: Callable[[int], str], tesseract: Tesseract, limits: Limits = LIMITS
) -> DocumentText:
    """`read` with the text of its pages that had none, as `recognise` takes it from page N (from 1).

    A page that nothing is recognised on stays without text, as do those beyond `limits.ocr_pages`.
    """
    silent = [number for number, page in enumerate(read.pages, 1) if not page and number not in read.broken]
    if read.media_type != PDF or not silent:
        return read
    found = {number: text for number in silent[: limits.ocr_pages] if (text := _or_nothing(recognise, number))}
    if not found:
        return read
    pages = tuple(found.get(number, page) for number, page in enumerate(read.pages, 1))
    origin = f"{ranges(list(found))} (tesseract {tesseract.version})"
    return replace(read, text_quality="ocr", pages=pages, recognised=origin)


def _or_nothing(recognise: Callable[[int], str], number: int) -> str:
    try:
        text = recognise(number)
    except Unreadable:
        return ""
    return text if re.search(r"\w{2}", text) else ""  # dust and rules on a blank page come out as dots and dashes


def ranges(numbers: Sequence[int]) -> str:
    """Page numbers as a reader writes them: `1-3, 7`."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1] = [parts[-1][0], number]
        else:
            parts.append([number, number])
    return ", ".join(f"{first}-{last}" if last > first else str(first) for first, last in parts)

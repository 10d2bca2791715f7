"""The process that reads a PDF: its bytes come in through standard input, what was found goes out as JSON.

It has little memory and time of its own, so that a file made to exhaust them, or to crash pdfium, ends this process and
no other.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import pypdfium2.raw as pdfium

from summarizer.loading.pdf.columns import Columns
from summarizer.loading.pdf.drawing import show
from summarizer.loading.pdf.flowing import flow
from summarizer.loading.pdf.glyphs import UNKNOWN, words
from summarizer.loading.pdf.heads import Page
from summarizer.loading.pdf.seeing import COVERED, OFF_PAGE, REPLACED, Sight, look_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.loading.pdf.columns import Line
    from summarizer.loading.pdf.glyphs import Found
    from summarizer.loading.pdf.rows import Box

MOST_PAGES: Final = 3_000
_MOST_CHARACTERS: Final = 10_000_000
_UNSAID: Final = 40  # characters of a description that no page shows; shorter ones are names of files and the like
_TITLE: Final = 1.15  # of the size of most lines: a title is larger
_LONGEST_TITLE: Final = 200

_ERRORS: Final = {
    pdfium.FPDF_ERR_PASSWORD: "password",
    pdfium.FPDF_ERR_SECURITY: "security",
}


def main(memory: int, seconds: int) -> None:
    """Read the PDF from standard input in so many bytes and seconds, print what was found, and end the process."""
    _limit(memory, seconds)
    data = sys.stdin.buffer.read()
    try:
        found = _read(data)
    except MemoryError:
        found = {"error": "memory"}
    sys.stdout.write(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)  # nothing is left to do, and taking a broken file apart may crash


def _limit(memory: int, seconds: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # not every system has these limits
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _read(data: bytes) -> dict[str, Any]:
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        return {"error": _ERRORS.get(pdfium.FPDF_GetLastError(), "damaged")}
    count = pdfium.FPDF_GetPageCount(document)
    if count > MOST_PAGES:
        return {"error": "pages", "pages": count}
    found = _Found()
    for number in range(count):
        found.read(document, number)
        if found.characters > _MOST_CHARACTERS:
            return {"error": "characters"}
    return found.told(document, count)


class _Found:
    """What the pages hold, page by page."""

    def __init__(self) -> None:
        self.characters = 0
        self._columns = Columns()
        self.pages: list[Page] = []
        self.displayed: dict[int, Callable[[Box], Box]] = {}
        self.hidden: defaultdict[str, set[int]] = defaultdict(set)
        self.replaced: list[tuple[int, str]] = []
        self.numbers: defaultdict[str, set[int]] = defaultdict(set)  # of pages, by what is to be told of them

    def read(self, document: pdfium.FPDF_DOCUMENT, number: int) -> None:
        """Read a page."""
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            self.numbers["broken"].add(number)
            return
        own = _shown(page)
        turn = pdfium.FPDFPage_GetRotation(page)
        sight = look_at(document, page, own)
        for pieces in sight.sideways.values():
            show(pieces, active=False)
        seen, outside = _words(page, own, sight.angle, sight.seen)
        lines = self._columns.in_order(seen.words)
        show(sight.upright, active=False)
        asides: list[Line] = []
        for angle, pieces in sorted(sight.sideways.items()):
            show(pieces, active=True)
            asides += _sideways(page, own, sight.angle, angle)
            show(pieces, active=False)
        for reason in sight.hidden:
            self.hidden[reason].add(number)
        if seen.unseen:
            self.hidden[COVERED].add(number)
        if seen.stands_for:
            self.hidden[REPLACED].add(number)
        if outside:
            self.hidden[OFF_PAGE].add(number)
        self.replaced += ((number, words) for words in sight.replaced)
        self._tell(page, number, [*lines, *asides], sight)
        height = own[2] - own[0] if sight.angle % 2 else own[1] - own[3]
        self.pages.append(Page(number, height, lines, asides))
        self.characters += sum(len(line.text) for line in (*lines, *asides))
        self.displayed[number] = _displayed(own, sight.angle, turn)
        pdfium.FPDF_ClosePage(page)

    def _tell(self, page: pdfium.FPDF_PAGE, number: int, lines: list[Line], sight: Sight) -> None:
        if any(UNKNOWN in line.text for line in lines):
            self.numbers["unknown"].add(number)
        if sight.scanned and lines:
            self.numbers["scanned"].add(number)
        if sight.pictures and not lines:
            self.numbers["pictures"].add(number)
        for kind in _annotated(page, _squeezed("".join(line.text for line in lines))):
            self.numbers[kind].add(number)

    def told(self, document: pdfium.FPDF_DOCUMENT, count: int) -> dict[str, Any]:
        """Return everything as JSON's own types. Numbers of pages count from 0."""
        made = flow(self.pages)
        bare = _squeezed(made.text)
        for number, replacing in self.replaced:
            if _squeezed(replacing) not in bare:
                self.hidden[REPLACED].add(number)
        described = {key: _described(document, key) for key in ("Title", "Author", "Subject", "Keywords")}
        unsaid = [key for key, words in described.items() if len(words) >= _UNSAID and _squeezed(words) not in bare]
        visible = {key: words for key, words in described.items() if words and _squeezed(words) in bare}
        return {
            "text": made.text,
            "lines": [
                (start, end, page, [round(edge, 1) for edge in self.displayed[page](line.box)])
                for start, end, page, line in made.lines
            ],
            "labels": [_label(document, number) for number in range(count)],
            "hidden": {reason: sorted(pages) for reason, pages in self.hidden.items()},
            "pages": {kind: sorted(pages) for kind, pages in self.numbers.items()},
            "unsaid": unsaid,
            "title": visible.get("Title", "")[:_LONGEST_TITLE] or _title(self.pages),
            "author": visible.get("Author", "")[:_LONGEST_TITLE],
        }


def _shown(page: pdfium.FPDF_PAGE) -> Box:
    """Return the part of the page's own space that is shown: left, top, right, bottom; y grows upwards."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    return box.left, box.top, box.right, box.bottom


def _words(page: pdfium.FPDF_PAGE, own: Box, angle: int, seen: Callable[[Box], bool] | None) -> tuple[Found, int]:
    """Return the words of a page as they stand when their text is upright, and how many more were outside of it."""
    found = words(page, _upright(own, angle), seen)
    wide, high = own[2] - own[0], own[1] - own[3]
    width, height = (high, wide) if angle % 2 else (wide, high)
    inside = [
        word
        for word in found.words
        if 0 <= word.box[0] + word.box[2] <= 2 * width and 0 <= word.box[1] + word.box[3] <= 2 * height
    ]
    return found._replace(words=inside), len(found.words) - len(inside)


def _sideways(page: pdfium.FPDF_PAGE, own: Box, angle: int, other: int) -> list[Line]:
    """Return the lines of a page that are at an ``other`` angle, each with its box as if they were at ``angle``."""
    turned = _displayed(own, other, angle)
    lines = Columns().in_order(_words(page, own, other, None)[0].words)
    return [line._replace(box=turned(line.box)) for line in lines]


def _upright(own: Box, angle: int) -> Callable[[Box], Box]:
    """Return what turns a box of the page's space to where text at ``angle`` quarters is upright and y grows down."""
    left, top, right, bottom = own

    def turned(box: Box) -> Box:
        x0, y1, x1, y0 = box
        if angle == 0:
            return x0 - left, top - y1, x1 - left, top - y0
        if angle == 1:
            return y0 - bottom, x0 - left, y1 - bottom, x1 - left
        if angle == 2:  # noqa: PLR2004
            return right - x1, y0 - bottom, right - x0, y1 - bottom
        return top - y1, right - x1, top - y0, right - x0

    return turned


def _displayed(own: Box, angle: int, turn: int) -> Callable[[Box], Box]:
    """Return what turns a box where text is upright to one on the page turned ``turn`` quarters clockwise."""
    wide, high = own[2] - own[0], own[1] - own[3]
    quarters = (turn - angle) % 4

    def shown(box: Box) -> Box:
        width, height = (high, wide) if angle % 2 else (wide, high)
        for _ in range(quarters):
            x0, y0, x1, y1 = box
            box = (height - y1, x0, height - y0, x1)
            width, height = height, width
        return box

    return shown


def _annotated(page: pdfium.FPDF_PAGE, bare: str) -> set[str]:
    """Return what sorts of words are pinned to a page, of which ``bare`` is the text: notes, and fields of a form.

    A link that is described by words of the page, as word processors do it, has no note.
    """
    kinds = set()
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), 1_000)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            kinds.add("fields")
        elif words := _pinned(note):
            says = _squeezed(words)
            if kind != pdfium.FPDF_ANNOT_LINK or not says or says not in bare:
                kinds.add("notes")
        pdfium.FPDFPage_CloseAnnot(note)
    return kinds


def _pinned(note: pdfium.FPDF_ANNOTATION) -> str:
    """Return the words of a note, a sign for them where they are too long."""
    buffer = (ctypes.c_ushort * 2_048)()
    length = pdfium.FPDFAnnot_GetStringValue(note, b"Contents", buffer, ctypes.sizeof(buffer))
    return _decoded(buffer, length) if length <= ctypes.sizeof(buffer) else "\ufffd"


def _described(document: pdfium.FPDF_DOCUMENT, key: str) -> str:
    buffer = (ctypes.c_ushort * 2_048)()
    length = pdfium.FPDF_GetMetaText(document, key.encode(), buffer, ctypes.sizeof(buffer))
    return " ".join(_decoded(buffer, length).split())


def _label(document: pdfium.FPDF_DOCUMENT, number: int) -> str:
    buffer = (ctypes.c_ushort * 32)()
    length = pdfium.FPDF_GetPageLabel(document, number, buffer, ctypes.sizeof(buffer))
    label = _decoded(buffer, length) if length <= ctypes.sizeof(buffer) else ""
    return label if label.isprintable() and label.strip() else str(number + 1)


def _decoded(buffer: ctypes.Array[ctypes.c_ushort], length: int) -> str:
    """Return what pdfium wrote into ``buffer``, of whose bytes it says how many there are."""
    return bytes(buffer)[: min(length, ctypes.sizeof(buffer))].decode("utf-16-le", "replace").rstrip("\0")


def _squeezed(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _title(pages: list[Page]) -> str:
    """Return what is written largest at the top of the first page with text, "" where nothing stands out."""
    sizes = sorted(line.size for page in pages for line in page.lines)
    first = next((page for page in pages if page.lines), None)
    if first is None:
        return ""
    upper = [line for line in first.lines if line.box[1] < first.height / 2 and not line.row]
    largest = max((line.size for line in upper), default=0)
    if largest < _TITLE * sizes[len(sizes) // 2]:
        return ""
    title = " ".join(line.text for line in upper if line.size > 0.95 * largest)
    return title if len(title) <= _LONGEST_TITLE and any(map(str.isalpha, title)) else ""

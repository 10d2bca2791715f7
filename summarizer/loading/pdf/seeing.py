"""What of a page's text a person sees: the rest is taken out of it before its text is read.

By each piece of text alone: drawn invisibly, without colour, too small, off the page. By what is around it: in the
colour of what is behind it, and covered, cut off or switched off, which is told by drawing the page with its text and
without: where both look the same, nobody sees a letter. What a file has to be read instead of its letters (ActualText)
is not read: nobody sees it either.
"""

from __future__ import annotations

import ctypes
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import atan2, hypot, pi
from typing import TYPE_CHECKING, Final, NamedTuple

import pypdfium2.raw as pdfium

from summarizer.loading.pdf.drawing import drawn_both_ways, show
from summarizer.loading.pdf.inks import Ink, are_crowded, inks, is_like

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from summarizer.loading.pdf.rows import Box

INVISIBLE: Final = "drawn invisibly"
TINY: Final = "too small to be seen"
OFF_PAGE: Final = "off the page"
COLOURLESS: Final = "in the colour of what is behind them"
COVERED: Final = "covered, cut off or switched off"
REPLACED: Final = "meant to be read in place of those that are seen"

_TINIEST: Final = 1.5  # points
_FAINTEST: Final = 13  # of 255: less is no colour at all
_THIN: Final = 3.0  # points: a rule hides nothing
_DEEPEST: Final = 12  # forms inside each other
_SCANNED: Final = 0.6  # of the page is a picture: words drawn invisibly on it were read from it by a machine
_STAMP: Final = 450.0  # points: so much may be written on a scanned page besides
_SEGMENTS: Final = 5  # of a path that is a rectangle
_MOST_COVERS: Final = 200
_MOSTLY: Final = 0.55  # of a text's height: a line through it covers less
_MOST_BACKS: Final = 200  # what may hide text; of a page with more, the page is drawn
_MODES_UNSEEN: Final = (3, 7)
_MOST_BLANKS: Final = 64  # bytes of a piece that may have nothing else

_Matrix = tuple[float, float, float, float, float, float]
_PLAIN: Final[_Matrix] = (1, 0, 0, 1, 0, 0)


class _Piece(NamedTuple):
    """A piece of a page: its kind, and its box and matrix on the page; of a text, its ``inks`` where they are known."""

    object: pdfium.FPDF_PAGEOBJECT
    kind: int
    box: Box
    matrix: _Matrix
    clipped: bool
    inks: tuple[Ink, ...]


@dataclass
class Sight:
    """What is seen of a page: ``upright`` text, its ``angle`` (quarters of a turn), and ``sideways`` text by its angle.

    ``hidden`` counts the pieces of text that were taken out, by reason; ``scanned`` tells that the text is a machine's
    reading of a picture, ``pictures`` that there are pictures; ``replaced`` are texts to be read in place of others.
    ``seen`` tells of a letter's box whether the letter is seen; None where all are.
    """

    angle: int = 0
    upright: list[pdfium.FPDF_PAGEOBJECT] = field(default_factory=list)
    sideways: defaultdict[int, list[pdfium.FPDF_PAGEOBJECT]] = field(default_factory=lambda: defaultdict(list))
    hidden: Counter[str] = field(default_factory=Counter)
    scanned: bool = False
    pictures: bool = False
    replaced: list[str] = field(default_factory=list)
    seen: Callable[[Box], bool] | None = None

    def take_out(self, text: _Piece, reason: str) -> None:
        """Note that ``text`` is not seen, and make it inactive."""
        self.hidden[reason] += 1
        show([text.object], active=False)


def look_at(document: pdfium.FPDF_DOCUMENT, page: pdfium.FPDF_PAGE, box: Box) -> Sight:
    """Return what is seen of a document's ``page``, whose own ``box`` (left, top, right, bottom; y grows up) is shown.

    Whatever is not seen is inactive from then on: pdfium gives no text for it.
    """
    pieces = list(_pieces(document, page))
    texts = _with_letters(page, [piece for piece in pieces if piece.kind == pdfium.FPDF_PAGEOBJ_TEXT])
    sight = Sight(pictures=any(piece.kind == pdfium.FPDF_PAGEOBJ_IMAGE for piece in pieces))
    sight.replaced = [words for piece in pieces for words in _without_replacement(piece.object)]
    sight.scanned = _is_scanned(pieces, texts, box)
    visible = []
    for piece in texts:
        reason = _reason(piece, box, scanned=sight.scanned)
        if reason:
            sight.take_out(piece, reason)
        else:
            visible.append(piece)
    if not sight.scanned:
        visible = _against_the_paper(page, pieces, visible, box, sight)
    lengths = [0.0] * 4
    for piece in visible:
        lengths[_angle(piece.matrix)] += max(piece.box[2] - piece.box[0], piece.box[1] - piece.box[3])
    sight.angle = lengths.index(max(lengths))
    for piece in visible:
        angle = _angle(piece.matrix)
        (sight.upright if angle == sight.angle else sight.sideways[angle]).append(piece.object)
    return sight


def _with_letters(page: pdfium.FPDF_PAGE, texts: list[_Piece]) -> list[_Piece]:
    """Return the pieces of text but those of blanks only: of them nobody sees anything, and nothing is hidden.

    Some writers draw each blank by itself. A piece without any extent may have letters all the same.
    """
    if all(map(_has_extent, texts)):
        return texts
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return texts
    try:
        return [piece for piece in texts if _has_extent(piece) or not _is_blank(piece, text)]
    finally:
        pdfium.FPDFText_ClosePage(text)


def _has_extent(piece: _Piece) -> bool:
    left, top, right, bottom = piece.box
    return left != right or top != bottom


def _is_blank(piece: _Piece, text: pdfium.FPDF_TEXTPAGE) -> bool:
    """Tell whether a piece of the page's ``text`` has blanks and nothing else; False where it is too long to tell."""
    buffer = (ctypes.c_ushort * _MOST_BLANKS)()
    size = pdfium.FPDFTextObj_GetText(piece.object, text, buffer, _MOST_BLANKS)  # in bytes; filled where it fits
    words = bytes(buffer)[:size].decode("utf-16-le", "replace")
    return 0 < size <= _MOST_BLANKS and not words.strip(" \xa0\0")


def _pieces(document: pdfium.FPDF_DOCUMENT, page: pdfium.FPDF_PAGE) -> Iterator[_Piece]:
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _with_inner(document, pdfium.FPDFPage_GetObject(page, index), _PLAIN, 0)


def _with_inner(
    document: pdfium.FPDF_DOCUMENT, one: pdfium.FPDF_PAGEOBJECT, around: _Matrix, depth: int
) -> Iterator[_Piece]:
    kind = pdfium.FPDFPageObj_GetType(one)
    own = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(one, own)
    matrix = _product((own.a, own.b, own.c, own.d, own.e, own.f), around)
    clip = pdfium.FPDFPageObj_GetClipPath(one)
    clipped = bool(clip) and pdfium.FPDFClipPath_CountPaths(clip) > 0
    colours = inks(document, one) if kind == pdfium.FPDF_PAGEOBJ_TEXT else ()
    yield _Piece(one, kind, _moved(_bounds(one), around), matrix, clipped, colours)
    if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        for index in range(pdfium.FPDFFormObj_CountObjects(one)):
            yield from _with_inner(document, pdfium.FPDFFormObj_GetObject(one, index), matrix, depth + 1)


def _bounds(one: pdfium.FPDF_PAGEOBJECT) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(one, left, bottom, right, top)
    return left.value, top.value, right.value, bottom.value


def _product(one: _Matrix, other: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    k, m, n, o, p, q = other
    return a * k + b * n, a * m + b * o, c * k + d * n, c * m + d * o, e * k + f * n + p, e * m + f * o + q


def _moved(box: Box, matrix: _Matrix) -> Box:
    if matrix == _PLAIN:
        return box
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (box[0], box[2]) for y in (box[1], box[3])]
    ys = [b * x + d * y + f for x in (box[0], box[2]) for y in (box[1], box[3])]
    return min(xs), max(ys), max(xs), min(ys)


def _angle(matrix: _Matrix) -> int:
    """Return how a text is turned, in quarters against the clock."""
    return round(atan2(matrix[1], matrix[0]) / (pi / 2)) % 4


def _without_replacement(one: pdfium.FPDF_PAGEOBJECT) -> Iterator[str]:
    """Take from a piece what is to be read in its place, and yield that."""
    length = ctypes.c_ulong()
    for index in reversed(range(pdfium.FPDFPageObj_CountMarks(one))):
        mark = pdfium.FPDFPageObj_GetMark(one, index)
        if pdfium.FPDFPageObjMark_GetParamValueType(mark, b"ActualText") == pdfium.FPDF_OBJECT_UNKNOWN:
            continue
        buffer = (ctypes.c_ushort * 2_048)()
        pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", buffer, ctypes.sizeof(buffer), length)
        yield bytes(buffer)[: length.value].decode("utf-16-le", "replace").rstrip("\0")
        pdfium.FPDFPageObj_RemoveMark(one, mark)


def _is_scanned(pieces: list[_Piece], texts: list[_Piece], box: Box) -> bool:
    """Tell whether a page is a picture with the words that a machine read in it drawn over it invisibly."""
    area = (box[2] - box[0]) * (box[1] - box[3])
    pictures = [piece.box for piece in pieces if piece.kind == pdfium.FPDF_PAGEOBJ_IMAGE]
    largest = max(((right - left) * (top - bottom) for left, top, right, bottom in pictures), default=0)
    if not texts or largest < _SCANNED * area:
        return False
    widths = [0.0, 0.0]  # of what is seen, and what is not
    for piece in texts:
        unseen = pdfium.FPDFTextObj_GetTextRenderMode(piece.object) == _MODES_UNSEEN[0]
        widths[unseen] += piece.box[2] - piece.box[0]
    return widths[0] < min(widths[1], _STAMP)


def _reason(piece: _Piece, page: Box, *, scanned: bool) -> str:
    """Return why a piece of text is not seen, as far as it tells that itself; "" where it may be."""
    mode = pdfium.FPDFTextObj_GetTextRenderMode(piece.object)
    if mode in _MODES_UNSEEN and not (scanned and mode == _MODES_UNSEEN[0]):
        return INVISIBLE
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(piece.object, size)
    a, b, c, d, *_ = piece.matrix
    if abs(size.value) * min(hypot(a, b), hypot(c, d)) < _TINIEST:
        return TINY
    if not _overlap(piece.box, page):
        return OFF_PAGE
    faint = not scanned and piece.inks and all(colour[3] < _FAINTEST for colour in piece.inks)
    return COLOURLESS if faint else ""


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[3] < other[1] and other[3] < one[1]


def _against_the_paper(
    page: pdfium.FPDF_PAGE, pieces: list[_Piece], texts: list[_Piece], box: Box, sight: Sight
) -> list[_Piece]:
    """Return the texts that differ from what is behind them; set ``sight.seen`` where that must be asked by letters."""
    plain = _is_plain(pieces, texts)
    drawn = None
    if not plain or not all(text.inks for text in texts):
        # To tell whether a letter is drawn at all takes fewer pixels than to tell whether it is covered.
        drawn = drawn_both_ways(page, [text.object for text in texts], box, coarse=plain)
    if drawn is not None:
        sight.seen = drawn.differs
    covers = [(number, piece.box) for number, piece in enumerate(pieces) if not plain and _is_cover(piece)]
    covers = covers[-_MOST_COVERS:]
    place = {id(piece): number for number, piece in enumerate(pieces)}
    kept = []
    for text in texts:
        papers = list(drawn.paper(text.box)) if drawn else [(255, 255, 255)]
        reason = ""
        if text.inks and all(is_like(colour, paper) for colour in text.inks for paper in papers):
            reason = COLOURLESS
        elif _is_under(text.box, [cover for number, cover in covers if number > place[id(text)]]) or (
            drawn and not drawn.differs(text.box)
        ):
            reason = COVERED
        if reason:
            sight.take_out(text, reason)
        else:
            kept.append(text)
    return kept


def _is_plain(pieces: list[_Piece], texts: list[_Piece]) -> bool:
    """Tell whether it is plain without drawing them that nothing covers, cuts off or fades the texts."""
    if not texts:
        return True
    if any(piece.kind == pdfium.FPDF_PAGEOBJ_FORM or pdfium.FPDFPageObj_CountMarks(piece.object) for piece in pieces):
        return False
    if any(text.clipped or pdfium.FPDFPageObj_HasTransparency(text.object) for text in texts):
        return False
    backs = [piece.box for piece in pieces if _may_hide(piece)]
    if len(backs) > _MOST_BACKS or any(_overlap(text.box, back) for text in texts for back in backs):
        return False
    strips = [piece.box for piece in pieces if piece.kind == pdfium.FPDF_PAGEOBJ_PATH and not _may_hide(piece)]
    return not are_crowded((text.box for text in texts), strips)


def _may_hide(piece: _Piece) -> bool:
    if piece.kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
        return True
    if piece.kind != pdfium.FPDF_PAGEOBJ_PATH:
        return False
    left, top, right, bottom = piece.box
    return min(right - left, top - bottom) > _THIN


def _is_cover(piece: _Piece) -> bool:
    """Tell whether a piece is a filled rectangle that lets nothing through, whatever is written on it."""
    if piece.kind != pdfium.FPDF_PAGEOBJ_PATH or pdfium.FPDFPageObj_HasTransparency(piece.object):
        return False
    fill, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(piece.object, fill, stroked)
    rectangle = pdfium.FPDFPath_CountSegments(piece.object) <= _SEGMENTS
    return bool(fill.value) and rectangle and not pdfium.FPDFPageObj_CountMarks(piece.object)


def _is_under(text: Box, covers: list[Box]) -> bool:
    """Tell whether covers that are about as wide as a text lie, taken together, over most of its height."""
    left, top, right, bottom = text
    inset = (right - left) / 20
    wide = [cover for cover in covers if cover[0] <= left + inset and right - inset <= cover[2]]
    covered, reached = 0.0, bottom
    for lower, upper in sorted((cover[3], cover[1]) for cover in wide):
        start, end = max(lower, reached), min(upper, top)
        covered += max(0.0, end - start)
        reached = max(reached, end)
    return covered > _MOSTLY * (top - bottom)

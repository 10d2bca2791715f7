"""What pieces of a page are drawn in, and which of them only show what they look like when they are drawn."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.loading.pdf.rows import Box

#: Red, green, blue and opacity.
Ink = tuple[int, int, int, int]

_FILLED: Final = frozenset({0, 2, 4, 6})  # ways to draw letters
_STROKED: Final = frozenset({1, 2, 5, 6})
_LIKEST: Final = 24  # of 255: colours that differ by less are the same to an eye
_TILED: Final = (191, 191, 191)  # what pdfium says of a pattern that has colours of its own
_CROWDED: Final = 0.4  # of a text's box: so much of it may be covered by rules that hide nothing by themselves
_MOST_STRIPS: Final = 500
_ROW: Final = 20.0  # points


def inks(document: pdfium.FPDF_DOCUMENT, text: pdfium.FPDF_PAGEOBJECT) -> tuple[Ink, ...]:
    """Return the colours of a piece of text: of its letters' insides, and of their edges.

    Nothing where only drawing it shows them: it has a pattern, or drawings in place of letters.
    """
    mode = pdfium.FPDFTextObj_GetTextRenderMode(text)
    asked = [pdfium.FPDFPageObj_GetFillColor] * (mode in _FILLED)
    asked += [pdfium.FPDFPageObj_GetStrokeColor] * (mode in _STROKED)
    found = []
    for told in asked:
        red, green, blue, opacity = parts = tuple(ctypes.c_uint() for _ in range(4))
        if not told(text, *parts):
            return ()
        found.append((red.value, green.value, blue.value, opacity.value))
    return () if _is_patterned(document, text, found) or _is_of_drawings(text) else tuple(found)


def is_like(ink: Ink, paper: tuple[int, int, int]) -> bool:
    """Tell whether a colour is that of the paper, to an eye."""
    most = max(abs(one - other) for one, other in zip(ink, paper, strict=False))
    return most * ink[3] < _LIKEST * 255


def _is_patterned(document: pdfium.FPDF_DOCUMENT, text: pdfium.FPDF_PAGEOBJECT, told: list[Ink]) -> bool:
    if any(ink[:3] == _TILED for ink in told):
        return True
    # Of a pattern without colours of its own, only newer versions of pdfium tell.
    for name in ("FPDFPageObj_GetRenderedFillPattern", "FPDFPageObj_GetRenderedStrokePattern"):
        rendered = getattr(pdfium, name, None)
        tile = rendered(document, text) if rendered else None
        if tile:
            pdfium.FPDFBitmap_Destroy(tile)
            return True
    return False


def _is_of_drawings(text: pdfium.FPDF_PAGEOBJECT) -> bool:
    """Tell whether each letter is a drawing of the file's own (Type 3): such a font has no data of a font."""
    length = ctypes.c_size_t()
    told = pdfium.FPDFFont_GetFontData(pdfium.FPDFTextObj_GetFont(text), None, 0, length)
    return not told or not length.value


def are_crowded(texts: Iterable[Box], strips: Sequence[Box]) -> bool:
    """Tell whether thin pieces may together cover a text, though each of them hides nothing."""
    if len(strips) > _MOST_STRIPS:
        return True
    rows: defaultdict[int, list[Box]] = defaultdict(list)
    for strip in strips:
        for row in _rows(strip):
            rows[row].append(strip)
    if not rows:
        return False
    for text in texts:
        crossing = {strip for row in _rows(text) for strip in rows.get(row, ())}
        area = (text[2] - text[0]) * (text[1] - text[3])
        if sum(_shared(text, strip) for strip in crossing) > _CROWDED * area:
            return True
    return False


def _rows(box: Box) -> Iterator[int]:
    first, last = int(max(box[3], -1e6) // _ROW), int(min(box[1], 1e6) // _ROW)
    yield from range(first, min(last, first + 1_000) + 1)


def _shared(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[1], other[1]) - max(one[3], other[3])
    return max(wide, 0.0) * max(high, 0.0)

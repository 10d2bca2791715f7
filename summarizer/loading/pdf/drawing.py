"""A page drawn with its text and without: where both look the same, nobody sees a letter."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Final

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from summarizer.loading.pdf.rows import Box

_PIXELS: Final = 2_000_000  # of a drawn page, at most
_SHARPEST: Final = 2.0  # pixels a point
_COARSE: Final = 1.0
_SAMPLES: Final = ((0.02, 0.25, 0.5, 0.75, 0.98), (0.1, 0.5, 0.9))  # where in a box the paper's colour is looked at


def show(objects: Iterable[pdfium.FPDF_PAGEOBJECT], *, active: bool) -> None:
    """Switch pieces of a page on or off."""
    for one in objects:
        pdfium.FPDFPageObj_SetIsActive(one, active)


@dataclass
class Drawn:
    """A page drawn with its text and without, and the way from a place on it to a pixel."""

    with_text: bytes
    without: bytes
    width: int
    height: int
    stride: int
    place: Callable[[float, float], tuple[int, int]]

    def differs(self, box: Box) -> bool:
        """Tell whether anything of the text is seen in ``box``."""
        left, top, right, bottom = self._pixels(box)
        for row in range(top, bottom):
            start, end = row * self.stride + 3 * left, row * self.stride + 3 * right
            if self.with_text[start:end] != self.without[start:end]:
                return True
        return False

    def paper(self, box: Box) -> Iterator[tuple[int, int, int]]:
        """Yield colours of what is behind ``box``, red, green and blue."""
        left, top, right, bottom = self._pixels(box)
        for across in _SAMPLES[0]:
            for down in _SAMPLES[1]:
                x, y = int(left + across * (right - left - 1)), int(top + down * (bottom - top - 1))
                start = min(y, self.height - 1) * self.stride + 3 * min(x, self.width - 1)
                blue, green, red = self.without[start : start + 3]
                yield red, green, blue

    def _pixels(self, box: Box) -> tuple[int, int, int, int]:
        """Return the pixels of a box; asked for each letter, it does without min and max, which take thrice as long."""
        left, top = self.place(box[0], box[1])
        right, bottom = self.place(box[2], box[3])
        if left > right:
            left, right = right, left
        if top > bottom:
            top, bottom = bottom, top
        left = 0 if left < 0 else left if left < self.width else self.width - 1
        top = 0 if top < 0 else top if top < self.height else self.height - 1
        right = left if right < left else right if right < self.width else self.width - 1
        bottom = top if bottom < top else bottom if bottom < self.height else self.height - 1
        return left, top, right + 1, bottom + 1


def drawn_both_ways(
    page: pdfium.FPDF_PAGE, texts: list[pdfium.FPDF_PAGEOBJECT], box: Box, *, coarse: bool
) -> Drawn | None:
    """Return ``page``, whose own ``box`` is shown, drawn with ``texts`` and without; None where it cannot be.

    A ``coarse`` drawing takes a fourth of the time.
    """
    wide, high = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    if not (wide > 0 and high > 0):
        return None
    scale = min(_COARSE if coarse else _SHARPEST, sqrt(_PIXELS / (wide * high)))
    width, height = max(1, int(wide * scale)), max(1, int(high * scale))
    if width * height > 2 * _PIXELS:  # a strip
        return None
    with_text = _drawn(page, width, height)
    show(texts, active=False)
    without = _drawn(page, width, height)
    show(texts, active=True)
    turn = pdfium.FPDFPage_GetRotation(page)
    left, top, right, bottom = box

    def place(x: float, y: float) -> tuple[int, int]:
        if turn == 0:
            return int((x - left) * scale), int((top - y) * scale)
        across, down = ((y - bottom, x - left), (right - x, y - bottom), (top - y, right - x))[turn - 1]
        return int(across * scale), int(down * scale)

    return (
        None
        if with_text is None or without is None
        else Drawn(with_text[0], without[0], width, height, with_text[1], place)
    )


def _drawn(page: pdfium.FPDF_PAGE, width: int, height: int) -> tuple[bytes, int] | None:
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGR, None, 0)
    if not bitmap:
        return None
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        return ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height), stride
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)

"""A page of pdfium's → its words, each with its rectangle."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Final

import pypdfium2.raw as pdfium

from summarizer.loading.pdf.columns import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from summarizer.loading.pdf.columns import Box

#: What stands in a word for a hyphen at the end of a line, as pdfium marks it.
LINE_HYPHEN: Final = "\ufffe"

#: What pdfium gives for a glyph that the file maps to no character, and what nobody can read anyway.
UNKNOWN: Final = "\ufffd"

_LIGATURES: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALL, _HIGH = 0.8, 0.1  # of the height of the letter before: no larger and raised by so much is a raised figure
_APART: Final = 0.5  # of a letter's height: letters farther from each other make two words
_ASIDE: Final = 0.4  # of a letter's height: letters higher or lower by so much stand in another line


def words(
    page: pdfium.FPDF_PAGE, turned: Callable[[Box], Box], seen: Callable[[Box], bool] | None
) -> tuple[list[Word], int]:
    """Return the words of a page, and the number of letters that are not ``seen``.

    ``turned`` takes a box (left, top, right, bottom, y growing upwards) to one where the text is upright and y grows
    downwards; ``seen`` is asked about each letter's box in the page's own space; None sees all.
    """
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return [], 0
    try:
        found = _Words()
        unseen = 0
        for character, box in _characters(text):
            if box is None or character.isspace():
                found.end()
            elif seen is not None and not seen(box):
                unseen += 1
                found.end()
            else:
                found.add(character, turned(box))
        found.end()
        return found.words, unseen
    finally:
        pdfium.FPDFText_ClosePage(text)


def _characters(text: pdfium.FPDF_TEXTPAGE) -> Iterator[tuple[str, Box | None]]:
    """Yield the characters, a blank without a box for those that pdfium made up."""
    rectangle = pdfium.FS_RECTF()
    pointer = ctypes.byref(rectangle)
    high = ""
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:  # noqa: PLR2004 - the first half of a pair
            high = chr(code)
            continue
        character = chr(code)
        if high:
            character = (high + character).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            high = ""
        if code in (2, 0xFFFE, 0xAD) and pdfium.FPDFText_IsHyphen(text, index) == 1:
            character = LINE_HYPHEN
        elif code in (10, 13, 32, 160) or pdfium.FPDFText_IsGenerated(text, index) == 1:
            yield " ", None
            continue
        elif code < 32 or 0xD800 <= code < 0xE000 or 0xE000 <= code < 0xF900 or code in (0xFFFE, 0xFFFF):  # noqa: PLR2004
            character = UNKNOWN
        if pdfium.FPDFText_GetLooseCharBox(text, index, pointer):
            box = (rectangle.left, rectangle.top, rectangle.right, rectangle.bottom)
            yield _LIGATURES.get(character, character), box


class _Words:
    """Words in the making."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self._letters: list[str] = []
        self._box: Box = (0, 0, 0, 0)
        self._last: Box = (0, 0, 0, 0)

    def add(self, letter: str, box: Box) -> None:
        """Add a letter to the word, or begin one with it where it stands apart."""
        if self._letters:
            last, height = self._last, self._last[3] - self._last[1]
            apart = max(box[0] - last[2], last[0] - box[2])
            small = box[3] - box[1] < _SMALL * height and last[3] - box[3] > _HIGH * height
            if letter.isdecimal() and small and apart <= _APART * height and box[3] > last[1]:
                self._letters.append(letter.translate(_RAISED))
                self._box = _union(self._box, box)
                return
            if apart > _APART * height or abs(box[1] + box[3] - last[1] - last[3]) > 2 * _ASIDE * height:
                self.end()
        if not self._letters:
            self._box = box
        self._letters.append(letter)
        self._box = _union(self._box, box)
        self._last = box

    def end(self) -> None:
        """End the word, if there is one."""
        if self._letters:
            self.words.append(Word("".join(self._letters), self._box))
            self._letters = []


def _union(one: Box, other: Box) -> Box:
    """Return the box around two; asked for each letter, it does without min and max, which take thrice as long."""
    (left, top, right, bottom), (x0, y0, x1, y1) = one, other
    return (
        x0 if x0 < left else left,  # noqa: FURB136
        y0 if y0 < top else top,  # noqa: FURB136
        x1 if x1 > right else right,  # noqa: FURB136
        y1 if y1 > bottom else bottom,  # noqa: FURB136
    )

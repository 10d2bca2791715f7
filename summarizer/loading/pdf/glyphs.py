"""A page of pdfium's → its words, each with its rectangle."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Final, NamedTuple

import pypdfium2.raw as pdfium

from summarizer.loading.pdf.rows import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from summarizer.loading.pdf.rows import Box

#: What stands in a word for a hyphen at the end of a line, as pdfium marks it.
LINE_HYPHEN: Final = "\ufffe"

#: What pdfium gives for a glyph that the file maps to no character, and what nobody can read anyway.
UNKNOWN: Final = "\ufffd"

_LIGATURES: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
#: What word processors begin the lines of a list with: signs of the fonts Symbol and Wingdings, which have no codes of
#: their own.
_SIGNS_OF_LISTS: Final = {0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF0FC: "✓"}
_MOST_OF_A_GLYPH: Final = 4  # letters: a ligature or the sign of a unit stands for no more
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MADE_UP: Final = ""  # what pdfium takes for the end of a line or a blank, where the file has nothing
_SMALL, _HIGH = 0.87, 0.1  # of the height of the letter before: no larger and raised by so much is a raised figure
_APART: Final = 0.5  # of a letter's height: letters farther from each other make two words
_CLOSE: Final = 0.15  # of a letter's height: so near is a raised figure though pdfium sees a blank before it
_ASIDE: Final = 0.4  # of a letter's height: letters higher or lower by so much stand in another line


class Found(NamedTuple):
    """The words of a page, how many letters are ``unseen``, and how many glyphs the file says to stand for a text."""

    words: list[Word]
    unseen: int = 0
    stands_for: int = 0


def words(page: pdfium.FPDF_PAGE, turned: Callable[[Box], Box], seen: Callable[[Box], bool] | None) -> Found:
    """Return what stands on a page.

    ``turned`` takes a box (left, top, right, bottom, y growing upwards) to one where the text is upright and y grows
    downwards; ``seen`` is asked about each letter's box in the page's own space; None sees all.
    """
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return Found([])
    try:
        found = _Words()
        unseen = stands_for = 0
        for character, box in _glyphs(text):
            if character == _MADE_UP:
                found.pause()
            elif box is None or character.isspace():
                found.end()
            elif seen is not None and not seen(box):
                unseen += 1
                found.end()
            elif len(character) > _MOST_OF_A_GLYPH:  # nobody who sees the glyph reads that
                stands_for += 1
                found.add(UNKNOWN, turned(box))
            else:
                found.add(character, turned(box))
        found.end()
        return Found(found.words, unseen, stands_for)
    finally:
        pdfium.FPDFText_ClosePage(text)


def _glyphs(text: pdfium.FPDF_TEXTPAGE) -> Iterator[tuple[str, Box | None]]:
    """Yield the characters as ``_characters`` does, those in one place as one where they are too many for a glyph."""
    together: list[tuple[str, Box | None]] = []
    place: Box | None = None
    for character, box in _characters(text):
        if box is not None and box != place:
            yield from _as_one(together)
            together, place = [], box
        together.append((character, box))
    yield from _as_one(together)


def _as_one(together: list[tuple[str, Box | None]]) -> list[tuple[str, Box | None]]:
    if len(together) <= _MOST_OF_A_GLYPH:
        return together
    last = max((number for number, (_, box) in enumerate(together) if box is not None), default=-1)
    letters = "".join(character for character, _ in together[: last + 1])
    whole = len(letters) > _MOST_OF_A_GLYPH
    return [(letters, together[0][1]), *together[last + 1 :]] if whole else together


def _characters(text: pdfium.FPDF_TEXTPAGE) -> Iterator[tuple[str, Box | None]]:
    """Yield the characters, a blank without a box for each blank, and ``_MADE_UP`` for those that pdfium made up."""
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
            yield _MADE_UP if pdfium.FPDFText_IsGenerated(text, index) == 1 else " ", None
            continue
        elif code in _SIGNS_OF_LISTS:
            character = _SIGNS_OF_LISTS[code]
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
        self._paused = False

    def add(self, letter: str, box: Box) -> None:
        """Add a letter to the word, or begin one with it where it stands apart."""
        if self._letters:
            last, height = self._last, self._last[3] - self._last[1]
            apart = max(box[0] - last[2], last[0] - box[2])
            small = box[3] - box[1] < _SMALL * height and last[3] - box[3] > _HIGH * height
            near = apart <= (_CLOSE if self._paused else _APART) * height
            if letter.isdecimal() and small and near and box[3] > last[1]:
                self._letters.append(letter.translate(_RAISED))
                self._box = _union(self._box, box)
                self._paused = False
                return
            if (
                self._paused
                or apart > _APART * height
                or abs(box[1] + box[3] - last[1] - last[3]) > 2 * _ASIDE * height
            ):
                self.end()
        self._paused = False
        if not self._letters:
            self._box = box
        self._letters.append(letter)
        self._box = _union(self._box, box)
        self._last = box

    def pause(self) -> None:
        """End the word, if there is one, before any letter but a raised figure close to it."""
        self._paused = True

    def end(self) -> None:
        """End the word, if there is one."""
        self._paused = False
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

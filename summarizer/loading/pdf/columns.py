"""The words of a page → its lines in reading order: columns are told by the white between them, not by the file.

A page is cut where a gutter, a strip of white as high as several lines with text on both sides, divides it: left before
right where the gutter goes all the way, else first into what is above, beside and below it (an XY-cut led by gutters).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from math import inf
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.loading.pdf.across import narrowed
from summarizer.loading.pdf.rows import by_cells, edges, is_table, rows_of, size_of, table_across

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from summarizer.loading.pdf.rows import Box, Word

_STEP: Final = 2.0  # points between the places where a gutter is looked for
_NARROWEST: Final = 0.7  # of a line's height: a gutter is at least that wide
_WIDEST: Final = 30  # steps to each side: white beyond is not measured
_FEWEST_LINES: Final = 4  # beside a gutter, on each side
_FEWEST_WORDS: Final = 3.0  # in a line of a column, on average; fewer are cells of a table
_FEWEST_LETTERS: Final = 15  # and so many letters; where lines have few blanks, or none,
_FEWEST_TOGETHER: Final = 18  # so many
_FULL: Final = 0.45  # of the width of a column is covered by its lines, on average; less are cells or labels
_DEEPEST: Final = 40  # cuts inside each other
_MOST_KNOWN: Final = 20  # gutters
_BETWEEN_CELLS: Final = " | "


class Line(NamedTuple):
    """A line of a column that goes from ``left`` to ``right``; ``row`` tells that it has cells.

    ``size`` is the height of its letters, ``first`` the width of its first word, ``column`` the number of its column on
    the page.
    """

    text: str
    box: Box
    size: float
    left: float
    right: float
    first: float
    column: int
    row: bool = False


class Columns:
    """Puts the words of pages in order, one page after the other: a gutter that was seen is known on the next pages.

    There it divides fewer lines than it takes to be seen: the last page of a text has often few in its last column.
    """

    def __init__(self) -> None:
        self._known: deque[float] = deque(maxlen=_MOST_KNOWN)  # where gutters were, from the left

    def in_order(self, words: Sequence[Word]) -> list[Line]:
        """Return the lines that the words of one page make, in the order in which a person reads them."""
        lines: list[Line] = []
        for number, column in enumerate(self._columns(list(words), 0)):
            lines += _lines(column, number)
        return lines

    def _columns(self, words: list[Word], depth: int) -> Iterator[list[Word]]:
        """Yield the words by regions without a gutter, in reading order."""
        gutter = _highest(words, self._known) if depth < _DEEPEST else None
        if gutter is None:
            if words:
                yield words
            return
        centre = gutter.centre
        if gutter.certain and not any(abs(centre - one) < _STEP for one in self._known):
            self._known.append(centre)
        inner = narrowed(words, gutter.top, gutter.bottom, centre)
        top, bottom = inner or (gutter.top, gutter.bottom)
        beside = [word for word in words if top <= word.middle <= bottom]
        if table := (top, bottom) if inner is None else table_across(beside, centre):
            top, bottom = table
            yield from self._columns([word for word in words if word.middle < top], depth + 1)
            yield [word for word in words if top <= word.middle <= bottom]
            yield from self._columns([word for word in words if word.middle > bottom], depth + 1)
            return
        yield from self._columns([word for word in words if word.middle < top], depth + 1)
        yield from self._columns([word for word in beside if word.box[0] + word.box[2] < 2 * centre], depth + 1)
        yield from self._columns([word for word in beside if word.box[0] + word.box[2] >= 2 * centre], depth + 1)
        yield from self._columns([word for word in words if word.middle > bottom], depth + 1)


class _Gutter(NamedTuple):
    left: float
    right: float
    top: float
    bottom: float
    certain: bool = True

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    def covers(self, other: _Gutter) -> bool:
        """Tell whether another one is a part of this, be it wider."""
        beside = self.left < other.right and other.left < self.right
        return beside and self.top <= other.top and other.bottom <= self.bottom


def _highest(words: list[Word], known: Collection[float]) -> _Gutter | None:
    """Return the highest gutter among the words, or None where there is none."""
    if len(words) < 2:  # noqa: PLR2004
        return None
    height = sorted(word.height for word in words)[len(words) // 2]
    left, right = min(word.box[0] for word in words), max(word.box[2] for word in words)
    top, bottom = min(word.box[1] for word in words), max(word.box[3] for word in words)
    count = int((right - left) / _STEP) + 1
    if not 0 < count <= 5_000 or height <= 0:  # noqa: PLR2004 - a page of ten thousand points is a plan, not a text
        return None
    crossing: list[list[tuple[float, float]]] = [[] for _ in range(count)]
    for one, following in zip(words, (*words[1:], None), strict=True):
        end = one.box[2]
        # A blank between two words of a line is none of a gutter's white.
        if following and abs(following.middle - one.middle) < height / 2 and 0 < following.box[0] - end < height / 2:
            end = following.box[0]
        for step in range(max(0, int((one.box[0] - left) / _STEP)), min(count, int((end - left) / _STEP) + 1)):
            crossing[step].append((one.box[1], one.box[3]))
    least = height if any(left < one < right for one in known) else _FEWEST_LINES * height
    white = [list(_gaps(spans, top, bottom, least)) for spans in crossing]
    strips = (
        _Gutter(left + first * _STEP, left + (last + 1) * _STEP, above, under)
        for first, last, above, under in _strips(white)
        if (last - first + 1) * _STEP >= _NARROWEST * height
    )
    return _first_between(words, sorted(set(strips), key=lambda strip: strip.top - strip.bottom), known, height)


def _first_between(
    words: list[Word], strips: Sequence[_Gutter], known: Collection[float], height: float
) -> _Gutter | None:
    """Return the first of the strips that is a gutter between columns of text, or stands where one is known."""
    tables: list[_Gutter] = []
    for gutter in strips:
        if any(table.covers(gutter) for table in tables):
            continue
        if gutter.bottom - gutter.top >= _FEWEST_LINES * height and _divides(words, gutter):
            if not _is_of_table(words, gutter):
                return gutter
            tables.append(gutter)
        elif any(gutter.left - _STEP <= one <= gutter.right + _STEP for one in known) and all(_sides(words, gutter)):
            return gutter._replace(certain=False)
    return None


def _gaps(spans: list[tuple[float, float]], top: float, bottom: float, least: float) -> Iterator[tuple[float, float]]:
    """Yield the stretches from ``top`` to ``bottom`` that no span reaches into, if they are ``least`` high."""
    at = top
    for start, end in sorted(spans):
        if start - at >= least:
            yield at, start
        at = max(at, end)
    if bottom - at >= least:
        yield at, bottom


def _strips(white: list[list[tuple[float, float]]]) -> Iterator[tuple[int, int, float, float]]:
    """Yield first and last step, top and bottom of the strips: of each stretch of white, how wide it is all along."""
    for step, stretches in enumerate(white):
        for top, bottom in stretches:
            if step and (top, bottom) in white[step - 1]:
                continue  # it began further left
            first = last = step
            while step - first < _WIDEST and first > 0 and _is_white(white[first - 1], top, bottom):
                first -= 1
            while last - step < _WIDEST and last < len(white) - 1 and _is_white(white[last + 1], top, bottom):
                last += 1
            if first > 0 and last < len(white) - 1:  # else it is a margin
                yield first, last, top, bottom


def _is_white(stretches: list[tuple[float, float]], top: float, bottom: float) -> bool:
    """Tell whether one of the stretches, in order, goes from ``top`` to ``bottom``, or a hair less."""
    nearest = bisect_right(stretches, (top + _STEP, inf)) - 1
    return nearest >= 0 and bottom - _STEP <= stretches[nearest][1]


def _sides(words: list[Word], gutter: _Gutter) -> tuple[list[Word], list[Word]]:
    """Return what stands left and right of a gutter."""
    sides: tuple[list[Word], list[Word]] = ([], [])
    for word in words:
        if gutter.top <= word.middle <= gutter.bottom:
            sides[word.box[0] >= gutter.centre].append(word)
    return sides


def _divides(words: list[Word], gutter: _Gutter) -> bool:
    """Tell whether both sides of a gutter are columns of text."""
    return all(map(_is_text, _sides(words, gutter)))


def _is_of_table(words: list[Word], gutter: _Gutter) -> bool:
    """Tell whether both sides of a gutter are columns of one table."""
    left, right = (list(rows_of(side)) for side in _sides(words, gutter))
    return is_table(left, right)


def _is_text(words: list[Word]) -> bool:
    if not words:
        return False
    rows = list(rows_of(words))
    width = max(word.box[2] for word in words) - min(word.box[0] for word in words)
    covered = sum(max(word.box[2] for word in row) - min(word.box[0] for word in row) for row in rows)
    letters = sum(len(word.text) for word in words)
    fewest = _FEWEST_LETTERS if len(words) >= _FEWEST_WORDS * len(rows) else _FEWEST_TOGETHER
    enough = letters >= fewest * len(rows)
    return len(rows) >= _FEWEST_LINES and enough and covered >= _FULL * width * len(rows)


def _lines(words: list[Word], column: int) -> Iterator[Line]:
    """Yield the lines of one column."""
    rows = list(rows_of(words))
    left, right = edges(rows)
    for row, cells in zip(rows, by_cells(rows), strict=True):
        text = _BETWEEN_CELLS.join(" ".join(word.text for word in cell) for cell in cells)
        box = (
            min(word.box[0] for word in row),
            min(word.box[1] for word in row),
            max(word.box[2] for word in row),
            max(word.box[3] for word in row),
        )
        first = row[0].box[2] - row[0].box[0]
        yield Line(text, box, size_of(row), left, right, first, column, len(cells) > 1)

"""The words of a page by the rows that they stand in, and which of these rows have cells.

Words far apart stand in two cells. A line that is set to both edges of a narrow column has wide blanks too, but all of
one width, and its words stand under no cells of another row.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Left, top, right, bottom in points, from the left upper corner of the page.
Box = tuple[float, float, float, float]

#: A row of words, in the order in which they are read.
Row = list["Word"]

_CELL: Final = 1.6  # of a line's height: words that far apart stand in two cells
_SAME_WIDTH: Final = 0.3  # of a line's height, by which the blanks of a line set to both edges differ at most
_FLUSH: Final = 0.3  # of a line's height, by which such a line misses the right edge at most
_INDENTED: Final = 4.0  # and the left one, where it begins a paragraph
_ALIGNED: Final = 0.3  # of a line's height, by which cells that stand one below the other differ at most
_FEWEST_CELLS: Final = 2  # of a row of a table
_UNEVEN: Final = 0.2  # of the rows of a table have nothing beside them, at most
_MANY_ROWS: Final = 7  # that all begin with a capital or a figure by no chance
_FEWEST_ROWS: Final = 3  # of a table that goes across the columns of a page
_FULL: Final = 0.45  # of the width of its column is covered by a line of text, if it does not end a paragraph
_RIGHT_TO_LEFT: Final = ("\u0590", "\u08ff")


class Word(NamedTuple):
    """What stands between two blanks, and where."""

    text: str
    box: Box

    @property
    def height(self) -> float:
        """How high it is, which goes with the size of its letters."""
        return self.box[3] - self.box[1]

    @property
    def middle(self) -> float:
        """How far from the top of the page it stands."""
        return (self.box[1] + self.box[3]) / 2


def rows_of(words: Sequence[Word]) -> Iterator[Row]:
    """Yield the words by the lines that they stand in, from top to bottom, each from left to right."""
    row: Row = []
    middle = height = 0.0
    for word in sorted(words, key=lambda word: word.middle):
        if row and word.middle - middle > max(height, word.height) / 2:
            yield _sorted(row)
            row = []
        # The line is where its largest word is: a raised figure stays in it.
        if not row or word.height > height:
            middle, height = word.middle, word.height
        row.append(word)
    if row:
        yield _sorted(row)


def _sorted(row: Row) -> Row:
    letters = [character for word in row for character in word.text if character.isalpha()]
    backwards = sum(_RIGHT_TO_LEFT[0] <= letter <= _RIGHT_TO_LEFT[1] for letter in letters) * 2 > len(letters)
    return sorted(row, key=(lambda word: -word.box[2]) if backwards else (lambda word: word.box[0]))


def edges(rows: Sequence[Row]) -> tuple[float, float]:
    """Return where the lines of a column begin and end: a few that stick out do not count."""
    lefts = sorted(_left(row) for row in rows)
    rights = sorted(_right(row) for row in rows)
    outside = len(rows) // 20
    return lefts[outside], rights[-1 - outside]


def size_of(row: Row) -> float:
    """Return the height of most letters of a row."""
    return sorted(word.height for word in row)[len(row) // 2]


def by_cells(rows: Sequence[Row]) -> list[list[Row]]:
    """Return of each row of a column its cells: one, where it is a line of text."""
    found = [_parted(row) for row in rows]
    column = edges(rows)
    return [
        [row] if len(cells) > 1 and _is_set_to_both_edges(row, column) and _is_text(number, found) else cells
        for number, (row, cells) in enumerate(zip(rows, found, strict=True))
    ]


def table_across(words: Sequence[Word], centre: float) -> tuple[float, float] | None:
    """Return top and bottom of a table that goes across the gutter at ``centre`` of two columns; None for no such.

    On both sides of the gutter its rows have cells, or cover little of the column.
    """
    rows = list(rows_of(words))
    cells = cells_beside(rows, centre)
    first = 0
    for number in range(len(rows) + 1):
        if number < len(rows) and all(side[number] for side in cells):
            continue
        run = range(first, number)
        parted = sum(max(side[at] for side in cells) > 1 for at in run)
        if len(run) >= _FEWEST_ROWS and 2 * parted > len(run):
            return min(word.middle for word in rows[first]), max(word.middle for word in rows[number - 1])
        first = number + 1
    return None


def is_table(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Tell whether the rows of two columns are those of a table: side by side, and no sentence runs on in them.

    Of a text, some lines begin with a small letter. Where one column alone has none, many rows must tell it.
    """
    middles = [row[0].middle for row in right]
    slack = _ALIGNED * size_of(left[0])
    pairs = []
    for row in left:
        at = bisect_left(middles, row[0].middle - slack)
        if at < len(middles) and middles[at] <= row[0].middle + slack:
            pairs.append((row, right[at]))
    if len(pairs) < max(_FEWEST_ROWS, (1 - _UNEVEN) * max(len(left), len(right))):
        return False
    wholes = [all(map(_begins_anew, side)) and any(map(_has_small, side)) for side in zip(*pairs, strict=True)]
    return all(wholes) or (any(wholes) and len(pairs) >= _MANY_ROWS)


def cells_beside(rows: Sequence[Row], centre: float) -> tuple[list[int], list[int]]:
    """Return how many cells the rows have left and right of ``centre``, 0 where they are empty or a line of text."""
    left = [[word for word in row if word.box[0] < centre] for row in rows]
    right = [[word for word in row if word.box[0] >= centre] for row in rows]
    return _cells_of_side(left), _cells_of_side(right)


def _cells_of_side(side: Sequence[Row]) -> list[int]:
    """Return how many cells the rows of a column have, 0 for one that is empty or a line of text."""
    filled = [row for row in side if row]
    if not filled:
        return [0] * len(side)
    left, right = edges(filled)
    counts = iter(
        len(cells) if len(cells) > 1 or _right(row) - _left(row) < _FULL * (right - left) else 0
        for row, cells in zip(filled, by_cells(filled), strict=True)
    )
    return [next(counts) if row else 0 for row in side]


def _parted(row: Row) -> list[Row]:
    """Return a row parted where words stand far apart."""
    wide = _CELL * size_of(row)
    cells = [row[:1]]
    for before, after in pairwise(row):
        if _distance(before, after) > wide:
            cells.append([])
        cells[-1].append(after)
    return cells


def _is_set_to_both_edges(row: Row, column: tuple[float, float]) -> bool:
    """Tell whether the blanks of a row of words were made wide so that it fills its column."""
    size = size_of(row)
    left, right = column
    if _right(row) < right - _FLUSH * size or _left(row) > left + _INDENTED * size:
        return False
    blanks = [_distance(one, other) for one, other in pairwise(row)]
    return max(blanks) - min(blanks) <= _SAME_WIDTH * size and 2 * sum(map(_has_letters, row)) > len(row)


def _is_text(number: int, found: Sequence[list[Row]]) -> bool:
    """Tell whether a row that fills its column is a line of text: a sentence runs on, or nothing stands in columns."""
    words = found[number]
    near = [found[other] for other in (number - 1, number + 1) if 0 <= other < len(found)]
    following = near[-1][0][0].text if number + 1 < len(found) else ""
    if words[0][0].text[:1].islower() or following[:1].islower():
        return all(_has_letters(word) for cell in words for word in cell) or len(words) > _FEWEST_CELLS
    return len(words) > _FEWEST_CELLS and not any(are_under(words, there) for there in near)


def are_under(cells: Sequence[Row], there: Sequence[Row]) -> bool:
    """Tell whether the later cells of a row all stand above or below later cells of another."""
    return all(any(_are_aligned(cell, one) for one in there[1:]) for cell in cells[1:])


def _are_aligned(one: Row, other: Row) -> bool:
    """Tell whether two cells begin, end, or have their middle at one place."""
    slack = _ALIGNED * size_of(one)
    own, there = (_left(one), _right(one)), (_left(other), _right(other))
    return abs(own[0] - there[0]) <= slack or abs(own[1] - there[1]) <= slack or abs(sum(own) - sum(there)) <= 2 * slack


def _begins_anew(row: Row) -> bool:
    return row[0].text[:1].isupper() or row[0].text[:1].isdecimal()


def _has_small(row: Row) -> bool:
    return any(character.islower() for word in row for character in word.text)


def _has_letters(word: Word) -> bool:
    return any(map(str.isalpha, word.text))


def _left(row: Row) -> float:
    return min(word.box[0] for word in row)


def _right(row: Row) -> float:
    return max(word.box[2] for word in row)


def _distance(one: Word, other: Word) -> float:
    return max(other.box[0] - one.box[2], one.box[0] - other.box[2])

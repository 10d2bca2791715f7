"""Where a table or heading that goes across the columns of a page begins and ends beside their gutter.

Narrow cells leave white where the gutter is: a table whose longest row alone reaches across it seems to be in the
columns with its other rows, and the heading of what goes across seems to end the left one.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from summarizer.loading.pdf.rows import are_under, by_cells, cells_beside, rows_of, size_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.loading.pdf.rows import Row, Word

_NEAR: Final = 3  # rows beyond a gutter, of which one at least has the cells of the table that goes on beside it
_LARGER: Final = 1.15  # times the letters of the columns, at least: those of a heading
_FEWEST_CELLS: Final = 3  # of a row that is one of a table, whatever else it looks like


def narrowed(words: Sequence[Word], top: float, bottom: float, centre: float) -> tuple[float, float] | None:
    """Return top and bottom of a gutter at ``centre`` without the rows beside it of what goes across it elsewhere.

    That is a table above or below, and the heading of what is below. None where that is all there is beside it.
    """
    rows = list(rows_of(words))
    beside = [number for number, row in enumerate(rows) if top <= _middle(row) <= bottom]
    if not beside:
        return top, bottom
    first, last = beside[0], beside[-1]
    page = _Page(rows, centre, first, last)
    upper, lower = range(first, last + 1), range(last, first - 1, -1)
    start = first + page.of_table(upper, range(first - 1, max(-1, first - 1 - _NEAR), -1))
    end = last - page.of_table(lower, range(last + 1, min(len(rows), last + 1 + _NEAR)))
    if last + 1 < len(rows) and page.is_heading(end):
        end -= 1
    if end < start:
        return None
    return (
        top if start == first else min(word.middle for word in rows[start]),
        bottom if end == last else max(word.middle for word in rows[end]),
    )


class _Page:
    """The rows of a page, of which those from ``first`` to ``last`` stand beside a gutter at ``centre``."""

    def __init__(self, rows: Sequence[Row], centre: float, first: int, last: int) -> None:
        self._rows, self._centre, self._first = rows, centre, first
        self._cells = by_cells(rows)
        self._sides = cells_beside(rows[first : last + 1], centre)

    def of_table(self, inner: Iterable[int], outer: Iterable[int]) -> int:
        """Return how many of the ``inner`` rows, from the first on, are of the table that is in the ``outer`` ones."""
        table = [self._cells[number] for number in outer if self._is_across(number)]
        found = 0
        for number in takewhile(lambda number: self._goes_on(number, table), inner):
            table.append(self._cells[number])
            found += 1
        return found

    def is_heading(self, number: int) -> bool:
        """Tell whether a row stands left of the gutter, in larger letters than most, with nothing beside it."""
        row = self._rows[number]
        sizes = sorted(size_of(one) for one in self._rows[self._first : number + 1])
        return (
            number > self._first
            and all(word.box[2] < self._centre for word in row)
            and size_of(row) >= _LARGER * sizes[len(sizes) // 2]
        )

    def _is_across(self, number: int) -> bool:
        """Tell whether a row is one of a table that goes across the gutter."""
        cells = self._cells[number]
        over = any(cell[0].box[0] < self._centre < cell[-1].box[2] for cell in cells)
        return len(cells) >= _FEWEST_CELLS or (len(cells) > 1 and over)

    def _goes_on(self, number: int, table: Sequence[Sequence[Row]]) -> bool:
        """Tell whether the cells of a row stand under those of a table, and are no lines of two columns."""
        cells = self._cells[number]
        sparse = all(side[number - self._first] for side in self._sides)
        return (
            len(cells) > 1
            and (sparse or len(cells) >= _FEWEST_CELLS)
            and any(are_under(cells, there) or are_under(there, cells) for there in table)
        )


def _middle(row: Row) -> float:
    return sum(word.middle for word in row) / len(row)

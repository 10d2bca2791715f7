"""The lines of a text with their figures, and which of them have cells: what every reader of tables begins with."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.canonical import Folded
    from summarizer.language.figures import Figure

#: What stands between the cells of a row.
BORDERS: Final = "|\t"


class Line(NamedTuple):
    """A line of a text that is not empty: its characters, from ``start`` on, and the figures in it."""

    written: str
    start: int
    figures: Sequence[Figure]

    @property
    def end(self) -> int:
        """The character of the text that it ends before."""
        return self.start + len(self.written)

    @property
    def has_cells(self) -> bool:
        """Whether it may be a row of a table by its borders."""
        return has_borders(self.written)


def has_borders(text: str) -> bool:
    """Tell whether something in a text parts cells."""
    return any(border in text for border in BORDERS)


def borders_in(text: str) -> int:
    """Return how many borders of cells a text has."""
    return sum(map(text.count, BORDERS))


def lines(text: Folded, found: Sequence[Figure]) -> Iterator[Line]:
    """Yield the lines of a text; ``found`` are all its figures, in order."""
    firsts = [text.starts[figure.first] for figure in found]
    for line in _line().finditer(text.text):
        yield Line(line[0], line.start(), found[bisect_left(firsts, line.start()) : bisect_left(firsts, line.end())])


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"[^\n]+")

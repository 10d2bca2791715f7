"""What the columns of a text's tables add up to, for a writer tells the sum of figures that a table only lists."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from summarizer.verifying.lines import borders_in, has_borders, lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.canonical import Folded
    from summarizer.language.figures import Figure


def column_sums(text: Folded, found: Sequence[Figure]) -> Iterator[float]:
    """Yield the sum of each column with several figures; ``found`` are all of the text, a table is lines with cells."""
    if not has_borders(text.text):
        return
    columns: defaultdict[int, list[float]] = defaultdict(list)
    for line in lines(text, found):
        if not line.has_cells:
            yield from _sums(columns.values())
            columns.clear()
            continue
        for figure in line.figures:
            if figure.plain:
                before = line.written[: text.starts[figure.first] - line.start]
                columns[borders_in(before)].append(figure.values[0])
    yield from _sums(columns.values())


def _sums(columns: Iterable[Sequence[float]]) -> Iterator[float]:
    return (sum(column) for column in columns if len(column) > 1)

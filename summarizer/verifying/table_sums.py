"""What the columns of a text's tables add up to, for a writer tells the sum of figures that a table only lists."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.canonical import Folded
    from summarizer.language.figures import Figure


def column_sums(text: Folded, found: Sequence[Figure]) -> Iterator[float]:
    """Yield the sum of each column with several figures; ``found`` are all of the text, a table is lines with cells."""
    if "|" not in text.text and "\t" not in text.text:
        return
    firsts = [text.starts[figure.first] for figure in found]
    columns: defaultdict[int, list[float]] = defaultdict(list)
    for line in _line().finditer(text.text):
        if "|" not in line[0] and "\t" not in line[0]:
            yield from _sums(columns.values())
            columns.clear()
            continue
        for figure in found[bisect_left(firsts, line.start()) : bisect_left(firsts, line.end())]:
            if figure.plain:
                before = line[0][: text.starts[figure.first] - line.start()]
                columns[before.count("|") + before.count("\t")].append(figure.values[0])
    yield from _sums(columns.values())


def _sums(columns: Iterable[Sequence[float]]) -> Iterator[float]:
    return (sum(column) for column in columns if len(column) > 1)


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"[^\n]+")

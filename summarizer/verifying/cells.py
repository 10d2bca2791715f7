"""A number of a table must be of the row, and of the column, that a statement names; caution only."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical import index
from summarizer.document import Span, once_a_document
from summarizer.language.figures import Figure, figures
from summarizer.report import Doubt
from summarizer.verifying.known_numbers import key, known_numbers
from summarizer.verifying.lines import BORDERS, has_borders, lines
from summarizer.verifying.reading import read, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.canonical import Folded
    from summarizer.document import Document
    from summarizer.report import Evidence
    from summarizer.verifying.lines import Line

#: A line with fewer cells is of no table.
_FEWEST_CELLS: Final = 2

#: A word that more rows are known by names none of them.
_MOST_ROWS: Final = 20


class _Row(NamedTuple):
    """A line of a table: the words of its first cell, and of each further cell the words and the one number."""

    span: Span
    label: frozenset[str]
    cells: tuple[tuple[frozenset[str], float | None], ...]


class _Table(NamedTuple):
    """The first line of a table, and the values of all others."""

    head: _Row
    values: frozenset[float]


class _Tables(NamedTuple):
    """The rows of a document's tables by the longest word that heads them, and the values that stand in no table."""

    rows: Mapping[str, Sequence[tuple[_Table, _Row]]]
    elsewhere: frozenset[float]

    def named(self, words: frozenset[str]) -> Iterator[tuple[_Table, _Row]]:
        """Yield the rows that some words name, of each table that they name just one row of."""
        found: defaultdict[int, list[tuple[_Table, _Row]]] = defaultdict(list)
        for word in words.intersection(self.rows):
            for table, row in self.rows[word] if len(self.rows[word]) <= _MOST_ROWS else ():
                if row.label <= words:
                    found[id(table)].append((table, row))
        yield from (rows[0] for rows in found.values() if len(rows) == 1)


def cells(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a number beside the name of a row where a table has it in another row only, or in another column.

    What is told of several rows, or of a number that stands outside of the table too, is left alone.
    """
    del evidence  # the nearest row is the one that is named, whatever words it shares
    text = read(statement)
    for document in sources.values():
        known = _tables(document)
        for table, row in known.named(frozenset(text.words)) if known.rows else ():
            yield from _misplaced(text, table, row, known.elsewhere, document)


def _misplaced(
    text: Folded, table: _Table, row: _Row, elsewhere: frozenset[float], document: Document
) -> Iterator[Doubt]:
    """Yield the doubts about figures of a statement that names a row."""
    words = frozenset(text.words) - row.label
    columns = [n for n, (head, _) in enumerate(table.head.cells) if head and head <= words]
    heads = frozenset[str]().union(*(table.head.cells[n][0] for n in columns))
    for figure in figures(text):
        if not (figure.plain or figure.spelled) or not row.label.union(heads).isdisjoint(_words(text, figure)):
            continue
        values = set(_unscaled(figure, document))
        if not elsewhere.isdisjoint(values):
            continue
        own = {n for n, (_, value) in enumerate(row.cells) if value in values}
        if not own and not table.values.isdisjoint(values):
            yield _doubt(text, figure, "in the table “{}” stands in another row", row, document)
        elif own and len(columns) == 1 and all(_heads(table, n).isdisjoint(words) for n in own):
            yield _doubt(text, figure, "in the table “{}” stands in another column", row, document)


def _heads(table: _Table, column: int) -> frozenset[str]:
    return table.head.cells[column][0] if column < len(table.head.cells) else frozenset()


def _words(text: Folded, figure: Figure) -> Sequence[str]:
    return text.words[figure.first : figure.end]


def _unscaled(figure: Figure, document: Document) -> Iterator[float]:
    """Yield what a figure may be in a table, whose head may tell of thousands."""
    for value in figure.values:
        yield from (key(value / factor) for factor in (1.0, *known_numbers(document).factors))


def _doubt(text: Folded, figure: Figure, note: str, row: _Row, document: Document) -> Doubt:
    return Doubt(
        check="cells",
        severity="caution",
        note=note.format(written(text, figure.first, figure.end)),
        span=Span(text.starts[figure.first], text.ends[figure.end - 1]),
        instead=row.span.of(document.text),
        at=row.span,
        document_id=document.id,
    )


@once_a_document
def _tables(document: Document) -> _Tables:
    """Return the tables of a document; they are read once and live as long as the document."""
    text = index(document).folded
    rows: defaultdict[str, list[tuple[_Table, _Row]]] = defaultdict(list)
    elsewhere: set[float] = set()
    if not has_borders(text.text):
        return _Tables(rows, frozenset())
    block: list[_Row] = []
    for line in (*lines(text, list(figures(text))), None):
        row = _row(text, line) if line else None
        if row:
            block.append(row)
            continue
        for table, one in _read_as_table(block):
            rows[max(sorted(one.label), key=len)].append(
                (table, one)
            )  # sorted: sets have another order in each process
        block = []
        if line:
            elsewhere.update(key(value) for figure in line.figures for value in figure.values)
    return _Tables(rows, frozenset(elsewhere))


def _read_as_table(block: Sequence[_Row]) -> Iterator[tuple[_Table, _Row]]:
    """Yield the rows of a table that have a name, given all its lines, each with the table."""
    values = (value for row in block[1:] for _, value in row.cells if value is not None)
    table = _Table(block[0], frozenset(values)) if block else None
    yield from ((table, row) for row in block[1:] if table and row.label)


def _row(text: Folded, line: Line) -> _Row | None:
    """Return the row that a line is; None for a line of prose. A rule of dashes is one without words."""
    firsts = [text.starts[figure.first] for figure in line.figures]
    read = [
        _cell(text, cell.start(), cell.end(), line.figures, firsts)
        for cell in _filled_cell().finditer(text.text, line.start, line.end)
        if cell[0].strip()
    ]
    if len(read) < _FEWEST_CELLS:
        return None
    (label, value), *rest = read
    return _Row(Span(line.start, line.end), label if value is None or len(label) > 1 else frozenset(), tuple(rest))


def _cell(
    text: Folded, start: int, end: int, found: Sequence[Figure], firsts: Sequence[int]
) -> tuple[frozenset[str], float | None]:
    """Return the words of a cell, and the number in it where there is just one."""
    words = frozenset(text.words[bisect_left(text.starts, start) : bisect_left(text.starts, end)])
    inside = found[bisect_left(firsts, start) : bisect_left(firsts, end)]
    return words - {"-"}, key(inside[0].values[0]) if len(inside) == 1 and inside[0].plain else None


@cache
def _filled_cell() -> re.Pattern[str]:
    return re.compile(rf"[^{re.escape(BORDERS)}\n]+")

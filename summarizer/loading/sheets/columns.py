"""Columns of tables that collapse (``visibility: collapse``), and the cells that go with them."""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from summarizer.loading.sheets.matching import Ancestor

_MOST: Final = 1_000  # columns of a table, and as wide as a cell may be: so it is in browsers
_BEFORE_ROWS: Final = frozenset("caption col colgroup script style template".split())


class Columns:
    """The columns of the tables of one page, as far as one of them collapses; columns stand before their cells."""

    def __init__(self) -> None:
        self._numbers: dict[int, dict[int, range]] = {}  # of a table: of each column and group of columns, its numbers
        self._collapsed: dict[int, list[int]] = {}  # of a table: the numbers of those that collapse, in order

    def collapse(self, element: Element, around: Sequence[Ancestor]) -> None:
        """Take note that ``element`` collapses; nothing comes of it where it is no column."""
        table = _table_of(around)
        if table is None or element.tag not in ("col", "colgroup"):
            return
        if id(table) not in self._numbers:
            self._numbers[id(table)] = _numbered(table)
        numbers = self._numbers[id(table)].get(id(element), range(0))
        known = self._collapsed.setdefault(id(table), [])
        known.extend(number for number in numbers if not known or number > known[-1])

    def gone(self, row: Element, around: Sequence[Ancestor]) -> Iterator[Element]:
        """Yield the cells of a row that are not seen, for all columns that they are in collapse."""
        table = _table_of(around) if self._collapsed else None
        known = self._collapsed.get(id(table), [])
        start = 0
        for cell in row if known else ():
            width = _width(cell, "colspan")
            at, last = bisect_left(known, start), bisect_left(known, start + width - 1)
            if last < len(known) and known[at] == start and last - at == width - 1:
                yield cell
            start += width


def _table_of(around: Sequence[Ancestor]) -> Element | None:
    return next((one.element for one in reversed(around) if one.element.tag == "table"), None)


def _numbered(table: Element) -> dict[int, range]:
    numbers: dict[int, range] = {}
    start = 0
    for child in takewhile(lambda one: one.tag in _BEFORE_ROWS, table):
        first = start
        for column in _columns(child):
            end = min(start + _width(column, "span"), _MOST)
            numbers[id(column)] = range(start, end)
            start = end
        numbers[id(child)] = range(first, start)
    return numbers


def _columns(child: Element) -> Iterable[Element]:
    """Return the columns that a child of a table makes: itself, or those in a group of them, or none."""
    if child.tag == "colgroup" and child.find("col") is not None:
        return child.findall("col")
    return (child,) if child.tag in ("col", "colgroup") else ()


def _width(element: Element, name: str) -> int:
    told = element.get(name, "")
    return min(max(int(told), 1), _MOST) if told.isdecimal() and len(told) <= len(str(_MOST)) else 1

"""A tree of HTML → the text of a document: one block a paragraph, heading, list item or row, with its places.

All formats that hold such a tree (web pages, books, Word documents) are laid out here, so that the same words are the
same text in each: paragraphs apart by a blank line, items and rows one a line, cells apart by " | ". Where a cell goes
on from the row above or over several columns, an empty one keeps the others under what heads them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.document import Place, Span
from summarizer.loading.markup import ENDS_PARAGRAPH, HEADINGS, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

_BORDERS: Final = ENDS_PARAGRAPH | frozenset("body caption legend tbody tfoot thead".split())
_NO_TEXT: Final = frozenset("head script style template title".split())
_LISTS: Final = frozenset("ul ol menu dir".split())
_CELLS: Final = frozenset({"td", "th"})
_OF_A_LAYOUT: Final = HEADINGS | frozenset("table article section nav header footer main blockquote".split())
_BREAK: Final = "\n"
_ROW_GROUPS: Final = frozenset({"table", "thead", "tbody", "tfoot"})
_MOST_COLUMNS: Final = 40  # of a table whose cells are kept in their columns
_MOST_ROWS: Final = 100  # that a cell is followed through
_DIGITS: Final = 7  # a number of so many is none of a list or table


class Block(NamedTuple):
    """Words that stand by themselves. ``joined`` tells that they stand in the line right after the block before.

    ``quoted`` is in how many ``<blockquote>`` they stand.
    """

    words: str
    heading: bool = False
    joined: bool = False
    quoted: int = 0


def blocks(root: Element) -> Iterator[Block]:
    """Yield the blocks of the text in ``root``, in order."""
    return _Laying(_layout_rows(root)).out(root)


def laid_out(found: Iterable[Block]) -> tuple[str, tuple[Place, ...]]:
    """Return the text that the blocks make, and the place of each heading."""
    pieces: list[str] = []
    places: list[Place] = []
    at = 0
    for block in found:
        if pieces:
            pieces.append("\n" if block.joined else "\n\n")
            at += len(pieces[-1])
        if block.heading:
            places.append(Place(Span(at, at + len(block.words)), "heading", block.words))
        pieces.append(block.words)
        at += len(block.words)
    return "".join(pieces), tuple(places)


def moved(places: Sequence[Place], by: int) -> tuple[Place, ...]:
    """Return the places as many characters further on."""
    return tuple(Place(place.span.moved(by), place.kind, place.label, place.box) for place in places)


class _Cell(NamedTuple):
    """The words of a cell, and over how many rows and columns it goes."""

    words: str
    high: int
    wide: int


class _Grid:
    """Which columns of a table are taken by cells of the rows above, for so many rows more."""

    def __init__(self) -> None:
        self._taken: dict[int, int] = {}

    def row(self, cells: Iterable[_Cell]) -> Iterator[str]:
        """Yield the words of a row's cells, and "" for each column before the last that has none of its own."""
        column = empty = 0
        going_on: dict[int, int] = {}
        for cell in cells:
            while self._taken.get(column, 0):
                column, empty = column + 1, empty + 1
            yield from ("" for _ in range(empty))
            yield cell.words
            within = column + cell.wide <= _MOST_COLUMNS
            empty = cell.wide - 1 if within else 0
            if cell.high > 1 and within:
                going_on |= dict.fromkeys(range(column, column + cell.wide), min(cell.high, _MOST_ROWS))
            column += cell.wide
        self._taken = {at: rows - 1 for at, rows in (self._taken | going_on).items() if rows > 1}


class _Laying:
    """The state of one pass over a tree."""

    def __init__(self, layout_rows: set[int]) -> None:
        self._layout_rows = layout_rows
        self._words: list[str] = []
        self._within = {"pre": 0, "blockquote": 0}  # open elements of these names
        self._skipped = 0
        self._lists: list[int] = []  # of each open list: 0, or the number of its next item
        self._mark = ""  # of a list's item, before its first words
        self._cells: list[_Cell] | None = None  # of the row in hand
        self._spans = (1, 1)  # over how many rows and columns the cell in hand goes
        self._grid = _Grid()
        self._joins = False

    def out(self, root: Element) -> Iterator[Block]:
        """Yield the blocks of ``root``."""
        heading = False
        for event, one in walk(root):
            if isinstance(one, str):
                if not self._skipped:
                    self._words.append(one if self._within["pre"] else _flat(one.replace("\n", " ")))
                continue
            tag = str(one.tag)
            if tag in _NO_TEXT:
                self._skipped += 1 if event == "start" else -1
                continue
            if tag == "br" and event == "start":
                self._words.append(_BREAK)
            if tag not in _BORDERS or self._skipped:
                continue
            if self._cells is None:
                yield from self._flushed(heading=heading)
            if event == "start":
                heading = self._entered(one, tag)
            else:
                heading = False
                yield from self._left(tag)
        yield from self._flushed(heading=False)

    def _entered(self, element: Element, tag: str) -> bool:
        """Note that ``element`` begins; return whether it is a heading. In a row, all is words of its cells."""
        if self._cells is not None:
            self._words.append("" if tag in _CELLS else " ")
            if tag in _CELLS:
                self._spans = _number(element, "rowspan"), _number(element, "colspan")
            return False
        if tag in _ROW_GROUPS:
            self._grid = _Grid()
        if tag in _LISTS:
            self._lists.append(_number(element, "start", least=0) if tag == "ol" else 0)
        elif tag == "li":
            number = self._lists[-1] if self._lists else 0
            self._mark = f"{number}. " if number else "- "
            if number:
                self._lists[-1] += 1
        elif tag in self._within:
            self._within[tag] += 1
        elif tag == "tr" and id(element) not in self._layout_rows:
            self._cells = []
        if tag == "table" or (tag in _LISTS and len(self._lists) == 1):
            self._joins = False
        return tag in HEADINGS

    def _left(self, tag: str) -> Iterator[Block]:
        """Note that ``element`` ends; yield the row that ends with it."""
        if self._cells is not None:
            if tag in _CELLS:
                self._cells.append(_Cell(_plain("".join(self._words)).replace("\n", " "), *self._spans))
                self._words.clear()
            elif tag == "tr":
                self._words.clear()
                row, self._cells = " | ".join(self._grid.row(self._cells)), None
                if row.strip(" |"):
                    yield Block(row.strip(), joined=self._joins, quoted=self._within["blockquote"])
                    self._joins = True
            else:
                self._words.append(" ")
        elif tag in _LISTS:
            if self._lists:
                self._lists.pop()
            self._joins = bool(self._lists)
        elif tag == "li":
            self._mark = ""
        elif tag in self._within:
            self._within[tag] -= 1
        elif tag == "table":
            self._joins = False

    def _flushed(self, *, heading: bool) -> Iterator[Block]:
        """Yield the words since the last border as a block, if there are any."""
        words = "".join(self._words)
        self._words.clear()
        words = words.strip("\n").rstrip() if self._within["pre"] else _plain(words)
        if not words.strip():
            return
        if heading:
            words = words.replace("\n", " ")
        item = bool(self._mark)
        joined = self._joins and (item or bool(self._lists))
        yield Block(self._mark + words, heading=heading, joined=joined, quoted=self._within["blockquote"])
        self._mark = ""
        self._joins = bool(self._lists)


def _plain(words: str) -> str:
    """Return words with one blank or line break where several stood, and no blank at the ends of lines."""
    return _squeezed(_flat(words).replace(" \n", "\n").replace("\n ", "\n"), "\n").strip()


def _flat(words: str) -> str:
    """Return words with one blank for each run of blanks, tabs and the like."""
    return _squeezed(words.replace("\t", " ").replace("\r", " ").replace("\f", " "), " ")


def _squeezed(words: str, mark: str) -> str:
    """Return words with one ``mark`` for each run of them; in little memory, which a pattern's substitutes take."""
    while mark * 2 in words:
        words = words.replace(mark * 2, mark)
    return words


def _number(element: Element, key: str, least: int = 1) -> int:
    """Return the number that an attribute of an element tells, 1 where it is none or beyond all columns and lists."""
    told = element.get(key) or ""
    return max(least, int(told)) if told.isascii() and told.isdigit() and len(told) < _DIGITS else 1


def _layout_rows(root: Element) -> set[int]:
    """Return the ids of the rows whose cells hold more than cells of a table do: tables, headings, sections."""
    found: set[int] = set()
    rows: list[int] = []
    for event, element in walk(root):
        if isinstance(element, str):
            continue
        if element.tag == "tr":
            rows.append(id(element)) if event == "start" else rows.pop()
        elif rows and event == "start" and element.tag in _OF_A_LAYOUT:
            found.update(rows[-1:])
            if element.tag == "table":
                found.update(rows)
    return found

"""Tables of Word documents: what their style gives to which cell, and what of them shows nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.loading.word.measures import THINNEST, is_off, points
from summarizer.loading.word.styles import is_on
from summarizer.loading.xml_parts import attribute, child, local

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from summarizer.loading.word.styles import Looks

#: Parts of a table that a table may ask its style to set apart, as the bits of ``w:tblLook`` are; bands it may forbid.
_FIRST_ROW, _LAST_ROW, _FIRST_COLUMN, _LAST_COLUMN, _NO_ROWS, _NO_COLUMNS = (1 << bit for bit in range(5, 11))
_BITS: Final = {
    "firstRow": _FIRST_ROW, "lastRow": _LAST_ROW, "firstColumn": _FIRST_COLUMN, "lastColumn": _LAST_COLUMN,
    "noHBand": _NO_ROWS, "noVBand": _NO_COLUMNS,
}  # fmt: skip
_USUAL: Final = _FIRST_ROW | _FIRST_COLUMN | _NO_COLUMNS  # where a table does not say
_FAR_IN: Final = 600.0  # points from the edge of a cell: nothing stands there on a page
_AROUND: Final = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})  # rows and cells may be in


def style_of(table: Element, looks: Looks) -> str:
    """Return the id of a table's style."""
    named = child(table, "tblPr", "tblStyle")
    return (attribute(named, "val") or "") if named is not None else looks.usual.get("table", "")


def parts_of_cells(table: Element, style: str, looks: Looks) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Yield each cell of a table with the parts of it that it is in, by the names that styles call them by."""
    asked = _asked(child(table, "tblPr", "tblLook"))
    high, wide = looks.band(style, "tblStyleRowBandSize"), looks.band(style, "tblStyleColBandSize")
    rows = [list(_inner(row, "tc")) for row in _inner(table, "tr")]
    for down, cells in enumerate(rows):
        row = _end(down, len(rows), bool(asked & _FIRST_ROW), bool(asked & _LAST_ROW))
        for across, cell in enumerate(cells):
            column = _end(across, len(cells), bool(asked & _FIRST_COLUMN), bool(asked & _LAST_COLUMN))
            parts = ["wholeTable"]
            if not asked & _NO_COLUMNS and not column:
                parts.append(f"band{1 + (across - bool(asked & _FIRST_COLUMN)) // wide % 2}Vert")
            if not asked & _NO_ROWS and not row:
                parts.append(f"band{1 + (down - bool(asked & _FIRST_ROW)) // high % 2}Horz")
            parts += [f"{column}Col"] * bool(column) + [f"{row}Row"] * bool(row)
            if row and column:
                parts.append(f"{'n' if row == 'first' else 's'}{'w' if column == 'first' else 'e'}Cell")
            yield cell, tuple(parts)


def hides(element: Element) -> str:
    """Return why a table, row or cell is not seen, "" where it is."""
    match local(element):
        case "tbl":
            return _hides_table(element)
        case "tr":
            return _hides_row(child(element, "trPr"))
        case "tc":
            return "deleted" if child(element, "tcPr", "cellDel") is not None else _far_in(element, "tcPr", "tcMar")
        case _:
            return ""


def _hides_table(table: Element) -> str:
    indent, floating = child(table, "tblPr", "tblInd"), child(table, "tblPr", "tblpPr")
    places = [attribute(floating, name) for name in ("tblpX", "tblpY")] if floating is not None else []
    if indent is not None and attribute(indent, "type") in (None, "dxa"):
        places.append(attribute(indent, "w"))
    off = any(is_off(points(place)) for place in places)
    return "off the page" if off else _far_in(table, "tblPr", "tblCellMar")


def _far_in(element: Element, properties: str, margins: str) -> str:
    """Return why text so far from the edges of its cell is not seen, "" where it is."""
    told = child(element, properties, margins) or ()
    return "off the page" if any((points(attribute(margin, "w")) or 0) > _FAR_IN for margin in told) else ""


def _hides_row(properties: Element | None) -> str:
    if child(properties, "del") is not None:
        return "deleted"
    if is_on(child(properties, "hidden")):
        return "hidden"
    height = child(properties, "trHeight")
    if height is None or attribute(height, "hRule") != "exact":
        return ""
    told = points(attribute(height, "val"))
    return "cut off" if told is not None and told < THINNEST else ""


def _asked(look: Element | None) -> int:
    if look is None:
        return _USUAL
    value = attribute(look, "val") or "0"
    asked = int(value, 16) if len(value) <= 4 and _is_hex(value) else 0  # noqa: PLR2004
    for name, bit in _BITS.items():
        asked |= bit * (attribute(look, name) in ("1", "true", "on"))
    return asked


def _is_hex(value: str) -> bool:
    return all(character in "0123456789abcdefABCDEF" for character in value)


def _end(number: int, count: int, first: bool, last: bool) -> str:
    if first and number == 0:
        return "first"
    return "last" if last and number == count - 1 else ""


def _inner(element: Element, name: str) -> Iterator[Element]:
    """Yield the elements of that name right in ``element``, or in what may stand around them."""
    waiting = list(reversed(element))
    while waiting:
        inner = waiting.pop()
        if local(inner) == name:
            yield inner
        elif local(inner) in _AROUND:
            waiting += reversed(inner)

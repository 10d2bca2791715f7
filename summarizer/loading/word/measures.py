"""Lengths as Word documents write them, and how far something may stand off before nobody sees it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.loading.xml_parts import attribute, local

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

TWIP: Final = 0.05  # points; the unit of most lengths
HALF_POINT: Final = 0.5
EMU: Final = 1 / 12_700  # points; the unit of drawings

THINNEST: Final = 3.0  # points: what is cut off to less than that shows no letter
_BEFORE: Final = -300.0  # points: as far left of the text, or above it, nothing stands on a page
_BEYOND: Final = 1_584.0  # points: the longest edge of a page
_USUAL: Final = (612.0, 842.0)  # points: pages that do not tell their size are of one of two

_LENGTH = re.compile(r"\s*([+-]?\d{1,12}(?:\.\d{0,9})?)\s*(pt|pc|pi|px|in|cm|mm)?\s*")
_UNITS: Final = {"pt": 1.0, "pc": 12.0, "pi": 12.0, "px": 0.75, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54}


def points(value: str | None, unit: float = TWIP) -> float | None:
    """Return a length in points, ``unit`` being what a bare number counts; None where it is no length."""
    found = _LENGTH.fullmatch(value or "")
    return None if not found else float(found[1]) * (_UNITS[found[2]] if found[2] else unit)


def is_off(place: float | None, *, length: float = 0) -> bool:
    """Tell whether what begins at ``place``, in points from the edge of the text, and is so long is off the page."""
    return place is not None and (place + length < _BEFORE or place > _BEYOND)


def sheet(document: Element) -> tuple[float, float]:
    """Return the width and height of the document's pages, of the largest where they differ."""
    sizes = [element for element in document.iter() if local(element) == "pgSz"]
    wide, high = ([points(attribute(size, side)) or 0.0 for size in sizes] for side in ("w", "h"))
    return max(wide, default=0) or _USUAL[0], max(high, default=0) or _USUAL[1]

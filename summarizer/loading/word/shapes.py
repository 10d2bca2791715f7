"""Text boxes in the drawings of Word documents, with what they are filled with and why they may not be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.loading.word.colours import ANY, CLEAR, Colours, Paint, named_fill
from summarizer.loading.word.measures import EMU, THINNEST, is_off, points
from summarizer.loading.xml_parts import attribute, child, local

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_VML: Final = frozenset({"shape", "rect", "roundrect", "oval", "polyline", "arc", "curve", "line"})
_FILLS: Final = frozenset({"noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"})
_OFF: Final = frozenset({"f", "false", "0"})
_INSETS: Final = {"cx": (("lIns", 91_440), ("rIns", 91_440)), "cy": (("tIns", 45_720), ("bIns", 45_720))}  # as usual


class Box(NamedTuple):
    """A text box: why it is not seen, "" where it is, and what it is filled with."""

    hides: str = ""
    ground: Paint = CLEAR


def boxes_in(drawing: Element, colours: Colours, sheet: tuple[float, float]) -> Iterator[tuple[Element, Box]]:
    """Yield the outermost text boxes in a drawing, in order; ``sheet`` is the size of a page."""
    waiting = [(drawing, Box())]
    while waiting:
        element, around = waiting.pop()
        if local(element) == "txbxContent":
            yield element, around
            continue
        fill = _fill(element, colours)
        box = Box(around.hides or _hides(element, sheet), around.ground if fill is None else fill)
        waiting += [(inner, box) for inner in reversed(element)]


def _hides(element: Element, sheet: tuple[float, float]) -> str:
    """Return why all that is in an element of a drawing is not seen, "" where it may be."""
    if local(element) in ("anchor", "inline"):
        return _hides_drawing(element, sheet)
    return _hides_vml(attribute(element, "style") or "")


def _hides_drawing(element: Element, sheet: tuple[float, float]) -> str:
    told = child(element, "docPr")
    if told is not None and attribute(told, "hidden") in ("1", "true"):
        return "hidden"
    extent = child(element, "extent")
    sizes = [points(attribute(extent, side), EMU) for side in ("cx", "cy")] if extent is not None else [None, None]
    if any(size is not None and size < THINNEST for size in sizes):
        return "cut off"
    if extent is not None and _is_all_inset(element, extent):
        return "cut off"
    for place, size, edge in zip(("positionH", "positionV"), sizes, sheet, strict=True):
        position = child(element, place)
        offset = child(position, "posOffset")
        start = points(offset.text, EMU) if offset is not None else None
        of_page = position is not None and attribute(position, "relativeFrom") == "page"
        if start is None:
            continue
        if is_off(start, length=size or 0) or start >= edge or (of_page and start + (size or 0) <= 0):
            return "off the page"
    return ""


def _is_all_inset(drawing: Element, extent: Element) -> bool:
    """Tell whether a text box that does not grow with its text leaves no place for any between its margins."""
    body = next((element for element in drawing.iter() if local(element) == "bodyPr"), None)
    if body is None or child(body, "spAutoFit") is not None:
        return False
    for side, margins in _INSETS.items():
        taken = sum(points(attribute(body, name) or str(usual), EMU) or 0 for name, usual in margins)
        if (points(attribute(extent, side), EMU) or taken + 1) <= taken:
            return True
    return False


def _hides_vml(style: str) -> str:
    if not style:
        return ""
    pairs = (declaration.partition(":") for declaration in style.lower().split(";")[:60])
    told = {name.strip(): value.strip() for name, _, value in pairs}
    if told.get("visibility") == "hidden" or told.get("display") == "none":
        return "hidden"
    for side in ("width", "height"):
        size = _with_unit(told.get(side))
        if size is not None and size < THINNEST and f"mso-{side}-percent" not in told:
            return "cut off"
    places = (told.get(name) for name in ("left", "top", "margin-left", "margin-top"))
    return "off the page" if any(is_off(_with_unit(place)) for place in places) else ""


def _with_unit(value: str | None) -> float | None:
    """Return a length in points; None for a bare number, which counts the units of a group of shapes."""
    return 0.0 if value == "0" else points(value) if value and value[-1:].isalpha() else None


def _fill(element: Element, colours: Colours) -> Paint | None:
    """Return what an element of a drawing fills all that is in it with; None where it says nothing."""
    name = local(element)
    if name in _VML:
        inner = child(element, "fill")
        if inner is not None and (attribute(inner, "type") or "solid") != "solid":
            return ANY
        filled = attribute(element, "filled") not in _OFF and (inner is None or attribute(inner, "on") not in _OFF)
        return named_fill(attribute(element, "fillcolor"), filled=filled)
    if name == "wsp":
        own = next((inner for inner in child(element, "spPr") or () if local(inner) in _FILLS), None)
        if own is not None:
            return colours.drawn(own)
        styled = child(element, "style", "fillRef")
        return colours.styled(styled) if styled is not None else CLEAR
    return None

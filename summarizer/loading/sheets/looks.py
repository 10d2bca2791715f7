"""What an element inherits of how words look, and what keeps words right in it from being seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.loading.sheets.colours import NEAR, OPAQUE_ENOUGH, Colour, apart, colour, read
from summarizer.loading.sheets.lengths import ROOT_SIZE, length, number
from summarizer.loading.sheets.shapes import colours_in
from summarizer.loading.sheets.ways_to_hide import Box, clips

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_WHITE: Final = (255, 255, 255)
_DARK: Final = (18, 18, 18)  # what browsers paint pages on that ask for a dark one
_SMALLEST: Final = 2.0  # pixels of type; below, it is not read
_LOWEST_LINE: Final = 0.1  # of the size of type
_SIZES: Final = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0,
    "xxx-large": 48.0, "initial": 16.0,
}  # fmt: skip
_STEPS: Final = {"smaller": 1 / 1.2, "larger": 1.2}
_PICTURED: Final = frozenset("body table thead tbody tfoot tr td th".split())  # may name a picture behind them
_APART: Final = frozenset("p h1 h2 h3 h4 h5 h6 ul ol dl blockquote figure pre".split())  # have room around them
_COLOURED: Final = ("color", "bgcolor", "text", "background")


class State(NamedTuple):
    """What an element inherits or stands on: its size of type in pixels, colours, visibility, how high its lines are.

    ``flat`` tells that a box as high as its lines cuts off what is beyond; ``positioned`` and ``flex``, that there is
    such a box around.
    """

    size: float = ROOT_SIZE
    colour: Colour | None = (0, 0, 0)
    ground: Colour | None = _WHITE
    visible: bool = True
    line: float = 1.2
    flat: bool = False
    positioned: bool = False
    flex: bool = False

    @property
    def hides(self) -> str:
        """What keeps words right in the element from being seen, "" where nothing does."""
        if not self.visible:
            return "invisible"
        if self.size < _SMALLEST:
            return "tiny"
        if self.flat and self.line < _LOWEST_LINE:
            return "no room"
        if self.colour is not None and self.ground is not None and apart(self.colour, self.ground) < NEAR:
            return "in the colour of its ground"
        return ""

    def box(self, tag: str) -> Box:
        """Return what a child with this tag stands in."""
        return Box(tag, self.size, self.positioned, self.flex)


def inside(element: Element, own: Mapping[str, str], above: State, *, doubting: bool = False) -> State:
    """Return what holds inside of ``element``; who is ``doubting`` counts no picture behind the words."""
    if not own and not any(element.get(name) for name in _COLOURED):
        flat = above.flat and element.tag not in _APART
        return above._replace(flex=False, flat=flat) if above.flex or flat != above.flat else above
    if "dark" in own.get("color-scheme", "").split() and "light" not in own["color-scheme"]:
        above = above._replace(colour=_WHITE, ground=_DARK)
    size = _font_size(own, above.size)
    pictured = bool(element.get("background")) and element.tag in _PICTURED
    ground = _ground(own, element.get("bgcolor"), above.ground, pictured=pictured, doubting=doubting)
    ink = own.get("-webkit-text-fill-color") or own.get("color") or element.get("color")
    if element.tag == "body":
        ink = ink or element.get("text")
    shown = colour(ink, above.colour, ground)
    if "text" in own.get("background-clip", "").split(","):  # the ground is seen through the letters, and only there
        shown, ground = (ground if _is_open(ink) else shown), above.ground
    visibility = own.get("visibility", "inherit")
    return State(
        size,
        shown,
        ground,
        above.visible if visibility in ("inherit", "unset") else visibility not in ("hidden", "collapse"),
        _line(own.get("line-height", ""), size, above.line),
        (above.flat and element.tag not in _APART) or _is_flat(own),
        above.positioned or own.get("position", "static") != "static" or own.get("transform", "none") != "none",
        "flex" in own.get("display", "") or "grid" in own.get("display", ""),
    )


def _is_flat(own: Mapping[str, str]) -> bool:
    """Tell whether nothing but its lines gives a box that cuts off what is beyond its height."""
    sizes = ("height", "min-height", "padding-top", "padding-bottom")
    return clips(own) and all(own.get(name, "auto") == "auto" or length(own[name]) == 0 for name in sizes)


def _is_open(ink: str | None) -> bool:
    found = read(ink) if ink else None
    return found is not None and found[1] < OPAQUE_ENOUGH


def _ground(
    own: Mapping[str, str], attribute: str | None, below: Colour | None, *, pictured: bool, doubting: bool
) -> Colour | None:
    """Return what text stands on: ``below`` where the declarations say nothing, None where it is a picture."""
    value = own.get("background-color") or attribute or "transparent"
    found = read(value) or (((0, 0, 0), 0.0) if value in ("initial", "inherit", "unset") else None)
    plain = colour(value, None, None) if found is None else below if found[1] < OPAQUE_ENOUGH else found[0]
    picture = own.get("background-image") or ("url()" if pictured else "none")
    if "(" not in picture or (doubting and found is not None and found[1] >= OPAQUE_ENOUGH):
        return plain
    return _one_colour(picture)


def _one_colour(picture: str) -> Colour | None:
    """Return the colour of a picture that has only one, None of others."""
    stops = colours_in(picture)
    first = stops[0] if stops else None
    if first is None or first[1] < OPAQUE_ENOUGH:
        return None
    return first[0] if all(stop is not None and apart(stop[0], first[0]) < NEAR for stop in stops) else None


def _line(value: str, size: float, above: float) -> float:
    """Return the height of lines as a part of the size of type."""
    if not value or value in ("inherit", "unset"):
        return above
    if value in ("normal", "initial"):
        return State().line
    if value[-1].isdigit() or "(" in value:
        return number(value, above)
    found = length(value, size, size)
    return above if found is None or not size else found / size


def _font_size(own: Mapping[str, str], above: float) -> float:
    value = own.get("font-size", "")
    if value in _SIZES:
        return _SIZES[value]
    if value in _STEPS:
        return above * _STEPS[value]
    found = length(value, above, above) if "%" in value else length(value, above)
    return above if found is None else found

"""Colours as Word documents write them: as figures, by names of the theme, as shading, markers and fills."""

from __future__ import annotations

import colorsys
import re
from typing import TYPE_CHECKING, Final

from summarizer.loading.sheets.colours import NEAR, Colour, apart, colour
from summarizer.loading.xml_parts import attribute, child, local

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: The colours that something may be drawn in, for programs differ where a figure and a name stand side by side.
Paint = tuple[Colour, ...]

CLEAR: Final[Paint] = ()  # nothing is painted: what is below shows; of letters, black or white, whatever can be read
ANY: Final[Paint] = ((-255, -255, -255),)  # a picture, or a run of colours: none is like it
WHITE: Final[Paint] = ((255, 255, 255),)

_OFFICE: Final = {  # where a document has no theme of its own
    "dk1": (0, 0, 0), "lt1": (255, 255, 255), "dk2": (68, 84, 106), "lt2": (231, 230, 230),
    "accent1": (68, 114, 196), "accent2": (237, 125, 49), "accent3": (165, 165, 165), "accent4": (255, 192, 0),
    "accent5": (91, 155, 213), "accent6": (112, 173, 71), "hlink": (5, 99, 193), "folHlink": (149, 79, 114),
}  # fmt: skip
_NAMES: Final = {
    "dark1": "dk1", "text1": "dk1", "tx1": "dk1", "light1": "lt1", "background1": "lt1", "bg1": "lt1",
    "dark2": "dk2", "text2": "dk2", "tx2": "dk2", "light2": "lt2", "background2": "lt2", "bg2": "lt2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_PENS: Final = {
    "black": (0, 0, 0), "blue": (0, 0, 255), "cyan": (0, 255, 255), "green": (0, 255, 0), "magenta": (255, 0, 255),
    "red": (255, 0, 0), "yellow": (255, 255, 0), "white": (255, 255, 255), "darkblue": (0, 0, 128),
    "darkcyan": (0, 128, 128), "darkgreen": (0, 128, 0), "darkmagenta": (128, 0, 128), "darkred": (128, 0, 0),
    "darkyellow": (128, 128, 0), "darkgray": (128, 128, 128), "lightgray": (192, 192, 192),
}  # fmt: skip
_HEX = re.compile(r"#?([0-9a-fA-F]{6})")
_SHARE = re.compile(r"pct(\d{1,2})")
_WHOLE: Final = 100_000  # what drawings call a hundred per cent
_FAINTEST: Final = 0.1  # of a colour that still shows
_BLACK: Final = (0, 0, 0)


def alike(one: Paint, other: Paint) -> bool:
    """Tell whether the two may be one colour to the eye."""
    return any(apart(first, second) < NEAR for first in one for second in other)


def pen(value: str) -> Paint:
    """Return what a marker pen of that name paints."""
    found = _PENS.get(value.lower())
    return CLEAR if found is None else (found,)


def named_fill(value: str | None, *, filled: bool) -> Paint:
    """Return what the older drawings fill a shape with: white where they do not say."""
    if not filled:
        return CLEAR
    found = colour(value, None, None) if value else WHITE[0]
    return ANY if found is None else (found,)


class Colours:
    """The colours of a document: ``theme`` is the tree of that part, None where there is none."""

    def __init__(self, theme: Element | None) -> None:
        self._theme: dict[str, Colour] = dict(_OFFICE)
        for entry in child(theme, "themeElements", "clrScheme") or ():
            for told in entry:
                found = _figures(attribute(told, "lastClr") or attribute(told, "val"))
                if found:
                    self._theme[local(entry)] = found

    def ink(self, element: Element) -> Paint:
        """Return the colours of letters that ``w:color`` may mean."""
        return self._both(element, "val", "theme", "Color")

    def page(self, background: Element | None) -> Paint:
        """Return the colours of the pages' ``w:background``."""
        return (self._both(background, "color", "theme", "Color") if background is not None else CLEAR) or WHITE

    def shading(self, element: Element) -> Paint:
        """Return the colours that ``w:shd`` may paint: its fill, and as much of its other colour as its pattern has."""
        pattern = attribute(element, "val") or "clear"
        if pattern == "nil":
            return CLEAR
        fill = self._both(element, "fill", "themeFill", "")
        if pattern == "clear":
            return fill
        over = self._both(element, "color", "theme", "Color") or (_BLACK,)
        found = _SHARE.fullmatch(pattern)
        share = 1.0 if pattern == "solid" else int(found[1]) / 100 if found else 0.5
        return tuple(_mixed(one, other, share) for one in over for other in fill or WHITE)

    def drawn(self, fill: Element) -> Paint:
        """Return what a fill of the newer drawings paints, such as ``a:solidFill``; of letters, ``w14:solidFill``."""
        match local(fill):
            case "noFill":
                return CLEAR
            case "solidFill":
                return next(map(self._told, fill), ANY)
            case _:
                return ANY

    def styled(self, reference: Element) -> Paint:
        """Return what ``a:fillRef``, the fill of a shape's style, paints."""
        return CLEAR if attribute(reference, "idx") in (None, "0") else next(map(self._told, reference), ANY)

    def _told(self, element: Element) -> Paint:
        """Return the colour that a drawing tells, changed as its children say."""
        name = attribute(element, "val") or ""
        found = _figures(attribute(element, "lastClr") or name)
        found = found or self._named(name) or colour(name.lower(), None, None)
        if found is None:
            return ANY
        for change in element:
            share = _share(attribute(change, "val"))
            match local(change):
                case "lumMod" | "shade":
                    found = _toned(found, darker=share)
                case "lumOff":
                    found = _toned(found, added=share)
                case "tint":
                    found = _toned(found, lighter=share)
                case "alpha" if share < _FAINTEST and "2010/wordml" not in change.tag:
                    return CLEAR
        return (found,)

    def _named(self, name: str) -> Colour | None:
        return self._theme.get(_NAMES.get(name, name))

    def _both(self, element: Element, figures: str, theme: str, part: str) -> Paint:
        """Return the colour that an element tells as figures, and the one that it tells by name."""
        by_name = self._named(attribute(element, f"{theme}{part}") or "")
        if by_name is not None:
            tint, shade = (attribute(element, f"{theme}{tone}") for tone in ("Tint", "Shade"))
            by_name = _toned(by_name, lighter=_byte_share(tint), darker=_byte_share(shade))
        return tuple(found for found in (_figures(attribute(element, figures)), by_name) if found is not None)


def see_through(fill: Element) -> bool:
    """Tell whether the fill of letters (``w14:textFill``) lets all through."""
    inner = next(iter(fill), None)
    if inner is None:
        return False
    alpha = next((element for element in inner.iter() if local(element) == "alpha"), None)
    return local(inner) == "noFill" or (alpha is not None and _share(attribute(alpha, "val")) > 1 - _FAINTEST)


def _figures(value: str | None) -> Colour | None:
    found = _HEX.fullmatch(value or "")
    if not found:
        return None
    red, green, blue = bytes.fromhex(found[1])
    return red, green, blue


def _share(value: str | None) -> float:
    digits = (value or "").removesuffix("%")
    if not digits.isascii() or not digits.isdigit():
        return 1.0
    return int(digits[:9]) / (100 if digits != value else _WHOLE)


def _byte_share(value: str | None) -> float:
    try:
        return min(int(value or "ff", 16), 255) / 255
    except ValueError:
        return 1.0


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _toned(rgb: Colour, *, lighter: float = 1, darker: float = 1, added: float = 0) -> Colour:
    """Return a colour of another lightness: so much of its own is kept, the rest is white, or black."""
    hue, light, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in rgb))
    light = min(max(light * darker * lighter + (1 - lighter) + added, 0.0), 1.0)
    red, green, blue = (round(channel * 255) for channel in colorsys.hls_to_rgb(hue, light, saturation))
    return red, green, blue

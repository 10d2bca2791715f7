"""Colours as style sheets write them, as far as it takes to tell that text has the colour of what it stands on."""

from __future__ import annotations

import colorsys
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

Colour = tuple[int, int, int]

#: Colours less far apart (the largest difference of a channel, of 255) are one to the eye.
NEAR: Final = 20

_HEX = re.compile(r"#([0-9a-f]{3,8})\b")
_CALL = re.compile(r"(rgba?|hsla?)\(([^()]*)\)")
_NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(%|deg)?")
_WORD = re.compile(r"[a-z-]+")
_OPAQUE_ENOUGH = 0.1
_WITH_ALPHA = 4
_NAMES: Final = {
    "white": "ffffff", "snow": "fffafa", "ivory": "fffff0", "ghostwhite": "f8f8ff", "whitesmoke": "f5f5f5",
    "floralwhite": "fffaf0", "azure": "f0ffff", "mintcream": "f5fffa", "aliceblue": "f0f8ff", "seashell": "fff5ee",
    "black": "000000", "red": "ff0000", "green": "008000", "lime": "00ff00", "blue": "0000ff", "navy": "000080",
    "yellow": "ffff00", "lightyellow": "ffffe0", "gray": "808080", "grey": "808080", "silver": "c0c0c0",
    "gainsboro": "dcdcdc", "lightgray": "d3d3d3", "lightgrey": "d3d3d3", "darkgray": "a9a9a9", "darkgrey": "a9a9a9",
    "dimgray": "696969", "orange": "ffa500", "purple": "800080", "maroon": "800000", "olive": "808000",
    "teal": "008080", "aqua": "00ffff", "cyan": "00ffff", "fuchsia": "ff00ff", "magenta": "ff00ff", "pink": "ffc0cb",
    "beige": "f5f5dc", "linen": "faf0e6", "lavender": "e6e6fa", "brown": "a52a2a", "gold": "ffd700", "tan": "d2b48c",
    "canvas": "ffffff", "canvastext": "000000",
}  # fmt: skip


def colour(value: str | None, inherited: Colour | None, ground: Colour | None) -> Colour | None:
    """Return the colour of text: ``inherited`` where ``value`` says none, that of ``ground`` where it is transparent.

    None stands for one that is not known here, which is never held to be hidden.
    """
    if not value or value in ("inherit", "currentcolor", "unset", "revert"):
        return inherited
    found = _read(value)
    if found is None:
        return None
    rgb, alpha = found
    return ground if alpha < _OPAQUE_ENOUGH else rgb


def background_of(own: Mapping[str, str], attribute: str | None, below: Colour | None) -> Colour | None:
    """Return what text stands on: ``below`` where the declarations say nothing, None where it is a picture."""
    value = own.get("background-color") or own.get("background") or attribute or ""
    image = own.get("background-image", "") + own.get("background", "")
    if "url(" in image or "gradient(" in image:
        return None
    if not value or value in ("none", "inherit", "unset", "initial"):
        return below
    found = _read(value)
    if found is None:
        return below if "transparent" in value or "none" in value else None
    rgb, alpha = found
    return below if alpha < _OPAQUE_ENOUGH else rgb


def apart(first: Colour, second: Colour) -> int:
    """Return the largest difference of a channel, of 255."""
    return max(abs(a - b) for a, b in zip(first, second, strict=True))


def _read(value: str) -> tuple[Colour, float] | None:
    value = value.lower()
    if found := _HEX.search(value):
        return _of_hex(found[1])
    if found := _CALL.search(value):
        return _of_call(found[1], found[2])
    if "transparent" in value:
        return (0, 0, 0), 0.0
    named = next((_NAMES[word] for word in _WORD.findall(value) if word in _NAMES), None)
    if named is None and re.fullmatch(r"[0-9a-f]{6}", value):  # as old attributes have it
        named = value
    return _of_hex(named) if named else None


def _of_hex(digits: str) -> tuple[Colour, float] | None:
    if len(digits) in (3, _WITH_ALPHA):
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in (6, 8):
        return None
    red, green, blue, *alpha = (int(digits[at : at + 2], 16) for at in range(0, len(digits), 2))
    return (red, green, blue), alpha[0] / 255 if alpha else 1.0


def _of_call(name: str, arguments: str) -> tuple[Colour, float] | None:
    numbers = [(float(number), unit) for number, unit in _NUMBER.findall(arguments)]
    if len(numbers) not in (3, _WITH_ALPHA):
        return None
    alpha = 1.0
    if len(numbers) == _WITH_ALPHA:
        number, unit = numbers.pop()
        alpha = number / 100 if unit == "%" else number
    if name.startswith("rgb"):
        red, green, blue = (_byte(number * 2.55 if unit == "%" else number) for number, unit in numbers)
    else:
        (hue, _), (saturation, _), (light, _) = numbers
        channels = colorsys.hls_to_rgb(hue / 360 % 1, _part(light), _part(saturation))
        red, green, blue = (_byte(channel * 255) for channel in channels)
    return (red, green, blue), alpha


def _part(percent: float) -> float:
    return min(max(percent / 100, 0.0), 1.0)


def _byte(number: float) -> int:
    return int(min(max(number, 0.0), 255.0))

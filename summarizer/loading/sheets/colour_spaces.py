"""Colours in the terms of eyes and of inks → red, green and blue, each from 0 to 1."""

from __future__ import annotations

import colorsys
from math import cos, radians, sin
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

Channels = tuple[float, float, float]

_FROM_D50: Final = ((3.1341, -1.6173, -0.4906), (-0.9788, 1.9161, 0.0335), (0.0719, -0.2290, 1.4052))
_FROM_D65: Final = ((3.2405, -1.5371, -0.4985), (-0.9693, 1.8760, 0.0416), (0.0556, -0.2040, 1.0572))
_FROM_CONES: Final = ((4.0767, -3.3077, 0.2310), (-1.2684, 2.6098, -0.3413), (-0.0042, -0.7034, 1.7076))
_WHITE_D50: Final = (0.9643, 1.0, 0.8251)


def _of_rgb(red: float, green: float, blue: float) -> Channels:
    return red, green, blue


def _of_hsl(hue: float, saturation: float, light: float) -> Channels:
    return colorsys.hls_to_rgb(hue / 360 % 1, _part(light), _part(saturation))


def _of_hwb(hue: float, white: float, black: float) -> Channels:
    if white + black >= 1:
        grey = white / (white + black)
        return grey, grey, grey
    red, green, blue = (white + one * (1 - white - black) for one in colorsys.hls_to_rgb(hue / 360 % 1, 0.5, 1.0))
    return red, green, blue


def _of_lab(light: float, a: float, b: float) -> Channels:
    middle = (light + 16) / 116
    roots = (middle + a / 500, middle, middle - b / 200)
    x, y, z = (white * _uncubed(root) for white, root in zip(_WHITE_D50, roots, strict=True))
    return _shown(_through(_FROM_D50, (x, y, z)))


def _of_oklab(light: float, a: float, b: float) -> Channels:
    long = light + 0.3963 * a + 0.2158 * b
    medium = light - 0.1056 * a - 0.0639 * b
    short = light - 0.0895 * a - 1.2915 * b
    return _shown(_through(_FROM_CONES, (long**3, medium**3, short**3)))


def _of_lch(light: float, strength: float, hue: float) -> Channels:
    return _of_lab(light, strength * cos(radians(hue)), strength * sin(radians(hue)))


def _of_oklch(light: float, strength: float, hue: float) -> Channels:
    return _of_oklab(light, strength * cos(radians(hue)), strength * sin(radians(hue)))


def _of_light(red: float, green: float, blue: float) -> Channels:
    return _shown((red, green, blue))


def _of_xyz(x: float, y: float, z: float) -> Channels:
    return _shown(_through(_FROM_D65, (x, y, z)))


def _of_xyz_d50(x: float, y: float, z: float) -> Channels:
    return _shown(_through(_FROM_D50, (x, y, z)))


#: Name of a function, or of a space in ``color()`` → what 100 % of each channel is, and how it is read.
SPACES: Final[dict[str, tuple[Channels, Callable[[float, float, float], Channels]]]] = {
    "hsl": ((360, 1, 1), _of_hsl), "hsla": ((360, 1, 1), _of_hsl), "hwb": ((360, 1, 1), _of_hwb),
    "lab": ((100, 125, 125), _of_lab), "lch": ((100, 150, 360), _of_lch),
    "oklab": ((1, 0.4, 0.4), _of_oklab), "oklch": ((1, 0.4, 360), _of_oklch),
    "srgb": ((1, 1, 1), _of_rgb), "display-p3": ((1, 1, 1), _of_rgb), "a98-rgb": ((1, 1, 1), _of_rgb),
    "rec2020": ((1, 1, 1), _of_rgb), "prophoto-rgb": ((1, 1, 1), _of_rgb),
    "srgb-linear": ((1, 1, 1), _of_light), "display-p3-linear": ((1, 1, 1), _of_light),
    "xyz": ((1, 1, 1), _of_xyz), "xyz-d65": ((1, 1, 1), _of_xyz), "xyz-d50": ((1, 1, 1), _of_xyz_d50),
}  # fmt: skip


def _through(matrix: tuple[Channels, Channels, Channels], channels: Channels) -> Channels:
    first, second, third = (sum(a * b for a, b in zip(row, channels, strict=True)) for row in matrix)
    return first, second, third


def _shown(light: Channels) -> Channels:
    """Return amounts of light as screens are told them."""
    red, green, blue = (
        12.92 * one if one <= 0.0031308 else 1.055 * one ** (1 / 2.4) - 0.055  # noqa: PLR2004 - the standard's curve
        for one in (_part(each) for each in light)
    )
    return red, green, blue


def _uncubed(root: float) -> float:
    return root**3 if root > 6 / 29 else (116 * root - 16) * 27 / 24389


def _part(value: float) -> float:
    return min(max(value, 0.0), 1.0)

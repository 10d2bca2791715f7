"""Colours as style sheets write them, as far as it takes to tell that text has the colour of what it stands on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.loading.sheets.colour_names import NAMED
from summarizer.loading.sheets.colour_spaces import SPACES
from summarizer.loading.sheets.lengths import length
from summarizer.loading.sheets.parting import called, listed, words

if TYPE_CHECKING:
    from collections.abc import Sequence

Colour = tuple[int, int, int]

#: Colours less far apart (the largest difference of a channel, of 255) are one to the eye.
NEAR: Final = 20
#: Less of a colour than this, of 1, is not seen.
OPAQUE_ENOUGH: Final = 0.1

_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_BARE = re.compile(r"[0-9a-f]{6}")
_SHORT: Final = 4  # digits, at most, of which each stands for two
_DEEPEST: Final = 3  # colours mixed of others
_LONGEST: Final = 300
_OF_WHOLE: Final = ("rgb", "rgba")
_NONE: Final = ((0, 0, 0), 0.0)
_BRIGHT: Final = 140  # on average, of a colour on which black is read better than white
_INHERITED: Final = frozenset({"inherit", "currentcolor", "unset", "revert", "revert-layer"})


def colour(value: str | None, inherited: Colour | None, ground: Colour | None) -> Colour | None:
    """Return the colour of text: ``inherited`` where ``value`` says none, that of ``ground`` where it is transparent.

    None stands for one that is not known here, which is never held to be hidden.
    """
    if not value or value in _INHERITED:
        return inherited
    found = read(value) or _of_attribute(value)
    if found is None:
        return None
    rgb, alpha = found
    return ground if alpha < OPAQUE_ENOUGH else rgb


def apart(first: Colour, second: Colour) -> int:
    """Return the largest difference of a channel, of 255."""
    return max(abs(a - b) for a, b in zip(first, second, strict=True))


def is_colour(value: str) -> bool:
    """Tell whether a browser takes ``value`` for a colour, be it one that is not known here."""
    if value in _INHERITED or value in NAMED or value == "transparent" or _HEX.fullmatch(value):
        return True
    name, inside = called(value)
    if name in (*_OF_WHOLE, *list(SPACES)[:7]):
        return inside.startswith("from ") or "calc(" in inside or read(value) is not None
    return name in ("color", "color-mix", "light-dark", "contrast-color", "alpha", "attr", "if")


def read(value: str, depth: int = 0) -> tuple[Colour, float] | None:
    """Return a colour and how opaque it is, of 1; None for what is none or not known here."""
    value = value.strip().lower()
    if found := _HEX.fullmatch(value):
        return _of_hex(found[1])
    if value in NAMED:
        return _of_hex(NAMED[value])
    if value == "transparent":
        return _NONE
    name, inside = called(value)
    return _of_function(name, inside, depth) if name and depth <= _DEEPEST and len(value) <= _LONGEST else None


def _of_function(name: str, inside: str, depth: int) -> tuple[Colour, float] | None:
    if name == "color-mix":
        return _mixed(listed(inside)[1:], depth)
    if name == "light-dark":
        return read(listed(inside)[0], depth + 1)
    if name == "contrast-color":
        on = read(inside, depth + 1)
        return on and _of_hex("000000" if sum(on[0]) > 3 * _BRIGHT else "ffffff")
    parts = words(_unmarked(inside) if "(" in inside else inside.replace(",", " ").replace("/", " "))
    return _of_another(parts, depth) if parts[:1] == ["from"] else _of_channels(name, parts)


def _of_attribute(value: str) -> tuple[Colour, float] | None:
    """Return a colour as old attributes have it, without its mark."""
    return _of_hex(value.lower()) if _BARE.fullmatch(value.lower()) else None


def _of_hex(digits: str) -> tuple[Colour, float]:
    if len(digits) <= _SHORT:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue, *alpha = (int(digits[at : at + 2], 16) for at in range(0, len(digits), 2))
    return (red, green, blue), alpha[0] / 255 if alpha else 1.0


def _unmarked(inside: str) -> str:
    """Return what stands in the brackets of a colour with blanks for the marks between its channels."""
    return " ".join(" / ".join(listed(inside)).replace(" / ", " ").split())


def _of_channels(name: str, parts: Sequence[str]) -> tuple[Colour, float] | None:
    """Return the colour of a function with three channels, and a fourth for how opaque it is."""
    if name == "color" and parts:
        name, parts = parts[0], parts[1:]
        if name in _OF_WHOLE or name not in SPACES:
            return None
    whole, of = SPACES["srgb"] if name in _OF_WHOLE else SPACES.get(name, (None, None))
    if whole is None or of is None or not 3 <= len(parts) <= 4:  # noqa: PLR2004 - of a colour
        return None
    wholes = (255.0, 255.0, 255.0) if name in _OF_WHOLE else whole
    channels = [_amount(part, full) for part, full in zip(parts[:3], wholes, strict=True)]
    first, second, third = channels
    alpha = _amount(parts[3], 1.0) if len(parts) > 3 else 1.0  # noqa: PLR2004
    if first is None or second is None or third is None or alpha is None:
        return None
    if name in _OF_WHOLE:
        first, second, third = first / 255, second / 255, third / 255
    elif name in ("hsl", "hsla", "hwb") and "%" not in parts[1] + parts[2]:
        second, third = second / 100, third / 100
    red, green, blue = (_byte(channel) for channel in of(first, second, third))
    return (red, green, blue), alpha


def _of_another(parts: Sequence[str], depth: int) -> tuple[Colour, float] | None:
    """Return a colour that is made from another one, as far as it is that one: its channels by their names."""
    found = read(parts[1], depth + 1) if len(parts) > 1 else None
    rest = [part for part in parts[2:] if not part.isidentifier()]
    if found is None or len(rest) > 1:
        return None
    alpha = _amount(rest[0], 1.0) if rest else found[1]
    return None if alpha is None else (found[0], alpha)


def _mixed(ways: Sequence[str], depth: int) -> tuple[Colour, float] | None:
    """Return a mixture of two colours, of each as much as is said."""
    if len(ways) != 2:  # noqa: PLR2004
        return None
    found, shares = [], []
    for way in ways:
        shares.append(next((_amount(word, 1.0) for word in words(way) if word.endswith("%")), None))
        found.append(read(" ".join(word for word in words(way) if not word.endswith("%")), depth + 1))
    (one, other), (first, second) = found, shares
    if one is None or other is None:
        return None
    if first is None:
        first = 0.5 if second is None else 1 - second
    share = min(max(first, 0.0), 1.0)
    alpha = one[1] * share + other[1] * (1 - share)
    if not alpha:
        return _NONE
    weight = one[1] * share / alpha
    red, green, blue = (round(a * weight + b * (1 - weight)) for a, b in zip(one[0], other[0], strict=True))
    return (red, green, blue), alpha


def _amount(part: str, whole: float) -> float | None:
    return 0.0 if part == "none" else length(part, whole=whole)


def _byte(channel: float) -> int:
    return int(min(max(channel * 255 + 0.5, 0.0), 255.0))

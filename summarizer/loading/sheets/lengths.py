"""Lengths and numbers of style sheets, in pixels, with those that are computed of others: ``calc``, ``min``, ``max``.

What depends on the screen is measured on one of ``WHOLE`` pixels each way, or as many as the caller says.
"""

from __future__ import annotations

import re
from typing import Final

WHOLE: Final = 900.0
ROOT_SIZE: Final = 16.0

_LONGEST: Final = 300  # characters of a value; those that people write have a tenth of it
_DEEPEST: Final = 12  # functions in each other
_MOST: Final = 1e9
_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?"
_PLAIN = re.compile(rf"({_NUMBER})(%|[a-z]*)")
_TOKEN = re.compile(
    rf"\s*+(?:(?P<number>{_NUMBER})(?P<unit>%|[a-z]*)|(?P<name>[a-z-]*)\(|(?P<word>-?infinity|pi|e)\b|(?P<mark>[-+*/,)]))"
)
_UNITS: Final = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "q": 0.945, "rem": ROOT_SIZE,
    "rlh": 1.2 * ROOT_SIZE, "rex": ROOT_SIZE / 2, "rch": ROOT_SIZE / 2, "ric": ROOT_SIZE, "rcap": ROOT_SIZE,
    "deg": 1.0, "grad": 0.9, "rad": 57.29578, "turn": 360.0,
}  # fmt: skip
_OF_TYPE: Final = {"em": 1.0, "ex": 0.5, "ch": 0.5, "ic": 1.0, "cap": 0.7, "lh": 1.2}
_OF_SCREEN = re.compile(r"%|[sld]?v(?:w|h|i|b|min|max)|cq(?:w|h|i|b|min|max)")
_WORDS: Final = {"infinity": _MOST, "-infinity": -_MOST, "pi": 3.14159, "e": 2.71828}
_GROUPS: Final = frozenset({"", "calc", "-webkit-calc"})
_FUNCTIONS: Final = frozenset(
    "calc -webkit-calc min max clamp abs sign round mod rem sin cos tan asin acos atan atan2 pow sqrt hypot log exp "
    "env anchor anchor-size calc-size fit-content attr if sibling-index sibling-count progress random".split()
)


def length(value: str, size: float = ROOT_SIZE, whole: float = WHOLE) -> float | None:
    """Return a length in pixels beside type of ``size``, None for what is none or cannot be told."""
    found = _PLAIN.fullmatch(value)
    if found is not None:
        return _measured(found[1], found[2], size, whole)
    if "(" not in value or len(value) > _LONGEST:
        return None
    try:
        return _Sum(value, size, whole).whole_value()
    except (ValueError, ZeroDivisionError):
        return None


def number(value: str, otherwise: float = 1.0) -> float:
    """Return a number, one in percent as a part of 1; ``otherwise`` where it is none or cannot be told."""
    found = length(value, whole=1.0)
    return otherwise if found is None else found


def is_length(value: str) -> bool:
    """Tell whether a browser takes ``value`` for a length, a number or a part."""
    if found := _PLAIN.fullmatch(value):
        return found[2] in _UNITS or found[2] in _OF_TYPE or _OF_SCREEN.fullmatch(found[2]) is not None
    return value.partition("(")[0] in _FUNCTIONS and "(" in value


def _measured(digits: str, unit: str, size: float, whole: float) -> float | None:
    if unit in _UNITS:
        factor = _UNITS[unit]
    elif unit in _OF_TYPE:
        factor = _OF_TYPE[unit] * size
    elif _OF_SCREEN.fullmatch(unit):
        factor = whole / 100
    else:
        return None
    return _bounded(float(digits) * factor)


def _bounded(value: float) -> float:
    return min(max(value, -_MOST), _MOST)


class _Sum:
    """A value that is computed of others. Raises ValueError where it is none."""

    def __init__(self, text: str, size: float, whole: float) -> None:
        self._text = text.rstrip()
        self._at = 0
        self._size, self._whole = size, whole

    def whole_value(self) -> float:
        value = self._factor(0)
        if self._at < len(self._text):
            raise ValueError
        return value

    def _next(self) -> re.Match[str] | None:
        return _TOKEN.match(self._text, self._at)

    def _takes(self, marks: str) -> str:
        """Return the mark that comes next, and pass it, where it is one of ``marks``; else ""."""
        token = self._next()
        if token is None or not token["mark"] or token["mark"] not in marks:
            return ""
        self._at = token.end()
        return token["mark"]

    def _sum(self, depth: int) -> float:
        value = self._product(depth)
        while mark := self._takes("+-"):
            other = self._product(depth)
            value = _bounded(value + other if mark == "+" else value - other)
        return value

    def _product(self, depth: int) -> float:
        value = self._factor(depth)
        while mark := self._takes("*/"):
            other = self._factor(depth)
            value = _bounded(value * other if mark == "*" else value / other)
        return value

    def _factor(self, depth: int) -> float:
        token = self._next()
        if token is None or token["mark"] or depth > _DEEPEST:
            raise ValueError
        self._at = token.end()
        if token["word"]:
            return _WORDS[token["word"]]
        if token["number"]:
            value = _measured(token["number"], token["unit"], self._size, self._whole)
            if value is None:
                raise ValueError
            return value
        values = [self._sum(depth + 1)]
        while self._takes(","):
            values.append(self._sum(depth + 1))
        if not self._takes(")") and self._at < len(self._text):  # what is left open ends with the value
            raise ValueError
        return _of_function(token["name"], values)


def _of_function(name: str, values: list[float]) -> float:
    if name == "min":
        return min(values)
    if name == "max":
        return max(values)
    if name == "clamp" and len(values) == 3:  # noqa: PLR2004 - the least, the wanted, the most
        return max(values[0], min(values[1], values[2]))
    if name == "abs":
        return abs(values[0])
    if name in _GROUPS and len(values) == 1:
        return values[0]
    raise ValueError

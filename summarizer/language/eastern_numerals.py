"""Numerals of Chinese, Japanese and Korean as values: 1.2万, 3億5000万, 三百万, 1억 2천만."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_DIGITS: Final = {
    **dict(zip("〇一二三四五六七八九", range(10), strict=True)),
    "零": 0,
    "两": 2,
    "兩": 2,
}
_SMALL: Final = {**dict.fromkeys("十십", 10), **dict.fromkeys("百백", 100), **dict.fromkeys("千천", 1000)}
_GREAT: Final = {
    **dict.fromkeys("万萬만", 10**4),
    **dict.fromkeys("亿億억", 10**8),
    **dict.fromkeys("兆조", 10**12),
}

#: What such a numeral may begin with, besides digits; and what may stand right after digits and multiplies them.
FIRST: Final = frozenset((*_DIGITS, "十", "百", "千"))
UNITS: Final = frozenset((*_SMALL, *_GREAT))

#: No numeral is longer.
_LONGEST: Final = 40


def numeral(text: str, start: int) -> tuple[float, int] | None:
    """Return the value of the numeral that begins at character ``start``, and where it ends; None for no such numeral.

    One of plain digits alone is none.
    """
    match = _numeral().match(text, start, start + _LONGEST)
    if match is None:
        return None
    total = group = number = 0.0
    for part in _part().findall(match[0]):
        if part in _GREAT:
            total += (group + number or 1) * _GREAT[part]
            group = number = 0.0
        elif part in _SMALL:
            group += (number or 1) * _SMALL[part]
            number = 0.0
        elif part in _DIGITS:
            number = number * 10 + _DIGITS[part]
        else:
            number = float(part.replace(",", ""))
    return total + group + number, match.end()


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"\d[\d,]*(?:\.\d+)?|[{''.join((*_DIGITS, *UNITS))}]")


@cache
def _numeral() -> re.Pattern[str]:
    """Return what matches digits with a unit after them, or characters of a numeral, then more of either.

    In Korean a blank may follow a great unit, where more of the number does.
    """
    characters = "".join((*_DIGITS, *UNITS))
    digits = r"\d[\d,]{0,15}(?:\.\d{1,9})?"
    units, great = "".join(UNITS), "".join(_GREAT)
    more = rf"(?:{digits}|[{characters}]|(?<=[{great}])\ (?=\d[\d,]{{0,8}}[{units}]))*+"
    return re.compile(rf"(?:{digits}\ ?[{units}]|[{''.join(FIRST)}]){more}")

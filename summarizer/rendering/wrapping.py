"""Lines of a terminal, measured in its cells: an ideograph fills two, a combining mark none."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Chinese and Japanese break anywhere but after an opening and before a closing mark. Korean breaks at its spaces.
_OPENING = "（［｛「『【《〈〔“‘"  # noqa: RUF001 (these very characters)
_CLOSING = "、。，．！？：；・）］｝」』】》〉〕ー…”’%.,;:!?)\\]"  # noqa: RUF001 (likewise)
_IDEOGRAPHS = "\u2e80-\u312f\u31a0-\ua4cf\uf900-\ufaff\uff01-\uff60\U00020000-\U0003fffd"
_FIRST = f"[{_OPENING}]{{0,3}}[{_IDEOGRAPHS}]"
_UNIT = f"{_FIRST}[{_CLOSING}]*|[^{_IDEOGRAPHS}]+?(?={_FIRST}|$)"


def cells(text: str) -> int:
    """Return how many cells ``text``, free of control characters, fills on a terminal."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def wrap(text: str, width: int) -> list[str]:
    """Return ``text`` in lines of at most ``width`` cells (two or more), broken at spaces where there are any.

    Spaces that keep words together have done so then, and are spaces like others: a terminal is searched and copied.
    """
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for spaced, unit in _units(text, width):
        size = cells(unit)
        gap = " " if spaced and line else ""
        if line and used + len(gap) + size > width:
            lines.append(_plain(line))
            line, used, gap = [], 0, ""
        line += (gap, unit)
        used += len(gap) + size
    return [*lines, _plain(line)] if line else lines


def _plain(units: Iterable[str]) -> str:
    return "".join(units).replace("\xa0", " ")


def _units(text: str, width: int) -> Iterator[tuple[bool, str]]:
    """Yield what must stay on one line, none wider than ``width``, and whether a space stands before it."""
    for word in filter(None, text.split(" ")):
        spaced = True
        # Compiled at the first ideograph, for most texts have none.
        for unit in [word] if max(word, default="") < _IDEOGRAPHS[0] else re.findall(_UNIT, word):
            for piece in _pieces(unit, width):
                yield spaced, piece
                spaced = False


def _pieces(unit: str, width: int) -> Iterator[str]:
    if len(unit) * 2 <= width:
        yield unit
        return
    start = used = 0
    for position, char in enumerate(unit):
        size = _cells_of(char)
        if used + size > width:
            yield unit[start:position]
            start, used = position, 0
        used += size
    yield unit[start:]


def _cells_of(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1

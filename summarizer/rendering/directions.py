"""Text in pieces by the side that they run from, for formats that must be told: a Word file is, run by run."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_QUOTATION: Final = re.compile("(?<=“)[^“”]+(?=”)")

# Classes of characters in Unicode's bidirectional algorithm.
_LEFT: Final = frozenset({"L"})
_RIGHT: Final = frozenset({"R", "AL"})
_DIGITS: Final = frozenset({"EN", "AN"})


def is_from_right(text: str) -> bool:
    """Tell whether a text runs from the right, as its first letter does."""
    ways = map(unicodedata.bidirectional, text)
    return next((way in _RIGHT for way in ways if way in _LEFT | _RIGHT), False)


def pieces(text: str, *, around: bool) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text in order, and whether each runs from the right, as what is ``around`` the text may.

    Digits run on with the letters before them. Marks and blanks run as both their neighbours do, else as what is
    around; in a quotation that is the quotation's own way.
    """
    ways = [around] * len(text)
    done = 0
    for found in _QUOTATION.finditer(text):
        ways[done : found.start()] = _ways(text[done : found.start()], around=around)
        ways[found.start() : found.end()] = _ways(found[0], around=is_from_right(found[0]))
        done = found.end()
    ways[done:] = _ways(text[done:], around=around)
    position = 0
    for way, run in groupby(ways):
        length = len(list(run))
        yield text[position : position + length], way
        position += length


def _ways(text: str, *, around: bool) -> list[bool]:
    """Return for each character whether it runs from the right."""
    strong = _strong(text, around=around)
    behind: list[bool] = []
    for way in reversed(strong):
        behind.append(way if way is not None else behind[-1] if behind else around)
    ways = []
    before = around
    for way, next_way in zip(strong, reversed(behind), strict=True):
        if way is not None:
            before = way
        ways.append(way if way is not None else before if before == next_way else around)
    return ways


def _strong(text: str, *, around: bool) -> Sequence[bool | None]:
    """Return for each letter and digit whether it runs from the right; None of all else."""
    last = around
    strong: list[bool | None] = []
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in _LEFT | _RIGHT:
            last = kind in _RIGHT
        strong.append(last if kind in _LEFT | _RIGHT | _DIGITS else None)
    return strong

"""The shapes that elements are clipped to, as far as they tell that nothing is left of it, and pictures for masks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from summarizer.loading.sheets.colours import OPAQUE_ENOUGH, is_colour, read
from summarizer.loading.sheets.lengths import length
from summarizer.loading.sheets.parting import called, listed, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_LARGE: Final = 4_000.0  # pixels of a screen on which a part that is told in pixels is small
_NOTHING: Final = 1.0  # pixels of what is not seen
_MOST_POINTS: Final = 200
_SIDES: Final = 4
_DRAWS = re.compile(r"[lhvcsqta]", re.IGNORECASE)


@lru_cache(maxsize=1_024)
def is_nothing(shape: str) -> bool:
    """Tell whether a value of ``clip-path`` or ``clip`` leaves nothing of an element."""
    name, inside = called(words(shape)[0] if shape else "")
    if name == "path":
        return "m" in inside.lower() and not _DRAWS.search(inside)
    parts = words(inside.replace(",", " ") if "(" not in inside else inside)
    parts = parts[: parts.index("round")] if "round" in parts else parts
    if name == "polygon":
        return _is_flat(inside)
    if name in ("circle", "ellipse"):
        parts = parts[: parts.index("at")] if "at" in parts else parts
        return any((found := length(part)) is not None and found <= _NOTHING for part in parts)
    measured = [length(part, whole=_LARGE) for part in parts]
    if name == "inset":
        top, right, bottom, left = _four(measured)
        return _fills(top, bottom) or _fills(right, left)
    if name == "rect":
        top, right, bottom, left = _four(measured)
        return _is_before(bottom, top) or _is_before(right, left)
    return name == "xywh" and any(part is not None and part <= _NOTHING for part in measured[2:4])


def is_see_through(picture: str) -> bool:
    """Tell whether a picture that is told as a gradient has nothing in it that can be seen."""
    stops = colours_in(picture)
    return bool(stops) and all(stop is not None and stop[1] < OPAQUE_ENOUGH for stop in stops)


@lru_cache(maxsize=1_024)
def colours_in(picture: str) -> Sequence[tuple[tuple[int, int, int], float] | None]:
    """Return the colours of gradients, each None where it is not known; nothing where other pictures are among them."""
    found = []
    for layer in listed(picture):
        name, inside = called(layer)
        if not name.endswith("gradient"):
            return []
        found += [read(word) for stop in listed(inside) for word in words(stop) if is_colour(word)]
    return found


def _four(measured: list[float | None]) -> list[float | None]:
    """Return four sides, of which those that are not told are like the ones across."""
    if not measured or len(measured) > _SIDES:
        return [None] * _SIDES
    while len(measured) < _SIDES:
        measured.append(measured[-2] if len(measured) > 1 else measured[0])
    return measured


def _fills(first: float | None, second: float | None) -> bool:
    return first is not None and second is not None and first + second >= _LARGE - _NOTHING


def _is_before(end: float | None, start: float | None) -> bool:
    return end is not None and start is not None and end - start <= _NOTHING


def _is_flat(inside: str) -> bool:
    """Tell whether a polygon has no room in it."""
    points: list[tuple[float, float]] = []
    for pair in listed(inside)[:_MOST_POINTS]:
        place = [length(word) for word in words(pair)]
        if len(place) == 2 and place[0] is not None and place[1] is not None:  # noqa: PLR2004 - across and down
            points.append((place[0], place[1]))
        elif pair not in ("evenodd", "nonzero"):
            return False
    following = zip(points, points[1:] + points[:1], strict=True)
    return bool(points) and abs(sum(a * d - b * c for (a, b), (c, d) in following)) / 2 <= _NOTHING

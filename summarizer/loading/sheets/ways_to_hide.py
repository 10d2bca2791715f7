"""How declarations hide an element with all that is in it, whatever that declares."""

from __future__ import annotations

from functools import lru_cache
from math import cos, radians
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.loading.sheets.lengths import length, number
from summarizer.loading.sheets.parting import called, listed, words
from summarizer.loading.sheets.shapes import is_nothing, is_see_through

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_FAR: Final = 500.0  # pixels to the left of its box or above it
_FURTHEST: Final = 5_000.0  # pixels to the right or below
_LARGE: Final = 4_000.0  # pixels of a screen on which what is beyond its edge is beyond that of any
_FAINTEST: Final = 0.1  # opacity that still shows
_SMALLEST_PART: Final = 0.05  # of its size, to which an element is shrunk
_THINNEST: Final = 2.0  # pixels of a box in which a part of a letter is seen
_THIN: Final = 0.2  # of the size of its type
_OWN_HEIGHT: Final = 100.0  # pixels, of an element that is moved by a part of its height
_FLAT: Final = 0.02  # cosine of an angle under which nothing is seen
_PLANE, _SPACE = 6, 16  # numbers of a matrix
_HIDDEN_OVERFLOW: Final = frozenset("hidden clip scroll auto overlay".split())
_NOT_RENDERED: Final = frozenset({"none", "table-column", "table-column-group"})
_CELLS: Final = frozenset({"td", "th"})


class Box(NamedTuple):
    """What an element is and stands in: its tag, its size of type in pixels, and around it a positioned or flex box."""

    tag: str = ""
    size: float = 16.0
    in_positioned: bool = False
    in_flex: bool = False


def way_to_hide(own: Mapping[str, str], box: Box) -> str:
    """Return what hides the element with all that is in it, "" where nothing does; "perhaps" where it depends."""
    return next((reason for reason, holds in _WAYS.items() if holds(own, box)), "") if own else ""


def clips(own: Mapping[str, str]) -> bool:
    """Tell whether what does not fit into the element is not seen."""
    flows = {own.get("overflow-x"), own.get("overflow-y")}
    contained = words(own.get("contain", ""))
    return (
        not _HIDDEN_OVERFLOW.isdisjoint(flows)
        or own.get("content-visibility") == "auto"
        or any(word in contained for word in ("paint", "strict", "content"))
    )


def _is_not_displayed(own: Mapping[str, str], _: Box) -> bool:
    return own.get("display") in _NOT_RENDERED or own.get("content-visibility") == "hidden"


def _is_transparent(own: Mapping[str, str], _: Box) -> bool:
    if number(own.get("opacity", "1")) < _FAINTEST or _filtered(own.get("filter", "")) < _FAINTEST:
        return True
    mask = own.get("mask-image", "none")
    if "(" not in mask:
        return False
    sizes = [length(word) for word in words(own.get("mask-size", ""))]
    return is_see_through(mask) or any(size is not None and size <= 1 for size in sizes)


def _is_masked(own: Mapping[str, str], _: Box) -> bool:
    return "url()" in own.get("mask-image", "")  # which may be missing; then nothing is seen


def _is_clipped(own: Mapping[str, str], _: Box) -> bool:
    clipped = own.get("position") in ("absolute", "fixed") and is_nothing(own.get("clip", ""))
    return clipped or is_nothing(own.get("clip-path", ""))


def _is_away(own: Mapping[str, str], box: Box) -> bool:
    """Tell whether the element is moved off the page."""
    moves = [_pixels(own, name, box.size) for name in ("text-indent", "margin-left", "margin-top")]
    moves += _moved(own, box.size)
    if own.get("position", "static") in ("absolute", "fixed", "relative"):
        moves += [_pixels(own, name, box.size) for name in ("left", "top", "right", "bottom")]
    if any(move is not None and (move < -_FAR or move > _FURTHEST) for move in moves):
        return True
    return any(
        (move := _pixels(own, name, box.size, whole=_LARGE)) is not None and move >= _LARGE
        for name in _beyond_the_edge(own, box)
    )


def _beyond_the_edge(own: Mapping[str, str], box: Box) -> Sequence[str]:
    """Return the properties that move the element off the page where they are as large as the screen."""
    position = own.get("position")
    if position == "fixed":
        return ("left", "top", "right", "bottom")
    return ("right", "bottom") if position == "absolute" and not box.in_positioned else ()


def _is_shrunk(own: Mapping[str, str], _: Box) -> bool:
    """Tell whether the element is shrunk to nothing, or turned so that its edge is all that is seen."""
    scales = [number(word) for word in words(own.get("scale", ""))[:2]]
    turns = [words(own.get("rotate", ""))]
    for name, values in _functions(own.get("transform", "")):
        if name in ("scale", "scalex", "scaley", "scale3d"):
            scales += [number(value) for value in values[:2]]
        elif name.startswith("matrix"):
            scales.append(_area(values))
        elif name in ("rotatex", "rotatey"):
            turns.append([name[-1], values[0]])
    if any(abs(scale) < _SMALLEST_PART for scale in scales) or 0 < number(own.get("zoom", "1")) < _SMALLEST_PART:
        return True
    angles = [length(turn[1]) or 0.0 for turn in turns if turn[:1] in (["x"], ["y"]) and len(turn) > 1]
    behind = own.get("backface-visibility") == "hidden"
    return any(abs(cos(radians(angle))) < _FLAT or (behind and cos(radians(angle)) < 0) for angle in angles)


def _is_shut(own: Mapping[str, str], box: Box) -> bool:
    return clips(own) and not (box.in_flex and _grows(own)) and _has_no_room(own, box)


def _is_shut_unless_it_grows(own: Mapping[str, str], box: Box) -> bool:
    return clips(own) and box.in_flex and _grows(own) and _has_no_room(own, box)


def _is_behind(own: Mapping[str, str], _: Box) -> bool:
    return own.get("position", "static") != "static" and number(own.get("z-index", "0"), 0.0) < 0


_WAYS: Final = {
    "display:none": _is_not_displayed,
    "transparent": _is_transparent,
    "clipped": _is_clipped,
    "off the page": _is_away,
    "shrunk": _is_shrunk,
    "no room": _is_shut,
    "perhaps no room": _is_shut_unless_it_grows,
    "perhaps transparent": _is_masked,
    "perhaps behind": _is_behind,
}


def _has_no_room(own: Mapping[str, str], box: Box) -> bool:
    thinnest = max(_THINNEST, box.size * _THIN)
    room = _room(own, "height", ("padding-top", "padding-bottom"), box.size)
    if room is None and _is_sized_without_content(own) and own.get("position") not in ("absolute", "fixed"):
        return True
    if room is not None and room < thinnest:
        return True
    room = None if box.tag in _CELLS else _room(own, "width", ("padding-left", "padding-right"), box.size)
    return room is not None and room <= _THINNEST


def _room(own: Mapping[str, str], side: str, paddings: tuple[str, str], size: float) -> float | None:
    """Return how many pixels of its words a box shows that clips them, None where it has as many as they need."""
    most = _pixels(own, f"max-{side}", size)
    asked = _pixels(own, side, size)
    if most is None and asked is None:
        return None
    room = min(part for part in (most, asked) if part is not None)
    room = max(room, _pixels(own, f"min-{side}", size) or 0.0)
    before, after = (_pixels(own, name, size) or 0.0 for name in paddings)
    if own.get("box-sizing") == "border-box":
        room = max(0.0, room - before - after)
    return room + after


def _is_sized_without_content(own: Mapping[str, str]) -> bool:
    """Tell whether the height of a box does not come from what is in it, and from nothing else."""
    contained = words(own.get("contain", ""))
    without = "strict" in contained or "size" in contained
    return without and all(own.get(name, "auto") in ("auto", "none") for name in ("height", "min-height"))


def _grows(own: Mapping[str, str]) -> bool:
    return own.get("flex", "none") not in ("none", "initial", "0") or number(own.get("flex-grow", "0"), 0.0) > 0


def _moved(own: Mapping[str, str], size: float) -> Iterator[float | None]:
    """Yield how far the element is moved from where it stands, in pixels."""
    across, *down = words(own.get("translate", "")) or [""]
    yield length(across, size)
    yield from (_down(move, size) for move in down)
    for name, values in _functions(own.get("transform", "")):
        if name == "translatey":
            yield _down(values[0], size)
        elif name in ("translate", "translatex", "translate3d"):
            yield length(values[0], size)
            yield from (_down(value, size) for value in values[1:2])
        elif name.startswith("matrix") and len(values) in (_PLANE, _SPACE):
            yield from (length(value) for value in (values[4:6] if len(values) == _PLANE else values[12:14]))
    path, inside = called(own.get("offset-path", ""))
    if path == "path":
        yield from (length(word) for word in inside.strip("\"'").replace("m", " ").split()[:2])


def _down(value: str, size: float) -> float | None:
    """Return how far an element is moved downwards; a part is one of its own height."""
    return length(value, size, _OWN_HEIGHT) if "%" in value else length(value, size)


def _area(values: Sequence[str]) -> float:
    """Return what a matrix makes of an area of 1, 1 where it is none."""
    numbers = [number(value, 0.0) for value in values]
    if len(numbers) == _PLANE:
        return numbers[0] * numbers[3] - numbers[1] * numbers[2]
    return numbers[0] * numbers[5] - numbers[1] * numbers[4] if len(numbers) == _SPACE else 1.0


def _filtered(value: str) -> float:
    """Return the opacity that a ``filter`` leaves."""
    return min((number(values[0]) for name, values in _functions(value) if name == "opacity"), default=1.0)


@lru_cache(maxsize=1_024)
def _functions(value: str) -> Sequence[tuple[str, list[str]]]:
    """Return the functions of a value, each with at least one argument."""
    found = [called(word) for word in words(value.replace(")", ") "))] if "(" in value else []
    return [(name, listed(inside)) for name, inside in found if name]


def _pixels(own: Mapping[str, str], name: str, size: float, *, whole: float | None = None) -> float | None:
    value = own.get(name, "")
    if not value:
        return None
    return length(value, size) if whole is None else length(value, size, whole)

"""What style sheets declare of the properties that may hide text, each as its longhands: ``margin`` as four sides.

What is no value of its property is no declaration: a browser passes over it, and an earlier one holds. Of what may be
one and cannot be told, the benefit is the later one's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.loading.sheets.colours import is_colour
from summarizer.loading.sheets.lengths import is_length
from summarizer.loading.sheets.parting import called, listed, words

if TYPE_CHECKING:
    from collections.abc import Callable


class Declared(NamedTuple):
    """A value, whether it is marked important, and where it is not known yet, for its variables, what it is set for."""

    value: str
    important: bool = False
    shorthand: str = ""


#: The shorthands that give four sides, two directions or a pair, and their longhands.
_SIDES: Final = ("top", "right", "bottom", "left")
_FOUR: Final = {
    "margin": tuple(f"margin-{side}" for side in _SIDES),
    "padding": tuple(f"padding-{side}" for side in _SIDES),
    "inset": _SIDES,
}
_TWO: Final = {
    "margin-inline": ("margin-left", "margin-right"), "margin-block": ("margin-top", "margin-bottom"),
    "padding-inline": ("padding-left", "padding-right"), "padding-block": ("padding-top", "padding-bottom"),
    "inset-inline": ("left", "right"), "inset-block": ("top", "bottom"), "overflow": ("overflow-x", "overflow-y"),
}  # fmt: skip
#: Other names of properties; a page is held to be written from left to right and from the top down.
_ALIASES: Final = {
    "inset-inline-start": "left", "inset-inline-end": "right", "inset-block-start": "top", "inset-block-end": "bottom",
    "margin-inline-start": "margin-left", "margin-inline-end": "margin-right", "margin-block-start": "margin-top",
    "margin-block-end": "margin-bottom", "padding-inline-start": "padding-left", "padding-inline-end": "padding-right",
    "padding-block-start": "padding-top", "padding-block-end": "padding-bottom", "inline-size": "width",
    "block-size": "height", "max-inline-size": "max-width", "max-block-size": "max-height",
    "min-inline-size": "min-width", "min-block-size": "min-height", "overflow-inline": "overflow-x",
    "overflow-block": "overflow-y",
    **{
        f"-webkit-{name}": name
        for name in (
            "animation animation-name animation-fill-mode animation-iteration-count animation-play-state "
            "backface-visibility background-clip clip-path filter mask mask-image mask-size opacity transform"
        ).split()
    },
}  # fmt: skip
_LONGER: Final = {
    "font": ("font-size", "line-height"),
    "background": ("background-color", "background-image", "background-clip"),
    "mask": ("mask-image", "mask-size"),
    **_FOUR,
    **_TWO,
}
#: The properties that may hide text, as they are held; others are not kept.
RELEVANT: Final = frozenset(
    "display visibility opacity color background-color background-image background-clip font-size line-height position "
    "left right top bottom text-indent width height min-width min-height max-width max-height overflow-x overflow-y "
    "clip clip-path transform translate scale rotate zoom filter contain content-visibility z-index box-sizing flex "
    "flex-grow -webkit-text-fill-color mask-image mask-size backface-visibility offset-path color-scheme all "
    "animation animation-name animation-fill-mode animation-iteration-count animation-play-state".split()
) | {name for longer in (*_FOUR.values(), *_TWO.values()) for name in longer}

_GLOBAL: Final = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})
_INNER: Final = (
    "none|contents|table-(?:row-group|header-group|footer-group|row|cell|column-group|column|caption)|ruby-\\w+"
)
_DISPLAY = re.compile(
    rf"(?:{_INNER}|(?:(?:block|inline|run-in|flow|flow-root|table|flex|grid|ruby|math|list-item|masonry|grid-lanes"
    r"|inline-(?:block|table|flex|grid)|-webkit-(?:inline-)?(?:box|flex))(?: |$))+)"
)
_SIZES: Final = frozenset(
    "auto none min-content max-content fit-content stretch -webkit-fill-available -webkit-min-content content "
    "-webkit-max-content -webkit-fit-content intrinsic min-intrinsic".split()
)
_WORDS: Final = {
    "visibility": frozenset("visible hidden collapse".split()),
    "position": frozenset("static relative absolute fixed sticky -webkit-sticky".split()),
    "overflow-x": frozenset("visible hidden clip scroll auto overlay".split()),
    "content-visibility": frozenset("visible auto hidden".split()),
    "backface-visibility": frozenset("visible hidden".split()),
    "box-sizing": frozenset("content-box border-box".split()),
}
_TYPE_SIZES: Final = frozenset(
    "xx-small x-small small medium large x-large xx-large xxx-large smaller larger math".split()
)
_BACKGROUND_WORDS: Final = frozenset(
    "none repeat repeat-x repeat-y no-repeat space round scroll fixed local left right top bottom center cover contain "
    "auto border-box padding-box content-box text border-area".split()
)
_PICTURES = re.compile(r"(?:url|(?:-webkit-)?(?:image-set|cross-fade)|image|element|paint|(?:[a-z-]+-)?gradient)\(")
_SLASH = re.compile(r"\s*/\s*")


def declared(name: str, value: str) -> dict[str, str]:
    """Return the longhands that a declaration sets, in small letters; none where it says nothing that is known.

    ``name`` may be any property; a value with variables is to have them filled in before.
    """
    name, value = _ALIASES.get(name, name), value.strip().lower()
    longer = _LONGER.get(name, (name,) if name in RELEVANT else ())
    if not value or not longer:
        return {}
    if value in _GLOBAL:
        return dict.fromkeys(longer, value)
    if name in _FOUR or name in _TWO:
        return _sides(longer, words(value))
    if name in _SHORTHANDS:
        return _SHORTHANDS[name](value)
    if name.endswith("-image"):
        value = _pictures(listed(value))
    return {name: value} if _is_value(name, value) else {}


def longhands(name: str) -> tuple[str, ...]:
    """Return the longhands of a property whose value is not known yet, () where it hides nothing."""
    name = _ALIASES.get(name, name)
    return _LONGER.get(name, (name,) if name in RELEVANT else ())


def _sides(longer: tuple[str, ...], values: list[str]) -> dict[str, str]:
    if not values or len(values) > len(longer) or not all(_is_value(longer[0], each) for each in values):
        return {}
    while len(values) < len(longer):
        values.append(values[-2] if len(values) > 1 else values[0])
    return dict(zip(longer, values, strict=True))


def _font(value: str) -> dict[str, str]:
    parts = words(_SLASH.sub("/", value))
    for part in parts[:-1]:  # the last is a family
        size, _, line = part.partition("/")
        if size in _TYPE_SIZES or (is_length(size) and (not size.isdigit() or size == "0")):
            return {"font-size": size, "line-height": line or "normal"}
    system = value in ("caption", "icon", "menu", "message-box", "small-caption", "status-bar")
    return {"font-size": "medium", "line-height": "normal"} if system else {}


def _background(value: str) -> dict[str, str]:
    layers = [words(layer) for layer in listed(value)]
    named = [part for part in layers[-1] if is_colour(part)]
    others = [part for layer in layers for part in layer if part not in named]
    if len(named) > 1 or not all(map(_is_of_background, others)):
        return {}
    return {
        "background-color": named[0] if named else "transparent",
        "background-image": _pictures([part for part in others if _PICTURES.match(part)]),
        "background-clip": "text" if "text" in others else "border-box",
    }


def _is_of_background(part: str) -> bool:
    if _PICTURES.match(part):
        return True
    return all(not each or each in _BACKGROUND_WORDS or is_length(each) for each in part.split("/"))


def _pictures(found: list[str]) -> str:
    """Return the pictures of a value, without the addresses of those that stand elsewhere."""
    return ",".join("url()" if part.startswith("url(") else part for part in found if part != "none") or "none"


def _mask(value: str) -> dict[str, str]:
    pictures = [part for layer in listed(value) for part in words(layer) if _PICTURES.match(part)]
    _, slash, size = value.rpartition("/")
    size = " ".join(part for part in words(size)[:2] if is_length(part) or part == "auto") if slash else ""
    return {"mask-image": _pictures(pictures), "mask-size": size or "auto"}


_SHORTHANDS: Final[dict[str, Callable[[str], dict[str, str]]]] = {
    "font": _font,
    "background": _background,
    "mask": _mask,
}


def _is_value(name: str, value: str) -> bool:
    """Tell whether a browser takes ``value`` for one of a longhand."""
    if value in _GLOBAL:
        return True
    check = _CHECKS.get(name)
    return check is None or check(value)


def _is_display(value: str) -> bool:
    return _DISPLAY.fullmatch(value) is not None


def _is_place(value: str) -> bool:
    return value in _SIZES or is_length(value)


def _is_type_size(value: str) -> bool:
    return value in _TYPE_SIZES or (is_length(value) and not value.startswith("-"))


def _is_size(value: str) -> bool:
    return value in _SIZES or (is_length(value) and not value.startswith("-"))


def _is_shape(value: str) -> bool:
    return value in ("none", "auto") or all(called(part)[0] or part.endswith("-box") for part in words(value))


_CHECKS: Final[dict[str, Callable[[str], bool]]] = {
    "display": _is_display,
    "opacity": is_length,
    "font-size": _is_type_size,
    **dict.fromkeys(("color", "background-color", "-webkit-text-fill-color"), is_colour),
    **{name: known.__contains__ for name, known in _WORDS.items()},
    "overflow-y": _WORDS["overflow-x"].__contains__,
    **dict.fromkeys((*_SIDES, *_FOUR["margin"], "z-index"), _is_place),
    **dict.fromkeys(_FOUR["padding"], _is_size),
    **dict.fromkeys(("width", "height", "min-width", "min-height", "max-width", "max-height"), _is_size),
    **dict.fromkeys(("clip", "clip-path", "transform", "filter"), _is_shape),
}

"""Selectors of style sheets, as far as they tell of elements at rest: tags, ids, classes, attributes, and ancestors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

_LONGEST_SELECTOR: Final = 1_000  # characters
_MOST_STEPS: Final = 32  # of elements in each other that a selector names
_MOST_PARTS: Final = 16  # classes and attributes that it names of one of them

_COMPOUND = re.compile(r"(?P<tag>\*|[\w-]+)?(?P<rest>(?:[.#][\w-]+|\[[^\]\s]{1,200}\])*)$")
_PARTS = re.compile(r"([.#])([\w-]+)|\[([\w-]+)(?:([~|^$*]?=)[\"']?([^\]\"']*)[\"']?)?\]")
_STEPS = re.compile(r"\s*([>+]|~(?!=))\s*|\s+")


class Compound(NamedTuple):
    """What a selector asks of one element: of an attribute its name, how it is compared ("" for not), and with what."""

    tag: str
    id: str
    classes: frozenset[str]
    attributes: tuple[tuple[str, str, str], ...]

    def holds_for(self, element: Element, classes: frozenset[str]) -> bool:
        """Tell whether an element, which has these classes, is such a one."""
        if self.tag not in ("", "*", element.tag) or (self.id and element.get("id") != self.id):
            return False
        return self.classes <= classes and all(_has(element, *wanted) for wanted in self.attributes)

    @property
    def weight(self) -> tuple[int, int, int]:
        """What decides between rules: whether it names an id, how many classes and attributes, whether a tag."""
        return bool(self.id), len(self.classes) + len(self.attributes), self.tag not in ("", "*")


class Selector(NamedTuple):
    """Elements in each other that a rule is about, with the weight of it all."""

    steps: tuple[Compound, ...]  # from the element up
    nearest: tuple[bool, ...]  # whether each next step is the parent, not any ancestor
    weight: tuple[int, int, int]


def key_of(selector: str) -> str:
    """Return what an element must have for a selector to hold for it, as far as a glance tells: id, class or tag.

    "#a" is an id, ".a" a class, "a" a tag, "*" anything, "" of a selector that holds for nothing at rest.
    """
    words = selector.replace(">", " ").split() if ":" not in selector else []
    if not words:
        return ""
    names = words[-1].partition("[")[0]
    first, mark, rest = names.partition("#")
    if mark:
        return "#" + rest.partition(".")[0]
    tag, *classes = first.split(".", 2)
    return f".{classes[0]}" if classes else tag.lower() or "*"


def selector_of(text: str) -> Selector | None:
    """Return a selector taken apart, or None where it is of a kind that says nothing of an element at rest.

    Raises OverflowError where it is longer than anybody's.
    """
    if len(text) > _LONGEST_SELECTOR:
        raise OverflowError
    pieces = _STEPS.split(text)
    compounds, between = [_compound(part) for part in pieces[::2]], pieces[1::2]
    if None in compounds or not {*between} <= {None, ">"}:
        return None
    steps = tuple(compound for compound in reversed(compounds) if compound is not None)
    if len(steps) > _MOST_STEPS:
        raise OverflowError
    first, second, third = (sum(column) for column in zip(*(step.weight for step in steps), strict=True))
    return Selector(steps, tuple(mark == ">" for mark in reversed(between)), (first, second, third))


def _compound(text: str) -> Compound | None:
    """Return what a part of a selector asks of one element, None where it is of another kind. Raises OverflowError."""
    found = _COMPOUND.match(text)
    if not text or found is None:
        return None
    identity, classes, attributes = "", set(), []
    for mark, name, attribute, how, value in _PARTS.findall(found["rest"] or ""):
        if mark == "#":
            identity = name
        elif mark == ".":
            classes.add(name)
        else:
            attributes.append((attribute.lower(), how, value))
    if len(classes) + len(attributes) > _MOST_PARTS:
        raise OverflowError
    return Compound((found["tag"] or "").lower(), identity, frozenset(classes), tuple(attributes))


def _has(element: Element, name: str, how: str, wanted: str) -> bool:
    value = element.get(name)
    return value is not None and (not how or _MATCHES[how](value, wanted))


_MATCHES: Final[dict[str, Callable[[str, str], bool]]] = {
    "=": str.__eq__,
    "~=": lambda value, wanted: wanted in value.split(),
    "|=": lambda value, wanted: value == wanted or value.startswith(f"{wanted}-"),
    "^=": str.startswith,
    "$=": str.endswith,
    "*=": str.__contains__,
}

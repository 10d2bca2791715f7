"""Which elements a selector is about: the element itself, those around and before it, and its place among siblings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.loading.style_selectors import Among, Having, Nth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from summarizer.loading.style_selectors import Compound, Selector

_VALUE: Final = 1_000  # characters of an attribute that are looked through in the time of one more rule


@dataclass(frozen=True, slots=True)
class Ancestor:
    """An element around the one in hand, with its classes."""

    element: Element
    classes: frozenset[str]


class _Place(NamedTuple):
    """Where an element stands among its siblings, and among those of its tag, from the front and from the back."""

    before: int
    front: int
    back: int
    front_of_type: int
    back_of_type: int

    def number(self, *, from_end: bool, of_type: bool) -> int:
        """Return its number from 1, counted as a selector says."""
        if of_type:
            return self.back_of_type if from_end else self.front_of_type
        return self.back if from_end else self.front


class _Node(NamedTuple):
    """An element and its classes; the first ``level`` of ``around`` are around it, the root first."""

    element: Element
    classes: frozenset[str]
    around: Sequence[Ancestor]
    level: int

    @property
    def parent(self) -> Element | None:
        return self.around[self.level - 1].element if self.level else None


_ALONE: Final = _Place(0, 1, 1, 1, 1)


class Matcher:
    """Holds selectors against the elements of one page.

    ``may_try`` is told how much more is to be tried and tells whether it may.
    """

    def __init__(self, may_try: Callable[[int], bool]) -> None:
        self._may_try = may_try
        self._families: dict[int, tuple[Element, dict[int, _Place]]] = {}  # the element keeps its id from another

    def holds(self, selector: Selector, element: Element, classes: frozenset[str], around: Sequence[Ancestor]) -> bool:
        """Tell whether a selector is about ``element``, which has these classes and whose ancestors are ``around``."""
        if not _may_be(selector.steps[0], element, classes):
            return False
        return self._holds_from(selector, 0, _Node(element, classes, around, len(around)), set())

    def _holds_from(self, selector: Selector, step: int, node: _Node, failed: set[tuple[int, int]]) -> bool:
        """Tell whether the steps from one on hold from ``node`` on; ``failed`` are steps and elements known not to."""
        key = (step, id(node.element))
        if key in failed or not self._fits(selector.steps[step], node):
            return False
        if step + 1 == len(selector.steps):
            return True
        others = self._above if selector.between[step] in " >" else self._before
        for other in others(node, selector.steps[step + 1], only=selector.between[step] in ">+"):
            if self._holds_from(selector, step + 1, other, failed):
                return True
        failed.add(key)
        return False

    def _above(self, node: _Node, wanted: Compound, *, only: bool) -> Iterator[_Node]:
        """Yield what is around ``node`` and may be ``wanted``, the nearest first, or ``only`` its parent."""
        around = node.around
        for at in range(node.level - 1, max(-1, node.level - 2) if only else -1, -1):
            if not self._may_try(1):
                return
            if _may_be(wanted, around[at].element, around[at].classes):
                yield _Node(around[at].element, around[at].classes, around, at)

    def _before(self, node: _Node, wanted: Compound, *, only: bool) -> Iterator[_Node]:
        """Yield the siblings before ``node`` that may be ``wanted``, the nearest first, or ``only`` that one."""
        parent = node.parent
        if parent is None:
            return
        before = self._place(node).before
        for at in range(before - 1, max(-1, before - 2) if only else -1, -1):
            if not self._may_try(1):
                return
            if _may_be(wanted, parent[at], classes := classes_of(parent[at])):
                yield _Node(parent[at], classes, node.around, node.level)

    def _fits(self, step: Compound, node: _Node) -> bool:
        element = node.element
        if not _may_be(step, element, node.classes):
            return False
        if step.ids and step.ids != {element.get("id")}:
            return False
        if step.attributes:
            length = sum(len(element.get(name) or "") for name, _, _ in step.attributes)
            if not self._may_try(length // _VALUE) or not all(_has(element, *wanted) for wanted in step.attributes):
                return False
        return all(self._is(wanted, node) for wanted in step.more)

    def _is(self, wanted: Nth | Among | Having | str, node: _Node) -> bool:
        if isinstance(wanted, Nth):
            return wanted.holds_at(self._place(node).number(from_end=wanted.from_end, of_type=wanted.of_type))
        if isinstance(wanted, Among):
            if not self._may_try(len(wanted.selectors)):
                return False
            return wanted.negated != any(self._holds_from(one, 0, node, set()) for one in wanted.selectors)
        if isinstance(wanted, Having):
            return self._has_inside(wanted, node)
        return not node.level if wanted == "root" else not (len(node.element) or node.element.text)

    def _has_inside(self, wanted: Having, node: _Node) -> bool:
        inside = iter(node.element) if wanted.nearest else node.element.iter()
        for element in inside:
            if element is node.element:
                continue
            if not self._may_try(len(wanted.selectors)):
                return False
            inner = _Node(element, classes_of(element), (), 0)  # where it stands is not asked
            if any(self._fits(one.steps[0], inner) for one in wanted.selectors):
                return True
        return False

    def _place(self, node: _Node) -> _Place:
        """Return where an element stands among the children of its parent; they are counted once for all of them."""
        parent = node.parent
        if parent is None:
            return _ALONE
        known = self._families.get(id(parent))
        if known is None:
            known = self._families[id(parent)] = parent, _places(parent)
        return known[1].get(id(node.element), _ALONE)


def classes_of(element: Element) -> frozenset[str]:
    """Return the classes that an element names."""
    return frozenset((element.get("class") or "").split())


def _may_be(wanted: Compound, element: Element, classes: frozenset[str]) -> bool:
    return wanted.classes <= classes and wanted.tag in ("", "*", element.tag)


def _places(parent: Element) -> dict[int, _Place]:
    counts: dict[str, int] = {}
    fronts = []
    for child in parent:
        tag = str(child.tag)
        counts[tag] = counts.get(tag, 0) + 1
        fronts.append(counts[tag])
    total = len(fronts)
    return {
        id(child): _Place(at, at + 1, total - at, front, counts[str(child.tag)] - front + 1)
        for at, (child, front) in enumerate(zip(parent, fronts, strict=True))
    }


def _has(element: Element, name: str, how: str, wanted: str) -> bool:
    value = element.get(name)
    return value is not None and (not how or _MATCHES[how](value, wanted))


_MATCHES: Final[dict[str, Callable[[str, str], bool]]] = {
    "=": str.__eq__,
    "~=": lambda value, wanted: wanted in value.split(),
    "|=": lambda value, wanted: value == wanted or value.startswith(f"{wanted}-"),
    "^=": lambda value, wanted: wanted != "" and value.startswith(wanted),
    "$=": lambda value, wanted: wanted != "" and value.endswith(wanted),
    "*=": lambda value, wanted: wanted != "" and wanted in value,
}

"""Which elements a selector is about: the element itself, those around and before it, and its place among siblings."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import bidirectional

from summarizer.loading.markup import walk
from summarizer.loading.sheets.selector_parts import Among, Direction, Having, Lang, Nth, Tagged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from summarizer.loading.sheets.selector_parts import Attribute, Compound, Plain, Selector

_VALUE: Final = 1_000  # characters of an attribute that are looked through in the time of one more rule
_LEVELS: Final = 16  # elements that are asked for what they say in that time


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
        self._counted: dict[tuple[int, tuple[Selector, ...]], tuple[Element, dict[int, int]]] = {}
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
            length = sum(len(element.get(wanted.name) or "") for wanted in step.attributes)
            if not self._may_try(length // _VALUE) or not all(_has(element, wanted) for wanted in step.attributes):
                return False
        return all(self._is(wanted, node) for wanted in step.more)

    def _is(self, wanted: Nth | Among | Having | Lang | Direction | Tagged | Plain, node: _Node) -> bool:
        if isinstance(wanted, Nth):
            number = self._number(wanted, node)
            return number is not None and wanted.holds_at(number)
        if isinstance(wanted, Among):
            if not self._may_try(len(wanted.selectors)):
                return False
            return wanted.negated != any(self._holds_from(one, 0, node, set()) for one in wanted.selectors)
        if isinstance(wanted, Having):
            return self._has_inside(wanted, node) or self._has_after(wanted, node)
        return self._may_try(1 + node.level // _LEVELS) and _is_such(wanted, node)

    def _number(self, wanted: Nth, node: _Node) -> int | None:
        """Return the number of an element among its siblings, None where it is not one of those that are counted."""
        parent = node.parent
        if not wanted.of or parent is None:
            return self._place(node).number(from_end=wanted.from_end, of_type=wanted.of_type)
        key = id(parent), wanted.of
        if key not in self._counted:
            every = (_Node(child, classes_of(child), node.around, node.level) for child in parent)
            held = [one.element for one in every if self._may_try(1) and self._holds_any(wanted.of, one)]
            self._counted[key] = parent, {id(one): number for number, one in enumerate(held, 1)}
        numbers = self._counted[key][1]
        number = numbers.get(id(node.element))
        return len(numbers) + 1 - number if number is not None and wanted.from_end else number

    def _holds_any(self, selectors: Iterable[Selector], node: _Node) -> bool:
        return any(
            _may_be(one.steps[0], node.element, node.classes) and self._holds_from(one, 0, node, set())
            for one in selectors
        )

    def _has_inside(self, wanted: Having, node: _Node) -> bool:
        around = [Ancestor(node.element, node.classes)]
        open_ = [iter(node.element if wanted.inside else ())]
        while open_:
            child = next(open_[-1], None)
            if child is None:
                open_.pop()
                around.pop()
                continue
            if not self._may_try(len(wanted.inside)):
                return False
            classes = classes_of(child)
            if self._holds_any(wanted.inside, _Node(child, classes, around, len(around))):
                return True
            around.append(Ancestor(child, classes))
            open_.append(iter(child))
        return False

    def _has_after(self, wanted: Having, node: _Node) -> bool:
        parent = node.parent
        if parent is None or not wanted.after:
            return False
        start = self._place(node).before + 1
        for at in range(start, len(parent)):
            if not self._may_try(len(wanted.after)):
                return False
            after = _Node(parent[at], classes_of(parent[at]), node.around, node.level)
            if self._holds_any((one for lead, one in wanted.after if lead == "~" or at == start), after):
                return True
            if all(lead == "+" for lead, _ in wanted.after):
                return False
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


def _is_such(wanted: Lang | Direction | Tagged | Plain, node: _Node) -> bool:
    element = node.element
    if isinstance(wanted, Tagged):
        return element.tag in wanted.tags
    if isinstance(wanted, Lang):
        return _speaks(_told(node, "lang"), wanted.ranges)
    if isinstance(wanted, Direction):
        return _direction(node) == wanted.to
    if wanted == "root":
        return not node.level
    if wanted == "empty":
        return not (len(element) or element.text)
    editable = element.tag in ("input", "textarea") or element.get("contenteditable", "false").lower() != "false"
    return editable == (wanted == "editable")


def _told(node: _Node, name: str) -> str:
    """Return what an element says in an attribute, or the nearest one around it that says it; "" where none does."""
    for element in (node.element, *(one.element for one in reversed(node.around[: node.level]))):
        if (value := element.get(name)) is not None:
            return value.strip().lower()
    return ""


def _speaks(language: str, ranges: tuple[str, ...]) -> bool:
    for wanted in ranges:
        if wanted.startswith("*-") and wanted[2:] in language.split("-")[1:]:
            return True
        if language and (wanted == "*" or f"{language}-".startswith(f"{wanted}-")):
            return True
    return not language and "" in ranges


def _direction(node: _Node) -> str:
    told = "auto" if node.element.tag == "bdi" and node.element.get("dir") is None else _told(node, "dir")
    if told != "auto":
        return "rtl" if told == "rtl" else "ltr"
    words = (words[:_LEVELS] for _, words in islice(walk(node.element), _LEVELS) if isinstance(words, str))
    strong = (bidirectional(char) for char in chain.from_iterable(words))
    return "ltr" if next((kind for kind in strong if kind in ("L", "R", "AL")), "L") == "L" else "rtl"


def _has(element: Element, wanted: Attribute) -> bool:
    value = element.get(wanted.name)
    if value is None or not wanted.how:
        return value is not None
    return _MATCHES[wanted.how](value.lower() if wanted.any_case else value, wanted.value)


_MATCHES: Final[dict[str, Callable[[str, str], bool]]] = {
    "=": str.__eq__,
    "~=": lambda value, wanted: wanted in value.split(),
    "|=": lambda value, wanted: value == wanted or value.startswith(f"{wanted}-"),
    "^=": lambda value, wanted: wanted != "" and value.startswith(wanted),
    "$=": lambda value, wanted: wanted != "" and value.endswith(wanted),
    "*=": lambda value, wanted: wanted != "" and wanted in value,
}

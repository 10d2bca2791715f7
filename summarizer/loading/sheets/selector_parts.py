"""What selectors of style sheets ask for, taken apart."""

from __future__ import annotations

from typing import Literal, NamedTuple

Between = Literal[" ", ">", "+", "~"]
Weight = tuple[int, int, int]
#: "root" is the page's own element, "empty" one without words or elements, "fixed" and "editable" what a reader may
#: not change and may.
Plain = Literal["root", "empty", "fixed", "editable"]


class Nth(NamedTuple):
    """A place among siblings, or those of one tag, or those ``of`` which one of some selectors holds.

    It is the place ``first`` and each ``step`` further; ``from_end`` counts back.
    """

    step: int
    first: int
    from_end: bool
    of_type: bool
    of: tuple[Selector, ...] = ()

    def holds_at(self, number: int) -> bool:
        """Tell whether this is the place with the number, counted from 1."""
        beyond = number - self.first
        return beyond == 0 if not self.step else beyond % self.step == 0 and beyond // self.step >= 0


class Among(NamedTuple):
    """Selectors of which one must hold for the element itself, or none where ``negated``."""

    selectors: tuple[Selector, ...]
    negated: bool


class Having(NamedTuple):
    """Selectors of which one must hold for an element inside, or for one of the next siblings.

    The last step of those that are for elements ``inside`` is the element itself; ``after`` it may come one.
    """

    inside: tuple[Selector, ...]
    after: tuple[tuple[Between, Selector], ...]


class Lang(NamedTuple):
    """Languages, in small letters, of which one must be that of the words."""

    ranges: tuple[str, ...]


class Direction(NamedTuple):
    """The direction that words must run in, "ltr" or "rtl"."""

    to: str


class Tagged(NamedTuple):
    """Tags of which an element must have one."""

    tags: frozenset[str]


class Attribute(NamedTuple):
    """An attribute: its name, how it is compared ("" for not), with what, and whether in any case."""

    name: str
    how: str = ""
    value: str = ""
    any_case: bool = False


class Compound(NamedTuple):
    """What a selector asks of one element; what is ``doubtful`` asks for more than is known here."""

    tag: str = ""
    ids: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    attributes: tuple[Attribute, ...] = ()
    more: tuple[Nth | Among | Having | Lang | Direction | Tagged | Plain, ...] = ()
    weight: Weight = (0, 0, 0)
    doubtful: bool = False


class Selector(NamedTuple):
    """Elements that a rule is about, with the weight of it all: what decides between rules.

    ``steps`` go from the element outward; ``between`` tells how each next one stands to the one before: " " around it,
    ">" right around it, "+" right before it, "~" before it. What is ``doubtful`` asks for more than is known here.
    """

    steps: tuple[Compound, ...]
    between: tuple[Between, ...]
    weight: Weight
    doubtful: bool

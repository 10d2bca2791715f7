"""Style sheets, as far as they hide text: rules, which elements they hold for, and which of them wins.

Only what stands in the page itself is known; no sheet is fetched. Rules for print and for other media are not those of
a reader at a screen; rules that depend on the size of the screen are held to apply, for they do on some.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

#: The properties that may hide text; others are not kept.
RELEVANT: Final = frozenset(
    "display visibility opacity color background background-color background-image font font-size position left right "
    "top bottom text-indent width height max-width max-height overflow overflow-x overflow-y clip clip-path transform "
    "filter content-visibility z-index -webkit-text-fill-color margin-left margin-top scale mask mask-image".split()
)
#: Selectors tried on elements of one page, all together; a page that needs more is made to cost time.
MOST_TRIED: Final = 500_000

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t\n]?|\\(.)")
_COMPOUND = re.compile(
    r"""(?P<tag>\*|[\w-]+)?(?P<rest>(?:[.#][\w-]+|\[[^\]\s]{1,200}\])*)$""",
)
_PARTS = re.compile(r"([.#])([\w-]+)|\[([\w-]+)(?:([~|^$*]?=)[\"']?([^\]\"']*)[\"']?)?\]")
_STEPS = re.compile(r"\s*([>+~])\s*|\s+")

Declarations = dict[str, tuple[str, bool]]  # property → value, and whether it is marked important


class _Compound(NamedTuple):
    tag: str
    id: str
    classes: frozenset[str]
    attributes: tuple[tuple[str, str, str], ...]

    def holds_for(self, element: Element, classes: frozenset[str]) -> bool:
        if self.tag not in ("", "*", element.tag) or (self.id and element.get("id") != self.id):
            return False
        return self.classes <= classes and all(_has(element, *wanted) for wanted in self.attributes)

    @property
    def key(self) -> str:
        """The rarest thing about an element that this holds for."""
        return f"#{self.id}" if self.id else f".{min(self.classes)}" if self.classes else self.tag or "*"

    @property
    def weight(self) -> tuple[int, int, int]:
        return bool(self.id), len(self.classes) + len(self.attributes), self.tag not in ("", "*")


class _Rule(NamedTuple):
    steps: tuple[_Compound, ...]  # from the element up
    nearest: tuple[bool, ...]  # whether each next step is the parent, not any ancestor
    weight: tuple[int, int, int, int]  # the last is the order of the sheet
    declarations: Declarations


@dataclass(frozen=True, slots=True)
class Ancestor:
    """An element around the one in hand, with its classes."""

    element: Element
    classes: frozenset[str]


class Styles:
    """The rules of the style sheets of one page."""

    def __init__(self, sheets: Sequence[str]) -> None:
        self._rules: defaultdict[str, list[_Rule]] = defaultdict(list)
        self._inline: dict[str, Declarations] = {}  # of style attributes, which recur
        self._left = MOST_TRIED
        declared: dict[str, Declarations] = {}  # by selector, in the order in which each was last declared
        for sheet in sheets:
            for selectors, body in _rules(_COMMENT.sub(" ", sheet)):
                for selector in map(str.strip, selectors.split(",")) if (more := declarations(body)) else ():
                    over = declared.pop(selector, {})
                    _lay(over, more)
                    declared[selector] = over
        for order, (selector, all_declared) in enumerate(declared.items()):
            if (rule := _rule(selector, all_declared, order)) is not None:
                self._rules[rule.steps[0].key].append(rule)

    @property
    def exhausted(self) -> bool:
        """Whether there was too much to try, so that some rules were not."""
        return self._left < 0

    def of(self, element: Element, classes: frozenset[str], around: Sequence[Ancestor]) -> Mapping[str, str]:
        """Return the properties of ``element``, whose ancestors are ``around``, the root first."""
        won: Declarations = {}
        if self._rules and not self.exhausted:
            held = [rule for rule in self._candidates(element, classes) if self._holds(rule, element, classes, around)]
            for rule in sorted(held, key=lambda rule: rule.weight):
                _lay(won, rule.declarations)
        if style := element.get("style"):
            if style not in self._inline:
                self._inline[style] = declarations(_COMMENT.sub(" ", style))
            _lay(won, self._inline[style])
        return {name: value for name, (value, _) in won.items()}

    def _candidates(self, element: Element, classes: frozenset[str]) -> Iterator[_Rule]:
        keys = ["*", str(element.tag), *(f".{name}" for name in classes)]
        if identity := element.get("id"):
            keys.append(f"#{identity}")
        for key in keys:
            yield from self._rules.get(key, ())

    def _holds(self, rule: _Rule, element: Element, classes: frozenset[str], around: Sequence[Ancestor]) -> bool:
        self._left -= 1
        if self._left < 0 or not rule.steps[0].holds_for(element, classes):
            return False
        at = len(around)
        for step, nearest in zip(rule.steps[1:], rule.nearest, strict=True):
            at -= 1
            while at >= 0 and not step.holds_for(around[at].element, around[at].classes):
                self._left -= 1
                at = -1 if nearest else at - 1
            if at < 0:
                return False
        return True


def declarations(body: str) -> Declarations:
    """Return what a rule or a ``style`` attribute declares of the properties that may hide text."""
    found: Declarations = {}
    for declaration in body.split(";"):
        name, colon, value = declaration.partition(":")
        name = _unescaped(name).strip().lower()
        if not colon or name not in RELEVANT:
            continue
        value = _unescaped(value).strip().lower()
        important = value.endswith("important") and "!" in value
        _lay(found, {name: (value.rpartition("!")[0].strip() if important else value, important)})
    return found


def _lay(over: Declarations, more: Declarations) -> None:
    for name, (value, important) in more.items():
        if important or not over.get(name, ("", False))[1]:
            if name in ("background", "font"):
                for longer in [key for key in over if key.startswith(f"{name}-") and (important or not over[key][1])]:
                    del over[longer]
            over[name] = (value, important)


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and bodies of the rules in ``sheet``, those of screens' media among them."""
    at = 0
    skipped = 0  # open blocks of other media
    while (brace := sheet.find("{", at)) >= 0:
        head = sheet[at:brace]
        closed = head.count("}")
        skipped = max(0, skipped - closed)
        head = head.rpartition("}")[2].rpartition(";")[2].strip()
        at = brace + 1
        if head.startswith("@"):
            if skipped or not _is_for_screens(head):
                skipped += 1
            continue
        end = sheet.find("}", at)
        end = end if end >= 0 else len(sheet)
        if not skipped:
            yield head, sheet[at:end]
        at = end + 1


def _is_for_screens(head: str) -> bool:
    words = head.lower()
    if words.startswith("@media"):
        return "print" not in words and "speech" not in words
    return words.startswith(("@supports", "@layer", "@container", "@scope"))


def _rule(selector: str, declared: Declarations, order: int) -> _Rule | None:
    """Return the rule of a selector, or None where it is of a kind that says nothing of an element at rest."""
    if ":" in selector or not selector or len(selector) > 1_000:  # noqa: PLR2004 - longer ones are no one's
        return None
    parts = _STEPS.split(_unescaped(selector))
    compounds = [_compound(part) for part in parts[::2]]
    between = parts[1::2]
    if None in compounds or not {*between} <= {None, ">"}:
        return None
    steps = tuple(compound for compound in reversed(compounds) if compound is not None)
    weights = zip(*(step.weight for step in steps), strict=True)
    first, second, third = (sum(column) for column in weights)
    return _Rule(steps, tuple(mark == ">" for mark in reversed(between)), (first, second, third, order), declared)


def _compound(text: str) -> _Compound | None:
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
    return _Compound((found["tag"] or "").lower(), identity, frozenset(classes), tuple(attributes))


def _has(element: Element, name: str, how: str, wanted: str) -> bool:
    value = element.get(name)
    if value is None or not how:
        return value is not None
    return {
        "=": value == wanted,
        "~=": wanted in value.split(),
        "|=": value == wanted or value.startswith(f"{wanted}-"),
        "^=": value.startswith(wanted),
        "$=": value.endswith(wanted),
        "*=": wanted in value,
    }[how]


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: found[2] or _character(int(found[1], 16)), text)


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"  # noqa: PLR2004 - Unicode's

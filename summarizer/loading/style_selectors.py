"""Selectors of style sheets, taken apart: tags, ids, classes, attributes, places among siblings, and what is around.

They are of a page at rest: of what holds only while somebody points, types or plays, nothing is kept. What is of a kind
that is not known here is passed over and makes the selector doubtful, for a browser may know it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_SELECTOR: Final = 1_000  # characters
_MOST_STEPS: Final = 32  # of elements that a selector names
_MOST_PARTS: Final = 16  # classes, attributes and the like that it names of one of them
_MOST_NESTED: Final = 4  # selectors in each other, ":not(:is(…))"

#: What a character that a selector escapes (".md\:wide") is written as until its name is read.
_ESCAPED: Final = 0xF0000
_MARKS: Final = {ord(mark): _ESCAPED + ord(mark) for mark in "{}[]();,:"}
_PLAIN: Final = {_ESCAPED + code: code for code in range(128)}
ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t\n]?|\\(.)")

_NAME = r"[\w\U000f0000-\U000f007f-]+"
_NESTED = r"\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*+\))*+\))*+\))*+\)"
_ATTRIBUTE = (
    rf"\[\s*+(?P<attribute>{_NAME})\s*+"
    r"""(?:(?P<how>[~|^$*]?=)\s*+(?P<value>"[^"]{0,200}"|'[^']{0,200}'|[^\]\s"']{0,200})\s*+[iIsS]?\s*+)?\]"""
)
_PIECE = re.compile(
    rf"(?P<between>\s*+[>+~]\s*+|\s++)|(?P<tag>\*|{_NAME})|\#(?P<id>{_NAME})|\.(?P<class>{_NAME})|{_ATTRIBUTE}"
    rf"|:(?P<pseudo>:?{_NAME})(?P<argument>{_NESTED})?"
)
# What stands in brackets ends at the next one: no run of them is walked twice.
_ALONE = re.compile(rf"(?:[^,()\[\]]|\[[^\[\]]*+\]|{_NESTED}|[()\[\]])++")
_ASIDE = re.compile(rf"\[[^\[\]]*+\]|{_NESTED}")
_AROUND = re.compile(r"[\s>+~]+")
_NTH = re.compile(r"(?P<step>[+-]?\d{0,6})n(?:\s*(?P<first>[+-]\s*\d{1,6}))?|(?P<only>[+-]?\d{1,6})")
_WRAPPED = re.compile(r"\s*:(?:is|where)\(([^(),]*)\)\s*")

#: What never holds of an element at rest, and what is about no element but a part of one, or a box beside its words.
_NOT_AT_REST: Final = frozenset(
    "hover focus focus-within focus-visible active visited target target-within fullscreen modal popover-open autofill "
    "playing paused placeholder-shown user-valid user-invalid host host-context current past future picture-in-picture "
    "before after first-line first-letter invalid out-of-range indeterminate".split()
)
_BY_ATTRIBUTE: Final = {
    "checked": "checked", "disabled": "disabled", "required": "required", "open": "open", "link": "href",
    "any-link": "href",
}  # fmt: skip
_LISTS: Final = frozenset({"is", "where", "not", "matches", "any", "-webkit-any", "-moz-any"})
_ENDS: Final = {
    "first-child": (False, False), "last-child": (True, False),
    "first-of-type": (False, True), "last-of-type": (True, True),
}  # fmt: skip
_ONLY: Final = {"only-child": ("first-child", "last-child"), "only-of-type": ("first-of-type", "last-of-type")}
_PLACES: Final = {
    "nth-child": (False, False), "nth-last-child": (True, False),
    "nth-of-type": (False, True), "nth-last-of-type": (True, True),
}  # fmt: skip

Between = Literal[" ", ">", "+", "~"]
Weight = tuple[int, int, int]
_NO_WEIGHT: Final = (0, 0, 0)


class Nth(NamedTuple):
    """A place among siblings, or those of one tag: ``first`` and each ``step`` further; ``from_end`` counts back."""

    step: int
    first: int
    from_end: bool
    of_type: bool

    def holds_at(self, number: int) -> bool:
        """Tell whether this is the place with the number, counted from 1."""
        beyond = number - self.first
        return beyond == 0 if not self.step else beyond % self.step == 0 and beyond // self.step >= 0


class Among(NamedTuple):
    """Selectors of which one must hold for the element itself, or none where ``negated``."""

    selectors: tuple[Selector, ...]
    negated: bool


class Having(NamedTuple):
    """Selectors of which one must hold for an element inside; ``nearest`` means a child."""

    selectors: tuple[Selector, ...]
    nearest: bool


class Compound(NamedTuple):
    """What a selector asks of one element: of an attribute its name, how it is compared ("" for not), and with what.

    In ``more``, "root" is the page's own element, "empty" one without words or elements.
    """

    tag: str = ""
    ids: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    attributes: tuple[tuple[str, str, str], ...] = ()
    more: tuple[Nth | Among | Having | Literal["root", "empty"], ...] = ()
    weight: Weight = _NO_WEIGHT
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


def unescaped(text: str) -> str:
    """Return a selector with its escapes read; an escaped mark is no mark any more."""
    return ESCAPE.sub(_marked, text) if "\\" in text else text


def unmarked(string: str) -> str:
    """Return a string of a style sheet in which no mark parts anything; a selector's value is read as it was."""
    return string.translate(_MARKS)


def with_marks(string: str) -> str:
    """Return a string of a style sheet as it was written."""
    return string.translate(_PLAIN)


def listed(selectors: str) -> list[str]:
    """Return the selectors of a list, at whose commas it is parted."""
    if "(" not in selectors and "[" not in selectors:
        return selectors.split(",")
    return _ALONE.findall(selectors)


def key_of(selector: str) -> str:
    """Return what an element must have for a selector to hold for it, as far as a glance tells: id, class or tag.

    "#a" is an id, ".a" a class, "a" a tag, "*" anything, "" of a selector that holds for nothing at rest.
    """
    if wrapped := _WRAPPED.fullmatch(selector):
        return key_of(wrapped[1])
    bare = _ASIDE.sub("", selector) if "(" in selector or "[" in selector else selector
    words = _AROUND.split(bare.strip())
    names, colon, pseudo = words[-1].partition(":")
    if not (names or colon or bare != selector) or not _NOT_AT_REST.isdisjoint(pseudo.lower().split(":")):
        return ""
    if pseudo.startswith(":") or "::" in pseudo:
        return ""
    first, mark, rest = names.partition("#")
    if mark:
        return "#" + rest.partition(".")[0].translate(_PLAIN)
    tag, *classes = first.split(".", 2)
    return f".{classes[0].translate(_PLAIN)}" if classes else tag.lower() or "*"


def selector_of(text: str) -> Selector | None:
    """Return a selector taken apart, or None where it holds for no element at rest, or is none.

    Raises OverflowError where it is longer than anybody's.
    """
    if len(text) > LONGEST_SELECTOR:
        raise OverflowError
    return _selector(text.strip(), 0)


def _selector(text: str, depth: int) -> Selector | None:
    if depth > _MOST_NESTED:
        raise OverflowError
    parts: list[list[re.Match[str]]] = [[]]
    between: list[Between] = []
    at = 0
    while at < len(text):
        piece = _PIECE.match(text, at)
        if piece is None or (piece["tag"] and parts[-1]):
            return None
        at = piece.end()
        if piece["between"]:
            between.append(_between(piece["between"]))
            parts.append([])
        else:
            parts[-1].append(piece)
    if len(parts) > _MOST_STEPS:
        raise OverflowError
    steps = []
    for part in reversed(parts):
        compound = _compound(part, depth) if part else None
        if compound is None:
            return None
        steps.append(compound)
    weight = _sum(step.weight for step in steps)
    return Selector(tuple(steps), tuple(reversed(between)), weight, any(step.doubtful for step in steps))


def _between(text: str) -> Between:
    mark = text.strip()
    return ">" if mark == ">" else "+" if mark == "+" else "~" if mark == "~" else " "


def _compound(pieces: Sequence[re.Match[str]], depth: int) -> Compound | None:
    """Return what the pieces of a selector ask of one element, None where none at rest is such a one."""
    if len(pieces) > _MOST_PARTS:
        raise OverflowError
    named = [piece["tag"].translate(_PLAIN).lower() for piece in pieces if piece["tag"]]
    ids = [piece["id"].translate(_PLAIN) for piece in pieces if piece["id"]]
    classes = [piece["class"].translate(_PLAIN) for piece in pieces if piece["class"]]
    attributes = [_attribute(piece) for piece in pieces if piece["attribute"]]
    found = Compound(
        (named or [""])[0],
        frozenset(ids),
        frozenset(classes),
        tuple(attributes),
        weight=(len(ids), len(classes) + len(attributes), named not in ([], ["*"])),
    )
    for piece in pieces:
        if piece["pseudo"]:
            more = _with_pseudo(found, piece["pseudo"].lower(), piece["argument"], depth)
            if more is None:
                return None
            found = more
    return found


def _attribute(piece: re.Match[str]) -> tuple[str, str, str]:
    value = piece["value"] or ""
    bare = value[1:-1] if value[:1] in {'"', "'"} else value
    return piece["attribute"].translate(_PLAIN).lower(), piece["how"] or "", bare.translate(_PLAIN)


def _with_pseudo(one: Compound, name: str, argument: str | None, depth: int) -> Compound | None:
    """Return a compound that asks for a pseudo-class too; None where nothing at rest is such a one."""
    inside = argument[1:-1].strip() if argument else ""
    if name.startswith(":") or name in _NOT_AT_REST or (name.startswith("-") and name not in _LISTS):
        return None
    if name in _LISTS or name == "has":
        return _with_list(one, name, inside, depth)
    one = one._replace(weight=_sum((one.weight, (0, 1, 0))))
    if name == "defined":  # by the scripts of a page that has been read
        return one
    if name in _BY_ATTRIBUTE:
        return one._replace(attributes=(*one.attributes, (_BY_ATTRIBUTE[name], "", "")))
    more = _places(name, inside.lower())
    return one._replace(more=(*one.more, *more), doubtful=one.doubtful or not more)


def _places(name: str, inside: str) -> tuple[Nth | Literal["root", "empty"], ...]:
    """Return what a pseudo-class asks of an element's place or content, () where it is not known."""
    if name in ("root", "scope"):
        return ("root",)
    if name == "empty":
        return ("empty",)
    if name in _PLACES:
        nth = _nth(inside, *_PLACES[name])
        return (nth,) if nth else ()
    return tuple(Nth(0, 1, *_ENDS[end]) for end in _ONLY.get(name, (name,)) if end in _ENDS)


def _with_list(one: Compound, name: str, inside: str, depth: int) -> Compound | None:
    """Return a compound that asks, too, that one of a list of selectors holds, or that none does."""
    nearest = name == "has" and all(each.lstrip().startswith(">") for each in listed(inside))
    every = [each.strip().removeprefix(">").strip() if nearest else each.strip() for each in listed(inside)]
    found = [_selector(each, depth + 1) for each in every]
    known = tuple(each for each in found if each is not None)
    doubtful = one.doubtful or not found or any(each.doubtful for each in known)
    if name == "has":
        simple = all(len(each.steps) == 1 and not each.steps[0].more for each in known) and len(known) == len(found)
        doubtful = doubtful or not simple
    weight = one.weight if name == "where" else _sum((one.weight, max((s.weight for s in known), default=_NO_WEIGHT)))
    one = one._replace(weight=weight)
    if doubtful:
        return one._replace(doubtful=True)
    if name == "has":
        return one._replace(more=(*one.more, Having(known, nearest)))
    if name != "not" and not known:
        return None
    return one._replace(more=(*one.more, Among(known, name == "not")))


def _nth(text: str, from_end: bool, of_type: bool) -> Nth | None:
    text = {"odd": "2n+1", "even": "2n"}.get(text, text)
    found = _NTH.fullmatch(text)
    if found is None:
        return None
    if found["only"]:
        return Nth(0, int(found["only"]), from_end, of_type)
    step = found["step"]
    return Nth(
        int(f"{step}1" if step in ("", "+", "-") else step),
        int("".join((found["first"] or "0").split())),
        from_end,
        of_type,
    )


def _sum(weights: Iterator[Weight] | Sequence[Weight]) -> Weight:
    first, second, third = (sum(column) for column in zip(*weights, strict=True))
    return first, second, third


def character(escape: re.Match[str]) -> str:
    """Return the character that an escape of a style sheet stands for: of a number, or itself."""
    if not escape[1]:
        return escape[2]
    code = int(escape[1], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"  # noqa: PLR2004 - Unicode's


def _marked(escape: re.Match[str]) -> str:
    char = character(escape)
    return chr(_ESCAPED + ord(char)) if char.isascii() and not (char.isalnum() or char in "-_") else char

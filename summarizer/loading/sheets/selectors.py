"""Selectors of style sheets, taken apart: tags, ids, classes, attributes, places among siblings, and what is around.

They are of a page at rest: of what holds only while somebody points, types or plays, nothing is kept. What browsers
know and nobody looks up here is passed over and makes the selector doubtful.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.loading.sheets.pseudo_classes import BY_ATTRIBUTE, LISTS, NOT_AT_REST, OLD_PARTS, PARTS, asked
from summarizer.loading.sheets.selector_parts import Among, Attribute, Between, Compound, Having, Nth, Selector, Weight

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
    r"""(?:(?P<how>[~|^$*]?=)\s*+(?P<value>"[^"]{0,200}"|'[^']{0,200}'|[^\]\s"']{0,200})\s*+(?P<case>[iIsS])?\s*+)?\]"""
)
_PIECE = re.compile(
    rf"(?P<between>\s*+[>+~]\s*+|\s++)|(?P<tag>\*|{_NAME})|\#(?P<id>{_NAME})|\.(?P<class>{_NAME})|{_ATTRIBUTE}"
    rf"|:(?P<pseudo>:?{_NAME})(?P<argument>{_NESTED})?"
)
# What stands in brackets ends at the next one: no run of them is walked twice.
_ALONE = re.compile(rf"(?:[^,()\[\]]|\[[^\[\]]*+\]|{_NESTED}|[()\[\]])++")
_ASIDE = re.compile(rf"\[[^\[\]]*+\]|{_NESTED}")
_AROUND = re.compile(r"[\s>+~]+")
_OF = re.compile(r"(?P<place>.+?)\s+of\s+(?P<selectors>.+)", re.DOTALL | re.IGNORECASE)
_LED = re.compile(r"\s*(?P<lead>[>+~]?)(?P<rest>.*)", re.DOTALL)
_NO_WEIGHT: Final = (0, 0, 0)
_ASIDE_OF_REST: Final = NOT_AT_REST | OLD_PARTS
_WRAPPED = re.compile(r"\s*:(?:is|where)\(([^(),]*)\)\s*")


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
    if not (names or colon or bare != selector) or not _ASIDE_OF_REST.isdisjoint(pseudo.lower().split(":")):
        return ""
    if pseudo.startswith(":") or "::" in pseudo:
        return ""
    first, mark, rest = names.partition("#")
    if mark:
        return "#" + rest.partition(".")[0].translate(_PLAIN)
    tag, *classes = first.split(".", 2)
    return f".{classes[0].translate(_PLAIN)}" if classes else tag.lower() or "*"


def selector_of(text: str) -> Selector | None:
    """Return a selector taken apart, or None where it holds for no element at rest.

    Raises OverflowError where it is longer than anybody's, ValueError where it is none that browsers know: a rule with
    such a one in its list is no rule.
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
            raise ValueError(text)
        at = piece.end()
        if piece["between"]:
            between.append(_between(piece["between"]))
            parts.append([])
        else:
            parts[-1].append(piece)
    if len(parts) > _MOST_STEPS:
        raise OverflowError
    if not all(parts):
        raise ValueError(text)
    steps = [_compound(part, depth) for part in reversed(parts)]
    known = tuple(step for step in steps if step is not None)
    if len(known) < len(steps):
        return None
    return Selector(
        known, tuple(reversed(between)), _sum(step.weight for step in known), any(s.doubtful for s in known)
    )


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


def _attribute(piece: re.Match[str]) -> Attribute:
    value = piece["value"] or ""
    bare = value[1:-1] if value[:1] in {'"', "'"} else value
    name, any_case = piece["attribute"].translate(_PLAIN).lower(), (piece["case"] or "").lower() == "i"
    bare = bare.translate(_PLAIN)
    return Attribute(name, piece["how"] or "", bare.lower() if any_case else bare, any_case)


def _with_pseudo(one: Compound, name: str, argument: str | None, depth: int) -> Compound | None:
    """Return a compound that asks for a pseudo-class too; None where nothing at rest is such a one."""
    inside = argument[1:-1].strip() if argument else ""
    if _is_never(name):
        return None
    if name in LISTS or name == "has":
        return _with_has(one, inside, depth) if name == "has" else _with_list(one, name, inside, depth)
    one = one._replace(weight=_sum((one.weight, (0, 1, 0))))
    if name == "defined":  # by the scripts of a page that has been read
        return one
    if name in BY_ATTRIBUTE:
        return one._replace(attributes=(*one.attributes, Attribute(BY_ATTRIBUTE[name])))
    of = _OF.fullmatch(inside) if name in ("nth-child", "nth-last-child") else None
    more, is_all = asked(name, of["place"] if of else inside)
    one = one._replace(more=(*one.more, *more), doubtful=one.doubtful or not is_all)
    return _of_some(one, of["selectors"], depth) if of else one


def _is_never(name: str) -> bool:
    """Tell whether what is so named is no element at rest. Raises ValueError where it is a part of one nobody knows."""
    if name.startswith(":") and name[1:] not in PARTS and not name.startswith(":-webkit-"):
        raise ValueError(name)
    return name.startswith(":") or name in NOT_AT_REST or name in OLD_PARTS


def _of_some(one: Compound, selectors: str, depth: int) -> Compound | None:
    """Return a compound whose last place is one among the siblings for which selectors hold."""
    known = [found for each in listed(selectors) if (found := _selector(each.strip(), depth + 1)) is not None]
    place = one.more[-1]
    if not known or not isinstance(place, Nth):
        return None
    one = one._replace(weight=_sum((one.weight, max(found.weight for found in known))))
    if any(found.doubtful for found in known):
        return one._replace(more=one.more[:-1], doubtful=True)
    return one._replace(more=(*one.more[:-1], place._replace(of=tuple(known))))


def _with_list(one: Compound, name: str, inside: str, depth: int) -> Compound | None:
    """Return a compound that asks, too, that one of a list of selectors holds, or that none does."""
    negated = name == "not"
    known = []
    for each in listed(inside) if inside or negated else ():
        try:
            found = _selector(each.strip(), depth + 1)
        except ValueError:
            if negated:
                raise
            continue  # these lists forgive: what is no selector is none of theirs
        if found is not None:
            known.append(found)
    weight = one.weight if name == "where" else _sum((one.weight, max((s.weight for s in known), default=_NO_WEIGHT)))
    one = one._replace(weight=weight)
    if not negated and not known:
        return None
    if any(each.doubtful for each in known):
        return one._replace(doubtful=True)
    return one._replace(more=(*one.more, Among(tuple(known), negated)))


def _with_has(one: Compound, inside: str, depth: int) -> Compound | None:
    """Return a compound that asks, too, that a selector holds for something inside, or for what comes after."""
    itself = Compound(more=("root",))
    within: list[Selector] = []
    after: list[tuple[Between, Selector]] = []
    doubtful = False
    for each in listed(inside):
        led = _LED.fullmatch(each)
        found = _selector(led["rest"].strip(), depth + 1) if led else None
        if led is None or found is None:
            continue
        lead = _between(led["lead"])
        doubtful = doubtful or found.doubtful or (lead in "+~" and len(found.steps) > 1)
        if lead in "+~":
            after.append((lead, found))
        else:
            within.append(found._replace(steps=(*found.steps, itself), between=(*found.between, lead)))
    if not within and not after:
        return None
    weights = (found.weight for found in (*within, *(found for _, found in after)))
    one = one._replace(weight=_sum((one.weight, max(weights))))
    if doubtful:
        return one._replace(doubtful=True)
    return one._replace(more=(*one.more, Having(tuple(within), tuple(after))))


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

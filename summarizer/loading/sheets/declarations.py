"""What rules and ``style`` attributes declare, and what is left of it all where several hold for one element."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.loading.sheets.rules import plain
from summarizer.loading.sheets.values import Declared, declared, longhands
from summarizer.loading.sheets.variables import has_variables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from summarizer.loading.sheets.variables import Variables

_LONGEST_VALUE: Final = 2_000  # characters
_SHORT: Final = 60
_MARK: Final = 200  # characters within which a value ends with the mark that it is important
_LONG: Final = 100  # characters of a value that takes time wherever it holds
_IN_ONE: Final = 8  # of those, and of declarations, that take as long as trying a rule

Declarations = dict[str, Declared]


class Laid(NamedTuple):
    """What wins of several declarations: values, those that wait for variables, variables, and which are important.

    ``dear`` tells how many rules could be tried in the time that its values take, ``size`` in the time to lay it.
    """

    values: Mapping[str, str]
    waiting: Mapping[str, Declared]
    variables: Mapping[str, str]
    important: frozenset[str]
    dear: int
    size: int


def laid(held: Iterable[Declarations]) -> Laid:
    """Return what wins of declarations, of which the weightier come last."""
    won: Declarations = {}
    size = 0
    for told in held:
        size += len(told)
        _lay(won, told)
    return Laid(
        {name: one.value for name, one in won.items() if not one.shorthand and not name.startswith("--")},
        {name: one for name, one in won.items() if one.shorthand},
        {name: one.value for name, one in won.items() if name.startswith("--")},
        frozenset(name for name, one in won.items() if one.important),
        sum(len(one.value) for one in won.values() if len(one.value) > _LONG) // _IN_ONE,
        size // _IN_ONE,
    )


def filled(waiting: Mapping[str, Declared], variables: Variables) -> dict[str, str]:
    """Return values with their variables filled in; what is then no value is not set."""
    values: dict[str, str] = {}
    for name, one in waiting.items():
        value = variables.filled(one.value) if one.shorthand else one.value
        if value is not None and one.shorthand:
            value = declared(one.shorthand, value).get(name)
        if value is not None:
            values[name] = value
    return values


def declarations(body: str) -> tuple[Declarations, bool]:
    """Return what a rule or a ``style`` attribute declares of the properties that may hide text, and of variables.

    Tell, too, whether one of the values is longer than anybody's, and was passed over.
    """
    found: Declarations = {}
    too_long = False
    for declaration in body.split(";"):
        name, colon, value = declaration.partition(":")
        name = plain(name).strip()
        name = name if name.startswith("--") else name.lower()
        if not colon or not (name.startswith("--") or longhands(name)):
            continue
        value = plain(value).strip()
        if important := value[-_MARK:].lower().endswith("important") and "!" in value[-_MARK:]:
            value = value.rpartition("!")[0].strip()
        told = (_declared if len(value) > _SHORT else _declared_before)(name, value, important)
        if any(len(one.value) > _LONGEST_VALUE for one in told.values()):
            too_long = True
        else:
            _lay(found, told)
    return found, too_long


def _declared(name: str, value: str, important: bool) -> Declarations:
    if name.startswith("--"):
        return {name: Declared(value, important)}
    if has_variables(value):
        return {longhand: Declared(value, important, name) for longhand in longhands(name)}
    return {longhand: Declared(each, important) for longhand, each in declared(name, value).items()}


_declared_before = lru_cache(maxsize=4_096)(_declared)  # for short values, of which most recur


def _lay(over: Declarations, more: Declarations) -> None:
    for name, one in more.items():
        if name == "all":
            for other in [key for key in over if not key.startswith("--") and one.important >= over[key].important]:
                del over[other]
        elif one.important or name not in over or not over[name].important:
            over[name] = one

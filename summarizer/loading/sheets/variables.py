"""Custom properties of style sheets (``--x``), which elements inherit, and values that are filled with them.

Hostile sheets define them in circles, or each as ten times the one before: no value grows beyond ``LONGEST``
characters, none is looked for more than ``_DEEPEST`` deep, and each is worked out once for the element that sets it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST: Final = 1_000
_DEEPEST: Final = 12
_MOST: Final = 64  # variables in one value
_VARIABLE = re.compile(r"(?<![\w-])var\(", re.IGNORECASE)


class Variables:
    """The custom properties that hold in an element: its ``own`` and those of the elements ``above``.

    Of its own, those that were asked for are ``known``, with their variables filled in.
    """

    def __init__(self, own: Mapping[str, str], above: Variables | None = None) -> None:
        self.own = own
        self.above = above
        self.known: dict[str, str | None] = {}

    def filled(self, value: str, depth: int = 0) -> str | None:
        """Return ``value`` with its variables filled in, None where one is not to be had: then it is no value."""
        if len(value) > LONGEST:
            return None
        pieces: list[str] = []
        at = 0
        for count, found in enumerate(_VARIABLE.finditer(value)):
            if found.start() < at:  # in what was there for lack of another
                continue
            end = _end_of_brackets(value, found.end())
            name, comma, otherwise = value[found.end() : end].partition(",")
            filling = self._value(name.strip(), depth + 1)
            if filling is None and comma and depth < _DEEPEST:
                filling = self.filled(otherwise.strip(), depth + 1)
            if filling is None or count > _MOST:
                return None
            pieces += (value[at : found.start()], filling)
            at = end + 1
        whole = "".join((*pieces, value[at:]))
        return whole if len(whole) <= LONGEST else None

    def _value(self, name: str, depth: int) -> str | None:
        """Return what a variable stands for here, None where nothing is set, or nothing that comes to an end."""
        holder: Variables | None = self
        while holder is not None and holder.own.get(name, "inherit").lower() in ("inherit", "unset"):
            holder = holder.above
        if holder is None or depth > _DEEPEST:
            return None
        if name not in holder.known:
            holder.known[name] = None  # while it is looked for: a circle has no value
            own = holder.own[name]
            holder.known[name] = None if own.lower() == "initial" else holder.filled(own, depth)
        return holder.known[name]


def has_variables(value: str) -> bool:
    """Tell whether a value must be filled in before it is one."""
    return "(" in value and _VARIABLE.search(value) is not None


def _end_of_brackets(value: str, at: int) -> int:
    """Return where the bracket ends that is open at ``at``, the end of ``value`` where it never does."""
    depth = 1
    for place in range(at, len(value)):
        depth += {"(": 1, ")": -1}.get(value[place], 0)
        if not depth:
            return place
    return len(value)

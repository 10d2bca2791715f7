"""The text of an answer as it comes → the statements of its items, each as soon as its JSON is whole."""

from __future__ import annotations

import json
import re
from typing import Final

_MARK: Final = re.compile(r'\\.|["{}\\]', re.DOTALL)

_ITEM = 2  # depth of an item: in the object that is the answer. Deeper ones are an item's own parts.
_LONGEST = 500  # characters of a statement shown


class Arrivals:
    """Feed it an answer piece by piece; it gives the statements of the items that each piece completes.

    Every character is looked at once, and every item parsed once, so that no answer can make it slow.
    """

    def __init__(self) -> None:
        self._begun: list[str] = []  # the pieces of the item that is open
        self._depth = 0
        self._in_string = False
        self._escaping = False  # the last piece ended with a backslash

    def feed(self, piece: str) -> list[str]:
        """Return the statements of the items that end in ``piece``."""
        statements: list[str] = []
        begin, skipped = 0, int(self._escaping)
        self._escaping = self._escaping and not piece
        for mark in _MARK.finditer(piece, skipped):
            character = mark[0]
            if character == '"':
                self._in_string = not self._in_string
            elif character == "\\":
                self._escaping = True
            elif character == "{" and not self._in_string:
                self._depth += 1
                begin = mark.start() if self._depth == _ITEM else begin
            elif character == "}" and not self._in_string:
                if self._depth == _ITEM:
                    statements += _statement("".join((*self._begun, piece[begin : mark.end()])))
                    self._begun.clear()
                self._depth = max(self._depth - 1, 0)
        if self._depth >= _ITEM:
            self._begun.append(piece[begin:])
        return statements


def _statement(item: str) -> list[str]:
    """Return the statement of an item, in a list of one; nothing for what is no item."""
    try:
        value = json.loads(item).get("statement")
    except (ValueError, RecursionError):
        return []
    return [value[:_LONGEST]] if isinstance(value, str) and value else []

"""The strings in a JSON text, where they stand in it: what a program wrote for people to read."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

from summarizer.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANKS = {"n": "\n", "r": " ", "t": " ", "b": " ", "f": " "}


def is_json(text: str) -> bool:
    """Tell whether ``text`` is a JSON object or array."""
    if text.lstrip("\ufeff \t\r\n")[:1] not in ("{", "["):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def strings(text: str) -> Iterator[Span]:
    """Yield where the values that are strings stand in a JSON text, without their quotation marks, escapes as written.

    The names of fields are no values.
    """
    for match in _string().finditer(text):
        if not match["name"]:
            yield Span(match.start() + 1, match.end("string") - 1)


def is_for_people(value: str) -> bool:
    """Tell whether a string is text to read: ASCII without a blank is a code, a date or an address for programs."""
    return " " in value or not value.isascii() or "\\" in value


def read(text: str) -> str:
    """Return a JSON text, of the same length, with all escapes but those of letters read, to find sentences in it.

    A mark fills the whole of its escape, so that whatever ends with the one ends with the other.
    """
    return _escape().sub(_read, text)


def _read(match: re.Match[str]) -> str:
    written = match[0]
    if match["paragraph"]:
        return "\n" * len(written)
    code, digits = written[1], written[2:]
    mark = chr(int(digits, 16)) if code == "u" else _BLANKS.get(code, code)
    if mark == "\n":
        return " \n"  # a line end, and no more
    return written if mark.isalnum() or "\ud800" <= mark <= "\udfff" else mark * len(written)


@cache
def _string() -> re.Pattern[str]:
    return re.compile(r'(?P<string>"(?:[^"\\]|\\.)*+")(?P<name>\s*+:)?', re.DOTALL)


@cache
def _escape() -> re.Pattern[str]:
    return re.compile(r"(?P<paragraph>(?:\\r)?\\n(?:(?:\\r)?\\n)+)|\\(?:u[0-9a-fA-F]{4}|[^u])")

"""The strings in a JSON text, where they stand in it: what a program wrote for people to read."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

from summarizer.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


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


@cache
def _string() -> re.Pattern[str]:
    return re.compile(r'(?P<string>"(?:[^"\\]|\\.)*+")(?P<name>\s*+:)?', re.DOTALL)

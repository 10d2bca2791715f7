"""The ways to ask for JSON, from the strongest to what every server can do; each names a mode of instructor's.

A schema that the server enforces, a tool whose arguments are the answer, JSON without a schema, JSON in a fence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.asking.overflowing import is_too_long
from summarizer.asking.saying import said

if TYPE_CHECKING:
    from summarizer.errors import ModelError

MODES: Final = ("JSON_SCHEMA", "TOOLS", "JSON", "MD_JSON")
LAST_MODE: Final = len(MODES) - 1

_SETTINGS = ("schema", "tools", "json", "text")

_STATUSES = frozenset({400, 404, 422, 500, 501})
_NAMES = ("response_format", "json_schema", "json_object", "structured output", "grammar", "guided", "tool")


class ModeRefused(Exception):  # noqa: N818 - it never leaves this room
    """The server does not know this way to ask for JSON; ``error`` is the one to end with where there is no other."""

    def __init__(self, error: ModelError) -> None:
        super().__init__(error.message)
        self.error = error


def first_mode(setting: str) -> int:
    """Return the place in ``MODES`` of the way that a setting names, or of the first for ``auto``."""
    return _SETTINGS.index(setting) if setting in _SETTINGS else 0


def refuses_mode(status: int, body: object) -> bool:
    """Tell whether a server's refusal names what a mode adds to a call, but not as part of what is too long."""
    words = said(body)[:2_000].lower()
    return status in _STATUSES and any(name in words for name in _NAMES) and not is_too_long(status, body)

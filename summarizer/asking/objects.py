"""The text of an answer → the JSON object that it means, where it means one beyond doubt.

Models wrap their JSON in fences, prose, thoughts, lists, strings and other objects, and leave commas at the end of
lists. instructor refuses most of that and would pay for another answer; here the object is taken out. What is open to
doubt is not guessed at: a key told twice, a number that is none, an object cut in the middle go back to the model.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

_OPENINGS = 20  # braces tried as the beginning of the object: a page of code must not be parsed at every brace
_THOUGHT: Final = "<think>"
_THOUGHT_END: Final = "</think>"

# Strings, comments, and commas before a bracket; a string that does not end goes to the end, so that it is read once.
_SLIPS: Final = re.compile(r'("(?:[^"\\]|\\.)*(?:"|\Z))|//[^\n]*|,(?=[ \t\r\n]*[}\]])', re.DOTALL)

_SURROGATES: Final = re.compile("[\ud800-\udfff]")

# No script sets so many characters in a row that nobody sees: joiners, marks of direction, spaces without width.
_FLOOD: Final = re.compile("[\u00ad\u034f\u200b-\u200f\u2060-\u2064\ufeff]{16,}")


class _Told(NamedTuple):
    """A JSON value that stands in a text, from ``begin`` to ``end``."""

    value: Any
    text: str
    begin: int
    end: int


def object_in(text: str, fields: Collection[str]) -> str | None:
    """Return the JSON object with any of ``fields`` that ``text`` holds, written anew; None where there is none.

    Of several the last is taken: what comes before may be the source's own, told again by a model that thinks aloud, or
    an example of the form. Where another is begun behind it and broken off, that would have been the answer, unless the
    model only says the same again; where a thought has no end, there is none. Half characters (lone surrogates), which
    are no text, become U+FFFD; floods of characters that nobody sees are left out.
    """
    text = text.rpartition(_THOUGHT_END)[2].strip("\ufeff\u200b \t\r\n")
    if text.startswith(_THOUGHT):
        return None
    for told in (_whole, _objects, _objects_but_for_slips):
        found = [(value, one) for one in told(text) if (value := _unwrapped(one.value, fields)) is not None]
        if found and not _goes_on(found[-1][1], fields):
            return _written(found[-1][0])
    return None


def what_it_is(text: str, *, thought: bool) -> str:
    """Return what an answer is in which there is no JSON object of the right kind, in a few words."""
    stripped = text.strip()
    if not stripped:
        return "the model thought aloud and answered nothing" if thought else "it is empty"
    if "{" not in stripped:
        return f"no JSON, but: {stripped[:100]}"
    return "" if _value(stripped) is not None else "no whole JSON object"


def _written(value: dict[str, Any]) -> str | None:
    try:
        return _FLOOD.sub("", _SURROGATES.sub("\ufffd", json.dumps(value, ensure_ascii=False, allow_nan=False)))
    except (ValueError, RecursionError):
        return None


def _whole(text: str) -> list[_Told]:
    """Return the value that the whole text is, in a list of one, or nothing."""
    value = _value(text)
    return [] if value is None else [_Told(value, text, 0, len(text))]


def _objects_but_for_slips(text: str) -> list[_Told]:
    """Return the JSON objects in a text without the comments and commas that JSON does not have."""
    return _objects(_SLIPS.sub(lambda slip: slip[1] or "", text))


def _objects(text: str) -> list[_Told]:
    """Return the JSON objects in a text, one after the other."""
    objects = []
    place = text.find("{")
    for _ in range(_OPENINGS):
        if place < 0:
            break
        value, end = _value_at(text, place)
        objects += [] if value is None else [_Told(value, text, place, end)]
        place = text.find("{", end)
    return objects


def _goes_on(told: _Told, fields: Collection[str]) -> bool:
    """Tell whether another object with ``fields`` is begun behind one, and is more than the same again."""
    begun = re.compile(rf'\{{\s*"(?:{"|".join(map(re.escape, fields))})"').search(told.text, told.end)
    return begun is not None and not told.text.startswith(told.text[begun.start() :].rstrip(), told.begin, told.end)


def _unwrapped(value: Any, fields: Collection[str]) -> dict[str, Any] | None:  # noqa: ANN401 - JSON
    """Return the object with any of ``fields`` that a value is, or wraps: in a string, a list or an object of one."""
    for _ in range(3):
        if isinstance(value, str):
            value = _value(value)
        elif isinstance(value, list):
            value = value[0] if len(value) == 1 else None
        elif isinstance(value, dict) and not value.keys() & set(fields):
            value = next(iter(value.values())) if len(value) == 1 else None
        else:
            break
    return value if isinstance(value, dict) and value.keys() & set(fields) else None


def _value(text: str) -> Any:  # noqa: ANN401 - JSON
    """Return the JSON value that ``text`` is, or None."""
    try:
        return _decoder().decode(text)
    except (ValueError, RecursionError):
        return None


def _value_at(text: str, place: int) -> tuple[Any, int]:
    """Return the JSON value that begins at ``place``, or None, and where to look on."""
    try:
        return _decoder().raw_decode(text, place)
    except (ValueError, RecursionError):
        return None, place + 1


def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(object_pairs_hook=_once_each, parse_constant=_no_number)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is told twice")
    return found


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")

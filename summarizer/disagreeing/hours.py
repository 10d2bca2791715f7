"""The times of day of a sentence: 7.45 pm, 14:30, six in the evening, 8 Uhr, at noon."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.lexicon import NUMBER_WORDS
from summarizer.language.lexicon import words

if TYPE_CHECKING:
    from summarizer.disagreeing.telling import Told

_NOON: Final = 12
_HOURS: Final = {word: value for word, value in NUMBER_WORDS.items() if 0 < value <= _NOON and not word.endswith("th")}
_HALVES: Final = {"morning": "am", "afternoon": "pm", "evening": "pm"}
_NAMED: Final = {"noon": "pm", "midday": "pm", "midnight": "am"}
_AT: Final = frozenset("at until till".split())
_TO_OR_PAST: Final = frozenset("past to quarter half".split())
#: A time after one of these is only near what is told.
_NEAR: Final = frozenset("about around shortly before after towards nearly almost just roughly approximately".split())

#: The words in letters that may be a time of day.
IN_LETTERS: Final = frozenset({*_HOURS, *_NAMED})


class Hour(NamedTuple):
    """A time of day whose words end before word ``end``.

    ``minutes`` of the day are all that it may be: of both halves of the day where nothing tells of which. ``about``
    tells that it is only near, "shortly before four"; ``value`` is how it is told.
    """

    end: int
    value: str
    minutes: frozenset[int]
    about: bool


def hour(told: Told, n: int) -> Hour | None:
    """Return the time of day that word ``n`` begins, if it does begin one."""
    text = told.text.words
    half, end = _half_of_day(told, n)
    before, after = text[n - 1] if n else "", text[n + 1] if n + 1 < len(text) else ""
    about = before in _NEAR
    if text[n] in _NAMED:
        return Hour(n + 1, *_minutes(_NOON, 0, _NAMED[text[n]]), about)
    if text[n] in _HOURS:
        is_hour = after == "o'clock" or bool(half) or (before in _AT and not told.counts(n))
        is_hour = is_hour and before not in _TO_OR_PAST
        return Hour(end, *_minutes(_HOURS[text[n]], 0, half), about) if is_hour else None
    match = _clock().fullmatch(text[n]) if text[n][0].isdecimal() else None
    if match is None:
        return None
    whole, part = int(match[1]), int(match[2] or 0)
    if half and whole <= _NOON:
        return Hour(end, *_minutes(whole, part, half), about)
    has_unit = after in words("magnitudes", "hours") and after not in ("hours", "hrs")
    is_hour = has_unit or ":" in text[n]
    return Hour(n + 1 + has_unit, *_minutes(whole, part, ""), about) if is_hour else None


def _half_of_day(told: Told, n: int) -> tuple[str, int]:
    """Return in which half of the day the time at word ``n`` is, "" if nothing tells it, and where what tells it ends.

    "7.45 pm", "6.15 in the evening", "nine at night".
    """
    text = told.text.words
    if text[n + 1 : n + 2] in (["am"], ["pm"]):
        return text[n + 1], n + 2
    if text[n + 1 : n + 3] == ["in", "the"] and n + 3 < len(text) and text[n + 3] in _HALVES:
        return _HALVES[text[n + 3]], n + 4
    return ("pm", n + 3) if text[n + 1 : n + 3] == ["at", "night"] else ("", n + 1)


def _minutes(whole: int, part: int, half: str) -> tuple[str, frozenset[int]]:
    """Return how a time of day is told, and what it may be in minutes."""
    if half:
        hours = [whole % _NOON + (_NOON if half == "pm" else 0)]
    else:
        hours = [whole % _NOON, whole % _NOON + _NOON] if 0 < whole <= _NOON else [whole]
    return f"{whole}:{part:02}{half}", frozenset(60 * one + part for one in hours)


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")

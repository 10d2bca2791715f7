"""The times of day of a sentence: 7.45 pm, 14:30, six in the evening, 8 Uhr, at noon."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.language.lexicon import words

if TYPE_CHECKING:
    from summarizer.disagreeing.telling import Told

_NOON: Final = 12
_DAY: Final = 24
_HOUR: Final = 60
_LETTERS: Final = "one two three four five six seven eight nine ten eleven twelve"
_HOURS: Final = {word: number for number, word in enumerate(_LETTERS.split(), 1)}
_HALVES: Final = {"morning": "am", "afternoon": "pm", "evening": "pm"}
_NAMED: Final = {"noon": "pm", "midday": "pm", "midnight": "am"}
#: Of what is so "at night" these hours are of the night's second half.
_SMALL_HOURS: Final = frozenset({12, 1, 2, 3, 4, 5})
_AT: Final = frozenset("at until till shortly just".split())
_TO_OR_PAST: Final = frozenset("past to quarter half".split())
_OCLOCK: Final = "o'clock"
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
    """Return the time of day that word ``n`` begins, if it does begin one; not the "ten" of "ten to six"."""
    text = told.text.words
    before, after = text[n - 1] if n else "", text[n + 1] if n + 1 < len(text) else ""
    about = before in _NEAR
    if text[n] in _NAMED:
        return Hour(n + 1, *_minutes(_NOON, 0, _NAMED[text[n]]), about)
    if before in _TO_OR_PAST or after in _TO_OR_PAST:
        return None
    match = _clock().fullmatch(text[n]) if text[n][0].isdecimal() else None
    if match is None and text[n] not in _HOURS:
        return None
    whole, part = (int(match[1]), int(match[2] or 0)) if match else (_HOURS[text[n]], 0)
    half, end = _half_of_day(told, n, whole)
    if whole > (_NOON if half else _DAY) or part >= _HOUR:
        return None
    if half:
        return Hour(end, *_minutes(whole, part, half), about)
    has_unit = after == _OCLOCK or (after in words("magnitudes", "hours") and after not in ("hours", "hrs"))
    at = text[n - 2] if about and n > 1 else before  # "at about six", "shortly before six"
    is_hour = has_unit or (":" in text[n] if match else at in _AT and not told.counts(n))
    return Hour(n + 1 + has_unit, *_minutes(whole, part, ""), about) if is_hour else None


def _half_of_day(told: Told, n: int, whole: int) -> tuple[str, int]:
    """Return in which half of the day the time at word ``n`` is, "" if nothing tells it, and where what tells it ends.

    "7.45 pm", "6.15 in the evening", "nine at night".
    """
    text = told.text.words
    if text[n + 1 : n + 2] in (["am"], ["pm"]):
        return text[n + 1], n + 2
    if text[n + 1 : n + 3] == ["in", "the"] and n + 3 < len(text) and text[n + 3] in _HALVES:
        return _HALVES[text[n + 3]], n + 4
    if text[n + 1 : n + 3] == ["at", "night"]:
        return "am" if whole in _SMALL_HOURS else "pm", n + 3
    return "", n + 1


def _minutes(whole: int, part: int, half: str) -> tuple[str, frozenset[int]]:
    """Return a time of day as it is told, or by its minutes where it can be but one, and all that it may be."""
    if half:
        hours = [whole % _NOON + (_NOON if half == "pm" else 0)]
    else:
        hours = [whole % _NOON, whole % _NOON + _NOON] if 0 < whole <= _NOON else [whole % _DAY]
    minutes = frozenset(_HOUR * one + part for one in hours)
    return f"{whole}:{part:02}" if len(hours) > 1 else f"{hours[0]}:{part:02}h", minutes


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")

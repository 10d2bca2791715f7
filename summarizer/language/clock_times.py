"""The times of day of a text, in whatever way they are written: 15:42, 3.42 pm, 18h30, 9 Uhr, half past four, noon."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.lexicon import NUMBER_WORDS
from summarizer.language.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.canonical import Folded

_HOUR: Final = 60
_HALF_DAY: Final = 12 * _HOUR
_DAY: Final = 2 * _HALF_DAY

#: In words, of the whole day.
_NAMED: Final = {"noon": _HALF_DAY, "midday": _HALF_DAY, "midnight": 0, "mittag": _HALF_DAY, "mitternacht": 0}

#: Minutes before or past an hour that are told in words.
_PARTS: Final = {"half": 30, "quarter": 15}
_PAST: Final = {"past": 1, "to": -1}


class ClockTime(NamedTuple):
    """A time of day at words ``first`` to ``end`` (exclusive), in minutes; two where it may be of either half of a day.

    ``plain`` tells that a number with a point or none is told so, of which only the words beside it make a time.
    """

    first: int
    end: int
    minutes: frozenset[int]
    plain: bool = False


def clock_times(text: Folded) -> Iterator[ClockTime]:
    """Yield the times of day of a text in order."""
    for at, word in enumerate(text.words):
        if word[0].isdecimal():
            yield from _in_digits(text.words, at)
        elif word in _NAMED:
            yield ClockTime(at, at + 1, frozenset({_NAMED[word]}))
        elif word in _PARTS:
            yield from _in_words(text.words, at)


def _in_digits(text: list[str], at: int) -> Iterator[ClockTime]:
    """Yield the time that a number and the word after it tell, "am" or "Uhr"; a colon is enough."""
    match = _digits().fullmatch(text[at])
    if not match:
        return
    after = text[at + 1] if at + 1 < len(text) else ""
    joined = _after_h().fullmatch(after)  # the "h30" of 18h30
    hour, minute = int(match["hour"]), int(match["minute"] or (joined and joined[1]) or 0)
    told = bool(joined) or after in ("am", "pm", "o'clock") or after in words("magnitudes", "hours")
    if hour * _HOUR + minute > _DAY or minute >= _HOUR or not (told or match["mark"] == ":"):
        return
    minutes = _readings(hour, minute, after, exact=match["hour"].startswith("0"))
    yield ClockTime(at, at + 1 + told, minutes, plain=match["mark"] != ":")


def _readings(hour: int, minute: int, after: str, *, exact: bool) -> frozenset[int]:
    """Return what "7:30" may be in minutes of the day: of both halves, unless something tells which."""
    time = hour * _HOUR + minute
    if after in ("am", "pm"):
        return frozenset({time % _HALF_DAY + (_HALF_DAY if after == "pm" else 0)})
    if exact or not hour or time >= _HALF_DAY + _HOUR:
        return frozenset({time % _DAY})
    return frozenset({time % _HALF_DAY, time % _HALF_DAY + _HALF_DAY})


def _in_words(text: list[str], at: int) -> Iterator[ClockTime]:
    """Yield "half past four" and "a quarter to 5"."""
    hour = text[at + 2] if at + 2 < len(text) else ""
    value = int(hour) if hour.isdecimal() and len(hour) < 3 else NUMBER_WORDS.get(hour, 0)  # noqa: PLR2004
    if text[at + 1 : at + 2] and text[at + 1] in _PAST and 0 < value <= _HALF_DAY // _HOUR:
        time = value * _HOUR + _PARTS[text[at]] * _PAST[text[at + 1]]
        yield ClockTime(at, at + 3, frozenset({time % _DAY, (time + _HALF_DAY) % _DAY}))


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"(?P<hour>\d{1,2})(?:(?P<mark>[:.])(?P<minute>\d{1,2})(?::\d{1,2})?)?")


@cache
def _after_h() -> re.Pattern[str]:
    return re.compile(r"h(\d{2})")

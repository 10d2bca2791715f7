"""The dates of a text, whole or partial, in whatever way they are written."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.language.lexicon import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.canonical import Folded

_MOST_MONTHS: Final = 12
_MOST_DAYS: Final = 31
_YEARS: Final = range(1000, 2200)

#: Between a day and its month.
_JOINTS: Final = frozenset("st nd rd th of de do du the er º ª".split())

_ORDINALS: Final = (["st"], ["nd"], ["rd"], ["th"])

#: Before a German date in numbers.
_BEFORE_DAYS: Final = frozenset("am vom zum bis den dem der ab seit und".split())

_YEAR_SIGNS: Final = frozenset("年년")
_MONTH_SIGNS: Final = frozenset("月월")
_DAY_SIGNS: Final = frozenset("日일")


class Day(NamedTuple):
    """A date at words ``first`` to ``end`` (exclusive), 0 for what it does not tell. ``weekday`` is -1 or from 0 on.

    Readings of the same words have the same ``at``.
    """

    first: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = -1
    at: int = 0


def days(text: Folded) -> Iterator[Day]:
    """Yield the dates of a text in order, of ambiguous ones every reading: 4/5/2020, "in 12 May 5"."""
    months, weekdays = numbered("calendar", "months"), numbered("calendar", "weekdays")
    for at, word in enumerate(text.words):
        if word in months:
            yield from _with_month(text.words, at, months[word] + 1)
        elif word in weekdays:
            yield Day(at, at + 1, weekday=weekdays[word], at=at)
        elif word[0].isdecimal():
            if is_day_and_month(text, at):
                day, month = map(int, word.split("."))
                yield Day(at, at + 1, month=month, day=day, at=at)
            yield from _in_numbers(text.words, at)


def is_day_and_month(text: Folded, at: int) -> bool:
    """Tell whether a number is a day and month as Germans write them: am 03.10., with a full stop behind."""
    word = text.words[at]
    if not at or text.words[at - 1] not in _BEFORE_DAYS or text.text[text.ends[at] : text.ends[at] + 1] != ".":
        return False
    found = _day_and_month().fullmatch(word)
    return found is not None and 0 < int(found[1]) <= _MOST_DAYS and 0 < int(found[2]) <= _MOST_MONTHS


def weekday_of(day: Day) -> int:
    """Return the weekday of a whole date, from 0 for Monday on, or -1."""
    return (day_number(day) + 6) % 7 if day_number(day) else -1


def day_number(day: Day) -> int:
    """Return the number of a whole date, counted in days, or 0 where it is not whole or no date."""
    try:
        return date(day.year, day.month, day.day).toordinal()
    except ValueError:
        return 0


def is_weekday_or_month(word: str) -> bool:
    """Tell whether a canonical word names a weekday or a month, or is short for one."""
    return word in numbered("calendar", "weekdays") or word in numbered("calendar", "months")


def _with_month(words: list[str], at: int, month: int) -> Iterator[Day]:
    found = False
    before = at - 1
    while before > max(0, at - 4) and words[before] in _JOINTS:
        before -= 1
    if before >= 0 and (day := _day(words[before])):
        found = True
        end, year = _year_after(words, at + 1)
        yield Day(before, end, year, month, day, at=at)
    after = at + 2 if words[at + 1 : at + 2] == ["the"] else at + 1
    if after < len(words) and (day := _day(words[after])):
        found = True
        end, year = _year_after(words, after + 1 + (words[after + 1 : after + 2] in _ORDINALS))
        yield Day(at, end, year, month, day, at=at)
    if not found:
        end, year = _year_after(words, at + 1)
        yield Day(at, end, year, month, at=at)


def _year_after(words: list[str], at: int) -> tuple[int, int]:
    """Return where a date that has come to word ``at`` ends, and the year that stands there, or 0."""
    following = at + 1 if at < len(words) and words[at] in _JOINTS else at
    year = _year(words[following]) if following < len(words) else 0
    return (following + 1, year) if year else (at, 0)


def _in_numbers(words: list[str], at: int) -> Iterator[Day]:
    word = words[at]
    match = _numeric().fullmatch(word)
    if match:
        numbers = [int(number) for number in re.findall(r"\d+", word)]
        orders = ((0, 1, 2), (2, 1, 0), (2, 0, 1))
        for year, month, day in ((numbers[y], numbers[m], numbers[d]) for y, m, d in orders):
            if 1 <= month <= _MOST_MONTHS and 1 <= day <= _MOST_DAYS and (year in _YEARS or year < 100):  # noqa: PLR2004
                yield Day(at, at + 1, year if year in _YEARS else 2000 + year, month, day, at=at)
        return
    if words[at + 1 : at + 2] == ["-"] and words[at + 3 : at + 4] == ["-"] and at + 4 < len(words):
        year, month, day = _year(word), _day(words[at + 2]), _day(words[at + 4])
        if year and 0 < month <= _MOST_MONTHS and day:
            yield Day(at, at + 5, year, month, day, at=at)
    sign = words[at + 1] if at + 1 < len(words) else ""
    if sign in _MONTH_SIGNS and 0 < _day(word) <= _MOST_MONTHS:
        year = _year(words[at - 2]) if at > 1 and words[at - 1] in _YEAR_SIGNS else 0
        has_day = at + 3 < len(words) and words[at + 3] in _DAY_SIGNS
        yield Day(at, at + (4 if has_day else 2), year, _day(word), _day(words[at + 2]) if has_day else 0, at=at)


def _day(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) < 3 and int(word) <= _MOST_DAYS else 0  # noqa: PLR2004


def _year(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) == 4 and int(word) in _YEARS else 0  # noqa: PLR2004


@cache
def _numeric() -> re.Pattern[str]:
    return re.compile(r"\d{1,4}([./])\d{1,2}\1\d{2,4}")


@cache
def _day_and_month() -> re.Pattern[str]:
    return re.compile(r"(\d{1,2})\.(\d{1,2})")

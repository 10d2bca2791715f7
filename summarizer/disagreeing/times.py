"""Two clauses that tell another date, weekday or hour of the same event."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.lexicon import NUMBER_WORDS
from summarizer.disagreeing.amounts import differ_in_amounts
from summarizer.disagreeing.denials import is_denied
from summarizer.disagreeing.difference import Difference, Mark
from summarizer.disagreeing.telling import once_each
from summarizer.language.calendar_dates import is_weekday_or_month
from summarizer.language.lexicon import numbered, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.disagreeing.difference import Pair
    from summarizer.disagreeing.telling import Part, Told

#: Of the words of the shorter clause, times aside, the part that two clauses on one event share, and so many at least.
_ALIKE: Final = 0.6
_FEWEST: Final = 2
#: Shorter ones are other words too: "sun", "mon".
_SHORTEST_WEEKDAY: Final = 5
_YEARS: Final = range(1000, 2200)
_DIGITS_OF_A_YEAR: Final = 4
#: Words before and after a time that tell what happens then.
_BEFORE: Final = 2
_AFTER: Final = 3
_NOON: Final = 12
_HOURS: Final = {word: value for word, value in NUMBER_WORDS.items() if 0 < value <= _NOON and not word.endswith("th")}
_PERIODS: Final = frozenset("week month year weekend".split())
#: Lists of words that tell a time: those that do so only in their place, and those that always do.
_SEASONS: Final = ("seasons", "parts_of_day")
_FEASTS: Final = ("feasts", "lights")
_NAMED: Final = (*_SEASONS, *_FEASTS)
_NOONS: Final = frozenset("noon midday midnight".split())
_RELATIVE: Final = frozenset("this next last".split())
#: A season or part of the day after one of these says when.
_WHEN: Final = frozenset("in at this last next during im am au en".split())


class _Time(NamedTuple):
    """A time at words ``first`` to ``end`` (exclusive) of a ``sort`` that another time of the sort excludes."""

    first: int
    end: int
    sort: str
    value: str


def times(pair: Pair) -> Iterator[Difference]:
    """Yield the time in which two clauses on the same event differ, none of them only planned, or moved since."""
    own, there = _of_clause(pair.one), _of_clause(pair.other)
    if not own or not there:
        return
    for sort in dict.fromkeys(time.sort for time in own):
        here = [time for time in own if time.sort == sort]
        others = [time for time in there if time.sort == sort]
        other = [(a, b) for a, b in zip(here, others, strict=False) if a.value != b.value]
        if len(here) == len(others) and len(other) == 1:
            if _are_of_one_event(pair, own, there):
                ((one, against),) = other
                yield Difference("time", _mark(pair.one.told, one), _mark(pair.other.told, against))
            return


def differ_in_times(pair: Pair) -> bool:
    """Tell whether two clauses tell times of one sort, and none of both the same: they may well be of other events."""
    own, there = _of_clause(pair.one), _of_clause(pair.other)
    if not own or not there:
        return False
    sorts = {time.sort for time in own} & {time.sort for time in there}
    same = {(time.sort, time.value) for time in own} & {(time.sort, time.value) for time in there}
    return bool(sorts - {sort for sort, _ in same})


def _mark(told: Told, time: _Time) -> Mark:
    return Mark(told, time.first, time.end, time.value)


@once_each
def _of_clause(part: Part) -> list[_Time]:
    return [time for time in _times_of(part.told) if part.first <= time.first < part.end]


@once_each
def _times_of(told: Told) -> tuple[_Time, ...]:
    return (*_dates(told), *_hours_and_years(told))


def _dates(told: Told) -> Iterator[_Time]:
    text = told.text
    for day in told.days:
        if day.weekday >= 0:
            if len(text.words[day.first]) >= _SHORTEST_WEEKDAY:
                yield _Time(day.first, day.end, "weekday", str(day.weekday))
        elif day.day:
            yield _Time(day.first, day.end, "day", f"{day.month}-{day.day}")
        elif day.first in told.dated:
            yield _Time(day.first, day.end, "month", str(day.month))


def _hours_and_years(told: Told) -> Iterator[_Time]:
    telling = _telling()
    for n, word in enumerate(told.text.words):
        if word not in telling and not word[0].isdecimal():
            continue
        if hour := _hour(told, n):
            yield hour
        elif is_year(told, n):
            yield _Time(n, n + 1, "year", word)
        yield from _named(told, n)


@cache
def _telling() -> frozenset[str]:
    """Return the words that may tell a time, or begin one."""
    return _PERIODS.union(_HOURS, _NOONS, *(numbered("differing", name, 1) for name in _NAMED))


def _named(told: Told, n: int) -> Iterator[_Time]:
    """Yield the season, feast, part of the day, light or week that word ``n`` tells."""
    word, before = told.text.words[n], told.text.words[n - 1] if n else ""
    if word in _PERIODS and before in _RELATIVE:
        yield _Time(n - 1, n + 1, "period", f"{before} {word}")
    for sort in _SEASONS:
        if (part := numbered("differing", sort, 1).get(word)) and _is_of_a_time(told, n):
            yield _Time(n, n + 1, sort, str(part))
    for sort in _FEASTS:
        if part := numbered("differing", sort, 1).get(word):
            yield _Time(n, n + 1, sort, str(part))


def _hour(told: Told, n: int) -> _Time | None:
    """Return the time of day that word ``n`` begins: 2 a.m., 14:30, 8 Uhr, at noon, at six."""
    word, after = told.text.words[n], told.text.words[n + 1] if n + 1 < len(told.keys) else ""
    if word in _NOONS:
        return _Time(n, n + 1, "hour", "0:00" if word == "midnight" else "12:00")
    before = told.text.words[n - 1] if n else ""
    if word in _HOURS and before in ("at", "until", "till") and (after == "o'clock" or not _counts(told, n)):
        return _Time(n, n + 1, "hour", f"{_HOURS[word]}:00")
    match = _clock().fullmatch(word) if word[0].isdecimal() else None
    if match is None:
        return None
    hour, minute = int(match[1]), match[2] or "00"
    if after in ("am", "pm"):
        return _Time(n, n + 2, "hour", f"{hour % _NOON + (_NOON if after == 'pm' else 0)}:{minute}")
    if after in words("magnitudes", "hours") and after not in ("hours", "hrs"):
        return _Time(n, n + 2, "hour", f"{hour}:{minute}")
    return _Time(n, n + 1, "hour", f"{hour}:{minute}") if ":" in word else None


def _counts(told: Told, n: int) -> bool:
    """Tell whether something stands right after a number that it may count."""
    return n + 1 < len(told.keys) and told.touches(n + 1) and bool(told.keys[n + 1])


def is_year(told: Told, n: int) -> bool:
    """Tell whether word ``n`` is a year: a number after "in", "since" and the like."""
    word = told.text.words[n]
    if len(word) != _DIGITS_OF_A_YEAR or told.text.raw(n) != word or not word.isdecimal() or int(word) not in _YEARS:
        return False
    return n > 0 and told.text.words[n - 1] in words("differing", "before_a_year")


def _is_of_a_time(told: Told, n: int) -> bool:
    """Tell whether a season or part of the day says when: it follows a day, or a preposition and nothing follows it."""
    before = told.text.words[max(0, n - _BEFORE) : n]
    return n - 1 in told.dated or (not _WHEN.isdisjoint(before) and not _counts(told, n))


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")


def _are_of_one_event(pair: Pair, own: Sequence[_Time], there: Sequence[_Time]) -> bool:
    """Tell whether two clauses say the same happened, but for when, and whether both say that it did or will."""
    if not pair.are_asserted or pair.differ_in_plans or pair.differ_in_moves or not pair.begin_alike():
        return False
    if is_denied(pair.one) != is_denied(pair.other) or differ_in_amounts(pair) or pair.differ_in_tense:
        return False
    if not _are_as_often(pair.one, pair.other) or not _are_as_often(pair.other, pair.one):
        return False
    timed = frozenset(
        key
        for part, those in ((pair.one, own), (pair.other, there))
        for n in {*part.told.dated, *(n for time in those for n in range(time.first, time.end))}
        for key in (part.told.keys[n], part.told.stems[n])
    )
    shared = pair.shared - timed
    if pair.common(timed) < _FEWEST or pair.alike(without=timed) < _ALIKE or pair.are_of_others(without=timed):
        return False
    first = min(time.first for time in own), min(time.first for time in there)
    if pair.are_contrasted(without=timed, at=first) or pair.are_substituted(without=timed):
        return False
    return _happens(pair.one, own, shared) and _happens(pair.other, there, shared | (pair.turned().shared - timed))


def _are_as_often(part: Part, other: Part) -> bool:
    """Tell whether all that a clause says of how often is in the other: "on Sundays" is in "Sunday opening", too."""
    there = other.told.text.words[other.first : other.end]
    only = _recurring(part) - _recurring(other)
    return all(is_weekday_or_month(word) and word.removesuffix("s") in there for word in only)


def _recurring(part: Part) -> frozenset[str]:
    """Return the words of a clause that say how often: "every", "on Sundays"."""
    words_of = part.told.text.words[part.first : part.end]
    plural = (word for word in words_of if word.endswith("days") and is_weekday_or_month(word))
    return words("differing", "recurring").intersection(words_of).union(plural)


def _happens(part: Part, those: Sequence[_Time], shared: frozenset[str]) -> bool:
    """Tell whether the word of a clause before its times, or after those that open it, is of what both clauses tell."""
    timed = part.told.dated.union(n for time in those for n in range(time.first, time.end))
    before = [n for n in part.content if n < min(time.first for time in those) and n not in timed]
    after = [n for n in part.content if n >= max(time.end for time in those)]
    return any(part.told.keys[n] in shared for n in before[-_BEFORE:] or after[:_AFTER])

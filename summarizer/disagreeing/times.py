"""Two clauses that tell another date, weekday or hour of the same event."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.disagreeing.amounts import differ_in_amounts
from summarizer.disagreeing.denials import is_denied
from summarizer.disagreeing.difference import Difference, Mark
from summarizer.disagreeing.hours import IN_LETTERS, hour
from summarizer.disagreeing.telling import once_each
from summarizer.language.calendar_dates import is_weekday_or_month
from summarizer.language.english_words import stem
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
_FOR: Final = "for"
_INDEFINITE: Final = frozenset({"a", "an"})
#: What is told as near is off by no more minutes than these, around midnight too.
_ABOUT: Final = 60
_MINUTES: Final = 24 * 60
_PERIODS: Final = frozenset("week month year weekend".split())
#: Lists of words that tell a time: those that do so only in their place, and those that always do.
_SEASONS: Final = ("seasons", "parts_of_day")
_FEASTS: Final = ("feasts", "lights")
_NAMED: Final = (*_SEASONS, *_FEASTS)
_RELATIVE: Final = frozenset("this next last".split())
#: A season or part of the day after one of these says when.
_WHEN: Final = frozenset("in at this last next during im am au en".split())


class Time(NamedTuple):
    """A time at words ``first`` to ``end`` (exclusive) of a ``sort`` that another time of the sort excludes.

    Of a time of day ``minutes`` are those that it may be, of both halves of the day where nothing tells of which, and
    ``about`` tells that it is only near: "shortly before four", "around 10 pm".
    """

    first: int
    end: int
    sort: str
    value: str
    minutes: frozenset[int] = frozenset()
    about: bool = False

    def agrees(self, other: Time) -> bool:
        """Tell whether two times of one sort may be the same."""
        leeway = _ABOUT if self.about or other.about else 0
        apart = (abs(a - b) for a in self.minutes for b in other.minutes)
        return self.value == other.value or any(min(far, _MINUTES - far) <= leeway for far in apart)


def times(pair: Pair) -> Iterator[Difference]:
    """Yield the time in which two clauses on the same event differ, none of them only planned, or moved since."""
    own, there = _of_clause(pair.one), _of_clause(pair.other)
    if not own or not there:
        return
    for sort in dict.fromkeys(time.sort for time in own):
        here = [time for time in own if time.sort == sort]
        others = [time for time in there if time.sort == sort]
        other = [(a, b) for a, b in zip(here, others, strict=False) if not a.agrees(b)]
        if len(here) == len(others) and len(other) == 1:
            ((one, against),) = other
            if not are_told_in_both(pair, one, against) and _are_of_one_event(pair, own, there):
                yield Difference("time", time_mark(pair.one.told, one), time_mark(pair.other.told, against))
            return


def are_told_in_both(pair: Pair, time: Time, against: Time) -> bool:
    """Tell whether a sentence tells the other's time, too: it was foreseen for 2027, and is to open in 2028."""
    return any(each.sort == time.sort and each.agrees(time) for each in times_of(pair.other.told)) or any(
        each.sort == against.sort and each.agrees(against) for each in times_of(pair.one.told)
    )


def differ_in_times(pair: Pair) -> bool:
    """Tell whether two clauses tell times of one sort, and none of both the same: they may well be of other events."""
    own, there = _of_clause(pair.one), _of_clause(pair.other)
    if not own or not there:
        return False
    sorts = {time.sort for time in own} & {time.sort for time in there}
    same = {a.sort for a in own for b in there if a.sort == b.sort and a.agrees(b)}
    return bool(sorts - same)


def time_mark(told: Told, time: Time) -> Mark:
    """Return where a sentence tells a time."""
    return Mark(told, time.first, time.end, time.value)


@once_each
def _of_clause(part: Part) -> list[Time]:
    return [time for time in times_of(part.told) if part.first <= time.first < part.end]


@once_each
def times_of(told: Told) -> tuple[Time, ...]:
    """Return the times of a sentence, those of each sort in order."""
    return (*_dates(told), *_hours_and_years(told))


def _dates(told: Told) -> Iterator[Time]:
    text = told.text
    for day in told.days:
        if day.weekday >= 0:
            if len(text.words[day.first]) >= _SHORTEST_WEEKDAY:
                yield Time(day.first, day.end, "weekday", str(day.weekday))
        elif day.day:
            yield Time(day.first, day.end, "day", f"{day.month}-{day.day}")
        elif day.first in told.dated:
            yield Time(day.first, day.end, "month", str(day.month))


def _hours_and_years(told: Told) -> Iterator[Time]:
    telling = _telling()
    for n, word in enumerate(told.text.words):
        if word not in telling and not word[0].isdecimal():
            continue
        if found := hour(told, n):
            yield Time(n, found.end, "hour", found.value, found.minutes, found.about)
        elif is_year(told, n):
            yield Time(n, n + 1, "year", word)
        yield from _named(told, n)


@cache
def _telling() -> frozenset[str]:
    """Return the words that may tell a time, or begin one."""
    return _PERIODS.union(IN_LETTERS, *(numbered("differing", name, 1) for name in _NAMED))


def _named(told: Told, n: int) -> Iterator[Time]:
    """Yield the season, feast, part of the day, light or week that word ``n`` tells."""
    word, before = told.text.words[n], told.text.words[n - 1] if n else ""
    if word in _PERIODS and before in _RELATIVE:
        yield Time(n - 1, n + 1, "period", f"{before} {word}")
    for sort in _SEASONS:
        if (part := numbered("differing", sort, 1).get(word)) and _is_of_a_time(told, n):
            yield Time(n, n + 1, sort, str(part))
    for sort in _FEASTS:
        if part := numbered("differing", sort, 1).get(word):
            yield Time(n, n + 1, sort, str(part))


def is_year(told: Told, n: int) -> bool:
    """Tell whether word ``n`` is a year: a number after "in", "since" and the like, or after a month."""
    word = told.text.words[n]
    if len(word) != _DIGITS_OF_A_YEAR or told.text.raw(n) != word or not word.isdecimal() or int(word) not in _YEARS:
        return False
    before = told.text.words[n - 1] if n else ""
    if before in words("differing", "before_a_year"):
        return True
    # "Foreseen for 2027", "in September 1988"; "for 2000 people", "on Monday 1200 workers".
    is_after_month = any(day.weekday < 0 and day.first < n <= day.end for day in told.days)
    return (before == _FOR or is_after_month) and not told.counts(n)


def _is_of_a_time(told: Told, n: int) -> bool:
    """Tell whether a season or part of the day says when: it follows a day, or a preposition and nothing follows it."""
    before = told.text.words[max(0, n - _BEFORE) : n]
    return n - 1 in told.dated or (not _WHEN.isdisjoint(before) and not told.counts(n))


def _are_of_one_event(pair: Pair, own: Sequence[Time], there: Sequence[Time]) -> bool:
    """Tell whether two clauses say the same happened, but for when, and whether both say that it did or will."""
    if not may_be_of_one_event(pair) or not pair.begin_alike():
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
    return _happens(pair.one, own, shared) and _happens(pair.other, there, shared | (pair.turned.shared - timed))


def may_be_of_one_event(pair: Pair) -> bool:
    """Tell whether nothing says that two clauses are of two events, or of one that was put off."""
    if not pair.are_asserted or pair.differ_in_plans or pair.differ_in_moves or pair.differ_in_tense:
        return False
    if is_denied(pair.one) != is_denied(pair.other) or differ_in_amounts(pair):
        return False
    return _are_as_often(pair.one, pair.other) and _are_as_often(pair.other, pair.one)


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


def _happens(part: Part, those: Sequence[Time], shared: frozenset[str]) -> bool:
    """Tell whether the word of a clause before its times, or after those that open it, is of what both clauses tell."""
    timed = part.told.dated.union(n for time in those for n in range(time.first, time.end))
    before = [n for n in part.content if n < min(time.first for time in those) and n not in timed]
    after = [n for n in part.content if n >= max(time.end for time in those)]
    return any(
        part.told.keys[n] in shared and not _is_one_of_several(part, n) for n in before[-_BEFORE:] or after[:_AFTER]
    )


def _is_one_of_several(part: Part, n: int) -> bool:
    """Tell whether word ``n`` is of an occasion of which there may be others: "a works meeting", not "the meeting"."""
    before = part.told.text.words[max(part.first, n - _BEFORE) : n]
    return part.told.keys[n] in occasions() and not _INDEFINITE.isdisjoint(before)


@cache
def occasions() -> frozenset[str]:
    """Return the keys of what there are several of."""
    return frozenset(map(stem, words("differing", "occasions")))

"""The dates that a document tells, so that another way of writing one of them, or a part of it, is known again."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final

from summarizer.document import once_a_document
from summarizer.language.calendar_dates import Day, day_number, days, weekday_of
from summarizer.verifying.reading import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.document import Document

_WEEK: Final = 7
_PATTERNS: Final = tuple((year, day) for year in (False, True) for day in (False, True))


class KnownDates:
    """All dates of a document and its title. Made in linear time, once for a document."""

    def __init__(self, document: Document) -> None:
        told = {day[2:6]: day for text in texts(document) for day in days(text)}
        self._weekdays = {day.weekday for day in told.values() if day.weekday >= 0}
        self._computed = {weekday_of(day) for day in told.values()}
        self._numbers = sorted(number for day in told.values() if (number := day_number(day)))
        self._anniversaries: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
        for number in self._numbers:
            told_on = date.fromordinal(number)
            for day_of in (told_on, date.fromordinal(max(1, number - 1))):
                self._anniversaries[day_of.month, day_of.day].add(told_on.year)
        dated = {day.month for day in told.values() if day.year}
        undated = (day for day in told.values() if day.month and not day.year and day.month not in dated)
        self._without_year = frozenset((day.month, day.day) for day in undated)
        self._years = frozenset(day.year for day in told.values() if day_number(day))
        # Each date by what it tells (year, day of the month), and with every part of that left out.
        self._parts = {
            (bool(day.year), bool(day.day), day.year * year, day.month, day.day * of_month)
            for day in told.values()
            if day.month
            for year, of_month in _PATTERNS
        }

    def has(self, claimed: Day) -> bool:
        """Tell whether a date of the document may be the claimed one: what both tell is the same."""
        if claimed.weekday >= 0:
            return claimed.weekday in self._weekdays or claimed.weekday in self._computed
        return any(
            (year, of_month, claimed.year * year, claimed.month, claimed.day * of_month) in self._parts
            for year, of_month in _PATTERNS
        )

    def has_without_year(self, claimed: Day) -> bool:
        """Tell whether the document tells the claimed month, or that day of it, and never with a year."""
        return (claimed.month, 0) in self._without_year or (claimed.month, claimed.day) in self._without_year

    def has_weekday(self, claimed: Day) -> bool:
        """Tell whether a date may be the document's "on Monday": of a weekday that it names, and near to a whole date.

        Where the claimed date tells no year, it may be of any year of the document's.
        """
        return any(weekday_of(day) in self._weekdays and self._is_near(day) for day in self._whole(claimed))

    def has_near(self, claimed: Day) -> bool:
        """Tell whether a date lies within a week of a whole one in the document, of which it may be worked out."""
        return any(map(self._is_near, self._whole(claimed)))

    def _whole(self, claimed: Day) -> Iterator[Day]:
        return (claimed._replace(year=year) for year in ((claimed.year,) if claimed.year else self._years))

    def _is_near(self, day: Day) -> bool:
        number = day_number(day)
        at = bisect_right(self._numbers, number - _WEEK)
        return number > 0 and at < len(self._numbers) and self._numbers[at] < number + _WEEK

    def years_from(self, claimed: Day) -> frozenset[int]:
        """Return how many years after whole dates of the document the claimed one is, or the day before that."""
        return frozenset(claimed.year - year for year in self._anniversaries.get((claimed.month, claimed.day), ()))

    def has_kind(self, claimed: Day) -> bool:
        """Tell whether the document tells weekdays, or months, at all."""
        return bool(self._weekdays if claimed.weekday >= 0 else self._parts)


@once_a_document
def known_dates(document: Document) -> KnownDates:
    """Return what dates a document tells; they are read once and live as long as the document."""
    return KnownDates(document)

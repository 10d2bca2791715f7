"""The dates that a document tells, so that another way of writing one of them, or a part of it, is known again."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from summarizer.document import once_a_document
from summarizer.language.calendar_dates import Day, day_number, days, weekday_of
from summarizer.verifying.reading import texts

if TYPE_CHECKING:
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

    def has_near(self, claimed: Day) -> bool:
        """Tell whether a whole date lies within a week of one in the document, of which "on Monday" may be said."""
        number = day_number(claimed)
        at = bisect_left(self._numbers, number - _WEEK)
        return number > 0 and at < len(self._numbers) and self._numbers[at] <= number + _WEEK

    def has_kind(self, claimed: Day) -> bool:
        """Tell whether the document tells weekdays, or months, at all."""
        return bool(self._weekdays if claimed.weekday >= 0 else self._parts)


@once_a_document
def known_dates(document: Document) -> KnownDates:
    """Return what dates a document tells; they are read once and live as long as the document."""
    return KnownDates(document)

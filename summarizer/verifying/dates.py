"""Dates must be the source's: months, weekdays, days of a month, in whatever way they are written."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from summarizer.canonical import index
from summarizer.document import Span, once_a_document
from summarizer.language.calendar_dates import Day, days
from summarizer.language.lexicon import words
from summarizer.report import Doubt
from summarizer.verifying.known_dates import known_dates
from summarizer.verifying.known_numbers import known_numbers
from summarizer.verifying.reading import Instead, quoted, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.canonical import Folded
    from summarizer.document import Document
    from summarizer.report import Evidence

#: Shorter ones are other words too ("sun", "mon"): they name a day to a source's credit only.
_SHORTEST_WEEKDAY: Final = 5

#: Without a capital these are other words, in one language or another.
_OTHER_WORDS: Final = frozenset({"may", "march", "august", "mai"})
_SHORTEST_MONTH: Final = 4

#: Before a year these say that its end or start is meant.
_EDGE_WORDS: Final = frozenset(
    "end ende fin finales fine fim close start beginning anfang beginn début inicio inizio início".split()
)
_FARTHEST: Final = 3

#: What a number of years stands beside.
_YEARS: Final = ("time", "year")

#: The first and the last day of a year, as (month, day).
_EDGES: Final = frozenset({(1, 1), (12, 31)})


def dates(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt months, weekdays and days of a month that no source has; a year alone is a number.

    With caution only where the source leaves dates to be worked out ("yesterday"), tells one within a week or none of
    that kind, and for a month alone without a capital.
    """
    text = read(statement)
    claimed = [day for day in days(text) if _is_claim(text, day)]
    if not claimed or not sources:
        return
    known = [known_dates(document) for document in sources.values()]
    relative = any(map(_is_relative, sources.values()))
    for _, same in groupby(claimed, key=lambda day: day.at):
        readings = list(same)
        if any(one.has(day) or one.has_weekday(day) for one in known for day in readings):
            continue
        day = readings[0]
        worked_out = (
            relative
            or (day.month and not day.day and any(map(_tells_next_month, sources.values())))
            or any(one.has_near(day) for one in known for day in readings)
            or _is_edge_of_known_year(day, sources)
            or _ends_known_span(day, sources)
        )
        sure = not worked_out and (day.day or any(one.has_kind(day) for one in known))
        span = Span(text.starts[day.first], text.ends[day.end - 1])
        small = day.weekday < 0 and not (day.day or day.year or span.of(statement)[:1].isupper())
        yield Doubt(
            check="dates",
            severity="reject" if sure and not small else "caution",
            note=f"“{span.of(statement)}” is not a date of the source",
            span=span,
            **_alike(day, evidence),
        )


def _is_claim(text: Folded, day: Day) -> bool:
    """Tell whether a word names a month or a weekday for certain: May is a verb, June a woman."""
    if day.weekday >= 0:
        return len(text.words[day.first]) >= _SHORTEST_WEEKDAY
    if day.day or day.year:
        return True
    word, before = text.words[day.first], text.words[day.first - 1] if day.first else ""
    small = text.text[text.starts[day.first]].islower()
    if small and (len(word) < _SHORTEST_MONTH or word in _OTHER_WORDS):
        return False
    return before in words("calendar", "before_a_month")


def _is_relative(document: Document) -> bool:
    """Tell whether a document leaves days to be worked out: "yesterday"."""
    return any(word in index(document).postings for word in words("calendar", "relative"))


@once_a_document
def _tells_next_month(document: Document) -> bool:
    """Tell whether a document leaves months to be worked out: "next month", "le mois dernier"."""
    there = index(document)
    return any(
        not words("calendar", "relative_to").isdisjoint(there.folded.words[max(0, at - 1) : at + 2])
        for word in words("calendar", "of_months")
        for at in there.postings.get(word, ())
    )


def _ends_known_span(day: Day, sources: Mapping[str, Document]) -> bool:
    """Tell whether a date is as many years after one of a source as the source tells: "five years from 1 July"."""
    if not (day.year and day.day):
        return False
    return any(
        years > 0 and _YEARS in known_numbers(document).measures(years)
        for document in sources.values()
        for years in known_dates(document).years_from(day)
    )


def _is_edge_of_known_year(day: Day, sources: Mapping[str, Document]) -> bool:
    """Tell whether a date is the end or start of a year that a source tells so: "the end of 2024" is 31.12.2024."""
    if (day.month, day.day) not in _EDGES or not day.year:
        return False
    for document in sources.values():
        there = index(document)
        for at in there.postings.get(str(day.year), ()):
            if not _EDGE_WORDS.isdisjoint(there.folded.words[max(0, at - _FARTHEST) : at]):
                return True
    return False


def _alike(claimed: Day, evidence: Sequence[Evidence]) -> Instead:
    """Return the date of the same kind that the evidence has, if it has one."""
    for one in evidence:
        there = read(one.quote)
        for day in days(there):
            if (day.weekday >= 0) == (claimed.weekday >= 0):
                return quoted(one).instead(there, day.first, day.end)
    return {}

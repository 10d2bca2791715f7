"""When something happens, in the words of its sentence: "on 9 June", "since March", "last year", "by 2027"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.lexicon import NUMBER_WORDS
from summarizer.document import Span
from summarizer.extracting.lexicon import words
from summarizer.language.calendar_dates import days
from summarizer.language.measures import is_measure
from summarizer.language.months import MONTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.extracting.canonical_words import CanonicalWords
    from summarizer.extracting.reading import Sentence, Token
    from summarizer.language.calendar_dates import Day

_DIGIT: Final = re.compile(r"\d")
_YEARS: Final = range(1500, 2200)
_FULL_NAME: Final = 4  # letters: "Sun" and "Mar" alone are seldom a day and a month
_MODAL_MONTHS: Final = frozenset({MONTH, "may", "march"})
_BEFORE_AGO: Final = 4  # tokens of "about a hundred years" before "ago"
_LONGEST: Final = 7  # tokens that a time grows by to the left


class Time(NamedTuple):
    """A time at tokens ``first`` to ``end`` (exclusive) of a sentence, with the words that lead up to it."""

    first: int
    end: int

    def span(self, sentence: Sentence) -> Span:
        """Return where it stands in the document."""
        return Span(sentence.tokens[self.first].start, sentence.tokens[self.end - 1].end)


def may_have_times(sentence: Sentence) -> bool:
    """Tell whether ``sentence`` has a digit or a word of times, so that it is worth a closer look."""
    return not _signs().isdisjoint(sentence.low) or _DIGIT.search(sentence.text) is not None


def times(sentence: Sentence, canonical: CanonicalWords) -> tuple[Time, ...]:
    """Return the times that ``sentence`` tells, in text order, each as long as it is written."""
    found: list[Time] = []
    every = {*_dates(sentence, canonical), *_years(sentence.tokens), *_pointing(sentence.tokens)}
    for first, end in sorted(every, key=lambda place: (place[0], -place[1])):
        if found and first < found[-1].end:
            continue
        start = _grown(sentence.tokens, first, found[-1].end if found else 0)
        if not _qualifies(sentence.low, start, end):
            found.append(Time(start, _closed(sentence.tokens, end)))
    return tuple(found)


def _qualifies(low: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a time only says which one is meant ("a 5 June letter", "the Monday meeting"), or how often."""
    own = low[start:end]
    if "the" in own and "of" not in own and own[-1] not in words("times", "decades"):
        after = low[end] if end < len(low) else "."
        if own[0] == "the" or (after[0].isalpha() and after not in words("words", "bounds")):
            return True
    before = low[start - 1] if start else ""
    return before in words("times", "habit") or before in words("times", "owning")


@cache
def _signs() -> frozenset[str]:
    return words("names", "calendar").union(*(words("times", name) for name in ("spans", "days", "decades")), {"ago"})


def _dates(sentence: Sentence, canonical: CanonicalWords) -> Iterator[tuple[int, int]]:
    """Yield where dates, months and weekdays stand; of an ambiguous one the longest reading."""
    longest: dict[int, Day] = {}
    for day in days(canonical.folded):
        if day.at not in longest or day.end - day.first > longest[day.at].end - longest[day.at].first:
            longest[day.at] = day
    for day in longest.values():
        first, end = canonical.tokens[day.first], canonical.token_after(day.end)
        if _is_date(sentence.tokens, day, canonical.tokens[day.at], first, end):
            yield first, end


def _is_date(tokens: Sequence[Token], day: Day, at: int, first: int, end: int) -> bool:
    """Tell whether a date is one, and no "may", "march" or "sun"; plural weekdays are a habit, and tell no time."""
    if day.day and (day.month or day.year):
        return tokens[at].capital or tokens[at].text[0].isdecimal()
    if len(tokens[at].text) < _FULL_NAME and tokens[at].low != MONTH:
        return False
    if not tokens[at].capital or tokens[at].low.endswith("days") or tokens[first:end][-1].low == "'s":
        return False
    led = bool(first) and tokens[first - 1].low in (words("times", "leading") | words("times", "inside"))
    return led or bool(day.year) or (tokens[at].low not in _MODAL_MONTHS and at > 0)


def _years(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield where years and decades stand after "in", "since" and the like: "by 2027", "in the nineties"."""
    leading = words("times", "leading")
    for at, token in enumerate(tokens):
        before = tokens[at - 1].low if at else ""
        if token.low in words("times", "decades") and before == "the":
            yield at, at + 1
        if len(token.text) not in (4, 5) or not token.text[:4].isdecimal() or int(token.text[:4]) not in _YEARS:
            continue
        decade = token.low[4:] == "s" and before in (leading | {"the", "early", "late", "mid"})
        year = _is_year(token.text) and before in (leading | {"early", "late", "mid", "of"})
        if decade or (year and not _is_counting(tokens, at)):
            yield at, at + 1


def _is_counting(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number that may be a year counts what comes after it: "from 2000 men"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and (
        is_measure(after.low) or after.text == "%" or (after.text.islower() and after.low.endswith("s"))
    )


def _pointing(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield where times stand that count from the day of writing: "last year", "yesterday", "ten years ago"."""
    for at, token in enumerate(tokens):
        before = tokens[at - 1].low if at else ""
        after = tokens[at + 1].low if at + 1 < len(tokens) else ""
        if token.low in words("times", "days") and after != "'s":
            yield at, at + 1
        elif token.low in words("times", "spans") and before in words("times", "pointing") and after != "'s":
            yield at - 1, at + 1
        elif token.low == "ago" and before in words("times", "counted"):
            first = at - 1
            while first and at - first < _BEFORE_AGO and _counts(tokens[first - 1]):
                first -= 1
            if first < at - 1:
                yield first, at + 1


def _counts(token: Token) -> bool:
    return token.text[0].isdecimal() or token.low in NUMBER_WORDS or token.low in words("times", "some")


def _grown(tokens: Sequence[Token], first: int, least: int) -> int:
    """Return where a time begins, with the words that lead up to it: "since", "at the end of"."""
    at = first
    while at > max(least, first - _LONGEST):
        low = tokens[at - 1].low
        if low in words("times", "leading"):
            return at - 1
        if low not in words("times", "inside"):
            break
        if low == "of" and tokens[at - 2 : at - 1] and tokens[at - 2].low not in words("times", "before_of"):
            break
        at -= 1
    return at


def _closed(tokens: Sequence[Token], end: int) -> int:
    """Return where a time ends with its part of the day, or with the year that it lasts to: "from 2004 to 2017"."""
    if end < len(tokens) and tokens[end].low in words("times", "part_of_day"):
        return end + 1
    through = end + 1 < len(tokens) and tokens[end].low in words("times", "through")
    return end + 2 if through and _is_year(tokens[end + 1].text) and _is_year(tokens[end - 1].text) else end


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and int(text) in _YEARS  # noqa: PLR2004 - digits

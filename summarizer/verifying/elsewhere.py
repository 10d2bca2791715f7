"""Whether a number that is not read in the source may yet come from it: counted, worked out, written in another way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical import index
from summarizer.document import once_a_document
from summarizer.language.calendar_dates import days
from summarizer.language.figures import figures
from summarizer.language.languages import is_abroad, is_in_unspaced, is_unspaced
from summarizer.language.lexicon import words
from summarizer.language.measures import measures, quantity
from summarizer.verifying.known_dates import known_dates
from summarizer.verifying.known_numbers import may_be_a_year
from summarizer.verifying.reading import read
from summarizer.verifying.times import known_times

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.canonical import Folded
    from summarizer.document import Document
    from summarizer.language.figures import Figure
    from summarizer.report import Evidence
    from summarizer.verifying.known_numbers import KnownNumbers, Near

#: Up to here a bare whole number may count things that the source only lists.
_LARGEST_COUNT: Final = 20

#: From these a reader works out years that the text does not spell out.
_RELATIVE: Final = "last next ago yesterday today tomorrow earlier later".split()
_YEARS: Final = range(1900, 2100)

#: Before "year" these tell it by that of the text.
_BESIDE_THE_YEAR: Final = frozenset("last next this past previous coming".split())

#: Before "in ten" and "in every ten".
_ONE: Final = frozenset({"one", "1"})
_SHARE_REACH: Final = 3

#: Behind "20 years".
_AGES: Final = frozenset({"old", "later"})

_PERCENT: Final = ("money", "%")
_WHOLE: Final = 100
_SECONDS: Final = 60
#: Among more times of day than these, two lie any number of minutes apart.
_MOST_TIMES: Final = 16

#: Beside one of these a number counts nothing.
NO_COUNT: Final = frozenset("% $ € £ ¥ ₹ ₩ ° -".split())

#: A number of so many digits but for zeros may be spelled out; up to so many is the hour of a day.
_MOST_DIGITS_SPELLED: Final = 2
_HOURS: Final = 24


def is_told_in_another_form(
    text: Folded, figure: Figure, known: Sequence[KnownNumbers], sources: Mapping[str, Document]
) -> bool:
    """Tell whether a figure may be what a reader makes of one of the source's, or of two times of day.

    That is one without its last decimals, what a percentage leaves of the whole, the "ten" of "one in ten", cents, and
    how long something took or has been.
    """
    value = figure.values[0]
    before = text.words[max(0, figure.first - _SHARE_REACH) : figure.first]
    measured = tuple(measures(text, figure)) or (("", ""),)
    is_amount = figure.scale == 1 and not may_be_a_year(text, figure)
    is_finer = is_amount and any(one.has_finer(value, measured) for one in known)
    if is_finer or (before[-1:] == ["in"] and _ONE.intersection(before)):
        return True
    if text.words[figure.end : figure.end + 1] == ["%"]:
        # A round one is as easily a mistake.
        return not value.is_integer() and any(_PERCENT in one.measures(_WHOLE - value) for one in known)
    if not words("magnitudes", "hundredths").isdisjoint(text.words[figure.end : figure.end + 1]):
        return any(one.has(value / _WHOLE) for one in known)
    spent = quantity(text, figure)
    if spent is not None and spent.unit == "year":
        about = not words("magnitudes", "hedges").isdisjoint(before)
        is_an_age = not _AGES.isdisjoint(text.words[figure.end + 1 : figure.end + 2])
        return (about or is_an_age) and any(one.has_years_between(value, about=about) for one in known)
    return spent is not None and spent.kind == "time" and _is_between_times(spent.value / _SECONDS, sources)


def _is_between_times(minutes: float, sources: Mapping[str, Document]) -> bool:
    """Tell whether two times of day that the sources tell, if they tell few, lie so many minutes apart."""
    told = known_times(sources)
    return len(told) <= _MOST_TIMES and any(time + minutes in told for time in told)


def may_be_elsewhere(
    text: Folded,
    figure: Figure,
    like: Near | None,
    evidence: Sequence[Evidence],
    sources: Mapping[str, Document],
) -> bool:
    """Tell whether a number that is not in the source may yet come from it: counted, worked out, in another script."""
    if is_in_brackets(text, figure) or _is_told_abroad(text, figure, like, sources):
        return True
    if any(map(is_unspaced, sources.values())):
        return True
    if is_in_unspaced(text.text) or any(is_in_unspaced(one.quote) for one in evidence[:1]):
        return True
    value = figure.values[0]
    if value <= _LARGEST_COUNT and _is_bare(text, figure) and not like:
        return True
    if not (figure.plain and value in _YEARS and _is_bare(text, figure)):
        return False
    return _may_be_reckoned(value, evidence, sources) or _is_of_a_known_month(text, figure, sources)


def _is_of_a_known_month(text: Folded, figure: Figure, sources: Mapping[str, Document]) -> bool:
    """Tell whether a year stands beside a month that a source tells without one, and is next to a year of that source.

    What happened "in November", as a text of February 2025 says, was in November 2024.
    """
    claimed = [day for day in days(text) if day.month and day.year and day.first <= figure.first < day.end]
    return any(
        known_dates(document).has_without_year(day) and _has_year_beside(day.year, document)
        for document in sources.values()
        for day in claimed
    )


def _has_year_beside(year: int, document: Document) -> bool:
    return any(str(other) in index(document).postings for other in (year - 1, year + 1))


def _may_be_reckoned(year: float, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> bool:
    """Tell whether a year may be worked out: by "the year before" one of the evidence, "last year" there, or "ago".

    Or by any such word of a source, where the evidence names no year.
    """
    quotes = [read(one.quote).words for one in evidence]
    if any("ago" in quote for quote in quotes):
        return True
    if any(map(_tells_of_the_year, quotes)) and any(_has_year_beside(int(year), one) for one in sources.values()):
        return True
    cited = (found for one in evidence for found in figures(read(one.quote)))
    years = {value for found in cited for value in found.values if value in _YEARS}
    if {year - 1, year + 1} & years and any(map(_tells_year_beside, sources.values())):
        return True
    # What is nearest to a statement is found less well in other languages than English.
    abroad = filter(is_abroad, sources.values())
    if any(_tells_year_beside(one) and _has_year_beside(int(year), one) for one in abroad):
        return True
    return not years and any(map(_is_relative, sources.values()))


def _tells_of_the_year(words: Sequence[str]) -> bool:
    """Tell whether a sentence tells a year by that of its text: "last year"."""
    return any(word == "year" and words[at - 1] in _BESIDE_THE_YEAR for at, word in enumerate(words) if at)


def _is_told_abroad(text: Folded, figure: Figure, like: Near | None, sources: Mapping[str, Document]) -> bool:
    """Tell whether a source, of another language than English, may have a number in a way that is not read here.

    Its words for numbers are not known: a number of few digits may stand there spelled out, unless the evidence has
    another one of the same thing; and a time of day on the other clock.
    """
    following = text.words[figure.end] if figure.end < len(text.words) else ""
    if figure.values[0] <= _HOURS and _is_hour(following):
        return True
    if like or not any(map(is_abroad, sources.values())):
        return False
    return len(f"{figure.values[0]:.15g}".strip("0").replace(".", "")) <= _MOST_DIGITS_SPELLED


def is_in_brackets(text: Folded, figure: Figure) -> bool:
    """Tell whether a figure stands in brackets after another: the writer may have converted it."""
    before = text.text[max(0, text.starts[figure.first] - 24) : text.starts[figure.first]]
    opening = before.rfind("(")
    return opening >= 0 and ")" not in before[opening:] and any(map(str.isdecimal, before[:opening]))


def _is_bare(text: Folded, figure: Figure) -> bool:
    """Tell whether a figure is a whole number without currency, percent sign, sign or magnitude; 2-0 has no sign."""
    beside = {*text.words[max(0, figure.first - 1) : figure.first], *text.words[figure.end : figure.end + 1]}
    if "-" in beside and text.words[max(0, figure.first - 2) : figure.first][:1] != ["-"]:
        beside -= {"-"} if text.words[max(0, figure.first - 2)].isdecimal() else set()
    return figure.values[0].is_integer() and figure.scale == 1 and beside.isdisjoint(NO_COUNT)


def _is_hour(word: str) -> bool:
    """Tell whether a word makes a time of day of the number before it: "Uhr", the "h30" of 18h30."""
    return word in words("magnitudes", "hours") or (word[:1] == "h" and word[1:].isdecimal())


@once_a_document
def _tells_year_beside(document: Document) -> bool:
    """Tell whether a document tells of "the year before" one that it names."""
    there = index(document)
    if any(word in there.postings for word in words("magnitudes", "year_beside")):
        return True
    beside = words("magnitudes", "beside_year")
    return any(
        not beside.isdisjoint(there.folded.words[max(0, at - 1) : at + 2]) for at in there.postings.get("year", ())
    )


def _is_relative(document: Document) -> bool:
    """Tell whether a document may tell a year by another; in most languages it is not known with what words."""
    return is_abroad(document) or any(word in index(document).postings for word in _RELATIVE)

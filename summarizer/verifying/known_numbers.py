"""The values that a document's figures may stand for, and the measures they stand beside."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.document import once_a_document
from summarizer.language.figures import Figure, figures
from summarizer.language.lexicon import words
from summarizer.language.measures import TOLERANCE, Quantity, joined, measures, quantity
from summarizer.verifying.reading import texts
from summarizer.verifying.table_scales import scaled
from summarizer.verifying.table_sums import column_sums

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from summarizer.canonical import Folded
    from summarizer.document import Document
    from summarizer.report import Evidence

#: How far from an exact value a rounded one may lie.
ROUNDING: Final = 0.1

#: Among more amounts than these, two are any number apart.
_MOST_COMPARED: Final = 60

#: What may be a year, and among more of these, two are any number of years apart.
_YEARS: Final = range(1000, 2200)
_MOST_YEARS: Final = 8

#: Of a round number that the source's is above or below, how much further it may be.
_BEYOND: Final = 1.5

#: Smaller numbers are not rounded without a word that says so.
_LEAST_ROUNDED: Final = 1000


#: What degrees are told in, and how those below zero are.
_DEGREES: Final = frozenset("degree degrees ° °c °f ℃ ℉ grad degrés grados gradi graus".split())
_BELOW: Final = frozenset("below unter sotto bajo".split())
_MINUS: Final = frozenset("minus moins menos meno negative".split())
_MOST_BETWEEN: Final = 3

_HUNDRED: Final = 100

#: So many degrees apart are two temperatures that a writer has converted into each other.
_DEGREE: Final = 0.6


class Near(NamedTuple):
    """A figure of the evidence, in its words."""

    figure: Figure
    text: Folded
    evidence: Evidence


class KnownNumbers:
    """All values of a document's figures, in order. Made in linear time, once for a document.

    ``factors`` are what the headings of its tables multiply figures by.
    """

    def __init__(self, document: Document) -> None:
        self.factors: set[float] = set()
        self._measures: defaultdict[float, set[tuple[str, str]]] = defaultdict(set)
        self._standing_alone: set[float] = set()
        self._amounts: set[float] = set()
        self._signs: defaultdict[float, set[bool]] = defaultdict(set)
        quantities: defaultdict[tuple[str, str], set[float]] = defaultdict(set)
        sums: set[float] = set()
        for text in texts(document):
            found = list(figures(text))
            self._standing_alone.update(value for figure in found if not figure.groups for value in figure.values)
            for figure in found:
                if not may_be_a_year(text, figure):
                    self._amounts.update(map(key, figure.values))
                if has_degrees(text, figure):
                    self._signs[key(figure.values[0])].add(is_negative(text, figure))
            for one in quantities_of(text, found):
                quantities[one.kind, one.unit].add(one.value)
            for value, measured in _all_values(text, found):
                self._measures[key(value)].update(measured)
            for value in _hundredths(text, found):
                self._measures[key(value)].add(("", ""))
            for figure, factor, measure in scaled(text, found):
                self._measures[key(figure.values[0] * factor)].add(measure)
                self.factors.add(factor)
            sums.update(column_sums(text, found))
        self._sums = {key(total * factor) for total in sums for factor in (1.0, *self.factors)}
        self._quantities = {unit: sorted(known) for unit, known in quantities.items()}
        self.values: Sequence[float] = sorted(self._measures)
        self._by_digits: dict[int, frozenset[float]] = {}

    def has(self, value: float) -> bool:
        """Tell whether the document has the value, or one that it is a rounding of (1.3 million for 1,312,450)."""
        if key(value) in self._measures:
            return True
        return value >= _LEAST_ROUNDED and key(value) in self._rounded(max(2, len(f"{value:.0f}".rstrip("0"))))

    def _rounded(self, digits: int) -> frozenset[float]:
        """Return the document's values to so many significant digits."""
        if digits not in self._by_digits:
            self._by_digits[digits] = frozenset(key(float(f"{value:.{digits - 1}e}")) for value in self.values)
        return self._by_digits[digits]

    @cached_property
    def _in_order(self) -> Sequence[float]:
        """The values that are no years, in order."""
        return sorted(self._amounts)

    def has_near(self, value: float) -> bool:
        """Tell whether the document has a value of which ``value`` may be a generous rounding."""
        return self._has_between(self.values, value)

    def has_amount_near(self, value: float) -> bool:
        """Tell whether that value is none that may be a year."""
        return self._has_between(self._in_order, value)

    def _has_between(self, known: Sequence[float], value: float) -> bool:
        at = bisect_left(known, value * (1 - ROUNDING))
        return at < len(known) and known[at] <= value * (1 + ROUNDING)

    def has_finer(self, value: float, measured: Collection[tuple[str, str]]) -> bool:
        """Tell whether the document has a value that ``value`` is a rounding of, of the same: "61.4 years" for 61."""
        half = 0.5 * 10.0 ** -len(f"{value:.6f}".rstrip("0").partition(".")[2])
        near = self.values[bisect_left(self.values, value - half) : bisect_right(self.values, value + half)]
        return any(not self.measures(one).isdisjoint(measured) for one in near)

    def has_all_alone(self, values: Sequence[float]) -> bool:
        """Tell whether each of the values stands in the document as a number of its own."""
        return bool(values) and self._standing_alone.issuperset(values)

    def has_quantity(self, claimed: Quantity) -> bool:
        """Tell whether the document has about the same quantity in another unit of its kind: 300 metres, 984 feet."""
        margin = _DEGREE if claimed.kind == "temperature" else abs(claimed.value) * TOLERANCE
        for (kind, unit), known in self._quantities.items():
            if kind == claimed.kind and unit != claimed.unit:
                at = bisect_left(known, claimed.value - margin)
                if at < len(known) and known[at] <= claimed.value + margin:
                    return True
        return False

    def has_sum(self, value: float) -> bool:
        """Tell whether a column of one of the document's tables adds up to the value."""
        return key(value) in self._sums

    def has_difference(self, value: float) -> bool:
        """Tell whether two amounts of a document that tells not too many are so far apart."""
        few = len(self._in_order) <= _MOST_COMPARED
        return few and any(key(amount + value) in self._measures for amount in self._in_order)

    def has_years_between(self, value: float, *, about: bool) -> bool:
        """Tell whether two years, of a document that names few, are so many years apart, or ``about`` so many."""
        years = [year for year in self.values if year in _YEARS and year.is_integer()]
        margin = value * ROUNDING if about else 0.0
        few = len(years) <= _MOST_YEARS
        return few and any(abs(later - year - value) <= margin for year, later in combinations(years, 2))

    def has_beyond(self, value: float, *, above: bool) -> bool:
        """Tell whether the document has an amount that is more than ``value``, or less, but not by half."""
        low, high = (value, value * _BEYOND) if above else (value / _BEYOND, value)
        at = bisect_right(self._in_order, low)
        return at < len(self._in_order) and self._in_order[at] < high

    def has_other_sign(self, degrees: float, *, negative: bool) -> bool:
        """Tell whether the document has so many degrees, but only with the other sign."""
        return self._signs.get(key(degrees)) == {not negative}

    def from_on(self, value: float) -> Sequence[float]:
        """Return the least of the document's values that are no smaller than ``value``, or nothing."""
        at = bisect_left(self.values, value)
        return self.values[at : at + 1]

    def measures(self, value: float) -> frozenset[tuple[str, str]]:
        """Return every (kind, measure) that stands beside the value; ("", "") where it stands beside none."""
        return frozenset(self._measures.get(key(value), ()))


def key(value: float) -> float:
    """Return a value as it is compared: to nine significant digits."""
    return float(f"{value:.9g}")


def quantities_of(text: Folded, found: Sequence[Figure]) -> Iterator[Quantity]:
    """Yield the quantities of a text's figures, two that are told as one also joined: 2 hours and 15 minutes."""
    earlier: Quantity | None = None
    for figure in found:
        one = quantity(text, figure)
        if one is None:
            earlier = None
            continue
        yield one
        if earlier and earlier.kind == one.kind and one.unit != earlier.unit and one.value < earlier.value:
            between = text.words[earlier.end : figure.first]
            if between in ([], ["and"], ["und"], ["et"], ["y"], ["e"]):
                yield joined(earlier, one)
        earlier = one


def may_be_a_year(text: Folded, figure: Figure) -> bool:
    """Tell whether a figure is of four digits as they are in a year of these centuries, and of nothing measured."""
    word = text.raw(figure.first)
    years = len(word) == len("2000") and word.isdecimal() and word[:2] in ("18", "19", "20") and figure.scale == 1
    return years and not any(measures(text, figure))


def has_degrees(text: Folded, figure: Figure) -> bool:
    """Tell whether a figure is of degrees."""
    return not _DEGREES.isdisjoint(text.words[figure.end : figure.end + 1])


def is_negative(text: Folded, figure: Figure) -> bool:
    """Tell whether degrees are below zero: by a sign that opens no range, or in words."""
    if not _BELOW.isdisjoint(text.words[figure.end : figure.end + _MOST_BETWEEN]):
        return True
    if not figure.first:
        return False
    before = text.words[figure.first - 1]
    start = text.starts[figure.first - 1]
    return before in _MINUS or (before == "-" and not text.text[max(0, start - 1) : start].strip("( "))


def _all_values(text: Folded, found: Sequence[Figure]) -> Iterator[tuple[float, tuple[tuple[str, str], ...]]]:
    earlier: Figure | None = None
    for figure in found:
        beside = tuple(measures(text, figure)) or (("", ""),)
        for value in figure.values:
            yield value, beside
        if figure.groups and text.gap_before(figure.first + 1) == " ":
            yield figure.groups[0], beside  # "On page 12 500 people …": two numbers, perhaps
        # "3 to 4 billion", "two or three weeks": the magnitude and the measure are those of both.
        both = earlier is not None and figure.first - earlier.end <= 2  # noqa: PLR2004
        if both and earlier:
            for value in earlier.values:
                yield value, beside
        if figure.scale != 1:
            for value in figure.values:
                yield value / figure.scale, beside
            if both and earlier:
                for value in earlier.values:
                    yield value * figure.scale, beside
        earlier = figure


def _hundredths(text: Folded, found: Sequence[Figure]) -> Iterator[float]:
    """Yield what cents come to in the currency that they are of."""
    for figure in found:
        if not words("magnitudes", "hundredths").isdisjoint(text.words[figure.end : figure.end + 1]):
            yield figure.values[0] / _HUNDRED


@once_a_document
def known_numbers(document: Document) -> KnownNumbers:
    """Return what the figures of a document stand for; it is worked out once and lives as long as the document."""
    return KnownNumbers(document)

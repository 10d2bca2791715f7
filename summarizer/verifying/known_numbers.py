"""The values that a document's figures may stand for, and the measures they stand beside."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from summarizer.document import once_a_document
from summarizer.verifying.figures import Figure, figures
from summarizer.verifying.measures import measures
from summarizer.verifying.reading import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.canonical import Folded
    from summarizer.document import Document

#: How far from an exact value a rounded one may lie.
ROUNDING: Final = 0.1

#: Smaller numbers are not rounded without a word that says so.
_LEAST_ROUNDED: Final = 1000


class KnownNumbers:
    """All values of a document's figures, in order. Made in linear time, once for a document."""

    def __init__(self, document: Document) -> None:
        self._measures: defaultdict[float, set[tuple[str, str]]] = defaultdict(set)
        for text in texts(document):
            for value, measured in _all_values(text):
                self._measures[key(value)].update(measured)
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

    def has_near(self, value: float) -> bool:
        """Tell whether the document has a value of which ``value`` may be a generous rounding."""
        at = bisect_left(self.values, value * (1 - ROUNDING))
        return at < len(self.values) and self.values[at] <= value * (1 + ROUNDING)

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


def _all_values(text: Folded) -> Iterator[tuple[float, tuple[tuple[str, str], ...]]]:
    earlier: Figure | None = None
    for figure in figures(text):
        beside = tuple(measures(text, figure)) or (("", ""),)
        for value in figure.values:
            yield value, beside
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


@once_a_document
def known_numbers(document: Document) -> KnownNumbers:
    """Return what the figures of a document stand for; it is worked out once and lives as long as the document."""
    return KnownNumbers(document)

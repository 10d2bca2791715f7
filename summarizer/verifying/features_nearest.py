"""The sentences of the sources that say most of what a statement says, as the learned scorer sees them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise
from math import fsum
from typing import TYPE_CHECKING, Final

from summarizer.verifying.features_source import is_among

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.verifying.features_source import Sources

_MOST_CANDIDATES: Final = 12
_MOST_SENTENCES: Final = 3

#: Two words with fewer words between them stand together.
_WIDEST: Final = 7

#: A word is denied or weighed by what stands up to so many words before it.
_SCOPE: Final = 4


class Nearest:
    """Up to three sentences that together have most of a statement's weightiest words, the weightiest first.

    ``aligned`` are their stems, ``near`` those of the sentences beside them; ``covered`` tells how much of the weight
    the first one, two, three of them have.
    """

    def __init__(self, sources: Sources, weights: dict[str, float]) -> None:
        known = [word for word in weights if word in sources.places]
        self._sources = sources
        self._numbers, found = _chosen(sources, known, weights)
        self.aligned = {sources.stems[at] for number in self._numbers for at in sources.sentence(number)}
        self.near = {
            sources.stems[at] for number in self._numbers for by in (-1, 1) for at in sources.sentence(number + by)
        }
        total = sum(weights.values()) or 1.0
        self.covered = [part / total for part in found] + [found[-1] / total if found else 0.0] * (
            _MOST_SENTENCES - len(found)
        )

    @property
    def denies(self) -> bool:
        """Whether anything in these sentences, or beside them, denies."""
        spans = (self._sources.sentence(number + by) for number in self._numbers for by in (-1, 0, 1))
        return any(is_among(self._sources.denials, span.start, span.stop) for span in spans)

    def scopes(self, word: str) -> list[tuple[bool, bool]]:
        """Return for each of these sentences that has the stem whether it is denied there, and whether weighed."""
        scopes = []
        places = self._sources.places[word]
        for number in self._numbers:
            span = self._sources.sentence(number)
            first = bisect_left(places, span.start)
            if first < len(places) and places[first] < span.stop:
                low, at = max(span.start, places[first] - _SCOPE), places[first]
                scopes.append((is_among(self._sources.denials, low, at), is_among(self._sources.hedges, low, at)))
        return scopes

    def between(self, before: str, after: str) -> list[str] | None:
        """Return the stems between two others in the first of these sentences where they stand together, if any is."""
        for number in self._numbers:
            span = self._sources.sentence(number)
            stems = self._sources.stems[span.start : span.stop]
            if before in stems:
                first = stems.index(before) + 1
                behind = stems[first : first + _WIDEST]
                if after in behind:
                    return behind[: behind.index(after)]
        return None

    def inversions(self, words: Iterable[str]) -> float:
        """Return how often neighbouring ``words`` stand the other way round in the first sentence, 0 to 1."""
        if not self._numbers:
            return 0.0
        places: dict[str, int] = {}
        for at in self._sources.sentence(self._numbers[0]):
            places.setdefault(self._sources.stems[at], at)
        order = [places[word] for word in dict.fromkeys(words) if word in places]
        turned = sum(after < before for before, after in pairwise(order))
        return turned / max(1, len(order) - 1)


def _chosen(sources: Sources, known: Sequence[str], weights: dict[str, float]) -> tuple[list[int], list[float]]:
    """Return the sentences, each the one that adds most to those before it, and the weight covered so far."""
    gains: defaultdict[int, float] = defaultdict(float)
    within = {word: sources.within(word) for word in known}
    for word, numbers in within.items():
        if len(numbers) * 3 <= sources.sentences + 6:  # what stands everywhere tells no sentence from another
            for number in numbers:
                gains[number] += weights[word]
    candidates = sorted(gains, key=lambda number: (-gains[number], number))[:_MOST_CANDIDATES]
    has = {number: {word for word, numbers in within.items() if number in numbers} for number in candidates}
    covered: set[str] = set()
    chosen: list[int] = []
    found: list[float] = []
    while candidates and len(chosen) < _MOST_SENTENCES:
        best = max(
            candidates,
            key=lambda number: (fsum(map(weights.__getitem__, has[number] - covered)), gains[number]),
        )
        candidates.remove(best)
        covered |= has[best]
        chosen.append(best)
        found.append(fsum(weights[word] for word in covered))
    return chosen, found

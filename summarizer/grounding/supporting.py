"""Which sentences of a document say most of what a statement says: for the reader to compare, never as a proof."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from heapq import nlargest
from math import log
from typing import TYPE_CHECKING, Final

from summarizer.canonical import fold, index
from summarizer.report import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.document import Document, Passage

#: Sentences looked at for one statement. Those that hold its rare words come first, for the frequent ones tell no
#: sentence from another.
_MOST_SENTENCES: Final = 1000


class Support:
    """Finds the sentences nearest to a statement. Make it once for a document; headings support nothing."""

    def __init__(self, document: Document, passages: Sequence[Passage]) -> None:
        self._document = document
        self._passages = [passage for passage in passages if not passage.heading]
        self._starts = [passage.span.start for passage in self._passages]
        self._index = index(document)
        self._holding: dict[str, tuple[int, ...]] = {}

    def find(self, statement: str, most: int = 2) -> tuple[Evidence, ...]:
        """Return up to ``most`` sentences that share the weightiest words with ``statement``, the nearest first."""
        words = {word for word in fold(statement).words if word[0].isalnum()}
        scores: defaultdict[int, float] = defaultdict(float)
        looked_at = 0
        for holding in sorted((found for word in words if (found := self._sentences(word))), key=len):
            weight = log(1 + len(self._passages) / len(holding))
            for number in holding[: _MOST_SENTENCES - looked_at]:
                scores[number] += weight
            looked_at += len(holding)
            if looked_at >= _MOST_SENTENCES:
                break
        least = min(nlargest(most, scores.values()), default=0.0)
        best = sorted((-score, number) for number, score in scores.items() if score >= least)
        return tuple(self._evidence(self._passages[number]) for _, number in best[:most])

    def _sentences(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the sentences that ``word`` stands in."""
        if word not in self._holding:
            places = self._index.postings.get(word, ())
            self._holding[word] = tuple(
                dict.fromkeys(n for place in places if (n := self._sentence(place)) is not None)
            )
        return self._holding[word]

    def _sentence(self, place: int) -> int | None:
        """Return the number of the sentence that word ``place`` stands in; None in a heading or label."""
        at = self._index.folded.starts[place]
        number = bisect_right(self._starts, at) - 1
        return number if number >= 0 and at < self._passages[number].span.end else None

    def _evidence(self, passage: Passage) -> Evidence:
        return Evidence(
            document_id=self._document.id,
            passage=passage.id,
            span=passage.span,
            quote=passage.span.of(self._document.text),
            match="verbatim",
            part=passage.part,
            speaker=passage.speaker,
            sentence=passage.span,
        )

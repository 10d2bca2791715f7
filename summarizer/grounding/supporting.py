"""Which sentences of a document say most of what a statement says: for the reader to compare, never as a proof."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from math import log
from typing import TYPE_CHECKING, Final

from summarizer.canonical import fold, index
from summarizer.report import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.document import Document, Passage

#: Places of one word that are looked at: a word that stands more often tells sentences apart no longer.
_MOST_PLACES: Final = 1000


class Support:
    """Finds the sentences nearest to a statement. Make it once for a document; headings support nothing."""

    def __init__(self, document: Document, passages: Sequence[Passage]) -> None:
        self._document = document
        self._passages = [passage for passage in passages if not passage.heading]
        self._starts = [passage.span.start for passage in self._passages]
        self._index = index(document)

    def find(self, statement: str, most: int = 2) -> tuple[Evidence, ...]:
        """Return up to ``most`` sentences that share the weightiest words with ``statement``, the nearest first."""
        scores: defaultdict[int, float] = defaultdict(float)
        for word in set(fold(statement).words):
            places = self._index.postings.get(word, ())[:_MOST_PLACES]
            if not word[0].isalnum() or not places:
                continue
            weight = log(1 + len(self._passages) / len(places))
            for number in {bisect_right(self._starts, self._index.folded.starts[place]) - 1 for place in places}:
                scores[number] += weight
        best = sorted(scores, key=lambda number: (-scores[number], number))
        return tuple(self._evidence(self._passages[number]) for number in best[:most] if number >= 0)

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

"""Which sentences of a document say most of what a statement says: for the reader to compare, never as a proof."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from heapq import nlargest
from math import log
from typing import TYPE_CHECKING, Final

from summarizer.canonical import fold, index
from summarizer.grounding.placing import place
from summarizer.report import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.document import Document, Passage

#: Sentences looked at for one statement. Those that hold its rare words come first, for the frequent ones tell no
#: sentence from another.
_MOST_SENTENCES: Final = 1000

#: The number of the sentence that a word of a heading or label stands in.
_NO_SENTENCE: Final = -1


class Support:
    """Finds the sentences nearest to a statement. Make it once for a document; headings support nothing."""

    def __init__(self, document: Document, passages: Sequence[Passage]) -> None:
        self._document = document
        self._passages = [passage for passage in passages if not passage.heading]
        self._index = index(document)
        self._sentence_of = _numbered(self._passages, self._index.folded.starts)
        self._holding: dict[str, tuple[int, ...]] = {}
        self._found: dict[int, Evidence] = {}  # one for all the statements that it is near to

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
        return tuple(self._evidence(number) for _, number in best[:most])

    def _sentences(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the sentences that ``word`` stands in."""
        if word not in self._holding:
            places = self._index.postings.get(word, ())
            found = dict.fromkeys(map(self._sentence_of.__getitem__, places))
            found.pop(_NO_SENTENCE, None)
            self._holding[word] = tuple(found)
        return self._holding[word]

    def _evidence(self, number: int) -> Evidence:
        if number not in self._found:
            passage = self._passages[number]
            self._found[number] = Evidence(
                document_id=self._document.id,
                passage=passage.id,
                span=passage.span,
                quote=passage.span.of(self._document.text),
                match="verbatim",
                part=passage.part,
                speaker=passage.speaker,
                place=place(self._document, passage.span),
                sentence=passage.span,
            )
        return self._found[number]


def _numbered(passages: Sequence[Passage], starts: Sequence[int]) -> Sequence[int]:
    """Return for each word, given by where it starts, the number of the passage it stands in, if any."""
    numbers: list[int] = []
    for number, passage in enumerate(passages):
        first, end = bisect_left(starts, passage.span.start), bisect_left(starts, passage.span.end)
        numbers += [_NO_SENTENCE] * (first - len(numbers))
        numbers += [number] * (end - first)
    return numbers + [_NO_SENTENCE] * (len(starts) - len(numbers))

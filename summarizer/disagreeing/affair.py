"""What all documents on an affair tell: how rare each word is, and which values each document has."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log
from typing import TYPE_CHECKING, Final

from summarizer.disagreeing.amounts import amounts_of
from summarizer.disagreeing.numbers import mark_of
from summarizer.disagreeing.speakers import quotes_of
from summarizer.disagreeing.telling import once_each
from summarizer.disagreeing.times import times_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from summarizer.disagreeing.difference import Mark
    from summarizer.disagreeing.telling import Told

#: The sort of all quotations, and of what is said of all, or of some alone.
QUOTATION: Final = "quotation"
SCOPE: Final = "scope"


class Affair:
    """The words and values of all documents: ``rare`` is the logarithm of one in how many sentences has a word."""

    def __init__(self, documents: Sequence[Sequence[Told]]) -> None:
        sentences = [one for document in documents for one in document]
        bearers = Counter(key for one in sentences for key in one.content)
        self.rare = {key: log(1 + len(sentences) / times) for key, times in bearers.items()}
        self._values: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for told in sentences:
            self._values[told.document.id].update(values(told))
        self._counts = {document: Counter(sort for sort, _ in those) for document, those in self._values.items()}

    def alone(self, mark: Mark, other: Mark, sorts: Collection[str]) -> float:
        """Return how far two values are the only ones of a sort: 1 where each document has no other of any of them."""
        documents = self._counts[mark.told.document.id], self._counts[other.told.document.id]
        return min((2 / max(2, sum(counts[sort] for counts in documents)) for sort in sorts), default=1.0)

    def knows(self, mark: Mark, other: Mark, sorts: Collection[str]) -> bool:
        """Tell whether either value is told in the other's document, too."""
        there = self._values[other.told.document.id], self._values[mark.told.document.id]
        return any((sort, mark.value) in there[0] or (sort, other.value) in there[1] for sort in sorts)


@once_each
def values(told: Told) -> tuple[tuple[str, str], ...]:
    """Return the values of a sentence, each as (of what sort, how much, when or how worded)."""
    return tuple(_values(told))


def _values(told: Told) -> Iterator[tuple[str, str]]:
    for amount in amounts_of(told):
        for sort in amount.sorts:
            yield sort, mark_of(told, amount).value
    for time in times_of(told):
        yield time.sort, time.value
    for quote in quotes_of(told):
        yield QUOTATION, quote.mark.value
    if any(part.has("all") or part.has("alone") for part in told.parts):
        yield SCOPE, ""

"""Documents that are one source: a reprint, an agency's report in two papers, a text and its shortened form.

Two texts on one affair that were written apart share few runs of words: of 43 articles on 16 events, pairs on one event
share under a fifth of the shorter one's runs of four outside quotations, but for four pairs that print one agency's
report; a reprint with a new headline, cuts and some changed words keeps more than half.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final

from summarizer.canonical import index, quotations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.document import Document

#: Words of a run, a shingle: with one word in ten changed, two runs in three are still the same. Runs of three are too
#: common in a language: a book has a quarter of those of any article.
RUN: Final = 4
#: Of the shorter text's runs, the part that the longer one has where they are one source.
_SHARED: Final = 0.3
#: A run that more documents have is a formula, and tells nothing.
_MOST_BEARERS: Final = 50


def reprints(documents: Sequence[Document]) -> dict[str, str]:
    """Return for each document's id that of the first document that is the same source: its own, if there is none.

    Takes time in proportion to the documents' length. What is a reprint of a reprint is one source with both.
    """
    if len(documents) == 1:  # it is nobody's reprint
        return {documents[0].id: documents[0].id}
    alike = _likenesses(documents)
    source: dict[str, str] = {}
    for document in documents:
        reached = [document.id]
        while reached:
            key = reached.pop()
            if key not in source:
                source[key] = document.id
                reached += alike[key]
    return source


def _likenesses(documents: Sequence[Document]) -> Mapping[str, list[str]]:
    """Return for each document's id those of the documents that have enough of its words."""
    sizes: dict[str, int] = {}
    bearers: defaultdict[int, list[str]] = defaultdict(list)
    for document in documents:
        own = runs(_narrated(document))
        sizes[document.id] = len(own)
        for run in own:
            bearers[run].append(document.id)
    shared: Counter[tuple[str, str]] = Counter()
    for those in bearers.values():
        if 1 < len(those) <= _MOST_BEARERS:
            shared.update(combinations(those, 2))
    alike: dict[str, list[str]] = {document.id: [] for document in documents}
    for (one, other), count in shared.items():
        if count >= _SHARED * min(sizes[one], sizes[other]):
            alike[one].append(other)
            alike[other].append(one)
    return alike


def _narrated(document: Document) -> Sequence[str]:
    """Return the document's words outside quotations: two papers may well quote one speaker at length."""
    folded = index(document).folded
    words: list[str] = []
    begin = 0
    for quotation in quotations(document.text):
        words += folded.words[begin : bisect_left(folded.starts, quotation.start)]
        begin = bisect_left(folded.starts, quotation.end)
    return [*words, *folded.words[begin:]]


def runs(words: Sequence[str]) -> frozenset[int]:
    """Return the hashes of all runs of ``RUN`` words; of a shorter text, of the whole of it."""
    if len(words) <= RUN:
        return frozenset({hash(tuple(words))} if words else ())
    return frozenset(map(hash, zip(*(words[begin:] for begin in range(RUN)), strict=False)))

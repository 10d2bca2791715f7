"""Where a person looks for a span: the page it stands on, the time at which it is said."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from summarizer.document import once_a_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.document import Document, Place, Span


def place(document: Document, span: Span) -> str:
    """Return "page 3", "pages 3-4" or a cue's time, as in "00:01:02"; "" where the document tells none of them."""
    pages, cues = _tables(document)
    if pages.starts:
        labels = pages.labels(span)
        return f"page {labels[0]}" if labels[0] == labels[1] else f"pages {labels[0]}-{labels[1]}"
    return cues.labels(span)[0].partition(".")[0] if cues.starts else ""


class _Table(NamedTuple):
    """Places of one kind, in order."""

    starts: Sequence[int]
    ends: Sequence[int]
    names: Sequence[str]

    def labels(self, span: Span) -> tuple[str, str]:
        """Return the labels of the first and the last place that ``span`` touches; between places, the one before."""
        first = max(0, bisect_right(self.starts, span.start) - 1)
        last = max(first, bisect_left(self.starts, span.end) - 1)
        if first < last and self.ends[first] <= span.start:
            first += 1
        return self.names[first], self.names[last]


@once_a_document
def _tables(document: Document) -> tuple[_Table, _Table]:
    pages, cues = (
        sorted((one for one in document.places if one.kind == kind), key=lambda one: one.span)
        for kind in ("page", "cue")
    )
    return _table(pages), _table(cues)


def _table(places: Sequence[Place]) -> _Table:
    return _Table([one.span.start for one in places], [one.span.end for one in places], [one.label for one in places])

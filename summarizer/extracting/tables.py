"""Tables: a row is read cell by cell, for what stands in one cell is no clause of what stands in the next."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from summarizer.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.extracting.reading import Reading, Sentence

_STROKE: Final = "|"
_FEWEST: Final = 3  # tokens of a cell that says something
_UNDER_HEADER: Final = re.compile(r"[^\n]*\n[ \t]*\|?[ \t:|]*-{3,}[ \t:|-]*(?:\n|\Z)")  # after a row that heads a table


def is_row(sentence: Sentence) -> bool:
    """Tell whether a passage is a row of a table."""
    return _STROKE in sentence.low


def heads_table(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a row only tells what its columns hold: a line of dashes follows."""
    return is_row(sentence) and _UNDER_HEADER.match(reading.document.text, sentence.span.end) is not None


def cells(sentence: Sentence) -> Iterator[Sentence]:
    """Yield the cells of a row that say something, each as a sentence; what is no row, as it is."""
    if not is_row(sentence):
        yield sentence
        return
    first = 0
    for at, low in enumerate((*sentence.low, _STROKE)):
        if low == _STROKE:
            if at - first >= _FEWEST:
                yield _cell(sentence, first, at)
            first = at + 1


def _cell(sentence: Sentence, first: int, end: int) -> Sentence:
    tokens = sentence.tokens[first:end]
    span = Span(tokens[0].start, tokens[-1].end)
    return replace(
        sentence,
        passage=replace(sentence.passage, span=span),
        tokens=tokens,
        low=sentence.low[first:end],
        quoted=tuple(one for one in sentence.quoted if span.covers(one)),
    )

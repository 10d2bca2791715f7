"""Passages gathered into chunks, as many as one call may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summarizer.document import Chunk, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.document import Document, Passage

SENTENCE, PARAGRAPH, PART = 0, 1, 2

# The shortest chunk that is halved, in characters: the shortest that a caller may ask for.
_HALVED = 1_000


class Border(NamedTuple):
    """Where the text may be cut before a passage: at ``at``, the better the higher its ``rank``."""

    at: int
    rank: int


def chunks(
    document: Document, passages: Sequence[Passage], borders: Sequence[Border], limit: int | None
) -> Iterator[Chunk]:
    """Yield chunks that cover the text; from its first passage to its last a chunk has at most ``limit`` characters.

    ``borders[i]`` stands before ``passages[i]``. Blanks and marks between chunks count for neither.
    """
    begin, first = 0, 0
    number = 1
    for last in _cuts(passages, borders, limit):
        end = borders[last].at if last < len(passages) else len(document.text)
        yield Chunk(document.id, number, Span(begin, end), tuple(passages[first:last]))
        begin, first = end, last
        number += 1


def _cuts(passages: Sequence[Passage], borders: Sequence[Border], limit: int | None) -> Iterator[int]:
    """Yield the index after the last passage of each chunk."""
    first = 0
    if limit is not None:
        for index in range(len(passages)):
            while passages[index].span.end - passages[first].span.start > limit:
                first = _best(passages, borders, first, index, limit)
                yield first
    yield len(passages)


def _best(passages: Sequence[Passage], borders: Sequence[Border], first: int, index: int, limit: int) -> int:
    """Return where to cut, after ``first`` and up to ``index``: the best and latest border in the second half."""
    half = passages[first].span.start + limit // 2
    best = index
    for at in range(index - 1, first, -1):
        if passages[at].span.start < half:
            break
        if borders[at].rank > borders[best].rank:
            best = at
    return best


def halved(document: Document, chunk: Chunk) -> tuple[Chunk, Chunk] | None:
    """Return the chunk as two of about the same length, both with its number.

    The second begins at the line of its first passage, so that a speaker's label comes with what is said. None where it
    has but one passage, or is so short that what does not fit half of it fits nothing.
    """
    if len(chunk.passages) < 2 or len(chunk.span) < _HALVED:  # noqa: PLR2004
        return None
    first, last = chunk.passages[0].span.start, chunk.passages[-1].span.end
    middle = (first + last) // 2
    cut = min(range(1, len(chunk.passages)), key=lambda number: abs(chunk.passages[number].span.start - middle))
    before, after = chunk.passages[cut - 1].span.end, chunk.passages[cut].span.start
    line_end = document.text.find("\n", before, after)
    at = before if line_end < 0 else line_end + 1
    return (
        Chunk(chunk.document_id, chunk.number, Span(chunk.span.start, at), chunk.passages[:cut]),
        Chunk(chunk.document_id, chunk.number, Span(at, chunk.span.end), chunk.passages[cut:]),
    )

"""A text in pieces, by turns outside and inside of words that are to be marked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.rendering.escaping import for_terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.document import Span


def marked_pieces(text: str, words: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of ``text`` as readers see them, and whether each is among the ``words``.

    Joined, they are what ``for_terminal`` makes of the whole, but for a blank more where several were.
    """
    done = 0
    for start, end in joined(words, len(text)):
        yield from ((piece, False) for piece in _shown(text, done, start))
        yield from ((piece, True) for piece in _shown(text, start, end))
        done = end
    yield from ((piece, False) for piece in _shown(text, done, len(text)))


def joined(words: Iterable[Span], length: int) -> list[tuple[int, int]]:
    """Return where the ``words`` start and end in a text of that length, in order; those that overlap are one."""
    found: list[tuple[int, int]] = []
    for span in sorted(words):
        start, end = min(span.start, length), min(span.end, length)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        elif start < end:
            found.append((start, end))
    return found


def _shown(text: str, start: int, end: int) -> Iterator[str]:
    """Yield a piece, if there is any of it, with the blanks that escaping strips but at the ends of the text."""
    piece = text[start:end]
    shown = for_terminal(piece)
    before = " " if start and piece[:1].isspace() else ""
    behind = " " if shown and end < len(text) and piece[-1:].isspace() else ""
    if before or shown:
        yield f"{before}{shown}{behind}"

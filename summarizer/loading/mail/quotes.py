"""Lines of a mail → its text, and the places of what is quoted in it and of who wrote what."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.document import Place, Span
from summarizer.errors import SourceTooLargeError
from summarizer.loading.mail.writers import header_of, told, unmarked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.loading.mail.writers import Told

QUOTED: Final = "quoted message"  # the part that older messages stand in
MOST_LINES: Final = 300_000  # each may tell who wrote the next, which takes time to find out
MOST_TURNS: Final = 10_000  # from one writer to another


class Lines(NamedTuple):
    """The lines of one part of a mail, each behind as many ">" as it was quoted; ``headings`` are numbers of lines."""

    lines: Sequence[str]
    headings: frozenset[int] = frozenset()


class _Piece(NamedTuple):
    """Lines of one writer: ``quoted`` where they are of an older message; ``headings`` are numbers of its lines."""

    quoted: bool
    who: str
    lines: list[str]
    headings: list[int]


def laid_out(parts: Iterable[Lines], sender: str, name: str) -> tuple[str, list[Place]]:
    """Return the text of a mail without the marks of quoting, and the places of quoted messages and of writers.

    Raises SourceTooLargeError, naming ``name``, where they take turns without end.
    """
    written: list[str] = []
    places: list[Place] = []
    length = 0
    pieces = list(islice(chain.from_iterable(_pieces(part, sender) for part in parts), MOST_TURNS + 1))
    if len(pieces) > MOST_TURNS:
        raise SourceTooLargeError(f"{name} quotes more than {MOST_TURNS:,} times", hint="save its text in a file")
    talk = any(piece.quoted for piece in pieces)  # else the author is who speaks, as in any text
    for piece in pieces:
        body = "\n".join(piece.lines).rstrip("\n")
        joint = "\n\n" if written else ""
        span = Span(length + len(joint), length + len(joint) + len(body))
        written += (joint, body)
        length = span.end
        if piece.quoted:
            places += (Place(span, "quoted", piece.who), Place(span, "part", QUOTED))
        if piece.who and talk:
            places += _said(piece, span)
        places += _headings(piece, span.start)
    return "".join(written), places


def _said(piece: _Piece, span: Span) -> Iterator[Place]:
    """Yield the place of what the writer of a piece says: a header above it, which a mail program wrote, is not."""
    above = header_of(piece.lines) if piece.quoted else 0
    start = span.start + sum(len(line) + 1 for line in piece.lines[:above])
    if start < span.end:
        yield Place(Span(start, span.end), "speaker", piece.who)


def _headings(piece: _Piece, at: int) -> Iterator[Place]:
    """Yield the places of the headings of a piece that begins at ``at``."""
    waiting = iter(piece.headings)
    heading = next(waiting, None)
    for number, line in enumerate(piece.lines if piece.headings else ()):
        if number == heading:
            yield Place(Span(at, at + len(line)), "heading", line)
            heading = next(waiting, None)
        at += len(line) + 1


def _pieces(part: Lines, sender: str) -> Iterator[_Piece]:
    """Yield the lines by who wrote them, no piece of blank ones alone.

    A header that is written out without marks begins an older message, which goes on to the end.
    """
    writers = _Writers(sender)
    piece = writers.piece()
    passed = 0  # lines that tell who writes, and are no text
    for number, line in enumerate(part.lines):
        here = unmarked(line)
        if number < passed or not here.words:
            if piece.lines and not here.words:
                piece.lines.append("")
            continue
        after = writers.piece() if writers.moved_to(here.depth) else piece
        found = told(part.lines, number, quoted=after.quoted, begins=not after.lines)
        if found is not None:
            passed = number + found.lines
            after = after if writers.learnt(found) else writers.piece()
        if after is not piece and piece.lines:
            yield piece
        piece = after
        if number >= passed:
            if number in part.headings:
                piece.headings.append(len(piece.lines))
            piece.lines.append(here.words)
    if piece.lines:
        yield piece


class _Writers:
    """Who writes, at each depth of quoting, as far as the lines so far tell it."""

    def __init__(self, sender: str) -> None:
        self._names = [sender]
        self._depth = 0
        self._older = False  # whether an older message has begun at no depth

    def piece(self) -> _Piece:
        """Return a piece without lines, of whoever writes now."""
        return _Piece(self._older or self._depth > 0, self._names[self._depth], [], [])

    def moved_to(self, depth: int) -> bool:
        """Note how often the next line is quoted; tell whether that is another depth than before."""
        before, self._depth = self._depth, depth
        del self._names[depth + 1 :]
        self._names += [""] * (depth + 1 - len(self._names))
        return depth != before

    def learnt(self, found: Told) -> bool:
        """Note who wrote what follows; tell whether that stands deeper, so that nobody else writes yet."""
        if found.deeper:
            self._names[self._depth + 1 :] = [found.name]
        else:
            self._names[self._depth] = found.name
            self._older = self._older or not self._depth
        return found.deeper

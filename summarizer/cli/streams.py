"""The two streams: stdout carries the result and nothing else, stderr one line for whatever there is to say."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from summarizer.errors import OutputError
from summarizer.rendering import encoded, for_terminal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.settings import Gathered


class ReaderGoneError(Exception):
    """The reader of stdout has all it wanted, as in ``| head``; the parser would make 1 of a BrokenPipeError."""


def write(text: str) -> None:
    """Write to stdout, in UTF-8 whatever the locale: JSON is nothing else, and a quote must not fail to print."""
    write_pieces((encoded(text),))


def write_pieces(pieces: Iterable[bytes]) -> None:
    """Write what ``encoded`` made to stdout, one piece after the other."""
    try:
        for piece in pieces:
            rest = memoryview(piece)
            while rest:  # with PYTHONUNBUFFERED, a write may take a part and say so
                rest = rest[sys.stdout.buffer.write(rest) or 0 :]
        sys.stdout.flush()
    except BrokenPipeError:
        raise ReaderGoneError from None
    except OSError as error:
        raise OutputError(f"cannot print: {error.strerror}") from None


def say(line: str) -> None:
    """Write one line to stderr, with whatever could play tricks on a terminal made visible."""
    if sys.stderr is not None:
        sys.stderr.write(f"{as_line(line)}\n")


def say_unheeded(gathered: Gathered) -> None:
    """Say which variables look like settings and set nothing: a slip would otherwise be silent."""
    for line in gathered.unheeded:
        say(line)


def as_line(line: str) -> str:
    """Return a line as stderr shows it, whoever writes it there."""
    return f"summarizer: {for_terminal(line)}"

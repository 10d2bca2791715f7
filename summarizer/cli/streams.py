"""The two streams: stdout carries the result and nothing else, stderr one line for whatever there is to say."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from summarizer.errors import OutputError
from summarizer.rendering import encoded, for_terminal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import ReadableBuffer

    from summarizer.settings import Gathered


_STDERR = 2


class _Unminded(io.FileIO):
    """A stream for what may be heard or not: what cannot be written to it is dropped, and stops nothing."""

    def write(self, data: ReadableBuffer) -> int:
        size = memoryview(data).nbytes
        try:
            written = super().write(data)
        except OSError:  # a pipe that nobody reads any more, a full disk
            return size
        return size if written is None else written  # None: whoever reads it is behind, and the pipe waits for nobody


def leave_stderr_unminded() -> None:
    """Have work go on where nobody reads stderr, or it was closed by whoever called.

    Closed, its number would be that of the next file that is opened, and what a library has to say would go there.
    """
    encoding = "utf-8" if sys.stderr is None else sys.stderr.encoding
    if sys.stderr is None:
        try:
            os.fstat(_STDERR)
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            if nowhere != _STDERR:
                os.dup2(nowhere, _STDERR)
                os.close(nowhere)
        else:  # another file has its number by now
            sys.stderr = open(os.devnull, "w", encoding=encoding)  # noqa: PTH123, SIM115 - it is open to the end
            return
    elif sys.stderr is not sys.__stderr__:  # a test or a notebook has put it there
        return
    stream = io.BufferedWriter(_Unminded(_STDERR, "w", closefd=False))
    sys.stderr = io.TextIOWrapper(stream, encoding=encoding, errors="backslashreplace", line_buffering=True)


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

"""Questions that were put off → files of them, and what comes back in files → as much of it as is kept at once."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from summarizer.asking.batches import MOST_BYTES, MOST_QUESTIONS
from summarizer.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from summarizer.batching.putting_off import Line, PuttingOff
    from summarizer.store import Packed

T = TypeVar("T")


def packed(putting: PuttingOff, keys: Sequence[str], path: Path) -> list[Packed]:
    """Write the file of questions, and return them as they are written down. Raises OutputError."""
    packed: list[Packed] = []
    try:
        with path.open("wb") as file:
            for key in keys:
                question, line = putting.packed(key)
                packed.append(question)
                file.write(line)
    except OSError as error:
        raise OutputError(f"the questions of a batch cannot be written: {error.strerror}", hint="make room") from None
    return packed


def files(chosen: Sequence[tuple[str, Line]]) -> Iterator[list[str]]:
    """Yield the keys of each file: not too many, not too large."""
    file: list[str] = []
    size = 0
    for key, line in chosen:
        if file and (size + line.size > MOST_BYTES or len(file) == MOST_QUESTIONS):
            yield file
            file, size = [], 0
        file.append(key)
        size += line.size
    if file:
        yield file


def groups(things: Iterator[T], count: int) -> Iterator[list[T]]:
    """Yield the things in lists of so many."""
    while some := list(islice(things, count)):
        yield some
